/* steward-guidelines-suggesting.c: typing that becomes suggestions
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guidelines-suggesting"

#include "steward-guidelines-page-private.h"
#include "steward-guidelines-parts-private.h"

#include "steward-error-words.h"
#include "steward-guideline-proposer.h"
#include "steward-guideline-proposing.h"
#include "steward-guideline-suggesting.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>

#define STATE "steward-suggesting"
#define BATCH "steward-batch"

typedef struct
{
  StewardGuidelineProposer *proposer; /* (owned) */
  GSimpleAction            *action;   /* (owned) */
  GCancellable             *reading;  /* (owned) (nullable) */
  gboolean                  waits;    /* whether typing becomes suggestions once the draft is saved */
} Suggesting;

static void
suggesting_free (gpointer data)
{
  Suggesting *self = data;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->proposer);
  g_clear_object (&self->action);
  g_free (self);
}

static Suggesting *
get_state (StewardGuidelinesPage *page)
{
  return g_object_get_data (G_OBJECT (page), STATE);
}

static StewardGuidelineBuffer *
get_document (StewardGuidelinesPage *page)
{
  return steward_guideline_editor_get_document (steward_guidelines_page_get_editor (page));
}

static gboolean
may_suggest (StewardGuidelinesPage *page)
{
  StewardGuidelineView *view = steward_guidelines_page_get_view (page);

  return view != NULL && steward_guidelines_page_get_you (page) != NULL &&
         (steward_guideline_view_get_rights (view) & STEWARD_GUIDELINE_MAY_REMARK) != 0;
}

static void
on_saved (gpointer          owner,
          StewardOperation *operation,
          const GError     *error)
{
  StewardGuidelinesPage *page = owner;

  steward_guideline_proposer_saved (get_state (page)->proposer, g_object_get_data (G_OBJECT (operation), BATCH), error == NULL);
  if (error != NULL)
    steward_guidelines_page_say_unsaved (page, error);
  else
    steward_guidelines_page_note_saved (page);
}

static void
on_save (StewardGuidelinesPage *page,
         GPtrArray             *batch)
{
  g_autofree StewardProposal *proposals = g_new0 (StewardProposal, batch->len);
  const StewardWish *first = batch->pdata[0];
  StewardOperation *operation;

  for (guint i = 0; i < batch->len; i++)
    {
      const StewardWish *wish = batch->pdata[i];

      proposals[i].clause = wish->block;
      proposals[i].words = wish->words;
      proposals[i].text = wish->text;
      proposals[i].proposed = wish->proposed;
    }
  operation = steward_suggestions_propose (first->guideline, proposals, batch->len);
  g_object_set_data_full (G_OBJECT (operation), BATCH, g_ptr_array_ref (batch), (GDestroyNotify) g_ptr_array_unref);
  steward_window_perform (steward_window_of (page), operation, NULL, NULL, on_saved, page);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardGuidelinesPage) page = g_object_steal_data (G_OBJECT (operation), "steward-page");
  g_autoptr (GError) error = NULL;
  Suggesting *self = get_state (page);
  const char *you = steward_guidelines_page_get_you (page);

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        steward_error_show (GTK_WIDGET (page), _("The Suggestions Can’t Be Read"), error);
      return;
    }
  /* What is being typed is shown already; it is read again once it is stored. */
  if (!steward_guideline_buffer_is_tracking (get_document (page)) || steward_guideline_proposer_is_busy (self->proposer) ||
      you == NULL)
    return;
  steward_guideline_buffer_show_suggestions (get_document (page), json_node_get_array (steward_operation_get_json (operation)), you);
  steward_guideline_proposer_load (self->proposer);
  steward_guidelines_showing_update_toggles (page);
}

static void
set_tracking (StewardGuidelinesPage *page,
              gboolean               tracks)
{
  Suggesting *self = get_state (page);

  self->waits = FALSE;
  g_cancellable_cancel (self->reading);
  steward_guideline_proposer_leave (self->proposer);
  g_simple_action_set_state (self->action, g_variant_new_boolean (tracks));
  steward_guideline_buffer_set_tracking (get_document (page), tracks);
  if (tracks)
    gtk_widget_grab_focus (GTK_WIDGET (steward_guidelines_page_get_editor (page)));
  steward_guidelines_page_show_anew (page, tracks);
}

static void
change_state (GSimpleAction *action,
              GVariant      *state,
              gpointer       user_data)
{
  StewardGuidelinesPage *page = user_data;

  if (g_variant_get_boolean (state) == steward_guideline_buffer_is_tracking (get_document (page)))
    return;
  if (!g_variant_get_boolean (state))
    {
      set_tracking (page, FALSE);
      return;
    }
  get_state (page)->waits = steward_guidelines_page_is_saving (page);
  if (!get_state (page)->waits)
    set_tracking (page, TRUE);
}

static const GActionEntry entries[] = {
  { "track", NULL, NULL, "false", change_state },
};

/**
 * steward_guidelines_suggesting_install:
 * @actions: of the page
 *
 * Adds the switch.
 */
void
steward_guidelines_suggesting_install (StewardGuidelinesPage *self,
                                       GActionMap            *actions)
{
  Suggesting *state = g_new0 (Suggesting, 1);

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  state->action = g_object_ref (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "track")));
  state->proposer = steward_guideline_proposer_new (get_document (self));
  g_signal_connect_object (state->proposer, "save", G_CALLBACK (on_save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state->proposer, "settled", G_CALLBACK (steward_guidelines_page_note_settled), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (self), STATE, state, suggesting_free);
}

/**
 * steward_guidelines_suggesting_check:
 *
 * Typing is typing again where the person may not suggest, or is another one than before.
 */
void
steward_guidelines_suggesting_check (StewardGuidelinesPage *self)
{
  Suggesting *state = get_state (self);
  StewardWorkspace *workspace = steward_page_get_workspace (STEWARD_PAGE (self));
  gboolean is_other = steward_guideline_proposer_set_person (state->proposer, steward_workspace_get_person (workspace));

  if (is_other || !may_suggest (self))
    steward_guidelines_suggesting_stop (self);
}

/**
 * steward_guidelines_suggesting_update:
 *
 * Enables the switch where the person may, and shows in the text what is suggested while it is on.
 */
void
steward_guidelines_suggesting_update (StewardGuidelinesPage *self)
{
  Suggesting *state = get_state (self);
  StewardOperation *operation;

  g_simple_action_set_enabled (state->action, may_suggest (self));
  if (!steward_guideline_buffer_is_tracking (get_document (self)) || steward_guidelines_page_get_view (self) == NULL)
    return;
  g_cancellable_cancel (state->reading);
  g_clear_object (&state->reading);
  state->reading = g_cancellable_new ();
  operation = steward_suggestions_list (
    steward_record_get_id (steward_guideline_view_get_head (steward_guidelines_page_get_view (self))), FALSE);
  g_object_set_data_full (G_OBJECT (operation), "steward-page", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (steward_page_get_workspace (STEWARD_PAGE (self)), operation, state->reading, on_read,
                                   operation);
}

/**
 * steward_guidelines_suggesting_stop:
 *
 * Another document comes: what was typed is stored, and typing is typing again.
 */
void
steward_guidelines_suggesting_stop (StewardGuidelinesPage *self)
{
  Suggesting *state = get_state (self);

  state->waits = FALSE;
  if (!steward_guideline_buffer_is_tracking (get_document (self)))
    return;
  steward_guideline_proposer_leave (state->proposer);
  g_cancellable_cancel (state->reading);
  g_simple_action_set_state (state->action, g_variant_new_boolean (FALSE));
  steward_guideline_buffer_set_tracking (get_document (self), FALSE);
}

/**
 * steward_guidelines_suggesting_flush:
 *
 * Stores what was typed, now. When the draft was being saved and is, typing becomes suggestions.
 */
void
steward_guidelines_suggesting_flush (StewardGuidelinesPage *self)
{
  Suggesting *state = get_state (self);

  steward_guideline_proposer_flush (state->proposer);
  if (state->waits && !steward_guidelines_page_is_saving (self))
    set_tracking (self, TRUE);
}

/**
 * steward_guidelines_suggesting_is_unsaved:
 *
 * Returns: whether something that anybody suggested, here or in another guideline, isn't stored yet
 */
gboolean
steward_guidelines_suggesting_is_unsaved (StewardGuidelinesPage *self)
{
  return steward_guideline_proposer_is_unsaved (get_state (self)->proposer);
}

/**
 * steward_guidelines_suggesting_is_busy:
 *
 * Returns: whether something that was suggested isn't stored yet
 */
gboolean
steward_guidelines_suggesting_is_busy (StewardGuidelinesPage *self)
{
  return steward_guideline_proposer_is_busy (get_state (self)->proposer);
}

/**
 * steward_guidelines_suggesting_is_stuck:
 *
 * Returns: whether something that was suggested, here or in another guideline, couldn't be stored and waits
 */
gboolean
steward_guidelines_suggesting_is_stuck (StewardGuidelinesPage *self)
{
  return steward_guideline_proposer_is_stuck (get_state (self)->proposer);
}
