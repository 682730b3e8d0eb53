/* steward-record-sum.c: a sum by which a stored record is known again
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-record-sum"

#include "steward-record-sum.h"

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
           gsize       length)
{
  while (length > 0)
    {
      guint64 part = 0;
      gsize size = MIN (length, sizeof part);

      memcpy (&part, bytes, size);
      sum = add_part (sum, GUINT64_FROM_LE (part));
      bytes += size;
      length -= size;
    }
  return sum;
}

guint64
steward_record_sum_add_null (guint64 sum)
{
  return add_part (sum, SQLITE_NULL);
}

guint64
steward_record_sum_add_integer (guint64 sum,
                                gint64  value)
{
  return add_part (add_part (sum, SQLITE_INTEGER), (guint64) value);
}

guint64
steward_record_sum_add_text (guint64     sum,
                             const char *text,
                             gsize       length)
{
  return add_bytes (add_part (sum, SQLITE_TEXT + ((guint64) length << 3)), text, length);
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
        sum = steward_record_sum_add_null (sum);
      else if (type == SQLITE_INTEGER)
        sum = steward_record_sum_add_integer (sum, sqlite3_value_int64 (values[i]));
      else
        {
          const char *text = (const char *) sqlite3_value_text (values[i]);
          int length = sqlite3_value_bytes (values[i]);

          sum = add_part (sum, (guint64) type + ((guint64) length << 3));
          sum = add_bytes (sum, text, (gsize) length);
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
