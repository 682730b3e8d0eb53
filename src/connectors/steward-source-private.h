/* steward-source-private.h: what connectors that read share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-source.h"

G_BEGIN_DECLS

GError *steward_source_words_for_way    (GError                  *error) G_GNUC_WARN_UNUSED_RESULT;
GError *steward_source_words_for_answer (const StewardHttpAnswer *answer) G_GNUC_WARN_UNUSED_RESULT;
GError *steward_source_words_for_call   (const GError            *error,
                                         const StewardHttpAnswer *answer) G_GNUC_WARN_UNUSED_RESULT;
void    steward_collect_error_set_retry_after (GError            *error,
                                         gint64                   seconds);

G_END_DECLS
