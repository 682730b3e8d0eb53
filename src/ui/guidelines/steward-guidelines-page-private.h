/* steward-guidelines-page-private.h: what the files of the guidelines' page share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-banner.h"
#include "steward-guideline-editor.h"
#include "steward-guideline-finder.h"
#include "steward-guideline-view.h"
#include "steward-guidelines-page.h"
#include "steward-remarks-panel.h"
#include "steward-translation-panel.h"
#include "steward-wording-panel.h"

G_BEGIN_DECLS

StewardGuidelineView   *steward_guidelines_page_get_view   (StewardGuidelinesPage *self);
StewardGuidelineEditor *steward_guidelines_page_get_editor (StewardGuidelinesPage *self);
gboolean                steward_guidelines_page_shows_draft (StewardGuidelinesPage *self);
gboolean                steward_guidelines_page_is_forming   (StewardGuidelinesPage *self);
gboolean                steward_guidelines_page_is_writing (StewardGuidelinesPage *self);
void                    steward_guidelines_page_write      (StewardGuidelinesPage *self);
void                    steward_guidelines_page_compare    (StewardGuidelinesPage *self);
void                    steward_guidelines_page_show_pressure (StewardGuidelinesPage *self);
void                    steward_guidelines_page_choose     (StewardGuidelinesPage *self,
                                                            const char            *id);
void                    steward_guidelines_page_perform    (StewardGuidelinesPage *self,
                                                            StewardOperation      *operation,
                                                            const char            *title);
void                    steward_guidelines_page_save_then  (StewardGuidelinesPage *self,
                                                            StewardOperation      *operation,
                                                            const char            *title);

const char             *steward_guidelines_page_get_you    (StewardGuidelinesPage *self);
gboolean                steward_guidelines_page_is_saving  (StewardGuidelinesPage *self);
void                    steward_guidelines_page_note_saved (StewardGuidelinesPage *self);
void                    steward_guidelines_page_note_settled (StewardGuidelinesPage *self);
void                    steward_guidelines_page_say_unsaved (StewardGuidelinesPage *self,
                                                            const GError          *error);
void                    steward_guidelines_page_show_anew  (StewardGuidelinesPage *self,
                                                            gboolean               draft);

void                    steward_guidelines_page_update_banner (StewardGuidelinesPage *self);
void                    steward_guidelines_notices_install (StewardGuidelinesPage *self,
                                                            GActionMap            *actions);
void                    steward_guidelines_notices_load    (StewardGuidelinesPage *self);
void                    steward_guidelines_notices_show    (StewardGuidelinesPage *self,
                                                            StewardBanner         *banner);

void                    steward_guidelines_deeds_install   (StewardGuidelinesPage *self);
void                    steward_guidelines_deeds_update    (StewardGuidelinesPage *self);
GMenuModel             *steward_guidelines_deeds_make_menu (void);
const char             *steward_guidelines_deeds_suggest   (StewardGuidelinesPage *self,
                                                            const char           **label);

void                    steward_guidelines_files_install   (StewardGuidelinesPage *self,
                                                            GActionMap            *actions);

void                    steward_guidelines_wording_install (StewardGuidelinesPage *self,
                                                            StewardWordingPanel   *panel);
void                    steward_guidelines_wording_update  (StewardGuidelinesPage *self,
                                                            StewardWordingPanel   *panel,
                                                            const char            *which);

void                    steward_guidelines_languages_install (StewardGuidelinesPage   *self,
                                                              GActionMap              *actions);
void                    steward_guidelines_languages_connect (StewardGuidelinesPage   *self,
                                                              StewardTranslationPanel *panel);
void                    steward_guidelines_languages_show    (StewardGuidelinesPage   *self,
                                                              StewardTranslationPanel *panel);
void                    steward_guidelines_languages_update  (StewardGuidelinesPage   *self,
                                                              GActionMap              *actions);
gboolean                steward_guidelines_languages_tell    (StewardGuidelinesPage   *self,
                                                              StewardBanner           *banner);

void                    steward_guidelines_remarks_install (StewardGuidelinesPage *self,
                                                            GActionMap            *actions);
void                    steward_guidelines_remarks_update  (StewardGuidelinesPage *self,
                                                            GActionMap            *actions);
void                    steward_guidelines_remarks_show    (StewardGuidelinesPage *self,
                                                            StewardRemarksPanel   *panel);

void                    steward_guidelines_consulting_install     (StewardGuidelinesPage *self,
                                                                   GActionMap            *actions);
void                    steward_guidelines_consulting_update      (StewardGuidelinesPage *self,
                                                                   GActionMap            *actions);
char                   *steward_guidelines_consulting_dup_words   (StewardGuidelinesPage *self) G_GNUC_WARN_UNUSED_RESULT;

void                    steward_guidelines_numbering_install (StewardGuidelinesPage *self,
                                                              GActionMap            *actions);
void                    steward_guidelines_numbering_update  (StewardGuidelinesPage *self,
                                                              GActionMap            *actions);

void                    steward_guidelines_finding_install (StewardGuidelinesPage  *self,
                                                            StewardGuidelineFinder *finder);
void                    steward_guidelines_finding_attached (StewardGuidelinesPage *self);
void                    steward_guidelines_finding_update  (StewardGuidelinesPage  *self);

void                    steward_guidelines_tables_install  (StewardGuidelinesPage  *self,
                                                            GActionMap             *actions,
                                                            GtkMenuButton          *button);
void                    steward_guidelines_tables_update   (StewardGuidelinesPage  *self);

void                    steward_guidelines_suggesting_install (StewardGuidelinesPage *self,
                                                               GActionMap            *actions);
void                    steward_guidelines_suggesting_check   (StewardGuidelinesPage *self);
void                    steward_guidelines_suggesting_update  (StewardGuidelinesPage *self);
void                    steward_guidelines_suggesting_stop    (StewardGuidelinesPage *self);
void                    steward_guidelines_suggesting_flush   (StewardGuidelinesPage *self);
gboolean                steward_guidelines_suggesting_is_busy (StewardGuidelinesPage *self);
gboolean                steward_guidelines_suggesting_is_stuck (StewardGuidelinesPage *self);
gboolean                steward_guidelines_suggesting_is_unsaved (StewardGuidelinesPage *self);

void                    steward_guidelines_campaign_install       (StewardGuidelinesPage *self,
                                                                   GActionMap            *actions);
void                    steward_guidelines_campaign_update        (StewardGuidelinesPage *self,
                                                                   GActionMap            *actions,
                                                                   gboolean               is_clause);
gboolean                steward_guidelines_campaign_ask_questions (StewardGuidelinesPage *self);
char                   *steward_guidelines_campaign_dup_words     (StewardGuidelinesPage *self,
                                                                   gint64                 now_us) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
