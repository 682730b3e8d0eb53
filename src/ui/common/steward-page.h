/* steward-page.h: a view of the window
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-lens.h"
#include "steward-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardWidth:
 * @STEWARD_WIDTH_FULL: 1256 and more: as drawn
 * @STEWARD_WIDTH_FOLDED: below 1256: the sidebar is folded
 * @STEWARD_WIDTH_NARROW: below 1040: inspectors and rails become a button, text buttons icons
 * @STEWARD_WIDTH_COMPACT: below 720: list and detail share one place
 * @STEWARD_WIDTH_TINY: below 500
 *
 * How much room the window has, in pixels divided by the text scale.
 */
typedef enum
{
  STEWARD_WIDTH_FULL,
  STEWARD_WIDTH_FOLDED,
  STEWARD_WIDTH_NARROW,
  STEWARD_WIDTH_COMPACT,
  STEWARD_WIDTH_TINY,
} StewardWidth;

/**
 * StewardPage:
 *
 * A view: the body below the window's header bar, and what it puts into that bar. Made when it is
 * shown for the first time, for one workspace, and kept until that is closed.
 */
#define STEWARD_TYPE_PAGE (steward_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (StewardPage, steward_page, STEWARD, PAGE, AdwBin)

/**
 * StewardPageClass:
 * @attached: workspace, lens and standing are there: begin to load
 * @standing_changed: names, who you are, or a hold changed
 * @width_changed: there is another amount of room
 * @go_back: leave a page below this view (see [property@Page:can-go-back])
 * @focus_content: move the focus to what the view is about: its list; whether there is one yet. Without
 *   it the first that takes the focus gets it
 * @focus_search: move the focus to the search of this view; whether there is one
 * @suggest: do the one suggested action; whether it could be done
 * @move_finding: go to the next (1) or previous (-1) finding; whether there is one
 * @move_pane: move the focus to the next (1) or previous (-1) pane; %FALSE at the end
 * @show_record: show this record; whether this view shows such
 * @save: store what was typed and isn't stored yet, by [func@window_perform]
 * @is_unsaved: whether something that was typed isn't stored, and would be lost with the window
 *
 * All are optional.
 */
struct _StewardPageClass
{
  AdwBinClass parent_class;

  void     (*attached)         (StewardPage *self);
  void     (*standing_changed) (StewardPage *self);
  void     (*width_changed)    (StewardPage *self,
                                StewardWidth width);
  void     (*go_back)          (StewardPage *self);
  gboolean (*focus_content)    (StewardPage *self);
  gboolean (*focus_search)     (StewardPage *self);
  gboolean (*suggest)          (StewardPage *self);
  gboolean (*move_finding)     (StewardPage *self,
                                int          by);
  gboolean (*move_pane)        (StewardPage *self,
                                int          by);
  gboolean (*show_record)      (StewardPage *self,
                                const char  *kind,
                                const char  *id);
  void     (*save)             (StewardPage *self);
  gboolean (*is_unsaved)       (StewardPage *self);
};

StewardWorkspace *steward_page_get_workspace    (StewardPage      *self);
StewardLens      *steward_page_get_lens         (StewardPage      *self);
StewardStanding  *steward_page_get_standing     (StewardPage      *self);
StewardWidth      steward_page_get_width        (StewardPage      *self);

const char       *steward_page_get_title        (StewardPage      *self);
void              steward_page_set_title        (StewardPage      *self,
                                                 const char       *title);
const char       *steward_page_get_subtitle     (StewardPage      *self);
void              steward_page_set_subtitle     (StewardPage      *self,
                                                 const char       *subtitle);
GtkWidget        *steward_page_get_header_start (StewardPage      *self);
void              steward_page_set_header_start (StewardPage      *self,
                                                 GtkWidget        *widget);
GtkWidget        *steward_page_get_header_end   (StewardPage      *self);
void              steward_page_set_header_end   (StewardPage      *self,
                                                 GtkWidget        *widget);
GtkWidget        *steward_page_get_banner       (StewardPage      *self);
void              steward_page_set_banner       (StewardPage      *self,
                                                 GtkWidget        *banner);
gboolean          steward_page_get_can_go_back  (StewardPage      *self);
void              steward_page_set_can_go_back  (StewardPage      *self,
                                                 gboolean          can_go_back);

void              steward_page_attach           (StewardPage      *self,
                                                 StewardWorkspace *workspace,
                                                 StewardLens      *lens,
                                                 StewardStanding  *standing);
void              steward_page_set_standing     (StewardPage      *self,
                                                 StewardStanding  *standing);
void              steward_page_set_width        (StewardPage      *self,
                                                 StewardWidth      width);
void              steward_page_go_back          (StewardPage      *self);
gboolean          steward_page_focus_content    (StewardPage      *self);
gboolean          steward_page_focus_search     (StewardPage      *self);
gboolean          steward_page_suggest          (StewardPage      *self);
gboolean          steward_page_move_finding     (StewardPage      *self,
                                                 int               by);
gboolean          steward_page_move_pane        (StewardPage      *self,
                                                 int               by);
gboolean          steward_page_show_record      (StewardPage      *self,
                                                 const char       *kind,
                                                 const char       *id);
void              steward_page_save             (StewardPage      *self);
gboolean          steward_page_is_unsaved       (StewardPage      *self);

G_END_DECLS
