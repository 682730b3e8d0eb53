/* test-because-words.c: why a mention was understood as it was, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-because-words.h"
#include "steward-kinds.h"

static void
test_sentences (void)
{
  static const struct
  {
    const char *mention;
    const char *sentences;
  } cases[] = {
    { "{}", "" },
    { "{\"because\":[1,2]}", "" },
    { "{\"because\":{\"topics\":{\"Baggage\":[\"guitar\",\"threw\"]}}}", "Topic “Baggage” matched “guitar” and “threw”." },
    { "{\"because\":{\"topics\":{\"Baggage\":[]}}}", "Topic “Baggage” matched." },
    { "{\"because\":{\"topics\":{\"Baggage\":[]}},\"topics\":[\"Press\"],\"corrected\":[\"topics\"]}",
      "A colleague chose the topics." },
    { "{\"mood\":\"negative\",\"because\":{\"mood\":{\"negative\":[\"broken\"],\"positive\":[],\"turned\":[]}}}",
      "The mood is negative because of “broken”." },
    { "{\"mood\":\"mixed\",\"because\":{\"mood\":{\"negative\":[\"late\"],\"positive\":[\"kind\"],\"turned\":[]}}}",
      "The mood is mixed: “late” against us, “kind” for us." },
    { "{\"mood\":\"positive\",\"corrected\":[\"mood\"],\"because\":{\"mood\":{\"negative\":[\"broken\"]}}}",
      "A colleague set the mood: positive." },
    { "{\"activity\":\"Resolve a complaint\",\"because\":{\"activity\":{\"words\":[\"refund\"],\"voice\":\"customer\","
      "\"mood\":\"negative\",\"topics\":[\"Baggage\"]}}}",
      "“Resolve a complaint” was recognised by “refund”, the topic “Baggage”, the voice (customer) and the mood (negative)." },
    { "{\"activity\":\"A\",\"because\":{\"activity\":{\"fits\":[\"B\"],\"words\":[\"refund\"]}}}",
      "“A” was recognised by “refund”. Also “B” would have fitted; this fits better." },
    { "{\"activity\":\"A\",\"corrected\":[\"activity\"],\"because\":{\"activity\":{\"words\":[\"refund\"]}}}", "" },
  };
  g_autoptr (StewardDirectory) directory = g_object_new (STEWARD_TYPE_DIRECTORY, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) mention = steward_record_new (&steward_mention_kind, "m");
      g_autoptr (GPtrArray) sentences = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *all = NULL;

      steward_record_apply_json (mention, cases[i].mention, &error);
      g_assert_no_error (error);
      sentences = steward_because_words (mention, directory);
      g_ptr_array_add (sentences, NULL);
      all = g_strjoinv (" ", (char **) sentences->pdata);
      g_assert_cmpstr (all, ==, cases[i].sentences);
    }
}

static void
test_spoken (void)
{
  g_autoptr (StewardRecord) mention = steward_record_new (&steward_mention_kind, "m");
  g_auto (GStrv) words = NULL;
  g_autofree char *all = NULL;

  steward_record_apply_json (mention,
                             "{\"because\":{\"topics\":{\"b\":[\"guitar\"]},\"activity\":{\"words\":[\"threw\"]},"
                             "\"mood\":{\"negative\":[\"bad\"]}}}",
                             NULL);
  words = steward_because_spoken (mention);
  all = g_strjoinv (" ", words);
  g_assert_cmpstr (all, ==, "guitar threw");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/because-words/sentences", test_sentences);
  g_test_add_func ("/because-words/spoken", test_spoken);
  return g_test_run ();
}
