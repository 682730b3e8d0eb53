/* steward-chains.c: the audit of this desk goes to a server
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-chains"

#include "steward-chains.h"

#include "steward-sync-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is sent next, and what came of it. */
typedef struct
{
  StewardStretch stretch;
  guint          most;      /* events that the next one may have */
  StewardRaw     there;     /* the server's document of that name */
  gint64         last_same;
} Sending;

static void
sending_clear (Sending *sending)
{
  steward_stretch_clear (&sending->stretch);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sending, sending_clear)

static gboolean
find_next (const StewardMoment  *moment,
           gpointer              data,
           GError              **error)
{
  steward_stretch_clear (&((Sending *) data)->stretch);
  return moment->next_stretch (moment->data, ((Sending *) data)->most, &((Sending *) data)->stretch, error);
}

static gboolean
note_sent (const StewardMoment  *moment,
           gpointer              data,
           GError              **error)
{
  Sending *sending = data;

  return moment->note_stretch (moment->data, sending->stretch.machine, sending->stretch.last, error);
}

/* The name is taken: by what an earlier sending brought there, or by what doesn't fit. */
static gboolean
compare (const StewardMoment  *moment,
         gpointer              data,
         GError              **error)
{
  Sending *sending = data;

  return moment->receive_stretch (moment->data, sending->there.text, (gssize) sending->there.length, &sending->last_same, error) &&
         (sending->last_same == 0 || moment->note_stretch (moment->data, sending->stretch.machine, sending->last_same, error));
}

static gboolean
note_refused (const StewardMoment  *moment,
              gpointer              data,
              GError              **error)
{
  return moment->set_mark (moment->data, "events-refused", data, error);
}

static GBytes *
request_of (const StewardStretch *stretch)
{
  char *body = g_strconcat ("{\"docs\":[", stretch->json, "]}", NULL);

  return g_bytes_new_take (body, strlen (body));
}

static gboolean
look_at_theirs (StewardRemote         *remote,
                const StewardReplica  *replica,
                Sending               *sending,
                GCancellable          *cancellable,
                GError               **error)
{
  g_autofree char *path = g_uri_escape_string (sending->stretch.name, NULL, FALSE);
  g_autoptr (StewardRemoteAnswer) answer = steward_remote_ask (remote, "GET", path, NULL, NULL, error);

  if (answer == NULL)
    return FALSE;
  sending->there = steward_remote_answer_raw (answer);
  return replica->within (replica->data, compare, sending, cancellable, error);
}

static char *
dup_member (StewardRaw  result,
            const char *name)
{
  StewardRaw value;

  return steward_raw_find (result, name, &value) ? steward_raw_dup_string (value) : NULL;
}

/* A stretch that is too large for the server is halved, down to one event. */
static gboolean
take_less (const StewardReplica  *replica,
           Sending               *sending,
           GError                *why,
           GCancellable          *cancellable,
           gboolean              *goes_on,
           GError               **error)
{
  gboolean ok;

  if (!g_error_matches (why, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_TOO_BIG) &&
      !g_error_matches (why, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_REFUSED))
    {
      g_propagate_error (error, why);
      return FALSE;
    }
  *goes_on = sending->stretch.n_events > 1;
  sending->most = MAX (1, sending->stretch.n_events / 2);
  ok = *goes_on || replica->within (replica->data, note_refused, why->message, cancellable, error);
  g_error_free (why);
  return ok;
}

/* Returns: whether it went well; *@goes_on tells whether the next may follow */
static gboolean
send_one (StewardRemote         *remote,
          const StewardReplica  *replica,
          Sending               *sending,
          GCancellable          *cancellable,
          gboolean              *goes_on,
          GError               **error)
{
  g_autoptr (GBytes) body = request_of (&sending->stretch);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardRemoteAnswer) answer = steward_remote_ask (remote, "POST", "_bulk_docs", body, NULL, &local_error);
  g_autofree char *code = NULL;
  g_autofree char *revision = NULL;
  g_autofree char *reason = NULL;
  StewardRawWalk walk;
  StewardRaw result;

  *goes_on = FALSE;
  if (answer == NULL)
    return take_less (replica, sending, g_steal_pointer (&local_error), cancellable, goes_on, error);
  if (!steward_raw_begin (&walk, steward_remote_answer_raw (answer), '[') || !steward_raw_next_element (&walk, &result))
    {
      g_set_error_literal (error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_OFFLINE, _("The server’s answer is no page of changes"));
      return FALSE;
    }
  code = dup_member (result, "error");
  revision = dup_member (result, "rev");
  if (code == NULL && revision != NULL)
    {
      *goes_on = TRUE;
      return replica->within (replica->data, note_sent, sending, cancellable, error);
    }
  if (g_strcmp0 (code, "conflict") == 0)
    {
      if (!look_at_theirs (remote, replica, sending, cancellable, error))
        return FALSE;
      *goes_on = sending->last_same > 0;
      return TRUE;
    }
  reason = dup_member (result, "reason");
  return replica->within (replica->data, note_refused, reason != NULL ? reason : code, cancellable, error);
}

/**
 * steward_chains_send:
 *
 * Sends what this desk did since the last time, stretch by stretch. An event goes out once it is durable: a power cut here
 * must not take back what others have countersigned.
 *
 * Returns: whether it went well
 */
gboolean
steward_chains_send (StewardRemote         *remote,
                     const StewardReplica  *replica,
                     GCancellable          *cancellable,
                     GError               **error)
{
  g_auto (Sending) sending = { .most = G_MAXUINT };
  gboolean goes_on = TRUE;

  while (goes_on)
    {
      if (!replica->within (replica->data, find_next, &sending, cancellable, error))
        return FALSE;
      if (sending.stretch.name == NULL)
        return TRUE;
      if (!replica->within_durably (replica->data, find_next, &sending, cancellable, error))
        return FALSE;
      if (sending.stretch.name == NULL)
        return TRUE;
      if (!send_one (remote, replica, &sending, cancellable, &goes_on, error))
        return FALSE;
    }
  return TRUE;
}
