/* steward-mention-identity.c: which post a mention is, on every machine the same
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Version 1 of the rules. It is frozen: files and servers hold what it made. A change is a version
 * 2 beside it, never an edit. */

#define G_LOG_DOMAIN "steward-mention-identity"

#include "steward-mention-identity.h"

#include "steward-id.h"
#include "steward-kinds.h"
#include "steward-text.h"

#include <gio/gio.h>
#include <string.h>

/* Parameters that say where a reader came from, never what is read. A star ends a prefix. */
static const char *const tracking[] = {
  "utm_*", "pk_*", "mtm_*", "matomo_*", "hsa_*", "at_custom*", "__hs*", "amp_*",
  "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid",
  "li_fat_id", "igshid", "igsh", "mc_cid", "mc_eid", "mkt_tok", "ref_src", "ref_url", "_hsenc",
  "_hsmi", "hsctatracking", "vero_id", "oly_anon_id", "oly_enc_id", "rb_clickid", "s_cid",
  "wickedid", "_openstat", "xtor", "at_medium", "at_campaign", "cmpid", "ncid", "spm", "wt_mc",
  "guccounter", "guce_referrer", "guce_referrer_sig", "sr_share", "soc_src", "soc_trk",
  "__twitter_impression", "usqp", "amp", NULL
};

static gboolean
is_tracking (const char *name)
{
  for (guint i = 0; tracking[i] != NULL; i++)
    {
      gsize length = strlen (tracking[i]);

      if (tracking[i][length - 1] == '*' ? g_ascii_strncasecmp (name, tracking[i], length - 1) == 0
                                         : g_ascii_strcasecmp (name, tracking[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_unreserved (guint8 byte)
{
  return g_ascii_isalnum (byte) || byte == '-' || byte == '.' || byte == '_' || byte == '~';
}

/* RFC 3986 §6.2.2: what needs no escape has none, the others have capital digits; a byte that may
 * not stand in an address is escaped. */
static char *
normalise_escapes (const char *part,
                   gsize       length)
{
  GString *out = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      guint8 byte = (guint8) part[i];
      gboolean escaped = byte == '%' && i + 2 < length && g_ascii_isxdigit (part[i + 1]) &&
                         g_ascii_isxdigit (part[i + 2]);

      if (escaped)
        {
          byte = (guint8) (g_ascii_xdigit_value (part[i + 1]) * 16 + g_ascii_xdigit_value (part[i + 2]));
          i += 2;
        }
      if (is_unreserved (byte) || (!escaped && byte > 0x20 && byte < 0x7f && strchr ("\"<>\\^`{|}%", byte) == NULL))
        g_string_append_c (out, (char) byte);
      else
        g_string_append_printf (out, "%%%02X", byte);
    }
  return g_string_free (out, FALSE);
}

/* Of a mobile edition, the host of the plain one. At least two labels are left: m.me is itself. */
static void
drop_edition (GString *host)
{
  static const char *const editions[] = { "www.", "m.", "mobile.", "amp." };
  gboolean again = TRUE;
  char *inner;

  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (editions); i++)
        {
          gsize length = strlen (editions[i]);

          if (g_str_has_prefix (host->str, editions[i]) && strchr (host->str + length, '.') != NULL)
            {
              g_string_erase (host, 0, (gssize) length);
              again = TRUE;
            }
        }
    }
  /* de.m.wikipedia.org, as all of that foundation */
  inner = strstr (host->str, ".m.wiki");
  if (inner != NULL)
    g_string_erase (host, inner - host->str, 2);
}

static GString *
normalise_host (const char *host,
                gsize       length)
{
  g_autofree char *given = g_strndup (host, length);
  g_autofree char *unescaped = g_uri_unescape_string (given, NULL);
  const char *plain = unescaped != NULL && g_utf8_validate (unescaped, -1, NULL) ? unescaped : given;
  g_autofree char *ascii = NULL;
  g_autofree char *lower = NULL;
  GString *out;

  ascii = g_utf8_validate (plain, -1, NULL) && g_hostname_is_non_ascii (plain)
              ? g_hostname_to_ascii (plain) : NULL;
  lower = g_ascii_strdown (ascii != NULL ? ascii : plain, -1);
  out = g_string_new (lower);
  while (out->len > 0 && out->str[out->len - 1] == '.')
    g_string_truncate (out, out->len - 1);
  return out;
}

/* RFC 3986 §5.2.4, and of an AMP page the path of the page. */
static char *
normalise_path (const char *path,
                gsize       length)
{
  g_autofree char *escaped = normalise_escapes (path, length);
  g_auto (GStrv) segments = g_strsplit (escaped, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  GString *out = g_string_new (NULL);
  char *last;

  for (guint i = 0; segments[i] != NULL; i++)
    {
      if (*segments[i] == '\0' || strcmp (segments[i], ".") == 0)
        continue;
      if (strcmp (segments[i], "..") == 0)
        {
          if (kept->len > 0)
            g_ptr_array_set_size (kept, (int) kept->len - 1);
          continue;
        }
      g_ptr_array_add (kept, segments[i]);
    }
  if (kept->len > 1 && strcmp (kept->pdata[kept->len - 1], "amp") == 0)
    g_ptr_array_set_size (kept, (int) kept->len - 1);
  else if (kept->len > 1 && strcmp (kept->pdata[0], "amp") == 0)
    g_ptr_array_remove_index (kept, 0);
  last = kept->len > 0 ? kept->pdata[kept->len - 1] : NULL;
  if (last != NULL && g_str_has_suffix (last, ".amp"))
    last[strlen (last) - strlen (".amp")] = '\0';
  else if (last != NULL && g_str_has_suffix (last, ".amp.html"))
    strcpy (last + strlen (last) - strlen (".amp.html"), ".html");
  for (guint i = 0; i < kept->len; i++)
    {
      g_string_append_c (out, '/');
      g_string_append (out, kept->pdata[i]);
    }
  return g_string_free (out, FALSE);
}

static char *
normalise_query (const char *query)
{
  g_auto (GStrv) parts = g_strsplit (query, "&", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = normalise_escapes (parts[i], strlen (parts[i]));
      g_autofree char *name = g_strndup (part, strcspn (part, "="));

      if (*part == '\0' || is_tracking (name) ||
          g_ascii_strcasecmp (part, "outputType=amp") == 0)
        continue;
      g_string_append_c (out, out->len == 0 ? '?' : '&');
      g_string_append (out, part);
    }
  return g_string_free (out, FALSE);
}

/* Caches of AMP pages have the page's own address in theirs: google.com/amp/s/HOST/PATH and
 * HOST.cdn.ampproject.org/c/s/HOST/PATH (`s` for https).
 * Returns: (transfer full) (nullable): that address */
static char *
address_in_cache (const char *host,
                  const char *path)
{
  const char *inner = NULL;

  if (g_str_has_prefix (host, "google.") && g_str_has_prefix (path, "/amp/"))
    inner = path + strlen ("/amp/");
  else if (g_str_has_suffix (host, ".cdn.ampproject.org") && (g_str_has_prefix (path, "/c/") || g_str_has_prefix (path, "/v/")))
    inner = path + strlen ("/c/");
  if (inner != NULL && g_str_has_prefix (inner, "s/"))
    inner += 2;
  if (inner == NULL || strchr (inner, '.') == NULL)
    return NULL;
  return g_strconcat ("https://", inner, NULL);
}

/* Comments of blogs and posts of forums share the address of their page and are told apart by its
 * fragment alone: `#comment-2` (WordPress, Disqus), `#c123` (Blogger), `#p1234` (phpBB), `#msg12` (SMF).
 * A single letter needs a long number: `#p2` is a paragraph.
 * Returns: (transfer full) (nullable): the fragment that names a post of its own */
static char *
post_in_page (const char *fragment)
{
  static const char *const words[] = { "comment", "comments", "issuecomment", "discussioncomment", "post", "msg",
                                       "message", "reply", "answer", "note" };
  gsize letters = strcspn (fragment, "0123456789-_");
  gsize dash = fragment[letters] == '-' || fragment[letters] == '_' ? 1 : 0;
  const char *number = fragment + letters + dash;
  gsize digits = strspn (number, "0123456789");
  gboolean is_known = letters == 1 && g_ascii_isalpha (*fragment) && digits >= 3;

  if (digits == 0 || digits > 20 || number[digits] != '\0')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (words) && !is_known; i++)
    is_known = strlen (words[i]) == letters && g_ascii_strncasecmp (words[i], fragment, letters) == 0;
  return is_known ? g_ascii_strdown (fragment, -1) : NULL;
}

static char *
canonical (const char *address,
           guint       caches)
{
  g_autofree char *given = g_strstrip (g_strdup (address));
  const char *rest;
  const char *authority_end;
  const char *host;
  const char *host_end;
  const char *port;
  const char *query;
  gsize path_length;
  g_autoptr (GString) name = NULL;
  g_autofree char *plain_path = NULL;
  g_autofree char *inner = NULL;
  g_autofree char *path = NULL;
  g_autofree char *parameters = NULL;
  g_autofree char *inner_post = NULL;
  const char *fragment;

  if (g_ascii_strncasecmp (given, "https://", 8) == 0)
    rest = given + 8;
  else if (g_ascii_strncasecmp (given, "http://", 7) == 0)
    rest = given + 7;
  else
    return NULL;

  authority_end = rest + strcspn (rest, "/?#\\");
  host = rest;
  for (const char *p = rest; p < authority_end; p++)
    if (*p == '@')
      host = p + 1;
  port = NULL;
  host_end = authority_end;
  for (const char *p = authority_end; p > host && port == NULL && p[-1] != ']'; p--)
    if (p[-1] == ':')
      {
        port = p;
        host_end = p - 1;
      }
  if (host == host_end)
    return NULL;

  name = normalise_host (host, (gsize) (host_end - host));
  drop_edition (name);
  if (name->len == 0)
    return NULL;
  path_length = strcspn (authority_end, "?#");
  plain_path = g_strndup (authority_end, path_length);
  inner = address_in_cache (name->str, plain_path);
  query = authority_end[path_length] == '?' ? authority_end + path_length + 1 : "";
  if (inner != NULL && caches < 2)
    {
      g_autofree char *whole = *query != '\0' ? g_strconcat (inner, "?", query, NULL) : g_strdup (inner);
      char *found = canonical (whole, caches + 1);

      if (found != NULL)
        return found;
    }

  if (port != NULL && port < authority_end)
    {
      g_autofree char *number = g_strndup (port, (gsize) (authority_end - port));

      if (strcmp (number, "80") != 0 && strcmp (number, "443") != 0)
        g_string_append_printf (name, ":%s", number);
    }
  path = normalise_path (authority_end, path_length);
  {
    g_autofree char *bare = g_strndup (query, strcspn (query, "#"));

    parameters = normalise_query (bare);
  }
  fragment = strchr (authority_end, '#');
  inner_post = fragment != NULL ? post_in_page (fragment + 1) : NULL;
  return g_strconcat ("https://", name->str, path, parameters, inner_post != NULL ? "#" : "",
                      inner_post != NULL ? inner_post : "", NULL);
}

/**
 * steward_mention_canonical_address:
 * @address: (nullable): as a source gave it, resolved against its base
 *
 * The form under which addresses of one post are equal: `https`, host in small ASCII letters
 * (IDNA) without `www.`, `m.`, `mobile.`, `amp.`; no user, default port, fragment (but one that
 * names a post inside of the page, `#comment-2`, `#p1234`), tracking parameter (`utm_*`, `fbclid`, `gclid`, `mc_cid`, `igshid`, `ref_src`, …), AMP cache or AMP
 * suffix, dot segment or slash at the end; escapes as RFC 3986 §6.2.2 has them. It is a key and
 * never shown or opened.
 *
 * Returns: (transfer full) (nullable): that form; %NULL where it isn't an address of the web
 */
char *
steward_mention_canonical_address (const char *address)
{
  g_autofree char *valid = NULL;

  if (address == NULL)
    return NULL;
  valid = g_utf8_make_valid (address, -1);
  return canonical (valid, 0);
}

static char *
id_of_key (const char *key)
{
  g_autofree char *versioned = g_strconcat ("1\n", key, NULL);

  return steward_id_from_text (versioned);
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

static char *
key_of_words (const StewardPost *post)
{
  g_autofree char *author = steward_text_normalise (post->author != NULL ? post->author : "");
  g_autofree char *text = steward_text_normalise (post->text != NULL ? post->text : "");
  gint64 minute = post->published_us / STEWARD_MINUTE_US - (post->published_us % STEWARD_MINUTE_US < 0 ? 1 : 0);
  g_autofree char *when = post->published_us == STEWARD_TIME_NONE ? g_strdup ("-") : g_strdup_printf ("%" G_GINT64_FORMAT, minute);

  return g_strjoin ("\n", author, when, text, NULL);
}

static char *
key_of_entry (const StewardPost *post)
{
  g_autofree char *network = NULL;

  if (!is_given (post->network) || !is_given (post->entry_id))
    return NULL;
  network = g_utf8_casefold (post->network, -1);
  return g_strconcat (network, ":", post->entry_id, NULL);
}

/* Less would make one post of many. */
static gboolean
tells_by_words (const StewardPost *post)
{
  return is_given (post->author) && is_given (post->text) && post->published_us != STEWARD_TIME_NONE;
}

/**
 * steward_mention_identity:
 * @post: what is known of it
 * @aliases: (out) (optional) (transfer full) (array zero-terminated=1): the ids of its other keys
 *
 * The id is `base32(SHA-256("1\n" + key))`, 26 characters; the key is the first that exists of
 * canonical address, `network:id`, author + minute + normalised text (a line each). The last is an
 * alias only of a post whose author, time and text are all known: less would make one of many.
 *
 * Returns: (transfer full): the id of the mention
 */
char *
steward_mention_identity (const StewardPost   *post,
                          char              ***aliases)
{
  g_autofree char *address = NULL;
  g_autofree char *entry = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  const char *first;

  g_return_val_if_fail (post != NULL, NULL);

  address = steward_mention_canonical_address (post->address);
  if (address == NULL && is_given (post->address))
    address = g_strdup (post->address);
  entry = key_of_entry (post);
  words = key_of_words (post);
  first = address != NULL ? address : entry != NULL ? entry : words;

  if (aliases != NULL)
    {
      if (entry != NULL && first != entry)
        {
          g_autofree char *id = id_of_key (entry);

          g_strv_builder_add (others, id);
        }
      if (first != words && tells_by_words (post))
        {
          g_autofree char *id = id_of_key (words);

          g_strv_builder_add (others, id);
        }
      *aliases = g_strv_builder_end (others);
    }
  return id_of_key (first);
}

/**
 * steward_mention_words_alias:
 *
 * Returns: (transfer full) (nullable): the key that author, minute and text of a mention as it stands make; %NULL
 *   where one of them is unknown
 */
char *
steward_mention_words_alias (StewardRecord *mention)
{
  const char *text = steward_record_get_text (mention, STEWARD_MENTION_TEXT);
  const StewardPost post = {
    .author = steward_record_get_text (mention, STEWARD_MENTION_AUTHOR),
    .text = text != NULL ? text : steward_record_get_text (mention, STEWARD_MENTION_TITLE),
    .published_us = steward_record_get_time (mention, STEWARD_MENTION_PUBLISHED),
  };
  g_autofree char *words = NULL;

  if (!tells_by_words (&post))
    return NULL;
  words = key_of_words (&post);
  return id_of_key (words);
}

/**
 * steward_mention_may_be:
 * @mention: found by one of the keys of @post
 * @post: what came in
 *
 * Equal words of one author in one minute are one post only where nothing says otherwise: two
 * addresses, or two names in one network, are two posts.
 *
 * Returns: whether they are the same
 */
gboolean
steward_mention_may_be (StewardRecord     *mention,
                        const StewardPost *post)
{
  const char *network = steward_record_get_text (mention, STEWARD_MENTION_NETWORK);
  const char *entry_id = steward_record_get_text (mention, STEWARD_MENTION_ENTRY_ID);
  g_autofree char *stored = steward_mention_canonical_address (steward_record_get_text (mention, STEWARD_MENTION_ADDRESS));
  g_autofree char *given = steward_mention_canonical_address (post->address);
  gboolean both_entries = is_given (entry_id) && is_given (post->entry_id) &&
                          g_strcmp0 (network, post->network) == 0;

  if (both_entries && is_given (network) && strcmp (entry_id, post->entry_id) == 0)
    return TRUE;
  if (stored != NULL && given != NULL)
    return strcmp (stored, given) == 0;
  return !both_entries || !is_given (network);
}
