/* steward-guideline-editor.c: a guideline as a document, to be read or written
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-editor"

#include "steward-guideline-editor.h"

#include "steward-guideline-paste.h"
#include "steward-guideline-rule-words.h"
#include "steward-guideline-tags.h"
#include "steward-guideline-authors.h"
#include "steward-guideline-breaks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MARGIN_TOP     18
#define MARGIN_BOTTOM  48
#define TITLE_GAP      6
#define RULE_ROOM      34 /* below a clause, for the sentence of its rule */
#define RULE_PADDING   6
#define ICON_SIZE      16
#define LEAST_WIDTH    200

struct _StewardGuidelineEditor
{
  GtkTextView       parent_instance;
  StewardDirectory *directory; /* (owned) (nullable) */
  PangoLayout      *title;     /* (owned) (nullable) */
  PangoLayout      *subtitle;  /* (owned) (nullable) */
  GHashTable       *sentences; /* (owned) id of a block → its rule in words */
  GHashTable       *marks;     /* (owned) id of a block → what is to be said of it */
  GtkIconPaintable *icon;      /* (owned) (nullable) */
  StewardGuidelineTables *tables; /* (owned) */
  char             *clause;    /* (owned) (nullable) id of the block that the cursor is in */
  int               digits;    /* how wide ten digits are */
};

enum
{
  SIGNAL_CLAUSE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardGuidelineEditor, steward_guideline_editor, GTK_TYPE_TEXT_VIEW)

static void
look_up (StewardGuidelineEditor *self,
         const char             *name,
         GdkRGBA                *colour)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), name, colour))
    gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), colour);
}

/* Drawing */

static PangoLayout *
make_layout (StewardGuidelineEditor *self,
             const char             *text,
             double                  scale,
             PangoWeight             weight)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static void
draw_layout (GtkSnapshot   *snapshot,
             PangoLayout   *layout,
             int            x,
             int            y,
             const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_heading (StewardGuidelineEditor *self,
              GtkSnapshot            *snapshot,
              const GdkRGBA          *text)
{
  GdkRGBA dim = *text;
  int top = -gtk_text_view_get_top_margin (GTK_TEXT_VIEW (self)) + MARGIN_TOP;
  int height;

  dim.alpha *= 0.78f;
  if (self->title != NULL)
    {
      draw_layout (snapshot, self->title, STEWARD_GUIDELINE_EDGE, top, text);
      pango_layout_get_pixel_size (self->title, NULL, &height);
      top += height + TITLE_GAP;
    }
  if (self->subtitle != NULL)
    draw_layout (snapshot, self->subtitle, STEWARD_GUIDELINE_EDGE, top, &dim);
}

static const char *
find_sentence (StewardGuidelineEditor      *self,
               const StewardGuidelineBlock *block)
{
  const char *sentence = g_hash_table_lookup (self->sentences, block->id);

  if (sentence == NULL)
    {
      sentence = steward_guideline_rule_words (block->rule, self->directory);
      g_hash_table_insert (self->sentences, g_strdup (block->id), (gpointer) sentence);
    }
  return sentence;
}

/* The tint, the edge and the sentence of a rule, and the frame around the clause that is being written. */
static void
draw_rule (StewardGuidelineEditor      *self,
           GtkSnapshot                 *snapshot,
           const StewardGuidelineBlock *block,
           int                          top,
           int                          height,
           int                          width,
           gboolean                     is_current)
{
  g_autoptr (PangoLayout) layout = NULL;
  GtkTextDirection direction = gtk_widget_get_direction (GTK_WIDGET (self));
  GdkRGBA edge;
  GdkRGBA tint;
  GdkRGBA text;
  graphene_rect_t area;
  int y = top + height - RULE_ROOM + RULE_PADDING - 2;

  look_up (self, "raci_r_bg", &edge);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &text);
  tint = edge;
  tint.alpha = 0.07f;
  graphene_rect_init (&area, 0, (float) top + 4, (float) width, (float) height - 10);
  gtk_snapshot_append_color (snapshot, &tint, &area);
  gtk_snapshot_append_color (snapshot, &edge,
                             &GRAPHENE_RECT_INIT (direction == GTK_TEXT_DIR_RTL ? (float) width - 3 : 0, area.origin.y, 3,
                                                  area.size.height));
  if (is_current)
    {
      GskRoundedRect frame;
      GdkRGBA accent;

      look_up (self, "accent_color", &accent);
      graphene_rect_inset (&area, -1, -3);
      gsk_rounded_rect_init_from_rect (&frame, &area, 7);
      gtk_snapshot_append_border (snapshot, &frame, (float[4]){ 2, 2, 2, 2 },
                                  (GdkRGBA[4]){ accent, accent, accent, accent });
    }

  if (self->icon != NULL)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (STEWARD_GUIDELINE_EDGE, (float) y));
      gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (self->icon), snapshot, ICON_SIZE, ICON_SIZE, &text, 1);
      gtk_snapshot_restore (snapshot);
    }
  layout = make_layout (self, find_sentence (self, block), 0.85, PANGO_WEIGHT_BOLD);
  pango_layout_set_width (layout, MAX (width - STEWARD_GUIDELINE_EDGE - ICON_SIZE - 24, 50) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  draw_layout (snapshot, layout, STEWARD_GUIDELINE_EDGE + ICON_SIZE + 6, y, &text);
}

/* A clause that is behind has an edge of its own, at the other side than that of a rule. */
static void
draw_mark (StewardGuidelineEditor *self,
           GtkSnapshot            *snapshot,
           int                     top,
           int                     height,
           int                     width)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GdkRGBA edge;

  look_up (self, "st_warn", &edge);
  gtk_snapshot_append_color (snapshot, &edge,
                             &GRAPHENE_RECT_INIT (is_mirrored ? 0 : (float) width - 3, (float) top + 4, 3, (float) height - 10));
}

/* What stands in front of a line: its number, or the mark of an item. */
static char *
dup_front (StewardGuidelineBuffer *document,
           guint                   line)
{
  const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (document, line);
  guint depth = steward_guideline_buffer_get_depth (document, line);

  if (block->type != STEWARD_GUIDELINE_BLOCK_ITEM)
    return depth == 0 ? g_strdup (steward_guideline_buffer_get_number (document, line)) : NULL;
  if (!block->ordered)
    return g_strdup (depth % 2 == 0 ? "•" : "◦");
  return g_strdup_printf ("%u.", steward_guideline_buffer_get_item_number (document, line));
}

static void
draw_line (StewardGuidelineEditor *self,
           GtkSnapshot            *snapshot,
           const GtkTextIter      *start,
           guint                   line,
           int                     top,
           int                     height,
           int                     width,
           const GdkRGBA          *text)
{
  StewardGuidelineBuffer *document = steward_guideline_editor_get_document (self);
  const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (document, line);
  gboolean is_current = gtk_text_view_get_editable (GTK_TEXT_VIEW (self)) && gtk_widget_has_focus (GTK_WIDGET (self)) &&
                        steward_guideline_buffer_get_cursor (document) == line;
  g_autofree char *front = dup_front (document, line);
  GdkRectangle place;

  if (block->rule != NULL)
    draw_rule (self, snapshot, block, top, height, width, is_current);
  if (g_hash_table_contains (self->marks, block->id))
    draw_mark (self, snapshot, top, height, width);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), start, &place);
  if (front != NULL && *front != '\0')
    {
      gboolean is_heading = block->type == STEWARD_GUIDELINE_BLOCK_HEADING;
      double scale = !is_heading ? 1.0 : block->level <= 1 ? 1.2 : block->level == 2 ? 1.08 : 1.0;
      g_autoptr (PangoLayout) layout = make_layout (self, front, scale, PANGO_WEIGHT_BOLD);
      int front_width;
      int x = STEWARD_GUIDELINE_EDGE;

      pango_layout_get_pixel_size (layout, &front_width, NULL);
      if (block->type == STEWARD_GUIDELINE_BLOCK_ITEM)
        x = place.x - front_width - 8;
      else if (place.x > width / 2) /* a document keeps its own direction in a window that has the other one */
        x = width - STEWARD_GUIDELINE_EDGE - front_width;
      draw_layout (snapshot, layout, x, place.y, text);
    }
  if (block->type == STEWARD_GUIDELINE_BLOCK_QUOTE)
    {
      GdkRGBA bar = *text;

      bar.alpha *= 0.3f;
      gtk_snapshot_append_color (snapshot, &bar, &GRAPHENE_RECT_INIT ((float) place.x - 9, (float) top, 3, (float) height));
    }
}

static void
steward_guideline_editor_snapshot_layer (GtkTextView      *view,
                                         GtkTextViewLayer  layer,
                                         GtkSnapshot      *snapshot)
{
  StewardGuidelineEditor *self = STEWARD_GUIDELINE_EDITOR (view);
  GdkRectangle visible;
  GtkTextIter iter;
  GdkRGBA text;
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - 1;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &text);
  gtk_text_view_get_visible_rect (view, &visible);
  if (visible.y < 0 || gtk_text_view_get_top_margin (view) > 0)
    draw_heading (self, snapshot, &text);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  do
    {
      int top;
      int height;

      gtk_text_view_get_line_yrange (view, &iter, &top, &height);
      if (top > visible.y + visible.height)
        break;
      draw_line (self, snapshot, &iter, (guint) gtk_text_iter_get_line (&iter), top, height, width, &text);
    }
  while (gtk_text_iter_forward_line (&iter));
}

/* The clause that the cursor is in */

static void
update_clause (StewardGuidelineEditor *self,
               gboolean                force)
{
  StewardGuidelineBuffer *document = steward_guideline_editor_get_document (self);
  guint line = steward_guideline_buffer_get_cursor (document);
  const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (document, line);
  g_autofree char *description = NULL;
  const char *mark;

  if (block == NULL || (!force && g_strcmp0 (block->id, self->clause) == 0))
    return;
  g_free (self->clause);
  self->clause = g_strdup (block->id);
  /* Numbers and rules are drawn: a screen reader hears them here. */
  description = block->rule != NULL ? g_strdup_printf (_("Clause %s. %s"), steward_guideline_buffer_get_number (document, line),
                                                       find_sentence (self, block))
                                    : g_strdup_printf (_("Clause %s"), steward_guideline_buffer_get_number (document, line));
  mark = g_hash_table_lookup (self->marks, block->id);
  if (mark != NULL)
    {
      g_autofree char *plain = g_steal_pointer (&description);

      description = g_strdup_printf ("%s. %s", plain, mark);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  g_signal_emit (self, signals[SIGNAL_CLAUSE_CHANGED], 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_cursor_moved (StewardGuidelineEditor *self)
{
  if (!steward_guideline_buffer_is_loading (steward_guideline_editor_get_document (self)))
    update_clause (self, FALSE);
}

static void
on_renumbered (StewardGuidelineEditor *self)
{
  g_hash_table_remove_all (self->sentences);
  steward_guideline_tables_place (self->tables);
  update_clause (self, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
show_cursor (StewardGuidelineEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  if (steward_guideline_tables_get_caret (self->tables, NULL, NULL, NULL) == NULL)
    gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer));
  return GDK_EVENT_STOP;
}

/* Keys that the text view has other ideas about. */
static gboolean
on_key (StewardGuidelineEditor *self,
        guint                   key,
        guint                   code,
        GdkModifierType         state)
{
  StewardGuidelineBuffer *document = steward_guideline_editor_get_document (self);
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK);

  if (steward_guideline_tables_take_key (self->tables, key, held))
    return GDK_EVENT_STOP;
  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return GDK_EVENT_PROPAGATE;
  /* What isn't text is undone by the window. */
  if (held == GDK_CONTROL_MASK && (key == GDK_KEY_z || key == GDK_KEY_Z))
    return steward_guideline_tables_take_back (self->tables, FALSE) ? show_cursor (self) : GDK_EVENT_PROPAGATE;
  if ((held == (GDK_CONTROL_MASK | GDK_SHIFT_MASK) && (key == GDK_KEY_z || key == GDK_KEY_Z)) ||
      (held == GDK_CONTROL_MASK && key == GDK_KEY_y))
    return steward_guideline_tables_take_back (self->tables, TRUE) ? show_cursor (self) : GDK_EVENT_PROPAGATE;
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  if (held == GDK_SHIFT_MASK && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter))
    {
      gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (document));
      gtk_text_buffer_delete_selection (GTK_TEXT_BUFFER (document), TRUE, TRUE);
      gtk_text_buffer_insert_interactive_at_cursor (GTK_TEXT_BUFFER (document), "\xe2\x80\xa8", -1, TRUE);
      gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (document));
    }
  else if (held == 0 && key == GDK_KEY_Tab)
    return steward_guideline_buffer_indent (document, 1) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  else if (held == GDK_SHIFT_MASK && (key == GDK_KEY_ISO_Left_Tab || key == GDK_KEY_Tab))
    return steward_guideline_buffer_indent (document, -1) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  else if (held == 0 && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && !steward_guideline_buffer_is_tracking (document))
    {
      guint line = steward_guideline_buffer_get_cursor (document);
      GtkTextIter iter;

      /* An empty item ends its list. */
      gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (document), &iter, (int) line);
      if (!gtk_text_iter_ends_line (&iter) || gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (document)) ||
          steward_guideline_buffer_get_block (document, line)->type != STEWARD_GUIDELINE_BLOCK_ITEM)
        return GDK_EVENT_PROPAGATE;
      if (!steward_guideline_buffer_indent (document, -1))
        steward_guideline_buffer_set_type (document, STEWARD_GUIDELINE_BLOCK_PARAGRAPH, 0, FALSE);
    }
  else
    return GDK_EVENT_PROPAGATE;
  return show_cursor (self);
}

/* Who suggests the words under the pointer. */
static gboolean
on_query_tooltip (StewardGuidelineEditor *self,
                  int                     x,
                  int                     y,
                  gboolean                by_keyboard,
                  GtkTooltip             *tooltip)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  g_autofree char *words = NULL;
  gboolean is_removal, is_own;
  const char *author;
  GtkTextIter iter;

  if (by_keyboard)
    gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (view), &iter,
                                      gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)));
  else
    {
      gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &x, &y);
      if (!gtk_text_view_get_iter_at_location (view, &iter, x, y))
        return FALSE;
    }
  author = steward_guideline_authors_find (&iter, &is_removal, &is_own);
  if (author == NULL)
    {
      author = steward_guideline_authors_find_restyler (&iter, &is_own);
      if (author != NULL)
        words = is_own ? g_strdup (_("You suggest setting these words otherwise"))
                       : g_strdup_printf (_("%s suggests setting these words otherwise"), author);
      else
        author = steward_guideline_authors_find_reshaper (&iter, &is_own);
      if (author == NULL)
        return FALSE;
      if (words == NULL)
        words = is_own ? g_strdup (_("You suggest another kind of paragraph"))
                     : g_strdup_printf (_("%s suggests another kind of paragraph"), author);
    }
  else if (steward_guideline_breaks_is_join (&iter))
    words = is_own ? g_strdup (_("You suggest joining this paragraph to the one before it"))
                   : g_strdup_printf (_("%s suggests joining this paragraph to the one before it"), author);
  else if (is_own)
    words = g_strdup (is_removal ? _("You suggest taking this out") : _("You suggest these words"));
  else
    words = g_strdup_printf (is_removal ? _("%s suggests taking this out") : _("%s suggests these words"), author);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
update_margins (StewardGuidelineEditor *self)
{
  int height = 0;
  int top = MARGIN_TOP;

  if (self->title != NULL)
    {
      pango_layout_get_pixel_size (self->title, NULL, &height);
      top += height + TITLE_GAP;
    }
  if (self->subtitle != NULL)
    {
      pango_layout_get_pixel_size (self->subtitle, NULL, &height);
      top += height + TITLE_GAP;
    }
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self), top);
}

/* Numbers are as wide as the font makes them. */
static void
measure_digits (StewardGuidelineEditor *self)
{
  g_autoptr (PangoLayout) layout = make_layout (self, "0123456789", 1, PANGO_WEIGHT_BOLD);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width == self->digits)
    return;
  self->digits = width;
  steward_guideline_buffer_set_digit (steward_guideline_editor_get_document (self), width / 10.0);
}

static void
steward_guideline_editor_css_changed (GtkWidget         *widget,
                                      GtkCssStyleChange *change)
{
  StewardGuidelineEditor *self = STEWARD_GUIDELINE_EDITOR (widget);

  GTK_WIDGET_CLASS (steward_guideline_editor_parent_class)->css_changed (widget, change);
  if (self->title != NULL)
    pango_layout_context_changed (self->title);
  if (self->subtitle != NULL)
    pango_layout_context_changed (self->subtitle);
  measure_digits (self);
  update_margins (self);
  steward_guideline_tables_restyle (self->tables);
}

/* A table is as wide as the text: it doesn't keep the window from getting smaller. */
static void
steward_guideline_editor_measure (GtkWidget      *widget,
                                  GtkOrientation  orientation,
                                  int             for_size,
                                  int            *minimum,
                                  int            *natural,
                                  int            *minimum_baseline,
                                  int            *natural_baseline)
{
  GTK_WIDGET_CLASS (steward_guideline_editor_parent_class)
    ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static void
steward_guideline_editor_size_allocate (GtkWidget *widget,
                                        int        width,
                                        int        height,
                                        int        baseline)
{
  StewardGuidelineEditor *self = STEWARD_GUIDELINE_EDITOR (widget);

  steward_guideline_tables_set_width (self->tables, width);
  GTK_WIDGET_CLASS (steward_guideline_editor_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
steward_guideline_editor_dispose (GObject *object)
{
  StewardGuidelineEditor *self = STEWARD_GUIDELINE_EDITOR (object);

  g_clear_object (&self->directory);
  g_clear_object (&self->title);
  g_clear_object (&self->subtitle);
  g_clear_object (&self->icon);
  g_clear_pointer (&self->clause, g_free);

  G_OBJECT_CLASS (steward_guideline_editor_parent_class)->dispose (object);
}

static void
steward_guideline_editor_finalize (GObject *object)
{
  g_hash_table_unref (STEWARD_GUIDELINE_EDITOR (object)->sentences);
  g_hash_table_unref (STEWARD_GUIDELINE_EDITOR (object)->marks);
  g_object_unref (STEWARD_GUIDELINE_EDITOR (object)->tables);

  G_OBJECT_CLASS (steward_guideline_editor_parent_class)->finalize (object);
}

static void
paste_plain (GtkTextView *view)
{
  GTK_TEXT_VIEW_CLASS (steward_guideline_editor_parent_class)->paste_clipboard (view);
}

static void
steward_guideline_editor_paste_clipboard (GtkTextView *view)
{
  if (!steward_guideline_paste_begin (view, paste_plain))
    paste_plain (view);
}

static gboolean
on_paste_plain (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   user_data)
{
  paste_plain (GTK_TEXT_VIEW (widget));
  return TRUE;
}

static void
steward_guideline_editor_class_init (StewardGuidelineEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_guideline_editor_dispose;
  object_class->finalize = steward_guideline_editor_finalize;
  GTK_WIDGET_CLASS (klass)->measure = steward_guideline_editor_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = steward_guideline_editor_size_allocate;
  GTK_WIDGET_CLASS (klass)->css_changed = steward_guideline_editor_css_changed;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = steward_guideline_editor_snapshot_layer;
  GTK_TEXT_VIEW_CLASS (klass)->paste_clipboard = steward_guideline_editor_paste_clipboard;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_paste_plain, NULL);

  signals[SIGNAL_CLAUSE_CHANGED] =
    g_signal_new ("clause-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
steward_guideline_editor_init (StewardGuidelineEditor *self)
{
  g_autoptr (StewardGuidelineBuffer) document = steward_guideline_buffer_new ();
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_text_view_set_buffer (view, GTK_TEXT_BUFFER (document));
  self->tables = steward_guideline_tables_new (view);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, STEWARD_GUIDELINE_EDGE);
  gtk_text_view_set_right_margin (view, STEWARD_GUIDELINE_EDGE);
  gtk_text_view_set_bottom_margin (view, MARGIN_BOTTOM);
  gtk_text_view_set_pixels_above_lines (view, 5);
  gtk_text_view_set_pixels_below_lines (view, 5);
  gtk_text_view_set_pixels_inside_wrap (view, 6);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "doc");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Guideline"), -1);

  self->icon = gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (self))),
                                           "steward-rule-symbolic", NULL, ICON_SIZE, 1, GTK_TEXT_DIR_NONE, 0);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (document, "notify::cursor-position", G_CALLBACK (on_cursor_moved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "renumbered", G_CALLBACK (on_renumbered), self, G_CONNECT_SWAPPED);
}

/**
 * steward_guideline_editor_new:
 *
 * Returns: (transfer full): shows an empty document
 */
GtkWidget *
steward_guideline_editor_new (void)
{
  return g_object_new (STEWARD_TYPE_GUIDELINE_EDITOR, NULL);
}

/**
 * steward_guideline_editor_get_document:
 *
 * Returns: (transfer none): what is shown
 */
StewardGuidelineBuffer *
steward_guideline_editor_get_document (StewardGuidelineEditor *self)
{
  return STEWARD_GUIDELINE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
}

/**
 * steward_guideline_editor_get_tables:
 *
 * Returns: (transfer none): the tables in it
 */
StewardGuidelineTables *
steward_guideline_editor_get_tables (StewardGuidelineEditor *self)
{
  return self->tables;
}

/**
 * steward_guideline_editor_get_words:
 *
 * Returns: (transfer none): what the caret is in: the document, or a cell of a table of it
 */
StewardGuidelineBuffer *
steward_guideline_editor_get_words (StewardGuidelineEditor *self)
{
  StewardGuidelineCell *cell = steward_guideline_tables_get_caret (self->tables, NULL, NULL, NULL);

  return cell != NULL ? steward_guideline_cell_get_words (cell) : steward_guideline_editor_get_document (self);
}

/**
 * steward_guideline_editor_set_heading:
 * @title: what stands over the whole; not shown when the document begins with it
 * @subtitle: for whom it is and which version
 */
void
steward_guideline_editor_set_heading (StewardGuidelineEditor *self,
                                      const char             *title,
                                      const char             *subtitle)
{
  g_clear_object (&self->title);
  g_clear_object (&self->subtitle);
  if (!steward_guideline_buffer_has_title (steward_guideline_editor_get_document (self)))
    self->title = make_layout (self, title, 1.75, PANGO_WEIGHT_ULTRABOLD);
  self->subtitle = make_layout (self, subtitle, 0.85, PANGO_WEIGHT_NORMAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  update_margins (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * steward_guideline_editor_set_directory:
 * @directory: for the names in rules
 */
void
steward_guideline_editor_set_directory (StewardGuidelineEditor *self,
                                        StewardDirectory       *directory)
{
  if (g_set_object (&self->directory, directory))
    {
      g_hash_table_remove_all (self->sentences);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}

/**
 * steward_guideline_editor_set_marks:
 * @marks: (element-type utf8 utf8): the id of a block → what is to be said of it
 *
 * Marks clauses at their edge; a screen reader hears why.
 */
void
steward_guideline_editor_set_marks (StewardGuidelineEditor *self,
                                    GHashTable             *marks)
{
  if (g_hash_table_size (marks) == 0 && g_hash_table_size (self->marks) == 0)
    return;
  g_hash_table_ref (marks);
  g_hash_table_unref (self->marks);
  self->marks = marks;
  update_clause (self, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * steward_guideline_editor_go_to:
 * @block: the id of a clause
 *
 * Puts the cursor there and shows it at the top.
 */
void
steward_guideline_editor_go_to (StewardGuidelineEditor *self,
                                const char             *block)
{
  StewardGuidelineBuffer *document = steward_guideline_editor_get_document (self);
  GtkTextIter iter;

  for (guint i = 0; i < steward_guideline_buffer_get_n_lines (document); i++)
    if (g_strcmp0 (steward_guideline_buffer_get_block (document, i)->id, block) == 0)
      {
        gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (document), &iter, (int) i);
        gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (document), &iter);
        gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (document)), 0, TRUE, 0,
                                      0.15);
        return;
      }
}
