/* steward-bluesky-record.c: a post as a record of Bluesky's
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-bluesky"

#include "steward-bluesky-record.h"

#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-text-marks.h"
#include "steward-text.h"
#include "steward-time.h"

#include <string.h>

/* Tags are cut off by servers at so many bytes and characters (lexicon app.bsky.richtext.facet). */
#define MAX_TAG_BYTES      640
#define MAX_TAG_CHARACTERS 64

/**
 * steward_bluesky_record_key:
 *
 * The key under which the post of @outgoing is stored: a TID (atproto.com/specs/tid), which the network
 * wants for posts. Its time is that of the response to about a second, the rest comes from the
 * idempotency key: the same for every try, another one for every other text.
 *
 * Returns: (transfer full): 13 characters
 */
char *
steward_bluesky_record_key (const StewardOutgoing *outgoing)
{
  static const char digits[] = "234567abcdefghijklmnopqrstuvwxyz";
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *key = outgoing->idempotency_key != NULL ? outgoing->idempotency_key : "";
  guint8 digest[32];
  gsize length = sizeof digest;
  guint64 hash;
  guint64 value;
  char *text = g_malloc0 (14);

  g_checksum_update (checksum, (const guchar *) key, -1);
  g_checksum_get_digest (checksum, digest, &length);
  hash = ((guint64) digest[0] << 24 | (guint64) digest[1] << 16 | (guint64) digest[2] << 8 | digest[3]) & 0x3fffffff;
  value = (((guint64) MAX (outgoing->made_us, 0) & 0x1fffffffffffff) >> 20 << 30) | hash;
  for (int i = 12; i >= 0; i--, value >>= 5)
    text[i] = digits[value & 31];
  return text;
}

/* What a text points at, as ranges of bytes */

typedef enum
{
  SPAN_LINK,
  SPAN_HANDLE,
  SPAN_TAG,
} SpanKind;

typedef struct
{
  SpanKind kind;
  gsize    start;
  gsize    end;
  char    *value; /* (owned) address, handle without @, tag without # */
} Span;

static void
span_clear (gpointer data)
{
  g_free (((Span *) data)->value);
}

static gboolean
begins_word (const char *text,
             const char *at)
{
  gunichar before = at > text ? g_utf8_get_char (g_utf8_prev_char (at)) : ' ';

  return g_unichar_isspace (before) || strchr ("([{\"'", (int) MIN (before, 0x7f)) != NULL || before == 0x201c ||
         before == 0x201e || before == 0x2018 || before == 0xbf || before == 0xa1;
}

static gsize
link_length (const char *at)
{
  gsize scheme = g_ascii_strncasecmp (at, "https://", 8) == 0 ? 8 : g_ascii_strncasecmp (at, "http://", 7) == 0 ? 7 : 0;
  const char *p = at + scheme;
  int depth = 0;

  if (scheme == 0)
    return 0;
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || (c < 0x80 && strchr ("<>\"|^`{}\\", (int) c) != NULL) || c > 0x2fff)
        break;
      if (c == ')' && --depth < 0)
        break;
      depth += c == '(';
    }
  while (p > at + scheme && strchr (".,;:!?'", p[-1]) != NULL)
    p--;
  return p > at + scheme ? (gsize) (p - at) : 0;
}

/* `@name.example`: a domain of two parts at least (atproto.com/specs/handle). */
static gsize
handle_length (const char *at)
{
  const char *p = at + 1;
  gboolean has_dot = FALSE;

  if (*at != '@')
    return 0;
  while (g_ascii_isalnum (*p) || ((*p == '-' || *p == '.') && g_ascii_isalnum (p[1]) && p > at + 1) ||
         (*p == '-' && p[1] == '-' && p > at + 1))
    {
      has_dot = has_dot || *p == '.';
      p++;
    }
  return has_dot && *p != '@' && *p != '_' ? (gsize) (p - at) : 0;
}

static gsize
tag_length (const char *at)
{
  const char *p = at + 1;
  gboolean has_letter = FALSE;

  if (*at != '#')
    return 0;
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == '#' || c == 0x200b)
        break;
      has_letter = has_letter || (g_unichar_isalnum (c) && !g_unichar_isdigit (c)) || c >= 0x1f000;
    }
  while (p > at + 1 && g_unichar_ispunct (g_utf8_get_char (g_utf8_prev_char (p))))
    p = g_utf8_prev_char (p);
  if (!has_letter || p - at - 1 > MAX_TAG_BYTES || g_utf8_strlen (at + 1, p - at - 1) > MAX_TAG_CHARACTERS)
    return 0;
  return p > at + 1 ? (gsize) (p - at) : 0;
}

static GArray *
find_spans (const char *text)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));

  g_array_set_clear_func (spans, span_clear);
  for (const char *p = text; *p != '\0';)
    {
      SpanKind kind = SPAN_LINK;
      gsize length = 0;
      Span span;

      if (begins_word (text, p) && (length = link_length (p)) == 0 && (length = handle_length (p)) > 0)
        kind = SPAN_HANDLE;
      else if (length == 0 && begins_word (text, p) && (length = tag_length (p)) > 0)
        kind = SPAN_TAG;
      if (length == 0)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      span.kind = kind;
      span.start = (gsize) (p - text);
      span.end = span.start + length;
      span.value = kind == SPAN_LINK ? g_strndup (p, length) : g_strndup (p + 1, length - 1);
      g_array_append_val (spans, span);
      p += length;
    }
  return spans;
}

/**
 * steward_bluesky_list_handles:
 *
 * Returns: (transfer full): handles that the text names, without `@`, in lower case, each once; ended
 *   by %NULL
 */
char **
steward_bluesky_list_handles (const char *text)
{
  g_autoptr (GArray) spans = find_spans (text);
  GStrvBuilder *names = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char **list;

  for (guint i = 0; i < spans->len; i++)
    {
      Span *span = &g_array_index (spans, Span, i);
      g_autofree char *name = g_ascii_strdown (span->value, -1);

      if (span->kind == SPAN_HANDLE && g_hash_table_size (seen) < STEWARD_BLUESKY_MAX_HANDLES &&
          g_hash_table_add (seen, g_strdup (name)))
        g_strv_builder_add (names, name);
    }
  list = g_strv_builder_end (names);
  g_strv_builder_unref (names);
  return list;
}

static JsonObject *
make_feature (const Span *span,
              GHashTable *dids)
{
  static const char *const types[] = { "link", "mention", "tag" };
  static const char *const members[] = { "uri", "did", "tag" };
  JsonObject *feature;
  g_autofree char *type = g_strconcat ("app.bsky.richtext.facet#", types[span->kind], NULL);
  g_autofree char *name = g_ascii_strdown (span->value, -1);
  const char *value = span->kind == SPAN_HANDLE ? g_hash_table_lookup (dids, name) : span->value;

  /* Nobody's handle is only text. */
  if (value == NULL)
    return NULL;
  feature = json_object_new ();
  json_object_set_string_member (feature, "$type", type);
  json_object_set_string_member (feature, members[span->kind], value);
  return feature;
}

static JsonArray *
make_facets (const char *text,
             GHashTable *dids)
{
  g_autoptr (GArray) spans = find_spans (text);
  JsonArray *facets = json_array_new ();

  for (guint i = 0; i < spans->len; i++)
    {
      Span *span = &g_array_index (spans, Span, i);
      JsonObject *feature = make_feature (span, dids);
      JsonObject *facet;
      JsonObject *index;
      JsonArray *features;

      if (feature == NULL)
        continue;
      facet = json_object_new ();
      index = json_object_new ();
      features = json_array_new ();
      json_object_set_int_member (index, "byteStart", (gint64) span->start);
      json_object_set_int_member (index, "byteEnd", (gint64) span->end);
      json_array_add_object_element (features, feature);
      json_object_set_object_member (facet, "index", index);
      json_object_set_array_member (facet, "features", features);
      json_array_add_object_element (facets, facet);
    }
  return facets;
}

static JsonObject *
make_strong_reference (const char *uri,
                       const char *cid)
{
  JsonObject *reference = json_object_new ();

  json_object_set_string_member (reference, "uri", uri);
  json_object_set_string_member (reference, "cid", cid);
  return reference;
}

/* Pictures stand in a record with their descriptions (lexicon app.bsky.embed.images); `alt` has to be there. */
static JsonObject *
make_images (const StewardOutgoing *outgoing,
             GPtrArray             *blobs)
{
  JsonObject *embed = json_object_new ();
  JsonArray *images = json_array_new ();

  for (guint i = 0; i < blobs->len && i < outgoing->pictures->len; i++)
    {
      const StewardOutgoingPicture *picture = outgoing->pictures->pdata[i];
      JsonObject *image = json_object_new ();

      json_object_set_member (image, "image", json_node_ref (blobs->pdata[i]));
      json_object_set_string_member (image, "alt", picture->description != NULL ? picture->description : "");
      if (picture->width > 0 && picture->height > 0)
        {
          JsonObject *ratio = json_object_new ();

          json_object_set_int_member (ratio, "width", picture->width);
          json_object_set_int_member (ratio, "height", picture->height);
          json_object_set_object_member (image, "aspectRatio", ratio);
        }
      json_array_add_object_element (images, image);
    }
  json_object_set_string_member (embed, "$type", "app.bsky.embed.images");
  json_object_set_array_member (embed, "images", images);
  return embed;
}

/**
 * steward_bluesky_record_make:
 * @dids: (element-type utf8 utf8): of handles in lower case, where they are somebody's
 * @blobs: (element-type JsonNode): what the server calls the pictures, in their order
 *
 * Returns: (transfer full): the record (lexicon app.bsky.feed.post)
 */
JsonNode *
steward_bluesky_record_make (const StewardOutgoing *outgoing,
                             GHashTable            *dids,
                             GPtrArray             *blobs)
{
  JsonObject *record = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *at = steward_time_to_rfc3339 (outgoing->sent_us);
  JsonArray *facets = make_facets (outgoing->text, dids);

  json_object_set_string_member (record, "$type", STEWARD_BLUESKY_COLLECTION);
  json_object_set_string_member (record, "text", outgoing->text);
  json_object_set_string_member (record, "createdAt", at);
  if (json_array_get_length (facets) > 0)
    json_object_set_array_member (record, "facets", facets);
  else
    json_array_unref (facets);
  if (outgoing->language != NULL)
    {
      JsonArray *languages = json_array_new ();

      json_array_add_string_element (languages, outgoing->language);
      json_object_set_array_member (record, "langs", languages);
    }
  if (outgoing->in_reply_to != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (outgoing->in_reply_to, " ", 4);

      if (g_strv_length (parts) == 4)
        {
          JsonObject *reply = json_object_new ();

          json_object_set_object_member (reply, "parent", make_strong_reference (parts[0], parts[1]));
          json_object_set_object_member (reply, "root", make_strong_reference (parts[2], parts[3]));
          json_object_set_object_member (record, "reply", reply);
        }
    }
  if (blobs->len > 0)
    json_object_set_object_member (record, "embed", make_images (outgoing, blobs));
  json_node_take_object (node, record);
  return node;
}

/* Names of posts */

/**
 * steward_bluesky_uri:
 *
 * Returns: (transfer full): the post's name on the network (atproto.com/specs/at-uri-scheme)
 */
char *
steward_bluesky_uri (const char *did,
                     const char *key)
{
  return g_strdup_printf ("at://%s/" STEWARD_BLUESKY_COLLECTION "/%s", did, key);
}

static gboolean
is_of (const char *text,
       const char *others)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr (others, *p) == NULL)
      return FALSE;
  return *text != '\0';
}

/**
 * steward_bluesky_split_address:
 * @address: `at://WHO/app.bsky.feed.post/KEY`, or where people read it, `https://bsky.app/profile/WHO/post/KEY`
 * @who: (out) (transfer full): handle or DID
 * @key: (out) (transfer full): of the record
 *
 * Returns: whether it is a post of this network
 */
gboolean
steward_bluesky_split_address (const char  *address,
                               char       **who,
                               char       **key)
{
  static const char *const starts[] = { "at://", "https://bsky.app/profile/", "https://www.bsky.app/profile/",
                                        "http://bsky.app/profile/" };
  static const char *const middles[] = { STEWARD_BLUESKY_COLLECTION, "post", "post", "post" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_ascii_strncasecmp (address, starts[i], strlen (starts[i])) == 0)
      {
        g_auto (GStrv) parts = g_strsplit (address + strlen (starts[i]), "/", 4);
        g_autofree char *name = parts[0] != NULL ? g_uri_unescape_string (parts[0], NULL) : NULL;

        if (g_strv_length (parts) < 3 || strcmp (parts[1], middles[i]) != 0)
          return FALSE;
        parts[2][strcspn (parts[2], "?#")] = '\0';
        if (name == NULL || !is_of (name, ".-:_") || !is_of (parts[2], ".-:_~"))
          return FALSE;
        *who = g_steal_pointer (&name);
        *key = g_strdup (parts[2]);
        return TRUE;
      }
  return FALSE;
}

/**
 * steward_bluesky_web_address:
 * @who: (nullable): the author's handle; the DID stands in for one that doesn't hold
 * @uri: of a post
 *
 * Returns: (transfer full) (nullable): where people read it; %NULL for what is no post
 */
char *
steward_bluesky_web_address (const char *who,
                             const char *uri)
{
  g_autofree char *did = NULL;
  g_autofree char *key = NULL;

  if (!steward_bluesky_split_address (uri, &did, &key))
    return NULL;
  return g_strdup_printf ("https://bsky.app/profile/%s/post/%s",
                          who != NULL && *who != '\0' && strcmp (who, "handle.invalid") != 0 ? who : did, key);
}

static gboolean
read_reference (JsonObject  *object,
                const char **uri,
                const char **cid)
{
  *uri = object != NULL ? steward_json_get_text (object, "uri") : NULL;
  *cid = object != NULL ? steward_json_get_text (object, "cid") : NULL;
  return *uri != NULL && *cid != NULL && strpbrk (*uri, " \t\r\n") == NULL && strpbrk (*cid, " \t\r\n") == NULL;
}

/**
 * steward_bluesky_reference:
 * @post: with `uri` and `cid`
 * @record: (nullable): what it says, with `reply` where it is a reply
 *
 * What is needed to answer a post: it, and the post that began its thread.
 *
 * Returns: (transfer full) (nullable): `URI CID ROOT-URI ROOT-CID`, as `in_reply_to` holds it
 */
char *
steward_bluesky_reference (JsonObject *post,
                           JsonObject *record)
{
  JsonObject *reply = record != NULL ? steward_json_get_object (record, "reply") : NULL;
  const char *uri, *cid, *root_uri, *root_cid;

  if (!read_reference (post, &uri, &cid))
    return NULL;
  if (!read_reference (reply != NULL ? steward_json_get_object (reply, "root") : NULL, &root_uri, &root_cid))
    {
      root_uri = uri;
      root_cid = cid;
    }
  return g_strjoin (" ", uri, cid, root_uri, root_cid, NULL);
}

/**
 * steward_bluesky_reference_in:
 * @post: with `uri` and `cid`
 * @in_reply_to: (nullable): what it replies to, as [func@bluesky_reference] has it
 *
 * Returns: (transfer full) (nullable): what a reply to a post names that was just made
 */
char *
steward_bluesky_reference_in (JsonObject *post,
                              const char *in_reply_to)
{
  g_auto (GStrv) parts = in_reply_to != NULL ? g_strsplit (in_reply_to, " ", 4) : NULL;
  const char *uri, *cid;

  if (!read_reference (post, &uri, &cid))
    return NULL;
  if (parts != NULL && g_strv_length (parts) == 4)
    return g_strjoin (" ", uri, cid, parts[2], parts[3], NULL);
  return g_strjoin (" ", uri, cid, uri, cid, NULL);
}

/* What others wrote */

static void
set_author (StewardRecord *post,
            JsonObject    *author)
{
  const char *handle = steward_json_get_text (author, "handle");
  const char *name = steward_json_get_text (author, "displayName");
  const char *did = steward_json_get_text (author, "did");
  const char *known = handle != NULL && strcmp (handle, "handle.invalid") != 0 ? handle : did;
  g_autofree char *line = name != NULL ? steward_text_one_line (name) : NULL;
  g_autofree char *words = NULL;
  g_autofree char *address = NULL;

  if (known == NULL)
    return;
  words = line != NULL && *line != '\0' ? g_strdup_printf ("%s (@%s)", line, known) : g_strconcat ("@", known, NULL);
  address = g_strconcat ("https://bsky.app/profile/", known, NULL);
  steward_record_set_text (post, STEWARD_MENTION_AUTHOR, words);
  steward_record_set_text (post, STEWARD_MENTION_AUTHOR_ADDRESS, address);
}

/* Addresses that the text shows shortened are in its facets. */
static GPtrArray *
list_links (JsonObject *record)
{
  JsonArray *facets = steward_json_get_array (record, "facets");
  GPtrArray *links = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; facets != NULL && i < MIN (json_array_get_length (facets), STEWARD_TEXT_MARKS_MAX); i++)
    {
      JsonNode *facet = json_array_get_element (facets, i);
      JsonArray *features =
          JSON_NODE_HOLDS_OBJECT (facet) ? steward_json_get_array (json_node_get_object (facet), "features") : NULL;
      JsonNode *feature = features != NULL && json_array_get_length (features) > 0 ? json_array_get_element (features, 0) : NULL;
      const char *uri = feature != NULL && JSON_NODE_HOLDS_OBJECT (feature)
                            ? steward_json_get_text (json_node_get_object (feature), "uri")
                            : NULL;

      if (uri != NULL && (g_str_has_prefix (uri, "https://") || g_str_has_prefix (uri, "http://")))
        g_ptr_array_add (links, g_strdup (uri));
    }
  return links;
}

/**
 * steward_bluesky_record_to_post:
 * @view: with `uri`, `author` and `record`: a notification, or a view of a post
 *
 * Returns: (transfer full) (nullable): a record of the kind mention with what the post says; %NULL when
 *   it is none
 */
StewardRecord *
steward_bluesky_record_to_post (JsonObject *view)
{
  const char *uri = steward_json_get_text (view, "uri");
  JsonObject *author = steward_json_get_object (view, "author");
  JsonObject *record = steward_json_get_object (view, "record");
  const char *text = record != NULL ? steward_json_get_text (record, "text") : NULL;
  const char *at = record != NULL ? steward_json_get_text (record, "createdAt") : NULL;
  JsonObject *reply = record != NULL ? steward_json_get_object (record, "reply") : NULL;
  JsonObject *parent = reply != NULL ? steward_json_get_object (reply, "parent") : NULL;
  JsonArray *languages = record != NULL ? steward_json_get_array (record, "langs") : NULL;
  g_auto (StewardTextMarks) marks = { NULL, NULL, NULL };
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *address = NULL;
  gint64 at_us = STEWARD_TIME_NONE;
  StewardRecord *post;

  if (uri == NULL || text == NULL || author == NULL)
    return NULL;
  address = steward_bluesky_web_address (steward_json_get_text (author, "handle"), uri);
  if (address == NULL)
    return NULL;
  post = steward_record_new (&steward_mention_kind, "post");
  steward_record_set_text (post, STEWARD_MENTION_NETWORK, "bluesky");
  steward_record_set_text (post, STEWARD_MENTION_ENTRY_ID, uri);
  steward_record_set_text (post, STEWARD_MENTION_ADDRESS, address);
  steward_record_set_text (post, STEWARD_MENTION_TEXT, text);
  set_author (post, author);
  if (at == NULL || !steward_time_from_rfc3339 (at, &at_us))
    at_us = STEWARD_TIME_NONE;
  steward_record_set_time (post, STEWARD_MENTION_PUBLISHED, at_us);
  if (languages != NULL && json_array_get_length (languages) > 0 &&
      JSON_NODE_HOLDS_VALUE (json_array_get_element (languages, 0)))
    steward_record_set_text (post, STEWARD_MENTION_LANGUAGE, json_array_get_string_element (languages, 0));
  if (parent != NULL)
    steward_record_set_text (post, STEWARD_MENTION_IN_REPLY_TO, steward_json_get_text (parent, "uri"));
  links = list_links (record);
  steward_text_marks_find (text, links, &marks);
  steward_record_set_set (post, STEWARD_MENTION_LINKS, (const char *const *) marks.links);
  steward_record_set_set (post, STEWARD_MENTION_MENTIONED, (const char *const *) marks.mentions);
  steward_record_set_set (post, STEWARD_MENTION_HASHTAGS, (const char *const *) marks.hashtags);
  return post;
}
