/* test-table.h: a matrix written as a table, and people in its departments
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-kinds.h"
#include "steward-organisation.h"
#include "steward-matrix.h"

#include <string.h>

/**
 * TestTable:
 *
 * Departments are the words of the first line; then a line an activity: its id, a cell a department,
 * `-` for none, and last, if any, what else is said of it: `free` needs no approval, `round` counts
 * round the clock, `word=X` is a rule. In each department works `<department>1`, an approver, and
 * `<department>2`, a member; it is open Monday to Friday, 9 to 17 UTC.
 */
typedef struct
{
  GPtrArray           *departments;
  GPtrArray           *people;
  GPtrArray           *memberships;
  StewardMatrix       *matrix;
  StewardOrganisation *organisation;
} TestTable;

static StewardRecord *
test_table_add (GPtrArray         *list,
                const StewardKind *kind,
                const char        *id,
                const char        *format,
                ...) G_GNUC_PRINTF (4, 5);

static StewardRecord *
test_table_add (GPtrArray         *list,
                const StewardKind *kind,
                const char        *id,
                const char        *format,
                ...)
{
  StewardRecord *record = steward_record_new (kind, id);
  g_autofree char *json = NULL;
  va_list arguments;

  va_start (arguments, format);
  json = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_assert_true (steward_record_apply_json (record, json, NULL));
  g_ptr_array_add (list, record);
  return record;
}

static char **
test_table_words (const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, " ", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

static void
test_table_add_department (TestTable  *self,
                           const char *name,
                           guint       position)
{
  static const char hours[] = "{\"mon\":[[\"09:00\",\"17:00\"]],\"tue\":[[\"09:00\",\"17:00\"]],\"wed\":[[\"09:00\",\"17:00\"]],"
                              "\"thu\":[[\"09:00\",\"17:00\"]],\"fri\":[[\"09:00\",\"17:00\"]]}";

  test_table_add (self->departments, &steward_department_kind, name, "{\"name\":\"%s\",\"position\":%u,\"hours\":%s}", name,
                  position, hours);
  for (guint i = 1; i <= 2; i++)
    {
      g_autofree char *person = g_strdup_printf ("%s%u", name, i);

      test_table_add (self->people, &steward_person_kind, person, "{\"name\":\"%s\"}", person);
      test_table_add (self->memberships, &steward_membership_kind, person,
                      "{\"person\":\"%s\",\"department\":\"%s\",\"role\":\"%s\",\"position\":%u}", person, name,
                      i == 1 ? "approver" : "member", i);
    }
}

static void
test_table_add_row (GPtrArray *activities,
                    GPtrArray *cells,
                    char     **heads,
                    char     **words,
                    guint      position)
{
  const char *extra = g_strv_length (words) > g_strv_length (heads) + 1 ? words[g_strv_length (words) - 1] : "";
  g_autofree char *rule =
      g_str_has_prefix (extra, "word=") ? g_strdup_printf (",\"rule\":{\"words\":[\"%s\"]}", extra + strlen ("word=")) : g_strdup ("");

  test_table_add (activities, &steward_activity_kind, words[0],
                  "{\"name\":\"%s\",\"position\":%u,\"target_minutes\":240,\"clock\":\"%s\",\"needs_approval\":%s%s}", words[0],
                  position, g_str_equal (extra, "round") ? "round" : "business", g_str_equal (extra, "free") ? "false" : "true",
                  rule);
  for (guint i = 0; heads[i] != NULL; i++)
    {
      g_autofree char *id = g_strconcat (words[0], ":", heads[i], NULL);

      if (!g_str_equal (words[i + 1], "-"))
        test_table_add (cells, &steward_cell_kind, id, "{\"activity\":\"%s\",\"department\":\"%s\",\"letters\":\"%s\"}", words[0],
                        heads[i], words[i + 1]);
    }
}

static StewardMatrix *
test_table_matrix (GPtrArray  *departments,
                   const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) heads = test_table_words (lines[0]);
  g_autoptr (GPtrArray) activities = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) words = test_table_words (lines[i]);

      test_table_add_row (activities, cells, heads, words, i);
    }
  return steward_matrix_new_draft (departments, activities, cells);
}

static void
test_table_complete (TestTable *self)
{
  g_clear_pointer (&self->organisation, steward_organisation_unref);
  self->organisation = steward_organisation_new (NULL, self->departments, self->people, self->memberships);
}

static TestTable *
test_table_new (const char *text)
{
  TestTable *self = g_new0 (TestTable, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) heads = test_table_words (lines[0]);

  self->departments = g_ptr_array_new_with_free_func (g_object_unref);
  self->people = g_ptr_array_new_with_free_func (g_object_unref);
  self->memberships = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; heads[i] != NULL; i++)
    test_table_add_department (self, heads[i], i + 1);
  self->matrix = test_table_matrix (self->departments, text);
  test_table_complete (self);
  return self;
}

static void
test_table_free (TestTable *self)
{
  steward_matrix_unref (self->matrix);
  steward_organisation_unref (self->organisation);
  g_ptr_array_unref (self->departments);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->memberships);
  g_free (self);
}

/* `2026-06-01 10:00`, in UTC: a Monday. */
static inline gint64
test_table_time (const char *text)
{
  g_autofree char *rfc = NULL;
  gint64 us = STEWARD_TIME_NONE;

  if (text == NULL)
    return STEWARD_TIME_NONE;
  rfc = g_strdup_printf ("%.10sT%s:00Z", text, text + 11);
  g_assert_true (steward_time_from_rfc3339 (rfc, &us));
  return us;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestTable, test_table_free)
