/* steward-html-text.c: HTML from outside as plain text
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One pass over the bytes with the tokens of HTML (WHATWG HTML §13.2.5) and no tree: no depth to
 * overflow, no time beyond the length, nothing to fetch. */

#define G_LOG_DOMAIN "steward-html-text"

#include "steward-html-text.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "steward-feed-address.h"
#include "steward-feed-encoding.h"
#include "steward-text.h"

#define MAX_NAME 16
#define MAX_SPANS 64
#define MAX_VALUE 8192
#define MAX_REFERENCE 34

typedef enum
{
  LAYOUT_INLINE,
  LAYOUT_LINE,      /* begins and ends a line */
  LAYOUT_PARAGRAPH, /* and has an empty line around it */
  LAYOUT_CELL,
  LAYOUT_DROPPED,   /* with all inside of it */
  LAYOUT_RAW,       /* dropped, and its content is no markup */
} Layout;

static const struct { const char *name; Layout layout; } elements[] = {
  { "p", LAYOUT_PARAGRAPH }, { "br", LAYOUT_LINE }, { "div", LAYOUT_LINE },
  { "li", LAYOUT_LINE }, { "ul", LAYOUT_PARAGRAPH }, { "ol", LAYOUT_PARAGRAPH },
  { "h1", LAYOUT_PARAGRAPH }, { "h2", LAYOUT_PARAGRAPH }, { "h3", LAYOUT_PARAGRAPH },
  { "h4", LAYOUT_PARAGRAPH }, { "h5", LAYOUT_PARAGRAPH }, { "h6", LAYOUT_PARAGRAPH },
  { "blockquote", LAYOUT_PARAGRAPH }, { "pre", LAYOUT_PARAGRAPH }, { "hr", LAYOUT_PARAGRAPH },
  { "table", LAYOUT_PARAGRAPH }, { "tr", LAYOUT_LINE }, { "td", LAYOUT_CELL },
  { "th", LAYOUT_CELL }, { "caption", LAYOUT_LINE }, { "dl", LAYOUT_PARAGRAPH },
  { "dt", LAYOUT_LINE }, { "dd", LAYOUT_LINE }, { "section", LAYOUT_PARAGRAPH },
  { "article", LAYOUT_PARAGRAPH }, { "header", LAYOUT_LINE }, { "footer", LAYOUT_LINE },
  { "aside", LAYOUT_PARAGRAPH }, { "main", LAYOUT_LINE }, { "nav", LAYOUT_LINE },
  { "figure", LAYOUT_PARAGRAPH }, { "figcaption", LAYOUT_LINE }, { "address", LAYOUT_LINE },
  { "details", LAYOUT_LINE }, { "summary", LAYOUT_LINE }, { "form", LAYOUT_LINE },
  { "fieldset", LAYOUT_LINE }, { "center", LAYOUT_LINE }, { "option", LAYOUT_LINE },
  { "noscript", LAYOUT_DROPPED }, { "template", LAYOUT_DROPPED }, { "svg", LAYOUT_DROPPED },
  { "head", LAYOUT_DROPPED }, { "select", LAYOUT_DROPPED },
  { "script", LAYOUT_RAW }, { "style", LAYOUT_RAW }, { "iframe", LAYOUT_RAW },
  { "noembed", LAYOUT_RAW }, { "noframes", LAYOUT_RAW }, { "xmp", LAYOUT_RAW },
  { "textarea", LAYOUT_RAW }, { "title", LAYOUT_RAW },
};

typedef struct
{
  char name[MAX_NAME];
  gboolean closes;
  gboolean is_empty;
  const char *attributes; /* (unowned) */
  const char *end;        /* (unowned): after the `>` */
} Tag;

typedef struct
{
  GString *out;
  guint newlines; /* wanted before the next word */
  gboolean space; /* likewise */
  guint pre;
  char dropped[MAX_NAME]; /* the element inside of which nothing counts, or "" */
  guint dropped_depth;
  guint8 spans[MAX_SPANS]; /* what each open span is */
  guint n_spans;
  guint invisible;
  GPtrArray *links;
  const char *base;
} Writer;

enum { SPAN_PLAIN, SPAN_INVISIBLE, SPAN_ELLIPSIS };

static Layout
layout_of (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (elements[i].name[0] == name[0] && strcmp (elements[i].name, name) == 0)
      return elements[i].layout;
  return LAYOUT_INLINE;
}

static gboolean
is_mute (Writer *writer)
{
  return writer->dropped[0] != '\0' || writer->invisible > 0 ||
         writer->out->len >= STEWARD_HTML_TEXT_MAX_BYTES;
}

static void
want_newlines (Writer *writer,
               guint   count)
{
  if (writer->out->len > 0)
    writer->newlines = MAX (writer->newlines, count);
}

static void
write_pending (Writer *writer)
{
  if (writer->newlines > 0)
    for (guint i = 0; i < writer->newlines; i++)
      g_string_append_c (writer->out, '\n');
  else if (writer->space && writer->out->len > 0)
    g_string_append_c (writer->out, ' ');
  writer->newlines = 0;
  writer->space = FALSE;
}

static void
write_char (Writer   *writer,
            gunichar  c)
{
  const char *letter = steward_feed_encoding_cp1252 (c);

  if (c == 0 || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
    c = 0xfffd;
  if (c == 0xa0 || (c < 0x80 && g_ascii_isspace ((char) c)))
    {
      if (writer->pre > 0 && c == '\n')
        {
          write_pending (writer);
          g_string_append_c (writer->out, '\n');
        }
      else if (writer->pre > 0)
        {
          write_pending (writer);
          g_string_append_c (writer->out, ' ');
        }
      else
        writer->space = TRUE;
      return;
    }

  write_pending (writer);
  if (letter != NULL)
    g_string_append (writer->out, letter);
  else
    g_string_append_unichar (writer->out, c);
}

/* The character reference at @p, which is a `&`; returns its length, 0 when it is none. */
static gsize
read_reference (const char *p,
                const char *end,
                gunichar   *c)
{
  const char *q = p + 1;
  char name[MAX_REFERENCE];
  gsize n = 0;

  *c = 0;
  if (q < end && *q == '#')
    {
      gboolean hexadecimal = q + 1 < end && (q[1] == 'x' || q[1] == 'X');
      const char *first = q += hexadecimal ? 2 : 1;

      while (q < end && (hexadecimal ? g_ascii_isxdigit (*q) : g_ascii_isdigit (*q)))
        {
          if (*c <= 0x10ffff)
            *c = *c * (hexadecimal ? 16 : 10) + (gunichar) g_ascii_xdigit_value (*q);
          q++;
        }
      if (q == first)
        return 0;
    }
  else
    {
      const htmlEntityDesc *entity;

      while (q < end && n < sizeof name - 1 && g_ascii_isalnum (*q))
        name[n++] = *q++;
      name[n] = '\0';
      entity = n > 0 ? htmlEntityLookup ((const xmlChar *) name) : NULL;
      if (entity == NULL)
        return 0;
      *c = entity->value;
    }

  return (gsize) (q - p) + (q < end && *q == ';' ? 1 : 0);
}

static void
write_text (Writer     *writer,
            const char *p,
            const char *end)
{
  while (p < end)
    {
      const char *plain = p;
      gunichar c;
      gsize n;

      while (p < end && (guchar) *p > ' ' && *p != '&' && (guchar) *p < 0x80)
        p++;
      if (p > plain)
        {
          write_pending (writer);
          g_string_append_len (writer->out, plain, p - plain);
          continue;
        }
      if (*p == '&' && (n = read_reference (p, end, &c)) > 0)
        {
          write_char (writer, c);
          p += n;
          continue;
        }
      write_char (writer, g_utf8_get_char (p));
      p = g_utf8_next_char (p);
    }
}

/* The value of the attribute @name of a tag, its character references resolved. */
static char *
read_attribute (const Tag  *tag,
                const char *name)
{
  const char *p = tag->attributes;
  const char *end = tag->end - 1;

  while (p < end)
    {
      const char *first;
      const char *last;
      const char *value = NULL;
      const char *value_end = NULL;

      while (p < end && (g_ascii_isspace (*p) || *p == '/'))
        p++;
      first = p;
      while (p < end && !g_ascii_isspace (*p) && *p != '=' && *p != '/')
        p++;
      last = p;
      if (p == first && p < end && *p == '=')
        p++;
      while (p < end && g_ascii_isspace (*p))
        p++;
      if (p < end && *p == '=')
        {
          p++;
          while (p < end && g_ascii_isspace (*p))
            p++;
          if (p < end && (*p == '"' || *p == '\''))
            {
              value = p + 1;
              value_end = memchr (value, *p, (gsize) (end - value));
              if (value_end == NULL)
                value_end = end;
              p = MIN (value_end + 1, end);
            }
          else
            {
              value = p;
              while (p < end && !g_ascii_isspace (*p))
                p++;
              value_end = p;
            }
        }
      if (value != NULL && (gsize) (last - first) == strlen (name) &&
          g_ascii_strncasecmp (first, name, strlen (name)) == 0)
        {
          GString *text;

          if (value_end - value > MAX_VALUE)
            return NULL;
          text = g_string_sized_new ((gsize) (value_end - value));
          while (value < value_end)
            {
              gunichar c;
              gsize n = *value == '&' ? read_reference (value, value_end, &c) : 0;

              if (n > 0 && c != 0 && g_unichar_validate (c))
                g_string_append_unichar (text, c);
              else if (n == 0)
                g_string_append_c (text, *value);
              value += MAX (n, 1);
            }
          return g_string_free (text, FALSE);
        }
    }

  return NULL;
}

/* The tag at @p, which is a `<` with a letter or `/` after it; its end is %NULL without a `>`. */
static void
read_tag (const char *p,
          const char *end,
          Tag        *tag)
{
  gsize n = 0;
  char quote = '\0';
  gboolean value = FALSE;

  p++;
  tag->closes = *p == '/';
  if (tag->closes)
    p++;
  while (p < end && !g_ascii_isspace (*p) && *p != '/' && *p != '>')
    {
      if (n < MAX_NAME - 1)
        tag->name[n++] = g_ascii_tolower (*p);
      p++;
    }
  tag->name[n] = '\0';
  tag->attributes = p;

  /* A quote counts only where a value begins, else `don't>` would swallow what follows. */
  while (p < end && (quote != '\0' || *p != '>'))
    {
      if (quote != '\0')
        quote = *p == quote ? '\0' : quote;
      else if (value && (*p == '"' || *p == '\''))
        {
          quote = *p;
          value = FALSE;
        }
      else if (*p == '=')
        value = TRUE;
      else if (!g_ascii_isspace (*p))
        value = FALSE;
      p++;
    }
  tag->is_empty = p > tag->attributes && p[-1] == '/';
  tag->end = p < end ? p + 1 : NULL;
}

/* Servers of the Mastodon kind cut long addresses for the eye by classes of spans. */
static void
open_span (Writer    *writer,
           const Tag *tag)
{
  g_autofree char *class = NULL;
  guint8 kind = SPAN_PLAIN;

  if (writer->n_spans >= MAX_SPANS || tag->is_empty)
    return;
  class = read_attribute (tag, "class");
  if (g_strcmp0 (class, "invisible") == 0)
    kind = SPAN_INVISIBLE;
  else if (g_strcmp0 (class, "ellipsis") == 0)
    kind = SPAN_ELLIPSIS;
  if (kind == SPAN_INVISIBLE)
    writer->invisible++;
  writer->spans[writer->n_spans++] = kind;
}

static void
close_span (Writer *writer)
{
  if (writer->n_spans == 0)
    return;
  writer->n_spans--;
  if (writer->spans[writer->n_spans] == SPAN_INVISIBLE)
    writer->invisible--;
  else if (writer->spans[writer->n_spans] == SPAN_ELLIPSIS && !is_mute (writer))
    write_char (writer, 0x2026);
}

static void
open_link (Writer    *writer,
           const Tag *tag)
{
  g_autofree char *class = read_attribute (tag, "class");
  g_autofree char *href = NULL;
  char *address;

  /* A mention's or a hashtag's own page isn't what the author points at. */
  if (class != NULL && (strstr (class, "mention") != NULL || strstr (class, "hashtag") != NULL))
    return;
  href = read_attribute (tag, "href");
  if (href == NULL || writer->links->len >= STEWARD_TEXT_MARKS_MAX)
    return;
  address = steward_feed_address_resolve (writer->base, href);
  if (steward_feed_address_is_web (address))
    g_ptr_array_add (writer->links, address);
  else
    g_free (address);
}

static void
write_image (Writer    *writer,
             const Tag *tag)
{
  g_autofree char *words = read_attribute (tag, "alt");

  if (words != NULL && words[0] != '\0')
    write_text (writer, words, words + strlen (words));
}

static void
write_tag (Writer    *writer,
           const Tag *tag,
           Layout     layout)
{
  if (strcmp (tag->name, "span") == 0)
    {
      if (tag->closes)
        close_span (writer);
      else
        open_span (writer, tag);
      return;
    }
  if (strcmp (tag->name, "a") == 0 && !tag->closes && writer->links != NULL)
    open_link (writer, tag);
  if (is_mute (writer))
    return;
  if (strcmp (tag->name, "img") == 0)
    write_image (writer, tag);
  if (strcmp (tag->name, "br") == 0)
    {
      if (writer->out->len > 0)
        writer->newlines = MIN (writer->newlines + 1, 2);
    }
  else if (layout == LAYOUT_LINE)
    want_newlines (writer, 1);
  else if (layout == LAYOUT_PARAGRAPH)
    want_newlines (writer, 2);
  else if (layout == LAYOUT_CELL)
    writer->space = TRUE;
  if (strcmp (tag->name, "li") == 0 && !tag->closes)
    {
      write_char (writer, 0x2022);
      writer->space = TRUE;
    }
  if (strcmp (tag->name, "pre") == 0)
    {
      if (!tag->closes)
        writer->pre++;
      else if (writer->pre > 0)
        writer->pre--;
    }
}

/* Where the content of an element without markup inside ends: at its end tag or nowhere. */
static const char *
find_raw_end (const char *p,
              const char *end,
              const char *name)
{
  gsize n = strlen (name);

  while ((p = memchr (p, '<', (gsize) (end - p))) != NULL)
    {
      if ((gsize) (end - p) > n + 2 && p[1] == '/' && g_ascii_strncasecmp (p + 2, name, n) == 0)
        return p;
      p++;
    }
  return end;
}

static const char *
read_markup (Writer     *writer,
             const char *p,
             const char *end)
{
  Tag tag;
  Layout layout;

  if (end - p >= 4 && memcmp (p, "<!--", 4) == 0)
    {
      const char *stop = g_strstr_len (p + 4, end - p - 4, "-->");

      return stop != NULL ? stop + 3 : end;
    }
  if (end - p >= 9 && memcmp (p, "<![CDATA[", 9) == 0)
    {
      const char *stop = g_strstr_len (p + 9, end - p - 9, "]]>");

      return stop != NULL ? stop + 3 : end;
    }
  if (p[1] == '!' || p[1] == '?')
    {
      const char *stop = memchr (p, '>', (gsize) (end - p));

      return stop != NULL ? stop + 1 : end;
    }

  read_tag (p, end, &tag);
  if (tag.end == NULL)
    return end;
  layout = layout_of (tag.name);
  if (writer->dropped[0] != '\0')
    {
      if (strcmp (tag.name, writer->dropped) == 0 && !tag.is_empty)
        writer->dropped_depth += tag.closes ? -1 : 1;
      if (writer->dropped_depth == 0)
        writer->dropped[0] = '\0';
    }
  else if (layout == LAYOUT_DROPPED && !tag.closes && !tag.is_empty)
    {
      memcpy (writer->dropped, tag.name, sizeof tag.name);
      writer->dropped_depth = 1;
    }
  else if (layout < LAYOUT_DROPPED)
    write_tag (writer, &tag, layout);
  if (layout == LAYOUT_RAW && !tag.closes && !tag.is_empty)
    return find_raw_end (tag.end, end, tag.name);

  return tag.end;
}

/**
 * steward_html_text_full:
 * @html: valid UTF-8
 * @length: bytes of @html, or -1 when it ends with a NUL
 * @base_address: (nullable): what addresses in @html are relative to
 * @marks: (out caller-allocates) (optional): links, hashtags and mentions, to be cleared
 *
 * What a reader would see of @html: blocks on lines of their own, scripts and styles and what is
 * hidden left out, pictures by their description. Never more than %STEWARD_HTML_TEXT_MAX_BYTES, in
 * time in proportion to @length; nothing is ever fetched. Any thread.
 *
 * Returns: (transfer full): plain text, tidied (steward_text_tidy())
 */
char *
steward_html_text_full (const char       *html,
                        gssize            length,
                        const char       *base_address,
                        StewardTextMarks *marks)
{
  g_autoptr (GPtrArray) links = NULL;
  Writer writer = { 0 };
  const char *end;
  char *text;

  g_return_val_if_fail (html != NULL, NULL);

  if (marks != NULL)
    links = g_ptr_array_new_with_free_func (g_free);
  writer.out = g_string_sized_new (256);
  writer.links = links;
  writer.base = base_address;
  end = html + (length < 0 ? strlen (html) : (gsize) length);
  if (end - html > STEWARD_HTML_TEXT_MAX_BYTES)
    {
      end = html + STEWARD_HTML_TEXT_MAX_BYTES;
      while (end > html && ((guchar) *end & 0xc0) == 0x80)
        end--;
    }

  for (const char *p = html; p < end;)
    {
      const char *mark = memchr (p, '<', (gsize) (end - p));

      if (mark == NULL)
        mark = end;
      else if (mark + 1 >= end || (!g_ascii_isalpha (mark[1]) && strchr ("/!?", mark[1]) == NULL) ||
               mark[1] == '\0')
        mark++;
      if (mark > p && !is_mute (&writer))
        write_text (&writer, p, mark);
      p = mark > p ? mark : read_markup (&writer, p, end);
    }

  text = steward_text_tidy (writer.out->str);
  g_string_free (writer.out, TRUE);
  if (marks != NULL)
    steward_text_marks_find (text, links, marks);
  return text;
}

/**
 * steward_html_text:
 * @html: valid UTF-8
 * @length: bytes of @html, or -1 when it ends with a NUL
 *
 * Returns: (transfer full): @html as steward_html_text_full() gives it
 */
char *
steward_html_text (const char *html,
                   gssize      length)
{
  return steward_html_text_full (html, length, NULL, NULL);
}
