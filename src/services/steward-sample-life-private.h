/* steward-sample-life-private.h: what happened in the sample organisation, moment by moment
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-sample.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

/**
 * StewardSampleMoment:
 * @at_us: when it happens
 * @order: keeps those of the same moment apart
 * @person: (not nullable): in whose name
 * @action: of the event for @records
 * @records: (owned) (nullable) (element-type StewardRecord): what is stored
 * @outcome: (nullable): what it belongs to, for @happen
 * @happen: (nullable): what else is done
 *
 * One thing that happened: a transaction of its own, so that the audit tells it as it was.
 */
typedef struct _StewardSampleMoment StewardSampleMoment;

struct _StewardSampleMoment
{
  gint64                      at_us;
  guint                       order;
  const char                 *person;
  const char                 *action;
  GPtrArray                  *records;
  StewardSample              *sample;
  const StewardSampleOutcome *outcome;
  StewardRecord              *mention;
  gboolean                  (*happen) (StewardTransaction   *transaction,
                                       StewardSampleMoment  *moment,
                                       GError              **error);
};

GPtrArray           *steward_sample_moments_new   (void) G_GNUC_WARN_UNUSED_RESULT;
StewardSampleMoment *steward_sample_moments_add   (GPtrArray               *moments,
                                                   gint64                   at_us,
                                                   const char              *person,
                                                   const char              *action);
void                 steward_sample_moments_sort  (GPtrArray               *moments);

GPtrArray           *steward_sample_make_matrices (StewardSample           *sample,
                                                   GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean             steward_sample_make_editions (StewardSample           *sample,
                                                   StewardSampleGuideline  *about,
                                                   GPtrArray               *editions,
                                                   GPtrArray               *blocks,
                                                   GError                 **error);
gboolean             steward_sample_add_founding  (StewardSample           *sample,
                                                   GPtrArray               *moments,
                                                   GError                 **error);
gboolean             steward_sample_add_life      (StewardSample           *sample,
                                                   GPtrArray               *moments,
                                                   GError                 **error);

G_END_DECLS
