/* steward-sync-setup.c: how a file and a database begin to be alike
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sync-setup"

#include "steward-sync-setup-private.h"

#include "steward-file-keeping.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-permit.h"
#include "steward-service-error.h"
#include "steward-shared-document.h"
#include "steward-transaction-sync.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Events of a new file that are looked at to see that nothing was done yet. */
#define FEW_EVENTS 400

/**
 * steward_sync_settings_clear:
 */
void
steward_sync_settings_clear (StewardSyncSettings *self)
{
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->user, g_free);
}

/**
 * steward_sync_settings_fill:
 * @settings: a #StewardSyncSettings
 *
 * A #StewardTransactionFunc that reads what the file says of its server.
 *
 * Returns: whether it went well
 */
gboolean
steward_sync_settings_fill (StewardTransaction  *transaction,
                            gpointer             settings,
                            GCancellable        *cancellable,
                            GError             **error)
{
  StewardSyncSettings *self = settings;
  g_autofree char *reads_only = steward_transaction_get_mark (transaction, "reads-only", NULL);
  g_autofree char *token = steward_transaction_get_mark (transaction, "token", NULL);
  g_autofree char *hr = steward_transaction_get_mark (transaction, STEWARD_SYNC_HR_MARKS "since", NULL);

  steward_sync_settings_clear (self);
  self->address = steward_transaction_get_mark (transaction, "address", NULL);
  self->user = steward_transaction_get_mark (transaction, "user", NULL);
  self->has_token = token != NULL;
  self->has_hr = hr != NULL;
  self->reads_only = reads_only != NULL;
  return TRUE;
}

/**
 * steward_sync_settings_read:
 *
 * Waits for the file.
 *
 * Returns: whether it went well
 */
gboolean
steward_sync_settings_read (StewardSyncSettings  *self,
                            StewardDatabase      *database,
                            GError              **error)
{
  return steward_database_transact (database, STEWARD_MODE_READ, "", steward_sync_settings_fill, self, NULL, error);
}

static gboolean
note_outcome (StewardTransaction  *transaction,
              gpointer             data,
              GCancellable        *cancellable,
              GError             **error)
{
  const GError *outcome = data;
  g_autofree char *now = steward_time_to_rfc3339 (steward_transaction_get_now (transaction));

  if (outcome != NULL)
    return steward_transaction_set_mark (transaction, "error", outcome->message, error);
  return steward_transaction_set_mark (transaction, "error", NULL, error) &&
         steward_transaction_set_mark (transaction, "last-pull", now, error) &&
         steward_transaction_set_mark (transaction, "last-push", now, error);
}

/**
 * steward_sync_note_outcome:
 * @outcome: (nullable): what went wrong
 *
 * What `sync status` tells of the last sync. Waits for the file.
 */
void
steward_sync_note_outcome (StewardDatabase *database,
                           const GError    *outcome)
{
  g_autoptr (GError) error = NULL;

  if (!steward_database_transact (database, STEWARD_MODE_COLLECT, "", note_outcome, (gpointer) outcome, NULL, &error))
    g_debug ("The outcome of the sync isn't noted: %s", error->message);
}

/**
 * steward_sync_setup_new:
 *
 * Returns: (transfer full): a setup that hasn't begun
 */
StewardSyncSetup *
steward_sync_setup_new (const char       *address,
                        StewardSyncStart  start,
                        const char       *user,
                        const char       *person)
{
  StewardSyncSetup *self = g_new0 (StewardSyncSetup, 1);

  self->address = g_strdup (address);
  self->start = start;
  self->user = g_strdup (user);
  self->wanted_person = g_strdup (person);
  return self;
}

/**
 * steward_sync_setup_free:
 * @self: (transfer full) (nullable): a setup
 */
void
steward_sync_setup_free (StewardSyncSetup *self)
{
  if (self == NULL)
    return;
  g_free (self->address);
  g_free (self->user);
  g_free (self->wanted_person);
  g_free (self->found_person);
  g_free (self);
}

/* What is there on both sides. */
typedef struct
{
  StewardSyncSetup *setup;
  gboolean          is_shared;
  gboolean          is_begun;      /* with this very server and login, and what it began goes on */
  gboolean          takes_token;   /* it is shared with this server, and logs in with another token from now on */
  gboolean          is_untouched;
  GPtrArray        *people;        /* (owned) (element-type StewardRecord) of the file */
  GPtrArray        *their_people;  /* (owned) (element-type StewardRecord) of the server */
  gboolean          server_is_empty;
  char             *login;         /* (owned) */
  gboolean          is_server_administrator;
  const char       *you;
  char             *address;       /* (owned) as it is kept */
  gboolean          reads_only;
  gboolean          needs_administrator;
} View;

static void
view_clear (View *view)
{
  g_clear_pointer (&view->people, g_ptr_array_unref);
  g_clear_pointer (&view->their_people, g_ptr_array_unref);
  g_free (view->login);
  g_free (view->address);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (View, view_clear)

/* Nothing was done since it was founded: all its events are of that moment. */
static gboolean
look_at_file (StewardTransaction  *transaction,
              gpointer             data,
              GCancellable        *cancellable,
              GError             **error)
{
  View *view = data;
  g_autofree char *address = steward_transaction_get_mark (transaction, "address", NULL);
  g_autofree char *user = steward_transaction_get_mark (transaction, "user", NULL);
  g_autofree char *last = steward_transaction_get_mark (transaction, "last-pull", NULL);
  g_autoptr (StewardRecord) settings = steward_transaction_find (transaction, &steward_workspace_kind, "workspace", NULL);
  g_autoptr (GPtrArray) events = steward_transaction_list_events (transaction, 0, NULL, NULL, FEW_EVENTS, error);
  gint64 n_mentions;

  view->people = steward_transaction_list (transaction, &steward_person_kind, error);
  if (events == NULL || view->people == NULL ||
      !steward_transaction_count (transaction, &steward_mention_kind, NULL, 0, &n_mentions, error))
    return FALSE;
  view->is_shared = address != NULL;
  view->is_begun = (last == NULL || view->setup->is_invited) && g_strcmp0 (address, view->address) == 0 &&
                   g_strcmp0 (user, view->setup->user) == 0;
  view->takes_token = view->setup->has_token && g_strcmp0 (address, view->address) == 0;
  view->is_untouched = settings != NULL && n_mentions == 0 && events->len < FEW_EVENTS &&
                       !steward_record_get_boolean (settings, STEWARD_WORKSPACE_SAMPLE);
  for (guint i = 0; view->is_untouched && i < events->len; i++)
    {
      const StewardEvent *event = events->pdata[i];

      view->is_untouched = event->at_us == steward_record_get_time (settings, STEWARD_WORKSPACE_FOUNDED) ||
                           strcmp (event->action, "begin-chain") == 0;
    }
  /* What others see of a file in which something was done is an administrator's; an untouched one shows nothing. */
  return view->is_untouched || view->is_begun || view->takes_token || steward_permit_administrator (transaction, error);
}

/* Returns: whether the server was asked; *@is_empty tells whether it has no document in a range of names */
static gboolean
is_empty_range (StewardRemote  *remote,
                const char     *range,
                gboolean       *is_empty,
                GError        **error)
{
  g_autofree char *path = g_strconcat ("_all_docs?limit=1&", range, NULL);
  g_autoptr (StewardRemoteAnswer) answer = steward_remote_ask (remote, "GET", path, NULL, NULL, error);
  StewardRaw rows, row;
  StewardRawWalk walk;

  if (answer == NULL)
    return FALSE;
  if (!steward_raw_find (steward_remote_answer_raw (answer), "rows", &rows) || !steward_raw_begin (&walk, rows, '['))
    {
      g_set_error_literal (error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_OFFLINE, _("What answers isn’t a database of CouchDB’s kind"));
      return FALSE;
    }
  *is_empty = !steward_raw_next_element (&walk, &row);
  return TRUE;
}

/* Design documents, of which there may be many, are none that somebody keeps there; all begin with "_design/". */
static gboolean
is_empty_database (StewardRemote  *remote,
                   gboolean       *is_empty,
                   GError        **error)
{
  return is_empty_range (remote, "endkey=%22_design%2F%22", is_empty, error) &&
         (!*is_empty || is_empty_range (remote, "startkey=%22_design0%22", is_empty, error));
}

static gboolean
get_their_people (StewardRemote  *remote,
                  View           *view,
                  GError        **error)
{
  g_autoptr (StewardRemoteAnswer) answer = steward_remote_ask (
      remote, "GET", "_all_docs?include_docs=true&startkey=%22person%3A%22&endkey=%22person%3B%22", NULL, NULL, error);
  StewardRaw rows, row, value;
  StewardRawWalk walk;

  view->their_people = g_ptr_array_new_with_free_func (g_object_unref);
  if (answer == NULL)
    return FALSE;
  if (!steward_raw_find (steward_remote_answer_raw (answer), "rows", &rows) || !steward_raw_begin (&walk, rows, '['))
    return TRUE;
  while (steward_raw_next_element (&walk, &row))
    {
      g_autoptr (StewardSharedDocument) document =
          steward_raw_find (row, "doc", &value) ? steward_shared_parse (value, NULL) : NULL;

      if (document != NULL && document->record != NULL && document->kind == &steward_person_kind)
        g_ptr_array_add (view->their_people, g_object_ref (document->record));
    }
  return TRUE;
}

static gboolean
look_at_server (StewardRemote  *remote,
                View           *view,
                GError        **error)
{
  g_autoptr (StewardRemoteAnswer) database = NULL;

  view->login = steward_remote_find_login (remote, &view->is_server_administrator, error);
  if (view->login == NULL)
    return FALSE;
  database = steward_remote_ask (remote, "GET", "", NULL, NULL, error);
  return database != NULL && is_empty_database (remote, &view->server_is_empty, error) &&
         get_their_people (remote, view, error);
}

static gboolean
refuse (const char  *words,
        GError     **error)
{
  g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE, words);
  return FALSE;
}

/* What is safe is done unasked; the rest has a name of its own. */
static gboolean
choose (View              *view,
        StewardSyncStart  *start,
        GError           **error)
{
  if (view->is_shared)
    return refuse (_("This file is shared with a server already; see stewardctl sync status"), error);
  if (*start == STEWARD_SYNC_START_SAFE)
    {
      if (view->server_is_empty)
        *start = STEWARD_SYNC_START_SHARE;
      else if (view->is_untouched)
        *start = STEWARD_SYNC_START_JOIN;
      else
        view->setup->holds_both = TRUE;
      if (view->setup->holds_both)
        return refuse (_("Both this file and the database hold something. With --merge both get all of it; to leave this file "
                         "alone, join with a new one"), error);
    }
  if (*start == STEWARD_SYNC_START_JOIN && !view->is_untouched)
    return refuse (_("Something was done in this file, which joining would take out: join with a new file, or bring in what is "
                     "here with --merge"), error);
  if (*start == STEWARD_SYNC_START_JOIN && view->server_is_empty)
    return refuse (_("The database is empty: there is nothing to join; --share fills it from this file"), error);
  if (*start == STEWARD_SYNC_START_SHARE && !view->server_is_empty)
    return refuse (_("The database holds something already: --merge brings both together, and an untouched file can --join"), error);
  return TRUE;
}

static StewardRecord *
find_in (GPtrArray  *people,
         const char *wanted)
{
  for (guint i = 0; people != NULL && wanted != NULL && *wanted != '\0' && i < people->len; i++)
    {
      const char *email = steward_record_get_text (people->pdata[i], STEWARD_PERSON_EMAIL);

      if (!steward_record_has (people->pdata[i], STEWARD_PERSON_LEFT) &&
          (strcmp (steward_record_get_id (people->pdata[i]), wanted) == 0 ||
           (email != NULL && g_ascii_strcasecmp (email, wanted) == 0)))
        return people->pdata[i];
    }
  return NULL;
}

static gboolean
is_id_in (GPtrArray  *people,
          const char *id)
{
  StewardRecord *person = find_in (people, id);

  return person != NULL && strcmp (steward_record_get_id (person), id) == 0;
}

/* The server vouches for who somebody is: the name of a login is the id of a person. Only who may do everything there anyway
 * says for whom they stand; a login that is bound to nobody reads. */
static gboolean
find_person (View              *view,
             StewardSyncStart   start,
             GError           **error)
{
  StewardSyncSetup *setup = view->setup;
  GPtrArray *ours = start != STEWARD_SYNC_START_JOIN ? view->people : NULL;
  GPtrArray *theirs = start != STEWARD_SYNC_START_SHARE ? view->their_people : NULL;
  StewardRecord *person;

  if (is_id_in (ours, view->login) || is_id_in (theirs, view->login))
    {
      setup->found_person = g_strdup (view->login);
      return TRUE;
    }
  if (!view->is_server_administrator)
    {
      if (start == STEWARD_SYNC_START_JOIN)
        {
          view->reads_only = TRUE;
          setup->found_person = g_strdup ("");
          return TRUE;
        }
      return refuse (_("The server’s login is none of a person of this file, so nothing can be sent in anybody’s name; log in with "
                       "a person’s id, or as an administrator of the server"), error);
    }
  person = find_in (ours, setup->wanted_person);
  if (person == NULL)
    person = find_in (theirs, setup->wanted_person);
  if (person == NULL && setup->wanted_person == NULL)
    person = find_in (ours, view->you);
  if (person == NULL)
    {
      g_set_error (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE,
                   setup->wanted_person != NULL ? _("Nobody there has the address “%s”")
                                                : _("%s is an administrator of the server: say with --person who you are here"),
                   setup->wanted_person != NULL ? setup->wanted_person : view->login);
      return FALSE;
    }
  setup->found_person = g_strdup (steward_record_get_id (person));
  return TRUE;
}

static gboolean
write_login (StewardTransaction  *transaction,
             View                *view,
             GError             **error)
{
  return steward_transaction_set_mark (transaction, "user", view->setup->user, error) &&
         steward_transaction_set_mark (transaction, "token", view->setup->has_token ? "1" : NULL, error);
}

static gboolean
change_login (StewardTransaction  *transaction,
              gpointer             data,
              GCancellable        *cancellable,
              GError             **error)
{
  return write_login (transaction, data, error);
}

/* Also with another token a file stays whose it is. */
static gboolean
take_token (View            *view,
            StewardDatabase *database,
            StewardRemote   *server,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autofree char *login = steward_remote_find_login (server, &view->is_server_administrator, error);

  if (login == NULL)
    return FALSE;
  if (strcmp (login, view->you) != 0 && !view->is_server_administrator)
    return refuse (_("The token is somebody else’s: this file goes on in the name of whoever shared it"), error);
  return steward_database_transact (database, STEWARD_MODE_DEED, view->you, change_login, view, cancellable, error);
}

static gboolean
write_marks (StewardTransaction  *transaction,
             View                *view,
             GError             **error)
{
  return steward_transaction_unshare (transaction, error) &&
         steward_transaction_set_mark (transaction, "address", view->address, error) &&
         write_login (transaction, view, error) &&
         (!view->reads_only || steward_transaction_set_mark (transaction, "reads-only", "1", error));
}

/* The file's own settings are the server's; who acts here is of this machine. */
static gboolean
begin_joining (StewardTransaction  *transaction,
               gpointer             data,
               GCancellable        *cancellable,
               GError             **error)
{
  View *view = data;
  g_autoptr (StewardRecord) settings = steward_record_new (&steward_workspace_kind, "workspace");

  if (!steward_transaction_empty (transaction, error) || !write_marks (transaction, view, error))
    return FALSE;
  if (*view->setup->found_person != '\0')
    steward_record_set_text (settings, STEWARD_WORKSPACE_YOU, view->setup->found_person);
  return steward_transaction_receive (transaction, settings, NULL, error) &&
         steward_transaction_note (transaction, "join", "workspace", "workspace", NULL, NULL, error);
}

static gboolean
begin_sharing (StewardTransaction  *transaction,
               gpointer             data,
               GCancellable        *cancellable,
               GError             **error)
{
  View *view = data;
  g_autoptr (StewardRecord) settings = NULL;

  if (!steward_permit_administrator (transaction, error))
    return FALSE;
  settings = steward_transaction_get (transaction, &steward_workspace_kind, "workspace", error);
  if (settings == NULL || !write_marks (transaction, view, error))
    return FALSE;
  steward_record_set_boolean (settings, STEWARD_WORKSPACE_SYNCS, TRUE);
  steward_record_set_text (settings, STEWARD_WORKSPACE_YOU, view->setup->found_person);
  return steward_transaction_put (transaction, settings, "share", error) && steward_transaction_share_all (transaction, error);
}

/* What lies there already is somebody's: of another file of this name, or of an earlier day. */
static gboolean
back_up (StewardDatabase  *database,
         GCancellable     *cancellable,
         GError          **error)
{
  g_autofree char *path = g_strconcat (steward_database_get_path (database), ".before-sync", NULL);

  for (guint n = 2; g_file_test (path, G_FILE_TEST_EXISTS); n++)
    {
      g_free (path);
      path = g_strdup_printf ("%s.before-sync-%u", steward_database_get_path (database), n);
    }
  return steward_database_backup (database, path, NULL, cancellable, error);
}

/**
 * steward_sync_setup_run:
 * @you: id of the person who acts in the file
 * @password: (nullable): of the login; without a name a bearer token
 * @remote: (out) (transfer full): the server, logged in
 *
 * Both sides are looked at before anything is changed; a backup of what is shared is laid beside the file. What began and was broken off before
 * its first sync is gone on with. Waits for network and disk.
 *
 * Returns: whether the file is shared now; the first sync is still to be made
 */
gboolean
steward_sync_setup_run (StewardSyncSetup  *self,
                        StewardDatabase   *database,
                        const char        *you,
                        const char        *password,
                        GCancellable      *cancellable,
                        StewardRemote    **remote,
                        GError           **error)
{
  g_auto (View) view = { .setup = self, .you = you };
  g_autoptr (StewardRemote) server = steward_remote_new (self->address, self->user, password, error);
  StewardSyncStart start_as = self->start;
  gboolean joins;

  if (server == NULL)
    return FALSE;
  steward_remote_set_cancellable (server, cancellable);
  view.address = g_strdup (steward_remote_get_address (server));
  self->has_token = self->user == NULL && password != NULL;
  if (!steward_database_transact (database, STEWARD_MODE_READ, you, look_at_file, &view, cancellable, error) ||
      !steward_remote_log_in (server, error))
    return FALSE;
  if (view.takes_token && !take_token (&view, database, server, cancellable, error))
    return FALSE;
  if (view.is_begun || view.takes_token)
    {
      self->found_person = g_strdup (you);
      *remote = g_steal_pointer (&server);
      return TRUE;
    }
  if (!look_at_server (server, &view, error) ||
      !choose (&view, &start_as, error) || !find_person (&view, start_as, error))
    return FALSE;
  joins = start_as == STEWARD_SYNC_START_JOIN;
  /* In a file that joins nothing was done. */
  if (!joins && !back_up (database, cancellable, error))
    return FALSE;
  if (!steward_database_transact (database, STEWARD_MODE_DEED, you, joins ? begin_joining : begin_sharing, &view, cancellable,
                                  error))
    return FALSE;
  *remote = g_steal_pointer (&server);
  return TRUE;
}
