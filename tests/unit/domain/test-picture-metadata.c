/* test-picture-metadata.c: pictures lose what isn't seen, and nothing else
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* memmem() */
#define _GNU_SOURCE

#include "steward-picture-metadata.h"

#include <string.h>

#define BYTES(text) text, sizeof (text) - 1

#define JFIF        "\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
#define ICC         "\xff\xe2\0\x12ICC_PROFILE\0\1\1xx"
#define ADOBE       "\xff\xee\0\x0e" "Adobe\0d\0\0\0\0\1"
#define XMP         "\xff\xe1\0\x0c" "http:place"
#define OTHER       "\xff\xe2\0\x08" "MPF\0xx"
#define IPTC        "\xff\xed\0\x0c" "Photoshop1"
#define COMMENT     "\xff\xfe\0\x08secret"
#define SPOT        "\xff\xe1\0\x10" "Exif\0\0MM\0*\0\0\0\0"
#define HELD(order, offset, entry) "\xff\xe1\0\x22" "Exif\0\0" order offset entry "\0\0\0\0"
#define HELD_BIG    HELD ("MM\0*", "\0\0\0\x8\0\1", "\x01\x12\0\3\0\0\0\1\0\6\0\0")
#define HELD_LITTLE HELD ("II*\0", "\x8\0\0\0\1\0", "\x12\x01\3\0\1\0\0\0\6\0\0\0")
#define HELD_WRONG  HELD ("MM\0*", "\0\0\0\x8\0\1", "\x01\x12\0\3\0\0\0\1\0\x63\0\0")
#define TABLES      "\xff\xdb\0\4xx\xff\xc0\0\4yy"
#define SCAN        "\xff\xda\0\4zz" "draw\xff\0n\xff\xd0more"
#define END         "\xff\xd9"

#define PNG         "\x89PNG\r\n\x1a\n" "\0\0\0\1IHDRhcrc!"
#define DRAWN       "\0\0\0\2IDATddcrc!"
#define LAST        "\0\0\0\0IENDcrc!"

#define GIF         "GIF89a\1\0\1\0\x80\0\0rgbRGB"
#define GIF_DRAWN   ",\0\0\0\0\1\0\1\0\0\2\2xx\0"
#define GIF_LOOP    "!\xff\x0bNETSCAPE2.0\3\1\0\0\0"

#define VP8X(flags) "VP8X\x0a\0\0\0" flags "\0\0\0\0\0\0\0\0\0"
#define VP8L        "VP8L\3\0\0\0pic\0"

static void
test_strip (void)
{
  static const struct
  {
    const char *words;
    const char *before;
    gsize       n_before;
    const char *after;
    gsize       n_after;
  } cases[] = {
    { "a bare JPEG", BYTES ("\xff\xd8" JFIF TABLES SCAN END), BYTES ("\xff\xd8" JFIF TABLES SCAN END) },
    { "place, words and other pictures", BYTES ("\xff\xd8" JFIF SPOT XMP ICC IPTC OTHER ADOBE TABLES COMMENT SCAN END),
      BYTES ("\xff\xd8" JFIF ICC ADOBE TABLES SCAN END) },
    { "how it was held", BYTES ("\xff\xd8" HELD_BIG XMP TABLES SCAN END), BYTES ("\xff\xd8" HELD_BIG TABLES SCAN END) },
    { "in the other order of bytes", BYTES ("\xff\xd8" HELD_LITTLE TABLES SCAN END), BYTES ("\xff\xd8" HELD_BIG TABLES SCAN END) },
    { "said wrongly", BYTES ("\xff\xd8" HELD_WRONG TABLES SCAN END), BYTES ("\xff\xd8" TABLES SCAN END) },
    { "what follows the end", BYTES ("\xff\xd8" TABLES SCAN END "a film of the street"), BYTES ("\xff\xd8" TABLES SCAN END) },
    { "between two scans", BYTES ("\xff\xd8" TABLES SCAN COMMENT SCAN END), BYTES ("\xff\xd8" TABLES SCAN SCAN END) },
    { "filled up", BYTES ("\xff\xd8" TABLES "\xff\xff" COMMENT SCAN END), BYTES ("\xff\xd8" TABLES SCAN END) },
    { "cut while it is drawn", BYTES ("\xff\xd8" TABLES SCAN), BYTES ("\xff\xd8" TABLES SCAN END) },
    { "nothing drawn", BYTES ("\xff\xd8" TABLES COMMENT JFIF END), NULL, 0 },
    { "a segment past the end", BYTES ("\xff\xd8" TABLES "\xff\xe1\x7f\xffxxxxxxxxxxxxxxxxxxxx"), NULL, 0 },
    { "no marker", BYTES ("\xff\xd8" TABLES "xxxxxxxxxxxxxxxxxxxxxxxx"), NULL, 0 },

    { "a bare PNG", BYTES (PNG DRAWN LAST), BYTES (PNG DRAWN LAST) },
    { "words, place and time", BYTES (PNG "\0\0\0\1tEXtxcrc!\0\0\0\1eXIfxcrc!\0\0\0\1iTXtxcrc!\0\0\0\1tIMExcrc!" DRAWN LAST),
      BYTES (PNG DRAWN LAST) },
    { "colours, and films", BYTES (PNG "\0\0\0\1iCCPxcrc!\0\0\0\1acTLxcrc!" DRAWN LAST),
      BYTES (PNG "\0\0\0\1iCCPxcrc!\0\0\0\1acTLxcrc!" DRAWN LAST) },
    { "what nobody knows", BYTES (PNG "\0\0\0\1prVtxcrc!" DRAWN LAST), BYTES (PNG DRAWN LAST) },
    { "behind the last chunk", BYTES (PNG DRAWN LAST "what was cut off"), BYTES (PNG DRAWN LAST) },
    { "without a last chunk", BYTES (PNG DRAWN), NULL, 0 },
    { "a chunk past the end", BYTES (PNG "\xff\xff\xff\xffIDATddcrc!" LAST), NULL, 0 },

    { "a bare GIF", BYTES (GIF GIF_DRAWN ";"), BYTES (GIF GIF_DRAWN ";") },
    { "words", BYTES (GIF "!\xfe\6secret\0" GIF_DRAWN ";"), BYTES (GIF GIF_DRAWN ";") },
    { "a program's own", BYTES (GIF "!\xff\x0bXMP DataXMP\3loc\0" GIF_LOOP GIF_DRAWN ";"), BYTES (GIF GIF_LOOP GIF_DRAWN ";") },
    { "behind the end", BYTES (GIF GIF_DRAWN ";secret"), BYTES (GIF GIF_DRAWN ";") },
    { "without an end", BYTES (GIF GIF_DRAWN), BYTES (GIF GIF_DRAWN ";") },
    { "without a picture", BYTES (GIF GIF_LOOP ";"), NULL, 0 },
    { "blocks without an end", BYTES (GIF "!\xfe\x20secret"), NULL, 0 },
    { "something else", BYTES (GIF "?\0;;;;;;"), NULL, 0 },

    { "a bare WebP", BYTES ("RIFF\x10\0\0\0WEBP" VP8L), BYTES ("RIFF\x10\0\0\0WEBP" VP8L) },
    { "place and words", BYTES ("RIFF\x3a\0\0\0WEBP" VP8X ("\x1c") VP8L "EXIF\3\0\0\0loc\0XMP \4\0\0\0loc!"),
      BYTES ("RIFF\x22\0\0\0WEBP" VP8X ("\x10") VP8L) },
    { "behind what it says", BYTES ("RIFF\x10\0\0\0WEBP" VP8L "EXIF\4\0\0\0here"), BYTES ("RIFF\x10\0\0\0WEBP" VP8L) },
    { "nothing drawn in it", BYTES ("RIFF\x16\0\0\0WEBP" VP8X ("\x0c")), NULL, 0 },
    { "shorter than it says", BYTES ("RIFF\x7f\0\0\0WEBP" VP8L), NULL, 0 },

    { "no picture", BYTES ("<svg xmlns='http://www.w3.org/2000/svg'/>"), NULL, 0 },
    { "nothing", BYTES (""), NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) before = g_bytes_new (cases[i].before, cases[i].n_before);
      g_autoptr (GBytes) after = steward_picture_strip_metadata (before);
      g_autoptr (GBytes) wanted = cases[i].after != NULL ? g_bytes_new_static (cases[i].after, cases[i].n_after) : NULL;

      g_test_message ("%s", cases[i].words);
      g_assert_cmpint (after != NULL, ==, wanted != NULL);
      if (wanted == NULL)
        continue;
      g_assert_cmpmem (g_bytes_get_data (after, NULL), g_bytes_get_size (after), cases[i].after, cases[i].n_after);
    }
}

/* Cut anywhere, it is read to no further than its end: sanitizers look on. */
static void
test_cut (void)
{
  static const struct
  {
    const char *data;
    gsize       length;
  } pictures[] = {
    { BYTES ("\xff\xd8" JFIF SPOT HELD_LITTLE HELD_BIG ICC TABLES COMMENT SCAN END) },
    { BYTES (PNG "\0\0\0\1tEXtxcrc!" DRAWN LAST) },
    { BYTES (GIF "!\xff\x0bXMP DataXMP\3loc\0" GIF_LOOP GIF_DRAWN ";") },
    { BYTES ("RIFF\x3a\0\0\0WEBP" VP8X ("\x1c") VP8L "EXIF\3\0\0\0loc\0XMP \4\0\0\0loc!") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    for (gsize length = 0; length <= pictures[i].length; length++)
      {
        g_autofree void *copy = g_memdup2 (pictures[i].data, length);
        g_autoptr (GBytes) before = g_bytes_new_static (copy, length);
        g_autoptr (GBytes) after = steward_picture_strip_metadata (before);

        g_assert_true (after == NULL || memmem (g_bytes_get_data (after, NULL), g_bytes_get_size (after), "loc", 3) == NULL);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-metadata/strip", test_strip);
  g_test_add_func ("/picture-metadata/cut", test_cut);
  return g_test_run ();
}
