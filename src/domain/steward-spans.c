/* steward-spans.c: how words are set, apart from the words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-spans"

#include "steward-spans.h"

#include "steward-json.h"

#include <string.h>

static const struct
{
  StewardInlineStyle style;
  const char        *name;
} styles[] = {
  { STEWARD_INLINE_BOLD, "bold" },
  { STEWARD_INLINE_ITALIC, "italic" },
  { STEWARD_INLINE_STRIKE, "strike" },
  { STEWARD_INLINE_CODE, "code" },
};

/**
 * steward_spans_write:
 * @words: words and how they are set
 * @start: first code point
 * @end: the one after the last
 *
 * Returns: (transfer full): how the words from @start to @end are set: canonical JSON, a list of objects with `start` and
 *   `end` (from @start on), those of `bold`, `italic`, `strike` and `code` that hold, and `link`; empty for plain words
 */
char *
steward_spans_write (const StewardInline *words,
                     guint                start,
                     guint                end)
{
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonNode) node = NULL;

  for (guint i = 0; i < words->spans->len; i++)
    {
      const StewardInlineSpan *span = &g_array_index (words->spans, StewardInlineSpan, i);
      guint from = MAX (span->start, start);
      guint to = MIN (span->end, end);
      JsonObject *object;

      if (from >= to)
        continue;
      object = json_object_new ();
      json_object_set_int_member (object, "start", from - start);
      json_object_set_int_member (object, "end", to - start);
      for (guint k = 0; k < G_N_ELEMENTS (styles); k++)
        if ((span->styles & styles[k].style) != 0)
          json_object_set_boolean_member (object, styles[k].name, TRUE);
      if (span->link != NULL)
        json_object_set_string_member (object, "link", span->link);
      json_array_add_object_element (array, object);
    }
  node = json_node_init_array (json_node_alloc (), array);
  return steward_json_write (node);
}

static void
append_range (StewardInline      *out,
              const char         *text,
              guint               start,
              guint               end,
              StewardInlineStyle  set,
              const char         *link)
{
  g_autofree char *words = g_utf8_substring (text, start, end);

  steward_inline_append (out, words, set, link);
}

/**
 * steward_spans_read:
 * @text: words without markup
 * @spans: (nullable): of steward_spans_write(); what makes no sense in it is left out
 *
 * Returns: (transfer full): the words, set so
 */
StewardInline *
steward_spans_read (const char *text,
                    const char *spans)
{
  StewardInline *out = steward_inline_new ();
  g_autoptr (JsonNode) node = spans != NULL ? steward_json_parse (spans, -1, NULL) : NULL;
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint length = (guint) g_utf8_strlen (text, -1);
  guint at = 0;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      StewardInlineStyle set = 0;
      guint start, end;

      if (object == NULL)
        continue;
      start = (guint) CLAMP (steward_json_get_integer (object, "start", 0), at, length);
      end = (guint) CLAMP (steward_json_get_integer (object, "end", 0), start, length);
      for (guint k = 0; k < G_N_ELEMENTS (styles); k++)
        set |= steward_json_get_boolean (object, styles[k].name, FALSE) ? styles[k].style : 0;
      append_range (out, text, at, start, 0, NULL);
      append_range (out, text, start, end, set, steward_json_get_text (object, "link"));
      at = end;
    }
  append_range (out, text, at, length, 0, NULL);
  return out;
}

/**
 * steward_spans_add:
 * @words: words and how they are set
 * @start: first code point
 * @end: the one after the last
 * @styles: how they are to be set as well; 0 for plainly, leading nowhere, unless there is a @link
 * @link: (nullable): where they are to lead; %NULL for where they do
 *
 * Returns: (transfer full): how the words from @start to @end are set then, as of steward_spans_write()
 */
char *
steward_spans_add (const StewardInline *words,
                   guint                start,
                   guint                end,
                   StewardInlineStyle   set,
                   const char          *link)
{
  g_autoptr (StewardInline) out = steward_inline_new ();
  gboolean is_plain = set == 0 && link == NULL;

  for (guint i = start; i < end; i++)
    {
      const StewardInlineSpan *span = !is_plain ? steward_inline_find_span (words, i) : NULL;

      append_range (out, words->text->str, i, i + 1, set | (span != NULL ? span->styles : 0),
                    link != NULL ? link : span != NULL ? span->link : NULL);
    }
  return steward_spans_write (out, 0, out->length);
}

/**
 * steward_spans_read_style:
 * @name: `bold`, `italic`, `strike`, `code`, or `plain` for none
 * @style: (out): which it is
 *
 * Returns: whether there is one of that name
 */
gboolean
steward_spans_read_style (const char         *name,
                          StewardInlineStyle *style)
{
  *style = 0;
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_strcmp0 (styles[i].name, name) == 0)
      *style = styles[i].style;
  return *style != 0 || g_strcmp0 (name, "plain") == 0;
}

static const char *
skip_join (const char *replacement)
{
  return replacement + (g_str_has_prefix (replacement, STEWARD_PROPOSAL_JOIN) ? strlen (STEWARD_PROPOSAL_JOIN) : 0);
}

/**
 * steward_spans_set_new:
 * @words: of a block
 * @edit: what is wanted of them
 *
 * Where it isn't said how new words are set, they are set as the first of those that they replace; put between, as the one
 * before; those of a new clause plainly.
 *
 * Returns: (transfer full): the new words and how they are set
 */
StewardInline *
steward_spans_set_new (const StewardInline       *words,
                       const StewardProposalEdit *edit)
{
  const char *replacement = skip_join (edit->replacement);
  const char *clause = steward_proposal_find_break (replacement);
  g_autofree char *first = g_strndup (replacement, clause != NULL ? (gsize) (clause - replacement) : strlen (replacement));
  const StewardInlineSpan *span = NULL;
  StewardInline *out;

  if (edit->spans != NULL)
    return steward_spans_read (replacement, edit->spans);
  if (edit->start < edit->end)
    span = steward_inline_find_span (words, edit->start);
  else if (edit->start > 0)
    span = steward_inline_find_span (words, edit->start - 1);
  out = steward_inline_new ();
  steward_inline_append (out, first, span != NULL ? span->styles : 0, span != NULL ? span->link : NULL);
  if (clause != NULL)
    steward_inline_append (out, clause, 0, NULL);
  return out;
}

/* @words with @edits, which come in the order of their passages. */
static StewardInline *
render (const StewardInline *words,
        GPtrArray           *edits)
{
  StewardInline *out = steward_inline_new ();
  guint at = 0;

  for (guint i = 0; i < edits->len; i++)
    {
      const StewardProposalEdit *edit = edits->pdata[i];
      g_autoptr (StewardInline) set = NULL;

      if (edit->shape != NULL)
        continue;
      set = steward_spans_set_new (words, edit);
      steward_inline_append_part (out, words, at, MAX (at, edit->start));
      steward_inline_append_part (out, set, 0, set->length);
      at = MAX (at, edit->end);
    }
  steward_inline_append_part (out, words, at, words->length);
  return out;
}

static gboolean
is_set_alike (const StewardInline *a,
              guint                at,
              const StewardInline *b,
              guint                there)
{
  const StewardInlineSpan *first = steward_inline_find_span (a, at);
  const StewardInlineSpan *second = steward_inline_find_span (b, there);

  return (first != NULL ? first->styles : 0) == (second != NULL ? second->styles : 0) &&
         g_strcmp0 (first != NULL ? first->link : NULL, second != NULL ? second->link : NULL) == 0;
}

/* Words that stay, from @start to @end, and are wanted otherwise set: at @there in @wanted. */
static void
add_restyled (GPtrArray           *edits,
              const StewardInline *words,
              guint                start,
              guint                end,
              const StewardInline *wanted,
              guint                there)
{
  for (guint i = start; i < end; i++)
    {
      guint from = i;
      StewardProposalEdit *edit;
      g_autofree char *text = NULL;

      while (i < end && !is_set_alike (words, i, wanted, there + i - start))
        i++;
      if (from == i)
        continue;
      text = g_utf8_substring (words->text->str, from, i);
      edit = steward_proposal_edit_new (from, i, text);
      edit->spans = steward_spans_write (wanted, there + from - start, there + i - start);
      g_ptr_array_add (edits, edit);
    }
}

/* How many signs would have to be said how they are set when what is put between @first and @last, whose words begin at @there in
 * @wanted, stands at @at. */
static guint
count_unlike (const StewardInline *words,
              guint                first,
              guint                at,
              guint                last,
              const StewardInline *wanted,
              guint                there,
              guint                n_new)
{
  const StewardInlineSpan *before = at > 0 ? steward_inline_find_span (words, at - 1) : NULL;
  guint n = 0;

  for (guint i = first; i < last; i++)
    n += is_set_alike (words, i, wanted, there + i - first + (i < at ? 0 : n_new)) ? 0 : 1;
  for (guint i = 0; i < n_new; i++)
    {
      const StewardInlineSpan *span = steward_inline_find_span (wanted, there + at - first + i);

      n += (span != NULL ? span->styles : 0) == (before != NULL ? before->styles : 0) &&
               g_strcmp0 (span != NULL ? span->link : NULL, before != NULL ? before->link : NULL) == 0
             ? 0
             : 1;
    }
  return n;
}

/* What is put between words is often the same put a bit further on; it is where it is set as what is before it. @first is where
 * the words that stay begin before it, @there where they do in @wanted, @last where they end behind it. */
static void
settle (StewardProposalEdit *edit,
        const StewardInline *words,
        guint                first,
        guint                last,
        const StewardInline *wanted,
        guint                there)
{
  glong n_new = g_utf8_strlen (edit->replacement, -1);
  g_autofree gunichar *signs = g_utf8_to_ucs4_fast (wanted->text->str, -1, NULL);
  guint best = edit->start;
  guint low = edit->start;
  guint high = edit->start;
  guint n_best;

  if (edit->start != edit->end || n_new == 0 || steward_proposal_find_break (edit->replacement) != NULL ||
      g_str_has_prefix (edit->replacement, STEWARD_PROPOSAL_JOIN))
    return;
  while (low > first && signs[there + low - 1 - first] == signs[there + low - 1 - first + n_new])
    low--;
  while (high < last && signs[there + high - first] == signs[there + high - first + n_new])
    high++;
  n_best = count_unlike (words, low, best, high, wanted, there + low - first, (guint) n_new);
  for (guint at = low; at <= high; at++)
    {
      guint n = count_unlike (words, low, at, high, wanted, there + low - first, (guint) n_new);

      if (n < n_best)
        {
          n_best = n;
          best = at;
        }
    }
  edit->start = edit->end = best;
  g_free (edit->replacement);
  edit->replacement = g_utf8_substring (wanted->text->str, there + best - first, there + best - first + n_new);
}

static void
set_spans (StewardProposalEdit *edit,
           const StewardInline *words,
           const StewardInline *wanted,
           guint                there)
{
  g_autoptr (StewardInline) set = steward_spans_set_new (words, edit);

  for (guint i = 0; i < set->length; i++)
    if (!is_set_alike (set, i, wanted, there + i))
      {
        edit->spans = steward_spans_write (wanted, there, there + set->length);
        return;
      }
}

/**
 * steward_spans_list_edits:
 * @text: of a block, CommonMark inline
 * @proposed: how a person wants it to read
 *
 * Returns: (transfer full) (element-type StewardProposalEdit): as steward_proposal_list_edits(), with how new words are set
 *   where that is said, and with words that stay and are to be set otherwise
 */
GPtrArray *
steward_spans_list_edits (const char *text,
                          const char *proposed)
{
  g_autoptr (StewardInline) words = steward_inline_parse (text);
  g_autoptr (GPtrArray) edits = steward_proposal_list_edits (words->text->str, proposed);
  const char *spans = steward_proposal_get_spans (proposed);
  g_autofree char *plain = steward_proposal_dup_text (proposed);
  g_autoptr (StewardInline) wanted = NULL;
  GPtrArray *all;
  guint at = 0;
  guint there = 0;

  if (spans == NULL)
    return g_steal_pointer (&edits);
  {
    g_auto (GStrv) parts = g_strsplit (spans, STEWARD_PROPOSAL_SHAPE, 2);

    wanted = steward_spans_read (skip_join (plain), parts[0]);
  }
  all = steward_proposal_edits_new ();
  for (guint i = 0; i <= edits->len; i++)
    {
      StewardProposalEdit *edit = i < edits->len ? edits->pdata[i] : NULL;
      StewardProposalEdit *next = i + 1 < edits->len ? edits->pdata[i + 1] : NULL;
      guint until;

      if (edit != NULL && edit->shape == NULL)
        settle (edit, words, at, next != NULL && next->shape == NULL ? next->start : words->length, wanted, there);
      until = edit != NULL && edit->shape == NULL ? edit->start : words->length;
      add_restyled (all, words, at, until, wanted, there);
      there += until - at;
      at = until;
      if (edit == NULL)
        break;
      if (edit->shape == NULL)
        {
          set_spans (edit, words, wanted, there);
          there += (guint) g_utf8_strlen (skip_join (edit->replacement), -1);
          at = edit->end;
        }
      g_ptr_array_add (all, g_steal_pointer (&edits->pdata[i]));
    }
  return all;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const StewardProposalEdit *first = *(const StewardProposalEdit *const *) a;
  const StewardProposalEdit *second = *(const StewardProposalEdit *const *) b;

  return first->start != second->start ? (first->start < second->start ? -1 : 1) : (int) first->end - (int) second->end;
}

/**
 * steward_spans_apply:
 * @text: of a block, CommonMark inline
 * @edits: (element-type StewardProposalEdit): what is wanted of it, in any order; sorted by this
 *
 * Returns: (transfer full): how it reads with them, as steward-proposal.h has it
 */
char *
steward_spans_apply (const char *text,
                     GPtrArray  *edits)
{
  g_autoptr (StewardInline) words = steward_inline_parse (text);
  g_autofree char *proposed = steward_proposal_apply (words->text->str, edits);
  g_autoptr (StewardInline) wanted = NULL;

  g_ptr_array_sort (edits, compare_places);
  wanted = render (words, edits);
  return steward_spans_propose (text, proposed, wanted);
}

/**
 * steward_spans_propose:
 * @text: of a block, CommonMark inline
 * @proposed: how a person wants it to read; how the words are set isn't looked at
 * @wanted: the words of @proposed, and how they are to be set
 *
 * Returns: (transfer full): both, where that isn't how they are set anyhow
 */
char *
steward_spans_propose (const char          *text,
                       const char          *proposed,
                       const StewardInline *wanted)
{
  g_autoptr (StewardInline) words = steward_inline_parse (text);
  g_autofree char *plain = steward_proposal_dup_text (proposed);
  g_autoptr (GPtrArray) edits = steward_proposal_list_edits (words->text->str, plain);
  g_autoptr (StewardInline) anyhow = render (words, edits);
  g_autofree char *shape = g_strdup (steward_proposal_get_shape (proposed));
  g_autofree char *is = steward_spans_write (wanted, 0, wanted->length);
  g_autofree char *would_be = steward_spans_write (anyhow, 0, anyhow->length);
  g_autofree char *both = NULL;

  if (strcmp (is, would_be) == 0 || strcmp (wanted->text->str, skip_join (plain)) != 0)
    return steward_proposal_set_shape (plain, shape);
  both = g_strconcat (plain, STEWARD_PROPOSAL_SPANS, is, NULL);
  return steward_proposal_set_shape (both, shape);
}
