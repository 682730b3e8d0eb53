/* steward-response-audience.c: who sees an answer, and what stands above it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-response-audience"

#include "steward-response-audience.h"

#include "steward-kinds.h"
#include "steward-network.h"
#include "steward-tooltip.h"
#include "steward-wrapped-label.h"

#include <glib/gi18n-lib.h>

enum
{
  PUBLIC,
  UNLISTED,
  PRIVATE,
  DIRECT,
  N_VISIBILITIES
};

struct _StewardResponseAudience
{
  AdwBin          parent_instance;
  GtkMenuButton  *button;
  GtkWidget      *icon;
  GtkLabel       *label;
  GtkCheckButton *visibilities[N_VISIBILITIES];
  GtkEditable    *warning;
  char           *id;     /* (owned) (nullable) of the response that is shown */
  char           *warned; /* (owned) (nullable) what it has */
  gboolean        filling;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The names are those of Mastodon's API, which records hold too. */
static const struct
{
  const char *name;
  const char *label;
  const char *words;
} visibilities[N_VISIBILITIES] = {
  { "public", NC_ ("visibility", "Public"), N_("Everybody, and it is found in public lists") },
  { "unlisted", NC_ ("visibility", "Unlisted"), N_("Everybody who comes by, but it stands in no public list") },
  { "private", NC_ ("visibility", "Followers"), N_("Only those who follow the account") },
  { "direct", NC_ ("visibility", "Named only"), N_("Only those whom it names") },
};

G_DEFINE_FINAL_TYPE (StewardResponseAudience, steward_response_audience, ADW_TYPE_BIN)

static void
on_toggled (StewardResponseAudience *self,
            GtkCheckButton          *check)
{
  if (self->filling || !gtk_check_button_get_active (check))
    return;
  for (guint i = 0; i < N_VISIBILITIES; i++)
    if (self->visibilities[i] == check)
      g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, "visibility", visibilities[i].name);
}

/* A warning counts when Enter is pressed or one is done here: each change ends an approval. */
static void
take_warning (StewardResponseAudience *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->warning)));
  const char *value = *text != '\0' ? text : NULL;

  if (self->filling || !gtk_editable_get_editable (self->warning) || g_strcmp0 (value, self->warned) == 0)
    return;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, "content_warning", value);
}

static void
on_activate (StewardResponseAudience *self)
{
  gtk_menu_button_popdown (self->button);
}

static void
steward_response_audience_dispose (GObject *object)
{
  g_clear_pointer (&STEWARD_RESPONSE_AUDIENCE (object)->id, g_free);
  g_clear_pointer (&STEWARD_RESPONSE_AUDIENCE (object)->warned, g_free);

  G_OBJECT_CLASS (steward_response_audience_parent_class)->dispose (object);
}

static void
steward_response_audience_class_init (StewardResponseAudienceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_response_audience_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
add_visibility (StewardResponseAudience *self,
                GtkBox                  *box,
                guint                    i)
{
  const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "visibility", visibilities[i].label);
  GtkWidget *check = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (title);

  self->visibilities[i] = GTK_CHECK_BUTTON (check);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (lines), label);
  gtk_box_append (GTK_BOX (lines), steward_wrapped_label_new (_(visibilities[i].words), 24, 34, "small", "sec"));
  gtk_check_button_set_child (self->visibilities[i], lines);
  if (i > 0)
    gtk_check_button_set_group (self->visibilities[i], self->visibilities[0]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _(visibilities[i].words), -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, check);
}

static void
add_heading (GtkBox     *box,
             const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (box, label);
}

static GtkWidget *
new_popover (StewardResponseAudience *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();

  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  add_heading (GTK_BOX (box), _("Who sees it"));
  for (guint i = 0; i < N_VISIBILITIES; i++)
    add_visibility (self, GTK_BOX (box), i);
  add_heading (GTK_BOX (box), _("Content warning"));
  self->warning = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Nothing stands above it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Content warning"), -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "closed", G_CALLBACK (take_warning), self, G_CONNECT_SWAPPED);
  return popover;
}

static void
steward_response_audience_init (StewardResponseAudience *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_visible (self->icon, FALSE);
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_menu_button_set_child (self->button, box);
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_menu_button_set_popover (self->button, new_popover (self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/**
 * steward_response_audience_show:
 * @network: (nullable): of its account, as records name it
 * @may_edit: whether it can be changed now
 *
 * Where the network knows nothing of the kind, it is there only to take back what was set for another.
 */
void
steward_response_audience_show (StewardResponseAudience *self,
                                StewardRecord           *response,
                                const char              *network,
                                gboolean                 may_edit)
{
  const StewardNetwork *found = steward_network_find (network);
  const char *visibility = steward_record_get_text (response, STEWARD_RESPONSE_VISIBILITY);
  const char *warning = steward_record_get_text (response, STEWARD_RESPONSE_CONTENT_WARNING);
  guint current = PUBLIC;
  g_autofree char *spoken = NULL;
  g_autofree char *tooltip = NULL;
  const char *title;

  for (guint i = 0; i < N_VISIBILITIES; i++)
    if (g_strcmp0 (visibility, visibilities[i].name) == 0)
      current = i;
  title = g_dpgettext2 (GETTEXT_PACKAGE, "visibility", visibilities[current].label);
  spoken = warning != NULL ? g_strdup_printf (_("Who sees it: %s, with a content warning"), title)
                           : g_strdup_printf (_("Who sees it: %s"), title);
  tooltip = warning != NULL ? g_strdup_printf (_("Content warning: %s"), warning) : g_strdup (_("Who sees it, and what stands above it"));

  self->filling = TRUE;
  gtk_label_set_label (self->label, title);
  gtk_widget_set_visible (self->icon, warning != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  steward_tooltip_set (GTK_WIDGET (self->button), tooltip);
  for (guint i = 0; i < N_VISIBILITIES; i++)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->visibilities[i]), may_edit);
      gtk_check_button_set_active (self->visibilities[i], i == current);
    }
  gtk_editable_set_editable (self->warning, may_edit);
  /* What is written there stays until the record has another: it may not have been stored yet. */
  if (g_strcmp0 (warning, self->warned) != 0 || g_strcmp0 (steward_record_get_id (response), self->id) != 0)
    gtk_editable_set_text (self->warning, warning != NULL ? warning : "");
  g_free (self->warned);
  self->warned = g_strdup (warning);
  g_free (self->id);
  self->id = g_strdup (steward_record_get_id (response));
  gtk_widget_set_visible (GTK_WIDGET (self), (found != NULL && found->access == STEWARD_ACCESS_BROWSER) || current != PUBLIC ||
                                               warning != NULL);
  self->filling = FALSE;
}
