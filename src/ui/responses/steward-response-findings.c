/* steward-response-findings.c: what the guidelines say of an answer, and how it will look
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-response-findings"

#include "steward-response-findings.h"

#include "steward-json.h"
#include "steward-refill.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>

struct _StewardResponseFindings
{
  AdwBin      parent_instance;
  GtkWidget  *why_box;
  GtkLabel   *why;
  GtkWidget  *stops;
  GtkLabel   *n_stops;
  GtkWidget  *advice;
  GtkLabel   *n_advice;
  GtkListBox *list;
  GtkWidget  *preview_head;
  GtkLabel   *preview_note;
  GtkWidget  *preview;
  GtkLabel   *warning;
  GtkBox     *posts;
  AdwAvatar  *avatar;
  GtkLabel   *handle;
  GtkLabel   *text;
  JsonArray  *findings; /* (owned) (nullable) */
  char       *said;     /* (owned) (nullable) what the rows were made of */
};

enum
{
  SIGNAL_ASK,
  SIGNAL_PLACE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardResponseFindings, steward_response_findings, ADW_TYPE_BIN)

static JsonObject *
finding_of (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "steward-finding");
}

static void
show_clause (StewardResponseFindings *self,
             JsonObject              *finding)
{
  StewardWindow *window = steward_window_of (self);
  const char *guideline = steward_json_get_text (finding, "guideline");

  if (window != NULL && guideline != NULL && !steward_window_show_record (window, "guideline", guideline))
    steward_window_add_toast (window, _("No view shows this guideline"));
}

static void
on_clause_clicked (GtkWidget               *button,
                   StewardResponseFindings *self)
{
  show_clause (self, finding_of (button));
}

static gboolean
on_link (GtkWidget               *label,
         const char              *address,
         StewardResponseFindings *self)
{
  show_clause (self, finding_of (label));
  return TRUE;
}

static void
on_ask_clicked (GtkWidget               *button,
                StewardResponseFindings *self)
{
  g_signal_emit (self, signals[SIGNAL_ASK], 0, steward_json_get_text (finding_of (button), "department"));
}

static void
go_to (StewardResponseFindings *self,
       JsonObject              *finding)
{
  g_signal_emit (self, signals[SIGNAL_PLACE], 0, (int) steward_json_get_integer (finding, "start", 0),
                 (int) steward_json_get_integer (finding, "end", 0));
}

static void
on_row_activated (StewardResponseFindings *self,
                  GtkListBoxRow           *row)
{
  if (finding_of (row) != NULL)
    go_to (self, finding_of (row));
}

static void
keep (gpointer    widget,
      JsonObject *finding)
{
  g_object_set_data_full (G_OBJECT (widget), "steward-finding", json_object_ref (finding),
                          (GDestroyNotify) json_object_unref);
}

/* "Public replies §3.2, version 4: Commitments"; NULL for what the network itself says. */
static char *
dup_clause (JsonObject *finding)
{
  const char *title = steward_json_get_text (finding, "title");
  const char *clause = steward_json_get_text (finding, "clause");
  const char *heading = steward_json_get_text (finding, "heading");
  int edition = (int) steward_json_get_integer (finding, "edition", 0);

  if (title == NULL || clause == NULL)
    return NULL;
  return heading != NULL ? g_strdup_printf (_("%s §%s, version %d: %s"), title, clause, edition, heading)
                         : g_strdup_printf (_("%s §%s, version %d"), title, clause, edition);
}

static GtkWidget *
new_action (StewardResponseFindings *self,
            JsonObject              *finding,
            const char *const       *askable)
{
  const char *department = steward_json_get_text (finding, "department");
  GtkWidget *button;

  if (department != NULL && g_strv_contains (askable, department) && g_strcmp0 (steward_json_get_text (finding, "severity"), "ok") != 0)
    {
      g_autofree char *label = g_strdup_printf (_("Ask %s"), department);

      button = gtk_button_new_with_label (label);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_ask_clicked), self, 0);
    }
  else if (steward_json_get_text (finding, "guideline") != NULL)
    {
      button = gtk_button_new_with_label (_("Show Clause"));
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_clause_clicked), self, 0);
    }
  else
    return NULL;
  keep (button, finding);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "sm");
  return button;
}

static void
add_finding (StewardResponseFindings *self,
             JsonObject              *finding,
             const char *const       *askable)
{
  static const struct
  {
    const char *severity;
    const char *icon_name;
    const char *class_name;
    const char *said;
  } looks[] = {
    { "stop", "dialog-error-symbolic", "err", N_("Stops publishing") },
    { "advice", "dialog-warning-symbolic", "warn", N_("Advice") },
    { "ok", "object-select-symbolic", "ok", N_("Kept") },
    { "waived", "dialog-information-symbolic", "sec", N_("Waived by an exception") },
  };
  const char *severity =
    json_object_has_member (finding, "waived_until") ? "waived" : steward_json_get_text (finding, "severity");
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *sentence = gtk_label_new (steward_json_get_text (finding, "message"));
  GtkWidget *action = new_action (self, finding, askable);
  g_autofree char *clause = dup_clause (finding);
  g_autofree char *spoken = g_strdup_printf ("%s %s", steward_json_get_text (finding, "message"), clause != NULL ? clause : "");

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_strcmp0 (looks[i].severity, severity) == 0)
      {
        GtkWidget *icon = gtk_image_new_from_icon_name (looks[i].icon_name);

        gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _(looks[i].said), -1);
        gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _(looks[i].said), -1);
        gtk_widget_set_valign (icon, GTK_ALIGN_START);
        gtk_widget_add_css_class (icon, looks[i].class_name);
        gtk_box_append (GTK_BOX (box), icon);
      }
  gtk_label_set_xalign (GTK_LABEL (sentence), 0);
  gtk_label_set_wrap (GTK_LABEL (sentence), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (sentence), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (sentence, "small");
  gtk_widget_add_css_class (sentence, "m");
  gtk_box_append (GTK_BOX (words), sentence);
  if (clause != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (clause, -1);
      g_autofree char *markup = g_strdup_printf ("<a href=\"clause\"><span weight=\"600\">%s</span></a>", escaped);
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *page = g_object_new (GTK_TYPE_IMAGE, "icon-name", "steward-guidelines-symbolic", "pixel-size", 12,
                                      "margin-top", 2, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      GtkWidget *link = gtk_label_new (NULL);

      gtk_label_set_markup (GTK_LABEL (link), markup);
      gtk_label_set_xalign (GTK_LABEL (link), 0);
      gtk_label_set_wrap (GTK_LABEL (link), TRUE);
      gtk_widget_add_css_class (link, "small");
      gtk_widget_add_css_class (link, "acc"); /* a link is as opaque as the label around it */
      gtk_widget_set_hexpand (link, TRUE);
      keep (link, finding);
      g_signal_connect_object (link, "activate-link", G_CALLBACK (on_link), self, 0);
      gtk_widget_set_valign (page, GTK_ALIGN_START);
      gtk_widget_add_css_class (page, "acc");
      gtk_box_append (GTK_BOX (line), page);
      gtk_box_append (GTK_BOX (line), link);
      gtk_box_append (GTK_BOX (words), line);
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (box, "finding");
  gtk_box_append (GTK_BOX (box), words);
  if (action != NULL)
    gtk_box_append (GTK_BOX (box), action);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  keep (row, finding);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (self->list, row);
}

static void
add_nothing (StewardResponseFindings *self)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (_("No guideline in force says anything about these words."));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "finding");
  gtk_widget_add_css_class (label, "small");
  gtk_widget_add_css_class (label, "sec");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->list, row);
}

static void
steward_response_findings_dispose (GObject *object)
{
  g_clear_pointer (&STEWARD_RESPONSE_FINDINGS (object)->findings, json_array_unref);
  g_clear_pointer (&STEWARD_RESPONSE_FINDINGS (object)->said, g_free);

  G_OBJECT_CLASS (steward_response_findings_parent_class)->dispose (object);
}

static void
steward_response_findings_class_init (StewardResponseFindingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_response_findings_dispose;

  signals[SIGNAL_ASK] =
      g_signal_new ("ask", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_PLACE] =
      g_signal_new ("place", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/stewardapp/Steward/ui/steward-response-findings.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardResponseFindings, why_box);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseFindings, why);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseFindings, stops);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseFindings, n_stops);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseFindings, advice);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseFindings, n_advice);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseFindings, list);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseFindings, preview_head);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseFindings, preview_note);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseFindings, preview);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseFindings, warning);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseFindings, posts);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseFindings, avatar);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseFindings, handle);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseFindings, text);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
steward_response_findings_init (StewardResponseFindings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Four lines, as networks show them before somebody asks for more. */
  gtk_label_set_lines (self->text, 4);
  gtk_label_set_ellipsize (self->text, PANGO_ELLIPSIZE_END);
}

/* All that the rows are made of. */
static char *
dup_said (JsonArray         *findings,
          const char *const *askable)
{
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), findings);
  g_autofree char *lines = steward_json_write (node);
  g_autofree char *departments = g_strjoinv ("\n", (char **) askable);

  return g_strconcat (lines, "\n", departments, NULL);
}

/**
 * steward_response_findings_show:
 * @findings: with the keys of the command line
 * @askable: names of the departments that may be asked now
 */
void
steward_response_findings_show (StewardResponseFindings *self,
                                JsonArray               *findings,
                                const char *const       *askable)
{
  guint n_stops = 0;
  guint n_advice = 0;
  g_autofree char *stops = NULL;
  g_autofree char *advice = NULL;
  g_autofree char *said = NULL;
  StewardRefill *refill;

  g_return_if_fail (STEWARD_IS_RESPONSE_FINDINGS (self));

  /* Rows that would say the same stay while somebody writes: one may just be pressed. */
  said = dup_said (findings, askable);
  if (g_strcmp0 (said, self->said) == 0)
    return;
  g_free (self->said);
  self->said = g_steal_pointer (&said);
  json_array_ref (findings);
  g_clear_pointer (&self->findings, json_array_unref);
  self->findings = findings;
  refill = steward_refill_begin (GTK_WIDGET (self->list));
  steward_refill_clear (GTK_WIDGET (self->list));
  for (guint i = 0; i < json_array_get_length (findings); i++)
    {
      JsonObject *finding = json_array_get_object_element (findings, i);
      const char *severity = steward_json_get_text (finding, "severity");

      n_stops += g_strcmp0 (severity, "stop") == 0;
      n_advice += g_strcmp0 (severity, "advice") == 0;
      add_finding (self, finding, askable);
    }
  if (json_array_get_length (findings) == 0)
    add_nothing (self);
  stops = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u stops publishing", "%u stop publishing", n_stops), n_stops);
  advice = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u advice", "%u pieces of advice", n_advice), n_advice);
  gtk_label_set_label (self->n_stops, stops);
  gtk_label_set_label (self->n_advice, advice);
  gtk_widget_set_visible (self->stops, n_stops > 0);
  gtk_widget_set_visible (self->advice, n_advice > 0);
  steward_refill_end (refill);
}

/* Each post of a thread as it will be sent, with a line between them. */
static void
show_posts (StewardResponseFindings *self,
            JsonArray               *parts)
{
  guint n_parts = parts != NULL ? json_array_get_length (parts) : 0;

  steward_refill_clear (GTK_WIDGET (self->posts));
  for (guint i = 0; i < n_parts; i++)
    {
      GtkWidget *label = gtk_label_new (json_array_get_string_element (parts, i));

      if (i > 0)
        gtk_box_append (self->posts, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (label, "small");
      gtk_box_append (self->posts, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->posts), n_parts > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->text), n_parts == 0);
}

static char *
dup_note (const char *network,
          JsonArray  *parts)
{
  if (network == NULL)
    return g_strdup ("");
  if (parts == NULL)
    return g_strdup_printf (_("as %s shows it, first 4 lines"), network);
  return g_strdup_printf (_("%u posts on %s, each in reply to the one before"), json_array_get_length (parts), network);
}

/**
 * steward_response_findings_preview:
 * @handle: (nullable): of the account
 * @network: (nullable): its name
 * @warning: (nullable): the content warning, which goes out above the text
 * @text: as it is written now
 * @parts: (nullable): the posts as which it goes out when it is longer than one
 */
void
steward_response_findings_preview (StewardResponseFindings *self,
                                   const char              *handle,
                                   const char              *network,
                                   const char              *warning,
                                   const char              *text,
                                   JsonArray               *parts)
{
  g_autofree char *above = warning != NULL ? g_strdup_printf (_("Content warning: %s"), warning) : g_strdup ("");
  g_autofree char *note = dup_note (network, parts);
  g_autofree char *at = handle != NULL && *handle != '@' && strchr (handle, '@') == NULL ? g_strdup_printf ("@%s", handle)
                                                                                        : g_strdup (handle);
  gboolean has_text = *text != '\0';

  gtk_label_set_label (self->preview_note, note);
  gtk_label_set_label (self->handle, at != NULL ? at : _("No account"));
  adw_avatar_set_text (self->avatar, handle);
  gtk_label_set_label (self->warning, above);
  gtk_widget_set_visible (GTK_WIDGET (self->warning), warning != NULL);
  gtk_label_set_label (self->text, text);
  show_posts (self, parts);
  gtk_widget_set_visible (self->preview, has_text);
  gtk_widget_set_visible (self->preview_head, has_text);
}

/**
 * steward_response_findings_set_why:
 * @why: (nullable): why the suggested action can't be done now
 */
void
steward_response_findings_set_why (StewardResponseFindings *self,
                                   const char              *why)
{
  gtk_label_set_label (self->why, why != NULL ? why : "");
  gtk_widget_set_visible (self->why_box, why != NULL);
}

/**
 * steward_response_findings_move:
 * @cursor: where one is in the text, in characters
 * @by: 1 for the next finding, -1 for the previous
 *
 * Returns: whether there is one
 */
gboolean
steward_response_findings_move (StewardResponseFindings *self,
                                int                      cursor,
                                int                      by)
{
  JsonObject *best = NULL;
  JsonObject *around = NULL;

  for (guint i = 0; self->findings != NULL && i < json_array_get_length (self->findings); i++)
    {
      JsonObject *finding = json_array_get_object_element (self->findings, i);
      gint64 start = steward_json_get_integer (finding, "start", 0);

      if (g_strcmp0 (steward_json_get_text (finding, "severity"), "ok") == 0)
        continue;
      if (by > 0 ? start > cursor && (best == NULL || start < steward_json_get_integer (best, "start", 0))
                 : start < cursor && (best == NULL || start > steward_json_get_integer (best, "start", 0)))
        best = finding;
      if (around == NULL || (by > 0) == (start < steward_json_get_integer (around, "start", 0)))
        around = finding;
    }
  if (best == NULL)
    best = around;
  if (best != NULL)
    go_to (self, best);
  return best != NULL;
}
