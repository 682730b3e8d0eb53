/* steward-source-health.h: how a source is, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"

G_BEGIN_DECLS

/**
 * StewardSourceState:
 * @STEWARD_SOURCE_STATE_NEW: was never asked
 * @STEWARD_SOURCE_STATE_WELL: was read the last time
 * @STEWARD_SOURCE_STATE_NOTICE: was read, and there is something to know about it
 * @STEWARD_SOURCE_STATE_FAILING: couldn't be read the last time
 * @STEWARD_SOURCE_STATE_SILENT: another machine collects it and hasn't for three intervals
 * @STEWARD_SOURCE_STATE_REMOVED: isn't asked any more
 *
 * How a source is.
 */
typedef enum
{
  STEWARD_SOURCE_STATE_NEW,
  STEWARD_SOURCE_STATE_WELL,
  STEWARD_SOURCE_STATE_NOTICE,
  STEWARD_SOURCE_STATE_FAILING,
  STEWARD_SOURCE_STATE_SILENT,
  STEWARD_SOURCE_STATE_REMOVED,
} StewardSourceState;

StewardSourceState steward_source_health_state  (StewardRecord *source,
                                                const char    *machine,
                                                gint64         now_us);
char              *steward_source_health_words (StewardRecord *source,
                                                const char    *machine,
                                                gint64         now_us) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
