/* steward-record-group.c: the records of one kind, to be added and changed
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-record-group"

#include "steward-record-group.h"

#include "steward-dot.h"
#include "steward-editing.h"
#include "steward-form-table.h"
#include "steward-kinds.h"
#include "steward-network.h"
#include "steward-refill.h"
#include "steward-shorten.h"
#include "steward-time-words.h"

#include <glib/gi18n-lib.h>

#define LONGEST 140 /* characters of a description; the form tells all */

struct _StewardRecordGroup
{
  AdwPreferencesGroup parent_instance;
  StewardPreferences *preferences; /* (unowned) (nullable) gone with the window that holds this group */
  const StewardKind  *kind;
  GPtrArray          *rows; /* (owned) (element-type GtkWidget) */
  gboolean            loading;
  gboolean            again;
};

G_DEFINE_FINAL_TYPE (StewardRecordGroup, steward_record_group, ADW_TYPE_PREFERENCES_GROUP)

/* What a row says */

static const char *
text (StewardRecord *record,
      guint          field)
{
  const char *value = steward_record_get_text (record, field);

  return value != NULL ? value : "";
}

static char *
describe_person (StewardStanding *standing,
                 StewardRecord   *person)
{
  StewardDirectory *directory = steward_standing_get_directory (standing);
  GPtrArray *memberships = steward_standing_list_memberships (standing);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < memberships->len; i++)
    {
      StewardRecord *department;
      const char *name;

      if (!g_str_equal (text (memberships->pdata[i], STEWARD_MEMBERSHIP_PERSON), steward_record_get_id (person)))
        continue;
      department = steward_directory_get (directory, text (memberships->pdata[i], STEWARD_MEMBERSHIP_DEPARTMENT));
      name = department != NULL ? text (department, STEWARD_DEPARTMENT_NAME) : "";
      if (strstr (out->str, name) == NULL)
        g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", name);
    }
  if (out->len == 0)
    g_string_append (out, text (person, STEWARD_PERSON_EMAIL));
  if (steward_record_get_boolean (person, STEWARD_PERSON_ADMINISTRATOR))
    g_string_append_printf (out, " · %s", _("administrator"));
  if (steward_record_has (person, STEWARD_PERSON_AWAY_FROM))
    g_string_append_printf (out, " · %s", _("absence noted"));
  return g_string_free (out, FALSE);
}

/* How collecting goes, in plain words. */
static char *
describe_source (StewardStanding *standing,
                 StewardRecord   *source,
                 gint64           now_us)
{
  GTimeZone *zone = steward_standing_get_zone (standing);
  gint64 success_us = steward_record_get_time (source, STEWARD_SOURCE_LAST_SUCCESS);
  gint64 next_us = steward_record_get_time (source, STEWARD_SOURCE_NEXT_TRY);
  g_autofree char *success = success_us != STEWARD_TIME_NONE ? steward_time_words (success_us, now_us, zone) : NULL;
  g_autofree char *next = next_us != STEWARD_TIME_NONE ? steward_time_words (next_us, now_us, zone) : NULL;

  if (steward_record_has (source, STEWARD_SOURCE_ERROR))
    return next != NULL ? g_strdup_printf (_("%s Next try %s."), text (source, STEWARD_SOURCE_ERROR), next)
                        : g_strdup (text (source, STEWARD_SOURCE_ERROR));
  if (success == NULL)
    return g_strdup_printf (_("%s · not yet collected"), text (source, STEWARD_SOURCE_ADDRESS));
  return next != NULL ? g_strdup_printf (_("Collected %s, next %s"), success, next)
                      : g_strdup_printf (_("Collected %s"), success);
}

static char *
describe_account (StewardStanding *standing,
                  StewardRecord   *account)
{
  const StewardNetwork *network = steward_network_find (text (account, STEWARD_ACCOUNT_NETWORK));
  const char *state;

  if (steward_record_has (account, STEWARD_ACCOUNT_AUTHORISED))
    state = _("authorised");
  else if (network->access != STEWARD_ACCESS_BY_HAND)
    state = _("not authorised yet: nothing can be published");
  else
    state = _("copied and opened in the browser");
  return g_strdup_printf ("%s · %s", network != NULL ? network->title : text (account, STEWARD_ACCOUNT_NETWORK), state);
}

static char *
describe_network (StewardRecord *network)
{
  gint64 length = steward_record_get_integer (network, STEWARD_NETWORK_MAX_LENGTH);
  gint64 bytes = steward_record_get_integer (network, STEWARD_NETWORK_MAX_BYTES);
  GString *out = g_string_new (NULL);

  if (length > 0)
    g_string_append_printf (out, _("%d characters"), (int) length);
  else
    g_string_append (out, _("without limit"));
  if (bytes > 0)
    g_string_append_printf (out, _(", %d bytes"), (int) bytes);
  if (steward_record_get_boolean (network, STEWARD_NETWORK_THREADS))
    g_string_append_printf (out, " · %s", _("threads"));
  g_string_append_printf (out, " · %s, %s", text (network, STEWARD_NETWORK_DATED), text (network, STEWARD_NETWORK_SOURCE));
  return g_string_free (out, FALSE);
}

static char *
describe (StewardRecordGroup *self,
          StewardRecord      *record)
{
  StewardStanding *standing = steward_preferences_get_standing (self->preferences);
  StewardDirectory *directory = steward_standing_get_directory (standing);
  StewardClock *clock = steward_workspace_get_clock (steward_preferences_get_workspace (self->preferences));

  if (self->kind == &steward_person_kind)
    return describe_person (standing, record);
  if (self->kind == &steward_source_kind)
    return describe_source (standing, record, steward_clock_now_us (clock));
  if (self->kind == &steward_account_kind)
    return describe_account (standing, record);
  if (self->kind == &steward_network_kind)
    return describe_network (record);
  if (self->kind == &steward_department_kind)
    return g_strdup (text (record, STEWARD_DEPARTMENT_PURPOSE));
  if (self->kind == &steward_topic_kind)
    return g_strdup (text (record, STEWARD_TOPIC_QUERY));
  if (self->kind == &steward_snippet_kind && steward_record_has (record, STEWARD_SNIPPET_DEPARTMENT))
    return g_strdup (steward_directory_get_name (directory, text (record, STEWARD_SNIPPET_DEPARTMENT)));
  return g_strdup ("");
}

static const char *
title_of (StewardRecordGroup *self,
          StewardRecord      *record)
{
  int field = steward_kind_find_field (self->kind, self->kind == &steward_account_kind ? "handle" : "name");
  const char *title = field >= 0 ? steward_record_get_text (record, (guint) field) : NULL;

  if (self->kind == &steward_network_kind)
    return steward_network_find (steward_record_get_id (record))->title;

  if (title == NULL && self->kind == &steward_account_kind)
    title = steward_record_get_text (record, STEWARD_ACCOUNT_SERVER);
  if (title == NULL && self->kind == &steward_source_kind)
    title = steward_record_get_text (record, STEWARD_SOURCE_ADDRESS);
  return title != NULL ? title : steward_record_get_id (record);
}

/* The rows */

static void
on_activated (GtkWidget          *row,
              StewardRecordGroup *self)
{
  steward_preferences_edit (self->preferences, self->kind, g_object_get_data (G_OBJECT (row), "steward-record"));
}

static void
on_add (StewardRecordGroup *self)
{
  steward_preferences_edit (self->preferences, self->kind, NULL);
}

static void
add_row (StewardRecordGroup *self,
         StewardRecord      *record)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *description = describe (self, record);
  g_autofree char *line = steward_shorten_line (description, LONGEST);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_of (self, record));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  if (self->kind == &steward_department_kind)
    {
      GtkWidget *dot = steward_dot_new ();

      steward_dot_set_department (STEWARD_DOT (dot), record);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), dot);
    }
  if (self->kind == &steward_source_kind && steward_record_has (record, STEWARD_SOURCE_ERROR))
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "steward-record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_activated), self, 0);
  steward_row_set_id (row, steward_record_get_id (record));
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
add_nothing (StewardRecordGroup *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("None yet"));
  gtk_widget_add_css_class (row, "dim-label");
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static int
compare_titles (gconstpointer a,
                gconstpointer b,
                gpointer      self)
{
  return g_utf8_collate (title_of (self, *(StewardRecord *const *) a), title_of (self, *(StewardRecord *const *) b));
}

static void
fill (StewardRecordGroup *self,
      GPtrArray          *records)
{
  StewardRefill *refill = steward_refill_begin_rows (self->rows);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  if (self->kind != &steward_department_kind && self->kind != &steward_network_kind)
    g_ptr_array_sort_with_data (records, compare_titles, self);
  for (guint i = 0; i < records->len; i++)
    if (self->kind != &steward_person_kind ||
        !g_str_equal (text (records->pdata[i], STEWARD_PERSON_KIND_OF_PERSON), "service"))
      add_row (self, records->pdata[i]);
  if (self->rows->len == 0)
    add_nothing (self);
  steward_refill_end (refill);
}

static void load (StewardRecordGroup *self);

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardRecordGroup) self = g_object_steal_data (G_OBJECT (operation), "steward-group");
  g_autoptr (GError) error = NULL;

  self->loading = FALSE;
  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    g_message ("Records weren't read: %s", error->message);
  else if (self->rows != NULL && self->preferences != NULL)
    fill (self, steward_operation_get_records (operation));
  if (self->again && self->rows != NULL)
    load (self);
}

static void
load (StewardRecordGroup *self)
{
  StewardOperation *operation;

  self->again = self->loading;
  if (self->loading || self->preferences == NULL)
    return;
  self->loading = TRUE;
  operation = steward_editing_list (self->kind, FALSE);
  g_object_set_data_full (G_OBJECT (operation), "steward-group", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (steward_preferences_get_workspace (self->preferences), operation, NULL, on_loaded,
                                   operation);
}

static void
on_changed (StewardRecordGroup *self,
            StewardChanges     *changes)
{
  if (steward_changes_concern (changes, self->kind))
    load (self);
}

static void
steward_record_group_dispose (GObject *object)
{
  StewardRecordGroup *self = STEWARD_RECORD_GROUP (object);

  g_clear_weak_pointer (&self->preferences);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (steward_record_group_parent_class)->dispose (object);
}

static void
steward_record_group_class_init (StewardRecordGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_record_group_dispose;
}

static void
steward_record_group_init (StewardRecordGroup *self)
{
  self->rows = g_ptr_array_new ();
}

static void
add_button (StewardRecordGroup *self,
            const char         *title)
{
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");
  g_autofree char *words = g_strdup_printf (_("Add: %s"), title);

  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (add, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), add);
}

/**
 * steward_record_group_new:
 * @title: of the group, translated
 * @explanation: a sentence on what they are there for, translated
 *
 * Returns: (transfer floating): the records that aren't over, kept up to date
 */
GtkWidget *
steward_record_group_new (StewardPreferences *preferences,
                          const StewardKind  *kind,
                          const char         *title,
                          const char         *explanation)
{
  StewardRecordGroup *self = g_object_new (STEWARD_TYPE_RECORD_GROUP, "title", title, "description", explanation, NULL);

  g_set_weak_pointer (&self->preferences, preferences);
  self->kind = kind;
  if (steward_form_find (kind)->add != NULL)
    add_button (self, title);
  g_signal_connect_object (steward_preferences_get_workspace (preferences), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (preferences, "standing-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
