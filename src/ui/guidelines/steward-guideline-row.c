/* steward-guideline-row.c: a guideline's row in the list
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-row"

#include "steward-guideline-row.h"

#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-time-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

struct _StewardGuidelineRow
{
  AdwBin          parent_instance;
  GtkLabel       *title;
  GtkLabel       *state;
  GtkLabel       *whose;
  GtkLabel       *when;
  GtkWidget      *reading;
  GtkProgressBar *progress;
  GtkLabel       *read;
};

G_DEFINE_FINAL_TYPE (StewardGuidelineRow, steward_guideline_row, ADW_TYPE_BIN)

static void
steward_guideline_row_class_init (StewardGuidelineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-guideline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineRow, title);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineRow, state);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineRow, whose);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineRow, when);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineRow, reading);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineRow, progress);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineRow, read);
}

static void
steward_guideline_row_init (StewardGuidelineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steward_guideline_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
steward_guideline_row_new (void)
{
  return g_object_new (STEWARD_TYPE_GUIDELINE_ROW, NULL);
}

static gint64
get_time (JsonObject *line,
          const char *member)
{
  const char *text = steward_json_get_text (line, member);
  gint64 time_us;

  return text != NULL && steward_time_from_rfc3339 (text, &time_us) ? time_us : STEWARD_TIME_NONE;
}

static void
show_state (StewardGuidelineRow *self,
            JsonObject          *line)
{
  static const char *const classes[] = { "warn", "acc", "ok", NULL };
  const char *state = steward_json_get_text (line, "state");
  gint64 version = steward_json_get_integer (line, "version", 1);
  const char *class = NULL;
  g_autofree char *words = NULL;

  if (g_strcmp0 (state, "draft") == 0)
    {
      class = "warn";
      words = g_strdup_printf (_("Draft of v%" PRId64), version);
    }
  else if (g_strcmp0 (state, "in review") == 0)
    {
      class = "acc";
      words = g_strdup_printf (_("In review v%" PRId64), version);
    }
  else if (g_strcmp0 (state, "approved") == 0)
    {
      class = "ok";
      words = g_strdup_printf (_("Approved v%" PRId64), version);
    }
  else if (g_strcmp0 (state, "retired") == 0)
    words = g_strdup (_("Retired"));
  else if (g_strcmp0 (state, "to come") == 0)
    words = g_strdup_printf (_("To come v%" PRId64), version);
  else
    words = g_strdup_printf (_("In force v%" PRId64), version);
  for (guint i = 0; classes[i] != NULL; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), classes[i]);
  if (class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), class);
  gtk_label_set_label (self->state, words);
}

static const char *
shorten (StewardDirectory *directory,
         const char       *name)
{
  g_autoptr (GPtrArray) departments = steward_directory_list (directory, &steward_department_kind);

  for (guint i = 0; i < departments->len; i++)
    if (g_strcmp0 (steward_record_get_text (departments->pdata[i], STEWARD_DEPARTMENT_NAME), name) == 0 &&
        steward_record_has (departments->pdata[i], STEWARD_DEPARTMENT_SHORT_NAME))
      return steward_record_get_text (departments->pdata[i], STEWARD_DEPARTMENT_SHORT_NAME);
  return name;
}

static void
show_whose (StewardGuidelineRow *self,
            JsonObject          *line,
            StewardDirectory    *directory)
{
  const char *department = shorten (directory, steward_json_get_text (line, "department"));
  JsonArray *audience = steward_json_get_array (line, "audience");
  guint n = audience != NULL ? json_array_get_length (audience) : 0;
  g_autofree char *whom = NULL;
  g_autofree char *words = NULL;

  if (n == 0)
    whom = g_strdup (_("all staff"));
  else if (n == 1)
    whom = g_strdup (shorten (directory, json_array_get_string_element (audience, 0)));
  else
    whom = g_strdup_printf (ngettext ("%u department", "%u departments", n), n);
  words = department == NULL || (n == 1 && g_strcmp0 (department, whom) == 0)
              ? g_strdup (whom)
              : g_strdup_printf (_("%s · %s"), department, whom);
  gtk_label_set_label (self->whose, words);
}

static void
show_when (StewardGuidelineRow *self,
           JsonObject          *line,
           gint64               now_us,
           GTimeZone           *zone)
{
  gint64 review_us = get_time (line, "review_by");
  gint64 in_force = steward_json_get_integer (line, "in_force", 0);
  gboolean is_overdue = review_us != STEWARD_TIME_NONE && review_us < now_us;
  gint64 behind = steward_json_get_integer (line, "behind", 0);
  g_autofree char *words = NULL;

  if (is_overdue)
    words = g_strdup_printf (_("Review overdue %" PRId64 " d"), (now_us - review_us) / STEWARD_DAY_US);
  else if (behind > 0)
    words = g_strdup_printf (ngettext ("%d clause behind", "%d clauses behind", (gulong) behind), (int) behind);
  else if (in_force > 0 && in_force != steward_json_get_integer (line, "version", 0))
    words = g_strdup_printf (_("v%" PRId64 " in force"), in_force);
  else if (review_us != STEWARD_TIME_NONE && in_force > 0)
    {
      g_autofree char *day = steward_time_words (review_us, now_us, zone);

      words = g_strdup_printf (_("Review %s"), day);
    }
  gtk_label_set_label (self->when, words != NULL ? words : "");
  if (is_overdue)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->when), "sec");
      gtk_widget_add_css_class (GTK_WIDGET (self->when), "err");
      gtk_widget_add_css_class (GTK_WIDGET (self->when), "b");
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->when), "sec");
      gtk_widget_remove_css_class (GTK_WIDGET (self->when), "err");
      gtk_widget_remove_css_class (GTK_WIDGET (self->when), "b");
    }
}

static void
show_reading (StewardGuidelineRow *self,
              JsonObject          *line)
{
  guint people = (guint) steward_json_get_integer (line, "people", 0);
  guint read = (guint) steward_json_get_integer (line, "read", 0);
  gboolean unread = steward_json_get_boolean (line, "unread", FALSE);
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->reading, people > 0);
  if (people == 0)
    return;
  words = unread ? g_strdup_printf (_("not by you · %u of %u read"), read, people)
                 : g_strdup_printf (_("%u of %u read"), read, people);
  gtk_label_set_label (self->read, words);
  if (unread)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->read), "acc");
      gtk_widget_remove_css_class (GTK_WIDGET (self->read), "sec");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->read), "acc");
      gtk_widget_add_css_class (GTK_WIDGET (self->read), "sec");
    }
  gtk_progress_bar_set_fraction (self->progress, (double) read / people);
}

/**
 * steward_guideline_row_show:
 * @item: a guideline
 * @directory: for the short names of departments
 * @now_us: the moment
 * @zone: the workspace's
 */
void
steward_guideline_row_show (StewardGuidelineRow  *self,
                            StewardGuidelineItem *item,
                            StewardDirectory     *directory,
                            gint64                now_us,
                            GTimeZone            *zone)
{
  JsonObject *line = steward_guideline_item_get_line (item);
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *label = NULL;

  gtk_label_set_label (self->title, steward_json_get_text (line, "title"));
  show_state (self, line);
  show_whose (self, line, directory);
  show_when (self, line, now_us, zone);
  show_reading (self, line);
  label = g_strdup_printf ("%s, %s, %s%s%s%s%s", gtk_label_get_label (self->title), gtk_label_get_label (self->state),
                           gtk_label_get_label (self->whose), *gtk_label_get_label (self->when) != '\0' ? ", " : "",
                           gtk_label_get_label (self->when), gtk_widget_get_visible (self->reading) ? ", " : "",
                           gtk_widget_get_visible (self->reading) ? gtk_label_get_label (self->read) : "");
  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
