/* steward-campaign-rules.c: who is asked to read a guideline until when, and what was understood
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-campaign-rules"

#include "steward-campaign-rules.h"

#include "steward-acknowledgement-rules.h"
#include "steward-kinds.h"
#include "steward-time.h"

#include <json-glib/json-glib.h>



/**
 * steward_campaign_is_running:
 * @campaign: a record of kind `campaign`
 *
 * Returns: whether it hasn't ended; a due date that has passed doesn't end it
 */
gboolean
steward_campaign_is_running (StewardRecord *campaign)
{
  return !steward_record_has (campaign, STEWARD_CAMPAIGN_ENDED);
}

/**
 * steward_campaign_asks:
 * @is_in_audience: whether the guideline applies to @person now
 *
 * A frozen audience is those who were asked at the start, as long as the guideline applies to them; else whoever it applies
 * to now.
 *
 * Returns: whether @person is to read it
 */
gboolean
steward_campaign_asks (StewardRecord *campaign,
                       const char    *person,
                       gboolean       is_in_audience)
{
  if (!is_in_audience)
    return FALSE;
  return !steward_record_get_boolean (campaign, STEWARD_CAMPAIGN_FROZEN) ||
         steward_record_set_contains (campaign, STEWARD_CAMPAIGN_AUDIENCE, person);
}

/**
 * steward_campaign_standing:
 * @is_in_audience: whether the guideline applies to @person now
 * @has_read: whether their acknowledgement is current
 * @now_us: the moment
 *
 * Returns: how @person stands
 */
StewardCampaignStanding
steward_campaign_standing (StewardRecord *campaign,
                           const char    *person,
                           gboolean       is_in_audience,
                           gboolean       has_read,
                           gint64         now_us)
{
  gint64 due = steward_record_get_time (campaign, STEWARD_CAMPAIGN_DUE);
  gboolean was_asked = steward_record_set_contains (campaign, STEWARD_CAMPAIGN_AUDIENCE, person);

  if (!steward_campaign_asks (campaign, person, is_in_audience))
    return !was_asked ? STEWARD_CAMPAIGN_NOT_ASKED : has_read ? STEWARD_CAMPAIGN_READ : STEWARD_CAMPAIGN_LEFT;
  if (has_read)
    return STEWARD_CAMPAIGN_READ;
  return steward_record_get_boolean (campaign, STEWARD_CAMPAIGN_REQUIRED) && due != STEWARD_TIME_NONE && now_us >= due
           ? STEWARD_CAMPAIGN_OVERDUE
           : STEWARD_CAMPAIGN_ASKED;
}

const char *
steward_campaign_standing_to_string (StewardCampaignStanding standing)
{
  static const char *const names[] = { "read", "asked", "overdue", "left", "not-asked" };

  return names[standing];
}

/**
 * steward_campaign_may_remind:
 *
 * Too many reminders hide the ones that matter: there is a cap, and a day between them.
 *
 * Returns: whether those who are missing may be reminded
 */
StewardReminding
steward_campaign_may_remind (StewardRecord *campaign,
                             gint64         now_us)
{
  gint64 cap = steward_record_get_integer (campaign, STEWARD_CAMPAIGN_REMINDERS);
  gint64 sent = steward_record_get_integer (campaign, STEWARD_CAMPAIGN_REMINDED);
  gint64 last = steward_record_get_time (campaign, STEWARD_CAMPAIGN_REMINDED_AT);

  if (!steward_campaign_is_running (campaign))
    return STEWARD_REMINDING_ENDED;
  if ((sent == STEWARD_INTEGER_NONE ? 0 : sent) >= (cap == STEWARD_INTEGER_NONE ? 0 : cap))
    return STEWARD_REMINDING_CAPPED;
  return last != STEWARD_TIME_NONE && now_us - last < STEWARD_DAY_US ? STEWARD_REMINDING_TOO_SOON : STEWARD_REMINDING_OK;
}

/**
 * steward_campaign_reminder_is_due:
 *
 * Reminders are spread evenly between start and due day: of three, the first goes out after a quarter of the time. What was
 * missed meanwhile isn't made up for: one reminder stands for all.
 *
 * Returns: whether one goes out by itself now
 */
gboolean
steward_campaign_reminder_is_due (StewardRecord *campaign,
                                  gint64         now_us)
{
  gint64 start = steward_record_get_time (campaign, STEWARD_CAMPAIGN_STARTED);
  gint64 due = steward_record_get_time (campaign, STEWARD_CAMPAIGN_DUE);
  gint64 last = steward_record_get_time (campaign, STEWARD_CAMPAIGN_REMINDED_AT);
  gint64 cap = steward_record_get_integer (campaign, STEWARD_CAMPAIGN_REMINDERS);
  gint64 step, passed;

  if (steward_campaign_may_remind (campaign, now_us) != STEWARD_REMINDING_OK || start == STEWARD_TIME_NONE ||
      due == STEWARD_TIME_NONE || due <= start || now_us >= due)
    return FALSE;
  step = (due - start) / (cap + 1);
  passed = step > 0 ? (now_us - start) / step : 0;
  return passed >= 1 && (last == STEWARD_TIME_NONE || last < start + MIN (passed, cap) * step);
}

/**
 * steward_campaign_get_receipt:
 * @standing: of somebody when the campaign ends
 *
 * Returns: (nullable): the outcome of the record that they did not read it: `left`, `expired`; %NULL for none
 */
const char *
steward_campaign_get_receipt (StewardRecord           *campaign,
                              StewardCampaignStanding  standing)
{
  if (standing == STEWARD_CAMPAIGN_LEFT)
    return "left";
  return (standing == STEWARD_CAMPAIGN_ASKED || standing == STEWARD_CAMPAIGN_OVERDUE) &&
             steward_record_get_boolean (campaign, STEWARD_CAMPAIGN_REQUIRED)
           ? "expired"
           : NULL;
}

/**
 * steward_receipt_voids:
 * @receipt: a record of kind `receipt`
 * @acknowledgement: a record of kind `acknowledgement`
 * @editions: (element-type StewardRecord): of the guideline and its language versions
 *
 * Returns: whether @acknowledgement, in whichever language, was reset and has to be given again
 */
gboolean
steward_receipt_voids (StewardRecord *receipt,
                       StewardRecord *acknowledgement,
                       GPtrArray     *editions)
{
  return g_strcmp0 (steward_record_get_text (receipt, STEWARD_RECEIPT_OUTCOME), "reset") == 0 &&
         g_strcmp0 (steward_record_get_text (receipt, STEWARD_RECEIPT_PERSON),
                    steward_record_get_text (acknowledgement, STEWARD_ACKNOWLEDGEMENT_PERSON)) == 0 &&
         steward_acknowledgement_get_number (acknowledgement, steward_record_get_text (receipt, STEWARD_RECEIPT_GUIDELINE),
                                             editions) > 0 &&
         steward_record_get_time (acknowledgement, STEWARD_ACKNOWLEDGEMENT_AT) <=
           steward_record_get_time (receipt, STEWARD_RECEIPT_AT);
}

/**
 * steward_question_count_choices:
 *
 * Returns: how many answers a question offers
 */
guint
steward_question_count_choices (StewardRecord *question)
{
  JsonNode *choices = steward_record_get_json (question, STEWARD_QUESTION_CHOICES);

  return choices != NULL && JSON_NODE_HOLDS_ARRAY (choices) ? json_array_get_length (json_node_get_array (choices)) : 0;
}

/**
 * steward_questions_grade:
 * @questions: (element-type StewardRecord): of kind `question`
 * @answers: (element-type utf8 int): the choice for each question's id, from 1
 * @pass_mark: how many of a hundred have to be right, 1 to 100
 * @wrong: (element-type StewardRecord): takes the questions that weren't answered rightly
 *
 * What isn't answered is wrong. No questions are passed.
 *
 * Returns: whether enough is right
 */
gboolean
steward_questions_grade (GPtrArray  *questions,
                         GHashTable *answers,
                         gint64      pass_mark,
                         GPtrArray  *wrong)
{
  guint n_right = 0;

  for (guint i = 0; i < questions->len; i++)
    {
      StewardRecord *question = questions->pdata[i];
      gint64 choice = GPOINTER_TO_INT (g_hash_table_lookup (answers, steward_record_get_id (question)));

      if (choice >= 1 && choice == steward_record_get_integer (question, STEWARD_QUESTION_RIGHT))
        n_right++;
      else
        g_ptr_array_add (wrong, g_object_ref (question));
    }
  return (gint64) n_right * 100 >= pass_mark * questions->len;
}
