/* steward-event-detail.c: one event of the audit, before and after
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-event-detail"

#include "steward-event-detail.h"

#include "steward-refill.h"
#include "steward-time-words.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

struct _StewardEventDetail
{
  AdwBin            parent_instance;
  GtkStack         *stack;
  GtkLabel         *title;
  GtkLabel         *who;
  GtkWidget        *show_button;
  GtkLabel         *note;
  GtkListBox       *changes;
  GtkLabel         *proof;
  StewardEventItem *item; /* (owned) (nullable) */
};

enum
{
  SIGNAL_RECORD_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardEventDetail, steward_event_detail, ADW_TYPE_BIN)

static GtkWidget *
new_side (const char *caption,
          const char *value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_label_new (caption);
  GtkWidget *label = gtk_label_new (*value != '\0' ? value : _("nothing"));

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "th");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (*value == '\0')
    gtk_widget_add_css_class (label, "sec");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
add_change (StewardEventDetail *self,
            JsonObject         *change,
            gboolean            is_new)
{
  const char *field = json_object_get_string_member (change, "field");
  const char *before = json_object_get_string_member (change, "before");
  const char *after = json_object_get_string_member (change, "after");
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *name = gtk_label_new (field);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *spoken = is_new ? g_strdup_printf (_("%s: %s"), field, after)
                                   : g_strdup_printf (_("%s: before %s, after %s"), field,
                                                      *before != '\0' ? before : _("nothing"),
                                                      *after != '\0' ? after : _("nothing"));

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "m");
  gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
  if (is_new)
    {
      GtkWidget *value = new_side ("", after);

      gtk_widget_hide (gtk_widget_get_first_child (value));
      gtk_box_append (GTK_BOX (sides), value);
    }
  else
    {
      gtk_box_append (GTK_BOX (sides), new_side (_("Before"), before));
      gtk_box_append (GTK_BOX (sides), new_side (_("After"), after));
    }
  gtk_widget_add_css_class (box, "finding");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), sides);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (self->changes, row);
}

static void
show_changes (StewardEventDetail *self)
{
  JsonArray *changes = steward_event_item_get_changes (self->item);
  gboolean is_new = TRUE;
  StewardRefill *refill = steward_refill_begin (GTK_WIDGET (self->changes));

  steward_refill_clear (GTK_WIDGET (self->changes));
  for (guint i = 0; i < json_array_get_length (changes); i++)
    is_new = is_new &&
             *json_object_get_string_member (json_array_get_object_element (changes, i), "before") == '\0';
  for (guint i = 0; i < json_array_get_length (changes); i++)
    add_change (self, json_array_get_object_element (changes, i), is_new);
  gtk_widget_set_visible (GTK_WIDGET (self->changes), json_array_get_length (changes) > 0);
  steward_refill_end (refill);
}

static void
show_note (StewardEventDetail *self,
           GTimeZone          *zone)
{
  const char *erased_by = steward_event_item_get_text (self->item, "erased_by");
  g_autofree char *words = NULL;

  if (erased_by != NULL)
    {
      gint64 erased_us = STEWARD_TIME_NONE;
      g_autofree char *when = NULL;

      steward_time_from_rfc3339 (steward_event_item_get_text (self->item, "erased"), &erased_us);
      when = steward_time_full_words (erased_us, zone);
      words = g_strdup_printf (_("Its contents were erased by %s on %s. The chain still proves that the event took place."),
                               erased_by, when);
    }
  else if (json_array_get_length (steward_event_item_get_changes (self->item)) == 0)
    words = g_strdup (_("It changed no field that is told here."));
  gtk_label_set_label (self->note, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), words != NULL);
}

static void
on_show_clicked (StewardEventDetail *self)
{
  StewardWindow *window = steward_window_of (self);

  if (window != NULL && !steward_window_show_record (window, steward_event_item_get_text (self->item, "kind"),
                                                     steward_event_item_get_text (self->item, "record")))
    steward_window_add_toast (window, _("No view shows this record"));
}

static void
on_record_clicked (StewardEventDetail *self)
{
  g_signal_emit (self, signals[SIGNAL_RECORD_WANTED], 0, steward_event_item_get_text (self->item, "record"));
}

static void
steward_event_detail_dispose (GObject *object)
{
  g_clear_object (&STEWARD_EVENT_DETAIL (object)->item);

  G_OBJECT_CLASS (steward_event_detail_parent_class)->dispose (object);
}

static void
steward_event_detail_class_init (StewardEventDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_event_detail_dispose;

  signals[SIGNAL_RECORD_WANTED] = g_signal_new ("record-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/stewardapp/Steward/ui/steward-event-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardEventDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, StewardEventDetail, title);
  gtk_widget_class_bind_template_child (widget_class, StewardEventDetail, who);
  gtk_widget_class_bind_template_child (widget_class, StewardEventDetail, show_button);
  gtk_widget_class_bind_template_child (widget_class, StewardEventDetail, note);
  gtk_widget_class_bind_template_child (widget_class, StewardEventDetail, changes);
  gtk_widget_class_bind_template_child (widget_class, StewardEventDetail, proof);
  gtk_widget_class_bind_template_callback (widget_class, on_show_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_record_clicked);
}

static void
steward_event_detail_init (StewardEventDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steward_event_detail_show:
 * @item: (nullable): what to tell
 */
void
steward_event_detail_show (StewardEventDetail *self,
                           StewardEventItem   *item,
                           GTimeZone          *zone)
{
  g_autofree char *title = NULL;
  g_autofree char *when = NULL;
  g_autofree char *who = NULL;
  g_autofree char *proof = NULL;

  g_return_if_fail (STEWARD_IS_EVENT_DETAIL (self));

  g_set_object (&self->item, item);
  gtk_stack_set_visible_child_name (self->stack, item != NULL ? "event" : "none");
  if (item == NULL)
    return;
  title = g_strdup_printf ("%s: %s", steward_event_item_get_text (item, "deed"),
                           steward_event_item_get_text (item, "subject"));
  when = steward_time_full_words (steward_event_item_get_at (item), zone);
  who = g_strdup_printf ("%s · %s", steward_event_item_get_text (item, "who"), when);
  proof = g_strdup_printf (_("Event %" PRId64 " of machine %s\nRecord %s\nHash %s\nThe hash before it %s"),
                           steward_event_item_get_integer (item, "sequence"), steward_event_item_get_text (item, "machine"),
                           steward_event_item_get_text (item, "record"), steward_event_item_get_text (item, "hash"),
                           steward_event_item_get_text (item, "previous"));
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->who, who);
  gtk_label_set_label (self->proof, proof);
  gtk_widget_set_visible (self->show_button,
                          g_str_equal (steward_event_item_get_text (item, "kind"), "mention") ||
                              g_str_equal (steward_event_item_get_text (item, "kind"), "response") ||
                              g_str_equal (steward_event_item_get_text (item, "kind"), "guideline"));
  show_note (self, zone);
  show_changes (self);
}
