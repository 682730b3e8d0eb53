/* steward-record.c: one record of any kind
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-record"

#include "steward-record.h"

#include "steward-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

G_DEFINE_QUARK (steward-record-error-quark, steward_record_error)

typedef union
{
  char   *text;    /* (owned) (nullable) text, day, reference; JSON in canonical form */
  gint64  integer; /* integer, boolean, time; STEWARD_INTEGER_NONE when empty */
  char  **set;     /* (owned) (nullable) sorted */
} Value;

struct _StewardRecord
{
  GObject            parent_instance;
  const StewardKind *kind;
  char              *id;         /* (owned) */
  char              *changed_by; /* (owned) (nullable) */
  char              *extra;      /* (owned) (nullable) object with the members of a newer version */
  gint64             row;        /* of this file; 0 before it is stored */
  gint64             created_us;
  gint64             changed_us;
  Value             *values; /* (owned) (array length=kind->n_fields) */
};

G_DEFINE_FINAL_TYPE (StewardRecord, steward_record, G_TYPE_OBJECT)

static gboolean
is_number (StewardFieldType type)
{
  return type == STEWARD_FIELD_INTEGER || type == STEWARD_FIELD_BOOLEAN ||
         type == STEWARD_FIELD_TIME;
}

static StewardFieldType
type_of (StewardRecord *self,
         guint          field)
{
  return self->kind->fields[field].type;
}

static void
clear_value (StewardRecord *self,
             guint          field)
{
  Value *value = &self->values[field];

  if (is_number (type_of (self, field)))
    value->integer = STEWARD_INTEGER_NONE;
  else if (type_of (self, field) == STEWARD_FIELD_SET)
    g_clear_pointer (&value->set, g_strfreev);
  else
    g_clear_pointer (&value->text, g_free);
}

static void
steward_record_finalize (GObject *object)
{
  StewardRecord *self = STEWARD_RECORD (object);

  for (guint i = 0; self->values != NULL && i < self->kind->n_fields; i++)
    clear_value (self, i);
  g_free (self->values);
  g_free (self->id);
  g_free (self->changed_by);
  g_free (self->extra);

  G_OBJECT_CLASS (steward_record_parent_class)->finalize (object);
}

static void
steward_record_class_init (StewardRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = steward_record_finalize;
}

static void
steward_record_init (StewardRecord *self)
{
}

/**
 * steward_record_new:
 * @kind: what it is
 * @id: its id, without the kind before it
 *
 * A record isn't locked: whoever shares one between threads changes it no more.
 *
 * Returns: (transfer full): a record with empty fields
 */
StewardRecord *
steward_record_new (const StewardKind *kind,
                    const char        *id)
{
  StewardRecord *self;

  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (id != NULL && *id != '\0', NULL);

  self = g_object_new (STEWARD_TYPE_RECORD, NULL);
  self->kind = kind;
  self->id = g_strdup (id);
  self->created_us = STEWARD_TIME_NONE;
  self->changed_us = STEWARD_TIME_NONE;
  self->values = g_new0 (Value, kind->n_fields);
  for (guint i = 0; i < kind->n_fields; i++)
    if (is_number (kind->fields[i].type))
      self->values[i].integer = STEWARD_INTEGER_NONE;

  return self;
}

/**
 * steward_record_copy:
 *
 * Returns: (transfer full): a record of its own with the same contents
 */
StewardRecord *
steward_record_copy (StewardRecord *self)
{
  StewardRecord *copy;

  g_return_val_if_fail (STEWARD_IS_RECORD (self), NULL);

  copy = steward_record_new (self->kind, self->id);
  copy->row = self->row;
  copy->created_us = self->created_us;
  copy->changed_us = self->changed_us;
  copy->changed_by = g_strdup (self->changed_by);
  copy->extra = g_strdup (self->extra);
  for (guint i = 0; i < self->kind->n_fields; i++)
    steward_record_copy_field (copy, self, i);

  return copy;
}

/**
 * steward_record_get_kind:
 *
 * Returns: what it is
 */
const StewardKind *
steward_record_get_kind (StewardRecord *self)
{
  return self->kind;
}

/**
 * steward_record_get_id:
 *
 * Returns: its id, without the kind before it
 */
const char *
steward_record_get_id (StewardRecord *self)
{
  return self->id;
}

/**
 * steward_record_get_row:
 *
 * Returns: where it lies in this file; 0 before it is stored
 */
gint64
steward_record_get_row (StewardRecord *self)
{
  return self->row;
}

/**
 * steward_record_set_row:
 *
 * Only the store knows the row.
 */
void
steward_record_set_row (StewardRecord *self,
                        gint64         row)
{
  self->row = row;
}

/**
 * steward_record_get_created:
 *
 * Returns: microseconds since 1970 UTC, or %STEWARD_TIME_NONE before it is stored
 */
gint64
steward_record_get_created (StewardRecord *self)
{
  return self->created_us;
}

/**
 * steward_record_get_changed:
 *
 * Returns: microseconds since 1970 UTC, or %STEWARD_TIME_NONE before it is stored
 */
gint64
steward_record_get_changed (StewardRecord *self)
{
  return self->changed_us;
}

/**
 * steward_record_get_changed_by:
 *
 * Returns: (nullable): the id of the person of the last change
 */
const char *
steward_record_get_changed_by (StewardRecord *self)
{
  return self->changed_by;
}

/**
 * steward_record_set_stamps:
 * @created_us: microseconds since 1970 UTC
 * @changed_us: microseconds since 1970 UTC
 * @changed_by: (nullable): a person's id
 *
 * Set by whoever stores the record.
 */
void
steward_record_set_stamps (StewardRecord *self,
                           gint64         created_us,
                           gint64         changed_us,
                           const char    *changed_by)
{
  self->created_us = created_us;
  self->changed_us = changed_us;
  if (g_strcmp0 (self->changed_by, changed_by) != 0)
    {
      g_free (self->changed_by);
      self->changed_by = g_strdup (changed_by);
    }
}

/**
 * steward_record_has:
 * @field: an index of the kind
 *
 * Returns: whether the field holds something
 */
gboolean
steward_record_has (StewardRecord *self,
                    guint          field)
{
  g_return_val_if_fail (field < self->kind->n_fields, FALSE);

  if (is_number (type_of (self, field)))
    return self->values[field].integer != STEWARD_INTEGER_NONE;
  if (type_of (self, field) == STEWARD_FIELD_SET)
    return self->values[field].set != NULL;
  return self->values[field].text != NULL;
}

/**
 * steward_record_get_text:
 * @field: a field of type text, day, reference or JSON
 *
 * Returns: (nullable): what it holds; JSON in canonical form
 */
const char *
steward_record_get_text (StewardRecord *self,
                         guint          field)
{
  g_return_val_if_fail (field < self->kind->n_fields, NULL);
  g_return_val_if_fail (!is_number (type_of (self, field)) &&
                        type_of (self, field) != STEWARD_FIELD_SET, NULL);

  return self->values[field].text;
}

/**
 * steward_record_get_integer:
 * @field: a field of type integer
 *
 * Returns: what it holds, or %STEWARD_INTEGER_NONE
 */
gint64
steward_record_get_integer (StewardRecord *self,
                            guint          field)
{
  g_return_val_if_fail (field < self->kind->n_fields, STEWARD_INTEGER_NONE);
  g_return_val_if_fail (is_number (type_of (self, field)), STEWARD_INTEGER_NONE);

  return self->values[field].integer;
}

/**
 * steward_record_get_boolean:
 * @field: a field of type boolean
 *
 * Returns: what it holds; an empty one is no
 */
gboolean
steward_record_get_boolean (StewardRecord *self,
                            guint          field)
{
  return steward_record_get_integer (self, field) == 1;
}

/**
 * steward_record_get_time:
 * @field: a field of type time
 *
 * Returns: microseconds since 1970 UTC, or %STEWARD_TIME_NONE
 */
gint64
steward_record_get_time (StewardRecord *self,
                         guint          field)
{
  return steward_record_get_integer (self, field);
}

/**
 * steward_record_get_set:
 * @field: a field of type set
 *
 * Returns: (transfer none): the elements, sorted; never %NULL
 */
const char *const *
steward_record_get_set (StewardRecord *self,
                        guint          field)
{
  static const char *const empty[] = { NULL };

  g_return_val_if_fail (field < self->kind->n_fields, empty);
  g_return_val_if_fail (type_of (self, field) == STEWARD_FIELD_SET, empty);

  return self->values[field].set != NULL ? (const char *const *) self->values[field].set : empty;
}

/**
 * steward_record_get_json:
 * @field: a field of type JSON
 *
 * Returns: (transfer full) (nullable): what it holds
 */
JsonNode *
steward_record_get_json (StewardRecord *self,
                         guint          field)
{
  const char *text;

  g_return_val_if_fail (field < self->kind->n_fields, NULL);
  g_return_val_if_fail (type_of (self, field) == STEWARD_FIELD_JSON, NULL);

  text = self->values[field].text;
  return text != NULL ? steward_json_parse (text, -1, NULL) : NULL;
}

/**
 * steward_record_set_contains:
 * @field: a field of type set
 *
 * Returns: whether @element is in it
 */
gboolean
steward_record_set_contains (StewardRecord *self,
                             guint          field,
                             const char    *element)
{
  return element != NULL && g_strv_contains (steward_record_get_set (self, field), element);
}

/**
 * steward_record_set_text:
 * @field: a field of type text, day or reference
 * @text: (nullable): valid UTF-8; the empty text is kept as one
 */
void
steward_record_set_text (StewardRecord *self,
                         guint          field,
                         const char    *text)
{
  g_return_if_fail (field < self->kind->n_fields);
  g_return_if_fail (!is_number (type_of (self, field)) &&
                    type_of (self, field) != STEWARD_FIELD_SET &&
                    type_of (self, field) != STEWARD_FIELD_JSON);

  if (self->values[field].text == text)
    return;
  g_free (self->values[field].text);
  self->values[field].text = g_strdup (text);
}

/**
 * steward_record_set_integer:
 * @field: a field of type integer
 * @value: within ±2^53, or %STEWARD_INTEGER_NONE
 */
void
steward_record_set_integer (StewardRecord *self,
                            guint          field,
                            gint64         value)
{
  g_return_if_fail (field < self->kind->n_fields);
  g_return_if_fail (is_number (type_of (self, field)));

  self->values[field].integer = value;
}

/**
 * steward_record_set_boolean:
 * @field: a field of type boolean
 */
void
steward_record_set_boolean (StewardRecord *self,
                            guint          field,
                            gboolean       value)
{
  steward_record_set_integer (self, field, value ? 1 : 0);
}

/**
 * steward_record_set_time:
 * @field: a field of type time
 * @time_us: microseconds since 1970 UTC, or %STEWARD_TIME_NONE
 */
void
steward_record_set_time (StewardRecord *self,
                         guint          field,
                         gint64         time_us)
{
  steward_record_set_integer (self, field, time_us);
}

static int
compare_elements (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * steward_record_set_set:
 * @field: a field of type set
 * @elements: (nullable): in any order, some perhaps twice; none and %NULL are the same
 */
void
steward_record_set_set (StewardRecord     *self,
                        guint              field,
                        const char *const *elements)
{
  g_autoptr (GPtrArray) sorted = NULL;
  GPtrArray *unique;

  g_return_if_fail (field < self->kind->n_fields);
  g_return_if_fail (type_of (self, field) == STEWARD_FIELD_SET);

  if (elements == NULL || elements[0] == NULL)
    {
      clear_value (self, field);
      return;
    }

  sorted = g_ptr_array_new ();
  for (guint i = 0; elements[i] != NULL; i++)
    g_ptr_array_add (sorted, (gpointer) elements[i]);
  g_ptr_array_sort (sorted, compare_elements);

  unique = g_ptr_array_new ();
  for (guint i = 0; i < sorted->len; i++)
    if (i == 0 || strcmp (sorted->pdata[i], sorted->pdata[i - 1]) != 0)
      g_ptr_array_add (unique, g_strdup (sorted->pdata[i]));
  g_ptr_array_add (unique, NULL);

  clear_value (self, field);
  self->values[field].set = (char **) g_ptr_array_free (unique, FALSE);
}

/**
 * steward_record_add_element:
 * @field: a field of type set
 */
void
steward_record_add_element (StewardRecord *self,
                            guint          field,
                            const char    *element)
{
  const char *const *old = steward_record_get_set (self, field);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  g_return_if_fail (element != NULL);

  for (guint i = 0; old[i] != NULL; i++)
    g_ptr_array_add (all, (gpointer) old[i]);
  g_ptr_array_add (all, (gpointer) element);
  g_ptr_array_add (all, NULL);
  steward_record_set_set (self, field, (const char *const *) all->pdata);
}

/**
 * steward_record_remove_element:
 * @field: a field of type set
 */
void
steward_record_remove_element (StewardRecord *self,
                               guint          field,
                               const char    *element)
{
  const char *const *old = steward_record_get_set (self, field);
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();

  g_return_if_fail (element != NULL);

  for (guint i = 0; old[i] != NULL; i++)
    if (strcmp (old[i], element) != 0)
      g_ptr_array_add (rest, (gpointer) old[i]);
  g_ptr_array_add (rest, NULL);
  steward_record_set_set (self, field, (const char *const *) rest->pdata);
}

/**
 * steward_record_set_json:
 * @field: a field of type JSON
 * @node: (nullable): what it is to hold; written in canonical form
 */
void
steward_record_set_json (StewardRecord *self,
                         guint          field,
                         JsonNode      *node)
{
  g_return_if_fail (field < self->kind->n_fields);
  g_return_if_fail (type_of (self, field) == STEWARD_FIELD_JSON);

  clear_value (self, field);
  if (node != NULL && !JSON_NODE_HOLDS_NULL (node))
    self->values[field].text = steward_json_write (node);
}

/**
 * steward_record_set_canonical:
 * @field: a field of type JSON
 * @json: (nullable): canonical JSON, as [func@json_write] makes it, which isn't looked at again
 */
void
steward_record_set_canonical (StewardRecord *self,
                              guint          field,
                              const char    *json)
{
  g_return_if_fail (field < self->kind->n_fields);
  g_return_if_fail (type_of (self, field) == STEWARD_FIELD_JSON);

  if (self->values[field].text == json)
    return;
  clear_value (self, field);
  self->values[field].text = g_strdup (json);
}

/**
 * steward_record_clear:
 *
 * Empties a field of any type.
 */
void
steward_record_clear (StewardRecord *self,
                      guint          field)
{
  g_return_if_fail (field < self->kind->n_fields);

  clear_value (self, field);
}

/**
 * steward_record_field_equal:
 *
 * Returns: whether both records of one kind hold the same in @field
 */
gboolean
steward_record_field_equal (StewardRecord *a,
                            StewardRecord *b,
                            guint          field)
{
  g_return_val_if_fail (a->kind == b->kind, FALSE);
  g_return_val_if_fail (field < a->kind->n_fields, FALSE);

  if (is_number (type_of (a, field)))
    return a->values[field].integer == b->values[field].integer;
  if (type_of (a, field) == STEWARD_FIELD_SET)
    return g_strv_equal (steward_record_get_set (a, field), steward_record_get_set (b, field));
  return g_strcmp0 (a->values[field].text, b->values[field].text) == 0;
}

/**
 * steward_record_equal:
 *
 * Returns: whether all fields of two records of one kind are the same, stamps aside
 */
gboolean
steward_record_equal (StewardRecord *a,
                      StewardRecord *b)
{
  for (guint i = 0; i < a->kind->n_fields; i++)
    if (!steward_record_field_equal (a, b, i))
      return FALSE;
  return g_strcmp0 (a->extra, b->extra) == 0;
}

/**
 * steward_record_copy_field:
 * @from: a record of the same kind
 */
void
steward_record_copy_field (StewardRecord *self,
                           StewardRecord *from,
                           guint          field)
{
  g_return_if_fail (self->kind == from->kind);
  g_return_if_fail (field < self->kind->n_fields);

  if (self == from)
    return;
  clear_value (self, field);
  if (is_number (type_of (self, field)))
    self->values[field].integer = from->values[field].integer;
  else if (type_of (self, field) == STEWARD_FIELD_SET)
    self->values[field].set = g_strdupv (from->values[field].set);
  else
    self->values[field].text = g_strdup (from->values[field].text);
}

/**
 * steward_record_get_extra:
 *
 * Returns: (nullable): a JSON object with the members that a newer version wrote
 */
const char *
steward_record_get_extra (StewardRecord *self)
{
  return self->extra;
}

/**
 * steward_record_set_extra:
 * @extra: (nullable): a JSON object, kept byte for byte
 */
void
steward_record_set_extra (StewardRecord *self,
                          const char    *extra)
{
  if (self->extra == extra)
    return;
  g_free (self->extra);
  self->extra = g_strdup (extra);
}

/**
 * steward_record_append_field:
 * @out: where the field's value is appended as JSON; `null` when it is empty
 */
void
steward_record_append_field (StewardRecord *self,
                             guint          field,
                             GString       *out)
{
  const Value *value = &self->values[field];

  if (!steward_record_has (self, field))
    {
      g_string_append (out, type_of (self, field) == STEWARD_FIELD_SET ? "[]" : "null");
      return;
    }

  switch (type_of (self, field))
    {
    case STEWARD_FIELD_INTEGER:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, value->integer);
      break;
    case STEWARD_FIELD_BOOLEAN:
      g_string_append (out, value->integer == 1 ? "true" : "false");
      break;
    case STEWARD_FIELD_TIME:
      {
        g_autofree char *text = steward_time_to_rfc3339 (value->integer);

        steward_json_append_string (out, text);
        break;
      }
    case STEWARD_FIELD_SET:
      g_string_append_c (out, '[');
      for (guint i = 0; value->set[i] != NULL; i++)
        {
          if (i > 0)
            g_string_append_c (out, ',');
          steward_json_append_string (out, value->set[i]);
        }
      g_string_append_c (out, ']');
      break;
    case STEWARD_FIELD_JSON:
      g_string_append (out, value->text);
      break;
    case STEWARD_FIELD_TEXT:
    case STEWARD_FIELD_DAY:
    case STEWARD_FIELD_REFERENCE:
    default:
      steward_json_append_string (out, value->text);
      break;
    }
}

static void
append_member (GString    *out,
               const char *name)
{
  if (out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  steward_json_append_string (out, name);
  g_string_append_c (out, ':');
}

static void
append_text_member (GString    *out,
                    const char *name,
                    const char *text)
{
  append_member (out, name);
  steward_json_append_string (out, text);
}

static void
append_stamps (StewardRecord *self,
               GString       *out)
{
  g_autofree char *document_id = g_strconcat (self->kind->name, ":", self->id, NULL);

  append_text_member (out, "_id", document_id);
  append_text_member (out, "kind", self->kind->name);
  if (self->created_us != STEWARD_TIME_NONE)
    {
      g_autofree char *created = steward_time_to_rfc3339 (self->created_us);

      append_text_member (out, "created", created);
    }
  if (self->changed_us != STEWARD_TIME_NONE)
    {
      g_autofree char *changed = steward_time_to_rfc3339 (self->changed_us);

      append_text_member (out, "changed", changed);
    }
  if (self->changed_by != NULL)
    append_text_member (out, "by", self->changed_by);
}

/**
 * steward_record_to_json:
 * @parts: what to write beside the shared fields
 *
 * Returns: (transfer full): the record as a JSON object in the order of its description, empty
 *   fields left out, sets always there, members of a newer version last
 */
char *
steward_record_to_json (StewardRecord      *self,
                        StewardRecordParts  parts)
{
  GString *out = g_string_new ("{");

  g_return_val_if_fail (STEWARD_IS_RECORD (self), NULL);

  if (parts & STEWARD_RECORD_STAMPS)
    append_stamps (self, out);
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const StewardField *field = &self->kind->fields[i];

      if ((field->flags & STEWARD_FIELD_LOCAL) && !(parts & STEWARD_RECORD_LOCAL))
        continue;
      if (!steward_record_has (self, i) && field->type != STEWARD_FIELD_SET)
        continue;
      append_member (out, field->name);
      steward_record_append_field (self, i, out);
    }
  if (self->extra != NULL && strlen (self->extra) > 2)
    {
      if (out->str[out->len - 1] != '{')
        g_string_append_c (out, ',');
      g_string_append_len (out, self->extra + 1, (gssize) strlen (self->extra) - 2);
    }
  g_string_append_c (out, '}');

  return g_string_free (out, FALSE);
}

/**
 * steward_record_changes_json:
 * @self: the record as it is on one side of a change
 * @other: (nullable): the record on the other side
 *
 * What the audit keeps of a change: the fields of @self that differ from @other, fields of kind
 * quiet left out; all fields that hold something when there is no other side.
 *
 * Returns: (transfer full) (nullable): a JSON object; %NULL when nothing differs
 */
char *
steward_record_changes_json (StewardRecord *self,
                             StewardRecord *other)
{
  g_autoptr (GString) out = g_string_new ("{");

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const StewardField *field = &self->kind->fields[i];

      if (field->flags & STEWARD_FIELD_QUIET)
        continue;
      if (other == NULL ? !steward_record_has (self, i) : steward_record_field_equal (self, other, i))
        continue;
      append_member (out, field->name);
      steward_record_append_field (self, i, out);
    }
  if (out->len == 1)
    return NULL;

  g_string_append_c (out, '}');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
apply_member (StewardRecord  *self,
              guint           field,
              JsonNode       *node,
              GError        **error)
{
  const StewardField *description = &self->kind->fields[field];
  GType value_type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
  gint64 time_us;

  if (JSON_NODE_HOLDS_NULL (node))
    {
      clear_value (self, field);
      return TRUE;
    }

  switch (description->type)
    {
    case STEWARD_FIELD_INTEGER:
      /* 1.0 is what some programs make of 1; it was checked to be within ±2^53. */
      if (value_type == G_TYPE_DOUBLE && floor (json_node_get_double (node)) >= json_node_get_double (node))
        {
          self->values[field].integer = (gint64) json_node_get_double (node);
          return TRUE;
        }
      if (value_type != G_TYPE_INT64)
        break;
      self->values[field].integer = json_node_get_int (node);
      return TRUE;
    case STEWARD_FIELD_BOOLEAN:
      if (value_type != G_TYPE_BOOLEAN)
        break;
      self->values[field].integer = json_node_get_boolean (node) ? 1 : 0;
      return TRUE;
    case STEWARD_FIELD_TIME:
      if (value_type != G_TYPE_STRING ||
          !steward_time_from_rfc3339 (json_node_get_string (node), &time_us))
        break;
      self->values[field].integer = time_us;
      return TRUE;
    case STEWARD_FIELD_SET:
      {
        g_autoptr (GPtrArray) elements = g_ptr_array_new ();
        JsonArray *array;
        gboolean all_texts = TRUE;

        if (!JSON_NODE_HOLDS_ARRAY (node))
          break;
        array = json_node_get_array (node);
        for (guint i = 0; i < json_array_get_length (array); i++)
          {
            JsonNode *element = json_array_get_element (array, i);

            if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
              g_ptr_array_add (elements, (gpointer) json_node_get_string (element));
            else
              all_texts = FALSE;
          }
        g_ptr_array_add (elements, NULL);
        if (!all_texts)
          break;
        steward_record_set_set (self, field, (const char *const *) elements->pdata);
        return TRUE;
      }
    case STEWARD_FIELD_JSON:
      steward_record_set_json (self, field, node);
      return TRUE;
    case STEWARD_FIELD_TEXT:
    case STEWARD_FIELD_DAY:
    case STEWARD_FIELD_REFERENCE:
    default:
      if (value_type != G_TYPE_STRING)
        break;
      steward_record_set_text (self, field, json_node_get_string (node));
      return TRUE;
    }

  g_set_error (error, STEWARD_RECORD_ERROR, STEWARD_RECORD_ERROR_INVALID,
               _("“%s” of a %s doesn't hold what it should"), description->name, self->kind->name);
  return FALSE;
}

/* Most values are texts without anything to unescape: those need no parser. */
static gboolean
apply_source (StewardRecord  *self,
              guint           field,
              const char     *source,
              GError        **error)
{
  StewardFieldType type = type_of (self, field);
  gsize length = strlen (source);
  g_autoptr (JsonNode) node = NULL;

  if (*source == '"' && (type == STEWARD_FIELD_TEXT || type == STEWARD_FIELD_REFERENCE || type == STEWARD_FIELD_DAY ||
                         type == STEWARD_FIELD_TIME) &&
      memchr (source, '\\', length) == NULL)
    {
      g_autofree char *text = g_strndup (source + 1, length - 2);

      if (type != STEWARD_FIELD_TIME)
        {
          steward_record_set_text (self, field, text);
          return TRUE;
        }
      clear_value (self, field);
      if (steward_time_from_rfc3339 (text, &self->values[field].integer))
        return TRUE;
      self->values[field].integer = STEWARD_INTEGER_NONE;
    }
  node = steward_json_parse (source, (gssize) length, error);
  return node != NULL && apply_member (self, field, node, error);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

static void
keep_extra (StewardRecord *self,
            GHashTable    *members)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (members), compare_texts);
  g_autoptr (GString) extra = g_string_new ("{");

  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *name = l->data;

      if (*name == '_' || strcmp (name, "kind") == 0 || strcmp (name, "created") == 0 || strcmp (name, "changed") == 0 ||
          strcmp (name, "by") == 0 || steward_kind_find_field (self->kind, name) >= 0)
        continue;
      append_member (extra, name);
      g_string_append (extra, g_hash_table_lookup (members, name));
    }
  if (extra->len > 1)
    {
      g_string_append_c (extra, '}');
      steward_record_set_extra (self, extra->str);
    }
}

/**
 * steward_record_apply_members:
 * @members: (element-type utf8 utf8): as of steward_json_members(): names, and sources of values that were checked
 * @error: return location for a [error@RecordError] or [error@JsonError]
 *
 * As [method@Record.apply_json], of an object that was taken apart already.
 *
 * Returns: whether all members could be taken
 */
gboolean
steward_record_apply_members (StewardRecord  *self,
                              GHashTable     *members,
                              GError        **error)
{
  guint n_applied = 0;

  g_return_val_if_fail (STEWARD_IS_RECORD (self), FALSE);
  g_return_val_if_fail (members != NULL, FALSE);

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const char *source = g_hash_table_lookup (members, self->kind->fields[i].name);

      if (source == NULL)
        continue;
      if (!apply_source (self, i, source, error))
        return FALSE;
      n_applied++;
    }
  if (n_applied < g_hash_table_size (members))
    keep_extra (self, members);
  return TRUE;
}

/**
 * steward_record_apply_json:
 * @json: an object with some or all of the record's fields
 * @error: return location for a [error@RecordError] or [error@JsonError]
 *
 * Sets the fields that @json holds; `null` empties one. Members that no field has are kept as they
 * stand, whatever a newer version meant by them. On failure fields before the bad one are set.
 *
 * Returns: whether all members could be taken
 */
gboolean
steward_record_apply_json (StewardRecord  *self,
                           const char     *json,
                           GError        **error)
{
  g_autoptr (GHashTable) members = NULL;

  g_return_val_if_fail (STEWARD_IS_RECORD (self), FALSE);
  g_return_val_if_fail (json != NULL, FALSE);

  if (json[strspn (json, " \t\r\n")] != '{')
    {
      g_autoptr (JsonObject) none = steward_json_parse_object (json, -1, error);

      g_return_val_if_fail (none == NULL, FALSE);
      return FALSE;
    }
  members = steward_json_members (json, -1, error);
  return members != NULL && steward_record_apply_members (self, members, error);
}
