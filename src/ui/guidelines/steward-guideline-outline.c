/* steward-guideline-outline.c: the headings of a guideline, whose sections can be moved
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-outline"

#include "steward-guideline-outline.h"

#include <glib/gi18n-lib.h>

#define BLOCK    "steward-block"
#define DOCUMENT "steward-document"
#define MOVABLE  "steward-movable"

/* Where a section goes; done when the event that asked for it is over, since all rows are made anew. */
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

static GtkWidget *
make_row (StewardGuidelineBuffer *document,
          guint                   line,
          guint                   n_rules)
{
  const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (document, line);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *number = gtk_label_new (steward_guideline_buffer_get_number (document, line));
  g_autofree char *plain = steward_inline_plain (block->text);
  g_autofree char *name = g_strdup_printf ("%s %s", steward_guideline_buffer_get_number (document, line), plain);
  GtkWidget *words = gtk_label_new (plain);

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
  if (n_rules > 0)
    add_rules (box, n_rules);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), BLOCK, g_strdup (block->id), g_free);
  add_dragging (row);
  return row;
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
  guint n_shown = 0;
  GtkWidget *row;

  set_document (list, document);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
  for (guint i = 0; i < n; i++)
    {
      guint n_rules = 0;

      if (steward_guideline_buffer_get_block (document, i)->type != STEWARD_GUIDELINE_BLOCK_HEADING ||
          *steward_guideline_buffer_get_number (document, i) == '\0')
        continue;
      for (guint k = i; k < n && (k == i || steward_guideline_buffer_get_block (document, k)->type != STEWARD_GUIDELINE_BLOCK_HEADING); k++)
        n_rules += steward_guideline_buffer_get_block (document, k)->rule != NULL ? 1 : 0;
      gtk_list_box_append (list, make_row (document, i, n_rules));
      n_shown++;
    }
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
