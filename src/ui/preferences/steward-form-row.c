/* steward-form-row.c: one field of a form
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-form-row"

#include "steward-form-row.h"

#include "steward-hours-text.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-network.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>

struct _StewardFormRow
{
  GObject                 parent_instance;
  const StewardFormField *field;
  StewardRecord          *record;   /* (owned) as it was; an empty one when it is new */
  StewardStanding        *standing; /* (owned) */
  GPtrArray              *rows;     /* (owned) (element-type GtkWidget) for a preferences group */
  GtkWidget              *control;  /* (unowned) what is filled in */
  GPtrArray              *ids;      /* (owned) (element-type utf8) of what can be chosen, in order */
  GtkWidget              *days[7];  /* (unowned) of business hours */
  char                   *before;   /* (owned) the value as the control told it at first */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardFormRow, steward_form_row, G_TYPE_OBJECT)

static void
tell (StewardFormRow *self)
{
  /* A row with what is wrong is right again until it is asked the next time. */
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_remove_css_class (self->rows->pdata[i], "error");
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
steward_form_row_dispose (GObject *object)
{
  StewardFormRow *self = STEWARD_FORM_ROW (object);

  g_clear_object (&self->record);
  g_clear_object (&self->standing);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (steward_form_row_parent_class)->dispose (object);
}

static void
steward_form_row_finalize (GObject *object)
{
  StewardFormRow *self = STEWARD_FORM_ROW (object);

  g_ptr_array_unref (self->ids);
  g_free (self->before);

  G_OBJECT_CLASS (steward_form_row_parent_class)->finalize (object);
}

static void
steward_form_row_class_init (StewardFormRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_form_row_dispose;
  object_class->finalize = steward_form_row_finalize;

  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
steward_form_row_init (StewardFormRow *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->ids = g_ptr_array_new_with_free_func (g_free);
}

static GtkWidget *
add_row (StewardFormRow *self,
         GtkWidget      *row)
{
  g_ptr_array_add (self->rows, g_object_ref_sink (row));
  return row;
}

static const char *
text_of (StewardFormRow *self)
{
  const char *text = steward_record_get_text (self->record, self->field->field);

  return text != NULL ? text : "";
}

/* Making the rows */

static GtkWidget *
new_entry (StewardFormRow *self,
           const char     *title,
           const char     *text)
{
  GtkWidget *row = add_row (self, adw_entry_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_connect_object (row, "changed", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  return row;
}

static void
make_lines (StewardFormRow *self,
            gboolean        is_query)
{
  GtkWidget *row = add_row (self, adw_preferences_row_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_(self->field->title));
  GtkWidget *view = gtk_text_view_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "sec");
  gtk_widget_add_css_class (label, "small");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), is_query);
  gtk_widget_set_size_request (view, -1, is_query ? 48 : 80);
  gtk_widget_add_css_class (view, "form-text");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text_of (self), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->field->title), -1);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed", G_CALLBACK (tell), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (box, "finding");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), view);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  self->control = view;
}

static void
add_choice (StewardFormRow *self,
            GtkStringList  *names,
            const char     *id,
            const char     *name)
{
  g_ptr_array_add (self->ids, g_strdup (id));
  gtk_string_list_append (names, name);
}

static const char *
name_of (StewardRecord *record)
{
  static const char *const fields[] = { "name", "handle", "title" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      int field = steward_kind_find_field (steward_record_get_kind (record), fields[i]);

      if (field >= 0 && steward_record_has (record, (guint) field))
        return steward_record_get_text (record, (guint) field);
    }
  return steward_record_get_id (record);
}

/* What is over isn't offered, except where it is chosen already. */
static gboolean
is_over (StewardRecord *record)
{
  static const char *const ends[] = { "retired", "left", "removed" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      int field = steward_kind_find_field (steward_record_get_kind (record), ends[i]);

      if (field >= 0 && steward_record_has (record, (guint) field))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_offered (StewardFormRow *self,
            StewardRecord  *record)
{
  return !g_str_equal (steward_record_get_id (record), steward_record_get_id (self->record)) &&
         (steward_record_get_kind (record) != &steward_person_kind ||
          g_strcmp0 (steward_record_get_text (record, STEWARD_PERSON_KIND_OF_PERSON), "service") != 0) &&
         (!is_over (record) || g_strcmp0 (steward_record_get_id (record), text_of (self)) == 0);
}

static void
make_choice (StewardFormRow *self)
{
  GtkWidget *row = add_row (self, adw_combo_row_new ());
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(self->field->title));
  add_choice (self, names, "", _("None"));
  for (guint i = 0; self->field->choices != NULL && self->field->choices[i].code != NULL; i++)
    add_choice (self, names, self->field->choices[i].code, _(self->field->choices[i].words));
  if (self->field->type == STEWARD_FORM_NETWORK)
    {
      guint n_networks;
      const StewardNetwork *networks = steward_network_list (&n_networks);

      for (guint i = 0; i < n_networks; i++)
        add_choice (self, names, networks[i].name, networks[i].title);
    }
  if (self->field->refers_to != NULL)
    {
      g_autoptr (GPtrArray) records =
          steward_directory_list (steward_standing_get_directory (self->standing), self->field->refers_to);

      for (guint i = 0; i < records->len; i++)
        if (is_offered (self, records->pdata[i]))
          add_choice (self, names, steward_record_get_id (records->pdata[i]), name_of (records->pdata[i]));
    }
  for (guint i = 0; i < self->ids->len; i++)
    if (g_strcmp0 (self->ids->pdata[i], text_of (self)) == 0)
      selected = i;
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  self->control = row;
}

static void
make_references (StewardFormRow *self)
{
  GtkWidget *row = add_row (self, adw_expander_row_new ());
  g_autoptr (GPtrArray) records =
      steward_directory_list (steward_standing_get_directory (self->standing), self->field->refers_to);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(self->field->title));
  self->control = row;
  for (guint i = 0; i < records->len; i++)
    {
      gboolean is_chosen = steward_record_set_contains (self->record, self->field->field,
                                                        steward_record_get_id (records->pdata[i]));
      GtkWidget *choice;
      GtkWidget *check;

      if (!is_chosen && !is_offered (self, records->pdata[i]))
        continue;
      choice = adw_action_row_new ();
      check = gtk_check_button_new ();
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (choice), name_of (records->pdata[i]));
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (choice), FALSE);
      adw_action_row_add_prefix (ADW_ACTION_ROW (choice), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (choice), check);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), choice);
      g_object_set_data_full (G_OBJECT (check), "steward-id", g_strdup (steward_record_get_id (records->pdata[i])), g_free);
      g_signal_connect_object (check, "toggled", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->ids, g_strdup (steward_record_get_id (records->pdata[i])));
      g_object_set_data (G_OBJECT (row), steward_record_get_id (records->pdata[i]), check);
    }
}

static GtkWidget *
new_action_row (StewardFormRow *self,
                GtkWidget      *suffix)
{
  GtkWidget *row = add_row (self, adw_action_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(self->field->title));
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), suffix);
  gtk_accessible_update_property (GTK_ACCESSIBLE (suffix), GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->field->title), -1);
  self->control = suffix;
  return row;
}

static void
make_number (StewardFormRow *self)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, self->field->most, 1);
  gint64 number = steward_record_get_integer (self->record, self->field->field);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), number != STEWARD_INTEGER_NONE ? (double) number : 0);
  new_action_row (self, spin);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
}

static void
make_switch (StewardFormRow *self)
{
  GtkWidget *toggle = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (toggle), steward_record_get_boolean (self->record, self->field->field));
  new_action_row (self, toggle);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
}

static void
make_colour (StewardFormRow *self)
{
  GtkWidget *button = gtk_color_button_new ();
  GdkRGBA colour;

  if (!gdk_rgba_parse (&colour, text_of (self)))
    gdk_rgba_parse (&colour, "#77767b");
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (button), &colour);
  new_action_row (self, button);
  g_signal_connect_object (button, "color-set", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
}

static char *
dup_moment (StewardFormRow *self)
{
  gint64 time_us = steward_record_get_time (self->record, self->field->field);
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (time_us == STEWARD_TIME_NONE)
    return g_strdup ("");
  utc = g_date_time_new_from_unix_utc (time_us / STEWARD_SECOND_US);
  local = g_date_time_to_timezone (utc, steward_standing_get_zone (self->standing));
  return g_date_time_format (local, "%Y-%m-%d %H:%M");
}

static void
make_hours (StewardFormRow *self)
{
  g_autoptr (JsonNode) hours = steward_record_has (self->record, self->field->field)
                                   ? steward_record_get_json (self->record, self->field->field)
                                   : NULL;

  for (guint day = 0; day < G_N_ELEMENTS (self->days); day++)
    {
      g_autofree char *text = steward_hours_text_of_day (hours, day);

      self->days[day] = new_entry (self, steward_hours_text_day_name (day), text);
    }
  self->control = self->days[0];
}

static void
make_rows (StewardFormRow *self)
{
  g_autofree char *text = NULL;

  switch (self->field->type)
    {
    case STEWARD_FORM_LINES:
    case STEWARD_FORM_QUERY:
      make_lines (self, self->field->type == STEWARD_FORM_QUERY);
      break;
    case STEWARD_FORM_CHOICE:
    case STEWARD_FORM_NETWORK:
    case STEWARD_FORM_REFERENCE:
      make_choice (self);
      break;
    case STEWARD_FORM_REFERENCES:
      make_references (self);
      break;
    case STEWARD_FORM_NUMBER:
      make_number (self);
      break;
    case STEWARD_FORM_SWITCH:
      make_switch (self);
      break;
    case STEWARD_FORM_COLOUR:
      make_colour (self);
      break;
    case STEWARD_FORM_HOURS:
      make_hours (self);
      break;
    case STEWARD_FORM_WORDS:
      text = g_strjoinv (", ", (char **) steward_record_get_set (self->record, self->field->field));
      self->control = new_entry (self, _(self->field->title), text);
      break;
    case STEWARD_FORM_TIME:
      text = dup_moment (self);
      self->control = new_entry (self, _(self->field->title), text);
      break;
    case STEWARD_FORM_TEXT:
    default:
      self->control = new_entry (self, _(self->field->title), text_of (self));
      break;
    }
}

/* Reading them */

static JsonNode *
string_node (const char *text)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  if (text == NULL || *text == '\0')
    {
      json_node_free (node);
      return json_node_new (JSON_NODE_NULL);
    }
  json_node_set_string (node, text);
  return node;
}

static JsonNode *
words_node (StewardFormRow *self)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  if (self->field->type == STEWARD_FORM_REFERENCES)
    for (guint i = 0; i < self->ids->len; i++)
      {
        GtkCheckButton *check = g_object_get_data (G_OBJECT (self->control), self->ids->pdata[i]);

        if (gtk_check_button_get_active (check))
          json_array_add_string_element (array, self->ids->pdata[i]);
      }
  else
    {
      g_auto (GStrv) words = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (self->control)), ",;", -1);

      for (guint i = 0; words[i] != NULL; i++)
        if (*g_strstrip (words[i]) != '\0')
          json_array_add_string_element (array, words[i]);
    }
  json_node_take_array (node, array);
  return node;
}

static JsonNode *
number_node (StewardFormRow *self)
{
  int number = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->control));
  JsonNode *node = json_node_new (number > 0 ? JSON_NODE_VALUE : JSON_NODE_NULL);

  if (number > 0)
    json_node_set_int (node, number);
  return node;
}

static JsonNode *
time_node (StewardFormRow  *self,
           GError         **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->control))));
  g_autofree char *moment = NULL;
  gint64 time_us;

  if (*text == '\0')
    return json_node_new (JSON_NODE_NULL);
  if (!steward_time_from_words (text, steward_standing_get_zone (self->standing), &time_us))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("“%s” is no moment; write it like 2026-08-03 09:00"), text);
      return NULL;
    }
  moment = steward_time_to_rfc3339 (time_us);
  return string_node (moment);
}

static JsonNode *
hours_node (StewardFormRow  *self,
            GError         **error)
{
  const char *texts[7];

  for (guint day = 0; day < G_N_ELEMENTS (texts); day++)
    texts[day] = gtk_editable_get_text (GTK_EDITABLE (self->days[day]));
  return steward_hours_text_to_json (texts, error);
}

static JsonNode *
read_value (StewardFormRow  *self,
            GError         **error)
{
  g_autofree char *text = NULL;
  GdkRGBA colour;
  JsonNode *node;

  switch (self->field->type)
    {
    case STEWARD_FORM_LINES:
    case STEWARD_FORM_QUERY:
      text = steward_form_row_dup_text (self);
      return string_node (text);
    case STEWARD_FORM_CHOICE:
    case STEWARD_FORM_NETWORK:
    case STEWARD_FORM_REFERENCE:
      return string_node (self->ids->pdata[adw_combo_row_get_selected (ADW_COMBO_ROW (self->control))]);
    case STEWARD_FORM_REFERENCES:
    case STEWARD_FORM_WORDS:
      return words_node (self);
    case STEWARD_FORM_NUMBER:
      return number_node (self);
    case STEWARD_FORM_SWITCH:
      node = json_node_new (JSON_NODE_VALUE);
      json_node_set_boolean (node, gtk_switch_get_active (GTK_SWITCH (self->control)));
      return node;
    case STEWARD_FORM_COLOUR:
      gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (self->control), &colour);
      text = g_strdup_printf ("#%02x%02x%02x", (guint) (colour.red * 255 + .5f), (guint) (colour.green * 255 + .5f),
                              (guint) (colour.blue * 255 + .5f));
      return string_node (text);
    case STEWARD_FORM_TIME:
      return time_node (self, error);
    case STEWARD_FORM_HOURS:
      return hours_node (self, error);
    case STEWARD_FORM_TEXT:
    default:
      text = steward_form_row_dup_text (self);
      return string_node (text);
    }
}

/**
 * steward_form_row_new:
 * @record: as it is; an empty one when it is new
 * @standing: with the names of what can be chosen
 *
 * Returns: (transfer full): the field, filled in as it is
 */
StewardFormRow *
steward_form_row_new (const StewardFormField *field,
                      StewardRecord          *record,
                      StewardStanding        *standing)
{
  StewardFormRow *self = g_object_new (STEWARD_TYPE_FORM_ROW, NULL);
  g_autoptr (JsonNode) value = NULL;

  self->field = field;
  self->record = g_object_ref (record);
  self->standing = g_object_ref (standing);
  make_rows (self);
  value = read_value (self, NULL);
  self->before = value != NULL ? steward_json_write (value) : g_strdup ("");
  return self;
}

/**
 * steward_form_row_list:
 *
 * Returns: (transfer none) (element-type GtkWidget): the rows, for a preferences group
 */
GPtrArray *
steward_form_row_list (StewardFormRow *self)
{
  return self->rows;
}

/* Of a week only the days that are wrong by themselves. */
static void
mark_wrong (StewardFormRow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *alone[7] = { "", "", "", "", "", "", "" };
      g_autoptr (JsonNode) hours = NULL;

      if (self->field->type == STEWARD_FORM_HOURS)
        {
          alone[i] = gtk_editable_get_text (GTK_EDITABLE (self->days[i]));
          hours = steward_hours_text_to_json (alone, NULL);
        }
      if (hours == NULL)
        gtk_widget_add_css_class (self->rows->pdata[i], "error");
    }
}

/**
 * steward_form_row_collect:
 * @fields: gets the field, if it became different
 * @error: return location for %STEWARD_SERVICE_ERROR_USAGE
 *
 * Returns: whether what is written can be understood; else the row is marked
 */
gboolean
steward_form_row_collect (StewardFormRow  *self,
                          JsonObject      *fields,
                          GError         **error)
{
  g_autoptr (JsonNode) value = read_value (self, error);
  g_autofree char *text = value != NULL ? steward_json_write (value) : NULL;
  const char *name = steward_record_get_kind (self->record)->fields[self->field->field].name;

  if (value == NULL)
    {
      mark_wrong (self);
      return FALSE;
    }
  if (!g_str_equal (text, self->before))
    json_object_set_member (fields, name, g_steal_pointer (&value));
  return TRUE;
}

/**
 * steward_form_row_dup_text:
 *
 * Returns: (transfer full): what is written in a field of text
 */
char *
steward_form_row_dup_text (StewardFormRow *self)
{
  GtkTextIter start;
  GtkTextIter end;
  GtkTextBuffer *buffer;

  if (!GTK_IS_TEXT_VIEW (self->control))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->control)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->control));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}
