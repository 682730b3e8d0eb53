/* steward-refill.h: the keyboard focus stays in a list that is filled anew
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardRefill:
 *
 * Where the keyboard focus was in a list before its rows were made anew: in which row, by its id and its place, and on
 * what in it. Only the main thread has one, from before the first row goes until the last has come and the list is shown
 * or hidden as it is to be; it lives no longer than the function that fills the list.
 *
 * [func@refill_end] gives the focus to the row of the same id, else to the one that is now at that place, else to the last,
 * and in it to what has the same name. A row without such a thing gets it itself: the key that did something here does
 * nothing else there. Where no row is left, the next thing behind or before the list takes it. The list stays scrolled as it
 * was. Nothing happens where the focus was elsewhere, or where whoever filled the list gave it somewhere else.
 */
typedef struct _StewardRefill StewardRefill;

StewardRefill *steward_refill_begin      (GtkWidget     *list) G_GNUC_WARN_UNUSED_RESULT;
StewardRefill *steward_refill_begin_rows (GPtrArray     *rows) G_GNUC_WARN_UNUSED_RESULT;
void           steward_refill_end        (StewardRefill *self);

void           steward_refill_clear      (GtkWidget     *list);
void           steward_row_set_id        (GtkWidget     *row,
                                          const char    *id);
const char    *steward_row_get_id        (GtkWidget     *row);

G_END_DECLS
