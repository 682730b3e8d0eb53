/* steward-guideline-pasting.c: what another program put on the clipboard, as clauses
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-pasting"

#include "steward-guideline-pasting.h"

#include "steward-document-format.h"
#include "steward-id.h"

/* What programs put around the words for each other is nothing that somebody misses: comments, styles, scripts. */
static void
drop_markup (GPtrArray *left_out)
{
  for (guint i = left_out->len; i > 0; i--)
    if (g_str_has_prefix (left_out->pdata[i - 1], "HTML comments") || g_str_has_prefix (left_out->pdata[i - 1], "<"))
      g_ptr_array_remove_index (left_out, i - 1);
}

static void
read_pasted (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_autofree char *id = steward_id_new ();
  GPtrArray *left_out = NULL;
  GError *error = NULL;
  StewardGuideline *pasted = steward_document_read (data, steward_document_format_find ("html"), id, NULL, &left_out, &error);

  if (pasted == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (left_out != NULL)
    {
      drop_markup (left_out);
      g_object_set_data_full (G_OBJECT (task), "steward-left-out", left_out, (GDestroyNotify) g_ptr_array_unref);
    }
  g_task_return_pointer (task, pasted, g_object_unref);
}

/**
 * steward_guideline_read_pasted_async:
 * @html: what a clipboard has as `text/html`
 * @cancellable: (nullable)
 *
 * Reads it as an import reads a document: what a guideline can hold stays, nothing outside it is fetched. The reading is
 * done on a thread of its own. Main thread.
 */
void
steward_guideline_read_pasted_async (GBytes              *html,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_guideline_read_pasted_async);
  g_task_set_task_data (task, g_bytes_ref (html), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, read_pasted);
}

/**
 * steward_guideline_read_pasted_finish:
 * @left_out: (out) (transfer full) (nullable) (element-type utf8): what a guideline doesn't hold, a line each
 * @error: return location for a #StewardDocumentError or a #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): its blocks, each with an id that is new
 */
StewardGuideline *
steward_guideline_read_pasted_finish (GAsyncResult  *result,
                                      GPtrArray    **left_out,
                                      GError       **error)
{
  *left_out = g_object_steal_data (G_OBJECT (result), "steward-left-out");
  return g_task_propagate_pointer (G_TASK (result), error);
}
