/* steward-ownership-page.c: the view of who answers, approves, is asked and is told
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-ownership-page"

#include "steward-ownership-page-private.h"

#include "steward-activity-dialog.h"
#include "steward-cell-popover.h"
#include "steward-editing.h"
#include "steward-error-words.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-matrix-diff.h"
#include "steward-matrix-editing.h"
#include "steward-matrix-words.h"
#include "steward-tooltip.h"
#include "steward-undoing.h"
#include "steward-versions-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (StewardOwnershipPage, steward_ownership_page, STEWARD_TYPE_PAGE)

static void load (StewardOwnershipPage *self);

/* What is seen. */

gboolean
steward_ownership_page_may_change (StewardOwnershipPage *self)
{
  return self->ownership != NULL && steward_ownership_may_change (self->ownership);
}

gboolean
steward_ownership_page_is_draft (StewardOwnershipPage *self)
{
  return steward_ownership_get_in_force (self->ownership) == NULL || self->differences->len > 0;
}

static void
set_enabled (StewardOwnershipPage *self,
             const char           *name,
             gboolean              enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

char *
steward_ownership_page_describe_changes (StewardOwnershipPage *self)
{
  guint cells = steward_matrix_differences_count_cells (self->differences);

  if (cells == self->differences->len)
    return g_strdup_printf (ngettext ("%u cell changed.", "%u cells changed.", cells), cells);
  return g_strdup_printf (ngettext ("%u change.", "%u changes.", self->differences->len), self->differences->len);
}

static void
show_banner (StewardOwnershipPage *self)
{
  guint n_errors = steward_matrix_findings_count (self->findings, STEWARD_MATRIX_ERROR);
  StewardMatrix *in_force = steward_ownership_get_in_force (self->ownership);
  gint64 number = steward_ownership_get_draft_number (self->ownership);
  gboolean editable = steward_ownership_page_may_change (self);
  g_autofree char *lead = g_strdup_printf (_("Draft of version %d."), (int) number);
  g_autofree char *changes = steward_ownership_page_describe_changes (self);
  g_autofree char *stops =
      n_errors > 0 ? g_strdup_printf (ngettext ("%u error stops it.", "%u errors stop it.", n_errors), n_errors) : NULL;
  g_autofree char *rest = NULL;

  if (!steward_ownership_page_is_draft (self) || steward_matrix_get_n_rows (self->table) == 0 ||
      gtk_toggle_button_get_active (self->lived_button))
    {
      steward_banner_set_shown (self->banner, FALSE);
      return;
    }
  if (in_force == NULL)
    rest = g_strdup_printf ("%s %s", _("Nothing is routed until it is in force."), stops != NULL ? stops : "");
  else
    rest = g_strdup_printf (_("Version %d routes mentions until this one is in force. %s %s"), (int) number - 1, changes,
                            stops != NULL ? stops : "");
  steward_banner_set_words (self->banner, STEWARD_BANNER_DRAFT, lead, g_strchomp (rest));
  steward_banner_set_button (self->banner, 0, in_force != NULL ? _("Compare…") : NULL, "ownership.compare");
  steward_banner_set_button (self->banner, 1, editable ? _("Put in Force…") : NULL, "ownership.adopt");
  steward_tooltip_set (steward_banner_get_button (self->banner, 1), stops);
  steward_banner_set_shown (self->banner, TRUE);
}

static void
show_summary (StewardOwnershipPage *self)
{
  g_autofree char *question = NULL;
  const StewardMatrixFinding *finding =
      self->findings->len > 0 ? self->findings->pdata[MAX (self->finding, 0)] : NULL;

  if (finding != NULL)
    question = steward_matrix_words_question (finding, self->table, steward_ownership_get_organisation (self->ownership));
  gtk_label_set_label (self->summary_label, question != NULL ? question : _("Nothing is left open"));
  steward_matrix_count_tag_set (self->summary_errors, STEWARD_MATRIX_ERROR,
                                steward_matrix_findings_count (self->findings, STEWARD_MATRIX_ERROR));
  steward_matrix_count_tag_set (self->summary_warnings, STEWARD_MATRIX_WARNING,
                                steward_matrix_findings_count (self->findings, STEWARD_MATRIX_WARNING));
}

static void
show_subtitle (StewardOwnershipPage *self)
{
  gint64 number = steward_ownership_get_draft_number (self->ownership);
  g_autofree char *subtitle = gtk_toggle_button_get_active (self->lived_button) ? steward_lived_view_describe (self->lived)
                              : steward_ownership_page_is_draft (self)
                                  ? g_strdup_printf (_("Version %d, draft"), (int) number)
                                  : g_strdup_printf (_("Version %d, in force"), (int) number - 1);

  steward_page_set_subtitle (STEWARD_PAGE (self), subtitle);
}

/* Written or lived: the banner of the draft belongs to what is written. */
static void
show_view (StewardOwnershipPage *self)
{
  gboolean has_rows = steward_matrix_get_n_rows (self->table) > 0;

  show_banner (self);
  show_subtitle (self);
  if (gtk_toggle_button_get_active (self->lived_button))
    gtk_stack_set_visible_child_name (self->stack, "lived");
  else
    gtk_stack_set_visible_child_name (self->stack, has_rows ? "matrix" : "empty");
}

/* Findings and differences follow the table at once, stored or not. */
static void
show_table (StewardOwnershipPage *self)
{
  StewardOrganisation *organisation = steward_ownership_get_organisation (self->ownership);
  gboolean editable = steward_ownership_page_may_change (self);

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  self->findings = steward_ownership_find_findings (self->ownership, self->table);
  self->differences = steward_ownership_list_differences (self->ownership, self->table);
  self->finding = MIN (self->finding, (int) self->findings->len - 1);

  steward_matrix_grid_set_editable (self->grid, editable);
  steward_matrix_grid_set_table (self->grid, self->table, steward_ownership_get_in_force (self->ownership), organisation,
                                 self->findings);
  steward_matrix_findings_list_set (self->findings_list, self->findings, self->table, organisation);
  steward_matrix_findings_list_select (self->findings_list, self->finding);
  steward_matrix_findings_list_set_editable (self->findings_list, editable);
  show_summary (self);
  set_enabled (self, "add", editable);
  set_enabled (self, "restore", editable);
  set_enabled (self, "import", editable);
  set_enabled (self, "continuity", steward_matrix_get_n_rows (self->table) > 0);
  set_enabled (self, "variant", editable);
  set_enabled (self, "letters", editable);
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "variant")),
      g_variant_new_string (steward_variant_get_name (steward_matrix_get_variant (self->table))));
  set_enabled (self, "export", steward_matrix_get_n_rows (self->table) > 0);
  set_enabled (self, "discard", editable && steward_ownership_page_is_draft (self) &&
                                    steward_ownership_get_in_force (self->ownership) != NULL);
  set_enabled (self, "compare", steward_ownership_page_is_draft (self));
  set_enabled (self, "adopt", editable && steward_ownership_page_is_draft (self) && steward_matrix_get_n_rows (self->table) > 0 &&
                                  steward_matrix_findings_count (self->findings, STEWARD_MATRIX_ERROR) == 0);
  gtk_widget_set_visible (self->empty_button, editable);
  set_enabled (self, "replay", steward_matrix_get_n_rows (self->table) > 0);
  set_enabled (self, "waits", steward_ownership_get_in_force (self->ownership) != NULL);
  set_enabled (self, "route-again", editable && steward_ownership_get_in_force (self->ownership) != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->lived_button), steward_ownership_get_in_force (self->ownership) != NULL);
  show_view (self);
}

static void
on_lived_toggled (StewardOwnershipPage *self)
{
  if (self->ownership == NULL)
    return;
  show_view (self);
  if (gtk_toggle_button_get_active (self->lived_button))
    steward_lived_view_load (self->lived);
}

static void
on_period (StewardOwnershipPage *self)
{
  if (self->ownership != NULL)
    show_subtitle (self);
}

static void
set_table (StewardOwnershipPage *self,
           StewardMatrix        *table)
{
  g_clear_pointer (&self->table, steward_matrix_unref);
  self->table = table;
  show_table (self);
}

/* Loading. */

typedef struct
{
  StewardOwnershipPage *page;      /* (owned) */
  StewardOperation     *operation; /* (owned) */
} Loading;

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Loading *loading = data;
  g_autoptr (StewardOwnershipPage) self = loading->page;
  g_autoptr (StewardOperation) operation = loading->operation;
  g_autoptr (GError) error = NULL;

  self->loading = FALSE;
  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_info ("Loading the matrix: %s", error->message);
      return;
    }
  /* The page may be gone, and what was read may be old already. */
  if (self->actions == NULL || self->storing > 0)
    return;
  if (self->again)
    {
      load (self);
      return;
    }
  g_clear_object (&self->ownership);
  self->ownership = steward_ownership_loaded (operation);
  steward_versions_list_fill (self->versions_list, self->ownership,
                              steward_standing_get_directory (steward_page_get_standing (STEWARD_PAGE (self))));
  set_table (self, steward_matrix_ref (steward_ownership_get_draft (self->ownership)));
}

static void
load (StewardOwnershipPage *self)
{
  StewardWorkspace *workspace = steward_page_get_workspace (STEWARD_PAGE (self));
  Loading *loading;

  if (self->loading)
    {
      self->again = TRUE;
      return;
    }
  self->loading = TRUE;
  self->again = FALSE;
  loading = g_new0 (Loading, 1);
  loading->page = g_object_ref (self);
  loading->operation = steward_ownership_load ();
  steward_workspace_perform_async (workspace, loading->operation, NULL, on_loaded, loading);
}

static void
on_changed (StewardOwnershipPage *self,
            StewardChanges       *changes)
{
  const StewardKind *const kinds[] = {
    &steward_activity_kind,   &steward_cell_kind,   &steward_matrix_kind,  &steward_department_kind,
    &steward_person_kind,     &steward_membership_kind, &steward_edition_kind, &steward_guideline_kind,
    &steward_acknowledgement_kind,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (steward_changes_concern (changes, kinds[i]))
      {
        load (self);
        return;
      }
}

/* What is done. */

void
steward_ownership_page_performed (gpointer          owner,
                                  StewardOperation *operation,
                                  const GError     *error)
{
  StewardOwnershipPage *self = STEWARD_OWNERSHIP_PAGE (owner);

  self->storing--;
  if (self->actions == NULL)
    return;
  if (error != NULL)
    steward_error_show (GTK_WIDGET (self), _("That Did Not Happen"), error);
  if (self->storing == 0)
    load (self);
}

void
steward_ownership_page_perform (StewardOwnershipPage *self,
                                StewardOperation     *operation,
                                const char           *title,
                                StewardUndoFunc       undo)
{
  self->storing++;
  steward_window_perform (steward_window_of (self), operation, title, undo, steward_ownership_page_performed, self);
}

StewardOperation *
steward_ownership_page_undo_event (StewardOperation *done)
{
  return steward_undoing_undo (steward_operation_get_event (done));
}

static void
on_edit (StewardOwnershipPage *self,
         GPtrArray            *changes)
{
  StewardMatrix *table = steward_matrix_ref (self->table);

  if (!steward_ownership_page_may_change (self))
    return;
  for (guint i = 0; i < changes->len; i++)
    {
      const StewardCellChange *change = changes->pdata[i];
      int row = steward_matrix_find_row (table, change->activity);
      int column = steward_matrix_find_department (table, change->department);
      StewardMatrix *next =
          row >= 0 && column >= 0
              ? steward_matrix_with_letters (table, (guint) row, (guint) column, change->letters)
              : steward_matrix_ref (table);

      steward_matrix_unref (table);
      table = next;
    }
  set_table (self, table);
  steward_ownership_page_perform (self, steward_matrix_set_letters (changes), NULL, steward_matrix_take_back_letters);
}

static void
on_foreign (StewardOwnershipPage *self,
            guint                 count)
{
  g_autofree char *words = g_strdup_printf (
      ngettext ("%u cell held no letters and stayed as it was", "%u cells held no letters and stayed as they were", count),
      count);

  steward_window_add_toast (steward_window_of (self), words);
}

/* What a popover is about: ids, as rows may move while it is open. */
static void
remember_cell (GtkPopover *popover,
               const char *activity,
               const char *department)
{
  g_object_set_data_full (G_OBJECT (popover), "steward-activity", g_strdup (activity), g_free);
  g_object_set_data_full (G_OBJECT (popover), "steward-department", g_strdup (department), g_free);
}

static void
on_popover_letters (StewardOwnershipPage *self,
                    guint                 letters,
                    GtkPopover           *popover)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (steward_cell_change_free);

  g_ptr_array_add (changes, steward_cell_change_new (g_object_get_data (G_OBJECT (popover), "steward-activity"),
                                                     g_object_get_data (G_OBJECT (popover), "steward-department"),
                                                     (StewardLetters) letters));
  on_edit (self, changes);
}

static void
on_popover_note (StewardOwnershipPage *self,
                 const char           *note,
                 GtkPopover           *popover)
{
  steward_ownership_page_perform (
      self,
      steward_matrix_set_note (g_object_get_data (G_OBJECT (popover), "steward-activity"),
                               g_object_get_data (G_OBJECT (popover), "steward-department"), note),
      note != NULL ? _("Note saved") : _("Note removed"), steward_ownership_page_undo_event);
}

static void
on_open_cell (StewardOwnershipPage *self,
              int                   row,
              int                   column)
{
  const StewardMatrixRow *activity = steward_matrix_get_row (self->table, (guint) row);
  GtkPopover *popover =
      steward_cell_popover_new (activity->name, steward_matrix_get_department_name (self->table, (guint) column),
                                steward_matrix_get_variant (self->table), activity->letters[column],
                                activity->notes[column], steward_ownership_page_may_change (self));

  remember_cell (popover, activity->activity, steward_matrix_get_department (self->table, (guint) column));
  g_signal_connect_object (popover, "letters", G_CALLBACK (on_popover_letters), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "note", G_CALLBACK (on_popover_note), self, G_CONNECT_SWAPPED);
  steward_matrix_grid_pop_up (self->grid, popover, row, column);
}

static StewardRecord *
find_activity (StewardOwnershipPage *self,
               const char           *id)
{
  GPtrArray *activities = steward_ownership_get_activities (self->ownership);

  for (guint i = 0; i < activities->len; i++)
    if (g_strcmp0 (steward_record_get_id (activities->pdata[i]), id) == 0)
      return activities->pdata[i];
  return NULL;
}

static void
on_dialog_save (StewardOwnershipPage *self,
                const char           *text,
                GtkWidget            *dialog)
{
  g_autoptr (JsonObject) fields = steward_json_parse_object (text, -1, NULL);
  const char *id = g_object_get_data (G_OBJECT (dialog), "steward-activity");

  if (fields != NULL)
    steward_ownership_page_perform (self, steward_editing_save (&steward_activity_kind, id, fields),
                                    id != NULL ? _("Activity changed in the draft") : _("Activity added to the draft"),
                                    id != NULL ? steward_ownership_page_undo_event : NULL);
}

static void
on_dialog_retire (StewardOwnershipPage *self,
                  GtkWidget            *dialog)
{
  steward_ownership_page_perform (
      self, steward_editing_end (&steward_activity_kind, g_object_get_data (G_OBJECT (dialog), "steward-activity")),
      _("Activity taken out of the draft"), steward_ownership_page_undo_event);
}

void
steward_ownership_page_open_activity (StewardOwnershipPage *self,
                                      const char           *id)
{
  StewardDirectory *directory = steward_standing_get_directory (steward_page_get_standing (STEWARD_PAGE (self)));
  g_autoptr (GPtrArray) topics = steward_directory_list (directory, &steward_topic_kind);
  GtkWidget *dialog =
      steward_activity_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                   id != NULL ? find_activity (self, id) : NULL, topics, steward_ownership_page_may_change (self));

  g_object_set_data_full (G_OBJECT (dialog), "steward-activity", g_strdup (id), g_free);
  steward_activity_dialog_set_workspace (STEWARD_ACTIVITY_DIALOG (dialog), steward_page_get_workspace (STEWARD_PAGE (self)));
  g_signal_connect_object (dialog, "save", G_CALLBACK (on_dialog_save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "retire", G_CALLBACK (on_dialog_retire), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_open_row (StewardOwnershipPage *self,
             int                   row)
{
  steward_ownership_page_open_activity (self, steward_matrix_get_row (self->table, (guint) row)->activity);
}

static void
on_move_row (StewardOwnershipPage *self,
             int                   row,
             int                   by)
{
  int column;
  int cursor;

  if (self->storing > 0 || row + by < 0 || row + by >= (int) steward_matrix_get_n_rows (self->table))
    return;
  steward_ownership_page_perform (
      self, steward_matrix_move_activity (steward_matrix_get_row (self->table, (guint) row)->activity, (guint) (row + by)), NULL,
      steward_matrix_move_back);
  steward_matrix_grid_get_cursor (self->grid, &cursor, &column);
  steward_matrix_grid_move_cursor (self->grid, row + by, column, FALSE);
}

static void
on_move_column (StewardOwnershipPage *self,
                int                   column,
                int                   by)
{
  int row;
  int cursor;

  if (self->storing > 0 || column + by < 0 || column + by >= (int) steward_matrix_get_n_departments (self->table))
    return;
  steward_ownership_page_perform (
      self, steward_matrix_move_department (steward_matrix_get_department (self->table, (guint) column), (guint) (column + by)),
      NULL, steward_matrix_move_back);
  steward_matrix_grid_get_cursor (self->grid, &row, &cursor);
  steward_matrix_grid_move_cursor (self->grid, row, column + by, FALSE);
}

/* Findings. */

static void
go_to (StewardOwnershipPage *self,
       int                   index)
{
  const StewardMatrixFinding *finding = self->findings->pdata[index];
  StewardOrganisation *organisation = steward_ownership_get_organisation (self->ownership);
  g_autofree char *question = steward_matrix_words_question (finding, self->table, organisation);
  g_autofree char *detail = steward_matrix_words_detail (finding, self->table, organisation);
  g_autofree char *words = g_strconcat (question, " ", detail, NULL);
  int column = finding->column;
  int row;
  int old_column;

  self->finding = index;
  steward_matrix_findings_list_select (self->findings_list, index);
  show_summary (self);
  if (finding->row < 0 && finding->column < 0)
    return;
  if (column < 0 && finding->departments->len > 0)
    column = steward_matrix_find_department (self->table, finding->departments->pdata[0]);
  steward_matrix_grid_get_cursor (self->grid, &row, &old_column);
  /* Those who hear the window are told where they are and why. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  steward_matrix_grid_move_cursor (self->grid, finding->row >= 0 ? finding->row : MAX (row, 0), MAX (column, 0), FALSE);
}

static void
on_go_to (StewardOwnershipPage *self,
          int                   index)
{
  go_to (self, index);
}

static gboolean
steward_ownership_page_move_finding (StewardPage *page,
                                     int          by)
{
  StewardOwnershipPage *self = STEWARD_OWNERSHIP_PAGE (page);
  int n = self->findings != NULL ? (int) self->findings->len : 0;

  if (n == 0)
    return FALSE;
  go_to (self, self->finding < 0 ? (by > 0 ? 0 : n - 1) : (self->finding + by + n) % n);
  return TRUE;
}

static gboolean
steward_ownership_page_focus_content (StewardPage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STEWARD_OWNERSHIP_PAGE (page)->grid));
}

static gboolean
steward_ownership_page_suggest (StewardPage *page)
{
  StewardOwnershipPage *self = STEWARD_OWNERSHIP_PAGE (page);

  if (!g_action_group_get_action_enabled (G_ACTION_GROUP (self->actions), "adopt"))
    return FALSE;
  steward_ownership_page_adopt (self);
  return TRUE;
}

/* Being a page. */

static void
follow_single_letters (StewardOwnershipPage *self,
                       const char           *key,
                       StewardWindowState   *state)
{
  steward_matrix_grid_set_single_letters (self->grid, steward_window_state_get_boolean (state, STEWARD_STATE_SINGLE_LETTERS));
}

static void
steward_ownership_page_attached (StewardPage *page)
{
  StewardWindow *window = steward_window_of (page);
  StewardWindowState *state = window != NULL ? steward_window_get_state (window) : NULL;

  if (state != NULL)
    {
      g_signal_connect_object (state, "changed::" STEWARD_STATE_SINGLE_LETTERS, G_CALLBACK (follow_single_letters), page,
                               G_CONNECT_SWAPPED);
      follow_single_letters (STEWARD_OWNERSHIP_PAGE (page), STEWARD_STATE_SINGLE_LETTERS, state);
    }
  g_signal_connect_object (steward_page_get_workspace (page), "changed", G_CALLBACK (on_changed), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (steward_page_get_workspace (page), "notify::person", G_CALLBACK (load), page, G_CONNECT_SWAPPED);
  steward_lived_view_set_workspace (STEWARD_OWNERSHIP_PAGE (page)->lived, steward_page_get_workspace (page));
  load (STEWARD_OWNERSHIP_PAGE (page));
}

static void
steward_ownership_page_width_changed (StewardPage  *page,
                                      StewardWidth  width)
{
  StewardOwnershipPage *self = STEWARD_OWNERSHIP_PAGE (page);
  gboolean is_narrow = width >= STEWARD_WIDTH_NARROW;

  adw_flap_set_fold_policy (self->flap, is_narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (self->flap, !is_narrow);
  gtk_widget_set_visible (self->summary, is_narrow);
  steward_matrix_grid_set_short_heads (self->grid, is_narrow);
  steward_lived_view_set_narrow (self->lived, is_narrow);
}

static gboolean
steward_ownership_page_move_pane (StewardPage *page,
                                  int          by)
{
  StewardOwnershipPage *self = STEWARD_OWNERSHIP_PAGE (page);
  gboolean in_grid = gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (page))),
                                             GTK_WIDGET (self->grid));
  gboolean in_list = gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (page))),
                                             GTK_WIDGET (self->findings_list));

  if (in_grid && by > 0 && adw_flap_get_reveal_flap (self->flap))
    return gtk_widget_child_focus (GTK_WIDGET (self->findings_list), GTK_DIR_TAB_FORWARD);
  if (in_list && by < 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  if (!in_grid && !in_list)
    return by > 0 ? gtk_widget_grab_focus (GTK_WIDGET (self->grid))
                  : gtk_widget_child_focus (GTK_WIDGET (self->findings_list), GTK_DIR_TAB_FORWARD);
  return FALSE;
}

static gboolean
steward_ownership_page_show_record (StewardPage *page,
                                    const char  *kind,
                                    const char  *id)
{
  StewardOwnershipPage *self = STEWARD_OWNERSHIP_PAGE (page);
  int row;

  if (strcmp (kind, "matrix") == 0)
    return TRUE;
  if (strcmp (kind, "activity") != 0)
    return FALSE;
  row = self->table != NULL ? steward_matrix_find_row (self->table, id) : -1;
  if (row >= 0)
    steward_matrix_grid_move_cursor (self->grid, row, -1, FALSE);
  return TRUE;
}

static void
steward_ownership_page_dispose (GObject *object)
{
  StewardOwnershipPage *self = STEWARD_OWNERSHIP_PAGE (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->ownership);
  g_clear_pointer (&self->table, steward_matrix_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->differences, g_ptr_array_unref);

  G_OBJECT_CLASS (steward_ownership_page_parent_class)->dispose (object);
}

static void
steward_ownership_page_class_init (StewardOwnershipPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  StewardPageClass *page_class = STEWARD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_ownership_page_dispose;
  page_class->attached = steward_ownership_page_attached;
  page_class->width_changed = steward_ownership_page_width_changed;
  page_class->focus_content = steward_ownership_page_focus_content;
  page_class->suggest = steward_ownership_page_suggest;
  page_class->move_finding = steward_ownership_page_move_finding;
  page_class->move_pane = steward_ownership_page_move_pane;
  page_class->show_record = steward_ownership_page_show_record;

  g_type_ensure (STEWARD_TYPE_MATRIX_GRID);
  g_type_ensure (STEWARD_TYPE_MATRIX_FINDINGS_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-ownership-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardOwnershipPage, header_end);
  gtk_widget_class_bind_template_child (widget_class, StewardOwnershipPage, versions_list);
  gtk_widget_class_bind_template_child (widget_class, StewardOwnershipPage, versions_popover);
  gtk_widget_class_bind_template_child (widget_class, StewardOwnershipPage, stack);
  gtk_widget_class_bind_template_child (widget_class, StewardOwnershipPage, empty_button);
  gtk_widget_class_bind_template_child (widget_class, StewardOwnershipPage, lived_button);
  gtk_widget_class_bind_template_child (widget_class, StewardOwnershipPage, flap);
  gtk_widget_class_bind_template_child (widget_class, StewardOwnershipPage, grid);
  gtk_widget_class_bind_template_child (widget_class, StewardOwnershipPage, summary);
  gtk_widget_class_bind_template_child (widget_class, StewardOwnershipPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, StewardOwnershipPage, findings_list);
  gtk_widget_class_bind_template_callback (widget_class, on_edit);
  gtk_widget_class_bind_template_callback (widget_class, on_open_cell);
  gtk_widget_class_bind_template_callback (widget_class, on_open_row);
  gtk_widget_class_bind_template_callback (widget_class, on_move_row);
  gtk_widget_class_bind_template_callback (widget_class, on_move_column);
  gtk_widget_class_bind_template_callback (widget_class, on_foreign);
  gtk_widget_class_bind_template_callback (widget_class, on_go_to);
  gtk_widget_class_bind_template_callback (widget_class, steward_ownership_page_version_activated);
}

static void
steward_ownership_page_init (StewardOwnershipPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "add", .activate = steward_ownership_page_act },
    { .name = "restore", .activate = steward_ownership_page_act },
    { .name = "adopt", .activate = steward_ownership_page_act },
    { .name = "discard", .activate = steward_ownership_page_act },
    { .name = "compare", .activate = steward_ownership_page_act },
    { .name = "import", .activate = steward_ownership_page_act },
    { .name = "export", .activate = steward_ownership_page_act },
    { .name = "continuity", .activate = steward_ownership_page_act },
    { .name = "waits", .activate = steward_ownership_page_act },
    { .name = "letters", .activate = steward_ownership_page_act },
    { .name = "variant", .activate = steward_ownership_page_act, .parameter_type = "s", .state = "'RACI'" },
    { .name = "replay", .activate = steward_ownership_page_act },
    { .name = "route-again", .activate = steward_ownership_page_act },
  };

  self->finding = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  self->lived = STEWARD_LIVED_VIEW (steward_lived_view_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->lived), "lived");
  g_signal_connect_object (self->lived_button, "toggled", G_CALLBACK (on_lived_toggled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lived, "period", G_CALLBACK (on_period), self, G_CONNECT_SWAPPED);
  self->banner = STEWARD_BANNER (steward_banner_new ());
  /* The header bar and the banner are the window's: they bring the actions along. */
  gtk_widget_insert_action_group (GTK_WIDGET (self), "ownership", G_ACTION_GROUP (self->actions));
  gtk_widget_insert_action_group (self->header_end, "ownership", G_ACTION_GROUP (self->actions));
  gtk_widget_insert_action_group (GTK_WIDGET (self->banner), "ownership", G_ACTION_GROUP (self->actions));
  gtk_widget_add_css_class (steward_banner_get_button (self->banner, 1), "suggested-action");
  steward_page_set_header_end (STEWARD_PAGE (self), self->header_end);
  steward_page_set_banner (STEWARD_PAGE (self), GTK_WIDGET (self->banner));

  self->summary_errors = steward_matrix_count_tag_new (STEWARD_MATRIX_ERROR);
  self->summary_warnings = steward_matrix_count_tag_new (STEWARD_MATRIX_WARNING);
  gtk_box_prepend (GTK_BOX (self->summary), self->summary_errors);
  gtk_box_insert_child_after (GTK_BOX (self->summary), self->summary_warnings, GTK_WIDGET (self->summary_label));
}
