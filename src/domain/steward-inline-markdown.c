/* steward-inline-markdown.c: set words as CommonMark that reads back as the same
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-inline-markdown"

#include "steward-inline.h"

#include <string.h>

#define EMPHASIS (STEWARD_INLINE_BOLD | STEWARD_INLINE_ITALIC | STEWARD_INLINE_STRIKE)

/* One character and how it is set. */
typedef struct
{
  gunichar            c;
  StewardInlineStyle  styles;
  const char         *link; /* (nullable) */
} Cell;

/* Ways to write the same, the plainest first: CommonMark can't say every mixture in every way. */
typedef enum
{
  WAY_UNDERSCORES = 1 << 0,     /* `_italic_` */
  WAY_WHOLE_LINKS = 1 << 1,     /* `[a](b)` and `\:`, never a bare address */
  WAY_WITHOUT_ITALIC = 1 << 2,  /* styles give way before words do */
  WAY_WITHOUT_EMPHASIS = 1 << 3,
  WAY_WORDS_ONLY = 1 << 4,
} Way;

static Cell *
make_cells (const StewardInline *self,
            guint               *n_cells)
{
  glong n = 0;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (self->text->str, -1, &n);
  Cell *cells = g_new0 (Cell, n + 1);
  guint next = 0;

  for (guint i = 0; i < (guint) n; i++)
    {
      cells[i].c = chars[i];
      while (next < self->spans->len && g_array_index (self->spans, StewardInlineSpan, next).end <= i)
        next++;
      if (next < self->spans->len && g_array_index (self->spans, StewardInlineSpan, next).start <= i)
        {
          cells[i].styles = g_array_index (self->spans, StewardInlineSpan, next).styles;
          cells[i].link = g_array_index (self->spans, StewardInlineSpan, next).link;
        }
    }
  *n_cells = (guint) n;
  return cells;
}

/* Emphasis can't begin or end at a space (CommonMark 6.2, flanking): a space is set as the words on
 * both its sides are. */
static void
trim_emphasis (Cell  *cells,
               guint  n)
{
  for (guint i = 0; i < n;)
    {
      guint end = i;
      StewardInlineStyle both;

      while (end < n && g_unichar_isspace (cells[end].c) && !(cells[end].styles & STEWARD_INLINE_CODE))
        end++;
      if (end == i)
        {
          i++;
          continue;
        }
      both = i > 0 && end < n ? cells[i - 1].styles & cells[end].styles & EMPHASIS : 0;
      for (; i < end; i++)
        cells[i].styles = (cells[i].styles & ~EMPHASIS) | (cells[i].styles & both);
    }
}

static gboolean
same_run (const Cell *a,
          const Cell *b)
{
  return a->styles == b->styles && g_strcmp0 (a->link, b->link) == 0;
}

static gboolean
is_alnum (const Cell *cells,
          guint       n,
          guint       at)
{
  return at < n && g_unichar_isalnum (cells[at].c);
}

static void
append_char (GString    *out,
             const Cell *cells,
             guint       n,
             guint       i,
             Way         way)
{
  gunichar c = cells[i].c;
  gunichar next = i + 1 < n ? cells[i + 1].c : 0;
  gboolean escape;

  if (c == '\n')
    {
      g_string_append (out, "\\\n");
      return;
    }

  escape = c < 0x80 && strchr ("\\`*[]~", (int) c) != NULL && c != 0;
  escape = escape || (c == '_' && !(i > 0 && is_alnum (cells, n, i - 1) && is_alnum (cells, n, i + 1)));
  escape = escape || (c == '<' && next < 0x80 && (g_ascii_isalpha ((char) next) || strchr ("/!?", (int) next) != NULL));
  escape = escape || (c == '&' && next < 0x80 && (g_ascii_isalpha ((char) next) || next == '#'));
  escape = escape || (c == '!' && i + 1 < n && cells[i + 1].link != NULL);
  escape = escape || ((way & WAY_WHOLE_LINKS) && (c == ':' || (c == '.' && i > 2 && cells[i - 1].c == 'w')));
  escape = escape || ((way & WAY_WORDS_ONLY) && c < 0x80 && g_ascii_ispunct ((char) c));
  if (escape)
    g_string_append_c (out, '\\');
  g_string_append_unichar (out, c);
}

static void
append_code (GString    *out,
             const Cell *cells,
             guint       start,
             guint       end)
{
  g_autoptr (GString) code = g_string_new (NULL);
  guint longest = 0;
  guint run = 0;
  g_autofree char *fence = NULL;
  gboolean padded;

  for (guint i = start; i < end; i++)
    {
      run = cells[i].c == '`' ? run + 1 : 0;
      longest = MAX (longest, run);
      g_string_append_unichar (code, cells[i].c == '\n' ? ' ' : cells[i].c);
    }
  fence = g_strnfill (longest + 1, '`');
  padded = code->str[0] == '`' || code->str[code->len - 1] == '`' ||
           (code->str[0] == ' ' && code->str[code->len - 1] == ' ');
  g_string_append_printf (out, padded ? "%s %s %s" : "%s%s%s", fence, code->str, fence);
}

static void
append_destination (GString    *out,
                    const char *link)
{
  gboolean angled = *link == '\0' || *link == '<' || strpbrk (link, " ()\\") != NULL;

  if (angled)
    g_string_append_c (out, '<');
  for (const char *p = link; *p != '\0'; p++)
    {
      if (*p == '\n')
        continue;
      if (*p == '&')
        g_string_append (out, "&amp;");
      else if (*p == '\\' || *p == '<' || *p == '>')
        g_string_append_printf (out, "\\%c", *p);
      else
        g_string_append_c (out, *p);
    }
  if (angled)
    g_string_append_c (out, '>');
}

/* What is open at a place, outermost first. */
typedef struct
{
  StewardInlineStyle  style; /* 0 for a link */
  const char         *link;
} Open;

static void
append_mark (GString    *out,
             const Open *open,
             gboolean    begins,
             Way         way)
{
  if (open->style == STEWARD_INLINE_BOLD)
    g_string_append (out, "**");
  else if (open->style == STEWARD_INLINE_ITALIC)
    g_string_append_c (out, way & WAY_UNDERSCORES ? '_' : '*');
  else if (open->style == STEWARD_INLINE_STRIKE)
    g_string_append (out, "~~");
  else if (begins)
    g_string_append_c (out, '[');
  else
    {
      g_string_append (out, "](");
      append_destination (out, open->link);
      g_string_append_c (out, ')');
    }
}

static gboolean
holds (const Cell *cell,
       const Open *open)
{
  return open->style != 0 ? (cell->styles & open->style) != 0
                          : cell->link != NULL && g_str_equal (cell->link, open->link);
}

/* Opens what is new at @i, first what stays open longest, so that marks close in order. */
static void
open_marks (GString    *out,
            GArray     *stack,
            const Cell *cells,
            guint       n,
            guint       i,
            Way         way)
{
  const Open wanted[] = { { 0, cells[i].link }, { STEWARD_INLINE_BOLD, NULL },
                          { STEWARD_INLINE_ITALIC, NULL }, { STEWARD_INLINE_STRIKE, NULL } };
  gboolean done[G_N_ELEMENTS (wanted)] = { FALSE };

  for (;;)
    {
      guint longest = 0;
      gint best = -1;

      for (guint k = 0; k < G_N_ELEMENTS (wanted); k++)
        {
          guint end = i;

          if (done[k] || (k == 0 && wanted[0].link == NULL) || !holds (&cells[i], &wanted[k]))
            continue;
          for (guint s = 0; s < stack->len && !done[k]; s++)
            {
              const Open *open = &g_array_index (stack, Open, s);

              done[k] = open->style == wanted[k].style;
            }
          while (!done[k] && end < n && holds (&cells[end], &wanted[k]))
            end++;
          if (!done[k] && end - i > longest)
            {
              longest = end - i;
              best = (gint) k;
            }
        }
      if (best < 0)
        return;
      append_mark (out, &wanted[best], TRUE, way);
      g_array_append_val (stack, wanted[best]);
      done[best] = TRUE;
    }
}

static void
close_marks (GString    *out,
             GArray     *stack,
             const Cell *cell,
             Way         way)
{
  guint keep = 0;

  while (keep < stack->len && cell != NULL && holds (cell, &g_array_index (stack, Open, keep)))
    keep++;
  while (stack->len > keep)
    {
      append_mark (out, &g_array_index (stack, Open, stack->len - 1), FALSE, way);
      g_array_set_size (stack, stack->len - 1);
    }
}

/* Whether the words from @start to @end say their own address and can stand bare. */
static gboolean
is_bare_address (const Cell *cells,
                 guint       start,
                 guint       end)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *link = cells[start].link;

  if (link == NULL || (cells[start].styles & STEWARD_INLINE_CODE))
    return FALSE;
  for (guint i = start; i < end; i++)
    g_string_append_unichar (text, cells[i].c);
  return g_str_equal (text->str, link) ||
         (g_str_has_prefix (link, "mailto:") && g_str_equal (text->str, link + strlen ("mailto:"))) ||
         (g_str_has_prefix (text->str, "www.") && g_str_has_prefix (link, "http://") &&
          g_str_equal (text->str, link + strlen ("http://")));
}

static char *
write_cells (const Cell *original,
             guint       n,
             Way         way)
{
  g_autofree Cell *cells = g_memdup2 (original, (n + 1) * sizeof (Cell));
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Open));
  GString *out = g_string_new (NULL);
  guint end;

  for (guint i = 0; i < n; i++)
    {
      if (way & WAY_WITHOUT_ITALIC)
        cells[i].styles &= ~(STEWARD_INLINE_ITALIC | STEWARD_INLINE_STRIKE);
      if (way & WAY_WITHOUT_EMPHASIS)
        cells[i].styles &= ~EMPHASIS;
      if (way & WAY_WORDS_ONLY)
        cells[i] = (Cell) { cells[i].c, 0, NULL };
    }

  for (guint i = 0; i < n; i = end)
    {
      gboolean bare;
      const char *link = cells[i].link;

      for (end = i + 1; end < n && same_run (&cells[i], &cells[end]); end++)
        ;
      bare = !(way & WAY_WHOLE_LINKS) && is_bare_address (cells, i, end);
      if (bare)
        for (guint k = i; k < end; k++)
          cells[k].link = NULL;

      close_marks (out, stack, &cells[i], way);
      open_marks (out, stack, cells, n, i, way);
      if (cells[i].styles & STEWARD_INLINE_CODE)
        append_code (out, cells, i, end);
      else
        for (guint k = i; k < end; k++)
          {
            if (bare)
              g_string_append_unichar (out, cells[k].c);
            else
              append_char (out, cells, n, k, way);
          }
      if (bare)
        for (guint k = i; k < end; k++)
          cells[k].link = link;
    }
  close_marks (out, stack, NULL, way);

  return g_string_free (out, FALSE);
}

/* Whether @markdown reads as @cells; bare addresses are links whether they were or not. */
static gboolean
reads_as (const char *markdown,
          const Cell *cells,
          guint       n)
{
  g_autoptr (StewardInline) read = steward_inline_parse (markdown);
  guint n_read = 0;
  g_autofree Cell *back = make_cells (read, &n_read);

  while (n > 0 && g_unichar_isspace (cells[n - 1].c))
    n--;
  if (n_read != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (back[i].c != cells[i].c || back[i].styles != cells[i].styles ||
        (cells[i].link != NULL && g_strcmp0 (back[i].link, cells[i].link) != 0))
      return FALSE;
  return TRUE;
}

/**
 * steward_inline_to_markdown:
 * @self: words and how they are set
 *
 * Words are never lost: where CommonMark has no way to say a mixture of styles (one that begins in
 * the middle of a word with a punctuation mark), italic goes first, then the rest of the emphasis.
 *
 * Returns: (transfer full): CommonMark inline that steward_inline_parse() reads as @self
 */
char *
steward_inline_to_markdown (const StewardInline *self)
{
  static const Way ways[] = {
    0,
    WAY_UNDERSCORES,
    WAY_WHOLE_LINKS,
    WAY_WHOLE_LINKS | WAY_UNDERSCORES,
  };
  static const Way last_ways[] = {
    WAY_WITHOUT_ITALIC,
    WAY_WITHOUT_EMPHASIS,
    WAY_WITHOUT_EMPHASIS | WAY_WHOLE_LINKS,
  };
  guint n = 0;
  g_autofree Cell *cells = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  cells = make_cells (self, &n);
  trim_emphasis (cells, n);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *markdown = write_cells (cells, n, ways[i]);

      if (reads_as (markdown, cells, n))
        return g_steal_pointer (&markdown);
    }
  for (guint i = 0; i < G_N_ELEMENTS (last_ways); i++)
    {
      g_autofree char *markdown = write_cells (cells, n, last_ways[i]);
      g_autoptr (StewardInline) read = steward_inline_parse (markdown);

      if (g_str_equal (read->text->str, self->text->str))
        return g_steal_pointer (&markdown);
    }

  return write_cells (cells, n, WAY_WORDS_ONLY | WAY_WHOLE_LINKS);
}
