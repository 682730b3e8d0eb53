/* steward-choice-popover.c: choosing one of many by its name
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-choice-popover"

#include "steward-choice-popover.h"

#include "steward-filtered-list.h"
#include "steward-refill.h"

#include <string.h>

#define WIDTH 300
#define MAX_HEIGHT 380

/* What a row stands for. */
typedef struct
{
  char *key;     /* (owned) (nullable) NULL: the words that were typed */
  char *words;   /* (owned) folded */
  char *heading; /* (owned) (nullable) of its part */
} Choice;

struct _StewardChoicePopover
{
  GtkPopover   parent_instance;
  GtkEditable *search;
  GtkListBox  *list;
  GtkWidget   *typed_row;   /* (nullable) */
  GtkLabel    *typed_label;
  char        *format;      /* (owned) (nullable) of the row for words of one's own */
  char        *heading;     /* (owned) (nullable) for rows to come */
};

enum
{
  SIGNAL_FILL,
  SIGNAL_CHOSEN,
  SIGNAL_TYPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static GQuark choice_quark;

G_DEFINE_FINAL_TYPE (StewardChoicePopover, steward_choice_popover, GTK_TYPE_POPOVER)

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->key);
  g_free (choice->words);
  g_free (choice->heading);
  g_free (choice);
}

static const Choice *
choice_of (GtkListBoxRow *row)
{
  return g_object_get_qdata (G_OBJECT (row), choice_quark);
}

static gboolean
fits (GtkListBoxRow *row,
      gpointer       data)
{
  StewardChoicePopover *self = data;
  const char *text = gtk_editable_get_text (self->search);
  g_autofree char *wanted = g_utf8_casefold (text, -1);
  const Choice *choice = choice_of (row);

  if (choice->key == NULL)
    return text[strspn (text, " ")] != '\0';
  return strstr (choice->words, g_strstrip (wanted)) != NULL;
}

static void
show_heading (GtkListBoxRow *row,
              GtkListBoxRow *before,
              gpointer       data)
{
  const char *heading = choice_of (row)->heading;
  GtkWidget *label;

  if (heading == NULL || (before != NULL && g_strcmp0 (choice_of (before)->heading, heading) == 0))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "choice-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
choose (StewardChoicePopover *self,
        GtkListBoxRow        *row)
{
  const Choice *choice = choice_of (row);
  g_autofree char *key = g_strdup (choice->key);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));

  gtk_popover_popdown (GTK_POPOVER (self));
  if (key != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, key);
  else if (*text != '\0')
    g_signal_emit (self, signals[SIGNAL_TYPED], 0, text);
}

static void
on_row_activated (StewardChoicePopover *self,
                  GtkListBoxRow        *row)
{
  choose (self, row);
}

static void
on_search_changed (StewardChoicePopover *self)
{
  if (self->typed_row != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (self->format, "%s", 2);
      g_autofree char *words = g_strjoin (gtk_editable_get_text (self->search), parts[0],
                                          parts[1] != NULL ? parts[1] : "", NULL);

      gtk_label_set_label (self->typed_label, words);
    }
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
  gtk_list_box_select_row (self->list, steward_filtered_list_get_first (self->list));
}

static void
on_search_activate (StewardChoicePopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL || !fits (row, self))
    row = steward_filtered_list_get_first (self->list);
  if (row != NULL)
    choose (self, row);
}

static void
on_stop_search (StewardChoicePopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
on_search_key (GtkEventControllerKey *controller,
               guint                  key,
               guint                  code,
               GdkModifierType        state,
               StewardChoicePopover  *self)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return FALSE;
  return gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static GtkLabel *add_row (StewardChoicePopover *self,
                          const char           *key,
                          GtkWidget            *picture,
                          const char           *title,
                          const char           *detail);

static void
steward_choice_popover_map (GtkWidget *widget)
{
  StewardChoicePopover *self = STEWARD_CHOICE_POPOVER (widget);

  g_signal_emit (self, signals[SIGNAL_FILL], 0);
  /* Last: what is offered and fits comes before words of one's own. */
  if (self->format != NULL && self->typed_row == NULL)
    self->typed_label = add_row (self, NULL, NULL, "", NULL);
  gtk_editable_set_text (self->search, "");
  on_search_changed (self);
  GTK_WIDGET_CLASS (steward_choice_popover_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
steward_choice_popover_finalize (GObject *object)
{
  StewardChoicePopover *self = STEWARD_CHOICE_POPOVER (object);

  g_free (self->format);
  g_free (self->heading);

  G_OBJECT_CLASS (steward_choice_popover_parent_class)->finalize (object);
}

static void
steward_choice_popover_class_init (StewardChoicePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_choice_popover_finalize;
  GTK_WIDGET_CLASS (klass)->map = steward_choice_popover_map;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  choice_quark = g_quark_from_static_string ("steward-choice");

  signals[SIGNAL_FILL] = g_signal_new ("fill", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
steward_choice_popover_init (StewardChoicePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *search = gtk_search_entry_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = GTK_EDITABLE (search);
  self->list = GTK_LIST_BOX (list);
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  steward_filtered_list_set_filter (self->list, fits, self);
  gtk_list_box_set_header_func (self->list, show_heading, self, NULL);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_widget_add_css_class (list, "choices");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (self), box);

  g_signal_connect_object (search, "search-changed", G_CALLBACK (on_search_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "activate", G_CALLBACK (on_search_activate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "stop-search", G_CALLBACK (on_stop_search), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_search_key), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (search, keys);
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (search), 0);
}

/**
 * steward_choice_popover_new:
 * @label: what is chosen: the name of the popover for those who hear the window
 *
 * Returns: (transfer floating): without rows; see [signal@ChoicePopover::fill]
 */
GtkWidget *
steward_choice_popover_new (const char *label)
{
  StewardChoicePopover *self = g_object_new (STEWARD_TYPE_CHOICE_POPOVER, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set (self->search, "placeholder-text", label, NULL);
  return GTK_WIDGET (self);
}

/**
 * steward_choice_popover_allow_words:
 * @format: of the row that stands for what was typed: `Because “%s”`
 *
 * Other words than those in the list may be chosen.
 */
void
steward_choice_popover_allow_words (StewardChoicePopover *self,
                                    const char           *format)
{
  g_free (self->format);
  self->format = g_strdup (format);
}

/**
 * steward_choice_popover_clear:
 *
 * Takes all rows away.
 */
void
steward_choice_popover_clear (StewardChoicePopover *self)
{
  steward_refill_clear (GTK_WIDGET (self->list));
  self->typed_row = NULL;
  g_clear_pointer (&self->heading, g_free);
}

/**
 * steward_choice_popover_add_heading:
 * @title: stands above the rows that are added after it
 */
void
steward_choice_popover_add_heading (StewardChoicePopover *self,
                                    const char           *title)
{
  g_free (self->heading);
  self->heading = g_strdup (title);
}

static GtkLabel *
add_row (StewardChoicePopover *self,
         const char           *key,
         GtkWidget            *picture,
         const char           *title,
         const char           *detail)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (title);
  Choice *choice = g_new0 (Choice, 1);

  choice->key = g_strdup (key);
  choice->words = g_utf8_casefold (title, -1);
  choice->heading = key != NULL ? g_strdup (self->heading) : NULL;
  g_object_set_qdata_full (G_OBJECT (row), choice_quark, choice, choice_free);
  if (picture != NULL)
    gtk_box_append (GTK_BOX (box), picture);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (detail != NULL)
    {
      GtkWidget *more = gtk_label_new (detail);

      gtk_label_set_ellipsize (GTK_LABEL (more), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (more, "sec");
      gtk_widget_add_css_class (more, "small");
      gtk_widget_add_css_class (more, "num");
      gtk_box_append (GTK_BOX (box), more);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (detail != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  gtk_list_box_append (self->list, row);
  if (key == NULL)
    self->typed_row = row;
  return GTK_LABEL (label);
}

/**
 * steward_choice_popover_add:
 * @key: handed to [signal@ChoicePopover::chosen]
 * @picture: (nullable) (transfer floating): stands before the title
 * @title: its name
 * @detail: (nullable): stands after it
 *
 * Adds a row.
 */
void
steward_choice_popover_add (StewardChoicePopover *self,
                            const char           *key,
                            GtkWidget            *picture,
                            const char           *title,
                            const char           *detail)
{
  add_row (self, key, picture, title, detail);
}
