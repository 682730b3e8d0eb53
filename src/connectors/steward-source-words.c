/* steward-source-words.c: why a place had nothing to say, for people
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-source"

#include "steward-source-private.h"

#include "steward-publisher.h"

#include <glib/gi18n-lib.h>

/* When the server takes questions again travels with the error. */
typedef struct
{
  gint64 retry_after_s;
} StewardCollectErrorPrivate;

static void
steward_collect_error_private_init (StewardCollectErrorPrivate *private)
{
  private->retry_after_s = -1;
}

static void
steward_collect_error_private_copy (const StewardCollectErrorPrivate *from,
                                    StewardCollectErrorPrivate       *to)
{
  to->retry_after_s = from->retry_after_s;
}

static void
steward_collect_error_private_clear (StewardCollectErrorPrivate *private)
{
}

G_DEFINE_EXTENDED_ERROR (StewardCollectError, steward_collect_error)

/**
 * steward_collect_error_set_retry_after:
 * @error: a [error@CollectError]
 * @seconds: that the server asks to wait; -1 when it doesn't
 *
 * Keeps it with the error.
 */
void
steward_collect_error_set_retry_after (GError *error,
                                       gint64  seconds)
{
  steward_collect_error_get_private (error)->retry_after_s = seconds;
}

/**
 * steward_collect_error_get_retry_after:
 * @error: any error
 *
 * Returns: seconds that the server asked to wait; -1 when it didn't
 */
gint64
steward_collect_error_get_retry_after (const GError *error)
{
  return error->domain == STEWARD_COLLECT_ERROR ? steward_collect_error_get_private (error)->retry_after_s : -1;
}

/**
 * steward_source_words_for_way:
 * @error: (transfer full): a [error@HttpError] or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the same as a [error@CollectError]
 */
GError *
steward_source_words_for_way (GError *error)
{
  g_autoptr (GError) owned = error;
  StewardCollectError code = STEWARD_COLLECT_ERROR_UNREACHED;

  if (error->domain != STEWARD_HTTP_ERROR)
    return g_steal_pointer (&owned);
  switch ((StewardHttpError) error->code)
    {
    case STEWARD_HTTP_ERROR_GUARDED:
      code = STEWARD_COLLECT_ERROR_GUARDED;
      break;
    case STEWARD_HTTP_ERROR_ADDRESS:
    case STEWARD_HTTP_ERROR_TOO_BIG:
    case STEWARD_HTTP_ERROR_ENCODING:
      code = STEWARD_COLLECT_ERROR_NOT_A_SOURCE;
      break;
    case STEWARD_HTTP_ERROR_TLS:
    case STEWARD_HTTP_ERROR_REDIRECTS:
      code = STEWARD_COLLECT_ERROR_REFUSED;
      break;
    case STEWARD_HTTP_ERROR_UNREACHED:
    case STEWARD_HTTP_ERROR_LOST:
    default:
      break;
    }
  return g_error_new_literal (STEWARD_COLLECT_ERROR, (int) code, error->message);
}

static GError *
words_for_status (const StewardHttpAnswer *answer)
{
  g_autoptr (GUri) uri = g_uri_parse (answer->address, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : answer->address;

  switch (answer->status)
    {
    case 401:
    case 403:
    case 407:
      return g_error_new (STEWARD_COLLECT_ERROR, STEWARD_COLLECT_ERROR_REFUSED,
                          _("%s doesn’t let us read this (HTTP %u)"), host, answer->status);
    case 404:
    case 410:
      return g_error_new (STEWARD_COLLECT_ERROR, STEWARD_COLLECT_ERROR_GONE,
                          _("%s has nothing at this address (HTTP %u)"), host, answer->status);
    case 429:
      return g_error_new (STEWARD_COLLECT_ERROR, STEWARD_COLLECT_ERROR_LIMITED, _("%s was asked too often"), host);
    case 204:
      return g_error_new (STEWARD_COLLECT_ERROR, STEWARD_COLLECT_ERROR_NOT_A_SOURCE,
                          _("%s answers with nothing at all"), host);
    default:
      if (answer->status >= 500)
        return g_error_new (STEWARD_COLLECT_ERROR, STEWARD_COLLECT_ERROR_UNREACHED,
                            _("%s has a problem of its own (HTTP %u)"), host, answer->status);
      return g_error_new (STEWARD_COLLECT_ERROR, STEWARD_COLLECT_ERROR_REFUSED, _("%s says no (HTTP %u)"), host,
                          answer->status);
    }
}

/**
 * steward_source_words_for_answer:
 * @answer: one that isn't what was asked for
 *
 * Returns: (transfer full): why
 */
GError *
steward_source_words_for_answer (const StewardHttpAnswer *answer)
{
  GError *error = words_for_status (answer);

  steward_collect_error_set_retry_after (error, answer->retry_after_s);
  return error;
}

/**
 * steward_source_words_for_call:
 * @error: a [error@PublisherError] of a call that only asked
 * @answer: (nullable): that it was made of
 *
 * Returns: (transfer full): the same as a [error@CollectError]
 */
GError *
steward_source_words_for_call (const GError            *error,
                               const StewardHttpAnswer *answer)
{
  static const StewardCollectError codes[] = {
    [STEWARD_PUBLISHER_ERROR_REFUSED] = STEWARD_COLLECT_ERROR_REFUSED,
    [STEWARD_PUBLISHER_ERROR_UNREACHED] = STEWARD_COLLECT_ERROR_UNREACHED,
    [STEWARD_PUBLISHER_ERROR_GUARDED] = STEWARD_COLLECT_ERROR_GUARDED,
    [STEWARD_PUBLISHER_ERROR_UNKNOWN] = STEWARD_COLLECT_ERROR_UNREACHED,
    [STEWARD_PUBLISHER_ERROR_UNAUTHORISED] = STEWARD_COLLECT_ERROR_REFUSED,
    [STEWARD_PUBLISHER_ERROR_LIMITED] = STEWARD_COLLECT_ERROR_LIMITED,
    [STEWARD_PUBLISHER_ERROR_GONE] = STEWARD_COLLECT_ERROR_GONE,
  };
  GError *worded;

  if (error->domain != STEWARD_PUBLISHER_ERROR)
    return g_error_copy (error);
  worded = g_error_new_literal (STEWARD_COLLECT_ERROR, (int) codes[error->code], error->message);
  if (answer != NULL)
    steward_collect_error_set_retry_after (worded, answer->retry_after_s);
  return worded;
}
