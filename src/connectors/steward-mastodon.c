/* steward-mastodon.c: calls of Mastodon's API
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mastodon"

#include "steward-mastodon.h"

#include <string.h>

struct _StewardMastodon
{
  char        *base;          /* (owned) without a slash at the end */
  char        *host;          /* (owned) with its port where it has one */
  char        *token;         /* (owned) (nullable) */
  char       **allowed_hosts; /* (owned) (nullable) */
  StewardHttp *http;          /* (owned) */
};

/**
 * steward_mastodon_new:
 * @server: `example.social`, or a whole address
 * @token: (nullable): in whose name
 *
 * Returns: (transfer full): the server
 */
StewardMastodon *
steward_mastodon_new (const char  *server,
                      const char  *token,
                      StewardHttp *http)
{
  StewardMastodon *self = g_new0 (StewardMastodon, 1);

  self->base = steward_call_read_server (server, &self->host);
  self->token = g_strdup (token);
  self->http = g_object_ref (http);
  return self;
}

/**
 * steward_mastodon_free:
 * @self: (transfer full) (nullable): a server
 */
void
steward_mastodon_free (StewardMastodon *self)
{
  if (self == NULL)
    return;
  g_free (self->base);
  g_free (self->host);
  g_free (self->token);
  g_strfreev (self->allowed_hosts);
  g_object_unref (self->http);
  g_free (self);
}

/**
 * steward_mastodon_set_allowed_hosts:
 * @hosts: (nullable): `HOST` or `HOST:PORT` that a person allowed
 */
void
steward_mastodon_set_allowed_hosts (StewardMastodon   *self,
                                    const char *const *hosts)
{
  g_strfreev (self->allowed_hosts);
  self->allowed_hosts = g_strdupv ((char **) hosts);
}

/**
 * steward_mastodon_get_base:
 *
 * Returns: the address of the server, without a slash at the end
 */
const char *
steward_mastodon_get_base (StewardMastodon *self)
{
  return self->base;
}

/**
 * steward_mastodon_get_host:
 *
 * Returns: the server's name, with its port where it has one
 */
const char *
steward_mastodon_get_host (StewardMastodon *self)
{
  return self->host;
}

/**
 * steward_mastodon_address:
 * @format: path and query; what is put in has to be escaped already
 *
 * Returns: (transfer full): an address of the server
 */
char *
steward_mastodon_address (StewardMastodon *self,
                          const char      *format,
                          ...)
{
  g_autofree char *rest = NULL;
  va_list arguments;

  va_start (arguments, format);
  rest = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return g_strconcat (self->base, rest, NULL);
}

/* What is sent and may not come back in an error: that is shown and stored. */
static char **
list_secrets (const char *token,
              GHashTable *form)
{
  static const char *const names[] = { "client_secret", "code", "token" };
  g_autoptr (GPtrArray) secrets = g_ptr_array_new ();

  if (token != NULL && *token != '\0')
    g_ptr_array_add (secrets, g_strdup (token));
  for (guint i = 0; form != NULL && i < G_N_ELEMENTS (names); i++)
    {
      const char *value = g_hash_table_lookup (form, names[i]);

      if (value != NULL && *value != '\0')
        g_ptr_array_add (secrets, g_strdup (value));
    }
  g_ptr_array_add (secrets, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&secrets), FALSE);
}

/**
 * steward_mastodon_call:
 * @address: of this server; the token goes nowhere else
 * @form: (nullable) (element-type utf8 utf8): what is sent
 * @idempotency_key: (nullable): the same for every try
 * @task: (transfer full): for @then, and whose cancellable ends the call
 *
 * One call, without a second try.
 */
void
steward_mastodon_call (StewardMastodon     *self,
                       const char          *method,
                       const char          *address,
                       GHashTable          *form,
                       const char          *idempotency_key,
                       GTask               *task,
                       StewardCallThen      then)
{
  StewardHttpRequest *request = steward_http_request_new (method, address);

  steward_http_request_set_token (request, self->token);
  steward_http_request_set_allowed_hosts (request, (const char *const *) self->allowed_hosts);
  if (form != NULL)
    steward_http_request_set_form (request, form);
  if (idempotency_key != NULL)
    steward_http_request_set_header (request, "Idempotency-Key", idempotency_key);
  steward_call_send (self->http, request, self->host, strcmp (method, "GET") == 0,
                     list_secrets (self->token, form), task, then);
}

static void
append_field (GString    *body,
              const char *name,
              const char *value)
{
  g_autofree char *escaped = g_uri_escape_string (value, NULL, FALSE);

  g_string_append_printf (body, "%s%s=%s", body->len > 0 ? "&" : "", name, escaped);
}

/**
 * steward_mastodon_send:
 * @form: (element-type utf8 utf8): as of steward_mastodon_call()
 * @media: (element-type utf8): ids of pictures, which a form of names that stand once can't hold
 * @task: (transfer full): as of steward_mastodon_call()
 *
 * Sends a status with the pictures that were handed over for it.
 */
void
steward_mastodon_send (StewardMastodon     *self,
                       const char          *method,
                       const char          *address,
                       GHashTable          *form,
                       GPtrArray           *media,
                       const char          *idempotency_key,
                       GTask               *task,
                       StewardCallThen      then)
{
  StewardHttpRequest *request = steward_http_request_new (method, address);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GBytes) body = NULL;
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_hash_table_iter_init (&iter, form);
  while (g_hash_table_iter_next (&iter, &name, &value))
    append_field (words, name, value);
  for (guint i = 0; i < media->len; i++)
    append_field (words, "media_ids%5B%5D", media->pdata[i]);
  body = g_bytes_new (words->str, words->len);
  steward_http_request_set_token (request, self->token);
  steward_http_request_set_allowed_hosts (request, (const char *const *) self->allowed_hosts);
  steward_http_request_set_body (request, "application/x-www-form-urlencoded", body);
  if (idempotency_key != NULL)
    steward_http_request_set_header (request, "Idempotency-Key", idempotency_key);
  steward_call_send (self->http, request, self->host, FALSE, list_secrets (self->token, form), task, then);
}

static void
append_part (GByteArray *body,
             const char *boundary,
             const char *head)
{
  g_autofree char *words = g_strdup_printf ("--%s\r\nContent-Disposition: form-data; %s\r\n\r\n", boundary, head);

  g_byte_array_append (body, (const guint8 *) words, (guint) strlen (words));
}

/* Parts of a form (RFC 7578); in a random boundary nothing of the picture is taken for one. */
static GBytes *
make_upload (const StewardOutgoingPicture *picture,
             const char                   *boundary)
{
  GByteArray *body = g_byte_array_new ();
  const char *kind = strchr (picture->type, '/') != NULL ? strchr (picture->type, '/') + 1 : "bin";
  g_autofree char *head = g_strdup_printf ("name=\"file\"; filename=\"picture.%s\"\r\nContent-Type: %s", kind, picture->type);
  g_autofree char *end = g_strdup_printf ("\r\n--%s--\r\n", boundary);
  gsize length;
  gconstpointer data = g_bytes_get_data (picture->bytes, &length);

  if (picture->description != NULL)
    {
      append_part (body, boundary, "name=\"description\"");
      g_byte_array_append (body, (const guint8 *) picture->description, (guint) strlen (picture->description));
      g_byte_array_append (body, (const guint8 *) "\r\n", 2);
    }
  append_part (body, boundary, head);
  g_byte_array_append (body, data, (guint) length);
  g_byte_array_append (body, (const guint8 *) end, (guint) strlen (end));
  return g_byte_array_free_to_bytes (body);
}

/**
 * steward_mastodon_upload:
 * @picture: what goes out with a post that is to be sent
 * @task: (transfer full): for @then, and whose cancellable ends the call
 *
 * Hands over a picture; nothing is published by that. The answer has its `id`.
 */
void
steward_mastodon_upload (StewardMastodon              *self,
                         const StewardOutgoingPicture *picture,
                         GTask                        *task,
                         StewardCallThen               then)
{
  g_autofree char *address = steward_mastodon_address (self, "/api/v2/media");
  g_autofree char *boundary = g_uuid_string_random ();
  g_autofree char *type = g_strdup_printf ("multipart/form-data; boundary=%s", boundary);
  g_autoptr (GBytes) body = make_upload (picture, boundary);
  StewardHttpRequest *request = steward_http_request_new ("POST", address);

  steward_http_request_set_token (request, self->token);
  steward_http_request_set_allowed_hosts (request, (const char *const *) self->allowed_hosts);
  steward_http_request_set_body (request, type, body);
  steward_call_send (self->http, request, self->host, TRUE, list_secrets (self->token, NULL), task, then);
}
