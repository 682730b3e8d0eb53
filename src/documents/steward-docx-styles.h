/* steward-docx-styles.h: what the styles and lists of a DOCX mean
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-inline.h"
#include "steward-markup.h"

G_BEGIN_DECLS

/**
 * StewardDocxRole:
 * @STEWARD_DOCX_ROLE_BODY: a paragraph as any
 * @STEWARD_DOCX_ROLE_HEADING: begins a part
 * @STEWARD_DOCX_ROLE_TITLE: what the document is called
 * @STEWARD_DOCX_ROLE_FRONT: subtitle, author, date, abstract
 * @STEWARD_DOCX_ROLE_QUOTE: somebody else's words
 * @STEWARD_DOCX_ROLE_CODE: as written in a program
 * @STEWARD_DOCX_ROLE_CONTENTS: a line of the table of contents
 * @STEWARD_DOCX_ROLE_CONTINUATION: goes on with the item before
 *
 * What a paragraph is, by its style.
 */
typedef enum
{
  STEWARD_DOCX_ROLE_BODY,
  STEWARD_DOCX_ROLE_HEADING,
  STEWARD_DOCX_ROLE_TITLE,
  STEWARD_DOCX_ROLE_FRONT,
  STEWARD_DOCX_ROLE_QUOTE,
  STEWARD_DOCX_ROLE_CODE,
  STEWARD_DOCX_ROLE_CONTENTS,
  STEWARD_DOCX_ROLE_CONTINUATION,
} StewardDocxRole;

/**
 * StewardDocxList:
 * @level: from 1; 0 for none
 * @ordered: whether the item is counted
 * @start: at which number its list begins
 * @is_override: whether that is said for this @number and no other
 * @number: (nullable): the list it is of
 * @abstract: (nullable): what that list counts with, maybe among others (ECMA-376 part 1, §17.9.1)
 *
 * Where in which list a paragraph stands.
 */
typedef struct
{
  guint     level;
  gboolean  ordered;
  gint64    start;
  gboolean  is_override;
  char     *number;
  char     *abstract;
} StewardDocxList;

typedef struct _StewardDocxStyles StewardDocxStyles;

StewardDocxStyles *steward_docx_styles_new        (xmlDoc            *styles,
                                                   xmlDoc            *numbering) G_GNUC_WARN_UNUSED_RESULT;
void               steward_docx_styles_free       (StewardDocxStyles *self);
StewardDocxRole    steward_docx_styles_get_role   (StewardDocxStyles *self,
                                                   const char        *style,
                                                   guint             *level,
                                                   const char       **name);
StewardInlineStyle steward_docx_styles_get_inline (StewardDocxStyles *self,
                                                   xmlNode           *properties,
                                                   StewardInlineStyle styles);
void               steward_docx_styles_get_list   (StewardDocxStyles *self,
                                                   xmlNode           *properties,
                                                   StewardDocxList   *list);
gboolean           steward_docx_is_on             (xmlNode           *node);
void               steward_docx_list_clear        (StewardDocxList   *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardDocxStyles, steward_docx_styles_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StewardDocxList, steward_docx_list_clear)

G_END_DECLS
