/* steward-rule-dialog.c: a rule on a clause, filled in and tried
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-rule-dialog"

#include "steward-rule-dialog.h"

#include "steward-findings.h"
#include "steward-guideline-rule-words.h"
#include "steward-guideline-rule.h"
#include "steward-guideline-trying.h"
#include "steward-json.h"
#include "steward-kinds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PAUSE_MS 500

struct _StewardRuleDialog
{
  AdwWindow         parent_instance;
  GtkWidget        *save;
  GtkLabel         *summary;
  AdwComboRow      *what;
  AdwComboRow      *strength;
  AdwComboRow      *department;
  GtkWidget        *maximum_row;
  GtkSpinButton    *maximum;
  GtkWidget        *reading_row;
  GtkSpinButton    *reading;
  AdwEntryRow      *words;
  AdwEntryRow      *stems;
  AdwEntryRow      *patterns;
  AdwEntryRow      *when_words;
  AdwEntryRow      *when_stems;
  AdwEntryRow      *when_patterns;
  AdwExpanderRow   *departments_row;
  AdwExpanderRow   *activities_row;
  AdwEntryRow      *networks;
  AdwEntryRow      *languages;
  AdwEntryRow      *because;
  AdwEntryRow      *sample;
  AdwActionRow     *spoken;
  AdwActionRow     *past;

  StewardWorkspace *workspace;       /* (owned) */
  StewardDirectory *directory;       /* (owned) */
  char             *guideline;       /* (owned) */
  char             *block;           /* (owned) */
  char             *text;            /* (owned) of the clause */
  JsonNode         *rule;            /* (owned) (nullable) as filled in; NULL while it is no rule */
  GPtrArray        *departments;     /* (owned) (element-type utf8) ids */
  GPtrArray        *for_departments; /* (owned) (element-type GtkCheckButton) it is only for those that are on */
  GPtrArray        *for_activities;  /* (owned) (element-type GtkCheckButton) likewise */
  JsonObject       *kept;            /* (owned) what the form doesn't show: accounts */
  GCancellable     *trying;          /* (owned) (nullable) */
  guint             source;
  gboolean          is_filling;
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardRuleDialog, steward_rule_dialog, ADW_TYPE_WINDOW)

static const StewardRuleWhat kinds[] = {
  STEWARD_RULE_MUST_CONTAIN, STEWARD_RULE_MUST_NOT_CONTAIN, STEWARD_RULE_NEEDS_CONSULTATION,
  STEWARD_RULE_DISCLOSURE,   STEWARD_RULE_MAXIMUM_LENGTH,   STEWARD_RULE_NO_PERSONAL_DATA,
  STEWARD_RULE_READING_LEVEL,
};

/* From the form to the rule */

static void
set_texts (JsonObject  *object,
           const char  *member,
           AdwEntryRow *row,
           const char  *separators)
{
  g_auto (GStrv) parts = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (row)), separators, -1);
  JsonArray *array = json_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      json_array_add_string_element (array, parts[i]);
  if (json_array_get_length (array) > 0)
    json_object_set_array_member (object, member, array);
  else
    json_array_unref (array);
}

/* The ids of the checks that are on; none is all. */
static void
set_checked (JsonObject *object,
             const char *member,
             GPtrArray  *checks)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < checks->len; i++)
    if (gtk_check_button_get_active (checks->pdata[i]))
      json_array_add_string_element (array, g_object_get_data (checks->pdata[i], "steward-id"));
  if (json_array_get_length (array) > 0)
    json_object_set_array_member (object, member, array);
  else
    json_array_unref (array);
}

static void
copy_kept (JsonObject *when,
           JsonObject *kept)
{
  g_autoptr (GList) members = json_object_get_members (kept);

  for (GList *l = members; l != NULL; l = l->next)
    json_object_set_member (when, l->data, json_node_copy (json_object_get_member (kept, l->data)));
}

static JsonNode *
read_form (StewardRuleDialog  *self,
           GError            **error)
{
  guint selected = adw_combo_row_get_selected (self->what);
  StewardRuleWhat what = kinds[MIN (selected, G_N_ELEMENTS (kinds) - 1)];
  guint department = adw_combo_row_get_selected (self->department);
  g_autofree char *because = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->because))));
  JsonObject *object = json_object_new ();
  JsonObject *when = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autoptr (StewardGuidelineRule) rule = NULL;

  json_object_unref (object);
  json_object_set_string_member (object, "what", steward_rule_what_to_string (what));
  json_object_set_string_member (object, "strength", adw_combo_row_get_selected (self->strength) == 1 ? "enforce" : "advise");
  if (what == STEWARD_RULE_NEEDS_CONSULTATION && department < self->departments->len)
    json_object_set_string_member (object, "department", self->departments->pdata[department]);
  if (what == STEWARD_RULE_MAXIMUM_LENGTH)
    json_object_set_int_member (object, "maximum", gtk_spin_button_get_value_as_int (self->maximum));
  if (what == STEWARD_RULE_READING_LEVEL)
    json_object_set_int_member (object, "maximum", gtk_spin_button_get_value_as_int (self->reading));
  if (what == STEWARD_RULE_MUST_CONTAIN || what == STEWARD_RULE_MUST_NOT_CONTAIN || what == STEWARD_RULE_DISCLOSURE)
    {
      set_texts (object, "words", self->words, ",");
      set_texts (object, "stems", self->stems, ",");
      set_texts (object, "patterns", self->patterns, " ");
    }
  if (*because != '\0')
    json_object_set_string_member (object, "because", because);
  set_texts (when, "words", self->when_words, ",");
  set_texts (when, "stems", self->when_stems, ",");
  set_texts (when, "patterns", self->when_patterns, " ");
  set_checked (when, "departments", self->for_departments);
  set_checked (when, "activities", self->for_activities);
  set_texts (when, "networks", self->networks, ", ");
  set_texts (when, "languages", self->languages, ", ");
  copy_kept (when, self->kept);
  json_object_set_object_member (object, "when", when);

  rule = steward_guideline_rule_parse (node, error);
  return rule != NULL ? steward_guideline_rule_to_json (rule) : NULL;
}

/* Trying it */

static void
try_sample (StewardRuleDialog *self)
{
  const char *sample = gtk_editable_get_text (GTK_EDITABLE (self->sample));
  g_autoptr (StewardGuideline) alone = steward_guideline_new (self->guideline, "", NULL, NULL);
  StewardGuidelineBlock *block = steward_guideline_block_new (self->block, STEWARD_GUIDELINE_BLOCK_PARAGRAPH, self->text);
  g_autoptr (StewardFindingRules) rules = steward_finding_rules_new ();
  g_autoptr (GPtrArray) findings = NULL;
  StewardFindingContext context = { 0 };
  const StewardFinding *found = NULL;
  g_autofree char *words = NULL;

  if (*sample == '\0' || self->rule == NULL)
    {
      steward_guideline_block_free (block);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->spoken),
                                     _("Write an answer above to see what the rule says to it"));
      return;
    }
  block->rule = json_node_copy (self->rule);
  steward_guideline_append (alone, block);
  steward_finding_rules_add (rules, alone);
  findings = steward_finding_rules_check (rules, sample, &context);
  for (guint i = 0; found == NULL && i < findings->len; i++)
    if (((StewardFinding *) findings->pdata[i])->severity != STEWARD_FINDING_OK)
      found = findings->pdata[i];
  if (found == NULL)
    words = g_strdup (findings->len > 0 ? _("The answer keeps the rule") : _("The rule has nothing to say to it"));
  else if (found->words != NULL)
    words = g_strdup_printf (found->severity == STEWARD_FINDING_STOP ? _("Stops it: “%s”") : _("Advises: “%s”"), found->words);
  else
    words = g_strdup (found->severity == STEWARD_FINDING_STOP ? _("Stops it") : _("Advises the writer"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->spoken), words);
}

static void
on_tried (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardRuleDialog) self = g_object_steal_data (G_OBJECT (operation), "steward-dialog");
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  JsonObject *object;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        adw_action_row_set_subtitle (self->past, _("A clause that isn’t saved yet can’t be tried on past answers"));
      return;
    }
  object = json_node_get_object (steward_operation_get_json (operation));
  words = g_strdup_printf (_("%d of %d match"), (int) json_object_get_int_member (object, "match"),
                           (int) json_object_get_int_member (object, "read"));
  adw_action_row_set_subtitle (self->past, words);
}

static gboolean
try_past (gpointer user_data)
{
  StewardRuleDialog *self = user_data;
  StewardOperation *operation;

  self->source = 0;
  g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
  if (self->rule == NULL)
    return G_SOURCE_REMOVE;
  self->trying = g_cancellable_new ();
  operation = steward_guidelines_try_rule (self->guideline, self->block, self->rule);
  g_object_set_data_full (G_OBJECT (operation), "steward-dialog", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (self->workspace, operation, self->trying, on_tried, operation);
  return G_SOURCE_REMOVE;
}

static gboolean
is_empty (AdwEntryRow *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  return text[strspn (text, " ,")] == '\0';
}

/* Says which are on, where the row is closed. */
static void
say_checked (AdwExpanderRow *row,
             GPtrArray      *checks)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < checks->len; i++)
    if (gtk_check_button_get_active (checks->pdata[i]))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              (const char *) g_object_get_data (checks->pdata[i], "steward-name"));
  adw_expander_row_set_subtitle (row, names->len > 0 ? names->str : _("All"));
}

static void
on_changed (StewardRuleDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->what);
  StewardRuleWhat what = kinds[MIN (selected, G_N_ELEMENTS (kinds) - 1)];
  gboolean has_words = what == STEWARD_RULE_MUST_CONTAIN || what == STEWARD_RULE_MUST_NOT_CONTAIN;
  g_autoptr (GError) error = NULL;

  if (self->is_filling)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->department), what == STEWARD_RULE_NEEDS_CONSULTATION);
  gtk_widget_set_visible (self->maximum_row, what == STEWARD_RULE_MAXIMUM_LENGTH);
  gtk_widget_set_visible (self->reading_row, what == STEWARD_RULE_READING_LEVEL);
  gtk_widget_set_visible (GTK_WIDGET (self->words), has_words || what == STEWARD_RULE_DISCLOSURE);
  gtk_widget_set_visible (GTK_WIDGET (self->stems), has_words);
  gtk_widget_set_visible (GTK_WIDGET (self->patterns), has_words);

  say_checked (self->departments_row, self->for_departments);
  say_checked (self->activities_row, self->for_activities);
  g_clear_pointer (&self->rule, json_node_unref);
  self->rule = read_form (self, &error);
  gtk_widget_set_sensitive (self->save, self->rule != NULL);
  if (self->rule != NULL)
    {
      g_autofree char *words = steward_guideline_rule_words (self->rule, self->directory);

      gtk_label_set_label (self->summary, words);
      gtk_widget_remove_css_class (GTK_WIDGET (self->summary), "err");
    }
  else if (has_words && is_empty (self->words) && is_empty (self->stems) && is_empty (self->patterns))
    {
      gtk_label_set_label (self->summary, _("Say which words, forms or patterns it is about"));
      gtk_widget_remove_css_class (GTK_WIDGET (self->summary), "err");
    }
  else
    {
      gtk_label_set_label (self->summary, error->message);
      gtk_widget_add_css_class (GTK_WIDGET (self->summary), "err");
    }
  try_sample (self);
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (PAUSE_MS, try_past, self);
}

static void
on_save_clicked (StewardRuleDialog *self)
{
  if (self->rule == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_DONE], 0, self->rule);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
steward_rule_dialog_dispose (GObject *object)
{
  StewardRuleDialog *self = STEWARD_RULE_DIALOG (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
  g_clear_object (&self->workspace);
  g_clear_object (&self->directory);
  g_clear_pointer (&self->rule, json_node_unref);
  g_clear_pointer (&self->kept, json_object_unref);
  g_clear_pointer (&self->departments, g_ptr_array_unref);
  g_clear_pointer (&self->for_departments, g_ptr_array_unref);
  g_clear_pointer (&self->for_activities, g_ptr_array_unref);
  g_clear_pointer (&self->guideline, g_free);
  g_clear_pointer (&self->block, g_free);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (steward_rule_dialog_parent_class)->dispose (object);
}

static void
steward_rule_dialog_class_init (StewardRuleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_rule_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-rule-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, save);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, what);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, strength);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, department);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, maximum_row);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, maximum);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, reading_row);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, reading);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, words);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, stems);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, patterns);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, when_words);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, when_stems);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, when_patterns);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, departments_row);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, activities_row);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, networks);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, languages);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, because);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, sample);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, spoken);
  gtk_widget_class_bind_template_child (widget_class, StewardRuleDialog, past);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, JSON_TYPE_NODE);
}

static void
steward_rule_dialog_init (StewardRuleDialog *self)
{
  const char *const strengths[] = { _("Advise the writer"), _("Enforce: stops publishing"), NULL };
  g_autoptr (GtkStringList) strength_names = gtk_string_list_new (strengths);
  g_autoptr (GtkStringList) kind_names = gtk_string_list_new (NULL);

  self->departments = g_ptr_array_new_with_free_func (g_free);
  self->for_departments = g_ptr_array_new ();
  self->for_activities = g_ptr_array_new ();
  self->kept = json_object_new ();
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->spoken), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (kind_names, steward_guideline_rule_what_words (kinds[i]));
  adw_combo_row_set_model (self->what, G_LIST_MODEL (kind_names));
  adw_combo_row_set_model (self->strength, G_LIST_MODEL (strength_names));
}

/* From the rule to the form */

static void
show_texts (AdwEntryRow *row,
            char       **texts,
            const char  *separator)
{
  g_autofree char *joined = g_strjoinv (separator, texts);

  gtk_editable_set_text (GTK_EDITABLE (row), joined);
}

static void
check_ids (GPtrArray *checks,
           char     **ids)
{
  for (guint i = 0; i < checks->len; i++)
    if (g_strv_contains ((const char *const *) ids, g_object_get_data (checks->pdata[i], "steward-id")))
      gtk_check_button_set_active (checks->pdata[i], TRUE);
}

/* Whether a rule names it, and it has to be shown although nobody would choose it any more. */
static gboolean
is_named (JsonNode   *rule,
          const char *member,
          const char *id)
{
  g_auto (GStrv) ids = rule != NULL ? steward_json_get_texts (steward_json_get_object (json_node_get_object (rule), "when"), member) : NULL;

  return ids != NULL && g_strv_contains ((const char *const *) ids, id);
}

static void
add_check (StewardRuleDialog *self,
           AdwExpanderRow    *row,
           GPtrArray         *checks,
           StewardRecord     *record)
{
  const char *name = steward_directory_get_name (self->directory, steward_record_get_id (record));
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  g_object_set_data_full (G_OBJECT (check), "steward-id", g_strdup (steward_record_get_id (record)), g_free);
  g_object_set_data_full (G_OBJECT (check), "steward-name", g_strdup (name), g_free);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (line), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (row, line);
  g_ptr_array_add (checks, check);
}

static void
add_scopes (StewardRuleDialog *self,
            JsonNode          *rule)
{
  g_autoptr (GPtrArray) departments = steward_directory_list (self->directory, &steward_department_kind);
  g_autoptr (GPtrArray) activities = steward_directory_list (self->directory, &steward_activity_kind);

  for (guint i = 0; i < departments->len; i++)
    if (!steward_record_has (departments->pdata[i], STEWARD_DEPARTMENT_RETIRED) ||
        is_named (rule, "departments", steward_record_get_id (departments->pdata[i])))
      add_check (self, self->departments_row, self->for_departments, departments->pdata[i]);
  for (guint i = 0; i < activities->len; i++)
    if (!steward_record_has (activities->pdata[i], STEWARD_ACTIVITY_RETIRED) ||
        is_named (rule, "activities", steward_record_get_id (activities->pdata[i])))
      add_check (self, self->activities_row, self->for_activities, activities->pdata[i]);
}

static void
keep (StewardRuleDialog *self,
      JsonNode          *rule)
{
  static const char *const members[] = { "accounts" };
  JsonObject *when = steward_json_get_object (json_node_get_object (rule), "when");

  for (guint i = 0; when != NULL && i < G_N_ELEMENTS (members); i++)
    if (json_object_has_member (when, members[i]))
      json_object_set_member (self->kept, members[i], json_node_copy (json_object_get_member (when, members[i])));
}

static void
show_rule (StewardRuleDialog *self,
           JsonNode          *json)
{
  g_autoptr (StewardGuidelineRule) rule = json != NULL ? steward_guideline_rule_parse (json, NULL) : NULL;

  if (rule == NULL)
    {
      adw_combo_row_set_selected (self->what, 1);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == rule->what)
      adw_combo_row_set_selected (self->what, i);
  adw_combo_row_set_selected (self->strength, rule->enforced ? 1 : 0);
  check_ids (self->for_departments, rule->departments);
  check_ids (self->for_activities, rule->activities);
  for (guint i = 0; i < self->departments->len; i++)
    if (g_strcmp0 (self->departments->pdata[i], rule->department) == 0)
      adw_combo_row_set_selected (self->department, i);
  if (rule->maximum > 0)
    gtk_spin_button_set_value (rule->what == STEWARD_RULE_READING_LEVEL ? self->reading : self->maximum, rule->maximum);
  show_texts (self->words, rule->terms.words, ", ");
  show_texts (self->stems, rule->terms.stems, ", ");
  show_texts (self->patterns, rule->terms.patterns, " ");
  show_texts (self->when_words, rule->when.words, ", ");
  show_texts (self->when_stems, rule->when.stems, ", ");
  show_texts (self->when_patterns, rule->when.patterns, " ");
  show_texts (self->networks, rule->networks, ", ");
  show_texts (self->languages, rule->languages, ", ");
  gtk_editable_set_text (GTK_EDITABLE (self->because), rule->because != NULL ? rule->because : "");
  keep (self, json);
}

/**
 * steward_rule_dialog_new:
 * @parent: the window that it is above
 * @guideline: the id of the guideline
 * @block: the clause, with its rule when it has one
 * @number: how people cite it
 *
 * Returns: (transfer none): the dialog; it closes itself after `done`
 */
StewardRuleDialog *
steward_rule_dialog_new (GtkWindow                   *parent,
                         StewardWorkspace            *workspace,
                         StewardStanding             *standing,
                         const char                  *guideline,
                         const StewardGuidelineBlock *block,
                         const char                  *number)
{
  g_autofree char *title = g_strdup_printf (_("Rule on %s"), number);
  StewardRuleDialog *self = g_object_new (STEWARD_TYPE_RULE_DIALOG, "transient-for", parent, "title", title, NULL);
  g_autoptr (GPtrArray) departments =
    steward_directory_list (steward_standing_get_directory (standing), &steward_department_kind);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->workspace = g_object_ref (workspace);
  self->directory = g_object_ref (steward_standing_get_directory (standing));
  self->guideline = g_strdup (guideline);
  self->block = g_strdup (block->id);
  self->text = g_strdup (block->text);
  for (guint i = 0; i < departments->len; i++)
    if (!steward_record_has (departments->pdata[i], STEWARD_DEPARTMENT_RETIRED))
      {
        g_ptr_array_add (self->departments, g_strdup (steward_record_get_id (departments->pdata[i])));
        gtk_string_list_append (names, steward_record_get_text (departments->pdata[i], STEWARD_DEPARTMENT_NAME));
      }
  adw_combo_row_set_model (self->department, G_LIST_MODEL (names));
  add_scopes (self, block->rule);
  show_rule (self, block->rule);
  self->is_filling = FALSE;
  on_changed (self);
  return self;
}

/**
 * steward_rule_dialog_get_block:
 *
 * Returns: the id of the clause
 */
const char *
steward_rule_dialog_get_block (StewardRuleDialog *self)
{
  return self->block;
}
