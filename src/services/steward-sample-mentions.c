/* steward-sample-mentions.c: the posts of the sample as mentions
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sample-mentions"

#include "steward-sample-private.h"

#include "steward-id.h"
#include "steward-json.h"
#include "steward-kinds.h"

#include <string.h>

/* Latin letters and digits of @text in lower case, with @between for the rest. */
static char *
make_slug (const char *text,
           const char *between,
           gsize       max)
{
  g_autofree char *ascii = g_str_to_ascii (text, "C");
  g_autoptr (GString) slug = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = ascii; *p != '\0' && slug->len < max; p++)
    if (g_ascii_isalnum (*p))
      {
        if (gap && slug->len > 0)
          g_string_append (slug, between);
        gap = FALSE;
        g_string_append_c (slug, g_ascii_tolower (*p));
      }
    else
      gap = TRUE;
  if (slug->len == 0)
    g_string_append (slug, "post");
  return g_string_free (g_steal_pointer (&slug), FALSE);
}

/* Gives @post its address, the way its network makes them. */
void
steward_sample_post_place (StewardSamplePost *post)
{
  g_autofree char *key = g_strconcat (post->network, "/", post->text, NULL);
  g_autofree char *token = steward_sample_id ("post", key);
  g_autofree char *handle = make_slug (post->author, "", 30);
  g_autofree char *slug = make_slug (post->title != NULL ? post->title : post->text, "-", 44);
  gint64 number = post->published_us / 1000 * 65536 + (gint64) (g_str_hash (token) % 65536);
  g_autoptr (GDateTime) day = g_date_time_new_from_unix_utc (post->published_us / G_USEC_PER_SEC);
  g_autofree char *month = g_date_time_format (day, "%Y/%m");

  if (g_str_equal (post->network, "mastodon"))
    post->address = g_strdup_printf ("https://social.example/@%s/%" G_GINT64_FORMAT, handle, number);
  else if (g_str_equal (post->network, "x"))
    post->address = g_strdup_printf ("https://x.example/%s/status/%" G_GINT64_FORMAT, handle, number);
  else if (g_str_equal (post->network, "bluesky"))
    post->address = g_strdup_printf ("https://bluesky.example/profile/%s.bluesky.example/post/3k%.11s",
                                     handle, token);
  else if (g_str_equal (post->network, "youtube"))
    post->address = g_strdup_printf ("https://video.example/watch?v=%.11s", token);
  else if (g_str_equal (post->network, "forum"))
    post->address = g_strdup_printf ("https://%s.example/t/%s/%u",
                                     g_str_equal (post->as, "employee") ? "crewroom" : "flyertable",
                                     slug, g_str_hash (token) % 900000 + 100000);
  else if (g_str_equal (post->network, "reviews"))
    post->address = g_strdup_printf ("https://appshelf.example/reviews/acme-air/%.10s", token);
  else
    post->address = g_strdup_printf ("https://%s.example/%s/%s-%.4s", handle, month, slug, token);
}

static char *
make_author_address (StewardSamplePost *post)
{
  static const struct
  {
    const char *network;
    const char *format;
  } homes[] = {
    { "mastodon", "https://social.example/@%s" },
    { "x", "https://x.example/%s" },
    { "bluesky", "https://bluesky.example/profile/%s.bluesky.example" },
    { "youtube", "https://video.example/@%s" },
    { "forum", "https://flyertable.example/u/%s" },
    { "reviews", "https://appshelf.example/people/%s" },
  };
  g_autofree char *handle = make_slug (post->author, "", 30);

  if (g_str_equal (post->as, "employee"))
    return g_strdup_printf ("https://crewroom.example/u/%s", handle);
  for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
    if (g_str_equal (post->network, homes[i].network))
      return g_strdup_printf (homes[i].format, handle);
  return g_strdup_printf ("https://%s.example/", handle);
}

static const char *
find_voice (StewardSamplePost *post)
{
  static const char *const customers[] = { "question", "complaint", "praise", NULL };

  if (g_str_equal (post->network, "press"))
    return "press";
  if (g_str_equal (post->network, "blog"))
    return "blog";
  if (g_str_equal (post->as, "employee"))
    return "employee";
  if (g_str_equal (post->as, "competitor") && g_str_equal (post->network, "web"))
    return "competitor";
  return g_strv_contains (customers, post->as) ? "customer" : "public";
}

/* The source that reads where @post stands; the other networks are imported. */
static const char *
find_source (StewardSampleMaker *maker,
             StewardSamplePost  *post)
{
  const char *name = NULL;

  if (g_str_equal (post->network, "mastodon"))
    name = strstr (post->text, "@acmeair") != NULL ? "Posts to @acmeair" : "#acmeair";
  else if (g_str_equal (post->network, "forum"))
    name = g_str_equal (post->as, "employee") ? "Crew room, public posts" : "Flyer Table forum";
  else if (g_str_equal (post->network, "press"))
    name = g_str_equal (post->author, "Harbour Herald") ? "Harbour Herald, travel" : post->author;
  else if (g_str_equal (post->network, "blog"))
    name = g_str_equal (post->author, "Cabin Pressure") ? post->author : "Travel blogs";
  else if (g_str_equal (post->network, "web"))
    name = "Competitors' newsrooms";
  else if (g_str_equal (post->network, "reviews"))
    name = "App reviews";
  return steward_sample_find_id (maker->sources, name);
}

static void
add_words (StewardRecord *mention,
           const char    *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,.;:!?", -1);
  g_auto (GStrv) addresses = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] == '#' && words[i][1] != '\0')
      steward_record_add_element (mention, STEWARD_MENTION_HASHTAGS, words[i] + 1);
    else if (words[i][0] == '@' && words[i][1] != '\0')
      steward_record_add_element (mention, STEWARD_MENTION_MENTIONED, words[i]);
  for (guint i = 0; addresses[i] != NULL; i++)
    if (g_str_has_prefix (addresses[i], "http"))
      steward_record_add_element (mention, STEWARD_MENTION_LINKS, addresses[i]);
}

static StewardRecord *
make_mention (StewardSampleMaker *maker,
              StewardSamplePost  *post)
{
  /* The identity of a mention with an address, version 1. */
  g_autofree char *key = g_strconcat ("1\n", post->address, NULL);
  g_autofree char *id = steward_id_from_text (key);
  g_autofree char *author_address = make_author_address (post);
  StewardRecord *mention = steward_record_new (&steward_mention_kind, id);
  const char *source = find_source (maker, post);

  steward_record_set_text (mention, STEWARD_MENTION_NETWORK, post->network);
  steward_record_set_text (mention, STEWARD_MENTION_ADDRESS, post->address);
  if (source != NULL)
    steward_record_set_text (mention, STEWARD_MENTION_SOURCE, source);
  if (post->title != NULL)
    steward_record_set_text (mention, STEWARD_MENTION_TITLE, post->title);
  steward_record_set_text (mention, STEWARD_MENTION_TEXT, post->text);
  steward_record_set_text (mention, STEWARD_MENTION_AUTHOR, post->author);
  steward_record_set_text (mention, STEWARD_MENTION_AUTHOR_ADDRESS, author_address);
  steward_record_set_time (mention, STEWARD_MENTION_PUBLISHED, post->published_us);
  steward_record_set_time (mention, STEWARD_MENTION_COLLECTED, post->collected_us);
  steward_record_set_text (mention, STEWARD_MENTION_VOICE, find_voice (post));
  if (post->in_reply_to != NULL)
    steward_record_set_text (mention, STEWARD_MENTION_IN_REPLY_TO, post->in_reply_to);
  add_words (mention, post->text);
  return steward_sample_add (maker, maker->sample->mentions, mention, post->collected_us);
}

static void
count_items (StewardSampleMaker *maker)
{
  for (guint i = 0; i < maker->sample->sources->len; i++)
    {
      StewardRecord *source = g_ptr_array_index (maker->sample->sources, i);
      gint64 items = 0;

      for (guint j = 0; j < maker->sample->mentions->len; j++)
        items += g_strcmp0 (steward_record_get_text (g_ptr_array_index (maker->sample->mentions, j),
                                                     STEWARD_MENTION_SOURCE),
                            steward_record_get_id (source)) == 0;
      steward_record_set_integer (source, STEWARD_SOURCE_ITEMS_TOTAL, items);
    }
}

/* Fills the mentions and their outcomes. */
gboolean
steward_sample_make_mentions (StewardSampleMaker  *maker,
                              GError             **error)
{
  g_autoptr (JsonObject) rules = steward_sample_load ("templates.json", error);
  g_autoptr (GPtrArray) posts = NULL;

  if (rules == NULL)
    return FALSE;
  posts = steward_sample_list_posts (maker, rules, error);
  if (posts == NULL)
    return FALSE;

  for (guint i = 0; i < posts->len; i++)
    {
      StewardSamplePost *post = g_ptr_array_index (posts, i);
      StewardRecord *mention = make_mention (maker, post);
      StewardSampleOutcome *outcome = steward_sample_decide (maker, rules, post);

      outcome->mention = g_strdup (steward_record_get_id (mention));
      g_ptr_array_add (maker->sample->outcomes, outcome);
    }
  count_items (maker);
  return TRUE;
}
