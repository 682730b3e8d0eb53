/* steward-mention-moving.c: mentions go to another department, and what a person corrects stays
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mention-moving"

#include "steward-mentions.h"

#include "steward-hand-overs-private.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-mention-deed-private.h"
#include "steward-mention-place-private.h"
#include "steward-operation-private.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
hand_over (StewardTransaction       *transaction,
           StewardMentionDeedInput  *input,
           StewardRecord            *before,
           StewardRecord            *mention,
           GError                  **error)
{
  gboolean gives_back;

  if (mention == NULL)
    {
      StewardOrganisation *organisation = steward_in_force_get_organisation (input->in_force, error);

      if (organisation == NULL)
        return FALSE;
      if (steward_organisation_get_department (organisation, input->text) != NULL)
        return TRUE;
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND, _("There is no such department"));
      return FALSE;
    }
  if (!steward_mention_check_usage (g_strcmp0 (steward_record_get_text (before, STEWARD_MENTION_DEPARTMENT),
                                               input->text) != 0,
                                    _("It is with that department already"), error))
    return FALSE;
  /* Back to the sender, who has no need to accept it. */
  gives_back = steward_mention_check_deed (before, STEWARD_MENTION_ACCEPT) == STEWARD_MENTION_ALLOWED &&
               g_strcmp0 (steward_record_get_text (before, STEWARD_MENTION_HANDED_FROM), input->text) == 0;
  if (!(gives_back ? steward_hand_overs_return (transaction, before, error)
                   : steward_hand_overs_begin (transaction, steward_in_force_get_organisation (input->in_force, NULL),
                                               before, input->text, error)))
    return FALSE;
  if (gives_back)
    steward_record_clear (mention, STEWARD_MENTION_HANDED_FROM);
  else
    steward_record_set_text (mention, STEWARD_MENTION_HANDED_FROM,
                             steward_record_get_text (before, STEWARD_MENTION_DEPARTMENT));
  steward_record_clear (mention, STEWARD_MENTION_HAND_OVER_ACCEPTED);
  steward_record_set_text (mention, STEWARD_MENTION_DEPARTMENT, input->text);
  steward_record_remove_element (mention, STEWARD_MENTION_SHARED_WITH, input->text);
  steward_record_clear (mention, STEWARD_MENTION_ASSIGNEE);
  steward_record_add_element (mention, STEWARD_MENTION_CORRECTED, "department");
  return TRUE;
}

/**
 * steward_mention_hand_over:
 * @ids: of mentions
 * @department: the id of who is to answer
 *
 * The due time stays: the public doesn't wait less. It is shown as handed over until somebody of the
 * department accepts or takes it; see [func@hand_overs_give_back] for what nobody does. What nobody
 * had needs no accepting, and what is given back to the sender neither.
 *
 * Returns: (transfer full): gives the mentions to another department
 */
StewardOperation *
steward_mention_hand_over (const char *const *ids,
                           const char        *department)
{
  return steward_mention_deed_new ("hand-over-mentions", "hand-over", ids, STEWARD_MENTION_HAND_OVER, hand_over,
                                   department);
}

static gboolean
accept (StewardTransaction       *transaction,
        StewardMentionDeedInput  *input,
        StewardRecord            *before,
        StewardRecord            *mention,
        GError                  **error)
{
  StewardOrganisation *organisation;
  const char *department;

  if (mention == NULL)
    return TRUE;
  organisation = steward_in_force_get_organisation (input->in_force, error);
  if (organisation == NULL)
    return FALSE;
  department = steward_record_get_text (before, STEWARD_MENTION_DEPARTMENT);
  if (department == NULL || !steward_organisation_has_role (organisation, steward_transaction_get_person (transaction),
                                                            department, STEWARD_ROLE_MEMBER))
    {
      g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_NOT_ALLOWED,
                           _("Only a member of the department it was handed to accepts it"));
      return FALSE;
    }
  steward_record_set_time (mention, STEWARD_MENTION_HAND_OVER_ACCEPTED, steward_transaction_get_now (transaction));
  return TRUE;
}

/**
 * steward_mention_accept:
 * @ids: of mentions that were handed over
 *
 * Returns: (transfer full): takes the mentions on for the department of whoever does it
 */
StewardOperation *
steward_mention_accept (const char *const *ids)
{
  return steward_mention_deed_new ("accept-mentions", "accept", ids, STEWARD_MENTION_ACCEPT, accept, NULL);
}

static gboolean
place (StewardTransaction       *transaction,
       StewardMentionDeedInput  *input,
       StewardRecord            *before,
       StewardRecord            *mention,
       GError                  **error)
{
  StewardOrganisation *organisation = steward_in_force_get_organisation (input->in_force, error);
  gint64 start_us = steward_record_get_time (mention, STEWARD_MENTION_CLOCK_START);
  StewardMatrix *matrix;
  g_autoptr (StewardRouting) routing = NULL;

  if (organisation == NULL || !steward_in_force_find_matrix (input->in_force, &matrix, error))
    return FALSE;
  routing = steward_routing_new (matrix, organisation, steward_record_get_text (mention, STEWARD_MENTION_ACTIVITY),
                                 start_us != STEWARD_TIME_NONE ? start_us : steward_mention_clock_start (mention),
                                 steward_transaction_get_now (transaction));
  steward_mention_place (mention, routing);
  steward_record_remove_element (mention, STEWARD_MENTION_CORRECTED, "department");
  steward_mention_leave (organisation, before, mention);
  /* What is closed goes where it belongs, for the record: nothing of it is due. */
  if (steward_mention_is_closed (mention))
    {
      steward_record_copy_field (mention, before, STEWARD_MENTION_CLOCK_START);
      steward_record_copy_field (mention, before, STEWARD_MENTION_DUE);
    }
  return TRUE;
}

static gboolean
check_activity (StewardTransaction       *transaction,
                StewardMentionDeedInput  *input,
                GError                  **error)
{
  g_autoptr (StewardRecord) activity = NULL;

  if (input->text == NULL)
    return TRUE;
  activity = steward_transaction_get (transaction, &steward_activity_kind, input->text, error);
  return activity != NULL;
}

static gboolean
route (StewardTransaction       *transaction,
       StewardMentionDeedInput  *input,
       StewardRecord            *before,
       StewardRecord            *mention,
       GError                  **error)
{
  if (mention == NULL)
    return check_activity (transaction, input, error);
  if (input->text != NULL)
    {
      steward_record_set_text (mention, STEWARD_MENTION_ACTIVITY, input->text);
      steward_record_add_element (mention, STEWARD_MENTION_CORRECTED, "activity");
    }
  return place (transaction, input, before, mention, error);
}

/**
 * steward_mention_route:
 * @ids: of mentions
 * @activity: (nullable): the id of what they ask for; %NULL for what they were understood to ask
 *
 * Returns: (transfer full): sends the mentions where the matrix in force says, also those that were
 *   handed over by hand; an activity that is given stays
 */
StewardOperation *
steward_mention_route (const char *const *ids,
                       const char        *activity)
{
  return steward_mention_deed_new ("route-mentions", "route", ids, STEWARD_MENTION_ROUTE, route, activity);
}

/* What people may correct, and the words that are allowed; NULL: any. */
static const char *const voices[] = { "press", "blog", "customer", "employee", "competitor", "public", NULL };
static const char *const moods[] = { "positive", "neutral", "negative", "mixed", "unknown", NULL };
static const struct
{
  guint              field;
  const char *const *choices;
} correctable[] = {
  { STEWARD_MENTION_VOICE, voices },
  { STEWARD_MENTION_MOOD, moods },
  { STEWARD_MENTION_LANGUAGE, NULL },
  { STEWARD_MENTION_TOPICS, NULL },
  { STEWARD_MENTION_ACTIVITY, NULL },
};

static gboolean
check_choice (StewardRecord  *mention,
              guint           index,
              GError        **error)
{
  guint field = correctable[index].field;
  const char *value;
  g_autofree char *known = NULL;

  if (correctable[index].choices == NULL || !steward_record_has (mention, field))
    return TRUE;
  value = steward_record_get_text (mention, field);
  if (g_strv_contains (correctable[index].choices, value))
    return TRUE;
  known = g_strjoinv (", ", (char **) correctable[index].choices);
  g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("There is no %s “%s”; say one of %s"),
               steward_mention_kind.fields[field].name, value, known);
  return FALSE;
}

/* `en`, `pt-BR`: a language as BCP 47 writes it, in its simple forms. */
static gboolean
check_language (StewardRecord  *mention,
                GError        **error)
{
  const char *language = steward_record_get_text (mention, STEWARD_MENTION_LANGUAGE);

  return steward_mention_check_usage (
      language == NULL || g_regex_match_simple ("^[a-z]{2,3}(-[A-Za-z]{4})?(-([A-Z]{2}|[0-9]{3}))?$", language, 0, 0),
      _("A language is written like en or pt-BR"), error);
}

static gboolean
check_topics (StewardTransaction  *transaction,
              StewardRecord       *mention,
              GError             **error)
{
  const char *const *topics = steward_record_get_set (mention, STEWARD_MENTION_TOPICS);

  for (guint i = 0; topics[i] != NULL; i++)
    {
      g_autoptr (StewardRecord) topic = steward_transaction_get (transaction, &steward_topic_kind, topics[i], error);

      if (topic == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
correct (StewardTransaction       *transaction,
         StewardMentionDeedInput  *input,
         StewardRecord            *before,
         StewardRecord            *mention,
         GError                  **error)
{
  g_autoptr (StewardRecord) said = NULL;
  g_autoptr (JsonObject) fields = NULL;
  g_autoptr (GError) local_error = NULL;

  if (mention == NULL)
    return TRUE;
  fields = steward_json_parse_object (input->other, -1, error);
  said = steward_record_copy (mention);
  if (fields == NULL)
    return FALSE;
  if (!steward_record_apply_json (said, input->other, &local_error))
    return steward_mention_check_usage (FALSE, local_error->message, error);
  for (guint i = 0; i < G_N_ELEMENTS (correctable); i++)
    {
      guint field = correctable[i].field;

      if (!json_object_has_member (fields, steward_mention_kind.fields[field].name))
        continue;
      if (!check_choice (said, i, error))
        return FALSE;
      steward_record_copy_field (mention, said, field);
      steward_record_add_element (mention, STEWARD_MENTION_CORRECTED, steward_mention_kind.fields[field].name);
    }
  if (!check_language (mention, error) || !check_topics (transaction, mention, error))
    return FALSE;
  return !json_object_has_member (fields, "activity") || place (transaction, input, before, mention, error);
}

/**
 * steward_mention_correct:
 * @ids: of mentions
 * @fields: (transfer none): what holds from now on, of `voice`, `mood`, `language`, `topics` and
 *   `activity`, with ids in the place of names; all else is left alone
 *
 * Returns: (transfer full): corrects what the mentions were understood to be; no machine changes it
 *   again. Another activity routes them
 */
StewardOperation *
steward_mention_correct (const char *const *ids,
                         JsonObject        *fields)
{
  StewardOperation *operation =
      steward_mention_deed_new ("correct-mentions", "set", ids, STEWARD_MENTION_ROUTE, correct, NULL);
  StewardMentionDeedInput *input = steward_operation_get_input (operation);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), fields);

  input->other = steward_json_write (node);
  return operation;
}
