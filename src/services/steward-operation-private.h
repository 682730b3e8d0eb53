/* steward-operation-private.h: how a use case is written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-database.h"
#include "steward-operation.h"

G_BEGIN_DECLS

/**
 * StewardOperationFunc:
 * @transaction: the moment of the file
 * @operation: where results are set
 * @input: what the operation was made with
 *
 * The use case itself, on a thread of the store. It checks every permission it needs: neither face
 * is trusted to have done so.
 *
 * Returns: whether it happened; when not, nothing of it is stored
 */
typedef gboolean (*StewardOperationFunc) (StewardTransaction  *transaction,
                                          StewardOperation    *operation,
                                          gpointer             input,
                                          GCancellable        *cancellable,
                                          GError             **error);

/**
 * StewardInput:
 *
 * What most operations are made with. Those that need more bring a structure of their own.
 */
typedef struct
{
  char          *id;
  char          *text;
  char          *other;
  gint64         number;
  gboolean       flag;
  StewardRecord *record;
} StewardInput;

StewardInput     *steward_input_new             (const char           *id,
                                                 const char           *text,
                                                 const char           *other);
void              steward_input_free            (gpointer              input);

StewardOperation *steward_operation_new         (const char           *name,
                                                 StewardMode           mode,
                                                 StewardOperationFunc  func,
                                                 gpointer              input,
                                                 GDestroyNotify        free_input);
gpointer          steward_operation_get_input   (StewardOperation     *self);
StewardMode       steward_operation_get_mode    (StewardOperation     *self);
gboolean          steward_operation_run         (StewardTransaction   *transaction,
                                                 gpointer              operation,
                                                 GCancellable         *cancellable,
                                                 GError              **error);
void              steward_operation_set_record  (StewardOperation     *self,
                                                 StewardRecord        *record);
void              steward_operation_take_records (StewardOperation    *self,
                                                 GPtrArray            *records);
void              steward_operation_take_json   (StewardOperation     *self,
                                                 JsonNode             *json);

G_END_DECLS
