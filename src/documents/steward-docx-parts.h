/* steward-docx-parts.h: the parts of a DOCX and how they refer to each other
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-markup.h"

G_BEGIN_DECLS

/**
 * StewardDocxRelation:
 * @type: the last part of the kind's name: `footnotes`
 * @target: a part, or an address outside
 */
typedef struct
{
  char *type;
  char *target;
} StewardDocxRelation;

/**
 * StewardDocxParts:
 *
 * A document's parts by what they are to it. Nothing outside is read.
 */
typedef struct _StewardDocxParts StewardDocxParts;

StewardDocxParts *steward_docx_parts_new            (GBytes                     *bytes,
                                                     GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
void              steward_docx_parts_free           (StewardDocxParts           *self);
GHashTable       *steward_docx_parts_get_relations  (StewardDocxParts           *self);
GHashTable       *steward_docx_parts_dup_relations  (StewardDocxParts           *self,
                                                     const char                 *part) G_GNUC_WARN_UNUSED_RESULT;
xmlDoc           *steward_docx_parts_parse_main     (StewardDocxParts           *self,
                                                     GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
xmlDoc           *steward_docx_parts_parse          (StewardDocxParts           *self,
                                                     const char                 *name) G_GNUC_WARN_UNUSED_RESULT;
xmlDoc           *steward_docx_parts_parse_relation (StewardDocxParts           *self,
                                                     const StewardDocxRelation  *relation) G_GNUC_WARN_UNUSED_RESULT;
xmlDoc           *steward_docx_parts_parse_type     (StewardDocxParts           *self,
                                                     const char                 *type,
                                                     char                      **found) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardDocxParts, steward_docx_parts_free)

G_END_DECLS
