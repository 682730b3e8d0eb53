/* steward-roles-group.c: where a person belongs, and as what
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-roles-group"

#include "steward-roles-group.h"

#include "steward-editing.h"
#include "steward-error-words.h"
#include "steward-form-table.h"
#include "steward-kinds.h"
#include "steward-refill.h"

#include <glib/gi18n-lib.h>

struct _StewardRolesGroup
{
  AdwPreferencesGroup parent_instance;
  StewardPreferences *preferences; /* (unowned) it holds this group */
  StewardRecord      *person;      /* (owned) */
  GPtrArray          *rows;        /* (owned) (element-type GtkWidget) */
  GPtrArray          *departments; /* (owned) (element-type utf8) ids, in the order of the choice */
  AdwComboRow        *department;  /* (unowned) (nullable) */
  AdwComboRow        *role;        /* (unowned) (nullable) */
};

G_DEFINE_FINAL_TYPE (StewardRolesGroup, steward_roles_group, ADW_TYPE_PREFERENCES_GROUP)

static void
on_performed (gpointer          owner,
              StewardOperation *operation,
              const GError     *error)
{
  if (error != NULL)
    steward_error_show (owner, _("The Roles Were Not Changed"), error);
}

static void
on_remove (GtkWidget         *button,
           StewardRolesGroup *self)
{
  steward_preferences_perform (self->preferences,
                               steward_editing_end (&steward_membership_kind,
                                                    g_object_get_data (G_OBJECT (button), "steward-id")),
                               _("Role ended"), TRUE, on_performed, self);
}

static void
on_add (StewardRolesGroup *self)
{
  g_autoptr (JsonObject) fields = json_object_new ();
  guint department = adw_combo_row_get_selected (self->department);

  if (department >= self->departments->len)
    return;
  json_object_set_string_member (fields, "person", steward_record_get_id (self->person));
  json_object_set_string_member (fields, "department", self->departments->pdata[department]);
  json_object_set_string_member (fields, "role", steward_form_roles[adw_combo_row_get_selected (self->role)].code);
  steward_preferences_perform (self->preferences, steward_editing_save (&steward_membership_kind, NULL, fields),
                               _("Role added"), FALSE, on_performed, self);
}

static void
keep (StewardRolesGroup *self,
      GtkWidget         *row)
{
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static const char *
role_words (const char *role)
{
  for (guint i = 0; steward_form_roles[i].code != NULL; i++)
    if (g_strcmp0 (steward_form_roles[i].code, role) == 0)
      return _(steward_form_roles[i].words);
  return role;
}

static void
add_membership (StewardRolesGroup *self,
                StewardDirectory  *directory,
                StewardRecord     *membership)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  const char *department =
      steward_directory_get_name (directory, steward_record_get_text (membership, STEWARD_MEMBERSHIP_DEPARTMENT));
  const char *role = role_words (steward_record_get_text (membership, STEWARD_MEMBERSHIP_ROLE));
  g_autofree char *words = g_strdup_printf (_("End: %s, %s"), department, role);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), department);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), role);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (remove), "steward-id", g_strdup (steward_record_get_id (membership)), g_free);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  steward_row_set_id (row, steward_record_get_id (membership));
  keep (self, row);
}

static void
add_choices (StewardRolesGroup *self,
             StewardDirectory  *directory)
{
  GtkWidget *adding = adw_expander_row_new ();
  GtkWidget *department = adw_combo_row_new ();
  GtkWidget *role = adw_combo_row_new ();
  GtkWidget *last = adw_action_row_new ();
  GtkWidget *add = gtk_button_new_with_label (_("Add Role"));
  g_autoptr (GPtrArray) departments = steward_directory_list (directory, &steward_department_kind);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) roles = gtk_string_list_new (NULL);

  for (guint i = 0; i < departments->len; i++)
    if (!steward_record_has (departments->pdata[i], STEWARD_DEPARTMENT_RETIRED))
      {
        gtk_string_list_append (names, steward_record_get_text (departments->pdata[i], STEWARD_DEPARTMENT_NAME));
        g_ptr_array_add (self->departments, g_strdup (steward_record_get_id (departments->pdata[i])));
      }
  for (guint i = 0; steward_form_roles[i].code != NULL; i++)
    gtk_string_list_append (roles, _(steward_form_roles[i].words));
  self->department = ADW_COMBO_ROW (department);
  self->role = ADW_COMBO_ROW (role);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (adding), _("Add a role"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (department), _("Department"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (role), _("Role"));
  adw_combo_row_set_model (self->department, G_LIST_MODEL (names));
  adw_combo_row_set_model (self->role, G_LIST_MODEL (roles));
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (last), add);
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (adding), department);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (adding), role);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (adding), last);
  steward_row_set_id (adding, "add");
  keep (self, adding);
}

static void
fill (StewardRolesGroup *self)
{
  StewardStanding *standing = steward_preferences_get_standing (self->preferences);
  StewardDirectory *directory = steward_standing_get_directory (standing);
  GPtrArray *memberships = steward_standing_list_memberships (standing);
  StewardRefill *refill = steward_refill_begin_rows (self->rows);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->departments, 0);
  for (guint i = 0; i < memberships->len; i++)
    if (g_strcmp0 (steward_record_get_text (memberships->pdata[i], STEWARD_MEMBERSHIP_PERSON),
                   steward_record_get_id (self->person)) == 0)
      add_membership (self, directory, memberships->pdata[i]);
  add_choices (self, directory);
  steward_refill_end (refill);
}

static void
steward_roles_group_dispose (GObject *object)
{
  StewardRolesGroup *self = STEWARD_ROLES_GROUP (object);

  g_clear_object (&self->person);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->departments, g_ptr_array_unref);

  G_OBJECT_CLASS (steward_roles_group_parent_class)->dispose (object);
}

static void
steward_roles_group_class_init (StewardRolesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_roles_group_dispose;
}

static void
steward_roles_group_init (StewardRolesGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->departments = g_ptr_array_new_with_free_func (g_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Roles"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _("Approvers say yes for their department, in this order; policy editors keep "
                                           "its guidelines."));
}

/**
 * steward_roles_group_new:
 *
 * Returns: (transfer floating): the roles of a person, kept up to date
 */
GtkWidget *
steward_roles_group_new (StewardPreferences *preferences,
                         StewardRecord      *person)
{
  StewardRolesGroup *self = g_object_new (STEWARD_TYPE_ROLES_GROUP, NULL);

  self->preferences = preferences;
  self->person = g_object_ref (person);
  g_signal_connect_object (preferences, "standing-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
