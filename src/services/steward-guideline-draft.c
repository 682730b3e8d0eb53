/* steward-guideline-draft.c: the draft of a guideline inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-draft"

#include "steward-guideline-draft-private.h"

#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-permit.h"
#include "steward-service-error.h"
#include "steward-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * steward_guideline_look_up:
 * @words: an id, the start of one, or a title
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the head of the guideline
 */
StewardRecord *
steward_guideline_look_up (StewardTransaction  *transaction,
                           const char          *words,
                           GError             **error)
{
  g_autoptr (GPtrArray) all = steward_transaction_list (transaction, &steward_guideline_kind, error);
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_autofree char *id = NULL;
  StewardRecord *found = NULL;
  guint n_found = 0;

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      const char *title = steward_record_get_text (all->pdata[i], STEWARD_GUIDELINE_TITLE);
      g_autofree char *folded_title = g_utf8_casefold (title != NULL ? title : "", -1);

      if (g_str_equal (steward_record_get_id (all->pdata[i]), words))
        return g_object_ref (all->pdata[i]);
      if (g_str_equal (folded_title, folded))
        {
          found = all->pdata[i];
          n_found++;
        }
    }
  if (n_found == 1)
    return g_object_ref (found);
  if (n_found > 1)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_AMBIGUOUS,
                   _("“%s” fits more than one guideline"), words);
      return NULL;
    }
  id = steward_transaction_complete (transaction, &steward_guideline_kind, words, error);
  return id != NULL ? steward_transaction_get (transaction, &steward_guideline_kind, id, error) : NULL;
}

/**
 * steward_guideline_read_draft:
 *
 * Returns: (transfer full) (nullable): the document as it is being written
 */
StewardGuideline *
steward_guideline_read_draft (StewardTransaction  *transaction,
                              StewardRecord       *head,
                              GError             **error)
{
  g_autoptr (GPtrArray) blocks =
      steward_transaction_list_by (transaction, &steward_block_kind, STEWARD_BLOCK_GUIDELINE,
                                   steward_record_get_id (head), error);

  return blocks != NULL ? steward_guideline_new_from_records (head, blocks) : NULL;
}

static StewardRecord *
find_block (StewardTransaction  *transaction,
            const char          *guideline,
            const char          *id,
            GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardRecord) record = steward_transaction_find (transaction, &steward_block_kind, id, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (record == NULL)
    {
      record = steward_record_new (&steward_block_kind, id);
      steward_record_set_text (record, STEWARD_BLOCK_GUIDELINE, guideline);
    }
  if (g_strcmp0 (steward_record_get_text (record, STEWARD_BLOCK_GUIDELINE), guideline) != 0)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("Block %s belongs to another guideline"), id);
      return NULL;
    }
  return g_steal_pointer (&record);
}

static gboolean
put (StewardTransaction  *transaction,
     StewardRecord       *record,
     StewardRecord       *before,
     const char          *action,
     gboolean            *changed,
     GError             **error)
{
  if (steward_record_equal (before, record) && steward_record_get_row (record) != 0)
    return TRUE;
  *changed = TRUE;
  return action != NULL ? steward_transaction_put (transaction, record, action, error)
                        : steward_transaction_put_in_batch (transaction, record, error);
}

/**
 * steward_guideline_put_block:
 * @guideline: the id of the guideline
 * @action: (nullable): for the audit; %NULL when the caller notes the whole
 * @changed: set when it wasn't so yet
 *
 * Stores a block of the draft.
 *
 * Returns: whether it went well
 */
gboolean
steward_guideline_put_block (StewardTransaction          *transaction,
                             const char                  *guideline,
                             const StewardGuidelineBlock *block,
                             const char                  *action,
                             gboolean                    *changed,
                             GError                     **error)
{
  g_autoptr (StewardRecord) record = find_block (transaction, guideline, block->id, error);
  g_autoptr (StewardRecord) before = NULL;

  if (record == NULL)
    return FALSE;
  before = steward_record_copy (record);
  steward_guideline_block_to_record (block, record);
  steward_record_clear (record, STEWARD_BLOCK_REMOVED);
  return put (transaction, record, before, action, changed, error);
}

/**
 * steward_guideline_put_removed:
 * @guideline: the id of the guideline
 * @block: the id of one of its blocks
 * @action: (nullable): for the audit; %NULL when the caller notes the whole
 * @changed: set when it was still there
 *
 * Takes a block out of the draft; its record stays, so that it can be brought back.
 *
 * Returns: whether it went well
 */
gboolean
steward_guideline_put_removed (StewardTransaction  *transaction,
                               const char          *guideline,
                               const char          *block,
                               const char          *action,
                               gboolean            *changed,
                               GError             **error)
{
  g_autoptr (StewardRecord) record = find_block (transaction, guideline, block, error);
  g_autoptr (StewardRecord) before = NULL;

  if (record == NULL)
    return FALSE;
  if (steward_record_get_row (record) == 0 || steward_record_has (record, STEWARD_BLOCK_REMOVED))
    return TRUE;
  before = steward_record_copy (record);
  steward_record_set_time (record, STEWARD_BLOCK_REMOVED, steward_transaction_get_now (transaction));
  return put (transaction, record, before, action, changed, error);
}

/* One event for the whole document: how many blocks it has and what it says. */
static gboolean
note_whole (StewardTransaction  *transaction,
            StewardGuideline    *guideline,
            const char          *action,
            GError             **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *hash = steward_guideline_hash (guideline);
  g_autofree char *json = NULL;

  json_object_set_int_member (object, "blocks", steward_guideline_get_n_blocks (guideline));
  json_object_set_string_member (object, "hash", hash);
  node = json_node_init_object (json_node_alloc (), object);
  json = steward_json_write (node);
  return steward_transaction_note (transaction, action, steward_guideline_kind.name,
                                   steward_guideline_get_id (guideline), NULL, json, error);
}

/**
 * steward_guideline_store_new:
 * @head: the record of a guideline that isn't stored yet
 * @guideline: its document
 * @action: for the audit
 *
 * Returns: whether head and blocks were stored
 */
gboolean
steward_guideline_store_new (StewardTransaction  *transaction,
                             StewardRecord       *head,
                             StewardGuideline    *guideline,
                             const char          *action,
                             GError             **error)
{
  gboolean changed = FALSE;

  if (!steward_transaction_put (transaction, head, action, error))
    return FALSE;
  for (guint i = 0; i < steward_guideline_get_n_blocks (guideline); i++)
    if (!steward_guideline_put_block (transaction, steward_record_get_id (head), steward_guideline_get_block (guideline, i),
                                      NULL, &changed, error))
      return FALSE;
  return steward_guideline_get_n_blocks (guideline) == 0 || note_whole (transaction, guideline, action, error);
}

/**
 * steward_guideline_store_all:
 * @before: the draft as it is stored
 * @after: as it is to be
 * @action: for the audit
 *
 * Stores the blocks that changed, takes out those that are gone, and notes all as one event.
 *
 * Returns: whether it went well
 */
gboolean
steward_guideline_store_all (StewardTransaction  *transaction,
                             StewardRecord       *head,
                             StewardGuideline    *before,
                             StewardGuideline    *after,
                             const char          *action,
                             GError             **error)
{
  const char *id = steward_record_get_id (head);
  gboolean changed = FALSE;

  for (guint i = 0; i < steward_guideline_get_n_blocks (before); i++)
    {
      const char *block = steward_guideline_get_block (before, i)->id;

      if (steward_guideline_find (after, block) < 0 &&
          !steward_guideline_put_removed (transaction, id, block, NULL, &changed, error))
        return FALSE;
    }
  for (guint i = 0; i < steward_guideline_get_n_blocks (after); i++)
    if (!steward_guideline_put_block (transaction, id, steward_guideline_get_block (after, i), NULL, &changed, error))
      return FALSE;
  return !changed || (note_whole (transaction, after, action, error) &&
                      steward_guideline_note_edit (transaction, head, action, error));
}

/**
 * steward_guideline_note_edit:
 * @head: the head of a guideline whose draft was just changed; stored here
 * @action: for the audit
 *
 * Makes the person an author, whose approval then doesn't count. What was submitted or approved is a
 * draft again; what is in force goes on being so.
 *
 * Returns: whether it went well
 */
gboolean
steward_guideline_note_edit (StewardTransaction  *transaction,
                             StewardRecord       *head,
                             const char          *action,
                             GError             **error)
{
  steward_record_add_element (head, STEWARD_GUIDELINE_AUTHORS, steward_transaction_get_person (transaction));
  steward_record_set_text (head, STEWARD_GUIDELINE_STATE, "draft");
  steward_record_clear (head, STEWARD_GUIDELINE_SUBMITTED_HASH);
  return steward_transaction_put (transaction, head, action, error);
}

/**
 * steward_guideline_permit_write:
 * @department: (nullable): the department whose guideline it is
 * @error: return location for %STEWARD_REFUSAL_NOT_ALLOWED, %STEWARD_REFUSAL_STATE
 *
 * Policy editors of the department write its guidelines. Where there is none yet, an administrator
 * does: nobody is locked out of a new workspace.
 *
 * Returns: whether the person may
 */
gboolean
steward_guideline_permit_write (StewardInForce      *in_force,
                                StewardTransaction  *transaction,
                                const char          *department,
                                GError             **error)
{
  StewardOrganisation *organisation = steward_in_force_get_organisation (in_force, error);
  const char *person = steward_transaction_get_person (transaction);
  StewardRecord *named;
  g_autoptr (GPtrArray) editors = NULL;

  if (organisation == NULL || !steward_permit_member (transaction, error))
    return FALSE;
  named = department != NULL ? steward_organisation_get_department (organisation, department) : NULL;
  if (named != NULL)
    {
      if (steward_organisation_has_role (organisation, person, department, STEWARD_ROLE_POLICY_EDITOR))
        return TRUE;
      editors = steward_organisation_list_role (organisation, department, STEWARD_ROLE_POLICY_EDITOR);
    }
  if ((editors == NULL || editors->len == 0) && steward_organisation_is_administrator (organisation, person))
    return TRUE;
  if (named == NULL)
    g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE,
                         _("No department looks after this guideline; an administrator can name one"));
  else
    g_set_error (error, STEWARD_REFUSAL, STEWARD_REFUSAL_NOT_ALLOWED,
                 _("Only policy editors of %s may write this guideline"),
                 steward_record_get_text (named, STEWARD_DEPARTMENT_NAME));
  return FALSE;
}
