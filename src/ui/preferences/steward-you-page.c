/* steward-you-page.c: who you are here, and what holds for the whole workspace
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-you-page"

#include "steward-you-page.h"

#include "steward-editing.h"
#include "steward-error-words.h"
#include "steward-kinds.h"
#include "steward-presence.h"
#include "steward-settings.h"

#include <glib/gi18n-lib.h>

struct _StewardYouPage
{
  AdwPreferencesPage  parent_instance;
  AdwComboRow        *person;
  GtkSwitch          *letters;
  GtkSwitch          *presence;
  AdwActionRow       *absence;
  GtkEditable        *name;
  GtkEditable        *zone;
  GtkEditable        *domains;
  GtkSpinButton      *contact;
  StewardPreferences *preferences; /* (unowned) it holds this page */
  GPtrArray          *people;      /* (owned) (element-type StewardRecord) in the order of the choice */
  gboolean            filling;
};

G_DEFINE_FINAL_TYPE (StewardYouPage, steward_you_page, ADW_TYPE_PREFERENCES_PAGE)

/* You */

static void
fill_people (StewardYouPage *self)
{
  StewardStanding *standing = steward_preferences_get_standing (self->preferences);
  StewardRecord *you = steward_standing_get_you (standing);
  g_autoptr (GPtrArray) people =
      steward_directory_list (steward_standing_get_directory (standing), &steward_person_kind);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;

  g_ptr_array_set_size (self->people, 0);
  for (guint i = 0; i < people->len; i++)
    {
      if (steward_record_has (people->pdata[i], STEWARD_PERSON_LEFT) ||
          g_strcmp0 (steward_record_get_text (people->pdata[i], STEWARD_PERSON_KIND_OF_PERSON), "service") == 0)
        continue;
      if (you != NULL && g_str_equal (steward_record_get_id (you), steward_record_get_id (people->pdata[i])))
        selected = self->people->len;
      g_ptr_array_add (self->people, g_object_ref (people->pdata[i]));
      gtk_string_list_append (names, steward_record_get_text (people->pdata[i], STEWARD_PERSON_NAME));
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->person, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->person, selected);
  self->filling = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->person), !steward_standing_syncs (standing));
  gtk_widget_set_visible (GTK_WIDGET (self->absence), you != NULL);
}

static void
on_acting (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardYouPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!steward_workspace_act_as_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      steward_error_show (GTK_WIDGET (self), _("Nobody Else Yet"), error);
      fill_people (self);
    }
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             StewardYouPage   *self)
{
  StewardRecord *person = g_object_get_data (G_OBJECT (dialog), "steward-record");

  if (g_str_equal (response, "act"))
    steward_workspace_act_as_async (steward_preferences_get_workspace (self->preferences), steward_record_get_id (person),
                                    on_acting, g_object_ref (self));
  else
    fill_people (self);
}

static void
on_person_chosen (StewardYouPage *self)
{
  guint selected = adw_combo_row_get_selected (self->person);
  StewardRecord *person;
  GtkWidget *dialog;
  g_autofree char *heading = NULL;

  if (self->filling || selected >= self->people->len)
    return;
  person = self->people->pdata[selected];
  heading = g_strdup_printf (_("Act as %s?"), steward_record_get_text (person, STEWARD_PERSON_NAME));
  dialog = adw_message_dialog_new (GTK_WINDOW (self->preferences), heading,
                                   _("Without a server, who you are is a promise. The audit records that this computer acts "
                                     "as somebody else from now on, and all that you do is in that person’s name."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "act", _("_Act"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "steward-record", g_object_ref (person), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_absence (StewardYouPage *self)
{
  StewardRecord *you = steward_standing_get_you (steward_preferences_get_standing (self->preferences));

  if (you != NULL)
    steward_preferences_edit (self->preferences, &steward_person_kind, you);
}

static void
on_letters (StewardYouPage *self)
{
  if (!self->filling)
    steward_window_state_set (steward_preferences_get_state (self->preferences), STEWARD_STATE_SINGLE_LETTERS,
                              g_variant_new_boolean (gtk_switch_get_active (self->letters)));
}

/* What was told until then is gone at once, also for colleagues. */
static void
on_presence (StewardYouPage *self)
{
  gboolean tells = gtk_switch_get_active (self->presence);

  if (self->filling)
    return;
  steward_window_state_set (steward_preferences_get_state (self->preferences), STEWARD_STATE_PRESENCE, g_variant_new_boolean (tells));
  if (!tells)
    steward_preferences_perform (self->preferences, steward_presence_leave (), NULL, FALSE, NULL, NULL);
}

/* The workspace */

static void
on_settings_loaded (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardYouPage) self = g_object_steal_data (G_OBJECT (operation), "steward-page");
  g_autoptr (GError) error = NULL;
  g_autofree char *domains = NULL;
  StewardRecord *settings;
  const char *name;
  const char *zone;
  gint64 minutes;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      g_message ("Settings weren't read: %s", error->message);
      return;
    }
  settings = steward_operation_get_record (operation);
  name = steward_record_get_text (settings, STEWARD_WORKSPACE_NAME);
  zone = steward_record_get_text (settings, STEWARD_WORKSPACE_TIME_ZONE);
  minutes = steward_record_get_integer (settings, STEWARD_WORKSPACE_CONTACT_MINUTES);
  domains = g_strjoinv (", ", (char **) steward_record_get_set (settings, STEWARD_WORKSPACE_OWN_DOMAINS));
  self->filling = TRUE;
  gtk_editable_set_text (self->name, name != NULL ? name : "");
  gtk_editable_set_text (self->zone, zone != NULL ? zone : "");
  gtk_editable_set_text (self->domains, domains);
  gtk_spin_button_set_value (self->contact, minutes > 0 ? (double) minutes : 15);
  self->filling = FALSE;
}

static void
load_settings (StewardYouPage *self)
{
  StewardOperation *operation = steward_editing_get (&steward_workspace_kind, "workspace");

  g_object_set_data_full (G_OBJECT (operation), "steward-page", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (steward_preferences_get_workspace (self->preferences), operation, NULL,
                                   on_settings_loaded, operation);
}

static void
on_changed (StewardYouPage *self,
            StewardChanges *changes)
{
  if (steward_changes_concern (changes, &steward_workspace_kind))
    load_settings (self);
}

static void
on_applied (gpointer          owner,
            StewardOperation *operation,
            const GError     *error)
{
  if (error == NULL)
    return;
  steward_error_show (owner, _("Not Changed"), error);
  load_settings (owner);
}

static void
change (StewardYouPage    *self,
        const char        *name,
        const char        *zone,
        const char *const *domains,
        int                minutes)
{
  steward_preferences_perform (self->preferences, steward_settings_change (name, zone, domains, minutes), _("Saved"), TRUE,
                               on_applied, self);
}

static void
on_name_applied (StewardYouPage *self)
{
  change (self, gtk_editable_get_text (self->name), NULL, NULL, 0);
}

static void
on_zone_applied (StewardYouPage *self)
{
  change (self, NULL, gtk_editable_get_text (self->zone), NULL, 0);
}

static void
on_domains_applied (StewardYouPage *self)
{
  g_auto (GStrv) words = g_strsplit_set (gtk_editable_get_text (self->domains), ",; ", -1);
  g_autoptr (GPtrArray) domains = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (*g_strstrip (words[i]) != '\0')
      g_ptr_array_add (domains, words[i]);
  g_ptr_array_add (domains, NULL);
  change (self, NULL, NULL, (const char *const *) domains->pdata, 0);
}

static void
on_contact_changed (StewardYouPage *self)
{
  if (!self->filling)
    change (self, NULL, NULL, NULL, gtk_spin_button_get_value_as_int (self->contact));
}

static void
steward_you_page_dispose (GObject *object)
{
  g_clear_pointer (&STEWARD_YOU_PAGE (object)->people, g_ptr_array_unref);

  G_OBJECT_CLASS (steward_you_page_parent_class)->dispose (object);
}

static void
steward_you_page_class_init (StewardYouPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_you_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-you-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardYouPage, person);
  gtk_widget_class_bind_template_child (widget_class, StewardYouPage, letters);
  gtk_widget_class_bind_template_child (widget_class, StewardYouPage, absence);
  gtk_widget_class_bind_template_child (widget_class, StewardYouPage, name);
  gtk_widget_class_bind_template_child (widget_class, StewardYouPage, zone);
  gtk_widget_class_bind_template_child (widget_class, StewardYouPage, domains);
  gtk_widget_class_bind_template_child (widget_class, StewardYouPage, contact);
  gtk_widget_class_bind_template_callback (widget_class, on_person_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_letters);
  gtk_widget_class_bind_template_child (widget_class, StewardYouPage, presence);
  gtk_widget_class_bind_template_callback (widget_class, on_presence);
  gtk_widget_class_bind_template_callback (widget_class, on_absence);
  gtk_widget_class_bind_template_callback (widget_class, on_name_applied);
  gtk_widget_class_bind_template_callback (widget_class, on_zone_applied);
  gtk_widget_class_bind_template_callback (widget_class, on_domains_applied);
  gtk_widget_class_bind_template_callback (widget_class, on_contact_changed);
}

static void
steward_you_page_init (StewardYouPage *self)
{
  self->filling = TRUE;
  self->people = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

/**
 * steward_you_page_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
steward_you_page_new (StewardPreferences *preferences)
{
  StewardYouPage *self = g_object_new (STEWARD_TYPE_YOU_PAGE, NULL);

  self->preferences = preferences;
  self->filling = TRUE;
  gtk_switch_set_active (self->letters, steward_window_state_get_boolean (steward_preferences_get_state (preferences),
                                                                          STEWARD_STATE_SINGLE_LETTERS));
  gtk_switch_set_active (self->presence, steward_window_state_get_boolean (steward_preferences_get_state (preferences),
                                                                           STEWARD_STATE_PRESENCE));
  self->filling = FALSE;
  g_signal_connect_object (preferences, "standing-changed", G_CALLBACK (fill_people), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (steward_preferences_get_workspace (preferences), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  fill_people (self);
  load_settings (self);
  return GTK_WIDGET (self);
}
