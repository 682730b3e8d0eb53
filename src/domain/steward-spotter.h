/* steward-spotter.h: many words, phrases and signs found in one pass over a text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-tokens.h"

G_BEGIN_DECLS

#define STEWARD_SPOTTER_NONE G_MAXUINT

/**
 * StewardSpot:
 * @phrase: which one
 * @at: index of its first token; of a sign, %STEWARD_SPOTTER_NONE
 * @n_words: how many tokens it takes
 *
 * A place where a phrase stands.
 */
typedef struct
{
  guint phrase;
  guint at;
  guint n_words;
} StewardSpot;

/**
 * StewardSpotter:
 *
 * All that is looked for in every text, compiled once. What costs is the length of a text and what
 * is found in it, not how much is looked for. Complete before it is first used; then any thread.
 */
typedef struct _StewardSpotter StewardSpotter;

StewardSpotter *steward_spotter_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void            steward_spotter_free         (StewardSpotter     *self);

guint           steward_spotter_add          (StewardSpotter     *self,
                                              const char         *text);
guint           steward_spotter_add_words    (StewardSpotter     *self,
                                              const char *const  *words,
                                              gboolean            prefix);
void            steward_spotter_complete     (StewardSpotter     *self);
guint           steward_spotter_get_n        (StewardSpotter     *self);
const char     *steward_spotter_get_text     (StewardSpotter     *self,
                                              guint               phrase);
void            steward_spotter_spot         (StewardSpotter     *self,
                                              StewardTokens      *tokens,
                                              const char         *text,
                                              GArray             *spots);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSpotter, steward_spotter_free)

G_END_DECLS
