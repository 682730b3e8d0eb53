/* steward-attachments.h: the pictures that go out with a response
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-network.h"
#include "steward-record.h"

G_BEGIN_DECLS

/**
 * StewardAttachment:
 * @picture: the id of a record of kind `picture`, which follows from its bytes
 * @name: (nullable): of the file that it came from
 * @type: media type, `image/png`
 * @bytes: how large it is
 * @width: in pixels; 0 when not known
 * @height: in pixels; 0 when not known
 * @description: (nullable): what those hear who don't see it (alternative text)
 *
 * One picture. In records an object with these keys.
 */
typedef struct
{
  char   *picture;
  char   *name;
  char   *type;
  gint64  bytes;
  guint   width;
  guint   height;
  char   *description;
} StewardAttachment;

/**
 * StewardAttachmentProblem:
 * @STEWARD_ATTACHMENT_OK: none
 * @STEWARD_ATTACHMENT_TOO_MANY: the network takes fewer
 * @STEWARD_ATTACHMENT_TOO_LARGE: the network takes fewer bytes
 * @STEWARD_ATTACHMENT_NOT_DESCRIBED: the network's data says that a picture needs a description
 * @STEWARD_ATTACHMENT_LONG_DESCRIPTION: the network takes fewer characters
 *
 * Why a picture can't go out there.
 */
typedef enum
{
  STEWARD_ATTACHMENT_OK,
  STEWARD_ATTACHMENT_TOO_MANY,
  STEWARD_ATTACHMENT_TOO_LARGE,
  STEWARD_ATTACHMENT_NOT_DESCRIBED,
  STEWARD_ATTACHMENT_LONG_DESCRIPTION,
} StewardAttachmentProblem;

/* Of one picture, where a network says nothing; and of how many pieces it is made in the file. */
#define STEWARD_PICTURE_MAX_BYTES   (8 * 1024 * 1024)
#define STEWARD_PICTURE_PIECE_BYTES (360 * 1000)

StewardAttachment        *steward_attachment_copy           (const StewardAttachment *self) G_GNUC_WARN_UNUSED_RESULT;
void                      steward_attachment_free           (StewardAttachment       *self);
GPtrArray                *steward_attachments_read          (StewardRecord           *response) G_GNUC_WARN_UNUSED_RESULT;
void                      steward_attachments_write         (StewardRecord           *response,
                                                             GPtrArray               *attachments);
StewardAttachmentProblem  steward_attachments_find_problem  (GPtrArray               *attachments,
                                                             guint                    at,
                                                             const StewardNetwork    *network,
                                                             guint                   *limit,
                                                             guint                   *found);
guint                     steward_network_get_picture_bytes (const StewardNetwork    *network);
const char               *steward_picture_recognise         (const guint8            *bytes,
                                                             gsize                    length,
                                                             guint                   *width,
                                                             guint                   *height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAttachment, steward_attachment_free)

G_END_DECLS
