/* steward-answered-mention.c: the words that are answered, beside the answer
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-answered-mention"

#include "steward-answered-mention.h"

#include "steward-editing.h"
#include "steward-error-words.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-mention-context.h"
#include "steward-mention-words.h"
#include "steward-network.h"
#include "steward-refill.h"
#include "steward-shorten.h"
#include "steward-snippets.h"
#include "steward-time-words.h"

#include <glib/gi18n-lib.h>

#define EARLIER_SHOWN  3
#define SNIPPETS_SHOWN 5
#define LONGEST        90 /* characters of an earlier post */

struct _StewardAnsweredMention
{
  AdwBin            parent_instance;
  GtkWidget        *original;
  GtkWidget        *who;
  AdwAvatar        *avatar;
  GtkLabel         *author;
  GtkLabel         *place;
  GtkLabel         *text;
  GtkWidget        *due_box;
  GtkWidget        *due_icon;
  GtkLabel         *due;
  GtkWidget        *earlier;
  GtkWidget        *snippets;
  StewardWorkspace *workspace; /* (owned) (nullable) */
  StewardStanding  *standing;  /* (owned) (nullable) */
  StewardRecord    *response;  /* (owned) (nullable) */
  char             *address;   /* (owned) (nullable) */
};

enum
{
  SIGNAL_SNIPPET,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardAnsweredMention, steward_answered_mention, ADW_TYPE_BIN)

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *first_class,
           const char *second_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  if (first_class != NULL)
    gtk_widget_add_css_class (label, first_class);
  if (second_class != NULL)
    gtk_widget_add_css_class (label, second_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
on_original (StewardAnsweredMention *self)
{
  if (self->address != NULL)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->address, GDK_CURRENT_TIME);
}

static void
show_due (StewardAnsweredMention *self,
          StewardRecord          *mention)
{
  gint64 due_us = steward_record_get_time (mention, STEWARD_MENTION_DUE);
  gint64 now_us = steward_clock_now_us (steward_workspace_get_clock (self->workspace));
  g_autofree char *time = NULL;
  g_autofree char *late = NULL;
  g_autofree char *words = NULL;
  gboolean is_open = !steward_record_has (mention, STEWARD_MENTION_FIRST_ANSWERED) &&
                     !steward_record_has (mention, STEWARD_MENTION_CLOSED);
  gboolean is_late = due_us < now_us;

  gtk_widget_set_visible (self->due_box, due_us != STEWARD_TIME_NONE && is_open);
  if (due_us == STEWARD_TIME_NONE)
    return;
  time = steward_time_words (due_us, now_us, steward_standing_get_zone (self->standing));
  late = is_late ? steward_time_late_words (due_us, now_us) : steward_time_span_words (due_us - now_us);
  words = is_late ? g_strdup_printf (_("Was due %s, %s"), time, late) : g_strdup_printf (_("Answer by %s, in %s"), time, late);
  gtk_label_set_label (self->due, words);
  for (GtkWidget *child = gtk_widget_get_first_child (self->due_box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_remove_css_class (child, is_late ? "warn" : "err");
      gtk_widget_add_css_class (child, is_late ? "err" : "warn");
    }
}

static void
show_mention (StewardAnsweredMention *self,
              StewardRecord          *mention)
{
  const char *author = steward_record_get_text (mention, STEWARD_MENTION_AUTHOR);
  const char *erased = steward_erased_words (mention);
  const char *text = erased != NULL ? erased : steward_record_get_text (mention, STEWARD_MENTION_TEXT);
  const char *title = steward_record_get_text (mention, STEWARD_MENTION_TITLE);
  const char *network_name = steward_record_get_text (mention, STEWARD_MENTION_NETWORK);
  const StewardNetwork *network = network_name != NULL ? steward_network_find (network_name) : NULL;
  gint64 published_us = steward_record_get_time (mention, STEWARD_MENTION_PUBLISHED);
  g_autofree char *when = NULL;
  g_autofree char *place = NULL;
  g_autofree char *words = title != NULL && text != NULL && !g_str_has_prefix (text, title)
                               ? g_strdup_printf ("%s\n\n%s", title, text)
                               : g_strdup (text != NULL ? text : title != NULL ? title : "");

  if (published_us == STEWARD_TIME_NONE)
    published_us = steward_record_get_time (mention, STEWARD_MENTION_COLLECTED);
  when = published_us != STEWARD_TIME_NONE
             ? steward_time_words (published_us, steward_clock_now_us (steward_workspace_get_clock (self->workspace)),
                                   steward_standing_get_zone (self->standing))
             : g_strdup ("");
  place = g_strdup_printf ("%s · %s", network != NULL ? network->title : network_name != NULL ? network_name : _("Web"), when);
  adw_avatar_set_text (self->avatar, author);
  gtk_label_set_label (self->author, author != NULL ? author : _("Somebody"));
  gtk_label_set_label (self->place, place);
  gtk_label_set_label (self->text, words);
  g_free (self->address);
  self->address = g_strdup (steward_record_get_text (mention, STEWARD_MENTION_ADDRESS));
  gtk_widget_set_visible (self->original, self->address != NULL);
  show_due (self, mention);
}

static void
show_earlier (StewardAnsweredMention *self,
              JsonObject             *context)
{
  JsonArray *earlier = json_object_get_array_member (context, "earlier");
  guint n_earlier = json_array_get_length (earlier);
  gint64 now_us = steward_clock_now_us (steward_workspace_get_clock (self->workspace));

  steward_refill_clear (self->earlier);
  gtk_widget_set_visible (self->earlier, n_earlier > 0);
  if (n_earlier == 0)
    return;
  gtk_box_append (GTK_BOX (self->earlier), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  add_label (self->earlier, _("Earlier with us"), "m", "small");
  for (guint i = 0; i < MIN (n_earlier, EARLIER_SHOWN); i++)
    {
      JsonObject *post = json_array_get_object_element (earlier, i);
      const char *published = steward_json_get_text (post, "published");
      const char *text = steward_json_get_text (post, "text");
      g_autofree char *line = steward_shorten_line (text != NULL ? text : "", LONGEST);
      g_autofree char *when = NULL;
      g_autofree char *words = NULL;
      gint64 at_us;

      if (published != NULL && steward_time_from_rfc3339 (published, &at_us))
        when = steward_time_words (at_us, now_us, steward_standing_get_zone (self->standing));
      words = g_strdup_printf (_("%s “%s”"), when != NULL ? when : "", line);
      add_label (self->earlier, words, "small", NULL);
      add_label (self->earlier,
                 json_object_has_member (post, "first_answered") ? _("Answered") : _("Not answered"), "small", "sec");
    }
}

static void
on_context (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardAnsweredMention) self = g_object_steal_data (G_OBJECT (operation), "steward-pane");
  g_autoptr (GError) error = NULL;
  StewardRecord *mention;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      g_message ("The mention wasn't read: %s", error->message);
      return;
    }
  mention = steward_operation_get_record (operation);
  if (self->response == NULL ||
      g_strcmp0 (steward_record_get_text (self->response, STEWARD_RESPONSE_MENTION), steward_record_get_id (mention)) != 0)
    return;
  show_mention (self, mention);
  show_earlier (self, json_node_get_object (steward_operation_get_json (operation)));
}

/* Saved replies */

static void
on_snippet_filled (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardAnsweredMention) self = g_object_steal_data (G_OBJECT (operation), "steward-pane");
  g_autoptr (GError) error = NULL;

  if (steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    g_signal_emit (self, signals[SIGNAL_SNIPPET], 0,
                   json_object_get_string_member (json_node_get_object (steward_operation_get_json (operation)), "text"));
  else
    steward_error_show (GTK_WIDGET (self), _("The Snippet Can’t Be Used"), error);
}

/* What isn't known stays in braces, to be filled in; the answer rests on what the snippet rests on. */
static void
on_snippet_clicked (GtkWidget              *button,
                    StewardAnsweredMention *self)
{
  StewardOperation *operation = steward_snippet_use (g_object_get_data (G_OBJECT (button), "steward-snippet"),
                                                     steward_record_get_id (self->response));

  g_object_set_data_full (G_OBJECT (operation), "steward-pane", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (self->workspace, operation, NULL, on_snippet_filled, operation);
}

static gboolean
fits (StewardAnsweredMention *self,
      StewardRecord          *snippet)
{
  const char *department = steward_record_get_text (snippet, STEWARD_SNIPPET_DEPARTMENT);
  const char *language = steward_record_get_text (snippet, STEWARD_SNIPPET_LANGUAGE);
  const char *wanted = steward_record_get_text (self->response, STEWARD_RESPONSE_LANGUAGE);
  const char *const *yours = steward_standing_get_departments (self->standing);

  const char *const *departments = steward_record_get_set (snippet, STEWARD_SNIPPET_DEPARTMENTS);
  gint64 expires = steward_record_get_time (snippet, STEWARD_SNIPPET_EXPIRES);
  gboolean is_yours = (department == NULL && departments[0] == NULL) ||
                      (department != NULL && g_strv_contains (yours, department));

  for (guint i = 0; departments[i] != NULL; i++)
    is_yours = is_yours || g_strv_contains (yours, departments[i]);
  if (expires != STEWARD_TIME_NONE && expires <= steward_clock_now_us (steward_workspace_get_clock (self->workspace)))
    return FALSE;
  return is_yours &&
         (language == NULL || wanted == NULL || g_str_has_prefix (wanted, language));
}

static void
on_snippets (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardAnsweredMention) self = g_object_steal_data (G_OBJECT (operation), "steward-pane");
  g_autoptr (GError) error = NULL;
  GPtrArray *snippets;
  guint n_shown = 0;
  StewardRefill *refill;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error) || self->response == NULL)
    return;
  snippets = steward_operation_get_records (operation);
  refill = steward_refill_begin (self->snippets);
  steward_refill_clear (self->snippets);
  for (guint i = 0; i < snippets->len && n_shown < SNIPPETS_SHOWN; i++)
    {
      GtkWidget *button;
      GtkWidget *label;

      if (!fits (self, snippets->pdata[i]))
        continue;
      if (n_shown == 0)
        {
          gtk_box_append (GTK_BOX (self->snippets), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
          add_label (self->snippets, _("Replies that fit"), "m", "small");
        }
      button = gtk_button_new ();
      label = gtk_label_new (steward_record_get_text (snippets->pdata[i], STEWARD_SNIPPET_NAME));
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (label, "small");
      gtk_button_set_child (GTK_BUTTON (button), label);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, steward_record_get_text (snippets->pdata[i], STEWARD_SNIPPET_TEXT));
      g_object_set_data_full (G_OBJECT (button), "steward-snippet",
                              g_strdup (steward_record_get_id (snippets->pdata[i])), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_snippet_clicked), self, 0);
      steward_row_set_id (button, steward_record_get_id (snippets->pdata[i]));
      gtk_box_append (GTK_BOX (self->snippets), button);
      n_shown++;
    }
  gtk_widget_set_visible (self->snippets, n_shown > 0);
  steward_refill_end (refill);
}

static void
perform (StewardAnsweredMention *self,
         StewardOperation       *operation,
         GAsyncReadyCallback     callback)
{
  g_object_set_data_full (G_OBJECT (operation), "steward-pane", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (self->workspace, operation, NULL, callback, operation);
}

static void
steward_answered_mention_dispose (GObject *object)
{
  StewardAnsweredMention *self = STEWARD_ANSWERED_MENTION (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->standing);
  g_clear_object (&self->response);
  g_clear_pointer (&self->address, g_free);

  G_OBJECT_CLASS (steward_answered_mention_parent_class)->dispose (object);
}

static void
steward_answered_mention_class_init (StewardAnsweredMentionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_answered_mention_dispose;

  signals[SIGNAL_SNIPPET] = g_signal_new ("snippet", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/stewardapp/Steward/ui/steward-answered-mention.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardAnsweredMention, original);
  gtk_widget_class_bind_template_child (widget_class, StewardAnsweredMention, who);
  gtk_widget_class_bind_template_child (widget_class, StewardAnsweredMention, avatar);
  gtk_widget_class_bind_template_child (widget_class, StewardAnsweredMention, author);
  gtk_widget_class_bind_template_child (widget_class, StewardAnsweredMention, place);
  gtk_widget_class_bind_template_child (widget_class, StewardAnsweredMention, text);
  gtk_widget_class_bind_template_child (widget_class, StewardAnsweredMention, due_box);
  gtk_widget_class_bind_template_child (widget_class, StewardAnsweredMention, due_icon);
  gtk_widget_class_bind_template_child (widget_class, StewardAnsweredMention, due);
  gtk_widget_class_bind_template_child (widget_class, StewardAnsweredMention, earlier);
  gtk_widget_class_bind_template_child (widget_class, StewardAnsweredMention, snippets);
  gtk_widget_class_bind_template_callback (widget_class, on_original);
}

static void
steward_answered_mention_init (StewardAnsweredMention *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steward_answered_mention_show:
 * @response: whose mention is shown
 */
void
steward_answered_mention_show (StewardAnsweredMention *self,
                               StewardWorkspace       *workspace,
                               StewardStanding        *standing,
                               StewardRecord          *response)
{
  const char *mention = steward_record_get_text (response, STEWARD_RESPONSE_MENTION);
  gboolean same = self->response != NULL &&
                  g_str_equal (steward_record_get_id (self->response), steward_record_get_id (response));

  g_return_if_fail (STEWARD_IS_ANSWERED_MENTION (self));

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->standing, standing);
  g_set_object (&self->response, response);
  if (!same)
    {
      steward_refill_clear (self->earlier);
      gtk_widget_set_visible (self->earlier, FALSE);
      gtk_widget_set_visible (self->due_box, FALSE);
      gtk_widget_set_visible (self->original, FALSE);
      gtk_widget_set_visible (self->who, mention != NULL);
      gtk_label_set_label (self->text, mention != NULL ? "" : _("A statement: it answers no mention."));
    }
  if (mention != NULL)
    perform (self, steward_mention_context (mention), on_context);
  perform (self, steward_editing_list (&steward_snippet_kind, FALSE), on_snippets);
}
