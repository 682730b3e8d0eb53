/* steward-matrix-letters.h: how people write letters into a cell
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-matrix.h"

G_BEGIN_DECLS

/**
 * StewardWritten:
 * @STEWARD_WRITTEN_NOTHING: empty, or a sign for none
 * @STEWARD_WRITTEN_LETTERS: letters of ours, perhaps others too
 * @STEWARD_WRITTEN_TEXT: something else
 *
 * What a cell of somebody's table holds.
 */
typedef enum
{
  STEWARD_WRITTEN_NOTHING,
  STEWARD_WRITTEN_LETTERS,
  STEWARD_WRITTEN_TEXT,
} StewardWritten;

StewardWritten steward_written_read      (StewardVariant  *variant,
                                          const char      *text,
                                          StewardLetters  *letters,
                                          gboolean        *is_alike,
                                          gboolean        *is_annotated,
                                          char           **foreign);
StewardLetters steward_written_read_head (StewardVariant  *variant,
                                          const char      *text);

G_END_DECLS
