/* steward-snippets.c: saved replies, filled in for one answer
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-snippets"

#include "steward-snippets.h"

#include "steward-citations.h"
#include "steward-dossier-private.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-responding-words.h"
#include "steward-service-error.h"
#include "steward-snippets-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Whom the answer is for, as people call them: the first word of the name.
 * Returns: (nullable) */
static char *
name_author (StewardDossier *dossier)
{
  const char *author = dossier->mention != NULL ? steward_record_get_text (dossier->mention, STEWARD_MENTION_AUTHOR) : NULL;

  return author != NULL && *author != '(' ? g_strndup (author, strcspn (author, " ")) : NULL;
}

/* Returns: (nullable): what stands for @variable; %NULL when only the writer knows */
static char *
find_value (StewardDossier *dossier,
            const char     *variable)
{
  StewardRecord *workspace = steward_in_force_get_workspace (dossier->in_force, NULL);

  if (g_str_equal (variable, "name"))
    return name_author (dossier);
  if (g_str_equal (variable, "me"))
    return g_strdup (steward_person_words (dossier, dossier->person));
  if (g_str_equal (variable, "organisation") && workspace != NULL)
    return g_strdup (steward_record_get_text (workspace, STEWARD_WORKSPACE_NAME));
  if (g_str_equal (variable, "account") && dossier->account != NULL)
    return g_strdup (steward_record_get_text (dossier->account, STEWARD_ACCOUNT_HANDLE));
  if (g_str_equal (variable, "department"))
    {
      g_auto (GStrv) departments = steward_organisation_list_departments_of (dossier->organisation, dossier->person);

      return departments[0] != NULL ? g_strdup (steward_department_words (dossier, departments[0])) : NULL;
    }
  return NULL;
}

/* Puts values in the place of `{variable}`; what nobody knows stays and is named in @missing. */
static char *
fill (StewardDossier *dossier,
      const char     *text,
      JsonArray      *missing)
{
  GString *out = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *end = *text == '{' ? strchr (text, '}') : NULL;
      gsize length = end != NULL ? (gsize) (end - text - 1) : 0;
      g_autofree char *variable = end != NULL ? g_strndup (text + 1, length) : NULL;
      g_autofree char *value = NULL;

      if (end == NULL || length == 0 || strpbrk (variable, " \n{") != NULL)
        {
          g_string_append_c (out, *text++);
          continue;
        }
      value = find_value (dossier, variable);
      if (value != NULL)
        g_string_append (out, value);
      else
        {
          g_string_append_len (out, text, end - text + 1);
          json_array_add_string_element (missing, variable);
        }
      text = end + 1;
    }
  return g_string_free (out, FALSE);
}

/* What is over, and what rests on a clause that says something else by now, goes into no answer. */
static gboolean
check_standing (StewardDossier  *dossier,
                StewardRecord   *snippet,
                GError         **error)
{
  const char *standing;

  if (!steward_snippet_find_standing (dossier->transaction, dossier->in_force, snippet, &standing, error))
    return FALSE;
  if (g_str_equal (standing, "expired"))
    g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE, _("The snippet has expired"));
  else if (g_str_equal (standing, "stale"))
    g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_CHANGED_SINCE_APPROVAL,
                         _("A clause that the snippet rests on was changed; it has to be approved again"));
  else
    return TRUE;
  return FALSE;
}

/* The answer rests on what the snippet rests on. */
static gboolean
hand_on_citations (StewardDossier  *dossier,
                   StewardRecord   *snippet,
                   GError         **error)
{
  g_autoptr (GPtrArray) added = steward_citations_parse (steward_record_get_json (snippet, STEWARD_SNIPPET_CITES));
  g_autoptr (GPtrArray) all = steward_citations_parse (steward_record_get_json (dossier->response, STEWARD_RESPONSE_CITES));
  g_autoptr (JsonNode) json = NULL;

  if (added->len == 0)
    return TRUE;
  for (guint i = 0; i < added->len; i++)
    {
      StewardCitation *citation = added->pdata[i];

      steward_citations_set (all, citation->guideline, citation->clause, citation->number);
    }
  json = steward_citations_to_json (all);
  steward_record_set_json (dossier->response, STEWARD_RESPONSE_CITES, json);
  return steward_transaction_put (dossier->transaction, dossier->response, "use", error);
}

static gboolean
use (StewardTransaction  *transaction,
     StewardOperation    *operation,
     gpointer             data,
     GCancellable        *cancellable,
     GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardDossier) dossier = NULL;
  g_autoptr (StewardRecord) snippet = NULL;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  JsonObject *object;
  JsonArray *missing;

  if (!steward_permit_member (transaction, error))
    return FALSE;
  id = steward_transaction_complete (transaction, &steward_snippet_kind, input->id, error);
  snippet = id != NULL ? steward_transaction_get (transaction, &steward_snippet_kind, id, error) : NULL;
  dossier = snippet != NULL ? steward_dossier_open (transaction, input->other, error) : NULL;
  if (dossier == NULL || !check_standing (dossier, snippet, error) || !hand_on_citations (dossier, snippet, error))
    return FALSE;
  steward_record_set_integer (snippet, STEWARD_SNIPPET_USED,
                              steward_record_has (snippet, STEWARD_SNIPPET_USED)
                                ? steward_record_get_integer (snippet, STEWARD_SNIPPET_USED) + 1
                                : 1);
  if (!steward_transaction_put (transaction, snippet, "use", error))
    return FALSE;
  object = json_object_new ();
  missing = json_array_new ();
  text = fill (dossier, steward_record_get_text (snippet, STEWARD_SNIPPET_TEXT), missing);
  json_object_set_string_member (object, "text", text);
  json_object_set_array_member (object, "missing", missing);
  steward_operation_take_json (operation, json_node_init_object (json_node_alloc (), object));
  json_object_unref (object);
  steward_operation_set_record (operation, snippet);
  return TRUE;
}

/**
 * steward_snippet_use:
 * @snippet: id of a snippet, or its start
 * @response: id of the response that it goes into, or its start
 *
 * Fills in a saved reply: `{name}` of whom the answer is for, `{me}`, `{department}` of the writer,
 * `{organisation}`, `{account}`. Counts that it was used, and lets the response rest on the clauses that it cites; the text
 * is changed by [func@response_edit]. One that has expired, or rests on a clause that was changed, is refused. The JSON has `text`, and `missing`: variables that the writer has to fill in.
 *
 * Returns: (transfer full): fills in a snippet
 */
StewardOperation *
steward_snippet_use (const char *snippet,
                     const char *response)
{
  return steward_operation_new ("use-snippet", STEWARD_MODE_COLLECT, use, steward_input_new (snippet, NULL, response),
                                steward_input_free);
}
