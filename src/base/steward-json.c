/* steward-json.c: JSON in, checked before it is parsed, and canonical JSON out
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-json"

#include "steward-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

G_DEFINE_QUARK (steward-json-error-quark, steward_json_error)

/* The largest whole number that every JSON reader agrees on (RFC 8259 §6, RFC 7493 §2.2). */
#define MAX_WHOLE 9007199254740992.0

/* Reads without recursion, so that no input can exhaust the stack. */
typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  GHashTable *members; /* (nullable) of the outermost object: name → source text */
  GError    **error;
} Scan;

static gboolean
refuse (Scan             *scan,
        StewardJsonError  code,
        const char       *what)
{
  guint line = 1;
  const char *line_start = scan->start;

  for (const char *p = scan->start; p < scan->at && p < scan->end; p++)
    if (*p == '\n')
      {
        line++;
        line_start = p + 1;
      }
  g_set_error (scan->error, STEWARD_JSON_ERROR, code, _("line %u, column %u: %s"),
               line, (guint) (scan->at - line_start) + 1, what);
  return FALSE;
}

static void
skip_space (Scan *scan)
{
  while (scan->at < scan->end &&
         (*scan->at == ' ' || *scan->at == '\t' || *scan->at == '\n' || *scan->at == '\r'))
    scan->at++;
}

static gboolean
scan_hex (Scan  *scan,
          guint *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++, scan->at++)
    {
      if (scan->at >= scan->end || !g_ascii_isxdigit (*scan->at))
        return refuse (scan, STEWARD_JSON_ERROR_SYNTAX, _("\\u needs four hexadecimal digits"));
      *unit = *unit * 16 + (guint) g_ascii_xdigit_value (*scan->at);
    }
  return TRUE;
}

static gboolean
scan_escape (Scan *scan)
{
  guint unit;

  if (scan->at >= scan->end)
    return refuse (scan, STEWARD_JSON_ERROR_SYNTAX, _("the text ends inside a string"));
  if (*scan->at != 'u')
    {
      if (strchr ("\"\\/bfnrt", *scan->at) == NULL || *scan->at == '\0')
        return refuse (scan, STEWARD_JSON_ERROR_SYNTAX, _("unknown escape in a string"));
      scan->at++;
      return TRUE;
    }

  scan->at++;
  if (!scan_hex (scan, &unit))
    return FALSE;
  if (unit == 0)
    return refuse (scan, STEWARD_JSON_ERROR_LIMIT, _("U+0000 is not text"));
  if (unit >= 0xdc00 && unit <= 0xdfff)
    return refuse (scan, STEWARD_JSON_ERROR_LIMIT, _("half of a surrogate pair"));
  if (unit >= 0xd800 && unit <= 0xdbff)
    {
      if (scan->end - scan->at < 2 || scan->at[0] != '\\' || scan->at[1] != 'u')
        return refuse (scan, STEWARD_JSON_ERROR_LIMIT, _("half of a surrogate pair"));
      scan->at += 2;
      if (!scan_hex (scan, &unit))
        return FALSE;
      if (unit < 0xdc00 || unit > 0xdfff)
        return refuse (scan, STEWARD_JSON_ERROR_LIMIT, _("half of a surrogate pair"));
    }
  return TRUE;
}

static gboolean
scan_string (Scan *scan)
{
  scan->at++;
  while (scan->at < scan->end)
    {
      guchar c = (guchar) *scan->at;

      if (c == '"')
        {
          scan->at++;
          return TRUE;
        }
      if (c < 0x20)
        return refuse (scan, STEWARD_JSON_ERROR_SYNTAX, _("a control character inside a string"));
      scan->at++;
      if (c == '\\' && !scan_escape (scan))
        return FALSE;
    }
  return refuse (scan, STEWARD_JSON_ERROR_SYNTAX, _("the text ends inside a string"));
}

static gboolean
scan_digits (Scan *scan)
{
  if (scan->at >= scan->end || !g_ascii_isdigit (*scan->at))
    return refuse (scan, STEWARD_JSON_ERROR_SYNTAX, _("a number needs a digit here"));
  while (scan->at < scan->end && g_ascii_isdigit (*scan->at))
    scan->at++;
  return TRUE;
}

static gboolean
scan_number (Scan *scan)
{
  const char *begin = scan->at;
  g_autofree char *digits = NULL;
  double value;

  if (*scan->at == '-')
    scan->at++;
  if (scan->at < scan->end && *scan->at == '0')
    scan->at++;
  else if (!scan_digits (scan))
    return FALSE;
  if (scan->at < scan->end && *scan->at == '.')
    {
      scan->at++;
      if (!scan_digits (scan))
        return FALSE;
    }
  if (scan->at < scan->end && (*scan->at == 'e' || *scan->at == 'E'))
    {
      scan->at++;
      if (scan->at < scan->end && (*scan->at == '+' || *scan->at == '-'))
        scan->at++;
      if (!scan_digits (scan))
        return FALSE;
    }

  digits = g_strndup (begin, (gsize) (scan->at - begin));
  value = g_ascii_strtod (digits, NULL);
  if (!isfinite (value) || fabs (value) > MAX_WHOLE)
    {
      scan->at = begin;
      return refuse (scan, STEWARD_JSON_ERROR_LIMIT, _("a number beyond ±2^53"));
    }
  return TRUE;
}

static gboolean
scan_word (Scan       *scan,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (scan->end - scan->at) < length || strncmp (scan->at, word, length) != 0)
    return refuse (scan, STEWARD_JSON_ERROR_SYNTAX, _("a value was expected"));
  scan->at += length;
  return TRUE;
}

static gboolean
scan_scalar (Scan *scan)
{
  switch (*scan->at)
    {
    case '"':
      return scan_string (scan);
    case 't':
      return scan_word (scan, "true");
    case 'f':
      return scan_word (scan, "false");
    case 'n':
      return scan_word (scan, "null");
    default:
      if (*scan->at == '-' || g_ascii_isdigit (*scan->at))
        return scan_number (scan);
      return refuse (scan, STEWARD_JSON_ERROR_SYNTAX, _("a value was expected"));
    }
}

/* A member's name and its colon; remembers the name when it is a member of the outermost object. */
static gboolean
scan_name (Scan  *scan,
           char **name)
{
  const char *begin = scan->at;

  if (scan->at >= scan->end || *scan->at != '"')
    return refuse (scan, STEWARD_JSON_ERROR_SYNTAX, _("a member's name in quotes was expected"));
  if (!scan_string (scan))
    return FALSE;
  /* Hardly any name has anything to unescape, and a parser for each costs more than all the rest. */
  if (name != NULL && memchr (begin, '\\', (gsize) (scan->at - begin)) == NULL)
    *name = g_strndup (begin + 1, (gsize) (scan->at - begin) - 2);
  else if (name != NULL)
    {
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *source = g_strndup (begin, (gsize) (scan->at - begin));

      node = json_from_string (source, NULL);
      *name = g_strdup (node != NULL ? json_node_get_string (node) : "");
    }
  skip_space (scan);
  if (scan->at >= scan->end || *scan->at != ':')
    return refuse (scan, STEWARD_JSON_ERROR_SYNTAX, _("a colon was expected"));
  scan->at++;
  skip_space (scan);
  return TRUE;
}

static gboolean
scan_document (Scan *scan)
{
  char open[STEWARD_JSON_MAX_DEPTH];
  guint depth = 0;
  g_autofree char *member = NULL;
  const char *member_start = NULL;

  skip_space (scan);
  while (TRUE)
    {
      gboolean is_done = TRUE;

      /* One value begins here. */
      if (scan->at >= scan->end)
        return refuse (scan, STEWARD_JSON_ERROR_SYNTAX, _("the text ends where a value was expected"));
      if (*scan->at == '{' || *scan->at == '[')
        {
          char kind = *scan->at;

          if (depth == STEWARD_JSON_MAX_DEPTH)
            return refuse (scan, STEWARD_JSON_ERROR_LIMIT, _("nested deeper than 64 levels"));
          open[depth++] = kind;
          scan->at++;
          skip_space (scan);
          if (scan->at < scan->end && *scan->at == (kind == '{' ? '}' : ']'))
            {
              depth--;
              scan->at++;
            }
          else
            {
              if (kind == '{')
                {
                  gboolean wanted = depth == 1 && scan->members != NULL;

                  if (!scan_name (scan, wanted ? &member : NULL))
                    return FALSE;
                  if (wanted)
                    member_start = scan->at;
                }
              is_done = FALSE;
            }
        }
      else if (!scan_scalar (scan))
        return FALSE;

      /* One or more values end here. */
      while (is_done)
        {
          if (depth == 1 && member != NULL)
            {
              g_hash_table_replace (scan->members, g_steal_pointer (&member),
                                    g_strndup (member_start, (gsize) (scan->at - member_start)));
            }
          skip_space (scan);
          if (depth == 0)
            return scan->at == scan->end ||
                   refuse (scan, STEWARD_JSON_ERROR_SYNTAX, _("something follows the document"));
          if (scan->at >= scan->end)
            return refuse (scan, STEWARD_JSON_ERROR_SYNTAX, _("the text ends inside a list or object"));
          if (*scan->at == ',')
            {
              scan->at++;
              skip_space (scan);
              if (open[depth - 1] == '{')
                {
                  gboolean wanted = depth == 1 && scan->members != NULL;

                  if (!scan_name (scan, wanted ? &member : NULL))
                    return FALSE;
                  if (wanted)
                    member_start = scan->at;
                }
              is_done = FALSE;
            }
          else if (*scan->at == (open[depth - 1] == '{' ? '}' : ']'))
            {
              depth--;
              scan->at++;
            }
          else
            return refuse (scan, STEWARD_JSON_ERROR_SYNTAX, _("a comma or the end was expected"));
        }
    }
}

static gboolean
scan_bytes (const char  *bytes,
            gsize        length,
            GHashTable  *members,
            GError     **error)
{
  Scan scan = { bytes, bytes, bytes + length, members, error };
  const char *invalid;

  if (!g_utf8_validate_len (bytes, length, &invalid))
    {
      scan.at = invalid;
      return refuse (&scan, STEWARD_JSON_ERROR_SYNTAX, _("not UTF-8, or U+0000"));
    }
  return scan_document (&scan);
}

/**
 * steward_json_check:
 * @bytes: what came from outside
 * @length: how many bytes
 * @error: return location for a [error@JsonError]
 *
 * Reads the bytes once, before any parser sees them: json-glib 1.6 overflows the stack on deep
 * nesting, cuts strings at U+0000, wraps whole numbers and lets infinities in. Any thread.
 *
 * Returns: whether this is JSON that everyone reads alike
 */
gboolean
steward_json_check (const char  *bytes,
                    gsize        length,
                    GError     **error)
{
  g_return_val_if_fail (bytes != NULL, FALSE);

  return scan_bytes (bytes, length, NULL, error);
}

/**
 * steward_json_parse:
 * @length: bytes, or -1 for text that ends with NUL
 * @error: return location for a [error@JsonError]
 *
 * Returns: (transfer full) (nullable): the document, checked
 */
JsonNode *
steward_json_parse (const char  *bytes,
                    gssize       length,
                    GError     **error)
{
  gsize n = length < 0 ? strlen (bytes) : (gsize) length;
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!steward_json_check (bytes, n, error))
    return NULL;

  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, bytes, (gssize) n, &local_error))
    {
      g_set_error_literal (error, STEWARD_JSON_ERROR, STEWARD_JSON_ERROR_SYNTAX,
                           local_error->message);
      return NULL;
    }
  return json_parser_steal_root (parser);
}

/**
 * steward_json_parse_object:
 * @length: bytes, or -1 for text that ends with NUL
 * @error: return location for a [error@JsonError]
 *
 * Returns: (transfer full) (nullable): the document, an object
 */
JsonObject *
steward_json_parse_object (const char  *bytes,
                           gssize       length,
                           GError     **error)
{
  g_autoptr (JsonNode) node = steward_json_parse (bytes, length, error);

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, STEWARD_JSON_ERROR, STEWARD_JSON_ERROR_SYNTAX, _("line %u, column %u: %s"), 1, 1,
                   _("an object was expected"));
      return NULL;
    }
  return json_node_dup_object (node);
}

/**
 * steward_json_members:
 * @length: bytes, or -1 for text that ends with NUL
 * @error: return location for a [error@JsonError]
 *
 * Keeps what a newer version wrote byte for byte: no number is rewritten on the way.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): name of each member of the
 *   outermost object and the source text of its value
 */
GHashTable *
steward_json_members (const char  *bytes,
                      gssize       length,
                      GError     **error)
{
  g_autoptr (GHashTable) members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!scan_bytes (bytes, length < 0 ? strlen (bytes) : (gsize) length, members, error))
    return NULL;
  return g_steal_pointer (&members);
}

/**
 * steward_json_append_string:
 * @text: valid UTF-8
 *
 * Appends @text as a JSON string, escaping only what RFC 8259 §7 demands.
 */
void
steward_json_append_string (GString    *out,
                            const char *text)
{
  const char *run = text;

  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      g_string_append_len (out, run, p - run);
      run = p + 1;
      if (c == '"' || c == '\\')
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, (char) c);
        }
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\r')
        g_string_append (out, "\\r");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else
        g_string_append_printf (out, "\\u%04x", c);
    }
  g_string_append (out, run);
  g_string_append_c (out, '"');
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

static void
append_node (GString  *out,
             JsonNode *node)
{
  switch (JSON_NODE_TYPE (node))
    {
    case JSON_NODE_OBJECT:
      {
        JsonObject *object = json_node_get_object (node);
        g_autoptr (GList) names = g_list_sort (json_object_get_members (object), compare_names);

        g_string_append_c (out, '{');
        for (GList *l = names; l != NULL; l = l->next)
          {
            if (l != names)
              g_string_append_c (out, ',');
            steward_json_append_string (out, l->data);
            g_string_append_c (out, ':');
            append_node (out, json_object_get_member (object, l->data));
          }
        g_string_append_c (out, '}');
        break;
      }
    case JSON_NODE_ARRAY:
      {
        JsonArray *array = json_node_get_array (node);

        g_string_append_c (out, '[');
        for (guint i = 0; i < json_array_get_length (array); i++)
          {
            if (i > 0)
              g_string_append_c (out, ',');
            append_node (out, json_array_get_element (array, i));
          }
        g_string_append_c (out, ']');
        break;
      }
    case JSON_NODE_VALUE:
      {
        GType type = json_node_get_value_type (node);
        char number[G_ASCII_DTOSTR_BUF_SIZE];

        if (type == G_TYPE_STRING)
          steward_json_append_string (out, json_node_get_string (node));
        else if (type == G_TYPE_BOOLEAN)
          g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
        else if (type == G_TYPE_INT64)
          g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
        else
          {
            double value = json_node_get_double (node);

            /* 1.0 and 1 are one number: the hash of a record must not tell them apart. */
            if (floor (value) == value && fabs (value) <= MAX_WHOLE)
              g_string_append_printf (out, "%" G_GINT64_FORMAT, (gint64) value);
            else
              g_string_append (out, g_ascii_dtostr (number, sizeof number, value));
          }
        break;
      }
    case JSON_NODE_NULL:
    default:
      g_string_append (out, "null");
      break;
    }
}

/**
 * steward_json_write:
 *
 * Returns: (transfer full): @node as canonical JSON: members sorted by byte, no white space, whole
 *   numbers without a fraction
 */
char *
steward_json_write (JsonNode *node)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (node != NULL, NULL);

  append_node (out, node);
  return g_string_free (out, FALSE);
}

static JsonNode *
get_member (JsonObject *object,
            const char *member)
{
  return object != NULL && json_object_has_member (object, member)
             ? json_object_get_member (object, member)
             : NULL;
}

/**
 * steward_json_get_text:
 * @object: (nullable): where to look
 *
 * Returns: (nullable): the text of @member; %NULL when it isn't there or is something else
 */
const char *
steward_json_get_text (JsonObject *object,
                       const char *member)
{
  JsonNode *node = get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                 json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/**
 * steward_json_get_integer:
 * @object: (nullable): where to look
 *
 * Returns: the whole number of @member, or @fallback
 */
gint64
steward_json_get_integer (JsonObject *object,
                          const char *member,
                          gint64      fallback)
{
  JsonNode *node = get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return fallback;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return json_node_get_int (node);
  if (json_node_get_value_type (node) == G_TYPE_DOUBLE &&
      fabs (json_node_get_double (node)) <= MAX_WHOLE)
    return (gint64) json_node_get_double (node);
  return fallback;
}

/**
 * steward_json_get_boolean:
 * @object: (nullable): where to look
 *
 * Returns: the truth of @member, or @fallback
 */
gboolean
steward_json_get_boolean (JsonObject *object,
                          const char *member,
                          gboolean    fallback)
{
  JsonNode *node = get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                 json_node_get_value_type (node) == G_TYPE_BOOLEAN
             ? json_node_get_boolean (node)
             : fallback;
}

/**
 * steward_json_get_object:
 * @object: (nullable): where to look
 *
 * Returns: (transfer none) (nullable): the object of @member
 */
JsonObject *
steward_json_get_object (JsonObject *object,
                         const char *member)
{
  JsonNode *node = get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * steward_json_get_array:
 * @object: (nullable): where to look
 *
 * Returns: (transfer none) (nullable): the array of @member
 */
JsonArray *
steward_json_get_array (JsonObject *object,
                        const char *member)
{
  JsonNode *node = get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * steward_json_get_texts:
 * @object: (nullable): where to look
 *
 * Returns: (transfer full): the texts in the array of @member, other elements left out
 */
char **
steward_json_get_texts (JsonObject *object,
                        const char *member)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  JsonArray *array = steward_json_get_array (object, member);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        g_strv_builder_add (texts, json_node_get_string (node));
    }
  return g_strv_builder_end (texts);
}
