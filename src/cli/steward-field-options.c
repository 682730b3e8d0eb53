/* steward-field-options.c: options of a verb that set fields of a record
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-field-options"

#include "steward-field-options.h"

#include "steward-editing.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * steward_field_options_resolve:
 * @words: a name, an e-mail, an id or the start of one
 *
 * Returns: (transfer full) (nullable): the id
 */
char *
steward_field_options_resolve (StewardInvocation  *invocation,
                               const StewardKind  *kind,
                               const char         *words,
                               GError            **error)
{
  StewardDirectory *directory = steward_invocation_get_directory (invocation, error);

  return directory != NULL ? steward_directory_resolve (directory, kind, words, error) : NULL;
}

/**
 * steward_field_options_time:
 * @words: a moment or a day; one without a zone is in the workspace's
 *
 * Returns: microseconds since 1970 UTC; %STEWARD_TIME_NONE with @error set when it is none
 */
gint64
steward_field_options_time (StewardInvocation  *invocation,
                            const char         *words,
                            GError            **error)
{
  g_autoptr (StewardOperation) settings = steward_editing_get (&steward_workspace_kind, "workspace");
  g_autoptr (GTimeZone) zone = NULL;
  const char *name;
  gint64 time_us;

  if (!steward_invocation_perform (invocation, settings, error))
    return STEWARD_TIME_NONE;
  name = steward_record_get_text (steward_operation_get_record (settings), STEWARD_WORKSPACE_TIME_ZONE);
  zone = name != NULL ? g_time_zone_new_identifier (name) : NULL;
  if (zone == NULL)
    zone = g_time_zone_new_utc ();
  if (steward_time_from_words (words, zone, &time_us))
    return time_us;
  g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
               _("“%s” is no time; write it like 2026-12-26T23:40"), words);
  return STEWARD_TIME_NONE;
}

static gboolean
set_number (JsonObject  *fields,
            const char  *name,
            const char  *value,
            GError     **error)
{
  gint64 number;

  if (!g_ascii_string_to_signed (value, 10, -9007199254740992, 9007199254740992, &number, NULL))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("“%s” is no whole number"), value);
      return FALSE;
    }
  json_object_set_int_member (fields, name, number);
  return TRUE;
}

static gboolean
set_boolean (JsonObject  *fields,
             const char  *name,
             const char  *value,
             GError     **error)
{
  if (strcmp (value, "yes") != 0 && strcmp (value, "no") != 0)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("“%s” is neither yes nor no"), value);
      return FALSE;
    }
  json_object_set_boolean_member (fields, name, strcmp (value, "yes") == 0);
  return TRUE;
}

static gboolean
set_json (JsonObject  *fields,
          const char  *name,
          const char  *path,
          GError     **error)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) local_error = NULL;
  JsonNode *node;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, &local_error))
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, local_error->message);
      return FALSE;
    }
  node = steward_json_parse (contents, (gssize) length, &local_error);
  if (node == NULL)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, "%s: %s", path, local_error->message);
      return FALSE;
    }
  json_object_set_member (fields, name, node);
  return TRUE;
}

static gboolean
set_text (StewardInvocation         *invocation,
          JsonObject                *fields,
          const StewardFieldOption  *option,
          const char                *value,
          GError                   **error)
{
  g_autofree char *id = NULL;

  if (option->refers_to == NULL)
    {
      json_object_set_string_member (fields, option->field, value);
      return TRUE;
    }
  id = steward_field_options_resolve (invocation, option->refers_to, value, error);
  if (id == NULL)
    return FALSE;
  json_object_set_string_member (fields, option->field, id);
  return TRUE;
}

static gboolean
set_elements (StewardInvocation         *invocation,
              JsonObject                *fields,
              const StewardFieldOption  *option,
              char                     **values,
              GError                   **error)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *id = NULL;

      if (strcmp (values[i], "none") == 0)
        continue;
      if (option->refers_to != NULL)
        {
          id = steward_field_options_resolve (invocation, option->refers_to, values[i], error);
          if (id == NULL)
            return FALSE;
        }
      json_array_add_string_element (array, id != NULL ? id : values[i]);
    }
  json_object_set_array_member (fields, option->field, g_steal_pointer (&array));
  return TRUE;
}

static gboolean
set_field (StewardInvocation         *invocation,
           const StewardKind         *kind,
           JsonObject                *fields,
           const StewardFieldOption  *option,
           char                     **values,
           GError                   **error)
{
  int field = steward_kind_find_field (kind, option->field);
  const char *value = values[0];

  g_assert (field >= 0);
  if (kind->fields[field].type == STEWARD_FIELD_SET)
    return set_elements (invocation, fields, option, values, error);
  if (strcmp (value, "none") == 0)
    {
      json_object_set_null_member (fields, option->field);
      return TRUE;
    }

  switch (kind->fields[field].type)
    {
    case STEWARD_FIELD_INTEGER:
      return set_number (fields, option->field, value, error);
    case STEWARD_FIELD_BOOLEAN:
      return set_boolean (fields, option->field, value, error);
    case STEWARD_FIELD_TIME:
      {
        gint64 time_us = steward_field_options_time (invocation, value, error);
        g_autofree char *text = NULL;

        if (time_us == STEWARD_TIME_NONE)
          return FALSE;
        text = steward_time_to_rfc3339 (time_us);
        json_object_set_string_member (fields, option->field, text);
        return TRUE;
      }
    case STEWARD_FIELD_JSON:
      return set_json (fields, option->field, value, error);
    case STEWARD_FIELD_TEXT:
    case STEWARD_FIELD_DAY:
    case STEWARD_FIELD_REFERENCE:
    case STEWARD_FIELD_SET:
    default:
      return set_text (invocation, fields, option, value, error);
    }
}

/**
 * steward_field_options_parse:
 * @options: ends with one without a name
 *
 * Takes the options out of the arguments, like [func@invocation_parse].
 *
 * Returns: (transfer full) (nullable): the fields that they set, with ids in the place of names
 */
JsonObject *
steward_field_options_parse (StewardInvocation         *invocation,
                             const StewardKind         *kind,
                             const StewardFieldOption  *options,
                             int                       *n_arguments,
                             char                    ***arguments,
                             int                        at_least,
                             int                        at_most,
                             GError                   **error)
{
  g_autoptr (JsonObject) fields = json_object_new ();
  g_autofree GOptionEntry *entries = NULL;
  g_autofree char ***values = NULL;
  guint n_options = 0;
  gboolean is_well;

  while (options[n_options].option != NULL)
    n_options++;
  entries = g_new0 (GOptionEntry, n_options + 1);
  values = g_new0 (char **, n_options);
  for (guint i = 0; i < n_options; i++)
    {
      entries[i].long_name = options[i].option;
      entries[i].arg = G_OPTION_ARG_STRING_ARRAY;
      entries[i].arg_data = &values[i];
    }

  is_well = steward_invocation_parse (invocation, entries, n_arguments, arguments, at_least, at_most, error);
  for (guint i = 0; i < n_options; i++)
    {
      if (is_well && values[i] != NULL)
        is_well = set_field (invocation, kind, fields, &options[i], values[i], error);
      g_strfreev (values[i]);
    }
  return is_well ? g_steal_pointer (&fields) : NULL;
}
