/* test-personal-data.c: what in a text leads to one person
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-personal-data.h"

#include <string.h>

static const char *const own_domains[] = { "acmeair.example", "Acme.Test", NULL };

/* Each place as `kind:text`, joined by `|`. */
static char *
describe (const char *text)
{
  g_autoptr (GArray) found = steward_personal_data_find (text, own_domains);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      StewardPersonalDatum *datum = &g_array_index (found, StewardPersonalDatum, i);
      g_autofree char *part = g_utf8_substring (text, datum->start, datum->end);

      g_string_append_printf (out, "%s%s:%s", i > 0 ? "|" : "",
                              steward_personal_data_kind_to_string (datum->kind), part);
    }
  return g_string_free (out, FALSE);
}

static void
test_find (void)
{
  static const struct { const char *text, *found; } cases[] = {
    { "", "" },
    { "write to mara.holt@music.example.", "email:mara.holt@music.example" },
    { "jonas@care.acmeair.example and x@ACMEAIR.example, info@acme.test", "" },
    { "x@notacmeair.example", "email:x@notacmeair.example" },
    { "follow @mara@music.example", "" },
    { "größe@bücher.example!", "email:größe@bücher.example" },
    { "mara＠music．example", "email:mara＠music．example" },
    { "a@b and 5 @ 3.50 and x@1.2", "" },
    { "ma\xe2\x80\x8bra@mu\xc2\xadsic.example", "email:ma\xe2\x80\x8bra@mu\xc2\xadsic.example" },

    { "card 4111 1111 1111 1111 ok", "card:4111 1111 1111 1111" },
    { "4111111111111112", "" },
    { "5500-0000-0000-0004", "card:5500-0000-0000-0004" },
    { "378282246310005", "card:378282246310005" },
    { "٤١١١١١١١١١١١١١١١", "card:٤١١١١١١١١١١١١١١١" },
    { "４１１１ １１１１ １１１１ １１１１", "card:４１１１ １１１１ １１１１ １１１１" },
    { "tracking 9999999999999995", "" },

    { "DE89 3704 0044 0532 0130 00 please", "iban:DE89 3704 0044 0532 0130 00" },
    { "DE89370400440532013001", "" },
    { "gb82west12345698765432", "iban:gb82west12345698765432" },
    { "NL91ABNA0417164300.", "iban:NL91ABNA0417164300" },
    { "DE89 3704 0044 0532 0130 0", "" },
    { "XX89 3704 0044 0532 0130 00", "" },

    { "call +49 30 901820-12 now", "phone:+49 30 901820-12" },
    { "0044 20 7946 0958", "phone:0044 20 7946 0958" },
    { "(030) 90182012", "phone:(030) 90182012" },
    { "0171/1234567", "phone:0171/1234567" },
    { "07700900123", "phone:07700900123" },
    { "202-555-0143 or (202) 555-0143 or 1-800-555-0199",
      "phone:202-555-0143|phone:(202) 555-0143|phone:1-800-555-0199" },
    { "+①②③④⑤⑥⑦⑧⑨", "phone:+①②③④⑤⑥⑦⑧⑨" },

    { "on 05.12.2026 14.30, 2026-05-12, 05/12/2026 1430", "" },
    { "claim GB-20417 and GB-0123456789", "" },
    { "order 0123456789, order no. 0171 1234567, #0123456789", "" },
    { "€1,250.00 or 0.123456789 or 100 200 3000", "" },
    { "between 10 000 000 and 20 000 000 people", "" },
    { "ISBN 978-3-16-148410-0", "" },
    { "version 1.2.3.4 at 192.168.100.200", "" },
    { "flight AA 1234 on 2026 05 12", "" },
    { "mail a@b.example, card 4111111111111111, call +4930901820",
      "email:a@b.example|card:4111111111111111|phone:+4930901820" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = describe (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_any_text (void)
{
  static const char *const parts[] = { "@", "a", "0", "1", " ", ".", "-", "+", "(", ")", "DE", "８", "é", "\n",
                                       "4111", "\xe2\x80\x8b" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) found = NULL;
      guint last = 0;

      for (guint n = g_rand_int_range (random, 0, 30); n > 0; n--)
        g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
      found = steward_personal_data_find (text->str, NULL);
      for (guint k = 0; k < found->len; k++)
        {
          StewardPersonalDatum *datum = &g_array_index (found, StewardPersonalDatum, k);

          g_assert_cmpuint (datum->start, <, datum->end);
          g_assert_cmpuint (datum->end, <=, g_utf8_strlen (text->str, -1));
          g_assert_cmpuint (datum->start, >=, last);
          last = datum->start;
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/personal-data/is-found", test_find);
  g_test_add_func ("/domain/personal-data/any-text-is-safe", test_any_text);

  return g_test_run ();
}
