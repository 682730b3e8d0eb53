/* test-id.c: ids
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-id.h"

#include <string.h>

static void
test_encoding (void)
{
  /* RFC 4648 §10: "foobar" is MZXW6YTBOI in base32. */
  static const guint8 bytes[] = "foobarfoobarfooba";
  g_autofree char *id = steward_id_from_bytes (bytes, 17);

  g_assert_cmpuint (strlen (id), ==, STEWARD_ID_LENGTH);
  g_assert_true (g_str_has_prefix (id, "mzxw6ytbo"));
}

static void
test_from_text (void)
{
  /* SHA-256 of "abc" begins ba7816bf 8f01cfea 414140de 5dae2223 b0 (FIPS 180-2 B.1). */
  static const guint8 digest[] = { 0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41,
                                   0x41, 0x40, 0xde, 0x5d, 0xae, 0x22, 0x23, 0xb0 };
  g_autofree char *expected = steward_id_from_bytes (digest, sizeof digest);
  g_autofree char *id = steward_id_from_text ("abc");

  g_assert_cmpstr (id, ==, expected);
}

static void
test_new_differs (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 1000; i++)
    g_assert_true (g_hash_table_add (seen, steward_id_new ()));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/id/is-base32", test_encoding);
  g_test_add_func ("/base/id/of-text-is-its-digest", test_from_text);
  g_test_add_func ("/base/id/new-ones-differ", test_new_differs);
  return g_test_run ();
}
