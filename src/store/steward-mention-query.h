/* steward-mention-query.h: which mentions a query finds, newest first
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-query.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

/**
 * StewardMentionSelection:
 * @query: (nullable): what is asked; %NULL is everything
 * @resolve: (nullable): turns names into ids
 * @departments: (nullable): only these; `none` is Unowned
 * @statuses: (nullable): only these
 * @before_row: only what lies before it in time; %G_MAXINT64 for the newest
 */
typedef struct
{
  StewardQuery        *query;
  StewardQueryResolve  resolve;
  gpointer             resolve_data;
  const char *const   *departments;
  const char *const   *statuses;
  gint64               before_row;
} StewardMentionSelection;

/**
 * StewardWaitingMention:
 * @due_us: when it is due, or %STEWARD_TIME_NONE
 * @snoozed_us: until when it is hidden, or %STEWARD_TIME_NONE
 * @status: of the mention; interned
 * @department: id of the one that answers, or %NULL for Unowned; interned
 *
 * One mention that somebody has to do something about.
 */
typedef struct
{
  gint64      row;
  gint64      due_us;
  gint64      snoozed_us;
  const char *status;
  const char *department;
} StewardWaitingMention;

gboolean steward_transaction_search_mentions (StewardTransaction             *self,
                                              const StewardMentionSelection  *selection,
                                              guint                           limit,
                                              GArray                         *rows,
                                              GError                        **error);
gboolean steward_transaction_count_mentions  (StewardTransaction             *self,
                                              const StewardMentionSelection  *selection,
                                              gint64                          at_most,
                                              gint64                         *count,
                                              GError                        **error);
GArray  *steward_transaction_list_waiting    (StewardTransaction             *self,
                                              const char *const              *departments,
                                              GError                        **error);
GPtrArray *steward_transaction_list_active_by_author (StewardTransaction *self,
                                              const char                     *author_address,
                                              guint                           limit,
                                              GError                        **error);

G_END_DECLS
