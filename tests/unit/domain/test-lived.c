/* test-lived.c: what departments did beside what the matrix says, and which model it resembles
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "../../support/test-table.h"

#include "steward-lived-model.h"

static const char table[] = "service press legal\n"
                            "question A/R - C free\n"
                            "complaint R A C\n"
                            "rumour - A/R - round\n";

typedef struct
{
  guint       n;
  const char *activity;
  const char *department;   /* where it is */
  const char *taker;
  const char *author;
  const char *approved_for;
  gint64      version;
} Deed;

static gint64 row = 0;

static void
add (StewardLived *lived,
     const Deed   *deed,
     gboolean      answered)
{
  for (guint i = 0; i < deed->n; i++)
    {
      const StewardCase one = {
        .row = ++row, .activity = deed->activity, .department = deed->department, .taker = deed->taker,
        .author = deed->author, .approver = deed->approved_for != NULL ? "somebody" : NULL,
        .approved_for = deed->approved_for, .matrix_version = deed->version,
        .clock_start_us = test_table_time ("2026-06-01 16:00"), .taken_us = test_table_time ("2026-06-01 16:10"),
        .answered_us = answered ? test_table_time ("2026-06-02 10:00") : STEWARD_TIME_NONE,
      };

      steward_lived_add_case (lived, &one);
    }
}

/* Deeds, and the drifts that they are: "activity/department kind n of total". */
static const struct
{
  const char *name;
  Deed        deeds[4];
  const char *drifts;
} drifts[] = {
  { "as written", { { 50, "complaint", "service", "service2", "service2", "press" } }, "" },
  { "two are a favour", { { 2, "complaint", "press", "press2", "press2" } }, "" },
  { "three are drift", { { 3, "complaint", "press", "press2", "press2" } }, "complaint/press answered 3 of 3" },
  { "under five of a hundred", { { 3, "complaint", "press", "press2", "press2" }, { 58, "complaint", "service", "service2" } }, "" },
  { "five of a hundred", { { 3, "complaint", "press", "press2", "press2" }, { 57, "complaint", "service", "service2" } },
    "complaint/press answered 3 of 60" },
  { "asked, and answered", { { 4, "question", "legal", "legal2", NULL } }, "question/legal answered 4 of 4" },
  { "the author counts, who took it does not", { { 3, "complaint", "service", "service2", "press2" } },
    "complaint/press answered 3 of 3" },
  { "the department where it is counts for one who works there",
    { { 5, "complaint", "service", "service1", "service1" } }, "" },
  { "somebody unknown acted for where it was", { { 3, "complaint", "service", "left", "left" } }, "" },
  { "approved without A", { { 3, "complaint", "service", "service2", "service2", "legal" } },
    "complaint/legal approved 3 of 3" },
  { "both", { { 3, "rumour", "legal", "legal2", "legal2", "legal" }, { 3, "rumour", "press", "press2", "press2", "press" } },
    "rumour/legal answered 3 of 6, rumour/legal approved 3 of 6" },
  { "most cases first", { { 3, "complaint", "press", "press2" }, { 4, "question", "legal", "legal2" } },
    "question/legal answered 4 of 4, complaint/press answered 3 of 3" },
  { "an activity that is gone", { { 9, "retired", "legal", "legal2", "legal2" } }, "" },
  { "the version of then gave it the letter", { { 9, "complaint", "press", "press2", "press2", NULL, 1 } }, "" },
  { "the version of then gave it to others", { { 9, "complaint", "legal", "legal2", "legal2", NULL, 1 } },
    "complaint/legal answered 9 of 9" },
};

static void
test_drifts (void)
{
  g_autoptr (TestTable) world = test_table_new (table);
  g_autoptr (StewardMatrix) draft = test_table_matrix (world->departments, "service press legal\ncomplaint - A/R -\n");
  g_autoptr (JsonNode) node = steward_matrix_to_json (draft);
  g_autoptr (StewardRecord) record = steward_record_new (&steward_matrix_kind, "1");
  g_autoptr (StewardMatrix) before = NULL;

  steward_record_set_integer (record, STEWARD_MATRIX_NUMBER, 1);
  steward_record_set_json (record, STEWARD_MATRIX_ROWS, node);
  before = steward_matrix_new_in_force (record);
  for (guint i = 0; i < G_N_ELEMENTS (drifts); i++)
    {
      g_autoptr (StewardLived) lived = steward_lived_new (world->matrix, world->organisation);
      g_autoptr (GString) found = g_string_new (NULL);
      g_autoptr (GPtrArray) list = NULL;

      g_test_message ("%s", drifts[i].name);
      steward_lived_add_version (lived, before);
      for (guint d = 0; d < G_N_ELEMENTS (drifts[i].deeds); d++)
        add (lived, &drifts[i].deeds[d], TRUE);
      list = steward_lived_list_drifts (lived);
      for (guint d = 0; d < list->len; d++)
        {
          const StewardDrift *drift = list->pdata[d];

          g_assert_cmpuint (drift->rows->len, ==, drift->n);
          g_string_append_printf (found, "%s%s/%s %s %u of %u", found->len > 0 ? ", " : "",
                                  steward_matrix_get_row (world->matrix, drift->row)->activity,
                                  steward_places_get_department (steward_lived_get_places (lived), drift->column),
                                  drift->kind == STEWARD_DRIFT_ANSWERED ? "answered" : "approved", drift->n, drift->total);
        }
      g_assert_cmpstr (found->str, ==, drifts[i].drifts);
    }
}

static void
test_cells (void)
{
  static const Deed deeds[] = {
    { 3, "complaint", "service", "service2", "service2", "press" },
    { 1, "rumour", "press", "press2", "press2", "press" },
    { 2, "retired", "legal", "legal2", NULL },
  };
  static const Deed taken = { 2, "complaint", "service", "service2" };
  g_autoptr (TestTable) world = test_table_new (table);
  g_autoptr (StewardLived) lived = steward_lived_new (world->matrix, world->organisation);
  StewardLivedCell cell;

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    add (lived, &deeds[i], TRUE);
  add (lived, &taken, FALSE);
  steward_lived_add_consultation (lived, "complaint", "legal");
  steward_lived_add_consultation (lived, "retired", "legal");
  steward_lived_add_consultation (lived, NULL, "legal");

  g_assert_cmpuint (steward_lived_get_n_cases (lived), ==, 8);
  g_assert_cmpuint (steward_lived_get_n_taken (lived), ==, 8);
  g_assert_cmpuint (steward_lived_get_n_elsewhere (lived), ==, 2);
  g_assert_cmpuint (steward_lived_get_load (lived, 0), ==, 5);
  g_assert_cmpuint (steward_lived_get_load (lived, 2), ==, 2);
  g_assert_cmpuint (steward_lived_get_load (lived, 99), ==, 0);
  cell = steward_lived_get_cell (lived, 1, 0);
  g_assert_cmpuint (cell.taken, ==, 5);
  g_assert_cmpuint (cell.answered, ==, 3);
  /* From 16:00 to 17:00, and from 9:00 to 10:00. */
  g_assert_cmpint (cell.median_minutes, ==, 120);
  g_assert_cmpuint (steward_lived_get_cell (lived, 1, 1).approved, ==, 3);
  g_assert_cmpuint (steward_lived_get_cell (lived, 1, 2).consulted, ==, 1);
  g_assert_cmpint (steward_lived_get_cell (lived, 1, 1).median_minutes, ==, -1);
  g_assert_cmpint (steward_lived_get_cell (lived, 2, 1).median_minutes, ==, 18 * 60);
}

static void
test_shown (void)
{
  static const StewardLivedCell cell = { 1, 2, 3, 4, 5 };
  static const struct
  {
    StewardLetters letters;
    gboolean       drifts;
    guint          shown;
  } rules[] = {
    { STEWARD_RESPONSIBLE, FALSE, 1 },
    { STEWARD_RESPONSIBLE | STEWARD_ACCOUNTABLE, FALSE, 1 },
    { STEWARD_ACCOUNTABLE, FALSE, 3 },
    { STEWARD_ACCOUNTABLE, TRUE, 2 },
    { STEWARD_CONSULTED, FALSE, 4 },
    { STEWARD_CONSULTED, TRUE, 2 },
    { STEWARD_INFORMED, FALSE, 2 },
    { 0, FALSE, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    g_assert_cmpuint (steward_lived_cell_shown (&cell, rules[i].letters, rules[i].drifts), ==, rules[i].shown);
}

/* Which model a matrix and its answers resemble. */
static const struct
{
  const char        *name;
  const char        *table;
  Deed               deeds[6];
  StewardLivedModel  model;
} models[] = {
  { "too little to tell", "s p l m\na A/R - - -\nb A/R - - -\n", { { 19, "a", "s", "s2" } }, STEWARD_MODEL_NONE },
  { "one has most of both", "s p l m\na A/R - - -\nb A/R C - -\nc A R - -\nd - A/R - -\n",
    { { 40, "a", "s", "s2" }, { 10, "b", "s", "s2" }, { 9, "c", "p", "p2" }, { 5, "d", "p", "p2" } },
    STEWARD_MODEL_CENTRALISED },
  { "half is not most", "s p l m\na A/R - - -\nb A/R - - -\nc - A/R - -\nd - - A/R -\n",
    { { 10, "a", "s", "s2" }, { 10, "b", "s", "s2" }, { 10, "c", "p", "p2" }, { 10, "d", "l", "l2" } },
    STEWARD_MODEL_DECENTRALISED },
  { "everyone for themselves", "s p l m\na A/R - - -\nb - A/R - -\nc - - A/R -\nd C - - A/R\n",
    { { 10, "a", "s", "s2" }, { 10, "b", "p", "p2" }, { 10, "c", "l", "l2" }, { 10, "d", "m", "m2" } },
    STEWARD_MODEL_DECENTRALISED },
  { "one is asked nearly everywhere", "s p l m\na C A/R - -\nb C A/R - -\nc A - R -\nd - - - A/R\n",
    { { 10, "a", "p", "p2" }, { 10, "b", "p", "p2" }, { 10, "c", "l", "l2" }, { 10, "d", "m", "m2" } },
    STEWARD_MODEL_HUB_AND_SPOKE },
  { "a hub that answers most itself is none", "s p l m\na A/R - - -\nb C A/R - -\nc C - A/R -\nd C - - A/R\n",
    { { 40, "a", "s", "s2" }, { 5, "b", "p", "p2" }, { 5, "c", "l", "l2" }, { 5, "d", "m", "m2" } }, STEWARD_MODEL_NONE },
  { "two hubs with their own", "s p l m\na A - R -\nb A - R -\nc - A - R\nd - A - R\n",
    { { 10, "a", "l", "l2" }, { 10, "b", "l", "l2" }, { 10, "c", "m", "m2" }, { 10, "d", "m", "m2" } },
    STEWARD_MODEL_DANDELION },
  { "all of it is spread", "s p l m\na A/R C - -\nb - A/R C -\nc - - A/R C\nd C - - A/R\n",
    { { 10, "a", "s", "s2" }, { 10, "b", "p", "p2" }, { 10, "c", "l", "l2" }, { 10, "d", "m", "m2" } },
    STEWARD_MODEL_HONEYCOMB },
};

static void
test_models (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_autoptr (TestTable) world = test_table_new (models[i].table);
      g_autoptr (StewardLived) lived = steward_lived_new (world->matrix, world->organisation);
      g_autoptr (StewardLivedFigures) figures = NULL;

      for (guint d = 0; d < G_N_ELEMENTS (models[i].deeds); d++)
        add (lived, &models[i].deeds[d], TRUE);
      figures = steward_lived_measure (lived);
      g_test_message ("%s: A %u, answers %u, hubs %u %u, others %u, asked %u, even %u", models[i].name,
                      figures->approves_share, figures->answers_share, figures->hubs->len, figures->hubs_share,
                      figures->others_share, figures->asked_share, figures->evenness);
      g_assert_cmpstr (steward_lived_model_name (figures->model), ==, steward_lived_model_name (models[i].model));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lived/drifts", test_drifts);
  g_test_add_func ("/lived/cells", test_cells);
  g_test_add_func ("/lived/shown", test_shown);
  g_test_add_func ("/lived/models", test_models);
  return g_test_run ();
}
