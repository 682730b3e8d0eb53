/* steward-lens.c: which departments' work is looked at
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-lens"

#include "steward-lens.h"

#include "steward-kinds.h"

#include <glib/gi18n-lib.h>

struct _StewardLens
{
  GObject          parent_instance;
  StewardLensMode  mode;
  char            *department; /* (owned) (nullable) of %STEWARD_LENS_ONE */
  StewardStanding *standing;   /* (owned) (nullable) */
  char           **departments; /* (owned) (nullable) what it comes to; %NULL is all */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardLens, steward_lens, G_TYPE_OBJECT)

static void
steward_lens_finalize (GObject *object)
{
  StewardLens *self = STEWARD_LENS (object);

  g_free (self->department);
  g_clear_object (&self->standing);
  g_strfreev (self->departments);

  G_OBJECT_CLASS (steward_lens_parent_class)->finalize (object);
}

static void
steward_lens_class_init (StewardLensClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_lens_finalize;

  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
steward_lens_init (StewardLens *self)
{
}

/* Tells only when what is looked at is really another set than before. */
static void
steward_lens_settle (StewardLens *self,
                     gboolean     tell)
{
  g_auto (GStrv) departments = NULL;
  gboolean same;

  if (self->mode == STEWARD_LENS_MINE)
    departments = self->standing != NULL
        ? g_strdupv ((char **) steward_standing_get_departments (self->standing))
        : g_new0 (char *, 1);
  else if (self->mode == STEWARD_LENS_ONE)
    {
      departments = g_new0 (char *, 2);
      departments[0] = g_strdup (self->department);
    }
  same = departments == NULL || self->departments == NULL
      ? departments == NULL && self->departments == NULL
      : g_strv_equal ((const char *const *) departments, (const char *const *) self->departments);
  if (!same)
    {
      g_strfreev (self->departments);
      self->departments = g_steal_pointer (&departments);
    }
  if (tell || !same)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * steward_lens_new:
 *
 * Returns: (transfer full): a lens on all departments
 */
StewardLens *
steward_lens_new (void)
{
  return g_object_new (STEWARD_TYPE_LENS, NULL);
}

/**
 * steward_lens_get_mode:
 *
 * Returns: whether it shows all, yours or one
 */
StewardLensMode
steward_lens_get_mode (StewardLens *self)
{
  return self->mode;
}

/**
 * steward_lens_get_department:
 *
 * Returns: (nullable): the id of the one department, if it is on one
 */
const char *
steward_lens_get_department (StewardLens *self)
{
  return self->mode == STEWARD_LENS_ONE ? self->department : NULL;
}

/**
 * steward_lens_get_departments:
 *
 * Returns: (nullable): ids of the departments that are looked at; %NULL for all of them
 */
const char *const *
steward_lens_get_departments (StewardLens *self)
{
  return (const char *const *) self->departments;
}

/**
 * steward_lens_dup_title:
 *
 * Returns: (transfer full): the lens in words
 */
char *
steward_lens_dup_title (StewardLens *self)
{
  switch (self->mode)
    {
    case STEWARD_LENS_ONE:
      if (self->standing != NULL)
        return g_strdup (steward_directory_get_name (steward_standing_get_directory (self->standing), self->department));
      return g_strdup ("");
    case STEWARD_LENS_MINE:
      return g_strdup (_("My departments"));
    case STEWARD_LENS_ALL:
    default:
      return g_strdup (_("All departments"));
    }
}

/**
 * steward_lens_set:
 * @department: (nullable): the id, when @mode is %STEWARD_LENS_ONE
 */
void
steward_lens_set (StewardLens     *self,
                  StewardLensMode  mode,
                  const char      *department)
{
  g_return_if_fail (STEWARD_IS_LENS (self));
  g_return_if_fail (mode != STEWARD_LENS_ONE || department != NULL);

  if (mode == self->mode && g_strcmp0 (department, self->department) == 0)
    return;
  self->mode = mode;
  g_free (self->department);
  self->department = mode == STEWARD_LENS_ONE ? g_strdup (department) : NULL;
  steward_lens_settle (self, TRUE);
}

/**
 * steward_lens_set_standing:
 *
 * Follows who you are. A department that is gone gives way to all of them.
 */
void
steward_lens_set_standing (StewardLens     *self,
                           StewardStanding *standing)
{
  g_return_if_fail (STEWARD_IS_LENS (self));

  g_set_object (&self->standing, standing);
  if (self->mode == STEWARD_LENS_ONE)
    {
      StewardRecord *record =
          steward_directory_get (steward_standing_get_directory (standing), self->department);

      if (record == NULL || steward_record_has (record, STEWARD_DEPARTMENT_RETIRED))
        {
          steward_lens_set (self, STEWARD_LENS_ALL, NULL);
          return;
        }
    }
  steward_lens_settle (self, FALSE);
}
