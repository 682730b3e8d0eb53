/* steward-cell-popover.c: one cell of the matrix, its letters and its note
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-cell-popover"

#include "steward-cell-popover.h"

#include "steward-raci-tile.h"
#include "steward-text.h"
#include "steward-variant-words.h"

#include <glib/gi18n-lib.h>

struct _StewardCellPopover
{
  GtkPopover      parent_instance;
  StewardVariant *variant; /* (owned) */
  GPtrArray      *checks;  /* (owned) (element-type GtkCheckButton) children, in the order of the letters */
  GtkEntry       *note;
  char           *note_before; /* (owned) (nullable) */
};

enum
{
  SIGNAL_LETTERS,
  SIGNAL_NOTE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardCellPopover, steward_cell_popover, GTK_TYPE_POPOVER)

static void
steward_cell_popover_finalize (GObject *object)
{
  StewardCellPopover *self = STEWARD_CELL_POPOVER (object);

  g_free (self->note_before);
  g_ptr_array_unref (self->checks);
  g_clear_pointer (&self->variant, steward_variant_unref);

  G_OBJECT_CLASS (steward_cell_popover_parent_class)->finalize (object);
}

static void
steward_cell_popover_closed (GtkPopover *popover)
{
  StewardCellPopover *self = STEWARD_CELL_POPOVER (popover);
  g_autofree char *tidy = steward_text_tidy (gtk_editable_get_text (GTK_EDITABLE (self->note)));
  const char *note = *tidy != '\0' ? tidy : NULL;

  if (g_strcmp0 (note, self->note_before) != 0)
    g_signal_emit (self, signals[SIGNAL_NOTE], 0, note);
}

static void
steward_cell_popover_class_init (StewardCellPopoverClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_cell_popover_finalize;
  GTK_POPOVER_CLASS (klass)->closed = steward_cell_popover_closed;

  signals[SIGNAL_LETTERS] = g_signal_new ("letters", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_NOTE] = g_signal_new ("note", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
steward_cell_popover_init (StewardCellPopover *self)
{
  self->checks = g_ptr_array_new ();
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
}

static void
on_toggled (StewardCellPopover *self)
{
  StewardLetters letters = 0;

  for (guint i = 0; i < steward_variant_get_n_letters (self->variant); i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      letters |= steward_variant_get_letter (self->variant, i)->bit;
  g_signal_emit (self, signals[SIGNAL_LETTERS], 0, (guint) letters);
}

static GtkWidget *
make_check (StewardCellPopover *self,
            guint               index,
            gboolean            active)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const StewardVariantLetter *letter = steward_variant_get_letter (self->variant, index);
  g_autofree char *duty = steward_variant_words_duty (letter);
  GtkWidget *tile = steward_raci_tile_new (letter->bit);
  GtkWidget *title = gtk_label_new (steward_variant_words_meaning (letter));
  GtkWidget *does = gtk_label_new (duty);
  g_autofree char *label = *duty != '\0' ? g_strdup_printf ("%s, %s", steward_variant_words_meaning (letter), duty)
                                         : g_strdup (steward_variant_words_meaning (letter));

  steward_raci_tile_set_variant (STEWARD_RACI_TILE (tile), self->variant);
  gtk_widget_add_css_class (does, "sec");
  gtk_widget_add_css_class (does, "small");
  gtk_box_append (GTK_BOX (box), tile);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), does);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_ptr_array_add (self->checks, check);
  return check;
}

static GtkWidget *
make_heading (const char *text,
              const char *class_name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_add_css_class (label, class_name);
  return label;
}

/**
 * steward_cell_popover_new:
 * @activity: name of the row
 * @department: name of the column
 * @variant: the letters that the table is written with
 * @note: (nullable): what is noted there
 * @editable: whether it may be changed
 *
 * Returns: (transfer floating): everything about one cell
 */
GtkPopover *
steward_cell_popover_new (const char     *activity,
                          const char     *department,
                          StewardVariant *variant,
                          StewardLetters  letters,
                          const char     *note,
                          gboolean        editable)
{
  StewardCellPopover *self = g_object_new (STEWARD_TYPE_CELL_POPOVER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *checks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_object_set (box, "margin-top", 6, "margin-bottom", 6, "margin-start", 6, "margin-end", 6, NULL);
  gtk_box_append (GTK_BOX (box), make_heading (department, "heading"));
  gtk_box_append (GTK_BOX (box), make_heading (activity, "sec"));
  self->variant = steward_variant_ref (variant);
  for (guint i = 0; i < steward_variant_get_n_letters (variant); i++)
    gtk_box_append (GTK_BOX (checks), make_check (self, i, (letters & steward_variant_get_letter (variant, i)->bit) != 0));
  gtk_widget_set_sensitive (checks, editable);
  gtk_box_append (GTK_BOX (box), checks);
  self->note_before = g_strdup (note);
  self->note = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->note, _("Note, such as “only until June”"));
  gtk_editable_set_text (GTK_EDITABLE (self->note), note != NULL ? note : "");
  gtk_editable_set_editable (GTK_EDITABLE (self->note), editable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Note"), -1);
  g_signal_connect_object (self->note, "activate", G_CALLBACK (gtk_popover_popdown), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  return GTK_POPOVER (self);
}
