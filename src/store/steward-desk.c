/* steward-desk.c: which desk a file lies on
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-desk"

#include "steward-desk.h"

#include "steward-event.h"
#include "steward-id.h"
#include "steward-json.h"

#include <glib/gstdio.h>
#include <string.h>

#define GROUP "desk"

static char *
get_file_id (StewardConnection  *connection,
             GError            **error)
{
  g_autoptr (StewardRun) run = steward_connection_prepare (connection, "SELECT id FROM file", error);
  gboolean has_row;

  if (run == NULL || !steward_connection_step (connection, run, &has_row, error))
    return NULL;
  return g_strdup (has_row ? (const char *) sqlite3_column_text (run, 0) : "");
}

static char *
make_entry_path (const char *file_id,
                 const char *path)
{
  g_autofree char *place = steward_id_from_text (path);
  g_autofree char *name = g_strdup_printf ("%s-%.10s.ini", file_id, place);

  return g_build_filename (g_get_user_state_dir (), "steward", "desks", name, NULL);
}

static char *
describe_inode (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return g_strdup ("");
  return g_strdup_printf ("%" G_GUINT64_FORMAT, (guint64) info.st_ino);
}

/* Whether the hash stands in the chain: a file that lacks it is older than what was remembered. */
static gboolean
has_hash (StewardConnection  *connection,
          const char         *machine,
          const char         *hash,
          gboolean           *found,
          GError            **error)
{
  g_autoptr (StewardRun) run = steward_connection_prepare (
      connection,
      "SELECT 1 FROM event WHERE machine = ?1 AND lower (hex (hash)) = ?2 ORDER BY sequence DESC LIMIT 1", error);

  if (run == NULL)
    return FALSE;
  sqlite3_bind_text (run, 1, machine, -1, SQLITE_STATIC);
  sqlite3_bind_text (run, 2, hash, -1, SQLITE_STATIC);
  return steward_connection_step (connection, run, found, error);
}

/* Whether a server has another continuation of the chain than the file: both the file and what was remembered of it are of an
 * older day, and it has gone on since. Nobody would take what follows here. */
static gboolean
is_forked (StewardConnection  *connection,
           const char         *machine,
           gboolean           *is_forked,
           GError            **error)
{
  g_autoptr (StewardRun) run =
      steward_connection_prepare (connection, "SELECT 1 FROM sync_mark WHERE name = 'chain-forked:' || ?1", error);

  if (run == NULL)
    return FALSE;
  sqlite3_bind_text (run, 1, machine, -1, SQLITE_STATIC);
  return steward_connection_step (connection, run, is_forked, error);
}

/* The chain that a new one goes on from: that of the last event in the file. With @missing_hash that a chain
 * had been longer: an older copy came back, or somebody cut it. */
static char *
make_origin (StewardConnection  *connection,
             const char         *reason,
             const char         *missing_machine,
             const char         *missing_hash,
             GError            **error)
{
  g_autoptr (StewardRun) run = steward_connection_prepare (
      connection, "SELECT coalesce (machine, ''), lower (hex (hash)) FROM event ORDER BY row DESC LIMIT 1", error);
  g_autoptr (GString) origin = g_string_new ("{");
  gboolean has_row;

  if (run == NULL || !steward_connection_step (connection, run, &has_row, error))
    return NULL;
  if (has_row)
    {
      g_string_append (origin, "\"previous_hash\":");
      steward_json_append_string (origin, (const char *) sqlite3_column_text (run, 1));
      g_string_append (origin, ",\"previous_machine\":");
      steward_json_append_string (origin, (const char *) sqlite3_column_text (run, 0));
      g_string_append_c (origin, ',');
    }
  if (missing_hash != NULL)
    {
      g_string_append (origin, "\"missing_hash\":");
      steward_json_append_string (origin, missing_hash);
      g_string_append (origin, ",\"missing_machine\":");
      steward_json_append_string (origin, missing_machine);
      g_string_append_c (origin, ',');
    }
  g_string_append (origin, "\"reason\":");
  steward_json_append_string (origin, has_row ? reason : "new");
  g_string_append_c (origin, '}');
  return g_string_free (g_steal_pointer (&origin), FALSE);
}

/**
 * steward_desk_find:
 * @path: the file, absolute, without symbolic links
 *
 * A file without an entry (copied, moved, another machine), of another inode (replaced), or behind
 * its entry (an older copy came back) gets a new machine id and a new chain: an honest restore is
 * never taken for tampering, and never hides it.
 *
 * Returns: (transfer full) (nullable): the desk
 */
StewardDesk *
steward_desk_find (StewardConnection  *connection,
                   const char         *path,
                   GError            **error)
{
  g_autoptr (StewardDesk) self = g_new0 (StewardDesk, 1);
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_autofree char *file_id = get_file_id (connection, error);
  g_autofree char *inode = describe_inode (path);
  g_autofree char *known_inode = NULL;
  g_autofree char *missing_machine = NULL;
  const char *reason = "moved-or-copied";

  if (file_id == NULL)
    return NULL;
  self->entry_path = make_entry_path (file_id, path);
  self->file_id = g_steal_pointer (&file_id);

  if (g_key_file_load_from_file (entry, self->entry_path, G_KEY_FILE_NONE, NULL))
    {
      self->machine = g_key_file_get_string (entry, GROUP, "machine", NULL);
      self->last_hash = g_key_file_get_string (entry, GROUP, "last-hash", NULL);
      known_inode = g_key_file_get_string (entry, GROUP, "inode", NULL);
      /* Why the chain is new stays known until its first event says so. */
      self->origin = g_key_file_get_string (entry, GROUP, "origin", NULL);
    }
  if (self->machine != NULL && self->last_hash != NULL)
    {
      gboolean found, forked;

      if (!has_hash (connection, self->machine, self->last_hash, &found, error) ||
          !is_forked (connection, self->machine, &forked, error))
        return NULL;
      if (!found || forked)
        {
          reason = "restored";
          missing_machine = g_steal_pointer (&self->machine);
        }
    }
  if (self->machine != NULL && g_strcmp0 (known_inode, inode) != 0)
    {
      reason = "replaced";
      g_clear_pointer (&self->machine, g_free);
    }

  if (self->machine == NULL || self->origin == NULL)
    {
      g_free (self->origin);
      self->origin = make_origin (connection, reason, missing_machine, missing_machine != NULL ? self->last_hash : NULL,
                                  error);
      if (self->origin == NULL)
        return NULL;
    }
  if (self->machine == NULL)
    {
      g_clear_pointer (&self->last_hash, g_free);
      self->machine = steward_id_new ();
      if (!steward_desk_remember (self, path, NULL, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * steward_desk_remember:
 * @last_hash: (nullable): a hash that is durable in the file
 *
 * Returns: whether it could be written
 */
gboolean
steward_desk_remember (StewardDesk  *self,
                       const char   *path,
                       const char   *last_hash,
                       GError      **error)
{
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_autofree char *inode = describe_inode (path);
  g_autofree char *folder = g_path_get_dirname (self->entry_path);
  g_autofree char *contents = NULL;
  gsize length;

  if (last_hash != NULL && g_strcmp0 (self->last_hash, last_hash) == 0)
    return TRUE;
  if (last_hash != NULL)
    {
      g_free (self->last_hash);
      self->last_hash = g_strdup (last_hash);
    }

  g_key_file_set_string (entry, GROUP, "path", path);
  g_key_file_set_string (entry, GROUP, "inode", inode);
  g_key_file_set_string (entry, GROUP, "machine", self->machine);
  g_key_file_set_string (entry, GROUP, "origin", self->origin);
  if (self->last_hash != NULL)
    g_key_file_set_string (entry, GROUP, "last-hash", self->last_hash);
  contents = g_key_file_to_data (entry, &length, NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents_full (self->entry_path, contents, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/**
 * steward_desk_free:
 * @self: (transfer full): a desk
 */
void
steward_desk_free (StewardDesk *self)
{
  g_free (self->file_id);
  g_free (self->machine);
  g_free (self->last_hash);
  g_free (self->origin);
  g_free (self->entry_path);
  g_free (self);
}
