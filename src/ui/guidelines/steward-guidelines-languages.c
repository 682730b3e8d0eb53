/* steward-guidelines-languages.c: versions of a guideline in other languages
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guidelines-languages"

#include "steward-guidelines-parts-private.h"

#include "steward-guideline-item.h"
#include "steward-guideline-translating.h"
#include "steward-guideline-writing.h"
#include "steward-json.h"
#include "steward-kinds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static StewardRecord *
get_head (StewardGuidelinesPage *self)
{
  return steward_guideline_view_get_head (steward_guidelines_page_get_view (self));
}

/* What stands in the document's margin, and what a screen reader hears of a clause. */
static void
on_read (StewardGuidelinesPage *self,
         JsonArray             *lines)
{
  g_autoptr (GHashTable) marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; lines != NULL && i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);
      const char *state = steward_json_get_text (line, "state");
      const char *block = steward_json_get_text (line, "id");
      const char *words = g_str_equal (state, "lags")           ? _("The master was changed since it was translated.")
                          : g_str_equal (state, "untranslated") ? _("Not translated yet.")
                          : g_str_equal (state, "gone")         ? _("The master no longer has this clause.")
                                                                : NULL;

      if (block != NULL && words != NULL)
        g_hash_table_insert (marks, g_strdup (block), g_strdup (words));
    }
  steward_guideline_editor_set_marks (steward_guidelines_page_get_editor (self), marks);
}

/* Beginning one */

static const char *
get_entry (AdwMessageDialog *dialog,
           const char       *key)
{
  return gtk_editable_get_text (GTK_EDITABLE (g_object_get_data (G_OBJECT (dialog), key)));
}

static void
on_begin (StewardGuidelinesPage *self,
          const char            *response,
          AdwMessageDialog      *dialog)
{
  g_autofree char *language = g_strstrip (g_strdup (get_entry (dialog, "steward-language")));
  g_autofree char *title = g_strstrip (g_strdup (get_entry (dialog, "steward-title")));

  steward_guidelines_page_perform (
    self, steward_translations_begin (g_object_get_data (G_OBJECT (dialog), "steward-master"), language, title),
    _("Language version begun"));
}

static void
on_entry_changed (GtkEditable      *entry,
                  AdwMessageDialog *dialog)
{
  g_autofree char *language = g_strstrip (g_strdup (get_entry (dialog, "steward-language")));
  g_autofree char *title = g_strstrip (g_strdup (get_entry (dialog, "steward-title")));

  adw_message_dialog_set_response_enabled (dialog, "do", *language != '\0' && *title != '\0');
}

static void
add_entry (AdwMessageDialog *dialog,
           GtkWidget        *list,
           const char       *key,
           const char       *title)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  g_object_set_data (G_OBJECT (dialog), key, entry);
}

static void
begin (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  StewardGuidelinesPage *self = user_data;
  GtkWidget *list = gtk_list_box_new ();
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("New Language Version"),
    _("It begins with the clauses in force, in the words of the master. What you translate you mark; when the master changes, "
      "you see where it lags. Rules stay with the master.")));

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  add_entry (dialog, list, "steward-language", _("Language, like de or fr"));
  add_entry (dialog, list, "steward-title", _("Title in that language"));
  adw_message_dialog_set_extra_child (dialog, list);
  adw_message_dialog_add_responses (dialog, "cancel", _("Cancel"), "do", _("Begin"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "do");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_response_enabled (dialog, "do", FALSE);
  g_object_set_data_full (G_OBJECT (dialog), "steward-master", g_strdup (steward_record_get_id (get_head (self))), g_free);
  g_signal_connect_object (g_object_get_data (G_OBJECT (dialog), "steward-language"), "changed", G_CALLBACK (on_entry_changed),
                           dialog, 0);
  g_signal_connect_object (g_object_get_data (G_OBJECT (dialog), "steward-title"), "changed", G_CALLBACK (on_entry_changed),
                           dialog, 0);
  g_signal_connect_object (dialog, "response::do", G_CALLBACK (on_begin), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Saying of which one a guideline is a version */

/* Which guidelines can be its master: ids, in the order of the choice; none when others follow it. */
static GPtrArray *
list_masters (StewardGuidelinesPage *self,
              GtkStringList         *names)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  const char *own = steward_record_get_id (get_head (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->guidelines)); i++)
    {
      g_autoptr (StewardGuidelineItem) item = g_list_model_get_item (G_LIST_MODEL (self->guidelines), i);
      JsonObject *line = steward_guideline_item_get_line (item);
      const char *title = steward_json_get_text (line, "title");

      if (g_strcmp0 (steward_json_get_text (line, "master_id"), own) == 0)
        {
          g_ptr_array_set_size (ids, 0);
          break;
        }
      if (g_str_equal (steward_guideline_item_get_id (item), own) || !json_object_has_member (line, "in_force") ||
          steward_json_get_text (line, "master_id") != NULL)
        continue;
      g_ptr_array_add (ids, g_strdup (steward_guideline_item_get_id (item)));
      if (names != NULL)
        gtk_string_list_append (names, title != NULL ? title : steward_guideline_item_get_id (item));
    }
  return g_steal_pointer (&ids);
}

static guint
get_choice (AdwMessageDialog *dialog)
{
  return adw_combo_row_get_selected (g_object_get_data (G_OBJECT (dialog), "steward-choice"));
}

static void
on_master_changed (AdwMessageDialog *dialog)
{
  g_autofree char *language = g_strstrip (g_strdup (get_entry (dialog, "steward-language")));

  guint was = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "steward-was"));

  adw_message_dialog_set_response_enabled (dialog, "do", get_choice (dialog) != was && (get_choice (dialog) == 0 || *language != '\0'));
}

static void
on_master_set (StewardGuidelinesPage *self,
               const char            *response,
               AdwMessageDialog      *dialog)
{
  GPtrArray *ids = g_object_get_data (G_OBJECT (dialog), "steward-ids");
  g_autofree char *language = g_strstrip (g_strdup (get_entry (dialog, "steward-language")));
  g_autoptr (JsonObject) fields = json_object_new ();
  guint choice = get_choice (dialog);

  if (choice > 0 && choice <= ids->len)
    json_object_set_string_member (fields, "master", ids->pdata[choice - 1]);
  else
    json_object_set_null_member (fields, "master");
  if (*language != '\0')
    json_object_set_string_member (fields, "language", language);
  steward_guidelines_page_save_then (self, steward_guidelines_set (g_object_get_data (G_OBJECT (dialog), "steward-guideline"), fields),
                                     choice > 0 ? _("It is a language version now") : _("It stands for itself now"));
}

static void
set_master (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  StewardGuidelinesPage *self = user_data;
  StewardRecord *head = get_head (self);
  const char *language = steward_record_get_text (head, STEWARD_GUIDELINE_LANGUAGE);
  const char *master = steward_record_get_text (head, STEWARD_GUIDELINE_MASTER);
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_combo_row_new ();
  GPtrArray *ids;
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Language Version"),
    _("A guideline that says in another language what one in force says, such as one that was imported. Its clauses are taken for those "
      "of the master by their places; mark what is translated.")));

  gtk_string_list_append (names, _("None"));
  ids = list_masters (self, names);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Master"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  g_object_unref (names);
  for (guint i = 0; i < ids->len; i++)
    if (g_strcmp0 (ids->pdata[i], master) == 0)
      {
        adw_combo_row_set_selected (ADW_COMBO_ROW (row), i + 1);
        g_object_set_data (G_OBJECT (dialog), "steward-was", GUINT_TO_POINTER (i + 1));
      }
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_object_set_data (G_OBJECT (dialog), "steward-choice", row);
  add_entry (dialog, list, "steward-language", _("Language, like de or fr"));
  gtk_editable_set_text (GTK_EDITABLE (g_object_get_data (G_OBJECT (dialog), "steward-language")), language != NULL ? language : "");
  adw_message_dialog_set_extra_child (dialog, list);
  adw_message_dialog_add_responses (dialog, "cancel", _("Cancel"), "do", _("Set"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "steward-ids", ids, (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data_full (G_OBJECT (dialog), "steward-guideline", g_strdup (steward_record_get_id (head)), g_free);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_master_changed), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (g_object_get_data (G_OBJECT (dialog), "steward-language"), "changed", G_CALLBACK (on_master_changed), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response::do", G_CALLBACK (on_master_set), self, G_CONNECT_SWAPPED);
  on_master_changed (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
read_own (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  StewardRecord *chosen = steward_guideline_view_get_language_choice (steward_guidelines_page_get_view (user_data));

  if (chosen != NULL)
    steward_guidelines_page_choose (user_data, steward_record_get_id (chosen));
}

static const GActionEntry entries[] = {
  { "new-language", begin, NULL, NULL, NULL },
  { "set-master", set_master, NULL, NULL, NULL },
  { "read-own-language", read_own, NULL, NULL, NULL },
};

/**
 * steward_guidelines_languages_install:
 * @actions: of the page
 *
 * Adds what is done with languages.
 */
void
steward_guidelines_languages_install (StewardGuidelinesPage *self,
                                      GActionMap            *actions)
{
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
}

/**
 * steward_guidelines_languages_connect:
 * @panel: what lists versions and what is behind
 */
void
steward_guidelines_languages_connect (StewardGuidelinesPage   *self,
                                      StewardTranslationPanel *panel)
{
  g_signal_connect_object (panel, "read", G_CALLBACK (on_read), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "open", G_CALLBACK (steward_guidelines_page_choose), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "deed", G_CALLBACK (steward_guidelines_page_save_then), self, G_CONNECT_SWAPPED);
}

/**
 * steward_guidelines_languages_show:
 * @panel: what lists versions and what is behind
 *
 * Reads how what is shown stands to its master.
 */
void
steward_guidelines_languages_show (StewardGuidelinesPage   *self,
                                   StewardTranslationPanel *panel)
{
  StewardGuidelineView *view = steward_guidelines_page_get_view (self);
  gboolean shows_draft = steward_guidelines_page_shows_draft (self);
  StewardGuideline *document = shows_draft ? steward_guideline_view_get_draft (view) : steward_guideline_view_get_in_force (view);

  steward_translation_panel_show (panel, steward_page_get_workspace (STEWARD_PAGE (self)),
                                  steward_record_get_id (get_head (self)), shows_draft ? "draft" : "in-force",
                                  steward_guideline_get_master (document) != NULL, steward_guidelines_page_is_writing (self));
}

/**
 * steward_guidelines_languages_update:
 * @actions: of the page
 *
 * Enables what can be done with what is shown.
 */
void
steward_guidelines_languages_update (StewardGuidelinesPage *self,
                                     GActionMap            *actions)
{
  StewardGuidelineView *view = steward_guidelines_page_get_view (self);
  gboolean begins = view != NULL && (steward_guideline_view_get_rights (view) & STEWARD_GUIDELINE_MAY_WRITE) != 0 &&
                    steward_guideline_view_list_editions (view)->len > 0 &&
                    !steward_record_has (get_head (self), STEWARD_GUIDELINE_MASTER);

  g_autoptr (GPtrArray) masters =
    view != NULL && (steward_guideline_view_get_rights (view) & STEWARD_GUIDELINE_MAY_WRITE) != 0 ? list_masters (self, NULL) : NULL;

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "new-language")), begins);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "set-master")),
                               masters != NULL && masters->len > 0);
}

/**
 * steward_guidelines_languages_tell:
 * @banner: of the page
 *
 * Says above the version in force where the person reads it in their language, or that this one lags.
 *
 * Returns: whether there was something to say
 */
gboolean
steward_guidelines_languages_tell (StewardGuidelinesPage *self,
                                   StewardBanner         *banner)
{
  StewardGuidelineView *view = steward_guidelines_page_get_view (self);
  StewardRecord *chosen = steward_guideline_view_get_language_choice (view);
  StewardGuideline *in_force = steward_guideline_view_get_in_force (view);
  guint behind = steward_guideline_view_count_behind (view);
  gboolean is_other = chosen != NULL && g_strcmp0 (steward_record_get_id (chosen), steward_record_get_id (get_head (self))) != 0;
  gboolean writes = (steward_guideline_view_get_rights (view) & STEWARD_GUIDELINE_MAY_WRITE) != 0;
  g_autofree char *lead = NULL;
  g_autofree char *rest = NULL;

  if (in_force == NULL || (!is_other && behind == 0))
    return FALSE;
  if (behind > 0)
    {
      lead = g_strdup_printf (ngettext ("%u clause is behind the master.", "%u clauses are behind the master.", behind), behind);
      rest = is_other && g_strcmp0 (steward_guideline_get_master (in_force), steward_record_get_id (chosen)) == 0
               ? g_strdup_printf (_("What holds is “%s”."), steward_record_get_text (chosen, STEWARD_GUIDELINE_TITLE))
               : g_strdup (_("The others say what it says."));
    }
  else
    {
      lead = g_strdup (_("There is a version in your language:"));
      rest = g_strdup_printf (_("“%s”. Reading it counts for both."), steward_record_get_text (chosen, STEWARD_GUIDELINE_TITLE));
    }
  steward_banner_set_words (banner, behind > 0 ? STEWARD_BANNER_DRAFT : STEWARD_BANNER_INFO, lead, rest);
  steward_banner_set_button (banner, 0, is_other ? _("Read That One") : writes ? _("Translate") : NULL,
                             is_other ? "guideline.read-own-language" : writes ? "guideline.write" : NULL);
  steward_banner_set_shown (banner, TRUE);
  return TRUE;
}
