/* steward-versions-list.c: the matrices that were put in force
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-versions-list"

#include "steward-versions-list.h"

#include "steward-kinds.h"
#include "steward-refill.h"
#include "steward-time-words.h"
#include "steward-wrapped-label.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
make_label (const char *text,
            const char *class_name)
{
  return steward_wrapped_label_new (text, -1, 44, class_name, NULL);
}

static GtkWidget *
make_row (StewardRecord    *version,
          gboolean          is_in_force,
          StewardOwnership *ownership,
          StewardDirectory *directory)
{
  int number = (int) steward_record_get_integer (version, STEWARD_MATRIX_NUMBER);
  const char *adopter = steward_record_get_text (version, STEWARD_MATRIX_ADOPTED_BY);
  StewardRecord *person = steward_directory_get (directory, adopter);
  const char *name = person != NULL ? steward_record_get_text (person, STEWARD_PERSON_NAME) : NULL;
  const char *note = steward_record_get_text (version, STEWARD_MATRIX_NOTE);
  GTimeZone *zone = steward_organisation_get_zone (steward_ownership_get_organisation (ownership));
  g_autofree char *when = steward_time_full_words (steward_record_get_time (version, STEWARD_MATRIX_FROM), zone);
  g_autofree char *title = g_strdup_printf (is_in_force ? _("Version %d, in force") : _("Version %d"), number);
  g_autofree char *meta = g_strdup_printf ("%s · %s", when, name != NULL ? name : _("somebody"));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (box, "plain-row");
  gtk_box_append (GTK_BOX (box), make_label (title, "heading"));
  if (note != NULL)
    gtk_box_append (GTK_BOX (box), make_label (note, "small"));
  gtk_box_append (GTK_BOX (box), make_label (meta, "sec"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "tiny");
  if (steward_record_get_boolean (version, STEWARD_MATRIX_FOUNDING))
    {
      gtk_box_append (GTK_BOX (box), make_label (_("put in force at the founding, by one person alone"), "sec"));
      gtk_widget_add_css_class (gtk_widget_get_last_child (box), "tiny");
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "steward-number", GINT_TO_POINTER (number));
  steward_row_set_id (row, steward_record_get_id (version));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, meta, -1);
  return row;
}

/**
 * steward_versions_list_fill:
 * @list: emptied before
 */
void
steward_versions_list_fill (GtkListBox       *list,
                            StewardOwnership *ownership,
                            StewardDirectory *directory)
{
  GPtrArray *versions = steward_ownership_get_versions (ownership);
  StewardRefill *refill = steward_refill_begin (GTK_WIDGET (list));

  steward_refill_clear (GTK_WIDGET (list));
  for (guint i = 0; i < versions->len; i++)
    gtk_list_box_append (list, make_row (versions->pdata[i], i == 0, ownership, directory));
  if (versions->len == 0)
    {
      GtkWidget *label = make_label (_("No matrix was put in force yet"), "sec");

      gtk_widget_add_css_class (label, "plain-row");
      gtk_list_box_append (list, label);
      gtk_list_box_row_set_activatable (gtk_list_box_get_row_at_index (list, 0), FALSE);
    }
  steward_refill_end (refill);
}

/**
 * steward_versions_list_get_number:
 *
 * Returns: the version that a row is about
 */
gint64
steward_versions_list_get_number (GtkListBoxRow *row)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "steward-number"));
}
