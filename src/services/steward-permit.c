/* steward-permit.c: whether the person of a transaction may
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-permit"

#include "steward-permit.h"

#include "steward-kinds.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (const char  *message,
        GError     **error)
{
  g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_NOT_ALLOWED, message);
  return FALSE;
}

/* Nobody, somebody unknown, somebody who left, and a collector may nothing of a person's. */
static StewardRecord *
find_person (StewardTransaction  *transaction,
             GError             **error)
{
  g_autoptr (StewardRecord) person =
      steward_transaction_find (transaction, &steward_person_kind, steward_transaction_get_person (transaction), NULL);

  if (person == NULL || steward_record_has (person, STEWARD_PERSON_LEFT))
    {
      refuse (_("Nobody who works here is named; say who you are"), error);
      return NULL;
    }
  if (g_strcmp0 (steward_record_get_text (person, STEWARD_PERSON_KIND_OF_PERSON), "service") == 0)
    {
      refuse (_("A collector may not do this; it is for people"), error);
      return NULL;
    }
  return g_steal_pointer (&person);
}

/**
 * steward_permit_member:
 * @error: return location for %STEWARD_REFUSAL_NOT_ALLOWED
 *
 * Returns: whether the person works here and is no collector
 */
gboolean
steward_permit_member (StewardTransaction  *transaction,
                       GError             **error)
{
  g_autoptr (StewardRecord) person = find_person (transaction, error);

  return person != NULL;
}

/**
 * steward_permit_administrator:
 * @error: return location for %STEWARD_REFUSAL_NOT_ALLOWED
 *
 * Returns: whether the person is an administrator of the workspace
 */
gboolean
steward_permit_administrator (StewardTransaction  *transaction,
                              GError             **error)
{
  g_autoptr (StewardRecord) person = find_person (transaction, error);

  if (person == NULL)
    return FALSE;
  return steward_record_get_boolean (person, STEWARD_PERSON_ADMINISTRATOR) ||
         refuse (_("Only an administrator may do this"), error);
}
