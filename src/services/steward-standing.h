/* steward-standing.h: who you are here, and what holds for the whole workspace
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-directory.h"
#include "steward-variant.h"

G_BEGIN_DECLS

/**
 * StewardStanding:
 *
 * What the frame of the window has to know at one moment: the names, your own record, where you
 * belong, which letters the matrix is written with, and whether publishing is held. Immutable; any thread.
 */
#define STEWARD_TYPE_STANDING (steward_standing_get_type ())
G_DECLARE_FINAL_TYPE (StewardStanding, steward_standing, STEWARD, STANDING, GObject)

StewardOperation  *steward_standing_load                 (void);
StewardStanding   *steward_standing_loaded               (StewardOperation *operation);

StewardDirectory  *steward_standing_get_directory        (StewardStanding  *self);
StewardRecord     *steward_standing_get_you              (StewardStanding  *self);
const char *const *steward_standing_get_departments      (StewardStanding  *self);
const char        *steward_standing_get_first_department (StewardStanding  *self,
                                                          const char       *person);
GPtrArray         *steward_standing_list_memberships     (StewardStanding  *self);
StewardRecord     *steward_standing_get_hold             (StewardStanding  *self);
const char        *steward_standing_get_name             (StewardStanding  *self);
GTimeZone         *steward_standing_get_zone             (StewardStanding  *self);
StewardVariant    *steward_standing_get_variant          (StewardStanding  *self);
gboolean           steward_standing_is_sample            (StewardStanding  *self);
gboolean           steward_standing_syncs                (StewardStanding  *self);

G_END_DECLS
