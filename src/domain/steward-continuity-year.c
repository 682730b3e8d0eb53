/* steward-continuity-year.c: at which quarters of an hour of a year nobody could approve or answer
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-continuity-year"

#include "steward-continuity-year.h"

#include "steward-kinds.h"

#include <string.h>

#define WORD_BITS 64

/* A bit a quarter. */
typedef struct
{
  char    *id;      /* (owned) of the department */
  guint64 *open;    /* (owned) within its hours */
  guint64 *approve; /* (owned) somebody who may approve is reachable */
  guint64 *answer;  /* (owned) a member is reachable */
} Reach;

struct _StewardContinuityYear
{
  gatomicrefcount  ref_count;
  gint64           from_us;
  guint            n_weeks;
  guint            n_quarters;
  guint            n_words;
  GPtrArray       *departments; /* (owned) (element-type Reach) */
};

static guint64 *
make_bits (StewardContinuityYear *self)
{
  return g_new0 (guint64, self->n_words);
}

/* The first quarter that begins at @at_us or later. */
static guint
quarter_of (StewardContinuityYear *self,
            gint64                 at_us)
{
  gint64 past = at_us - self->from_us;

  if (past <= 0)
    return 0;
  return (guint) MIN ((past + STEWARD_QUARTER_US - 1) / STEWARD_QUARTER_US, self->n_quarters);
}

static void
set_span (StewardContinuityYear *self,
          guint64               *bits,
          gint64                 from_us,
          gint64                 until_us)
{
  guint last = quarter_of (self, until_us);

  for (guint i = quarter_of (self, from_us); i < last; i++)
    bits[i / WORD_BITS] |= G_GUINT64_CONSTANT (1) << (i % WORD_BITS);
}

static gboolean
get_bit (const guint64 *bits,
         guint          quarter)
{
  return (bits[quarter / WORD_BITS] >> (quarter % WORD_BITS)) & 1;
}

static gint64
get_end (StewardContinuityYear *self)
{
  return self->from_us + self->n_quarters * STEWARD_QUARTER_US;
}

static guint64 *
find_open (StewardContinuityYear      *self,
           const StewardBusinessHours *hours)
{
  guint64 *bits = make_bits (self);
  gint64 at_us = self->from_us;

  while (hours != NULL && at_us < get_end (self))
    {
      gint64 opens_us = steward_business_hours_next_opening (hours, at_us);
      gint64 closes_us = steward_business_hours_next_closing (hours, at_us);

      if (opens_us == STEWARD_TIME_NONE)
        break;
      if (closes_us == STEWARD_TIME_NONE)
        closes_us = get_end (self);
      set_span (self, bits, opens_us, closes_us);
      at_us = closes_us;
    }
  return bits;
}

static guint64 *
find_away (StewardContinuityYear *self,
           StewardRecord         *person)
{
  guint64 *bits = make_bits (self);
  gint64 from_us = steward_record_get_time (person, STEWARD_PERSON_AWAY_FROM);
  gint64 until_us = steward_record_get_time (person, STEWARD_PERSON_AWAY_UNTIL);

  if (from_us != STEWARD_TIME_NONE || until_us != STEWARD_TIME_NONE)
    set_span (self, bits, from_us != STEWARD_TIME_NONE ? from_us : self->from_us,
              until_us != STEWARD_TIME_NONE ? until_us : get_end (self));
  return bits;
}

static guint64 *
find_on_call (StewardContinuityYear *self,
              StewardRecord         *person)
{
  guint64 *bits = make_bits (self);
  g_autoptr (GArray) periods = steward_organisation_list_on_call (person);

  for (guint i = 0; i < periods->len; i++)
    {
      const StewardOnCall *period = &g_array_index (periods, StewardOnCall, i);

      set_span (self, bits, period->from_us, period->until_us);
    }
  return bits;
}

/* Adds when @person is reachable for a department that is open at @open, but only while @only (nullable). */
static void
add_reachable (StewardContinuityYear *self,
               guint64               *bits,
               StewardRecord         *person,
               const guint64         *open,
               const guint64         *only)
{
  g_autofree guint64 *away = find_away (self, person);
  g_autofree guint64 *on_call = find_on_call (self, person);

  for (guint i = 0; i < self->n_words; i++)
    bits[i] |= (open[i] | on_call[i]) & ~away[i] & (only != NULL ? only[i] : G_MAXUINT64);
}

static void
find_approvers (StewardContinuityYear *self,
                StewardOrganisation   *organisation,
                Reach                 *reach)
{
  g_autoptr (GPtrArray) approvers = steward_organisation_list_role (organisation, reach->id, STEWARD_ROLE_APPROVER);

  for (guint i = 0; i < approvers->len; i++)
    {
      StewardRecord *approver = approvers->pdata[i];
      const char *name = steward_record_get_text (approver, STEWARD_PERSON_STAND_IN);
      StewardRecord *stand_in = name != NULL ? steward_organisation_get_person (organisation, name) : NULL;

      add_reachable (self, reach->approve, approver, reach->open, NULL);
      if (stand_in != NULL && stand_in != approver)
        {
          g_autofree guint64 *away = find_away (self, approver);

          add_reachable (self, reach->approve, stand_in, reach->open, away);
        }
    }
}

static void
reach_free (gpointer data)
{
  Reach *reach = data;

  g_free (reach->id);
  g_free (reach->open);
  g_free (reach->approve);
  g_free (reach->answer);
  g_free (reach);
}

static void
add_department (StewardContinuityYear *self,
                StewardOrganisation   *organisation,
                const char            *id)
{
  g_autoptr (GPtrArray) members = steward_organisation_list_role (organisation, id, STEWARD_ROLE_MEMBER);
  Reach *reach = g_new0 (Reach, 1);

  reach->id = g_strdup (id);
  reach->open = find_open (self, steward_organisation_get_hours (organisation, id));
  reach->approve = make_bits (self);
  reach->answer = make_bits (self);
  find_approvers (self, organisation, reach);
  for (guint i = 0; i < members->len; i++)
    add_reachable (self, reach->answer, members->pdata[i], reach->open, NULL);
  g_ptr_array_add (self->departments, reach);
}

/**
 * steward_continuity_year_new:
 * @from_us: microseconds since 1970 UTC; the quarter that it lies in is the first
 * @n_weeks: how many weeks of 7 × 24 hours; 53 hold a year
 *
 * Quarters are of UTC, so weeks have no hour more or less when clocks change. All time zones of today lie at quarters.
 *
 * Returns: (transfer full): who could be reached
 */
StewardContinuityYear *
steward_continuity_year_new (StewardOrganisation *organisation,
                             gint64               from_us,
                             guint                n_weeks)
{
  StewardContinuityYear *self = g_new0 (StewardContinuityYear, 1);
  GPtrArray *departments = steward_organisation_get_departments (organisation);
  gint64 past = from_us % STEWARD_QUARTER_US;

  g_atomic_ref_count_init (&self->ref_count);
  self->from_us = from_us - (past < 0 ? past + STEWARD_QUARTER_US : past);
  self->n_weeks = n_weeks;
  self->n_quarters = n_weeks * STEWARD_QUARTERS_WEEK;
  self->n_words = (self->n_quarters + WORD_BITS - 1) / WORD_BITS;
  self->departments = g_ptr_array_new_with_free_func (reach_free);
  for (guint i = 0; i < departments->len; i++)
    add_department (self, organisation, steward_record_get_id (departments->pdata[i]));
  return self;
}

/**
 * steward_continuity_year_ref:
 *
 * Returns: (transfer full): the same year
 */
StewardContinuityYear *
steward_continuity_year_ref (StewardContinuityYear *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * steward_continuity_year_unref:
 * @self: (transfer full): a year
 */
void
steward_continuity_year_unref (StewardContinuityYear *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->departments);
  g_free (self);
}

/**
 * steward_continuity_year_get_from:
 *
 * Returns: its first quarter, microseconds since 1970 UTC
 */
gint64
steward_continuity_year_get_from (StewardContinuityYear *self)
{
  return self->from_us;
}

/**
 * steward_continuity_year_get_n_weeks:
 *
 * Returns: how many weeks it holds
 */
guint
steward_continuity_year_get_n_weeks (StewardContinuityYear *self)
{
  return self->n_weeks;
}

static const Reach *
find_reach (StewardContinuityYear *self,
            const char            *department)
{
  for (guint i = 0; i < self->departments->len; i++)
    if (strcmp (((Reach *) self->departments->pdata[i])->id, department) == 0)
      return self->departments->pdata[i];
  return NULL;
}

/* The departments that a row concerns, with nobody known for one that isn't real yet. */
typedef struct
{
  const Reach *accountable; /* (nullable) */
  GPtrArray   *responsible; /* (owned) (element-type Reach) */
  gboolean     is_round;
} Concerned;

static void
concerned_init (Concerned             *self,
                StewardContinuityYear *year,
                StewardMatrix         *matrix,
                guint                  row)
{
  const StewardMatrixRow *activity = steward_matrix_get_row (matrix, row);
  const char *accountable = steward_matrix_find_accountable (matrix, activity->activity);

  self->accountable = accountable != NULL ? find_reach (year, accountable) : NULL;
  self->responsible = g_ptr_array_new ();
  self->is_round = activity->is_round;
  for (guint i = 0; i < steward_matrix_get_n_departments (matrix); i++)
    if (activity->letters[i] & STEWARD_RESPONSIBLE)
      {
        const Reach *reach = find_reach (year, steward_matrix_get_department (matrix, i));

        if (reach != NULL)
          g_ptr_array_add (self->responsible, (gpointer) reach);
      }
}

static void
concerned_clear (Concerned *self)
{
  g_ptr_array_unref (self->responsible);
}

static StewardHoleKinds
kinds_at (const Concerned *self,
          guint            quarter)
{
  gboolean can_approve = self->accountable != NULL && get_bit (self->accountable->approve, quarter);
  gboolean is_open = self->accountable != NULL && get_bit (self->accountable->open, quarter);
  gboolean can_answer = FALSE;
  gboolean is_open_to_answer = FALSE;
  StewardHoleKinds kinds = 0;

  for (guint i = 0; i < self->responsible->len; i++)
    {
      const Reach *reach = self->responsible->pdata[i];

      can_answer = can_answer || get_bit (reach->answer, quarter);
      is_open_to_answer = is_open_to_answer || get_bit (reach->open, quarter);
    }
  if (!can_approve)
    kinds |= STEWARD_HOLE_APPROVE;
  if (!can_answer)
    kinds |= STEWARD_HOLE_ANSWER;
  /* Within the hours of whoever is missing something is promised; a row without a department promises nothing. */
  if (kinds != 0 && !self->is_round && self->accountable != NULL && self->responsible->len > 0 &&
      (can_approve || !is_open) && (can_answer || !is_open_to_answer))
    kinds |= STEWARD_HOLE_EXPECTED;
  return kinds;
}

/**
 * steward_continuity_year_get_kinds:
 * @at_us: a moment within the span
 *
 * Returns: what is missing in the quarter of the moment; 0 when somebody could approve and answer
 */
StewardHoleKinds
steward_continuity_year_get_kinds (StewardContinuityYear *self,
                                   StewardMatrix         *matrix,
                                   guint                  row,
                                   gint64                 at_us)
{
  Concerned concerned;
  StewardHoleKinds kinds;

  g_return_val_if_fail (at_us >= self->from_us && at_us < get_end (self), 0);

  concerned_init (&concerned, self, matrix, row);
  kinds = kinds_at (&concerned, (guint) ((at_us - self->from_us) / STEWARD_QUARTER_US));
  concerned_clear (&concerned);
  return kinds;
}

/* Whole words at once: this is asked for every row at each keystroke. */
static void
count_words (const Concerned   *concerned,
             guint              first,
             guint              last,
             StewardHoleCounts *counts)
{
  for (guint word = first / WORD_BITS; word * WORD_BITS < last; word++)
    {
      guint64 within = G_MAXUINT64;
      guint64 can_approve = concerned->accountable != NULL ? concerned->accountable->approve[word] : 0;
      guint64 open = concerned->accountable != NULL ? concerned->accountable->open[word] : 0;
      guint64 can_answer = 0;
      guint64 open_to_answer = 0;
      guint64 expected = 0;
      guint64 missing;

      if (word * WORD_BITS < first)
        within &= G_MAXUINT64 << (first - word * WORD_BITS);
      if ((word + 1) * WORD_BITS > last)
        within &= G_MAXUINT64 >> ((word + 1) * WORD_BITS - last);
      for (guint i = 0; i < concerned->responsible->len; i++)
        {
          can_answer |= ((const Reach *) concerned->responsible->pdata[i])->answer[word];
          open_to_answer |= ((const Reach *) concerned->responsible->pdata[i])->open[word];
        }
      missing = ~(can_approve & can_answer) & within;
      if (!concerned->is_round && concerned->accountable != NULL && concerned->responsible->len > 0)
        expected = missing & (can_approve | ~open) & (can_answer | ~open_to_answer);
      counts->expected += (guint) __builtin_popcountll (expected);
      counts->missing += (guint) __builtin_popcountll (missing & ~expected);
      counts->approve += (guint) __builtin_popcountll (~can_approve & missing & ~expected);
      counts->answer += (guint) __builtin_popcountll (~can_answer & missing & ~expected);
    }
  counts->quarters += last - first;
}

/**
 * steward_continuity_year_count:
 * @first_week: of the span
 * @n_weeks: how many; those beyond the span are left out
 * @counts: (out): how many quarters miss what
 */
void
steward_continuity_year_count (StewardContinuityYear *self,
                               StewardMatrix         *matrix,
                               guint                  row,
                               guint                  first_week,
                               guint                  n_weeks,
                               StewardHoleCounts     *counts)
{
  Concerned concerned;
  guint first = MIN (first_week, self->n_weeks);
  guint last = MIN (first + n_weeks, self->n_weeks);

  memset (counts, 0, sizeof *counts);
  concerned_init (&concerned, self, matrix, row);
  if (first < last)
    count_words (&concerned, first * STEWARD_QUARTERS_WEEK, last * STEWARD_QUARTERS_WEEK, counts);
  concerned_clear (&concerned);
}

/**
 * steward_continuity_year_find_first:
 *
 * Returns: the first quarter at which somebody is missing and shouldn't, microseconds since 1970 UTC;
 *   %STEWARD_TIME_NONE when there is none
 */
gint64
steward_continuity_year_find_first (StewardContinuityYear *self,
                                    StewardMatrix         *matrix,
                                    guint                  row)
{
  Concerned concerned;
  gint64 found = STEWARD_TIME_NONE;

  concerned_init (&concerned, self, matrix, row);
  for (guint quarter = 0; quarter < self->n_quarters && found == STEWARD_TIME_NONE; quarter++)
    {
      StewardHoleKinds kinds = kinds_at (&concerned, quarter);

      if (kinds != 0 && !(kinds & STEWARD_HOLE_EXPECTED))
        found = self->from_us + quarter * STEWARD_QUARTER_US;
    }
  concerned_clear (&concerned);
  return found;
}

/**
 * steward_continuity_year_find_absence:
 * @wanted: what is looked for: %STEWARD_HOLE_APPROVE, %STEWARD_HOLE_ANSWER
 * @count: (out): at how many quarters within the department's hours somebody is missing
 * @first_us: (out): the first of them, or %STEWARD_TIME_NONE
 *
 * Returns: what of @wanted is missing at some time within the department's hours
 */
StewardHoleKinds
steward_continuity_year_find_absence (StewardContinuityYear *self,
                                      const char            *department,
                                      StewardHoleKinds       wanted,
                                      guint                 *count,
                                      gint64                *first_us)
{
  const Reach *reach = find_reach (self, department);
  StewardHoleKinds kinds = 0;

  *count = 0;
  *first_us = STEWARD_TIME_NONE;
  for (guint i = 0; reach != NULL && i < self->n_words; i++)
    {
      guint64 approve = wanted & STEWARD_HOLE_APPROVE ? reach->open[i] & ~reach->approve[i] : 0;
      guint64 answer = wanted & STEWARD_HOLE_ANSWER ? reach->open[i] & ~reach->answer[i] : 0;

      if (approve == 0 && answer == 0)
        continue;
      kinds |= (approve != 0 ? STEWARD_HOLE_APPROVE : 0) | (answer != 0 ? STEWARD_HOLE_ANSWER : 0);
      *count += (guint) __builtin_popcountll (approve | answer);
      if (*first_us == STEWARD_TIME_NONE)
        *first_us = self->from_us + (i * WORD_BITS + (guint) __builtin_ctzll (approve | answer)) * STEWARD_QUARTER_US;
    }
  return kinds;
}

/**
 * steward_continuity_year_list_holes:
 * @first_week: of the span
 * @n_weeks: how many; those beyond the span are left out
 *
 * Returns: (transfer full) (element-type StewardHole): the holes of a row, in order
 */
GArray *
steward_continuity_year_list_holes (StewardContinuityYear *self,
                                    StewardMatrix         *matrix,
                                    guint                  row,
                                    guint                  first_week,
                                    guint                  n_weeks)
{
  GArray *holes = g_array_new (FALSE, TRUE, sizeof (StewardHole));
  Concerned concerned;
  guint first = MIN (first_week, self->n_weeks);
  guint last = MIN (first + n_weeks, self->n_weeks);
  StewardHoleKinds before = 0;

  concerned_init (&concerned, self, matrix, row);
  for (guint quarter = first * STEWARD_QUARTERS_WEEK; quarter < last * STEWARD_QUARTERS_WEEK; quarter++)
    {
      StewardHoleKinds kinds = kinds_at (&concerned, quarter);
      gint64 at_us = self->from_us + quarter * STEWARD_QUARTER_US;

      if (kinds != 0 && kinds != before)
        {
          StewardHole hole = { at_us, at_us, kinds };

          g_array_append_val (holes, hole);
        }
      if (kinds != 0)
        g_array_index (holes, StewardHole, holes->len - 1).until_us = at_us + STEWARD_QUARTER_US;
      before = kinds;
    }
  concerned_clear (&concerned);
  return holes;
}
