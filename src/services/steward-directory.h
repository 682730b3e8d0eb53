/* steward-directory.h: names of the things that records refer to
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

/**
 * StewardDirectory:
 *
 * The names by which people know departments, colleagues, activities, topics, sources and accounts,
 * as they were at one moment. Immutable; any thread.
 */
#define STEWARD_TYPE_DIRECTORY (steward_directory_get_type ())
G_DECLARE_FINAL_TYPE (StewardDirectory, steward_directory, STEWARD, DIRECTORY, GObject)

StewardOperation *steward_directory_load     (void);
StewardDirectory *steward_directory_loaded   (StewardOperation  *operation);

const char       *steward_directory_get_name (StewardDirectory  *self,
                                              const char        *id);
StewardRecord    *steward_directory_get      (StewardDirectory  *self,
                                              const char        *id);
GPtrArray        *steward_directory_list     (StewardDirectory  *self,
                                              const StewardKind *kind);
char             *steward_directory_resolve  (StewardDirectory  *self,
                                              const StewardKind *kind,
                                              const char        *words,
                                              GError           **error) G_GNUC_WARN_UNUSED_RESULT;
JsonObject       *steward_directory_present  (StewardDirectory  *self,
                                              StewardRecord     *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
