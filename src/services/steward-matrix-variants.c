/* steward-matrix-variants.c: which letters the draft of the matrix is written with
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-variants"

#include "steward-matrix-variants.h"

#include "steward-draft-private.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-service-error.h"
#include "steward-variant-words.h"

#include <glib/gi18n-lib.h>

static StewardVariant *
read_variant (const char  *text,
              GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  StewardVariant *variant = *text == '{' ? steward_variant_new (text, &local_error) : steward_variant_new_named (text);

  if (variant == NULL && local_error != NULL)
    g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("These are no letters of a matrix: %s"),
                 local_error->message);
  else if (variant == NULL)
    g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND,
                 _("“%s” is no known way to write a matrix; there are RACI, RASCI, DACI, RAPID and CAIRO, or a file with your own"),
                 text);
  return variant;
}

/* A letter that is in use isn't taken away: nobody would know any more what the cell said. */
static gboolean
check_used (StewardMatrix   *table,
            StewardVariant  *variant,
            GError         **error)
{
  for (guint bit = 1; bit <= STEWARD_ALL_LETTERS; bit <<= 1)
    {
      const StewardVariantLetter *letter = steward_variant_find_letter (steward_matrix_get_variant (table), (StewardLetters) bit);
      guint n = 0;

      if (steward_variant_find_letter (variant, (StewardLetters) bit) != NULL)
        continue;
      for (guint r = 0; r < steward_matrix_get_n_rows (table); r++)
        for (guint i = 0; i < steward_matrix_get_n_departments (table); i++)
          n += (steward_matrix_get_row (table, r)->letters[i] & bit) != 0;
      if (n == 0)
        continue;
      g_set_error (error, STEWARD_REFUSAL, STEWARD_REFUSAL_FINDING,
                   ngettext ("%u cell has the letter %s, which would be gone; change it first",
                             "%u cells have the letter %s, which would be gone; change them first", n),
                   n, letter != NULL ? letter->letter : "?");
      return FALSE;
    }
  return TRUE;
}

static gboolean
set (StewardTransaction  *transaction,
     StewardOperation    *operation,
     gpointer             data,
     GCancellable        *cancellable,
     GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardDraft) draft = NULL;
  g_autoptr (StewardVariant) variant = NULL;

  if (!steward_permit_administrator (transaction, error))
    return FALSE;
  draft = steward_draft_read (transaction, error);
  variant = draft != NULL ? read_variant (input->text, error) : NULL;
  return variant != NULL && check_used (draft->table, variant, error) &&
         steward_draft_put_variant (draft, variant, "set", error);
}

/**
 * steward_matrix_set_variant:
 * @variant: the name of one that is known, or JSON as #StewardVariant has it
 *
 * Who answers and who approves stays as it is; only the letters change. In force once the draft is.
 *
 * Returns: (transfer full): writes the draft with other letters. For administrators
 */
StewardOperation *
steward_matrix_set_variant (const char *variant)
{
  return steward_operation_new ("set-variant", STEWARD_MODE_DEED, set, steward_input_new (NULL, variant, NULL),
                                steward_input_free);
}

static gboolean
report (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardDraft) draft = steward_draft_read (transaction, error);
  g_autoptr (StewardMatrix) matrix = draft != NULL ? steward_draft_find_matrix (draft, input->text, error) : NULL;
  StewardVariant *variant = matrix != NULL ? steward_matrix_get_variant (matrix) : NULL;
  JsonNode *node;
  JsonArray *lines;

  if (variant == NULL)
    return FALSE;
  lines = json_array_new ();
  for (guint i = 0; i < steward_variant_get_n_letters (variant); i++)
    {
      const StewardVariantLetter *letter = steward_variant_get_letter (variant, i);
      g_autofree char *slot = steward_letters_to_text (letter->bit);
      g_autofree char *duty = steward_variant_words_duty (letter);
      JsonObject *line = json_object_new ();

      json_object_set_string_member (line, "variant", steward_variant_get_name (variant));
      json_object_set_string_member (line, "slot", slot);
      json_object_set_string_member (line, "letter", letter->letter);
      json_object_set_string_member (line, "meaning", steward_variant_words_meaning (letter));
      if (letter->colour != NULL)
        json_object_set_string_member (line, "colour", letter->colour);
      if (letter->least > 0)
        json_object_set_int_member (line, "least", letter->least);
      if (letter->most > 0)
        json_object_set_int_member (line, "most", letter->most);
      if (*duty != '\0')
        json_object_set_string_member (line, "duty", duty);
      json_array_add_object_element (lines, line);
    }
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, lines);
  steward_operation_take_json (operation, node);
  return TRUE;
}

/**
 * steward_matrix_report_letters:
 * @which: (nullable): `draft`, `in-force` or a number; %NULL is the draft where there is one
 *
 * Returns: (transfer full): a line a letter, in the order in which they are shown
 */
StewardOperation *
steward_matrix_report_letters (const char *which)
{
  return steward_operation_new ("report-letters", STEWARD_MODE_READ, report, steward_input_new (NULL, which, NULL),
                                steward_input_free);
}
