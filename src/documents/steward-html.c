/* steward-html.c: guidelines from HTML
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each element means: HTML Living Standard, §4. What Word writes as HTML: its `mso-list`. */

#define G_LOG_DOMAIN "steward-html"

#include "steward-html.h"

#include "steward-document-builder.h"
#include "steward-markup.h"

#include <string.h>

typedef struct
{
  StewardInlineStyle  styles;
  const char         *link; /* (nullable) */
  guint               depth;
} Setting;

static const char *const blocks[] = {
  "address", "article", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "hgroup",
  "html", "legend", "main", "p", "section", "summary", "title", NULL,
};
static const char *const passed_over[] = {
  "applet", "aside", "audio", "button", "canvas", "datalist", "embed", "footer", "form", "frameset", "header", "iframe",
  "map", "math", "nav", "noframes", "noscript", "object", "script", "select", "style", "svg", "template",
  "textarea", "video", NULL,
};
static const char *const lists[] = { "dir", "menu", "ol", "ul", NULL };
static const char *const bold[] = { "b", "strong", NULL };
static const char *const italic[] = { "cite", "dfn", "em", "i", "var", NULL };
static const char *const struck[] = { "del", "s", "strike", NULL };
static const char *const code[] = { "code", "kbd", "samp", "tt", NULL };
static const char *const unheld[] = { "u", "sub", "sup", NULL };

static void read_children (StewardDocumentBuilder *builder,
                           xmlNode                *parent,
                           Setting                 setting);
static void read_node     (StewardDocumentBuilder *builder,
                           xmlNode                *node,
                           Setting                 setting);

/* The value of a property in a `style` attribute. */
static char *
get_style (xmlNode    *node,
           const char *property)
{
  g_autofree char *style = steward_markup_get (node, "style");
  g_auto (GStrv) parts = style != NULL ? g_strsplit (style, ";", -1) : NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      char *colon = strchr (parts[i], ':');

      if (colon == NULL)
        continue;
      *colon = '\0';
      if (g_ascii_strcasecmp (g_strstrip (parts[i]), property) == 0)
        return g_ascii_strdown (g_strstrip (colon + 1), -1);
    }
  return NULL;
}

static void
apply_style (xmlNode *node,
             Setting *setting)
{
  g_autofree char *weight = get_style (node, "font-weight");
  g_autofree char *slant = get_style (node, "font-style");
  g_autofree char *line = get_style (node, "text-decoration");

  if (weight != NULL && (g_str_has_prefix (weight, "bold") || g_ascii_strtoull (weight, NULL, 10) >= 600))
    setting->styles |= STEWARD_INLINE_BOLD;
  else if (weight != NULL && (g_str_equal (weight, "normal") || g_ascii_strtoull (weight, NULL, 10) > 0))
    setting->styles &= ~STEWARD_INLINE_BOLD;
  if (slant != NULL && (g_str_equal (slant, "italic") || g_str_equal (slant, "oblique")))
    setting->styles |= STEWARD_INLINE_ITALIC;
  else if (slant != NULL && g_str_equal (slant, "normal"))
    setting->styles &= ~STEWARD_INLINE_ITALIC;
  if (line != NULL && strstr (line, "line-through") != NULL)
    setting->styles |= STEWARD_INLINE_STRIKE;
}

static gboolean
is_hidden (xmlNode *node)
{
  g_autofree char *display = get_style (node, "display");
  g_autofree char *visibility = get_style (node, "visibility");
  g_autofree char *hidden = steward_markup_get (node, "hidden");

  return hidden != NULL || g_strcmp0 (display, "none") == 0 || g_strcmp0 (visibility, "hidden") == 0;
}

/* All words in an element; those of its parts don't run together. */
static void
append_content (GString *out,
                xmlNode *parent,
                guint    depth)
{
  for (xmlNode *node = parent->children; node != NULL && depth < STEWARD_MARKUP_MAX_DEPTH; node = node->next)
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
      g_string_append (out, (const char *) node->content);
    else if (node->type == XML_ELEMENT_NODE)
      {
        g_string_append_c (out, ' ');
        append_content (out, node, depth + 1);
        g_string_append_c (out, ' ');
      }
}

static void
leave_out_words (StewardDocumentBuilder *builder,
                 const char             *what,
                 xmlNode                *node)
{
  g_autoptr (GString) words = g_string_new (NULL);

  append_content (words, node, 0);
  steward_document_builder_leave_out (builder, what, words->str);
}

static void
leave_out_element (StewardDocumentBuilder *builder,
                   xmlNode                *node)
{
  g_autofree char *what = g_strdup_printf ("<%s>", (const char *) node->name);
  g_autofree char *words = steward_markup_get_content (node);

  if (steward_markup_is (node, "script") || steward_markup_is (node, "style") || *g_strstrip (words) == '\0')
    steward_document_builder_count (builder, what);
  else
    leave_out_words (builder, what, node);
}

/* A list right in a list, as old editors write it, belongs to the item before, and so does what else stands between items;
 * without one it lies here. Returns: the last of it */
static xmlNode *
read_between (StewardDocumentBuilder *builder,
              xmlNode                *node,
              Setting                 setting)
{
  xmlNode *last = node;

  for (; node != NULL && !steward_markup_is (node, "li"); node = node->next)
    {
      last = node;
      read_node (builder, node, setting);
    }
  steward_document_builder_end_paragraph (builder);
  return last;
}

static void
read_list (StewardDocumentBuilder *builder,
           xmlNode                *list,
           Setting                 setting)
{
  gboolean ordered = steward_markup_is (list, "ol");
  g_autofree char *begins = ordered ? steward_markup_get (list, "start") : NULL;
  guint start = steward_document_builder_read_number (builder, begins, 1);

  steward_document_builder_end_paragraph (builder);
  if (++setting.depth >= STEWARD_MARKUP_MAX_DEPTH)
    return;
  for (xmlNode *item = list->children; item != NULL; item = item->next)
    {
      g_autofree char *number = ordered && steward_markup_is (item, "li") ? steward_markup_get (item, "value") : NULL;

      if (!steward_markup_is (item, "li"))
        {
          item = read_between (builder, item, setting);
          continue;
        }
      steward_document_builder_begin_item (builder, ordered, steward_document_builder_read_number (builder, number, start));
      start = STEWARD_DOCUMENT_GOES_ON;
      read_children (builder, item, setting);
      steward_document_builder_end_paragraph (builder);
      if (item->next != NULL && !steward_markup_is (item->next, "li"))
        item = read_between (builder, item->next, setting);
      steward_document_builder_end (builder);
    }
}

/* Whether all cells of a row say what stands below them. */
static gboolean
is_head (xmlNode *row)
{
  gboolean has_heads = FALSE;

  for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    if (steward_markup_is (cell, "td"))
      return FALSE;
    else if (steward_markup_is (cell, "th"))
      has_heads = TRUE;
  return has_heads;
}

static void
read_row (StewardDocumentBuilder *builder,
          xmlNode                *row,
          gboolean                in_head,
          Setting                 setting)
{
  steward_document_builder_begin_row (builder, in_head || is_head (row));
  for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    if (steward_markup_is (cell, "td") || steward_markup_is (cell, "th"))
      {
        gint rows = steward_markup_get_number (cell, "rowspan", 1);

        read_children (builder, cell, setting);
        steward_document_builder_end_cell (builder, (guint) MAX (steward_markup_get_number (cell, "colspan", 1), 1),
                                           rows == 0 ? G_MAXUINT : (guint) MAX (rows, 1));
      }
}

/* The head comes first and the foot last, wherever they are written (HTML Living Standard, §4.9.1). */
static void
read_rows (StewardDocumentBuilder *builder,
           xmlNode                *table,
           Setting                 setting)
{
  static const char *const groups[] = { "thead", "tbody", "tfoot" };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (xmlNode *node = table->children; node != NULL; node = node->next)
      {
        if (i == 1 && steward_markup_is (node, "tr"))
          read_row (builder, node, FALSE, setting);
        for (xmlNode *row = steward_markup_is (node, groups[i]) ? node->children : NULL; row != NULL; row = row->next)
          if (steward_markup_is (row, "tr"))
            read_row (builder, row, i == 0, setting);
      }
}

/* Whether a table only places parts of a page beside each other (HTML Living Standard, §4.9.1). */
static gboolean
is_layout (xmlNode *table)
{
  g_autofree char *role = steward_markup_get (table, "role");

  return g_strcmp0 (role, "presentation") == 0 || g_strcmp0 (role, "none") == 0;
}

static void
read_layout (StewardDocumentBuilder *builder,
             xmlNode                *parent,
             Setting                 setting)
{
  static const char *const parts[] = { "thead", "tbody", "tfoot", "tr", NULL };

  if (++setting.depth >= STEWARD_MARKUP_MAX_DEPTH)
    return;
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (steward_markup_is_any (node, parts))
      read_layout (builder, node, setting);
    else if (node->type == XML_ELEMENT_NODE)
      {
        steward_document_builder_end_paragraph (builder);
        read_children (builder, node, setting);
        steward_document_builder_end_paragraph (builder);
      }
}

static void
read_table (StewardDocumentBuilder *builder,
            xmlNode                *table,
            Setting                 setting)
{
  xmlNode *caption = steward_markup_find (table, "caption");

  if (is_layout (table))
    {
      read_layout (builder, table, setting);
      return;
    }
  steward_document_builder_end_paragraph (builder);
  if (caption != NULL)
    {
      read_children (builder, caption, setting);
      steward_document_builder_end_paragraph (builder);
    }
  steward_document_builder_begin_table (builder);
  read_rows (builder, table, setting);
  steward_document_builder_end_table (builder);
}

static void
leave_out_picture (StewardDocumentBuilder *builder,
                   xmlNode                *node)
{
  g_autofree char *source = steward_markup_get (node, "src");
  g_autofree char *words = steward_markup_get (node, "alt");

  steward_document_builder_leave_out_picture (builder, "picture",
                                              source != NULL && !g_str_has_prefix (source, "data:") ? source : NULL, words);
}

static void
read_link (StewardDocumentBuilder *builder,
           xmlNode                *node,
           Setting                 setting)
{
  g_autofree char *target = steward_markup_get (node, "href");
  g_autofree char *words = steward_markup_get_content (node);

  if (target != NULL)
    g_strstrip (target);
  if (steward_markup_is_safe_link (target))
    setting.link = target;
  else if (target != NULL && *target != '\0')
    steward_document_builder_leave_out (builder, "link", target);
  if (setting.link != NULL && *words == '\0')
    steward_document_builder_leave_out_whole (builder, "link without words", setting.link);
  read_children (builder, node, setting);
}

/* What Word sets before an item or a numbered heading itself. */
static gboolean
is_mark (xmlNode *node)
{
  g_autofree char *list = get_style (node, "mso-list");

  return g_strcmp0 (list, "ignore") == 0;
}

static char *
find_mark (xmlNode *parent)
{
  for (xmlNode *at = steward_markup_find_below (parent, "span"); at != NULL; at = steward_markup_find_below (at, "span"))
    if (is_mark (at))
      {
        g_autofree char *words = steward_markup_get_content (at);
        g_auto (GStrv) parts = g_strsplit (words, "\xc2\xa0", -1);
        g_autofree char *mark = g_strjoinv (" ", parts);

        return g_strdup (g_strstrip (mark));
      }
  return NULL;
}

/* Word's items are paragraphs whose style says `mso-list: l0 level2 lfo1`; the mark before them is in a span: `1.`, `a)`,
 * `(iii)`, or a sign. */
static gboolean
read_word_item (StewardDocumentBuilder *builder,
                xmlNode                *node,
                Setting                 setting)
{
  g_autofree char *list = get_style (node, "mso-list");
  const char *level = list != NULL ? strstr (list, "level") : NULL;
  g_autofree char *mark = level != NULL ? find_mark (node) : NULL;
  const char *number = mark != NULL ? mark + (*mark == '(' ? 1 : 0) : "";
  gboolean is_ordered = g_ascii_isalnum (*number) && strpbrk (number, ".)") != NULL;

  if (level == NULL)
    return FALSE;
  steward_document_builder_begin_at_level (builder, (guint) g_ascii_strtoull (level + strlen ("level"), NULL, 10), is_ordered,
                                           g_ascii_isdigit (*number) ? (guint) g_ascii_strtoull (number, NULL, 10)
                                                                     : STEWARD_DOCUMENT_GOES_ON);
  read_children (builder, node, setting);
  steward_document_builder_end_paragraph (builder);
  return TRUE;
}

static gboolean
is_of_class (xmlNode           *node,
             const char *const *names)
{
  g_autofree char *class = steward_markup_get (node, "class");
  g_auto (GStrv) words = class != NULL ? g_strsplit (class, " ", -1) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (g_strv_contains (names, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_title (StewardDocumentBuilder *builder,
          xmlNode                *node)
{
  static const char *const ours[] = { "title", NULL };
  static const char *const words[] = { "MsoTitle", NULL };

  return steward_markup_is (node, "p") &&
         (is_of_class (node, ours) || (is_of_class (node, words) && !steward_document_builder_has_title (builder)));
}

/* LibreOffice writes what stands above and below each page as parts of the page. */
static const char *
find_margin (xmlNode *node)
{
  g_autofree char *title = steward_markup_is (node, "div") ? steward_markup_get (node, "title") : NULL;

  return g_strcmp0 (title, "header") == 0 ? "page header" : g_strcmp0 (title, "footer") == 0 ? "page footer" : NULL;
}

/* Lines as they stand; the line feed after the mark is part of it (HTML Living Standard, §13.2.6.4.7). */
static void
append_lines (GString *out,
              xmlNode *parent,
              guint    depth)
{
  for (xmlNode *node = parent->children; node != NULL && depth < STEWARD_MARKUP_MAX_DEPTH; node = node->next)
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
      g_string_append (out, (const char *) node->content + (out->len == 0 && depth == 0 && *node->content == '\n' ? 1 : 0));
    else if (steward_markup_is (node, "br"))
      g_string_append_c (out, '\n');
    else if (node->type == XML_ELEMENT_NODE)
      append_lines (out, node, depth + 1);
}

static void
read_quote (StewardDocumentBuilder *builder,
            xmlNode                *node,
            Setting                 setting)
{
  steward_document_builder_begin_quote (builder);
  read_children (builder, node, setting);
  steward_document_builder_end_paragraph (builder);
  steward_document_builder_end (builder);
}

static gboolean
read_block (StewardDocumentBuilder *builder,
            xmlNode                *node,
            Setting                 setting)
{
  static const char *const quotes[] = { "MsoQuote", "MsoIntenseQuote", NULL };
  const char *name = (const char *) node->name;
  gboolean is_heading = name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0';

  if (!is_heading && !g_strv_contains (blocks, name) && !steward_markup_is (node, "blockquote") &&
      !steward_markup_is (node, "pre") && !steward_markup_is (node, "hr"))
    return FALSE;

  steward_document_builder_end_paragraph (builder);
  if (is_heading || !steward_markup_is (node, "p"))
    steward_document_builder_end_levels (builder);
  if (is_heading)
    {
      read_children (builder, node, setting);
      steward_document_builder_end_heading (builder, (guint) (name[1] - '0'));
    }
  else if (steward_markup_is (node, "blockquote"))
    read_quote (builder, node, setting);
  else if (steward_markup_is (node, "pre"))
    {
      g_autoptr (GString) text = g_string_new (NULL);

      append_lines (text, node, 0);
      steward_document_builder_add_code (builder, text->str);
    }
  else if (steward_markup_is (node, "hr"))
    steward_document_builder_count (builder, "line across the page");
  else if (find_margin (node) != NULL)
    leave_out_words (builder, find_margin (node), node);
  else if (is_title (builder, node))
    {
      g_autofree char *words = NULL;

      read_children (builder, node, setting);
      words = steward_document_builder_take_plain (builder);
      steward_document_builder_set_title (builder, words);
    }
  else if (!read_word_item (builder, node, setting))
    {
      steward_document_builder_end_levels (builder);
      if (is_of_class (node, quotes))
        read_quote (builder, node, setting);
      else
        read_children (builder, node, setting);
      steward_document_builder_end_paragraph (builder);
    }
  return TRUE;
}

/* Of what a form asks only a box that is ticked or not says something. */
static void
read_input (StewardDocumentBuilder *builder,
            xmlNode                *node,
            Setting                 setting)
{
  g_autofree char *type = steward_markup_get (node, "type");
  g_autofree char *checked = steward_markup_get (node, "checked");

  if (type != NULL && g_ascii_strcasecmp (type, "checkbox") == 0)
    steward_document_builder_add_words (builder, checked != NULL ? STEWARD_DOCUMENT_CHECKED " " : STEWARD_DOCUMENT_UNCHECKED " ",
                                        setting.styles, setting.link);
  else
    leave_out_element (builder, node);
}

static void
read_element (StewardDocumentBuilder *builder,
              xmlNode                *node,
              Setting                 setting)
{
  if (steward_markup_is (node, "head") || (steward_markup_is (node, "span") && is_mark (node)))
    return;
  if (g_strv_contains (passed_over, (const char *) node->name))
    {
      leave_out_element (builder, node);
      return;
    }
  if (is_hidden (node))
    {
      g_autofree char *words = steward_markup_get_content (node);

      if (*g_strstrip (words) != '\0')
        steward_document_builder_leave_out (builder, "hidden text", words);
      return;
    }
  if (read_block (builder, node, setting))
    return;

  if (steward_markup_is_any (node, lists))
    read_list (builder, node, setting);
  else if (steward_markup_is (node, "table"))
    read_table (builder, node, setting);
  else if (steward_markup_is (node, "br"))
    steward_document_builder_add_break (builder);
  else if (steward_markup_is (node, "input"))
    read_input (builder, node, setting);
  else if (steward_markup_is (node, "q"))
    {
      steward_document_builder_add_words (builder, "\xe2\x80\x9c", setting.styles, setting.link);
      read_children (builder, node, setting);
      steward_document_builder_add_words (builder, "\xe2\x80\x9d", setting.styles, setting.link);
    }
  else if (steward_markup_is (node, "img"))
    leave_out_picture (builder, node);
  else if (steward_markup_is (node, "a"))
    read_link (builder, node, setting);
  else
    {
      if (g_strv_contains (bold, (const char *) node->name))
        setting.styles |= STEWARD_INLINE_BOLD;
      else if (g_strv_contains (italic, (const char *) node->name))
        setting.styles |= STEWARD_INLINE_ITALIC;
      else if (g_strv_contains (struck, (const char *) node->name))
        setting.styles |= STEWARD_INLINE_STRIKE;
      else if (g_strv_contains (code, (const char *) node->name))
        setting.styles |= STEWARD_INLINE_CODE;
      else if (g_strv_contains (unheld, (const char *) node->name))
        {
          g_autofree char *what = g_strdup_printf ("<%s>", (const char *) node->name);

          steward_document_builder_count (builder, what);
        }
      apply_style (node, &setting);
      read_children (builder, node, setting);
    }
}

static void
read_node (StewardDocumentBuilder *builder,
           xmlNode                *node,
           Setting                 setting)
{
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    steward_document_builder_add_words (builder, (const char *) node->content, setting.styles, setting.link);
  else if (node->type == XML_COMMENT_NODE)
    steward_document_builder_count (builder, "HTML comments");
  else if (node->type == XML_ELEMENT_NODE)
    read_element (builder, node, setting);
}

static void
read_children (StewardDocumentBuilder *builder,
               xmlNode                *parent,
               Setting                 setting)
{
  if (++setting.depth > STEWARD_MARKUP_MAX_DEPTH)
    {
      g_autofree char *words = steward_markup_get_content (parent);

      steward_document_builder_add_words (builder, words, setting.styles, setting.link);
      return;
    }
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    read_node (builder, node, setting);
}

/**
 * steward_html_read:
 * @bytes: HTML, a page or a piece of one
 * @id: the id of the guideline that it becomes
 * @seed: (nullable): as steward_markdown_read() has it
 * @left_out: (out) (transfer full) (element-type utf8): what a guideline doesn't hold, a line each: what
 *   surrounds the text on a page, pictures with their descriptions, scripts, underlining
 * @error: return location for a #StewardDocumentError
 *
 * The title is the page's, else the first heading. Nothing outside is read. Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
StewardGuideline *
steward_html_read (GBytes      *bytes,
                   const char  *id,
                   const char  *seed,
                   GPtrArray  **left_out,
                   GError     **error)
{
  g_autoptr (StewardMarkup) doc = steward_markup_parse_html (bytes, error);
  g_autoptr (StewardDocumentBuilder) builder = steward_document_builder_new (id, seed);
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;

  if (doc == NULL)
    return NULL;
  if (root != NULL)
    {
      xmlNode *head = steward_markup_find (root, "head");
      g_autofree char *title = steward_markup_get_content (steward_markup_find (head, "title"));
      g_autofree char *language = steward_markup_get (root, "lang");
      Setting setting = { 0 };

      steward_document_builder_set_title (builder, title);
      steward_document_builder_set_language (builder, language);
      for (xmlNode *node = head != NULL ? head->children : NULL; node != NULL; node = node->next)
        if (steward_markup_is (node, "style") || steward_markup_is (node, "script"))
          leave_out_element (builder, node);
        else if (node->type == XML_COMMENT_NODE)
          steward_document_builder_count (builder, "HTML comments");
      read_children (builder, root, setting);
    }
  return steward_document_builder_finish (builder, left_out, error);
}
