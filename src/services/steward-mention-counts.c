/* steward-mention-counts.c: how many mentions wait, for whom
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mention-counts"

#include "steward-kinds.h"
#include "steward-mention-lists.h"
#include "steward-mention-query.h"
#include "steward-operation-private.h"

#include <string.h>

typedef struct
{
  char  *person;
  char **departments; /* (owned) (nullable) */
} Counting;

static void
counting_free (gpointer data)
{
  Counting *counting = data;

  g_free (counting->person);
  g_strfreev (counting->departments);
  g_free (counting);
}

static Counting *
counting_new (const char        *person,
              const char *const *departments)
{
  Counting *counting = g_new0 (Counting, 1);

  counting->person = g_strdup (person);
  counting->departments = g_strdupv ((char **) departments);
  return counting;
}

static gboolean
is_our_turn (const StewardWaitingMention *waiting,
             gint64                       now_us)
{
  return strcmp (waiting->status, "waiting") != 0 &&
         (strcmp (waiting->status, "snoozed") != 0 || waiting->snoozed_us <= now_us);
}

static gboolean
count_waiting (StewardTransaction  *transaction,
               const char *const   *departments,
               gint64              *n_waiting,
               GError             **error)
{
  gint64 now_us = steward_transaction_get_now (transaction);
  g_autoptr (GArray) waiting = steward_transaction_list_waiting (transaction, departments, error);

  if (waiting == NULL)
    return FALSE;
  for (guint i = 0; i < waiting->len; i++)
    *n_waiting += is_our_turn (&g_array_index (waiting, StewardWaitingMention, i), now_us);
  return TRUE;
}

/* The departments of a person, as an array that ends with NULL. */
static char **
list_own_departments (StewardTransaction  *transaction,
                      const char          *person,
                      GError             **error)
{
  g_autoptr (GPtrArray) memberships =
      steward_transaction_list_by (transaction, &steward_membership_kind, STEWARD_MEMBERSHIP_PERSON, person, error);
  g_autoptr (GPtrArray) ids = NULL;

  if (memberships == NULL)
    return NULL;
  ids = g_ptr_array_new ();
  for (guint i = 0; i < memberships->len; i++)
    if (!steward_record_has (memberships->pdata[i], STEWARD_MEMBERSHIP_ENDED))
      g_ptr_array_add (ids, g_strdup (steward_record_get_text (memberships->pdata[i], STEWARD_MEMBERSHIP_DEPARTMENT)));
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

static gboolean
count_own (StewardTransaction  *transaction,
           const char          *person,
           const char *const   *departments,
           gint64              *count,
           GError             **error)
{
  static const char *const statuses[] = { "new", "open", NULL };
  g_autofree char *text = g_strdup_printf ("assignee:%s", person);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (StewardQuery) query = steward_query_new (text, steward_transaction_get_now (transaction), zone);
  const StewardMentionSelection selection = {
    .query = query, .departments = departments, .statuses = statuses, .before_row = G_MAXINT64
  };

  return steward_transaction_count_mentions (transaction, &selection, -1, count, error);
}

static gboolean
count (StewardTransaction  *transaction,
       StewardOperation    *operation,
       gpointer             data,
       GCancellable        *cancellable,
       GError             **error)
{
  Counting *counting = data;
  g_auto (GStrv) own = list_own_departments (transaction, counting->person, error);
  const char *const *departments = (const char *const *) (counting->departments != NULL ? counting->departments : own);
  JsonObject *object;
  JsonNode *node;
  gint64 yours = 0;
  gint64 theirs = 0;

  if (own == NULL || !count_own (transaction, counting->person, (const char *const *) counting->departments, &yours, error))
    return FALSE;
  /* Whoever belongs nowhere has no department for which something could wait. */
  if (departments[0] != NULL && !count_waiting (transaction, departments, &theirs, error))
    return FALSE;
  object = json_object_new ();
  json_object_set_int_member (object, "you", yours);
  json_object_set_int_member (object, "department", theirs);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  steward_operation_take_json (operation, node);
  return TRUE;
}

/**
 * steward_mention_count:
 * @person: an id
 * @departments: (nullable): that are looked at; %NULL: those of the person
 *
 * Returns: (transfer full): counts what waits: its JSON has `you`, what is assigned to the person, and
 *   `department`, what somebody of the departments has to do something about
 */
StewardOperation *
steward_mention_count (const char        *person,
                       const char *const *departments)
{
  return steward_operation_new ("count-mentions", STEWARD_MODE_READ, count, counting_new (person, departments),
                                counting_free);
}

/* When the newest mention came: whether anybody listens. */
static gboolean
find_last (StewardTransaction  *transaction,
           JsonObject          *object,
           GError             **error)
{
  const StewardMentionSelection everything = { .before_row = G_MAXINT64 };
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (StewardRecord) mention = NULL;
  g_autofree char *collected = NULL;

  if (!steward_transaction_search_mentions (transaction, &everything, 1, rows, error))
    return FALSE;
  if (rows->len == 0)
    return TRUE;
  mention = steward_transaction_get_by_row (transaction, &steward_mention_kind, g_array_index (rows, gint64, 0), error);
  if (mention == NULL)
    return FALSE;
  collected = steward_time_to_rfc3339 (steward_record_get_time (mention, STEWARD_MENTION_COLLECTED));
  json_object_set_string_member (object, "last_collected", collected);
  return TRUE;
}

typedef struct
{
  gint64      waiting;
  gint64      late;
  gint64      unowned;
  gint64      elsewhere; /* what waits where nobody looks … */
  GHashTable *others;    /* (element-type utf8) … and in which departments */
} Standing;

/* Read once: an organisation with a million mentions has thousands that wait. */
static gboolean
sum_up (StewardTransaction  *transaction,
        const char *const   *looked_at,
        Standing            *standing,
        GError             **error)
{
  gint64 now_us = steward_transaction_get_now (transaction);
  g_autoptr (GArray) waiting = steward_transaction_list_waiting (transaction, NULL, error);

  if (waiting == NULL)
    return FALSE;
  for (guint i = 0; i < waiting->len; i++)
    {
      const StewardWaitingMention *one = &g_array_index (waiting, StewardWaitingMention, i);
      gboolean is_looked_at = looked_at == NULL || looked_at[0] == NULL ||
                              g_strv_contains (looked_at, one->department != NULL ? one->department : "none");

      if (!is_our_turn (one, now_us))
        continue;
      standing->unowned += one->department == NULL;
      if (is_looked_at)
        {
          standing->waiting++;
          standing->late += one->due_us != STEWARD_TIME_NONE && one->due_us <= now_us;
        }
      else if (one->department != NULL)
        {
          standing->elsewhere++;
          g_hash_table_add (standing->others, (gpointer) one->department);
        }
    }
  return TRUE;
}

static gboolean
overview (StewardTransaction  *transaction,
          StewardOperation    *operation,
          gpointer             data,
          GCancellable        *cancellable,
          GError             **error)
{
  const StewardCondition listening = { STEWARD_SOURCE_REMOVED, STEWARD_IS_EMPTY, NULL, 0 };
  Counting *counting = data;
  g_autoptr (GHashTable) others = g_hash_table_new (NULL, NULL);
  Standing standing = { .others = others };
  g_autoptr (JsonObject) object = json_object_new ();
  gint64 n_sources = 0;

  if (!sum_up (transaction, (const char *const *) counting->departments, &standing, error) ||
      !steward_transaction_count (transaction, &steward_source_kind, &listening, 1, &n_sources, error) ||
      !find_last (transaction, object, error))
    return FALSE;
  json_object_set_int_member (object, "waiting", standing.waiting);
  json_object_set_int_member (object, "late", standing.late);
  json_object_set_int_member (object, "unowned", standing.unowned);
  json_object_set_int_member (object, "other_departments", g_hash_table_size (others));
  json_object_set_int_member (object, "other_waiting", standing.elsewhere);
  json_object_set_int_member (object, "sources", n_sources);
  steward_operation_take_json (operation, json_node_init_object (json_node_alloc (), object));
  return TRUE;
}

/**
 * steward_mention_overview:
 * @departments: (nullable): that are looked at; %NULL: all
 *
 * Returns: (transfer full): says how things stand: its JSON has `waiting`, `late`, `unowned`,
 *   `other_departments` and `other_waiting` (what waits where nobody looks), `sources` and
 *   `last_collected`
 */
StewardOperation *
steward_mention_overview (const char *const *departments)
{
  return steward_operation_new ("overview-mentions", STEWARD_MODE_READ, overview, counting_new (NULL, departments),
                                counting_free);
}
