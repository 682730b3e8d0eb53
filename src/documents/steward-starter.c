/* steward-starter.c: guidelines that a new workspace begins with
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-starter"

#include "steward-starter.h"

#include "steward-guideline-edit.h"
#include "steward-guideline-rule.h"
#include "steward-inline.h"
#include "steward-json.h"
#include "steward-markdown.h"
#include "steward-starter-resources.h"

#include <string.h>

#define FOLDER "/io/github/stewardapp/Steward/starter/"

static GBytes *
look_up (const char  *file,
         GError     **error)
{
  g_autofree char *path = g_strconcat (FOLDER, file, NULL);

  return g_resource_lookup_data (steward_starter_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static JsonObject *
load_json (const char  *file,
           GError     **error)
{
  g_autoptr (GBytes) bytes = look_up (file, error);

  return bytes != NULL
           ? steward_json_parse_object (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error)
           : NULL;
}

static char *
name_organisation (const char *markdown,
                   const char *organisation)
{
  g_autoptr (GString) text = g_string_new (markdown);
  g_autoptr (GString) escaped = g_string_new (NULL);

  for (const char *p = organisation; *p != '\0'; p++)
    {
      if (strchr ("\\`*_[]<>&~|", *p) != NULL)
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *p);
    }
  g_string_replace (text, "{{organisation}}", escaped->str, 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Puts ids for names. Returns: whether every department is there */
static gboolean
name_departments (StewardGuidelineRule  *rule,
                  GHashTable            *departments,
                  const char           **missing)
{
  if (rule->department != NULL)
    {
      const char *id = g_hash_table_lookup (departments, rule->department);

      *missing = rule->department;
      if (id == NULL)
        return FALSE;
      g_free (rule->department);
      rule->department = g_strdup (id);
    }
  for (guint i = 0; rule->departments[i] != NULL; i++)
    {
      const char *id = g_hash_table_lookup (departments, rule->departments[i]);

      *missing = rule->departments[i];
      if (id == NULL)
        return FALSE;
      g_free (rule->departments[i]);
      rule->departments[i] = g_strdup (id);
    }
  return TRUE;
}

static void
name_in_words (char       **words,
               const char  *organisation)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (GString) word = g_string_new (words[i]);

      g_string_replace (word, "{{organisation}}", organisation, 0);
      g_free (words[i]);
      words[i] = g_string_free (g_steal_pointer (&word), FALSE);
    }
}

static gint
find_clause (StewardGuideline *guideline,
             const char       *clause,
             const char       *begins)
{
  for (guint i = 0; clause != NULL && begins != NULL && i < steward_guideline_get_n_blocks (guideline); i++)
    {
      g_autofree char *words = NULL;

      if (!g_str_equal (steward_guideline_get_clause (guideline, i), clause))
        continue;
      words = steward_inline_plain (steward_guideline_get_block (guideline, i)->text);
      return g_str_has_prefix (words, begins) ? (gint) i : -1;
    }
  return -1;
}

static gboolean
add_rule (StewardGuideline  *guideline,
          JsonObject        *entry,
          const char        *organisation,
          GHashTable        *departments,
          GPtrArray         *left_out,
          GError           **error)
{
  const char *clause = steward_json_get_text (entry, "clause");
  gint at = find_clause (guideline, clause, steward_json_get_text (entry, "begins"));
  g_autoptr (StewardGuidelineRule) rule = NULL;
  g_autoptr (JsonNode) json = NULL;
  g_autofree char *block = NULL;
  const char *missing = NULL;

  if (at < 0 || !json_object_has_member (entry, "rule"))
    {
      g_set_error (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_INVALID,
                   "“%s”: no clause %s that begins with “%s”, or no rule for it",
                   steward_guideline_get_title (guideline), clause, steward_json_get_text (entry, "begins"));
      return FALSE;
    }
  rule = steward_guideline_rule_parse (json_object_get_member (entry, "rule"), error);
  if (rule == NULL)
    {
      g_prefix_error (error, "“%s” %s: ", steward_guideline_get_title (guideline), clause);
      return FALSE;
    }
  if (!name_departments (rule, departments, &missing))
    {
      g_ptr_array_add (left_out, g_strdup_printf ("rule on %s: no department “%s”", clause, missing));
      return TRUE;
    }

  name_in_words (rule->terms.words, organisation);
  name_in_words (rule->when.words, organisation);
  json = steward_guideline_rule_to_json (rule);
  block = g_strdup (steward_guideline_get_block (guideline, (guint) at)->id);
  steward_guideline_set_rule (guideline, block, json);
  return TRUE;
}

static char **
find_audience (JsonObject *about,
               GHashTable *departments)
{
  g_auto (GStrv) names = steward_json_get_texts (about, "audience");
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *id = g_hash_table_lookup (departments, names[i]);

      if (id != NULL)
        g_strv_builder_add (ids, id);
    }
  return g_strv_builder_end (ids);
}

/**
 * steward_starter_read:
 * @markdown: a starter guideline; `{{organisation}}` stands for the organisation's name
 * @about: its entry in `rules.json`: `audience` and rules with departments by name, each rule with the
 *   number of its clause and how the clause begins
 * @id: the id of the guideline that it becomes; the blocks' ids follow from it
 * @organisation: the organisation's name; in the words of rules too
 * @departments: (element-type utf8 utf8): ids by name
 * @left_out: (out) (transfer full) (element-type utf8): rules that name a department which isn't there
 * @error: return location for a #StewardDocumentError or a #StewardRecordError
 *
 * An audience of which no department is there is everyone.
 *
 * Returns: (transfer full) (nullable): the document with its rules
 */
StewardGuideline *
steward_starter_read (const char  *markdown,
                      JsonObject  *about,
                      const char  *id,
                      const char  *organisation,
                      GHashTable  *departments,
                      GPtrArray  **left_out,
                      GError     **error)
{
  g_autofree char *named = name_organisation (markdown, organisation);
  g_autoptr (GPtrArray) out = NULL;
  g_autoptr (StewardGuideline) read = steward_markdown_read (named, -1, id, id, &out, error);
  g_autoptr (StewardGuideline) guideline = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  g_auto (GStrv) audience = NULL;
  JsonArray *rules = steward_json_get_array (about, "rules");

  if (read == NULL)
    return NULL;

  audience = find_audience (about, departments);
  guideline = steward_guideline_new (id, steward_guideline_get_title (read), steward_guideline_get_language (read),
                                     (const char *const *) audience);
  blocks = steward_guideline_copy_blocks (read);
  steward_guideline_take_blocks (guideline, blocks);
  for (guint i = 0; rules != NULL && i < json_array_get_length (rules); i++)
    if (!add_rule (guideline, json_array_get_object_element (rules, i), organisation, departments, out, error))
      return NULL;

  *left_out = g_steal_pointer (&out);
  return g_steal_pointer (&guideline);
}

/**
 * steward_starter_load_index:
 * @error: return location
 *
 * Returns: (transfer full) (nullable): `rules.json`: its member `guidelines` lists the starter guidelines,
 *   each with `file`, `department`, `audience` (names), `review_months` and `rules`
 */
JsonObject *
steward_starter_load_index (GError **error)
{
  return load_json ("guidelines/rules.json", error);
}

/**
 * steward_starter_load_matrix:
 * @error: return location
 *
 * Returns: (transfer full) (nullable): `matrix.json`: the `hours` and `departments` that a new
 *   workspace begins with, and `activities` with a rule and with letters in the order of the departments
 */
JsonObject *
steward_starter_load_matrix (GError **error)
{
  return load_json ("matrix.json", error);
}

/**
 * steward_starter_load:
 * @about: an entry of steward_starter_load_index()
 * @id: as for steward_starter_read(), and so are the rest
 * @organisation: the organisation's name
 * @departments: (element-type utf8 utf8): ids by name
 * @left_out: (out) (transfer full) (element-type utf8): rules that couldn't be set
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the document that the program brings along
 */
StewardGuideline *
steward_starter_load (JsonObject  *about,
                      const char  *id,
                      const char  *organisation,
                      GHashTable  *departments,
                      GPtrArray  **left_out,
                      GError     **error)
{
  const char *file = steward_json_get_text (about, "file");
  g_autofree char *path = g_strconcat ("guidelines/", file != NULL ? file : "", NULL);
  g_autoptr (GBytes) bytes = look_up (path, error);
  g_autofree char *markdown = NULL;

  if (bytes == NULL)
    return NULL;

  markdown = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return steward_starter_read (markdown, about, id, organisation, departments, left_out, error);
}
