/* steward-notes.c: what colleagues say about a record, for themselves
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-notes"

#include "steward-notes.h"

#include "steward-id.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-service-error.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The id of any record that can be talked about, from its start. */
static char *
complete_record (StewardTransaction  *transaction,
                 const char          *prefix,
                 GError             **error)
{
  guint n_kinds;
  const StewardKind **kinds = steward_kind_list (&n_kinds);
  char *found = NULL;

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autofree char *id = steward_transaction_complete (transaction, kinds[i], prefix, &local_error);

      if (g_error_matches (local_error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND))
        continue;
      if (local_error != NULL || found != NULL)
        {
          g_free (found);
          g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_AMBIGUOUS,
                       _("“%s” fits more than one record"), prefix);
          return NULL;
        }
      found = g_steal_pointer (&id);
    }
  if (found == NULL)
    g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND, _("No record is called “%s”"), prefix);
  return found;
}

/* Who is named by @mail; the mark alone is no name. */
static gboolean
add_named (StewardTransaction  *transaction,
           StewardRecord       *note,
           const char          *text,
           GError             **error)
{
  g_autoptr (GPtrArray) people = steward_transaction_list (transaction, &steward_person_kind, error);

  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      const char *email = steward_record_get_text (people->pdata[i], STEWARD_PERSON_EMAIL);
      g_autofree char *mark = g_strconcat ("@", email, NULL);

      if (email != NULL && strstr (text, mark) != NULL)
        steward_record_add_element (note, STEWARD_NOTE_NAMED, steward_record_get_id (people->pdata[i]));
    }
  return TRUE;
}

static gboolean
add (StewardTransaction  *transaction,
     StewardOperation    *operation,
     gpointer             data,
     GCancellable        *cancellable,
     GError             **error)
{
  StewardInput *input = data;
  g_autofree char *text = steward_text_tidy (input->text != NULL ? input->text : "");
  g_autofree char *record = NULL;
  g_autofree char *id = steward_id_new ();
  g_autoptr (StewardRecord) note = steward_record_new (&steward_note_kind, id);

  if (!steward_permit_member (transaction, error))
    return FALSE;
  if (*text == '\0')
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("A note needs a text"));
      return FALSE;
    }
  record = complete_record (transaction, input->id, error);
  if (record == NULL)
    return FALSE;
  steward_record_set_text (note, STEWARD_NOTE_RECORD, record);
  steward_record_set_text (note, STEWARD_NOTE_TEXT, text);
  steward_record_set_text (note, STEWARD_NOTE_PERSON, steward_transaction_get_person (transaction));
  steward_record_set_time (note, STEWARD_NOTE_AT, steward_transaction_get_now (transaction));
  if (!add_named (transaction, note, text, error) ||
      !steward_transaction_put (transaction, note, "note", error))
    return FALSE;
  steward_operation_set_record (operation, note);
  return TRUE;
}

/**
 * steward_notes_add:
 * @record: the id of any record, or its start
 * @text: (nullable): what to say; `@mail` names a colleague
 *
 * Returns: (transfer full): adds a note
 */
StewardOperation *
steward_notes_add (const char *record,
                   const char *text)
{
  return steward_operation_new ("add-note", STEWARD_MODE_DEED, add, steward_input_new (record, text, NULL),
                                steward_input_free);
}

static gboolean
list (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  StewardInput *input = data;
  GPtrArray *notes = steward_transaction_list_by (transaction, &steward_note_kind, STEWARD_NOTE_RECORD, input->id, error);

  if (notes == NULL)
    return FALSE;
  steward_operation_take_records (operation, notes);
  return TRUE;
}

/**
 * steward_notes_list:
 * @record: the id of a record
 *
 * Returns: (transfer full): lists its notes, oldest first
 */
StewardOperation *
steward_notes_list (const char *record)
{
  return steward_operation_new ("list-notes", STEWARD_MODE_READ, list, steward_input_new (record, NULL, NULL),
                                steward_input_free);
}
