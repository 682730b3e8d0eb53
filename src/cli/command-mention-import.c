/* command-mention-import.c: stewardctl mention import
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-mention-import"

#include "command-mention-private.h"

#include "steward-import.h"
#include "steward-service-error.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const char *const columns[] = { "file", "read", "added", "already_there", "edited", "refused", "kept_out", NULL };

/* One run of it. */
typedef struct
{
  StewardInvocation *invocation;   /* (unowned) */
  gboolean           shows_progress;
  gboolean           is_done;
  GError            *error;        /* (owned) (nullable) */
} Run;

static void
clear_progress (Run *run)
{
  if (run->shows_progress)
    g_printerr ("\r\033[K");
}

static void
on_refused (StewardImport *import,
            const char    *file,
            guint          line,
            const char    *reason,
            Run           *run)
{
  clear_progress (run);
  if (steward_invocation_prints_json (run->invocation))
    {
      g_autoptr (JsonObject) object = json_object_new ();

      json_object_set_string_member (object, "file", file);
      json_object_set_int_member (object, "line", line);
      json_object_set_string_member (object, "error", reason);
      steward_invocation_print_object (run->invocation, object);
    }
  else
    steward_invocation_say (run->invocation, "%s:%u: %s", file, line, reason);
}

static void
on_file_done (StewardImport *import,
              const char    *file,
              gpointer       pointer,
              gpointer       error,
              Run           *run)
{
  const StewardImportCounts *counts = pointer;
  g_autoptr (JsonObject) object = json_object_new ();

  clear_progress (run);
  json_object_set_string_member (object, "file", file);
  json_object_set_int_member (object, "read", counts->read);
  json_object_set_int_member (object, "added", counts->added);
  json_object_set_int_member (object, "already_there", counts->already_there);
  json_object_set_int_member (object, "edited", counts->edited);
  json_object_set_int_member (object, "refused", counts->refused);
  if (counts->kept_out > 0)
    json_object_set_int_member (object, "kept_out", counts->kept_out);
  if (error != NULL)
    json_object_set_string_member (object, "error", ((GError *) error)->message);
  steward_invocation_print_object (run->invocation, object);
}

static void
on_progress (StewardImport *import,
             Run           *run)
{
  const StewardImportCounts *counts = steward_import_get_counts (import);

  if (!run->shows_progress)
    return;
  /* TRANSLATORS: of an import; percent, then numbers of posts */
  g_printerr ("\r\033[K");
  g_printerr (_("%3.0f %%  %" PRId64 " read, %" PRId64 " added"),
              steward_import_get_fraction (import) * 100, counts->read, counts->added);
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Run *run = user_data;

  steward_import_run_finish (STEWARD_IMPORT (source), result, &run->error);
  run->is_done = TRUE;
}

static gboolean
on_interrupt (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_CONTINUE;
}

static gboolean
map_columns (StewardImport  *import,
             char          **pairs,
             GError        **error)
{
  for (guint i = 0; pairs != NULL && pairs[i] != NULL; i++)
    {
      const char *equals = strchr (pairs[i], '=');
      g_autofree char *field = equals != NULL ? g_strndup (pairs[i], (gsize) (equals - pairs[i])) : NULL;

      if (field == NULL)
        {
          g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                       _("--map takes FIELD=COLUMN, for example text=Message"));
          return FALSE;
        }
      if (!steward_import_map (import, field, equals + 1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_import (StewardInvocation  *invocation,
            StewardImport      *import,
            GError            **error)
{
  Run run = { invocation, isatty (STDERR_FILENO) != 0, FALSE, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint interrupt = g_unix_signal_add (SIGINT, on_interrupt, cancellable);
  guint terminate = g_unix_signal_add (SIGTERM, on_interrupt, cancellable);

  g_signal_connect (import, "refused", G_CALLBACK (on_refused), &run);
  g_signal_connect (import, "file-done", G_CALLBACK (on_file_done), &run);
  g_signal_connect (import, "progress", G_CALLBACK (on_progress), &run);
  steward_invocation_set_columns (invocation, columns);
  steward_import_run_async (import, cancellable, on_done, &run);
  while (!run.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (interrupt);
  g_source_remove (terminate);
  g_signal_handlers_disconnect_by_data (import, &run);
  if (g_error_matches (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      const StewardImportCounts *counts = steward_import_get_counts (import);

      g_clear_error (&run.error);
      g_set_error (&run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                   _("stopped; %" PRId64 " are stored, and the same command goes on from there"), counts->added);
    }
  if (run.error != NULL)
    g_propagate_error (error, run.error);
  return run.error == NULL;
}

STEWARD_MENTION_VERB (import)
{
  g_autofree char *source = NULL;
  g_autofree char *open_since = NULL;
  g_auto (GStrv) maps = NULL;
  gboolean strict = FALSE;
  const GOptionEntry entries[] = {
    { "source", 0, 0, G_OPTION_ARG_STRING, &source, NULL, NULL },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &maps, NULL, NULL },
    { "open-since", 0, 0, G_OPTION_ARG_STRING, &open_since, NULL, NULL },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &strict, NULL, NULL },
    { NULL },
  };
  StewardWorkspace *workspace;
  g_autoptr (StewardImport) import = NULL;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 1, -1, error))
    return FALSE;
  workspace = steward_invocation_get_workspace (invocation, error);
  if (workspace == NULL)
    return FALSE;
  import = steward_import_new (workspace);
  if (!map_columns (import, maps, error))
    return FALSE;
  if (open_since != NULL)
    {
      gint64 since_us = steward_field_options_time (invocation, open_since, error);

      if (since_us == STEWARD_TIME_NONE)
        return FALSE;
      steward_import_set_open_since (import, since_us);
    }
  steward_import_set_source (import, source);
  steward_import_set_strict (import, strict);
  for (int i = 0; i < argc; i++)
    steward_import_add_file (import, argv[i]);
  return run_import (invocation, import, error);
}
