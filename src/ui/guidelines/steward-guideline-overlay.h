/* steward-guideline-overlay.h: suggestions are laid over a line of a draft
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline-authors.h"
#include "steward-guideline-buffer.h"
#include "steward-proposal.h"

G_BEGIN_DECLS

/**
 * StewardGuidelineSuggested:
 * @edit: what is suggested; its fields are owned
 * @author: by whom, as they are called
 *
 * One suggestion for a line.
 */
typedef struct
{
  StewardProposalEdit  edit;
  char                *author;
} StewardGuidelineSuggested;

StewardGuidelineSuggested *steward_guideline_suggested_new   (const StewardProposalEdit       *edit,
                                                              const char                      *author);
void                       steward_guideline_suggested_free  (gpointer                         data);
gboolean                   steward_guideline_suggested_equal (const StewardGuidelineSuggested *a,
                                                              const StewardGuidelineSuggested *b);

void                       steward_guideline_overlay_lay     (StewardGuidelineBuffer          *document,
                                                              StewardGuidelineAuthors         *authors,
                                                              guint                            line,
                                                              GPtrArray                       *edits);
void                       steward_guideline_overlay_mark    (StewardGuidelineBuffer          *document,
                                                              StewardGuidelineAuthors         *authors,
                                                              guint                            line,
                                                              guint                            author);
void                       steward_guideline_overlay_mark_all (StewardGuidelineBuffer         *document,
                                                              StewardGuidelineAuthors         *authors,
                                                              guint                            line,
                                                              GPtrArray                       *edits);

G_END_DECLS
