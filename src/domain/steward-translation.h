/* steward-translation.h: a guideline in another language, and where it lags
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"

G_BEGIN_DECLS

/**
 * StewardRenderingState:
 * @STEWARD_RENDERING_CURRENT: says what the master says
 * @STEWARD_RENDERING_LAGS: the master's clause was changed since
 * @STEWARD_RENDERING_UNTRANSLATED: stands for a clause of the master, in whose words nobody has looked at it yet
 * @STEWARD_RENDERING_MISSING: the master has a clause that this language hasn't
 * @STEWARD_RENDERING_GONE: its clause is no longer in the master
 * @STEWARD_RENDERING_OWN: stands for no clause of the master
 *
 * How a clause stands to the master. In JSON: `current`, `lags`, `untranslated`, `missing`, `gone`, `own`.
 */
typedef enum
{
  STEWARD_RENDERING_CURRENT,
  STEWARD_RENDERING_LAGS,
  STEWARD_RENDERING_UNTRANSLATED,
  STEWARD_RENDERING_MISSING,
  STEWARD_RENDERING_GONE,
  STEWARD_RENDERING_OWN,
} StewardRenderingState;

/**
 * StewardRendering:
 * @block: which block of the language version, or -1
 * @master: which block of the master, or -1
 * @since: the edition of the master that it was translated from; 0 for none
 *
 * One clause of either.
 */
typedef struct
{
  StewardRenderingState state;
  gint                  block;
  gint                  master;
  gint64                since;
} StewardRendering;

StewardGuideline *steward_translation_begin         (StewardGuideline      *master,
                                                     const char            *id,
                                                     const char            *title,
                                                     const char            *language) G_GNUC_WARN_UNUSED_RESULT;
guint             steward_translation_pair          (StewardGuideline      *self,
                                                     StewardGuideline      *master);
GArray           *steward_translation_compare       (StewardGuideline      *self,
                                                     GPtrArray             *editions) G_GNUC_WARN_UNUSED_RESULT;
guint             steward_translation_count_behind  (GArray                *renderings);
gint64            steward_translation_get_number    (StewardGuideline      *self,
                                                     GPtrArray             *editions);
gboolean          steward_rendering_is_behind       (StewardRenderingState  state);
const char       *steward_rendering_state_to_string (StewardRenderingState  state);
gboolean          steward_language_fits             (const char            *wanted,
                                                     const char            *language);

G_END_DECLS
