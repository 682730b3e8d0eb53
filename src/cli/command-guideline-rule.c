/* command-guideline-rule.c: stewardctl guideline: rules on clauses, and exceptions from them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-guideline-rule"

#include "steward-guideline-noun.h"

#include "steward-field-options.h"
#include "steward-governing-notices.h"
#include "steward-guideline-exceptions.h"
#include "steward-guideline-reports.h"
#include "steward-guideline-trying.h"
#include "steward-guideline-writing.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
resolve_members (StewardInvocation  *invocation,
                 JsonObject         *object,
                 const char         *member,
                 const StewardKind  *kind,
                 GError            **error)
{
  g_auto (GStrv) names = steward_json_get_texts (object, member);
  g_autoptr (JsonArray) ids = json_array_new ();

  if (names[0] == NULL)
    return TRUE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *id = steward_field_options_resolve (invocation, kind, names[i], error);

      if (id == NULL)
        return FALSE;
      json_array_add_string_element (ids, id);
    }
  json_object_set_array_member (object, member, g_steal_pointer (&ids));
  return TRUE;
}

/* Puts ids for the names that people write. */
static gboolean
resolve_rule (StewardInvocation  *invocation,
              JsonObject         *rule,
              GError            **error)
{
  const char *department = steward_json_get_text (rule, "department");
  JsonObject *when = steward_json_get_object (rule, "when");

  if (department != NULL)
    {
      g_autofree char *id = steward_field_options_resolve (invocation, &steward_department_kind, department, error);

      if (id == NULL)
        return FALSE;
      json_object_set_string_member (rule, "department", id);
    }
  return when == NULL || (resolve_members (invocation, when, "departments", &steward_department_kind, error) &&
                          resolve_members (invocation, when, "activities", &steward_activity_kind, error));
}

static JsonObject *
read_rule (const char  *path,
           GError     **error)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) local_error = NULL;
  JsonObject *rule;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, &local_error))
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, local_error->message);
      return NULL;
    }
  rule = steward_json_parse_object (contents, (gssize) length, &local_error);
  if (rule == NULL)
    g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, "%s: %s", path, local_error->message);
  return rule;
}

/* The options that make a rule; those from the second on stand under `when`. */
static const struct { const char *option, *member; gboolean is_when; } list_options[] = {
  { "word", "words", FALSE }, { "stem", "stems", FALSE }, { "pattern", "patterns", FALSE },
  { "when-word", "words", TRUE }, { "when-stem", "stems", TRUE }, { "when-pattern", "patterns", TRUE },
  { "network", "networks", TRUE }, { "activity", "activities", TRUE }, { "for-department", "departments", TRUE },
  { "language", "languages", TRUE }, { "account", "accounts", TRUE },
};
static const char *const text_options[] = { "what", "strength", "department", "because" };

static void
set_list (JsonObject *object,
          const char *member,
          char      **values)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; values[i] != NULL; i++)
    json_array_add_string_element (array, values[i]);
  json_object_set_array_member (object, member, array);
}

static JsonObject *
parse_rule (StewardInvocation  *invocation,
            int                *argc,
            char             ***argv,
            gboolean           *is_given,
            GError            **error)
{
  GOptionEntry entries[G_N_ELEMENTS (list_options) + G_N_ELEMENTS (text_options) + 3] = { 0 };
  char **lists[G_N_ELEMENTS (list_options)] = { NULL };
  char *texts[G_N_ELEMENTS (text_options)] = { NULL };
  g_autofree char *file = NULL;
  int maximum = 0;
  guint n = 0;
  JsonObject *rule = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (list_options); i++)
    entries[n++] = (GOptionEntry){ list_options[i].option, 0, 0, G_OPTION_ARG_STRING_ARRAY, &lists[i], NULL, NULL };
  for (guint i = 0; i < G_N_ELEMENTS (text_options); i++)
    entries[n++] = (GOptionEntry){ text_options[i], 0, 0, G_OPTION_ARG_STRING, &texts[i], NULL, NULL };
  entries[n++] = (GOptionEntry){ "maximum", 0, 0, G_OPTION_ARG_INT, &maximum, NULL, NULL };
  entries[n++] = (GOptionEntry){ "file", 0, 0, G_OPTION_ARG_FILENAME, &file, NULL, NULL };

  if (steward_invocation_parse (invocation, entries, argc, argv, 2, 2, error))
    {
      rule = file != NULL ? read_rule (file, error) : json_object_new ();
      *is_given = file != NULL || texts[0] != NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (text_options); i++)
    {
      if (rule != NULL && texts[i] != NULL)
        json_object_set_string_member (rule, text_options[i], texts[i]);
      g_free (texts[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (list_options); i++)
    {
      if (rule != NULL && lists[i] != NULL)
        {
          if (list_options[i].is_when && steward_json_get_object (rule, "when") == NULL)
            json_object_set_object_member (rule, "when", json_object_new ());
          set_list (list_options[i].is_when ? steward_json_get_object (rule, "when") : rule, list_options[i].member, lists[i]);
        }
      g_strfreev (lists[i]);
    }
  if (rule != NULL && maximum != 0)
    json_object_set_int_member (rule, "maximum", maximum);
  if (rule != NULL && !resolve_rule (invocation, rule, error))
    g_clear_pointer (&rule, json_object_unref);
  return rule;
}

static gboolean
rule_list (StewardInvocation  *invocation,
           int                 argc,
           char              **argv,
           GError            **error)
{
  static const char *const columns[] = { "clause", "message", NULL };
  gboolean in_force = FALSE;
  const GOptionEntry entries[] = {
    { "in-force", 0, 0, G_OPTION_ARG_NONE, &in_force, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_guidelines_report_rules (argv[0], in_force ? "in-force" : NULL);
  return steward_guideline_noun_print (invocation, operation, columns, error);
}

static gboolean
rule_set (StewardInvocation  *invocation,
          int                 argc,
          char              **argv,
          GError            **error)
{
  gboolean is_given = FALSE;
  g_autoptr (JsonObject) rule = parse_rule (invocation, &argc, &argv, &is_given, error);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (StewardOperation) operation = NULL;

  if (rule == NULL)
    return FALSE;
  node = json_node_init_object (json_node_alloc (), rule);
  operation = steward_guidelines_set_rule (argv[0], argv[1], node);
  return steward_guideline_noun_do (invocation, operation, error);
}

static gboolean
rule_remove (StewardInvocation  *invocation,
             int                 argc,
             char              **argv,
             GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 2, 2, error))
    return FALSE;
  operation = steward_guidelines_set_rule (argv[0], argv[1], NULL);
  return steward_guideline_noun_do (invocation, operation, error);
}

static gboolean
rule_try (StewardInvocation  *invocation,
          int                 argc,
          char              **argv,
          GError            **error)
{
  static const char *const columns[] = { "read", "match", NULL };
  gboolean is_given = FALSE;
  g_autoptr (JsonObject) rule = parse_rule (invocation, &argc, &argv, &is_given, error);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (StewardOperation) operation = NULL;

  if (rule == NULL)
    return FALSE;
  node = json_node_init_object (json_node_alloc (), rule);
  operation = steward_guidelines_try_rule (argv[0], argv[1], is_given ? node : NULL);
  return steward_guideline_noun_print (invocation, operation, columns, error);
}

gboolean
steward_guideline_noun_rule (StewardInvocation  *invocation,
                             int                 argc,
                             char              **argv,
                             GError            **error)
{
  static const StewardGuidelinePart parts[] = {
    { "list", rule_list }, { "set", rule_set }, { "remove", rule_remove }, { "try", rule_try }, { NULL },
  };

  return steward_guideline_noun_run_part (invocation, parts, argc, argv, error);
}

static gboolean
print_record (StewardInvocation  *invocation,
              StewardOperation   *operation,
              GError            **error)
{
  return steward_invocation_perform (invocation, operation, error) &&
         steward_invocation_print_record (invocation, steward_operation_get_record (operation), error);
}

static gboolean
exception_list (StewardInvocation  *invocation,
                int                 argc,
                char              **argv,
                GError            **error)
{
  static const char *const columns[] = { "id", "clause", "for", "reason", "approver", "until", "state", NULL };
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_governing_exceptions_report (argv[0]);
  return steward_guideline_noun_print (invocation, operation, columns, error);
}

static gboolean
exception_grant (StewardInvocation  *invocation,
                 int                 argc,
                 char              **argv,
                 GError            **error)
{
  g_autofree char *person = NULL;
  g_autofree char *department = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *until = NULL;
  g_autofree char *person_id = NULL;
  g_autofree char *department_id = NULL;
  const GOptionEntry entries[] = {
    { "person", 0, 0, G_OPTION_ARG_STRING, &person, NULL, NULL },
    { "department", 0, 0, G_OPTION_ARG_STRING, &department, NULL, NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, NULL, NULL },
    { NULL },
  };
  gint64 until_us = STEWARD_TIME_NONE;
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 2, 2, error))
    return FALSE;
  if (person != NULL)
    {
      person_id = steward_field_options_resolve (invocation, &steward_person_kind, person, error);
      if (person_id == NULL)
        return FALSE;
    }
  if (department != NULL)
    {
      department_id = steward_field_options_resolve (invocation, &steward_department_kind, department, error);
      if (department_id == NULL)
        return FALSE;
    }
  if (until != NULL)
    {
      until_us = steward_field_options_time (invocation, until, error);
      if (until_us == STEWARD_TIME_NONE)
        return FALSE;
    }
  operation = steward_exceptions_grant (argv[0], argv[1], person_id, department_id, reason, until_us);
  return print_record (invocation, operation, error);
}

static gboolean
exception_extend (StewardInvocation  *invocation,
                  int                 argc,
                  char              **argv,
                  GError            **error)
{
  g_autofree char *until = NULL;
  const GOptionEntry entries[] = {
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, NULL, NULL },
    { NULL },
  };
  gint64 until_us;
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, 1, error))
    return FALSE;
  if (until == NULL)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("Say --until when"));
      return FALSE;
    }
  until_us = steward_field_options_time (invocation, until, error);
  if (until_us == STEWARD_TIME_NONE)
    return FALSE;
  operation = steward_exceptions_extend (argv[0], until_us);
  return print_record (invocation, operation, error);
}

static gboolean
exception_end (StewardInvocation  *invocation,
               int                 argc,
               char              **argv,
               GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  operation = steward_exceptions_end (argv[0]);
  return print_record (invocation, operation, error);
}

gboolean
steward_guideline_noun_exception (StewardInvocation  *invocation,
                                  int                 argc,
                                  char              **argv,
                                  GError            **error)
{
  static const StewardGuidelinePart parts[] = {
    { "list", exception_list }, { "grant", exception_grant }, { "extend", exception_extend }, { "end", exception_end }, { NULL },
  };

  return steward_guideline_noun_run_part (invocation, parts, argc, argv, error);
}
