/* steward-variant-words.h: what the letters of a matrix mean, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-variant.h"

G_BEGIN_DECLS

const char *steward_variant_words_meaning (const StewardVariantLetter *letter);
char       *steward_variant_words_duty    (const StewardVariantLetter *letter) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_variant_words_cell    (StewardVariant             *variant,
                                           StewardLetters              letters) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
