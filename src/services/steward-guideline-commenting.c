/* steward-guideline-commenting.c: what is said about passages of a draft
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-commenting"

#include "steward-guideline-commenting.h"

#include "steward-directory-private.h"
#include "steward-guideline-draft-private.h"
#include "steward-guideline-remarks-private.h"
#include "steward-id.h"
#include "steward-kinds.h"
#include "steward-remark-kinds.h"
#include "steward-operation-private.h"
#include "steward-passage.h"
#include "steward-service-error.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char     *id;      /* (owned) of the guideline or the comment */
  char     *clause;  /* (owned) (nullable) */
  char     *cell;    /* (owned) (nullable) */
  char     *passage; /* (owned) (nullable) */
  char     *text;    /* (owned) (nullable) */
  gboolean  flag;    /* resolves; or lists those that are resolved */
} Commenting;

static void
commenting_free (gpointer data)
{
  Commenting *self = data;

  g_free (self->id);
  g_free (self->clause);
  g_free (self->cell);
  g_free (self->passage);
  g_free (self->text);
  g_free (self);
}

static Commenting *
commenting_new (const char *id,
                const char *text,
                gboolean    flag)
{
  Commenting *self = g_new0 (Commenting, 1);

  self->id = g_strdup (id);
  self->text = g_strdup (text);
  self->flag = flag;
  return self;
}

static gboolean
usage (GError     **error,
       const char  *message)
{
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, message);
  return FALSE;
}

static gboolean
put (StewardTransaction  *transaction,
     StewardOperation    *operation,
     StewardRecord       *record,
     StewardGuideline    *draft,
     const char          *action,
     GError             **error)
{
  g_autoptr (StewardDirectory) directory = steward_directory_read (transaction, error);
  JsonNode *json;

  if (directory == NULL || !steward_transaction_put (transaction, record, action, error))
    return FALSE;
  json = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (json, steward_remarks_describe (record, draft, directory));
  steward_operation_set_record (operation, record);
  steward_operation_take_json (operation, json);
  return TRUE;
}

static StewardRecord *
begin_comment (StewardTransaction  *transaction,
               StewardRecord       *head,
               const char          *text,
               GError             **error)
{
  g_autofree char *tidy = steward_text_tidy (text != NULL ? text : "");
  g_autofree char *id = steward_id_new ();
  StewardRecord *record;

  if (*tidy == '\0')
    {
      usage (error, _("A comment needs words"));
      return NULL;
    }
  record = steward_record_new (&steward_comment_kind, id);
  steward_record_set_text (record, STEWARD_COMMENT_GUIDELINE, steward_record_get_id (head));
  steward_record_set_text (record, STEWARD_COMMENT_TEXT, tidy);
  steward_record_set_text (record, STEWARD_COMMENT_PERSON, steward_transaction_get_person (transaction));
  steward_record_set_time (record, STEWARD_COMMENT_AT, steward_transaction_get_now (transaction));
  return record;
}

static gboolean
add (StewardTransaction  *transaction,
     StewardOperation    *operation,
     gpointer             data,
     GCancellable        *cancellable,
     GError             **error)
{
  Commenting *input = data;
  const StewardMarking marking = { input->clause, input->passage, FALSE, TRUE, input->cell };
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = steward_remarks_open (transaction, in_force, input->id, error);
  g_autoptr (StewardGuideline) draft = head != NULL ? steward_guideline_read_draft (transaction, head, error) : NULL;
  g_autoptr (StewardRecord) record = draft != NULL ? begin_comment (transaction, head, input->text, error) : NULL;
  g_autofree char *plain = NULL;
  guint start;
  guint end;
  gint at = record != NULL ? steward_remarks_mark (draft, &marking, &start, &end, error) : -1;

  if (at < 0)
    return FALSE;
  plain = steward_passage_plain (steward_guideline_get_block (draft, (guint) at));
  steward_record_set_text (record, STEWARD_COMMENT_BLOCK, steward_guideline_get_block (draft, (guint) at)->id);
  steward_record_set_text (record, STEWARD_COMMENT_WORDS, plain);
  steward_record_set_integer (record, STEWARD_COMMENT_START, start);
  steward_record_set_integer (record, STEWARD_COMMENT_END, end);
  return put (transaction, operation, record, draft, "comment", error);
}

/**
 * steward_comments_add:
 * @guideline: an id, the start of one, or a title
 * @clause: the number of a clause of the draft, or the id of its block
 * @cell: (nullable): the cell of a table that is meant: `ROW,COLUMN`; the head is row 0, the first column is 1
 * @passage: (nullable): words of the clause, or of the cell, that occur once in it; %NULL for all of it
 * @text: what is said
 *
 * For whom the guideline is, who is asked about it, and its editors.
 *
 * Returns: (transfer full): comments on a passage; the JSON is a line of steward_comments_list()
 */
StewardOperation *
steward_comments_add (const char *guideline,
                      const char *clause,
                      const char *cell,
                      const char *passage,
                      const char *text)
{
  Commenting *input = commenting_new (guideline, text, FALSE);

  input->clause = g_strdup (clause);
  input->cell = g_strdup (cell);
  input->passage = g_strdup (passage);
  return steward_operation_new ("add-comment", STEWARD_MODE_DEED, add, input, commenting_free);
}

/* The comment that a thread begins with, its guideline and draft. */
static StewardRecord *
open_thread (StewardTransaction  *transaction,
             const char          *prefix,
             StewardRecord      **head,
             StewardGuideline   **draft,
             GError             **error)
{
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autofree char *id = steward_transaction_complete (transaction, &steward_comment_kind, prefix, error);
  g_autoptr (StewardRecord) record = id != NULL ? steward_transaction_get (transaction, &steward_comment_kind, id, error) : NULL;

  if (record != NULL && steward_record_has (record, STEWARD_COMMENT_REPLY_TO))
    {
      StewardRecord *first = steward_transaction_get (transaction, &steward_comment_kind,
                                                      steward_record_get_text (record, STEWARD_COMMENT_REPLY_TO), error);

      g_object_unref (record);
      record = first;
    }
  *head = record != NULL
            ? steward_remarks_open (transaction, in_force, steward_record_get_text (record, STEWARD_COMMENT_GUIDELINE), error)
            : NULL;
  *draft = *head != NULL ? steward_guideline_read_draft (transaction, *head, error) : NULL;
  return *draft != NULL ? g_steal_pointer (&record) : NULL;
}

static gboolean
reply (StewardTransaction  *transaction,
       StewardOperation    *operation,
       gpointer             data,
       GCancellable        *cancellable,
       GError             **error)
{
  Commenting *input = data;
  g_autoptr (StewardRecord) head = NULL;
  g_autoptr (StewardGuideline) draft = NULL;
  g_autoptr (StewardRecord) thread = open_thread (transaction, input->id, &head, &draft, error);
  g_autoptr (StewardRecord) record = thread != NULL ? begin_comment (transaction, head, input->text, error) : NULL;

  if (record == NULL)
    return FALSE;
  if (steward_record_has (thread, STEWARD_COMMENT_RESOLVED))
    return usage (error, _("The comment is resolved; reopen it first"));
  steward_record_set_text (record, STEWARD_COMMENT_REPLY_TO, steward_record_get_id (thread));
  return put (transaction, operation, record, draft, "comment", error);
}

/**
 * steward_comments_reply:
 * @comment: an id or the start of one; of a reply, the one that its thread began with is meant
 * @text: what is said
 *
 * Returns: (transfer full): answers a comment
 */
StewardOperation *
steward_comments_reply (const char *comment,
                        const char *text)
{
  return steward_operation_new ("reply-comment", STEWARD_MODE_DEED, reply, commenting_new (comment, text, FALSE), commenting_free);
}

static gboolean
resolve (StewardTransaction  *transaction,
         StewardOperation    *operation,
         gpointer             data,
         GCancellable        *cancellable,
         GError             **error)
{
  Commenting *input = data;
  g_autoptr (StewardRecord) head = NULL;
  g_autoptr (StewardGuideline) draft = NULL;
  g_autoptr (StewardRecord) thread = open_thread (transaction, input->id, &head, &draft, error);

  if (thread == NULL)
    return FALSE;
  if (steward_record_has (thread, STEWARD_COMMENT_RESOLVED) == input->flag)
    return usage (error, input->flag ? _("The comment is resolved already") : _("The comment is open already"));
  if (input->flag)
    {
      steward_record_set_time (thread, STEWARD_COMMENT_RESOLVED, steward_transaction_get_now (transaction));
      steward_record_set_text (thread, STEWARD_COMMENT_RESOLVED_BY, steward_transaction_get_person (transaction));
    }
  else
    {
      steward_record_clear (thread, STEWARD_COMMENT_RESOLVED);
      steward_record_clear (thread, STEWARD_COMMENT_RESOLVED_BY);
    }
  return put (transaction, operation, thread, draft, input->flag ? "resolve" : "reopen", error);
}

/**
 * steward_comments_resolve:
 * @comment: an id or the start of one
 *
 * Returns: (transfer full): says that nothing is left to do about it
 */
StewardOperation *
steward_comments_resolve (const char *comment)
{
  return steward_operation_new ("resolve-comment", STEWARD_MODE_DEED, resolve, commenting_new (comment, NULL, TRUE),
                                commenting_free);
}

/**
 * steward_comments_reopen:
 * @comment: an id or the start of one
 *
 * Returns: (transfer full): takes up again what was resolved
 */
StewardOperation *
steward_comments_reopen (const char *comment)
{
  return steward_operation_new ("reopen-comment", STEWARD_MODE_DEED, resolve, commenting_new (comment, NULL, FALSE),
                                commenting_free);
}

/* A thread and what was answered, in the order in which it was said. */
static void
append_thread (JsonArray        *lines,
               GPtrArray        *all,
               StewardRecord    *thread,
               StewardGuideline *draft,
               StewardDirectory *directory)
{
  json_array_add_object_element (lines, steward_remarks_describe (thread, draft, directory));
  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (steward_record_get_text (all->pdata[i], STEWARD_COMMENT_REPLY_TO), steward_record_get_id (thread)) == 0)
      json_array_add_object_element (lines, steward_remarks_describe (all->pdata[i], draft, directory));
}

static gboolean
list (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  Commenting *input = data;
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, input->id, error);
  g_autoptr (StewardGuideline) draft = head != NULL ? steward_guideline_read_draft (transaction, head, error) : NULL;
  g_autoptr (StewardDirectory) directory = draft != NULL ? steward_directory_read (transaction, error) : NULL;
  g_autoptr (GPtrArray) all =
    directory != NULL ? steward_transaction_list_by (transaction, &steward_comment_kind, STEWARD_COMMENT_GUIDELINE,
                                                     steward_record_get_id (head), error)
                      : NULL;
  JsonNode *json;
  JsonArray *lines;

  if (all == NULL)
    return FALSE;
  lines = json_array_new ();
  for (guint i = 0; i < all->len; i++)
    if (!steward_record_has (all->pdata[i], STEWARD_COMMENT_REPLY_TO) &&
        (input->flag || !steward_record_has (all->pdata[i], STEWARD_COMMENT_RESOLVED)))
      append_thread (lines, all, all->pdata[i], draft, directory);
  json = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (json, lines);
  steward_operation_take_json (operation, json);
  return TRUE;
}

/**
 * steward_comments_list:
 * @guideline: an id, the start of one, or a title
 * @with_resolved: whether those that are resolved are listed too
 *
 * Returns: (transfer full): a line a comment, replies behind the one they answer: `id`, `clause`, `block`, `passage`, `start`,
 *   `end` (code points in the block as it is now, in a table as steward_passage_plain() has it), `detached`, `reply_to`, `text`, `person`, `name`, `at`, `state`
 */
StewardOperation *
steward_comments_list (const char *guideline,
                       gboolean    with_resolved)
{
  return steward_operation_new ("list-comments", STEWARD_MODE_READ, list, commenting_new (guideline, NULL, with_resolved),
                                commenting_free);
}
