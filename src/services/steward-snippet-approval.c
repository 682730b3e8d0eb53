/* steward-snippet-approval.c: what a snippet rests on, and whether it may be used
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-snippet-approval"

#include "steward-snippets.h"

#include "steward-citations.h"
#include "steward-guideline-draft-private.h"
#include "steward-guideline-report-private.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-resting-private.h"
#include "steward-service-error.h"
#include "steward-snippets-private.h"

#include <glib/gi18n-lib.h>

/**
 * steward_snippet_find_standing:
 * @standing: (out): `expired`, `stale` (a clause that it rests on changed materially since), `approved`, or `open`
 *
 * Returns: whether it could be read
 */
gboolean
steward_snippet_find_standing (StewardTransaction  *transaction,
                               StewardInForce      *in_force,
                               StewardRecord       *snippet,
                               const char         **standing,
                               GError             **error)
{
  gint64 expires = steward_record_get_time (snippet, STEWARD_SNIPPET_EXPIRES);
  gint64 change_us;

  if (!steward_resting_find_change (transaction, in_force, steward_record_get_json (snippet, STEWARD_SNIPPET_CITES), &change_us,
                                    error))
    return FALSE;
  *standing = expires != STEWARD_TIME_NONE && expires <= steward_transaction_get_now (transaction) ? "expired"
              : change_us != STEWARD_TIME_NONE                                                     ? "stale"
              : steward_record_has (snippet, STEWARD_SNIPPET_APPROVED)                             ? "approved"
                                                                                                   : "open";
  return TRUE;
}

/* By its name, its id, or the start of that. */
static StewardRecord *
open_snippet (StewardTransaction  *transaction,
              const char          *words,
              GError             **error)
{
  g_autoptr (GPtrArray) all = steward_transaction_list (transaction, &steward_snippet_kind, error);
  g_autofree char *whole = NULL;

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    if (!steward_record_has (all->pdata[i], STEWARD_SNIPPET_REMOVED) &&
        g_strcmp0 (steward_record_get_text (all->pdata[i], STEWARD_SNIPPET_NAME), words) == 0)
      return g_object_ref (all->pdata[i]);
  whole = steward_transaction_complete (transaction, &steward_snippet_kind, words, error);
  return whole != NULL ? steward_transaction_get (transaction, &steward_snippet_kind, whole, error) : NULL;
}

/* Other clauses, or another text: whoever approved it didn't approve this. */
static gboolean
put_cites (StewardTransaction  *transaction,
           StewardOperation    *operation,
           StewardRecord       *snippet,
           GPtrArray           *citations,
           GError             **error)
{
  g_autoptr (JsonNode) json = steward_citations_to_json (citations);

  if (json != NULL)
    steward_record_set_json (snippet, STEWARD_SNIPPET_CITES, json);
  else
    steward_record_clear (snippet, STEWARD_SNIPPET_CITES);
  steward_record_clear (snippet, STEWARD_SNIPPET_APPROVED);
  steward_record_clear (snippet, STEWARD_SNIPPET_APPROVED_BY);
  if (!steward_transaction_put (transaction, snippet, "set", error))
    return FALSE;
  steward_operation_set_record (operation, snippet);
  return TRUE;
}

static gboolean
cite (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) snippet = steward_permit_member (transaction, error) ? open_snippet (transaction, input->id, error) : NULL;
  g_autoptr (StewardRecord) head = snippet != NULL ? steward_guideline_look_up (transaction, input->other, error) : NULL;
  g_autoptr (GPtrArray) citations = NULL;
  g_autoptr (StewardGuideline) document = NULL;
  StewardRecord *edition;
  gint at;

  if (head == NULL)
    return FALSE;
  document = steward_guideline_read_version (transaction, in_force, head, "in-force", &edition, error);
  at = document != NULL ? steward_guideline_find_clause (document, input->text, error) : -1;
  if (at < 0)
    return FALSE;
  citations = steward_citations_parse (steward_record_get_json (snippet, STEWARD_SNIPPET_CITES));
  if (input->flag)
    steward_citations_remove (citations, steward_record_get_id (head), steward_guideline_get_block (document, (guint) at)->id);
  else
    steward_citations_set (citations, steward_record_get_id (head), steward_guideline_get_block (document, (guint) at)->id,
                           steward_record_get_integer (edition, STEWARD_EDITION_NUMBER));
  return put_cites (transaction, operation, snippet, citations, error);
}

/**
 * steward_snippet_cite:
 * @snippet: name or id of a snippet, or the start of that
 * @guideline: an id, the start of one, or a title
 * @clause: the number of a clause of the version in force, or the id of its block
 * @takes_back: whether it no longer rests on it
 *
 * For whoever works here. Its approval ends with that.
 *
 * Returns: (transfer full): says that a snippet rests on a clause
 */
StewardOperation *
steward_snippet_cite (const char *snippet,
                      const char *guideline,
                      const char *clause,
                      gboolean    takes_back)
{
  StewardInput *input = steward_input_new (snippet, clause, guideline);

  input->flag = takes_back;
  return steward_operation_new ("cite-clause", STEWARD_MODE_DEED, cite, input, steward_input_free);
}

static gboolean
may_approve (StewardTransaction  *transaction,
             StewardInForce      *in_force,
             StewardRecord       *snippet,
             GError             **error)
{
  StewardOrganisation *organisation = steward_in_force_get_organisation (in_force, error);
  const char *person = steward_transaction_get_person (transaction);
  const char *department = steward_record_get_text (snippet, STEWARD_SNIPPET_DEPARTMENT);
  const char *const *departments = steward_record_get_set (snippet, STEWARD_SNIPPET_DEPARTMENTS);

  if (organisation == NULL || !steward_permit_member (transaction, error))
    return FALSE;
  if (department != NULL && steward_organisation_has_role (organisation, person, department, STEWARD_ROLE_APPROVER))
    return TRUE;
  for (guint i = 0; departments[i] != NULL; i++)
    if (steward_organisation_has_role (organisation, person, departments[i], STEWARD_ROLE_APPROVER))
      return TRUE;
  if (department == NULL && departments[0] == NULL &&
      steward_organisation_has_role_anywhere (organisation, person, STEWARD_ROLE_APPROVER))
    return TRUE;
  g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_NOT_APPROVER,
                       _("An approver of a department that the snippet is for approves it"));
  return FALSE;
}

/* Rests on the words that hold now; what is gone has to be taken out first. */
static gboolean
renew (StewardTransaction  *transaction,
       StewardInForce      *in_force,
       GPtrArray           *citations,
       GError             **error)
{
  for (guint i = 0; i < citations->len; i++)
    {
      StewardCitation *citation = citations->pdata[i];
      StewardRecord *edition = steward_in_force_find_edition (in_force, citation->guideline);
      g_autoptr (StewardGuideline) document = edition != NULL ? steward_guideline_new_from_edition (edition, NULL) : NULL;
      g_autoptr (StewardRecord) head =
        steward_transaction_find (transaction, &steward_guideline_kind, citation->guideline, NULL);

      if (document == NULL || head == NULL || steward_record_has (head, STEWARD_GUIDELINE_RETIRED) || steward_guideline_find (document, citation->clause) < 0)
        {
          g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                               _("A clause that it rests on is no longer in force; write it anew"));
          return FALSE;
        }
      citation->number = steward_record_get_integer (edition, STEWARD_EDITION_NUMBER);
    }
  return TRUE;
}

static gboolean
approve (StewardTransaction  *transaction,
         StewardOperation    *operation,
         gpointer             data,
         GCancellable        *cancellable,
         GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) snippet = open_snippet (transaction, input->id, error);
  g_autoptr (GPtrArray) citations = NULL;
  g_autoptr (JsonNode) json = NULL;

  if (snippet == NULL || !may_approve (transaction, in_force, snippet, error) ||
      steward_in_force_get_editions (in_force, error) == NULL)
    return FALSE;
  citations = steward_citations_parse (steward_record_get_json (snippet, STEWARD_SNIPPET_CITES));
  if (!renew (transaction, in_force, citations, error))
    return FALSE;
  json = steward_citations_to_json (citations);
  if (json != NULL)
    steward_record_set_json (snippet, STEWARD_SNIPPET_CITES, json);
  steward_record_set_text (snippet, STEWARD_SNIPPET_APPROVED_BY, steward_transaction_get_person (transaction));
  steward_record_set_time (snippet, STEWARD_SNIPPET_APPROVED, steward_transaction_get_now (transaction));
  if (!steward_transaction_put (transaction, snippet, "approve", error))
    return FALSE;
  steward_operation_set_record (operation, snippet);
  return TRUE;
}

/**
 * steward_snippet_approve:
 * @snippet: name or id of a snippet, or the start of that
 *
 * For an approver of a department that it is for. From then on it rests on the clauses as they hold now.
 *
 * Returns: (transfer full): says that a snippet is right
 */
StewardOperation *
steward_snippet_approve (const char *snippet)
{
  return steward_operation_new ("approve-snippet", STEWARD_MODE_DEED, approve, steward_input_new (snippet, NULL, NULL),
                                steward_input_free);
}

static gboolean
standing (StewardTransaction  *transaction,
          StewardOperation    *operation,
          gpointer             data,
          GCancellable        *cancellable,
          GError             **error)
{
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (GPtrArray) all = steward_transaction_list (transaction, &steward_snippet_kind, error);
  JsonObject *object;

  if (all == NULL)
    return FALSE;
  object = json_object_new ();
  for (guint i = 0; i < all->len; i++)
    {
      const char *words;

      if (steward_record_has (all->pdata[i], STEWARD_SNIPPET_REMOVED))
        continue;
      if (!steward_snippet_find_standing (transaction, in_force, all->pdata[i], &words, error))
        {
          json_object_unref (object);
          return FALSE;
        }
      json_object_set_string_member (object, steward_record_get_id (all->pdata[i]), words);
    }
  steward_operation_take_json (operation, json_node_init_object (json_node_alloc (), object));
  json_object_unref (object);
  return TRUE;
}

/**
 * steward_snippets_report_standing:
 *
 * Returns: (transfer full): for the id of each snippet: `expired`, `stale`, `approved` or `open`
 */
StewardOperation *
steward_snippets_report_standing (void)
{
  return steward_operation_new ("report-snippets", STEWARD_MODE_READ, standing, NULL, NULL);
}
