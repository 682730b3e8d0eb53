/* steward-response-rail.c: who answers, step by step
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-response-rail"

#include "steward-response-rail.h"

#include "steward-json.h"
#include "steward-raci-tile.h"
#include "steward-refill.h"
#include "steward-time-words.h"
#include "steward-wrapped-label.h"

#include <glib/gi18n-lib.h>

struct _StewardResponseRail
{
  AdwBin           parent_instance;
  GtkLabel        *state;
  GtkWidget       *steps;
  GtkWidget       *others;
  GtkWidget       *versions_box;
  GtkListBox      *versions;
  gint64           now_us;
  StewardStanding *standing; /* (owned) (nullable) */
};

enum
{
  SIGNAL_DEED,
  SIGNAL_VERSION,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardResponseRail, steward_response_rail, ADW_TYPE_BIN)

static GtkWidget *
new_label (const char *text,
           const char *first_class,
           const char *second_class)
{
  return steward_wrapped_label_new (text, -1, 26, first_class, second_class);
}

static char *
dup_time (StewardResponseRail *self,
          JsonObject          *object,
          const char          *member)
{
  const char *text = steward_json_get_text (object, member);
  gint64 time_us;

  if (text == NULL || !steward_time_from_rfc3339 (text, &time_us))
    return NULL;
  return steward_time_words (time_us, self->now_us, steward_standing_get_zone (self->standing));
}

/* Steps */

static void
on_deed_clicked (GtkWidget           *button,
                 StewardResponseRail *self)
{
  g_signal_emit (self, signals[SIGNAL_DEED], 0, g_object_get_data (G_OBJECT (button), "steward-deed"),
                 g_object_get_data (G_OBJECT (button), "steward-department"));
}

static const struct
{
  const char *status;
  const char *icon_name;
  const char *class_name;
  const char *words;
} looks[] = {
  { "done", "object-select-symbolic", "ok", N_("done") },
  { "now", "media-playback-start-symbolic", "acc", N_("now") },
  { "waiting", "changes-prevent-symbolic", "sec", N_("later") },
  { "stopped", "dialog-error-symbolic", "err", N_("stops it") },
  { "hold", "steward-hold-symbolic", "err", N_("on hold") },
};

static GtkWidget *
new_icon (JsonObject *step)
{
  const char *status = steward_json_get_text (step, "status");
  gboolean objects = steward_json_get_boolean (step, "objects", FALSE);
  GtkWidget *icon = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_strcmp0 (looks[i].status, status) == 0)
      {
        icon = gtk_image_new_from_icon_name (objects ? "dialog-warning-symbolic" : looks[i].icon_name);
        gtk_widget_add_css_class (icon, objects ? "warn" : looks[i].class_name);
        gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _(looks[i].words), -1);
      }
  if (icon == NULL)
    icon = gtk_image_new ();
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 3);
  return icon;
}

static GtkWidget *
new_deed (StewardResponseRail *self,
          JsonObject          *step)
{
  const char *deed = steward_json_get_text (step, "deed");
  const char *title = steward_json_get_text (step, "title");
  g_autofree char *label = NULL;
  GtkWidget *button;

  /* Approving and publishing are the view's suggested action; one of a kind is enough. */
  if (g_strcmp0 (deed, "ask") == 0)
    label = g_strdup_printf (_("Ask %s"), title);
  else if (g_strcmp0 (deed, "answer") == 0)
    label = g_strdup_printf (_("Answer for %s…"), title);
  else
    return NULL;
  button = gtk_button_new_with_label (label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "sm");
  g_object_set_data_full (G_OBJECT (button), "steward-deed", g_strdup (deed), g_free);
  g_object_set_data_full (G_OBJECT (button), "steward-department", g_strdup (steward_json_get_text (step, "department")),
                          g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_deed_clicked), self, 0);
  return button;
}

static StewardLetters
letters_of (const char *letter)
{
  StewardLetters letters = 0;

  if (letter != NULL && !steward_letters_parse (letter, &letters))
    letters = 0;
  return letters;
}

static void
add_step (StewardResponseRail *self,
          JsonObject          *step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *deed = new_deed (self, step);
  const char *detail = steward_json_get_text (step, "detail");
  StewardLetters letters = letters_of (steward_json_get_text (step, "letter"));
  g_autofree char *at = dup_time (self, step, "at");
  g_autofree char *due = dup_time (self, step, "due");
  g_autoptr (GString) line = g_string_new (detail);

  if (at != NULL)
    g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", at);
  else if (due != NULL)
    {
      g_autofree char *until = g_strdup_printf (_("Due %s."), due);

      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", until);
    }
  if (letters != 0)
    {
      GtkWidget *tile = steward_raci_tile_new (letters);

      steward_raci_tile_set_variant (STEWARD_RACI_TILE (tile), steward_standing_get_variant (self->standing));
      gtk_box_append (GTK_BOX (head), tile);
    }
  gtk_box_append (GTK_BOX (head), new_label (steward_json_get_text (step, "title"), "m", "small"));
  gtk_box_append (GTK_BOX (words), head);
  if (line->len > 0)
    gtk_box_append (GTK_BOX (words), new_label (line->str, "small", "sec"));
  if (deed != NULL)
    gtk_box_append (GTK_BOX (words), deed);
  gtk_box_append (GTK_BOX (box), new_icon (step));
  gtk_box_append (GTK_BOX (box), words);
  steward_row_set_id (box, steward_json_get_text (step, "title"));
  gtk_box_append (GTK_BOX (self->steps), box);
}

static void
show_others (StewardResponseRail *self,
             JsonObject          *shown)
{
  JsonArray *others = steward_json_get_array (shown, "others");
  JsonArray *drafts = steward_json_get_array (shown, "drafts");
  StewardRefill *refill = steward_refill_begin (self->others);

  steward_refill_clear (self->others);
  for (guint i = 0; others != NULL && i < json_array_get_length (others); i++)
    gtk_box_append (GTK_BOX (self->others),
                    new_label (steward_json_get_text (json_array_get_object_element (others, i), "words"), "small", "warn"));
  for (guint i = 0; drafts != NULL && i < json_array_get_length (drafts); i++)
    {
      JsonObject *draft = json_array_get_object_element (drafts, i);
      const char *author = steward_json_get_text (draft, "author");
      g_autofree char *when = dup_time (self, draft, "changed");
      g_autofree char *words = g_strdup_printf (_("Another answer to the same mention: %s, %s."),
                                                author != NULL ? author : _("somebody"), when != NULL ? when : "");

      gtk_box_append (GTK_BOX (self->others), new_label (words, "small", "sec"));
    }
  if (drafts != NULL && json_array_get_length (drafts) > 0)
    {
      GtkWidget *compare = gtk_button_new_with_label (_("Compare…"));

      gtk_widget_set_halign (compare, GTK_ALIGN_START);
      gtk_widget_add_css_class (compare, "sm");
      g_object_set_data (G_OBJECT (compare), "steward-deed", (gpointer) "compare");
      g_signal_connect_object (compare, "clicked", G_CALLBACK (on_deed_clicked), self, 0);
      gtk_box_append (GTK_BOX (self->others), compare);
    }
  gtk_widget_set_visible (self->others, gtk_widget_get_first_child (self->others) != NULL);
  steward_refill_end (refill);
}

/* Versions */

static void
on_version_activated (StewardResponseRail *self,
                      GtkListBoxRow       *row)
{
  g_signal_emit (self, signals[SIGNAL_VERSION], 0, g_object_get_data (G_OBJECT (row), "steward-title"),
                 g_object_get_data (G_OBJECT (row), "steward-text"));
}

static void
add_version (StewardResponseRail *self,
             JsonObject          *version)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *number = g_strdup_printf ("v%d", (int) steward_json_get_integer (version, "number", 0));
  g_autofree char *at = dup_time (self, version, "at");
  g_autofree char *title = g_strdup_printf (_("Version %d"), (int) steward_json_get_integer (version, "number", 0));
  const char *text = steward_json_get_text (version, "text");
  GtkWidget *mark = gtk_label_new (number);

  gtk_widget_add_css_class (mark, "small");
  gtk_widget_add_css_class (mark, "m");
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (words), new_label (steward_json_get_text (version, "person"), "small", NULL));
  gtk_box_append (GTK_BOX (words), new_label (at, "small", "sec"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), words);
  if (steward_json_get_boolean (version, "current", FALSE))
    {
      GtkWidget *open = gtk_label_new (_("open"));

      gtk_widget_add_css_class (open, "small");
      gtk_widget_add_css_class (open, "sec");
      gtk_widget_set_valign (open, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), open);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  steward_row_set_id (row, number);
  g_object_set_data_full (G_OBJECT (row), "steward-title", g_strdup (title), g_free);
  g_object_set_data_full (G_OBJECT (row), "steward-text", g_strdup (text != NULL ? text : ""), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (self->versions, row);
}

static void
steward_response_rail_dispose (GObject *object)
{
  g_clear_object (&STEWARD_RESPONSE_RAIL (object)->standing);

  G_OBJECT_CLASS (steward_response_rail_parent_class)->dispose (object);
}

static void
steward_response_rail_class_init (StewardResponseRailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_response_rail_dispose;

  signals[SIGNAL_DEED] = g_signal_new ("deed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                       G_TYPE_STRING);
  signals[SIGNAL_VERSION] = g_signal_new ("version", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                          G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-response-rail.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardResponseRail, state);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseRail, steps);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseRail, others);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseRail, versions_box);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseRail, versions);
  gtk_widget_class_bind_template_callback (widget_class, on_version_activated);
}

static void
steward_response_rail_init (StewardResponseRail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steward_response_rail_show:
 * @shown: what [func@responding_standing] brought
 * @now_us: for saying when something was
 * @standing: has the zone, and the letters of the matrix
 */
void
steward_response_rail_show (StewardResponseRail *self,
                            JsonObject          *shown,
                            gint64               now_us,
                            StewardStanding     *standing)
{
  JsonArray *steps = steward_json_get_array (shown, "steps");
  JsonArray *versions = steward_json_get_array (shown, "versions");
  StewardRefill *refill;

  g_return_if_fail (STEWARD_IS_RESPONSE_RAIL (self));

  g_set_object (&self->standing, standing);
  self->now_us = now_us;
  gtk_label_set_label (self->state, steward_json_get_text (shown, "state_words"));
  refill = steward_refill_begin (self->steps);
  steward_refill_clear (self->steps);
  for (guint i = 0; steps != NULL && i < json_array_get_length (steps); i++)
    add_step (self, json_array_get_object_element (steps, i));
  steward_refill_end (refill);
  show_others (self, shown);
  refill = steward_refill_begin (GTK_WIDGET (self->versions));
  steward_refill_clear (GTK_WIDGET (self->versions));
  for (guint i = 0; versions != NULL && i < json_array_get_length (versions); i++)
    add_version (self, json_array_get_object_element (versions, i));
  gtk_widget_set_visible (self->versions_box, versions != NULL && json_array_get_length (versions) > 0);
  steward_refill_end (refill);
}
