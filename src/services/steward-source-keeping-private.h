/* steward-source-keeping-private.h: what is stored of a source and of what it brought
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-source.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

/**
 * STEWARD_SOURCE_INTERVAL_MINUTES_DEFAULT:
 *
 * How often a source is asked that doesn't say, in minutes.
 */
#define STEWARD_SOURCE_INTERVAL_MINUTES_DEFAULT 15

/**
 * StewardReading:
 * @source: as it was when it was asked
 * @account: (nullable): in whose name it is asked
 * @collected: (nullable): what it brought
 * @failure: (nullable): why it brought nothing
 * @n_stored: how many of the posts went through; the rest comes in the next transaction
 * @is_stored: whether all of it is in the file, health included
 * @next_try_us: when it is asked again
 *
 * One source in one round.
 */
typedef struct
{
  StewardRecord    *source;
  StewardRecord    *account;
  StewardCollected *collected;
  GError           *failure;
  guint             n_stored;
  gboolean          is_stored;
  guint             n_added;
  guint             n_edited;
  guint             n_already_there;
  gint64            next_try_us;
} StewardReading;

StewardReading *steward_reading_new         (StewardRecord       *source,
                                             StewardRecord       *account) G_GNUC_WARN_UNUSED_RESULT;
void            steward_reading_free        (StewardReading      *self);

GPtrArray      *steward_source_keeping_list (StewardTransaction  *transaction,
                                             const char *const   *ids,
                                             gboolean             all,
                                             GError             **error);
gboolean        steward_source_keeping_store (StewardTransaction *transaction,
                                             GPtrArray           *readings,
                                             GError             **error);

G_END_DECLS
