/* steward-receiving.c: what a server has comes into the file
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-receiving"

#include "steward-receiving.h"

#include "steward-erasure.h"
#include "steward-event-chunk.h"
#include "steward-json.h"
#include "steward-lineage.h"
#include "steward-shared-document.h"
#include "steward-sync-error.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* Of a hundred records this many may be deleted without asking. */
#define DELETED_OF_HUNDRED 5

/* The mark of what is still to be asked for by name. */
#define OPEN "open"

/**
 * steward_receiving_init:
 * @self: (out): without rows
 */
void
steward_receiving_init (StewardReceiving *self)
{
  *self = (StewardReceiving){ .forked = g_ptr_array_new_with_free_func (g_free),
                              .missing = g_ptr_array_new_with_free_func (g_free),
                              .lost = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
}

/**
 * steward_receiving_clear:
 */
void
steward_receiving_clear (StewardReceiving *self)
{
  g_clear_pointer (&self->forked, g_ptr_array_unref);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_clear_pointer (&self->lost, g_hash_table_unref);
}

static void
set_text (char       **place,
          const char  *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

/* Equal in what is shared; what is of this machine doesn't count. */
static gboolean
is_alike (StewardRecord *a,
          StewardRecord *b)
{
  const StewardKind *kind = steward_record_get_kind (a);

  for (guint i = 0; i < kind->n_fields; i++)
    if (!(kind->fields[i].flags & STEWARD_FIELD_LOCAL) && !steward_record_field_equal (a, b, i))
      return FALSE;
  return g_strcmp0 (steward_record_get_extra (a), steward_record_get_extra (b)) == 0;
}

/* The record is now based on the server's; whether it still waits follows from whether it differs. Where it is what the server had
 * once and lost, it is offered as that. */
static gboolean
rebase (const StewardMoment   *moment,
        StewardSyncState      *state,
        StewardSharedDocument *document,
        StewardRecord         *record,
        const char            *again,
        GError               **error)
{
  gboolean is_clean = is_alike (record, document->record);

  steward_lineage_set_revision (state, document->revision, document->lineage);
  set_text (&state->mutation, NULL);
  set_text (&state->reason, NULL);
  set_text (&state->again, is_clean ? NULL : again);
  g_clear_object (&state->shadow);
  if (!is_clean)
    state->shadow = steward_record_copy (document->record);
  /* What one side erased isn't kept as what both start from. */
  if (!is_clean && steward_erasure_is_erased (record))
    steward_erasure_strip (state->shadow);
  state->standing = is_clean ? STEWARD_SYNC_CLEAN : STEWARD_SYNC_DIRTY;
  return moment->put (moment->data, state, error);
}

static gboolean
receive_record (StewardReceiving     *self,
                const StewardMoment  *moment,
                StewardRecord        *record,
                GError              **error)
{
  gboolean stored;

  if (!moment->receive (moment->data, record, &stored, error))
    return FALSE;
  self->n_changed += stored ? 1 : 0;
  return TRUE;
}

/* What of it may be kept here. Where that isn't what the server has, ours goes there. */
static gboolean
take_as (StewardReceiving       *self,
         const StewardMoment    *moment,
         StewardSyncState       *state,
         StewardSharedDocument  *document,
         StewardRecord          *record,
         GError                **error)
{
  g_autoptr (StewardRecord) kept = moment->admit (moment->data, record, error);

  return kept != NULL && receive_record (self, moment, kept, error) && rebase (moment, state, document, kept, NULL, error);
}

static gboolean
merge (StewardReceiving       *self,
       const StewardMoment    *moment,
       StewardSyncState       *state,
       StewardSharedDocument  *document,
       GError                **error)
{
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_loss_free);
  g_autoptr (StewardRecord) merged = steward_merge (state->shadow, state->record, document->record, losses);

  for (guint i = 0; i < losses->len; i++)
    if (!moment->add_conflict (moment->data, state->kind, state->id, losses->pdata[i], error))
      return FALSE;
  return take_as (self, moment, state, document, merged, error);
}

/* Whether the server was asked for this one and lacks what it once acknowledged. */
static gboolean
is_lost (StewardReceiving *self,
         StewardSyncState *state)
{
  g_autofree char *name = g_hash_table_size (self->lost) > 0 ? steward_shared_name (state->kind, state->id) : NULL;

  return name != NULL && g_hash_table_contains (self->lost, name);
}

/* Whether the server has forgotten what it once acknowledged: all of it was restored, or a part of a cluster lost this one. */
static gboolean
is_forgotten (StewardReceiving *self,
              StewardSyncState *state)
{
  return self->is_rolled_back || is_lost (self, state);
}

static gboolean
take_clean (StewardReceiving       *self,
            const StewardMoment    *moment,
            StewardSyncState       *state,
            StewardSharedDocument  *document,
            GError                **error)
{
  return take_as (self, moment, state, document, document->record, error);
}

/* Whether what the record was made of is lost on the server, so that what is there now may be older, or made without it. */
static gboolean
has_lost_base (StewardReceiving       *self,
               StewardSyncState       *state,
               StewardSharedDocument  *document)
{
  return state->row != 0 && (state->revision == NULL || (state->again != NULL && state->shadow == NULL) || is_lost (self, state) ||
         (self->is_rolled_back && state->standing == STEWARD_SYNC_UNREADABLE &&
          steward_lineage_generation (document->revision) < steward_lineage_generation (state->revision)));
}

/* The revision that the record is equal to; NULL when it was changed since. */
static const char *
unchanged_revision (StewardSyncState *state)
{
  if (state->standing == STEWARD_SYNC_UNREADABLE && state->again == NULL)
    return state->edit == 0 && state->lineage != NULL ? state->lineage[0] : NULL;
  return state->standing == STEWARD_SYNC_CLEAN ? state->revision : state->again;
}

/* What was made without knowing of what was lost here is no successor of it, nor is this one of that: both are merged from no
 * state that both would have, and whoever loses is told. No clock is asked for which of them is older: each says itself what it was made of. */
static gboolean
take_for_lost (StewardReceiving       *self,
               const StewardMoment    *moment,
               StewardSyncState       *state,
               StewardSharedDocument  *document,
               gboolean                lost_base,
               GError                **error)
{
  const char *unchanged = unchanged_revision (state);
  const char *base = state->revision != NULL ? state->revision : state->lineage != NULL ? state->lineage[0] : NULL;

  /* A server that forgot has an older state than it once acknowledged: that one isn't news, ours is. */
  if (steward_lineage_has (state->lineage, document->revision) || steward_lineage_has (state->lineage, document->again) ||
      (document->again != NULL && (g_strcmp0 (document->again, base) == 0 || g_strcmp0 (document->again, unchanged) == 0)))
    {
      g_autofree char *again = g_strdup (unchanged);

      return rebase (moment, state, document, state->record, again, error);
    }
  if (steward_lineage_has (document->lineage, unchanged))
    return take_clean (self, moment, state, document, error);
  if (lost_base && !steward_lineage_has (document->lineage, base))
    g_clear_object (&state->shadow);
  return merge (self, moment, state, document, error);
}

static gboolean
take_document (StewardReceiving       *self,
               const StewardMoment    *moment,
               StewardSyncState       *state,
               StewardSharedDocument  *document,
               GError                **error)
{
  gboolean lost_base = has_lost_base (self, state, document);

  /* Our own writing, whose answer was lost or isn't in yet. */
  if (state->mutation != NULL && g_strcmp0 (state->mutation, document->mutation) == 0 && state->record != NULL)
    return rebase (moment, state, document, state->record, NULL, error);
  if (state->record == NULL)
    {
      /* What this sync itself brought counts: or the first one, which knows of nothing, would ask at the first deletion. */
      self->n_known += state->row == 0 ? 1 : 0;
      return take_clean (self, moment, state, document, error);
    }
  if (lost_base || state->again != NULL)
    return take_for_lost (self, moment, state, document, lost_base, error);
  if ((state->row != 0 && state->standing == STEWARD_SYNC_CLEAN) || (state->standing == STEWARD_SYNC_UNREADABLE && state->edit == 0))
    return take_clean (self, moment, state, document, error);
  return merge (self, moment, state, document, error);
}

static gboolean
count_removal (StewardReceiving  *self,
               GError           **error)
{
  self->n_removed++;
  if (self->allows_deletions || (gint64) self->n_removed * 100 <= self->n_known * DELETED_OF_HUNDRED)
    return TRUE;
  g_set_error (error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_DELETIONS,
               _("The server says that %u of %" PRId64 " records are to be deleted here; that goes on only when somebody allows it"),
               self->n_removed, self->n_known);
  return FALSE;
}

/* An edit that nobody who deleted it has seen lives: it is offered anew, and the tray says that it was deleted. */
static gboolean
keep_against_deletion (const StewardMoment  *moment,
                       StewardSyncState     *state,
                       const char           *revision,
                       GError              **error)
{
  g_autofree char *base = state->shadow != NULL ? steward_record_to_json (state->shadow, 0) : NULL;
  g_autofree char *ours = steward_record_to_json (state->record, 0);
  g_autoptr (StewardLoss) loss = steward_loss_new ("", base, ours, "null", ours);

  steward_lineage_set_revision (state, revision, NULL);
  set_text (&state->mutation, NULL);
  g_clear_object (&state->shadow);
  state->standing = STEWARD_SYNC_DIRTY;
  return moment->add_conflict (moment->data, state->kind, state->id, loss, error) && moment->put (moment->data, state, error);
}

static gboolean
take_deletion (StewardReceiving     *self,
               const StewardMoment  *moment,
               StewardSyncState     *state,
               const char           *revision,
               GError              **error)
{
  if (state->row == 0)
    return TRUE;
  /* A server that was restored may have forgotten that something deleted was made again. */
  if (is_forgotten (self, state) && steward_lineage_generation (revision) < steward_lineage_generation (state->revision) &&
      state->record != NULL)
    {
      steward_lineage_set_revision (state, revision, NULL);
      g_clear_object (&state->shadow);
      state->standing = STEWARD_SYNC_DIRTY;
      return moment->put (moment->data, state, error);
    }
  if (state->record != NULL && state->standing != STEWARD_SYNC_CLEAN && state->edit > 0)
    return keep_against_deletion (moment, state, revision, error);
  if (state->record != NULL &&
      (!count_removal (self, error) || !moment->remove (moment->data, state->record, error)))
    return FALSE;
  return moment->drop (moment->data, state, error);
}

static gboolean
park_unreadable (const StewardMoment  *moment,
                 StewardSyncState     *state,
                 const char           *revision,
                 const char           *why,
                 GError              **error)
{
  if (state->standing != STEWARD_SYNC_UNREADABLE && state->standing == STEWARD_SYNC_CLEAN)
    state->edit = 0;
  state->standing = STEWARD_SYNC_UNREADABLE;
  steward_lineage_set_revision (state, revision, NULL);
  set_text (&state->reason, why);
  return moment->put (moment->data, state, error);
}

static char *
revision_of_row (StewardRaw row)
{
  StewardRaw value, change;
  StewardRawWalk walk;

  if (steward_raw_find (row, "changes", &value) && steward_raw_begin (&walk, value, '[') &&
      steward_raw_next_element (&walk, &change) && steward_raw_find (change, "rev", &value))
    return steward_raw_dup_string (value);
  /* A row of _all_docs. */
  if (steward_raw_find (row, "value", &value) && steward_raw_find (value, "rev", &change))
    return steward_raw_dup_string (change);
  return NULL;
}

static gboolean
is_deleted_row (StewardRaw row)
{
  StewardRaw value, deleted;

  if (steward_raw_find (row, "deleted", &deleted))
    return steward_raw_is (deleted, "true");
  return steward_raw_find (row, "value", &value) && steward_raw_find (value, "deleted", &deleted) &&
         steward_raw_is (deleted, "true");
}

static gboolean
take_row (StewardReceiving     *self,
          const StewardMoment  *moment,
          StewardSyncState     *state,
          const char           *name,
          const char           *revision,
          StewardRaw            row,
          GError              **error)
{
  g_autoptr (StewardSharedDocument) document = NULL;
  g_autoptr (GError) local_error = NULL;
  StewardRaw source;

  if (is_deleted_row (row))
    return take_deletion (self, moment, state, revision, error);
  if (!steward_raw_find (row, "doc", &source) || steward_raw_is (source, "null"))
    {
      g_ptr_array_add (self->missing, g_strdup (name));
      return TRUE;
    }
  document = steward_shared_parse (source, &local_error);
  if (document == NULL)
    return g_error_matches (local_error, STEWARD_SHARED_ERROR, STEWARD_SHARED_ERROR_FOREIGN) ||
           park_unreadable (moment, state, revision, local_error->message, error);
  set_text (&document->revision, revision);
  if (document->conflicts != NULL && document->conflicts[0] != NULL)
    g_ptr_array_add (self->forked, g_strdup (name));
  if (!(document->is_deleted || document->record == NULL ? take_deletion (self, moment, state, revision, error)
                                                         : take_document (self, moment, state, document, error)))
    return FALSE;
  g_hash_table_remove (self->lost, name);
  return TRUE;
}

static gboolean
has_conflicts (StewardRaw row)
{
  StewardRaw source, conflicts;

  return steward_raw_find (row, "doc", &source) && steward_raw_find (source, "_conflicts", &conflicts) &&
         !steward_raw_is (conflicts, "[]");
}

/* The server has no trace of it: it was purged. What nobody changed here isn't brought back by itself; what somebody changed
 * is, and that is said. */
static gboolean
take_absence (StewardReceiving     *self,
              const StewardMoment  *moment,
              StewardRaw            row,
              GError              **error)
{
  StewardRaw key;
  g_autofree char *name = steward_raw_find (row, "key", &key) ? steward_raw_dup_string (key) : NULL;
  const char *id = NULL;
  const StewardKind *kind = name != NULL ? steward_shared_split_name (name, &id) : NULL;
  g_autoptr (StewardSyncState) state = NULL;

  /* The feed told of it: a node that lags behind doesn't have it yet. */
  if (kind == NULL && steward_event_chunk_is (name))
    g_ptr_array_add (self->missing, g_strdup (name));
  if (kind == NULL)
    return TRUE;
  state = moment->find (moment->data, kind, id, error);
  if (state == NULL)
    return FALSE;
  if (state->row == 0)
    g_ptr_array_add (self->missing, g_strdup (name));
  /* One node took it, and no other has it: it was never anywhere else. */
  if (state->record != NULL && g_hash_table_contains (self->lost, name))
    {
      if (state->standing == STEWARD_SYNC_CLEAN)
        set_text (&state->again, state->revision);
      steward_lineage_set_revision (state, NULL, NULL);
      /* What was refused goes on waiting. */
      if (state->standing != STEWARD_SYNC_PARKED)
        state->standing = STEWARD_SYNC_DIRTY;
      return moment->put (moment->data, state, error);
    }
  return state->row == 0 || state->record == NULL || state->standing != STEWARD_SYNC_DIRTY || state->revision == NULL ||
         keep_against_deletion (moment, state, NULL, error);
}

/* A stretch of somebody's audit: written once, never changed, so nothing of it is kept but the events. */
static gboolean
take_stretch (StewardReceiving     *self,
              const StewardMoment  *moment,
              const char           *name,
              StewardRaw            row,
              GError              **error)
{
  StewardRaw source;
  gint64 last_same;

  if (is_deleted_row (row))
    return TRUE;
  if (!steward_raw_find (row, "doc", &source) || steward_raw_is (source, "null"))
    {
      g_ptr_array_add (self->missing, g_strdup (name));
      return TRUE;
    }
  return moment->receive_stretch (moment->data, source.text, (gssize) source.length, &last_same, error);
}

/**
 * steward_receiving_row:
 * @row: of `_changes` or `_all_docs`, with its document, not yet looked at
 * @error: return location for what the file says, and for %STEWARD_SYNC_ERROR_DELETIONS
 *
 * A revision that is already here writes nothing, nor does an older one from a server that lags behind. A row that can't be
 * read spoils no other.
 *
 * Returns: whether the sync may go on
 */
gboolean
steward_receiving_row (StewardReceiving     *self,
                       const StewardMoment  *moment,
                       StewardRaw            row,
                       GError              **error)
{
  StewardRaw raw_name;
  g_autofree char *name = steward_raw_find (row, "id", &raw_name) ? steward_raw_dup_string (raw_name) : NULL;
  g_autofree char *revision = revision_of_row (row);
  const char *id = NULL;
  const StewardKind *kind = name != NULL ? steward_shared_split_name (name, &id) : NULL;
  g_autoptr (StewardSyncState) state = NULL;

  if (name == NULL)
    return take_absence (self, moment, row, error);
  if (steward_event_chunk_is (name))
    return !moment->takes (moment->data, NULL) || take_stretch (self, moment, name, row, error);
  if (kind == NULL || revision == NULL || !moment->takes (moment->data, kind))
    return TRUE;
  state = moment->find (moment->data, kind, id, error);
  if (state == NULL)
    return FALSE;
  if (g_strcmp0 (state->revision, revision) == 0)
    {
      if (has_conflicts (row))
        g_ptr_array_add (self->forked, g_steal_pointer (&name));
      return TRUE;
    }
  if (!is_forgotten (self, state) &&
      steward_lineage_generation (revision) < steward_lineage_generation (state->revision))
    return TRUE;
  return take_row (self, moment, state, name, revision, row, error);
}

/**
 * steward_receiving_count:
 *
 * Counts into @n_known what is shared now.
 *
 * Returns: whether it went well
 */
gboolean
steward_receiving_count (StewardReceiving     *self,
                         const StewardMoment  *moment,
                         GError              **error)
{
  gint64 counts[STEWARD_SYNC_N_STANDINGS];

  if (!moment->count (moment->data, counts, error))
    return FALSE;
  self->n_known = 0;
  for (guint i = 0; i < STEWARD_SYNC_N_STANDINGS; i++)
    self->n_known += counts[i];
  return TRUE;
}

/**
 * steward_receiving_read_open:
 *
 * Reads what an earlier sync left open into @missing.
 *
 * Returns: whether it went well
 */
gboolean
steward_receiving_read_open (StewardReceiving     *self,
                             const StewardMoment  *moment,
                             GError              **error)
{
  g_autofree char *open = moment->get_mark (moment->data, OPEN, NULL);
  StewardRawWalk walk;
  StewardRaw element;

  if (open != NULL && steward_raw_begin (&walk, (StewardRaw){ open, strlen (open) }, '['))
    while (steward_raw_next_element (&walk, &element))
      g_ptr_array_add (self->missing, steward_raw_dup_string (element));
  return TRUE;
}

static void
append_names (GString   *out,
              GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_string_append_c (out, out->len > 0 ? ',' : '[');
      steward_json_append_string (out, names->pdata[i]);
    }
}

/**
 * steward_receiving_note_open:
 *
 * Notes what came without its content, or in several leaves: the feed tells of it once, and goes on.
 *
 * Returns: whether it went well
 */
gboolean
steward_receiving_note_open (StewardReceiving     *self,
                             const StewardMoment  *moment,
                             GError              **error)
{
  g_autoptr (GString) open = g_string_new (NULL);
  g_autofree char *before = moment->get_mark (moment->data, OPEN, NULL);

  append_names (open, self->missing);
  append_names (open, self->forked);
  if (open->len > 0)
    g_string_append_c (open, ']');
  return g_strcmp0 (before, open->len > 0 ? open->str : NULL) == 0 ||
         moment->set_mark (moment->data, OPEN, open->len > 0 ? open->str : NULL, error);
}
