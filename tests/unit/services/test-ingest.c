/* test-ingest.c: a post that came in becomes a mention, once
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-database.h"
#include "steward-ingest-private.h"
#include "steward-json.h"
#include "steward-kinds.h"

#include <glib/gstdio.h>

#define NOW_TEXT "2026-03-10T12:00:00Z" /* a Tuesday */

typedef struct
{
  char            *folder;
  char            *path;
  StewardClock    *clock;
  StewardDatabase *database;
} Fixture;

static const struct
{
  const StewardKind *kind;
  const char        *id;
  const char        *json;
} world[] = {
  { &steward_workspace_kind, "workspace", "{\"time_zone\":\"UTC\"}" },
  { &steward_department_kind, "service",
    "{\"name\":\"Service\",\"position\":1,\"hours\":{\"mon\":[[\"09:00\",\"17:00\"]],\"tue\":[[\"09:00\",\"17:00\"]],"
    "\"wed\":[[\"09:00\",\"17:00\"]]}}" },
  { &steward_department_kind, "press", "{\"name\":\"Press\",\"position\":2}" },
  { &steward_department_kind, "legal", "{\"name\":\"Legal\",\"position\":3}" },
  { &steward_activity_kind, "question", "{\"name\":\"Answer a question\"}" },
  { &steward_activity_kind, "enquiry", "{\"name\":\"Handle a press enquiry\"}" },
  { &steward_matrix_kind, "matrix:1",
    "{\"number\":1,\"rows\":{\"departments\":[{\"id\":\"service\",\"name\":\"Service\"},{\"id\":\"press\",\"name\":\"Press\"},"
    "{\"id\":\"legal\",\"name\":\"Legal\"}],\"rows\":["
    "{\"activity\":\"question\",\"name\":\"Answer a question\",\"target_minutes\":60,\"clock\":\"business\","
    "\"needs_approval\":false,\"rule\":{\"voices\":[\"customer\",\"public\"],\"words\":[\"?\"]},"
    "\"cells\":{\"service\":\"A/R\",\"legal\":\"I\"}},"
    "{\"activity\":\"enquiry\",\"name\":\"Handle a press enquiry\",\"target_minutes\":120,\"clock\":\"round\","
    "\"needs_approval\":true,\"rule\":{\"voices\":[\"press\"]},"
    "\"cells\":{\"press\":\"A/R\",\"service\":\"R\",\"legal\":\"C\"}}]}}" },
};

static gboolean
make_world (StewardTransaction  *transaction,
            gpointer             data,
            GCancellable        *cancellable,
            GError             **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (world); i++)
    {
      g_autoptr (StewardRecord) record = steward_record_new (world[i].kind, world[i].id);

      if (!steward_record_apply_json (record, world[i].json, error) ||
          !steward_transaction_put (transaction, record, "test", error))
        return FALSE;
    }
  return TRUE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 now_us;

  g_assert_true (steward_time_from_rfc3339 (NOW_TEXT, &now_us));
  fixture->folder = g_dir_make_tmp ("steward-ingest-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "test.db", NULL);
  fixture->clock = steward_clock_new_fixed (now_us);
  fixture->database = steward_database_open (fixture->path, TRUE, fixture->clock, &error);
  g_assert_no_error (error);
  steward_database_transact (fixture->database, STEWARD_MODE_DEED, "p1", make_world, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  steward_database_close (fixture->database);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->database);
  g_assert_finalize_object (fixture->clock);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* What is asked of the writer's thread, and what came of it. */
typedef struct
{
  const char           *json;
  StewardIngestHow      how;
  StewardIngestOutcome  outcome;
  StewardRecord        *stored; /* (owned) (nullable) */
  const char           *id;
  StewardIngest       **kept; /* (nullable): goes on with this one, else it makes its own */
} Request;

static gboolean
store (StewardTransaction  *transaction,
       gpointer             data,
       GCancellable        *cancellable,
       GError             **error)
{
  Request *request = data;
  g_autoptr (StewardIngest) own = NULL;
  StewardIngest **kept = request->kept != NULL ? request->kept : &own;
  StewardIngest *ingest;
  g_autoptr (StewardRecord) post = steward_record_new (&steward_mention_kind, "post");

  if (!steward_ingest_renew (kept, transaction, error))
    return FALSE;
  ingest = *kept;
  return steward_record_apply_json (post, request->json, error) &&
         steward_ingest_store (ingest, transaction, post, &request->how, &request->outcome, &request->stored, error) &&
         steward_ingest_end_batch (ingest, transaction, "collect", NULL, error);
}

/* Stores a post and hands back the mention that it is. */
static StewardRecord *
bring_in (Fixture              *fixture,
          gboolean              inert,
          StewardIngestOutcome  expected,
          const char           *json)
{
  Request request = { .json = json, .how = { inert, STEWARD_TIME_NONE } };
  g_autoptr (GError) error = NULL;

  steward_database_transact (fixture->database, STEWARD_MODE_COLLECT, "p1", store, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (request.outcome, ==, expected);
  return request.stored;
}

static gboolean
read_mention (StewardTransaction  *transaction,
              gpointer             data,
              GCancellable        *cancellable,
              GError             **error)
{
  Request *request = data;

  request->stored = steward_transaction_get (transaction, &steward_mention_kind, request->id, error);
  return request->stored != NULL;
}

static StewardRecord *
read_again (Fixture       *fixture,
            StewardRecord *mention)
{
  Request request = { .id = steward_record_get_id (mention) };
  g_autoptr (GError) error = NULL;

  steward_database_transact (fixture->database, STEWARD_MODE_READ, "p1", read_mention, &request, NULL, &error);
  g_assert_no_error (error);
  return request.stored;
}

static gboolean
write_mention (StewardTransaction  *transaction,
               gpointer             data,
               GCancellable        *cancellable,
               GError             **error)
{
  return steward_transaction_put (transaction, data, "test", error);
}

static void
change (Fixture       *fixture,
        StewardRecord *mention,
        const char    *json)
{
  g_autoptr (StewardRecord) changed = steward_record_copy (mention);
  g_autoptr (GError) error = NULL;

  steward_record_apply_json (changed, json, &error);
  g_assert_no_error (error);
  steward_database_transact (fixture->database, STEWARD_MODE_DEED, "p1", write_mention, changed, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_text (StewardRecord *mention,
             guint          field,
             const char    *expected)
{
  g_assert_cmpstr (steward_record_get_text (mention, field), ==, expected);
}

static void
assert_time (StewardRecord *mention,
             guint          field,
             const char    *expected)
{
  gint64 time_us = steward_record_get_time (mention, field);
  g_autofree char *is = time_us != STEWARD_TIME_NONE ? steward_time_to_rfc3339 (time_us) : NULL;

  g_assert_cmpstr (is, ==, expected);
}

static void
test_routed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (StewardRecord) mention =
      bring_in (fixture, FALSE, STEWARD_INGEST_ADDED,
                "{\"address\":\"https://a.example/1\",\"text\":\"When do you fly?\","
                "\"published\":\"2026-03-10T08:00:00Z\"}");
  g_autoptr (StewardRecord) unowned =
      bring_in (fixture, FALSE, STEWARD_INGEST_ADDED, "{\"address\":\"https://a.example/2\",\"text\":\"Clouds.\"}");
  g_autoptr (StewardRecord) shared =
      bring_in (fixture, FALSE, STEWARD_INGEST_ADDED,
                "{\"address\":\"https://a.example/3\",\"text\":\"A word?\",\"activity\":\"enquiry\"}");

  assert_text (mention, STEWARD_MENTION_STATUS, "new");
  assert_text (mention, STEWARD_MENTION_ACTIVITY, "question");
  assert_text (mention, STEWARD_MENTION_LANGUAGE, "en");
  assert_text (mention, STEWARD_MENTION_MOOD, "unknown");
  assert_text (mention, STEWARD_MENTION_DEPARTMENT, "service");
  assert_text (mention, STEWARD_MENTION_VOICE, "public");
  assert_time (mention, STEWARD_MENTION_CLOCK_START, "2026-03-10T12:00:00Z");
  assert_time (mention, STEWARD_MENTION_DUE, "2026-03-10T13:00:00Z");
  g_assert_true (steward_record_set_contains (mention, STEWARD_MENTION_INFORMED, "legal"));
  g_assert_cmpint (steward_record_get_integer (mention, STEWARD_MENTION_MATRIX_VERSION), ==, 1);
  g_assert_cmpint (steward_record_get_integer (mention, STEWARD_MENTION_TARGET_MINUTES), ==, 60);

  assert_text (unowned, STEWARD_MENTION_DEPARTMENT, NULL);
  assert_text (unowned, STEWARD_MENTION_STATUS, "new");
  g_assert_false (steward_record_has (unowned, STEWARD_MENTION_DUE));

  /* The first Responsible in column order has it, the other shares it. */
  assert_text (shared, STEWARD_MENTION_DEPARTMENT, "service");
  g_assert_true (steward_record_set_contains (shared, STEWARD_MENTION_SHARED_WITH, "press"));
}

static void
test_same_post (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (StewardRecord) first =
      bring_in (fixture, FALSE, STEWARD_INGEST_ADDED,
                "{\"address\":\"https://www.A.example/1/?utm_source=x\",\"text\":\"Hello\",\"author\":\"Jo\","
                "\"published\":\"2026-03-10T08:00:10Z\"}");
  /* Another source knows its name in the network, and the same address in another form. */
  g_autoptr (StewardRecord) second =
      bring_in (fixture, FALSE, STEWARD_INGEST_ALREADY_THERE,
                "{\"address\":\"http://a.example/1\",\"network\":\"forum\",\"entry_id\":\"77\",\"text\":\"Hello\","
                "\"author\":\"Jo\",\"published\":\"2026-03-10T08:00:10Z\"}");
  /* A third has no address at all. */
  g_autoptr (StewardRecord) third =
      bring_in (fixture, FALSE, STEWARD_INGEST_ALREADY_THERE,
                "{\"network\":\"forum\",\"entry_id\":\"77\",\"text\":\"Hello\"}");
  g_autoptr (StewardRecord) stored = read_again (fixture, first);

  g_assert_cmpstr (steward_record_get_id (first), ==, steward_record_get_id (second));
  g_assert_cmpstr (steward_record_get_id (first), ==, steward_record_get_id (third));
  assert_text (stored, STEWARD_MENTION_ENTRY_ID, "77");
  assert_text (stored, STEWARD_MENTION_ADDRESS, "https://www.A.example/1/?utm_source=x");
}

static void
test_two_turn_out_to_be_one (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (StewardRecord) by_address =
      bring_in (fixture, FALSE, STEWARD_INGEST_ADDED, "{\"address\":\"https://a.example/1\",\"text\":\"Hello\"}");
  g_autoptr (StewardRecord) by_name = NULL;
  g_autoptr (StewardRecord) both = NULL;
  g_autoptr (StewardRecord) pointer = NULL;
  g_autoptr (StewardRecord) again = NULL;

  steward_clock_advance (fixture->clock, STEWARD_MINUTE_US);
  by_name = bring_in (fixture, FALSE, STEWARD_INGEST_ADDED,
                      "{\"network\":\"forum\",\"entry_id\":\"77\",\"text\":\"Hello\"}");
  both = bring_in (fixture, FALSE, STEWARD_INGEST_ALREADY_THERE,
                   "{\"address\":\"https://a.example/1\",\"network\":\"forum\",\"entry_id\":\"77\",\"text\":\"Hello\"}");
  g_assert_cmpstr (steward_record_get_id (both), ==, steward_record_get_id (by_address));
  pointer = read_again (fixture, by_name);
  assert_text (pointer, STEWARD_MENTION_MERGED_INTO, steward_record_get_id (by_address));
  again = bring_in (fixture, FALSE, STEWARD_INGEST_ALREADY_THERE,
                    "{\"network\":\"forum\",\"entry_id\":\"77\",\"text\":\"Hello\"}");
  g_assert_cmpstr (steward_record_get_id (again), ==, steward_record_get_id (by_address));
}

static void
test_edited (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (StewardRecord) first =
      bring_in (fixture, FALSE, STEWARD_INGEST_ADDED,
                "{\"address\":\"https://a.example/1\",\"text\":\"One\",\"hashtags\":[\"one\"]}");
  g_autoptr (StewardRecord) edited =
      bring_in (fixture, FALSE, STEWARD_INGEST_EDITED,
                "{\"address\":\"https://a.example/1\",\"text\":\"Two\",\"title\":\"A title\"}");
  /* The old words come by again, from a source that is behind. */
  g_autoptr (StewardRecord) old =
      bring_in (fixture, FALSE, STEWARD_INGEST_ALREADY_THERE, "{\"address\":\"https://a.example/1\",\"text\":\"One\"}");
  g_autoptr (StewardRecord) newer =
      bring_in (fixture, FALSE, STEWARD_INGEST_EDITED,
                "{\"address\":\"https://a.example/1\",\"text\":\"Three\",\"updated\":\"2026-03-10T10:00:00Z\"}");
  g_autoptr (StewardRecord) older =
      bring_in (fixture, FALSE, STEWARD_INGEST_ALREADY_THERE,
                "{\"address\":\"https://a.example/1\",\"text\":\"Two and a half\",\"updated\":\"2026-03-10T09:00:00Z\"}");
  /* Back to the first words, and it says so. */
  g_autoptr (StewardRecord) back =
      bring_in (fixture, FALSE, STEWARD_INGEST_EDITED,
                "{\"address\":\"https://a.example/1\",\"text\":\"One\",\"updated\":\"2026-03-10T11:00:00Z\"}");
  g_autoptr (JsonNode) earlier = steward_record_get_json (back, STEWARD_MENTION_EARLIER_TEXTS);

  assert_text (edited, STEWARD_MENTION_TEXT, "Two");
  g_assert_false (steward_record_has (edited, STEWARD_MENTION_HASHTAGS));
  assert_text (old, STEWARD_MENTION_TEXT, "Two");
  assert_text (older, STEWARD_MENTION_TEXT, "Three");
  assert_text (back, STEWARD_MENTION_TITLE, "A title");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (earlier)), ==, 3);
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (json_node_get_array (earlier), 0), "text"), ==, "One");
}

/* New words may ask for something else; what somebody works on stays where it is. */
static void
test_edited_is_understood_again (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (StewardRecord) first =
      bring_in (fixture, FALSE, STEWARD_INGEST_ADDED, "{\"address\":\"https://a.example/1\",\"text\":\"Clouds.\"}");
  g_autoptr (StewardRecord) edited =
      bring_in (fixture, FALSE, STEWARD_INGEST_EDITED, "{\"address\":\"https://a.example/1\",\"text\":\"Where are you?\"}");
  g_autoptr (StewardRecord) taken = NULL;

  assert_text (first, STEWARD_MENTION_DEPARTMENT, NULL);
  assert_text (edited, STEWARD_MENTION_DEPARTMENT, "service");
  change (fixture, edited, "{\"status\":\"open\",\"assignee\":\"p1\"}");
  taken = bring_in (fixture, FALSE, STEWARD_INGEST_EDITED, "{\"address\":\"https://a.example/1\",\"text\":\"Danke schön.\"}");
  assert_text (taken, STEWARD_MENTION_LANGUAGE, "de");
  assert_text (taken, STEWARD_MENTION_MOOD, "positive");
  assert_text (taken, STEWARD_MENTION_ACTIVITY, "question");
  assert_text (taken, STEWARD_MENTION_DEPARTMENT, "service");
}

static void
test_import_is_inert (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (StewardRecord) old =
      bring_in (fixture, TRUE, STEWARD_INGEST_ADDED,
                "{\"address\":\"https://a.example/1\",\"text\":\"Why?\",\"activity\":\"question\","
                "\"published\":\"2026-03-01T08:00:00Z\"}");
  g_autoptr (StewardRecord) recent =
      bring_in (fixture, TRUE, STEWARD_INGEST_ADDED,
                "{\"address\":\"https://a.example/2\",\"text\":\"Why?\",\"activity\":\"question\","
                "\"published\":\"2026-03-09T08:00:00Z\"}");

  assert_text (old, STEWARD_MENTION_STATUS, "dismissed");
  assert_text (old, STEWARD_MENTION_REASON, "imported");
  assert_text (old, STEWARD_MENTION_DEPARTMENT, "service");
  g_assert_false (steward_record_has (old, STEWARD_MENTION_DUE));
  assert_text (recent, STEWARD_MENTION_STATUS, "new");
  assert_time (recent, STEWARD_MENTION_DUE, "2026-03-10T13:00:00Z");
}

static void
test_reply_reopens (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (StewardRecord) first =
      bring_in (fixture, FALSE, STEWARD_INGEST_ADDED,
                "{\"address\":\"https://a.example/1\",\"text\":\"Why?\",\"activity\":\"enquiry\","
                "\"author_address\":\"https://a.example/@jo\"}");
  g_autoptr (StewardRecord) stranger = NULL;
  g_autoptr (StewardRecord) untouched = NULL;
  g_autoptr (StewardRecord) reply = NULL;
  g_autoptr (StewardRecord) reopened = NULL;

  change (fixture, first,
          "{\"status\":\"answered\",\"department\":\"press\",\"closed\":\"2026-03-10T12:30:00Z\",\"assignee\":\"p1\","
          "\"answered_at_address\":\"https://us.example/answers/5\"}");
  steward_clock_advance (fixture->clock, STEWARD_HOUR_US);
  stranger = bring_in (fixture, FALSE, STEWARD_INGEST_ADDED,
                       "{\"address\":\"https://a.example/2\",\"text\":\"I know\","
                       "\"author_address\":\"https://a.example/@mo\",\"in_reply_to\":\"https://us.example/answers/5\"}");
  untouched = read_again (fixture, first);
  assert_text (untouched, STEWARD_MENTION_STATUS, "answered");
  assert_text (stranger, STEWARD_MENTION_DEPARTMENT, NULL);

  reply = bring_in (fixture, FALSE, STEWARD_INGEST_ADDED,
                    "{\"address\":\"https://a.example/3\",\"text\":\"But why?\","
                    "\"author_address\":\"https://a.example/@jo\",\"in_reply_to\":\"https://us.example/answers/5\"}");
  reopened = read_again (fixture, first);
  assert_text (reopened, STEWARD_MENTION_STATUS, "open");
  assert_text (reopened, STEWARD_MENTION_DEPARTMENT, "press");
  assert_text (reopened, STEWARD_MENTION_ASSIGNEE, "p1");
  g_assert_false (steward_record_has (reopened, STEWARD_MENTION_CLOSED));
  assert_text (reply, STEWARD_MENTION_DEPARTMENT, "press");
}

/* Imported history is in no list of who talks with us: what a later post answers finds it. */
static void
test_history_goes_on (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char *const answers[] = {
    "https://www.a.example/1?utm_source=x", /* its address */
    "77",                                   /* its name in the network */
  };
  g_autoptr (StewardRecord) old =
      bring_in (fixture, TRUE, STEWARD_INGEST_ADDED,
                "{\"address\":\"https://a.example/1\",\"network\":\"forum\",\"entry_id\":\"77\",\"text\":\"Why?\","
                "\"author_address\":\"https://a.example/@jo\",\"published\":\"2026-03-01T08:00:00Z\"}");

  assert_text (old, STEWARD_MENTION_REASON, "imported");
  change (fixture, old, "{\"department\":\"press\"}");
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    for (guint k = 0; k < 2; k++)
      {
        g_autofree char *json = g_strdup_printf (
            "{\"address\":\"https://a.example/later/%u/%u\",\"network\":\"forum\",\"text\":\"Clouds.\","
            "\"author_address\":\"https://a.example/@%s\",\"in_reply_to\":\"%s\"}", i, k, k == 0 ? "jo" : "mo", answers[i]);
        g_autoptr (StewardRecord) reply = bring_in (fixture, FALSE, STEWARD_INGEST_ADDED, json);
        g_autoptr (StewardRecord) untouched = read_again (fixture, old);

        assert_text (reply, STEWARD_MENTION_DEPARTMENT, k == 0 ? "press" : NULL);
        assert_text (untouched, STEWARD_MENTION_STATUS, "dismissed");
        /* Else the next would be found by this one. */
        change (fixture, reply, "{\"status\":\"dismissed\",\"reason\":\"imported\",\"merged_into\":\"gone\"}");
      }
}

/* A feed without addresses tells the words that the author has changed since. */
static void
test_same_words (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char *const words[] = { "One", "Two" };
  g_autoptr (StewardRecord) first =
      bring_in (fixture, FALSE, STEWARD_INGEST_ADDED,
                "{\"address\":\"https://a.example/1\",\"text\":\"One\",\"author\":\"Jo\",\"published\":\"2026-03-10T09:00:10Z\"}");
  g_autoptr (StewardRecord) edited =
      bring_in (fixture, FALSE, STEWARD_INGEST_EDITED,
                "{\"address\":\"https://a.example/1\",\"text\":\"Two\",\"author\":\"Jo\",\"published\":\"2026-03-10T09:00:10Z\"}");

  assert_text (edited, STEWARD_MENTION_TEXT, "Two");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{\"text\":\"%s\",\"author\":\"Jo\",\"published\":\"2026-03-10T09:00:40Z\"}", words[i]);
      g_autofree char *later = g_strdup_printf (
          "{\"text\":\"%s\",\"author\":\"Jo\",\"published\":\"2026-03-10T09:01:00Z\"}", words[i]);
      g_autoptr (StewardRecord) found = bring_in (fixture, FALSE, STEWARD_INGEST_ALREADY_THERE, json);
      g_autoptr (StewardRecord) other = bring_in (fixture, FALSE, STEWARD_INGEST_ADDED, later);

      g_assert_cmpstr (steward_record_get_id (found), ==, steward_record_get_id (first));
      g_assert_cmpstr (steward_record_get_id (other), !=, steward_record_get_id (first));
    }
}

/* Brings one in with what is kept. */
static StewardRecord *
bring_in_again (Fixture        *fixture,
                StewardIngest **kept,
                const char     *json)
{
  Request request = { .json = json, .how = { FALSE, STEWARD_TIME_NONE }, .kept = kept };
  g_autoptr (GError) error = NULL;

  steward_database_transact (fixture->database, STEWARD_MODE_COLLECT, "p1", store, &request, NULL, &error);
  g_assert_no_error (error);
  return request.stored;
}

static void
test_kept_while_nothing_changes (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (StewardIngest) kept = NULL;
  g_autoptr (StewardRecord) first =
      bring_in_again (fixture, &kept, "{\"address\":\"https://a.example/1\",\"text\":\"My guitar is broken\"}");
  StewardIngest *before = kept;
  g_autoptr (StewardRecord) second =
      bring_in_again (fixture, &kept, "{\"address\":\"https://a.example/2\",\"text\":\"My guitar is broken\"}");
  g_autoptr (StewardRecord) topic = steward_record_new (&steward_topic_kind, "t9");
  g_autoptr (StewardRecord) third = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kept == before);

  /* The next batch knows what somebody else stored between. */
  steward_record_set_text (topic, STEWARD_TOPIC_NAME, "Guitars");
  steward_record_set_text (topic, STEWARD_TOPIC_QUERY, "guitar");
  steward_database_transact (fixture->database, STEWARD_MODE_DEED, "p1", write_mention, topic, NULL, &error);
  g_assert_no_error (error);
  third = bring_in_again (fixture, &kept, "{\"address\":\"https://a.example/3\",\"text\":\"My guitar is broken\"}");
  g_assert_false (steward_record_set_contains (second, STEWARD_MENTION_TOPICS, "t9"));
  g_assert_true (steward_record_set_contains (third, STEWARD_MENTION_TOPICS, "t9"));
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    void      (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/services/ingest/routed", test_routed },
    { "/services/ingest/the-same-post-is-one-mention", test_same_post },
    { "/services/ingest/two-turn-out-to-be-one", test_two_turn_out_to_be_one },
    { "/services/ingest/edited-keeps-the-old-words", test_edited },
    { "/services/ingest/edited-is-understood-again", test_edited_is_understood_again },
    { "/services/ingest/import-is-inert", test_import_is_inert },
    { "/services/ingest/reply-reopens", test_reply_reopens },
    { "/services/ingest/history-goes-on", test_history_goes_on },
    { "/services/ingest/same-words", test_same_words },
    { "/services/ingest/kept-while-nothing-changes", test_kept_while_nothing_changes },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
