/* steward-word-difference.c: what was done to the words of a text
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-word-difference"

#include "steward-word-difference.h"

#include <string.h>

/* Texts that differ in more words than this have nothing to do with each other. */
#define MAX_DISTANCE 1500

typedef struct
{
  const char *start;
  gsize       length;
  guint       number; /* alike for tokens that are alike */
  gboolean    is_word;
} Token;

static gboolean
continues_word (gunichar c)
{
  return (g_unichar_isalnum (c) && !g_unichar_iswide (c)) || g_unichar_ismark (c) || c == '\'' || c == 0x2019;
}

/* What begins a new paragraph is no space: it comes and goes for itself. */
static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) && c != 0x2029;
}

/* Words, runs of spaces, and each other sign; of scripts without spaces each sign is a word. */
static GArray *
split (const char *text,
       GHashTable *numbers)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));

  for (const char *p = text; *p != '\0';)
    {
      gunichar first = g_utf8_get_char (p);
      const char *end = g_utf8_next_char (p);
      g_autofree char *key = NULL;
      Token token = { p, 0, 0, g_unichar_isalnum (first) };

      if (continues_word (first))
        while (*end != '\0' && continues_word (g_utf8_get_char (end)))
          end = g_utf8_next_char (end);
      else if (is_space (first))
        while (*end != '\0' && is_space (g_utf8_get_char (end)))
          end = g_utf8_next_char (end);

      token.length = (gsize) (end - p);
      key = g_strndup (p, token.length);
      token.number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, key));
      if (token.number == 0)
        {
          token.number = g_hash_table_size (numbers) + 1;
          g_hash_table_insert (numbers, g_steal_pointer (&key), GUINT_TO_POINTER (token.number));
        }
      g_array_append_val (tokens, token);
      p = end;
    }
  return tokens;
}

static guint
number_at (GArray *tokens,
           gint    at)
{
  return g_array_index (tokens, Token, at).number;
}

static void
append (GArray             *changes,
        StewardWordsChange  change)
{
  guint8 code = (guint8) change;

  g_array_append_val (changes, code);
}

static void
reverse (GArray *changes)
{
  guint8 *codes = (guint8 *) changes->data;

  for (guint i = 0, k = changes->len; i + 1 < k; i++)
    {
      guint8 other = codes[--k];

      codes[k] = codes[i];
      codes[i] = other;
    }
}

/* The way back through the furthest reaching paths, from the end to the start. */
static GArray *
walk_back (GPtrArray *trace,
           gint       n,
           gint       m)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (guint8));
  gint x = n;
  gint y = m;

  for (gint d = (gint) trace->len - 1; d >= 0; d--)
    {
      const gint *reach = trace->pdata[d]; /* of the step before, diagonals -d … d, at + d */
      gint k = x - y;
      gint previous_k = k == -d || (k != d && reach[k - 1 + d] < reach[k + 1 + d]) ? k + 1 : k - 1;
      gint previous_x = d > 0 ? reach[previous_k + d] : 0;
      gint previous_y = d > 0 ? previous_x - previous_k : 0;

      while (x > previous_x && y > previous_y)
        {
          append (changes, STEWARD_WORDS_KEPT);
          x--;
          y--;
        }
      if (d > 0)
        append (changes, x == previous_x ? STEWARD_WORDS_ADDED : STEWARD_WORDS_REMOVED);
      x = previous_x;
      y = previous_y;
    }
  reverse (changes);
  return changes;
}

/* The shortest way from one to the other (Myers, Algorithmica 1, 1986). */
static GArray *
find_changes (GArray *before,
              GArray *after)
{
  gint n = (gint) before->len;
  gint m = (gint) after->len;
  gint limit = MIN (n + m, MAX_DISTANCE);
  g_autofree gint *reach = g_new0 (gint, 2 * (gsize) limit + 3);
  g_autoptr (GPtrArray) trace = g_ptr_array_new_with_free_func (g_free);
  gint *middle = reach + limit + 1;
  GArray *all;

  for (gint d = 0; d <= limit; d++)
    {
      gint *saved = g_new (gint, 2 * (gsize) d + 1);

      memcpy (saved, middle - d, sizeof (gint) * (2 * (gsize) d + 1));
      g_ptr_array_add (trace, saved);
      for (gint k = -d; k <= d; k += 2)
        {
          gint x = k == -d || (k != d && middle[k - 1] < middle[k + 1]) ? middle[k + 1] : middle[k - 1] + 1;
          gint y = x - k;

          while (x < n && y < m && number_at (before, x) == number_at (after, y))
            {
              x++;
              y++;
            }
          middle[k] = x;
          if (x >= n && y >= m)
            return walk_back (trace, n, m);
        }
    }

  all = g_array_new (FALSE, FALSE, sizeof (guint8));
  for (gint i = 0; i < n; i++)
    append (all, STEWARD_WORDS_REMOVED);
  for (gint i = 0; i < m; i++)
    append (all, STEWARD_WORDS_ADDED);
  return all;
}

static void
run_free (gpointer data)
{
  StewardWordsRun *run = data;

  g_free (run->text);
  g_free (run);
}

static void
take_run (GPtrArray          *runs,
          StewardWordsChange  change,
          GString            *words)
{
  StewardWordsRun *run;

  if (words->len == 0)
    return;
  run = g_new (StewardWordsRun, 1);
  run->change = change;
  run->text = g_strndup (words->str, words->len);
  g_string_truncate (words, 0);
  g_ptr_array_add (runs, run);
}

/* A space alone between two changes belongs to both: “will do” became “changed”, not two words each. */
static gboolean
is_bridge (GArray *changes,
           guint   at,
           Token  *token)
{
  return !token->is_word && g_ascii_isspace (*token->start) && at > 0 && at + 1 < changes->len &&
         g_array_index (changes, guint8, at - 1) != STEWARD_WORDS_KEPT &&
         g_array_index (changes, guint8, at + 1) != STEWARD_WORDS_KEPT;
}

/**
 * steward_word_difference:
 * @before: a text
 * @after: what became of it
 *
 * Returns: (transfer full) (element-type StewardWordsRun): the fewest changes that make @after of
 *   @before; what was removed at a place comes before what was added there
 */
GPtrArray *
steward_word_difference (const char *before,
                         const char *after)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) first = split (before, numbers);
  g_autoptr (GArray) second = split (after, numbers);
  g_autoptr (GArray) changes = find_changes (first, second);
  g_autoptr (GString) removed = g_string_new (NULL);
  g_autoptr (GString) added = g_string_new (NULL);
  g_autoptr (GString) kept = g_string_new (NULL);
  GPtrArray *runs = g_ptr_array_new_with_free_func (run_free);
  guint a = 0;
  guint b = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      StewardWordsChange change = g_array_index (changes, guint8, i);
      Token *token = change == STEWARD_WORDS_ADDED ? &g_array_index (second, Token, b) : &g_array_index (first, Token, a);

      a += change != STEWARD_WORDS_ADDED ? 1 : 0;
      b += change != STEWARD_WORDS_REMOVED ? 1 : 0;
      if (change == STEWARD_WORDS_KEPT && !is_bridge (changes, i, token))
        {
          take_run (runs, STEWARD_WORDS_REMOVED, removed);
          take_run (runs, STEWARD_WORDS_ADDED, added);
          g_string_append_len (kept, token->start, (gssize) token->length);
          continue;
        }
      take_run (runs, STEWARD_WORDS_KEPT, kept);
      if (change != STEWARD_WORDS_ADDED)
        g_string_append_len (removed, token->start, (gssize) token->length);
      if (change != STEWARD_WORDS_REMOVED)
        g_string_append_len (added, token->start, (gssize) token->length);
    }
  take_run (runs, STEWARD_WORDS_KEPT, kept);
  take_run (runs, STEWARD_WORDS_REMOVED, removed);
  take_run (runs, STEWARD_WORDS_ADDED, added);
  return runs;
}

/**
 * steward_word_likeness:
 *
 * Returns: which part of the words of both texts is in both, 0 to 1; 1 for two empty texts
 */
double
steward_word_likeness (const char *before,
                       const char *after)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) first = split (before, numbers);
  g_autoptr (GArray) second = split (after, numbers);
  g_autoptr (GArray) changes = find_changes (first, second);
  guint words = 0;
  guint kept = 0;
  guint a = 0;

  for (guint i = 0; i < first->len; i++)
    words += g_array_index (first, Token, i).is_word ? 1 : 0;
  for (guint i = 0; i < second->len; i++)
    words += g_array_index (second, Token, i).is_word ? 1 : 0;
  for (guint i = 0; i < changes->len; i++)
    {
      StewardWordsChange change = g_array_index (changes, guint8, i);

      if (change == STEWARD_WORDS_KEPT && g_array_index (first, Token, a).is_word)
        kept += 2;
      a += change != STEWARD_WORDS_ADDED ? 1 : 0;
    }
  return words > 0 ? (double) kept / words : 1;
}

/**
 * steward_words_change_to_string:
 *
 * Returns: its name in JSON
 */
const char *
steward_words_change_to_string (StewardWordsChange change)
{
  static const char *const names[] = { "kept", "removed", "added" };

  return names[change];
}
