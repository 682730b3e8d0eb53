/* steward-record-sum.h: a sum by which a stored record is known again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

/* Gives @handle the function steward_sum(). Returns: an SQLite result code */
int steward_record_sum_register (sqlite3 *handle);
