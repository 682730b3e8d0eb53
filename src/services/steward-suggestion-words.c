/* steward-suggestion-words.c: what a suggestion asks for, in a sentence
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-suggestion-words"

#include "steward-suggestion-words.h"

#include "steward-block-shape.h"
#include "steward-json.h"
#include "steward-spans.h"
#include "steward-suggestion.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
get_text (JsonObject *line,
          const char *name)
{
  const char *text = steward_json_get_text (line, name);

  return text != NULL ? text : "";
}

/* New clauses, one behind the other. */
static char *
show_breaks (const char *replacement)
{
  g_auto (GStrv) pieces = g_strsplit (replacement, STEWARD_PROPOSAL_BREAK, -1);

  return g_strjoinv (" ¶ ", pieces);
}

static char *
words_of_wording (JsonObject *line)
{
  const char *passage = get_text (line, "passage");
  g_autofree char *replacement = show_breaks (get_text (line, "replacement"));

  if (*passage == '\0')
    return g_strdup_printf (_("Insert “%s”"), replacement);
  if (*replacement == '\0')
    return g_strdup_printf (_("Take out “%s”"), passage);
  return g_strdup_printf (_("“%s” becomes “%s”"), passage, replacement);
}

/* What a block is to be. */
static char *
words_of_kind (const char *shape)
{
  StewardGuidelineBlockType type;
  gboolean ordered;
  guint level;

  if (!steward_block_shape_read (shape, &type, &level, &ordered))
    return g_strdup (*shape != '\0' ? shape : _("paragraph"));
  switch (type)
    {
    case STEWARD_GUIDELINE_BLOCK_HEADING:
      return g_strdup_printf (_("heading of level %u"), level);
    case STEWARD_GUIDELINE_BLOCK_ITEM:
      if (level > 0)
        return g_strdup_printf (ordered ? _("counted item of a list at level %u") : _("item of a list at level %u"), level);
      return g_strdup (ordered ? _("counted item of a list") : _("item of a list"));
    case STEWARD_GUIDELINE_BLOCK_QUOTE:
      return g_strdup (_("quotation"));
    case STEWARD_GUIDELINE_BLOCK_CODE:
      return g_strdup (_("words that are taken as they stand"));
    case STEWARD_GUIDELINE_BLOCK_PARAGRAPH:
    case STEWARD_GUIDELINE_BLOCK_TABLE:
    default:
      return g_strdup (_("paragraph"));
    }
}

/* @words, and what the new clauses in them are to be, where that is said. */
static char *
with_kinds (JsonObject *line,
            char       *words)
{
  g_auto (GStrv) kinds = g_strsplit (get_text (line, "shape"), ",", -1);
  g_autofree char *all = NULL;

  if (kinds[0] == NULL)
    return words;
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      char *kind = words_of_kind (kinds[i]);

      g_free (kinds[i]);
      kinds[i] = kind;
    }
  all = g_strjoinv (", ", kinds);
  {
    g_autofree char *plain = words;

    /* Translators: the first is a sentence, the second “heading of level 2” and the like */
    return g_strdup_printf (_("%s (%s)"), plain, all);
  }
}

static char *
words_of_adding (JsonObject *line,
                 const char *clause,
                 gboolean    is_before)
{
  g_auto (GStrv) pieces = g_strsplit (get_text (line, "replacement"), STEWARD_PROPOSAL_BREAK, -1);
  guint n = g_strv_length (pieces);
  g_autofree char *words = NULL;

  if (n < 2)
    return words_of_wording (line);
  /* The piece in front of the first break, or behind the last, is none. */
  if (is_before)
    g_clear_pointer (&pieces[n - 1], g_free);
  words = g_strjoinv (" ¶ ", pieces + (is_before ? 0 : 1));
  n--;
  if (n == 1)
    return g_strdup_printf (is_before ? _("Add a paragraph before %s: “%s”") : _("Add a paragraph after %s: “%s”"), clause, words);
  return g_strdup_printf (is_before ? ngettext ("Add %u paragraph before %s: “%s”", "Add %u paragraphs before %s: “%s”", n)
                                    : ngettext ("Add %u paragraph after %s: “%s”", "Add %u paragraphs after %s: “%s”", n),
                          n, clause, words);
}

static char *
words_of_splitting (JsonObject *line,
                    const char *clause)
{
  g_autofree char *wording = NULL;

  if (*get_text (line, "passage") == '\0' && g_str_equal (get_text (line, "replacement"), STEWARD_PROPOSAL_BREAK))
    return g_strdup_printf (_("Split %s before “%s”"), clause, get_text (line, "rest"));
  wording = words_of_wording (line);
  return g_strdup_printf (_("Split %s: %s"), clause, wording);
}

static char *
words_of_joining (JsonObject *line,
                  const char *clause)
{
  g_autofree char *wording = NULL;

  if (*get_text (line, "passage") == '\0' && *get_text (line, "replacement") == '\0')
    return g_strdup_printf (_("Join %s to the paragraph before it"), clause);
  wording = words_of_wording (line);
  return g_strdup_printf (_("Join %s to the paragraph before it: %s"), clause, wording);
}

static char *
words_of_shaping (JsonObject *line,
                  const char *clause)
{
  StewardGuidelineBlockType type;
  gboolean ordered;
  guint level;

  if (!steward_block_shape_read (steward_json_get_text (line, "shape"), &type, &level, &ordered))
    return g_strdup (get_text (line, "shape"));
  switch (type)
    {
    case STEWARD_GUIDELINE_BLOCK_HEADING:
      return g_strdup_printf (_("Make %s a heading of level %u"), clause, level);
    case STEWARD_GUIDELINE_BLOCK_ITEM:
      if (level > 0)
        return g_strdup_printf (ordered ? _("Make %s a counted item of a list at level %u") : _("Make %s an item of a list at level %u"),
                                clause, level);
      return g_strdup_printf (ordered ? _("Make %s a counted item of a list") : _("Make %s an item of a list"), clause);
    case STEWARD_GUIDELINE_BLOCK_QUOTE:
      return g_strdup_printf (_("Make %s a quotation"), clause);
    case STEWARD_GUIDELINE_BLOCK_CODE:
      return g_strdup_printf (_("Make %s words that are taken as they stand"), clause);
    case STEWARD_GUIDELINE_BLOCK_PARAGRAPH:
    case STEWARD_GUIDELINE_BLOCK_TABLE:
    default:
      return g_strdup_printf (_("Make %s a paragraph"), clause);
    }
}

/* What words are set in, when all of them are set alike; NULL when they aren't. */
static const StewardInlineSpan *
find_style (const StewardInline *words)
{
  const StewardInlineSpan *span = words->spans->len == 1 ? &g_array_index (words->spans, StewardInlineSpan, 0) : NULL;

  return span != NULL && span->start == 0 && span->end == words->length ? span : NULL;
}

static char *
words_of_styling (JsonObject *line)
{
  const char *passage = get_text (line, "passage");
  JsonNode *node = json_object_get_member (line, "spans");
  g_autofree char *spans = node != NULL ? steward_json_write (node) : NULL;
  g_autoptr (StewardInline) words = steward_spans_read (passage, spans);
  const StewardInlineSpan *span = find_style (words);

  if (words->spans->len == 0)
    return g_strdup_printf (_("Set “%s” plainly"), passage);
  if (span != NULL && span->link != NULL)
    return g_strdup_printf (_("Let “%s” lead to %s"), passage, span->link);
  if (span != NULL && span->styles == STEWARD_INLINE_BOLD)
    return g_strdup_printf (_("Set “%s” in bold"), passage);
  if (span != NULL && span->styles == STEWARD_INLINE_ITALIC)
    return g_strdup_printf (_("Set “%s” in italics"), passage);
  return g_strdup_printf (_("Set “%s” otherwise"), passage);
}

/**
 * steward_suggestion_words:
 * @line: of steward_suggestions_list()
 *
 * Returns: (transfer full): what it asks for, for both faces
 */
char *
steward_suggestion_words (JsonObject *line)
{
  const char *form = get_text (line, "form");
  const char *clause = steward_json_get_text (line, "clause");

  if (clause == NULL)
    clause = _("a paragraph that is gone");
  else if (*clause == '\0')
    clause = _("the title");
  if (g_str_equal (form, steward_suggestion_form_name (STEWARD_SUGGESTION_ADD)))
    return with_kinds (line, words_of_adding (line, clause, FALSE));
  if (g_str_equal (form, steward_suggestion_form_name (STEWARD_SUGGESTION_ADD_BEFORE)))
    return with_kinds (line, words_of_adding (line, clause, TRUE));
  if (g_str_equal (form, steward_suggestion_form_name (STEWARD_SUGGESTION_SPLIT)))
    return with_kinds (line, words_of_splitting (line, clause));
  if (g_str_equal (form, steward_suggestion_form_name (STEWARD_SUGGESTION_JOIN)))
    return words_of_joining (line, clause);
  if (g_str_equal (form, steward_suggestion_form_name (STEWARD_SUGGESTION_RESTYLE)))
    return words_of_styling (line);
  if (g_str_equal (form, steward_suggestion_form_name (STEWARD_SUGGESTION_RESHAPE)))
    return words_of_shaping (line, clause);
  if (g_str_equal (form, steward_suggestion_form_name (STEWARD_SUGGESTION_REMOVE)))
    return g_strdup_printf (_("Remove %s: “%s”"), clause, get_text (line, "passage"));
  return words_of_wording (line);
}
