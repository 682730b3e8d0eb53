/* steward-sync-page.c: the conflict tray, and what the server refused
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sync-page"

#include "steward-sync-page.h"

#include "steward-conflict-view.h"
#include "steward-error-words.h"
#include "steward-event-words.h"
#include "steward-hand-question.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-refill.h"
#include "steward-sync-standing.h"
#include "steward-time-words.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>

#define SETTLE_MS 150 /* changes that come together are read once */

struct _StewardSyncPage
{
  StewardPage          parent_instance;
  AdwLeaflet          *leaflet;
  GtkWidget           *list_pane;
  GtkLabel            *waiting;
  GtkListBox          *list;
  GtkStack            *detail;
  StewardConflictView *conflict;
  GtkLabel            *parked_title;
  GtkLabel            *parked_words;
  GtkLabel            *parked_heading;
  GtkLabel            *parked_reason;
  GtkWidget           *parked_bar;
  GtkWidget           *parked_open;
  GtkButton           *retry;
  GtkButton           *take_back;
  GtkWidget           *hand;
  guint                settle_source;
  guint                loading;    /* how many of the two lists are being read */
  JsonArray           *conflicts;  /* (owned) (nullable) */
  JsonArray           *parked;     /* (owned) (nullable) */
  JsonObject          *shown;      /* (owned) (nullable) what the detail shows */
  gboolean             filling;
};

G_DEFINE_FINAL_TYPE (StewardSyncPage, steward_sync_page, STEWARD_TYPE_PAGE)

static GQuark object_quark;

static JsonObject *
object_of (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_qdata (G_OBJECT (row), object_quark) : NULL;
}

static gboolean
is_parked (JsonObject *object)
{
  return json_object_has_member (object, "reason");
}

static gboolean
has_state (JsonObject *object,
           const char *state)
{
  return g_strcmp0 (steward_json_get_text (object, "state"), state) == 0;
}

/* The list */

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

static char *
dup_when (StewardSyncPage *self,
          JsonObject      *object)
{
  const char *at = steward_json_get_text (object, "at");
  StewardPage *page = STEWARD_PAGE (self);
  gint64 at_us;

  if (at == NULL || !steward_time_from_rfc3339 (at, &at_us))
    return g_strdup ("");
  return steward_time_words (at_us, steward_clock_now_us (steward_workspace_get_clock (steward_page_get_workspace (page))),
                             steward_standing_get_zone (steward_page_get_standing (page)));
}

static void
add_row (StewardSyncPage *self,
         JsonObject      *object)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *kind = steward_json_get_text (object, "kind");
  const char *title = steward_json_get_text (object, "title");
  const char *field = steward_json_get_text (object, "field");
  g_autofree char *when = dup_when (self, object);
  g_autofree char *below = *when != '\0' ? g_strdup_printf ("%s · %s", steward_event_words_kind (kind), when)
                                         : g_strdup (steward_event_words_kind (kind));
  const char *state = has_state (object, "handed")         ? _("Handed to you")
                      : has_state (object, "unreadable") ? _("Can’t be read")
                      : is_parked (object)               ? _("Refused")
                      : field != NULL                    ? steward_event_words_field (field)
                                                         : _("Deleted there");
  GtkWidget *tag = new_label (state, "tag");
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", title != NULL ? title : "", below, state);

  gtk_widget_add_css_class (tag, "warn");
  gtk_widget_set_halign (tag, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "mrow");
  gtk_box_append (GTK_BOX (box), new_label (title != NULL ? title : "", "heading"));
  gtk_box_append (GTK_BOX (box), new_label (below, "small"));
  gtk_box_append (GTK_BOX (box), tag);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_qdata_full (G_OBJECT (row), object_quark, json_object_ref (object), (GDestroyNotify) json_object_unref);
  gtk_list_box_append (self->list, row);
}

static gboolean
is_same (JsonObject *a,
         JsonObject *b)
{
  return a != NULL && b != NULL && is_parked (a) == is_parked (b) &&
         g_strcmp0 (steward_json_get_text (a, "id"), steward_json_get_text (b, "id")) == 0;
}

/* Whether what is there now was there when it was shown. */
static gboolean
holds_the_same (JsonObject *a,
                JsonObject *b)
{
  JsonNode *was = json_object_get_member (b, "now");
  JsonNode *is = json_object_get_member (a, "now");

  return was != NULL && is != NULL ? json_node_equal (was, is) : was == is;
}

/* What is shown stays shown while it waits; else the first that does. */
static void
select_again (StewardSyncPage *self)
{
  GtkListBoxRow *wanted = gtk_list_box_get_row_at_index (self->list, 0);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (is_same (object_of (row), self->shown))
      wanted = row;
  gtk_list_box_select_row (self->list, wanted);
}

static guint
length_of (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

static void show_selected (StewardSyncPage *self);

static void
fill (StewardSyncPage *self)
{
  guint n = length_of (self->conflicts) + length_of (self->parked);
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u to look at", "%u to look at", n), n);
  StewardRefill *refill = steward_refill_begin (GTK_WIDGET (self->list));

  self->filling = TRUE;
  steward_refill_clear (GTK_WIDGET (self->list));
  for (guint i = 0; i < length_of (self->conflicts); i++)
    add_row (self, json_array_get_object_element (self->conflicts, i));
  for (guint i = 0; i < length_of (self->parked); i++)
    add_row (self, json_array_get_object_element (self->parked, i));
  gtk_label_set_label (self->waiting, words);
  steward_page_set_subtitle (STEWARD_PAGE (self), words);
  select_again (self);
  self->filling = FALSE;
  show_selected (self);
  steward_refill_end (refill);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardSyncPage) self = g_object_steal_data (G_OBJECT (operation), "steward-page");
  g_autoptr (GError) error = NULL;
  JsonArray **place = g_str_equal (steward_operation_get_name (operation), "sync-conflicts") ? &self->conflicts : &self->parked;

  self->loading--;
  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    g_debug ("What waits for a look wasn't read: %s", error->message);
  else
    {
      g_clear_pointer (place, json_array_unref);
      *place = json_array_ref (json_node_get_array (steward_operation_get_json (operation)));
    }
  if (self->loading == 0)
    fill (self);
}

static void
read_one (StewardSyncPage  *self,
          StewardOperation *operation)
{
  self->loading++;
  g_object_set_data_full (G_OBJECT (operation), "steward-page", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (steward_page_get_workspace (STEWARD_PAGE (self)), operation, NULL, on_read, operation);
}

static gboolean
load (gpointer data)
{
  StewardSyncPage *self = data;

  self->settle_source = 0;
  read_one (self, steward_sync_list_conflicts ());
  read_one (self, steward_sync_list_parked ());
  return G_SOURCE_REMOVE;
}

static void
queue_load (StewardSyncPage *self)
{
  if (self->settle_source == 0)
    self->settle_source = g_timeout_add (SETTLE_MS, load, self);
}

/* The detail */

static gboolean
can_open (JsonObject *object)
{
  static const char *const kinds[] = { "mention", "response", "guideline", NULL };
  const char *kind = steward_json_get_text (object, "kind");

  return kind != NULL && g_strv_contains (kinds, kind);
}

static const char *
name_of_person (StewardSyncPage *self,
                const char      *id)
{
  StewardDirectory *directory = steward_standing_get_directory (steward_page_get_standing (STEWARD_PAGE (self)));
  StewardRecord *person = id != NULL ? steward_directory_get (directory, id) : NULL;
  const char *name = person != NULL ? steward_record_get_text (person, STEWARD_PERSON_NAME) : NULL;

  return name != NULL ? name : _("A colleague");
}

static char *
dup_parked_words (StewardSyncPage *self,
                  JsonObject      *object)
{
  if (has_state (object, "handed"))
    return g_strdup_printf (_("%s asks you to make this change: the server didn’t take it from them. It becomes yours, with the rules of "
                              "its place."), name_of_person (self, steward_json_get_text (object, "by")));
  if (has_state (object, "unreadable"))
    return g_strdup (_("A colleague’s program wrote this in a way that this one can’t read. Nothing is written over it; it comes once it "
                       "can be read. A newer Steward may know it."));
  if (!steward_json_get_boolean (object, "can_take_back", TRUE))
    return g_strdup (_("The server didn’t take this. It tells what was published on the network, so it stays on this computer: try again, "
                       "or let an administrator of the server see why."));
  return g_strdup (_("The server didn’t take this change. It stays on this computer; everything else goes on. Mend it, try again, hand it "
                     "to somebody, or take it back: then the record is as the server has it."));
}

static void
show_parked (StewardSyncPage *self,
             JsonObject      *object)
{
  gboolean is_handed = has_state (object, "handed");
  gboolean can_take_back = steward_json_get_boolean (object, "can_take_back", TRUE);
  const char *title = steward_json_get_text (object, "title");
  g_autofree char *words = dup_parked_words (self, object);

  gtk_label_set_label (self->parked_title, title != NULL ? title : "");
  gtk_label_set_label (self->parked_words, words);
  gtk_label_set_label (self->parked_heading, is_handed                          ? _("What is to be changed")
                                             : has_state (object, "unreadable") ? _("What is wrong with it")
                                                                                : _("What the server says"));
  gtk_label_set_label (self->parked_reason, steward_json_get_text (object, "reason"));
  gtk_widget_set_visible (self->parked_bar, !has_state (object, "unreadable"));
  gtk_widget_set_visible (self->parked_open, can_open (object));
  gtk_button_set_label (self->retry, is_handed ? _("Make This Change") : _("Try Again"));
  gtk_button_set_label (self->take_back, is_handed ? _("Decline") : _("Take Back…"));
  gtk_widget_set_visible (GTK_WIDGET (self->take_back), can_take_back);
  gtk_widget_set_visible (self->hand, steward_json_get_boolean (object, "can_hand", FALSE));
}

static void
show_selected (StewardSyncPage *self)
{
  JsonObject *object = object_of (gtk_list_box_get_selected_row (self->list));
  gboolean is_new = !is_same (object, self->shown) || !holds_the_same (object, self->shown);
  StewardPage *page = STEWARD_PAGE (self);

  if (self->filling)
    return;
  if (object != NULL)
    json_object_ref (object);
  g_clear_pointer (&self->shown, json_object_unref);
  self->shown = object;
  if (object == NULL)
    gtk_stack_set_visible_child_name (self->detail, "nothing");
  else if (is_parked (object))
    {
      show_parked (self, object);
      gtk_stack_set_visible_child_name (self->detail, "parked");
    }
  /* What somebody is writing there isn't taken from under the pen. */
  else if (is_new)
    {
      steward_conflict_view_show (self->conflict, object, steward_page_get_standing (page),
                                  steward_clock_now_us (steward_workspace_get_clock (steward_page_get_workspace (page))),
                                  can_open (object));
      gtk_stack_set_visible_child_name (self->detail, "conflict");
    }
}

static void
on_row_selected (StewardSyncPage *self)
{
  show_selected (self);
}

static void
on_row_activated (StewardSyncPage *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->detail));
}

/* What is decided */

static void
on_performed (gpointer          owner,
              StewardOperation *operation,
              const GError     *error)
{
  if (error != NULL)
    steward_error_show (owner, _("That Did Not Happen"), error);
  queue_load (owner);
  steward_window_reload_sync (steward_window_of (owner));
}

static void
perform (StewardSyncPage  *self,
         StewardOperation *operation,
         const char       *title)
{
  StewardWindow *window = steward_window_of (self);

  if (window != NULL)
    steward_window_perform (window, operation, title, NULL, on_performed, self);
}

static void
on_resolved (StewardSyncPage *self,
             const char      *side,
             const char      *text)
{
  JsonNode *now = self->shown != NULL ? json_object_get_member (self->shown, "now") : NULL;
  g_autofree char *seen = now != NULL ? steward_json_write (now) : NULL;

  if (self->shown != NULL)
    perform (self, steward_sync_resolve (steward_json_get_text (self->shown, "id"), side, text, seen),
             side != NULL || text != NULL ? _("Kept") : _("Looked at"));
}

static void
on_retry (StewardSyncPage *self)
{
  if (self->shown != NULL && has_state (self->shown, "handed"))
    perform (self, steward_sync_decide (steward_json_get_text (self->shown, "id"), TRUE), _("Changed"));
  else if (self->shown != NULL)
    perform (self, steward_sync_retry (steward_json_get_text (self->shown, "id")), _("It is offered again"));
}

static void
on_take_back_answered (AdwMessageDialog *dialog,
                       const char       *response,
                       StewardSyncPage  *self)
{
  if (g_str_equal (response, "take-back"))
    perform (self, steward_sync_discard (g_object_get_data (G_OBJECT (dialog), "steward-id")), _("Taken back"));
}

static void
on_take_back (StewardSyncPage *self)
{
  GtkWidget *dialog;

  if (self->shown == NULL)
    return;
  if (has_state (self->shown, "handed"))
    {
      perform (self, steward_sync_decide (steward_json_get_text (self->shown, "id"), FALSE), _("Declined"));
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (steward_window_of (self)), _("Take This Back?"),
                                   _("The record becomes as the server has it; one that the server never had is gone. What it was stays in "
                                     "the audit."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "take-back", _("_Take Back"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "take-back", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "steward-id", g_strdup (steward_json_get_text (self->shown, "id")), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_take_back_answered), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_handed (GObject    *owner,
           const char *id,
           const char *person)
{
  perform (STEWARD_SYNC_PAGE (owner), steward_sync_hand (id, person), _("Handed over"));
}

static void
on_hand (StewardSyncPage *self)
{
  if (self->shown != NULL)
    steward_hand_question_ask (GTK_WINDOW (steward_window_of (self)), steward_page_get_standing (STEWARD_PAGE (self)),
                               steward_json_get_text (self->shown, "id"), on_handed, G_OBJECT (self));
}

static void
on_open (StewardSyncPage *self)
{
  StewardWindow *window = steward_window_of (self);

  if (self->shown != NULL && window != NULL)
    steward_window_show_record (window, steward_json_get_text (self->shown, "kind"), steward_json_get_text (self->shown, "record"));
}

static void
steward_sync_page_go_back (StewardPage *page)
{
  StewardSyncPage *self = STEWARD_SYNC_PAGE (page);

  if (adw_leaflet_get_folded (self->leaflet) && adw_leaflet_get_visible_child (self->leaflet) != self->list_pane)
    adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  else
    steward_window_show_last_view (steward_window_of (page));
}

static void
on_later (StewardSyncPage *self)
{
  steward_sync_page_go_back (STEWARD_PAGE (self));
}

static void
steward_sync_page_attached (StewardPage *page)
{
  StewardSyncPage *self = STEWARD_SYNC_PAGE (page);

  g_signal_connect_object (steward_page_get_workspace (page), "changed", G_CALLBACK (queue_load), self, G_CONNECT_SWAPPED);
  /* What is refused changes no record: only the state of sync tells of it. */
  if (steward_window_of (page) != NULL)
    g_signal_connect_object (steward_window_get_sync (steward_window_of (page)), "changed", G_CALLBACK (queue_load), self,
                             G_CONNECT_SWAPPED);
  steward_page_set_can_go_back (page, TRUE);
  g_clear_handle_id (&self->settle_source, g_source_remove);
  load (self);
}

static void
steward_sync_page_width_changed (StewardPage  *page,
                                 StewardWidth  width)
{
  adw_leaflet_set_can_unfold (STEWARD_SYNC_PAGE (page)->leaflet, width < STEWARD_WIDTH_COMPACT);
}

static gboolean
steward_sync_page_focus_content (StewardPage *page)
{
  StewardSyncPage *self = STEWARD_SYNC_PAGE (page);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
steward_sync_page_suggest (StewardPage *page)
{
  StewardSyncPage *self = STEWARD_SYNC_PAGE (page);

  if (self->shown == NULL)
    return FALSE;
  if (is_parked (self->shown))
    on_retry (self);
  else
    steward_conflict_view_keep (self->conflict);
  return TRUE;
}

static gboolean
steward_sync_page_move_pane (StewardPage *page,
                             int          by)
{
  StewardSyncPage *self = STEWARD_SYNC_PAGE (page);

  if (by > 0 && gtk_widget_get_focus_child (self->list_pane) != NULL)
    return gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
  if (by < 0 && gtk_widget_get_focus_child (GTK_WIDGET (self->detail)) != NULL)
    return steward_sync_page_focus_content (page);
  return FALSE;
}

static void
steward_sync_page_dispose (GObject *object)
{
  StewardSyncPage *self = STEWARD_SYNC_PAGE (object);

  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_pointer (&self->conflicts, json_array_unref);
  g_clear_pointer (&self->parked, json_array_unref);
  g_clear_pointer (&self->shown, json_object_unref);

  G_OBJECT_CLASS (steward_sync_page_parent_class)->dispose (object);
}

static void
steward_sync_page_class_init (StewardSyncPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  StewardPageClass *page_class = STEWARD_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_sync_page_dispose;
  page_class->attached = steward_sync_page_attached;
  page_class->width_changed = steward_sync_page_width_changed;
  page_class->go_back = steward_sync_page_go_back;
  page_class->focus_content = steward_sync_page_focus_content;
  page_class->suggest = steward_sync_page_suggest;
  page_class->move_pane = steward_sync_page_move_pane;
  object_quark = g_quark_from_static_string ("steward-object");

  g_type_ensure (STEWARD_TYPE_CONFLICT_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-sync-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPage, list);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPage, detail);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPage, conflict);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPage, parked_title);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPage, parked_words);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPage, parked_heading);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPage, parked_reason);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPage, parked_bar);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPage, parked_open);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPage, retry);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPage, take_back);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncPage, hand);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_take_back);
  gtk_widget_class_bind_template_callback (widget_class, on_hand);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
}

static void
steward_sync_page_init (StewardSyncPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  steward_page_set_title (STEWARD_PAGE (self), _("Sync"));
  g_signal_connect_object (self->conflict, "resolved", G_CALLBACK (on_resolved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->conflict, "opened", G_CALLBACK (on_open), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->conflict, "left", G_CALLBACK (on_later), self, G_CONNECT_SWAPPED);
}
