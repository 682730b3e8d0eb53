/* steward-mastodon-status.c: a status of Mastodon's API as a post
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mastodon"

#include "steward-mastodon-status.h"

#include "steward-html-text.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-text.h"

#include <string.h>

/* The server's clock and ours may differ. */
#define CLOCK_SLACK_US (5 * STEWARD_MINUTE_US)

static gint64
read_time (JsonObject *object,
           const char *member)
{
  const char *text = steward_json_get_text (object, member);
  gint64 time_us;

  return text != NULL && steward_time_from_rfc3339 (text, &time_us) ? time_us : STEWARD_TIME_NONE;
}

static const char *
read_address (JsonObject *object,
              const char *member)
{
  const char *address = steward_json_get_text (object, member);

  return address != NULL && (g_str_has_prefix (address, "https://") || g_str_has_prefix (address, "http://")) ? address
                                                                                                              : NULL;
}

/* `name@server`: the API leaves out the server of its own accounts. */
static char *
read_handle (JsonObject *account)
{
  const char *handle = steward_json_get_text (account, "acct");
  const char *address = read_address (account, "url");
  g_autoptr (GUri) uri = NULL;

  if (handle == NULL || strchr (handle, '@') != NULL || address == NULL)
    return g_strdup (handle);
  uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_strdup (handle);
  return g_uri_get_port (uri) > 0 ? g_strdup_printf ("%s@%s:%d", handle, g_uri_get_host (uri), g_uri_get_port (uri))
                                  : g_strdup_printf ("%s@%s", handle, g_uri_get_host (uri));
}

static char *
read_author (JsonObject *account)
{
  const char *name = steward_json_get_text (account, "display_name");
  g_autofree char *handle = read_handle (account);
  g_autofree char *line = name != NULL ? steward_text_one_line (name) : NULL;

  if (line == NULL || *line == '\0')
    return handle != NULL ? g_strconcat ("@", handle, NULL) : NULL;
  return handle != NULL ? g_strdup_printf ("%s (@%s)", line, handle) : g_strdup (line);
}

/* What the server lists of names, next to what the text itself shows. */
static void
add_listed (StewardRecord *post,
            guint          field,
            JsonObject    *status,
            const char    *member,
            const char    *key)
{
  JsonArray *array = steward_json_get_array (status, member);

  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), STEWARD_TEXT_MARKS_MAX); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *text = JSON_NODE_HOLDS_OBJECT (node) ? steward_json_get_text (json_node_get_object (node), key) : NULL;

      if (text != NULL && *text != '\0')
        steward_record_add_element (post, field, text);
    }
}

/**
 * steward_mastodon_status_to_post:
 * @status: an entity Status
 *
 * Returns: (transfer full) (nullable): a record of the kind mention with what the status says, its
 *   HTML as plain text; %NULL when it is none
 */
StewardRecord *
steward_mastodon_status_to_post (JsonObject *status)
{
  const char *id = steward_json_get_text (status, "id");
  const char *html = steward_json_get_text (status, "content");
  const char *warning = steward_json_get_text (status, "spoiler_text");
  const char *address = read_address (status, "url");
  JsonObject *account = steward_json_get_object (status, "account");
  g_auto (StewardTextMarks) marks = { NULL, NULL, NULL };
  g_autofree char *text = NULL;
  StewardRecord *post;

  if (id == NULL || html == NULL)
    return NULL;
  if (address == NULL)
    address = read_address (status, "uri");
  text = steward_html_text_full (html, -1, address, &marks);
  post = steward_record_new (&steward_mention_kind, "post");
  steward_record_set_text (post, STEWARD_MENTION_NETWORK, "mastodon");
  steward_record_set_text (post, STEWARD_MENTION_ENTRY_ID, id);
  steward_record_set_text (post, STEWARD_MENTION_ADDRESS, address);
  steward_record_set_text (post, STEWARD_MENTION_TEXT, text);
  if (warning != NULL && *warning != '\0')
    {
      g_autofree char *line = steward_text_one_line (warning);

      steward_record_set_text (post, STEWARD_MENTION_TITLE, line);
    }
  if (account != NULL)
    {
      g_autofree char *author = read_author (account);

      steward_record_set_text (post, STEWARD_MENTION_AUTHOR, author);
      steward_record_set_text (post, STEWARD_MENTION_AUTHOR_ADDRESS, read_address (account, "url"));
    }
  steward_record_set_time (post, STEWARD_MENTION_PUBLISHED, read_time (status, "created_at"));
  steward_record_set_time (post, STEWARD_MENTION_UPDATED, read_time (status, "edited_at"));
  steward_record_set_text (post, STEWARD_MENTION_LANGUAGE, steward_json_get_text (status, "language"));
  steward_record_set_text (post, STEWARD_MENTION_IN_REPLY_TO, steward_json_get_text (status, "in_reply_to_id"));
  steward_record_set_set (post, STEWARD_MENTION_LINKS, (const char *const *) marks.links);
  steward_record_set_set (post, STEWARD_MENTION_MENTIONED, (const char *const *) marks.mentions);
  steward_record_set_set (post, STEWARD_MENTION_HASHTAGS, (const char *const *) marks.hashtags);
  add_listed (post, STEWARD_MENTION_MENTIONED, status, "mentions", "acct");
  add_listed (post, STEWARD_MENTION_HASHTAGS, status, "tags", "name");
  return post;
}

/**
 * steward_mastodon_status_to_published:
 * @status: an entity Status
 *
 * Returns: (transfer full) (nullable): the post on the network; %NULL when it is none
 */
StewardPublished *
steward_mastodon_status_to_published (JsonObject *status)
{
  const char *id = steward_json_get_text (status, "id");
  const char *address = read_address (status, "url");

  if (id == NULL)
    return NULL;
  return steward_published_new (id, address != NULL ? address : read_address (status, "uri"),
                                read_time (status, "created_at"));
}

/* Letters and digits only, `@name` for `@name@server`: servers make links, shorten handles, read
 * asterisks as markup and mend spaces and quotation marks. */
static char *
reduce (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *out = g_string_new (NULL);
  const char *p = normal != NULL ? normal : "";

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '@' && out->len > 0 && p > normal && (g_ascii_isalnum (p[-1]) || p[-1] == '_') && g_ascii_isalnum (p[1]))
        {
          const char *word = p - 1;

          while (word > normal && (g_ascii_isalnum (word[-1]) || strchr ("_.-", word[-1]) != NULL))
            word--;
          if (word > normal && word[-1] == '@')
            {
              for (p++; g_ascii_isalnum (*p) || (strchr (".-:", *p) != NULL && g_ascii_isalnum (p[1])); p++)
                ;
              continue;
            }
        }
      if (g_unichar_isalnum (c) || c >= 0x1f000)
        g_string_append_unichar (out, g_unichar_tolower (c));
      p = g_utf8_next_char (p);
    }
  return g_string_free (out, FALSE);
}

/* The whole of an address, of which Mastodon hides the ends with these classes. Done to both sides, so
 * that whoever writes about the words themselves is found too. */
static char *
show_hidden (const char *text)
{
  static const char *const classes[] = { "\"invisible\"", "'invisible'", "\"ellipsis\"", "'ellipsis'" };
  GString *out = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    g_string_replace (out, classes[i], "\"\"", 0);
  return g_string_free (out, FALSE);
}

/**
 * steward_mastodon_status_is:
 * @status: an entity Status of the account's own
 * @outgoing: a post that may have been sent
 * @since_us: when it was sent, by our clock
 *
 * Returns: whether the status is that post: as old or younger, an answer to the same status, with
 *   the same warning and words
 */
gboolean
steward_mastodon_status_is (JsonObject            *status,
                            const StewardOutgoing *outgoing,
                            gint64                 since_us)
{
  const char *html = steward_json_get_text (status, "content");
  const char *warning = steward_json_get_text (status, "spoiler_text");
  gint64 created_us = read_time (status, "created_at");
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;
  g_autofree char *our_text = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *their_warning = NULL;
  g_autofree char *our_warning = NULL;

  if (html == NULL || (since_us != STEWARD_TIME_NONE && created_us != STEWARD_TIME_NONE &&
                       created_us < since_us - CLOCK_SLACK_US))
    return FALSE;
  if (g_strcmp0 (steward_json_get_text (status, "in_reply_to_id"), outgoing->in_reply_to) != 0)
    return FALSE;
  their_warning = reduce (warning != NULL ? warning : "");
  our_warning = reduce (outgoing->content_warning != NULL ? outgoing->content_warning : "");
  shown = show_hidden (html);
  text = steward_html_text (shown, -1);
  theirs = reduce (text);
  our_text = show_hidden (outgoing->text);
  ours = reduce (our_text);
  return strcmp (their_warning, our_warning) == 0 && strcmp (theirs, ours) == 0;
}

static char *
strip_scheme (const char *address)
{
  const char *rest = strstr (address, "://");
  char *copy = g_strdup (rest != NULL ? rest + 3 : address);

  while (g_str_has_suffix (copy, "/"))
    copy[strlen (copy) - 1] = '\0';
  return copy;
}

/**
 * steward_mastodon_status_is_at:
 *
 * Returns: whether the status is the one at @address, by either of its two
 */
gboolean
steward_mastodon_status_is_at (JsonObject *status,
                               const char *address)
{
  static const char *const members[] = { "url", "uri" };
  g_autofree char *wanted = strip_scheme (address);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *value = steward_json_get_text (status, members[i]);
      g_autofree char *found = value != NULL ? strip_scheme (value) : NULL;

      if (found != NULL && strcmp (found, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}
