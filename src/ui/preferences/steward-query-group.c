/* steward-query-group.c: how a query is understood while it is typed, and what it finds
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-query-group"

#include "steward-query-group.h"

#include "steward-error-words.h"
#include "steward-kinds.h"
#include "steward-mention-search.h"
#include "steward-shorten.h"

#include <glib/gi18n-lib.h>

#define PAUSE_MS 300  /* of typing, before the file is asked */
#define MANY     1000 /* more are counted no further */
#define HITS     3
#define LONGEST  140 /* characters of a hit */

struct _StewardQueryGroup
{
  AdwPreferencesGroup parent_instance;
  StewardPreferences *preferences; /* (unowned) it holds this group */
  StewardFormRow     *query;       /* (owned) */
  GCancellable       *asking;      /* (owned) (nullable) */
  guint               pause_source;
  AdwActionRow       *understood;
  GPtrArray          *rows; /* (owned) (element-type GtkWidget) problems and hits */
};

G_DEFINE_FINAL_TYPE (StewardQueryGroup, steward_query_group, ADW_TYPE_PREFERENCES_GROUP)

static void
clear (StewardQueryGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (StewardQueryGroup *self,
         const char        *icon_name,
         const char        *title,
         const char        *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
show_found (StewardQueryGroup *self,
            StewardOperation  *operation)
{
  JsonObject *object = json_node_get_object (steward_operation_get_json (operation));
  JsonArray *problems = json_object_get_array_member (object, "problems");
  GPtrArray *hits = steward_operation_get_records (operation);
  g_autofree char *count =
      hits->len >= MANY ? g_strdup_printf (_("Finds %u mentions or more"), MANY)
                        : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Finds %u mention of what is here",
                                                        "Finds %u mentions of what is here", hits->len),
                                           hits->len);

  clear (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->understood), count);
  adw_action_row_set_subtitle (self->understood, json_object_get_string_member (object, "query"));
  for (guint i = 0; i < json_array_get_length (problems); i++)
    add_row (self, "dialog-warning-symbolic", json_array_get_string_element (problems, i), NULL);
  for (guint i = 0; i < MIN (hits->len, HITS); i++)
    {
      const char *text = steward_record_get_text (hits->pdata[i], STEWARD_MENTION_TEXT);
      g_autofree char *line = steward_shorten_line (text != NULL ? text : "", LONGEST);

      add_row (self, "steward-monitor-symbolic", line, steward_record_get_text (hits->pdata[i], STEWARD_MENTION_AUTHOR));
    }
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardQueryGroup) self = g_object_steal_data (G_OBJECT (operation), "steward-group");
  g_autoptr (GError) error = NULL;

  if (steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    show_found (self, operation);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *words = steward_error_words (error);

      clear (self);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->understood), _("Not understood"));
      adw_action_row_set_subtitle (self->understood, words);
    }
}

static gboolean
ask (gpointer user_data)
{
  StewardQueryGroup *self = user_data;
  g_autofree char *text = g_strstrip (steward_form_row_dup_text (self->query));
  StewardOperation *operation;

  self->pause_source = 0;
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (*text == '\0')
    {
      clear (self);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->understood), _("Nothing yet"));
      adw_action_row_set_subtitle (self->understood,
                                   _("Words, “phrases”, prefix*, AND, OR, NOT, parentheses, and fields such as author: site: "
                                     "lang: voice:"));
      return G_SOURCE_REMOVE;
    }
  self->asking = g_cancellable_new ();
  operation = steward_mention_find_all (text, MANY, NULL);
  g_object_set_data_full (G_OBJECT (operation), "steward-group", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (steward_preferences_get_workspace (self->preferences), operation, self->asking, on_found,
                                   operation);
  return G_SOURCE_REMOVE;
}

static void
on_typed (StewardQueryGroup *self)
{
  g_clear_handle_id (&self->pause_source, g_source_remove);
  self->pause_source = g_timeout_add (PAUSE_MS, ask, self);
}

static void
steward_query_group_dispose (GObject *object)
{
  StewardQueryGroup *self = STEWARD_QUERY_GROUP (object);

  g_clear_handle_id (&self->pause_source, g_source_remove);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->query);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (steward_query_group_parent_class)->dispose (object);
}

static void
steward_query_group_class_init (StewardQueryGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_query_group_dispose;
}

static void
steward_query_group_init (StewardQueryGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->understood = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->understood), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->understood));
}

/**
 * steward_query_group_new:
 * @query: where it is typed
 *
 * Returns: (transfer floating): what it means and finds, as it is typed
 */
GtkWidget *
steward_query_group_new (StewardPreferences *preferences,
                         StewardFormRow     *query)
{
  StewardQueryGroup *self = g_object_new (STEWARD_TYPE_QUERY_GROUP, NULL);

  self->preferences = preferences;
  self->query = g_object_ref (query);
  g_signal_connect_object (query, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  ask (self);
  return GTK_WIDGET (self);
}
