/* steward-transaction-claims.c: what other desks say that they countersigned
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-transaction-claims"

#include "steward-transaction-claims.h"

#include "steward-audit-log.h"
#include "steward-json.h"
#include "steward-transaction-private.h"
#include "steward-transaction-sync.h"

#include <inttypes.h>
#include <string.h>

/* How far a machine's chain was countersigned by another desk, by any of them. */
#define COVERED "chain-covered:"

/* Anybody can write an event that says so: it counts only where it is true. */
typedef struct
{
  char   *place;    /* (owned) the machine that claims, and the sequence of its event */
  char   *machine;  /* (owned) of which */
  gint64  sequence;
  char   *hash;     /* (owned) in hexadecimal */
} Claim;

static void
claim_clear (Claim *claim)
{
  g_free (claim->place);
  g_free (claim->machine);
  g_free (claim->hash);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Claim, claim_clear)

static void
claim_free (gpointer claim)
{
  claim_clear (claim);
  g_free (claim);
}

static gboolean
note (StewardTransaction  *self,
      const char          *prefix,
      const char          *name,
      const char          *value,
      GError             **error)
{
  g_autofree char *mark = g_strconcat (prefix, name, NULL);

  return steward_transaction_set_mark (self, mark, value, error);
}

/**
 * steward_transaction_get_covered:
 *
 * Returns: the last event of @machine that another desk has countersigned, as is true here; 0 for none
 */
gint64
steward_transaction_get_covered (StewardTransaction *self,
                                 const char         *machine)
{
  g_autofree char *mark = g_strconcat (COVERED, machine, NULL);
  g_autofree char *value = steward_transaction_get_mark (self, mark, NULL);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

static gboolean
settle (StewardTransaction  *self,
        const Claim         *claim,
        gboolean             was_open,
        GError             **error)
{
  g_autofree char *text = NULL;
  g_autofree char *covered = NULL;
  g_autofree char *open = NULL;
  guint8 hash[STEWARD_DIGEST_LENGTH];
  gboolean is_there;

  if (!steward_audit_log_find (steward_transaction_get_connection (self), claim->machine, claim->sequence, hash, &is_there, error))
    return FALSE;
  if (!is_there)
    {
      open = g_strdup_printf ("%s %" PRId64 " %s", claim->hash, claim->sequence, claim->machine);
      return was_open || note (self, STEWARD_CLAIM_OPEN, claim->place, open, error);
    }
  if (was_open && !note (self, STEWARD_CLAIM_OPEN, claim->place, NULL, error))
    return FALSE;
  text = steward_digest_to_text (hash);
  if (g_ascii_strcasecmp (text, claim->hash) != 0)
    return note (self, STEWARD_CLAIM_FALSE, claim->place, claim->machine, error);
  covered = g_strdup_printf ("%" PRId64, claim->sequence);
  return claim->sequence <= steward_transaction_get_covered (self, claim->machine) ||
         note (self, COVERED, claim->machine, covered, error);
}

/**
 * steward_transaction_take_claim:
 * @event: that came from another desk
 *
 * Where it countersigns an event, whether that is so is looked at now: later, one that was true can't be told from one that
 * never was. It stays open while the other event isn't here.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_take_claim (StewardTransaction  *self,
                                const StewardEvent  *event,
                                GError             **error)
{
  g_autoptr (JsonObject) object = NULL;
  g_auto (Claim) claim = { .sequence = 0 };

  if (strcmp (event->action, "witness") != 0 || strcmp (event->kind, "machine") != 0 || event->after == NULL ||
      strcmp (event->record, event->machine) == 0)
    return TRUE;
  object = steward_json_parse_object (event->after, -1, NULL);
  claim.hash = g_strdup (steward_json_get_text (object, "hash"));
  if (claim.hash == NULL)
    return TRUE;
  claim.place = g_strdup_printf ("%s.%" PRId64, event->machine, event->sequence);
  claim.machine = g_strdup (event->record);
  claim.sequence = steward_json_get_integer (object, "sequence", 0);
  return settle (self, &claim, FALSE, error);
}

static GPtrArray *
list_open (StewardTransaction  *self,
           const char          *machine,
           GError             **error)
{
  StewardConnection *connection = steward_transaction_get_connection (self);
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (claim_free);
  g_autoptr (StewardRun) run = steward_connection_prepare_static (
      connection, "SELECT substr (name, length ('" STEWARD_CLAIM_OPEN "') + 1), value FROM sync_mark "
                  "WHERE name GLOB '" STEWARD_CLAIM_OPEN "*'", error);
  gboolean has_row;

  while (run != NULL && steward_connection_step (connection, run, &has_row, error))
    {
      g_auto (GStrv) parts = NULL;
      const char *value;
      Claim *claim;

      if (!has_row)
        return g_steal_pointer (&claims);
      value = (const char *) sqlite3_column_text (run, 1);
      parts = g_strsplit (value != NULL ? value : "", " ", 3);
      if (g_strv_length (parts) < 3 || strcmp (parts[2], machine) != 0)
        continue;
      claim = g_new0 (Claim, 1);
      claim->place = g_strdup ((const char *) sqlite3_column_text (run, 0));
      claim->hash = g_strdup (parts[0]);
      claim->sequence = g_ascii_strtoll (parts[1], NULL, 10);
      claim->machine = g_strdup (parts[2]);
      g_ptr_array_add (claims, claim);
    }
  return NULL;
}

/**
 * steward_transaction_settle_claims:
 *
 * Events of @machine came: what was said of them before can be looked at.
 *
 * Returns: whether it went well
 */
gboolean
steward_transaction_settle_claims (StewardTransaction  *self,
                                   const char          *machine,
                                   GError             **error)
{
  g_autoptr (GPtrArray) claims = list_open (self, machine, error);

  if (claims == NULL)
    return FALSE;
  for (guint i = 0; i < claims->len; i++)
    if (!settle (self, claims->pdata[i], TRUE, error))
      return FALSE;
  return TRUE;
}
