/* steward-mention-rules.h: what may be done with a mention, and what its status becomes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"

G_BEGIN_DECLS

/**
 * StewardMentionStatus:
 * @STEWARD_MENTION_NEW: nobody has looked at it
 * @STEWARD_MENTION_OPEN: taken by somebody, or seen
 * @STEWARD_MENTION_WAITING: for the public or a colleague
 * @STEWARD_MENTION_SNOOZED: hidden until a time
 * @STEWARD_MENTION_ANSWERED: a response was published, or it was answered elsewhere
 * @STEWARD_MENTION_DISMISSED: closed without an answer
 *
 * How far a mention has come. The first four wait for somebody.
 */
typedef enum
{
  STEWARD_MENTION_NEW,
  STEWARD_MENTION_OPEN,
  STEWARD_MENTION_WAITING,
  STEWARD_MENTION_SNOOZED,
  STEWARD_MENTION_ANSWERED,
  STEWARD_MENTION_DISMISSED,
  STEWARD_N_MENTION_STATUSES,
} StewardMentionStatus;

/**
 * StewardMentionDeed:
 * @STEWARD_MENTION_SEE: somebody looked at it
 * @STEWARD_MENTION_ASSIGN: somebody takes it, or gives it to a colleague
 * @STEWARD_MENTION_RELEASE: nobody has it any more
 * @STEWARD_MENTION_WAIT: for the public or a colleague
 * @STEWARD_MENTION_SNOOZE: hide it until a time
 * @STEWARD_MENTION_WAKE: its time has come
 * @STEWARD_MENTION_DISMISS: close it without an answer
 * @STEWARD_MENTION_ANSWER: it was answered
 * @STEWARD_MENTION_REOPEN: by a person
 * @STEWARD_MENTION_REPLY: its author wrote again in the thread
 * @STEWARD_MENTION_HAND_OVER: to another department
 * @STEWARD_MENTION_ACCEPT: the other department takes it on
 * @STEWARD_MENTION_ROUTE: by its activity, again
 *
 * What is done with a mention.
 */
typedef enum
{
  STEWARD_MENTION_SEE,
  STEWARD_MENTION_ASSIGN,
  STEWARD_MENTION_RELEASE,
  STEWARD_MENTION_WAIT,
  STEWARD_MENTION_SNOOZE,
  STEWARD_MENTION_WAKE,
  STEWARD_MENTION_DISMISS,
  STEWARD_MENTION_ANSWER,
  STEWARD_MENTION_REOPEN,
  STEWARD_MENTION_REPLY,
  STEWARD_MENTION_HAND_OVER,
  STEWARD_MENTION_ACCEPT,
  STEWARD_MENTION_ROUTE,
  STEWARD_N_MENTION_DEEDS,
} StewardMentionDeed;

/**
 * StewardMentionRefusal:
 * @STEWARD_MENTION_ALLOWED: it may happen
 * @STEWARD_MENTION_REFUSED_CLOSED: it is answered or dismissed; reopen it first
 * @STEWARD_MENTION_REFUSED_NOT_CLOSED: it is open already
 * @STEWARD_MENTION_REFUSED_NOT_HANDED: nobody handed it over, or it was accepted
 *
 * Why something may not be done with a mention.
 */
typedef enum
{
  STEWARD_MENTION_ALLOWED,
  STEWARD_MENTION_REFUSED_CLOSED,
  STEWARD_MENTION_REFUSED_NOT_CLOSED,
  STEWARD_MENTION_REFUSED_NOT_HANDED,
} StewardMentionRefusal;

const char            *steward_mention_status_name (StewardMentionStatus  status);
StewardMentionStatus   steward_mention_get_status  (StewardRecord        *mention);
gboolean               steward_mention_is_closed   (StewardRecord        *mention);
void                   steward_mention_keep_own    (StewardRecord        *mention);

StewardMentionRefusal  steward_mention_check_deed  (StewardRecord        *mention,
                                                    StewardMentionDeed    deed);
StewardMentionRefusal  steward_mention_do          (StewardRecord        *mention,
                                                    StewardMentionDeed    deed,
                                                    gint64                at_us);

G_END_DECLS
