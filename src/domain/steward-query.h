/* steward-query.h: the language of the search bar, of topics and of the command line
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"
#include "steward-tokens.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardQueryType:
 * @STEWARD_QUERY_EVERYTHING: no condition
 * @STEWARD_QUERY_AND: all children
 * @STEWARD_QUERY_OR: one of the children or more
 * @STEWARD_QUERY_NOT: not its one child
 * @STEWARD_QUERY_WORDS: the words follow each other in title, text and hashtags, or in the author's name
 * @STEWARD_QUERY_AUTHOR: the words follow each other in the author's name
 * @STEWARD_QUERY_FIELD: a field has a value
 * @STEWARD_QUERY_BEFORE: published before a moment
 * @STEWARD_QUERY_AFTER: published at a moment or after it
 *
 * What a node of a query asks.
 */
typedef enum
{
  STEWARD_QUERY_EVERYTHING,
  STEWARD_QUERY_AND,
  STEWARD_QUERY_OR,
  STEWARD_QUERY_NOT,
  STEWARD_QUERY_WORDS,
  STEWARD_QUERY_AUTHOR,
  STEWARD_QUERY_FIELD,
  STEWARD_QUERY_BEFORE,
  STEWARD_QUERY_AFTER,
} StewardQueryType;

/**
 * StewardQueryField:
 *
 * Fields that have a value. `site:` is the host of the address or a domain above it; `lang:` the
 * language without its region; `none` asks for what is empty.
 */
typedef enum
{
  STEWARD_QUERY_FIELD_SITE,
  STEWARD_QUERY_FIELD_LANG,
  STEWARD_QUERY_FIELD_SOURCE,
  STEWARD_QUERY_FIELD_VOICE,
  STEWARD_QUERY_FIELD_MOOD,
  STEWARD_QUERY_FIELD_STATUS,
  STEWARD_QUERY_FIELD_DEPARTMENT,
  STEWARD_QUERY_FIELD_ACTIVITY,
  STEWARD_QUERY_FIELD_TOPIC,
  STEWARD_QUERY_FIELD_NETWORK,
  STEWARD_QUERY_FIELD_ASSIGNEE,
} StewardQueryField;

/**
 * StewardQueryProblemCode:
 * @STEWARD_QUERY_PROBLEM_PARENTHESIS: one is opened and not closed, or closed and not opened
 * @STEWARD_QUERY_PROBLEM_QUOTE: a quotation mark is not closed: the rest is the phrase
 * @STEWARD_QUERY_PROBLEM_FIELD: no such field: taken as words
 * @STEWARD_QUERY_PROBLEM_VALUE: a field without a value: left out
 * @STEWARD_QUERY_PROBLEM_DATE: not a day: left out
 * @STEWARD_QUERY_PROBLEM_OPERAND: an operator without something on each side: left out
 * @STEWARD_QUERY_PROBLEM_NOT_ALONE: NOT with nothing to take away from: it means all the others
 * @STEWARD_QUERY_PROBLEM_NO_WORDS: signs without a letter or digit: left out
 * @STEWARD_QUERY_PROBLEM_TOO_LONG: what follows is left out
 * @STEWARD_QUERY_PROBLEM_TOO_DEEP: parentheses within parentheses, too many: left out
 *
 * Where the query isn't understood. Codes are stable.
 */
typedef enum
{
  STEWARD_QUERY_PROBLEM_PARENTHESIS,
  STEWARD_QUERY_PROBLEM_QUOTE,
  STEWARD_QUERY_PROBLEM_FIELD,
  STEWARD_QUERY_PROBLEM_VALUE,
  STEWARD_QUERY_PROBLEM_DATE,
  STEWARD_QUERY_PROBLEM_OPERAND,
  STEWARD_QUERY_PROBLEM_NOT_ALONE,
  STEWARD_QUERY_PROBLEM_NO_WORDS,
  STEWARD_QUERY_PROBLEM_TOO_LONG,
  STEWARD_QUERY_PROBLEM_TOO_DEEP,
} StewardQueryProblemCode;

/**
 * StewardQueryProblem:
 * @code: what is wrong
 * @start: byte of the text where it is
 * @end: byte behind it
 */
typedef struct
{
  StewardQueryProblemCode code;
  guint                   start;
  guint                   end;
} StewardQueryProblem;

#define STEWARD_QUERY_MAX_BYTES 4096
#define STEWARD_QUERY_MAX_NODES 256
#define STEWARD_QUERY_MAX_DEPTH 32

typedef struct _StewardQuery StewardQuery;
typedef struct _StewardQueryNode StewardQueryNode;

/**
 * StewardQueryResolve:
 * @field: a field whose values are records
 * @value: a name as somebody typed it
 *
 * Returns: (transfer full) (nullable): the id that the mention's field holds; %NULL to compare @value itself
 */
typedef char *(*StewardQueryResolve) (StewardQueryField  field,
                                      const char        *value,
                                      gpointer           data);

StewardQuery              *steward_query_new             (const char             *text,
                                                          gint64                  now_us,
                                                          GTimeZone              *zone) G_GNUC_WARN_UNUSED_RESULT;
StewardQuery              *steward_query_ref             (StewardQuery           *self);
void                       steward_query_unref           (StewardQuery           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardQuery, steward_query_unref)

const StewardQueryNode    *steward_query_get_root        (StewardQuery           *self);
const StewardQueryProblem *steward_query_get_problems    (StewardQuery           *self,
                                                          guint                  *n_problems);
char                      *steward_query_to_text         (StewardQuery           *self) G_GNUC_WARN_UNUSED_RESULT;
const char                *steward_query_problem_name    (StewardQueryProblemCode code);
const char                *steward_query_field_name      (StewardQueryField       field);

StewardQueryType           steward_query_node_get_type   (const StewardQueryNode *node);
guint                      steward_query_node_get_n_children (const StewardQueryNode *node);
const StewardQueryNode    *steward_query_node_get_child  (const StewardQueryNode *node,
                                                          guint                   index);
const char *const         *steward_query_node_get_words  (const StewardQueryNode *node);
gboolean                   steward_query_node_is_prefix  (const StewardQueryNode *node);
StewardQueryField          steward_query_node_get_field  (const StewardQueryNode *node);
const char                *steward_query_node_get_value  (const StewardQueryNode *node);
gint64                     steward_query_node_get_time   (const StewardQueryNode *node);

char                      *steward_query_author_words    (const char             *author,
                                                          const char             *author_address) G_GNUC_WARN_UNUSED_RESULT;
gboolean                   steward_query_node_matches_field (const StewardQueryNode *node,
                                                          StewardRecord          *mention,
                                                          StewardQueryResolve     resolve,
                                                          gpointer                data);
gboolean                   steward_query_matches         (StewardQuery           *self,
                                                          StewardRecord          *mention,
                                                          StewardQueryResolve     resolve,
                                                          gpointer                data);

G_END_DECLS
