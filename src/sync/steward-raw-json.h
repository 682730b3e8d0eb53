/* steward-raw-json.h: the parts of a JSON text, found without reading what is in them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardRaw:
 * @text: (unowned): where it begins in the text that was walked
 *
 * The source of a JSON value. A page of a feed is cut into rows by this, so that one row that can't be read spoils no
 * other; each is checked when it is read.
 */
typedef struct
{
  const char *text;
  gsize       length;
} StewardRaw;

/**
 * StewardRawWalk:
 *
 * Where a walk through the members of an object, or the elements of an array, stands.
 */
typedef struct
{
  const char *at;
  const char *end;
  gboolean    is_first;
  gboolean    is_whole; /* the closing bracket was met, and nothing but white space follows */
} StewardRawWalk;

gboolean steward_raw_begin        (StewardRawWalk *walk,
                                   StewardRaw      value,
                                   char            bracket);
gboolean steward_raw_next_member  (StewardRawWalk *walk,
                                   StewardRaw     *name,
                                   StewardRaw     *value);
gboolean steward_raw_next_element (StewardRawWalk *walk,
                                   StewardRaw     *value);
gboolean steward_raw_find         (StewardRaw      object,
                                   const char     *name,
                                   StewardRaw     *value);
char    *steward_raw_dup_string   (StewardRaw      value) G_GNUC_WARN_UNUSED_RESULT;
gboolean steward_raw_is           (StewardRaw      value,
                                   const char     *text);

G_END_DECLS
