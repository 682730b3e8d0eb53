/* steward-raw-json.c: the parts of a JSON text, found without reading what is in them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-raw-json"

#include "steward-raw-json.h"

#include "steward-json.h"

#include <string.h>

static void
skip_space (StewardRawWalk *walk)
{
  while (walk->at < walk->end && strchr (" \t\r\n", *walk->at) != NULL && *walk->at != '\0')
    walk->at++;
}

static gboolean
skip_string (StewardRawWalk *walk)
{
  for (walk->at++; walk->at < walk->end; walk->at++)
    {
      if (*walk->at == '\\')
        walk->at++;
      else if (*walk->at == '"')
        {
          walk->at++;
          return TRUE;
        }
    }
  return FALSE;
}

/* Without recursion: what comes from outside may be nested as deeply as it likes. */
static gboolean
skip_value (StewardRawWalk *walk,
            StewardRaw     *value)
{
  gsize depth = 0;

  skip_space (walk);
  value->text = walk->at;
  do
    {
      if (walk->at >= walk->end)
        return FALSE;
      switch (*walk->at)
        {
        case '"':
          if (!skip_string (walk))
            return FALSE;
          continue;
        case '{':
        case '[':
          depth++;
          break;
        case '}':
        case ']':
          if (depth == 0)
            return FALSE;
          depth--;
          break;
        default:
          if (depth == 0)
            {
              while (walk->at < walk->end && strchr (",]} \t\r\n", *walk->at) == NULL)
                walk->at++;
              value->length = (gsize) (walk->at - value->text);
              return value->length > 0;
            }
          break;
        }
      walk->at++;
    }
  while (depth > 0);
  value->length = (gsize) (walk->at - value->text);
  return TRUE;
}

/**
 * steward_raw_begin:
 * @walk: (out): where the walk is kept
 * @value: of an object or array
 * @bracket: `{` or `[`
 *
 * Returns: whether it begins with that bracket
 */
gboolean
steward_raw_begin (StewardRawWalk *walk,
                   StewardRaw      value,
                   char            bracket)
{
  *walk = (StewardRawWalk){ value.text, value.text + value.length, TRUE, FALSE };
  skip_space (walk);
  if (walk->at >= walk->end || *walk->at != bracket)
    return FALSE;
  walk->at++;
  return TRUE;
}

/* Steps over the comma. Returns: whether something follows */
static gboolean
goes_on (StewardRawWalk *walk,
         char            closing)
{
  skip_space (walk);
  if (walk->at < walk->end && *walk->at == closing)
    {
      walk->at++;
      skip_space (walk);
      walk->is_whole = walk->at == walk->end;
      return FALSE;
    }
  if (!walk->is_first)
    {
      if (walk->at >= walk->end || *walk->at != ',')
        return FALSE;
      walk->at++;
      skip_space (walk);
    }
  walk->is_first = FALSE;
  return walk->at < walk->end;
}

/**
 * steward_raw_next_member:
 * @name: (out): with its quotes
 * @value: (out): of the member
 *
 * Returns: whether there was one more; at the end `is_whole` of @walk says whether that was the end
 */
gboolean
steward_raw_next_member (StewardRawWalk *walk,
                         StewardRaw     *name,
                         StewardRaw     *value)
{
  if (!goes_on (walk, '}') || *walk->at != '"')
    return FALSE;
  name->text = walk->at;
  if (!skip_string (walk))
    return FALSE;
  name->length = (gsize) (walk->at - name->text);
  skip_space (walk);
  if (walk->at >= walk->end || *walk->at != ':')
    return FALSE;
  walk->at++;
  return skip_value (walk, value);
}

/**
 * steward_raw_next_element:
 * @value: (out): the element
 *
 * Returns: whether there was one more; at the end `is_whole` of @walk says whether that was the end
 */
gboolean
steward_raw_next_element (StewardRawWalk *walk,
                          StewardRaw     *value)
{
  return goes_on (walk, ']') && skip_value (walk, value);
}

/**
 * steward_raw_is:
 *
 * Returns: whether the source is exactly @text
 */
gboolean
steward_raw_is (StewardRaw  value,
                const char *text)
{
  return value.length == strlen (text) && memcmp (value.text, text, value.length) == 0;
}

/**
 * steward_raw_find:
 * @name: a name without anything that would be escaped
 * @value: (out): of the first member called so
 *
 * Returns: whether there is one
 */
gboolean
steward_raw_find (StewardRaw   object,
                  const char  *name,
                  StewardRaw  *value)
{
  StewardRawWalk walk;
  StewardRaw member;
  gsize length = strlen (name);

  if (!steward_raw_begin (&walk, object, '{'))
    return FALSE;
  while (steward_raw_next_member (&walk, &member, value))
    if (member.length == length + 2 && memcmp (member.text + 1, name, length) == 0)
      return TRUE;
  return FALSE;
}

/**
 * steward_raw_dup_string:
 *
 * Returns: (transfer full) (nullable): what a JSON string stands for; %NULL for anything else
 */
char *
steward_raw_dup_string (StewardRaw value)
{
  g_autofree char *array = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (value.length < 2 || *value.text != '"')
    return NULL;
  if (memchr (value.text, '\\', value.length) == NULL && g_utf8_validate_len (value.text + 1, value.length - 2, NULL))
    return g_strndup (value.text + 1, value.length - 2);
  array = g_strdup_printf ("[%.*s]", (int) value.length, value.text);
  node = steward_json_parse (array, -1, NULL);
  return node != NULL ? g_strdup (json_array_get_string_element (json_node_get_array (node), 0)) : NULL;
}
