/* test-merge.c: what becomes of a record that was changed apart
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-kinds.h"
#include "steward-merge.h"
#include "steward-word-merge.h"

#include <string.h>

static void
test_words (void)
{
  static const struct
  {
    const char *base;
    const char *ours;
    const char *theirs;
    const char *merged;
    gboolean    conflict;
  } cases[] = {
    { "We answer in a day.", "We answer in a day.", "We answer in an hour.", "We answer in an hour.", FALSE },
    { "We answer in a day.", "We answer in two days.", "We answer in a day.", "We answer in two days.", FALSE },
    { "We answer in a day.", "We always answer in a day.", "We answer in a day, politely.", "We always answer in a day, politely.", FALSE },
    { "one two three four", "one 2 three four", "one two three 4", "one 2 three 4", FALSE },
    { "one two three", "one 2 three", "one zwei three", "one zwei three", TRUE },
    { "one two three", "one TWO three", "one TWO three", "one TWO three", FALSE },
    { "one two three four", "one four", "one two 3 four", "one two 3 four", TRUE },
    { "one two three", "one three", "one two four", "one four", FALSE },
    { "end", "end of ours", "end of theirs", "end of theirs", TRUE },
    { "", "a", "b", "b", TRUE },
    { "a b", "b", "a", "a", TRUE },
    { "Grüße aus Köln", "Viele Grüße aus Köln", "Grüße aus Bonn", "Viele Grüße aus Bonn", FALSE },
    { "我们一天内回复", "我们一天内礼貌回复", "我们两天内回复", "我们两天内礼貌回复", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean conflict = -1;
      g_autofree char *merged = steward_word_merge (cases[i].base, cases[i].ours, cases[i].theirs, &conflict);

      g_assert_cmpstr (g_strstrip (merged), ==, cases[i].merged);
      g_assert_cmpint (conflict, ==, cases[i].conflict);
    }
}

static StewardRecord *
make (const StewardKind *kind,
      const char        *json)
{
  StewardRecord *record = NULL;
  g_autoptr (GError) error = NULL;

  if (json == NULL)
    return NULL;
  record = steward_record_new (kind, "x");
  steward_record_apply_json (record, json, &error);
  g_assert_no_error (error);
  return record;
}

/* Losses as "field:chosen", in order. */
static char *
tell (GPtrArray *losses)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < losses->len; i++)
    {
      StewardLoss *loss = losses->pdata[i];

      g_string_append_printf (out, "%s%s lost %s", i > 0 ? "; " : "", loss->field,
                              strcmp (loss->chosen, loss->theirs) == 0 ? loss->ours
                              : strcmp (loss->chosen, loss->ours) == 0 ? loss->theirs
                                                                       : "words");
    }
  return g_string_free (out, FALSE);
}

static void
test_fields (void)
{
  static const struct
  {
    const StewardKind *kind;
    const char        *base;
    const char        *ours;
    const char        *theirs;
    const char        *merged;
    const char        *losses;
  } cases[] = {
    /* different fields: both live */
    { &steward_topic_kind, "{\"name\":\"a\",\"query\":\"q\"}", "{\"name\":\"b\",\"query\":\"q\"}", "{\"name\":\"a\",\"query\":\"r\"}",
      "{\"name\":\"b\",\"query\":\"r\"}", "" },
    /* the same field: what the server holds, and the other is told */
    { &steward_topic_kind, "{\"name\":\"a\"}", "{\"name\":\"b\"}", "{\"name\":\"c\"}", "{\"name\":\"c\"}", "name lost \"b\"" },
    /* the same value twice is no conflict */
    { &steward_topic_kind, "{\"name\":\"a\"}", "{\"name\":\"b\"}", "{\"name\":\"b\"}", "{\"name\":\"b\"}", "" },
    /* emptied by one, changed by the other */
    { &steward_topic_kind, "{\"name\":\"a\"}", "{}", "{\"name\":\"c\"}", "{\"name\":\"c\"}", "name lost null" },
    /* nobody knows where they started */
    { &steward_topic_kind, NULL, "{\"name\":\"b\",\"query\":\"q\"}", "{\"name\":\"c\"}", "{\"name\":\"c\",\"query\":\"q\"}", "name lost \"b\"" },
    /* deletion against an edit, both orders: it is over, and the edit lives */
    { &steward_topic_kind, "{\"name\":\"a\"}", "{\"name\":\"a\",\"removed\":\"2026-01-01T00:00:00Z\"}", "{\"name\":\"c\"}",
      "{\"name\":\"c\",\"removed\":\"2026-01-01T00:00:00Z\"}", "" },
    { &steward_topic_kind, "{\"name\":\"a\"}", "{\"name\":\"c\"}", "{\"name\":\"a\",\"removed\":\"2026-01-01T00:00:00Z\"}",
      "{\"name\":\"c\",\"removed\":\"2026-01-01T00:00:00Z\"}", "" },
    /* what was made again by one and ended anew by the other stays ended */
    { &steward_topic_kind, "{\"removed\":\"2026-01-01T00:00:00Z\"}", "{\"removed\":\"2026-02-01T00:00:00Z\"}", "{}",
      "{\"removed\":\"2026-02-01T00:00:00Z\"}", "removed lost null" },
    /* elements */
    { &steward_workspace_kind, "{\"own_domains\":[\"a\",\"b\"]}", "{\"own_domains\":[\"a\",\"c\"]}", "{\"own_domains\":[\"b\",\"d\",\"a\"]}",
      "{\"own_domains\":[\"a\",\"c\",\"d\"]}", "" },
    { &steward_workspace_kind, NULL, "{\"own_domains\":[\"a\"]}", "{\"own_domains\":[\"b\"]}", "{\"own_domains\":[\"a\",\"b\"]}", "" },
    /* what is of this machine stays */
    { &steward_workspace_kind, "{\"name\":\"a\",\"you\":\"p\",\"own_domains\":[]}", "{\"name\":\"a\",\"you\":\"p\",\"own_domains\":[]}",
      "{\"name\":\"b\",\"own_domains\":[]}", "{\"name\":\"b\",\"own_domains\":[],\"you\":\"p\"}", "" },
    /* words of a block, one clause by two people */
    { &steward_block_kind, "{\"text\":\"We answer in a day.\"}", "{\"text\":\"We always answer in a day.\"}",
      "{\"text\":\"We answer in a day, politely.\"}", "{\"text\":\"We always answer in a day, politely.\"}", "" },
    { &steward_block_kind, "{\"text\":\"one two\"}", "{\"text\":\"one 2\"}", "{\"text\":\"one zwei\"}", "{\"text\":\"one zwei\"}",
      "text lost \"one 2\"" },
    { &steward_block_kind, "{\"text\":\"one two three four\"}", "{\"text\":\"1 two three 4\"}", "{\"text\":\"one two three vier\"}",
      "{\"text\":\"1 two three vier\"}", "text lost words" },
    /* safer */
    { &steward_response_kind, "{\"state\":\"in-review\"}", "{\"state\":\"approved\"}", "{\"state\":\"rejected\"}",
      "{\"state\":\"rejected\",\"authors\":[]}", "state lost \"approved\"" },
    { &steward_response_kind, "{\"state\":\"in-review\"}", "{\"state\":\"withdrawn\"}", "{\"state\":\"scheduled\"}",
      "{\"state\":\"withdrawn\",\"authors\":[]}", "state lost \"scheduled\"" },
    { &steward_response_kind, "{\"state\":\"approved\"}", "{\"state\":\"withdrawn\"}", "{\"state\":\"published\"}",
      "{\"state\":\"published\",\"authors\":[]}", "state lost \"withdrawn\"" },
    { &steward_activity_kind, "{}", "{\"needs_approval\":true}", "{\"needs_approval\":false}", "{\"needs_approval\":true}",
      "needs_approval lost false" },
    /* counters of machines are no losses */
    { &steward_source_kind, "{\"failures\":1}", "{\"failures\":2}", "{\"failures\":3}", "{\"failures\":3,\"allowed_hosts\":[]}", "" },
    /* never changed: the first one holds */
    { &steward_note_kind, NULL, "{\"text\":\"a\"}", "{\"text\":\"b\"}", "{\"text\":\"b\",\"named\":[]}", " lost {\"text\":\"a\",\"named\":[]}" },
    { &steward_note_kind, NULL, "{\"text\":\"a\"}", "{\"text\":\"a\"}", "{\"text\":\"a\",\"named\":[]}", "" },
    /* what one erased the other doesn't bring back, whoever was first, and no tray has it */
    { &steward_mention_kind, "{\"text\":\"a\",\"mood\":\"x\"}", "{\"mood\":\"x\",\"erased\":\"2026-01-01T00:00:00Z\"}",
      "{\"text\":\"b\",\"author\":\"eve\",\"mood\":\"y\",\"zeal\":1}",
      "{\"mood\":\"y\",\"erased\":\"2026-01-01T00:00:00Z\"}", "" },
    { &steward_mention_kind, "{\"text\":\"a\",\"mood\":\"x\"}", "{\"text\":\"b\",\"mood\":\"y\",\"links\":[\"l\"],\"zeal\":1}",
      "{\"mood\":\"z\",\"erased\":\"2026-01-01T00:00:00Z\"}",
      "{\"mood\":\"z\",\"erased\":\"2026-01-01T00:00:00Z\"}", "mood lost \"y\"" },
    { &steward_mention_kind, NULL, "{\"reason\":\"erased\",\"erased\":\"2026-02-01T00:00:00Z\"}",
      "{\"reason\":\"spam\",\"erased\":\"2026-01-01T00:00:00Z\"}",
      "{\"reason\":\"spam\",\"erased\":\"2026-01-01T00:00:00Z\"}", "" },
    /* what belongs to a status goes with it; of one that isn't known here nobody knows what does */
    { &steward_mention_kind, "{\"status\":\"new\"}",
      "{\"status\":\"dismissed\",\"reason\":\"spam\",\"closed\":\"2026-01-01T00:00:00Z\"}",
      "{\"status\":\"snoozed\",\"snoozed_until\":\"2026-02-01T00:00:00Z\",\"wake_on_reply\":true}",
      "{\"status\":\"snoozed\",\"snoozed_until\":\"2026-02-01T00:00:00Z\",\"wake_on_reply\":true}",
      "status lost \"dismissed\"; reason lost \"spam\"" },
    { &steward_mention_kind, "{\"status\":\"new\"}",
      "{\"status\":\"snoozed\",\"snoozed_until\":\"2026-02-01T00:00:00Z\",\"wake_on_reply\":true}",
      "{\"status\":\"dismissed\",\"reason\":\"spam\",\"closed\":\"2026-01-01T00:00:00Z\"}",
      "{\"status\":\"dismissed\",\"reason\":\"spam\",\"closed\":\"2026-01-01T00:00:00Z\"}",
      "status lost \"snoozed\"; snoozed_until lost \"2026-02-01T00:00:00Z\"" },
    { &steward_mention_kind, "{\"status\":\"snoozed\",\"snoozed_until\":\"2026-02-01T00:00:00Z\"}",
      "{\"status\":\"dismissed\",\"reason\":\"spam\",\"closed\":\"2026-01-01T00:00:00Z\"}",
      "{\"status\":\"snoozed\",\"snoozed_until\":\"2026-03-01T00:00:00Z\"}",
      "{\"status\":\"dismissed\",\"reason\":\"spam\",\"closed\":\"2026-01-01T00:00:00Z\"}",
      "snoozed_until lost \"2026-03-01T00:00:00Z\"" },
    { &steward_mention_kind, "{\"status\":\"new\"}", "{\"status\":\"dismissed\",\"reason\":\"spam\"}", "{\"status\":\"parked\"}",
      "{\"status\":\"parked\",\"reason\":\"spam\"}", "status lost \"dismissed\"" },
    /* what a newer version wrote */
    { &steward_topic_kind, "{\"name\":\"a\",\"zeal\":1.50}", "{\"name\":\"b\",\"zeal\":1.50}", "{\"name\":\"a\",\"zeal\":1.70,\"aim\":{}}",
      "{\"name\":\"b\",\"aim\":{},\"zeal\":1.70}", "" },
    { &steward_topic_kind, "{\"zeal\":1}", "{\"zeal\":2}", "{\"zeal\":3}", "{\"zeal\":3}", "zeal lost 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) base = make (cases[i].kind, cases[i].base);
      g_autoptr (StewardRecord) ours = make (cases[i].kind, cases[i].ours);
      g_autoptr (StewardRecord) theirs = make (cases[i].kind, cases[i].theirs);
      g_autoptr (StewardRecord) wanted = make (cases[i].kind, cases[i].merged);
      g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_loss_free);
      g_autoptr (StewardRecord) merged = steward_merge (base, ours, theirs, losses);
      g_autofree char *got = steward_record_to_json (merged, STEWARD_RECORD_LOCAL);
      g_autofree char *want = steward_record_to_json (wanted, STEWARD_RECORD_LOCAL);
      g_autofree char *told = tell (losses);

      g_assert_cmpstr (got, ==, want);
      g_assert_cmpstr (told, ==, cases[i].losses);
    }
}

/* Two machines collected the same post, each as it was; what was done since on one of them is no conflict with that. */
static void
test_collected_apart (void)
{
  static const struct
  {
    gint64      our_change;
    gint64      their_change;
    const char *status;
    const char *losses;
  } cases[] = {
    { 1, 2, "theirs", "" },
    { 1, 9, "theirs", "" },
    { 9, 2, "ours", "" },
    { 9, 9, "theirs", "status lost \"ours\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) ours = make (&steward_mention_kind, "{\"status\":\"ours\",\"collected\":\"1970-01-01T00:00:00.000001Z\"}");
      g_autoptr (StewardRecord) theirs = make (&steward_mention_kind, "{\"status\":\"theirs\",\"collected\":\"1970-01-01T00:00:00.000002Z\"}");
      g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_loss_free);
      g_autoptr (StewardRecord) merged = NULL;
      g_autofree char *told = NULL;

      steward_record_set_stamps (ours, 1, cases[i].our_change, "p");
      steward_record_set_stamps (theirs, 2, cases[i].their_change, "q");
      merged = steward_merge (NULL, ours, theirs, losses);
      told = tell (losses);
      g_assert_cmpstr (steward_record_get_text (merged, STEWARD_MENTION_STATUS), ==, cases[i].status);
      g_assert_cmpstr (told, ==, cases[i].losses);
    }
}

static void
test_leaves (void)
{
  static const char *const revisions[] = { "3-b", "3-a", "2-c", NULL };
  static const char *const other_order[] = { "2-c", "3-b", "3-a", NULL };
  static const char *const others[] = { "2-c", "3-b", NULL };
  g_autofree char *id = steward_merge_mutation (revisions);
  g_autofree char *same = steward_merge_mutation (other_order);
  g_autofree char *different = steward_merge_mutation (others);
  g_autoptr (GPtrArray) leaves = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_loss_free);
  g_autoptr (StewardRecord) merged = NULL;
  g_autofree char *json = NULL;

  g_assert_cmpstr (id, ==, same);
  g_assert_cmpstr (id, !=, different);

  g_ptr_array_add (leaves, make (&steward_workspace_kind, "{\"name\":\"won\",\"own_domains\":[\"a\"]}"));
  g_ptr_array_add (leaves, make (&steward_workspace_kind, "{\"name\":\"second\",\"own_domains\":[\"b\"],\"time_zone\":\"UTC\"}"));
  g_ptr_array_add (leaves, make (&steward_workspace_kind, "{\"name\":\"third\",\"own_domains\":[\"c\"],\"syncs\":true}"));
  for (guint i = 0; i < 3; i++)
    steward_record_set_stamps (leaves->pdata[i], 3 - i, 10 + i, "p");
  merged = steward_merge_leaves (leaves, losses);
  json = steward_record_to_json (merged, STEWARD_RECORD_STAMPS);
  g_assert_cmpstr (json, ==, "{\"_id\":\"workspace:x\",\"kind\":\"workspace\",\"created\":\"1970-01-01T00:00:00.000001Z\","
                             "\"changed\":\"1970-01-01T00:00:00.000012Z\",\"by\":\"merge\",\"name\":\"won\",\"time_zone\":\"UTC\","
                             "\"own_domains\":[\"a\",\"b\",\"c\"],\"syncs\":true}");
  g_assert_cmpuint (losses->len, ==, 2);
}

/* Desks and a server, as they will be: each desk has its state, what it started from and which state of the server that
 * was; a write on another state than the server's is refused, merged and tried again. */

#define DESKS 3

typedef struct
{
  StewardRecord *now;
  StewardRecord *base;
  guint          revision;
} Desk;

typedef struct
{
  StewardRecord *now;
  guint          revision;
  Desk           desks[DESKS];
  GPtrArray     *losses;
  GHashTable    *written; /* word → desk that wrote it */
} World;

static void
look (World *world,
      Desk  *desk)
{
  StewardRecord *merged;

  if (desk->revision == world->revision)
    return;
  merged = steward_merge (desk->base, desk->now, world->now, world->losses);
  g_set_object (&desk->now, merged);
  g_object_unref (merged);
  g_set_object (&desk->base, world->now);
  desk->revision = world->revision;
}

static void
push (World *world,
      Desk  *desk)
{
  look (world, desk);
  if (steward_record_equal (desk->now, world->now))
    return;
  g_clear_object (&world->now);
  world->now = steward_record_copy (desk->now);
  world->revision++;
  g_set_object (&desk->base, world->now);
  desk->revision = world->revision;
}

static void
edit (World *world,
      guint  which,
      guint  step)
{
  Desk *desk = &world->desks[which];
  StewardRecord *next = steward_record_copy (desk->now);
  g_autofree char *word = g_strdup_printf ("w%uof%u", step, which);
  g_auto (GStrv) words = g_strsplit (steward_record_get_text (next, STEWARD_BLOCK_TEXT), " ", -1);
  guint at = (guint) g_test_rand_int_range (0, (gint32) g_strv_length (words));
  g_autofree char *text = NULL;

  g_free (words[at]);
  words[at] = g_strdup (word);
  text = g_strjoinv (" ", words);
  steward_record_set_text (next, STEWARD_BLOCK_TEXT, text);
  if (g_test_rand_bit ())
    steward_record_set_integer (next, STEWARD_BLOCK_LEVEL, g_test_rand_int_range (1, 7));
  if (g_test_rand_int_range (0, 20) == 0)
    steward_record_set_time (next, STEWARD_BLOCK_REMOVED, step);
  g_object_unref (desk->now);
  desk->now = next;
}

/* Each word that a desk wrote is in the text at the end, or in a loss, or was written over by somebody who saw it: whose
 * base held it. The last is what `seen` gathers. */
static void
check_nothing_unseen (World      *world,
                      GHashTable *seen)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, world->written);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    {
      gboolean is_there = strstr (steward_record_get_text (world->now, STEWARD_BLOCK_TEXT), word) != NULL ||
                          g_hash_table_contains (seen, word);

      for (guint i = 0; i < world->losses->len && !is_there; i++)
        {
          StewardLoss *loss = world->losses->pdata[i];

          is_there = strstr (loss->ours, word) != NULL || strstr (loss->theirs, word) != NULL;
        }
      g_assert_true (is_there);
    }
}

static void
gather (GHashTable    *words,
        StewardRecord *record,
        const char    *but)
{
  g_auto (GStrv) all = g_strsplit (steward_record_get_text (record, STEWARD_BLOCK_TEXT), " ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    if (g_str_has_prefix (all[i], "w") && (but == NULL || strstr (but, all[i]) == NULL))
      g_hash_table_add (words, g_strdup (all[i]));
}

static void
test_desks_in_any_order (void)
{
  for (guint seed = 0; seed < 300; seed++)
    {
      World world = { make (&steward_block_kind, "{\"text\":\"one two three four five six seven eight\"}"), 1, { { NULL } }, NULL, NULL };
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      world.losses = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_loss_free);
      world.written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < DESKS; i++)
        world.desks[i] = (Desk){ steward_record_copy (world.now), steward_record_copy (world.now), 1 };
      for (guint step = 0; step < 40; step++)
        {
          guint which = (guint) g_test_rand_int_range (0, DESKS);
          g_autoptr (StewardRecord) before = g_object_ref (world.desks[which].now);

          switch (g_test_rand_int_range (0, 4))
            {
            case 0:
              push (&world, &world.desks[which]);
              break;
            case 1:
              look (&world, &world.desks[which]);
              break;
            default:
              edit (&world, which, step);
              gather (world.written, world.desks[which].now, NULL);
              gather (seen, before, steward_record_get_text (world.desks[which].now, STEWARD_BLOCK_TEXT));
            }
        }
      for (guint i = 0; i < DESKS; i++)
        push (&world, &world.desks[i]);
      for (guint i = 0; i < DESKS; i++)
        {
          look (&world, &world.desks[i]);
          g_assert_true (steward_record_equal (world.desks[i].now, world.now));
        }
      check_nothing_unseen (&world, seen);

      g_object_unref (world.now);
      for (guint i = 0; i < DESKS; i++)
        {
          g_object_unref (world.desks[i].now);
          g_object_unref (world.desks[i].base);
        }
      g_ptr_array_unref (world.losses);
      g_hash_table_unref (world.written);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/words", test_words);
  g_test_add_func ("/merge/fields", test_fields);
  g_test_add_func ("/merge/collected-apart", test_collected_apart);
  g_test_add_func ("/merge/leaves", test_leaves);
  g_test_add_func ("/merge/desks-in-any-order", test_desks_in_any_order);
  return g_test_run ();
}
