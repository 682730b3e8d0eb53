/* steward-collector.h: sources are collected while a window is open
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

G_BEGIN_DECLS

/**
 * StewardCollector:
 *
 * Collects what is due on this machine, again and again, beside whatever else happens: asking is
 * asynchronous, reading and storing are on other threads.
 */
#define STEWARD_TYPE_COLLECTOR (steward_collector_get_type ())
G_DECLARE_FINAL_TYPE (StewardCollector, steward_collector, STEWARD, COLLECTOR, GObject)

/**
 * StewardCollector:paused:
 *
 * Whether nothing is asked for the time being. A round that runs is ended.
 */

/**
 * StewardCollector:collecting:
 *
 * Whether a round runs.
 */

/**
 * StewardCollector:error:
 *
 * What kept the last round from being stored, in words; %NULL when nothing did. What is wrong with a
 * single source is with that source.
 */

StewardCollector *steward_collector_new         (StewardWorkspace *workspace);
void              steward_collector_start       (StewardCollector *self);
void              steward_collector_stop        (StewardCollector *self);
void              steward_collector_collect_now (StewardCollector *self);
gboolean          steward_collector_get_paused  (StewardCollector *self);
void              steward_collector_set_paused  (StewardCollector *self,
                                                 gboolean          paused);

G_END_DECLS
