/* steward-response-deeds.h: what can be done with an answer, and what is asked before
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-standing.h"
#include "steward-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardResponseDeeds:
 *
 * The deeds on the response that a view shows, as actions and by name.
 */
#define STEWARD_TYPE_RESPONSE_DEEDS (steward_response_deeds_get_type ())
G_DECLARE_FINAL_TYPE (StewardResponseDeeds, steward_response_deeds, STEWARD, RESPONSE_DEEDS, GObject)

/**
 * StewardResponseDeeds::before:
 *
 * Something is about to be done: what is typed is to be stored first.
 */

/**
 * StewardResponseDeeds::trouble:
 * @words: (nullable): why it didn't happen; %NULL when it did
 */

StewardResponseDeeds *steward_response_deeds_new         (GtkWidget            *view);
GActionGroup         *steward_response_deeds_get_actions (StewardResponseDeeds *self);
void                  steward_response_deeds_set         (StewardResponseDeeds *self,
                                                          StewardWorkspace     *workspace,
                                                          StewardStanding      *standing,
                                                          StewardRecord        *response,
                                                          JsonObject           *shown);
char                 *steward_response_deeds_dup_label   (StewardResponseDeeds *self) G_GNUC_WARN_UNUSED_RESULT;
const char           *steward_response_deeds_get_why     (StewardResponseDeeds *self);
gboolean              steward_response_deeds_suggest     (StewardResponseDeeds *self);
gboolean              steward_response_deeds_can_suggest (StewardResponseDeeds *self);
void                  steward_response_deeds_do          (StewardResponseDeeds *self,
                                                          const char           *deed,
                                                          const char           *department);

G_END_DECLS
