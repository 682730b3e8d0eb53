/* steward-routing-again.c: open mentions follow a new matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-routing-again"

#include "steward-routing-again.h"

#include "steward-directory-private.h"
#include "steward-in-force-private.h"
#include "steward-ingest-private.h"
#include "steward-kinds.h"
#include "steward-mention-place-private.h"
#include "steward-mention-query.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  StewardTransaction   *transaction;
  StewardInForce       *in_force;      /* (owned) */
  StewardOrganisation  *organisation;
  StewardMatrix        *matrix;
  StewardUnderstanding *understanding; /* (owned) (nullable) */
  StewardDirectory     *directory;     /* (owned) (nullable) */
} Again;

static void
again_clear (Again *self)
{
  g_clear_pointer (&self->understanding, steward_understanding_free);
  g_clear_object (&self->directory);
  g_clear_pointer (&self->in_force, steward_in_force_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Again, again_clear)

static gboolean
begin (Again               *self,
       StewardTransaction  *transaction,
       GError             **error)
{
  self->transaction = transaction;
  self->in_force = steward_in_force_new (transaction);
  self->organisation = steward_in_force_get_organisation (self->in_force, error);
  if (self->organisation == NULL || !steward_in_force_find_matrix (self->in_force, &self->matrix, error))
    return FALSE;
  if (self->matrix == NULL)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND, _("No matrix is in force yet"));
      return FALSE;
    }
  self->directory = steward_directory_read (transaction, error);
  self->understanding =
      self->directory != NULL ? steward_ingest_understand (transaction, self->organisation, self->matrix, error) : NULL;
  return self->understanding != NULL;
}

/* Whether it goes elsewhere, or is due at another time; a number alone is no change. */
static gboolean
is_other (StewardRecord *before,
          StewardRecord *after)
{
  static const guint fields[] = {
    STEWARD_MENTION_ACTIVITY, STEWARD_MENTION_DEPARTMENT, STEWARD_MENTION_SHARED_WITH,
    STEWARD_MENTION_INFORMED, STEWARD_MENTION_DUE,        STEWARD_MENTION_TARGET_MINUTES,
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!steward_record_field_equal (before, after, fields[i]))
      return TRUE;
  return FALSE;
}

/* As the matrix in force would have it; NULL where that is as it is, or where somebody decided. */
static StewardRecord *
route_again (Again         *self,
             StewardRecord *before)
{
  g_autoptr (StewardRecord) after = NULL;
  g_autoptr (StewardRouting) routing = NULL;
  gint64 start_us = steward_record_get_time (before, STEWARD_MENTION_CLOCK_START);

  if (steward_record_get_integer (before, STEWARD_MENTION_MATRIX_VERSION) == steward_matrix_get_number (self->matrix) ||
      steward_record_has (before, STEWARD_MENTION_MERGED_INTO) ||
      steward_record_set_contains (before, STEWARD_MENTION_CORRECTED, "department"))
    return NULL;
  after = steward_record_copy (before);
  steward_understanding_apply (self->understanding, after, STEWARD_UNDERSTAND_ACTIVITY);
  routing = steward_routing_new (self->matrix, self->organisation, steward_record_get_text (after, STEWARD_MENTION_ACTIVITY),
                                 start_us != STEWARD_TIME_NONE ? start_us : steward_mention_clock_start (after),
                                 steward_transaction_get_now (self->transaction));
  steward_mention_place (after, routing);
  steward_mention_leave (self->organisation, before, after);
  return is_other (before, after) ? g_steal_pointer (&after) : NULL;
}

static const char *
name_of (Again         *self,
         StewardRecord *mention,
         guint          field)
{
  const char *id = steward_record_get_text (mention, field);
  const char *name = id != NULL ? steward_directory_get_name (self->directory, id) : NULL;

  return name != NULL ? name : id;
}

static void
set_name (Again         *self,
          JsonObject    *line,
          const char    *key,
          StewardRecord *mention,
          guint          field)
{
  const char *name = name_of (self, mention, field);

  if (name != NULL)
    json_object_set_string_member (line, key, name);
}

static void
set_time (JsonObject    *line,
          const char    *key,
          StewardRecord *mention)
{
  gint64 due_us = steward_record_get_time (mention, STEWARD_MENTION_DUE);
  g_autofree char *due = due_us != STEWARD_TIME_NONE ? steward_time_to_rfc3339 (due_us) : NULL;

  if (due != NULL)
    json_object_set_string_member (line, key, due);
}

static void
add_line (Again         *self,
          JsonArray     *lines,
          StewardRecord *before,
          StewardRecord *after)
{
  JsonObject *line = json_object_new ();
  const char *author = steward_record_get_text (before, STEWARD_MENTION_AUTHOR);

  json_object_set_string_member (line, "mention", steward_record_get_id (before));
  if (author != NULL)
    json_object_set_string_member (line, "author", author);
  set_name (self, line, "activity", after, STEWARD_MENTION_ACTIVITY);
  set_name (self, line, "from", before, STEWARD_MENTION_DEPARTMENT);
  set_name (self, line, "to", after, STEWARD_MENTION_DEPARTMENT);
  set_time (line, "was_due", before);
  set_time (line, "due", after);
  json_array_add_object_element (lines, line);
}

static gboolean
run (StewardTransaction  *transaction,
     StewardOperation    *operation,
     gboolean             stores,
     GError             **error)
{
  g_auto (Again) self = { 0 };
  g_autoptr (JsonArray) lines = json_array_new ();
  g_autoptr (GArray) waiting = NULL;
  JsonNode *node;

  if (!begin (&self, transaction, error))
    return FALSE;
  waiting = steward_transaction_list_waiting (transaction, NULL, error);
  if (waiting == NULL)
    return FALSE;
  for (guint i = 0; i < waiting->len; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (StewardRecord) before = steward_transaction_get_by_row (
          transaction, &steward_mention_kind, g_array_index (waiting, StewardWaitingMention, i).row, &local_error);
      g_autoptr (StewardRecord) after = before != NULL ? route_again (&self, before) : NULL;

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (after == NULL)
        continue;
      add_line (&self, lines, before, after);
      if (stores && !steward_transaction_put (transaction, after, "route", error))
        return FALSE;
    }
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, g_steal_pointer (&lines));
  steward_operation_take_json (operation, node);
  return TRUE;
}

static gboolean
preview (StewardTransaction  *transaction,
         StewardOperation    *operation,
         gpointer             input,
         GCancellable        *cancellable,
         GError             **error)
{
  return steward_permit_member (transaction, error) && run (transaction, operation, FALSE, error);
}

static gboolean
route (StewardTransaction  *transaction,
       StewardOperation    *operation,
       gpointer             input,
       GCancellable        *cancellable,
       GError             **error)
{
  return steward_permit_administrator (transaction, error) && run (transaction, operation, TRUE, error);
}

/**
 * steward_routing_again_preview:
 *
 * Returns: (transfer full): lists the open mentions that the matrix in force would have elsewhere or
 *   by another time than the version that routed them, a line each
 */
StewardOperation *
steward_routing_again_preview (void)
{
  return steward_operation_new ("preview-routing", STEWARD_MODE_READ, preview, NULL, NULL);
}

/**
 * steward_routing_again_run:
 *
 * Routes open mentions by the matrix in force: those that an earlier version routed. What is closed
 * keeps the decision of its time, and where somebody decided (handed over, corrected) that stays. For
 * administrators; [func@undoing_undo_of] takes all of it back.
 *
 * Returns: (transfer full): does it; a line each
 */
StewardOperation *
steward_routing_again_run (void)
{
  return steward_operation_new ("route-again", STEWARD_MODE_DEED, route, NULL, NULL);
}

/**
 * steward_routing_again_get_n:
 * @operation: one of these that went well
 *
 * Returns: how many mentions it concerns
 */
guint
steward_routing_again_get_n (StewardOperation *operation)
{
  return json_array_get_length (json_node_get_array (steward_operation_get_json (operation)));
}
