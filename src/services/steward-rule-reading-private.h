/* steward-rule-reading-private.h: which stored mentions a changed rule may concern
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-matrix.h"
#include "steward-organisation.h"
#include "steward-record.h"
#include "steward-transaction.h"

G_BEGIN_DECLS

/**
 * StewardRuleReading:
 *
 * Activities whose rules changed, run once through the search index: the mentions that have one of
 * them, or whose words and facets may fit its new rule, are understood again by the rules of another
 * matrix; all others keep their activity. Runs on a thread of the store, one step after the other;
 * nothing is written.
 */
typedef struct _StewardRuleReading StewardRuleReading;

StewardRuleReading *steward_rule_reading_new        (StewardMatrix        *matrix,
                                                     StewardOrganisation  *organisation,
                                                     GPtrArray            *activities,
                                                     gint64                from_row,
                                                     gint64                to_row) G_GNUC_WARN_UNUSED_RESULT;
void                steward_rule_reading_free       (StewardRuleReading   *self);
gboolean            steward_rule_reading_step       (StewardRuleReading   *self,
                                                     StewardTransaction   *transaction,
                                                     GError              **error);
gboolean            steward_rule_reading_is_done    (StewardRuleReading   *self);
double              steward_rule_reading_get_share  (StewardRuleReading   *self);
guint               steward_rule_reading_get_n_told (StewardRuleReading   *self);
gboolean            steward_rule_reading_tell       (StewardRuleReading   *self,
                                                     StewardTransaction   *transaction,
                                                     gint64                row,
                                                     const char           *stored,
                                                     const char          **activity,
                                                     GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardRuleReading, steward_rule_reading_free)

G_END_DECLS
