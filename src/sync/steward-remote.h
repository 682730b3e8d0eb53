/* steward-remote.h: a database on a server, asked over HTTP
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-raw-json.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StewardRemote:
 *
 * A conversation with one database. Each call waits for its answer: it belongs to a thread of its own, the one that made
 * it.
 */
typedef struct _StewardRemote StewardRemote;

/**
 * StewardRemoteSession:
 *
 * A login that a server took: one conversation leaves it, and the next one goes on with it, also on another thread. In memory alone.
 */
typedef struct _StewardRemoteSession StewardRemoteSession;

/**
 * StewardRemoteAnswer:
 * @status: of HTTP; one that means success, or that the caller said it can handle
 * @body: JSON, begun with a bracket; not yet looked at
 */
typedef struct
{
  guint   status;
  GBytes *body;
} StewardRemoteAnswer;

void                 steward_remote_session_free  (StewardRemoteSession *self);
void                 steward_remote_answer_free   (StewardRemoteAnswer *self);
StewardRaw           steward_remote_answer_raw    (StewardRemoteAnswer *self);

StewardRemote       *steward_remote_new           (const char          *address,
                                                   const char          *user,
                                                   const char          *secret,
                                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;
StewardRemote       *steward_remote_new_beside    (StewardRemote       *other,
                                                   const char          *suffix) G_GNUC_WARN_UNUSED_RESULT;
gboolean             steward_remote_has_role      (StewardRemote       *self,
                                                   const char          *role);
void                 steward_remote_free          (StewardRemote       *self);
void                 steward_remote_set_cancellable (StewardRemote     *self,
                                                   GCancellable        *cancellable);
void                 steward_remote_set_silence   (StewardRemote       *self,
                                                   guint                seconds);
const char          *steward_remote_get_address   (StewardRemote       *self);
gint64               steward_remote_get_retry_after (StewardRemote     *self);
gboolean             steward_remote_log_in        (StewardRemote       *self,
                                                   GError             **error);
StewardRemoteSession *steward_remote_leave_session (StewardRemote      *self) G_GNUC_WARN_UNUSED_RESULT;
void                 steward_remote_take_session  (StewardRemote       *self,
                                                   StewardRemoteSession *session);
gboolean             steward_remote_be_known      (StewardRemote       *self,
                                                   GError             **error);
char                *steward_remote_find_login    (StewardRemote       *self,
                                                   gboolean            *is_administrator,
                                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;
StewardRemoteAnswer *steward_remote_ask           (StewardRemote       *self,
                                                   const char          *method,
                                                   const char          *path,
                                                   GBytes              *body,
                                                   const guint         *handled,
                                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardRemote, steward_remote_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardRemoteSession, steward_remote_session_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardRemoteAnswer, steward_remote_answer_free)

G_END_DECLS
