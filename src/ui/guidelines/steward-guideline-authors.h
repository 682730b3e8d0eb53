/* steward-guideline-authors.h: whose suggestions stand in the text of a draft, and how they look
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardGuidelineLook:
 * @is_own_insertion: the person suggests it
 * @is_other_insertion: somebody else does, or it is no word at all
 * @is_own_removal: the person wants it to go
 * @is_own_join: it says that the person wants its line to be joined to the one before
 *
 * What a sign of the text is; with nothing of that it is the draft's.
 */
typedef struct
{
  gboolean is_own_insertion;
  gboolean is_other_insertion;
  gboolean is_own_removal;
  gboolean is_own_join;
} StewardGuidelineLook;

/**
 * StewardGuidelineAuthors:
 *
 * Who suggests something for a text, each in a colour.
 */
typedef struct _StewardGuidelineAuthors StewardGuidelineAuthors;

StewardGuidelineAuthors *steward_guideline_authors_new           (GtkTextBuffer           *buffer);
void                     steward_guideline_authors_free          (StewardGuidelineAuthors *self);
guint                    steward_guideline_authors_add           (StewardGuidelineAuthors *self,
                                                                  const char              *author);
const char              *steward_guideline_authors_get           (StewardGuidelineAuthors *self,
                                                                  guint                    author);
GtkTextTag              *steward_guideline_authors_get_tag       (StewardGuidelineAuthors *self,
                                                                  guint                    author,
                                                                  gboolean                 is_removal);
GtkTextTag              *steward_guideline_authors_get_tint      (StewardGuidelineAuthors *self,
                                                                  guint                    author,
                                                                  gboolean                 is_paragraph);
void                     steward_guideline_authors_claim         (StewardGuidelineAuthors *self,
                                                                  guint                    author,
                                                                  const GtkTextIter       *start,
                                                                  const GtkTextIter       *end);

StewardGuidelineLook     steward_guideline_authors_look          (const GtkTextIter       *iter);
gboolean                 steward_guideline_authors_is_insertion  (const GtkTextIter       *iter);
gboolean                 steward_guideline_authors_is_wanted     (const GtkTextIter       *iter);
const char              *steward_guideline_authors_find          (const GtkTextIter       *iter,
                                                                  gboolean                *is_removal,
                                                                  gboolean                *is_own);
const char              *steward_guideline_authors_find_restyler (const GtkTextIter       *iter,
                                                                  gboolean                *is_own);
const char              *steward_guideline_authors_find_reshaper (const GtkTextIter       *iter,
                                                                  gboolean                *is_own);

G_END_DECLS
