/* steward-variant.c: which letters a matrix is written with, and what they mean
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-variant"

#include "steward-variant.h"

#include "steward-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (steward-variant-error-quark, steward_variant_error)

struct _StewardVariant
{
  gatomicrefcount  ref_count;
  char            *name;    /* (owned) */
  GPtrArray       *letters; /* (owned) (element-type StewardVariantLetter) */
};

/* How others write it. In RASCI somebody helps whoever answers; in DACI the one who answers drives; in RAPID whoever performs
 * answers and whoever decides approves; in CAIRO somebody is left out on purpose. */
static const struct
{
  const char *name;
  const char *json;
} presets[] = {
  { "RACI",
    "{\"name\":\"RACI\",\"letters\":[{\"slot\":\"A\",\"letter\":\"A\",\"meaning\":\"Accountable\"},"
    "{\"slot\":\"R\",\"letter\":\"R\",\"meaning\":\"Responsible\"},{\"slot\":\"C\",\"letter\":\"C\",\"meaning\":\"Consulted\"},"
    "{\"slot\":\"I\",\"letter\":\"I\",\"meaning\":\"Informed\"}]}" },
  { "RASCI",
    "{\"name\":\"RASCI\",\"letters\":[{\"slot\":\"A\",\"letter\":\"A\",\"meaning\":\"Accountable\"},"
    "{\"slot\":\"R\",\"letter\":\"R\",\"meaning\":\"Responsible\"},"
    "{\"slot\":\"1\",\"letter\":\"S\",\"meaning\":\"Supports\",\"colour\":\"#613583\"},"
    "{\"slot\":\"C\",\"letter\":\"C\",\"meaning\":\"Consulted\"},{\"slot\":\"I\",\"letter\":\"I\",\"meaning\":\"Informed\"}]}" },
  { "DACI",
    "{\"name\":\"DACI\",\"letters\":[{\"slot\":\"R\",\"letter\":\"D\",\"meaning\":\"Driver\",\"most\":1},"
    "{\"slot\":\"A\",\"letter\":\"A\",\"meaning\":\"Approver\"},{\"slot\":\"C\",\"letter\":\"C\",\"meaning\":\"Contributor\"},"
    "{\"slot\":\"I\",\"letter\":\"I\",\"meaning\":\"Informed\"}]}" },
  { "RAPID",
    "{\"name\":\"RAPID\",\"letters\":[{\"slot\":\"1\",\"letter\":\"R\",\"meaning\":\"Recommends\",\"colour\":\"#613583\",\"most\":1},"
    "{\"slot\":\"2\",\"letter\":\"A\",\"meaning\":\"Agrees\",\"colour\":\"#865e3c\"},"
    "{\"slot\":\"R\",\"letter\":\"P\",\"meaning\":\"Performs\"},{\"slot\":\"C\",\"letter\":\"I\",\"meaning\":\"Gives input\"},"
    "{\"slot\":\"A\",\"letter\":\"D\",\"meaning\":\"Decides\"}]}" },
  { "CAIRO",
    "{\"name\":\"CAIRO\",\"letters\":[{\"slot\":\"C\",\"letter\":\"C\",\"meaning\":\"Consulted\"},"
    "{\"slot\":\"A\",\"letter\":\"A\",\"meaning\":\"Accountable\"},{\"slot\":\"I\",\"letter\":\"I\",\"meaning\":\"Informed\"},"
    "{\"slot\":\"R\",\"letter\":\"R\",\"meaning\":\"Responsible\"},"
    "{\"slot\":\"1\",\"letter\":\"O\",\"meaning\":\"Omitted\",\"colour\":\"#5e5c64\"}]}" },
};

static void
letter_free (gpointer data)
{
  StewardVariantLetter *letter = data;

  g_free (letter->letter);
  g_free (letter->meaning);
  g_free (letter->colour);
  g_free (letter);
}

static gboolean
refuse (GError     **error,
        const char  *letter,
        const char  *what)
{
  g_set_error (error, STEWARD_VARIANT_ERROR, STEWARD_VARIANT_ERROR_FORMAT, _("%s: %s"), letter != NULL ? letter : "letters", what);
  return FALSE;
}

static gboolean
is_colour (const char *text)
{
  if (strlen (text) != 7 || *text != '#')
    return FALSE;
  for (const char *p = text + 1; *p != '\0'; p++)
    if (!g_ascii_isxdigit (*p))
      return FALSE;
  return TRUE;
}

static gboolean
check_letter (StewardVariant  *self,
              JsonObject      *object,
              StewardLetters   bit,
              GError         **error)
{
  const char *letter = steward_json_get_text (object, "letter");
  const char *meaning = steward_json_get_text (object, "meaning");
  const char *colour = steward_json_get_text (object, "colour");
  gint64 most = steward_json_get_integer (object, "most", 0);
  gint64 least = steward_json_get_integer (object, "least", 0);

  if (letter == NULL || g_utf8_strlen (letter, -1) != 1 || !g_unichar_isalpha (g_utf8_get_char (letter)))
    return refuse (error, letter, _("each has a “letter” of one character"));
  if (meaning == NULL || *meaning == '\0')
    return refuse (error, letter, _("say its “meaning”"));
  if (bit == 0 || (bit & (bit - 1)) != 0)
    return refuse (error, letter, _("its “slot” is R, A, C or I, or 1 to 6 for one of your own"));
  if (colour != NULL && !is_colour (colour))
    return refuse (error, letter, _("a “colour” is written like #613583"));
  if (least < 0 || most < 0 || most > 1000 || least > 1000 || (most > 0 && least > most))
    return refuse (error, letter, _("“least” and “most” say how many a row may have"));
  for (guint i = 0; i < self->letters->len; i++)
    {
      const StewardVariantLetter *other = self->letters->pdata[i];

      if (other->bit == bit)
        return refuse (error, letter, _("another letter has the same “slot”"));
      if (g_unichar_toupper (g_utf8_get_char (other->letter)) == g_unichar_toupper (g_utf8_get_char (letter)))
        return refuse (error, letter, _("it comes twice"));
    }
  return TRUE;
}

static gboolean
add_letter (StewardVariant  *self,
            JsonObject      *object,
            GError         **error)
{
  StewardVariantLetter *letter;
  StewardLetters bit = 0;

  if (!steward_letters_parse (steward_json_get_text (object, "slot"), &bit))
    bit = 0;
  if (!check_letter (self, object, bit, error))
    return FALSE;
  letter = g_new0 (StewardVariantLetter, 1);
  letter->bit = bit;
  letter->letter = g_utf8_strup (steward_json_get_text (object, "letter"), -1);
  letter->meaning = g_strdup (steward_json_get_text (object, "meaning"));
  letter->colour = g_strdup (steward_json_get_text (object, "colour"));
  letter->least = (guint) steward_json_get_integer (object, "least", 0);
  letter->most = (guint) steward_json_get_integer (object, "most", 0);
  /* What mentions are routed by holds in every variant. */
  if (bit == STEWARD_ACCOUNTABLE)
    letter->least = letter->most = 1;
  if (bit == STEWARD_RESPONSIBLE)
    letter->least = MAX (letter->least, 1);
  g_ptr_array_add (self->letters, letter);
  return TRUE;
}

/**
 * steward_variant_new:
 * @json: (nullable): as described; %NULL is RACI
 * @error: return location for a [error@VariantError]
 *
 * Returns: (transfer full) (nullable): the variant
 */
StewardVariant *
steward_variant_new (const char  *json,
                     GError     **error)
{
  g_autoptr (JsonObject) object = json != NULL ? steward_json_parse_object (json, -1, NULL) : NULL;
  g_autoptr (StewardVariant) self = NULL;
  JsonArray *letters = steward_json_get_array (object, "letters");
  const char *name = steward_json_get_text (object, "name");

  if (json == NULL)
    return steward_variant_new_named ("RACI");
  self = g_new0 (StewardVariant, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->name = g_strdup (name != NULL ? name : "");
  self->letters = g_ptr_array_new_with_free_func (letter_free);
  if (letters == NULL || name == NULL || *name == '\0')
    {
      refuse (error, NULL, _("a variant has a “name” and a list of “letters”"));
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (letters); i++)
    {
      JsonNode *element = json_array_get_element (letters, i);

      if (!JSON_NODE_HOLDS_OBJECT (element))
        {
          refuse (error, NULL, _("each is an object with slot, letter and meaning"));
          return NULL;
        }
      if (!add_letter (self, json_node_get_object (element), error))
        return NULL;
    }
  if (steward_variant_find_letter (self, STEWARD_ACCOUNTABLE) == NULL ||
      steward_variant_find_letter (self, STEWARD_RESPONSIBLE) == NULL)
    {
      refuse (error, NULL, _("one has the slot A: approves, and one the slot R: answers"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * steward_variant_new_named:
 * @name: one of [func@variant_list_names], in any case
 *
 * Returns: (transfer full) (nullable): the variant; %NULL when there is none of that name
 */
StewardVariant *
steward_variant_new_named (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (g_ascii_strcasecmp (presets[i].name, name) == 0)
      return steward_variant_new (presets[i].json, NULL);
  return NULL;
}

/**
 * steward_variant_ref:
 *
 * Returns: (transfer full): the same variant
 */
StewardVariant *
steward_variant_ref (StewardVariant *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * steward_variant_unref:
 * @self: (transfer full): a variant
 */
void
steward_variant_unref (StewardVariant *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->name);
  g_ptr_array_unref (self->letters);
  g_free (self);
}

/**
 * steward_variant_list_names:
 *
 * Returns: (transfer none): the names of those that are known
 */
const char *const *
steward_variant_list_names (void)
{
  static const char *const names[] = { "RACI", "RASCI", "DACI", "RAPID", "CAIRO", NULL };

  return names;
}

/**
 * steward_variant_get_name:
 *
 * Returns: such as `RASCI`
 */
const char *
steward_variant_get_name (StewardVariant *self)
{
  return self->name;
}

/**
 * steward_variant_get_n_letters:
 *
 * Returns: how many letters it has
 */
guint
steward_variant_get_n_letters (StewardVariant *self)
{
  return self->letters->len;
}

/**
 * steward_variant_get_letter:
 *
 * Returns: (transfer none): a letter, in the order in which they are shown
 */
const StewardVariantLetter *
steward_variant_get_letter (StewardVariant *self,
                            guint           index)
{
  g_return_val_if_fail (index < self->letters->len, NULL);

  return self->letters->pdata[index];
}

/**
 * steward_variant_find_letter:
 * @bit: one letter
 *
 * Returns: (transfer none) (nullable): how it is written here; %NULL when it isn't
 */
const StewardVariantLetter *
steward_variant_find_letter (StewardVariant *self,
                             StewardLetters  bit)
{
  for (guint i = 0; i < self->letters->len; i++)
    if (((StewardVariantLetter *) self->letters->pdata[i])->bit == bit)
      return self->letters->pdata[i];
  return NULL;
}

/**
 * steward_variant_is_usual:
 *
 * Returns: whether it is RACI
 */
gboolean
steward_variant_is_usual (StewardVariant *self)
{
  g_autoptr (StewardVariant) raci = steward_variant_new_named ("RACI");

  return steward_variant_equal (self, raci);
}

/**
 * steward_variant_equal:
 *
 * Returns: whether both say the same
 */
gboolean
steward_variant_equal (StewardVariant *self,
                       StewardVariant *other)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) other_node = NULL;
  g_autofree char *text = NULL;
  g_autofree char *other_text = NULL;

  if (self == other)
    return TRUE;
  node = steward_variant_to_json (self);
  other_node = steward_variant_to_json (other);
  text = steward_json_write (node);
  other_text = steward_json_write (other_node);
  return strcmp (text, other_text) == 0;
}

/**
 * steward_variant_parse:
 * @text: (nullable): as people write it here: `R`, `A/R`, `d, c`, ` R A `; empty is none
 * @letters: (out): what it says; untouched on failure
 *
 * Returns: whether every sign of it is one of the letters or stands between them
 */
gboolean
steward_variant_parse (StewardVariant *self,
                       const char     *text,
                       StewardLetters *letters)
{
  StewardLetters found = 0;

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_toupper (g_utf8_get_char (p));
      gboolean is_known = g_unichar_isspace (c) || (c < 128 && strchr ("/,;+&", (int) c) != NULL);

      for (guint i = 0; i < self->letters->len; i++)
        {
          const StewardVariantLetter *letter = self->letters->pdata[i];

          if (g_utf8_get_char (letter->letter) == c)
            {
              found |= letter->bit;
              is_known = TRUE;
            }
        }
      if (!is_known)
        return FALSE;
    }
  *letters = found;
  return TRUE;
}

/**
 * steward_variant_to_text:
 * @letters: of a cell; those that the variant doesn't know are shown as they are stored
 *
 * Returns: (transfer full): as people read it here, such as `A/R`; empty for none
 */
char *
steward_variant_to_text (StewardVariant *self,
                         StewardLetters  letters)
{
  GString *text = g_string_new (NULL);
  StewardLetters rest = letters;

  for (guint i = 0; i < self->letters->len; i++)
    {
      const StewardVariantLetter *letter = self->letters->pdata[i];

      if (!(letters & letter->bit))
        continue;
      if (text->len > 0)
        g_string_append_c (text, '/');
      g_string_append (text, letter->letter);
      rest &= ~letter->bit;
    }
  if (rest != 0)
    {
      g_autofree char *stored = steward_letters_to_text (rest);

      if (text->len > 0)
        g_string_append_c (text, '/');
      g_string_append (text, stored);
    }
  return g_string_free (text, FALSE);
}

/**
 * steward_variant_to_json:
 *
 * Returns: (transfer full): as described
 */
JsonNode *
steward_variant_to_json (StewardVariant *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *letters = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < self->letters->len; i++)
    {
      const StewardVariantLetter *letter = self->letters->pdata[i];
      JsonObject *member = json_object_new ();
      g_autofree char *slot = steward_letters_to_text (letter->bit);

      json_object_set_string_member (member, "slot", slot);
      json_object_set_string_member (member, "letter", letter->letter);
      json_object_set_string_member (member, "meaning", letter->meaning);
      if (letter->colour != NULL)
        json_object_set_string_member (member, "colour", letter->colour);
      if (letter->least > 0)
        json_object_set_int_member (member, "least", letter->least);
      if (letter->most > 0)
        json_object_set_int_member (member, "most", letter->most);
      json_array_add_object_element (letters, member);
    }
  json_object_set_string_member (object, "name", self->name);
  json_object_set_array_member (object, "letters", letters);
  json_node_take_object (node, object);
  return node;
}
