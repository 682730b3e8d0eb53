/* steward-search-writes.h: what a transaction has to write to the search index and the rollup
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-connection.h"
#include "steward-record.h"

G_BEGIN_DECLS

/**
 * StewardSearchEntry:
 *
 * What one mention brings into the index. A deletion must name exactly what was added.
 */
typedef struct
{
  GString *words;
  GString *author;
  GString *facets;
} StewardSearchEntry;

/**
 * StewardSearchWrites:
 *
 * The changes of one transaction, held back until it ends or somebody asks the index, and then written
 * by rising row: FTS5 writes a segment of its own each time a row comes that is lower than the last,
 * and merging those takes most of the time of an import. The thread of the transaction.
 */
typedef struct _StewardSearchWrites StewardSearchWrites;

StewardSearchWrites *steward_search_writes_new   (StewardConnection    *connection);
void                 steward_search_writes_free  (StewardSearchWrites  *self);
gboolean             steward_search_writes_add   (StewardSearchWrites  *self,
                                                  StewardRecord        *before,
                                                  StewardRecord        *after,
                                                  GError              **error);
gboolean             steward_search_writes_flush (StewardSearchWrites  *self,
                                                  GError              **error);

void                 steward_search_entry_fill   (StewardSearchEntry   *entry,
                                                  StewardRecord        *mention);
void                 steward_search_entry_clear  (StewardSearchEntry   *entry);

G_END_DECLS
