/* steward-standing.c: who you are here, and what holds for the whole workspace
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-standing"

#include "steward-standing.h"

#include "steward-directory-private.h"
#include "steward-in-force-private.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"

#include <string.h>

struct _StewardStanding
{
  GObject           parent_instance;
  StewardDirectory *directory;   /* (owned) */
  GPtrArray        *memberships; /* (owned) (element-type StewardRecord) that haven't ended */
  StewardRecord    *settings;    /* (owned) (nullable) */
  StewardRecord    *hold;        /* (owned) (nullable) */
  char             *person;      /* (owned) */
  char            **departments; /* (owned) */
  GTimeZone        *zone;        /* (owned) */
  StewardVariant   *variant;     /* (owned) */
};

G_DEFINE_FINAL_TYPE (StewardStanding, steward_standing, G_TYPE_OBJECT)

static void
steward_standing_finalize (GObject *object)
{
  StewardStanding *self = STEWARD_STANDING (object);

  g_clear_object (&self->directory);
  g_clear_pointer (&self->memberships, g_ptr_array_unref);
  g_clear_object (&self->settings);
  g_clear_object (&self->hold);
  g_free (self->person);
  g_strfreev (self->departments);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->variant, steward_variant_unref);

  G_OBJECT_CLASS (steward_standing_parent_class)->finalize (object);
}

static void
steward_standing_class_init (StewardStandingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_standing_finalize;
}

static void
steward_standing_init (StewardStanding *self)
{
}

static int
compare_memberships (gconstpointer a,
                     gconstpointer b)
{
  StewardRecord *first = *(StewardRecord *const *) a;
  StewardRecord *second = *(StewardRecord *const *) b;
  gint64 first_position = steward_record_get_integer (first, STEWARD_MEMBERSHIP_POSITION);
  gint64 second_position = steward_record_get_integer (second, STEWARD_MEMBERSHIP_POSITION);

  if (first_position != second_position)
    return first_position < second_position ? -1 : 1;
  return strcmp (steward_record_get_id (first), steward_record_get_id (second));
}

static gboolean
read_memberships (StewardStanding     *self,
                  StewardTransaction  *transaction,
                  GError             **error)
{
  g_autoptr (GPtrArray) all = steward_transaction_list (transaction, &steward_membership_kind, error);
  g_autoptr (GPtrArray) yours = g_ptr_array_new ();

  if (all == NULL)
    return FALSE;
  self->memberships = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    if (!steward_record_has (all->pdata[i], STEWARD_MEMBERSHIP_ENDED))
      g_ptr_array_add (self->memberships, g_object_ref (all->pdata[i]));
  g_ptr_array_sort (self->memberships, compare_memberships);

  for (guint i = 0; i < self->memberships->len; i++)
    {
      const char *department = steward_record_get_text (self->memberships->pdata[i], STEWARD_MEMBERSHIP_DEPARTMENT);

      if (department != NULL &&
          g_strcmp0 (steward_record_get_text (self->memberships->pdata[i], STEWARD_MEMBERSHIP_PERSON), self->person) == 0 &&
          !g_ptr_array_find_with_equal_func (yours, department, g_str_equal, NULL))
        g_ptr_array_add (yours, g_strdup (department));
    }
  g_ptr_array_add (yours, NULL);
  self->departments = (char **) g_ptr_array_free (g_steal_pointer (&yours), FALSE);
  return TRUE;
}

/* The hold that reaches furthest, and of those the oldest: one banner tells of it. */
static gboolean
read_hold (StewardStanding     *self,
           StewardTransaction  *transaction,
           GError             **error)
{
  g_autoptr (GPtrArray) holds = steward_transaction_list (transaction, &steward_hold_kind, error);

  if (holds == NULL)
    return FALSE;
  for (guint i = 0; i < holds->len; i++)
    {
      StewardRecord *hold = holds->pdata[i];
      gboolean everything = g_strcmp0 (steward_record_get_text (hold, STEWARD_HOLD_SCOPE), "everything") == 0;

      if (steward_record_has (hold, STEWARD_HOLD_LIFTED))
        continue;
      if (self->hold == NULL ||
          (everything && g_strcmp0 (steward_record_get_text (self->hold, STEWARD_HOLD_SCOPE), "everything") != 0))
        g_set_object (&self->hold, hold);
    }
  return TRUE;
}

static gboolean
read_variant (StewardStanding     *self,
              StewardTransaction  *transaction,
              GError             **error)
{
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  StewardMatrix *matrix;

  if (!steward_in_force_find_matrix (in_force, &matrix, error))
    return FALSE;
  self->variant = matrix != NULL ? steward_variant_ref (steward_matrix_get_variant (matrix)) : steward_variant_new_named ("RACI");
  return TRUE;
}

typedef struct
{
  StewardStanding *standing; /* (owned) (nullable) */
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_clear_object (&loading->standing);
  g_free (loading);
}

static gboolean
load (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             input,
      GCancellable        *cancellable,
      GError             **error)
{
  Loading *loading = input;
  g_autoptr (StewardStanding) self = g_object_new (STEWARD_TYPE_STANDING, NULL);
  g_autoptr (GError) local_error = NULL;
  const char *zone;

  self->person = g_strdup (steward_transaction_get_person (transaction));
  self->directory = steward_directory_read (transaction, error);
  if (self->directory == NULL || !read_memberships (self, transaction, error) || !read_hold (self, transaction, error) ||
      !read_variant (self, transaction, error))
    return FALSE;
  self->settings = steward_transaction_find (transaction, &steward_workspace_kind, "workspace", &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  zone = self->settings != NULL ? steward_record_get_text (self->settings, STEWARD_WORKSPACE_TIME_ZONE) : NULL;
  self->zone = zone != NULL ? g_time_zone_new_identifier (zone) : NULL;
  if (self->zone == NULL)
    self->zone = g_time_zone_new_local ();
  loading->standing = g_steal_pointer (&self);
  return TRUE;
}

/**
 * steward_standing_load:
 *
 * Returns: (transfer full): reads it; then see [func@standing_loaded]
 */
StewardOperation *
steward_standing_load (void)
{
  return steward_operation_new ("load-standing", STEWARD_MODE_READ, load, g_new0 (Loading, 1), loading_free);
}

/**
 * steward_standing_loaded:
 * @operation: one of [func@standing_load] that went well
 *
 * Returns: (transfer full): what was read
 */
StewardStanding *
steward_standing_loaded (StewardOperation *operation)
{
  Loading *loading = steward_operation_get_input (operation);

  return g_object_ref (loading->standing);
}

/**
 * steward_standing_get_directory:
 *
 * Returns: (transfer none): the names of this moment
 */
StewardDirectory *
steward_standing_get_directory (StewardStanding *self)
{
  return self->directory;
}

/**
 * steward_standing_get_you:
 *
 * Returns: (transfer none) (nullable): the person in whose name things happen
 */
StewardRecord *
steward_standing_get_you (StewardStanding *self)
{
  return steward_directory_get (self->directory, self->person);
}

/**
 * steward_standing_get_departments:
 *
 * Returns: the ids of the departments you belong to, in their order
 */
const char *const *
steward_standing_get_departments (StewardStanding *self)
{
  return (const char *const *) self->departments;
}

/**
 * steward_standing_get_first_department:
 * @person: an id
 *
 * Returns: (nullable): the id of the first department that person belongs to
 */
const char *
steward_standing_get_first_department (StewardStanding *self,
                                       const char      *person)
{
  for (guint i = 0; i < self->memberships->len; i++)
    if (g_strcmp0 (steward_record_get_text (self->memberships->pdata[i], STEWARD_MEMBERSHIP_PERSON), person) == 0)
      return steward_record_get_text (self->memberships->pdata[i], STEWARD_MEMBERSHIP_DEPARTMENT);
  return NULL;
}

/**
 * steward_standing_list_memberships:
 *
 * Returns: (transfer none) (element-type StewardRecord): those that haven't ended, in their order
 */
GPtrArray *
steward_standing_list_memberships (StewardStanding *self)
{
  return self->memberships;
}

/**
 * steward_standing_get_hold:
 *
 * Returns: (transfer none) (nullable): the hold in force that reaches furthest
 */
StewardRecord *
steward_standing_get_hold (StewardStanding *self)
{
  return self->hold;
}

/**
 * steward_standing_get_name:
 *
 * Returns: (nullable): what the organisation is called
 */
const char *
steward_standing_get_name (StewardStanding *self)
{
  return self->settings != NULL ? steward_record_get_text (self->settings, STEWARD_WORKSPACE_NAME) : NULL;
}

/**
 * steward_standing_get_zone:
 *
 * Returns: (transfer none): the workspace's zone; the desktop's while none is set
 */
GTimeZone *
steward_standing_get_zone (StewardStanding *self)
{
  return self->zone;
}

/**
 * steward_standing_get_variant:
 *
 * Returns: (transfer none): the letters of the matrix in force; RACI while there is none
 */
StewardVariant *
steward_standing_get_variant (StewardStanding *self)
{
  return self->variant;
}

/**
 * steward_standing_is_sample:
 *
 * Returns: whether this is the sample organisation, in which anybody may be tried
 */
gboolean
steward_standing_is_sample (StewardStanding *self)
{
  return self->settings != NULL && steward_record_get_boolean (self->settings, STEWARD_WORKSPACE_SAMPLE);
}

/**
 * steward_standing_syncs:
 *
 * Returns: whether colleagues share this workspace through a server
 */
gboolean
steward_standing_syncs (StewardStanding *self)
{
  return self->settings != NULL && steward_record_get_boolean (self->settings, STEWARD_WORKSPACE_SYNCS);
}
