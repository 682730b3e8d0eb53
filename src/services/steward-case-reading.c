/* steward-case-reading.c: the cases of a period, read step by step
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-case-reading"

#include "steward-case-reading-private.h"

#include "steward-json.h"

/* Some ten milliseconds. */
#define STEP 10000

/* What is kept of a response until its mention comes. Strings are interned in the reading. */
typedef struct
{
  gint64      row;
  gint64      mention;
  const char *activity;
  const char *authors;
  const char *approver;
  const char *approved_for;
  gint64      submitted_us;
  gint64      approved_us;
  gint64      published_us;
} Answer;

struct _StewardCaseReading
{
  StewardOrganisation *organisation; /* (owned) */
  gint64               from_us;
  gint64               to_us;
  gint64               after;        /* row of the response read last */
  gboolean             are_answers_sorted;
  gint64               first_row;
  gint64               from_row;     /* where mentions go on */
  gint64               to_row;
  GStringChunk        *words;        /* (owned) ids */
  GArray              *answers;      /* (owned) (element-type Answer) by mention once they are sorted */
  guint                next;         /* answer whose mention is still to come */

  /* While a step runs */
  StewardCaseFunc      func;
  gpointer             data;
};

/**
 * steward_case_reading_new:
 * @from_us: mentions from then on, microseconds since 1970 UTC
 * @to_us: and before then
 *
 * Returns: (transfer full): not yet begun
 */
StewardCaseReading *
steward_case_reading_new (StewardOrganisation *organisation,
                          gint64               from_us,
                          gint64               to_us)
{
  StewardCaseReading *self = g_new0 (StewardCaseReading, 1);

  self->organisation = steward_organisation_ref (organisation);
  self->from_us = from_us;
  self->to_us = to_us;
  self->first_row = steward_case_row_of_time (from_us);
  self->from_row = self->first_row;
  self->to_row = steward_case_row_of_time (to_us);
  self->words = g_string_chunk_new (4096);
  self->answers = g_array_new (FALSE, FALSE, sizeof (Answer));
  return self;
}

void
steward_case_reading_free (StewardCaseReading *self)
{
  if (self == NULL)
    return;
  steward_organisation_unref (self->organisation);
  g_string_chunk_free (self->words);
  g_array_unref (self->answers);
  g_free (self);
}

static const char *
intern (StewardCaseReading *self,
        const char         *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->words, text) : NULL;
}

static gboolean
keep_answer (const StewardAnswerRow  *one,
             gpointer                 data,
             GError                 **error)
{
  StewardCaseReading *self = data;
  const Answer answer = {
    one->row, one->mention, intern (self, one->activity), intern (self, one->authors), intern (self, one->approver),
    intern (self, one->approved_for), one->submitted_us, one->approved_us, one->published_us,
  };

  g_array_append_val (self->answers, answer);
  return TRUE;
}

/* Of several responses to one mention the one that went out first tells, else the one submitted last. */
static int
compare_answers (gconstpointer a,
                 gconstpointer b)
{
  const Answer *first = a;
  const Answer *second = b;
  gboolean first_out = first->published_us != STEWARD_TIME_NONE;
  gboolean second_out = second->published_us != STEWARD_TIME_NONE;

  if (first->mention != second->mention)
    return first->mention < second->mention ? -1 : 1;
  if (first_out != second_out)
    return first_out ? -1 : 1;
  if (first_out && first->published_us != second->published_us)
    return first->published_us < second->published_us ? -1 : 1;
  if (!first_out && first->submitted_us != second->submitted_us)
    return first->submitted_us > second->submitted_us ? -1 : 1;
  return first->row < second->row ? -1 : first->row > second->row;
}

/* Of several authors one who belongs to the department where the mention is, else the first. */
static const char *
choose_author (StewardCaseReading *self,
               const char         *authors,
               const char         *department)
{
  g_autoptr (JsonNode) node = authors != NULL ? steward_json_parse (authors, -1, NULL) : NULL;
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; n > 1 && department != NULL && i < n; i++)
    if (steward_organisation_has_role (self->organisation, json_array_get_string_element (array, i), department,
                                       STEWARD_ROLE_MEMBER))
      return intern (self, json_array_get_string_element (array, i));
  return n > 0 ? intern (self, json_array_get_string_element (array, 0)) : NULL;
}

static void
add_answer (StewardCaseReading *self,
            StewardCase        *one,
            const Answer       *answer)
{
  one->author = choose_author (self, answer->authors, one->department);
  one->approver = answer->approver;
  one->approved_for = answer->approved_for;
  one->approved_us = answer->approved_us;
  one->ready_us = answer->submitted_us != STEWARD_TIME_NONE ? answer->submitted_us : answer->published_us;
}

static gboolean
take_mention (const StewardCase  *mention,
              gpointer            data,
              GError            **error)
{
  StewardCaseReading *self = data;
  StewardCase one = *mention;
  const Answer *answers = (const Answer *) (void *) self->answers->data;

  while (self->next < self->answers->len && answers[self->next].mention < one.row)
    self->next++;
  if (self->next < self->answers->len && answers[self->next].mention == one.row)
    add_answer (self, &one, &answers[self->next]);
  return self->func (&one, self->data, error);
}

/* What is a response of its own has the mention 0; a mention's row is never that. */
static gboolean
take_statements (StewardCaseReading  *self,
                 GError             **error)
{
  for (guint i = 0; i < self->answers->len; i++)
    {
      const Answer *answer = &g_array_index (self->answers, Answer, i);
      StewardCase one = { .activity = answer->activity, .clock_start_us = STEWARD_TIME_NONE, .taken_us = STEWARD_TIME_NONE };

      if (answer->mention != 0)
        continue;
      one.answered_us = answer->published_us;
      add_answer (self, &one, answer);
      if (!self->func (&one, self->data, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * steward_case_reading_step:
 * @func: (scope call): gets each case once, in the steps together
 *
 * Returns: whether it went well
 */
gboolean
steward_case_reading_step (StewardCaseReading  *self,
                           StewardTransaction  *transaction,
                           StewardCaseFunc      func,
                           gpointer             data,
                           GError             **error)
{
  self->func = func;
  self->data = data;
  if (self->after < G_MAXINT64)
    return steward_transaction_read_answers (transaction, self->from_us, self->to_us, &self->after, STEP, keep_answer, self,
                                             error);
  if (!self->are_answers_sorted)
    {
      g_array_sort (self->answers, compare_answers);
      self->are_answers_sorted = TRUE;
      if (!take_statements (self, error))
        return FALSE;
    }
  return steward_transaction_read_cases (transaction, &self->from_row, self->to_row, STEP, take_mention, self, error);
}

/**
 * steward_case_reading_is_done:
 *
 * Returns: whether all cases were read
 */
gboolean
steward_case_reading_is_done (StewardCaseReading *self)
{
  return self->are_answers_sorted && self->from_row >= self->to_row;
}

/**
 * steward_case_reading_get_share:
 *
 * Returns: how much of the period was read, 0 to 1
 */
double
steward_case_reading_get_share (StewardCaseReading *self)
{
  return self->to_row > self->first_row
             ? (double) (self->from_row - self->first_row) / (double) (self->to_row - self->first_row)
             : 1;
}
