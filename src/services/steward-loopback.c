/* steward-loopback.c: where a browser comes back to
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-loopback"

#include "steward-loopback-private.h"

#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_REQUEST 8192

struct _StewardLoopback
{
  GSocketListener *listener; /* (owned) */
  char            *address;  /* (owned) */
};

/* One wait: connections come and go until one brings the answer. */
typedef struct
{
  GSocketListener   *listener; /* (owned) */
  char              *state;    /* (owned) */
} Waiting;

/* One connection. */
typedef struct
{
  GTask             *task;       /* (owned) */
  GSocketConnection *connection; /* (owned) */
  char              *answer;     /* (owned) (nullable) */
  char               request[MAX_REQUEST + 1];
} Visit;

static void
waiting_free (gpointer data)
{
  Waiting *self = data;

  g_object_unref (self->listener);
  g_free (self->state);
  g_free (self);
}

static void
visit_free (Visit *self)
{
  g_object_unref (self->task);
  g_object_unref (self->connection);
  g_free (self->answer);
  g_free (self);
}

/**
 * steward_loopback_new:
 *
 * Returns: (transfer full) (nullable): a free port that listens
 */
StewardLoopback *
steward_loopback_new (GError **error)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GInetAddress) inet = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (inet, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  StewardLoopback *self;

  if (!g_socket_listener_add_address (listener, address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &bound, error))
    return NULL;
  self = g_new0 (StewardLoopback, 1);
  self->listener = g_steal_pointer (&listener);
  self->address = g_strdup_printf ("http://127.0.0.1:%u/", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  return self;
}

/**
 * steward_loopback_free:
 * @self: (transfer full) (nullable): a port
 */
void
steward_loopback_free (StewardLoopback *self)
{
  if (self == NULL)
    return;
  g_socket_listener_close (self->listener);
  g_object_unref (self->listener);
  g_free (self->address);
  g_free (self);
}

/**
 * steward_loopback_get_address:
 *
 * Returns: where the browser is to be sent
 */
const char *
steward_loopback_get_address (StewardLoopback *self)
{
  return self->address;
}

/* Returns: (nullable): parameters of `GET /?code=…&state=… HTTP/1.1` */
static GHashTable *
read_parameters (const char *request)
{
  const char *query;
  g_autofree char *parameters = NULL;

  if (!g_str_has_prefix (request, "GET /?"))
    return NULL;
  query = request + strlen ("GET /?");
  parameters = g_strndup (query, strcspn (query, " \r\n"));
  return g_uri_parse_params (parameters, -1, "&", G_URI_PARAMS_WWW_FORM, NULL);
}

static void accept_next (GTask *task);

static void
on_thanked (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Visit *visit = data;

  /* That the browser got its page matters to nobody else. */
  g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL);
  g_io_stream_close_async (G_IO_STREAM (visit->connection), G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  visit_free (visit);
}

static void
thank (Visit      *visit,
       const char *words)
{
  g_autofree char *page = g_strdup_printf ("<!DOCTYPE html><meta charset=\"utf-8\"><title>Steward</title><p>%s</p>\n", words);

  visit->answer = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
                                   "Content-Length: %" G_GSIZE_FORMAT "\r\nCache-Control: no-store\r\n"
                                   "Content-Security-Policy: default-src 'none'\r\nReferrer-Policy: no-referrer\r\n"
                                   "Connection: close\r\n\r\n%s",
                                   strlen (page), page);
  g_output_stream_write_all_async (g_io_stream_get_output_stream (G_IO_STREAM (visit->connection)), visit->answer,
                                   strlen (visit->answer), G_PRIORITY_DEFAULT, NULL, on_thanked, visit);
}

static void
on_request (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Visit *visit = data;
  Waiting *waiting = g_task_get_task_data (visit->task);
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);
  g_autoptr (GHashTable) parameters = length > 0 ? read_parameters (visit->request) : NULL;
  const char *state = parameters != NULL ? g_hash_table_lookup (parameters, "state") : NULL;
  const char *code = parameters != NULL ? g_hash_table_lookup (parameters, "code") : NULL;

  if (g_task_get_completed (visit->task))
    visit_free (visit);
  else if (g_strcmp0 (state, waiting->state) != 0)
    {
      /* Some other page, or one that tries to slip in its own code (RFC 6749 §10.12). */
      accept_next (visit->task);
      thank (visit, _("This isn’t what Steward waits for."));
    }
  else if (code != NULL)
    {
      g_task_return_pointer (visit->task, g_strdup (code), g_free);
      thank (visit, _("Steward may now act for this account. You can close this page."));
    }
  else
    {
      g_task_return_new_error (visit->task, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NETWORK, "%s",
                               _("The server didn’t allow it, or you said no there"));
      thank (visit, _("Nothing was allowed. You can close this page."));
    }
}

static void
on_accepted (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GSocketConnection) connection = g_socket_listener_accept_finish (G_SOCKET_LISTENER (source), result, NULL, &error);
  Visit *visit;

  if (connection == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  visit = g_new0 (Visit, 1);
  visit->task = g_steal_pointer (&task);
  visit->connection = g_steal_pointer (&connection);
  g_socket_set_timeout (g_socket_connection_get_socket (visit->connection), 10);
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (visit->connection)), visit->request, MAX_REQUEST,
                             G_PRIORITY_DEFAULT, g_task_get_cancellable (visit->task), on_request, visit);
}

static void
accept_next (GTask *task)
{
  Waiting *waiting = g_task_get_task_data (task);

  g_socket_listener_accept_async (waiting->listener, g_task_get_cancellable (task), on_accepted, g_object_ref (task));
}

/**
 * steward_loopback_wait_async:
 * @state: that must come back with the answer; anything else is turned away
 *
 * Waits for the browser.
 */
void
steward_loopback_wait_async (StewardLoopback     *self,
                             const char          *state,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Waiting *waiting = g_new0 (Waiting, 1);

  g_task_set_source_tag (task, steward_loopback_wait_async);
  waiting->listener = g_object_ref (self->listener);
  waiting->state = g_strdup (state);
  g_task_set_task_data (task, waiting, waiting_free);
  accept_next (task);
}

/**
 * steward_loopback_wait_finish:
 *
 * Returns: (transfer full) (nullable): the code that the server sent
 */
char *
steward_loopback_wait_finish (GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
