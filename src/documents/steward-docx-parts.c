/* steward-docx-parts.c: the parts of a DOCX and how they refer to each other
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ECMA-376 part 2, §9 (relationships). */

#define G_LOG_DOMAIN "steward-docx"

#include "steward-docx-parts.h"

#include "steward-packed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many parts a document may refer to; headers and footers come in three kinds a section. */
#define MAX_PARTS 64

struct _StewardDocxParts
{
  StewardPacked *packed;
  GHashTable    *relations; /* (element-type utf8 StewardDocxRelation) of the main part, by id */
  char          *main;      /* where the document lies */
  char          *folder;    /* of @main */
};

static void
relation_free (gpointer data)
{
  StewardDocxRelation *self = data;

  g_free (self->type);
  g_free (self->target);
  g_free (self);
}

/* A path within the container, from the folder of the part that names it. */
static char *
resolve (const char *folder,
         const char *target)
{
  g_autofree char *path = *target == '/' ? g_strdup (target + 1) : g_build_filename (folder, target, NULL);
  g_autofree char *canonical = g_canonicalize_filename (path, "/");

  return g_strdup (canonical + 1);
}

static GHashTable *
read_relations (StewardPacked *packed,
                const char    *name)
{
  GHashTable *relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, relation_free);
  g_autoptr (GBytes) bytes = steward_packed_get (packed, name);
  g_autoptr (StewardMarkup) doc = bytes != NULL ? steward_markup_parse_xml (bytes, name, NULL) : NULL;
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;

  for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *id = steward_markup_is (node, "Relationship") ? steward_markup_get (node, "Id") : NULL;
      g_autofree char *type = id != NULL ? steward_markup_get (node, "Type") : NULL;
      g_autofree char *target = type != NULL ? steward_markup_get (node, "Target") : NULL;
      StewardDocxRelation *relation;

      if (target == NULL)
        continue;
      relation = g_new0 (StewardDocxRelation, 1);
      relation->type = g_path_get_basename (type);
      relation->target = g_steal_pointer (&target);
      g_hash_table_insert (relations, g_steal_pointer (&id), relation);
    }
  return relations;
}

/* Where the document lies, as the container says. */
static char *
find_main (GBytes  *bytes,
           GError **error)
{
  static const char *const wanted[] = { "_rels/.rels", NULL };
  g_autoptr (StewardPacked) packed = steward_packed_new (bytes, wanted, error);
  g_autoptr (GHashTable) relations = packed != NULL ? read_relations (packed, wanted[0]) : NULL;
  GHashTableIter iter;
  gpointer relation;

  if (packed == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, relations);
  while (g_hash_table_iter_next (&iter, NULL, &relation))
    if (strcmp (((StewardDocxRelation *) relation)->type, "officeDocument") == 0)
      return resolve ("", ((StewardDocxRelation *) relation)->target);
  return g_strdup ("word/document.xml");
}

static char *
name_relations (const char *part)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *base = g_path_get_basename (part);

  return g_strdup_printf ("%s/_rels/%s.rels", folder, base);
}

static StewardPacked *
unpack (GBytes      *bytes,
        const char  *main,
        GHashTable **relations,
        GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (main);
  g_autofree char *rels = name_relations (main);
  const char *first[] = { rels, NULL };
  g_autoptr (StewardPacked) packed = steward_packed_new (bytes, first, error);
  g_autoptr (GStrvBuilder) wanted = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  if (packed == NULL)
    return NULL;
  *relations = read_relations (packed, rels);
  g_strv_builder_add_many (wanted, main, "docProps/core.xml", NULL);
  g_hash_table_iter_init (&iter, *relations);
  while (n < MAX_PARTS && g_hash_table_iter_next (&iter, NULL, &value))
    {
      static const char *const types[] = {
        "styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer", NULL,
      };
      StewardDocxRelation *relation = value;
      g_autofree char *name = NULL;
      g_autofree char *own = NULL;

      if (!g_strv_contains (types, relation->type))
        continue;
      name = resolve (folder, relation->target);
      own = name_relations (name);
      g_strv_builder_add_many (wanted, name, own, NULL);
      n++;
    }
  names = g_strv_builder_end (wanted);
  return steward_packed_new (bytes, (const char *const *) names, error);
}

/**
 * steward_docx_parts_new:
 * @bytes: DOCX
 * @error: return location for a #StewardDocumentError
 *
 * Returns: (transfer full) (nullable): what a guideline is read from
 */
StewardDocxParts *
steward_docx_parts_new (GBytes  *bytes,
                        GError **error)
{
  g_autoptr (StewardDocxParts) self = g_new0 (StewardDocxParts, 1);

  self->main = find_main (bytes, error);
  self->folder = self->main != NULL ? g_path_get_dirname (self->main) : NULL;
  self->packed = self->main != NULL ? unpack (bytes, self->main, &self->relations, error) : NULL;
  return self->packed != NULL ? g_steal_pointer (&self) : NULL;
}

void
steward_docx_parts_free (StewardDocxParts *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->packed, steward_packed_free);
  g_clear_pointer (&self->relations, g_hash_table_unref);
  g_free (self->main);
  g_free (self->folder);
  g_free (self);
}

/**
 * steward_docx_parts_get_relations:
 *
 * Returns: (transfer none) (element-type utf8 StewardDocxRelation): what the document refers to, by id
 */
GHashTable *
steward_docx_parts_get_relations (StewardDocxParts *self)
{
  return self->relations;
}

/**
 * steward_docx_parts_dup_relations:
 * @part: its name
 *
 * Returns: (transfer full) (element-type utf8 StewardDocxRelation): what another part refers to, by id
 */
GHashTable *
steward_docx_parts_dup_relations (StewardDocxParts *self,
                                  const char       *part)
{
  g_autofree char *name = name_relations (part);

  return read_relations (self->packed, name);
}

/**
 * steward_docx_parts_parse_main:
 * @error: return location for a #StewardDocumentError
 *
 * Returns: (transfer full) (nullable): the document
 */
xmlDoc *
steward_docx_parts_parse_main (StewardDocxParts  *self,
                               GError           **error)
{
  g_autoptr (GBytes) bytes = steward_packed_get (self->packed, self->main);

  if (bytes != NULL)
    return steward_markup_parse_xml (bytes, self->main, error);
  g_set_error_literal (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_INVALID,
                       _("the file holds no text document; save it again as DOCX"));
  return NULL;
}

/**
 * steward_docx_parts_parse:
 * @name: of a part
 *
 * Returns: (transfer full) (nullable): the part; %NULL where there is none that can be read
 */
xmlDoc *
steward_docx_parts_parse (StewardDocxParts *self,
                          const char       *name)
{
  g_autoptr (GBytes) bytes = steward_packed_get (self->packed, name);

  return bytes != NULL ? steward_markup_parse_xml (bytes, name, NULL) : NULL;
}

/**
 * steward_docx_parts_parse_relation:
 * @relation: to a part
 *
 * Returns: (transfer full) (nullable): the part
 */
xmlDoc *
steward_docx_parts_parse_relation (StewardDocxParts          *self,
                                   const StewardDocxRelation *relation)
{
  g_autofree char *name = resolve (self->folder, relation->target);

  return steward_docx_parts_parse (self, name);
}

/**
 * steward_docx_parts_parse_type:
 * @type: the last part of the kind's name: `footnotes`
 * @found: (out) (optional) (transfer full): the name of the part
 *
 * Returns: (transfer full) (nullable): the first part of that kind
 */
xmlDoc *
steward_docx_parts_parse_type (StewardDocxParts  *self,
                               const char        *type,
                               char             **found)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->relations);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const StewardDocxRelation *relation = value;
      xmlDoc *doc = strcmp (relation->type, type) == 0 ? steward_docx_parts_parse_relation (self, relation) : NULL;

      if (doc != NULL && found != NULL)
        *found = resolve (self->folder, relation->target);
      if (doc != NULL)
        return doc;
    }
  return NULL;
}
