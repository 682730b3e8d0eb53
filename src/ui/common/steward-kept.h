/* steward-kept.h: what somebody typed and couldn't be stored yet
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardKeptEntry:
 * @record: the id of what it is for
 * @person: (nullable): who typed it: nobody else's name stands below it
 * @what: what is to be stored
 * @free_what: of that
 * @n_failed: how often that failed
 *
 * One of them.
 */
typedef struct
{
  char           *record;
  char           *person;
  gpointer        what;
  GDestroyNotify  free_what;
  guint           n_failed;
} StewardKeptEntry;

/**
 * StewardKept:
 *
 * What is kept until it can be stored, the oldest first. What others typed waits until they are back at the window.
 */
typedef struct _StewardKept StewardKept;

StewardKept      *steward_kept_new        (void);
void              steward_kept_free       (StewardKept       *self);
void              steward_kept_set_person (StewardKept       *self,
                                           const char        *person);
StewardKeptEntry *steward_kept_entry_new  (const char        *record,
                                           const char        *person,
                                           gpointer           what,
                                           GDestroyNotify     free_what) G_GNUC_WARN_UNUSED_RESULT;
void              steward_kept_entry_free (StewardKeptEntry  *entry);

void              steward_kept_add        (StewardKept       *self,
                                           StewardKeptEntry  *entry);
void              steward_kept_put_back   (StewardKept       *self,
                                           StewardKeptEntry  *entry);
gboolean          steward_kept_has_next   (StewardKept       *self);
StewardKeptEntry *steward_kept_take_next  (StewardKept       *self);
StewardKeptEntry *steward_kept_take_for   (StewardKept       *self,
                                           const char        *record);
gboolean          steward_kept_is_yours   (StewardKept       *self,
                                           const char        *person);
gboolean          steward_kept_is_stuck   (StewardKept       *self);
gboolean          steward_kept_is_empty   (StewardKept       *self);
guint             steward_kept_wait_ms    (guint              n_failed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardKept, steward_kept_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardKeptEntry, steward_kept_entry_free)

G_END_DECLS
