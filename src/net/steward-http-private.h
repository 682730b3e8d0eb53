/* steward-http-private.h: the parts of a request that the session works with
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-http.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What is asked. */
struct _StewardHttpRequest
{
  char      *method;        /* (owned) */
  char      *address;       /* (owned) */
  char      *accept;        /* (owned) (nullable) */
  char      *token;         /* (owned) (nullable) */
  char      *cookie;        /* (owned) (nullable) */
  char      *etag;          /* (owned) (nullable) */
  char      *last_modified; /* (owned) (nullable) */
  char     **allowed_hosts; /* (owned) (nullable) */
  GPtrArray *headers;       /* (owned): name, value, name, value … */
  GBytes    *body;          /* (owned) (nullable) */
  char      *content_type;  /* (owned) (nullable) of the body */
};

GUri              *steward_http_request_parse_address (const char         *address,
                                                       GUri               *base,
                                                       GError            **error);
guint              steward_http_request_get_port      (GUri               *uri);
SoupMessage       *steward_http_request_build         (StewardHttpRequest *self,
                                                       GUri               *uri,
                                                       GUri               *first);
StewardHttpAnswer *steward_http_answer_new            (SoupMessage        *message,
                                                       GBytes             *body);

/* Decodes and counts a body while it arrives. */
typedef struct _StewardHttpBody StewardHttpBody;

StewardHttpBody   *steward_http_body_new              (SoupMessageHeaders *headers,
                                                       GError            **error);
void               steward_http_body_free             (StewardHttpBody    *self);
gboolean           steward_http_body_add              (StewardHttpBody    *self,
                                                       const guint8       *data,
                                                       gsize               length,
                                                       GError            **error);
GBytes            *steward_http_body_finish           (StewardHttpBody    *self,
                                                       GError            **error);

/* What went wrong with one message, in words. */
GError            *steward_http_words_for             (SoupMessage        *message,
                                                       const GError       *error,
                                                       gboolean            sent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardHttpBody, steward_http_body_free)

G_END_DECLS
