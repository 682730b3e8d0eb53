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

/**
 * steward_permit_bring_in:
 * @error: return location for %STEWARD_REFUSAL_NOT_ALLOWED
 *
 * Mentions are brought in by whoever works here, and by collectors.
 *
 * Returns: whether the person may
 */
gboolean
steward_permit_bring_in (StewardTransaction  *transaction,
                         GError             **error)
{
  g_autoptr (StewardRecord) person =
      steward_transaction_find (transaction, &steward_person_kind, steward_transaction_get_person (transaction), NULL);

  return (person != NULL && !steward_record_has (person, STEWARD_PERSON_LEFT)) ||
         refuse (_("Nobody who works here is named; say who you are"), error);
}

/* A person may say for themselves when they are away, who stands in and when they are on call. */
static gboolean
is_own_absence (StewardTransaction *transaction,
                StewardRecord      *before,
                StewardRecord      *record)
{
  if (before == NULL || steward_record_get_kind (record) != &steward_person_kind ||
      g_strcmp0 (steward_record_get_id (record), steward_transaction_get_person (transaction)) != 0)
    return FALSE;
  for (guint i = 0; i < steward_person_kind.n_fields; i++)
    if (!steward_record_field_equal (before, record, i) && i != STEWARD_PERSON_AWAY_FROM &&
        i != STEWARD_PERSON_AWAY_UNTIL && i != STEWARD_PERSON_STAND_IN && i != STEWARD_PERSON_ON_CALL)
      return FALSE;
  return TRUE;
}

/**
 * steward_permit_edit:
 * @before: (nullable): the record as it is stored
 * @record: the record as it is to be
 * @error: return location for %STEWARD_REFUSAL_NOT_ALLOWED
 *
 * Administrators keep the organisation, its sources and its accounts; topics and snippets are
 * everybody's who works here.
 *
 * Returns: whether the person may store @record
 */
gboolean
steward_permit_edit (StewardTransaction  *transaction,
                     StewardRecord       *before,
                     StewardRecord       *record,
                     GError             **error)
{
  const StewardKind *kind = steward_record_get_kind (record);

  if (kind == &steward_topic_kind || kind == &steward_snippet_kind ||
      is_own_absence (transaction, before, record))
    return steward_permit_member (transaction, error);
  return steward_permit_administrator (transaction, error);
}
