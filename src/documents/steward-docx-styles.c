/* steward-docx-styles.c: what the styles and lists of a DOCX mean
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Styles: ECMA-376 part 1, §17.7. Lists: §17.9. */

#define G_LOG_DOMAIN "steward-docx-styles"

#include "steward-docx-styles.h"

#include <string.h>

/* Styles are based on each other, in rings in documents that somebody made by hand. */
#define MAX_BASES 16

struct _StewardDocxStyles
{
  xmlDoc     *doc;       /* (nullable) */
  GHashTable *styles;    /* (owned) (element-type utf8 xmlNode) by id */
  GHashTable *numbers;   /* (owned) (element-type utf8 xmlNode) by numId */
  GHashTable *abstracts; /* (owned) (element-type utf8 xmlNode) by abstractNumId */
};

/* How word processors in other languages call what Word stores in English; the number is the level. */
static const char *const heading_names[] = {
  "heading", "überschrift", "titre", "título", "titolo", "kop", "rubrik", "overskrift", "otsikko", "nagłówek", "nadpis",
  "заголовок", "标题", "見出し", NULL,
};
static const char *const title_names[] = { "title", "titel", NULL };
static const struct { const char *name, *what; } fronts[] = {
  { "subtitle", "subtitle" }, { "untertitel", "subtitle" }, { "author", "author" }, { "authors", "author" },
  { "autor", "author" }, { "date", "date" }, { "datum", "date" }, { "abstract", "abstract" },
};
static const char *const quote_names[] = {
  "quote", "zitat", "intense quote", "intensives zitat", "block text", "blocktext", "block quote", "blockquote", "quotations",
  "citation", "cita", NULL,
};
static const char *const code_names[] = {
  "source code", "html preformatted", "html vorformatiert", "preformatted text", "code", "macro text", NULL,
};
static const char *const code_char_names[] = {
  "verbatim char", "html code", "source text", "html sample", "html keyboard", "html typewriter", "code", "inline code", NULL,
};
static const char *const continuation_names[] = {
  "list paragraph", "listenabsatz", "list continue", "list continue 2", "list continue 3", "list continue 4", NULL,
};

/* Lists whose depth is in their style's name: each counts on its own, at its own first level. */
static const char *const list_names[] = {
  "list bullet ", "list number ", "aufzählungszeichen ", "listennummer ", NULL,
};

static void
index_children (GHashTable *table,
                xmlDoc     *doc,
                const char *name,
                const char *key)
{
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;

  for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    {
      char *id = steward_markup_is (node, name) ? steward_markup_get (node, key) : NULL;

      if (id != NULL)
        g_hash_table_insert (table, id, node);
    }
}

/**
 * steward_docx_styles_new:
 * @styles: (nullable): the part that holds the styles; must outlive the result, as must
 * @numbering: (nullable): the part that holds the lists
 *
 * Returns: (transfer full): looks up what they mean
 */
StewardDocxStyles *
steward_docx_styles_new (xmlDoc *styles,
                         xmlDoc *numbering)
{
  StewardDocxStyles *self = g_new0 (StewardDocxStyles, 1);

  self->doc = styles;
  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->abstracts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  index_children (self->styles, styles, "style", "styleId");
  index_children (self->numbers, numbering, "num", "numId");
  index_children (self->abstracts, numbering, "abstractNum", "abstractNumId");
  return self;
}

void
steward_docx_styles_free (StewardDocxStyles *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->styles);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->abstracts);
  g_free (self);
}

static char *
get_value (xmlNode    *node,
           const char *name)
{
  xmlNode *child = steward_markup_find (node, name);

  return child != NULL ? steward_markup_get (child, "val") : NULL;
}

static char *
get_name (xmlNode    *style,
          const char *id)
{
  g_autofree char *name = style != NULL ? get_value (style, "name") : NULL;

  return g_utf8_strdown (name != NULL ? name : id, -1);
}

static xmlNode *
get_base (StewardDocxStyles *self,
          xmlNode           *style)
{
  g_autofree char *base = get_value (style, "basedOn");

  return base != NULL ? g_hash_table_lookup (self->styles, base) : NULL;
}

/* The level of `heading 2`, else 0. */
static guint
get_heading_level (const char *name)
{
  for (guint i = 0; heading_names[i] != NULL; i++)
    {
      const char *rest = name + strlen (heading_names[i]);

      if (!g_str_has_prefix (name, heading_names[i]))
        continue;
      while (*rest == ' ')
        rest++;
      if (g_ascii_isdigit (rest[0]) && rest[0] != '0' && rest[1] == '\0')
        return (guint) (rest[0] - '0');
    }
  return 0;
}

static const char *
find_front (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fronts); i++)
    if (g_str_equal (fronts[i].name, name))
      return fronts[i].what;
  return NULL;
}

static StewardDocxRole
find_role (const char *name,
           guint      *level)
{
  *level = get_heading_level (name);
  if (*level > 0)
    return STEWARD_DOCX_ROLE_HEADING;
  if (g_strv_contains (title_names, name))
    return STEWARD_DOCX_ROLE_TITLE;
  if (find_front (name) != NULL)
    return STEWARD_DOCX_ROLE_FRONT;
  if (g_strv_contains (quote_names, name))
    return STEWARD_DOCX_ROLE_QUOTE;
  if (g_strv_contains (code_names, name))
    return STEWARD_DOCX_ROLE_CODE;
  if (g_strv_contains (continuation_names, name))
    return STEWARD_DOCX_ROLE_CONTINUATION;
  if ((g_str_has_prefix (name, "toc ") && g_ascii_isdigit (name[4])) || g_str_equal (name, "toc heading"))
    return STEWARD_DOCX_ROLE_CONTENTS;
  return STEWARD_DOCX_ROLE_BODY;
}

/**
 * steward_docx_styles_get_role:
 * @style: (nullable): the id of a paragraph's style
 * @level: (out): of a heading
 * @name: (out) (nullable): for what stands in front: which it is
 *
 * A style is what it or one that it is based on is called; a style of the writer's own that has a level in the
 * outline is a heading.
 *
 * Returns: what the paragraph is
 */
StewardDocxRole
steward_docx_styles_get_role (StewardDocxStyles  *self,
                              const char         *style,
                              guint              *level,
                              const char        **name)
{
  xmlNode *node = style != NULL ? g_hash_table_lookup (self->styles, style) : NULL;
  guint outline = 0;

  *level = 0;
  *name = NULL;
  for (guint i = 0; style != NULL && i < MAX_BASES && (i == 0 || node != NULL); i++)
    {
      g_autofree char *words = get_name (node, style);
      StewardDocxRole role = find_role (words, level);
      g_autofree char *own_level = node != NULL ? get_value (steward_markup_find (node, "pPr"), "outlineLvl") : NULL;

      if (role == STEWARD_DOCX_ROLE_FRONT)
        *name = find_front (words);
      /* A style's own level counts before that of the heading which it comes from. */
      if (role == STEWARD_DOCX_ROLE_HEADING && outline > 0)
        break;
      if (role != STEWARD_DOCX_ROLE_BODY)
        return role;
      if (outline == 0 && own_level != NULL)
        outline = (guint) g_ascii_strtoull (own_level, NULL, 10) + 1;
      node = node != NULL ? get_base (self, node) : NULL;
    }
  *level = outline <= 9 ? outline : 0;
  return *level > 0 ? STEWARD_DOCX_ROLE_HEADING : STEWARD_DOCX_ROLE_BODY;
}

/**
 * steward_docx_is_on:
 * @node: (nullable): an element that says yes by being there (ECMA-376 part 1, §17.17.4)
 *
 * Returns: whether it does, and its value doesn't say no
 */
gboolean
steward_docx_is_on (xmlNode *node)
{
  static const char *const no[] = { "0", "false", "off", "none", NULL };
  g_autofree char *value = node != NULL ? steward_markup_get (node, "val") : NULL;
  g_autofree char *small = value != NULL ? g_ascii_strdown (value, -1) : NULL;

  return node != NULL && (small == NULL || !g_strv_contains (no, small));
}

static StewardInlineStyle
apply (xmlNode            *properties,
       const char         *name,
       StewardInlineStyle  flag,
       StewardInlineStyle  styles)
{
  xmlNode *node = steward_markup_find (properties, name);

  return node == NULL ? styles : steward_docx_is_on (node) ? styles | flag : styles & ~flag;
}

static StewardInlineStyle
apply_all (xmlNode            *properties,
           StewardInlineStyle  styles)
{
  styles = apply (properties, "b", STEWARD_INLINE_BOLD, styles);
  styles = apply (properties, "i", STEWARD_INLINE_ITALIC, styles);
  styles = apply (properties, "strike", STEWARD_INLINE_STRIKE, styles);
  return apply (properties, "dstrike", STEWARD_INLINE_STRIKE, styles);
}

static StewardInlineStyle
apply_style (StewardDocxStyles  *self,
             xmlNode            *style,
             StewardInlineStyle  styles,
             guint               n)
{
  g_autofree char *name = get_name (style, "");
  xmlNode *base = get_base (self, style);

  if (base != NULL && n < MAX_BASES)
    styles = apply_style (self, base, styles, n + 1);
  if (g_strv_contains (code_char_names, name))
    styles |= STEWARD_INLINE_CODE;
  return apply_all (steward_markup_find (style, "rPr"), styles);
}

/**
 * steward_docx_styles_get_inline:
 * @properties: (nullable): a run's `rPr`
 * @styles: how the words around are set
 *
 * What a paragraph's style sets for all its words isn't emphasis and doesn't count.
 *
 * Returns: how the run is set
 */
StewardInlineStyle
steward_docx_styles_get_inline (StewardDocxStyles  *self,
                                xmlNode            *properties,
                                StewardInlineStyle  styles)
{
  g_autofree char *id = get_value (properties, "rStyle");
  xmlNode *style = id != NULL ? g_hash_table_lookup (self->styles, id) : NULL;

  if (style != NULL)
    styles = apply_style (self, style, styles, 0);
  else if (id != NULL && g_ascii_strcasecmp (id, "VerbatimChar") == 0)
    styles |= STEWARD_INLINE_CODE;
  return apply_all (properties, styles);
}

static xmlNode *
find_abstract (StewardDocxStyles *self,
               const char        *number)
{
  xmlNode *abstract = NULL;
  g_autofree char *id = g_strdup (number);

  /* A list may be that of a style, which names another list (§17.9.21). */
  for (guint i = 0; i < MAX_BASES; i++)
    {
      xmlNode *num = id != NULL ? g_hash_table_lookup (self->numbers, id) : NULL;
      g_autofree char *abstract_id = num != NULL ? get_value (num, "abstractNumId") : NULL;
      g_autofree char *link = NULL;
      xmlNode *style;

      abstract = abstract_id != NULL ? g_hash_table_lookup (self->abstracts, abstract_id) : NULL;
      link = abstract != NULL ? get_value (abstract, "numStyleLink") : NULL;
      style = link != NULL ? g_hash_table_lookup (self->styles, link) : NULL;
      if (style == NULL)
        break;
      g_free (id);
      id = get_value (steward_markup_find (steward_markup_find (style, "pPr"), "numPr"), "numId");
    }
  return abstract;
}

static xmlNode *
find_level (xmlNode    *abstract,
            const char *level,
            const char *style)
{
  for (xmlNode *node = abstract != NULL ? abstract->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *own = steward_markup_is (node, "lvl") ? steward_markup_get (node, "ilvl") : NULL;
      g_autofree char *of_style = own != NULL && style != NULL ? get_value (node, "pStyle") : NULL;

      if (own != NULL && (style != NULL ? g_strcmp0 (of_style, style) == 0 : g_strcmp0 (own, level) == 0))
        return node;
    }
  return NULL;
}

/* What a list says of a level for itself (§17.9.8). */
static xmlNode *
find_override (StewardDocxStyles *self,
               const char        *number,
               const char        *level)
{
  xmlNode *num = g_hash_table_lookup (self->numbers, number);

  for (xmlNode *node = num != NULL ? num->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *own = steward_markup_is (node, "lvlOverride") ? steward_markup_get (node, "ilvl") : NULL;

      if (g_strcmp0 (own, level) == 0)
        return node;
    }
  return NULL;
}

static gint64
get_start (xmlNode  *lvl,
           xmlNode  *override,
           gboolean *is_override)
{
  g_autofree char *start = get_value (lvl, "start");
  g_autofree char *own = get_value (override, "startOverride");

  *is_override = own != NULL;
  return own != NULL ? g_ascii_strtoll (own, NULL, 10) : start != NULL ? g_ascii_strtoll (start, NULL, 10) : 1;
}

/* The depth that a style has in its name: 2 of `list bullet 2`. */
static guint
find_named_level (StewardDocxStyles *self,
                  const char        *style)
{
  g_autofree char *name = style != NULL ? get_name (g_hash_table_lookup (self->styles, style), style) : NULL;

  for (guint i = 0; name != NULL && list_names[i] != NULL; i++)
    {
      const char *digit = name + strlen (list_names[i]);

      if (g_str_has_prefix (name, list_names[i]) && *digit >= '2' && *digit <= '5' && digit[1] == '\0')
        return (guint) (*digit - '0');
    }
  return 0;
}

/**
 * steward_docx_styles_get_list:
 * @properties: (nullable): a paragraph's `pPr`
 * @list: (out caller-allocates): where it stands; its level is 0 for a paragraph that is no item
 *
 * The paragraph's own word counts before that of its style.
 */
void
steward_docx_styles_get_list (StewardDocxStyles *self,
                              xmlNode           *properties,
                              StewardDocxList   *list)
{
  xmlNode *own = steward_markup_find (properties, "numPr");
  g_autofree char *number = get_value (own, "numId");
  g_autofree char *level = get_value (own, "ilvl");
  g_autofree char *style = get_value (properties, "pStyle");
  g_autofree char *deep = NULL; /* what a style says of a list that one below it names */
  g_autofree char *format = NULL;
  g_autofree char *text = NULL;
  xmlNode *node = style != NULL ? g_hash_table_lookup (self->styles, style) : NULL;
  xmlNode *abstract;
  xmlNode *override;
  xmlNode *lvl = NULL;

  *list = (StewardDocxList) { 0 };
  for (guint i = 0; number == NULL && node != NULL && i < MAX_BASES; i++)
    {
      xmlNode *of_style = steward_markup_find (steward_markup_find (node, "pPr"), "numPr");
      g_autofree char *id = steward_markup_get (node, "styleId");

      number = get_value (of_style, "numId");
      if (number != NULL && deep == NULL && id != NULL)
        {
          lvl = find_level (find_abstract (self, number), NULL, id);
          deep = lvl != NULL ? steward_markup_get (lvl, "ilvl") : NULL;
        }
      if (deep == NULL)
        deep = get_value (of_style, "ilvl");
      node = get_base (self, node);
    }
  if (number == NULL || strcmp (number, "0") == 0)
    return;

  if (level == NULL)
    level = deep != NULL ? g_steal_pointer (&deep) : g_strdup ("0");
  abstract = find_abstract (self, number);
  override = find_override (self, number, level);
  lvl = steward_markup_find (override, "lvl");
  if (lvl == NULL)
    lvl = find_level (abstract, level, NULL);
  format = get_value (lvl, "numFmt");
  text = get_value (lvl, "lvlText");
  /* Without a mark it only looks indented. */
  if (lvl != NULL && (format == NULL || strcmp (format, "none") != 0 || (text != NULL && *text != '\0')))
    {
      list->ordered = format == NULL || (strcmp (format, "bullet") != 0 && strcmp (format, "none") != 0);
      list->start = get_start (lvl, override, &list->is_override);
    }
  list->abstract = abstract != NULL ? steward_markup_get (abstract, "abstractNumId") : NULL;
  list->level = (guint) MIN (g_ascii_strtoull (level, NULL, 10), 8) + 1;
  if (list->level == 1)
    list->level = MAX (find_named_level (self, style), 1);
  list->number = g_steal_pointer (&number);
}

void
steward_docx_list_clear (StewardDocxList *list)
{
  g_clear_pointer (&list->number, g_free);
  g_clear_pointer (&list->abstract, g_free);
}
