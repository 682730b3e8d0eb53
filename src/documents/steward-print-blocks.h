/* steward-print-blocks.h: the blocks of a guideline on pages
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"
#include "steward-pages.h"

G_BEGIN_DECLS

/**
 * StewardPrintBlock:
 * @before: (nullable): what the block was; %NULL: it is new
 * @after: (nullable): what it is; %NULL: it was removed. The same as @before where nothing is compared
 * @clause: the number that people name it by, or an empty text
 * @depth: under how many others it lies
 * @number: of an item that is counted
 * @quote: how deep the quote lies that it is or is in, from 1; 0 for none
 *
 * A block as it is printed.
 */
typedef struct
{
  const StewardGuidelineBlock *before;
  const StewardGuidelineBlock *after;
  const char                  *clause;
  guint                        depth;
  guint                        number;
  guint                        quote;
} StewardPrintBlock;

void steward_print_block (StewardPages            *pages,
                          const StewardPrintBlock *block);

G_END_DECLS
