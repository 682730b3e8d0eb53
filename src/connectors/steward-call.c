/* steward-call.c: one call of a network's API, and what its answer means
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-call"

#include "steward-call.h"

#include "steward-json.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

typedef struct
{
  GTask           *task;
  StewardCallThen  then;
  char            *host;
  char           **secrets; /* (owned) what was sent and may not come back in an error: that is shown and stored */
  gboolean         asks;    /* nothing is on the network because of it */
} Call;

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
    words = steward_json_get_text (object, "message");
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
  if (status == 501)
    return g_error_new (STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_REFUSED, _("%s says no: %s"), call->host, reason);
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

      call->then (call->task, answer, node, worded);
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
 * steward_call_send:
 * @request: (transfer full): what is asked
 * @host: the server's name, for people
 * @asks: nothing is on the network because of it, whatever becomes of it
 * @secrets: (transfer full): ended by %NULL: what was sent and is cut out of what the server says
 * @task: (transfer full): for @then, and whose cancellable ends the call
 *
 * One call, without a second try.
 */
void
steward_call_send (StewardHttp        *http,
                   StewardHttpRequest *request,
                   const char         *host,
                   gboolean            asks,
                   char              **secrets,
                   GTask              *task,
                   StewardCallThen     then)
{
  Call *call = g_new0 (Call, 1);

  call->task = task;
  call->then = then;
  call->host = g_strdup (host);
  call->secrets = secrets;
  call->asks = asks;
  steward_http_request_set_accept (request, "application/json");
  steward_http_send_async (http, request, g_task_get_cancellable (task), on_answer, call);
}

/**
 * steward_call_read_server:
 * @server: `example.social`, or a whole address
 * @host: (out): its name, with its port where it has one
 *
 * Returns: (transfer full): the address of the server, without a slash at the end
 */
char *
steward_call_read_server (const char *server,
                          char      **host)
{
  char *base = strstr (server, "://") != NULL ? g_strdup (server) : g_strconcat ("https://", server, NULL);
  char *rest = strstr (base, "://") + 3;

  while (g_str_has_suffix (rest, "/"))
    rest[strlen (rest) - 1] = '\0';
  *host = g_strndup (rest, strcspn (rest, "/?#"));
  return base;
}
