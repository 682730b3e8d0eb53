/* steward-network.c: what each network allows, and how it counts
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-network"

#include "steward-network.h"

#include "steward-json.h"

#include <string.h>
#include <unigbrk.h>

/* What Steward does there. How long a post may be is data: see steward-networks.h. */
static const StewardNetwork networks[] = {
  { .name = "mastodon", .title = "Mastodon", .access = STEWARD_ACCESS_BROWSER },
  { .name = "bluesky", .title = "Bluesky", .access = STEWARD_ACCESS_PASSWORD, .replaces = TRUE },
  { .name = "youtube", .title = "YouTube" },
  { .name = "x", .title = "X" },
  { .name = "facebook", .title = "Facebook" },
  { .name = "instagram", .title = "Instagram" },
  { .name = "linkedin", .title = "LinkedIn" },
  { .name = "threads", .title = "Threads" },
  { .name = "reddit", .title = "Reddit" },
  { .name = "forum", .title = "Forum" },
  { .name = "web", .title = "Web" },
};

static const char *const counting_names[] = { "code-points", "graphemes", "mastodon", "weighted", NULL };

/**
 * steward_counting_list_names:
 *
 * Returns: (transfer none): the names in records and files, in the order of #StewardCounting
 */
const char *const *
steward_counting_list_names (void)
{
  return counting_names;
}

/**
 * steward_counting_from_string:
 * @name: (nullable): a name in records and files
 * @counting: (out): what it means; untouched when it is none
 *
 * Returns: whether it is a way to count
 */
gboolean
steward_counting_from_string (const char      *name,
                              StewardCounting *counting)
{
  for (guint i = 0; counting_names[i] != NULL; i++)
    if (g_strcmp0 (counting_names[i], name) == 0)
      {
        *counting = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * steward_network_list:
 * @n_networks: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_networks): every network that is described
 */
const StewardNetwork *
steward_network_list (guint *n_networks)
{
  g_return_val_if_fail (n_networks != NULL, NULL);

  *n_networks = G_N_ELEMENTS (networks);
  return networks;
}

/**
 * steward_network_find:
 * @name: (nullable): the name in a record
 *
 * Returns: (transfer none): the network without its limits; `web` for one that isn't known
 */
const StewardNetwork *
steward_network_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (networks); i++)
    if (g_strcmp0 (networks[i].name, name) == 0)
      return &networks[i];

  return &networks[G_N_ELEMENTS (networks) - 1];
}

static void
read_limit (JsonObject *object,
            const char *member,
            guint      *limit)
{
  gint64 value = object != NULL ? steward_json_get_integer (object, member, -1) : -1;

  if (value > 0 && value <= G_MAXINT)
    *limit = (guint) value;
}

/**
 * steward_network_with_limits:
 * @self: a network
 * @limits: (nullable): what the account's server said: members `statuses` and `media_attachments`
 *   as in `configuration` of Mastodon's instance API (`max_characters`,
 *   `characters_reserved_per_url`, `max_media_attachments`, `description_limit`, `image_size_limit`)
 *
 * Returns: the network as that server has it; what isn't said or isn't a number stays
 */
StewardNetwork
steward_network_with_limits (const StewardNetwork *self,
                             JsonNode             *limits)
{
  StewardNetwork network = *self;
  JsonObject *root;
  JsonObject *statuses;

  if (limits == NULL || !JSON_NODE_HOLDS_OBJECT (limits))
    return network;

  root = json_node_get_object (limits);
  statuses = steward_json_get_object (root, "statuses");
  read_limit (statuses, "max_characters", &network.max_length);
  read_limit (statuses, "characters_reserved_per_url", &network.url_length);
  read_limit (statuses, "max_media_attachments", &network.max_attachments);
  read_limit (steward_json_get_object (root, "media_attachments"), "description_limit",
              &network.max_description);
  read_limit (steward_json_get_object (root, "media_attachments"), "image_size_limit", &network.max_attachment_bytes);
  return network;
}

/* Only addresses with a scheme: what networks make of `example.com` differs, and counting it in
 * full never promises room that isn't there for names shorter than the fixed length.
 * Returns: bytes of the address that begins at @text, or 0 */
static gsize
address_length (const char *text,
                const char *start)
{
  gsize scheme = 0;
  const char *p;

  if (g_ascii_strncasecmp (text, "https://", 8) == 0)
    scheme = 8;
  else if (g_ascii_strncasecmp (text, "http://", 7) == 0)
    scheme = 7;
  if (scheme == 0 || (text > start && g_ascii_isalnum (text[-1])))
    return 0;

  for (p = text + scheme; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || strchr ("<>\"|^`{}\\", (int) MIN (c, 0x7f)) != NULL || c > 0x2fff)
        break;
    }
  while (p > text + scheme && strchr (".,;:!?'\")]*", p[-1]) != NULL)
    p--;

  return p > text + scheme ? (gsize) (p - text) : 0;
}

static gboolean
is_handle_char (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* Returns: bytes of `@user@host` that begins at @text, with those of `@user` in @counted; or 0 */
static gsize
handle_length (const char *text,
               const char *start,
               gsize      *counted)
{
  const char *p = text + 1;
  const char *host;

  if (*text != '@' || (text > start && (is_handle_char (text[-1]) || text[-1] == '/')))
    return 0;

  while (is_handle_char (*p) || ((*p == '.' || *p == '-') && is_handle_char (p[1])))
    p++;
  *counted = (gsize) (p - text);
  if (*counted < 2 || *p != '@')
    return 0;

  host = p + 1;
  for (p = host; g_ascii_isalnum (*p) || ((*p == '.' || *p == '-' || *p == ':') && g_ascii_isalnum (p[1])); p++)
    ;
  return p > host ? (gsize) (p - text) : 0;
}

static gboolean
has_weight_one (gunichar c)
{
  return c <= 0x10ff || (c >= 0x2000 && c <= 0x200d) || (c >= 0x2010 && c <= 0x201f) ||
         (c >= 0x2032 && c <= 0x2037);
}

/* The weight of the grapheme of @length bytes at @text. An emoji counts 2 as a whole, however many
 * code points it is made of; other graphemes are the sum of their code points. */
static guint
grapheme_weight (const char *text,
                 gsize       length)
{
  guint weight = 0;
  gboolean joined = FALSE;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      weight += has_weight_one (c) ? 1 : 2;
      joined = joined || c == 0x200d || c == 0xfe0f || c == 0x20e3 || c >= 0x1f000;
    }
  return joined ? 2 : weight;
}

/* Counts @text from @used and @used_bytes on; when it passes a limit, @excess is the code point where it does. */
static guint
count_text (const StewardNetwork *self,
            const char           *text,
            guint                 used,
            gsize                 used_bytes,
            gint                 *excess)
{
  gsize length = strlen (text);
  g_autofree char *begins = NULL;
  guint count = used;
  gint position = 0;

  if (self->counting != STEWARD_COUNT_CODE_POINTS)
    {
      /* u8_grapheme_next() of libunistring 1.0 cuts families and flags apart. */
      begins = g_malloc0 (length + 1);
      u8_grapheme_breaks ((const uint8_t *) text, length, begins);
    }

  for (gsize i = 0; i < length;)
    {
      gsize counted = 0;
      gsize part = 0;

      if (self->url_length > 0)
        part = address_length (text + i, text);
      if (part > 0)
        count += self->url_length;
      else if (self->counting == STEWARD_COUNT_MASTODON)
        {
          part = handle_length (text + i, text, &counted);
          count += part > 0 ? (guint) counted : 0;
        }

      if (part == 0)
        {
          part = (gsize) (g_utf8_next_char (text + i) - (text + i));
          while (begins != NULL && i + part < length && !begins[i + part])
            part++;
          count += self->counting == STEWARD_COUNT_WEIGHTED ? grapheme_weight (text + i, part) : 1;
        }

      if (excess != NULL && ((self->max_length > 0 && count > self->max_length) ||
                             (self->max_bytes > 0 && used_bytes + i + part > self->max_bytes)))
        {
          *excess = position;
          return count;
        }
      position += (gint) g_utf8_strlen (text + i, (gssize) part);
      i += part;
    }

  return count;
}

/**
 * steward_network_count:
 * @self: a network
 * @text: valid UTF-8
 * @content_warning: (nullable): it counts with the text where a network has one
 *
 * Returns: how long the network will say that the post is
 */
guint
steward_network_count (const StewardNetwork *self,
                       const char           *text,
                       const char           *content_warning)
{
  guint used;

  g_return_val_if_fail (text != NULL, 0);

  used = content_warning != NULL ? count_text (self, content_warning, 0, 0, NULL) : 0;
  return count_text (self, text, used, 0, NULL);
}

/**
 * steward_network_count_bytes:
 * @text: valid UTF-8
 * @content_warning: (nullable): it counts with the text where a network has one
 *
 * Returns: how many bytes the post takes, for %max_bytes
 */
guint
steward_network_count_bytes (const char *text,
                             const char *content_warning)
{
  g_return_val_if_fail (text != NULL, 0);

  return (guint) (strlen (text) + (content_warning != NULL ? strlen (content_warning) : 0));
}

/**
 * steward_network_find_excess:
 * @self: a network
 * @text: valid UTF-8
 * @content_warning: (nullable): it counts with the text where a network has one
 *
 * Returns: the code point of @text from which on it doesn't fit, or -1 when all of it does
 */
gint
steward_network_find_excess (const StewardNetwork *self,
                             const char           *text,
                             const char           *content_warning)
{
  gint excess = -1;
  guint used;

  g_return_val_if_fail (text != NULL, -1);

  used = content_warning != NULL ? count_text (self, content_warning, 0, 0, NULL) : 0;
  count_text (self, text, used, content_warning != NULL ? strlen (content_warning) : 0, &excess);
  return excess;
}
