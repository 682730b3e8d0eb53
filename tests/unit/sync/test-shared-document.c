/* test-shared-document.c: records as documents and back, whoever wrote them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-shared-document.h"
#include "steward-kinds.h"
#include "steward-lineage.h"

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
test_lineage (void)
{
  /* From a hand, a program of before, a newer one, and whoever means no good. */
  static const struct
  {
    const char *text;
    const char *mutation;
    const char *lineage;
    const char *again;
    gboolean    is_same;
  } cases[] = {
    { NULL, NULL, "", NULL, FALSE },
    { "", "", "", NULL, TRUE },
    { "m1", "m1", "", NULL, TRUE },
    { "m1 2-b 1-a", "m1", "2-b 1-a", NULL, TRUE },
    { "m1 =3:4-d 2-b", "m1", "2-b", "4-d", TRUE },
    { "m1 =x:4-d 2-b", "m1", "2-b", NULL, FALSE },
    { "m1 =3: 2-b", "m1", "2-b", NULL, FALSE },
    { "m1 2-b =3:4-d 2-b  1-a", "m1", "2-b 1-a", NULL, FALSE },
    { "m 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19", "m", "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16", NULL, FALSE },
  };
  static char *first[] = { (char *) "5-e", (char *) "4-d", (char *) "1-a", NULL };
  static char *second[] = { (char *) "4-x", (char *) "4-d", NULL };
  g_autofree char *long_one = g_strnfill (1000, '1');
  g_auto (GStrv) joined = steward_lineage_join (first, second);
  g_auto (GStrv) added = steward_lineage_add (first, "1-a");
  g_auto (GStrv) hostile = steward_lineage_add (NULL, long_one);
  g_auto (GStrv) spaced = steward_lineage_add (NULL, "1-a 2-b");
  g_autofree char *joined_text = g_strjoinv (" ", joined);
  g_autofree char *added_text = g_strjoinv (" ", added);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (StewardWriting) writing;
      g_autofree char *lineage = NULL;
      g_autofree char *text = NULL;

      steward_writing_read (&writing, cases[i].text);
      lineage = writing.lineage != NULL ? g_strjoinv (" ", writing.lineage) : g_strdup ("");
      text = steward_writing_to_text (&writing);
      g_assert_cmpstr (writing.mutation, ==, cases[i].mutation);
      g_assert_cmpstr (lineage, ==, cases[i].lineage);
      g_assert_cmpstr (writing.again, ==, cases[i].again);
      g_assert_true (g_strcmp0 (text, cases[i].text) == 0 || !cases[i].is_same);
    }
  g_assert_cmpstr (joined_text, ==, "5-e 4-x 4-d 1-a");
  g_assert_cmpstr (added_text, ==, "1-a 5-e 4-d");
  g_assert_null (hostile);
  g_assert_null (spaced);
}

/* What somebody copied while writing upon it isn't once more what it says. */
static void
test_again (void)
{
  static const struct
  {
    const char *revision;
    const char *again;
  } cases[] = { { "2-b", "4-d" }, { "3-c", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"_id\":\"topic:t\",\"_rev\":\"%s\",\"kind\":\"topic\",\"mutation\":\"m =2:4-d 1-a\"}",
                                               cases[i].revision);
      g_autoptr (StewardSharedDocument) document = steward_shared_parse (raw (text), NULL);

      g_assert_cmpstr (document->mutation, ==, "m");
      g_assert_cmpstr (document->again, ==, cases[i].again);
      g_assert_true (steward_lineage_has (document->lineage, "1-a"));
    }
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
  g_test_add_func ("/shared-document/lineage", test_lineage);
  g_test_add_func ("/shared-document/again", test_again);
  g_test_add_func ("/shared-document/raw", test_raw);
  return g_test_run ();
}
