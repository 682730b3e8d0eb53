/* steward-field-options.h: options of a verb that set fields of a record
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-command.h"

G_BEGIN_DECLS

/**
 * StewardFieldOption:
 * @option: without the dashes
 * @field: name of the field that it sets
 * @refers_to: (nullable): the kind whose names are taken in the place of ids
 *
 * An option that sets a field. A field of type set takes the option several times, JSON takes the
 * name of a file; `none` empties any field.
 */
typedef struct
{
  const char        *option;
  const char        *field;
  const StewardKind *refers_to;
} StewardFieldOption;

JsonObject *steward_field_options_parse (StewardInvocation         *invocation,
                                         const StewardKind         *kind,
                                         const StewardFieldOption  *options,
                                         int                       *n_arguments,
                                         char                    ***arguments,
                                         int                        at_least,
                                         int                        at_most,
                                         GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_field_options_resolve (StewardInvocation       *invocation,
                                         const StewardKind         *kind,
                                         const char                *words,
                                         GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
gint64      steward_field_options_time  (StewardInvocation         *invocation,
                                         const char                *words,
                                         GError                   **error);

G_END_DECLS
