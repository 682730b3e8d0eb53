/* steward-guidelines-files.c: a guideline is begun, and comes from files and goes to them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guidelines-files"

#include "steward-guidelines-page-private.h"

#include "steward-error-words.h"
#include "steward-guideline-exporting.h"
#include "steward-guideline-form.h"
#include "steward-guideline-writing.h"
#include "steward-kinds.h"
#include "steward-left-out-dialog.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>

static StewardRecord *
get_head (StewardGuidelinesPage *self)
{
  return steward_guideline_view_get_head (steward_guidelines_page_get_view (self));
}

static void
on_imported (gpointer          owner,
             StewardOperation *operation,
             const GError     *error)
{
  StewardGuidelinesPage *self = owner;
  JsonNode *json = error == NULL ? steward_operation_get_json (operation) : NULL;

  if (error != NULL)
    {
      steward_error_show (GTK_WIDGET (self), _("That Did Not Happen"), error);
      return;
    }
  steward_guidelines_page_choose (self, steward_record_get_id (steward_operation_get_record (operation)));
  if (json != NULL && JSON_NODE_HOLDS_OBJECT (json) && json_object_has_member (json_node_get_object (json), "left_out"))
    steward_left_out_dialog_show (GTK_WIDGET (self), json_object_get_array_member (json_node_get_object (json), "left_out"));
}

static void
on_form_done (StewardGuidelinesPage *self,
              JsonObject            *fields,
              StewardGuidelineForm  *form)
{
  GBytes *bytes = g_object_get_data (G_OBJECT (form), "steward-bytes");
  const char *file = g_object_get_data (G_OBJECT (form), "steward-file");
  gboolean is_new = g_object_get_data (G_OBJECT (form), "steward-new") != NULL;

  if (bytes != NULL)
    steward_window_perform (steward_window_of (self), steward_guidelines_import (file, NULL, bytes, fields), _("Imported"), NULL,
                            on_imported, self);
  else if (is_new)
    steward_guidelines_page_perform (self, steward_guidelines_create (fields), NULL);
  else
    steward_guidelines_page_save_then (self, steward_guidelines_set (steward_record_get_id (get_head (self)), fields), NULL);
}

static StewardGuidelineForm *
open_form (StewardGuidelinesPage *self,
           StewardRecord         *head,
           const char            *title)
{
  StewardGuidelineForm *form =
    steward_guideline_form_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                steward_page_get_standing (STEWARD_PAGE (self)), head, title);

  g_signal_connect_object (form, "done", G_CALLBACK (on_form_done), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (form));
  return form;
}

static void
begin (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  StewardGuidelineForm *form = open_form (user_data, NULL, _("New Guideline"));

  g_object_set_data (G_OBJECT (form), "steward-new", GINT_TO_POINTER (TRUE));
}

static void
change_document (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  open_form (user_data, get_head (user_data), _("Document"));
}

static void
add_patterns (GtkFileFilter                *filter,
              const StewardGuidelineFormat *format)
{
  for (guint i = 0; format->patterns[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, format->patterns[i]);
}

static void
add_filters (GtkFileChooser *chooser,
             gboolean        is_reading)
{
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  StewardGuidelineFormat format;

  gtk_file_filter_set_name (all, _("Documents"));
  for (guint i = 0; steward_guideline_format_get (i, &format); i++)
    if (format.is_read)
      add_patterns (all, &format);
  if (is_reading)
    gtk_file_chooser_add_filter (chooser, all);
  for (guint i = 0; steward_guideline_format_get (i, &format); i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      g_autofree char *name = g_strdup_printf ("%s (.%s)", format.label, format.name);

      if (is_reading && !format.is_read)
        continue;
      gtk_file_filter_set_name (filter, name);
      add_patterns (filter, &format);
      g_object_set_data_full (G_OBJECT (filter), "steward-ending", g_strdup (format.name), g_free);
      gtk_file_chooser_add_filter (chooser, filter);
    }
}

static GtkFileChooserNative *
choose_file (StewardGuidelinesPage *self,
             const char            *title,
             GtkFileChooserAction   action,
             const char            *verb,
             GCallback              chosen)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), action, verb, NULL);

  add_filters (GTK_FILE_CHOOSER (chooser), action == GTK_FILE_CHOOSER_ACTION_OPEN);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", chosen, g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
  return chooser;
}

static void
on_file_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (StewardGuidelinesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  char *contents;
  gsize length;
  StewardGuidelineForm *form;

  if (!g_file_load_contents_finish (G_FILE (source), result, &contents, &length, NULL, &error))
    {
      steward_error_show (GTK_WIDGET (self), _("The File Can’t Be Read"), error);
      return;
    }
  form = open_form (self, NULL, _("Import Guideline"));
  steward_guideline_form_take_document (form);
  g_object_set_data_full (G_OBJECT (form), "steward-bytes", g_bytes_new_take (contents, length), (GDestroyNotify) g_bytes_unref);
  g_object_set_data_full (G_OBJECT (form), "steward-file", g_steal_pointer (&name), g_free);
}

static void
on_import_chosen (GtkNativeDialog *chooser,
                  int              response,
                  gpointer         user_data)
{
  g_autoptr (StewardGuidelinesPage) self = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      g_file_load_contents_async (file, NULL, on_file_read, g_object_ref (self));
    }
  g_object_unref (chooser);
}

static void
import (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  choose_file (user_data, _("Import a Guideline"), GTK_FILE_CHOOSER_ACTION_OPEN, _("Import"), G_CALLBACK (on_import_chosen));
}

static void
on_exported (gpointer          owner,
             StewardOperation *operation,
             const GError     *error)
{
  StewardGuidelinesPage *self = owner;
  GFile *file = g_object_get_data (G_OBJECT (operation), "steward-file");
  g_autoptr (GBytes) bytes = NULL;

  if (error != NULL)
    {
      steward_error_show (GTK_WIDGET (self), _("That Did Not Happen"), error);
      return;
    }
  bytes = steward_guidelines_export_bytes (operation);
  steward_window_write_file (steward_window_of (self), file, bytes, _("Exported"));
}

/* Where the name says no kind of file, the chosen filter does. */
static GFile *
take_file (GtkFileChooser *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  const char *ending = filter != NULL ? g_object_get_data (G_OBJECT (filter), "steward-ending") : NULL;
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *whole = NULL;

  if (path == NULL || ending == NULL || steward_guideline_format_fits (path))
    return g_steal_pointer (&file);
  whole = g_strconcat (path, ".", ending, NULL);
  return g_file_new_for_path (whole);
}

static void
on_export_chosen (GtkNativeDialog *chooser,
                  int              response,
                  gpointer         user_data)
{
  g_autoptr (StewardGuidelinesPage) self = user_data;

  if (response == GTK_RESPONSE_ACCEPT && steward_guidelines_page_get_view (self) != NULL)
    {
      g_autoptr (GFile) file = take_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *name = g_file_get_basename (file);
      g_autoptr (GError) error = NULL;
      StewardOperation *operation =
        steward_guidelines_export (steward_record_get_id (get_head (self)), steward_guidelines_page_is_writing (self) ? "draft" : NULL, name, NULL, &error);

      if (operation != NULL)
        {
          g_object_set_data_full (G_OBJECT (operation), "steward-file", g_steal_pointer (&file), g_object_unref);
          steward_window_perform (steward_window_of (self), operation, NULL, NULL, on_exported, self);
        }
      else
        steward_error_show (GTK_WIDGET (self), _("That Did Not Happen"), error);
    }
  g_object_unref (chooser);
}

static void
export (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  StewardGuidelinesPage *self = user_data;
  GtkFileChooserNative *chooser = choose_file (self, _("Export a Guideline"), GTK_FILE_CHOOSER_ACTION_SAVE, _("Export"),
                                               G_CALLBACK (on_export_chosen));
  g_autofree char *name = g_strconcat (steward_record_get_text (get_head (self), STEWARD_GUIDELINE_TITLE), ".md", NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), g_strdelimit (name, "/", '-'));
}

static const GActionEntry entries[] = {
  { "new", begin, NULL, NULL, NULL },
  { "document", change_document, NULL, NULL, NULL },
  { "import", import, NULL, NULL, NULL },
  { "export", export, NULL, NULL, NULL },
};

/**
 * steward_guidelines_files_install:
 * @actions: of the page
 *
 * Adds what begins a guideline, and what is done with files.
 */
void
steward_guidelines_files_install (StewardGuidelinesPage *self,
                                  GActionMap            *actions)
{
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
}
