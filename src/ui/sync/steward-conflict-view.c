/* steward-conflict-view.c: one lost value: before, yours, theirs, and what is kept
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-conflict-view"

#include "steward-conflict-view.h"

#include "steward-event-words.h"
#include "steward-json.h"
#include "steward-time-words.h"

#include <glib/gi18n-lib.h>

struct _StewardConflictView
{
  AdwBin           parent_instance;
  GtkLabel        *title;
  GtkLabel        *explanation;
  GtkWidget       *base_box;
  GtkLabel        *base;
  GtkWidget       *ours_box;
  GtkCheckButton  *ours_choice;
  GtkLabel        *ours;
  GtkWidget       *theirs_box;
  GtkCheckButton  *theirs_choice;
  GtkLabel        *theirs;
  GtkLabel        *kept_heading;
  GtkTextView     *kept;
  GtkLabel        *kept_hint;
  GtkButton       *keep;
  GtkWidget       *open;
  JsonObject      *conflict; /* (owned) (nullable) */
  StewardStanding *standing; /* (owned) (nullable) */
  char            *put;      /* (owned) (nullable) what was last put into the field, not written by somebody */
  gboolean         filling;
};

enum
{
  SIGNAL_RESOLVED,
  SIGNAL_OPENED,
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardConflictView, steward_conflict_view, ADW_TYPE_BIN)

static gboolean
is (StewardConflictView *self,
    const char          *member)
{
  return steward_json_get_boolean (self->conflict, member, FALSE);
}

/* In the words of the record's own view; a side that has no value says so. */
static char *
dup_value (StewardConflictView *self,
           const char          *side)
{
  const char *field = steward_json_get_text (self->conflict, "field");
  JsonNode *node = json_object_has_member (self->conflict, side) ? json_object_get_member (self->conflict, side) : NULL;
  g_autofree char *words = NULL;

  if (field == NULL)
    return g_strdup (node != NULL && !JSON_NODE_HOLDS_NULL (node) ? _("The record, with what was changed in it") : _("Deleted"));
  words = steward_event_words_value (steward_json_get_text (self->conflict, "kind"), field, node,
                                     steward_standing_get_directory (self->standing), steward_standing_get_zone (self->standing));
  return *words != '\0' ? g_steal_pointer (&words) : g_strdup (_("Nothing"));
}

static const char *
text_of (StewardConflictView *self,
         const char          *side)
{
  const char *text = steward_json_get_text (self->conflict, side);

  return text != NULL ? text : "";
}

static char *
dup_kept (StewardConflictView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->kept);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
put (StewardConflictView *self,
     const char          *words)
{
  g_free (self->put);
  self->put = g_strdup (words);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->kept), words, -1);
}

/* What stands there until something is chosen: what the merge put there, or what somebody did since. */
static const char *
standing_side (StewardConflictView *self)
{
  return json_object_has_member (self->conflict, "now") ? "now" : "chosen";
}

static void
set_frame (GtkWidget *box,
           gboolean   is_chosen)
{
  if (is_chosen)
    gtk_widget_add_css_class (box, "sel");
  else
    gtk_widget_remove_css_class (box, "sel");
}

static void
on_chosen (StewardConflictView *self)
{
  gboolean takes_ours = gtk_check_button_get_active (self->ours_choice);
  const char *side = takes_ours ? "ours" : "theirs";
  g_autofree char *words = NULL;

  if (self->filling || self->conflict == NULL || (!takes_ours && !gtk_check_button_get_active (self->theirs_choice)))
    return;
  set_frame (self->ours_box, is (self, "can_choose") && takes_ours);
  set_frame (self->theirs_box, is (self, "can_choose") && !takes_ours);
  words = is (self, "can_write") ? g_strdup (text_of (self, side)) : dup_value (self, side);
  put (self, words);
}

/* What the record holds is the choice that stands until another is made. What somebody has written here stays. */
static void
show_choice (StewardConflictView *self,
             gboolean             keeps_words)
{
  gboolean can_choose = is (self, "can_choose");
  const char *standing = standing_side (self);
  gboolean has_changed = g_str_equal (standing, "now");
  g_autofree char *ours = dup_value (self, "ours");
  g_autofree char *theirs = dup_value (self, "theirs");
  g_autofree char *stands = dup_value (self, standing);
  gboolean is_ours = g_str_equal (ours, stands);
  gboolean is_theirs = !is_ours && (!has_changed || g_str_equal (theirs, stands));

  self->filling = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->ours_choice), can_choose);
  gtk_widget_set_sensitive (GTK_WIDGET (self->theirs_choice), can_choose);
  gtk_check_button_set_active (self->ours_choice, is_ours);
  gtk_check_button_set_active (self->theirs_choice, is_theirs);
  gtk_text_view_set_editable (self->kept, is (self, "can_write"));
  gtk_text_view_set_cursor_visible (self->kept, is (self, "can_write"));
  self->filling = FALSE;
  set_frame (self->ours_box, can_choose && is_ours);
  set_frame (self->theirs_box, can_choose && is_theirs);
  if (!keeps_words)
    put (self, is (self, "can_write") ? text_of (self, standing) : stands);
  gtk_label_set_label (self->kept_heading, can_choose ? _("What will be kept") : _("What is there now"));
  gtk_label_set_label (self->kept_hint, has_changed && can_choose ? _("Somebody has changed it again since; choose anew, or keep that.")
                                        : is (self, "can_write") ? _("You can write your own.")
                                        : can_choose
                                            ? _("The value that isn’t kept stays in the audit.")
                                            : _("This follows from what was done with the record and has rules of its own: open it and "
                                                "change it there. Here you say that you have looked."));
  gtk_button_set_label (self->keep, can_choose ? _("Keep This") : _("I Have Looked"));
}

static void
on_keep (StewardConflictView *self)
{
  g_autofree char *kept = NULL;
  const char *side = gtk_check_button_get_active (self->ours_choice)     ? "ours"
                     : gtk_check_button_get_active (self->theirs_choice) ? "theirs"
                                                                         : NULL;

  if (self->conflict == NULL)
    return;
  kept = dup_kept (self);
  if (!is (self, "can_choose") ||
      (side == NULL && (!is (self, "can_write") || g_str_equal (kept, text_of (self, standing_side (self))))))
    g_signal_emit (self, signals[SIGNAL_RESOLVED], 0, NULL, NULL);
  else if (side == NULL || (is (self, "can_write") && !g_str_equal (kept, text_of (self, side))))
    g_signal_emit (self, signals[SIGNAL_RESOLVED], 0, NULL, kept);
  else
    g_signal_emit (self, signals[SIGNAL_RESOLVED], 0, side, NULL);
}

static void
on_open (StewardConflictView *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
on_later (StewardConflictView *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
steward_conflict_view_dispose (GObject *object)
{
  StewardConflictView *self = STEWARD_CONFLICT_VIEW (object);

  g_clear_pointer (&self->conflict, json_object_unref);
  g_clear_object (&self->standing);
  g_clear_pointer (&self->put, g_free);

  G_OBJECT_CLASS (steward_conflict_view_parent_class)->dispose (object);
}

static void
steward_conflict_view_class_init (StewardConflictViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_conflict_view_dispose;

  signals[SIGNAL_RESOLVED] = g_signal_new ("resolved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                           G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LEFT] = g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-conflict-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardConflictView, title);
  gtk_widget_class_bind_template_child (widget_class, StewardConflictView, explanation);
  gtk_widget_class_bind_template_child (widget_class, StewardConflictView, base_box);
  gtk_widget_class_bind_template_child (widget_class, StewardConflictView, base);
  gtk_widget_class_bind_template_child (widget_class, StewardConflictView, ours_box);
  gtk_widget_class_bind_template_child (widget_class, StewardConflictView, ours_choice);
  gtk_widget_class_bind_template_child (widget_class, StewardConflictView, ours);
  gtk_widget_class_bind_template_child (widget_class, StewardConflictView, theirs_box);
  gtk_widget_class_bind_template_child (widget_class, StewardConflictView, theirs_choice);
  gtk_widget_class_bind_template_child (widget_class, StewardConflictView, theirs);
  gtk_widget_class_bind_template_child (widget_class, StewardConflictView, kept_heading);
  gtk_widget_class_bind_template_child (widget_class, StewardConflictView, kept);
  gtk_widget_class_bind_template_child (widget_class, StewardConflictView, kept_hint);
  gtk_widget_class_bind_template_child (widget_class, StewardConflictView, keep);
  gtk_widget_class_bind_template_child (widget_class, StewardConflictView, open);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_keep);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_later);
}

static void
steward_conflict_view_init (StewardConflictView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steward_conflict_view_show:
 * @conflict: one of [func@sync_list_conflicts]
 * @can_open: whether a view shows the record
 */
void
steward_conflict_view_show (StewardConflictView *self,
                            JsonObject          *conflict,
                            StewardStanding     *standing,
                            gint64               now_us,
                            gboolean             can_open)
{
  const char *field = steward_json_get_text (conflict, "field");
  const char *title = steward_json_get_text (conflict, "title");
  g_autofree char *base = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *when = NULL;
  g_autofree char *explanation = NULL;
  g_autofree char *kept = NULL;
  gboolean keeps_words;
  gint64 at_us;

  g_return_if_fail (STEWARD_IS_CONFLICT_VIEW (self));

  kept = dup_kept (self);
  keeps_words = self->conflict != NULL && is (self, "can_write") && g_strcmp0 (kept, self->put) != 0 &&
                g_strcmp0 (steward_json_get_text (self->conflict, "id"), steward_json_get_text (conflict, "id")) == 0;
  json_object_ref (conflict);
  g_clear_pointer (&self->conflict, json_object_unref);
  self->conflict = conflict;
  g_set_object (&self->standing, standing);
  if (steward_time_from_rfc3339 (steward_json_get_text (conflict, "at"), &at_us))
    when = steward_time_words (at_us, now_us, steward_standing_get_zone (standing));
  if (field == NULL)
    explanation = g_strdup_printf (_("It was deleted there and changed here, noticed %s. The change lives."), when);
  else
    explanation = g_strdup_printf (_("%s: two people changed it before they knew of each other, noticed %s. All else is merged."),
                                   steward_event_words_field (field), when);
  base = dup_value (self, "base");
  ours = dup_value (self, "ours");
  theirs = dup_value (self, "theirs");
  gtk_label_set_label (self->title, title != NULL ? title : steward_event_words_kind (steward_json_get_text (conflict, "kind")));
  gtk_label_set_label (self->explanation, explanation);
  gtk_widget_set_visible (self->base_box, field != NULL);
  gtk_label_set_label (self->base, base);
  gtk_label_set_label (self->ours, ours);
  gtk_label_set_label (self->theirs, theirs);
  gtk_widget_set_visible (self->open, can_open);
  show_choice (self, keeps_words);
}

/**
 * steward_conflict_view_keep:
 *
 * Does what the suggested button does.
 *
 * Returns: whether there is something to decide
 */
gboolean
steward_conflict_view_keep (StewardConflictView *self)
{
  g_return_val_if_fail (STEWARD_IS_CONFLICT_VIEW (self), FALSE);

  on_keep (self);
  return self->conflict != NULL;
}
