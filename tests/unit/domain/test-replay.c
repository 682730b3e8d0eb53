/* test-replay.c: cases that are over run through another matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "../../support/test-table.h"

#include "steward-replay.h"

static const char table[] = "service press legal\n"
                            "question A/R - C free\n"
                            "complaint R A C\n"
                            "rumour - A/R -\n"
                            "orphan A - -\n";

/* One case, and what it must add: for each the columns service, press, legal, or nobody. */
typedef struct
{
  const char *name;
  const char *activity;
  const char *department;
  const char *ready;
  const char *approver;
  const char *approved_for;
  const char *taken;
  const char *really_taken;
  const char *approvals;
  const char *waited;
  const char *really_approvals;
  const char *really_waited;
} Case;

static const Case cases[] = {
  { "stays", "question", "service", NULL, NULL, NULL, "service", "service", "", "", "", "" },
  { "moves", "rumour", "service", NULL, NULL, NULL, "press", "service", "", "", "", "" },
  { "no approval needed", "question", "service", "2026-06-01 10:00", NULL, NULL, "service", "service", "", "", "", "" },
  { "approved within hours", "complaint", "service", "2026-06-01 10:00", "press1", "press", "service", "service", "press", "",
    "press", "" },
  { "the first minute of the hours", "complaint", "service", "2026-06-01 09:00", NULL, NULL, "service", "service", "press", "",
    "", "" },
  { "the last minute", "complaint", "service", "2026-06-01 16:59", NULL, NULL, "service", "service", "press", "", "", "" },
  { "when the hours end it waits", "complaint", "service", "2026-06-01 17:00", NULL, NULL, "service", "service", "press",
    "press", "", "" },
  { "at night", "complaint", "service", "2026-06-01 23:40", "press1", "press", "service", "service", "press", "press", "press",
    "press" },
  { "another department approved", "complaint", "service", "2026-06-06 12:00", "legal1", "legal", "service", "service", "press",
    "press", "legal", "legal" },
  { "no longer answered by anybody", "orphan", "service", NULL, NULL, NULL, "nobody", "service", "", "", "", "" },
  { "was and stays unowned", NULL, NULL, NULL, NULL, NULL, "nobody", "nobody", "", "", "", "" },
  { "an activity that is gone", "retired", "legal", "2026-06-01 10:00", NULL, NULL, "nobody", "legal", "nobody", "nobody", "",
    "" },
};

static const char *
where (StewardReplay *replay,
       gsize          offset)
{
  StewardPlaces *places = steward_replay_get_places (replay);
  const char *found = "";

  for (guint i = 0; i < steward_places_get_n_columns (places); i++)
    {
      guint n = G_STRUCT_MEMBER (guint, steward_replay_get_load (replay, i), (glong) offset);

      g_assert_cmpuint (n, <=, 1);
      if (n == 1)
        found = steward_places_get_department (places, i);
    }
  return found;
}

static void
test_cases (void)
{
  g_autoptr (TestTable) world = test_table_new (table);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *one = &cases[i];
      g_autoptr (StewardReplay) replay = steward_replay_new (world->matrix, world->organisation);
      const StewardCase was = {
        .row = 7, .activity = one->activity, .department = one->department, .approver = one->approver,
        .approved_for = one->approved_for, .ready_us = test_table_time (one->ready), .clock_start_us = STEWARD_TIME_NONE,
        .taken_us = STEWARD_TIME_NONE, .approved_us = STEWARD_TIME_NONE, .answered_us = STEWARD_TIME_NONE,
      };
      const StewardReplayLoad *total;

      g_test_message ("%s", one->name);
      steward_replay_add (replay, &was, one->activity);
      total = steward_replay_get_total (replay);
      g_assert_cmpstr (steward_replay_get_n_unowned (replay) > 0 ? "nobody" : where (replay, G_STRUCT_OFFSET (StewardReplayLoad, taken)),
                       ==, one->taken);
      g_assert_cmpstr (steward_replay_get_n_really_unowned (replay) > 0
                           ? "nobody"
                           : where (replay, G_STRUCT_OFFSET (StewardReplayLoad, really_taken)),
                       ==, one->really_taken);
      if (g_str_equal (one->approvals, "nobody"))
        {
          g_assert_cmpuint (total->approvals, ==, 1);
          g_assert_cmpuint (total->waited, ==, 1);
          g_assert_cmpstr (where (replay, G_STRUCT_OFFSET (StewardReplayLoad, approvals)), ==, "");
        }
      else
        {
          g_assert_cmpstr (where (replay, G_STRUCT_OFFSET (StewardReplayLoad, approvals)), ==, one->approvals);
          g_assert_cmpstr (where (replay, G_STRUCT_OFFSET (StewardReplayLoad, waited)), ==, one->waited);
          g_assert_cmpuint (total->waited, ==, *one->waited != '\0');
        }
      g_assert_cmpstr (where (replay, G_STRUCT_OFFSET (StewardReplayLoad, really_approvals)), ==, one->really_approvals);
      g_assert_cmpstr (where (replay, G_STRUCT_OFFSET (StewardReplayLoad, really_waited)), ==, one->really_waited);
      g_assert_cmpuint (steward_replay_get_n_cases (replay), ==, 1);
      g_assert_cmpuint (steward_replay_get_n_moved (replay), ==, !g_str_equal (one->taken, one->really_taken));
    }
}

static void
add_many (StewardReplay *replay,
          guint          n,
          const char    *department,
          const char    *activity,
          const char    *taker)
{
  for (guint i = 0; i < n; i++)
    {
      const StewardCase one = { .row = i + 1, .activity = "question", .department = department, .taker = taker,
                                .ready_us = STEWARD_TIME_NONE };

      steward_replay_add (replay, &one, activity);
    }
}

/* What goes in comes out: replayed and real are the same cases. */
static void
test_sums (void)
{
  g_autoptr (TestTable) world = test_table_new (table);
  g_autoptr (StewardReplay) replay = steward_replay_new (world->matrix, world->organisation);
  g_autoptr (GPtrArray) people = NULL;
  GPtrArray *unowned;
  guint taken = 0;
  guint really_taken = 0;

  add_many (replay, 30, "service", "question", "service2");
  add_many (replay, 12, "service", "rumour", "service2");
  add_many (replay, 5, "legal", NULL, NULL);
  add_many (replay, 3, NULL, NULL, NULL);
  add_many (replay, 120, "press", "orphan", "press2");
  add_many (replay, 2, "gone", "complaint", "nobody");
  for (guint i = 0; i < steward_places_get_n_columns (steward_replay_get_places (replay)); i++)
    {
      taken += steward_replay_get_load (replay, i)->taken;
      really_taken += steward_replay_get_load (replay, i)->really_taken;
    }
  g_assert_cmpuint (steward_replay_get_n_cases (replay), ==, 172);
  g_assert_cmpuint (taken + steward_replay_get_n_unowned (replay), ==, 172);
  g_assert_cmpuint (really_taken + steward_replay_get_n_really_unowned (replay), ==, 172);
  g_assert_cmpuint (steward_replay_get_n_really_unowned (replay), ==, 3);

  unowned = steward_replay_get_unowned (replay);
  g_assert_cmpuint (unowned->len, ==, 2);
  g_assert_cmpstr (((StewardReplayUnowned *) unowned->pdata[0])->activity, ==, "orphan");
  g_assert_cmpint (((StewardReplayUnowned *) unowned->pdata[0])->reason, ==, STEWARD_UNOWNED_NO_RESPONSIBLE);
  g_assert_cmpuint (((StewardReplayUnowned *) unowned->pdata[0])->n, ==, 120);
  g_assert_cmpuint (((StewardReplayUnowned *) unowned->pdata[0])->rows->len, ==, STEWARD_REPLAY_MAX_ROWS);
  g_assert_null (((StewardReplayUnowned *) unowned->pdata[1])->activity);
  g_assert_cmpuint (((StewardReplayUnowned *) unowned->pdata[1])->n, ==, 8);
  g_assert_cmpuint (((StewardReplayUnowned *) unowned->pdata[1])->newly, ==, 5);

  people = steward_replay_list_people (replay);
  g_assert_cmpuint (people->len, ==, 3);
  g_assert_cmpstr (((StewardReplayPerson *) people->pdata[0])->person, ==, "nobody");
  g_assert_cmpstr (((StewardReplayPerson *) people->pdata[1])->person, ==, "press2");
  g_assert_cmpuint (((StewardReplayPerson *) people->pdata[1])->load.taken, ==, 0);
  g_assert_cmpuint (((StewardReplayPerson *) people->pdata[2])->load.taken, ==, 30);
  g_assert_cmpuint (((StewardReplayPerson *) people->pdata[2])->load.really_taken, ==, 42);
}

static void
test_overload (void)
{
  static const struct
  {
    guint    really;
    guint    taken;
    gboolean is_overloaded;
  } loads[] = {
    { 0, 0, FALSE },   { 0, 9, FALSE },    { 0, 10, TRUE },    { 20, 29, FALSE },
    { 20, 30, TRUE },  { 100, 149, FALSE }, { 100, 150, TRUE }, { 10, 5, FALSE },
  };
  g_autoptr (TestTable) world = test_table_new (table);

  for (guint i = 0; i < G_N_ELEMENTS (loads); i++)
    {
      g_autoptr (StewardReplay) replay = steward_replay_new (world->matrix, world->organisation);

      g_test_message ("%u of %u", loads[i].taken, loads[i].really);
      add_many (replay, MIN (loads[i].really, loads[i].taken), "press", "rumour", NULL);
      add_many (replay, loads[i].taken - MIN (loads[i].really, loads[i].taken), "legal", "rumour", NULL);
      add_many (replay, loads[i].really - MIN (loads[i].really, loads[i].taken), "press", "question", NULL);
      g_assert_cmpint (steward_replay_is_overloaded (replay, 1), ==, loads[i].is_overloaded);
    }
}

/* A stand-in's work is the stand-in's; who is on call is there at night. */
static void
test_people (void)
{
  g_autoptr (TestTable) world = test_table_new (table);
  g_autoptr (StewardReplay) replay = NULL;
  g_autoptr (GPtrArray) people = NULL;
  StewardCase one = { .row = 1, .activity = "complaint", .department = "service" };

  g_assert_true (steward_record_apply_json (
      world->people->pdata[2],
      "{\"away_from\":\"2026-06-01T00:00:00Z\",\"away_until\":\"2026-06-03T00:00:00Z\",\"stand_in\":\"legal2\"}", NULL));
  g_assert_true (steward_record_apply_json (
      world->people->pdata[2],
      "{\"on_call\":[{\"from\":\"2026-06-04T22:00:00Z\",\"until\":\"2026-06-05T06:00:00Z\"}]}", NULL));
  test_table_complete (world);
  replay = steward_replay_new (world->matrix, world->organisation);
  one.ready_us = test_table_time ("2026-06-01 10:00");
  steward_replay_add (replay, &one, "complaint");
  one.ready_us = test_table_time ("2026-06-04 23:40");
  steward_replay_add (replay, &one, "complaint");
  one.ready_us = test_table_time ("2026-06-04 21:59");
  steward_replay_add (replay, &one, "complaint");
  people = steward_replay_list_people (replay);
  g_assert_cmpuint (people->len, ==, 2);
  g_assert_cmpstr (((StewardReplayPerson *) people->pdata[0])->person, ==, "legal2");
  g_assert_cmpuint (((StewardReplayPerson *) people->pdata[0])->load.approvals, ==, 1);
  g_assert_cmpstr (((StewardReplayPerson *) people->pdata[1])->person, ==, "press1");
  g_assert_cmpuint (((StewardReplayPerson *) people->pdata[1])->load.approvals, ==, 1);
  g_assert_cmpuint (steward_replay_get_load (replay, 1)->approvals, ==, 3);
  g_assert_cmpuint (steward_replay_get_load (replay, 1)->waited, ==, 1);
}

static void
test_statements (void)
{
  g_autoptr (TestTable) world = test_table_new (table);
  g_autoptr (StewardReplay) replay = steward_replay_new (world->matrix, world->organisation);
  const StewardCase one = { .activity = "complaint", .approver = "press1", .approved_for = "press",
                            .ready_us = test_table_time ("2026-06-01 10:00") };

  steward_replay_add (replay, &one, "complaint");
  g_assert_cmpuint (steward_replay_get_n_cases (replay), ==, 0);
  g_assert_cmpuint (steward_replay_get_n_unowned (replay), ==, 0);
  g_assert_cmpuint (steward_replay_get_load (replay, 1)->approvals, ==, 1);
  g_assert_cmpuint (steward_replay_get_load (replay, 1)->really_approvals, ==, 1);
}

static void
test_changed_rules (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *changed;
  } pairs[] = {
    { "d\na R word=x\nb R word=y\n", "d\na R word=x\nb R word=y\n", "" },
    { "d\na R word=x\nb R word=y\n", "d\na A word=x\nb R word=y\n", "" },
    { "d\na R word=x\nb R word=y\n", "d\na R word=x\nb R word=z\n", "b" },
    { "d\na R word=x\nb R word=y\n", "d\na R word=x\nb R\n", "b" },
    { "d\na R word=x\n", "d\na R word=x\nb R word=y\n", "b" },
    { "d\na R word=x\n", "d\na R word=x\nb R\n", "" },
    { "d\na R word=x\nb R word=y\n", "d\na R word=x\n", "b" },
    { "d\na R word=x\nb R word=y\n", "d\nb R word=y\na R word=x\n", "b a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (TestTable) world = test_table_new (pairs[i].from);
      g_autoptr (StewardMatrix) to = test_table_matrix (world->departments, pairs[i].to);
      g_autoptr (GPtrArray) changed = steward_replay_list_changed_rules (world->matrix, to);
      g_autofree char *found = NULL;

      g_ptr_array_add (changed, NULL);
      found = g_strjoinv (" ", (char **) changed->pdata);
      g_test_message ("pair %u", i);
      g_assert_cmpstr (found, ==, pairs[i].changed);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/replay/cases", test_cases);
  g_test_add_func ("/replay/sums", test_sums);
  g_test_add_func ("/replay/overload", test_overload);
  g_test_add_func ("/replay/people", test_people);
  g_test_add_func ("/replay/statements", test_statements);
  g_test_add_func ("/replay/changed-rules", test_changed_rules);
  return g_test_run ();
}
