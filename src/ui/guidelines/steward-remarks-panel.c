/* steward-remarks-panel.c: comments and suggestions on a draft, and what is done about them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-remarks-panel"

#include "steward-remarks-panel.h"

#include "steward-error-words.h"
#include "steward-guideline-commenting.h"
#include "steward-guideline-suggesting.h"
#include "steward-json.h"
#include "steward-refill.h"
#include "steward-suggestion-words.h"
#include "steward-wrapped-label.h"

#include <glib/gi18n-lib.h>

struct _StewardRemarksPanel
{
  AdwBin      parent_instance;
  GtkLabel   *summary;
  GtkListBox *list;
  GtkWidget  *buttons;
  GtkWidget  *all; /* what is done with all suggestions */

  StewardWorkspace *workspace; /* (owned) (nullable) */
  char             *guideline; /* (owned) (nullable) */
  char             *you;       /* (owned) (nullable) who is at the window, as lines name people */
  GCancellable     *reading;   /* (owned) (nullable) */
  guint             n_suggestions;
  guint             n_comments;
  gboolean          may_remark;
  gboolean          may_decide;
};

/* A row that is to be there. */
typedef struct
{
  JsonObject *line; /* (owned) */
  char       *said; /* (owned) all that it is made of */
} Wanted;

enum
{
  SIGNAL_GO_TO,
  SIGNAL_DEED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardRemarksPanel, steward_remarks_panel, ADW_TYPE_BIN)

static void
wanted_free (Wanted *self)
{
  json_object_unref (self->line);
  g_free (self->said);
  g_free (self);
}

static JsonObject *
get_line (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "steward-line");
}

static void
keep_line (gpointer    widget,
           JsonObject *line)
{
  g_object_set_data_full (G_OBJECT (widget), "steward-line", json_object_ref (line), (GDestroyNotify) json_object_unref);
}

/* Takes the operation. The page has what is being typed stored first. */
static void
perform (StewardRemarksPanel *self,
         StewardOperation    *operation,
         const char          *title)
{
  g_signal_emit (self, signals[SIGNAL_DEED], 0, operation, title);
}

static void
decide (StewardRemarksPanel *self,
        GtkWidget           *button,
        gboolean             accepts)
{
  const char *ids[] = { steward_json_get_text (get_line (button), "id"), NULL };

  perform (self, steward_suggestions_decide (ids, accepts), accepts ? _("Suggestion accepted") : _("Suggestion rejected"));
}

static void
on_accept (StewardRemarksPanel *self,
           GtkWidget           *button)
{
  decide (self, button, TRUE);
}

static void
on_reject (StewardRemarksPanel *self,
           GtkWidget           *button)
{
  decide (self, button, FALSE);
}

static void
on_accept_all (StewardRemarksPanel *self)
{
  perform (self, steward_suggestions_decide_all (self->guideline, TRUE), _("All suggestions accepted"));
}

static void
on_reject_all (StewardRemarksPanel *self)
{
  perform (self, steward_suggestions_decide_all (self->guideline, FALSE), _("All suggestions rejected"));
}

static void
on_withdraw (StewardRemarksPanel *self,
             GtkWidget           *button)
{
  perform (self, steward_suggestions_withdraw (steward_json_get_text (get_line (button), "id")), _("Suggestion withdrawn"));
}

static void
on_resolve (StewardRemarksPanel *self,
            GtkWidget           *button)
{
  perform (self, steward_comments_resolve (steward_json_get_text (get_line (button), "id")), _("Comment resolved"));
}

static void
on_reply_changed (GtkEditable      *entry,
                  AdwMessageDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "do", *text != '\0');
}

static void
on_reply_given (StewardRemarksPanel *self,
                const char          *response,
                AdwMessageDialog    *dialog)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), "steward-reply");

  perform (self, steward_comments_reply (steward_json_get_text (get_line (dialog), "id"), gtk_editable_get_text (entry)),
           _("Reply added"));
}

static void
on_reply (StewardRemarksPanel *self,
          GtkWidget           *button)
{
  JsonObject *line = get_line (button);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                                         _("Reply"), steward_json_get_text (line, "text")));
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *entry = adw_entry_row_new ();

  keep_line (dialog, line);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _("Reply"));
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  adw_message_dialog_set_extra_child (dialog, list);
  adw_message_dialog_add_responses (dialog, "cancel", _("Cancel"), "do", _("Reply"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "do");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_response_enabled (dialog, "do", FALSE);
  g_object_set_data (G_OBJECT (dialog), "steward-reply", entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_reply_changed), dialog, 0);
  g_signal_connect_object (dialog, "response::do", G_CALLBACK (on_reply_given), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_row_activated (StewardRemarksPanel *self,
                  GtkListBoxRow       *row)
{
  const char *block = steward_json_get_text (get_line (row), "block");

  if (block != NULL)
    g_signal_emit (self, signals[SIGNAL_GO_TO], 0, block);
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  return steward_wrapped_label_new (text, 14, 18, "small", style);
}

static void
add_button (StewardRemarksPanel *self,
            GtkWidget           *box,
            JsonObject          *line,
            const char          *icon,
            const char          *label,
            GCallback            clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  keep_line (button, line);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_row (StewardRemarksPanel *self,
          const Wanted        *wanted)
{
  JsonObject *line = wanted->line;
  gboolean is_suggestion = g_strcmp0 (steward_json_get_text (line, "kind"), "suggestion") == 0;
  gboolean is_own =
    is_suggestion && self->you != NULL && g_strcmp0 (steward_json_get_text (line, "person"), self->you) == 0;
  gboolean is_reply = steward_json_get_text (line, "reply_to") != NULL;
  gboolean is_detached = json_object_has_member (line, "detached") && json_object_get_boolean_member (line, "detached");
  const char *clause = steward_json_get_text (line, "clause");
  const char *person = steward_json_get_text (line, "name");
  g_autofree char *words = is_suggestion ? steward_suggestion_words (line) : g_strdup (steward_json_get_text (line, "text"));
  g_autofree char *who = clause != NULL && *clause != '\0' ? g_strdup_printf (_("%s, %s"), person != NULL ? person : "", clause)
                                                           : g_strdup (person);
  g_autofree char *name = g_strdup_printf (is_suggestion ? _("Suggestion by %s: %s") : _("Comment by %s: %s"),
                                           who != NULL ? who : "", words);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_margin_start (lines, is_reply ? 12 : 0);
  gtk_box_append (GTK_BOX (lines), make_label (words, NULL));
  gtk_box_append (GTK_BOX (lines), make_label (who, "sec"));
  if (is_detached)
    gtk_box_append (GTK_BOX (lines), make_label (is_suggestion ? _("What it is about isn’t as it was any more")
                                                               : _("The words it is about aren’t there any more"),
                                                 "warn"));
  gtk_box_append (GTK_BOX (box), lines);
  if (is_suggestion && self->may_decide)
    {
      if (!is_detached)
        add_button (self, box, line, "object-select-symbolic", _("Accept"), G_CALLBACK (on_accept));
      if (!is_own)
        add_button (self, box, line, "window-close-symbolic", _("Reject"), G_CALLBACK (on_reject));
    }
  /* One's own isn't rejected, but taken back. */
  if (is_own)
    add_button (self, box, line, "edit-undo-symbolic", _("Withdraw"), G_CALLBACK (on_withdraw));
  if (!is_suggestion && !is_reply && self->may_remark)
    {
      add_button (self, box, line, "mail-reply-sender-symbolic", _("Reply"), G_CALLBACK (on_reply));
      add_button (self, box, line, "object-select-symbolic", _("Resolve"), G_CALLBACK (on_resolve));
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  keep_line (row, line);
  steward_row_set_id (row, steward_json_get_text (line, "id"));
  g_object_set_data_full (G_OBJECT (row), "steward-said", g_strdup (wanted->said), g_free);
  return row;
}

static Wanted *
wanted_new (StewardRemarksPanel *self,
            JsonNode            *line)
{
  Wanted *wanted = g_new (Wanted, 1);
  g_autofree char *text = steward_json_write (line);

  wanted->line = json_node_dup_object (line);
  wanted->said = g_strdup_printf ("%s\n%s\n%d%d", text, self->you != NULL ? self->you : "", self->may_decide, self->may_remark);
  return wanted;
}

/* Returns: how many threads they are. */
static guint
add_lines (StewardRemarksPanel *self,
           GPtrArray           *wanted,
           JsonArray           *lines)
{
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonNode *line = json_array_get_element (lines, i);

      n += steward_json_get_text (json_node_get_object (line), "reply_to") == NULL ? 1 : 0;
      g_ptr_array_add (wanted, wanted_new (self, line));
    }
  return n;
}

static gboolean
says (gpointer      row,
      const Wanted *wanted)
{
  return g_strcmp0 (g_object_get_data (row, "steward-said"), wanted->said) == 0;
}

/* What @wanted doesn't have goes, what it has anew comes; a row that says the same stays: it may just be pressed, or have
 * the focus. */
static void
show_rows (StewardRemarksPanel *self,
           GPtrArray           *wanted)
{
  g_autoptr (GHashTable) stays = g_hash_table_new (g_str_hash, g_str_equal);
  GtkListBoxRow *row;

  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_add (stays, ((Wanted *) wanted->pdata[i])->said);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;)
    if (g_hash_table_contains (stays, g_object_get_data (G_OBJECT (row), "steward-said")))
      i++;
    else
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < wanted->len; i++)
    {
      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      if (row == NULL || !says (row, wanted->pdata[i]))
        gtk_list_box_insert (self->list, make_row (self, wanted->pdata[i]), (int) i);
    }
  /* What stayed, but not in this order. */
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) wanted->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
say (StewardRemarksPanel *self)
{
  g_autofree char *suggestions = g_strdup_printf (ngettext ("%u suggestion", "%u suggestions", self->n_suggestions), self->n_suggestions);
  g_autofree char *comments = g_strdup_printf (ngettext ("%u comment", "%u comments", self->n_comments), self->n_comments);
  g_autofree char *both = g_strdup_printf (_("%s, %s"), suggestions, comments);

  gtk_label_set_label (self->summary, self->n_suggestions + self->n_comments > 0 ? both : _("Nobody has said anything yet."));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->n_suggestions + self->n_comments > 0);
  gtk_widget_set_visible (self->all, self->may_decide && self->n_suggestions > 1);
}

static void
on_failed (StewardRemarksPanel *self,
           const GError        *error)
{
  g_autofree char *words = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  words = steward_error_words (error);
  gtk_label_set_label (self->summary, words);
}

static void
on_comments_read (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardRemarksPanel) self = g_object_steal_data (G_OBJECT (operation), "steward-panel");
  g_autoptr (StewardOperation) suggestions = g_object_steal_data (G_OBJECT (operation), "steward-suggestions");
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) wanted_free);
  g_autoptr (GError) error = NULL;
  StewardRefill *refill;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      on_failed (self, error);
      return;
    }
  refill = steward_refill_begin (GTK_WIDGET (self->list));
  self->n_suggestions = add_lines (self, wanted, json_node_get_array (steward_operation_get_json (suggestions)));
  self->n_comments = add_lines (self, wanted, json_node_get_array (steward_operation_get_json (operation)));
  show_rows (self, wanted);
  say (self);
  steward_refill_end (refill);
}

static void
on_suggestions_read (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardRemarksPanel) self = g_object_steal_data (G_OBJECT (operation), "steward-panel");
  g_autoptr (GError) error = NULL;
  StewardOperation *comments;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      on_failed (self, error);
      return;
    }
  comments = steward_comments_list (self->guideline, FALSE);
  g_object_set_data_full (G_OBJECT (comments), "steward-panel", g_object_ref (self), g_object_unref);
  g_object_set_data_full (G_OBJECT (comments), "steward-suggestions", g_steal_pointer (&operation), g_object_unref);
  steward_workspace_perform_async (STEWARD_WORKSPACE (source), comments, self->reading, on_comments_read, comments);
}

static void
steward_remarks_panel_dispose (GObject *object)
{
  StewardRemarksPanel *self = STEWARD_REMARKS_PANEL (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->guideline, g_free);
  g_clear_pointer (&self->you, g_free);

  G_OBJECT_CLASS (steward_remarks_panel_parent_class)->dispose (object);
}

static void
steward_remarks_panel_class_init (StewardRemarksPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_remarks_panel_dispose;

  signals[SIGNAL_GO_TO] = g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_DEED] = g_signal_new ("deed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, STEWARD_TYPE_OPERATION, G_TYPE_STRING);
}

static GtkWidget *
make_button (const char *label,
             const char *action,
             const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "sm");
  return button;
}

static void
add_all_button (StewardRemarksPanel *self,
                const char          *label,
                GCallback            clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "sm");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->all), button);
}

static void
steward_remarks_panel_init (StewardRemarksPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (_("Comments and suggestions"));

  gtk_widget_add_css_class (GTK_WIDGET (self), "doc-section");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (heading, "heading");
  self->summary = GTK_LABEL (make_label (NULL, "sec"));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "doc-outline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Comments and suggestions"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  self->all = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_visible (self->all, FALSE);
  add_all_button (self, _("Accept All"), G_CALLBACK (on_accept_all));
  add_all_button (self, _("Reject All"), G_CALLBACK (on_reject_all));
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->buttons),
                  make_button (_("Comment…"), "guideline.comment", _("Comment on the words that are selected (Ctrl+Alt+M)")));
  gtk_box_append (GTK_BOX (self->buttons),
                  make_button (_("Suggest…"), "guideline.suggest-words", _("Suggest other words for those that are selected")));
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->all);
  gtk_box_append (GTK_BOX (box), self->buttons);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * steward_remarks_panel_show:
 * @guideline: the id of a guideline
 * @you: (nullable): who is at the window, as steward_suggestions_list() names people
 * @may_remark: whether the person may suggest and comment
 * @may_decide: whether the person may accept and reject
 *
 * Reads what was said off the main thread and shows it.
 */
void
steward_remarks_panel_show (StewardRemarksPanel *self,
                            StewardWorkspace    *workspace,
                            const char          *guideline,
                            const char          *you,
                            gboolean             may_remark,
                            gboolean             may_decide)
{
  StewardOperation *operation = steward_suggestions_list (guideline, FALSE);

  g_set_object (&self->workspace, workspace);
  g_free (self->guideline);
  self->guideline = g_strdup (guideline);
  g_free (self->you);
  self->you = g_strdup (you);
  self->may_remark = may_remark;
  self->may_decide = may_decide;
  gtk_widget_set_visible (self->buttons, may_remark);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (operation), "steward-panel", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (workspace, operation, self->reading, on_suggestions_read, operation);
}
