/* steward-welcome.c: the first page: look around, start, or open
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-welcome"

#include "steward-welcome.h"

#include "steward-error-words.h"
#include "steward-founding-form.h"
#include "steward-joining-form.h"
#include "steward-sample-founding.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>

struct _StewardWelcome
{
  AdwBin               parent_instance;
  AdwWindowTitle      *title;
  GtkWidget           *back_button;
  GtkStack            *stack;
  AdwStatusPage       *trouble;
  AdwActionRow        *sample;
  GtkWidget           *sample_spinner;
  StewardFoundingForm *form;
  StewardJoiningForm  *joining;
  GtkNativeDialog     *chooser; /* (owned) (nullable) */
  char                *path;    /* (owned) (nullable) that couldn't be opened */
  StewardClock        *clock;   /* (owned) (nullable) */
  GCancellable        *making;  /* (owned) (nullable) the sample */
};

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardWelcome, steward_welcome, ADW_TYPE_BIN)

static void
show (StewardWelcome *self,
      const char     *name,
      const char     *title)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->back_button, !g_str_equal (name, "start"));
  adw_window_title_set_title (self->title, title);
}

static void
on_new_activated (StewardWelcome *self)
{
  show (self, "new", _("Start a new workspace"));
  steward_founding_form_begin (self->form);
}

static void
on_join_activated (StewardWelcome *self)
{
  show (self, "join", _("Join your team"));
  steward_joining_form_begin (self->joining);
}

static void
open_path (StewardWelcome *self,
           const char     *path)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, path);
}

/* The sample has a place of its own: what was tried in it is there again the next time. */
static char *
dup_sample_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "steward", "sample.db", NULL);
}

static void
on_sample_made (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (StewardWelcome) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dup_sample_path ();
  gboolean is_made = steward_workspace_found_sample_finish (result, &error);

  if (self->making == NULL)
    return;
  g_clear_object (&self->making);
  gtk_widget_hide (self->sample_spinner);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sample), TRUE);
  if (is_made)
    open_path (self, path);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    steward_error_show (GTK_WIDGET (self), _("The Sample Was Not Made"), error);
}

static void
on_sample_activated (StewardWelcome *self)
{
  g_autofree char *path = dup_sample_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      open_path (self, path);
      return;
    }
  g_mkdir_with_parents (folder, 0700);
  gtk_widget_show (self->sample_spinner);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sample), FALSE);
  self->making = g_cancellable_new ();
  steward_workspace_found_sample_async (path, STEWARD_SAMPLE_SEED, self->clock, self->making, on_sample_made,
                                        g_object_ref (self));
}

static void
on_try_again (StewardWelcome *self)
{
  open_path (self, self->path);
}

static void
on_chosen (GtkNativeDialog *chooser,
           int              response,
           StewardWelcome  *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

      if (path != NULL)
        open_path (self, path);
    }
  g_clear_object (&self->chooser);
}

static void
steward_welcome_dispose (GObject *object)
{
  StewardWelcome *self = STEWARD_WELCOME (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (steward_welcome_parent_class)->dispose (object);
}

static void
steward_welcome_class_init (StewardWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_welcome_dispose;

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardWelcome, title);
  gtk_widget_class_bind_template_child (widget_class, StewardWelcome, back_button);
  gtk_widget_class_bind_template_child (widget_class, StewardWelcome, stack);
  gtk_widget_class_bind_template_child (widget_class, StewardWelcome, trouble);
  gtk_widget_class_bind_template_child (widget_class, StewardWelcome, sample);
  gtk_widget_class_bind_template_child (widget_class, StewardWelcome, sample_spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_sample_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_new_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_join_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_try_again);
  gtk_widget_class_bind_template_callback (widget_class, steward_welcome_choose_file);
  gtk_widget_class_bind_template_callback (widget_class, steward_welcome_start);
}

static void
steward_welcome_init (StewardWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->form = STEWARD_FOUNDING_FORM (steward_founding_form_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->form), "new");
  g_signal_connect_object (self->form, "founded", G_CALLBACK (open_path), self, G_CONNECT_SWAPPED);
  self->joining = STEWARD_JOINING_FORM (steward_joining_form_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->joining), "join");
  g_signal_connect_object (self->joining, "joined", G_CALLBACK (open_path), self, G_CONNECT_SWAPPED);
}

/**
 * steward_welcome_new:
 *
 * Returns: (transfer floating): the first page
 */
GtkWidget *
steward_welcome_new (void)
{
  return g_object_new (STEWARD_TYPE_WELCOME, NULL);
}

/**
 * steward_welcome_set_clock:
 * @clock: of what is founded here
 */
void
steward_welcome_set_clock (StewardWelcome *self,
                           StewardClock   *clock)
{
  g_set_object (&self->clock, clock);
  steward_founding_form_set_clock (self->form, clock);
  steward_joining_form_set_clock (self->joining, clock);
}

/**
 * steward_welcome_start:
 *
 * Shows the ways to begin.
 */
void
steward_welcome_start (StewardWelcome *self)
{
  g_return_if_fail (STEWARD_IS_WELCOME (self));

  steward_joining_form_leave (self->joining);
  show (self, "start", "");
}

/**
 * steward_welcome_choose_file:
 *
 * Asks for a workspace and opens it.
 */
void
steward_welcome_choose_file (StewardWelcome *self)
{
  GtkRoot *root;
  g_autoptr (GtkFileFilter) files = NULL;
  g_autoptr (GtkFileFilter) all = NULL;

  g_return_if_fail (STEWARD_IS_WELCOME (self));

  if (self->chooser != NULL)
    return;
  root = gtk_widget_get_root (GTK_WIDGET (self));
  self->chooser = GTK_NATIVE_DIALOG (gtk_file_chooser_native_new (_("Open a Workspace"), GTK_WINDOW (root),
                                                                  GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), NULL));
  files = gtk_file_filter_new ();
  gtk_file_filter_set_name (files, _("Workspaces"));
  gtk_file_filter_add_suffix (files, "db");
  gtk_file_filter_add_suffix (files, "steward");
  all = gtk_file_filter_new ();
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), files);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), all);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen), self, 0);
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  gtk_native_dialog_show (self->chooser);
}

/**
 * steward_welcome_show_trouble:
 * @path: the file
 * @error: why it wasn't opened
 *
 * Says what is wrong with a file, what to do, and offers ways on.
 */
void
steward_welcome_show_trouble (StewardWelcome *self,
                              const char     *path,
                              const GError   *error)
{
  static const struct
  {
    const char *code;
    const char *title;
    const char *meaning;
  } troubles[] = {
    { "damaged", N_("This Workspace Is Damaged"),
      N_("Nothing was written to it. Restore a backup with “stewardctl workspace restore”, or salvage what can be read.") },
    { "too-new", N_("This Workspace Is From a Newer Steward"),
      N_("Nothing was written to it. Open it with the version that wrote it, or update Steward.") },
    { "not-a-workspace", N_("This Is Not a Steward Workspace"),
      N_("Nothing was written to it. Choose a file that Steward made.") },
    { "locked", N_("Another Program Holds This Workspace"), N_("Wait until it is done, then try again.") },
    { "disk-full", N_("The Disk Is Full"), N_("Make room and try again; nothing was lost.") },
    { "not-found", N_("This Workspace Is Not There"), N_("It may have been moved or renamed, or its disk isn't mounted.") },
  };
  const char *code = steward_error_get_code (error);
  const char *title = N_("This Workspace Could Not Be Opened");
  const char *meaning = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *words = NULL;
  g_autofree char *escaped = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    code = "not-found";
  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    if (g_str_equal (troubles[i].code, code))
      {
        title = troubles[i].title;
        meaning = _(troubles[i].meaning);
      }
  if (meaning == NULL)
    meaning = steward_error_get_hint (error);
  /* Where it isn't, the words are for the command line. */
  words = g_str_equal (code, "not-found") ? g_strdup_printf ("%s\n\n%s", path, meaning)
                                          : g_strdup_printf ("%s\n%s\n\n%s", name, error->message, meaning);
  escaped = g_markup_escape_text (words, -1);
  g_free (self->path);
  self->path = g_strdup (path);
  adw_status_page_set_title (self->trouble, _(title));
  adw_status_page_set_description (self->trouble, escaped);
  show (self, "trouble", "");
}
