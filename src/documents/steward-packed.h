/* steward-packed.h: files packed into one (ZIP)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-document.h"

G_BEGIN_DECLS

/**
 * STEWARD_PACKED_MAX_BYTES:
 *
 * How much may be unpacked of one container: beyond it is a bomb.
 */
#define STEWARD_PACKED_MAX_BYTES (64 * 1024 * 1024)

/**
 * StewardPacked:
 *
 * What was wanted of a container, unpacked into memory.
 */
typedef struct _StewardPacked StewardPacked;

StewardPacked *steward_packed_new  (GBytes             *bytes,
                                    const char *const  *wanted,
                                    GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void           steward_packed_free (StewardPacked      *self);
gboolean       steward_packed_has  (StewardPacked      *self,
                                    const char         *name);
GBytes        *steward_packed_get  (StewardPacked      *self,
                                    const char         *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPacked, steward_packed_free)

G_END_DECLS
