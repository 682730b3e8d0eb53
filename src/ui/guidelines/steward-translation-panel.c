/* steward-translation-panel.c: a guideline's versions in other languages, and where one lags
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-translation-panel"

#include "steward-translation-panel.h"

#include "steward-error-words.h"
#include "steward-guideline-translating.h"
#include "steward-json.h"
#include "steward-redline.h"
#include "steward-refill.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The clauses are marked in the document too: a list that is longer than a screen helps nobody. */
#define MAX_ROWS 30

struct _StewardTranslationPanel
{
  AdwBin      parent_instance;
  GtkListBox *versions;
  GtkLabel   *summary;
  GtkListBox *clauses;
  GtkLabel   *more;
  GtkWidget  *all;

  char         *guideline; /* (owned) (nullable) */
  GCancellable *reading;   /* (owned) (nullable) */
  gboolean      may_change;
};

enum
{
  SIGNAL_GO_TO,
  SIGNAL_OPEN,
  SIGNAL_READ,
  SIGNAL_DEED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardTranslationPanel, steward_translation_panel, ADW_TYPE_BIN)

static JsonObject *
get_line (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "steward-line");
}

static void
set_line (GtkWidget  *widget,
          JsonObject *line)
{
  g_object_set_data_full (G_OBJECT (widget), "steward-line", json_object_ref (line), (GDestroyNotify) json_object_unref);
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 18);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_widget_add_css_class (label, "small");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* What is clicked */

static void
on_version_activated (StewardTranslationPanel *self,
                      GtkListBoxRow           *row)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, steward_json_get_text (get_line (row), "id"));
}

static void
on_clause_activated (StewardTranslationPanel *self,
                     GtkListBoxRow           *row)
{
  const char *block = steward_json_get_text (get_line (row), "id");

  if (block != NULL)
    g_signal_emit (self, signals[SIGNAL_GO_TO], 0, block);
}

static void
on_done (StewardTranslationPanel *self,
         GtkWidget               *button)
{
  JsonObject *line = get_line (button);
  gboolean is_missing = g_str_equal (steward_json_get_text (line, "state"), "missing");
  const char *clauses[] = { steward_json_get_text (line, is_missing ? "master_block" : "id"), NULL };

  g_signal_emit (self, signals[SIGNAL_DEED], 0,
                 is_missing ? steward_translations_take (self->guideline, clauses)
                            : steward_translations_mark (self->guideline, clauses),
                 is_missing ? _("Clause added in the words of the master") : _("Clause marked as translated"));
}

static void
on_all (StewardTranslationPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_DEED], 0, steward_translations_mark (self->guideline, NULL),
                 _("All clauses marked as translated"));
}

/* The languages */

static void
add_version (StewardTranslationPanel *self,
             JsonObject              *line)
{
  const char *language = steward_json_get_text (line, "language");
  const char *title = steward_json_get_text (line, "title");
  gint64 behind = steward_json_get_integer (line, "behind", 0);
  gboolean is_shown = g_strcmp0 (steward_json_get_text (line, "id"), self->guideline) == 0;
  g_autofree char *name = language != NULL ? g_strdup_printf (_("%s: %s"), language, title) : g_strdup (title);
  g_autofree char *standing =
    !json_object_has_member (line, "master_id") ? g_strdup (_("master"))
    : behind > 0 ? g_strdup_printf (ngettext ("%d clause behind", "%d clauses behind", (gulong) behind), (int) behind)
                 : g_strdup (_("says what the master says"));
  g_autofree char *said = g_strdup_printf (_("%s: %s"), name, standing);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), make_label (name, is_shown ? "b" : NULL));
  gtk_box_append (GTK_BOX (box), make_label (standing, behind > 0 ? "warn" : "sec"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !is_shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  set_line (row, line);
  steward_row_set_id (row, steward_json_get_text (line, "id"));
  gtk_list_box_append (self->versions, row);
}

static void
show_versions (StewardTranslationPanel *self,
               JsonArray               *lines)
{
  guint n = json_array_get_length (lines);
  StewardRefill *refill = steward_refill_begin (GTK_WIDGET (self->versions));

  gtk_widget_set_visible (GTK_WIDGET (self), n > 1);
  steward_refill_clear (GTK_WIDGET (self->versions));
  for (guint i = 0; n > 1 && i < n; i++)
    add_version (self, json_array_get_object_element (lines, i));
  steward_refill_end (refill);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardTranslationPanel) self = g_object_steal_data (G_OBJECT (operation), "steward-panel");
  g_autoptr (GError) error = NULL;

  if (steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    show_versions (self, json_node_get_array (steward_operation_get_json (operation)));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("The languages weren't read: %s", error->message);
}

/* What is behind */

static const char *
words_of_state (const char *state)
{
  return g_str_equal (state, "lags")           ? _("the master was changed")
         : g_str_equal (state, "untranslated") ? _("not translated yet")
         : g_str_equal (state, "missing")      ? _("missing here")
                                               : _("no longer in the master");
}

static gboolean
is_behind (JsonObject *line)
{
  const char *state = steward_json_get_text (line, "state");

  return !g_str_equal (state, "current") && !g_str_equal (state, "own");
}

static GtkWidget *
make_button (StewardTranslationPanel *self,
             JsonObject              *line)
{
  gboolean is_missing = g_str_equal (steward_json_get_text (line, "state"), "missing");
  GtkWidget *button = gtk_button_new_from_icon_name (is_missing ? "list-add-symbolic" : "object-select-symbolic");
  const char *label = is_missing ? _("Add the clause here, in the words of the master") : _("Mark as translated");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  set_line (button, line);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_clause (StewardTranslationPanel *self,
            JsonObject              *line)
{
  const char *state = steward_json_get_text (line, "state");
  const char *clause = steward_json_get_text (line, g_str_equal (state, "missing") ? "master_clause" : "clause");
  g_autofree char *name = g_strdup_printf (_("%s: %s"), clause != NULL && *clause != '\0' ? clause : _("Title"),
                                           words_of_state (state));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), make_label (name, "warn"));
  if (g_str_equal (state, "lags"))
    {
      g_autofree char *markup = steward_redline_dup_markup (line, adw_style_manager_get_dark (adw_style_manager_get_default ()));
      GtkWidget *words = make_label (NULL, NULL);

      gtk_label_set_markup (GTK_LABEL (words), markup);
      gtk_label_set_lines (GTK_LABEL (words), 6);
      gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (lines), words);
    }
  gtk_box_append (GTK_BOX (box), lines);
  if (self->may_change && !g_str_equal (state, "gone"))
    gtk_box_append (GTK_BOX (box), make_button (self, line));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  set_line (row, line);
  steward_row_set_id (row, steward_json_get_text (line, g_str_equal (state, "missing") ? "master_block" : "id"));
  gtk_list_box_append (self->clauses, row);
}

static void
show_clauses (StewardTranslationPanel *self,
              JsonArray               *lines)
{
  guint n = 0;
  guint n_markable = 0;
  g_autofree char *summary = NULL;
  g_autofree char *more = NULL;
  StewardRefill *refill = steward_refill_begin (GTK_WIDGET (self->clauses));

  steward_refill_clear (GTK_WIDGET (self->clauses));
  for (guint i = 0; lines != NULL && i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);
      const char *state = steward_json_get_text (line, "state");

      if (!is_behind (line))
        continue;
      n_markable += g_str_equal (state, "lags") || g_str_equal (state, "untranslated") ? 1 : 0;
      if (n++ < MAX_ROWS)
        add_clause (self, line);
    }
  summary = n > 0 ? g_strdup_printf (ngettext ("%u clause is behind the master.", "%u clauses are behind the master.", n), n)
                  : g_strdup (_("Every clause says what the master says."));
  more = n > MAX_ROWS ? g_strdup_printf (ngettext ("and %u more, marked in the text", "and %u more, marked in the text",
                                                   n - MAX_ROWS),
                                         n - MAX_ROWS)
                      : NULL;
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), lines != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->clauses), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more), more != NULL);
  gtk_label_set_label (self->more, more != NULL ? more : "");
  gtk_widget_set_visible (self->all, self->may_change && n_markable > 0);
  steward_refill_end (refill);
  g_signal_emit (self, signals[SIGNAL_READ], 0, lines);
}

static void
on_shown (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardTranslationPanel) self = g_object_steal_data (G_OBJECT (operation), "steward-panel");
  g_autoptr (GError) error = NULL;

  if (steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    show_clauses (self, json_node_get_array (steward_operation_get_json (operation)));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *words = steward_error_words (error);

      show_clauses (self, NULL);
      gtk_label_set_label (self->summary, words);
      gtk_widget_set_visible (GTK_WIDGET (self->summary), TRUE);
    }
}

static void
steward_translation_panel_dispose (GObject *object)
{
  StewardTranslationPanel *self = STEWARD_TRANSLATION_PANEL (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->guideline, g_free);

  G_OBJECT_CLASS (steward_translation_panel_parent_class)->dispose (object);
}

static void
steward_translation_panel_class_init (StewardTranslationPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_translation_panel_dispose;

  signals[SIGNAL_GO_TO] = g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, JSON_TYPE_ARRAY);
  signals[SIGNAL_DEED] = g_signal_new ("deed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
}

static GtkListBox *
make_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "doc-outline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_LIST_BOX (list);
}

static void
steward_translation_panel_init (StewardTranslationPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (_("Languages"));

  gtk_widget_add_css_class (GTK_WIDGET (self), "doc-section");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  self->versions = make_list (_("Languages"));
  self->clauses = make_list (_("Clauses behind the master"));
  self->summary = GTK_LABEL (make_label (NULL, NULL));
  self->more = GTK_LABEL (make_label (NULL, "sec"));
  self->all = gtk_button_new_with_label (_("All Are Translated"));
  gtk_widget_set_halign (self->all, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->all, "sm");
  g_signal_connect_object (self->versions, "row-activated", G_CALLBACK (on_version_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clauses, "row-activated", G_CALLBACK (on_clause_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->all, "clicked", G_CALLBACK (on_all), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->versions));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->clauses));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  gtk_box_append (GTK_BOX (box), self->all);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * steward_translation_panel_show:
 * @guideline: the id of a guideline
 * @which: `draft` or `in-force`
 * @is_version: whether it follows a master
 * @may_change: whether the person writes its draft now
 *
 * Reads the versions and what is behind off the main thread, and shows them.
 */
void
steward_translation_panel_show (StewardTranslationPanel *self,
                                StewardWorkspace        *workspace,
                                const char              *guideline,
                                const char              *which,
                                gboolean                 is_version,
                                gboolean                 may_change)
{
  StewardOperation *operation = steward_translations_list (guideline);

  g_free (self->guideline);
  self->guideline = g_strdup (guideline);
  self->may_change = may_change;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (operation), "steward-panel", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (workspace, operation, self->reading, on_listed, operation);
  if (!is_version)
    {
      show_clauses (self, NULL);
      return;
    }
  operation = steward_translations_show (guideline, which);
  g_object_set_data_full (G_OBJECT (operation), "steward-panel", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (workspace, operation, self->reading, on_shown, operation);
}
