/* steward-guideline-finder.c: the bar in which words of a guideline are looked for and replaced
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-finder"

#include "steward-guideline-finder.h"

#include "steward-spoken-label.h"

#include <glib/gi18n-lib.h>

struct _StewardGuidelineFinder
{
  AdwBin                  parent_instance;
  GtkRevealer            *revealer;
  GtkSearchEntry         *words;
  GtkToggleButton        *is_exact;
  GtkLabel               *count;
  GtkWidget              *previous;
  GtkWidget              *next;
  GtkWidget              *replace_row;
  GtkEditable            *replacement;
  GtkWidget              *replace;
  GtkWidget              *replace_all;
  StewardGuidelineEditor *editor;  /* (not owned) beside this */
  GArray                 *matches; /* (owned) (element-type StewardGuidelineMatch) */
  guint                   source;
  gboolean                may_replace;
  gboolean                replaces; /* whether that is wanted */
};

G_DEFINE_FINAL_TYPE (StewardGuidelineFinder, steward_guideline_finder, ADW_TYPE_BIN)

static StewardGuidelineBuffer *
get_document (StewardGuidelineFinder *self)
{
  return steward_guideline_editor_get_document (self->editor);
}

static StewardGuidelineTables *
get_tables (StewardGuidelineFinder *self)
{
  return steward_guideline_editor_get_tables (self->editor);
}

/* What is selected, in the text or in a cell. */
static void
get_selection (StewardGuidelineFinder *self,
               StewardGuidelineMatch  *selection)
{
  guint line;
  GtkTextIter start, end;
  GtkTextBuffer *words = GTK_TEXT_BUFFER (steward_guideline_editor_get_words (self->editor));

  *selection = (StewardGuidelineMatch){ 0 };
  if (steward_guideline_tables_get_caret (get_tables (self), &line, &selection->row, &selection->column) != NULL)
    {
      gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (get_document (self)), &start, (int) line);
      selection->is_cell = TRUE;
      selection->at = gtk_text_iter_get_offset (&start);
    }
  else
    selection->row = selection->column = 0;
  gtk_text_buffer_get_selection_bounds (words, &start, &end);
  selection->start = gtk_text_iter_get_offset (&start);
  selection->end = gtk_text_iter_get_offset (&end);
}

/* Which match is selected, or -1. */
static gint
find_selected (StewardGuidelineFinder *self)
{
  StewardGuidelineMatch selection;

  get_selection (self, &selection);
  for (guint i = 0; i < self->matches->len; i++)
    {
      const StewardGuidelineMatch *match = &g_array_index (self->matches, StewardGuidelineMatch, i);

      if (steward_guideline_match_compare (match, &selection) == 0 && match->end == selection.end)
        return (gint) i;
    }
  return -1;
}

static void
say (StewardGuidelineFinder *self)
{
  gint selected = find_selected (self);
  guint n = self->matches->len;
  gboolean is_empty = *gtk_editable_get_text (GTK_EDITABLE (self->words)) == '\0';
  g_autofree char *words = is_empty        ? g_strdup ("")
                           : n == 0        ? g_strdup (_("Not found"))
                           : selected >= 0 ? g_strdup_printf (_("%u of %u"), (guint) selected + 1, n)
                                           : g_strdup_printf (ngettext ("%u found", "%u found", n), n);
  /* Beside the words there is little room. */
  g_autofree char *numbers = n > 0 && selected >= 0 ? g_strdup_printf ("%u/%u", (guint) selected + 1, n) : g_strdup (words);

  gtk_label_set_label (self->count, numbers);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (n == 0 && !is_empty)
    gtk_widget_add_css_class (GTK_WIDGET (self->words), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->words), "error");
  gtk_widget_set_sensitive (self->previous, n > 0);
  gtk_widget_set_sensitive (self->next, n > 0);
  gtk_widget_set_sensitive (self->replace, n > 0);
  gtk_widget_set_sensitive (self->replace_all, n > 0);
  gtk_widget_set_visible (self->replace_row, self->may_replace && self->replaces);
}

static void
look (StewardGuidelineFinder *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_array_unref (self->matches);
  self->matches = steward_guideline_buffer_find (get_document (self), gtk_editable_get_text (GTK_EDITABLE (self->words)),
                                                 gtk_toggle_button_get_active (self->is_exact));
  steward_guideline_buffer_mark_found (get_document (self), self->matches);
  steward_guideline_tables_mark (get_tables (self), STEWARD_MARK_FOUND, self->matches);
  say (self);
}

static gboolean
on_idle (gpointer user_data)
{
  StewardGuidelineFinder *self = user_data;

  self->source = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

/* What was typed, or shown instead, has other matches. */
static void
on_changed (StewardGuidelineFinder *self)
{
  g_array_set_size (self->matches, 0);
  if (gtk_revealer_get_reveal_child (self->revealer) && self->source == 0)
    self->source = g_idle_add (on_idle, self);
}

static void
select_match (StewardGuidelineFinder *self,
              guint                   at)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (get_document (self));
  const StewardGuidelineMatch *match = &g_array_index (self->matches, StewardGuidelineMatch, at);
  GtkTextIter start, end;

  if (match->is_cell)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &start, match->at);
      steward_guideline_tables_select (get_tables (self), (guint) gtk_text_iter_get_line (&start), match->row, match->column, match->start,
                                       match->end, FALSE);
      say (self);
      return;
    }
  steward_guideline_tables_leave (get_tables (self));
  gtk_text_buffer_get_iter_at_offset (buffer, &start, match->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, match->end);
  gtk_text_buffer_select_range (buffer, &end, &start);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->editor), gtk_text_buffer_get_insert (buffer), 0.15, FALSE, 0, 0);
  say (self);
}

/* The match at the cursor or behind it, or in front of it; over the end to the other. */
static void
go (StewardGuidelineFinder *self,
    gboolean                forward,
    gboolean                may_stay)
{
  StewardGuidelineMatch from, to;
  gint found = -1;

  if (self->source != 0 || self->matches->len == 0)
    look (self);
  if (self->matches->len == 0)
    return;
  get_selection (self, &from);
  to = from;
  to.start = to.end;
  for (guint i = 0; i < self->matches->len; i++)
    {
      const StewardGuidelineMatch *match = &g_array_index (self->matches, StewardGuidelineMatch, i);
      StewardGuidelineMatch behind = *match;

      behind.start = match->end;
      if (forward && steward_guideline_match_compare (match, may_stay ? &from : &to) >= 0)
        {
          found = (gint) i;
          break;
        }
      if (!forward && steward_guideline_match_compare (&behind, &from) <= 0)
        found = (gint) i;
    }
  select_match (self, found >= 0 ? (guint) found : forward ? 0 : self->matches->len - 1);
}

static void
on_words_changed (StewardGuidelineFinder *self)
{
  if (!gtk_revealer_get_reveal_child (self->revealer))
    return;
  look (self);
  go (self, TRUE, TRUE);
}

static void
on_next (StewardGuidelineFinder *self)
{
  go (self, TRUE, FALSE);
}

static void
on_previous (StewardGuidelineFinder *self)
{
  go (self, FALSE, FALSE);
}

static void
on_replace (StewardGuidelineFinder *self)
{
  gint selected;

  if (self->source != 0)
    look (self);
  selected = find_selected (self);
  if (selected >= 0)
    {
      const StewardGuidelineMatch match = g_array_index (self->matches, StewardGuidelineMatch, selected);
      GtkTextBuffer *buffer = GTK_TEXT_BUFFER (get_document (self));
      const char *words = gtk_editable_get_text (self->replacement);
      GtkTextIter behind;

      /* The caret stands behind what is new in a cell. */
      if (steward_guideline_buffer_replace_found (get_document (self), &match, 1, words) > 0 && !match.is_cell)
        {
          /* Words that are only suggested stand behind those that they replace. */
          gtk_text_buffer_get_iter_at_offset (buffer, &behind,
                                              (steward_guideline_buffer_is_tracking (get_document (self)) ? match.end : match.start) +
                                                (int) g_utf8_strlen (words, -1));
          gtk_text_buffer_place_cursor (buffer, &behind);
        }
    }
  go (self, TRUE, selected < 0);
}

static void
on_replace_all (StewardGuidelineFinder *self)
{
  g_autofree char *words = NULL;
  guint n;

  if (self->source != 0)
    look (self);
  n = steward_guideline_buffer_replace_found (get_document (self), (const StewardGuidelineMatch *) self->matches->data,
                                              self->matches->len, gtk_editable_get_text (self->replacement));
  look (self);
  words = g_strdup_printf (ngettext ("%u replaced", "%u replaced", n), n);
  gtk_label_set_label (self->count, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (n > 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self->words), "error");
}

static gboolean
on_key (StewardGuidelineFinder *self,
        guint                   keyval,
        guint                   keycode,
        GdkModifierType         state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  steward_guideline_finder_close (self);
  return GDK_EVENT_STOP;
}

static void
steward_guideline_finder_dispose (GObject *object)
{
  StewardGuidelineFinder *self = STEWARD_GUIDELINE_FINDER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->matches, g_array_unref);

  G_OBJECT_CLASS (steward_guideline_finder_parent_class)->dispose (object);
}

static void
steward_guideline_finder_class_init (StewardGuidelineFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_guideline_finder_dispose;
}

static GtkWidget *
add_button (StewardGuidelineFinder *self,
            GtkWidget              *box,
            const char             *icon,
            const char             *label,
            GCallback               clicked)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);

  if (icon != NULL)
    {
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  else
    gtk_widget_add_css_class (button, "sm");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_find_row (StewardGuidelineFinder *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->words = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  g_object_set (self->words, "placeholder-text", _("Find in this guideline"), NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->words), 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find in this guideline"), -1);
  self->is_exact = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_("Aa")));
  gtk_widget_add_css_class (GTK_WIDGET (self->is_exact), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->is_exact), _("Capital and small letters differ"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->is_exact), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Capital and small letters differ"), -1);
  steward_spoken_label_keep (self->is_exact);
  self->count = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->count, 4);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "sec");
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (buttons), GTK_WIDGET (self->is_exact));
  self->previous = add_button (self, buttons, "go-up-symbolic", _("Previous match"), G_CALLBACK (on_previous));
  self->next = add_button (self, buttons, "go-down-symbolic", _("Next match"), G_CALLBACK (on_next));
  add_button (self, buttons, "window-close-symbolic", _("Close"), G_CALLBACK (steward_guideline_finder_close));
  gtk_box_append (GTK_BOX (row), buttons);
  g_signal_connect_object (self->words, "search-changed", G_CALLBACK (on_words_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->words, "activate", G_CALLBACK (on_next), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->words, "next-match", G_CALLBACK (on_next), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->words, "previous-match", G_CALLBACK (on_previous), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->is_exact, "toggled", G_CALLBACK (on_words_changed), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_replace_row (StewardGuidelineFinder *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->replacement = GTK_EDITABLE (gtk_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->replacement), TRUE);
  gtk_editable_set_width_chars (self->replacement, 1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->replacement), _("Replace with"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->replacement), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Replace with"), -1);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->replacement));
  self->replace = add_button (self, row, NULL, _("Replace"), G_CALLBACK (on_replace));
  self->replace_all = add_button (self, row, NULL, _("Replace All"), G_CALLBACK (on_replace_all));
  g_signal_connect_object (self->replacement, "activate", G_CALLBACK (on_replace), self, G_CONNECT_SWAPPED);
  return row;
}

static void
steward_guideline_finder_init (StewardGuidelineFinder *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->matches = g_array_new (FALSE, FALSE, sizeof (StewardGuidelineMatch));
  gtk_widget_add_css_class (box, "toolbar-strip");
  gtk_box_append (GTK_BOX (box), make_find_row (self));
  self->replace_row = make_replace_row (self);
  gtk_box_append (GTK_BOX (box), self->replace_row);
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->revealer, box);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * steward_guideline_finder_set_editor:
 * @editor: shows the guideline; lives as long as this
 */
void
steward_guideline_finder_set_editor (StewardGuidelineFinder *self,
                                     StewardGuidelineEditor *editor)
{
  self->editor = editor;
  gtk_search_entry_set_key_capture_widget (self->words, NULL);
  g_signal_connect_object (get_document (self), "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_document (self), "table-changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

/**
 * steward_guideline_finder_set_may_replace:
 * @may_replace: whether what is shown can be written or suggested for
 */
void
steward_guideline_finder_set_may_replace (StewardGuidelineFinder *self,
                                          gboolean                may_replace)
{
  self->may_replace = may_replace;
  gtk_widget_set_visible (self->replace_row, may_replace && self->replaces);
}

/**
 * steward_guideline_finder_open:
 * @replaces: whether words are to be replaced
 *
 * Looks for the words that are selected, or for those of the last time.
 */
void
steward_guideline_finder_open (StewardGuidelineFinder *self,
                               gboolean                replaces)
{
  GtkTextIter start, end;

  self->replaces = replaces || (self->replaces && gtk_revealer_get_reveal_child (self->revealer));
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  if (gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (steward_guideline_editor_get_words (self->editor)), &start, &end) &&
      gtk_text_iter_get_line (&start) == gtk_text_iter_get_line (&end))
    {
      g_autofree char *words = gtk_text_iter_get_text (&start, &end);

      gtk_editable_set_text (GTK_EDITABLE (self->words), words);
    }
  look (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->words));
  gtk_editable_select_region (GTK_EDITABLE (self->words), 0, -1);
}

/**
 * steward_guideline_finder_close:
 *
 * The keys go to the text again, where the last match was.
 */
void
steward_guideline_finder_close (StewardGuidelineFinder *self)
{
  if (!gtk_revealer_get_reveal_child (self->revealer))
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
  steward_guideline_buffer_mark_found (get_document (self), NULL);
  steward_guideline_tables_mark (get_tables (self), STEWARD_MARK_FOUND, NULL);
  if (!steward_guideline_tables_take_keys (get_tables (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}
