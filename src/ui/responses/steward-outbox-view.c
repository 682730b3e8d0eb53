/* steward-outbox-view.c: answers by how far they are, by day, or as a search finds them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-outbox-view"

#include "steward-outbox-view.h"

#include "steward-error-words.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-month-grid.h"
#include "steward-outbox.h"
#include "steward-refill.h"
#include "steward-responding.h"
#include "steward-response-queue.h"
#include "steward-response-row.h"
#include "steward-response-rules.h"
#include "steward-shorten.h"
#include "steward-spoken-label.h"
#include "steward-time-words.h"
#include "steward-time.h"

#include <glib/gi18n-lib.h>

#define LONGEST     160 /* characters of a text in a row */
#define SETTLE_MS   300
#define MOST_FOUND  200
/* Rows of one day: a list box makes them all at once. */
#define MOST_OF_WEEKDAY  40
#define MOST_OF_MONTHDAY 6

struct _StewardOutboxView
{
  AdwBin            parent_instance;
  StewardPage      *page; /* (unowned) (nullable) it holds this view */
  StewardOutboxMode mode;
  char             *query;      /* (owned) (nullable) */
  GDateTime        *day;        /* (owned) (nullable) in the span of the calendar */
  gboolean          is_month;
  gboolean          is_compact; /* no room for the days of a month beside each other */
  gint64            sought_us;  /* the day that is to be shown once it is read; STEWARD_TIME_NONE for none */
  GtkWidget        *states;     /* which part of the outbox */
  GtkWidget        *calendar;   /* the controls of the calendar */
  GtkLabel         *span;
  GtkToggleButton  *week;
  GtkStack         *stack;
  GtkListBox       *list;
  StewardMonthGrid *month;
  char             *in_month;   /* (owned) (nullable) what that was made of */
  AdwStatusPage    *nothing;
  guint             reads;      /* what an older reading brings is left out */
  guint             settle_source;
  guint             seek_source;
};

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardOutboxView, steward_outbox_view, ADW_TYPE_BIN)

static GTimeZone *
zone_of (StewardOutboxView *self)
{
  return steward_standing_get_zone (steward_page_get_standing (self->page));
}

static gint64
now_of (StewardOutboxView *self)
{
  return steward_clock_now_us (steward_workspace_get_clock (steward_page_get_workspace (self->page)));
}

static GDateTime *
local_time (StewardOutboxView *self,
            gint64             time_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time_us / STEWARD_SECOND_US);

  return g_date_time_to_timezone (utc, zone_of (self));
}

static gint64
to_us (GDateTime *time)
{
  return g_date_time_to_unix (time) * STEWARD_SECOND_US;
}

/* The first day of the week or month that is shown, at midnight. */
static GDateTime *
dup_begin (StewardOutboxView *self)
{
  g_autoptr (GDateTime) midnight =
      g_date_time_new (zone_of (self), g_date_time_get_year (self->day), g_date_time_get_month (self->day),
                       self->is_month ? 1 : g_date_time_get_day_of_month (self->day), 0, 0, 0);
  int into_week = (g_date_time_get_day_of_week (midnight) - steward_month_grid_get_first_weekday () + 7) % 7;

  return self->is_month ? g_date_time_ref (midnight) : g_date_time_add_days (midnight, -into_week);
}

static GDateTime *
dup_end (StewardOutboxView *self,
         GDateTime         *begin)
{
  return self->is_month ? g_date_time_add_months (begin, 1) : g_date_time_add_days (begin, 7);
}

/* Whether the days of a month stand beside each other. */
static gboolean
is_grid (StewardOutboxView *self)
{
  return self->mode == STEWARD_OUTBOX_MODE_CALENDAR && self->is_month && !self->is_compact;
}

/* The rows */

static GtkWidget *
new_label (const char *text,
           const char *style,
           const char *other)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  if (other != NULL)
    gtk_widget_add_css_class (label, other);
  return label;
}

static StewardResponseState
state_of (JsonObject *entry)
{
  StewardResponseState state = STEWARD_RESPONSE_UNKNOWN;

  steward_response_state_from_string (steward_json_get_text (entry, "state"), &state);
  return state;
}

static char *
dup_when (StewardOutboxView *self,
          JsonObject        *entry)
{
  const char *at = steward_json_get_text (entry, "at");
  gint64 at_us;

  if (at == NULL || !steward_time_from_rfc3339 (at, &at_us))
    return g_strdup ("");
  if (self->mode == STEWARD_OUTBOX_MODE_CALENDAR) /* its day stands above */
    {
      g_autoptr (GDateTime) time = local_time (self, at_us);

      return g_date_time_format (time, "%H:%M");
    }
  return steward_time_words (at_us, now_of (self), zone_of (self));
}

static void
add_trouble (GtkWidget  *box,
             JsonObject *entry)
{
  const char *texts[] = { steward_json_get_text (entry, "error"), steward_json_get_text (entry, "way_on") };

  if (g_strcmp0 (steward_json_get_text (entry, "section"), "look") != 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      {
        GtkWidget *label = new_label (texts[i], "small", i == 0 ? "err" : "sec");

        gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
        gtk_label_set_wrap (GTK_LABEL (label), TRUE);
        gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
        gtk_box_append (GTK_BOX (box), label);
      }
}

static char *
dup_line (JsonObject *entry)
{
  const char *text = steward_json_get_text (entry, "text");

  return steward_shorten_line (text != NULL ? text : _("Nothing written yet"), LONGEST);
}

static char *
dup_spoken (StewardOutboxView *self,
            JsonObject        *entry)
{
  const char *activity = steward_json_get_text (entry, "activity");
  g_autofree char *line = dup_line (entry);
  g_autofree char *when = dup_when (self, entry);

  return g_strdup_printf ("%s, %s, %s%s%s", steward_response_state_words (state_of (entry)),
                          activity != NULL ? activity : _("No activity"), line, *when != '\0' ? ", " : "", when);
}

static GtkWidget *
new_row (StewardOutboxView *self,
         JsonObject        *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *network = new_label (steward_json_get_text (entry, "network"), "small", "sec");
  const char *activity = steward_json_get_text (entry, "activity");
  g_autofree char *line = dup_line (entry);
  g_autofree char *when = dup_when (self, entry);
  GtkWidget *tag = new_label (steward_response_state_words (state_of (entry)), "tag", NULL);
  g_autofree char *spoken = dup_spoken (self, entry);

  gtk_widget_set_hexpand (network, TRUE);
  gtk_box_append (GTK_BOX (first), new_label (activity != NULL ? activity : _("No activity"), "m", NULL));
  gtk_box_append (GTK_BOX (first), network);
  gtk_box_append (GTK_BOX (first), new_label (when, "small", "num"));
  steward_response_row_style_state (tag, state_of (entry));
  gtk_box_append (GTK_BOX (first), tag);
  gtk_widget_add_css_class (box, "mrow");
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), new_label (line, "small", NULL));
  add_trouble (box, entry);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  steward_row_set_id (row, steward_json_get_text (entry, "id"));
  return row;
}

/* What a row stands under: a part of the outbox, or a day. */
static void
set_heading (GtkWidget *row,
             char      *owned_heading)
{
  g_object_set_data_full (G_OBJECT (row), "steward-heading", owned_heading, g_free);
}

static char *
dup_section_heading (JsonObject *entry)
{
  const char *section = steward_json_get_text (entry, "section");

  for (StewardOutboxSection i = 0; i < STEWARD_N_OUTBOX_SECTIONS; i++)
    if (g_strcmp0 (section, steward_outbox_section_name (i)) == 0)
      return g_strdup (steward_outbox_section_words (i));
  return g_strdup (_("Found"));
}

static char *
dup_day_heading (GDateTime *day)
{
  /* TRANSLATORS: a day of the calendar, such as “Thursday, 26 November” */
  return g_date_time_format (day, _("%A, %-e %B"));
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  const char *heading = g_object_get_data (G_OBJECT (row), "steward-heading");
  const char *last = before != NULL ? g_object_get_data (G_OBJECT (before), "steward-heading") : NULL;
  GtkWidget *label;

  if (g_strcmp0 (heading, last) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = new_label (heading, "heading", NULL);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_set_margin_start (label, 12);
  gtk_list_box_row_set_header (row, label);
}

/* Of a day: that there is nothing, or more than is shown. */
static void
add_remark (StewardOutboxView *self,
            GDateTime         *day,
            const char        *words)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = new_label (words, "small", "sec");

  gtk_widget_set_margin_start (label, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  set_heading (row, dup_day_heading (day));
  gtk_list_box_append (self->list, row);
}

static void
add_rest (StewardOutboxView *self,
          GDateTime         *day,
          guint              n)
{
  g_autoptr (GDateTime) next = g_date_time_add_days (day, 1);
  g_autofree char *after = g_date_time_format (day, "%F");
  g_autofree char *before = g_date_time_format (next, "%F");
  /* TRANSLATORS: after: and before: are words of the search and stay as they are */
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more: search for after:%s before:%s",
                                                         "and %u more: search for after:%s before:%s", n),
                                            n, after, before);

  add_remark (self, day, words);
}

/* How it stands, as a picture. */
static const char *
icon_of (JsonObject  *entry,
         const char **style)
{
  *style = NULL;
  switch (state_of (entry))
    {
    case STEWARD_RESPONSE_PUBLISHED_STATE:
      *style = "ok";
      return "object-select-symbolic";
    case STEWARD_RESPONSE_FAILED:
      *style = "err";
      return "dialog-error-symbolic";
    case STEWARD_RESPONSE_UNKNOWN:
      *style = "warn";
      return "dialog-warning-symbolic";
    case STEWARD_RESPONSE_PUBLISHING:
      return "emblem-synchronizing-symbolic";
    case STEWARD_RESPONSE_APPROVED:
    case STEWARD_RESPONSE_SCHEDULED_STATE:
      *style = json_object_has_member (entry, "missed") ? "warn" : NULL;
      return *style != NULL ? "dialog-warning-symbolic" : "alarm-symbolic";
    case STEWARD_RESPONSE_DRAFT:
    case STEWARD_RESPONSE_IN_REVIEW:
    case STEWARD_RESPONSE_REJECTED:
    case STEWARD_RESPONSE_WITHDRAWN:
    case STEWARD_RESPONSE_DELETED:
    default:
      return "document-edit-symbolic";
    }
}

static void
begin_month (StewardOutboxView *self)
{
  g_autoptr (GDateTime) begin = dup_begin (self);
  g_autoptr (GDateTime) today = local_time (self, now_of (self));

  g_clear_pointer (&self->in_month, g_free);
  steward_month_grid_begin (self->month, begin, today);
}

static void
fill_month (StewardOutboxView *self,
            JsonArray         *entries)
{
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), entries);
  g_autofree char *in_month = json_to_string (node, FALSE);

  /* Made anew it would lose the focus, and there is nothing new to see. */
  if (g_strcmp0 (in_month, self->in_month) == 0)
    return;
  begin_month (self);
  self->in_month = g_steal_pointer (&in_month);
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = json_array_get_object_element (entries, i);
      gint64 at_us;

      if (steward_time_from_rfc3339 (steward_json_get_text (entry, "at"), &at_us))
        {
          g_autoptr (GDateTime) at = local_time (self, at_us);
          g_autofree char *line = dup_line (entry);
          g_autofree char *time = dup_when (self, entry);
          g_autofree char *text = g_strdup_printf ("%s %s", time, line);
          g_autofree char *spoken = dup_spoken (self, entry);
          const char *style;
          const char *icon = icon_of (entry, &style);

          steward_month_grid_add (self->month, at, steward_json_get_text (entry, "id"), icon, style, text, spoken);
        }
    }
  steward_month_grid_end (self->month);
}

/* A week has all of its days, a list of a month those on which something goes out. */
static void
fill_calendar (StewardOutboxView *self,
               JsonArray         *entries)
{
  g_autoptr (GDateTime) begin = dup_begin (self);
  g_autoptr (GDateTime) end = dup_end (self, begin);
  g_autoptr (GDateTime) day = g_date_time_ref (begin);
  guint at = 0;

  while (g_date_time_compare (day, end) < 0)
    {
      GDateTime *next = g_date_time_add_days (day, 1);
      guint most = self->is_month ? MOST_OF_MONTHDAY : MOST_OF_WEEKDAY;
      guint n = 0;

      for (; at < json_array_get_length (entries); at++)
        {
          JsonObject *entry = json_array_get_object_element (entries, at);
          gint64 at_us;
          GtkWidget *row;

          if (!steward_time_from_rfc3339 (steward_json_get_text (entry, "at"), &at_us) || at_us >= to_us (next))
            break;
          if (++n > most)
            continue;
          row = new_row (self, entry);
          set_heading (row, dup_day_heading (day));
          gtk_list_box_append (self->list, row);
        }
      if (n == 0 && !self->is_month)
        add_remark (self, day, _("Nothing"));
      else if (n > most)
        add_rest (self, day, n - most);
      g_date_time_unref (day);
      day = next;
    }
}

/* The first row of the day that somebody chose in the month, its heading on top. */
static gboolean
on_seek (gpointer user_data)
{
  StewardOutboxView *self = user_data;
  g_autoptr (GDateTime) day = local_time (self, self->sought_us);
  g_autofree char *heading = dup_day_heading (day);
  GtkListBoxRow *row;

  self->seek_source = 0;
  self->sought_us = STEWARD_TIME_NONE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      GtkWidget *top = gtk_list_box_row_get_header (row);
      graphene_rect_t bounds;

      if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "steward-heading"), heading) != 0)
        continue;
      gtk_list_box_select_row (self->list, row);
      gtk_widget_grab_focus (GTK_WIDGET (row));
      if (top != NULL && gtk_widget_compute_bounds (top, GTK_WIDGET (self->list), &bounds))
        gtk_adjustment_set_value (gtk_list_box_get_adjustment (self->list), bounds.origin.y);
      break;
    }
  return G_SOURCE_REMOVE;
}

/* Rows that were just made have no places yet. */
static void
seek (StewardOutboxView *self)
{
  if (self->sought_us != STEWARD_TIME_NONE && self->seek_source == 0)
    self->seek_source = g_idle_add_full (G_PRIORITY_LOW, on_seek, self, NULL);
}

static void
say_nothing (StewardOutboxView *self)
{
  static const char *const titles[] = { "", N_("Nothing Here"), N_("Nothing Scheduled"), N_("Nothing Found") };
  static const char *const words[] = {
    "", N_("No answer is at this point."),
    N_("Give an approved answer its time with Schedule; it stands here on its day."),
    N_("Search for words of answers, or with status:, author:, department:, network:, before: and after:."),
  };

  adw_status_page_set_title (self->nothing, _(titles[self->mode]));
  adw_status_page_set_description (self->nothing, _(words[self->mode]));
}

static void
say_trouble (StewardOutboxView *self,
             const GError      *error)
{
  g_autofree char *words = steward_error_words (error);
  g_autofree char *escaped = g_markup_escape_text (words, -1); /* the page reads markup */

  adw_status_page_set_title (self->nothing, _("This Could Not Be Read"));
  adw_status_page_set_description (self->nothing, escaped);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
fill (StewardOutboxView *self,
      JsonArray         *entries)
{
  gboolean is_empty = json_array_get_length (entries) == 0;
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  g_autofree char *kept = selected != NULL ? g_strdup (steward_row_get_id (GTK_WIDGET (selected))) : NULL;
  StewardRefill *refill = steward_refill_begin (GTK_WIDGET (self->list));

  steward_refill_clear (GTK_WIDGET (self->list));
  if (is_grid (self))
    fill_month (self, entries);
  else if (self->mode == STEWARD_OUTBOX_MODE_CALENDAR)
    fill_calendar (self, entries);
  else
    for (guint i = 0; i < json_array_get_length (entries); i++)
      {
        GtkWidget *row = new_row (self, json_array_get_object_element (entries, i));

        set_heading (row, dup_section_heading (json_array_get_object_element (entries, i)));
        gtk_list_box_append (self->list, row);
      }
  for (int i = 0; kept != NULL && gtk_list_box_get_row_at_index (self->list, i) != NULL; i++)
    if (g_strcmp0 (steward_row_get_id (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, i))), kept) == 0)
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, i));
  say_nothing (self);
  gtk_stack_set_visible_child_name (self->stack, is_grid (self) ? "month" : is_empty ? "nothing" : "list");
  steward_refill_end (refill);
  seek (self);
}

/* Reading */

typedef struct
{
  StewardOutboxView *view;      /* (owned) */
  StewardOperation  *operation; /* (owned) */
  guint              number;
} Reading;

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Reading *reading = user_data;
  g_autoptr (StewardOutboxView) self = reading->view;
  g_autoptr (StewardOperation) operation = reading->operation;
  g_autoptr (GError) error = NULL;
  gboolean is_last = reading->number == self->reads;

  g_free (reading);
  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      if (is_last)
        say_trouble (self, error);
    }
  else if (is_last && self->page != NULL && self->mode != STEWARD_OUTBOX_MODE_NONE)
    fill (self, json_node_get_array (steward_operation_get_json (operation)));
}

static StewardOperation *
make_operation (StewardOutboxView *self)
{
  const char *const *departments = steward_lens_get_departments (steward_page_get_lens (self->page));
  guint part = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->states));
  g_autoptr (GDateTime) begin = NULL;
  g_autoptr (GDateTime) end = NULL;

  if (self->mode == STEWARD_OUTBOX_MODE_SEARCH)
    return steward_response_search (self->query, MOST_FOUND);
  if (self->mode == STEWARD_OUTBOX_MODE_LIST)
    return steward_outbox_list (part > 0 && part <= STEWARD_N_OUTBOX_SECTIONS ? steward_outbox_section_name (part - 1) : NULL,
                                departments);
  begin = dup_begin (self);
  end = dup_end (self, begin);
  return steward_outbox_calendar (to_us (begin), to_us (end), departments);
}

static void
load (StewardOutboxView *self)
{
  Reading *reading;

  if (self->page == NULL || self->mode == STEWARD_OUTBOX_MODE_NONE)
    return;
  reading = g_new0 (Reading, 1);
  reading->view = g_object_ref (self);
  reading->operation = make_operation (self);
  reading->number = ++self->reads;
  steward_workspace_perform_async (steward_page_get_workspace (self->page), reading->operation, NULL, on_read, reading);
}

static gboolean
on_settled (gpointer user_data)
{
  StewardOutboxView *self = user_data;

  self->settle_source = 0;
  load (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (StewardOutboxView *self,
            StewardChanges    *changes)
{
  if (self->mode != STEWARD_OUTBOX_MODE_NONE && self->settle_source == 0 &&
      steward_changes_concern (changes, &steward_response_kind))
    self->settle_source = g_timeout_add (SETTLE_MS, on_settled, self);
}

/* The controls */

static void
show_span (StewardOutboxView *self)
{
  g_autoptr (GDateTime) begin = dup_begin (self);
  g_autoptr (GDateTime) end = dup_end (self, begin);
  g_autoptr (GDateTime) last = g_date_time_add_days (end, -1);
  g_autofree char *from = g_date_time_format (begin, self->is_month ? "%B %Y" : _("%-d %B"));
  g_autofree char *until = g_date_time_format (last, _("%-d %B %Y"));
  g_autofree char *words = self->is_month ? g_strdup (from) : g_strdup_printf ("%s – %s", from, until);

  gtk_label_set_label (self->span, words);
}

static void
move (StewardOutboxView *self,
      int                by)
{
  GDateTime *day = by == 0         ? local_time (self, now_of (self))
                   : self->is_month ? g_date_time_add_months (self->day, by)
                                    : g_date_time_add_days (self->day, 7 * by);

  g_date_time_unref (self->day);
  self->day = day;
  show_span (self);
  if (is_grid (self)) /* another month's answers don't stand in this one while it is read */
    begin_month (self);
  load (self);
}

static void
on_previous (StewardOutboxView *self)
{
  move (self, -1);
}

static void
on_next (StewardOutboxView *self)
{
  move (self, 1);
}

static void
on_today (StewardOutboxView *self)
{
  move (self, 0);
}

static void
on_month_toggled (StewardOutboxView *self,
                  GtkToggleButton   *button)
{
  self->is_month = gtk_toggle_button_get_active (button);
  g_clear_pointer (&self->in_month, g_free);
  if (self->day == NULL)
    return;
  show_span (self);
  load (self);
}

/* All that a day has, in its week. */
static void
on_day (StewardOutboxView *self,
        GDateTime         *day)
{
  g_date_time_unref (self->day);
  self->day = g_date_time_ref (day);
  self->sought_us = to_us (day);
  gtk_toggle_button_set_active (self->week, TRUE);
}

static void
on_month_open (StewardOutboxView *self,
               const char        *id)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, id);
}

static void
on_activated (StewardOutboxView *self,
              GtkListBoxRow     *row)
{
  const char *id = steward_row_get_id (GTK_WIDGET (row));

  if (id != NULL)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, id);
}

static GtkWidget *
new_icon_button (StewardOutboxView *self,
                 const char        *icon,
                 const char        *words,
                 GCallback          clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_calendar_controls (StewardOutboxView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *span = new_label ("", "m", NULL);
  GtkWidget *today = gtk_button_new_with_label (_("Today"));
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *week = gtk_toggle_button_new_with_label (_("Week"));
  GtkWidget *month = gtk_toggle_button_new_with_label (_("Month"));

  self->span = GTK_LABEL (span);
  self->week = GTK_TOGGLE_BUTTON (week);
  gtk_widget_set_hexpand (span, TRUE);
  gtk_widget_add_css_class (both, "linked");
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (month), GTK_TOGGLE_BUTTON (week));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (week), TRUE);
  g_signal_connect_object (month, "toggled", G_CALLBACK (on_month_toggled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (today, "clicked", G_CALLBACK (on_today), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (both), week);
  gtk_box_append (GTK_BOX (both), month);
  gtk_box_append (GTK_BOX (box), new_icon_button (self, "go-previous-symbolic", _("Earlier"), G_CALLBACK (on_previous)));
  gtk_box_append (GTK_BOX (box), new_icon_button (self, "go-next-symbolic", _("Later"), G_CALLBACK (on_next)));
  gtk_box_append (GTK_BOX (box), span);
  gtk_box_append (GTK_BOX (box), today);
  gtk_box_append (GTK_BOX (box), both);
  return box;
}

static GtkWidget *
new_states (StewardOutboxView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *states;

  gtk_string_list_append (names, _("All"));
  for (StewardOutboxSection i = 0; i < STEWARD_N_OUTBOX_SECTIONS; i++)
    gtk_string_list_append (names, steward_outbox_section_words (i));
  states = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (names)), NULL);
  gtk_widget_set_halign (states, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (states, _("How far answers are"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (states), GTK_ACCESSIBLE_PROPERTY_LABEL, _("How far answers are"), -1);
  steward_spoken_label_keep (states);
  g_signal_connect_object (states, "notify::selected", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  return states;
}

static void
steward_outbox_view_dispose (GObject *object)
{
  StewardOutboxView *self = STEWARD_OUTBOX_VIEW (object);

  self->page = NULL;
  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_handle_id (&self->seek_source, g_source_remove);
  g_clear_pointer (&self->query, g_free);
  g_clear_pointer (&self->in_month, g_free);
  g_clear_pointer (&self->day, g_date_time_unref);

  G_OBJECT_CLASS (steward_outbox_view_parent_class)->dispose (object);
}

static void
steward_outbox_view_class_init (StewardOutboxViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_outbox_view_dispose;

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
steward_outbox_view_init (StewardOutboxView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *controls = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *nothing = adw_status_page_new ();
  GtkWidget *days = gtk_scrolled_window_new ();

  self->sought_us = STEWARD_TIME_NONE;
  self->states = new_states (self);
  self->calendar = new_calendar_controls (self);
  gtk_widget_set_hexpand (self->calendar, TRUE);
  gtk_widget_set_margin_start (controls, 12);
  gtk_widget_set_margin_end (controls, 12);
  gtk_widget_set_margin_top (controls, 6);
  gtk_widget_set_margin_bottom (controls, 6);
  gtk_box_append (GTK_BOX (controls), self->states);
  gtk_box_append (GTK_BOX (controls), self->calendar);

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  gtk_widget_add_css_class (list, "mlist");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Answers"), -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  self->month = g_object_new (STEWARD_TYPE_MONTH_GRID, NULL);
  g_signal_connect_object (self->month, "open", G_CALLBACK (on_month_open), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->month, "day", G_CALLBACK (on_day), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (days), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (days), GTK_WIDGET (self->month));
  self->nothing = ADW_STATUS_PAGE (nothing);
  adw_status_page_set_icon_name (self->nothing, "steward-responses-symbolic");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, scrolled, "list");
  gtk_stack_add_named (self->stack, days, "month");
  gtk_stack_add_named (self->stack, nothing, "nothing");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), controls);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * steward_outbox_view_attach:
 * @page: whose workspace and lens it shows
 */
void
steward_outbox_view_attach (StewardOutboxView *self,
                            StewardPage       *page)
{
  self->page = page;
  g_signal_connect_object (steward_page_get_workspace (page), "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (steward_page_get_lens (page), "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
}

/**
 * steward_outbox_view_show:
 * @mode: what to show
 * @query: (nullable): of a search
 */
void
steward_outbox_view_show (StewardOutboxView *self,
                          StewardOutboxMode  mode,
                          const char        *query)
{
  self->mode = mode;
  g_free (self->query);
  self->query = g_strdup (query);
  if (mode == STEWARD_OUTBOX_MODE_NONE)
    return;
  if (self->day == NULL)
    {
      self->day = local_time (self, now_of (self));
      show_span (self);
    }
  gtk_widget_set_visible (self->states, mode == STEWARD_OUTBOX_MODE_LIST);
  gtk_widget_set_visible (self->calendar, mode == STEWARD_OUTBOX_MODE_CALENDAR);
  gtk_widget_set_visible (gtk_widget_get_parent (self->states), mode != STEWARD_OUTBOX_MODE_SEARCH);
  load (self);
}

/**
 * steward_outbox_view_set_width:
 * @width: how much room the window has
 */
void
steward_outbox_view_set_width (StewardOutboxView *self,
                               StewardWidth       width)
{
  gboolean is_compact = width >= STEWARD_WIDTH_COMPACT;

  if (is_compact == self->is_compact)
    return;
  self->is_compact = is_compact;
  if (self->mode == STEWARD_OUTBOX_MODE_CALENDAR && self->is_month)
    load (self);
}

/**
 * steward_outbox_view_focus:
 *
 * Moves the focus to the list.
 */
void
steward_outbox_view_focus (StewardOutboxView *self)
{
  gtk_widget_child_focus (is_grid (self) ? GTK_WIDGET (self->month) : GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}
