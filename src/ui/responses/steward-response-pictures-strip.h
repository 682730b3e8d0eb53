/* steward-response-pictures-strip.h: the pictures that go out with an answer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardResponsePicturesStrip:
 *
 * Shows each picture with its description, and takes more. Hidden while there are none. Its action group has `attach`.
 */
#define STEWARD_TYPE_RESPONSE_PICTURES_STRIP (steward_response_pictures_strip_get_type ())
G_DECLARE_FINAL_TYPE (StewardResponsePicturesStrip, steward_response_pictures_strip, STEWARD, RESPONSE_PICTURES_STRIP, AdwBin)

/**
 * StewardResponsePicturesStrip::deed:
 * @operation: (transfer full): a use case that changes the pictures
 */

/**
 * StewardResponsePicturesStrip::trouble:
 * @words: why something couldn't be done
 */

GActionGroup *steward_response_pictures_strip_get_actions (StewardResponsePicturesStrip *self);
void          steward_response_pictures_strip_show        (StewardResponsePicturesStrip *self,
                                                           StewardWorkspace             *workspace,
                                                           StewardRecord                *response,
                                                           gboolean                      may_change);

G_END_DECLS
