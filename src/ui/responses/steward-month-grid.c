/* steward-month-grid.c: the days of a month, each with what goes or went out on it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-month-grid"

#include "steward-month-grid.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>

#define DAYS_A_WEEK  7
#define MOST_DAYS    31
#define MOST_ENTRIES 3 /* of a day */

typedef struct
{
  GtkWidget *box;   /* (unowned) its place in the grid */
  guint      n;     /* entries so far */
} Day;

struct _StewardMonthGrid
{
  AdwBin     parent_instance;
  GtkGrid   *grid;
  GDateTime *first;          /* (owned) (nullable) of the month, at midnight */
  int        n_days;
  Day        days[MOST_DAYS];
};

enum
{
  SIGNAL_OPEN,
  SIGNAL_DAY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardMonthGrid, steward_month_grid, ADW_TYPE_BIN)

/**
 * steward_month_grid_get_first_weekday:
 *
 * Returns: with which day a week begins where the person lives, 1 for Monday to 7 for Sunday
 */
int
steward_month_grid_get_first_weekday (void)
{
#ifdef _NL_TIME_FIRST_WEEKDAY
  /* The locale counts from a day that it names: a Sunday (19971130) or a Monday (19971201). */
  int counted = *(const unsigned char *) nl_langinfo (_NL_TIME_FIRST_WEEKDAY);
  gboolean from_sunday = GPOINTER_TO_UINT (nl_langinfo (_NL_TIME_WEEK_1STDAY)) == 19971130;

  return from_sunday ? (counted + 5) % DAYS_A_WEEK + 1 : counted;
#else
  return 1;
#endif
}

/* The column of a weekday, 1 for Monday. */
static int
column_of (int weekday)
{
  return (weekday - steward_month_grid_get_first_weekday () + DAYS_A_WEEK) % DAYS_A_WEEK;
}

static char *
dup_day_words (GDateTime *day)
{
  /* TRANSLATORS: a day of the calendar, such as “Thursday, 26 November” */
  return g_date_time_format (day, _("%A, %-e %B"));
}

static void
on_entry_clicked (StewardMonthGrid *self,
                  GtkButton        *button)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, g_object_get_data (G_OBJECT (button), "steward-id"));
}

static void
on_day_clicked (StewardMonthGrid *self,
                GtkButton        *button)
{
  int number = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "steward-day"));
  g_autoptr (GDateTime) day = g_date_time_add_days (self->first, number);

  g_signal_emit (self, signals[SIGNAL_DAY], 0, day);
}

static GtkWidget *
new_button (GtkWidget  *child,
            const char *spoken)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return button;
}

static GtkWidget *
new_day_button (StewardMonthGrid *self,
                int               number,
                const char       *words,
                const char       *spoken)
{
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *button = new_button (label, spoken);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_tooltip_text (button, spoken);
  g_object_set_data (G_OBJECT (button), "steward-day", GINT_TO_POINTER (number));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_day_clicked), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_head (int column)
{
  /* 2 January 2006 is a Monday. */
  int weekday = (steward_month_grid_get_first_weekday () - 1 + column) % DAYS_A_WEEK;
  g_autoptr (GDateTime) day = g_date_time_new_utc (2006, 1, 2 + weekday, 0, 0, 0);
  g_autofree char *words = g_date_time_format (day, "%a");
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "tiny");
  gtk_widget_add_css_class (label, "sec");
  gtk_widget_add_css_class (label, "month-head");
  return label;
}

static void
add_day (StewardMonthGrid *self,
         int               number,
         int               place,
         GDateTime        *today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GDateTime) day = g_date_time_add_days (self->first, number);
  g_autofree char *figure = g_strdup_printf ("%d", number + 1);
  g_autofree char *date = dup_day_words (day);
  gboolean is_today = g_date_time_get_year (day) == g_date_time_get_year (today) &&
                      g_date_time_get_day_of_year (day) == g_date_time_get_day_of_year (today);
  /* TRANSLATORS: %s is a day, such as “Thursday, 26 November” */
  g_autofree char *spoken = is_today ? g_strdup_printf (_("%s, today"), date) : g_strdup (date);
  GtkWidget *button = new_day_button (self, number, figure, spoken);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "month-number");
  gtk_widget_add_css_class (button, "num");
  gtk_widget_add_css_class (box, "month-day");
  if (is_today)
    gtk_widget_add_css_class (box, "today");
  gtk_widget_set_vexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), button);
  gtk_grid_attach (self->grid, box, place % DAYS_A_WEEK, 1 + place / DAYS_A_WEEK, 1, 1);
  self->days[number] = (Day){ .box = box };
}

/* Where the month has no day: its lines go on. */
static void
add_gap (StewardMonthGrid *self,
         int               place)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "month-day");
  gtk_widget_add_css_class (box, "gap");
  gtk_grid_attach (self->grid, box, place % DAYS_A_WEEK, 1 + place / DAYS_A_WEEK, 1, 1);
}

static void
clear (StewardMonthGrid *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static void
steward_month_grid_finalize (GObject *object)
{
  StewardMonthGrid *self = STEWARD_MONTH_GRID (object);

  g_clear_pointer (&self->first, g_date_time_unref);

  G_OBJECT_CLASS (steward_month_grid_parent_class)->finalize (object);
}

static void
steward_month_grid_class_init (StewardMonthGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_month_grid_finalize;

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_DAY] = g_signal_new ("day", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_DATE_TIME);
}

static void
steward_month_grid_init (StewardMonthGrid *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->grid), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "month");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
}

/**
 * steward_month_grid_begin:
 * @first: the first day of a month, at midnight where the workspace is
 * @today: a moment of the day that is marked, in the same zone
 *
 * Shows the month, without entries yet.
 */
void
steward_month_grid_begin (StewardMonthGrid *self,
                          GDateTime        *first,
                          GDateTime        *today)
{
  int start = column_of (g_date_time_get_day_of_week (first));
  int place;

  clear (self);
  g_clear_pointer (&self->first, g_date_time_unref);
  self->first = g_date_time_ref (first);
  self->n_days = g_date_get_days_in_month (g_date_time_get_month (first), (GDateYear) g_date_time_get_year (first));
  for (int column = 0; column < DAYS_A_WEEK; column++)
    gtk_grid_attach (self->grid, new_head (column), column, 0, 1, 1);
  for (place = 0; place < start; place++)
    add_gap (self, place);
  for (int number = 0; number < self->n_days; number++)
    add_day (self, number, place++, today);
  for (; place % DAYS_A_WEEK != 0; place++)
    add_gap (self, place);
}

/**
 * steward_month_grid_add:
 * @at: when it goes or went out, in the zone of the month
 * @id: of the response
 * @icon: of how it stands
 * @style: (nullable): a class of that icon
 * @text: what a line has room for
 * @spoken: all of it in words
 *
 * Adds an entry to its day; entries come in the order of their times. What isn't in the month is left out.
 */
void
steward_month_grid_add (StewardMonthGrid *self,
                        GDateTime        *at,
                        const char       *id,
                        const char       *icon,
                        const char       *style,
                        const char       *text,
                        const char       *spoken)
{
  int number = g_date_time_get_day_of_month (at) - 1;
  GtkWidget *box, *label, *image, *button;

  if (self->first == NULL || g_date_time_get_month (at) != g_date_time_get_month (self->first) ||
      g_date_time_get_year (at) != g_date_time_get_year (self->first) || self->days[number].n++ >= MOST_ENTRIES)
    return;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "pixel-size", 12, "accessible-role",
                        GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  label = gtk_label_new (text);
  if (style != NULL)
    gtk_widget_add_css_class (image, style);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "tiny");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  button = new_button (box, spoken);
  gtk_widget_add_css_class (button, "month-entry");
  gtk_widget_set_tooltip_text (button, spoken);
  g_object_set_data_full (G_OBJECT (button), "steward-id", g_strdup (id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_entry_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->days[number].box), button);
}

/**
 * steward_month_grid_end:
 *
 * All entries were added: each day says how many of its own aren't shown.
 */
void
steward_month_grid_end (StewardMonthGrid *self)
{
  for (int number = 0; number < self->n_days; number++)
    if (self->days[number].n > MOST_ENTRIES)
      {
        guint n = self->days[number].n - MOST_ENTRIES;
        g_autoptr (GDateTime) day = g_date_time_add_days (self->first, number);
        g_autofree char *date = dup_day_words (day);
        g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more", "%u more", n), n);
        /* TRANSLATORS: a day, and how many more answers it has, such as “Thursday, 26 November: 4 more” */
        g_autofree char *spoken = g_strdup_printf (_("%s: %s"), date, words);
        GtkWidget *button = new_day_button (self, number, words, spoken);

        gtk_widget_add_css_class (button, "month-entry");
        gtk_widget_add_css_class (gtk_button_get_child (GTK_BUTTON (button)), "tiny");
        gtk_widget_add_css_class (gtk_button_get_child (GTK_BUTTON (button)), "sec");
        gtk_box_append (GTK_BOX (self->days[number].box), button);
      }
}
