/* test-hours-text.c: business hours as people write them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-hours-text.h"
#include "steward-json.h"
#include "steward-shorten.h"

static void
test_write (void)
{
  static const struct
  {
    const char *monday;
    const char *json; /* NULL: refused */
  } cases[] = {
    { "", "null" },
    { "09:00-12:30", "{\"mon\":[[\"09:00\",\"12:30\"]]}" },
    { "09:00–12:30, 13:15–18:00", "{\"mon\":[[\"09:00\",\"12:30\"],[\"13:15\",\"18:00\"]]}" },
    { " 9 - 12.30 ; 13h15-24", "{\"mon\":[[\"09:00\",\"12:30\"],[\"13:15\",\"24:00\"]]}" },
    { "09:00", NULL },
    { "09:00-25:00", NULL },
    { "09:61-10:00", NULL },
    { "12:00-09:00", NULL },
    { "09:00-12:00, 11:00-13:00", NULL },
    { "closed", NULL },
    { "09:00-12:00x", NULL },
    { "-1:00-12:00", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *texts[7] = { cases[i].monday, "", "", "", "", "", "" };
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = steward_hours_text_to_json (texts, &error);
      g_autofree char *json = node != NULL ? steward_json_write (node) : NULL;

      g_test_message ("“%s”", cases[i].monday);
      g_assert_cmpstr (json, ==, cases[i].json);
      g_assert_true ((error != NULL) == (cases[i].json == NULL));
    }
}

static void
test_read (void)
{
  g_autoptr (JsonNode) hours =
      steward_json_parse ("{\"tue\":[[\"09:00\",\"12:30\"],[\"13:15\",\"18:00\"]]}", -1, NULL);
  g_autofree char *monday = steward_hours_text_of_day (hours, 0);
  g_autofree char *tuesday = steward_hours_text_of_day (hours, 1);
  g_autofree char *none = steward_hours_text_of_day (NULL, 1);

  g_assert_cmpstr (monday, ==, "");
  g_assert_cmpstr (tuesday, ==, "09:00–12:30, 13:15–18:00");
  g_assert_cmpstr (none, ==, "");
}

static void
test_shorten (void)
{
  g_autofree char *same = steward_shorten_line ("  one\n\ttwo ", 20);
  g_autofree char *cut = steward_shorten_line ("äöü äöü", 3);

  g_assert_cmpstr (same, ==, "one two");
  g_assert_cmpstr (cut, ==, "äöü…");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hours-text/write", test_write);
  g_test_add_func ("/hours-text/read", test_read);
  g_test_add_func ("/hours-text/shorten", test_shorten);
  return g_test_run ();
}
