/* steward-case-rows.c: the stored signals of many mentions, without their words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-case-rows"

#include "steward-case-rows.h"

#include "steward-connection.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-mention-rows.h"
#include "steward-transaction-private.h"

#include <string.h>

static const char *
text_of (sqlite3_stmt *run,
         int           column)
{
  return (const char *) sqlite3_column_text (run, column);
}

static gint64
time_of (sqlite3_stmt *run,
         int           column)
{
  return sqlite3_column_type (run, column) == SQLITE_NULL ? STEWARD_TIME_NONE : sqlite3_column_int64 (run, column);
}

/* A closed mention waits for nobody; a word of a newer version is open. */
static gboolean
is_open (const char *status)
{
  return status == NULL || (strcmp (status, "answered") != 0 && strcmp (status, "dismissed") != 0);
}

/**
 * steward_case_row_of_time:
 * @time_us: microseconds since 1970 UTC
 *
 * Returns: the first row of that second
 */
gint64
steward_case_row_of_time (gint64 time_us)
{
  return steward_mention_row_of_time (time_us);
}

/**
 * steward_transaction_read_cases:
 * @from_row: (inout): the first row wanted, then where to go on; @to_row when all were read
 * @to_row: the row behind the last
 * @limit: at most so many, so that no read lasts long
 * @func: (scope call): gets each mention, oldest first; pointers to others are left out
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_read_cases (StewardTransaction  *self,
                                gint64              *from_row,
                                gint64               to_row,
                                guint                limit,
                                StewardCaseFunc      func,
                                gpointer             data,
                                GError             **error)
{
  static const char sql[] =
      "SELECT row, activity, department, assignee, matrix_version, clock_start, first_taken, first_answered, status, "
      "merged_into IS NOT NULL FROM mention WHERE row >= ?1 AND row < ?2 ORDER BY row LIMIT ?3";
  g_autoptr (StewardRun) run =
      steward_connection_prepare_static (steward_transaction_get_connection (self), sql, error);
  guint n = 0;

  if (run == NULL)
    return FALSE;
  sqlite3_bind_int64 (run, 1, *from_row);
  sqlite3_bind_int64 (run, 2, to_row);
  sqlite3_bind_int64 (run, 3, limit);
  while (TRUE)
    {
      StewardCase one = { .ready_us = STEWARD_TIME_NONE, .approved_us = STEWARD_TIME_NONE };
      gboolean has_row;

      if (!steward_connection_step (steward_transaction_get_connection (self), run, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      n++;
      one.row = sqlite3_column_int64 (run, 0);
      *from_row = one.row + 1;
      if (sqlite3_column_int (run, 9) != 0)
        continue;
      one.activity = text_of (run, 1);
      one.department = text_of (run, 2);
      one.taker = text_of (run, 3);
      one.matrix_version = sqlite3_column_int64 (run, 4);
      one.clock_start_us = time_of (run, 5);
      one.taken_us = time_of (run, 6);
      one.answered_us = time_of (run, 7);
      one.is_open = is_open (text_of (run, 8));
      if (!func (&one, data, error))
        return FALSE;
    }
  if (n < limit)
    *from_row = to_row;
  return TRUE;
}

/**
 * steward_transaction_read_answers:
 * @from_us: microseconds since 1970 UTC: mentions and statements from then on
 * @to_us: and before then
 * @after: (inout): row of the response read last, 0 at first; %G_MAXINT64 when all were read
 * @limit: at most so many
 * @func: (scope call): gets each response that was submitted or published, with its last approval
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_read_answers (StewardTransaction  *self,
                                  gint64               from_us,
                                  gint64               to_us,
                                  gint64              *after,
                                  guint                limit,
                                  StewardAnswerFunc    func,
                                  gpointer             data,
                                  GError             **error)
{
  static const char sql[] =
      "SELECT r.row, m.row, r.activity, r.authors, r.accountable, a.person, a.department, r.submitted, a.at, r.published, "
      "CASE WHEN r.mention IS NULL THEN ifnull (r.submitted, r.published) >= ?3 AND ifnull (r.submitted, r.published) < ?4 "
      "ELSE m.row >= ?5 AND m.row < ?6 END "
      "FROM response r LEFT JOIN mention m ON m.id = r.mention "
      "LEFT JOIN approval a ON a.row = (SELECT b.row FROM approval b WHERE b.subject = r.id AND b.verdict = 'approve' "
      "ORDER BY b.at DESC, b.row DESC LIMIT 1) "
      "WHERE r.row > ?1 AND (r.submitted IS NOT NULL OR r.published IS NOT NULL) ORDER BY r.row LIMIT ?2";
  g_autoptr (StewardRun) run =
      steward_connection_prepare_static (steward_transaction_get_connection (self), sql, error);
  guint n = 0;

  if (run == NULL)
    return FALSE;
  sqlite3_bind_int64 (run, 1, *after);
  sqlite3_bind_int64 (run, 2, limit);
  sqlite3_bind_int64 (run, 3, from_us);
  sqlite3_bind_int64 (run, 4, to_us);
  sqlite3_bind_int64 (run, 5, steward_mention_row_of_time (from_us));
  sqlite3_bind_int64 (run, 6, steward_mention_row_of_time (to_us));
  while (TRUE)
    {
      StewardAnswerRow one = { 0 };
      gboolean has_row;

      if (!steward_connection_step (steward_transaction_get_connection (self), run, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      n++;
      one.row = sqlite3_column_int64 (run, 0);
      *after = one.row;
      if (sqlite3_column_int (run, 10) == 0)
        continue;
      one.mention = sqlite3_column_int64 (run, 1);
      one.activity = text_of (run, 2);
      one.authors = text_of (run, 3);
      one.accountable = text_of (run, 4);
      one.approver = text_of (run, 5);
      one.approved_for = text_of (run, 6);
      one.submitted_us = time_of (run, 7);
      one.approved_us = time_of (run, 8);
      one.published_us = time_of (run, 9);
      if (!func (&one, data, error))
        return FALSE;
    }
  if (n < limit)
    *after = G_MAXINT64;
  return TRUE;
}

/**
 * steward_transaction_read_consultations:
 * @from_us: asked from then on, microseconds since 1970 UTC
 * @to_us: and before then
 * @func: (scope call): gets each, in the order in which they were asked
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_read_consultations (StewardTransaction       *self,
                                        gint64                    from_us,
                                        gint64                    to_us,
                                        StewardConsultationFunc   func,
                                        gpointer                  data,
                                        GError                  **error)
{
  static const char sql[] =
      "SELECT c.department, c.asked_by, c.answered_by, ifnull (m.activity, r.activity), m.department, c.asked, c.due, "
      "c.answered FROM consultation c JOIN response r ON r.id = c.response LEFT JOIN mention m ON m.id = r.mention "
      "WHERE c.asked >= ?1 AND c.asked < ?2 ORDER BY c.asked, c.row";
  g_autoptr (StewardRun) run =
      steward_connection_prepare_static (steward_transaction_get_connection (self), sql, error);

  if (run == NULL)
    return FALSE;
  sqlite3_bind_int64 (run, 1, from_us);
  sqlite3_bind_int64 (run, 2, to_us);
  while (TRUE)
    {
      StewardConsultationRow one;
      gboolean has_row;

      if (!steward_connection_step (steward_transaction_get_connection (self), run, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      one = (StewardConsultationRow) {
        text_of (run, 0), text_of (run, 1), text_of (run, 2), text_of (run, 3),
        text_of (run, 4), time_of (run, 5), time_of (run, 6), time_of (run, 7),
      };
      if (!func (&one, data, error))
        return FALSE;
    }
}

static void
take_set (StewardRecord *words,
          guint          field,
          const char    *json)
{
  g_autoptr (JsonNode) node = json != NULL ? steward_json_parse (json, -1, NULL) : NULL;
  g_autoptr (GPtrArray) elements = NULL;
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    {
      steward_record_clear (words, field);
      return;
    }
  elements = g_ptr_array_new ();
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (elements, (gpointer) json_array_get_string_element (array, i));
  g_ptr_array_add (elements, NULL);
  steward_record_set_set (words, field, (const char *const *) elements->pdata);
}

/* `"given":["activity"]` in `because`: few mentions have it, and parsing all for it costs more than the rest. */
static gboolean
is_given (const char *because)
{
  g_autoptr (JsonObject) object = NULL;
  g_auto (GStrv) given = NULL;

  if (because == NULL || strstr (because, "\"given\"") == NULL)
    return FALSE;
  object = steward_json_parse_object (because, -1, NULL);
  given = object != NULL ? steward_json_get_texts (object, "given") : NULL;
  return given != NULL && g_strv_contains ((const char *const *) given, "activity");
}

/**
 * steward_transaction_read_words:
 * @row: of a mention
 * @words: a record of kind mention, used again and again: gets what its activity is told from
 * @may_tell: (out): whether its activity may be told again: nobody corrected it, and the post didn't
 *   say it
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_read_words (StewardTransaction  *self,
                                gint64               row,
                                StewardRecord       *words,
                                gboolean            *may_tell,
                                GError             **error)
{
  static const char sql[] = "SELECT title, text, voice, mood, language, hashtags, topics, corrected, because "
                            "FROM mention WHERE row = ?1";
  static const guint texts[] = { STEWARD_MENTION_TITLE, STEWARD_MENTION_TEXT, STEWARD_MENTION_VOICE, STEWARD_MENTION_MOOD,
                                 STEWARD_MENTION_LANGUAGE };
  g_autoptr (StewardRun) run =
      steward_connection_prepare_static (steward_transaction_get_connection (self), sql, error);
  const char *corrected;
  gboolean has_row;

  *may_tell = FALSE;
  if (run == NULL)
    return FALSE;
  sqlite3_bind_int64 (run, 1, row);
  if (!steward_connection_step (steward_transaction_get_connection (self), run, &has_row, error))
    return FALSE;
  corrected = has_row ? text_of (run, 7) : NULL;
  if (!has_row || (corrected != NULL && strstr (corrected, "\"activity\"") != NULL) || is_given (text_of (run, 8)))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (sqlite3_column_type (run, (int) i) != SQLITE_NULL)
      steward_record_set_text (words, texts[i], text_of (run, (int) i));
    else
      steward_record_clear (words, texts[i]);
  take_set (words, STEWARD_MENTION_HASHTAGS, text_of (run, 5));
  take_set (words, STEWARD_MENTION_TOPICS, text_of (run, 6));
  steward_record_clear (words, STEWARD_MENTION_ACTIVITY);
  steward_record_clear (words, STEWARD_MENTION_BECAUSE);
  *may_tell = TRUE;
  return TRUE;
}
