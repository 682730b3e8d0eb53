/* steward-odt.c: guidelines from ODT
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * OpenDocument 1.3 part 3: text §5–7, tables §9, styles §16. Tracked changes (§5.5) are read as accepted: what was
 * deleted lies apart from the text. */

#define G_LOG_DOMAIN "steward-odt"

#include "steward-odt.h"

#include "steward-document-builder.h"
#include "steward-formula.h"
#include "steward-list-counts.h"
#include "steward-markup.h"
#include "steward-packed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_BASES   16
#define MAX_OBJECTS 64
#define MAX_REPEATS 64

typedef struct
{
  StewardDocumentBuilder *builder;
  StewardPacked          *objects; /* (nullable) formulas */
  GHashTable             *styles;  /* (element-type utf8 xmlNode) by family and name */
  GHashTable             *lists;   /* (element-type utf8 utf8) names of lists by id, and the last one by its level */
  StewardListCounts      *counts;
  guint                   n_lists;
  gboolean                goes_on;  /* whether the list around goes on, with an item of nothing but a list */
  GString                *code;    /* (nullable) lines of code so far */
  gboolean                in_quote; /* whether a section says so */
  guint                   n_paragraphs;
  guint                   depth;
} Reader;

/* How the words are set that are being read. */
typedef struct
{
  StewardInlineStyle  styles;
  const char         *link; /* (nullable) */
} Setting;

static void read_blocks (Reader *reader, xmlNode *parent, guint level, const char *list_style);
static void read_inlines (Reader *reader, xmlNode *parent, Setting setting);

static void
index_styles (GHashTable *table,
              xmlDoc     *doc,
              const char *part)
{
  xmlNode *root = doc != NULL ? steward_markup_find (xmlDocGetRootElement (doc), part) : NULL;

  for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *name = node->type == XML_ELEMENT_NODE ? steward_markup_get (node, "name") : NULL;
      g_autofree char *family = name != NULL && steward_markup_is (node, "style") ? steward_markup_get (node, "family") : NULL;

      if (name != NULL)
        g_hash_table_insert (table, g_strdup_printf ("%s/%s", family != NULL ? family : (const char *) node->name, name), node);
    }
}

static xmlNode *
find_style (Reader     *reader,
            const char *family,
            const char *name)
{
  g_autofree char *key = name != NULL ? g_strdup_printf ("%s/%s", family, name) : NULL;

  return key != NULL ? g_hash_table_lookup (reader->styles, key) : NULL;
}

/* `Heading_20_1` is `heading 1`; pandoc has `Source_Text`. */
static char *
decode_name (const char *name)
{
  g_autoptr (GString) words = g_string_new (name);

  g_string_replace (words, "_20_", " ", 0);
  g_string_replace (words, "_", " ", 0);
  return g_utf8_strdown (words->str, -1);
}

/* Whether a paragraph's style, or one that it comes from, has one of these names. */
static gboolean
is_of_style (Reader            *reader,
             const char        *style,
             const char *const *names)
{
  g_autofree char *name = g_strdup (style);

  for (guint i = 0; name != NULL && i < MAX_BASES; i++)
    {
      g_autofree char *words = decode_name (name);
      xmlNode *node = find_style (reader, "paragraph", name);

      if (g_strv_contains (names, words))
        return TRUE;
      g_free (name);
      name = node != NULL ? steward_markup_get (node, "parent-style-name") : NULL;
    }
  return FALSE;
}

/* What a paragraph's style, or the nearest one that it comes from, says with an attribute. */
static char *
find_attribute (Reader     *reader,
                const char *style,
                const char *attribute)
{
  g_autofree char *name = g_strdup (style);

  for (guint i = 0; name != NULL && i < MAX_BASES; i++)
    {
      xmlNode *node = find_style (reader, "paragraph", name);
      char *value = node != NULL ? steward_markup_get (node, attribute) : NULL;

      if (value != NULL)
        return value;
      g_free (name);
      name = node != NULL ? steward_markup_get (node, "parent-style-name") : NULL;
    }
  return NULL;
}

static StewardInlineStyle
apply_properties (xmlNode            *style,
                  StewardInlineStyle  styles)
{
  xmlNode *properties = steward_markup_find (style, "text-properties");
  g_autofree char *weight = properties != NULL ? steward_markup_get (properties, "font-weight") : NULL;
  g_autofree char *slant = properties != NULL ? steward_markup_get (properties, "font-style") : NULL;
  g_autofree char *line = properties != NULL ? steward_markup_get (properties, "text-line-through-style") : NULL;
  gboolean bold = weight != NULL && (strcmp (weight, "bold") == 0 || g_ascii_strtoull (weight, NULL, 10) >= 600);
  gboolean italic = slant != NULL && strcmp (slant, "normal") != 0;
  gboolean struck = line != NULL && strcmp (line, "none") != 0;

  if (weight != NULL)
    styles = bold ? styles | STEWARD_INLINE_BOLD : styles & ~STEWARD_INLINE_BOLD;
  if (slant != NULL)
    styles = italic ? styles | STEWARD_INLINE_ITALIC : styles & ~STEWARD_INLINE_ITALIC;
  if (line != NULL)
    styles = struck ? styles | STEWARD_INLINE_STRIKE : styles & ~STEWARD_INLINE_STRIKE;
  return styles;
}

static StewardInlineStyle
apply_style (Reader             *reader,
             const char         *name,
             StewardInlineStyle  styles,
             guint               n)
{
  static const char *const code_names[] = { "source text", "source code", "teletype", "verbatim char", NULL };
  xmlNode *node = find_style (reader, "text", name);
  g_autofree char *words = decode_name (name);
  g_autofree char *base = node != NULL ? steward_markup_get (node, "parent-style-name") : NULL;

  if (base != NULL && n < MAX_BASES)
    styles = apply_style (reader, base, styles, n + 1);
  if (g_strv_contains (code_names, words))
    styles |= STEWARD_INLINE_CODE;
  return apply_properties (node, styles);
}

static void
add_words (Reader     *reader,
           const char *text,
           Setting     setting)
{
  if (reader->code != NULL)
    g_string_append (reader->code, text);
  else
    steward_document_builder_add_words (reader->builder, text, setting.styles, setting.link);
}

static void
append_aside (GString *out,
              xmlNode *parent,
              guint    depth)
{
  static const char *const skipped[] = { "note-citation", "creator", "date", "date-string", "tracked-changes", NULL };

  for (xmlNode *node = parent->children; node != NULL && depth < STEWARD_MARKUP_MAX_DEPTH; node = node->next)
    {
      if (node->type == XML_TEXT_NODE)
        g_string_append (out, (const char *) node->content);
      else if (steward_markup_is (node, "s") || steward_markup_is (node, "tab") || steward_markup_is (node, "line-break"))
        g_string_append_c (out, ' ');
      else if (node->type == XML_ELEMENT_NODE && !steward_markup_is_any (node, skipped))
        append_aside (out, node, depth + 1);
      if (steward_markup_is (node, "a"))
        {
          g_autofree char *target = steward_markup_get (node, "href");

          if (target != NULL)
            g_string_append_printf (out, " <%s>", target);
        }
      if (steward_markup_is (node, "p") || steward_markup_is (node, "h"))
        g_string_append_c (out, ' ');
    }
}

static void
leave_out_words (Reader     *reader,
                 const char *what,
                 xmlNode    *node)
{
  g_autoptr (GString) words = g_string_new (NULL);

  append_aside (words, node, 0);
  steward_document_builder_leave_out_whole (reader->builder, what, words->str);
}

/* The part that an object's reference, `./Object 1` or `Formula-0/`, leads to. */
static char *
name_object (const char *target)
{
  const char *start = g_str_has_prefix (target, "./") ? target + 2 : target;

  return g_strdup_printf ("%s%scontent.xml", start, g_str_has_suffix (start, "/") ? "" : "/");
}

static gboolean
read_formula (Reader     *reader,
              const char *object,
              Setting     setting)
{
  g_autofree char *name = name_object (object);
  g_autoptr (GBytes) bytes = reader->objects != NULL ? steward_packed_get (reader->objects, name) : NULL;
  g_autoptr (StewardMarkup) doc = bytes != NULL ? steward_markup_parse_xml (bytes, name, NULL) : NULL;
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;
  g_autofree char *words = NULL;

  if (!steward_markup_is (root, "math"))
    return FALSE;
  words = steward_formula_write (root);
  steward_document_builder_leave_out (reader->builder, "formula, kept as words", words);
  add_words (reader, words, setting);
  return TRUE;
}

/* A picture with what its frame says of it, for those who don't see it. */
static void
leave_out_picture (Reader     *reader,
                   xmlNode    *frame,
                   const char *target)
{
  xmlNode *about = steward_markup_find (frame, "desc");
  g_autofree char *words = steward_markup_get_content (about != NULL ? about : steward_markup_find (frame, "title"));

  steward_document_builder_leave_out_picture (reader->builder, "picture", target, words);
}

static void
leave_out_pictures (Reader  *reader,
                    xmlNode *parent,
                    guint    depth)
{
  for (xmlNode *node = parent->children; node != NULL && depth < STEWARD_MARKUP_MAX_DEPTH; node = node->next)
    if (steward_markup_is (node, "image"))
      {
        g_autofree char *target = steward_markup_get (node, "href");

        leave_out_picture (reader, parent, target);
      }
    else if (node->type == XML_ELEMENT_NODE)
      leave_out_pictures (reader, node, depth + 1);
}

/* A frame: a picture, a text box that may hold pictures, a formula. */
static void
read_frame (Reader  *reader,
            xmlNode *frame,
            Setting  setting,
            guint    depth)
{
  for (xmlNode *node = frame->children; node != NULL && depth < STEWARD_MARKUP_MAX_DEPTH; node = node->next)
    {
      g_autofree char *target = node->type == XML_ELEMENT_NODE ? steward_markup_get (node, "href") : NULL;

      if (steward_markup_is (node, "text-box"))
        {
          leave_out_words (reader, "text box", node);
          leave_out_pictures (reader, node, depth);
        }
      else if (steward_markup_is (node, "object"))
        {
          if (target == NULL || !read_formula (reader, target, setting))
            steward_document_builder_leave_out (reader->builder, "object", target);
          return;
        }
      else if (steward_markup_is (node, "image"))
        {
          leave_out_picture (reader, frame, target);
          return;
        }
      else if (steward_markup_is (node, "frame") || steward_markup_is (node, "a"))
        read_frame (reader, node, setting, depth + 1);
    }
}

static void
read_link (Reader  *reader,
           xmlNode *node,
           Setting  setting)
{
  g_autofree char *target = steward_markup_get (node, "href");

  if (steward_markup_is_safe_link (target))
    setting.link = target;
  else if (target != NULL && *target != '\0')
    steward_document_builder_leave_out (reader->builder, "link", target);
  if (node->children == NULL && setting.link != NULL)
    steward_document_builder_leave_out_whole (reader->builder, "link without words", setting.link);
  read_inlines (reader, node, setting);
}

static void
read_span (Reader  *reader,
           xmlNode *node,
           Setting  setting)
{
  g_autofree char *style = steward_markup_get (node, "style-name");
  xmlNode *properties = style != NULL ? steward_markup_find (find_style (reader, "text", style), "text-properties") : NULL;
  g_autofree char *display = properties != NULL ? steward_markup_get (properties, "display") : NULL;
  g_autofree char *underline = properties != NULL ? steward_markup_get (properties, "text-underline-style") : NULL;
  g_autofree char *position = properties != NULL ? steward_markup_get (properties, "text-position") : NULL;

  if (g_strcmp0 (display, "none") == 0)
    {
      leave_out_words (reader, "hidden text", node);
      return;
    }
  if (underline != NULL && strcmp (underline, "none") != 0 && setting.link == NULL)
    steward_document_builder_count (reader->builder, "underlining");
  if (position != NULL && !g_str_has_prefix (position, "0"))
    steward_document_builder_count (reader->builder, "superscript or subscript");
  if (style != NULL)
    setting.styles = apply_style (reader, style, setting.styles, 0);
  read_inlines (reader, node, setting);
}

/* Fields show words that a program finds; the words that it found last stay. */
static void
read_field (Reader  *reader,
            xmlNode *node,
            Setting  setting)
{
  static const char *const references[] = { "bookmark-ref", "reference-ref", "sequence-ref", "note-ref", NULL };
  g_autofree char *place = steward_markup_is_any (node, references) ? steward_markup_get (node, "ref-name") : NULL;
  g_autofree char *link = place != NULL ? g_strconcat ("#", place, NULL) : NULL;

  steward_document_builder_leave_out (reader->builder, "field, its words stay", (const char *) node->name);
  if (link != NULL)
    setting.link = link;
  read_inlines (reader, node, setting);
}

static void
read_inline (Reader  *reader,
             xmlNode *node,
             Setting  setting)
{
  static const char *const silent[] = {
    "annotation-end", "bookmark", "bookmark-end", "bookmark-start", "change", "change-end", "change-start", "reference-mark",
    "reference-mark-end", "reference-mark-start", "soft-page-break", "alphabetical-index-mark", "toc-mark",
    "toc-mark-start", "toc-mark-end", "label", NULL,
  };
  static const char *const drawn[] = {
    "custom-shape", "rect", "line", "polyline", "polygon", "path", "circle", "ellipse", "g", "connector", "control", NULL,
  };

  if (node->type == XML_TEXT_NODE)
    add_words (reader, (const char *) node->content, setting);
  if (node->type != XML_ELEMENT_NODE || steward_markup_is_any (node, silent))
    return;
  if (steward_markup_is (node, "span"))
    read_span (reader, node, setting);
  else if (steward_markup_is (node, "a"))
    read_link (reader, node, setting);
  else if (steward_markup_is (node, "s") || steward_markup_is (node, "tab"))
    {
      gint n = CLAMP (steward_markup_get_number (node, "c", 1), 1, 1000);
      g_autofree char *spaces = g_strnfill ((gsize) n, steward_markup_is (node, "s") ? ' ' : '\t');

      add_words (reader, spaces, setting);
    }
  else if (steward_markup_is (node, "line-break"))
    {
      if (reader->code != NULL)
        g_string_append_c (reader->code, '\n');
      else
        steward_document_builder_add_break (reader->builder);
    }
  else if (steward_markup_is (node, "note"))
    {
      g_autofree char *class = steward_markup_get (node, "note-class");

      leave_out_words (reader, g_strcmp0 (class, "endnote") == 0 ? "endnote" : "footnote", node);
    }
  else if (steward_markup_is (node, "annotation"))
    leave_out_words (reader, "comment", node);
  else if (steward_markup_is (node, "frame"))
    read_frame (reader, node, setting, 0);
  else if (steward_markup_is_any (node, drawn))
    {
      leave_out_words (reader, "drawing", node);
      leave_out_pictures (reader, node, 0);
    }
  else if (steward_markup_is (node, "hidden-text") || steward_markup_is (node, "hidden-paragraph"))
    leave_out_words (reader, "hidden text", node);
  else if (steward_markup_is (node, "ruby"))
    read_inlines (reader, steward_markup_find (node, "ruby-base") != NULL ? steward_markup_find (node, "ruby-base") : node,
                  setting);
  else if (steward_markup_is (node, "meta") || steward_markup_is (node, "meta-field"))
    read_inlines (reader, node, setting);
  else
    read_field (reader, node, setting);
}

static void
read_inlines (Reader  *reader,
              xmlNode *parent,
              Setting  setting)
{
  if (++reader->depth <= STEWARD_MARKUP_MAX_DEPTH)
    for (xmlNode *node = parent->children; node != NULL; node = node->next)
      read_inline (reader, node, setting);
  reader->depth--;
}

static void
end_code (Reader *reader)
{
  if (reader->code == NULL)
    return;
  steward_document_builder_add_code (reader->builder, reader->code->str);
  g_string_free (g_steal_pointer (&reader->code), TRUE);
}

static void
read_heading (Reader  *reader,
              xmlNode *node,
              guint    level)
{
  Setting setting = { 0 };

  end_code (reader);
  steward_document_builder_end_levels (reader->builder);
  read_inlines (reader, node, setting);
  steward_document_builder_end_heading (reader->builder, MAX (level, 1));
}

/* The level of a paragraph that only its style makes a heading, as some programs write them; else 0. */
static guint
find_outline (Reader  *reader,
              xmlNode *paragraph)
{
  g_autofree char *style = steward_markup_get (paragraph, "style-name");
  g_autofree char *name = g_strdup (style);
  g_autofree char *level = style != NULL ? find_attribute (reader, style, "default-outline-level") : NULL;

  for (guint i = 0; level == NULL && name != NULL && i < MAX_BASES; i++)
    {
      g_autofree char *words = decode_name (name);
      xmlNode *node = find_style (reader, "paragraph", name);

      if (g_str_has_prefix (words, "heading ") && g_ascii_isdigit (words[8]) && words[9] == '\0')
        level = g_strdup (words + 8);
      g_free (name);
      name = node != NULL ? steward_markup_get (node, "parent-style-name") : NULL;
    }
  return level != NULL ? (guint) MIN (g_ascii_strtoull (level, NULL, 10), 10) : 0;
}

static void
read_title (Reader  *reader,
            xmlNode *node)
{
  g_autoptr (GString) words = g_string_new (NULL);

  append_aside (words, node, 0);
  steward_document_builder_set_title (reader->builder, words->str);
}

static void
read_paragraph (Reader  *reader,
                xmlNode *node,
                guint    level)
{
  static const char *const titles[] = { "title", "titel", NULL };
  static const char *const fronts[] = { "subtitle", "author", "date", "abstract", NULL };
  static const char *const quotes[] = { "quotations", "quote", "zitat", "block text", NULL };
  static const char *const codes[] = { "preformatted text", "source code", "vorformatierter text", NULL };
  g_autofree char *style = steward_markup_get (node, "style-name");
  gboolean in_table = steward_document_builder_is_in_table (reader->builder);
  gboolean is_first = reader->n_paragraphs++ == 0;
  Setting setting = { 0 };

  if (level == 0)
    steward_document_builder_end_levels (reader->builder);
  if (!in_table && is_of_style (reader, style, codes))
    {
      if (reader->code == NULL)
        reader->code = g_string_new (NULL);
      else
        g_string_append_c (reader->code, '\n');
      read_inlines (reader, node, setting);
      return;
    }
  end_code (reader);
  if (!in_table && is_of_style (reader, style, titles))
    {
      read_title (reader, node);
      /* Further down it is part of the text as well. */
      if (is_first)
        return;
    }
  else if (is_first && is_of_style (reader, style, fronts))
    {
      leave_out_words (reader, "title page", node);
      reader->n_paragraphs--;
      return;
    }
  if (!in_table && level == 0 && !reader->in_quote && is_of_style (reader, style, quotes))
    {
      read_inlines (reader, node, setting);
      if (!steward_document_builder_has_words (reader->builder))
        return;
      steward_document_builder_begin_quote (reader->builder);
      steward_document_builder_end_paragraph (reader->builder);
      steward_document_builder_end (reader->builder);
      return;
    }
  read_inlines (reader, node, setting);
  steward_document_builder_end_paragraph (reader->builder);
}

/* What a list's style says of one level. */
static gboolean
is_ordered (Reader     *reader,
            const char *style,
            guint       level,
            gint64     *start)
{
  xmlNode *node = find_style (reader, "list-style", style);

  *start = 1;
  for (xmlNode *child = node != NULL ? node->children : NULL; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && steward_markup_get_number (child, "level", 0) == (gint) level)
      {
        g_autofree char *format = steward_markup_get (child, "num-format");

        *start = steward_markup_get_number (child, "start-value", 1);
        return steward_markup_is (child, "list-level-style-number") && format != NULL && *format != '\0';
      }
  return FALSE;
}

static gboolean
holds_heading (xmlNode *item)
{
  for (xmlNode *child = item->children; child != NULL; child = child->next)
    if (steward_markup_is (child, "h") ||
        ((steward_markup_is (child, "list") || steward_markup_is (child, "list-item")) && holds_heading (child)))
      return TRUE;
    else if (child->type == XML_ELEMENT_NODE && !steward_markup_is (child, "number"))
      return FALSE;
  return FALSE;
}

/* Which list it is, to count in: one of its own, or one that it goes on (ODF 1.3 part 3, text:continue-list and
 * text:continue-numbering). One in an item that has nothing else goes on as the list around does. */
static char *
name_list (Reader     *reader,
           xmlNode    *list,
           const char *style,
           guint       level)
{
  g_autofree char *id = steward_markup_get (list, "id");
  g_autofree char *other = steward_markup_get (list, "continue-list");
  g_autofree char *goes_on = steward_markup_get (list, "continue-numbering");
  g_autofree char *place = g_strdup_printf ("%u", level);
  const char *before = g_hash_table_lookup (reader->lists, place);
  g_autofree char *same = g_strdup_printf ("%s ", style != NULL ? style : "");
  const char *known = other != NULL ? g_hash_table_lookup (reader->lists, other) : NULL;
  char *name;

  /* The list before goes on only where it looks the same; its name begins with its style. */
  if (known == NULL && (reader->goes_on || g_strcmp0 (goes_on, "true") == 0) && before != NULL && g_str_has_prefix (before, same))
    known = before;
  reader->goes_on = known != NULL;
  name = known != NULL ? g_strdup (known) : g_strdup_printf ("%s%u", same, ++reader->n_lists);
  if (id != NULL)
    g_hash_table_insert (reader->lists, g_steal_pointer (&id), g_strdup (name));
  g_hash_table_insert (reader->lists, g_steal_pointer (&place), g_strdup (name));
  return name;
}

static guint
count_item (Reader     *reader,
            xmlNode    *item,
            const char *list,
            guint       level,
            gint64      start)
{
  g_autofree char *text = steward_markup_get (item, "start-value");
  gint64 number = start;
  gboolean begins = text != NULL && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL);

  return steward_list_counts_next (reader->counts, reader->builder, list, level, begins ? number : start, begins);
}

/* What the first paragraph's style says of a list that says nothing itself (ODF 1.3 part 3, style:list-style-name). */
static char *
find_list_style (Reader  *reader,
                 xmlNode *list)
{
  xmlNode *paragraph = steward_markup_find_below (list, "p");
  g_autofree char *style = paragraph != NULL ? steward_markup_get (paragraph, "style-name") : NULL;

  return style != NULL ? find_attribute (reader, style, "list-style-name") : NULL;
}

static void
read_list (Reader     *reader,
           xmlNode    *list,
           guint       level,
           const char *outer_style)
{
  g_autofree char *own = steward_markup_get (list, "style-name");
  g_autofree char *of_paragraph = own == NULL && outer_style == NULL ? find_list_style (reader, list) : NULL;
  const char *style = own != NULL ? own : outer_style != NULL ? outer_style : of_paragraph;
  gint64 start;
  gboolean ordered = is_ordered (reader, style, level, &start);
  g_autofree char *name = name_list (reader, list, style, level);
  gboolean goes_on = reader->goes_on;

  reader->goes_on = FALSE;
  end_code (reader);
  for (xmlNode *item = list->children; item != NULL; item = item->next)
    {
      xmlNode *first = item->children;

      if (!steward_markup_is (item, "list-item") && !steward_markup_is (item, "list-header"))
        continue;
      if (first == NULL)
        continue;
      while (first != NULL && (first->type != XML_ELEMENT_NODE || steward_markup_is (first, "number")))
        first = first->next;
      /* Headings are numbered by lists; and a deeper item lies in one that has nothing of its own. */
      if (!holds_heading (item) && !steward_markup_is (first, "list"))
        steward_document_builder_begin_at_level (reader->builder, level, ordered,
                                                 ordered ? count_item (reader, item, name, level, start)
                                                         : STEWARD_DOCUMENT_GOES_ON);
      reader->goes_on = goes_on && steward_markup_is (first, "list");
      read_blocks (reader, item, level, style);
      reader->goes_on = FALSE;
      end_code (reader);
    }
}

static void
read_row (Reader   *reader,
          xmlNode  *row,
          gboolean  is_head)
{
  steward_document_builder_begin_row (reader->builder, is_head);
  for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    {
      gint repeats = CLAMP (steward_markup_get_number (cell, "number-columns-repeated", 1), 1, MAX_REPEATS);

      if (!steward_markup_is (cell, "table-cell"))
        continue;
      for (gint i = 0; i < repeats; i++)
        {
          read_blocks (reader, cell, 0, NULL);
          steward_document_builder_end_cell (reader->builder,
                                             (guint) MAX (steward_markup_get_number (cell, "number-columns-spanned", 1), 1),
                                             (guint) MAX (steward_markup_get_number (cell, "number-rows-spanned", 1), 1));
        }
    }
}

static void
read_rows (Reader   *reader,
           xmlNode  *parent,
           gboolean  in_head,
           guint     depth)
{
  static const char *const holders[] = { "table-header-rows", "table-rows", "table-row-group", NULL };

  for (xmlNode *node = parent->children; node != NULL && depth < STEWARD_MARKUP_MAX_DEPTH; node = node->next)
    {
      gint repeats = CLAMP (steward_markup_get_number (node, "number-rows-repeated", 1), 1, MAX_REPEATS);

      if (steward_markup_is_any (node, holders))
        read_rows (reader, node, in_head || steward_markup_is (node, "table-header-rows"), depth + 1);
      else if (steward_markup_is (node, "table-row"))
        for (gint i = 0; i < repeats; i++)
          read_row (reader, node, in_head);
    }
}

/* What steward_odt_write() says with sections: blocks under an item, and in one quote. */
static gboolean
read_own_section (Reader     *reader,
                  xmlNode    *section,
                  guint       level,
                  const char *list_style)
{
  g_autofree char *name = steward_markup_get (section, "name");
  gboolean was_in_quote = reader->in_quote;

  if (name != NULL && g_str_has_prefix (name, "steward-under-"))
    {
      guint own = (guint) g_ascii_strtoull (name + strlen ("steward-under-"), NULL, 10);

      steward_document_builder_end_levels_below (reader->builder, own);
      read_blocks (reader, section, own, list_style);
      end_code (reader);
      return TRUE;
    }
  if (name == NULL || !g_str_has_prefix (name, "steward-quote-"))
    return FALSE;
  end_code (reader);
  steward_document_builder_end_levels_below (reader->builder, level);
  steward_document_builder_begin_quote (reader->builder);
  reader->in_quote = TRUE;
  read_blocks (reader, section, 0, list_style);
  end_code (reader);
  reader->in_quote = was_in_quote;
  steward_document_builder_end_levels (reader->builder);
  steward_document_builder_end (reader->builder);
  return TRUE;
}

static void
read_block (Reader     *reader,
            xmlNode    *node,
            guint       level,
            const char *list_style)
{
  static const char *const contents[] = {
    "table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index",
    "bibliography", NULL,
  };
  g_autofree char *display = steward_markup_is (node, "section") ? steward_markup_get (node, "display") : NULL;

  if (steward_markup_is (node, "p") && level == 0 && find_outline (reader, node) > 0)
    read_heading (reader, node, find_outline (reader, node));
  else if (steward_markup_is (node, "p"))
    read_paragraph (reader, node, level);
  else if (steward_markup_is (node, "h"))
    read_heading (reader, node, (guint) MAX (steward_markup_get_number (node, "outline-level", 1), 1));
  else if (steward_markup_is (node, "list"))
    read_list (reader, node, level + 1, list_style);
  else if (steward_markup_is (node, "numbered-paragraph"))
    {
      g_autofree char *style = steward_markup_get (node, "style-name");
      g_autofree char *id = steward_markup_get (node, "list-id");
      guint own = (guint) MAX (steward_markup_get_number (node, "level", 1), 1);
      gint64 start;
      gboolean ordered = is_ordered (reader, style, own, &start);

      steward_document_builder_begin_at_level (reader->builder, own, ordered,
                                               ordered ? count_item (reader, node, id != NULL ? id : "", own, start)
                                                       : STEWARD_DOCUMENT_GOES_ON);
      read_blocks (reader, node, own, style);
    }
  else if (steward_markup_is (node, "table"))
    {
      end_code (reader);
      reader->n_paragraphs++;
      if (level == 0)
        steward_document_builder_end_levels (reader->builder);
      steward_document_builder_begin_table (reader->builder);
      read_rows (reader, node, FALSE, 0);
      steward_document_builder_end_table (reader->builder);
    }
  else if (g_strcmp0 (display, "none") == 0)
    leave_out_words (reader, "hidden text", node);
  else if (steward_markup_is (node, "section"))
    {
      if (!read_own_section (reader, node, level, list_style))
        read_blocks (reader, node, level, list_style);
    }
  else if (steward_markup_is_any (node, contents))
    leave_out_words (reader, "table of contents", steward_markup_find (node, "index-body") != NULL
                                                      ? steward_markup_find (node, "index-body") : node);
  else if (steward_markup_is (node, "tracked-changes"))
    for (xmlNode *change = node->children; change != NULL; change = change->next)
      {
        if (steward_markup_find (change, "deletion") != NULL)
          steward_document_builder_count (reader->builder, "tracked deletions, taken as done");
        else if (steward_markup_find (change, "format-change") != NULL)
          steward_document_builder_count (reader->builder, "tracked changes of looks, taken as accepted");
        else if (change->type == XML_ELEMENT_NODE)
          steward_document_builder_count (reader->builder, "tracked insertions, taken as accepted");
      }
  else if (steward_markup_is (node, "frame"))
    {
      Setting setting = { 0 };

      read_frame (reader, node, setting, 0);
    }
}

static void
read_blocks (Reader     *reader,
             xmlNode    *parent,
             guint       level,
             const char *list_style)
{
  if (++reader->depth <= STEWARD_MARKUP_MAX_DEPTH)
    for (xmlNode *node = parent->children; node != NULL; node = node->next)
      {
        if (level > 0 && (steward_markup_is (node, "p") || steward_markup_is (node, "section")))
          steward_document_builder_end_levels_below (reader->builder, level);
        read_block (reader, node, level, list_style);
      }
  reader->depth--;
}

static void
leave_out_margins (Reader *reader,
                   xmlDoc *doc)
{
  static const char *const names[] = {
    "header", "footer", "header-left", "footer-left", "header-first", "footer-first", NULL,
  };
  xmlNode *root = doc != NULL ? steward_markup_find (xmlDocGetRootElement (doc), "master-styles") : NULL;

  for (xmlNode *page = root != NULL ? root->children : NULL; page != NULL; page = page->next)
    for (xmlNode *node = page->children; node != NULL; node = node->next)
      if (steward_markup_is_any (node, names))
        leave_out_words (reader, g_str_has_prefix ((const char *) node->name, "header") ? "page header" : "page footer", node);
}

static void
read_properties (StewardDocumentBuilder *builder,
                 StewardPacked          *packed)
{
  g_autoptr (GBytes) bytes = steward_packed_get (packed, "meta.xml");
  g_autoptr (StewardMarkup) doc = bytes != NULL ? steward_markup_parse_xml (bytes, "meta.xml", NULL) : NULL;
  xmlNode *meta = doc != NULL ? steward_markup_find (xmlDocGetRootElement (doc), "meta") : NULL;
  g_autofree char *title = steward_markup_get_content (steward_markup_find (meta, "title"));
  g_autofree char *language = g_strstrip (steward_markup_get_content (steward_markup_find (meta, "language")));

  steward_document_builder_set_title (builder, title);
  steward_document_builder_set_language (builder, language);
}

/* Formulas lie beside the text, each in a folder of its own. */
static StewardPacked *
unpack_objects (GBytes  *bytes,
                xmlNode *root)
{
  g_autoptr (GStrvBuilder) wanted = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  guint n = 0;

  for (xmlNode *node = root; node != NULL && n < MAX_OBJECTS;)
    {
      g_autofree char *target = steward_markup_is (node, "object") ? steward_markup_get (node, "href") : NULL;

      if (target != NULL)
        {
          g_autofree char *name = name_object (target);

          g_strv_builder_add (wanted, name);
          n++;
        }
      if (node->type == XML_ELEMENT_NODE && node->children != NULL)
        node = node->children;
      else
        {
          while (node != NULL && node != root && node->next == NULL)
            node = node->parent;
          node = node != NULL && node != root ? node->next : NULL;
        }
    }
  names = g_strv_builder_end (wanted);
  return n > 0 ? steward_packed_new (bytes, (const char *const *) names, NULL) : NULL;
}

/**
 * steward_odt_read:
 * @bytes: ODT
 * @id: the id of the guideline that it becomes
 * @seed: (nullable): as steward_markdown_read() has it
 * @left_out: (out) (transfer full) (element-type utf8): what a guideline doesn't hold, a line each: notes and text
 *   boxes with all their words, comments, pictures, page headers, tracked changes, fields
 * @error: return location for a #StewardDocumentError
 *
 * The title is the paragraph in the style of that name, else that of the document's properties, else the first
 * heading. Nothing outside is read. Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
StewardGuideline *
steward_odt_read (GBytes      *bytes,
                  const char  *id,
                  const char  *seed,
                  GPtrArray  **left_out,
                  GError     **error)
{
  static const char *const wanted[] = { "content.xml", "styles.xml", "meta.xml", NULL };
  g_autoptr (StewardPacked) packed = steward_packed_new (bytes, wanted, error);
  g_autoptr (GBytes) content = packed != NULL ? steward_packed_get (packed, "content.xml") : NULL;
  g_autoptr (GBytes) style_bytes = packed != NULL ? steward_packed_get (packed, "styles.xml") : NULL;
  g_autoptr (StewardMarkup) doc = NULL;
  g_autoptr (StewardMarkup) styles = NULL;
  g_autoptr (StewardPacked) objects = NULL;
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (StewardListCounts) counts = steward_list_counts_new ();
  g_autoptr (StewardDocumentBuilder) builder = steward_document_builder_new (id, seed);
  Reader reader = { .builder = builder, .styles = table, .lists = lists, .counts = counts };
  xmlNode *text;

  if (packed == NULL)
    return NULL;
  if (content == NULL)
    {
      g_set_error_literal (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_INVALID,
                           _("the file holds no text document; save it again as ODT"));
      return NULL;
    }
  doc = steward_markup_parse_xml (content, "content.xml", error);
  if (doc == NULL)
    return NULL;
  styles = style_bytes != NULL ? steward_markup_parse_xml (style_bytes, "styles.xml", NULL) : NULL;
  objects = unpack_objects (bytes, xmlDocGetRootElement (doc));
  reader.objects = objects;
  index_styles (table, styles, "styles");
  index_styles (table, styles, "automatic-styles");
  index_styles (table, doc, "automatic-styles");
  text = steward_markup_find (steward_markup_find (xmlDocGetRootElement (doc), "body"), "text");
  if (text != NULL)
    read_blocks (&reader, text, 0, NULL);
  end_code (&reader);
  leave_out_margins (&reader, styles);
  read_properties (builder, packed);
  return steward_document_builder_finish (builder, left_out, error);
}
