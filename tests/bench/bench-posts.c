/* bench-posts.c: many posts that look like real ones
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-posts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define N_AUTHORS    120000
#define N_RARE_WORDS 60000
#define DAYS         1095

struct _BenchPosts
{
  GRand  *rand;   /* (owned) */
  guint   n;
  guint   next;
  gint64  now_s;
  char   *recent[64]; /* (owned) (nullable) addresses that somebody may answer */
};

/* %s is a subject, %r a rare word, %n a number. */
static const char *const templates[] = {
  "@acmeair my %s was lost in %r and nobody answers the phone. I have been on hold for %n minutes. What is going on?",
  "@acmeair how do I change the %s of my booking to %r? The app only says error %n.",
  "Flight AC%n to %r delayed again, third time this week. No word about %s at the gate.",
  "Thank you @acmeair, the crew on AC%n was lovely and helped us with our %s in %r. #acmeair",
  "Does anyone know when %s opens for the summer flights to %r?",
  "Stranded in %r with two children after Acme Air cancelled AC%n. Refund? Hotel? Nothing about %s.",
  "Acme Air adds %n seats between %r and the coast, the company says, after talks about %s.",
  "Kestrel Jet has a sale on %s this weekend, %n euros to %r. Acme, your turn.",
  "I applied as cabin crew at Acme Air %n weeks ago, the interview in %r was fine, still no word about %s.",
  "Group booking of %n for a school trip to %r: whom do I ask about %s?",
  "Window seat, sunrise over %r, good coffee. %s of the year. #windowseatsummer",
  "Mein %s ist in %r kaputt angekommen und seit %n Tagen antwortet niemand. @acmeair",
  "Wann gibt es wieder Flüge nach %r mit der Acme? Und kann ich mein %s mitnehmen?",
  "Danke an die Crew von AC%n, sehr freundlich, auch als mein %s in %r fehlte.",
  "Mijn %s is kwijt na de vlucht naar %r, al %n dagen geen antwoord. @acmeair help!",
  "Hoe kan ik mijn %s omboeken naar %r? Vlucht AC%n.",
  "Mon %s est perdu depuis %n jours à %r, personne ne répond. C'est inadmissible @acmeair",
  "Merci à l'équipage du vol AC%n pour %r, vraiment très gentil avec mon %s.",
  "Llevo %n horas en %r esperando por mi %s, y nadie de @acmeair responde.",
  "Il volo AC%n per %r in ritardo di due ore, e il mio %s non è arrivato. Chi paga?",
  "Notes from a long layover in %r: what airports could learn about %s. First, light. Second, chairs that were made for people and "
  "not for the cleaning machine. Third, somebody who answers when you ask, even if the answer is that nobody knows yet. I counted %n "
  "announcements in an hour and understood four of them.",
};

static const char *const subjects[] = {
  "suitcase", "guitar", "pram", "seat", "boarding pass", "voucher", "wheelchair", "meal", "refund", "lounge", "upgrade", "dog",
  "check-in", "connection", "luggage", "Koffer", "Gepäck", "bagage", "valise", "equipaje", "bagaglio", "ticket", "rebooking",
};

static const char *const given_names[] = { "Ann", "Jo", "Mira", "Tom", "Lena", "Piet", "Sofia", "Marco", "Inês", "Yuki", "Omar", "Ida" };
static const char *const networks[] = { "mastodon", "x", "forum", "blog", "bluesky", "reviews" };
static const char *const voices[] = { "customer", "public", "customer", "press", "blog", "public", "employee", "competitor" };

/**
 * bench_posts_rare_word:
 * @rank: 0 is the most frequent
 *
 * Returns: (transfer full): a made-up name of a place
 */
char *
bench_posts_rare_word (guint rank)
{
  static const char *const syllables[] = {
    "ba", "len", "dor", "mi", "ra", "ston", "ves", "ku", "tor", "al", "ne", "pol", "gri", "sha", "um", "fel", "ost", "cra", "vi", "jun",
  };
  GString *word = g_string_new (NULL);
  guint hash = (rank + 1) * 2654435761u;

  for (guint i = 0; i < 2 + rank % 3; i++)
    {
      g_string_append (word, syllables[hash % G_N_ELEMENTS (syllables)]);
      hash = hash / G_N_ELEMENTS (syllables) + rank * 7;
    }
  if (rank > 300)
    {
      g_string_append_c (word, (char) ('a' + rank % 26));
      g_string_append_c (word, (char) ('a' + rank / 26 % 26));
    }
  word->str[0] = g_ascii_toupper (word->str[0]);
  return g_string_free (word, FALSE);
}

/* The nth of @max with a frequency of about 1 / n. */
static guint
zipf (GRand *rand,
      guint  max)
{
  double u = g_rand_double (rand);

  return (guint) (pow ((double) max, u) - 1);
}

/**
 * bench_posts_new:
 * @n: how many
 * @now_us: the newest is of this moment
 *
 * Returns: (transfer full): before the first, the oldest
 */
BenchPosts *
bench_posts_new (guint32 seed,
                 guint   n,
                 gint64  now_us)
{
  BenchPosts *self = g_new0 (BenchPosts, 1);

  self->rand = g_rand_new_with_seed (seed);
  self->n = n;
  self->now_s = now_us / G_USEC_PER_SEC;
  return self;
}

void
bench_posts_free (BenchPosts *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->recent); i++)
    g_free (self->recent[i]);
  g_rand_free (self->rand);
  g_free (self);
}

static void
append_text (BenchPosts *self,
             GString    *line)
{
  const char *template = templates[zipf (self->rand, G_N_ELEMENTS (templates))];

  for (const char *p = template; *p != '\0'; p++)
    {
      if (*p != '%')
        {
          g_string_append_c (line, *p);
          continue;
        }
      p++;
      if (*p == 's')
        g_string_append (line, subjects[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (subjects))]);
      else if (*p == 'n')
        g_string_append_printf (line, "%d", g_rand_int_range (self->rand, 2, 999));
      else
        {
          g_autofree char *word = bench_posts_rare_word (zipf (self->rand, N_RARE_WORDS));

          g_string_append (line, word);
        }
    }
}

/**
 * bench_posts_next_line:
 * @line: replaced by the next post as a line of JSON Lines, with its end
 *
 * Returns: whether there was one more
 */
gboolean
bench_posts_next_line (BenchPosts *self,
                       GString    *line)
{
  guint author = zipf (self->rand, N_AUTHORS);
  gint64 at = self->now_s - (gint64) ((double) (self->n - self->next) / (double) self->n * DAYS * 86400);
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (at);
  const char *network = networks[author % G_N_ELEMENTS (networks)];
  guint slot = self->next % G_N_ELEMENTS (self->recent);
  const char *parent = self->recent[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (self->recent))];

  if (self->next == self->n)
    return FALSE;
  g_string_assign (line, "{\"text\":\"");
  append_text (self, line);
  g_string_append_printf (line, "\",\"author\":\"%s %u\",\"author_address\":\"https://%s.example/@u%u\",\"network\":\"%s\",\"voice\":\"%s\"",
                          given_names[author % G_N_ELEMENTS (given_names)], author, network, author, network,
                          voices[author % G_N_ELEMENTS (voices)]);
  g_string_append_printf (line, ",\"address\":\"https://%s.example/@u%u/%u\",\"published\":\"%04d-%02d-%02dT%02d:%02d:%02dZ\"", network,
                          author, self->next, g_date_time_get_year (when), g_date_time_get_month (when),
                          g_date_time_get_day_of_month (when), g_date_time_get_hour (when), g_date_time_get_minute (when),
                          g_date_time_get_second (when));
  if (parent != NULL && g_rand_int_range (self->rand, 0, 5) == 0)
    g_string_append_printf (line, ",\"in_reply_to\":\"%s\"", parent);
  g_string_append (line, "}\n");
  g_free (self->recent[slot]);
  self->recent[slot] = g_strdup_printf ("https://%s.example/@u%u/%u", network, author, self->next);
  self->next++;
  return TRUE;
}

/**
 * bench_posts_write:
 *
 * Returns: whether the file of JSON Lines could be written
 */
gboolean
bench_posts_write (const char *path,
                   guint32     seed,
                   guint       n,
                   gint64      now_us)
{
  g_autoptr (BenchPosts) posts = bench_posts_new (seed, n, now_us);
  g_autoptr (GString) line = g_string_new (NULL);
  FILE *file = fopen (path, "w");

  if (file == NULL)
    return FALSE;
  while (bench_posts_next_line (posts, line))
    fwrite (line->str, 1, line->len, file);
  return fclose (file) == 0;
}
