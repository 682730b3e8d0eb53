/* steward-continuity-dialog.c: who is there, at a moment and over the coming year
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-continuity-dialog"

#include "steward-continuity-dialog.h"

#include "steward-continuity.h"
#include "steward-holes-map.h"
#include "steward-kinds.h"
#include "steward-matrix-words.h"
#include "steward-refill.h"
#include "steward-routing-words.h"

#include <glib/gi18n-lib.h>

/* Of one row in one week there are seldom more. */
#define MOST_HOLES 50

struct _StewardContinuityDialog
{
  AdwWindow         parent_instance;
  StewardOwnership *ownership; /* (owned) */
  StewardMatrix    *table;     /* (owned) */
  GtkWidget        *moment;
  GtkWidget        *answers;
  GtkWidget        *map;
  GtkWidget        *holes;
};

G_DEFINE_FINAL_TYPE (StewardContinuityDialog, steward_continuity_dialog, ADW_TYPE_WINDOW)

static void
steward_continuity_dialog_dispose (GObject *object)
{
  StewardContinuityDialog *self = STEWARD_CONTINUITY_DIALOG (object);

  g_clear_object (&self->ownership);
  g_clear_pointer (&self->table, steward_matrix_unref);

  G_OBJECT_CLASS (steward_continuity_dialog_parent_class)->dispose (object);
}

static void
steward_continuity_dialog_class_init (StewardContinuityDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_continuity_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
steward_continuity_dialog_init (StewardContinuityDialog *self)
{
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 780, 640);
}

static void
add_row (GtkWidget  *list,
         const char *title,
         const char *subtitle,
         gboolean    is_hole)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  if (is_hole)
    {
      GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic", "accessible-role",
                                      GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_widget_add_css_class (icon, "warn");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    }
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static const char *
name_of (StewardContinuityDialog *self,
         const char              *person)
{
  StewardRecord *record =
      steward_organisation_get_person (steward_ownership_get_organisation (self->ownership), person);

  return record != NULL ? steward_record_get_text (record, STEWARD_PERSON_NAME) : person;
}

static void
answer_coming (StewardContinuityDialog *self,
               gint64                   at_us)
{
  StewardOrganisation *organisation = steward_ownership_get_organisation (self->ownership);

  for (guint r = 0; r < steward_matrix_get_n_rows (self->table); r++)
    {
      g_autoptr (StewardContinuity) continuity = steward_continuity_new (self->table, organisation, r, at_us);
      g_autofree char *reason = steward_matrix_words_continuity (continuity, self->table, organisation);
      g_autoptr (GPtrArray) names = g_ptr_array_new ();
      g_autofree char *people = NULL;
      g_autofree char *subtitle = NULL;

      for (guint i = 0; i < continuity->answer->len; i++)
        g_ptr_array_add (names, (gpointer) name_of (self, continuity->answer->pdata[i]));
      g_ptr_array_add (names, NULL);
      people = steward_list_words ((const char *const *) names->pdata);
      subtitle = *people != '\0' ? g_strdup_printf (_("%s. There to answer: %s."), reason, people)
                                 : g_strdup_printf (_("%s. Nobody is there to answer."), reason);
      add_row (self->answers, steward_matrix_get_row (self->table, r)->name, subtitle,
               continuity->approve.person == NULL || continuity->answer->len == 0);
    }
}

static StewardMatrix *
find_past (StewardContinuityDialog *self,
           gint64                   at_us)
{
  GPtrArray *versions = steward_ownership_get_versions (self->ownership);

  /* Newest first. */
  for (guint i = 0; i < versions->len; i++)
    if (steward_record_get_time (versions->pdata[i], STEWARD_MATRIX_FROM) <= at_us)
      return steward_matrix_new_in_force (versions->pdata[i]);
  return NULL;
}

static void
answer_past (StewardContinuityDialog *self,
             gint64                   at_us)
{
  g_autoptr (StewardMatrix) matrix = find_past (self, at_us);

  if (matrix == NULL)
    {
      add_row (self->answers, _("No matrix was in force then"), "", FALSE);
      return;
    }
  for (guint r = 0; r < steward_matrix_get_n_rows (matrix); r++)
    {
      const StewardMatrixRow *row = steward_matrix_get_row (matrix, r);
      const char *department = steward_matrix_find_accountable (matrix, row->activity);
      int column = steward_matrix_find_department (matrix, department);
      g_autofree char *subtitle =
          column >= 0 ? g_strdup_printf (_("%s was accountable, by version %d"),
                                         steward_matrix_get_department_name (matrix, (guint) column),
                                         (int) steward_matrix_get_number (matrix))
                      : g_strdup (_("Nobody was accountable"));

      add_row (self->answers, row->name, subtitle, FALSE);
    }
}

static void
on_asked (StewardContinuityDialog *self)
{
  StewardOrganisation *organisation = steward_ownership_get_organisation (self->ownership);
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->moment))));
  gint64 at_us = 0;

  /* A day and a time may have a blank between them. */
  g_strdelimit (words, " ", 'T');
  steward_refill_clear (self->answers);
  if (!steward_time_from_words (words, steward_organisation_get_zone (organisation), &at_us))
    {
      gtk_widget_add_css_class (self->moment, "error");
      add_row (self->answers, _("That is no day and time"), _("Write it like 2026-12-26 23:40"), TRUE);
    }
  else
    {
      gtk_widget_remove_css_class (self->moment, "error");
      if (at_us < steward_continuity_year_get_from (steward_ownership_get_year (self->ownership)))
        answer_past (self, at_us);
      else
        answer_coming (self, at_us);
    }
  gtk_widget_set_visible (self->answers, TRUE);
}

static char *
moment_words (StewardContinuityDialog *self,
              gint64                   at_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / STEWARD_SECOND_US);
  g_autoptr (GDateTime) local =
      g_date_time_to_timezone (utc, steward_organisation_get_zone (steward_ownership_get_organisation (self->ownership)));

  /* Translators: a moment within the coming year: Sat 26 December, 23:40 */
  return g_date_time_format (local, _("%a %-d %B, %H:%M"));
}

static void
on_moved (StewardContinuityDialog *self)
{
  StewardContinuityYear *year = steward_ownership_get_year (self->ownership);
  g_autoptr (GArray) holes = NULL;
  g_autofree char *words = NULL;
  guint row;
  guint week;

  steward_refill_clear (self->holes);
  if (steward_matrix_get_n_rows (self->table) == 0)
    return;
  words = steward_holes_map_describe (STEWARD_HOLES_MAP (self->map));
  add_row (self->holes, words, "", FALSE);
  steward_holes_map_get_cursor (STEWARD_HOLES_MAP (self->map), &row, &week);
  holes = steward_continuity_year_list_holes (year, self->table, row, week, 1);
  for (guint i = 0; i < MIN (holes->len, MOST_HOLES); i++)
    {
      const StewardHole *hole = &g_array_index (holes, StewardHole, i);
      g_autofree char *from = moment_words (self, hole->from_us);
      g_autofree char *until = moment_words (self, hole->until_us);
      g_autofree char *title = g_strdup_printf (_("%s to %s"), from, until);
      g_autofree char *why =
          steward_matrix_words_hole (hole, self->table, row, steward_ownership_get_organisation (self->ownership));
      g_autofree char *subtitle =
          hole->kinds & STEWARD_HOLE_EXPECTED ? g_strdup_printf (_("Outside hours. %s"), why) : g_steal_pointer (&why);

      add_row (self->holes, title, subtitle, !(hole->kinds & STEWARD_HOLE_EXPECTED));
    }
}

static GtkWidget *
make_list (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return list;
}

static GtkWidget *
make_asking (StewardContinuityDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Ask about a moment"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _("Who could approve and answer then; for a moment that is past, which department was accountable."));
  self->moment = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->moment), _("Day and time, such as 2026-12-26 23:40"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->moment), TRUE);
  g_signal_connect_object (self->moment, "apply", G_CALLBACK (on_asked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->moment, "entry-activated", G_CALLBACK (on_asked), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->moment);
  return group;
}

static GtkWidget *
make_year (StewardContinuityDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("When somebody is missing"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _("Each column is a week of the coming year, each row an activity. The stronger the colour, the longer nobody can approve "
        "or answer when it counts: at any time for what is answered round the clock, else within hours."));
  self->map = steward_holes_map_new (
      steward_ownership_get_year (self->ownership), self->table,
      steward_organisation_get_zone (steward_ownership_get_organisation (self->ownership)));
  g_signal_connect_object (self->map, "moved", G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->map);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), scroller);
  return group;
}

/**
 * steward_continuity_dialog_new:
 * @ownership: who works here, and all versions
 * @table: the matrix that is asked about, stored or not
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
steward_continuity_dialog_new (GtkWindow        *parent,
                               StewardOwnership *ownership,
                               StewardMatrix    *table)
{
  StewardContinuityDialog *self = g_object_new (STEWARD_TYPE_CONTINUITY_DIALOG, "transient-for", parent, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->ownership = g_object_ref (ownership);
  self->table = steward_matrix_ref (table);
  gtk_window_set_title (GTK_WINDOW (self), _("Who Is There"));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (_("Who Is There"), NULL));
  gtk_widget_add_css_class (bar, "flat");
  g_object_set (content, "margin-top", 6, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);
  gtk_box_append (GTK_BOX (content), make_asking (self));
  self->answers = make_list (_("Who could approve and answer"));
  gtk_widget_set_visible (self->answers, FALSE);
  gtk_box_append (GTK_BOX (content), self->answers);
  gtk_box_append (GTK_BOX (content), make_year (self));
  self->holes = make_list (_("When somebody is missing in this week"));
  gtk_box_append (GTK_BOX (content), self->holes);
  on_moved (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
  return GTK_WIDGET (self);
}
