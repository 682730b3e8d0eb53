/* steward-matrix-exporting.c: the matrix into a file
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-exporting"

#include "steward-matrix-exporting.h"

#include "steward-draft-private.h"
#include "steward-kinds.h"
#include "steward-matrix-table.h"
#include "steward-matrix-words.h"
#include "steward-operation-private.h"
#include "steward-service-error.h"
#include "steward-variant-words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char               *which; /* (nullable) */
  StewardTableFormat  format;
  GBytes             *bytes; /* (nullable) once it is done */
} ExportInput;

static void
export_input_free (gpointer data)
{
  ExportInput *input = data;

  g_free (input->which);
  g_clear_pointer (&input->bytes, g_bytes_unref);
  g_free (input);
}

static char *
day_of (StewardOrganisation *organisation,
        gint64               at_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / STEWARD_SECOND_US);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, steward_organisation_get_zone (organisation));

  /* Translators: a day with its year: 18 May 2026 */
  return g_date_time_format (local, _("%-d %B %Y"));
}

static gboolean
describe_version (StewardDraft         *draft,
                  StewardMatrix        *matrix,
                  StewardOrganisation  *organisation,
                  char                **words,
                  GError              **error)
{
  gint64 number = steward_matrix_get_number (matrix);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  g_autofree char *day = NULL;
  g_autoptr (StewardRecord) record = NULL;

  if (number == 0)
    {
      *words = g_strdup_printf (_("Draft of version %d, not in force"), (int) draft->number);
      return TRUE;
    }
  record = steward_transaction_get (draft->transaction, &steward_matrix_kind, id, error);
  if (record == NULL)
    return FALSE;
  day = day_of (organisation, steward_record_get_time (record, STEWARD_MATRIX_FROM));
  *words = number == draft->number - 1 ? g_strdup_printf (_("Version %d, in force since %s"), (int) number, day)
                                       : g_strdup_printf (_("Version %d, put in force on %s, superseded"), (int) number, day);
  return TRUE;
}

static char *
describe_letter (const StewardVariantLetter *letter)
{
  g_autofree char *duty = steward_variant_words_duty (letter);

  if (*duty == '\0')
    return g_strdup (steward_variant_words_meaning (letter));
  /* Translators: what a letter of the matrix means: "Accountable: approves, exactly one" */
  return g_strdup_printf (_("%s: %s"), steward_variant_words_meaning (letter), duty);
}

static GBytes *
write_matrix (StewardDraft        *draft,
              StewardMatrix       *matrix,
              StewardTableFormat   format,
              GError             **error)
{
  StewardOrganisation *organisation = steward_in_force_get_organisation (draft->in_force, error);
  StewardRecord *workspace = organisation != NULL ? steward_in_force_get_workspace (draft->in_force, error) : NULL;
  const char *name = workspace != NULL ? steward_record_get_text (workspace, STEWARD_WORKSPACE_NAME) : NULL;
  StewardVariant *variant = steward_matrix_get_variant (matrix);
  g_autoptr (GStrvBuilder) targets = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) meanings = g_strv_builder_new ();
  g_auto (GStrv) target_words = NULL;
  g_auto (GStrv) meaning_words = NULL;
  g_autofree char *version = NULL;
  g_autofree char *title = NULL;
  g_autofree char *today = NULL;
  g_autofree char *footer = NULL;
  StewardTableWords words;

  if (workspace == NULL || !describe_version (draft, matrix, organisation, &version, error))
    return NULL;
  for (guint r = 0; r < steward_matrix_get_n_rows (matrix); r++)
    {
      const StewardMatrixRow *row = steward_matrix_get_row (matrix, r);
      g_autofree char *target = steward_matrix_words_target (row->target_minutes, row->is_round);

      g_strv_builder_add (targets, target);
    }
  for (guint i = 0; i < steward_variant_get_n_letters (variant); i++)
    {
      g_autofree char *meaning = describe_letter (steward_variant_get_letter (variant, i));

      g_strv_builder_add (meanings, meaning);
    }
  target_words = g_strv_builder_end (targets);
  meaning_words = g_strv_builder_end (meanings);
  title = name != NULL ? g_strdup_printf (_("Ownership matrix of %s"), name) : g_strdup (_("Ownership matrix"));
  today = day_of (organisation, steward_transaction_get_now (draft->transaction));
  footer = g_strdup_printf (_("Written on %s"), today);
  words = (StewardTableWords){
    .title = title,
    .subtitle = version,
    .footer = footer,
    .activity = _("Activity"),
    .target = _("Target"),
    .sheet = _("Matrix"),
    .legend = _("Legend"),
    .targets = (const char *const *) target_words,
    .meanings = (const char *const *) meaning_words,
  };
  return steward_matrix_table_write (matrix, format, &words, error);
}

static gboolean
export (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  ExportInput *input = data;
  g_autoptr (StewardDraft) draft = steward_draft_read (transaction, error);
  g_autoptr (StewardMatrix) matrix = draft != NULL ? steward_draft_find_matrix (draft, input->which, error) : NULL;

  if (matrix == NULL)
    return FALSE;
  g_clear_pointer (&input->bytes, g_bytes_unref);
  input->bytes = write_matrix (draft, matrix, input->format, error);
  return input->bytes != NULL;
}

/**
 * steward_matrix_export:
 * @which: (nullable): `draft`, `in-force` or a number; %NULL is the draft where there is one
 * @name: of a file, whose ending says how it is written
 * @error: return location for %STEWARD_SERVICE_ERROR_USAGE
 *
 * Returns: (transfer full) (nullable): writes a matrix as a table or a picture; see [func@matrix_export_bytes]
 */
StewardOperation *
steward_matrix_export (const char  *which,
                       const char  *name,
                       GError     **error)
{
  ExportInput *input;
  StewardTableFormat format;

  if (!steward_table_format_of_name (name, &format))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("%s: a matrix is written as .csv, .tsv, .md, .xlsx, .ods, .pdf or .svg"), name);
      return NULL;
    }
  input = g_new0 (ExportInput, 1);
  input->which = g_strdup (which);
  input->format = format;
  return steward_operation_new ("export-matrix", STEWARD_MODE_READ, export, input, export_input_free);
}

/**
 * steward_matrix_export_bytes:
 * @operation: one of [func@matrix_export] that went well
 *
 * Returns: (transfer full): what the file holds
 */
GBytes *
steward_matrix_export_bytes (StewardOperation *operation)
{
  return g_bytes_ref (((ExportInput *) steward_operation_get_input (operation))->bytes);
}
