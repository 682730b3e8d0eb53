/* bench-understanding.c: how long a post takes to be understood and placed
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-posts.h"
#include "bench.h"

#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-mention-place-private.h"
#include "steward-routing.h"
#include "steward-sample.h"
#include "steward-understanding.h"
#include "steward-word-lists-private.h"

#define N_POSTS 20000

typedef struct
{
  GPtrArray            *posts;
  StewardUnderstanding *understanding;
  StewardOrganisation  *organisation;
  StewardMatrix        *matrix;
  StewardTokens        *tokens;
} Bench;

typedef void (*Work) (Bench         *bench,
                      StewardRecord *post);

static void
cut (Bench         *bench,
     StewardRecord *post)
{
  steward_tokens_clear (bench->tokens);
  steward_tokens_add (bench->tokens, steward_record_get_text (post, STEWARD_MENTION_TEXT));
}

static void
copy (Bench         *bench,
      StewardRecord *post)
{
  g_object_unref (steward_record_copy (post));
}

static void
understand (Bench         *bench,
            StewardRecord *post)
{
  g_autoptr (StewardRecord) mention = steward_record_copy (post);

  steward_understanding_apply (bench->understanding, mention, STEWARD_UNDERSTAND_ALL);
}

static void
understand_and_place (Bench         *bench,
                      StewardRecord *post)
{
  g_autoptr (StewardRecord) mention = steward_record_copy (post);
  g_autoptr (StewardRouting) routing = NULL;

  steward_understanding_apply (bench->understanding, mention, STEWARD_UNDERSTAND_ALL);
  routing = steward_routing_new (bench->matrix, bench->organisation, steward_record_get_text (mention, STEWARD_MENTION_ACTIVITY),
                                 steward_mention_clock_start (mention),
                                 steward_record_get_time (mention, STEWARD_MENTION_COLLECTED));
  steward_mention_place (mention, routing);
}

/* Microseconds a post, best of five. */
static double
measure (Bench *bench,
         Work   work)
{
  double best = G_MAXDOUBLE;

  for (guint run = 0; run < 5; run++)
    {
      double start = bench_cpu (CLOCK_PROCESS_CPUTIME_ID);

      for (guint i = 0; i < bench->posts->len; i++)
        work (bench, bench->posts->pdata[i]);
      best = MIN (best, (bench_cpu (CLOCK_PROCESS_CPUTIME_ID) - start) / bench->posts->len * 1e6);
    }
  return best;
}

static GPtrArray *
make_posts (gint64 now_us)
{
  g_autoptr (BenchPosts) posts = bench_posts_new (1, N_POSTS, now_us);
  g_autoptr (GString) line = g_string_new (NULL);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  while (bench_posts_next_line (posts, line))
    {
      StewardRecord *record = steward_record_new (&steward_mention_kind, "m");

      g_string_truncate (line, line->len - 1);
      g_assert_true (steward_record_apply_json (record, line->str, NULL));
      steward_record_set_time (record, STEWARD_MENTION_COLLECTED, now_us);
      g_ptr_array_add (records, record);
    }
  return records;
}

int
main (void)
{
  const gint64 now_us = G_GINT64_CONSTANT (1774747800000000);
  g_autoptr (StewardSample) sample = steward_sample_new (now_us, 1, NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  Bench bench;
  double floor_us, copied, understood, placed;

  bench.posts = make_posts (now_us);
  bench.matrix = steward_matrix_new_draft (sample->departments, sample->activities, sample->cells);
  bench.organisation = steward_organisation_new (sample->workspace, sample->departments, sample->people, sample->memberships);
  bench.understanding =
      steward_understanding_new (steward_word_lists_get (), sample->topics, bench.matrix, now_us, zone, NULL, NULL);
  bench.tokens = steward_tokens_new ();

  floor_us = measure (&bench, cut);
  copied = measure (&bench, copy);
  understood = measure (&bench, understand) - copied;
  placed = measure (&bench, understand_and_place) - copied;
  bench_print ("cutting-into-words", floor_us, "us", 1);
  bench_print ("understanding", understood, "us", understood / floor_us);
  bench_print ("understanding-and-routing", placed, "us", placed / floor_us);

  steward_tokens_free (bench.tokens);
  steward_understanding_free (bench.understanding);
  steward_organisation_unref (bench.organisation);
  steward_matrix_unref (bench.matrix);
  g_ptr_array_unref (bench.posts);
  return 0;
}
