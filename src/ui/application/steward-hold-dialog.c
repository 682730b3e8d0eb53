/* steward-hold-dialog.c: stopping publishing, and going on
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-hold-dialog"

#include "steward-hold-dialog.h"

#include "steward-holding.h"
#include "steward-kinds.h"
#include "steward-text-dialog.h"

#include <glib/gi18n-lib.h>

#define HOURS 24

/* What can be held: a line each, the first is everything. */
typedef struct
{
  const char *scope;
  char       *record; /* (owned) (nullable) */
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->record);
  g_free (choice);
}

static void
add_choice (GtkStringList *names,
            GPtrArray     *choices,
            const char    *scope,
            const char    *record,
            const char    *name)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->scope = scope;
  choice->record = g_strdup (record);
  g_ptr_array_add (choices, choice);
  gtk_string_list_append (names, name);
}

static void
add_kind (GtkStringList     *names,
          GPtrArray         *choices,
          StewardDirectory  *directory,
          const StewardKind *kind,
          const char        *scope,
          const char        *format)
{
  g_autoptr (GPtrArray) records = steward_directory_list (directory, kind);

  for (guint i = 0; i < records->len; i++)
    {
      const char *id = steward_record_get_id (records->pdata[i]);
      const char *title = steward_directory_get_name (directory, id);
      const char *handle =
          kind == &steward_account_kind ? steward_record_get_text (records->pdata[i], STEWARD_ACCOUNT_HANDLE) : NULL;
      const char *network =
          kind == &steward_account_kind ? steward_record_get_text (records->pdata[i], STEWARD_ACCOUNT_NETWORK) : NULL;
      g_autofree char *account = handle != NULL ? g_strdup_printf (_("%s, %s"), handle, network) : NULL;
      g_autofree char *name = g_strdup_printf (format, account != NULL ? account : title);

      if ((kind == &steward_topic_kind && steward_record_has (records->pdata[i], STEWARD_TOPIC_REMOVED)) ||
          (kind == &steward_department_kind && steward_record_has (records->pdata[i], STEWARD_DEPARTMENT_RETIRED)))
        continue;
      add_choice (names, choices, scope, id, name);
    }
}

static void
on_reason (gpointer    owner,
           const char *response,
           const char *text)
{
  AdwComboRow *row = owner;
  StewardWindow *window = g_object_get_data (owner, "steward-window");
  GPtrArray *choices = g_object_get_data (owner, "steward-choices");
  StewardClock *clock = g_object_get_data (owner, "steward-clock");
  GtkSpinButton *hours = g_object_get_data (owner, "steward-hours");
  guint selected = adw_combo_row_get_selected (row);
  Choice *choice = choices->pdata[selected < choices->len ? selected : 0];
  gint64 review_us = steward_clock_now_us (clock) + gtk_spin_button_get_value_as_int (hours) * STEWARD_HOUR_US;

  steward_window_perform (window, steward_holding_on (choice->scope, choice->record, text, review_us),
                          choice->record == NULL ? _("All publishing is on hold") : _("Publishing is on hold"), NULL, NULL, NULL);
}

/* Below the reason: what is held, and when somebody looks at it again. */
static void
add_rows (AdwMessageDialog *dialog,
          AdwComboRow      *scope,
          StewardDirectory *directory)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *hours = gtk_spin_button_new_with_range (1, 720, 1);
  GPtrArray *choices = g_ptr_array_new_with_free_func (choice_free);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  add_choice (names, choices, "everything", NULL, _("Everything"));
  add_kind (names, choices, directory, &steward_department_kind, "department", _("Approved by %s"));
  add_kind (names, choices, directory, &steward_account_kind, "account", _("Said as %s"));
  add_kind (names, choices, directory, &steward_topic_kind, "topic", _("About %s"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (scope), _("What is held"));
  adw_combo_row_set_model (scope, G_LIST_MODEL (names));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Hours until it is looked at again"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (hours), HOURS);
  gtk_widget_set_valign (hours, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (hours), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Hours until it is looked at again"),
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), hours);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (scope));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_object_set_data_full (G_OBJECT (scope), "steward-choices", choices, (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data (G_OBJECT (scope), "steward-hours", hours);
  steward_text_dialog_append (dialog, list);
}

/**
 * steward_hold_dialog_present:
 * @clock: for the time of review
 * @standing: has what can be held
 *
 * Asks for the reason, what is held and until when, then holds it.
 */
void
steward_hold_dialog_present (StewardWindow   *window,
                             StewardClock    *clock,
                             StewardStanding *standing)
{
  GtkWidget *scope = adw_combo_row_new ();
  AdwMessageDialog *dialog =
      steward_text_dialog_new (GTK_WIDGET (window), _("Hold Publishing"),
                               _("Nothing of it goes out any more, also nothing that is scheduled. Writing goes on. Somebody "
                                 "else who approves, or an administrator, lifts it; what waits is then released one by one. It "
                                 "can’t stop what is being sent at this moment, nor what somebody posts by hand."),
                               _("Why"), NULL, on_reason, scope);

  g_object_set_data (G_OBJECT (scope), "steward-window", window);
  g_object_set_data_full (G_OBJECT (scope), "steward-clock", g_object_ref (clock), g_object_unref);
  add_rows (dialog, ADW_COMBO_ROW (scope), steward_standing_get_directory (standing));
  steward_text_dialog_present (dialog, "hold", _("_Hold"), TRUE);
}

static void
on_lift (AdwMessageDialog *dialog,
         const char       *response,
         StewardWindow    *window)
{
  if (g_str_equal (response, "lift"))
    steward_window_perform (window, steward_holding_off (g_object_get_data (G_OBJECT (dialog), "steward-hold")),
                            _("The hold is lifted"), NULL, NULL, NULL);
}

/**
 * steward_hold_dialog_present_lift:
 * @hold: what stops publishing
 *
 * Asks, then lets publishing go on.
 */
void
steward_hold_dialog_present_lift (StewardWindow *window,
                                  StewardRecord *hold)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), _("Lift the Hold?"),
                                              _("What should have gone out meanwhile isn’t sent by itself: it waits for "
                                                "somebody to look at it again and publish it."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "lift", _("_Lift"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "steward-hold", g_strdup (steward_record_get_id (hold)), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_lift), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
