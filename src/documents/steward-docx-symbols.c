/* steward-docx-symbols.c: what stands in a DOCX in a way of its own, and what it says
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Symbols: ECMA-376 part 1, §17.3.3.30; the tables of Symbol and Wingdings as Unicode.org has them (MAPPINGS/VENDORS).
 * Alternatives: ECMA-376 part 3, §10.2. */

#define G_LOG_DOMAIN "steward-docx"

#include "steward-docx-reader.h"

#include <string.h>

typedef struct
{
  guint    code;
  gunichar sign;
} Symbol;

/* The Greek alphabet lies where the Latin one does. */
static const char *const greek_capitals = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
static const char *const greek_letters = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

static const Symbol symbols[] = {
  { 0x22, 0x2200 }, { 0x24, 0x2203 }, { 0x2D, 0x2212 }, { 0xA3, 0x2264 }, { 0xA5, 0x221E }, { 0xA2, 0x2032 }, { 0xAB, 0x2194 },
  { 0xAC, 0x2190 }, { 0xAD, 0x2191 }, { 0xAE, 0x2192 }, { 0xAF, 0x2193 }, { 0xB0, 0x00B0 }, { 0xB1, 0x00B1 }, { 0xB3, 0x2265 },
  { 0xB4, 0x00D7 }, { 0xB7, 0x2022 }, { 0xB8, 0x00F7 }, { 0xB9, 0x2260 }, { 0xBA, 0x2261 }, { 0xBB, 0x2248 }, { 0xBC, 0x2026 },
  { 0xD2, 0x00AE }, { 0xD3, 0x00A9 }, { 0xD4, 0x2122 }, { 0xDE, 0x21D2 }, { 0xE2, 0x00AE }, { 0xE3, 0x00A9 }, { 0xE4, 0x2122 },
};
static const Symbol wingdings[] = {
  { 0x22, 0x2702 }, { 0x28, 0x260E }, { 0x2A, 0x2709 }, { 0x45, 0x261C }, { 0x46, 0x261E }, { 0x4A, 0x263A }, { 0x4C, 0x2639 },
  { 0x6C, 0x25CF }, { 0x6E, 0x25A0 }, { 0x6F, 0x25A1 }, { 0x71, 0x2751 }, { 0x76, 0x2756 }, { 0x9F, 0x2022 }, { 0xA7, 0x25AA },
  { 0xA8, 0x25FB }, { 0xD8, 0x27A2 }, { 0xDF, 0x2190 }, { 0xE0, 0x2192 }, { 0xE8, 0x2794 }, { 0xF0, 0x21E8 }, { 0xFB, 0x2718 },
  { 0xFC, 0x2714 }, { 0xFD, 0x2612 }, { 0xFE, 0x2611 },
};

static gunichar
look_up (const Symbol *table,
         gsize         n_symbols,
         guint         code)
{
  for (gsize i = 0; i < n_symbols; i++)
    if (table[i].code == code)
      return table[i].sign;
  return 0;
}

/**
 * steward_docx_find_symbol:
 * @font: (nullable): in which it is set
 * @code: which one; those of symbol fonts lie from 0xF000 on, too
 *
 * Returns: the character that looks so, or 0 if there is none that we know
 */
gunichar
steward_docx_find_symbol (const char *font,
                          guint       code)
{
  guint own = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000 : code;

  if (g_strcmp0 (font, "Symbol") == 0 && own >= 'A' && own <= 'Z')
    return g_utf8_get_char (g_utf8_offset_to_pointer (greek_capitals, own - 'A'));
  if (g_strcmp0 (font, "Symbol") == 0 && own >= 'a' && own <= 'z')
    return g_utf8_get_char (g_utf8_offset_to_pointer (greek_letters, own - 'a'));
  if (g_strcmp0 (font, "Symbol") == 0)
    return look_up (symbols, G_N_ELEMENTS (symbols), own);
  if (g_strcmp0 (font, "Wingdings") == 0)
    return look_up (wingdings, G_N_ELEMENTS (wingdings), own);
  /* In a font of letters it is what it says. */
  return code >= 0x20 && (code < 0xE000 || code > 0xF8FF) && g_unichar_validate (code) && g_unichar_isprint (code) &&
             (font == NULL || (strstr (font, "ings") == NULL && strstr (font, "Symbol") == NULL))
           ? code : 0;
}

/* Whether we know what a choice asks for: drawings, and what is only said of words. */
static gboolean
is_known (xmlNode *choice)
{
  static const char *const known[] = {
    "wps", "wpg", "wpc", "wpi", "w14", "w15", "w16", "w16se", "w16cid", "wp14", "a14", "v", "cx", "am3d", "aink", NULL,
  };
  g_autofree char *needs = steward_markup_get (choice, "Requires");
  g_auto (GStrv) words = g_strsplit (needs != NULL ? needs : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !g_strv_contains (known, words[i]))
      return FALSE;
  return TRUE;
}

/**
 * steward_docx_choose:
 * @alternatives: an `AlternateContent`
 *
 * Returns: (nullable): what is to be read of it: the first choice that we know, else what stands for all of them
 */
xmlNode *
steward_docx_choose (xmlNode *alternatives)
{
  for (xmlNode *node = alternatives->children; node != NULL; node = node->next)
    if ((steward_markup_is (node, "Choice") && is_known (node)) || steward_markup_is (node, "Fallback"))
      return node;
  return NULL;
}
