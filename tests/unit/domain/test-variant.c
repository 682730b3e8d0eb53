/* test-variant.c: letters of RACI and of other ways to write it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-json.h"
#include "steward-variant.h"

static const struct
{
  const char *variant;
  const char *text;
  gboolean    is_read;
  const char *stored;
  const char *shown;
} cases[] = {
  { "RACI", "R", TRUE, "R", "R" },
  { "RACI", " r, a ", TRUE, "A/R", "A/R" },
  { "RACI", "", TRUE, "", "" },
  { "RACI", "S", FALSE, NULL, NULL },
  { "RACI", "1", FALSE, NULL, NULL },
  { "RASCI", "s", TRUE, "1", "S" },
  { "RASCI", "I/S+A", TRUE, "A/I/1", "A/S/I" },
  /* In DACI the driver answers, and there is no R. */
  { "DACI", "D", TRUE, "R", "D" },
  { "DACI", "A;D", TRUE, "A/R", "D/A" },
  { "DACI", "R", FALSE, NULL, NULL },
  /* In RAPID R recommends, A agrees, P answers and D approves. */
  { "RAPID", "R/A/P/I/D", TRUE, "A/R/C/1/2", "R/A/P/I/D" },
  { "CAIRO", "o", TRUE, "1", "O" },
};

static void
test_letters (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardVariant) variant = steward_variant_new_named (cases[i].variant);
      StewardLetters letters = STEWARD_INFORMED;
      StewardLetters again = 0;
      g_autofree char *stored = NULL;
      g_autofree char *shown = NULL;

      g_assert_cmpint (steward_variant_parse (variant, cases[i].text, &letters), ==, cases[i].is_read);
      if (!cases[i].is_read)
        {
          g_assert_cmpint (letters, ==, STEWARD_INFORMED);
          continue;
        }
      stored = steward_letters_to_text (letters);
      shown = steward_variant_to_text (variant, letters);
      g_assert_cmpstr (stored, ==, cases[i].stored);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_true (steward_letters_parse (stored, &again));
      g_assert_cmpint (again, ==, letters);
    }
}

#define A_AND_R "{\"slot\":\"A\",\"letter\":\"A\",\"meaning\":\"a\"},{\"slot\":\"R\",\"letter\":\"Я\",\"meaning\":\"r\"}"

static const struct
{
  const char *json;
  const char *refused; /* %NULL when it is one */
} jsons[] = {
  { "{\"name\":\"x\",\"letters\":[" A_AND_R "]}", NULL },
  { "{\"name\":\"x\",\"letters\":[" A_AND_R ",{\"slot\":\"6\",\"letter\":\"v\",\"meaning\":\"m\",\"colour\":\"#00ff00\",\"most\":2}]}", NULL },
  { "{\"letters\":[" A_AND_R "]}", "a “name”" },
  { "{\"name\":\"x\"}", "list of “letters”" },
  { "[]", "a “name”" },
  { "{\"name\":\"x\",\"letters\":[{\"slot\":\"R\",\"letter\":\"R\",\"meaning\":\"r\"}]}", "the slot A" },
  { "{\"name\":\"x\",\"letters\":[{\"slot\":\"A\",\"letter\":\"R\",\"meaning\":\"r\"}]}", "the slot R" },
  { "{\"name\":\"x\",\"letters\":[" A_AND_R ",{\"slot\":\"7\",\"letter\":\"V\",\"meaning\":\"m\"}]}", "“slot”" },
  { "{\"name\":\"x\",\"letters\":[" A_AND_R ",{\"slot\":\"A/R\",\"letter\":\"V\",\"meaning\":\"m\"}]}", "“slot”" },
  { "{\"name\":\"x\",\"letters\":[" A_AND_R ",{\"slot\":\"A\",\"letter\":\"V\",\"meaning\":\"m\"}]}", "same “slot”" },
  { "{\"name\":\"x\",\"letters\":[" A_AND_R ",{\"slot\":\"1\",\"letter\":\"я\",\"meaning\":\"m\"}]}", "twice" },
  { "{\"name\":\"x\",\"letters\":[" A_AND_R ",{\"slot\":\"1\",\"letter\":\"VV\",\"meaning\":\"m\"}]}", "one character" },
  { "{\"name\":\"x\",\"letters\":[" A_AND_R ",{\"slot\":\"1\",\"letter\":\"/\",\"meaning\":\"m\"}]}", "one character" },
  { "{\"name\":\"x\",\"letters\":[" A_AND_R ",{\"slot\":\"1\",\"letter\":\"V\"}]}", "“meaning”" },
  { "{\"name\":\"x\",\"letters\":[" A_AND_R ",{\"slot\":\"1\",\"letter\":\"V\",\"meaning\":\"m\",\"colour\":\"red\"}]}", "“colour”" },
  { "{\"name\":\"x\",\"letters\":[" A_AND_R ",{\"slot\":\"1\",\"letter\":\"V\",\"meaning\":\"m\",\"least\":3,\"most\":2}]}", "“least” and “most”" },
};

static void
test_json (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (jsons); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StewardVariant) variant = steward_variant_new (jsons[i].json, &error);
      g_autoptr (StewardVariant) again = NULL;
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *json = NULL;

      if (jsons[i].refused != NULL)
        {
          g_assert_error (error, STEWARD_VARIANT_ERROR, STEWARD_VARIANT_ERROR_FORMAT);
          if (strstr (error->message, jsons[i].refused) == NULL)
            g_error ("%u: %s", i, error->message);
          continue;
        }
      g_assert_no_error (error);
      node = steward_variant_to_json (variant);
      json = steward_json_write (node);
      again = steward_variant_new (json, NULL);
      g_assert_true (steward_variant_equal (variant, again));
      g_assert_false (steward_variant_is_usual (variant));
    }
}

/* Exactly one approves and at least one answers, whatever a variant says. */
static void
test_duties (void)
{
  const char *const *names = steward_variant_list_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (StewardVariant) variant = steward_variant_new_named (names[i]);
      const StewardVariantLetter *approves = steward_variant_find_letter (variant, STEWARD_ACCOUNTABLE);

      g_assert_cmpuint (approves->least, ==, 1);
      g_assert_cmpuint (approves->most, ==, 1);
      g_assert_cmpuint (steward_variant_find_letter (variant, STEWARD_RESPONSIBLE)->least, >=, 1);
      g_assert_cmpint (steward_variant_is_usual (variant), ==, i == 0);
    }
  g_assert_null (steward_variant_new_named ("other"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/variant/letters", test_letters);
  g_test_add_func ("/variant/json", test_json);
  g_test_add_func ("/variant/duties", test_duties);
  return g_test_run ();
}
