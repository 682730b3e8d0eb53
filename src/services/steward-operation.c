/* steward-operation.c: one use case: what it is given, and what came of it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-operation"

#include "steward-operation-private.h"

struct _StewardOperation
{
  GObject               parent_instance;

  /* Input */
  char                 *name; /* (owned) */
  StewardMode           mode;
  StewardOperationFunc  func;
  gpointer              input; /* (owned) */
  GDestroyNotify        free_input;

  /* Results */
  StewardRecord        *record;  /* (owned) (nullable) */
  GPtrArray            *records; /* (owned) (nullable) */
  JsonNode             *json;    /* (owned) (nullable) */
  gint64                first_event; /* row of the first event it brought about; 0 for none */
  gint64                event;       /* row of the last */
};

G_DEFINE_FINAL_TYPE (StewardOperation, steward_operation, G_TYPE_OBJECT)

static void
steward_operation_finalize (GObject *object)
{
  StewardOperation *self = STEWARD_OPERATION (object);

  if (self->free_input != NULL)
    self->free_input (self->input);
  g_free (self->name);
  g_clear_object (&self->record);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->json, json_node_unref);

  G_OBJECT_CLASS (steward_operation_parent_class)->finalize (object);
}

static void
steward_operation_class_init (StewardOperationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = steward_operation_finalize;
}

static void
steward_operation_init (StewardOperation *self)
{
}

/**
 * steward_input_new:
 * @id: (nullable): of the record it is about
 * @text: (nullable): what was written
 * @other: (nullable): a second id or text
 *
 * Returns: (transfer full): the input
 */
StewardInput *
steward_input_new (const char *id,
                   const char *text,
                   const char *other)
{
  StewardInput *input = g_new0 (StewardInput, 1);

  input->id = g_strdup (id);
  input->text = g_strdup (text);
  input->other = g_strdup (other);
  return input;
}

/**
 * steward_input_free:
 * @input: (transfer full): a #StewardInput
 */
void
steward_input_free (gpointer input)
{
  StewardInput *self = input;

  g_free (self->id);
  g_free (self->text);
  g_free (self->other);
  g_clear_object (&self->record);
  g_free (self);
}

/**
 * steward_operation_new:
 * @name: what it is called in logs
 * @mode: whether it reads or stores
 * @input: (transfer full) (nullable): handed to @func
 * @free_input: (nullable): frees @input
 *
 * Returns: (transfer full): an operation that hasn't happened yet
 */
StewardOperation *
steward_operation_new (const char           *name,
                       StewardMode           mode,
                       StewardOperationFunc  func,
                       gpointer              input,
                       GDestroyNotify        free_input)
{
  StewardOperation *self = g_object_new (STEWARD_TYPE_OPERATION, NULL);

  self->name = g_strdup (name);
  self->mode = mode;
  self->func = func;
  self->input = input;
  self->free_input = free_input;
  return self;
}

/**
 * steward_operation_get_input:
 *
 * Returns: (transfer none): what it was made with
 */
gpointer
steward_operation_get_input (StewardOperation *self)
{
  return self->input;
}

/**
 * steward_operation_get_mode:
 *
 * Returns: whether it reads or stores
 */
StewardMode
steward_operation_get_mode (StewardOperation *self)
{
  return self->mode;
}

/**
 * steward_operation_run:
 * @operation: a #StewardOperation
 *
 * A #StewardTransactionFunc that does the use case.
 *
 * Returns: whether it happened
 */
gboolean
steward_operation_run (StewardTransaction  *transaction,
                       gpointer             operation,
                       GCancellable        *cancellable,
                       GError             **error)
{
  StewardOperation *self = operation;

  if (!self->func (transaction, self, self->input, cancellable, error))
    return FALSE;
  self->first_event = steward_transaction_get_first_event (transaction);
  self->event = steward_transaction_get_last_event (transaction);
  return TRUE;
}

/**
 * steward_operation_set_record:
 * @record: (nullable): the record it made or changed
 */
void
steward_operation_set_record (StewardOperation *self,
                              StewardRecord    *record)
{
  g_set_object (&self->record, record);
}

/**
 * steward_operation_take_records:
 * @records: (transfer full) (element-type StewardRecord): what it found
 */
void
steward_operation_take_records (StewardOperation *self,
                                GPtrArray        *records)
{
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = records;
}

/**
 * steward_operation_take_json:
 * @json: (transfer full): what it found, with the keys of the command line
 */
void
steward_operation_take_json (StewardOperation *self,
                             JsonNode         *json)
{
  g_clear_pointer (&self->json, json_node_unref);
  self->json = json;
}

/**
 * steward_operation_get_name:
 *
 * Returns: what it is called in logs
 */
const char *
steward_operation_get_name (StewardOperation *self)
{
  return self->name;
}

/**
 * steward_operation_get_record:
 *
 * Returns: (transfer none) (nullable): the record it made or changed
 */
StewardRecord *
steward_operation_get_record (StewardOperation *self)
{
  return self->record;
}

/**
 * steward_operation_get_records:
 *
 * Returns: (transfer none) (nullable) (element-type StewardRecord): what it found
 */
GPtrArray *
steward_operation_get_records (StewardOperation *self)
{
  return self->records;
}

/**
 * steward_operation_get_json:
 *
 * Returns: (transfer none) (nullable): what it found, with the keys of the command line
 */
JsonNode *
steward_operation_get_json (StewardOperation *self)
{
  return self->json;
}

/**
 * steward_operation_get_event:
 *
 * Returns: the event it brought about, for undoing it; 0 when there is none
 */
gint64
steward_operation_get_event (StewardOperation *self)
{
  return self->event;
}

/**
 * steward_operation_get_first_event:
 *
 * Returns: the first event it brought about, where it did several things at once; 0 when there is
 *   none
 */
gint64
steward_operation_get_first_event (StewardOperation *self)
{
  return self->first_event;
}
