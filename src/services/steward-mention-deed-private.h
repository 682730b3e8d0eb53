/* steward-mention-deed-private.h: how something done with mentions is written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-in-force-private.h"
#include "steward-mention-rules.h"
#include "steward-operation.h"

G_BEGIN_DECLS

typedef struct _StewardMentionDeedInput StewardMentionDeedInput;

/**
 * StewardMentionDeedFunc:
 * @before: (nullable): as it is stored; %NULL when the deed as a whole is checked, once, before any
 *   mention is touched
 * @mention: (nullable): to be changed; its status is already what the deed makes of it
 *
 * Returns: whether it may happen
 */
typedef gboolean (*StewardMentionDeedFunc) (StewardTransaction       *transaction,
                                            StewardMentionDeedInput  *input,
                                            StewardRecord            *before,
                                            StewardRecord            *mention,
                                            GError                  **error);

/**
 * StewardMentionDeedInput:
 * @ids: of mentions, or starts of them
 * @action: what the audit calls it
 * @change: (nullable): writes what isn't the status
 *
 * One thing done with several mentions: all of it happens or nothing. What it is done with is in the
 * other members, as the deed needs them.
 */
struct _StewardMentionDeedInput
{
  char                  **ids;    /* (owned) */
  const char             *action; /* static */
  StewardMentionDeed      deed;
  StewardMentionDeedFunc  change;
  char                   *text;   /* (owned) (nullable) */
  char                   *other;  /* (owned) (nullable) */
  gint64                  time_us;
  gboolean                flag;
  StewardInForce         *in_force; /* (owned) (nullable) while it happens */
};

StewardOperation *steward_mention_deed_new    (const char              *name,
                                               const char              *action,
                                               const char *const       *ids,
                                               StewardMentionDeed       deed,
                                               StewardMentionDeedFunc   change,
                                               const char              *text);
StewardRecord    *steward_mention_find        (StewardTransaction      *transaction,
                                               const char              *id,
                                               GError                 **error);
gboolean          steward_mention_check_usage (gboolean                 is_well,
                                               const char              *message,
                                               GError                 **error);

G_END_DECLS
