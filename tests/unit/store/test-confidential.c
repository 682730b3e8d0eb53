/* test-confidential.c: the audit, which everybody gets, says that something was done for HR, and not what
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-database.h"
#include "steward-kind.h"
#include "steward-transaction-sync.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

/* There will be one; see tests/support/check-kind.c. */
static const StewardField fields[] = { { "title", STEWARD_FIELD_TEXT, STEWARD_MERGE_THEIRS, STEWARD_FIELD_PERSONAL } };
static const StewardKind check_kind = { "check", FALSE, 0, fields, G_N_ELEMENTS (fields), TRUE };

static gboolean
write_twice (StewardTransaction  *transaction,
             gpointer             data,
             GCancellable        *cancellable,
             GError             **error)
{
  g_autoptr (StewardRecord) record = steward_record_new (&check_kind, "x");
  g_autoptr (StewardRecord) changed = NULL;

  steward_record_set_text (record, 0, "Planted");
  if (!steward_transaction_set_mark (transaction, "address", "https://couch.example/acme", error) ||
      !steward_transaction_put (transaction, record, "add", error))
    return FALSE;
  changed = steward_record_copy (record);
  steward_record_set_text (changed, 0, "Planted again");
  return steward_transaction_put (transaction, changed, "set", error);
}

static gboolean
look (StewardTransaction  *transaction,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  static const struct
  {
    StewardSyncPart part;
    guint           n;
  } parts[] = { { STEWARD_SYNC_ALL, 1 }, { STEWARD_SYNC_TEAM, 0 }, { STEWARD_SYNC_HR, 1 } };
  g_autoptr (GPtrArray) events = steward_transaction_list_events (transaction, 0, "x", NULL, 10, error);

  g_assert_cmpuint (events->len, ==, 2);
  for (guint i = 0; i < events->len; i++)
    {
      const StewardEvent *event = events->pdata[i];

      g_assert_cmpstr (event->kind, ==, "check");
      g_assert_null (event->before);
      g_assert_null (event->after);
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gint64 counts[STEWARD_SYNC_N_STANDINGS];
      g_autoptr (GPtrArray) states =
          steward_transaction_list_sync_states (transaction, parts[i].part, STEWARD_SYNC_DIRTY, 0, 10, error);

      g_assert_cmpuint (states->len, ==, parts[i].n);
      g_assert_true (steward_transaction_count_sync_states (transaction, parts[i].part, FALSE, counts, error));
      g_assert_cmpint (counts[STEWARD_SYNC_DIRTY], ==, parts[i].n);
    }
  return TRUE;
}

static void
test_events (void)
{
  g_autofree char *folder = g_dir_make_tmp ("steward-confidential-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "test.db", NULL);
  g_autoptr (StewardClock) clock = steward_clock_new_fixed (G_GINT64_CONSTANT (1700000000000000));
  g_autoptr (StewardDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *raw = NULL;

  database = steward_database_open (path, TRUE, clock, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw, "CREATE TABLE \"check\" (\"row\" INTEGER PRIMARY KEY, \"id\" TEXT NOT NULL UNIQUE, \"created\" INTEGER, "
                                      "\"changed\" INTEGER, \"changed_by\" TEXT, \"extra\" TEXT, \"title\" TEXT, \"sum\" INTEGER)",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (raw);
  steward_database_transact (database, STEWARD_MODE_DEED, "p1", write_twice, NULL, NULL, &error);
  g_assert_no_error (error);
  steward_database_transact (database, STEWARD_MODE_READ, "p1", look, NULL, NULL, &error);
  g_assert_no_error (error);
  steward_database_close (database);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < 3; i++)
    {
      static const char *const ends[] = { "", "-wal", "-shm" };
      g_autofree char *file = g_strconcat (path, ends[i], NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  steward_kind_add (&check_kind);
  g_test_add_func ("/store/confidential/events", test_events);
  return g_test_run ();
}
