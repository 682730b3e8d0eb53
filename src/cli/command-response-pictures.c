/* command-response-pictures.c: stewardctl response attach, describe, detach and picture
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-response-pictures"

#include "steward-response-noun.h"

#include "steward-response-pictures.h"
#include "steward-service-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static gboolean
read_number (const char  *words,
             guint       *number,
             GError     **error)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (words, 10, 1, G_MAXINT, &value, NULL))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("“%s” is no number of a picture"), words);
      return FALSE;
    }
  *number = (guint) value;
  return TRUE;
}

gboolean
steward_response_noun_attach (StewardInvocation  *invocation,
                              int                 argc,
                              char              **argv,
                              GError            **error)
{
  g_autofree char *alt = NULL;
  const GOptionEntry entries[] = {
    { "alt", 0, 0, G_OPTION_ARG_STRING, &alt, NULL, NULL },
    { NULL },
  };
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (StewardOperation) operation = NULL;
  char *contents;
  gsize length;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 2, 2, error))
    return FALSE;
  if (!g_file_get_contents (argv[1], &contents, &length, &local_error))
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, local_error->message);
      return FALSE;
    }
  bytes = g_bytes_new_take (contents, length);
  operation = steward_response_attach (argv[0], argv[1], bytes, alt);
  return steward_response_noun_do (invocation, operation, error);
}

gboolean
steward_response_noun_describe (StewardInvocation  *invocation,
                                int                 argc,
                                char              **argv,
                                GError            **error)
{
  g_autofree char *alt = NULL;
  const GOptionEntry entries[] = {
    { "alt", 0, 0, G_OPTION_ARG_STRING, &alt, NULL, NULL },
    { NULL },
  };
  g_autoptr (StewardOperation) operation = NULL;
  guint number;

  if (!steward_invocation_parse (invocation, entries, &argc, &argv, 2, 2, error) || !read_number (argv[1], &number, error))
    return FALSE;
  if (alt == NULL)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("Say with --alt what the picture shows; “none” empties"));
      return FALSE;
    }
  operation = steward_response_describe (argv[0], number, strcmp (alt, "none") != 0 ? alt : NULL);
  return steward_response_noun_do (invocation, operation, error);
}

gboolean
steward_response_noun_detach (StewardInvocation  *invocation,
                              int                 argc,
                              char              **argv,
                              GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;
  guint number;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 2, 2, error) || !read_number (argv[1], &number, error))
    return FALSE;
  operation = steward_response_detach (argv[0], number);
  return steward_response_noun_do (invocation, operation, error);
}

/* `-` is stdout. */
gboolean
steward_response_noun_picture (StewardInvocation  *invocation,
                               int                 argc,
                               char              **argv,
                               GError            **error)
{
  g_autoptr (StewardOperation) operation = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local_error = NULL;
  gconstpointer data;
  gsize length;
  guint number;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 3, 3, error) || !read_number (argv[1], &number, error))
    return FALSE;
  operation = steward_response_picture (argv[0], number);
  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  bytes = steward_response_picture_bytes (operation);
  data = g_bytes_get_data (bytes, &length);
  if (strcmp (argv[2], "-") == 0)
    {
      if (fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0)
        return TRUE;
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, _("The picture wasn’t written: %s"),
                   g_strerror (errno));
      return FALSE;
    }
  if (g_file_set_contents_full (argv[2], data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &local_error))
    return TRUE;
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, local_error->message);
  return FALSE;
}
