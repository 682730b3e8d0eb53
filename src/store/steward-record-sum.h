/* steward-record-sum.h: a sum by which a stored record is known again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

/* The sum so far with one more value of a column. It begins with 0, takes all columns but row and sum in their
 * order, and is the same that steward_sum() makes of them. */
guint64 steward_record_sum_add_null    (guint64     sum);
guint64 steward_record_sum_add_integer (guint64     sum,
                                        gint64      value);
guint64 steward_record_sum_add_text    (guint64     sum,
                                        const char *text,
                                        gsize       length);

/* Gives @handle the function steward_sum(). Returns: an SQLite result code */
int steward_record_sum_register (sqlite3 *handle);
