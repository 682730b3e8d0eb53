/* steward-publishing-private.h: the transactions of publishing
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-dossier-private.h"
#include "steward-operation-private.h"
#include "steward-publisher.h"
#include "steward-publishing.h"

G_BEGIN_DECLS

/**
 * StewardPublishVerb:
 * @STEWARD_VERB_PUBLISH: a new post
 * @STEWARD_VERB_EDIT: the correction of one that is there
 * @STEWARD_VERB_DELETE: taken back
 * @STEWARD_VERB_BY_HAND: by a person who copies the text and opens the network
 *
 * What an attempt does. In records: `publish`, `edit`, `delete`, `by-hand`.
 */
typedef enum
{
  STEWARD_VERB_PUBLISH,
  STEWARD_VERB_EDIT,
  STEWARD_VERB_DELETE,
  STEWARD_VERB_BY_HAND,
} StewardPublishVerb;

/**
 * StewardPublishJob:
 * @deletes: take it back, and not publish
 * @is_due: its time has come; whoever scheduled it has ordered it
 * @by_hand: of a deletion: a person did it on the network
 *
 * One response on its way. Belongs to the engine; a transaction fills in what it found, and is the
 * only one to use it while it runs.
 *
 * Results of looking: the response, its account, what was left open; or why not. Of beginning: the
 * attempt and what to send, and whether another desk may have sent it already: then it @asks_first. Of settling one post of a
 * thread: the next attempt, when it @goes_on; of what was found before sending: whether it @is_anothers, and nothing was stored.
 */
typedef struct
{
  /* Input */
  char               *id;            /* (owned) */
  char               *reason;        /* (owned) (nullable) */
  char               *target_status; /* (owned) (nullable) */
  gboolean            deletes;
  gboolean            is_due;
  gboolean            by_hand;

  /* Results */
  StewardPublishVerb  verb;
  StewardRecord      *response;      /* (owned) */
  StewardRecord      *account;       /* (owned) (nullable) */
  StewardRecord      *attempt;       /* (owned) (nullable) the one that is open */
  gboolean            has_api;
  StewardOutgoing    *outgoing;      /* (owned) (nullable) */
  guint               part;          /* of a thread, from 1; 0 when it is one post */
  char               *status_id;     /* (owned) (nullable) of the post that is corrected or taken back */
  gboolean            goes_on;
  gboolean            asks_first;
  gboolean            is_anothers;
  GError             *refusal;       /* (owned) (nullable) */
} StewardPublishJob;

/**
 * StewardPublishOutcome:
 * @error: (nullable): of %STEWARD_PUBLISHER_ERROR; %NULL when it is on the network (or taken back)
 * @published: (nullable): where it is
 * @is_absent: the network was asked and doesn't have it
 * @is_found: it was there before this machine sent anything
 *
 * What became of an attempt.
 */
typedef struct
{
  const GError           *error;
  const StewardPublished *published;
  gboolean                is_absent;
  gboolean                is_found;
} StewardPublishOutcome;

StewardPublishJob *steward_publish_job_new     (const char                  *id);
void               steward_publish_job_free    (StewardPublishJob           *self);
StewardOperation  *steward_publish_job_look    (StewardPublishJob           *job);
StewardOperation  *steward_publish_job_begin   (StewardPublishJob           *job);
StewardOperation  *steward_publish_job_settle  (StewardPublishJob           *job,
                                                const StewardPublishOutcome *outcome);
StewardOperation  *steward_publish_list_due    (void);
GPtrArray         *steward_publish_get_due     (StewardOperation            *operation,
                                                gint64                      *next_us);

const char        *steward_publish_verb_name   (StewardPublishVerb           verb);

void               steward_publishing_handle_async  (StewardPublishing   *self,
                                                     const char          *id,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);
StewardWorkspace  *steward_publishing_get_workspace (StewardPublishing   *self);
void               steward_publishing_tell_handled  (StewardPublishing   *self,
                                                     JsonObject          *object,
                                                     const GError        *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPublishJob, steward_publish_job_free)

G_END_DECLS
