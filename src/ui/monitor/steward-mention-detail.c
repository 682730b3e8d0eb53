/* steward-mention-detail.c: one mention with all that is known around it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mention-detail"

#include "steward-mention-detail.h"

#include "steward-because-words.h"
#include "steward-due.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-mention-rules.h"
#include "steward-mention-words.h"
#include "steward-refill.h"
#include "steward-routing-words.h"
#include "steward-safe-text.h"
#include "steward-time-words.h"
#include "steward-tooltip.h"
#include "steward-why-card.h"

#include <glib/gi18n-lib.h>

#define MAX_SHOWN 20000 /* characters of a text; the original has more */

struct _StewardMentionDetail
{
  AdwBin              parent_instance;
  GtkScrolledWindow  *scrolled;
  AdwAvatar          *avatar;
  GtkLabel           *author;
  GtkLabel           *status;
  GtkLabel           *where;
  GtkLabel           *when;
  GtkWidget          *original;
  GtkWidget          *original_label;
  GtkLabel           *title;
  GtkLabel           *text;
  GtkWidget          *cut;
  GtkWidget          *due_box;
  GtkImage           *due_icon;
  GtkLabel           *due;
  GtkLabel           *left;
  GtkProgressBar     *progress;
  GtkBox             *others;
  StewardWhyCard     *why;
  GtkBox             *cards;
  GtkWidget          *earlier_card;
  GtkLabel           *earlier_title;
  GtkLabel           *earlier_summary;
  GtkListBox         *earlier;
  GtkWidget          *notes_card;
  GtkBox             *notes;

  char               *id;  /* (owned) (nullable) of what is shown */
  StewardStanding    *standing; /* (unowned) while it is filled */
  gint64              now_us;
};

enum
{
  SIGNAL_FOLLOW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static GQuark id_quark;

G_DEFINE_FINAL_TYPE (StewardMentionDetail, steward_mention_detail, ADW_TYPE_BIN)

static void
set_style (gpointer    widget,
           const char *style)
{
  static const char *const styles[] = { "sec", "warn", "err", "ok", "acc" };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (widget, styles[i]);
  if (style != NULL)
    gtk_widget_add_css_class (widget, style);
}

static gint64
time_of (JsonObject *object,
         const char *member)
{
  const char *text = steward_json_get_text (object, member);
  gint64 time_us;

  return text != NULL && steward_time_from_rfc3339 (text, &time_us) ? time_us : STEWARD_TIME_NONE;
}

static GTimeZone *
zone_of (StewardMentionDetail *self)
{
  return steward_standing_get_zone (self->standing);
}

static char *
say_time (StewardMentionDetail *self,
          gint64                time_us)
{
  return steward_time_words (time_us, self->now_us, zone_of (self));
}

/* Who, where, when */

static void
append_part (GString    *line,
             const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

/* The last part of an author's address is how networks name people. */
static char *
dup_handle (const char *address)
{
  const char *slash = address != NULL ? strrchr (address, '/') : NULL;

  if (slash == NULL || slash[1] == '\0' || strlen (slash + 1) > 60)
    return NULL;
  return g_strdup (slash + 1);
}

static void
show_author (StewardMentionDetail *self,
             StewardRecord        *mention)
{
  const char *author = steward_record_get_text (mention, STEWARD_MENTION_AUTHOR);
  const char *voice = steward_record_get_text (mention, STEWARD_MENTION_VOICE);
  const char *mood = steward_record_get_text (mention, STEWARD_MENTION_MOOD);
  g_autofree char *handle = dup_handle (steward_record_get_text (mention, STEWARD_MENTION_AUTHOR_ADDRESS));
  g_autofree char *language = steward_language_words (steward_record_get_text (mention, STEWARD_MENTION_LANGUAGE));
  g_autofree char *published = say_time (self, steward_record_get_time (mention, STEWARD_MENTION_PUBLISHED));
  g_autofree char *collected = say_time (self, steward_record_get_time (mention, STEWARD_MENTION_COLLECTED));
  g_autofree char *came = *collected != '\0' ? g_strdup_printf (_("collected %s"), collected) : NULL;
  g_autofree char *full = steward_time_full_words (steward_record_get_time (mention, STEWARD_MENTION_PUBLISHED),
                                                   zone_of (self));
  g_autoptr (GString) where = g_string_new (NULL);
  g_autoptr (GString) when = g_string_new (NULL);

  author = author != NULL ? author : _("Somebody");
  adw_avatar_set_text (self->avatar, author);
  gtk_label_set_label (self->author, author);
  append_part (where, handle);
  append_part (where, steward_network_words (steward_record_get_text (mention, STEWARD_MENTION_NETWORK)));
  /* What a network of its own is needn't be said twice. */
  if (g_strcmp0 (voice, steward_record_get_text (mention, STEWARD_MENTION_NETWORK)) != 0)
    append_part (where, voice != NULL ? steward_voice_words (voice) : NULL);
  gtk_label_set_label (self->where, where->str);
  append_part (when, published);
  append_part (when, came);
  append_part (when, language);
  append_part (when, mood != NULL ? steward_mood_words (mood) : NULL);
  gtk_label_set_label (self->when, when->str);
  steward_tooltip_set (GTK_WIDGET (self->when), full);
  gtk_widget_set_visible (self->original, steward_record_has (mention, STEWARD_MENTION_ADDRESS));
}

static void
show_status (StewardMentionDetail *self,
             StewardRecord        *mention)
{
  StewardMentionStatus status = steward_mention_get_status (mention);

  gtk_label_set_label (self->status, steward_status_words (steward_record_get_text (mention, STEWARD_MENTION_STATUS)));
  set_style (self->status, status == STEWARD_MENTION_NEW ? "acc" : status == STEWARD_MENTION_ANSWERED ? "ok" : NULL);
}

static void
show_text (StewardMentionDetail *self,
           StewardRecord        *mention)
{
  const char *title = steward_record_get_text (mention, STEWARD_MENTION_TITLE);
  const char *erased = steward_erased_words (mention);
  const char *text = erased != NULL ? erased : steward_record_get_text (mention, STEWARD_MENTION_TEXT);
  g_auto (GStrv) words = steward_because_spoken (mention);
  gboolean is_title_cut = FALSE;
  gboolean is_cut = FALSE;
  g_autofree char *safe_title = steward_safe_text_markup (title != NULL ? title : "", NULL, 500, &is_title_cut);
  g_autofree char *safe_text =
      steward_safe_text_markup (text != NULL ? text : "", (const char *const *) words, MAX_SHOWN, &is_cut);

  gtk_label_set_markup (self->title, safe_title);
  gtk_widget_set_visible (GTK_WIDGET (self->title), title != NULL);
  gtk_label_set_markup (self->text, safe_text);
  gtk_widget_set_visible (GTK_WIDGET (self->text), text != NULL);
  gtk_widget_set_visible (self->cut, is_cut || is_title_cut);
}

/* Until when */

static char *
say_left (StewardMentionDetail *self,
          StewardRecord        *mention,
          JsonObject           *why)
{
  gint64 left = steward_json_get_integer (why, "left_minutes", -1);
  gint64 target = steward_json_get_integer (why, "target_minutes", 0);
  g_autofree char *left_words = left >= 0 ? steward_time_left_words (left * STEWARD_MINUTE_US) : NULL;
  g_autofree char *target_words =
      target > 0 ? steward_minutes_words (target, g_strcmp0 (steward_json_get_text (why, "clock"), "round") == 0) : NULL;

  if (steward_mention_is_closed (mention))
    {
      const char *reason = steward_record_get_text (mention, STEWARD_MENTION_REASON);
      const char *address = steward_record_get_text (mention, STEWARD_MENTION_ANSWERED_AT_ADDRESS);

      return g_strdup (reason != NULL ? reason : address != NULL ? address : "");
    }
  if (steward_record_has (mention, STEWARD_MENTION_WAITING_FOR))
    return g_strdup_printf (_("waiting for %s"), steward_record_get_text (mention, STEWARD_MENTION_WAITING_FOR));
  if (left_words != NULL && target_words != NULL)
    /* TRANSLATORS: "1 h 16 min left" of "4 business hours" */
    return g_strdup_printf (_("%s of %s"), left_words, target_words);
  if (target_words != NULL)
    return g_strdup_printf (_("the target is %s"), target_words);
  return g_strdup ("");
}

static char *
say_due (StewardMentionDetail *self,
         StewardRecord        *mention,
         const StewardDue     *due)
{
  gint64 due_us = steward_record_get_time (mention, STEWARD_MENTION_DUE);
  g_autofree char *at = say_time (self, due_us);
  g_autofree char *strong = g_markup_printf_escaped ("<b>%s</b>", at);

  if (due->passed < 0)
    return g_markup_printf_escaped ("%s", *due->words != '\0' ? due->words : due->spoken);
  if (due_us <= self->now_us)
    {
      g_autofree char *late = g_markup_printf_escaped ("<b>%s</b>", due->words);

      /* TRANSLATORS: "24 min late" and the time it was due */
      return g_strdup_printf (_("%s, was due %s"), late, at);
    }
  return g_strdup_printf (_("Answer by %s"), strong);
}

static void
show_due (StewardMentionDetail *self,
          StewardRecord        *mention,
          JsonObject           *why)
{
  g_autoptr (StewardDue) due = steward_due_new (mention, self->now_us, zone_of (self));
  g_autofree char *words = say_due (self, mention, due);
  g_autofree char *left = say_left (self, mention, why);
  g_autofree char *full = steward_time_full_words (steward_record_get_time (mention, STEWARD_MENTION_DUE), zone_of (self));

  gtk_label_set_markup (self->due, words);
  gtk_label_set_label (self->left, left);
  gtk_image_set_from_icon_name (self->due_icon, due->icon_name != NULL ? due->icon_name : "steward-snooze-symbolic");
  set_style (self->due_icon, due->style);
  set_style (self->due, due->style);
  steward_tooltip_set (self->due_box, *full != '\0' ? full : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), due->passed >= 0);
  gtk_progress_bar_set_fraction (self->progress, MAX (due->passed, 0));
  gtk_widget_remove_css_class (GTK_WIDGET (self->progress), "due");
  gtk_widget_remove_css_class (GTK_WIDGET (self->progress), "late");
  if (g_strcmp0 (due->style, "warn") == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->progress), "due");
  if (g_strcmp0 (due->style, "err") == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->progress), "late");
}

/* Who else is on it */

static void
add_line (StewardMentionDetail *self,
          const char           *icon_name,
          const char           *words,
          const char           *style)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon =
      g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "small");
  gtk_widget_add_css_class (line, style);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (self->others, line);
}

static void
add_responses (StewardMentionDetail *self,
               JsonArray            *responses)
{
  for (guint i = 0; i < json_array_get_length (responses); i++)
    {
      JsonObject *response = json_array_get_object_element (responses, i);
      const char *person = steward_json_get_text (response, "person");
      const char *state = steward_json_get_text (response, "state");
      g_autofree char *when = say_time (self, time_of (response, "changed"));
      g_autofree char *words = NULL;

      if (g_strcmp0 (state, "published") == 0)
        words = g_strdup_printf (_("An answer was published %s."), when);
      else if (g_strcmp0 (state, "withdrawn") == 0 || g_strcmp0 (state, "deleted") == 0)
        continue;
      else if (steward_json_get_boolean (response, "own", FALSE))
        words = g_strdup_printf (_("You have a draft of an answer, last changed %s."), when);
      else
        words = g_strdup_printf (_("%s is writing an answer, last changed %s."), person != NULL ? person : _("Somebody"),
                                 when);
      add_line (self, "document-edit-symbolic", words, "warn");
    }
}

static void
show_others (StewardMentionDetail *self,
             StewardRecord        *mention,
             JsonObject           *context)
{
  JsonArray *present = json_object_get_array_member (context, "present");
  StewardDirectory *directory = steward_standing_get_directory (self->standing);
  const char *from = steward_record_get_text (mention, STEWARD_MENTION_HANDED_FROM);

  steward_refill_clear (GTK_WIDGET (self->others));
  if (from != NULL && !steward_record_has (mention, STEWARD_MENTION_HAND_OVER_ACCEPTED))
    {
      g_autofree char *words =
          g_strdup_printf (_("%s handed this over; nobody has accepted it yet."), steward_directory_get_name (directory, from));

      add_line (self, "steward-route-symbolic", words, "warn");
    }
  add_responses (self, json_object_get_array_member (context, "responses"));
  for (guint i = 0; i < json_array_get_length (present); i++)
    {
      JsonObject *one = json_array_get_object_element (present, i);
      g_autofree char *span = steward_time_span_words (self->now_us - time_of (one, "at"));
      g_autofree char *words = g_strdup_printf (g_strcmp0 (steward_json_get_text (one, "doing"), "writing") == 0
                                                    ? _("%s was writing here %s ago.")
                                                    : _("%s was reading this %s ago."),
                                                steward_json_get_text (one, "person"), span);

      add_line (self, "avatar-default-symbolic", words, "sec");
    }
  gtk_widget_set_visible (GTK_WIDGET (self->others), gtk_widget_get_first_child (GTK_WIDGET (self->others)) != NULL);
}

/* What went before */

static void
add_earlier (StewardMentionDetail *self,
             JsonObject           *mention)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *when = say_time (self, time_of (mention, "published"));
  const char *status = steward_status_words (steward_json_get_text (mention, "status"));
  g_autofree char *head = g_strdup_printf ("%s · %s", when, status);
  const char *text = steward_json_get_text (mention, "text");
  GtkWidget *first = gtk_label_new (head);
  GtkWidget *second = gtk_label_new (text != NULL ? text : steward_json_get_text (mention, "title"));

  gtk_label_set_xalign (GTK_LABEL (first), 0);
  gtk_widget_add_css_class (first, "small");
  gtk_widget_add_css_class (first, "sec");
  gtk_widget_add_css_class (first, "num");
  gtk_label_set_ellipsize (GTK_LABEL (first), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (second), TRUE);
  gtk_widget_add_css_class (second, "small");
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, head,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "", -1);
  g_object_set_qdata_full (G_OBJECT (row), id_quark, g_strdup (steward_json_get_text (mention, "id")), g_free);
  gtk_list_box_append (self->earlier, row);
}

static void
show_earlier (StewardMentionDetail *self,
              StewardRecord        *mention,
              JsonObject           *context)
{
  JsonArray *earlier = json_object_get_array_member (context, "earlier");
  gint64 n_earlier = steward_json_get_integer (context, "earlier_count", 0);
  gint64 n_unanswered = steward_json_get_integer (context, "earlier_unanswered", 0);
  const char *author = steward_record_get_text (mention, STEWARD_MENTION_AUTHOR);
  g_autofree char *title = g_strdup_printf (_("%s and us"), author != NULL ? author : _("Somebody"));
  g_autofree char *count =
      g_strdup_printf (ngettext ("%d earlier mention", "%d earlier mentions", (gulong) n_earlier), (int) n_earlier);
  g_autofree char *unanswered = g_strdup_printf (ngettext ("%s, %d without an answer", "%s, %d without an answer",
                                                           (gulong) n_unanswered),
                                                 count, (int) n_unanswered);
  StewardRefill *refill = steward_refill_begin (GTK_WIDGET (self->earlier));

  gtk_label_set_label (self->earlier_title, title);
  gtk_label_set_label (self->earlier_summary, n_earlier == 0      ? _("The first mention by this author")
                                              : n_unanswered == 0 ? count
                                                                  : unanswered);
  steward_refill_clear (GTK_WIDGET (self->earlier));
  for (guint i = 0; i < json_array_get_length (earlier); i++)
    add_earlier (self, json_array_get_object_element (earlier, i));
  gtk_widget_set_visible (GTK_WIDGET (self->earlier), n_earlier > 0);
  steward_refill_end (refill);
}

static void
on_earlier_activated (StewardMentionDetail *self,
                      GtkListBoxRow        *row)
{
  g_signal_emit (self, signals[SIGNAL_FOLLOW], 0, "mention", g_object_get_qdata (G_OBJECT (row), id_quark));
}

static void
show_notes (StewardMentionDetail *self,
            JsonObject           *context)
{
  JsonArray *notes = json_object_get_array_member (context, "notes");

  steward_refill_clear (GTK_WIDGET (self->notes));
  for (guint i = 0; i < json_array_get_length (notes); i++)
    {
      JsonObject *note = json_array_get_object_element (notes, i);
      const char *person = steward_json_get_text (note, "person");
      g_autofree char *when = say_time (self, time_of (note, "at"));
      g_autofree char *head = g_strdup_printf ("%s · %s", person != NULL ? person : _("Somebody"), when);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
      GtkWidget *first = gtk_label_new (head);
      GtkWidget *second = gtk_label_new (steward_json_get_text (note, "text"));

      gtk_label_set_xalign (GTK_LABEL (first), 0);
      gtk_label_set_ellipsize (GTK_LABEL (first), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (first, "small");
      gtk_widget_add_css_class (first, "sec");
      gtk_label_set_xalign (GTK_LABEL (second), 0);
      gtk_label_set_wrap (GTK_LABEL (second), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (second), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_selectable (GTK_LABEL (second), TRUE);
      gtk_widget_add_css_class (second, "small");
      gtk_box_append (GTK_BOX (box), first);
      gtk_box_append (GTK_BOX (box), second);
      gtk_box_append (self->notes, box);
    }
  gtk_widget_set_visible (self->notes_card, json_array_get_length (notes) > 0);
}

static void
steward_mention_detail_finalize (GObject *object)
{
  g_free (STEWARD_MENTION_DETAIL (object)->id);

  G_OBJECT_CLASS (steward_mention_detail_parent_class)->finalize (object);
}

static void
steward_mention_detail_class_init (StewardMentionDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = steward_mention_detail_finalize;
  id_quark = g_quark_from_static_string ("steward-mention");

  signals[SIGNAL_FOLLOW] = g_signal_new ("follow", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (STEWARD_TYPE_WHY_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-mention-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, scrolled);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, avatar);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, author);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, status);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, where);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, when);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, original);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, original_label);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, title);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, text);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, cut);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, due_box);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, due_icon);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, due);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, left);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, progress);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, others);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, why);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, cards);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, earlier_card);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, earlier_title);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, earlier_summary);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, earlier);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, notes_card);
  gtk_widget_class_bind_template_child (widget_class, StewardMentionDetail, notes);
  gtk_widget_class_bind_template_callback (widget_class, on_earlier_activated);
}

static void
steward_mention_detail_init (StewardMentionDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steward_mention_detail_show:
 * @mention: what is to be seen
 * @context: as [func@mention_context] read it
 * @standing: has the names
 * @now_us: the moment it is read
 *
 * Shows a mention, from its beginning when it is another one than before.
 */
void
steward_mention_detail_show (StewardMentionDetail *self,
                             StewardRecord        *mention,
                             JsonObject           *context,
                             StewardStanding      *standing,
                             gint64                now_us)
{
  JsonObject *why = json_object_get_object_member (context, "why");

  g_return_if_fail (STEWARD_IS_MENTION_DETAIL (self));

  self->standing = standing;
  self->now_us = now_us;
  show_author (self, mention);
  show_status (self, mention);
  show_text (self, mention);
  show_due (self, mention, why);
  show_others (self, mention, context);
  steward_why_card_show (self->why, why, mention, standing);
  show_earlier (self, mention, context);
  show_notes (self, context);
  self->standing = NULL;

  if (g_strcmp0 (self->id, steward_record_get_id (mention)) != 0)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  g_free (self->id);
  self->id = g_strdup (steward_record_get_id (mention));
}

/**
 * steward_mention_detail_set_narrow:
 * @narrow: whether there is little room: cards stand below each other, buttons have icons only
 */
void
steward_mention_detail_set_narrow (StewardMentionDetail *self,
                                   gboolean              narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->cards),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->cards, !narrow);
  gtk_widget_set_visible (self->original_label, !narrow);
}
