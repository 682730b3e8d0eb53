/* steward-password-dialog.h: asking for the app password of an account
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardPasswordGiven:
 * @owner: what was given
 * @password: what the person wrote; kept nowhere here
 */
typedef void (*StewardPasswordGiven) (gpointer    owner,
                                      const char *password);

void steward_password_dialog_ask (GtkWidget            *near,
                                  const char           *handle,
                                  const char           *network,
                                  StewardPasswordGiven  given,
                                  gpointer              owner);

G_END_DECLS
