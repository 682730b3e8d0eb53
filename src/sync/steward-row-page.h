/* steward-row-page.h: a page of what a server has, read and stored
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-receiving.h"
#include "steward-replicator.h"

G_BEGIN_DECLS

/**
 * STEWARD_ROW_PAGE_SIZE:
 *
 * How many rows are asked for at once, where they aren't too large.
 */
#define STEWARD_ROW_PAGE_SIZE 1000

/**
 * StewardRowPage:
 * @receiving: what takes the rows
 * @rows: (unowned): source of the rows, in an answer that stays as long
 * @last: (unowned): of the last of them
 * @since: (owned) (nullable): `last_seq`: source text, kept byte for byte
 * @skips_first: the first row was the last one of the page before
 * @notes_open: what came without its content, or in several leaves, is told of only here
 *
 * Rows of `_changes` or `_all_docs`.
 */
typedef struct
{
  StewardReceiving *receiving;
  StewardRaw        rows;
  StewardRaw        last;
  guint             n_rows;
  char             *since;
  gboolean          skips_first;
  gboolean          notes_open;
} StewardRowPage;

/**
 * StewardRowPageAsk:
 *
 * Asks for the page that follows. Runs while the one before is stored: of @data it changes nothing.
 *
 * Returns: (transfer full) (nullable): the answer
 */
typedef StewardRemoteAnswer *(*StewardRowPageAsk) (gconstpointer   data,
                                                   GError        **error);

void     steward_row_page_clear         (StewardRowPage       *self);
gboolean steward_row_page_read          (StewardRowPage       *self,
                                         StewardRaw            source,
                                         const char           *rows_name,
                                         GError              **error);
gboolean steward_row_page_store         (StewardRowPage       *self,
                                         const StewardMoment  *moment,
                                         gboolean             *has_changed,
                                         GError              **error);
gboolean steward_row_page_store_and_ask (StewardReplicating   *replicating,
                                         StewardMomentFunc     store,
                                         StewardRowPageAsk     ask,
                                         gpointer              data,
                                         StewardRemoteAnswer **next,
                                         GError              **next_error,
                                         GError              **error);

G_END_DECLS
