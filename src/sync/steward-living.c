/* steward-living.c: what lives in a database of which most was deleted
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-living"

#include "steward-living.h"

#include "steward-replicator-private.h"
#include "steward-row-page.h"

#include <string.h>

/* The mark of how far it is, while it is under way: the place in the feed from before, how many documents there were, how many were
 * received, and the name of the last one: `{"since":…,"told":N,"read":N,"key":…}`, the first and the last as the server wrote them. */
#define MARK "living"

typedef struct
{
  StewardReplicating *replicating; /* (unowned) */
  StewardRowPage      page;
  char               *since;       /* (owned) (nullable) source text, kept byte for byte */
  char               *key;         /* (owned) (nullable) of the last row before the next page, likewise */
  guint64             n_told;
  guint64             n_read;
  guint               limit;
  gboolean            is_last;
} Living;

static void
living_clear (Living *self)
{
  steward_row_page_clear (&self->page);
  g_free (self->since);
  g_free (self->key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Living, living_clear)

static gboolean
read_number (StewardRaw  object,
             const char *name,
             guint64    *number)
{
  StewardRaw value;
  g_autofree char *text = steward_raw_find (object, name, &value) ? g_strndup (value.text, value.length) : NULL;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, number, NULL);
}

static char *
dup_source (StewardRaw  object,
            const char *name)
{
  StewardRaw value;

  return steward_raw_find (object, name, &value) ? g_strndup (value.text, value.length) : NULL;
}

static gboolean
read_mark (const StewardMoment  *moment,
           gpointer              data,
           GError              **error)
{
  Living *self = data;
  g_autofree char *text = moment->get_mark (moment->data, MARK, NULL);
  StewardRaw mark = { text, text != NULL ? strlen (text) : 0 };

  if (text == NULL || !read_number (mark, "told", &self->n_told) || !read_number (mark, "read", &self->n_read))
    return TRUE;
  self->key = dup_source (mark, "key");
  if (self->key != NULL)
    self->since = dup_source (mark, "since");
  return TRUE;
}

/* What is told of it, before the first page. Returns: whether the server was asked; without a place in the feed it is to be read as any
 * other database is */
static gboolean
look_at_counts (Living  *self,
                GError **error)
{
  g_autoptr (StewardRemoteAnswer) answer = steward_remote_ask (self->replicating->remote, "GET", "", NULL, NULL, error);
  g_autofree char *since = NULL;
  StewardRaw told;
  guint64 n_deleted;

  if (answer == NULL)
    return FALSE;
  told = steward_remote_answer_raw (answer);
  since = dup_source (told, "update_seq");
  if (since != NULL && (*since == '"' || g_ascii_isdigit (*since)) && read_number (told, "doc_count", &self->n_told) &&
      read_number (told, "doc_del_count", &n_deleted) && n_deleted > self->n_told && n_deleted >= STEWARD_ROW_PAGE_SIZE)
    self->since = g_steal_pointer (&since);
  return TRUE;
}

static StewardRemoteAnswer *
ask_for_page (gconstpointer   data,
              GError        **error)
{
  static const guint handled[] = { 400, 403, 404, 405, 501, 0 };
  const Living *self = data;
  g_autofree char *escaped = self->key != NULL ? g_uri_escape_string (self->key, NULL, FALSE) : NULL;
  g_autofree char *path =
      g_strdup_printf ("_all_docs?include_docs=true&conflicts=true&limit=%u%s%s", self->limit + (escaped != NULL ? 1 : 0),
                       escaped != NULL ? "&startkey=" : "", escaped != NULL ? escaped : "");

  return steward_remote_ask (self->replicating->remote, "GET", path, NULL, handled, error);
}

/* A page begins with the last row of the one before, unless that was deleted since. Returns: whether it leads on */
static gboolean
go_on (Living *self)
{
  guint limit = self->limit + (self->key != NULL ? 1 : 0);
  g_autofree char *before = g_steal_pointer (&self->key);
  g_autofree char *first = NULL;
  StewardRawWalk walk;
  StewardRaw row;

  self->page.skips_first = FALSE;
  if (self->page.n_rows > 0 && steward_raw_begin (&walk, self->page.rows, '[') && steward_raw_next_element (&walk, &row))
    {
      first = dup_source (row, "key");
      self->key = dup_source (self->page.last, "key");
      self->page.skips_first = before != NULL && g_strcmp0 (first, before) == 0;
    }
  self->n_read += self->page.n_rows - (self->page.skips_first ? 1 : 0);
  self->is_last = self->page.n_rows < limit;
  return self->is_last || (self->key != NULL && *self->key == '"' && g_strcmp0 (self->key, before) != 0);
}

static gboolean
end (Living               *self,
     const StewardMoment  *moment,
     GError              **error)
{
  /* A node that lags behind what it told of has fewer. */
  if (self->n_read < self->n_told)
    g_clear_pointer (&self->since, g_free);
  return (self->since == NULL || moment->set_mark (moment->data, "since", self->since, error)) &&
         steward_living_forget (moment, NULL, error) && steward_receiving_count (self->page.receiving, moment, error);
}

static gboolean
store_page (const StewardMoment  *moment,
            gpointer              data,
            GError              **error)
{
  Living *self = data;
  g_autofree char *mark = NULL;

  if (!steward_row_page_store (&self->page, moment, NULL, error))
    return FALSE;
  if (self->is_last)
    return end (self, moment, error);
  mark = g_strdup_printf ("{\"since\":%s,\"told\":%" G_GUINT64_FORMAT ",\"read\":%" G_GUINT64_FORMAT ",\"key\":%s}", self->since,
                          self->n_told, self->n_read, self->key);
  return moment->set_mark (moment->data, MARK, mark, error);
}

/* The server doesn't do it, or not as asked: the feed has everything. */
static gboolean
give_up (Living  *self,
         GError **error)
{
  g_clear_pointer (&self->since, g_free);
  return steward_replicating_within (self->replicating, steward_living_forget, NULL, error);
}

/* Returns: whether it is gone on with; nothing was stored */
static gboolean
ask_for_fewer (Living                *self,
               StewardRemoteAnswer  **answer,
               GError               **why)
{
  if (*answer != NULL || !g_error_matches (*why, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_TOO_BIG) || self->limit == 1)
    return FALSE;
  self->limit = MAX (1, self->limit / 4);
  g_clear_error (why);
  *answer = ask_for_page (self, why);
  return TRUE;
}

static gboolean
receive_pages (Living  *self,
               GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (StewardRemoteAnswer) answer = ask_for_page (self, &why);

  while (TRUE)
    {
      StewardRemoteAnswer *next = NULL;
      gboolean ok;

      if (ask_for_fewer (self, &answer, &why))
        continue;
      if (answer == NULL && !g_error_matches (why, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_TOO_BIG))
        {
          g_propagate_error (error, g_steal_pointer (&why));
          return FALSE;
        }
      if (answer == NULL || answer->status >= 400)
        return give_up (self, error);
      if (!steward_row_page_read (&self->page, steward_remote_answer_raw (answer), "rows", error))
        return FALSE;
      if (!go_on (self))
        return give_up (self, error);
      if (self->is_last)
        return steward_replicating_within (self->replicating, store_page, self, error);
      ok = steward_row_page_store_and_ask (self->replicating, store_page, ask_for_page, self, &next, &why, error);
      steward_remote_answer_free (answer);
      answer = next;
      if (!ok)
        return FALSE;
    }
}

/**
 * steward_living_receive:
 * @since: (out) (transfer full) (nullable): the place from which the feed is gone on with, which is stored as such; %NULL for
 *   its beginning
 *
 * A feed tells of everything that was ever deleted. Into a file that has nothing of the server yet, the place in the feed is noted
 * first, then the documents that live are received, page by page, by their names; what changes meanwhile stands in the feed
 * beyond that place. Each page is stored with how far it is, so that whoever is ended goes on from there.
 *
 * That is done where the deleted outnumber the living, and are at least a page of rows: a row costs the same in both, so then less than
 * half is asked for, while reading pages that turn out to lack something, after which all of the feed is read, costs half as much again at
 * the most. Where a file has something already it isn't done, as what was deleted may be here. Pages that come from
 * a node which lags behind are noticed by their number of rows alone: fewer than the server told of before.
 *
 * Returns: whether the feed may be read
 */
gboolean
steward_living_receive (StewardReplicating  *replicating,
                        StewardReceiving    *receiving,
                        char               **since,
                        GError             **error)
{
  g_auto (Living) self = { .replicating = replicating,
                           .page = { .receiving = receiving, .notes_open = TRUE },
                           .limit = STEWARD_ROW_PAGE_SIZE };

  *since = NULL;
  if (!steward_replicating_within (replicating, read_mark, &self, error) ||
      (self.since == NULL && receiving->n_known == 0 && !look_at_counts (&self, error)) ||
      (self.since != NULL && !receive_pages (&self, error)))
    return FALSE;
  *since = g_steal_pointer (&self.since);
  return TRUE;
}

/**
 * steward_living_forget:
 *
 * What was begun isn't gone on with.
 *
 * Returns: whether it went well
 */
gboolean
steward_living_forget (const StewardMoment  *moment,
                       gpointer              data,
                       GError              **error)
{
  g_autofree char *mark = moment->get_mark (moment->data, MARK, NULL);

  return mark == NULL || moment->set_mark (moment->data, MARK, NULL, error);
}
