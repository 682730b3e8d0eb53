/* steward-search-index.c: the one owner of what the search index and the rollup hold
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-search-index"

#include "steward-search-index.h"
#include "steward-search-writes.h"

#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-query.h"

#include <string.h>

/* Enough of an id to tell all departments, sources and topics of a workspace apart. */
#define FACET_LENGTH 10

/**
 * steward_search_entry_clear:
 */
void
steward_search_entry_clear (StewardSearchEntry *entry)
{
  if (entry->words == NULL)
    return;
  g_string_free (entry->words, TRUE);
  g_string_free (entry->author, TRUE);
  g_string_free (entry->facets, TRUE);
  *entry = (StewardSearchEntry) { 0 };
}

static void
append_facet (GString    *facets,
              char        kind,
              const char *value)
{
  guint length = 0;

  if (facets->len > 0)
    g_string_append_c (facets, ' ');
  g_string_append_c (facets, kind);
  for (const char *p = value; *p != '\0' && length < FACET_LENGTH; p++)
    if (g_ascii_isalnum (*p))
      {
        g_string_append_c (facets, g_ascii_tolower (*p));
        length++;
      }
}

/**
 * steward_facet_token:
 * @kind: `s` status, `d` department, `m` mood, `v` voice, `l` language, `n` network, `c` source,
 *   `a` activity, `u` assignee, `t` topic, `h` host
 * @value: (nullable): what it is; %NULL is `none`
 *
 * Returns: (transfer full): the word of the column `facets` that stands for it
 */
char *
steward_facet_token (char        kind,
                     const char *value)
{
  GString *token = g_string_new (NULL);

  append_facet (token, kind, value != NULL ? value : "none");
  return g_string_free (token, FALSE);
}

static const char *
or_none (const char *value)
{
  return value != NULL ? value : "none";
}

/**
 * steward_pair_token:
 * @department: an id, or `none`
 * @status: of a mention
 *
 * Returns: (transfer full): the word of the column `facets` that stands for both together
 */
char *
steward_pair_token (const char *department,
                    const char *status)
{
  GString *token = g_string_new (NULL);

  append_facet (token, 'p', department);
  g_string_append (token, status);
  return g_string_free (token, FALSE);
}

/**
 * steward_host_token:
 * @host: a host, or a domain above one
 *
 * Returns: (transfer full): the word of the column `facets` that stands for it
 */
char *
steward_host_token (const char *host)
{
  g_autofree char *lower = g_ascii_strdown (host, -1);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA1, lower, -1);

  return steward_facet_token ('h', digest);
}

/* The host and the domains above it, so that `site:` finds all of them. */
static void
append_hosts (GString    *facets,
              const char *address)
{
  const char *host = address != NULL ? strstr (address, "://") : NULL;
  g_autofree char *name = NULL;
  const char *domain;

  if (host == NULL)
    return;
  host += 3;
  name = g_strndup (host, strcspn (host, "/?#:"));
  domain = g_str_has_prefix (name, "www.") ? name + 4 : name;
  while (domain != NULL && *domain != '\0')
    {
      g_autofree char *token = steward_host_token (domain);
      const char *dot = strchr (domain, '.');

      g_string_append_c (facets, ' ');
      g_string_append (facets, token);
      /* A top-level domain alone is no site. */
      domain = dot != NULL && strchr (dot + 1, '.') != NULL ? dot + 1 : NULL;
    }
}

static void
append_expanded (GString    *words,
                 const char *text)
{
  g_autofree char *expanded = steward_tokens_expand (text);

  g_string_append (words, expanded);
}

static void
make_words (GString           *words,
            const char        *title,
            const char        *text,
            const char *const *hashtags)
{
  if (title != NULL)
    append_expanded (words, title);
  g_string_append_c (words, '\n');
  if (text != NULL)
    append_expanded (words, text);
  for (guint i = 0; hashtags != NULL && hashtags[i] != NULL; i++)
    {
      g_string_append_c (words, '\n');
      append_expanded (words, hashtags[i]);
    }
}

static void
make_author (GString    *out,
             const char *author,
             const char *address)
{
  g_autofree char *words = steward_query_author_words (author, address);

  if (words != NULL)
    append_expanded (out, words);
}

typedef struct
{
  const char *status, *department, *mood, *voice, *language, *network, *source, *activity, *assignee;
  const char *address;
  const char *const *topics;
} Facets;

static void
make_facets (GString      *out,
             const Facets *facets)
{
  append_facet (out, 's', or_none (facets->status));
  append_facet (out, 'd', or_none (facets->department));
  append_facet (out, 'p', or_none (facets->department));
  g_string_append (out, or_none (facets->status));
  append_facet (out, 'm', or_none (facets->mood));
  append_facet (out, 'v', or_none (facets->voice));
  {
    g_autofree char *primary = g_strndup (or_none (facets->language), strcspn (or_none (facets->language), "-_"));

    append_facet (out, 'l', primary);
  }
  append_facet (out, 'n', or_none (facets->network));
  append_facet (out, 'c', or_none (facets->source));
  append_facet (out, 'a', or_none (facets->activity));
  append_facet (out, 'u', or_none (facets->assignee));
  if (facets->topics == NULL || facets->topics[0] == NULL)
    append_facet (out, 't', "none");
  for (guint i = 0; facets->topics != NULL && facets->topics[i] != NULL; i++)
    append_facet (out, 't', facets->topics[i]);
  append_hosts (out, facets->address);
}

/**
 * steward_search_entry_fill:
 * @entry: an empty one
 */
void
steward_search_entry_fill (StewardSearchEntry *entry,
                           StewardRecord      *mention)
{
  Facets facets = {
    .status = steward_record_get_text (mention, STEWARD_MENTION_STATUS),
    .department = steward_record_get_text (mention, STEWARD_MENTION_DEPARTMENT),
    .mood = steward_record_get_text (mention, STEWARD_MENTION_MOOD),
    .voice = steward_record_get_text (mention, STEWARD_MENTION_VOICE),
    .language = steward_record_get_text (mention, STEWARD_MENTION_LANGUAGE),
    .network = steward_record_get_text (mention, STEWARD_MENTION_NETWORK),
    .source = steward_record_get_text (mention, STEWARD_MENTION_SOURCE),
    .activity = steward_record_get_text (mention, STEWARD_MENTION_ACTIVITY),
    .assignee = steward_record_get_text (mention, STEWARD_MENTION_ASSIGNEE),
    .address = steward_record_get_text (mention, STEWARD_MENTION_ADDRESS),
    .topics = steward_record_get_set (mention, STEWARD_MENTION_TOPICS),
  };

  entry->words = g_string_sized_new (512);
  entry->author = g_string_sized_new (64);
  entry->facets = g_string_sized_new (160);
  make_words (entry->words, steward_record_get_text (mention, STEWARD_MENTION_TITLE),
              steward_record_get_text (mention, STEWARD_MENTION_TEXT),
              steward_record_get_set (mention, STEWARD_MENTION_HASHTAGS));
  make_author (entry->author, steward_record_get_text (mention, STEWARD_MENTION_AUTHOR),
               steward_record_get_text (mention, STEWARD_MENTION_AUTHOR_ADDRESS));
  make_facets (entry->facets, &facets);
}

static const char *
argument (sqlite3_value *value)
{
  return (const char *) sqlite3_value_text (value);
}

static char **
argument_set (sqlite3_value *value)
{
  const char *json = argument (value);
  g_autoptr (JsonNode) node = json != NULL ? steward_json_parse (json, -1, NULL) : NULL;
  g_autoptr (GStrvBuilder) elements = g_strv_builder_new ();

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      {
        const char *element = json_array_get_string_element (json_node_get_array (node), i);

        if (element != NULL)
          g_strv_builder_add (elements, element);
      }
  return g_strv_builder_end (elements);
}

static void
return_text (sqlite3_context *context,
             GString         *text)
{
  gsize length = text->len;

  sqlite3_result_text (context, g_string_free (text, FALSE), (int) length, g_free);
}

static void
words_function (sqlite3_context  *context,
                int               n_arguments,
                sqlite3_value   **arguments)
{
  g_auto (GStrv) hashtags = argument_set (arguments[2]);
  GString *words = g_string_new (NULL);

  make_words (words, argument (arguments[0]), argument (arguments[1]), (const char *const *) hashtags);
  return_text (context, words);
}

static void
author_function (sqlite3_context  *context,
                 int               n_arguments,
                 sqlite3_value   **arguments)
{
  GString *author = g_string_new (NULL);

  make_author (author, argument (arguments[0]), argument (arguments[1]));
  return_text (context, author);
}

static void
facets_function (sqlite3_context  *context,
                 int               n_arguments,
                 sqlite3_value   **arguments)
{
  g_auto (GStrv) topics = argument_set (arguments[9]);
  Facets facets = {
    .status = argument (arguments[0]),
    .department = argument (arguments[1]),
    .mood = argument (arguments[2]),
    .voice = argument (arguments[3]),
    .language = argument (arguments[4]),
    .network = argument (arguments[5]),
    .source = argument (arguments[6]),
    .activity = argument (arguments[7]),
    .assignee = argument (arguments[8]),
    .topics = (const char *const *) topics,
    .address = argument (arguments[10]),
  };
  GString *out = g_string_new (NULL);

  make_facets (out, &facets);
  return_text (context, out);
}

/**
 * steward_search_index_register:
 *
 * Gives the connection the functions that the view behind the index is made of.
 *
 * Returns: whether it went well
 */
gboolean
steward_search_index_register (StewardConnection  *connection,
                               GError            **error)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  sqlite3 *handle = steward_connection_get_handle (connection);
  int result;

  result = sqlite3_create_function_v2 (handle, "steward_words", 3, flags, NULL, words_function, NULL, NULL, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_create_function_v2 (handle, "steward_author", 2, flags, NULL, author_function, NULL, NULL, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_create_function_v2 (handle, "steward_facets", 11, flags, NULL, facets_function, NULL, NULL, NULL);
  if (result != SQLITE_OK)
    {
      steward_connection_set_error (connection, result, error);
      return FALSE;
    }
  return TRUE;
}

/**
 * steward_search_index_check:
 *
 * Holds the index against the mentions; writes nothing, but needs a connection that may.
 *
 * Returns: whether every mention and every answer is in its index as it should be
 */
gboolean
steward_search_index_check (StewardConnection  *connection,
                            GError            **error)
{
  return steward_connection_execute (
      connection,
      "INSERT INTO mention_search (mention_search, rank) VALUES ('integrity-check', 1);"
      "INSERT INTO response_search (response_search, rank) VALUES ('integrity-check', 1);",
      error);
}

/**
 * steward_search_index_rebuild:
 *
 * Makes index and rollup anew from the mentions: about 40 s CPU for a million. One transaction of
 * the caller.
 *
 * Returns: whether it went well
 */
gboolean
steward_search_index_rebuild (StewardConnection  *connection,
                              GError            **error)
{
  return steward_connection_execute (
      connection,
      "INSERT INTO mention_search (mention_search) VALUES ('rebuild');"
      "INSERT INTO response_search (response_search) VALUES ('rebuild');"
      "DELETE FROM mention_rollup;"
      "INSERT INTO mention_rollup (day, department, status, mood, n) " STEWARD_ROLLUP_SELECT ";",
      error);
}
