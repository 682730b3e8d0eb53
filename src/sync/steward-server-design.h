/* steward-server-design.h: what a database needs to be shared by a team
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-remote.h"

G_BEGIN_DECLS

/**
 * STEWARD_SERVER_DESIGN_VERSION:
 *
 * Of the rules that a server is given. Later ones refuse nothing that programs of before write rightly.
 */
#define STEWARD_SERVER_DESIGN_VERSION 5

/**
 * STEWARD_SERVER_HR_SUFFIX:
 *
 * After the name of the team's database: the one beside it that only HR reads.
 */
#define STEWARD_SERVER_HR_SUFFIX "-hr"

/**
 * STEWARD_SERVER_HR_ROLE:
 *
 * Of those who may read and write that one.
 */
#define STEWARD_SERVER_HR_ROLE "steward-hr"

/**
 * StewardServerDesign:
 * @made: the database wasn't there
 * @written: rules were written; not when they were there already, or later ones
 * @found: version of the rules that were there; 0 for none
 */
typedef struct
{
  gboolean made;
  gboolean written;
  gint64   found;
} StewardServerDesign;

gboolean steward_server_design_write (StewardRemote        *remote,
                                      gboolean              is_for_hr,
                                      StewardServerDesign  *outcome,
                                      GError              **error);

G_END_DECLS
