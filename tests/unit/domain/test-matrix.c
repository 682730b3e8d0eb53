/* test-matrix.c: findings, differences and continuity of matrices, by tables
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-continuity.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-matrix-diff.h"
#include "steward-matrix-findings.h"

#include <string.h>

/* Departments a to e with a member each that is also approver, f with nobody. Ids of people:
 * p-a … p-e; p-c is away in June with nobody standing in, p-d with p-a in his place. */
#define N_DEPARTMENTS 6

typedef struct
{
  GPtrArray           *departments;
  GPtrArray           *activities;
  GPtrArray           *cells;
  StewardOrganisation *organisation;
  GHashTable          *acknowledged;
} World;

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

static World *
world_new (void)
{
  World *world = g_new0 (World, 1);
  g_autoptr (StewardRecord) workspace = make (&steward_workspace_kind, "workspace", "{\"time_zone\":\"UTC\"}");
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) memberships = g_ptr_array_new_with_free_func (g_object_unref);

  world->departments = g_ptr_array_new_with_free_func (g_object_unref);
  world->activities = g_ptr_array_new_with_free_func (g_object_unref);
  world->cells = g_ptr_array_new_with_free_func (g_object_unref);
  world->acknowledged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (int i = 0; i < N_DEPARTMENTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("%c", 'a' + i);
      g_autofree char *json =
          g_strdup_printf ("{\"name\":\"%c\",\"position\":%d,\"hours\":{\"mon\":[[\"09:00\",\"17:00\"]]},\"time_zone\":\"UTC\"}",
                           'A' + i, i);
      g_autofree char *person = g_strdup_printf ("p-%c", 'a' + i);
      g_autofree char *membership =
          g_strdup_printf ("{\"person\":\"%s\",\"department\":\"%s\",\"role\":\"approver\"}", person, id);
      const char *absence = i == 2   ? ",\"away_from\":\"2026-06-01T00:00:00Z\",\"away_until\":\"2026-06-30T00:00:00Z\""
                            : i == 3 ? ",\"away_from\":\"2026-06-01T00:00:00Z\",\"away_until\":\"2026-06-30T00:00:00Z\",\"stand_in\":\"p-a\""
                            : i == 4 ? ",\"on_call\":[{\"from\":\"2026-06-07T00:00:00Z\",\"until\":\"2026-06-08T00:00:00Z\"}]"
                                     : "";
      g_autofree char *record = g_strdup_printf ("{\"name\":\"%s\"%s}", person, absence);

      g_ptr_array_add (world->departments, make (&steward_department_kind, id, json));
      if (i == N_DEPARTMENTS - 1)
        continue;
      g_ptr_array_add (people, make (&steward_person_kind, person, record));
      g_ptr_array_add (memberships, make (&steward_membership_kind, person, membership));
      g_hash_table_add (world->acknowledged, g_strdup (person));
    }
  world->organisation = steward_organisation_new (workspace, world->departments, people, memberships);
  return world;
}

static void
world_free (World *world)
{
  g_ptr_array_unref (world->departments);
  g_ptr_array_unref (world->activities);
  g_ptr_array_unref (world->cells);
  g_hash_table_unref (world->acknowledged);
  steward_organisation_unref (world->organisation);
  g_free (world);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

static StewardRecord *
make_cell (const char *activity,
           char        department,
           const char *letters)
{
  g_autofree char *id = g_strdup_printf ("8:%s:%c", activity, department);
  g_autofree char *column = g_strdup_printf ("%c", department);
  StewardRecord *cell = steward_record_new (&steward_cell_kind, id);

  steward_record_set_text (cell, STEWARD_CELL_ACTIVITY, activity);
  steward_record_set_text (cell, STEWARD_CELL_DEPARTMENT, column);
  steward_record_set_text (cell, STEWARD_CELL_LETTERS, letters);
  return cell;
}

/* A row a line, a department a cell: `A/R|C||I`. */
static StewardMatrix *
make_matrix (World      *world,
             const char *table)
{
  g_auto (GStrv) rows = g_strsplit (table, "\n", -1);

  g_ptr_array_set_size (world->activities, 0);
  g_ptr_array_set_size (world->cells, 0);
  for (int r = 0; rows[r] != NULL; r++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[r], "|", -1);
      g_autofree char *id = g_strdup_printf ("r%d", r + 1);
      g_autofree char *json = g_strdup_printf ("{\"name\":\"Row %d\",\"position\":%d}", r + 1, r);

      g_ptr_array_add (world->activities, make (&steward_activity_kind, id, json));
      for (int i = 0; cells[i] != NULL; i++)
        if (*cells[i] != '\0')
          g_ptr_array_add (world->cells, make_cell (id, (char) ('a' + i), cells[i]));
    }
  return steward_matrix_new_draft (world->departments, world->activities, world->cells);
}

/* Findings as text: `code row|column` joined by spaces, infos left out. */
static char *
describe_findings (World         *world,
                   StewardMatrix *matrix,
                   gboolean       with_infos)
{
  g_autoptr (GPtrArray) findings = steward_matrix_find_findings (matrix, world->organisation, world->acknowledged,
                                                                 NULL, moment ("2026-06-01T10:00:00Z"));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      StewardMatrixFinding *finding = findings->pdata[i];

      if (finding->severity == STEWARD_MATRIX_INFO && !with_infos)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append_printf (text, "%s", steward_matrix_finding_code_to_text (finding->code));
      if (finding->row >= 0)
        g_string_append_printf (text, ":%d", finding->row + 1);
      if (finding->column >= 0)
        g_string_append_printf (text, ":%s", steward_matrix_get_department (matrix, (guint) finding->column));
      if (finding->count > 0)
        g_string_append_printf (text, "=%u", finding->count);
    }
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *table;
  const char *unread; /* people who haven't read the guidelines */
  const char *found;
} finding_cases[] = {
  /* Nothing to say: everybody is somewhere, F is told. */
  { "A/R|I|I|I|I|I", "", "" },
  { "A|R|I|I|I|I", "", "" },
  /* The three errors, and two of them at once. */
  { "R|I|I|I|I|I", "", "no-accountable:1" },
  { "A|I|I|I|I|I", "", "no-responsible:1" },
  { "I|I|I|I|I|I", "", "no-accountable:1 no-responsible:1" },
  { "A/R|A|I|I|I|I", "", "several-accountable:1" },
  { "A/R|A|I|I|I|I\nR|I|I|I|I|I", "", "several-accountable:1 no-accountable:2" },
  /* Approvers: none; away and nobody stands in; away and somebody does. */
  { "R|I|I|I|I|A", "", "no-approver:f=1" },
  { "R|I|A|I|I|I", "", "approvers-away:c=1" },
  { "R|I|I|A|I|I", "", "" },
  { "R|I|A|I|I|I\nR|I|A|I|I|I", "", "approvers-away:c=2" },
  /* Who answers has to be there, and to have read. */
  { "A|I|I|I|I|R", "", "no-members:f=1" },
  { "A/R|R|I|I|I|I", "p-b", "nobody-acknowledged:b=1" },
  { "A/R|I|I|I|I|I", "p-b", "" },
  /* More than half of the rows, from four rows on. */
  { "A/R|I|I|I|I|I\nA/R|I|I|I|I|I\nA/R|I|I|I|I|I", "", "" },
  { "A/R|I|I|I|I|I\nA/R|I|I|I|I|I\nR|A|I|I|I|I\nR|A|I|I|I|I", "", "" },
  { "A/R|I|I|I|I|I\nA/R|I|I|I|I|I\nA/R|I|I|I|I|I\nR|A|I|I|I|I", "", "claims-to-own:a=3" },
  /* On no row; everyone asked; one asked about everything. */
  { "A/R|I|I||I|I", "", "no-row:d" },
  { "A/R|C|C|C|C|C", "", "everyone-consulted:1=5" },
  { "A/R|C|C|C|C|I", "", "" },
  { "A/R|C|C|C|C|C/I", "", "everyone-consulted:1=5" },
  { "A/R|C|I|I|I|I\nA/R|C|I|I|I|I\nR|A|I|I|I|I\nR|A|I|I|I|I\nR|C|I|I|A|I\nR|C|I|A|I|I", "", "always-consulted:b=4" },
  { "A/R|R|R|R|I|I", "", "many-responsible:1=4" },
  { "A/R|R|R|I|I|I", "", "" },
  /* Only ever answers, from four rows on; one more letter, and it doesn't. */
  { "R|A|I|I|I|I\nR|A|I|I|I|I\nR|I|A/R|I|I|I\nR|I|I|A|I|I", "", "only-responsible:a=4 approvers-away:c=1" },
  { "R|A|I|I|I|I\nR|A|I|I|I|I\nR|I|I|A|I|I", "", "" },
  { "R|A|I|I|I|I\nR|A|I|I|I|I\nR|I|I|A|I|I\nR/C|I|I|A|I|I", "", "" },
  { "R|A|I|I|I|I\nR|A|I|I|I|I\nR|I|I|A|I|I\nR|I|I|A|I|I\nI|A/R|I|I|I|I", "", "claims-to-own:b=3" },
};

static void
test_findings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (finding_cases); i++)
    {
      g_autoptr (World) world = world_new ();
      g_autoptr (StewardMatrix) matrix = make_matrix (world, finding_cases[i].table);
      g_autofree char *found = NULL;

      if (*finding_cases[i].unread != '\0')
        g_assert_true (g_hash_table_remove (world->acknowledged, finding_cases[i].unread));
      found = describe_findings (world, matrix, FALSE);
      g_assert_cmpstr (found, ==, finding_cases[i].found);
    }
}

/* What the letters of a variant ask for; R and A have their own errors. */
static const struct
{
  const char *variant;
  const char *table;
  const char *found;
} variant_cases[] = {
  { "RACI", "A/R|R|I|I|I|I", "" },
  { "DACI", "A/R|R|I|I|I|I", "too-many:1=2" },
  { "DACI", "A/R|I|I|I|I|I", "" },
  { "DACI", "A|I|I|I|I|I", "no-responsible:1" },
  { "RAPID", "A/R|1|2|2|I|I", "" },
  { "RAPID", "A/R|1|1|2|I|I", "too-many:1=2" },
  { "{\"name\":\"Two\",\"letters\":[{\"slot\":\"A\",\"letter\":\"A\",\"meaning\":\"a\"},{\"slot\":\"R\",\"letter\":\"R\","
    "\"meaning\":\"r\",\"least\":2},{\"slot\":\"3\",\"letter\":\"V\",\"meaning\":\"verifies\",\"least\":1,\"most\":1}]}",
    "A/R|I|I|I|I|I\nA/R|R|3|I|I|I\nA|3|3|I|I|I",
    "too-few:1=1 too-few:1 no-responsible:3 too-many:3=2" },
};

static void
test_variants (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (variant_cases); i++)
    {
      g_autoptr (World) world = world_new ();
      g_autoptr (StewardVariant) variant = *variant_cases[i].variant == '{'
                                               ? steward_variant_new (variant_cases[i].variant, NULL)
                                               : steward_variant_new_named (variant_cases[i].variant);
      g_autoptr (StewardMatrix) plain = make_matrix (world, variant_cases[i].table);
      g_autoptr (StewardMatrix) matrix = NULL;
      g_autofree char *found = NULL;

      g_assert_nonnull (variant);
      matrix = steward_matrix_with_variant (plain, variant);
      found = describe_findings (world, matrix, FALSE);
      g_assert_cmpstr (found, ==, variant_cases[i].found);
    }
}

/* C and I in one cell, and I beside A or R. */
static void
test_twice (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (StewardMatrix) matrix = make_matrix (world, "A/R|C/I|I|I|I|I\nA|R/I|C|I|I|I");
  g_autofree char *found = describe_findings (world, matrix, TRUE);

  g_assert_cmpstr (found, ==, "twice:1:b twice:2:b");
}

static void
test_rings (void)
{
  static const struct { const char *first, *second, *away_from, *away_until, *found; } cases[] = {
    { NULL, NULL, NULL, NULL, "" },
    { "p-b", NULL, NULL, NULL, "" },
    { "p-b", "p-a", NULL, NULL, "stand-ins-mutual=1" },
    { "p-a", NULL, NULL, NULL, "stand-in-loop:a=1" },
    { NULL, "p-b", NULL, NULL, "" }, /* whose department approves nothing */
    { "nobody", NULL, NULL, NULL, "" },
    /* Both away from 1 to 30 July; one after the other; both away a month ago. */
    { "p-b", "p-a", "2026-07-01T00:00:00Z", "2026-07-30T00:00:00Z", "stand-in-loop:a=1" },
    { "p-b", "p-a", "2026-08-01T00:00:00Z", "2026-08-30T00:00:00Z", "stand-ins-mutual=1" },
    { "p-b", "p-a", "2026-04-01T00:00:00Z", "2026-04-30T00:00:00Z", "stand-ins-mutual=1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (World) world = world_new ();
      g_autoptr (StewardMatrix) matrix = make_matrix (world, "A/R|I|I|I|I|I");
      StewardRecord *first = steward_organisation_get_person (world->organisation, "p-a");
      StewardRecord *second = steward_organisation_get_person (world->organisation, "p-b");
      g_autofree char *found = NULL;

      steward_record_set_text (first, STEWARD_PERSON_STAND_IN, cases[i].first);
      steward_record_set_text (second, STEWARD_PERSON_STAND_IN, cases[i].second);
      if (cases[i].away_from != NULL)
        {
          steward_record_set_time (first, STEWARD_PERSON_AWAY_FROM, moment ("2026-07-15T00:00:00Z"));
          steward_record_set_time (first, STEWARD_PERSON_AWAY_UNTIL, moment ("2026-07-31T00:00:00Z"));
          steward_record_set_time (second, STEWARD_PERSON_AWAY_FROM, moment (cases[i].away_from));
          steward_record_set_time (second, STEWARD_PERSON_AWAY_UNTIL, moment (cases[i].away_until));
        }
      found = describe_findings (world, matrix, TRUE);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_infos (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (StewardMatrix) shared = make_matrix (world, "A/R|I|I|I|I|I\nI|A/R|I|I|I|I\nI|I|I|A/R|I|I\nA/R|C||||");
  g_autofree char *found = describe_findings (world, shared, TRUE);
  g_autoptr (StewardMatrix) empty = make_matrix (world, "");
  g_autofree char *of_empty = NULL;

  g_assert_cmpstr (found, ==, "nobody-informed:4 shared=3");
  g_ptr_array_set_size (world->activities, 0);
  g_clear_pointer (&empty, steward_matrix_unref);
  empty = steward_matrix_new_draft (world->departments, world->activities, world->cells);
  of_empty = describe_findings (world, empty, TRUE);
  g_assert_cmpstr (of_empty, ==, "");
}

static void
test_finding_arguments (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (StewardMatrix) matrix = make_matrix (world, "A/R|A|A|I|I|I\nI|R|A|I|I|I");
  g_autoptr (GPtrArray) findings = steward_matrix_find_findings (matrix, world->organisation, world->acknowledged,
                                                                 NULL, moment ("2026-06-01T10:00:00Z"));
  StewardMatrixFinding *several = findings->pdata[0];
  StewardMatrixFinding *away = findings->pdata[1];

  g_assert_cmpint (several->code, ==, STEWARD_MATRIX_SEVERAL_ACCOUNTABLE);
  g_assert_cmpuint (several->departments->len, ==, 3);
  g_assert_cmpstr (several->departments->pdata[2], ==, "c");
  g_assert_cmpint (away->code, ==, STEWARD_MATRIX_APPROVERS_AWAY);
  g_assert_cmpstr (away->person, ==, "p-c");
  g_assert_cmpint (away->until_us, ==, moment ("2026-06-30T00:00:00Z"));
  g_assert_cmpuint (steward_matrix_findings_count (findings, STEWARD_MATRIX_ERROR), ==, 1);
  g_assert_cmpuint (steward_matrix_findings_count (findings, STEWARD_MATRIX_WARNING), ==, 1);
}

static char *
describe_differences (StewardMatrix *from,
                      StewardMatrix *to)
{
  g_autoptr (GPtrArray) differences = steward_matrix_list_differences (from, to);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      StewardMatrixDifference *difference = differences->pdata[i];

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "",
                              steward_matrix_difference_kind_to_text (difference->kind), difference->activity);
      if (difference->department != NULL)
        g_string_append_printf (text, " %s", difference->department);
      g_string_append_printf (text, " %s>%s", difference->from != NULL ? difference->from : "",
                              difference->to != NULL ? difference->to : "");
    }
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *cell;     /* activity, department, letters of the draft */
  const char *activity; /* set on the second row */
  const char *differences;
} difference_cases[] = {
  { NULL, "{}", "" },
  { "r1 b C", "{}", "" },
  { "r1 b I", "{}", "letters r1 b C>I" },
  { "r1 b ", "{}", "letters r1 b C>" },
  { "r1 f I", "{}", "letters r1 f >I" },
  { "r1 a R/A", "{}", "" },
  { NULL, "{\"name\":\"Other\"}", "name r2 Row 2>Other" },
  { NULL, "{\"target_minutes\":240}", "target r2 >240 business" },
  { NULL, "{\"clock\":\"round\"}", "" },
  { NULL, "{\"needs_approval\":false}", "approval r2 yes>no" },
  { NULL, "{\"needs_approval\":true}", "" },
  { NULL, "{\"rule\":{\"words\":[\"x\"]}}", "rule r2 >{\"words\":[\"x\"]}" },
  { NULL, "{\"rule\":{}}", "" },
  { NULL, "{\"group\":\"Crisis\"}", "group r2 >Crisis" },
  { NULL, "{\"position\":9}", "place r3 3>2, place r2 2>3" },
  { NULL, "{\"retired\":\"2026-06-01T00:00:00Z\"}", "retired r2 Row 2>, letters r2 a R>, letters r2 b A>" },
};

static void
test_differences (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (difference_cases); i++)
    {
      g_autoptr (World) world = world_new ();
      g_autoptr (StewardMatrix) from = make_matrix (world, "A/R|C\nR|A\nA|R");
      g_autoptr (StewardMatrix) to = NULL;
      g_autofree char *differences = NULL;
      g_autofree char *back = NULL;

      g_ptr_array_set_size (world->cells, 0);
      if (difference_cases[i].cell != NULL)
        {
          g_auto (GStrv) parts = g_strsplit (difference_cases[i].cell, " ", 3);

          g_ptr_array_add (world->cells, make_cell (parts[0], *parts[1], parts[2]));
        }
      g_assert_true (steward_record_apply_json (world->activities->pdata[1], difference_cases[i].activity, NULL));
      to = steward_matrix_new_draft_of (from, world->departments, world->activities, world->cells);
      differences = describe_differences (from, to);
      g_assert_cmpstr (differences, ==, difference_cases[i].differences);
      back = describe_differences (to, from);
      g_assert_cmpint (*differences == '\0', ==, *back == '\0');
    }
}

static void
test_row_added (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (StewardMatrix) from = make_matrix (world, "A/R|C");
  g_autoptr (StewardMatrix) to = make_matrix (world, "A/R|C\n|A");
  g_autofree char *differences = describe_differences (from, to);

  g_assert_cmpstr (differences, ==, "added r2 >Row 2, letters r2 b >A");
}

static void
test_columns_and_variant (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (StewardMatrix) from = make_matrix (world, "A/R|C");
  g_autoptr (StewardVariant) daci = steward_variant_new_named ("DACI");
  g_autoptr (StewardMatrix) moved = NULL;
  g_autoptr (StewardMatrix) to = NULL;
  g_autofree char *differences = NULL;

  steward_record_set_integer (world->departments->pdata[0], STEWARD_DEPARTMENT_POSITION, 9);
  steward_record_set_text (world->departments->pdata[5], STEWARD_DEPARTMENT_GROUP, "Staff");
  moved = steward_matrix_new_draft (world->departments, world->activities, world->cells);
  to = steward_matrix_with_variant (moved, daci);
  g_ptr_array_set_size (world->cells, 0);
  differences = describe_differences (from, to);
  /* Letters are the same, only written otherwise. */
  g_assert_true (g_str_has_prefix (differences, "variant (null) RACI>DACI, "));
  g_assert_nonnull (strstr (differences, "department-place (null) a 1>6"));
  g_assert_nonnull (strstr (differences, "department-group (null) f >Staff"));
  g_assert_null (strstr (differences, "letters"));
}

/* What is frozen is what is read again, notes included, and a hole in the notes stays one. */
static void
test_frozen (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (StewardMatrix) draft = make_matrix (world, "A/R|C\nR|A");
  g_autoptr (StewardMatrix) noted = NULL;
  g_autoptr (StewardMatrix) frozen = NULL;
  g_autoptr (StewardRecord) record = steward_record_new (&steward_matrix_kind, "8");
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *hash_again = NULL;
  g_autofree char *hash_without = steward_matrix_hash (draft);

  steward_record_set_text (world->cells->pdata[0], STEWARD_CELL_NOTE, "only until June");
  noted = steward_matrix_new_draft (world->departments, world->activities, world->cells);
  node = steward_matrix_to_json (noted);
  steward_record_set_json (record, STEWARD_MATRIX_ROWS, node);
  steward_record_set_integer (record, STEWARD_MATRIX_NUMBER, 8);
  frozen = steward_matrix_new_in_force (record);
  hash = steward_matrix_hash (noted);
  hash_again = steward_matrix_hash (frozen);
  g_assert_cmpint (steward_matrix_get_number (frozen), ==, 8);
  g_assert_cmpstr (hash, ==, hash_again);
  g_assert_cmpstr (hash, !=, hash_without);
  g_assert_cmpstr (steward_matrix_get_row (frozen, 0)->notes[0], ==, "only until June");
  g_assert_null (steward_matrix_get_row (frozen, 0)->notes[1]);
}

static void
test_with_letters (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (StewardMatrix) matrix = make_matrix (world, "A/R|C");
  g_autoptr (StewardMatrix) other = steward_matrix_with_letters (matrix, 0, 2, STEWARD_INFORMED);
  g_autofree char *differences = describe_differences (matrix, other);

  g_assert_cmpstr (differences, ==, "letters r1 c >I");
}

/* 2026-06-01 is a Monday, 2026-06-07 a Sunday. */
static const struct
{
  const char *row;
  const char *at;
  const char *approve;
  const char *stands_in_for;
  int         reason;
  const char *answer;
} continuity_cases[] = {
  { "A/R", "2026-06-01T10:00:00Z", "p-a", NULL, STEWARD_CONTINUITY_THERE, "p-a" },
  { "A/R", "2026-06-01T08:59:00Z", NULL, NULL, STEWARD_CONTINUITY_OUTSIDE_HOURS, "" },
  { "A/R", "2026-06-01T17:00:00Z", NULL, NULL, STEWARD_CONTINUITY_OUTSIDE_HOURS, "" },
  { "R||||A", "2026-06-07T12:00:00Z", "p-e", NULL, STEWARD_CONTINUITY_THERE, "" },
  { "|||A|R", "2026-06-07T12:00:00Z", NULL, NULL, STEWARD_CONTINUITY_OUTSIDE_HOURS, "p-e" },
  { "R|R|A|R", "2026-06-01T10:00:00Z", NULL, NULL, STEWARD_CONTINUITY_ALL_AWAY, "p-a p-b" },
  { "R||A", "2026-07-06T10:00:00Z", "p-c", NULL, STEWARD_CONTINUITY_THERE, "p-a" },
  { "|||A/R", "2026-06-01T10:00:00Z", "p-a", "p-d", STEWARD_CONTINUITY_STANDS_IN, "" },
  { "R|||||A", "2026-06-01T10:00:00Z", NULL, NULL, STEWARD_CONTINUITY_NO_APPROVER, "p-a" },
  { "R", "2026-06-01T10:00:00Z", NULL, NULL, STEWARD_CONTINUITY_NO_ACCOUNTABLE, "p-a" },
  { "A|A/R", "2026-06-01T10:00:00Z", NULL, NULL, STEWARD_CONTINUITY_NO_ACCOUNTABLE, "p-b" },
};

static void
test_continuity (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (continuity_cases); i++)
    {
      g_autoptr (World) world = world_new ();
      g_autoptr (StewardMatrix) matrix = make_matrix (world, continuity_cases[i].row);
      g_autoptr (StewardContinuity) continuity =
          steward_continuity_new (matrix, world->organisation, 0, moment (continuity_cases[i].at));
      g_autofree char *answer = NULL;

      g_ptr_array_add (continuity->answer, NULL);
      answer = g_strjoinv (" ", (char **) continuity->answer->pdata);
      g_assert_cmpstr (continuity->approve.person, ==, continuity_cases[i].approve);
      g_assert_cmpstr (continuity->approve.stands_in_for, ==, continuity_cases[i].stands_in_for);
      g_assert_cmpint (continuity->reason, ==, continuity_cases[i].reason);
      g_assert_cmpstr (answer, ==, continuity_cases[i].answer);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix/findings", test_findings);
  g_test_add_func ("/matrix/findings/variants", test_variants);
  g_test_add_func ("/matrix/findings/twice", test_twice);
  g_test_add_func ("/matrix/findings/rings", test_rings);
  g_test_add_func ("/matrix/findings/infos", test_infos);
  g_test_add_func ("/matrix/findings/arguments", test_finding_arguments);
  g_test_add_func ("/matrix/differences", test_differences);
  g_test_add_func ("/matrix/differences/row-added", test_row_added);
  g_test_add_func ("/matrix/differences/columns-and-variant", test_columns_and_variant);
  g_test_add_func ("/matrix/frozen", test_frozen);
  g_test_add_func ("/matrix/with-letters", test_with_letters);
  g_test_add_func ("/matrix/continuity", test_continuity);
  return g_test_run ();
}
