/* steward-shared-document.c: a record as the document that is shared
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-shared-document"

#include "steward-shared-document.h"

#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-lineage.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (steward-shared-error-quark, steward_shared_error)

#define MAX_INTEGER (G_GINT64_CONSTANT (1) << 53)

/* Members that are of the document and not of the record. A field called so is written with its kind before it. */
static const char *const own_names[] = { "kind", "schema", "created", "changed", "by", "mutation", "merged", NULL };

/**
 * steward_shared_free:
 * @self: (transfer full) (nullable): a document
 */
void
steward_shared_free (StewardSharedDocument *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->revision);
  g_free (self->mutation);
  g_strfreev (self->lineage);
  g_free (self->again);
  g_clear_object (&self->record);
  g_strfreev (self->conflicts);
  g_strfreev (self->merged);
  g_free (self);
}

/**
 * steward_shared_leaves_here:
 *
 * A wrong answer to a question on a clause is counted without saying whose it was; who sends it would say.
 *
 * Returns: whether records of @kind leave this machine
 */
gboolean
steward_shared_leaves_here (const StewardKind *kind)
{
  return kind != &steward_miss_kind;
}

/**
 * steward_shared_name:
 *
 * Returns: (transfer full): `_id` of the document
 */
char *
steward_shared_name (const StewardKind *kind,
                       const char        *id)
{
  return g_strconcat (kind->name, ":", id, NULL);
}

/**
 * steward_shared_split_name:
 * @name: an `_id`
 * @id: (out) (transfer none): the record's id, a part of @name
 *
 * Returns: (nullable): the kind; %NULL when it is none of ours
 */
const StewardKind *
steward_shared_split_name (const char  *name,
                             const char **id)
{
  const char *colon = strchr (name, ':');
  g_autofree char *kind_name = colon != NULL && colon[1] != '\0' ? g_strndup (name, (gsize) (colon - name)) : NULL;
  const StewardKind *kind = kind_name != NULL ? steward_kind_find (kind_name) : NULL;

  if (kind == NULL || !steward_shared_leaves_here (kind))
    return NULL;
  *id = colon + 1;
  return kind;
}

static char *
member_of_field (const StewardKind *kind,
                 const char        *name)
{
  return g_strv_contains (own_names, name) ? g_strconcat (kind->name, "_", name, NULL) : g_strdup (name);
}

/* The text in NFC, or NULL when it is so already. */
static char *
made_nfc (const char *text)
{
  char *normal;

  if (text == NULL || g_str_is_ascii (text))
    return NULL;
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  if (normal != NULL && strcmp (normal, text) == 0)
    g_clear_pointer (&normal, g_free);
  return normal;
}

/* Texts as we keep them: what reads alike is alike. Ids are names: they stay byte for byte. */
static void
normalise (StewardRecord *record)
{
  const StewardKind *kind = steward_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == STEWARD_FIELD_TEXT && steward_record_has (record, i))
      {
        g_autofree char *normal = made_nfc (steward_record_get_text (record, i));

        if (normal != NULL)
          steward_record_set_text (record, i, normal);
      }
}

/* Reading */

static gboolean
refuse (GError             **error,
        StewardSharedError code,
        const char          *name,
        const char          *why)
{
  g_set_error (error, STEWARD_SHARED_ERROR, code, "%s: %s", name, why);
  return FALSE;
}

/* Returns: (transfer full) (nullable): the text of a member; %NULL where there is none, or something else */
static char *
dup_text (GHashTable *members,
          const char *name)
{
  const char *source = g_hash_table_lookup (members, name);

  return source != NULL ? steward_raw_dup_string ((StewardRaw){ source, strlen (source) }) : NULL;
}

static gint64
time_in (GHashTable *members,
         const char *name)
{
  g_autofree char *text = dup_text (members, name);
  gint64 time_us;

  return text != NULL && steward_time_from_rfc3339 (text, &time_us) ? time_us : STEWARD_TIME_NONE;
}

/* What is left are the members of the record, under the names that the record knows. */
static void
take_own_out (const StewardKind *kind,
              GHashTable        *members)
{
  const char *schema = g_hash_table_lookup (members, "schema");
  gboolean is_later = schema != NULL && g_ascii_strtoll (schema, NULL, 10) > STEWARD_SHARED_SCHEMA;

  for (guint i = 0; own_names[i] != NULL; i++)
    if (!is_later || strcmp (own_names[i], "schema") != 0)
      g_hash_table_remove (members, own_names[i]);
  for (guint i = 0; own_names[i] != NULL; i++)
    if (steward_kind_find_field (kind, own_names[i]) >= 0)
      {
        g_autofree char *renamed = g_strconcat (kind->name, "_", own_names[i], NULL);
        const char *value = g_hash_table_lookup (members, renamed);

        if (value == NULL)
          continue;
        g_hash_table_insert (members, g_strdup (own_names[i]), g_strdup (value));
        g_hash_table_remove (members, renamed);
      }
}

static gboolean
read_record (StewardSharedDocument  *self,
             const char             *name,
             GHashTable             *members,
             GError                **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *by = dup_text (members, "by");
  gint64 created_us = time_in (members, "created");
  gint64 changed_us = time_in (members, "changed");

  self->record = steward_record_new (self->kind, self->id);
  take_own_out (self->kind, members);
  if (!steward_record_apply_members (self->record, members, &local_error))
    return refuse (error, STEWARD_SHARED_ERROR_UNREADABLE, name, local_error->message);
  normalise (self->record);
  if (changed_us == STEWARD_TIME_NONE)
    changed_us = created_us;
  steward_record_set_stamps (self->record, created_us != STEWARD_TIME_NONE ? created_us : changed_us, changed_us, by);
  return TRUE;
}

/* Whoever writes upon it without knowing of this member copies it: then it isn't once more what it says. */
static void
take_writing (StewardSharedDocument *self,
              GHashTable            *members)
{
  g_autofree char *text = dup_text (members, "mutation");
  g_auto (StewardWriting) writing;

  steward_writing_read (&writing, text);
  self->mutation = g_steal_pointer (&writing.mutation);
  self->lineage = g_steal_pointer (&writing.lineage);
  if (writing.again_generation == steward_lineage_generation (self->revision))
    self->again = g_steal_pointer (&writing.again);
}

static char **
dup_revisions (GHashTable *members,
               const char *name)
{
  const char *source = g_hash_table_lookup (members, name);
  g_autofree char *json = g_strdup_printf ("{\"c\":%s}", source != NULL ? source : "null");
  g_autoptr (JsonObject) object = steward_json_parse_object (json, -1, NULL);

  return steward_json_get_array (object, "c") != NULL ? steward_json_get_texts (object, "c") : NULL;
}

/**
 * steward_shared_parse:
 * @source: a JSON object from a server, not yet looked at
 * @error: return location for a [error@SharedError]
 *
 * Returns: (transfer full) (nullable): the document
 */
StewardSharedDocument *
steward_shared_parse (StewardRaw   source,
                        GError     **error)
{
  g_autoptr (StewardSharedDocument) self = g_new0 (StewardSharedDocument, 1);
  g_autoptr (GHashTable) members = NULL;
  g_autoptr (GError) local_error = NULL;
  StewardRaw raw_name;
  g_autofree char *name = steward_raw_find (source, "_id", &raw_name) ? steward_raw_dup_string (raw_name) : NULL;
  g_autofree char *kind_name = NULL;
  const char *id = NULL;

  self->kind = name != NULL ? steward_shared_split_name (name, &id) : NULL;
  if (self->kind == NULL)
    {
      refuse (error, STEWARD_SHARED_ERROR_FOREIGN, name != NULL ? name : "?", "none of ours");
      return NULL;
    }
  self->id = g_strdup (id);
  members = steward_json_members (source.text, (gssize) source.length, &local_error);
  if (members == NULL)
    {
      refuse (error, STEWARD_SHARED_ERROR_UNREADABLE, name, local_error->message);
      return NULL;
    }
  self->revision = dup_text (members, "_rev");
  take_writing (self, members);
  self->is_deleted = g_strcmp0 (g_hash_table_lookup (members, "_deleted"), "true") == 0;
  self->conflicts = dup_revisions (members, "_conflicts");
  self->merged = dup_revisions (members, "merged");
  if (self->is_deleted)
    return g_steal_pointer (&self);
  kind_name = dup_text (members, "kind");
  if (g_strcmp0 (kind_name, self->kind->name) != 0)
    {
      refuse (error, STEWARD_SHARED_ERROR_UNREADABLE, name, "its kind isn't that of its name");
      return NULL;
    }
  return read_record (self, name, members, error) ? g_steal_pointer (&self) : NULL;
}

/* Writing */

typedef struct
{
  char *name;
  char *value;
} Member;

static void
member_clear (gpointer data)
{
  Member *member = data;

  g_free (member->name);
  g_free (member->value);
}

static void
take_member (GArray *members,
             char   *name,
             char   *value)
{
  Member member = { name, value };

  g_array_append_val (members, member);
}

static void
add_text (GArray     *members,
          const char *name,
          const char *text)
{
  GString *value;

  if (text == NULL)
    return;
  value = g_string_new (NULL);
  steward_json_append_string (value, text);
  take_member (members, g_strdup (name), g_string_free (value, FALSE));
}

static void
add_time (GArray     *members,
          const char *name,
          gint64      time_us)
{
  g_autofree char *text = time_us != STEWARD_TIME_NONE ? steward_time_to_rfc3339 (time_us) : NULL;

  add_text (members, name, text);
}

static void
add_stamps (GArray            *members,
            StewardRecord     *record,
            const char        *mutation,
            const char *const *merged)
{
  add_text (members, "kind", steward_record_get_kind (record)->name);
  add_time (members, "created", steward_record_get_created (record));
  add_time (members, "changed", steward_record_get_changed (record));
  add_text (members, "by", steward_record_get_changed_by (record));
  add_text (members, "mutation", mutation);
  if (merged != NULL)
    {
      GString *value = g_string_new ("[");

      for (guint i = 0; merged[i] != NULL; i++)
        {
          if (i > 0)
            g_string_append_c (value, ',');
          steward_json_append_string (value, merged[i]);
        }
      g_string_append_c (value, ']');
      take_member (members, g_strdup ("merged"), g_string_free (value, FALSE));
    }
}

static void
add_extra (GArray        *members,
           StewardRecord *record)
{
  const char *extra = steward_record_get_extra (record);
  g_autoptr (GHashTable) table = extra != NULL ? steward_json_members (extra, -1, NULL) : NULL;
  gboolean has_schema = table != NULL && g_hash_table_contains (table, "schema");
  GHashTableIter iter;
  gpointer name, value;

  if (!has_schema)
    take_member (members, g_strdup ("schema"), g_strdup_printf ("%d", STEWARD_SHARED_SCHEMA));
  if (table == NULL)
    return;
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &name, &value))
    take_member (members, g_strdup (name), g_strdup (value));
}

static gboolean
add_field (GArray         *members,
           StewardRecord  *record,
           guint           field,
           GError        **error)
{
  const StewardKind *kind = steward_record_get_kind (record);
  const StewardField *description = &kind->fields[field];
  g_autoptr (GString) value = NULL;

  if ((description->flags & STEWARD_FIELD_LOCAL) || !steward_record_has (record, field))
    return TRUE;
  if (description->type == STEWARD_FIELD_INTEGER && ABS (steward_record_get_integer (record, field)) > MAX_INTEGER)
    return refuse (error, STEWARD_SHARED_ERROR_UNREADABLE, description->name, _("the number is larger than every program can read"));
  value = g_string_new (NULL);
  steward_record_append_field (record, field, value);
  if (!g_utf8_validate (value->str, (gssize) value->len, NULL))
    return refuse (error, STEWARD_SHARED_ERROR_UNREADABLE, description->name, _("the text holds what is no sign"));
  take_member (members, member_of_field (kind, description->name), g_string_free (g_steal_pointer (&value), FALSE));
  return TRUE;
}

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (((const Member *) a)->name, ((const Member *) b)->name);
}

static void
append_own (GString    *out,
            const char *name,
            const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (out, "%s\"%s\":", out->len > 1 ? "," : "", name);
  steward_json_append_string (out, text);
}

/**
 * steward_shared_write:
 * @revision: (nullable): what it is based on; %NULL for a new document
 * @mutation: (nullable): of this writing, with what it was written upon
 * @merged: (nullable): sorted revisions of the leaves that it is made of
 * @error: return location for %STEWARD_SHARED_ERROR_UNREADABLE, %STEWARD_SHARED_ERROR_TOO_LARGE
 *
 * Members are in the order of their names, whichever version wrote them: a server makes revisions of the bytes.
 *
 * Returns: (transfer full) (nullable): the document
 */
char *
steward_shared_write (StewardRecord      *record,
                        const char         *revision,
                        const char         *mutation,
                        const char *const  *merged,
                        GError            **error)
{
  const StewardKind *kind = steward_record_get_kind (record);
  g_autoptr (StewardRecord) normal = steward_record_copy (record);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (Member));
  g_autoptr (GString) out = g_string_new ("{");
  g_autofree char *name = steward_shared_name (kind, steward_record_get_id (record));

  g_array_set_clear_func (members, member_clear);
  normalise (normal);
  add_stamps (members, normal, mutation, merged);
  for (guint i = 0; i < kind->n_fields; i++)
    if (!add_field (members, normal, i, error))
      return NULL;
  add_extra (members, normal);
  g_array_sort (members, compare_members);

  append_own (out, "_id", name);
  append_own (out, "_rev", revision);
  for (guint i = 0; i < members->len; i++)
    {
      const Member *member = &g_array_index (members, Member, i);

      g_string_append_c (out, ',');
      steward_json_append_string (out, member->name);
      g_string_append_printf (out, ":%s", member->value);
    }
  g_string_append_c (out, '}');
  if (out->len > STEWARD_SHARED_MAX_BYTES)
    {
      refuse (error, STEWARD_SHARED_ERROR_TOO_LARGE, name, _("it is larger than 512 KiB"));
      return NULL;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
