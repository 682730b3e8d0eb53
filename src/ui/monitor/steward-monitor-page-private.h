/* steward-monitor-page-private.h: the view of what is said, for its own files
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-mention-bar.h"
#include "steward-mention-detail.h"
#include "steward-mention-pane.h"
#include "steward-monitor-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _StewardMonitorPage
{
  StewardPage           parent_instance;
  AdwLeaflet           *leaflet;
  StewardMentionPane   *pane;
  GtkStack             *stack;
  StewardMentionDetail *detail;
  StewardMentionBar    *bar;
  AdwStatusPage        *empty;
  GtkWidget            *show_all;
  GtkWidget            *add_source;
  AdwStatusPage        *trouble;

  char                 *id;       /* (owned) (nullable) of the mention that is to be shown */
  StewardRecord        *mention;  /* (owned) (nullable) that is shown */
  GCancellable         *reading;  /* (owned) (nullable) */
  gint64                told_us;
  gboolean              had_list; /* whether there was anything to see yet */
  guint                 read_source;
  guint                 seen_source;
  guint                 tick_source;
  guint                 changed_source;
};

/* steward-monitor-page.c */
void steward_monitor_page_show_detail   (StewardMonitorPage *self);

/* steward-monitor-deeds.c */
void steward_monitor_page_install_deeds (GtkWidgetClass     *widget_class);
void steward_monitor_page_watch_letters (StewardMonitorPage *self);

G_END_DECLS
