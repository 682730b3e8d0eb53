/* steward-print-words.h: words with how they are set, as Pango takes them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * StewardPrintLink:
 * @start: first byte
 * @end: the one after the last
 * @target: where the words lead
 */
typedef struct
{
  guint  start;
  guint  end;
  char  *target;
} StewardPrintLink;

/**
 * StewardPrintWords:
 * @links: (element-type StewardPrintLink):
 *
 * The words of a block or a cell.
 */
typedef struct
{
  GString       *text;
  PangoAttrList *attributes;
  GArray        *links;
} StewardPrintWords;

StewardPrintWords steward_print_words_make       (const char        *before,
                                                  const char        *after);
StewardPrintWords steward_print_words_make_plain (const char        *before,
                                                  const char        *after);
void              steward_print_words_add        (StewardPrintWords *self,
                                                  PangoAttribute    *attribute,
                                                  guint              start);
void              steward_print_words_clear      (StewardPrintWords *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardPrintWords, steward_print_words_clear)

G_END_DECLS
