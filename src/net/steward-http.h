/* steward-http.h: one request over HTTP, guarded
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StewardHttpError:
 * @STEWARD_HTTP_ERROR_ADDRESS: no address that is asked over HTTP; another one is needed
 * @STEWARD_HTTP_ERROR_GUARDED: it, or what it redirected to, leads to this machine or a private
 *   network, and the person didn't allow that; nothing was sent there
 * @STEWARD_HTTP_ERROR_UNREACHED: no connection came about: surely nothing was sent
 * @STEWARD_HTTP_ERROR_TLS: the server couldn't prove who it is: surely nothing was sent
 * @STEWARD_HTTP_ERROR_LOST: the request may have gone out, and no whole answer came; the time-outs
 *   of an answer count as this
 * @STEWARD_HTTP_ERROR_REDIRECTS: redirected too often, in a circle, from https to http, or to what is
 *   no address of the web
 * @STEWARD_HTTP_ERROR_TOO_BIG: the answer is larger than %STEWARD_HTTP_MAX_BYTES, decoded
 * @STEWARD_HTTP_ERROR_ENCODING: compressed wrongly, twice, or in a way that wasn't asked for
 *
 * Why there is no answer. An answer that says no (404, 500) is an answer, no error. The message is
 * for whoever asked and holds no credentials.
 */
typedef enum
{
  STEWARD_HTTP_ERROR_ADDRESS,
  STEWARD_HTTP_ERROR_GUARDED,
  STEWARD_HTTP_ERROR_UNREACHED,
  STEWARD_HTTP_ERROR_TLS,
  STEWARD_HTTP_ERROR_LOST,
  STEWARD_HTTP_ERROR_REDIRECTS,
  STEWARD_HTTP_ERROR_TOO_BIG,
  STEWARD_HTTP_ERROR_ENCODING,
} StewardHttpError;

#define STEWARD_HTTP_ERROR (steward_http_error_quark ())
GQuark steward_http_error_quark (void);

/**
 * STEWARD_HTTP_MAX_BYTES:
 *
 * Of an answer once it is decoded; a longer one is refused while it arrives.
 */
#define STEWARD_HTTP_MAX_BYTES (16 * 1024 * 1024)

#define STEWARD_HTTP_MAX_REDIRECTS 5

/**
 * StewardHttpRequest:
 *
 * What is to be asked. Made, filled in and handed over in one thread.
 */
typedef struct _StewardHttpRequest StewardHttpRequest;

StewardHttpRequest *steward_http_request_new              (const char         *method,
                                                           const char         *address) G_GNUC_WARN_UNUSED_RESULT;
void                steward_http_request_free             (StewardHttpRequest *self);
void                steward_http_request_set_accept       (StewardHttpRequest *self,
                                                           const char         *types);
void                steward_http_request_set_header       (StewardHttpRequest *self,
                                                           const char         *name,
                                                           const char         *value);
void                steward_http_request_set_token        (StewardHttpRequest *self,
                                                           const char         *token);
void                steward_http_request_set_cookie       (StewardHttpRequest *self,
                                                           const char         *cookie);
void                steward_http_request_set_conditions   (StewardHttpRequest *self,
                                                           const char         *etag,
                                                           const char         *last_modified);
void                steward_http_request_set_allowed_hosts (StewardHttpRequest *self,
                                                           const char *const  *hosts);
void                steward_http_request_set_form         (StewardHttpRequest *self,
                                                           GHashTable         *form);
void                steward_http_request_set_body         (StewardHttpRequest *self,
                                                           const char         *content_type,
                                                           GBytes             *body);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardHttpRequest, steward_http_request_free)

/**
 * StewardHttpAnswer:
 * @status: as in RFC 9110 §15
 * @body: decoded; empty for a status without one
 * @content_type: (nullable): with its parameters, as sent
 * @address: what was asked in the end, after redirects
 * @moved_to: (nullable): where only permanent redirects (301, 308) led
 * @etag: (nullable): for the next conditional request
 * @last_modified: (nullable): for the next conditional request
 * @cookie: (nullable): `name=value` that a server's login gave (RFC 6265 §4.1), the first one named for a session
 * @next: (nullable): `rel="next"` of Link (RFC 8288) when it is on the same server
 * @retry_after_s: seconds the server asks to wait (Retry-After, or its rate limit used up); -1 none
 * @via_proxy: a proxy made the connection, so that only the names could be checked
 *
 * What came back.
 */
typedef struct
{
  guint    status;
  GBytes  *body;
  char    *content_type;
  char    *address;
  char    *moved_to;
  char    *etag;
  char    *last_modified;
  char    *cookie;
  char    *next;
  gint64   retry_after_s;
  gboolean via_proxy;
} StewardHttpAnswer;

void                steward_http_answer_free              (StewardHttpAnswer  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardHttpAnswer, steward_http_answer_free)

/**
 * StewardHttpLimits:
 * @connect_s: until a connection stands, TLS included
 * @idle_s: between two pieces of what is sent, or of an answer
 * @whole_s: from asking to the last byte, redirects included
 *
 * How long a server may take, in seconds.
 */
typedef struct
{
  guint connect_s;
  guint idle_s;
  guint whole_s;
} StewardHttpLimits;

/**
 * StewardHttp:
 *
 * The way out over HTTP: one session with its connections. Used in the main context in which it was
 * made; nothing of it waits.
 */
#define STEWARD_TYPE_HTTP (steward_http_get_type ())
G_DECLARE_FINAL_TYPE (StewardHttp, steward_http, STEWARD, HTTP, GObject)

StewardHttp        *steward_http_new                      (void);
void                steward_http_set_limits               (StewardHttp             *self,
                                                           const StewardHttpLimits *limits);
void                steward_http_set_authorities          (StewardHttp             *self,
                                                           GTlsDatabase            *authorities);
void                steward_http_send_async               (StewardHttp         *self,
                                                           StewardHttpRequest  *request,
                                                           GCancellable        *cancellable,
                                                           GAsyncReadyCallback  callback,
                                                           gpointer             user_data);
StewardHttpAnswer  *steward_http_send_finish              (StewardHttp         *self,
                                                           GAsyncResult        *result,
                                                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
