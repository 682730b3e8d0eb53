/* steward-shorten.c: the beginning of a text on one line
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-shorten"

#include "steward-shorten.h"

#include <string.h>

/**
 * steward_shorten_line:
 * @n_chars: code points of @text that stay at most
 *
 * For rows whose label can't do it: GTK 4.8 measures a label that wraps and is cut wrongly when its
 * text is shorter than an ellipsis.
 *
 * Returns: (transfer full): its beginning with every run of white space as one space
 */
char *
steward_shorten_line (const char *text,
                      guint       n_chars)
{
  GString *out = g_string_new (NULL);
  guint n = 0;
  gboolean space = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        {
          space = out->len > 0;
          continue;
        }
      if (n >= n_chars)
        {
          g_string_append (out, "…");
          break;
        }
      if (space)
        g_string_append_c (out, ' ');
      n += space ? 2 : 1;
      space = FALSE;
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}
