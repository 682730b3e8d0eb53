/* steward-invocation.c: one call of the program and what it prints
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-invocation"

#include "steward-invocation.h"

#include "steward-csv.h"
#include "steward-id.h"
#include "steward-json.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gprintf.h>
#include <stdio.h>
#include <string.h>

struct _StewardInvocation
{
  const StewardCommand *command;
  const StewardVerb    *verb;
  char                 *path;      /* (owned) */
  char                 *person;    /* (owned) (nullable) who to act as */
  StewardFormat         format;
  StewardClock         *clock;     /* (owned) */
  StewardWorkspace     *workspace; /* (owned) (nullable) */
  StewardDirectory     *directory; /* (owned) (nullable) */
  const char *const    *columns;   /* (nullable) of a list; NULL: every key */
  char                **all_columns; /* (owned) (nullable) of a stream */
  gboolean              has_heads; /* whether the heads of a stream of CSV are printed */
  GPtrArray            *rows;      /* (owned) (element-type JsonObject) kept until their widths are known */
};

/**
 * steward_invocation_new:
 * @path: (nullable): the file; %NULL is the default one
 * @person: (nullable): who to act as
 * @clock: for all that is done
 *
 * Returns: (transfer full): a call, or several one after the other on the same open file
 */
StewardInvocation *
steward_invocation_new (const char    *path,
                        const char    *person,
                        StewardFormat  format,
                        StewardClock  *clock)
{
  StewardInvocation *self = g_new0 (StewardInvocation, 1);

  self->path = path != NULL ? g_strdup (path) : steward_workspace_default_path ();
  self->person = g_strdup (person);
  self->format = format;
  self->clock = g_object_ref (clock);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  return self;
}

/**
 * steward_invocation_free:
 * @self: (transfer full): a call
 */
void
steward_invocation_free (StewardInvocation *self)
{
  if (self->workspace != NULL)
    steward_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
  g_clear_object (&self->directory);
  g_clear_object (&self->clock);
  g_ptr_array_unref (self->rows);
  g_free (self->path);
  g_strfreev (self->all_columns);
  g_free (self->person);
  g_free (self);
}

/**
 * steward_invocation_set_verb:
 *
 * Says what is being done, for help and errors.
 */
void
steward_invocation_set_verb (StewardInvocation    *self,
                             const StewardCommand *command,
                             const StewardVerb    *verb)
{
  self->command = command;
  self->verb = verb;
  self->columns = NULL;
  self->has_heads = FALSE;
  /* Others may have written since the last call. */
  g_clear_object (&self->directory);
}

/**
 * steward_invocation_get_command:
 *
 * Returns: the noun that is being done
 */
const StewardCommand *
steward_invocation_get_command (StewardInvocation *self)
{
  return self->command;
}

/**
 * steward_invocation_get_path:
 *
 * Returns: the file that is meant
 */
const char *
steward_invocation_get_path (StewardInvocation *self)
{
  return self->path;
}

/**
 * steward_invocation_get_clock:
 *
 * Returns: (transfer none): what time it is
 */
StewardClock *
steward_invocation_get_clock (StewardInvocation *self)
{
  return self->clock;
}

/**
 * steward_invocation_parse:
 * @entries: (nullable): the verb's options
 * @at_least: how many arguments it needs
 * @at_most: how many it takes; -1 is any number
 *
 * Takes the options out of the arguments, shows the verb's help when it is asked for and leaves the
 * arguments without the verb itself.
 *
 * Returns: whether the arguments make sense
 */
gboolean
steward_invocation_parse (StewardInvocation   *self,
                          const GOptionEntry  *entries,
                          int                 *n_arguments,
                          char              ***arguments,
                          int                  at_least,
                          int                  at_most,
                          GError             **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *summary = NULL;

  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, n_arguments, arguments, &local_error))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, "%s", local_error->message);
      return FALSE;
    }

  /* A lone "--" ends the options and is no argument. */
  if (*n_arguments > 1 && strcmp ((*arguments)[1], "--") == 0)
    {
      for (int i = 1; i < *n_arguments; i++)
        (*arguments)[i] = (*arguments)[i + 1];
      (*n_arguments)--;
    }
  *n_arguments -= 1;
  *arguments += 1;
  if (*n_arguments < at_least || (at_most >= 0 && *n_arguments > at_most))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("usage: stewardctl %s %s %s"), self->command->noun, self->verb->name, self->verb->usage);
      return FALSE;
    }
  return TRUE;
}

/**
 * steward_invocation_get_workspace:
 *
 * Returns: (transfer none) (nullable): the file, opened when it is first asked for, in the name of
 *   whom `--as` says
 */
StewardWorkspace *
steward_invocation_get_workspace (StewardInvocation  *self,
                                  GError            **error)
{
  g_autoptr (StewardWorkspace) workspace = NULL;

  if (self->workspace != NULL)
    return self->workspace;

  workspace = steward_workspace_open (self->path, FALSE, self->clock, error);
  if (workspace == NULL)
    return NULL;
  if (self->person != NULL)
    {
      const char *was = steward_workspace_get_person (workspace);
      g_autofree char *before = g_strdup (was);

      if (!steward_workspace_act_as (workspace, self->person, error))
        {
          steward_workspace_close (workspace);
          return NULL;
        }
      if (strcmp (before, steward_workspace_get_person (workspace)) != 0)
        g_printerr (_("Acting as %s; the audit says so.\n"), self->person);
    }
  self->workspace = g_steal_pointer (&workspace);
  return self->workspace;
}

/**
 * steward_invocation_get_directory:
 *
 * Returns: (transfer none) (nullable): names, as they are now
 */
StewardDirectory *
steward_invocation_get_directory (StewardInvocation  *self,
                                  GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;

  if (self->directory != NULL)
    return self->directory;
  operation = steward_directory_load ();
  if (!steward_invocation_perform (self, operation, error))
    return NULL;
  self->directory = steward_directory_loaded (operation);
  return self->directory;
}

/**
 * steward_invocation_perform:
 * @operation: a use case; done in the workspace
 *
 * Returns: whether it happened
 */
gboolean
steward_invocation_perform (StewardInvocation  *self,
                            StewardOperation   *operation,
                            GError            **error)
{
  StewardWorkspace *workspace = steward_invocation_get_workspace (self, error);

  if (workspace == NULL || !steward_workspace_perform (workspace, operation, error))
    return FALSE;
  /* What was stored may have new names. */
  if (steward_operation_get_event (operation) != 0)
    g_clear_object (&self->directory);
  return TRUE;
}

/**
 * steward_invocation_prints_json:
 *
 * Returns: whether results are for programs, an object a line
 */
gboolean
steward_invocation_prints_json (StewardInvocation *self)
{
  return self->format == STEWARD_FORMAT_JSON;
}

/**
 * steward_invocation_begin_stream:
 * @kind: what is printed
 *
 * What comes is an export: every field is a column, people get JSON Lines, too, and each
 * [method@Invocation.flush] goes on with the same table.
 */
void
steward_invocation_begin_stream (StewardInvocation *self,
                                 const StewardKind *kind)
{
  if (self->format == STEWARD_FORMAT_TEXT)
    self->format = STEWARD_FORMAT_JSON;
  g_strfreev (self->all_columns);
  self->all_columns = g_new0 (char *, kind->n_fields + 2);
  self->all_columns[0] = g_strdup ("id");
  for (guint i = 0; i < kind->n_fields; i++)
    self->all_columns[i + 1] = g_strdup (kind->fields[i].name);
  self->columns = (const char *const *) self->all_columns;
}

/**
 * steward_invocation_set_columns:
 * @columns: (nullable): keys that a table for people shows, in order; static
 */
void
steward_invocation_set_columns (StewardInvocation *self,
                                const char *const *columns)
{
  self->columns = columns;
}

static void
append_value (GString  *out,
              JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          if (i > 0)
            g_string_append (out, ", ");
          append_value (out, json_array_get_element (array, i));
        }
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    g_string_append (out, json_node_get_string (node));
  else
    {
      g_autofree char *json = steward_json_write (node);

      g_string_append (out, json);
    }
}

static char *
format_value (JsonObject *object,
              const char *key)
{
  GString *out = g_string_new (NULL);

  if (json_object_has_member (object, key))
    append_value (out, json_object_get_member (object, key));
  return g_string_free (out, FALSE);
}

static void
print_json (JsonObject *object)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) node = json_node_alloc ();
  g_autofree char *data = NULL;
  g_autoptr (GString) line = NULL;

  json_node_init_object (node, object);
  json_generator_set_root (generator, node);
  data = json_generator_to_data (generator, NULL);
  /* An object is one line, also for those who end lines at these signs. */
  line = g_string_new (data);
  g_string_replace (line, "\xe2\x80\xa8", "\\u2028", 0);
  g_string_replace (line, "\xe2\x80\xa9", "\\u2029", 0);
  g_print ("%s\n", line->str);
}

/**
 * steward_invocation_print_object:
 * @object: a result; kept until the call ends when people are to read it
 */
void
steward_invocation_print_object (StewardInvocation *self,
                                 JsonObject        *object)
{
  if (self->format == STEWARD_FORMAT_JSON)
    print_json (object);
  else
    g_ptr_array_add (self->rows, json_object_ref (object));
}

/**
 * steward_invocation_print_record:
 *
 * Returns: whether names could be read
 */
gboolean
steward_invocation_print_record (StewardInvocation  *self,
                                 StewardRecord      *record,
                                 GError            **error)
{
  StewardDirectory *directory = steward_invocation_get_directory (self, error);
  g_autoptr (JsonObject) object = NULL;

  if (directory == NULL)
    return FALSE;
  object = steward_directory_present (directory, record);
  steward_invocation_print_object (self, object);
  return TRUE;
}

/**
 * steward_invocation_print_records:
 * @records: (element-type StewardRecord): what was found
 *
 * Returns: whether names could be read
 */
gboolean
steward_invocation_print_records (StewardInvocation  *self,
                                  GPtrArray          *records,
                                  GError            **error)
{
  for (guint i = 0; i < records->len; i++)
    if (!steward_invocation_print_record (self, records->pdata[i], error))
      return FALSE;
  return TRUE;
}

/**
 * steward_invocation_say:
 *
 * Tells a person something that is no result: on stderr.
 */
void
steward_invocation_say (StewardInvocation *self,
                        const char        *format,
                        ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("%s\n", text);
}

/* Tables for people, and CSV */

static GPtrArray *
list_keys (StewardInvocation *self)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; self->columns != NULL && self->columns[i] != NULL; i++)
    g_ptr_array_add (keys, g_strdup (self->columns[i]));
  if (keys->len > 0)
    return keys;

  for (guint r = 0; r < self->rows->len; r++)
    {
      g_autoptr (GList) members = json_object_get_members (self->rows->pdata[r]);

      for (GList *l = members; l != NULL; l = l->next)
        if (!g_ptr_array_find_with_equal_func (keys, l->data, g_str_equal, NULL))
          g_ptr_array_add (keys, g_strdup (l->data));
    }
  return keys;
}

/* Columns on a terminal: wide characters take two cells. */
static glong
width_of (const char *text)
{
  glong width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static char *
fit_cell (const char *text,
          glong       max)
{
  GString *cell = g_string_new (NULL);
  glong width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\t' || c == 0x2028 || c == 0x2029 || g_unichar_iscntrl (c))
        c = ' ';
      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
      if (width > max - 1 && *g_utf8_next_char (p) != '\0')
        {
          g_string_append (cell, "…");
          break;
        }
      g_string_append_unichar (cell, c);
    }
  return g_string_free (cell, FALSE);
}

#define MAX_CELL 60

static void
print_table (StewardInvocation *self,
             GPtrArray         *keys)
{
  g_autofree glong *widths = g_new0 (glong, keys->len);

  for (guint k = 0; k < keys->len; k++)
    {
      widths[k] = width_of (keys->pdata[k]);
      for (guint r = 0; r < self->rows->len; r++)
        {
          g_autofree char *value = format_value (self->rows->pdata[r], keys->pdata[k]);
          g_autofree char *cell = fit_cell (value, MAX_CELL);

          widths[k] = MAX (widths[k], width_of (cell));
        }
    }
  for (int r = -1; r < (int) self->rows->len; r++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint k = 0; k < keys->len; k++)
        {
          g_autofree char *value = r < 0 ? g_ascii_strup (keys->pdata[k], -1)
                                         : format_value (self->rows->pdata[r], keys->pdata[k]);
          g_autofree char *cell = fit_cell (value, MAX_CELL);

          g_string_append (line, cell);
          for (glong i = width_of (cell); k + 1 < keys->len && i < widths[k] + 2; i++)
            g_string_append_c (line, ' ');
        }
      g_print ("%s\n", g_strchomp (line->str));
    }
}

/* Ids and digests say nothing to people. */
static gboolean
is_words (JsonNode *node)
{
  const char *text = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
                         ? json_node_get_string (node)
                         : NULL;
  gsize length = text != NULL ? strlen (text) : 0;

  return length > 0 && !((length == STEWARD_ID_LENGTH || length == 64) &&
                         strspn (text, "0123456789abcdefghijklmnopqrstuvwxyz") == length);
}

static void
append_object (GString  *out,
               JsonNode *node)
{
  JsonObject *object = json_node_get_object (node);
  const char *message = steward_json_get_text (object, "message");
  g_autoptr (GList) members = json_object_get_members (object);
  gboolean is_first = TRUE;

  if (message != NULL)
    {
      const char *severity = steward_json_get_text (object, "severity");

      g_string_append_printf (out, "%s%s%s", severity != NULL ? severity : "", severity != NULL ? ": " : "", message);
      return;
    }
  for (GList *l = members; l != NULL; l = l->next)
    if (is_words (json_object_get_member (object, l->data)))
      {
        g_string_append_printf (out, "%s%s: ", is_first ? "" : "; ", (const char *) l->data);
        append_value (out, json_object_get_member (object, l->data));
        is_first = FALSE;
      }
  if (is_first)
    append_value (out, node);
}

/* A line for each, under the key: sentences aren't to be run together. */
static void
print_element (const char *key,
               glong       width,
               JsonNode   *element)
{
  g_autoptr (GString) value = g_string_new (NULL);

  if (JSON_NODE_HOLDS_OBJECT (element))
    append_object (value, element);
  else
    append_value (value, element);
  g_print ("%-*s  %s\n", (int) width, key, value->str);
}

static void
print_card (JsonObject *object)
{
  g_autoptr (GList) members = json_object_get_members (object);
  glong width = 0;

  for (GList *l = members; l != NULL; l = l->next)
    width = MAX (width, width_of (l->data));
  for (GList *l = members; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (object, l->data);
      guint n_elements = JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;
      g_autofree char *value = n_elements == 0 ? format_value (object, l->data) : NULL;

      if (n_elements == 0)
        g_print ("%-*s  %s\n", (int) width, (const char *) l->data, value);
      for (guint i = 0; i < n_elements; i++)
        print_element (i == 0 ? l->data : "", width, json_array_get_element (json_node_get_array (node), i));
    }
}

static void
print_csv_cell (const char *value)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  steward_csv_append_cell (cell, value);
  g_print ("%s", cell->str);
}

/* A key stands plainly; a name that somebody gave, of a department, is a cell like others. */
static void
print_csv_head (const char *name)
{
  if (name[strspn (name, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_ ")] == '\0')
    g_print ("%s", name);
  else
    print_csv_cell (name);
}

static void
print_csv (StewardInvocation *self,
           GPtrArray         *keys)
{
  if (!self->has_heads)
    {
      for (guint k = 0; k < keys->len; k++)
        {
          if (k > 0)
            g_print (",");
          print_csv_head (keys->pdata[k]);
        }
      g_print ("\r\n");
    }
  self->has_heads = self->all_columns != NULL;
  for (guint r = 0; r < self->rows->len; r++)
    {
      for (guint k = 0; k < keys->len; k++)
        {
          g_autofree char *value = format_value (self->rows->pdata[r], keys->pdata[k]);

          if (k > 0)
            g_print (",");
          print_csv_cell (value);
        }
      g_print ("\r\n");
    }
}

/**
 * steward_invocation_flush:
 *
 * Prints what was kept: a lone result as a card, several as a table, CSV as CSV.
 */
void
steward_invocation_flush (StewardInvocation *self)
{
  g_autoptr (GPtrArray) keys = NULL;

  if (self->rows->len == 0)
    return;
  keys = list_keys (self);
  if (self->format == STEWARD_FORMAT_CSV)
    print_csv (self, keys);
  else if (self->columns == NULL && self->rows->len == 1)
    print_card (self->rows->pdata[0]);
  else
    print_table (self, keys);
  g_ptr_array_set_size (self->rows, 0);
}

/**
 * steward_invocation_fail:
 * @error: what went wrong
 *
 * Prints one line on stderr, or one object.
 *
 * Returns: the exit status
 */
int
steward_invocation_fail (StewardInvocation *self,
                         const GError      *error)
{
  const char *advice = steward_error_get_advice (error);

  if (self->format == STEWARD_FORMAT_JSON)
    {
      g_autoptr (GString) line = g_string_new ("{\"error\":{\"code\":");

      steward_json_append_string (line, steward_error_get_code (error));
      g_string_append (line, ",\"message\":");
      steward_json_append_string (line, error->message);
      g_string_append (line, ",\"hint\":");
      steward_json_append_string (line, steward_error_get_hint (error));
      g_string_append (line, "}}");
      g_printerr ("%s\n", line->str);
    }
  else if (*advice == '\0')
    g_printerr ("stewardctl: %s\n", error->message);
  else
    {
      gsize length = strlen (error->message);
      gboolean is_sentence = length > 0 && strchr (".?!", error->message[length - 1]) != NULL;

      g_printerr ("stewardctl: %s%s %s\n", error->message, is_sentence ? "" : ".", advice);
    }
  return steward_error_get_exit_status (error);
}
