/* steward-operation.h: one use case: what it is given, and what came of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"

G_BEGIN_DECLS

/**
 * StewardOperation:
 *
 * A use case as an object, made by the function named for it (steward_mention_dismiss()) and done
 * once by [func@workspace_perform] or [func@workspace_perform_async]. Both faces use the same.
 *
 * What came of it is one record, several, or a JSON object with the keys of the command line.
 */
#define STEWARD_TYPE_OPERATION (steward_operation_get_type ())
G_DECLARE_FINAL_TYPE (StewardOperation, steward_operation, STEWARD, OPERATION, GObject)

const char    *steward_operation_get_name    (StewardOperation *self);
StewardRecord *steward_operation_get_record  (StewardOperation *self);
GPtrArray     *steward_operation_get_records (StewardOperation *self);
JsonNode      *steward_operation_get_json    (StewardOperation *self);
gint64         steward_operation_get_event   (StewardOperation *self);
gint64         steward_operation_get_first_event (StewardOperation *self);

G_END_DECLS
