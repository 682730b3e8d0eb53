/* steward-pair-bars.h: a picture of pairs of numbers: as it was, and as it would be
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardPairBars:
 *
 * A line each: its name, the number as it was as an outline, the other filled, both written at the
 * end. A table of the same stands beside it: a picture is only heard as one sentence.
 */
#define STEWARD_TYPE_PAIR_BARS (steward_pair_bars_get_type ())
G_DECLARE_FINAL_TYPE (StewardPairBars, steward_pair_bars, STEWARD, PAIR_BARS, GtkWidget)

GtkWidget *steward_pair_bars_new   (void);
void       steward_pair_bars_clear (StewardPairBars *self,
                                    const char      *summary);
void       steward_pair_bars_add   (StewardPairBars *self,
                                    const char      *name,
                                    guint            was,
                                    guint            would_be,
                                    gboolean         warns);

G_END_DECLS
