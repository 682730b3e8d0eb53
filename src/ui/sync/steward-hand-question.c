/* steward-hand-question.c: to whom a refused change is handed
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-hand-question"

#include "steward-hand-question.h"

#include "steward-kinds.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* While it is asked. */
typedef struct
{
  AdwComboRow     *row;    /* (unowned) of the dialog */
  GPtrArray       *people; /* (owned) ids, in the order of the row */
  char            *id;
  StewardHandFunc  func;
  GWeakRef         owner;
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_ptr_array_unref (question->people);
  g_free (question->id);
  g_weak_ref_clear (&question->owner);
  g_free (question);
}

static void
on_answered (AdwMessageDialog *dialog,
             const char       *response,
             Question         *question)
{
  g_autoptr (GObject) owner = g_weak_ref_get (&question->owner);
  guint selected = adw_combo_row_get_selected (question->row);

  if (owner != NULL && g_str_equal (response, "hand") && selected < question->people->len)
    question->func (owner, question->id, question->people->pdata[selected]);
}

/* Whoever works here, but for the person who asks. */
static GPtrArray *
list_colleagues (StewardStanding *standing,
                 GtkStringList   *names)
{
  g_autoptr (GPtrArray) all = steward_directory_list (steward_standing_get_directory (standing), &steward_person_kind);
  StewardRecord *you = steward_standing_get_you (standing);
  GPtrArray *people = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < all->len; i++)
    {
      StewardRecord *person = all->pdata[i];

      if (steward_record_has (person, STEWARD_PERSON_LEFT) ||
          g_strcmp0 (steward_record_get_text (person, STEWARD_PERSON_KIND_OF_PERSON), "service") == 0 ||
          (you != NULL && g_str_equal (steward_record_get_id (person), steward_record_get_id (you))))
        continue;
      g_ptr_array_add (people, g_strdup (steward_record_get_id (person)));
      gtk_string_list_append (names, steward_record_get_text (person, STEWARD_PERSON_NAME));
    }
  return people;
}

/**
 * steward_hand_question_ask:
 * @id: of what is handed over
 * @func: called with @owner when somebody was chosen, unless that is gone by then
 */
void
steward_hand_question_ask (GtkWindow       *parent,
                           StewardStanding *standing,
                           const char      *id,
                           StewardHandFunc  func,
                           GObject         *owner)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Hand This to Someone?"),
                                              _("It is taken back here, and they are asked to make the change in their own name."));
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_combo_row_new ();
  Question *question = g_new0 (Question, 1);

  question->row = ADW_COMBO_ROW (row);
  question->people = list_colleagues (standing, names);
  question->id = g_strdup (id);
  question->func = func;
  g_weak_ref_init (&question->owner, owner);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Person"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "hand", _("_Hand Over"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "hand", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "hand", question->people->len > 0);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "hand");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_answered), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
