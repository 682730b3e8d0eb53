/* steward-proposal.h: how a person wants a block to read
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In what a person wants a block to read: */

/* Here a new clause begins: U+2029, the paragraph separator of Unicode. */
#define STEWARD_PROPOSAL_BREAK "\xe2\x80\xa9"
/* Here a new clause of some kind begins: a code point for each shape of steward-block-shape.h, from this one on, in their order.
 * It is in no record. */
#define STEWARD_PROPOSAL_FIRST_KIND 0xf0010
/* In front of all: the block is to be joined to the one before it. It is in no record. */
#define STEWARD_PROPOSAL_JOIN "\b"
/* Behind the words: how they are set, where that doesn't follow, as steward-spans.h has it; U+001E. */
#define STEWARD_PROPOSAL_SPANS "\x1e"
/* Behind all: what the block is to be, as steward-block-shape.h has it; U+001D. It is in no record. */
#define STEWARD_PROPOSAL_SHAPE "\x1d"

/**
 * StewardProposalEdit:
 * @start: first code point of the words that are there
 * @end: the one after the last; @start where words are only put between
 * @replacement: what is to stand there; empty where words are only taken out
 * @spans: (nullable): how @replacement is set, as steward-spans.h has it; %NULL for what follows from the words around it
 * @shape: (nullable): instead of all that: what the block is to be
 *
 * One place at which other words are wanted, or the same words set otherwise, or another kind of paragraph.
 */
typedef struct
{
  guint  start;
  guint  end;
  char  *replacement;
  char  *spans;
  char  *shape;
} StewardProposalEdit;

gboolean             steward_proposal_is_break   (gunichar    sign);
gunichar             steward_proposal_get_break  (const char *shape);
const char          *steward_proposal_get_kind   (gunichar    sign);
const char          *steward_proposal_find_break (const char *text);
char                *steward_proposal_take_kinds (const char *text,
                                                  char      **kinds) G_GNUC_WARN_UNUSED_RESULT;
char                *steward_proposal_put_kinds  (const char *text,
                                                  const char *kinds) G_GNUC_WARN_UNUSED_RESULT;
StewardProposalEdit *steward_proposal_edit_new   (guint       start,
                                                  guint       end,
                                                  const char *replacement);
StewardProposalEdit *steward_proposal_edit_new_shape (const char *shape);
GPtrArray           *steward_proposal_edits_new  (void);
GPtrArray           *steward_proposal_list_edits (const char *words,
                                                  const char *proposed) G_GNUC_WARN_UNUSED_RESULT;
char                *steward_proposal_apply      (const char *words,
                                                  GPtrArray  *edits) G_GNUC_WARN_UNUSED_RESULT;
char                *steward_proposal_carry      (const char *words,
                                                 const char *proposed,
                                                 const char *now,
                                                 const char *now_proposed) G_GNUC_WARN_UNUSED_RESULT;
char                *steward_proposal_dup_text   (const char *proposed) G_GNUC_WARN_UNUSED_RESULT;
const char          *steward_proposal_get_spans  (const char *proposed);
const char          *steward_proposal_get_shape  (const char *proposed);
char                *steward_proposal_set_shape  (const char *proposed,
                                                  const char *shape) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
