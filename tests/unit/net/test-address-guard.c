/* test-address-guard.c: which addresses lead inside
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-address-guard.h"

static const struct
{
  const char *address;
  gboolean    is_public;
} addresses[] = {
  { "93.184.216.34", TRUE },
  { "1.1.1.1", TRUE },
  { "9.255.255.255", TRUE },
  { "11.0.0.0", TRUE },
  { "172.15.255.255", TRUE },
  { "172.32.0.0", TRUE },
  { "100.63.255.255", TRUE },
  { "100.128.0.0", TRUE },
  { "223.255.255.255", TRUE },
  { "0.0.0.0", FALSE },
  { "0.1.2.3", FALSE },
  { "10.0.0.1", FALSE },
  { "10.255.255.255", FALSE },
  { "100.64.0.1", FALSE },
  { "100.127.255.255", FALSE },
  { "127.0.0.1", FALSE },
  { "127.255.255.254", FALSE },
  { "169.254.169.254", FALSE },
  { "172.16.0.1", FALSE },
  { "172.31.255.255", FALSE },
  { "192.0.0.8", FALSE },
  { "192.168.1.1", FALSE },
  { "198.18.0.1", FALSE },
  { "198.19.255.255", FALSE },
  { "203.0.113.7", FALSE },
  { "224.0.0.1", FALSE },
  { "239.255.255.255", FALSE },
  { "240.0.0.1", FALSE },
  { "255.255.255.255", FALSE },
  { "2606:4700:4700::1111", TRUE },
  { "2a00:1450::1", TRUE },
  { "::", FALSE },
  { "::1", FALSE },
  { "::127.0.0.1", FALSE },
  { "::ffff:127.0.0.1", FALSE },
  { "::ffff:10.0.0.1", FALSE },
  { "::ffff:1.1.1.1", TRUE },
  { "64:ff9b::7f00:1", FALSE },
  { "64:ff9b::a00:1", FALSE },
  { "64:ff9b::101:101", TRUE },
  { "64:ff9b:1::101:101", FALSE },
  { "2002:7f00:1::", FALSE },
  { "2002:c0a8:101::1", FALSE },
  { "2002:101:101::1", TRUE },
  { "2001::1", FALSE },
  { "2001:db8::1", FALSE },
  { "3fff::1", FALSE },
  { "100::1", FALSE },
  { "fc00::1", FALSE },
  { "fdff::1", FALSE },
  { "fe80::1", FALSE },
  { "fec0::1", FALSE },
  { "ff02::1", FALSE },
  { "4000::1", FALSE },
};

static void
test_addresses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (addresses[i].address);

      g_test_message ("%s", addresses[i].address);
      g_assert_nonnull (address);
      g_assert_true (steward_address_guard_is_public (address) == addresses[i].is_public);
    }
}

static const struct
{
  const char *host;
  gboolean    is_inner;
} names[] = {
  { "example.org", FALSE },
  { "local.example.org", FALSE },
  { "1.1.1.1", FALSE },
  { "2606:4700:4700::1111", FALSE },
  { "127.example.org", FALSE },
  { "localhost", TRUE },
  { "LOCALHOST", TRUE },
  { "localhost.", TRUE },
  { "a.localhost", TRUE },
  { "intranet", TRUE },
  { "printer.local", TRUE },
  { "db.internal", TRUE },
  { "wiki.corp", TRUE },
  { "box.home.arpa", TRUE },
  { "127.0.0.1", TRUE },
  { "::1", TRUE },
  { "::ffff:127.0.0.1", TRUE },
  { "2130706433", TRUE },
  { "0x7f000001", TRUE },
  { "0x7f.1", TRUE },
  { "0177.0.0.1", TRUE },
  { "10.1", TRUE },
  { "16843009", FALSE },
  { "1.2.3.4.5", TRUE },
  { "0", TRUE },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s", names[i].host);
      g_assert_true (steward_address_guard_is_inner_name (names[i].host) == names[i].is_inner);
    }
}

static const struct
{
  const char *allowed;
  const char *host;
  guint       port;
  gboolean    is_allowed;
} permissions[] = {
  { "127.0.0.1", "127.0.0.1", 80, TRUE },
  { "127.0.0.1", "127.0.0.1", 8080, TRUE },
  { "127.0.0.1:8080", "127.0.0.1", 8080, TRUE },
  { "127.0.0.1:8080", "127.0.0.1", 80, FALSE },
  { "127.0.0.1:80", "127.0.0.1", 8080, FALSE },
  { "Wiki.Corp", "wiki.corp", 443, TRUE },
  { "wiki.corp", "evil.wiki.corp", 443, FALSE },
  { "wiki.corp", "wiki.corp.evil.org", 443, FALSE },
  { "localhost", "127.0.0.1", 80, FALSE },
  { "::1", "::1", 80, TRUE },
  { "[::1]", "::1", 80, TRUE },
  { "[::1]:81", "::1", 81, TRUE },
  { "[::1]:81", "::1", 80, FALSE },
  { "[::1", "::1", 80, FALSE },
  { "", "127.0.0.1", 80, FALSE },
};

static void
test_permissions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (permissions); i++)
    {
      const char *allowed[] = { "elsewhere.example", permissions[i].allowed, NULL };

      g_test_message ("%s for %s:%u", permissions[i].allowed, permissions[i].host, permissions[i].port);
      g_assert_true (steward_address_guard_is_allowed (allowed, permissions[i].host, permissions[i].port) ==
                     permissions[i].is_allowed);
    }
  g_assert_false (steward_address_guard_is_allowed (NULL, "127.0.0.1", 80));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/address-guard/addresses", test_addresses);
  g_test_add_func ("/net/address-guard/names", test_names);
  g_test_add_func ("/net/address-guard/permissions", test_permissions);
  return g_test_run ();
}
