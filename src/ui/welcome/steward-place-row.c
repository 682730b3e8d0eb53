/* steward-place-row.c: where a new workspace is kept
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-place-row"

#include "steward-place-row.h"

#include "steward-workspace.h"

#include <glib/gi18n-lib.h>

struct _StewardPlaceRow
{
  AdwActionRow     parent_instance;
  char            *path;    /* (owned) (nullable) */
  GtkNativeDialog *chooser; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (StewardPlaceRow, steward_place_row, ADW_TYPE_ACTION_ROW)

static void
set_path (StewardPlaceRow *self,
          const char      *path)
{
  g_autofree char *escaped = g_markup_escape_text (path, -1);

  g_free (self->path);
  self->path = g_strdup (path);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), escaped);
}

static void
on_chosen (GtkNativeDialog *chooser,
           int              response,
           StewardPlaceRow *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    set_path (self, path);
  g_clear_object (&self->chooser);
}

static void
on_choose (StewardPlaceRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser != NULL)
    return;
  self->chooser = GTK_NATIVE_DIALOG (gtk_file_chooser_native_new (_("Where Is the Workspace Kept?"), GTK_WINDOW (root),
                                                                  GTK_FILE_CHOOSER_ACTION_SAVE, _("_Choose"), NULL));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), "steward.db");
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen), self, 0);
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  gtk_native_dialog_show (self->chooser);
}

static void
steward_place_row_dispose (GObject *object)
{
  StewardPlaceRow *self = STEWARD_PLACE_ROW (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (steward_place_row_parent_class)->dispose (object);
}

static void
steward_place_row_class_init (StewardPlaceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_place_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-place-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
}

static void
steward_place_row_init (StewardPlaceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steward_place_row_propose:
 *
 * Proposes the standard place, or one beside it where no file is yet.
 */
void
steward_place_row_propose (StewardPlaceRow *self)
{
  g_autofree char *standard = steward_workspace_default_path ();
  g_autofree char *folder = g_path_get_dirname (standard);
  g_autofree char *path = g_strdup (standard);

  g_return_if_fail (STEWARD_IS_PLACE_ROW (self));

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s/steward-%u.db", folder, i);
    }
  set_path (self, path);
}

/**
 * steward_place_row_get_path:
 *
 * Returns: (nullable): the file, as proposed or chosen; %NULL before either
 */
const char *
steward_place_row_get_path (StewardPlaceRow *self)
{
  g_return_val_if_fail (STEWARD_IS_PLACE_ROW (self), NULL);

  return self->path;
}
