/* test-server.h: a server on loopback that answers as a test tells it to
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TestRequest:
 * @path: with its query
 * @headers: names in lower case
 *
 * What came in.
 */
typedef struct
{
  char       *method;
  char       *path;
  GHashTable *headers;
  char       *body;
} TestRequest;

typedef struct _TestServer TestServer;

/**
 * TestAnswer:
 * @out: where the answer goes, bytes as they are to be on the wire
 *
 * Answers one request, on a thread of its own.
 *
 * Returns: whether the connection stays open
 */
typedef gboolean (*TestAnswer) (TestServer        *server,
                                const TestRequest *request,
                                GOutputStream     *out,
                                gpointer           data);

TestServer *test_server_new       (TestAnswer       answer,
                                   gpointer         data);
TestServer *test_server_new_tls   (TestAnswer       answer,
                                   gpointer         data,
                                   GTlsCertificate *certificate);
void        test_server_free      (TestServer      *self);
guint       test_server_get_port  (TestServer      *self);
char       *test_server_address   (TestServer      *self,
                                   const char      *path);
guint       test_server_count     (TestServer      *self,
                                   const char      *path);
GPtrArray  *test_server_take_requests (TestServer  *self);

gboolean    test_server_send      (GOutputStream   *out,
                                   const char      *status,
                                   const char      *headers,
                                   const char      *body,
                                   gssize           length);
GSocket    *test_socket_deaf      (guint           *port);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestServer, test_server_free)

G_END_DECLS
