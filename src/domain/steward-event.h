/* steward-event.h: the chain of digests that the audit is made of
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define STEWARD_DIGEST_LENGTH 32
#define STEWARD_SALT_LENGTH 16

/**
 * StewardEvent:
 * @row: place in this file's order
 * @machine: the desk that wrote it
 * @sequence: 1, 2, 3, … a machine
 * @at_us: microseconds since 1970 UTC by that machine's clock; order is by sequence, never by it
 * @person: the id of the person who did it
 * @action: what was done: `create`, `edit`, `approve`, `publish`, …
 * @kind: kind of the record
 * @record: id of the record
 * @before: (nullable): JSON of the fields as they were; %NULL when nothing was, or erased
 * @after: (nullable): JSON of the fields as they became
 * @erased_by: (nullable): who erased the contents
 *
 * One event. Strings are owned.
 */
typedef struct
{
  gint64  row;
  char   *machine;
  gint64  sequence;
  gint64  at_us;
  char   *person;
  char   *action;
  char   *kind;
  char   *record;
  char   *before;
  char   *after;
  char   *erased_by;
  gint64  erased_us;
  guint8  before_digest[STEWARD_DIGEST_LENGTH];
  guint8  after_digest[STEWARD_DIGEST_LENGTH];
  guint8  previous[STEWARD_DIGEST_LENGTH];
  guint8  hash[STEWARD_DIGEST_LENGTH];
} StewardEvent;

void  steward_event_free           (StewardEvent *event);
void  steward_event_digest_content (const guint8 *salt,
                                    const char   *content,
                                    guint8       *digest);
void  steward_event_compute_hash   (const StewardEvent *event,
                                    guint8             *hash);
char *steward_digest_to_text       (const guint8 *digest) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardEvent, steward_event_free)

G_END_DECLS
