/* steward-feed-address.c: addresses as feeds and posts write them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-feed-address"

#include "steward-feed-address.h"

#include <string.h>

#define MAX_ADDRESS 8192

/* Browsers drop tabs and line ends inside an address (WHATWG URL §4.4); a control or a space
 * in the middle of one that is to be opened is somebody's trick. */
static gboolean
has_control (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    if (*p < 0x20 || *p == 0x7f)
      return TRUE;
  return FALSE;
}

/* `http:////host` is `http://host`, as browsers read it. */
static char *
without_extra_slashes (const char *address)
{
  const char *mark = strstr (address, "://");

  if (mark == NULL || mark[3] != '/' || mark == address)
    return g_strdup (address);
  for (const char *p = address; p < mark; p++)
    if (!g_ascii_isalnum (*p) && strchr ("+-.", *p) == NULL)
      return g_strdup (address);

  return g_strdup_printf ("%.*s%s", (int) (mark + 3 - address), address,
                          mark + 3 + strspn (mark + 3, "/"));
}

/* @base with at least `/` for a path, or %NULL when its host is none: GLib takes both for given
 * (RFC 3986 §5.2.3). */
static char *
sound_base (const char *base)
{
  const char *host = strstr (base, "://") + strlen ("://");
  gsize n = strcspn (host, "/?#");

  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isalnum (host[i]) && (guchar) host[i] < 0x80 &&
        strchr (".-_~%:@[]", host[i]) == NULL)
      return NULL;
  if (host[n] == '/')
    return g_strdup (base);
  return g_strdup_printf ("%.*s/%s", (int) (host + n - base), base, host + n);
}

/**
 * steward_feed_address_resolve:
 * @base: (nullable): absolute address that @reference is relative to
 * @reference: address as written
 *
 * Makes an address absolute (RFC 3986 §5). What can't be resolved stays as it is.
 *
 * Returns: (transfer full): the address
 */
char *
steward_feed_address_resolve (const char *base,
                              const char *reference)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *scheme = NULL;
  g_autofree char *whole_base = NULL;
  char *resolved;

  g_return_val_if_fail (reference != NULL, NULL);

  trimmed = without_extra_slashes (reference);
  g_strstrip (trimmed);
  scheme = g_uri_parse_scheme (trimmed);
  if (scheme != NULL || base == NULL || base[0] == '\0' || strlen (trimmed) > MAX_ADDRESS)
    return g_steal_pointer (&trimmed);
  if (trimmed[0] == '\0')
    return g_strdup (base);
  if (strstr (base, "://") == NULL)
    return g_steal_pointer (&trimmed);

  whole_base = sound_base (base);
  if (whole_base == NULL)
    return g_steal_pointer (&trimmed);
  if (g_str_has_prefix (trimmed, "//"))
    return g_strdup_printf ("%.*s%s", (int) (strchr (base, ':') + 1 - base), base, trimmed);

  resolved = g_uri_resolve_relative (whole_base, trimmed,
                                     G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  return resolved != NULL ? resolved : g_steal_pointer (&trimmed);
}

/**
 * steward_feed_address_is_web:
 * @address: (nullable): an address
 *
 * Returns: whether @address is an absolute http or https address with a host, without controls
 *   and without a user or password in it
 */
gboolean
steward_feed_address_is_web (const char *address)
{
  const char *host;
  gsize length;

  if (address == NULL)
    return FALSE;
  if (g_ascii_strncasecmp (address, "http://", 7) == 0)
    host = address + 7;
  else if (g_ascii_strncasecmp (address, "https://", 8) == 0)
    host = address + 8;
  else
    return FALSE;

  length = strcspn (host, "/?#");
  return length > 0 && host[0] != ':' && memchr (host, '@', length) == NULL &&
         strpbrk (address, " \"<>") == NULL && !has_control (address) &&
         strlen (address) <= MAX_ADDRESS &&
         g_uri_is_valid (address, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
}

/**
 * steward_feed_address_is_safe:
 * @address: an address or what stands in the place of one
 *
 * Returns: whether it may be kept at all: not a program (`javascript:`), not data, not a file of
 *   this machine, no controls
 */
gboolean
steward_feed_address_is_safe (const char *address)
{
  static const char *const unsafe[] = {
    "javascript:", "vbscript:", "data:", "file:", "blob:", "about:", "jar:", "view-source:",
  };

  g_return_val_if_fail (address != NULL, FALSE);

  if (address[0] == '-' || has_control (address) || strlen (address) > MAX_ADDRESS)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (unsafe); i++)
    if (g_ascii_strncasecmp (address, unsafe[i], strlen (unsafe[i])) == 0)
      return FALSE;

  return TRUE;
}
