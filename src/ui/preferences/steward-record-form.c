/* steward-record-form.c: filling in one record
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-record-form"

#include "steward-record-form.h"

#include "steward-account-group.h"
#include "steward-banner.h"
#include "steward-collect-group.h"
#include "steward-editing.h"
#include "steward-error-words.h"
#include "steward-form-row.h"
#include "steward-kinds.h"
#include "steward-invite-group.h"
#include "steward-leave-group.h"
#include "steward-network-list.h"
#include "steward-network.h"
#include "steward-query-group.h"
#include "steward-roles-group.h"
#include "steward-snippet-group.h"

#include <glib/gi18n-lib.h>

struct _StewardRecordForm
{
  AdwBin              parent_instance;
  AdwWindowTitle     *title;
  GtkWidget          *save;
  StewardBanner      *trouble;
  AdwPreferencesPage *page;

  StewardPreferences *preferences; /* (unowned) it holds this page */
  const StewardForm  *form;
  StewardRecord      *record; /* (owned) as it was; an empty one when it is new */
  gboolean            is_new;
  guint               focus_source;
  GPtrArray          *rows; /* (owned) (element-type StewardFormRow) */
};

G_DEFINE_FINAL_TYPE (StewardRecordForm, steward_record_form, ADW_TYPE_BIN)

static void
go_back (StewardRecordForm *self)
{
  adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (self->preferences));
}

static void
on_back (StewardRecordForm *self)
{
  go_back (self);
}

static void
show_trouble (StewardRecordForm *self,
              const GError      *error)
{
  g_autofree char *words = steward_error_words (error);

  steward_banner_set_words (self->trouble, STEWARD_BANNER_TROUBLE, _("Not saved."), words);
  steward_banner_set_shown (self->trouble, TRUE);
}

static void
on_changed (StewardRecordForm *self)
{
  gtk_widget_set_sensitive (self->save, TRUE);
  steward_banner_set_shown (self->trouble, FALSE);
}

static void
on_saved (gpointer          owner,
          StewardOperation *operation,
          const GError     *error)
{
  StewardRecordForm *self = owner;

  if (error == NULL)
    {
      go_back (self);
      return;
    }
  show_trouble (self, error);
  gtk_widget_set_sensitive (self->save, TRUE);
}

static void
on_save (StewardRecordForm *self)
{
  g_autoptr (JsonObject) fields = json_object_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    if (!steward_form_row_collect (self->rows->pdata[i], fields, &error))
      {
        show_trouble (self, error);
        return;
      }
  if (json_object_get_size (fields) == 0 && !self->is_new)
    {
      go_back (self);
      return;
    }
  if (self->is_new && self->form->kind == &steward_person_kind)
    json_object_set_string_member (fields, "kind_of_person", "human");
  gtk_widget_set_sensitive (self->save, FALSE);
  steward_preferences_perform (self->preferences,
                               steward_editing_save (self->form->kind,
                                                     self->is_new ? NULL : steward_record_get_id (self->record), fields),
                               self->is_new ? _("Added") : _("Saved"), !self->is_new, on_saved, self);
}

static gboolean
on_save_key (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  StewardRecordForm *self = STEWARD_RECORD_FORM (widget);

  if (gtk_widget_get_sensitive (self->save))
    on_save (self);
  return TRUE;
}

static gboolean
focus_first (gpointer user_data)
{
  StewardRecordForm *self = user_data;
  GPtrArray *widgets = self->rows->len > 0 ? steward_form_row_list (self->rows->pdata[0]) : NULL;

  self->focus_source = 0;
  if (widgets != NULL && widgets->len > 0)
    gtk_widget_grab_focus (widgets->pdata[0]);
  return G_SOURCE_REMOVE;
}

/* The first field is where whoever opens a form begins; the leaflet moves the focus once more while it maps. */
static void
steward_record_form_map (GtkWidget *widget)
{
  StewardRecordForm *self = STEWARD_RECORD_FORM (widget);

  GTK_WIDGET_CLASS (steward_record_form_parent_class)->map (widget);
  if (self->focus_source == 0)
    self->focus_source = g_idle_add (focus_first, self);
}

static void
on_ended (gpointer          owner,
          StewardOperation *operation,
          const GError     *error)
{
  StewardRecordForm *self = owner;

  if (error == NULL)
    go_back (self);
  else
    show_trouble (self, error);
}

static void
on_end (StewardRecordForm *self)
{
  steward_preferences_perform (self->preferences,
                               steward_editing_end (self->form->kind, steward_record_get_id (self->record)),
                               _(self->form->ended), TRUE, on_ended, self);
}

static void
add_group (StewardRecordForm *self,
           GtkWidget         *group)
{
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
}

static void
add_end (StewardRecordForm *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_with_label (_(self->form->end));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_end), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), button);
  add_group (self, group);
}

static void
on_reset (StewardRecordForm *self)
{
  steward_preferences_perform (self->preferences, steward_network_list_reset (steward_record_get_id (self->record)),
                               _("Set back"), TRUE, on_ended, self);
}

/* What a workspace says of a network it can take back. */
static void
add_reset (StewardRecordForm *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Set Back to the Program’s List"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_reset), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), button);
  add_group (self, group);
}

static void
add_fields (StewardRecordForm *self)
{
  StewardStanding *standing = steward_preferences_get_standing (self->preferences);
  GtkWidget *group = NULL;

  for (guint i = 0; i < self->form->n_fields; i++)
    {
      const StewardFormField *field = &self->form->fields[i];
      StewardFormRow *row;
      GPtrArray *widgets;

      if (!self->is_new && self->form->kind->fields[field->field].merge == STEWARD_MERGE_FIXED)
        continue;
      if (group == NULL || field->group != NULL)
        {
          group = adw_preferences_group_new ();
          if (field->group != NULL)
            adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _(field->group));
          if (field->type == STEWARD_FORM_HOURS)
            adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                                   _("Several periods a day with commas, such as 09:00–12:30, "
                                                     "13:15–18:00. A day left empty has none."));
          add_group (self, group);
        }
      row = steward_form_row_new (field, self->record, standing);
      g_ptr_array_add (self->rows, row);
      widgets = steward_form_row_list (row);
      for (guint w = 0; w < widgets->len; w++)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), widgets->pdata[w]);
      g_signal_connect_object (row, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      if (field->type == STEWARD_FORM_QUERY)
        add_group (self, steward_query_group_new (self->preferences, row));
    }
}

static void
steward_record_form_dispose (GObject *object)
{
  StewardRecordForm *self = STEWARD_RECORD_FORM (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_object (&self->record);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (steward_record_form_parent_class)->dispose (object);
}

static void
steward_record_form_class_init (StewardRecordFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_record_form_dispose;
  widget_class->map = steward_record_form_map;

  g_type_ensure (STEWARD_TYPE_BANNER);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-record-form.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardRecordForm, title);
  gtk_widget_class_bind_template_child (widget_class, StewardRecordForm, save);
  gtk_widget_class_bind_template_child (widget_class, StewardRecordForm, trouble);
  gtk_widget_class_bind_template_child (widget_class, StewardRecordForm, page);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, on_save_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, on_save_key, NULL);
}

static void
steward_record_form_init (StewardRecordForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * steward_record_form_new:
 * @preferences: where it is shown
 * @form: of the kind of record
 * @record: (nullable): what is filled in; %NULL makes a new one
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
steward_record_form_new (StewardPreferences *preferences,
                         const StewardForm  *form,
                         StewardRecord      *record)
{
  StewardRecordForm *self = g_object_new (STEWARD_TYPE_RECORD_FORM, NULL);
  int name = steward_kind_find_field (form->kind, form->kind == &steward_account_kind ? "handle" : "name");
  const char *called = record != NULL && name >= 0 ? steward_record_get_text (record, (guint) name) : NULL;

  if (form->kind == &steward_network_kind)
    called = steward_network_find (steward_record_get_id (record))->title;

  self->preferences = preferences;
  self->form = form;
  self->is_new = record == NULL;
  self->record = record != NULL ? g_object_ref (record) : steward_record_new (form->kind, "new");
  adw_window_title_set_title (self->title, called != NULL ? called : self->is_new ? _(form->add) : "");
  gtk_button_set_label (GTK_BUTTON (self->save), self->is_new ? _("Add") : _("Save"));
  add_fields (self);
  if (!self->is_new && form->kind == &steward_person_kind)
    {
      StewardRecord *you = steward_standing_get_you (steward_preferences_get_standing (preferences));

      add_group (self, steward_roles_group_new (preferences, self->record));
      if (steward_standing_syncs (steward_preferences_get_standing (preferences)) && you != NULL &&
          steward_record_get_boolean (you, STEWARD_PERSON_ADMINISTRATOR) && !steward_record_has (self->record, STEWARD_PERSON_LEFT))
        add_group (self, steward_invite_group_new (preferences, self->record));
      add_group (self, steward_leave_group_new (preferences, self->record));
    }
  if (!self->is_new && form->kind == &steward_source_kind)
    add_group (self, steward_collect_group_new (preferences, self->record));
  if (!self->is_new && form->kind == &steward_account_kind)
    add_group (self, steward_account_group_new (preferences, self->record));
  if (!self->is_new && form->kind == &steward_snippet_kind)
    add_group (self, steward_snippet_group_new (preferences, self->record));
  if (form->kind == &steward_network_kind)
    add_reset (self);
  if (!self->is_new && form->end != NULL)
    add_end (self);
  return GTK_WIDGET (self);
}
