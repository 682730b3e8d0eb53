/* steward-change-feed.c: what changed on a server, page by page
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-change-feed"

#include "steward-change-feed.h"

#include "steward-living.h"
#include "steward-replicator-private.h"
#include "steward-row-page.h"

#include <string.h>

/* The mark of the place in the feed up to which all is stored. */
#define SINCE "since"

typedef struct
{
  StewardReplicating *replicating; /* (unowned) */
  StewardRowPage      page;        /* its place is that of the next */
  guint               limit;
  gboolean            is_last;
} Feed;

static gboolean
store_page (const StewardMoment  *moment,
            gpointer              data,
            GError              **error)
{
  Feed *feed = data;
  gboolean has_changed;

  if (!steward_row_page_store (&feed->page, moment, &has_changed, error))
    return FALSE;
  /* A feed that begins anew and brings nothing new writes nothing on its way. */
  if (has_changed || feed->is_last)
    {
      g_autofree char *old = moment->get_mark (moment->data, SINCE, NULL);

      return g_strcmp0 (old, feed->page.since) == 0 || moment->set_mark (moment->data, SINCE, feed->page.since, error);
    }
  return TRUE;
}

static gboolean
read_since (const StewardMoment  *moment,
            gpointer              data,
            GError              **error)
{
  *(char **) data = moment->get_mark (moment->data, SINCE, NULL);
  return TRUE;
}

static char *
changes_path (const char *since,
              guint       limit,
              const char *more)
{
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (since != NULL && *since == '"')
    text = steward_raw_dup_string ((StewardRaw){ since, strlen (since) });
  escaped = g_uri_escape_string (text != NULL ? text : since != NULL ? since : "0", NULL, FALSE);
  return g_strdup_printf ("_changes?include_docs=true&conflicts=true&limit=%u&seq_interval=%u&since=%s%s", limit, limit, escaped, more);
}

static StewardRemoteAnswer *
ask_for_page (gconstpointer   data,
              GError        **error)
{
  static const guint handled[] = { 400, 0 };
  const Feed *feed = data;
  g_autofree char *path = changes_path (feed->page.since, feed->limit, "");

  return steward_remote_ask (feed->replicating->remote, "GET", path, NULL, feed->page.since != NULL ? handled : NULL, error);
}

/* Returns: whether it is gone on with: by fewer rows, or from the start; nothing was stored */
static gboolean
ask_differently (Feed                 *feed,
                 StewardRemoteAnswer  *answer,
                 GError               *why,
                 GError              **error)
{
  if (answer != NULL)
    {
      /* A place in the feed that this server doesn't know: from the start, where all that is here writes nothing. */
      g_clear_pointer (&feed->page.since, g_free);
      return steward_replicating_within (feed->replicating, steward_change_feed_forget, NULL, error);
    }
  if (g_error_matches (why, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_TOO_BIG) && feed->limit > 1)
    {
      feed->limit = MAX (1, feed->limit / 4);
      return TRUE;
    }
  g_propagate_error (error, g_error_copy (why));
  return FALSE;
}

static gboolean
receive_pages (Feed    *feed,
               GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (StewardRemoteAnswer) answer = ask_for_page (feed, &why);

  while (TRUE)
    {
      StewardRemoteAnswer *next = NULL;
      gboolean ok;

      if (answer == NULL || answer->status == 400)
        {
          if (!ask_differently (feed, answer, why, error))
            return FALSE;
          g_clear_error (&why);
          g_clear_pointer (&answer, steward_remote_answer_free);
          answer = ask_for_page (feed, &why);
          continue;
        }
      if (!steward_row_page_read (&feed->page, steward_remote_answer_raw (answer), "results", error))
        return FALSE;
      feed->is_last = feed->page.n_rows < feed->limit;
      if (feed->is_last)
        return steward_replicating_within (feed->replicating, store_page, feed, error);
      ok = steward_row_page_store_and_ask (feed->replicating, store_page, ask_for_page, feed, &next, &why, error);
      steward_remote_answer_free (answer);
      answer = next;
      if (!ok)
        return FALSE;
    }
}

/**
 * steward_change_feed_receive:
 *
 * Goes on from where the last sync ended. Where that is the beginning, and most of what the server tells of is deleted, what lives is
 * received first: see steward_living_receive().
 *
 * Returns: whether all is stored
 */
gboolean
steward_change_feed_receive (StewardReplicating  *replicating,
                             StewardReceiving    *receiving,
                             GError             **error)
{
  Feed feed = { replicating, { .receiving = receiving, .notes_open = TRUE }, STEWARD_ROW_PAGE_SIZE, FALSE };
  gboolean ok = steward_replicating_within (replicating, read_since, &feed.page.since, error) &&
                (feed.page.since != NULL || receiving->is_rolled_back ||
                 steward_living_receive (replicating, receiving, &feed.page.since, error)) &&
                receive_pages (&feed, error);

  steward_row_page_clear (&feed.page);
  return ok;
}

/**
 * steward_change_feed_wait:
 * @has_news: (out): whether something changed since the last page
 *
 * Waits, some 25 seconds at the longest; of a database beside the team's it is only asked.
 *
 * Returns: whether the server could be asked
 */
gboolean
steward_change_feed_wait (StewardReplicating  *replicating,
                          gboolean            *has_news,
                          GError             **error)
{
  g_autofree char *since = NULL;
  g_autofree char *path = NULL;
  g_autoptr (StewardRemoteAnswer) answer = NULL;
  StewardRowPage page = { .receiving = NULL };
  gboolean ok;

  *has_news = FALSE;
  if (!steward_replicating_within (replicating, read_since, &since, error))
    return FALSE;
  path = changes_path (since, 1, replicating->is_aside ? "" : "&feed=longpoll&timeout=25000");
  answer = steward_remote_ask (replicating->remote, "GET", path, NULL, NULL, error);
  ok = answer != NULL && steward_row_page_read (&page, steward_remote_answer_raw (answer), "results", error);
  steward_row_page_clear (&page);
  *has_news = ok && page.n_rows > 0;
  return ok;
}

/**
 * steward_change_feed_forget:
 *
 * The feed is read from its beginning again.
 *
 * Returns: whether it went well
 */
gboolean
steward_change_feed_forget (const StewardMoment  *moment,
                            gpointer              data,
                            GError              **error)
{
  return moment->set_mark (moment->data, SINCE, NULL, error) && steward_living_forget (moment, data, error);
}
