/* steward-ownership.c: the matrix as it stands: in force, as a draft, and what both leave open
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-ownership"

#include "steward-ownership-private.h"

#include "steward-kinds.h"
#include "steward-matrix-diff.h"
#include "steward-matrix-findings.h"
#include "steward-operation-private.h"
#include "steward-permit.h"

#include <string.h>

/* 52 and a day or two. */
#define WEEKS_A_YEAR 53

struct _StewardOwnership
{
  GObject              parent_instance;
  StewardMatrix       *in_force;     /* (owned) (nullable) */
  StewardMatrix       *draft;        /* (owned) */
  gint64               number;       /* of the draft */
  GPtrArray           *versions;     /* (owned) (element-type StewardRecord) newest first */
  GPtrArray           *activities;   /* (owned) (element-type StewardRecord) retired ones too */
  StewardOrganisation *organisation; /* (owned) */
  GHashTable          *acknowledged; /* (owned) ids of people */
  StewardContinuityYear *year;       /* (owned) the coming one */
  gint64               now_us;
  gboolean             may_change;
  gboolean             is_founding;
};

G_DEFINE_FINAL_TYPE (StewardOwnership, steward_ownership, G_TYPE_OBJECT)

static void
steward_ownership_finalize (GObject *object)
{
  StewardOwnership *self = STEWARD_OWNERSHIP (object);

  g_clear_pointer (&self->in_force, steward_matrix_unref);
  g_clear_pointer (&self->draft, steward_matrix_unref);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->activities, g_ptr_array_unref);
  g_clear_pointer (&self->organisation, steward_organisation_unref);
  g_clear_pointer (&self->acknowledged, g_hash_table_unref);
  g_clear_pointer (&self->year, steward_continuity_year_unref);

  G_OBJECT_CLASS (steward_ownership_parent_class)->finalize (object);
}

static void
steward_ownership_class_init (StewardOwnershipClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_ownership_finalize;
}

static void
steward_ownership_init (StewardOwnership *self)
{
}

/* Whether nobody but the person could approve anything: the workspace is being founded. */
static gboolean
is_founding (StewardOrganisation *organisation,
             const char          *you)
{
  GPtrArray *people = steward_organisation_get_people (organisation);

  for (guint i = 0; i < people->len; i++)
    {
      const char *person = steward_record_get_id (people->pdata[i]);

      if (g_strcmp0 (person, you) != 0 &&
          steward_organisation_has_role_anywhere (organisation, person, STEWARD_ROLE_APPROVER))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_acknowledged (StewardOwnership  *self,
                   StewardInForce    *in_force,
                   GError           **error)
{
  GPtrArray *people = steward_organisation_get_people (self->organisation);

  for (guint i = 0; i < people->len; i++)
    {
      const char *person = steward_record_get_id (people->pdata[i]);
      g_autoptr (GPtrArray) unread = NULL;

      if (!steward_in_force_list_unread (in_force, person, TRUE, &unread, error))
        return FALSE;
      if (unread->len == 0)
        g_hash_table_add (self->acknowledged, g_strdup (person));
    }
  return TRUE;
}

/**
 * steward_ownership_read:
 *
 * Returns: (transfer full) (nullable): the matrix as it stands
 */
StewardOwnership *
steward_ownership_read (StewardDraft  *draft,
                        GError       **error)
{
  const StewardOrder newest = { STEWARD_MATRIX_NUMBER, TRUE };
  g_autoptr (StewardOwnership) self = g_object_new (STEWARD_TYPE_OWNERSHIP, NULL);
  StewardTransaction *transaction = draft->transaction;
  StewardOrganisation *organisation = steward_in_force_get_organisation (draft->in_force, error);

  if (organisation == NULL)
    return NULL;
  self->organisation = steward_organisation_ref (organisation);
  self->in_force = draft->current != NULL ? steward_matrix_ref (draft->current) : NULL;
  self->draft = steward_matrix_ref (draft->table);
  self->number = draft->number;
  self->activities = g_ptr_array_ref (draft->activities);
  self->acknowledged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->now_us = steward_transaction_get_now (transaction);
  self->year = steward_continuity_year_new (organisation, self->now_us, WEEKS_A_YEAR);
  self->may_change = steward_permit_administrator (transaction, NULL);
  self->is_founding = is_founding (organisation, steward_transaction_get_person (transaction));
  self->versions = steward_transaction_select (transaction, &steward_matrix_kind, NULL, 0, &newest, 0, error);
  if (self->versions == NULL || !read_acknowledged (self, draft->in_force, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
loaded_free (gpointer data)
{
  StewardOwnership **loaded = data;

  g_clear_object (loaded);
  g_free (loaded);
}

static gboolean
load (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  StewardOwnership **loaded = data;
  g_autoptr (StewardDraft) draft = steward_draft_read (transaction, error);

  if (draft == NULL)
    return FALSE;
  *loaded = steward_ownership_read (draft, error);
  return *loaded != NULL;
}

/**
 * steward_ownership_load:
 *
 * Returns: (transfer full): reads the matrix as it stands; then see [func@ownership_loaded]
 */
StewardOperation *
steward_ownership_load (void)
{
  return steward_operation_new ("load-ownership", STEWARD_MODE_READ, load, g_new0 (StewardOwnership *, 1), loaded_free);
}

/**
 * steward_ownership_loaded:
 * @operation: one of [func@ownership_load] that went well
 *
 * Returns: (transfer full): the matrix as it stood
 */
StewardOwnership *
steward_ownership_loaded (StewardOperation *operation)
{
  StewardOwnership **loaded = steward_operation_get_input (operation);

  return g_object_ref (*loaded);
}

/**
 * steward_ownership_get_in_force:
 *
 * Returns: (transfer none) (nullable): what mentions are routed by; %NULL before the first
 */
StewardMatrix *
steward_ownership_get_in_force (StewardOwnership *self)
{
  return self->in_force;
}

/**
 * steward_ownership_get_draft:
 *
 * Returns: (transfer none): what would be put in force; says the same as what is in force where
 *   there is no draft
 */
StewardMatrix *
steward_ownership_get_draft (StewardOwnership *self)
{
  return self->draft;
}

/**
 * steward_ownership_get_draft_number:
 *
 * Returns: the version that the draft would become
 */
gint64
steward_ownership_get_draft_number (StewardOwnership *self)
{
  return self->number;
}

/**
 * steward_ownership_get_versions:
 *
 * Returns: (transfer none) (element-type StewardRecord): all that were put in force, newest first
 */
GPtrArray *
steward_ownership_get_versions (StewardOwnership *self)
{
  return self->versions;
}

/**
 * steward_ownership_get_activities:
 *
 * Returns: (transfer none) (element-type StewardRecord): all there are, retired ones too
 */
GPtrArray *
steward_ownership_get_activities (StewardOwnership *self)
{
  return self->activities;
}

/**
 * steward_ownership_get_organisation:
 *
 * Returns: (transfer none): who works here
 */
StewardOrganisation *
steward_ownership_get_organisation (StewardOwnership *self)
{
  return self->organisation;
}

/**
 * steward_ownership_get_year:
 *
 * Returns: (transfer none): who can be reached in the coming year
 */
StewardContinuityYear *
steward_ownership_get_year (StewardOwnership *self)
{
  return self->year;
}

/**
 * steward_ownership_may_change:
 *
 * Returns: whether the person is an administrator; the operations ask again
 */
gboolean
steward_ownership_may_change (StewardOwnership *self)
{
  return self->may_change;
}

/**
 * steward_ownership_is_founding:
 *
 * Returns: whether nobody but the person could approve anything yet
 */
gboolean
steward_ownership_is_founding (StewardOwnership *self)
{
  return self->is_founding;
}

/**
 * steward_ownership_find_findings:
 * @table: any, such as the draft with a letter that isn't stored yet
 *
 * Returns: (transfer full) (element-type StewardMatrixFinding): what it leaves open
 */
GPtrArray *
steward_ownership_find_findings (StewardOwnership *self,
                                 StewardMatrix    *table)
{
  return steward_matrix_find_findings (table, self->organisation, self->acknowledged, self->year, self->now_us);
}

/**
 * steward_ownership_list_differences:
 *
 * Returns: (transfer full) (element-type StewardMatrixDifference): what @table says otherwise than
 *   what is in force; before the first matrix, nothing
 */
GPtrArray *
steward_ownership_list_differences (StewardOwnership *self,
                                    StewardMatrix    *table)
{
  return self->in_force != NULL ? steward_matrix_list_differences (self->in_force, table)
                                : steward_matrix_list_differences (table, table);
}

/**
 * steward_ownership_read_version:
 *
 * Returns: (transfer full) (nullable): the matrix as it was put in force under @number
 */
StewardMatrix *
steward_ownership_read_version (StewardOwnership *self,
                                gint64            number)
{
  for (guint i = 0; i < self->versions->len; i++)
    if (steward_record_get_integer (self->versions->pdata[i], STEWARD_MATRIX_NUMBER) == number)
      return steward_matrix_new_in_force (self->versions->pdata[i]);
  return NULL;
}
