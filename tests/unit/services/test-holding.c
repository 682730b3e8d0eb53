/* test-holding.c: publishing is stopped, and goes on
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "acme.h"

#include "steward-holding.h"
#include "steward-responding.h"
#include "steward-response-queue.h"

#define ACME_TEST(name, func) g_test_add (name, Acme, NULL, acme_set_up, func, acme_tear_down)

static StewardRecord *
hold (Acme       *acme,
      const char *person,
      const char *scope,
      const char *about,
      const char *reason,
      const char *code)
{
  g_autoptr (StewardOperation) operation = steward_holding_on (scope, about, reason, STEWARD_TIME_NONE);

  return acme_perform (acme, person, operation, code);
}

static void
lift (Acme       *acme,
      const char *person,
      const char *id,
      const char *code)
{
  g_autoptr (StewardOperation) operation = steward_holding_off (id);
  g_autoptr (StewardRecord) record = acme_perform (acme, person, operation, code);
}

static gint64
count_waiting (Acme *acme)
{
  g_autoptr (StewardOperation) operation = steward_holding_status ();
  JsonArray *holds;

  acme_perform (acme, "ann", operation, NULL);
  holds = json_node_get_array (steward_operation_get_json (operation));
  g_assert_cmpuint (json_array_get_length (holds), ==, 1);
  return json_object_get_int_member (json_array_get_object_element (holds, 0), "waiting");
}

static void
test_on (Acme          *acme,
         gconstpointer  data)
{
  g_autoptr (StewardRecord) everything = NULL;

  hold (acme, "jonas", "everything", NULL, " ", "usage");
  hold (acme, "jonas", "planet", NULL, "Why", "usage");
  hold (acme, "jonas", "everything", "cs", "Why", "usage");
  hold (acme, "jonas", "department", NULL, "Why", "usage");
  hold (acme, "jonas", "department", "nowhere", "Why", "not-found");
  hold (acme, "col", "everything", NULL, "Why", "not-allowed");
  everything = hold (acme, "jonas", "everything", NULL, "Facts not confirmed", NULL);
  g_assert_cmpint (steward_record_get_time (everything, STEWARD_HOLD_REVIEW_BY), ==, NOW + STEWARD_DAY_US);
}

static void
test_off (Acme          *acme,
          gconstpointer  data)
{
  g_autoptr (StewardRecord) begun = hold (acme, "ann", "everything", NULL, "Facts not confirmed", NULL);
  const char *id = steward_record_get_id (begun);
  g_autoptr (StewardRecord) lifted = NULL;

  lift (acme, "ann", id, "not-allowed");
  lift (acme, "jonas", id, "not-allowed");
  lift (acme, "priya", id, NULL);
  lift (acme, "priya", id, "not-allowed");
  lifted = acme_get (acme, &steward_hold_kind, id);
  g_assert_cmpstr (steward_record_get_text (lifted, STEWARD_HOLD_LIFTED_BY), ==, "priya");
  g_assert_false (steward_record_get_boolean (lifted, STEWARD_HOLD_LIFTED_ALONE));
}

static void
test_alone (Acme          *acme,
            gconstpointer  data)
{
  g_autoptr (StewardRecord) begun = NULL;
  g_autoptr (StewardRecord) lifted = NULL;

  acme_seed (acme, &steward_membership_kind, "m-priya", "{\"ended\":\"2026-03-01T00:00:00Z\"}");
  acme_seed (acme, &steward_membership_kind, "m-tom", "{\"ended\":\"2026-03-01T00:00:00Z\"}");
  begun = hold (acme, "ann", "everything", NULL, "Facts not confirmed", NULL);
  lift (acme, "ann", steward_record_get_id (begun), "not-allowed");
  steward_clock_advance (acme->clock, STEWARD_DAY_US);
  lift (acme, "ann", steward_record_get_id (begun), NULL);
  lifted = acme_get (acme, &steward_hold_kind, steward_record_get_id (begun));
  g_assert_true (steward_record_get_boolean (lifted, STEWARD_HOLD_LIFTED_ALONE));
}

/* An approved response, scheduled in an hour. */
static StewardRecord *
schedule (Acme *acme)
{
  const StewardDraft begun = { .mention = "m1", .text = "We are sorry." };
  g_autoptr (StewardOperation) drafting = steward_response_draft (&begun);
  g_autoptr (StewardRecord) response = acme_perform (acme, "jonas", drafting, NULL);
  const char *id = steward_record_get_id (response);
  g_autoptr (StewardOperation) submitting = steward_response_submit (id);
  g_autoptr (StewardOperation) approving = steward_response_approve (id, NULL);
  g_autoptr (StewardOperation) scheduling = steward_response_schedule (id, NOW + STEWARD_HOUR_US);
  g_autoptr (StewardRecord) submitted = acme_perform (acme, "jonas", submitting, NULL);
  g_autoptr (StewardRecord) approved = acme_perform (acme, "tom", approving, NULL);

  return acme_perform (acme, "jonas", scheduling, NULL);
}

static void
test_waiting (Acme          *acme,
              gconstpointer  data)
{
  static const struct
  {
    const char *scope, *about;
    gint64      waiting;
  } cases[] = {
    { "everything", NULL, 1 }, { "department", "crm", 1 },  { "department", "cs", 1 }, { "department", "pr", 0 },
    { "account", "acc", 1 },   { "account", "forum", 0 },   { "topic", "guitar", 1 },
  };
  g_autoptr (StewardRecord) response = schedule (acme);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) begun = hold (acme, "ann", cases[i].scope, cases[i].about, "Why", NULL);

      g_assert_cmpint (count_waiting (acme), ==, cases[i].waiting);
      lift (acme, "tom", steward_record_get_id (begun), NULL);
    }
}

/* What should have gone out meanwhile doesn't fire; what is for later keeps its time. */
static void
test_release_one_by_one (Acme          *acme,
                         gconstpointer  data)
{
  g_autoptr (StewardRecord) response = schedule (acme);
  g_autoptr (StewardRecord) early = hold (acme, "ann", "everything", NULL, "Why", NULL);
  g_autoptr (StewardRecord) kept = NULL;
  g_autoptr (StewardRecord) late = NULL;
  g_autoptr (StewardRecord) released = NULL;

  lift (acme, "tom", steward_record_get_id (early), NULL);
  kept = acme_get (acme, &steward_response_kind, steward_record_get_id (response));
  g_assert_cmpstr (steward_record_get_text (kept, STEWARD_RESPONSE_STATE), ==, "scheduled");

  late = hold (acme, "ann", "everything", NULL, "Why", NULL);
  steward_clock_advance (acme->clock, 2 * STEWARD_HOUR_US);
  lift (acme, "tom", steward_record_get_id (late), NULL);
  released = acme_get (acme, &steward_response_kind, steward_record_get_id (response));
  g_assert_cmpstr (steward_record_get_text (released, STEWARD_RESPONSE_STATE), ==, "approved");
  g_assert_false (steward_record_has (released, STEWARD_RESPONSE_SCHEDULED));
}

/* The sections of the live list as numbers, with how many each has. */
static char *
describe_queue (Acme              *acme,
                const char        *person,
                const char *const *departments)
{
  g_autoptr (StewardRecordList) list = NULL;
  GString *out = g_string_new (NULL);

  steward_workspace_set_person (acme->workspace, person);
  list = steward_response_queue_new (acme->workspace, departments);
  while (steward_record_list_get_loading (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (steward_record_list_get_error (list));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (StewardRecordItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (steward_record_item_is_heading (item))
        g_string_append_printf (out, "%u:%u ", steward_record_item_get_section (item), steward_record_item_get_count (item));
    }
  return g_string_free (out, FALSE);
}

static void
test_queue (Acme          *acme,
            gconstpointer  data)
{
  static const char *const legal[] = { "legal", NULL };
  static const char *const crm[] = { "crm", NULL };
  static const struct
  {
    const char        *person;
    const char *const *departments;
    const char        *sections;
  } cases[] = {
    { "jonas", NULL, "0:1 2:1 " }, { "ann", NULL, "2:1 3:1 " }, { "ann", legal, "" }, { "ann", crm, "2:1 3:1 " },
  };
  g_autoptr (StewardRecord) scheduled = schedule (acme);
  const StewardDraft begun = { .mention = "m1", .text = "Hello" };
  g_autoptr (StewardOperation) drafting = steward_response_draft (&begun);
  g_autoptr (StewardRecord) draft = acme_perform (acme, "jonas", drafting, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sections = describe_queue (acme, cases[i].person, cases[i].departments);

      g_assert_cmpstr (sections, ==, cases[i].sections);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACME_TEST ("/services/holding/on", test_on);
  ACME_TEST ("/services/holding/off", test_off);
  ACME_TEST ("/services/holding/alone", test_alone);
  ACME_TEST ("/services/holding/waiting", test_waiting);
  ACME_TEST ("/services/holding/one-by-one", test_release_one_by_one);
  ACME_TEST ("/services/response-queue/sections", test_queue);
  return g_test_run ();
}
