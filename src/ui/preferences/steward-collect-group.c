/* steward-collect-group.c: asking a source now, and how it goes with it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-collect-group"

#include "steward-collect-group.h"

#include "steward-allow-dialog.h"
#include "steward-collecting.h"
#include "steward-editing.h"
#include "steward-error-words.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-source-health.h"
#include "steward-source-moving.h"
#include "steward-time-words.h"

#include <glib/gi18n-lib.h>

struct _StewardCollectGroup
{
  AdwPreferencesGroup parent_instance;
  StewardPreferences *preferences; /* (unowned) it holds this group */
  StewardRecord      *source;      /* (owned) */
  AdwActionRow       *row;
  GtkWidget          *button;
  GtkWidget          *spinner;
  GCancellable       *cancellable; /* (owned) (nullable) while it is asked */
};

G_DEFINE_FINAL_TYPE (StewardCollectGroup, steward_collect_group, ADW_TYPE_PREFERENCES_GROUP)

static void
tell (StewardCollectGroup *self,
      const char          *title,
      const char          *explanation)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  adw_action_row_set_subtitle (self->row, explanation);
}

static gboolean
is_here (StewardCollectGroup *self)
{
  return g_strcmp0 (steward_record_get_text (self->source, STEWARD_SOURCE_MACHINE),
                    steward_workspace_get_machine (steward_preferences_get_workspace (self->preferences))) == 0;
}

static void on_clicked (StewardCollectGroup *self);

static void
on_host_kept (gpointer          owner,
              StewardOperation *operation,
              const GError     *error)
{
  StewardCollectGroup *self = owner;

  if (error != NULL)
    {
      steward_error_show (owner, _("Not Changed"), error);
      return;
    }
  /* The form was closed meanwhile. */
  if (self->source == NULL)
    return;
  g_set_object (&self->source, steward_operation_get_record (operation));
  on_clicked (self);
}

static void
on_host_allowed (gpointer    owner,
                 const char *place)
{
  StewardCollectGroup *self = owner;
  g_autoptr (JsonObject) fields = steward_allow_dialog_fields (self->source, STEWARD_SOURCE_ALLOWED_HOSTS, place);

  steward_preferences_perform (self->preferences,
                               steward_editing_save (&steward_source_kind, steward_record_get_id (self->source), fields), NULL,
                               FALSE, on_host_kept, self);
}

static void
tell_result (StewardCollectGroup *self,
             JsonObject          *result)
{
  const char *error = steward_json_get_text (result, "error");
  g_autofree char *words = NULL;

  if (error != NULL)
    {
      tell (self, _("It could not be read"), error);
      if (g_strcmp0 (steward_json_get_text (result, "code"), "guarded") == 0)
        steward_allow_dialog_ask (GTK_WIDGET (self), steward_record_get_text (self->source, STEWARD_SOURCE_ADDRESS), error,
                                  on_host_allowed, self);
      return;
    }
  words = steward_json_get_boolean (result, "unchanged", FALSE)
              ? g_strdup (_("Nothing new since the last visit."))
              : g_strdup_printf (_("Read %d posts: %d new, %d already here."), (int) steward_json_get_integer (result, "read", 0),
                                 (int) steward_json_get_integer (result, "added", 0),
                                 (int) steward_json_get_integer (result, "already_there", 0));
  tell (self, _("Collected just now"), words);
}

static void
on_run (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  StewardCollecting *collecting = STEWARD_COLLECTING (object);
  g_autoptr (StewardCollectGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean well = steward_collecting_run_finish (collecting, result, &error);
  GPtrArray *results = steward_collecting_get_results (collecting);

  if (self->cancellable == NULL)
    return;
  g_clear_object (&self->cancellable);
  gtk_widget_hide (self->spinner);
  gtk_widget_set_sensitive (self->button, TRUE);
  /* Whoever pressed it by keyboard was left nowhere meanwhile. */
  if (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) == NULL)
    gtk_widget_grab_focus (self->button);
  if (results != NULL && results->len > 0)
    tell_result (self, results->pdata[0]);
  else if (!well)
    {
      g_autofree char *words = steward_error_words (error);

      tell (self, _("It could not be read"), words);
    }
  else
    tell (self, _("Not collected"), _("Another machine collects this source."));
}

static void
on_moved (gpointer          owner,
          StewardOperation *operation,
          const GError     *error)
{
  StewardCollectGroup *self = owner;

  if (error != NULL)
    {
      steward_error_show (owner, _("Not Changed"), error);
      return;
    }
  /* The form was closed meanwhile. */
  if (self->source == NULL)
    return;
  g_set_object (&self->source, steward_operation_get_record (operation));
  gtk_button_set_label (GTK_BUTTON (self->button), _("Collect Now"));
  on_clicked (self);
}

static void
on_clicked (StewardCollectGroup *self)
{
  const char *ids[] = { steward_record_get_id (self->source), NULL };
  g_autoptr (StewardCollecting) collecting =
      steward_collecting_new (steward_preferences_get_workspace (self->preferences));

  if (!is_here (self))
    {
      steward_preferences_perform (self->preferences, steward_source_move_here (ids[0]), _("This machine collects from now on"), FALSE,
                                   on_moved, self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  gtk_widget_show (self->spinner);
  gtk_widget_set_sensitive (self->button, FALSE);
  steward_collecting_set_sources (collecting, ids);
  steward_collecting_run_async (collecting, self->cancellable, on_run, g_object_ref (self));
}

static void
show_health (StewardCollectGroup *self)
{
  StewardStanding *standing = steward_preferences_get_standing (self->preferences);
  gint64 now_us = steward_clock_now_us (steward_workspace_get_clock (steward_preferences_get_workspace (self->preferences)));
  gint64 success_us = steward_record_get_time (self->source, STEWARD_SOURCE_LAST_SUCCESS);
  gint64 total = steward_record_get_integer (self->source, STEWARD_SOURCE_ITEMS_TOTAL);
  g_autofree char *success =
      success_us != STEWARD_TIME_NONE ? steward_time_words (success_us, now_us, steward_standing_get_zone (standing)) : NULL;
  g_autofree char *words = NULL;

  if (!is_here (self))
    {
      const char *machine = steward_workspace_get_machine (steward_preferences_get_workspace (self->preferences));

      gtk_button_set_label (GTK_BUTTON (self->button), _("Collect Here"));
      words = steward_source_health_words (self->source, machine, now_us);
      tell (self, _("Another machine collects this source"), words);
      return;
    }
  if (steward_record_has (self->source, STEWARD_SOURCE_ERROR))
    {
      tell (self, _("The last visit did not go well"), steward_record_get_text (self->source, STEWARD_SOURCE_ERROR));
      return;
    }
  if (success == NULL)
    {
      tell (self, _("Not yet collected"), "");
      return;
    }
  words = total > 0 ? g_strdup_printf (_("Last success %s, %d posts so far."), success, (int) total)
                    : g_strdup_printf (_("Last success %s."), success);
  tell (self, _("Collecting works"), words);
}

static void
steward_collect_group_dispose (GObject *object)
{
  StewardCollectGroup *self = STEWARD_COLLECT_GROUP (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (steward_collect_group_parent_class)->dispose (object);
}

static void
steward_collect_group_class_init (StewardCollectGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_collect_group_dispose;
}

static void
steward_collect_group_init (StewardCollectGroup *self)
{
  self->row = ADW_ACTION_ROW (adw_action_row_new ());
  self->button = gtk_button_new_with_label (_("Collect Now"));
  self->spinner = gtk_spinner_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  gtk_widget_hide (self->spinner);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (self->row, self->spinner);
  adw_action_row_add_suffix (self->row, self->button);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Health"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->row));
}

/**
 * steward_collect_group_new:
 *
 * Returns: (transfer floating): how it goes with a source, and a button that asks it now
 */
GtkWidget *
steward_collect_group_new (StewardPreferences *preferences,
                           StewardRecord      *source)
{
  StewardCollectGroup *self = g_object_new (STEWARD_TYPE_COLLECT_GROUP, NULL);

  self->preferences = preferences;
  self->source = g_object_ref (source);
  show_health (self);
  return GTK_WIDGET (self);
}
