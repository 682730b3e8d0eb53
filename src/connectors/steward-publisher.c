/* steward-publisher.c: a place that takes posts of an account
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-publisher"

#include "steward-publisher.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (steward-publisher-error-quark, steward_publisher_error)
G_DEFINE_INTERFACE (StewardPublisher, steward_publisher, G_TYPE_OBJECT)

static void
steward_publisher_default_init (StewardPublisherInterface *iface)
{
}

/**
 * steward_outgoing_picture_free:
 * @self: (transfer full): what is no longer needed
 */
void
steward_outgoing_picture_free (StewardOutgoingPicture *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->type);
  g_free (self->description);
  g_free (self);
}

/**
 * steward_outgoing_copy:
 *
 * Returns: (transfer full): a copy; the pictures are shared, and never changed
 */
StewardOutgoing *
steward_outgoing_copy (const StewardOutgoing *self)
{
  StewardOutgoing *copy = g_new0 (StewardOutgoing, 1);

  copy->text = g_strdup (self->text);
  copy->visibility = g_strdup (self->visibility);
  copy->content_warning = g_strdup (self->content_warning);
  copy->language = g_strdup (self->language);
  copy->in_reply_to = g_strdup (self->in_reply_to);
  copy->idempotency_key = g_strdup (self->idempotency_key);
  copy->made_us = self->made_us;
  copy->sent_us = self->sent_us;
  copy->pictures = self->pictures != NULL ? g_ptr_array_ref (self->pictures) : NULL;
  return copy;
}

/**
 * steward_outgoing_free:
 * @self: (transfer full) (nullable): allocated as a whole
 */
void
steward_outgoing_free (StewardOutgoing *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->visibility);
  g_free (self->content_warning);
  g_free (self->language);
  g_free (self->in_reply_to);
  g_free (self->idempotency_key);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_free (self);
}

/**
 * steward_published_new:
 * @address: (nullable): where people read it
 * @published_us: microseconds since 1970 UTC, or %STEWARD_TIME_NONE
 *
 * Returns: (transfer full): a post that is on the network
 */
StewardPublished *
steward_published_new (const char *status_id,
                       const char *address,
                       gint64      published_us)
{
  StewardPublished *self = g_new0 (StewardPublished, 1);

  self->status_id = g_strdup (status_id);
  self->address = g_strdup (address);
  self->published_us = published_us;
  return self;
}

/**
 * steward_published_free:
 * @self: (transfer full) (nullable): a post
 */
void
steward_published_free (StewardPublished *self)
{
  if (self == NULL)
    return;
  g_free (self->status_id);
  g_free (self->address);
  g_free (self->reference);
  g_free (self);
}

/**
 * steward_publisher_set_allowed_hosts:
 * @hosts: (nullable): `HOST` or `HOST:PORT` that a person allowed for the account, though they lead
 *   to this machine or a private network
 */
void
steward_publisher_set_allowed_hosts (StewardPublisher  *self,
                                     const char *const *hosts)
{
  g_return_if_fail (STEWARD_IS_PUBLISHER (self));

  STEWARD_PUBLISHER_GET_IFACE (self)->set_allowed_hosts (self, hosts);
}

/* What was approved with a picture doesn't go out without it. */
static gboolean
is_whole (const StewardOutgoing *outgoing,
          GTask                 *task)
{
  for (guint i = 0; outgoing->pictures != NULL && i < outgoing->pictures->len; i++)
    if (((StewardOutgoingPicture *) outgoing->pictures->pdata[i])->bytes == NULL)
      {
        g_task_return_new_error (task, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_UNREACHED,
                                 _("Picture %u isn’t here yet; it comes with the next sync"), i + 1);
        return FALSE;
      }
  return TRUE;
}

/**
 * steward_publisher_publish_async:
 *
 * Sends a new post. Never tries twice by itself.
 */
void
steward_publisher_publish_async (StewardPublisher      *self,
                                 const StewardOutgoing *outgoing,
                                 GCancellable          *cancellable,
                                 GAsyncReadyCallback    callback,
                                 gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (STEWARD_IS_PUBLISHER (self));

  g_task_set_source_tag (task, steward_publisher_publish_async);
  if (is_whole (outgoing, task))
    STEWARD_PUBLISHER_GET_IFACE (self)->publish_async (self, outgoing, task);
}

/**
 * steward_publisher_publish_finish:
 * @error: return location for a [error@PublisherError]
 *
 * Returns: (transfer full) (nullable): the post as it is on the network
 */
StewardPublished *
steward_publisher_publish_finish (StewardPublisher  *self,
                                  GAsyncResult      *result,
                                  GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * steward_publisher_find_async:
 *
 * Looks for a post whose answer was lost, among the account's own of @since_us and later, by text
 * and reply target.
 */
void
steward_publisher_find_async (StewardPublisher      *self,
                              const StewardOutgoing *outgoing,
                              gint64                 since_us,
                              GCancellable          *cancellable,
                              GAsyncReadyCallback    callback,
                              gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (STEWARD_IS_PUBLISHER (self));

  g_task_set_source_tag (task, steward_publisher_find_async);
  STEWARD_PUBLISHER_GET_IFACE (self)->find_async (self, outgoing, since_us, task);
}

/**
 * steward_publisher_find_finish:
 * @error: return location for a [error@PublisherError]
 *
 * Returns: (transfer full) (nullable): the post, or %NULL without an error when it isn't there
 */
StewardPublished *
steward_publisher_find_finish (StewardPublisher  *self,
                               GAsyncResult      *result,
                               GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * steward_publisher_resolve_async:
 *
 * Asks the account's server what it calls the post at @address.
 */
void
steward_publisher_resolve_async (StewardPublisher    *self,
                                 const char          *address,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (STEWARD_IS_PUBLISHER (self));

  g_task_set_source_tag (task, steward_publisher_resolve_async);
  STEWARD_PUBLISHER_GET_IFACE (self)->resolve_async (self, address, task);
}

/**
 * steward_publisher_resolve_finish:
 * @error: return location for a [error@PublisherError]
 *
 * Returns: (transfer full) (nullable): a status id, or %NULL without an error when it has none
 */
char *
steward_publisher_resolve_finish (StewardPublisher  *self,
                                  GAsyncResult      *result,
                                  GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * steward_publisher_edit_async:
 *
 * Puts @outgoing in the place of a post.
 */
void
steward_publisher_edit_async (StewardPublisher      *self,
                              const char            *status_id,
                              const StewardOutgoing *outgoing,
                              GCancellable          *cancellable,
                              GAsyncReadyCallback    callback,
                              gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (STEWARD_IS_PUBLISHER (self));

  g_task_set_source_tag (task, steward_publisher_edit_async);
  if (is_whole (outgoing, task))
    STEWARD_PUBLISHER_GET_IFACE (self)->edit_async (self, status_id, outgoing, task);
}

/**
 * steward_publisher_edit_finish:
 * @error: return location for a [error@PublisherError]
 *
 * Returns: (transfer full) (nullable): the post as it is now
 */
StewardPublished *
steward_publisher_edit_finish (StewardPublisher  *self,
                               GAsyncResult      *result,
                               GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * steward_publisher_remove_async:
 *
 * Takes a post away.
 */
void
steward_publisher_remove_async (StewardPublisher    *self,
                                const char          *status_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (STEWARD_IS_PUBLISHER (self));

  g_task_set_source_tag (task, steward_publisher_remove_async);
  STEWARD_PUBLISHER_GET_IFACE (self)->remove_async (self, status_id, task);
}

/**
 * steward_publisher_remove_finish:
 * @error: return location for a [error@PublisherError]
 *
 * Returns: whether it is gone
 */
gboolean
steward_publisher_remove_finish (StewardPublisher  *self,
                                 GAsyncResult      *result,
                                 GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * steward_publisher_load_limits_async:
 *
 * Reads what the server allows.
 */
void
steward_publisher_load_limits_async (StewardPublisher    *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (STEWARD_IS_PUBLISHER (self));

  g_task_set_source_tag (task, steward_publisher_load_limits_async);
  STEWARD_PUBLISHER_GET_IFACE (self)->load_limits_async (self, task);
}

/**
 * steward_publisher_load_limits_finish:
 * @error: return location for a [error@PublisherError]
 *
 * Returns: (transfer full) (nullable): for [method@Network.with_limits]
 */
JsonNode *
steward_publisher_load_limits_finish (StewardPublisher  *self,
                                      GAsyncResult      *result,
                                      GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * steward_publisher_who_async:
 *
 * Asks whose token it is.
 */
void
steward_publisher_who_async (StewardPublisher    *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (STEWARD_IS_PUBLISHER (self));

  g_task_set_source_tag (task, steward_publisher_who_async);
  STEWARD_PUBLISHER_GET_IFACE (self)->who_async (self, task);
}

/**
 * steward_publisher_who_finish:
 * @error: return location for a [error@PublisherError]
 *
 * Returns: (transfer full) (nullable): the id of the account as `status_id` and its handle as `address`
 */
StewardPublished *
steward_publisher_who_finish (StewardPublisher  *self,
                              GAsyncResult      *result,
                              GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
