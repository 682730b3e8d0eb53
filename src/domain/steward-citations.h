/* steward-citations.h: which clauses a text rests on, and whether they still say the same
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StewardCitation:
 * @guideline: the id of a guideline
 * @clause: the id of a block of it
 * @number: of the edition whose words the text rests on
 *
 * One clause that a snippet or a response rests on. In JSON, a list of
 * `{ "guideline": "…", "clause": "…", "number": 3 }`.
 */
typedef struct
{
  char   *guideline;
  char   *clause;
  gint64  number;
} StewardCitation;

GPtrArray *steward_citations_parse       (JsonNode              *json) G_GNUC_WARN_UNUSED_RESULT;
JsonNode  *steward_citations_to_json     (GPtrArray             *citations) G_GNUC_WARN_UNUSED_RESULT;
void       steward_citations_set         (GPtrArray             *citations,
                                          const char            *guideline,
                                          const char            *clause,
                                          gint64                 number);
gboolean   steward_citations_remove      (GPtrArray             *citations,
                                          const char            *guideline,
                                          const char            *clause);
gint64     steward_citation_find_change  (const StewardCitation *self,
                                          GPtrArray             *editions,
                                          gint64                 now_us);
gint64     steward_citations_find_change (JsonNode              *json,
                                          GPtrArray             *editions,
                                          gint64                 now_us);

G_END_DECLS
