/* steward-speller.h: whether words are spelled as a dictionary has them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StewardSpeller:
 *
 * The dictionaries of the system for one language, with the words that the person added to them. Main thread.
 */
#define STEWARD_TYPE_SPELLER (steward_speller_get_type ())
G_DECLARE_FINAL_TYPE (StewardSpeller, steward_speller, STEWARD, SPELLER, GObject)

void            steward_speller_load_async  (const char           *language,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
StewardSpeller *steward_speller_load_finish (GAsyncResult         *result,
                                             GError              **error);
gboolean        steward_speller_check       (StewardSpeller       *self,
                                             const char           *word);
char          **steward_speller_suggest     (StewardSpeller       *self,
                                             const char           *word,
                                             guint                 most) G_GNUC_WARN_UNUSED_RESULT;
void            steward_speller_ignore      (StewardSpeller       *self,
                                             const char           *word);
void            steward_speller_learn       (StewardSpeller       *self,
                                             const char           *word);

G_END_DECLS
