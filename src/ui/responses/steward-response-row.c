/* steward-response-row.c: one answer in the list, or a heading
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-response-row"

#include "steward-response-row.h"

#include "steward-dot.h"
#include "steward-kinds.h"
#include "steward-network.h"
#include "steward-response-queue.h"
#include "steward-response-rules.h"
#include "steward-shorten.h"
#include "steward-time-words.h"

#include <glib/gi18n-lib.h>

#define LONGEST 200 /* characters of the text that a row tells */

struct _StewardResponseRow
{
  AdwBin             parent_instance;
  GtkStack          *stack;
  GtkLabel          *heading;
  GtkLabel          *count;
  GtkLabel          *activity;
  GtkLabel          *account;
  GtkLabel          *time;
  GtkLabel          *text;
  GtkLabel          *state;
  StewardDot        *dot;
  GtkLabel          *people;
  StewardRecordItem *item;     /* (owned) (nullable) */
  StewardStanding   *standing; /* (owned) (nullable) */
  gint64             now_us;
  gulong             handler;
};

G_DEFINE_FINAL_TYPE (StewardResponseRow, steward_response_row, ADW_TYPE_BIN)

static void
set_name (StewardResponseRow *self,
          const char         *name)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));

  /* A list's cell is what a screen reader stops at; GTK 4.8 has no other way to name it. */
  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static char *
dup_people (StewardResponseRow *self,
            StewardRecord      *response)
{
  StewardDirectory *directory = steward_standing_get_directory (self->standing);
  StewardRecord *department = steward_directory_get (directory, steward_record_get_text (response, STEWARD_RESPONSE_ACCOUNTABLE));
  const char *const *authors = steward_record_get_set (response, STEWARD_RESPONSE_AUTHORS);
  GString *out = g_string_new (department != NULL ? steward_record_get_text (department, STEWARD_DEPARTMENT_NAME) : NULL);

  for (guint i = 0; authors[i] != NULL; i++)
    {
      StewardRecord *author = steward_directory_get (directory, authors[i]);

      if (author != NULL)
        g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", steward_record_get_text (author, STEWARD_PERSON_NAME));
    }
  return g_string_free (out, FALSE);
}

/**
 * steward_response_row_style_state:
 * @tag: a label that says the state
 *
 * Gives it the colour of the state: good, in trouble, or uncertain.
 */
void
steward_response_row_style_state (GtkWidget            *tag,
                                  StewardResponseState  state)
{
  gtk_widget_remove_css_class (tag, "ok");
  gtk_widget_remove_css_class (tag, "err");
  gtk_widget_remove_css_class (tag, "warn");
  if (state == STEWARD_RESPONSE_PUBLISHED_STATE || state == STEWARD_RESPONSE_APPROVED)
    gtk_widget_add_css_class (tag, "ok");
  else if (state == STEWARD_RESPONSE_FAILED || state == STEWARD_RESPONSE_REJECTED)
    gtk_widget_add_css_class (tag, "err");
  else if (state == STEWARD_RESPONSE_UNKNOWN)
    gtk_widget_add_css_class (tag, "warn");
}

static void
set_state (StewardResponseRow *self,
           StewardRecord      *response)
{
  StewardResponseState state = steward_response_get_state (response);

  /* A correction that waits is nothing that is done. */
  if (state == STEWARD_RESPONSE_PUBLISHED_STATE && steward_record_get_boolean (response, STEWARD_RESPONSE_CORRECTING))
    state = STEWARD_RESPONSE_IN_REVIEW;
  steward_response_row_style_state (GTK_WIDGET (self->state), state);
  gtk_label_set_label (self->state, steward_response_standing_words (response));
}

static void
show_response (StewardResponseRow *self,
               StewardRecord      *response)
{
  StewardDirectory *directory = steward_standing_get_directory (self->standing);
  StewardRecord *account = steward_directory_get (directory, steward_record_get_text (response, STEWARD_RESPONSE_ACCOUNT));
  const StewardNetwork *network =
      account != NULL ? steward_network_find (steward_record_get_text (account, STEWARD_ACCOUNT_NETWORK)) : NULL;
  const char *activity = steward_directory_get_name (directory, steward_record_get_text (response, STEWARD_RESPONSE_ACTIVITY));
  const char *text = steward_record_get_text (response, STEWARD_RESPONSE_TEXT);
  g_autofree char *line = steward_shorten_line (text != NULL ? text : _("Nothing written yet"), LONGEST);
  g_autofree char *time =
      steward_time_words (steward_record_get_changed (response), self->now_us, steward_standing_get_zone (self->standing));
  g_autofree char *people = dup_people (self, response);
  g_autofree char *spoken = NULL;

  gtk_label_set_label (self->activity, activity != NULL ? activity : _("No activity"));
  gtk_label_set_label (self->account, network != NULL ? network->title : "");
  gtk_label_set_label (self->time, time);
  gtk_label_set_label (self->text, line);
  gtk_label_set_label (self->people, people);
  steward_dot_set_department (self->dot, steward_directory_get (directory, steward_record_get_text (response, STEWARD_RESPONSE_ACCOUNTABLE)));
  set_state (self, response);
  spoken = g_strdup_printf ("%s, %s, %s, %s, %s", gtk_label_get_label (self->state), gtk_label_get_label (self->activity),
                            line, people, time);
  set_name (self, spoken);
}

static void
show_item (StewardResponseRow *self)
{
  StewardRecord *record = steward_record_item_get_record (self->item);

  if (steward_record_item_is_heading (self->item))
    {
      const char *heading = steward_response_section_words (steward_record_item_get_section (self->item));
      g_autofree char *count = g_strdup_printf ("%u", steward_record_item_get_count (self->item));
      g_autofree char *spoken = g_strdup_printf ("%s, %s", heading, count);

      gtk_label_set_label (self->heading, heading);
      gtk_label_set_label (self->count, count);
      gtk_stack_set_visible_child_name (self->stack, "heading");
      set_name (self, spoken);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "response");
  if (record != NULL)
    show_response (self, record);
}

static void
steward_response_row_dispose (GObject *object)
{
  StewardResponseRow *self = STEWARD_RESPONSE_ROW (object);

  g_clear_signal_handler (&self->handler, self->item);
  g_clear_object (&self->item);
  g_clear_object (&self->standing);

  G_OBJECT_CLASS (steward_response_row_parent_class)->dispose (object);
}

static void
steward_response_row_class_init (StewardResponseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_response_row_dispose;

  g_type_ensure (STEWARD_TYPE_DOT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-response-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardResponseRow, stack);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseRow, heading);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseRow, count);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseRow, activity);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseRow, account);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseRow, time);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseRow, text);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseRow, state);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseRow, dot);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseRow, people);
}

static void
steward_response_row_init (StewardResponseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steward_response_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
steward_response_row_new (void)
{
  return g_object_new (STEWARD_TYPE_RESPONSE_ROW, NULL);
}

/**
 * steward_response_row_show:
 * @item: (nullable): what to tell, now and when its record comes; %NULL lets it go
 * @standing: with the names
 * @now_us: for saying when it was
 */
void
steward_response_row_show (StewardResponseRow *self,
                           StewardRecordItem  *item,
                           StewardStanding    *standing,
                           gint64              now_us)
{
  g_return_if_fail (STEWARD_IS_RESPONSE_ROW (self));

  g_clear_signal_handler (&self->handler, self->item);
  g_set_object (&self->item, item);
  g_set_object (&self->standing, standing);
  self->now_us = now_us;
  if (item == NULL)
    return;
  self->handler = g_signal_connect_swapped (item, "notify::record", G_CALLBACK (show_item), self);
  show_item (self);
}
