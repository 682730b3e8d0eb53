/* steward-application.c: the program
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-application"

#include "steward-config.h"

#include "steward-application.h"

#include "steward-about.h"
#include "steward-clock.h"
#include "steward-page-table.h"
#include "steward-spoken-label.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StewardApplication
{
  AdwApplication      parent_instance;
  StewardWindowState *state; /* (owned) (nullable) */
  StewardClock       *clock; /* (owned) */
};

G_DEFINE_FINAL_TYPE (StewardApplication, steward_application, ADW_TYPE_APPLICATION)

static StewardWindow *
find_window (StewardApplication *self,
             const char         *path)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL; link = link->next)
    if (STEWARD_IS_WINDOW (link->data) && g_strcmp0 (steward_window_get_path (link->data), path) == 0)
      return link->data;
  return NULL;
}

/* A file has one window; one without a file is used before another is made. */
static void
show_file (StewardApplication *self,
           const char         *path)
{
  StewardWindow *window = find_window (self, path);

  if (window == NULL)
    {
      window = find_window (self, NULL);
      if (window == NULL)
        window = steward_window_new (ADW_APPLICATION (self), self->state, self->clock);
      steward_window_open (window, path);
    }
  steward_window_present_when_filled (window);
}

/* The file that was open last; else that of the standard place; else none. */
static char *
dup_last_path (StewardApplication *self)
{
  g_autofree char *last = steward_window_state_dup_text (self->state, STEWARD_STATE_LAST_WORKSPACE);
  g_autofree char *standard = steward_workspace_default_path ();

  if (*last != '\0' && g_file_test (last, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&last);
  return g_file_test (standard, G_FILE_TEST_EXISTS) ? g_steal_pointer (&standard) : NULL;
}

static void
steward_application_activate (GApplication *application)
{
  StewardApplication *self = STEWARD_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *path = NULL;

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }
  path = dup_last_path (self);
  show_file (self, path);
}

static void
steward_application_open (GApplication  *application,
                          GFile        **files,
                          int            n_files,
                          const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        show_file (STEWARD_APPLICATION (application), path);
    }
}

static int
steward_application_command_line (GApplication            *application,
                                  GApplicationCommandLine *command_line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (command_line, NULL);
  const char *path = NULL;

  if (g_variant_dict_lookup (options, "workspace", "^&ay", &path))
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, path);
      g_autofree char *absolute = g_file_get_path (file);

      show_file (STEWARD_APPLICATION (application), absolute);
      return 0;
    }
  if (arguments[0] == NULL || arguments[1] == NULL)
    {
      g_application_activate (application);
      return 0;
    }
  for (guint i = 1; arguments[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, arguments[i]);

      g_application_open (application, &file, 1, "");
    }
  return 0;
}

static int
steward_application_handle_local_options (GApplication *application,
                                          GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("steward %s\n", PACKAGE_VERSION);
  return 0;
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       application)
{
  steward_about_show (gtk_application_get_active_window (application));
}

static void
help_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       application)
{
  gtk_show_uri (gtk_application_get_active_window (application), "help:steward", GDK_CURRENT_TIME);
}

static void
new_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       application)
{
  show_file (application, NULL);
}

/* What a notice is about; it may come from another program, and only ever shows something. */
static void
show_response_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       application)
{
  const char *id = g_variant_get_string (parameter, NULL);
  GtkWindow *window = gtk_application_get_active_window (application);

  if (!STEWARD_IS_WINDOW (window))
    return;
  gtk_window_present (window);
  if (*id != '\0' && strlen (id) <= 64 && strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789") == strlen (id))
    steward_window_show_record (STEWARD_WINDOW (window), "response", id);
}

/* Each window stores what it has to and goes; the program ends with the last. */
static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       application)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data);
}

static void
add_accels (StewardApplication *self)
{
  static const struct
  {
    const char *action;
    const char *accels[3];
  } keys[] = {
    { "app.quit", { "<Control>q" } },
    { "app.help", { "F1" } },
    { "app.new", { "<Control>n" } },
    { "win.shortcuts", { "<Control>question" } },
    { "win.open", { "<Control><Shift>o" } },
    { "window.close", { "<Control>w" } },
    { "win.preferences", { "<Control>comma" } },
    { "win.hold", { "<Control><Shift>h" } },
    { "win.go-to", { "<Control>k" } },
    { "win.search", { "<Control>f" } },
    { "win.lens", { "<Control>d" } },
    { "win.toggle-sidebar", { "F9" } },
    { "win.suggest", { "<Control>Return", "<Control>KP_Enter" } },
    { "win.move-pane(1)", { "F6" } },
    { "win.move-pane(-1)", { "<Shift>F6" } },
    { "win.move-finding(1)", { "F8" } },
    { "win.move-finding(-1)", { "<Shift>F8" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, (const char **) keys[i].accels);
  for (guint i = 0; i < MIN (steward_n_pages, 10); i++)
    {
      g_autofree char *action = g_strdup_printf ("win.show-page('%s')", steward_pages[i].name);
      g_autofree char *accel = g_strdup_printf ("<Control>%u", (i + 1) % 10);
      const char *accels[] = { accel, NULL };

      gtk_application_set_accels_for_action (GTK_APPLICATION (self), action, accels);
    }
}

static void
steward_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "about", .activate = about_action },
    { .name = "help", .activate = help_action },
    { .name = "new", .activate = new_action },
    { .name = "quit", .activate = quit_action },
    { .name = "show-response", .parameter_type = "s", .activate = show_response_action },
  };
  StewardApplication *self = STEWARD_APPLICATION (application);

  G_APPLICATION_CLASS (steward_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APPLICATION_ID);
  steward_spoken_label_name_menus ();
  self->state = steward_window_state_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_accels (self);
}

static void
steward_application_dispose (GObject *object)
{
  StewardApplication *self = STEWARD_APPLICATION (object);

  g_clear_object (&self->state);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (steward_application_parent_class)->dispose (object);
}

static void
steward_application_class_init (StewardApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_application_dispose;
  application_class->startup = steward_application_startup;
  application_class->activate = steward_application_activate;
  application_class->open = steward_application_open;
  application_class->command_line = steward_application_command_line;
  application_class->handle_local_options = steward_application_handle_local_options;
}

static void
steward_application_init (StewardApplication *self)
{
  static const GOptionEntry options[] = {
    { "workspace", 'w', 0, G_OPTION_ARG_FILENAME, NULL, N_("Open this workspace"), N_("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version"), NULL },
    { NULL },
  };

  self->clock = steward_clock_new_system ();
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * steward_application_new:
 *
 * Returns: (transfer full): the program
 */
StewardApplication *
steward_application_new (void)
{
  return g_object_new (STEWARD_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "resource-base-path", "/io/github/stewardapp/Steward",
                       "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}
