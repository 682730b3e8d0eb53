/* steward-accounts.c: what is done with an official account
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-accounts"

#include "steward-accounts-private.h"

#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char     *id;        /* (owned) or the start of one */
  char     *remote_id; /* (owned) (nullable) */
  char     *handle;    /* (owned) (nullable) */
  char     *client_id; /* (owned) (nullable) */
  JsonNode *limits;    /* (owned) (nullable) */
} Deed;

static void
deed_free (gpointer data)
{
  Deed *self = data;

  g_free (self->id);
  g_free (self->remote_id);
  g_free (self->handle);
  g_free (self->client_id);
  g_clear_pointer (&self->limits, json_node_unref);
  g_free (self);
}

static Deed *
deed_new (const char *id)
{
  Deed *self = g_new0 (Deed, 1);

  self->id = g_strdup (id);
  return self;
}

static StewardRecord *
get_account (StewardTransaction  *transaction,
             const char          *words,
             GError             **error)
{
  g_autofree char *id = steward_transaction_complete (transaction, &steward_account_kind, words, error);

  return id != NULL ? steward_transaction_get (transaction, &steward_account_kind, id, error) : NULL;
}

/* Those who hold the account, and administrators. */
static gboolean
permit_holder (StewardTransaction  *transaction,
               StewardRecord       *account,
               GError             **error)
{
  return steward_record_set_contains (account, STEWARD_ACCOUNT_CUSTODIANS, steward_transaction_get_person (transaction))
             ? steward_permit_member (transaction, error)
             : steward_permit_administrator (transaction, error);
}

static gboolean
permit_machine (StewardTransaction  *transaction,
                StewardRecord       *account,
                GError             **error)
{
  const char *publisher = steward_record_get_text (account, STEWARD_ACCOUNT_PUBLISHER);

  if (publisher == NULL || strcmp (publisher, steward_transaction_get_machine (transaction)) == 0)
    return TRUE;
  g_set_error (error, STEWARD_REFUSAL, STEWARD_REFUSAL_NOT_PUBLISHER,
               _("Another machine publishes for %s; an administrator can move that here first"),
               steward_record_has (account, STEWARD_ACCOUNT_HANDLE)
                   ? steward_record_get_text (account, STEWARD_ACCOUNT_HANDLE)
                   : steward_record_get_text (account, STEWARD_ACCOUNT_NETWORK));
  return FALSE;
}

static gboolean
review (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  Deed *deed = data;
  g_autoptr (StewardRecord) account = get_account (transaction, deed->id, error);

  if (account == NULL || !permit_holder (transaction, account, error))
    return FALSE;
  steward_record_set_time (account, STEWARD_ACCOUNT_REVIEWED, steward_transaction_get_now (transaction));
  steward_operation_set_record (operation, account);
  return steward_transaction_put (transaction, account, "review", error);
}

/**
 * steward_account_review:
 * @id: of an account, or the start of it
 *
 * Returns: (transfer full): says that what is known of the account was looked at and is right
 */
StewardOperation *
steward_account_review (const char *id)
{
  return steward_operation_new ("review-account", STEWARD_MODE_DEED, review, deed_new (id), deed_free);
}

static gboolean
move_publisher (StewardTransaction  *transaction,
                StewardOperation    *operation,
                gpointer             data,
                GCancellable        *cancellable,
                GError             **error)
{
  Deed *deed = data;
  g_autoptr (StewardRecord) account = get_account (transaction, deed->id, error);

  if (account == NULL || !steward_permit_administrator (transaction, error))
    return FALSE;
  steward_record_set_text (account, STEWARD_ACCOUNT_PUBLISHER, steward_transaction_get_machine (transaction));
  /* The token is where it was: here the account is authorised anew. */
  steward_operation_set_record (operation, account);
  return steward_transaction_put (transaction, account, "move-publisher", error);
}

/**
 * steward_account_move_publisher:
 * @id: of an account, or the start of it
 *
 * Returns: (transfer full): makes this machine the one that publishes for the account
 */
StewardOperation *
steward_account_move_publisher (const char *id)
{
  return steward_operation_new ("move-publisher", STEWARD_MODE_DEED, move_publisher, deed_new (id), deed_free);
}

/* Authorising: everything is asked before a browser opens, and again before anything is kept */

static gboolean
begin_authorising (StewardTransaction  *transaction,
                   StewardOperation    *operation,
                   gpointer             data,
                   GCancellable        *cancellable,
                   GError             **error)
{
  Deed *deed = data;
  g_autoptr (StewardRecord) account = get_account (transaction, deed->id, error);

  if (account == NULL || !permit_holder (transaction, account, error) || !permit_machine (transaction, account, error))
    return FALSE;
  steward_operation_set_record (operation, account);
  return TRUE;
}

/**
 * steward_account_begin_authorising:
 * @id: of an account, or the start of it
 *
 * Returns: (transfer full): reads the account, if the person may authorise it on this machine
 */
StewardOperation *
steward_account_begin_authorising (const char *id)
{
  return steward_operation_new ("begin-authorising", STEWARD_MODE_READ, begin_authorising, deed_new (id), deed_free);
}

static gboolean
keep_client (StewardTransaction  *transaction,
             StewardOperation    *operation,
             gpointer             data,
             GCancellable        *cancellable,
             GError             **error)
{
  Deed *deed = data;
  g_autoptr (StewardRecord) account = get_account (transaction, deed->id, error);

  if (account == NULL || !permit_holder (transaction, account, error) || !permit_machine (transaction, account, error))
    return FALSE;
  steward_record_set_text (account, STEWARD_ACCOUNT_CLIENT_ID, deed->client_id);
  steward_operation_set_record (operation, account);
  return steward_transaction_put (transaction, account, "register", error);
}

/**
 * steward_account_keep_client:
 *
 * Returns: (transfer full): keeps by which id the server knows this Steward, on this machine
 */
StewardOperation *
steward_account_keep_client (const char *id,
                             const char *client_id)
{
  Deed *deed = deed_new (id);

  deed->client_id = g_strdup (client_id);
  return steward_operation_new ("keep-client", STEWARD_MODE_DEED, keep_client, deed, deed_free);
}

static gboolean
keep_authorised (StewardTransaction  *transaction,
                 StewardOperation    *operation,
                 gpointer             data,
                 GCancellable        *cancellable,
                 GError             **error)
{
  Deed *deed = data;
  g_autoptr (StewardRecord) account = get_account (transaction, deed->id, error);

  if (account == NULL || !permit_holder (transaction, account, error) || !permit_machine (transaction, account, error))
    return FALSE;
  steward_record_set_text (account, STEWARD_ACCOUNT_PUBLISHER, steward_transaction_get_machine (transaction));
  steward_record_set_time (account, STEWARD_ACCOUNT_AUTHORISED, steward_transaction_get_now (transaction));
  steward_record_set_text (account, STEWARD_ACCOUNT_REMOTE_ID, deed->remote_id);
  steward_record_set_text (account, STEWARD_ACCOUNT_HANDLE, deed->handle);
  if (deed->limits != NULL)
    {
      steward_record_set_json (account, STEWARD_ACCOUNT_LIMITS, deed->limits);
      steward_record_set_time (account, STEWARD_ACCOUNT_LIMITS_READ, steward_transaction_get_now (transaction));
    }
  steward_operation_set_record (operation, account);
  return steward_transaction_put (transaction, account, "authorise", error);
}

/**
 * steward_account_keep_authorised:
 * @remote_id: what the network calls the account
 * @handle: as the network has it
 * @limits: (nullable): what the server allows
 *
 * Returns: (transfer full): says that this machine has a token of the account
 */
StewardOperation *
steward_account_keep_authorised (const char *id,
                                 const char *remote_id,
                                 const char *handle,
                                 JsonNode   *limits)
{
  Deed *deed = deed_new (id);

  deed->remote_id = g_strdup (remote_id);
  deed->handle = g_strdup (handle);
  deed->limits = limits != NULL ? json_node_ref (limits) : NULL;
  return steward_operation_new ("keep-authorised", STEWARD_MODE_DEED, keep_authorised, deed, deed_free);
}

static gboolean
begin_reading_limits (StewardTransaction  *transaction,
                      StewardOperation    *operation,
                      gpointer             data,
                      GCancellable        *cancellable,
                      GError             **error)
{
  Deed *deed = data;
  g_autoptr (StewardRecord) account = get_account (transaction, deed->id, error);

  if (account == NULL || !permit_holder (transaction, account, error))
    return FALSE;
  steward_operation_set_record (operation, account);
  return TRUE;
}

/**
 * steward_account_begin_reading_limits:
 * @id: of an account, or the start of it
 *
 * Returns: (transfer full): reads the account, if the person may ask its server what it allows
 */
StewardOperation *
steward_account_begin_reading_limits (const char *id)
{
  return steward_operation_new ("begin-reading-limits", STEWARD_MODE_READ, begin_reading_limits, deed_new (id), deed_free);
}

static gboolean
keep_limits (StewardTransaction  *transaction,
             StewardOperation    *operation,
             gpointer             data,
             GCancellable        *cancellable,
             GError             **error)
{
  Deed *deed = data;
  g_autoptr (StewardRecord) account = get_account (transaction, deed->id, error);

  if (account == NULL || !permit_holder (transaction, account, error))
    return FALSE;
  steward_record_set_json (account, STEWARD_ACCOUNT_LIMITS, deed->limits);
  steward_record_set_time (account, STEWARD_ACCOUNT_LIMITS_READ, steward_transaction_get_now (transaction));
  steward_operation_set_record (operation, account);
  return steward_transaction_put (transaction, account, "set", error);
}

/**
 * steward_account_keep_limits:
 * @limits: what the server allows
 *
 * Returns: (transfer full): keeps what the account's server allows, with the time
 */
StewardOperation *
steward_account_keep_limits (const char *id,
                             JsonNode   *limits)
{
  Deed *deed = deed_new (id);

  deed->limits = json_node_ref (limits);
  return steward_operation_new ("keep-limits", STEWARD_MODE_DEED, keep_limits, deed, deed_free);
}
