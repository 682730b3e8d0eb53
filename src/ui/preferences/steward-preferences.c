/* steward-preferences.c: who you are, and what the organisation consists of
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-preferences"

#include "steward-preferences.h"

#include "steward-error-words.h"
#include "steward-kinds.h"
#include "steward-record-form.h"
#include "steward-record-group.h"
#include "steward-sync-preferences.h"
#include "steward-undoing.h"
#include "steward-you-page.h"

#include <glib/gi18n-lib.h>

#define SETTLE_MS 100 /* changes that come together are read once */

struct _StewardPreferences
{
  AdwPreferencesWindow parent_instance;
  StewardWindowState  *state;     /* (owned) */
  StewardWorkspace    *workspace; /* (owned) */
  StewardStanding     *standing;  /* (owned) */
  guint                settle_source;
};

enum
{
  SIGNAL_STANDING_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardPreferences, steward_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* Names and roles, read anew when something changed */

static void
on_standing_loaded (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardPreferences) self = g_object_steal_data (G_OBJECT (operation), "steward-preferences");
  g_autoptr (GError) error = NULL;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      g_message ("Names weren't read: %s", error->message);
      return;
    }
  g_clear_object (&self->standing);
  self->standing = steward_standing_loaded (operation);
  g_signal_emit (self, signals[SIGNAL_STANDING_CHANGED], 0);
}

static gboolean
load_standing (gpointer user_data)
{
  StewardPreferences *self = user_data;
  StewardOperation *operation = steward_standing_load ();

  self->settle_source = 0;
  g_object_set_data_full (G_OBJECT (operation), "steward-preferences", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (self->workspace, operation, NULL, on_standing_loaded, operation);
  return G_SOURCE_REMOVE;
}

static void
queue_standing (StewardPreferences *self)
{
  if (self->settle_source == 0)
    self->settle_source = g_timeout_add (SETTLE_MS, load_standing, self);
}

static void
on_changed (StewardPreferences *self,
            StewardChanges     *changes)
{
  static const StewardKind *const kinds[] = {
    &steward_workspace_kind, &steward_department_kind, &steward_person_kind, &steward_membership_kind,
    &steward_account_kind,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (steward_changes_concern (changes, kinds[i]))
      queue_standing (self);
}

/* Pages */

static AdwPreferencesPage *
add_page (StewardPreferences *self,
          const char         *name,
          const char         *title,
          const char         *icon_name)
{
  GtkWidget *page = g_object_new (ADW_TYPE_PREFERENCES_PAGE, "name", name, "title", title, "icon-name", icon_name, NULL);

  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (page));
  return ADW_PREFERENCES_PAGE (page);
}

static void
add_records (StewardPreferences *self,
             AdwPreferencesPage *page,
             const StewardKind  *kind,
             const char         *title,
             const char         *explanation)
{
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (steward_record_group_new (self, kind, title, explanation)));
}

static void
add_pages (StewardPreferences *self)
{
  AdwPreferencesPage *page;

  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (steward_you_page_new (self)));
  page = add_page (self, "organisation", _("Organisation"), "system-users-symbolic");
  add_records (self, page, &steward_department_kind, _("Departments"), _("Who shares the conversation, and when they are there."));
  add_records (self, page, &steward_person_kind, _("People"), _("Who belongs where, who approves, and who is away."));
  page = add_page (self, "listening", _("Listening"), "steward-monitor-symbolic");
  add_records (self, page, &steward_source_kind, _("Sources"), _("The places outside that are read."));
  add_records (self, page, &steward_topic_kind, _("Topics"), _("Named queries over all mentions, those already here too."));
  page = add_page (self, "responding", _("Responding"), "steward-responses-symbolic");
  add_records (self, page, &steward_account_kind, _("Accounts"), _("Where the organisation speaks, and who holds the keys."));
  add_records (self, page, &steward_snippet_kind, _("Snippets"), _("Saved replies, by department and language."));
  add_records (self, page, &steward_network_kind, _("Networks"),
               _("How long a post may be, and where that number is from. What an account’s own server says wins."));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (steward_sync_preferences_new (self)));
}

/* What is done here */

static StewardOperation *
undo (StewardOperation *done)
{
  gint64 event = steward_operation_get_event (done);

  return event != 0 ? steward_undoing_undo (event) : NULL;
}

typedef struct
{
  StewardPreferences *preferences; /* (owned) */
  StewardOperation   *operation;   /* (owned) */
  char               *title;       /* (owned) (nullable) */
  gboolean            can_undo;
  StewardPerformed    performed; /* (nullable) */
  GObject            *owner;     /* (owned) (nullable) */
} Run;

static void
on_undo (AdwToast           *toast,
         StewardPreferences *self)
{
  StewardOperation *operation = undo (g_object_get_data (G_OBJECT (toast), "steward-operation"));

  if (operation != NULL)
    steward_preferences_perform (self, operation, _("Undone"), FALSE, NULL, NULL);
}

static void
on_performed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;

  if (steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      AdwToast *toast = run->title != NULL ? adw_toast_new (run->title) : NULL;

      if (toast != NULL && run->can_undo && steward_operation_get_event (run->operation) != 0)
        {
          adw_toast_set_button_label (toast, _("Undo"));
          g_object_set_data_full (G_OBJECT (toast), "steward-operation", g_object_ref (run->operation), g_object_unref);
          g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_undo), run->preferences, 0);
        }
      if (toast != NULL)
        adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (run->preferences), toast);
    }
  else if (run->performed == NULL)
    steward_error_show (GTK_WIDGET (run->preferences), _("That Did Not Happen"), error);
  if (run->performed != NULL)
    run->performed (run->owner, run->operation, error);
  g_object_unref (run->preferences);
  g_object_unref (run->operation);
  g_clear_object (&run->owner);
  g_free (run->title);
  g_free (run);
}

static void
steward_preferences_dispose (GObject *object)
{
  StewardPreferences *self = STEWARD_PREFERENCES (object);

  g_clear_handle_id (&self->settle_source, g_source_remove);
  G_OBJECT_CLASS (steward_preferences_parent_class)->dispose (object);
}

static void
steward_preferences_finalize (GObject *object)
{
  StewardPreferences *self = STEWARD_PREFERENCES (object);

  /* Its pages look at these until they are gone. */
  g_clear_object (&self->standing);
  g_clear_object (&self->workspace);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (steward_preferences_parent_class)->finalize (object);
}

static void
steward_preferences_class_init (StewardPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_preferences_dispose;
  object_class->finalize = steward_preferences_finalize;

  signals[SIGNAL_STANDING_CHANGED] = g_signal_new ("standing-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* libadwaita gives the button that begins a search a picture and no name. */
static gboolean
name_search_button (GtkWidget *widget)
{
  GtkWidget *child;

  if (GTK_IS_TOGGLE_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "edit-find-symbolic") == 0)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search"), -1);
      return TRUE;
    }
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (name_search_button (child))
      return TRUE;
  return FALSE;
}

static void
steward_preferences_init (StewardPreferences *self)
{
  name_search_button (GTK_WIDGET (self));
}

/**
 * steward_preferences_new:
 * @window: above which it stands
 *
 * Returns: (transfer none): the preferences of the workspace of a window
 */
StewardPreferences *
steward_preferences_new (StewardWindow    *window,
                         StewardWorkspace *workspace,
                         StewardStanding  *standing)
{
  StewardPreferences *self = g_object_new (STEWARD_TYPE_PREFERENCES, "transient-for", window, "modal", TRUE,
                                           "default-width", 720, "default-height", 640, "search-enabled", TRUE,
                                           "can-navigate-back", TRUE,
                                           "destroy-with-parent", TRUE, NULL);

  self->state = g_object_ref (steward_window_get_state (window));
  self->workspace = g_object_ref (workspace);
  self->standing = g_object_ref (standing);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::person", G_CALLBACK (queue_standing), self, G_CONNECT_SWAPPED);
  add_pages (self);
  return self;
}

/**
 * steward_preferences_get_workspace:
 *
 * Returns: (transfer none): whose preferences they are
 */
StewardWorkspace *
steward_preferences_get_workspace (StewardPreferences *self)
{
  return self->workspace;
}

/**
 * steward_preferences_get_standing:
 *
 * Returns: (transfer none): names and roles as they are now
 */
StewardStanding *
steward_preferences_get_standing (StewardPreferences *self)
{
  return self->standing;
}

/**
 * steward_preferences_get_state:
 *
 * Returns: (transfer none): what this desktop remembers
 */
StewardWindowState *
steward_preferences_get_state (StewardPreferences *self)
{
  return self->state;
}

/**
 * steward_preferences_edit:
 * @record: (nullable): what to fill in; %NULL for a new one
 *
 * Shows the form of a record.
 */
void
steward_preferences_edit (StewardPreferences *self,
                          const StewardKind  *kind,
                          StewardRecord      *record)
{
  const StewardForm *form = steward_form_find (kind);

  g_return_if_fail (STEWARD_IS_PREFERENCES (self));
  g_return_if_fail (form != NULL);

  adw_preferences_window_present_subpage (ADW_PREFERENCES_WINDOW (self), steward_record_form_new (self, form, record));
}

/**
 * steward_preferences_perform:
 * @operation: (transfer full): a use case that hasn't happened yet
 * @title: (nullable): words of the toast when it has
 * @can_undo: whether the toast has an Undo
 * @performed: (nullable): called at the end; without it an error is shown in a dialog
 * @owner: (nullable) (type GObject): handed to @performed and kept until then
 */
void
steward_preferences_perform (StewardPreferences *self,
                             StewardOperation   *operation,
                             const char         *title,
                             gboolean            can_undo,
                             StewardPerformed    performed,
                             gpointer            owner)
{
  Run *run = g_new0 (Run, 1);

  g_return_if_fail (STEWARD_IS_PREFERENCES (self));

  run->preferences = g_object_ref (self);
  run->operation = operation;
  run->title = g_strdup (title);
  run->can_undo = can_undo;
  run->performed = performed;
  run->owner = owner != NULL ? g_object_ref (owner) : NULL;
  steward_workspace_perform_async (self->workspace, operation, NULL, on_performed, run);
}
