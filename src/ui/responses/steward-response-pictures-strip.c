/* steward-response-pictures-strip.c: the pictures that go out with an answer
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-response-pictures-strip"

#include "steward-response-pictures-strip.h"

#include "steward-attachments.h"
#include "steward-error-words.h"
#include "steward-refill.h"
#include "steward-response-pictures.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>

#define SAVE_MS   800 /* after a pause of so long a description is stored */
#define THUMBNAIL 48

struct _StewardResponsePicturesStrip
{
  AdwBin              parent_instance;
  GtkListBox         *list;
  GSimpleActionGroup *actions;    /* (owned) */
  StewardWorkspace   *workspace;  /* (owned) (nullable) */
  char               *id;         /* (owned) (nullable) of the response */
  GPtrArray          *shown;      /* (owned) (nullable) (element-type StewardAttachment) what the rows were made of */
  GCancellable       *reading;    /* (owned) (nullable) */
  guint               save_source;
  guint               edited;     /* which description waits to be stored, from 1; 0 none */
  gboolean            may_change;
  gboolean            filling;
};

enum
{
  SIGNAL_DEED,
  SIGNAL_TROUBLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardResponsePicturesStrip, steward_response_pictures_strip, ADW_TYPE_BIN)

static void
tell (StewardResponsePicturesStrip *self,
      const GError                 *error)
{
  g_autofree char *words = steward_error_words (error);

  g_signal_emit (self, signals[SIGNAL_TROUBLE], 0, words);
}

static GtkWidget *
get_part (StewardResponsePicturesStrip *self,
          guint                         number,
          const char                   *name)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) number - 1);

  return row != NULL ? g_object_get_data (G_OBJECT (row), name) : NULL;
}

/* Descriptions */

static void
store_description (StewardResponsePicturesStrip *self)
{
  guint number = self->edited;
  GtkWidget *entry = number > 0 ? get_part (self, number, "steward-entry") : NULL;

  g_clear_handle_id (&self->save_source, g_source_remove);
  self->edited = 0;
  if (entry != NULL)
    g_signal_emit (self, signals[SIGNAL_DEED], 0,
                   steward_response_describe (self->id, number, gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static gboolean
store_after_pause (gpointer data)
{
  StewardResponsePicturesStrip *self = data;

  self->save_source = 0;
  store_description (self);
  return G_SOURCE_REMOVE;
}

static guint
number_of (GtkWidget *part)
{
  return (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (part, GTK_TYPE_LIST_BOX_ROW))) + 1;
}

static void
on_description_changed (StewardResponsePicturesStrip *self,
                        GtkWidget                    *entry)
{
  guint number = number_of (entry);

  if (self->filling)
    return;
  if (self->edited != 0 && self->edited != number)
    store_description (self);
  self->edited = number;
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (SAVE_MS, store_after_pause, self);
}

/* Taking off, and writing into a file */

static void
on_remove (StewardResponsePicturesStrip *self,
           GtkWidget                    *button)
{
  store_description (self);
  g_signal_emit (self, signals[SIGNAL_DEED], 0, steward_response_detach (self->id, number_of (button)));
}

static void
on_read_to_save (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardResponsePicturesStrip) self = g_object_steal_data (G_OBJECT (operation), "steward-strip");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      tell (self, error);
      return;
    }
  bytes = steward_response_picture_bytes (operation);
  steward_window_write_file (steward_window_of (self), g_object_get_data (G_OBJECT (operation), "steward-file"), bytes,
                             _("Picture saved"));
}

static void
on_place_chosen (GtkNativeDialog *chooser,
                 int              response,
                 gpointer         user_data)
{
  g_autoptr (StewardResponsePicturesStrip) self = user_data;
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chooser), "steward-number"));

  if (response == GTK_RESPONSE_ACCEPT && self->id != NULL)
    {
      StewardOperation *operation = steward_response_picture (self->id, number);

      g_object_set_data_full (G_OBJECT (operation), "steward-file", gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)),
                              g_object_unref);
      g_object_set_data_full (G_OBJECT (operation), "steward-strip", g_object_ref (self), g_object_unref);
      steward_workspace_perform_async (self->workspace, operation, NULL, on_read_to_save, operation);
    }
  g_object_unref (chooser);
}

static GtkFileChooserNative *
choose (StewardResponsePicturesStrip *self,
        const char                   *title,
        GtkFileChooserAction          action,
        const char                   *verb,
        GCallback                     chosen)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), action, verb, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", chosen, g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
  return chooser;
}

static void
on_save (StewardResponsePicturesStrip *self,
         GtkWidget                    *button)
{
  guint number = number_of (button);
  const StewardAttachment *attachment = self->shown->pdata[number - 1];
  GtkFileChooserNative *chooser =
    choose (self, _("Save the Picture"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), G_CALLBACK (on_place_chosen));

  g_object_set_data (G_OBJECT (chooser), "steward-number", GUINT_TO_POINTER (number));
  if (attachment->name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), attachment->name);
}

/* Attaching */

static void
on_file_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (StewardResponsePicturesStrip) self = user_data;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (bytes == NULL)
    tell (self, error);
  else if (self->id != NULL)
    g_signal_emit (self, signals[SIGNAL_DEED], 0, steward_response_attach (self->id, name, bytes, NULL));
}

static void
on_picture_chosen (GtkNativeDialog *chooser,
                   int              response,
                   gpointer         user_data)
{
  g_autoptr (StewardResponsePicturesStrip) self = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      g_file_load_bytes_async (file, NULL, on_file_read, g_object_ref (self));
    }
  g_object_unref (chooser);
}

static void
attach (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  static const char *const types[] = { "image/png", "image/jpeg", "image/gif", "image/webp" };
  StewardResponsePicturesStrip *self = user_data;
  GtkFileChooserNative *chooser =
    choose (self, _("Attach a Picture"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Attach"), G_CALLBACK (on_picture_chosen));
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Pictures"));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gtk_file_filter_add_mime_type (filter, types[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  g_object_unref (filter);
}

/* Small pictures: what came from elsewhere is decoded beside the main thread, and only at that size */

static void
on_decoded (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GtkImage) image = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream_finish (result, &error);
  g_autoptr (GdkTexture) texture = pixbuf != NULL ? gdk_texture_new_for_pixbuf (pixbuf) : NULL;

  if (texture != NULL)
    gtk_image_set_from_paintable (image, GDK_PAINTABLE (texture));
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (GtkImage) image = g_object_steal_data (G_OBJECT (operation), "steward-image");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GInputStream) stream = NULL;

  /* One that isn't here keeps the mark of a picture; that it is missing is a finding. */
  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, NULL))
    return;
  bytes = steward_response_picture_bytes (operation);
  stream = g_memory_input_stream_new_from_bytes (bytes);
  gdk_pixbuf_new_from_stream_at_scale_async (stream, THUMBNAIL, THUMBNAIL, TRUE, NULL, on_decoded, g_steal_pointer (&image));
}

static void
load_thumbnail (StewardResponsePicturesStrip *self,
                GtkWidget                    *image,
                guint                         number)
{
  StewardOperation *operation = steward_response_picture (self->id, number);

  g_object_set_data_full (G_OBJECT (operation), "steward-image", g_object_ref (image), g_object_unref);
  steward_workspace_perform_async (self->workspace, operation, self->reading, on_read, operation);
}

static GtkWidget *
make_button (StewardResponsePicturesStrip *self,
             const char                   *icon,
             const char                   *label,
             GCallback                     clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_row (StewardResponsePicturesStrip *self,
         const StewardAttachment      *attachment,
         guint                         number)
{
  g_autofree char *name = g_strdup_printf (_("What picture %u shows, for those who don’t see it"), number);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name ("image-x-generic-symbolic");
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *remove = make_button (self, "user-trash-symbolic", _("Take the picture off"), G_CALLBACK (on_remove));

  gtk_image_set_pixel_size (GTK_IMAGE (image), THUMBNAIL);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("What it shows, for those who don’t see it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_description_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (store_description), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), make_button (self, "document-save-symbolic", _("Save the picture"), G_CALLBACK (on_save)));
  gtk_box_append (GTK_BOX (box), remove);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data (G_OBJECT (row), "steward-entry", entry);
  g_object_set_data (G_OBJECT (row), "steward-remove", remove);
  steward_row_set_id (row, attachment->picture);
  gtk_list_box_append (self->list, row);
  load_thumbnail (self, image, number);
}

static gboolean
is_same (GPtrArray *a,
         GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (g_strcmp0 (((StewardAttachment *) a->pdata[i])->picture, ((StewardAttachment *) b->pdata[i])->picture) != 0)
      return FALSE;
  return TRUE;
}

static void
make_rows (StewardResponsePicturesStrip *self,
           GPtrArray                    *attachments)
{
  StewardRefill *refill = steward_refill_begin (GTK_WIDGET (self->list));

  steward_refill_clear (GTK_WIDGET (self->list));
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  for (guint i = 0; i < attachments->len; i++)
    add_row (self, attachments->pdata[i], i + 1);
  steward_refill_end (refill);
}

/* What is being typed is only replaced once it is stored. */
static void
show_descriptions (StewardResponsePicturesStrip *self,
                   GPtrArray                    *attachments)
{
  self->filling = TRUE;
  for (guint i = 0; i < attachments->len; i++)
    {
      const StewardAttachment *attachment = attachments->pdata[i];
      GtkWidget *entry = get_part (self, i + 1, "steward-entry");
      const char *text = attachment->description != NULL ? attachment->description : "";
      gboolean is_typing = gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN;

      gtk_editable_set_editable (GTK_EDITABLE (entry), self->may_change);
      gtk_widget_set_visible (get_part (self, i + 1, "steward-remove"), self->may_change);
      if (self->edited != i + 1 && !is_typing && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
        gtk_editable_set_text (GTK_EDITABLE (entry), text);
    }
  self->filling = FALSE;
}

static void
steward_response_pictures_strip_dispose (GObject *object)
{
  StewardResponsePicturesStrip *self = STEWARD_RESPONSE_PICTURES_STRIP (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->actions);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->shown, g_ptr_array_unref);

  G_OBJECT_CLASS (steward_response_pictures_strip_parent_class)->dispose (object);
}

static void
steward_response_pictures_strip_class_init (StewardResponsePicturesStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_response_pictures_strip_dispose;

  signals[SIGNAL_DEED] = g_signal_new ("deed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_TROUBLE] = g_signal_new ("trouble", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
steward_response_pictures_strip_init (StewardResponsePicturesStrip *self)
{
  static const GActionEntry entries[] = { { "attach", attach, NULL, NULL, NULL } };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "bb");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pictures"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/**
 * steward_response_pictures_strip_get_actions:
 *
 * Returns: (transfer none): the group `picture`
 */
GActionGroup *
steward_response_pictures_strip_get_actions (StewardResponsePicturesStrip *self)
{
  return G_ACTION_GROUP (self->actions);
}

/**
 * steward_response_pictures_strip_show:
 * @response: as it was read last
 * @may_change: whether the person may change it
 */
void
steward_response_pictures_strip_show (StewardResponsePicturesStrip *self,
                                      StewardWorkspace             *workspace,
                                      StewardRecord                *response,
                                      gboolean                      may_change)
{
  GPtrArray *attachments = steward_attachments_read (response);
  gboolean is_other = g_strcmp0 (self->id, steward_record_get_id (response)) != 0;

  /* What was typed is about the one that was shown. */
  if (is_other)
    store_description (self);
  g_set_object (&self->workspace, workspace);
  g_free (self->id);
  self->id = g_strdup (steward_record_get_id (response));
  self->may_change = may_change;
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "attach")), may_change);
  if (is_other || !is_same (self->shown, attachments))
    make_rows (self, attachments);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = attachments;
  show_descriptions (self, attachments);
  gtk_widget_set_visible (GTK_WIDGET (self), attachments->len > 0);
}
