/* steward-guideline-item.c: a guideline in the list
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-item"

#include "steward-guideline-item.h"

#include "steward-json.h"

#include <string.h>

struct _StewardGuidelineItem
{
  GObject     parent_instance;
  JsonObject *line; /* (owned) */
  char       *text; /* (owned) the line as text, to be compared */
};

G_DEFINE_FINAL_TYPE (StewardGuidelineItem, steward_guideline_item, G_TYPE_OBJECT)

static void
steward_guideline_item_finalize (GObject *object)
{
  StewardGuidelineItem *self = STEWARD_GUIDELINE_ITEM (object);

  json_object_unref (self->line);
  g_free (self->text);

  G_OBJECT_CLASS (steward_guideline_item_parent_class)->finalize (object);
}

static void
steward_guideline_item_class_init (StewardGuidelineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_guideline_item_finalize;
}

static void
steward_guideline_item_init (StewardGuidelineItem *self)
{
}

/**
 * steward_guideline_item_new:
 * @line: (transfer none): of `guideline list`
 *
 * Returns: (transfer full): the item
 */
StewardGuidelineItem *
steward_guideline_item_new (JsonObject *line)
{
  StewardGuidelineItem *self = g_object_new (STEWARD_TYPE_GUIDELINE_ITEM, NULL);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), line);

  self->line = json_object_ref (line);
  self->text = steward_json_write (node);
  return self;
}

/**
 * steward_guideline_item_get_id:
 *
 * Returns: the id of the guideline
 */
const char *
steward_guideline_item_get_id (StewardGuidelineItem *self)
{
  return json_object_get_string_member (self->line, "id");
}

/**
 * steward_guideline_item_get_line:
 *
 * Returns: (transfer none): what is known of it
 */
JsonObject *
steward_guideline_item_get_line (StewardGuidelineItem *self)
{
  return self->line;
}

/**
 * steward_guideline_item_matches:
 * @words: what was typed
 *
 * Returns: whether its title or department has them
 */
gboolean
steward_guideline_item_matches (StewardGuidelineItem *self,
                                const char           *words)
{
  const char *title = steward_json_get_text (self->line, "title");
  const char *department = steward_json_get_text (self->line, "department");
  g_autofree char *both = g_strconcat (title != NULL ? title : "", " ", department != NULL ? department : "", NULL);
  g_autofree char *folded = g_utf8_casefold (both, -1);
  g_autofree char *wanted = g_utf8_casefold (words, -1);

  return strstr (folded, wanted) != NULL;
}

/**
 * steward_guideline_item_equal:
 *
 * Returns: whether both say the same
 */
gboolean
steward_guideline_item_equal (StewardGuidelineItem *self,
                              StewardGuidelineItem *other)
{
  return strcmp (self->text, other->text) == 0;
}
