/* steward-sync-error.h: why a sync didn't happen, and what the caller can do about it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardSyncError:
 * @STEWARD_SYNC_ERROR_OFFLINE: the server isn't reached, or something else answers in its place; later
 * @STEWARD_SYNC_ERROR_BUSY: the server asks for patience; later
 * @STEWARD_SYNC_ERROR_PASSWORD: name or password are wrong; asked once, and not again before somebody gives another one
 * @STEWARD_SYNC_ERROR_LOCKED: the account is locked there for a while; later, and not sooner
 * @STEWARD_SYNC_ERROR_NOT_MEMBER: this login may not read the database; an administrator helps
 * @STEWARD_SYNC_ERROR_GONE: there is no such database any more; nothing is deleted here
 * @STEWARD_SYNC_ERROR_REFUSED: the server doesn't do what was asked; the message has its words
 * @STEWARD_SYNC_ERROR_TOO_BIG: an answer larger than what we read, or a request larger than what the server reads
 * @STEWARD_SYNC_ERROR_DELETIONS: more would be deleted here than goes without asking
 * @STEWARD_SYNC_ERROR_UNSAFE: the address isn't https, or the server couldn't prove who it is
 */
typedef enum
{
  STEWARD_SYNC_ERROR_OFFLINE,
  STEWARD_SYNC_ERROR_BUSY,
  STEWARD_SYNC_ERROR_PASSWORD,
  STEWARD_SYNC_ERROR_LOCKED,
  STEWARD_SYNC_ERROR_NOT_MEMBER,
  STEWARD_SYNC_ERROR_GONE,
  STEWARD_SYNC_ERROR_REFUSED,
  STEWARD_SYNC_ERROR_TOO_BIG,
  STEWARD_SYNC_ERROR_DELETIONS,
  STEWARD_SYNC_ERROR_UNSAFE,
} StewardSyncError;

#define STEWARD_SYNC_ERROR (steward_sync_error_quark ())
GQuark steward_sync_error_quark (void);

G_END_DECLS
