/* steward-http-request.c: what is asked over HTTP
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-http"

#include "steward-http-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * steward_http_request_new:
 * @method: `GET`, `POST`, `PUT`, `DELETE`
 * @address: an absolute http or https address; looked at when it is sent
 *
 * Returns: (transfer full): a request
 */
StewardHttpRequest *
steward_http_request_new (const char *method,
                          const char *address)
{
  StewardHttpRequest *self = g_new0 (StewardHttpRequest, 1);

  g_return_val_if_fail (method != NULL, NULL);
  g_return_val_if_fail (address != NULL, NULL);

  self->method = g_strdup (method);
  self->address = g_strdup (address);
  self->headers = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * steward_http_request_free:
 * @self: (transfer full) (nullable): a request
 */
void
steward_http_request_free (StewardHttpRequest *self)
{
  if (self == NULL)
    return;
  g_free (self->method);
  g_free (self->address);
  g_free (self->accept);
  g_free (self->token);
  g_free (self->cookie);
  g_free (self->etag);
  g_free (self->last_modified);
  g_strfreev (self->allowed_hosts);
  g_ptr_array_unref (self->headers);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->content_type);
  g_free (self);
}

/**
 * steward_http_request_set_accept:
 * @types: media types, as the header has them
 */
void
steward_http_request_set_accept (StewardHttpRequest *self,
                                 const char         *types)
{
  g_free (self->accept);
  self->accept = g_strdup (types);
}

/**
 * steward_http_request_set_header:
 *
 * One more header. For nothing secret: it is sent to wherever a redirect leads.
 */
void
steward_http_request_set_header (StewardHttpRequest *self,
                                 const char         *name,
                                 const char         *value)
{
  g_ptr_array_add (self->headers, g_strdup (name));
  g_ptr_array_add (self->headers, g_strdup (value));
}

/**
 * steward_http_request_set_token:
 * @token: (nullable): a bearer token (RFC 6750); sent to the server that was asked, and to no other
 *   that it redirects to
 */
void
steward_http_request_set_token (StewardHttpRequest *self,
                                const char         *token)
{
  g_free (self->token);
  self->token = g_strdup (token);
}

/**
 * steward_http_request_set_cookie:
 * @cookie: (nullable): `name=value` of a session; sent, like a token, to the server that was asked and to no other
 */
void
steward_http_request_set_cookie (StewardHttpRequest *self,
                                 const char         *cookie)
{
  g_free (self->cookie);
  self->cookie = g_strdup (cookie);
}

/**
 * steward_http_request_set_conditions:
 * @etag: (nullable): as the last answer had it
 * @last_modified: (nullable): as the last answer had it
 *
 * Asks for the answer only if it has changed; 304 says that it hasn't (RFC 9110 §13).
 */
void
steward_http_request_set_conditions (StewardHttpRequest *self,
                                     const char         *etag,
                                     const char         *last_modified)
{
  g_free (self->etag);
  g_free (self->last_modified);
  self->etag = g_strdup (etag);
  self->last_modified = g_strdup (last_modified);
}

/**
 * steward_http_request_set_allowed_hosts:
 * @hosts: (nullable): `HOST` or `HOST:PORT` that the person allowed, wherever they lead
 */
void
steward_http_request_set_allowed_hosts (StewardHttpRequest *self,
                                        const char *const  *hosts)
{
  g_strfreev (self->allowed_hosts);
  self->allowed_hosts = g_strdupv ((char **) hosts);
}

/**
 * steward_http_request_set_form:
 * @form: (element-type utf8 utf8): sent as `application/x-www-form-urlencoded`
 */
void
steward_http_request_set_form (StewardHttpRequest *self,
                               GHashTable         *form)
{
  char *encoded = soup_form_encode_hash (form);
  g_autoptr (GBytes) body = g_bytes_new_take (encoded, strlen (encoded));

  steward_http_request_set_body (self, SOUP_FORM_MIME_TYPE_URLENCODED, body);
}

/**
 * steward_http_request_set_body:
 * @content_type: of @body
 * @body: sent as it is
 */
void
steward_http_request_set_body (StewardHttpRequest *self,
                               const char         *content_type,
                               GBytes             *body)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->content_type);
  self->body = g_bytes_ref (body);
  self->content_type = g_strdup (content_type);
}

/**
 * steward_http_request_parse_address:
 * @base: (nullable): what a relative address is relative to
 * @error: return location for %STEWARD_HTTP_ERROR_ADDRESS
 *
 * Returns: (transfer full) (nullable): an absolute http or https address without a fragment and
 *   without a password
 */
GUri *
steward_http_request_parse_address (const char  *address,
                                    GUri        *base,
                                    GError     **error)
{
  g_autoptr (GUri) uri = NULL;
  const char *scheme;

  uri = base != NULL ? g_uri_parse_relative (base, address, SOUP_HTTP_URI_FLAGS, NULL)
                     : g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || strlen (address) > 8192)
    {
      g_set_error_literal (error, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_ADDRESS,
                           _("That is no address of the web; write it like https://example.org/feed.xml"));
      return NULL;
    }
  scheme = g_uri_get_scheme (uri);
  if (strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0)
    {
      g_set_error (error, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_ADDRESS,
                   _("An address that begins with “%s:” isn’t asked; only http and https are"), scheme);
      return NULL;
    }
  if (g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' || strpbrk (g_uri_get_host (uri), " <>\"\\^`{|}") != NULL)
    {
      g_set_error_literal (error, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_ADDRESS, _("The address names no server"));
      return NULL;
    }
  if (g_uri_get_userinfo (uri) != NULL)
    {
      g_set_error_literal (error, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_ADDRESS,
                           _("An address with a name or password in it isn’t asked: it would be kept and shown"));
      return NULL;
    }
  return g_uri_build_with_user (SOUP_HTTP_URI_FLAGS, scheme, NULL, NULL, NULL, g_uri_get_host (uri),
                                g_uri_get_port (uri), *g_uri_get_path (uri) != '\0' ? g_uri_get_path (uri) : "/",
                                g_uri_get_query (uri), NULL);
}

/**
 * steward_http_request_get_port:
 *
 * Returns: the port that is really used
 */
guint
steward_http_request_get_port (GUri *uri)
{
  int port = g_uri_get_port (uri);

  if (port > 0)
    return (guint) port;
  return strcmp (g_uri_get_scheme (uri), "https") == 0 ? 443 : 80;
}

static gboolean
is_same_server (GUri *a,
                GUri *b)
{
  return strcmp (g_uri_get_scheme (a), g_uri_get_scheme (b)) == 0 &&
         g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0 &&
         steward_http_request_get_port (a) == steward_http_request_get_port (b);
}

/**
 * steward_http_request_build:
 * @uri: what is asked now
 * @first: what was asked first
 *
 * Returns: (transfer full): the message to send
 */
SoupMessage *
steward_http_request_build (StewardHttpRequest *self,
                            GUri               *uri,
                            GUri               *first)
{
  SoupMessage *message = soup_message_new_from_uri (self->method, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_set_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  soup_message_headers_replace (headers, "Accept-Encoding", "gzip");
  if (self->accept != NULL)
    soup_message_headers_replace (headers, "Accept", self->accept);
  if (self->etag != NULL)
    soup_message_headers_replace (headers, "If-None-Match", self->etag);
  if (self->last_modified != NULL)
    soup_message_headers_replace (headers, "If-Modified-Since", self->last_modified);
  for (guint i = 0; i + 1 < self->headers->len; i += 2)
    soup_message_headers_replace (headers, self->headers->pdata[i], self->headers->pdata[i + 1]);
  if (self->token != NULL && is_same_server (uri, first))
    {
      g_autofree char *value = g_strconcat ("Bearer ", self->token, NULL);

      soup_message_headers_replace (headers, "Authorization", value);
    }
  if (self->cookie != NULL && is_same_server (uri, first))
    soup_message_headers_replace (headers, "Cookie", self->cookie);
  if (self->body != NULL)
    soup_message_set_request_body_from_bytes (message, self->content_type, self->body);
  return message;
}
