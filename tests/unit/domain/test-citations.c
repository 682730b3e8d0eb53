/* test-citations.c: which clauses a text rests on, and whether they still say the same
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-citations.h"
#include "steward-kinds.h"

#define T(day) ((gint64) (day) * 24 * 60 * 60 * G_USEC_PER_SEC)

static void
add_edition (GPtrArray  *editions,
             const char *guideline,
             gint64      number,
             gboolean    material,
             const char *blocks)
{
  g_autofree char *id = g_strdup_printf ("%s:%d", guideline, (int) number);
  g_autofree char *json = g_strdup_printf ("{\"blocks\":[%s]}", blocks);
  StewardRecord *edition = steward_record_new (&steward_edition_kind, id);

  g_assert_true (steward_record_apply_json (edition, json, NULL));
  steward_record_set_text (edition, STEWARD_EDITION_GUIDELINE, guideline);
  steward_record_set_integer (edition, STEWARD_EDITION_NUMBER, number);
  steward_record_set_boolean (edition, STEWARD_EDITION_MATERIAL, material);
  steward_record_set_time (edition, STEWARD_EDITION_FROM, T (number));
  g_ptr_array_add (editions, edition);
}

#define SAME "{\"id\":\"a\",\"text\":\"Ask Legal\"}"
#define OTHER "{\"id\":\"a\",\"text\":\"Never ask\"}"
#define RULED "{\"id\":\"a\",\"text\":\"Ask Legal\",\"rule\":{\"what\":\"no-personal-data\"}}"
#define MOVED "{\"id\":\"a\",\"text\":\"Ask Legal\",\"order_key\":\"z\"}"

static void
test_change (void)
{
  /* The second and third edition: how, and what the clause is in them; 0 is no edition. */
  static const struct { int second; const char *two; int third; const char *three; int cited, now, expected; } cases[] = {
    { 0, NULL, 0, NULL, 1, 9, 0 },
    { 2, SAME, 0, NULL, 1, 9, 0 },
    { 2, MOVED, 0, NULL, 1, 9, 0 },
    { 2, OTHER, 0, NULL, 1, 9, 2 },
    { 2, RULED, 0, NULL, 1, 9, 2 },
    { 2, "", 0, NULL, 1, 9, 2 },
    /* A correction changes nothing, nor does what follows it unchanged. */
    { 1, OTHER, 0, NULL, 1, 9, 0 },
    { 1, OTHER, 2, OTHER, 1, 9, 0 },
    { 1, OTHER, 2, SAME, 1, 9, 3 },
    /* The last change counts. */
    { 2, OTHER, 2, SAME, 1, 9, 3 },
    { 2, OTHER, 2, OTHER, 1, 9, 2 },
    /* What is to come hasn't changed it yet. */
    { 2, OTHER, 0, NULL, 1, 1, 0 },
    { 2, OTHER, 0, NULL, 1, 2, 2 },
    /* Whoever rests on the newer words isn't touched by their coming. */
    { 2, OTHER, 0, NULL, 2, 9, 0 },
    { 2, OTHER, 2, SAME, 2, 9, 3 },
    /* Words that nobody knows are others. */
    { 2, SAME, 0, NULL, 0, 9, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) editions = g_ptr_array_new_with_free_func (g_object_unref);
      StewardCitation citation = { (char *) "g", (char *) "a", cases[i].cited };
      gint64 found;

      /* Not in their order, and among others'. */
      if (cases[i].third > 0)
        add_edition (editions, "g", 3, cases[i].third == 2, cases[i].three);
      add_edition (editions, "h", 2, TRUE, OTHER);
      add_edition (editions, "g", 1, TRUE, SAME);
      if (cases[i].second > 0)
        add_edition (editions, "g", 2, cases[i].second == 2, cases[i].two);
      found = steward_citation_find_change (&citation, editions, T (cases[i].now));
      g_assert_cmpint (found, ==, cases[i].expected == 0 ? STEWARD_TIME_NONE : T (cases[i].expected));
    }
}

static void
test_list (void)
{
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (JsonNode) none = NULL;
  g_autoptr (GPtrArray) citations = steward_citations_parse (NULL);
  g_autoptr (GPtrArray) again = NULL;

  g_assert_null (steward_citations_to_json (citations));
  steward_citations_set (citations, "g", "a", 1);
  steward_citations_set (citations, "g", "b", 1);
  steward_citations_set (citations, "g", "a", 2);
  g_assert_cmpuint (citations->len, ==, 2);
  json = steward_citations_to_json (citations);
  again = steward_citations_parse (json);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpint (((StewardCitation *) again->pdata[0])->number, ==, 2);
  g_assert_true (steward_citations_remove (again, "g", "a"));
  g_assert_false (steward_citations_remove (again, "g", "a"));
  g_assert_cmpuint (again->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/citations/change", test_change);
  g_test_add_func ("/citations/list", test_list);
  return g_test_run ();
}
