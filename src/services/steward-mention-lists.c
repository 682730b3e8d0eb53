/* steward-mention-lists.c: live lists of mentions
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mention-lists"

#include "steward-mention-lists.h"

#include "steward-kinds.h"
#include "steward-mention-query.h"
#include "steward-mention-search-private.h"
#include "steward-record-list-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DONE_DAYS 7
#define DONE_LOOKED_AT 300 /* newest closed mentions among which the recently closed ones are looked for */
#define DONE_SHOWN 50

/**
 * steward_queue_section_title:
 *
 * Returns: its heading, translated
 */
const char *
steward_queue_section_title (StewardQueueSection section)
{
  switch (section)
    {
    case STEWARD_QUEUE_OVERDUE:
      return _("Overdue");
    case STEWARD_QUEUE_TODAY:
      return _("Due today");
    case STEWARD_QUEUE_UNOWNED:
      return _("Unowned");
    case STEWARD_QUEUE_WAITING:
      return _("Waiting");
    case STEWARD_QUEUE_DONE:
      return _("Done recently");
    case STEWARD_QUEUE_LATER:
    case STEWARD_N_QUEUE_SECTIONS:
    default:
      return _("Later");
    }
}

static gint64
end_of_day (GTimeZone *zone,
            gint64     now_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now_us / STEWARD_SECOND_US);
  g_autoptr (GDateTime) now = g_date_time_to_timezone (utc, zone);
  g_autoptr (GDateTime) midnight =
      g_date_time_new (zone, g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now), 0, 0, 0);
  g_autoptr (GDateTime) end = midnight != NULL ? g_date_time_add_days (midnight, 1) : NULL;

  return end != NULL ? g_date_time_to_unix (end) * STEWARD_SECOND_US : now_us + STEWARD_DAY_US;
}

static GTimeZone *
read_zone (StewardTransaction  *transaction,
           GError             **error)
{
  g_autoptr (StewardRecord) workspace =
      steward_transaction_get (transaction, &steward_workspace_kind, "workspace", error);
  GTimeZone *zone = NULL;

  if (workspace == NULL)
    return NULL;
  if (steward_record_has (workspace, STEWARD_WORKSPACE_TIME_ZONE))
    zone = g_time_zone_new_identifier (steward_record_get_text (workspace, STEWARD_WORKSPACE_TIME_ZONE));
  return zone != NULL ? zone : g_time_zone_new_utc ();
}

static StewardQueueSection
find_section (const StewardWaitingMention *waiting,
              gint64                       now_us,
              gint64                       end_us)
{
  /* One whose time has come is awake, also before anybody has said so in the file. */
  if (strcmp (waiting->status, "waiting") == 0 ||
      (strcmp (waiting->status, "snoozed") == 0 && waiting->snoozed_us > now_us))
    return STEWARD_QUEUE_WAITING;
  if (waiting->department == NULL)
    return STEWARD_QUEUE_UNOWNED;
  if (waiting->due_us == STEWARD_TIME_NONE || waiting->due_us >= end_us)
    return STEWARD_QUEUE_LATER;
  return waiting->due_us <= now_us ? STEWARD_QUEUE_OVERDUE : STEWARD_QUEUE_TODAY;
}

typedef struct
{
  gint64 row;
  gint64 closed_us;
} Closed;

static int
compare_closed (gconstpointer a,
                gconstpointer b)
{
  const Closed *first = a;
  const Closed *second = b;

  if (first->closed_us != second->closed_us)
    return first->closed_us > second->closed_us ? -1 : 1;
  return first->row > second->row ? -1 : 1;
}

/* Those that people closed lately; what was imported closed is no work that was done. */
static gboolean
add_done (StewardTransaction  *transaction,
          const char *const   *departments,
          gint64               now_us,
          GArray              *section,
          GError             **error)
{
  static const char *const statuses[] = { "answered", "dismissed", NULL };
  const StewardMentionSelection selection = {
    .departments = departments, .statuses = statuses, .before_row = G_MAXINT64
  };
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) closed = g_array_new (FALSE, FALSE, sizeof (Closed));

  if (!steward_transaction_search_mentions (transaction, &selection, DONE_LOOKED_AT, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 row = g_array_index (rows, gint64, i);
      g_autoptr (StewardRecord) mention = steward_transaction_get_by_row (transaction, &steward_mention_kind, row, error);
      Closed one = { row, STEWARD_TIME_NONE };

      if (mention == NULL)
        return FALSE;
      one.closed_us = steward_record_get_time (mention, STEWARD_MENTION_CLOSED);
      if (one.closed_us >= now_us - DONE_DAYS * STEWARD_DAY_US &&
          g_strcmp0 (steward_record_get_text (mention, STEWARD_MENTION_REASON), "imported") != 0)
        g_array_append_val (closed, one);
    }
  g_array_sort (closed, compare_closed);
  for (guint i = 0; i < MIN (closed->len, DONE_SHOWN); i++)
    g_array_append_val (section, g_array_index (closed, Closed, i).row);
  return TRUE;
}

static gboolean
list_queue (StewardTransaction  *transaction,
            gpointer             data,
            guint                limit,
            GArray              *rows,
            GCancellable        *cancellable,
            GError             **error)
{
  const char *const *departments = data;
  gint64 now_us = steward_transaction_get_now (transaction);
  g_autoptr (GTimeZone) zone = read_zone (transaction, error);
  g_autoptr (GArray) waiting = zone != NULL ? steward_transaction_list_waiting (transaction, departments, error) : NULL;
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  gint64 end_us;

  if (waiting == NULL)
    return FALSE;
  end_us = end_of_day (zone, now_us);
  for (guint i = 0; i < STEWARD_N_QUEUE_SECTIONS; i++)
    g_ptr_array_add (sections, g_array_new (FALSE, FALSE, sizeof (gint64)));
  for (guint i = 0; i < waiting->len; i++)
    {
      const StewardWaitingMention *one = &g_array_index (waiting, StewardWaitingMention, i);

      g_array_append_val ((GArray *) sections->pdata[find_section (one, now_us, end_us)], one->row);
    }
  if (!add_done (transaction, departments, now_us, sections->pdata[STEWARD_QUEUE_DONE], error))
    return FALSE;

  for (guint i = 0; i < STEWARD_N_QUEUE_SECTIONS; i++)
    {
      GArray *section = sections->pdata[i];
      gint64 heading = steward_heading_row (i, section->len);

      if (section->len == 0)
        continue;
      g_array_append_val (rows, heading);
      g_array_append_vals (rows, section->data, section->len);
    }
  return TRUE;
}

static void
free_departments (gpointer departments)
{
  g_strfreev (departments);
}

/**
 * steward_mention_queue_new:
 * @departments: (nullable): whose work; `none` is Unowned; %NULL is everybody's
 *
 * What waits, by due time below the headings of #StewardQueueSection, then what is done. Due times
 * pass: whoever shows it reloads it as time goes by.
 *
 * Returns: (transfer full): the queue
 */
StewardRecordList *
steward_mention_queue_new (StewardWorkspace  *workspace,
                           const char *const *departments)
{
  return steward_record_list_new (workspace, &steward_mention_kind, list_queue, g_strdupv ((char **) departments),
                                  free_departments);
}

typedef struct
{
  char  *text;
  char **departments; /* (owned) (nullable) */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->text);
  g_strfreev (search->departments);
  g_free (search);
}

static gboolean
list_found (StewardTransaction  *transaction,
            gpointer             data,
            guint                limit,
            GArray              *rows,
            GCancellable        *cancellable,
            GError             **error)
{
  const Search *search = data;
  g_autoptr (StewardMentionSearch) ready = steward_mention_search_prepare (transaction, search->text, error);
  StewardMentionSelection selection;

  if (ready == NULL)
    return FALSE;
  steward_mention_search_select (ready, &selection);
  selection.departments = (const char *const *) search->departments;
  return steward_transaction_search_mentions (transaction, &selection, limit, rows, error);
}

/**
 * steward_mention_search_new:
 * @text: a query
 * @departments: (nullable): whose mentions; `none` is Unowned; %NULL is everybody's
 *
 * Returns: (transfer full): what the query finds, newest first
 */
StewardRecordList *
steward_mention_search_new (StewardWorkspace  *workspace,
                            const char        *text,
                            const char *const *departments)
{
  Search *search = g_new0 (Search, 1);

  search->text = g_strdup (text);
  search->departments = g_strdupv ((char **) departments);
  return steward_record_list_new (workspace, &steward_mention_kind, list_found, search, search_free);
}
