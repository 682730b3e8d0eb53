/* steward-kept.c: what somebody typed and couldn't be stored yet
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-kept"

#include "steward-kept.h"

/* How long what failed waits until it is tried again: twice the time each time. */
#define RETRY_MS    2000
#define MAX_DOUBLED 5

struct _StewardKept
{
  GPtrArray *entries; /* (owned) (element-type StewardKeptEntry) oldest first */
  char      *person;  /* (owned) (nullable) who is at the window */
};

/**
 * steward_kept_new:
 *
 * Returns: (transfer full): nothing kept yet
 */
StewardKept *
steward_kept_new (void)
{
  StewardKept *self = g_new0 (StewardKept, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_kept_entry_free);
  return self;
}

/**
 * steward_kept_entry_free:
 * @entry: (transfer full) (nullable): what is stored, or lost
 */
void
steward_kept_entry_free (StewardKeptEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->record);
  g_free (entry->person);
  entry->free_what (entry->what);
  g_free (entry);
}

/**
 * steward_kept_free:
 * @self: (transfer full): what is lost now
 */
void
steward_kept_free (StewardKept *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self->person);
  g_free (self);
}

/**
 * steward_kept_set_person:
 * @person: (nullable): who is at the window
 */
void
steward_kept_set_person (StewardKept *self,
                         const char  *person)
{
  char *copy = g_strdup (person);

  g_free (self->person);
  self->person = copy;
}

/**
 * steward_kept_is_yours:
 * @person: (nullable): who typed something
 *
 * Returns: whether that is who is at the window
 */
gboolean
steward_kept_is_yours (StewardKept *self,
                       const char  *person)
{
  return g_strcmp0 (person, self->person) == 0;
}

/**
 * steward_kept_entry_new:
 * @record: the id of what it is for
 * @person: (nullable): who typed it
 * @what: (transfer full): what is to be stored
 * @free_what: of that
 *
 * Returns: (transfer full): something that isn't kept yet
 */
StewardKeptEntry *
steward_kept_entry_new (const char     *record,
                        const char     *person,
                        gpointer        what,
                        GDestroyNotify  free_what)
{
  StewardKeptEntry *entry = g_new0 (StewardKeptEntry, 1);

  entry->record = g_strdup (record);
  entry->person = g_strdup (person);
  entry->what = what;
  entry->free_what = free_what;
  return entry;
}

/**
 * steward_kept_add:
 * @entry: (transfer full): what was typed last
 */
void
steward_kept_add (StewardKept      *self,
                  StewardKeptEntry *entry)
{
  g_ptr_array_add (self->entries, entry);
}

/**
 * steward_kept_put_back:
 * @entry: (transfer full): what failed, for the first time or again
 *
 * It goes in front of what was typed later for the same record, and behind those that may go well.
 */
void
steward_kept_put_back (StewardKept      *self,
                       StewardKeptEntry *entry)
{
  guint at = 0;

  while (at < self->entries->len && !g_str_equal (((StewardKeptEntry *) self->entries->pdata[at])->record, entry->record))
    at++;
  entry->n_failed++;
  g_ptr_array_insert (self->entries, (int) at, entry);
}

/* Where the first one is that is yours, and for @record where that is given; -1 for nowhere. */
static int
find (StewardKept *self,
      const char  *record)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const StewardKeptEntry *entry = self->entries->pdata[i];

      if (steward_kept_is_yours (self, entry->person) && (record == NULL || g_str_equal (entry->record, record)))
        return (int) i;
    }
  return -1;
}

static StewardKeptEntry *
take (StewardKept *self,
      const char  *record)
{
  int at = find (self, record);

  return at >= 0 ? g_ptr_array_steal_index (self->entries, (guint) at) : NULL;
}

/**
 * steward_kept_has_next:
 *
 * Returns: whether something can be tried again in the name of whoever is at the window
 */
gboolean
steward_kept_has_next (StewardKept *self)
{
  return find (self, NULL) >= 0;
}

/**
 * steward_kept_take_next:
 *
 * Returns: (transfer full) (nullable): the oldest that can be tried again
 */
StewardKeptEntry *
steward_kept_take_next (StewardKept *self)
{
  return take (self, NULL);
}

/**
 * steward_kept_take_for:
 * @record: an id
 *
 * Returns: (transfer full) (nullable): the oldest that whoever is at the window typed for it, to go on with
 */
StewardKeptEntry *
steward_kept_take_for (StewardKept *self,
                       const char  *record)
{
  return take (self, record);
}

/**
 * steward_kept_is_stuck:
 *
 * Returns: whether something that whoever is at the window typed failed and waits
 */
gboolean
steward_kept_is_stuck (StewardKept *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const StewardKeptEntry *entry = self->entries->pdata[i];

      if (entry->n_failed > 0 && steward_kept_is_yours (self, entry->person))
        return TRUE;
    }
  return FALSE;
}

/**
 * steward_kept_is_empty:
 *
 * Returns: whether nothing of anybody would be lost now
 */
gboolean
steward_kept_is_empty (StewardKept *self)
{
  return self->entries->len == 0;
}

/**
 * steward_kept_wait_ms:
 * @n_failed: how often it failed
 *
 * Returns: how long to wait until it is tried again, in milliseconds
 */
guint
steward_kept_wait_ms (guint n_failed)
{
  return RETRY_MS << MIN (n_failed > 0 ? n_failed - 1 : 0, MAX_DOUBLED);
}
