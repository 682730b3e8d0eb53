/* steward-editing.c: records that people keep by filling in their fields
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-editing"

#include "steward-editing.h"

#include "steward-id.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-network-list-private.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-service-error.h"
#include "steward-text.h"
#include "steward-validation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const StewardKind *kind;
  char              *id;     /* (owned) (nullable) NULL: a new record */
  char              *fields; /* (owned) (nullable) JSON */
  gboolean           with_ended;
} Editing;

static void
editing_free (gpointer data)
{
  Editing *self = data;

  g_free (self->id);
  g_free (self->fields);
  g_free (self);
}

static Editing *
editing_new (const StewardKind *kind,
             const char        *id)
{
  Editing *self = g_new0 (Editing, 1);

  self->kind = kind;
  self->id = g_strdup (id);
  return self;
}

/* Text that people typed is stored tidy, whoever typed it. */
static void
tidy_texts (StewardRecord *record)
{
  const StewardKind *kind = steward_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == STEWARD_FIELD_TEXT && steward_record_has (record, i))
      {
        g_autofree char *tidy = steward_text_tidy (steward_record_get_text (record, i));

        steward_record_set_text (record, i, *tidy != '\0' ? tidy : NULL);
      }
}

/* `example.org` of `https://www.example.org/feed.xml`. */
static char *
name_of_address (const char *address)
{
  const char *rest = strstr (address, "://");
  const char *host = rest != NULL ? rest + 3 : address;

  if (g_str_has_prefix (host, "www."))
    host += 4;
  return g_strndup (host, strcspn (host, "/?#"));
}

/* What a new record gets from where it is made: a source and an account belong to the machine on which
 * they were added. */
static void
fill_in_new (StewardTransaction *transaction,
             StewardRecord      *record)
{
  const StewardKind *kind = steward_record_get_kind (record);
  const char *machine = steward_transaction_get_machine (transaction);

  if (kind == &steward_account_kind && !steward_record_has (record, STEWARD_ACCOUNT_PUBLISHER))
    steward_record_set_text (record, STEWARD_ACCOUNT_PUBLISHER, machine);
  if (kind != &steward_source_kind)
    return;
  if (!steward_record_has (record, STEWARD_SOURCE_MACHINE))
    steward_record_set_text (record, STEWARD_SOURCE_MACHINE, machine);
  if (!steward_record_has (record, STEWARD_SOURCE_NAME) && steward_record_has (record, STEWARD_SOURCE_ADDRESS))
    {
      g_autofree char *name = name_of_address (steward_record_get_text (record, STEWARD_SOURCE_ADDRESS));

      steward_record_set_text (record, STEWARD_SOURCE_NAME, name);
    }
}

/* The record as it stands: of a network all that holds, whoever says it. */
static StewardRecord *
get_record (StewardTransaction  *transaction,
            const StewardKind   *kind,
            const char          *id,
            GError             **error)
{
  return kind == &steward_network_kind ? steward_network_list_get_record (transaction, id, error)
                                       : steward_transaction_get (transaction, kind, id, error);
}

static gboolean
put_record (StewardTransaction  *transaction,
            StewardRecord       *record,
            const char          *action,
            GError             **error)
{
  return steward_record_get_kind (record) == &steward_network_kind
             ? steward_network_list_put (transaction, record, action, error)
             : steward_transaction_put (transaction, record, action, error);
}

static gboolean
save (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  Editing *input = data;
  g_autoptr (StewardRecord) before = NULL;
  g_autoptr (StewardRecord) record = NULL;
  g_autoptr (GError) local_error = NULL;

  if (input->id != NULL)
    {
      before = get_record (transaction, input->kind, input->id, error);
      if (before == NULL)
        return FALSE;
      record = steward_record_copy (before);
    }
  else
    {
      g_autofree char *id = steward_id_new ();

      record = steward_record_new (input->kind, id);
    }

  if (!steward_record_apply_json (record, input->fields, &local_error))
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, local_error->message);
      return FALSE;
    }
  tidy_texts (record);
  if (before == NULL)
    fill_in_new (transaction, record);
  /* Whoever approved a snippet approved its text. */
  if (input->kind == &steward_snippet_kind && before != NULL &&
      !steward_record_field_equal (before, record, STEWARD_SNIPPET_TEXT))
    {
      steward_record_clear (record, STEWARD_SNIPPET_APPROVED);
      steward_record_clear (record, STEWARD_SNIPPET_APPROVED_BY);
    }
  if (!steward_permit_edit (transaction, before, record, error) ||
      !steward_validation_check (transaction, before, record, error) ||
      !put_record (transaction, record, before == NULL ? "create" : "set", error))
    return FALSE;
  if (input->kind == &steward_network_kind)
    {
      g_autoptr (StewardRecord) after = get_record (transaction, input->kind, input->id, error);

      if (after != NULL)
        steward_operation_set_record (operation, after);
      return after != NULL;
    }
  steward_operation_set_record (operation, record);
  return TRUE;
}

/**
 * steward_editing_save:
 * @id: (nullable): of the record; %NULL makes a new one
 * @fields: (transfer none): the fields to set, with ids in the place of names; `null` empties one
 *
 * Returns: (transfer full): stores a record that people keep, if its rules allow what it says and
 *   the person may
 */
StewardOperation *
steward_editing_save (const StewardKind *kind,
                      const char        *id,
                      JsonObject        *fields)
{
  Editing *input = editing_new (kind, id);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), fields);

  input->fields = steward_json_write (node);
  return steward_operation_new ("save-record", STEWARD_MODE_DEED, save, input, editing_free);
}

static gboolean
end (StewardTransaction  *transaction,
     StewardOperation    *operation,
     gpointer             data,
     GCancellable        *cancellable,
     GError             **error)
{
  Editing *input = data;
  g_autoptr (StewardRecord) before = steward_transaction_get (transaction, input->kind, input->id, error);
  g_autoptr (StewardRecord) record = NULL;
  int field = steward_kind_find_end (input->kind);

  g_assert (field >= 0);
  if (before == NULL)
    return FALSE;
  record = steward_record_copy (before);
  if (!steward_record_has (record, (guint) field))
    steward_record_set_time (record, (guint) field, steward_transaction_get_now (transaction));
  if (!steward_permit_edit (transaction, before, record, error) ||
      !steward_transaction_put (transaction, record, "end", error))
    return FALSE;
  steward_operation_set_record (operation, record);
  return TRUE;
}

/**
 * steward_editing_end:
 *
 * Returns: (transfer full): says that a record is over; it keeps its history and can be brought back
 *   by undoing
 */
StewardOperation *
steward_editing_end (const StewardKind *kind,
                     const char        *id)
{
  g_return_val_if_fail (steward_kind_find_end (kind) >= 0, NULL);

  return steward_operation_new ("end-record", STEWARD_MODE_DEED, end, editing_new (kind, id), editing_free);
}

static gboolean
list (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  Editing *input = data;
  int field = steward_kind_find_end (input->kind);
  StewardCondition still_there = { (guint) MAX (field, 0), STEWARD_IS_EMPTY, NULL, 0 };
  gboolean only_present = field >= 0 && !input->with_ended;
  GPtrArray *records = input->kind == &steward_network_kind
                           ? steward_network_list_records (transaction, error)
                           : steward_transaction_select (transaction, input->kind, &still_there, only_present ? 1 : 0, NULL, 0,
                                                         error);

  if (records == NULL)
    return FALSE;
  steward_operation_take_records (operation, records);
  return TRUE;
}

/**
 * steward_editing_list:
 * @with_ended: also those that are over
 *
 * Returns: (transfer full): lists the records of a small kind
 */
StewardOperation *
steward_editing_list (const StewardKind *kind,
                      gboolean           with_ended)
{
  Editing *input = editing_new (kind, NULL);

  input->with_ended = with_ended;
  return steward_operation_new ("list-records", STEWARD_MODE_READ, list, input, editing_free);
}

static gboolean
get (StewardTransaction  *transaction,
     StewardOperation    *operation,
     gpointer             data,
     GCancellable        *cancellable,
     GError             **error)
{
  Editing *input = data;
  g_autofree char *id = input->kind == &steward_network_kind
                            ? g_strdup (input->id)
                            : steward_transaction_complete (transaction, input->kind, input->id, error);
  g_autoptr (StewardRecord) record = NULL;

  if (id == NULL)
    return FALSE;
  record = get_record (transaction, input->kind, id, error);
  if (record == NULL)
    return FALSE;
  steward_operation_set_record (operation, record);
  return TRUE;
}

/**
 * steward_editing_get:
 * @id: an id or the start of one
 *
 * Returns: (transfer full): reads one record
 */
StewardOperation *
steward_editing_get (const StewardKind *kind,
                     const char        *id)
{
  return steward_operation_new ("get-record", STEWARD_MODE_READ, get, editing_new (kind, id), editing_free);
}
