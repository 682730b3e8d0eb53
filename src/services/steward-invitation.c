/* steward-invitation.c: a file that lets a person into a team
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-invitation"

#include "steward-invitation.h"

#include "steward-json.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/random.h>

/* Of a program that wrote it in another way one day. */
#define FORMAT 1

/* Nobody's invitation is larger. */
#define MOST_BYTES 65536

#define PASSWORD_LENGTH 26 /* of 32 letters: 130 bits */

static void
forget (char *secret)
{
  if (secret != NULL)
    memset (secret, 0, strlen (secret));
  g_free (secret);
}

/**
 * steward_invitation_free:
 * @self: (transfer full) (nullable): an invitation
 */
void
steward_invitation_free (StewardInvitation *self)
{
  if (self == NULL)
    return;
  forget (self->password);
  forget (self->token);
  g_free (self->address);
  g_free (self->user);
  g_free (self->name);
  g_free (self);
}

/**
 * steward_invitation_read:
 * @error: return location for %STEWARD_SERVICE_ERROR_USAGE
 *
 * Waits for the disk; the file is small.
 *
 * Returns: (transfer full) (nullable): what the file says
 */
StewardInvitation *
steward_invitation_read (const char  *path,
                         GError     **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (JsonObject) object = NULL;
  StewardInvitation *self;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &local_error))
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, local_error->message);
      return NULL;
    }
  object = length <= MOST_BYTES ? steward_json_parse_object (text, (gssize) length, NULL) : NULL;
  memset (text, 0, length);
  if (steward_json_get_integer (object, "steward_invitation", 0) != FORMAT || steward_json_get_text (object, "address") == NULL ||
      steward_json_get_text (object, "user") == NULL ||
      (steward_json_get_text (object, "password") == NULL) == (steward_json_get_text (object, "token") == NULL))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("%s is no invitation, or one of a newer Steward; ask whoever sent it for another"), path);
      return NULL;
    }
  self = g_new0 (StewardInvitation, 1);
  self->address = g_strdup (steward_json_get_text (object, "address"));
  self->user = g_strdup (steward_json_get_text (object, "user"));
  self->name = g_strdup (steward_json_get_text (object, "name"));
  self->password = g_strdup (steward_json_get_text (object, "password"));
  self->token = g_strdup (steward_json_get_text (object, "token"));
  return self;
}

/**
 * steward_invitation_make_password:
 *
 * Returns: (transfer full): one that nobody can guess
 */
char *
steward_invitation_make_password (void)
{
  static const char letters[] = "abcdefghijkmnopqrstuvwxyz2345678";
  guint8 random[PASSWORD_LENGTH];
  char *password = g_new0 (char, PASSWORD_LENGTH + 1);

  if (getrandom (random, sizeof random, 0) != (gssize) sizeof random)
    g_error ("The system gave no random bytes");
  for (guint i = 0; i < PASSWORD_LENGTH; i++)
    password[i] = letters[random[i] & 31];
  return password;
}
