/* steward-response-view.c: one answer: the mention, the words, and who answers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-response-view"

#include "steward-response-view-private.h"

#include "steward-alternatives-dialog.h"
#include "steward-error-words.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-presence.h"
#include "steward-responding.h"
#include "steward-response-rules.h"
#include "steward-shorten.h"
#include "steward-time-words.h"
#include "steward-tooltip.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>

#define CHECK_MS    200
#define SETTLE_MS   100 /* changes that come together are read once */
#define PRESENCE_US STEWARD_MINUTE_US

enum
{
  SIGNAL_SHOWN,
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardResponseView, steward_response_view, ADW_TYPE_BIN)

static gint64
now_of (StewardResponseView *self)
{
  return steward_clock_now_us (steward_workspace_get_clock (self->workspace));
}

const char *
steward_response_view_text_of (StewardRecord *response)
{
  const char *text = steward_record_get_text (response, STEWARD_RESPONSE_TEXT);

  return text != NULL ? text : "";
}

/* An operation that answers to what is open now. */
static void
perform (StewardResponseView *self,
         StewardOperation    *operation,
         GAsyncReadyCallback  callback)
{
  g_object_set_data_full (G_OBJECT (operation), "steward-view", g_object_ref (self), g_object_unref);
  g_object_set_data (G_OBJECT (operation), "steward-generation", GUINT_TO_POINTER (self->generation));
  steward_workspace_perform_async (self->workspace, operation, NULL, callback, operation);
}

/* Returns: (transfer full) (nullable): the view, when the answer is still about what it shows */
static StewardResponseView *
take_view (StewardOperation *operation)
{
  g_autoptr (StewardResponseView) self = g_object_steal_data (G_OBJECT (operation), "steward-view");

  if (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (operation), "steward-generation")) != self->generation)
    return NULL;
  return g_steal_pointer (&self);
}

/* What didn't happen, above the answer; NULL: all is well again. */
void
steward_response_view_show_trouble (StewardResponseView *self,
                                    const char          *words)
{
  if (words != NULL)
    steward_banner_set_words (self->trouble, STEWARD_BANNER_TROUBLE, _("That did not happen."), words);
  steward_banner_set_shown (self->trouble, words != NULL);
}

/* Showing */

static void
show_saved (StewardResponseView *self)
{
  gint64 saved_us = steward_record_get_changed (self->response);
  g_autofree char *time = steward_time_words (saved_us, now_of (self), steward_standing_get_zone (self->standing));
  g_autofree char *words = g_strdup_printf (_("Saved %s"), time);

  steward_response_editor_set_saved (self->editor, words, FALSE);
}

/* Departments that a finding names and that aren't asked about these words yet. */
static char **
dup_askable (StewardResponseView *self,
             JsonArray           *findings)
{
  JsonArray *steps = steward_json_get_array (self->shown, "steps");
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; steward_json_get_boolean (steward_json_get_object (self->shown, "can"), "ask", FALSE) &&
                    i < json_array_get_length (findings);
       i++)
    {
      const char *name = steward_json_get_text (json_array_get_object_element (findings, i), "department");
      gboolean is_asked = FALSE;

      for (guint s = 0; steps != NULL && s < json_array_get_length (steps); s++)
        {
          JsonObject *step = json_array_get_object_element (steps, s);

          is_asked = is_asked || (g_strcmp0 (steward_json_get_text (step, "title"), name) == 0 &&
                                  g_strcmp0 (steward_json_get_text (step, "step"), "consult") == 0 &&
                                  g_strcmp0 (steward_json_get_text (step, "deed"), "ask") != 0);
        }
      /* Words that are still being typed ask anew. */
      if (name != NULL && (!is_asked || self->is_dirty))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

static void
show_findings (StewardResponseView *self,
               JsonObject          *response)
{
  JsonArray *findings = json_object_get_array_member (response, "findings");
  JsonObject *counter = steward_json_get_object (self->shown, "counter");
  g_auto (GStrv) askable = dup_askable (self, findings);
  g_autofree char *text = steward_response_editor_dup_text (self->editor);

  steward_response_editor_mark (self->editor, findings);
  steward_response_findings_show (self->findings, findings, (const char *const *) askable);
  steward_response_findings_preview (self->findings, steward_json_get_text (counter, "handle"),
                                     steward_json_get_text (counter, "title"),
                                     steward_record_get_text (self->response, STEWARD_RESPONSE_CONTENT_WARNING), text,
                                     steward_json_get_array (response, "parts"));
}

static void
show_suggested (StewardResponseView *self)
{
  g_autofree char *label = steward_response_deeds_dup_label (self->deeds);
  const char *why = steward_response_deeds_get_why (self->deeds);

  gtk_widget_set_visible (GTK_WIDGET (self->suggested), label != NULL);
  if (label != NULL)
    gtk_button_set_label (self->suggested, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->suggested), steward_response_deeds_can_suggest (self->deeds));
  steward_tooltip_set (GTK_WIDGET (self->suggested), why);
  steward_response_findings_set_why (self->findings, why);
}

/* What keeps the answer waiting though nothing is wrong with it. */
static void
show_look (StewardResponseView *self)
{
  JsonObject *again = steward_json_get_object (self->shown, "wrote_again");
  JsonObject *can = steward_json_get_object (self->shown, "can");
  gboolean is_passed = steward_json_get_boolean (self->shown, "passed", FALSE);
  const char *state = steward_json_get_text (self->shown, "state");
  gboolean is_out = g_strcmp0 (state, "published") == 0 || g_strcmp0 (state, "deleted") == 0;

  if (again != NULL)
    {
      const char *author = steward_json_get_text (again, "author");
      const char *text = steward_json_get_text (again, "text");
      g_autofree char *lead = g_strdup_printf (_("%s wrote again:"), author != NULL ? author : _("The person"));
      g_autofree char *line = steward_shorten_line (text != NULL ? text : "", 200);

      steward_banner_set_words (self->look, STEWARD_BANNER_HOLD, lead, line);
      steward_banner_set_button (self->look, 0, _("I Have Read It"), NULL);
    }
  else if (is_passed)
    {
      steward_banner_set_words (self->look, STEWARD_BANNER_HOLD, _("An approver picked another answer to this mention."),
                                _("This one is kept and doesn’t go out."));
      steward_banner_set_button (self->look, 0, _("Pick This One"), NULL);
    }
  if (again != NULL || is_passed)
    gtk_widget_set_visible (steward_banner_get_button (self->look, 0),
                            steward_json_get_boolean (can, again != NULL ? "look" : "pick", FALSE));
  steward_banner_set_shown (self->look, (again != NULL || is_passed) && !is_out);
}

static void
show_shown (StewardResponseView *self)
{
  const char *text = steward_response_view_text_of (self->response);

  steward_response_view_take_kept (self);
  steward_response_deeds_set (self->deeds, self->workspace, self->standing, self->response, self->shown);
  steward_answered_mention_show (self->mention, self->workspace, self->standing, self->response);
  steward_response_editor_show (self->editor, self->standing, self->response, self->shown);
  steward_response_pictures_strip_show (self->pictures, self->workspace, self->response,
                                        steward_json_get_boolean (steward_json_get_object (self->shown, "can"), "edit", FALSE) &&
                                          steward_response_get_state (self->response) != STEWARD_RESPONSE_PUBLISHED_STATE);
  steward_response_rail_show (self->rail, self->shown, now_of (self), self->standing);
  show_look (self);
  /* What somebody else stored meanwhile replaces what is here, unless there is something to lose. */
  if (!self->is_dirty && g_strcmp0 (self->base, text) != 0)
    steward_response_editor_set_text (self->editor, text);
  if (!self->is_dirty)
    {
      g_free (self->base);
      self->base = g_strdup (text);
      show_findings (self, steward_json_get_object (self->shown, "response"));
      show_saved (self);
    }
  show_suggested (self);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardResponseView) self = take_view (operation);
  g_autoptr (GError) error = NULL;
  gboolean is_read = steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error);

  if (self == NULL)
    return;
  if (!is_read)
    {
      g_autofree char *words = steward_error_words (error);

      steward_response_view_show_trouble (self, words);
      return;
    }
  g_set_object (&self->response, steward_operation_get_record (operation));
  g_clear_pointer (&self->shown, json_object_unref);
  self->shown = json_object_ref (json_node_get_object (steward_operation_get_json (operation)));
  show_shown (self);
}

static gboolean
read_all (gpointer user_data)
{
  StewardResponseView *self = user_data;

  self->settle_source = 0;
  if (self->id != NULL)
    perform (self, steward_responding_standing (self->id), on_read);
  return G_SOURCE_REMOVE;
}

/* Reads what is shown anew, with what else changes in this moment. */
void
steward_response_view_queue_read (StewardResponseView *self)
{
  if (self->settle_source == 0 && self->id != NULL)
    self->settle_source = g_timeout_add (SETTLE_MS, read_all, self);
}

static void
on_changed (StewardResponseView *self,
            StewardChanges      *changes)
{
  static const StewardKind *const kinds[] = {
    &steward_response_kind, &steward_consultation_kind, &steward_approval_kind, &steward_attempt_kind,
    &steward_hold_kind, &steward_edition_kind, &steward_matrix_kind, &steward_membership_kind, &steward_person_kind,
    &steward_account_kind, &steward_presence_kind, &steward_note_kind, &steward_acknowledgement_kind,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (steward_changes_concern (changes, kinds[i]))
      {
        steward_response_view_queue_read (self);
        return;
      }
}

/* Typing */

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardResponseView) self = take_view (operation);
  g_autoptr (GError) error = NULL;
  gboolean is_checked = steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;

  if (self == NULL)
    return;
  text = steward_response_editor_dup_text (self->editor);
  if (!is_checked || self->shown == NULL || g_strcmp0 (text, g_object_get_data (G_OBJECT (operation), "steward-text")) != 0)
    return;
  show_findings (self, json_node_get_object (steward_operation_get_json (operation)));
}

static gboolean
check_typed (gpointer user_data)
{
  StewardResponseView *self = user_data;
  g_autofree char *text = steward_response_editor_dup_text (self->editor);
  StewardOperation *operation = steward_response_check (self->id, text);

  self->check_source = 0;
  g_object_set_data_full (G_OBJECT (operation), "steward-text", g_steal_pointer (&text), g_free);
  perform (self, operation, on_checked);
  return G_SOURCE_REMOVE;
}

static void
on_told (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardResponseView) self = take_view (operation);

  steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, NULL);
}

static void
tell_presence (StewardResponseView *self)
{
  gint64 now_us = now_of (self);
  const char *mention = self->response != NULL ? steward_record_get_text (self->response, STEWARD_RESPONSE_MENTION) : NULL;
  StewardWindow *window = steward_window_of (self);

  if (window == NULL || now_us - self->told_us < PRESENCE_US ||
      !steward_window_state_get_boolean (steward_window_get_state (window), STEWARD_STATE_PRESENCE))
    return;
  self->told_us = now_us;
  perform (self, steward_presence_tell (mention != NULL ? mention : self->id, "writing"), on_told);
}

static void
on_typed (StewardResponseView *self)
{
  if (self->id == NULL)
    return;
  self->is_dirty = TRUE;
  steward_response_view_save_later (self);
  g_clear_handle_id (&self->check_source, g_source_remove);
  self->check_source = g_timeout_add (CHECK_MS, check_typed, self);
  steward_response_editor_set_saved (self->editor, "", FALSE);
  tell_presence (self);
}

static void
on_snippet (StewardResponseView *self,
            const char          *text)
{
  if (self->width >= STEWARD_WIDTH_COMPACT)
    gtk_toggle_button_set_active (self->mention_button, FALSE);
  steward_response_editor_insert (self->editor, text);
}

/* Accounts */

static void
on_variant_chosen (StewardResponseView *self,
                   const char          *id)
{
  steward_response_view_save (self);
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, id);
}

static void
on_drafted (gpointer          owner,
            StewardOperation *operation,
            const GError     *error)
{
  StewardResponseView *self = owner;
  g_autofree char *words = error != NULL ? steward_error_words (error) : NULL;

  steward_response_view_show_trouble (self, words);
  if (error == NULL)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, steward_record_get_id (steward_operation_get_record (operation)));
}

static void
on_variant_wanted (StewardResponseView *self,
                   const char          *account)
{
  const StewardDraft draft = { .account = account, .variant_of = self->id };
  StewardWindow *window = steward_window_of (self);

  steward_response_view_save (self);
  if (window != NULL)
    steward_window_perform (window, steward_response_draft (&draft), NULL, NULL, on_drafted, self);
}

static void
on_field_edited (gpointer          owner,
                   StewardOperation *operation,
                   const GError     *error)
{
  g_autofree char *words = error != NULL ? steward_error_words (error) : NULL;

  steward_response_view_show_trouble (owner, words);
  steward_response_view_queue_read (owner);
}

static void
on_field_chosen (StewardResponseView *self,
                 const char          *field,
                 const char          *value)
{
  g_autoptr (JsonObject) fields = json_object_new ();
  StewardWindow *window = steward_window_of (self);

  steward_response_view_save (self);
  if (value != NULL)
    json_object_set_string_member (fields, field, value);
  else
    json_object_set_null_member (fields, field);
  if (window != NULL)
    steward_window_perform (window, steward_response_edit (self->id, fields), NULL, NULL, on_field_edited, self);
}

static void
on_picture_deed (StewardResponseView *self,
                 StewardOperation    *operation)
{
  StewardWindow *window = steward_window_of (self);

  steward_response_view_save (self);
  if (window != NULL)
    steward_window_perform (window, operation, NULL, NULL, on_field_edited, self);
  else
    g_object_unref (operation);
}

/* Deeds */

static void
on_ask (StewardResponseView *self,
        const char          *department)
{
  steward_response_deeds_do (self->deeds, "ask", department);
}

static void
on_alternative (gpointer    owner,
                const char *id,
                gboolean    picks)
{
  StewardResponseView *self = owner;

  if (picks)
    steward_response_deeds_do (self->deeds, "pick", id);
  else
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, id);
}

static void
on_look (StewardResponseView *self)
{
  steward_response_deeds_do (self->deeds, json_object_has_member (self->shown, "wrote_again") ? "look" : "pick", NULL);
}

static void
on_deed (StewardResponseView *self,
         const char          *deed,
         const char          *department)
{
  if (g_str_equal (deed, "compare"))
    steward_alternatives_dialog_show (GTK_WIDGET (self), self->shown, on_alternative, self);
  else
    steward_response_deeds_do (self->deeds, deed, department);
}

static void
on_place (StewardResponseView *self,
          int                  start,
          int                  end)
{
  steward_response_editor_select (self->editor, start, end);
}

static void
on_version (StewardResponseView *self,
            const char          *title,
            const char          *text)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title, text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_suggested (StewardResponseView *self)
{
  steward_response_deeds_suggest (self->deeds);
}

static void
on_trouble (StewardResponseView *self,
            const char          *words)
{
  steward_response_view_show_trouble (self, words);
  steward_response_view_queue_read (self);
}

static void
on_trouble_closed (StewardResponseView *self)
{
  steward_response_view_show_trouble (self, NULL);
}

/* Room */

static void
show_panes (StewardResponseView *self)
{
  gboolean narrow = self->width >= STEWARD_WIDTH_NARROW;
  gboolean compact = self->width >= STEWARD_WIDTH_COMPACT;
  gboolean mention_only = compact && gtk_toggle_button_get_active (self->mention_button);

  gtk_widget_set_visible (self->rail_button, narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->mention_button), compact);
  gtk_widget_set_visible (GTK_WIDGET (self->mention), !compact || mention_only);
  gtk_widget_set_hexpand (GTK_WIDGET (self->mention), mention_only);
  gtk_widget_set_visible (self->middle, !mention_only);
}

static void
on_mention_toggled (StewardResponseView *self)
{
  show_panes (self);
}

static void
steward_response_view_dispose (GObject *object)
{
  StewardResponseView *self = STEWARD_RESPONSE_VIEW (object);

  g_clear_handle_id (&self->retry_source, g_source_remove);
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_handle_id (&self->settle_source, g_source_remove);
  self->generation++;
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->kept, steward_kept_free);
  g_clear_object (&self->deeds);
  g_clear_object (&self->header_end);
  g_clear_object (&self->workspace);
  g_clear_object (&self->standing);
  g_clear_object (&self->response);
  g_clear_pointer (&self->shown, json_object_unref);
  g_clear_pointer (&self->base, g_free);

  G_OBJECT_CLASS (steward_response_view_parent_class)->dispose (object);
}

static void
steward_response_view_class_init (StewardResponseViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_response_view_dispose;

  signals[SIGNAL_SHOWN] = g_signal_new ("shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OPEN] =
      g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (STEWARD_TYPE_BANNER);
  g_type_ensure (STEWARD_TYPE_RESPONSE_EDITOR);
  g_type_ensure (STEWARD_TYPE_RESPONSE_PICTURES_STRIP);
  g_type_ensure (STEWARD_TYPE_RESPONSE_FINDINGS);
  g_type_ensure (STEWARD_TYPE_ANSWERED_MENTION);
  g_type_ensure (STEWARD_TYPE_RESPONSE_RAIL);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-response-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardResponseView, trouble);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseView, look);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseView, flap);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseView, mention);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseView, middle);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseView, editor);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseView, pictures);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseView, findings);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseView, rail);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseView, header_end);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseView, mention_button);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseView, rail_button);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseView, suggested);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_snippet);
  gtk_widget_class_bind_template_callback (widget_class, on_variant_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_variant_wanted);
  gtk_widget_class_bind_template_callback (widget_class, on_field_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_picture_deed);
  gtk_widget_class_bind_template_callback (widget_class, on_trouble);
  gtk_widget_class_bind_template_callback (widget_class, on_ask);
  gtk_widget_class_bind_template_callback (widget_class, on_place);
  gtk_widget_class_bind_template_callback (widget_class, on_deed);
  gtk_widget_class_bind_template_callback (widget_class, on_version);
  gtk_widget_class_bind_template_callback (widget_class, on_suggested);
  gtk_widget_class_bind_template_callback (widget_class, on_mention_toggled);
}

static void
steward_response_view_init (StewardResponseView *self)
{
  GActionGroup *actions;

  self->kept = steward_kept_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The header bar holds it while this is shown. */
  g_object_ref (self->header_end);
  self->deeds = steward_response_deeds_new (GTK_WIDGET (self));
  actions = steward_response_deeds_get_actions (self->deeds);
  gtk_widget_insert_action_group (self->header_end, "response", actions);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "response", actions);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "picture", steward_response_pictures_strip_get_actions (self->pictures));
  g_signal_connect_object (self->deeds, "before", G_CALLBACK (steward_response_view_save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->deeds, "trouble", G_CALLBACK (on_trouble), self, G_CONNECT_SWAPPED);
  steward_banner_set_button (self->look, 0, _("I Have Read It"), NULL);
  g_signal_connect_object (steward_banner_get_button (self->look, 0), "clicked", G_CALLBACK (on_look), self, G_CONNECT_SWAPPED);
  steward_banner_set_button (self->trouble, 0, _("Close"), NULL);
  g_signal_connect_object (steward_banner_get_button (self->trouble, 0), "clicked", G_CALLBACK (on_trouble_closed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * steward_response_view_open:
 * @page: the view that it is a page of, attached
 * @id: of a response
 *
 * Shows it once it is read.
 */
void
steward_response_view_open (StewardResponseView *self,
                            StewardPage         *page,
                            const char          *id)
{
  g_autofree char *wanted = g_strdup (id);

  g_return_if_fail (STEWARD_IS_RESPONSE_VIEW (self));

  if (g_strcmp0 (self->id, wanted) == 0)
    return;
  steward_response_view_close (self);
  if (self->workspace == NULL)
    {
      self->workspace = g_object_ref (steward_page_get_workspace (page));
      g_signal_connect_object (self->workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->workspace, "notify::person", G_CALLBACK (steward_response_view_queue_read), self, G_CONNECT_SWAPPED);
    }
  g_set_object (&self->standing, steward_page_get_standing (page));
  self->id = g_steal_pointer (&wanted);
  read_all (self);
}

/**
 * steward_response_view_close:
 *
 * Stores what was typed and shows nothing any more.
 */
void
steward_response_view_close (StewardResponseView *self)
{
  steward_response_view_save (self);
  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_handle_id (&self->settle_source, g_source_remove);
  self->generation++;
  self->is_dirty = FALSE;
  self->told_us = 0;
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->base, g_free);
  steward_response_view_show_trouble (self, NULL);
}

/**
 * steward_response_view_set_standing:
 *
 * Names, who you are, or a hold changed.
 */
void
steward_response_view_set_standing (StewardResponseView *self,
                                    StewardStanding     *standing)
{
  g_set_object (&self->standing, standing);
  steward_response_view_queue_read (self);
}

/**
 * steward_response_view_set_width:
 *
 * There is another amount of room.
 */
void
steward_response_view_set_width (StewardResponseView *self,
                                 StewardWidth         width)
{
  gboolean narrow = width >= STEWARD_WIDTH_NARROW;
  gboolean was_narrow = self->width >= STEWARD_WIDTH_NARROW;

  self->width = width;
  adw_flap_set_fold_policy (self->flap, narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  if (narrow != was_narrow)
    adw_flap_set_reveal_flap (self->flap, !narrow);
  show_panes (self);
}

/**
 * steward_response_view_get_title:
 *
 * Returns: (nullable): such as "Reply to Mara Holt"
 */
const char *
steward_response_view_get_title (StewardResponseView *self)
{
  return self->shown != NULL ? steward_json_get_text (self->shown, "title") : NULL;
}

/**
 * steward_response_view_get_subtitle:
 *
 * Returns: (nullable): such as "Resolve a complaint · version 3"
 */
const char *
steward_response_view_get_subtitle (StewardResponseView *self)
{
  return self->shown != NULL ? steward_json_get_text (self->shown, "subtitle") : NULL;
}

/**
 * steward_response_view_get_header_end:
 *
 * Returns: (transfer none): what stands at the end of the header bar
 */
GtkWidget *
steward_response_view_get_header_end (StewardResponseView *self)
{
  return self->header_end;
}

/**
 * steward_response_view_focus:
 *
 * Returns: whether the focus went to the words
 */
gboolean
steward_response_view_focus (StewardResponseView *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self->editor)) && steward_response_editor_focus (self->editor);
}

/**
 * steward_response_view_suggest:
 *
 * Returns: whether the suggested action was begun
 */
gboolean
steward_response_view_suggest (StewardResponseView *self)
{
  return steward_response_deeds_suggest (self->deeds);
}

/**
 * steward_response_view_move_finding:
 * @by: 1 for the next, -1 for the previous
 *
 * Returns: whether there was one
 */
gboolean
steward_response_view_move_finding (StewardResponseView *self,
                                    int                  by)
{
  return steward_response_findings_move (self->findings, steward_response_editor_get_cursor (self->editor), by);
}

/**
 * steward_response_view_move_pane:
 * @by: 1 for the next, -1 for the previous
 *
 * Returns: whether the focus went to another pane; %FALSE at the end
 */
gboolean
steward_response_view_move_pane (StewardResponseView *self,
                                 int                  by)
{
  GtkWidget *const panes[] = { GTK_WIDGET (self->mention), GTK_WIDGET (self->editor), GTK_WIDGET (self->findings),
                               GTK_WIDGET (self->rail) };
  GtkWidget *focus = GTK_WIDGET (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  int at = by > 0 ? -1 : (int) G_N_ELEMENTS (panes);

  for (int i = 0; i < (int) G_N_ELEMENTS (panes); i++)
    if (focus != NULL && gtk_widget_is_ancestor (focus, panes[i]))
      at = i;
  for (int i = at + by; i >= 0 && i < (int) G_N_ELEMENTS (panes); i += by)
    {
      if (panes[i] == GTK_WIDGET (self->editor))
        {
          steward_response_editor_focus (self->editor);
          return TRUE;
        }
      if (gtk_widget_get_mapped (panes[i]) && gtk_widget_child_focus (panes[i], GTK_DIR_TAB_FORWARD))
        return TRUE;
    }
  return FALSE;
}
