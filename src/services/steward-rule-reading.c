/* steward-rule-reading.c: which stored mentions a changed rule may concern
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-rule-reading"

#include "steward-rule-reading-private.h"

#include "steward-case-rows.h"
#include "steward-ingest-private.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-mention-query.h"
#include "steward-query-names-private.h"

#include <string.h>

/* Hits a step: some ten milliseconds. */
#define STEP 20000

struct _StewardRuleReading
{
  StewardMatrix        *matrix;        /* (owned) whose rules tell */
  StewardOrganisation  *organisation;  /* (owned) */
  GPtrArray            *activities;    /* (owned) (element-type utf8) */
  gint64                from_row;
  gint64                to_row;
  guint                 next;          /* activity that is searched for */
  gint64                before_row;    /* … and where its search goes on */
  gboolean              is_every;      /* a rule can't be searched for: every mention is understood again */
  GArray               *rows;          /* (owned) (element-type gint64) hits; in order once all are found */
  guint                 at;            /* hit whose mention is still to come */
  StewardUnderstanding *understanding; /* (owned) (nullable) */
  StewardRecord        *words;         /* (owned) */
  guint                 n_told;
};

/**
 * steward_rule_reading_new:
 * @activities: (element-type utf8): ids of those whose rules changed
 * @from_row: the first mention of the period
 * @to_row: the row behind its last
 *
 * Returns: (transfer full): not yet begun
 */
StewardRuleReading *
steward_rule_reading_new (StewardMatrix       *matrix,
                          StewardOrganisation *organisation,
                          GPtrArray           *activities,
                          gint64               from_row,
                          gint64               to_row)
{
  StewardRuleReading *self = g_new0 (StewardRuleReading, 1);

  self->matrix = steward_matrix_ref (matrix);
  self->organisation = steward_organisation_ref (organisation);
  self->activities = g_ptr_array_ref (activities);
  self->from_row = from_row;
  self->to_row = to_row;
  self->before_row = to_row;
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->words = steward_record_new (&steward_mention_kind, "words");
  return self;
}

void
steward_rule_reading_free (StewardRuleReading *self)
{
  if (self == NULL)
    return;
  steward_matrix_unref (self->matrix);
  steward_organisation_unref (self->organisation);
  g_ptr_array_unref (self->activities);
  g_array_unref (self->rows);
  g_clear_pointer (&self->understanding, steward_understanding_free);
  g_object_unref (self->words);
  g_free (self);
}

/* A word as the index has it: `"on hold"`, `cancel*`; NULL for signs such as `?`, which it has not. */
static char *
quote_word (const char *word)
{
  gboolean has_letter = FALSE;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    has_letter |= g_unichar_isalnum (g_utf8_get_char (p));
  if (!has_letter || strchr (word, '"') != NULL)
    return NULL;
  if (g_str_has_suffix (word, "*"))
    return strpbrk (word, " \t()") == NULL ? g_strdup (word) : NULL;
  return g_strdup_printf ("\"%s\"", word);
}

/* ` AND (topic:x OR topic:y)`; nothing for a list that asks for nothing. */
static void
append_choice (GString    *query,
               JsonObject *rule,
               const char *member,
               const char *field)
{
  g_auto (GStrv) values = steward_json_get_texts (rule, member);

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    g_string_append_printf (query, "%s%s:%s", i > 0 ? " OR " : query->len > 0 ? " AND (" : "(", field, values[i]);
  if (values != NULL && values[0] != NULL)
    g_string_append_c (query, ')');
}

/* Whether all words can be searched for; one that can't may be in any mention. */
static gboolean
append_words (GString    *query,
              JsonObject *rule)
{
  g_auto (GStrv) words = steward_json_get_texts (rule, "words");
  g_autoptr (GString) choice = g_string_new (NULL);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autofree char *quoted = quote_word (words[i]);

      if (quoted == NULL)
        return FALSE;
      g_string_append_printf (choice, "%s%s", i > 0 ? " OR " : "", quoted);
    }
  if (choice->len > 0)
    g_string_append_printf (query, "%s(%s)", query->len > 0 ? " AND " : "", choice->str);
  return TRUE;
}

/* What may fit the activity's rule, or has it as it is; NULL where that is every mention. */
static char *
make_query (StewardRuleReading *self,
            const char         *activity)
{
  int row = steward_matrix_find_row (self->matrix, activity);
  const char *json = row >= 0 ? steward_matrix_get_row (self->matrix, (guint) row)->rule : NULL;
  g_autoptr (JsonObject) rule = json != NULL ? steward_json_parse_object (json, -1, NULL) : NULL;
  g_autoptr (GString) fits = g_string_new (NULL);
  gboolean are_words_searched = TRUE;

  if (rule != NULL)
    {
      append_choice (fits, rule, "topics", "topic");
      append_choice (fits, rule, "voices", "voice");
      append_choice (fits, rule, "moods", "mood");
      are_words_searched = append_words (fits, rule);
    }
  if (fits->len == 0 && !are_words_searched)
    return NULL;
  return fits->len > 0 ? g_strdup_printf ("activity:%s OR (%s)", activity, fits->str)
                       : g_strdup_printf ("activity:%s", activity);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/* In order and each once, so that several rules that find the same keep no more. */
static void
tidy (StewardRuleReading *self)
{
  gint64 *rows = (gint64 *) (void *) self->rows->data;
  guint n = 0;

  g_array_sort (self->rows, compare_rows);
  for (guint i = 0; i < self->rows->len; i++)
    if (n == 0 || rows[n - 1] != rows[i])
      rows[n++] = rows[i];
  g_array_set_size (self->rows, n);
}

static void
end_activity (StewardRuleReading *self)
{
  self->next++;
  self->before_row = self->to_row;
  tidy (self);
}

static gboolean
search (StewardRuleReading  *self,
        StewardTransaction  *transaction,
        const char          *text,
        GError             **error)
{
  g_autoptr (StewardQuery) query =
      steward_query_new (text, steward_transaction_get_now (transaction), steward_organisation_get_zone (self->organisation));
  g_auto (StewardQueryNames) names = { .transaction = transaction };
  const StewardMentionSelection selection = {
    .query = query, .resolve = steward_query_names_resolve, .resolve_data = &names, .before_row = self->before_row,
  };
  guint before = self->rows->len;

  if (!steward_transaction_search_mentions (transaction, &selection, STEP, self->rows, error))
    return FALSE;
  if (self->rows->len - before < STEP || g_array_index (self->rows, gint64, self->rows->len - 1) < self->from_row)
    end_activity (self);
  else
    self->before_row = g_array_index (self->rows, gint64, self->rows->len - 1);
  return TRUE;
}

/**
 * steward_rule_reading_step:
 *
 * Searches on. Only once it is done activities can be told.
 *
 * Returns: whether it went well
 */
gboolean
steward_rule_reading_step (StewardRuleReading  *self,
                           StewardTransaction  *transaction,
                           GError             **error)
{
  g_autofree char *text = NULL;

  if (self->understanding == NULL)
    self->understanding = steward_ingest_understand (transaction, self->organisation, self->matrix, error);
  if (self->understanding == NULL)
    return FALSE;
  if (steward_rule_reading_is_done (self))
    return TRUE;
  text = make_query (self, self->activities->pdata[self->next]);
  if (text != NULL)
    return search (self, transaction, text, error);
  self->is_every = TRUE;
  self->next = self->activities->len;
  return TRUE;
}

/**
 * steward_rule_reading_is_done:
 *
 * Returns: whether all that may be concerned was found
 */
gboolean
steward_rule_reading_is_done (StewardRuleReading *self)
{
  return self->understanding != NULL && self->next >= self->activities->len;
}

/**
 * steward_rule_reading_get_share:
 *
 * Returns: how much was searched, 0 to 1
 */
double
steward_rule_reading_get_share (StewardRuleReading *self)
{
  double span = (double) MAX (self->to_row - self->from_row, 1);
  double part = (double) (self->to_row - MAX (self->before_row, self->from_row)) / span;

  return self->activities->len > 0 ? MIN ((self->next + part) / self->activities->len, 1) : 1;
}

/**
 * steward_rule_reading_get_n_told:
 *
 * Returns: how many mentions were understood again
 */
guint
steward_rule_reading_get_n_told (StewardRuleReading *self)
{
  return self->n_told;
}

static gboolean
is_concerned (StewardRuleReading *self,
              gint64              row)
{
  if (self->is_every)
    return TRUE;
  while (self->at < self->rows->len && g_array_index (self->rows, gint64, self->at) < row)
    self->at++;
  return self->at < self->rows->len && g_array_index (self->rows, gint64, self->at) == row;
}

/**
 * steward_rule_reading_tell:
 * @row: of a mention, each behind the one before
 * @stored: (nullable): the activity that it has
 * @activity: (out) (transfer none) (nullable): what it asks for by the rules of the matrix; valid
 *   until the next call, and as long as @stored
 *
 * What a person corrected, and what the post said itself, stays.
 *
 * Returns: whether it went well
 */
gboolean
steward_rule_reading_tell (StewardRuleReading  *self,
                           StewardTransaction  *transaction,
                           gint64               row,
                           const char          *stored,
                           const char         **activity,
                           GError             **error)
{
  gboolean may_tell;

  *activity = stored;
  if (row == 0 || !is_concerned (self, row))
    return TRUE;
  if (!steward_transaction_read_words (transaction, row, self->words, &may_tell, error))
    return FALSE;
  if (!may_tell)
    return TRUE;
  self->n_told++;
  steward_understanding_apply (self->understanding, self->words, STEWARD_UNDERSTAND_ACTIVITY);
  *activity = steward_record_get_text (self->words, STEWARD_MENTION_ACTIVITY);
  return TRUE;
}
