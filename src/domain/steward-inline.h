/* steward-inline.h: the words of a block and how they are set
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardInlineStyle:
 * @STEWARD_INLINE_BOLD: strong emphasis
 * @STEWARD_INLINE_ITALIC: emphasis
 * @STEWARD_INLINE_STRIKE: struck out (GFM)
 * @STEWARD_INLINE_CODE: as written in a program
 *
 * How a run of words is set.
 */
typedef enum
{
  STEWARD_INLINE_BOLD = 1 << 0,
  STEWARD_INLINE_ITALIC = 1 << 1,
  STEWARD_INLINE_STRIKE = 1 << 2,
  STEWARD_INLINE_CODE = 1 << 3,
} StewardInlineStyle;

/**
 * StewardInlineSpan:
 * @start: first code point
 * @end: the one after the last
 * @link: (nullable): where it leads
 *
 * A run of words that is set alike. Runs don't overlap; plain words are in none.
 */
typedef struct
{
  guint               start;
  guint               end;
  StewardInlineStyle  styles;
  char               *link;
} StewardInlineSpan;

/**
 * StewardInline:
 * @text: the words without markup, in NFC; a line feed is a line break
 * @length: of the text, in code points
 * @spans: (element-type StewardInlineSpan): ascending
 *
 * What a text view shows of one block.
 */
typedef struct
{
  GString *text;
  guint    length;
  GArray  *spans;
} StewardInline;

typedef struct cmark_node cmark_node;

StewardInline *steward_inline_new         (void) G_GNUC_WARN_UNUSED_RESULT;
StewardInline *steward_inline_parse       (const char          *markdown) G_GNUC_WARN_UNUSED_RESULT;
StewardInline *steward_inline_from_nodes  (cmark_node          *parent,
                                           GPtrArray           *left_out) G_GNUC_WARN_UNUSED_RESULT;
void           steward_inline_append      (StewardInline       *self,
                                           const char          *text,
                                           StewardInlineStyle   styles,
                                           const char          *link);
void           steward_inline_append_part (StewardInline       *self,
                                           const StewardInline *from,
                                           guint                start,
                                           guint                end);
const StewardInlineSpan *
               steward_inline_find_span   (const StewardInline *self,
                                           guint                at);
char          *steward_inline_to_markdown (const StewardInline *self) G_GNUC_WARN_UNUSED_RESULT;
char          *steward_inline_plain       (const char          *markdown) G_GNUC_WARN_UNUSED_RESULT;
void           steward_inline_free        (StewardInline       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardInline, steward_inline_free)

G_END_DECLS
