/* steward-guideline-tables.c: the tables of the document that an editor shows
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-tables"

#include "steward-guideline-tables.h"

#include "steward-guideline-rows.h"
#include "steward-guideline-tags.h"

struct _StewardGuidelineTables
{
  GObject                parent_instance;
  GtkTextView           *view;    /* (not owned) it owns this */
  GHashTable            *all;     /* (owned) anchor → (owned) StewardGuidelineTable, whether in sight or not */
  GPtrArray             *live;    /* (owned) (element-type StewardGuidelineTable) what is in sight: only they are in the view */
  StewardGuidelineTable *current; /* (owned) (nullable) which has the caret */
  GMenuModel            *menu;    /* (owned) (nullable) of a cell */
  char                  *block;   /* (owned) (nullable) id of the table that has the caret, in case it is made anew */
  guint                  row;
  guint                  column;
  int                    offset;
  int                    width;
  guint                  tick;    /* until what is in sight is looked at */
  guint                  serial;  /* of the font that tables were measured in */
  gboolean               shows_caret; /* whether the keys move a caret */
  gboolean               is_back; /* whether what was undone is in a cell */
};

enum
{
  SIGNAL_CARET_MOVED,
  SIGNAL_REFUSED,
  SIGNAL_MENU_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardGuidelineTables, steward_guideline_tables, G_TYPE_OBJECT)

static StewardGuidelineBuffer *
get_document (StewardGuidelineTables *self)
{
  return STEWARD_GUIDELINE_BUFFER (gtk_text_view_get_buffer (self->view));
}

/* Keeps the place of a table that isn't in the view. */
static void
keep_place (StewardGuidelineTables *self,
            StewardGuidelineTable  *table)
{
  guint line = steward_guideline_table_get_line (table);
  gboolean is_there = gtk_widget_get_parent (GTK_WIDGET (table)) != NULL;
  gboolean has_rule = steward_guideline_buffer_get_block (get_document (self), line)->rule != NULL;

  steward_guideline_tags_keep_place (GTK_TEXT_BUFFER (get_document (self)), line,
                                     is_there ? 0 : steward_guideline_table_get_height (table),
                                     has_rule ? STEWARD_GUIDELINE_ABOVE_RULE : gtk_text_view_get_pixels_above_lines (self->view));
}

/* Puts a table into the view: whatever is in it the view measures with every line that gets higher. */
static void
bring (StewardGuidelineTables *self,
       StewardGuidelineTable  *table)
{
  if (gtk_widget_get_parent (GTK_WIDGET (table)) == NULL)
    {
      gtk_text_view_add_child_at_anchor (self->view, GTK_WIDGET (table), steward_guideline_table_get_anchor (table));
      keep_place (self, table);
    }
  steward_guideline_table_set_live (table, TRUE);
  if (!g_ptr_array_find (self->live, table, NULL))
    g_ptr_array_add (self->live, g_object_ref (table));
}

static void
put_away (StewardGuidelineTables *self,
          StewardGuidelineTable  *table)
{
  steward_guideline_table_set_live (table, FALSE);
  if (gtk_widget_get_parent (GTK_WIDGET (table)) == NULL)
    return;
  gtk_text_view_remove (self->view, GTK_WIDGET (table));
  if (!gtk_text_child_anchor_get_deleted (steward_guideline_table_get_anchor (table)))
    keep_place (self, table);
}

static void
enter (StewardGuidelineTables *self,
       StewardGuidelineTable  *table,
       guint                   row,
       guint                   column,
       int                     offset)
{
  bring (self, table);
  steward_guideline_table_enter (table, row, column, offset);
}

static void
enter_edge (StewardGuidelineTables *self,
            StewardGuidelineTable  *table,
            gboolean                at_end,
            int                     x)
{
  bring (self, table);
  steward_guideline_table_enter_edge (table, at_end, x);
}

/* What is made anew is no longer in the view. */
static StewardGuidelineTable *
get_current (StewardGuidelineTables *self)
{
  return self->current != NULL && gtk_widget_get_parent (GTK_WIDGET (self->current)) != NULL ? self->current : NULL;
}

static gboolean
may_write (StewardGuidelineTables *self)
{
  return gtk_text_view_get_editable (self->view) && !steward_guideline_buffer_is_tracking (get_document (self));
}

static void
put_cursor (StewardGuidelineTables *self,
            guint                   line,
            gboolean                at_end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, (int) line);
  if (at_end && !gtk_text_iter_ends_line (&iter))
    gtk_text_iter_forward_to_line_end (&iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

static void
get_anchor_place (StewardGuidelineTables *self,
                  StewardGuidelineTable  *table,
                  GdkRectangle           *place)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (self->view), &iter, (int) steward_guideline_table_get_line (table));
  gtk_text_view_get_iter_location (self->view, &iter, place);
}

/* A table may be higher than the window. */
static void
reveal (StewardGuidelineTables *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  GdkRectangle at, place, shown;
  int over;

  if (get_current (self) == NULL || adjustment == NULL || !steward_guideline_table_get_place (self->current, &at))
    return;
  get_anchor_place (self, self->current, &place);
  gtk_text_view_get_visible_rect (self->view, &shown);
  at.y += place.y;
  over = MIN (shown.height / 8, 40);
  if (at.y - over < shown.y)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + at.y - over - shown.y);
  else if (at.y + at.height + over > shown.y + shown.height)
    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment) + at.y + at.height + over - shown.y - shown.height);
}

static void
forget (StewardGuidelineTables *self)
{
  StewardGuidelineTable *was = g_steal_pointer (&self->current);

  g_clear_pointer (&self->block, g_free);
  if (was == NULL)
    return;
  gtk_text_view_set_cursor_visible (self->view, self->shows_caret);
  steward_guideline_table_leave (was);
  g_object_unref (was);
  g_signal_emit (self, signals[SIGNAL_CARET_MOVED], 0);
}

/* Whether the keys go to the document, or to nothing since what had them is gone. */
static gboolean
has_keys (StewardGuidelineTables *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->view));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return root != NULL && (focus == NULL || focus == GTK_WIDGET (self->view) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)));
}

static void
on_entered (StewardGuidelineTables *self,
            guint                   row,
            guint                   column,
            StewardGuidelineTable  *table)
{
  guint line = steward_guideline_table_get_line (table);
  const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (get_document (self), line);

  if (self->current != table)
    {
      forget (self);
      self->current = g_object_ref (table);
    }
  g_free (self->block);
  self->block = g_strdup (block->id);
  self->row = row;
  self->column = column;
  steward_guideline_table_set_writing (table, may_write (self), self->shows_caret);
  steward_guideline_tables_set_words_menu (self, NULL);
  /* Rules, remarks and numbers are those of the clause that the caret is in; there is but one caret to be seen. */
  gtk_text_view_set_cursor_visible (self->view, FALSE);
  put_cursor (self, line, FALSE);
  reveal (self);
  g_signal_emit (self, signals[SIGNAL_CARET_MOVED], 0);
}

static void
on_caret_moved (StewardGuidelineTables *self,
                StewardGuidelineTable  *table)
{
  GtkTextBuffer *words;
  GtkTextIter iter;

  if (table != get_current (self))
    return;
  words = gtk_text_view_get_buffer (GTK_TEXT_VIEW (steward_guideline_table_get_caret (table, NULL, NULL)));
  gtk_text_buffer_get_iter_at_mark (words, &iter, gtk_text_buffer_get_insert (words));
  self->offset = gtk_text_iter_get_offset (&iter);
  reveal (self);
  g_signal_emit (self, signals[SIGNAL_CARET_MOVED], 0);
}

static void
on_left (StewardGuidelineTables *self,
         int                     by,
         StewardGuidelineTable  *table)
{
  guint line = steward_guideline_table_get_line (table);
  gboolean is_edge = by < 0 ? line == 0 : line + 1 == steward_guideline_buffer_get_n_lines (get_document (self));
  guint to = is_edge ? line : line + (guint) by;
  StewardGuidelineTable *next = is_edge ? NULL : steward_guideline_tables_find (self, to);

  if (next != NULL)
    {
      enter_edge (self, next, by < 0, -1);
      return;
    }
  put_cursor (self, to, is_edge ? by > 0 : by < 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (gtk_text_view_get_buffer (self->view)));
}

static void
on_refused (StewardGuidelineTables *self)
{
  g_signal_emit (self, signals[SIGNAL_REFUSED], 0);
}

static void
on_menu_wanted (StewardGuidelineTables *self)
{
  g_signal_emit (self, signals[SIGNAL_MENU_WANTED], 0);
}

static void
on_table_changed (StewardGuidelineTables *self,
                  guint                   line,
                  int                     row,
                  int                     column,
                  gboolean                is_back)
{
  StewardGuidelineTable *table = steward_guideline_tables_find (self, line);
  GPtrArray *rows = steward_guideline_buffer_get_rows (get_document (self), line);
  guint at_row, at_column;
  gboolean is_there;

  if (table == NULL)
    return;
  is_there = table == get_current (self) && steward_guideline_table_get_caret (table, &at_row, &at_column) != NULL;
  is_there = is_there && (int) at_row == row && (int) at_column == column;
  steward_guideline_table_refresh (table);
  keep_place (self, table);
  if (!is_back || row < 0)
    return;
  self->is_back = TRUE;
  row = CLAMP (row, steward_guideline_rows_have_head (rows) ? 0 : 1, (int) rows->len - 1);
  column = CLAMP (column, 0, (int) steward_guideline_rows_count_columns (rows) - 1);
  enter (self, table, (guint) row, (guint) column, is_there ? -1 : G_MAXINT);
}

static gboolean
is_in_range (StewardGuidelineTables *self,
             StewardGuidelineTable  *table,
             const GtkTextIter      *start,
             const GtkTextIter      *end)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (self->view), &iter, (int) steward_guideline_table_get_line (table));
  return gtk_text_iter_in_range (&iter, start, end);
}

/* What has the keys, or lies under the pointer, can't go while the text around it does: a text view looks at its text when its
 * state changes. */
static void
on_delete_range (StewardGuidelineTables *self,
                 const GtkTextIter      *start,
                 const GtkTextIter      *end)
{
  if (get_current (self) != NULL && is_in_range (self, self->current, start, end))
    {
      char *block = g_steal_pointer (&self->block);

      if (has_keys (self))
        gtk_widget_grab_focus (GTK_WIDGET (self->view));
      forget (self);
      self->block = block;
    }
  for (guint i = 0; i < self->live->len; i++)
    if (gtk_widget_get_parent (self->live->pdata[i]) != NULL && is_in_range (self, self->live->pdata[i], start, end))
      steward_guideline_table_set_live (self->live->pdata[i], FALSE);
}

static void
on_focus (StewardGuidelineTables *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (self->view)))
    forget (self);
}

/* Only tables that are in sight, or nearly, and the one with the caret are in the view. */
static void
look (StewardGuidelineTables *self)
{
  g_autoptr (GPtrArray) near = g_ptr_array_new ();
  GdkRectangle shown;
  GtkTextIter first, last;

  gtk_text_view_get_visible_rect (self->view, &shown);
  gtk_text_view_get_line_at_y (self->view, &first, shown.y - shown.height, NULL);
  gtk_text_view_get_line_at_y (self->view, &last, shown.y + 2 * shown.height, NULL);
  for (int line = gtk_text_iter_get_line (&first); line <= gtk_text_iter_get_line (&last); line++)
    {
      StewardGuidelineTable *table = steward_guideline_tables_find (self, (guint) line);

      if (table != NULL)
        g_ptr_array_add (near, table);
    }
  for (guint i = self->live->len; i > 0; i--)
    if (self->live->pdata[i - 1] != self->current && !g_ptr_array_find (near, self->live->pdata[i - 1], NULL))
      {
        put_away (self, self->live->pdata[i - 1]);
        g_ptr_array_remove_index_fast (self->live, i - 1);
      }
  for (guint i = 0; i < near->len; i++)
    bring (self, near->pdata[i]);
}

static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  StewardGuidelineTables *self = user_data;

  self->tick = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

/* Before the next picture: places aren't known in the midst of placing. */
static void
look_soon (StewardGuidelineTables *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), on_tick, self, NULL);
}

static void
on_adjustment (StewardGuidelineTables *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  if (adjustment == NULL)
    return;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
}

/* Placing */

static int
width_of (StewardGuidelineTables *self,
          guint                   line)
{
  StewardGuidelineBuffer *document = get_document (self);
  const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (document, line);
  guint depth = steward_guideline_buffer_get_depth (document, line);
  int room = steward_guideline_tags_get_room (gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (document)), block, depth,
                                              steward_guideline_buffer_get_number (document, line));

  return MAX (self->width - 2 * STEWARD_GUIDELINE_EDGE - room - (block->rule != NULL ? 12 : 0), 100);
}

static void
set_width (StewardGuidelineTables *self,
           StewardGuidelineTable  *table,
           guint                   line)
{
  steward_guideline_table_set_width (table, width_of (self, line));
  keep_place (self, table);
}

static StewardGuidelineTable *
make_table (StewardGuidelineTables *self,
            GtkTextChildAnchor     *anchor,
            guint                   line)
{
  GtkWidget *table = steward_guideline_table_new (self->view, anchor);

  g_signal_connect_object (table, "entered", G_CALLBACK (on_entered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "caret-moved", G_CALLBACK (on_caret_moved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "left", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "refused", G_CALLBACK (on_refused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "menu-wanted", G_CALLBACK (on_menu_wanted), self, G_CONNECT_SWAPPED);
  if (self->width > 0)
    steward_guideline_table_set_width (STEWARD_GUIDELINE_TABLE (table), width_of (self, line));
  g_hash_table_insert (self->all, anchor, g_object_ref_sink (table));
  keep_place (self, STEWARD_GUIDELINE_TABLE (table));
  return STEWARD_GUIDELINE_TABLE (table);
}

static void
steward_guideline_tables_finalize (GObject *object)
{
  StewardGuidelineTables *self = STEWARD_GUIDELINE_TABLES (object);

  g_ptr_array_unref (self->live);
  g_hash_table_unref (self->all);
  g_clear_object (&self->current);
  g_clear_object (&self->menu);
  g_free (self->block);

  G_OBJECT_CLASS (steward_guideline_tables_parent_class)->finalize (object);
}

static void
steward_guideline_tables_class_init (StewardGuidelineTablesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_guideline_tables_finalize;

  signals[SIGNAL_CARET_MOVED] = g_signal_new ("caret-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 0);
  signals[SIGNAL_MENU_WANTED] = g_signal_new ("menu-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 0);
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
steward_guideline_tables_init (StewardGuidelineTables *self)
{
  self->live = g_ptr_array_new_with_free_func (g_object_unref);
  self->all = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->shows_caret = TRUE;
}

/**
 * steward_guideline_tables_new:
 * @view: shows a [class@GuidelineBuffer]; outlives this
 *
 * Returns: (transfer full): places nothing yet
 */
StewardGuidelineTables *
steward_guideline_tables_new (GtkTextView *view)
{
  StewardGuidelineTables *self = g_object_new (STEWARD_TYPE_GUIDELINE_TABLES, NULL);

  self->view = view;
  g_signal_connect_object (get_document (self), "table-changed", G_CALLBACK (on_table_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_document (self), "delete-range", G_CALLBACK (on_delete_range), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::has-focus", G_CALLBACK (on_focus), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::editable", G_CALLBACK (steward_guideline_tables_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::vadjustment", G_CALLBACK (on_adjustment), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * steward_guideline_tables_find:
 *
 * Returns: (transfer none) (nullable): the table in @line
 */
StewardGuidelineTable *
steward_guideline_tables_find (StewardGuidelineTables *self,
                               guint                   line)
{
  GtkTextChildAnchor *anchor;
  GtkTextIter iter;

  if (!steward_guideline_buffer_is_table (get_document (self), line))
    return NULL;
  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (self->view), &iter, (int) line);
  anchor = gtk_text_iter_get_child_anchor (&iter);
  return anchor != NULL ? g_hash_table_lookup (self->all, anchor) : NULL;
}

static gboolean
is_gone (gpointer anchor,
         gpointer table,
         gpointer user_data)
{
  return gtk_text_child_anchor_get_deleted (anchor);
}

/**
 * steward_guideline_tables_place:
 *
 * Puts tables where there are none yet. One that is made anew gets the caret again that it had.
 */
void
steward_guideline_tables_place (StewardGuidelineTables *self)
{
  StewardGuidelineBuffer *document = get_document (self);
  g_autofree char *lost = get_current (self) == NULL ? g_steal_pointer (&self->block) : NULL;
  StewardGuidelineTable *again = NULL;
  guint row = self->row, column = self->column;
  int offset = self->offset;

  g_hash_table_foreach_remove (self->all, is_gone, NULL);
  for (guint i = 0; i < steward_guideline_buffer_get_n_lines (document); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (document, i);
      GtkTextChildAnchor *anchor;
      StewardGuidelineTable *table;
      GtkTextIter iter;

      if (block->type != STEWARD_GUIDELINE_BLOCK_TABLE)
        continue;
      table = steward_guideline_tables_find (self, i);
      gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (document), &iter, (int) i);
      anchor = gtk_text_iter_get_child_anchor (&iter);
      if (table == NULL && anchor != NULL)
        table = make_table (self, anchor, i);
      else if (table != NULL && self->width > 0)
        set_width (self, table, i);
      if (table != NULL && g_strcmp0 (lost, block->id) == 0)
        again = table;
    }
  look_soon (self);
  if (lost == NULL)
    return;
  gtk_text_view_set_cursor_visible (self->view, self->shows_caret);
  g_clear_object (&self->current);
  if (again != NULL && has_keys (self))
    enter (self, again, row, column, offset);
  else if (has_keys (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * steward_guideline_tables_update:
 *
 * What is typed may mean something else from now on.
 */
void
steward_guideline_tables_update (StewardGuidelineTables *self)
{
  if (get_current (self) != NULL)
    steward_guideline_table_set_writing (self->current, may_write (self), self->shows_caret);
}

/**
 * steward_guideline_tables_show_caret:
 * @shows_caret: whether the keys move a caret
 *
 * There is one in the text or in a cell.
 */
void
steward_guideline_tables_show_caret (StewardGuidelineTables *self,
                                     gboolean                shows_caret)
{
  self->shows_caret = shows_caret;
  gtk_text_view_set_cursor_visible (self->view, shows_caret && get_current (self) == NULL);
  steward_guideline_tables_update (self);
}

/**
 * steward_guideline_tables_set_width:
 * @width: of the view, pixels
 */
void
steward_guideline_tables_set_width (StewardGuidelineTables *self,
                                    int                     width)
{
  if (width == self->width)
    return;
  self->width = width;
  look_soon (self);
  for (guint i = 0; i < steward_guideline_buffer_get_n_lines (get_document (self)); i++)
    {
      StewardGuidelineTable *table = steward_guideline_tables_find (self, i);

      if (table != NULL)
        set_width (self, table, i);
    }
}

/**
 * steward_guideline_tables_restyle:
 *
 * The view may have another font.
 */
void
steward_guideline_tables_restyle (StewardGuidelineTables *self)
{
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self->view)));
  GHashTableIter iter;
  gpointer table;

  if (serial == self->serial)
    return;
  self->serial = serial;
  g_hash_table_foreach_remove (self->all, is_gone, NULL);
  g_hash_table_iter_init (&iter, self->all);
  while (g_hash_table_iter_next (&iter, NULL, &table))
    {
      steward_guideline_table_restyle (table);
      keep_place (self, table);
    }
}

/* Into which table a key leads from the text, and from where. */
static StewardGuidelineTable *
find_next (StewardGuidelineTables *self,
           guint                   key,
           gboolean               *at_end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  gboolean is_across = key == GDK_KEY_Left || key == GDK_KEY_Right;
  gboolean is_back;
  GtkTextIter at, to;
  int line;

  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  is_back = key == GDK_KEY_Up || (is_across && key == (steward_guideline_tags_runs_left (&at, GTK_WIDGET (self->view)) ? GDK_KEY_Right
                                                                                                                     : GDK_KEY_Left));
  line = gtk_text_iter_get_line (&at);
  *at_end = is_back;
  /* Beside a table. */
  if (steward_guideline_buffer_is_table (get_document (self), (guint) line) && gtk_text_iter_starts_line (&at) != is_back)
    return steward_guideline_tables_find (self, (guint) line);
  to = at;
  if (is_across && !(is_back ? gtk_text_iter_starts_line (&at) : gtk_text_iter_ends_line (&at)))
    return NULL;
  if (!is_across && is_back)
    gtk_text_view_backward_display_line (self->view, &to);
  else if (!is_across)
    gtk_text_view_forward_display_line (self->view, &to);
  else if (is_back)
    gtk_text_iter_backward_char (&to);
  else
    gtk_text_iter_forward_char (&to);
  return gtk_text_iter_get_line (&to) != line ? steward_guideline_tables_find (self, (guint) gtk_text_iter_get_line (&to)) : NULL;
}

/* Out of a table, however large it is, to where the document begins or ends. */
static gboolean
go_to_end (StewardGuidelineTables *self,
           gboolean                at_end)
{
  if (get_current (self) == NULL)
    return FALSE;
  put_cursor (self, at_end ? steward_guideline_buffer_get_n_lines (get_document (self)) - 1 : 0, at_end);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (gtk_text_view_get_buffer (self->view)));
  return TRUE;
}

/**
 * steward_guideline_tables_take_key:
 * @key: that is pressed in the text or in a cell
 * @held: what is held with it
 *
 * Returns: whether it led into a table, or from one to an end of the document
 */
gboolean
steward_guideline_tables_take_key (StewardGuidelineTables *self,
                                   guint                   key,
                                   GdkModifierType         held)
{
  static const guint keypad[][2] = { { GDK_KEY_KP_Up, GDK_KEY_Up }, { GDK_KEY_KP_Down, GDK_KEY_Down },
                                     { GDK_KEY_KP_Left, GDK_KEY_Left }, { GDK_KEY_KP_Right, GDK_KEY_Right } };
  StewardGuidelineTable *table;
  GtkTextIter iter;
  GdkRectangle caret, place;
  gboolean at_end;

  for (guint i = 0; i < G_N_ELEMENTS (keypad); i++)
    if (key == keypad[i][0])
      key = keypad[i][1];
  if (held == GDK_CONTROL_MASK && (key == GDK_KEY_Home || key == GDK_KEY_KP_Home || key == GDK_KEY_End || key == GDK_KEY_KP_End))
    return go_to_end (self, key == GDK_KEY_End || key == GDK_KEY_KP_End);
  if (held != 0 || !gtk_widget_has_focus (GTK_WIDGET (self->view)) || (key != GDK_KEY_Up && key != GDK_KEY_Down && key != GDK_KEY_Left && key != GDK_KEY_Right) ||
      gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (self->view)) || !self->shows_caret)
    return FALSE;
  table = find_next (self, key, &at_end);
  if (table == NULL)
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (self->view), &iter,
                                    gtk_text_buffer_get_insert (gtk_text_view_get_buffer (self->view)));
  gtk_text_view_get_cursor_locations (self->view, &iter, &caret, NULL);
  get_anchor_place (self, table, &place);
  enter_edge (self, table, at_end, key == GDK_KEY_Up || key == GDK_KEY_Down ? MAX (caret.x - place.x, 0) : -1);
  return TRUE;
}

/**
 * steward_guideline_tables_take_back:
 * @again: whether what was undone is done again
 *
 * Undoes the last change, and gives the keys to where it was: to a cell, or to the text.
 *
 * Returns: whether there was one
 */
gboolean
steward_guideline_tables_take_back (StewardGuidelineTables *self,
                                    gboolean                again)
{
  gboolean is_done;

  self->is_back = FALSE;
  is_done = again ? steward_guideline_buffer_redo (get_document (self)) : steward_guideline_buffer_undo (get_document (self));
  if (is_done && !self->is_back && get_current (self) != NULL && has_keys (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return is_done;
}

/**
 * steward_guideline_tables_get_caret:
 * @line: (out) (optional): of its table
 * @row: (out) (optional): where it is
 * @column: (out) (optional): where it is
 *
 * Returns: (transfer none) (nullable): the cell that has the caret
 */
StewardGuidelineCell *
steward_guideline_tables_get_caret (StewardGuidelineTables *self,
                                    guint                  *line,
                                    guint                  *row,
                                    guint                  *column)
{
  StewardGuidelineTable *table = get_current (self);

  if (table == NULL)
    return NULL;
  if (line != NULL)
    *line = steward_guideline_table_get_line (table);
  return steward_guideline_table_get_caret (table, row, column);
}

/**
 * steward_guideline_tables_select:
 * @line: of a table
 * @row: of a cell
 * @column: of the cell
 * @start: first code point of the plain words
 * @end: the one after the last
 * @takes_keys: whether the keys go there
 *
 * Selects words of a cell, and shows them.
 */
void
steward_guideline_tables_select (StewardGuidelineTables *self,
                                 guint                   line,
                                 guint                   row,
                                 guint                   column,
                                 int                     start,
                                 int                     end,
                                 gboolean                takes_keys)
{
  StewardGuidelineTable *table = steward_guideline_tables_find (self, line);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter from, to;

  if (table == NULL)
    return;
  gtk_text_buffer_get_iter_at_line (buffer, &from, (int) line);
  gtk_text_view_scroll_to_iter (self->view, &from, 0, FALSE, 0, 0);
  bring (self, table);
  steward_guideline_table_put_caret (table, row, column, start);
  if (steward_guideline_table_get_caret (table, NULL, NULL) == NULL)
    return;
  buffer = GTK_TEXT_BUFFER (steward_guideline_cell_get_words (steward_guideline_table_get_caret (table, NULL, NULL)));
  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_select_range (buffer, &to, &from);
  if (takes_keys)
    steward_guideline_tables_take_keys (self);
}

/**
 * steward_guideline_tables_take_keys:
 *
 * Returns: whether the keys go to the cell that has the caret; there may be none
 */
gboolean
steward_guideline_tables_take_keys (StewardGuidelineTables *self)
{
  StewardGuidelineCell *cell = steward_guideline_tables_get_caret (self, NULL, NULL, NULL);

  return cell != NULL && gtk_widget_grab_focus (GTK_WIDGET (cell));
}

/**
 * steward_guideline_tables_leave:
 *
 * The caret is in the text again.
 */
void
steward_guideline_tables_leave (StewardGuidelineTables *self)
{
  forget (self);
}

/**
 * steward_guideline_tables_mark:
 * @kind: what for
 * @matches: (nullable) (element-type StewardGuidelineMatch): in their order; those in the text are left out
 *
 * Marks words of cells, in place of those that were marked for the same.
 */
void
steward_guideline_tables_mark (StewardGuidelineTables   *self,
                               StewardGuidelineMarkKind  kind,
                               GArray                   *matches)
{
  g_autoptr (GArray) of_cell = g_array_new (FALSE, FALSE, sizeof (StewardGuidelineMatch));

  for (guint line = 0; line < steward_guideline_buffer_get_n_lines (get_document (self)); line++)
    {
      StewardGuidelineTable *table = steward_guideline_tables_find (self, line);

      if (table != NULL)
        steward_guideline_table_clear_marks (table, kind);
    }
  for (guint i = 0; matches != NULL && i < matches->len; i++)
    {
      const StewardGuidelineMatch *match = &g_array_index (matches, StewardGuidelineMatch, i);
      const StewardGuidelineMatch *next = i + 1 < matches->len ? match + 1 : NULL;
      StewardGuidelineTable *table;
      GtkTextIter at;

      if (!match->is_cell)
        continue;
      g_array_append_val (of_cell, *match);
      if (next != NULL && next->is_cell && next->at == match->at && next->row == match->row && next->column == match->column)
        continue;
      gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &at, match->at);
      table = steward_guideline_tables_find (self, (guint) gtk_text_iter_get_line (&at));
      if (table != NULL)
        steward_guideline_table_set_marks (table, kind, match->row, match->column, of_cell);
      g_array_set_size (of_cell, 0);
    }
}

/**
 * steward_guideline_tables_can:
 *
 * Returns: whether something can be done to the table that has the caret
 */
gboolean
steward_guideline_tables_can (StewardGuidelineTables    *self,
                              StewardGuidelineTableDeed  deed)
{
  guint line, row, column;
  GPtrArray *rows;

  if (!may_write (self) || steward_guideline_tables_get_caret (self, &line, &row, &column) == NULL)
    return FALSE;
  rows = steward_guideline_buffer_get_rows (get_document (self), line);
  switch (deed)
    {
    case STEWARD_TABLE_INSERT_ROW_ABOVE:
      return row > 0;
    case STEWARD_TABLE_INSERT_COLUMN_BEFORE:
    case STEWARD_TABLE_INSERT_COLUMN_AFTER:
      return steward_guideline_rows_count_columns (rows) < STEWARD_GUIDELINE_MAX_COLUMNS;
    case STEWARD_TABLE_REMOVE_ROW:
      return rows->len > (steward_guideline_rows_have_head (rows) ? 1 : 2);
    case STEWARD_TABLE_REMOVE_COLUMN:
      return steward_guideline_rows_count_columns (rows) > 1;
    case STEWARD_TABLE_INSERT_ROW_BELOW:
    case STEWARD_TABLE_TOGGLE_HEAD:
    default:
      return TRUE;
    }
}

/**
 * steward_guideline_tables_do:
 *
 * Does something to the table that has the caret.
 */
void
steward_guideline_tables_do (StewardGuidelineTables    *self,
                             StewardGuidelineTableDeed  deed)
{
  guint line, row, column;

  if (!steward_guideline_tables_can (self, deed) || steward_guideline_tables_get_caret (self, &line, &row, &column) == NULL ||
      !steward_guideline_buffer_change_table (get_document (self), line, deed, &row, &column))
    return;
  steward_guideline_table_enter (self->current, row, column, G_MAXINT);
}

/**
 * steward_guideline_tables_insert:
 *
 * Puts an empty table where the cursor is, and the caret into it.
 */
void
steward_guideline_tables_insert (StewardGuidelineTables *self)
{
  guint line;

  if (!may_write (self))
    return;
  line = steward_guideline_buffer_insert_table (get_document (self), 2, 2);
  steward_guideline_tables_select (self, line, 0, 0, 0, G_MAXINT, TRUE);
}

/**
 * steward_guideline_tables_remove:
 *
 * Takes out the table that has the caret.
 */
void
steward_guideline_tables_remove (StewardGuidelineTables *self)
{
  guint line;

  if (!may_write (self) || steward_guideline_tables_get_caret (self, &line, NULL, NULL) == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  forget (self);
  steward_guideline_buffer_remove_table (get_document (self), line);
  put_cursor (self, MIN (line, steward_guideline_buffer_get_n_lines (get_document (self)) - 1), FALSE);
}

/**
 * steward_guideline_tables_set_menu:
 * @menu: (nullable): what the menu of a cell has beside what one of text has
 */
void
steward_guideline_tables_set_menu (StewardGuidelineTables *self,
                                   GMenuModel             *menu)
{
  g_set_object (&self->menu, menu);
  steward_guideline_tables_set_words_menu (self, NULL);
}

/**
 * steward_guideline_tables_set_words_menu:
 * @menu: (nullable): what the menu of the cell with the caret has about the word in it
 */
void
steward_guideline_tables_set_words_menu (StewardGuidelineTables *self,
                                         GMenuModel             *menu)
{
  StewardGuidelineCell *cell = steward_guideline_tables_get_caret (self, NULL, NULL, NULL);
  g_autoptr (GMenu) whole = g_menu_new ();

  if (cell == NULL)
    return;
  if (menu != NULL)
    g_menu_append_section (whole, NULL, menu);
  if (self->menu != NULL)
    g_menu_append_section (whole, NULL, self->menu);
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (cell), G_MENU_MODEL (whole));
}
