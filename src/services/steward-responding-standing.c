/* steward-responding-standing.c: all that a window shows of one response, in one reading
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-responding-standing"

#include "steward-responding.h"

#include "steward-kinds.h"
#include "steward-presence-private.h"
#include "steward-responding-private.h"
#include "steward-responding-steps.h"
#include "steward-responding-words.h"

#include <glib/gi18n-lib.h>

/* Somebody is there as long as they said so this recently. */
#define PRESENT_US (3 * STEWARD_MINUTE_US)

static void
set_text (JsonObject *object,
          const char *key,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, key, text);
}

static void
set_time (JsonObject *object,
          const char *key,
          gint64      time_us)
{
  g_autofree char *text = NULL;

  if (time_us == STEWARD_TIME_NONE)
    return;
  text = steward_time_to_rfc3339 (time_us);
  json_object_set_string_member (object, key, text);
}

static void
set_titles (StewardDossier   *dossier,
            StewardDirectory *directory,
            JsonObject       *object)
{
  const char *activity =
      steward_directory_get_name (directory, steward_record_get_text (dossier->response, STEWARD_RESPONSE_ACTIVITY));
  const char *author = dossier->mention != NULL ? steward_record_get_text (dossier->mention, STEWARD_MENTION_AUTHOR) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle =
      g_strdup_printf (_("%s · version %d"), activity != NULL ? activity : _("No activity"),
                       (int) steward_record_get_integer (dossier->response, STEWARD_RESPONSE_VERSION));

  if (author != NULL)
    title = g_strdup_printf (_("Reply to %s"), author);
  else if (dossier->mention != NULL)
    title = g_strdup (_("Reply"));
  else
    title = g_strdup (activity != NULL ? activity : _("Statement"));
  set_text (object, "title", title);
  set_text (object, "subtitle", subtitle);
  if (!steward_record_has (dossier->response, STEWARD_RESPONSE_TARGET))
    set_text (object, "aim", _("a post of its own"));
  else
    {
      g_autofree char *aim = author != NULL ? g_strdup_printf (_("in reply to %s"), author) : g_strdup (_("in reply"));

      set_text (object, "aim", aim);
    }
}

static JsonObject *
describe_counter (StewardDossier *dossier)
{
  JsonObject *object = json_object_new ();
  const char *text = steward_record_get_text (dossier->response, STEWARD_RESPONSE_TEXT);
  const char *warning = steward_record_get_text (dossier->response, STEWARD_RESPONSE_CONTENT_WARNING);
  g_auto (GStrv) parts = steward_thread_get_parts (dossier->response);
  guint used = steward_network_count (&dossier->network, text != NULL ? text : "", warning);

  set_text (object, "id", steward_record_get_id (dossier->response));
  set_text (object, "state", steward_record_get_text (dossier->response, STEWARD_RESPONSE_STATE));
  if (dossier->account != NULL)
    {
      set_text (object, "account", steward_record_get_id (dossier->account));
      set_text (object, "handle", steward_record_get_text (dossier->account, STEWARD_ACCOUNT_HANDLE));
      set_text (object, "network", steward_record_get_text (dossier->account, STEWARD_ACCOUNT_NETWORK));
      set_text (object, "title", dossier->network.title);
    }
  json_object_set_int_member (object, "used", used);
  json_object_set_int_member (object, "limit", dossier->network.max_length);
  json_object_set_int_member (object, "posts", g_strv_length (parts));
  json_object_set_boolean_member (object, "over",
                                  parts[1] == NULL &&
                                      steward_network_find_excess (&dossier->network, text != NULL ? text : "", warning) >= 0);
  return object;
}

/* The same on other networks, this one among them, in the order in which they were begun. */
static gboolean
set_variants (StewardDossier  *dossier,
              JsonObject      *object,
              GError         **error)
{
  const char *group = steward_record_get_text (dossier->response, STEWARD_RESPONSE_GROUP);
  g_autoptr (GPtrArray) responses =
      steward_transaction_list_by (dossier->transaction, &steward_response_kind, STEWARD_RESPONSE_GROUP, group, error);
  JsonArray *array = json_array_new ();

  json_object_set_array_member (object, "variants", array);
  if (responses == NULL)
    return FALSE;
  for (guint i = 0; i < responses->len; i++)
    {
      g_autoptr (StewardDossier) other =
          steward_dossier_new (dossier->transaction, dossier->in_force, responses->pdata[i], error);

      if (other == NULL)
        return FALSE;
      json_array_add_object_element (array, describe_counter (other));
    }
  return TRUE;
}

/* Other answers to the same mention: they are kept beside each other. */
static gboolean
set_rivals (StewardDossier  *dossier,
            JsonObject      *object,
            GError         **error)
{
  JsonArray *array = json_array_new ();
  g_autoptr (GPtrArray) responses = NULL;

  json_object_set_array_member (object, "drafts", array);
  if (dossier->mention == NULL)
    return TRUE;
  responses = steward_transaction_list_by (dossier->transaction, &steward_response_kind, STEWARD_RESPONSE_MENTION,
                                           steward_record_get_id (dossier->mention), error);
  if (responses == NULL)
    return FALSE;
  for (guint i = 0; i < responses->len; i++)
    {
      StewardRecord *other = responses->pdata[i];
      const char *const *authors = steward_record_get_set (other, STEWARD_RESPONSE_AUTHORS);
      JsonObject *draft;

      if (g_strcmp0 (steward_record_get_text (other, STEWARD_RESPONSE_GROUP),
                     steward_record_get_text (dossier->response, STEWARD_RESPONSE_GROUP)) == 0)
        continue;
      draft = json_object_new ();
      set_text (draft, "id", steward_record_get_id (other));
      set_text (draft, "state", steward_record_get_text (other, STEWARD_RESPONSE_STATE));
      set_text (draft, "author", authors[0] != NULL ? steward_person_words (dossier, authors[0]) : NULL);
      set_time (draft, "changed", steward_record_get_changed (other));
      set_text (draft, "text", steward_record_get_text (other, STEWARD_RESPONSE_TEXT));
      json_object_set_boolean_member (draft, "passed", steward_record_has (other, STEWARD_RESPONSE_PASSED_FOR));
      json_array_add_object_element (array, draft);
    }
  return TRUE;
}

/* What the person wrote since, as a name and words. */
static gboolean
set_wrote_again (StewardDossier  *dossier,
                 JsonObject      *object,
                 GError         **error)
{
  const char *id = steward_record_get_text (dossier->response, STEWARD_RESPONSE_WROTE_AGAIN);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardRecord) mention = NULL;
  JsonObject *shown;

  if (id == NULL)
    return TRUE;
  mention = steward_transaction_find (dossier->transaction, &steward_mention_kind, id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  shown = json_object_new ();
  set_text (shown, "id", id);
  if (mention != NULL)
    {
      set_text (shown, "author", steward_record_get_text (mention, STEWARD_MENTION_AUTHOR));
      set_text (shown, "text", steward_record_get_text (mention, STEWARD_MENTION_TEXT));
    }
  json_object_set_object_member (object, "wrote_again", shown);
  return TRUE;
}

static gboolean
set_versions (StewardDossier  *dossier,
              JsonObject      *object,
              GError         **error)
{
  const char *id = steward_record_get_id (dossier->response);
  g_autofree char *hash = steward_response_hash (dossier->response);
  g_autoptr (GPtrArray) versions =
      steward_transaction_list_by (dossier->transaction, &steward_version_kind, STEWARD_VERSION_RESPONSE, id, error);
  JsonArray *array = json_array_new ();

  json_object_set_array_member (object, "versions", array);
  if (versions == NULL)
    return FALSE;
  for (guint i = versions->len; i > 0; i--)
    {
      StewardRecord *version = versions->pdata[i - 1];
      JsonObject *shown = json_object_new ();

      set_text (shown, "id", steward_record_get_id (version));
      json_object_set_int_member (shown, "number", steward_record_get_integer (version, STEWARD_VERSION_NUMBER));
      set_text (shown, "person", steward_person_words (dossier, steward_record_get_text (version, STEWARD_VERSION_PERSON)));
      set_text (shown, "text", steward_record_get_text (version, STEWARD_VERSION_TEXT));
      set_time (shown, "at", steward_record_get_time (version, STEWARD_VERSION_AT));
      json_object_set_boolean_member (shown, "current",
                                      g_strcmp0 (steward_record_get_text (version, STEWARD_VERSION_HASH), hash) == 0);
      json_array_add_object_element (array, shown);
    }
  return TRUE;
}

static void
set_approvals (StewardDossier *dossier,
               JsonObject     *object)
{
  JsonArray *array = json_array_new ();
  g_autofree char *hash = steward_response_hash (dossier->response);

  for (guint i = dossier->approvals->len; i > 0; i--)
    {
      StewardRecord *approval = dossier->approvals->pdata[i - 1];
      JsonObject *shown = json_object_new ();
      const char *stands_in_for = steward_record_get_text (approval, STEWARD_APPROVAL_STANDS_IN_FOR);

      set_text (shown, "verdict", steward_record_get_text (approval, STEWARD_APPROVAL_VERDICT));
      set_text (shown, "person", steward_person_words (dossier, steward_record_get_text (approval, STEWARD_APPROVAL_PERSON)));
      set_text (shown, "stands_in_for", stands_in_for != NULL ? steward_person_words (dossier, stands_in_for) : NULL);
      set_text (shown, "reason", steward_record_get_text (approval, STEWARD_APPROVAL_REASON));
      set_time (shown, "at", steward_record_get_time (approval, STEWARD_APPROVAL_AT));
      json_object_set_boolean_member (shown, "on_this_version",
                                      g_strcmp0 (steward_record_get_text (approval, STEWARD_APPROVAL_HASH), hash) == 0);
      json_array_add_object_element (array, shown);
    }
  json_object_set_array_member (object, "approvals", array);
}

static void
set_obstacles (StewardDossier *dossier,
               GPtrArray      *obstacles,
               JsonObject     *object)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < obstacles->len; i++)
    {
      const StewardPublishReason *reason = obstacles->pdata[i];
      g_autofree char *message = steward_publish_reason_words (dossier, reason);
      JsonObject *shown = json_object_new ();

      set_text (shown, "code", steward_publish_code_to_string (reason->code));
      set_text (shown, "message", message);
      json_array_add_object_element (array, shown);
    }
  json_object_set_array_member (object, "stopping", array);
}

static void
count_findings (StewardDossier *dossier,
                JsonObject     *object)
{
  guint n[3] = { 0, 0, 0 };

  for (guint i = 0; i < dossier->findings->len; i++)
    n[((StewardFinding *) dossier->findings->pdata[i])->severity]++;
  json_object_set_int_member (object, "stops", n[STEWARD_FINDING_STOP]);
  json_object_set_int_member (object, "advice", n[STEWARD_FINDING_ADVICE]);
}

/* What stops the writer from asking for approval: whatever they can mend themselves. */
static const StewardFinding *
find_mendable (StewardDossier *dossier)
{
  for (guint i = 0; i < dossier->findings->len; i++)
    {
      const StewardFinding *finding = dossier->findings->pdata[i];

      if (finding->severity == STEWARD_FINDING_STOP && finding->what != STEWARD_RULE_NEEDS_CONSULTATION)
        return finding;
    }
  return NULL;
}

static gboolean
moves (StewardDossier      *dossier,
       StewardResponseMove  move)
{
  StewardResponseState to;

  return steward_response_move (steward_response_get_state (dossier->response), move, dossier->needs_approval,
                                steward_record_get_boolean (dossier->response, STEWARD_RESPONSE_CORRECTING), &to);
}

static gboolean
is_asked (StewardDossier *dossier)
{
  for (guint i = 0; i < dossier->consultations->len; i++)
    {
      const char *department = steward_record_get_text (dossier->consultations->pdata[i], STEWARD_CONSULTATION_DEPARTMENT);

      if (department != NULL && !steward_record_has (dossier->consultations->pdata[i], STEWARD_CONSULTATION_ANSWERED) &&
          steward_dossier_speaks_for (dossier, dossier->person, department))
        return TRUE;
    }
  return FALSE;
}

static gboolean
set_deeds (StewardDossier  *dossier,
           GPtrArray       *obstacles,
           JsonObject      *object,
           GError         **error)
{
  JsonObject *can = json_object_new ();
  JsonObject *why_not = json_object_new ();
  StewardPublishQuestion question;
  g_autofree char *absent = steward_dossier_find_absent (dossier, dossier->person, dossier->accountable);
  g_autoptr (GPtrArray) against = NULL;
  gboolean published = steward_response_get_state (dossier->response) == STEWARD_RESPONSE_PUBLISHED_STATE;
  gboolean correcting = steward_record_get_boolean (dossier->response, STEWARD_RESPONSE_CORRECTING);
  gboolean here = steward_organisation_is_valid (dossier->organisation, dossier->person);
  gboolean submitted = steward_record_has (dossier->response, STEWARD_RESPONSE_SUBMITTED);
  gboolean writer = steward_record_set_contains (dossier->response, STEWARD_RESPONSE_AUTHORS, dossier->person);
  gboolean approver = dossier->accountable != NULL &&
                      (absent != NULL || steward_organisation_has_role (dossier->organisation, dossier->person,
                                                                        dossier->accountable, STEWARD_ROLE_APPROVER));
  gboolean ready = find_mendable (dossier) == NULL && steward_record_has (dossier->response, STEWARD_RESPONSE_TEXT) &&
                   dossier->account != NULL;

  json_object_set_object_member (object, "can", can);
  json_object_set_object_member (object, "why_not", why_not);
  if (!steward_dossier_ask (dossier, dossier->person, &question, error))
    return FALSE;
  against = steward_approve_find_reasons (&question, absent);

  json_object_set_boolean_member (can, "edit", here && moves (dossier, STEWARD_MOVE_EDIT));
  json_object_set_boolean_member (can, "submit", here && ready && moves (dossier, STEWARD_MOVE_SUBMIT) &&
                                                   !(published && submitted));
  json_object_set_boolean_member (can, "ask", here && moves (dossier, STEWARD_MOVE_EDIT));
  json_object_set_boolean_member (can, "answer", here && is_asked (dossier));
  json_object_set_boolean_member (can, "approve", submitted && against->len == 0 && dossier->needs_approval &&
                                                    steward_publish_find_approval (&question) == NULL);
  json_object_set_boolean_member (can, "reject", approver && moves (dossier, STEWARD_MOVE_REJECT));
  json_object_set_boolean_member (can, "withdraw", here && writer && moves (dossier, STEWARD_MOVE_WITHDRAW));
  json_object_set_boolean_member (can, "schedule", here && moves (dossier, STEWARD_MOVE_SCHEDULE));
  json_object_set_boolean_member (can, "unschedule", here && moves (dossier, STEWARD_MOVE_UNSCHEDULE));
  json_object_set_boolean_member (can, "publish", obstacles->len == 0);
  json_object_set_boolean_member (can, "look", here && steward_record_has (dossier->response, STEWARD_RESPONSE_WROTE_AGAIN));
  json_object_set_boolean_member (can, "pick", approver && dossier->mention != NULL);
  json_object_set_boolean_member (can, "correct", here && published && !correcting);
  json_object_set_boolean_member (can, "delete", approver && published);

  if (!ready)
    {
      const StewardFinding *finding = find_mendable (dossier);
      g_autofree char *message = NULL;

      for (guint i = 0; i < obstacles->len && message == NULL; i++)
        {
          const StewardPublishReason *reason = obstacles->pdata[i];

          if (finding != NULL ? reason->code == STEWARD_PUBLISH_FINDING
                              : g_strcmp0 (reason->detail, "text") == 0 || g_strcmp0 (reason->detail, "account") == 0)
            message = steward_publish_reason_words (dossier, reason);
        }
      set_text (why_not, "submit", message);
    }
  if (against->len > 0)
    {
      g_autofree char *message = steward_publish_reason_words (dossier, against->pdata[0]);

      set_text (why_not, "approve", message);
    }
  if (obstacles->len > 0)
    {
      g_autofree char *message = steward_publish_reason_words (dossier, obstacles->pdata[0]);

      set_text (why_not, "publish", message);
    }
  return TRUE;
}

/* The one thing that the person would do next. */
static const char *
suggest (JsonObject           *can,
         StewardResponseState  state)
{
  static const char *const order[] = { "answer", "approve", "publish", "submit" };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (json_object_get_boolean_member (can, order[i]))
      return order[i];
  return state == STEWARD_RESPONSE_DRAFT ? "submit" : NULL;
}

static gboolean
set_others (StewardDossier  *dossier,
            JsonObject      *object,
            GError         **error)
{
  JsonArray *array = json_array_new ();
  const char *record = dossier->mention != NULL ? steward_record_get_id (dossier->mention)
                                                : steward_record_get_id (dossier->response);
  g_autoptr (GPtrArray) others = steward_presence_list_others (dossier->transaction, record, PRESENT_US, error);

  json_object_set_array_member (object, "others", array);
  if (others == NULL)
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    {
      StewardRecord *presence = others->pdata[i];
      g_autofree char *words = NULL;
      JsonObject *shown;

      if (g_strcmp0 (steward_record_get_text (presence, STEWARD_PRESENCE_DOING), "writing") != 0)
        continue;
      shown = json_object_new ();
      words = g_strdup_printf (_("%s is drafting an answer too."),
                               steward_person_words (dossier, steward_record_get_text (presence, STEWARD_PRESENCE_PERSON)));

      set_text (shown, "person", steward_person_words (dossier, steward_record_get_text (presence, STEWARD_PRESENCE_PERSON)));
      set_text (shown, "words", words);
      set_time (shown, "at", steward_record_get_time (presence, STEWARD_PRESENCE_AT));
      json_array_add_object_element (array, shown);
    }
  return TRUE;
}

static gboolean
count_notes (StewardDossier  *dossier,
             JsonObject      *object,
             GError         **error)
{
  const StewardCondition of_it = { STEWARD_NOTE_RECORD, STEWARD_IS, steward_record_get_id (dossier->response), 0 };
  gint64 n_notes;

  if (!steward_transaction_count (dossier->transaction, &steward_note_kind, &of_it, 1, &n_notes, error))
    return FALSE;
  json_object_set_int_member (object, "notes", n_notes);
  return TRUE;
}

static gboolean
read_standing (StewardTransaction  *transaction,
               StewardOperation    *operation,
               gpointer             data,
               GCancellable        *cancellable,
               GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardDossier) dossier = steward_dossier_open (transaction, input->id, error);
  g_autoptr (StewardDirectory) directory = dossier != NULL ? steward_directory_read (transaction, error) : NULL;
  g_autoptr (GPtrArray) obstacles = NULL;
  g_autoptr (JsonObject) object = json_object_new ();
  StewardResponseState state;
  JsonObject *response;
  const char *next;
  JsonNode *node;

  if (directory == NULL || !steward_dossier_check (dossier, error))
    return FALSE;
  obstacles = steward_dossier_list_obstacles (dossier, dossier->person, error);
  response = obstacles != NULL ? steward_response_present (dossier, directory, error) : NULL;
  if (response == NULL)
    return FALSE;
  state = steward_response_get_state (dossier->response);
  json_object_set_object_member (object, "response", response);
  set_text (object, "state", steward_response_state_to_string (state));
  set_text (object, "state_words", steward_response_standing_words (dossier->response));
  set_titles (dossier, directory, object);
  count_findings (dossier, object);
  json_object_set_boolean_member (object, "has_api", steward_dossier_has_api (dossier));
  json_object_set_object_member (object, "counter", describe_counter (dossier));
  json_object_set_array_member (object, "steps", steward_responding_list_steps (dossier, obstacles));
  set_approvals (dossier, object);
  set_obstacles (dossier, obstacles, object);
  set_time (object, "saved", steward_record_get_changed (dossier->response));
  set_time (object, "due", steward_dossier_get_due (dossier));
  json_object_set_boolean_member (object, "passed", steward_record_has (dossier->response, STEWARD_RESPONSE_PASSED_FOR));
  if (!set_wrote_again (dossier, object, error))
    return FALSE;
  if (!set_variants (dossier, object, error) || !set_rivals (dossier, object, error) ||
      !set_versions (dossier, object, error) || !set_deeds (dossier, obstacles, object, error) ||
      !set_others (dossier, object, error) || !count_notes (dossier, object, error))
    return FALSE;
  next = suggest (json_object_get_object_member (object, "can"), state);
  set_text (object, "suggested", next);

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, object);
  steward_operation_take_json (operation, node);
  steward_operation_set_record (operation, dossier->response);
  return TRUE;
}

/**
 * steward_responding_standing:
 *
 * Reads all that a window shows of one response, as it stands for the person who asks. A JSON object:
 *
 * - `response`: as [func@response_show] has it, with `findings`; `state`, `state_words`, `title`,
 *   `subtitle`, `aim` (what it replies to, in words), `stops` and `advice` (how many findings),
 *   `saved`, `due`, `notes` (how many), `has_api` (else: copy and open)
 * - `counter`: `account`, `handle`, `network`, `title`, `used`, `limit` (0: none), `posts` (as how many it goes out), `over`; `variants`:
 *   one such object with `id` and `state` for each response of its group
 * - `steps`: see [func@responding_list_steps]
 * - `versions` (newest first): `number`, `person`, `text`, `at`, `current`; `approvals`: `verdict`,
 *   `person`, `stands_in_for`, `reason`, `at`, `on_this_version`
 * - `stopping`: why it can't be published now: `code`, `message`
 * - `can`: for `edit`, `submit`, `ask`, `answer`, `approve`, `reject`, `withdraw`, `schedule`,
 *   `unschedule`, `publish`, `look`, `pick`, `correct`, `delete` whether the person may now; `why_not`: sentences for
 *   `submit`, `approve`, `publish`; `suggested`: the one to do next, absent when there is none
 * - `drafts`: other answers to the same mention: `id`, `state`, `author`, `changed`, `text`, `passed` (an approver picked
 *   another); `passed` and `wrote_again` of this one; `others`: who else
 *   is there now: `person`, `words`, `at`
 *
 * Returns: (transfer full): reads it
 */
StewardOperation *
steward_responding_standing (const char *id)
{
  return steward_operation_new ("read-response-standing", STEWARD_MODE_READ, read_standing,
                                steward_input_new (id, NULL, NULL), steward_input_free);
}
