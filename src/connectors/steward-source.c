/* steward-source.c: a place outside that is read
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-source"

#include "steward-source.h"

#include "steward-kinds.h"

G_DEFINE_INTERFACE (StewardSource, steward_source, G_TYPE_OBJECT)

static void
steward_source_default_init (StewardSourceInterface *iface)
{
}

/**
 * steward_collected_new:
 *
 * Returns: (transfer full): nothing so far
 */
StewardCollected *
steward_collected_new (void)
{
  StewardCollected *self = g_new0 (StewardCollected, 1);

  self->posts = g_ptr_array_new_with_free_func (g_object_unref);
  self->retry_after_s = -1;
  return self;
}

/**
 * steward_collected_free:
 * @self: (transfer full) (nullable): what was collected
 */
void
steward_collected_free (StewardCollected *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->posts);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self->cursor);
  g_free (self->moved_to);
  g_free (self->damage);
  g_free (self);
}

/**
 * steward_source_post_from_entry:
 * @entry: of a feed
 *
 * Returns: (transfer full): a record of the kind mention with what the feed says; its id means nothing
 */
StewardRecord *
steward_source_post_from_entry (const StewardFeedEntry *entry)
{
  StewardRecord *post = steward_record_new (&steward_mention_kind, "post");

  steward_record_set_text (post, STEWARD_MENTION_NETWORK, "web");
  steward_record_set_text (post, STEWARD_MENTION_ENTRY_ID, entry->entry_id);
  steward_record_set_text (post, STEWARD_MENTION_ADDRESS, entry->address);
  steward_record_set_text (post, STEWARD_MENTION_TITLE, entry->title);
  steward_record_set_text (post, STEWARD_MENTION_TEXT, entry->text);
  steward_record_set_text (post, STEWARD_MENTION_AUTHOR, entry->author);
  steward_record_set_text (post, STEWARD_MENTION_AUTHOR_ADDRESS, entry->author_address);
  steward_record_set_time (post, STEWARD_MENTION_PUBLISHED, entry->published_us);
  steward_record_set_time (post, STEWARD_MENTION_UPDATED, entry->updated_us);
  steward_record_set_text (post, STEWARD_MENTION_LANGUAGE, entry->language);
  steward_record_set_text (post, STEWARD_MENTION_IN_REPLY_TO, entry->in_reply_to);
  steward_record_set_set (post, STEWARD_MENTION_LINKS, (const char *const *) entry->links);
  steward_record_set_set (post, STEWARD_MENTION_MENTIONED, (const char *const *) entry->mentions);
  steward_record_set_set (post, STEWARD_MENTION_HASHTAGS, (const char *const *) entry->hashtags);
  return post;
}

/**
 * steward_source_collect_async:
 * @place: where to read
 *
 * Reads what is new. Asks nothing twice.
 */
void
steward_source_collect_async (StewardSource            *self,
                              const StewardSourcePlace *place,
                              GCancellable             *cancellable,
                              GAsyncReadyCallback       callback,
                              gpointer                  user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (STEWARD_IS_SOURCE (self));

  g_task_set_source_tag (task, steward_source_collect_async);
  STEWARD_SOURCE_GET_IFACE (self)->collect_async (self, place, task);
}

/**
 * steward_source_collect_finish:
 * @error: return location for a [error@CollectError] or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what the place had to say
 */
StewardCollected *
steward_source_collect_finish (StewardSource  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
