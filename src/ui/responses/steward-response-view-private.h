/* steward-response-view-private.h: what the files of the view of an answer share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-answered-mention.h"
#include "steward-banner.h"
#include "steward-kept.h"
#include "steward-response-deeds.h"
#include "steward-response-editor.h"
#include "steward-response-findings.h"
#include "steward-response-pictures-strip.h"
#include "steward-response-rail.h"
#include "steward-response-view.h"

G_BEGIN_DECLS

struct _StewardResponseView
{
  AdwBin                   parent_instance;
  StewardBanner           *trouble;
  StewardBanner           *look;
  AdwFlap                 *flap;
  StewardAnsweredMention  *mention;
  GtkWidget               *middle;
  StewardResponseEditor   *editor;
  StewardResponsePicturesStrip *pictures;
  StewardResponseFindings *findings;
  StewardResponseRail     *rail;
  GtkWidget               *header_end; /* (owned) */
  GtkToggleButton         *mention_button;
  GtkWidget               *rail_button;
  GtkButton               *suggested;

  StewardResponseDeeds    *deeds;     /* (owned) */
  StewardWorkspace        *workspace; /* (owned) (nullable) */
  StewardStanding         *standing;  /* (owned) (nullable) */
  StewardRecord           *response;  /* (owned) (nullable) as it was read last */
  JsonObject              *shown;     /* (owned) (nullable) */
  char                    *id;        /* (owned) (nullable) */
  char                    *base;      /* (owned) (nullable) the text of the file that the editor goes on from */
  StewardKept             *kept;      /* (owned) the words of answers that couldn't be stored before another was opened */
  StewardKeptEntry        *retried;   /* (unowned) (nullable) what of that is tried again now */
  gboolean                 is_retried_shown; /* it is open again, and is written on */
  guint                    n_saving;  /* what is being stored now */
  guint                    retry_source;
  guint                    save_source;
  guint                    check_source;
  guint                    settle_source;
  guint                    generation; /* of what is open: answers about another are dropped */
  gint64                   told_us;    /* when colleagues were told that somebody writes */
  gboolean                 is_dirty;
  StewardWidth             width;
};

const char *steward_response_view_text_of      (StewardRecord       *response);
void        steward_response_view_show_trouble (StewardResponseView *self,
                                                const char          *words);
void        steward_response_view_queue_read   (StewardResponseView *self);

/* steward-response-saving.c */
void        steward_response_view_take_kept    (StewardResponseView *self);
void        steward_response_view_save_later   (StewardResponseView *self);

G_END_DECLS
