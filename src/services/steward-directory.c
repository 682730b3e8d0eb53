/* steward-directory.c: names of the things that records refer to
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-directory"

#include "steward-directory-private.h"

#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StewardDirectory
{
  GObject     parent_instance;
  GPtrArray  *records; /* (owned) (element-type StewardRecord) */
  GHashTable *by_id;   /* (owned) id → record */
};

G_DEFINE_FINAL_TYPE (StewardDirectory, steward_directory, G_TYPE_OBJECT)

/* What each kind is called by; the field that people write on the command line. */
static const struct
{
  const StewardKind *kind;
  int                name_field; /* -1: only by id */
} named_kinds[] = {
  { &steward_department_kind, STEWARD_DEPARTMENT_NAME },
  { &steward_person_kind, STEWARD_PERSON_EMAIL },
  { &steward_activity_kind, STEWARD_ACTIVITY_NAME },
  { &steward_topic_kind, STEWARD_TOPIC_NAME },
  { &steward_source_kind, STEWARD_SOURCE_NAME },
  { &steward_account_kind, -1 }, /* called by its id: a handle is one network's */
};

static int
name_field_of (const StewardKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (named_kinds); i++)
    if (named_kinds[i].kind == kind)
      return named_kinds[i].name_field;
  return -1;
}

static void
steward_directory_finalize (GObject *object)
{
  StewardDirectory *self = STEWARD_DIRECTORY (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->records);

  G_OBJECT_CLASS (steward_directory_parent_class)->finalize (object);
}

static void
steward_directory_class_init (StewardDirectoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = steward_directory_finalize;
}

static void
steward_directory_init (StewardDirectory *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * steward_directory_read:
 *
 * Returns: (transfer full) (nullable): the directory of this moment
 */
StewardDirectory *
steward_directory_read (StewardTransaction  *transaction,
                        GError             **error)
{
  g_autoptr (StewardDirectory) self = g_object_new (STEWARD_TYPE_DIRECTORY, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (named_kinds); i++)
    {
      g_autoptr (GPtrArray) records = steward_transaction_list (transaction, named_kinds[i].kind, error);

      if (records == NULL)
        return NULL;
      for (guint r = 0; r < records->len; r++)
        {
          g_ptr_array_add (self->records, g_object_ref (records->pdata[r]));
          g_hash_table_insert (self->by_id, (gpointer) steward_record_get_id (records->pdata[r]), records->pdata[r]);
        }
    }
  return g_steal_pointer (&self);
}

typedef struct
{
  StewardDirectory *directory;
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_clear_object (&loading->directory);
  g_free (loading);
}

static gboolean
load (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             input,
      GCancellable        *cancellable,
      GError             **error)
{
  Loading *loading = input;

  loading->directory = steward_directory_read (transaction, error);
  return loading->directory != NULL;
}

/**
 * steward_directory_load:
 *
 * Returns: (transfer full): reads the names; then see [func@directory_loaded]
 */
StewardOperation *
steward_directory_load (void)
{
  return steward_operation_new ("load-directory", STEWARD_MODE_READ, load, g_new0 (Loading, 1), loading_free);
}

/**
 * steward_directory_loaded:
 * @operation: one of [func@directory_load] that went well
 *
 * Returns: (transfer full): the directory
 */
StewardDirectory *
steward_directory_loaded (StewardOperation *operation)
{
  Loading *loading = steward_operation_get_input (operation);

  return g_object_ref (loading->directory);
}

/**
 * steward_directory_get:
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the record
 */
StewardRecord *
steward_directory_get (StewardDirectory *self,
                       const char       *id)
{
  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/**
 * steward_directory_get_name:
 * @id: (nullable): an id
 *
 * Returns: (nullable): the name of a department, activity, topic or source, the e-mail of a
 *   person; @id itself for anything else
 */
const char *
steward_directory_get_name (StewardDirectory *self,
                            const char       *id)
{
  StewardRecord *record = steward_directory_get (self, id);
  const char *name = NULL;

  int field = record != NULL ? name_field_of (steward_record_get_kind (record)) : -1;

  if (field >= 0)
    name = steward_record_get_text (record, (guint) field);
  return name != NULL ? name : id;
}

/**
 * steward_directory_list:
 *
 * Returns: (transfer container) (element-type StewardRecord): all of one kind, in the order they
 *   were made
 */
GPtrArray *
steward_directory_list (StewardDirectory  *self,
                        const StewardKind *kind)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->records->len; i++)
    if (steward_record_get_kind (self->records->pdata[i]) == kind)
      g_ptr_array_add (list, self->records->pdata[i]);
  return list;
}

/**
 * steward_directory_resolve:
 * @words: a name, an e-mail, an id or the start of one; of two that had a name one after the other,
 *   the one that isn't over
 * @error: return location for %STEWARD_SERVICE_ERROR_NOT_FOUND, %STEWARD_SERVICE_ERROR_AMBIGUOUS
 *
 * Returns: (transfer full) (nullable): the id
 */
char *
steward_directory_resolve (StewardDirectory  *self,
                           const StewardKind *kind,
                           const char        *words,
                           GError           **error)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  int field = name_field_of (kind);
  int end = steward_kind_find_end (kind);
  StewardRecord *found = NULL;
  guint n_found = 0;

  /* Names first, and among those what isn't over: a name may be given again. */
  for (guint pass = 0; pass < 3 && n_found == 0; pass++)
    for (guint i = 0; i < self->records->len; i++)
      {
        StewardRecord *record = self->records->pdata[i];
        const char *name;
        gboolean fits;

        if (steward_record_get_kind (record) != kind)
          continue;
        if (pass < 2)
          {
            g_autofree char *folded_name = NULL;

            if (pass == 0 && end >= 0 && steward_record_has (record, (guint) end))
              continue;
            name = field >= 0 ? steward_record_get_text (record, (guint) field) : NULL;
            folded_name = name != NULL ? g_utf8_casefold (name, -1) : NULL;
            fits = strcmp (steward_record_get_id (record), words) == 0 || g_strcmp0 (folded_name, folded) == 0;
          }
        else
          fits = *words != '\0' && g_str_has_prefix (steward_record_get_id (record), words);
        if (fits)
          {
            found = record;
            n_found++;
          }
      }

  if (n_found == 1)
    return g_strdup (steward_record_get_id (found));
  if (n_found == 0)
    g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND,
                 _("No %s is called “%s”"), kind->name, words);
  else
    g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_AMBIGUOUS,
                 _("“%s” fits more than one %s"), words, kind->name);
  return NULL;
}

static JsonNode *
present_set (StewardDirectory *self,
             StewardRecord    *record,
             guint             field)
{
  JsonArray *array = json_array_new ();
  const char *const *elements = steward_record_get_set (record, field);
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; elements[i] != NULL; i++)
    json_array_add_string_element (array, steward_directory_get_name (self, elements[i]));
  json_node_take_array (node, array);
  return node;
}

/**
 * steward_directory_present:
 *
 * Returns: (transfer full): the record with the keys of the command line: `id`, then its fields
 *   with what they refer to by name; fields without a value left out, sets always there
 */
JsonObject *
steward_directory_present (StewardDirectory *self,
                           StewardRecord    *record)
{
  const StewardKind *kind = steward_record_get_kind (record);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", steward_record_get_id (record));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *name = kind->fields[i].name;

      if (kind->fields[i].type == STEWARD_FIELD_SET)
        {
          json_object_set_member (object, name, present_set (self, record, i));
          continue;
        }
      if (!steward_record_has (record, i))
        continue;
      switch (kind->fields[i].type)
        {
        case STEWARD_FIELD_INTEGER:
          json_object_set_int_member (object, name, steward_record_get_integer (record, i));
          break;
        case STEWARD_FIELD_BOOLEAN:
          json_object_set_boolean_member (object, name, steward_record_get_boolean (record, i));
          break;
        case STEWARD_FIELD_TIME:
          {
            g_autofree char *text = steward_time_to_rfc3339 (steward_record_get_time (record, i));

            json_object_set_string_member (object, name, text);
            break;
          }
        case STEWARD_FIELD_REFERENCE:
          json_object_set_string_member (object, name,
                                         steward_directory_get_name (self, steward_record_get_text (record, i)));
          break;
        case STEWARD_FIELD_JSON:
          json_object_set_member (object, name, steward_record_get_json (record, i));
          break;
        case STEWARD_FIELD_SET:
        case STEWARD_FIELD_TEXT:
        case STEWARD_FIELD_DAY:
        default:
          json_object_set_string_member (object, name, steward_record_get_text (record, i));
          break;
        }
    }
  return object;
}
