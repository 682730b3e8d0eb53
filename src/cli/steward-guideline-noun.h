/* steward-guideline-noun.h: what the files of `guideline` share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-command.h"

G_BEGIN_DECLS

/**
 * StewardGuidelinePart:
 *
 * A verb of a verb: `rule set`.
 */
typedef struct
{
  const char      *name;
  StewardVerbFunc  func;
} StewardGuidelinePart;

gboolean steward_guideline_noun_run_part  (StewardInvocation           *invocation,
                                           const StewardGuidelinePart  *parts,
                                           int                          argc,
                                           char                       **argv,
                                           GError                     **error);
gboolean steward_guideline_noun_parse_version (StewardInvocation       *invocation,
                                           int                         *argc,
                                           char                      ***argv,
                                           int                          n,
                                           char                       **which,
                                           GError                     **error);
gboolean steward_guideline_noun_do        (StewardInvocation  *invocation,
                                           StewardOperation   *operation,
                                           GError            **error);
gboolean steward_guideline_noun_print     (StewardInvocation  *invocation,
                                           StewardOperation   *operation,
                                           const char *const  *columns,
                                           GError            **error);
gboolean steward_guideline_noun_rule      (StewardInvocation  *invocation,
                                           int                 argc,
                                           char              **argv,
                                           GError            **error);
gboolean steward_guideline_noun_exception (StewardInvocation  *invocation,
                                           int                 argc,
                                           char              **argv,
                                           GError            **error);
gboolean steward_guideline_noun_wording   (StewardInvocation  *invocation,
                                           int                 argc,
                                           char              **argv,
                                           GError            **error);
gboolean steward_guideline_noun_campaign  (StewardInvocation  *invocation,
                                           int                 argc,
                                           char              **argv,
                                           GError            **error);
gboolean steward_guideline_noun_question  (StewardInvocation  *invocation,
                                           int                 argc,
                                           char              **argv,
                                           GError            **error);
gboolean steward_guideline_noun_consult   (StewardInvocation  *invocation,
                                           int                 argc,
                                           char              **argv,
                                           GError            **error);
gboolean steward_guideline_noun_answer    (StewardInvocation  *invocation,
                                           int                 argc,
                                           char              **argv,
                                           GError            **error);
gboolean steward_guideline_noun_suggestion (StewardInvocation *invocation,
                                           int                 argc,
                                           char              **argv,
                                           GError            **error);
gboolean steward_guideline_noun_comment   (StewardInvocation  *invocation,
                                           int                 argc,
                                           char              **argv,
                                           GError            **error);
gboolean steward_guideline_noun_translation (StewardInvocation *invocation,
                                           int                 argc,
                                           char              **argv,
                                           GError            **error);

G_END_DECLS
