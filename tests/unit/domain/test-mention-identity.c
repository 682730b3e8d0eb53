/* test-mention-identity.c: which post a mention is
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-erasure.h"
#include "steward-kinds.h"
#include "steward-mention-identity.h"

/* Version 1 is frozen: a line is added, never changed. */
static const struct
{
  const char *address;
  const char *canonical;
  const char *id;
} frozen[] = {
  { "https://example.org/a/b",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "HTTPS://Example.ORG/a/b",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "http://example.org/a/b",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://example.org:443/a/b",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "http://example.org:80/a/b",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://example.org:8443/a/b",
    "https://example.org:8443/a/b",
    "3prutpkyjpfoleb42d3ggjcnye" },
  { "https://example.org/a/b/",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://example.org/a/b#comments",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://example.org/a/b/#comment-2",
    "https://example.org/a/b#comment-2",
    "3kemvcubbpembxzhmtqtx74v3n" },
  { "http://www.example.org/a/b?utm_source=x#Comment-2",
    "https://example.org/a/b#comment-2",
    "3kemvcubbpembxzhmtqtx74v3n" },
  { "https://example.org/?p=4#comment-31",
    "https://example.org?p=4#comment-31",
    "osoztetgrr4ecwgitfn6v2dd25" },
  { "https://example.org/viewtopic.php?t=9#p1234",
    "https://example.org/viewtopic.php?t=9#p1234",
    "kuckt7bxqcd4r4e7dyccuwkf5r" },
  { "https://example.org/a/b#p2",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://example.org/a/b#section-2",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://example.org/a/b#:~:text=x1",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://example.org/a/b?utm_source=x&utm_medium=y",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://example.org/a/b?fbclid=1&id=2&gclid=3",
    "https://example.org/a/b?id=2",
    "ot4pfqj3yiippx5b7slehu4mzh" },
  { "https://example.org/a/b?mc_cid=1&mc_eid=2",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://example.org/a/b?igshid=1",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://example.org/a/b?ref_src=twsrc%5Etfw",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://example.org/a/b?id=2&x=1",
    "https://example.org/a/b?id=2&x=1",
    "itqpvwii22bh2ldrqbs6kdcmuz" },
  { "https://m.example.org/a/b",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://mobile.example.org/a/b",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://amp.example.org/a/b",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://www.example.org/a/b",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://example.org/a/b/amp",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://example.org/a/b/amp/",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://example.org/amp/a/b",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://example.org/a/b?amp=1",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://example.org/a/b.amp.html",
    "https://example.org/a/b.html",
    "sazybpy6xkxbzzgu32gyh5emgt" },
  { "https://www.google.com/amp/s/www.example.org/a/b",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://www-example-org.cdn.ampproject.org/c/s/www.example.org/a/b?usqp=mq331",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://de.m.wikipedia.org/wiki/Steward",
    "https://de.wikipedia.org/wiki/Steward",
    "3lytzcmp2wu2kf4xedepdzemaq" },
  { "https://m.me/a",
    "https://m.me/a",
    "knut2qd4sptwzajdmacp5bz6ki" },
  { "https://amp.dev/a",
    "https://amp.dev/a",
    "pqfeji36p2dabdsmj7owdr6sql" },
  { "https://example.org/%7Ea/%c3%a4",
    "https://example.org/~a/%C3%A4",
    "xvzsz7iqciw7kle3zz6t4e45e7" },
  { "https://example.org/~a/ä",
    "https://example.org/~a/%C3%A4",
    "xvzsz7iqciw7kle3zz6t4e45e7" },
  { "https://example.org/a%2fb",
    "https://example.org/a%2Fb",
    "glwk55muwpupfkzhzcfvrdvzgg" },
  { "https://bücher.example/a",
    "https://xn--bcher-kva.example/a",
    "kf2skhcgsogj2oupoghr4ecn6l" },
  { "https://xn--bcher-kva.example/a",
    "https://xn--bcher-kva.example/a",
    "kf2skhcgsogj2oupoghr4ecn6l" },
  { "https://user:secret@example.org/a",
    "https://example.org/a",
    "bjlzasscm7q54d73vdfzvrmdfc" },
  { "https://example.org./a",
    "https://example.org/a",
    "bjlzasscm7q54d73vdfzvrmdfc" },
  { "https://example.org",
    "https://example.org",
    "3ww6lfsobci7q35yhx6daqui5y" },
  { "https://example.org/",
    "https://example.org",
    "3ww6lfsobci7q35yhx6daqui5y" },
  { "https://example.org/?",
    "https://example.org",
    "3ww6lfsobci7q35yhx6daqui5y" },
  { "https://example.org/?p=12",
    "https://example.org?p=12",
    "ydbkbadwxicy6awxuwl5nhmsy2" },
  { "https://example.org/a/./c/../b",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "https://[2001:DB8::1]:443/a",
    "https://[2001:db8::1]/a",
    "ushdkdpuzkfpkss4p4j2o7teey" },
  { "https://example.org/A/B",
    "https://example.org/A/B",
    "4ikwfoieod6izi3n5x734loply" },
  { "  https://example.org/a/b ",
    "https://example.org/a/b",
    "k6xaai5lwo7q63lodyml73oprh" },
  { "at://did:plc:abc/app.bsky.feed.post/1",
    NULL,
    "az5xca4qt3idtcjktaaqb7ti6i" },
  { "not an address",
    NULL,
    "ebwswbpzzv4nflwfgnqa37yl3f" },
};

static void
test_frozen (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (frozen); i++)
    {
      StewardPost post = { .address = frozen[i].address, .published_us = STEWARD_TIME_NONE };
      g_autofree char *canonical = steward_mention_canonical_address (frozen[i].address);
      g_autofree char *id = steward_mention_identity (&post, NULL);

      if (g_strcmp0 (canonical, frozen[i].canonical) != 0 || g_strcmp0 (id, frozen[i].id) != 0)
        g_test_message ("{ \"%s\", \"%s\", \"%s\" },", frozen[i].address, canonical, id);
      g_assert_cmpstr (canonical, ==, frozen[i].canonical);
      g_assert_cmpstr (id, ==, frozen[i].id);
      if (canonical != NULL)
        {
          g_autofree char *again = steward_mention_canonical_address (canonical);

          g_assert_cmpstr (again, ==, canonical);
        }
    }
}

static void
test_other_keys (void)
{
  StewardPost post = {
    .address = "https://example.org/@dave/1",
    .network = "Mastodon",
    .entry_id = "1",
    .author = "Dave  Ö",
    .text = "My GUITAR\nis broken",
    .published_us = 90 * STEWARD_SECOND_US,
  };
  StewardPost bare = post;
  StewardPost words = post;
  g_auto (GStrv) aliases = NULL;
  g_auto (GStrv) none = NULL;
  g_autofree char *id = steward_mention_identity (&post, &aliases);
  g_autofree char *entry = NULL;
  g_autofree char *text = NULL;

  bare.address = NULL;
  bare.network = "mastodon";
  entry = steward_mention_identity (&bare, NULL);
  words.address = words.entry_id = NULL;
  words.author = "dave ö";
  words.text = "my guitar is broken";
  words.published_us = 60 * STEWARD_SECOND_US;
  text = steward_mention_identity (&words, &none);

  g_assert_cmpuint (g_strv_length (aliases), ==, 2);
  g_assert_cmpstr (aliases[0], ==, entry);
  g_assert_cmpstr (aliases[1], ==, text);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_cmpstr (id, !=, entry);
  g_assert_cmpstr (entry, ==, "tfdjxezd5uboqngu4vealn72fx");
  g_assert_cmpstr (text, ==, "tyjusiodmn7vjaopde3czewntq");

  g_strfreev (g_steal_pointer (&aliases));
  post.author = NULL;
  g_free (g_steal_pointer (&id));
  id = steward_mention_identity (&post, &aliases);
  g_assert_cmpuint (g_strv_length (aliases), ==, 1);
}

static void
test_may_be (void)
{
  g_autoptr (StewardRecord) mention = steward_record_new (&steward_mention_kind, "m");
  StewardPost post = { .address = "http://m.example.org/a/", .network = "web", .published_us = STEWARD_TIME_NONE };

  g_assert_true (steward_mention_may_be (mention, &post));
  steward_record_set_text (mention, STEWARD_MENTION_ADDRESS, "https://example.org/a?utm_source=x");
  g_assert_true (steward_mention_may_be (mention, &post));
  post.address = "https://example.org/b";
  g_assert_false (steward_mention_may_be (mention, &post));
  steward_record_set_text (mention, STEWARD_MENTION_NETWORK, "web");
  steward_record_set_text (mention, STEWARD_MENTION_ENTRY_ID, "7");
  post.entry_id = "7";
  g_assert_true (steward_mention_may_be (mention, &post));
  post.address = NULL;
  post.entry_id = "8";
  g_assert_false (steward_mention_may_be (mention, &post));
}

static void
test_any_bytes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 5000; i++)
    {
      static const char signs[] = "htps:/.?#&=%@[]mwaÖ\xff \\1";
      g_autoptr (GString) text = g_string_new (i % 2 ? "http://" : "");
      guint length = (guint) g_rand_int_range (random, 0, 30);
      g_autofree char *canonical = NULL;

      for (guint k = 0; k < length; k++)
        g_string_append_c (text, signs[g_rand_int_range (random, 0, sizeof signs - 1)]);
      canonical = steward_mention_canonical_address (text->str);
      if (canonical != NULL)
        g_assert_true (g_utf8_validate (canonical, -1, NULL));
    }
}

/* Files hold digests of these: a case is never changed. */
static void
test_author (void)
{
  static const struct
  {
    const char *network;
    const char *author;
    const char *address;
    const char *key;
  } cases[] = {
    { "mastodon", "Eve", "https://M.example/@eve", "1\naddress\nhttps://m.example/@eve" },
    { "feed", "Somebody else", "https://m.example/@eve", "1\naddress\nhttps://m.example/@eve" },
    { "mastodon", "Eve", "at:eve", "1\naddress\nat:eve" },
    { "reviews", " Eve Müller ", NULL, "1\nname\nreviews\neve müller" },
    { "reviews", "EVE MU\u0308LLER", "", "1\nname\nreviews\neve müller" },
    { NULL, "Eve", NULL, "1\nname\n\neve" },
    { "reviews", NULL, NULL, NULL },
    { "reviews", "  ", NULL, NULL },
  };
  g_autofree char *digest = steward_erasure_digest ("salt", "1\nname\n\neve");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = steward_erasure_author_key (cases[i].network, cases[i].author, cases[i].address);

      g_assert_cmpstr (key, ==, cases[i].key);
    }
  g_assert_cmpstr (digest, ==, "81d764d791ef782f7a94cb6b1d5212dd9a351983422549048edd0af5cc279a44");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/mention-identity/frozen-cases", test_frozen);
  g_test_add_func ("/domain/mention-identity/other-keys-are-aliases", test_other_keys);
  g_test_add_func ("/domain/mention-identity/equal-words-at-two-addresses-are-two", test_may_be);
  g_test_add_func ("/domain/mention-identity/any-bytes", test_any_bytes);
  g_test_add_func ("/domain/mention-identity/author", test_author);

  return g_test_run ();
}
