/* steward-publishing-by-hand.c: what a person did on the network, and says so
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-publishing"

#include "steward-publishing.h"

#include "steward-kinds.h"
#include "steward-permit.h"
#include "steward-publishing-private.h"
#include "steward-responding-private.h"
#include "steward-responding-words.h"

#include <glib/gi18n-lib.h>

static gboolean
check_address (const char  *address,
               GError     **error)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);

  if (uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0' &&
      (g_str_equal (g_uri_get_scheme (uri), "https") || g_str_equal (g_uri_get_scheme (uri), "http")))
    return TRUE;
  g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
               _("“%s” is no address of a post; copy it from the browser"), address);
  return FALSE;
}

/* Runs another operation of publishing inside this transaction. */
static gboolean
run_within (StewardTransaction  *transaction,
            StewardOperation    *operation,
            GCancellable        *cancellable,
            GError             **error)
{
  g_autoptr (StewardOperation) owned = operation;

  return steward_operation_run (transaction, owned, cancellable, error);
}

static gboolean
say (StewardTransaction  *transaction,
     StewardOperation    *operation,
     gpointer             data,
     GCancellable        *cancellable,
     GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardPublishJob) job = steward_publish_job_new (input->id);
  g_autoptr (StewardPublished) published = NULL;
  g_autoptr (StewardDossier) after = NULL;
  StewardPublishOutcome outcome = { NULL, NULL, input->text == NULL };

  if (!steward_permit_member (transaction, error) || (input->text != NULL && !check_address (input->text, error)) ||
      !run_within (transaction, steward_publish_job_look (job), cancellable, error))
    return FALSE;
  if (job->attempt == NULL)
    {
      steward_set_refusal (error, STEWARD_REFUSAL_STATE,
                           _("It isn’t being published: “publish” gives the text and waits for your word."));
      return FALSE;
    }
  if (input->text != NULL)
    {
      published = steward_published_new ("", input->text, STEWARD_TIME_NONE);
      g_clear_pointer (&published->status_id, g_free);
      outcome.published = published;
    }
  if (!run_within (transaction, steward_publish_job_settle (job, &outcome), cancellable, error))
    return FALSE;
  after = steward_dossier_open (transaction, job->id, error);
  return after != NULL && steward_response_conclude (after, operation, error);
}

/**
 * steward_publishing_say_published:
 * @id: of a response that waits for a person's word, or whose outcome isn't known
 * @address: (nullable): where it is on the network; %NULL: it isn't there
 *
 * A person says what became of a response: after *copy and open*, or where the network can't be asked.
 *
 * Returns: (transfer full): stores it
 */
StewardOperation *
steward_publishing_say_published (const char *id,
                                  const char *address)
{
  return steward_operation_new ("say-published", STEWARD_MODE_DEED, say, steward_input_new (id, address, NULL),
                                steward_input_free);
}
