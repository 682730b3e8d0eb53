/* steward-mention-context.c: what stands around a mention
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mention-context"

#include "steward-mention-context.h"

#include "steward-directory-private.h"
#include "steward-kinds.h"
#include "steward-mention-deed-private.h"
#include "steward-mention-why-private.h"
#include "steward-operation-private.h"
#include "steward-permit.h"

#include <string.h>

#define EARLIER_READ 100
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

/* What the same author wrote to us before: posts whose address is the author's own are nobody's. */
static gboolean
add_earlier (Context  *context,
             GError  **error)
{
  const char *address = steward_record_get_text (context->mention, STEWARD_MENTION_AUTHOR_ADDRESS);
  const StewardCondition by_author = { STEWARD_MENTION_AUTHOR_ADDRESS, STEWARD_IS, address, 0 };
  const StewardOrder newest = { -1, TRUE };
  JsonArray *array = json_array_new ();
  g_autoptr (GPtrArray) posts = NULL;
  gint64 n_earlier = 0;
  gint64 n_unanswered = 0;

  json_object_set_array_member (context->object, "earlier", array);
  if (address == NULL)
    return TRUE;
  posts = steward_transaction_select (context->transaction, &steward_mention_kind, &by_author, 1, &newest, EARLIER_READ,
                                      error);
  if (posts == NULL)
    return FALSE;
  for (guint i = 0; i < posts->len; i++)
    {
      if (strcmp (steward_record_get_id (posts->pdata[i]), steward_record_get_id (context->mention)) == 0 ||
          steward_record_has (posts->pdata[i], STEWARD_MENTION_MERGED_INTO) ||
          steward_record_get_row (posts->pdata[i]) > steward_record_get_row (context->mention))
        continue;
      n_earlier++;
      n_unanswered += !steward_record_has (posts->pdata[i], STEWARD_MENTION_FIRST_ANSWERED);
      if (n_earlier <= EARLIER_SHOWN)
        json_array_add_object_element (array, steward_directory_present (context->directory, posts->pdata[i]));
    }
  json_object_set_int_member (context->object, "earlier_count", n_earlier);
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
  gint64 since_us = steward_transaction_get_now (context->transaction) - PRESENT_MINUTES * STEWARD_MINUTE_US;
  g_autoptr (GPtrArray) present =
      steward_transaction_list_by (context->transaction, &steward_presence_kind, STEWARD_PRESENCE_RECORD,
                                   steward_record_get_id (context->mention), error);
  JsonArray *array;

  if (present == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < present->len; i++)
    {
      const char *person = steward_record_get_text (present->pdata[i], STEWARD_PRESENCE_PERSON);
      const char *name = name_of (context, person);
      JsonObject *one;

      if (name == NULL || g_strcmp0 (person, steward_transaction_get_person (context->transaction)) == 0 ||
          steward_record_get_time (present->pdata[i], STEWARD_PRESENCE_AT) < since_us)
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
