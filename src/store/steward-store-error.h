/* steward-store-error.h: what can go wrong with the file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardStoreError:
 * @STEWARD_STORE_ERROR_TOO_NEW: a newer Steward wrote the file; it was not touched
 * @STEWARD_STORE_ERROR_NOT_STEWARD: the file isn't Steward's; it was not touched
 * @STEWARD_STORE_ERROR_DAMAGED: the file is damaged; nothing more is written to it. Restore a
 *   backup or salvage it
 * @STEWARD_STORE_ERROR_BUSY: another program kept the file locked for five seconds; try again
 * @STEWARD_STORE_ERROR_FULL: no room on the disk; nothing was lost, make room and try again
 * @STEWARD_STORE_ERROR_IO: the disk or its permissions failed; nothing of the change was stored
 * @STEWARD_STORE_ERROR_NOT_FOUND: no such record
 * @STEWARD_STORE_ERROR_NO_FILE: there is no workspace in that place
 * @STEWARD_STORE_ERROR_ITSELF: a copy would take the place of what is copied
 * @STEWARD_STORE_ERROR_AMBIGUOUS: a shortened id fits several records
 * @STEWARD_STORE_ERROR_FIXED: an immutable record or field would be changed
 * @STEWARD_STORE_ERROR_FAILED: a fault of this program; the message has SQLite's words
 *
 * What became of a request to the file.
 */
typedef enum
{
  STEWARD_STORE_ERROR_TOO_NEW,
  STEWARD_STORE_ERROR_NOT_STEWARD,
  STEWARD_STORE_ERROR_DAMAGED,
  STEWARD_STORE_ERROR_BUSY,
  STEWARD_STORE_ERROR_FULL,
  STEWARD_STORE_ERROR_IO,
  STEWARD_STORE_ERROR_NOT_FOUND,
  STEWARD_STORE_ERROR_NO_FILE,
  STEWARD_STORE_ERROR_ITSELF,
  STEWARD_STORE_ERROR_AMBIGUOUS,
  STEWARD_STORE_ERROR_FIXED,
  STEWARD_STORE_ERROR_FAILED,
} StewardStoreError;

#define STEWARD_STORE_ERROR (steward_store_error_quark ())
GQuark steward_store_error_quark (void);

G_END_DECLS
