/* test-server.c: a server on loopback that answers as a test tells it to
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-server.h"

#include <stdlib.h>
#include <string.h>

struct _TestServer
{
  GSocketService  *service;
  GTlsCertificate *certificate;
  TestAnswer       answer;
  gpointer         data;
  guint            port;
  gboolean         tls;
  GMutex           mutex;
  GPtrArray       *requests;
};

static void
request_free (gpointer data)
{
  TestRequest *request = data;

  g_free (request->method);
  g_free (request->path);
  g_hash_table_unref (request->headers);
  g_free (request->body);
  g_free (request);
}

static TestRequest *
read_request (GDataInputStream *in)
{
  g_autofree char *line = g_data_input_stream_read_line (in, NULL, NULL, NULL);
  g_auto (GStrv) words = line != NULL ? g_strsplit (line, " ", 3) : NULL;
  TestRequest *request;
  const char *length;

  if (words == NULL || g_strv_length (words) != 3)
    return NULL;
  request = g_new0 (TestRequest, 1);
  request->method = g_strdup (words[0]);
  request->path = g_strdup (words[1]);
  request->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (;;)
    {
      g_autofree char *header = g_data_input_stream_read_line (in, NULL, NULL, NULL);
      char *colon = header != NULL ? strchr (header, ':') : NULL;

      if (colon == NULL)
        break;
      g_hash_table_insert (request->headers, g_ascii_strdown (header, colon - header),
                           g_strstrip (g_strdup (colon + 1)));
    }
  length = g_hash_table_lookup (request->headers, "content-length");
  if (length != NULL)
    {
      gsize n = (gsize) atol (length);

      request->body = g_malloc0 (n + 1);
      g_input_stream_read_all (G_INPUT_STREAM (in), request->body, n, NULL, NULL, NULL);
    }
  return request;
}

static gboolean
on_run (GThreadedSocketService *service,
        GSocketConnection      *connection,
        GObject                *source,
        TestServer             *self)
{
  g_autoptr (GIOStream) stream = G_IO_STREAM (g_object_ref (connection));
  g_autoptr (GDataInputStream) in = NULL;
  gboolean stays = TRUE;

  g_socket_set_timeout (g_socket_connection_get_socket (connection), 30);
  if (self->tls)
    {
      GIOStream *safe = g_tls_server_connection_new (stream, self->certificate, NULL);

      g_set_object (&stream, safe);
      g_object_unref (safe);
    }
  in = g_data_input_stream_new (g_io_stream_get_input_stream (stream));
  g_data_input_stream_set_newline_type (in, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  while (stays)
    {
      TestRequest *request = read_request (in);

      if (request == NULL)
        break;
      g_mutex_lock (&self->mutex);
      g_ptr_array_add (self->requests, request);
      g_mutex_unlock (&self->mutex);
      stays = self->answer (self, request, g_io_stream_get_output_stream (stream), self->data);
    }
  g_io_stream_close (stream, NULL, NULL);
  return TRUE;
}

/* The listener needs a context that runs also while the test waits for something else. */
static gpointer
accept_in_thread (gpointer data)
{
  GMainLoop *loop = data;

  g_main_context_push_thread_default (g_main_loop_get_context (loop));
  g_main_loop_run (loop);
  g_main_context_pop_thread_default (g_main_loop_get_context (loop));
  return NULL;
}

static TestServer *
start (TestAnswer       answer,
       gpointer         data,
       gboolean         tls,
       GTlsCertificate *certificate)
{
  TestServer *self = g_new0 (TestServer, 1);
  GMainContext *context = g_main_context_new ();
  GMainLoop *loop = g_main_loop_new (context, FALSE);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;

  g_mutex_init (&self->mutex);
  self->requests = g_ptr_array_new_with_free_func (request_free);
  self->answer = answer;
  self->data = data;
  self->tls = tls;
  self->certificate = certificate != NULL ? g_object_ref (certificate) : NULL;

  g_main_context_push_thread_default (context);
  self->service = g_threaded_socket_service_new (64);
  g_signal_connect (self->service, "run", G_CALLBACK (on_run), self);
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_TCP, NULL, &bound, NULL))
    g_error ("no port on loopback");
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  g_socket_service_start (self->service);
  g_main_context_pop_thread_default (context);
  g_thread_unref (g_thread_new ("test-server", accept_in_thread, loop));
  return self;
}

TestServer *
test_server_new (TestAnswer answer,
                 gpointer   data)
{
  return start (answer, data, FALSE, NULL);
}

TestServer *
test_server_new_tls (TestAnswer       answer,
                     gpointer         data,
                     GTlsCertificate *certificate)
{
  return start (answer, data, TRUE, certificate);
}

/* Its thread ends with the program: what it still answers may use what the test holds. */
void
test_server_free (TestServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
}

guint
test_server_get_port (TestServer *self)
{
  return self->port;
}

char *
test_server_address (TestServer *self,
                     const char *path)
{
  return g_strdup_printf ("%s://127.0.0.1:%u%s", self->tls ? "https" : "http", self->port, path);
}

/* How often something that begins with path was asked. */
guint
test_server_count (TestServer *self,
                   const char *path)
{
  guint count = 0;

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->requests->len; i++)
    count += g_str_has_prefix (((TestRequest *) self->requests->pdata[i])->path, path) ? 1 : 0;
  g_mutex_unlock (&self->mutex);
  return count;
}

GPtrArray *
test_server_take_requests (TestServer *self)
{
  GPtrArray *requests;

  g_mutex_lock (&self->mutex);
  requests = self->requests;
  self->requests = g_ptr_array_new_with_free_func (request_free);
  g_mutex_unlock (&self->mutex);
  return requests;
}

gboolean
test_server_send (GOutputStream *out,
                  const char    *status,
                  const char    *headers,
                  const char    *body,
                  gssize         length)
{
  gsize n = length >= 0 ? (gsize) length : strlen (body);
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n%s\r\n", status, n,
                                           headers != NULL ? headers : "");

  return g_output_stream_write_all (out, head, strlen (head), NULL, NULL, NULL) &&
         g_output_stream_write_all (out, body, n, NULL, NULL, NULL);
}

/**
 * test_socket_deaf:
 * @port: (out): on 127.0.0.1
 *
 * A port where nobody listens, and nobody else will while the socket lives: one that was only closed
 * is handed to the next program that asks for any.
 *
 * Returns: (transfer full): bound and not listening
 */
GSocket *
test_socket_deaf (guint *port)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);

  g_assert_no_error (error);
  g_socket_bind (socket, any, FALSE, &error);
  g_assert_no_error (error);
  bound = g_socket_get_local_address (socket, &error);
  g_assert_no_error (error);
  *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  return g_steal_pointer (&socket);
}
