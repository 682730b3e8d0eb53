/* steward-deeds.h: what people do in one window, and how it is undone
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardPerformed:
 * @owner: what was given; still alive
 * @operation: with its results
 * @error: (nullable): why it didn't happen; %NULL when it did
 */
typedef void (*StewardPerformed) (gpointer          owner,
                                  StewardOperation *operation,
                                  const GError     *error);

/**
 * StewardUndoFunc:
 * @done: something that happened
 *
 * Returns: (transfer full) (nullable): what takes it back
 */
typedef StewardOperation *(*StewardUndoFunc) (StewardOperation *done);

/**
 * StewardDeeds:
 *
 * Runs the operations of one window off the main thread, shows a toast with Undo for those that
 * can be taken back, and keeps them for Ctrl+Z.
 */
#define STEWARD_TYPE_DEEDS (steward_deeds_get_type ())
G_DECLARE_FINAL_TYPE (StewardDeeds, steward_deeds, STEWARD, DEEDS, GObject)

/**
 * StewardDeeds::idle:
 *
 * The last operation that was running has ended.
 */

StewardDeeds *steward_deeds_new        (StewardWorkspace *workspace,
                                        AdwToastOverlay  *toasts);
void          steward_deeds_perform    (StewardDeeds     *self,
                                        StewardOperation *operation,
                                        const char       *title,
                                        StewardUndoFunc   undo,
                                        StewardPerformed  performed,
                                        gpointer          owner);
gboolean      steward_deeds_undo       (StewardDeeds     *self);
gboolean      steward_deeds_redo       (StewardDeeds     *self);
gboolean      steward_deeds_is_running (StewardDeeds     *self);

G_END_DECLS
