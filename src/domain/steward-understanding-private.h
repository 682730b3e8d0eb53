/* steward-understanding-private.h: the compiled lists, queries and rules, and one mention in work
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-query-private.h"
#include "steward-spotter.h"
#include "steward-understanding.h"

G_BEGIN_DECLS

/* A node of a topic's query; its children follow it in the array. */
typedef struct
{
  StewardQueryType         type;
  guint                    end;    /* index behind its last descendant */
  guint                    phrase; /* of words and authors */
  const StewardQueryNode  *node;   /* (unowned) of fields and times */
  StewardQueryNode         field;  /* a field whose value is resolved */
} StewardTopicNode;

typedef struct
{
  char         *id;    /* (owned) */
  StewardQuery *query; /* (owned) */
  GArray       *nodes; /* (owned) (element-type StewardTopicNode) */
  gboolean      needs_words; /* whether it can't fit a text with none of its phrases */
} StewardTopic;

typedef struct
{
  const char *activity; /* (unowned) of the matrix */
  gboolean    is_first;
  char      **topics;   /* (owned) */
  char      **voices;   /* (owned) */
  char      **moods;    /* (owned) */
  GArray     *phrases;  /* (owned) (element-type guint) */
} StewardActivityRule;

struct _StewardUnderstanding
{
  StewardLexicon       *lexicon;   /* (owned) */
  StewardMatrix        *matrix;    /* (owned) (nullable) */
  StewardSpotter       *spotter;   /* (owned) of the words of topics and rules */
  GPtrArray            *topics;    /* (owned) (element-type StewardTopic) sorted by id */
  GPtrArray            *rules;     /* (owned) (element-type StewardActivityRule) a row each */
  guint                *users;     /* (owned) topics that have a phrase, phrase after phrase */
  guint                *users_from; /* (owned) where those of a phrase begin, one more than phrases */
  guint32               any;       /* the bit of the signs that mean the same everywhere */

  /* The mention in work */
  StewardRecord        *mention;   /* (unowned) */
  GString              *words;     /* (owned) title, text, hashtags */
  StewardTokens        *tokens;    /* (owned) of words, then of the author */
  guint                 author;    /* index of the author's first token */
  GArray               *spots;     /* (owned) (element-type StewardSpot) of topics and rules */
  GArray               *speech;    /* (owned) (element-type StewardSpot) of the lists of words */
  guint32              *seen;      /* (owned) for each phrase, the mention it was last found in */
  guint                *first;     /* (owned) … and where it stands there first, and last */
  guint                *last;      /* (owned) */
  guint8               *topic_met; /* (owned) for each topic, whether one of its phrases was found */
  guint32               number;    /* of the mention */
  guint32               language;  /* bits of its language; 0 when unknown */
};

#define STEWARD_UNDERSTANDING_MAX_WORDS 5

gboolean    steward_understanding_is_written  (StewardUnderstanding *self,
                                               const StewardSpot    *spot);
gboolean    steward_understanding_has_phrase  (StewardUnderstanding *self,
                                               guint                 phrase);
void        steward_understanding_tell_language (StewardUnderstanding *self,
                                               GString              *because);
void        steward_understanding_tell_mood   (StewardUnderstanding *self,
                                               GString              *because);
void        steward_understanding_tell_topics (StewardUnderstanding *self,
                                               GString              *because);
void        steward_understanding_tell_activity (StewardUnderstanding *self,
                                               GString              *because);

StewardTopic *steward_topic_compile           (StewardRecord        *topic,
                                               StewardSpotter       *spotter,
                                               gint64                now_us,
                                               GTimeZone            *zone,
                                               StewardQueryResolve   resolve,
                                               gpointer              data);
void        steward_topic_free                (gpointer              topic);
StewardActivityRule *steward_activity_rule_compile (const StewardMatrixRow *row,
                                               StewardSpotter       *spotter);
void        steward_activity_rule_free        (gpointer              rule);
void        steward_because_append_name       (GString              *because,
                                               const char           *name);
void        steward_because_append_texts      (GString              *because,
                                               GPtrArray            *texts);

G_END_DECLS
