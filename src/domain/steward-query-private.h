/* steward-query-private.h: what a query is made of
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-query.h"

G_BEGIN_DECLS

struct _StewardQueryNode
{
  StewardQueryType  type;
  GPtrArray        *children; /* (owned) (nullable) (element-type StewardQueryNode) */
  char            **words;    /* (owned) (nullable) */
  gboolean          prefix;
  StewardQueryField field;
  char             *value;    /* (owned) (nullable) */
  gint64            time_us;
};

struct _StewardQuery
{
  gatomicrefcount   ref_count;
  StewardQueryNode *root;     /* (owned) */
  GArray           *problems; /* (owned) (element-type StewardQueryProblem) */
  GTimeZone        *zone;     /* (owned) */
};

StewardQueryNode *steward_query_node_new     (StewardQueryType type);
void              steward_query_node_free    (StewardQueryNode *node);
gboolean          steward_query_is_delimiter (const char *p);

G_END_DECLS
