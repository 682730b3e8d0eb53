/* test-order-key.c: places in a list that two desks can give apart
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-order-key.h"

#include <string.h>

static void
test_between_any (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  gsize longest = 0;

  for (guint i = 0; i < 5000; i++)
    {
      guint at = (guint) g_rand_int_range (random, 0, (gint32) keys->len + 1);
      const char *before = at > 0 ? keys->pdata[at - 1] : NULL;
      const char *after = at < keys->len ? keys->pdata[at] : NULL;
      char *key = steward_order_key_between (before, after);

      g_assert_true (before == NULL || strcmp (before, key) < 0);
      g_assert_true (after == NULL || strcmp (key, after) < 0);
      longest = MAX (longest, strlen (key));
      g_ptr_array_insert (keys, (gint) at, key);
    }
  g_assert_cmpuint (longest, <=, 36);
}

/* Each way in which people add blocks, one after the other at one place. */
static void
test_runs_stay_short (void)
{
  static const struct { gboolean low, high, moves_low; gsize longest; } cases[] = {
    { FALSE, FALSE, TRUE, 6 },  /* at the end */
    { FALSE, FALSE, FALSE, 6 }, /* at the start */
    { TRUE, TRUE, TRUE, 9 },    /* each after the last, between two that stay */
    { TRUE, TRUE, FALSE, 9 },   /* each before the last */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *low = cases[i].low ? steward_order_key_between (NULL, NULL) : NULL;
      g_autofree char *high = cases[i].high ? steward_order_key_between (low, NULL) : NULL;
      gsize longest = 0;

      for (guint n = 0; n < 5000; n++)
        {
          char *key = steward_order_key_between (low, high);

          g_assert_true (low == NULL || strcmp (low, key) < 0);
          g_assert_true (high == NULL || strcmp (key, high) < 0);
          longest = MAX (longest, strlen (key));
          g_free (cases[i].moves_low ? low : high);
          *(cases[i].moves_low ? &low : &high) = key;
        }
      g_test_message ("case %u: %" G_GSIZE_FORMAT, i, longest);
      g_assert_cmpuint (longest, <=, cases[i].longest);
    }
}

static void
test_zigzag (void)
{
  g_autofree char *low = steward_order_key_between (NULL, NULL);
  g_autofree char *high = steward_order_key_between (low, NULL);

  for (guint n = 0; n < 60; n++)
    {
      char *key = steward_order_key_between (low, high);

      g_assert_cmpstr (low, <, key);
      g_assert_cmpstr (key, <, high);
      g_free (n % 2 ? low : high);
      *(n % 2 ? &low : &high) = key;
    }
  g_assert_cmpuint (strlen (low), <=, 100);
}

static void
test_foreign_keys (void)
{
  static const struct { const char *before, *after; } cases[] = {
    { "", "" }, { "V", "VV" }, { "a!", "~~~" }, { "zz", "aa" }, { "V0", "V0" }, { "é", NULL }, { NULL, "000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = steward_order_key_between (cases[i].before, cases[i].after);

      g_assert_cmpuint (strlen (key), >, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/order-key/is-between", test_between_any);
  g_test_add_func ("/domain/order-key/runs-stay-short", test_runs_stay_short);
  g_test_add_func ("/domain/order-key/zigzag-stays-between", test_zigzag);
  g_test_add_func ("/domain/order-key/foreign-keys-are-safe", test_foreign_keys);

  return g_test_run ();
}
