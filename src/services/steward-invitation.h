/* steward-invitation.h: a file that lets a person into a team
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-workspace.h"

G_BEGIN_DECLS

/**
 * StewardInviteHr:
 * @STEWARD_INVITE_HR_KEEP: whether they read what is only for HR stays as it is
 * @STEWARD_INVITE_HR_YES: from now on they do
 * @STEWARD_INVITE_HR_NO: from now on they don't
 */
typedef enum
{
  STEWARD_INVITE_HR_KEEP,
  STEWARD_INVITE_HR_YES,
  STEWARD_INVITE_HR_NO,
} StewardInviteHr;

/**
 * StewardInvitation:
 * @address: of the team's database
 * @user: who logs in: the id of a person
 * @name: (nullable): that person's
 * @password: (nullable): for the first login only: whoever joins with it gets another
 * @token: (nullable): in the place of a password, where logins are made elsewhere: a bearer token that is kept
 */
typedef struct
{
  char *address;
  char *user;
  char *name;
  char *password;
  char *token;
} StewardInvitation;

StewardInvitation *steward_invitation_read   (const char          *path,
                                              GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void               steward_invitation_free   (StewardInvitation   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardInvitation, steward_invitation_free)

char              *steward_invitation_make_password (void) G_GNUC_WARN_UNUSED_RESULT;

void               steward_sync_invite_async  (StewardWorkspace    *workspace,
                                               const char          *person,
                                               const char          *path,
                                               gboolean             again,
                                               StewardInviteHr      hr,
                                               const char          *user,
                                               const char          *password,
                                               const char          *token,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
JsonNode          *steward_sync_invite_finish (GAsyncResult        *result,
                                               GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
