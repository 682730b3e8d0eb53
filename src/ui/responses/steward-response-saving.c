/* steward-response-saving.c: the words of an answer are stored while they are typed, and kept where that fails
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-response-saving"

#include "steward-response-view-private.h"

#include "steward-error-words.h"
#include "steward-kinds.h"
#include "steward-responding.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>

#define SAVE_MS 800 /* after a pause of so long, what was typed is saved */

static void retry_in (StewardResponseView *self,
                      guint                ms);

/* What is kept of whoever is at the window goes on being theirs. */
static StewardKept *
get_kept (StewardResponseView *self)
{
  steward_kept_set_person (self->kept, steward_workspace_get_person (self->workspace));
  return self->kept;
}

/* What was kept of the answer that is open again, goes on being written. */
void
steward_response_view_take_kept (StewardResponseView *self)
{
  StewardKeptEntry *entry;

  while ((entry = steward_kept_take_for (get_kept (self), self->id)) != NULL)
    {
      steward_response_editor_set_text (self->editor, entry->what);
      self->is_dirty = TRUE;
      retry_in (self, steward_kept_wait_ms (entry->n_failed));
      steward_kept_entry_free (entry);
    }
  if (self->retried != NULL && !self->is_retried_shown && !self->is_dirty &&
      g_str_equal (self->retried->record, self->id) && steward_kept_is_yours (self->kept, self->retried->person))
    {
      steward_response_editor_set_text (self->editor, self->retried->what);
      self->is_dirty = TRUE;
      self->is_retried_shown = TRUE;
    }
}

/* What failed before these words were written must not go over them. */
static void
drop_older (StewardResponseView *self,
            const char          *id)
{
  StewardKeptEntry *entry;

  while ((entry = steward_kept_take_for (get_kept (self), id)) != NULL)
    steward_kept_entry_free (entry);
}

/* Its view is closed: where the person is now, they hear of it once. */
static void
say_left (StewardResponseView *self,
          const char          *trouble)
{
  StewardWindow *window = steward_window_of (self);
  /* TRANSLATORS: %s says in a sentence what went wrong */
  g_autofree char *words = g_strdup_printf (_("An answer that you left isn’t stored yet. It is kept and tried again. %s"), trouble);

  if (window != NULL)
    steward_window_add_toast (window, words);
}

/* What is open goes on being written; anything else is kept. */
static void
keep_failed (StewardResponseView *self,
             StewardKeptEntry    *entry,
             gboolean             was_kept,
             const GError        *error)
{
  g_autofree char *words = steward_error_words (error);
  g_autofree char *line = g_strdup_printf (_("Not saved: %s"), words);
  gboolean is_open = g_strcmp0 (self->id, entry->record) == 0;

  retry_in (self, steward_kept_wait_ms (entry->n_failed + 1));
  if (is_open && (!was_kept || self->is_retried_shown) && steward_kept_is_yours (get_kept (self), entry->person))
    {
      self->is_dirty = TRUE;
      steward_response_editor_set_saved (self->editor, line, TRUE);
      steward_kept_entry_free (entry);
    }
  else
    {
      if (!was_kept)
        drop_older (self, entry->record);
      if (!was_kept && !is_open)
        say_left (self, words);
      steward_kept_put_back (self->kept, entry);
      /* Opened again meanwhile, it goes on from these words. */
      if (is_open)
        steward_response_view_queue_read (self);
    }
  steward_response_view_show_trouble (self, words);
}

static void
on_saved (gpointer          owner,
          StewardOperation *operation,
          const GError     *error)
{
  StewardResponseView *self = owner;
  StewardRecord *saved = steward_operation_get_record (operation);
  g_autoptr (StewardKeptEntry) entry = g_object_steal_data (G_OBJECT (operation), "steward-entry");
  gboolean was_kept = entry == self->retried;

  if (self->kept == NULL)
    return;
  self->n_saving--;
  if (was_kept)
    self->retried = NULL;
  if (error != NULL)
    {
      keep_failed (self, g_steal_pointer (&entry), was_kept, error);
      return;
    }
  if (saved != NULL && g_strcmp0 (self->id, steward_record_get_id (saved)) == 0)
    {
      /* The file has it tidied; the editor stays as it was typed. */
      g_free (self->base);
      self->base = g_strdup (steward_response_view_text_of (saved));
    }
  if (!was_kept)
    drop_older (self, entry->record);
  /* Where one goes, others may. */
  else if (!steward_kept_is_empty (self->kept))
    retry_in (self, steward_kept_has_next (get_kept (self)) ? 0 : steward_kept_wait_ms (1));
}

static void
perform_save (StewardResponseView *self,
              StewardKeptEntry    *entry)
{
  StewardWindow *window = steward_window_of (self);
  const char *text = entry->what;
  g_autoptr (JsonObject) fields = json_object_new ();
  StewardOperation *operation;

  if (*text != '\0')
    json_object_set_string_member (fields, "text", text);
  else
    json_object_set_null_member (fields, "text");
  operation = steward_response_edit (entry->record, fields);
  g_object_set_data_full (G_OBJECT (operation), "steward-entry", entry, (GDestroyNotify) steward_kept_entry_free);
  self->n_saving++;
  steward_window_perform (window, operation, NULL, NULL, on_saved, self);
}

static gboolean
retry (gpointer data)
{
  StewardResponseView *self = data;

  self->retry_source = 0;
  if (steward_window_of (self) == NULL)
    return G_SOURCE_REMOVE;
  steward_response_view_save (self);
  if (self->retried == NULL)
    {
      self->retried = steward_kept_take_next (get_kept (self));
      self->is_retried_shown = FALSE;
      if (self->retried != NULL)
        perform_save (self, self->retried);
    }
  /* Who wrote may come back. */
  if (self->retried == NULL && !steward_kept_is_empty (self->kept))
    retry_in (self, steward_kept_wait_ms (1));
  return G_SOURCE_REMOVE;
}

static void
retry_in (StewardResponseView *self,
          guint                ms)
{
  if (self->retry_source == 0)
    self->retry_source = g_timeout_add (ms, retry, self);
}

static gboolean
save_typed (gpointer user_data)
{
  StewardResponseView *self = user_data;

  self->save_source = 0;
  steward_response_view_save (self);
  return G_SOURCE_REMOVE;
}

/* After a pause in the typing. */
void
steward_response_view_save_later (StewardResponseView *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (SAVE_MS, save_typed, self);
}

/**
 * steward_response_view_save:
 *
 * Stores what was typed at once.
 */
void
steward_response_view_save (StewardResponseView *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (!self->is_dirty || self->id == NULL || steward_window_of (self) == NULL)
    return;
  self->is_dirty = FALSE;
  perform_save (self, steward_kept_entry_new (self->id, steward_workspace_get_person (self->workspace),
                                              steward_response_editor_dup_text (self->editor), g_free));
}

/**
 * steward_response_view_is_unsaved:
 *
 * Returns: whether something was typed that isn't stored yet, here or in an answer that was open before
 */
gboolean
steward_response_view_is_unsaved (StewardResponseView *self)
{
  return self->n_saving > 0 || (self->id != NULL && self->is_dirty) || !steward_kept_is_empty (self->kept);
}
