/* steward-query-match.c: whether one mention is what a query asks for
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-query-match"

#include "steward-query-private.h"

#include "steward-kinds.h"

#include <string.h>

typedef struct
{
  StewardRecord       *mention;
  StewardTokens       *tokens;
  guint                author; /* index of the first word of the author */
  StewardQueryResolve  resolve;
  gpointer             data;
} Match;

/**
 * steward_query_author_words:
 * @author: (nullable): as shown
 * @author_address: (nullable): of the author
 *
 * The address of an author gives its last part only, the handle: its host would make every word of
 * a network's name a word of all its people.
 *
 * Returns: (transfer full): what the index holds as the author, before steward_tokens_expand()
 */
char *
steward_query_author_words (const char *author,
                            const char *author_address)
{
  const char *handle = "";

  if (author_address != NULL)
    {
      const char *path = strstr (author_address, "://");

      path = path != NULL ? strchr (path + 3, '/') : author_address;
      if (path != NULL)
        {
          const char *slash = strrchr (path, '/');

          handle = slash != NULL ? slash + 1 : path;
        }
    }
  return g_strconcat (author != NULL ? author : "", "\n", handle, NULL);
}

static guint
field_of (StewardQueryField field)
{
  switch (field)
    {
    case STEWARD_QUERY_FIELD_SITE:
      return STEWARD_MENTION_ADDRESS;
    case STEWARD_QUERY_FIELD_LANG:
      return STEWARD_MENTION_LANGUAGE;
    case STEWARD_QUERY_FIELD_SOURCE:
      return STEWARD_MENTION_SOURCE;
    case STEWARD_QUERY_FIELD_VOICE:
      return STEWARD_MENTION_VOICE;
    case STEWARD_QUERY_FIELD_MOOD:
      return STEWARD_MENTION_MOOD;
    case STEWARD_QUERY_FIELD_STATUS:
      return STEWARD_MENTION_STATUS;
    case STEWARD_QUERY_FIELD_DEPARTMENT:
      return STEWARD_MENTION_DEPARTMENT;
    case STEWARD_QUERY_FIELD_ACTIVITY:
      return STEWARD_MENTION_ACTIVITY;
    case STEWARD_QUERY_FIELD_TOPIC:
      return STEWARD_MENTION_TOPICS;
    case STEWARD_QUERY_FIELD_NETWORK:
      return STEWARD_MENTION_NETWORK;
    case STEWARD_QUERY_FIELD_ASSIGNEE:
      return STEWARD_MENTION_ASSIGNEE;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_on_site (const char *address,
            const char *site)
{
  const char *host = address != NULL ? strstr (address, "://") : NULL;
  gsize length;
  gsize wanted = strlen (site);

  if (host == NULL)
    return FALSE;
  host += 3;
  length = strcspn (host, "/?#:");
  return wanted > 0 && wanted <= length &&
         g_ascii_strncasecmp (host + length - wanted, site, wanted) == 0 &&
         (wanted == length || host[length - wanted - 1] == '.');
}

/**
 * steward_query_node_matches_field:
 * @node: of type %STEWARD_QUERY_FIELD
 * @mention: of kind mention
 * @resolve: (nullable) (scope call): from names to ids
 *
 * Returns: whether the mention's field has that value; case doesn't count
 */
gboolean
steward_query_node_matches_field (const StewardQueryNode *node,
                                  StewardRecord          *mention,
                                  StewardQueryResolve     resolve,
                                  gpointer                data)
{
  guint field = field_of (node->field);
  g_autofree char *resolved = resolve != NULL ? resolve (node->field, node->value, data) : NULL;
  const char *wanted = resolved != NULL ? resolved : node->value;
  gboolean none = g_ascii_strcasecmp (wanted, "none") == 0;
  const char *value;

  if (field == STEWARD_MENTION_TOPICS)
    {
      const char *const *topics = steward_record_get_set (mention, field);

      return none ? topics[0] == NULL : steward_record_set_contains (mention, field, wanted);
    }
  value = steward_record_get_text (mention, field);
  if (value == NULL || none)
    return value == NULL && none;
  if (node->field == STEWARD_QUERY_FIELD_SITE)
    return is_on_site (value, wanted);
  if (node->field == STEWARD_QUERY_FIELD_LANG)
    {
      gsize length = strcspn (wanted, "-_");

      return strcspn (value, "-_") == length && g_ascii_strncasecmp (value, wanted, length) == 0;
    }
  return g_ascii_strcasecmp (value, wanted) == 0;
}

static gboolean
follow_at (Match                  *match,
           const StewardQueryNode *node,
           guint                   at,
           guint                   n_tokens)
{
  for (guint i = 0; node->words[i] != NULL; i++)
    {
      gboolean prefix = node->prefix && node->words[i + 1] == NULL;
      const char *word;

      if (at + i >= n_tokens)
        return FALSE;
      word = steward_tokens_get_word (match->tokens, at + i);
      if (prefix ? !g_str_has_prefix (word, node->words[i]) : strcmp (word, node->words[i]) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_words (Match                  *match,
           const StewardQueryNode *node)
{
  guint n_tokens;

  steward_tokens_get (match->tokens, &n_tokens);
  for (guint at = node->type == STEWARD_QUERY_AUTHOR ? match->author : 0; at < n_tokens; at++)
    if (follow_at (match, node, at, n_tokens))
      return TRUE;
  return FALSE;
}

static gboolean
node_matches (Match                  *match,
              const StewardQueryNode *node)
{
  gint64 published = steward_record_get_time (match->mention, STEWARD_MENTION_PUBLISHED);

  switch (node->type)
    {
    case STEWARD_QUERY_EVERYTHING:
      return TRUE;
    case STEWARD_QUERY_AND:
    case STEWARD_QUERY_OR:
      for (guint i = 0; i < node->children->len; i++)
        if (node_matches (match, g_ptr_array_index (node->children, i)) == (node->type == STEWARD_QUERY_OR))
          return node->type == STEWARD_QUERY_OR;
      return node->type == STEWARD_QUERY_AND;
    case STEWARD_QUERY_NOT:
      return !node_matches (match, g_ptr_array_index (node->children, 0));
    case STEWARD_QUERY_WORDS:
    case STEWARD_QUERY_AUTHOR:
      return has_words (match, node);
    case STEWARD_QUERY_FIELD:
      return steward_query_node_matches_field (node, match->mention, match->resolve, match->data);
    case STEWARD_QUERY_BEFORE:
      return published != STEWARD_TIME_NONE && published < node->time_us;
    case STEWARD_QUERY_AFTER:
      return published != STEWARD_TIME_NONE && published >= node->time_us;
    default:
      g_assert_not_reached ();
    }
}

/**
 * steward_query_matches:
 * @mention: of kind mention
 * @resolve: (nullable) (scope call): from names of departments and the like to ids
 *
 * For one query and one mention; many queries at once are what StewardUnderstanding is for.
 *
 * Returns: whether the mention is what the query asks for
 */
gboolean
steward_query_matches (StewardQuery        *self,
                       StewardRecord       *mention,
                       StewardQueryResolve  resolve,
                       gpointer             data)
{
  g_autoptr (StewardTokens) tokens = steward_tokens_new ();
  const char *title = steward_record_get_text (mention, STEWARD_MENTION_TITLE);
  const char *text = steward_record_get_text (mention, STEWARD_MENTION_TEXT);
  const char *const *hashtags = steward_record_get_set (mention, STEWARD_MENTION_HASHTAGS);
  g_autoptr (GString) words = g_string_new (title);
  g_autofree char *author = steward_query_author_words (steward_record_get_text (mention, STEWARD_MENTION_AUTHOR),
                                                        steward_record_get_text (mention, STEWARD_MENTION_AUTHOR_ADDRESS));
  Match match = { .mention = mention, .tokens = tokens, .resolve = resolve, .data = data };

  g_string_append_printf (words, "\n%s", text != NULL ? text : "");
  for (guint i = 0; hashtags[i] != NULL; i++)
    g_string_append_printf (words, "\n%s", hashtags[i]);
  steward_tokens_add (tokens, words->str);
  match.author = steward_tokens_add (tokens, author);
  return node_matches (&match, self->root);
}
