/* steward-mastodon.c: calls of Mastodon's API
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mastodon"

#include "steward-mastodon.h"

#include "steward-json.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
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
  const char *rest;

  self->base = strstr (server, "://") != NULL ? g_strdup (server) : g_strconcat ("https://", server, NULL);
  while (g_str_has_suffix (self->base, "/"))
    self->base[strlen (self->base) - 1] = '\0';
  rest = strstr (self->base, "://") + 3;
  self->host = g_strndup (rest, strcspn (rest, "/?#"));
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

/* One call */

typedef struct
{
  GTask               *task;
  StewardMastodonThen  then;
  char                *host;
  char               **secrets; /* (owned) what was sent and may not come back in an error: that is shown and stored */
  gboolean             asks;    /* reads only: nothing is on the network because of it */
} Call;

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

/* What the server says of itself, in its own words, for people; without the secrets that it may quote. */
static char *
read_reason (const Call              *call,
             JsonNode                *node,
             const StewardHttpAnswer *answer)
{
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *words = object != NULL ? steward_json_get_text (object, "error_description") : NULL;
  g_autofree char *line = NULL;
  g_autoptr (GString) told = NULL;

  if (words == NULL && object != NULL)
    words = steward_json_get_text (object, "error");
  if (words == NULL)
    return g_strdup_printf ("HTTP %u", answer->status);
  told = g_string_new (words);
  for (char **secret = call->secrets; *secret != NULL; secret++)
    g_string_replace (told, *secret, "…", 0);
  line = steward_text_one_line (told->str);
  return steward_text_shorten (line, 200);
}

static GError *
error_for_status (const Call              *call,
                  const StewardHttpAnswer *answer,
                  JsonNode                *node)
{
  g_autofree char *reason = read_reason (call, node, answer);
  guint status = answer->status;

  if (status == 401)
    return g_error_new (STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_UNAUTHORISED,
                        _("%s doesn’t accept the account’s token: %s"), call->host, reason);
  if (status == 404 || status == 410)
    return g_error_new (STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_GONE,
                        _("%s doesn’t have that: %s"), call->host, reason);
  if (status == 429)
    {
      if (answer->retry_after_s >= 0 && answer->retry_after_s <= 7 * 24 * 3600)
        return g_error_new (STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_LIMITED,
                            ngettext ("%s was asked too often; it takes more in %" PRId64 " second",
                                      "%s was asked too often; it takes more in %" PRId64 " seconds",
                                      (gulong) answer->retry_after_s),
                            call->host, answer->retry_after_s);
      return g_error_new (STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_LIMITED,
                          _("%s was asked too often; try again later"), call->host);
    }
  /* A server, or what stands before it, that gives up may have done what was asked. */
  if (status >= 500 || status == 408)
    return g_error_new (STEWARD_PUBLISHER_ERROR,
                        call->asks ? STEWARD_PUBLISHER_ERROR_UNREACHED : STEWARD_PUBLISHER_ERROR_UNKNOWN,
                        _("%s has a problem of its own: %s"), call->host, reason);
  return g_error_new (STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_REFUSED, _("%s says no: %s"), call->host, reason);
}

static GError *
error_for_way (const Call   *call,
               const GError *error)
{
  gboolean surely_not = g_error_matches (error, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_ADDRESS) ||
                        g_error_matches (error, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_UNREACHED) ||
                        g_error_matches (error, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_TLS);

  if (g_error_matches (error, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_GUARDED))
    return g_error_new_literal (STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_GUARDED, error->message);
  return g_error_new_literal (STEWARD_PUBLISHER_ERROR,
                              call->asks || surely_not ? STEWARD_PUBLISHER_ERROR_UNREACHED
                                                       : STEWARD_PUBLISHER_ERROR_UNKNOWN,
                              error->message);
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Call *call = data;
  g_autofree char *host = call->host;
  g_auto (GStrv) secrets = call->secrets;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) json_error = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (StewardHttpAnswer) answer = steward_http_send_finish (STEWARD_HTTP (source), result, &error);
  gsize length;
  const char *bytes;

  if (answer == NULL)
    {
      g_autoptr (GError) worded = error_for_way (call, error);

      call->then (call->task, NULL, NULL, worded);
      return;
    }
  bytes = g_bytes_get_data (answer->body, &length);
  node = length > 0 ? steward_json_parse (bytes, (gssize) length, &json_error) : NULL;
  if (answer->status < 200 || answer->status >= 300)
    {
      g_autoptr (GError) worded = error_for_status (call, answer, node);

      call->then (call->task, answer, NULL, worded);
      return;
    }
  if (node == NULL)
    {
      g_autoptr (GError) worded =
          g_error_new (STEWARD_PUBLISHER_ERROR,
                       call->asks ? STEWARD_PUBLISHER_ERROR_UNREACHED : STEWARD_PUBLISHER_ERROR_UNKNOWN,
                       _("%s gave an answer that makes no sense"), host);

      call->then (call->task, answer, NULL, worded);
      return;
    }
  call->then (call->task, answer, node, NULL);
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
                       StewardMastodonThen  then)
{
  StewardHttpRequest *request = steward_http_request_new (method, address);
  Call *call = g_new0 (Call, 1);

  call->task = task;
  call->then = then;
  call->host = g_strdup (self->host);
  call->secrets = list_secrets (self->token, form);
  call->asks = strcmp (method, "GET") == 0;
  steward_http_request_set_accept (request, "application/json");
  steward_http_request_set_token (request, self->token);
  steward_http_request_set_allowed_hosts (request, (const char *const *) self->allowed_hosts);
  if (form != NULL)
    steward_http_request_set_form (request, form);
  if (idempotency_key != NULL)
    steward_http_request_set_header (request, "Idempotency-Key", idempotency_key);
  steward_http_send_async (self->http, request, g_task_get_cancellable (task), on_answer, call);
}
