/* steward-atom.h: the elements of Atom 0.3 and 1.0
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-feed-reader.h"

G_BEGIN_DECLS

extern const StewardFeedElement steward_atom_elements[];

const char *steward_atom_format (xmlNode *root);

G_END_DECLS
