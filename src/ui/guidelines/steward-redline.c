/* steward-redline.c: two versions of a guideline, word by word
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-redline"

#include "steward-redline.h"

#include "steward-error-words.h"
#include "steward-guideline-exporting.h"
#include "steward-guideline-reports.h"
#include "steward-inline.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-refill.h"
#include "steward-spoken-label.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StewardRedline
{
  AdwBin             parent_instance;
  GtkScrolledWindow *scroller;
  GtkDropDown       *from;
  GtkDropDown       *to;
  GtkLabel          *summary;
  GtkListBox        *changes;

  StewardWorkspace     *workspace; /* (owned) (nullable) */
  StewardGuidelineView *view;      /* (owned) (nullable) */
  GPtrArray            *versions;  /* (owned) (element-type utf8) as the report names them */
  GCancellable         *loading;   /* (owned) (nullable) */
  gboolean              is_filling;
};

G_DEFINE_FINAL_TYPE (StewardRedline, steward_redline, ADW_TYPE_BIN)

static void
append_span (GString    *markup,
             const char *colour,
             const char *line,
             const char *escaped)
{
  gboolean is_plain = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());

  g_string_append_printf (markup, "<span foreground=\"%s\" fgalpha=\"100%%\" %s", colour, line);
  if (!is_plain)
    g_string_append_printf (markup, " background=\"%s\" bgalpha=\"13%%\"", colour);
  g_string_append_printf (markup, ">%s</span>", escaped);
}

/* What was removed is struck out and what was added underlined, in colours and without them. */
static void
append_run (GString    *markup,
            const char *change,
            const char *text,
            gboolean    dark)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (strcmp (change, "removed") == 0)
    append_span (markup, dark ? "#ff938c" : "#b3101f", "strikethrough=\"true\"", escaped);
  else if (strcmp (change, "added") == 0)
    append_span (markup, dark ? "#8ff0a4" : "#17693a", "underline=\"single\"", escaped);
  else
    g_string_append (markup, escaped);
}

/**
 * steward_redline_dup_markup:
 * @line: with `before`, `after` and `words[]`, as steward_guidelines_report_differences() has them
 * @dark: whether it is to stand on a dark ground
 *
 * Returns: (transfer full): Pango markup: what went is struck out, what came underlined
 */
char *
steward_redline_dup_markup (JsonObject *line,
                            gboolean    dark)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  JsonArray *words = steward_json_get_array (line, "words");
  const char *before = steward_json_get_text (line, "before");
  const char *after = steward_json_get_text (line, "after");

  for (guint i = 0; words != NULL && i < json_array_get_length (words); i++)
    {
      JsonObject *run = json_array_get_object_element (words, i);

      append_run (markup, json_object_get_string_member (run, "change"), json_object_get_string_member (run, "text"), dark);
    }
  if (markup->len == 0)
    {
      g_autofree char *plain = steward_inline_plain (after != NULL ? after : before != NULL ? before : "");

      append_run (markup, after == NULL ? "removed" : before == NULL ? "added" : "kept", plain, dark);
    }
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

static const char *
words_of_change (const char  *change,
                 gboolean     moved,
                 const char **class)
{
  if (strcmp (change, "added") == 0)
    {
      *class = "ok";
      return _("Added");
    }
  if (strcmp (change, "removed") == 0)
    {
      *class = "err";
      return _("Removed");
    }
  *class = "warn";
  if (strcmp (change, "moved") == 0)
    return _("Moved");
  return moved ? _("Reworded and moved") : _("Reworded");
}

static GtkWidget *
make_card (JsonObject *line)
{
  const char *clause = steward_json_get_text (line, "clause");
  const char *from_clause = steward_json_get_text (line, "from_clause");
  const char *class;
  const char *change = words_of_change (json_object_get_string_member (line, "change"),
                                        steward_json_get_boolean (line, "moved", FALSE), &class);
  g_autofree char *markup = steward_redline_dup_markup (line, adw_style_manager_get_dark (adw_style_manager_get_default ()));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *number = gtk_label_new (clause != NULL ? clause : from_clause);
  GtkWidget *tag = gtk_label_new (change);
  GtkWidget *words = gtk_label_new (NULL);

  gtk_widget_add_css_class (card, "box");
  gtk_widget_add_css_class (card, "pad");
  gtk_widget_add_css_class (number, "b");
  gtk_widget_add_css_class (tag, "tag");
  gtk_widget_add_css_class (tag, class);
  gtk_box_append (GTK_BOX (head), number);
  gtk_box_append (GTK_BOX (head), tag);
  if (steward_json_get_boolean (line, "moved", FALSE) && from_clause != NULL && *from_clause != '\0')
    {
      g_autofree char *was = g_strdup_printf (_("It was %s"), from_clause);
      GtkWidget *place = gtk_label_new (was);

      gtk_widget_add_css_class (place, "small");
      gtk_widget_add_css_class (place, "sec");
      gtk_box_append (GTK_BOX (head), place);
    }
  if (steward_json_get_boolean (line, "rule_changed", FALSE))
    {
      GtkWidget *rule = gtk_label_new (_("The rule on it is another"));

      gtk_widget_add_css_class (rule, "small");
      gtk_widget_add_css_class (rule, "sec");
      gtk_box_append (GTK_BOX (head), rule);
    }
  gtk_label_set_markup (GTK_LABEL (words), markup);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_selectable (GTK_LABEL (words), FALSE);
  gtk_widget_add_css_class (words, "p");
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), card);
  return row;
}

/* "2 added · 1 removed", without what there is none of */
static char *
dup_counts (guint n_added,
            guint n_reworded,
            guint n_removed)
{
  GString *out = g_string_new (NULL);

  if (n_added > 0)
    g_string_append_printf (out, _("%u added"), n_added);
  if (n_reworded > 0)
    {
      g_string_append (out, out->len > 0 ? " · " : "");
      g_string_append_printf (out, _("%u reworded or moved"), n_reworded);
    }
  if (n_removed > 0)
    {
      g_string_append (out, out->len > 0 ? " · " : "");
      g_string_append_printf (out, _("%u removed"), n_removed);
    }
  return g_string_free (out, FALSE);
}

static void
show_changes (StewardRedline *self,
              JsonArray      *lines)
{
  guint n_added = 0;
  guint n_removed = 0;
  guint n = json_array_get_length (lines);
  g_autofree char *summary = NULL;
  StewardRefill *refill = steward_refill_begin (GTK_WIDGET (self->changes));

  steward_refill_clear (GTK_WIDGET (self->changes));
  for (guint i = 0; i < n; i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);
      const char *change = json_object_get_string_member (line, "change");

      n_added += strcmp (change, "added") == 0 ? 1 : 0;
      n_removed += strcmp (change, "removed") == 0 ? 1 : 0;
      gtk_list_box_append (self->changes, make_card (line));
    }
  if (n == 0)
    summary = g_markup_escape_text (_("Nothing differs."), -1);
  else
    {
      g_autofree char *changed = g_strdup_printf (ngettext ("%u paragraph changed", "%u paragraphs changed", n), n);
      g_autofree char *counts = dup_counts (n_added, n - n_added - n_removed, n_removed);

      summary = g_markup_printf_escaped ("<b>%s</b>  %s", changed, counts);
    }
  gtk_label_set_markup (self->summary, summary);
  steward_refill_end (refill);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardRedline) self = g_object_steal_data (G_OBJECT (operation), "steward-redline");
  g_autoptr (GError) error = NULL;

  if (steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    show_changes (self, json_node_get_array (steward_operation_get_json (operation)));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *words = steward_error_words (error);

      steward_refill_clear (GTK_WIDGET (self->changes));
      gtk_label_set_text (self->summary, words);
    }
}

static void
load (StewardRedline *self)
{
  guint from = gtk_drop_down_get_selected (self->from);
  guint to = gtk_drop_down_get_selected (self->to);
  StewardOperation *operation;

  if (from >= self->versions->len || to >= self->versions->len)
    return;
  g_cancellable_cancel (self->loading);
  g_set_object (&self->loading, NULL);
  self->loading = g_cancellable_new ();
  operation = steward_guidelines_report_differences (steward_record_get_id (steward_guideline_view_get_head (self->view)),
                                                     self->versions->pdata[from], self->versions->pdata[to]);
  g_object_set_data_full (G_OBJECT (operation), "steward-redline", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (self->workspace, operation, self->loading, on_loaded, operation);
}

static void
on_chosen (StewardRedline *self)
{
  if (!self->is_filling && self->view != NULL)
    load (self);
}

static void
on_printed (gpointer          owner,
            StewardOperation *operation,
            const GError     *error)
{
  StewardRedline *self = owner;
  GFile *file = g_object_get_data (G_OBJECT (operation), "steward-file");
  g_autoptr (GBytes) bytes = NULL;

  if (error != NULL)
    {
      steward_error_show (GTK_WIDGET (self), _("That Did Not Happen"), error);
      return;
    }
  bytes = steward_guidelines_export_bytes (operation);
  steward_window_write_file (steward_window_of (self), file, bytes, _("Exported"));
}

static void
on_file_chosen (GtkNativeDialog *chooser,
                int              response,
                gpointer         user_data)
{
  g_autoptr (StewardRedline) self = user_data;
  guint from = gtk_drop_down_get_selected (self->from);
  guint to = gtk_drop_down_get_selected (self->to);

  if (response == GTK_RESPONSE_ACCEPT && self->view != NULL && from < self->versions->len && to < self->versions->len)
    {
      StewardOperation *operation =
          steward_guidelines_export_differences (steward_record_get_id (steward_guideline_view_get_head (self->view)),
                                                 self->versions->pdata[from], self->versions->pdata[to]);

      g_object_set_data_full (G_OBJECT (operation), "steward-file", gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)),
                              g_object_unref);
      steward_window_perform (steward_window_of (self), operation, NULL, NULL, on_printed, self);
    }
  g_object_unref (chooser);
}

/* The file is named after what is compared. */
static char *
dup_file_name (StewardRedline *self)
{
  guint from = gtk_drop_down_get_selected (self->from);
  guint to = gtk_drop_down_get_selected (self->to);
  GListModel *names = gtk_drop_down_get_model (self->from);
  const char *title = steward_record_get_text (steward_guideline_view_get_head (self->view), STEWARD_GUIDELINE_TITLE);
  g_autofree char *name = NULL;

  /* Translators: the name of a file: a guideline, and the versions that are compared in it */
  name = g_strdup_printf (_("%s - %s and %s.pdf"), title, gtk_string_list_get_string (GTK_STRING_LIST (names), from),
                          gtk_string_list_get_string (GTK_STRING_LIST (names), to));
  return g_strdelimit (g_steal_pointer (&name), "/", '-');
}

static void
on_save (StewardRedline *self)
{
  GtkFileChooserNative *chooser;
  g_autoptr (GtkFileFilter) filter = NULL;
  g_autofree char *name = NULL;

  if (self->view == NULL || self->versions->len == 0)
    return;
  chooser = gtk_file_chooser_native_new (_("Save Comparison"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _("Save"), NULL);
  filter = gtk_file_filter_new ();
  name = dup_file_name (self);
  gtk_file_filter_set_name (filter, "PDF");
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (on_file_chosen), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
steward_redline_dispose (GObject *object)
{
  StewardRedline *self = STEWARD_REDLINE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->view);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->versions, g_ptr_array_unref);

  G_OBJECT_CLASS (steward_redline_parent_class)->dispose (object);
}

static void
steward_redline_class_init (StewardRedlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_redline_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-redline.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardRedline, scroller);
  gtk_widget_class_bind_template_child (widget_class, StewardRedline, from);
  gtk_widget_class_bind_template_child (widget_class, StewardRedline, to);
  gtk_widget_class_bind_template_child (widget_class, StewardRedline, summary);
  gtk_widget_class_bind_template_child (widget_class, StewardRedline, changes);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
steward_redline_init (StewardRedline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  steward_spoken_label_keep (self->from);
  steward_spoken_label_keep (self->to);
  self->versions = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
}

/**
 * steward_redline_show:
 * @workspace: where the versions are
 * @view: a guideline with two versions at least
 *
 * Compares what is in force with the draft, or the last version with the one before.
 */
void
steward_redline_show (StewardRedline       *self,
                      StewardWorkspace     *workspace,
                      StewardGuidelineView *view)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *editions = steward_guideline_view_list_editions (view);
  StewardGuideline *in_force = steward_guideline_view_get_in_force (view);
  guint from = 0;

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->view, view);
  g_ptr_array_set_size (self->versions, 0);
  for (guint i = editions->len; i > 0; i--)
    {
      int number = (int) steward_record_get_integer (editions->pdata[i - 1], STEWARD_EDITION_NUMBER);
      gboolean holds = in_force != NULL && steward_guideline_get_number (in_force) == number;
      g_autofree char *name = g_strdup_printf (holds ? _("Version %d, in force") : _("Version %d"), number);

      if (holds)
        from = self->versions->len;
      g_ptr_array_add (self->versions, g_strdup_printf ("%d", number));
      gtk_string_list_append (names, name);
    }
  if (steward_guideline_view_has_draft (view))
    {
      g_autofree char *name = g_strdup_printf (_("Version %d, draft"), (int) steward_guideline_view_get_next_number (view));

      g_ptr_array_add (self->versions, g_strdup ("draft"));
      gtk_string_list_append (names, name);
    }
  if (self->versions->len > 1 && from == self->versions->len - 1)
    from--;

  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->from, G_LIST_MODEL (names));
  gtk_drop_down_set_model (self->to, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->from, from);
  gtk_drop_down_set_selected (self->to, self->versions->len - 1);
  self->is_filling = FALSE;
  load (self);
}

/**
 * steward_redline_move:
 * @by: 1 for the next change, -1 for the one before
 *
 * Returns: whether there is one
 */
gboolean
steward_redline_move (StewardRedline *self,
                      int             by)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->changes));
  GtkWidget *next = focus == NULL ? gtk_widget_get_first_child (GTK_WIDGET (self->changes))
                    : by > 0      ? gtk_widget_get_next_sibling (focus)
                                  : gtk_widget_get_prev_sibling (focus);

  return next != NULL && gtk_widget_grab_focus (next);
}
