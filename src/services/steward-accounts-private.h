/* steward-accounts-private.h: what authorising stores of an account
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-accounts.h"

G_BEGIN_DECLS

StewardOperation *steward_account_begin_authorising (const char *id);
StewardOperation *steward_account_keep_client       (const char *id,
                                                     const char *client_id);
StewardOperation *steward_account_keep_authorised   (const char *id,
                                                     const char *remote_id,
                                                     const char *handle,
                                                     JsonNode   *limits);
StewardOperation *steward_account_begin_reading_limits (const char *id);
StewardOperation *steward_account_keep_limits       (const char *id,
                                                     JsonNode   *limits);

G_END_DECLS
