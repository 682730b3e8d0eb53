/* steward-kind.h: how a kind of record is described
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardFieldType:
 * @STEWARD_FIELD_TEXT: UTF-8 in NFC; absent when %NULL
 * @STEWARD_FIELD_INTEGER: a whole number within ±2^53
 * @STEWARD_FIELD_BOOLEAN: yes or no
 * @STEWARD_FIELD_TIME: microseconds since 1970 UTC; RFC 3339 in JSON
 * @STEWARD_FIELD_DAY: a day of a calendar, `2026-12-26`, without zone
 * @STEWARD_FIELD_REFERENCE: the id of another record
 * @STEWARD_FIELD_SET: texts, sorted, each once; merged by element
 * @STEWARD_FIELD_JSON: structure of the kind's own, canonical JSON
 *
 * What a field holds.
 */
typedef enum
{
  STEWARD_FIELD_TEXT,
  STEWARD_FIELD_INTEGER,
  STEWARD_FIELD_BOOLEAN,
  STEWARD_FIELD_TIME,
  STEWARD_FIELD_DAY,
  STEWARD_FIELD_REFERENCE,
  STEWARD_FIELD_SET,
  STEWARD_FIELD_JSON,
} StewardFieldType;

/**
 * StewardFieldMerge:
 * @STEWARD_MERGE_FIXED: set once, when the record is made
 * @STEWARD_MERGE_THEIRS: when both sides changed it, what the server holds wins
 * @STEWARD_MERGE_SAFER: a value that is set wins over none (held, withdrawn, away, erased)
 * @STEWARD_MERGE_ELEMENTS: both sides' additions and removals are made
 * @STEWARD_MERGE_WORDS: both sides' changes of words are made
 *
 * What becomes of a field that two desks changed apart.
 */
typedef enum
{
  STEWARD_MERGE_FIXED,
  STEWARD_MERGE_THEIRS,
  STEWARD_MERGE_SAFER,
  STEWARD_MERGE_ELEMENTS,
  STEWARD_MERGE_WORDS,
} StewardFieldMerge;

/**
 * StewardFieldFlags:
 * @STEWARD_FIELD_SEARCHED: its words are in the search index
 * @STEWARD_FIELD_PERSONAL: says something about a person; erased with them
 * @STEWARD_FIELD_QUIET: a change of it is no event of the audit (saved drafts, source health)
 * @STEWARD_FIELD_LOCAL: of this machine; never sent to others
 */
typedef enum
{
  STEWARD_FIELD_SEARCHED = 1 << 0,
  STEWARD_FIELD_PERSONAL = 1 << 1,
  STEWARD_FIELD_QUIET = 1 << 2,
  STEWARD_FIELD_LOCAL = 1 << 3,
} StewardFieldFlags;

/**
 * StewardField:
 * @name: the JSON member and the SQL column
 */
typedef struct
{
  const char        *name;
  StewardFieldType   type;
  StewardFieldMerge  merge;
  StewardFieldFlags  flags;
} StewardField;

/**
 * StewardKind:
 * @name: `mention`: the start of a document's id, the SQL table, the noun of the command line
 * @immutable: never changed once it is made
 * @keep_days: for how long a record is kept after its last change; 0 is without end
 * @is_confidential: only for HR: it is shared by a database of its own, and the audit says that something was done, but not what
 *
 * The one description of a kind of record: its storage, JSON, merge, audit and export come from
 * here and from nowhere else.
 */
typedef struct
{
  const char         *name;
  gboolean            immutable;
  guint               keep_days;
  const StewardField *fields;
  guint               n_fields;
  gboolean            is_confidential;
} StewardKind;

int                  steward_kind_find_field (const StewardKind *kind,
                                              const char        *name);
int                  steward_kind_find_end   (const StewardKind *kind);
const StewardKind   *steward_kind_find       (const char        *name);
const StewardKind  **steward_kind_list       (guint             *n_kinds);
void                 steward_kind_add        (const StewardKind *kind);

G_END_DECLS
