/* steward-wording-panel.c: broad terms in a guideline, and the grounds for keeping them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-wording-panel"

#include "steward-wording-panel.h"

#include "steward-error-words.h"
#include "steward-guideline-wording.h"
#include "steward-json.h"
#include "steward-refill.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The words are marked in the document too: a list that is longer than a screen helps nobody. */
#define MAX_ROWS 30

struct _StewardWordingPanel
{
  AdwBin      parent_instance;
  GtkWidget  *box;
  GtkLabel   *summary;
  GtkListBox *list;
  GtkLabel   *more;

  StewardWorkspace *workspace; /* (owned) (nullable) */
  char             *guideline; /* (owned) (nullable) */
  GCancellable     *reading;   /* (owned) (nullable) */
  gboolean          may_answer;
};

enum
{
  SIGNAL_GO_TO,
  SIGNAL_REVIEWED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardWordingPanel, steward_wording_panel, ADW_TYPE_BIN)

static JsonObject *
get_line (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "steward-line");
}

static void
on_answered (gpointer          owner,
             StewardOperation *operation,
             const GError     *error)
{
  if (error != NULL)
    steward_error_show (GTK_WIDGET (owner), _("That Did Not Happen"), error);
}

static const char *
read_entry (AdwMessageDialog *dialog,
            const char       *key)
{
  return gtk_editable_get_text (GTK_EDITABLE (g_object_get_data (G_OBJECT (dialog), key)));
}

static void
on_grounds_changed (GtkEditable      *entry,
                    AdwMessageDialog *dialog)
{
  g_autofree char *interest = g_strstrip (g_strdup (read_entry (dialog, "steward-interest")));
  g_autofree char *narrower = g_strstrip (g_strdup (read_entry (dialog, "steward-narrower")));

  adw_message_dialog_set_response_enabled (dialog, "do", *interest != '\0' && *narrower != '\0');
}

static GtkWidget *
add_entry (AdwMessageDialog *dialog,
           GtkListBox       *list,
           const char       *key,
           const char       *title,
           const char       *text)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_list_box_append (list, entry);
  g_object_set_data (G_OBJECT (dialog), key, entry);
  return entry;
}

static void
on_do (StewardWordingPanel *self,
       const char          *response,
       AdwMessageDialog    *dialog)
{
  JsonObject *line = get_line (dialog);
  StewardOperation *operation =
    steward_guideline_wording_answer (self->guideline, steward_json_get_text (line, "id"), steward_json_get_text (line, "term"),
                                      read_entry (dialog, "steward-interest"), read_entry (dialog, "steward-narrower"));

  steward_window_perform (steward_window_of (GTK_WIDGET (self)), operation, _("Grounds kept with the clause"), NULL,
                          on_answered, self);
}

static char *
dup_body (JsonObject *line)
{
  const char *why = steward_json_get_text (line, "why");
  const char *source = steward_json_get_text (line, "source");
  const char *dated = steward_json_get_text (line, "dated");
  g_autofree char *cited =
    source != NULL ? g_strdup_printf (_("Source: %s, %s."), source, dated != NULL ? dated : _("without a day")) : NULL;

  return g_strdup_printf ("%s\n\n%s\n\n%s", why != NULL ? why : "", cited != NULL ? cited : "",
                          _("It was faulted elsewhere. Steward doesn’t say whether your text is lawful."));
}

static void
on_ask (StewardWordingPanel *self,
        GtkWidget           *button)
{
  JsonObject *line = get_line (button);
  const char *clause = steward_json_get_text (line, "clause");
  g_autofree char *heading = clause != NULL
                               ? g_strdup_printf (_("“%s” in %s"), steward_json_get_text (line, "words"), clause)
                               : g_strdup_printf (_("“%s”"), steward_json_get_text (line, "words"));
  g_autofree char *body = dup_body (line);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, body));
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *entries[2];

  g_object_set_data_full (G_OBJECT (dialog), "steward-line", json_object_ref (line), (GDestroyNotify) json_object_unref);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  entries[0] = add_entry (dialog, GTK_LIST_BOX (list), "steward-interest", _("Which interest it serves"),
                          steward_json_get_text (line, "interest"));
  entries[1] = add_entry (dialog, GTK_LIST_BOX (list), "steward-narrower", _("Why narrower words won’t do"),
                          steward_json_get_text (line, "narrower"));
  adw_message_dialog_set_extra_child (dialog, list);
  adw_message_dialog_add_response (dialog, "cancel", self->may_answer ? _("Cancel") : _("Close"));
  adw_message_dialog_set_close_response (dialog, "cancel");
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      gtk_editable_set_editable (GTK_EDITABLE (entries[i]), self->may_answer);
      g_signal_connect_object (entries[i], "changed", G_CALLBACK (on_grounds_changed), dialog, 0);
    }
  if (self->may_answer)
    {
      adw_message_dialog_add_response (dialog, "do", _("Keep Grounds"));
      adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_SUGGESTED);
      adw_message_dialog_set_default_response (dialog, "do");
      on_grounds_changed (NULL, dialog);
      g_signal_connect_object (dialog, "response::do", G_CALLBACK (on_do), self, G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_row_activated (StewardWordingPanel *self,
                  GtkListBoxRow       *row)
{
  g_signal_emit (self, signals[SIGNAL_GO_TO], 0, steward_json_get_text (get_line (row), "id"));
}

static const char *
standing_words (const char  *standing,
                const char **style)
{
  *style = g_strcmp0 (standing, "answered") == 0 ? "ok" : "warn";
  return g_strcmp0 (standing, "answered") == 0   ? _("grounds given")
         : g_strcmp0 (standing, "reworded") == 0 ? _("reworded since")
                                                 : _("no grounds yet");
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_widget_add_css_class (label, "small");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* A term in a clause */
static char *
dup_key (JsonObject *line)
{
  return g_strdup_printf ("%s/%s", steward_json_get_text (line, "id"), steward_json_get_text (line, "term"));
}

static void
add_row (StewardWordingPanel *self,
         JsonObject          *line)
{
  const char *clause = steward_json_get_text (line, "clause");
  const char *style;
  const char *standing = standing_words (steward_json_get_text (line, "standing"), &style);
  g_autofree char *quoted = clause != NULL
                              ? g_strdup_printf (_("“%s” in %s"), steward_json_get_text (line, "words"), clause)
                              : g_strdup_printf (_("“%s”"), steward_json_get_text (line, "words"));
  g_autofree char *name = g_strdup_printf (_("%s: %s"), quoted, standing);
  g_autofree char *id = dup_key (line);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *ask = gtk_button_new_from_icon_name ("help-about-symbolic");

  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), make_label (quoted, NULL));
  gtk_box_append (GTK_BOX (lines), make_label (standing, style));
  gtk_widget_add_css_class (ask, "flat");
  gtk_widget_set_valign (ask, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (ask, _("Why this word, and why it is kept"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (ask), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Why this word, and why it is kept"), -1);
  g_object_set_data_full (G_OBJECT (ask), "steward-line", json_object_ref (line), (GDestroyNotify) json_object_unref);
  g_signal_connect_object (ask, "clicked", G_CALLBACK (on_ask), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), ask);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "steward-line", json_object_ref (line), (GDestroyNotify) json_object_unref);
  steward_row_set_id (row, id);
  gtk_list_box_append (self->list, row);
}

/* A term that stands twice in a clause is asked about once. */
static gboolean
is_known (GHashTable *seen,
          JsonObject *line)
{
  return !g_hash_table_add (seen, dup_key (line));
}

static void
show_lines (StewardWordingPanel *self,
            JsonArray           *lines)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *summary = NULL;
  g_autofree char *more = NULL;
  StewardRefill *refill = steward_refill_begin (GTK_WIDGET (self->list));
  guint n = 0;
  guint n_open = 0;

  steward_refill_clear (GTK_WIDGET (self->list));
  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);

      if (is_known (seen, line))
        continue;
      n_open += g_strcmp0 (steward_json_get_text (line, "standing"), "answered") == 0 ? 0 : 1;
      if (n++ < MAX_ROWS)
        add_row (self, line);
    }
  summary = n == 0 ? g_strdup (_("No term of the list stands in it."))
                   : g_strdup_printf (ngettext ("%u broad term, %u without grounds.", "%u broad terms, %u without grounds.", n),
                                      n, n_open);
  more = n > MAX_ROWS ? g_strdup_printf (ngettext ("and %u more, marked in the text", "and %u more, marked in the text",
                                                   n - MAX_ROWS),
                                         n - MAX_ROWS)
                      : NULL;
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more), more != NULL);
  gtk_label_set_label (self->more, more != NULL ? more : "");
  steward_refill_end (refill);
  g_signal_emit (self, signals[SIGNAL_REVIEWED], 0, lines);
}

static void
on_reviewed (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardWordingPanel) self = g_object_steal_data (G_OBJECT (operation), "steward-panel");
  g_autoptr (GError) error = NULL;

  if (steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    show_lines (self, json_node_get_array (steward_operation_get_json (operation)));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *words = steward_error_words (error);

      gtk_label_set_label (self->summary, words);
    }
}

static void
steward_wording_panel_dispose (GObject *object)
{
  StewardWordingPanel *self = STEWARD_WORDING_PANEL (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->guideline, g_free);

  G_OBJECT_CLASS (steward_wording_panel_parent_class)->dispose (object);
}

static void
steward_wording_panel_class_init (StewardWordingPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_wording_panel_dispose;

  signals[SIGNAL_GO_TO] = g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_REVIEWED] = g_signal_new ("reviewed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, JSON_TYPE_ARRAY);
}

static void
steward_wording_panel_init (StewardWordingPanel *self)
{
  GtkWidget *heading = gtk_label_new (_("Wording"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "doc-section");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  self->more = GTK_LABEL (gtk_label_new (NULL));
  for (guint i = 0; i < 2; i++)
    {
      GtkLabel *label = i == 0 ? self->summary : self->more;

      gtk_label_set_xalign (label, 0);
      gtk_label_set_wrap (label, TRUE);
      gtk_label_set_width_chars (label, 20);
      gtk_label_set_max_width_chars (label, 20);
      gtk_widget_add_css_class (GTK_WIDGET (label), "small");
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "sec");
  gtk_widget_set_visible (GTK_WIDGET (self->more), FALSE);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "doc-outline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Broad terms"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->more));
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * steward_wording_panel_show:
 * @guideline: the id of a guideline
 * @which: (nullable): `draft` or `in-force`
 * @may_answer: whether the person writes it
 *
 * Reads the guideline off the main thread and shows what was found.
 */
void
steward_wording_panel_show (StewardWordingPanel *self,
                            StewardWorkspace    *workspace,
                            const char          *guideline,
                            const char          *which,
                            gboolean             may_answer)
{
  StewardOperation *operation = steward_guideline_wording_review (guideline, which);

  g_set_object (&self->workspace, workspace);
  g_free (self->guideline);
  self->guideline = g_strdup (guideline);
  self->may_answer = may_answer;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (operation), "steward-panel", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (workspace, operation, self->reading, on_reviewed, operation);
}
