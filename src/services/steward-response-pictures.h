/* steward-response-pictures.h: pictures that go out with an answer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-operation.h"

G_BEGIN_DECLS

StewardOperation *steward_response_attach       (const char       *id,
                                                 const char       *name,
                                                 GBytes           *bytes,
                                                 const char       *description);
StewardOperation *steward_response_describe     (const char       *id,
                                                 guint             number,
                                                 const char       *description);
StewardOperation *steward_response_detach       (const char       *id,
                                                 guint             number);
StewardOperation *steward_response_picture      (const char       *id,
                                                 guint             number);
GBytes           *steward_response_picture_bytes (StewardOperation *operation);

G_END_DECLS
