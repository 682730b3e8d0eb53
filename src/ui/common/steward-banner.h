/* steward-banner.h: one line under the header bar that holds for the whole view
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardBannerKind:
 * @STEWARD_BANNER_INFO: plain
 * @STEWARD_BANNER_DRAFT: amber: what is seen isn't what holds
 * @STEWARD_BANNER_HOLD: red: publishing is stopped
 * @STEWARD_BANNER_TROUBLE: red: something didn't happen, or isn't as it should be
 */
typedef enum
{
  STEWARD_BANNER_INFO,
  STEWARD_BANNER_DRAFT,
  STEWARD_BANNER_HOLD,
  STEWARD_BANNER_TROUBLE,
} StewardBannerKind;

/**
 * StewardBanner:
 *
 * A line with an icon, words and up to two buttons. Hidden until there is something to say.
 */
#define STEWARD_TYPE_BANNER (steward_banner_get_type ())
G_DECLARE_FINAL_TYPE (StewardBanner, steward_banner, STEWARD, BANNER, GtkWidget)

GtkWidget *steward_banner_new        (void);
void       steward_banner_set_words  (StewardBanner     *self,
                                      StewardBannerKind  kind,
                                      const char        *lead,
                                      const char        *rest);
void       steward_banner_set_button (StewardBanner     *self,
                                      guint              index,
                                      const char        *label,
                                      const char        *action_name);
GtkWidget *steward_banner_get_button (StewardBanner     *self,
                                      guint              index);
gboolean   steward_banner_get_shown  (StewardBanner     *self);
void       steward_banner_set_shown  (StewardBanner     *self,
                                      gboolean           shown);

G_END_DECLS
