/* steward-response-deeds.c: what can be done with an answer, and what is asked before
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-response-deeds"

#include "steward-response-deeds.h"

#include "steward-attachments.h"
#include "steward-error-words.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-notes.h"
#include "steward-publishing.h"
#include "steward-responding.h"
#include "steward-shorten.h"
#include "steward-text-dialog.h"
#include "steward-time-words.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>

#define LONGEST 280 /* characters of a text that a dialog repeats */

struct _StewardResponseDeeds
{
  GObject             parent_instance;
  GtkWidget          *view;       /* (unowned) it holds this */
  GSimpleActionGroup *actions;    /* (owned) */
  StewardWorkspace   *workspace;  /* (owned) (nullable) */
  StewardStanding    *standing;   /* (owned) (nullable) */
  StewardRecord      *response;   /* (owned) (nullable) */
  JsonObject         *shown;      /* (owned) (nullable) */
  StewardPublishing  *publishing; /* (owned) (nullable) */
  char               *department; /* (owned) (nullable) that is answered for */
  gboolean            is_sending;
};

enum
{
  SIGNAL_BEFORE,
  SIGNAL_TROUBLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardResponseDeeds, steward_response_deeds, G_TYPE_OBJECT)

static const char *
id_of (StewardResponseDeeds *self)
{
  return steward_record_get_id (self->response);
}

static gboolean
can (StewardResponseDeeds *self,
     const char           *deed)
{
  return self->shown != NULL &&
         steward_json_get_boolean (steward_json_get_object (self->shown, "can"), deed, FALSE);
}

static gboolean
has_api (StewardResponseDeeds *self)
{
  return steward_json_get_boolean (self->shown, "has_api", FALSE);
}

static void
tell_trouble (StewardResponseDeeds *self,
              const GError         *error)
{
  g_autofree char *words = error != NULL ? steward_error_words (error) : NULL;

  g_signal_emit (self, signals[SIGNAL_TROUBLE], 0, words);
}

static void
on_performed (gpointer          owner,
              StewardOperation *operation,
              const GError     *error)
{
  tell_trouble (owner, error);
}

static void
perform (StewardResponseDeeds *self,
         StewardOperation     *operation,
         const char           *title)
{
  StewardWindow *window = steward_window_of (self->view);

  g_signal_emit (self, signals[SIGNAL_BEFORE], 0);
  if (window != NULL)
    steward_window_perform (window, operation, title, NULL, on_performed, self);
  else
    g_object_unref (operation);
}

/* Consulting and approving */

static void
submit (StewardResponseDeeds *self)
{
  gboolean needs = steward_json_get_boolean (steward_json_get_object (self->shown, "response"), "needs_approval", TRUE);

  perform (self, steward_response_submit (id_of (self)), needs ? _("Approval requested") : _("Ready to publish"));
}

static void
ask (StewardResponseDeeds *self,
     const char           *department)
{
  StewardDirectory *directory = steward_standing_get_directory (self->standing);
  g_autofree char *id = steward_directory_resolve (directory, &steward_department_kind, department, NULL);
  g_autofree char *title =
      g_strdup_printf (_("%s is asked"), id != NULL ? steward_directory_get_name (directory, id) : department);

  perform (self, steward_response_ask (id_of (self), id != NULL ? id : department), title);
}

static void
on_answered (gpointer    owner,
             const char *response,
             const char *text)
{
  StewardResponseDeeds *self = owner;

  perform (self,
           steward_response_answer (id_of (self), self->department, g_str_equal (response, "object") ? "object" : "agree",
                                    text, steward_record_get_text (self->response, STEWARD_RESPONSE_HASH)),
           _("Answered"));
}

static void
answer (StewardResponseDeeds *self,
        const char           *department)
{
  AdwMessageDialog *dialog;
  const char *name = department != NULL ? steward_directory_get_name (steward_standing_get_directory (self->standing), department)
                                        : NULL;
  g_autofree char *heading = name != NULL ? g_strdup_printf (_("Answer for %s"), name) : g_strdup (_("Answer"));

  g_free (self->department);
  self->department = g_strdup (department);
  dialog = steward_text_dialog_new (self->view, heading,
                                    _("It is about these very words. An objection doesn’t stop them; whoever approves sees "
                                      "it."),
                                    _("What the department says"), NULL, on_answered, self);
  steward_text_dialog_add (dialog, "object", _("_Object"));
  steward_text_dialog_present (dialog, "agree", _("_Answer"), TRUE);
}

static void
approve (StewardResponseDeeds *self)
{
  perform (self,
           steward_response_approve (id_of (self), steward_record_get_text (self->response, STEWARD_RESPONSE_HASH)),
           _("Approved"));
}

static void
on_rejected (gpointer    owner,
             const char *response,
             const char *text)
{
  perform (owner, steward_response_reject (id_of (owner), text), _("Rejected"));
}

static void
reject (StewardResponseDeeds *self)
{
  AdwMessageDialog *dialog =
      steward_text_dialog_new (self->view, _("Reject This Answer"), _("Its authors are told why, and can write a new one."),
                               _("Why"), NULL, on_rejected, self);

  steward_text_dialog_present (dialog, "reject", _("_Reject"), TRUE);
}

static void
on_withdrawn (AdwMessageDialog     *dialog,
              const char           *response,
              StewardResponseDeeds *self)
{
  if (g_str_equal (response, "withdraw"))
    perform (self, steward_response_withdraw (id_of (self)), _("Withdrawn"));
}

static void
withdraw (StewardResponseDeeds *self)
{
  GtkRoot *root = gtk_widget_get_root (self->view);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), _("Withdraw This Answer?"),
                                              _("It won’t be approved or published. Its words and versions stay here."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "withdraw", _("_Withdraw"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "withdraw", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_withdrawn), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
correct (StewardResponseDeeds *self)
{
  perform (self, steward_response_correct (id_of (self), NULL), _("Write the correction; what is published stands until then"));
}

static void
on_noted (gpointer    owner,
          const char *response,
          const char *text)
{
  StewardResponseDeeds *self = owner;

  perform (self, steward_notes_add (id_of (self), text), _("Noted"));
}

static void
note (StewardResponseDeeds *self)
{
  AdwMessageDialog *dialog = steward_text_dialog_new (self->view, _("Add a Note"), _("For colleagues only; @name tells one of them."),
                                                      _("Note"), NULL, on_noted, self);

  steward_text_dialog_present (dialog, "note", _("_Add"), TRUE);
}

/* When it goes out */

static void
on_scheduled (gpointer    owner,
              const char *response,
              const char *text)
{
  StewardResponseDeeds *self = owner;
  gint64 at_us;

  if (steward_time_from_words (text, steward_standing_get_zone (self->standing), &at_us))
    perform (self, steward_response_schedule (id_of (self), at_us), _("Scheduled"));
  else
    {
      g_autofree char *words = g_strdup_printf (_("“%s” is no moment; write it like 2026-08-03 09:00."), text);

      g_signal_emit (self, signals[SIGNAL_TROUBLE], 0, words);
    }
}

static void
schedule (StewardResponseDeeds *self)
{
  gint64 now_us = steward_clock_now_us (steward_workspace_get_clock (self->workspace));
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now_us / STEWARD_SECOND_US + 3600);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, steward_standing_get_zone (self->standing));
  g_autofree char *proposed = g_date_time_format (local, "%Y-%m-%d %H:00");
  AdwMessageDialog *dialog = steward_text_dialog_new (self->view, _("Schedule This Answer"),
                                                      _("The account’s own machine sends it then, if nothing stops it."),
                                                      _("When"), proposed, on_scheduled, self);

  steward_text_dialog_present (dialog, "schedule", _("_Schedule"), TRUE);
}

/* Publishing */

static void
ask_for_address (StewardResponseDeeds *self);

static void
on_published (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (StewardResponseDeeds) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = steward_publishing_publish_finish (STEWARD_PUBLISHING (source), result, &error);
  StewardWindow *window = steward_window_of (self->view);

  self->is_sending = FALSE;
  if (object != NULL && window != NULL && g_strcmp0 (steward_json_get_text (object, "state"), "published") == 0)
    steward_window_add_toast (window, _("Published"));
  tell_trouble (self, error);
}

static StewardPublishing *
get_publishing (StewardResponseDeeds *self)
{
  if (self->publishing == NULL)
    self->publishing = steward_publishing_new (self->workspace);
  return self->publishing;
}

static void
send_out (StewardResponseDeeds *self)
{
  if (self->is_sending)
    return;
  self->is_sending = TRUE;
  g_signal_emit (self, signals[SIGNAL_BEFORE], 0);
  steward_publishing_publish_async (get_publishing (self), id_of (self), NULL, on_published, g_object_ref (self));
}

static void
copy_and_open (StewardResponseDeeds *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (self->view);
  const char *text = steward_record_get_text (self->response, STEWARD_RESPONSE_TEXT);
  const char *target = steward_record_get_text (self->response, STEWARD_RESPONSE_TARGET);
  StewardRecord *account = steward_directory_get (steward_standing_get_directory (self->standing),
                                                  steward_record_get_text (self->response, STEWARD_RESPONSE_ACCOUNT));
  const char *server = account != NULL ? steward_record_get_text (account, STEWARD_ACCOUNT_SERVER) : NULL;

  gdk_clipboard_set_text (clipboard, text != NULL ? text : "");
  if (target == NULL)
    target = server;
  if (target != NULL && (g_str_has_prefix (target, "https://") || g_str_has_prefix (target, "http://")))
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (self->view)), target, GDK_CURRENT_TIME);
  ask_for_address (self);
}

static void
on_address (gpointer    owner,
            const char *response,
            const char *text)
{
  perform (owner, steward_publishing_say_published (id_of (owner), text), _("Published"));
}

/* Returns: (transfer full) (nullable): what goes out with the text and a person attaches */
static char *
dup_pictures (StewardResponseDeeds *self)
{
  g_autoptr (GPtrArray) attachments = steward_attachments_read (self->response);
  g_autoptr (GString) words = NULL;

  if (attachments->len == 0)
    return NULL;
  words = g_string_new (NULL);
  g_string_append_printf (words, ngettext ("Attach %u picture there, saved from the answer:",
                                           "Attach %u pictures there, saved from the answer:", attachments->len),
                          attachments->len);
  for (guint i = 0; i < attachments->len; i++)
    {
      const StewardAttachment *attachment = attachments->pdata[i];

      g_string_append_printf (words, "\n%u. %s", i + 1,
                              attachment->description != NULL ? attachment->description : _("without a description"));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
ask_for_address (StewardResponseDeeds *self)
{
  const char *paste = _("The text is in the clipboard. Paste it where the network opened, post it there, and put the "
                        "address of the post here. Cancel if it wasn’t posted: then nothing is recorded.");
  g_autofree char *pictures = dup_pictures (self);
  g_autofree char *body = pictures != NULL ? g_strdup_printf ("%s\n\n%s", paste, pictures) : g_strdup (paste);
  AdwMessageDialog *dialog =
      steward_text_dialog_new (self->view, _("Where Does It Stand Now?"), body, _("Address of the post"), NULL, on_address, self);

  steward_text_dialog_present (dialog, "published", _("_Record as Published"), TRUE);
}

static void
on_confirmed (AdwMessageDialog     *dialog,
              const char           *response,
              StewardResponseDeeds *self)
{
  if (!g_str_equal (response, "publish"))
    return;
  if (has_api (self))
    send_out (self);
  else
    copy_and_open (self);
}

/* Names the account and where it goes: this leaves the building. */
static void
publish (StewardResponseDeeds *self)
{
  GtkRoot *root = gtk_widget_get_root (self->view);
  JsonObject *counter = steward_json_get_object (self->shown, "counter");
  const char *text = steward_record_get_text (self->response, STEWARD_RESPONSE_TEXT);
  g_autofree char *line = steward_shorten_line (text != NULL ? text : "", LONGEST);
  const char *network = steward_json_get_text (counter, "title");
  const char *handle = steward_json_get_text (counter, "handle");
  g_autoptr (GPtrArray) attachments = steward_attachments_read (self->response);
  g_autofree char *with = attachments->len > 0 ? g_strdup_printf (ngettext ("With %u picture.", "With %u pictures.", attachments->len),
                                                                  attachments->len)
                                               : NULL;
  g_autofree char *words = g_strdup_printf (_("As %s on %s, %s:\n\n“%s”"), handle != NULL ? handle : "",
                                           network != NULL ? network : "", steward_json_get_text (self->shown, "aim"), line);
  g_autofree char *body = with != NULL ? g_strdup_printf ("%s\n\n%s", words, with) : g_strdup (words);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), has_api (self) ? _("Publish This Answer?")
                                                                                : _("Copy and Open?"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "publish",
                                    has_api (self) ? _("_Publish") : _("_Copy and Open"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "publish", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_confirmed), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_gone (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (StewardResponseDeeds) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = steward_publishing_delete_finish (STEWARD_PUBLISHING (source), result, &error);
  StewardWindow *window = steward_window_of (self->view);

  if (object != NULL && window != NULL)
    steward_window_add_toast (window, _("Deleted from the network"));
  tell_trouble (self, error);
}

static void
on_delete_confirmed (gpointer    owner,
                     const char *response,
                     const char *text)
{
  StewardResponseDeeds *self = owner;

  steward_publishing_delete_async (get_publishing (self), id_of (self), text, !has_api (self), NULL, on_gone,
                                   g_object_ref (self));
}

static void
take_down (StewardResponseDeeds *self)
{
  AdwMessageDialog *dialog =
      steward_text_dialog_new (self->view, _("Delete From the Network"),
                               has_api (self) ? _("The post is taken down at once. Its words and versions stay here.")
                                              : _("Delete the post there first; this records that it is gone."),
                               _("Why"), NULL, on_delete_confirmed, self);

  steward_text_dialog_present (dialog, "delete", _("_Delete"), TRUE);
  adw_message_dialog_set_response_appearance (dialog, "delete", ADW_RESPONSE_DESTRUCTIVE);
}

/* By name */

static const struct
{
  const char *name;
  void (*run) (StewardResponseDeeds *self);
} deeds[] = {
  { "submit", submit },     { "approve", approve },   { "reject", reject }, { "withdraw", withdraw },
  { "schedule", schedule }, { "correct", correct },   { "note", note },     { "publish", publish },
  { "delete", take_down },
};

static void
on_action (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       self)
{
  steward_response_deeds_do (self, g_action_get_name (G_ACTION (action)), NULL);
}

static void
steward_response_deeds_dispose (GObject *object)
{
  StewardResponseDeeds *self = STEWARD_RESPONSE_DEEDS (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->workspace);
  g_clear_object (&self->standing);
  g_clear_object (&self->response);
  g_clear_object (&self->publishing);
  g_clear_pointer (&self->shown, json_object_unref);
  g_clear_pointer (&self->department, g_free);

  G_OBJECT_CLASS (steward_response_deeds_parent_class)->dispose (object);
}

static void
steward_response_deeds_class_init (StewardResponseDeedsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = steward_response_deeds_dispose;
  signals[SIGNAL_BEFORE] = g_signal_new ("before", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TROUBLE] =
      g_signal_new ("trouble", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
steward_response_deeds_init (StewardResponseDeeds *self)
{
  static const char *const names[] = { "reject", "schedule", "unschedule", "correct", "withdraw", "delete", "note" };

  self->actions = g_simple_action_group_new ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], NULL);

      g_signal_connect_object (action, "activate", G_CALLBACK (on_action), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
}

/**
 * steward_response_deeds_new:
 * @view: where it is asked and told
 *
 * Returns: (transfer full): deeds on nothing yet
 */
StewardResponseDeeds *
steward_response_deeds_new (GtkWidget *view)
{
  StewardResponseDeeds *self = g_object_new (STEWARD_TYPE_RESPONSE_DEEDS, NULL);

  self->view = view;
  return self;
}

/**
 * steward_response_deeds_get_actions:
 *
 * Returns: (transfer none): those of the menu; what can't be done now is disabled
 */
GActionGroup *
steward_response_deeds_get_actions (StewardResponseDeeds *self)
{
  return G_ACTION_GROUP (self->actions);
}

/**
 * steward_response_deeds_set:
 * @response: which one
 * @shown: what [func@responding_standing] brought
 */
void
steward_response_deeds_set (StewardResponseDeeds *self,
                            StewardWorkspace     *workspace,
                            StewardStanding      *standing,
                            StewardRecord        *response,
                            JsonObject           *shown)
{
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->actions));

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->standing, standing);
  g_set_object (&self->response, response);
  json_object_ref (shown);
  g_clear_pointer (&self->shown, json_object_unref);
  self->shown = shown;
  for (guint i = 0; names[i] != NULL; i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i])),
                                 g_str_equal (names[i], "note") || can (self, names[i]));
}

/**
 * steward_response_deeds_dup_label:
 *
 * Returns: (transfer full) (nullable): what the suggested action is called; %NULL when there is none
 */
char *
steward_response_deeds_dup_label (StewardResponseDeeds *self)
{
  const char *deed = self->shown != NULL ? steward_json_get_text (self->shown, "suggested") : NULL;
  JsonObject *response = self->shown != NULL ? steward_json_get_object (self->shown, "response") : NULL;

  if (deed == NULL)
    return NULL;
  if (g_str_equal (deed, "submit"))
    return g_strdup (steward_json_get_boolean (response, "needs_approval", TRUE) ? _("Request Approval") : _("Make Ready"));
  if (g_str_equal (deed, "answer"))
    return g_strdup (_("Answer…"));
  if (g_str_equal (deed, "approve"))
    return g_strdup (_("Approve"));
  if (g_str_equal (deed, "publish"))
    return g_strdup (has_api (self) ? _("Publish…") : _("Copy and Open…"));
  return NULL;
}

/**
 * steward_response_deeds_can_suggest:
 *
 * Returns: whether the suggested action can be done now
 */
gboolean
steward_response_deeds_can_suggest (StewardResponseDeeds *self)
{
  const char *deed = self->shown != NULL ? steward_json_get_text (self->shown, "suggested") : NULL;

  return deed != NULL && can (self, deed) && !self->is_sending;
}

/**
 * steward_response_deeds_get_why:
 *
 * Returns: (nullable): why the suggested action can't be done now; or, when there is none, why it
 *   can't go out
 */
const char *
steward_response_deeds_get_why (StewardResponseDeeds *self)
{
  const char *deed = self->shown != NULL ? steward_json_get_text (self->shown, "suggested") : NULL;
  const char *state = self->shown != NULL ? steward_json_get_text (self->shown, "state") : NULL;
  JsonObject *why_not = self->shown != NULL ? steward_json_get_object (self->shown, "why_not") : NULL;

  if (why_not == NULL || steward_response_deeds_can_suggest (self))
    return NULL;
  if (deed != NULL)
    return steward_json_get_text (why_not, deed);
  if (g_strcmp0 (state, "approved") == 0 || g_strcmp0 (state, "scheduled") == 0)
    return steward_json_get_text (why_not, "publish");
  if (g_strcmp0 (state, "in-review") == 0)
    return steward_json_get_text (why_not, "approve");
  return NULL;
}

/**
 * steward_response_deeds_suggest:
 *
 * Returns: whether the suggested action was begun
 */
gboolean
steward_response_deeds_suggest (StewardResponseDeeds *self)
{
  const char *deed = self->shown != NULL ? steward_json_get_text (self->shown, "suggested") : NULL;

  if (!steward_response_deeds_can_suggest (self))
    return FALSE;
  steward_response_deeds_do (self, deed, NULL);
  return TRUE;
}

/**
 * steward_response_deeds_do:
 * @deed: its name
 * @department: (nullable): whom it concerns, an id or a name; of `pick` the answer, when it isn't this one
 *
 * Begins it: asks first what has to be asked.
 */
void
steward_response_deeds_do (StewardResponseDeeds *self,
                           const char           *deed,
                           const char           *department)
{
  g_return_if_fail (STEWARD_IS_RESPONSE_DEEDS (self));

  if (self->response == NULL)
    return;
  if (g_str_equal (deed, "ask") && department != NULL)
    ask (self, department);
  else if (g_str_equal (deed, "answer"))
    answer (self, department);
  else if (g_str_equal (deed, "unschedule"))
    perform (self, steward_response_unschedule (id_of (self)), _("No longer scheduled"));
  else if (g_str_equal (deed, "look"))
    perform (self, steward_response_look (id_of (self)), _("Looked at"));
  else if (g_str_equal (deed, "pick"))
    perform (self, steward_response_pick (department != NULL ? department : id_of (self)), _("Picked"));
  else
    for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
      if (g_str_equal (deeds[i].name, deed))
        deeds[i].run (self);
}
