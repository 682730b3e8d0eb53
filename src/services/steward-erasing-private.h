/* steward-erasing-private.h: authors who asked to be forgotten
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-transaction.h"

G_BEGIN_DECLS

/**
 * StewardForgotten:
 *
 * Who is forgotten, as of one moment of the file. Nobody can read out of it who that is, only ask of somebody whether they are.
 */
typedef struct _StewardForgotten StewardForgotten;

StewardForgotten *steward_forgotten_new           (StewardTransaction  *transaction,
                                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void              steward_forgotten_free          (StewardForgotten    *self);
gboolean          steward_forgotten_has           (StewardForgotten    *self,
                                                   const char          *network,
                                                   const char          *author,
                                                   const char          *author_address);
gboolean          steward_forgotten_has_author_of (StewardForgotten    *self,
                                                   StewardRecord       *mention);
gboolean          steward_forgotten_erase_stored  (StewardForgotten    *self,
                                                   StewardTransaction  *transaction,
                                                   gint64              *after_row,
                                                   guint                limit,
                                                   gint64              *n_erased,
                                                   gboolean            *is_last,
                                                   GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardForgotten, steward_forgotten_free)

G_END_DECLS
