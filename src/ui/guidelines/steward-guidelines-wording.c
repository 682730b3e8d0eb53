/* steward-guidelines-wording.c: broad terms marked in the document that is shown
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guidelines-wording"

#include "steward-guidelines-page-private.h"

#include "steward-guideline-tags.h"
#include "steward-json.h"
#include "steward-kinds.h"

static gboolean
may_write (StewardGuidelinesPage *self)
{
  return (steward_guideline_view_get_rights (steward_guidelines_page_get_view (self)) & STEWARD_GUIDELINE_MAY_WRITE) != 0;
}

/* Who only reads is told beside the text, where the grounds are; a mark in it would look like a mistake. */
static void
on_reviewed (StewardGuidelinesPage *self,
             JsonArray             *lines)
{
  StewardGuidelineEditor *editor = steward_guidelines_page_get_editor (self);
  StewardGuidelineBuffer *document = steward_guideline_editor_get_document (editor);
  g_autoptr (GHashTable) at = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) in_cells = g_array_new (FALSE, FALSE, sizeof (StewardGuidelineMatch));

  for (guint i = 0; i < steward_guideline_buffer_get_n_lines (document); i++)
    g_hash_table_insert (at, steward_guideline_buffer_get_block (document, i)->id, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; may_write (self) && i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);
      guint found = GPOINTER_TO_UINT (g_hash_table_lookup (at, steward_json_get_text (line, "id")));
      const char *words = steward_json_get_text (line, "words");
      StewardGuidelineMatch match;
      guint start, end;
      int place;

      if (found == 0)
        continue;
      start = (guint) json_object_get_int_member (line, "start");
      end = (guint) json_object_get_int_member (line, "end");
      if (!steward_guideline_buffer_is_table (document, found - 1))
        {
          if (steward_guideline_tags_find_broad (GTK_TEXT_BUFFER (document), found - 1, start, end, words, &place))
            g_hash_table_insert (places, GINT_TO_POINTER (place), GINT_TO_POINTER (place + (int) (end - start)));
        }
      else if (steward_guideline_buffer_locate_in_table (document, found - 1, start, end, words, &match))
        g_array_append_val (in_cells, match);
    }
  steward_guideline_tags_mark_broad (GTK_TEXT_BUFFER (document), places);
  g_array_sort (in_cells, steward_guideline_match_compare);
  steward_guideline_tables_mark (steward_guideline_editor_get_tables (editor), STEWARD_MARK_BROAD, in_cells);
}

/**
 * steward_guidelines_wording_install:
 * @panel: what lists broad terms beside the document
 *
 * Marks in the document what the panel found.
 */
void
steward_guidelines_wording_install (StewardGuidelinesPage *self,
                                    StewardWordingPanel   *panel)
{
  g_signal_connect_object (panel, "reviewed", G_CALLBACK (on_reviewed), self, G_CONNECT_SWAPPED);
}

/**
 * steward_guidelines_wording_update:
 * @which: (nullable): the version that is shown
 *
 * Reads what is shown for broad terms.
 */
void
steward_guidelines_wording_update (StewardGuidelinesPage *self,
                                   StewardWordingPanel   *panel,
                                   const char            *which)
{
  StewardGuidelineView *view = steward_guidelines_page_get_view (self);

  steward_wording_panel_show (panel, steward_page_get_workspace (STEWARD_PAGE (self)),
                              steward_record_get_id (steward_guideline_view_get_head (view)), which,
                              may_write (self));
}
