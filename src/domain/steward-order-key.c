/* steward-order-key.c: places in a list that two desks can give apart
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-order-key"

#include "steward-order-key.h"

#include <string.h>

/* A key is a path of numbers, compared by byte. A run of insertions at one place counts up (or down)
 * in the deepest number, thousands of times before it needs one more: a document typed from top to
 * bottom, or pasted in the middle, gets keys of two to eight characters. After LSEQ (Nédelec et al.,
 * 2013), but without chance. */
static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
#define BASE 62

#define MAX_LEVELS 256

static guint
width_of (guint level)
{
  return level < 3 ? 2 : 3;
}

static guint64
size_of (guint level)
{
  guint64 size = 1;

  for (guint i = 0; i < width_of (level); i++)
    size *= BASE;
  return size;
}

typedef struct
{
  guint64 numbers[MAX_LEVELS];
  guint   n;
} Path;

static guint
digit_value (char c)
{
  guint value = 0;

  /* What isn't a digit of ours was written by somebody else: its nearest place. */
  while (value + 1 < BASE && digits[value + 1] <= c)
    value++;
  return value;
}

static void
path_parse (const char *key,
            Path       *path)
{
  path->n = 0;
  for (const char *p = key != NULL ? key : ""; *p != '\0' && path->n < MAX_LEVELS - 1; path->n++)
    {
      guint64 number = 0;

      for (guint i = 0; i < width_of (path->n); i++)
        {
          number = number * BASE + (*p != '\0' ? digit_value (*p) : 0);
          if (*p != '\0')
            p++;
        }
      path->numbers[path->n] = number;
    }
}

static char *
path_write (const Path *path)
{
  GString *key = g_string_new (NULL);

  for (guint level = 0; level < path->n; level++)
    for (guint64 unit = size_of (level) / BASE; unit > 0; unit /= BASE)
      g_string_append_c (key, digits[path->numbers[level] / unit % BASE]);
  return g_string_free (key, FALSE);
}

static void
append (Path    *path,
        guint64  number)
{
  path->numbers[path->n++] = number;
}

/* The shortest way past the rest of @before, with nothing above. */
static void
append_after (Path       *path,
              const Path *before)
{
  while (path->n < before->n)
    {
      guint64 number = before->numbers[path->n];

      if (number + 1 < size_of (path->n))
        {
          append (path, number + 1);
          return;
        }
      append (path, number);
    }
  append (path, size_of (path->n) / 2);
}

/* @path is the start of @after: stays below its rest. No key ends in a number 0, so there is always
 * room under it. */
static void
append_before (Path       *path,
               const Path *after)
{
  while (path->n < after->n)
    {
      guint64 number = after->numbers[path->n];

      if (number > 1)
        {
          append (path, number - 1);
          return;
        }
      append (path, 0);
      if (number == 1)
        break;
    }
  append (path, size_of (path->n) / 2);
}

/**
 * steward_order_key_between:
 * @before: (nullable): the key to come after; %NULL at the start
 * @after: (nullable): the key to come before; %NULL at the end
 *
 * Keys are compared byte by byte. Two desks may make the same one apart: lists break the tie by id.
 * When @before isn't below @after, what comes back is after @before.
 *
 * Returns: (transfer full): a key between the two
 */
char *
steward_order_key_between (const char *before,
                           const char *after)
{
  Path low;
  Path high;
  Path path = { 0 };

  path_parse (before, &low);
  path_parse (before == NULL || g_strcmp0 (before, after) < 0 ? after : NULL, &high);

  while (path.n < low.n && path.n < high.n && low.numbers[path.n] == high.numbers[path.n])
    append (&path, low.numbers[path.n]);

  if (high.n == 0 || path.n >= high.n)
    append_after (&path, &low);
  else if (path.n == low.n)
    append_before (&path, &high);
  else if (high.numbers[path.n] - low.numbers[path.n] > 1)
    append (&path, low.numbers[path.n] + (high.numbers[path.n] - low.numbers[path.n]) / 2);
  else
    {
      append (&path, low.numbers[path.n]);
      append_after (&path, &low);
    }

  return path_write (&path);
}
