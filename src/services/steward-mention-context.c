/* steward-mention-context.c: what stands around a mention
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mention-context"

#include "steward-mention-context.h"

#include "steward-directory-private.h"
#include "steward-kinds.h"
#include "steward-mention-deed-private.h"
#include "steward-mention-query.h"
#include "steward-mention-why-private.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-presence-private.h"


#define EARLIER_READ 100
#define CANDIDATES   1000 /* hits of a name that many share are looked through so far */
#define EARLIER_SHOWN 5
#define PRESENT_MINUTES 15 /* a colleague who told nothing since is somewhere else */

typedef struct
{
  StewardTransaction *transaction;
  StewardDirectory   *directory; /* (owned) */
  StewardRecord      *mention;
  JsonObject         *object;
} Context;

static void
set_time (JsonObject *object,
          const char *member,
          gint64      time_us)
{
  g_autofree char *text = time_us != STEWARD_TIME_NONE ? steward_time_to_rfc3339 (time_us) : NULL;

  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

static const char *
name_of (Context    *context,
         const char *person)
{
  StewardRecord *record = steward_directory_get (context->directory, person);

  return record != NULL ? steward_record_get_text (record, STEWARD_PERSON_NAME) : NULL;
}

/* Returns: (transfer full) (nullable): what finds the words of a name; %NULL where it has none */
static StewardQuery *
query_name (const char *name,
            gint64      now_us)
{
  g_autofree char *plain = g_strdelimit (g_strdup (name != NULL ? name : ""), "\"", ' ');
  g_autofree char *text = g_strdup_printf ("author:\"%s\"", plain);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (StewardQuery) query = steward_query_new (text, now_us, zone);

  return steward_query_node_get_type (steward_query_get_root (query)) == STEWARD_QUERY_AUTHOR ? g_steal_pointer (&query)
                                                                                               : NULL;
}

/* The newest that the author of the mention wrote before it. An index of its own for this would be spread over all
 * addresses; the search index has the words of a name, and the rest is compared. */
static GPtrArray *
list_by_author (Context  *context,
                GError  **error)
{
  const char *address = steward_record_get_text (context->mention, STEWARD_MENTION_AUTHOR_ADDRESS);
  gint64 now_us = steward_transaction_get_now (context->transaction);
  g_autofree char *handle = g_strstrip (steward_query_author_words (NULL, address));
  g_autoptr (StewardQuery) query = query_name (handle, now_us);
  StewardMentionSelection selection = { .before_row = steward_record_get_row (context->mention) };
  g_autoptr (GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (query == NULL)
    query = query_name (steward_record_get_text (context->mention, STEWARD_MENTION_AUTHOR), now_us);
  if (query == NULL)
    return g_steal_pointer (&posts);
  selection.query = query;
  if (!steward_transaction_search_mentions (context->transaction, &selection, CANDIDATES, rows, error))
    return NULL;
  for (guint i = 0; i < rows->len && posts->len < EARLIER_READ; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (StewardRecord) post = steward_transaction_get_by_row (
          context->transaction, &steward_mention_kind, g_array_index (rows, gint64, i), &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      if (post != NULL && g_strcmp0 (steward_record_get_text (post, STEWARD_MENTION_AUTHOR_ADDRESS), address) == 0 &&
          !steward_record_has (post, STEWARD_MENTION_MERGED_INTO))
        g_ptr_array_add (posts, g_steal_pointer (&post));
    }
  return g_steal_pointer (&posts);
}

/* What the same author wrote to us before: posts whose address is the author's own are nobody's. */
static gboolean
add_earlier (Context  *context,
             GError  **error)
{
  JsonArray *array = json_array_new ();
  g_autoptr (GPtrArray) posts = NULL;
  gint64 n_unanswered = 0;

  json_object_set_array_member (context->object, "earlier", array);
  if (!steward_record_has (context->mention, STEWARD_MENTION_AUTHOR_ADDRESS))
    return TRUE;
  posts = list_by_author (context, error);
  if (posts == NULL)
    return FALSE;
  for (guint i = 0; i < posts->len; i++)
    {
      n_unanswered += !steward_record_has (posts->pdata[i], STEWARD_MENTION_FIRST_ANSWERED);
      if (i < EARLIER_SHOWN)
        json_array_add_object_element (array, steward_directory_present (context->directory, posts->pdata[i]));
    }
  json_object_set_int_member (context->object, "earlier_count", posts->len);
  json_object_set_int_member (context->object, "earlier_unanswered", n_unanswered);
  return TRUE;
}

static gboolean
add_notes (Context  *context,
           GError  **error)
{
  g_autoptr (GPtrArray) notes =
      steward_transaction_list_by (context->transaction, &steward_note_kind, STEWARD_NOTE_RECORD,
                                   steward_record_get_id (context->mention), error);
  JsonArray *array;

  if (notes == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < notes->len; i++)
    {
      JsonObject *note = json_object_new ();
      const char *name = name_of (context, steward_record_get_text (notes->pdata[i], STEWARD_NOTE_PERSON));

      json_object_set_string_member (note, "text", steward_record_get_text (notes->pdata[i], STEWARD_NOTE_TEXT));
      if (name != NULL)
        json_object_set_string_member (note, "person", name);
      set_time (note, "at", steward_record_get_time (notes->pdata[i], STEWARD_NOTE_AT));
      json_array_add_object_element (array, note);
    }
  json_object_set_array_member (context->object, "notes", array);
  return TRUE;
}

/* Answers that are being written: the second one is announced before its first word. */
static gboolean
add_drafts (Context  *context,
            GError  **error)
{
  g_autoptr (GPtrArray) responses =
      steward_transaction_list_by (context->transaction, &steward_response_kind, STEWARD_RESPONSE_MENTION,
                                   steward_record_get_id (context->mention), error);
  JsonArray *array;

  if (responses == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < responses->len; i++)
    {
      JsonObject *draft = json_object_new ();
      const char *name = name_of (context, steward_record_get_changed_by (responses->pdata[i]));

      json_object_set_string_member (draft, "id", steward_record_get_id (responses->pdata[i]));
      if (steward_record_has (responses->pdata[i], STEWARD_RESPONSE_STATE))
        json_object_set_string_member (draft, "state", steward_record_get_text (responses->pdata[i], STEWARD_RESPONSE_STATE));
      if (steward_record_has (responses->pdata[i], STEWARD_RESPONSE_TEXT))
        json_object_set_string_member (draft, "text", steward_record_get_text (responses->pdata[i], STEWARD_RESPONSE_TEXT));
      if (name != NULL)
        json_object_set_string_member (draft, "person", name);
      json_object_set_boolean_member (draft, "own", g_strcmp0 (steward_record_get_changed_by (responses->pdata[i]),
                                                               steward_transaction_get_person (context->transaction)) == 0);
      set_time (draft, "changed", steward_record_get_changed (responses->pdata[i]));
      json_array_add_object_element (array, draft);
    }
  json_object_set_array_member (context->object, "responses", array);
  return TRUE;
}

static gboolean
add_present (Context  *context,
             GError  **error)
{
  g_autoptr (GPtrArray) present = steward_presence_list_others (context->transaction, steward_record_get_id (context->mention),
                                                                PRESENT_MINUTES * STEWARD_MINUTE_US, error);
  JsonArray *array;

  if (present == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < present->len; i++)
    {
      const char *person = steward_record_get_text (present->pdata[i], STEWARD_PRESENCE_PERSON);
      const char *name = name_of (context, person);
      JsonObject *one;

      if (name == NULL)
        continue;
      one = json_object_new ();
      json_object_set_string_member (one, "person", name);
      if (steward_record_has (present->pdata[i], STEWARD_PRESENCE_DOING))
        json_object_set_string_member (one, "doing", steward_record_get_text (present->pdata[i], STEWARD_PRESENCE_DOING));
      set_time (one, "at", steward_record_get_time (present->pdata[i], STEWARD_PRESENCE_AT));
      json_array_add_object_element (array, one);
    }
  json_object_set_array_member (context->object, "present", array);
  return TRUE;
}

static gboolean
read_context (StewardTransaction  *transaction,
              StewardOperation    *operation,
              gpointer             data,
              GCancellable        *cancellable,
              GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) mention = steward_mention_find (transaction, input->id, error);
  g_autoptr (StewardDirectory) directory = mention != NULL ? steward_directory_read (transaction, error) : NULL;
  g_autoptr (JsonObject) object = json_object_new ();
  Context context = { transaction, directory, mention, object };
  JsonObject *why;

  if (directory == NULL)
    return FALSE;
  why = steward_mention_explain (transaction, in_force, mention, error);
  if (why == NULL)
    return FALSE;
  json_object_set_object_member (object, "why", why);
  if (!add_earlier (&context, error) || !add_notes (&context, error) || !add_drafts (&context, error) ||
      !add_present (&context, error))
    return FALSE;
  steward_operation_set_record (operation, mention);
  steward_operation_take_json (operation, json_node_init_object (json_node_alloc (), object));
  return TRUE;
}

/**
 * steward_mention_context:
 * @id: of a mention
 *
 * Returns: (transfer full): reads the mention and all that is shown around it: its JSON has `why` (as
 *   [func@mention_why]), `earlier` (what the author wrote before, newest first), `earlier_count`,
 *   `earlier_unanswered`, `notes`, `responses` and `present` (colleagues who look at it)
 */
StewardOperation *
steward_mention_context (const char *id)
{
  return steward_operation_new ("mention-context", STEWARD_MODE_READ, read_context, steward_input_new (id, NULL, NULL),
                                steward_input_free);
}
