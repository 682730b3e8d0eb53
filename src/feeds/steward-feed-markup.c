/* steward-feed-markup.c: XML made harmless before the XML parser sees it
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The XML parser gets no document type and no entity, so there is nothing that it could unfold or
 * fetch. What readers in the wild forgive is mended here: HTML's names of characters, ampersands
 * that stand alone, control characters. */

#define G_LOG_DOMAIN "steward-feed-markup"

#include "steward-feed-markup.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <string.h>

#include "steward-feed.h"

#define MAX_ATTRIBUTES 1000
#define MAX_ENTITY_VALUE 1024
#define MAX_ENTITIES 1024
#define MAX_UNFOLDED (256 * 1024)
#define MAX_NAME 64
#define MAX_MENDED (4 * 1024 * 1024)

typedef struct
{
  const char *p;
  const char *end;
  guint line;
  GString *out;
  GHashTable *entities; /* (owned) (nullable): name → value as declared, "" for a forbidden one */
  gsize unfolded;
  StewardFeedMarkup *markup;
} Cleaner;

static void
note_damage (Cleaner    *cleaner,
             const char *what)
{
  if (cleaner->markup->damage != NULL)
    return;
  cleaner->markup->damage = g_strdup (what);
  cleaner->markup->damage_line = cleaner->line;
}

static gboolean
starts_with (Cleaner    *cleaner,
             const char *word)
{
  gsize n = strlen (word);

  return (gsize) (cleaner->end - cleaner->p) >= n && memcmp (cleaner->p, word, n) == 0;
}

static gboolean
is_space_only (const char *p,
               const char *end)
{
  while (p < end && *p == ' ')
    p++;
  return p == end;
}

static gboolean
is_xml_char (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xd800) ||
         (c >= 0xe000 && c < 0xfffe) || (c >= 0x10000 && c <= 0x10ffff);
}

/* One character from the text to the result, unless XML forbids it (XML 1.0 §2.2). */
static void
copy_char (Cleaner *cleaner)
{
  guchar c = (guchar) *cleaner->p;

  if (c == '\n')
    cleaner->line++;
  if ((c < 0x20 && c != '\n' && c != '\t' && c != '\r') ||
      (c == 0xef && cleaner->end - cleaner->p >= 3 && (guchar) cleaner->p[1] == 0xbf &&
       (guchar) cleaner->p[2] >= 0xbe))
    {
      note_damage (cleaner, _("characters that XML forbids were left out."));
      cleaner->p += c == 0xef ? 3 : 1;
      return;
    }
  g_string_append_c (cleaner->out, *cleaner->p++);
}

/* Some characters up to @last: the plain ones at once, and one that needs a look. */
static void
copy_plain (Cleaner    *cleaner,
            const char *last)
{
  const char *plain = cleaner->p;

  while (cleaner->p < last && (guchar) *cleaner->p >= 0x20 && (guchar) *cleaner->p != 0xef)
    cleaner->p++;
  g_string_append_len (cleaner->out, plain, cleaner->p - plain);
  if (cleaner->p < last)
    copy_char (cleaner);
}

static void
copy_until (Cleaner    *cleaner,
            const char *stop)
{
  const char *last = cleaner->p;
  gsize n = strlen (stop);

  while ((last = memchr (last, stop[0], (gsize) (cleaner->end - last))) != NULL &&
         ((gsize) (cleaner->end - last) < n || memcmp (last, stop, n) != 0))
    last++;
  if (last == NULL)
    last = cleaner->end;
  while (cleaner->p < last)
    copy_plain (cleaner, last);
  for (gsize i = 0; i < strlen (stop) && cleaner->p < cleaner->end; i++)
    copy_char (cleaner);
}

static void
skip_until (Cleaner    *cleaner,
            const char *stop)
{
  while (cleaner->p < cleaner->end && !starts_with (cleaner, stop))
    if (*cleaner->p++ == '\n')
      {
        cleaner->line++;
        g_string_append_c (cleaner->out, '\n');
      }
  cleaner->p += MIN ((gsize) (cleaner->end - cleaner->p), strlen (stop));
}

static void
append_escaped (GString *out,
                gunichar c)
{
  switch (c)
    {
    case '<':
      g_string_append (out, "&lt;");
      break;
    case '>':
      g_string_append (out, "&gt;");
      break;
    case '&':
      g_string_append (out, "&amp;");
      break;
    case '"':
      g_string_append (out, "&quot;");
      break;
    default:
      g_string_append_unichar (out, c);
    }
}

/* Length of `&#…;` at @p, with the character it stands for, or 0. */
static gsize
read_number (const char *p,
             const char *end,
             gunichar   *c)
{
  gboolean hexadecimal = end - p > 3 && (p[2] == 'x' || p[2] == 'X');
  const char *digit = p + (hexadecimal ? 3 : 2);
  const char *first = digit;

  *c = 0;
  while (digit < end && (hexadecimal ? g_ascii_isxdigit (*digit) : g_ascii_isdigit (*digit)))
    {
      if (*c <= 0x10ffff)
        *c = *c * (hexadecimal ? 16 : 10) + (gunichar) g_ascii_xdigit_value (*digit);
      digit++;
    }
  if (digit == first || digit >= end || *digit != ';')
    return 0;

  return (gsize) (digit + 1 - p);
}

/* Length of a name at @p that a `;` follows, or 0; copied to @name. */
static gsize
read_name (const char *p,
           const char *end,
           char        name[MAX_NAME])
{
  gsize n = 0;

  while (p + n < end && n < MAX_NAME - 1 &&
         (g_ascii_isalnum (p[n]) || (n > 0 && strchr ("_-.", p[n]) != NULL && p[n] != '\0')))
    {
      name[n] = p[n];
      n++;
    }
  name[n] = '\0';

  return n > 0 && p + n < end && p[n] == ';' ? n : 0;
}

static void
append_entity_value (Cleaner    *cleaner,
                     const char *value)
{
  const char *end = value + strlen (value);

  for (const char *p = value; p < end;)
    {
      gunichar c;
      gsize n = p[0] == '&' && p[1] == '#' ? read_number (p, end, &c) : 0;

      if (n == 0)
        {
          c = g_utf8_get_char (p);
          n = (gsize) (g_utf8_next_char (p) - p);
        }
      if (is_xml_char (c))
        append_escaped (cleaner->out, c);
      p += n;
    }
}

static gboolean
unfold (Cleaner     *cleaner,
        const char  *name,
        const char  *value,
        GError     **error)
{
  gsize before = cleaner->out->len;

  if (value[0] == '!')
    {
      g_set_error (error, STEWARD_FEED_ERROR, STEWARD_FEED_ERROR_FORBIDDEN,
                   _("Line %u: the entity “%s” asks for another file, for other entities or for "
                     "more text than a feed ever needs. Nothing of it was read."), cleaner->line, name);
      return FALSE;
    }
  append_entity_value (cleaner, value + 1);
  cleaner->unfolded += cleaner->out->len - before;
  if (cleaner->unfolded > MAX_UNFOLDED)
    {
      g_set_error (error, STEWARD_FEED_ERROR, STEWARD_FEED_ERROR_TOO_BIG,
                   _("Line %u: the feed's entities unfold to more than %d KiB, which no feed needs. "
                     "Nothing of it was read."), cleaner->line, MAX_UNFOLDED / 1024);
      return FALSE;
    }
  return TRUE;
}

static gboolean
copy_reference (Cleaner  *cleaner,
                GError  **error)
{
  char name[MAX_NAME];
  gunichar c;
  gsize n;

  if (cleaner->end - cleaner->p > 1 && cleaner->p[1] == '#')
    {
      n = read_number (cleaner->p, cleaner->end, &c);
      if (n > 0 && is_xml_char (c))
        g_string_append_len (cleaner->out, cleaner->p, (gssize) n);
      else if (n > 0)
        note_damage (cleaner, _("characters that XML forbids were left out."));
      if (n > 0)
        {
          cleaner->p += n;
          return TRUE;
        }
    }

  n = read_name (cleaner->p + 1, cleaner->end, name);
  if (n > 0)
    {
      const char *value = NULL;
      const htmlEntityDesc *entity;

      if (cleaner->entities != NULL)
        value = g_hash_table_lookup (cleaner->entities, name);
      if (strcmp (name, "amp") == 0 || strcmp (name, "lt") == 0 || strcmp (name, "gt") == 0 ||
          strcmp (name, "quot") == 0 || strcmp (name, "apos") == 0)
        g_string_append_len (cleaner->out, cleaner->p, (gssize) n + 2);
      else if (value != NULL)
        {
          if (!unfold (cleaner, name, value, error))
            return FALSE;
        }
      else if ((entity = htmlEntityLookup ((const xmlChar *) name)) != NULL)
        append_escaped (cleaner->out, entity->value);
      else
        {
          note_damage (cleaner, _("a name of a character that nobody knows was kept as it stands."));
          g_string_append_printf (cleaner->out, "&amp;%s;", name);
        }
      cleaner->p += n + 2;
      return TRUE;
    }

  note_damage (cleaner, _("an “&” that should be “&amp;”."));
  g_string_append (cleaner->out, "&amp;");
  cleaner->p++;
  return TRUE;
}

static void
skip_space (Cleaner *cleaner)
{
  while (cleaner->p < cleaner->end && g_ascii_isspace (*cleaner->p))
    if (*cleaner->p++ == '\n')
      {
        cleaner->line++;
        g_string_append_c (cleaner->out, '\n');
      }
}

/* `<!ENTITY name "value">` of the document type (XML 1.0 §4.2); the first one of a name counts. */
static void
read_entity (Cleaner *cleaner)
{
  char name[MAX_NAME];
  gsize n = 0;
  g_autofree char *value = NULL;

  cleaner->p += strlen ("<!ENTITY");
  skip_space (cleaner);
  while (cleaner->p < cleaner->end && n < MAX_NAME - 1 && !g_ascii_isspace (*cleaner->p) &&
         strchr ("<>\"'%", *cleaner->p) == NULL)
    name[n++] = *cleaner->p++;
  name[n] = '\0';
  skip_space (cleaner);

  if (cleaner->p < cleaner->end && (*cleaner->p == '"' || *cleaner->p == '\''))
    {
      const char *first = cleaner->p + 1;
      const char *last = memchr (first, *cleaner->p, (gsize) (cleaner->end - first));

      if (last == NULL)
        last = cleaner->end;
      value = g_strdup_printf ("=%.*s", (int) MIN (last - first, MAX_ENTITY_VALUE), first);
      if (last - first > MAX_ENTITY_VALUE || !g_utf8_validate (value, -1, NULL))
        value[0] = '!';
      for (const char *p = strchr (value, '&'); p != NULL; p = strchr (p + 1, '&'))
        if (p[1] != '#')
          value[0] = '!';
      while (cleaner->p < last)
        if (*cleaner->p++ == '\n')
          {
            cleaner->line++;
            g_string_append_c (cleaner->out, '\n');
          }
      if (cleaner->p < cleaner->end)
        cleaner->p++;
    }
  else
    value = g_strdup ("!");
  skip_until (cleaner, ">");

  if (cleaner->entities == NULL)
    cleaner->entities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (n > 0 && g_hash_table_size (cleaner->entities) < MAX_ENTITIES &&
      !g_hash_table_contains (cleaner->entities, name))
    g_hash_table_insert (cleaner->entities, g_strdup (name), g_steal_pointer (&value));
}

static gboolean
skip_doctype (Cleaner  *cleaner,
              GError  **error)
{
  gboolean inside = FALSE;

  while (cleaner->p < cleaner->end)
    {
      char c = *cleaner->p;

      if (inside && cleaner->end - cleaner->p > 8 &&
          g_ascii_strncasecmp (cleaner->p, "<!ENTITY", 8) == 0)
        read_entity (cleaner);
      else if (inside && starts_with (cleaner, "<!--"))
        skip_until (cleaner, "-->");
      else if (inside && c == '<')
        skip_until (cleaner, ">");
      else if (inside && c == '%')
        {
          g_set_error (error, STEWARD_FEED_ERROR, STEWARD_FEED_ERROR_FORBIDDEN,
                       _("Line %u: the feed's document type asks for another file, which no feed "
                         "needs. Nothing of it was read."), cleaner->line);
          return FALSE;
        }
      else if (c == '"' || c == '\'')
        {
          const char quote[2] = { c, '\0' };
          const char *first = cleaner->p++;

          skip_until (cleaner, quote);
          if (g_strstr_len (first, cleaner->p - first, "etscape") != NULL)
            cleaner->markup->is_netscape = TRUE;
        }
      else if (c == '>' && !inside)
        {
          cleaner->p++;
          return TRUE;
        }
      else
        {
          if (c == '[')
            inside = TRUE;
          else if (c == ']')
            inside = FALSE;
          else if (c == '\n')
            {
              cleaner->line++;
              g_string_append_c (cleaner->out, '\n');
            }
          cleaner->p++;
        }
    }

  return TRUE;
}

/* A start or end tag. The XML parser compares each attribute of a tag with each other one, so
 * their number is limited before it sees them. */
static gboolean
copy_tag (Cleaner  *cleaner,
          GError  **error)
{
  char quote = '\0';
  guint attributes = 0;

  copy_char (cleaner);
  while (cleaner->p < cleaner->end)
    {
      char c = *cleaner->p;

      if (c == '&')
        {
          if (!copy_reference (cleaner, error))
            return FALSE;
          continue;
        }
      if (quote != '\0' ? c == quote : (c == '"' || c == '\''))
        quote = quote != '\0' ? '\0' : c;
      else if (quote == '\0' && c == '=' && ++attributes > MAX_ATTRIBUTES)
        {
          g_set_error (error, STEWARD_FEED_ERROR, STEWARD_FEED_ERROR_TOO_BIG,
                       _("Line %u: one element has more than %d attributes, which no feed needs. "
                         "Nothing of it was read."), cleaner->line, MAX_ATTRIBUTES);
          return FALSE;
        }
      else if (quote == '\0' && c == '<')
        return TRUE;
      if ((guchar) c >= 0x20 && (guchar) c != 0xef)
        {
          g_string_append_c (cleaner->out, c);
          cleaner->p++;
        }
      else
        copy_char (cleaner);
      if (quote == '\0' && c == '>')
        return TRUE;
    }

  return TRUE;
}

static gboolean
copy_markup (Cleaner  *cleaner,
             gboolean *in_prologue,
             GError  **error)
{
  if (starts_with (cleaner, "<![CDATA["))
    copy_until (cleaner, "]]>");
  else if (starts_with (cleaner, "<!--"))
    skip_until (cleaner, "-->");
  else if (starts_with (cleaner, "<?"))
    skip_until (cleaner, "?>");
  else if (*in_prologue && cleaner->end - cleaner->p > 9 &&
           g_ascii_strncasecmp (cleaner->p, "<!DOCTYPE", 9) == 0)
    return skip_doctype (cleaner, error);
  else if (cleaner->end - cleaner->p > 1 &&
           (g_ascii_isalpha (cleaner->p[1]) || (guchar) cleaner->p[1] >= 0x80 ||
            strchr ("/_:", cleaner->p[1]) != NULL) && cleaner->p[1] != '\0')
    {
      *in_prologue = FALSE;
      return copy_tag (cleaner, error);
    }
  else
    {
      note_damage (cleaner, _("a “<” that should be “&lt;”."));
      g_string_append (cleaner->out, "&lt;");
      cleaner->p++;
    }

  return TRUE;
}

/**
 * steward_feed_markup_clean:
 * @text: valid UTF-8; may hold U+0000
 * @length: bytes of @text
 * @markup: (out caller-allocates): the result, to be cleared
 * @error: return location for a #StewardFeedError
 *
 * Takes time and memory in proportion to @length, whatever @text is.
 *
 * Returns: whether there is something to parse
 */
gboolean
steward_feed_markup_clean (const char         *text,
                           gsize               length,
                           StewardFeedMarkup  *markup,
                           GError            **error)
{
  Cleaner cleaner = {
    .p = text, .end = text + length, .line = 1, .markup = markup,
    .out = g_string_sized_new (length + 64),
  };
  g_autoptr (GHashTable) entities = NULL;
  gboolean in_prologue = TRUE;
  gboolean sound = TRUE;

  memset (markup, 0, sizeof *markup);
  while (sound && cleaner.p < cleaner.end && cleaner.out->len <= length + MAX_MENDED)
    {
      const char *plain = cleaner.p;

      while (cleaner.p < cleaner.end && *cleaner.p != '<' && *cleaner.p != '&' &&
             (guchar) *cleaner.p >= 0x20 && (guchar) *cleaner.p != 0xef)
        cleaner.p++;
      if (in_prologue && !is_space_only (plain, cleaner.p))
        note_damage (&cleaner, _("words before the feed begins were left out."));
      if (!in_prologue)
        g_string_append_len (cleaner.out, plain, cleaner.p - plain);
      if (cleaner.p == cleaner.end)
        break;
      if (*cleaner.p == '<')
        sound = copy_markup (&cleaner, &in_prologue, error);
      else if (*cleaner.p == '&' && in_prologue)
        cleaner.p++;
      else if (*cleaner.p == '&')
        sound = copy_reference (&cleaner, error);
      else
        copy_char (&cleaner);
    }

  entities = cleaner.entities;
  if (sound && cleaner.out->len > length + MAX_MENDED)
    {
      g_set_error_literal (error, STEWARD_FEED_ERROR, STEWARD_FEED_ERROR_BROKEN,
                           _("Millions of “&” in the feed should be “&amp;”. Nothing of it was kept; "
                             "its publisher must mend it."));
      sound = FALSE;
    }
  markup->length = cleaner.out->len;
  markup->text = g_string_free (cleaner.out, FALSE);
  return sound;
}

/**
 * steward_feed_markup_clear:
 * @markup: markup
 *
 * Frees what @markup holds.
 */
void
steward_feed_markup_clear (StewardFeedMarkup *markup)
{
  g_clear_pointer (&markup->text, g_free);
  g_clear_pointer (&markup->damage, g_free);
}
