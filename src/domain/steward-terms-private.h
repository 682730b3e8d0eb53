/* steward-terms-private.h: the words, stems and patterns of a rule, ready to look for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-rule.h"
#include "steward-wording.h"

G_BEGIN_DECLS

/* Words, stems and patterns, ready to look for. */
typedef struct
{
  GPtrArray  *phrases;  /* (owned) (element-type StewardPhrase) */
  char      **stems;    /* (owned) */
  GPtrArray  *patterns; /* (owned) (element-type GRegex) */
  GHashTable *stemmed;  /* (owned) language → GPtrArray of StewardPhrase, made when asked for */
} StewardTerms;

void     steward_terms_init      (StewardTerms           *terms,
                                  const StewardRuleTerms *written,
                                  const char *const      *otherwise);
void     steward_terms_clear     (StewardTerms           *terms);
gboolean steward_terms_are_empty (const StewardTerms     *terms);
GArray  *steward_terms_find      (StewardTerms           *terms,
                                  const char             *text,
                                  StewardWording         *wording,
                                  const char             *language);

G_END_DECLS
