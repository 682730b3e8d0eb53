/* steward-text-popover.c: asking for a few words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-text-popover"

#include "steward-text-popover.h"

#define WIDTH 300
#define LONG_HEIGHT 100

struct _StewardTextPopover
{
  GtkPopover  parent_instance;
  GtkWidget  *entry; /* (nullable) */
  GtkWidget  *view;  /* (nullable) */
  GtkWidget  *button;
};

enum
{
  SIGNAL_WRITTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardTextPopover, steward_text_popover, GTK_TYPE_POPOVER)

static char *
dup_text (StewardTextPopover *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  if (self->entry != NULL)
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
on_text_changed (StewardTextPopover *self)
{
  g_autofree char *text = dup_text (self);

  gtk_widget_set_sensitive (self->button, *text != '\0');
}

static void
send (StewardTextPopover *self)
{
  g_autofree char *text = dup_text (self);

  if (*text == '\0')
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  if (self->entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "", 0);
  g_signal_emit (self, signals[SIGNAL_WRITTEN], 0, text);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        StewardTextPopover    *self)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  send (self);
  return TRUE;
}

static void
steward_text_popover_map (GtkWidget *widget)
{
  StewardTextPopover *self = STEWARD_TEXT_POPOVER (widget);

  GTK_WIDGET_CLASS (steward_text_popover_parent_class)->map (widget);
  gtk_widget_grab_focus (self->entry != NULL ? self->entry : self->view);
}

static void
steward_text_popover_class_init (StewardTextPopoverClass *klass)
{
  GTK_WIDGET_CLASS (klass)->map = steward_text_popover_map;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  signals[SIGNAL_WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
steward_text_popover_init (StewardTextPopover *self)
{
}

static GtkWidget *
make_view (StewardTextPopover *self,
           const char         *label)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), 9);
  gtk_widget_add_css_class (scrolled, "box");
  gtk_widget_set_size_request (scrolled, -1, LONG_HEIGHT);
  gtk_widget_set_overflow (scrolled, GTK_OVERFLOW_HIDDEN);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed",
                           G_CALLBACK (on_text_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->view, keys);
  return scrolled;
}

static GtkWidget *
make_entry (StewardTextPopover *self,
            const char         *label)
{
  self->entry = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_text_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (send), self, G_CONNECT_SWAPPED);
  return self->entry;
}

/**
 * steward_text_popover_new:
 * @label: what is asked for
 * @button: what happens with it
 * @is_long: whether it may have several lines; then Ctrl+Enter sends it
 *
 * Returns: (transfer floating): empty
 */
GtkWidget *
steward_text_popover_new (const char *label,
                          const char *button,
                          gboolean    is_long)
{
  StewardTextPopover *self = g_object_new (STEWARD_TYPE_TEXT_POPOVER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *caption = gtk_label_new (label);

  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_widget_add_css_class (caption, "small");
  gtk_widget_add_css_class (caption, "sec");
  self->button = gtk_button_new_with_label (button);
  gtk_widget_set_halign (self->button, GTK_ALIGN_END);
  gtk_widget_set_sensitive (self->button, FALSE);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (send), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), is_long ? make_view (self, label) : make_entry (self, label));
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}
