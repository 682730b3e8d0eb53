/* steward-guideline-proposing.h: how a person wants blocks of a draft to read
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

/**
 * StewardProposal:
 * @clause: the number of a clause of the draft, or the id of its block
 * @words: (nullable): the words of the block that the person saw, without markup; %NULL for those that it has now,
 *   by somebody who saw only words: then what they suggested else, how words are set and what the block is, stays
 * @text: (nullable): the same as CommonMark inline; %NULL where it isn't known, or there is no markup
 * @proposed: how the person wants it to read, as steward-proposal.h has it: new clauses begin in it, it is joined to the one
 *   before, set otherwise, or becomes another kind of paragraph; the same as @words for as it is; empty for the clause to go
 *
 * What a person wants of one block.
 */
typedef struct
{
  const char *clause;
  const char *words;
  const char *text;
  const char *proposed;
} StewardProposal;

StewardOperation *steward_suggestions_propose (const char            *guideline,
                                               const StewardProposal *proposals,
                                               guint                  n_proposals) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
