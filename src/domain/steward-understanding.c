/* steward-understanding.c: what a post is about, in which language and mood, and what it asks for
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-understanding"

#include "steward-understanding-private.h"

#include "steward-json.h"
#include "steward-kinds.h"

#include <string.h>

/* An address that goes on for longer is looked at no further. */
#define MAX_ADDRESS 2048

static gint
compare_topics (gconstpointer a,
                gconstpointer b)
{
  return strcmp ((*(StewardTopic *const *) a)->id, (*(StewardTopic *const *) b)->id);
}

static gint
compare_users (gconstpointer a,
               gconstpointer b)
{
  guint64 first = *(const guint64 *) a;
  guint64 second = *(const guint64 *) b;

  return first < second ? -1 : first > second;
}

static void
complete_users (StewardUnderstanding *self)
{
  guint n_phrases = steward_spotter_get_n (self->spotter);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint at = 0;

  for (guint t = 0; t < self->topics->len; t++)
    {
      StewardTopic *topic = self->topics->pdata[t];

      for (guint i = 0; i < topic->nodes->len; i++)
        {
          StewardTopicNode *node = &g_array_index (topic->nodes, StewardTopicNode, i);
          guint64 pair = (guint64) node->phrase << 32 | t;

          if (node->type == STEWARD_QUERY_WORDS || node->type == STEWARD_QUERY_AUTHOR)
            g_array_append_val (pairs, pair);
        }
    }
  g_array_sort (pairs, compare_users);
  self->users = g_new (guint, pairs->len + 1);
  self->users_from = g_new (guint, n_phrases + 1);
  for (guint phrase = 0; phrase <= n_phrases; phrase++)
    {
      self->users_from[phrase] = at;
      for (; at < pairs->len && g_array_index (pairs, guint64, at) >> 32 == phrase; at++)
        self->users[at] = (guint) (g_array_index (pairs, guint64, at) & G_MAXUINT32);
    }
}

/**
 * steward_understanding_new:
 * @topics: (element-type StewardRecord): the topics there are
 * @matrix: (nullable): the one in force
 * @now_us: for queries that say a day without a year, in microseconds since 1970 UTC
 * @zone: for queries that say a day
 * @resolve: (nullable) (scope call): from names in queries to ids
 *
 * Returns: (transfer full): all of it compiled
 */
StewardUnderstanding *
steward_understanding_new (StewardLexicon      *lexicon,
                           GPtrArray           *topics,
                           StewardMatrix       *matrix,
                           gint64               now_us,
                           GTimeZone           *zone,
                           StewardQueryResolve  resolve,
                           gpointer             data)
{
  StewardUnderstanding *self = g_new0 (StewardUnderstanding, 1);
  guint n_phrases;

  self->lexicon = steward_lexicon_ref (lexicon);
  self->matrix = matrix != NULL ? steward_matrix_ref (matrix) : NULL;
  self->spotter = steward_spotter_new ();
  self->any = steward_lexicon_find_language (lexicon, STEWARD_LEXICON_ANY);

  self->topics = g_ptr_array_new_with_free_func (steward_topic_free);
  for (guint i = 0; i < topics->len; i++)
    g_ptr_array_add (self->topics,
                     steward_topic_compile (topics->pdata[i], self->spotter, now_us, zone, resolve, data));
  g_ptr_array_sort (self->topics, compare_topics);
  self->rules = g_ptr_array_new_with_free_func (steward_activity_rule_free);
  for (guint i = 0; matrix != NULL && i < steward_matrix_get_n_rows (matrix); i++)
    g_ptr_array_add (self->rules, steward_activity_rule_compile (steward_matrix_get_row (matrix, i), self->spotter));

  steward_spotter_complete (self->spotter);
  complete_users (self);
  n_phrases = steward_spotter_get_n (self->spotter);
  self->seen = g_new0 (guint32, n_phrases);
  self->first = g_new (guint, n_phrases);
  self->last = g_new (guint, n_phrases);
  self->topic_met = g_new0 (guint8, self->topics->len);
  self->words = g_string_new (NULL);
  self->tokens = steward_tokens_new ();
  self->spots = g_array_new (FALSE, FALSE, sizeof (StewardSpot));
  self->speech = g_array_new (FALSE, FALSE, sizeof (StewardSpot));
  return self;
}

void
steward_understanding_free (StewardUnderstanding *self)
{
  if (self == NULL)
    return;
  steward_lexicon_unref (self->lexicon);
  g_clear_pointer (&self->matrix, steward_matrix_unref);
  steward_spotter_free (self->spotter);
  g_ptr_array_unref (self->topics);
  g_ptr_array_unref (self->rules);
  g_free (self->users);
  g_free (self->users_from);
  g_free (self->seen);
  g_free (self->first);
  g_free (self->last);
  g_free (self->topic_met);
  g_string_free (self->words, TRUE);
  steward_tokens_free (self->tokens);
  g_array_unref (self->spots);
  g_array_unref (self->speech);
  g_free (self);
}

/* One pass: the words of the mention, and where everything stands that is looked for. */
static void
read_mention (StewardUnderstanding *self,
              StewardRecord        *mention)
{
  const char *title = steward_record_get_text (mention, STEWARD_MENTION_TITLE);
  const char *text = steward_record_get_text (mention, STEWARD_MENTION_TEXT);
  const char *const *hashtags = steward_record_get_set (mention, STEWARD_MENTION_HASHTAGS);
  g_autofree char *author = steward_query_author_words (steward_record_get_text (mention, STEWARD_MENTION_AUTHOR),
                                                        steward_record_get_text (mention, STEWARD_MENTION_AUTHOR_ADDRESS));

  self->mention = mention;
  self->number++;
  /* The same words as steward_query_matches() and the search index have. */
  g_string_assign (self->words, title != NULL ? title : "");
  g_string_append_c (self->words, '\n');
  g_string_append (self->words, text != NULL ? text : "");
  for (guint i = 0; hashtags[i] != NULL; i++)
    {
      g_string_append_c (self->words, '\n');
      g_string_append (self->words, hashtags[i]);
    }
  steward_tokens_clear (self->tokens);
  steward_tokens_add (self->tokens, self->words->str);
  self->author = steward_tokens_add (self->tokens, author);

  g_array_set_size (self->spots, 0);
  steward_spotter_spot (self->spotter, self->tokens, self->words->str, self->spots);
  g_array_set_size (self->speech, 0);
  steward_spotter_spot (steward_lexicon_get_spotter (self->lexicon), self->tokens, self->words->str, self->speech);
  if (self->topics->len > 0)
    memset (self->topic_met, 0, self->topics->len);
  for (guint i = 0; i < self->spots->len; i++)
    {
      const StewardSpot *spot = &g_array_index (self->spots, StewardSpot, i);
      guint at = spot->at != STEWARD_SPOTTER_NONE ? spot->at : 0;

      if (self->seen[spot->phrase] != self->number)
        {
          self->seen[spot->phrase] = self->number;
          self->first[spot->phrase] = at;
          for (guint u = self->users_from[spot->phrase]; u < self->users_from[spot->phrase + 1]; u++)
            self->topic_met[self->users[u]] = 1;
        }
      self->last[spot->phrase] = at;
    }
}

/* Whether the words of the post have the phrase; its author's name doesn't count. */
gboolean
steward_understanding_has_phrase (StewardUnderstanding *self,
                                  guint                 phrase)
{
  return self->seen[phrase] == self->number && self->first[phrase] < self->author;
}

/* Whether somebody wrote the word: addresses and the names of accounts have no language or mood. */
gboolean
steward_understanding_is_written (StewardUnderstanding *self,
                                  const StewardSpot    *spot)
{
  guint n_tokens;
  const StewardToken *token = steward_tokens_get (self->tokens, &n_tokens);
  const char *text = self->words->str;
  const char *start;

  if (spot->at == STEWARD_SPOTTER_NONE)
    return TRUE;
  if (spot->at >= self->author)
    return FALSE;
  start = text + token[spot->at].start;
  for (const char *p = start; p > text && start - p < MAX_ADDRESS; p--)
    {
      if (g_ascii_isspace (p[-1]))
        return TRUE;
      if (p[-1] == '@' || (p[-1] == '/' && p - text >= 3 && p[-2] == '/' && p[-3] == ':'))
        return FALSE;
    }
  return TRUE;
}

/* Begins a member of an object that was opened with `{`. */
void
steward_because_append_name (GString    *because,
                             const char *name)
{
  if (because->len > 0 && because->str[because->len - 1] != '{')
    g_string_append_c (because, ',');
  steward_json_append_string (because, name);
  g_string_append_c (because, ':');
}

void
steward_because_append_texts (GString   *because,
                              GPtrArray *texts)
{
  g_string_append_c (because, '[');
  for (guint i = 0; i < texts->len && i < STEWARD_UNDERSTANDING_MAX_WORDS; i++)
    {
      if (i > 0)
        g_string_append_c (because, ',');
      steward_json_append_string (because, texts->pdata[i]);
    }
  g_string_append_c (because, ']');
}

static const struct
{
  StewardUnderstandingParts  part;
  guint                      field;
  const char                *name; /* of the field, and of the member of `because` */
  void                     (*tell) (StewardUnderstanding *self,
                                    GString              *because);
} tellings[] = {
  { STEWARD_UNDERSTAND_LANGUAGE, STEWARD_MENTION_LANGUAGE, "language", steward_understanding_tell_language },
  { STEWARD_UNDERSTAND_MOOD, STEWARD_MENTION_MOOD, "mood", steward_understanding_tell_mood },
  { STEWARD_UNDERSTAND_TOPICS, STEWARD_MENTION_TOPICS, "topics", steward_understanding_tell_topics },
  { STEWARD_UNDERSTAND_ACTIVITY, STEWARD_MENTION_ACTIVITY, "activity", steward_understanding_tell_activity },
};

/* Which parts of @mention the post itself said when it came in. */
static StewardUnderstandingParts
find_given (StewardRecord *mention,
            JsonObject    *because)
{
  g_auto (GStrv) names = because != NULL ? steward_json_get_texts (because, "given") : NULL;
  StewardUnderstandingParts given = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tellings); i++)
    if (because == NULL ? steward_record_has (mention, tellings[i].field)
                        : names != NULL && g_strv_contains ((const char *const *) names, tellings[i].name))
      given |= tellings[i].part;
  return given;
}

static void
append_given (GString                   *because,
              StewardUnderstandingParts  given)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (tellings); i++)
    if (given & tellings[i].part)
      g_ptr_array_add (names, (gpointer) tellings[i].name);
  if (names->len == 0)
    return;
  steward_because_append_name (because, "given");
  steward_because_append_texts (because, names);
}

/* The old reason of a part that isn't told now. */
static void
append_old (GString    *because,
            JsonObject *old,
            const char *name)
{
  g_autofree char *json = NULL;

  if (old == NULL || !json_object_has_member (old, name))
    return;
  json = steward_json_write (json_object_get_member (old, name));
  steward_because_append_name (because, name);
  g_string_append (because, json);
}

/**
 * steward_understanding_apply:
 * @mention: of kind mention
 * @parts: what is to be told anew
 *
 * Sets `language`, `mood`, `topics`, `activity` and `because` of the mention.
 */
void
steward_understanding_apply (StewardUnderstanding      *self,
                             StewardRecord             *mention,
                             StewardUnderstandingParts  parts)
{
  g_autoptr (JsonNode) node = steward_record_get_json (mention, STEWARD_MENTION_BECAUSE);
  JsonObject *old = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  StewardUnderstandingParts given = find_given (mention, old);
  GString *reasons[G_N_ELEMENTS (tellings)] = { NULL };
  g_autoptr (GString) because = g_string_sized_new (256);
  static const guint in_order[] = { 3, G_MAXUINT, 0, 1, 2 }; /* activity, given, language, mood, topics */

  read_mention (self, mention);
  self->language = steward_lexicon_find_language (self->lexicon, steward_record_get_text (mention, STEWARD_MENTION_LANGUAGE));
  for (guint i = 0; i < G_N_ELEMENTS (tellings); i++)
    {
      if (!(parts & tellings[i].part) || (given & tellings[i].part) ||
          steward_record_set_contains (mention, STEWARD_MENTION_CORRECTED, tellings[i].name))
        continue;
      reasons[i] = g_string_sized_new (64);
      tellings[i].tell (self, reasons[i]);
    }

  g_string_append_c (because, '{');
  for (guint o = 0; o < G_N_ELEMENTS (in_order); o++)
    {
      guint i = in_order[o];

      if (i == G_MAXUINT)
        append_given (because, given);
      else if (reasons[i] == NULL)
        append_old (because, old, tellings[i].name);
      else if (reasons[i]->len > 0)
        {
          steward_because_append_name (because, tellings[i].name);
          g_string_append_len (because, reasons[i]->str, (gssize) reasons[i]->len);
        }
    }
  g_string_append_c (because, '}');
  steward_record_set_canonical (mention, STEWARD_MENTION_BECAUSE, because->str);
  for (guint i = 0; i < G_N_ELEMENTS (tellings); i++)
    if (reasons[i] != NULL)
      g_string_free (reasons[i], TRUE);
}
