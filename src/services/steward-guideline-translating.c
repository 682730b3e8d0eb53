/* steward-guideline-translating.c: guidelines in other languages
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-translating"

#include "steward-guideline-translating.h"

#include "steward-directory-private.h"
#include "steward-guideline-draft-private.h"
#include "steward-guideline-report-private.h"
#include "steward-guideline-languages-private.h"
#include "steward-guideline-writing-private.h"
#include "steward-id.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-service-error.h"
#include "steward-translation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char  *id;
  char  *which;    /* (nullable) */
  char  *language; /* (nullable) */
  char  *title;    /* (nullable) */
  char **clauses;  /* (nullable) NULL: all */
} Translating;

static void
translating_free (gpointer data)
{
  Translating *self = data;

  g_free (self->id);
  g_free (self->which);
  g_free (self->language);
  g_free (self->title);
  g_strfreev (self->clauses);
  g_free (self);
}

static Translating *
translating_new (const char        *id,
                 const char        *which,
                 const char *const *clauses)
{
  Translating *self = g_new0 (Translating, 1);

  self->id = g_strdup (id);
  self->which = g_strdup (which);
  self->clauses = g_strdupv ((char **) clauses);
  return self;
}

static gboolean
usage (GError     **error,
       const char  *message)
{
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, message);
  return FALSE;
}

static void
take_array (StewardOperation *operation,
            JsonArray        *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  steward_operation_take_json (operation, node);
}

static gboolean
begin (StewardTransaction  *transaction,
       StewardOperation    *operation,
       gpointer             data,
       GCancellable        *cancellable,
       GError             **error)
{
  Translating *input = data;
  g_autofree char *id = steward_id_new ();
  g_autofree char *title = NULL;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) master = steward_guideline_look_up (transaction, input->id, error);
  g_autoptr (StewardGuideline) said = NULL;
  g_autoptr (StewardGuideline) document = NULL;
  g_autoptr (StewardRecord) head = NULL;
  g_autoptr (JsonObject) fields = json_object_new ();
  const char *department;
  StewardRecord *edition = NULL;

  if (master == NULL ||
      !steward_in_force_find_last_edition (in_force, steward_record_get_id (master), &edition, error))
    return FALSE;
  if (edition == NULL || steward_record_has (master, STEWARD_GUIDELINE_RETIRED))
    return usage (error, _("No version of this guideline is in force: put one in force first"));
  if (input->language == NULL || *input->language == '\0')
    return usage (error, _("Say in which language it is, as “de” or “fr”"));
  said = steward_guideline_new_from_edition (edition, error);
  if (said == NULL)
    return FALSE;
  title = input->title != NULL ? g_strdup (input->title)
                               : g_strdup_printf ("%s (%s)", steward_guideline_get_title (said), input->language);
  document = steward_translation_begin (said, id, title, input->language);
  department = steward_record_get_text (master, STEWARD_GUIDELINE_DEPARTMENT);
  if (department != NULL)
    json_object_set_string_member (fields, "department", department);
  json_object_set_string_member (fields, "master", steward_record_get_id (master));
  head = steward_guideline_begin_head (transaction, in_force, document, fields, error);
  if (head == NULL)
    return FALSE;
  steward_record_set_set (head, STEWARD_GUIDELINE_AUDIENCE, steward_guideline_get_audience (said));
  if (!steward_guideline_store_new (transaction, head, document, "translate", error))
    return FALSE;
  steward_operation_set_record (operation, head);
  return steward_guideline_report (transaction, operation, head, NULL, NULL, error);
}

/**
 * steward_translations_begin:
 * @master: an id, the start of one, or a title
 * @language: BCP 47
 * @title: (nullable): %NULL for the master's with the language
 *
 * For those who write the master. The clauses stand in the master's words until they are translated.
 *
 * Returns: (transfer full): begins a version in another language; JSON as `guideline show`
 */
StewardOperation *
steward_translations_begin (const char *master,
                            const char *language,
                            const char *title)
{
  Translating *input = translating_new (master, NULL, NULL);

  input->language = g_strdup (language);
  input->title = g_strdup (title);
  return steward_operation_new ("begin-translation", STEWARD_MODE_DEED, begin, input, translating_free);
}

/* The draft of a language version and what it is measured by. */
static StewardRecord *
open_translation (StewardTransaction  *transaction,
                  StewardInForce      *in_force,
                  const char          *id,
                  StewardGuideline   **draft,
                  GPtrArray          **editions,
                  GError             **error)
{
  g_autoptr (StewardRecord) head = steward_guideline_open_head (transaction, id, error);

  *draft = head != NULL ? steward_guideline_read_draft (transaction, head, error) : NULL;
  *editions = *draft != NULL ? steward_translation_read_master (in_force, *draft, FALSE, error) : NULL;
  if (*editions == NULL)
    return NULL;
  if ((*editions)->len > 0)
    return g_steal_pointer (&head);
  usage (error, _("This guideline is no language version of one that is in force: say of which with “stewardctl guideline set ID --master MASTER”, or begin one"));
  return NULL;
}

/* Returns: (transfer full) (nullable): where the wanted clauses of @document are */
static GHashTable *
find_clauses (StewardGuideline   *document,
              const char *const  *clauses,
              GError            **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; clauses != NULL && clauses[i] != NULL; i++)
    {
      gint at = steward_guideline_find_clause (document, clauses[i], error);

      if (at < 0)
        return NULL;
      g_hash_table_add (found, GINT_TO_POINTER (at));
    }
  return g_steal_pointer (&found);
}

/* @blocks: (transfer full for each): what @before has in the end */
static gboolean
store_blocks (StewardTransaction  *transaction,
              StewardOperation    *operation,
              StewardRecord       *head,
              StewardGuideline    *before,
              GPtrArray           *blocks,
              GError             **error)
{
  g_autoptr (StewardGuideline) after = steward_guideline_read_draft (transaction, head, error);

  if (after == NULL)
    return FALSE;
  steward_guideline_take_blocks (after, blocks);
  if (!steward_guideline_store_all (transaction, head, before, after, "translate", error))
    return FALSE;
  steward_operation_set_record (operation, head);
  return steward_guideline_report (transaction, operation, head, "draft", NULL, error);
}

static gboolean
mark (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  Translating *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardGuideline) before = NULL;
  g_autoptr (GPtrArray) editions = NULL;
  g_autoptr (StewardRecord) head = open_translation (transaction, in_force, input->id, &before, &editions, error);
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GHashTable) marked = NULL;
  StewardGuideline *master;

  if (head == NULL)
    return FALSE;
  master = steward_translation_get_newest (editions);
  marked = find_clauses (before, (const char *const *) input->clauses, error);
  if (marked == NULL)
    return FALSE;
  blocks = steward_guideline_copy_blocks (before);
  for (guint i = 0; i < blocks->len; i++)
    {
      StewardGuidelineBlock *block = blocks->pdata[i];
      gboolean is_there = block->renders != NULL && steward_guideline_find (master, block->renders) >= 0;

      if (input->clauses != NULL && !g_hash_table_contains (marked, GUINT_TO_POINTER (i)))
        continue;
      if (is_there)
        block->renders_number = steward_guideline_get_number (master);
      else if (input->clauses != NULL)
        {
          g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                       _("Clause %s stands for none that the master has: take it out, or leave it unmarked"), steward_guideline_get_clause (before, i));
          return FALSE;
        }
    }
  return store_blocks (transaction, operation, head, before, blocks, error);
}

/**
 * steward_translations_mark:
 * @id: a language version: an id, the start of one, or a title
 * @clauses: (nullable): numbers of clauses of its draft, or ids of their blocks; %NULL for all
 *
 * Part of what is approved: it says that whoever reads these clauses has read the master's.
 *
 * Returns: (transfer full): says that clauses say what the last version of the master says; JSON as `guideline show`
 */
StewardOperation *
steward_translations_mark (const char        *id,
                           const char *const *clauses)
{
  return steward_operation_new ("mark-translated", STEWARD_MODE_DEED, mark, translating_new (id, NULL, clauses),
                                translating_free);
}

/* The block that stands for @master's block, or -1. */
static gint
find_rendering (GPtrArray  *blocks,
                const char *master)
{
  for (guint i = 0; master != NULL && i < blocks->len; i++)
    if (g_strcmp0 (((StewardGuidelineBlock *) blocks->pdata[i])->renders, master) == 0)
      return (gint) i;
  return -1;
}

/* Whether the block at @at is under @parent, however deep. */
static gboolean
is_under (GPtrArray  *blocks,
          guint       at,
          const char *parent)
{
  const char *above = ((StewardGuidelineBlock *) blocks->pdata[at])->parent;

  for (guint steps = 0; above != NULL && steps < blocks->len; steps++)
    {
      const char *next = NULL;

      if (g_strcmp0 (above, parent) == 0)
        return TRUE;
      for (guint i = 0; i < at; i++)
        if (g_strcmp0 (((StewardGuidelineBlock *) blocks->pdata[i])->id, above) == 0)
          next = ((StewardGuidelineBlock *) blocks->pdata[i])->parent;
      above = next;
    }
  return FALSE;
}

/* Behind what stands for the clause before it in the master, and all that is under that. */
static void
insert_block (GPtrArray        *blocks,
              StewardGuideline *master,
              guint             at)
{
  const StewardGuidelineBlock *said = steward_guideline_get_block (master, at);
  StewardGuidelineBlock *block = steward_guideline_block_copy (said);
  gint parent = find_rendering (blocks, said->parent);
  guint place = parent >= 0 ? (guint) parent + 1 : 0;

  for (gint i = (gint) at - 1; i >= 0; i--)
    {
      const StewardGuidelineBlock *former = steward_guideline_get_block (master, (guint) i);
      gint found = g_strcmp0 (former->parent, said->parent) == 0 ? find_rendering (blocks, former->id) : -1;

      if (found < 0)
        continue;
      for (place = (guint) found + 1;
           place < blocks->len && is_under (blocks, place, ((StewardGuidelineBlock *) blocks->pdata[found])->id); place++)
        ;
      break;
    }
  g_free (block->renders);
  block->renders = g_steal_pointer (&block->id);
  block->renders_number = 0;
  block->id = steward_id_new ();
  g_clear_pointer (&block->rule, json_node_unref);
  g_clear_pointer (&block->order_key, g_free);
  g_free (block->parent);
  block->parent = parent >= 0 ? g_strdup (((StewardGuidelineBlock *) blocks->pdata[parent])->id) : NULL;
  g_ptr_array_insert (blocks, (gint) place, block);
}

static gboolean
take (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  Translating *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardGuideline) before = NULL;
  g_autoptr (GPtrArray) editions = NULL;
  g_autoptr (StewardRecord) head = open_translation (transaction, in_force, input->id, &before, &editions, error);
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GHashTable) wanted = NULL;
  StewardGuideline *master;

  if (head == NULL)
    return FALSE;
  master = steward_translation_get_newest (editions);
  wanted = find_clauses (master, (const char *const *) input->clauses, error);
  if (wanted == NULL)
    return FALSE;
  blocks = steward_guideline_copy_blocks (before);
  for (guint at = 0; at < steward_guideline_get_n_blocks (master); at++)
    if ((input->clauses == NULL || g_hash_table_contains (wanted, GUINT_TO_POINTER (at))) &&
        find_rendering (blocks, steward_guideline_get_block (master, at)->id) < 0)
      insert_block (blocks, master, at);
  steward_guideline_place_blocks (blocks);
  return store_blocks (transaction, operation, head, before, blocks, error);
}

/**
 * steward_translations_take:
 * @id: a language version: an id, the start of one, or a title
 * @clauses: (nullable): numbers of clauses of the master, or ids of their blocks; %NULL for all that are missing
 *
 * Returns: (transfer full): puts clauses that are missing where the master has them, in the master's words, not translated yet;
 *   JSON as `guideline show`
 */
StewardOperation *
steward_translations_take (const char        *id,
                           const char *const *clauses)
{
  return steward_operation_new ("take-clauses", STEWARD_MODE_DEED, take, translating_new (id, NULL, clauses),
                                translating_free);
}

static StewardGuideline *
find_number (GPtrArray *editions,
             gint64     number)
{
  for (guint i = 0; i < editions->len; i++)
    if (steward_guideline_get_number (editions->pdata[i]) == number)
      return editions->pdata[i];
  return NULL;
}

static JsonObject *
describe_rendering (const StewardRendering *rendering,
                    StewardGuideline       *document,
                    StewardGuideline       *master,
                    GPtrArray              *editions)
{
  JsonObject *line = json_object_new ();
  const StewardGuidelineBlock *block =
    rendering->block >= 0 ? steward_guideline_get_block (document, (guint) rendering->block) : NULL;
  StewardGuideline *then = rendering->since > 0 ? find_number (editions, rendering->since) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint was;

  json_object_set_string_member (line, "state", steward_rendering_state_to_string (rendering->state));
  if (block != NULL)
    {
      json_object_set_string_member (line, "clause", steward_guideline_get_clause (document, (guint) rendering->block));
      json_object_set_string_member (line, "id", block->id);
    }
  if (rendering->master >= 0)
    {
      json_object_set_string_member (line, "master_clause", steward_guideline_get_clause (master, (guint) rendering->master));
      json_object_set_string_member (line, "master_block", steward_guideline_get_block (master, (guint) rendering->master)->id);
    }
  if (rendering->since > 0)
    json_object_set_int_member (line, "since", rendering->since);
  text = block != NULL ? steward_guideline_dup_block_text (block) : NULL;
  if (text != NULL)
    json_object_set_string_member (line, "text", text);
  if (rendering->state == STEWARD_RENDERING_CURRENT)
    return line;
  was = then != NULL ? steward_guideline_find (then, block->renders) : -1;
  before = was >= 0 ? steward_guideline_dup_block_text (steward_guideline_get_block (then, (guint) was)) : NULL;
  after = rendering->master >= 0
            ? steward_guideline_dup_block_text (steward_guideline_get_block (master, (guint) rendering->master))
            : NULL;
  if (before != NULL)
    json_object_set_string_member (line, "before", before);
  if (after != NULL)
    json_object_set_string_member (line, "after", after);
  if (before != NULL && after != NULL)
    json_object_set_array_member (line, "words", steward_guideline_list_words (before, after));
  return line;
}

static gboolean
show (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  Translating *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, input->id, error);
  StewardRecord *edition = NULL;
  g_autoptr (StewardGuideline) document =
    head != NULL ? steward_guideline_read_version (transaction, in_force, head, input->which, &edition, error) : NULL;
  g_autoptr (GPtrArray) editions =
    document != NULL ? steward_translation_read_master (in_force, document, FALSE, error) : NULL;
  g_autoptr (GArray) renderings = NULL;
  g_autoptr (JsonArray) lines = json_array_new ();

  if (editions == NULL)
    return FALSE;
  if (editions->len == 0)
    return usage (error, _("This guideline is no language version of one that is in force: say of which with “stewardctl guideline set ID --master MASTER”, or begin one"));
  renderings = steward_translation_compare (document, editions);
  for (guint i = 0; i < renderings->len; i++)
    json_array_add_object_element (lines, describe_rendering (&g_array_index (renderings, StewardRendering, i), document,
                                                              steward_translation_get_newest (editions), editions));
  take_array (operation, g_steal_pointer (&lines));
  return TRUE;
}

/**
 * steward_translations_show:
 * @id: a language version: an id, the start of one, or a title
 * @which: (nullable): `draft`, `in-force` or a number; %NULL is the draft where there is one, else the last version
 *
 * Returns: (transfer full): reads how each clause stands to the last version of the master: `clause`, `id`, `master_clause`,
 *   `master_block`, `state` as steward-translation.h has it, `since` (the version it was translated from), `text`, and unless
 *   current what the master said then (`before`) and says now (`after`), with `words[]` as `guideline diff` has them
 */
StewardOperation *
steward_translations_show (const char *id,
                           const char *which)
{
  return steward_operation_new ("show-translation", STEWARD_MODE_READ, show, translating_new (id, which, NULL), translating_free);
}

static gboolean
list (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  Translating *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardDirectory) directory = steward_directory_read (transaction, error);
  g_autoptr (StewardRecord) head = directory != NULL ? steward_guideline_look_up (transaction, input->id, error) : NULL;
  const char *master = head != NULL && steward_record_has (head, STEWARD_GUIDELINE_MASTER)
                         ? steward_record_get_text (head, STEWARD_GUIDELINE_MASTER)
                       : head != NULL ? steward_record_get_id (head)
                                      : NULL;
  g_autoptr (StewardRecord) first = master != NULL ? steward_transaction_get (transaction, &steward_guideline_kind, master, error) : NULL;
  g_autoptr (GPtrArray) heads = NULL;
  g_autoptr (JsonArray) lines = json_array_new ();

  if (first == NULL || !steward_translation_list_versions (transaction, in_force, master, &heads, error))
    return FALSE;
  g_ptr_array_insert (heads, 0, g_steal_pointer (&first));
  for (guint i = 0; i < heads->len; i++)
    {
      JsonObject *line = steward_guideline_describe (transaction, in_force, directory, heads->pdata[i], NULL, NULL, error);

      if (line == NULL)
        return FALSE;
      json_array_add_object_element (lines, line);
    }
  take_array (operation, g_steal_pointer (&lines));
  return TRUE;
}

/**
 * steward_translations_list:
 * @id: a master or a language version: an id, the start of one, or a title
 *
 * Returns: (transfer full): lists the master and its versions in other languages with the keys of `guideline list`
 */
StewardOperation *
steward_translations_list (const char *id)
{
  return steward_operation_new ("list-translations", STEWARD_MODE_READ, list, translating_new (id, NULL, NULL), translating_free);
}

static gboolean
choose (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  Translating *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, input->id, error);
  StewardRecord *chosen;

  if (head == NULL || steward_in_force_get_guidelines (in_force, error) == NULL)
    return FALSE;
  chosen = steward_translation_choose (in_force, steward_record_get_id (head), (const char *const *) input->clauses);
  if (chosen == NULL)
    return usage (error, _("No version of this guideline is in force: put one in force first"));
  steward_operation_set_record (operation, chosen);
  return steward_guideline_report (transaction, operation, chosen, "in-force", NULL, error);
}

/**
 * steward_translations_choose:
 * @id: a master or a language version: an id, the start of one, or a title
 * @languages: (array zero-terminated=1): what somebody reads, what they like best first
 *
 * Returns: (transfer full): reads the version in force in the first of @languages that says what the master says, else the
 *   master; JSON as `guideline show`
 */
StewardOperation *
steward_translations_choose (const char        *id,
                             const char *const *languages)
{
  return steward_operation_new ("choose-language", STEWARD_MODE_READ, choose, translating_new (id, NULL, languages),
                                translating_free);
}
