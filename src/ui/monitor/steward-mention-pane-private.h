/* steward-mention-pane-private.h: the list of mentions, for its own files
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-gradual-list.h"
#include "steward-marks.h"
#include "steward-mention-pane.h"
#include "steward-record-list.h"

G_BEGIN_DECLS

struct _StewardMentionPane
{
  AdwBin              parent_instance;
  GtkEditable        *search;
  GtkMenuButton      *filter_button;
  GMenuModel         *filter_menu;
  GtkToggleButton    *queue_button;
  GtkToggleButton    *unowned_button;
  GtkLabel           *count;
  GtkLabel           *understood;
  GtkWidget          *problem_box;
  GtkLabel           *problem;
  GtkStack           *stack;
  GtkListView        *list;
  GtkLabel           *empty_title;
  GtkLabel           *empty_text;
  GtkSpinner         *spinner;
  GtkLabel           *trouble;

  StewardWorkspace   *workspace; /* (owned) (nullable) */
  StewardLens        *lens;      /* (owned) (nullable) */
  StewardStanding    *standing;  /* (owned) (nullable) */
  GtkSingleSelection *selection; /* (owned) */
  StewardRecordList  *model;     /* (owned) (nullable) what is shown */
  StewardRecordList  *next;      /* (owned) (nullable) what will be, once it is read */
  GHashTable         *bound;     /* (owned) GtkListItem (unowned) that show something */
  StewardMarks       *marks;     /* (owned) */
  char               *wanted;    /* (owned) (nullable) the mention to go to when it is there */
  char               *told;      /* (owned) (nullable) the mention that was last said to be selected */
  gint64              row;       /* of the selected mention; G_MININT64 for none */
  gint64              n_unowned;
  guint               position;  /* of the selected mention */
  guint               spinner_source;
  guint               next_source;
  guint               focus_source;
  gboolean            is_settling; /* the selection is moved by us */
};

/* steward-mention-pane.c */
void     steward_mention_pane_ask_for_list     (StewardMentionPane *self);

/* steward-mention-pane-search.c */
void     steward_mention_pane_bind_search      (GtkWidgetClass *widget_class);
void     steward_mention_pane_watch_search     (StewardMentionPane *self);

/* steward-mention-cursor.c */
StewardRecordItem *
         steward_mention_cursor_get_item       (StewardMentionPane *self,
                                                guint               position);
void     steward_mention_cursor_tell           (StewardMentionPane *self);
void     steward_mention_cursor_select         (StewardMentionPane *self,
                                                guint               position,
                                                gboolean            with_focus);
void     steward_mention_cursor_focus          (StewardMentionPane *self);
void     steward_mention_cursor_settle         (StewardMentionPane *self);
void     steward_mention_cursor_on_selected    (StewardMentionPane *self);
gboolean steward_mention_cursor_on_key         (GtkEventControllerKey *controller,
                                                guint                  key,
                                                guint                  code,
                                                GdkModifierType        state,
                                                StewardMentionPane    *self);

G_END_DECLS
