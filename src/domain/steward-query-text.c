/* steward-query-text.c: a query in the language it was typed in
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-query-text"

#include "steward-query-private.h"

static void
append_quoted (GString    *out,
               const char *value)
{
  gboolean plain = *value != '\0';

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    plain = plain && !steward_query_is_delimiter (p);
  if (plain)
    g_string_append (out, value);
  else
    g_string_append_printf (out, "\"%s\"", value);
}

/* Of pairs of a dense script, the run again. */
static void
append_words (GString                *out,
              const StewardQueryNode *node)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  gboolean dense = FALSE;

  for (guint i = 0; node->words[i] != NULL; i++)
    {
      const char *word = node->words[i];
      gboolean is_dense = steward_tokens_is_dense (g_utf8_get_char (word));
      gboolean goes_on = dense && g_utf8_strlen (node->words[i - 1], -1) == 2;

      if (goes_on)
        g_string_append (joined, g_utf8_next_char (word));
      else
        {
          if (i > 0)
            g_string_append_c (joined, ' ');
          g_string_append (joined, word);
        }
      dense = is_dense;
    }
  if (strchr (joined->str, ' ') != NULL)
    g_string_append_printf (out, "\"%s\"", joined->str);
  else
    g_string_append (out, joined->str);
  if (node->prefix)
    g_string_append_c (out, '*');
}

static void
append_moment (GString   *out,
               gint64     time_us,
               GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time_us / STEWARD_SECOND_US);
  g_autoptr (GDateTime) at = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  g_autofree char *text = NULL;

  if (at != NULL && g_date_time_get_hour (at) == 0 && g_date_time_get_minute (at) == 0 &&
      g_date_time_get_second (at) == 0 && time_us % STEWARD_SECOND_US == 0)
    text = g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (at), g_date_time_get_month (at), g_date_time_get_day_of_month (at));
  else
    text = steward_time_to_rfc3339 (time_us);
  g_string_append (out, text);
}

static void
append_node (GString                *out,
             const StewardQueryNode *node,
             GTimeZone              *zone,
             gboolean                inner)
{
  gboolean group = node->type == STEWARD_QUERY_AND || node->type == STEWARD_QUERY_OR;

  if (node->type == STEWARD_QUERY_NOT)
    g_string_append (out, "NOT ");
  if (node->type == STEWARD_QUERY_AUTHOR)
    g_string_append (out, "author:");
  if (node->type == STEWARD_QUERY_BEFORE || node->type == STEWARD_QUERY_AFTER)
    {
      g_string_append (out, node->type == STEWARD_QUERY_BEFORE ? "before:" : "after:");
      append_moment (out, node->time_us, zone);
    }
  if (node->type == STEWARD_QUERY_FIELD)
    {
      g_string_append_printf (out, "%s:", steward_query_field_name (node->field));
      append_quoted (out, node->value);
    }
  if (node->words != NULL)
    append_words (out, node);
  if (group && inner)
    g_string_append_c (out, '(');
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    {
      if (i > 0)
        g_string_append (out, node->type == STEWARD_QUERY_AND ? " AND " : " OR ");
      append_node (out, g_ptr_array_index (node->children, i), zone, TRUE);
    }
  if (group && inner)
    g_string_append_c (out, ')');
}

/**
 * steward_query_to_text:
 *
 * Returns: (transfer full): how it was understood, in the same language; empty where it asks for
 *   everything
 */
char *
steward_query_to_text (StewardQuery *self)
{
  GString *out = g_string_new (NULL);

  append_node (out, self->root, self->zone, FALSE);
  return g_string_free (out, FALSE);
}
