/* steward-matrix-cell.c: one cell of the matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-cell"

#include "steward-matrix-cell.h"

#include "steward-variant-words.h"

#include <glib/gi18n-lib.h>

struct _StewardMatrixCell
{
  GtkWidget           parent_instance;
  char               *activity;   /* (owned) (nullable) name */
  char               *department; /* (owned) (nullable) name */
  char               *note;       /* (owned) (nullable) */
  GtkWidget          *content;    /* (owned) (nullable) in the place of the letters */
  char               *lived;      /* (owned) (nullable) … and what is heard of it */
  StewardLetters      letters;
  StewardVariant     *variant;    /* (owned) (nullable) */
  StewardMatrixMarks  marks;
};

static const struct
{
  StewardMatrixMarks  mark;
  const char         *class_name;
} marks[] = {
  { STEWARD_MATRIX_MARK_BAD, "bad" },
  { STEWARD_MATRIX_MARK_CHANGED, "chg" },
  { STEWARD_MATRIX_MARK_NOTED, "noted" },
  { STEWARD_MATRIX_MARK_SELECTED, "sel" },
  { STEWARD_MATRIX_MARK_CURSOR, "focus" },
};

G_DEFINE_FINAL_TYPE (StewardMatrixCell, steward_matrix_cell, GTK_TYPE_WIDGET)

static void
steward_matrix_cell_dispose (GObject *object)
{
  StewardMatrixCell *self = STEWARD_MATRIX_CELL (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (steward_matrix_cell_parent_class)->dispose (object);
}

static void
steward_matrix_cell_finalize (GObject *object)
{
  StewardMatrixCell *self = STEWARD_MATRIX_CELL (object);

  g_free (self->activity);
  g_free (self->department);
  g_free (self->note);
  g_clear_pointer (&self->variant, steward_variant_unref);
  g_free (self->lived);

  G_OBJECT_CLASS (steward_matrix_cell_parent_class)->finalize (object);
}

/* Asked for when it is needed: to set one asks the display where the pointer is, a thousand times for a table. */
static gboolean
steward_matrix_cell_query_tooltip (GtkWidget  *widget,
                                   int         x,
                                   int         y,
                                   gboolean    by_keyboard,
                                   GtkTooltip *tooltip)
{
  StewardMatrixCell *self = STEWARD_MATRIX_CELL (widget);
  g_autofree char *letters = self->lived == NULL && self->variant != NULL
                                 ? steward_variant_words_cell (self->variant, self->letters)
                                 : g_strdup (self->lived != NULL ? self->lived : "");
  g_autofree char *words = self->note != NULL && self->lived == NULL ? g_strjoin (*letters != '\0' ? "\n" : "", letters, self->note, NULL)
                                                                     : g_strdup (letters);

  gtk_tooltip_set_text (tooltip, words);
  return *words != '\0';
}

static void
steward_matrix_cell_class_init (StewardMatrixCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steward_matrix_cell_dispose;
  object_class->finalize = steward_matrix_cell_finalize;
  widget_class->query_tooltip = steward_matrix_cell_query_tooltip;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
steward_matrix_cell_init (StewardMatrixCell *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "cell");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/* “Resolve a complaint, Legal: Consulted” */
static void
tell (StewardMatrixCell *self)
{
  g_autofree char *words = self->variant != NULL ? steward_variant_words_cell (self->variant, self->letters)
                                                  : g_strdup ("");
  g_autofree char *label = NULL;

  if (self->activity == NULL || self->department == NULL)
    return;
  /* Translators: a cell of the matrix, read aloud: activity, department, what it is there */
  label = g_strdup_printf (_("%s, %s: %s"), self->activity, self->department, *words != '\0' ? words : _("empty"));
  if (self->lived != NULL)
    {
      g_autofree char *letters = g_steal_pointer (&label);

      label = g_strdup_printf ("%s; %s", letters, self->lived);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (self->note != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->note, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * steward_matrix_cell_new:
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
steward_matrix_cell_new (void)
{
  return g_object_new (STEWARD_TYPE_MATRIX_CELL, NULL);
}

/**
 * steward_matrix_cell_set_names:
 * @activity: name of its row
 * @department: name of its column
 */
void
steward_matrix_cell_set_names (StewardMatrixCell *self,
                               const char        *activity,
                               const char        *department)
{
  if (g_strcmp0 (self->activity, activity) == 0 && g_strcmp0 (self->department, department) == 0)
    return;
  g_free (self->activity);
  g_free (self->department);
  self->activity = g_strdup (activity);
  self->department = g_strdup (department);
  tell (self);
}

/**
 * steward_matrix_cell_set_letters:
 * @variant: the letters that the table is written with
 * @note: (nullable): what is noted at it
 */
void
steward_matrix_cell_set_letters (StewardMatrixCell *self,
                                 StewardVariant    *variant,
                                 StewardLetters     letters,
                                 const char        *note)
{
  steward_matrix_cell_set_mark (self, STEWARD_MATRIX_MARK_NOTED, note != NULL);
  /* A draft has one variant as long as nobody changes it. */
  if (self->letters == letters && g_strcmp0 (self->note, note) == 0 && self->variant == variant)
    return;
  if (self->variant != variant)
    {
      steward_variant_ref (variant);
      g_clear_pointer (&self->variant, steward_variant_unref);
      self->variant = variant;
    }
  if (g_strcmp0 (self->note, note) != 0)
    {
      g_free (self->note);
      self->note = g_strdup (note);
    }
  self->letters = letters;
  tell (self);
}

/**
 * steward_matrix_cell_get_shown_letters:
 *
 * Returns: the letters to be drawn on it; none where something else is shown in their place
 */
StewardLetters
steward_matrix_cell_get_shown_letters (StewardMatrixCell *self)
{
  return self->content == NULL ? self->letters : 0;
}

/**
 * steward_matrix_cell_set_content:
 * @content: (transfer floating): what is shown in the place of the letters
 * @words: what is heard after the letters
 */
void
steward_matrix_cell_set_content (StewardMatrixCell *self,
                                 GtkWidget         *content,
                                 const char        *words)
{
  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->content = content;
  gtk_widget_set_parent (content, GTK_WIDGET (self));
  g_free (self->lived);
  self->lived = g_strdup (words);
  tell (self);
}

/**
 * steward_matrix_cell_set_mark:
 * @mark: one of them
 * @set: whether it has it
 */
void
steward_matrix_cell_set_mark (StewardMatrixCell  *self,
                              StewardMatrixMarks  mark,
                              gboolean            set)
{
  if (((self->marks & mark) != 0) == set)
    return;
  self->marks ^= mark;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i].mark == mark && set)
      gtk_widget_add_css_class (GTK_WIDGET (self), marks[i].class_name);
    else if (marks[i].mark == mark)
      gtk_widget_remove_css_class (GTK_WIDGET (self), marks[i].class_name);
}
