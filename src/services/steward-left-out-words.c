/* steward-left-out-words.c: what an import left out, for people
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-left-out-words"

#include "steward-left-out-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What readers of documents say, in front of the colon. */
static const char *const kinds[] = {
  N_("HTML"),
  N_("HTML comments"),
  N_("abstract"),
  N_("author"),
  N_("cell beyond the last column"),
  N_("comment"),
  N_("content controls, whose words stay"),
  N_("date"),
  N_("document within the document"),
  N_("drawing"),
  N_("endnote"),
  N_("field"),
  N_("field, its words stay"),
  N_("footnote"),
  N_("formula"),
  N_("formula, kept as words"),
  N_("front matter"),
  N_("further heading rows, kept as rows"),
  N_("hidden text"),
  N_("items of lists in cells, kept as lines"),
  N_("language of code"),
  N_("line across the page"),
  N_("link"),
  N_("link without words"),
  N_("merged cells"),
  N_("number of an item"),
  N_("object"),
  N_("page breaks"),
  N_("page footer"),
  N_("page header"),
  N_("picture"),
  N_("subtitle"),
  N_("superscript or subscript"),
  N_("symbol from a symbol font"),
  N_("table of contents"),
  N_("tables within tables, kept as lines"),
  N_("text box"),
  N_("title page"),
  N_("tracked changes of looks, taken as accepted"),
  N_("tracked deletions, taken as done"),
  N_("tracked insertions, taken as accepted"),
  N_("tracked moves, taken as done"),
  N_("underlining"),
};

/**
 * steward_left_out_words:
 * @line: one of `left_out[]` of an import
 *
 * Returns: (transfer full): the same in the language of the person: `Picture: logo.png`
 */
char *
steward_left_out_words (const char *line)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize length = strlen (kinds[i]);

      if (g_str_has_prefix (line, kinds[i]) && (line[length] == '\0' || g_str_has_prefix (line + length, ": ")))
        return g_strconcat (_(kinds[i]), line + length, NULL);
    }
  return g_strdup (line);
}
