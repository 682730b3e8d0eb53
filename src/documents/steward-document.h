/* steward-document.h: what goes wrong with documents from outside
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardDocumentError:
 * @STEWARD_DOCUMENT_ERROR_INVALID: the bytes aren't what they are said to be; the message says where
 * @STEWARD_DOCUMENT_ERROR_LIMIT: larger than %STEWARD_DOCUMENT_MAX_BYTES
 *
 * Why a document was refused. Asking again with the same bytes does not help.
 */
typedef enum
{
  STEWARD_DOCUMENT_ERROR_INVALID,
  STEWARD_DOCUMENT_ERROR_LIMIT,
} StewardDocumentError;

#define STEWARD_DOCUMENT_ERROR (steward_document_error_quark ())
GQuark steward_document_error_quark (void);

/* A guideline of 500 pages has 1.3 MB as Markdown; read, each takes seventy times as much. */
#define STEWARD_DOCUMENT_MAX_BYTES (2 * 1024 * 1024)

G_END_DECLS
