/* steward-guideline-pressure.c: which clauses are met often, and which never
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-pressure"

#include "steward-guideline-pressure.h"

#include "steward-guideline-draft-private.h"
#include "steward-inline.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-past-text-private.h"
#include "steward-pressure.h"
#include "steward-service-error.h"
#include "steward-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The newest so many texts tell enough, and are read while the file stands still. */
#define MAX_TEXTS 2000

/* One clause of a version in force. */
typedef struct
{
  StewardGuideline *document; /* (unowned) */
  guint             at;
  StewardPressure   pressure;
} Clause;

typedef struct
{
  StewardTransaction *transaction; /* (unowned) */
  StewardInForce     *in_force;    /* (unowned) */
  GPtrArray          *documents;   /* (owned) (element-type StewardGuideline) */
  GArray             *clauses;     /* (owned) (element-type Clause) */
  GHashTable         *by_block;    /* (owned) id of guideline/id of block → index + 1 */
  gint64              since_us;
} Counting;

static void
counting_clear (Counting *self)
{
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->clauses, g_array_unref);
  g_clear_pointer (&self->by_block, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Counting, counting_clear)

static StewardPressure *
find (Counting   *self,
      const char *guideline,
      const char *block)
{
  g_autofree char *key = guideline != NULL && block != NULL ? g_strconcat (guideline, "/", block, NULL) : NULL;
  guint at = key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->by_block, key)) : 0;

  return at > 0 ? &g_array_index (self->clauses, Clause, at - 1).pressure : NULL;
}

static gboolean
holds_block (JsonNode   *blocks,
             const char *block)
{
  JsonArray *array = blocks != NULL && JSON_NODE_HOLDS_ARRAY (blocks) ? json_node_get_array (blocks) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (node) &&
          g_strcmp0 (json_object_get_string_member_with_default (json_node_get_object (node), "id", NULL), block) == 0)
        return TRUE;
    }
  return FALSE;
}

/* When the first version with the clause began to hold. */
static gint64
find_first (GPtrArray  *editions,
            const char *guideline,
            const char *block)
{
  gint64 first = G_MAXINT64;

  for (guint i = 0; i < editions->len; i++)
    {
      gint64 from = steward_record_get_time (editions->pdata[i], STEWARD_EDITION_FROM);

      if (from < first && g_strcmp0 (steward_record_get_text (editions->pdata[i], STEWARD_EDITION_GUIDELINE), guideline) == 0 &&
          holds_block (steward_record_get_json (editions->pdata[i], STEWARD_EDITION_BLOCKS), block))
        first = from;
    }
  return first;
}

static gboolean
add_clauses (Counting       *self,
             StewardRecord  *head,
             GError        **error)
{
  const char *id = steward_record_get_id (head);
  StewardRecord *edition = steward_in_force_find_edition (self->in_force, id);
  StewardGuideline *document;

  if (edition == NULL || steward_record_has (head, STEWARD_GUIDELINE_RETIRED))
    return TRUE;
  document = steward_guideline_new_from_edition (edition, error);
  if (document == NULL)
    return FALSE;
  g_ptr_array_add (self->documents, document);
  for (guint at = 0; at < steward_guideline_get_n_blocks (document); at++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (document, at);
      Clause clause = { document, at, { 0 } };

      if (block->type == STEWARD_GUIDELINE_BLOCK_HEADING || *steward_guideline_get_clause (document, at) == '\0')
        continue;
      clause.pressure.is_measured = block->rule != NULL;
      clause.pressure.in_force_us = find_first (steward_in_force_get_editions (self->in_force, NULL), id, block->id);
      g_array_append_val (self->clauses, clause);
      g_hash_table_insert (self->by_block, g_strconcat (id, "/", block->id, NULL), GUINT_TO_POINTER (self->clauses->len));
    }
  return TRUE;
}

static gboolean
count_exceptions (Counting  *self,
                  GError   **error)
{
  g_autoptr (GPtrArray) all = steward_transaction_list (self->transaction, &steward_exception_kind, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      StewardPressure *pressure = find (self, steward_record_get_text (all->pdata[i], STEWARD_EXCEPTION_GUIDELINE),
                                        steward_record_get_text (all->pdata[i], STEWARD_EXCEPTION_CLAUSE));

      if (pressure != NULL && steward_record_get_time (all->pdata[i], STEWARD_EXCEPTION_UNTIL) >= self->since_us)
        pressure->exceptions++;
    }
  return all != NULL;
}

static gboolean
count_questions (Counting  *self,
                 GError   **error)
{
  g_autoptr (GPtrArray) questions = steward_transaction_list (self->transaction, &steward_question_kind, error);
  g_autoptr (GPtrArray) misses =
    questions != NULL ? steward_transaction_list (self->transaction, &steward_miss_kind, error) : NULL;
  g_autoptr (GDateTime) since = g_date_time_new_from_unix_utc (self->since_us / G_USEC_PER_SEC);
  g_autofree char *day = g_date_time_format (since, "%Y-%m-%d");

  for (guint i = 0; misses != NULL && i < questions->len; i++)
    {
      StewardPressure *pressure = find (self, steward_record_get_text (questions->pdata[i], STEWARD_QUESTION_GUIDELINE),
                                        steward_record_get_text (questions->pdata[i], STEWARD_QUESTION_CLAUSE));

      if (pressure != NULL && !steward_record_has (questions->pdata[i], STEWARD_QUESTION_REMOVED))
        pressure->is_measured = TRUE;
    }
  for (guint i = 0; misses != NULL && i < misses->len; i++)
    {
      StewardPressure *pressure = find (self, steward_record_get_text (misses->pdata[i], STEWARD_MISS_GUIDELINE),
                                        steward_record_get_text (misses->pdata[i], STEWARD_MISS_CLAUSE));

      if (pressure != NULL && g_strcmp0 (steward_record_get_text (misses->pdata[i], STEWARD_MISS_ON), day) >= 0)
        pressure->misses++;
    }
  return misses != NULL;
}

/* What was rejected, as `id of the response/hash of the text`. */
static GHashTable *
list_rejected (Counting  *self,
               GError   **error)
{
  static const StewardCondition rejected = { STEWARD_APPROVAL_VERDICT, STEWARD_IS, "reject", 0 };
  g_autoptr (GPtrArray) verdicts =
    steward_transaction_select (self->transaction, &steward_approval_kind, &rejected, 1, NULL, 0, error);
  GHashTable *keys;

  if (verdicts == NULL)
    return NULL;
  keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < verdicts->len; i++)
    g_hash_table_add (keys, g_strdup_printf ("%s/%s", steward_record_get_text (verdicts->pdata[i], STEWARD_APPROVAL_SUBJECT),
                                             steward_record_get_text (verdicts->pdata[i], STEWARD_APPROVAL_HASH)));
  return keys;
}

/* Each clause that speaks to a text counts once, however often it speaks. */
static gboolean
count_text (Counting       *self,
            StewardRecord  *version,
            StewardRecord  *response,
            gboolean        is_rejected,
            GError        **error)
{
  g_auto (StewardPastText) past = { { NULL } };
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  if (!steward_past_text_init (&past, self->transaction, self->in_force, response,
                               steward_record_get_set (version, STEWARD_VERSION_AUTHORS), error))
    return FALSE;
  /* Of earlier versions only the text was kept. */
  if (response != NULL && g_strcmp0 (steward_record_get_text (response, STEWARD_RESPONSE_HASH),
                                     steward_record_get_text (version, STEWARD_VERSION_HASH)) == 0)
    past.context.warning = steward_record_get_text (response, STEWARD_RESPONSE_CONTENT_WARNING);
  findings = steward_finding_rules_check (steward_in_force_get_rules (self->in_force, NULL),
                                          steward_record_get_text (version, STEWARD_VERSION_TEXT), &past.context);
  for (guint i = 0; i < findings->len; i++)
    {
      StewardFinding *finding = findings->pdata[i];
      StewardPressure *pressure =
        finding->severity != STEWARD_FINDING_OK ? find (self, finding->guideline, finding->block) : NULL;

      if (pressure == NULL || !g_hash_table_add (seen, pressure))
        continue;
      pressure->findings++;
      pressure->rejected += is_rejected ? 1 : 0;
    }
  return TRUE;
}

static gboolean
count_texts (Counting      *self,
             GCancellable  *cancellable,
             GError       **error)
{
  static const StewardOrder newest = { STEWARD_VERSION_AT, TRUE };
  g_autoptr (GPtrArray) versions =
    steward_transaction_select (self->transaction, &steward_version_kind, NULL, 0, &newest, MAX_TEXTS, error);
  g_autoptr (GHashTable) rejected = versions != NULL ? list_rejected (self, error) : NULL;

  if (rejected == NULL || steward_in_force_get_rules (self->in_force, error) == NULL)
    return FALSE;
  for (guint i = 0; i < versions->len; i++)
    {
      StewardRecord *version = versions->pdata[i];
      const char *id = steward_record_get_text (version, STEWARD_VERSION_RESPONSE);
      g_autofree char *key = g_strdup_printf ("%s/%s", id, steward_record_get_text (version, STEWARD_VERSION_HASH));
      g_autoptr (StewardRecord) response = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!steward_record_has (version, STEWARD_VERSION_TEXT) ||
          steward_record_get_time (version, STEWARD_VERSION_AT) < self->since_us)
        continue;
      response = id != NULL ? steward_transaction_find (self->transaction, &steward_response_kind, id, NULL) : NULL;
      if (!count_text (self, version, response, g_hash_table_contains (rejected, key), error))
        return FALSE;
    }
  return TRUE;
}

static gint
compare_clauses (gconstpointer a,
                 gconstpointer b)
{
  const Clause *x = a;
  const Clause *y = b;
  guint score_x = steward_pressure_get_score (&x->pressure);
  guint score_y = steward_pressure_get_score (&y->pressure);
  int titles;

  if (score_x != score_y)
    return score_x > score_y ? -1 : 1;
  titles = g_utf8_collate (steward_guideline_get_title (x->document), steward_guideline_get_title (y->document));
  return titles != 0 ? titles : (x->at > y->at) - (x->at < y->at);
}

static JsonObject *
describe (Counting     *self,
          const Clause *clause)
{
  const StewardGuidelineBlock *block = steward_guideline_get_block (clause->document, clause->at);
  g_autofree char *since = clause->pressure.in_force_us != G_MAXINT64 && clause->pressure.in_force_us != STEWARD_TIME_NONE
                             ? steward_time_to_rfc3339 (clause->pressure.in_force_us)
                             : NULL;
  g_autofree char *text = steward_inline_plain (block->text);
  JsonObject *line = json_object_new ();

  json_object_set_string_member (line, "guideline", steward_guideline_get_id (clause->document));
  json_object_set_string_member (line, "title", steward_guideline_get_title (clause->document));
  json_object_set_string_member (line, "clause", steward_guideline_get_clause (clause->document, clause->at));
  json_object_set_string_member (line, "id", block->id);
  json_object_set_string_member (line, "text", text);
  json_object_set_int_member (line, "findings", clause->pressure.findings);
  json_object_set_int_member (line, "wrong_answers", clause->pressure.misses);
  json_object_set_int_member (line, "rejected", clause->pressure.rejected);
  json_object_set_int_member (line, "exceptions", clause->pressure.exceptions);
  json_object_set_int_member (line, "pressure", steward_pressure_get_score (&clause->pressure));
  json_object_set_boolean_member (line, "measured", clause->pressure.is_measured);
  if (since != NULL)
    json_object_set_string_member (line, "in_force_since", since);
  json_object_set_string_member (line, "proposal",
                                 steward_pressure_proposal_to_string (steward_pressure_propose (&clause->pressure, self->since_us)));
  return line;
}

static gint64
months_ago (gint64 now_us,
            guint  months)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (now_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) then = g_date_time_add_months (now, -(gint) months);

  return g_date_time_to_unix (then) * G_USEC_PER_SEC;
}

static gboolean
report (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) only = input->id != NULL ? steward_guideline_look_up (transaction, input->id, error) : NULL;
  GPtrArray *heads = input->id == NULL || only != NULL ? steward_in_force_get_guidelines (in_force, error) : NULL;
  g_auto (Counting) counting = {
    transaction, in_force, g_ptr_array_new_with_free_func (g_object_unref), g_array_new (FALSE, FALSE, sizeof (Clause)),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    months_ago (steward_transaction_get_now (transaction), (guint) input->number),
  };
  JsonArray *lines;
  JsonNode *node;

  if (input->number < 1 || input->number > 120)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("Pressure is counted over 1 to 120 months"));
      return FALSE;
    }
  if (heads == NULL || steward_in_force_get_editions (in_force, error) == NULL)
    return FALSE;
  for (guint i = 0; i < heads->len; i++)
    if ((only == NULL || g_strcmp0 (steward_record_get_id (only), steward_record_get_id (heads->pdata[i])) == 0) &&
        !add_clauses (&counting, heads->pdata[i], error))
      return FALSE;
  if (!count_exceptions (&counting, error) || !count_questions (&counting, error) ||
      !count_texts (&counting, cancellable, error))
    return FALSE;
  g_array_sort (counting.clauses, compare_clauses);
  lines = json_array_new ();
  for (guint i = 0; i < counting.clauses->len; i++)
    json_array_add_object_element (lines, describe (&counting, &g_array_index (counting.clauses, Clause, i)));
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, lines);
  steward_operation_take_json (operation, node);
  return TRUE;
}

/**
 * steward_guideline_pressure_report:
 * @id: (nullable): an id, the start of one, or a title; %NULL is all guidelines in force
 * @months: how far back, 1 to 120
 *
 * Counts what the rules in force say to the newest 2,000 texts that were submitted, wrong answers, rejected texts and
 * exceptions. Nobody is named in it.
 *
 * Returns: (transfer full): a line a clause, the most pressed first: `guideline`, `title`, `clause`, `id`, `text`,
 *   `findings`, `wrong_answers`, `rejected`, `exceptions`, `pressure`, `measured`, `in_force_since`, `proposal`
 */
StewardOperation *
steward_guideline_pressure_report (const char *id,
                                   guint       months)
{
  StewardInput *input = steward_input_new (id, NULL, NULL);

  input->number = months;
  return steward_operation_new ("report-pressure", STEWARD_MODE_READ, report, input, steward_input_free);
}

/**
 * steward_guideline_pressure_dup_formula:
 *
 * Returns: (transfer full): how pressure is counted, in words
 */
char *
steward_guideline_pressure_dup_formula (void)
{
  return g_strdup_printf (_("Pressure = findings + %d × wrong answers + %d × rejected texts + %d × exceptions. Review is proposed "
                            "from %d on, or from %d exceptions on; removal where a rule or question met nothing in the whole "
                            "period. Nobody is counted, only clauses."),
                          STEWARD_PRESSURE_MISS, STEWARD_PRESSURE_REJECTED, STEWARD_PRESSURE_EXCEPTION, STEWARD_PRESSURE_REVIEW,
                          STEWARD_PRESSURE_REVIEW_EXCEPTIONS);
}
