/* steward-guideline-trying.c: what a rule would have said to past answers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-trying"

#include "steward-guideline-trying.h"

#include "steward-findings.h"
#include "steward-guideline-draft-private.h"
#include "steward-guideline-report-private.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-past-text-private.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>

/* The newest so many answers tell enough. */
#define MAX_ANSWERS 10000

typedef struct
{
  char     *id;     /* (owned) */
  char     *clause; /* (owned) */
  JsonNode *rule;   /* (owned) (nullable) the one on the clause */
} Trying;

static void
trying_free (gpointer data)
{
  Trying *self = data;

  g_free (self->id);
  g_free (self->clause);
  g_clear_pointer (&self->rule, json_node_unref);
  g_free (self);
}

/* Only the one rule, on its clause. */
static StewardFindingRules *
compile (StewardTransaction  *transaction,
         StewardInForce      *in_force,
         Trying              *input,
         GError             **error)
{
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, input->id, error);
  StewardRecord *edition;
  g_autoptr (StewardGuideline) document =
      head != NULL ? steward_guideline_read_version (transaction, in_force, head, NULL, &edition, error) : NULL;
  gint at = document != NULL ? steward_guideline_find_clause (document, input->clause, error) : -1;
  g_autoptr (StewardGuideline) alone = NULL;
  g_autoptr (StewardFindingRules) rules = NULL;
  StewardGuidelineBlock *block;

  if (at < 0)
    return NULL;
  alone = steward_guideline_new (steward_guideline_get_id (document), steward_guideline_get_title (document), NULL,
                                 steward_guideline_get_audience (document));
  block = steward_guideline_block_copy (steward_guideline_get_block (document, (guint) at));
  g_clear_pointer (&block->parent, g_free);
  if (input->rule != NULL)
    {
      g_clear_pointer (&block->rule, json_node_unref);
      block->rule = json_node_copy (input->rule);
    }
  steward_guideline_append (alone, block);
  rules = steward_finding_rules_new ();
  steward_finding_rules_add (rules, alone);
  if (steward_finding_rules_get_n_rules (rules) == 0)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("Clause %s has no rule"), input->clause);
      return NULL;
    }
  return g_steal_pointer (&rules);
}

/* The words that made it speak; NULL where it has nothing to say. */
static const StewardFinding *
check (StewardFindingRules *rules,
       StewardRecord       *response,
       StewardPastText     *past,
       GPtrArray          **findings)
{
  past->context.warning = steward_record_get_text (response, STEWARD_RESPONSE_CONTENT_WARNING);
  *findings = steward_finding_rules_check (rules, steward_record_get_text (response, STEWARD_RESPONSE_TEXT), &past->context);
  for (guint i = 0; i < (*findings)->len; i++)
    if (((StewardFinding *) (*findings)->pdata[i])->severity != STEWARD_FINDING_OK)
      return (*findings)->pdata[i];
  return NULL;
}

static gboolean
try_rule (StewardTransaction  *transaction,
          StewardOperation    *operation,
          gpointer             data,
          GCancellable        *cancellable,
          GError             **error)
{
  static const StewardCondition published = { STEWARD_RESPONSE_STATE, STEWARD_IS, "published", 0 };
  static const StewardOrder newest = { -1, TRUE };
  Trying *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardFindingRules) rules = compile (transaction, in_force, input, error);
  g_autoptr (GPtrArray) responses =
      rules != NULL ? steward_transaction_select (transaction, &steward_response_kind, &published, 1, &newest, MAX_ANSWERS, error)
                    : NULL;
  JsonObject *object;
  JsonArray *matches;
  JsonNode *node;
  guint n = 0;

  if (responses == NULL)
    return FALSE;
  matches = json_array_new ();
  for (guint i = 0; i < responses->len; i++)
    {
      g_auto (StewardPastText) past = { { NULL } };
      g_autoptr (GPtrArray) findings = NULL;
      const StewardFinding *finding;
      JsonObject *match;

      if (steward_record_get_text (responses->pdata[i], STEWARD_RESPONSE_TEXT) == NULL)
        continue;
      if (!steward_past_text_init (&past, transaction, in_force, responses->pdata[i],
                                   steward_record_get_set (responses->pdata[i], STEWARD_RESPONSE_AUTHORS), error))
        {
          json_array_unref (matches);
          return FALSE;
        }
      n++;
      finding = check (rules, responses->pdata[i], &past, &findings);
      if (finding == NULL)
        continue;
      match = json_object_new ();
      json_object_set_string_member (match, "response", steward_record_get_id (responses->pdata[i]));
      if (finding->words != NULL)
        json_object_set_string_member (match, "words", finding->words);
      json_object_set_string_member (match, "text", steward_record_get_text (responses->pdata[i], STEWARD_RESPONSE_TEXT));
      json_array_add_object_element (matches, match);
    }
  object = json_object_new ();
  json_object_set_int_member (object, "read", n);
  json_object_set_int_member (object, "match", json_array_get_length (matches));
  json_object_set_array_member (object, "matches", matches);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  steward_operation_take_json (operation, node);
  return TRUE;
}

/**
 * steward_guidelines_try_rule:
 * @id: an id, the start of one, or a title
 * @clause: the number of a clause, or the id of its block
 * @rule: (nullable): the rule to try; %NULL is the one on the clause
 *
 * Returns: (transfer full): asks the rule about the answers that were published: `read`, `match`, `matches[]`
 *   (`response`, `words`, `text`)
 */
StewardOperation *
steward_guidelines_try_rule (const char *id,
                             const char *clause,
                             JsonNode   *rule)
{
  Trying *input = g_new0 (Trying, 1);

  input->id = g_strdup (id);
  input->clause = g_strdup (clause);
  input->rule = rule != NULL ? json_node_copy (rule) : NULL;
  return steward_operation_new ("try-rule", STEWARD_MODE_READ, try_rule, input, trying_free);
}
