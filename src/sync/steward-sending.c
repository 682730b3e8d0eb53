/* steward-sending.c: what the file has goes to a server
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sending"

#include "steward-sending.h"

#include "steward-erasure.h"
#include "steward-id.h"
#include "steward-lineage.h"
#include "steward-shared-document.h"

#include <string.h>

static void
sent_free (gpointer data)
{
  StewardSent *sent = data;

  g_free (sent->id);
  g_free (sent->name);
  g_free (sent->mutation);
  g_clear_object (&sent->record);
  g_free (sent->body);
  g_free (sent);
}

/**
 * steward_sending_init:
 * @self: (out): without anything under way
 */
void
steward_sending_init (StewardSending *self)
{
  *self = (StewardSending){ .after_row = 0,
                            .batch = g_ptr_array_new_with_free_func (sent_free),
                            .next = g_ptr_array_new_with_free_func (sent_free),
                            .disputed = g_ptr_array_new_with_free_func (g_free) };
}

/**
 * steward_sending_clear:
 */
void
steward_sending_clear (StewardSending *self)
{
  g_clear_pointer (&self->batch, g_ptr_array_unref);
  g_clear_pointer (&self->next, g_ptr_array_unref);
  g_clear_pointer (&self->disputed, g_ptr_array_unref);
}

static gboolean
park (StewardSending       *self,
      const StewardMoment  *moment,
      StewardSyncState     *state,
      const char           *reason,
      GError              **error)
{
  state->standing = STEWARD_SYNC_PARKED;
  g_free (state->reason);
  state->reason = g_strdup (reason);
  g_clear_pointer (&state->mutation, g_free);
  self->n_parked++;
  return moment->put (moment->data, state, error);
}

/* With what it was written upon; what never changes is only ever what it is. */
static char *
write_mutation (StewardSyncState *state)
{
  g_auto (GStrv) lineage = state->kind->immutable ? NULL : steward_lineage_add (state->lineage, state->revision);
  StewardWriting writing = { state->mutation, lineage, state->kind->immutable ? NULL : state->again,
                             steward_lineage_generation (state->revision) + 1 };

  return steward_writing_to_text (&writing);
}

/* Before it goes out the file knows by which name it will know it again. */
static gboolean
take_state (StewardSending       *self,
            const StewardMoment  *moment,
            StewardSyncState     *state,
            gsize                *n_bytes,
            GError              **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *mutation = NULL;
  g_autofree char *body = NULL;
  StewardSent *sent;

  if (state->record == NULL)
    return moment->drop (moment->data, state, error);
  if (state->mutation == NULL)
    state->mutation = steward_id_new ();
  mutation = write_mutation (state);
  body = steward_shared_write (state->record, state->revision, mutation, NULL, &local_error);
  if (body == NULL)
    return park (self, moment, state, local_error->message, error);
  state->standing = STEWARD_SYNC_IN_FLIGHT;
  if (!moment->put (moment->data, state, error))
    return FALSE;

  sent = g_new0 (StewardSent, 1);
  sent->kind = state->kind;
  sent->id = g_strdup (state->id);
  sent->name = steward_shared_name (state->kind, state->id);
  sent->edit = state->edit;
  sent->mutation = g_strdup (state->mutation);
  sent->record = g_object_ref (state->record);
  *n_bytes += strlen (body) + 2;
  sent->body = g_steal_pointer (&body);
  g_ptr_array_add (self->next, sent);
  return TRUE;
}

/**
 * steward_sending_take:
 *
 * Takes the next batch of what waits, also while another is under way; it is empty when nothing waits any more.
 *
 * Returns: whether it went well
 */
gboolean
steward_sending_take (StewardSending       *self,
                      const StewardMoment  *moment,
                      GError              **error)
{
  g_autoptr (GPtrArray) states = NULL;
  gsize n_bytes = 0;

  g_ptr_array_set_size (self->next, 0);
  do
    {
      g_clear_pointer (&states, g_ptr_array_unref);
      states = moment->list (moment->data, STEWARD_SYNC_DIRTY, self->after_row, STEWARD_SENDING_MAX_DOCUMENTS, error);
      if (states == NULL)
        return FALSE;
      self->has_more = states->len == STEWARD_SENDING_MAX_DOCUMENTS;
      for (guint i = 0; i < states->len; i++)
        {
          StewardSyncState *state = states->pdata[i];

          if (n_bytes >= STEWARD_SENDING_MAX_BYTES - STEWARD_SHARED_MAX_BYTES)
            {
              self->has_more = TRUE;
              break;
            }
          self->after_row = state->row;
          if (!take_state (self, moment, state, &n_bytes, error))
            return FALSE;
        }
    }
  while (self->next->len == 0 && states->len > 0);
  return TRUE;
}

/**
 * steward_sending_go_on:
 *
 * What was taken is under way from now on.
 */
void
steward_sending_go_on (StewardSending *self)
{
  GPtrArray *done = self->batch;

  self->batch = self->next;
  self->next = done;
  g_ptr_array_set_size (self->next, 0);
}

/**
 * steward_sending_request:
 * @from: the first of the batch
 * @n_documents: how many of it
 *
 * Returns: (transfer full): the body of a `_bulk_docs`
 */
GBytes *
steward_sending_request (StewardSending *self,
                         guint           from,
                         guint           n_documents)
{
  GString *out = g_string_new ("{\"docs\":[");

  for (guint i = from; i < from + n_documents; i++)
    {
      StewardSent *sent = self->batch->pdata[i];

      if (i > from)
        g_string_append_c (out, ',');
      g_string_append (out, sent->body);
    }
  g_string_append (out, "]}");
  return g_string_free_to_bytes (out);
}

/* The server has what was sent: that is now what both start from. Where the feed was faster, or even brought what somebody
 * made of it since, there is nothing left to say. */
static gboolean
settle_taken (StewardSending       *self,
              const StewardMoment  *moment,
              StewardSent          *sent,
              StewardSyncState     *state,
              const char           *revision,
              GError              **error)
{
  self->n_sent++;
  if (g_strcmp0 (state->mutation, sent->mutation) != 0)
    return TRUE;
  steward_lineage_set_revision (state, revision, NULL);
  g_clear_pointer (&state->mutation, g_free);
  g_clear_pointer (&state->reason, g_free);
  g_clear_pointer (&state->again, g_free);
  if (state->edit == sent->edit)
    {
      state->standing = STEWARD_SYNC_CLEAN;
      g_clear_object (&state->shadow);
    }
  else
    {
      state->standing = STEWARD_SYNC_DIRTY;
      g_clear_object (&state->shadow);
      state->shadow = steward_record_copy (sent->record);
      if (state->record != NULL && steward_erasure_is_erased (state->record))
        steward_erasure_strip (state->shadow);
    }
  return moment->put (moment->data, state, error);
}

static gboolean
wait_again (const StewardMoment  *moment,
            StewardSyncState     *state,
            GError              **error)
{
  if (state->standing != STEWARD_SYNC_IN_FLIGHT)
    return TRUE;
  state->standing = STEWARD_SYNC_DIRTY;
  return moment->put (moment->data, state, error);
}

static gboolean
settle_one (StewardSending       *self,
            const StewardMoment  *moment,
            StewardSent          *sent,
            StewardRaw            result,
            gboolean              has_result,
            GError              **error)
{
  StewardRaw value;
  g_autofree char *revision = has_result && steward_raw_find (result, "rev", &value) ? steward_raw_dup_string (value) : NULL;
  g_autofree char *code = has_result && steward_raw_find (result, "error", &value) ? steward_raw_dup_string (value) : NULL;
  g_autofree char *reason = has_result && steward_raw_find (result, "reason", &value) ? steward_raw_dup_string (value) : NULL;
  g_autoptr (StewardSyncState) state = moment->find (moment->data, sent->kind, sent->id, error);

  if (state == NULL)
    return FALSE;
  if (code == NULL && revision != NULL)
    return settle_taken (self, moment, sent, state, revision, error);
  if (g_strcmp0 (code, "conflict") == 0)
    {
      g_ptr_array_add (self->disputed, g_strdup (sent->name));
      return wait_again (moment, state, error);
    }
  if (g_strcmp0 (code, "forbidden") == 0 || g_strcmp0 (code, "unauthorized") == 0)
    return park (self, moment, state, reason != NULL ? reason : code, error);
  self->n_failed++;
  return wait_again (moment, state, error);
}

/**
 * steward_sending_settle:
 * @results: of `_bulk_docs`: an array in any order
 * @from: the first of the batch that was sent
 * @n_documents: how many were sent
 *
 * What each document has become; one without a result waits again.
 *
 * Returns: whether it went well
 */
gboolean
steward_sending_settle (StewardSending       *self,
                        const StewardMoment  *moment,
                        StewardRaw            results,
                        guint                 from,
                        guint                 n_documents,
                        GError              **error)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  StewardRawWalk walk;
  StewardRaw result, name;

  if (steward_raw_begin (&walk, results, '['))
    while (steward_raw_next_element (&walk, &result))
      if (steward_raw_find (result, "id", &name))
        {
          char *key = steward_raw_dup_string (name);

          if (key != NULL)
            g_hash_table_insert (by_name, key, g_memdup2 (&result, sizeof result));
        }
  for (guint i = from; i < from + n_documents; i++)
    {
      StewardSent *sent = self->batch->pdata[i];
      StewardRaw *found = g_hash_table_lookup (by_name, sent->name);

      if (!settle_one (self, moment, sent, found != NULL ? *found : (StewardRaw){ "", 0 }, found != NULL, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * steward_sending_park:
 * @at: which of the batch
 * @reason: why it stays here
 *
 * Returns: whether it went well
 */
gboolean
steward_sending_park (StewardSending       *self,
                      const StewardMoment  *moment,
                      guint                 at,
                      const char           *reason,
                      GError              **error)
{
  StewardSent *sent = self->batch->pdata[at];
  g_autoptr (StewardSyncState) state = moment->find (moment->data, sent->kind, sent->id, error);

  return state != NULL && park (self, moment, state, reason, error);
}
