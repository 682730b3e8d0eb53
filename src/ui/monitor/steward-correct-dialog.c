/* steward-correct-dialog.c: what a mention was understood to be, corrected
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-correct-dialog"

#include "steward-correct-dialog.h"

#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-mention-words.h"

#include <glib/gi18n-lib.h>

/* What people choose from; a mention in another language keeps it unless they do. */
static const char *const languages[] = {
  "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "he", "hr", "hu", "it",
  "ja", "ko", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "tr", "uk", "zh",
};

struct _StewardCorrectDialog
{
  AdwWindow   parent_instance;
  GtkWidget  *language;
  GPtrArray  *codes;    /* (owned) (element-type utf8) in the order of the choices */
  guint       selected; /* at first */
  GPtrArray  *checks;   /* (owned) (element-type GtkCheckButton) of the topics */
  char      **topics;   /* (owned) of the mention, as they were */
};

enum
{
  SIGNAL_SAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardCorrectDialog, steward_correct_dialog, ADW_TYPE_WINDOW)

static void
steward_correct_dialog_finalize (GObject *object)
{
  StewardCorrectDialog *self = STEWARD_CORRECT_DIALOG (object);

  g_ptr_array_unref (self->codes);
  g_ptr_array_unref (self->checks);
  g_strfreev (self->topics);

  G_OBJECT_CLASS (steward_correct_dialog_parent_class)->finalize (object);
}

static void
add_language (JsonObject           *fields,
              StewardCorrectDialog *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->language));

  if (selected != self->selected && selected < self->codes->len)
    json_object_set_string_member (fields, "language", self->codes->pdata[selected]);
}

static void
add_topics (JsonObject           *fields,
            StewardCorrectDialog *self)
{
  g_autoptr (JsonArray) topics = json_array_new ();
  gboolean changed = FALSE;

  for (guint i = 0; i < self->checks->len; i++)
    {
      const char *id = g_object_get_data (self->checks->pdata[i], "steward-topic");
      gboolean is_chosen = gtk_check_button_get_active (self->checks->pdata[i]);

      changed = changed || is_chosen != g_strv_contains ((const char *const *) self->topics, id);
      if (is_chosen)
        json_array_add_string_element (topics, id);
    }
  if (changed)
    json_object_set_array_member (fields, "topics", g_steal_pointer (&topics));
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  StewardCorrectDialog *self = STEWARD_CORRECT_DIALOG (widget);
  g_autoptr (JsonObject) fields = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), fields);
  g_autofree char *text = NULL;

  add_language (fields, self);
  add_topics (fields, self);
  text = steward_json_write (node);
  if (json_object_get_size (fields) > 0)
    g_signal_emit (self, signals[SIGNAL_SAVE], 0, text);
  gtk_window_close (GTK_WINDOW (self));
}

static void
steward_correct_dialog_class_init (StewardCorrectDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_correct_dialog_finalize;
  signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                       1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "correct.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "correct.save", NULL);
}

static void
steward_correct_dialog_init (StewardCorrectDialog *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->checks = g_ptr_array_new ();
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 560);
  gtk_window_set_title (GTK_WINDOW (self), _("Correct What Was Understood"));
}

static GtkWidget *
make_language (StewardCorrectDialog *self,
               const char           *language)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_add (self->codes, g_strdup (language != NULL ? language : "und"));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (languages[i], language) != 0)
      g_ptr_array_add (self->codes, g_strdup (languages[i]));
  for (guint i = 0; i < self->codes->len; i++)
    {
      g_autofree char *words = steward_language_words (self->codes->pdata[i]);

      gtk_string_list_append (names, words);
    }
  self->language = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->language), _("Language"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->language), G_LIST_MODEL (names));
  self->selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->language));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->language);
  return group;
}

static GtkWidget *
make_topic (StewardCorrectDialog *self,
            StewardRecord        *topic,
            gboolean              is_chosen)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (check), "steward-topic", g_strdup (steward_record_get_id (topic)), g_free);
  g_ptr_array_add (self->checks, check);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), steward_record_get_text (topic, STEWARD_TOPIC_NAME));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

/* A topic that has ended stays where it is chosen. */
static GtkWidget *
make_topics (StewardCorrectDialog *self,
             StewardStanding      *standing)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GPtrArray) topics = steward_directory_list (steward_standing_get_directory (standing), &steward_topic_kind);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Topics"));
  for (guint i = 0; i < topics->len; i++)
    {
      gboolean is_chosen = g_strv_contains ((const char *const *) self->topics, steward_record_get_id (topics->pdata[i]));

      if (is_chosen || !steward_record_has (topics->pdata[i], STEWARD_TOPIC_REMOVED))
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_topic (self, topics->pdata[i], is_chosen));
    }
  return group;
}

static GtkWidget *
make_bar (void)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *save = gtk_button_new_with_mnemonic (_("_Save"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "correct.save");
  gtk_widget_add_css_class (save, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), save);
  gtk_widget_add_css_class (bar, "flat");
  return bar;
}

/**
 * steward_correct_dialog_new:
 * @mention: as it is now
 * @standing: has the topics
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
steward_correct_dialog_new (GtkWindow       *parent,
                            StewardRecord   *mention,
                            StewardStanding *standing)
{
  StewardCorrectDialog *self = g_object_new (STEWARD_TYPE_CORRECT_DIALOG, "transient-for", parent, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();

  self->topics = g_strdupv ((char **) steward_record_get_set (mention, STEWARD_MENTION_TOPICS));
  adw_preferences_page_add (
      ADW_PREFERENCES_PAGE (page),
      ADW_PREFERENCES_GROUP (make_language (self, steward_record_get_text (mention, STEWARD_MENTION_LANGUAGE))));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (make_topics (self, standing)));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), make_bar ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (self), box);
  return GTK_WIDGET (self);
}
