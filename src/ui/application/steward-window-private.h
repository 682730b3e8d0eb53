/* steward-window-private.h: what the files of the window share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-window.h"

#include "steward-banner.h"
#include "steward-collector.h"
#include "steward-foot.h"
#include "steward-lens-button.h"
#include "steward-reminder.h"
#include "steward-sender.h"
#include "steward-sidebar.h"
#include "steward-topic-keeper.h"
#include "steward-welcome.h"

G_BEGIN_DECLS

struct _StewardWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay     *toasts;
  GtkStack            *root;
  StewardWelcome      *welcome; /* (nullable) until steward_window_get_welcome() */
  GtkSpinner          *spinner;
  AdwFlap             *flap;
  GtkWidget           *side;
  GtkWidget           *content;
  StewardSidebar      *sidebar;
  StewardFoot         *foot;
  GtkWidget           *sidebar_button;
  GtkMenuButton       *menu_button;
  GMenuModel          *main_menu;
  GtkWidget           *back_button;
  StewardLensButton   *lens_button;
  AdwBin              *header_start;
  AdwBin              *header_end;
  AdwWindowTitle      *title;
  StewardBanner       *hold_banner;
  AdwBin              *page_banner;
  GtkStack            *pages;

  StewardWindowState  *state;     /* (owned) */
  StewardClock        *clock;     /* (owned) */
  StewardWorkspace    *workspace; /* (owned) (nullable) */
  StewardCollector    *collector; /* (owned) (nullable) */
  StewardTopicKeeper  *topic_keeper; /* (owned) (nullable) */
  StewardSender       *sender;    /* (owned) (nullable) */
  StewardReminder     *reminder;  /* (owned) (nullable) */
  StewardSyncStatus   *sync;      /* (owned) (nullable) */
  StewardStanding     *standing;  /* (owned) (nullable) */
  StewardLens         *lens;      /* (owned) (nullable) */
  StewardDeeds        *deeds;     /* (owned) (nullable) */
  StewardPage         *page;      /* (unowned) (nullable) the one that is shown */
  GCancellable        *opening;   /* (owned) (nullable) */
  char                *wanted;    /* (owned) (nullable) the file that is being opened */
  char                *next_path; /* (owned) (nullable) with has_next, what is opened once all is stored */
  guint                present_source;
  guint                spinner_source;
  guint                standing_source;
  guint                counts_source;
  guint                focus_source;
  guint                focus_tries;
  gboolean             standing_loading;
  gboolean             closing;
  gboolean             has_next;
  StewardWidth         width;
};

StewardWelcome *
         steward_window_get_welcome     (StewardWindow  *self);
void     steward_window_present_waiting (StewardWindow  *self);
void     steward_window_install_actions (GtkWidgetClass *widget_class);

void     steward_window_leave_workspace (StewardWindow  *self);
void     steward_window_open_chosen     (StewardWindow  *self,
                                         const char     *path);
gboolean steward_window_is_unsaved      (StewardWindow  *self);
void     steward_window_ask_to_close    (StewardWindow  *self);
void     steward_window_save_pages      (StewardWindow  *self);

void     steward_window_show_header     (StewardWindow  *self);
void     steward_window_queue_counts    (StewardWindow  *self);
void     steward_window_queue_standing  (StewardWindow  *self);
gboolean steward_window_load_standing   (gpointer        user_data);
void     steward_window_on_changed      (StewardWindow  *self,
                                         StewardChanges *changes);

G_END_DECLS
