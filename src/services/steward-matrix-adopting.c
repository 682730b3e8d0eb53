/* steward-matrix-adopting.c: putting the draft of the matrix in force
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-adopting"

#include "steward-matrix-adopting.h"

#include "steward-kinds.h"
#include "steward-matrix-findings.h"
#include "steward-matrix-words.h"
#include "steward-operation-private.h"
#include "steward-ownership-private.h"
#include "steward-permit.h"
#include "steward-service-error.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* Two people may have drafted apart: who comes second must see what the first one did. */
static gboolean
check_number (StewardDraft  *draft,
              gint64         expected,
              GError       **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, draft->number);
  g_autoptr (StewardRecord) taken = NULL;
  g_autoptr (GError) local_error = NULL;

  if (expected != 0 && expected != draft->number)
    {
      g_set_error (error, STEWARD_REFUSAL, STEWARD_REFUSAL_CHANGED_SINCE_APPROVAL,
                   _("Version %" PRId64 " was put in force by somebody else meanwhile; yours stays a draft. "
                     "Compare it with that one first"),
                   draft->number - 1);
      return FALSE;
    }
  taken = steward_transaction_find (draft->transaction, &steward_matrix_kind, id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (taken == NULL)
    return TRUE;
  g_set_error (error, STEWARD_REFUSAL, STEWARD_REFUSAL_CHANGED_SINCE_APPROVAL,
               _("Version %s is taken already; yours stays a draft"), id);
  return FALSE;
}

static gboolean
check_findings (StewardDraft      *draft,
                StewardOwnership  *ownership,
                GError           **error)
{
  g_autoptr (GPtrArray) findings = steward_ownership_find_findings (ownership, draft->table);
  guint n_errors = steward_matrix_findings_count (findings, STEWARD_MATRIX_ERROR);
  g_autofree char *question = NULL;

  if (n_errors == 0)
    return TRUE;
  /* Errors come first. */
  question = steward_matrix_words_question (findings->pdata[0], draft->table,
                                            steward_ownership_get_organisation (ownership));
  g_set_error (error, STEWARD_REFUSAL, STEWARD_REFUSAL_FINDING,
               ngettext ("The draft can't be put in force: it leaves %u question open. %s",
                         "The draft can't be put in force: it leaves %u questions open. %s", n_errors),
               n_errors, question);
  return FALSE;
}

/* A department that the draft brought is real from now on. */
static gboolean
open_departments (StewardDraft  *draft,
                  GError       **error)
{
  for (guint i = 0; i < draft->departments->len; i++)
    {
      g_autoptr (StewardRecord) department = steward_record_copy (draft->departments->pdata[i]);

      if (!steward_record_has (department, STEWARD_DEPARTMENT_PROPOSED) ||
          !steward_draft_has_department (draft, department))
        continue;
      steward_record_clear (department, STEWARD_DEPARTMENT_PROPOSED);
      steward_record_clear (department, STEWARD_DEPARTMENT_RETIRED);
      if (!steward_transaction_put (draft->transaction, department, "adopt", error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
adopt (StewardTransaction  *transaction,
       StewardOperation    *operation,
       gpointer             data,
       GCancellable        *cancellable,
       GError             **error)
{
  StewardInput *input = data;
  g_autofree char *note = steward_text_tidy (input->text != NULL ? input->text : "");
  g_autoptr (StewardDraft) draft = NULL;
  g_autoptr (StewardOwnership) ownership = NULL;
  g_autoptr (StewardRecord) record = NULL;
  g_autoptr (JsonNode) table = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *id = NULL;

  if (!steward_permit_administrator (transaction, error))
    return FALSE;
  draft = steward_draft_read (transaction, error);
  ownership = draft != NULL ? steward_ownership_read (draft, error) : NULL;
  if (ownership == NULL || !check_number (draft, input->number, error))
    return FALSE;
  if (*note == '\0')
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("Say in a note what changes and why"));
      return FALSE;
    }
  if (!steward_draft_is_there (draft))
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("There is no draft: nothing differs from what is in force"));
      return FALSE;
    }
  if (!check_findings (draft, ownership, error))
    return FALSE;

  id = g_strdup_printf ("%" G_GINT64_FORMAT, draft->number);
  table = steward_matrix_to_json (draft->table);
  hash = steward_matrix_hash (draft->table);
  record = steward_record_new (&steward_matrix_kind, id);
  steward_record_set_integer (record, STEWARD_MATRIX_NUMBER, draft->number);
  steward_record_set_json (record, STEWARD_MATRIX_ROWS, table);
  steward_record_set_text (record, STEWARD_MATRIX_HASH, hash);
  steward_record_set_text (record, STEWARD_MATRIX_NOTE, note);
  steward_record_set_time (record, STEWARD_MATRIX_FROM, steward_transaction_get_now (transaction));
  steward_record_set_text (record, STEWARD_MATRIX_ADOPTED_BY, steward_transaction_get_person (transaction));
  if (steward_ownership_is_founding (ownership))
    steward_record_set_boolean (record, STEWARD_MATRIX_FOUNDING, TRUE);
  /* The matrix comes last: it is what undoing is told about. */
  if (!open_departments (draft, error) || !steward_transaction_put (transaction, record, "adopt", error))
    return FALSE;
  steward_operation_set_record (operation, record);
  return TRUE;
}

/**
 * steward_matrix_adopt:
 * @note: what changes and why
 * @number: the version that whoever asks believes it becomes; 0 doesn't ask
 *
 * Writes the whole table with its hash as one version that is never changed, and from then on routes
 * by it. Where nobody but the person could approve anything, it is marked as the founding one. For
 * administrators; refused while there are errors, and when somebody else put a version in force
 * meanwhile (%STEWARD_REFUSAL_CHANGED_SINCE_APPROVAL).
 *
 * Returns: (transfer full): puts the draft in force
 */
StewardOperation *
steward_matrix_adopt (const char *note,
                      gint64      number)
{
  StewardInput *input = steward_input_new (NULL, note, NULL);

  input->number = number;
  return steward_operation_new ("adopt-matrix", STEWARD_MODE_DEED, adopt, input, steward_input_free);
}
