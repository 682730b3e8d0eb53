/* steward-activity-dialog.c: one activity: name, target, approval, and what recognises it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-activity-dialog"

#include "steward-activity-dialog.h"

#include "steward-choices.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-rule-trying.h"
#include "steward-spoken-label.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>

struct _StewardActivityDialog
{
  AdwWindow       parent_instance;
  StewardRecord  *activity; /* (owned) (nullable) a new one */
  GtkWidget      *save_button;
  GtkWidget      *retire_button;
  GtkWidget      *page;
  GtkWidget      *name;
  GtkWidget      *target;
  GtkWidget      *unit;
  GtkWidget      *clock;
  GtkWidget      *approval;
  GtkWidget      *words;
  GtkWidget      *first;
  GtkWidget      *group;
  GtkWidget      *count;
  StewardChoices *voices;
  StewardChoices *moods;
  StewardChoices *topics;
  StewardWorkspace *workspace;   /* (owned) (nullable) that is counted in */
  GCancellable     *cancellable; /* (owned) (nullable) of the counting that goes on */
  guint             timeout;     /* until it begins, or 0 */
};

enum
{
  SIGNAL_SAVE,
  SIGNAL_RETIRE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const StewardChoice all_voices[] = {
  { "press", N_("Press") },
  { "blog", N_("Blogs") },
  { "customer", N_("Customers") },
  { "employee", N_("Employees") },
  { "competitor", N_("Competitors") },
  { "public", N_("The public") },
  { NULL },
};

static const StewardChoice all_moods[] = {
  { "positive", N_("Positive") },
  { "negative", N_("Negative") },
  { "mixed", N_("Mixed") },
  { NULL },
};

static const int units[] = { 1, 60 };

G_DEFINE_FINAL_TYPE (StewardActivityDialog, steward_activity_dialog, ADW_TYPE_WINDOW)

static void
steward_activity_dialog_dispose (GObject *object)
{
  StewardActivityDialog *self = STEWARD_ACTIVITY_DIALOG (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_object (&self->activity);

  G_OBJECT_CLASS (steward_activity_dialog_parent_class)->dispose (object);
}

static gboolean
is_named (StewardActivityDialog *self)
{
  g_autofree char *name = steward_text_tidy (gtk_editable_get_text (GTK_EDITABLE (self->name)));

  return *name != '\0';
}

static void
on_name_changed (StewardActivityDialog *self)
{
  gtk_widget_set_sensitive (self->save_button, is_named (self));
  gtk_widget_set_tooltip_text (self->save_button, is_named (self) ? NULL : _("An activity needs a name"));
}

/* Words stand between commas; those of a language that has none too (、，). */
static char **
split_words (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GRegex) commas = g_regex_new ("[,;\\n、，；]", G_REGEX_OPTIMIZE, 0, NULL);
  g_auto (GStrv) parts = g_regex_split (commas, text, 0);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

static void
set_texts (JsonObject *object,
           const char *member,
           char      **texts)
{
  JsonArray *array;

  if (texts[0] == NULL)
    {
      json_object_remove_member (object, member);
      return;
    }
  array = json_array_new ();
  for (guint i = 0; texts[i] != NULL; i++)
    json_array_add_string_element (array, texts[i]);
  json_object_set_array_member (object, member, array);
}

/* What this dialog doesn't know of a rule stays in it. */
static JsonObject *
make_rule (StewardActivityDialog *self)
{
  g_autoptr (JsonNode) before =
      self->activity != NULL ? steward_record_get_json (self->activity, STEWARD_ACTIVITY_RULE) : NULL;
  g_autofree char *text = before != NULL ? steward_json_write (before) : g_strdup ("{}");
  JsonObject *rule = steward_json_parse_object (text, -1, NULL);
  g_auto (GStrv) words = split_words (gtk_editable_get_text (GTK_EDITABLE (self->words)));
  g_auto (GStrv) voices = steward_choices_list (self->voices);
  g_auto (GStrv) moods = steward_choices_list (self->moods);
  g_auto (GStrv) topics = steward_choices_list (self->topics);

  if (rule == NULL)
    rule = json_object_new ();
  set_texts (rule, "words", words);
  set_texts (rule, "voices", voices);
  set_texts (rule, "moods", moods);
  set_texts (rule, "topics", topics);
  if (gtk_switch_get_active (GTK_SWITCH (self->first)))
    json_object_set_boolean_member (rule, "first", TRUE);
  else
    json_object_remove_member (rule, "first");
  return rule;
}

typedef struct
{
  StewardActivityDialog *dialog;      /* (owned) */
  StewardOperation      *operation;   /* (owned) */
  GCancellable          *cancellable; /* (owned) */
} Counting;

/* Of a rule that was changed meanwhile nothing is told. */
static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Counting *counting = data;
  g_autoptr (StewardActivityDialog) self = counting->dialog;
  g_autoptr (StewardOperation) operation = counting->operation;
  g_autoptr (GCancellable) cancellable = counting->cancellable;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    words = steward_rule_try_words (operation);
  if (self->cancellable != cancellable)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->count), words != NULL ? words : error->message);
}

static gboolean
count (gpointer data)
{
  StewardActivityDialog *self = data;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *rule = NULL;
  Counting *counting = g_new0 (Counting, 1);

  self->timeout = 0;
  json_node_take_object (node, make_rule (self));
  rule = steward_json_write (node);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  counting->dialog = g_object_ref (self);
  counting->cancellable = g_object_ref (self->cancellable);
  counting->operation = steward_rule_try (self->activity != NULL ? steward_record_get_id (self->activity) : NULL, rule);
  steward_workspace_perform_async (self->workspace, counting->operation, self->cancellable, on_counted, counting);
  return G_SOURCE_REMOVE;
}

/* Counted once typing pauses. */
static void
count_soon (StewardActivityDialog *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (300, count, self);
}

static void
on_save (StewardActivityDialog *self)
{
  g_autoptr (JsonObject) fields = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = steward_text_tidy (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  g_autofree char *group = steward_text_tidy (gtk_editable_get_text (GTK_EDITABLE (self->group)));
  int minutes = (int) gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->target)) *
                units[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->unit))];
  JsonObject *rule = make_rule (self);

  json_object_set_string_member (fields, "name", name);
  if (*group != '\0')
    json_object_set_string_member (fields, "group", group);
  else
    json_object_set_null_member (fields, "group");
  if (minutes > 0)
    json_object_set_int_member (fields, "target_minutes", minutes);
  else
    json_object_set_null_member (fields, "target_minutes");
  json_object_set_string_member (fields, "clock",
                                 adw_combo_row_get_selected (ADW_COMBO_ROW (self->clock)) == 1 ? "round" : "business");
  json_object_set_boolean_member (fields, "needs_approval", gtk_switch_get_active (GTK_SWITCH (self->approval)));
  if (json_object_get_size (rule) > 0)
    json_object_set_object_member (fields, "rule", rule);
  else
    {
      json_object_set_null_member (fields, "rule");
      json_object_unref (rule);
    }
  node = json_node_init_object (json_node_alloc (), fields);
  text = steward_json_write (node);
  g_signal_emit (self, signals[SIGNAL_SAVE], 0, text);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_retire (StewardActivityDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_RETIRE], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
steward_activity_dialog_class_init (StewardActivityDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_activity_dialog_dispose;

  signals[SIGNAL_SAVE] = g_signal_new ("save", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_RETIRE] = g_signal_new ("retire", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (STEWARD_TYPE_CHOICES);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-activity-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardActivityDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, StewardActivityDialog, retire_button);
  gtk_widget_class_bind_template_child (widget_class, StewardActivityDialog, page);
  gtk_widget_class_bind_template_child (widget_class, StewardActivityDialog, name);
  gtk_widget_class_bind_template_child (widget_class, StewardActivityDialog, target);
  gtk_widget_class_bind_template_child (widget_class, StewardActivityDialog, unit);
  gtk_widget_class_bind_template_child (widget_class, StewardActivityDialog, clock);
  gtk_widget_class_bind_template_child (widget_class, StewardActivityDialog, approval);
  gtk_widget_class_bind_template_child (widget_class, StewardActivityDialog, words);
  gtk_widget_class_bind_template_child (widget_class, StewardActivityDialog, first);
  gtk_widget_class_bind_template_child (widget_class, StewardActivityDialog, group);
  gtk_widget_class_bind_template_child (widget_class, StewardActivityDialog, count);
  gtk_widget_class_bind_template_child (widget_class, StewardActivityDialog, voices);
  gtk_widget_class_bind_template_child (widget_class, StewardActivityDialog, moods);
  gtk_widget_class_bind_template_child (widget_class, StewardActivityDialog, topics);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_retire);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
steward_activity_dialog_init (StewardActivityDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  steward_spoken_label_keep (self->unit);
}

static void
show_target (StewardActivityDialog *self)
{
  gint64 minutes = steward_record_has (self->activity, STEWARD_ACTIVITY_TARGET_MINUTES)
                       ? steward_record_get_integer (self->activity, STEWARD_ACTIVITY_TARGET_MINUTES)
                       : 0;
  guint unit = minutes > 0 && minutes % 60 != 0 ? 0 : 1;

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->unit), unit);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->target), (double) minutes / units[unit]);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->clock),
                              g_strcmp0 (steward_record_get_text (self->activity, STEWARD_ACTIVITY_CLOCK), "round") == 0 ? 1 : 0);
  gtk_switch_set_active (GTK_SWITCH (self->approval),
                         !steward_record_has (self->activity, STEWARD_ACTIVITY_NEEDS_APPROVAL) ||
                             steward_record_get_boolean (self->activity, STEWARD_ACTIVITY_NEEDS_APPROVAL));
}

static void
show_rule (StewardActivityDialog *self,
           JsonObject            *rule,
           GPtrArray             *topics)
{
  g_auto (GStrv) words = steward_json_get_texts (rule, "words");
  g_auto (GStrv) voices = steward_json_get_texts (rule, "voices");
  g_auto (GStrv) moods = steward_json_get_texts (rule, "moods");
  g_auto (GStrv) chosen = steward_json_get_texts (rule, "topics");
  g_autofree char *text = g_strjoinv (", ", words);
  g_autofree StewardChoice *choices = g_new0 (StewardChoice, topics->len + 1);
  guint n = 0;

  for (guint i = 0; i < topics->len; i++)
    if (!steward_record_has (topics->pdata[i], STEWARD_TOPIC_REMOVED))
      choices[n++] = (StewardChoice){ steward_record_get_id (topics->pdata[i]),
                                      steward_record_get_text (topics->pdata[i], STEWARD_TOPIC_NAME) };
  gtk_editable_set_text (GTK_EDITABLE (self->words), text);
  gtk_switch_set_active (GTK_SWITCH (self->first), steward_json_get_boolean (rule, "first", FALSE));
  steward_choices_set (self->voices, all_voices, TRUE, (const char *const *) voices);
  steward_choices_set (self->moods, all_moods, TRUE, (const char *const *) moods);
  steward_choices_set (self->topics, choices, FALSE, (const char *const *) chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->topics), n > 0);
}

/**
 * steward_activity_dialog_new:
 * @activity: (nullable): %NULL for a new one
 * @topics: (element-type StewardRecord): that a rule may name
 * @editable: whether it may be changed
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
steward_activity_dialog_new (GtkWindow     *parent,
                             StewardRecord *activity,
                             GPtrArray     *topics,
                             gboolean       editable)
{
  StewardActivityDialog *self = g_object_new (STEWARD_TYPE_ACTIVITY_DIALOG, "transient-for", parent, NULL);
  g_autoptr (JsonNode) rule = activity != NULL ? steward_record_get_json (activity, STEWARD_ACTIVITY_RULE) : NULL;

  g_set_object (&self->activity, activity);
  if (activity != NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), _("Activity"));
      gtk_editable_set_text (GTK_EDITABLE (self->name), steward_record_get_text (activity, STEWARD_ACTIVITY_NAME));
      gtk_editable_set_text (GTK_EDITABLE (self->group),
                             steward_record_has (activity, STEWARD_ACTIVITY_GROUP)
                                 ? steward_record_get_text (activity, STEWARD_ACTIVITY_GROUP)
                                 : "");
      show_target (self);
    }
  show_rule (self, rule != NULL && JSON_NODE_HOLDS_OBJECT (rule) ? json_node_get_object (rule) : NULL, topics);
  gtk_widget_set_visible (self->save_button, editable);
  gtk_widget_set_visible (self->retire_button, editable && activity != NULL);
  gtk_widget_set_sensitive (self->page, editable);
  on_name_changed (self);
  return GTK_WIDGET (self);
}

/**
 * steward_activity_dialog_set_workspace:
 * @workspace: in which it is counted how many stored mentions the rule would take, while it is edited
 */
void
steward_activity_dialog_set_workspace (StewardActivityDialog *self,
                                       StewardWorkspace      *workspace)
{
  const gpointer sources[] = { self->voices, self->moods, self->topics };

  g_set_object (&self->workspace, workspace);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    g_signal_connect_object (sources[i], "notify::subtitle", G_CALLBACK (count_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->words, "changed", G_CALLBACK (count_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->first, "notify::active", G_CALLBACK (count_soon), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->count, TRUE);
  count_soon (self);
}
