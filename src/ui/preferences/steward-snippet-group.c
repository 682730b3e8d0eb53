/* steward-snippet-group.c: whether a snippet may be used, and why not
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-snippet-group"

#include "steward-snippet-group.h"

#include "steward-error-words.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-snippets.h"

#include <glib/gi18n-lib.h>

struct _StewardSnippetGroup
{
  AdwPreferencesGroup parent_instance;
  StewardPreferences *preferences; /* (unowned) it holds this group */
  char               *snippet;     /* (owned) an id */
  AdwActionRow       *row;
  GtkWidget          *approve;
  GCancellable       *cancellable; /* (owned) */
};

G_DEFINE_FINAL_TYPE (StewardSnippetGroup, steward_snippet_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_standing (StewardSnippetGroup *self,
               const char          *standing)
{
  static const struct { const char *standing, *title, *words; gboolean may_approve; } looks[] = {
    { "approved", N_("Approved"), N_("It may be used as it stands; another text ends that."), FALSE },
    { "stale", N_("Stale"), N_("A clause that it rests on was changed or no longer holds: nobody uses it before it is approved "
                               "again."), TRUE },
    { "expired", N_("Expired"), N_("Its day has passed: nobody uses it before it gets another one."), FALSE },
    { "open", N_("Not approved"), N_("An approver of a department that it is for can say that it is right."), TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_strcmp0 (looks[i].standing, standing) == 0)
      {
        adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _(looks[i].title));
        adw_action_row_set_subtitle (self->row, _(looks[i].words));
        gtk_widget_set_visible (self->approve, looks[i].may_approve);
      }
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardSnippetGroup) self = g_object_steal_data (G_OBJECT (operation), "steward-group");
  g_autoptr (GError) error = NULL;

  if (steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    show_standing (self, steward_json_get_text (json_node_get_object (steward_operation_get_json (operation)), self->snippet));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("How a snippet stands wasn't read: %s", error->message);
}

static void
load (StewardSnippetGroup *self)
{
  StewardOperation *operation = steward_snippets_report_standing ();

  g_object_set_data_full (G_OBJECT (operation), "steward-group", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (steward_preferences_get_workspace (self->preferences), operation, self->cancellable, on_loaded,
                                   operation);
}

static void
on_approved (gpointer          owner,
             StewardOperation *operation,
             const GError     *error)
{
  if (error != NULL)
    steward_error_show (owner, _("Not Approved"), error);
  else
    show_standing (owner, "approved");
}

static void
on_approve (StewardSnippetGroup *self)
{
  steward_preferences_perform (self->preferences, steward_snippet_approve (self->snippet), _("Snippet approved"), FALSE,
                               on_approved, self);
}

static void
steward_snippet_group_dispose (GObject *object)
{
  StewardSnippetGroup *self = STEWARD_SNIPPET_GROUP (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (steward_snippet_group_parent_class)->dispose (object);
}

static void
steward_snippet_group_finalize (GObject *object)
{
  g_free (STEWARD_SNIPPET_GROUP (object)->snippet);

  G_OBJECT_CLASS (steward_snippet_group_parent_class)->finalize (object);
}

static void
steward_snippet_group_class_init (StewardSnippetGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_snippet_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_snippet_group_finalize;
}

static void
steward_snippet_group_init (StewardSnippetGroup *self)
{
  self->row = ADW_ACTION_ROW (adw_action_row_new ());
  self->approve = gtk_button_new_with_label (_("Approve"));
  self->cancellable = g_cancellable_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_action_row_set_subtitle_lines (self->row, 0);
  gtk_widget_set_valign (self->approve, GTK_ALIGN_CENTER);
  gtk_widget_hide (self->approve);
  adw_action_row_add_suffix (self->row, self->approve);
  g_signal_connect_object (self->approve, "clicked", G_CALLBACK (on_approve), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Approval"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->row));
}

/**
 * steward_snippet_group_new:
 *
 * Returns: (transfer floating): how a snippet stands, and a button that says it is right
 */
GtkWidget *
steward_snippet_group_new (StewardPreferences *preferences,
                           StewardRecord      *snippet)
{
  StewardSnippetGroup *self = g_object_new (STEWARD_TYPE_SNIPPET_GROUP, NULL);

  self->preferences = preferences;
  self->snippet = g_strdup (steward_record_get_id (snippet));
  load (self);
  return GTK_WIDGET (self);
}
