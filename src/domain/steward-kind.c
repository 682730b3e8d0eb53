/* steward-kind.c: how a kind of record is described
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-kind"

#include "steward-kind.h"
#include "steward-kinds.h"
#include "steward-remark-kinds.h"

#include <string.h>

static const StewardKind *all_kinds[] = {
  &steward_workspace_kind,
  &steward_department_kind,
  &steward_person_kind,
  &steward_membership_kind,
  &steward_activity_kind,
  &steward_cell_kind,
  &steward_matrix_kind,
  &steward_source_kind,
  &steward_topic_kind,
  &steward_suppression_kind,
  &steward_mention_kind,
  &steward_picture_kind,
  &steward_piece_kind,
  &steward_response_kind,
  &steward_version_kind,
  &steward_approval_kind,
  &steward_consultation_kind,
  &steward_attempt_kind,
  &steward_hold_kind,
  &steward_snippet_kind,
  &steward_note_kind,
  &steward_account_kind,
  &steward_guideline_kind,
  &steward_block_kind,
  &steward_edition_kind,
  &steward_acknowledgement_kind,
  &steward_exception_kind,
  &steward_presence_kind,
  &steward_handover_kind,
  &steward_wording_kind,
  &steward_grounds_kind,
  &steward_campaign_kind,
  &steward_question_kind,
  &steward_miss_kind,
  &steward_receipt_kind,
  &steward_network_kind,
  &steward_suggestion_kind,
  &steward_comment_kind,
  &steward_proposal_kind,
  NULL, /* of a test */
};

static guint n_all_kinds = G_N_ELEMENTS (all_kinds) - 1;

/**
 * steward_kind_find_field:
 *
 * Returns: the index of the field called @name, or -1
 */
int
steward_kind_find_field (const StewardKind *kind,
                         const char        *name)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (strcmp (kind->fields[i].name, name) == 0)
      return (int) i;
  return -1;
}

/**
 * steward_kind_find:
 * @name: (nullable): %NULL as a damaged file may give it
 *
 * Returns: (nullable): the kind called @name
 */
const StewardKind *
steward_kind_find (const char *name)
{
  for (guint i = 0; i < n_all_kinds; i++)
    if (g_strcmp0 (all_kinds[i]->name, name) == 0)
      return all_kinds[i];
  return NULL;
}

/**
 * steward_kind_list:
 * @n_kinds: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_kinds): all kinds, what others refer to first
 */
const StewardKind **
steward_kind_list (guint *n_kinds)
{
  *n_kinds = n_all_kinds;
  return all_kinds;
}

/**
 * steward_kind_add:
 * @kind: static
 *
 * Adds a kind that only a test has, before anything else runs.
 */
void
steward_kind_add (const StewardKind *kind)
{
  g_return_if_fail (n_all_kinds < G_N_ELEMENTS (all_kinds));

  all_kinds[n_all_kinds++] = kind;
}

/**
 * steward_kind_find_end:
 * @kind: kind
 *
 * Records that others refer to are never removed: a time says when they were over.
 *
 * Returns: the field that says so (`retired`, `removed`, `ended`, `left`), or -1
 */
int
steward_kind_find_end (const StewardKind *kind)
{
  static const char *const names[] = { "retired", "removed", "ended", "left" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int field = steward_kind_find_field (kind, names[i]);

      if (field >= 0 && kind->fields[field].type == STEWARD_FIELD_TIME)
        return field;
    }
  return -1;
}
