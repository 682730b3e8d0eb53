/* test-publishing.c: what is approved goes out, once
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "acme.h"

#include "steward-holding.h"
#include "steward-publishing-private.h"
#include "steward-publishing.h"
#include "steward-responding.h"
#include "steward-transaction-sync.h"

#include <gio/gio.h>
#include <signal.h>
#include <sys/prctl.h>

/* Acme with an account on a server that fails as it is told: tests/support/fake-mastodon. */
typedef struct
{
  Acme               acme;
  char              *folder; /* of the server */
  GSubprocess       *server;
  StewardPublishing *engine;
} Fixture;

static void
wait_for_port (Fixture  *fixture,
               char    **port)
{
  g_autofree char *path = g_build_filename (fixture->folder, "port", NULL);

  for (guint i = 0; i < 500 && !g_file_get_contents (path, port, NULL, NULL); i++)
    g_usleep (20000);
  g_assert_nonnull (*port);
}

/* A check that fails ends the program at once; a server left behind would hold its output open. */
static void
end_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static void
start_server (Fixture *fixture)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autofree char *program = g_test_build_filename (G_TEST_DIST, "support", "fake-mastodon", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *port = NULL;
  g_autofree char *account = NULL;
  g_autofree char *mention = NULL;

  g_subprocess_launcher_set_child_setup (launcher, end_with_parent, NULL, NULL);
  fixture->server = g_subprocess_launcher_spawn (launcher, &error, "python3", program, fixture->folder, NULL);
  g_assert_no_error (error);
  wait_for_port (fixture, &port);
  account = g_strdup_printf ("{\"network\":\"mastodon\",\"server\":\"http://127.0.0.1:%s\",\"handle\":\"acme\","
                             "\"department\":\"cs\",\"publisher\":\"%s\",\"allowed_hosts\":[\"127.0.0.1:%s\"]}",
                             port, steward_workspace_get_machine (fixture->acme.workspace), port);
  acme_seed (&fixture->acme, &steward_account_kind, "fake", account);
  mention = g_strdup_printf ("{\"network\":\"mastodon\",\"address\":\"http://127.0.0.1:%s/@mara/7\",\"text\":\"Hm\","
                             "\"author\":\"Mara Holt\",\"activity\":\"complaint\",\"status\":\"new\","
                             "\"department\":\"cs\",\"topics\":[\"guitar\"]}",
                             port);
  acme_seed (&fixture->acme, &steward_mention_kind, "m2", mention);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  acme_set_up (&fixture->acme, data);
  fixture->folder = g_dir_make_tmp ("steward-fake-XXXXXX", NULL);
  start_server (fixture);
  fixture->engine = steward_publishing_new (fixture->acme.workspace);
  steward_publishing_set_token (fixture->engine, "secret-token");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_subprocess_force_exit (fixture->server);
  g_subprocess_wait (fixture->server, NULL, NULL);
  g_clear_object (&fixture->server);
  g_assert_finalize_object (fixture->engine);
  acme_remove (fixture->folder);
  g_free (fixture->folder);
  acme_tear_down (&fixture->acme, data);
}

static void
behave (Fixture    *fixture,
        const char *words)
{
  g_autofree char *path = g_build_filename (fixture->folder, "behaviour", NULL);

  g_assert_true (g_file_set_contents (path, words, -1, NULL));
}

/* How many lines of a record of the server hold @words. */
static guint
count_lines (Fixture    *fixture,
             const char *name,
             const char *words)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    n += strstr (lines[i], words) != NULL;
  return n;
}

#define posts(fixture) count_lines (fixture, "statuses", "\"post\"")

static void
do_as (Fixture          *fixture,
       const char       *person,
       StewardOperation *operation)
{
  g_autoptr (StewardOperation) owned = operation;
  g_autoptr (StewardRecord) record = acme_perform (&fixture->acme, person, owned, NULL);
}

/* An approved answer to m2. */
static char *
approve (Fixture    *fixture,
         const char *account,
         const char *text)
{
  const StewardDraft begun = { .mention = "m2", .text = text, .account = account };
  g_autoptr (StewardOperation) drafting = steward_response_draft (&begun);
  g_autoptr (StewardRecord) response = acme_perform (&fixture->acme, "jonas", drafting, NULL);
  char *id = g_strdup (steward_record_get_id (response));

  do_as (fixture, "jonas", steward_response_submit (id));
  do_as (fixture, "tom", steward_response_approve (id, NULL));
  return id;
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static JsonObject *
wait_for (Fixture       *fixture,
          GAsyncResult **result,
          const char    *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) owned = NULL;
  JsonObject *object;

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  owned = g_steal_pointer (result);
  object = steward_publishing_publish_finish (fixture->engine, owned, &error);
  if (code == NULL)
    g_assert_no_error (error);
  else
    {
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_cmpstr (steward_error_get_code (error), ==, code);
    }
  return object;
}

static void
publish (Fixture    *fixture,
         const char *person,
         const char *id,
         const char *code)
{
  GAsyncResult *result = NULL;
  g_autoptr (JsonObject) object = NULL;

  steward_workspace_set_person (fixture->acme.workspace, person);
  steward_publishing_publish_async (fixture->engine, id, NULL, on_done, &result);
  object = wait_for (fixture, &result, code);
}

static void
take_back (Fixture    *fixture,
           const char *person,
           const char *id,
           gboolean    by_hand,
           const char *code)
{
  GAsyncResult *result = NULL;
  g_autoptr (JsonObject) object = NULL;

  steward_workspace_set_person (fixture->acme.workspace, person);
  steward_publishing_delete_async (fixture->engine, id, "It was wrong", by_hand, NULL, on_done, &result);
  object = wait_for (fixture, &result, code);
}

static gint64
run (Fixture *fixture)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) owned = NULL;
  g_autoptr (GError) error = NULL;
  gint64 next_us;

  steward_workspace_set_person (fixture->acme.workspace, "col");
  steward_publishing_run_async (fixture->engine, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  owned = result;
  g_assert_true (steward_publishing_run_finish (fixture->engine, owned, &next_us, &error));
  g_assert_no_error (error);
  return next_us;
}

#define assert_state(fixture, id, expected)                                                                        \
  G_STMT_START                                                                                                     \
  {                                                                                                                \
    g_autoptr (StewardRecord) assert_state_of = acme_get (&(fixture)->acme, &steward_response_kind, id);           \
                                                                                                                   \
    g_assert_cmpstr (steward_record_get_text (assert_state_of, STEWARD_RESPONSE_STATE), ==, expected);             \
  }                                                                                                                \
  G_STMT_END

static void
test_publish (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *id = approve (fixture, "fake", "We are sorry.\n\nWe mend it & write.");
  g_autoptr (StewardRecord) response = NULL;
  g_autoptr (StewardRecord) mention = NULL;
  g_autoptr (GPtrArray) attempts = NULL;

  publish (fixture, "aiko", id, "not-acknowledged");
  publish (fixture, "jonas", id, NULL);
  g_assert_cmpuint (posts (fixture), ==, 1);
  g_assert_cmpuint (count_lines (fixture, "statuses", "\"in_reply_to\": \"m7\""), ==, 1);

  response = acme_get (&fixture->acme, &steward_response_kind, id);
  g_assert_cmpstr (steward_record_get_text (response, STEWARD_RESPONSE_STATE), ==, "published");
  g_assert_cmpstr (steward_record_get_text (response, STEWARD_RESPONSE_STATUS_ID), ==, "101");
  g_assert_cmpstr (steward_record_get_text (response, STEWARD_RESPONSE_ORDERED_BY), ==, "jonas");
  g_assert_nonnull (steward_record_get_text (response, STEWARD_RESPONSE_ADDRESS));
  mention = acme_get (&fixture->acme, &steward_mention_kind, "m2");
  g_assert_cmpstr (steward_record_get_text (mention, STEWARD_MENTION_STATUS), ==, "answered");
  g_assert_true (steward_record_has (mention, STEWARD_MENTION_FIRST_ANSWERED));
  g_assert_true (steward_record_has (mention, STEWARD_MENTION_CLOSED));
  attempts = acme_list (&fixture->acme, &steward_attempt_kind);
  g_assert_cmpuint (attempts->len, ==, 1);
  g_assert_cmpuint (count_lines (fixture, "requests", steward_record_get_text (attempts->pdata[0], STEWARD_ATTEMPT_KEY)), ==, 1);

  publish (fixture, "jonas", id, "not-allowed");
  g_assert_cmpuint (posts (fixture), ==, 1);
}

/* Each way to lose an answer: what the server does, whether the first call already tells, and that
 * after all there is one post. */
static void
test_lost_answers (Fixture       *fixture,
                   gconstpointer  data)
{
  static const struct
  {
    const char *behaviour;
    const char *first; /* code of the first try */
  } cases[] = {
    { "drop once", NULL },
    { "drop-before once", "network" },
    { "late 1 once", "network" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("We are sorry, case %u.", i);
      g_autofree char *id = approve (fixture, "fake", text);

      behave (fixture, cases[i].behaviour);
      publish (fixture, "jonas", id, cases[i].first);
      assert_state (fixture, id, cases[i].first == NULL ? "published" : "unknown");
      if (cases[i].first != NULL)
        {
          /* Nothing is sent before the network had time to settle and was asked. */
          publish (fixture, "jonas", id, "network");
          assert_state (fixture, id, "unknown");
          g_usleep (G_USEC_PER_SEC * 3 / 2);
          steward_clock_advance (fixture->acme.clock, STEWARD_PUBLISHING_SETTLE_US);
          publish (fixture, "jonas", id, NULL);
          assert_state (fixture, id, "published");
        }
      g_assert_cmpuint (count_lines (fixture, "statuses", text), ==, 1);
    }
}

/* The same words to the same post twice: what is found may be the other one, so nothing is sent. */
static void
test_same_words (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *first = approve (fixture, "fake", "We are sorry.");
  g_autofree char *second = approve (fixture, "fake", "We are sorry.");

  publish (fixture, "jonas", first, NULL);
  behave (fixture, "drop-before once");
  publish (fixture, "jonas", second, "network");
  steward_clock_advance (fixture->acme.clock, STEWARD_PUBLISHING_SETTLE_US);
  publish (fixture, "jonas", second, "network");
  assert_state (fixture, second, "unknown");
  g_assert_cmpuint (posts (fixture), ==, 1);
  do_as (fixture, "jonas", steward_publishing_say_published (second, NULL));
  assert_state (fixture, second, "failed");
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *id = approve (fixture, "fake", "We are sorry.");
  g_autoptr (StewardRecord) failed = NULL;

  behave (fixture, "status 422 once");
  publish (fixture, "jonas", id, "refused");
  failed = acme_get (&fixture->acme, &steward_response_kind, id);
  g_assert_cmpstr (steward_record_get_text (failed, STEWARD_RESPONSE_STATE), ==, "failed");
  g_assert_nonnull (steward_record_get_text (failed, STEWARD_RESPONSE_ERROR));
  publish (fixture, "jonas", id, NULL);
  assert_state (fixture, id, "published");
  g_assert_cmpuint (posts (fixture), ==, 1);
}

/* What was killed between the call and its answer is looked up by whoever runs next. */
static void
test_left_open (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *id = approve (fixture, "fake", "We are sorry.");
  g_autoptr (StewardPublishJob) job = steward_publish_job_new (id);
  g_autoptr (StewardOperation) begin = steward_publish_job_begin (job);
  g_autofree char *target = g_strdup ("m7");

  job->target_status = g_steal_pointer (&target);
  acme_perform (&fixture->acme, "jonas", begin, NULL);
  assert_state (fixture, id, "publishing");
  run (fixture);
  assert_state (fixture, id, "unknown");
  g_assert_cmpuint (posts (fixture), ==, 0);

  steward_clock_advance (fixture->acme.clock, STEWARD_PUBLISHING_SETTLE_US);
  run (fixture);
  assert_state (fixture, id, "failed");
  g_assert_cmpuint (count_lines (fixture, "requests", "POST"), ==, 0);
  publish (fixture, "jonas", id, NULL);
  g_assert_cmpuint (posts (fixture), ==, 1);
}

static void
test_decided_at_the_moment (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autofree char *id = approve (fixture, "fake", "We are sorry.");
  g_autoptr (StewardOperation) holding = steward_holding_on ("topic", "guitar", "Facts not confirmed", STEWARD_TIME_NONE);
  g_autoptr (StewardRecord) hold = acme_perform (&fixture->acme, "ann", holding, NULL);

  publish (fixture, "jonas", id, "on-hold");
  do_as (fixture, "tom", steward_holding_off (steward_record_get_id (hold)));

  acme_seed (&fixture->acme, &steward_account_kind, "fake", "{\"publisher\":\"another\"}");
  publish (fixture, "jonas", id, "not-publisher");
  assert_state (fixture, id, "approved");

  /* Another department approves now: who approved before doesn't count any more. */
  acme_seed (&fixture->acme, &steward_matrix_kind, "2",
             "{\"number\":2,\"rows\":{\"departments\":[{\"id\":\"cs\",\"name\":\"Customer Service\"},"
             "{\"id\":\"legal\",\"name\":\"Legal\"}],\"rows\":[{\"activity\":\"complaint\",\"name\":\"Resolve a complaint\","
             "\"clock\":\"round\",\"needs_approval\":true,\"cells\":{\"cs\":\"R\",\"legal\":\"A\"}}]}}");
  publish (fixture, "jonas", id, "not-approved");
  assert_state (fixture, id, "in-review");
  g_assert_cmpuint (count_lines (fixture, "requests", "POST"), ==, 0);
}

static void
test_sample_sends_nothing_outside (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autofree char *here = approve (fixture, "fake", "We are sorry.");
  g_autofree char *outside = approve (fixture, "acc", "We are sorry.");

  acme_seed (&fixture->acme, &steward_workspace_kind, "workspace", "{\"sample\":true}");
  publish (fixture, "jonas", outside, "not-allowed");
  publish (fixture, "jonas", here, NULL);
}

static void
test_run (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *soon = approve (fixture, "fake", "Soon.");
  g_autofree char *later = approve (fixture, "fake", "Later.");
  gint64 now_us = steward_clock_now_us (fixture->acme.clock);

  do_as (fixture, "jonas", steward_response_schedule (soon, now_us + STEWARD_HOUR_US));
  do_as (fixture, "jonas", steward_response_schedule (later, now_us + 3 * STEWARD_HOUR_US));
  g_assert_cmpint (run (fixture), ==, now_us + STEWARD_HOUR_US);
  g_assert_cmpuint (posts (fixture), ==, 0);

  /* The server says later: it is tried again by itself, and later each time. */
  steward_clock_advance (fixture->acme.clock, STEWARD_HOUR_US);
  behave (fixture, "status 429");
  run (fixture);
  assert_state (fixture, soon, "scheduled");
  run (fixture);
  g_assert_cmpuint (count_lines (fixture, "requests", "POST"), ==, 1);
  steward_clock_advance (fixture->acme.clock, STEWARD_MINUTE_US);
  run (fixture);
  steward_clock_advance (fixture->acme.clock, STEWARD_MINUTE_US);
  run (fixture);
  g_assert_cmpuint (count_lines (fixture, "requests", "POST"), ==, 2);
  behave (fixture, "ok");
  steward_clock_advance (fixture->acme.clock, STEWARD_MINUTE_US);
  run (fixture);
  assert_state (fixture, soon, "published");

  /* What is more than an hour late, because the machine slept, is asked about and not sent. */
  steward_clock_advance (fixture->acme.clock, 178 * STEWARD_MINUTE_US);
  run (fixture);
  assert_state (fixture, later, "approved");
  g_assert_cmpuint (posts (fixture), ==, 1);
  run (fixture);
  g_assert_cmpuint (posts (fixture), ==, 1);

  /* With another time it goes out, a little late if need be. */
  do_as (fixture, "jonas",
         steward_response_schedule (later, steward_clock_now_us (fixture->acme.clock) + STEWARD_HOUR_US));
  steward_clock_advance (fixture->acme.clock, STEWARD_HOUR_US + 59 * STEWARD_MINUTE_US);
  run (fixture);
  assert_state (fixture, later, "published");
}

/* The file says that it is shared and was last in step at a time, or never. */
static gboolean
mark_contact (StewardTransaction  *transaction,
              gpointer             at_us,
              GCancellable        *cancellable,
              GError             **error)
{
  g_autofree char *text = at_us != NULL ? steward_time_to_rfc3339 (*(gint64 *) at_us) : NULL;

  return steward_transaction_set_mark (transaction, "address", "https://sync.example/acme", error) &&
         steward_transaction_set_mark (transaction, "last-pull", text, error);
}

static void
set_contact (Fixture *fixture,
             gint64  *at_us)
{
  g_assert_true (steward_database_transact (steward_workspace_get_database (fixture->acme.workspace), STEWARD_MODE_DEED, "ann",
                                            mark_contact, at_us, NULL, NULL));
}

static void
test_without_contact (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *response = approve (fixture, "fake", "Soon.");
  gint64 now_us = steward_clock_now_us (fixture->acme.clock);
  gint64 ahead_us;

  do_as (fixture, "jonas", steward_response_schedule (response, now_us + STEWARD_HOUR_US));
  steward_clock_advance (fixture->acme.clock, STEWARD_HOUR_US + STEWARD_MINUTE_US);
  now_us = steward_clock_now_us (fixture->acme.clock);

  /* Never in step, too long ago, or, by a clock that was set back, tomorrow: a hold may be waiting there. */
  set_contact (fixture, NULL);
  g_assert_cmpint (run (fixture), ==, now_us + STEWARD_MINUTE_US);
  ahead_us = now_us - 16 * STEWARD_MINUTE_US;
  set_contact (fixture, &ahead_us);
  run (fixture);
  ahead_us = now_us + STEWARD_DAY_US;
  set_contact (fixture, &ahead_us);
  run (fixture);
  assert_state (fixture, response, "scheduled");
  g_assert_cmpuint (count_lines (fixture, "requests", "POST"), ==, 0);

  set_contact (fixture, &now_us);
  run (fixture);
  assert_state (fixture, response, "published");
}

static void
test_correct_and_delete (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *id = approve (fixture, "fake", "We are sory.");

  publish (fixture, "jonas", id, NULL);
  do_as (fixture, "jonas", steward_response_correct (id, "We are sorry."));
  publish (fixture, "jonas", id, "changed-since-approval");
  do_as (fixture, "jonas", steward_response_submit (id));
  do_as (fixture, "tom", steward_response_approve (id, NULL));
  assert_state (fixture, id, "published");
  publish (fixture, "jonas", id, NULL);
  assert_state (fixture, id, "published");
  g_assert_cmpuint (count_lines (fixture, "statuses", "\"edit\""), ==, 1);
  g_assert_cmpuint (posts (fixture), ==, 1);

  take_back (fixture, "jonas", id, FALSE, "not-approver");
  take_back (fixture, "tom", id, FALSE, NULL);
  assert_state (fixture, id, "deleted");
  g_assert_cmpuint (count_lines (fixture, "statuses", "\"delete\""), ==, 1);
  take_back (fixture, "tom", id, FALSE, "not-allowed");
}

static void
test_by_hand (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *id = approve (fixture, "forum", "We are sorry.");
  GAsyncResult *result = NULL;
  g_autoptr (JsonObject) given = NULL;
  g_autoptr (StewardOperation) early = steward_publishing_say_published (id, "https://forum.example/1");
  g_autoptr (StewardOperation) nonsense = steward_publishing_say_published (id, "yes");

  acme_perform (&fixture->acme, "jonas", early, "not-allowed");
  steward_workspace_set_person (fixture->acme.workspace, "jonas");
  steward_publishing_publish_async (fixture->engine, id, NULL, on_done, &result);
  given = wait_for (fixture, &result, NULL);
  g_assert_cmpstr (steward_json_get_text (given, "copy"), ==, "We are sorry.");
  g_assert_cmpstr (steward_json_get_text (given, "open"), ==, "https://forum.example");
  assert_state (fixture, id, "publishing");

  do_as (fixture, "jonas", steward_publishing_say_published (id, NULL));
  assert_state (fixture, id, "failed");
  publish (fixture, "jonas", id, NULL);
  run (fixture);
  assert_state (fixture, id, "publishing");
  acme_perform (&fixture->acme, "jonas", nonsense, "usage");
  do_as (fixture, "jonas", steward_publishing_say_published (id, "https://forum.example/1"));
  assert_state (fixture, id, "published");

  take_back (fixture, "tom", id, FALSE, "not-allowed");
  take_back (fixture, "tom", id, TRUE, NULL);
  assert_state (fixture, id, "deleted");
}

#define FAKE_TEST(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FAKE_TEST ("/services/publishing/publish", test_publish);
  FAKE_TEST ("/services/publishing/lost-answers", test_lost_answers);
  FAKE_TEST ("/services/publishing/same-words", test_same_words);
  FAKE_TEST ("/services/publishing/refused", test_refused);
  FAKE_TEST ("/services/publishing/left-open", test_left_open);
  FAKE_TEST ("/services/publishing/decided-at-the-moment", test_decided_at_the_moment);
  FAKE_TEST ("/services/publishing/sample", test_sample_sends_nothing_outside);
  FAKE_TEST ("/services/publishing/run", test_run);
  FAKE_TEST ("/services/publishing/without-contact", test_without_contact);
  FAKE_TEST ("/services/publishing/correct-and-delete", test_correct_and_delete);
  FAKE_TEST ("/services/publishing/by-hand", test_by_hand);
  return g_test_run ();
}
