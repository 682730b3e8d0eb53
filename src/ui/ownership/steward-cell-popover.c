/* steward-cell-popover.c: one cell of the matrix, its letters and its note
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-cell-popover"

#include "steward-cell-popover.h"

#include "steward-raci-tile.h"
#include "steward-routing-words.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>

#define N_LETTERS 4

struct _StewardCellPopover
{
  GtkPopover      parent_instance;
  GtkCheckButton *checks[N_LETTERS];
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

static const struct
{
  StewardLetters  letter;
  const char     *does;
} letters_shown[N_LETTERS] = {
  { STEWARD_ACCOUNTABLE, N_("approves") },
  { STEWARD_RESPONSIBLE, N_("answers") },
  { STEWARD_CONSULTED, N_("is asked before") },
  { STEWARD_INFORMED, N_("is told after") },
};

G_DEFINE_FINAL_TYPE (StewardCellPopover, steward_cell_popover, GTK_TYPE_POPOVER)

static void
steward_cell_popover_finalize (GObject *object)
{
  g_free (STEWARD_CELL_POPOVER (object)->note_before);

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
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
}

static void
on_toggled (StewardCellPopover *self)
{
  StewardLetters letters = 0;

  for (guint i = 0; i < N_LETTERS; i++)
    if (gtk_check_button_get_active (self->checks[i]))
      letters |= letters_shown[i].letter;
  g_signal_emit (self, signals[SIGNAL_LETTERS], 0, (guint) letters);
}

static GtkWidget *
make_check (StewardCellPopover *self,
            guint               index,
            gboolean            active)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *tile = steward_raci_tile_new (letters_shown[index].letter);
  GtkWidget *title = gtk_label_new (steward_letter_title (letters_shown[index].letter));
  GtkWidget *does = gtk_label_new (_(letters_shown[index].does));
  g_autofree char *label =
      g_strdup_printf ("%s, %s", steward_letter_title (letters_shown[index].letter), _(letters_shown[index].does));

  gtk_widget_add_css_class (does, "sec");
  gtk_widget_add_css_class (does, "small");
  gtk_box_append (GTK_BOX (box), tile);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), does);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  self->checks[index] = GTK_CHECK_BUTTON (check);
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
 * @note: (nullable): what is noted there
 * @editable: whether it may be changed
 *
 * Returns: (transfer floating): everything about one cell
 */
GtkPopover *
steward_cell_popover_new (const char     *activity,
                          const char     *department,
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
  for (guint i = 0; i < N_LETTERS; i++)
    gtk_box_append (GTK_BOX (checks), make_check (self, i, (letters & letters_shown[i].letter) != 0));
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
