/* steward-markup.h: walks trees of HTML and XML from outside
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-document.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/* Office suites write thirty bytes of XML for one of text. Of one part no more is read. */
#define STEWARD_MARKUP_MAX_BYTES (16 * 1024 * 1024)

/* Elements within each other beyond this are read as words. */
#define STEWARD_MARKUP_MAX_DEPTH 200

xmlDoc     *steward_markup_parse_xml      (GBytes      *bytes,
                                           const char  *name,
                                           GError     **error) G_GNUC_WARN_UNUSED_RESULT;
xmlDoc     *steward_markup_parse_html     (GBytes      *bytes,
                                           GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    steward_markup_is             (const xmlNode *node,
                                           const char    *name);
gboolean    steward_markup_is_any         (const xmlNode     *node,
                                           const char *const *names);
xmlNode    *steward_markup_find           (xmlNode     *node,
                                           const char  *name);
xmlNode    *steward_markup_find_below     (xmlNode     *node,
                                           const char  *name);
char       *steward_markup_get            (xmlNode     *node,
                                           const char  *name) G_GNUC_WARN_UNUSED_RESULT;
gint        steward_markup_get_number     (xmlNode     *node,
                                           const char  *name,
                                           gint         otherwise);
char       *steward_markup_get_content    (xmlNode     *node) G_GNUC_WARN_UNUSED_RESULT;
gboolean    steward_markup_is_safe_link   (const char  *link);

typedef xmlDoc StewardMarkup;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardMarkup, xmlFreeDoc)

G_END_DECLS
