/* steward-remote.c: a database on a server, asked over HTTP
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-remote"

#include "steward-remote.h"

#include "steward-address-guard.h"
#include "steward-http.h"
#include "steward-json.h"
#include "steward-sync-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (steward-sync-error-quark, steward_sync_error)

/* A server holds a question for news back for 25 seconds. What goes on may take long: a team's first page over a slow line. */
#define CONNECT_S 15
#define SILENCE_S 30
#define WHOLE_S 600

struct _StewardRemote
{
  GMainContext *context;       /* (owned) of this thread alone */
  StewardHttp  *http;          /* (owned) */
  char         *address;       /* (owned) of the database, without a slash at the end */
  char         *server;        /* (owned) of the server, likewise */
  char         *host;          /* (owned) HOST:PORT, which whoever gave the address allowed */
  char         *user;          /* (owned) (nullable) */
  char         *password;      /* (owned) (nullable) */
  char         *token;         /* (owned) (nullable) in the place of name and password */
  char         *cookie;        /* (owned) (nullable) */
  char        **roles;         /* (owned) (nullable) what the server let whoever logged in be */
  GCancellable *cancellable;   /* (owned) (nullable) */
  gint64        retry_after_s; /* of the last answer; -1 none */
};

struct _StewardRemoteSession
{
  char  *address;  /* (owned) */
  char  *user;     /* (owned) */
  char  *password; /* (owned) by which it was made */
  char  *cookie;   /* (owned) */
  char **roles;    /* (owned) (nullable) */
};

/**
 * steward_remote_answer_free:
 * @self: (transfer full) (nullable): an answer
 */
void
steward_remote_answer_free (StewardRemoteAnswer *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->body);
  g_free (self);
}

/**
 * steward_remote_answer_raw:
 *
 * Returns: (transfer none): the body
 */
StewardRaw
steward_remote_answer_raw (StewardRemoteAnswer *self)
{
  StewardRaw raw;

  raw.text = g_bytes_get_data (self->body, &raw.length);
  return raw;
}

static gboolean
is_loopback (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return g_ascii_strcasecmp (host, "localhost") == 0 || (address != NULL && g_inet_address_get_is_loopback (address));
}

static void
fill_in_address (StewardRemote *self,
                 GUri          *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autofree char *shown = strchr (host, ':') != NULL ? g_strdup_printf ("[%s]", host) : g_strdup (host);
  int port = g_uri_get_port (uri) > 0 ? g_uri_get_port (uri) : strcmp (g_uri_get_scheme (uri), "https") == 0 ? 443 : 80;
  char *slash;

  self->address = g_uri_to_string (uri);
  while (g_str_has_suffix (self->address, "/"))
    self->address[strlen (self->address) - 1] = '\0';
  slash = strrchr (self->address, '/');
  self->server = g_strndup (self->address, (gsize) (slash - self->address));
  self->host = g_strdup_printf ("%s:%d", shown, port);
}

/**
 * steward_remote_new:
 * @address: of the database: `https://server/database`
 * @user: (nullable): who logs in
 * @secret: (nullable): the password of @user; without a name a bearer token (RFC 6750), which says itself whose it is. Kept in memory
 *   alone
 * @error: return location for %STEWARD_SYNC_ERROR_UNSAFE, %STEWARD_SYNC_ERROR_REFUSED
 *
 * Nothing is asked yet. Until it is freed, its main context is the default one of this thread.
 *
 * Returns: (transfer full) (nullable): a conversation
 */
StewardRemote *
steward_remote_new (const char  *address,
                    const char  *user,
                    const char  *secret,
                    GError     **error)
{
  /* As answers tell where they are from: without the port that goes without saying. */
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  g_autoptr (StewardRemote) self = NULL;
  const char *path;

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' || g_uri_get_userinfo (uri) != NULL ||
      g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL ||
      (strcmp (g_uri_get_scheme (uri), "http") != 0 && strcmp (g_uri_get_scheme (uri), "https") != 0))
    {
      g_set_error (error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_REFUSED,
                   _("“%s” is no address of a database; write it like https://server/database, without a name or password"), address);
      return NULL;
    }
  path = g_uri_get_path (uri);
  if (strspn (path, "/") == strlen (path))
    {
      g_set_error (error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_REFUSED,
                   _("%s names a server, but no database; write it like https://server/database"), address);
      return NULL;
    }
  if (strcmp (g_uri_get_scheme (uri), "https") != 0 && !is_loopback (uri))
    {
      g_set_error (error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_UNSAFE,
                   _("%s isn’t safe: everybody on the way could read and change what is shared; use https"), address);
      return NULL;
    }
  self = g_new0 (StewardRemote, 1);
  fill_in_address (self, uri);
  self->user = g_strdup (user);
  self->password = g_strdup (user != NULL ? secret : NULL);
  self->token = g_strdup (user == NULL ? secret : NULL);
  self->retry_after_s = -1;
  self->context = g_main_context_new ();
  /* Until it is freed: also what an answer leaves behind ends in the context in which it was asked for. */
  g_main_context_push_thread_default (self->context);
  self->http = steward_http_new ();
  steward_remote_set_silence (self, SILENCE_S);
  return g_steal_pointer (&self);
}

/**
 * steward_remote_new_beside:
 * @other: a conversation that goes on
 * @suffix: what is appended to the name of its database
 *
 * Of another database of the same server, with the same login. Until it is freed @other isn't asked: of a thread's main contexts only
 * the last is run.
 *
 * Returns: (transfer full): a conversation
 */
StewardRemote *
steward_remote_new_beside (StewardRemote *other,
                           const char    *suffix)
{
  g_autofree char *address = g_strconcat (other->address, suffix, NULL);
  StewardRemote *self =
      steward_remote_new (address, other->user, other->user != NULL ? other->password : other->token, NULL);

  /* The address differs from one that was taken in letters only. */
  g_assert (self != NULL);
  self->cookie = g_strdup (other->cookie);
  self->roles = g_strdupv (other->roles);
  g_set_object (&self->cancellable, other->cancellable);
  return self;
}

/**
 * steward_remote_has_role:
 *
 * Returns: whether the server said at the last login that who logged in has that role
 */
gboolean
steward_remote_has_role (StewardRemote *self,
                         const char    *role)
{
  return self->roles != NULL && g_strv_contains ((const char *const *) self->roles, role);
}

static void
forget (char **secret)
{
  if (*secret != NULL)
    memset (*secret, 0, strlen (*secret));
  g_clear_pointer (secret, g_free);
}

/**
 * steward_remote_session_free:
 * @self: (transfer full) (nullable): a login
 */
void
steward_remote_session_free (StewardRemoteSession *self)
{
  if (self == NULL)
    return;
  g_free (self->address);
  g_free (self->user);
  forget (&self->password);
  forget (&self->cookie);
  g_strfreev (self->roles);
  g_free (self);
}

/**
 * steward_remote_free:
 * @self: (transfer full) (nullable): a conversation
 */
void
steward_remote_free (StewardRemote *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->http);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  g_main_context_unref (self->context);
  g_clear_object (&self->cancellable);
  g_free (self->address);
  g_free (self->server);
  g_free (self->host);
  g_free (self->user);
  forget (&self->password);
  forget (&self->token);
  forget (&self->cookie);
  g_strfreev (self->roles);
  g_free (self);
}

/**
 * steward_remote_set_cancellable:
 * @cancellable: (nullable): ends what is asked from now on
 */
void
steward_remote_set_cancellable (StewardRemote *self,
                                GCancellable  *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

/**
 * steward_remote_set_silence:
 * @seconds: for how long nothing may come or go before a connection is taken for dead; 30 at first
 */
void
steward_remote_set_silence (StewardRemote *self,
                            guint          seconds)
{
  const StewardHttpLimits limits = { CONNECT_S, seconds, WHOLE_S };

  steward_http_set_limits (self->http, &limits);
}

/**
 * steward_remote_get_address:
 *
 * Returns: of the database
 */
const char *
steward_remote_get_address (StewardRemote *self)
{
  return self->address;
}

/**
 * steward_remote_get_retry_after:
 *
 * Returns: seconds that the server asked to wait in its last answer; -1 for none
 */
gint64
steward_remote_get_retry_after (StewardRemote *self)
{
  return self->retry_after_s;
}

static void
keep_result (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Why there is no answer, by what the caller can do about it. */
static void
translate (const GError  *why,
           GError       **error)
{
  StewardSyncError code = STEWARD_SYNC_ERROR_OFFLINE;

  if (why->domain != STEWARD_HTTP_ERROR)
    {
      g_propagate_error (error, g_error_copy (why));
      return;
    }
  if (why->code == STEWARD_HTTP_ERROR_TLS)
    code = STEWARD_SYNC_ERROR_UNSAFE;
  else if (why->code == STEWARD_HTTP_ERROR_TOO_BIG)
    code = STEWARD_SYNC_ERROR_TOO_BIG;
  g_set_error_literal (error, STEWARD_SYNC_ERROR, code, why->message);
}

/* Not led elsewhere: a name that only begins like the server's is another server. */
static gboolean
is_from_server (StewardRemote     *self,
                StewardHttpAnswer *answer)
{
  return g_str_has_prefix (answer->address, self->server) && answer->address[strlen (self->server)] == '/';
}

/* The first cookie is that of the session, later ones renew it; what a proxy gives with any answer is not to take its place. */
static gboolean
is_of_session (StewardRemote *self,
               const char    *cookie)
{
  gsize length = strcspn (cookie, "=");

  return self->cookie == NULL || (strcspn (self->cookie, "=") == length && strncmp (self->cookie, cookie, length) == 0);
}

static StewardHttpAnswer *
send (StewardRemote       *self,
      StewardHttpRequest  *request,
      GError             **error)
{
  const char *const hosts[] = { self->host, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) local_error = NULL;
  StewardHttpAnswer *answer;

  steward_http_request_set_allowed_hosts (request, hosts);
  steward_http_request_set_accept (request, "application/json");
  if (self->cookie != NULL)
    steward_http_request_set_cookie (request, self->cookie);
  if (self->token != NULL)
    steward_http_request_set_token (request, self->token);
  steward_http_send_async (self->http, request, self->cancellable, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (self->context, TRUE);
  answer = steward_http_send_finish (self->http, result, &local_error);
  if (answer == NULL)
    {
      translate (local_error, error);
      return NULL;
    }
  self->retry_after_s = answer->retry_after_s;
  if (answer->cookie != NULL && is_from_server (self, answer) && is_of_session (self, answer->cookie))
    {
      g_free (self->cookie);
      self->cookie = g_strdup (answer->cookie);
    }
  return answer;
}

/* A page that asks for money or a room number in the place of the server is no answer of the server. */
static gboolean
is_of_the_server (StewardRemote     *self,
                  StewardHttpAnswer *answer)
{
  gsize length;
  const char *body = g_bytes_get_data (answer->body, &length);
  gsize at = 0;

  while (at < length && g_ascii_isspace (body[at]))
    at++;
  return is_from_server (self, answer) && at < length && (body[at] == '{' || body[at] == '[');
}

static void
refuse_stranger (StewardRemote  *self,
                 GError        **error)
{
  g_set_error (error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_OFFLINE,
               _("What answers at %s isn’t the server; does this network want you to log in first?"), self->server);
}

static char *
words_in (GBytes *body)
{
  StewardRaw raw, value;

  raw.text = g_bytes_get_data (body, &raw.length);
  return steward_raw_find (raw, "reason", &value) ? steward_raw_dup_string (value) : NULL;
}

static void
explain (StewardRemote      *self,
         StewardHttpAnswer  *answer,
         GError            **error)
{
  g_autofree char *words = words_in (answer->body);
  const char *said = words != NULL ? words : "";
  GQuark domain = STEWARD_SYNC_ERROR;

  if (answer->status == 403 && strstr (said, "locked") != NULL)
    g_set_error (error, domain, STEWARD_SYNC_ERROR_LOCKED,
                 _("The server has locked this account for a while after wrong passwords: “%s”. It is tried again later; nothing is lost"), said);
  else if (answer->status == 401 && self->user == NULL)
    g_set_error (error, domain, STEWARD_SYNC_ERROR_PASSWORD, _("The server wants to know who you are: “%s”"), said);
  else if (answer->status == 401 || answer->status == 403)
    g_set_error (error, domain, STEWARD_SYNC_ERROR_NOT_MEMBER,
                 _("This login may not use the database: “%s”. What is in the file stays; ask an administrator of the server"), said);
  else if (answer->status == 404)
    g_set_error (error, domain, STEWARD_SYNC_ERROR_GONE,
                 _("The server has no database %s (any more). What is in the file stays; ask an administrator of the server"), self->address);
  else if (answer->status == 413)
    g_set_error (error, domain, STEWARD_SYNC_ERROR_TOO_BIG, _("The server finds it too large: “%s”"), said);
  else if (answer->status == 429 || answer->status >= 500)
    g_set_error (error, domain, STEWARD_SYNC_ERROR_BUSY, _("The server can’t do it now (%u): “%s”"), answer->status, said);
  else
    g_set_error (error, domain, STEWARD_SYNC_ERROR_REFUSED, _("The server doesn’t do it (%u): “%s”"), answer->status, said);
}

/* Whether something is stored by it. */
static gboolean
is_writing (const char *method,
            const char *path)
{
  return strcmp (method, "PUT") == 0 || strcmp (path, "_bulk_docs") == 0;
}

static StewardHttpAnswer *
ask_once (StewardRemote  *self,
          const char     *method,
          const char     *path,
          GBytes         *body,
          GError        **error)
{
  g_autofree char *address = g_str_has_prefix (path, "/") ? g_strconcat (self->server, path, NULL)
                             : *path != '\0'              ? g_strconcat (self->address, "/", path, NULL)
                                                          : g_strdup (self->address);
  StewardHttpRequest *request = steward_http_request_new (method, address);

  if (body != NULL)
    steward_http_request_set_body (request, "application/json", body);
  /* CouchDB before 3 may else say yes to what a power cut takes back: it waits with the disk until more came. */
  if (is_writing (method, path))
    steward_http_request_set_header (request, "X-Couch-Full-Commit", "true");
  return send (self, request, error);
}

static void
note_roles (StewardRemote *self,
            JsonObject    *context)
{
  g_strfreev (self->roles);
  self->roles = steward_json_get_texts (context, "roles");
}

static gboolean
refuse_token (StewardRemote  *self,
              GError        **error)
{
  /* One that isn't taken isn't tried again. */
  forget (&self->token);
  g_set_error (error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_PASSWORD,
               _("%s doesn’t take the token of this login, or not any more; ask for a new one. A password needs the name of the login"),
               self->server);
  return FALSE;
}

/* Servers say 400 as well as 401 of a token that is none, or of yesterday; 400 they also say of much else. */
static gboolean
check_token (StewardRemote  *self,
             GError        **error)
{
  g_autoptr (StewardHttpAnswer) answer = ask_once (self, "GET", "/_session", NULL, error);
  g_autoptr (JsonObject) object = NULL;
  JsonObject *context;
  const char *body;
  gsize length;

  if (answer == NULL)
    return FALSE;
  if (!is_of_the_server (self, answer))
    {
      refuse_stranger (self, error);
      return FALSE;
    }
  if (answer->status == 400 || answer->status == 401)
    return refuse_token (self, error);
  if (answer->status != 200)
    {
      explain (self, answer, error);
      return FALSE;
    }
  body = g_bytes_get_data (answer->body, &length);
  object = steward_json_parse_object (body, (gssize) length, NULL);
  context = object != NULL ? steward_json_get_object (object, "userCtx") : NULL;
  if (context == NULL || steward_json_get_text (context, "name") == NULL)
    return refuse_token (self, error);
  note_roles (self, context);
  return TRUE;
}

/**
 * steward_remote_log_in:
 * @error: return location for %STEWARD_SYNC_ERROR_PASSWORD, %STEWARD_SYNC_ERROR_LOCKED and others
 *
 * Asks once. Servers lock an account after a few wrong passwords, so one that is wrong isn't tried again: it is forgotten. Where there
 * is neither name nor token nothing is asked.
 *
 * Returns: whether the server knows now who asks
 */
gboolean
steward_remote_log_in (StewardRemote  *self,
                       GError        **error)
{
  g_autofree char *address = g_strconcat (self->server, "/_session", NULL);
  g_autoptr (StewardHttpRequest) request = NULL;
  g_autoptr (StewardHttpAnswer) answer = NULL;
  g_autoptr (GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (JsonObject) session = NULL;
  gsize length;

  if (self->token != NULL)
    return check_token (self, error);
  if (self->user == NULL)
    return TRUE;
  if (self->password == NULL)
    {
      g_set_error_literal (error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_PASSWORD, _("The server wants a name and a password"));
      return FALSE;
    }
  g_clear_pointer (&self->cookie, g_free);
  request = steward_http_request_new ("POST", address);
  g_hash_table_insert (form, (gpointer) "name", self->user);
  g_hash_table_insert (form, (gpointer) "password", self->password);
  steward_http_request_set_form (request, form);
  answer = send (self, g_steal_pointer (&request), error);
  if (answer == NULL)
    return FALSE;
  if (!is_of_the_server (self, answer))
    {
      refuse_stranger (self, error);
      return FALSE;
    }
  if (answer->status == 200)
    {
      const char *body = g_bytes_get_data (answer->body, &length);

      session = steward_json_parse_object (body, (gssize) length, NULL);
      if (session != NULL)
        note_roles (self, session);
      return TRUE;
    }
  g_clear_pointer (&self->cookie, g_free);
  if (answer->status == 401)
    {
      g_clear_pointer (&self->password, g_free);
      g_set_error (error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_PASSWORD,
                   _("The server doesn’t know %s with this password. It wasn’t tried again, so that the account isn’t locked"), self->user);
    }
  else
    explain (self, answer, error);
  return FALSE;
}

static gboolean
is_handled (const guint *handled,
            guint        status)
{
  for (guint i = 0; handled != NULL && handled[i] != 0; i++)
    if (handled[i] == status)
      return TRUE;
  return FALSE;
}

/**
 * steward_remote_ask:
 * @path: below the database; below the server when it begins with a slash
 * @body: (nullable): JSON
 * @handled: (nullable) (array zero-terminated=1): statuses besides success that the caller understands
 * @error: return location for a [error@SyncError]
 *
 * Where the server has forgotten who asks, one login is made and the question asked once more. A token that isn't taken is asked
 * about and not tried again.
 *
 * Returns: (transfer full) (nullable): the answer
 */
StewardRemoteAnswer *
steward_remote_ask (StewardRemote  *self,
                    const char     *method,
                    const char     *path,
                    GBytes         *body,
                    const guint    *handled,
                    GError        **error)
{
  g_autoptr (StewardHttpAnswer) answer = ask_once (self, method, path, body, error);
  StewardRemoteAnswer *result;

  if (answer == NULL)
    return NULL;
  if (answer->status == 401 && self->user != NULL && is_of_the_server (self, answer))
    {
      if (!steward_remote_log_in (self, error))
        return NULL;
      g_clear_pointer (&answer, steward_http_answer_free);
      answer = ask_once (self, method, path, body, error);
      if (answer == NULL)
        return NULL;
    }
  if (self->token != NULL && (answer->status == 400 || answer->status == 401) && is_of_the_server (self, answer) &&
      !check_token (self, error))
    return NULL;
  if (!is_of_the_server (self, answer))
    {
      /* A proxy in front of the server has a page of its own for what is too much for it, or too large. */
      if (answer->status == 413 || answer->status == 429 || answer->status >= 500)
        explain (self, answer, error);
      else
        refuse_stranger (self, error);
      return NULL;
    }
  if ((answer->status < 200 || answer->status > 299) && !is_handled (handled, answer->status))
    {
      explain (self, answer, error);
      return NULL;
    }
  result = g_new0 (StewardRemoteAnswer, 1);
  result->status = answer->status;
  result->body = g_bytes_ref (answer->body);
  return result;
}

/**
 * steward_remote_find_login:
 * @is_administrator: (out): whether the server lets it do everything
 *
 * Returns: (transfer full) (nullable): by which name the server knows who asks; empty for nobody
 */
char *
steward_remote_find_login (StewardRemote  *self,
                           gboolean       *is_administrator,
                           GError        **error)
{
  g_autoptr (StewardRemoteAnswer) answer = steward_remote_ask (self, "GET", "/_session", NULL, NULL, error);
  g_autoptr (JsonObject) object = NULL;
  g_auto (GStrv) roles = NULL;
  JsonObject *context;
  const char *name;
  StewardRaw raw;

  if (answer == NULL)
    return NULL;
  raw = steward_remote_answer_raw (answer);
  object = steward_json_parse_object (raw.text, (gssize) raw.length, NULL);
  context = steward_json_get_object (object, "userCtx");
  roles = context != NULL ? steward_json_get_texts (context, "roles") : NULL;
  name = steward_json_get_text (context, "name");
  *is_administrator = roles != NULL && g_strv_contains ((const char *const *) roles, "_admin");
  return g_strdup (name != NULL ? name : "");
}

/**
 * steward_remote_leave_session:
 *
 * Returns: (transfer full) (nullable): the login as it stands now; %NULL where none was made, or none is needed
 */
StewardRemoteSession *
steward_remote_leave_session (StewardRemote *self)
{
  StewardRemoteSession *session;

  if (self->cookie == NULL || self->user == NULL || self->password == NULL)
    return NULL;
  session = g_new0 (StewardRemoteSession, 1);
  session->address = g_strdup (self->address);
  session->user = g_strdup (self->user);
  session->password = g_strdup (self->password);
  session->cookie = g_strdup (self->cookie);
  session->roles = g_strdupv (self->roles);
  return session;
}

/**
 * steward_remote_take_session:
 * @session: (transfer full) (nullable): a login that an earlier conversation left
 *
 * Goes on with it for as long as the server lets it live. One of another database, name or password is dropped.
 */
void
steward_remote_take_session (StewardRemote        *self,
                             StewardRemoteSession *session)
{
  if (session != NULL && strcmp (session->address, self->address) == 0 && g_strcmp0 (session->user, self->user) == 0 &&
      g_strcmp0 (session->password, self->password) == 0)
    {
      forget (&self->cookie);
      self->cookie = g_steal_pointer (&session->cookie);
      g_strfreev (self->roles);
      self->roles = g_steal_pointer (&session->roles);
    }
  steward_remote_session_free (session);
}

/**
 * steward_remote_be_known:
 * @error: return location for what [func@steward_remote_log_in] says
 *
 * Logs in, unless a login that was taken over still holds: then the server is only asked what it lets whoever it is be now.
 *
 * Returns: whether the server knows who asks
 */
gboolean
steward_remote_be_known (StewardRemote  *self,
                         GError        **error)
{
  /* Servers say 400 of a cookie that they can't read. */
  static const guint handled[] = { 400, 0 };
  g_autoptr (StewardRemoteAnswer) answer = NULL;
  g_autoptr (JsonObject) object = NULL;
  JsonObject *context;
  StewardRaw raw;

  if (self->cookie == NULL)
    return steward_remote_log_in (self, error);
  answer = steward_remote_ask (self, "GET", "/_session", NULL, handled, error);
  if (answer == NULL)
    return FALSE;
  raw = steward_remote_answer_raw (answer);
  object = steward_json_parse_object (raw.text, (gssize) raw.length, NULL);
  context = object != NULL ? steward_json_get_object (object, "userCtx") : NULL;
  if (context == NULL || g_strcmp0 (steward_json_get_text (context, "name"), self->user) != 0)
    return steward_remote_log_in (self, error);
  note_roles (self, context);
  return TRUE;
}
