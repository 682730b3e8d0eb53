/* steward-sample-private.h: what the parts of the sample hand each other
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-sample.h"
#include "steward-sample-hours.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The sample in the making. The tables hold what the sample owns. */
typedef struct
{
  StewardSample *sample;
  GRand         *rand;
  GTimeZone     *zone;
  GHashTable    *departments; /* name → StewardRecord */
  GHashTable    *people;      /* first half of the e-mail → StewardRecord */
  GHashTable    *activities;  /* name → StewardRecord */
  GHashTable    *sources;     /* name → StewardRecord */
  GHashTable    *accounts;    /* network → StewardRecord */
  GHashTable    *hours;       /* department id → StewardSampleHours */
  GHashTable    *unread;      /* ids of persons who haven't acknowledged all */
  StewardSampleHours *always;
} StewardSampleMaker;

/* A post before it becomes a mention. */
typedef struct
{
  char     *as;      /* what it is: `question`, `complaint`, … */
  char     *language;
  char     *network;
  char     *author;
  char     *title;   /* (nullable) */
  char     *text;
  char     *answer;  /* (nullable): the answer that was written for it */
  char     *outcome; /* (nullable): what is to become of it; else chance decides */
  char     *address;
  char     *in_reply_to; /* (nullable) */
  gboolean  in_story;
  gint64    published_us;
  gint64    collected_us;
} StewardSamplePost;

/* What the matrix says of a kind of post. */
typedef struct
{
  StewardRecord      *activity;    /* (nullable) */
  const char         *responsible; /* id of the department that works on it */
  const char         *accountable; /* (nullable): id of the department that approves */
  StewardSampleHours *hours;       /* of the responsible department */
  gint64              target;      /* minutes; 0 is none */
  gboolean            round;
} StewardSampleRow;

JsonObject    *steward_sample_load          (const char          *name,
                                             GError             **error);
char          *steward_sample_id            (const char          *kind,
                                             const char          *name);
gint64         steward_sample_moment        (StewardSampleMaker  *maker,
                                             int                  days,
                                             guint                minutes);
StewardRecord *steward_sample_add           (StewardSampleMaker  *maker,
                                             GPtrArray           *list,
                                             StewardRecord       *record,
                                             gint64               created_us);
const char    *steward_sample_find_id       (GHashTable          *table,
                                             const char          *name);
gboolean       steward_sample_is_away       (StewardRecord       *person,
                                             gint64               at_us);

void           steward_sample_post_free      (StewardSamplePost   *post);
void           steward_sample_post_place     (StewardSamplePost   *post);
GPtrArray     *steward_sample_list_posts     (StewardSampleMaker  *maker,
                                              JsonObject          *rules,
                                              GError             **error);

StewardSampleRow      steward_sample_find_row (StewardSampleMaker *maker,
                                               JsonObject         *rules,
                                               const char         *as);
StewardSampleOutcome *steward_sample_decide   (StewardSampleMaker *maker,
                                               JsonObject         *rules,
                                               StewardSamplePost  *post);

gboolean       steward_sample_make_organisation (StewardSampleMaker *maker, GError **error);
gboolean       steward_sample_make_matrix       (StewardSampleMaker *maker, GError **error);
gboolean       steward_sample_make_listening    (StewardSampleMaker *maker, GError **error);
gboolean       steward_sample_make_responding   (StewardSampleMaker *maker, GError **error);
gboolean       steward_sample_make_guidelines   (StewardSampleMaker *maker, GError **error);
gboolean       steward_sample_make_mentions     (StewardSampleMaker *maker, GError **error);

G_END_DECLS
