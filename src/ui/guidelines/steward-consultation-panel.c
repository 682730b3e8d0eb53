/* steward-consultation-panel.c: which departments are asked about a draft, and what they said
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-consultation-panel"

#include "steward-consultation-panel.h"

#include "steward-json.h"
#include "steward-refill.h"
#include "steward-wrapped-label.h"

#include <glib/gi18n-lib.h>

struct _StewardConsultationPanel
{
  AdwBin      parent_instance;
  GtkLabel   *summary;
  GtkListBox *list;
  GtkWidget  *ask;
  GtkWidget  *answer;
};

G_DEFINE_FINAL_TYPE (StewardConsultationPanel, steward_consultation_panel, ADW_TYPE_BIN)

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  return steward_wrapped_label_new (text, 20, 20, "small", style);
}

static void
add_row (StewardConsultationPanel *self,
         JsonObject               *line)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *department = steward_json_get_text (line, "department");
  const char *message = steward_json_get_text (line, "message");
  gboolean objects = g_strcmp0 (steward_json_get_text (line, "verdict"), "object") == 0;
  g_autofree char *name = g_strdup_printf (_("%s: %s"), department != NULL ? department : "", message);

  gtk_box_append (GTK_BOX (box), make_label (department, "b"));
  gtk_box_append (GTK_BOX (box), make_label (message, objects ? "warn" : "sec"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  steward_row_set_id (row, department);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
}

static void
steward_consultation_panel_class_init (StewardConsultationPanelClass *klass)
{
}

static GtkWidget *
make_button (GtkBox     *box,
             const char *label,
             const char *action,
             const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "sm");
  gtk_box_append (box, button);
  return button;
}

static void
steward_consultation_panel_init (StewardConsultationPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (GTK_WIDGET (self), "doc-section");
  gtk_box_append (GTK_BOX (box), make_label (_("Consultation"), "heading"));
  gtk_widget_remove_css_class (gtk_widget_get_first_child (box), "small");
  self->summary = GTK_LABEL (make_label (NULL, "sec"));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "doc-outline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who was asked"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  self->answer = make_button (GTK_BOX (box), _("Answer…"), "guideline.answer", _("Say what your department thinks of this draft"));
  self->ask = make_button (GTK_BOX (box), _("Ask Departments…"), "guideline.consult",
                           _("Ask the departments that the matrix names, or others, about this draft"));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * steward_consultation_panel_show:
 * @view: a guideline
 * @standing: for names
 *
 * Shows how far the consultation on its draft is; nothing where there is no draft.
 */
void
steward_consultation_panel_show (StewardConsultationPanel *self,
                                 StewardGuidelineView     *view,
                                 StewardStanding          *standing)
{
  StewardDirectory *directory = steward_standing_get_directory (standing);
  JsonArray *lines = steward_guideline_view_list_consultations (view);
  const char *const *consulted = steward_guideline_view_list_consulted (view);
  guint n = json_array_get_length (lines);
  gboolean writes = (steward_guideline_view_get_rights (view) & STEWARD_GUIDELINE_MAY_WRITE) != 0;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *words = NULL;
  StewardRefill *refill = steward_refill_begin (GTK_WIDGET (self->list));

  steward_refill_clear (GTK_WIDGET (self->list));
  for (guint i = 0; i < n; i++)
    add_row (self, json_array_get_object_element (lines, i));
  for (guint i = 0; consulted[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", steward_directory_get_name (directory, consulted[i]));
  if (n == 0)
    words = consulted[0] != NULL ? g_strdup_printf (_("Nobody was asked yet; the matrix names %s."), names->str)
                                 : g_strdup (_("The matrix names no department to be asked."));
  gtk_widget_set_visible (GTK_WIDGET (self), steward_guideline_view_has_draft (view));
  gtk_label_set_label (self->summary, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary), n == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->ask, writes);
  gtk_widget_set_visible (self->answer, (steward_guideline_view_get_rights (view) & STEWARD_GUIDELINE_MAY_ANSWER) != 0);
  steward_refill_end (refill);
}
