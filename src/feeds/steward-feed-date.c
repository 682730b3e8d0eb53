/* steward-feed-date.c: moments as feeds write them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-feed-date"

#include "steward-feed-date.h"

#include <stdio.h>
#include <string.h>

#define MAX_LENGTH 128
#define MAX_WORDS 10

/* Year, month and so on as written; the offset is what the clock there is ahead of UTC. */
typedef struct
{
  int year;
  int month;
  int day;
  int hour;
  int minute;
  int second;
  int offset_minutes;
} Moment;

/* Zones of RFC 822 §5.1 with Central European Time as German feeds write it; others count as UTC. */
static const struct { const char *name; int hours; } zones[] = {
  { "adt", -3 }, { "ast", -4 }, { "at", -4 }, { "edt", -4 }, { "est", -5 }, { "et", -5 },
  { "cdt", -5 }, { "cst", -6 }, { "ct", -6 }, { "mdt", -6 }, { "mst", -7 }, { "mt", -7 },
  { "pdt", -7 }, { "pst", -8 }, { "pt", -8 }, { "a", -1 }, { "n", 1 }, { "m", -12 }, { "y", 12 },
  { "met", 1 }, { "mest", 2 },
};

/* Starts of the names of months: English, German, French, Spanish, Italian, Portuguese, Dutch,
 * Greek, Hungarian; the longer ones first where one begins another. */
static const struct { const char *start; int month; } months[] = {
  { "jan", 1 }, { "feb", 2 }, { "mar", 3 }, { "apr", 4 }, { "may", 5 }, { "jun", 6 }, { "jul", 7 },
  { "aug", 8 }, { "sep", 9 }, { "oct", 10 }, { "nov", 11 }, { "dec", 12 },
  { "jän", 1 }, { "mär", 3 }, { "mrz", 3 }, { "mai", 5 }, { "okt", 10 }, { "dez", 12 },
  { "fév", 2 }, { "avr", 4 }, { "juin", 6 }, { "juil", 7 }, { "aoû", 8 }, { "aou", 8 },
  { "déc", 12 }, { "ene", 1 }, { "abr", 4 }, { "ago", 8 }, { "dic", 12 }, { "gen", 1 },
  { "mag", 5 }, { "giu", 6 }, { "lug", 7 }, { "set", 9 }, { "ott", 10 }, { "fev", 2 },
  { "out", 10 }, { "mei", 5 }, { "maa", 3 },
  { "ιαν", 1 }, { "φεβ", 2 }, { "μάώ", 3 }, { "μαώ", 3 }, { "μαρ", 3 }, { "μάρ", 3 }, { "απρ", 4 },
  { "μάι", 5 }, { "μαϊ", 5 }, { "μαι", 5 }, { "ιούν", 6 }, { "ιον", 6 }, { "ιούλ", 7 },
  { "ιολ", 7 }, { "αύγ", 8 }, { "αυγ", 8 }, { "σεπ", 9 }, { "οκτ", 10 }, { "νοέ", 11 },
  { "νοε", 11 }, { "δεκ", 12 },
  { "már", 3 }, { "ápr", 4 }, { "máj", 5 }, { "jún", 6 }, { "júl", 7 }, { "sze", 9 },
};

static const char *const weekdays[] = {
  "mon", "tue", "wed", "thu", "fri", "sat", "sun",
  "κυρ", "δευ", "τρι", "τετ", "πεμ", "παρ", "σαβ",
};

static gboolean
to_time (const Moment *moment,
         gboolean      strict,
         gint64       *time_us)
{
  static const int lengths[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (moment->year % 4 == 0 && moment->year % 100 != 0) || moment->year % 400 == 0;
  gint64 year = moment->year;
  gint64 month = moment->month;
  gint64 era;
  gint64 of_era;
  gint64 of_year;
  gint64 days;

  if (year < 1 || year > 9999)
    return FALSE;
  if (strict &&
      (month < 1 || month > 12 || moment->day < 1 || moment->day > lengths[month - 1] ||
       (month == 2 && moment->day == 29 && !leap) || moment->hour > 23 || moment->minute > 59 ||
       moment->second > 59))
    return FALSE;

  /* Days since 1970 in the proleptic Gregorian calendar, with March as the first month. */
  year += (month - 1 - (month < 1 ? 11 : 0)) / 12;
  month = ((month - 1) % 12 + 12) % 12 + 1;
  if (month <= 2)
    year--;
  era = (year >= 0 ? year : year - 399) / 400;
  of_era = year - era * 400;
  of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + moment->day - 1;
  days = era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;

  *time_us = ((days * 24 + moment->hour) * 60 + moment->minute - moment->offset_minutes) * 60 *
             G_USEC_PER_SEC + moment->second * (gint64) G_USEC_PER_SEC;
  return TRUE;
}

/* Exactly @least to @most digits. */
static gboolean
take_digits (const char **text,
             int          least,
             int          most,
             int         *number)
{
  int count = 0;

  *number = 0;
  while (count < most && g_ascii_isdigit ((*text)[count]))
    *number = *number * 10 + ((*text)[count++] - '0');
  *text += count;
  return count >= least;
}

static gboolean
take_char (const char **text,
           char         c)
{
  if (**text != c)
    return FALSE;
  (*text)++;
  return TRUE;
}

static int
zone_by_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    if (strcmp (zones[i].name, name) == 0)
      return zones[i].hours * 60;
  return 0;
}

/* `+0530`, `+05:30`, and `+05` where @short_too. */
static gboolean
take_offset (const char **text,
             gboolean     short_too,
             int         *minutes)
{
  int sign = **text == '-' ? -1 : 1;
  int hours;
  int rest = 0;

  if (**text != '-' && **text != '+')
    return FALSE;
  (*text)++;
  if (!take_digits (text, 2, 2, &hours))
    return FALSE;
  if ((take_char (text, ':') || !short_too || g_ascii_isdigit (**text)) &&
      !take_digits (text, 1, 2, &rest))
    return FALSE;

  *minutes = sign * (hours * 60 + rest);
  return TRUE;
}

/* https://www.w3.org/TR/NOTE-datetime and RFC 3339 §5.6, with a space for the T and parts of one
 * digit, as databases print them. */
static gboolean
parse_w3c (const char *text,
           gint64     *time_us)
{
  Moment moment = { .month = 1, .day = 1 };
  int fraction;

  if (!take_digits (&text, 4, 4, &moment.year) || g_ascii_isdigit (*text))
    return FALSE;
  if (take_char (&text, '-') && !take_digits (&text, 1, 2, &moment.month))
    return FALSE;
  if (take_char (&text, '-') && !take_digits (&text, 1, 2, &moment.day))
    return FALSE;
  if (*text == 't' || *text == ' ')
    {
      while (*text == 't' || *text == ' ')
        text++;
      if (!take_digits (&text, 1, 2, &moment.hour))
        return FALSE;
      if ((take_char (&text, ':') || g_ascii_isdigit (*text)) &&
          !take_digits (&text, 1, 2, &moment.minute))
        return FALSE;
      if ((take_char (&text, ':') || g_ascii_isdigit (*text)) &&
          !take_digits (&text, 1, 2, &moment.second))
        return FALSE;
      if (take_char (&text, '.'))
        while (take_digits (&text, 1, 6, &fraction))
          ;
      while (*text == ' ')
        text++;
      if (*text == '+' || *text == '-')
        {
          if (!take_offset (&text, FALSE, &moment.offset_minutes))
            return FALSE;
        }
      else
        {
          moment.offset_minutes = zone_by_name (text);
          while (g_ascii_isalpha (*text))
            text++;
        }
    }

  return *text == '\0' && to_time (&moment, TRUE, time_us);
}

static gboolean
take_date (const char *template,
           const char **text,
           Moment      *moment)
{
  for (const char *t = template; *t != '\0'; t++)
    switch (*t)
      {
      case 'Y':
        if (!take_digits (text, 4, 4, &moment->year))
          return FALSE;
        break;
      case 'y':
        if (!take_digits (text, 2, 2, &moment->year))
          return FALSE;
        moment->year += 2000;
        break;
      case 'M':
        if (((*text)[0] != '0' && (*text)[0] != '1') ||
            !take_digits (text, 2, 2, &moment->month))
          return FALSE;
        break;
      case 'D':
        if ((*text)[0] > '3' || !take_digits (text, 2, 2, &moment->day))
          return FALSE;
        break;
      case 'O':
        if ((*text)[0] > '3' || !take_digits (text, 3, 3, &moment->day))
          return FALSE;
        break;
      case '?':
        take_char (text, '-');
        break;
      default:
        if (!take_char (text, *t))
          return FALSE;
      }

  return TRUE;
}

/* ISO 8601 with what is allowed to be left out left out; numbers past their end carry over, and
 * what follows is somebody's comment. */
static gboolean
parse_iso (const char *text,
           gint64     *time_us)
{
  static const char *const templates[] = { "Y?M?D", "Y?O", "Y-M", "y?M?D", "y?O", "Y" };

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      Moment moment = { .month = 1, .day = 1 };
      const char *rest = text;
      int fraction;
      int offset;

      if (!take_date (templates[i], &rest, &moment))
        continue;
      if (templates[i][1] == '\0' && g_ascii_isdigit (*rest))
        return FALSE;
      while (*rest == 't' || *rest == ' ')
        rest++;
      if (take_digits (&rest, 2, 2, &moment.hour) && take_char (&rest, ':') &&
          take_digits (&rest, 2, 2, &moment.minute))
        {
          if (rest[0] == ':' && g_ascii_isdigit (rest[1]) && g_ascii_isdigit (rest[2]))
            {
              rest++;
              take_digits (&rest, 2, 2, &moment.second);
            }
          if (take_char (&rest, '.'))
            while (take_digits (&rest, 1, 6, &fraction))
              ;
          if (take_offset (&rest, TRUE, &offset))
            moment.offset_minutes = offset;
        }
      else
        moment.hour = moment.minute = 0;
      return to_time (&moment, FALSE, time_us);
    }

  return FALSE;
}

static gboolean
whole_number (const char *text,
              int         most_digits,
              int        *number)
{
  return take_digits (&text, 1, most_digits, number) && *text == '\0';
}

static int
month_by_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (months[i].start[0] == name[0] && g_str_has_prefix (name, months[i].start))
      return months[i].month;
  return 0;
}

/* A day of the week, in English and Greek by name and in others by the comma after it. */
static gboolean
is_weekday (const char *word)
{
  if (!g_ascii_isdigit (word[0]) && g_str_has_suffix (word, ","))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (weekdays); i++)
    if (weekdays[i][0] == word[0] && g_str_has_prefix (word, weekdays[i]))
      return TRUE;
  return FALSE;
}

static gboolean
read_clock (const char *text,
            Moment     *moment)
{
  if (!take_digits (&text, 1, 2, &moment->hour))
    return FALSE;
  if (take_char (&text, ':') && !take_digits (&text, 1, 2, &moment->minute))
    return FALSE;
  if (take_char (&text, ':') && !take_digits (&text, 1, 2, &moment->second))
    return FALSE;
  return *text == '\0';
}

static gboolean
read_zone (const char *zone,
           Moment     *moment)
{
  if (g_str_has_prefix (zone, "etc/"))
    zone += 4;
  if (g_str_has_prefix (zone, "gmt") || g_str_has_prefix (zone, "utc"))
    zone += 3;
  if (*zone == '-' || *zone == '+')
    return take_offset (&zone, FALSE, &moment->offset_minutes) && *zone == '\0';
  moment->offset_minutes = zone_by_name (zone);
  return TRUE;
}

/* RFC 822 §5 and RFC 2822 §3.3 as people write it: any zone or none, two or four digits of the
 * year (90 and later are of the last century), day and month either way round, time left out. */
static gboolean
parse_rfc822_words (const char **words,
                    guint        n_words,
                    gint64      *time_us)
{
  Moment moment = { 0 };
  const char *clock = "00:00:00";
  const char *zone = "";

  if (n_words > 0 && is_weekday (words[0]))
    {
      words++;
      n_words--;
    }
  if (n_words < 3)
    return FALSE;
  if (n_words > 3)
    clock = words[3];
  if (n_words > 4)
    zone = words[4];

  moment.month = month_by_name (words[1]);
  if (!whole_number (words[0], 2, &moment.day))
    {
      moment.month = month_by_name (words[0]);
      if (!whole_number (words[1], 2, &moment.day))
        return FALSE;
    }
  if (moment.month == 0 || !whole_number (words[2], 4, &moment.year))
    return FALSE;
  if (strlen (words[2]) <= 2)
    moment.year += moment.year < 90 ? 2000 : 1900;

  return read_clock (clock, &moment) && read_zone (zone, &moment) &&
         to_time (&moment, TRUE, time_us);
}

static guint
split (char        *text,
       const char **words)
{
  guint n_words = 0;
  char *state = NULL;

  for (char *word = strtok_r (text, " \t\r\n", &state); word != NULL && n_words < MAX_WORDS;
       word = strtok_r (NULL, " \t\r\n", &state))
    words[n_words++] = word;
  return n_words;
}

static gboolean
parse_rfc822 (const char *text,
              gint64     *time_us)
{
  g_autofree char *copy = g_strdup (text);
  const char *words[MAX_WORDS];
  guint n_words;

  n_words = split (copy, words);
  if (parse_rfc822_words (words, n_words, time_us))
    return TRUE;

  /* `Tue,01-Jan-2008 10:00:00`: the same with other marks between the words. */
  g_free (copy);
  copy = g_strdup (text);
  for (char *p = copy; *p != '\0'; p++)
    if (*p == ',' || (*p == '-' && p > copy && g_ascii_isalnum (p[-1]) &&
                      (g_ascii_isalpha (p[1]) || g_ascii_isalpha (p[-1]))))
      *p = ' ';
  n_words = split (copy, words);
  return parse_rfc822_words (words, n_words, time_us);
}

/* `Sun Jan  4 16:29:06 2004`, with or without a zone before the year, as asctime() and date(1). */
static gboolean
parse_asctime (const char *text,
               gint64     *time_us)
{
  g_autofree char *copy = g_strdup (text);
  const char *words[MAX_WORDS];
  guint n_words = split (copy, words);

  if (n_words != 5 && n_words != 6)
    return FALSE;
  return parse_rfc822_words ((const char *[]) { words[0], words[2], words[1], words[n_words - 1],
                                                words[3], n_words == 6 ? words[4] : "" },
                             6, time_us);
}

/* `Fri, 2006/09/15 08:19:53 EDT`, as a well-known version control system prints it. */
static gboolean
parse_slashes (const char *text,
               gint64     *time_us)
{
  Moment moment = { 0 };
  char zone[8] = "";
  const char *comma = strchr (text, ',');
  int taken = sscanf (comma != NULL ? comma + 1 : text, " %4d/%2d/%2d %2d:%2d:%2d %7s",
                      &moment.year, &moment.month, &moment.day, &moment.hour, &moment.minute,
                      &moment.second, zone);

  return taken >= 3 && moment.hour >= 0 && moment.minute >= 0 && moment.second >= 0 &&
         read_zone (zone, &moment) && to_time (&moment, TRUE, time_us);
}

/* `2004-július-13T9:15-05:00`: Hungarian, the month by its name. */
static gboolean
parse_month_between (const char *text,
                     gint64     *time_us)
{
  Moment moment = { 0 };
  const char *day;

  if (!take_digits (&text, 4, 4, &moment.year) || !take_char (&text, '-'))
    return FALSE;
  moment.month = month_by_name (text);
  day = strchr (text, '-');
  if (moment.month == 0 || day == NULL)
    return FALSE;
  day++;
  return take_digits (&day, 1, 2, &moment.day) && take_char (&day, 't') &&
         take_digits (&day, 1, 2, &moment.hour) && take_char (&day, ':') &&
         take_digits (&day, 2, 2, &moment.minute) &&
         take_offset (&day, FALSE, &moment.offset_minutes) && to_time (&moment, TRUE, time_us);
}

/* `2004-05-25 오후 11:23:17` and `2004년 05월 25일  23:23:17`: Korean, in Korea's time. */
static gboolean
parse_korean (const char *text,
              gint64     *time_us)
{
  Moment moment = { .offset_minutes = 9 * 60 };
  const char *clock = NULL;

  if (sscanf (text, "%4d년 %2d월 %2d일", &moment.year, &moment.month, &moment.day) == 3)
    {
      clock = strstr (text, "일");
      clock = clock != NULL ? clock + strlen ("일") : NULL;
    }
  else if (sscanf (text, "%4d-%2d-%2d", &moment.year, &moment.month, &moment.day) == 3)
    {
      const char *noon = strstr (text, "오");

      if (noon != NULL && (g_str_has_prefix (noon, "오전") || g_str_has_prefix (noon, "오후")))
        clock = noon + strlen ("오전");
    }
  if (clock == NULL ||
      sscanf (clock, " %2d:%2d:%2d", &moment.hour, &moment.minute, &moment.second) != 3)
    return FALSE;
  if (strstr (text, "오후") != NULL && moment.hour < 12)
    moment.hour += 12;

  return moment.hour >= 0 && moment.minute >= 0 && moment.second >= 0 &&
         to_time (&moment, TRUE, time_us);
}

/**
 * steward_feed_date_parse:
 * @text: a date of a feed
 * @time_us: (out): microseconds since 1970 UTC
 *
 * Reads RFC 822 and RFC 3339 dates, W3CDTF, ISO 8601, asctime(), and the variants that feeds in
 * the wild have; a date without a zone is taken as UTC, one without a time as midnight.
 *
 * Returns: whether @text is a date
 */
gboolean
steward_feed_date_parse (const char *text,
                         gint64     *time_us)
{
  static gboolean (*const parsers[]) (const char *, gint64 *) = {
    parse_w3c, parse_rfc822, parse_korean, parse_month_between, parse_iso, parse_asctime,
    parse_slashes,
  };
  g_autofree char *lower = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (time_us != NULL, FALSE);

  if (text[0] == '\0' || strlen (text) > MAX_LENGTH)
    return FALSE;
  lower = g_utf8_validate (text, -1, NULL) ? g_utf8_strdown (text, -1) : g_ascii_strdown (text, -1);
  g_strstrip (lower);
  for (guint i = 0; i < G_N_ELEMENTS (parsers); i++)
    if (parsers[i] (lower, time_us))
      return TRUE;

  return FALSE;
}
