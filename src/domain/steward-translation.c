/* steward-translation.c: a guideline in another language, and where it lags
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-translation"

#include "steward-translation.h"

#include "steward-guideline-private.h"
#include "steward-id.h"

#include <string.h>

static char *
dup_id (const char *guideline,
        const char *renders)
{
  g_autofree char *both = g_strdup_printf ("%s\n%s", guideline, renders);

  return steward_id_from_text (both);
}

/**
 * steward_translation_begin:
 * @master: a version of the master that was put in force
 * @id: of the new guideline
 * @title: its title
 * @language: BCP 47
 *
 * Rules stay with the master: what binds is said once. The ids of the clauses follow from @id and those of the master.
 *
 * Returns: (transfer full): the master's clauses in its words, none of them translated yet
 */
StewardGuideline *
steward_translation_begin (StewardGuideline *master,
                           const char       *id,
                           const char       *title,
                           const char       *language)
{
  StewardGuideline *self = steward_guideline_new (id, title, language, steward_guideline_get_audience (master));
  g_autoptr (GPtrArray) blocks = steward_guideline_copy_blocks (master);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < blocks->len; i++)
    {
      StewardGuidelineBlock *block = blocks->pdata[i];

      g_free (block->renders);
      block->renders = g_steal_pointer (&block->id);
      block->renders_number = 0;
      block->id = dup_id (id, block->renders);
      g_clear_pointer (&block->rule, json_node_unref);
      g_hash_table_insert (ids, block->renders, block->id);
    }
  for (guint i = 0; i < blocks->len; i++)
    {
      StewardGuidelineBlock *block = blocks->pdata[i];
      const char *parent = block->parent != NULL ? g_hash_table_lookup (ids, block->parent) : NULL;

      g_free (block->parent);
      block->parent = g_strdup (parent);
    }
  steward_guideline_take_blocks (self, blocks);
  steward_guideline_set_master (self, steward_guideline_get_id (master));
  return self;
}

/* Where the part after the n-th heading begins, and where it ends; the first part is before any heading. */
static void
find_part (StewardGuideline *guideline,
           guint             start,
           guint            *end)
{
  guint n = steward_guideline_get_n_blocks (guideline);

  for (*end = start; *end < n; (*end)++)
    if (steward_guideline_get_block (guideline, *end)->type == STEWARD_GUIDELINE_BLOCK_HEADING)
      return;
}

/* The next block from @at on, before @end, of @type that no other stands for; @end where there is none. */
static guint
find_next (StewardGuideline          *guideline,
           guint                      at,
           guint                      end,
           StewardGuidelineBlockType  type,
           GHashTable                *taken)
{
  for (; at < end; at++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, at);

      if (block->type == type && !g_hash_table_contains (taken, block->id))
        return at;
    }
  return end;
}

/* Within one part the first paragraph stands for the first, the second item for the second. */
static guint
pair_part (GPtrArray        *blocks,
           guint             start,
           guint             end,
           StewardGuideline *master,
           guint             master_start,
           guint             master_end,
           GHashTable       *taken)
{
  guint next[STEWARD_GUIDELINE_BLOCK_CODE + 1];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (next); i++)
    next[i] = master_start;
  for (guint i = start; i < end; i++)
    {
      StewardGuidelineBlock *block = blocks->pdata[i];
      guint at;

      if (block->renders != NULL)
        continue;
      at = find_next (master, next[block->type], master_end, block->type, taken);
      next[block->type] = at;
      if (at == master_end)
        continue;
      block->renders = g_strdup (steward_guideline_get_block (master, at)->id);
      block->renders_number = 0;
      g_hash_table_add (taken, block->renders);
      n++;
    }
  return n;
}

/**
 * steward_translation_pair:
 * @self: a document in another language that was written elsewhere
 * @master: a version of its master
 *
 * Clauses that stand for none yet are given one by their places: the n-th heading for the n-th of the same level, and between
 * two headings each paragraph, item, table, quote for the one in its turn. Somebody has still to look at each.
 *
 * Returns: how many were given one
 */
guint
steward_translation_pair (StewardGuideline *self,
                          StewardGuideline *master)
{
  g_autoptr (GPtrArray) blocks = steward_guideline_copy_blocks (self);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_master = steward_guideline_get_n_blocks (master);
  guint n = 0;

  for (guint i = 0; i < blocks->len; i++)
    if (((StewardGuidelineBlock *) blocks->pdata[i])->renders != NULL)
      g_hash_table_add (taken, ((StewardGuidelineBlock *) blocks->pdata[i])->renders);
  for (guint at = 0, at_master = 0;;)
    {
      StewardGuidelineBlock *heading;
      const StewardGuidelineBlock *other;
      guint end;
      guint end_master;

      find_part (self, at, &end);
      find_part (master, at_master, &end_master);
      n += pair_part (blocks, at, end, master, at_master, end_master, taken);
      if (end == blocks->len || end_master == n_master)
        break;
      heading = blocks->pdata[end];
      other = steward_guideline_get_block (master, end_master);
      if (heading->level != other->level)
        break;
      if (heading->renders == NULL && !g_hash_table_contains (taken, other->id))
        {
          heading->renders = g_strdup (other->id);
          heading->renders_number = 0;
          g_hash_table_add (taken, heading->renders);
          n++;
        }
      at = end + 1;
      at_master = end_master + 1;
    }
  if (n > 0)
    {
      g_hash_table_remove_all (taken);
      steward_guideline_take_blocks (self, blocks);
    }
  return n;
}

static StewardGuideline *
find_edition (GPtrArray *editions,
              gint64     number)
{
  for (guint i = 0; i < editions->len; i++)
    if (steward_guideline_get_number (editions->pdata[i]) == number)
      return editions->pdata[i];
  return NULL;
}

static gboolean
says_the_same (const StewardGuidelineBlock *a,
               const StewardGuidelineBlock *b)
{
  g_autofree char *first = steward_guideline_block_dup_content (a);
  g_autofree char *second = steward_guideline_block_dup_content (b);

  return g_str_equal (first, second);
}

/* An edition that isn't here may have said anything: then it lags. */
static StewardRenderingState
compare_block (const StewardGuidelineBlock *block,
               StewardGuideline            *master,
               gint                         at,
               GPtrArray                   *editions)
{
  StewardGuideline *then;
  gint was;

  if (block->renders == NULL)
    return STEWARD_RENDERING_OWN;
  if (at < 0)
    return STEWARD_RENDERING_GONE;
  if (block->renders_number < 1)
    return STEWARD_RENDERING_UNTRANSLATED;
  then = find_edition (editions, block->renders_number);
  was = then != NULL ? steward_guideline_find (then, block->renders) : -1;
  return was >= 0 && says_the_same (steward_guideline_get_block (then, (guint) was),
                                    steward_guideline_get_block (master, (guint) at))
           ? STEWARD_RENDERING_CURRENT
           : STEWARD_RENDERING_LAGS;
}

static GArray *
compare_with (StewardGuideline *self,
              StewardGuideline *master,
              GPtrArray        *editions)
{
  guint n = steward_guideline_get_n_blocks (self);
  guint n_master = steward_guideline_get_n_blocks (master);
  GArray *renderings = g_array_new (FALSE, FALSE, sizeof (StewardRendering));
  g_autoptr (GHashTable) rendered = g_hash_table_new (g_str_hash, g_str_equal);
  guint next = 0;

  for (guint i = 0; i < n; i++)
    if (steward_guideline_get_block (self, i)->renders != NULL)
      g_hash_table_add (rendered, steward_guideline_get_block (self, i)->renders);
  for (guint i = 0; i <= n; i++)
    {
      const StewardGuidelineBlock *block = i < n ? steward_guideline_get_block (self, i) : NULL;
      gint at = block != NULL && block->renders != NULL ? steward_guideline_find (master, block->renders) : -1;
      guint until = block == NULL ? n_master : at >= 0 ? (guint) at : next;

      for (; next < until; next++)
        if (!g_hash_table_contains (rendered, steward_guideline_get_block (master, next)->id))
          {
            StewardRendering missing = { STEWARD_RENDERING_MISSING, -1, (gint) next, 0 };

            g_array_append_val (renderings, missing);
          }
      if (block != NULL)
        {
          StewardRendering rendering = { compare_block (block, master, at, editions), (gint) i, at, block->renders_number };

          g_array_append_val (renderings, rendering);
        }
    }
  return renderings;
}

/**
 * steward_translation_compare:
 * @self: a language version
 * @editions: (element-type StewardGuideline): versions of its master, at least one; the one with the highest number is compared
 *
 * A clause lags where the master's words, type or level are others than in the version that it was translated from; rules are
 * the master's alone.
 *
 * Returns: (transfer full) (element-type StewardRendering): every clause of either, in the order of @self; one that is missing
 *   stands where the master has it
 */
GArray *
steward_translation_compare (StewardGuideline *self,
                             GPtrArray        *editions)
{
  StewardGuideline *newest = NULL;

  g_return_val_if_fail (editions->len > 0, NULL);

  for (guint i = 0; i < editions->len; i++)
    if (newest == NULL || steward_guideline_get_number (editions->pdata[i]) > steward_guideline_get_number (newest))
      newest = editions->pdata[i];
  return compare_with (self, newest, editions);
}

/**
 * steward_rendering_is_behind:
 *
 * Returns: whether somebody has to translate; what a language version says beyond its master doesn't make it lag
 */
gboolean
steward_rendering_is_behind (StewardRenderingState state)
{
  return state != STEWARD_RENDERING_CURRENT && state != STEWARD_RENDERING_OWN;
}

/**
 * steward_translation_count_behind:
 *
 * Returns: how many of @renderings are behind
 */
guint
steward_translation_count_behind (GArray *renderings)
{
  guint n = 0;

  for (guint i = 0; i < renderings->len; i++)
    n += steward_rendering_is_behind (g_array_index (renderings, StewardRendering, i).state) ? 1 : 0;
  return n;
}

/**
 * steward_translation_get_number:
 * @self: a language version
 * @editions: (element-type StewardGuideline): versions of its master
 *
 * Returns: the highest edition of the master of which every clause is said here; 0 for none. Who has read this has read that.
 */
gint64
steward_translation_get_number (StewardGuideline *self,
                                GPtrArray        *editions)
{
  gint64 highest = 0;

  for (guint i = 0; i < editions->len; i++)
    {
      gint64 number = steward_guideline_get_number (editions->pdata[i]);
      g_autoptr (GArray) renderings = NULL;

      if (number <= highest)
        continue;
      renderings = compare_with (self, editions->pdata[i], editions);
      if (steward_translation_count_behind (renderings) == 0)
        highest = number;
    }
  return highest;
}

/**
 * steward_rendering_state_to_string:
 *
 * Returns: its name in JSON
 */
const char *
steward_rendering_state_to_string (StewardRenderingState state)
{
  static const char *const names[] = { "current", "lags", "untranslated", "missing", "gone", "own" };

  return names[state];
}

/**
 * steward_language_fits:
 * @wanted: (nullable): what somebody reads, BCP 47 or as locales have it (`de_AT.UTF-8`)
 * @language: (nullable): what a text is in, BCP 47
 *
 * Returns: whether it is the same language, whatever its region
 */
gboolean
steward_language_fits (const char *wanted,
                       const char *language)
{
  gsize length = wanted != NULL ? strcspn (wanted, "-_.@") : 0;

  return length > 0 && language != NULL && strcspn (language, "-_.@") == length &&
         g_ascii_strncasecmp (wanted, language, length) == 0;
}
