/* steward-sample-govern.c: the sample's matrices and guidelines as they were put in force
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sample-govern"

#include "steward-sample-life-private.h"

#include "steward-guideline-edit.h"
#include "steward-id.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-matrix.h"
#include "steward-sample-private.h"
#include "steward-starter.h"

/* How many clauses each edition had fewer than the next. */
#define CLAUSES_AN_EDITION 2

/* Days between editions at most. */
#define DAYS_AN_EDITION 150

/* The letters of each cell, by "activity/department". */
static GHashTable *
list_letters (StewardSample *sample)
{
  GHashTable *letters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < sample->cells->len; i++)
    {
      StewardRecord *cell = sample->cells->pdata[i];

      g_hash_table_insert (letters,
                           g_strconcat (steward_record_get_text (cell, STEWARD_CELL_ACTIVITY), "/",
                                        steward_record_get_text (cell, STEWARD_CELL_DEPARTMENT), NULL),
                           g_strdup (steward_record_get_text (cell, STEWARD_CELL_LETTERS)));
    }
  return letters;
}

static GPtrArray *
make_cells (GHashTable *letters)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, letters);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_auto (GStrv) parts = g_strsplit (key, "/", 2);
      StewardRecord *cell = steward_record_new (&steward_cell_kind, key);

      steward_record_set_text (cell, STEWARD_CELL_ACTIVITY, parts[0]);
      steward_record_set_text (cell, STEWARD_CELL_DEPARTMENT, parts[1]);
      steward_record_set_text (cell, STEWARD_CELL_LETTERS, value);
      g_ptr_array_add (cells, cell);
    }
  return cells;
}

static StewardRecord *
make_matrix (StewardSample *sample,
             GPtrArray     *activities,
             GHashTable    *letters,
             gint64         number,
             gint64         from_us,
             const char    *adopted_by,
             const char    *note)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  g_autoptr (GPtrArray) cells = make_cells (letters);
  g_autoptr (StewardMatrix) table = steward_matrix_new_draft (sample->departments, activities, cells);
  g_autoptr (JsonNode) rows = steward_matrix_to_json (table);
  g_autofree char *hash = steward_matrix_hash (table);
  StewardRecord *matrix = steward_record_new (&steward_matrix_kind, id);

  steward_record_set_integer (matrix, STEWARD_MATRIX_NUMBER, number);
  steward_record_set_json (matrix, STEWARD_MATRIX_ROWS, rows);
  steward_record_set_text (matrix, STEWARD_MATRIX_HASH, hash);
  steward_record_set_text (matrix, STEWARD_MATRIX_NOTE, note);
  steward_record_set_time (matrix, STEWARD_MATRIX_FROM, from_us);
  steward_record_set_text (matrix, STEWARD_MATRIX_ADOPTED_BY, adopted_by);
  return matrix;
}

static void
go_back_one_version (JsonObject *earlier,
                     GPtrArray  *activities,
                     GHashTable *letters)
{
  JsonArray *cells = steward_json_get_array (earlier, "cells");
  g_auto (GStrv) without = steward_json_get_texts (earlier, "without");

  for (guint i = 0; cells != NULL && i < json_array_get_length (cells); i++)
    {
      JsonArray *cell = json_array_get_array_element (cells, i);
      g_autofree char *activity = steward_sample_id ("activity", json_array_get_string_element (cell, 0));
      g_autofree char *department = steward_sample_id ("department", json_array_get_string_element (cell, 1));
      const char *text = json_array_get_string_element (cell, 2);
      char *key = g_strconcat (activity, "/", department, NULL);

      g_hash_table_replace (letters, key, g_strdup (text));
    }
  for (guint i = 0; without != NULL && without[i] != NULL; i++)
    for (guint j = 0; j < activities->len; j++)
      if (g_strcmp0 (steward_record_get_text (activities->pdata[j], STEWARD_ACTIVITY_NAME), without[i]) == 0)
        g_ptr_array_remove_index (activities, j--);
}

/* When things are put in force, so many days ago. */
static gint64
find_morning (StewardSample *sample,
              gint64         days_ago)
{
  return (sample->now_us / STEWARD_DAY_US - days_ago) * STEWARD_DAY_US + 8 * STEWARD_HOUR_US + 20 * STEWARD_MINUTE_US;
}

/**
 * steward_sample_make_matrices:
 *
 * Returns: (transfer full) (element-type StewardRecord) (nullable): every matrix that was put in
 *   force, the first one first
 */
GPtrArray *
steward_sample_make_matrices (StewardSample  *sample,
                              GError        **error)
{
  g_autoptr (JsonObject) data = steward_sample_load ("matrix.json", error);
  g_autoptr (GPtrArray) activities = NULL;
  g_autoptr (GHashTable) letters = NULL;
  GPtrArray *matrices;
  JsonArray *earlier;

  if (data == NULL)
    return NULL;
  matrices = g_ptr_array_new_with_free_func (g_object_unref);
  activities = g_ptr_array_new ();
  for (guint i = 0; i < sample->activities->len; i++)
    g_ptr_array_add (activities, sample->activities->pdata[i]);
  letters = list_letters (sample);
  g_ptr_array_add (matrices, make_matrix (sample, activities, letters, sample->matrix_number, sample->matrix_from_us,
                                          sample->matrix_adopted_by, sample->matrix_note));
  earlier = steward_json_get_array (data, "earlier");
  for (guint i = 0; earlier != NULL && i < json_array_get_length (earlier); i++)
    {
      JsonObject *version = json_array_get_object_element (earlier, i);
      g_autofree char *adopted_by = steward_sample_id ("person", steward_json_get_text (version, "adopted_by"));
      gint64 from_us = find_morning (sample, steward_json_get_integer (version, "days_ago", 0));

      go_back_one_version (version, activities, letters);
      g_ptr_array_insert (matrices, 0,
                          make_matrix (sample, activities, letters, steward_json_get_integer (version, "number", 1),
                                       from_us, adopted_by, steward_json_get_text (version, "note")));
    }
  return matrices;
}

static JsonObject *
find_starter (JsonObject *index,
              const char *file)
{
  JsonArray *all = steward_json_get_array (index, "guidelines");

  for (guint i = 0; i < json_array_get_length (all); i++)
    if (g_strcmp0 (steward_json_get_text (json_array_get_object_element (all, i), "file"), file) == 0)
      return json_array_get_object_element (all, i);
  return NULL;
}

/* Earlier editions had fewer clauses: documents grow. */
static StewardGuideline *
make_earlier (StewardGuideline *last,
              guint             n_fewer)
{
  StewardGuideline *guideline = steward_guideline_new (steward_guideline_get_id (last), steward_guideline_get_title (last),
                                                       steward_guideline_get_language (last),
                                                       steward_guideline_get_audience (last));
  g_autoptr (GPtrArray) blocks = steward_guideline_copy_blocks (last);

  steward_guideline_take_blocks (guideline, blocks);
  while (n_fewer > 0)
    {
      guint at = steward_guideline_get_n_blocks (guideline);

      while (at > 0 && steward_guideline_get_block (guideline, at - 1)->type != STEWARD_GUIDELINE_BLOCK_PARAGRAPH)
        at--;
      if (at == 0)
        break;
      {
        g_autofree char *id = g_strdup (steward_guideline_get_block (guideline, at - 1)->id);

        steward_guideline_remove (guideline, id);
      }
      n_fewer--;
    }
  return guideline;
}

static StewardRecord *
make_edition (StewardSampleGuideline *about,
              StewardGuideline       *guideline,
              gint64                  number,
              gint64                  from_us)
{
  g_autofree char *id = g_strdup_printf ("%s:%" G_GINT64_FORMAT, steward_guideline_get_id (guideline), number);
  g_autofree char *hash = steward_guideline_hash (guideline);
  g_autoptr (JsonNode) blocks = steward_guideline_blocks_to_json (guideline);
  StewardRecord *edition = steward_record_new (&steward_edition_kind, id);

  steward_record_set_text (edition, STEWARD_EDITION_GUIDELINE, steward_guideline_get_id (guideline));
  steward_record_set_integer (edition, STEWARD_EDITION_NUMBER, number);
  steward_record_set_text (edition, STEWARD_EDITION_TITLE, steward_record_get_text (about->record, STEWARD_GUIDELINE_TITLE));
  steward_record_set_set (edition, STEWARD_EDITION_AUDIENCE, steward_record_get_set (about->record, STEWARD_GUIDELINE_AUDIENCE));
  steward_record_set_text (edition, STEWARD_EDITION_LANGUAGE, steward_record_get_text (about->record, STEWARD_GUIDELINE_LANGUAGE));
  steward_record_set_json (edition, STEWARD_EDITION_BLOCKS, blocks);
  steward_record_set_text (edition, STEWARD_EDITION_HASH, hash);
  steward_record_set_boolean (edition, STEWARD_EDITION_MATERIAL, TRUE);
  steward_record_set_time (edition, STEWARD_EDITION_FROM, from_us);
  steward_record_set_text (edition, STEWARD_EDITION_APPROVED_BY, about->approver);
  return edition;
}

/* The draft of the next edition: what is in force, with new paragraphs at its end. */
static void
make_blocks (StewardSampleGuideline *about,
             StewardGuideline       *guideline,
             GPtrArray              *blocks)
{
  for (guint i = 0; about->draft != NULL && about->draft[i] != NULL; i++)
    {
      guint n = steward_guideline_get_n_blocks (guideline);
      g_autofree char *key = g_strdup_printf ("%s/draft/%u", steward_guideline_get_id (guideline), i);
      g_autofree char *id = steward_id_from_text (key);

      steward_guideline_insert (guideline, steward_guideline_get_block (guideline, n - 1)->id,
                                STEWARD_GUIDELINE_BLOCK_PARAGRAPH, about->draft[i], id);
    }
  for (guint i = 0; i < steward_guideline_get_n_blocks (guideline); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, i);
      StewardRecord *record = steward_record_new (&steward_block_kind, block->id);

      steward_guideline_block_to_record (block, record);
      steward_record_set_text (record, STEWARD_BLOCK_GUIDELINE, steward_guideline_get_id (guideline));
      g_ptr_array_add (blocks, record);
    }
}

/**
 * steward_sample_make_editions:
 * @about: a guideline of the sample
 * @editions: (element-type StewardRecord): where its editions are appended, the first one first
 * @blocks: (element-type StewardRecord): where the blocks of its draft are appended
 *
 * Returns: whether the document that the program brings along could be read
 */
gboolean
steward_sample_make_editions (StewardSample           *sample,
                              StewardSampleGuideline  *about,
                              GPtrArray               *editions,
                              GPtrArray               *blocks,
                              GError                 **error)
{
  g_autoptr (JsonObject) index = steward_starter_load_index (error);
  g_autoptr (GHashTable) departments = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (StewardGuideline) last = NULL;
  gint64 number = steward_record_get_integer (about->record, STEWARD_GUIDELINE_IN_FORCE);
  gint64 from_us = steward_record_get_time (about->record, STEWARD_GUIDELINE_IN_FORCE_FROM);
  gint64 founded_us = steward_record_get_created (sample->workspace);
  gint64 apart = MIN (DAYS_AN_EDITION, ((from_us - founded_us) / STEWARD_DAY_US - 1) / number);

  if (index == NULL)
    return FALSE;
  for (guint i = 0; i < sample->departments->len; i++)
    g_hash_table_insert (departments,
                         (gpointer) steward_record_get_text (sample->departments->pdata[i], STEWARD_DEPARTMENT_NAME),
                         (gpointer) steward_record_get_id (sample->departments->pdata[i]));
  last = steward_starter_load (find_starter (index, about->file), steward_record_get_id (about->record),
                               steward_record_get_text (sample->workspace, STEWARD_WORKSPACE_NAME), departments, &left_out,
                               error);
  if (last == NULL)
    return FALSE;
  for (gint64 k = 1; k <= number; k++)
    {
      g_autoptr (StewardGuideline) edition = make_earlier (last, (guint) (number - k) * CLAUSES_AN_EDITION);

      g_ptr_array_add (editions, make_edition (about, edition, k, from_us - (number - k) * apart * STEWARD_DAY_US));
    }
  make_blocks (about, last, blocks);
  return TRUE;
}
