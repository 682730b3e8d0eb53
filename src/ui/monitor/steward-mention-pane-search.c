/* steward-mention-pane-search.c: what the list of mentions is narrowed by
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mention-pane"

#include "steward-mention-pane-private.h"

#include "steward-mention-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
show_understood (StewardMentionPane *self,
                 JsonObject         *object,
                 const char         *text)
{
  JsonArray *problems = json_object_get_array_member (object, "problems");
  const char *query = json_object_get_string_member (object, "query");
  g_autofree char *words = g_strdup_printf (_("Understood: %s"), query);
  g_autoptr (GString) sentences = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (problems); i++)
    g_string_append_printf (sentences, "%s%s", i > 0 ? "\n" : "", json_array_get_string_element (problems, i));
  gtk_label_set_label (self->understood, words);
  gtk_widget_set_visible (GTK_WIDGET (self->understood), *text != '\0');
  gtk_label_set_label (self->problem, sentences->str);
  gtk_widget_set_visible (self->problem_box, *text != '\0' && sentences->len > 0);
}

static void
on_understood (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (StewardMentionPane) self = data;
  StewardOperation *operation = g_task_get_task_data (G_TASK (result));
  const char *asked = g_object_get_data (G_OBJECT (operation), "steward-text");
  g_autoptr (GError) error = NULL;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      g_debug ("The search wasn't read: %s", error->message);
      return;
    }
  if (self->workspace != NULL && g_strcmp0 (asked, gtk_editable_get_text (self->search)) == 0)
    show_understood (self, json_node_get_object (steward_operation_get_json (operation)), asked);
}

static void
on_search_changed (StewardMentionPane *self)
{
  const char *text = gtk_editable_get_text (self->search);
  g_autoptr (StewardOperation) operation = NULL;

  if (self->workspace == NULL)
    return;
  steward_mention_pane_ask_for_list (self);
  if (!steward_mention_pane_is_searching (self))
    {
      gtk_widget_set_visible (GTK_WIDGET (self->understood), FALSE);
      gtk_widget_set_visible (self->problem_box, FALSE);
      return;
    }
  operation = steward_mention_understand (text);
  g_object_set_data_full (G_OBJECT (operation), "steward-text", g_strdup (text), g_free);
  steward_workspace_perform_async (self->workspace, operation, NULL, on_understood, g_object_ref (self));
}

static void
on_stop_search (StewardMentionPane *self)
{
  gtk_editable_set_text (self->search, "");
  steward_mention_pane_focus_list (self);
}

static void
on_search_activate (StewardMentionPane *self)
{
  steward_mention_pane_focus_list (self);
}

static gboolean
on_search_key (GtkEventControllerKey *controller,
               guint                  key,
               guint                  code,
               GdkModifierType        state,
               StewardMentionPane    *self)
{
  if (key != GDK_KEY_Down || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  steward_mention_pane_focus_list (self);
  return TRUE;
}

/* One value of a field at a time: another choice takes the place of the last, the same takes it away. */
static void
filter_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  StewardMentionPane *self = STEWARD_MENTION_PANE (widget);
  const char *term = g_variant_get_string (parameter, NULL);
  g_autofree char *field = g_strndup (term, (gsize) (strchr (term, ':') - term + 1));
  g_auto (GStrv) terms = g_strsplit (gtk_editable_get_text (self->search), " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean was_there = FALSE;

  for (guint i = 0; terms[i] != NULL; i++)
    {
      was_there |= strcmp (terms[i], term) == 0;
      if (*terms[i] != '\0' && !g_str_has_prefix (terms[i], field))
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", terms[i]);
    }
  if (!was_there)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", term);
  gtk_editable_set_text (self->search, text->str);
}

static void
clear_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_editable_set_text (STEWARD_MENTION_PANE (widget)->search, "");
}

/**
 * steward_mention_pane_bind_search:
 *
 * What the template calls of the search, and the filters' actions.
 */
void
steward_mention_pane_bind_search (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_install_action (widget_class, "pane.filter", "s", filter_action);
  gtk_widget_class_install_action (widget_class, "pane.clear", NULL, clear_action);
}

/**
 * steward_mention_pane_watch_search:
 *
 * Lets a key lead from the search into the list.
 */
void
steward_mention_pane_watch_search (StewardMentionPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_search_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}
