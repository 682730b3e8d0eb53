/* test-continuity-year.c: every quarter of an hour of a year, against asking for each moment by itself
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-continuity-year.h"
#include "steward-continuity.h"
#include "steward-kinds.h"
#include "steward-matrix-findings.h"

static gint64
moment (const char *text)
{
  gint64 us = 0;

  g_assert_true (steward_time_from_rfc3339 (text, &us));
  return us;
}

static StewardRecord *
make (const StewardKind *kind,
      const char        *id,
      const char        *json)
{
  StewardRecord *record = steward_record_new (kind, id);
  g_autoptr (GError) error = NULL;

  steward_record_apply_json (record, json, &error);
  g_assert_no_error (error);
  return record;
}

typedef struct
{
  GPtrArray           *departments;
  GPtrArray           *activities;
  GPtrArray           *cells;
  StewardOrganisation *organisation;
  StewardMatrix       *matrix;
} World;

#define WEEK(from, to) \
  "{\"mon\":[[\"" from "\",\"" to "\"]],\"tue\":[[\"" from "\",\"" to "\"]],\"wed\":[[\"" from "\",\"" to "\"]]," \
  "\"thu\":[[\"" from "\",\"12:30\"],[\"13:15\",\"" to "\"]],\"fri\":[[\"" from "\",\"" to "\"]]}"
#define ALWAYS \
  "{\"mon\":[[\"00:00\",\"24:00\"]],\"tue\":[[\"00:00\",\"24:00\"]],\"wed\":[[\"00:00\",\"24:00\"]],\"thu\":[[\"00:00\",\"24:00\"]]," \
  "\"fri\":[[\"00:00\",\"24:00\"]],\"sat\":[[\"00:00\",\"24:00\"]],\"sun\":[[\"00:00\",\"24:00\"]]}"

/* Service in @zone, Legal in Kathmandu with a holiday, Watch always open; Ann is away in August and Bob stands in, who is away
 * himself in the middle of it; Cem is on call over Christmas; Dee of Watch is away on one day. */
static World *
world_new (const char *zone)
{
  World *self = g_new0 (World, 1);
  g_autoptr (StewardRecord) workspace = make (&steward_workspace_kind, "workspace", "{\"time_zone\":\"UTC\"}");
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) memberships = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *service = g_strdup_printf (
      "{\"name\":\"Service\",\"position\":0,\"time_zone\":\"%s\",\"holidays\":[\"2026-12-25\",\"2026-10-04\"],\"hours\":" WEEK ("09:00", "18:00") "}",
      zone);

  self->departments = g_ptr_array_new_with_free_func (g_object_unref);
  self->activities = g_ptr_array_new_with_free_func (g_object_unref);
  self->cells = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->departments, make (&steward_department_kind, "service", service));
  g_ptr_array_add (self->departments,
                   make (&steward_department_kind, "legal",
                         "{\"name\":\"Legal\",\"position\":1,\"time_zone\":\"Asia/Kathmandu\",\"holidays\":[\"2026-11-09\"],\"hours\":" WEEK ("10:00", "16:15") "}"));
  g_ptr_array_add (self->departments, make (&steward_department_kind, "watch",
                                            "{\"name\":\"Watch\",\"position\":2,\"hours\":" ALWAYS "}"));
  g_ptr_array_add (people, make (&steward_person_kind, "ann",
                                 "{\"name\":\"Ann\",\"away_from\":\"2026-08-01T00:00:00Z\",\"away_until\":\"2026-08-20T10:07:00Z\",\"stand_in\":\"bob\"}"));
  g_ptr_array_add (people, make (&steward_person_kind, "bob",
                                 "{\"name\":\"Bob\",\"on_call\":[{\"from\":\"2026-06-06T12:00:00Z\",\"until\":\"2026-06-06T18:00:00Z\"}],\"away_from\":\"2026-08-10T00:00:00Z\",\"away_until\":\"2026-08-12T00:00:00Z\"}"));
  g_ptr_array_add (people, make (&steward_person_kind, "cem",
                                 "{\"name\":\"Cem\",\"on_call\":[{\"from\":\"2026-12-24T10:00:00Z\",\"until\":\"2026-12-27T00:00:00Z\"}]}"));
  g_ptr_array_add (people, make (&steward_person_kind, "dee",
                                 "{\"name\":\"Dee\",\"away_from\":\"2026-09-01T00:00:00Z\",\"away_until\":\"2026-09-02T00:00:00Z\"}"));
  g_ptr_array_add (memberships, make (&steward_membership_kind, "1", "{\"person\":\"ann\",\"department\":\"service\",\"role\":\"approver\"}"));
  g_ptr_array_add (memberships, make (&steward_membership_kind, "2", "{\"person\":\"bob\",\"department\":\"service\",\"role\":\"member\"}"));
  g_ptr_array_add (memberships, make (&steward_membership_kind, "3", "{\"person\":\"cem\",\"department\":\"legal\",\"role\":\"approver\"}"));
  g_ptr_array_add (memberships, make (&steward_membership_kind, "4", "{\"person\":\"dee\",\"department\":\"watch\",\"role\":\"approver\"}"));
  self->organisation = steward_organisation_new (workspace, self->departments, people, memberships);
  return self;
}

static void
add_row (World      *self,
         const char *id,
         const char *json,
         const char *service,
         const char *legal,
         const char *watch)
{
  const char *const departments[] = { "service", "legal", "watch" };
  const char *const letters[] = { service, legal, watch };

  g_ptr_array_add (self->activities, make (&steward_activity_kind, id, json));
  for (guint i = 0; i < G_N_ELEMENTS (departments); i++)
    {
      g_autofree char *cell = g_strdup_printf ("1:%s:%s", id, departments[i]);
      StewardRecord *record = steward_record_new (&steward_cell_kind, cell);

      steward_record_set_text (record, STEWARD_CELL_ACTIVITY, id);
      steward_record_set_text (record, STEWARD_CELL_DEPARTMENT, departments[i]);
      steward_record_set_text (record, STEWARD_CELL_LETTERS, letters[i]);
      g_ptr_array_add (self->cells, record);
    }
}

static void
finish (World *self)
{
  self->matrix = steward_matrix_new_draft (self->departments, self->activities, self->cells);
}

static World *
world_new_full (const char *zone)
{
  World *self = world_new (zone);

  add_row (self, "question", "{\"name\":\"Question\",\"position\":0}", "A/R", NULL, NULL);
  add_row (self, "press", "{\"name\":\"Press\",\"position\":1}", "R", "A", NULL);
  add_row (self, "crisis", "{\"name\":\"Crisis\",\"position\":2,\"clock\":\"round\"}", "R", "A", "R");
  add_row (self, "watch", "{\"name\":\"Watch\",\"position\":3,\"clock\":\"round\"}", NULL, NULL, "A/R");
  add_row (self, "nobody", "{\"name\":\"Nobody\",\"position\":4}", "R", NULL, NULL);
  finish (self);
  return self;
}

static void
world_free (World *self)
{
  g_ptr_array_unref (self->departments);
  g_ptr_array_unref (self->activities);
  g_ptr_array_unref (self->cells);
  steward_organisation_unref (self->organisation);
  g_clear_pointer (&self->matrix, steward_matrix_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

static gboolean
is_open (World      *world,
         const char *department,
         gint64      at_us)
{
  return department != NULL &&
         steward_business_hours_is_open (steward_organisation_get_hours (world->organisation, department), at_us);
}

/* The slow way: who could be reached at this moment, and whether anything was promised then. */
static StewardHoleKinds
reference_kinds (World  *world,
                 guint   row,
                 gint64  at_us)
{
  const StewardMatrixRow *activity = steward_matrix_get_row (world->matrix, row);
  g_autoptr (StewardContinuity) continuity = steward_continuity_new (world->matrix, world->organisation, row, at_us);
  StewardHoleKinds kinds = 0;
  gboolean promised = activity->is_round || continuity->accountable == NULL;

  if (continuity->approve.person == NULL)
    {
      kinds |= STEWARD_HOLE_APPROVE;
      promised = promised || is_open (world, continuity->accountable, at_us);
    }
  if (continuity->answer->len == 0)
    {
      kinds |= STEWARD_HOLE_ANSWER;
      for (guint i = 0; i < steward_matrix_get_n_departments (world->matrix); i++)
        if (activity->letters[i] & STEWARD_RESPONSIBLE)
          promised = promised || is_open (world, steward_matrix_get_department (world->matrix, i), at_us);
    }
  return kinds != 0 && !promised ? kinds | STEWARD_HOLE_EXPECTED : kinds;
}

static void
test_year (gconstpointer data)
{
  g_autoptr (World) world = world_new_full (data);
  const gint64 from = moment ("2026-03-02T00:00:00Z");
  g_autoptr (StewardContinuityYear) year = steward_continuity_year_new (world->organisation, from + STEWARD_MINUTE_US, 53);
  guint n_holes = 0;

  g_assert_cmpint (steward_continuity_year_get_from (year), ==, from);
  for (guint r = 0; r < steward_matrix_get_n_rows (world->matrix); r++)
    {
      StewardHoleCounts expected = { 0 };
      StewardHoleCounts counts;
      g_autoptr (GArray) holes = steward_continuity_year_list_holes (year, world->matrix, r, 0, 53);
      guint listed = 0;

      for (guint quarter = 0; quarter < 53 * STEWARD_QUARTERS_WEEK; quarter++)
        {
          gint64 at = from + quarter * STEWARD_QUARTER_US;
          StewardHoleKinds kinds = reference_kinds (world, r, at);

          if (steward_continuity_year_get_kinds (year, world->matrix, r, at) != kinds)
            {
              g_autofree char *text = steward_time_to_rfc3339 (at);

              g_error ("row %u at %s: %d expected", r, text, kinds);
            }
          expected.quarters++;
          if (kinds & STEWARD_HOLE_EXPECTED)
            expected.expected++;
          else if (kinds != 0)
            {
              expected.missing++;
              expected.approve += (kinds & STEWARD_HOLE_APPROVE) != 0;
              expected.answer += (kinds & STEWARD_HOLE_ANSWER) != 0;
            }
          listed += kinds != 0;
        }
      steward_continuity_year_count (year, world->matrix, r, 0, 53, &counts);
      g_assert_cmpuint (counts.quarters, ==, expected.quarters);
      g_assert_cmpuint (counts.missing, ==, expected.missing);
      g_assert_cmpuint (counts.approve, ==, expected.approve);
      g_assert_cmpuint (counts.answer, ==, expected.answer);
      g_assert_cmpuint (counts.expected, ==, expected.expected);
      /* The weeks add up to the year, and the spans to the quarters. */
      for (guint week = 0; week < 53; week++)
        {
          steward_continuity_year_count (year, world->matrix, r, week, 1, &counts);
          expected.missing -= counts.missing;
          expected.expected -= counts.expected;
        }
      g_assert_cmpuint (expected.missing + expected.expected, ==, 0);
      for (guint i = 0; i < holes->len; i++)
        {
          const StewardHole *hole = &g_array_index (holes, StewardHole, i);

          listed -= (guint) ((hole->until_us - hole->from_us) / STEWARD_QUARTER_US);
          g_assert_cmpint (reference_kinds (world, r, hole->from_us), ==, hole->kinds);
        }
      g_assert_cmpuint (listed, ==, 0);
      n_holes += holes->len;
    }
  g_assert_cmpuint (n_holes, >, 100);
}

/* Row by row: a hole of who is round the clock, none of who isn't, absences within hours by department. */
static void
test_findings (void)
{
  g_autoptr (World) world = world_new_full ("Europe/Berlin");
  g_autoptr (GHashTable) acknowledged = g_hash_table_new (g_str_hash, g_str_equal);
  const gint64 now = moment ("2026-03-02T08:00:00Z");
  g_autoptr (StewardContinuityYear) year = steward_continuity_year_new (world->organisation, now, 53);
  g_autoptr (GPtrArray) findings =
      steward_matrix_find_findings (world->matrix, world->organisation, acknowledged, year, now);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const StewardMatrixFinding *finding = findings->pdata[i];

      if (finding->code != STEWARD_MATRIX_HOLE && finding->code != STEWARD_MATRIX_ABSENCE)
        continue;
      g_string_append_printf (text, "%s %s %d %u ", steward_matrix_finding_code_to_text (finding->code),
                              finding->row >= 0 ? steward_matrix_get_row (world->matrix, (guint) finding->row)->activity
                                                : steward_matrix_get_department (world->matrix, (guint) finding->column),
                              finding->holes, finding->count);
      if (finding->code == STEWARD_MATRIX_ABSENCE)
        {
          g_autofree char *first = steward_time_to_rfc3339 (finding->until_us);

          g_string_append_printf (text, "%s ", first);
        }
    }
  /* Nobody can approve a crisis outside Legal's hours; Dee's day off leaves a whole day of 96 quarters. Service: both are away
   * on Monday 10 and Tuesday 11 August, 36 quarters a day; Bob alone can't answer then, nor Ann. */
  g_assert_nonnull (strstr (text->str, "hole watch 3 96 "));
  g_assert_nonnull (strstr (text->str, "hole crisis 3 "));
  g_assert_nonnull (strstr (text->str, "absence service 3 72 2026-08-10T07:00:00Z "));
  g_assert_nonnull (strstr (text->str, "absence watch 3 96 2026-09-01T00:00:00Z "));
  g_assert_null (strstr (text->str, "absence legal"));
  g_assert_null (strstr (text->str, "hole question"));
  g_assert_null (strstr (text->str, "hole nobody"));
}

int
main (int   argc,
      char *argv[])
{
  static const char *const zones[] = { "Europe/Berlin", "America/New_York", "Australia/Lord_Howe" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autofree char *path = g_strconcat ("/continuity-year/quarters/", zones[i], NULL);

      g_test_add_data_func (path, zones[i], test_year);
    }
  g_test_add_func ("/continuity-year/findings", test_findings);
  return g_test_run ();
}
