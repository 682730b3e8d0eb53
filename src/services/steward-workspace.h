/* steward-workspace.h: one open file, and who is working in it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-changes.h"
#include "steward-clock.h"
#include "steward-operation.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StewardWorkspace:
 *
 * Where the rooms are joined: the file, the clock and the person in whose name things happen. Used
 * in the main context in which it was opened.
 */
#define STEWARD_TYPE_WORKSPACE (steward_workspace_get_type ())
G_DECLARE_FINAL_TYPE (StewardWorkspace, steward_workspace, STEWARD, WORKSPACE, GObject)

/**
 * StewardWorkspace::changed:
 * @changes: what was stored, here or by another process
 *
 * The one word that lists listen to.
 */

/**
 * StewardWorkspace:person:
 *
 * The id of the person in whose name things happen; empty before anybody is known.
 */

StewardWorkspace *steward_workspace_open           (const char           *path,
                                                    gboolean              create,
                                                    StewardClock         *clock,
                                                    GError              **error);
void              steward_workspace_open_async     (const char           *path,
                                                    gboolean              create,
                                                    StewardClock         *clock,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
StewardWorkspace *steward_workspace_open_finish    (GAsyncResult         *result,
                                                    GError              **error);
void              steward_workspace_close          (StewardWorkspace     *self);
char             *steward_workspace_default_path   (void) G_GNUC_WARN_UNUSED_RESULT;

const char       *steward_workspace_get_path       (StewardWorkspace     *self);
const char       *steward_workspace_get_machine    (StewardWorkspace     *self);
const char       *steward_workspace_get_person     (StewardWorkspace     *self);
StewardClock     *steward_workspace_get_clock      (StewardWorkspace     *self);
void              steward_workspace_watch          (StewardWorkspace     *self);
gboolean          steward_workspace_act_as         (StewardWorkspace     *self,
                                                    const char           *person,
                                                    GError              **error);
void              steward_workspace_act_as_async   (StewardWorkspace     *self,
                                                    const char           *person,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean          steward_workspace_act_as_finish  (StewardWorkspace     *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);

gboolean          steward_workspace_perform        (StewardWorkspace     *self,
                                                    StewardOperation     *operation,
                                                    GError              **error);
void              steward_workspace_perform_async  (StewardWorkspace     *self,
                                                    StewardOperation     *operation,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean          steward_workspace_perform_finish (StewardWorkspace     *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);

G_END_DECLS
