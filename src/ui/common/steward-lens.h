/* steward-lens.h: which departments' work is looked at
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-standing.h"

G_BEGIN_DECLS

/**
 * StewardLensMode:
 * @STEWARD_LENS_ALL: everybody's
 * @STEWARD_LENS_MINE: that of the departments you belong to
 * @STEWARD_LENS_ONE: that of one department
 */
typedef enum
{
  STEWARD_LENS_ALL,
  STEWARD_LENS_MINE,
  STEWARD_LENS_ONE,
} StewardLensMode;

/**
 * StewardLens:
 *
 * The department lens of a window. One object for all its pages; listen to
 * [signal@Lens::changed].
 */
#define STEWARD_TYPE_LENS (steward_lens_get_type ())
G_DECLARE_FINAL_TYPE (StewardLens, steward_lens, STEWARD, LENS, GObject)

/**
 * StewardLens::changed:
 *
 * Other departments are looked at than before.
 */

StewardLens       *steward_lens_new             (void);
StewardLensMode    steward_lens_get_mode        (StewardLens     *self);
const char        *steward_lens_get_department  (StewardLens     *self);
const char *const *steward_lens_get_departments (StewardLens     *self);
char              *steward_lens_dup_title       (StewardLens     *self);
void               steward_lens_set             (StewardLens     *self,
                                                 StewardLensMode  mode,
                                                 const char      *department);
void               steward_lens_set_standing    (StewardLens     *self,
                                                 StewardStanding *standing);

G_END_DECLS
