/* steward-guideline-inspector.c: what is said about a guideline beside its words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-inspector"

#include "steward-guideline-inspector.h"

#include "steward-consultation-panel.h"

#include "steward-guideline-outline.h"
#include "steward-guideline-rule-words.h"
#include "steward-inline.h"
#include "steward-kinds.h"
#include "steward-refill.h"
#include "steward-time-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

struct _StewardGuidelineInspector
{
  AdwBin          parent_instance;
  GtkLabel       *rule_title;
  GtkLabel       *rule_words;
  GtkButton      *rule_button;
  GtkWidget      *rule_remove;
  GtkWidget      *read_section;
  GtkLabel       *read_version;
  GtkProgressBar *read_bar;
  GtkLabel       *read_count;
  GtkLabel       *read_missing;
  GtkWidget      *missing_button;
  GtkListBox     *missing_list;
  GtkLabel       *read_hint;
  GtkLabel       *campaign_words;
  GtkWidget      *campaign_start;
  GtkWidget      *campaign_deeds;
  GtkListBox     *questions;
  GtkWidget      *question_button;
  GtkLabel       *owner;
  GtkLabel       *audience;
  GtkLabel       *review;
  GtkLabel       *approver;
  GtkLabel       *language;
  GtkWidget      *document_button;
  GtkWidget      *outline_section;
  GtkListBox     *outline;
  StewardTranslationPanel *translation;
  StewardWordingPanel *wording;
  StewardConsultationPanel *consultation;
  StewardRemarksPanel *remarks;

  StewardDirectory *directory; /* (owned) (nullable) */
  StewardGuidelineView *view;  /* (owned) (nullable) */
  char             *said;      /* (owned) (nullable) what the rows of questions were made of */
};

enum
{
  SIGNAL_GO_TO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardGuidelineInspector, steward_guideline_inspector, ADW_TYPE_BIN)

static void
on_outline_activated (StewardGuidelineInspector *self,
                      GtkListBoxRow             *row)
{
  g_signal_emit (self, signals[SIGNAL_GO_TO], 0, steward_guideline_outline_get_block (row));
}

static void
on_wording_go_to (StewardGuidelineInspector *self,
                  const char                *block)
{
  g_signal_emit (self, signals[SIGNAL_GO_TO], 0, block);
}

static void
steward_guideline_inspector_dispose (GObject *object)
{
  g_clear_object (&STEWARD_GUIDELINE_INSPECTOR (object)->directory);
  g_clear_object (&STEWARD_GUIDELINE_INSPECTOR (object)->view);
  g_clear_pointer (&STEWARD_GUIDELINE_INSPECTOR (object)->said, g_free);

  G_OBJECT_CLASS (steward_guideline_inspector_parent_class)->dispose (object);
}

static void
steward_guideline_inspector_class_init (StewardGuidelineInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_guideline_inspector_dispose;

  g_type_ensure (STEWARD_TYPE_CONSULTATION_PANEL);
  g_type_ensure (STEWARD_TYPE_TRANSLATION_PANEL);
  g_type_ensure (STEWARD_TYPE_WORDING_PANEL);
  g_type_ensure (STEWARD_TYPE_REMARKS_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/stewardapp/Steward/ui/steward-guideline-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, rule_title);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, rule_words);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, rule_button);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, rule_remove);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, read_section);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, read_version);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, read_bar);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, read_count);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, read_missing);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, missing_button);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, missing_list);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, read_hint);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, campaign_words);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, campaign_start);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, campaign_deeds);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, questions);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, question_button);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, owner);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, audience);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, review);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, approver);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, language);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, document_button);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, outline_section);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, outline);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, translation);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, wording);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, consultation);
  gtk_widget_class_bind_template_child (widget_class, StewardGuidelineInspector, remarks);
  gtk_widget_class_bind_template_callback (widget_class, on_wording_go_to);
  gtk_widget_class_bind_template_callback (widget_class, on_outline_activated);

  signals[SIGNAL_GO_TO] = g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
steward_guideline_inspector_init (StewardGuidelineInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* How many are missing in each department, as “Sales 3, Legal 1”. */
static char *
dup_missing (GPtrArray       *missing,
             StewardStanding *standing)
{
  StewardDirectory *directory = steward_standing_get_directory (standing);
  g_autoptr (GPtrArray) departments = steward_directory_list (directory, &steward_department_kind);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < departments->len; i++)
    {
      const char *id = steward_record_get_id (departments->pdata[i]);
      const char *name = steward_record_get_text (departments->pdata[i], STEWARD_DEPARTMENT_SHORT_NAME);
      guint n = 0;

      for (guint k = 0; k < missing->len; k++)
        n += g_strcmp0 (steward_standing_get_first_department (standing, steward_record_get_id (missing->pdata[k])), id) == 0 ? 1 : 0;
      if (n > 0)
        g_string_append_printf (out, "%s%s %u", out->len > 0 ? ", " : "",
                                name != NULL ? name : steward_directory_get_name (directory, id), n);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
show_missing (StewardGuidelineInspector *self,
              GPtrArray                 *missing,
              StewardStanding           *standing)
{
  StewardDirectory *directory = steward_standing_get_directory (standing);
  StewardRefill *refill = steward_refill_begin (GTK_WIDGET (self->missing_list));

  steward_refill_clear (GTK_WIDGET (self->missing_list));
  for (guint i = 0; i < missing->len; i++)
    {
      const char *department = steward_standing_get_first_department (standing, steward_record_get_id (missing->pdata[i]));
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     steward_record_get_text (missing->pdata[i], STEWARD_PERSON_NAME));
      if (department != NULL)
        {
          g_autofree char *escaped = g_markup_escape_text (steward_directory_get_name (directory, department), -1);

          adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
        }
      steward_row_set_id (row, steward_record_get_id (missing->pdata[i]));
      gtk_list_box_append (self->missing_list, row);
    }
  steward_refill_end (refill);
}

static void
show_reading (StewardGuidelineInspector *self,
              StewardGuidelineView      *view,
              StewardStanding           *standing)
{
  StewardGuideline *in_force = steward_guideline_view_get_in_force (view);
  guint people = steward_guideline_view_count_people (view);
  guint read = steward_guideline_view_count_read (view);
  GPtrArray *missing = steward_guideline_view_list_missing (view);
  g_autofree char *version = NULL;
  g_autofree char *count = NULL;
  g_autofree char *by_department = NULL;
  g_autofree char *words = NULL;
  g_autofree char *hint = NULL;

  gtk_widget_set_visible (self->read_section, in_force != NULL);
  if (in_force == NULL)
    return;
  version = g_strdup_printf (_("v%" PRId64), steward_guideline_get_number (in_force));
  count = g_strdup_printf (_("%u of %u"), read, people);
  by_department = dup_missing (missing, standing);
  words = missing->len > 0 ? g_strdup_printf (_("Missing: %s"), by_department) : g_strdup (_("Everybody has read it."));
  gtk_label_set_label (self->read_version, version);
  gtk_label_set_label (self->read_count, count);
  gtk_progress_bar_set_fraction (self->read_bar, people > 0 ? (double) read / people : 1);
  gtk_label_set_label (self->read_missing, words);
  gtk_widget_set_visible (self->missing_button, missing->len > 0);
  show_missing (self, missing, standing);

  if (steward_guideline_view_has_draft (view))
    hint = steward_record_get_boolean (steward_guideline_view_get_head (view), STEWARD_GUIDELINE_MATERIAL)
               ? g_strdup_printf (ngettext ("Putting version %2$" PRId64 " in force asks %1$u person to read again: "
                                            "the change is marked as material.",
                                            "Putting version %2$" PRId64 " in force asks all %1$u to read again: "
                                            "the change is marked as material.",
                                            steward_guideline_view_count_audience (view)),
                                  steward_guideline_view_count_audience (view),
                                  steward_guideline_view_get_next_number (view))
               : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->read_hint), hint != NULL);
  gtk_label_set_label (self->read_hint, hint != NULL ? hint : "");
}

static void
show_campaign (StewardGuidelineInspector *self,
               StewardGuidelineView      *view,
               StewardStanding           *standing,
               gint64                     now_us)
{
  StewardRecord *campaign = steward_guideline_view_get_campaign (view);
  /* Of a language version it is the master that people are asked to read. */
  gboolean writes = (steward_guideline_view_get_rights (view) & STEWARD_GUIDELINE_MAY_WRITE) != 0 &&
                    !steward_record_has (steward_guideline_view_get_head (view), STEWARD_GUIDELINE_MASTER);
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->campaign_words), campaign != NULL);
  gtk_widget_set_visible (self->campaign_start, writes && campaign == NULL);
  gtk_widget_set_visible (self->campaign_deeds, writes && campaign != NULL);
  if (campaign != NULL)
    {
      gint64 due = steward_record_get_time (campaign, STEWARD_CAMPAIGN_DUE);
      gint64 sent = steward_record_get_integer (campaign, STEWARD_CAMPAIGN_REMINDED);
      g_autofree char *day = steward_time_words (due, now_us, steward_standing_get_zone (standing));
      g_autofree char *until =
        g_strdup_printf (steward_record_get_boolean (campaign, STEWARD_CAMPAIGN_REQUIRED) ? _("Required by %s.")
                                                                                         : _("Recommended by %s."),
                         day);

      words = g_strdup_printf (_("%s %d of %d reminders sent."), until, sent != STEWARD_INTEGER_NONE ? (int) sent : 0,
                               (int) steward_record_get_integer (campaign, STEWARD_CAMPAIGN_REMINDERS));
    }
  gtk_label_set_label (self->campaign_words, words != NULL ? words : "");
}

static const char *
name_of_person (StewardDirectory *directory,
                const char       *id)
{
  StewardRecord *person = steward_directory_get (directory, id);

  return person != NULL ? steward_record_get_text (person, STEWARD_PERSON_NAME) : NULL;
}

static void
show_document (StewardGuidelineInspector *self,
               StewardGuidelineView      *view,
               StewardStanding           *standing,
               gint64                     now_us)
{
  StewardDirectory *directory = steward_standing_get_directory (standing);
  StewardRecord *head = steward_guideline_view_get_head (view);
  const char *owner = name_of_person (directory, steward_record_get_text (head, STEWARD_GUIDELINE_OWNER));
  const char *department = steward_record_get_text (head, STEWARD_GUIDELINE_DEPARTMENT);
  const char *accountable = steward_guideline_view_get_accountable (view);
  const char *const *audience = steward_guideline_get_audience (steward_guideline_view_get_draft (view));
  guint n = g_strv_length ((char **) audience);
  guint people = steward_guideline_view_count_audience (view);
  gint64 months = steward_record_get_integer (head, STEWARD_GUIDELINE_REVIEW_MONTHS);
  gint64 next = steward_record_get_time (head, STEWARD_GUIDELINE_REVIEW_BY);
  const char *language = steward_guideline_get_language (steward_guideline_view_get_draft (view));
  g_autofree char *who = NULL;
  g_autofree char *whom = NULL;
  g_autofree char *when = NULL;

  who = department == NULL ? g_strdup (owner != NULL ? owner : _("nobody"))
        : owner == NULL    ? g_strdup (steward_directory_get_name (directory, department))
                           : g_strdup_printf (_("%s, %s"), owner, steward_directory_get_name (directory, department));
  if (n == 0)
    whom = g_strdup_printf (ngettext ("all staff, %u person", "all staff, %u people", people), people);
  else
    {
      g_autofree char *departments = n == 1 ? g_strdup (steward_directory_get_name (directory, audience[0]))
                                            : g_strdup_printf (ngettext ("%u department", "%u departments", n), n);

      whom = g_strdup_printf (ngettext ("%2$s, %1$u person", "%2$s, %1$u people", people), people, departments);
    }
  if (months == STEWARD_INTEGER_NONE)
    when = g_strdup (_("never"));
  else
    {
      g_autofree char *interval =
        g_strdup_printf (ngettext ("every month", "every %d months", (gulong) months), (int) months);
      g_autofree char *day = next != STEWARD_TIME_NONE ? steward_time_words (next, now_us, steward_standing_get_zone (standing)) : NULL;

      when = day != NULL ? g_strdup_printf (_("%s, next %s"), interval, day) : g_strdup (interval);
    }
  gtk_label_set_label (self->owner, who);
  gtk_label_set_label (self->audience, whom);
  gtk_label_set_label (self->review, when);
  gtk_label_set_label (self->approver, accountable != NULL ? steward_directory_get_name (directory, accountable) : _("nobody"));
  gtk_label_set_label (self->language, language != NULL ? language : _("any"));
  gtk_widget_set_visible (self->document_button,
                          (steward_guideline_view_get_rights (view) & STEWARD_GUIDELINE_MAY_WRITE) != 0);
}

/**
 * steward_guideline_inspector_show:
 * @view: a guideline
 * @standing: for names and the zone
 * @now_us: the moment
 */
void
steward_guideline_inspector_show (StewardGuidelineInspector *self,
                                  StewardGuidelineView      *view,
                                  StewardStanding           *standing,
                                  gint64                     now_us)
{
  g_set_object (&self->directory, steward_standing_get_directory (standing));
  g_set_object (&self->view, view);
  show_reading (self, view, standing);
  show_campaign (self, view, standing, now_us);
  show_document (self, view, standing, now_us);
  steward_consultation_panel_show (self->consultation, view, standing);
}

static char *
dup_questions (GPtrArray  *questions,
               const char *block,
               gboolean    may_change)
{
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; may_change && questions != NULL && i < questions->len; i++)
    if (g_strcmp0 (steward_record_get_text (questions->pdata[i], STEWARD_QUESTION_CLAUSE), block) == 0)
      g_string_append_printf (said, "%s %s\n", steward_record_get_id (questions->pdata[i]),
                              steward_record_get_text (questions->pdata[i], STEWARD_QUESTION_TEXT));
  return g_string_free (g_steal_pointer (&said), FALSE);
}

static void
show_questions (StewardGuidelineInspector *self,
                const char                *block,
                gboolean                   may_change)
{
  GPtrArray *questions = self->view != NULL ? steward_guideline_view_list_questions (self->view) : NULL;
  g_autofree char *said = dup_questions (questions, block, may_change);
  StewardRefill *refill;
  guint n = 0;

  /* Rows that would say the same stay: one may just be clicked. */
  if (g_strcmp0 (said, self->said) == 0)
    return;
  g_free (self->said);
  self->said = g_steal_pointer (&said);
  refill = steward_refill_begin (GTK_WIDGET (self->questions));
  steward_refill_clear (GTK_WIDGET (self->questions));
  for (guint i = 0; may_change && questions != NULL && i < questions->len; i++)
    {
      GtkWidget *row;
      GtkWidget *box;
      GtkWidget *label;
      GtkWidget *remove;

      if (g_strcmp0 (steward_record_get_text (questions->pdata[i], STEWARD_QUESTION_CLAUSE), block) != 0)
        continue;
      n++;
      row = gtk_list_box_row_new ();
      box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      label = gtk_label_new (steward_record_get_text (questions->pdata[i], STEWARD_QUESTION_TEXT));
      remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (label), 18);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_add_css_class (label, "small");
      gtk_widget_add_css_class (remove, "flat");
      gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (remove, _("Remove question"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove question"), -1);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "guideline.remove-question");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (remove), "s", steward_record_get_id (questions->pdata[i]));
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (box), remove);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      steward_row_set_id (row, steward_record_get_id (questions->pdata[i]));
      gtk_list_box_append (self->questions, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->questions), n > 0);
  steward_refill_end (refill);
}

/**
 * steward_guideline_inspector_show_clause:
 * @document: what is shown
 * @may_change: whether rules can be set
 *
 * Tells of the rule on the clause that the cursor is in.
 */
void
steward_guideline_inspector_show_clause (StewardGuidelineInspector *self,
                                         StewardGuidelineBuffer    *document,
                                         gboolean                   may_change)
{
  guint line = steward_guideline_buffer_get_cursor (document);
  const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (document, line);
  const char *number = steward_guideline_buffer_get_number (document, line);
  gboolean has_rule = block->rule != NULL;
  gboolean is_clause = *number != '\0' && block->type != STEWARD_GUIDELINE_BLOCK_HEADING;
  g_autofree char *title = has_rule    ? g_strdup_printf (_("Rule on %s"), number)
                           : is_clause ? g_strdup_printf (_("No rule on %s"), number)
                                       : g_strdup (_("Rules"));
  g_autofree char *words = has_rule    ? steward_guideline_rule_words (block->rule, self->directory)
                           : is_clause ? g_strdup (_("A rule checks every answer while it is written, and cites this clause."))
                                       : g_strdup (_("Rules stand on clauses: put the cursor into one."));

  gtk_label_set_label (self->rule_title, title);
  gtk_label_set_label (self->rule_words, words);
  gtk_button_set_label (self->rule_button, has_rule ? _("Edit Rule…") : _("Add Rule…"));
  gtk_widget_set_visible (GTK_WIDGET (self->rule_button), may_change && (is_clause || has_rule));
  gtk_widget_set_visible (self->rule_remove, may_change && has_rule);
  gtk_widget_set_visible (self->question_button, may_change && is_clause);
  steward_guideline_outline_set_movable (self->outline, may_change);
  show_questions (self, block->id, may_change && is_clause);
}

/**
 * steward_guideline_inspector_show_outline:
 * @document: what is shown
 */
void
steward_guideline_inspector_show_outline (StewardGuidelineInspector *self,
                                          StewardGuidelineBuffer    *document)
{
  gtk_widget_set_visible (self->outline_section, steward_guideline_outline_show (self->outline, document));
}

/**
 * steward_guideline_inspector_get_translation:
 *
 * Returns: (transfer none): what lists versions in other languages
 */
StewardTranslationPanel *
steward_guideline_inspector_get_translation (StewardGuidelineInspector *self)
{
  return self->translation;
}

/**
 * steward_guideline_inspector_get_wording:
 *
 * Returns: (transfer none): what lists broad terms
 */
StewardWordingPanel *
steward_guideline_inspector_get_wording (StewardGuidelineInspector *self)
{
  return self->wording;
}

/**
 * steward_guideline_inspector_get_remarks:
 *
 * Returns: (transfer none): what lists comments and suggestions
 */
StewardRemarksPanel *
steward_guideline_inspector_get_remarks (StewardGuidelineInspector *self)
{
  return self->remarks;
}
