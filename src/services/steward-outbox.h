/* steward-outbox.h: what is on its way out, and what needs a look
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

/**
 * StewardOutboxSection:
 * @STEWARD_OUTBOX_LOOK: failed, of unknown outcome, missed its time, or the person wrote again
 * @STEWARD_OUTBOX_SENDING: being published
 * @STEWARD_OUTBOX_SCHEDULED: has its time, the next first
 * @STEWARD_OUTBOX_READY: approved, without a time
 * @STEWARD_OUTBOX_WAITING: is being written, or waits for approval
 * @STEWARD_OUTBOX_SENT: published, the newest of them
 * @STEWARD_OUTBOX_ENDED: rejected, withdrawn or deleted, the newest of them
 *
 * The sections of the outbox, in their order. In JSON: `look`, `sending`, `scheduled`, `ready`, `waiting`, `sent`, `ended`.
 */
typedef enum
{
  STEWARD_OUTBOX_LOOK,
  STEWARD_OUTBOX_SENDING,
  STEWARD_OUTBOX_SCHEDULED,
  STEWARD_OUTBOX_READY,
  STEWARD_OUTBOX_WAITING,
  STEWARD_OUTBOX_SENT,
  STEWARD_OUTBOX_ENDED,
} StewardOutboxSection;

#define STEWARD_N_OUTBOX_SECTIONS 7

const char       *steward_outbox_section_name  (StewardOutboxSection  section);
const char       *steward_outbox_section_words (StewardOutboxSection  section);

StewardOperation *steward_outbox_list          (const char           *section,
                                                const char *const    *departments) G_GNUC_WARN_UNUSED_RESULT;
StewardOperation *steward_outbox_calendar      (gint64                from_us,
                                                gint64                until_us,
                                                const char *const    *departments) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
