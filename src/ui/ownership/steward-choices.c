/* steward-choices.c: several of a few, in a row that unfolds
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-choices"

#include "steward-choices.h"

#include <glib/gi18n-lib.h>

struct _StewardChoices
{
  AdwExpanderRow  parent_instance;
  GPtrArray      *checks; /* (owned) (element-type GtkCheckButton) children own them; data: id, title */
};

G_DEFINE_FINAL_TYPE (StewardChoices, steward_choices, ADW_TYPE_EXPANDER_ROW)

static void
steward_choices_finalize (GObject *object)
{
  g_ptr_array_unref (STEWARD_CHOICES (object)->checks);

  G_OBJECT_CLASS (steward_choices_parent_class)->finalize (object);
}

static void
steward_choices_class_init (StewardChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_choices_finalize;
}

static void
steward_choices_init (StewardChoices *self)
{
  self->checks = g_ptr_array_new_with_free_func (g_object_unref);
}

/* What is chosen is seen without unfolding. */
static void
summarise (StewardChoices *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *markup = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              (const char *) g_object_get_data (self->checks->pdata[i], "steward-title"));
  if (text->len == 0)
    g_string_append (text, _("any"));
  markup = g_markup_escape_text (text->str, -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), markup);
}

/**
 * steward_choices_set:
 * @choices: up to one without an id
 * @translate: whether their titles are words of ours
 * @chosen: (array zero-terminated=1): ids
 *
 * Fills it once. What is chosen without being among the choices isn't listed afterwards.
 */
void
steward_choices_set (StewardChoices      *self,
                     const StewardChoice *choices,
                     gboolean             translate,
                     const char *const   *chosen)
{
  for (guint i = 0; choices[i].id != NULL; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();
      const char *title = translate ? _(choices[i].title) : choices[i].title;
      g_autofree char *markup = g_markup_escape_text (title, -1);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_strv_contains (chosen, choices[i].id));
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      g_object_set_data_full (G_OBJECT (check), "steward-id", g_strdup (choices[i].id), g_free);
      g_object_set_data_full (G_OBJECT (check), "steward-title", g_strdup (title), g_free);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
      g_signal_connect_object (check, "toggled", G_CALLBACK (summarise), self, G_CONNECT_SWAPPED);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
      g_ptr_array_add (self->checks, g_object_ref (check));
    }
  summarise (self);
}

/**
 * steward_choices_list:
 *
 * Returns: (transfer full): ids of what is chosen
 */
char **
steward_choices_list (StewardChoices *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_strv_builder_add (builder, g_object_get_data (self->checks->pdata[i], "steward-id"));
  return g_strv_builder_end (builder);
}
