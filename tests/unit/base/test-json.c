/* test-json.c: JSON in and out
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-json.h"

#include <string.h>

typedef struct
{
  const char *bytes;
  int         code; /* -1: taken */
} Case;

static void
test_check (void)
{
  static const Case cases[] = {
    { "{}", -1 }, { " [1, 2.5e3, -0, true, null] ", -1 }, { "\"\\ud83d\\ude00\"", -1 },
    { "9007199254740992", -1 }, { "{\"a\":{\"b\":[{}]}}", -1 }, { "\"é\"", -1 },
    { "", STEWARD_JSON_ERROR_SYNTAX }, { "{", STEWARD_JSON_ERROR_SYNTAX },
    { "[1,]", STEWARD_JSON_ERROR_SYNTAX }, { "{\"a\" 1}", STEWARD_JSON_ERROR_SYNTAX },
    { "[1] 2", STEWARD_JSON_ERROR_SYNTAX }, { "01", STEWARD_JSON_ERROR_SYNTAX },
    { "\"\xff\"", STEWARD_JSON_ERROR_SYNTAX }, { "\"a\nb\"", STEWARD_JSON_ERROR_SYNTAX },
    { "{'a':1}", STEWARD_JSON_ERROR_SYNTAX }, { "nul", STEWARD_JSON_ERROR_SYNTAX },
    { "\"\\x\"", STEWARD_JSON_ERROR_SYNTAX }, { "[1}", STEWARD_JSON_ERROR_SYNTAX },
    { "NaN", STEWARD_JSON_ERROR_SYNTAX }, { "-", STEWARD_JSON_ERROR_SYNTAX },
    { "\"\\u0000\"", STEWARD_JSON_ERROR_LIMIT }, { "\"\\ud800\"", STEWARD_JSON_ERROR_LIMIT },
    { "\"\\ud800x\"", STEWARD_JSON_ERROR_LIMIT }, { "\"\\udc00\"", STEWARD_JSON_ERROR_LIMIT },
    { "\"\\ud800\\u0041\"", STEWARD_JSON_ERROR_LIMIT }, { "\"\\ud800\\ue000\"", STEWARD_JSON_ERROR_LIMIT },
    { "1e400", STEWARD_JSON_ERROR_LIMIT }, { "9223372036854775808", STEWARD_JSON_ERROR_LIMIT },
    { "-9007199254740994", STEWARD_JSON_ERROR_LIMIT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean taken = steward_json_check (cases[i].bytes, strlen (cases[i].bytes), &error);

      if (cases[i].code < 0)
        {
          g_assert_no_error (error);
          g_assert_true (taken);
        }
      else
        {
          g_assert_false (taken);
          g_assert_error (error, STEWARD_JSON_ERROR, cases[i].code);
        }
    }
}

static char *
nested (guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *deep = nested (STEWARD_JSON_MAX_DEPTH);
  g_autofree char *too_deep = nested (STEWARD_JSON_MAX_DEPTH + 1);
  g_autofree char *bomb = nested (1000000);
  g_autoptr (JsonNode) node = steward_json_parse (deep, -1, NULL);

  g_assert_nonnull (node);
  g_assert_false (steward_json_check (too_deep, strlen (too_deep), NULL));
  g_assert_false (steward_json_check (bomb, strlen (bomb), NULL));
}

static void
test_position (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (steward_json_check ("{\n \"a\": x}", 10, &error));
  g_assert_true (g_str_has_prefix (error->message, "line 2, column 7:"));
}

static void
test_members (void)
{
  const char *text = "{\"a\": 1.50, \"b\":{\"a\":[1]},\"\\u0063\":[ ] , \"d\": \"x\"}";
  g_autoptr (GHashTable) members = steward_json_members (text, -1, NULL);

  g_assert_cmpuint (g_hash_table_size (members), ==, 4);
  g_assert_cmpstr (g_hash_table_lookup (members, "a"), ==, "1.50");
  g_assert_cmpstr (g_hash_table_lookup (members, "b"), ==, "{\"a\":[1]}");
  g_assert_cmpstr (g_hash_table_lookup (members, "c"), ==, "[ ]");
  g_assert_cmpstr (g_hash_table_lookup (members, "d"), ==, "\"x\"");
}

static void
test_canonical (void)
{
  const char *text = "{ \"b\": [1.0, 2.5, \"a\\/\\u00e9\\u0001\"], \"a\": {\"z\":null, \"y\": false} }";
  g_autoptr (JsonNode) node = steward_json_parse (text, -1, NULL);
  g_autofree char *written = steward_json_write (node);

  g_assert_cmpstr (written, ==, "{\"a\":{\"y\":false,\"z\":null},\"b\":[1,2.5,\"a/é\\u0001\"]}");
}

static void
test_getters (void)
{
  g_autoptr (JsonObject) object =
      steward_json_parse_object ("{\"t\":\"x\",\"i\":7,\"f\":7.0,\"b\":true,\"l\":[\"a\",1,\"b\"],\"o\":{}}", -1, NULL);
  g_auto (GStrv) texts = steward_json_get_texts (object, "l");

  g_assert_cmpstr (steward_json_get_text (object, "t"), ==, "x");
  g_assert_null (steward_json_get_text (object, "i"));
  g_assert_null (steward_json_get_text (object, "none"));
  g_assert_null (steward_json_get_text (NULL, "t"));
  g_assert_cmpint (steward_json_get_integer (object, "i", -1), ==, 7);
  g_assert_cmpint (steward_json_get_integer (object, "f", -1), ==, 7);
  g_assert_cmpint (steward_json_get_integer (object, "t", -1), ==, -1);
  g_assert_true (steward_json_get_boolean (object, "b", FALSE));
  g_assert_true (steward_json_get_boolean (object, "i", TRUE));
  g_assert_nonnull (steward_json_get_object (object, "o"));
  g_assert_null (steward_json_get_array (object, "o"));
  g_assert_cmpuint (g_strv_length (texts), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/json/takes-json-and-nothing-else", test_check);
  g_test_add_func ("/base/json/refuses-deep-nesting", test_depth);
  g_test_add_func ("/base/json/names-the-position", test_position);
  g_test_add_func ("/base/json/keeps-members-as-they-stand", test_members);
  g_test_add_func ("/base/json/writes-one-form", test_canonical);
  g_test_add_func ("/base/json/getters-mind-the-type", test_getters);
  return g_test_run ();
}
