/* steward-publish-plan-private.h: which post of a response comes next, and what it is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-publishing-private.h"
#include "steward-thread.h"

G_BEGIN_DECLS

/**
 * StewardPlan:
 * @texts: the posts as they are to be
 * @posts: those that are on the network
 * @at: the post that comes next, from 0
 *
 * How far a text has come that goes out as several posts.
 */
typedef struct
{
  char              **texts; /* (owned) */
  GPtrArray          *posts; /* (owned) */
  StewardThreadVerb   next;
  guint               at;
} StewardPlan;

StewardPlan        *steward_plan_make               (StewardRecord       *response,
                                                     gboolean             deletes) G_GNUC_WARN_UNUSED_RESULT;
void                steward_plan_free               (StewardPlan         *self);
StewardPublishVerb  steward_plan_get_verb           (const StewardPlan   *plan);
const char         *steward_plan_get_text           (const StewardPlan   *plan,
                                                     guint                part);

StewardPublishVerb  steward_publish_verb_of         (StewardRecord       *attempt);
guint               steward_publish_part_of         (StewardRecord       *attempt);
GPtrArray          *steward_publish_list_attempts   (StewardTransaction  *transaction,
                                                     StewardRecord       *response,
                                                     GError             **error);
GPtrArray          *steward_publish_list_posts      (StewardRecord       *response) G_GNUC_WARN_UNUSED_RESULT;
const char         *steward_publish_parent_of       (StewardRecord       *response,
                                                     GPtrArray           *posts,
                                                     guint                part);
char               *steward_publish_find_status     (StewardRecord       *response,
                                                     guint                part) G_GNUC_WARN_UNUSED_RESULT;
StewardOutgoing    *steward_publish_make_outgoing   (StewardTransaction  *transaction,
                                                     StewardRecord       *response,
                                                     StewardRecord       *attempt) G_GNUC_WARN_UNUSED_RESULT;

void                steward_publish_job_take_results (StewardPublishJob  *job,
                                                     StewardDossier      *dossier,
                                                     StewardRecord       *attempt);
StewardRecord      *steward_publish_job_make_attempt (StewardPublishJob  *job,
                                                     StewardDossier      *dossier,
                                                     const char          *ordered_by) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPlan, steward_plan_free)

G_END_DECLS
