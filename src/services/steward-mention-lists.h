/* steward-mention-lists.h: live lists of mentions, and what waits
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record-list.h"

G_BEGIN_DECLS

/**
 * StewardQueueSection:
 * @STEWARD_QUEUE_OVERDUE: the time has passed
 * @STEWARD_QUEUE_TODAY: due before midnight, in the workspace's zone
 * @STEWARD_QUEUE_UNOWNED: no row of the matrix fits
 * @STEWARD_QUEUE_LATER: due after today, or with no time set
 * @STEWARD_QUEUE_WAITING: for the public, a colleague or a time
 * @STEWARD_QUEUE_DONE: answered or dismissed in the last seven days
 *
 * The headings of the queue, in order.
 */
typedef enum
{
  STEWARD_QUEUE_OVERDUE,
  STEWARD_QUEUE_TODAY,
  STEWARD_QUEUE_UNOWNED,
  STEWARD_QUEUE_LATER,
  STEWARD_QUEUE_WAITING,
  STEWARD_QUEUE_DONE,
  STEWARD_N_QUEUE_SECTIONS,
} StewardQueueSection;

const char        *steward_queue_section_title (StewardQueueSection   section);

StewardRecordList *steward_mention_queue_new   (StewardWorkspace     *workspace,
                                                const char *const    *departments);
StewardRecordList *steward_mention_search_new  (StewardWorkspace     *workspace,
                                                const char           *text,
                                                const char *const    *departments);

StewardOperation  *steward_mention_count       (const char           *person,
                                                const char *const    *departments);
StewardOperation  *steward_mention_overview    (const char *const    *departments);

G_END_DECLS
