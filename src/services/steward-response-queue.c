/* steward-response-queue.c: responses as a live list, what waits for you first
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-response-queue"

#include "steward-response-queue.h"

#include "steward-dossier-private.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-record-list-private.h"

#include <glib/gi18n-lib.h>

/* Of what is done, the newest; the rest is found by search and reports. */
#define MAX_DONE 500

/**
 * steward_response_section_words:
 *
 * Returns: the heading of a section, translated
 */
const char *
steward_response_section_words (StewardResponseSection section)
{
  static const char *const words[] = {
    N_("Waiting for you"), N_("In review"), N_("Approved"), N_("Drafts of others"), N_("Done"),
  };

  g_return_val_if_fail (section < G_N_ELEMENTS (words), NULL);

  return _(words[section]);
}

static gboolean
is_asked (StewardDossier *dossier)
{
  g_autofree char *hash = steward_response_hash (dossier->response);

  for (guint i = 0; i < dossier->consultations->len; i++)
    {
      StewardRecord *consultation = dossier->consultations->pdata[i];
      const char *department = steward_record_get_text (consultation, STEWARD_CONSULTATION_DEPARTMENT);

      if (department != NULL && !steward_record_has (consultation, STEWARD_CONSULTATION_ANSWERED) &&
          g_strcmp0 (steward_record_get_text (consultation, STEWARD_CONSULTATION_HASH), hash) == 0 &&
          steward_dossier_speaks_for (dossier, dossier->person, department))
        return TRUE;
    }
  return FALSE;
}

static gboolean
may_approve (StewardDossier *dossier)
{
  g_autofree char *absent = NULL;

  if (dossier->accountable == NULL ||
      steward_record_set_contains (dossier->response, STEWARD_RESPONSE_AUTHORS, dossier->person))
    return FALSE;
  absent = steward_dossier_find_absent (dossier, dossier->person, dossier->accountable);
  return absent != NULL || steward_organisation_has_role (dossier->organisation, dossier->person, dossier->accountable,
                                                          STEWARD_ROLE_APPROVER);
}

static StewardResponseSection
section_of (StewardDossier *dossier)
{
  gboolean written = steward_record_set_contains (dossier->response, STEWARD_RESPONSE_AUTHORS, dossier->person);
  gboolean correcting = steward_record_get_boolean (dossier->response, STEWARD_RESPONSE_CORRECTING);
  gboolean submitted = steward_record_has (dossier->response, STEWARD_RESPONSE_SUBMITTED);

  switch (steward_response_get_state (dossier->response))
    {
    case STEWARD_RESPONSE_DRAFT:
      return written || is_asked (dossier) ? STEWARD_RESPONSES_YOURS : STEWARD_RESPONSES_DRAFTS;
    case STEWARD_RESPONSE_IN_REVIEW:
      return is_asked (dossier) || may_approve (dossier) ? STEWARD_RESPONSES_YOURS : STEWARD_RESPONSES_IN_REVIEW;
    case STEWARD_RESPONSE_APPROVED:
    case STEWARD_RESPONSE_FAILED:
      return written ? STEWARD_RESPONSES_YOURS : STEWARD_RESPONSES_READY;
    case STEWARD_RESPONSE_SCHEDULED_STATE:
    case STEWARD_RESPONSE_PUBLISHING:
    case STEWARD_RESPONSE_UNKNOWN:
      return STEWARD_RESPONSES_READY;
    case STEWARD_RESPONSE_REJECTED:
      return written ? STEWARD_RESPONSES_YOURS : STEWARD_RESPONSES_DONE;
    case STEWARD_RESPONSE_PUBLISHED_STATE:
      if (!correcting)
        return STEWARD_RESPONSES_DONE;
      if (written || (submitted && may_approve (dossier)) || is_asked (dossier))
        return STEWARD_RESPONSES_YOURS;
      return submitted ? STEWARD_RESPONSES_IN_REVIEW : STEWARD_RESPONSES_DRAFTS;
    case STEWARD_RESPONSE_WITHDRAWN:
    case STEWARD_RESPONSE_DELETED:
    default:
      return STEWARD_RESPONSES_DONE;
    }
}

/* Whether one of @departments answers, approves, is asked or writes. */
static gboolean
concerns (StewardDossier    *dossier,
          const char *const *departments)
{
  const char *const *authors = steward_record_get_set (dossier->response, STEWARD_RESPONSE_AUTHORS);
  const char *answers = dossier->mention != NULL ? steward_record_get_text (dossier->mention, STEWARD_MENTION_DEPARTMENT) : NULL;
  const char *owner = dossier->account != NULL ? steward_record_get_text (dossier->account, STEWARD_ACCOUNT_DEPARTMENT) : NULL;

  for (guint d = 0; departments[d] != NULL; d++)
    {
      if (g_strcmp0 (departments[d], dossier->accountable) == 0 || g_strcmp0 (departments[d], answers) == 0 ||
          g_strcmp0 (departments[d], owner) == 0)
        return TRUE;
      for (guint i = 0; i < dossier->consultations->len; i++)
        if (g_strcmp0 (steward_record_get_text (dossier->consultations->pdata[i], STEWARD_CONSULTATION_DEPARTMENT),
                       departments[d]) == 0)
          return TRUE;
      for (guint i = 0; authors[i] != NULL; i++)
        if (steward_organisation_has_role (dossier->organisation, authors[i], departments[d], STEWARD_ROLE_MEMBER))
          return TRUE;
    }
  return FALSE;
}

static gboolean
sort_into (StewardTransaction  *transaction,
           StewardInForce      *in_force,
           GPtrArray           *responses,
           const char *const   *departments,
           GArray             **sections,
           GError             **error)
{
  for (guint i = 0; i < responses->len; i++)
    {
      g_autoptr (StewardDossier) dossier = steward_dossier_new (transaction, in_force, responses->pdata[i], error);
      gint64 row = steward_record_get_row (responses->pdata[i]);

      if (dossier == NULL)
        return FALSE;
      if (departments == NULL || concerns (dossier, departments))
        g_array_append_val (sections[section_of (dossier)], row);
    }
  return TRUE;
}

/* With @open_only nothing that is done: the sidebar counts often, and most responses are. */
static gboolean
read_sections (StewardTransaction  *transaction,
               const char *const   *departments,
               gboolean             open_only,
               GArray             **sections,
               GError             **error)
{
  static const StewardResponseState states[] = {
    STEWARD_RESPONSE_DRAFT, STEWARD_RESPONSE_IN_REVIEW, STEWARD_RESPONSE_APPROVED, STEWARD_RESPONSE_SCHEDULED_STATE,
    STEWARD_RESPONSE_PUBLISHING, STEWARD_RESPONSE_UNKNOWN, STEWARD_RESPONSE_FAILED, STEWARD_RESPONSE_REJECTED,
    STEWARD_RESPONSE_PUBLISHED_STATE, STEWARD_RESPONSE_WITHDRAWN, STEWARD_RESPONSE_DELETED,
  };
  const StewardOrder newest = { -1, TRUE };
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      const StewardCondition conditions[] = {
        { STEWARD_RESPONSE_STATE, STEWARD_IS, steward_response_state_to_string (states[i]), 0 },
        { STEWARD_RESPONSE_CORRECTING, STEWARD_IS, NULL, 1 },
      };
      gboolean is_done = states[i] >= STEWARD_RESPONSE_PUBLISHED_STATE;
      g_autoptr (GPtrArray) responses =
          steward_transaction_select (transaction, &steward_response_kind, conditions, is_done && open_only ? 2 : 1, &newest,
                                      is_done ? MAX_DONE : 0, error);

      if (responses == NULL || !sort_into (transaction, in_force, responses, departments, sections, error))
        return FALSE;
    }
  return TRUE;
}

static gint
compare_rows (gconstpointer a,
              gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first == second ? 0 : first > second ? -1 : 1;
}

static gboolean
list_rows (StewardTransaction  *transaction,
           gpointer             data,
           guint                limit,
           GArray              *rows,
           GCancellable        *cancellable,
           GError             **error)
{
  GArray *sections[STEWARD_N_RESPONSE_SECTIONS];
  gboolean well;

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    sections[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  well = read_sections (transaction, data, FALSE, sections, error);
  for (guint i = 0; well && i < G_N_ELEMENTS (sections); i++)
    if (sections[i]->len > 0)
      {
        gint64 heading = steward_heading_row (i, sections[i]->len);

        g_array_sort (sections[i], compare_rows);
        g_array_append_val (rows, heading);
        g_array_append_vals (rows, sections[i]->data, sections[i]->len);
      }
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    g_array_unref (sections[i]);
  return well;
}

/**
 * steward_response_queue_new:
 * @departments: (nullable): only what concerns one of these, ids; %NULL is all
 *
 * Returns: (transfer full): responses in sections with headings, in each the newest first
 */
StewardRecordList *
steward_response_queue_new (StewardWorkspace  *workspace,
                            const char *const *departments)
{
  return steward_record_list_new (workspace, &steward_response_kind, list_rows, g_strdupv ((char **) departments),
                                  (GDestroyNotify) g_strfreev);
}

static gboolean
count (StewardTransaction  *transaction,
       StewardOperation    *operation,
       gpointer             data,
       GCancellable        *cancellable,
       GError             **error)
{
  GArray *sections[STEWARD_N_RESPONSE_SECTIONS];
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  gboolean well;

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    sections[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  well = read_sections (transaction, NULL, TRUE, sections, error);
  json_object_set_int_member (object, "yours", sections[STEWARD_RESPONSES_YOURS]->len);
  json_object_set_int_member (object, "you", sections[STEWARD_RESPONSES_YOURS]->len);
  json_object_set_int_member (object, "in_review", sections[STEWARD_RESPONSES_IN_REVIEW]->len);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    g_array_unref (sections[i]);
  json_node_take_object (node, object);
  steward_operation_take_json (operation, node);
  return well;
}

/**
 * steward_response_queue_count:
 *
 * Returns: (transfer full): counts for the sidebar: `yours` (and `you`) waits for the person, `in_review` for
 *   others; a JSON object
 */
StewardOperation *
steward_response_queue_count (void)
{
  return steward_operation_new ("count-responses", STEWARD_MODE_READ, count, NULL, NULL);
}
