/* steward-network-list.c: what networks allow, as this workspace has it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-network-list"

#include "steward-network-list.h"

#include "steward-kinds.h"
#include "steward-network-list-private.h"
#include "steward-networks-resources.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-service-error.h"
#include "steward-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LIST    "/io/github/stewardapp/Steward/networks/networks.ini"
#define LARGEST 1000000000

/**
 * steward_network_list_new_shipped:
 *
 * Returns: (transfer full): the networks as the program's list has them
 */
StewardNetworks *
steward_network_list_new_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (steward_networks_get_resource (), LIST, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  StewardNetworks *networks;

  /* Part of the program: a fault in it is a fault of ours. */
  g_assert_no_error (error);
  networks = steward_networks_new (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return networks;
}

/**
 * steward_network_list_read:
 *
 * Returns: (transfer full) (nullable): the networks as the program's list has them and this workspace changed them
 */
StewardNetworks *
steward_network_list_read (StewardTransaction  *transaction,
                           GError             **error)
{
  g_autoptr (GPtrArray) records = steward_transaction_list (transaction, &steward_network_kind, error);
  StewardNetworks *networks;

  if (records == NULL)
    return NULL;
  networks = steward_network_list_new_shipped ();
  for (guint i = 0; i < records->len; i++)
    steward_networks_apply (networks, records->pdata[i]);
  return networks;
}

/**
 * steward_network_list_records:
 *
 * Returns: (transfer full) (nullable) (element-type StewardRecord): all that holds of each network
 */
GPtrArray *
steward_network_list_records (StewardTransaction  *transaction,
                              GError             **error)
{
  g_autoptr (StewardNetworks) networks = steward_network_list_read (transaction, error);
  guint n_known;
  const StewardNetwork *known = steward_network_list (&n_known);
  GPtrArray *records;

  if (networks == NULL)
    return NULL;
  records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n_known; i++)
    g_ptr_array_add (records, steward_networks_make_record (networks, known[i].name));
  return records;
}

/**
 * steward_network_list_get_record:
 * @name: of a network, or its title, in any case
 * @error: return location for %STEWARD_SERVICE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): all that holds of it
 */
StewardRecord *
steward_network_list_get_record (StewardTransaction  *transaction,
                                 const char          *name,
                                 GError             **error)
{
  g_autoptr (StewardNetworks) networks = steward_network_list_read (transaction, error);
  guint n_known;
  const StewardNetwork *known = steward_network_list (&n_known);

  if (networks == NULL)
    return NULL;
  for (guint i = 0; i < n_known; i++)
    if (g_ascii_strcasecmp (known[i].name, name) == 0 || g_ascii_strcasecmp (known[i].title, name) == 0)
      return steward_networks_make_record (networks, known[i].name);
  g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND, _("No network is called “%s”"), name);
  return NULL;
}

static gboolean
refuse (GError     **error,
        const char  *message)
{
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, message);
  return FALSE;
}

static gboolean
is_day (const char *words)
{
  g_autofree char *midnight = g_strconcat (words, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (midnight, NULL);

  return strlen (words) == strlen ("2026-12-26") && at != NULL;
}

static gboolean
is_limit (guint field)
{
  return field != STEWARD_NETWORK_SOURCE && field != STEWARD_NETWORK_DATED;
}

/**
 * steward_network_list_check:
 * @before: all that holds of it
 * @record: what is to hold; today is filled in where no day is said
 * @error: return location for %STEWARD_SERVICE_ERROR_USAGE
 *
 * Whoever changes a number says where it is from.
 *
 * Returns: whether it makes sense
 */
gboolean
steward_network_list_check (StewardTransaction  *transaction,
                            StewardRecord       *before,
                            StewardRecord       *record,
                            GError             **error)
{
  const char *counting = steward_record_get_text (record, STEWARD_NETWORK_COUNTING);
  gboolean changes = FALSE;
  StewardCounting rule;

  if (!steward_counting_from_string (counting, &rule))
    return refuse (error, _("A network counts by code-points, graphemes, mastodon or weighted"));
  for (guint i = 0; i < steward_network_kind.n_fields; i++)
    {
      gint64 value = steward_network_kind.fields[i].type == STEWARD_FIELD_INTEGER ? steward_record_get_integer (record, i) : 0;

      if (steward_record_has (record, i) && (value < 0 || value > LARGEST))
        return refuse (error, _("A limit is a number from 0, which is none, to 1000000000"));
      changes = changes || (is_limit (i) && !steward_record_field_equal (before, record, i));
    }
  if (!steward_record_has (record, STEWARD_NETWORK_SOURCE) ||
      (changes && steward_record_field_equal (before, record, STEWARD_NETWORK_SOURCE)))
    return refuse (error, _("Say where the numbers are from: an address, or who said so"));
  if (changes && steward_record_field_equal (before, record, STEWARD_NETWORK_DATED))
    {
      g_autofree char *now = steward_time_to_rfc3339 (steward_transaction_get_now (transaction));
      g_autofree char *day = g_strndup (now, strlen ("2026-12-26"));

      steward_record_set_text (record, STEWARD_NETWORK_DATED, day);
    }
  if (!steward_record_has (record, STEWARD_NETWORK_DATED) ||
      !is_day (steward_record_get_text (record, STEWARD_NETWORK_DATED)))
    return refuse (error, _("Say on which day the numbers were read, like 2026-12-26"));
  return TRUE;
}

/* Stores @reduced, or what is left of it, under the record that may be there already. */
static gboolean
store (StewardTransaction  *transaction,
       StewardRecord       *reduced,
       const char          *action,
       GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardRecord) stored =
      steward_transaction_find (transaction, &steward_network_kind, steward_record_get_id (reduced), &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (stored == NULL)
    return steward_transaction_put (transaction, reduced, action, error);
  for (guint i = 0; i < steward_network_kind.n_fields; i++)
    steward_record_copy_field (stored, reduced, i);
  return steward_transaction_put (transaction, stored, action, error);
}

/**
 * steward_network_list_put:
 * @record: all that is to hold of a network; not changed
 * @action: for the audit
 *
 * Stores what of it the program's list says otherwise.
 *
 * Returns: whether it is stored
 */
gboolean
steward_network_list_put (StewardTransaction  *transaction,
                          StewardRecord       *record,
                          const char          *action,
                          GError             **error)
{
  g_autoptr (StewardNetworks) shipped = steward_network_list_new_shipped ();
  g_autoptr (StewardRecord) reduced = steward_record_copy (record);

  steward_networks_reduce (shipped, reduced);
  return store (transaction, reduced, action, error);
}

static gboolean
reset (StewardTransaction  *transaction,
       StewardOperation    *operation,
       gpointer             data,
       GCancellable        *cancellable,
       GError             **error)
{
  g_autoptr (StewardRecord) before = steward_network_list_get_record (transaction, data, error);
  g_autoptr (StewardRecord) empty = NULL;
  g_autoptr (StewardRecord) after = NULL;

  if (before == NULL || !steward_permit_administrator (transaction, error))
    return FALSE;
  empty = steward_record_new (&steward_network_kind, steward_record_get_id (before));
  if (!store (transaction, empty, "reset", error))
    return FALSE;
  after = steward_network_list_get_record (transaction, data, error);
  if (after == NULL)
    return FALSE;
  steward_operation_set_record (operation, after);
  return TRUE;
}

/**
 * steward_network_list_reset:
 * @name: of a network
 *
 * Returns: (transfer full): takes back what this workspace says of a network; the program's list holds again
 */
StewardOperation *
steward_network_list_reset (const char *name)
{
  return steward_operation_new ("reset-network", STEWARD_MODE_DEED, reset, g_strdup (name), g_free);
}
