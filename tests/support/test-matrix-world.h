/* test-matrix-world.h: a matrix of any size, and who works there
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-kinds.h"
#include "steward-matrix-findings.h"

/**
 * TestMatrix:
 *
 * `Row 1` … and `Dep 1` …: department n approves and answers row n, the next is asked, all others
 * are told.
 */
typedef struct
{
  StewardMatrix       *matrix;
  StewardOrganisation *organisation;
  GHashTable          *acknowledged;
} TestMatrix;

static StewardRecord *
test_matrix_record (const StewardKind *kind,
                    const char        *prefix,
                    guint              number,
                    const char        *json)
{
  g_autofree char *id = g_strdup_printf ("%s%u", prefix, number);
  StewardRecord *record = steward_record_new (kind, id);

  g_assert_true (steward_record_apply_json (record, json, NULL));
  return record;
}

static TestMatrix *
test_matrix_new (guint n_rows,
                 guint n_columns)
{
  TestMatrix *self = g_new0 (TestMatrix, 1);
  g_autoptr (GPtrArray) departments = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) activities = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) memberships = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (StewardRecord) workspace = test_matrix_record (&steward_workspace_kind, "workspace", 0, "{\"time_zone\":\"UTC\"}");

  self->acknowledged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint c = 1; c <= n_columns; c++)
    {
      g_autofree char *name = g_strdup_printf ("{\"name\":\"Dep %u\",\"position\":%u}", c, c);
      g_autofree char *person = g_strdup_printf ("{\"name\":\"Person %u\"}", c);
      g_autofree char *member = g_strdup_printf ("{\"person\":\"p%u\",\"department\":\"d%u\",\"role\":\"approver\"}", c, c);

      g_ptr_array_add (departments, test_matrix_record (&steward_department_kind, "d", c, name));
      g_ptr_array_add (people, test_matrix_record (&steward_person_kind, "p", c, person));
      g_ptr_array_add (memberships, test_matrix_record (&steward_membership_kind, "m", c, member));
      g_hash_table_add (self->acknowledged, g_strdup_printf ("p%u", c));
    }
  for (guint r = 1; r <= n_rows; r++)
    {
      g_autofree char *name = g_strdup_printf ("{\"name\":\"Row %u\",\"position\":%u,\"target_minutes\":240}", r, r);

      g_ptr_array_add (activities, test_matrix_record (&steward_activity_kind, "r", r, name));
      for (guint c = 1; c <= n_columns; c++)
        {
          guint own = (r - 1) % n_columns + 1;
          g_autofree char *cell = g_strdup_printf ("{\"activity\":\"r%u\",\"department\":\"d%u\",\"letters\":\"%s\"}", r, c,
                                                   c == own ? "A/R" : c == own % n_columns + 1 ? "C" : "I");

          g_ptr_array_add (cells, test_matrix_record (&steward_cell_kind, "c", r * 1000 + c, cell));
        }
    }
  self->matrix = steward_matrix_new_draft (departments, activities, cells);
  self->organisation = steward_organisation_new (workspace, departments, people, memberships);
  return self;
}

static void
test_matrix_free (TestMatrix *self)
{
  steward_matrix_unref (self->matrix);
  steward_organisation_unref (self->organisation);
  g_hash_table_unref (self->acknowledged);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestMatrix, test_matrix_free)
