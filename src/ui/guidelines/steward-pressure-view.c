/* steward-pressure-view.c: clauses that are met often, and those that never are
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-pressure-view"

#include "steward-pressure-view.h"

#include "steward-error-words.h"
#include "steward-guideline-pressure.h"
#include "steward-json.h"
#include "steward-refill.h"

#include <glib/gi18n-lib.h>

#define MAX_ROWS 100

struct _StewardPressureView
{
  AdwBin         parent_instance;
  GtkStack      *stack;
  GtkListBox    *list;
  GtkLabel      *formula;
  AdwStatusPage *nothing;
  GCancellable  *reading; /* (owned) (nullable) */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardPressureView, steward_pressure_view, ADW_TYPE_BIN)

static void
on_activated (StewardPressureView *self,
              GtkListBoxRow       *row)
{
  JsonObject *line = g_object_get_data (G_OBJECT (row), "steward-line");

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, steward_json_get_text (line, "guideline"), steward_json_get_text (line, "id"));
}

static char *
dup_counts (JsonObject *line)
{
  int findings = (int) json_object_get_int_member (line, "findings");
  int wrong = (int) json_object_get_int_member (line, "wrong_answers");
  int rejected = (int) json_object_get_int_member (line, "rejected");
  int exceptions = (int) json_object_get_int_member (line, "exceptions");
  g_autofree char *a = g_strdup_printf (ngettext ("%d finding", "%d findings", (gulong) findings), findings);
  g_autofree char *b = g_strdup_printf (ngettext ("%d wrong answer", "%d wrong answers", (gulong) wrong), wrong);
  g_autofree char *c = g_strdup_printf (ngettext ("%d rejected text", "%d rejected texts", (gulong) rejected), rejected);
  g_autofree char *d = g_strdup_printf (ngettext ("%d exception", "%d exceptions", (gulong) exceptions), exceptions);

  return g_strdup_printf (_("%s, %s, %s, %s"), a, b, c, d);
}

static void
add_row (StewardPressureView *self,
         JsonObject          *line)
{
  const char *proposal = steward_json_get_text (line, "proposal");
  gboolean is_review = g_strcmp0 (proposal, "review") == 0;
  gboolean is_removal = g_strcmp0 (proposal, "removal") == 0;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf ("%s %s", steward_json_get_text (line, "title"), steward_json_get_text (line, "clause"));
  g_autofree char *counts = dup_counts (line);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", steward_json_get_text (line, "text"), counts);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);
  g_autofree char *sum = g_strdup_printf ("%d", (int) json_object_get_int_member (line, "pressure"));
  GtkWidget *number = gtk_label_new (sum);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  if (is_review || is_removal)
    {
      GtkWidget *tag = gtk_label_new (is_review ? _("Review?") : _("Remove?"));

      gtk_widget_add_css_class (tag, "tag");
      gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
      if (is_review)
        gtk_widget_add_css_class (tag, "warn");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), tag);
    }
  gtk_widget_add_css_class (number, "num");
  gtk_widget_add_css_class (number, "heading");
  gtk_widget_set_tooltip_text (number, _("Pressure"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), number);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "steward-line", json_object_ref (line), (GDestroyNotify) json_object_unref);
  gtk_list_box_append (self->list, row);
}

static void
show_lines (StewardPressureView *self,
            JsonArray           *lines)
{
  StewardRefill *refill = steward_refill_begin (GTK_WIDGET (self->list));
  guint n = 0;

  steward_refill_clear (GTK_WIDGET (self->list));
  for (guint i = 0; i < json_array_get_length (lines) && n < MAX_ROWS; i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);

      if (json_object_get_int_member (line, "pressure") == 0 && g_strcmp0 (steward_json_get_text (line, "proposal"), "none") == 0)
        continue;
      add_row (self, line);
      n++;
    }
  if (n == 0)
    {
      adw_status_page_set_title (self->nothing, _("No Clause Was Met"));
      adw_status_page_set_description (self->nothing, _("In two years no rule spoke, no question was answered wrongly and no "
                                                        "exception was granted."));
    }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "nothing");
  steward_refill_end (refill);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardPressureView) self = g_object_steal_data (G_OBJECT (operation), "steward-view");
  g_autoptr (GError) error = NULL;

  if (steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    show_lines (self, json_node_get_array (steward_operation_get_json (operation)));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *words = steward_error_words (error);

      adw_status_page_set_title (self->nothing, _("That Can’t Be Read"));
      adw_status_page_set_description (self->nothing, words);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
    }
}

static void
steward_pressure_view_dispose (GObject *object)
{
  StewardPressureView *self = STEWARD_PRESSURE_VIEW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);

  G_OBJECT_CLASS (steward_pressure_view_parent_class)->dispose (object);
}

static void
steward_pressure_view_class_init (StewardPressureViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_pressure_view_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
steward_pressure_view_init (StewardPressureView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *formula = steward_guideline_pressure_dup_formula ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pressure on clauses"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  self->formula = GTK_LABEL (gtk_label_new (formula));
  gtk_label_set_xalign (self->formula, 0);
  gtk_label_set_wrap (self->formula, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->formula), "small");
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->formula));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->nothing, "steward-guidelines-symbolic");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, scroller, "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->nothing), "nothing");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/**
 * steward_pressure_view_show:
 *
 * Counts anew, off the main thread.
 */
void
steward_pressure_view_show (StewardPressureView *self,
                            StewardWorkspace    *workspace)
{
  StewardOperation *operation = steward_guideline_pressure_report (NULL, STEWARD_PRESSURE_MONTHS);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (operation), "steward-view", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (workspace, operation, self->reading, on_read, operation);
}
