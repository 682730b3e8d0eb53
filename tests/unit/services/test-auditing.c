/* test-auditing.c: the audit in words, and as a live list
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-auditing.h"
#include "steward-editing.h"
#include "steward-event-list.h"
#include "steward-event-words.h"
#include "steward-founding.h"
#include "steward-json.h"
#include "steward-kinds.h"

#include <glib/gstdio.h>

typedef struct
{
  char             *folder;
  char             *path;
  StewardClock     *clock;
  StewardWorkspace *workspace;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 now_us;

  g_assert_true (steward_time_from_rfc3339 ("2026-03-10T12:00:00Z", &now_us));
  fixture->folder = g_dir_make_tmp ("steward-auditing-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "test.db", NULL);
  g_setenv ("XDG_STATE_HOME", fixture->folder, TRUE);
  fixture->clock = steward_clock_new_fixed (now_us);
  fixture->workspace = steward_workspace_found (fixture->path, "Jonas Weber", "jonas@acme.example", "Europe/Amsterdam",
                                                fixture->clock, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  steward_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->clock);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static char *
save (Fixture           *fixture,
      const StewardKind *kind,
      const char        *id,
      const char        *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) fields = steward_json_parse_object (json, -1, &error);
  g_autoptr (StewardOperation) operation = steward_editing_save (kind, id, fields);

  steward_workspace_perform (fixture->workspace, operation, &error);
  g_assert_no_error (error);
  return g_strdup (steward_record_get_id (steward_operation_get_record (operation)));
}

static JsonArray *
tell (Fixture               *fixture,
      StewardEventSelection *selection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardOperation) operation = NULL;

  if (selection->limit == 0)
    selection->limit = 100;
  operation = steward_auditing_tell (selection);
  steward_workspace_perform (fixture->workspace, operation, &error);
  g_assert_no_error (error);
  return json_array_ref (json_node_get_array (steward_operation_get_json (operation)));
}

static const char *
member (JsonArray  *events,
        guint       index,
        const char *name)
{
  return json_object_get_string_member_with_default (json_array_get_object_element (events, index), name, "");
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *legal = save (fixture, &steward_department_kind, NULL, "{\"name\":\"Lawyers\"}");
  g_autofree char *same =
      save (fixture, &steward_department_kind, legal,
            "{\"hours\":{\"mon\":[[\"09:00\",\"12:30\"],[\"13:15\",\"18:00\"]],\"tue\":[[\"09:00\",\"12:00\"]]}}");
  g_autofree char *aiko =
      save (fixture, &steward_person_kind, NULL, "{\"name\":\"Aiko Mori\",\"email\":\"aiko@acme.example\"}");
  g_autofree char *away =
      save (fixture, &steward_person_kind, aiko, "{\"away_from\":\"2026-03-11T08:00:00Z\",\"stand_in\":null}");
  g_autofree char *membership = NULL;
  g_autofree char *json = g_strdup_printf ("{\"person\":\"%s\",\"department\":\"%s\",\"role\":\"policy-editor\"}", aiko, legal);
  g_autoptr (JsonArray) events = NULL;
  StewardEventSelection selection = { 0 };
  JsonObject *change;

  membership = save (fixture, &steward_membership_kind, NULL, json);
  events = tell (fixture, &selection);
  g_assert_cmpstr (member (events, 0, "deed"), ==, "Added");
  g_assert_cmpstr (member (events, 0, "subject"), ==, "Membership “Aiko Mori”");
  g_assert_cmpstr (member (events, 0, "who"), ==, "Jonas Weber");
  change = json_array_get_object_element (
      json_object_get_array_member (json_array_get_object_element (events, 0), "changes"), 2);
  g_assert_cmpstr (json_object_get_string_member (change, "field"), ==, "Role");
  g_assert_cmpstr (json_object_get_string_member (change, "after"), ==, "policy editor");

  change = json_array_get_object_element (
      json_object_get_array_member (json_array_get_object_element (events, 1), "changes"), 0);
  g_assert_cmpstr (member (events, 1, "deed"), ==, "Changed");
  g_assert_cmpstr (json_object_get_string_member (change, "before"), ==, "");
  g_assert_cmpstr (json_object_get_string_member (change, "after"), ==, "11 March 2026 09:00");

  change = json_array_get_object_element (
      json_object_get_array_member (json_array_get_object_element (events, 3), "changes"), 0);
  g_assert_cmpstr (json_object_get_string_member (change, "field"), ==, "Business hours");
  g_assert_cmpstr (json_object_get_string_member (change, "after"), ==,
                   "Mon 09:00–12:30, 13:15–18:00; Tue 09:00–12:00");
}

static void
test_selection (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *legal = save (fixture, &steward_department_kind, NULL, "{\"name\":\"Lawyers\"}");
  g_autofree char *sales = save (fixture, &steward_department_kind, NULL, "{\"name\":\"Vendors\"}");
  g_autofree char *changed = save (fixture, &steward_department_kind, legal, "{\"purpose\":\"Is asked\"}");
  g_autofree char *topic = save (fixture, &steward_topic_kind, NULL, "{\"name\":\"Baggage\",\"query\":\"guitar\"}");
  const char *person = steward_workspace_get_person (fixture->workspace);
  const char *const nobody[] = { "somebody-else", NULL };
  const char *const me[] = { "somebody-else", person, NULL };
  const struct
  {
    StewardEventSelection selection;
    guint                 expected;
  } cases[] = {
    { { .record = legal }, 2 },
    { { .record = legal, .action = "set" }, 1 },
    { { .kind = "department" }, 13 }, /* ten were there from the first */
    { { .kind = "topic" }, 1 },
    { { .person = person }, 4 },
    { { .person = "somebody-else" }, 0 },
    { { .people = nobody }, 0 },
    { { .people = me, .kind = "topic" }, 1 },
    { { .action = "create" }, 3 },
    { { .person = person, .limit = 2 }, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StewardEventSelection selection = cases[i].selection;
      g_autoptr (JsonArray) events = tell (fixture, &selection);

      g_test_message ("case %u", i);
      g_assert_cmpuint (json_array_get_length (events), ==, cases[i].expected);
    }
  {
    StewardEventSelection first = { .limit = 1 };
    g_autoptr (JsonArray) newest = tell (fixture, &first);
    gint64 row = json_object_get_int_member (json_array_get_object_element (newest, 0), "event");
    StewardEventSelection newer = { .after_row = row };
    StewardEventSelection older = { .before_row = row, .limit = 1 };
    g_autoptr (JsonArray) after = tell (fixture, &newer);
    g_autoptr (JsonArray) before = tell (fixture, &older);

    g_assert_cmpuint (json_array_get_length (after), ==, 0);
    g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (before, 0), "event"), ==, row - 1);
  }
}

/* A field that nobody put into words would be shown by its name. */
static void
test_every_field_has_words (void)
{
  guint n_kinds;
  const StewardKind **kinds = steward_kind_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_assert_cmpstr (steward_event_words_kind (kinds[i]->name), !=, kinds[i]->name);
      for (guint f = 0; f < kinds[i]->n_fields; f++)
        {
          g_test_message ("%s of %s", kinds[i]->fields[f].name, kinds[i]->name);
          g_assert_cmpstr (steward_event_words_field (kinds[i]->fields[f].name), !=, kinds[i]->fields[f].name);
        }
    }
}

static void
test_verdict (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (JsonNode) bad = steward_json_parse (
      "[{\"machine\":\"m1\",\"events\":9,\"ok\":false,\"first_bad\":4,\"reason\":\"the event was altered\",\"erased\":0,"
      "\"witnessed_to\":0}]", -1, NULL);
  g_autoptr (JsonNode) good = steward_json_parse (
      "[{\"machine\":\"m1\",\"events\":9,\"ok\":true,\"erased\":2,\"witnessed_to\":5}]", -1, NULL);
  g_autoptr (JsonNode) intruded = steward_json_parse (
      "[{\"machine\":\"p1\",\"login\":\"Mallory\",\"events\":0,\"ok\":false,\"first_bad\":7,\"reason\":\"\",\"erased\":0,"
      "\"witnessed_to\":0}]", -1, NULL);
  g_autofree char *intruded_words = NULL;
  g_autofree char *bad_words = NULL;
  g_autofree char *good_words = NULL;
  gboolean is_ok;

  bad_words = steward_auditing_verdict (bad, &is_ok);
  g_assert_false (is_ok);
  g_assert_cmpstr (bad_words, ==, "Machine m1: event 4 is the first bad one: the event was altered.");
  intruded_words = steward_auditing_verdict (intruded, &is_ok);
  g_assert_false (is_ok);
  g_assert_cmpstr (intruded_words, ==,
                   "Login Mallory: wrote into the chain of another’s machine, or brought one that isn’t sound, from event 7 on; nothing of it was taken.");
  good_words = steward_auditing_verdict (good, &is_ok);
  g_assert_true (is_ok);
  g_assert_cmpstr (good_words, ==,
                   "Machine m1: all 9 events are as they were written. The contents of 2 were erased openly. "
                   "Events after 5 are not yet witnessed.");
}

static void
wait_until_read (StewardEventList *list)
{
  while (steward_event_list_get_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_items (StewardEventList *list,
                guint             n_items)
{
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) < n_items)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_live (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (StewardEventList) list = NULL;
  g_autoptr (StewardEventItem) newest = NULL;
  g_autofree char *legal = NULL;
  guint at_first;

  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"name\":\"Topic %u\",\"query\":\"guitar\"}", i);
      g_autofree char *topic = save (fixture, &steward_topic_kind, NULL, json);
    }
  list = steward_event_list_new (fixture->workspace);
  wait_until_read (list);
  at_first = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_assert_cmpuint (at_first, ==, 100);
  g_assert_true (steward_event_list_has_more (list));

  legal = save (fixture, &steward_department_kind, NULL, "{\"name\":\"Lawyers\"}");
  wait_for_items (list, at_first + 1);
  newest = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (steward_event_item_get_text (newest, "subject"), ==, "Department “Lawyers”");

  while (steward_event_list_has_more (list))
    {
      steward_event_list_load_more (list);
      wait_until_read (list);
    }
  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (StewardEventItem) above = g_list_model_get_item (G_LIST_MODEL (list), i - 1);
      g_autoptr (StewardEventItem) below = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_cmpint (steward_event_item_get_row (above), ==, steward_event_item_get_row (below) + 1);
    }

  steward_event_list_set_filter (list, NULL, NULL, "department", NULL, NULL);
  wait_until_read (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 11); /* ten were there from the first */
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/auditing/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/auditing/selection", Fixture, NULL, set_up, test_selection, tear_down);
  g_test_add ("/auditing/verdict", Fixture, NULL, set_up, test_verdict, tear_down);
  g_test_add ("/auditing/live", Fixture, NULL, set_up, test_live, tear_down);
  g_test_add_func ("/auditing/every-field-has-words", test_every_field_has_words);
  return g_test_run ();
}
