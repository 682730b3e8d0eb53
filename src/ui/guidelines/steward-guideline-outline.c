/* steward-guideline-outline.c: the headings of a guideline, whose sections can be moved
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-outline"

#include "steward-guideline-outline.h"

#include <glib/gi18n-lib.h>

#define SHOWN    "steward-shown"
#define BLOCK    "steward-block"
#define DOCUMENT "steward-document"
#define MOVABLE  "steward-movable"

/* Where a section goes; done when the event that asked for it is over, since its row may go. */
typedef struct
{
  GtkListBox *list;   /* (owned) */
  char       *block;  /* (owned) */
  char       *before; /* (owned) (nullable) */
  int         by;     /* 0: to @before */
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  g_object_unref (move->list);
  g_free (move->block);
  g_free (move->before);
  g_free (move);
}

static StewardGuidelineBuffer *
get_document (GtkListBox *list)
{
  return g_object_get_data (G_OBJECT (list), DOCUMENT);
}

static gboolean
is_movable (GtkListBox *list)
{
  return g_object_get_data (G_OBJECT (list), MOVABLE) != NULL;
}

static gboolean
on_idle (gpointer user_data)
{
  const Move *move = user_data;
  GtkListBoxRow *row;

  if (!is_movable (move->list))
    return G_SOURCE_REMOVE;
  if (move->by != 0)
    steward_guideline_buffer_step_section (get_document (move->list), move->block, move->by);
  else
    steward_guideline_buffer_move_section (get_document (move->list), move->block, move->before);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (move->list, i)) != NULL; i++)
    if (g_strcmp0 (steward_guideline_outline_get_block (row), move->block) == 0)
      gtk_widget_grab_focus (GTK_WIDGET (row));
  return G_SOURCE_REMOVE;
}

static void
move_later (GtkListBox *list,
            const char *block,
            const char *before,
            int         by)
{
  Move *move = g_new0 (Move, 1);

  move->list = g_object_ref (list);
  move->block = g_strdup (block);
  move->before = g_strdup (before);
  move->by = by;
  g_idle_add_full (G_PRIORITY_DEFAULT, on_idle, move, move_free);
}

static gboolean
on_key (GtkListBox      *list,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (list));

  if (row == NULL || !is_movable (list) || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK ||
      (keyval != GDK_KEY_Up && keyval != GDK_KEY_Down))
    return GDK_EVENT_PROPAGATE;
  move_later (list, steward_guideline_outline_get_block (GTK_LIST_BOX_ROW (row)), NULL, keyval == GDK_KEY_Up ? -1 : 1);
  return GDK_EVENT_STOP;
}

/* Dragging */

static GdkContentProvider *
on_prepare (GtkDragSource *source,
            double         x,
            double         y,
            GtkWidget     *row)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (row));

  return is_movable (list) ? gdk_content_provider_new_typed (GTK_TYPE_LIST_BOX_ROW, row) : NULL;
}

static void
on_begin (GtkDragSource *source,
          GdkDrag       *drag,
          GtkWidget     *row)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

/* On the lower half of a row it goes in front of the one behind it. */
static gboolean
on_drop (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         GtkListBoxRow *row)
{
  GtkListBoxRow *dragged = g_value_get_object (value);
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (row)));
  GtkListBoxRow *next = y < gtk_widget_get_height (GTK_WIDGET (row)) / 2.0
                          ? row
                          : gtk_list_box_get_row_at_index (list, gtk_list_box_row_get_index (row) + 1);

  if (dragged == NULL || gtk_widget_get_parent (GTK_WIDGET (dragged)) != GTK_WIDGET (list))
    return FALSE;
  move_later (list, steward_guideline_outline_get_block (dragged),
              next != NULL ? steward_guideline_outline_get_block (next) : NULL, 0);
  return TRUE;
}

static void
add_dragging (GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (GTK_TYPE_LIST_BOX_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_prepare), row, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_begin), row, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), row, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

/* Rows */

static void
add_rules (GtkWidget *box,
           guint      n_rules)
{
  g_autofree char *count = g_strdup_printf ("%u", n_rules);
  g_autofree char *tooltip = g_strdup_printf (ngettext ("%u rule", "%u rules", n_rules), n_rules);
  GtkWidget *label = gtk_label_new (count);

  gtk_widget_add_css_class (label, "small");
  gtk_widget_add_css_class (label, "num");
  gtk_widget_set_tooltip_text (label, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", "steward-rule-symbolic", "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (box), label);
}

/* What is shown of a section. */
typedef struct
{
  const char *block;  /* the id of its heading */
  const char *number;
  char       *words;  /* (owned) */
  guint       n_rules;
} Section;

static void
fill_row (GtkListBoxRow *row,
          const Section *section)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *number = gtk_label_new (section->number);
  GtkWidget *words = gtk_label_new (section->words);
  g_autofree char *name = g_strdup_printf ("%s %s", section->number, section->words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_label_set_width_chars (GTK_LABEL (number), 3);
  gtk_widget_add_css_class (number, "small");
  gtk_widget_add_css_class (number, "sec");
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (words, "small");
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), words);
  if (section->n_rules > 0)
    add_rules (box, section->n_rules);
  gtk_list_box_row_set_child (row, box);
}

static gboolean
is_of (GtkListBoxRow *row,
       const Section *section)
{
  return row != NULL && g_strcmp0 (steward_guideline_outline_get_block (row), section->block) == 0;
}

/* A row that shows its section already stays as it is: making and measuring all of them takes long in a long document. */
static void
show_section (GtkListBox    *list,
              int            at,
              const Section *section)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, at);
  g_autofree char *shown = g_strdup_printf ("%s %u %s", section->number, section->n_rules, section->words);

  if (!is_of (row, section) && is_of (gtk_list_box_get_row_at_index (list, at + 1), section))
    {
      /* The one before it is gone. */
      gtk_list_box_remove (list, GTK_WIDGET (row));
      row = gtk_list_box_get_row_at_index (list, at);
    }
  if (!is_of (row, section))
    {
      row = GTK_LIST_BOX_ROW (gtk_list_box_row_new ());
      g_object_set_data_full (G_OBJECT (row), BLOCK, g_strdup (section->block), g_free);
      add_dragging (GTK_WIDGET (row));
      gtk_list_box_insert (list, GTK_WIDGET (row), at);
    }
  else if (g_strcmp0 (g_object_get_data (G_OBJECT (row), SHOWN), shown) == 0)
    return;
  g_object_set_data_full (G_OBJECT (row), SHOWN, g_steal_pointer (&shown), g_free);
  fill_row (row, section);
}

static guint
count_rules (StewardGuidelineBuffer *document,
             guint                   heading)
{
  guint n_rules = 0;
  const StewardGuidelineBlock *block;

  for (guint i = heading; (block = steward_guideline_buffer_get_block (document, i)) != NULL &&
                          (i == heading || block->type != STEWARD_GUIDELINE_BLOCK_HEADING); i++)
    n_rules += block->rule != NULL ? 1 : 0;
  return n_rules;
}

/* Rows of sections that are gone, or that now stand further up, have been pushed to the end. */
static void
remove_from (GtkListBox *list,
             int         at)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, at)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
set_document (GtkListBox             *list,
              StewardGuidelineBuffer *document)
{
  GtkEventController *keys;

  if (get_document (list) == document)
    return;
  keys = gtk_event_controller_key_new ();
  g_object_set_data_full (G_OBJECT (list), DOCUMENT, g_object_ref (document), g_object_unref);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), list, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (list), keys);
}

/**
 * steward_guideline_outline_show:
 * @list: lists headings; of one document all its life
 * @document: what is shown
 *
 * Returns: whether there is a heading
 */
gboolean
steward_guideline_outline_show (GtkListBox             *list,
                                StewardGuidelineBuffer *document)
{
  guint n = steward_guideline_buffer_get_n_lines (document);
  int n_shown = 0;

  set_document (list, document);
  for (guint i = 0; i < n; i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (document, i);
      Section section = { block->id, NULL };

      if (block->type != STEWARD_GUIDELINE_BLOCK_HEADING)
        continue;
      section.number = steward_guideline_buffer_get_number (document, i);
      if (*section.number == '\0')
        continue;
      section.words = steward_inline_plain (block->text);
      section.n_rules = count_rules (document, i);
      show_section (list, n_shown++, &section);
      g_free (section.words);
    }
  remove_from (list, n_shown);
  return n_shown > 0;
}

/**
 * steward_guideline_outline_set_movable:
 * @movable: whether sections go elsewhere by dragging, and with Alt and the arrows
 */
void
steward_guideline_outline_set_movable (GtkListBox *list,
                                       gboolean    movable)
{
  g_object_set_data (G_OBJECT (list), MOVABLE, GINT_TO_POINTER (movable));
  gtk_widget_set_tooltip_text (GTK_WIDGET (list), movable ? _("Drag a section elsewhere, or move it with Alt and the arrows") : NULL);
}

/**
 * steward_guideline_outline_get_block:
 *
 * Returns: the id of its heading
 */
const char *
steward_guideline_outline_get_block (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), BLOCK);
}
