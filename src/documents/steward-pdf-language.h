/* steward-pdf-language.h: says in a PDF in which language it is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void steward_pdf_language_add (GByteArray *pdf,
                               const char *language);

G_END_DECLS
