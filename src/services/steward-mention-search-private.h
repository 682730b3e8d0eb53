/* steward-mention-search-private.h: a search for mentions, ready to be asked
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-directory.h"
#include "steward-mention-query.h"

G_BEGIN_DECLS

/**
 * StewardMentionSearch:
 *
 * A query with the names that it may use, for one transaction. A thread of the store.
 */
typedef struct _StewardMentionSearch StewardMentionSearch;

StewardMentionSearch *steward_mention_search_prepare  (StewardTransaction       *transaction,
                                                       const char               *text,
                                                       GError                  **error);
void                  steward_mention_search_free     (StewardMentionSearch     *self);
StewardQuery         *steward_mention_search_get_query (StewardMentionSearch    *self);
void                  steward_mention_search_select   (StewardMentionSearch     *self,
                                                       StewardMentionSelection  *selection);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardMentionSearch, steward_mention_search_free)

G_END_DECLS
