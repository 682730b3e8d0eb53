/* steward-record-sum.c: a sum by which a stored record is known again
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-record-sum"

#include "steward-record-sum.h"

#include <glib.h>
#include <string.h>

/* Each step maps the sum one to one, so a single part that differs always makes another sum. */
static guint64
add_part (guint64 sum,
          guint64 part)
{
  sum = (sum ^ part) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return sum ^ (sum >> 29);
}

static guint64
add_bytes (guint64     sum,
           const char *bytes,
           int         length)
{
  while (length > 0)
    {
      guint64 part = 0;
      int size = MIN (length, (int) sizeof part);

      memcpy (&part, bytes, (gsize) size);
      sum = add_part (sum, GUINT64_FROM_LE (part));
      bytes += size;
      length -= size;
    }
  return sum;
}

/* steward_sum (…): 64 bits over the types, lengths and bytes of its arguments. No protection against
 * people: the chain of events is. */
static void
sum_function (sqlite3_context  *context,
              int               n_values,
              sqlite3_value   **values)
{
  guint64 sum = 0;

  for (int i = 0; i < n_values; i++)
    {
      int type = sqlite3_value_type (values[i]);

      if (type == SQLITE_NULL)
        sum = add_part (sum, (guint64) type);
      else if (type == SQLITE_INTEGER)
        {
          sum = add_part (sum, (guint64) type);
          sum = add_part (sum, (guint64) sqlite3_value_int64 (values[i]));
        }
      else
        {
          const char *text = (const char *) sqlite3_value_text (values[i]);
          int length = sqlite3_value_bytes (values[i]);

          sum = add_part (sum, (guint64) type + ((guint64) length << 3));
          sum = add_bytes (sum, text, length);
        }
    }
  sqlite3_result_int64 (context, (sqlite3_int64) sum);
}

int
steward_record_sum_register (sqlite3 *handle)
{
  return sqlite3_create_function_v2 (handle, "steward_sum", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                     NULL, sum_function, NULL, NULL, NULL);
}
