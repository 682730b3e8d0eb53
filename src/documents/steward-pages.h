/* steward-pages.h: words set on the pages of a PDF
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-document.h"
#include "steward-print-words.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Points. ISO 216: A4. */
#define STEWARD_PAGES_WIDTH  595.28
#define STEWARD_PAGES_HEIGHT 841.89
#define STEWARD_PAGES_LEFT   84.0
#define STEWARD_PAGES_RIGHT  62.0
#define STEWARD_PAGES_TOP    62.0
#define STEWARD_PAGES_BOTTOM 70.0
#define STEWARD_PAGES_INDENT 18.0
#define STEWARD_PAGES_GAP    7.0

#define STEWARD_PAGES_BODY_WIDTH (STEWARD_PAGES_WIDTH - STEWARD_PAGES_LEFT - STEWARD_PAGES_RIGHT)
#define STEWARD_PAGES_BODY_END   (STEWARD_PAGES_HEIGHT - STEWARD_PAGES_BOTTOM)

/**
 * StewardPagesHeading:
 * @page: from 1
 *
 * A heading, as the pass before found it.
 */
typedef struct
{
  char  *words;
  guint  level;
  guint  page;
} StewardPagesHeading;

/**
 * StewardPages:
 * @language: (nullable): of the words
 * @stamp: (nullable): stands on each page
 * @headings: (element-type StewardPagesHeading): of the pass before
 * @cairo: where is drawn
 * @is_final: whether this pass draws
 * @is_plain: whether cells of tables aren't tagged
 * @bar: where a line stands beside the words of a quote; 0 for none
 * @y: where the next words begin
 * @page: the one they are on, from 1
 *
 * The same words are set several times: first only to find the pages of the headings, at last to draw. What is set is
 * tagged for those who hear the document (ISO 32000-1 §14.8).
 */
typedef struct
{
  const char      *language;
  const char      *stamp;
  GArray          *headings;
  cairo_t         *cairo;
  gboolean         is_final;
  gboolean         is_plain;
  double           bar;
  double           y;
  guint            page;

  /*< private >*/
  cairo_surface_t *surface;
  guint            n_pages;
  guint            n_headings;
  int              outline[7]; /* the last entry of each level */
} StewardPages;

/**
 * StewardPagesFunc:
 *
 * Sets the words of a pass.
 */
typedef void (*StewardPagesFunc) (StewardPages *pages,
                                  gpointer      data);

GBytes      *steward_pages_print        (const char               *title,
                                         const char               *language,
                                         const char               *stamp,
                                         StewardPagesFunc          front,
                                         StewardPagesFunc          body,
                                         gpointer                  data,
                                         GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

PangoLayout *steward_pages_lay          (StewardPages             *self,
                                         const StewardPrintWords  *words,
                                         double                    size,
                                         gboolean                  is_bold,
                                         double                    width);
PangoLayout *steward_pages_lay_plain    (StewardPages             *self,
                                         const char               *text,
                                         double                    size,
                                         gboolean                  is_bold,
                                         double                    width);
void         steward_pages_draw_at      (StewardPages             *self,
                                         PangoLayout              *layout,
                                         double                    x,
                                         double                    y,
                                         double                    grey);
void         steward_pages_flow         (StewardPages             *self,
                                         PangoLayout              *layout,
                                         const StewardPrintWords  *words,
                                         double                    x,
                                         const char               *tag);
gboolean     steward_pages_has_room     (StewardPages             *self,
                                         double                    height);
void         steward_pages_make_room    (StewardPages             *self,
                                         double                    height);
void         steward_pages_end_page     (StewardPages             *self);
void         steward_pages_begin_tag    (StewardPages             *self,
                                         const char               *tag);
void         steward_pages_end_tag      (StewardPages             *self,
                                         const char               *tag);
void         steward_pages_note_heading (StewardPages             *self,
                                         guint                     level,
                                         const char               *words);

G_END_DECLS
