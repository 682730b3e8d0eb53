/* steward-address-guard.c: which addresses lead inside
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-address-guard"

#include "steward-address-guard.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  guint32 network;
  guint   bits;
} Block4;

/* IANA IPv4 Special-Purpose Address Registry: what isn't globally reachable, and multicast. */
static const Block4 closed4[] = {
  { 0x00000000, 8 },  /* this network */
  { 0x0a000000, 8 },  /* private, RFC 1918 */
  { 0x64400000, 10 }, /* carrier-grade NAT, RFC 6598 */
  { 0x7f000000, 8 },  /* loopback */
  { 0xa9fe0000, 16 }, /* link-local, RFC 3927: cloud metadata lives here */
  { 0xac100000, 12 }, /* private, RFC 1918 */
  { 0xc0000000, 24 }, /* IETF protocol assignments */
  { 0xc0000200, 24 }, /* documentation */
  { 0xc0586300, 24 }, /* 6to4 relays */
  { 0xc0a80000, 16 }, /* private, RFC 1918 */
  { 0xc6120000, 15 }, /* benchmarking */
  { 0xc6336400, 24 }, /* documentation */
  { 0xcb007100, 24 }, /* documentation */
  { 0xe0000000, 4 },  /* multicast */
  { 0xf0000000, 4 },  /* reserved, and broadcast */
};

static gboolean
is_public4 (const guint8 *bytes)
{
  guint32 address = (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];

  for (guint i = 0; i < G_N_ELEMENTS (closed4); i++)
    if ((address & (0xffffffffu << (32 - closed4[i].bits))) == closed4[i].network)
      return FALSE;
  return TRUE;
}

/* Only 2000::/3 is handed out (RFC 4291 §2.4); what carries an IPv4 address inside is as public as
 * that address is. */
static gboolean
is_public6 (const guint8 *bytes)
{
  static const guint8 mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
  static const guint8 nat64[12] = { 0, 0x64, 0xff, 0x9b };

  if (memcmp (bytes, mapped, sizeof mapped) == 0 || memcmp (bytes, nat64, sizeof nat64) == 0)
    return is_public4 (bytes + 12);
  if ((bytes[0] & 0xe0) != 0x20)
    return FALSE;
  if (bytes[0] == 0x20 && bytes[1] == 0x02) /* 6to4, RFC 3056 */
    return is_public4 (bytes + 2);
  if (bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2] & 0xfe) == 0) /* Teredo, ORCHID, benchmarking */
    return FALSE;
  if (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0d && bytes[3] == 0xb8) /* documentation */
    return FALSE;
  return !(bytes[0] == 0x3f && bytes[1] == 0xff && (bytes[2] & 0xf0) == 0); /* documentation, RFC 9637 */
}

/**
 * steward_address_guard_is_public:
 * @address: what a name resolved to
 *
 * Returns: whether it leads to the public internet: not to this machine, a private or link-local
 *   network, a carrier's inner network, a group, or one of those wrapped in an IPv6 address
 */
gboolean
steward_address_guard_is_public (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);

  return g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4 ? is_public4 (bytes) : is_public6 (bytes);
}

/* A host whose last label is a number is an IPv4 address in one of the ways of inet_aton(): in
 * hexadecimal, octal, in fewer parts (URL Standard, "ends in a number"). */
static gboolean
ends_in_number (const char *host)
{
  const char *dot = strrchr (host, '.');
  const char *label = dot != NULL ? dot + 1 : host;
  gsize length = strlen (label);

  if (length > 1 && label[0] == '0' && (label[1] == 'x' || label[1] == 'X'))
    return strspn (label + 2, "0123456789abcdefABCDEF") == length - 2;
  return length > 0 && strspn (label, "0123456789") == length;
}

/**
 * steward_address_guard_is_inner_name:
 * @host: of an address, without brackets
 *
 * For a connection that a proxy makes, where what the name resolves to isn't ours to see.
 *
 * Returns: whether the name alone says that it leads inside: an address that isn't public, in
 *   whatever way it is written, a name without a dot, or one under a private suffix
 */
gboolean
steward_address_guard_is_inner_name (const char *host)
{
  static const char *const suffixes[] = {
    ".localhost", ".local", ".localdomain", ".internal", ".intranet", ".private", ".corp", ".home", ".lan",
    ".home.arpa", ".in-addr.arpa", ".ip6.arpa",
  };
  g_autofree char *name = g_ascii_strdown (host, -1);
  g_autoptr (GInetAddress) address = NULL;
  struct in_addr odd;

  if (g_str_has_suffix (name, "."))
    name[strlen (name) - 1] = '\0';
  address = g_inet_address_new_from_string (name);
  if (address != NULL)
    return !steward_address_guard_is_public (address);
  if (ends_in_number (name))
    return inet_aton (name, &odd) == 0 || !is_public4 ((const guint8 *) &odd.s_addr);
  if (strchr (name, '.') == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]))
      return TRUE;
  return FALSE;
}

/* Returns: whether @allowed is `HOST` or `HOST:PORT` or `[HOST]:PORT` for @host and @port */
static gboolean
matches (const char *allowed,
         const char *host,
         guint       port)
{
  const char *name = allowed;
  const char *colon = strrchr (allowed, ':');
  gsize length = strlen (allowed);
  gsize host_length = strlen (host);
  gboolean has_port = FALSE;

  if (allowed[0] == '[')
    {
      const char *close = strchr (allowed, ']');

      if (close == NULL)
        return FALSE;
      name = allowed + 1;
      length = (gsize) (close - name);
      has_port = close[1] == ':';
      colon = close + 1;
    }
  else if (colon != NULL && strchr (allowed, ':') == colon)
    {
      has_port = TRUE;
      length = (gsize) (colon - allowed);
    }

  if (length != host_length || g_ascii_strncasecmp (name, host, length) != 0)
    return FALSE;
  return !has_port || g_ascii_strtoull (colon + 1, NULL, 10) == port;
}

/**
 * steward_address_guard_is_allowed:
 * @allowed_hosts: (nullable): `HOST` or `HOST:PORT` as a person allowed them
 * @host: of an address, without brackets
 * @port: the one that is really used
 *
 * Returns: whether the person allowed it, wherever it leads
 */
gboolean
steward_address_guard_is_allowed (const char *const *allowed_hosts,
                                  const char        *host,
                                  guint              port)
{
  for (guint i = 0; allowed_hosts != NULL && allowed_hosts[i] != NULL; i++)
    if (matches (allowed_hosts[i], host, port))
      return TRUE;
  return FALSE;
}
