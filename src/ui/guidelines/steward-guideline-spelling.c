/* steward-guideline-spelling.c: what is misspelled in a draft is underlined
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-spelling"

#include "steward-guideline-spelling.h"

#include "steward-guideline-rows.h"
#include "steward-guideline-table-words.h"
#include "steward-guideline-tags.h"
#include "steward-guideline-authors.h"
#include "steward-speller.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PAUSE_MS 300
#define MAX_SUGGESTIONS 6
#define MAX_CELLS 5000
#define MISSPELLED "steward-misspelled"

struct _StewardGuidelineSpelling
{
  GObject                 parent_instance;
  StewardGuidelineEditor *editor;   /* (not owned) (nullable) %NULL once it is gone */
  StewardSpeller         *speller;  /* (owned) (nullable) */
  GCancellable           *loading;  /* (owned) (nullable) */
  GSimpleActionGroup     *actions;  /* (owned) */
  char                   *language; /* (owned) (nullable) */
  StewardGuidelineBuffer *scratch;  /* (owned) the words of a cell while they are looked at */
  GHashTable             *cells;    /* (owned) what a cell says → GArray of StewardGuidelineMatch, what is wrong in it */
  guint                   source;
  gboolean                is_active;
};

G_DEFINE_FINAL_TYPE (StewardGuidelineSpelling, steward_guideline_spelling, G_TYPE_OBJECT)

static GtkTextBuffer *
get_buffer (StewardGuidelineSpelling *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
}

static GtkTextTag *
get_tag (StewardGuidelineSpelling *self)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (get_buffer (self)), MISSPELLED);

  return tag != NULL ? tag : gtk_text_buffer_create_tag (get_buffer (self), MISSPELLED, "underline", PANGO_UNDERLINE_ERROR, NULL);
}

static StewardGuidelineTables *
get_tables (StewardGuidelineSpelling *self)
{
  return steward_guideline_editor_get_tables (self->editor);
}

/* What the caret is in: the text, or a cell of a table. */
static GtkTextView *
get_view (StewardGuidelineSpelling *self)
{
  StewardGuidelineCell *cell = steward_guideline_tables_get_caret (get_tables (self), NULL, NULL, NULL);

  return cell != NULL ? GTK_TEXT_VIEW (cell) : GTK_TEXT_VIEW (self->editor);
}

/* Words */

/* Whether what stands between spaces there is an address, a number, or code. */
static gboolean
is_no_word (const GtkTextIter *start,
            const GtkTextIter *end)
{
  GtkTextIter from = *start;
  GtkTextIter to = *end;
  g_autofree char *token = NULL;

  if ((steward_guideline_tags_get_styles (start) & STEWARD_INLINE_CODE) != 0 || !steward_guideline_authors_is_wanted (start))
    return TRUE;
  while (!gtk_text_iter_starts_line (&from) && gtk_text_iter_backward_char (&from))
    if (g_unichar_isspace (gtk_text_iter_get_char (&from)))
      break;
  while (!gtk_text_iter_ends_line (&to) && !g_unichar_isspace (gtk_text_iter_get_char (&to)))
    gtk_text_iter_forward_char (&to);
  token = g_strstrip (gtk_text_iter_get_text (&from, &to));
  for (const char *p = token; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)) || strchr ("@/\\_=#", *p) != NULL ||
        (*p == '.' && p > token && g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (p)))))
      return TRUE;
  return FALSE;
}

/* Goes to the next word of the line: from @start on, whose place it sets. */
static gboolean
find_word (GtkTextIter *start,
           GtkTextIter *end)
{
  int line = gtk_text_iter_get_line (start);

  *end = *start;
  if (gtk_text_iter_ends_line (start))
    return FALSE;
  /* At the end of all words it says that there was none. */
  gtk_text_iter_forward_word_end (end);
  if (gtk_text_iter_equal (start, end) || !gtk_text_iter_ends_word (end) || gtk_text_iter_get_line (end) != line)
    return FALSE;
  *start = *end;
  gtk_text_iter_backward_word_start (start);
  return TRUE;
}

static gboolean
is_wrong (StewardGuidelineSpelling *self,
          const GtkTextIter        *start,
          const GtkTextIter        *end)
{
  g_autofree char *word = gtk_text_iter_get_text (start, end);
  g_autofree char *normal = g_utf8_normalize (word, -1, G_NORMALIZE_NFC);

  return !steward_speller_check (self->speller, normal) && !is_no_word (start, end);
}

static void
look_at_line (StewardGuidelineSpelling *self,
              int                       line,
              const GtkTextIter        *cursor)
{
  GtkTextBuffer *buffer = get_buffer (self);
  const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (STEWARD_GUIDELINE_BUFFER (buffer), (guint) line);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_remove_tag (buffer, get_tag (self), &start, &end);
  if (block == NULL || block->type == STEWARD_GUIDELINE_BLOCK_CODE || block->type == STEWARD_GUIDELINE_BLOCK_TABLE)
    return;
  for (; find_word (&start, &end); start = end)
    /* A word that is being written isn't one yet. */
    if (!gtk_text_iter_equal (&end, cursor) && is_wrong (self, &start, &end))
      gtk_text_buffer_apply_tag (buffer, get_tag (self), &start, &end);
}

static GArray *
read_cell (StewardGuidelineSpelling *self,
           const char               *text)
{
  GArray *wrong = g_hash_table_lookup (self->cells, text);
  GtkTextIter start, end;

  if (wrong != NULL)
    return wrong;
  wrong = g_array_new (FALSE, FALSE, sizeof (StewardGuidelineMatch));
  steward_guideline_buffer_load_cell (self->scratch, text);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self->scratch), &start);
  for (; find_word (&start, &end); start = end)
    if (is_wrong (self, &start, &end))
      {
        const StewardGuidelineMatch match = { .start = gtk_text_iter_get_offset (&start), .end = gtk_text_iter_get_offset (&end) };

        g_array_append_val (wrong, match);
      }
  g_hash_table_insert (self->cells, g_strdup (text), wrong);
  return wrong;
}

static void
look_at_cell (StewardGuidelineSpelling *self,
              StewardGuidelineTable    *table,
              GPtrArray                *rows,
              guint                     row,
              guint                     column)
{
  GArray *wrong = read_cell (self, steward_guideline_rows_get (rows, row, column));
  g_autoptr (GArray) shown = g_array_copy (wrong);
  guint caret_row, caret_column;
  StewardGuidelineCell *cell = steward_guideline_table_get_caret (table, &caret_row, &caret_column);

  if (cell != NULL && row == caret_row && column == caret_column)
    {
      GtkTextBuffer *words = gtk_text_view_get_buffer (GTK_TEXT_VIEW (cell));
      GtkTextIter caret;

      gtk_text_buffer_get_iter_at_mark (words, &caret, gtk_text_buffer_get_insert (words));
      for (guint i = shown->len; i > 0; i--)
        if (g_array_index (shown, StewardGuidelineMatch, i - 1).end == gtk_text_iter_get_offset (&caret))
          g_array_remove_index (shown, i - 1);
    }
  steward_guideline_table_set_marks (table, STEWARD_MARK_MISSPELLED, row, column, shown);
}

static void
look_at_table (StewardGuidelineSpelling *self,
               guint                     line)
{
  StewardGuidelineTable *table = steward_guideline_tables_find (get_tables (self), line);
  GPtrArray *rows = steward_guideline_buffer_get_rows (STEWARD_GUIDELINE_BUFFER (get_buffer (self)), line);

  for (guint i = 0; table != NULL && i < rows->len; i++)
    for (guint k = 0; k < steward_guideline_rows_count_columns (rows); k++)
      look_at_cell (self, table, rows, i, k);
}

static void
look (StewardGuidelineSpelling *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GdkRectangle shown;
  GtkTextIter first, last, cursor;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->editor), &shown);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self->editor), &first, shown.y, NULL);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self->editor), &last, shown.y + shown.height, NULL);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  for (int line = gtk_text_iter_get_line (&first); line <= gtk_text_iter_get_line (&last); line++)
    {
      look_at_line (self, line, &cursor);
      look_at_table (self, (guint) line);
    }
  /* What cells said once isn't said for long. */
  if (g_hash_table_size (self->cells) > MAX_CELLS)
    g_hash_table_remove_all (self->cells);
}

static gboolean
on_pause (gpointer user_data)
{
  StewardGuidelineSpelling *self = user_data;

  self->source = 0;
  if (self->speller != NULL && self->is_active && self->editor != NULL)
    look (self);
  return G_SOURCE_REMOVE;
}

static void
look_later (StewardGuidelineSpelling *self)
{
  if (self->speller == NULL || !self->is_active)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (PAUSE_MS, on_pause, self);
}

static void
forget (StewardGuidelineSpelling *self)
{
  GtkTextIter start, end;

  g_clear_handle_id (&self->source, g_source_remove);
  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  gtk_text_buffer_remove_tag (get_buffer (self), get_tag (self), &start, &end);
  steward_guideline_tables_mark (get_tables (self), STEWARD_MARK_MISSPELLED, NULL);
  g_hash_table_remove_all (self->cells);
}

/* The menu */

/* The misspelled word at the cursor. */
static char *
dup_wrong (StewardGuidelineSpelling *self,
           GtkTextIter              *start,
           GtkTextIter              *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (get_view (self));
  GtkTextTag *tag = buffer == get_buffer (self) ? get_tag (self)
                                                : steward_table_words_get_tag (STEWARD_GUIDELINE_BUFFER (buffer), STEWARD_MARK_MISSPELLED);

  gtk_text_buffer_get_iter_at_mark (buffer, start, gtk_text_buffer_get_insert (buffer));
  *end = *start;
  if (!gtk_text_iter_has_tag (start, tag) && !gtk_text_iter_ends_tag (start, tag))
    return NULL;
  if (!gtk_text_iter_starts_tag (start, tag))
    gtk_text_iter_backward_to_tag_toggle (start, tag);
  if (!gtk_text_iter_ends_tag (end, tag))
    gtk_text_iter_forward_to_tag_toggle (end, tag);
  return gtk_text_iter_get_text (start, end);
}

static void
set_menu (StewardGuidelineSpelling *self,
          GMenuModel               *menu)
{
  if (get_view (self) == GTK_TEXT_VIEW (self->editor))
    gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self->editor), menu);
  else
    steward_guideline_tables_set_words_menu (get_tables (self), menu);
}

static void
update_menu (StewardGuidelineSpelling *self)
{
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenu) words = NULL;
  g_autoptr (GMenu) others = NULL;
  g_auto (GStrv) suggestions = NULL;
  g_autofree char *word = NULL;
  GtkTextIter start, end;

  word = self->speller != NULL && self->is_active ? dup_wrong (self, &start, &end) : NULL;
  if (word == NULL)
    {
      set_menu (self, NULL);
      return;
    }
  menu = g_menu_new ();
  words = g_menu_new ();
  others = g_menu_new ();
  suggestions = steward_speller_suggest (self->speller, word, MAX_SUGGESTIONS);
  for (guint i = 0; suggestions[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (suggestions[i], NULL);

      g_menu_item_set_action_and_target (item, "spelling.write", "s", suggestions[i]);
      g_menu_append_item (words, item);
    }
  g_menu_append (others, _("Add to Dictionary"), "spelling.learn");
  g_menu_append (others, _("Ignore Word"), "spelling.ignore");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (words));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  set_menu (self, G_MENU_MODEL (menu));
}

static void
write_word (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  StewardGuidelineSpelling *self = user_data;
  GtkTextIter start, end;
  g_autofree char *word = dup_wrong (self, &start, &end);
  StewardGuidelineMatch match = { 0 };
  guint line;

  if (word == NULL)
    return;
  match.start = gtk_text_iter_get_offset (&start);
  match.end = gtk_text_iter_get_offset (&end);
  match.is_cell = steward_guideline_tables_get_caret (get_tables (self), &line, &match.row, &match.column) != NULL;
  if (match.is_cell)
    {
      gtk_text_buffer_get_iter_at_line (get_buffer (self), &start, (int) line);
      match.at = gtk_text_iter_get_offset (&start);
    }
  steward_guideline_buffer_replace_found (STEWARD_GUIDELINE_BUFFER (get_buffer (self)), &match, 1,
                                          g_variant_get_string (parameter, NULL));
  look (self);
}

/* Has the word at the cursor taken as right from now on. */
static void
accept_word (StewardGuidelineSpelling *self,
             void (*accept) (StewardSpeller *speller, const char *word))
{
  GtkTextIter start, end;
  g_autofree char *word = dup_wrong (self, &start, &end);

  if (word == NULL)
    return;
  accept (self->speller, word);
  g_hash_table_remove_all (self->cells);
  look (self);
}

static void
learn (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  accept_word (user_data, steward_speller_learn);
}

static void
ignore (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  accept_word (user_data, steward_speller_ignore);
}

/* Looking for words that may be meant takes a while: only when the menu is about to open. */
static gboolean
on_key (StewardGuidelineSpelling *self,
        guint                     keyval,
        guint                     keycode,
        GdkModifierType           state)
{
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    update_menu (self);
  return GDK_EVENT_PROPAGATE;
}

/* The menu is about the word that is clicked. */
static void
on_pressed (GtkGestureClick          *click,
            int                       n_press,
            double                    x,
            double                    y,
            StewardGuidelineSpelling *self)
{
  GtkTextView *view = get_view (self);
  GtkWidget *target = gtk_widget_pick (GTK_WIDGET (self->editor), x, y, GTK_PICK_DEFAULT);
  GtkTextIter iter;
  int at_x, at_y;

  /* Another cell takes the caret itself, and then asks for the menu. */
  if (target == NULL || gtk_widget_get_ancestor (target, GTK_TYPE_TEXT_VIEW) != GTK_WIDGET (view) ||
      gtk_widget_get_ancestor (target, STEWARD_TYPE_GUIDELINE_TABLE) != gtk_widget_get_ancestor (GTK_WIDGET (view), STEWARD_TYPE_GUIDELINE_TABLE))
    return;
  gtk_widget_translate_coordinates (GTK_WIDGET (self->editor), GTK_WIDGET (view), x, y, &x, &y);
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &at_x, &at_y);
  /* What is selected stays so, for the rest of the menu. */
  if (!gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (view)) &&
      gtk_text_view_get_iter_at_location (view, &iter, at_x, at_y))
    gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (view), &iter);
  update_menu (self);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardGuidelineSpelling) self = user_data;
  g_autoptr (GError) error = NULL;
  StewardSpeller *speller = steward_speller_load_finish (result, &error);

  if (speller == NULL)
    {
      g_debug ("No spelling: %s", error->message);
      return;
    }
  if (self->editor != NULL)
    {
      g_set_object (&self->speller, speller);
      look_later (self);
    }
  g_object_unref (speller);
}

static void
steward_guideline_spelling_dispose (GObject *object)
{
  StewardGuidelineSpelling *self = STEWARD_GUIDELINE_SPELLING (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->speller);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->language, g_free);
  g_clear_object (&self->scratch);
  g_clear_pointer (&self->cells, g_hash_table_unref);
  g_clear_weak_pointer (&self->editor);

  G_OBJECT_CLASS (steward_guideline_spelling_parent_class)->dispose (object);
}

static void
steward_guideline_spelling_class_init (StewardGuidelineSpellingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_guideline_spelling_dispose;
}

static void
steward_guideline_spelling_init (StewardGuidelineSpelling *self)
{
  static const GActionEntry entries[] = {
    { "write", write_word, "s", NULL, NULL },
    { "learn", learn, NULL, NULL, NULL },
    { "ignore", ignore, NULL, NULL, NULL },
  };

  self->scratch = steward_guideline_buffer_new_cell ();
  self->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}

/**
 * steward_guideline_spelling_new:
 * @editor: shows the draft
 *
 * Returns: (transfer full): looks at nothing yet
 */
StewardGuidelineSpelling *
steward_guideline_spelling_new (StewardGuidelineEditor *editor)
{
  StewardGuidelineSpelling *self = g_object_new (STEWARD_TYPE_GUIDELINE_SPELLING, NULL);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_set_weak_pointer (&self->editor, editor);
  gtk_widget_insert_action_group (GTK_WIDGET (editor), "spelling", G_ACTION_GROUP (self->actions));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (editor), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (get_buffer (self), "changed", G_CALLBACK (look_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_buffer (self), "table-changed", G_CALLBACK (look_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_tables (self), "caret-moved", G_CALLBACK (look_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_tables (self), "menu-wanted", G_CALLBACK (update_menu), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (editor), keys);
  g_signal_connect_object (get_buffer (self), "notify::cursor-position", G_CALLBACK (look_later), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * steward_guideline_spelling_set_language:
 * @language: (nullable): of the document, as BCP 47 has it; %NULL for any
 *
 * Where the system has no dictionary for it, nothing is underlined.
 */
void
steward_guideline_spelling_set_language (StewardGuidelineSpelling *self,
                                         const char               *language)
{
  if (g_strcmp0 (language, self->language) == 0)
    return;
  g_free (self->language);
  self->language = g_strdup (language);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->speller);
  forget (self);
  if (language == NULL || *language == '\0')
    return;
  self->loading = g_cancellable_new ();
  steward_speller_load_async (language, self->loading, on_loaded, g_object_ref (self));
}

/**
 * steward_guideline_spelling_set_active:
 * @is_active: whether it is written, and the person wants to know
 */
void
steward_guideline_spelling_set_active (StewardGuidelineSpelling *self,
                                       gboolean                  is_active)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->editor));

  /* What comes on screen is looked at then. */
  g_signal_handlers_disconnect_by_func (adjustment, look_later, self);
  if (is_active)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (look_later), self, G_CONNECT_SWAPPED);
  if (is_active == self->is_active)
    return;
  self->is_active = is_active;
  if (is_active)
    look_later (self);
  else
    {
      forget (self);
      update_menu (self);
    }
}
