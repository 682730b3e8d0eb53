/* steward-ingest-again.c: a post that is known comes in once more
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-ingest-again"

#include "steward-ingest-again-private.h"

#include "steward-json.h"
#include "steward-kinds.h"

#include <string.h>

/* Pointers are followed so far: they are written to the end of a chain, more are a damage. */
#define MAX_POINTERS 8

/* A feed whose entries all lead to one page would give it a key for each. */
#define MAX_ALIASES 32

/* Texts of one post that are kept; who rewrites it endlessly fills no file. */
#define MAX_EARLIER_TEXTS 50

static gboolean
follow (StewardTransaction  *transaction,
        StewardRecord      **mention,
        GError             **error)
{
  for (guint i = 0; i < MAX_POINTERS && steward_record_has (*mention, STEWARD_MENTION_MERGED_INTO); i++)
    {
      g_autoptr (GError) local_error = NULL;
      StewardRecord *target = steward_transaction_find (
          transaction, &steward_mention_kind, steward_record_get_text (*mention, STEWARD_MENTION_MERGED_INTO), &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (target == NULL)
        return TRUE;
      g_object_unref (*mention);
      *mention = target;
    }
  return TRUE;
}

static gboolean
find_by_key (StewardTransaction  *transaction,
             const StewardPost   *post,
             const char          *key,
             StewardRecord      **found,
             GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardRecord) mention = steward_transaction_find_mention (transaction, key, post->published_us, &local_error);

  *found = NULL;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (mention == NULL)
    return TRUE;
  if (!follow (transaction, &mention, error))
    return FALSE;
  if (steward_mention_may_be (mention, post))
    *found = g_steal_pointer (&mention);
  return TRUE;
}

static gint64
first_seen (StewardRecord *mention)
{
  gint64 collected = steward_record_get_time (mention, STEWARD_MENTION_COLLECTED);

  return collected != STEWARD_TIME_NONE ? collected : steward_record_get_created (mention);
}

/* Makes the later of both a pointer to the other, which @kept becomes. */
static gboolean
merge (StewardTransaction  *transaction,
       StewardRecord      **kept,
       StewardRecord       *other,
       GError             **error)
{
  gboolean other_is_first = first_seen (other) < first_seen (*kept) ||
                            (first_seen (other) == first_seen (*kept) &&
                             strcmp (steward_record_get_id (other), steward_record_get_id (*kept)) < 0);
  StewardRecord *first = other_is_first ? other : *kept;
  g_autoptr (StewardRecord) later = steward_record_copy (other_is_first ? *kept : other);

  steward_record_set_text (later, STEWARD_MENTION_MERGED_INTO, steward_record_get_id (first));
  if (!steward_transaction_put (transaction, later, "merge", error))
    return FALSE;
  if (other_is_first)
    {
      g_object_unref (*kept);
      *kept = g_object_ref (other);
    }
  return TRUE;
}

/**
 * steward_ingest_find_known:
 * @id: the identity of @post
 * @aliases: (nullable): its other keys
 * @known: (out) (transfer full) (nullable): the mention that it is
 *
 * Looks by each key. Where two mentions are this one post, the later becomes a pointer to the
 * earlier.
 *
 * Returns: whether it went well
 */
gboolean
steward_ingest_find_known (StewardTransaction  *transaction,
                           const StewardPost   *post,
                           const char          *id,
                           const char *const   *aliases,
                           StewardRecord      **known,
                           GError             **error)
{
  g_autoptr (StewardRecord) kept = NULL;

  *known = NULL;
  for (guint i = 0; i == 0 || (aliases != NULL && aliases[i - 1] != NULL); i++)
    {
      g_autoptr (StewardRecord) found = NULL;

      if (!find_by_key (transaction, post, i == 0 ? id : aliases[i - 1], &found, error))
        return FALSE;
      if (found == NULL)
        continue;
      if (kept == NULL)
        kept = g_steal_pointer (&found);
      else if (!g_str_equal (steward_record_get_id (found), steward_record_get_id (kept)) &&
               !merge (transaction, &kept, found, error))
        return FALSE;
    }
  *known = g_steal_pointer (&kept);
  return TRUE;
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* What one of the two lacks doesn't set them apart: a network has no titles, its feed has. */
static gboolean
differs (const char *a,
         const char *b)
{
  return *a != '\0' && *b != '\0' && !g_str_equal (a, b);
}

static gboolean
has_other_words (StewardRecord *known,
                 const char    *title,
                 const char    *text)
{
  return differs (or_empty (steward_record_get_text (known, STEWARD_MENTION_TITLE)), title) ||
         differs (or_empty (steward_record_get_text (known, STEWARD_MENTION_TEXT)), text);
}

static gboolean
had_words_of (JsonArray  *earlier,
              const char *title,
              const char *text)
{
  for (guint i = 0; i < json_array_get_length (earlier); i++)
    {
      JsonNode *node = json_array_get_element (earlier, i);
      JsonObject *words = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

      if (words != NULL && !differs (or_empty (steward_json_get_text (words, "title")), title) &&
          !differs (or_empty (steward_json_get_text (words, "text")), text))
        return TRUE;
    }
  return FALSE;
}

/* Two sources may carry one post in two states for days: only words that were never seen, or that
 * say they are newer, are an edit. */
static gboolean
is_edit (StewardRecord *known,
         StewardRecord *post,
         JsonArray     *earlier)
{
  const char *title = or_empty (steward_record_get_text (post, STEWARD_MENTION_TITLE));
  const char *text = or_empty (steward_record_get_text (post, STEWARD_MENTION_TEXT));
  gint64 was = steward_record_get_time (known, STEWARD_MENTION_UPDATED);
  gint64 is = steward_record_get_time (post, STEWARD_MENTION_UPDATED);

  if (!has_other_words (known, title, text))
    return FALSE;
  if (was != STEWARD_TIME_NONE && is != STEWARD_TIME_NONE && is != was)
    return is > was;
  return !had_words_of (earlier, title, text);
}

static void
keep_words (StewardRecord *known,
            JsonArray     *earlier,
            gint64         now_us)
{
  const char *title = steward_record_get_text (known, STEWARD_MENTION_TITLE);
  JsonObject *words = json_object_new ();
  g_autofree char *at = steward_time_to_rfc3339 (now_us);

  if (title != NULL)
    json_object_set_string_member (words, "title", title);
  json_object_set_string_member (words, "text", or_empty (steward_record_get_text (known, STEWARD_MENTION_TEXT)));
  json_object_set_string_member (words, "until", at);
  json_array_add_object_element (earlier, words);
  if (json_array_get_length (earlier) > MAX_EARLIER_TEXTS)
    json_array_remove_element (earlier, 0);
}

static void
take_words (StewardRecord *known,
            StewardRecord *post)
{
  enum { N_WORDS = 3 };
  static const guint fields[] = {
    STEWARD_MENTION_TITLE, STEWARD_MENTION_TEXT, STEWARD_MENTION_UPDATED,
    /* of the words, so gone with them */
    STEWARD_MENTION_LINKS, STEWARD_MENTION_MENTIONED, STEWARD_MENTION_HASHTAGS,
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (i >= N_WORDS || steward_record_has (post, fields[i]))
      steward_record_copy_field (known, post, fields[i]);
}

static void
take_what_is_missing (StewardRecord     *known,
                      StewardRecord     *post,
                      const char        *id,
                      const char *const *aliases)
{
  static const guint fields[] = {
    STEWARD_MENTION_NETWORK, STEWARD_MENTION_ADDRESS, STEWARD_MENTION_ENTRY_ID, STEWARD_MENTION_SOURCE,
    STEWARD_MENTION_TITLE, STEWARD_MENTION_TEXT, STEWARD_MENTION_AUTHOR, STEWARD_MENTION_AUTHOR_ADDRESS,
    STEWARD_MENTION_PUBLISHED, STEWARD_MENTION_UPDATED, STEWARD_MENTION_IN_REPLY_TO,
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!steward_record_has (known, fields[i]) && steward_record_has (post, fields[i]))
      steward_record_copy_field (known, post, fields[i]);
  for (guint i = 0; i == 0 || (aliases != NULL && aliases[i - 1] != NULL); i++)
    {
      const char *key = i == 0 ? id : aliases[i - 1];

      if (g_strv_length ((char **) steward_record_get_set (known, STEWARD_MENTION_ALIASES)) < MAX_ALIASES &&
          !g_str_equal (key, steward_record_get_id (known)) &&
          !steward_record_set_contains (known, STEWARD_MENTION_ALIASES, key))
        steward_record_add_element (known, STEWARD_MENTION_ALIASES, key);
    }
}

/**
 * steward_ingest_fill_in:
 * @known: the mention that @post is; a copy of what is stored
 * @id: the identity of @post
 * @aliases: (nullable): its other keys
 *
 * Takes from @post what @known lacks, its keys, and its words where the author changed them; the
 * words before are kept in `earlier_texts` as `{"title", "text", "until"}`.
 *
 * Returns: whether the author changed the words
 */
gboolean
steward_ingest_fill_in (StewardRecord     *known,
                        StewardRecord     *post,
                        const char        *id,
                        const char *const *aliases,
                        gint64             now_us)
{
  g_autoptr (JsonNode) node = NULL;
  JsonNode *kept = steward_record_get_json (known, STEWARD_MENTION_EARLIER_TEXTS);
  JsonArray *earlier;
  gboolean edited;

  if (kept != NULL && JSON_NODE_HOLDS_ARRAY (kept))
    node = kept;
  else
    {
      g_clear_pointer (&kept, json_node_unref);
      node = json_node_new (JSON_NODE_ARRAY);
      json_node_take_array (node, json_array_new ());
    }
  earlier = json_node_get_array (node);
  edited = is_edit (known, post, earlier);
  if (edited)
    {
      keep_words (known, earlier, now_us);
      steward_record_set_json (known, STEWARD_MENTION_EARLIER_TEXTS, node);
      take_words (known, post);
    }
  take_what_is_missing (known, post, id, aliases);
  return edited;
}
