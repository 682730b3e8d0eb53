/* steward-guideline-form.c: what is said about a guideline, filled in
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-form"

#include "steward-guideline-form.h"

#include "steward-kinds.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

struct _StewardGuidelineForm
{
  AdwWindow            parent_instance;
  GtkWidget           *save;
  AdwEntryRow         *name;
  AdwComboRow         *department;
  AdwComboRow         *owner;
  GtkSpinButton       *months;
  AdwEntryRow         *language;
  AdwPreferencesGroup *audience;

  GPtrArray *departments;      /* (owned) (element-type utf8) ids, in the order of the choice */
  GPtrArray *people;           /* (owned) (element-type utf8) ids, in the order of the choice */
  GPtrArray *checks;           /* (owned) (element-type GtkCheckButton) one a department */
  gboolean   is_from_document; /* whether an empty title is that of the document */
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardGuidelineForm, steward_guideline_form, ADW_TYPE_WINDOW)

static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
on_changed (StewardGuidelineForm *self)
{
  g_autofree char *title = dup_text (self->name);

  gtk_widget_set_sensitive (self->save, *title != '\0' || self->is_from_document);
}

static void
set_chosen (JsonObject  *fields,
            const char  *member,
            AdwComboRow *row,
            GPtrArray   *ids)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected < ids->len)
    json_object_set_string_member (fields, member, ids->pdata[selected]);
}

static void
on_save_clicked (StewardGuidelineForm *self)
{
  g_autoptr (JsonObject) fields = json_object_new ();
  g_autofree char *title = dup_text (self->name);
  g_autofree char *language = dup_text (self->language);
  JsonArray *audience = json_array_new ();

  if (*title != '\0')
    json_object_set_string_member (fields, "title", title);
  if (*language != '\0')
    json_object_set_string_member (fields, "language", language);
  else if (!self->is_from_document)
    json_object_set_null_member (fields, "language");
  set_chosen (fields, "department", self->department, self->departments);
  set_chosen (fields, "owner", self->owner, self->people);
  json_object_set_int_member (fields, "review_months", gtk_spin_button_get_value_as_int (self->months));
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      json_array_add_string_element (audience, self->departments->pdata[i]);
  json_object_set_array_member (fields, "audience", audience);
  g_signal_emit (self, signals[SIGNAL_DONE], 0, fields);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
steward_guideline_form_finalize (GObject *object)
{
  StewardGuidelineForm *self = STEWARD_GUIDELINE_FORM (object);

  g_ptr_array_unref (self->departments);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->checks);

  G_OBJECT_CLASS (steward_guideline_form_parent_class)->finalize (object);
}

static void
steward_guideline_form_class_init (StewardGuidelineFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_guideline_form_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-guideline-form.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineForm, save);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineForm, name);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineForm, department);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineForm, owner);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineForm, months);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineForm, language);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineForm, audience);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, JSON_TYPE_OBJECT);
}

static void
steward_guideline_form_init (StewardGuidelineForm *self)
{
  self->departments = g_ptr_array_new_with_free_func (g_free);
  self->people = g_ptr_array_new_with_free_func (g_free);
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static guint
fill_choice (AdwComboRow      *row,
             GPtrArray        *ids,
             StewardDirectory *directory,
             const StewardKind *kind,
             guint             name_field,
             guint             ended_field,
             const char       *chosen)
{
  g_autoptr (GPtrArray) records = steward_directory_list (directory, kind);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < records->len; i++)
    {
      const char *id = steward_record_get_id (records->pdata[i]);
      const char *name = steward_record_get_text (records->pdata[i], name_field);

      if (steward_record_has (records->pdata[i], ended_field))
        continue;
      if (g_strcmp0 (id, chosen) == 0)
        selected = ids->len;
      g_ptr_array_add (ids, g_strdup (id));
      gtk_string_list_append (names, name != NULL ? name : id);
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
  return selected;
}

static void
fill_audience (StewardGuidelineForm *self,
               StewardDirectory     *directory,
               StewardRecord        *head)
{
  for (guint i = 0; i < self->departments->len; i++)
    {
      const char *id = self->departments->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), steward_directory_get_name (directory, id));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   head != NULL && steward_record_set_contains (head, STEWARD_GUIDELINE_AUDIENCE, id));
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_preferences_group_add (self->audience, row);
      g_ptr_array_add (self->checks, check);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->audience), self->departments->len > 0);
}

/**
 * steward_guideline_form_new:
 * @parent: the window that it is above
 * @standing: for departments, people and who you are
 * @head: (nullable): the guideline that is changed; %NULL for a new one
 * @title: of the form
 *
 * Returns: (transfer none): the form; it closes itself after `done`
 */
StewardGuidelineForm *
steward_guideline_form_new (GtkWindow       *parent,
                            StewardStanding *standing,
                            StewardRecord   *head,
                            const char      *title)
{
  StewardGuidelineForm *self =
    g_object_new (STEWARD_TYPE_GUIDELINE_FORM, "transient-for", parent, "title", title, NULL);
  StewardDirectory *directory = steward_standing_get_directory (standing);
  StewardRecord *you = steward_standing_get_you (standing);
  const char *language = head != NULL ? steward_record_get_text (head, STEWARD_GUIDELINE_LANGUAGE) : "en";
  const char *department = head != NULL ? steward_record_get_text (head, STEWARD_GUIDELINE_DEPARTMENT)
                           : you != NULL
                             ? steward_standing_get_first_department (standing, steward_record_get_id (you))
                             : NULL;

  fill_choice (self->department, self->departments, directory, &steward_department_kind, STEWARD_DEPARTMENT_NAME,
               STEWARD_DEPARTMENT_RETIRED, department);
  fill_choice (self->owner, self->people, directory, &steward_person_kind, STEWARD_PERSON_NAME, STEWARD_PERSON_LEFT,
               head != NULL  ? steward_record_get_text (head, STEWARD_GUIDELINE_OWNER)
               : you != NULL ? steward_record_get_id (you)
                             : NULL);
  fill_audience (self, directory, head);
  gtk_editable_set_text (GTK_EDITABLE (self->language), language != NULL ? language : "");
  if (head != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->name), steward_record_get_text (head, STEWARD_GUIDELINE_TITLE));
      if (steward_record_has (head, STEWARD_GUIDELINE_REVIEW_MONTHS))
        gtk_spin_button_set_value (self->months, (double) steward_record_get_integer (head, STEWARD_GUIDELINE_REVIEW_MONTHS));
    }
  on_changed (self);
  return self;
}

/**
 * steward_guideline_form_take_document:
 *
 * Says that title and language may stay empty: then they are those of the document that is imported.
 */
void
steward_guideline_form_take_document (StewardGuidelineForm *self)
{
  self->is_from_document = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->language), "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _("Title, if not that of the document"));
  on_changed (self);
}
