/* steward-campaigns.h: asking people to read a guideline until a day
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

/**
 * StewardCampaignTerms:
 * @due_us: until when
 * @recommended: whether it is recommended only: nobody is late, and the end leaves no record of who did not read
 * @frozen: whether only those are asked to whom the guideline applies at the start
 * @reminders: how many reminders may go out, 0 to 10
 * @pass_mark: how many of a hundred questions have to be right, 1 to 100; 0 is all
 *
 * What a campaign is begun with.
 */
typedef struct
{
  gint64   due_us;
  gboolean recommended;
  gboolean frozen;
  guint    reminders;
  guint    pass_mark;
} StewardCampaignTerms;

StewardOperation *steward_campaigns_start    (const char                 *guideline,
                                              const StewardCampaignTerms *terms);
StewardOperation *steward_campaigns_remind   (const char                 *guideline);
StewardOperation *steward_campaigns_end      (const char                 *guideline,
                                              const char                 *note);
StewardOperation *steward_campaigns_reset    (const char                 *guideline,
                                              const char                 *person,
                                              const char                 *note);
StewardOperation *steward_campaigns_list     (const char                 *guideline);
StewardOperation *steward_campaigns_receipts (const char                 *guideline);
StewardOperation *steward_campaigns_keep     (void);

G_END_DECLS
