/* steward-ownership-page-private.h: what the files of the view of the matrix share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-banner.h"
#include "steward-lived-view.h"
#include "steward-matrix-findings-list.h"
#include "steward-matrix-grid.h"
#include "steward-ownership-page.h"
#include "steward-ownership.h"
#include "steward-window.h"

G_BEGIN_DECLS

struct _StewardOwnershipPage
{
  StewardPage                parent_instance;

  GtkWidget                 *header_end;
  GtkListBox                *versions_list;
  GtkPopover                *versions_popover;
  GtkStack                  *stack;
  GtkWidget                 *empty_button;
  GtkToggleButton           *lived_button;
  StewardLivedView          *lived;
  AdwFlap                   *flap;
  StewardMatrixGrid         *grid;
  GtkWidget                 *summary;
  GtkLabel                  *summary_label;
  GtkWidget                 *summary_errors;
  GtkWidget                 *summary_warnings;
  StewardMatrixFindingsList *findings_list;
  StewardBanner             *banner;
  GSimpleActionGroup        *actions;

  StewardOwnership          *ownership;   /* (owned) (nullable) as it was loaded last */
  StewardMatrix             *table;       /* (owned) (nullable) with what isn't stored yet */
  GPtrArray                 *findings;    /* (owned) (nullable) (element-type StewardMatrixFinding) */
  GPtrArray                 *differences; /* (owned) (nullable) (element-type StewardMatrixDifference) */
  int                        finding;     /* that F8 went to last, or -1 */
  guint                      storing;     /* deeds that haven't ended */
  gboolean                   loading;
  gboolean                   again;       /* whether something changed while loading */
};

gboolean          steward_ownership_page_may_change        (StewardOwnershipPage *self);
gboolean          steward_ownership_page_is_draft          (StewardOwnershipPage *self);
char             *steward_ownership_page_describe_changes  (StewardOwnershipPage *self);
void              steward_ownership_page_open_activity     (StewardOwnershipPage *self,
                                                            const char           *id);

/* Deeds: what is performed is counted, and read anew when none is left. */
void              steward_ownership_page_perform           (StewardOwnershipPage *self,
                                                            StewardOperation     *operation,
                                                            const char           *title,
                                                            StewardUndoFunc       undo);
void              steward_ownership_page_performed         (gpointer              owner,
                                                            StewardOperation     *operation,
                                                            const GError         *error);
StewardOperation *steward_ownership_page_undo_event        (StewardOperation     *done);

/* steward-ownership-deeds.c */
void              steward_ownership_page_adopt             (StewardOwnershipPage *self);
void              steward_ownership_page_version_activated (StewardOwnershipPage *self,
                                                            GtkListBoxRow        *row);
void              steward_ownership_page_act               (GSimpleAction        *action,
                                                            GVariant             *parameter,
                                                            gpointer              data);

G_END_DECLS
