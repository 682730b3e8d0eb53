/* steward-event-row.c: one event in the list of the audit
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-event-row"

#include "steward-event-row.h"

#include "steward-shorten.h"
#include "steward-time-words.h"
#include "steward-tooltip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST_VALUE 80 /* characters of a value that a row tells; the detail tells all */

struct _StewardEventRow
{
  AdwBin    parent_instance;
  GtkLabel *deed;
  GtkLabel *subject;
  GtkLabel *time;
  GtkLabel *who;
  GtkLabel *change;
};

G_DEFINE_FINAL_TYPE (StewardEventRow, steward_event_row, ADW_TYPE_BIN)

static void
steward_event_row_class_init (StewardEventRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-event-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardEventRow, deed);
  gtk_widget_class_bind_template_child (widget_class, StewardEventRow, subject);
  gtk_widget_class_bind_template_child (widget_class, StewardEventRow, time);
  gtk_widget_class_bind_template_child (widget_class, StewardEventRow, who);
  gtk_widget_class_bind_template_child (widget_class, StewardEventRow, change);
}

static void
steward_event_row_init (StewardEventRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steward_event_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
steward_event_row_new (void)
{
  return g_object_new (STEWARD_TYPE_EVENT_ROW, NULL);
}

/* An id or a hash says nothing to a person. */
static gboolean
is_bare_id (const char *value)
{
  gsize length = strlen (value);

  return (length == 26 && strspn (value, "abcdefghijklmnopqrstuvwxyz234567") == length) ||
         (length == 64 && strspn (value, "0123456789abcdef") == length);
}

static JsonObject *
find_telling (JsonArray *changes)
{
  for (guint i = 0; i < json_array_get_length (changes); i++)
    {
      JsonObject *change = json_array_get_object_element (changes, i);

      if (!is_bare_id (json_object_get_string_member (change, "after")))
        return change;
    }
  return json_array_get_object_element (changes, 0);
}

/* The first thing that changed: "State: draft → in review". */
static char *
dup_change (StewardEventItem *item)
{
  JsonArray *changes = steward_event_item_get_changes (item);
  guint n_changes = json_array_get_length (changes);
  JsonObject *first;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *words = NULL;

  if (steward_event_item_get_text (item, "erased_by") != NULL)
    return g_strdup (_("content erased"));
  if (n_changes == 0)
    return g_strdup ("");
  first = find_telling (changes);
  before = steward_shorten_line (json_object_get_string_member (first, "before"), LONGEST_VALUE);
  after = steward_shorten_line (json_object_get_string_member (first, "after"), LONGEST_VALUE);
  if (*before == '\0' || *after == '\0')
    words = g_strdup_printf (_("%s: %s"), json_object_get_string_member (first, "field"),
                             *after != '\0' ? after : _("nothing"));
  else
    words = g_strdup_printf (_("%s: %s → %s"), json_object_get_string_member (first, "field"), before, after);
  return n_changes == 1 ? g_steal_pointer (&words) : g_strdup_printf (_("%s, and %u more"), words, n_changes - 1);
}

/**
 * steward_event_row_show:
 * @item: what to tell
 * @now_us: for saying when it was
 */
void
steward_event_row_show (StewardEventRow  *self,
                        StewardEventItem *item,
                        gint64            now_us,
                        GTimeZone        *zone)
{
  g_autofree char *time = steward_time_words (steward_event_item_get_at (item), now_us, zone);
  g_autofree char *full = steward_time_full_words (steward_event_item_get_at (item), zone);
  g_autofree char *change = dup_change (item);
  g_autofree char *spoken = g_strdup_printf ("%s: %s %s, %s, %s", steward_event_item_get_text (item, "who"),
                                             steward_event_item_get_text (item, "deed"),
                                             steward_event_item_get_text (item, "subject"), time, change);

  g_return_if_fail (STEWARD_IS_EVENT_ROW (self));

  gtk_label_set_label (self->deed, steward_event_item_get_text (item, "deed"));
  gtk_label_set_label (self->subject, steward_event_item_get_text (item, "subject"));
  gtk_label_set_label (self->time, time);
  gtk_label_set_label (self->who, steward_event_item_get_text (item, "who"));
  gtk_label_set_label (self->change, change);
  steward_tooltip_set (GTK_WIDGET (self->time), full);
  /* A list's cell is what a screen reader stops at; GTK 4.8 has no other way to name it. */
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
