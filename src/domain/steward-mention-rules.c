/* steward-mention-rules.c: what may be done with a mention, and what its status becomes
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mention-rules"

#include "steward-mention-rules.h"

#include "steward-kinds.h"

#include <string.h>

static const char *const names[STEWARD_N_MENTION_STATUSES] = {
  [STEWARD_MENTION_NEW] = "new",           [STEWARD_MENTION_OPEN] = "open",
  [STEWARD_MENTION_WAITING] = "waiting",   [STEWARD_MENTION_SNOOZED] = "snoozed",
  [STEWARD_MENTION_ANSWERED] = "answered", [STEWARD_MENTION_DISMISSED] = "dismissed",
};

#define NEW       STEWARD_MENTION_NEW
#define OPEN      STEWARD_MENTION_OPEN
#define WAITING   STEWARD_MENTION_WAITING
#define SNOOZED   STEWARD_MENTION_SNOOZED
#define ANSWERED  STEWARD_MENTION_ANSWERED
#define DISMISSED STEWARD_MENTION_DISMISSED

/* What is refused, in the place of a status. */
#define CLOSED     (-STEWARD_MENTION_REFUSED_CLOSED)
#define NOT_CLOSED (-STEWARD_MENTION_REFUSED_NOT_CLOSED)

/* Whoever looks at, or routes, what is closed leaves it closed. A snoozed mention that somebody is
 * given stays hidden: the one who hid it said until when. */
static const int moves[STEWARD_N_MENTION_DEEDS][STEWARD_N_MENTION_STATUSES] = {
  /* from:                    new         open        waiting   snoozed     answered  dismissed */
  [STEWARD_MENTION_SEE] =     { OPEN,       OPEN,       WAITING,  SNOOZED,    ANSWERED, DISMISSED },
  [STEWARD_MENTION_ASSIGN] =  { OPEN,       OPEN,       WAITING,  SNOOZED,    CLOSED,   CLOSED },
  [STEWARD_MENTION_RELEASE] = { NEW,        OPEN,       WAITING,  SNOOZED,    CLOSED,   CLOSED },
  [STEWARD_MENTION_WAIT] =    { WAITING,    WAITING,    WAITING,  WAITING,    CLOSED,   CLOSED },
  [STEWARD_MENTION_SNOOZE] =  { SNOOZED,    SNOOZED,    SNOOZED,  SNOOZED,    CLOSED,   CLOSED },
  [STEWARD_MENTION_WAKE] =    { NOT_CLOSED, NOT_CLOSED, NOT_CLOSED, OPEN,     CLOSED,   CLOSED },
  [STEWARD_MENTION_DISMISS] = { DISMISSED,  DISMISSED,  DISMISSED, DISMISSED, CLOSED,   CLOSED },
  [STEWARD_MENTION_ANSWER] =  { ANSWERED,   ANSWERED,   ANSWERED, ANSWERED,   CLOSED,   CLOSED },
  [STEWARD_MENTION_REOPEN] =  { NOT_CLOSED, NOT_CLOSED, OPEN,     OPEN,       OPEN,     OPEN },
  [STEWARD_MENTION_REPLY] =   { NEW,        OPEN,       OPEN,     OPEN,       OPEN,     OPEN },
  [STEWARD_MENTION_HAND_OVER] = { NEW,      OPEN,       OPEN,     OPEN,       CLOSED,   CLOSED },
  [STEWARD_MENTION_ACCEPT] =  { OPEN,       OPEN,       WAITING,  SNOOZED,    CLOSED,   CLOSED },
  [STEWARD_MENTION_ROUTE] =   { NEW,        OPEN,       WAITING,  SNOOZED,    ANSWERED, DISMISSED },
};

/**
 * steward_mention_status_name:
 *
 * Returns: as it is stored
 */
const char *
steward_mention_status_name (StewardMentionStatus status)
{
  g_return_val_if_fail (status < STEWARD_N_MENTION_STATUSES, NULL);

  return names[status];
}

/**
 * steward_mention_get_status:
 * @mention: a mention
 *
 * Returns: its status; a word of a newer version is *open*: it is shown and can be worked on
 */
StewardMentionStatus
steward_mention_get_status (StewardRecord *mention)
{
  const char *status = steward_record_get_text (mention, STEWARD_MENTION_STATUS);

  if (status == NULL)
    return STEWARD_MENTION_NEW;
  for (guint i = 0; i < STEWARD_N_MENTION_STATUSES; i++)
    if (strcmp (names[i], status) == 0)
      return i;
  return STEWARD_MENTION_OPEN;
}

/**
 * steward_mention_is_closed:
 * @mention: a mention
 *
 * Returns: whether nobody waits for anything any more
 */
gboolean
steward_mention_is_closed (StewardRecord *mention)
{
  return steward_mention_get_status (mention) >= STEWARD_MENTION_ANSWERED;
}

/**
 * steward_mention_check_deed:
 * @mention: a mention
 *
 * Returns: whether it may be done, else why not
 */
StewardMentionRefusal
steward_mention_check_deed (StewardRecord      *mention,
                            StewardMentionDeed  deed)
{
  int to = moves[deed][steward_mention_get_status (mention)];

  if (to < 0)
    return (StewardMentionRefusal) -to;
  if (deed == STEWARD_MENTION_ACCEPT && (!steward_record_has (mention, STEWARD_MENTION_HANDED_FROM) ||
                                         steward_record_has (mention, STEWARD_MENTION_HAND_OVER_ACCEPTED)))
    return STEWARD_MENTION_REFUSED_NOT_HANDED;
  return STEWARD_MENTION_ALLOWED;
}

static void
set_first (StewardRecord *mention,
           guint          field,
           gint64         at_us)
{
  if (!steward_record_has (mention, field))
    steward_record_set_time (mention, field, at_us);
}

/**
 * steward_mention_keep_own:
 * @mention: a mention
 *
 * Empties what belongs to another status than it has: until when it sleeps, what it waits for, when and why it was closed.
 * What belongs to a status of a newer version isn't known here: then all stays.
 */
void
steward_mention_keep_own (StewardRecord *mention)
{
  StewardMentionStatus status = steward_mention_get_status (mention);
  const char *name = steward_record_get_text (mention, STEWARD_MENTION_STATUS);

  if (name != NULL && strcmp (name, names[status]) != 0)
    return;
  if (status != STEWARD_MENTION_SNOOZED)
    {
      steward_record_clear (mention, STEWARD_MENTION_SNOOZED_UNTIL);
      steward_record_clear (mention, STEWARD_MENTION_WAKE_ON_REPLY);
    }
  if (status != STEWARD_MENTION_WAITING)
    steward_record_clear (mention, STEWARD_MENTION_WAITING_FOR);
  if (!steward_mention_is_closed (mention))
    {
      steward_record_clear (mention, STEWARD_MENTION_CLOSED);
      steward_record_clear (mention, STEWARD_MENTION_REASON);
    }
}

/* The three times that are kept from the first day, and what only one status has. */
static void
keep_times (StewardRecord        *mention,
            StewardMentionDeed    deed,
            gint64                at_us)
{
  if (deed == STEWARD_MENTION_ASSIGN || deed == STEWARD_MENTION_ANSWER)
    set_first (mention, STEWARD_MENTION_FIRST_TAKEN, at_us);
  if (deed == STEWARD_MENTION_ANSWER)
    set_first (mention, STEWARD_MENTION_FIRST_ANSWERED, at_us);
  steward_mention_keep_own (mention);
  if (steward_mention_is_closed (mention))
    set_first (mention, STEWARD_MENTION_CLOSED, at_us);
}

/**
 * steward_mention_do:
 * @mention: a mention; its status and times are set
 * @at_us: when it happens, in microseconds since 1970 UTC
 *
 * Pure. What else a deed writes (who, until when, why, where) is the caller's to set afterwards.
 * First taken and first answered never move; closed is emptied when it opens again.
 *
 * Returns: %STEWARD_MENTION_ALLOWED when it happened; else nothing is changed
 */
StewardMentionRefusal
steward_mention_do (StewardRecord      *mention,
                    StewardMentionDeed  deed,
                    gint64              at_us)
{
  StewardMentionRefusal refusal = steward_mention_check_deed (mention, deed);
  StewardMentionStatus to;

  if (refusal != STEWARD_MENTION_ALLOWED)
    return refusal;
  to = (StewardMentionStatus) moves[deed][steward_mention_get_status (mention)];
  steward_record_set_text (mention, STEWARD_MENTION_STATUS, names[to]);
  keep_times (mention, deed, at_us);
  return STEWARD_MENTION_ALLOWED;
}
