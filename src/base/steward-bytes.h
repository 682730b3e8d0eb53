/* steward-bytes.h: numbers as files hold them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * steward_bytes_read_big:
 * @bytes: at least @n
 * @n: 1 to 4
 *
 * Any thread.
 *
 * Returns: the number that they are, the highest byte first
 */
static inline guint32
steward_bytes_read_big (const guint8 *bytes,
                        guint         n)
{
  guint32 value = 0;

  for (guint i = 0; i < n; i++)
    value = value << 8 | bytes[i];
  return value;
}

/**
 * steward_bytes_read_little:
 * @bytes: at least @n
 * @n: 1 to 4
 *
 * Any thread.
 *
 * Returns: the number that they are, the lowest byte first
 */
static inline guint32
steward_bytes_read_little (const guint8 *bytes,
                           guint         n)
{
  guint32 value = 0;

  for (guint i = n; i > 0; i--)
    value = value << 8 | bytes[i - 1];
  return value;
}

G_END_DECLS
