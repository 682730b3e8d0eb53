/* steward-waits-dialog.c: who waits for whom, as a picture, a matrix and a table
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-waits-dialog"

#include "steward-waits-dialog.h"

#include "steward-matrix-lived.h"
#include "steward-plain-table.h"
#include "steward-replay-words.h"
#include "steward-waits-matrix.h"
#include "steward-waits-picture.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What the dialog was opened for, while it reads. */
typedef struct
{
  GtkWidget    *dialog;  /* (owned) */
  GtkWidget    *box;     /* of the dialog */
  GCancellable *reading; /* (owned) */
} Reading;

static void
reading_free (Reading *self)
{
  g_object_unref (self->dialog);
  g_object_unref (self->reading);
  g_free (self);
}

static const char *
name_of (StewardMatrixLived *lived,
         const char         *id)
{
  StewardRecord *record = steward_directory_get (steward_matrix_lived_get_directory (lived), id);
  const char *name = record != NULL ? steward_record_get_text (record, 0) : NULL;

  return name != NULL ? name : id;
}

static void
add_row (GtkWidget               *table,
         StewardMatrixLived      *lived,
         const StewardDependency *one)
{
  g_autofree char *pair = g_strdup_printf (_("%s waits for %s"), name_of (lived, one->from), name_of (lived, one->to));
  g_autofree char *whole =
      one->activity != NULL ? g_strdup_printf ("%s: %s", pair, name_of (lived, one->activity)) : g_strdup (pair);
  g_autofree char *asked = g_strdup_printf ("%u", steward_dependency_count (one->asked));
  g_autofree char *done = g_strdup_printf ("%u", steward_dependency_count (one->done));
  g_autofree char *bounced = g_strdup_printf ("%u", steward_dependency_count (one->bounced));
  g_autofree char *median = steward_lived_words_minutes (one->median_minutes);

  steward_plain_table_add_row (table, (const char *const[]) { whole, asked, done, bounced, median, NULL }, NULL);
}

static GtkWidget *
make_table (StewardMatrixLived *lived,
            gboolean            by_activity)
{
  const char *const heads[] = { by_activity ? _("By activity") : _("Department"), _("Asked"), _("Done"), _("Came back"),
                                _("Median"), NULL };
  GtkWidget *table = steward_plain_table_new (by_activity ? _("Waiting by activity") : _("Waiting"), heads);
  GPtrArray *waits = steward_matrix_lived_get_waits (lived);

  steward_plain_table_clear (table);
  for (guint i = 0; i < waits->len; i++)
    if ((((StewardDependency *) waits->pdata[i])->activity != NULL) == by_activity)
      add_row (table, lived, waits->pdata[i]);
  return table;
}

/* Returns: the place of a department in the square, where it gets one if it has none */
static guint
place_of (GPtrArray  *ids,
          const char *id)
{
  guint place;

  if (g_ptr_array_find_with_equal_func (ids, id, g_str_equal, &place))
    return place;
  g_ptr_array_add (ids, (gpointer) id);
  return ids->len - 1;
}

/* Those who wait most, or are waited for most, come first, as in the table. */
static GtkWidget *
make_matrix (StewardMatrixLived *lived)
{
  GPtrArray *waits = steward_matrix_lived_get_waits (lived);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GtkWidget *matrix;
  guint most = 1;

  for (guint i = 0; i < waits->len; i++)
    {
      const StewardDependency *one = waits->pdata[i];

      place_of (ids, one->from);
      place_of (ids, one->to);
      most = MAX (most, steward_dependency_count (one->asked));
    }
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (names, (gpointer) name_of (lived, ids->pdata[i]));
  g_ptr_array_add (names, NULL);
  matrix = steward_waits_matrix_new ((const char *const *) names->pdata);
  for (guint i = 0; i < waits->len; i++)
    {
      const StewardDependency *one = waits->pdata[i];
      guint n = steward_dependency_count (one->asked);
      g_autofree char *median = steward_lived_words_minutes (one->median_minutes);
      g_autofree char *pair = g_strdup_printf (_("%s waits for %s"), name_of (lived, one->from), name_of (lived, one->to));
      g_autofree char *words = g_strdup_printf (ngettext ("%s: %u time, median %s", "%s: %u times, median %s", n), pair, n, median);

      if (one->activity == NULL)
        steward_waits_matrix_set (matrix, place_of (ids, one->from), place_of (ids, one->to), n, sqrt ((double) n / most), words);
    }
  return matrix;
}

static GtkWidget *
make_picture (StewardMatrixLived *lived)
{
  GPtrArray *waits = steward_matrix_lived_get_waits (lived);
  const StewardDependency *first = waits->pdata[0];
  g_autofree char *summary = g_strdup_printf (_("Who waits for whom: most often %s for %s, %u times"),
                                              name_of (lived, first->from), name_of (lived, first->to),
                                              steward_dependency_count (first->asked));
  GtkWidget *picture = steward_waits_picture_new (summary);

  for (guint i = 0; i < waits->len; i++)
    {
      const StewardDependency *one = waits->pdata[i];

      if (one->activity == NULL)
        steward_waits_picture_add (STEWARD_WAITS_PICTURE (picture), name_of (lived, one->from), name_of (lived, one->to),
                                   steward_dependency_count (one->asked));
    }
  return picture;
}

static void
show (Reading            *reading,
      StewardMatrixLived *lived)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *words = gtk_label_new (_("Consultations, hand-overs and approvals; times are business hours of those who are waited for."));

  g_object_set (box, "margin-top", 6, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_add_css_class (words, "small");
  gtk_widget_add_css_class (words, "sec");
  gtk_box_append (GTK_BOX (box), make_picture (lived));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), make_matrix (lived));
  gtk_box_append (GTK_BOX (box), make_table (lived, FALSE));
  gtk_box_append (GTK_BOX (box), make_table (lived, TRUE));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (reading->box), scroller);
}

static void
show_status (Reading    *reading,
             const char *title,
             const char *description)
{
  GtkWidget *page = g_object_new (ADW_TYPE_STATUS_PAGE, "title", title, "description", description, "vexpand", TRUE, NULL);

  gtk_box_append (GTK_BOX (reading->box), page);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Reading *reading = data;
  StewardMatrixLived *lived = STEWARD_MATRIX_LIVED (source);
  g_autoptr (GError) error = NULL;
  gboolean is_well = steward_matrix_lived_run_finish (lived, result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_box_remove (GTK_BOX (reading->box), gtk_widget_get_last_child (reading->box));
      if (!is_well)
        show_status (reading, _("That Did Not Happen"), error->message);
      else if (steward_matrix_lived_get_waits (lived)->len == 0)
        show_status (reading, _("Nobody Waited"), _("No department asked, handed over to or needed the approval of another."));
      else
        show (reading, lived);
    }
  reading_free (reading);
}

static void
on_closed (GCancellable *reading)
{
  g_cancellable_cancel (reading);
}

static GtkWidget *
make_waiting (void)
{
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_vexpand (spinner, TRUE);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (spinner, 32, 32);
  return spinner;
}

/**
 * steward_waits_dialog_present:
 * @parent: in the window that it belongs to
 * @days: how far back
 *
 * Departments only; people are never shown here.
 */
void
steward_waits_dialog_present (GtkWidget        *parent,
                              StewardWorkspace *workspace,
                              guint             days)
{
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr (StewardMatrixLived) lived = steward_matrix_lived_new (workspace, days);
  g_autofree char *subtitle = g_strdup_printf (ngettext ("Last %u day", "Last %u days", days), days);
  GtkWidget *bar = adw_header_bar_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  reading->dialog = g_object_ref_sink (g_object_new (ADW_TYPE_WINDOW, "modal", TRUE, "default-width", 640, "default-height", 640,
                                                     "title", _("Who Waits for Whom"), "transient-for",
                                                     gtk_widget_get_root (parent), NULL));
  reading->reading = g_cancellable_new ();
  reading->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (reading->dialog, keys);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (_("Who Waits for Whom"), subtitle));
  gtk_widget_add_css_class (bar, "flat");
  gtk_box_append (GTK_BOX (reading->box), bar);
  gtk_box_append (GTK_BOX (reading->box), make_waiting ());
  adw_window_set_content (ADW_WINDOW (reading->dialog), reading->box);
  g_signal_connect_object (reading->dialog, "destroy", G_CALLBACK (on_closed), reading->reading, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (reading->dialog));
  steward_matrix_lived_run_async (lived, reading->reading, on_read, reading);
}
