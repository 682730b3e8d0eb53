/* steward-thread.h: a text that goes out as several posts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-network.h"
#include "steward-record.h"

G_BEGIN_DECLS

/* As many posts as one text may become; what is longer isn't for these networks. */
#define STEWARD_THREAD_MOST 25

/**
 * StewardThreadVerb:
 * @STEWARD_THREAD_PUBLISH: a new post, in reply to the one before
 * @STEWARD_THREAD_EDIT: another text in the place of a post, or the same in reply to what the one before has become
 * @STEWARD_THREAD_REMOVE: a post that the text no longer needs goes
 * @STEWARD_THREAD_DONE: all are as they are to be
 *
 * What is to be done next with the posts of a text.
 */
typedef enum
{
  STEWARD_THREAD_PUBLISH,
  STEWARD_THREAD_EDIT,
  STEWARD_THREAD_REMOVE,
  STEWARD_THREAD_DONE,
} StewardThreadVerb;

/**
 * StewardPost:
 * @status_id: what the network calls it
 * @address: (nullable): where people read it
 * @reference: what a reply to it names
 * @parent: (nullable): what it replies to, as @reference of that
 * @text: (nullable): with which it went out; %NULL when that isn't known
 *
 * A post of a response that is on the network. Texts belong to the list.
 */
typedef struct
{
  char *status_id;
  char *address;
  char *reference;
  char *parent;
  char *text;
} StewardPost;

char              **steward_thread_cut        (const StewardNetwork  *network,
                                               const char            *text,
                                               const char            *content_warning) G_GNUC_WARN_UNUSED_RESULT;
gboolean            steward_thread_holds      (const StewardNetwork  *network,
                                               const char *const     *parts,
                                               const char            *text,
                                               const char            *content_warning);

char              **steward_thread_get_parts  (StewardRecord         *response) G_GNUC_WARN_UNUSED_RESULT;
void                steward_thread_set_parts  (StewardRecord         *response,
                                               const char *const     *parts);
GPtrArray          *steward_thread_get_posts  (StewardRecord         *response) G_GNUC_WARN_UNUSED_RESULT;
void                steward_thread_set_posts  (StewardRecord         *response,
                                               GPtrArray             *posts);
StewardPost        *steward_post_new          (const char            *status_id,
                                               const char            *address,
                                               const char            *reference,
                                               const char            *parent,
                                               const char            *text) G_GNUC_WARN_UNUSED_RESULT;
void                steward_post_free         (StewardPost           *post);

StewardThreadVerb   steward_thread_next       (const char *const     *texts,
                                               GPtrArray             *posts,
                                               guint                 *at);

G_END_DECLS
