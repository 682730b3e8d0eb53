/* steward-bluesky.c: calls of a Bluesky server in an account's session
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-bluesky"

#include "steward-bluesky.h"

#include "steward-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the server gave for name and password. */
typedef struct
{
  char *did;     /* (owned) (nullable) until logged in */
  char *handle;  /* (owned) (nullable) */
  char *access;  /* (owned) (nullable) for some hours */
  char *refresh; /* (owned) (nullable) for some weeks: a new one of both */
} Session;

struct _StewardBluesky
{
  char        *base;          /* (owned) without a slash at the end */
  char        *host;          /* (owned) with its port where it has one */
  char        *name;          /* (owned) (nullable) handle or DID */
  char        *password;      /* (owned) (nullable) */
  char       **allowed_hosts; /* (owned) (nullable) */
  StewardHttp *http;          /* (owned) */
  Session     *session;       /* (unowned) the session of HTTP holds it */
};

static void
session_free (gpointer data)
{
  Session *self = data;

  g_free (self->did);
  g_free (self->handle);
  g_free (self->access);
  g_free (self->refresh);
  g_free (self);
}

/* What may not come back in what the server says. */
static char **
list_secrets (StewardBluesky *self)
{
  const char *secrets[] = { self->password, self->session->access, self->session->refresh };
  GStrvBuilder *builder = g_strv_builder_new ();
  char **list;

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    if (secrets[i] != NULL && *secrets[i] != '\0')
      g_strv_builder_add (builder, secrets[i]);
  list = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return list;
}

/* One for each server, name and password; a table that goes with the connections. */
static Session *
find_session (StewardBluesky *self)
{
  GHashTable *sessions = g_object_get_data (G_OBJECT (self->http), "steward-bluesky-sessions");
  g_autofree char *words = g_strdup_printf ("%s\n%s\n%s", self->base, self->name != NULL ? self->name : "",
                                            self->password != NULL ? self->password : "");
  g_autofree char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, words, -1);
  Session *session;

  if (sessions == NULL)
    {
      sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, session_free);
      g_object_set_data_full (G_OBJECT (self->http), "steward-bluesky-sessions", sessions,
                              (GDestroyNotify) g_hash_table_unref);
    }
  session = g_hash_table_lookup (sessions, key);
  if (session == NULL)
    {
      session = g_new0 (Session, 1);
      g_hash_table_insert (sessions, g_steal_pointer (&key), session);
    }
  return session;
}

/**
 * steward_bluesky_new:
 * @server: `bsky.social`, or a whole address
 * @name: (nullable): handle or DID
 * @password: (nullable): an app password
 *
 * Returns: (transfer full): the server
 */
StewardBluesky *
steward_bluesky_new (const char  *server,
                     const char  *name,
                     const char  *password,
                     StewardHttp *http)
{
  StewardBluesky *self = g_new0 (StewardBluesky, 1);

  self->base = steward_call_read_server (server, &self->host);
  self->name = g_strdup (name != NULL && *name == '@' ? name + 1 : name);
  self->password = g_strdup (password);
  self->http = g_object_ref (http);
  self->session = find_session (self);
  return self;
}

/**
 * steward_bluesky_free:
 * @self: (transfer full) (nullable): a server
 */
void
steward_bluesky_free (StewardBluesky *self)
{
  if (self == NULL)
    return;
  g_free (self->base);
  g_free (self->host);
  g_free (self->name);
  g_free (self->password);
  g_strfreev (self->allowed_hosts);
  g_object_unref (self->http);
  g_free (self);
}

/**
 * steward_bluesky_set_allowed_hosts:
 * @hosts: (nullable): `HOST` or `HOST:PORT` that a person allowed
 */
void
steward_bluesky_set_allowed_hosts (StewardBluesky    *self,
                                   const char *const *hosts)
{
  g_strfreev (self->allowed_hosts);
  self->allowed_hosts = g_strdupv ((char **) hosts);
}

/**
 * steward_bluesky_get_host:
 *
 * Returns: the server's name, with its port where it has one
 */
const char *
steward_bluesky_get_host (StewardBluesky *self)
{
  return self->host;
}

/**
 * steward_bluesky_get_did:
 *
 * Returns: (nullable): what the network calls the account, for good; %NULL before the first answer
 */
const char *
steward_bluesky_get_did (StewardBluesky *self)
{
  return self->session->did;
}

/**
 * steward_bluesky_get_handle:
 *
 * Returns: (nullable): the account's handle, as long as it keeps it
 */
const char *
steward_bluesky_get_handle (StewardBluesky *self)
{
  return self->session->handle;
}

/* One call on its way: session, call, and both once more when the session has run out */

typedef struct
{
  StewardBluesky  *server;  /* (unowned) the task's source or data holds it */
  GTask           *task;    /* (owned) the caller's */
  StewardCallThen  then;
  char            *path;    /* (owned) (nullable) method and query; none: only the session is wanted */
  GBytes          *input;   /* (owned) (nullable) */
  char            *type;    /* (owned) (nullable) media type of what is uploaded; %NULL: the input is JSON */
  gboolean         renewed;
} Errand;

static void go_on (GTask *step);

static void
errand_free (gpointer data)
{
  Errand *self = data;

  g_clear_object (&self->task);
  g_free (self->path);
  g_free (self->type);
  g_clear_pointer (&self->input, g_bytes_unref);
  g_free (self);
}

static void
end (GTask                   *step,
     const StewardHttpAnswer *answer,
     JsonNode                *node,
     GError                  *error)
{
  Errand *errand = g_task_get_task_data (step);

  errand->then (g_steal_pointer (&errand->task), answer, node, error);
  g_task_return_boolean (step, TRUE);
}

static const char *
name_of_error (JsonNode *node)
{
  const char *name = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                         ? steward_json_get_text (json_node_get_object (node), "error")
                         : NULL;

  return name != NULL ? name : "";
}

static gboolean
keep_session (Session  *session,
              JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *did = object != NULL ? steward_json_get_text (object, "did") : NULL;
  const char *handle = object != NULL ? steward_json_get_text (object, "handle") : NULL;
  const char *access = object != NULL ? steward_json_get_text (object, "accessJwt") : NULL;
  const char *refresh = object != NULL ? steward_json_get_text (object, "refreshJwt") : NULL;

  if (did == NULL || handle == NULL || access == NULL || !g_str_has_prefix (did, "did:"))
    return FALSE;
  g_free (session->did);
  g_free (session->handle);
  g_free (session->access);
  g_free (session->refresh);
  session->did = g_strdup (did);
  session->handle = g_strdup (handle);
  session->access = g_strdup (access);
  session->refresh = g_strdup (refresh);
  return TRUE;
}

static GError *
word_login (StewardBluesky *self,
            JsonNode       *node,
            const GError   *error)
{
  if (g_str_equal (name_of_error (node), "AuthFactorTokenRequired"))
    return g_error_new (STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_UNAUTHORISED,
                        _("%s asks for a code by e-mail, as it does for the account’s main password; make an app password in its settings and give that"),
                        self->host);
  if (g_error_matches (error, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_UNAUTHORISED))
    return g_error_new (STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_UNAUTHORISED,
                        _("%s doesn’t accept the handle or the app password; make a new app password in its settings"),
                        self->host);
  return g_error_copy (error);
}

static void
on_session (GTask                   *owned_step,
            const StewardHttpAnswer *answer,
            JsonNode                *node,
            GError                  *error)
{
  g_autoptr (GTask) step = owned_step;
  Errand *errand = g_task_get_task_data (step);
  StewardBluesky *self = errand->server;
  g_autoptr (GError) worded = NULL;

  if (error != NULL)
    worded = word_login (self, node, error);
  else if (!keep_session (self->session, node))
    worded = g_error_new (STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_UNREACHED,
                          _("%s gave an answer that makes no sense"), self->host);
  if (worded != NULL)
    end (step, answer, NULL, worded);
  else if (errand->path == NULL)
    end (step, answer, node, NULL);
  else
    go_on (g_steal_pointer (&step));
}

/* The password is sent only where the account says that its server is; a redirect of a POST isn't followed. */
static void
create_session (GTask *step)
{
  Errand *errand = g_task_get_task_data (step);
  StewardBluesky *self = errand->server;
  g_autofree char *address = g_strconcat (self->base, "/xrpc/com.atproto.server.createSession", NULL);
  StewardHttpRequest *request = steward_http_request_new ("POST", address);
  g_autoptr (GString) words = g_string_new ("{\"identifier\":");
  g_autoptr (GBytes) body = NULL;

  steward_json_append_string (words, self->name);
  g_string_append (words, ",\"password\":");
  steward_json_append_string (words, self->password);
  g_string_append_c (words, '}');
  body = g_bytes_new (words->str, words->len);
  steward_http_request_set_allowed_hosts (request, (const char *const *) self->allowed_hosts);
  steward_http_request_set_body (request, "application/json", body);
  steward_call_send (self->http, request, self->host, TRUE, list_secrets (self), step, on_session);
}

static void
on_refreshed (GTask                   *owned_step,
              const StewardHttpAnswer *answer,
              JsonNode                *node,
              GError                  *error)
{
  Errand *errand = g_task_get_task_data (owned_step);

  g_clear_pointer (&errand->server->session->refresh, g_free);
  /* Whatever it is: name and password are asked again. */
  if (error != NULL && answer != NULL && answer->status != 429)
    create_session (owned_step);
  else
    on_session (owned_step, answer, node, error);
}

static void
renew_session (GTask *step)
{
  Errand *errand = g_task_get_task_data (step);
  StewardBluesky *self = errand->server;
  g_autofree char *address = g_strconcat (self->base, "/xrpc/com.atproto.server.refreshSession", NULL);
  StewardHttpRequest *request;

  if (self->session->refresh == NULL)
    {
      create_session (step);
      return;
    }
  request = steward_http_request_new ("POST", address);
  steward_http_request_set_token (request, self->session->refresh);
  steward_http_request_set_allowed_hosts (request, (const char *const *) self->allowed_hosts);
  steward_call_send (self->http, request, self->host, TRUE, list_secrets (self), step, on_refreshed);
}

static void
on_called (GTask                   *owned_step,
           const StewardHttpAnswer *answer,
           JsonNode                *node,
           GError                  *error)
{
  g_autoptr (GTask) step = owned_step;
  Errand *errand = g_task_get_task_data (step);
  g_autoptr (GError) gone = NULL;
  const char *name = error != NULL ? name_of_error (node) : "";
  gboolean has_run_out = answer != NULL && (answer->status == 401 || answer->status == 400) &&
                         (g_str_equal (name, "ExpiredToken") || g_str_equal (name, "InvalidToken"));

  if (has_run_out && !errand->renewed)
    {
      errand->renewed = TRUE;
      g_clear_pointer (&errand->server->session->access, g_free);
      go_on (g_steal_pointer (&step));
      return;
    }
  /* Servers say so with 400; older ones only in words. */
  if (answer != NULL && answer->status == 400 && error != NULL &&
      (g_str_equal (name, "RecordNotFound") || strstr (error->message, "Could not locate record") != NULL))
    gone = g_error_new_literal (STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_GONE, error->message);
  end (step, answer, error == NULL ? node : NULL, gone != NULL ? gone : error);
}

static void
go_on (GTask *step)
{
  Errand *errand = g_task_get_task_data (step);
  StewardBluesky *self = errand->server;
  g_autofree char *address = NULL;
  StewardHttpRequest *request;

  if (self->session->access == NULL || errand->path == NULL)
    {
      renew_session (step);
      return;
    }
  address = g_strconcat (self->base, "/xrpc/", errand->path, NULL);
  request = steward_http_request_new (errand->input != NULL ? "POST" : "GET", address);
  steward_http_request_set_token (request, self->session->access);
  steward_http_request_set_allowed_hosts (request, (const char *const *) self->allowed_hosts);
  if (errand->input != NULL)
    steward_http_request_set_body (request, errand->type != NULL ? errand->type : "application/json", errand->input);
  /* What is uploaded is nowhere to be seen until a post names it. */
  steward_call_send (self->http, request, self->host, errand->input == NULL || errand->type != NULL, list_secrets (self), step,
                     on_called);
}

static void
run_errand (StewardBluesky  *self,
            char            *path,
            GBytes          *input,
            const char      *type,
            GTask           *task,
            StewardCallThen  then)
{
  g_autoptr (GError) error = NULL;
  GTask *step;
  Errand *errand;

  if (self->name == NULL || self->password == NULL)
    {
      error = g_error_new (STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_UNAUTHORISED,
                           _("%s wants the account’s handle and an app password"), self->host);
      g_free (path);
      g_clear_pointer (&input, g_bytes_unref);
      then (task, NULL, NULL, error);
      return;
    }
  step = g_task_new (NULL, g_task_get_cancellable (task), NULL, NULL);
  errand = g_new0 (Errand, 1);
  errand->server = self;
  errand->task = task;
  errand->then = then;
  errand->path = path;
  errand->input = input;
  errand->type = g_strdup (type);
  g_task_set_source_tag (step, run_errand);
  g_task_set_task_data (step, errand, errand_free);
  go_on (step);
}

/**
 * steward_bluesky_ask:
 * @method: of the protocol, such as `com.atproto.repo.getRecord`
 * @query: (nullable): what is in it has to be escaped already
 * @task: (transfer full): for @then, and whose cancellable ends the call; it or its source object
 *   holds @self
 *
 * Asks for something. What isn't there is %STEWARD_PUBLISHER_ERROR_GONE.
 */
void
steward_bluesky_ask (StewardBluesky  *self,
                     const char      *method,
                     const char      *query,
                     GTask           *task,
                     StewardCallThen  then)
{
  run_errand (self, query != NULL ? g_strconcat (method, "?", query, NULL) : g_strdup (method), NULL, NULL, task, then);
}

/**
 * steward_bluesky_do:
 * @method: of the protocol, such as `com.atproto.repo.putRecord`
 * @input: (transfer full): what is handed over
 * @task: (transfer full): as in [func@bluesky_ask]
 *
 * Changes something, without a second try once it may have been done. Only after a session that has run
 * out, of which the server says that it did nothing, it is called again.
 */
void
steward_bluesky_do (StewardBluesky  *self,
                    const char      *method,
                    JsonNode        *input,
                    GTask           *task,
                    StewardCallThen  then)
{
  char *words = steward_json_write (input);

  json_node_unref (input);
  run_errand (self, g_strdup (method), g_bytes_new_take (words, strlen (words)), NULL, task, then);
}

/**
 * steward_bluesky_upload:
 * @bytes: a file
 * @type: its media type
 * @task: (transfer full): as in [func@bluesky_ask]
 *
 * Hands over a file; nothing is published by that. The answer has its `blob`, which a post names.
 */
void
steward_bluesky_upload (StewardBluesky  *self,
                        GBytes          *bytes,
                        const char      *type,
                        GTask           *task,
                        StewardCallThen  then)
{
  run_errand (self, g_strdup ("com.atproto.repo.uploadBlob"), g_bytes_ref (bytes), type, task, then);
}

/**
 * steward_bluesky_log_in:
 * @task: (transfer full): as in [func@bluesky_ask]
 *
 * Begins a session, or renews it, whether there is one or not: whose name and password are these?
 */
void
steward_bluesky_log_in (StewardBluesky  *self,
                        GTask           *task,
                        StewardCallThen  then)
{
  g_clear_pointer (&self->session->refresh, g_free);
  run_errand (self, NULL, NULL, NULL, task, then);
}
