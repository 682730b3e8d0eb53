/* steward-record-list.c: a live list of records, read as they are seen
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-record-list"

#include "steward-record-list-private.h"

#include "steward-operation-private.h"
#include "steward-row-changes.h"

#include <string.h>

/* The rows that come first, so that a list is there before its whole length is known. */
#define FIRST_ROWS 1000

/* Records read at once. */
#define PAGE_ROWS 64

/* Records kept although nobody shows them. */
#define KEPT_ITEMS 2000

/* While others import, the rows are asked for again at most this often. */
#define RELOAD_INTERVAL_MS 250

struct _StewardRecordList
{
  GObject            parent_instance;
  StewardWorkspace  *workspace; /* (owned) */
  const StewardKind *kind;
  StewardRowsFunc    func;
  gpointer           data; /* (owned) shared with the reading thread, which only reads it */
  GDestroyNotify     destroy_data;
  GCancellable      *cancellable; /* (owned) ends what is asked for when the list goes */

  GArray            *rows;  /* (owned) (element-type gint64) as they were last read, of headings their keys */
  GArray            *headings; /* (owned) (element-type gint64) with their counts */
  GArray            *before; /* (owned) (nullable) (element-type gint64) while it is told how they differ from these */
  guint              told;   /* so many of @rows are in the list then, and behind them */
  guint              untold; /* what begins here in @before */
  GHashTable        *items; /* (owned) row → StewardRecordItem (owned) */
  GQueue             recent; /* (element-type StewardRecordItem) (unowned) newest first */
  GHashTable        *asked; /* (owned) rows whose records are on their way */
  GArray            *wanted; /* (owned) (element-type gint64) rows to ask for in the next page */
  guint              page_id;
  guint              reload_id;
  gboolean           loading;
  gboolean           stale; /* something changed while it was loading */
  GError            *error; /* (owned) (nullable) of the last reading */
};

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void steward_record_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StewardRecordList, steward_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, steward_record_list_model_init))

static void
set_loading (StewardRecordList *self,
             gboolean           loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static gint64
row_at (GArray *rows,
        guint   position)
{
  return g_array_index (rows, gint64, position);
}

/* What the list has: while changes are told one after the other, what it has been told of and the rest of before. */

static guint
count_rows (StewardRecordList *self)
{
  return self->before != NULL ? self->told + self->before->len - self->untold : self->rows->len;
}

static gint64
get_row (StewardRecordList *self,
         guint              position)
{
  return self->before == NULL || position < self->told ? row_at (self->rows, position)
                                                       : row_at (self->before, position - self->told + self->untold);
}

static gint64
with_count (StewardRecordList *self,
            gint64             row)
{
  for (guint i = 0; i < self->headings->len && steward_heading_is (row); i++)
    if (steward_heading_key (row_at (self->headings, i)) == row)
      return row_at (self->headings, i);
  return row;
}

/* Pages of records */

typedef struct
{
  const StewardKind *kind;
  GArray            *rows;    /* (owned) */
  GPtrArray         *records; /* (owned) NULL where there is none any more */
} Page;

static void
record_unref (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

static void
page_free (gpointer data)
{
  Page *page = data;

  g_array_unref (page->rows);
  g_ptr_array_unref (page->records);
  g_free (page);
}

static gboolean
read_page (StewardTransaction  *transaction,
           StewardOperation    *operation,
           gpointer             data,
           GCancellable        *cancellable,
           GError             **error)
{
  Page *page = data;

  for (guint i = 0; i < page->rows->len; i++)
    {
      g_autoptr (GError) local_error = NULL;
      StewardRecord *record =
          steward_transaction_get_by_row (transaction, page->kind, row_at (page->rows, i), &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      g_ptr_array_add (page->records, record);
    }
  return TRUE;
}

static void
on_page_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  StewardRecordList *self = user_data;
  StewardOperation *operation = g_task_get_task_data (G_TASK (result));
  Page *page = steward_operation_get_input (operation);
  g_autoptr (GError) error = NULL;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      g_debug ("Reading a page: %s", error->message);
    }
  for (guint i = 0; i < page->rows->len; i++)
    {
      gint64 row = row_at (page->rows, i);
      StewardRecordItem *item = g_hash_table_lookup (self->items, &row);

      g_hash_table_remove (self->asked, &row);
      if (item != NULL && i < page->records->len && page->records->pdata[i] != NULL)
        steward_record_item_set_record (item, page->records->pdata[i]);
    }
  g_object_unref (self);
}

static gboolean
ask_for_page (gpointer data)
{
  StewardRecordList *self = data;
  g_autoptr (StewardOperation) operation = NULL;
  Page *page = g_new0 (Page, 1);

  self->page_id = 0;
  page->kind = self->kind;
  page->rows = g_steal_pointer (&self->wanted);
  page->records = g_ptr_array_new_with_free_func (record_unref);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  operation = steward_operation_new ("read-page", STEWARD_MODE_READ, read_page, page, page_free);
  steward_workspace_perform_async (self->workspace, operation, NULL, on_page_read, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
want_row (StewardRecordList *self,
          gint64             row)
{
  if (steward_heading_is (row) || g_hash_table_contains (self->asked, &row))
    return;
  g_hash_table_add (self->asked, g_memdup2 (&row, sizeof row));
  g_array_append_val (self->wanted, row);
  /* Before the next frame is drawn, and together for all rows that a view binds at once. */
  if (self->page_id == 0)
    self->page_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, ask_for_page, self, NULL);
}

static void
want_page_around (StewardRecordList *self,
                  guint              position)
{
  guint first = position - position % PAGE_ROWS;

  for (guint i = first; i < MIN (first + PAGE_ROWS, count_rows (self)); i++)
    {
      gint64 row = get_row (self, i);
      StewardRecordItem *item = g_hash_table_lookup (self->items, &row);

      if (i == position || (item == NULL && i > position && i < position + 8))
        want_row (self, row);
    }
}

static void
forget_old_items (StewardRecordList *self)
{
  while (g_queue_get_length (&self->recent) > KEPT_ITEMS)
    {
      StewardRecordItem *item = g_queue_peek_tail (&self->recent);
      gint64 row = steward_heading_key (steward_record_item_get_row (item));

      g_queue_pop_tail (&self->recent);
      g_hash_table_remove (self->items, &row);
    }
}

/* Rows */

typedef struct
{
  StewardRowsFunc  func;
  gpointer         data;
  guint            limit;
  GArray          *rows;    /* (owned) */
  GArray          *headings; /* (owned) */
  GArray          *before;  /* (owned) what the list has, which nothing changes until then */
  GHashTable      *shown;   /* (owned) rows that somebody shows */
  GArray          *changes; /* (owned) (nullable) (element-type StewardRowChange) */
} Rows;

static void
rows_free (gpointer data)
{
  Rows *rows = data;

  g_array_unref (rows->rows);
  g_array_unref (rows->headings);
  g_array_unref (rows->before);
  g_hash_table_unref (rows->shown);
  g_clear_pointer (&rows->changes, g_array_unref);
  g_free (rows);
}

static gboolean
read_rows (StewardTransaction  *transaction,
           StewardOperation    *operation,
           gpointer             data,
           GCancellable        *cancellable,
           GError             **error)
{
  Rows *rows = data;

  if (!rows->func (transaction, rows->data, rows->limit, rows->rows, cancellable, error))
    return FALSE;
  /* A heading with another count is the same place in the list. */
  for (guint i = 0; i < rows->rows->len; i++)
    {
      gint64 row = row_at (rows->rows, i);

      if (!steward_heading_is (row))
        continue;
      g_array_append_val (rows->headings, row);
      g_array_index (rows->rows, gint64, i) = steward_heading_key (row);
    }
  rows->changes = steward_row_changes_find (rows->before, rows->rows, rows->shown);
  return TRUE;
}

/* Tells only what differs between the old rows and the new: views keep their place and selection. */
static void
take_rows (StewardRecordList *self,
           const Rows        *rows)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->rows);

  self->rows = g_array_ref (rows->rows);
  g_array_unref (self->headings);
  self->headings = g_array_ref (rows->headings);
  for (guint i = 0; i < self->headings->len; i++)
    {
      gint64 key = steward_heading_key (row_at (self->headings, i));
      StewardRecordItem *item = g_hash_table_lookup (self->items, &key);

      if (item != NULL)
        steward_record_item_set_heading (item, row_at (self->headings, i));
    }
  self->before = old;
  for (guint i = 0; i < rows->changes->len; i++)
    {
      const StewardRowChange *change = &g_array_index (rows->changes, StewardRowChange, i);

      self->told = change->now + change->added;
      self->untold = change->before + change->removed;
      g_list_model_items_changed (G_LIST_MODEL (self), change->now, change->removed, change->added);
    }
  self->before = NULL;
}

static void ask_for_rows (StewardRecordList *self,
                          guint              limit);

static void
on_rows_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  StewardRecordList *self = user_data;
  StewardOperation *operation = g_task_get_task_data (G_TASK (result));
  Rows *rows = steward_operation_get_input (operation);
  g_autoptr (GError) error = NULL;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      if (!g_cancellable_is_cancelled (self->cancellable))
        {
          g_clear_error (&self->error);
          self->error = g_steal_pointer (&error);
          set_loading (self, FALSE);
        }
      g_object_unref (self);
      return;
    }

  g_clear_error (&self->error);
  if (rows->limit == 0 || rows->rows->len < rows->limit)
    {
      take_rows (self, rows);
      set_loading (self, FALSE);
      if (self->stale)
        steward_record_list_reload (self);
    }
  else
    {
      /* What was there stays until the whole is known; an empty list shows its beginning at once. */
      if (self->rows->len == 0)
        take_rows (self, rows);
      ask_for_rows (self, 0);
    }
  g_object_unref (self);
}

/* Somebody else holds those. */
static GHashTable *
list_shown (StewardRecordList *self)
{
  GHashTable *shown = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (GList *link = self->recent.head; link != NULL; link = link->next)
    if (G_OBJECT (link->data)->ref_count > 1)
      {
        gint64 row = steward_heading_key (steward_record_item_get_row (link->data));

        g_hash_table_add (shown, g_memdup2 (&row, sizeof row));
      }
  return shown;
}

static void
ask_for_rows (StewardRecordList *self,
              guint              limit)
{
  g_autoptr (StewardOperation) operation = NULL;
  Rows *rows = g_new0 (Rows, 1);

  rows->func = self->func;
  rows->data = self->data;
  rows->limit = limit;
  rows->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  rows->headings = g_array_new (FALSE, FALSE, sizeof (gint64));
  rows->before = g_array_ref (self->rows);
  rows->shown = list_shown (self);
  operation = steward_operation_new ("read-rows", STEWARD_MODE_READ, read_rows, rows, rows_free);
  steward_workspace_perform_async (self->workspace, operation, self->cancellable, on_rows_read, g_object_ref (self));
}

/**
 * steward_record_list_reload:
 *
 * Asks for the rows again; what is shown stays until they are there.
 */
void
steward_record_list_reload (StewardRecordList *self)
{
  g_return_if_fail (STEWARD_IS_RECORD_LIST (self));

  if (self->loading)
    {
      self->stale = TRUE;
      return;
    }
  self->stale = FALSE;
  set_loading (self, TRUE);
  ask_for_rows (self, self->rows->len == 0 ? FIRST_ROWS : 0);
}

static gboolean
on_reload (gpointer data)
{
  StewardRecordList *self = data;

  self->reload_id = 0;
  steward_record_list_reload (self);
  return G_SOURCE_REMOVE;
}

static void
on_workspace_changed (StewardWorkspace  *workspace,
                      StewardChanges    *changes,
                      StewardRecordList *self)
{
  const StewardChange *list;
  guint n_changes;
  GHashTableIter iter;
  gpointer key;

  if (!steward_changes_concern (changes, self->kind))
    return;

  list = steward_changes_list (changes, &n_changes);
  for (guint i = 0; i < n_changes; i++)
    if (list[i].kind == self->kind && g_hash_table_contains (self->items, &list[i].row))
      want_row (self, list[i].row);
  if (steward_changes_is_everything (changes))
    {
      g_hash_table_iter_init (&iter, self->items);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        want_row (self, *(gint64 *) key);
    }
  if (self->reload_id == 0)
    self->reload_id = g_timeout_add (RELOAD_INTERVAL_MS, on_reload, self);
}

/* The model */

static GType
get_item_type (GListModel *model)
{
  return STEWARD_TYPE_RECORD_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return count_rows (STEWARD_RECORD_LIST (model));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  StewardRecordList *self = STEWARD_RECORD_LIST (model);
  StewardRecordItem *item;
  gint64 row;

  if (position >= count_rows (self))
    return NULL;
  row = get_row (self, position);
  item = g_hash_table_lookup (self->items, &row);
  if (item == NULL)
    {
      item = steward_record_item_new (with_count (self, row));
      g_hash_table_insert (self->items, g_memdup2 (&row, sizeof row), item);
      g_queue_push_head (&self->recent, item);
      g_object_ref (item);
      forget_old_items (self);
      want_page_around (self, position);
      return item;
    }
  return g_object_ref (item);
}

static void
steward_record_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
steward_record_list_dispose (GObject *object)
{
  StewardRecordList *self = STEWARD_RECORD_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->page_id, g_source_remove);
  g_clear_handle_id (&self->reload_id, g_source_remove);

  G_OBJECT_CLASS (steward_record_list_parent_class)->dispose (object);
}

static void
steward_record_list_finalize (GObject *object)
{
  StewardRecordList *self = STEWARD_RECORD_LIST (object);

  g_queue_clear (&self->recent);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->asked);
  g_array_unref (self->rows);
  g_array_unref (self->headings);
  g_array_unref (self->wanted);
  g_clear_error (&self->error);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  if (self->destroy_data != NULL)
    self->destroy_data (self->data);

  G_OBJECT_CLASS (steward_record_list_parent_class)->finalize (object);
}

static void
steward_record_list_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  StewardRecordList *self = STEWARD_RECORD_LIST (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_record_list_class_init (StewardRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_record_list_dispose;
  object_class->finalize = steward_record_list_finalize;
  object_class->get_property = steward_record_list_get_property;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
steward_record_list_init (StewardRecordList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->headings = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->asked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->recent);
}

/**
 * steward_record_list_new:
 * @kind: what the list is of
 * @func: says which rows it has
 * @data: (transfer full): handed to @func, on a thread of the store
 *
 * Returns: (transfer full): a list that is being read
 */
StewardRecordList *
steward_record_list_new (StewardWorkspace  *workspace,
                         const StewardKind *kind,
                         StewardRowsFunc    func,
                         gpointer           data,
                         GDestroyNotify     destroy_data)
{
  StewardRecordList *self = g_object_new (STEWARD_TYPE_RECORD_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->func = func;
  self->data = data;
  self->destroy_data = destroy_data;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self, 0);
  steward_record_list_reload (self);
  return self;
}

/**
 * steward_record_list_get_loading:
 *
 * Returns: whether rows are being asked for
 */
gboolean
steward_record_list_get_loading (StewardRecordList *self)
{
  return self->loading;
}

/**
 * steward_record_list_get_error:
 *
 * Returns: (transfer none) (nullable): why the rows couldn't be read
 */
GError *
steward_record_list_get_error (StewardRecordList *self)
{
  return self->error;
}

/**
 * steward_record_list_find:
 * @position: (out): where the row is
 *
 * Returns: whether the list has the row
 */
gboolean
steward_record_list_find (StewardRecordList *self,
                          gint64             row,
                          guint             *position)
{
  for (guint i = 0; i < count_rows (self); i++)
    if (get_row (self, i) == row)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}
