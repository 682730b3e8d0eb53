/* steward-merge.c: what becomes of a record that was changed apart
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-merge"

#include "steward-merge.h"

#include "steward-erasure.h"
#include "steward-id.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-mention-rules.h"
#include "steward-word-merge.h"

#include <string.h>

/**
 * steward_loss_new:
 * @field: as in the structure, like the others
 * @base: (nullable): JSON
 *
 * Returns: (transfer full): a loss
 */
StewardLoss *
steward_loss_new (const char *field,
                  const char *base,
                  const char *ours,
                  const char *theirs,
                  const char *chosen)
{
  StewardLoss *self = g_new0 (StewardLoss, 1);

  self->field = g_strdup (field);
  self->base = g_strdup (base);
  self->ours = g_strdup (ours);
  self->theirs = g_strdup (theirs);
  self->chosen = g_strdup (chosen);
  return self;
}

/**
 * steward_loss_free:
 * @self: (transfer full) (nullable): a loss
 */
void
steward_loss_free (StewardLoss *self)
{
  if (self == NULL)
    return;
  g_free (self->field);
  g_free (self->base);
  g_free (self->ours);
  g_free (self->theirs);
  g_free (self->chosen);
  g_free (self);
}

static char *
field_json (StewardRecord *record,
            guint          field)
{
  GString *out = g_string_new (NULL);

  steward_record_append_field (record, field, out);
  return g_string_free (out, FALSE);
}

/* What a machine notes by the way (counters, when it last tried) is nobody's work: only texts and structures are. */
static gboolean
is_worth_showing (const StewardField *field)
{
  return !(field->flags & STEWARD_FIELD_QUIET) || field->merge == STEWARD_MERGE_WORDS ||
         field->type == STEWARD_FIELD_JSON;
}

/* Where and when a post that two machines collected came in is nobody's work either. */
static gboolean
is_of_coming_in (StewardRecord *record,
                 guint          field)
{
  const StewardKind *kind = steward_record_get_kind (record);

  return kind == &steward_mention_kind && (kind->fields[field].merge == STEWARD_MERGE_FIXED || field == STEWARD_MENTION_CLOCK_START);
}

static void
note_loss (GPtrArray     *losses,
           StewardRecord *base,
           StewardRecord *ours,
           StewardRecord *theirs,
           StewardRecord *merged,
           guint          field)
{
  const StewardField *description = &steward_record_get_kind (ours)->fields[field];
  g_autofree char *was = base != NULL ? field_json (base, field) : NULL;
  g_autofree char *our_value = field_json (ours, field);
  g_autofree char *their_value = field_json (theirs, field);
  g_autofree char *chosen = field_json (merged, field);

  if (losses != NULL && is_worth_showing (description) && (base != NULL || !is_of_coming_in (ours, field)))
    g_ptr_array_add (losses, steward_loss_new (description->name, was, our_value, their_value, chosen));
}

/* As it was brought in: nobody and nothing changed it since. */
static gboolean
is_untouched (StewardRecord *mention)
{
  return steward_record_get_created (mention) != STEWARD_TIME_NONE &&
         steward_record_get_created (mention) == steward_record_get_changed (mention);
}

/* A post that two machines collected apart came to both as it was: what was done with it on one of them since isn't set back by
 * its coming in on the other, and whose clock it came in by is nothing to look at. */
static StewardRecord *
find_start (StewardRecord *base,
            StewardRecord *ours,
            StewardRecord *theirs)
{
  if (base != NULL || steward_record_get_kind (ours) != &steward_mention_kind)
    return base;
  return is_untouched (ours) ? ours : is_untouched (theirs) ? theirs : NULL;
}

static gboolean
is_changed (StewardRecord *base,
            StewardRecord *record,
            guint          field)
{
  return base != NULL ? !steward_record_field_equal (base, record, field) : steward_record_has (record, field);
}

/* Both sides' additions and removals. */
static void
merge_elements (StewardRecord *base,
                StewardRecord *ours,
                StewardRecord *theirs,
                StewardRecord *merged,
                guint          field)
{
  const char *const *our_set = steward_record_get_set (ours, field);
  const char *const *their_set = steward_record_get_set (theirs, field);
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();

  for (guint i = 0; our_set[i] != NULL; i++)
    if (steward_record_set_contains (theirs, field, our_set[i]) || base == NULL ||
        !steward_record_set_contains (base, field, our_set[i]))
      g_ptr_array_add (elements, (gpointer) our_set[i]);
  for (guint i = 0; their_set[i] != NULL; i++)
    if (!steward_record_set_contains (ours, field, their_set[i]) &&
        (base == NULL || !steward_record_set_contains (base, field, their_set[i])))
      g_ptr_array_add (elements, (gpointer) their_set[i]);
  g_ptr_array_add (elements, NULL);
  steward_record_set_set (merged, field, (const char *const *) elements->pdata);
}

/* What a network was told stands before what somebody wanted; after that, what keeps the text back. */
static guint
response_rank (const char *state)
{
  static const char *const safest_first[] = { "deleted", "published", "unknown", "publishing", "withdrawn", "rejected",
                                              "failed", "draft", "in-review", "approved", "scheduled" };

  for (guint i = 0; i < G_N_ELEMENTS (safest_first); i++)
    if (strcmp (safest_first[i], state) == 0)
      return i;
  return G_N_ELEMENTS (safest_first);
}

static gboolean
ours_is_safer (StewardRecord *ours,
               StewardRecord *theirs,
               guint          field)
{
  const StewardKind *kind = steward_record_get_kind (ours);

  if (!steward_record_has (ours, field) || !steward_record_has (theirs, field))
    return steward_record_has (ours, field);
  if (kind == &steward_response_kind && field == STEWARD_RESPONSE_STATE)
    return response_rank (steward_record_get_text (ours, field)) < response_rank (steward_record_get_text (theirs, field));
  return kind->fields[field].type == STEWARD_FIELD_BOOLEAN && steward_record_get_boolean (ours, field);
}

static const char *
text_of (StewardRecord *record,
         guint          field)
{
  const char *text = record != NULL ? steward_record_get_text (record, field) : NULL;

  return text != NULL ? text : "";
}

/* Returns: whether words of ours are lost */
static gboolean
merge_words (StewardRecord *base,
             StewardRecord *ours,
             StewardRecord *theirs,
             StewardRecord *merged,
             guint          field)
{
  g_autofree char *text = NULL;
  gboolean conflict;

  /* Without a start there is nothing to tell additions from; and no text is no text without words. */
  if (base == NULL || !steward_record_has (ours, field) || !steward_record_has (theirs, field))
    {
      steward_record_copy_field (merged, steward_record_has (theirs, field) ? theirs : ours, field);
      return steward_record_has (theirs, field) || base != NULL;
    }
  text = steward_word_merge (text_of (base, field), text_of (ours, field), text_of (theirs, field), &conflict);
  steward_record_set_text (merged, field, text);
  return conflict;
}

/* Both sides changed it, to different values. */
static void
merge_clash (StewardRecord *base,
             StewardRecord *ours,
             StewardRecord *theirs,
             StewardRecord *merged,
             guint          field,
             GPtrArray     *losses)
{
  const StewardField *description = &steward_record_get_kind (ours)->fields[field];
  gboolean is_lost = TRUE;

  switch (description->merge)
    {
    case STEWARD_MERGE_ELEMENTS:
      merge_elements (base, ours, theirs, merged, field);
      is_lost = FALSE;
      break;
    case STEWARD_MERGE_WORDS:
      is_lost = merge_words (base, ours, theirs, merged, field);
      break;
    case STEWARD_MERGE_SAFER:
      steward_record_copy_field (merged, ours_is_safer (ours, theirs, field) ? ours : theirs, field);
      break;
    case STEWARD_MERGE_FIXED:
    case STEWARD_MERGE_THEIRS:
    default:
      steward_record_copy_field (merged, theirs, field);
      break;
    }
  if (is_lost)
    note_loss (losses, base, ours, theirs, merged, field);
}

static void
merge_field (StewardRecord *base,
             StewardRecord *ours,
             StewardRecord *theirs,
             StewardRecord *merged,
             guint          field,
             GPtrArray     *losses)
{
  gboolean by_us = is_changed (base, ours, field);
  gboolean by_them = is_changed (base, theirs, field);

  /* What never leaves this machine isn't there in theirs. */
  if (steward_record_get_kind (ours)->fields[field].flags & STEWARD_FIELD_LOCAL)
    steward_record_copy_field (merged, ours, field);
  else if (!by_us || steward_record_field_equal (ours, theirs, field))
    steward_record_copy_field (merged, theirs, field);
  else if (!by_them)
    steward_record_copy_field (merged, ours, field);
  else
    merge_clash (base, ours, theirs, merged, field, losses);
}

/* One dismissed it, another put it off: what belongs to the status that lost goes with it, and is told where a person said it.
 * Losses from @first on are of this merge. */
static void
keep_own_of_status (StewardRecord *base,
                    StewardRecord *ours,
                    StewardRecord *theirs,
                    StewardRecord *merged,
                    GPtrArray     *losses,
                    guint          first)
{
  static const guint said[] = { STEWARD_MENTION_REASON, STEWARD_MENTION_SNOOZED_UNTIL, STEWARD_MENTION_WAITING_FOR };
  g_autoptr (StewardRecord) before = NULL;

  if (steward_record_get_kind (merged) != &steward_mention_kind || steward_erasure_is_erased (merged) ||
      steward_record_field_equal (ours, theirs, STEWARD_MENTION_STATUS))
    return;
  before = steward_record_copy (merged);
  steward_mention_keep_own (merged);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    if (steward_record_has (before, said[i]) && !steward_record_has (merged, said[i]) && is_changed (base, before, said[i]))
      {
        /* What was told of it before it went. */
        for (guint l = losses != NULL ? losses->len : 0; l > first; l--)
          if (strcmp (((StewardLoss *) losses->pdata[l - 1])->field, steward_mention_kind.fields[said[i]].name) == 0)
            g_ptr_array_remove_index (losses, l - 1);
        note_loss (losses, base, ours, theirs, merged, said[i]);
      }
}

static GHashTable *
members_of (StewardRecord *record)
{
  const char *extra = record != NULL ? steward_record_get_extra (record) : NULL;
  GHashTable *members = extra != NULL ? steward_json_members (extra, -1, NULL) : NULL;

  return members != NULL ? members : g_hash_table_new (g_str_hash, g_str_equal);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names of both sides, sorted, each once. */
static GPtrArray *
all_names (GHashTable *a,
           GHashTable *b)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  g_hash_table_iter_init (&iter, b);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (a, name))
      g_ptr_array_add (names, name);
  g_ptr_array_sort (names, compare_names);
  return names;
}

static const char *
or_null (const char *value)
{
  return value != NULL ? value : "null";
}

/* Members that a newer version wrote: one by one, as a whole, by their source text. */
static void
merge_extra (StewardRecord *base,
             StewardRecord *ours,
             StewardRecord *theirs,
             StewardRecord *merged,
             GPtrArray     *losses)
{
  g_autoptr (GHashTable) was = NULL;
  g_autoptr (GHashTable) our = NULL;
  g_autoptr (GHashTable) their = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GString) out = NULL;

  if (steward_record_get_extra (ours) == NULL && steward_record_get_extra (theirs) == NULL)
    return;
  was = members_of (base);
  our = members_of (ours);
  their = members_of (theirs);
  names = all_names (our, their);
  out = g_string_new ("{");
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      const char *a = g_hash_table_lookup (our, name);
      const char *b = g_hash_table_lookup (their, name);
      const char *start = g_hash_table_lookup (was, name);
      const char *value = g_strcmp0 (b, start) != 0 ? b : a;

      if (losses != NULL && g_strcmp0 (a, start) != 0 && g_strcmp0 (b, start) != 0 && g_strcmp0 (a, b) != 0)
        g_ptr_array_add (losses, steward_loss_new (name, start, or_null (a), or_null (b), or_null (value)));
      if (value == NULL)
        continue;
      if (out->len > 1)
        g_string_append_c (out, ',');
      steward_json_append_string (out, name);
      g_string_append_printf (out, ":%s", value);
    }
  g_string_append_c (out, '}');
  steward_record_set_extra (merged, out->len > 2 ? out->str : NULL);
}

/* What one side erased the other doesn't bring back, and what it had isn't kept in the tray either. Of what a newer version wrote
 * the side that knew of the erasure says what stays. */
static void
finish_erased (StewardRecord *ours,
               StewardRecord *theirs,
               StewardRecord *merged,
               GPtrArray     *losses)
{
  const StewardKind *kind = steward_record_get_kind (merged);
  gboolean by_them = steward_erasure_is_erased (theirs);
  gboolean by_both = by_them && steward_erasure_is_erased (ours);

  steward_erasure_strip (merged);
  steward_record_set_extra (merged, steward_record_get_extra (by_them ? theirs : ours));
  for (guint i = losses != NULL ? losses->len : 0; i > 0; i--)
    {
      const StewardLoss *loss = losses->pdata[i - 1];
      int field = steward_kind_find_field (kind, loss->field);

      if (by_both || field < 0 || steward_erasure_is_of (kind, (guint) field))
        g_ptr_array_remove_index (losses, i - 1);
    }
}

/* Never changed once made, and yet there are two: what the server holds was first. */
static void
note_other_whole (StewardRecord *ours,
                  StewardRecord *theirs,
                  GPtrArray     *losses)
{
  g_autofree char *our_value = steward_record_to_json (ours, 0);
  g_autofree char *their_value = steward_record_to_json (theirs, 0);

  if (losses != NULL && strcmp (our_value, their_value) != 0)
    g_ptr_array_add (losses, steward_loss_new ("", NULL, our_value, their_value, their_value));
}

/**
 * steward_merge:
 * @base: (nullable): what both sides started from; %NULL when that isn't known: of a mention it is then the side that is as it came in
 * @ours: what this desk has
 * @theirs: what the server holds: wins where both changed the same thing and neither is safer
 * @losses: (nullable) (element-type StewardLoss): where values are appended that were written and are
 *   lost by this
 *
 * Field by field, as the one description of the kind says; no clock is asked, no machine.
 *
 * Returns: (transfer full): the record with both sides' changes; with the stamps of @theirs when there is nothing of
 *   @ours in it, else in the name of whoever changed @ours
 */
StewardRecord *
steward_merge (StewardRecord *base,
               StewardRecord *ours,
               StewardRecord *theirs,
               GPtrArray     *losses)
{
  const StewardKind *kind;
  StewardRecord *merged;
  guint n_losses = losses != NULL ? losses->len : 0;

  g_return_val_if_fail (STEWARD_IS_RECORD (ours), NULL);
  g_return_val_if_fail (STEWARD_IS_RECORD (theirs), NULL);

  kind = steward_record_get_kind (ours);
  g_return_val_if_fail (steward_record_get_kind (theirs) == kind, NULL);
  base = find_start (base, ours, theirs);
  merged = steward_record_copy (theirs);
  steward_record_set_row (merged, steward_record_get_row (ours));
  if (kind->immutable)
    {
      note_other_whole (ours, theirs, losses);
      return merged;
    }
  for (guint i = 0; i < kind->n_fields; i++)
    merge_field (base, ours, theirs, merged, i, losses);
  keep_own_of_status (base, ours, theirs, merged, losses, n_losses);
  merge_extra (base, ours, theirs, merged, losses);
  if (steward_erasure_is_erased (merged))
    finish_erased (ours, theirs, merged, losses);
  /* Where something of ours is in it, it is of whoever did that: the server lets nobody write in another's name. */
  if (!steward_record_equal (merged, theirs))
    steward_record_set_stamps (merged, steward_record_get_created (theirs),
                               MAX (steward_record_get_changed (ours), steward_record_get_changed (theirs)),
                               steward_record_get_changed_by (ours));
  return merged;
}

/**
 * steward_merge_leaves:
 * @leaves: (element-type StewardRecord): at least one; first the one that the server chose, the others
 *   in the order of their revisions
 * @losses: (nullable) (element-type StewardLoss): as of [func@merge]
 *
 * What a server accepted twice is made one again. The result follows from the leaves alone: whoever else
 * does it gets the same, in every bit.
 *
 * Returns: (transfer full): the record, changed by `merge` when the latest leaf was
 */
StewardRecord *
steward_merge_leaves (GPtrArray *leaves,
                      GPtrArray *losses)
{
  StewardRecord *merged = g_object_ref (leaves->pdata[0]);
  gint64 created_us = steward_record_get_created (merged);
  gint64 changed_us = steward_record_get_changed (merged);

  for (guint i = 1; i < leaves->len; i++)
    {
      StewardRecord *next = steward_merge (NULL, leaves->pdata[i], merged, losses);

      created_us = MIN (created_us, steward_record_get_created (leaves->pdata[i]));
      changed_us = MAX (changed_us, steward_record_get_changed (leaves->pdata[i]));
      g_object_unref (merged);
      merged = next;
    }
  if (leaves->len > 1)
    {
      steward_record_set_row (merged, 0);
      steward_record_set_stamps (merged, created_us, changed_us, "merge");
    }
  return merged;
}

/**
 * steward_merge_mutation:
 * @revisions: of the leaves, in any order
 *
 * Returns: (transfer full): the mutation id of their merge, the same for whoever merges them
 */
char *
steward_merge_mutation (const char *const *revisions)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; revisions[i] != NULL; i++)
    g_ptr_array_add (sorted, (gpointer) revisions[i]);
  g_ptr_array_sort (sorted, compare_names);
  g_ptr_array_add (sorted, NULL);
  joined = g_strjoinv ("\n", (char **) sorted->pdata);
  return steward_id_from_text (joined);
}
