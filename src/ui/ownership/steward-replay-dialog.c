/* steward-replay-dialog.c: the draft tried on what happened, before it counts
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-replay-dialog"

#include "steward-replay-dialog.h"

#include "steward-cases-dialog.h"
#include "steward-matrix-replay.h"
#include "steward-pair-bars.h"
#include "steward-plain-table.h"
#include "steward-refill.h"
#include "steward-replay-words.h"
#include "steward-spoken-label.h"

#include <glib/gi18n-lib.h>

struct _StewardReplayDialog
{
  AdwWindow            parent_instance;

  AdwWindowTitle      *title;
  GtkDropDown         *period;
  GtkStack            *stack;
  GtkProgressBar      *progress;
  GtkLabel            *summary;
  StewardPairBars     *bars;
  GtkWidget           *departments;
  GtkWidget           *people;
  GtkWidget           *unowned_title;
  GtkListBox          *unowned;
  AdwStatusPage       *failed;
  StewardWorkspace    *workspace; /* (owned) */
  StewardMatrixReplay *replay;    /* (owned) (nullable) as it ran last */
  GCancellable        *running;   /* (owned) (nullable) */
};

static const guint periods[] = { 7, 30, 90, 365 };
#define USUAL_PERIOD 2

G_DEFINE_FINAL_TYPE (StewardReplayDialog, steward_replay_dialog, ADW_TYPE_WINDOW)

static const char *
name_of (StewardReplayDialog *self,
         const char          *id)
{
  StewardRecord *record = steward_directory_get (steward_matrix_replay_get_directory (self->replay), id);
  const char *name = NULL;

  /* People are shown by their names here, not by their addresses. */
  if (record != NULL)
    name = steward_record_get_text (record, 0);
  return name != NULL ? name : id;
}

static char *
pair_of (guint was,
         guint would_be)
{
  return was == would_be ? g_strdup_printf ("%u", was) : g_strdup_printf (_("%u → %u"), was, would_be);
}

static void
add_load (GtkWidget               *table,
          const char              *name,
          const StewardReplayLoad *load,
          gboolean                 warns)
{
  g_autofree char *taken = pair_of (load->really_taken, load->taken);
  g_autofree char *approvals = pair_of (load->really_approvals, load->approvals);
  g_autofree char *waited = pair_of (load->really_waited, load->waited);

  steward_plain_table_add_row (table, (const char *const[]) { name, taken, approvals, waited, NULL }, warns ? "warn" : NULL);
}

static void
show_departments (StewardReplayDialog *self,
                  const char          *summary)
{
  StewardReplay *replay = steward_matrix_replay_get_replay (self->replay);
  StewardPlaces *places = steward_replay_get_places (replay);

  steward_pair_bars_clear (self->bars, summary);
  steward_plain_table_clear (self->departments);
  for (guint i = 0; i < steward_places_get_n_columns (places); i++)
    {
      const StewardReplayLoad *load = steward_replay_get_load (replay, i);
      const char *name = name_of (self, steward_places_get_department (places, i));
      gboolean warns = steward_replay_is_overloaded (replay, i);
      g_autofree char *shown = warns ? g_strdup_printf (_("%s: overloaded"), name) : g_strdup (name);

      steward_pair_bars_add (self->bars, name, load->really_taken, load->taken, warns);
      add_load (self->departments, shown, load, warns);
    }
}

static int
compare_people (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  return g_utf8_collate (name_of (data, (*(StewardReplayPerson *const *) a)->person),
                         name_of (data, (*(StewardReplayPerson *const *) b)->person));
}

static void
show_people (StewardReplayDialog *self)
{
  g_autoptr (GPtrArray) people = steward_replay_list_people (steward_matrix_replay_get_replay (self->replay));

  steward_plain_table_clear (self->people);
  g_ptr_array_sort_with_data (people, compare_people, self);
  for (guint i = 0; i < people->len; i++)
    {
      const StewardReplayPerson *one = people->pdata[i];

      add_load (self->people, name_of (self, one->person), &one->load, FALSE);
    }
}

static void
on_unowned (StewardReplayDialog *self,
            GtkListBoxRow       *row)
{
  GPtrArray *unowned = steward_replay_get_unowned (steward_matrix_replay_get_replay (self->replay));
  const StewardReplayUnowned *one = unowned->pdata[gtk_list_box_row_get_index (row)];
  g_autoptr (GPtrArray) mentions = steward_matrix_replay_list_cases (self->replay, one);
  g_autofree char *reason = steward_replay_words_unowned (one->reason);
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));

  if (mentions->len == 0)
    return;
  gtk_window_close (GTK_WINDOW (self));
  steward_cases_dialog_present (parent, one->activity != NULL ? name_of (self, one->activity) : _("Unknown activity"), reason,
                                mentions);
}

static void
show_unowned (StewardReplayDialog *self)
{
  GPtrArray *unowned = steward_replay_get_unowned (steward_matrix_replay_get_replay (self->replay));

  steward_refill_clear (GTK_WIDGET (self->unowned));
  for (guint i = 0; i < unowned->len; i++)
    {
      const StewardReplayUnowned *one = unowned->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      const char *name = one->activity != NULL ? name_of (self, one->activity) : _("Unknown activity");
      g_autofree char *plain = g_strdup_printf (
          ngettext ("%s: %u mention, %u of it newly", "%s: %u mentions, %u of them newly", one->n), name, one->n, one->newly);
      g_autofree char *title = g_markup_escape_text (plain, -1);
      g_autofree char *reason = steward_replay_words_unowned (one->reason);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reason);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), one->rows->len > 0);
      gtk_list_box_append (self->unowned, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->unowned), unowned->len > 0);
  gtk_widget_set_visible (self->unowned_title, unowned->len > 0);
}

static void
show_replay (StewardReplayDialog *self)
{
  g_autofree char *summary = steward_replay_words_summary (steward_matrix_replay_get_replay (self->replay));
  g_autofree char *title = g_strdup_printf (_("Version %d on What Happened"), (int) steward_matrix_replay_get_version (self->replay));

  adw_window_title_set_title (self->title, title);
  gtk_label_set_label (self->summary, summary);
  show_departments (self, summary);
  show_people (self);
  show_unowned (self);
  gtk_stack_set_visible_child_name (self->stack, "done");
}

static void
on_progress (StewardReplayDialog *self,
             StewardMatrixReplay *replay)
{
  gtk_progress_bar_set_fraction (self->progress, steward_matrix_replay_get_share (replay));
}

static void
on_run (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (StewardReplayDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean is_well = steward_matrix_replay_run_finish (STEWARD_MATRIX_REPLAY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->running);
  if (!is_well)
    {
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  g_set_object (&self->replay, STEWARD_MATRIX_REPLAY (source));
  show_replay (self);
}

static void
run (StewardReplayDialog *self)
{
  g_autoptr (StewardMatrixReplay) replay = NULL;
  guint selected = gtk_drop_down_get_selected (self->period);

  if (self->workspace == NULL || selected >= G_N_ELEMENTS (periods))
    return;
  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  self->running = g_cancellable_new ();
  replay = steward_matrix_replay_new (self->workspace, NULL, periods[selected]);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->stack, "running");
  g_signal_connect_object (replay, "progress", G_CALLBACK (on_progress), self, G_CONNECT_SWAPPED);
  steward_matrix_replay_run_async (replay, self->running, on_run, g_object_ref (self));
}

static void
steward_replay_dialog_dispose (GObject *object)
{
  StewardReplayDialog *self = STEWARD_REPLAY_DIALOG (object);

  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_object (&self->replay);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (steward_replay_dialog_parent_class)->dispose (object);
}

static void
steward_replay_dialog_class_init (StewardReplayDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_replay_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_title (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static GtkWidget *
make_done (StewardReplayDialog *self)
{
  const char *const heads[] = { _("Department"), _("Mentions"), _("Approvals"), _("Waited"), NULL };
  const char *const people_heads[] = { _("Person"), _("Mentions"), _("Approvals"), _("Waited"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_object_set (box, "margin-top", 6, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->summary, TRUE);
  self->bars = STEWARD_PAIR_BARS (steward_pair_bars_new ());
  self->departments = steward_plain_table_new (_("Load of departments"), heads);
  self->people = steward_plain_table_new (_("Load of people"), people_heads);
  self->unowned = GTK_LIST_BOX (gtk_list_box_new ());
  self->unowned_title = make_title (_("What nobody would have had"));
  gtk_list_box_set_selection_mode (self->unowned, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->unowned), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unowned), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What nobody would have had"),
                                  -1);
  g_signal_connect_object (self->unowned, "row-activated", G_CALLBACK (on_unowned), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), make_title (_("As it was → with this matrix")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bars));
  gtk_box_append (GTK_BOX (box), self->departments);
  gtk_box_append (GTK_BOX (box), self->unowned_title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->unowned));
  gtk_box_append (GTK_BOX (box), make_title (_("People")));
  gtk_box_append (GTK_BOX (box), self->people);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static GtkWidget *
make_running (StewardReplayDialog *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_("Cancel"));

  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Progress"), -1);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "window.close");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), button);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Running Past Mentions Through It"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("Nothing is changed by this."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}

static void
steward_replay_dialog_init (StewardReplayDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autofree char *title = g_strdup_printf (ngettext ("Last %u Day", "Last %u Days", periods[i]), periods[i]);

      g_strv_builder_add (titles, title);
    }
  words = g_strv_builder_end (titles);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 680, 640);
  gtk_window_set_title (GTK_WINDOW (self), _("Replay"));
  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_("Replay"), NULL));
  self->period = GTK_DROP_DOWN (gtk_drop_down_new_from_strings ((const char *const *) words));
  gtk_drop_down_set_selected (self->period, USUAL_PERIOD);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->period), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Period"), -1);
  steward_spoken_label_keep (self->period);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), GTK_WIDGET (self->period));
  gtk_widget_add_css_class (bar, "flat");
  self->failed = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_title (self->failed, _("That Did Not Happen"));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, make_running (self), "running");
  gtk_stack_add_named (self->stack, make_done (self), "done");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failed), "failed");
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_object (self->period, "notify::selected", G_CALLBACK (run), self, G_CONNECT_SWAPPED);
}

/**
 * steward_replay_dialog_present:
 * @parent: in the window that it belongs to
 */
void
steward_replay_dialog_present (GtkWidget        *parent,
                               StewardWorkspace *workspace)
{
  StewardReplayDialog *self =
      g_object_new (STEWARD_TYPE_REPLAY_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);

  self->workspace = g_object_ref (workspace);
  gtk_window_present (GTK_WINDOW (self));
  run (self);
}
