/* steward-changes.c: which records a transaction changed
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-changes"

#include "steward-changes.h"

#include <string.h>

struct _StewardChanges
{
  gatomicrefcount  ref_count;
  gboolean         is_everything;
  gboolean         is_received;
  GArray          *list; /* (owned) (element-type StewardChange) */
};

G_DEFINE_BOXED_TYPE (StewardChanges, steward_changes, steward_changes_ref, steward_changes_unref)

static void
clear_change (gpointer data)
{
  g_free (((StewardChange *) data)->id);
}

/**
 * steward_changes_new:
 *
 * Returns: (transfer full): no changes yet
 */
StewardChanges *
steward_changes_new (void)
{
  StewardChanges *self = g_new0 (StewardChanges, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->list = g_array_new (FALSE, FALSE, sizeof (StewardChange));
  g_array_set_clear_func (self->list, clear_change);
  return self;
}

/**
 * steward_changes_new_everything:
 *
 * Returns: (transfer full): the word that anything may have changed
 */
StewardChanges *
steward_changes_new_everything (void)
{
  StewardChanges *self = steward_changes_new ();

  self->is_everything = TRUE;
  return self;
}

/**
 * steward_changes_ref:
 *
 * Returns: (transfer full): the same changes
 */
StewardChanges *
steward_changes_ref (StewardChanges *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * steward_changes_unref:
 * @self: (transfer full): changes
 */
void
steward_changes_unref (StewardChanges *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->list);
  g_free (self);
}

/**
 * steward_changes_add:
 *
 * Notes one stored record. Only before the changes are sent.
 */
void
steward_changes_add (StewardChanges    *self,
                     const StewardKind *kind,
                     const char        *id,
                     gint64             row,
                     gboolean           is_new)
{
  StewardChange change = { kind, g_strdup (id), row, is_new };

  g_array_append_val (self->list, change);
}

/**
 * steward_changes_set_received:
 *
 * Notes that they were made elsewhere. Only before the changes are sent.
 */
void
steward_changes_set_received (StewardChanges *self)
{
  self->is_received = TRUE;
}

/**
 * steward_changes_are_received:
 *
 * Returns: whether they were made elsewhere and came by sync: what follows from them is done there
 */
gboolean
steward_changes_are_received (StewardChanges *self)
{
  return self->is_received;
}

/**
 * steward_changes_is_everything:
 *
 * Returns: whether anything may have changed
 */
gboolean
steward_changes_is_everything (StewardChanges *self)
{
  return self->is_everything;
}

/**
 * steward_changes_is_empty:
 *
 * Returns: whether nothing was stored
 */
gboolean
steward_changes_is_empty (StewardChanges *self)
{
  return !self->is_everything && self->list->len == 0;
}

/**
 * steward_changes_concern:
 *
 * Returns: whether a record of @kind may have changed
 */
gboolean
steward_changes_concern (StewardChanges    *self,
                         const StewardKind *kind)
{
  for (guint i = 0; i < self->list->len; i++)
    if (g_array_index (self->list, StewardChange, i).kind == kind)
      return TRUE;
  return self->is_everything;
}

/**
 * steward_changes_contain:
 *
 * Returns: whether that record may have changed
 */
gboolean
steward_changes_contain (StewardChanges    *self,
                         const StewardKind *kind,
                         const char        *id)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const StewardChange *change = &g_array_index (self->list, StewardChange, i);

      if (change->kind == kind && strcmp (change->id, id) == 0)
        return TRUE;
    }
  return self->is_everything;
}

/**
 * steward_changes_list:
 * @n_changes: (out): how many
 *
 * Returns: (transfer none) (array length=n_changes): the records, in the order they were stored;
 *   none when anything may have changed
 */
const StewardChange *
steward_changes_list (StewardChanges *self,
                      guint          *n_changes)
{
  *n_changes = self->list->len;
  return (const StewardChange *) (gpointer) self->list->data;
}
