/* command-guideline.c: stewardctl guideline
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-guideline"

#include "steward-guideline-noun.h"

#include "steward-acknowledging.h"
#include "steward-field-options.h"
#include "steward-governing-notices.h"
#include "steward-guideline-exporting.h"
#include "steward-guideline-pressure.h"
#include "steward-guideline-publishing.h"
#include "steward-guideline-reports.h"
#include "steward-guideline-translating.h"
#include "steward-guideline-writing.h"
#include "steward-kinds.h"
#include "steward-resting.h"
#include "steward-service-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/**
 * steward_guideline_noun_print:
 * @operation: a report that hasn't been made yet
 * @columns: (nullable): of the table for people
 *
 * Returns: whether it was made; its lines or its object are printed
 */
gboolean
steward_guideline_noun_print (StewardInvocation  *invocation,
                              StewardOperation   *operation,
                              const char *const  *columns,
                              GError            **error)
{
  JsonNode *json;

  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  if (columns != NULL)
    steward_invocation_set_columns (invocation, columns);
  json = steward_operation_get_json (operation);
  if (JSON_NODE_HOLDS_OBJECT (json))
    steward_invocation_print_object (invocation, json_node_get_object (json));
  else
    for (guint i = 0; i < json_array_get_length (json_node_get_array (json)); i++)
      steward_invocation_print_object (invocation, json_array_get_object_element (json_node_get_array (json), i));
  return TRUE;
}

/**
 * steward_guideline_noun_do:
 * @operation: a use case that shows the guideline when it is done
 *
 * Returns: whether it was done
 */
gboolean
steward_guideline_noun_do (StewardInvocation  *invocation,
                           StewardOperation   *operation,
                           GError            **error)
{
  static const char *const columns[] = { "id", "title", "version", "state", "in_force", "department", "read", "people", NULL };

  return steward_guideline_noun_print (invocation, operation, columns, error);
}

/**
 * steward_guideline_noun_run_part:
 * @parts: ends with one without a name
 *
 * Returns: what the part says that the first argument after the verb names
 */
gboolean
steward_guideline_noun_run_part (StewardInvocation           *invocation,
                                 const StewardGuidelinePart  *parts,
                                 int                          argc,
                                 char                       **argv,
                                 GError                     **error)
{
  g_autoptr (GString) names = NULL;

  for (const StewardGuidelinePart *part = parts; part->name != NULL; part++)
    if (argc > 1 && strcmp (argv[1], part->name) == 0)
      return part->func (invocation, argc - 1, argv + 1, error);
  names = g_string_new (parts->name);
  for (const StewardGuidelinePart *part = parts + 1; part->name != NULL; part++)
    g_string_append_printf (names, ", %s", part->name);
  g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("Say what to do: %s"), names->str);
  return FALSE;
}

static const StewardFieldOption options[] = {
  { "title", "title", NULL },
  { "department", "department", &steward_department_kind },
  { "owner", "owner", &steward_person_kind },
  { "audience", "audience", &steward_department_kind },
  { "review-months", "review_months", NULL },
  { "language", "language", NULL },
  { "master", "master", NULL },
  { NULL },
};

static GBytes *
read_file (const char  *path,
           GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  char *contents;
  gsize length;

  if (g_file_get_contents (path, &contents, &length, &local_error))
    return g_bytes_new_take (contents, length);
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, local_error->message);
  return NULL;
}

/* Takes one option out of the arguments of a verb that has others as well. */
static gboolean
take_option (int          *argc,
             char       ***argv,
             const char   *name,
             char        **value,
             GError      **error)
{
  const GOptionEntry entries[] = {
    { name, 0, 0, G_OPTION_ARG_STRING, value, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) local_error = NULL;

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_ignore_unknown_options (context, TRUE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &local_error))
    return TRUE;
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, local_error->message);
  return FALSE;
}

static gboolean
list (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  g_autofree char *department = NULL;
  g_autofree char *id = NULL;
  const GOptionEntry entries[] = {
    { "department", 0, 0, G_OPTION_ARG_STRING, &department, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, 0, error))
    return FALSE;
  if (department != NULL)
    {
      const char *departments[] = { NULL, NULL };

      id = steward_field_options_resolve (invocation, &steward_department_kind, department, error);
      if (id == NULL)
        return FALSE;
      departments[0] = id;
      operation = steward_guidelines_report_all (departments);
    }
  else
    operation = steward_guidelines_report_all (NULL);
  return steward_guideline_noun_do (invocation, operation, error);
}

/**
 * steward_guideline_noun_parse_version:
 * @n: how many arguments there have to be
 * @which: (out) (transfer full) (nullable): the version that --draft, --in-force or --version N means
 *
 * Returns: whether the options could be read
 */
gboolean
steward_guideline_noun_parse_version (StewardInvocation  *invocation,
                                      int                *argc,
                                      char             ***argv,
                                      int                 n,
                                      char              **which,
                                      GError            **error)
{
  gboolean draft = FALSE;
  gboolean in_force = FALSE;
  g_autofree char *version = NULL;
  const GOptionEntry entries[] = {
    { "draft", 0, 0, G_OPTION_ARG_NONE, &draft, NULL, NULL },
    { "in-force", 0, 0, G_OPTION_ARG_NONE, &in_force, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_STRING, &version, NULL, NULL },
    { NULL },
  };

  if (!steward_invocation_parse (invocation, entries, argc, argv, n, n, error))
    return FALSE;
  *which = version != NULL ? g_steal_pointer (&version) : in_force ? g_strdup ("in-force") : draft ? g_strdup ("draft") : NULL;
  return TRUE;
}

static gboolean
show (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  g_autofree char *which = NULL;
  g_autofree char *language = NULL;
  const char *languages[] = { NULL, NULL };
  g_autoptr (StewardOperation) operation = NULL;

  if (!take_option (&argc, &argv, "language", &language, error) ||
      !steward_guideline_noun_parse_version (invocation, &argc, &argv, 1, &which, error))
    return FALSE;
  languages[0] = language;
  operation = language != NULL ? steward_translations_choose (argv[0], languages) : steward_guidelines_report_one (argv[0], which);
  return steward_guideline_noun_print (invocation, operation, NULL, error);
}

static gboolean
new (StewardInvocation  *invocation,
     int                 argc,
     char              **argv,
     GError            **error)
{
  g_autoptr (JsonObject) fields =
      steward_field_options_parse (invocation, &steward_guideline_kind, options, &argc, &argv, 0, 1, error);
  g_autoptr (StewardOperation) operation = NULL;

  if (fields == NULL)
    return FALSE;
  if (argc == 1)
    json_object_set_string_member (fields, "title", argv[0]);
  operation = steward_guidelines_create (fields);
  return steward_guideline_noun_do (invocation, operation, error);
}

static gboolean
import (StewardInvocation  *invocation,
        int                 argc,
        char              **argv,
        GError            **error)
{
  g_autofree char *format = NULL;
  g_autoptr (JsonObject) fields =
      take_option (&argc, &argv, "format", &format, error)
          ? steward_field_options_parse (invocation, &steward_guideline_kind, options, &argc, &argv, 1, 1, error)
          : NULL;
  g_autoptr (GBytes) bytes = fields != NULL ? read_file (argv[0], error) : NULL;
  g_autoptr (StewardOperation) operation = NULL;

  if (bytes == NULL)
    return FALSE;
  operation = steward_guidelines_import (argv[0], format, bytes, fields);
  return steward_guideline_noun_do (invocation, operation, error);
}

static gboolean
edit (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    { NULL },
  };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 2, 2, error))
    return FALSE;
  bytes = read_file (argv[1], error);
  if (bytes == NULL)
    return FALSE;
  operation = steward_guidelines_replace (argv[0], argv[1], format, bytes);
  return steward_guideline_noun_do (invocation, operation, error);
}

static gboolean
set (StewardInvocation  *invocation,
     int                 argc,
     char              **argv,
     GError            **error)
{
  g_autoptr (JsonObject) fields =
      steward_field_options_parse (invocation, &steward_guideline_kind, options, &argc, &argv, 1, 1, error);
  g_autoptr (StewardOperation) operation = NULL;

  if (fields == NULL)
    return FALSE;
  operation = steward_guidelines_set (argv[0], fields);
  return steward_guideline_noun_do (invocation, operation, error);
}

/* `-` is stdout. */
static gboolean
write_file (const char        *path,
            StewardOperation  *operation,
            GError           **error)
{
  g_autoptr (GBytes) bytes = steward_guidelines_export_bytes (operation);
  g_autoptr (GError) local_error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (strcmp (path, "-") == 0)
    {
      if (fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0)
        return TRUE;
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, _("The guideline wasn’t written: %s"),
                   g_strerror (errno));
      return FALSE;
    }
  if (g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &local_error))
    return TRUE;
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, local_error->message);
  return FALSE;
}

static gboolean
export (StewardInvocation  *invocation,
        int                 argc,
        char              **argv,
        GError            **error)
{
  g_autofree char *which = NULL;
  g_autofree char *format = NULL;
  g_autoptr (StewardOperation) operation = NULL;

  if (!take_option (&argc, &argv, "format", &format, error) ||
      !steward_guideline_noun_parse_version (invocation, &argc, &argv, 2, &which, error))
    return FALSE;
  operation = steward_guidelines_export (argv[0], which, argv[1], format, error);
  if (operation == NULL || !steward_invocation_perform (invocation, operation, error))
    return FALSE;
  return write_file (argv[1], operation, error);
}

static gboolean
diff (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  static const char *const columns[] = { "clause", "change", "before", "after", NULL };
  g_autofree char *pdf = NULL;
  const GOptionEntry entries[] = {
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &pdf, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 3, 3, error))
    return FALSE;
  if (pdf != NULL)
    {
      operation = steward_guidelines_export_differences (argv[0], argv[1], argv[2]);
      return steward_invocation_perform (invocation, operation, error) && write_file (pdf, operation, error);
    }
  operation = steward_guidelines_report_differences (argv[0], argv[1], argv[2]);
  return steward_guideline_noun_print (invocation, operation, columns, error);
}

static gboolean
submit (StewardInvocation  *invocation,
        int                 argc,
        char              **argv,
        GError            **error)
{
  gboolean material = FALSE;
  const GOptionEntry entries[] = {
    { "material", 0, 0, G_OPTION_ARG_NONE, &material, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_guidelines_submit (argv[0], material);
  return steward_guideline_noun_do (invocation, operation, error);
}

static gboolean
do_with_id (StewardInvocation  *invocation,
            int                 argc,
            char              **argv,
            StewardOperation *(*make) (const char *id),
            GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = make (argv[0]);
  return steward_guideline_noun_do (invocation, operation, error);
}

static gboolean
approve (StewardInvocation  *invocation,
         int                 argc,
         char              **argv,
         GError            **error)
{
  return do_with_id (invocation, argc, argv, steward_guidelines_approve, error);
}

static gboolean
retire (StewardInvocation  *invocation,
        int                 argc,
        char              **argv,
        GError            **error)
{
  return do_with_id (invocation, argc, argv, steward_guidelines_retire, error);
}

static gboolean
discard (StewardInvocation  *invocation,
         int                 argc,
         char              **argv,
         GError            **error)
{
  return do_with_id (invocation, argc, argv, steward_guidelines_discard, error);
}

static gboolean
do_with_words (StewardInvocation  *invocation,
               int                 argc,
               char              **argv,
               const char         *option,
               StewardOperation *(*make) (const char *id, const char *words),
               GError            **error)
{
  g_autofree char *words = NULL;
  const GOptionEntry entries[] = {
    { option, 0, 0, G_OPTION_ARG_STRING, &words, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = make (argv[0], words);
  return steward_guideline_noun_do (invocation, operation, error);
}

static gboolean
reject (StewardInvocation  *invocation,
        int                 argc,
        char              **argv,
        GError            **error)
{
  return do_with_words (invocation, argc, argv, "reason", steward_guidelines_reject, error);
}

static gboolean
review (StewardInvocation  *invocation,
        int                 argc,
        char              **argv,
        GError            **error)
{
  return do_with_words (invocation, argc, argv, "reason", steward_guidelines_review, error);
}

static gboolean
publish (StewardInvocation  *invocation,
         int                 argc,
         char              **argv,
         GError            **error)
{
  gboolean material = FALSE;
  g_autofree char *from = NULL;
  g_autofree char *note = NULL;
  const GOptionEntry entries[] = {
    { "material", 0, 0, G_OPTION_ARG_NONE, &material, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, NULL, NULL },
    { NULL },
  };
  gint64 from_us = STEWARD_TIME_NONE;
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  if (from != NULL)
    {
      from_us = steward_field_options_time (invocation, from, error);
      if (from_us == STEWARD_TIME_NONE)
        return FALSE;
    }
  operation = steward_guidelines_publish (argv[0], material, from_us, note);
  return steward_guideline_noun_do (invocation, operation, error);
}

/* `QUESTION=2`; a question by its id or the start of one. */
static gboolean
parse_answers (char              **given,
               GHashTable         *answers,
               GError            **error)
{
  for (guint i = 0; given != NULL && given[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (given[i], "=", 2);
      gint64 choice;

      if (g_strv_length (parts) != 2 || !g_ascii_string_to_signed (parts[1], 10, 1, 99, &choice, NULL))
        {
          g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                       _("“%s” is no answer; write it like QUESTION=2"), given[i]);
          return FALSE;
        }
      g_hash_table_insert (answers, g_strdup (parts[0]), GINT_TO_POINTER ((int) choice));
    }
  return TRUE;
}

static gboolean
acknowledge (StewardInvocation  *invocation,
             int                 argc,
             char              **argv,
             GError            **error)
{
  g_autofree char *person = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *on = NULL;
  g_autofree char *note = NULL;
  g_autofree char *id = NULL;
  g_auto (GStrv) given = NULL;
  const GOptionEntry entries[] = {
    { "answer", 0, 0, G_OPTION_ARG_STRING_ARRAY, &given, NULL, NULL },
    { "person", 0, 0, G_OPTION_ARG_STRING, &person, NULL, NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, NULL, NULL },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, NULL, NULL },
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  if (person == NULL && (kind != NULL || on != NULL || note != NULL))
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("--kind, --on and --note are for somebody else: name them with --person"));
      return FALSE;
    }
  if (person != NULL)
    {
      id = steward_field_options_resolve (invocation, &steward_person_kind, person, error);
      if (id == NULL)
        return FALSE;
      operation = steward_acknowledge_for (argv[0], id, kind, on, note);
    }
  else
    {
      g_autoptr (GHashTable) answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      if (!parse_answers (given, answers, error))
        return FALSE;
      operation = steward_acknowledge_answering (argv[0], answers);
    }
  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  if (steward_operation_get_record (operation) != NULL)
    return steward_invocation_print_record (invocation, steward_operation_get_record (operation), error);
  /* Not enough was right: the answer is no. */
  steward_invocation_print_object (invocation, json_node_get_object (steward_operation_get_json (operation)));
  return FALSE;
}

static gboolean
missing (StewardInvocation  *invocation,
         int                 argc,
         char              **argv,
         GError            **error)
{
  static const char *const columns[] = { "person", "name", "departments", "standing", "due", "reminded", NULL };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_guidelines_report_missing (argv[0]);
  return steward_guideline_noun_print (invocation, operation, columns, error);
}

static gboolean
notices (StewardInvocation  *invocation,
         int                 argc,
         char              **argv,
         GError            **error)
{
  static const char *const columns[] = { "title", "kind", "message", NULL };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 0, 0, error))
    return FALSE;
  operation = steward_governing_notices_report ();
  return steward_guideline_noun_print (invocation, operation, columns, error);
}

static gboolean
resting (StewardInvocation  *invocation,
         int                 argc,
         char              **argv,
         GError            **error)
{
  static const char *const columns[] = { "kind", "id", "clause", "number", "stale", "touched", "name", NULL };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_resting_report (argv[0]);
  return steward_guideline_noun_print (invocation, operation, columns, error);
}

static gboolean
pressure (StewardInvocation  *invocation,
          int                 argc,
          char              **argv,
          GError            **error)
{
  static const char *const columns[] = { "title", "clause", "findings", "wrong_answers", "rejected", "exceptions", "pressure", "proposal", NULL };
  int months = STEWARD_PRESSURE_MONTHS;
  const GOptionEntry entries[] = {
    { "months", 0, 0, G_OPTION_ARG_INT, &months, NULL, NULL },
    { NULL },
  };
  g_autofree char *formula = steward_guideline_pressure_dup_formula ();
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 0, 1, error))
    return FALSE;
  operation = steward_guideline_pressure_report (argc == 1 ? argv[0] : NULL, (guint) MAX (months, 0));
  if (!steward_guideline_noun_print (invocation, operation, columns, error))
    return FALSE;
  steward_invocation_say (invocation, "%s", formula);
  return TRUE;
}

static const StewardVerb verbs[] = {
  { "list", "[--department D]", N_("List the guidelines, and who has read them"), list },
  { "show", "ID [--draft|--in-force|--version N|--language L]", N_("Show one with its clauses: the draft where there is one, or what somebody reads in a language"), show },
  { "new", "TITLE [--department D] [--owner P] [--audience D…] [--review-months N] [--language L] [--master ID]", N_("Begin a draft"), new },
  { "import", "FILE [--format md|html|odt|docx] [--title T] [the options of new]", N_("Make a draft of a document; says what it had to leave out"), import },
  { "set", "ID [--title T] [the options of new]", N_("Change what is said about a guideline; “none” empties"), set },
  { "edit", "ID FILE [--format md|html|odt|docx]", N_("Take a document for the draft; clauses that are the same stay the same"), edit },
  { "export", "ID FILE.md|.html|.odt|.docx|.pdf|- [--format F] [--draft|--in-force|--version N]", N_("Write it into a file, as the end of its name or --format says"), export },
  { "diff", "ID A B [--pdf FILE|-]", N_("Compare two versions by number, “draft” or “in-force”, word by word; or print what differs"), diff },
  { "consult", "ID [--department D…] [--due TIME]", N_("Ask the departments with C of “Publish guidelines”, or others, about the draft"), steward_guideline_noun_consult },
  { "answer", "ID --text TEXT [--object] [--department D]", N_("Say what a department that was asked thinks of the draft"), steward_guideline_noun_answer },
  { "submit", "ID [--material]", N_("Ask for approval; a material change is to be read again"), submit },
  { "approve", "ID", N_("Approve what was submitted"), approve },
  { "reject", "ID --reason TEXT", N_("Send it back to its writers"), reject },
  { "publish", "ID [--material] [--from DATE] [--note TEXT]", N_("Put what was approved in force"), publish },
  { "discard", "ID", N_("Give the draft up and return to the last version"), discard },
  { "retire", "ID", N_("End it: nobody has to follow it any more"), retire },
  { "review", "ID --reason TEXT", N_("Note that it was reviewed and needs no change"), review },
  { "acknowledge", "ID [--answer QUESTION=N…] [--person P --kind paper|meeting|portal --on DAY --note TEXT]", N_("Say that you have read it; or record that somebody else has"), acknowledge },
  { "missing", "ID", N_("List who hasn’t read the version in force"), missing },
  { "rule", "list|set|remove|try ID [CLAUSE] [--file F | --what W --strength advise|enforce …]", N_("Keep rules on clauses, and try them on past answers"), steward_guideline_noun_rule },
  { "exception", "list|grant|extend|end ID [CLAUSE --person P|--department D --reason TEXT] [--until TIME]", N_("Keep exceptions from clauses"), steward_guideline_noun_exception },
  { "campaign", "start|list|remind|run|end|reset|receipts [ID] [PERSON] [--due DATE --recommended --frozen --reminders N --pass-mark N] [--note TEXT]", N_("Ask people to read it until a day, and record who did not"), steward_guideline_noun_campaign },
  { "question", "add|list|remove ID [CLAUSE --text TEXT --choice TEXT… --right N]", N_("Keep questions on clauses that show whether they are understood"), steward_guideline_noun_question },
  { "wording", "review|answer|terms|set|remove [ID|TERM] [CLAUSE TERM --interest TEXT --why-not-narrower TEXT] [--form F… --why TEXT --source TEXT --dated DAY --language L]", N_("Read the text for broad terms that labour boards have faulted, and keep the grounds and the list"), steward_guideline_noun_wording },
  { "translation", "begin|list|show|mark|take ID [CLAUSE…|--all] [--language L] [--title T] [--draft|--in-force|--version N]", N_("Keep versions in other languages, and see where they lag behind their master"), steward_guideline_noun_translation },
  { "notices", "", N_("List what you are reminded of: reading, exceptions that end, reviews that are due"), notices },
  { "suggestion", "list|add|propose|accept|reject|withdraw ID [CLAUSE] [SUGGESTION…|--all] [--passage TEXT|--after TEXT|--new-after|--new-before|--split-after TEXT|--join|--remove] [--shape KIND|--style STYLE] [--text TEXT|--text-file FILE]", N_("Suggest other words or clauses for the draft, and decide on them"), steward_guideline_noun_suggestion },
  { "comment", "list|add|reply|resolve|reopen ID [CLAUSE] [--cell ROW,COLUMN] [--passage TEXT] [--text TEXT] [--all]", N_("Comment on passages of the draft, reply, resolve and reopen"), steward_guideline_noun_comment },
  { "resting", "ID", N_("List the snippets and open responses that rest on its clauses, and what the draft touches"), resting },
  { "pressure", "[ID] [--months N]", N_("Show which clauses are hit, misunderstood or waived often, and which are never met"), pressure },
  { NULL },
};

const StewardCommand steward_command_guideline = {
  "guideline",
  N_("Guidelines: documents, rules on clauses, who has read them"),
  verbs,
  NULL,
};
