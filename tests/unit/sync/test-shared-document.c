/* test-shared-document.c: records as documents and back, whoever wrote them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-shared-document.h"
#include "steward-kinds.h"

#include <string.h>

static StewardRaw
raw (const char *text)
{
  return (StewardRaw){ text, strlen (text) };
}

static void
test_both_ways (void)
{
  guint n_kinds;
  const StewardKind **kinds = steward_kind_list (&n_kinds);

  /* Every kind with something in every field: what is written is read again as it was, but for what stays here. */
  for (guint k = 0; k < n_kinds; k++)
    {
      g_autoptr (StewardRecord) record = steward_record_new (kinds[k], "x:1");
      g_autoptr (StewardSharedDocument) document = NULL;
      g_autofree char *json = NULL;
      g_autofree char *again = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < kinds[k]->n_fields; i++)
        switch (kinds[k]->fields[i].type)
          {
          case STEWARD_FIELD_INTEGER:
            steward_record_set_integer (record, i, G_GINT64_CONSTANT (1) << 53);
            break;
          case STEWARD_FIELD_BOOLEAN:
            steward_record_set_boolean (record, i, FALSE);
            break;
          case STEWARD_FIELD_TIME:
            steward_record_set_time (record, i, 1500000 + i);
            break;
          case STEWARD_FIELD_SET:
            steward_record_add_element (record, i, "é\"\n");
            break;
          case STEWARD_FIELD_JSON:
            steward_record_set_canonical (record, i, "{\"a\":[1,2]}");
            break;
          case STEWARD_FIELD_TEXT:
          case STEWARD_FIELD_DAY:
          case STEWARD_FIELD_REFERENCE:
          default:
            steward_record_set_text (record, i, "😀 \\ \t");
            break;
          }
      steward_record_set_stamps (record, 1, 2, "p1");
      json = steward_shared_write (record, "3-abc", "m1", NULL, &error);
      g_assert_no_error (error);
      if (!steward_shared_leaves_here (kinds[k]))
        continue;
      document = steward_shared_parse (raw (json), &error);
      g_assert_no_error (error);
      g_assert_true (document->kind == kinds[k]);
      g_assert_cmpstr (document->id, ==, "x:1");
      g_assert_cmpstr (document->revision, ==, "3-abc");
      g_assert_cmpstr (document->mutation, ==, "m1");
      for (guint i = 0; i < kinds[k]->n_fields; i++)
        if (kinds[k]->fields[i].flags & STEWARD_FIELD_LOCAL)
          g_assert_false (steward_record_has (document->record, i));
        else
          g_assert_true (steward_record_field_equal (record, document->record, i));
      g_assert_cmpstr (steward_record_get_changed_by (document->record), ==, "p1");
      g_assert_cmpint (steward_record_get_changed (document->record), ==, 2);
      again = steward_shared_write (document->record, "3-abc", "m1", NULL, &error);
      g_assert_cmpstr (again, ==, json);
    }
}

static void
test_newer_version (void)
{
  /* An older app's edit keeps what a newer one wrote, and its version. */
  static const char newer[] = "{\"_id\":\"topic:t\",\"_rev\":\"2-b\",\"kind\":\"topic\",\"schema\":7,\"name\":\"a\",\"zeal\":1.50,"
                              "\"aim\":{\"x\": []},\"by\":\"p\",\"_attachments\":{}}";
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardSharedDocument) document = steward_shared_parse (raw (newer), &error);
  g_autofree char *json = NULL;

  g_assert_no_error (error);
  steward_record_set_text (document->record, STEWARD_TOPIC_NAME, "b");
  json = steward_shared_write (document->record, document->revision, NULL, NULL, &error);
  g_assert_cmpstr (json, ==, "{\"_id\":\"topic:t\",\"_rev\":\"2-b\",\"aim\":{\"x\": []},\"by\":\"p\",\"kind\":\"topic\",\"name\":\"b\","
                             "\"schema\":7,\"zeal\":1.50}");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    int         code;
  } cases[] = {
    { "{\"_id\":\"_design/x\",\"kind\":\"topic\"}", STEWARD_SHARED_ERROR_FOREIGN },
    { "{\"_id\":\"zebra:1\",\"kind\":\"zebra\"}", STEWARD_SHARED_ERROR_FOREIGN },
    { "{\"_id\":\"topic:\",\"kind\":\"topic\"}", STEWARD_SHARED_ERROR_FOREIGN },
    { "{\"kind\":\"topic\"}", STEWARD_SHARED_ERROR_FOREIGN },
    { "[]", STEWARD_SHARED_ERROR_FOREIGN },
    { "{\"_id\":\"miss:1\",\"kind\":\"miss\"}", STEWARD_SHARED_ERROR_FOREIGN },
    { "{\"_id\":\"topic:1\",\"kind\":\"hold\"}", STEWARD_SHARED_ERROR_UNREADABLE },
    { "{\"_id\":\"topic:1\",\"kind\":\"topic\",\"name\":7}", STEWARD_SHARED_ERROR_UNREADABLE },
    { "{\"_id\":\"topic:1\",\"kind\":\"topic\",\"position\":9223372036854775807}", STEWARD_SHARED_ERROR_UNREADABLE },
    { "{\"_id\":\"topic:1\",\"kind\":\"topic\",\"position\":1.5}", STEWARD_SHARED_ERROR_UNREADABLE },
    { "{\"_id\":\"topic:1\",\"kind\":\"topic\",\"name\":\"a\\u0000b\"}", STEWARD_SHARED_ERROR_UNREADABLE },
    { "{\"_id\":\"topic:1\",\"kind\":\"topic\",\"name\":\"a\\ud800b\"}", STEWARD_SHARED_ERROR_UNREADABLE },
    { "{\"_id\":\"topic:1\",\"kind\":\"topic\",\"name\":\"a", STEWARD_SHARED_ERROR_UNREADABLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StewardSharedDocument) document = steward_shared_parse (raw (cases[i].text), &error);

      g_assert_null (document);
      g_assert_error (error, STEWARD_SHARED_ERROR, cases[i].code);
    }
}

static void
test_numbers_and_letters (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardSharedDocument) a =
      steward_shared_parse (raw ("{\"_id\":\"topic:e\xcc\x81\",\"kind\":\"topic\",\"position\":3.0,\"name\":\"cafe\xcc\x81 😀\"}"), &error);
  g_autoptr (StewardSharedDocument) b =
      steward_shared_parse (raw ("{\"_id\":\"topic:\xc3\xa9\",\"kind\":\"topic\",\"position\":3,\"name\":\"caf\xc3\xa9 \\ud83d\\ude00\"}"), &error);
  g_autoptr (StewardRecord) bad = steward_record_new (&steward_topic_kind, "t");
  g_autofree char *big = g_strnfill (STEWARD_SHARED_MAX_BYTES, 'a');

  g_assert_no_error (error);
  g_assert_true (steward_record_field_equal (a->record, b->record, STEWARD_TOPIC_POSITION));
  g_assert_true (steward_record_field_equal (a->record, b->record, STEWARD_TOPIC_NAME));
  g_assert_cmpstr (a->id, !=, b->id);

  steward_record_set_integer (bad, STEWARD_TOPIC_POSITION, (G_GINT64_CONSTANT (1) << 53) + 1);
  g_assert_null (steward_shared_write (bad, NULL, NULL, NULL, &error));
  g_assert_error (error, STEWARD_SHARED_ERROR, STEWARD_SHARED_ERROR_UNREADABLE);
  g_clear_error (&error);
  steward_record_clear (bad, STEWARD_TOPIC_POSITION);
  steward_record_set_text (bad, STEWARD_TOPIC_NAME, "\xed\xa0\x80");
  g_assert_null (steward_shared_write (bad, NULL, NULL, NULL, &error));
  g_assert_error (error, STEWARD_SHARED_ERROR, STEWARD_SHARED_ERROR_UNREADABLE);
  g_clear_error (&error);
  steward_record_set_text (bad, STEWARD_TOPIC_NAME, big);
  g_assert_null (steward_shared_write (bad, NULL, NULL, NULL, &error));
  g_assert_error (error, STEWARD_SHARED_ERROR, STEWARD_SHARED_ERROR_TOO_LARGE);
}

static void
test_tombstone (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardSharedDocument) document = steward_shared_parse (
      raw ("{\"_id\":\"topic:t\",\"_rev\":\"3-c\",\"_deleted\":true,\"kind\":\"topic\",\"by\":\"p\",\"_conflicts\":[\"2-a\"]}"), &error);

  g_assert_no_error (error);
  g_assert_true (document->is_deleted);
  g_assert_null (document->record);
  g_assert_cmpstr (document->conflicts[0], ==, "2-a");
}

static void
test_raw (void)
{
  static const char page[] = " {\"results\":[\n{\"seq\":\"5-a]}\\\"\",\"x\":[{}]},\n 17 , null],\"last_seq\": 5 ,\"pending\":0}\n";
  StewardRaw value, element;
  StewardRawWalk walk;
  guint n = 0;

  g_assert_true (steward_raw_find (raw (page), "last_seq", &value));
  g_assert_true (steward_raw_is (value, "5"));
  g_assert_false (steward_raw_find (raw (page), "seq", &value));
  g_assert_true (steward_raw_find (raw (page), "results", &value));
  g_assert_true (steward_raw_begin (&walk, value, '['));
  while (steward_raw_next_element (&walk, &element))
    n++;
  g_assert_true (walk.is_whole);
  g_assert_cmpuint (n, ==, 3);

  /* However it is cut, it isn't whole. */
  for (gsize length = 0; length < sizeof page - 3; length++)
    {
      if (steward_raw_begin (&walk, (StewardRaw){ page, length }, '{'))
        while (steward_raw_next_member (&walk, &element, &value))
          ;
      g_assert_false (walk.is_whole);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shared-document/both-ways", test_both_ways);
  g_test_add_func ("/shared-document/newer-version", test_newer_version);
  g_test_add_func ("/shared-document/refused", test_refused);
  g_test_add_func ("/shared-document/numbers-and-letters", test_numbers_and_letters);
  g_test_add_func ("/shared-document/tombstone", test_tombstone);
  g_test_add_func ("/shared-document/raw", test_raw);
  return g_test_run ();
}
