/* steward-resting.c: snippets and responses that rest on clauses
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-resting"

#include "steward-resting.h"

#include "steward-citations.h"
#include "steward-dossier-private.h"
#include "steward-guideline-draft-private.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-resting-private.h"
#include "steward-time.h"

#include <glib/gi18n-lib.h>

/* When the guideline stopped holding; %STEWARD_TIME_NONE while it does. One that is gone says nothing any more. */
static gint64
find_retired (StewardTransaction *transaction,
              const char         *guideline)
{
  g_autoptr (StewardRecord) head = steward_transaction_find (transaction, &steward_guideline_kind, guideline, NULL);

  return head != NULL ? steward_record_get_time (head, STEWARD_GUIDELINE_RETIRED) : 0;
}

/**
 * steward_resting_find_change:
 * @cites: (nullable): as a snippet or a response holds them
 * @change_us: (out): when the last of the clauses changed materially, or its guideline was retired; %STEWARD_TIME_NONE when
 *   none did
 *
 * Returns: whether it could be read
 */
gboolean
steward_resting_find_change (StewardTransaction  *transaction,
                             StewardInForce      *in_force,
                             JsonNode            *cites,
                             gint64              *change_us,
                             GError             **error)
{
  GPtrArray *editions = cites != NULL ? steward_in_force_get_editions (in_force, error) : NULL;
  g_autoptr (GPtrArray) citations = steward_citations_parse (cites);

  *change_us = STEWARD_TIME_NONE;
  if (cites == NULL)
    return TRUE;
  if (editions == NULL)
    return FALSE;
  *change_us = steward_citations_find_change (cites, editions, steward_transaction_get_now (transaction));
  for (guint i = 0; i < citations->len; i++)
    *change_us = MAX (*change_us, find_retired (transaction, ((StewardCitation *) citations->pdata[i])->guideline));
  return TRUE;
}

static gboolean
return_one (StewardTransaction  *transaction,
            StewardInForce      *in_force,
            StewardRecord       *response,
            GError             **error)
{
  g_autoptr (StewardDossier) dossier = NULL;
  StewardResponseState to;
  gint64 change_us;

  if (!steward_resting_find_change (transaction, in_force, steward_record_get_json (response, STEWARD_RESPONSE_CITES), &change_us,
                                    error))
    return FALSE;
  if (change_us == STEWARD_TIME_NONE)
    return TRUE;
  dossier = steward_dossier_new (transaction, in_force, response, error);
  if (dossier == NULL)
    return FALSE;
  /* What lapsed isn't among the dossier's approvals. */
  for (guint i = 0; i < dossier->approvals->len; i++)
    if (g_strcmp0 (steward_record_get_text (dossier->approvals->pdata[i], STEWARD_APPROVAL_VERDICT), "approve") == 0)
      return TRUE;
  if (!dossier->needs_approval ||
      !steward_response_move (steward_response_get_state (dossier->response), STEWARD_MOVE_RETURN, dossier->needs_approval,
                              steward_record_get_boolean (dossier->response, STEWARD_RESPONSE_CORRECTING), &to))
    return TRUE;
  steward_record_set_text (dossier->response, STEWARD_RESPONSE_STATE, steward_response_state_to_string (to));
  steward_record_clear (dossier->response, STEWARD_RESPONSE_SCHEDULED);
  steward_record_set_text (dossier->response, STEWARD_RESPONSE_ERROR,
                           _("A clause that it rests on was changed; it has to be approved again"));
  return steward_dossier_put (dossier, "return", error);
}

/**
 * steward_resting_return:
 *
 * Sends what was approved before a clause under it changed back to review. What changes later is caught when it would go
 * out: the approval no longer counts.
 *
 * Returns: whether it went well
 */
gboolean
steward_resting_return (StewardTransaction  *transaction,
                        GError             **error)
{
  static const char *const waiting[] = { "approved", "scheduled" };
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);

  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    {
      const StewardCondition condition = { STEWARD_RESPONSE_STATE, STEWARD_IS, waiting[i], 0 };
      g_autoptr (GPtrArray) responses =
        steward_transaction_select (transaction, &steward_response_kind, &condition, 1, NULL, 0, error);

      if (responses == NULL)
        return FALSE;
      for (guint k = 0; k < responses->len; k++)
        if (!return_one (transaction, in_force, responses->pdata[k], error))
          return FALSE;
    }
  return TRUE;
}

/* Whether the draft says something else in the clause than the words that the citation rests on. */
static gboolean
would_change (StewardGuideline      *draft,
              GPtrArray             *editions,
              const StewardCitation *citation)
{
  gint at = steward_guideline_find (draft, citation->clause);

  if (at < 0)
    return TRUE;
  for (guint i = 0; i < editions->len; i++)
    {
      g_autoptr (StewardGuideline) edition = NULL;
      const StewardGuidelineBlock *is = steward_guideline_get_block (draft, (guint) at);
      const StewardGuidelineBlock *was;
      gint there;

      if (g_strcmp0 (steward_record_get_text (editions->pdata[i], STEWARD_EDITION_GUIDELINE), citation->guideline) != 0 ||
          steward_record_get_integer (editions->pdata[i], STEWARD_EDITION_NUMBER) != citation->number)
        continue;
      edition = steward_guideline_new_from_edition (editions->pdata[i], NULL);
      there = edition != NULL ? steward_guideline_find (edition, citation->clause) : -1;
      if (there < 0)
        return TRUE;
      was = steward_guideline_get_block (edition, (guint) there);
      return g_strcmp0 (was->text, is->text) != 0 || (was->rule == NULL) != (is->rule == NULL) ||
             (was->rule != NULL && !json_node_equal (was->rule, is->rule));
    }
  return TRUE;
}

typedef struct
{
  StewardTransaction *transaction;
  StewardGuideline   *draft;
  GPtrArray          *editions;
  JsonArray          *lines;
  const char         *guideline;
  gboolean            is_retired;
} Resting;

static void
add (Resting       *self,
     StewardRecord *record,
     guint          cites_field,
     const char    *name)
{
  g_autoptr (GPtrArray) citations = steward_citations_parse (steward_record_get_json (record, cites_field));

  for (guint i = 0; i < citations->len; i++)
    {
      StewardCitation *citation = citations->pdata[i];
      gint at = steward_guideline_find (self->draft, citation->clause);
      gint64 change;
      JsonObject *line;

      if (g_strcmp0 (citation->guideline, self->guideline) != 0)
        continue;
      change = steward_citation_find_change (citation, self->editions, steward_transaction_get_now (self->transaction));
      line = json_object_new ();
      json_object_set_string_member (line, "kind", steward_record_get_kind (record)->name);
      json_object_set_string_member (line, "id", steward_record_get_id (record));
      json_object_set_string_member (line, "name", name != NULL ? name : "");
      json_object_set_string_member (line, "clause", at >= 0 ? steward_guideline_get_clause (self->draft, (guint) at) : "");
      json_object_set_string_member (line, "block", citation->clause);
      json_object_set_int_member (line, "number", citation->number);
      json_object_set_boolean_member (line, "stale", change != STEWARD_TIME_NONE || self->is_retired);
      json_object_set_boolean_member (line, "touched", would_change (self->draft, self->editions, citation));
      json_array_add_object_element (self->lines, line);
    }
}

/* Lines of all that rests on a clause of @guideline. */
static JsonArray *
list (StewardTransaction  *transaction,
      StewardInForce      *in_force,
      const char          *guideline,
      StewardGuideline    *draft,
      GError             **error)
{
  static const StewardCondition with_cites = { STEWARD_RESPONSE_CITES, STEWARD_IS_SET, NULL, 0 };
  static const char *const done[] = { "published", "deleted", "withdrawn", "rejected", NULL };
  g_autoptr (GPtrArray) snippets = steward_transaction_list (transaction, &steward_snippet_kind, error);
  g_autoptr (GPtrArray) responses =
    snippets != NULL ? steward_transaction_select (transaction, &steward_response_kind, &with_cites, 1, NULL, 0, error) : NULL;
  Resting resting = { transaction, draft, NULL, NULL, guideline, find_retired (transaction, guideline) != STEWARD_TIME_NONE };

  resting.editions = responses != NULL ? steward_in_force_get_editions (in_force, error) : NULL;
  if (resting.editions == NULL)
    return NULL;
  resting.lines = json_array_new ();
  for (guint i = 0; i < snippets->len; i++)
    if (!steward_record_has (snippets->pdata[i], STEWARD_SNIPPET_REMOVED))
      add (&resting, snippets->pdata[i], STEWARD_SNIPPET_CITES, steward_record_get_text (snippets->pdata[i], STEWARD_SNIPPET_NAME));
  for (guint i = 0; i < responses->len; i++)
    {
      const char *state = steward_record_get_text (responses->pdata[i], STEWARD_RESPONSE_STATE);

      if (state == NULL || !g_strv_contains (done, state))
        add (&resting, responses->pdata[i], STEWARD_RESPONSE_CITES,
             steward_record_get_text (responses->pdata[i], STEWARD_RESPONSE_TEXT));
    }
  return resting.lines;
}

/**
 * steward_resting_count_touched:
 * @guideline: an id
 * @draft: as it is being written
 * @n_touched: (out): how many citations rest on clauses in which it says something else
 *
 * Returns: whether it could be read
 */
gboolean
steward_resting_count_touched (StewardTransaction  *transaction,
                               StewardInForce      *in_force,
                               const char          *guideline,
                               StewardGuideline    *draft,
                               guint               *n_touched,
                               GError             **error)
{
  g_autoptr (JsonArray) lines = list (transaction, in_force, guideline, draft, error);

  *n_touched = 0;
  for (guint i = 0; lines != NULL && i < json_array_get_length (lines); i++)
    *n_touched += json_object_get_boolean_member (json_array_get_object_element (lines, i), "touched") ? 1 : 0;
  return lines != NULL;
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
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, input->id, error);
  g_autoptr (StewardGuideline) draft = head != NULL ? steward_guideline_read_draft (transaction, head, error) : NULL;
  JsonArray *lines = draft != NULL ? list (transaction, in_force, steward_record_get_id (head), draft, error) : NULL;
  JsonNode *node;

  if (lines == NULL)
    return FALSE;
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, lines);
  steward_operation_take_json (operation, node);
  return TRUE;
}

/**
 * steward_resting_report:
 * @guideline: an id, the start of one, or a title
 *
 * Returns: (transfer full): a line a clause that a snippet or an open response rests on: `kind`, `id`, `name`, `clause`,
 *   `block`, `number` (of the version whose words it rests on), `stale` (the clause changed materially since, or no longer holds), `touched`
 *   (the draft says something else)
 */
StewardOperation *
steward_resting_report (const char *guideline)
{
  return steward_operation_new ("report-resting", STEWARD_MODE_READ, report, steward_input_new (guideline, NULL, NULL),
                                steward_input_free);
}
