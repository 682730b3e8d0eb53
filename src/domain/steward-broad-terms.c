/* steward-broad-terms.c: broad words in a guideline's own text, and the grounds for keeping them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-broad-terms"

#include "steward-broad-terms.h"

#include "steward-inline.h"
#include "steward-kinds.h"
#include "steward-wording.h"

#include <string.h>

#define LIST_GROUP "list"

struct _StewardBroadTerms
{
  GPtrArray *terms; /* (owned) (element-type StewardBroadTerm) */
  char      *dated; /* (owned) (nullable) */
};

static void
term_free (gpointer data)
{
  StewardBroadTerm *self = data;

  g_free (self->term);
  g_free (self->language);
  g_strfreev (self->forms);
  g_free (self->why);
  g_free (self->source);
  g_free (self->dated);
  g_free (self->record);
  g_free (self);
}

StewardBroadTerms *
steward_broad_terms_new (void)
{
  StewardBroadTerms *self = g_new0 (StewardBroadTerms, 1);

  self->terms = g_ptr_array_new_with_free_func (term_free);
  return self;
}

void
steward_broad_terms_free (StewardBroadTerms *self)
{
  g_ptr_array_unref (self->terms);
  g_free (self->dated);
  g_free (self);
}

/**
 * steward_broad_terms_add_list:
 * @language: of the list
 * @text: a key file, as data/wording/README.md describes it
 * @error: return location for a #GKeyFileError
 *
 * Returns: whether the list could be read
 */
gboolean
steward_broad_terms_add_list (StewardBroadTerms *self,
                              const char        *language,
                              const char        *text,
                              gsize              length,
                              GError           **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, error))
    return FALSE;
  g_free (self->dated);
  self->dated = g_key_file_get_string (file, LIST_GROUP, "dated", NULL);
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      StewardBroadTerm *term;

      if (strcmp (groups[i], LIST_GROUP) == 0)
        continue;
      term = g_new0 (StewardBroadTerm, 1);
      term->term = g_strdup (groups[i]);
      term->language = g_strdup (language);
      term->forms = g_key_file_get_string_list (file, groups[i], "forms", NULL, NULL);
      if (term->forms == NULL)
        term->forms = g_new0 (char *, 1);
      term->why = g_key_file_get_string (file, groups[i], "why", NULL);
      term->source = g_key_file_get_string (file, groups[i], "source", NULL);
      term->dated = g_key_file_get_string (file, groups[i], "dated", NULL);
      g_ptr_array_add (self->terms, term);
    }
  return TRUE;
}

static gboolean
is_same (const char *a,
         const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a != NULL ? a : "", -1);
  g_autofree char *folded_b = g_utf8_casefold (b != NULL ? b : "", -1);

  return strcmp (folded_a, folded_b) == 0;
}

/**
 * steward_broad_terms_find:
 *
 * Returns: the index of @term in @language, compared without case, or -1
 */
gint
steward_broad_terms_find (StewardBroadTerms *self,
                          const char        *term,
                          const char        *language)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      StewardBroadTerm *other = self->terms->pdata[i];

      if (is_same (other->term, term) && is_same (other->language, language))
        return (gint) i;
    }
  return -1;
}

/**
 * steward_broad_terms_apply:
 * @record: a record of kind `wording`
 *
 * Takes what a workspace says of a term in the place of what was known; one that is removed is no longer looked for.
 */
void
steward_broad_terms_apply (StewardBroadTerms *self,
                           StewardRecord     *record)
{
  const char *words = steward_record_get_text (record, STEWARD_WORDING_TERM);
  gint at = words != NULL
              ? steward_broad_terms_find (self, words, steward_record_get_text (record, STEWARD_WORDING_LANGUAGE))
              : -1;
  StewardBroadTerm *term;

  if (words == NULL)
    return;
  if (steward_record_has (record, STEWARD_WORDING_REMOVED))
    {
      if (at >= 0)
        g_ptr_array_remove_index (self->terms, (guint) at);
      return;
    }
  term = g_new0 (StewardBroadTerm, 1);
  term->term = g_strdup (words);
  term->language = g_strdup (steward_record_get_text (record, STEWARD_WORDING_LANGUAGE));
  term->forms = g_strdupv ((char **) steward_record_get_set (record, STEWARD_WORDING_FORMS));
  term->why = g_strdup (steward_record_get_text (record, STEWARD_WORDING_WHY));
  term->source = g_strdup (steward_record_get_text (record, STEWARD_WORDING_SOURCE));
  term->dated = g_strdup (steward_record_get_text (record, STEWARD_WORDING_DATED));
  term->record = g_strdup (steward_record_get_id (record));
  if (at < 0)
    {
      g_ptr_array_add (self->terms, term);
      return;
    }
  term_free (self->terms->pdata[at]);
  self->terms->pdata[at] = term;
}

guint
steward_broad_terms_get_n (StewardBroadTerms *self)
{
  return self->terms->len;
}

const StewardBroadTerm *
steward_broad_terms_get (StewardBroadTerms *self,
                         guint              at)
{
  return self->terms->pdata[at];
}

/**
 * steward_broad_terms_get_dated:
 *
 * Returns: (nullable): of which day the list is that comes with the program
 */
const char *
steward_broad_terms_get_dated (StewardBroadTerms *self)
{
  return self->dated;
}

/* `de` is `de-AT` too; a text of no known language is read with every term. */
static gboolean
speaks (const char *term,
        const char *text)
{
  gsize length;

  if (term == NULL || text == NULL)
    return TRUE;
  length = strcspn (term, "-");
  return length == strcspn (text, "-") && g_ascii_strncasecmp (term, text, length) == 0;
}

/**
 * steward_broad_terms_plain:
 *
 * Returns: (transfer full): the words of a block without markup; of a table its cells, with a line feed between
 */
char *
steward_broad_terms_plain (const StewardGuidelineBlock *block)
{
  g_autoptr (GString) out = NULL;

  if (block->rows == NULL)
    return steward_inline_plain (block->text);
  out = g_string_new (NULL);
  for (guint i = 0; i < block->rows->len; i++)
    for (char **cell = block->rows->pdata[i]; *cell != NULL; cell++)
      {
        g_autofree char *plain = steward_inline_plain (*cell);

        g_string_append_printf (out, "%s\n", plain);
      }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static GPtrArray *
make_phrases (const StewardBroadTerm *term)
{
  GPtrArray *phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_phrase_free);

  g_ptr_array_add (phrases, steward_phrase_new (term->term, FALSE, NULL));
  for (guint i = 0; term->forms[i] != NULL; i++)
    g_ptr_array_add (phrases, steward_phrase_new (term->forms[i], FALSE, NULL));
  return phrases;
}

static gint
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const StewardWordingMatch *x = a;
  const StewardWordingMatch *y = b;

  return x->start != y->start ? (x->start < y->start ? -1 : 1) : (x->end > y->end ? -1 : x->end < y->end);
}

/* One form may lie in another: the first and longest is the place. */
static void
mark (GArray *marks,
      GArray *matches,
      guint   block,
      guint   term)
{
  guint end = 0;

  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < matches->len; i++)
    {
      StewardWordingMatch *match = &g_array_index (matches, StewardWordingMatch, i);
      StewardBroadMark place = { block, term, match->start, match->end };

      if (match->start < end)
        continue;
      end = match->end;
      g_array_append_val (marks, place);
    }
}

/**
 * steward_broad_terms_review:
 *
 * Reads the guideline's own words; code isn't read. Costs its length once for each term.
 *
 * Returns: (transfer full) (element-type StewardBroadMark): where broad terms stand, by block, then by term
 */
GArray *
steward_broad_terms_review (StewardBroadTerms *self,
                            StewardGuideline  *guideline)
{
  const char *language = steward_guideline_get_language (guideline);
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (StewardBroadMark));

  for (guint i = 0; i < self->terms->len; i++)
    g_ptr_array_add (phrases, make_phrases (self->terms->pdata[i]));
  for (guint at = 0; at < steward_guideline_get_n_blocks (guideline); at++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, at);
      g_autofree char *plain = NULL;
      g_autoptr (StewardWording) wording = NULL;

      if (block->type == STEWARD_GUIDELINE_BLOCK_CODE)
        continue;
      plain = steward_broad_terms_plain (block);
      wording = steward_wording_new (plain, language);
      for (guint i = 0; i < self->terms->len; i++)
        {
          GPtrArray *forms = phrases->pdata[i];
          g_autoptr (GArray) matches = NULL;

          if (!speaks (((StewardBroadTerm *) self->terms->pdata[i])->language, language))
            continue;
          matches = g_array_new (FALSE, FALSE, sizeof (StewardWordingMatch));
          for (guint k = 0; k < forms->len; k++)
            steward_wording_find (wording, forms->pdata[k], matches);
          mark (marks, matches, at, i);
        }
    }
  return marks;
}

/**
 * steward_grounds_standing:
 * @grounds: (nullable): a record of kind `grounds` for the clause and the term
 * @words: the clause as it reads now, without markup
 *
 * Grounds were given for a wording: another wording asks again.
 *
 * Returns: what they are worth
 */
StewardGroundsStanding
steward_grounds_standing (StewardRecord *grounds,
                          const char    *words)
{
  if (grounds == NULL || !steward_record_has (grounds, STEWARD_GROUNDS_INTEREST) ||
      !steward_record_has (grounds, STEWARD_GROUNDS_NARROWER))
    return STEWARD_GROUNDS_NONE;
  return g_strcmp0 (steward_record_get_text (grounds, STEWARD_GROUNDS_WORDS), words) == 0 ? STEWARD_GROUNDS_CURRENT
                                                                                       : STEWARD_GROUNDS_OUTDATED;
}

const char *
steward_grounds_standing_to_string (StewardGroundsStanding standing)
{
  static const char *const names[] = { "open", "answered", "reworded" };

  return names[standing];
}
