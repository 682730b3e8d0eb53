/* steward-guideline-exporting.c: guidelines into files
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-exporting"

#include "steward-guideline-exporting.h"

#include "steward-document-format.h"
#include "steward-guideline-compare.h"
#include "steward-guideline-draft-private.h"
#include "steward-guideline-report-private.h"
#include "steward-guideline-rows.h"
#include "steward-inline.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-redline-print.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char                        *id;
  char                        *which; /* (nullable) */
  char                        *other; /* (nullable) the version that @which is compared with */
  const StewardDocumentFormat *format;
  GBytes                      *bytes; /* (nullable) once it is done */
} ExportInput;

static void
export_input_free (gpointer data)
{
  ExportInput *input = data;

  g_free (input->id);
  g_free (input->which);
  g_free (input->other);
  g_clear_pointer (&input->bytes, g_bytes_unref);
  g_free (input);
}

/**
 * steward_guideline_format_get:
 * @at: from 0
 * @format: (out caller-allocates): a kind of file
 *
 * Returns: whether there is one
 */
gboolean
steward_guideline_format_get (guint                   at,
                              StewardGuidelineFormat *format)
{
  const StewardDocumentFormat *found = steward_document_format_get (at);

  if (found == NULL)
    return FALSE;
  *format = (StewardGuidelineFormat){ found->name, found->label, found->patterns, found->is_read };
  return TRUE;
}

/**
 * steward_guideline_format_fits:
 * @file: a name
 *
 * Returns: whether its end says how a guideline is written
 */
gboolean
steward_guideline_format_fits (const char *file)
{
  return strrchr (file, '.') != NULL && steward_document_format_for_file (file) != NULL;
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

/* Which version it is, for those who find the paper. */
static char *
make_stamp (StewardInForce       *in_force,
            StewardRecord        *head,
            StewardRecord        *edition,
            GError              **error)
{
  StewardOrganisation *organisation = steward_in_force_get_organisation (in_force, error);
  const char *id = steward_record_get_id (head);
  StewardRecord *last = NULL;
  g_autofree char *day = NULL;
  gint64 number;

  if (organisation == NULL || !steward_in_force_find_last_edition (in_force, id, &last, error))
    return NULL;
  if (edition == NULL)
    {
      number = last != NULL ? steward_record_get_integer (last, STEWARD_EDITION_NUMBER) : 0;
      return g_strdup_printf (_("Draft of version %d, not in force"), (int) number + 1);
    }
  number = steward_record_get_integer (edition, STEWARD_EDITION_NUMBER);
  day = day_of (organisation, steward_record_get_time (edition, STEWARD_EDITION_FROM));
  if (steward_record_has (head, STEWARD_GUIDELINE_RETIRED))
    return g_strdup_printf (_("Version %d, in force from %s, retired"), (int) number, day);
  if (edition == steward_in_force_find_edition (in_force, id))
    return g_strdup_printf (_("Version %d, in force since %s"), (int) number, day);
  if (edition == last)
    return g_strdup_printf (_("Version %d, in force from %s"), (int) number, day);
  return g_strdup_printf (_("Version %d, put in force on %s, superseded"), (int) number, day);
}

static gboolean
export (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  ExportInput *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, input->id, error);
  StewardRecord *edition = NULL;
  g_autoptr (StewardGuideline) document =
      head != NULL ? steward_guideline_read_version (transaction, in_force, head, input->which, &edition, error) : NULL;
  g_autofree char *stamp = document != NULL ? make_stamp (in_force, head, edition, error) : NULL;
  g_autoptr (GError) local_error = NULL;

  if (stamp == NULL)
    return FALSE;
  g_clear_pointer (&input->bytes, g_bytes_unref);
  input->bytes = steward_document_write (document, input->format, stamp, &local_error);
  if (input->bytes == NULL)
    g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, local_error->message);
  return input->bytes != NULL;
}

/**
 * steward_guidelines_export:
 * @id: an id, the start of one, or a title
 * @which: (nullable): as of steward_guidelines_report_one()
 * @file: the name of the file to come
 * @format: (nullable): how it is written; %NULL for what the end of @file says
 * @error: return location for %STEWARD_SERVICE_ERROR_USAGE
 *
 * Returns: (transfer full) (nullable): writes a version; see steward_guidelines_export_bytes()
 */
StewardOperation *
steward_guidelines_export (const char  *id,
                           const char  *which,
                           const char  *file,
                           const char  *format,
                           GError     **error)
{
  const StewardDocumentFormat *found = format != NULL ? steward_document_format_find (format)
                                                      : steward_document_format_for_file (file);
  ExportInput *input;

  if (found == NULL)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("%s: a guideline is written as .md, .html, .odt, .docx or .pdf"), format != NULL ? format : file);
      return NULL;
    }
  input = g_new0 (ExportInput, 1);
  input->id = g_strdup (id);
  input->which = g_strdup (which);
  input->format = found;
  return steward_operation_new ("export-guideline", STEWARD_MODE_READ, export, input, export_input_free);
}

/* Whether the words are others, and not only how they are set. */
static gboolean
is_reworded (const StewardGuidelineBlock *was,
             const StewardGuidelineBlock *is)
{
  g_autofree char *before = steward_inline_plain (was->text);
  g_autofree char *after = steward_inline_plain (is->text);

  return strcmp (before, after) != 0 || !steward_guideline_rows_equal (was->rows, is->rows);
}

/* What became of a clause, for those who see neither lines nor colours; "" where nothing did. */
static char *
dup_note (StewardGuideline              *before,
          StewardGuideline              *after,
          const StewardClauseComparison *comparison)
{
  const char *from = comparison->before >= 0 ? steward_guideline_get_clause (before, (guint) comparison->before) : "";
  g_autoptr (GString) note = g_string_new (NULL);

  if (comparison->change == STEWARD_CLAUSE_ADDED)
    g_string_append (note, _("Added"));
  else if (comparison->change == STEWARD_CLAUSE_REMOVED)
    g_string_append (note, _("Removed"));
  else if (comparison->change == STEWARD_CLAUSE_REWORDED &&
           is_reworded (steward_guideline_get_block (before, (guint) comparison->before),
                        steward_guideline_get_block (after, (guint) comparison->after)))
    g_string_append (note, comparison->moved ? _("Reworded and moved here") : _("Reworded"));
  else if (comparison->moved)
    g_string_append (note, _("Moved here"));
  else if (comparison->change == STEWARD_CLAUSE_REWORDED && !comparison->rule_changed)
    g_string_append (note, _("Set differently, with the same words"));
  if (*from != '\0' && (comparison->moved || comparison->change == STEWARD_CLAUSE_REMOVED))
    /* Translators: follows “Removed” or “Moved here”; the number of a clause */
    g_string_append_printf (note, _("; it was %s"), from);
  if (comparison->rule_changed)
    {
      g_string_append (note, note->len > 0 ? "; " : "");
      g_string_append (note, note->len > 0 ? _("the rule on it is another") : _("The rule on it is another"));
    }
  return g_string_free (g_steal_pointer (&note), FALSE);
}

static GBytes *
print_differences (StewardGuideline  *before,
                   StewardGuideline  *after,
                   const char        *from,
                   const char        *to,
                   GError           **error)
{
  g_autoptr (GArray) comparisons = steward_guideline_compare (before, after);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *first = g_strdup_printf (_("From: %s"), from);
  g_autofree char *second = g_strdup_printf (_("To: %s"), to);
  g_autofree char *stamp = g_strdup_printf ("%s → %s", from, to);
  g_autofree char *counts = NULL;
  const char *front[] = { first, second, NULL, _("What was removed is struck out, what was added is underlined twice."), NULL };
  guint n = 0;

  for (guint i = 0; i < comparisons->len; i++)
    {
      StewardClauseComparison *comparison = &g_array_index (comparisons, StewardClauseComparison, i);

      n += comparison->change != STEWARD_CLAUSE_SAME ? 1 : 0;
      g_ptr_array_add (notes, dup_note (before, after, comparison));
    }
  counts = n > 0 ? g_strdup_printf (ngettext ("%u paragraph changed", "%u paragraphs changed", n), n)
                 : g_strdup (_("Nothing differs."));
  front[2] = counts;
  return steward_redline_print (before, after, comparisons, (const char *const *) notes->pdata, front, stamp, error);
}

static gboolean
export_differences (StewardTransaction  *transaction,
                    StewardOperation    *operation,
                    gpointer             data,
                    GCancellable        *cancellable,
                    GError             **error)
{
  ExportInput *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, input->id, error);
  StewardRecord *first = NULL;
  StewardRecord *second = NULL;
  g_autoptr (StewardGuideline) before =
      head != NULL ? steward_guideline_read_version (transaction, in_force, head, input->which, &first, error) : NULL;
  g_autoptr (StewardGuideline) after =
      before != NULL ? steward_guideline_read_version (transaction, in_force, head, input->other, &second, error) : NULL;
  g_autofree char *from = after != NULL ? make_stamp (in_force, head, first, error) : NULL;
  g_autofree char *to = from != NULL ? make_stamp (in_force, head, second, error) : NULL;
  g_autoptr (GError) local_error = NULL;

  if (to == NULL)
    return FALSE;
  g_clear_pointer (&input->bytes, g_bytes_unref);
  input->bytes = print_differences (before, after, from, to, &local_error);
  if (input->bytes == NULL)
    g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, local_error->message);
  return input->bytes != NULL;
}

/**
 * steward_guidelines_export_differences:
 * @id: an id, the start of one, or a title
 * @from: `draft`, `in-force` or a number
 * @to: the same
 *
 * Returns: (transfer full): writes, as PDF, the document @to with all that was done to @from; see
 *   steward_guidelines_export_bytes()
 */
StewardOperation *
steward_guidelines_export_differences (const char *id,
                                       const char *from,
                                       const char *to)
{
  ExportInput *input = g_new0 (ExportInput, 1);

  input->id = g_strdup (id);
  input->which = g_strdup (from);
  input->other = g_strdup (to);
  return steward_operation_new ("export-guideline-differences", STEWARD_MODE_READ, export_differences, input,
                                export_input_free);
}

/**
 * steward_guidelines_export_bytes:
 * @operation: one of steward_guidelines_export() or steward_guidelines_export_differences() that went well
 *
 * Returns: (transfer full): what the file holds
 */
GBytes *
steward_guidelines_export_bytes (StewardOperation *operation)
{
  return g_bytes_ref (((ExportInput *) steward_operation_get_input (operation))->bytes);
}
