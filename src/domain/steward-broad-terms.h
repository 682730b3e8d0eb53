/* steward-broad-terms.h: broad words in a guideline's own text, and the grounds for keeping them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"

G_BEGIN_DECLS

/**
 * StewardBroadTerm:
 * @term: as it is called
 * @language: (nullable): BCP 47, in which it is looked for; %NULL is in all
 * @forms: other words that count as it
 * @why: (nullable): what was faulted about it
 * @source: (nullable): where
 * @dated: (nullable): of which day the source is, `2012-05-30`
 * @record: (nullable): the id of the record that says so; %NULL for what comes with the program
 *
 * A term that a labour board or its counsel has faulted as too broad. It says nothing of whether a text is lawful.
 */
typedef struct
{
  char  *term;
  char  *language;
  char **forms;
  char  *why;
  char  *source;
  char  *dated;
  char  *record;
} StewardBroadTerm;

/**
 * StewardBroadMark:
 * @block: which block of the guideline
 * @term: which term
 * @start: first code point of the plain words, cells of a table with a line feed between
 * @end: the one after the last
 *
 * A place in a guideline where a broad term stands.
 */
typedef struct
{
  guint block;
  guint term;
  guint start;
  guint end;
} StewardBroadMark;

/**
 * StewardGroundsStanding:
 * @STEWARD_GROUNDS_NONE: nobody has answered for the clause and the term
 * @STEWARD_GROUNDS_CURRENT: answered, and the clause reads as it did then
 * @STEWARD_GROUNDS_OUTDATED: answered, and the clause was reworded since
 *
 * What an answer is worth now. In JSON: `open`, `answered`, `reworded`.
 */
typedef enum
{
  STEWARD_GROUNDS_NONE,
  STEWARD_GROUNDS_CURRENT,
  STEWARD_GROUNDS_OUTDATED,
} StewardGroundsStanding;

/**
 * StewardBroadTerms:
 *
 * The terms that are looked for: those that come with the program, as a workspace has changed them. One thread.
 */
typedef struct _StewardBroadTerms StewardBroadTerms;

StewardBroadTerms      *steward_broad_terms_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void                    steward_broad_terms_free      (StewardBroadTerms *self);
gboolean                steward_broad_terms_add_list  (StewardBroadTerms *self,
                                                       const char        *language,
                                                       const char        *text,
                                                       gsize              length,
                                                       GError           **error);
void                    steward_broad_terms_apply     (StewardBroadTerms *self,
                                                       StewardRecord     *record);
guint                   steward_broad_terms_get_n     (StewardBroadTerms *self);
const StewardBroadTerm *steward_broad_terms_get       (StewardBroadTerms *self,
                                                       guint              at);
gint                    steward_broad_terms_find      (StewardBroadTerms *self,
                                                       const char        *term,
                                                       const char        *language);
const char             *steward_broad_terms_get_dated (StewardBroadTerms *self);
GArray                 *steward_broad_terms_review    (StewardBroadTerms *self,
                                                       StewardGuideline  *guideline);

char                   *steward_broad_terms_plain     (const StewardGuidelineBlock *block) G_GNUC_WARN_UNUSED_RESULT;
StewardGroundsStanding  steward_grounds_standing      (StewardRecord     *grounds,
                                                       const char        *words);
const char             *steward_grounds_standing_to_string (StewardGroundsStanding standing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardBroadTerms, steward_broad_terms_free)

G_END_DECLS
