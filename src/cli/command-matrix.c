/* command-matrix.c: stewardctl matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-matrix"

#include "command-matrix-lived.h"
#include "steward-field-options.h"

#include "steward-continuity-reports.h"
#include "steward-kinds.h"
#include "steward-matrix-adopting.h"
#include "steward-matrix-editing.h"
#include "steward-matrix-exporting.h"
#include "steward-matrix-importing.h"
#include "steward-matrix-reports.h"
#include "steward-matrix-variants.h"
#include "steward-matrix-words.h"
#include "steward-ownership.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

static gboolean
print_lines (StewardInvocation  *invocation,
             StewardOperation   *operation,
             const char *const  *columns,
             GError            **error)
{
  JsonArray *lines;

  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  if (columns != NULL)
    steward_invocation_set_columns (invocation, columns);
  lines = json_node_get_array (steward_operation_get_json (operation));
  for (guint i = 0; i < json_array_get_length (lines); i++)
    steward_invocation_print_object (invocation, json_array_get_object_element (lines, i));
  return TRUE;
}

/* People want a column a department, and to see empty cells. */
static void
print_for_people (StewardInvocation *invocation,
                  JsonArray         *lines)
{
  JsonObject *first = json_array_get_object_element (lines, 0);
  JsonArray *departments = json_object_get_array_member (first, "departments");

  steward_invocation_say (invocation, _("Version %" PRId64 ", %s"), json_object_get_int_member (first, "version"),
                          json_object_get_string_member (first, "state"));
  for (guint i = 1; i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);
      JsonObject *cells = json_object_get_object_member (line, "cells");
      g_autoptr (JsonObject) shown = json_object_new ();
      g_autofree char *target =
          steward_matrix_words_target (json_object_get_int_member_with_default (line, "target_minutes", 0),
                                       strcmp (json_object_get_string_member (line, "clock"), "round") == 0);

      json_object_set_string_member (shown, "activity", json_object_get_string_member (line, "activity"));
      json_object_set_string_member (shown, "target", target);
      for (guint d = 0; d < json_array_get_length (departments); d++)
        {
          const char *department = json_array_get_string_element (departments, d);

          json_object_set_string_member (shown, department,
                                         json_object_get_string_member_with_default (cells, department, ""));
        }
      steward_invocation_print_object (invocation, shown);
    }
}

static gboolean
print_table (StewardInvocation  *invocation,
             const char         *which,
             GError            **error)
{
  g_autoptr (StewardOperation) operation = steward_matrix_report_table (which);

  if (steward_invocation_prints_json (invocation))
    return print_lines (invocation, operation, NULL, error);
  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  print_for_people (invocation, json_node_get_array (steward_operation_get_json (operation)));
  return TRUE;
}

/* `--version N` and `--in-force` as one word; they exclude each other. */
static gboolean
choose_matrix (const char  *version,
               gboolean     in_force,
               const char **which,
               GError     **error)
{
  *which = in_force ? "in-force" : version;
  if (version == NULL || !in_force)
    return TRUE;
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                       _("--version and --in-force exclude each other"));
  return FALSE;
}

static gboolean
show (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  g_autofree char *version = NULL;
  gboolean in_force = FALSE;
  const char *which;
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_STRING, &version, NULL, NULL },
    { "in-force", 0, 0, G_OPTION_ARG_NONE, &in_force, NULL, NULL },
    { NULL },
  };

  return steward_invocation_parse (invocation, entries, &argc, &argv, 0, 0, error) &&
         choose_matrix (version, in_force, &which, error) && print_table (invocation, which, error);
}

static gboolean
check_moment (StewardInvocation  *invocation,
              const char         *which,
              const char         *at,
              GError            **error)
{
  static const char *const columns[] = { "activity", "approve", "answer", "reason", NULL };
  gint64 at_us = steward_field_options_time (invocation, at, error);
  g_autoptr (StewardOperation) operation = NULL;

  if (at_us == STEWARD_TIME_NONE)
    return FALSE;
  operation = steward_matrix_report_moment (which, at_us);
  return print_lines (invocation, operation, columns, error);
}

static gboolean
check (StewardInvocation  *invocation,
       int                 argc,
       char              **argv,
       GError            **error)
{
  static const char *const columns[] = { "severity", "code", "activity", "department", "message", NULL };
  g_autofree char *at = NULL;
  g_autofree char *version = NULL;
  gboolean in_force = FALSE;
  const char *which;
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_STRING, &version, NULL, NULL },
    { "in-force", 0, 0, G_OPTION_ARG_NONE, &in_force, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;
  JsonArray *lines;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, 0, error) ||
      !choose_matrix (version, in_force, &which, error))
    return FALSE;
  if (at != NULL)
    return check_moment (invocation, which, at, error);
  operation = steward_matrix_report_findings (which);
  if (!print_lines (invocation, operation, columns, error))
    return FALSE;
  lines = json_node_get_array (steward_operation_get_json (operation));
  for (guint i = 0; i < json_array_get_length (lines); i++)
    if (strcmp (json_object_get_string_member (json_array_get_object_element (lines, i), "severity"), "error") == 0)
      return FALSE;
  return TRUE;
}

static gboolean
print_row (StewardInvocation  *invocation,
           const char         *activity,
           GError            **error)
{
  g_autoptr (StewardOperation) operation = steward_matrix_report_table ("draft");
  StewardDirectory *directory = steward_invocation_get_directory (invocation, error);
  const char *name = directory != NULL ? steward_directory_get_name (directory, activity) : NULL;
  JsonArray *lines;

  if (name == NULL || !steward_invocation_perform (invocation, operation, error))
    return FALSE;
  lines = json_node_get_array (steward_operation_get_json (operation));
  for (guint i = 1; i < json_array_get_length (lines); i++)
    if (strcmp (json_object_get_string_member (json_array_get_object_element (lines, i), "activity"), name) == 0)
      steward_invocation_print_object (invocation, json_array_get_object_element (lines, i));
  return TRUE;
}

/* In the letters that the draft is written with. */
static gboolean
parse_letters (StewardInvocation  *invocation,
               const char         *text,
               StewardLetters     *letters,
               GError            **error)
{
  g_autoptr (StewardOperation) operation = steward_ownership_load ();
  g_autoptr (StewardOwnership) ownership = NULL;
  StewardVariant *variant;
  g_autoptr (GString) known = g_string_new (NULL);

  if (strcmp (text, "none") == 0)
    return TRUE;
  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  ownership = steward_ownership_loaded (operation);
  variant = steward_matrix_get_variant (steward_ownership_get_draft (ownership));
  if (steward_variant_parse (variant, text, letters))
    return TRUE;
  for (guint i = 0; i < steward_variant_get_n_letters (variant); i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", steward_variant_get_letter (variant, i)->letter);
  g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
               _("“%s” are no letters; write %s, several such as A/R, or none"), text, known->str);
  return FALSE;
}

static gboolean
set (StewardInvocation  *invocation,
     int                 argc,
     char              **argv,
     GError            **error)
{
  g_autofree char *note = NULL;
  const GOptionEntry entries[] = {
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, NULL, NULL },
    { NULL },
  };
  g_autofree char *activity = NULL;
  g_autofree char *department = NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (steward_cell_change_free);
  g_autoptr (StewardOperation) letters_set = NULL;
  g_autoptr (StewardOperation) note_set = NULL;
  StewardLetters letters = 0;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 3, 3, error))
    return FALSE;
  activity = steward_field_options_resolve (invocation, &steward_activity_kind, argv[0], error);
  department = activity != NULL ? steward_field_options_resolve (invocation, &steward_department_kind, argv[1], error) : NULL;
  if (department == NULL)
    return FALSE;
  if (!parse_letters (invocation, argv[2], &letters, error))
    return FALSE;
  g_ptr_array_add (changes, steward_cell_change_new (activity, department, letters));
  letters_set = steward_matrix_set_letters (changes);
  if (!steward_invocation_perform (invocation, letters_set, error))
    return FALSE;
  if (note != NULL)
    {
      note_set = steward_matrix_set_note (activity, department, strcmp (note, "none") != 0 ? note : NULL);
      if (!steward_invocation_perform (invocation, note_set, error))
        return FALSE;
    }
  return print_row (invocation, activity, error);
}

static const char *const version_columns[] = { "version", "state", "from", "adopted_by", "note", NULL };

static gboolean
adopt (StewardInvocation  *invocation,
       int                 argc,
       char              **argv,
       GError            **error)
{
  g_autofree char *note = NULL;
  gint64 number = 0;
  const GOptionEntry entries[] = {
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, NULL, NULL },
    { "as-version", 0, 0, G_OPTION_ARG_INT64, &number, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;
  g_autoptr (StewardOperation) versions = steward_matrix_report_versions ();

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, 0, error))
    return FALSE;
  operation = steward_matrix_adopt (note, number);
  if (!steward_invocation_perform (invocation, operation, error) || !steward_invocation_perform (invocation, versions, error))
    return FALSE;
  steward_invocation_set_columns (invocation, version_columns);
  steward_invocation_print_object (
      invocation, json_array_get_object_element (json_node_get_array (steward_operation_get_json (versions)), 0));
  return TRUE;
}

static gboolean
discard (StewardInvocation  *invocation,
         int                 argc,
         char              **argv,
         GError            **error)
{
  g_autoptr (StewardOperation) operation = steward_matrix_discard ();

  return steward_invocation_parse (invocation, NULL, &argc, &argv, 0, 0, error) &&
         steward_invocation_perform (invocation, operation, error) && print_table (invocation, NULL, error);
}

static gboolean
return_to (StewardInvocation  *invocation,
           int                 argc,
           char              **argv,
           GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_matrix_return_to (argv[0]);
  return steward_invocation_perform (invocation, operation, error) && print_table (invocation, NULL, error);
}

static gboolean
versions (StewardInvocation  *invocation,
          int                 argc,
          char              **argv,
          GError            **error)
{
  g_autoptr (StewardOperation) operation = steward_matrix_report_versions ();

  return steward_invocation_parse (invocation, NULL, &argc, &argv, 0, 0, error) &&
         print_lines (invocation, operation, version_columns, error);
}

static gboolean
diff (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  static const char *const columns[] = { "activity", "department", "what", "from", "to", NULL };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 2, 2, error))
    return FALSE;
  operation = steward_matrix_report_differences (argv[0], argv[1]);
  return print_lines (invocation, operation, columns, error);
}

static gboolean
import (StewardInvocation  *invocation,
        int                 argc,
        char              **argv,
        GError            **error)
{
  gboolean strict = FALSE;
  const GOptionEntry entries[] = {
    { "strict", 0, 0, G_OPTION_ARG_NONE, &strict, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonObject) last = NULL;
  JsonArray *reported;
  char *contents;
  gsize length;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  if (!g_file_get_contents (argv[0], &contents, &length, &local_error))
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, local_error->message);
      return FALSE;
    }
  bytes = g_bytes_new_take (contents, length);
  operation = steward_matrix_import (bytes, argv[0], strict);
  if (!steward_invocation_perform (invocation, operation, error) || !print_table (invocation, NULL, error))
    return FALSE;
  reported = json_node_get_array (steward_operation_get_json (operation));
  if (steward_invocation_prints_json (invocation))
    {
      last = json_object_new ();
      json_object_set_array_member (last, "reported", json_array_ref (reported));
      steward_invocation_print_object (invocation, last);
      return TRUE;
    }
  for (guint i = 0; i < json_array_get_length (reported); i++)
    {
      JsonObject *found = json_array_get_object_element (reported, i);
      const char *activity = json_object_get_string_member_with_default (found, "activity", NULL);
      const char *department = json_object_get_string_member_with_default (found, "department", NULL);

      steward_invocation_say (invocation, "%s%s%s%s%s", activity != NULL ? activity : "",
                              activity != NULL && department != NULL ? ", " : "", department != NULL ? department : "",
                              activity != NULL || department != NULL ? ": " : "",
                              json_object_get_string_member (found, "message"));
    }
  return TRUE;
}

static gboolean
export (StewardInvocation  *invocation,
        int                 argc,
        char              **argv,
        GError            **error)
{
  g_autofree char *version = NULL;
  gboolean in_force = FALSE;
  const char *which;
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_STRING, &version, NULL, NULL },
    { "in-force", 0, 0, G_OPTION_ARG_NONE, &in_force, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error) ||
      !choose_matrix (version, in_force, &which, error))
    return FALSE;
  operation = steward_matrix_export (which, argv[0], error);
  if (operation == NULL || !steward_invocation_perform (invocation, operation, error))
    return FALSE;
  bytes = steward_matrix_export_bytes (operation);
  if (g_file_set_contents_full (argv[0], g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                G_FILE_SET_CONTENTS_CONSISTENT, 0600, &local_error))
    return TRUE;
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, local_error->message);
  return FALSE;
}

static gboolean
variant (StewardInvocation  *invocation,
         int                 argc,
         char              **argv,
         GError            **error)
{
  static const char *const columns[] = { "letter", "meaning", "duty", "slot", "colour", NULL };
  g_autoptr (StewardOperation) setting = NULL;
  g_autoptr (StewardOperation) letters = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 0, 1, error))
    return FALSE;
  if (argv[0] != NULL)
    {
      g_autofree char *contents = NULL;
      g_autoptr (GError) local_error = NULL;

      /* A name without a dot or slash is one that is known. */
      if (strpbrk (argv[0], "./") != NULL && !g_file_get_contents (argv[0], &contents, NULL, &local_error))
        {
          g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, local_error->message);
          return FALSE;
        }
      setting = steward_matrix_set_variant (contents != NULL ? g_strstrip (contents) : argv[0]);
      if (!steward_invocation_perform (invocation, setting, error))
        return FALSE;
    }
  letters = steward_matrix_report_letters (argv[0] != NULL ? "draft" : NULL);
  return print_lines (invocation, letters, columns, error);
}

static gboolean
holes (StewardInvocation  *invocation,
       int                 argc,
       char              **argv,
       GError            **error)
{
  static const char *const columns[] = { "activity", "from", "until", "missing", "reason", NULL };
  g_autofree char *version = NULL;
  g_autofree char *id = NULL;
  gboolean in_force = FALSE;
  gboolean outside_hours = FALSE;
  const char *which;
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_STRING, &version, NULL, NULL },
    { "in-force", 0, 0, G_OPTION_ARG_NONE, &in_force, NULL, NULL },
    { "outside-hours", 0, 0, G_OPTION_ARG_NONE, &outside_hours, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, 1, error) ||
      !choose_matrix (version, in_force, &which, error))
    return FALSE;
  if (argv[0] != NULL && (id = steward_field_options_resolve (invocation, &steward_activity_kind, argv[0], error)) == NULL)
    return FALSE;
  operation = steward_matrix_report_holes (which, id, outside_hours);
  return print_lines (invocation, operation, columns, error);
}

static gboolean
accountable (StewardInvocation  *invocation,
             int                 argc,
             char              **argv,
             GError            **error)
{
  static const char *const columns[] = { "activity", "department", "version", "from", "until", NULL };
  g_autofree char *on = NULL;
  g_autofree char *id = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;
  gint64 from_us;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, 1, error))
    return FALSE;
  if (on == NULL)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("Say which day, as in --on 2026-05-03"));
      return FALSE;
    }
  from_us = steward_field_options_time (invocation, on, error);
  if (from_us == STEWARD_TIME_NONE)
    return FALSE;
  if (argv[0] != NULL && (id = steward_field_options_resolve (invocation, &steward_activity_kind, argv[0], error)) == NULL)
    return FALSE;
  /* A moment is itself, a day all of it. */
  operation = steward_matrix_report_accountable (id, from_us, strlen (on) > 10 ? from_us + 1 : from_us + STEWARD_DAY_US);
  return print_lines (invocation, operation, columns, error);
}

static const StewardVerb verbs[] = {
  { "show", "[--version N | --in-force]", N_("Show the draft where there is one, or a version"), show },
  { "check", "[--version N | --in-force] [--at TIME]", N_("Ask what it leaves open; with --at, who could approve and answer then"), check },
  { "holes", "[ACTIVITY] [--outside-hours] [--version N | --in-force]", N_("List when somebody will be missing in the coming year, and who"), holes },
  { "accountable", "[ACTIVITY] --on DAY|TIME", N_("Say which department was accountable on a past day"), accountable },
  { "variant", "[NAME|FILE]", N_("Show the letters, or write the draft as RACI, RASCI, DACI, RAPID, CAIRO or with your own"), variant },
  { "set", "ACTIVITY DEPARTMENT LETTERS|none [--note TEXT|none]", N_("Set letters in the draft; the first change begins one"), set },
  { "adopt", "--note TEXT [--as-version N]", N_("Put the draft in force"), adopt },
  { "discard", "", N_("Let the draft say again what is in force"), discard },
  { "return-to", "N", N_("Let the draft say what an earlier version said"), return_to },
  { "versions", "", N_("List all versions, newest first"), versions },
  { "import", "FILE [--strict]", N_("Read the draft from CSV, tab-separated text, Markdown, XLSX or ODS; says what was odd"), import },
  { "export", "FILE.csv|.tsv|.md|.xlsx|.ods|.pdf|.svg [--version N | --in-force]", N_("Write a matrix as a table, or as it is printed"), export },
  { "diff", "A B", N_("Compare two versions cell by cell; also draft and in-force"), diff },
  { "replay", "[--days N] [--version N]", N_("Run the last days through the draft: what would have gone where, beside what did"), steward_matrix_verb_replay },
  { "lived", "[--days N]", N_("What each department did for each activity, and which model it resembles"), steward_matrix_verb_lived },
  { "drift", "[--days N]", N_("Where lived and written disagree, with the cases"), steward_matrix_verb_drift },
  { "waits", "[--days N] [--people]", N_("Who waits for whom: consultations, hand-overs, approvals"), steward_matrix_verb_waits },
  { "route-again", "[--preview]", N_("Route open mentions by the matrix in force"), steward_matrix_verb_route_again },
  { NULL },
};

const StewardCommand steward_command_matrix = {
  "matrix",
  N_("The ownership matrix: who answers, approves, is asked and is told"),
  verbs,
  NULL,
};
