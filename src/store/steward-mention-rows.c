/* steward-mention-rows.c: where a mention lies in the file, and by which keys it is found again
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mention-rows"

#include "steward-mention-rows.h"

#include "steward-digest.h"
#include "steward-kinds.h"
#include "steward-mention-identity.h"
#include "steward-record-table.h"

#include <string.h>

/* Row = (seconds − ROW_EPOCH) × 8 + slot: the order of rows is the order of time, so the newest
 * hits of a search are found without sorting, and ids stay small. */
#define ROW_EPOCH 1600000000
#define SLOTS     8
/* Rows that are looked at one by one for a free one. */
#define WALKED    64

/* A key made of words lies beside those of its minute, its digest takes the rest. */
#define WORDS_BITS 36

/**
 * steward_mention_row_of_time:
 * @time_us: microseconds since 1970 UTC
 *
 * Returns: the first row of that second; negative before September 2020
 */
gint64
steward_mention_row_of_time (gint64 time_us)
{
  gint64 seconds = time_us / STEWARD_SECOND_US - (time_us % STEWARD_SECOND_US < 0 ? 1 : 0);

  return (seconds - ROW_EPOCH) * SLOTS;
}

/**
 * steward_mention_time_of_row:
 *
 * Returns: microseconds since 1970 UTC of the second that the row stands for; a mention of a full
 *   second lies a little later
 */
gint64
steward_mention_time_of_row (gint64 row)
{
  gint64 second = row / SLOTS - (row % SLOTS < 0 ? 1 : 0);

  return (second + ROW_EPOCH) * STEWARD_SECOND_US;
}

/* 64 bits of the alias: who looks up compares the mention itself. */
static gint64
digest_of (const char *alias)
{
  const StewardPart part = { alias, -1 };
  guint8 digest[32];
  gint64 number;

  steward_digest_parts (&part, 1, digest);
  memcpy (&number, digest, sizeof number);
  return GINT64_FROM_LE (number);
}

/* The key made of a post's words holds its minute: in the order of time, what comes in together is written together.
 * A key spread over the whole table costs a page of the log for each post, a third of a large import. */
static gint64
digest_in_minute (const char *alias,
                  gint64      published_us)
{
  gint64 minute = published_us / STEWARD_MINUTE_US - (published_us % STEWARD_MINUTE_US < 0 ? 1 : 0);

  return (gint64) (((guint64) minute << WORDS_BITS) | ((guint64) digest_of (alias) & ((G_GUINT64_CONSTANT (1) << WORDS_BITS) - 1)));
}

static gboolean
is_row_taken (StewardConnection  *connection,
              gint64              row,
              gboolean           *taken,
              GError            **error)
{
  g_autoptr (StewardRun) run = steward_connection_prepare_static (connection, "SELECT 1 FROM mention WHERE row = ?1", error);

  if (run == NULL)
    return FALSE;
  sqlite3_bind_int64 (run, 1, row);
  return steward_connection_step (connection, run, taken, error);
}

/* Thousands that came without a time stand row by row: they are leapt over, so that each further one doesn't walk
 * along all of them. @last is taken; the row after a taken one is given. */
static gboolean
leap_to_free_row (StewardConnection  *connection,
                  gint64              last,
                  gint64             *row,
                  GError            **error)
{
  gint64 free = last;
  gboolean taken = TRUE;

  for (gint64 step = WALKED; taken; step *= 2)
    {
      last = free;
      free = last + step;
      if (!is_row_taken (connection, free, &taken, error))
        return FALSE;
    }
  while (free - last > 1)
    {
      gint64 middle = last + (free - last) / 2;

      if (!is_row_taken (connection, middle, &taken, error))
        return FALSE;
      if (taken)
        last = middle;
      else
        free = middle;
    }
  *row = free;
  return TRUE;
}

static gboolean
find_free_row (StewardConnection  *connection,
               gint64              from,
               gint64             *row,
               GError            **error)
{
  static const char sql[] =
      "SELECT m.row + 1 FROM mention m WHERE m.row >= ?1 AND m.row < ?1 + ?2 "
      "AND NOT EXISTS (SELECT 1 FROM mention n WHERE n.row = m.row + 1) ORDER BY m.row LIMIT 1";
  g_autoptr (StewardRun) run = steward_connection_prepare_static (connection, sql, error);
  gboolean has_row;

  if (run == NULL)
    return FALSE;
  sqlite3_bind_int64 (run, 1, from);
  sqlite3_bind_int (run, 2, WALKED);
  if (!steward_connection_step (connection, run, &has_row, error))
    return FALSE;
  if (has_row)
    *row = sqlite3_column_int64 (run, 0);
  else if (!leap_to_free_row (connection, from + WALKED - 1, row, error))
    return FALSE;
  /* Row 0 is how a record without a row looks. */
  if (*row == 0)
    *row = 1;
  return TRUE;
}

/**
 * steward_mention_rows_insert:
 * @mention: a new mention with its stamps
 *
 * Stores a mention at its time: the earlier of published and collected. The place is fixed from
 * then on and never leaves this file.
 *
 * Returns: whether it went well
 */
gboolean
steward_mention_rows_insert (StewardConnection  *connection,
                             StewardRecord      *mention,
                             GError            **error)
{
  gint64 published = steward_record_get_time (mention, STEWARD_MENTION_PUBLISHED);
  gint64 collected = steward_record_get_time (mention, STEWARD_MENTION_COLLECTED);
  gint64 time_us = steward_record_get_created (mention);
  gint64 row;
  gboolean taken;

  if (collected != STEWARD_TIME_NONE)
    time_us = collected;
  if (published != STEWARD_TIME_NONE && published < time_us)
    time_us = published;

  row = steward_mention_row_of_time (time_us);
  if (row == 0)
    row = 1;
  if (!is_row_taken (connection, row, &taken, error) ||
      (taken && !find_free_row (connection, row, &row, error)))
    return FALSE;
  steward_record_set_row (mention, row);
  return steward_record_table_insert (connection, mention, NULL, error) &&
         steward_mention_rows_add_aliases (connection, mention, NULL, error);
}

static gboolean
add_alias (StewardConnection  *connection,
           gint64              digest,
           gint64              row,
           GError            **error)
{
  g_autoptr (StewardRun) run = steward_connection_prepare_static (
      connection, "INSERT INTO mention_alias (digest, mention) VALUES (?1, ?2) ON CONFLICT DO NOTHING", error);

  if (run == NULL)
    return FALSE;
  sqlite3_bind_int64 (run, 1, digest);
  sqlite3_bind_int64 (run, 2, row);
  return steward_connection_step (connection, run, NULL, error);
}

/**
 * steward_mention_rows_add_aliases:
 * @mention: as it is stored
 * @before: (nullable): as it was: only keys that it hadn't are added
 *
 * Makes a mention be found by its other keys.
 *
 * Returns: whether it went well
 */
gboolean
steward_mention_rows_add_aliases (StewardConnection  *connection,
                                  StewardRecord      *mention,
                                  StewardRecord      *before,
                                  GError            **error)
{
  const char *const *aliases = steward_record_get_set (mention, STEWARD_MENTION_ALIASES);
  gint64 published_us = steward_record_get_time (mention, STEWARD_MENTION_PUBLISHED);
  g_autofree char *words = aliases[0] != NULL ? steward_mention_words_alias (mention) : NULL;

  for (guint i = 0; aliases[i] != NULL; i++)
    {
      gboolean is_of_words = g_strcmp0 (aliases[i], words) == 0;

      if ((before == NULL || !steward_record_set_contains (before, STEWARD_MENTION_ALIASES, aliases[i])) &&
          !add_alias (connection, is_of_words ? digest_in_minute (aliases[i], published_us) : digest_of (aliases[i]),
                      steward_record_get_row (mention), error))
        return FALSE;
    }
  return TRUE;
}

/* Every place where @key may lie: that of words that were changed since, or of a file from before there were two, is
 * the plain one. */
static void
bind_places (StewardRun *run,
             int         first,
             const char *key,
             gint64      published_us)
{
  sqlite3_bind_int64 (run, first, digest_of (key));
  sqlite3_bind_int64 (run, first + 1, published_us != STEWARD_TIME_NONE ? digest_in_minute (key, published_us) : digest_of (key));
}

static StewardRecord *
find_by_alias (StewardConnection  *connection,
               const char         *alias,
               gint64              published_us,
               GError            **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  {
    g_autoptr (StewardRun) run = steward_connection_prepare_static (
        connection, "SELECT mention FROM mention_alias WHERE digest IN (?1, ?2) ORDER BY mention", error);

    if (run == NULL)
      return NULL;
    bind_places (run, 1, alias, published_us);
    if (!steward_connection_append_rows (connection, run, rows, error))
      return NULL;
  }

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (StewardRecord) mention =
          steward_record_table_get_by_row (connection, &steward_mention_kind, g_array_index (rows, gint64, i), &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      if (mention != NULL && steward_record_set_contains (mention, STEWARD_MENTION_ALIASES, alias))
        return g_steal_pointer (&mention);
    }
  return NULL;
}

/* Whether a mention may have @key. Most posts that come in are new, and this finds out in one step. */
static gboolean
is_known (StewardConnection  *connection,
          const char         *key,
          gint64              published_us,
          gboolean           *known,
          GError            **error)
{
  g_autoptr (StewardRun) run = steward_connection_prepare_static (
      connection,
      "SELECT 1 FROM mention WHERE id = ?1 UNION ALL SELECT 1 FROM mention_alias WHERE digest = ?2 "
      "UNION ALL SELECT 1 FROM mention_alias WHERE digest = ?3", error);

  if (run == NULL)
    return FALSE;
  sqlite3_bind_text (run, 1, key, -1, SQLITE_STATIC);
  bind_places (run, 2, key, published_us);
  return steward_connection_step (connection, run, known, error);
}

/**
 * steward_mention_rows_find:
 * @key: the identity of a post, or another key of it
 * @published_us: when the post was published, microseconds since 1970 UTC, or %STEWARD_TIME_NONE
 *
 * Returns: (transfer full) (nullable): the mention that has @key, as its identity or as an alias; %NULL with @error
 *   unset when there is none
 */
StewardRecord *
steward_mention_rows_find (StewardConnection  *connection,
                           const char         *key,
                           gint64              published_us,
                           GError            **error)
{
  g_autoptr (GError) local_error = NULL;
  StewardRecord *mention;
  gboolean known;

  if (!is_known (connection, key, published_us, &known, error) || !known)
    return NULL;
  mention = steward_record_table_get (connection, &steward_mention_kind, key, &local_error);
  if (mention == NULL && local_error == NULL)
    mention = find_by_alias (connection, key, published_us, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return mention;
}
