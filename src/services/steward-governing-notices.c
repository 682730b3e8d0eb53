/* steward-governing-notices.c: what about guidelines ends, is due or is asked of somebody
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-governing-notices"

#include "steward-governing-notices.h"

#include "steward-acknowledgement-rules.h"
#include "steward-campaign-rules.h"
#include "steward-governing-dates.h"
#include "steward-guideline-consulting-private.h"
#include "steward-guideline-draft-private.h"
#include "steward-guideline-report-private.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-time.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  StewardTransaction  *transaction;  /* (unowned) */
  StewardInForce      *in_force;     /* (unowned) */
  StewardOrganisation *organisation; /* (unowned) */
  JsonArray           *lines;        /* (unowned) */
  const char          *person;
  gint64               now_us;
} Telling;

static char *
dup_day (Telling *self,
         gint64   at_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, steward_organisation_get_zone (self->organisation));

  return g_date_time_format (local, _("%-d %B %Y"));
}

static void
set_time (JsonObject *object,
          const char *member,
          gint64      time_us)
{
  g_autofree char *text = time_us != STEWARD_TIME_NONE ? steward_time_to_rfc3339 (time_us) : NULL;

  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

static void
set_text (JsonObject *object,
          const char *member,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

static const char *
name_of (Telling    *self,
         const char *person,
         const char *department)
{
  StewardRecord *record = person != NULL ? steward_organisation_get_person (self->organisation, person)
                                         : steward_organisation_get_department (self->organisation, department);

  if (record == NULL)
    return _("somebody who is no longer here");
  return steward_record_get_text (record, person != NULL ? STEWARD_PERSON_NAME : STEWARD_DEPARTMENT_NAME);
}

/* The number of a clause in the version in force; NULL when it isn't in it. */
static char *
dup_clause (Telling    *self,
            const char *guideline,
            const char *block)
{
  StewardRecord *edition = steward_in_force_find_edition (self->in_force, guideline);
  g_autoptr (StewardGuideline) document = edition != NULL ? steward_guideline_new_from_edition (edition, NULL) : NULL;
  gint at = document != NULL && block != NULL ? steward_guideline_find (document, block) : -1;

  return at >= 0 ? g_strdup (steward_guideline_get_clause (document, (guint) at)) : NULL;
}

static JsonObject *
add_line (Telling       *self,
          const char    *kind,
          StewardRecord *head,
          const char    *message)
{
  JsonObject *line = json_object_new ();

  json_object_set_string_member (line, "kind", kind);
  json_object_set_string_member (line, "guideline", steward_record_get_id (head));
  json_object_set_string_member (line, "title", steward_record_get_text (head, STEWARD_GUIDELINE_TITLE));
  json_object_set_string_member (line, "message", message);
  json_array_add_object_element (self->lines, line);
  return line;
}

static gboolean
is_in (Telling    *self,
       const char *department)
{
  g_auto (GStrv) own = steward_organisation_list_departments_of (self->organisation, self->person);

  return department != NULL && g_strv_contains ((const char *const *) own, department);
}

/* An end is said to whoever granted it, and to those who have it. */
static void
tell_exception (Telling       *self,
                StewardRecord *head,
                StewardRecord *exception)
{
  const char *person = steward_record_get_text (exception, STEWARD_EXCEPTION_PERSON);
  const char *department = steward_record_get_text (exception, STEWARD_EXCEPTION_DEPARTMENT);
  gint64 until_us = steward_record_get_time (exception, STEWARD_EXCEPTION_UNTIL);
  gboolean is_over = steward_exception_get_state (exception, self->now_us) == STEWARD_EXCEPTION_OVER;
  g_autofree char *clause = NULL;
  g_autofree char *day = NULL;
  g_autofree char *message = NULL;
  JsonObject *line;

  if (!steward_exception_is_noticed (exception, self->now_us) ||
      (g_strcmp0 (steward_record_get_text (exception, STEWARD_EXCEPTION_APPROVER), self->person) != 0 &&
       g_strcmp0 (person, self->person) != 0 && !is_in (self, department)))
    return;
  clause = dup_clause (self, steward_record_get_id (head), steward_record_get_text (exception, STEWARD_EXCEPTION_CLAUSE));
  day = dup_day (self, until_us);
  /* Translators: 3.2, a person or department, a day */
  message = g_strdup_printf (is_over ? _("The exception from %s for %s ended on %s; the clause counts again.")
                                     : _("The exception from %s for %s ends on %s."),
                             clause != NULL ? clause : _("a former clause"), name_of (self, person, department), day);
  line = add_line (self, is_over ? "exception-over" : "exception-ends", head, message);
  set_text (line, "clause", clause);
  set_text (line, "exception", steward_record_get_id (exception));
  set_time (line, "at", until_us);
}

/* A review is the owner's; where there is none, of whoever writes for the department. */
static void
tell_review (Telling       *self,
             StewardRecord *head)
{
  const char *owner = steward_record_get_text (head, STEWARD_GUIDELINE_OWNER);
  const char *department = steward_record_get_text (head, STEWARD_GUIDELINE_DEPARTMENT);
  gboolean is_theirs = owner != NULL && steward_organisation_is_valid (self->organisation, owner)
                         ? g_str_equal (owner, self->person)
                         : department != NULL && steward_organisation_has_role (self->organisation, self->person, department,
                                                                                STEWARD_ROLE_POLICY_EDITOR);
  StewardReviewState state = steward_guideline_get_review (head, self->now_us);
  gint64 by_us = steward_record_get_time (head, STEWARD_GUIDELINE_REVIEW_BY);
  g_autofree char *day = NULL;
  g_autofree char *message = NULL;

  if (!is_theirs || (state != STEWARD_REVIEW_SOON && state != STEWARD_REVIEW_OVERDUE))
    return;
  day = dup_day (self, by_us);
  message = g_strdup_printf (state == STEWARD_REVIEW_OVERDUE ? _("Its review was due on %s; it goes on to hold.")
                                                             : _("Its review is due on %s."),
                             day);
  set_time (add_line (self, state == STEWARD_REVIEW_OVERDUE ? "review-overdue" : "review-soon", head, message), "at", by_us);
}

static gboolean
has_read (Telling       *self,
          StewardRecord *head)
{
  return steward_acknowledgement_is_current (head, steward_in_force_get_editions (self->in_force, NULL), self->person,
                                             steward_in_force_get_acknowledgements (self->in_force, NULL), FALSE);
}

static void
tell_reminder (Telling       *self,
               StewardRecord *head,
               StewardRecord *campaign)
{
  g_auto (GStrv) departments = steward_organisation_list_departments_of (self->organisation, self->person);
  gint64 sent = steward_record_get_integer (campaign, STEWARD_CAMPAIGN_REMINDED);
  gint64 due_us = steward_record_get_time (campaign, STEWARD_CAMPAIGN_DUE);
  StewardCampaignStanding standing = steward_campaign_standing (
    campaign, self->person, steward_guideline_applies_to (head, (const char *const *) departments), has_read (self, head),
    self->now_us);
  g_autofree char *day = NULL;
  g_autofree char *message = NULL;
  JsonObject *line;

  if (!steward_campaign_is_running (campaign) || sent == STEWARD_INTEGER_NONE || sent < 1 ||
      (standing != STEWARD_CAMPAIGN_ASKED && standing != STEWARD_CAMPAIGN_OVERDUE))
    return;
  day = dup_day (self, due_us);
  /* Translators: a day, and which of how many reminders it is */
  message = g_strdup_printf (standing == STEWARD_CAMPAIGN_OVERDUE ? _("You were to read it by %s. Reminder %d of %d.")
                                                                 : _("You are asked to read it by %s. Reminder %d of %d."),
                             day, (int) sent, (int) steward_record_get_integer (campaign, STEWARD_CAMPAIGN_REMINDERS));
  line = add_line (self, "reminder", head, message);
  json_object_set_int_member (line, "number", sent);
  set_time (line, "at", due_us);
}

/* A draft that the person's department is asked about. */
static gboolean
tell_consultation (Telling        *self,
                   StewardRecord  *head,
                   GError        **error)
{
  g_autoptr (GPtrArray) consultations = NULL;
  g_autoptr (StewardGuideline) draft = NULL;
  g_autofree char *hash = NULL;
  const char *department;

  if (!steward_guideline_is_draft (head))
    return TRUE;
  consultations = steward_guideline_consultations_list (self->transaction, self->in_force, head, error);
  if (consultations == NULL || consultations->len == 0)
    return consultations != NULL;
  draft = steward_guideline_read_draft (self->transaction, head, error);
  if (draft == NULL)
    return FALSE;
  hash = steward_guideline_hash (draft);
  department = steward_guideline_consultations_find_own (self->transaction, self->in_force, consultations, hash);
  for (guint i = 0; department != NULL && i < consultations->len; i++)
    if (g_strcmp0 (steward_record_get_text (consultations->pdata[i], STEWARD_CONSULTATION_DEPARTMENT), department) == 0)
      {
        gint64 due_us = steward_record_get_time (consultations->pdata[i], STEWARD_CONSULTATION_DUE);
        g_autofree char *day = dup_day (self, due_us);
        /* Translators: a department, a day */
        g_autofree char *message =
          g_strdup_printf (due_us < steward_transaction_get_now (self->transaction)
                             ? _("%s was asked about its draft until %s. It can still answer.")
                             : _("%s is asked about its draft until %s."),
                           name_of (self, NULL, department), day);
        JsonObject *line = add_line (self, "consultation", head, message);

        set_text (line, "department", name_of (self, NULL, department));
        set_time (line, "at", due_us);
      }
  return TRUE;
}

static gboolean
tell_all (Telling  *self,
          GError  **error)
{
  g_autoptr (GPtrArray) heads = steward_transaction_list (self->transaction, &steward_guideline_kind, error);
  g_autoptr (GPtrArray) exceptions =
    heads != NULL ? steward_transaction_list (self->transaction, &steward_exception_kind, error) : NULL;
  g_autoptr (GPtrArray) campaigns =
    exceptions != NULL ? steward_transaction_list (self->transaction, &steward_campaign_kind, error) : NULL;

  if (campaigns == NULL || steward_in_force_get_editions (self->in_force, error) == NULL ||
      steward_in_force_get_acknowledgements (self->in_force, error) == NULL)
    return FALSE;
  for (guint i = 0; i < heads->len; i++)
    {
      const char *id = steward_record_get_id (heads->pdata[i]);

      if (steward_record_has (heads->pdata[i], STEWARD_GUIDELINE_RETIRED))
        continue;
      for (guint k = 0; k < campaigns->len; k++)
        if (g_strcmp0 (steward_record_get_text (campaigns->pdata[k], STEWARD_CAMPAIGN_GUIDELINE), id) == 0)
          tell_reminder (self, heads->pdata[i], campaigns->pdata[k]);
      for (guint k = 0; k < exceptions->len; k++)
        if (g_strcmp0 (steward_record_get_text (exceptions->pdata[k], STEWARD_EXCEPTION_GUIDELINE), id) == 0)
          tell_exception (self, heads->pdata[i], exceptions->pdata[k]);
      tell_review (self, heads->pdata[i]);
      if (!tell_consultation (self, heads->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
begin (Telling             *self,
       StewardTransaction  *transaction,
       StewardInForce      *in_force,
       JsonArray           *lines,
       GError             **error)
{
  self->transaction = transaction;
  self->in_force = in_force;
  self->lines = lines;
  self->person = steward_transaction_get_person (transaction);
  self->now_us = steward_transaction_get_now (transaction);
  self->organisation = steward_in_force_get_organisation (in_force, error);
  return self->organisation != NULL;
}

static void
finish (StewardOperation *operation,
        JsonArray        *lines)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_set_array (node, lines);
  steward_operation_take_json (operation, node);
}

static gboolean
report_notices (StewardTransaction  *transaction,
                StewardOperation    *operation,
                gpointer             data,
                GCancellable        *cancellable,
                GError             **error)
{
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (JsonArray) lines = json_array_new ();
  Telling self;

  if (!begin (&self, transaction, in_force, lines, error) || (self.person != NULL && !tell_all (&self, error)))
    return FALSE;
  finish (operation, lines);
  return TRUE;
}

/**
 * steward_governing_notices_report:
 *
 * What the person is told: reminders of campaigns, exceptions that they granted or have and that end or ended within a
 * week, reviews of their guidelines that are near or overdue, and drafts that their department is asked about.
 *
 * Returns: (transfer full): a line each: `kind` (`reminder`, `exception-ends`, `exception-over`, `review-soon`,
 *   `review-overdue`, `consultation`), `guideline`, `title`, `message`, `at`, and `clause`, `exception`, `number` or
 *   `department` where there is one
 */
StewardOperation *
steward_governing_notices_report (void)
{
  return steward_operation_new ("report-notices", STEWARD_MODE_READ, report_notices, NULL, NULL);
}

static void
add_exception (Telling       *self,
               StewardRecord *exception)
{
  const char *guideline = steward_record_get_text (exception, STEWARD_EXCEPTION_GUIDELINE);
  const char *block = steward_record_get_text (exception, STEWARD_EXCEPTION_CLAUSE);
  const char *person = steward_record_get_text (exception, STEWARD_EXCEPTION_PERSON);
  const char *department = steward_record_get_text (exception, STEWARD_EXCEPTION_DEPARTMENT);
  const char *approver = steward_record_get_text (exception, STEWARD_EXCEPTION_APPROVER);
  StewardRecord *holder = person != NULL ? steward_organisation_get_person (self->organisation, person) : NULL;
  StewardRecord *granted_by = approver != NULL ? steward_organisation_get_person (self->organisation, approver) : NULL;
  g_autofree char *clause = dup_clause (self, guideline, block);
  JsonObject *line = json_object_new ();

  json_object_set_string_member (line, "id", steward_record_get_id (exception));
  set_text (line, "guideline", guideline);
  set_text (line, "clause", clause != NULL ? clause : block);
  set_text (line, "block", block);
  set_text (line, "person", holder != NULL ? steward_record_get_text (holder, STEWARD_PERSON_EMAIL) : person);
  set_text (line, "department", department != NULL ? name_of (self, NULL, department) : NULL);
  set_text (line, "for", name_of (self, person, department));
  set_text (line, "reason", steward_record_get_text (exception, STEWARD_EXCEPTION_REASON));
  set_text (line, "approver", granted_by != NULL ? steward_record_get_text (granted_by, STEWARD_PERSON_EMAIL) : approver);
  set_text (line, "approver_name", name_of (self, approver, NULL));
  set_time (line, "until", steward_record_get_time (exception, STEWARD_EXCEPTION_UNTIL));
  set_time (line, "ended", steward_record_get_time (exception, STEWARD_EXCEPTION_ENDED));
  set_text (line, "state", steward_exception_state_to_string (steward_exception_get_state (exception, self->now_us)));
  json_array_add_object_element (self->lines, line);
}

static gint
compare_exceptions (gconstpointer a,
                    gconstpointer b)
{
  StewardRecord *x = *(StewardRecord *const *) a;
  StewardRecord *y = *(StewardRecord *const *) b;
  gboolean over_x = steward_record_has (x, STEWARD_EXCEPTION_ENDED);
  gboolean over_y = steward_record_has (y, STEWARD_EXCEPTION_ENDED);
  gint64 until_x = steward_record_get_time (x, STEWARD_EXCEPTION_UNTIL);
  gint64 until_y = steward_record_get_time (y, STEWARD_EXCEPTION_UNTIL);

  return over_x != over_y ? over_x - over_y : (until_x < until_y) - (until_x > until_y);
}

static gboolean
report_exceptions (StewardTransaction  *transaction,
                   StewardOperation    *operation,
                   gpointer             data,
                   GCancellable        *cancellable,
                   GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (JsonArray) lines = json_array_new ();
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, input->id, error);
  g_autoptr (GPtrArray) all =
    head != NULL ? steward_transaction_list_by (transaction, &steward_exception_kind, STEWARD_EXCEPTION_GUIDELINE,
                                                steward_record_get_id (head), error)
                 : NULL;
  Telling self;

  if (all == NULL || !begin (&self, transaction, in_force, lines, error) ||
      steward_in_force_get_editions (in_force, error) == NULL)
    return FALSE;
  g_ptr_array_sort (all, compare_exceptions);
  for (guint i = 0; i < all->len; i++)
    add_exception (&self, all->pdata[i]);
  finish (operation, lines);
  return TRUE;
}

/**
 * steward_governing_exceptions_report:
 * @guideline: an id, the start of one, or a title
 *
 * Returns: (transfer full): a line an exception, those that are over too: `id`, `guideline`, `clause`, `block`, `person` or
 *   `department`, `for` (their name), `reason`, `approver`, `approver_name`, `until`, `ended`, `state`
 */
StewardOperation *
steward_governing_exceptions_report (const char *guideline)
{
  return steward_operation_new ("report-exceptions", STEWARD_MODE_READ, report_exceptions,
                                steward_input_new (guideline, NULL, NULL), steward_input_free);
}
