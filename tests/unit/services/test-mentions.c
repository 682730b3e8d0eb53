/* test-mentions.c: what people do with mentions, and how it is taken back
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-database.h"
#include "steward-hand-overs.h"
#include "steward-kinds.h"
#include "steward-mention-context.h"
#include "steward-mention-lists.h"
#include "steward-mentions.h"
#include "steward-notes.h"
#include "steward-service-error.h"
#include "steward-undoing.h"
#include "steward-workspace-private.h"

#include <glib/gstdio.h>

#define NOW_TEXT "2026-03-10T12:00:00Z" /* a Tuesday */

typedef struct
{
  char             *folder;
  StewardClock     *clock;
  StewardWorkspace *workspace;
} Fixture;

static const struct
{
  const StewardKind *kind;
  const char        *id;
  const char        *json;
} world[] = {
  { &steward_workspace_kind, "workspace", "{\"time_zone\":\"UTC\"}" },
  { &steward_person_kind, "ann", "{\"name\":\"Ann\",\"email\":\"ann@a.example\",\"kind_of_person\":\"human\"}" },
  { &steward_person_kind, "eve", "{\"name\":\"Eve\",\"email\":\"eve@a.example\",\"kind_of_person\":\"human\"}" },
  { &steward_membership_kind, "m2", "{\"person\":\"eve\",\"department\":\"service\",\"role\":\"approver\"}" },
  { &steward_person_kind, "bot", "{\"name\":\"Bot\",\"email\":\"bot@a.example\",\"kind_of_person\":\"service\"}" },
  { &steward_department_kind, "service",
    "{\"name\":\"Service\",\"position\":1,\"hours\":{\"tue\":[[\"09:00\",\"17:00\"]],\"wed\":[[\"09:00\",\"17:00\"]]}}" },
  { &steward_department_kind, "press", "{\"name\":\"Press\",\"position\":2}" },
  { &steward_membership_kind, "m1", "{\"person\":\"ann\",\"department\":\"press\",\"role\":\"member\"}" },
  { &steward_activity_kind, "question", "{\"name\":\"Answer a question\"}" },
  { &steward_activity_kind, "enquiry", "{\"name\":\"Handle a press enquiry\"}" },
  { &steward_matrix_kind, "matrix:1",
    "{\"number\":1,\"rows\":{\"departments\":[{\"id\":\"service\",\"name\":\"Service\"},{\"id\":\"press\",\"name\":\"Press\"}],"
    "\"rows\":[{\"activity\":\"question\",\"name\":\"Answer a question\",\"target_minutes\":60,\"clock\":\"business\","
    "\"needs_approval\":false,\"cells\":{\"service\":\"A/R\"}},"
    "{\"activity\":\"enquiry\",\"name\":\"Handle a press enquiry\",\"target_minutes\":120,\"clock\":\"round\","
    "\"needs_approval\":true,\"cells\":{\"press\":\"A/R\"}}]}}" },
  { &steward_mention_kind, "aaa",
    "{\"text\":\"When?\",\"author\":\"Mara\",\"published\":\"2026-03-10T09:00:00Z\",\"collected\":\"2026-03-10T09:00:00Z\","
    "\"status\":\"new\",\"activity\":\"question\",\"department\":\"service\",\"due\":\"2026-03-10T10:00:00Z\","
    "\"clock_start\":\"2026-03-10T09:00:00Z\"}" },
  { &steward_mention_kind, "bbb",
    "{\"text\":\"Odd\",\"author\":\"Nils\",\"published\":\"2026-03-10T09:30:00Z\",\"collected\":\"2026-03-10T09:30:00Z\","
    "\"status\":\"new\"}" },
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
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  gint64 now_us;

  g_assert_true (steward_time_from_rfc3339 (NOW_TEXT, &now_us));
  fixture->folder = g_dir_make_tmp ("steward-mentions-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", fixture->folder, TRUE);
  path = g_build_filename (fixture->folder, "test.db", NULL);
  fixture->clock = steward_clock_new_fixed (now_us);
  fixture->workspace = steward_workspace_open (path, TRUE, fixture->clock, &error);
  g_assert_no_error (error);
  steward_database_transact (steward_workspace_get_database (fixture->workspace), STEWARD_MODE_DEED, "ann", make_world,
                             NULL, NULL, &error);
  g_assert_no_error (error);
  steward_workspace_set_person (fixture->workspace, "ann");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *command = g_strdup_printf ("rm -r %s", fixture->folder);

  steward_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->clock);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->folder);
}

static StewardOperation *
perform (Fixture          *fixture,
         StewardOperation *operation)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (steward_workspace_perform (fixture->workspace, operation, &error));
  g_assert_no_error (error);
  return operation;
}

static void
refuse (Fixture          *fixture,
        StewardOperation *operation,
        GQuark            domain,
        int               code)
{
  g_autoptr (StewardOperation) owned = operation;
  g_autoptr (GError) error = NULL;

  g_assert_false (steward_workspace_perform (fixture->workspace, operation, &error));
  g_assert_error (error, domain, code);
}

static StewardRecord *
read_mention (Fixture    *fixture,
              const char *id)
{
  g_autoptr (StewardOperation) operation = perform (fixture, steward_mention_get (id));

  return g_object_ref (steward_operation_get_record (operation));
}

static const char *const both[] = { "aaa", "bbb", NULL };
static const char *const first[] = { "aaa", NULL };
static const char *const second[] = { "bbb", NULL };

static void
assert_statuses (Fixture    *fixture,
                 const char *status)
{
  for (guint i = 0; both[i] != NULL; i++)
    {
      g_autoptr (StewardRecord) mention = read_mention (fixture, both[i]);

      g_assert_cmpstr (steward_record_get_text (mention, STEWARD_MENTION_STATUS), ==, status);
    }
}

/* Several at once have one undo, and that one redo. */
static void
test_bulk (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (StewardOperation) done = perform (fixture, steward_mention_dismiss (both, "Spam"));
  g_autoptr (StewardOperation) undone = NULL;
  g_autoptr (StewardOperation) redone = NULL;

  g_assert_cmpint (steward_operation_get_records (done)->len, ==, 2);
  g_assert_cmpint (steward_operation_get_event (done) - steward_operation_get_first_event (done), ==, 1);
  assert_statuses (fixture, "dismissed");
  undone = perform (fixture, steward_undoing_undo_of (done));
  assert_statuses (fixture, "new");
  redone = perform (fixture, steward_undoing_undo_of (undone));
  assert_statuses (fixture, "dismissed");
}

/* Somebody changed one of them since: nothing is taken back of either. */
static void
test_bulk_changed (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (StewardOperation) done = perform (fixture, steward_mention_dismiss (both, "Spam"));
  g_autoptr (StewardOperation) opened = perform (fixture, steward_mention_reopen (first));
  g_autoptr (StewardRecord) other = NULL;

  refuse (fixture, steward_undoing_undo_of (done), STEWARD_REFUSAL, STEWARD_REFUSAL_STATE);
  other = read_mention (fixture, "bbb");
  g_assert_cmpstr (steward_record_get_text (other, STEWARD_MENTION_STATUS), ==, "dismissed");
}

static void
test_nothing_to_do (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (StewardOperation) seen = perform (fixture, steward_mention_see (first));
  g_autoptr (StewardOperation) again = perform (fixture, steward_mention_see (first));

  g_assert_cmpint (steward_operation_get_event (seen), >, 0);
  g_assert_cmpint (steward_operation_get_event (again), ==, 0);
  g_assert_null (steward_undoing_undo_of (again));
}

static void
test_collector (Fixture       *fixture,
                gconstpointer  data)
{
  steward_workspace_set_person (fixture->workspace, "bot");
  refuse (fixture, steward_mention_see (first), STEWARD_REFUSAL, STEWARD_REFUSAL_NOT_ALLOWED);
  refuse (fixture, steward_mention_wake_due (), STEWARD_REFUSAL, STEWARD_REFUSAL_NOT_ALLOWED);
  steward_workspace_set_person (fixture->workspace, "");
  refuse (fixture, steward_mention_dismiss (first, "Spam"), STEWARD_REFUSAL, STEWARD_REFUSAL_NOT_ALLOWED);
  steward_workspace_set_person (fixture->workspace, "ann");
  refuse (fixture, steward_mention_assign (first, "bot"), STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND);
}

/* An answer stopped the clock; opening it again starts a new one. */
static void
test_reopening (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (StewardOperation) waiting = perform (fixture, steward_mention_wait (first, NULL));
  g_autoptr (StewardOperation) woken = perform (fixture, steward_mention_reopen (first));
  g_autoptr (StewardRecord) mention = read_mention (fixture, "aaa");
  g_autoptr (StewardOperation) answered = NULL;
  g_autoptr (StewardOperation) reopened = NULL;
  g_autofree char *due = NULL;
  g_autofree char *later = NULL;

  due = steward_time_to_rfc3339 (steward_record_get_time (mention, STEWARD_MENTION_DUE));
  g_assert_cmpstr (due, ==, "2026-03-10T10:00:00Z");
  answered = perform (fixture, steward_mention_answered_elsewhere (first, "https://a.example/1"));
  steward_clock_advance (fixture->clock, 4 * STEWARD_HOUR_US + 30 * STEWARD_MINUTE_US);
  reopened = perform (fixture, steward_mention_reopen (first));
  /* 16:30 and an hour of business time: half of it the next morning. */
  later = steward_time_to_rfc3339 (
      steward_record_get_time (steward_operation_get_record (reopened), STEWARD_MENTION_DUE));
  g_assert_cmpstr (later, ==, "2026-03-11T09:30:00Z");
}

static void
test_waking (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 now_us = steward_clock_now_us (fixture->clock);
  g_autoptr (StewardOperation) one =
      perform (fixture, steward_mention_snooze (first, now_us + STEWARD_HOUR_US, FALSE));
  g_autoptr (StewardOperation) other =
      perform (fixture, steward_mention_snooze (second, now_us + 3 * STEWARD_HOUR_US, FALSE));
  g_autoptr (StewardOperation) early = perform (fixture, steward_mention_wake_due ());
  g_autoptr (StewardOperation) woken = NULL;

  g_assert_cmpint (steward_operation_get_records (early)->len, ==, 0);
  steward_clock_advance (fixture->clock, STEWARD_HOUR_US);
  woken = perform (fixture, steward_mention_wake_due ());
  g_assert_cmpint (steward_operation_get_records (woken)->len, ==, 1);
  g_assert_cmpstr (steward_record_get_id (steward_operation_get_records (woken)->pdata[0]), ==, "aaa");
}

/* What nobody had is handed to somebody without a question. */
static void
test_unowned (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (StewardOperation) handed = perform (fixture, steward_mention_hand_over (second, "press"));
  StewardRecord *mention = steward_operation_get_record (handed);
  g_autoptr (StewardOperation) routed = NULL;

  g_assert_cmpstr (steward_record_get_text (mention, STEWARD_MENTION_DEPARTMENT), ==, "press");
  g_assert_false (steward_record_has (mention, STEWARD_MENTION_HANDED_FROM));
  refuse (fixture, steward_mention_accept (second), STEWARD_REFUSAL, STEWARD_REFUSAL_STATE);

  routed = perform (fixture, steward_mention_route (second, "enquiry"));
  mention = steward_operation_get_record (routed);
  g_assert_cmpint (steward_record_get_integer (mention, STEWARD_MENTION_MATRIX_VERSION), ==, 1);
  g_assert_cmpint (steward_record_get_time (mention, STEWARD_MENTION_DUE), ==,
                   steward_record_get_time (mention, STEWARD_MENTION_COLLECTED) + 2 * STEWARD_HOUR_US);
}

/* An id may be shortened; a sentence for the row, who answers, who approves and the due time. */
static void
test_why (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (StewardRecord) found = read_mention (fixture, "aa");
  g_autoptr (StewardOperation) why = perform (fixture, steward_mention_why ("aaa"));
  JsonObject *object = json_node_get_object (steward_operation_get_json (why));

  g_assert_cmpstr (steward_record_get_id (found), ==, "aaa");
  g_assert_cmpstr (json_object_get_string_member (object, "accountable"), ==, "Service");
  g_assert_false (json_object_get_boolean_member (object, "needs_approval"));
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (object, "steps")), ==, 4);
}

static guint
count_notes_for (Fixture    *fixture,
                 const char *mention,
                 const char *person)
{
  g_autoptr (StewardOperation) listed = perform (fixture, steward_notes_list (mention));
  GPtrArray *notes = steward_operation_get_records (listed);
  guint n = 0;

  for (guint i = 0; i < notes->len; i++)
    n += steward_record_set_contains (notes->pdata[i], STEWARD_NOTE_NAMED, person);
  return n;
}

static guint
give_back (Fixture *fixture)
{
  g_autoptr (StewardOperation) given_back = perform (fixture, steward_hand_overs_give_back ());

  return steward_operation_get_records (given_back)->len;
}

/* Nobody accepts it in time: it is with the sender again, and who approves the row is told. */
static void
test_not_accepted (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (StewardOperation) handed = perform (fixture, steward_mention_hand_over (first, "press"));
  g_autoptr (StewardOperation) undone = NULL;
  g_autoptr (StewardRecord) mention = NULL;

  g_assert_cmpstr (steward_record_get_text (steward_operation_get_record (handed), STEWARD_MENTION_HANDED_FROM), ==, "service");
  /* It was due at ten, so a quarter of an hour is what press has. */
  steward_clock_advance (fixture->clock, 15 * STEWARD_MINUTE_US - STEWARD_SECOND_US);
  g_assert_cmpuint (give_back (fixture), ==, 0);
  steward_clock_advance (fixture->clock, STEWARD_SECOND_US);
  g_assert_cmpuint (give_back (fixture), ==, 1);
  g_assert_cmpuint (give_back (fixture), ==, 0);
  mention = read_mention (fixture, "aaa");
  g_assert_cmpstr (steward_record_get_text (mention, STEWARD_MENTION_DEPARTMENT), ==, "service");
  g_assert_false (steward_record_has (mention, STEWARD_MENTION_HANDED_FROM));
  g_assert_cmpint (steward_record_get_time (mention, STEWARD_MENTION_DUE), ==,
                   steward_record_get_time (mention, STEWARD_MENTION_CLOCK_START) + STEWARD_HOUR_US);
  g_assert_cmpuint (count_notes_for (fixture, "aaa", "eve"), ==, 1);
}

/* Accepting it, taking it, closing it, giving it back or undoing it ends the clock. */
static void
test_accepted (Fixture       *fixture,
               gconstpointer  data)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (StewardOperation) handed = perform (fixture, steward_mention_hand_over (first, "press"));
      g_autoptr (StewardOperation) ended = NULL;
      g_autoptr (StewardOperation) back = NULL;
      g_autoptr (StewardRecord) mention = NULL;

      ended = perform (fixture, i == 0   ? steward_mention_accept (first)
                                : i == 1 ? steward_mention_assign (first, "ann")
                                : i == 2 ? steward_mention_dismiss (first, "Spam")
                                : i == 3 ? steward_mention_hand_over (first, "service")
                                         : steward_undoing_undo_of (handed));
      steward_clock_advance (fixture->clock, STEWARD_DAY_US);
      g_test_message ("%u", i);
      g_assert_cmpuint (give_back (fixture), ==, 0);
      mention = read_mention (fixture, "aaa");
      g_assert_cmpstr (steward_record_get_text (mention, STEWARD_MENTION_DEPARTMENT), ==, i < 3 ? "press" : "service");
      g_assert_cmpint (steward_record_has (mention, STEWARD_MENTION_HAND_OVER_ACCEPTED), ==, i < 2);
      g_assert_cmpint (steward_record_has (mention, STEWARD_MENTION_HANDED_FROM), ==, i < 3);
      if (i == 2)
        back = perform (fixture, steward_mention_reopen (first));
      if (i < 3)
        g_clear_object (&back);
      if (i < 3)
        back = perform (fixture, steward_mention_route (first, NULL));
    }
  g_assert_cmpuint (count_notes_for (fixture, "aaa", "eve"), ==, 0);
}

/* aaa is late in Service, bbb is nobody’s. */
static void
test_overview (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct
  {
    const char *lens[3];
    gint64      waiting;
    gint64      late;
    gint64      other_departments;
    gint64      other_waiting;
  } cases[] = {
    { { NULL }, 2, 1, 0, 0 },
    { { "service" }, 1, 1, 0, 0 },
    { { "press" }, 0, 0, 1, 1 },
    { { "none" }, 1, 0, 1, 1 },
    { { "press", "none" }, 1, 0, 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardOperation) operation =
          perform (fixture, steward_mention_overview (cases[i].lens[0] != NULL ? cases[i].lens : NULL));
      JsonObject *said = json_node_get_object (steward_operation_get_json (operation));

      g_assert_cmpint (json_object_get_int_member (said, "waiting"), ==, cases[i].waiting);
      g_assert_cmpint (json_object_get_int_member (said, "late"), ==, cases[i].late);
      g_assert_cmpint (json_object_get_int_member (said, "unowned"), ==, 1);
      g_assert_cmpint (json_object_get_int_member (said, "other_departments"), ==, cases[i].other_departments);
      g_assert_cmpint (json_object_get_int_member (said, "other_waiting"), ==, cases[i].other_waiting);
    }
}

static gboolean
add_posts (StewardTransaction  *transaction,
           gpointer             data,
           GCancellable        *cancellable,
           GError             **error)
{
  static const struct
  {
    const char *id, *address, *author, *published, *more;
  } posts[] = {
    { "e1", "https://a.example/@mara", "Mara", "2026-03-01T09:00:00Z", "\"reason\":\"imported\"" },
    { "e2", "https://a.example/@mara", "Mara Holt", "2026-03-02T09:00:00Z", "\"first_answered\":\"2026-03-02T10:00:00Z\"" },
    { "e3", "https://b.example/@mara", "Mara", "2026-03-03T09:00:00Z", "\"title\":\"Somebody else\"" },
    { "e4", "https://a.example/@mara", "Mara", "2026-03-04T09:00:00Z", "\"merged_into\":\"e2\"" },
    { "e5", "https://a.example/@mara", "Mara", "2026-03-05T09:00:00Z", "\"title\":\"This one\"" },
    { "e6", "https://a.example/@mara", "Mara", "2026-03-06T09:00:00Z", "\"title\":\"Later\"" },
    { "f1", "https://c.example/", "Nils \\\"N\\\" Oy", "2026-03-01T09:00:00Z", "\"title\":\"Nobody’s handle\"" },
    { "f2", "https://c.example/", "Nils \\\"N\\\" Oy", "2026-03-02T09:00:00Z", "\"title\":\"Again\"" },
    { "g1", "https://d.example/", "…", "2026-03-02T09:00:00Z", "\"title\":\"No words\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    {
      g_autoptr (StewardRecord) post = steward_record_new (&steward_mention_kind, posts[i].id);
      g_autofree char *json = g_strdup_printf (
          "{\"text\":\"Hm\",\"status\":\"new\",\"author_address\":\"%s\",\"author\":\"%s\",\"published\":\"%s\",%s}", posts[i].address,
          posts[i].author, posts[i].published, posts[i].more);

      if (!steward_record_apply_json (post, json, error) || !steward_transaction_put (transaction, post, "test", error))
        return FALSE;
    }
  return TRUE;
}

/* What the author wrote before, and not who has the same name elsewhere. */
static void
test_earlier (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *id;
    int         n_earlier, n_unanswered;
  } cases[] = {
    { "e5", 2, 1 }, { "e1", 0, 0 }, { "e3", 0, 0 }, { "f2", 1, 1 }, { "g1", 0, 0 },
  };
  g_autoptr (GError) error = NULL;

  steward_database_transact (steward_workspace_get_database (fixture->workspace), STEWARD_MODE_DEED, "ann", add_posts, NULL,
                             NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardOperation) read = perform (fixture, steward_mention_context (cases[i].id));
      JsonObject *context = json_node_get_object (steward_operation_get_json (read));

      g_assert_cmpint (json_object_get_int_member (context, "earlier_count"), ==, cases[i].n_earlier);
      g_assert_cmpint (json_object_get_int_member (context, "earlier_unanswered"), ==, cases[i].n_unanswered);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/mentions/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("earlier", test_earlier);
  ADD ("overview", test_overview);
  ADD ("bulk", test_bulk);
  ADD ("bulk-changed", test_bulk_changed);
  ADD ("nothing-to-do", test_nothing_to_do);
  ADD ("collector", test_collector);
  ADD ("reopening", test_reopening);
  ADD ("waking", test_waking);
  ADD ("unowned", test_unowned);
  ADD ("not-accepted", test_not_accepted);
  ADD ("accepted", test_accepted);
  ADD ("why", test_why);
  return g_test_run ();
}
