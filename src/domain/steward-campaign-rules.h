/* steward-campaign-rules.h: who is asked to read a guideline until when, and what was understood
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"

G_BEGIN_DECLS

/**
 * StewardCampaignStanding:
 * @STEWARD_CAMPAIGN_READ: has acknowledged the version
 * @STEWARD_CAMPAIGN_ASKED: hasn't yet, and there is time; or it is recommended only
 * @STEWARD_CAMPAIGN_OVERDUE: hasn't yet, it is required, and the day has passed
 * @STEWARD_CAMPAIGN_LEFT: was asked, hasn't, and is no longer in the audience
 * @STEWARD_CAMPAIGN_NOT_ASKED: doesn't concern them
 *
 * How somebody stands in a campaign. In JSON: `read`, `asked`, `overdue`, `left`.
 */
typedef enum
{
  STEWARD_CAMPAIGN_READ,
  STEWARD_CAMPAIGN_ASKED,
  STEWARD_CAMPAIGN_OVERDUE,
  STEWARD_CAMPAIGN_LEFT,
  STEWARD_CAMPAIGN_NOT_ASKED,
} StewardCampaignStanding;

/**
 * StewardReminding:
 * @STEWARD_REMINDING_OK: may go out
 * @STEWARD_REMINDING_ENDED: the campaign is over
 * @STEWARD_REMINDING_CAPPED: as many as were allowed have gone out
 * @STEWARD_REMINDING_TOO_SOON: one went out within a day
 *
 * Whether people may be reminded.
 */
typedef enum
{
  STEWARD_REMINDING_OK,
  STEWARD_REMINDING_ENDED,
  STEWARD_REMINDING_CAPPED,
  STEWARD_REMINDING_TOO_SOON,
} StewardReminding;

#define STEWARD_CAMPAIGN_MAX_REMINDERS 10

gboolean                steward_campaign_is_running   (StewardRecord           *campaign);
gboolean                steward_campaign_asks         (StewardRecord           *campaign,
                                                       const char              *person,
                                                       gboolean                 is_in_audience);
StewardCampaignStanding steward_campaign_standing     (StewardRecord           *campaign,
                                                       const char              *person,
                                                       gboolean                 is_in_audience,
                                                       gboolean                 has_read,
                                                       gint64                   now_us);
const char             *steward_campaign_standing_to_string (StewardCampaignStanding standing);
StewardReminding        steward_campaign_may_remind   (StewardRecord           *campaign,
                                                       gint64                   now_us);
gboolean                steward_campaign_reminder_is_due (StewardRecord        *campaign,
                                                       gint64                   now_us);
const char             *steward_campaign_get_receipt  (StewardRecord           *campaign,
                                                       StewardCampaignStanding  standing);
gboolean                steward_receipt_voids         (StewardRecord           *receipt,
                                                       StewardRecord           *acknowledgement,
                                                       GPtrArray               *editions);

guint                   steward_question_count_choices (StewardRecord          *question);
gboolean                steward_questions_grade       (GPtrArray               *questions,
                                                       GHashTable              *answers,
                                                       gint64                   pass_mark,
                                                       GPtrArray               *wrong);

G_END_DECLS
