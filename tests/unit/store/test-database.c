/* test-database.c: records, transactions, changes and the audit of one file
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-audit-log.h"
#include "steward-connection.h"
#include "steward-database-private.h"
#include "steward-file-check.h"
#include "steward-file-copy.h"
#include "steward-file-keeping.h"
#include "steward-kinds.h"
#include "steward-mention-identity.h"
#include "steward-mention-rows.h"
#include "steward-search-index.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#define NOW G_GINT64_CONSTANT (1774747800000000)

typedef struct
{
  char            *folder;
  char            *path;
  StewardClock    *clock;
  StewardDatabase *database;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("steward-store-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "test.db", NULL);
  fixture->clock = steward_clock_new_fixed (NOW);
  fixture->database = steward_database_open (fixture->path, TRUE, fixture->clock, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->database != NULL)
    {
      steward_database_close (fixture->database);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_finalize_object (fixture->database);
    }
  g_assert_finalize_object (fixture->clock);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
transact (Fixture                *fixture,
          StewardMode             mode,
          StewardTransactionFunc  func,
          gpointer                data)
{
  g_autoptr (GError) error = NULL;
  gboolean is_well = steward_database_transact (fixture->database, mode, "p1", func, data, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (is_well);
}

/* A record with every field filled by its type. */
static StewardRecord *
make_full (const StewardKind *kind,
           const char        *id)
{
  static const char *const set[] = { "b", "a", NULL };
  StewardRecord *record = steward_record_new (kind, id);

  for (guint i = 0; i < kind->n_fields; i++)
    switch (kind->fields[i].type)
      {
      case STEWARD_FIELD_INTEGER:
        steward_record_set_integer (record, i, 7 + (gint64) i);
        break;
      case STEWARD_FIELD_BOOLEAN:
        steward_record_set_boolean (record, i, TRUE);
        break;
      case STEWARD_FIELD_TIME:
        steward_record_set_time (record, i, NOW + (gint64) i);
        break;
      case STEWARD_FIELD_SET:
        steward_record_set_set (record, i, set);
        break;
      case STEWARD_FIELD_JSON:
        {
          g_autoptr (JsonNode) node = json_from_string ("{\"x\":[1,\"é\"]}", NULL);

          steward_record_set_json (record, i, node);
          break;
        }
      case STEWARD_FIELD_TEXT:
      case STEWARD_FIELD_DAY:
      case STEWARD_FIELD_REFERENCE:
      default:
        steward_record_set_text (record, i, kind->fields[i].name);
        break;
      }
  steward_record_set_extra (record, "{\"later\":1.50}");
  return record;
}

static gboolean
put_every_kind (StewardTransaction  *transaction,
                gpointer             data,
                GCancellable        *cancellable,
                GError             **error)
{
  guint n_kinds;
  const StewardKind **kinds = steward_kind_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (StewardRecord) record = make_full (kinds[i], "r1");

      if (!steward_transaction_put (transaction, record, "create", error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
get_every_kind (StewardTransaction  *transaction,
                gpointer             data,
                GCancellable        *cancellable,
                GError             **error)
{
  guint n_kinds;
  const StewardKind **kinds = steward_kind_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (StewardRecord) expected = make_full (kinds[i], "r1");
      g_autoptr (StewardRecord) record = steward_transaction_get (transaction, kinds[i], "r1", error);

      if (record == NULL)
        return FALSE;
      g_assert_true (steward_record_equal (record, expected));
      g_assert_cmpint (steward_record_get_created (record), ==, NOW);
      g_assert_cmpint (steward_record_get_changed (record), ==, NOW);
      g_assert_cmpstr (steward_record_get_changed_by (record), ==, "p1");
    }
  return TRUE;
}

static void
test_every_kind (Fixture       *fixture,
                 gconstpointer  data)
{
  transact (fixture, STEWARD_MODE_DEED, put_every_kind, NULL);
  transact (fixture, STEWARD_MODE_READ, get_every_kind, NULL);
}

/* The description is the table: every field a column of its type and no column more. */
static gboolean
compare_columns (StewardConnection  *connection,
                 StewardDesk        *desk,
                 gpointer            data,
                 GCancellable       *cancellable,
                 GError            **error)
{
  guint n_kinds;
  const StewardKind **kinds = steward_kind_list (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT name, type FROM pragma_table_info ('%s')", kinds[k]->name);
      g_autoptr (StewardRun) run = steward_connection_prepare (connection, sql, error);
      guint n_columns = 0;
      gboolean has_row;

      while (steward_connection_step (connection, run, &has_row, error) && has_row)
        {
          const char *name = (const char *) sqlite3_column_text (run, 0);
          int field = steward_kind_find_field (kinds[k], name);

          if (strcmp (name, "sum") == 0)
            continue;
          n_columns++;
          if (n_columns <= 6)
            continue;
          g_assert_cmpint (field, ==, (int) n_columns - 7);
          switch (kinds[k]->fields[field].type)
            {
            case STEWARD_FIELD_INTEGER:
            case STEWARD_FIELD_BOOLEAN:
            case STEWARD_FIELD_TIME:
              g_assert_cmpstr ((const char *) sqlite3_column_text (run, 1), ==, "INTEGER");
              break;
            case STEWARD_FIELD_TEXT:
            case STEWARD_FIELD_DAY:
            case STEWARD_FIELD_REFERENCE:
            case STEWARD_FIELD_SET:
            case STEWARD_FIELD_JSON:
            default:
              g_assert_cmpstr ((const char *) sqlite3_column_text (run, 1), ==, "TEXT");
              break;
            }
        }
      g_assert_cmpuint (n_columns, ==, kinds[k]->n_fields + 6);
    }
  return TRUE;
}

static void
test_columns (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_true (steward_database_use (fixture->database, TRUE, compare_columns, NULL, NULL, NULL));
}

static gboolean
put_topic (StewardTransaction  *transaction,
           gpointer             data,
           GCancellable        *cancellable,
           GError             **error)
{
  g_autoptr (StewardRecord) topic = steward_record_new (&steward_topic_kind, "t1");

  steward_record_set_text (topic, STEWARD_TOPIC_NAME, data);
  return steward_transaction_put (transaction, topic, "set", error);
}

static gboolean
put_topic_and_fail (StewardTransaction  *transaction,
                    gpointer             data,
                    GCancellable        *cancellable,
                    GError             **error)
{
  if (!put_topic (transaction, data, cancellable, error))
    return FALSE;
  g_set_error_literal (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND, "on purpose");
  return FALSE;
}

static gboolean
read_topic_name (StewardTransaction  *transaction,
                 gpointer             data,
                 GCancellable        *cancellable,
                 GError             **error)
{
  g_autoptr (StewardRecord) topic = steward_transaction_find (transaction, &steward_topic_kind, "t1", error);

  *(char **) data = topic != NULL ? g_strdup (steward_record_get_text (topic, STEWARD_TOPIC_NAME)) : NULL;
  return TRUE;
}

static gboolean
count_events (StewardTransaction  *transaction,
              gpointer             data,
              GCancellable        *cancellable,
              GError             **error)
{
  g_autoptr (GPtrArray) events = steward_transaction_list_events (transaction, 0, NULL, NULL, 1000, error);

  *(guint *) data = events->len;
  return TRUE;
}

static void
test_all_or_nothing (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  guint n_events = 42;

  g_assert_false (steward_database_transact (fixture->database, STEWARD_MODE_DEED, "p1", put_topic_and_fail,
                                             (gpointer) "Baggage", NULL, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND);
  transact (fixture, STEWARD_MODE_READ, read_topic_name, &name);
  g_assert_null (name);
  transact (fixture, STEWARD_MODE_READ, count_events, &n_events);
  g_assert_cmpuint (n_events, ==, 0);

  transact (fixture, STEWARD_MODE_DEED, put_topic, (gpointer) "Baggage");
  transact (fixture, STEWARD_MODE_READ, read_topic_name, &name);
  g_assert_cmpstr (name, ==, "Baggage");
  transact (fixture, STEWARD_MODE_READ, count_events, &n_events);
  g_assert_cmpuint (n_events, ==, 2); /* the beginning of the chain, and the topic */

  /* Nothing new is no change. */
  transact (fixture, STEWARD_MODE_DEED, put_topic, (gpointer) "Baggage");
  transact (fixture, STEWARD_MODE_READ, count_events, &n_events);
  g_assert_cmpuint (n_events, ==, 2);
}

static void
test_reading_does_not_store (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (steward_database_transact (fixture->database, STEWARD_MODE_READ, "p1", put_topic,
                                             (gpointer) "Baggage", NULL, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_FAILED);
}

static gboolean
put_changed_approval (StewardTransaction  *transaction,
                      gpointer             data,
                      GCancellable        *cancellable,
                      GError             **error)
{
  g_autoptr (StewardRecord) approval = make_full (&steward_approval_kind, "r1");

  if (!steward_transaction_put (transaction, approval, "approve", error))
    return FALSE;
  steward_record_set_text (approval, STEWARD_APPROVAL_HASH, "another");
  return steward_transaction_put (transaction, approval, "approve", error);
}

static void
test_immutable (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (steward_database_transact (fixture->database, STEWARD_MODE_DEED, "p1", put_changed_approval,
                                             NULL, NULL, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_FIXED);
}

static void
on_changed (StewardDatabase *database,
            StewardChanges  *changes,
            gpointer         data)
{
  StewardChanges **heard = data;

  g_clear_pointer (heard, steward_changes_unref);
  *heard = steward_changes_ref (changes);
}

static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (StewardChanges) heard = NULL;

  g_signal_connect (fixture->database, "changed", G_CALLBACK (on_changed), &heard);
  transact (fixture, STEWARD_MODE_DEED, put_topic, (gpointer) "Baggage");
  while (heard == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (steward_changes_contain (heard, &steward_topic_kind, "t1"));
  g_assert_false (steward_changes_concern (heard, &steward_mention_kind));
  g_assert_false (steward_changes_is_everything (heard));
}

static void
test_two_processes (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (StewardChanges) heard = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr (StewardDatabase) other = steward_database_open (fixture->path, FALSE, fixture->clock, &error);
  gint64 begin = g_get_monotonic_time ();

  g_assert_no_error (error);
  g_assert_cmpstr (steward_database_get_machine (other), ==, steward_database_get_machine (fixture->database));
  g_signal_connect (fixture->database, "changed", G_CALLBACK (on_changed), &heard);
  steward_database_watch (fixture->database);
  g_assert_true (steward_database_transact (other, STEWARD_MODE_DEED, "p2", put_topic, (gpointer) "Guitars", NULL, &error));
  while (heard == NULL && g_get_monotonic_time () - begin < 20 * G_USEC_PER_SEC)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (heard);
  g_assert_true (steward_changes_is_everything (heard));
  transact (fixture, STEWARD_MODE_READ, read_topic_name, &name);
  g_assert_cmpstr (name, ==, "Guitars");
  steward_database_close (other);
}

static StewardRecord *
make_mention (const char *id,
              const char *text,
              gint64      published_us)
{
  StewardRecord *mention = steward_record_new (&steward_mention_kind, id);

  steward_record_set_text (mention, STEWARD_MENTION_TEXT, text);
  steward_record_set_text (mention, STEWARD_MENTION_STATUS, "new");
  steward_record_set_time (mention, STEWARD_MENTION_PUBLISHED, published_us);
  steward_record_add_element (mention, STEWARD_MENTION_ALIASES, id);
  return mention;
}

static gboolean
put_mentions (StewardTransaction  *transaction,
              gpointer             data,
              GCancellable        *cancellable,
              GError             **error)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("m%02u", i);
      g_autoptr (StewardRecord) mention = make_mention (id, "a broken guitar", NOW - (i / 10) * STEWARD_HOUR_US);

      if (i == 5)
        {
          g_autofree char *words = NULL;

          steward_record_set_text (mention, STEWARD_MENTION_AUTHOR, "Jo");
          words = steward_mention_words_alias (mention);
          steward_record_add_element (mention, STEWARD_MENTION_ALIASES, words);
        }
      if (!steward_transaction_put_in_batch (transaction, mention, error))
        return FALSE;
      g_assert_cmpint (steward_mention_time_of_row (steward_record_get_row (mention)) / STEWARD_HOUR_US, ==,
                       (NOW - (i / 10) * STEWARD_HOUR_US) / STEWARD_HOUR_US);
    }
  return TRUE;
}

static gboolean
change_mention (StewardTransaction  *transaction,
                gpointer             data,
                GCancellable        *cancellable,
                GError             **error)
{
  g_autoptr (StewardRecord) mention = steward_transaction_get (transaction, &steward_mention_kind, "m03", error);

  steward_record_set_text (mention, STEWARD_MENTION_TEXT, "a mended violin");
  steward_record_set_text (mention, STEWARD_MENTION_STATUS, "answered");
  steward_record_add_element (mention, STEWARD_MENTION_ALIASES, "another name");
  return steward_transaction_put (transaction, mention, "edit", error);
}

static gboolean
find_again (StewardTransaction  *transaction,
            gpointer             data,
            GCancellable        *cancellable,
            GError             **error)
{
  g_autoptr (StewardRecord) by_words = steward_transaction_get (transaction, &steward_mention_kind, "m05", error);
  g_autofree char *words = steward_mention_words_alias (by_words);
  gint64 published_us = steward_record_get_time (by_words, STEWARD_MENTION_PUBLISHED);
  const struct
  {
    const char *key;
    gint64      published_us;
    const char *id;
  } cases[] = {
    { "m07", STEWARD_TIME_NONE, "m07" },
    { "another name", STEWARD_TIME_NONE, "m03" },
    { "another name", NOW + STEWARD_DAY_US, "m03" },
    { words, published_us, "m05" },
    /* It lies with its minute and nowhere else. */
    { words, published_us + STEWARD_MINUTE_US, NULL },
    { "zz", published_us, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) found =
          steward_transaction_find_mention (transaction, cases[i].key, cases[i].published_us, error);

      g_assert_cmpstr (found != NULL ? steward_record_get_id (found) : NULL, ==, cases[i].id);
    }
  return TRUE;
}

static gboolean
check_index (StewardConnection  *connection,
             StewardDesk        *desk,
             gpointer            data,
             GCancellable       *cancellable,
             GError            **error)
{
  gint64 value;

  g_assert_true (steward_search_index_check (connection, error));
  g_assert_true (steward_connection_get_integer (connection, "SELECT count(*) FROM mention_search WHERE mention_search MATCH 'guitar'", &value, error));
  g_assert_cmpint (value, ==, 19);
  g_assert_true (steward_connection_get_integer (connection, "SELECT count(*) FROM mention_search WHERE mention_search MATCH 'facets:sanswered AND violin'", &value, error));
  g_assert_cmpint (value, ==, 1);
  g_assert_true (steward_connection_get_integer (connection, "SELECT sum(n) FROM mention_rollup WHERE status = 'new'", &value, error));
  g_assert_cmpint (value, ==, 19);
  return TRUE;
}

static gboolean
rebuild_index (StewardConnection  *connection,
               StewardDesk        *desk,
               gpointer            data,
               GCancellable       *cancellable,
               GError            **error)
{
  return steward_search_index_rebuild (connection, error);
}

/* Positive control: an index that lacks what it should hold is noticed. */
static gboolean
break_index (StewardConnection  *connection,
             StewardDesk        *desk,
             gpointer            data,
             GCancellable       *cancellable,
             GError            **error)
{
  g_assert_true (steward_connection_execute (connection, "UPDATE mention SET text = 'nothing' WHERE id = 'm05'", error));
  g_assert_false (steward_search_index_check (connection, NULL));
  return TRUE;
}

static void
test_mentions (Fixture       *fixture,
               gconstpointer  data)
{
  transact (fixture, STEWARD_MODE_COLLECT, put_mentions, NULL);
  transact (fixture, STEWARD_MODE_DEED, change_mention, NULL);
  transact (fixture, STEWARD_MODE_READ, find_again, NULL);
  g_assert_true (steward_database_use (fixture->database, TRUE, check_index, NULL, NULL, NULL));
  g_assert_true (steward_database_use (fixture->database, TRUE, rebuild_index, NULL, NULL, NULL));
  g_assert_true (steward_database_use (fixture->database, TRUE, check_index, NULL, NULL, NULL));
  g_assert_true (steward_database_use (fixture->database, TRUE, break_index, NULL, NULL, NULL));
}

/* What somebody with a SQLite shell could do, and what verifying says then. */
typedef struct
{
  const char        *sql;
  StewardAuditFault  fault;
  gint64             first_bad;
} Tampering;

static gboolean
verify (StewardConnection  *connection,
        StewardDesk        *desk,
        gpointer            data,
        GCancellable       *cancellable,
        GError            **error)
{
  const Tampering *tampering = data;
  g_autoptr (GPtrArray) reports = NULL;
  StewardChainReport *report;

  g_assert_true (steward_connection_execute (connection, "SAVEPOINT attack", error));
  g_assert_true (steward_connection_execute (connection, tampering->sql, error));
  reports = steward_audit_log_verify (connection, desk, error);
  g_assert_nonnull (reports);
  g_assert_cmpuint (reports->len, ==, 1);
  report = reports->pdata[0];
  g_assert_cmpint (report->fault, ==, tampering->fault);
  g_assert_cmpint (report->first_bad, ==, tampering->first_bad);
  return steward_connection_execute (connection, "ROLLBACK TO attack; RELEASE attack", error);
}

static void
test_audit (Fixture       *fixture,
            gconstpointer  data)
{
#define WITHOUT_GUARDS \
  "DROP TRIGGER event_is_fixed; DROP TRIGGER event_stays; DROP TRIGGER event_detail_is_fixed; " \
  "DROP TRIGGER event_detail_is_erased_openly; PRAGMA defer_foreign_keys=ON; "
  static const Tampering cases[] = {
    { "SELECT 1", STEWARD_AUDIT_OK, 0 },
    { WITHOUT_GUARDS "UPDATE event SET person = 'p9' WHERE sequence = 4", STEWARD_AUDIT_ALTERED, 4 },
    { WITHOUT_GUARDS "UPDATE event SET at = at + 1 WHERE sequence = 5", STEWARD_AUDIT_ALTERED, 5 },
    { WITHOUT_GUARDS "UPDATE event SET hash = zeroblob (32) WHERE sequence = 5", STEWARD_AUDIT_ALTERED, 5 },
    { WITHOUT_GUARDS "DELETE FROM event_detail WHERE event = 3; DELETE FROM event WHERE sequence = 3", STEWARD_AUDIT_REMOVED, 3 },
    { WITHOUT_GUARDS "UPDATE event SET sequence = 99 WHERE sequence = 3; UPDATE event SET sequence = 3 WHERE sequence = 4; UPDATE event SET sequence = 4 WHERE sequence = 99", STEWARD_AUDIT_ALTERED, 3 },
    { WITHOUT_GUARDS "DELETE FROM event_detail WHERE event = 6; DELETE FROM event WHERE sequence = 6", STEWARD_AUDIT_CUT, 6 },
    { WITHOUT_GUARDS "UPDATE event_detail SET after = '{}' WHERE event = 4", STEWARD_AUDIT_CONTENT_ALTERED, 4 },
    { WITHOUT_GUARDS "DELETE FROM event_detail WHERE event = 4", STEWARD_AUDIT_CONTENT_MISSING, 4 },
    { "INSERT INTO event_erased VALUES (4, 1, 'p1'); DELETE FROM event_detail WHERE event = 4", STEWARD_AUDIT_OK, 0 },
  };
  static const char *const names[] = { "a", "b", "c", "d", "e" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    transact (fixture, STEWARD_MODE_DEED, put_topic, (gpointer) names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].sql);
      g_assert_true (steward_database_use (fixture->database, TRUE, verify, (gpointer) &cases[i], NULL, NULL));
    }
}

static gboolean
try_to_rewrite (StewardConnection  *connection,
                StewardDesk        *desk,
                gpointer            data,
                GCancellable       *cancellable,
                GError            **error)
{
  g_assert_false (steward_connection_execute (connection, "UPDATE event SET person = 'p9'", NULL));
  g_assert_false (steward_connection_execute (connection, "DELETE FROM event", NULL));
  g_assert_false (steward_connection_execute (connection, "UPDATE event_detail SET after = NULL", NULL));
  g_assert_false (steward_connection_execute (connection, "DELETE FROM event_detail", NULL));
  return TRUE;
}

static void
test_events_stay (Fixture       *fixture,
                  gconstpointer  data)
{
  transact (fixture, STEWARD_MODE_DEED, put_topic, (gpointer) "a");
  g_assert_true (steward_database_use (fixture->database, TRUE, try_to_rewrite, NULL, NULL, NULL));
}

static void
test_moved_file (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *moved = g_build_filename (fixture->folder, "moved.db", NULL);
  g_autofree char *machine = g_strdup (steward_database_get_machine (fixture->database));
  g_autoptr (GError) error = NULL;
  Tampering none = { "SELECT 1", STEWARD_AUDIT_OK, 0 };
  guint n_events;

  transact (fixture, STEWARD_MODE_DEED, put_topic, (gpointer) "a");
  g_assert_true (steward_database_use (fixture->database, TRUE, verify, &none, NULL, NULL));
  steward_database_close (fixture->database);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->database);
  g_assert_cmpint (g_rename (fixture->path, moved), ==, 0);

  fixture->database = steward_database_open (moved, FALSE, fixture->clock, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (steward_database_get_machine (fixture->database), !=, machine);
  transact (fixture, STEWARD_MODE_DEED, put_topic, (gpointer) "b");
  transact (fixture, STEWARD_MODE_READ, count_events, &n_events);
  g_assert_cmpuint (n_events, ==, 4); /* each chain has a beginning */
}

static void
test_permissions (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  GStatBuf info;

  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (log, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
test_foreign_files (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *text = g_build_filename (fixture->folder, "notes.txt", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.db", NULL);
  g_autofree char *newer = g_build_filename (fixture->folder, "newer.db", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize length, length_after;

  g_assert_true (g_file_set_contents (text, "just a text, longer than the hundred bytes that a header has, so that only its words tell that it is none.", -1, NULL));
  g_assert_null (steward_database_open (text, TRUE, fixture->clock, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_STEWARD);
  g_clear_error (&error);
  g_assert_null (steward_database_open (missing, FALSE, fixture->clock, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NO_FILE);
  g_clear_error (&error);

  steward_database_close (fixture->database);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  contents[63] = 99;
  g_assert_true (g_file_set_contents (newer, contents, (gssize) length, NULL));
  g_assert_null (steward_database_open (newer, FALSE, fixture->clock, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_TOO_NEW);
  g_assert_true (g_file_get_contents (newer, &after, &length_after, NULL));
  g_assert_cmpmem (contents, length, after, length_after);
}

/* What changed beside Steward, by a bit on the disk or by hand, is named; what Steward stored isn't. */
static void
test_altered (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const deeds[] = {
    "UPDATE topic SET name = 'other'",
    "UPDATE topic SET query = 'x'",
    "UPDATE topic SET created = created + 1",
    "UPDATE topic SET extra = '{}'",
    "UPDATE topic SET sum = sum + 1",
    "INSERT INTO mention_rollup (day, department, status, mood, n) VALUES (1, 'none', 'new', 'none', 1)",
  };
  g_autoptr (GPtrArray) sound = NULL;

  transact (fixture, STEWARD_MODE_DEED, put_topic, (gpointer) "T");
  transact (fixture, STEWARD_MODE_DEED, put_every_kind, NULL);
  sound = steward_database_check (fixture->database, NULL, NULL);
  g_assert_cmpuint (sound->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;
      sqlite3 *raw = NULL;

      g_assert_cmpint (sqlite3_open (fixture->path, &raw), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (raw, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (raw, "CREATE TABLE kept AS SELECT * FROM topic", NULL, NULL, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (raw, deeds[i], NULL, NULL, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (raw, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
      problems = steward_database_check (fixture->database, NULL, &error);
      g_assert_no_error (error);
      g_test_message ("%s", deeds[i]);
      g_assert_cmpuint (problems->len, >, 0);
      g_assert_cmpint (sqlite3_exec (raw,
                                     "DELETE FROM topic; INSERT INTO topic SELECT * FROM kept; DROP TABLE kept; "
                                     "DELETE FROM mention_rollup WHERE day = 1",
                                     NULL, NULL, NULL),
                       ==, SQLITE_OK);
      sqlite3_close (raw);
    }
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Of a file of over 200 MB the index is checked in a copy, so that others can write; of which nothing is left. */
static void
test_large (Fixture       *fixture,
            gconstpointer  data)
{
  guint n_files;
  sqlite3 *raw = NULL;

  transact (fixture, STEWARD_MODE_COLLECT, put_mentions, NULL);
  g_assert_cmpint (sqlite3_open (fixture->path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw, "CREATE TABLE room AS SELECT zeroblob (210000000) AS filling", NULL, NULL, NULL), ==, SQLITE_OK);
  n_files = count_files (fixture->folder);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) problems = steward_database_check (fixture->database, NULL, &error);
      gboolean is_named = FALSE;

      g_assert_no_error (error);
      for (guint p = 0; p < problems->len; p++)
        {
          StewardFileProblem *problem = problems->pdata[p];

          g_test_message ("%u: %s: %s", i, problem->check, problem->message);
          is_named = is_named || g_str_equal (problem->check, "search");
        }
      g_assert_true (is_named == (i == 1));
      g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
      g_assert_cmpint (sqlite3_exec (raw, "DELETE FROM mention_search_docsize", NULL, NULL, NULL), ==, SQLITE_OK);
    }
  sqlite3_close (raw);
}

/* The copy has no name while it is used, and holds what the file held; what a killed program left is taken away. */
static void
test_copy_aside (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardConnection) file = NULL;
  g_autoptr (StewardConnection) copy = NULL;
  g_autofree char *left = g_strconcat (fixture->path, ".check", NULL);
  guint n_files;
  gint64 n = 0;

  transact (fixture, STEWARD_MODE_DEED, put_topic, (gpointer) "T");
  file = steward_connection_open (fixture->path, STEWARD_ACCESS_WRITE, &error);
  n_files = count_files (fixture->folder);
  copy = steward_file_copy_aside (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (steward_connection_get_integer (copy, "SELECT count (*) FROM topic", &n, &error));
  g_assert_cmpint (n, ==, 1);
  g_assert_true (steward_connection_execute (copy, "DELETE FROM topic", &error));
  g_assert_true (steward_connection_get_integer (file, "SELECT count (*) FROM topic", &n, &error));
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
  g_assert_true (g_file_set_contents (left, "half a copy", -1, NULL));
  steward_file_copy_forget (fixture->path);
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
}

static sqlite3 *busy_writer;
static guint n_steps;

static void
write_meanwhile (goffset  done,
                 goffset  all,
                 gpointer data)
{
  n_steps++;
  g_assert_cmpuint (n_steps, <, 1000);
  /* Another value each time: SQLite stores nothing where nothing differs. */
  g_assert_cmpint (sqlite3_exec (busy_writer, "UPDATE room SET number = number + 1", NULL, NULL, NULL), ==, SQLITE_OK);
}

/* SQLite begins a copy anew whenever somebody writes: beside somebody who writes all the time it ends nevertheless. */
static void
test_copy_ends (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &busy_writer), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (busy_writer, "CREATE TABLE room AS SELECT 1000 AS number, zeroblob (4000000) AS filling", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  n_steps = 0;
  g_assert_true (steward_database_backup (fixture->database, path, write_meanwhile, NULL, &error));
  g_assert_no_error (error);
  /* Begun anew, then held. */
  g_assert_cmpuint (n_steps, >, 13);
  g_assert_true (steward_file_check_quickly (path, &error));
  g_assert_no_error (error);
  sqlite3_close (busy_writer);
}

static gboolean
list_topics (StewardTransaction  *transaction,
             gpointer             data,
             GCancellable        *cancellable,
             GError             **error)
{
  g_autoptr (GPtrArray) topics = steward_transaction_list (transaction, &steward_topic_kind, error);

  return topics != NULL;
}

static void
test_lost_id (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *raw = NULL;

  transact (fixture, STEWARD_MODE_DEED, put_topic, (gpointer) "T");
  transact (fixture, STEWARD_MODE_READ, list_topics, NULL);
  g_assert_cmpint (sqlite3_open (fixture->path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw, "UPDATE topic SET id = ''", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (raw);
  g_assert_false (steward_database_transact (fixture->database, STEWARD_MODE_READ, "p1", list_topics, NULL, NULL, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_DAMAGED);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("steward-state-XXXXXX", NULL);

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/store/database/every-kind-comes-back-as-it-was", test_every_kind);
  ADD ("/store/database/description-is-the-table", test_columns);
  ADD ("/store/database/what-was-altered-is-named", test_altered);
  ADD ("/store/database/a-lost-id-is-damage", test_lost_id);
  ADD ("/store/database/a-large-file-is-checked-in-a-copy", test_large);
  ADD ("/store/database/a-copy-without-a-name", test_copy_aside);
  ADD ("/store/database/a-copy-ends-beside-who-writes-all-the-time", test_copy_ends);
  ADD ("/store/database/all-or-nothing", test_all_or_nothing);
  ADD ("/store/database/reading-does-not-store", test_reading_does_not_store);
  ADD ("/store/database/immutable-stays", test_immutable);
  ADD ("/store/database/tells-what-changed", test_changed);
  ADD ("/store/database/sees-other-processes", test_two_processes);
  ADD ("/store/mention/is-found-and-counted", test_mentions);
  ADD ("/store/audit/names-the-first-bad-event", test_audit);
  ADD ("/store/audit/events-stay", test_events_stay);
  ADD ("/store/audit/a-moved-file-begins-a-chain", test_moved_file);
  ADD ("/store/database/is-private", test_permissions);
  ADD ("/store/database/refuses-other-files-untouched", test_foreign_files);
  return g_test_run ();
}
