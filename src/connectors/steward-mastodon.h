/* steward-mastodon.h: calls of Mastodon's API
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-call.h"

G_BEGIN_DECLS

/**
 * StewardMastodon:
 *
 * A server that speaks Mastodon's API (docs.joinmastodon.org/api), and in whose name it is asked.
 * Ids are opaque strings: servers other than Mastodon's own use hexadecimal or ULIDs.
 */
typedef struct _StewardMastodon StewardMastodon;

StewardMastodon *steward_mastodon_new               (const char          *server,
                                                     const char          *token,
                                                     StewardHttp         *http) G_GNUC_WARN_UNUSED_RESULT;
void             steward_mastodon_free              (StewardMastodon     *self);
void             steward_mastodon_set_allowed_hosts (StewardMastodon     *self,
                                                     const char *const   *hosts);
const char      *steward_mastodon_get_base          (StewardMastodon     *self);
const char      *steward_mastodon_get_host          (StewardMastodon     *self);
char            *steward_mastodon_address           (StewardMastodon     *self,
                                                     const char          *format,
                                                     ...) G_GNUC_PRINTF (2, 3) G_GNUC_WARN_UNUSED_RESULT;
void             steward_mastodon_call              (StewardMastodon     *self,
                                                     const char          *method,
                                                     const char          *address,
                                                     GHashTable          *form,
                                                     const char          *idempotency_key,
                                                     GTask               *task,
                                                     StewardCallThen      then);
void             steward_mastodon_send              (StewardMastodon     *self,
                                                     const char          *method,
                                                     const char          *address,
                                                     GHashTable          *form,
                                                     GPtrArray           *media,
                                                     const char          *idempotency_key,
                                                     GTask               *task,
                                                     StewardCallThen      then);
void             steward_mastodon_upload            (StewardMastodon     *self,
                                                     const StewardOutgoingPicture *picture,
                                                     GTask               *task,
                                                     StewardCallThen      then);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardMastodon, steward_mastodon_free)

G_END_DECLS
