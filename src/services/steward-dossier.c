/* steward-dossier.c: one response with everything that decides about it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-dossier"

#include "steward-dossier-private.h"

#include "steward-acknowledgement-rules.h"
#include "steward-kinds.h"
#include "steward-pictures-private.h"
#include "steward-resting-private.h"
#include "steward-responding-words.h"
#include "steward-routing.h"
#include "steward-service-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* No network takes as much, also in a thread of 25 posts. */
#define MOST_CHARACTERS 50000

/* What the account's own server says of itself wins over what is said of its network. */
static gboolean
find_network (StewardInForce  *in_force,
              StewardRecord   *account,
              StewardNetwork  *network,
              GError         **error)
{
  StewardNetworks *networks = steward_in_force_get_networks (in_force, error);

  if (networks == NULL)
    return FALSE;
  *network = *steward_networks_find (networks, account != NULL ? steward_record_get_text (account, STEWARD_ACCOUNT_NETWORK)
                                                               : NULL);
  if (account != NULL)
    *network = steward_network_with_limits (network, steward_record_get_json (account, STEWARD_ACCOUNT_LIMITS));
  return TRUE;
}

/* A response may be of another activity than what it answers; not in order to go out unapproved. */
static const char *
find_strictest (StewardDossier *self)
{
  const char *activity = steward_record_get_text (self->response, STEWARD_RESPONSE_ACTIVITY);
  const char *answered = self->mention != NULL ? steward_record_get_text (self->mention, STEWARD_MENTION_ACTIVITY) : NULL;

  if (self->matrix == NULL || activity == NULL || answered == NULL ||
      steward_matrix_needs_approval (self->matrix, activity) || !steward_matrix_needs_approval (self->matrix, answered))
    return activity;
  return answered;
}

/* Reads what @field of the response names; a name of nothing is an absence, not an error. */
static gboolean
read_named (StewardDossier     *self,
            const StewardKind  *kind,
            guint               field,
            StewardRecord     **record,
            GError            **error)
{
  const char *id = steward_record_get_text (self->response, field);
  g_autoptr (GError) local_error = NULL;

  if (id == NULL)
    return TRUE;
  *record = steward_transaction_find (self->transaction, kind, id, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* What was approved before a clause under it changed materially was approved on other grounds. */
static gboolean
drop_lapsed (StewardDossier  *self,
             GError         **error)
{
  gint64 change_us;

  if (!steward_resting_find_change (self->transaction, self->in_force,
                                    steward_record_get_json (self->response, STEWARD_RESPONSE_CITES), &change_us, error))
    return FALSE;
  for (guint i = self->approvals->len; change_us != STEWARD_TIME_NONE && i > 0; i--)
    if (g_strcmp0 (steward_record_get_text (self->approvals->pdata[i - 1], STEWARD_APPROVAL_VERDICT), "approve") == 0 &&
        steward_record_get_time (self->approvals->pdata[i - 1], STEWARD_APPROVAL_AT) <= change_us)
      g_ptr_array_remove_index (self->approvals, i - 1);
  return TRUE;
}

static gboolean
read_parts (StewardDossier  *self,
            GError         **error)
{
  const char *id = steward_record_get_id (self->response);

  self->organisation = steward_in_force_get_organisation (self->in_force, error);
  if (self->organisation == NULL || !steward_in_force_find_matrix (self->in_force, &self->matrix, error) ||
      !read_named (self, &steward_mention_kind, STEWARD_RESPONSE_MENTION, &self->mention, error) ||
      !read_named (self, &steward_account_kind, STEWARD_RESPONSE_ACCOUNT, &self->account, error))
    return FALSE;
  self->approvals = steward_transaction_list_by (self->transaction, &steward_approval_kind, STEWARD_APPROVAL_SUBJECT, id,
                                                 error);
  if (self->approvals == NULL || !drop_lapsed (self, error))
    return FALSE;
  self->consultations = steward_transaction_list_by (self->transaction, &steward_consultation_kind,
                                                     STEWARD_CONSULTATION_RESPONSE, id, error);
  if (self->consultations == NULL)
    return FALSE;
  self->holds = steward_transaction_list (self->transaction, &steward_hold_kind, error);
  if (self->holds == NULL)
    return FALSE;

  self->needs_approval = TRUE;
  self->activity = find_strictest (self);
  if (self->matrix != NULL && self->activity != NULL)
    {
      self->accountable = steward_matrix_find_accountable (self->matrix, self->activity);
      self->needs_approval = steward_matrix_needs_approval (self->matrix, self->activity);
    }
  return find_network (self->in_force, self->account, &self->network, error);
}

/**
 * steward_dossier_new:
 * @in_force: (nullable): what holds now, when many are read; lent until the dossier is freed
 * @response: a response; the dossier works on a copy
 *
 * Returns: (transfer full) (nullable): what decides about it now
 */
StewardDossier *
steward_dossier_new (StewardTransaction  *transaction,
                     StewardInForce      *in_force,
                     StewardRecord       *response,
                     GError             **error)
{
  g_autoptr (StewardDossier) self = g_new0 (StewardDossier, 1);

  self->transaction = transaction;
  self->person = steward_transaction_get_person (transaction);
  self->in_force_lent = in_force != NULL;
  self->in_force = in_force != NULL ? in_force : steward_in_force_new (transaction);
  self->response = steward_record_copy (response);
  if (!read_parts (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * steward_dossier_open:
 * @id: the id of a response, or its start
 *
 * Returns: (transfer full) (nullable): what decides about it now
 */
StewardDossier *
steward_dossier_open (StewardTransaction  *transaction,
                      const char          *id,
                      GError             **error)
{
  g_autofree char *whole = steward_transaction_complete (transaction, &steward_response_kind, id, error);
  g_autoptr (StewardRecord) response = NULL;

  if (whole == NULL)
    return NULL;
  response = steward_transaction_get (transaction, &steward_response_kind, whole, error);
  return response != NULL ? steward_dossier_new (transaction, NULL, response, error) : NULL;
}

void
steward_dossier_free (StewardDossier *self)
{
  if (self == NULL)
    return;
  if (!self->in_force_lent)
    g_clear_pointer (&self->in_force, steward_in_force_free);
  g_clear_object (&self->response);
  g_clear_object (&self->mention);
  g_clear_object (&self->account);
  g_clear_pointer (&self->approvals, g_ptr_array_unref);
  g_clear_pointer (&self->consultations, g_ptr_array_unref);
  g_clear_pointer (&self->holds, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self);
}

/* Whose departments make a guideline apply: everybody who wrote; the reader before anybody did. */
static char **
list_audience (StewardDossier *self)
{
  const char *const *authors = steward_record_get_set (self->response, STEWARD_RESPONSE_AUTHORS);
  const char *const reader[] = { self->person, NULL };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (authors[0] == NULL)
    authors = reader;
  for (guint i = 0; authors[i] != NULL; i++)
    {
      g_auto (GStrv) departments = steward_organisation_list_departments_of (self->organisation, authors[i]);

      g_strv_builder_addv (builder, (const char **) departments);
    }
  return g_strv_builder_end (builder);
}

/* An exception excuses a text only when each of its authors has it. */
static gboolean
excuses (StewardDossier *self,
         StewardRecord  *exception)
{
  const char *const *authors = steward_record_get_set (self->response, STEWARD_RESPONSE_AUTHORS);
  gint64 now_us = steward_transaction_get_now (self->transaction);

  for (guint i = 0; authors[i] != NULL; i++)
    {
      g_auto (GStrv) departments = steward_organisation_list_departments_of (self->organisation, authors[i]);

      if (!steward_exception_is_in_force (exception, authors[i], (const char *const *) departments, now_us))
        return FALSE;
    }
  return authors[0] != NULL;
}

static GPtrArray *
list_exceptions (StewardDossier  *self,
                 GError         **error)
{
  g_autoptr (GPtrArray) all = steward_transaction_list (self->transaction, &steward_exception_kind, error);
  GPtrArray *list;

  if (all == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    if (excuses (self, all->pdata[i]))
      g_ptr_array_add (list, g_object_ref (all->pdata[i]));
  return list;
}

/**
 * steward_dossier_cut:
 * @in_force: (nullable): what holds now, when it was read already
 * @response: with its text and its account
 *
 * Cuts the text into the posts as which it goes out, where it is longer than one and the network has threads.
 * A text that no network would take even so is refused, before anything is looked for in it.
 *
 * Returns: whether what decides about that could be read, and the text isn't too long
 */
gboolean
steward_dossier_cut (StewardTransaction  *transaction,
                     StewardInForce      *in_force,
                     StewardRecord       *response,
                     GError             **error)
{
  g_autoptr (StewardInForce) own = in_force == NULL ? steward_in_force_new (transaction) : NULL;
  const char *id = steward_record_get_text (response, STEWARD_RESPONSE_ACCOUNT);
  const char *text = steward_record_get_text (response, STEWARD_RESPONSE_TEXT);
  g_autoptr (StewardRecord) account = NULL;
  g_autoptr (GError) local_error = NULL;
  g_auto (GStrv) parts = NULL;
  StewardNetwork network;

  if (text != NULL && g_utf8_strlen (text, -1) > MOST_CHARACTERS)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("An answer holds at most %d characters; put the rest where the answer can link to it"), MOST_CHARACTERS);
      return FALSE;
    }
  if (id != NULL)
    account = steward_transaction_find (transaction, &steward_account_kind, id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!find_network (in_force != NULL ? in_force : own, account, &network, error))
    return FALSE;
  if (text != NULL && account != NULL)
    parts = steward_thread_cut (&network, text, steward_record_get_text (response, STEWARD_RESPONSE_CONTENT_WARNING));
  steward_thread_set_parts (response, (const char *const *) parts);
  return TRUE;
}

static StewardFinding *
add_limit_finding (StewardDossier *self,
                   const char     *text,
                   guint           start)
{
  StewardFinding *finding = g_new0 (StewardFinding, 1);

  finding->severity = STEWARD_FINDING_STOP;
  finding->what = STEWARD_RULE_MAXIMUM_LENGTH;
  finding->words = g_strdup (self->network.title);
  finding->start = start;
  finding->end = (guint) g_utf8_strlen (text, -1);
  g_ptr_array_insert (self->findings, 0, finding);
  return finding;
}

/* The network's own limit stops like a rule; it has no clause, and its words are the network's name. */
static void
add_network_limit (StewardDossier *self,
                   const char     *text)
{
  const char *warning = steward_record_get_text (self->response, STEWARD_RESPONSE_CONTENT_WARNING);
  const char *saved = steward_record_get_text (self->response, STEWARD_RESPONSE_TEXT);
  gint excess = steward_network_find_excess (&self->network, text, warning);
  StewardFinding *finding;

  if (self->account == NULL)
    return;
  if (steward_record_has (self->response, STEWARD_RESPONSE_PARTS))
    {
      g_auto (GStrv) parts = steward_thread_get_parts (self->response);

      /* What would go out isn't what the text says any more, or the network has become narrower. */
      if (!steward_thread_holds (&self->network, (const char *const *) parts, saved != NULL ? saved : "", warning))
        add_limit_finding (self, text, 0)->because = g_strdup ("parts");
      return;
    }
  if (excess < 0)
    return;
  finding = add_limit_finding (self, text, (guint) excess);
  finding->limit = self->network.max_length;
  finding->length = steward_network_count (&self->network, text, warning);
  if (finding->limit == 0 || finding->length <= finding->limit)
    {
      /* Few characters that take many bytes. */
      finding->because = g_strdup ("bytes");
      finding->limit = self->network.max_bytes;
      finding->length = steward_network_count_bytes (text, warning);
    }
}

/* Pictures stop what goes out where the network doesn't take them so, or says that they are to be described. */
static gboolean
add_picture_limits (StewardDossier  *self,
                    GError         **error)
{
  static const char *const reasons[] = { NULL, "pictures", "picture-bytes", "description", "description-length" };
  g_autoptr (GPtrArray) attachments = steward_attachments_read (self->response);

  for (guint i = 0; i < attachments->len; i++)
    {
      guint limit;
      guint found;
      StewardAttachmentProblem problem =
        self->account != NULL ? steward_attachments_find_problem (attachments, i, &self->network, &limit, &found)
                              : STEWARD_ATTACHMENT_OK;
      const char *reason = reasons[problem];
      gboolean is_here;
      StewardFinding *finding;

      if (!steward_pictures_is_here (self->transaction, ((StewardAttachment *) attachments->pdata[i])->picture, &is_here, error))
        return FALSE;
      if (reason == NULL && is_here)
        continue;
      finding = add_limit_finding (self, "", 0);
      finding->because = g_strdup (reason != NULL ? reason : "picture-missing");
      finding->number = i + 1;
      finding->limit = reason != NULL ? limit : 0;
      finding->length = reason != NULL ? found : 0;
    }
  return TRUE;
}

/**
 * steward_dossier_check:
 *
 * Asks the guidelines in force and the network's limits about the text as it stands.
 *
 * Returns: whether they could be read; then `findings` is set
 */
gboolean
steward_dossier_check (StewardDossier  *self,
                       GError         **error)
{
  StewardFindingRules *rules = steward_in_force_get_rules (self->in_force, error);
  StewardRecord *workspace = steward_in_force_get_workspace (self->in_force, error);
  const char *text = self->typed != NULL ? self->typed : steward_record_get_text (self->response, STEWARD_RESPONSE_TEXT);
  const char *language = steward_record_get_text (self->response, STEWARD_RESPONSE_LANGUAGE);
  g_auto (GStrv) audience = NULL;
  g_auto (GStrv) answered = NULL;
  g_autoptr (GPtrArray) exceptions = NULL;
  StewardFindingContext context = { NULL };

  if (rules == NULL || workspace == NULL)
    return FALSE;
  exceptions = list_exceptions (self, error);
  if (exceptions == NULL)
    return FALSE;
  audience = list_audience (self);
  answered = steward_response_list_answered (self->response, self->consultations);
  if (text == NULL)
    text = "";
  if (language == NULL && self->mention != NULL)
    language = steward_record_get_text (self->mention, STEWARD_MENTION_LANGUAGE);

  context.network = self->account != NULL ? steward_record_get_text (self->account, STEWARD_ACCOUNT_NETWORK) : NULL;
  context.account_kind = "official";
  context.activity = self->activity;
  context.department = self->mention != NULL ? steward_record_get_text (self->mention, STEWARD_MENTION_DEPARTMENT)
                                             : audience[0];
  context.language = language;
  context.audience = audience[0] != NULL ? (const char *const *) audience : NULL;
  context.warning = steward_record_get_text (self->response, STEWARD_RESPONSE_CONTENT_WARNING);
  context.organisation = steward_record_get_text (workspace, STEWARD_WORKSPACE_NAME);
  context.own_domains = steward_record_get_set (workspace, STEWARD_WORKSPACE_OWN_DOMAINS);
  context.answered = (const char *const *) answered;
  context.exceptions = exceptions;

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = steward_finding_rules_check (rules, text, &context);
  add_network_limit (self, text);
  return add_picture_limits (self, error);
}

/**
 * steward_dossier_ask:
 * @person: who would publish or approve
 * @question: (out caller-allocates): everything that the rules rest on; valid as long as @self is
 *
 * Returns: whether all of it could be read
 */
gboolean
steward_dossier_ask (StewardDossier          *self,
                     const char              *person,
                     StewardPublishQuestion  *question,
                     GError                 **error)
{
  const StewardOrganisationAnswers *answers = steward_in_force_get_answers (self->in_force, error);

  if (answers == NULL || (self->findings == NULL && !steward_dossier_check (self, error)))
    return FALSE;
  *question = (StewardPublishQuestion){
    .response = self->response,
    .account = self->account,
    .person = person,
    .machine = steward_transaction_get_machine (self->transaction),
    .accountable = self->accountable,
    .needs_approval = self->needs_approval,
    .approvals = self->approvals,
    .holds = self->holds,
    .topics = self->mention != NULL ? steward_record_get_set (self->mention, STEWARD_MENTION_TOPICS) : NULL,
    .findings = self->findings,
    .now_us = steward_transaction_get_now (self->transaction),
    .organisation = answers,
  };
  return TRUE;
}

/**
 * steward_dossier_has_api:
 *
 * Returns: whether the network of its account takes posts from programs; where it doesn't, people
 *   copy the text and open the network
 */
gboolean
steward_dossier_has_api (StewardDossier *self)
{
  return self->account != NULL &&
         steward_network_find (steward_record_get_text (self->account, STEWARD_ACCOUNT_NETWORK))->access !=
             STEWARD_ACCESS_BY_HAND;
}

static gboolean
is_on_this_machine (const char *server)
{
  g_autoptr (GUri) uri = server != NULL ? g_uri_parse (server, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autoptr (GInetAddress) address = host != NULL ? g_inet_address_new_from_string (host) : NULL;

  return g_strcmp0 (host, "localhost") == 0 || (address != NULL && g_inet_address_get_is_loopback (address));
}

static void
add_obstacle (GPtrArray  *reasons,
              const char *detail)
{
  StewardPublishReason *reason = g_new0 (StewardPublishReason, 1);

  reason->code = STEWARD_PUBLISH_NOT_ALLOWED;
  reason->detail = detail;
  g_ptr_array_add (reasons, reason);
}

/**
 * steward_dossier_list_obstacles:
 * @person: who orders it
 *
 * What the rules say, and what only the workspace knows: any desk can copy and open, a correction has
 * to be submitted although its activity needs no approval, and the sample sends nothing outside.
 *
 * Returns: (transfer full) (nullable) (element-type StewardPublishReason): why it can't go out now;
 *   %NULL with @error
 */
GPtrArray *
steward_dossier_list_obstacles (StewardDossier  *self,
                                const char      *person,
                                GError         **error)
{
  StewardRecord *workspace = steward_in_force_get_workspace (self->in_force, error);
  StewardPublishQuestion question;
  GPtrArray *reasons;

  if (workspace == NULL || !steward_dossier_ask (self, person, &question, error))
    return NULL;
  reasons = steward_publish_find_reasons (&question);
  for (guint i = reasons->len; i > 0 && !steward_dossier_has_api (self); i--)
    if (((StewardPublishReason *) reasons->pdata[i - 1])->code == STEWARD_PUBLISH_NOT_PUBLISHER)
      g_ptr_array_remove_index (reasons, i - 1);
  if (steward_record_get_boolean (self->response, STEWARD_RESPONSE_CORRECTING) &&
      !steward_record_has (self->response, STEWARD_RESPONSE_SUBMITTED))
    add_obstacle (reasons, "unsubmitted");
  if (steward_record_get_boolean (workspace, STEWARD_WORKSPACE_SAMPLE) && steward_dossier_has_api (self) &&
      !is_on_this_machine (steward_record_get_text (self->account, STEWARD_ACCOUNT_SERVER)))
    add_obstacle (reasons, "sample");
  return reasons;
}

/**
 * steward_dossier_find_absent:
 * @department: (nullable): a department
 *
 * Returns: (transfer full) (nullable): the approver of @department who is away and for whom @person
 *   stands in; %NULL when @person is an approver there, or stands in for nobody
 */
char *
steward_dossier_find_absent (StewardDossier *self,
                             const char     *person,
                             const char     *department)
{
  StewardRecord *absent =
    steward_organisation_find_absent (self->organisation, person, department, steward_transaction_get_now (self->transaction));

  return absent != NULL ? g_strdup (steward_record_get_id (absent)) : NULL;
}

/**
 * steward_dossier_speaks_for:
 *
 * Returns: whether @person may answer a consultation for @department: a member, or who stands in for
 *   one of its approvers
 */
gboolean
steward_dossier_speaks_for (StewardDossier *self,
                            const char     *person,
                            const char     *department)
{
  return steward_organisation_speaks_for (self->organisation, person, department, steward_transaction_get_now (self->transaction));
}

static void
add_department (GPtrArray  *list,
                const char *department)
{
  if (department != NULL && !g_ptr_array_find_with_equal_func (list, department, g_str_equal, NULL))
    g_ptr_array_add (list, (gpointer) department);
}

/**
 * steward_dossier_list_consulted:
 *
 * Returns: (transfer container) (element-type utf8): departments that are asked before it goes out,
 *   ids: with C in the row, and those that a rule names
 */
GPtrArray *
steward_dossier_list_consulted (StewardDossier *self)
{
  GPtrArray *list = g_ptr_array_new ();
  int row = self->matrix != NULL && self->activity != NULL ? steward_matrix_find_row (self->matrix, self->activity) : -1;

  for (guint i = 0; row >= 0 && i < steward_matrix_get_n_departments (self->matrix); i++)
    if (steward_matrix_get_row (self->matrix, (guint) row)->letters[i] & STEWARD_CONSULTED)
      add_department (list, steward_matrix_get_department (self->matrix, i));
  for (guint i = 0; self->findings != NULL && i < self->findings->len; i++)
    {
      const StewardFinding *finding = self->findings->pdata[i];

      if (finding->what == STEWARD_RULE_NEEDS_CONSULTATION)
        add_department (list, finding->department);
    }
  return list;
}

/**
 * steward_dossier_get_consultation:
 *
 * Returns: (transfer none) (nullable): what @department was asked about the text as it stands
 */
StewardRecord *
steward_dossier_get_consultation (StewardDossier *self,
                                  const char     *department)
{
  g_autofree char *hash = steward_response_hash (self->response);

  for (guint i = 0; i < self->consultations->len; i++)
    if (g_strcmp0 (steward_record_get_text (self->consultations->pdata[i], STEWARD_CONSULTATION_DEPARTMENT),
                   department) == 0 &&
        g_strcmp0 (steward_record_get_text (self->consultations->pdata[i], STEWARD_CONSULTATION_HASH), hash) == 0)
      return self->consultations->pdata[i];
  return NULL;
}

/**
 * steward_dossier_get_due:
 *
 * Returns: when the public is to be answered, or %STEWARD_TIME_NONE
 */
gint64
steward_dossier_get_due (StewardDossier *self)
{
  return self->mention != NULL ? steward_record_get_time (self->mention, STEWARD_MENTION_DUE) : STEWARD_TIME_NONE;
}

/**
 * steward_dossier_move:
 * @error: return location for %STEWARD_REFUSAL_STATE
 *
 * Changes the state of the response in memory.
 *
 * Returns: whether that can happen to it where it is
 */
gboolean
steward_dossier_move (StewardDossier       *self,
                      StewardResponseMove   move,
                      GError              **error)
{
  StewardResponseState state = steward_response_get_state (self->response);
  StewardResponseState to;

  if (!steward_response_move (state, move, self->needs_approval,
                              steward_record_get_boolean (self->response, STEWARD_RESPONSE_CORRECTING), &to))
    {
      g_autofree char *words = steward_move_words (state, move);

      steward_set_refusal (error, STEWARD_REFUSAL_STATE, words);
      return FALSE;
    }
  steward_record_set_text (self->response, STEWARD_RESPONSE_STATE, steward_response_state_to_string (to));
  return TRUE;
}

/**
 * steward_dossier_put:
 * @action: what was done, for the audit
 *
 * Stores the response, with the department that is accountable now.
 *
 * Returns: whether it is stored
 */
gboolean
steward_dossier_put (StewardDossier  *self,
                     const char      *action,
                     GError         **error)
{
  steward_record_set_text (self->response, STEWARD_RESPONSE_ACCOUNTABLE, self->accountable);
  return steward_transaction_put (self->transaction, self->response, action, error);
}
