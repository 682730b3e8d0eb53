/* steward-sync-setup-private.h: how a file and a database begin to be alike
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-replicator.h"
#include "steward-sync-replica-private.h"
#include "steward-syncing.h"
#include "steward-workspace-private.h"

G_BEGIN_DECLS

/**
 * StewardSyncSettings:
 * @address: (nullable): of the database; %NULL for a file that isn't shared
 * @user: (nullable): who logs in
 * @has_token: the login is a bearer token, which says itself whose it is
 * @has_hr: what only HR reads was synced before
 * @reads_only: the login is bound to nobody here
 */
typedef struct
{
  char    *address;
  char    *user;
  gboolean has_token;
  gboolean has_hr;
  gboolean reads_only;
} StewardSyncSettings;

void     steward_sync_settings_clear (StewardSyncSettings  *self);
gboolean steward_sync_settings_fill  (StewardTransaction   *transaction,
                                      gpointer              settings,
                                      GCancellable         *cancellable,
                                      GError              **error);
gboolean steward_sync_settings_read  (StewardSyncSettings  *self,
                                      StewardDatabase      *database,
                                      GError              **error);
void     steward_sync_translate_error (GError              **error);
void     steward_sync_note_outcome   (StewardDatabase      *database,
                                      const GError         *outcome);

/**
 * StewardSyncSetup:
 * @wanted_person: (nullable): whom a server administrator's login stands for
 * @found_person: (nullable): who acts in the file from now on
 * @has_token: what is handed over as a password is a bearer token: there is no @user
 * @is_invited: an invitation also gives the login of a file that is shared already another password
 * @holds_both: it was refused because both sides hold something and nobody said what to do
 */
typedef struct
{
  char             *address;
  StewardSyncStart  start;
  char             *user;
  char             *wanted_person;
  char             *found_person;
  gboolean          holds_both;
  gboolean          has_token;
  gboolean          is_invited;
} StewardSyncSetup;

StewardSyncSetup *steward_sync_setup_new  (const char        *address,
                                           StewardSyncStart   start,
                                           const char        *user,
                                           const char        *person);
void              steward_sync_setup_free (StewardSyncSetup  *self);
gboolean          steward_sync_setup_run  (StewardSyncSetup  *self,
                                           StewardDatabase   *database,
                                           const char        *you,
                                           const char        *password,
                                           GCancellable      *cancellable,
                                           StewardRemote    **remote,
                                           GError           **error);

G_END_DECLS
