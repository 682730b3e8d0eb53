/* test-record.c: one record of any kind
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-record.h"

#include <string.h>

static StewardRecord *
make_mention (void)
{
  StewardRecord *mention = steward_record_new (&steward_mention_kind, "m1");
  static const char *const topics[] = { "t2", "t1", "t2", NULL };
  g_autoptr (JsonNode) because = steward_json_parse ("{\"words\": [\"guitar\"], \"a\": 1.0}", -1, NULL);

  steward_record_set_text (mention, STEWARD_MENTION_TEXT, "My \"guitar\"\nis broken");
  steward_record_set_time (mention, STEWARD_MENTION_PUBLISHED, 1500000);
  steward_record_set_set (mention, STEWARD_MENTION_TOPICS, topics);
  steward_record_set_json (mention, STEWARD_MENTION_BECAUSE, because);
  steward_record_set_boolean (mention, STEWARD_MENTION_WAKE_ON_REPLY, FALSE);
  steward_record_set_integer (mention, STEWARD_MENTION_TARGET_MINUTES, 240);
  return mention;
}

static void
test_json_both_ways (void)
{
  g_autoptr (StewardRecord) mention = make_mention ();
  g_autofree char *json = steward_record_to_json (mention, 0);
  g_autoptr (StewardRecord) back = steward_record_new (&steward_mention_kind, "m1");
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (strstr (json, "\"text\":\"My \\\"guitar\\\"\\nis broken\""));
  g_assert_nonnull (strstr (json, "\"published\":\"1970-01-01T00:00:01.500000Z\""));
  g_assert_nonnull (strstr (json, "\"topics\":[\"t1\",\"t2\"]"));
  g_assert_nonnull (strstr (json, "\"because\":{\"a\":1,\"words\":[\"guitar\"]}"));
  g_assert_nonnull (strstr (json, "\"wake_on_reply\":false"));
  g_assert_null (strstr (json, "mood"));

  g_assert_true (steward_record_apply_json (back, json, &error));
  g_assert_no_error (error);
  g_assert_true (steward_record_equal (mention, back));
}

static void
test_newer_members (void)
{
  g_autoptr (StewardRecord) topic = steward_record_new (&steward_topic_kind, "t1");
  g_autoptr (StewardRecord) copy = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (steward_record_apply_json (topic, "{\"name\":\"Baggage\",\"zeal\":1.50,\"_rev\":\"1-a\",\"aim\":{\"x\": []}}", &error));
  copy = steward_record_copy (topic);
  steward_record_set_text (copy, STEWARD_TOPIC_NAME, "Bags");
  json = steward_record_to_json (copy, 0);
  g_assert_cmpstr (json, ==, "{\"name\":\"Bags\",\"aim\":{\"x\": []},\"zeal\":1.50}");
}

static void
test_wrong_type (void)
{
  static const char *const cases[] = {
    "{\"text\":1}", "{\"published\":\"soon\"}", "{\"topics\":\"t1\"}", "{\"topics\":[1]}",
    "{\"target_minutes\":\"4\"}", "{\"wake_on_reply\":1}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) mention = steward_record_new (&steward_mention_kind, "m1");
      g_autoptr (GError) error = NULL;

      g_assert_false (steward_record_apply_json (mention, cases[i], &error));
      g_assert_error (error, STEWARD_RECORD_ERROR, STEWARD_RECORD_ERROR_INVALID);
    }
}

static void
test_changes (void)
{
  g_autoptr (StewardRecord) before = make_mention ();
  g_autoptr (StewardRecord) after = steward_record_copy (before);
  g_autofree char *none = steward_record_changes_json (after, before);
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;

  g_assert_null (none);
  steward_record_set_text (after, STEWARD_MENTION_STATUS, "open");
  steward_record_add_element (after, STEWARD_MENTION_TOPICS, "t0");
  was = steward_record_changes_json (before, after);
  is = steward_record_changes_json (after, before);
  g_assert_cmpstr (was, ==, "{\"topics\":[\"t1\",\"t2\"],\"status\":null}");
  g_assert_cmpstr (is, ==, "{\"topics\":[\"t0\",\"t1\",\"t2\"],\"status\":\"open\"}");
}

static void
test_sets (void)
{
  g_autoptr (StewardRecord) mention = make_mention ();

  g_assert_true (steward_record_set_contains (mention, STEWARD_MENTION_TOPICS, "t1"));
  steward_record_remove_element (mention, STEWARD_MENTION_TOPICS, "t1");
  g_assert_false (steward_record_set_contains (mention, STEWARD_MENTION_TOPICS, "t1"));
  steward_record_remove_element (mention, STEWARD_MENTION_TOPICS, "t2");
  g_assert_false (steward_record_has (mention, STEWARD_MENTION_TOPICS));
}

/* Names are columns, JSON members and keys of the command line: each once, lower case, and none
 * that the stamps of a document use. */
static void
test_descriptions (void)
{
  guint n_kinds;
  const StewardKind **kinds = steward_kind_list (&n_kinds);

  g_assert_null (steward_kind_find (NULL));
  for (guint k = 0; k < n_kinds; k++)
    {
      g_assert_true (steward_kind_find (kinds[k]->name) == kinds[k]);
      for (guint i = 0; i < kinds[k]->n_fields; i++)
        {
          const StewardField *field = &kinds[k]->fields[i];

          g_assert_cmpint (steward_kind_find_field (kinds[k], field->name), ==, (int) i);
          for (const char *p = field->name; *p != '\0'; p++)
            g_assert_true (g_ascii_islower (*p) || *p == '_');
          g_assert_false (g_str_equal (field->name, "id") || g_str_equal (field->name, "kind") ||
                          g_str_equal (field->name, "created") || g_str_equal (field->name, "changed") ||
                          g_str_equal (field->name, "row") || g_str_equal (field->name, "extra"));
          if (kinds[k]->immutable)
            g_assert_cmpint (field->merge, ==, STEWARD_MERGE_FIXED);
          if (field->merge == STEWARD_MERGE_ELEMENTS)
            g_assert_cmpint (field->type, ==, STEWARD_FIELD_SET);
          if (field->merge == STEWARD_MERGE_WORDS)
            g_assert_cmpint (field->type, ==, STEWARD_FIELD_TEXT);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/record/json-both-ways", test_json_both_ways);
  g_test_add_func ("/domain/record/keeps-what-a-newer-version-wrote", test_newer_members);
  g_test_add_func ("/domain/record/refuses-the-wrong-type", test_wrong_type);
  g_test_add_func ("/domain/record/changes-name-both-sides", test_changes);
  g_test_add_func ("/domain/record/sets-are-sets", test_sets);
  g_test_add_func ("/domain/kind/descriptions-are-sound", test_descriptions);
  return g_test_run ();
}
