/* steward-foot.c: where the workspace lies, and who you are in it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-foot"

#include "steward-foot.h"

#include "steward-error-words.h"
#include "steward-filtered-list.h"
#include "steward-kinds.h"
#include "steward-refill.h"
#include "steward-sync-summary.h"
#include "steward-tooltip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StewardFoot
{
  AdwBin            parent_instance;
  GtkMenuButton    *button;
  GtkPopover       *popover;
  GtkWidget        *face;
  GtkLabel         *heading;
  GtkLabel         *explanation;
  GtkLabel         *file;
  GtkWidget        *trying;
  GtkEditable      *search;
  GtkListBox       *list;
  StewardSyncSummary *summary;
  GtkWidget        *sharing;
  GtkImage         *icon;
  GtkLabel         *state;
  GtkLabel         *you;
  StewardWorkspace *workspace; /* (owned) (nullable) */
  StewardStanding  *standing;  /* (owned) (nullable) */
  StewardSyncStatus *sync;     /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (StewardFoot, steward_foot, ADW_TYPE_BIN)

static GQuark person_quark;
static GQuark words_quark;

/* Name and department of a person: "Jonas Weber · Service". */
static char *
dup_place (StewardFoot   *self,
           StewardRecord *person)
{
  StewardDirectory *directory = steward_standing_get_directory (self->standing);
  const char *id = steward_standing_get_first_department (self->standing, steward_record_get_id (person));
  StewardRecord *department = steward_directory_get (directory, id);
  const char *name = steward_record_get_text (person, STEWARD_PERSON_NAME);
  const char *place = NULL;

  if (name == NULL)
    name = steward_record_get_text (person, STEWARD_PERSON_EMAIL);
  if (department != NULL && steward_record_has (department, STEWARD_DEPARTMENT_SHORT_NAME))
    place = steward_record_get_text (department, STEWARD_DEPARTMENT_SHORT_NAME);
  else if (department != NULL)
    place = steward_record_get_text (department, STEWARD_DEPARTMENT_NAME);
  return place != NULL ? g_strdup_printf ("%s · %s", name, place) : g_strdup (name);
}

static void
add_person (StewardFoot   *self,
            StewardRecord *person)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *words = dup_place (self, person);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  steward_tooltip_set (label, words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_qdata_full (G_OBJECT (row), person_quark, g_strdup (steward_record_get_id (person)), g_free);
  g_object_set_qdata_full (G_OBJECT (row), words_quark, g_utf8_casefold (words, -1), g_free);
  gtk_list_box_append (self->list, row);
}

/* Only people with a role somewhere: as the others there is nothing to try. */
static void
fill_list (StewardFoot *self)
{
  g_autoptr (GPtrArray) people = NULL;

  steward_refill_clear (GTK_WIDGET (self->list));
  people = steward_directory_list (steward_standing_get_directory (self->standing), &steward_person_kind);
  for (guint i = 0; i < people->len; i++)
    {
      StewardRecord *person = people->pdata[i];

      if (!steward_record_has (person, STEWARD_PERSON_LEFT) &&
          g_strcmp0 (steward_record_get_text (person, STEWARD_PERSON_KIND_OF_PERSON), "service") != 0 &&
          (steward_record_get_boolean (person, STEWARD_PERSON_ADMINISTRATOR) ||
           steward_standing_get_first_department (self->standing, steward_record_get_id (person)) != NULL))
        add_person (self, person);
    }
}

static gboolean
row_fits (GtkListBoxRow *row,
          gpointer       data)
{
  StewardFoot *self = data;
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (self->search), -1);

  return strstr (g_object_get_qdata (G_OBJECT (row), words_quark), wanted) != NULL;
}

static void
on_acting (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardFoot) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!steward_workspace_act_as_finish (STEWARD_WORKSPACE (source), result, &error))
    steward_error_show (GTK_WIDGET (self), _("Nobody Else Yet"), error);
}

static void
on_row_activated (StewardFoot   *self,
                  GtkListBoxRow *row)
{
  gtk_popover_popdown (self->popover);
  steward_workspace_act_as_async (self->workspace, g_object_get_qdata (G_OBJECT (row), person_quark), on_acting,
                                  g_object_ref (self));
}

static void
on_search_changed (StewardFoot *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
on_search_activate (StewardFoot *self)
{
  GtkListBoxRow *row = steward_filtered_list_get_first (self->list);

  if (row != NULL)
    on_row_activated (self, row);
}

static void
on_stop_search (StewardFoot *self)
{
  gtk_popover_popdown (self->popover);
}

/* How the file stands to its server */

static void
show_sync (StewardFoot *self)
{
  gboolean is_shared = self->sync != NULL && steward_sync_status_is_shared (self->sync);
  g_autofree char *state = NULL;
  g_autofree char *spoken = NULL;

  if (self->standing == NULL || self->sync == NULL)
    return;
  state = steward_sync_status_dup_words (self->sync, steward_standing_get_zone (self->standing));
  spoken = g_strdup_printf (_("%s, you are %s"), state, gtk_label_get_label (self->you));
  gtk_label_set_label (self->state, state);
  steward_tooltip_set (GTK_WIDGET (self->state), state);
  gtk_image_set_from_icon_name (self->icon, steward_sync_status_get_icon_name (self->sync));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), is_shared);
  gtk_widget_set_visible (self->sharing, !is_shared && !steward_standing_is_sample (self->standing));
  gtk_label_set_label (self->explanation,
                       steward_standing_is_sample (self->standing) ? _("A sample: nothing is sent anywhere. You can play every part.")
                       : is_shared ? _("Shared with a server. This computer keeps a complete copy and works without it.")
                                   : _("One file on this computer. Without a server, who you are is a promise: "
                                       "what you do is recorded in your name."));
  steward_sync_summary_show (self->summary, steward_standing_get_zone (self->standing));
}

static void
on_sharing (StewardFoot *self)
{
  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.preferences-page", "s", "sync");
}

static void
on_summary_left (StewardFoot *self)
{
  gtk_popover_popdown (self->popover);
}

static void
on_popover_visible (StewardFoot *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    show_sync (self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)) || self->standing == NULL ||
      !steward_standing_is_sample (self->standing))
    return;
  gtk_editable_set_text (self->search, "");
  fill_list (self);
}

static void
steward_foot_dispose (GObject *object)
{
  StewardFoot *self = STEWARD_FOOT (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->standing);
  g_clear_object (&self->sync);

  G_OBJECT_CLASS (steward_foot_parent_class)->dispose (object);
}

static void
steward_foot_class_init (StewardFootClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_foot_dispose;
  person_quark = g_quark_from_static_string ("steward-person");
  words_quark = g_quark_from_static_string ("steward-words");

  g_type_ensure (STEWARD_TYPE_SYNC_SUMMARY);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-foot.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardFoot, button);
  gtk_widget_class_bind_template_child (widget_class, StewardFoot, popover);
  gtk_widget_class_bind_template_child (widget_class, StewardFoot, face);
  gtk_widget_class_bind_template_child (widget_class, StewardFoot, heading);
  gtk_widget_class_bind_template_child (widget_class, StewardFoot, explanation);
  gtk_widget_class_bind_template_child (widget_class, StewardFoot, file);
  gtk_widget_class_bind_template_child (widget_class, StewardFoot, trying);
  gtk_widget_class_bind_template_child (widget_class, StewardFoot, search);
  gtk_widget_class_bind_template_child (widget_class, StewardFoot, list);
  gtk_widget_class_bind_template_child (widget_class, StewardFoot, summary);
  gtk_widget_class_bind_template_child (widget_class, StewardFoot, sharing);
  gtk_widget_class_bind_template_child (widget_class, StewardFoot, icon);
  gtk_widget_class_bind_template_child (widget_class, StewardFoot, state);
  gtk_widget_class_bind_template_child (widget_class, StewardFoot, you);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_visible);
  gtk_widget_class_bind_template_callback (widget_class, on_sharing);
  gtk_widget_class_bind_template_callback (widget_class, on_summary_left);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
steward_foot_init (StewardFoot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  steward_filtered_list_set_filter (self->list, row_fits, self);
  /* GtkMenuButton puts what it shows in its middle; here it begins like the rows above. */
  gtk_widget_set_halign (gtk_widget_get_parent (self->face), GTK_ALIGN_FILL);
  gtk_widget_set_halign (self->face, GTK_ALIGN_START);
}

/**
 * steward_foot_set_standing:
 *
 * Says who you are and where the workspace lies.
 */
void
steward_foot_set_standing (StewardFoot      *self,
                           StewardWorkspace *workspace,
                           StewardStanding  *standing)
{
  StewardRecord *you = steward_standing_get_you (standing);
  gboolean sample = steward_standing_is_sample (standing);
  const char *name = steward_standing_get_name (standing);
  g_autofree char *place = NULL;

  g_return_if_fail (STEWARD_IS_FOOT (self));

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->standing, standing);
  place = you != NULL ? dup_place (self, you) : g_strdup (_("Nobody yet"));
  gtk_label_set_label (self->you, place);
  steward_tooltip_set (GTK_WIDGET (self->you), place);
  gtk_label_set_label (self->heading, name != NULL ? name : _("This workspace"));
  gtk_label_set_label (self->file, steward_workspace_get_path (workspace));
  steward_tooltip_set (GTK_WIDGET (self->file), steward_workspace_get_path (workspace));
  gtk_widget_set_visible (self->trying, sample);
  show_sync (self);
}

/**
 * steward_foot_set_sync:
 * @sync: (nullable): how the open file stands to its server; %NULL before it is closed
 */
void
steward_foot_set_sync (StewardFoot       *self,
                       StewardSyncStatus *sync)
{
  g_return_if_fail (STEWARD_IS_FOOT (self));

  if (self->sync != NULL)
    g_signal_handlers_disconnect_by_data (self->sync, self);
  g_set_object (&self->sync, sync);
  steward_sync_summary_set_status (self->summary, sync);
  if (sync != NULL)
    g_signal_connect_object (sync, "changed", G_CALLBACK (show_sync), self, G_CONNECT_SWAPPED);
}
