/* test-routing.c: the organisation, the matrix and where a mention goes
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-routing.h"

typedef struct
{
  GPtrArray *departments;
  GPtrArray *people;
  GPtrArray *memberships;
  GPtrArray *activities;
  GPtrArray *cells;
} World;

static gint64
moment (const char *text)
{
  gint64 us = 0;

  g_assert_true (steward_time_from_rfc3339 (text, &us));
  return us;
}

static StewardRecord *
add (GPtrArray         *list,
     const StewardKind *kind,
     const char        *id,
     const char        *json)
{
  StewardRecord *record = steward_record_new (kind, id);
  g_autoptr (GError) error = NULL;

  steward_record_apply_json (record, json, &error);
  g_assert_no_error (error);
  g_ptr_array_add (list, record);
  return record;
}

static void
cell (World      *world,
      const char *activity,
      const char *department,
      const char *letters)
{
  g_autofree char *id = g_strconcat ("7:", activity, ":", department, NULL);
  StewardRecord *record = add (world->cells, &steward_cell_kind, id, "{}");

  steward_record_set_text (record, STEWARD_CELL_ACTIVITY, activity);
  steward_record_set_text (record, STEWARD_CELL_DEPARTMENT, department);
  steward_record_set_text (record, STEWARD_CELL_LETTERS, letters);
}

static World *
make_world (void)
{
  World *world = g_new0 (World, 1);
  const char *hours = "\"hours\":{\"mon\":[[\"09:00\",\"17:00\"]],\"tue\":[[\"09:00\",\"17:00\"]]},\"time_zone\":\"Europe/Berlin\"";
  g_autofree char *service = g_strconcat ("{\"name\":\"Service\",\"position\":1,", hours, "}", NULL);
  g_autofree char *care = g_strconcat ("{\"name\":\"CRM\",\"position\":2,", hours, "}", NULL);

  world->departments = g_ptr_array_new_with_free_func (g_object_unref);
  world->people = g_ptr_array_new_with_free_func (g_object_unref);
  world->memberships = g_ptr_array_new_with_free_func (g_object_unref);
  world->activities = g_ptr_array_new_with_free_func (g_object_unref);
  world->cells = g_ptr_array_new_with_free_func (g_object_unref);

  add (world->departments, &steward_department_kind, "legal", "{\"name\":\"Legal\",\"position\":3}");
  add (world->departments, &steward_department_kind, "service", service);
  add (world->departments, &steward_department_kind, "care", care);
  add (world->departments, &steward_department_kind, "old", "{\"name\":\"Old\",\"position\":0,\"retired\":\"2020-01-01T00:00:00Z\"}");

  add (world->people, &steward_person_kind, "tom", "{\"name\":\"Tom\",\"away_from\":\"2026-06-01T00:00:00Z\",\"away_until\":\"2026-06-10T00:00:00Z\",\"stand_in\":\"priya\"}");
  add (world->people, &steward_person_kind, "priya", "{\"name\":\"Priya\",\"stand_in\":\"tom\"}");
  add (world->people, &steward_person_kind, "sam", "{\"name\":\"Sam\",\"away_from\":\"2026-06-03T00:00:00Z\",\"stand_in\":\"lost\",\"administrator\":true}");
  add (world->people, &steward_person_kind, "gone", "{\"name\":\"Gone\",\"left\":\"2026-01-01T00:00:00Z\",\"administrator\":true}");
  add (world->people, &steward_person_kind, "robot", "{\"name\":\"Robot\",\"kind_of_person\":\"service\",\"administrator\":true}");
  add (world->people, &steward_person_kind, "ann", "{\"name\":\"Ann\",\"on_call\":[{\"from\":\"2026-06-06T00:00:00Z\",\"until\":\"2026-06-07T00:00:00Z\"}]}");

  add (world->memberships, &steward_membership_kind, "1", "{\"person\":\"gone\",\"department\":\"care\",\"role\":\"approver\",\"position\":1}");
  add (world->memberships, &steward_membership_kind, "2", "{\"person\":\"tom\",\"department\":\"care\",\"role\":\"approver\",\"position\":2}");
  add (world->memberships, &steward_membership_kind, "3", "{\"person\":\"sam\",\"department\":\"care\",\"role\":\"approver\",\"position\":3}");
  add (world->memberships, &steward_membership_kind, "4", "{\"person\":\"robot\",\"department\":\"legal\",\"role\":\"approver\"}");
  add (world->memberships, &steward_membership_kind, "5", "{\"person\":\"ann\",\"department\":\"service\",\"role\":\"member\"}");
  add (world->memberships, &steward_membership_kind, "6", "{\"person\":\"ann\",\"department\":\"legal\",\"role\":\"approver\",\"ended\":\"2026-01-01T00:00:00Z\"}");

  add (world->activities, &steward_activity_kind, "complaint", "{\"name\":\"Resolve a complaint\",\"position\":2,\"target_minutes\":240,\"clock\":\"business\",\"needs_approval\":true,\"rule\":{\"words\":[\"broken\"]}}");
  add (world->activities, &steward_activity_kind, "question", "{\"name\":\"Answer a question\",\"position\":1,\"target_minutes\":60,\"clock\":\"round\",\"needs_approval\":false}");
  add (world->activities, &steward_activity_kind, "orphan", "{\"name\":\"Watch competitors\",\"position\":3}");
  add (world->activities, &steward_activity_kind, "twice", "{\"name\":\"Two chiefs\",\"position\":4,\"target_minutes\":30}");
  cell (world, "complaint", "service", "R");
  cell (world, "complaint", "care", "a , r");
  cell (world, "complaint", "legal", "C/I");
  cell (world, "complaint", "old", "R");
  cell (world, "question", "service", "A/R");
  cell (world, "orphan", "care", "A");
  cell (world, "twice", "care", "A/R");
  cell (world, "twice", "service", "A");
  return world;
}

static void
free_world (World *world)
{
  g_ptr_array_unref (world->departments);
  g_ptr_array_unref (world->people);
  g_ptr_array_unref (world->memberships);
  g_ptr_array_unref (world->activities);
  g_ptr_array_unref (world->cells);
  g_free (world);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, free_world)

static void
test_letters (void)
{
  static const struct { const char *in, *out; } cases[] = {
    { "R", "R" }, { "r", "R" }, { "A/R", "A/R" }, { "R, A", "A/R" }, { " c;i ", "C/I" }, { "RACI", "A/R/C/I" },
    { "", "" }, { NULL, "" }, { "X", NULL }, { "R?", NULL }, { "А", NULL }, /* the last one is Cyrillic */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StewardLetters letters = 0;
      gboolean taken = steward_letters_parse (cases[i].in, &letters);
      g_autofree char *text = steward_letters_to_text (letters);

      g_assert_cmpint (taken, ==, cases[i].out != NULL);
      if (taken)
        g_assert_cmpstr (text, ==, cases[i].out);
    }
}

static void
test_duty (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (StewardOrganisation) organisation =
      steward_organisation_new (NULL, world->departments, world->people, world->memberships);
  static const struct { const char *department, *at, *person, *stands_in_for; } cases[] = {
    { "care", "2026-05-31T12:00:00Z", "tom", NULL },   /* first by order; who left doesn't count */
    { "care", "2026-06-02T12:00:00Z", "sam", NULL },   /* the second approver before any stand-in */
    { "care", "2026-06-04T12:00:00Z", "priya", "tom" }, /* all away: the first one's stand-in, no member */
    { "care", "2026-06-11T12:00:00Z", "tom", NULL },
    { "legal", "2026-06-04T12:00:00Z", NULL, NULL },   /* a collector and an ended role are nobody */
    { "nowhere", "2026-06-04T12:00:00Z", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StewardDuty duty = steward_organisation_find_on_duty (organisation, cases[i].department, moment (cases[i].at));

      g_assert_cmpstr (duty.person, ==, cases[i].person);
      g_assert_cmpstr (duty.stands_in_for, ==, cases[i].stands_in_for);
    }
}

static void
test_people (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (StewardOrganisation) organisation =
      steward_organisation_new (NULL, world->departments, world->people, world->memberships);
  g_auto (GStrv) departments = steward_organisation_list_departments_of (organisation, "ann");

  g_assert_true (steward_organisation_is_administrator (organisation, "sam"));
  g_assert_false (steward_organisation_is_administrator (organisation, "gone"));
  g_assert_false (steward_organisation_is_administrator (organisation, "robot"));
  g_assert_false (steward_organisation_is_administrator (organisation, "nobody"));
  g_assert_cmpuint (g_strv_length (departments), ==, 1);
  g_assert_cmpstr (departments[0], ==, "service");
  g_assert_true (steward_organisation_may_stand_in (organisation, "priya", "tom", moment ("2026-06-04T12:00:00Z")));
  g_assert_false (steward_organisation_may_stand_in (organisation, "priya", "tom", moment ("2026-06-11T12:00:00Z")));
  /* A stand-in's own stand-in: Tom stands in for Priya, who isn't away. */
  g_assert_false (steward_organisation_may_stand_in (organisation, "tom", "priya", moment ("2026-06-04T12:00:00Z")));
  g_assert_true (steward_organisation_is_reachable (organisation, "ann", "service", moment ("2026-06-01T08:00:00Z")));
  g_assert_false (steward_organisation_is_reachable (organisation, "ann", "service", moment ("2026-06-05T08:00:00Z")));
  g_assert_true (steward_organisation_is_reachable (organisation, "ann", "service", moment ("2026-06-06T03:00:00Z")));
  g_assert_false (steward_organisation_is_reachable (organisation, "tom", "care", moment ("2026-06-02T08:00:00Z")));
}

static void
test_matrix (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (StewardMatrix) draft = steward_matrix_new_draft (world->departments, world->activities, world->cells);
  g_autoptr (StewardRecord) record = steward_record_new (&steward_matrix_kind, "7");
  g_autoptr (JsonNode) rows = steward_matrix_to_json (draft);
  g_autoptr (StewardMatrix) frozen = NULL;
  g_autofree char *hash = steward_matrix_hash (draft);
  g_autofree char *frozen_hash = NULL;

  g_assert_cmpuint (steward_matrix_get_n_departments (draft), ==, 3);
  g_assert_cmpstr (steward_matrix_get_department (draft, 0), ==, "service");
  g_assert_cmpuint (steward_matrix_get_n_rows (draft), ==, 4);
  g_assert_cmpstr (steward_matrix_get_row (draft, 0)->activity, ==, "question");
  g_assert_cmpint (steward_matrix_get_row (draft, 1)->letters[1], ==, STEWARD_ACCOUNTABLE | STEWARD_RESPONSIBLE);
  g_assert_cmpstr (steward_matrix_find_accountable (draft, "complaint"), ==, "care");
  g_assert_null (steward_matrix_find_accountable (draft, "twice"));
  g_assert_null (steward_matrix_find_accountable (draft, "none"));
  g_assert_false (steward_matrix_needs_approval (draft, "question"));
  g_assert_true (steward_matrix_needs_approval (draft, "orphan"));
  g_assert_true (steward_matrix_needs_approval (draft, "none"));

  steward_record_set_integer (record, STEWARD_MATRIX_NUMBER, 7);
  steward_record_set_json (record, STEWARD_MATRIX_ROWS, rows);
  frozen = steward_matrix_new_in_force (record);
  frozen_hash = steward_matrix_hash (frozen);
  g_assert_cmpstr (hash, ==, frozen_hash);
  g_assert_cmpint (steward_matrix_get_number (frozen), ==, 7);
  g_assert_cmpstr (steward_matrix_get_department_name (frozen, 1), ==, "CRM");
}

static void
test_routing (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (StewardOrganisation) organisation =
      steward_organisation_new (NULL, world->departments, world->people, world->memberships);
  g_autoptr (StewardMatrix) matrix = steward_matrix_new_draft (world->departments, world->activities, world->cells);
  static const struct
  {
    const char *activity, *start;
    StewardRoutingReason reason;
    const char *first, *accountable, *due;
  } cases[] = {
    /* Monday 16:00 in Berlin: an hour is left, three go on at Tuesday's nine. */
    { "complaint", "2026-06-01T14:00:00Z", STEWARD_ROUTED, "service", "care", "2026-06-02T10:00:00Z" },
    { "question", "2026-06-06T14:00:00Z", STEWARD_ROUTED, "service", "service", "2026-06-06T15:00:00Z" },
    { "twice", "2026-06-01T08:00:00Z", STEWARD_ROUTED, "care", NULL, "2026-06-01T08:30:00Z" },
    { "orphan", "2026-06-01T08:00:00Z", STEWARD_UNOWNED_NO_RESPONSIBLE, NULL, "care", NULL },
    { "unknown", "2026-06-01T08:00:00Z", STEWARD_UNOWNED_NO_ROW, NULL, NULL, NULL },
    { NULL, "2026-06-01T08:00:00Z", STEWARD_UNOWNED_NO_ACTIVITY, NULL, NULL, NULL },
  };
  g_autoptr (StewardRouting) none = steward_routing_new (NULL, organisation, "complaint", 0, 0);

  g_assert_cmpint (none->reason, ==, STEWARD_UNOWNED_NO_MATRIX);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRouting) routing =
          steward_routing_new (matrix, organisation, cases[i].activity, moment (cases[i].start), moment (cases[i].start));

      g_assert_cmpint (routing->reason, ==, cases[i].reason);
      g_assert_cmpstr (routing->responsible->len > 0 ? routing->responsible->pdata[0] : NULL, ==, cases[i].first);
      g_assert_cmpstr (routing->accountable, ==, cases[i].accountable);
      if (cases[i].due == NULL)
        g_assert_cmpint (routing->due_us, ==, STEWARD_TIME_NONE);
      else
        g_assert_cmpint (routing->due_us, ==, moment (cases[i].due));
    }
}

static void
test_shared (void)
{
  g_autoptr (World) world = make_world ();
  g_autoptr (StewardOrganisation) organisation =
      steward_organisation_new (NULL, world->departments, world->people, world->memberships);
  g_autoptr (StewardMatrix) matrix = steward_matrix_new_draft (world->departments, world->activities, world->cells);
  g_autoptr (StewardRouting) routing =
      steward_routing_new (matrix, organisation, "complaint", moment ("2026-06-04T08:00:00Z"), moment ("2026-06-04T08:00:00Z"));

  g_assert_cmpuint (routing->responsible->len, ==, 2);
  g_assert_cmpstr (routing->responsible->pdata[1], ==, "care");
  g_assert_cmpstr (routing->consulted->pdata[0], ==, "legal");
  g_assert_cmpstr (routing->informed->pdata[0], ==, "legal");
  g_assert_cmpstr (routing->duty.person, ==, "priya");
  g_assert_cmpstr (routing->duty.stands_in_for, ==, "tom");
  g_assert_true (routing->needs_approval);
  g_assert_cmpuint (routing->row, ==, 2);
}

static void
test_consultation (void)
{
  g_autoptr (JsonNode) node = steward_json_parse ("{\"mon\":[[\"09:00\",\"17:00\"]],\"tue\":[[\"09:00\",\"17:00\"]]}", -1, NULL);
  g_autoptr (StewardBusinessHours) hours = steward_business_hours_new (node, "UTC", NULL, NULL);
  gint64 now = moment ("2026-06-01T15:00:00Z");

  /* Two hours today and six tomorrow are left: a quarter is two hours. */
  g_assert_cmpint (steward_routing_consultation_due (hours, now, moment ("2026-06-02T15:00:00Z")), ==, moment ("2026-06-01T17:00:00Z"));
  g_assert_cmpint (steward_routing_consultation_due (NULL, now, now + 4 * STEWARD_HOUR_US), ==, now + STEWARD_HOUR_US);
  g_assert_cmpint (steward_routing_consultation_due (hours, now, now - 1), ==, now);
  g_assert_cmpint (steward_routing_consultation_due (NULL, now, STEWARD_TIME_NONE), ==, now + 8 * STEWARD_HOUR_US);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/matrix/letters", test_letters);
  g_test_add_func ("/domain/matrix/frozen-is-the-same", test_matrix);
  g_test_add_func ("/domain/organisation/who-is-on-duty", test_duty);
  g_test_add_func ("/domain/organisation/who-may-and-who-is-there", test_people);
  g_test_add_func ("/domain/routing/where-a-mention-goes", test_routing);
  g_test_add_func ("/domain/routing/shared-and-stood-in", test_shared);
  g_test_add_func ("/domain/routing/consultation-has-a-quarter", test_consultation);
  return g_test_run ();
}
