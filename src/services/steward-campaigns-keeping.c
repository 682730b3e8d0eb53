/* steward-campaigns-keeping.c: reminders and records that come by themselves
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-campaigns-keeping"

#include "steward-campaigns.h"

#include "steward-campaign-rules.h"
#include "steward-campaigns-private.h"
#include "steward-guideline-readers-private.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-permit.h"

/* How many people of the campaign haven't read it. */
static gboolean
count_missing (StewardInForce  *in_force,
               StewardRecord   *campaign,
               gint64           now_us,
               guint           *n,
               GError         **error)
{
  g_autoptr (GArray) readers =
    steward_guideline_list_readers (in_force, steward_record_get_text (campaign, STEWARD_CAMPAIGN_GUIDELINE), error);

  *n = 0;
  for (guint i = 0; readers != NULL && i < readers->len; i++)
    {
      StewardGuidelineReader *reader = &g_array_index (readers, StewardGuidelineReader, i);
      StewardCampaignStanding standing = steward_campaign_standing (campaign, steward_record_get_id (reader->person), TRUE,
                                                                    reader->acknowledgement != NULL, now_us);

      *n += standing == STEWARD_CAMPAIGN_ASKED || standing == STEWARD_CAMPAIGN_OVERDUE ? 1 : 0;
    }
  return readers != NULL;
}

static void
add_line (JsonArray     *lines,
          StewardRecord *head,
          const char    *what,
          guint          people)
{
  JsonObject *line = json_object_new ();

  json_object_set_string_member (line, "guideline", steward_record_get_id (head));
  json_object_set_string_member (line, "title", steward_record_get_text (head, STEWARD_GUIDELINE_TITLE));
  json_object_set_string_member (line, "what", what);
  json_object_set_int_member (line, "people", people);
  json_array_add_object_element (lines, line);
}

static gboolean
keep_one (StewardTransaction  *transaction,
          StewardInForce      *in_force,
          StewardRecord       *campaign,
          StewardRecord       *head,
          JsonArray           *lines,
          GError             **error)
{
  gint64 now_us = steward_transaction_get_now (transaction);
  guint n = 0;

  if (steward_campaign_reminder_is_due (campaign, now_us))
    {
      gint64 sent = steward_record_get_integer (campaign, STEWARD_CAMPAIGN_REMINDED);

      if (!count_missing (in_force, campaign, now_us, &n, error))
        return FALSE;
      if (n > 0)
        {
          steward_record_set_integer (campaign, STEWARD_CAMPAIGN_REMINDED, sent != STEWARD_INTEGER_NONE ? sent + 1 : 1);
          steward_record_set_time (campaign, STEWARD_CAMPAIGN_REMINDED_AT, now_us);
          if (!steward_transaction_put (transaction, campaign, "remind", error))
            return FALSE;
          add_line (lines, head, "reminded", n);
        }
    }
  if (!steward_campaigns_put_receipts (transaction, campaign, STEWARD_RECEIPTS_OF_LATE, "due", &n, error))
    return FALSE;
  if (n > 0)
    add_line (lines, head, "not-read", n);
  return TRUE;
}

static gboolean
keep (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (JsonArray) lines = json_array_new ();
  g_autoptr (GPtrArray) all =
    steward_permit_bring_in (transaction, error) ? steward_transaction_list (transaction, &steward_campaign_kind, error) : NULL;
  JsonNode *node;

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      const char *guideline = steward_record_get_text (all->pdata[i], STEWARD_CAMPAIGN_GUIDELINE);
      g_autoptr (StewardRecord) head = NULL;

      if (!steward_campaign_is_running (all->pdata[i]) || guideline == NULL)
        continue;
      head = steward_transaction_find (transaction, &steward_guideline_kind, guideline, NULL);
      if (head != NULL && !steward_record_has (head, STEWARD_GUIDELINE_RETIRED) &&
          !keep_one (transaction, in_force, all->pdata[i], head, lines, error))
        return FALSE;
    }
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, g_steal_pointer (&lines));
  steward_operation_take_json (operation, node);
  return TRUE;
}

/**
 * steward_campaigns_keep:
 *
 * Sends the reminders whose time has come, and records who did not read until the day. Whoever began a campaign ordered
 * both, so it is for anybody who works here, and for collectors. What was due is looked at and written in one transaction:
 * however many processes do it, each reminder goes out once.
 *
 * Returns: (transfer full): does what is due; its JSON has a line for each: `guideline`, `title`, `what` (`reminded`,
 *   `not-read`), `people`
 */
StewardOperation *
steward_campaigns_keep (void)
{
  return steward_operation_new ("keep-campaigns", STEWARD_MODE_DEED, keep, NULL, NULL);
}
