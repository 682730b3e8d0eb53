/* test-translation.c: a guideline in another language, and where it lags
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-acknowledgement-rules.h"
#include "steward-guideline.h"
#include "steward-kinds.h"
#include "steward-translation.h"

#include <string.h>

/* A block is `id:type:text`, of a language version `id:type:text:renders:number`; types are h (level 1), H (level 2), p, i, t. */
static StewardGuideline *
make (const char        *id,
      gint64             number,
      const char *const *blocks)
{
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (StewardRecord) edition = steward_record_new (&steward_edition_kind, id);
  StewardGuideline *guideline;

  for (guint i = 0; blocks[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (blocks[i], ":", -1);
      JsonObject *block = json_object_new ();
      const char *type = strchr ("hH", *parts[1]) != NULL ? "heading" : *parts[1] == 'p' ? "paragraph" : "item";
      g_autofree char *key = g_strdup_printf ("%03u", i);

      json_object_set_string_member (block, "id", parts[0]);
      json_object_set_string_member (block, "type", type);
      json_object_set_string_member (block, "order_key", key);
      if (*type == 'h')
        json_object_set_int_member (block, "level", *parts[1] == 'h' ? 1 : 2);
      json_object_set_string_member (block, "text", parts[2]);
      if (g_strv_length (parts) == 5)
        {
          json_object_set_string_member (block, "renders", parts[3]);
          json_object_set_int_member (block, "renders_number", g_ascii_strtoll (parts[4], NULL, 10));
        }
      json_array_add_object_element (array, block);
    }
  node = json_node_init_array (json_node_alloc (), array);
  steward_record_set_text (edition, STEWARD_EDITION_GUIDELINE, id);
  steward_record_set_integer (edition, STEWARD_EDITION_NUMBER, number);
  steward_record_set_text (edition, STEWARD_EDITION_TITLE, id);
  steward_record_set_json (edition, STEWARD_EDITION_BLOCKS, node);
  guideline = steward_guideline_new_from_edition (edition, NULL);
  g_assert_nonnull (guideline);
  return guideline;
}

static GPtrArray *
make_master (void)
{
  static const char *const first[] = { "m1:h:Money", "m2:p:Ask Legal.", "m3:p:Be kind.", "m5:p:Last.", NULL };
  static const char *const second[] = { "m1:h:Money", "m2:p:Always ask Legal.", "m3:p:Be kind.", "m4:p:Never ask for a password.", NULL };
  GPtrArray *editions = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (editions, make ("master", 2, second));
  g_ptr_array_add (editions, make ("master", 1, first));
  return editions;
}

/* `clause-of-version>clause-of-master state`, with | between. */
static char *
describe (StewardGuideline *self,
          GPtrArray        *editions)
{
  g_autoptr (GArray) renderings = steward_translation_compare (self, editions);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < renderings->len; i++)
    {
      StewardRendering *rendering = &g_array_index (renderings, StewardRendering, i);

      g_string_append_printf (out, "%s%s>%s %s", i > 0 ? "|" : "",
                              rendering->block >= 0 ? steward_guideline_get_block (self, (guint) rendering->block)->id : "",
                              rendering->master >= 0
                                ? steward_guideline_get_block (editions->pdata[0], (guint) rendering->master)->id
                                : "",
                              steward_rendering_state_to_string (rendering->state));
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_compare (void)
{
  static const struct { const char *blocks[8]; const char *expected; guint behind; gint64 number; } cases[] = {
    { { NULL }, ">m1 missing|>m2 missing|>m3 missing|>m4 missing", 4, 0 },
    /* All of the first version: what the second changed, added and dropped is behind. */
    { { "t1:h:Geld:m1:1", "t2:p:Rechtsabteilung fragen.:m2:1", "t3:p:Freundlich.:m3:1", "t5:p:Zuletzt.:m5:1" },
      "t1>m1 current|t2>m2 lags|t3>m3 current|t5> gone|>m4 missing", 3, 1 },
    { { "t1:h:Geld:m1:1", "t2:p:Immer fragen.:m2:2", "t3:p:Freundlich.:m3:1", "t4:p:Nie.:m4:2" },
      "t1>m1 current|t2>m2 current|t3>m3 current|t4>m4 current", 0, 2 },
    /* In the master's words still: nobody has read anything in this language. */
    { { "t1:h:Money:m1:0", "t2:p:Always ask Legal.:m2:0", "t3:p:Be kind.:m3:0", "t4:p:Never.:m4:0" },
      "t1>m1 untranslated|t2>m2 untranslated|t3>m3 untranslated|t4>m4 untranslated", 4, 0 },
    /* What it says beyond the master isn't behind. */
    { { "t1:h:Geld:m1:2", "t2:p:Immer fragen.:m2:2", "x:p:Hierzulande gilt.", "t3:p:Freundlich.:m3:2", "t4:p:Nie.:m4:2" },
      "t1>m1 current|t2>m2 current|x> own|t3>m3 current|t4>m4 current", 0, 2 },
    /* A version of the master that isn't here may have said anything. */
    { { "t1:h:Geld:m1:7", "t2:p:Immer fragen.:m2:2", "t3:p:Freundlich.:m3:2", "t4:p:Nie.:m4:2" },
      "t1>m1 lags|t2>m2 current|t3>m3 current|t4>m4 current", 1, 0 },
    /* The order is this language's own. */
    { { "t4:p:Nie.:m4:2", "t1:h:Geld:m1:2", "t2:p:Immer fragen.:m2:2", "t3:p:Freundlich.:m3:2" },
      "t4>m4 current|t1>m1 current|t2>m2 current|t3>m3 current", 0, 2 },
  };
  g_autoptr (GPtrArray) editions = make_master ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardGuideline) self = make ("german", 1, cases[i].blocks);
      g_autoptr (GArray) renderings = steward_translation_compare (self, editions);
      g_autofree char *found = describe (self, editions);

      g_assert_cmpstr (found, ==, cases[i].expected);
      g_assert_cmpuint (steward_translation_count_behind (renderings), ==, cases[i].behind);
      g_assert_cmpint (steward_translation_get_number (self, editions), ==, cases[i].number);
    }
}

static void
test_begin (void)
{
  static const char *const said[] = { "m1:h:Money", "m2:p:Ask Legal.", NULL };
  g_autoptr (StewardGuideline) master = make ("master", 1, said);
  g_autoptr (StewardGuideline) self = NULL;
  g_autoptr (StewardGuideline) again = NULL;
  g_autoptr (JsonNode) rule = json_from_string ("{\"what\":\"no-personal-data\",\"strength\":\"enforce\"}", NULL);
  g_autoptr (GPtrArray) blocks = steward_guideline_copy_blocks (master);

  ((StewardGuidelineBlock *) blocks->pdata[1])->rule = json_node_copy (rule);
  ((StewardGuidelineBlock *) blocks->pdata[1])->parent = g_strdup ("m1");
  steward_guideline_take_blocks (master, blocks);
  self = steward_translation_begin (master, "german", "Geld", "de");
  again = steward_translation_begin (master, "german", "Geld", "de");
  g_assert_cmpstr (steward_guideline_get_master (self), ==, "master");
  g_assert_cmpstr (steward_guideline_get_language (self), ==, "de");
  g_assert_cmpuint (steward_guideline_get_n_blocks (self), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpstr (steward_guideline_get_block (self, i)->renders, ==, steward_guideline_get_block (master, i)->id);
      g_assert_cmpint (steward_guideline_get_block (self, i)->renders_number, ==, 0);
      g_assert_cmpstr (steward_guideline_get_block (self, i)->id, !=, steward_guideline_get_block (master, i)->id);
      g_assert_cmpstr (steward_guideline_get_block (self, i)->id, ==, steward_guideline_get_block (again, i)->id);
    }
  /* What binds is said once, by the master; what is under something is under its own. */
  g_assert_null (steward_guideline_get_block (self, 1)->rule);
  g_assert_cmpstr (steward_guideline_get_block (self, 1)->parent, ==, steward_guideline_get_block (self, 0)->id);
}

static void
test_pair (void)
{
  static const char *const said[] = { "m0:p:Foreword.", "m1:h:Money", "m2:p:Ask.", "m3:i:One", "m4:i:Two", "m5:H:More", "m6:p:End.", NULL };
  static const struct { const char *blocks[9]; const char *expected; } cases[] = {
    { { "t0:p:Vorwort.", "t1:h:Geld", "t2:p:Fragen.", "t3:i:Eins", "t4:i:Zwei", "t5:H:Mehr", "t6:p:Ende." }, "m0 m1 m2 m3 m4 m5 m6" },
    /* One paragraph too many stands for none, and shifts nothing beyond its part. */
    { { "t0:p:Vorwort.", "t9:p:Noch eins.", "t1:h:Geld", "t2:p:Fragen.", "t5:H:Mehr", "t6:p:Ende." }, "m0 - m1 m2 m5 m6" },
    /* A heading of another level ends what can be told. */
    { { "t0:p:Vorwort.", "t1:H:Geld", "t2:p:Fragen." }, "m0 - -" },
    /* What stands for a clause already goes on doing so. */
    { { "t0:p:Vorwort.", "t1:h:Geld", "t2:p:Fragen.", "t3:i:Zwei:m4:1", "t4:i:Eins" }, "m0 m1 m2 m4 m3" },
  };
  g_autoptr (StewardGuideline) master = make ("master", 3, said);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardGuideline) self = make ("german", 1, cases[i].blocks);
      g_autoptr (GString) found = g_string_new (NULL);

      steward_translation_pair (self, master);
      for (guint k = 0; k < steward_guideline_get_n_blocks (self); k++)
        {
          const StewardGuidelineBlock *block = steward_guideline_get_block (self, k);

          g_string_append_printf (found, "%s%s", k > 0 ? " " : "", block->renders != NULL ? block->renders : "-");
          if (i < 3)
            g_assert_cmpint (block->renders_number, ==, 0);
        }
      g_assert_cmpstr (found->str, ==, cases[i].expected);
    }
}

/* What is approved says whose clauses it says. */
static void
test_hash (void)
{
  static const char *const plain[] = { "t:p:Text.", NULL };
  static const char *const rendered[] = { "t:p:Text.:m:1", NULL };
  static const char *const later[] = { "t:p:Text.:m:2", NULL };
  g_autoptr (StewardGuideline) first = make ("g", 1, plain);
  g_autoptr (StewardGuideline) second = make ("g", 1, rendered);
  g_autoptr (StewardGuideline) third = make ("g", 1, later);
  g_autofree char *first_hash = steward_guideline_hash (first);
  g_autofree char *second_hash = steward_guideline_hash (second);
  g_autofree char *third_hash = steward_guideline_hash (third);
  g_autofree char *with_master = NULL;

  g_assert_cmpstr (first_hash, !=, second_hash);
  g_assert_cmpstr (second_hash, !=, third_hash);
  steward_guideline_set_master (first, "master");
  with_master = steward_guideline_hash (first);
  g_assert_cmpstr (first_hash, !=, with_master);
}

static StewardRecord *
make_edition (const char *guideline,
              gint64      number,
              gboolean    material,
              const char *master,
              gint64      master_number)
{
  g_autofree char *id = g_strdup_printf ("%s:%" G_GINT64_FORMAT, guideline, number);
  StewardRecord *edition = steward_record_new (&steward_edition_kind, id);

  steward_record_set_text (edition, STEWARD_EDITION_GUIDELINE, guideline);
  steward_record_set_integer (edition, STEWARD_EDITION_NUMBER, number);
  steward_record_set_boolean (edition, STEWARD_EDITION_MATERIAL, material);
  steward_record_set_text (edition, STEWARD_EDITION_MASTER, master);
  if (master_number > 0)
    steward_record_set_integer (edition, STEWARD_EDITION_MASTER_NUMBER, master_number);
  return edition;
}

/* The English master: 1, 2 material, 3 a correction, 4 material. */
static void
test_acknowledgement (void)
{
  static const struct { gint64 in_force; gint64 german; gboolean current; } cases[] = {
    { 2, 11, FALSE }, /* says the first version */
    { 1, 11, TRUE },
    { 2, 12, TRUE },
    { 3, 12, TRUE },  /* a correction came since */
    { 4, 12, FALSE }, /* something material did */
    { 4, 13, FALSE }, /* says no version whole */
    { 4, 14, FALSE }, /* of another master */
    { 1, 19, FALSE }, /* is not here */
  };
  g_autoptr (GPtrArray) editions = g_ptr_array_new_with_free_func (g_object_unref);

  for (gint64 i = 1; i <= 4; i++)
    g_ptr_array_add (editions, make_edition ("english", i, i != 3, NULL, 0));
  g_ptr_array_add (editions, make_edition ("german", 11, TRUE, "english", 1));
  g_ptr_array_add (editions, make_edition ("german", 12, TRUE, "english", 2));
  g_ptr_array_add (editions, make_edition ("german", 13, TRUE, "english", 0));
  g_ptr_array_add (editions, make_edition ("german", 14, TRUE, "other", 4));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) english = steward_record_new (&steward_guideline_kind, "english");
      g_autoptr (StewardRecord) said = steward_record_new (&steward_acknowledgement_kind, "a");
      g_autoptr (GPtrArray) all = g_ptr_array_new ();

      steward_record_set_integer (english, STEWARD_GUIDELINE_IN_FORCE, cases[i].in_force);
      steward_record_set_text (said, STEWARD_ACKNOWLEDGEMENT_PERSON, "ann");
      steward_record_set_text (said, STEWARD_ACKNOWLEDGEMENT_GUIDELINE, "german");
      steward_record_set_integer (said, STEWARD_ACKNOWLEDGEMENT_NUMBER, cases[i].german);
      steward_record_set_text (said, STEWARD_ACKNOWLEDGEMENT_HOW, "read");
      g_ptr_array_add (all, said);
      g_assert_cmpint (steward_acknowledgement_is_current (english, editions, "ann", all, TRUE), ==, cases[i].current);
      g_assert_false (steward_acknowledgement_is_current (english, editions, "bob", all, TRUE));
    }
}

static void
test_language (void)
{
  static const struct { const char *wanted, *language; gboolean fits; } cases[] = {
    { "de", "de", TRUE }, { "de_AT.UTF-8", "de", TRUE }, { "de", "de-CH", TRUE }, { "DE", "de", TRUE },
    { "de", "den", FALSE }, { "d", "de", FALSE }, { "C", "de", FALSE }, { "", "de", FALSE }, { NULL, "de", FALSE }, { "de", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (steward_language_fits (cases[i].wanted, cases[i].language), ==, cases[i].fits);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/translation/compare", test_compare);
  g_test_add_func ("/translation/begin", test_begin);
  g_test_add_func ("/translation/pair", test_pair);
  g_test_add_func ("/translation/hash", test_hash);
  g_test_add_func ("/translation/acknowledgement", test_acknowledgement);
  g_test_add_func ("/translation/language", test_language);
  return g_test_run ();
}
