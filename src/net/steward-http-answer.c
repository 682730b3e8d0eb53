/* steward-http-answer.c: what came back over HTTP
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-http"

#include "steward-http-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (steward-http-error-quark, steward_http_error)

/**
 * steward_http_answer_free:
 * @self: (transfer full) (nullable): an answer
 */
void
steward_http_answer_free (StewardHttpAnswer *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->content_type);
  g_free (self->address);
  g_free (self->moved_to);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self->cookie);
  g_free (self->next);
  g_free (self);
}

/* A moment in one of the ways servers write it. Returns: seconds from now, never below 0, or -1 */
static gint64
seconds_until (const char *text)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) at = NULL;
  char *end = NULL;
  guint64 number = g_ascii_strtoull (text, &end, 10);

  if (end != text && *end == '\0')
    {
      /* Mastodon writes a moment in ISO 8601, others seconds: from now or, when large, since 1970. */
      if (number > G_MAXINT)
        return G_MAXINT;
      return number > 1000000000 ? MAX (0, (gint64) number - g_date_time_to_unix (now)) : (gint64) number;
    }
  at = soup_date_time_new_from_http_string (text);
  if (at == NULL)
    at = g_date_time_new_from_iso8601 (text, NULL);
  return at != NULL ? MAX (0, g_date_time_difference (at, now) / G_TIME_SPAN_SECOND) : -1;
}

/* Retry-After (RFC 9110 §10.2.3), else when a limit that is used up begins anew. */
static gint64
read_retry_after (SoupMessageHeaders *headers,
                  guint               status)
{
  const char *value = soup_message_headers_get_one (headers, "Retry-After");
  const char *remaining = soup_message_headers_get_one (headers, "X-RateLimit-Remaining");

  if (value != NULL && status >= 300)
    return seconds_until (value);
  if (remaining == NULL)
    remaining = soup_message_headers_get_one (headers, "RateLimit-Remaining");
  if (status != 429 && (remaining == NULL || strcmp (remaining, "0") != 0))
    return -1;
  value = soup_message_headers_get_one (headers, "X-RateLimit-Reset");
  if (value == NULL)
    value = soup_message_headers_get_one (headers, "RateLimit-Reset");
  return value != NULL ? seconds_until (value) : -1;
}

/* `<address>; rel="next"`, among others divided by commas (RFC 8288 §3). A next page on another
 * server is none: a token would follow it there. */
static char *
read_next (SoupMessageHeaders *headers,
           GUri               *here)
{
  const char *p = soup_message_headers_get_list (headers, "Link");

  while (p != NULL && (p = strchr (p, '<')) != NULL)
    {
      const char *close = strchr (p, '>');
      const char *end;
      g_autofree char *target = NULL;
      g_autofree char *parameters = NULL;
      g_autoptr (GUri) uri = NULL;

      if (close == NULL)
        return NULL;
      end = strchr (close, '<');
      target = g_strndup (p + 1, (gsize) (close - p - 1));
      parameters = g_ascii_strdown (close, end != NULL ? end - close : -1);
      p = end;
      if (strstr (parameters, "rel=\"next\"") == NULL && strstr (parameters, "rel=next") == NULL)
        continue;
      uri = steward_http_request_parse_address (target, here, NULL);
      if (uri == NULL || strcmp (g_uri_get_scheme (uri), g_uri_get_scheme (here)) != 0 ||
          g_ascii_strcasecmp (g_uri_get_host (uri), g_uri_get_host (here)) != 0 ||
          steward_http_request_get_port (uri) != steward_http_request_get_port (here))
        return NULL;
      return g_uri_to_string (uri);
    }
  return NULL;
}

/* Of several, some a proxy's, the one of a session. What stands behind the value is for programs that keep cookies. */
static char *
read_cookie (SoupMessageHeaders *headers)
{
  SoupMessageHeadersIter iter;
  const char *name, *value;
  const char *found = NULL;

  soup_message_headers_iter_init (&iter, headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    if (g_ascii_strcasecmp (name, "Set-Cookie") == 0 &&
        (found == NULL || (strstr (value, "Session=") != NULL && strstr (found, "Session=") == NULL)))
      found = value;
  return found != NULL ? g_strndup (found, strcspn (found, ";")) : NULL;
}

/**
 * steward_http_answer_new:
 * @body: (transfer none): decoded
 *
 * Returns: (transfer full): what the message says
 */
StewardHttpAnswer *
steward_http_answer_new (SoupMessage *message,
                         GBytes      *body)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  StewardHttpAnswer *self = g_new0 (StewardHttpAnswer, 1);

  self->status = soup_message_get_status (message);
  self->body = g_bytes_ref (body);
  self->content_type = g_strdup (soup_message_headers_get_one (headers, "Content-Type"));
  self->address = g_uri_to_string (soup_message_get_uri (message));
  self->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  self->last_modified = g_strdup (soup_message_headers_get_one (headers, "Last-Modified"));
  self->cookie = read_cookie (headers);
  self->next = read_next (headers, soup_message_get_uri (message));
  self->retry_after_s = read_retry_after (headers, self->status);
  return self;
}

static const char *
certificate_words (GTlsCertificateFlags flags)
{
  if (flags & G_TLS_CERTIFICATE_EXPIRED)
    return _("%s shows a certificate that has expired, so it can’t be trusted");
  if (flags & G_TLS_CERTIFICATE_NOT_ACTIVATED)
    return _("%s shows a certificate that isn’t valid yet, so it can’t be trusted; is this computer’s clock right?");
  if (flags & G_TLS_CERTIFICATE_REVOKED)
    return _("%s shows a certificate that was withdrawn, so it can’t be trusted");
  if (flags & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return _("%s shows a certificate that belongs to another server, so it can’t be trusted");
  if (flags & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return _("%s shows a certificate that nobody this computer trusts has signed");
  return _("%s shows a certificate that can’t be trusted");
}

/**
 * steward_http_words_for:
 * @error: what the library reported
 * @sent: whether the request may have gone out
 *
 * Returns: (transfer full): the same for whoever asked
 */
GError *
steward_http_words_for (SoupMessage  *message,
                        const GError *error,
                        gboolean      sent)
{
  const char *host = g_uri_get_host (soup_message_get_uri (message));
  GTlsCertificateFlags flags = soup_message_get_tls_peer_certificate_errors (message);

  if (sent)
    return g_error_new (STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_LOST,
                        _("%s broke off before its answer was whole"), host);
  if (flags != 0)
    return g_error_new (STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_TLS, certificate_words (flags), host);
  if (error->domain == G_TLS_ERROR)
    return g_error_new (STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_TLS,
                        _("No safe connection to %s came about"), host);
  if (error->domain == G_RESOLVER_ERROR)
    return g_error_new (STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_UNREACHED,
                        _("No server called %s was found"), host);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return g_error_new (STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_UNREACHED,
                        _("%s takes no connections"), host);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return g_error_new (STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_UNREACHED,
                        _("%s didn’t answer in time"), host);
  return g_error_new (STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_UNREACHED, _("%s can’t be reached"), host);
}
