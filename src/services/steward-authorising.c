/* steward-authorising.c: an account's owner lets Steward act in its name
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-authorising"

#include "steward-authorising.h"

#include "steward-account-access-private.h"
#include "steward-accounts-private.h"
#include "steward-authority.h"
#include "steward-id.h"
#include "steward-kinds.h"
#include "steward-loopback-private.h"
#include "steward-network.h"
#include "steward-secrets.h"
#include "steward-service-error.h"
#include "steward-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StewardAuthorising
{
  GObject           parent_instance;
  StewardWorkspace *workspace; /* (owned) */
  char             *id;        /* (owned) or the start of one */
  StewardRecord    *account;   /* (owned) (nullable) */
  StewardAuthority *authority; /* (owned) (nullable) */
  StewardLoopback  *loopback;  /* (owned) (nullable) */
  StewardPublisher *publisher; /* (owned) (nullable) */
  StewardPublished *who;       /* (owned) (nullable) */
  JsonNode         *limits;    /* (owned) (nullable) */
  gboolean          by_hand;
  char             *redirect;  /* (owned) (nullable) */
  char             *state;     /* (owned) (nullable) */
  char             *address;   /* (owned) (nullable) */
  char             *code;      /* (owned) (nullable) */
  char             *token;     /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (StewardAuthorising, steward_authorising, G_TYPE_OBJECT)

/* The client's secret lies beside the account's token until the code has come. */
static char *
client_key (StewardAuthorising *self)
{
  return g_strconcat (steward_record_get_id (self->account), "/client", NULL);
}

static void
return_error (GTask  *task,
              GError *error)
{
  g_task_return_error (task, steward_account_access_error (error));
  g_error_free (error);
}

/* First: may the person, on this machine? */

typedef void (*Then) (GTask *task);

static void ask_whose (GTask *task);

/* No browser asks there: the account's owner makes a password for this program alone. */
static gboolean
takes_password (StewardRecord *account)
{
  return steward_network_find (steward_record_get_text (account, STEWARD_ACCOUNT_NETWORK))->access ==
         STEWARD_ACCESS_PASSWORD;
}

static void
on_begun (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  StewardAuthorising *self = g_task_get_source_object (task);
  StewardOperation *operation = g_object_get_data (G_OBJECT (task), "operation");
  Then then = (Then) g_task_get_task_data (task);
  GError *error = NULL;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_set_object (&self->account, steward_operation_get_record (operation));
  if (self->authority == NULL)
    self->authority = steward_authority_new (steward_record_get_text (self->account, STEWARD_ACCOUNT_NETWORK),
                                             steward_record_get_text (self->account, STEWARD_ACCOUNT_SERVER),
                                             steward_record_get_set (self->account, STEWARD_ACCOUNT_ALLOWED_HOSTS),
                                             steward_workspace_get_http (self->workspace));
  if (self->authority != NULL || (takes_password (self->account) && then == ask_whose))
    then (g_object_ref (task));
  else if (takes_password (self->account))
    g_task_return_new_error (task, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                             _("This network takes an app password: make one in its settings and give it in a file, with --token-file"));
  else
    g_task_return_new_error (task, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                             _("Answers on this network are copied and opened in the browser; there is nothing to authorise"));
}

static void
begin (StewardAuthorising  *self,
       gpointer             source_tag,
       Then                 then,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  StewardOperation *operation = steward_account_begin_authorising (self->id);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, (gpointer) then, NULL);
  g_object_set_data_full (G_OBJECT (task), "operation", operation, g_object_unref);
  steward_workspace_perform_async (self->workspace, operation, cancellable, on_begun, task);
}

/* Starting */

static void
on_client_kept (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_client_stored (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (GTask) task = data;
  StewardAuthorising *self = g_task_get_source_object (task);
  g_autoptr (StewardOperation) operation = NULL;
  GError *error = NULL;

  if (!steward_secrets_store_finish (result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  operation = steward_account_keep_client (steward_record_get_id (self->account),
                                           steward_authority_get_client_id (self->authority));
  steward_workspace_perform_async (self->workspace, operation, NULL, on_client_kept, g_object_ref (task));
}

static void
on_registered (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GTask) task = data;
  StewardAuthorising *self = g_task_get_source_object (task);
  g_autofree char *key = client_key (self);
  GError *error = NULL;

  if (!steward_authority_register_finish (STEWARD_AUTHORITY (source), result, &error))
    {
      return_error (task, error);
      return;
    }
  g_free (self->address);
  self->address = steward_authority_get_address (self->authority, self->redirect, self->state);
  if (self->by_hand)
    steward_secrets_store_async (self->workspace, key, _("Steward: registration with a server"),
                                 steward_authority_get_client_secret (self->authority), g_task_get_cancellable (task),
                                 on_client_stored, g_object_ref (task));
  else
    g_task_return_boolean (task, TRUE);
}

static void
start (GTask *task)
{
  StewardAuthorising *self = g_task_get_source_object (task);
  GError *error = NULL;

  g_free (self->redirect);
  self->redirect = g_strdup (STEWARD_AUTHORITY_BY_HAND);
  if (!self->by_hand)
    {
      g_clear_pointer (&self->loopback, steward_loopback_free);
      self->loopback = steward_loopback_new (&error);
      if (self->loopback == NULL)
        {
          g_task_return_error (task, error);
          g_object_unref (task);
          return;
        }
      g_free (self->redirect);
      self->redirect = g_strdup (steward_loopback_get_address (self->loopback));
      g_free (self->state);
      self->state = steward_id_new ();
    }
  steward_authority_register_async (self->authority, self->redirect, g_task_get_cancellable (task), on_registered, task);
}

/**
 * steward_authorising_start_async:
 * @by_hand: the person copies a code; else the browser comes back to this machine by itself
 *
 * Makes Steward known to the account's server, so that there is an address to open.
 */
void
steward_authorising_start_async (StewardAuthorising  *self,
                                 gboolean             by_hand,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (STEWARD_IS_AUTHORISING (self));

  self->by_hand = by_hand;
  begin (self, steward_authorising_start_async, start, cancellable, callback, user_data);
}

/**
 * steward_authorising_start_finish:
 * @error: return location for a refusal, %STEWARD_SERVICE_ERROR_NETWORK,
 *   %STEWARD_SERVICE_ERROR_NO_SECRETS
 *
 * Returns: whether there is an address to open
 */
gboolean
steward_authorising_start_finish (StewardAuthorising  *self,
                                  GAsyncResult        *result,
                                  GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* With a token: whose is it, what does the server allow, keep it, say so */

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  StewardAuthorising *self = g_task_get_source_object (task);
  StewardOperation *operation = g_object_get_data (G_OBJECT (task), "operation");
  g_autofree char *key = client_key (self);
  GError *error = NULL;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_set_object (&self->account, steward_operation_get_record (operation));
  if (self->by_hand)
    steward_secrets_clear_async (self->workspace, key, NULL, NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
on_token_stored (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (GTask) task = data;
  StewardAuthorising *self = g_task_get_source_object (task);
  StewardOperation *operation;
  GError *error = NULL;

  if (!steward_secrets_store_finish (result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  operation = steward_account_keep_authorised (steward_record_get_id (self->account), self->who->status_id,
                                               self->who->address, self->limits);
  g_object_set_data_full (G_OBJECT (task), "operation", operation, g_object_unref);
  steward_workspace_perform_async (self->workspace, operation, NULL, on_kept, g_object_ref (task));
}

static void
on_limits (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  StewardAuthorising *self = g_task_get_source_object (task);
  g_autofree char *label = g_strdup_printf (_("Steward: token of %s"), self->who->address);
  g_autoptr (GError) error = NULL;

  /* Without them the network's usual limits hold. */
  g_clear_pointer (&self->limits, json_node_unref);
  self->limits = steward_publisher_load_limits_finish (STEWARD_PUBLISHER (source), result, &error);
  if (error != NULL)
    g_debug ("limits: %s", error->message);
  steward_secrets_store_async (self->workspace, steward_record_get_id (self->account), label, self->token,
                               g_task_get_cancellable (task), on_token_stored, g_object_ref (task));
}

static void
on_who (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (GTask) task = data;
  StewardAuthorising *self = g_task_get_source_object (task);
  GError *error = NULL;

  g_clear_pointer (&self->who, steward_published_free);
  self->who = steward_publisher_who_finish (STEWARD_PUBLISHER (source), result, &error);
  if (self->who == NULL)
    return_error (task, error);
  else
    steward_publisher_load_limits_async (self->publisher, g_task_get_cancellable (task), on_limits,
                                         g_object_ref (task));
}

static void
ask_whose (GTask *task)
{
  StewardAuthorising *self = g_task_get_source_object (task);

  g_clear_object (&self->publisher);
  self->publisher = steward_connector_new_publisher (steward_record_get_text (self->account, STEWARD_ACCOUNT_NETWORK),
                                                     steward_record_get_text (self->account, STEWARD_ACCOUNT_SERVER),
                                                     steward_record_get_text (self->account, STEWARD_ACCOUNT_HANDLE),
                                                     self->token, steward_workspace_get_http (self->workspace));
  steward_publisher_set_allowed_hosts (self->publisher,
                                       steward_record_get_set (self->account, STEWARD_ACCOUNT_ALLOWED_HOSTS));
  steward_publisher_who_async (self->publisher, g_task_get_cancellable (task), on_who, task);
}

/**
 * steward_authorising_use_token_async:
 * @token: that the account's owner got from the server in another way; an app password where the
 *   network has those
 *
 * Ends with [method@Authorising.complete_finish].
 */
void
steward_authorising_use_token_async (StewardAuthorising  *self,
                                     const char          *token,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (STEWARD_IS_AUTHORISING (self));

  g_free (self->token);
  self->token = g_strdup (token);
  begin (self, steward_authorising_use_token_async, ask_whose, cancellable, callback, user_data);
}

/* With a code */

static void
on_exchanged (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  StewardAuthorising *self = g_task_get_source_object (task);
  GError *error = NULL;

  g_free (self->token);
  self->token = steward_authority_exchange_finish (STEWARD_AUTHORITY (source), result, &error);
  if (self->token == NULL)
    return_error (task, error);
  else
    ask_whose (g_object_ref (task));
}

static void
exchange (GTask *task)
{
  StewardAuthorising *self = g_task_get_source_object (task);

  steward_authority_exchange_async (self->authority, self->code, self->redirect, g_task_get_cancellable (task),
                                    on_exchanged, task);
}

static void
on_client_found (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (GTask) task = data;
  StewardAuthorising *self = g_task_get_source_object (task);
  const char *id = steward_record_get_text (self->account, STEWARD_ACCOUNT_CLIENT_ID);
  GError *error = NULL;
  g_autofree char *secret = steward_secrets_look_up_finish (result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (secret == NULL || id == NULL)
    {
      g_task_return_new_error (task, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                               _("No address to open was asked for on this machine; begin without a code"));
      return;
    }
  steward_authority_set_client (self->authority, id, secret);
  exchange (g_object_ref (task));
}

static void
find_client (GTask *task)
{
  StewardAuthorising *self = g_task_get_source_object (task);
  g_autofree char *key = client_key (self);

  if (steward_authority_get_client_id (self->authority) != NULL)
    {
      exchange (task);
      return;
    }
  g_free (self->redirect);
  self->redirect = g_strdup (STEWARD_AUTHORITY_BY_HAND);
  self->by_hand = TRUE;
  steward_secrets_look_up_async (self->workspace, key, g_task_get_cancellable (task), on_client_found, task);
}

/**
 * steward_authorising_complete_async:
 * @code: what the person copied
 *
 * Changes the code for a token and keeps it.
 */
void
steward_authorising_complete_async (StewardAuthorising  *self,
                                    const char          *code,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (STEWARD_IS_AUTHORISING (self));

  g_free (self->code);
  self->code = g_strdup (code);
  begin (self, steward_authorising_complete_async, find_client, cancellable, callback, user_data);
}

static void
on_came_back (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  StewardAuthorising *self = g_task_get_source_object (task);
  GError *error = NULL;

  g_free (self->code);
  self->code = steward_loopback_wait_finish (result, &error);
  if (self->code == NULL)
    g_task_return_error (task, error);
  else
    exchange (g_object_ref (task));
}

static void
wait_for_browser (GTask *task)
{
  StewardAuthorising *self = g_task_get_source_object (task);

  steward_loopback_wait_async (self->loopback, self->state, g_task_get_cancellable (task), on_came_back, task);
}

/**
 * steward_authorising_wait_async:
 * @cancellable: (nullable): ends the wait, which has no end of its own
 *
 * Waits for the browser that was started with a loopback to come back, then goes on by itself. Ends
 * with [method@Authorising.complete_finish].
 */
void
steward_authorising_wait_async (StewardAuthorising  *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (STEWARD_IS_AUTHORISING (self));
  g_return_if_fail (self->loopback != NULL);

  begin (self, steward_authorising_wait_async, wait_for_browser, cancellable, callback, user_data);
}

/**
 * steward_authorising_complete_finish:
 * @error: return location for a refusal, %STEWARD_SERVICE_ERROR_NETWORK,
 *   %STEWARD_SERVICE_ERROR_NO_SECRETS: nothing was kept
 *
 * Returns: whether this machine has a token of the account
 */
gboolean
steward_authorising_complete_finish (StewardAuthorising  *self,
                                     GAsyncResult        *result,
                                     GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * steward_authorising_get_address:
 *
 * Returns: (nullable): what the account's owner opens in a browser
 */
const char *
steward_authorising_get_address (StewardAuthorising *self)
{
  return self->address;
}

/**
 * steward_authorising_get_account:
 *
 * Returns: (transfer none) (nullable): the account as it is now
 */
StewardRecord *
steward_authorising_get_account (StewardAuthorising *self)
{
  return self->account;
}

static void
steward_authorising_finalize (GObject *object)
{
  StewardAuthorising *self = STEWARD_AUTHORISING (object);

  g_clear_pointer (&self->loopback, steward_loopback_free);
  g_clear_object (&self->publisher);
  g_clear_object (&self->authority);
  g_clear_object (&self->account);
  g_clear_pointer (&self->who, steward_published_free);
  g_clear_pointer (&self->limits, json_node_unref);
  g_free (self->id);
  g_free (self->redirect);
  g_free (self->state);
  g_free (self->address);
  g_free (self->code);
  g_free (self->token);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (steward_authorising_parent_class)->finalize (object);
}

static void
steward_authorising_class_init (StewardAuthorisingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_authorising_finalize;
}

static void
steward_authorising_init (StewardAuthorising *self)
{
}

/**
 * steward_authorising_new:
 * @account: id of an account, or the start of it
 *
 * Returns: (transfer full): a use case that hasn't begun
 */
StewardAuthorising *
steward_authorising_new (StewardWorkspace *workspace,
                         const char       *account)
{
  StewardAuthorising *self = g_object_new (STEWARD_TYPE_AUTHORISING, NULL);

  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (account);
  return self;
}
