/* steward-responding-steps.c: who did and does what about one response, in order
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-responding-steps"

#include "steward-responding-steps.h"

#include "steward-kinds.h"
#include "steward-responding-words.h"

#include <glib/gi18n-lib.h>

static JsonObject *
add_step (JsonArray  *steps,
          const char *kind,
          const char *status,
          const char *letter,
          const char *title)
{
  JsonObject *step = json_object_new ();

  json_object_set_string_member (step, "step", kind);
  json_object_set_string_member (step, "status", status);
  if (letter != NULL)
    json_object_set_string_member (step, "letter", letter);
  json_object_set_string_member (step, "title", title);
  json_array_add_object_element (steps, step);
  return step;
}

static void
set_detail (JsonObject *step,
            const char *detail)
{
  if (detail != NULL && *detail != '\0')
    json_object_set_string_member (step, "detail", detail);
}

static void
set_time (JsonObject *step,
          const char *key,
          gint64      time_us)
{
  g_autofree char *text = NULL;

  if (time_us == STEWARD_TIME_NONE)
    return;
  text = steward_time_to_rfc3339 (time_us);
  json_object_set_string_member (step, key, text);
}

static void
set_department (JsonObject *step,
                const char *department)
{
  if (department != NULL)
    json_object_set_string_member (step, "department", department);
}

static void
add_drafted (StewardDossier *dossier,
             JsonArray      *steps)
{
  const char *const *authors = steward_record_get_set (dossier->response, STEWARD_RESPONSE_AUTHORS);
  gboolean has_text = steward_record_has (dossier->response, STEWARD_RESPONSE_TEXT);
  g_autoptr (GString) names = g_string_new (NULL);
  JsonObject *step = add_step (steps, "draft", has_text ? "done" : "now", NULL,
                               has_text ? _("Drafted") : _("To be drafted"));

  for (guint i = 0; authors[i] != NULL; i++)
    {
      g_auto (GStrv) departments = steward_organisation_list_departments_of (dossier->organisation, authors[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", steward_person_words (dossier, authors[i]));
      if (authors[1] == NULL && departments[0] != NULL)
        g_string_append_printf (names, ", %s", steward_department_words (dossier, departments[0]));
    }
  set_detail (step, names->str);
  set_time (step, "at", steward_record_get_changed (dossier->response));
}

/* Who would say a department's word now, with the name they stand in for. */
static char *
words_of_duty (StewardDossier *dossier,
               const char     *department)
{
  StewardDuty duty = steward_organisation_find_on_duty (dossier->organisation, department,
                                                        steward_transaction_get_now (dossier->transaction));

  if (duty.person == NULL)
    return NULL;
  if (duty.stands_in_for == NULL)
    return g_strdup_printf ("%s.", steward_person_words (dossier, duty.person));
  return g_strdup_printf (_("%s stands in for %s."), steward_person_words (dossier, duty.person),
                          steward_person_words (dossier, duty.stands_in_for));
}

/* The finding that stops until @department has answered, or NULL. */
static const StewardFinding *
find_demand (StewardDossier *dossier,
             const char     *department)
{
  for (guint i = 0; dossier->findings != NULL && i < dossier->findings->len; i++)
    {
      const StewardFinding *finding = dossier->findings->pdata[i];

      if (finding->what == STEWARD_RULE_NEEDS_CONSULTATION && finding->severity == STEWARD_FINDING_STOP &&
          g_strcmp0 (finding->department, department) == 0)
        return finding;
    }
  return NULL;
}

static gboolean
was_asked_before (StewardDossier *dossier,
                  const char     *department)
{
  for (guint i = 0; i < dossier->consultations->len; i++)
    if (g_strcmp0 (steward_record_get_text (dossier->consultations->pdata[i], STEWARD_CONSULTATION_DEPARTMENT),
                   department) == 0)
      return TRUE;
  return FALSE;
}

static void
set_answer (StewardDossier *dossier,
            JsonObject     *step,
            StewardRecord  *consultation)
{
  gboolean objects = g_strcmp0 (steward_record_get_text (consultation, STEWARD_CONSULTATION_VERDICT), "object") == 0;
  g_autofree char *detail =
      g_strdup_printf (objects ? _("%s objects: “%s”") : _("%s: “%s”"),
                       steward_person_words (dossier, steward_record_get_text (consultation, STEWARD_CONSULTATION_ANSWERED_BY)),
                       steward_record_get_text (consultation, STEWARD_CONSULTATION_ANSWER));

  json_object_set_boolean_member (step, "objects", objects);
  set_detail (step, detail);
  set_time (step, "at", steward_record_get_time (consultation, STEWARD_CONSULTATION_ANSWERED));
}

static void
set_unasked (StewardDossier       *dossier,
             JsonObject           *step,
             const char           *department,
             const StewardFinding *demand)
{
  g_autofree char *duty = words_of_duty (dossier, department);
  g_autoptr (GString) detail = g_string_new (NULL);

  if (was_asked_before (dossier, department))
    g_string_append (detail, _("Asked about an earlier version."));
  else if (demand != NULL)
    g_string_append_printf (detail, _("Not asked yet; clause %s needs it."), demand->clause);
  else
    g_string_append (detail, _("Not asked yet."));
  if (duty != NULL)
    g_string_append_printf (detail, " %s", duty);
  set_detail (step, detail->str);
  json_object_set_string_member (step, "deed", "ask");
}

static void
add_consulted (StewardDossier *dossier,
               JsonArray      *steps,
               const char     *department)
{
  StewardRecord *consultation = steward_dossier_get_consultation (dossier, department);
  const StewardFinding *demand = find_demand (dossier, department);
  gboolean answered = consultation != NULL && steward_record_has (consultation, STEWARD_CONSULTATION_ANSWERED);
  const char *status = answered ? "done" : demand != NULL ? "stopped" : consultation != NULL ? "now" : "waiting";
  JsonObject *step = add_step (steps, "consult", status, "C", steward_department_words (dossier, department));

  set_department (step, department);
  if (answered)
    set_answer (dossier, step, consultation);
  else if (consultation != NULL)
    {
      g_autofree char *duty = words_of_duty (dossier, department);
      g_autofree char *detail = g_strdup_printf ("%s%s%s", _("Asked, no answer yet."), duty != NULL ? " " : "",
                                                 duty != NULL ? duty : "");

      set_detail (step, detail);
      set_time (step, "due", steward_record_get_time (consultation, STEWARD_CONSULTATION_DUE));
      if (steward_dossier_speaks_for (dossier, dossier->person, department))
        json_object_set_string_member (step, "deed", "answer");
    }
  else
    set_unasked (dossier, step, department, demand);
}

static char *
words_of_approval (StewardDossier *dossier,
                   StewardRecord  *approval)
{
  const char *person = steward_person_words (dossier, steward_record_get_text (approval, STEWARD_APPROVAL_PERSON));
  const char *stands_in_for = steward_record_get_text (approval, STEWARD_APPROVAL_STANDS_IN_FOR);

  return stands_in_for != NULL
             ? g_strdup_printf (_("%s, standing in for %s."), person, steward_person_words (dossier, stands_in_for))
             : g_strdup_printf ("%s.", person);
}

/* Returns: why the person can't approve it, or NULL */
static char *
words_of_not_you (StewardDossier               *dossier,
                  const StewardPublishQuestion *question)
{
  g_autofree char *absent = steward_dossier_find_absent (dossier, dossier->person, dossier->accountable);
  g_autoptr (GPtrArray) reasons = steward_approve_find_reasons (question, absent);

  if (reasons->len == 0)
    return NULL;
  if (((StewardPublishReason *) reasons->pdata[0])->code == STEWARD_PUBLISH_OWN_TEXT)
    return g_strdup (_("Not you: authors cannot approve."));
  return g_strdup ("");
}

static void
add_approval (StewardDossier *dossier,
              JsonArray      *steps)
{
  StewardPublishQuestion question;
  StewardRecord *approval;
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;
  JsonObject *step;

  if (!dossier->needs_approval || !steward_dossier_ask (dossier, dossier->person, &question, NULL))
    return;
  if (dossier->accountable == NULL)
    {
      step = add_step (steps, "approve", "stopped", "A", _("Nobody approves"));
      set_detail (step, _("The matrix in force names no department for this activity."));
      return;
    }
  approval = steward_publish_find_approval (&question);
  if (approval != NULL)
    {
      title = g_strdup_printf (_("%s approved"), steward_department_words (dossier, dossier->accountable));
      step = add_step (steps, "approve", "done", "A", title);
      detail = words_of_approval (dossier, approval);
      set_time (step, "at", steward_record_get_time (approval, STEWARD_APPROVAL_AT));
    }
  else
    {
      g_autofree char *duty = words_of_duty (dossier, dossier->accountable);
      g_autofree char *not_you = words_of_not_you (dossier, &question);
      gboolean empty =
          question.organisation->count_approvers (question.organisation->data, dossier->accountable, question.now_us) == 0;

      title = g_strdup_printf (_("%s approves"), steward_department_words (dossier, dossier->accountable));
      step = add_step (steps, "approve", empty ? "stopped" : not_you == NULL ? "now" : "waiting", "A", title);
      if (empty)
        detail = g_strdup (_("It has no approver. An administrator has to name one."));
      else
        detail = g_strdup_printf ("%s%s%s", duty != NULL ? duty : _("Nobody is there now."),
                                  not_you != NULL && *not_you != '\0' ? " " : "", not_you != NULL ? not_you : "");
      if (not_you == NULL)
        json_object_set_string_member (step, "deed", "approve");
    }
  set_department (step, dossier->accountable);
  set_detail (step, detail);
}

static gboolean
has_reason (GPtrArray          *obstacles,
            StewardPublishCode  code)
{
  for (guint i = 0; i < obstacles->len; i++)
    if (((StewardPublishReason *) obstacles->pdata[i])->code == code)
      return TRUE;
  return FALSE;
}

static void
add_published (StewardDossier *dossier,
               JsonArray      *steps)
{
  JsonObject *step = add_step (steps, "publish", "done", NULL, _("Published"));

  set_detail (step, steward_record_get_text (dossier->response, STEWARD_RESPONSE_ADDRESS));
  set_time (step, "at", steward_record_get_time (dossier->response, STEWARD_RESPONSE_PUBLISHED));
}

static void
add_publishing (StewardDossier *dossier,
                JsonArray      *steps,
                GPtrArray      *obstacles)
{
  StewardResponseState state = steward_response_get_state (dossier->response);
  gboolean correcting = steward_record_get_boolean (dossier->response, STEWARD_RESPONSE_CORRECTING);
  JsonObject *step;

  if (state == STEWARD_RESPONSE_PUBLISHED_STATE)
    add_published (dossier, steps);
  if (state == STEWARD_RESPONSE_PUBLISHED_STATE && !correcting)
    return;
  if (state == STEWARD_RESPONSE_WITHDRAWN || state == STEWARD_RESPONSE_DELETED || state == STEWARD_RESPONSE_REJECTED)
    {
      step = add_step (steps, "publish", "done", NULL, steward_response_state_words (state));
      set_detail (step, steward_record_get_text (dossier->response, STEWARD_RESPONSE_REASON));
    }
  else if (state == STEWARD_RESPONSE_UNKNOWN || state == STEWARD_RESPONSE_PUBLISHING)
    {
      step = add_step (steps, "publish", "now", NULL, steward_response_state_words (state));
      set_detail (step, state == STEWARD_RESPONSE_UNKNOWN ? _("The network is asked before anything is sent again.")
                                                          : NULL);
    }
  else if (has_reason (obstacles, STEWARD_PUBLISH_ON_HOLD))
    {
      step = add_step (steps, "publish", "hold", NULL, _("Publish: on hold"));
      set_detail (step, _("Waits for the hold to be lifted, then you look at it again."));
    }
  else
    {
      step = add_step (steps, "publish", obstacles->len == 0 ? "now" : "waiting", NULL,
                       correcting ? _("Publish the correction") : _("Publish"));
      set_time (step, "at", steward_record_get_time (dossier->response, STEWARD_RESPONSE_SCHEDULED));
      set_time (step, "due", steward_dossier_get_due (dossier));
      if (state == STEWARD_RESPONSE_FAILED)
        set_detail (step, steward_record_get_text (dossier->response, STEWARD_RESPONSE_ERROR));
      else if (!steward_record_has (dossier->response, STEWARD_RESPONSE_SCHEDULED))
        set_detail (step, has_reason (obstacles, STEWARD_PUBLISH_NOT_APPROVED) ? _("As soon as it is approved.") : NULL);
    }
  if (json_object_has_member (step, "deed") || obstacles->len > 0)
    return;
  json_object_set_string_member (step, "deed", "publish");
}

/**
 * steward_responding_list_steps:
 * @obstacles: why it can't go out now
 *
 * Returns: (transfer full): the steps of the answer, as objects: `step` (`draft`, `consult`,
 *   `approve`, `publish`), `status` (`done`, `now`, `waiting`, `stopped`, `hold`), `letter` (of the
 *   matrix), `title`, `detail`, `department` (id), `at`, `due`, `objects`, `deed` (what the person may
 *   do there: `ask`, `answer`, `approve`, `publish`)
 */
JsonArray *
steward_responding_list_steps (StewardDossier *dossier,
                               GPtrArray      *obstacles)
{
  JsonArray *steps = json_array_new ();
  g_autoptr (GPtrArray) consulted = steward_dossier_list_consulted (dossier);

  add_drafted (dossier, steps);
  for (guint i = 0; i < dossier->consultations->len; i++)
    {
      const char *department = steward_record_get_text (dossier->consultations->pdata[i], STEWARD_CONSULTATION_DEPARTMENT);

      if (department != NULL && !g_ptr_array_find_with_equal_func (consulted, department, g_str_equal, NULL))
        g_ptr_array_add (consulted, (gpointer) department);
    }
  for (guint i = 0; i < consulted->len; i++)
    add_consulted (dossier, steps, consulted->pdata[i]);
  add_approval (dossier, steps);
  add_publishing (dossier, steps, obstacles);
  return steps;
}
