/* steward-responding-words.c: what may and may not become of a response, in sentences
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-responding-words"

#include "steward-responding-words.h"

#include "steward-finding-words.h"
#include "steward-kinds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * steward_response_state_words:
 *
 * Returns: where a response is, in a word or two, translated
 */
const char *
steward_response_state_words (StewardResponseState state)
{
  static const char *const words[] = {
    N_("Draft"), N_("In review"), N_("Approved"), N_("Scheduled"), N_("Publishing"), N_("Outcome unknown"),
    N_("Published"), N_("Failed"), N_("Rejected"), N_("Withdrawn"), N_("Deleted"),
  };

  g_return_val_if_fail (state < G_N_ELEMENTS (words), NULL);

  return _(words[state]);
}

/**
 * steward_response_standing_words:
 *
 * Returns: where @response is, in a word or two, translated; of what is published also that a correction isn't yet
 */
const char *
steward_response_standing_words (StewardRecord *response)
{
  StewardResponseState state = steward_response_get_state (response);

  if (state != STEWARD_RESPONSE_PUBLISHED_STATE || !steward_record_get_boolean (response, STEWARD_RESPONSE_CORRECTING))
    return steward_response_state_words (state);
  return steward_record_has (response, STEWARD_RESPONSE_SUBMITTED) ? _("Correction in review") : _("Being corrected");
}

static const char *
words_of_state (StewardResponseState state)
{
  static const char *const words[] = {
    N_("It is a draft."),
    N_("It is in review."),
    N_("It is approved."),
    N_("It is scheduled."),
    N_("It is being published."),
    N_("Whether the network has it isn’t known; it is asked before anything else happens."),
    N_("It is published; “correct” begins a new version."),
    N_("Publishing it failed."),
    N_("It was rejected; change it to begin again."),
    N_("It was withdrawn; change it to begin again."),
    N_("It was deleted."),
  };

  return _(words[state]);
}

static const char *
words_of_move (StewardResponseMove move)
{
  static const char *const words[] = {
    [STEWARD_MOVE_EDIT] = N_("It can’t be edited now."),
    [STEWARD_MOVE_SUBMIT] = N_("Only a draft can be submitted."),
    [STEWARD_MOVE_APPROVE] = N_("Only what was submitted can be approved."),
    [STEWARD_MOVE_REJECT] = N_("It can’t be rejected now."),
    [STEWARD_MOVE_WITHDRAW] = N_("It can’t be withdrawn now."),
    [STEWARD_MOVE_RETURN] = N_("It can’t go back to review now."),
    [STEWARD_MOVE_SCHEDULE] = N_("Only what is approved can be scheduled."),
    [STEWARD_MOVE_UNSCHEDULE] = N_("It has no time to take away."),
    [STEWARD_MOVE_BEGIN] = N_("It can’t be published now."),
    [STEWARD_MOVE_SUCCEED] = N_("It isn’t being published."),
    [STEWARD_MOVE_FAIL] = N_("It isn’t being published."),
    [STEWARD_MOVE_LOSE] = N_("It isn’t being published."),
    [STEWARD_MOVE_CORRECT] = N_("Only what is published can be corrected."),
    [STEWARD_MOVE_DELETE] = N_("Only what is published can be deleted."),
  };

  return _(words[move]);
}

/**
 * steward_move_words:
 *
 * Returns: (transfer full): why @move can't happen in @state
 */
char *
steward_move_words (StewardResponseState state,
                    StewardResponseMove  move)
{
  return g_strdup_printf ("%s %s", words_of_move (move), words_of_state (state));
}

/**
 * steward_department_words:
 * @department: (nullable): an id
 *
 * Returns: the name of a department
 */
const char *
steward_department_words (StewardDossier *dossier,
                          const char     *department)
{
  StewardRecord *record = department != NULL ? steward_organisation_get_department (dossier->organisation, department) : NULL;
  const char *name = record != NULL ? steward_record_get_text (record, STEWARD_DEPARTMENT_NAME) : NULL;

  return name != NULL ? name : _("a department that is no more");
}

/**
 * steward_person_words:
 * @person: (nullable): an id
 *
 * Returns: the name of a person
 */
const char *
steward_person_words (StewardDossier *dossier,
                      const char     *person)
{
  StewardRecord *record = person != NULL ? steward_organisation_get_person (dossier->organisation, person) : NULL;
  const char *name = record != NULL ? steward_record_get_text (record, STEWARD_PERSON_NAME) : NULL;

  return name != NULL ? name : _("somebody who left");
}

static char *
words_of_not_approved (StewardDossier             *dossier,
                       const StewardPublishReason *reason)
{
  const char *department = steward_department_words (dossier, reason->subject);

  if (g_strcmp0 (reason->detail, "no-accountable") == 0)
    return g_strdup (_("No department approves this activity. The matrix in force has to name one."));
  if (g_strcmp0 (reason->detail, "no-approver") == 0)
    return g_strdup_printf (_("%s has no approver. An administrator has to name one."), department);
  if (g_strcmp0 (reason->detail, "rejected") == 0)
    return g_strdup_printf (_("An approver of %s rejected it."), department);
  return g_strdup_printf (_("Nobody of %s has approved this version."), department);
}

static char *
words_of_not_acknowledged (StewardDossier             *dossier,
                           const StewardPublishReason *reason)
{
  g_autoptr (GPtrArray) unread = NULL;
  g_autoptr (GString) titles = g_string_new (NULL);

  if (reason->subject == NULL ||
      !steward_in_force_list_unread (dossier->in_force, reason->subject, TRUE, &unread, NULL) || unread->len == 0)
    return g_strdup (_("Whoever publishes has to have acknowledged the guidelines that apply to them."));
  for (guint i = 0; i < unread->len; i++)
    g_string_append_printf (titles, _("%s“%s”"), i > 0 ? ", " : "",
                            steward_record_get_text (unread->pdata[i], STEWARD_GUIDELINE_TITLE));
  return g_strdup_printf (_("%s has not acknowledged %s."), steward_person_words (dossier, reason->subject), titles->str);
}

static char *
words_of_hold (StewardDossier             *dossier,
               const StewardPublishReason *reason)
{
  for (guint i = 0; i < dossier->holds->len; i++)
    if (g_strcmp0 (steward_record_get_id (dossier->holds->pdata[i]), reason->subject) == 0)
      return g_strdup_printf (_("Publishing is on hold, by %s: “%s”."),
                              steward_person_words (dossier, steward_record_get_text (dossier->holds->pdata[i], STEWARD_HOLD_BY)),
                              steward_record_get_text (dossier->holds->pdata[i], STEWARD_HOLD_REASON));
  return g_strdup (_("Publishing is on hold."));
}

static char *
words_of_finding (StewardDossier             *dossier,
                  const StewardPublishReason *reason)
{
  StewardRecord *workspace = steward_in_force_get_workspace (dossier->in_force, NULL);
  const char *name = workspace != NULL ? steward_record_get_text (workspace, STEWARD_WORKSPACE_NAME) : NULL;

  for (guint i = 0; dossier->findings != NULL && i < dossier->findings->len; i++)
    {
      const StewardFinding *finding = dossier->findings->pdata[i];
      g_autofree char *sentence = NULL;

      if (finding->severity != STEWARD_FINDING_STOP || finding->what == STEWARD_RULE_NEEDS_CONSULTATION ||
          g_strcmp0 (finding->block, reason->subject) != 0)
        continue;
      sentence = steward_finding_words (finding, dossier->organisation, name);
      if (finding->guideline == NULL)
        return g_steal_pointer (&sentence);
      return g_strdup_printf (_("%s (“%s”, clause %s)"), sentence, finding->title, finding->clause);
    }
  return g_strdup (_("The text wasn’t checked against the guidelines."));
}

static char *
words_of_other (StewardDossier             *dossier,
                const StewardPublishReason *reason)
{
  StewardResponseState state = steward_response_get_state (dossier->response);

  if (g_strcmp0 (reason->detail, "person") == 0)
    return g_strdup (_("Nobody who works here is named; say who you are."));
  if (g_strcmp0 (reason->detail, "account") == 0)
    return g_strdup (_("It has no account to go out from; choose one."));
  if (g_strcmp0 (reason->detail, "text") == 0)
    return g_strdup (_("It has no text."));
  if (g_strcmp0 (reason->detail, "sample") == 0)
    return g_strdup (_("This is the sample organisation: nothing leaves this machine from here."));
  if (g_strcmp0 (reason->detail, "wrote-again") == 0)
    return g_strdup (_("The person wrote again before this went out. Read that, then say that you did."));
  if (g_strcmp0 (reason->detail, "passed-over") == 0)
    return g_strdup (_("An approver picked another answer to this mention."));
  if (g_strcmp0 (reason->detail, "unsubmitted") == 0)
    return g_strdup (_("The correction has to be submitted first."));
  if (state == STEWARD_RESPONSE_PUBLISHED_STATE)
    return g_strdup (_("It is published already."));
  return steward_move_words (state, STEWARD_MOVE_BEGIN);
}

/**
 * steward_publish_reason_words:
 *
 * Returns: (transfer full): why not, in a sentence
 */
char *
steward_publish_reason_words (StewardDossier             *dossier,
                              const StewardPublishReason *reason)
{
  switch (reason->code)
    {
    case STEWARD_PUBLISH_NOT_APPROVED:
      return words_of_not_approved (dossier, reason);
    case STEWARD_PUBLISH_OWN_TEXT:
      return g_strdup (_("An author’s approval doesn’t count."));
    case STEWARD_PUBLISH_NOT_APPROVER:
      if (g_strcmp0 (reason->detail, "no-approver") == 0)
        return g_strdup_printf (_("%s has no approver. An administrator has to name one."),
                                steward_department_words (dossier, reason->subject));
      if (dossier->accountable == NULL)
        return g_strdup (_("No department approves this activity. The matrix in force has to name one."));
      return g_strdup_printf (_("Only an approver of %s, or who stands in for one, can approve it."),
                              steward_department_words (dossier, dossier->accountable));
    case STEWARD_PUBLISH_CHANGED:
      return g_strdup (_("It was changed since it was approved."));
    case STEWARD_PUBLISH_NOT_ACKNOWLEDGED:
      return words_of_not_acknowledged (dossier, reason);
    case STEWARD_PUBLISH_ON_HOLD:
      return words_of_hold (dossier, reason);
    case STEWARD_PUBLISH_NOT_PUBLISHER:
      return g_strdup (reason->subject != NULL ? _("Another machine publishes for this account.")
                                               : _("No machine publishes for this account yet."));
    case STEWARD_PUBLISH_FINDING:
      return words_of_finding (dossier, reason);
    case STEWARD_PUBLISH_CONSULTATION_MISSING:
      return g_strdup_printf (_("%s has not answered on this version."), steward_department_words (dossier, reason->subject));
    case STEWARD_PUBLISH_NOT_ALLOWED:
    default:
      return words_of_other (dossier, reason);
    }
}

/**
 * steward_set_refusal:
 * @words: a sentence; an error's message has no full stop, what to do follows it
 */
void
steward_set_refusal (GError         **error,
                     StewardRefusal   code,
                     const char      *words)
{
  g_autofree char *message = g_strdup (words);
  gsize length = strlen (message);

  if (length > 0 && message[length - 1] == '.')
    message[length - 1] = '\0';
  g_set_error_literal (error, STEWARD_REFUSAL, (int) code, message);
}

/**
 * steward_publish_reason_to_error:
 * @error: return location for a code of #StewardRefusal, which has the order of #StewardPublishCode
 */
void
steward_publish_reason_to_error (StewardDossier              *dossier,
                                 const StewardPublishReason  *reason,
                                 GError                     **error)
{
  g_autofree char *words = steward_publish_reason_words (dossier, reason);

  G_STATIC_ASSERT ((int) STEWARD_PUBLISH_NOT_APPROVED == (int) STEWARD_REFUSAL_NOT_APPROVED);
  G_STATIC_ASSERT ((int) STEWARD_PUBLISH_NOT_ALLOWED == (int) STEWARD_REFUSAL_NOT_ALLOWED);

  steward_set_refusal (error, reason->code == STEWARD_PUBLISH_NOT_ALLOWED ? STEWARD_REFUSAL_STATE : (StewardRefusal) reason->code,
                       words);
}
