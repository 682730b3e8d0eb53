/* steward-query-names-private.h: the names that people write in queries
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-directory.h"
#include "steward-query.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

/**
 * StewardQueryNames:
 *
 * The names of one moment, read when a query first has one. For a transaction.
 */
typedef struct
{
  StewardTransaction *transaction; /* (unowned) */
  StewardDirectory   *directory;   /* (owned) (nullable) */
} StewardQueryNames;

char *steward_query_names_resolve (StewardQueryField  field,
                                   const char        *value,
                                   gpointer           names);
void  steward_query_names_clear   (StewardQueryNames *names);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardQueryNames, steward_query_names_clear)

G_END_DECLS
