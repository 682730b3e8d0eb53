/* steward-hand-question.h: to whom a refused change is handed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-standing.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardHandFunc:
 * @id: of what is handed over
 * @person: id of whom it is handed to
 */
typedef void (*StewardHandFunc) (GObject    *owner,
                                 const char *id,
                                 const char *person);

void steward_hand_question_ask (GtkWindow        *parent,
                                StewardStanding  *standing,
                                const char       *id,
                                StewardHandFunc   func,
                                GObject          *owner);

G_END_DECLS
