/* steward-http.c: one request over HTTP, guarded
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-http"

#include "steward-http-private.h"

#include "steward-address-guard.h"
#include "steward-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PIECE (32 * 1024)

/* A server that sends a few bytes at a time would have us woken for each of them. Less than SMALL_PIECE at once is
 * followed by a pause, in which more gathers: so a second holds 500 wake-ups at most. */
#define SMALL_PIECE 4096
#define PAUSE_MS 2

struct _StewardHttp
{
  GObject            parent_instance;
  SoupSession       *session; /* (owned) */
  StewardHttpLimits  limits;
  GHashTable        *inner;   /* (owned): servers that were reached because a person allowed them */
};

G_DEFINE_FINAL_TYPE (StewardHttp, steward_http, G_TYPE_OBJECT)

/* Why we ourselves ended it. */
typedef enum
{
  STOPPED_NOT,
  STOPPED_BY_CALLER,
  STOPPED_BY_GUARD,
  STOPPED_BY_TIME,
} Stopped;

/* One request with all its redirects. */
typedef struct
{
  StewardHttpRequest *request;     /* (owned) */
  GUri               *first;       /* (owned) */
  GUri               *uri;         /* (owned) asked now */
  SoupMessage        *message;     /* (owned) (nullable) */
  GCancellable       *cancellable; /* (owned) ends the library's work */
  GCancellable       *callers;     /* (owned) (nullable) */
  gulong              callers_id;
  Stopped             stopped;
  gboolean            sent;        /* something of the request may have gone out */
  gboolean            via_proxy;
  gboolean            only_permanent;
  guint               n_redirects;
  GSource            *timer;       /* (owned) */
  gint64              whole_at;    /* monotonic */
  GInputStream       *stream;      /* (owned) (nullable) */
  StewardHttpBody    *body;        /* (owned) (nullable) */
  guint8              piece[PIECE];
} Sending;

static void
stop (Sending *self,
      Stopped  why)
{
  if (self->stopped == STOPPED_NOT)
    self->stopped = why;
  g_cancellable_cancel (self->cancellable);
}

static void
sending_free (gpointer data)
{
  Sending *self = data;

  if (self->callers_id != 0)
    g_cancellable_disconnect (self->callers, self->callers_id);
  if (self->timer != NULL)
    {
      g_source_destroy (self->timer);
      g_source_unref (self->timer);
    }
  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->callers);
  g_clear_pointer (&self->body, steward_http_body_free);
  g_clear_pointer (&self->first, g_uri_unref);
  g_clear_pointer (&self->uri, g_uri_unref);
  g_clear_pointer (&self->request, steward_http_request_free);
  g_free (self);
}

/* Time */

static gboolean
on_time (gpointer data)
{
  stop (data, STOPPED_BY_TIME);
  return G_SOURCE_REMOVE;
}

static gboolean
dispatch_timer (GSource     *source,
                GSourceFunc  func,
                gpointer     data)
{
  return func (data);
}

static GSourceFuncs timer_funcs = { NULL, NULL, dispatch_timer, NULL, NULL, NULL };

/* The step that begins now may take so long, and no longer than is left of the whole. */
static void
allow (Sending *self,
       guint    seconds)
{
  g_source_set_ready_time (self->timer,
                           MIN (self->whole_at, g_get_monotonic_time () + seconds * (gint64) G_USEC_PER_SEC));
}

static void
start_timer (Sending                 *self,
             const StewardHttpLimits *limits)
{
  self->whole_at = g_get_monotonic_time () + limits->whole_s * (gint64) G_USEC_PER_SEC;
  self->timer = g_source_new (&timer_funcs, sizeof (GSource));
  g_source_set_static_name (self->timer, "steward-http");
  g_source_set_callback (self->timer, on_time, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

/* The guard */

static gboolean
is_allowed (Sending *self)
{
  return steward_address_guard_is_allowed ((const char *const *) self->request->allowed_hosts,
                                           g_uri_get_host (self->uri), steward_http_request_get_port (self->uri));
}

/* The address is looked at in the moment in which the connection to it begins: what a name resolved
 * to before is of no interest, so there is nothing to rebind. A closed socket connects nowhere. */
static void
on_network_event (SoupMessage        *message,
                  GSocketClientEvent  event,
                  GIOStream          *connection,
                  Sending            *self)
{
  g_autoptr (GSocketAddress) address = NULL;
  gboolean is_open = FALSE;

  if (event != G_SOCKET_CLIENT_CONNECTING || !G_IS_SOCKET_CONNECTION (connection))
    return;
  address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (G_IS_PROXY_ADDRESS (address))
    {
      self->via_proxy = TRUE;
      is_open = is_allowed (self) || !steward_address_guard_is_inner_name (g_uri_get_host (self->uri));
    }
  else if (G_IS_INET_SOCKET_ADDRESS (address))
    {
      GInetAddress *inet = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address));

      is_open = is_allowed (self) || steward_address_guard_is_public (inet);
    }
  if (is_open)
    return;
  if (self->stopped == STOPPED_NOT)
    self->stopped = STOPPED_BY_GUARD;
  g_socket_close (g_socket_connection_get_socket (G_SOCKET_CONNECTION (connection)), NULL);
}

static void
on_starting (SoupMessage *message,
             Sending     *self)
{
  StewardHttp *http = g_object_get_data (G_OBJECT (message), "steward-http");

  /* A name may have several addresses, of which the guard closed the first ones. */
  if (self->stopped == STOPPED_BY_GUARD)
    self->stopped = STOPPED_NOT;
  self->sent = TRUE;
  allow (self, http->limits.idle_s);
}

/* A large request over a slow line isn't silence. */
static void
on_wrote (SoupMessage *message,
          guint        n_bytes,
          Sending     *self)
{
  StewardHttp *http = g_object_get_data (G_OBJECT (message), "steward-http");

  allow (self, http->limits.idle_s);
}

/* A connection that one person's permission opened isn't there for others. */
static void
keep_apart (StewardHttp *http,
            Sending     *self)
{
  g_autofree char *server = g_strdup_printf ("%s:%u", g_uri_get_host (self->uri),
                                             steward_http_request_get_port (self->uri));

  if (is_allowed (self))
    g_hash_table_add (http->inner, g_steal_pointer (&server));
  else if (g_hash_table_contains (http->inner, server))
    soup_message_add_flags (self->message, SOUP_MESSAGE_NEW_CONNECTION);
}

/* What became of it */

static void
fail (GTask        *task,
      const GError *error)
{
  StewardHttp *http = g_task_get_source_object (task);
  Sending *self = g_task_get_task_data (task);
  const char *host = g_uri_get_host (self->uri);

  switch (self->stopped)
    {
    case STOPPED_BY_CALLER:
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("It was stopped"));
      break;
    case STOPPED_BY_GUARD:
      g_task_return_new_error (task, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_GUARDED,
                               strchr (host, ':') != NULL
                                   ? _("%s leads to this computer or a private network; allow [%s]:%u if that is meant")
                                   : _("%s leads to this computer or a private network; allow %s:%u if that is meant"),
                               host, host, steward_http_request_get_port (self->uri));
      break;
    case STOPPED_BY_TIME:
      if (self->sent)
        g_task_return_new_error (task, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_LOST,
                                 _("%s took longer than %u seconds to answer"), host,
                                 g_get_monotonic_time () >= self->whole_at ? http->limits.whole_s : http->limits.idle_s);
      else
        g_task_return_new_error (task, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_UNREACHED,
                                 _("No connection to %s within %u seconds"), host, http->limits.connect_s);
      break;
    case STOPPED_NOT:
    default:
      if (error->domain == STEWARD_HTTP_ERROR)
        g_task_return_error (task, g_error_copy (error));
      else
        {
          g_debug ("%s: %s", host, error->message);
          g_task_return_error (task, steward_http_words_for (self->message, error, self->sent));
        }
    }
}

/* Steps, in the order they run */

static void ask (GTask *task);
static void read_piece (GTask *task);

static void
finish (GTask *task)
{
  Sending *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = steward_http_body_finish (self->body, &error);
  StewardHttpAnswer *answer;

  if (body == NULL)
    {
      fail (task, error);
      return;
    }
  answer = steward_http_answer_new (self->message, body);
  answer->via_proxy = self->via_proxy;
  if (self->n_redirects > 0 && self->only_permanent)
    answer->moved_to = g_strdup (answer->address);
  g_task_return_pointer (task, answer, (GDestroyNotify) steward_http_answer_free);
}

/* All that is there already, at most a piece. -1 with @error set where reading failed, 0 at the end. */
static gssize
take_what_is_there (Sending  *self,
                    gsize     length,
                    GError  **error)
{
  GPollableInputStream *pollable;

  if (!G_IS_POLLABLE_INPUT_STREAM (self->stream) ||
      !g_pollable_input_stream_can_poll (G_POLLABLE_INPUT_STREAM (self->stream)))
    return (gssize) length;
  pollable = G_POLLABLE_INPUT_STREAM (self->stream);
  while (length < PIECE)
    {
      g_autoptr (GError) local_error = NULL;
      gssize n = g_pollable_input_stream_read_nonblocking (pollable, self->piece + length, PIECE - length,
                                                           self->cancellable, &local_error);

      if (n == 0 || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
        break;
      if (n < 0)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return -1;
        }
      length += (gsize) n;
    }
  return (gssize) length;
}

static gboolean
on_paused (gpointer data)
{
  read_piece (data);
  return G_SOURCE_REMOVE;
}

static void
pause_then_read (GTask *task)
{
  g_autoptr (GSource) source = g_timeout_source_new (PAUSE_MS);

  g_source_set_static_name (source, "steward-http-pause");
  g_source_set_callback (source, on_paused, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static void
on_piece (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  StewardHttp *http = g_task_get_source_object (task);
  Sending *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (length > 0)
    length = take_what_is_there (self, (gsize) length, &error);
  if (length < 0 || !steward_http_body_add (self->body, self->piece, (gsize) length, &error))
    {
      g_cancellable_cancel (self->cancellable);
      fail (task, error);
    }
  else if (length == 0)
    finish (task);
  else
    {
      allow (self, http->limits.idle_s);
      if (length < SMALL_PIECE)
        pause_then_read (task);
      else
        read_piece (task);
    }
}

static void
read_piece (GTask *task)
{
  Sending *self = g_task_get_task_data (task);

  g_input_stream_read_async (self->stream, self->piece, PIECE, g_task_get_priority (task), self->cancellable, on_piece,
                             g_object_ref (task));
}

static gboolean
is_redirect (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/* Where it leads is somebody else's word, so everything is looked at again. */
static gboolean
follow (Sending     *self,
        const char  *location,
        GError     **error)
{
  guint status = soup_message_get_status (self->message);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GUri) target = steward_http_request_parse_address (location, self->uri, &local_error);

  if (target == NULL)
    {
      g_set_error (error, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_REDIRECTS, _("%s sends us on to where we don’t go: %s"),
                   g_uri_get_host (self->uri), local_error->message);
      return FALSE;
    }
  if (strcmp (g_uri_get_scheme (self->uri), "https") == 0 && strcmp (g_uri_get_scheme (target), "http") == 0)
    {
      g_set_error (error, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_REDIRECTS,
                   _("%s sends us on from a safe connection to an open one"), g_uri_get_host (self->uri));
      return FALSE;
    }
  if (++self->n_redirects > STEWARD_HTTP_MAX_REDIRECTS)
    {
      g_set_error (error, STEWARD_HTTP_ERROR, STEWARD_HTTP_ERROR_REDIRECTS, _("%s sends us on and on"),
                   g_uri_get_host (self->uri));
      return FALSE;
    }
  self->only_permanent = self->only_permanent && (status == 301 || status == 308);
  g_uri_unref (self->uri);
  self->uri = g_steal_pointer (&target);
  return TRUE;
}

static void
on_headers (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  StewardHttp *http = g_task_get_source_object (task);
  Sending *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  const char *location;

  if (stream == NULL)
    {
      fail (task, error);
      return;
    }
  location = soup_message_headers_get_one (headers, "Location");
  if (location != NULL && is_redirect (soup_message_get_status (self->message)) &&
      strcmp (self->request->method, "GET") == 0)
    {
      /* What stands beside a redirect isn't read. */
      g_input_stream_close (stream, NULL, NULL);
      if (follow (self, location, &error))
        ask (task);
      else
        fail (task, error);
      return;
    }

  self->body = steward_http_body_new (headers, &error);
  if (self->body == NULL)
    {
      g_cancellable_cancel (self->cancellable);
      fail (task, error);
      return;
    }
  self->stream = g_steal_pointer (&stream);
  allow (self, http->limits.idle_s);
  read_piece (task);
}

static void
ask (GTask *task)
{
  StewardHttp *http = g_task_get_source_object (task);
  Sending *self = g_task_get_task_data (task);

  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
  self->message = steward_http_request_build (self->request, self->uri, self->first);
  g_object_set_data (G_OBJECT (self->message), "steward-http", http);
  g_signal_connect (self->message, "network-event", G_CALLBACK (on_network_event), self);
  g_signal_connect (self->message, "starting", G_CALLBACK (on_starting), self);
  g_signal_connect (self->message, "wrote-body-data", G_CALLBACK (on_wrote), self);
  keep_apart (http, self);
  /* The library sends again what an idle connection lost; what isn't a question mustn't be. */
  if (strcmp (self->request->method, "GET") != 0)
    soup_message_add_flags (self->message, SOUP_MESSAGE_NEW_CONNECTION);
  self->sent = FALSE;
  allow (self, http->limits.connect_s);
  soup_session_send_async (http->session, self->message, g_task_get_priority (task), self->cancellable, on_headers,
                           g_object_ref (task));
}

static void
on_callers_cancelled (GCancellable *cancellable,
                      Sending      *self)
{
  stop (self, STOPPED_BY_CALLER);
}

/**
 * steward_http_send_async:
 * @request: (transfer full): what is asked
 * @cancellable: (nullable): ends it; whether the request went out is then unknown
 *
 * Asks, follows redirects of a GET, and reads the whole answer.
 */
void
steward_http_send_async (StewardHttp         *self,
                         StewardHttpRequest  *request,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Sending *sending = g_new0 (Sending, 1);
  GError *error = NULL;

  g_return_if_fail (STEWARD_IS_HTTP (self));

  g_task_set_source_tag (task, steward_http_send_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, sending, sending_free);
  sending->request = request;
  sending->uri = steward_http_request_parse_address (request->address, NULL, &error);
  if (sending->uri == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  sending->first = g_uri_ref (sending->uri);
  sending->only_permanent = TRUE;
  sending->cancellable = g_cancellable_new ();
  start_timer (sending, &self->limits);
  if (cancellable != NULL)
    {
      sending->callers = g_object_ref (cancellable);
      sending->callers_id = g_cancellable_connect (cancellable, G_CALLBACK (on_callers_cancelled), sending, NULL);
    }
  ask (task);
}

/**
 * steward_http_send_finish:
 * @error: return location for a [error@HttpError] or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the answer
 */
StewardHttpAnswer *
steward_http_send_finish (StewardHttp   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
steward_http_finalize (GObject *object)
{
  StewardHttp *self = STEWARD_HTTP (object);

  soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_hash_table_unref (self->inner);

  G_OBJECT_CLASS (steward_http_parent_class)->finalize (object);
}

static void
steward_http_class_init (StewardHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_http_finalize;
}

static void
steward_http_init (StewardHttp *self)
{
  static const StewardHttpLimits limits = { 15, 30, 90 };

  self->limits = limits;
  self->inner = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->session = soup_session_new_with_options ("user-agent", "Steward/" PACKAGE_VERSION,
                                                 "max-conns", 32,
                                                 "max-conns-per-host", 6,
                                                 "timeout", limits.whole_s,
                                                 "idle-timeout", 30,
                                                 NULL);
  /* We decode ourselves, to count what comes out; and nothing is kept that a server says of itself. */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
}

/**
 * steward_http_new:
 *
 * Returns: (transfer full): a session without connections
 */
StewardHttp *
steward_http_new (void)
{
  return g_object_new (STEWARD_TYPE_HTTP, NULL);
}

/**
 * steward_http_set_limits:
 * @limits: for what is asked from now on
 */
void
steward_http_set_limits (StewardHttp             *self,
                         const StewardHttpLimits *limits)
{
  g_return_if_fail (STEWARD_IS_HTTP (self));

  self->limits = *limits;
  soup_session_set_timeout (self->session, limits->whole_s);
}

/**
 * steward_http_set_authorities:
 * @authorities: whose signatures on certificates count, in place of those that this computer trusts
 *
 * For tests and for an organisation's own authority. There is no way not to check.
 */
void
steward_http_set_authorities (StewardHttp  *self,
                              GTlsDatabase *authorities)
{
  g_return_if_fail (STEWARD_IS_HTTP (self));

  soup_session_set_tls_database (self->session, authorities);
}
