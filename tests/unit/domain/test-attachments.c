/* test-attachments.c: pictures that go out with a response
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-attachments.h"
#include "steward-kinds.h"
#include "steward-response-rules.h"

#include <string.h>

static GPtrArray *
make (const char *json)
{
  g_autoptr (StewardRecord) response = steward_record_new (&steward_response_kind, "r");
  g_autofree char *fields = g_strdup_printf ("{\"attachments\":%s}", json);

  g_assert_true (steward_record_apply_json (response, fields, NULL));
  return steward_attachments_read (response);
}

static void
test_problems (void)
{
  static const struct { const char *attachments; guint at; StewardAttachmentProblem expected; guint limit, found; } cases[] = {
    { "[{\"picture\":\"a\",\"type\":\"image/png\",\"bytes\":100,\"description\":\"Cat\"}]", 0, STEWARD_ATTACHMENT_OK, 0, 0 },
    { "[{\"picture\":\"a\",\"bytes\":100}]", 0, STEWARD_ATTACHMENT_NOT_DESCRIBED, 5, 0 },
    { "[{\"picture\":\"a\",\"bytes\":100,\"description\":\"\"}]", 0, STEWARD_ATTACHMENT_NOT_DESCRIBED, 5, 0 },
    { "[{\"picture\":\"a\",\"bytes\":100,\"description\":\"Größe\"}]", 0, STEWARD_ATTACHMENT_OK, 0, 0 },
    { "[{\"picture\":\"a\",\"bytes\":100,\"description\":\"Größen\"}]", 0, STEWARD_ATTACHMENT_LONG_DESCRIPTION, 5, 6 },
    { "[{\"picture\":\"a\",\"bytes\":1001,\"description\":\"Cat\"}]", 0, STEWARD_ATTACHMENT_TOO_LARGE, 1000, 1001 },
    { "[{\"picture\":\"a\",\"description\":\"1\"},{\"picture\":\"b\",\"description\":\"2\"},{\"picture\":\"c\",\"description\":\"3\"}]", 1,
      STEWARD_ATTACHMENT_OK, 0, 0 },
    { "[{\"picture\":\"a\",\"description\":\"1\"},{\"picture\":\"b\",\"description\":\"2\"},{\"picture\":\"c\",\"description\":\"3\"}]", 2,
      STEWARD_ATTACHMENT_TOO_MANY, 2, 3 },
  };
  const StewardNetwork network = { .max_attachments = 2, .max_description = 5, .max_attachment_bytes = 1000, .needs_descriptions = TRUE };
  const StewardNetwork any = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) attachments = make (cases[i].attachments);
      guint limit, found;

      g_test_message ("case %u", i);
      g_assert_cmpint (steward_attachments_find_problem (attachments, cases[i].at, &network, &limit, &found), ==, cases[i].expected);
      if (cases[i].expected != STEWARD_ATTACHMENT_OK)
        {
          g_assert_cmpuint (limit, ==, cases[i].limit);
          g_assert_cmpuint (found, ==, cases[i].found);
        }
      /* Where nothing is known nothing is in the way. */
      g_assert_cmpint (steward_attachments_find_problem (attachments, cases[i].at, &any, &limit, &found), ==, STEWARD_ATTACHMENT_OK);
    }
  g_assert_cmpuint (steward_network_get_picture_bytes (&network), ==, 1000);
  g_assert_cmpuint (steward_network_get_picture_bytes (&any), ==, STEWARD_PICTURE_MAX_BYTES);
}

/* What is read and written again is the same; what is no picture is left out. */
static void
test_round_trip (void)
{
  g_autoptr (GPtrArray) attachments =
    make ("[{\"picture\":\"a\",\"name\":\"x.png\",\"type\":\"image/png\",\"bytes\":9,\"width\":3,\"height\":2,\"description\":\"D\"},{},7,\"x\"]");
  g_autoptr (StewardRecord) response = steward_record_new (&steward_response_kind, "r");
  g_autoptr (GPtrArray) again = NULL;
  StewardAttachment *one;

  g_assert_cmpuint (attachments->len, ==, 1);
  steward_attachments_write (response, attachments);
  again = steward_attachments_read (response);
  g_assert_cmpuint (again->len, ==, 1);
  one = again->pdata[0];
  g_assert_cmpstr (one->picture, ==, "a");
  g_assert_cmpstr (one->name, ==, "x.png");
  g_assert_cmpstr (one->description, ==, "D");
  g_assert_cmpuint (one->width, ==, 3);
  g_ptr_array_set_size (attachments, 0);
  steward_attachments_write (response, attachments);
  g_assert_false (steward_record_has (response, STEWARD_RESPONSE_ATTACHMENTS));
}

/* Whoever approves approves the pictures and what is said of them. */
static void
test_hash (void)
{
  static const char *const states[] = { "null", "[{\"picture\":\"a\"}]", "[{\"picture\":\"b\"}]", "[{\"picture\":\"a\",\"description\":\"D\"}]",
                                        "[{\"picture\":\"a\"},{\"picture\":\"b\"}]", "[{\"picture\":\"b\"},{\"picture\":\"a\"}]" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (StewardRecord) response = steward_record_new (&steward_response_kind, "r");
      g_autofree char *fields = g_strdup_printf ("{\"text\":\"T\",\"attachments\":%s}", states[i]);

      g_assert_true (steward_record_apply_json (response, fields, NULL));
      g_assert_true (g_hash_table_add (seen, steward_response_hash (response)));
    }
}

static void
test_recognise (void)
{
  static const struct { const char *bytes; gsize length; const char *type; guint width, height; } cases[] = {
    { "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\0\2xxxx", 28, "image/png", 256, 2 },
    { "GIF89a\3\0\1\1xxxxxxxxxxxxxxxx", 26, "image/gif", 3, 257 },
    { "RIFF\x1a\0\0\0WEBPVP8 xxxxxxxxxxxx", 28, "image/webp", 0, 0 },
    { "\xff\xd8\xff\xe0\0\4xx\xff\xc0\0\x11\x8\0\5\0\7xxxxxxxxxxxx", 29, "image/jpeg", 7, 5 },
    { "\xff\xd8\xff\xe0\0\0xxxxxxxxxxxxxxxxxxxxxx", 28, "image/jpeg", 0, 0 },
    { "\xff\xd8\xff\xe0\xff\xffxxxxxxxxxxxxxxxxxxxx", 26, "image/jpeg", 0, 0 },
    { "<svg xmlns='http://www.w3.org/2000/svg'/>", 41, NULL, 0, 0 },
    { "GIF89a", 6, NULL, 0, 0 },
    { "", 0, NULL, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint width, height;

      g_test_message ("case %u", i);
      g_assert_cmpstr (steward_picture_recognise ((const guint8 *) cases[i].bytes, cases[i].length, &width, &height), ==, cases[i].type);
      g_assert_cmpuint (width, ==, cases[i].width);
      g_assert_cmpuint (height, ==, cases[i].height);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attachments/problems", test_problems);
  g_test_add_func ("/attachments/round-trip", test_round_trip);
  g_test_add_func ("/attachments/hash", test_hash);
  g_test_add_func ("/attachments/recognise", test_recognise);
  return g_test_run ();
}
