/* steward-responding-private.h: what the files about responses share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-directory-private.h"
#include "steward-dossier-private.h"
#include "steward-operation-private.h"

G_BEGIN_DECLS

JsonObject *steward_response_present      (StewardDossier      *dossier,
                                           StewardDirectory    *directory,
                                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    steward_response_conclude     (StewardDossier      *dossier,
                                           StewardOperation    *operation,
                                           GError             **error);
gboolean    steward_response_keep_version (StewardDossier      *dossier,
                                           StewardRecord       *response,
                                           const char          *person,
                                           GError             **error);
gboolean    steward_response_store_edit   (StewardDossier      *dossier,
                                           StewardRecord       *before,
                                           const char          *action,
                                           StewardOperation    *operation,
                                           GError             **error);
char       *steward_response_find_drafter (StewardTransaction  *transaction,
                                           const char          *response,
                                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
