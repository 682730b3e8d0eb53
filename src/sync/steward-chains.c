/* steward-chains.c: the audit of this desk goes to a server
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-chains"

#include "steward-chains.h"

#include "steward-sync-error.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* What is sent next, and what came of it. */
typedef struct
{
  StewardStretch stretch;
  guint          most;      /* events that the next one may have */
  StewardRaw     there;     /* the server's document of that name */
  gboolean       accepted;  /* one node has it, and the others not yet */
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

/* Where one node has it and the others not yet, whether it is still there is looked at before the next sending: a line each has
 * its name, and from where its chain is sent again if not. */
#define ACCEPTED "events-accepted"

#define REFUSED "events-refused"

static gboolean
note_accepted (const StewardMoment   *moment,
               const StewardStretch  *stretch,
               GError               **error)
{
  g_autofree char *old = moment->get_mark (moment->data, ACCEPTED, NULL);
  g_autofree char *all = g_strdup_printf ("%s%s %s %" PRId64 "\n", old != NULL ? old : "", stretch->name, stretch->machine,
                                          stretch->last - stretch->n_events);

  return moment->set_mark (moment->data, ACCEPTED, all, error);
}

static gboolean
note_sent (const StewardMoment  *moment,
           gpointer              data,
           GError              **error)
{
  Sending *sending = data;

  return (!sending->accepted || note_accepted (moment, &sending->stretch, error)) &&
         moment->set_mark (moment->data, REFUSED, NULL, error) &&
         moment->note_stretch (moment->data, sending->stretch.machine, sending->stretch.last, error);
}

/* The name is taken: by what an earlier sending brought there. Where it is something else that is noted; what follows goes out
 * all the same. */
static gboolean
compare (const StewardMoment  *moment,
         gpointer              data,
         GError              **error)
{
  Sending *sending = data;
  gint64 last_same;

  return moment->receive_stretch (moment->data, sending->there.text, (gssize) sending->there.length, &last_same, error) &&
         note_sent (moment, sending, error);
}

static gboolean
note_removed (const StewardMoment  *moment,
              gpointer              data,
              GError              **error)
{
  return note_sent (moment, data, error) &&
         moment->set_mark (moment->data, REFUSED, _("An administrator of the server has deleted a part of this desk’s audit there"), error);
}

static gboolean
note_refused (const StewardMoment  *moment,
              gpointer              data,
              GError              **error)
{
  return moment->set_mark (moment->data, REFUSED, data, error);
}

static GBytes *
request_of (const StewardStretch *stretch)
{
  char *body = g_strconcat ("{\"docs\":[", stretch->json, "]}", NULL);

  return g_bytes_new_take (body, strlen (body));
}

static char *
dup_member (StewardRaw  result,
            const char *name)
{
  StewardRaw value;

  return steward_raw_find (result, name, &value) ? steward_raw_dup_string (value) : NULL;
}

static gboolean
look_at_theirs (StewardRemote         *remote,
                const StewardReplica  *replica,
                Sending               *sending,
                GCancellable          *cancellable,
                GError               **error)
{
  static const guint handled[] = { 404, 0 };
  g_autofree char *path = g_uri_escape_string (sending->stretch.name, NULL, FALSE);
  g_autoptr (StewardRemoteAnswer) answer = steward_remote_ask (remote, "GET", path, NULL, handled, error);
  g_autofree char *reason = NULL;

  if (answer == NULL)
    return FALSE;
  sending->there = steward_remote_answer_raw (answer);
  if (answer->status != 404)
    return replica->within (replica->data, compare, sending, cancellable, error);
  reason = dup_member (sending->there, "reason");
  if (g_strcmp0 (reason, "deleted") == 0)
    return replica->within (replica->data, note_removed, sending, cancellable, error);
  /* One node of a cluster says that the name is taken, and another doesn't know it yet. */
  g_set_error_literal (error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_BUSY, _("The server’s nodes don’t all have it yet"));
  return FALSE;
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
      sending->accepted = answer->status == 202;
      return replica->within (replica->data, note_sent, sending, cancellable, error);
    }
  if (g_strcmp0 (code, "conflict") == 0)
    {
      *goes_on = TRUE;
      sending->accepted = FALSE;
      return look_at_theirs (remote, replica, sending, cancellable, error);
    }
  reason = dup_member (result, "reason");
  return replica->within (replica->data, note_refused, reason != NULL ? reason : code, cancellable, error);
}

static gboolean
read_accepted (const StewardMoment  *moment,
               gpointer              data,
               GError              **error)
{
  *(char **) data = moment->get_mark (moment->data, ACCEPTED, NULL);
  return TRUE;
}

static gboolean
forget_accepted (const StewardMoment  *moment,
                 gpointer              data,
                 GError              **error)
{
  return moment->set_mark (moment->data, ACCEPTED, NULL, error);
}

static gboolean
send_again (const StewardMoment  *moment,
            gpointer              data,
            GError              **error)
{
  const char *const *parts = data;

  return moment->note_stretch (moment->data, parts[1], g_ascii_strtoll (parts[2], NULL, 10), error);
}

/* Whether what a part of a cluster took is there now. The last ones are looked at first, so that of several that were lost the
 * chain is sent again from the first on. */
static gboolean
look_at_accepted (StewardRemote         *remote,
                  const StewardReplica  *replica,
                  GCancellable          *cancellable,
                  GError               **error)
{
  g_autofree char *accepted = NULL;
  g_auto (GStrv) lines = NULL;

  if (!replica->within (replica->data, read_accepted, &accepted, cancellable, error))
    return FALSE;
  if (accepted == NULL)
    return TRUE;
  lines = g_strsplit (accepted, "\n", -1);
  for (guint i = g_strv_length (lines); i > 0; i--)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i - 1], " ", 3);
      g_autoptr (StewardRemoteAnswer) answer = NULL;
      g_autoptr (GError) local_error = NULL;
      g_autofree char *path = NULL;

      if (g_strv_length (parts) < 3)
        continue;
      path = g_uri_escape_string (parts[0], NULL, FALSE);
      answer = steward_remote_ask (remote, "GET", path, NULL, NULL, &local_error);
      if (answer != NULL)
        continue;
      if (!g_error_matches (local_error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_GONE))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (!replica->within (replica->data, send_again, parts, cancellable, error))
        return FALSE;
    }
  return replica->within (replica->data, forget_accepted, NULL, cancellable, error);
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
  gboolean goes_on = look_at_accepted (remote, replica, cancellable, error);

  if (!goes_on)
    return FALSE;
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
