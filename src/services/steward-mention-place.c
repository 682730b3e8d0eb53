/* steward-mention-place.c: what a routing writes on a mention
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mention-place"

#include "steward-mention-place-private.h"

#include "steward-kinds.h"

/* A clock that is a little ahead is believed; a date beyond is a mistake of the source. */
#define MAX_AHEAD_US STEWARD_DAY_US

/**
 * steward_mention_clock_start:
 * @mention: with its time of collecting
 *
 * Returns: from when the target counts: the later of published and first collected, in microseconds
 *   since 1970 UTC. A post dated more than a day ahead of being collected counts from then
 */
gint64
steward_mention_clock_start (StewardRecord *mention)
{
  gint64 published = steward_record_get_time (mention, STEWARD_MENTION_PUBLISHED);
  gint64 collected = steward_record_get_time (mention, STEWARD_MENTION_COLLECTED);

  /* One that another machine sent may lack it. */
  if (collected == STEWARD_TIME_NONE)
    return published;
  return published != STEWARD_TIME_NONE && published > collected && published - collected <= MAX_AHEAD_US ? published
                                                                                                          : collected;
}

static void
set_departments (StewardRecord *mention,
                 guint          field,
                 GPtrArray     *departments,
                 guint          from)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = from; i < departments->len; i++)
    g_ptr_array_add (ids, departments->pdata[i]);
  g_ptr_array_add (ids, NULL);
  steward_record_set_set (mention, field, (const char *const *) ids->pdata);
}

static void
set_or_clear_integer (StewardRecord *mention,
                      guint          field,
                      gboolean       is_set,
                      gint64         value)
{
  if (is_set)
    steward_record_set_integer (mention, field, value);
  else
    steward_record_clear (mention, field);
}

/**
 * steward_mention_place:
 * @routing: of its activity
 *
 * Writes on the mention where it goes: the first Responsible department has it, the others share it;
 * the Informed ones, the number of the matrix, the target, the clock and the due time. No row that
 * fits leaves it without a department: *Unowned*.
 */
void
steward_mention_place (StewardRecord  *mention,
                       StewardRouting *routing)
{
  gboolean is_owned = routing->responsible->len > 0;

  if (is_owned)
    steward_record_set_text (mention, STEWARD_MENTION_DEPARTMENT, routing->responsible->pdata[0]);
  else
    steward_record_clear (mention, STEWARD_MENTION_DEPARTMENT);
  set_departments (mention, STEWARD_MENTION_SHARED_WITH, routing->responsible, 1);
  set_departments (mention, STEWARD_MENTION_INFORMED, routing->informed, 0);
  set_or_clear_integer (mention, STEWARD_MENTION_MATRIX_VERSION, routing->matrix_version > 0, routing->matrix_version);
  set_or_clear_integer (mention, STEWARD_MENTION_TARGET_MINUTES, routing->target_minutes > 0, routing->target_minutes);
  set_or_clear_integer (mention, STEWARD_MENTION_CLOCK_START, routing->clock_start_us != STEWARD_TIME_NONE,
                        routing->clock_start_us);
  set_or_clear_integer (mention, STEWARD_MENTION_DUE, routing->due_us != STEWARD_TIME_NONE, routing->due_us);
}

/**
 * steward_mention_leave:
 * @before: as it was
 * @mention: as it is placed again
 *
 * Whoever had it and isn't of the new department has it no more, and nobody has to accept it.
 */
void
steward_mention_leave (StewardOrganisation *organisation,
                       StewardRecord       *before,
                       StewardRecord       *mention)
{
  const char *department = steward_record_get_text (mention, STEWARD_MENTION_DEPARTMENT);
  const char *assignee = steward_record_get_text (mention, STEWARD_MENTION_ASSIGNEE);

  if (g_strcmp0 (steward_record_get_text (before, STEWARD_MENTION_DEPARTMENT), department) == 0)
    return;
  if (assignee != NULL && (department == NULL || !steward_organisation_has_role (organisation, assignee, department,
                                                                                 STEWARD_ROLE_MEMBER)))
    steward_record_clear (mention, STEWARD_MENTION_ASSIGNEE);
  steward_record_clear (mention, STEWARD_MENTION_HANDED_FROM);
  steward_record_clear (mention, STEWARD_MENTION_HAND_OVER_ACCEPTED);
}
