/* steward-guideline-buffer.h: a draft as it is being typed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guideline.h"
#include "steward-inline.h"

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StewardGuidelineBuffer:
 *
 * The text of a guideline: a line is a block, with its identity. Typing, splitting, joining, pasting and undoing keep each
 * block the clause that it was.
 */
#define STEWARD_TYPE_GUIDELINE_BUFFER (steward_guideline_buffer_get_type ())
G_DECLARE_FINAL_TYPE (StewardGuidelineBuffer, steward_guideline_buffer, STEWARD, GUIDELINE_BUFFER, GtkTextBuffer)

/**
 * StewardGuidelineBuffer::edited:
 *
 * The document isn't what it was; not emitted for [method@GuidelineBuffer.load].
 */

/**
 * StewardGuidelineBuffer::proposed:
 *
 * The person wants a clause to read otherwise than before; only while suggestions are tracked.
 */

/**
 * StewardGuidelineBuffer::renumbered:
 *
 * Clauses came, went, moved, or got another type or rule.
 */

/**
 * StewardGuidelineBuffer::table-changed:
 * @line: where it stands
 * @row: of the cell where something changed
 * @column: of the cell
 * @is_back: whether it was undone, or done again
 *
 * The cells of a table are others.
 */

/**
 * StewardGuidelineMatch:
 * @start: offset of the first sign in the buffer, or in the plain words of a cell
 * @end: the one after the last
 * @is_cell: whether it is in a table
 * @at: where its table stands in the buffer, an offset
 * @row: of its cell, the head is 0
 * @column: of its cell
 *
 * Where words were found.
 */
typedef struct
{
  int      start;
  int      end;
  gboolean is_cell;
  int      at;
  guint    row;
  guint    column;
} StewardGuidelineMatch;

StewardGuidelineBuffer *steward_guideline_buffer_new            (void);
StewardGuidelineBuffer *steward_guideline_buffer_new_cell       (void);
void                    steward_guideline_buffer_load           (StewardGuidelineBuffer    *self,
                                                                 StewardGuideline          *guideline);
StewardGuideline       *steward_guideline_buffer_get_guideline  (StewardGuidelineBuffer    *self);
guint                   steward_guideline_buffer_get_n_lines    (StewardGuidelineBuffer    *self);
const StewardGuidelineBlock *
                        steward_guideline_buffer_get_block      (StewardGuidelineBuffer    *self,
                                                                 guint                      line);
guint                   steward_guideline_buffer_get_depth      (StewardGuidelineBuffer    *self,
                                                                 guint                      line);
const char             *steward_guideline_buffer_get_number     (StewardGuidelineBuffer    *self,
                                                                 guint                      line);
guint                   steward_guideline_buffer_get_cursor     (StewardGuidelineBuffer    *self);
gboolean                steward_guideline_buffer_has_title      (StewardGuidelineBuffer    *self);

void                    steward_guideline_buffer_set_type       (StewardGuidelineBuffer    *self,
                                                                 StewardGuidelineBlockType  type,
                                                                 guint                      level,
                                                                 gboolean                   ordered);
void                    steward_guideline_buffer_get_type_at    (StewardGuidelineBuffer    *self,
                                                                 guint                      line,
                                                                 StewardGuidelineBlockType *type,
                                                                 guint                     *level,
                                                                 gboolean                  *ordered);
void                    steward_guideline_buffer_set_start      (StewardGuidelineBuffer    *self,
                                                                 guint                      line,
                                                                 guint                      start);
guint                   steward_guideline_buffer_get_item_number
                                                                (StewardGuidelineBuffer    *self,
                                                                 guint                      line);
gboolean                steward_guideline_buffer_indent         (StewardGuidelineBuffer    *self,
                                                                 int                        by);
gboolean                steward_guideline_buffer_move_section   (StewardGuidelineBuffer    *self,
                                                                 const char                *heading,
                                                                 const char                *before);
gboolean                steward_guideline_buffer_step_section   (StewardGuidelineBuffer    *self,
                                                                 const char                *heading,
                                                                 int                        by);
void                    steward_guideline_buffer_toggle_style   (StewardGuidelineBuffer    *self,
                                                                 StewardInlineStyle         style);
StewardInlineStyle      steward_guideline_buffer_get_styles     (StewardGuidelineBuffer    *self);
void                    steward_guideline_buffer_set_link       (StewardGuidelineBuffer    *self,
                                                                 const char                *address);
char                   *steward_guideline_buffer_dup_link       (StewardGuidelineBuffer    *self) G_GNUC_WARN_UNUSED_RESULT;
void                    steward_guideline_buffer_set_rule       (StewardGuidelineBuffer    *self,
                                                                 guint                      line,
                                                                 JsonNode                  *rule);
gboolean                steward_guideline_buffer_undo           (StewardGuidelineBuffer    *self);
gboolean                steward_guideline_buffer_redo           (StewardGuidelineBuffer    *self);
void                    steward_guideline_buffer_set_digit      (StewardGuidelineBuffer    *self,
                                                                 double                     width);
gboolean                steward_guideline_buffer_is_loading     (StewardGuidelineBuffer    *self);

void                    steward_guideline_buffer_set_tracking   (StewardGuidelineBuffer    *self,
                                                                 gboolean                   tracks);
gboolean                steward_guideline_buffer_is_tracking    (StewardGuidelineBuffer    *self);
void                    steward_guideline_buffer_show_suggestions
                                                                (StewardGuidelineBuffer    *self,
                                                                 JsonArray                 *suggestions,
                                                                 const char                *person);
char                   *steward_guideline_buffer_dup_proposed   (StewardGuidelineBuffer    *self,
                                                                 guint                      line) G_GNUC_WARN_UNUSED_RESULT;
void                    steward_guideline_buffer_set_proposed   (StewardGuidelineBuffer    *self,
                                                                 guint                      line,
                                                                 const char                *proposed);

int                     steward_guideline_match_compare         (gconstpointer              a,
                                                                 gconstpointer              b);
GArray                 *steward_guideline_buffer_find           (StewardGuidelineBuffer    *self,
                                                                 const char                *words,
                                                                 gboolean                   is_exact) G_GNUC_WARN_UNUSED_RESULT;
void                    steward_guideline_buffer_mark_found     (StewardGuidelineBuffer    *self,
                                                                 GArray                    *matches);
gboolean                steward_guideline_buffer_can_replace    (StewardGuidelineBuffer    *self,
                                                                 const StewardGuidelineMatch *match);
guint                   steward_guideline_buffer_replace_found  (StewardGuidelineBuffer    *self,
                                                                 const StewardGuidelineMatch *matches,
                                                                 guint                      n_matches,
                                                                 const char                *words);

G_END_DECLS
