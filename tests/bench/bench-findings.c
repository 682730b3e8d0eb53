/* bench-findings.c: how long the guidelines take to read a draft
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-findings.h"
#include "steward-json.h"
#include "steward-network.h"
#include "steward-personal-data.h"
#include "steward-wording.h"

#include <time.h>

#define N_RULES 200
#define N_CHARACTERS 2000
#define ROUNDS 20

typedef struct
{
  char                *text;
  StewardFindingRules *rules;
} Bench;

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

typedef void (*Work) (Bench *bench);

/* Best of five, CPU time of one round. */
static double
measure (Bench *bench,
         Work   work)
{
  double best = G_MAXDOUBLE;

  for (guint run = 0; run < 5; run++)
    {
      double start = cpu_ms ();

      for (guint i = 0; i < ROUNDS; i++)
        work (bench);
      best = MIN (best, (cpu_ms () - start) / ROUNDS);
    }
  return best;
}

static void
read_words (Bench *bench)
{
  steward_wording_free (steward_wording_new (bench->text, "en"));
}

static void
check_rules (Bench *bench)
{
  const StewardFindingContext context = { .network = "mastodon", .language = "en" };

  g_ptr_array_unref (steward_finding_rules_check (bench->rules, bench->text, &context));
}

static void
find_personal_data (Bench *bench)
{
  g_array_unref (steward_personal_data_find (bench->text, NULL));
}

static void
count_characters (Bench *bench)
{
  steward_network_count (steward_network_find ("mastodon"), bench->text, NULL);
}

static StewardFindingRules *
make_rules (void)
{
  static const char *const kinds[] = {
    "{\"what\":\"must-not-contain\",\"strength\":\"advise\",\"words\":[\"never … again\",\"guarantee\",\"word%u\"]}",
    "{\"what\":\"needs-consultation\",\"strength\":\"enforce\",\"department\":\"legal\",\"when\":{\"stems\":"
    "[\"refund\",\"compensate\",\"replacement\",\"stem%u\"],\"patterns\":[\"\\\\bpa(?:y|id)\\\\b\"]}}",
    "{\"what\":\"must-not-contain\",\"strength\":\"enforce\",\"patterns\":[\"\\\\b(?:send|give)\\\\b[^.!?]{0,60}"
    "\\\\b(?:password|code%u)\\\\b\"]}",
    "{\"what\":\"no-personal-data\",\"strength\":\"enforce\",\"because\":\"%u\"}",
    "{\"what\":\"maximum-length\",\"strength\":\"advise\",\"maximum\":150%u}",
  };
  g_autoptr (StewardGuideline) guideline = steward_guideline_new ("g", "Bench", "en", NULL);
  StewardFindingRules *rules = steward_finding_rules_new ();

  for (guint i = 0; i < N_RULES; i++)
    {
      g_autofree char *id = g_strdup_printf ("b%u", i);
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autoptr (GString) json = g_string_new (kinds[i % G_N_ELEMENTS (kinds)]);
      StewardGuidelineBlock *block = steward_guideline_block_new (id, STEWARD_GUIDELINE_BLOCK_PARAGRAPH, "Clause");

      g_string_replace (json, "%u", number, 0);
      block->rule = steward_json_parse (json->str, -1, NULL);
      steward_guideline_append (guideline, block);
    }
  steward_finding_rules_add (rules, guideline);
  return rules;
}

int
main (void)
{
  static const char sentence[] =
    "Mara, I work for Acme Air and I am sorry: we broke your guitar, and we won’t let it happen again. "
    "Write to us at care@acmeair.example about claim GB-20417, and see https://acmeair.example/form for größe. ";
  g_autoptr (GString) text = g_string_new (NULL);
  Bench bench;
  double words;
  double findings;

  while (g_utf8_strlen (text->str, -1) < N_CHARACTERS)
    g_string_append (text, sentence);
  g_string_truncate (text, (gsize) (g_utf8_offset_to_pointer (text->str, N_CHARACTERS) - text->str));
  bench.text = text->str;
  bench.rules = make_rules ();

  words = measure (&bench, read_words);
  findings = measure (&bench, check_rules);
  g_print ("findings-200-rules-2000-characters %.3f ms %.1f\n", findings, findings / words);
  g_print ("personal-data-2000-characters %.3f ms %.1f\n", measure (&bench, find_personal_data),
           measure (&bench, find_personal_data) / words);
  g_print ("network-count-2000-characters %.3f ms %.1f\n", measure (&bench, count_characters),
           measure (&bench, count_characters) / words);

  g_object_unref (bench.rules);
  return 0;
}
