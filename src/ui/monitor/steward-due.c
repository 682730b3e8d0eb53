/* steward-due.c: how a mention stands in time, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-due"

#include "steward-due.h"

#include "steward-kinds.h"
#include "steward-mention-rules.h"
#include "steward-mention-words.h"
#include "steward-time-words.h"

#include <glib/gi18n-lib.h>

#define SOON 0.67 /* of the time: from here on it is said in amber */

/**
 * steward_due_free:
 * @self: (transfer full): a due time
 */
void
steward_due_free (StewardDue *self)
{
  g_free (self->words);
  g_free (self->spoken);
  g_free (self);
}

static void
say_closed (StewardDue    *self,
            StewardRecord *mention,
            gint64         now_us,
            GTimeZone     *zone)
{
  gint64 closed_us = steward_record_get_time (mention, STEWARD_MENTION_CLOSED);
  const char *status = steward_status_words (steward_record_get_text (mention, STEWARD_MENTION_STATUS));
  g_autofree char *when = steward_time_words (closed_us, now_us, zone);

  self->words = *when != '\0' ? g_strdup_printf ("%s %s", status, when) : g_strdup (status);
  self->spoken = g_strdup (self->words);
  self->icon_name = steward_mention_get_status (mention) == STEWARD_MENTION_ANSWERED ? "object-select-symbolic" : NULL;
  self->style = steward_mention_get_status (mention) == STEWARD_MENTION_ANSWERED ? "ok" : "sec";
}

static void
say_sleeping (StewardDue    *self,
              StewardRecord *mention,
              gint64         now_us,
              GTimeZone     *zone)
{
  g_autofree char *until =
      steward_time_words (steward_record_get_time (mention, STEWARD_MENTION_SNOOZED_UNTIL), now_us, zone);

  /* TRANSLATORS: a time until which a mention is hidden */
  self->words = g_strdup_printf (_("until %s"), until);
  self->spoken = g_strdup_printf (_("snoozed until %s"), until);
  self->icon_name = "steward-snooze-symbolic";
  self->style = "sec";
}

static void
say_due (StewardDue    *self,
         StewardRecord *mention,
         gint64         now_us,
         GTimeZone     *zone)
{
  gint64 due_us = steward_record_get_time (mention, STEWARD_MENTION_DUE);
  gint64 start_us = steward_record_get_time (mention, STEWARD_MENTION_CLOCK_START);

  if (start_us == STEWARD_TIME_NONE)
    start_us = steward_record_get_time (mention, STEWARD_MENTION_COLLECTED);
  self->passed = due_us > start_us && start_us != STEWARD_TIME_NONE
                     ? CLAMP ((double) (now_us - start_us) / (double) (due_us - start_us), 0, 1)
                     : 0;
  if (due_us <= now_us)
    {
      self->words = steward_time_late_words (due_us, now_us);
      self->spoken = g_strdup (self->words);
      self->icon_name = "alarm-symbolic";
      self->style = "err";
      self->passed = 1;
      return;
    }
  self->words = steward_time_words (due_us, now_us, zone);
  self->spoken = g_strdup_printf (_("due %s"), self->words);
  self->icon_name = "steward-snooze-symbolic";
  self->style = self->passed >= SOON ? "warn" : "sec";
}

/**
 * steward_due_new:
 * @now_us: the moment it is read
 * @zone: in which it is told
 *
 * Returns: (transfer full): how the mention stands in time
 */
StewardDue *
steward_due_new (StewardRecord *mention,
                 gint64         now_us,
                 GTimeZone     *zone)
{
  StewardDue *self = g_new0 (StewardDue, 1);

  self->passed = -1;
  if (steward_mention_is_closed (mention))
    say_closed (self, mention, now_us, zone);
  else if (steward_mention_get_status (mention) == STEWARD_MENTION_SNOOZED &&
           steward_record_get_time (mention, STEWARD_MENTION_SNOOZED_UNTIL) > now_us)
    say_sleeping (self, mention, now_us, zone);
  else if (steward_record_has (mention, STEWARD_MENTION_DUE))
    say_due (self, mention, now_us, zone);
  else
    {
      self->words = g_strdup ("");
      self->spoken = g_strdup (_("nothing due"));
    }
  return self;
}
