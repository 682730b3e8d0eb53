/* steward-inline.c: the words of a block and how they are set
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-inline"

#include "steward-inline.h"

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <string.h>

static void
span_clear (gpointer data)
{
  g_free (((StewardInlineSpan *) data)->link);
}

/**
 * steward_inline_new:
 *
 * Returns: (transfer full): no words
 */
StewardInline *
steward_inline_new (void)
{
  StewardInline *self = g_new0 (StewardInline, 1);

  self->text = g_string_new (NULL);
  self->spans = g_array_new (FALSE, TRUE, sizeof (StewardInlineSpan));
  g_array_set_clear_func (self->spans, span_clear);
  return self;
}

/**
 * steward_inline_free:
 * @self: (transfer full): what is no longer needed
 */
void
steward_inline_free (StewardInline *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->spans);
  g_free (self);
}

/**
 * steward_inline_append:
 * @self: where to add
 * @text: words in NFC
 * @styles: how they are set
 * @link: (nullable): where they lead
 *
 * Adds a run at the end; one set as the last joins it.
 */
void
steward_inline_append (StewardInline      *self,
                       const char         *text,
                       StewardInlineStyle  styles,
                       const char         *link)
{
  guint start = self->length;
  guint end = start + (guint) g_utf8_strlen (text, -1);
  StewardInlineSpan *last =
    self->spans->len > 0 ? &g_array_index (self->spans, StewardInlineSpan, self->spans->len - 1) : NULL;

  g_string_append (self->text, text);
  self->length = end;
  if (start == end || (styles == 0 && link == NULL))
    return;

  if (last != NULL && last->end == start && last->styles == styles && g_strcmp0 (last->link, link) == 0)
    last->end = end;
  else
    {
      StewardInlineSpan span = { start, end, styles, g_strdup (link) };

      g_array_append_val (self->spans, span);
    }
}

/**
 * steward_inline_find_span:
 * @at: a code point
 *
 * Returns: (transfer none) (nullable): how it is set; %NULL for plainly
 */
const StewardInlineSpan *
steward_inline_find_span (const StewardInline *self,
                          guint                at)
{
  for (guint i = 0; i < self->spans->len; i++)
    {
      const StewardInlineSpan *span = &g_array_index (self->spans, StewardInlineSpan, i);

      if (at >= span->start && at < span->end)
        return span;
    }
  return NULL;
}

/**
 * steward_inline_append_part:
 * @self: where to add
 * @from: words
 * @start: the first code point of them that is added
 * @end: the one after the last
 *
 * Adds a part of other words, with how they are set.
 */
void
steward_inline_append_part (StewardInline       *self,
                            const StewardInline *from,
                            guint                start,
                            guint                end)
{
  guint at = start;

  for (guint i = 0; i <= from->spans->len; i++)
    {
      const StewardInlineSpan *span = i < from->spans->len ? &g_array_index (from->spans, StewardInlineSpan, i) : NULL;
      guint first = span != NULL ? CLAMP (span->start, at, end) : end;
      guint last = span != NULL ? CLAMP (span->end, first, end) : end;
      g_autofree char *plain = g_utf8_substring (from->text->str, at, first);
      g_autofree char *set = g_utf8_substring (from->text->str, first, last);

      steward_inline_append (self, plain, 0, NULL);
      if (span != NULL)
        steward_inline_append (self, set, span->styles, span->link);
      at = last;
    }
}

static void
leave_out (GPtrArray  *left_out,
           const char *what,
           const char *which)
{
  if (left_out != NULL)
    g_ptr_array_add (left_out, g_strdup_printf ("%s: %s", what, which != NULL ? which : ""));
}

static void append_nodes (StewardInline      *self,
                          cmark_node         *parent,
                          StewardInlineStyle  styles,
                          const char         *link,
                          GPtrArray          *left_out);

/* Of a picture that is left out nothing stays: its words are listed with it. */
static void
append_picture (StewardInline      *self,
                cmark_node         *node,
                StewardInlineStyle  styles,
                const char         *link,
                GPtrArray          *left_out)
{
  g_autoptr (StewardInline) words = steward_inline_new ();
  g_autofree char *which = NULL;

  if (left_out == NULL)
    {
      append_nodes (self, node, styles, link, NULL);
      return;
    }
  append_nodes (words, node, 0, NULL, NULL);
  which = words->length > 0 ? g_strdup_printf ("%s (%s)", cmark_node_get_url (node), words->text->str) : NULL;
  leave_out (left_out, "picture", which != NULL ? which : cmark_node_get_url (node));
  if (link != NULL && cmark_node_previous (node) == NULL && cmark_node_next (node) == NULL)
    leave_out (left_out, "link without words", link);
}

static void
append_node (StewardInline      *self,
             cmark_node         *node,
             StewardInlineStyle  styles,
             const char         *link,
             GPtrArray          *left_out)
{
  cmark_node_type type = cmark_node_get_type (node);
  const char *literal = cmark_node_get_literal (node);

  if (type == CMARK_NODE_TEXT)
    steward_inline_append (self, literal, styles, link);
  else if (type == CMARK_NODE_SOFTBREAK)
    steward_inline_append (self, " ", styles, link);
  else if (type == CMARK_NODE_LINEBREAK)
    steward_inline_append (self, "\n", styles, link);
  else if (type == CMARK_NODE_CODE)
    steward_inline_append (self, literal, styles | STEWARD_INLINE_CODE, link);
  else if (type == CMARK_NODE_EMPH)
    append_nodes (self, node, styles | STEWARD_INLINE_ITALIC, link, left_out);
  else if (type == CMARK_NODE_STRONG)
    append_nodes (self, node, styles | STEWARD_INLINE_BOLD, link, left_out);
  else if (type == CMARK_NODE_LINK)
    append_nodes (self, node, styles, cmark_node_get_url (node), left_out);
  else if (type == CMARK_NODE_IMAGE)
    append_picture (self, node, styles, link, left_out);
  else if (type == CMARK_NODE_HTML_INLINE)
    {
      if (g_ascii_strncasecmp (literal, "<br", 3) == 0)
        steward_inline_append (self, "\n", styles, link);
      else
        leave_out (left_out, "HTML", literal);
    }
  else if (g_str_equal (cmark_node_get_type_string (node), "strikethrough"))
    append_nodes (self, node, styles | STEWARD_INLINE_STRIKE, link, left_out);
  else
    append_nodes (self, node, styles, link, left_out);
}

static void
append_nodes (StewardInline      *self,
              cmark_node         *parent,
              StewardInlineStyle  styles,
              const char         *link,
              GPtrArray          *left_out)
{
  for (cmark_node *node = cmark_node_first_child (parent); node != NULL; node = cmark_node_next (node))
    append_node (self, node, styles, link, left_out);
}

static void
append_composed (StewardInline      *self,
                 const char         *start,
                 const char         *end,
                 StewardInlineStyle  styles,
                 const char         *link)
{
  g_autofree char *composed = g_utf8_normalize (start, end - start, G_NORMALIZE_NFC);

  steward_inline_append (self, composed, styles, link);
}

/* Puts every run into NFC by itself: composing across two of them would move their ends. */
static StewardInline *
compose (StewardInline *self)
{
  g_autoptr (StewardInline) raw = self;
  StewardInline *composed;
  const char *at; /* the code point @from */
  guint from = 0;

  if (g_utf8_validate (raw->text->str, (gssize) raw->text->len, NULL) &&
      g_str_is_ascii (raw->text->str))
    return g_steal_pointer (&raw);

  composed = steward_inline_new ();
  at = raw->text->str;
  for (guint i = 0; i <= raw->spans->len; i++)
    {
      const StewardInlineSpan *span = i < raw->spans->len ? &g_array_index (raw->spans, StewardInlineSpan, i) : NULL;
      const char *start = span != NULL ? g_utf8_offset_to_pointer (at, (glong) (span->start - from))
                                       : raw->text->str + raw->text->len;

      append_composed (composed, at, start, 0, NULL);
      if (span == NULL)
        break;
      at = g_utf8_offset_to_pointer (start, (glong) (span->end - span->start));
      append_composed (composed, start, at, span->styles, span->link);
      from = span->end;
    }
  return composed;
}

/**
 * steward_inline_from_nodes:
 * @parent: a block of cmark's tree, with its inlines below
 * @left_out: (nullable) (element-type utf8): gets a line for each picture, with its description, and piece of HTML;
 *   with %NULL the description of a picture stays
 *
 * Returns: (transfer full): the words of @parent
 */
StewardInline *
steward_inline_from_nodes (cmark_node *parent,
                           GPtrArray  *left_out)
{
  StewardInline *self = steward_inline_new ();

  append_nodes (self, parent, 0, NULL, left_out);
  return compose (self);
}

/* A bracket before the text: it can begin no heading, list or other block, and stands beside emphasis
 * and addresses as the start of a line does. Line breaks go in as HTML for the same reason. */
#define GUARD "("

static cmark_node *
parse_guarded (const char *markdown)
{
  g_autoptr (GString) line = g_string_new (GUARD);
  gboolean escaped = FALSE;
  cmark_parser *parser;
  cmark_node *document;

  for (const char *p = markdown; *p != '\0'; p++)
    {
      if (*p != '\n')
        g_string_append_c (line, *p);
      else if (escaped)
        {
          g_string_truncate (line, line->len - 1);
          g_string_append (line, "<br>");
        }
      else
        g_string_append_c (line, ' ');
      escaped = *p == '\\' && !escaped;
    }

  cmark_gfm_core_extensions_ensure_registered ();
  parser = cmark_parser_new (CMARK_OPT_VALIDATE_UTF8);
  cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension ("strikethrough"));
  cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension ("autolink"));
  cmark_parser_feed (parser, line->str, line->len);
  document = cmark_parser_finish (parser);
  cmark_parser_free (parser);
  return document;
}

/* Most words have no markup. What might be some, or begin or end a line as cmark has it, is left to cmark. */
static gboolean
is_plain (const char *markdown)
{
  const char *p = markdown;

  for (; *p != '\0'; p++)
    if ((guchar) *p < ' ' || strchr ("\\`*_~[]<>&!@:", *p) != NULL)
      return FALSE;
  return p > markdown && p[-1] != ' ' && strstr (markdown, "www.") == NULL;
}

/**
 * steward_inline_parse:
 * @markdown: CommonMark inline with GFM's strike-through and bare addresses
 *
 * Nothing in @markdown is taken for a block. Any thread.
 *
 * Returns: (transfer full): its words
 */
StewardInline *
steward_inline_parse (const char *markdown)
{
  g_autoptr (StewardInline) guarded = NULL;
  StewardInline *self = steward_inline_new ();
  cmark_node *document;

  g_return_val_if_fail (markdown != NULL, self);

  if (is_plain (markdown))
    {
      g_autofree char *text = g_utf8_normalize (markdown, -1, G_NORMALIZE_NFC);

      if (text != NULL)
        {
          g_string_append (self->text, text);
          self->length = (guint) g_utf8_strlen (text, -1);
          return self;
        }
    }
  document = parse_guarded (markdown);
  guarded = cmark_node_first_child (document) != NULL
              ? steward_inline_from_nodes (cmark_node_first_child (document), NULL)
              : steward_inline_new ();
  cmark_node_free (document);

  g_string_append (self->text, guarded->text->len > 0 ? guarded->text->str + strlen (GUARD) : "");
  self->length = (guint) g_utf8_strlen (self->text->str, -1);
  for (guint i = 0; i < guarded->spans->len; i++)
    {
      StewardInlineSpan span = g_array_index (guarded->spans, StewardInlineSpan, i);

      span.start -= 1;
      span.end -= 1;
      span.link = g_strdup (span.link);
      g_array_append_val (self->spans, span);
    }
  return self;
}

/**
 * steward_inline_plain:
 * @markdown: CommonMark inline
 *
 * Returns: (transfer full): its words without markup
 */
char *
steward_inline_plain (const char *markdown)
{
  g_autoptr (StewardInline) parsed = steward_inline_parse (markdown);

  return g_strdup (parsed->text->str);
}
