/* steward-mention-bar.c: what can be done with the mentions that are meant
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mention-bar"

#include "steward-mention-bar.h"

#include "steward-choice-popover.h"
#include "steward-late-menu.h"
#include "steward-dot.h"
#include "steward-kinds.h"
#include "steward-mention-rules.h"
#include "steward-text-popover.h"
#include "steward-time-words.h"

#include <glib/gi18n-lib.h>

#define MORNING 9    /* o'clock at which snoozed mentions come back */
#define AFTERNOON 13

struct _StewardMentionBar
{
  AdwBin           parent_instance;
  GtkWidget       *reply;
  GtkMenuButton   *route;
  GtkMenuButton   *snooze;
  GtkMenuButton   *dismiss;
  GtkMenuButton   *assign;
  GtkMenuButton   *note;
  GtkMenuButton   *more;
  GMenuModel      *more_menu;
  GtkWidget       *route_label;
  GtkWidget       *snooze_label;
  GtkWidget       *dismiss_label;
  GtkWidget       *reopen;
  GtkWidget       *accept;
  GtkLabel        *marked;
  GtkPopover      *elsewhere; /* (nullable) until it is asked for */
  StewardRecord   *mention;  /* (owned) (nullable) */
  StewardStanding *standing; /* (owned) (nullable) */
  StewardClock    *clock;    /* (owned) (nullable) */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardMentionBar, steward_mention_bar, ADW_TYPE_BIN)

static void
tell (StewardMentionBar *self,
      const char        *what,
      const char        *value)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, what, value);
}

/* Keys of rows are what is chosen and its value: `route:ID`. */
static void
on_chosen (StewardMentionBar *self,
           const char        *key)
{
  const char *colon = strchr (key, ':');
  g_autofree char *what = g_strndup (key, (gsize) (colon - key));

  tell (self, what, colon + 1);
}

static void
add_choice (StewardChoicePopover *popover,
            const char           *what,
            const char           *value,
            GtkWidget            *picture,
            const char           *title,
            const char           *detail)
{
  g_autofree char *key = g_strconcat (what, ":", value, NULL);

  steward_choice_popover_add (popover, key, picture, title, detail);
}

static GtkWidget *
make_dot (StewardRecord *department)
{
  GtkWidget *dot = steward_dot_new ();

  steward_dot_set_department (STEWARD_DOT (dot), department);
  return dot;
}

/* By what it asks for, so that the matrix decides; or by hand to a department. */
static void
fill_route (StewardMentionBar    *self,
            StewardChoicePopover *popover)
{
  StewardDirectory *directory = steward_standing_get_directory (self->standing);
  g_autoptr (GPtrArray) activities = steward_directory_list (directory, &steward_activity_kind);
  g_autoptr (GPtrArray) departments = steward_directory_list (directory, &steward_department_kind);

  steward_choice_popover_clear (popover);
  steward_choice_popover_add_heading (popover, _("It asks us to…"));
  for (guint i = 0; i < activities->len; i++)
    if (!steward_record_has (activities->pdata[i], STEWARD_ACTIVITY_RETIRED))
      add_choice (popover, "route", steward_record_get_id (activities->pdata[i]), NULL,
                  steward_record_get_text (activities->pdata[i], STEWARD_ACTIVITY_NAME), NULL);
  steward_choice_popover_add_heading (popover, _("Hand over to…"));
  for (guint i = 0; i < departments->len; i++)
    if (!steward_record_has (departments->pdata[i], STEWARD_DEPARTMENT_RETIRED))
      add_choice (popover, "hand-over", steward_record_get_id (departments->pdata[i]), make_dot (departments->pdata[i]),
                  steward_record_get_text (departments->pdata[i], STEWARD_DEPARTMENT_NAME), NULL);
}

static gboolean
is_of_department (StewardMentionBar *self,
                  const char        *person)
{
  const char *department = self->mention != NULL ? steward_record_get_text (self->mention, STEWARD_MENTION_DEPARTMENT)
                                                 : NULL;
  GPtrArray *memberships = steward_standing_list_memberships (self->standing);

  for (guint i = 0; department != NULL && i < memberships->len; i++)
    if (g_strcmp0 (steward_record_get_text (memberships->pdata[i], STEWARD_MEMBERSHIP_PERSON), person) == 0 &&
        g_strcmp0 (steward_record_get_text (memberships->pdata[i], STEWARD_MEMBERSHIP_DEPARTMENT), department) == 0)
      return TRUE;
  return FALSE;
}

static void
add_people (StewardMentionBar    *self,
            StewardChoicePopover *popover,
            gboolean              of_department)
{
  StewardDirectory *directory = steward_standing_get_directory (self->standing);
  StewardRecord *you = steward_standing_get_you (self->standing);
  g_autoptr (GPtrArray) people = steward_directory_list (directory, &steward_person_kind);

  for (guint i = 0; i < people->len; i++)
    {
      const char *id = steward_record_get_id (people->pdata[i]);
      const char *first = steward_standing_get_first_department (self->standing, id);

      if (people->pdata[i] == you || steward_record_has (people->pdata[i], STEWARD_PERSON_LEFT) ||
          g_strcmp0 (steward_record_get_text (people->pdata[i], STEWARD_PERSON_KIND_OF_PERSON), "service") == 0 ||
          is_of_department (self, id) != of_department)
        continue;
      add_choice (popover, "assign", id, NULL, steward_record_get_text (people->pdata[i], STEWARD_PERSON_NAME),
                  first != NULL && !of_department ? steward_directory_get_name (directory, first) : NULL);
    }
}

static void
fill_assign (StewardMentionBar    *self,
             StewardChoicePopover *popover)
{
  StewardRecord *you = steward_standing_get_you (self->standing);

  steward_choice_popover_clear (popover);
  if (you != NULL)
    add_choice (popover, "assign", steward_record_get_id (you), NULL, _("Me"),
                steward_record_get_text (you, STEWARD_PERSON_NAME));
  add_choice (popover, "assign", "", NULL, _("Nobody"), NULL);
  steward_choice_popover_add_heading (popover, _("Of the department"));
  add_people (self, popover, TRUE);
  steward_choice_popover_add_heading (popover, _("Others"));
  add_people (self, popover, FALSE);
}

/* Until when */

static void
add_moment (StewardMentionBar    *self,
            StewardChoicePopover *popover,
            const char           *what,
            const char           *title,
            GDateTime            *when)
{
  gint64 when_us = g_date_time_to_unix (when) * STEWARD_SECOND_US;
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, when_us);
  g_autofree char *words =
      steward_time_words (when_us, steward_clock_now_us (self->clock), steward_standing_get_zone (self->standing));

  add_choice (popover, what, value, NULL, title, words);
}

static GDateTime *
at_hour (GDateTime *day,
         int        days,
         int        hour)
{
  g_autoptr (GDateTime) there = g_date_time_add_days (day, days);

  return g_date_time_new (g_date_time_get_timezone (there), g_date_time_get_year (there), g_date_time_get_month (there),
                          g_date_time_get_day_of_month (there), hour, 0, 0);
}

static void
add_moments (StewardMentionBar    *self,
             StewardChoicePopover *popover,
             const char           *what)
{
  g_autoptr (GDateTime) utc =
      g_date_time_new_from_unix_utc (steward_clock_now_us (self->clock) / STEWARD_SECOND_US);
  g_autoptr (GDateTime) now = g_date_time_to_timezone (utc, steward_standing_get_zone (self->standing));
  g_autoptr (GDateTime) hour = g_date_time_add_hours (now, 1);
  g_autoptr (GDateTime) afternoon = at_hour (now, 0, AFTERNOON);
  g_autoptr (GDateTime) tomorrow = at_hour (now, 1, MORNING);
  g_autoptr (GDateTime) monday = at_hour (now, 8 - g_date_time_get_day_of_week (now), MORNING);

  add_moment (self, popover, what, _("For an hour"), hour);
  if (g_date_time_get_hour (now) < AFTERNOON - 1)
    add_moment (self, popover, what, _("This afternoon"), afternoon);
  add_moment (self, popover, what, _("Tomorrow morning"), tomorrow);
  if (g_date_time_get_day_of_week (now) < 7)
    add_moment (self, popover, what, _("Next Monday"), monday);
}

static void
fill_snooze (StewardMentionBar    *self,
             StewardChoicePopover *popover)
{
  steward_choice_popover_clear (popover);
  steward_choice_popover_add_heading (popover, _("Until then, or until they write again"));
  add_moments (self, popover, "snooze-reply");
  steward_choice_popover_add_heading (popover, _("Until then, whatever happens"));
  add_moments (self, popover, "snooze");
}

static void
on_time_typed (StewardMentionBar *self,
               const char        *words)
{
  gint64 time_us;
  g_autofree char *value = NULL;

  if (!steward_time_from_words (words, steward_standing_get_zone (self->standing), &time_us))
    {
      tell (self, "not-a-time", words);
      return;
    }
  value = g_strdup_printf ("%" G_GINT64_FORMAT, time_us);
  tell (self, "snooze-reply", value);
}

static void
fill_dismiss (StewardMentionBar    *self,
              StewardChoicePopover *popover)
{
  static const char *const reasons[] = {
    N_("Not about us"), N_("No answer needed"), N_("Spam"), N_("Said already"), N_("Not for us to answer"),
  };

  steward_choice_popover_clear (popover);
  steward_choice_popover_add_heading (popover, _("Close it without an answer, because…"));
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    add_choice (popover, "dismiss", _(reasons[i]), NULL, _(reasons[i]), NULL);
}

static void
on_reason_typed (StewardMentionBar *self,
                 const char        *reason)
{
  tell (self, "dismiss", reason);
}

static void
on_note_written (StewardMentionBar *self,
                 const char        *text)
{
  tell (self, "note", text);
}

static void
on_address_written (StewardMentionBar *self,
                    const char        *address)
{
  tell (self, "answered-elsewhere", address);
}

static GtkWidget *
make_choices (StewardMentionBar *self,
              const char        *label,
              GCallback          fill)
{
  GtkWidget *popover = steward_choice_popover_new (label);

  g_signal_connect_object (popover, "fill", fill, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  return popover;
}

/* Also takes what isn't among the choices, in words. */
static GtkWidget *
make_open_choices (StewardMentionBar *self,
                   const char        *label,
                   GCallback          fill,
                   const char        *words,
                   GCallback          on_typed)
{
  GtkWidget *popover = make_choices (self, label, fill);

  steward_choice_popover_allow_words (STEWARD_CHOICE_POPOVER (popover), words);
  g_signal_connect_object (popover, "typed", on_typed, self, G_CONNECT_SWAPPED);
  return popover;
}

static GtkWidget *
make_text (StewardMentionBar *self,
           const char        *label,
           const char        *button,
           gboolean           has_lines,
           GCallback          on_written)
{
  GtkWidget *popover = steward_text_popover_new (label, button, has_lines);

  g_signal_connect_object (popover, "written", on_written, self, G_CONNECT_SWAPPED);
  return popover;
}

/* When a button is first pressed: what nobody has asked for costs no start. */
static void
on_popover_wanted (GtkMenuButton *button,
                   gpointer       user_data)
{
  StewardMentionBar *self = user_data;
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  if (button == self->snooze)
    popover = make_open_choices (self, _("Until when"), G_CALLBACK (fill_snooze), _("Until %s"), G_CALLBACK (on_time_typed));
  else if (button == self->dismiss)
    popover = make_open_choices (self, _("Reason"), G_CALLBACK (fill_dismiss), _("Because: %s"), G_CALLBACK (on_reason_typed));
  else if (button == self->route)
    popover = make_choices (self, _("Where to"), G_CALLBACK (fill_route));
  else if (button == self->assign)
    popover = make_choices (self, _("To whom"), G_CALLBACK (fill_assign));
  else
    popover = make_text (self, _("A note for colleagues; @mail names one"), _("Add Note"), TRUE, G_CALLBACK (on_note_written));
  gtk_menu_button_set_popover (button, popover);
}

static void
prepare_popovers (StewardMentionBar *self)
{
  GtkMenuButton *const buttons[] = { self->route, self->snooze, self->dismiss, self->assign, self->note };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_menu_button_set_create_popup_func (buttons[i], on_popover_wanted, self, NULL);
  steward_late_menu_set (self->more, self->more_menu);
}

static void
pop_up_elsewhere (StewardMentionBar *self)
{
  if (self->elsewhere == NULL)
    {
      self->elsewhere = GTK_POPOVER (make_text (self, _("Address of the answer"), _("Answered There"), FALSE,
                                                G_CALLBACK (on_address_written)));
      gtk_popover_set_position (self->elsewhere, GTK_POS_TOP);
      gtk_widget_set_parent (GTK_WIDGET (self->elsewhere), GTK_WIDGET (self));
    }
  gtk_popover_popup (self->elsewhere);
}

static void
steward_mention_bar_dispose (GObject *object)
{
  StewardMentionBar *self = STEWARD_MENTION_BAR (object);

  if (self->elsewhere != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->elsewhere));
  self->elsewhere = NULL;
  g_clear_object (&self->mention);
  g_clear_object (&self->standing);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (steward_mention_bar_parent_class)->dispose (object);
}

static void
steward_mention_bar_class_init (StewardMentionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_mention_bar_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-mention-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardMentionBar, reply);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionBar, route);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionBar, snooze);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionBar, dismiss);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionBar, assign);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionBar, note);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionBar, more);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionBar, more_menu);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionBar, route_label);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionBar, snooze_label);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionBar, dismiss_label);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionBar, reopen);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionBar, accept);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionBar, marked);
}

static void
steward_mention_bar_init (StewardMentionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  prepare_popovers (self);
}

static gboolean
may_accept (StewardMentionBar *self,
            StewardRecord     *mention)
{
  StewardRecord *you = steward_standing_get_you (self->standing);

  return you != NULL && is_of_department (self, steward_record_get_id (you)) &&
         steward_mention_check_deed (mention, STEWARD_MENTION_ACCEPT) == STEWARD_MENTION_ALLOWED;
}

/**
 * steward_mention_bar_show:
 * @mention: (nullable): the mention that the cursor is on
 * @n_marked: how many others are meant in its place
 * @standing: has the names
 * @clock: what time it is
 *
 * Offers what makes sense for it.
 */
void
steward_mention_bar_show (StewardMentionBar *self,
                          StewardRecord     *mention,
                          guint              n_marked,
                          StewardStanding   *standing,
                          StewardClock      *clock)
{
  gboolean is_closed = n_marked == 0 && mention != NULL && steward_mention_is_closed (mention);
  gboolean is_quiet = mention != NULL && steward_mention_check_deed (mention, STEWARD_MENTION_REOPEN) == STEWARD_MENTION_ALLOWED;
  g_autofree char *words = n_marked > 0 ? g_strdup_printf (ngettext ("for %u marked mention", "for %u marked mentions", n_marked),
                                                           n_marked)
                                        : NULL;

  g_set_object (&self->mention, mention);
  g_set_object (&self->standing, standing);
  g_set_object (&self->clock, clock);
  gtk_widget_set_sensitive (GTK_WIDGET (self), mention != NULL || n_marked > 0);
  gtk_widget_set_visible (self->reply, n_marked == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->snooze), !is_closed);
  gtk_widget_set_visible (GTK_WIDGET (self->dismiss), !is_closed);
  gtk_widget_set_visible (self->reopen, n_marked == 0 && is_quiet);
  gtk_widget_set_visible (self->accept, n_marked == 0 && mention != NULL && may_accept (self, mention));
  gtk_widget_set_visible (GTK_WIDGET (self->note), n_marked == 0);
  gtk_label_set_label (self->marked, words != NULL ? words : "");
}

/**
 * steward_mention_bar_popup:
 * @what: `route`, `snooze`, `dismiss`, `assign`, `note`, `answered-elsewhere`
 *
 * Asks for what the deed is done with, as a click on its button does.
 */
void
steward_mention_bar_popup (StewardMentionBar *self,
                           const char        *what)
{
  GtkMenuButton *const buttons[] = { self->route, self->snooze, self->dismiss, self->assign, self->note };
  static const char *const names[] = { "route", "snooze", "dismiss", "assign", "note" };

  if (g_str_equal (what, "answered-elsewhere"))
    {
      pop_up_elsewhere (self);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (g_str_equal (what, names[i]) && gtk_widget_get_mapped (GTK_WIDGET (buttons[i])))
      gtk_menu_button_popup (buttons[i]);
}

/**
 * steward_mention_bar_set_width:
 *
 * With little room secondary buttons have an icon only; their tooltips say what they are.
 */
void
steward_mention_bar_set_width (StewardMentionBar *self,
                               StewardWidth       width)
{
  gtk_widget_set_visible (self->route_label, width < STEWARD_WIDTH_TINY);
  gtk_widget_set_visible (self->snooze_label, width < STEWARD_WIDTH_NARROW);
  gtk_widget_set_visible (self->dismiss_label, width < STEWARD_WIDTH_NARROW);
}
