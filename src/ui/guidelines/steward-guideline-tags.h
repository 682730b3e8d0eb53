/* steward-guideline-tags.h: how the words of a guideline look, and back from looks to words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"
#include "steward-inline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Of the numbers in front of clauses, and the edge of what is under a rule. */
#define STEWARD_GUIDELINE_EDGE   15
#define STEWARD_GUIDELINE_INDENT 24
/* Above a clause with a rule, pixels. */
#define STEWARD_GUIDELINE_ABOVE_RULE 12

GtkTextTagTable *steward_guideline_tags_new         (void);
GtkTextTag      *steward_guideline_tags_style       (GtkTextTagTable    *table,
                                                     StewardInlineStyle  style);
GtkTextTag      *steward_guideline_tags_link        (GtkTextTagTable    *table,
                                                     const char         *address);
const char      *steward_guideline_tags_get_address (GtkTextTag         *tag);
void             steward_guideline_tags_set_line    (GtkTextBuffer      *buffer,
                                                     guint               line,
                                                     const StewardGuidelineBlock *block,
                                                     guint               depth,
                                                     const char         *number,
                                                     gboolean            is_title);
void             steward_guideline_tags_insert      (GtkTextBuffer      *buffer,
                                                     GtkTextIter        *iter,
                                                     const StewardGuidelineBlock *block);
char            *steward_guideline_tags_read        (GtkTextBuffer      *buffer,
                                                     guint               line,
                                                     gboolean            is_code) G_GNUC_WARN_UNUSED_RESULT;
void             steward_guideline_tags_set_digit   (GtkTextTagTable    *table,
                                                     double              width);
int              steward_guideline_tags_get_room    (GtkTextTagTable    *table,
                                                     const StewardGuidelineBlock *block,
                                                     guint               depth,
                                                     const char         *number);
void             steward_guideline_tags_keep_place  (GtkTextBuffer      *buffer,
                                                     guint               line,
                                                     int                 height,
                                                     int                 above);
StewardInlineStyle
                 steward_guideline_tags_get_styles  (const GtkTextIter  *iter);
const char      *steward_guideline_tags_find_link   (const GtkTextIter  *iter);
gboolean         steward_guideline_tags_runs_left   (const GtkTextIter  *iter,
                                                     GtkWidget          *view);
gboolean         steward_guideline_tags_find_broad  (GtkTextBuffer      *buffer,
                                                     guint               line,
                                                     guint               start,
                                                     guint               end,
                                                     const char         *words,
                                                     int                *place);
void             steward_guideline_tags_mark_broad  (GtkTextBuffer      *buffer,
                                                     GHashTable         *places);

G_END_DECLS
