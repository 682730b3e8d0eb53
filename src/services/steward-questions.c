/* steward-questions.c: whether clauses are understood
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-questions"

#include "steward-questions.h"

#include "steward-campaign-rules.h"
#include "steward-guideline-draft-private.h"
#include "steward-guideline-report-private.h"
#include "steward-id.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-questions-private.h"
#include "steward-service-error.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>

#define MIN_CHOICES 2
#define MAX_CHOICES 6

typedef struct
{
  char   *id;      /* (owned) of the guideline, or of the question */
  char   *clause;  /* (owned) (nullable) */
  char   *text;    /* (owned) (nullable) */
  char  **choices; /* (owned) (nullable) */
  guint   right;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_free (self->id);
  g_free (self->clause);
  g_free (self->text);
  g_strfreev (self->choices);
  g_free (self);
}

static gboolean
usage (GError     **error,
       const char  *message)
{
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, message);
  return FALSE;
}

static GPtrArray *
list_own (StewardTransaction  *transaction,
          StewardInForce      *in_force,
          StewardRecord       *head,
          GError             **error)
{
  g_autoptr (GPtrArray) all = steward_transaction_list_by (transaction, &steward_question_kind, STEWARD_QUESTION_GUIDELINE,
                                                           steward_record_get_id (head), error);
  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (StewardGuideline) document = NULL;
  StewardRecord *edition;

  if (all == NULL || steward_in_force_get_editions (in_force, error) == NULL)
    return NULL;
  edition = all->len > 0 ? steward_in_force_find_edition (in_force, steward_record_get_id (head)) : NULL;
  if (edition == NULL)
    return g_steal_pointer (&asked);
  document = steward_guideline_new_from_edition (edition, error);
  if (document == NULL)
    return NULL;
  for (guint at = 0; at < steward_guideline_get_n_blocks (document); at++)
    for (guint i = 0; i < all->len; i++)
      if (!steward_record_has (all->pdata[i], STEWARD_QUESTION_REMOVED) &&
          g_strcmp0 (steward_record_get_text (all->pdata[i], STEWARD_QUESTION_CLAUSE),
                     steward_guideline_get_block (document, at)->id) == 0)
        g_ptr_array_add (asked, g_object_ref (all->pdata[i]));
  return g_steal_pointer (&asked);
}

/**
 * steward_questions_list_asked:
 * @head: a guideline
 *
 * Returns: (transfer full) (element-type StewardRecord) (nullable): the questions whose clause stands in the version in
 *   force, in its order; where a language version has none of its own, those on its master; %NULL with @error
 */
GPtrArray *
steward_questions_list_asked (StewardTransaction  *transaction,
                              StewardInForce      *in_force,
                              StewardRecord       *head,
                              GError             **error)
{
  g_autoptr (GPtrArray) own = list_own (transaction, in_force, head, error);
  StewardRecord *master;

  if (own == NULL || own->len > 0)
    return g_steal_pointer (&own);
  if (steward_in_force_get_guidelines (in_force, error) == NULL)
    return NULL;
  master = steward_in_force_find_master (in_force, steward_record_get_id (head));
  return master != NULL ? list_own (transaction, in_force, master, error) : g_steal_pointer (&own);
}

/**
 * steward_questions_put_misses:
 * @wrong: (element-type StewardRecord): questions
 *
 * Counts wrong answers for the pressure on clauses. Whose they were is nowhere.
 *
 * Returns: whether it went well
 */
gboolean
steward_questions_put_misses (StewardTransaction  *transaction,
                              GPtrArray           *wrong,
                              GError             **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (steward_transaction_get_now (transaction) / G_USEC_PER_SEC);
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");

  for (guint i = 0; i < wrong->len; i++)
    {
      g_autofree char *id = steward_id_new ();
      g_autoptr (StewardRecord) miss = steward_record_new (&steward_miss_kind, id);

      steward_record_set_text (miss, STEWARD_MISS_GUIDELINE, steward_record_get_text (wrong->pdata[i], STEWARD_QUESTION_GUIDELINE));
      steward_record_set_text (miss, STEWARD_MISS_CLAUSE, steward_record_get_text (wrong->pdata[i], STEWARD_QUESTION_CLAUSE));
      steward_record_set_text (miss, STEWARD_MISS_QUESTION, steward_record_get_id (wrong->pdata[i]));
      steward_record_set_text (miss, STEWARD_MISS_ON, day);
      if (!steward_transaction_put_unnamed (transaction, miss, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_choices (Asking   *input,
               GError  **error)
{
  guint n = g_strv_length (input->choices);

  if (n < MIN_CHOICES || n > MAX_CHOICES)
    return usage (error, _("A question has two to six answers to choose from"));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *tidy = steward_text_tidy (input->choices[i]);

      if (*tidy == '\0')
        return usage (error, _("An answer to choose from is empty"));
    }
  return (input->right >= 1 && input->right <= n) || usage (error, _("Say which of the answers is right"));
}

static gboolean
permit (StewardTransaction  *transaction,
        StewardInForce      *in_force,
        StewardRecord       *head,
        GError             **error)
{
  return steward_guideline_permit_write (in_force, transaction,
                                         steward_record_get_text (head, STEWARD_GUIDELINE_DEPARTMENT), error);
}

static gboolean
add (StewardTransaction  *transaction,
     StewardOperation    *operation,
     gpointer             data,
     GCancellable        *cancellable,
     GError             **error)
{
  Asking *input = data;
  g_autofree char *text = steward_text_tidy (input->text != NULL ? input->text : "");
  g_autofree char *id = steward_id_new ();
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, input->id, error);
  g_autoptr (StewardRecord) record = steward_record_new (&steward_question_kind, id);
  g_autoptr (StewardGuideline) document = NULL;
  g_autoptr (JsonNode) choices = NULL;
  JsonArray *array;
  StewardRecord *edition;
  gint at;

  if (head == NULL || !permit (transaction, in_force, head, error))
    return FALSE;
  if (*text == '\0')
    return usage (error, _("Say what is asked"));
  if (!check_choices (input, error))
    return FALSE;
  document = steward_guideline_read_version (transaction, in_force, head, NULL, &edition, error);
  at = document != NULL ? steward_guideline_find_clause (document, input->clause, error) : -1;
  if (at < 0)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; input->choices[i] != NULL; i++)
    {
      g_autofree char *tidy = steward_text_tidy (input->choices[i]);

      json_array_add_string_element (array, tidy);
    }
  choices = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (choices, array);
  steward_record_set_text (record, STEWARD_QUESTION_GUIDELINE, steward_record_get_id (head));
  steward_record_set_text (record, STEWARD_QUESTION_CLAUSE, steward_guideline_get_block (document, (guint) at)->id);
  steward_record_set_text (record, STEWARD_QUESTION_TEXT, text);
  steward_record_set_json (record, STEWARD_QUESTION_CHOICES, choices);
  steward_record_set_integer (record, STEWARD_QUESTION_RIGHT, input->right);
  if (!steward_transaction_put (transaction, record, "create", error))
    return FALSE;
  steward_operation_set_record (operation, record);
  return TRUE;
}

/**
 * steward_questions_add:
 * @guideline: an id, the start of one, or a title
 * @clause: the number of a clause of the draft, or the id of its block
 * @text: what is asked
 * @choices: two to six answers
 * @right: which of them is right, from 1
 *
 * For whoever writes the guideline. It is asked of everybody who acknowledges a version that has the clause.
 *
 * Returns: (transfer full): puts a question on a clause
 */
StewardOperation *
steward_questions_add (const char        *guideline,
                       const char        *clause,
                       const char        *text,
                       const char *const *choices,
                       guint              right)
{
  Asking *input = g_new0 (Asking, 1);

  input->id = g_strdup (guideline);
  input->clause = g_strdup (clause);
  input->text = g_strdup (text);
  input->choices = choices != NULL ? g_strdupv ((char **) choices) : g_new0 (char *, 1);
  input->right = right;
  return steward_operation_new ("add-question", STEWARD_MODE_DEED, add, input, asking_free);
}

static gboolean
remove_question (StewardTransaction  *transaction,
                 StewardOperation    *operation,
                 gpointer             data,
                 GCancellable        *cancellable,
                 GError             **error)
{
  Asking *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autofree char *id = steward_transaction_complete (transaction, &steward_question_kind, input->id, error);
  g_autoptr (StewardRecord) record =
    id != NULL ? steward_transaction_get (transaction, &steward_question_kind, id, error) : NULL;
  g_autoptr (StewardRecord) head =
    record != NULL ? steward_transaction_get (transaction, &steward_guideline_kind,
                                              steward_record_get_text (record, STEWARD_QUESTION_GUIDELINE), error)
                   : NULL;

  if (head == NULL || !permit (transaction, in_force, head, error))
    return FALSE;
  steward_record_set_time (record, STEWARD_QUESTION_REMOVED, steward_transaction_get_now (transaction));
  if (!steward_transaction_put (transaction, record, "remove", error))
    return FALSE;
  steward_operation_set_record (operation, record);
  return TRUE;
}

/**
 * steward_questions_remove:
 * @id: of a question, or its start
 *
 * Returns: (transfer full): asks it no more; for whoever writes the guideline
 */
StewardOperation *
steward_questions_remove (const char *id)
{
  Asking *input = g_new0 (Asking, 1);

  input->id = g_strdup (id);
  return steward_operation_new ("remove-question", STEWARD_MODE_DEED, remove_question, input, asking_free);
}

static gboolean
list (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  Asking *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, input->id, error);
  g_autoptr (GPtrArray) all =
    head != NULL ? steward_transaction_list_by (transaction, &steward_question_kind, STEWARD_QUESTION_GUIDELINE,
                                                steward_record_get_id (head), error)
                 : NULL;
  StewardRecord *edition;
  g_autoptr (StewardGuideline) document =
    all != NULL ? steward_guideline_read_version (transaction, in_force, head, NULL, &edition, error) : NULL;
  g_autoptr (StewardGuideline) held = NULL;
  gboolean writes;
  JsonArray *lines;
  JsonNode *node;

  if (document == NULL)
    return FALSE;
  edition = steward_in_force_find_edition (in_force, steward_record_get_id (head));
  held = edition != NULL ? steward_guideline_new_from_edition (edition, error) : NULL;
  if (edition != NULL && held == NULL)
    return FALSE;
  /* Whoever is to answer doesn't read the answers first. */
  writes = permit (transaction, in_force, head, NULL);
  lines = json_array_new ();
  for (guint i = 0; i < all->len; i++)
    {
      StewardRecord *question = all->pdata[i];
      const char *clause = steward_record_get_text (question, STEWARD_QUESTION_CLAUSE);
      gint at = steward_guideline_find (document, clause);
      gboolean is_asked = held != NULL && steward_guideline_find (held, clause) >= 0;
      JsonObject *line;

      if (steward_record_has (question, STEWARD_QUESTION_REMOVED))
        continue;
      line = json_object_new ();
      json_object_set_string_member (line, "id", steward_record_get_id (question));
      json_object_set_string_member (line, "clause", at >= 0 ? steward_guideline_get_clause (document, (guint) at) : "");
      json_object_set_string_member (line, "block", clause);
      json_object_set_string_member (line, "text", steward_record_get_text (question, STEWARD_QUESTION_TEXT));
      json_object_set_member (line, "choices", json_node_copy (steward_record_get_json (question, STEWARD_QUESTION_CHOICES)));
      json_object_set_boolean_member (line, "asked", is_asked);
      if (writes)
        json_object_set_int_member (line, "right", steward_record_get_integer (question, STEWARD_QUESTION_RIGHT));
      json_array_add_object_element (lines, line);
    }
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, lines);
  steward_operation_take_json (operation, node);
  return TRUE;
}

/**
 * steward_questions_list:
 * @guideline: an id, the start of one, or a title
 *
 * Returns: (transfer full): a line a question: `id`, `clause`, `block`, `text`, `choices[]`, `asked` (whether the version in
 *   force has the clause); `right` for whoever writes the guideline
 */
StewardOperation *
steward_questions_list (const char *guideline)
{
  Asking *input = g_new0 (Asking, 1);

  input->id = g_strdup (guideline);
  return steward_operation_new ("list-questions", STEWARD_MODE_READ, list, input, asking_free);
}
