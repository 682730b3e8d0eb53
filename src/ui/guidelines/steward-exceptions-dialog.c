/* steward-exceptions-dialog.c: clauses that somebody need not follow for a while
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-exceptions-dialog"

#include "steward-exceptions-dialog.h"

#include "steward-error-words.h"
#include "steward-governing-notices.h"
#include "steward-guideline-exceptions.h"
#include "steward-inline.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-refill.h"
#include "steward-shorten.h"
#include "steward-spoken-label.h"
#include "steward-time-words.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>

#define MORE_DAYS 30
#define LONGEST 60 /* characters of a clause in the choice */

struct _StewardExceptionsDialog
{
  AdwWindow             parent_instance;
  GtkWidget            *page;      /* (owned) whose window does it */
  StewardWorkspace     *workspace; /* (owned) */
  StewardStanding      *standing;  /* (owned) */
  StewardGuidelineView *view;      /* (owned) */
  AdwPreferencesGroup  *group;
  GPtrArray            *rows;      /* (owned) (element-type GtkWidget) */
  char                 *said;      /* (owned) (nullable) what they were made of */
  AdwComboRow          *clause;
  AdwComboRow          *whom;
  AdwEntryRow          *reason;
  GtkSpinButton        *days;
  GtkWidget            *grant;
  GPtrArray            *blocks;    /* (owned) (element-type utf8) ids, in the order of the choice */
  GPtrArray            *holders;   /* (owned) (element-type StewardRecord) in the order of the choice */
  gboolean              is_loading;
  gboolean              again;
};

G_DEFINE_FINAL_TYPE (StewardExceptionsDialog, steward_exceptions_dialog, ADW_TYPE_WINDOW)

static void load (StewardExceptionsDialog *self);

static const char *
get_guideline (StewardExceptionsDialog *self)
{
  return steward_record_get_id (steward_guideline_view_get_head (self->view));
}

static gint64
now_us (StewardExceptionsDialog *self)
{
  return steward_clock_now_us (steward_workspace_get_clock (self->workspace));
}

static gboolean
may_except (StewardExceptionsDialog *self)
{
  return (steward_guideline_view_get_rights (self->view) & STEWARD_GUIDELINE_MAY_EXCEPT) != 0;
}

static void
on_done (gpointer          owner,
         StewardOperation *operation,
         const GError     *error)
{
  if (error != NULL)
    steward_error_show (owner, _("That Did Not Happen"), error);
}

static void
perform (StewardExceptionsDialog *self,
         StewardOperation        *operation,
         const char              *title)
{
  steward_window_perform (steward_window_of (self->page), operation, title, NULL, on_done, self);
}

/* What there is */

static void
on_extend (GtkWidget               *button,
           StewardExceptionsDialog *self)
{
  gint64 until_us = *(gint64 *) g_object_get_data (G_OBJECT (button), "steward-until");

  perform (self,
           steward_exceptions_extend (g_object_get_data (G_OBJECT (button), "steward-exception"),
                                      MAX (until_us, now_us (self)) + MORE_DAYS * STEWARD_DAY_US),
           _("Exception extended"));
}

static void
on_end (GtkWidget               *button,
        StewardExceptionsDialog *self)
{
  perform (self, steward_exceptions_end (g_object_get_data (G_OBJECT (button), "steward-exception")), _("Exception ended"));
}

static void
add_button (StewardExceptionsDialog *self,
            GtkWidget               *row,
            const char              *label,
            const char              *spoken,
            GCallback                clicked,
            JsonObject              *line,
            gint64                   until_us)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "sm");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  steward_spoken_label_keep (button);
  g_object_set_data_full (G_OBJECT (button), "steward-exception", g_strdup (steward_json_get_text (line, "id")), g_free);
  g_object_set_data_full (G_OBJECT (button), "steward-until", g_memdup2 (&until_us, sizeof until_us), g_free);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* What state and times say, in one sentence. */
static char *
dup_state (StewardExceptionsDialog *self,
           JsonObject              *line,
           gint64                   until_us)
{
  const char *state = steward_json_get_text (line, "state");
  g_autofree char *day = until_us != STEWARD_TIME_NONE
                           ? steward_time_words (until_us, now_us (self), steward_standing_get_zone (self->standing))
                           : g_strdup (_("never"));

  if (g_strcmp0 (state, "ended") == 0)
    return g_strdup (_("Ended before its time"));
  if (g_strcmp0 (state, "over") == 0)
    return g_strdup_printf (_("Over since %s; the clause counts again"), day);
  return g_strdup_printf (g_strcmp0 (state, "ends-soon") == 0 ? _("Ends soon: %s") : _("Until %s"), day);
}

static void
add_row (StewardExceptionsDialog *self,
         GtkWidget               *row)
{
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->group, row);
}

static void
add_exception (StewardExceptionsDialog *self,
               JsonObject              *line)
{
  const char *text = steward_json_get_text (line, "until");
  const char *state = steward_json_get_text (line, "state");
  gboolean holds = g_strcmp0 (state, "holds") == 0 || g_strcmp0 (state, "ends-soon") == 0;
  gint64 until_us = STEWARD_TIME_NONE;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title =
    g_strdup_printf ("%s · %s", steward_json_get_text (line, "clause"), steward_json_get_text (line, "for"));
  g_autofree char *words = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *extend = g_strdup_printf (_("Extend the exception for %s by 30 days"), steward_json_get_text (line, "for"));
  g_autofree char *end = g_strdup_printf (_("End the exception for %s"), steward_json_get_text (line, "for"));

  if (text != NULL && !steward_time_from_rfc3339 (text, &until_us))
    until_us = STEWARD_TIME_NONE;
  words = dup_state (self, line, until_us);
  subtitle = g_strdup_printf (_("%s. Granted by %s: %s"), words, steward_json_get_text (line, "approver_name"),
                              steward_json_get_text (line, "reason"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (g_strcmp0 (state, "ends-soon") == 0)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  if (may_except (self) && g_strcmp0 (state, "ended") != 0)
    add_button (self, row, _("30 Days More"), extend, G_CALLBACK (on_extend), line, until_us);
  if (may_except (self) && holds)
    add_button (self, row, _("End"), end, G_CALLBACK (on_end), line, until_us);
  if (!holds)
    gtk_widget_add_css_class (row, "dim-label");
  steward_row_set_id (row, steward_json_get_text (line, "id"));
  add_row (self, row);
}

static void
fill (StewardExceptionsDialog *self,
      JsonArray               *lines)
{
  StewardRefill *refill = steward_refill_begin_rows (self->rows);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < json_array_get_length (lines); i++)
    add_exception (self, json_array_get_object_element (lines, i));
  if (self->rows->len == 0)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("None yet: every clause counts for everybody"));
      gtk_widget_add_css_class (row, "dim-label");
      add_row (self, row);
    }
  steward_refill_end (refill);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardExceptionsDialog) self = g_object_steal_data (G_OBJECT (operation), "steward-dialog");
  g_autoptr (GError) error = NULL;

  self->is_loading = FALSE;
  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    g_message ("Exceptions weren't read: %s", error->message);
  else if (self->rows != NULL)
    {
      char *said = steward_json_write (steward_operation_get_json (operation));

      /* Rows that would say the same stay: one may just be clicked. */
      if (g_strcmp0 (said, self->said) != 0)
        fill (self, json_node_get_array (steward_operation_get_json (operation)));
      g_free (self->said);
      self->said = said;
    }
  if (self->again && self->rows != NULL)
    load (self);
}

static void
load (StewardExceptionsDialog *self)
{
  StewardOperation *operation;

  self->again = self->is_loading;
  if (self->is_loading)
    return;
  self->is_loading = TRUE;
  operation = steward_governing_exceptions_report (get_guideline (self));
  g_object_set_data_full (G_OBJECT (operation), "steward-dialog", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (self->workspace, operation, NULL, on_loaded, operation);
}

static void
on_changed (StewardExceptionsDialog *self,
            StewardChanges          *changes)
{
  if (steward_changes_concern (changes, &steward_exception_kind))
    load (self);
}

/* A new one */

static void
on_input (StewardExceptionsDialog *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));

  gtk_widget_set_sensitive (self->grant, *reason != '\0' && adw_combo_row_get_selected (self->clause) < self->blocks->len &&
                                           adw_combo_row_get_selected (self->whom) < self->holders->len);
}

static void
on_grant (StewardExceptionsDialog *self)
{
  StewardRecord *holder = self->holders->pdata[adw_combo_row_get_selected (self->whom)];
  gboolean is_person = steward_record_get_kind (holder) == &steward_person_kind;
  const char *id = steward_record_get_id (holder);

  perform (self,
           steward_exceptions_grant (get_guideline (self), self->blocks->pdata[adw_combo_row_get_selected (self->clause)],
                                     is_person ? id : NULL, is_person ? NULL : id,
                                     gtk_editable_get_text (GTK_EDITABLE (self->reason)),
                                     now_us (self) + gtk_spin_button_get_value_as_int (self->days) * STEWARD_DAY_US),
           _("Exception granted"));
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
}

static void
add_clauses (StewardExceptionsDialog *self)
{
  StewardGuideline *document = steward_guideline_view_get_in_force (self->view);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; document != NULL && i < steward_guideline_get_n_blocks (document); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (document, i);
      const char *number = steward_guideline_get_clause (document, i);
      g_autofree char *plain = NULL;
      g_autofree char *words = NULL;
      g_autofree char *line = NULL;

      if (block->type == STEWARD_GUIDELINE_BLOCK_HEADING || *number == '\0')
        continue;
      plain = steward_inline_plain (block->text);
      words = g_strdup_printf ("%s  %s", number, plain);
      line = steward_shorten_line (words, LONGEST);
      gtk_string_list_append (list, line);
      g_ptr_array_add (self->blocks, g_strdup (block->id));
    }
  adw_combo_row_set_model (self->clause, G_LIST_MODEL (list));
}

/* Departments and people, but not whoever grants it. */
static void
add_holders (StewardExceptionsDialog *self)
{
  static const struct { const StewardKind *kind; guint name; } kinds[] = {
    { &steward_department_kind, STEWARD_DEPARTMENT_NAME }, { &steward_person_kind, STEWARD_PERSON_NAME },
  };
  StewardDirectory *directory = steward_standing_get_directory (self->standing);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) records = steward_directory_list (directory, kinds[k].kind);

      for (guint i = 0; i < records->len; i++)
        {
          if (g_strcmp0 (steward_record_get_id (records->pdata[i]), steward_workspace_get_person (self->workspace)) == 0)
            continue;
          gtk_string_list_append (list, steward_record_get_text (records->pdata[i], kinds[k].name));
          g_ptr_array_add (self->holders, g_object_ref (records->pdata[i]));
        }
    }
  adw_combo_row_set_model (self->whom, G_LIST_MODEL (list));
}

static GtkWidget *
make_form (StewardExceptionsDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *until = adw_action_row_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Grant an exception"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("The clause doesn’t stop or advise them until it ends. Both of you are told a week "
                                           "before, and when it is over."));
  self->clause = ADW_COMBO_ROW (adw_combo_row_new ());
  self->whom = ADW_COMBO_ROW (adw_combo_row_new ());
  self->reason = ADW_ENTRY_ROW (adw_entry_row_new ());
  self->days = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, 366, 1));
  self->grant = gtk_button_new_with_label (_("Grant Exception"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->clause), _("Clause"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->whom), _("For"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason), _("Reason"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (until), _("Days until it ends"));
  gtk_spin_button_set_value (self->days, MORE_DAYS);
  gtk_widget_set_valign (GTK_WIDGET (self->days), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->days), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Days until it ends"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (until), GTK_WIDGET (self->days));
  add_clauses (self);
  add_holders (self);
  gtk_widget_set_halign (self->grant, GTK_ALIGN_END);
  gtk_widget_set_margin_top (self->grant, 12);
  gtk_widget_add_css_class (self->grant, "suggested-action");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->clause));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->whom));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->reason));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), until);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->grant);
  g_signal_connect_object (self->reason, "changed", G_CALLBACK (on_input), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grant, "clicked", G_CALLBACK (on_grant), self, G_CONNECT_SWAPPED);
  on_input (self);
  return group;
}

static void
steward_exceptions_dialog_dispose (GObject *object)
{
  StewardExceptionsDialog *self = STEWARD_EXCEPTIONS_DIALOG (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->said, g_free);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->holders, g_ptr_array_unref);
  g_clear_object (&self->view);
  g_clear_object (&self->standing);
  g_clear_object (&self->workspace);
  g_clear_object (&self->page);

  G_OBJECT_CLASS (steward_exceptions_dialog_parent_class)->dispose (object);
}

static void
steward_exceptions_dialog_class_init (StewardExceptionsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_exceptions_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
steward_exceptions_dialog_init (StewardExceptionsDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->holders = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * steward_exceptions_dialog_new:
 * @page: in the window that it stands above
 * @view: a guideline
 *
 * Returns: (transfer none): the exceptions of @view, kept up to date
 */
StewardExceptionsDialog *
steward_exceptions_dialog_new (GtkWidget            *page,
                               StewardWorkspace     *workspace,
                               StewardStanding      *standing,
                               StewardGuidelineView *view)
{
  StewardExceptionsDialog *self =
    g_object_new (STEWARD_TYPE_EXCEPTIONS_DIALOG, "transient-for", gtk_widget_get_root (page), "modal", TRUE, "title",
                  _("Exceptions"), "default-width", 520, "default-height", 600, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = adw_preferences_page_new ();
  const char *title = steward_record_get_text (steward_guideline_view_get_head (view), STEWARD_GUIDELINE_TITLE);

  self->page = g_object_ref (page);
  self->workspace = g_object_ref (workspace);
  self->standing = g_object_ref (standing);
  self->view = g_object_ref (view);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (content), self->group);
  if (may_except (self) && steward_guideline_view_get_in_force (view) != NULL)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (content), ADW_PREFERENCES_GROUP (make_form (self)));
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}
