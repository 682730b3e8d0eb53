/* steward-record.h: one record of any kind
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-kind.h"
#include "steward-time.h"

#include <glib-object.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StewardRecordError:
 * @STEWARD_RECORD_ERROR_INVALID: the document isn't one of this kind; the message names the member
 *
 * Why a document isn't a record.
 */
typedef enum
{
  STEWARD_RECORD_ERROR_INVALID,
} StewardRecordError;

#define STEWARD_RECORD_ERROR (steward_record_error_quark ())
GQuark             steward_record_error_quark   (void);

/**
 * STEWARD_INTEGER_NONE:
 *
 * An integer, boolean or time field that is empty.
 */
#define STEWARD_INTEGER_NONE STEWARD_TIME_NONE

#define STEWARD_TYPE_RECORD (steward_record_get_type ())
G_DECLARE_FINAL_TYPE (StewardRecord, steward_record, STEWARD, RECORD, GObject)

StewardRecord     *steward_record_new            (const StewardKind *kind,
                                                  const char        *id);
StewardRecord     *steward_record_copy           (StewardRecord     *self);

const StewardKind *steward_record_get_kind       (StewardRecord     *self);
const char        *steward_record_get_id         (StewardRecord     *self);
gint64             steward_record_get_row        (StewardRecord     *self);
void               steward_record_set_row        (StewardRecord     *self,
                                                  gint64             row);
gint64             steward_record_get_created    (StewardRecord     *self);
gint64             steward_record_get_changed    (StewardRecord     *self);
const char        *steward_record_get_changed_by (StewardRecord     *self);
void               steward_record_set_stamps     (StewardRecord     *self,
                                                  gint64             created_us,
                                                  gint64             changed_us,
                                                  const char        *changed_by);

gboolean           steward_record_has            (StewardRecord     *self,
                                                  guint              field);
const char        *steward_record_get_text       (StewardRecord     *self,
                                                  guint              field);
gint64             steward_record_get_integer    (StewardRecord     *self,
                                                  guint              field);
gboolean           steward_record_get_boolean    (StewardRecord     *self,
                                                  guint              field);
gint64             steward_record_get_time       (StewardRecord     *self,
                                                  guint              field);
const char *const *steward_record_get_set        (StewardRecord     *self,
                                                  guint              field);
JsonNode          *steward_record_get_json       (StewardRecord     *self,
                                                  guint              field);
gboolean           steward_record_set_contains   (StewardRecord     *self,
                                                  guint              field,
                                                  const char        *element);

void               steward_record_set_text       (StewardRecord     *self,
                                                  guint              field,
                                                  const char        *text);
void               steward_record_set_integer    (StewardRecord     *self,
                                                  guint              field,
                                                  gint64             value);
void               steward_record_set_boolean    (StewardRecord     *self,
                                                  guint              field,
                                                  gboolean           value);
void               steward_record_set_time       (StewardRecord     *self,
                                                  guint              field,
                                                  gint64             time_us);
void               steward_record_set_set        (StewardRecord     *self,
                                                  guint              field,
                                                  const char *const *elements);
void               steward_record_add_element    (StewardRecord     *self,
                                                  guint              field,
                                                  const char        *element);
void               steward_record_remove_element (StewardRecord     *self,
                                                  guint              field,
                                                  const char        *element);
void               steward_record_set_json       (StewardRecord     *self,
                                                  guint              field,
                                                  JsonNode          *node);
void               steward_record_set_canonical   (StewardRecord     *self,
                                                  guint              field,
                                                  const char        *json);
void               steward_record_clear          (StewardRecord     *self,
                                                  guint              field);

gboolean           steward_record_field_equal    (StewardRecord     *a,
                                                  StewardRecord     *b,
                                                  guint              field);
gboolean           steward_record_equal          (StewardRecord     *a,
                                                  StewardRecord     *b);
void               steward_record_copy_field     (StewardRecord     *self,
                                                  StewardRecord     *from,
                                                  guint              field);

const char        *steward_record_get_extra      (StewardRecord     *self);
void               steward_record_set_extra      (StewardRecord     *self,
                                                  const char        *extra);

/**
 * StewardRecordParts:
 * @STEWARD_RECORD_STAMPS: with `_id`, `kind`, `created`, `changed`, `by`
 * @STEWARD_RECORD_LOCAL: with the fields that never leave this machine
 *
 * What a document is to hold beside the record's shared fields.
 */
typedef enum
{
  STEWARD_RECORD_STAMPS = 1 << 0,
  STEWARD_RECORD_LOCAL = 1 << 1,
} StewardRecordParts;

char              *steward_record_to_json        (StewardRecord      *self,
                                                  StewardRecordParts  parts) G_GNUC_WARN_UNUSED_RESULT;
char              *steward_record_changes_json   (StewardRecord      *self,
                                                  StewardRecord      *other) G_GNUC_WARN_UNUSED_RESULT;
void               steward_record_append_field   (StewardRecord      *self,
                                                  guint               field,
                                                  GString            *out);
gboolean           steward_record_apply_members  (StewardRecord      *self,
                                                  GHashTable         *members,
                                                  GError            **error);
gboolean           steward_record_apply_json     (StewardRecord      *self,
                                                  const char         *json,
                                                  GError            **error);

G_END_DECLS
