/* steward-document.c: what goes wrong with documents from outside
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-document"

#include "steward-document.h"

G_DEFINE_QUARK (steward-document-error-quark, steward_document_error)
