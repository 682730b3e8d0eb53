/* steward-thread.c: a text that goes out as several posts
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-thread"

#include "steward-thread.h"

#include "steward-json.h"
#include "steward-kinds.h"

#include <string.h>

/* Where a text can be cut, the better the higher. */
typedef enum
{
  BORDER_NONE,
  BORDER_WORD,
  BORDER_SENTENCE,
  BORDER_PARAGRAPH,
} Border;

/* People count the posts of a thread at their ends. */
static char *
make_suffix (guint number,
             guint n_parts)
{
  return g_strdup_printf (" (%u/%u)", number, n_parts);
}

/* What ends a sentence; a closing quotation mark or bracket may follow. */
static gboolean
ends_sentence (const char *text,
               const char *at)
{
  const char *p = at;

  while (p > text)
    {
      const char *before = g_utf8_prev_char (p);
      gunichar c = g_utf8_get_char (before);

      if (c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xff01 || c == 0xff1f)
        return TRUE;
      if (c != '"' && c != '\'' && c != ')' && c != ']' && c != 0x201c && c != 0x201d && c != 0x2019 && c != 0xbb)
        return FALSE;
      p = before;
    }
  return FALSE;
}

/* What lies between the bytes before @at and those from it on. */
static Border
border_at (const char *text,
           const char *at)
{
  guint n_lines = 0;

  if (at == text || !g_unichar_isspace (g_utf8_get_char (at)))
    /* Chinese and Japanese have no space behind a full stop. */
    return at > text && g_utf8_get_char (g_utf8_prev_char (at)) >= 0x3001 && ends_sentence (text, at) ? BORDER_SENTENCE
                                                                                                   : BORDER_NONE;
  for (const char *p = at; *p != '\0' && g_unichar_isspace (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    n_lines += *p == '\n' ? 1 : 0;
  if (n_lines >= 2)
    return BORDER_PARAGRAPH;
  return n_lines == 1 || ends_sentence (text, at) ? BORDER_SENTENCE : BORDER_WORD;
}

/* Returns: the bytes of @text that go into a post of which the first @room code points fit. A better border is worth at most
 * half of the room; where there is none at all, the text is cut where it doesn't fit any more. */
static gsize
find_cut (const char *text,
          guint       room)
{
  const char *end = g_utf8_offset_to_pointer (text, room);
  const char *middle = g_utf8_offset_to_pointer (text, room / 2);
  const char *best[BORDER_PARAGRAPH + 1] = { NULL };

  for (const char *p = end; p > text; p = g_utf8_prev_char (p))
    {
      Border border = border_at (text, p);

      if (best[border] == NULL && (border <= BORDER_WORD || p >= middle))
        best[border] = p;
      if (best[BORDER_PARAGRAPH] != NULL)
        break;
    }
  for (Border border = BORDER_PARAGRAPH; border >= BORDER_WORD; border--)
    if (best[border] != NULL)
      return (gsize) (best[border] - text);
  return (gsize) (end - text);
}

static const char *
skip_space (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/* With the suffix of the @number of @n_parts, which takes its room away from the text. */
static guint
find_room (const StewardNetwork *network,
           const char           *text,
           const char           *content_warning,
           const char           *suffix)
{
  StewardNetwork less = *network;
  guint characters = (guint) strlen (suffix);
  gint excess;

  if ((less.max_length > 0 && less.max_length <= characters) || (less.max_bytes > 0 && less.max_bytes <= characters))
    return 0;
  less.max_length -= less.max_length > 0 ? characters : 0;
  less.max_bytes -= less.max_bytes > 0 ? characters : 0;
  excess = steward_network_find_excess (&less, text, content_warning);
  return excess < 0 ? (guint) g_utf8_strlen (text, -1) : (guint) excess;
}

/* Returns: (nullable): the posts if they are as many as @n_parts says; *@n_found is how many there would be */
static GPtrArray *
cut_into (const StewardNetwork *network,
          const char           *text,
          const char           *content_warning,
          guint                 n_parts,
          guint                *n_found)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  *n_found = 0;
  for (const char *p = skip_space (text); *p != '\0';)
    {
      g_autofree char *suffix = make_suffix (parts->len + 1, n_parts);
      guint room = find_room (network, p, content_warning, suffix);
      gsize length;
      g_autofree char *piece = NULL;

      if (room == 0 || parts->len == STEWARD_THREAD_MOST)
        return NULL;
      length = room == (guint) g_utf8_strlen (p, -1) ? strlen (p) : find_cut (p, room);
      piece = g_strndup (p, length);
      g_strchomp (piece);
      g_ptr_array_add (parts, g_strconcat (piece, suffix, NULL));
      p = skip_space (p + length);
    }
  *n_found = parts->len;
  return parts->len == n_parts ? g_steal_pointer (&parts) : NULL;
}

/**
 * steward_thread_cut:
 * @network: with the limits of the account's server
 * @text: valid UTF-8
 * @content_warning: (nullable): it stands before each post, and counts with it
 *
 * Cuts a text that is longer than one post at paragraphs, sentences or words, and numbers the posts.
 *
 * Returns: (transfer full) (nullable): the posts as they are to be sent; %NULL when it is one post, the network has no
 *   threads, or it would be more than %STEWARD_THREAD_MOST
 */
char **
steward_thread_cut (const StewardNetwork *network,
                    const char           *text,
                    const char           *content_warning)
{
  guint n_parts = 2;

  g_return_val_if_fail (text != NULL, NULL);

  if (!network->threads || steward_network_find_excess (network, text, content_warning) < 0)
    return NULL;
  /* How many there are decides about the room that their numbers take, and so about how many there are. */
  for (guint tries = 0; tries < STEWARD_THREAD_MOST && n_parts <= STEWARD_THREAD_MOST; tries++)
    {
      guint n_found;
      g_autoptr (GPtrArray) parts = cut_into (network, text, content_warning, n_parts, &n_found);

      if (parts != NULL)
        {
          g_ptr_array_add (parts, NULL);
          return (char **) g_ptr_array_free (g_steal_pointer (&parts), FALSE);
        }
      if (n_found == 0)
        return NULL;
      n_parts = n_found > n_parts ? n_found : n_parts + 1;
    }
  return NULL;
}

static void
append_without_space (GString    *out,
                      const char *text,
                      gsize       length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
}

/**
 * steward_thread_holds:
 * @parts: posts as which @text was cut some time
 *
 * Returns: whether they still say what the text says, numbered, and each is one post of @network
 */
gboolean
steward_thread_holds (const StewardNetwork *network,
                      const char *const    *parts,
                      const char           *text,
                      const char           *content_warning)
{
  g_autoptr (GString) together = g_string_new (NULL);
  g_autoptr (GString) whole = g_string_new (NULL);
  guint n_parts = g_strv_length ((char **) parts);

  for (guint i = 0; i < n_parts; i++)
    {
      g_autofree char *suffix = make_suffix (i + 1, n_parts);

      if (!g_str_has_suffix (parts[i], suffix) || steward_network_find_excess (network, parts[i], content_warning) >= 0)
        return FALSE;
      append_without_space (together, parts[i], strlen (parts[i]) - strlen (suffix));
    }
  append_without_space (whole, text, strlen (text));
  return n_parts > 1 && strcmp (together->str, whole->str) == 0;
}

/**
 * steward_thread_get_parts:
 * @response: a record of kind `response`
 *
 * Returns: (transfer full): the posts as which it is to go out; its whole text where that is one
 */
char **
steward_thread_get_parts (StewardRecord *response)
{
  JsonNode *node = steward_record_get_json (response, STEWARD_RESPONSE_PARTS);
  const char *text = steward_record_get_text (response, STEWARD_RESPONSE_TEXT);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
        g_strv_builder_add (builder, json_node_get_string (element));
    }
  if (array == NULL || json_array_get_length (array) == 0)
    g_strv_builder_add (builder, text != NULL ? text : "");
  return g_strv_builder_end (builder);
}

/**
 * steward_thread_set_parts:
 * @parts: (nullable): of [func@thread_cut]
 */
void
steward_thread_set_parts (StewardRecord     *response,
                          const char *const *parts)
{
  g_autoptr (JsonNode) node = NULL;
  JsonArray *array;

  if (parts == NULL)
    {
      steward_record_clear (response, STEWARD_RESPONSE_PARTS);
      return;
    }
  array = json_array_new ();
  for (guint i = 0; parts[i] != NULL; i++)
    json_array_add_string_element (array, parts[i]);
  node = json_node_init_array (json_node_alloc (), array);
  json_array_unref (array);
  steward_record_set_json (response, STEWARD_RESPONSE_PARTS, node);
}

/**
 * steward_post_new:
 *
 * Returns: (transfer full): a post that is on the network
 */
StewardPost *
steward_post_new (const char *status_id,
                  const char *address,
                  const char *reference,
                  const char *parent,
                  const char *text)
{
  StewardPost *post = g_new0 (StewardPost, 1);

  post->status_id = g_strdup (status_id);
  post->address = g_strdup (address);
  post->reference = g_strdup (reference != NULL ? reference : status_id);
  post->parent = g_strdup (parent);
  post->text = g_strdup (text);
  return post;
}

void
steward_post_free (StewardPost *post)
{
  g_free (post->status_id);
  g_free (post->address);
  g_free (post->reference);
  g_free (post->parent);
  g_free (post->text);
  g_free (post);
}

/**
 * steward_thread_get_posts:
 * @response: a record of kind `response`
 *
 * Returns: (transfer full) (element-type StewardPost): the posts of its thread that are on the network, in order; none when
 *   it never was one
 */
GPtrArray *
steward_thread_get_posts (StewardRecord *response)
{
  GPtrArray *posts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_post_free);
  JsonNode *node = steward_record_get_json (response, STEWARD_RESPONSE_POSTS);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      const char *status_id = object != NULL ? steward_json_get_text (object, "status_id") : NULL;

      if (status_id != NULL)
        g_ptr_array_add (posts, steward_post_new (status_id, steward_json_get_text (object, "address"),
                                                  steward_json_get_text (object, "reference"),
                                                  steward_json_get_text (object, "parent"),
                                                  steward_json_get_text (object, "text")));
    }
  return posts;
}

static void
set_member (JsonObject *object,
            const char *name,
            const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
}

/**
 * steward_thread_set_posts:
 * @posts: (element-type StewardPost): those that are on the network, in order
 */
void
steward_thread_set_posts (StewardRecord *response,
                          GPtrArray     *posts)
{
  g_autoptr (JsonNode) node = NULL;
  JsonArray *array;

  if (posts->len == 0)
    {
      steward_record_clear (response, STEWARD_RESPONSE_POSTS);
      return;
    }
  array = json_array_new ();
  for (guint i = 0; i < posts->len; i++)
    {
      StewardPost *post = posts->pdata[i];
      JsonObject *object = json_object_new ();

      set_member (object, "status_id", post->status_id);
      set_member (object, "address", post->address);
      set_member (object, "reference", post->reference);
      set_member (object, "parent", post->parent);
      set_member (object, "text", post->text);
      json_array_add_object_element (array, object);
    }
  node = json_node_init_array (json_node_alloc (), array);
  json_array_unref (array);
  steward_record_set_json (response, STEWARD_RESPONSE_POSTS, node);
}

/**
 * steward_thread_next:
 * @texts: the posts as they are to be
 * @posts: (element-type StewardPost): those that are on the network
 * @at: (out): which of them, from 0
 *
 * From the first to the last, so that each can reply to the one before; what is too many goes from the end.
 *
 * Returns: what is to be done next
 */
StewardThreadVerb
steward_thread_next (const char *const *texts,
                     GPtrArray         *posts,
                     guint             *at)
{
  guint n_texts = g_strv_length ((char **) texts);

  for (guint i = 0; i < n_texts; i++)
    {
      StewardPost *post = i < posts->len ? posts->pdata[i] : NULL;
      StewardPost *before = i > 0 ? posts->pdata[i - 1] : NULL;

      *at = i;
      if (post == NULL)
        return STEWARD_THREAD_PUBLISH;
      if (g_strcmp0 (post->text, texts[i]) != 0 || (before != NULL && g_strcmp0 (post->parent, before->reference) != 0))
        return STEWARD_THREAD_EDIT;
    }
  *at = posts->len > 0 ? posts->len - 1 : 0;
  return posts->len > n_texts ? STEWARD_THREAD_REMOVE : STEWARD_THREAD_DONE;
}
