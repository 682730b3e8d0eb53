/* steward-json.h: JSON in, checked before it is parsed, and canonical JSON out
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StewardJsonError:
 * @STEWARD_JSON_ERROR_SYNTAX: not JSON (RFC 8259); the message has line and column
 * @STEWARD_JSON_ERROR_LIMIT: JSON that we refuse: nested deeper than
 *   %STEWARD_JSON_MAX_DEPTH, a number that a double doesn't hold exactly, U+0000, a lone surrogate
 *
 * Why a text was refused. Asking again with the same bytes does not help.
 */
typedef enum
{
  STEWARD_JSON_ERROR_SYNTAX,
  STEWARD_JSON_ERROR_LIMIT,
} StewardJsonError;

#define STEWARD_JSON_ERROR (steward_json_error_quark ())
GQuark      steward_json_error_quark  (void);

#define STEWARD_JSON_MAX_DEPTH 64

gboolean    steward_json_check        (const char  *bytes,
                                       gsize        length,
                                       GError     **error);
JsonNode   *steward_json_parse        (const char  *bytes,
                                       gssize       length,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *steward_json_parse_object (const char  *bytes,
                                       gssize       length,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *steward_json_members      (const char  *bytes,
                                       gssize       length,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_json_write        (JsonNode    *node) G_GNUC_WARN_UNUSED_RESULT;
void        steward_json_append_string (GString    *out,
                                        const char *text);

const char *steward_json_get_text     (JsonObject  *object,
                                       const char  *member);
gint64      steward_json_get_integer  (JsonObject  *object,
                                       const char  *member,
                                       gint64       fallback);
gboolean    steward_json_get_boolean  (JsonObject  *object,
                                       const char  *member,
                                       gboolean     fallback);
JsonObject *steward_json_get_object   (JsonObject  *object,
                                       const char  *member);
JsonArray  *steward_json_get_array    (JsonObject  *object,
                                       const char  *member);
char      **steward_json_get_texts    (JsonObject  *object,
                                       const char  *member) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
