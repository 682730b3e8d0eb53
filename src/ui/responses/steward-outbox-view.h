/* steward-outbox-view.h: answers by how far they are, by day, or as a search finds them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/**
 * StewardOutboxMode:
 * @STEWARD_OUTBOX_MODE_NONE: nothing is read
 * @STEWARD_OUTBOX_MODE_LIST: by how far they are
 * @STEWARD_OUTBOX_MODE_CALENDAR: by the day on which they go or went out
 * @STEWARD_OUTBOX_MODE_SEARCH: those that a query finds
 *
 * What the list shows.
 */
typedef enum
{
  STEWARD_OUTBOX_MODE_NONE,
  STEWARD_OUTBOX_MODE_LIST,
  STEWARD_OUTBOX_MODE_CALENDAR,
  STEWARD_OUTBOX_MODE_SEARCH,
} StewardOutboxMode;

/**
 * StewardOutboxView:
 *
 * Answers under headings, or on the days of a month, kept up to date while it shows something.
 */
#define STEWARD_TYPE_OUTBOX_VIEW (steward_outbox_view_get_type ())
G_DECLARE_FINAL_TYPE (StewardOutboxView, steward_outbox_view, STEWARD, OUTBOX_VIEW, AdwBin)

/**
 * StewardOutboxView::open:
 * @id: of a response that somebody wants to see
 */

void steward_outbox_view_attach    (StewardOutboxView *self,
                                    StewardPage       *page);
void steward_outbox_view_show      (StewardOutboxView *self,
                                    StewardOutboxMode  mode,
                                    const char        *query);
void steward_outbox_view_set_width (StewardOutboxView *self,
                                    StewardWidth       width);
void steward_outbox_view_focus     (StewardOutboxView *self);

G_END_DECLS
