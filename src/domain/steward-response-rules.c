/* steward-response-rules.c: how a response goes from draft to published
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-response-rules"

#include "steward-response-rules.h"

#include "steward-json.h"
#include "steward-kinds.h"

static const char *const state_names[] = {
  "draft", "in-review", "approved", "scheduled", "publishing", "unknown",
  "published", "failed", "rejected", "withdrawn", "deleted",
};

/**
 * steward_response_state_to_string:
 * @state: where a response is
 *
 * Returns: the name in records
 */
const char *
steward_response_state_to_string (StewardResponseState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (state_names), NULL);

  return state_names[state];
}

/**
 * steward_response_state_from_string:
 * @name: (nullable): a name in records
 * @state: (out): where a response is
 *
 * Returns: whether @name is a state
 */
gboolean
steward_response_state_from_string (const char           *name,
                                    StewardResponseState *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++)
    if (g_strcmp0 (state_names[i], name) == 0)
      {
        *state = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * steward_response_get_state:
 * @response: a record of kind `response`
 *
 * Returns: where it is; a state that this version doesn't know is `unknown`, from which nothing is
 *   sent
 */
StewardResponseState
steward_response_get_state (StewardRecord *response)
{
  const char *name = steward_record_get_text (response, STEWARD_RESPONSE_STATE);
  StewardResponseState state = STEWARD_RESPONSE_UNKNOWN;

  if (name == NULL)
    return STEWARD_RESPONSE_DRAFT;
  steward_response_state_from_string (name, &state);
  return state;
}

#define ONE(state) (1u << (state))

#define CAN_GO_OUT (ONE (STEWARD_RESPONSE_APPROVED) | ONE (STEWARD_RESPONSE_SCHEDULED_STATE) | ONE (STEWARD_RESPONSE_FAILED))

/* A correction runs beside what is published: its own review, approval and schedule are told by the
 * approvals of its version, and the state stays `published` until it is sent. */
static const struct
{
  StewardResponseMove  move;
  guint                from;
  StewardResponseState to;
  gboolean             of_corrections;
} moves[] = {
  { STEWARD_MOVE_EDIT,
    CAN_GO_OUT | ONE (STEWARD_RESPONSE_DRAFT) | ONE (STEWARD_RESPONSE_IN_REVIEW) |
      ONE (STEWARD_RESPONSE_REJECTED) | ONE (STEWARD_RESPONSE_WITHDRAWN), STEWARD_RESPONSE_DRAFT, TRUE },
  { STEWARD_MOVE_SUBMIT, ONE (STEWARD_RESPONSE_DRAFT), STEWARD_RESPONSE_IN_REVIEW, TRUE },
  { STEWARD_MOVE_APPROVE, ONE (STEWARD_RESPONSE_IN_REVIEW), STEWARD_RESPONSE_APPROVED, TRUE },
  { STEWARD_MOVE_REJECT, CAN_GO_OUT | ONE (STEWARD_RESPONSE_IN_REVIEW), STEWARD_RESPONSE_REJECTED, TRUE },
  { STEWARD_MOVE_WITHDRAW,
    CAN_GO_OUT | ONE (STEWARD_RESPONSE_DRAFT) | ONE (STEWARD_RESPONSE_IN_REVIEW) | ONE (STEWARD_RESPONSE_REJECTED),
    STEWARD_RESPONSE_WITHDRAWN, TRUE },
  { STEWARD_MOVE_RETURN, CAN_GO_OUT, STEWARD_RESPONSE_IN_REVIEW, TRUE },
  { STEWARD_MOVE_SCHEDULE, ONE (STEWARD_RESPONSE_APPROVED) | ONE (STEWARD_RESPONSE_FAILED),
    STEWARD_RESPONSE_SCHEDULED_STATE, TRUE },
  { STEWARD_MOVE_UNSCHEDULE, ONE (STEWARD_RESPONSE_SCHEDULED_STATE), STEWARD_RESPONSE_APPROVED, TRUE },
  { STEWARD_MOVE_BEGIN, CAN_GO_OUT, STEWARD_RESPONSE_PUBLISHING, FALSE },
  { STEWARD_MOVE_SUCCEED, ONE (STEWARD_RESPONSE_PUBLISHING) | ONE (STEWARD_RESPONSE_UNKNOWN),
    STEWARD_RESPONSE_PUBLISHED_STATE, FALSE },
  { STEWARD_MOVE_FAIL, ONE (STEWARD_RESPONSE_PUBLISHING) | ONE (STEWARD_RESPONSE_UNKNOWN),
    STEWARD_RESPONSE_FAILED, FALSE },
  { STEWARD_MOVE_LOSE, ONE (STEWARD_RESPONSE_PUBLISHING), STEWARD_RESPONSE_UNKNOWN, FALSE },
  { STEWARD_MOVE_CORRECT, ONE (STEWARD_RESPONSE_PUBLISHED_STATE), STEWARD_RESPONSE_PUBLISHED_STATE, FALSE },
  { STEWARD_MOVE_DELETE, ONE (STEWARD_RESPONSE_PUBLISHED_STATE), STEWARD_RESPONSE_DELETED, FALSE },
};

/**
 * steward_response_move:
 * @from: where it is
 * @move: what happens
 * @needs_approval: whether its activity needs approval, by the matrix in force
 * @correcting: whether it is published and a correction of it is under way
 * @to: (out): where it is then
 *
 * Whether the person may is asked elsewhere.
 *
 * Returns: whether this can happen to it there
 */
gboolean
steward_response_move (StewardResponseState  from,
                       StewardResponseMove   move,
                       gboolean              needs_approval,
                       gboolean              correcting,
                       StewardResponseState *to)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      if (moves[i].move != move)
        continue;

      if (correcting && from == STEWARD_RESPONSE_PUBLISHED_STATE &&
          (moves[i].of_corrections || move == STEWARD_MOVE_BEGIN))
        {
          *to = move == STEWARD_MOVE_BEGIN ? STEWARD_RESPONSE_PUBLISHING : from;
          return TRUE;
        }
      if ((moves[i].from & ONE (from)) == 0)
        return FALSE;
      *to = moves[i].to;
      if (move == STEWARD_MOVE_SUBMIT && !needs_approval)
        *to = STEWARD_RESPONSE_APPROVED;
      if (move == STEWARD_MOVE_FAIL && correcting)
        *to = STEWARD_RESPONSE_PUBLISHED_STATE;
      return TRUE;
    }
  return FALSE;
}

static void
add_text (JsonObject    *object,
          StewardRecord *response,
          guint          field)
{
  const char *text = steward_record_get_text (response, field);

  json_object_set_string_member (object, steward_response_kind.fields[field].name, text != NULL ? text : "");
}

/**
 * steward_response_hash:
 * @response: a record of kind `response`
 *
 * Covers what an approver sees: text, account, the address that is answered, visibility, content
 * warning, language, attachments with their descriptions, the posts as which a longer text goes out; and the number of the version, so that
 * writing an old text again doesn't revive its approval. Which status stands for the address on the
 * account's server is found when it is sent, and isn't covered.
 *
 * Returns: (transfer full): SHA-256, lower-case hexadecimal
 */
char *
steward_response_hash (StewardRecord *response)
{
  static const guint texts[] = { STEWARD_RESPONSE_TEXT, STEWARD_RESPONSE_ACCOUNT, STEWARD_RESPONSE_TARGET,
                                 STEWARD_RESPONSE_VISIBILITY, STEWARD_RESPONSE_CONTENT_WARNING,
                                 STEWARD_RESPONSE_LANGUAGE };
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;
  JsonNode *attachments = steward_record_get_json (response, STEWARD_RESPONSE_ATTACHMENTS);
  gint64 version = steward_record_get_integer (response, STEWARD_RESPONSE_VERSION);

  json_object_set_int_member (object, "format", 1);
  json_object_set_int_member (object, "version", version != STEWARD_INTEGER_NONE ? version : 1);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add_text (object, response, texts[i]);
  if (attachments != NULL)
    json_object_set_member (object, "attachments", attachments);
  else
    json_object_set_array_member (object, "attachments", json_array_new ());
  if (steward_record_has (response, STEWARD_RESPONSE_PARTS))
    json_object_set_member (object, "parts", json_node_ref (steward_record_get_json (response, STEWARD_RESPONSE_PARTS)));

  node = json_node_init_object (json_node_alloc (), object);
  json = steward_json_write (node);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1);
}

static gboolean
was_judged (GPtrArray  *approvals,
            const char *hash,
            const char *verdict)
{
  for (guint i = 0; approvals != NULL && i < approvals->len; i++)
    if (g_strcmp0 (steward_record_get_text (approvals->pdata[i], STEWARD_APPROVAL_HASH), hash) == 0 &&
        g_strcmp0 (steward_record_get_text (approvals->pdata[i], STEWARD_APPROVAL_VERDICT), verdict) == 0)
      return TRUE;
  return FALSE;
}

/* A correction is written as freely as a draft until it is submitted. */
static gboolean
is_being_written (StewardRecord *before)
{
  StewardResponseState state = steward_response_get_state (before);

  return state == STEWARD_RESPONSE_DRAFT ||
         (state == STEWARD_RESPONSE_PUBLISHED_STATE &&
          steward_record_get_boolean (before, STEWARD_RESPONSE_CORRECTING) &&
          !steward_record_has (before, STEWARD_RESPONSE_SUBMITTED));
}

/**
 * steward_response_note_edit:
 * @response: the response with its new content; version, authors, hash and state are set here
 * @before: (nullable): as it was; %NULL when it is new
 * @person: who changed it
 * @approvals: (nullable) (element-type StewardRecord): all its approvals
 *
 * What a change of content means. Approval ends for good: once a text was submitted or judged, the next
 * change makes a new version, and the response is a draft again (a published one stays published, its
 * correction isn't submitted any more). @person
 * is added to the authors; after an approval the authors are those who changed it since.
 *
 * Returns: whether anything that is approved was changed
 */
gboolean
steward_response_note_edit (StewardRecord *response,
                            StewardRecord *before,
                            const char    *person,
                            GPtrArray     *approvals)
{
  const char *const editor[] = { person, NULL };
  StewardResponseState state = before != NULL ? steward_response_get_state (before) : STEWARD_RESPONSE_DRAFT;
  g_autofree char *old_hash = before != NULL ? steward_response_hash (before) : NULL;
  g_autofree char *same = NULL;
  g_autofree char *hash = NULL;
  gint64 version = before != NULL ? steward_record_get_integer (before, STEWARD_RESPONSE_VERSION) : STEWARD_INTEGER_NONE;
  gboolean was_approved;

  g_return_val_if_fail (person != NULL, FALSE);

  steward_record_set_integer (response, STEWARD_RESPONSE_VERSION, version != STEWARD_INTEGER_NONE ? version : 1);
  same = steward_response_hash (response);
  if (g_strcmp0 (same, old_hash) == 0)
    return FALSE;

  was_approved = was_judged (approvals, old_hash, "approve");
  if ((before != NULL && !is_being_written (before)) || was_approved || was_judged (approvals, old_hash, "reject"))
    steward_record_set_integer (response, STEWARD_RESPONSE_VERSION,
                                steward_record_get_integer (response, STEWARD_RESPONSE_VERSION) + 1);
  if (before == NULL || was_approved)
    steward_record_set_set (response, STEWARD_RESPONSE_AUTHORS, editor);
  else
    {
      steward_record_set_set (response, STEWARD_RESPONSE_AUTHORS,
                              steward_record_get_set (before, STEWARD_RESPONSE_AUTHORS));
      steward_record_add_element (response, STEWARD_RESPONSE_AUTHORS, person);
    }
  /* A time was given to what was approved then. */
  steward_record_clear (response, STEWARD_RESPONSE_SCHEDULED);
  if (state != STEWARD_RESPONSE_PUBLISHED_STATE)
    steward_record_set_text (response, STEWARD_RESPONSE_STATE, "draft");
  else
    steward_record_clear (response, STEWARD_RESPONSE_SUBMITTED);
  hash = steward_response_hash (response);
  steward_record_set_text (response, STEWARD_RESPONSE_HASH, hash);
  return TRUE;
}

/**
 * steward_response_list_answered:
 * @response: a record of kind `response`
 * @consultations: (element-type StewardRecord): its consultations
 *
 * Returns: (transfer full): departments that answered on @response as it stands, ids; an answer on an
 *   earlier content isn't one on this
 */
char **
steward_response_list_answered (StewardRecord *response,
                                GPtrArray     *consultations)
{
  g_autofree char *hash = steward_response_hash (response);
  g_autoptr (GStrvBuilder) departments = g_strv_builder_new ();

  for (guint i = 0; i < consultations->len; i++)
    {
      StewardRecord *consultation = consultations->pdata[i];
      const char *department = steward_record_get_text (consultation, STEWARD_CONSULTATION_DEPARTMENT);

      if (department != NULL && steward_record_has (consultation, STEWARD_CONSULTATION_ANSWERED) &&
          g_strcmp0 (steward_record_get_text (consultation, STEWARD_CONSULTATION_RESPONSE),
                     steward_record_get_id (response)) == 0 &&
          g_strcmp0 (steward_record_get_text (consultation, STEWARD_CONSULTATION_HASH), hash) == 0)
        g_strv_builder_add (departments, department);
    }
  return g_strv_builder_end (departments);
}

/**
 * steward_response_consultation_due:
 * @now_us: when a department is asked
 * @due_us: when the answer to the public is due; %STEWARD_TIME_NONE when it isn't
 *
 * Returns: when the department should have answered: after a quarter of the time that is left; now
 *   when none is left, %STEWARD_TIME_NONE without a due time
 */
gint64
steward_response_consultation_due (gint64 now_us,
                                   gint64 due_us)
{
  if (due_us == STEWARD_TIME_NONE)
    return STEWARD_TIME_NONE;
  return due_us > now_us ? now_us + (due_us - now_us) / 4 : now_us;
}
