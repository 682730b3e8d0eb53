/* steward-authority.c: how an account's owner lets Steward act in its name
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-authority"

#include "steward-authority.h"

#include "steward-json.h"
#include "steward-mastodon.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What Steward does: read what is said, and publish with pictures. Nothing of profile or followers. */
#define SCOPES "read write:statuses write:media"

struct _StewardAuthority
{
  GObject          parent_instance;
  StewardMastodon *server;        /* (owned) */
  char            *client_id;     /* (owned) (nullable) */
  char            *client_secret; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (StewardAuthority, steward_authority, G_TYPE_OBJECT)

static void
steward_authority_finalize (GObject *object)
{
  StewardAuthority *self = STEWARD_AUTHORITY (object);

  g_clear_pointer (&self->server, steward_mastodon_free);
  g_free (self->client_id);
  g_free (self->client_secret);

  G_OBJECT_CLASS (steward_authority_parent_class)->finalize (object);
}

static void
steward_authority_class_init (StewardAuthorityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_authority_finalize;
}

static void
steward_authority_init (StewardAuthority *self)
{
}

/**
 * steward_authority_new:
 * @allowed_hosts: (nullable): `HOST` or `HOST:PORT` that a person allowed for the account
 *
 * Returns: (transfer full) (nullable): the server that hands out tokens; %NULL for a network without
 */
StewardAuthority *
steward_authority_new (const char        *network,
                       const char        *server,
                       const char *const *allowed_hosts,
                       StewardHttp       *http)
{
  StewardAuthority *self;

  if (g_strcmp0 (network, "mastodon") != 0 || server == NULL)
    return NULL;
  self = g_object_new (STEWARD_TYPE_AUTHORITY, NULL);
  self->server = steward_mastodon_new (server, NULL, http);
  steward_mastodon_set_allowed_hosts (self->server, allowed_hosts);
  return self;
}

/**
 * steward_authority_set_client:
 *
 * What [method@Authority.register_async] got the last time.
 */
void
steward_authority_set_client (StewardAuthority *self,
                              const char       *id,
                              const char       *secret)
{
  g_free (self->client_id);
  g_free (self->client_secret);
  self->client_id = g_strdup (id);
  self->client_secret = g_strdup (secret);
}

/**
 * steward_authority_get_client_id:
 *
 * Returns: (nullable): by which the server knows this Steward
 */
const char *
steward_authority_get_client_id (StewardAuthority *self)
{
  return self->client_id;
}

/**
 * steward_authority_get_client_secret:
 *
 * Returns: (nullable): goes with the id; for the secret service only
 */
const char *
steward_authority_get_client_secret (StewardAuthority *self)
{
  return self->client_secret;
}

/**
 * steward_authority_get_address:
 * @redirect: where the answer goes, as it was registered
 * @state: (nullable): comes back with the answer (RFC 6749 §10.12)
 *
 * Returns: (transfer full): what the account's owner opens in a browser
 */
char *
steward_authority_get_address (StewardAuthority *self,
                               const char       *redirect,
                               const char       *state)
{
  g_autofree char *client = g_uri_escape_string (self->client_id, NULL, FALSE);
  g_autofree char *where = g_uri_escape_string (redirect, NULL, FALSE);
  g_autofree char *scope = g_uri_escape_string (SCOPES, NULL, FALSE);
  g_autofree char *mark = state != NULL ? g_uri_escape_string (state, NULL, FALSE) : NULL;

  return steward_mastodon_address (self->server, "/oauth/authorize?response_type=code&client_id=%s&redirect_uri=%s&scope=%s%s%s",
                                   client, where, scope, mark != NULL ? "&state=" : "", mark != NULL ? mark : "");
}

static const char *
member_of (JsonNode   *node,
           const char *name)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? steward_json_get_text (json_node_get_object (node), name) : NULL;
}

static void
return_nonsense (StewardAuthority *self,
                 GTask            *task)
{
  g_task_return_new_error (task, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_REFUSED,
                           _("%s gave an answer that makes no sense"), steward_mastodon_get_host (self->server));
}

static void
on_registered (GTask                   *owned_task,
               const StewardHttpAnswer *answer,
               JsonNode                *node,
               GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  StewardAuthority *self = g_task_get_source_object (task);
  const char *id = member_of (node, "client_id");
  const char *secret = member_of (node, "client_secret");

  if (error != NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      return;
    }
  if (id == NULL || secret == NULL)
    {
      return_nonsense (self, task);
      return;
    }
  steward_authority_set_client (self, id, secret);
  g_task_return_boolean (task, TRUE);
}

/**
 * steward_authority_register_async:
 * @redirect: where answers will go
 *
 * Makes this Steward known to the server.
 */
void
steward_authority_register_async (StewardAuthority    *self,
                                  const char          *redirect,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *address = steward_mastodon_address (self->server, "/api/v1/apps");
  g_autoptr (GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);

  g_task_set_source_tag (task, steward_authority_register_async);
  g_hash_table_insert (form, (gpointer) "client_name", (gpointer) "Steward");
  g_hash_table_insert (form, (gpointer) "redirect_uris", (gpointer) redirect);
  g_hash_table_insert (form, (gpointer) "scopes", (gpointer) SCOPES);
  steward_mastodon_call (self->server, "POST", address, form, NULL, task, on_registered);
}

/**
 * steward_authority_register_finish:
 *
 * Returns: whether the server knows us
 */
gboolean
steward_authority_register_finish (StewardAuthority  *self,
                                   GAsyncResult      *result,
                                   GError           **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_exchanged (GTask                   *owned_task,
              const StewardHttpAnswer *answer,
              JsonNode                *node,
              GError                  *error)
{
  g_autoptr (GTask) task = owned_task;
  const char *token = member_of (node, "access_token");

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else if (token == NULL)
    return_nonsense (g_task_get_source_object (task), task);
  else
    g_task_return_pointer (task, g_strdup (token), g_free);
}

/**
 * steward_authority_exchange_async:
 * @code: what the owner's browser was given
 * @redirect: as in the address that was opened
 *
 * Changes the code, which counts once, for a token.
 */
void
steward_authority_exchange_async (StewardAuthority    *self,
                                  const char          *code,
                                  const char          *redirect,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *address = steward_mastodon_address (self->server, "/oauth/token");
  g_autoptr (GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);
  /* Some servers show `CODE&state=…` for copying. */
  g_autofree char *alone = g_strndup (code, strcspn (code, "& \t\r\n"));

  g_task_set_source_tag (task, steward_authority_exchange_async);
  g_hash_table_insert (form, (gpointer) "grant_type", (gpointer) "authorization_code");
  g_hash_table_insert (form, (gpointer) "code", alone);
  g_hash_table_insert (form, (gpointer) "client_id", self->client_id);
  g_hash_table_insert (form, (gpointer) "client_secret", self->client_secret);
  g_hash_table_insert (form, (gpointer) "redirect_uri", (gpointer) redirect);
  g_hash_table_insert (form, (gpointer) "scope", (gpointer) SCOPES);
  steward_mastodon_call (self->server, "POST", address, form, NULL, task, on_exchanged);
}

/**
 * steward_authority_exchange_finish:
 *
 * Returns: (transfer full) (nullable): a token
 */
char *
steward_authority_exchange_finish (StewardAuthority  *self,
                                   GAsyncResult      *result,
                                   GError           **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
