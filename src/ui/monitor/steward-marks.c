/* steward-marks.c: rows of a list that something is to be done with together
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-marks"

#include "steward-marks.h"

#include "steward-mention-lists.h"
#include "steward-mention-search.h"
#include "steward-record-item.h"

#define MAX_MARKS 1000 /* more at once are no decision of a person */

struct _StewardMarks
{
  GObject       parent_instance;
  GHashTable   *ids;         /* (owned) row → id (owned) */
  GCancellable *cancellable; /* (owned) (nullable) of marking all */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardMarks, steward_marks, G_TYPE_OBJECT)

static void
stop_adding (StewardMarks *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
steward_marks_finalize (GObject *object)
{
  StewardMarks *self = STEWARD_MARKS (object);

  stop_adding (self);
  g_hash_table_unref (self->ids);

  G_OBJECT_CLASS (steward_marks_parent_class)->finalize (object);
}

static void
steward_marks_class_init (StewardMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_marks_finalize;

  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
steward_marks_init (StewardMarks *self)
{
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/**
 * steward_marks_new:
 *
 * Returns: (transfer full): nothing is marked
 */
StewardMarks *
steward_marks_new (void)
{
  return g_object_new (STEWARD_TYPE_MARKS, NULL);
}

static void
add (StewardMarks *self,
     gint64        row,
     const char   *id)
{
  g_hash_table_insert (self->ids, g_memdup2 (&row, sizeof row), g_strdup (id));
}

/**
 * steward_marks_toggle:
 * @id: of the mention in @row
 *
 * Marks it, or no longer.
 */
void
steward_marks_toggle (StewardMarks *self,
                      gint64        row,
                      const char   *id)
{
  stop_adding (self);
  if (!g_hash_table_remove (self->ids, &row))
    add (self, row, id);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (StewardMarks) self = data;
  StewardOperation *operation = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      g_debug ("Not marked: %s", error->message);
      return;
    }
  records = steward_operation_get_records (operation);
  for (guint i = 0; i < records->len; i++)
    add (self, steward_record_get_row (records->pdata[i]), steward_record_get_id (records->pdata[i]));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * steward_marks_add_all:
 * @model: (element-type StewardRecordItem): a list of mentions
 *
 * Marks all of them but what is done, up to a thousand; those that nobody has seen are read first.
 */
void
steward_marks_add_all (StewardMarks     *self,
                       StewardWorkspace *workspace,
                       GListModel       *model)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (StewardOperation) operation = NULL;
  guint n_items = g_list_model_get_n_items (model);

  for (guint i = 0; i < n_items && rows->len < MAX_MARKS; i++)
    {
      g_autoptr (StewardRecordItem) item = g_list_model_get_item (model, i);
      gint64 row = steward_record_item_get_row (item);

      if (!steward_record_item_is_heading (item))
        g_array_append_val (rows, row);
      else if (steward_record_item_get_section (item) == STEWARD_QUEUE_DONE)
        break;
    }
  stop_adding (self);
  self->cancellable = g_cancellable_new ();
  operation = steward_mention_read_rows ((const gint64 *) (gconstpointer) rows->data, rows->len);
  steward_workspace_perform_async (workspace, operation, self->cancellable, on_read, g_object_ref (self));
}

/**
 * steward_marks_clear:
 *
 * Nothing is marked any more.
 */
void
steward_marks_clear (StewardMarks *self)
{
  stop_adding (self);
  if (g_hash_table_size (self->ids) == 0)
    return;
  g_hash_table_remove_all (self->ids);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * steward_marks_contain:
 *
 * Returns: whether the row is marked
 */
gboolean
steward_marks_contain (StewardMarks *self,
                       gint64        row)
{
  return g_hash_table_contains (self->ids, &row);
}

/**
 * steward_marks_get_n:
 *
 * Returns: how many rows are marked
 */
guint
steward_marks_get_n (StewardMarks *self)
{
  return g_hash_table_size (self->ids);
}

/**
 * steward_marks_dup_ids:
 *
 * Returns: (transfer full): ids of the marked mentions
 */
char **
steward_marks_dup_ids (StewardMarks *self)
{
  g_autofree char **ids = g_new0 (char *, g_hash_table_size (self->ids) + 1);
  GHashTableIter iter;
  gpointer id;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, NULL, &id))
    ids[n++] = id;
  return g_strdupv (ids);
}
