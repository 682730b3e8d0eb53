/* steward-sample-posts.c: what the public says to the sample organisation, and when
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sample-posts"

#include "steward-sample-private.h"

#include "steward-json.h"
#include "steward-kinds.h"

#include <string.h>

#define DAYS 89

/* How many posts of a thousand are written in each hour of a local day. */
static const guint hourly[24] = {
  11, 6, 4, 3, 4, 12, 28, 48, 62, 58, 52, 50, 58, 56, 48, 46, 50, 58, 64, 70, 72, 62, 48, 30,
};

void
steward_sample_post_free (StewardSamplePost *post)
{
  g_free (post->as);
  g_free (post->language);
  g_free (post->network);
  g_free (post->author);
  g_free (post->title);
  g_free (post->text);
  g_free (post->answer);
  g_free (post->outcome);
  g_free (post->address);
  g_free (post->in_reply_to);
  g_free (post);
}

static const char *
choose (StewardSampleMaker *maker,
        JsonArray          *from)
{
  return json_array_get_string_element (from, (guint) g_rand_int_range (maker->rand, 0,
                                              (int) json_array_get_length (from)));
}

/* A minute of the day, as people post. */
static guint
choose_minute (StewardSampleMaker *maker)
{
  int left = 0;
  guint hour = 0;

  for (guint i = 0; i < G_N_ELEMENTS (hourly); i++)
    left += (int) hourly[i];
  left = g_rand_int_range (maker->rand, 0, left);
  while ((guint) left >= hourly[hour])
    left -= (int) hourly[hour++];
  return hour * 60 + (guint) g_rand_int_range (maker->rand, 0, 60);
}

static void
set_author (StewardSampleMaker *maker,
            JsonObject         *rules,
            StewardSamplePost  *post)
{
  JsonArray *outlets = steward_json_get_array (steward_json_get_object (rules, "outlets"), post->network);
  JsonArray *names = steward_json_get_array (steward_json_get_object (rules, "authors"), post->language);
  const char *first, *last;

  if (outlets != NULL)
    {
      post->author = g_strdup (choose (maker, outlets));
      return;
    }
  first = choose (maker, json_array_get_array_element (names, 0));
  last = choose (maker, json_array_get_array_element (names, 1));
  post->author = g_strconcat (first, " ", last, NULL);
}

static StewardSamplePost *
make_post (StewardSampleMaker *maker,
           JsonObject         *rules,
           const char         *as,
           const char         *language,
           const char         *network,
           const char         *text)
{
  StewardSamplePost *post = g_new0 (StewardSamplePost, 1);

  post->as = g_strdup (as);
  post->language = g_strdup (language != NULL ? language : "en");
  if (network == NULL)
    network = choose (maker, steward_json_get_array (steward_json_get_object (rules, "networks"), as));
  post->network = g_strdup (network);
  post->text = g_strdup (text);
  return post;
}

/* `12d 09:15`: so many days ago at that time; or minutes that are left; or minutes ago. */
static void
set_story_time (StewardSampleMaker *maker,
                JsonObject         *rules,
                JsonObject         *data,
                StewardSamplePost  *post,
                StewardSamplePost  *key)
{
  const char *at = steward_json_get_text (data, "at");
  gint64 now_us = maker->sample->now_us;

  if (at != NULL)
    {
      char *rest = NULL;
      int days = (int) g_ascii_strtoll (at, &rest, 10);
      guint hour = (guint) g_ascii_strtoull (rest + 2, NULL, 10);
      guint minute = (guint) g_ascii_strtoull (rest + 5, NULL, 10);

      post->published_us = steward_sample_moment (maker, -days, hour * 60 + minute);
      post->collected_us = post->published_us + 4 * STEWARD_MINUTE_US;
    }
  else if (json_object_has_member (data, "left"))
    {
      StewardSampleRow row = steward_sample_find_row (maker, rules, post->as);
      gint64 left = steward_json_get_integer (data, "left", 0);
      StewardSampleHours *clock = row.round ? maker->always : row.hours;
      gint64 today = steward_sample_hours_between (clock, now_us, steward_sample_moment (maker, 1, 0));

      /* Soon after midnight what is due in a day was said just now; late in the evening what is due
       * today is due soon. */
      if (row.round && left > 240)
        left = CLAMP (today + 1, left, row.target - 3);
      if (left > 0 && left <= 240 && today > 2 && today <= left)
        left = MAX (1, left * (today - 1) / 241);
      post->collected_us = steward_sample_hours_subtract (clock, now_us, row.target - left);
      post->published_us = post->collected_us - 2 * STEWARD_MINUTE_US;
      if (post->outcome == NULL)
        post->outcome = g_strdup ("open");
    }
  else if (json_object_has_member (data, "ago"))
    {
      post->published_us = now_us - steward_json_get_integer (data, "ago", 0) * STEWARD_MINUTE_US;
      post->collected_us = post->published_us + 3 * STEWARD_MINUTE_US;
    }
  else
    {
      post->published_us = key->published_us
                           + steward_json_get_integer (data, "after", 0) * STEWARD_MINUTE_US;
      post->collected_us = post->published_us + STEWARD_MINUTE_US;
      if (g_str_equal (post->network, key->network))
        post->in_reply_to = g_strdup (key->address);
    }
}

static gboolean
list_stories (StewardSampleMaker  *maker,
              JsonObject          *rules,
              GPtrArray           *posts,
              GError             **error)
{
  g_autoptr (JsonObject) stories = steward_sample_load ("stories.json", error);
  g_autoptr (GList) names = NULL;

  if (stories == NULL)
    return FALSE;

  names = json_object_get_members (stories);
  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonArray *story = steward_json_get_array (stories, l->data);
      const char *usual = steward_json_get_text (steward_json_get_object (rules, "story_of"), l->data);
      StewardSamplePost *key = NULL;

      for (guint i = 0; i < json_array_get_length (story); i++)
        {
          JsonObject *data = json_array_get_object_element (story, i);
          const char *as = steward_json_get_text (data, "as");
          StewardSamplePost *post = make_post (maker, rules, as != NULL ? as : usual,
                                               steward_json_get_text (data, "lang"),
                                               steward_json_get_text (data, "network"),
                                               steward_json_get_text (data, "text"));

          post->author = g_strdup (steward_json_get_text (data, "author"));
          post->title = g_strdup (steward_json_get_text (data, "title"));
          post->answer = g_strdup (steward_json_get_text (data, "answer"));
          post->outcome = g_strdup (steward_json_get_text (data, "outcome"));
          post->in_story = usual != NULL;
          set_story_time (maker, rules, data, post, key);
          steward_sample_post_place (post);
          if (steward_json_get_text (data, "key") != NULL)
            key = post;
          g_ptr_array_add (posts, post);
        }
    }
  return TRUE;
}

/* Gives @post a moment at which what became of it is already over. */
static void
date_post (StewardSampleMaker *maker,
           JsonObject         *rules,
           StewardSamplePost  *post)
{
  gboolean campaign = g_str_equal (post->as, "campaign");
  int day = campaign ? g_rand_int_range (maker->rand, 18, 67) : g_rand_int_range (maker->rand, 0, DAYS);
  guint minute = choose_minute (maker);
  int seconds = g_rand_int_range (maker->rand, 0, 60);
  int delay = g_rand_int_range (maker->rand, 1, 16);
  StewardSampleRow row = steward_sample_find_row (maker, rules, post->as);

  post->published_us = steward_sample_moment (maker, -day, minute) + seconds * STEWARD_SECOND_US;
  /* Three times the target is more than anybody here takes; then the day before will do. */
  while (steward_sample_hours_add (row.hours, post->published_us + delay * STEWARD_MINUTE_US,
                                   3 * MAX (row.target, 60)) > maker->sample->now_us)
    post->published_us = steward_sample_moment (maker, -++day, minute) + seconds * STEWARD_SECOND_US;
  post->collected_us = post->published_us + delay * STEWARD_MINUTE_US;
}

static void
add_dated (StewardSampleMaker *maker,
           JsonObject         *rules,
           GPtrArray          *posts,
           StewardSamplePost  *post)
{
  set_author (maker, rules, post);
  date_post (maker, rules, post);
  steward_sample_post_place (post);
  g_ptr_array_add (posts, post);
}

/* An entry is the text; question and answer; or, of the press, title and text. */
static gboolean
list_singles (StewardSampleMaker  *maker,
              JsonObject          *rules,
              GPtrArray           *posts,
              GError             **error)
{
  g_autoptr (JsonObject) data = steward_sample_load ("posts.json", error);
  g_autoptr (GList) kinds = NULL;

  if (data == NULL)
    return FALSE;

  kinds = json_object_get_members (data);
  for (GList *k = kinds; k != NULL; k = k->next)
    {
      JsonObject *languages = steward_json_get_object (data, k->data);
      g_autoptr (GList) names = json_object_get_members (languages);

      for (GList *l = names; l != NULL; l = l->next)
        {
          JsonArray *entries = steward_json_get_array (languages, l->data);

          for (guint i = 0; i < json_array_get_length (entries); i++)
            {
              JsonNode *node = json_array_get_element (entries, i);
              JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
              gboolean press = g_str_equal (k->data, "press");
              const char *text = pair != NULL ? json_array_get_string_element (pair, press ? 1 : 0)
                                              : json_node_get_string (node);
              StewardSamplePost *post = make_post (maker, rules, k->data, l->data, NULL, text);

              if (press)
                post->title = g_strdup (json_array_get_string_element (pair, 0));
              else if (pair != NULL && !json_array_get_null_element (pair, 1))
                post->answer = g_strdup (json_array_get_string_element (pair, 1));
              add_dated (maker, rules, posts, post);
            }
        }
    }
  return TRUE;
}

/* Puts a word of each list where the list's name stands in braces. */
static char *
fill_template (StewardSampleMaker *maker,
               JsonObject         *slots,
               const char         *template)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *p = template;

  while (*p != '\0')
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;

      if (end != NULL)
        {
          g_autofree char *name = g_strndup (p + 1, (gsize) (end - p - 1));

          g_string_append (text, choose (maker, steward_json_get_array (slots, name)));
          p = end + 1;
        }
      else
        g_string_append_c (text, *p++);
    }
  /* A list's word may open the sentence. */
  if (g_ascii_islower (text->str[0]))
    text->str[0] = g_ascii_toupper (text->str[0]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GPtrArray *
list_templates (JsonObject *rules,
                const char *as)
{
  JsonArray *all = steward_json_get_array (rules, "templates");
  GPtrArray *templates = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *template = json_array_get_object_element (all, i);

      if (g_str_equal (steward_json_get_text (template, "as"), as))
        g_ptr_array_add (templates, template);
    }
  return templates;
}

static void
list_templated (StewardSampleMaker *maker,
                JsonObject         *rules,
                GPtrArray          *posts)
{
  JsonObject *shares = steward_json_get_object (rules, "shares");
  JsonObject *slots = steward_json_get_object (rules, "slots");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GList) kinds = json_object_get_members (shares);

  for (GList *k = kinds; k != NULL; k = k->next)
    {
      g_autoptr (GPtrArray) templates = list_templates (rules, k->data);
      gint64 wanted = steward_json_get_integer (shares, k->data, 0);

      while (wanted > 0)
        {
          int nth = g_rand_int_range (maker->rand, 0, (int) templates->len);
          JsonObject *template = g_ptr_array_index (templates, (guint) nth);
          char *text = fill_template (maker, slots, steward_json_get_text (template, "text"));

          if (!g_hash_table_add (seen, text))
            continue;
          add_dated (maker, rules, posts,
                     make_post (maker, rules, k->data, steward_json_get_text (template, "lang"),
                                steward_json_get_text (template, "net"), text));
          wanted--;
        }
    }
}

static int
compare_posts (gconstpointer a,
               gconstpointer b)
{
  const StewardSamplePost *one = *(StewardSamplePost *const *) a;
  const StewardSamplePost *other = *(StewardSamplePost *const *) b;

  if (one->published_us != other->published_us)
    return one->published_us < other->published_us ? -1 : 1;
  return strcmp (one->text, other->text);
}

/* All posts, oldest first. */
GPtrArray *
steward_sample_list_posts (StewardSampleMaker  *maker,
                           JsonObject          *rules,
                           GError             **error)
{
  g_autoptr (GPtrArray) posts = NULL;

  posts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_sample_post_free);
  if (!list_stories (maker, rules, posts, error) || !list_singles (maker, rules, posts, error))
    return NULL;
  list_templated (maker, rules, posts);
  g_ptr_array_sort (posts, compare_posts);
  return g_steal_pointer (&posts);
}
