/* steward-networks.h: what each network allows, from a list and from what a workspace says otherwise
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-network.h"
#include "steward-record.h"

G_BEGIN_DECLS

/**
 * StewardNetworks:
 *
 * The networks that Steward knows, with their limits. Numbers come from a key file with a group for each network
 * (data/networks/README.md), then from records of the kind network. One thread at a time.
 */
typedef struct _StewardNetworks StewardNetworks;

StewardNetworks      *steward_networks_new        (const char            *list,
                                                   gsize                  length,
                                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_networks_free       (StewardNetworks       *self);
const StewardNetwork *steward_networks_find       (StewardNetworks       *self,
                                                   const char            *name);
void                  steward_networks_apply      (StewardNetworks       *self,
                                                   StewardRecord         *record);
StewardRecord        *steward_networks_make_record (StewardNetworks      *self,
                                                   const char            *name) G_GNUC_WARN_UNUSED_RESULT;
void                  steward_networks_reduce     (StewardNetworks       *self,
                                                   StewardRecord         *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardNetworks, steward_networks_free)

G_END_DECLS
