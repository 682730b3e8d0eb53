/* steward-source-keeping.c: what is stored of a source and of what it brought
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-source-keeping"

#include "steward-source-keeping-private.h"

#include "steward-backoff.h"
#include "steward-ingest-private.h"
#include "steward-kinds.h"
#include "steward-permit.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Posts of one transaction: a large one holds up whoever else writes. */
#define BATCH 1000

/**
 * steward_reading_new:
 * @account: (nullable): in whose name it is asked
 *
 * Returns: (transfer full): a source that wasn't asked yet
 */
StewardReading *
steward_reading_new (StewardRecord *source,
                     StewardRecord *account)
{
  StewardReading *self = g_new0 (StewardReading, 1);

  self->source = g_object_ref (source);
  self->account = account != NULL ? g_object_ref (account) : NULL;
  self->next_try_us = STEWARD_TIME_NONE;
  return self;
}

/**
 * steward_reading_free:
 * @self: (transfer full) (nullable): a source in a round
 */
void
steward_reading_free (StewardReading *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->source);
  g_clear_object (&self->account);
  g_clear_pointer (&self->collected, steward_collected_free);
  g_clear_error (&self->failure);
  g_free (self);
}

/* Which are asked */

static gboolean
is_here (StewardTransaction *transaction,
         StewardRecord      *source)
{
  return g_strcmp0 (steward_record_get_text (source, STEWARD_SOURCE_MACHINE),
                    steward_transaction_get_machine (transaction)) == 0;
}

static gboolean
is_due (StewardTransaction *transaction,
        StewardRecord      *source)
{
  gint64 next_us = steward_record_get_time (source, STEWARD_SOURCE_NEXT_TRY);

  return next_us == STEWARD_TIME_NONE || next_us <= steward_transaction_get_now (transaction);
}

static gboolean
add_reading (StewardTransaction  *transaction,
             StewardRecord       *source,
             GPtrArray           *readings,
             GError             **error)
{
  const char *account_id = steward_record_get_text (source, STEWARD_SOURCE_ACCOUNT);
  g_autoptr (StewardRecord) account = NULL;

  if (account_id != NULL)
    {
      account = steward_transaction_get (transaction, &steward_account_kind, account_id, error);
      if (account == NULL)
        return FALSE;
    }
  g_ptr_array_add (readings, steward_reading_new (source, account));
  return TRUE;
}

static StewardRecord *
get_chosen (StewardTransaction  *transaction,
            const char          *id,
            GError             **error)
{
  g_autoptr (StewardRecord) source = steward_transaction_get (transaction, &steward_source_kind, id, error);

  if (source == NULL)
    return NULL;
  if (steward_record_has (source, STEWARD_SOURCE_REMOVED))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND, _("The source “%s” was removed"),
                   steward_record_get_text (source, STEWARD_SOURCE_NAME));
      return NULL;
    }
  if (!is_here (transaction, source))
    {
      g_set_error (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE,
                   _("Another machine collects the source “%s”"),
                   steward_record_get_text (source, STEWARD_SOURCE_NAME));
      return NULL;
    }
  return g_steal_pointer (&source);
}

/**
 * steward_source_keeping_list:
 * @ids: (nullable): only these, due or not
 * @all: also those that aren't due
 * @error: return location for a refusal
 *
 * Returns: (transfer full) (nullable) (element-type StewardReading): the sources of this machine that
 *   are to be asked now
 */
GPtrArray *
steward_source_keeping_list (StewardTransaction  *transaction,
                             const char *const   *ids,
                             gboolean             all,
                             GError             **error)
{
  StewardCondition conditions[] = {
    { STEWARD_SOURCE_REMOVED, STEWARD_IS_EMPTY, NULL, 0 },
    { STEWARD_SOURCE_MACHINE, STEWARD_IS, steward_transaction_get_machine (transaction), 0 },
  };
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_reading_free);
  g_autoptr (GPtrArray) sources = NULL;

  if (!steward_permit_bring_in (transaction, error))
    return NULL;
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autoptr (StewardRecord) source = get_chosen (transaction, ids[i], error);

      if (source == NULL || !add_reading (transaction, source, readings, error))
        return NULL;
    }
  if (ids != NULL && ids[0] != NULL)
    return g_steal_pointer (&readings);

  sources = steward_transaction_select (transaction, &steward_source_kind, conditions, G_N_ELEMENTS (conditions), NULL, 0,
                                        error);
  if (sources == NULL)
    return NULL;
  for (guint i = 0; i < sources->len; i++)
    if ((all || is_due (transaction, sources->pdata[i])) &&
        !add_reading (transaction, sources->pdata[i], readings, error))
      return NULL;
  return g_steal_pointer (&readings);
}

/* What they brought */

static gint64
get_interval_us (StewardRecord *source)
{
  gint64 minutes = steward_record_has (source, STEWARD_SOURCE_INTERVAL_MINUTES)
                       ? steward_record_get_integer (source, STEWARD_SOURCE_INTERVAL_MINUTES)
                       : STEWARD_SOURCE_INTERVAL_MINUTES_DEFAULT;

  return minutes * STEWARD_MINUTE_US;
}

/* What somebody should know of a source though it was read. */
static char *
make_notice (const StewardCollected *collected)
{
  if (collected->moved_to != NULL)
    return g_strdup_printf (_("It has moved for good to %s; give the source that address"), collected->moved_to);
  if (collected->damage != NULL)
    return g_strdup_printf (_("Only part of it could be read: %s"), collected->damage);
  if (collected->via_proxy)
    return g_strdup (_("Read through a proxy, so only the name of the server could be checked"));
  return NULL;
}

static void
note_success (StewardTransaction *transaction,
              StewardReading     *reading,
              StewardRecord      *source)
{
  StewardCollected *collected = reading->collected;
  gint64 now_us = steward_transaction_get_now (transaction);
  gint64 total = steward_record_has (source, STEWARD_SOURCE_ITEMS_TOTAL)
                     ? steward_record_get_integer (source, STEWARD_SOURCE_ITEMS_TOTAL)
                     : 0;
  g_autofree char *notice = make_notice (collected);

  if (collected->etag != NULL || !collected->is_unchanged)
    steward_record_set_text (source, STEWARD_SOURCE_ETAG, collected->etag);
  if (collected->last_modified != NULL || !collected->is_unchanged)
    steward_record_set_text (source, STEWARD_SOURCE_LAST_MODIFIED, collected->last_modified);
  if (collected->cursor != NULL)
    steward_record_set_text (source, STEWARD_SOURCE_CURSOR, collected->cursor);
  reading->next_try_us = now_us + steward_backoff_wait (0, get_interval_us (source), collected->retry_after_s);
  steward_record_set_time (source, STEWARD_SOURCE_LAST_SUCCESS, now_us);
  steward_record_set_integer (source, STEWARD_SOURCE_FAILURES, 0);
  /* What an unchanged feed said the last time still holds. */
  if (notice != NULL || !collected->is_unchanged || steward_record_get_integer (reading->source, STEWARD_SOURCE_FAILURES) > 0)
    steward_record_set_text (source, STEWARD_SOURCE_ERROR, notice);
  steward_record_set_integer (source, STEWARD_SOURCE_ITEMS_TOTAL, total + reading->n_added);
}

static void
note_failure (StewardTransaction *transaction,
              StewardReading     *reading,
              StewardRecord      *source)
{
  gint64 failures = steward_record_has (source, STEWARD_SOURCE_FAILURES)
                        ? steward_record_get_integer (source, STEWARD_SOURCE_FAILURES)
                        : 0;

  failures++;
  reading->next_try_us =
      steward_transaction_get_now (transaction) +
      steward_backoff_wait ((guint) failures, get_interval_us (source),
                            steward_collect_error_get_retry_after (reading->failure));
  steward_record_set_integer (source, STEWARD_SOURCE_FAILURES, failures);
  steward_record_set_text (source, STEWARD_SOURCE_ERROR, reading->failure->message);
}

/* Stores at most @limit of what isn't stored yet. */
static gboolean
store_posts (StewardTransaction  *transaction,
             StewardReading      *reading,
             StewardIngest      **ingest,
             guint               *limit,
             GError             **error)
{
  static const StewardIngestHow how = { FALSE, STEWARD_TIME_NONE };
  GPtrArray *posts = reading->collected->posts;
  const char *source = steward_record_get_id (reading->source);
  const char *voice = steward_record_get_text (reading->source, STEWARD_SOURCE_VOICE);

  if (reading->n_stored == posts->len)
    return TRUE;
  if (*ingest == NULL)
    *ingest = steward_ingest_new (transaction, error);
  if (*ingest == NULL)
    return FALSE;
  for (; reading->n_stored < posts->len && *limit > 0; reading->n_stored++, *limit -= 1)
    {
      StewardRecord *post = posts->pdata[reading->n_stored];
      StewardIngestOutcome outcome;

      steward_record_set_text (post, STEWARD_MENTION_SOURCE, source);
      if (!steward_record_has (post, STEWARD_MENTION_VOICE))
        steward_record_set_text (post, STEWARD_MENTION_VOICE, voice);
      if (!steward_ingest_store (*ingest, transaction, post, &how, &outcome, NULL, error))
        return FALSE;
      reading->n_added += outcome == STEWARD_INGEST_ADDED ? 1 : 0;
      reading->n_edited += outcome == STEWARD_INGEST_EDITED ? 1 : 0;
      reading->n_already_there += outcome == STEWARD_INGEST_ALREADY_THERE ? 1 : 0;
    }
  return steward_ingest_end_batch (*ingest, transaction, "collect", source, error);
}

/* Somebody may have changed, removed or moved the source since it was asked. */
static gboolean
store_reading (StewardTransaction  *transaction,
               StewardReading      *reading,
               StewardIngest      **ingest,
               guint               *limit,
               GError             **error)
{
  const char *id = steward_record_get_id (reading->source);
  g_autoptr (StewardRecord) source = steward_transaction_get (transaction, &steward_source_kind, id, error);
  gboolean is_same;

  if (source == NULL)
    return FALSE;
  is_same = !steward_record_has (source, STEWARD_SOURCE_REMOVED) && is_here (transaction, source) &&
            steward_record_field_equal (source, reading->source, STEWARD_SOURCE_ADDRESS);
  if (is_same && reading->collected != NULL && !store_posts (transaction, reading, ingest, limit, error))
    return FALSE;
  if (is_same && reading->collected != NULL && reading->n_stored < reading->collected->posts->len)
    return TRUE;
  reading->is_stored = TRUE;
  if (!is_same)
    return TRUE;
  steward_record_set_time (source, STEWARD_SOURCE_LAST_TRY, steward_transaction_get_now (transaction));
  if (reading->collected != NULL)
    note_success (transaction, reading, source);
  else
    note_failure (transaction, reading, source);
  steward_record_set_time (source, STEWARD_SOURCE_NEXT_TRY, reading->next_try_us);
  return steward_transaction_put_in_batch (transaction, source, error);
}

/**
 * steward_source_keeping_store:
 * @readings: (element-type StewardReading): sources that were asked
 *
 * Stores what they brought and how they are, the cursor of each together with the last of its posts,
 * up to a thousand posts. Those whose `is_stored` is still %FALSE go into the next transaction.
 *
 * Returns: whether it went well
 */
gboolean
steward_source_keeping_store (StewardTransaction  *transaction,
                              GPtrArray           *readings,
                              GError             **error)
{
  g_autoptr (StewardIngest) ingest = NULL;
  guint limit = BATCH;

  if (!steward_permit_bring_in (transaction, error))
    return FALSE;
  for (guint i = 0; i < readings->len && limit > 0; i++)
    if (!store_reading (transaction, readings->pdata[i], &ingest, &limit, error))
      return FALSE;
  return TRUE;
}
