/* steward-publishing.c: what is approved goes out, once
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-publishing"

#include "steward-publishing.h"

#include "steward-account-access-private.h"
#include "steward-kinds.h"
#include "steward-publishing-private.h"
#include "steward-responding.h"
#include "steward-service-error.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>

/* Desks of one team have clocks that are off by two days at most, or sync says so. */
#define CLOCKS_APART_US (3 * STEWARD_DAY_US)

struct _StewardPublishing
{
  GObject           parent_instance;

  /* Input */
  StewardWorkspace *workspace; /* (owned) */
  char             *token;     /* (owned) (nullable) for this one command */
  gint64            settle_us;
};

enum
{
  SIGNAL_HANDLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardPublishing, steward_publishing, G_TYPE_OBJECT)

/* One response on its way, from hop to hop. */
typedef struct
{
  StewardPublishJob *job;       /* (owned) */
  StewardPublisher  *publisher; /* (owned) (nullable) until it is open */
  GError            *failure;   /* (owned) (nullable) what the task ends with once it is stored */
  gboolean           orders;    /* a person waits and wants it sent when it isn't there */
  gboolean           is_absent; /* the network was asked and doesn't have it */
  gboolean           looked_up; /* after the call of this very task */
  gboolean           is_found;  /* before any call */
} Course;

static void
course_free (gpointer data)
{
  Course *self = data;

  steward_publish_job_free (self->job);
  g_clear_object (&self->publisher);
  g_clear_error (&self->failure);
  g_free (self);
}

static void look   (GTask *task);
static void send   (GTask *task);
static void go     (GTask *task);
static void ask    (GTask *task);
static void finish (GTask *task);

static StewardPublishing *
engine_of (GTask *task)
{
  return g_task_get_source_object (task);
}

static Course *
course_of (GTask *task)
{
  return g_task_get_task_data (task);
}

static void
fail (GTask        *task,
      const GError *error)
{
  g_task_return_error (task, steward_account_access_error (error));
}

static void
perform (GTask               *task,
         StewardOperation    *operation,
         GAsyncReadyCallback  callback)
{
  g_autoptr (StewardOperation) owned = operation;

  steward_workspace_perform_async (engine_of (task)->workspace, owned, NULL, callback, g_object_ref (task));
}

/* 6: what became of it is stored; the task ends with the response as it stands */

static void
on_shown (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  StewardOperation *operation = g_object_get_data (G_OBJECT (task), "showing");
  Course *course = course_of (task);
  JsonObject *object;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      fail (task, error);
      return;
    }
  object = json_object_ref (json_node_get_object (steward_operation_get_json (operation)));
  if (course->job->attempt != NULL && course->job->verb == STEWARD_VERB_BY_HAND)
    {
      const char *target = steward_record_get_text (course->job->response, STEWARD_RESPONSE_TARGET);
      const char *server = course->job->account != NULL
                               ? steward_record_get_text (course->job->account, STEWARD_ACCOUNT_SERVER)
                               : NULL;

      json_object_set_string_member (object, "copy", course->job->outgoing->text);
      if (target != NULL || server != NULL)
        json_object_set_string_member (object, "open", target != NULL ? target : server);
    }
  g_task_return_pointer (task, object, (GDestroyNotify) json_object_unref);
}

static void
finish (GTask *task)
{
  Course *course = course_of (task);
  StewardOperation *operation;

  if (course->failure != NULL)
    {
      fail (task, course->failure);
      return;
    }
  operation = steward_response_show (course->job->id);
  g_object_set_data_full (G_OBJECT (task), "showing", g_object_ref (operation), g_object_unref);
  perform (task, operation, on_shown);
}

static void
on_settled (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Course *course = course_of (task);

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    fail (task, error);
  else if (course->job->is_anothers)
    {
      /* The same words, but of another response. */
      course->job->is_anothers = FALSE;
      send (task);
    }
  else if (course->job->goes_on)
    {
      course->looked_up = FALSE;
      go (task);
    }
  else if (course->failure == NULL && course->job->refusal != NULL)
    fail (task, course->job->refusal);
  else if (course->failure == NULL && course->job->attempt != NULL)
    {
      /* What was found isn't surely this one: it stays open. */
      course->failure = g_error_new_literal (STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NETWORK,
                                             steward_record_get_text (course->job->attempt, STEWARD_ATTEMPT_ERROR));
      finish (task);
    }
  else if (course->is_absent && course->orders)
    {
      course->is_absent = FALSE;
      look (task);
    }
  else if (g_error_matches (course->failure, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_UNKNOWN) &&
           !course->looked_up && course->job->verb == STEWARD_VERB_PUBLISH && course->job->attempt != NULL)
    {
      /* It may be there already: then nobody has to wait. */
      course->looked_up = TRUE;
      ask (task);
    }
  else
    finish (task);
}

static void
settle (GTask                  *task,
        const StewardPublished *published,
        const GError           *failure,
        gboolean                is_absent)
{
  Course *course = course_of (task);
  StewardPublishOutcome outcome = { failure, published, is_absent, course->is_found };

  course->is_absent = is_absent;
  course->is_found = FALSE;
  g_clear_error (&course->failure);
  if (failure != NULL)
    course->failure = g_error_copy (failure);
  perform (task, steward_publish_job_settle (course->job, &outcome), on_settled);
}

/* 5: the call */

/* Whatever isn't said in the publisher's terms leaves open whether it went out. */
static void
settle_sent (GTask                  *task,
             const StewardPublished *published,
             const GError           *error)
{
  g_autoptr (GError) unknown = NULL;

  if (error != NULL && error->domain != STEWARD_PUBLISHER_ERROR)
    unknown = g_error_new_literal (STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_UNKNOWN, error->message);
  settle (task, published, unknown != NULL ? unknown : error, FALSE);
}

static void
on_sent (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  StewardPublisher *publisher = STEWARD_PUBLISHER (source);
  g_autoptr (StewardPublished) published =
      course_of (task)->job->verb == STEWARD_VERB_EDIT ? steward_publisher_edit_finish (publisher, result, &error)
                                                       : steward_publisher_publish_finish (publisher, result, &error);

  settle_sent (task, published, error);
}

static void
on_removed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  gboolean removed = steward_publisher_remove_finish (STEWARD_PUBLISHER (source), result, &error);

  /* What isn't there needn't be taken back. */
  if (removed || g_error_matches (error, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_GONE))
    settle (task, NULL, NULL, FALSE);
  else
    settle_sent (task, NULL, error);
}

static void
send (GTask *task)
{
  Course *course = course_of (task);
  const char *status = course->job->status_id;

  if (course->job->verb == STEWARD_VERB_PUBLISH)
    steward_publisher_publish_async (course->publisher, course->job->outgoing, NULL, on_sent, g_object_ref (task));
  else if (course->job->verb == STEWARD_VERB_EDIT)
    steward_publisher_edit_async (course->publisher, status, course->job->outgoing, NULL, on_sent, g_object_ref (task));
  else
    steward_publisher_remove_async (course->publisher, status, NULL, on_removed, g_object_ref (task));
}

/* Another desk may have sent it, which hasn't told this one yet: then it is on the network already */

static void
on_seen (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unreached = NULL;
  Course *course = course_of (task);
  g_autoptr (StewardPublished) published = steward_publisher_find_finish (STEWARD_PUBLISHER (source), result, &error);

  if (error != NULL && !g_error_matches (error, STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_TOO_MANY))
    {
      /* Nothing was sent, whatever went wrong in asking. */
      unreached = g_error_new_literal (STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_UNREACHED, error->message);
      settle (task, NULL, unreached, FALSE);
    }
  else if (published != NULL)
    {
      course->is_found = TRUE;
      settle (task, published, NULL, FALSE);
    }
  else
    /* An account that posts hundreds of times a day is not kept from posting: among the newest it isn't. */
    send (task);
}

static void
go (GTask *task)
{
  Course *course = course_of (task);

  if (course->job->asks_first && course->job->verb == STEWARD_VERB_PUBLISH)
    steward_publisher_find_async (course->publisher, course->job->outgoing, course->job->outgoing->made_us - CLOCKS_APART_US, NULL,
                                  on_seen, g_object_ref (task));
  else
    send (task);
}

/* 4: the intent */

static void
on_begun (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Course *course = course_of (task);

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    fail (task, error);
  else if (course->job->refusal != NULL)
    fail (task, course->job->refusal);
  else if (course->job->by_hand)
    settle (task, NULL, NULL, FALSE);
  else if (course->job->verb == STEWARD_VERB_BY_HAND)
    finish (task);
  else
    go (task);
}

static void
begin (GTask *task)
{
  perform (task, steward_publish_job_begin (course_of (task)->job), on_begun);
}

/* 3: what the account's own server calls the post that is answered. None: a post of its own */

static void
on_resolved (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Course *course = course_of (task);
  char *status = steward_publisher_resolve_finish (STEWARD_PUBLISHER (source), result, &error);

  if (error != NULL)
    {
      fail (task, error);
      return;
    }
  g_free (course->job->target_status);
  course->job->target_status = status;
  begin (task);
}

/* Asking for what was left open: nothing is sent before that is known */

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Course *course = course_of (task);
  StewardPublishing *self = engine_of (task);
  g_autoptr (StewardPublished) published = steward_publisher_find_finish (STEWARD_PUBLISHER (source), result, &error);
  gint64 age_us = steward_clock_now_us (steward_workspace_get_clock (self->workspace)) -
                  steward_record_get_time (course->job->attempt, STEWARD_ATTEMPT_STARTED);

  if (published != NULL)
    settle (task, published, NULL, FALSE);
  else if (error == NULL && age_us >= self->settle_us)
    settle (task, NULL, NULL, TRUE);
  else
    {
      g_autoptr (GError) unknown =
          g_error_new (STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_UNKNOWN,
                       _("Whether the network has it isn’t known yet%s%s; it is asked again before anything is sent"),
                       error != NULL ? ": " : "", error != NULL ? error->message : "");

      course->looked_up = TRUE;
      settle (task, NULL, unknown, FALSE);
    }
}

static void
ask (GTask *task)
{
  Course *course = course_of (task);

  steward_publisher_find_async (course->publisher, course->job->outgoing,
                                steward_record_get_time (course->job->attempt, STEWARD_ATTEMPT_STARTED), NULL, on_found,
                                g_object_ref (task));
}

/* 2: the way to the network */

static void
on_open (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Course *course = course_of (task);
  const char *target = steward_record_get_text (course->job->response, STEWARD_RESPONSE_TARGET);

  g_clear_object (&course->publisher);
  course->publisher = steward_account_access_open_finish (STEWARD_WORKSPACE (source), result, &error);
  if (error != NULL)
    fail (task, error);
  else if (course->publisher == NULL)
    begin (task);
  else if (course->job->attempt != NULL && course->job->verb == STEWARD_VERB_PUBLISH)
    ask (task);
  else if (course->job->attempt != NULL)
    /* To correct or to delete the same again changes nothing. */
    send (task);
  else if (target != NULL && course->job->verb == STEWARD_VERB_PUBLISH && course->job->part <= 1)
    steward_publisher_resolve_async (course->publisher, target, NULL, on_resolved, g_object_ref (task));
  else
    begin (task);
}

/* 1: what it is about, and whether it may */

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Course *course = course_of (task);
  StewardPublishing *self = engine_of (task);

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    fail (task, error);
  else if (course->job->attempt != NULL && course->job->refusal != NULL)
    fail (task, course->job->refusal);
  else if (course->job->attempt != NULL && course->job->deletes && course->job->verb != STEWARD_VERB_DELETE)
    g_task_return_new_error (task, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE, _("It is being published"));
  else if (course->job->attempt != NULL && course->job->verb == STEWARD_VERB_BY_HAND)
    finish (task);
  else if (course->job->refusal != NULL || course->job->by_hand || course->job->verb == STEWARD_VERB_BY_HAND)
    /* A refusal is decided, and stored where that is due, in the transaction that would begin. */
    begin (task);
  else
    steward_account_access_open_async (self->workspace, course->job->account, self->token, NULL, on_open,
                                       g_object_ref (task));
}

static void
look (GTask *task)
{
  perform (task, steward_publish_job_look (course_of (task)->job), on_looked);
}

static void
steward_publishing_finalize (GObject *object)
{
  StewardPublishing *self = STEWARD_PUBLISHING (object);

  g_clear_object (&self->workspace);
  g_free (self->token);

  G_OBJECT_CLASS (steward_publishing_parent_class)->finalize (object);
}

static void
steward_publishing_class_init (StewardPublishingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_publishing_finalize;

  signals[SIGNAL_HANDLED] =
      g_signal_new ("handled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                    JSON_TYPE_OBJECT, G_TYPE_ERROR);
}

static void
steward_publishing_init (StewardPublishing *self)
{
  self->settle_us = STEWARD_PUBLISHING_SETTLE_US;
}

/**
 * steward_publishing_new:
 *
 * Returns: (transfer full): what sends responses of @workspace from this machine; used in the main
 *   context of the workspace
 */
StewardPublishing *
steward_publishing_new (StewardWorkspace *workspace)
{
  StewardPublishing *self = g_object_new (STEWARD_TYPE_PUBLISHING, NULL);

  self->workspace = g_object_ref (workspace);
  return self;
}

/**
 * steward_publishing_set_token:
 * @token: (nullable): taken instead of the secret service's; never stored
 */
void
steward_publishing_set_token (StewardPublishing *self,
                              const char        *token)
{
  g_free (self->token);
  self->token = g_strdup (token);
}

/**
 * steward_publishing_set_settle:
 * @settle_us: instead of %STEWARD_PUBLISHING_SETTLE_US
 */
void
steward_publishing_set_settle (StewardPublishing *self,
                               gint64             settle_us)
{
  self->settle_us = settle_us;
}

static GTask *
new_course (StewardPublishing   *self,
            const char          *id,
            gpointer             tag,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Course *course = g_new0 (Course, 1);

  course->job = steward_publish_job_new (id);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, course, course_free);
  /* Once it is sent, what became of it is stored whoever still wants to know. */
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

/**
 * steward_publishing_handle_async:
 * @id: of a response that is due, or was left open
 *
 * What a machine does by itself: the order is whose it was. Finish with
 * [method@Publishing.publish_finish].
 */
void
steward_publishing_handle_async (StewardPublishing   *self,
                                 const char          *id,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = new_course (self, id, steward_publishing_handle_async, NULL, callback, user_data);

  course_of (task)->job->is_due = TRUE;
  look (task);
}

/**
 * steward_publishing_get_workspace:
 *
 * Returns: (transfer none): whose responses it sends
 */
StewardWorkspace *
steward_publishing_get_workspace (StewardPublishing *self)
{
  return self->workspace;
}

/**
 * steward_publishing_tell_handled:
 * @object: (nullable): a response as it stands
 * @error: (nullable): why it isn't where it should be
 */
void
steward_publishing_tell_handled (StewardPublishing *self,
                                 JsonObject        *object,
                                 const GError      *error)
{
  g_signal_emit (self, signals[SIGNAL_HANDLED], 0, object, error);
}

/**
 * steward_publishing_publish_async:
 * @id: of a response, or its start
 *
 * Publishes a response, or its correction, for the person of the workspace. One that was left open is
 * looked up first.
 */
void
steward_publishing_publish_async (StewardPublishing   *self,
                                  const char          *id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task =
      new_course (self, id, steward_publishing_publish_async, cancellable, callback, user_data);

  course_of (task)->orders = TRUE;
  look (task);
}

/**
 * steward_publishing_publish_finish:
 * @error: return location for %STEWARD_REFUSAL, %STEWARD_SERVICE_ERROR_NETWORK and what
 *   [func@error_get_code] explains
 *
 * Returns: (transfer full) (nullable): the response as [func@response_show] has it; with `copy` (the
 *   text) and `open` (an address) when a person has to publish it by hand and then to say so
 */
JsonObject *
steward_publishing_publish_finish (StewardPublishing  *self,
                                   GAsyncResult       *result,
                                   GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * steward_publishing_delete_async:
 * @reason: why
 * @by_hand: a person deleted it on the network; nothing is called
 *
 * Takes a published response back, at once; by an approver of the accountable department.
 */
void
steward_publishing_delete_async (StewardPublishing   *self,
                                 const char          *id,
                                 const char          *reason,
                                 gboolean             by_hand,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = new_course (self, id, steward_publishing_delete_async, cancellable, callback, user_data);
  g_autofree char *tidy = steward_text_tidy (reason != NULL ? reason : "");
  Course *course = course_of (task);

  if (*tidy == '\0')
    {
      g_task_return_new_error (task, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("A deletion needs a reason"));
      return;
    }
  course->job->deletes = TRUE;
  course->job->by_hand = by_hand;
  course->job->reason = g_steal_pointer (&tidy);
  look (task);
}

/**
 * steward_publishing_delete_finish:
 *
 * Returns: (transfer full) (nullable): the response as [func@response_show] has it
 */
JsonObject *
steward_publishing_delete_finish (StewardPublishing  *self,
                                  GAsyncResult       *result,
                                  GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
