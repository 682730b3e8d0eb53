/* steward-row-page.c: a page of what a server has, read and stored
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-row-page"

#include "steward-row-page.h"

#include "steward-replicator-private.h"

#include <glib/gi18n-lib.h>

/**
 * steward_row_page_clear:
 */
void
steward_row_page_clear (StewardRowPage *self)
{
  g_clear_pointer (&self->since, g_free);
}

/**
 * steward_row_page_read:
 * @rows_name: of the member that has the rows
 * @error: return location for %STEWARD_SYNC_ERROR_OFFLINE
 *
 * A page is whole or it is none.
 *
 * Returns: whether it is
 */
gboolean
steward_row_page_read (StewardRowPage  *self,
                       StewardRaw       source,
                       const char      *rows_name,
                       GError         **error)
{
  StewardRawWalk walk, rows;
  StewardRaw name, value;
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", rows_name);
  gboolean has_rows = FALSE;
  gboolean is_object;

  self->n_rows = 0;
  is_object = steward_raw_begin (&walk, source, '{');
  while (is_object && steward_raw_next_member (&walk, &name, &value))
    {
      if (steward_raw_is (name, quoted) && steward_raw_begin (&rows, value, '['))
        {
          self->rows = value;
          while (steward_raw_next_element (&rows, &self->last))
            self->n_rows++;
          has_rows = rows.is_whole;
        }
      else if (steward_raw_is (name, "\"last_seq\""))
        {
          g_free (self->since);
          self->since = g_strndup (value.text, value.length);
        }
    }
  if (has_rows && walk.is_whole)
    return TRUE;
  g_set_error_literal (error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_OFFLINE, _("The server’s answer is no page of changes"));
  return FALSE;
}

/**
 * steward_row_page_store:
 * @has_changed: (out) (optional): whether anything came or went by it
 *
 * Returns: whether it went well
 */
gboolean
steward_row_page_store (StewardRowPage       *self,
                        const StewardMoment  *moment,
                        gboolean             *has_changed,
                        GError              **error)
{
  StewardReceiving *receiving = self->receiving;
  guint n_changed = receiving->n_changed;
  guint n_removed = receiving->n_removed;
  gboolean skips = self->skips_first;
  StewardRawWalk walk;
  StewardRaw row;

  steward_raw_begin (&walk, self->rows, '[');
  while (steward_raw_next_element (&walk, &row))
    {
      if (!skips && !steward_receiving_row (receiving, moment, row, error))
        return FALSE;
      skips = FALSE;
    }
  if (self->notes_open && receiving->missing->len + receiving->forked->len > 0 &&
      !steward_receiving_note_open (receiving, moment, error))
    return FALSE;
  n_changed = receiving->n_changed - n_changed;
  n_removed = receiving->n_removed - n_removed;
  if (has_changed != NULL)
    *has_changed = n_changed + n_removed > 0;
  return n_changed + n_removed == 0 || moment->note_received (moment->data, n_changed, n_removed, error);
}

typedef struct
{
  StewardReplicating *replicating; /* (unowned) */
  StewardMomentFunc   store;
  gpointer            data;        /* (unowned) */
  GError             *error;       /* (owned) (nullable) */
} Storing;

static gpointer
store_aside (gpointer data)
{
  Storing *storing = data;

  return GINT_TO_POINTER (steward_replicating_within (storing->replicating, storing->store, storing->data, &storing->error));
}

/**
 * steward_row_page_store_and_ask:
 * @store: stores the page that is there
 * @data: handed to both
 * @next: (out) (transfer full) (nullable): the answer to the next question; %NULL with @next_error
 *
 * Server and disk work at the same time: the next page is asked for while this one is stored, on a thread of its own. When one of both
 * fails, the other is still waited for.
 *
 * Returns: whether the page is stored
 */
gboolean
steward_row_page_store_and_ask (StewardReplicating   *replicating,
                                StewardMomentFunc     store,
                                StewardRowPageAsk     ask,
                                gpointer              data,
                                StewardRemoteAnswer **next,
                                GError              **next_error,
                                GError              **error)
{
  Storing storing = { replicating, store, data, NULL };
  GThread *thread = g_thread_new ("sync-page", store_aside, &storing);

  *next = ask (data, next_error);
  if (GPOINTER_TO_INT (g_thread_join (thread)))
    return TRUE;
  g_propagate_error (error, storing.error);
  return FALSE;
}
