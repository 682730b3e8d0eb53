/* steward-guidelines-parts-private.h: the inside of the guidelines' page: its list, what it shows, and what it does
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-guidelines-page-private.h"

#include "steward-guideline-inspector.h"
#include "steward-guideline-saver.h"
#include "steward-pressure-view.h"
#include "steward-redline.h"

G_BEGIN_DECLS

struct _StewardGuidelinesPage
{
  StewardPage                parent_instance;
  GtkStack                  *pages;
  AdwFlap                   *flap;
  AdwLeaflet                *leaflet;
  GtkWidget                 *list_pane;
  GtkSearchEntry            *search;
  GtkStack                  *list_stack;
  GtkListView               *list;
  AdwStatusPage             *nothing;
  GtkWidget                 *document_pane;
  GtkWidget                 *strip;
  GtkWidget                 *format_bar;
  GtkDropDown               *style_choice;
  GtkToggleButton           *bold;
  GtkToggleButton           *italic;
  GtkToggleButton           *items;
  GtkMenuButton             *table_button;
  GtkWidget                 *versions;
  GtkToggleButton           *show_in_force;
  GtkToggleButton           *show_draft;
  GtkWidget                 *inspector_button;
  GtkWidget                 *suggest;
  StewardGuidelineFinder    *finder;
  GtkScrolledWindow         *scroller;
  StewardGuidelineEditor    *editor;
  GtkRevealer               *reading_bar;
  GtkLabel                  *reading_words;
  StewardGuidelineInspector *inspector;
  StewardRedline            *redline;
  StewardPressureView       *pressure;
  GtkWidget                 *banner;  /* (owned) */
  GtkWidget                 *header;  /* (owned) */
  GtkButton                 *suggested;
  GtkWidget                 *write;
  GtkWidget                 *compare;

  GListStore            *guidelines; /* (owned) (element-type StewardGuidelineItem) */
  GtkFilterListModel    *found;      /* (owned) */
  GtkSingleSelection    *selection;  /* (owned) */
  StewardGuidelineSaver *saver;      /* (owned) */
  StewardGuidelineView  *view;       /* (owned) (nullable) */
  char                  *shown;      /* (owned) (nullable) id and version of the document that the editor has */
  char                  *wanted;     /* (owned) (nullable) id of the guideline that is to be selected */
  GCancellable          *loading;    /* (owned) (nullable) */
  GPtrArray             *waiting;    /* (owned) (element-type StewardOperation) what happens once all is saved, in order */
  char                  *next_block; /* (owned) (nullable) the clause to go to once its guideline is shown */
  char                  *reader;     /* (owned) (nullable) who was shown the document */
  char                  *unsaved;    /* (owned) (nullable) why something that was typed isn't stored */
  gint64                 saved_us;
  guint                  end_source; /* looks whether the end is on screen */
  gboolean               shows_draft;
  gboolean               is_listing;
  gboolean               list_again;
  gboolean               is_filling;
};

void           steward_guidelines_list_init               (StewardGuidelinesPage *self);
void           steward_guidelines_list_load               (StewardGuidelinesPage *self);
void           steward_guidelines_list_select_wanted      (StewardGuidelinesPage *self);
void           steward_guidelines_list_search_changed     (StewardGuidelinesPage *self);

void           steward_guidelines_showing_show            (StewardGuidelinesPage *self);
void           steward_guidelines_showing_update_strip    (StewardGuidelinesPage *self);
void           steward_guidelines_showing_update_banner   (StewardGuidelinesPage *self);
void           steward_guidelines_showing_update_title    (StewardGuidelinesPage *self);
void           steward_guidelines_showing_update_reading  (StewardGuidelinesPage *self);
void           steward_guidelines_showing_update_header   (StewardGuidelinesPage *self);
void           steward_guidelines_showing_update_toggles  (StewardGuidelinesPage *self);
void           steward_guidelines_showing_clause_changed  (StewardGuidelinesPage *self);
void           steward_guidelines_showing_renumbered      (StewardGuidelinesPage *self);
gboolean       steward_guidelines_showing_is_below        (StewardGuidelinesPage *self);
gboolean       steward_guidelines_showing_is_in_redline   (StewardGuidelinesPage *self);
GSimpleAction *steward_guidelines_showing_get_acknowledge (StewardGuidelinesPage *self);

void           steward_guidelines_page_load_view          (StewardGuidelinesPage *self);
gint64         steward_guidelines_page_now_us             (StewardGuidelinesPage *self);
StewardGuidelineBuffer *
               steward_guidelines_page_get_document       (StewardGuidelinesPage *self);

G_END_DECLS
