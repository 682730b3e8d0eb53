/* test-classes.c: each class with a template can be made
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-audit-page.h"
#include "steward-banner.h"
#include "steward-event-detail.h"
#include "steward-event-row.h"
#include "steward-foot.h"
#include "steward-gradual-list.h"
#include "steward-founding-form.h"
#include "steward-guideline-editor.h"
#include "steward-guideline-inspector.h"
#include "steward-guideline-row.h"
#include "steward-lens-button.h"
#include "steward-page-table.h"
#include "steward-place-row.h"
#include "steward-redline.h"
#include "steward-refill.h"
#include "steward-response-editor.h"
#include "steward-response-findings.h"
#include "steward-answered-mention.h"
#include "steward-response-rail.h"
#include "steward-response-row.h"
#include "steward-response-view.h"
#include "steward-guideline-rows.h"
#include "steward-guideline-table-layout.h"
#include "steward-json.h"
#include "steward-guideline-tags.h"
#include "steward-welcome.h"

#include "../support/test-window.h"

/* A name that a template binds and the .ui file lacks is a critical, which ends the program. */
static void
test_class (gconstpointer data)
{
  GType type = GPOINTER_TO_SIZE (data);
  GtkWidget *widget = g_object_ref_sink (g_object_new (type, NULL));

  g_assert_true (GTK_IS_WIDGET (widget));
  g_object_unref (widget);
}

/* What was told makes of the list as it was what it is now. */
static void
on_told (GListModel *list,
         guint       position,
         guint       removed,
         guint       added,
         GPtrArray  *mirror)
{
  g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, position + i);

      g_ptr_array_insert (mirror, (int) (position + i), item);
    }
  g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (list));
  for (guint i = 0; i < mirror->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      g_assert_true (item == mirror->pdata[i]);
    }
}

static void
test_gradual_list (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (1);

  for (guint run = 0; run < 300; run++)
    {
      g_autoptr (GListStore) store = g_list_store_new (G_TYPE_OBJECT);
      g_autoptr (GtkWidget) widget = g_object_ref_sink (gtk_label_new (NULL));
      g_autoptr (GListModel) list = steward_gradual_list_new (G_LIST_MODEL (store), widget);
      g_autoptr (GPtrArray) mirror = g_ptr_array_new ();

      g_signal_connect (list, "items-changed", G_CALLBACK (on_told), mirror);
      for (guint i = 0; i < 40; i++)
        {
          guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
          guint position = (guint) g_rand_int_range (dice, 0, (int) n + 1);
          guint removed = (guint) g_rand_int_range (dice, 0, (int) MIN (n - position, 50) + 1);
          guint added = (guint) g_rand_int_range (dice, 0, g_rand_boolean (dice) ? 4 : 80);
          g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

          for (guint k = 0; k < added; k++)
            g_ptr_array_add (items, g_object_new (G_TYPE_OBJECT, NULL));
          g_list_store_splice (store, position, removed, items->pdata, added);
          if (g_rand_int_range (dice, 0, 60) == 0)
            steward_gradual_list_reveal (list, g_list_model_get_n_items (list));
          if (g_rand_int_range (dice, 0, 60) == 0)
            steward_gradual_list_shorten (list);
        }
      steward_gradual_list_reveal (list, 100000);
      g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (G_LIST_MODEL (store)));
      g_assert_true (steward_gradual_list_is_whole (list));
    }
}

/* @n paragraphs, each with a table behind it; every third table is under a rule. */
static StewardGuideline *
make_guideline (guint n)
{
  StewardGuideline *guideline = steward_guideline_new ("g", "Title", "en", NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *paragraph = g_strdup_printf ("p%u", i);
      g_autofree char *table = g_strdup_printf ("t%u", i);
      StewardGuidelineBlock *block = steward_guideline_block_new (table, STEWARD_GUIDELINE_BLOCK_TABLE, "");

      block->rows = steward_guideline_rows_new (2 + i % 4, 2);
      steward_guideline_rows_set (block->rows, 0, 0, "head");
      steward_guideline_rows_set (block->rows, 1, 1, table);
      if (i % 3 == 0)
        block->rule = steward_json_parse ("{\"what\":\"must-contain\",\"words\":[\"we\"]}", -1, NULL);
      steward_guideline_append (guideline, steward_guideline_block_new (paragraph, STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "best words"));
      steward_guideline_append (guideline, block);
    }
  return guideline;
}

static guint
count_tables (GtkWidget *view)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += STEWARD_IS_GUIDELINE_TABLE (child) ? 1 : 0;
  return n;
}

/* Where a line ends, pixels. */
static int
get_bottom (GtkTextView *view,
            int          line)
{
  GtkTextIter iter;
  int top, height;

  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (view), &iter, line);
  gtk_text_view_get_line_yrange (view, &iter, &top, &height);
  return top + height;
}

static void
on_tagged (GtkTextBuffer *buffer,
           GtkTextTag    *tag,
           GtkTextIter   *start,
           GtkTextIter   *end,
           guint         *n)
{
  *n += 1;
}

/* A view measures all tables that are in it whenever a line gets higher: only those in sight are. The place of the others is
 * as high as they are, so that nothing moves when they come. */
static void
test_tables (void)
{
  g_autoptr (StewardGuideline) guideline = make_guideline (100);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *editor = steward_guideline_editor_new ();
  StewardGuidelineBuffer *document = steward_guideline_editor_get_document (STEWARD_GUIDELINE_EDITOR (editor));
  StewardGuidelineTables *tables = steward_guideline_editor_get_tables (STEWARD_GUIDELINE_EDITOR (editor));
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  GtkAdjustment *adjustment;
  int bottoms[200];
  guint n_tagged = 0;
  int at;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), editor);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 400);
  gtk_window_present (GTK_WINDOW (window));
  steward_guideline_buffer_load (document, guideline);
  test_window_wait_ms (1500);
  g_assert_cmpuint (count_tables (editor), >, 1);
  g_assert_cmpuint (count_tables (editor), <, 30);
  for (int i = 0; i < 200; i++)
    bottoms[i] = get_bottom (GTK_TEXT_VIEW (editor), i);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (editor));
  for (double to = 0; to < bottoms[199]; to += 300)
    {
      gtk_adjustment_set_value (adjustment, to);
      test_window_wait_ms (40);
    }
  g_assert_cmpuint (count_tables (editor), <, 30);
  for (int i = 0; i < 200; i++)
    g_assert_cmpint (get_bottom (GTK_TEXT_VIEW (editor), i), ==, bottoms[i]);

  /* A cell out of sight gets the caret, and keeps it when it is out of sight again. */
  steward_guideline_tables_select (tables, 3, 1, 1, 0, 2, TRUE);
  test_window_wait_ms (200);
  g_assert_nonnull (steward_guideline_tables_get_caret (tables, NULL, NULL, NULL));
  gtk_adjustment_set_value (adjustment, bottoms[190]);
  test_window_wait_ms (200);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (steward_guideline_tables_get_caret (tables, NULL, NULL, NULL))));
  g_assert_cmpuint (count_tables (editor), <, 30);

  /* There is but one caret to be seen. */
  g_assert_false (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (editor)));
  gtk_widget_grab_focus (editor);
  test_window_wait_ms (50);
  g_assert_true (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (editor)));

  /* Marks that stay are left alone: a line whose marks change is laid out anew. */
  g_assert_true (steward_guideline_tags_find_broad (GTK_TEXT_BUFFER (document), 0, 0, 4, "best", &at));
  g_assert_cmpint (at, ==, 0);
  g_assert_false (steward_guideline_tags_find_broad (GTK_TEXT_BUFFER (document), 0, 0, 4, "good", &at));
  g_signal_connect (document, "apply-tag", G_CALLBACK (on_tagged), &n_tagged);
  g_signal_connect (document, "remove-tag", G_CALLBACK (on_tagged), &n_tagged);
  g_hash_table_insert (places, GINT_TO_POINTER (0), GINT_TO_POINTER (4));
  g_hash_table_insert (places, GINT_TO_POINTER (5), GINT_TO_POINTER (10));
  steward_guideline_tags_mark_broad (GTK_TEXT_BUFFER (document), places);
  g_assert_cmpuint (n_tagged, ==, 2);
  steward_guideline_tags_mark_broad (GTK_TEXT_BUFFER (document), places);
  g_assert_cmpuint (n_tagged, ==, 2);
  g_hash_table_remove (places, GINT_TO_POINTER (0));
  steward_guideline_tags_mark_broad (GTK_TEXT_BUFFER (document), places);
  g_assert_cmpuint (n_tagged, ==, 3);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Columns run as the words do, whatever the window does. */
static void
test_directions (void)
{
  static const struct { GtkTextDirection window; const char *words; gboolean is_mirrored; } cases[] = {
    { GTK_TEXT_DIR_LTR, "Price", FALSE }, { GTK_TEXT_DIR_RTL, "Price", FALSE },  { GTK_TEXT_DIR_LTR, "السعر", TRUE },
    { GTK_TEXT_DIR_RTL, "السعر", TRUE },  { GTK_TEXT_DIR_LTR, "100 €", FALSE }, { GTK_TEXT_DIR_RTL, "100 €", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GtkWidget) widget = g_object_ref_sink (gtk_label_new (NULL));
      g_autoptr (StewardTableLayout) layout = NULL;
      g_autoptr (GPtrArray) rows = steward_guideline_rows_new (2, 2);
      GdkRectangle first, second;

      gtk_widget_set_direction (widget, cases[i].window);
      steward_guideline_rows_set (rows, 0, 1, cases[i].words);
      layout = steward_table_layout_new (widget);
      steward_table_layout_set_width (layout, 300);
      steward_table_layout_set_cells (layout, rows, TRUE);
      steward_table_layout_get_cell (layout, 0, 0, &first);
      steward_table_layout_get_cell (layout, 0, 1, &second);
      g_assert_cmpint (first.x > second.x, ==, cases[i].is_mirrored);
    }
}

static char *
paste (GtkWidget  *editor,
       const char *html,
       const char *text)
{
  StewardGuidelineBuffer *document = steward_guideline_editor_get_document (STEWARD_GUIDELINE_EDITOR (editor));
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (document);
  g_autoptr (GBytes) bytes = g_bytes_new_static (html != NULL ? html : "", html != NULL ? strlen (html) : 0);
  GdkContentProvider *offers[] = { gdk_content_provider_new_typed (G_TYPE_STRING, text),
                                   html != NULL ? gdk_content_provider_new_for_bytes ("text/html", bytes) : NULL };
  g_autoptr (GdkContentProvider) all = gdk_content_provider_new_union (offers, html != NULL ? 2 : 1);
  g_autoptr (GString) out = g_string_new (NULL);
  int before = gtk_text_buffer_get_char_count (buffer);
  StewardGuideline *guideline;

  gdk_clipboard_set_content (gtk_widget_get_clipboard (editor), all);
  g_signal_emit_by_name (editor, "paste-clipboard");
  for (int i = 0; i < 100 && gtk_text_buffer_get_char_count (buffer) == before; i++)
    test_window_wait_ms (50);
  guideline = steward_guideline_buffer_get_guideline (document);
  for (guint i = 0; i < steward_guideline_get_n_blocks (guideline); i++)
    g_string_append_printf (out, "%d:%s|", steward_guideline_get_block (guideline, i)->type, steward_guideline_get_block (guideline, i)->text);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* What a word processor offers beside plain text comes with its headings, lists and emphasis; else the plain text does. */
static void
test_pasting (void)
{
  static const struct { const char *html; const char *text; gboolean is_tracking; const char *before; const char *after; } cases[] = {
    { "<h2>Tone</h2><p>Be <b>kind</b>.</p><ul><li>always</li></ul>", "plain", FALSE, "", "0:Tone|1:Be **kind**.|2:always|" },
    { "<p>Be <b>kind</b>.</p><p>Be</p>", "plain", FALSE, "We quick", "1:We Be **kind**.|1:Bequick|" },
    { NULL, "plain", FALSE, "", "1:plain|" },
    { "<p></p>", "plain", FALSE, "", "1:plain|" },
    { "<h2>Tone</h2>", "plain", TRUE, "", "1:|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *window = gtk_window_new ();
      GtkWidget *editor = steward_guideline_editor_new ();
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor));
      g_autofree char *after = NULL;
      GtkTextIter iter;

      gtk_text_buffer_insert_at_cursor (buffer, cases[i].before, -1);
      gtk_text_buffer_get_iter_at_offset (buffer, &iter, MIN (3, gtk_text_buffer_get_char_count (buffer)));
      gtk_text_buffer_place_cursor (buffer, &iter);
      gtk_window_set_child (GTK_WINDOW (window), editor);
      gtk_window_present (GTK_WINDOW (window));
      test_window_wait_ms (50);
      steward_guideline_buffer_set_tracking (steward_guideline_editor_get_document (STEWARD_GUIDELINE_EDITOR (editor)),
                                             cases[i].is_tracking);
      after = paste (editor, cases[i].html, cases[i].text);
      g_assert_cmpstr (after, ==, cases[i].after);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

/* What was meant for one guideline doesn't come into another, opened while it was being read. */
static void
test_pasting_elsewhere (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *editor = steward_guideline_editor_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor));
  g_autoptr (StewardGuideline) other = steward_guideline_new ("other", "Other", "en", NULL);
  const char *html = "<h2>Tone</h2>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));
  g_autoptr (GdkContentProvider) offer = gdk_content_provider_new_for_bytes ("text/html", bytes);

  gtk_window_set_child (GTK_WINDOW (window), editor);
  gtk_window_present (GTK_WINDOW (window));
  test_window_wait_ms (50);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (editor), offer);
  g_signal_emit_by_name (editor, "paste-clipboard");
  steward_guideline_buffer_load (STEWARD_GUIDELINE_BUFFER (buffer), other);
  test_window_wait_ms (500);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A list as panels have them: "a" is a row of that id, "a+" one with a button, "a+x" one with a second button, "-" one that
 * is filtered out */
static void
fill_list (GtkWidget  *list,
           const char *rows)
{
  g_auto (GStrv) ids = g_strsplit (rows, " ", -1);

  steward_refill_clear (list);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      char id[] = { ids[i][0], '\0' };

      if (*id == '\0')
        continue;
      gtk_box_append (GTK_BOX (box), gtk_label_new ("words"));
      for (const char *mark = ids[i] + 1; *mark != '\0'; mark++)
        {
          GtkWidget *button = gtk_button_new ();
          char name[] = { *mark, '\0' };

          gtk_widget_set_tooltip_text (button, name);
          gtk_box_append (GTK_BOX (box), button);
        }
      gtk_widget_set_size_request (box, -1, 60);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      gtk_widget_set_visible (row, *id != '-');
      steward_row_set_id (row, id);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_widget_set_visible (list, *rows != '\0');
}

/* The row that has the focus, and the button in it: "b+"; the name of another widget else. */
static char *
dup_focus (GtkWidget *list)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  if (row == NULL || !gtk_widget_get_mapped (row))
    return g_strdup (focus != NULL && gtk_widget_get_mapped (focus) ? gtk_widget_get_name (focus) : "nothing");
  return g_strconcat (steward_row_get_id (row), focus != row ? gtk_widget_get_tooltip_text (focus) : NULL, NULL);
}

static void
focus_on (GtkWidget  *list,
          const char *where)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)) != NULL; i++)
    if (*steward_row_get_id (GTK_WIDGET (row)) == *where)
      {
        GtkWidget *button = gtk_widget_get_first_child (gtk_list_box_row_get_child (row));

        while (where[1] != '\0' && g_strcmp0 (gtk_widget_get_tooltip_text (button), where + 1) != 0)
          button = gtk_widget_get_next_sibling (button);
        g_assert_true (gtk_widget_grab_focus (where[1] != '\0' ? button : GTK_WIDGET (row)));
      }
}

/* Where the keys go when the rows of a list are made anew. */
static void
test_refill (void)
{
  static const struct { const char *before; const char *focus; const char *after; const char *then; } cases[] = {
    { "a b c", "b", "a b c", "b" },           /* the same rows */
    { "a b c", "b", "b a c", "b" },           /* the row of that id, wherever it is */
    { "a b c", "b", "a c", "c" },             /* the one in its place */
    { "a b c", "c", "a b", "b" },             /* the last */
    { "a+ b+ c+", "b+", "a+ b+ c+", "b+" },   /* on the same button */
    { "a+ b+ c+", "b+", "a+ c+", "c+" },
    { "a+x b+x", "a+", "b+x", "b+" },         /* which is known by its name */
    { "a+x b+x", "ax", "b+x", "bx" },
    { "a+x b+x", "ax", "b+", "b" },           /* not on one that does something else */
    { "a+ b+", "a+", "a b+", "a" },
    { "a b c", "b", "a - c", "a" },           /* not in one that isn't seen */
    { "a b c", "b", "- - c", "c" },
    { "a b", "a", "", "behind" },             /* beside a list that is gone */
    { "a b", "a", "-", "behind" },
    { "a b", "", "b a", "before" },           /* the focus was elsewhere */
    { "a b", "", "", "before" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *window = gtk_window_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *before = gtk_button_new_with_label ("before");
      GtkWidget *list = gtk_list_box_new ();
      GtkWidget *behind = gtk_button_new_with_label ("behind");
      g_autofree char *then = NULL;
      g_autofree char *later = NULL;
      StewardRefill *refill;

      gtk_widget_set_name (before, "before");
      gtk_widget_set_name (behind, "behind");
      gtk_box_append (GTK_BOX (box), before);
      gtk_box_append (GTK_BOX (box), list);
      gtk_box_append (GTK_BOX (box), behind);
      gtk_window_set_child (GTK_WINDOW (window), box);
      fill_list (list, cases[i].before);
      gtk_window_present (GTK_WINDOW (window));
      test_window_wait_ms (50);
      gtk_widget_grab_focus (before);
      if (*cases[i].focus != '\0')
        focus_on (list, cases[i].focus);
      refill = steward_refill_begin (list);
      fill_list (list, cases[i].after);
      steward_refill_end (refill);
      then = dup_focus (list);
      g_assert_cmpstr (then, ==, cases[i].then);
      test_window_wait_ms (50);
      later = dup_focus (list);
      g_assert_cmpstr (later, ==, cases[i].then);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

/* A long list isn't scrolled by that. */
static void
test_refill_scrolled (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  g_autofree char *then = NULL;
  StewardRefill *refill;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 200);
  fill_list (list, "a+ b+ c+ d+ e+ f+ g+ h+ i+ j+");
  gtk_window_present (GTK_WINDOW (window));
  test_window_wait_ms (200);
  gtk_adjustment_set_value (adjustment, 250);
  focus_on (list, "f+");
  refill = steward_refill_begin (list);
  fill_list (list, "a+ b+ c+ d+ e+ g+ h+ i+ j+");
  steward_refill_end (refill);
  test_window_wait_ms (300);
  then = dup_focus (list);
  g_assert_cmpstr (then, ==, "g+");
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), 250, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add (GType type)
{
  g_autofree char *path = g_strdup_printf ("/classes/%s", g_type_name (type));

  g_test_add_data_func (path, GSIZE_TO_POINTER (type), test_class);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  adw_init ();
  add (STEWARD_TYPE_BANNER);
  add (STEWARD_TYPE_EVENT_DETAIL);
  add (STEWARD_TYPE_EVENT_ROW);
  add (STEWARD_TYPE_FOOT);
  add (STEWARD_TYPE_FOUNDING_FORM);
  add (STEWARD_TYPE_PLACE_ROW);
  add (STEWARD_TYPE_GUIDELINE_EDITOR);
  add (STEWARD_TYPE_GUIDELINE_INSPECTOR);
  add (STEWARD_TYPE_GUIDELINE_ROW);
  add (STEWARD_TYPE_REDLINE);
  add (STEWARD_TYPE_LENS_BUTTON);
  add (STEWARD_TYPE_RESPONSE_EDITOR);
  add (STEWARD_TYPE_RESPONSE_FINDINGS);
  add (STEWARD_TYPE_ANSWERED_MENTION);
  add (STEWARD_TYPE_RESPONSE_RAIL);
  add (STEWARD_TYPE_RESPONSE_ROW);
  add (STEWARD_TYPE_RESPONSE_VIEW);
  add (STEWARD_TYPE_WELCOME);
  g_test_add_func ("/classes/gradual-list", test_gradual_list);
  g_test_add_func ("/classes/tables", test_tables);
  g_test_add_func ("/classes/directions-of-tables", test_directions);
  g_test_add_func ("/classes/pasting", test_pasting);
  g_test_add_func ("/classes/pasting-elsewhere", test_pasting_elsewhere);
  g_test_add_func ("/classes/refill", test_refill);
  g_test_add_func ("/classes/refill-scrolled", test_refill_scrolled);
  for (guint i = 0; i < steward_n_pages; i++)
    add (steward_pages[i].get_type ());
  return g_test_run ();
}
