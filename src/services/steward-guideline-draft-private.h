/* steward-guideline-draft-private.h: the draft of a guideline inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"
#include "steward-in-force-private.h"

G_BEGIN_DECLS

StewardRecord    *steward_guideline_look_up    (StewardTransaction  *transaction,
                                                const char          *words,
                                                GError             **error);
StewardGuideline *steward_guideline_read_draft (StewardTransaction  *transaction,
                                                StewardRecord       *head,
                                                GError             **error);
gboolean          steward_guideline_store_new  (StewardTransaction  *transaction,
                                                StewardRecord       *head,
                                                StewardGuideline    *guideline,
                                                const char          *action,
                                                GError             **error);
gboolean          steward_guideline_store_all  (StewardTransaction  *transaction,
                                                StewardRecord       *head,
                                                StewardGuideline    *before,
                                                StewardGuideline    *after,
                                                const char          *action,
                                                GError             **error);
gboolean          steward_guideline_put_block  (StewardTransaction          *transaction,
                                                const char                  *guideline,
                                                const StewardGuidelineBlock *block,
                                                const char                  *action,
                                                gboolean                    *changed,
                                                GError                     **error);
gboolean          steward_guideline_put_removed (StewardTransaction *transaction,
                                                const char          *guideline,
                                                const char          *block,
                                                const char          *action,
                                                gboolean            *changed,
                                                GError             **error);
gboolean          steward_guideline_note_edit  (StewardTransaction  *transaction,
                                                StewardRecord       *head,
                                                const char          *action,
                                                GError             **error);
gboolean          steward_guideline_permit_write (StewardInForce    *in_force,
                                                StewardTransaction  *transaction,
                                                const char          *department,
                                                GError             **error);
gboolean          steward_guideline_add_starters (StewardTransaction *transaction,
                                                const char          *owner,
                                                const char          *organisation,
                                                GError             **error);

G_END_DECLS
