/* steward-formula.c: formulas as words
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * MathML 3, §3 (presentation markup), written as TeX, which people who write formulas can read. */

#define G_LOG_DOMAIN "steward-formula"

#include "steward-formula.h"

#include <string.h>

static const struct { const char *sign, *name; } signs[] = {
  { "⋅", "\\cdot" }, { "×", "\\times" }, { "÷", "\\div" }, { "±", "\\pm" }, { "≤", "\\leq" }, { "≥", "\\geq" },
  { "≠", "\\neq" }, { "∑", "\\sum" }, { "∏", "\\prod" }, { "∫", "\\int" }, { "∞", "\\infty" }, { "→", "\\rightarrow" },
};

static void write_node (GString *out, xmlNode *node, guint depth);

static xmlNode *
next_element (xmlNode *node)
{
  while (node != NULL && (node->type != XML_ELEMENT_NODE || steward_markup_is (node, "annotation")))
    node = node->next;
  return node;
}

static void
write_token (GString *out,
             xmlNode *node)
{
  g_autofree char *text = g_strstrip (steward_markup_get_content (node));
  const char *words = text;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strcmp (text, signs[i].sign) == 0)
      words = signs[i].name;
  g_string_append_printf (out, steward_markup_is (node, "mo") ? " %s " : "%s", words);
}

static void
write_row (GString *out,
           xmlNode *parent,
           guint    depth)
{
  for (xmlNode *child = next_element (parent->children); child != NULL; child = next_element (child->next))
    write_node (out, child, depth + 1);
}

static void
write_braced (GString *out,
              xmlNode *node,
              guint    depth)
{
  g_string_append_c (out, '{');
  if (node != NULL)
    write_node (out, node, depth + 1);
  g_string_append_c (out, '}');
}

static void
write_node (GString *out,
            xmlNode *node,
            guint    depth)
{
  static const char *const tokens[] = { "mi", "mn", "mo", "mtext", "ms", NULL };
  xmlNode *first = next_element (node->children);
  xmlNode *second = first != NULL ? next_element (first->next) : NULL;

  if (depth > STEWARD_MARKUP_MAX_DEPTH)
    return;
  if (steward_markup_is_any (node, tokens))
    write_token (out, node);
  else if (steward_markup_is (node, "msup") || steward_markup_is (node, "msub"))
    {
      if (first != NULL)
        write_node (out, first, depth + 1);
      g_string_append_c (out, steward_markup_is (node, "msup") ? '^' : '_');
      write_braced (out, second, depth);
    }
  else if (steward_markup_is (node, "mfrac"))
    {
      g_string_append (out, "\\frac");
      write_braced (out, first, depth);
      write_braced (out, second, depth);
    }
  else if (steward_markup_is (node, "msqrt"))
    {
      g_string_append (out, "\\sqrt{");
      write_row (out, node, depth);
      g_string_append_c (out, '}');
    }
  else if (first != NULL && second != NULL && out->len > 0)
    {
      g_string_append_c (out, '{');
      write_row (out, node, depth);
      g_string_append_c (out, '}');
    }
  else
    write_row (out, node, depth);
}

/**
 * steward_formula_write:
 * @math: a `math` element of MathML
 *
 * Returns: (transfer full): the formula in one line of TeX
 */
char *
steward_formula_write (xmlNode *math)
{
  GString *out = g_string_new (NULL);

  write_node (out, math, 0);
  g_string_replace (out, "  ", " ", 0);
  return g_strstrip (g_string_free (out, FALSE));
}
