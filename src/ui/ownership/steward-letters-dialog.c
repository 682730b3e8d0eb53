/* steward-letters-dialog.c: an organisation's own letters for the matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-letters-dialog"

#include "steward-letters-dialog.h"

#include "steward-json.h"

#include <glib/gi18n-lib.h>

#define N_SLOTS (4 + STEWARD_N_OWN_LETTERS)

/* One letter. */
typedef struct
{
  StewardLetters  bit;
  GtkEditable    *sign;
  GtkEditable    *meaning;
  GtkColorChooser *colour;
  GtkSpinButton  *most;
  gboolean        has_colour;
} Slot;

struct _StewardLettersDialog
{
  AdwWindow  parent_instance;
  GtkWidget *name;
  GtkWidget *save;
  GtkWidget *problem;
  Slot       slots[N_SLOTS];
};

static guint save_signal;

G_DEFINE_FINAL_TYPE (StewardLettersDialog, steward_letters_dialog, ADW_TYPE_WINDOW)

static void
steward_letters_dialog_class_init (StewardLettersDialogClass *klass)
{
  save_signal = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                              G_TYPE_STRING);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
steward_letters_dialog_init (StewardLettersDialog *self)
{
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 620);
}

static void
add_slot (JsonArray  *letters,
          const Slot *slot)
{
  g_autofree char *sign = g_strstrip (g_strdup (gtk_editable_get_text (slot->sign)));
  g_autofree char *meaning = g_strstrip (g_strdup (gtk_editable_get_text (slot->meaning)));
  g_autofree char *stored = steward_letters_to_text (slot->bit);
  int most = gtk_spin_button_get_value_as_int (slot->most);
  JsonObject *letter;
  GdkRGBA rgba;

  if (*sign == '\0')
    return;
  letter = json_object_new ();
  json_object_set_string_member (letter, "slot", stored);
  json_object_set_string_member (letter, "letter", sign);
  json_object_set_string_member (letter, "meaning", meaning);
  if (most > 0 && slot->bit != STEWARD_ACCOUNTABLE)
    json_object_set_int_member (letter, "most", most);
  if (slot->has_colour)
    {
      g_autofree char *colour = NULL;

      gtk_color_chooser_get_rgba (slot->colour, &rgba);
      colour = g_strdup_printf ("#%02x%02x%02x", (guint) (rgba.red * 255), (guint) (rgba.green * 255), (guint) (rgba.blue * 255));
      json_object_set_string_member (letter, "colour", colour);
    }
  json_array_add_object_element (letters, letter);
}

static char *
make_json (StewardLettersDialog *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  JsonArray *letters = json_array_new ();
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  for (guint i = 0; i < N_SLOTS; i++)
    add_slot (letters, &self->slots[i]);
  json_object_set_string_member (object, "name", name);
  json_object_set_array_member (object, "letters", letters);
  node = json_node_init_object (json_node_alloc (), object);
  return steward_json_write (node);
}

/* What is wrong is seen while it is typed. */
static void
check (StewardLettersDialog *self)
{
  g_autofree char *json = make_json (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardVariant) variant = steward_variant_new (json, &error);

  gtk_label_set_label (GTK_LABEL (self->problem), variant == NULL ? error->message : "");
  gtk_widget_set_visible (self->problem, variant == NULL);
  gtk_widget_set_sensitive (self->save, variant != NULL);
  gtk_widget_set_tooltip_text (self->save, variant == NULL ? error->message : NULL);
}

static void
on_coloured (GtkWidget            *button,
             StewardLettersDialog *self)
{
  for (guint i = 0; i < N_SLOTS; i++)
    if (GTK_WIDGET (self->slots[i].colour) == button)
      self->slots[i].has_colour = TRUE;
  check (self);
}

static void
on_save (StewardLettersDialog *self)
{
  g_autofree char *json = make_json (self);

  g_signal_emit (self, save_signal, 0, json);
  gtk_window_close (GTK_WINDOW (self));
}

static char *
title_of (StewardLetters bit)
{
  switch (bit)
    {
    case STEWARD_ACCOUNTABLE:
      return g_strdup (_("Approves, exactly one"));
    case STEWARD_RESPONSIBLE:
      return g_strdup (_("Answers, at least one"));
    case STEWARD_CONSULTED:
      return g_strdup (_("Is asked before"));
    case STEWARD_INFORMED:
      return g_strdup (_("Is told after"));
    default:
      return g_strdup_printf (_("Your own letter %d"), __builtin_ctz (bit) - 3);
    }
}

static GtkWidget *
make_entry (StewardLettersDialog *self,
            const char           *text,
            const char           *title,
            const char           *what,
            int                   width)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *label = g_strdup_printf ("%s: %s", title, what);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), what);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
make_slot (StewardLettersDialog       *self,
           Slot                       *slot,
           const StewardVariantLetter *letter)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = title_of (slot->bit);
  GtkWidget *sign = make_entry (self, letter != NULL ? letter->letter : "", title, _("Letter"), 3);
  GtkWidget *meaning = make_entry (self, letter != NULL ? letter->meaning : "", title, _("Meaning"), 14);
  GtkWidget *colour = gtk_color_button_new ();
  GtkWidget *most = gtk_spin_button_new_with_range (0, 100, 1);
  g_autofree char *colour_label = g_strdup_printf ("%s: %s", title, _("Colour"));
  g_autofree char *most_label = g_strdup_printf ("%s: %s", title, _("At most in a row; 0 for any number"));
  GdkRGBA rgba;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (letter != NULL && letter->colour != NULL && gdk_rgba_parse (&rgba, letter->colour))
    {
      gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (colour), &rgba);
      slot->has_colour = TRUE;
    }
  gtk_widget_set_valign (colour, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (colour), GTK_ACCESSIBLE_PROPERTY_LABEL, colour_label, -1);
  gtk_widget_set_tooltip_text (colour, _("Colour"));
  g_signal_connect_object (colour, "color-set", G_CALLBACK (on_coloured), self, 0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (most), letter != NULL ? letter->most : 0);
  gtk_widget_set_valign (most, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (most, slot->bit != STEWARD_ACCOUNTABLE);
  gtk_widget_set_tooltip_text (most, _("At most in a row; 0 for any number"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (most), GTK_ACCESSIBLE_PROPERTY_LABEL, most_label, -1);
  g_signal_connect_object (most, "value-changed", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), sign);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), meaning);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), colour);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), most);
  slot->sign = GTK_EDITABLE (sign);
  slot->meaning = GTK_EDITABLE (meaning);
  slot->colour = GTK_COLOR_CHOOSER (colour);
  slot->most = GTK_SPIN_BUTTON (most);
  return row;
}

static GtkWidget *
make_page (StewardLettersDialog *self,
           StewardVariant       *variant)
{
  static const StewardLetters duties[] = { STEWARD_ACCOUNTABLE, STEWARD_RESPONSIBLE, STEWARD_CONSULTED, STEWARD_INFORMED };
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *names = adw_preferences_group_new ();
  GtkWidget *letters = adw_preferences_group_new ();

  self->name = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _("Name"));
  gtk_editable_set_text (GTK_EDITABLE (self->name), steward_variant_get_name (variant));
  g_signal_connect_object (self->name, "changed", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (names), self->name);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (letters), _("Letters"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (letters),
      _("Mentions are routed by who answers and who approves, whatever the letters look like. Letters of your own say more "
        "without routing anything. It counts once this matrix is in force."));
  for (guint i = 0; i < N_SLOTS; i++)
    {
      self->slots[i].bit = i < G_N_ELEMENTS (duties) ? duties[i] : (StewardLetters) (STEWARD_OWN_LETTER << (i - 4));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (letters),
                                 make_slot (self, &self->slots[i], steward_variant_find_letter (variant, self->slots[i].bit)));
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (names));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (letters));
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

/**
 * steward_letters_dialog_new:
 * @variant: what is changed
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
steward_letters_dialog_new (GtkWindow      *parent,
                            StewardVariant *variant)
{
  StewardLettersDialog *self = g_object_new (STEWARD_TYPE_LETTERS_DIALOG, "transient-for", parent, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();

  gtk_window_set_title (GTK_WINDOW (self), _("Your Own Letters"));
  self->save = gtk_button_new_with_label (_("Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (on_save), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->save);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_widget_add_css_class (self->problem, "err");
  g_object_set (self->problem, "margin-start", 18, "margin-end", 18, "margin-bottom", 6, NULL);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), make_page (self, variant));
  adw_window_set_content (ADW_WINDOW (self), box);
  check (self);
  return GTK_WIDGET (self);
}
