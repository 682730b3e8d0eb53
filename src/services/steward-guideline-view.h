/* steward-guideline-view.h: one guideline with all that a window shows of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"
#include "steward-operation.h"

G_BEGIN_DECLS

/**
 * StewardGuidelineView:
 *
 * A guideline at one moment: its draft, the version in force, who has read it, and what the person may do with it.
 * Immutable; any thread.
 */
#define STEWARD_TYPE_GUIDELINE_VIEW (steward_guideline_view_get_type ())
G_DECLARE_FINAL_TYPE (StewardGuidelineView, steward_guideline_view, STEWARD, GUIDELINE_VIEW, GObject)

/**
 * StewardGuidelineRights:
 * @STEWARD_GUIDELINE_MAY_WRITE: change the draft
 * @STEWARD_GUIDELINE_MAY_SUBMIT: ask for approval
 * @STEWARD_GUIDELINE_MAY_APPROVE: approve what was submitted, or send it back
 * @STEWARD_GUIDELINE_MAY_PUBLISH: put the draft in force as it stands
 * @STEWARD_GUIDELINE_MAY_RETIRE: end it
 * @STEWARD_GUIDELINE_MAY_EXCEPT: let somebody off a clause
 * @STEWARD_GUIDELINE_MAY_REMARK: suggest other words and comment
 * @STEWARD_GUIDELINE_MAY_ANSWER: say what a department that was asked thinks of the draft as it stands
 *
 * What the person may do now; the use cases check it again.
 */
typedef enum
{
  STEWARD_GUIDELINE_MAY_WRITE = 1 << 0,
  STEWARD_GUIDELINE_MAY_SUBMIT = 1 << 1,
  STEWARD_GUIDELINE_MAY_APPROVE = 1 << 2,
  STEWARD_GUIDELINE_MAY_PUBLISH = 1 << 3,
  STEWARD_GUIDELINE_MAY_RETIRE = 1 << 4,
  STEWARD_GUIDELINE_MAY_EXCEPT = 1 << 5,
  STEWARD_GUIDELINE_MAY_REMARK = 1 << 6,
  STEWARD_GUIDELINE_MAY_ANSWER = 1 << 7,
} StewardGuidelineRights;

StewardOperation       *steward_guideline_view_load            (const char           *id,
                                                                const char *const    *languages);
StewardGuidelineView   *steward_guideline_view_loaded          (StewardOperation     *operation);

StewardRecord          *steward_guideline_view_get_head        (StewardGuidelineView *self);
StewardGuideline       *steward_guideline_view_get_draft       (StewardGuidelineView *self);
StewardGuideline       *steward_guideline_view_get_in_force    (StewardGuidelineView *self);
GPtrArray              *steward_guideline_view_list_editions   (StewardGuidelineView *self);
gint64                  steward_guideline_view_get_next_number (StewardGuidelineView *self);
gboolean                steward_guideline_view_has_draft       (StewardGuidelineView *self);
gboolean                steward_guideline_view_is_founding     (StewardGuidelineView *self);
gboolean                steward_guideline_view_is_unread       (StewardGuidelineView *self);
StewardGuidelineRights  steward_guideline_view_get_rights      (StewardGuidelineView *self);
const char             *steward_guideline_view_get_obstacle    (StewardGuidelineView *self);
const char             *steward_guideline_view_get_accountable (StewardGuidelineView *self);
guint                   steward_guideline_view_count_people    (StewardGuidelineView *self);
guint                   steward_guideline_view_count_read      (StewardGuidelineView *self);
guint                   steward_guideline_view_count_audience  (StewardGuidelineView *self);
GPtrArray              *steward_guideline_view_list_missing    (StewardGuidelineView *self);
GPtrArray              *steward_guideline_view_list_exceptions (StewardGuidelineView *self);
GPtrArray              *steward_guideline_view_list_questions  (StewardGuidelineView *self);
GPtrArray              *steward_guideline_view_list_asked      (StewardGuidelineView *self);
StewardRecord          *steward_guideline_view_get_campaign    (StewardGuidelineView *self);
guint                   steward_guideline_view_count_touched   (StewardGuidelineView *self);
const char             *steward_guideline_view_get_hash        (StewardGuidelineView *self);
JsonArray              *steward_guideline_view_list_consultations (StewardGuidelineView *self);
const char *const      *steward_guideline_view_list_consulted  (StewardGuidelineView *self);
const char             *steward_guideline_view_get_asked       (StewardGuidelineView *self);
StewardRecord          *steward_guideline_view_get_language_choice (StewardGuidelineView *self);
guint                   steward_guideline_view_count_behind    (StewardGuidelineView *self);

G_END_DECLS
