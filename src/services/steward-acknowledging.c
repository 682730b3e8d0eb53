/* steward-acknowledging.c: saying that a guideline was read
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-acknowledging"

#include "steward-acknowledging.h"

#include "steward-acknowledgement-rules.h"
#include "steward-campaign-rules.h"
#include "steward-campaigns-private.h"
#include "steward-guideline-draft-private.h"
#include "steward-id.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-questions-private.h"
#include "steward-service-error.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *guideline;
  char *person; /* (nullable) oneself */
  char *how;
  char *on;
  char *note;
  GHashTable *answers; /* (owned) (nullable) id of a question → choice, from 1 */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_free (self->guideline);
  g_free (self->person);
  g_free (self->how);
  g_free (self->on);
  g_free (self->note);
  g_clear_pointer (&self->answers, g_hash_table_unref);
  g_free (self);
}

static gboolean
usage (GError     **error,
       const char  *message)
{
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, message);
  return FALSE;
}

/* The guideline and the number that holds now. */
static StewardRecord *
find_in_force (StewardTransaction  *transaction,
               StewardInForce      *in_force,
               const char          *words,
               gint64              *number,
               GError             **error)
{
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, words, error);
  StewardRecord *edition;

  if (head == NULL || steward_in_force_get_guidelines (in_force, error) == NULL)
    return NULL;
  edition = steward_in_force_find_edition (in_force, steward_record_get_id (head));
  if (edition == NULL || steward_record_has (head, STEWARD_GUIDELINE_RETIRED))
    {
      usage (error, _("No version of this guideline is in force"));
      return NULL;
    }
  *number = steward_record_get_integer (edition, STEWARD_EDITION_NUMBER);
  return g_steal_pointer (&head);
}

static StewardRecord *
begin (StewardTransaction *transaction,
       StewardRecord      *head,
       gint64              number,
       const char         *person)
{
  g_autofree char *id = steward_id_new ();
  StewardRecord *record = steward_record_new (&steward_acknowledgement_kind, id);

  steward_record_set_text (record, STEWARD_ACKNOWLEDGEMENT_PERSON, person);
  steward_record_set_text (record, STEWARD_ACKNOWLEDGEMENT_GUIDELINE, steward_record_get_id (head));
  steward_record_set_integer (record, STEWARD_ACKNOWLEDGEMENT_NUMBER, number);
  steward_record_set_time (record, STEWARD_ACKNOWLEDGEMENT_AT, steward_transaction_get_now (transaction));
  return record;
}

/* What a language version doesn't say yet nobody has read in it. */
static gboolean
check_language (StewardInForce  *in_force,
                StewardRecord   *head,
                StewardRecord   *record,
                GError         **error)
{
  StewardRecord *master = steward_in_force_find_master (in_force, steward_record_get_id (head));
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, record);
  if (master == NULL ||
      steward_acknowledgement_is_current (master, steward_in_force_get_editions (in_force, NULL),
                                          steward_record_get_text (record, STEWARD_ACKNOWLEDGEMENT_PERSON), one, FALSE))
    return TRUE;
  g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
               _("This version lags behind “%s”; read that one"), steward_record_get_text (master, STEWARD_GUIDELINE_TITLE));
  return FALSE;
}

static gboolean
finish (StewardTransaction  *transaction,
        StewardOperation    *operation,
        StewardRecord       *record,
        GError             **error)
{
  if (!steward_transaction_put (transaction, record, "acknowledge", error))
    return FALSE;
  steward_operation_set_record (operation, record);
  return TRUE;
}

static void
take_object (StewardOperation *operation,
             JsonObject       *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  steward_operation_take_json (operation, node);
}

/* A question may stand on the clause of the master that one of these says. */
static gint
find_clause (StewardGuideline *document,
             const char       *block)
{
  gint at = steward_guideline_find (document, block);

  for (guint i = 0; at < 0 && i < steward_guideline_get_n_blocks (document); i++)
    if (g_strcmp0 (steward_guideline_get_block (document, i)->renders, block) == 0)
      at = (gint) i;
  return at;
}

/* Says which clauses to read again. */
static void
report_wrong (StewardOperation *operation,
              StewardInForce   *in_force,
              StewardRecord    *head,
              GPtrArray        *questions,
              GPtrArray        *wrong,
              gint64            pass_mark)
{
  StewardRecord *edition = steward_in_force_find_edition (in_force, steward_record_get_id (head));
  g_autoptr (StewardGuideline) document = steward_guideline_new_from_edition (edition, NULL);
  JsonObject *object = json_object_new ();
  JsonArray *lines = json_array_new ();

  for (guint i = 0; i < wrong->len; i++)
    {
      const char *block = steward_record_get_text (wrong->pdata[i], STEWARD_QUESTION_CLAUSE);
      gint at = document != NULL ? find_clause (document, block) : -1;
      JsonObject *line = json_object_new ();

      json_object_set_string_member (line, "question", steward_record_get_id (wrong->pdata[i]));
      json_object_set_string_member (line, "clause", at >= 0 ? steward_guideline_get_clause (document, (guint) at) : "");
      json_object_set_string_member (line, "block", block);
      json_object_set_string_member (line, "text", steward_record_get_text (wrong->pdata[i], STEWARD_QUESTION_TEXT));
      json_array_add_object_element (lines, line);
    }
  json_object_set_boolean_member (object, "acknowledged", FALSE);
  json_object_set_int_member (object, "questions", questions->len);
  json_object_set_int_member (object, "right", questions->len - wrong->len);
  json_object_set_int_member (object, "pass_mark", pass_mark);
  json_object_set_array_member (object, "wrong", lines);
  take_object (operation, object);
}

/* Answers may name questions by the start of their ids, if that is the start of one only. */
static GHashTable *
complete_answers (GPtrArray  *questions,
                  GHashTable *given)
{
  GHashTable *answers = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key;
  gpointer choice;

  if (given == NULL)
    return answers;
  g_hash_table_iter_init (&iter, given);
  while (g_hash_table_iter_next (&iter, &key, &choice))
    {
      const char *found = NULL;
      guint n = 0;

      for (guint i = 0; i < questions->len; i++)
        if (g_str_has_prefix (steward_record_get_id (questions->pdata[i]), key))
          {
            found = steward_record_get_id (questions->pdata[i]);
            n++;
          }
      if (n == 1)
        g_hash_table_insert (answers, (gpointer) found, choice);
    }
  return answers;
}

/* Whether the questions are answered well enough. What was wrong is counted, and nowhere whose it was. */
static gboolean
ask_questions (StewardTransaction  *transaction,
               StewardOperation    *operation,
               StewardInForce      *in_force,
               StewardRecord       *head,
               Reading             *input,
               gboolean            *passed,
               GError             **error)
{
  g_autoptr (GPtrArray) questions = steward_questions_list_asked (transaction, in_force, head, error);
  g_autoptr (GPtrArray) wrong = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (StewardRecord) campaign = NULL;
  g_autoptr (GHashTable) answers = NULL;
  g_autoptr (GError) local_error = NULL;
  StewardRecord *asked;
  gint64 pass_mark;

  if (questions == NULL)
    return FALSE;
  answers = complete_answers (questions, input->answers);
  *passed = questions->len == 0;
  if (*passed)
    return TRUE;
  for (guint i = 0; i < questions->len; i++)
    if (!g_hash_table_contains (answers, steward_record_get_id (questions->pdata[i])))
      {
        g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                     ngettext ("%u question on this guideline has to be answered first",
                               "%u questions on this guideline have to be answered first", questions->len),
                     questions->len);
        return FALSE;
      }
  asked = steward_in_force_find_master (in_force, steward_record_get_id (head));
  campaign = steward_campaigns_find_running (transaction, steward_record_get_id (asked != NULL ? asked : head), &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  pass_mark = campaign != NULL && steward_record_has (campaign, STEWARD_CAMPAIGN_PASS_MARK)
                ? steward_record_get_integer (campaign, STEWARD_CAMPAIGN_PASS_MARK)
                : 100;
  *passed = steward_questions_grade (questions, answers, pass_mark, wrong);
  if (!steward_questions_put_misses (transaction, wrong, error))
    return FALSE;
  if (!*passed)
    report_wrong (operation, in_force, head, questions, wrong, pass_mark);
  return TRUE;
}

static gboolean
acknowledge (StewardTransaction  *transaction,
             StewardOperation    *operation,
             gpointer             data,
             GCancellable        *cancellable,
             GError             **error)
{
  Reading *input = data;
  const char *person = steward_transaction_get_person (transaction);
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = NULL;
  g_autoptr (StewardRecord) record = NULL;
  GPtrArray *all;
  gboolean passed;
  gint64 number;

  if (!steward_permit_member (transaction, error))
    return FALSE;
  head = find_in_force (transaction, in_force, input->guideline, &number, error);
  all = head != NULL ? steward_in_force_get_acknowledgements (in_force, error) : NULL;
  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (steward_record_get_text (all->pdata[i], STEWARD_ACKNOWLEDGEMENT_PERSON), person) == 0 &&
        g_strcmp0 (steward_record_get_text (all->pdata[i], STEWARD_ACKNOWLEDGEMENT_GUIDELINE),
                   steward_record_get_id (head)) == 0 &&
        steward_record_get_integer (all->pdata[i], STEWARD_ACKNOWLEDGEMENT_NUMBER) == number &&
        steward_acknowledgement_is_own (all->pdata[i]))
      {
        steward_operation_set_record (operation, all->pdata[i]);
        return TRUE;
      }
  record = begin (transaction, head, number, person);
  if (!check_language (in_force, head, record, error) ||
      !ask_questions (transaction, operation, in_force, head, input, &passed, error))
    return FALSE;
  if (!passed)
    return TRUE;
  steward_record_set_text (record, STEWARD_ACKNOWLEDGEMENT_HOW, "read");
  return finish (transaction, operation, record, error);
}

/**
 * steward_acknowledge:
 * @guideline: an id, the start of one, or a title
 *
 * Saying it twice says it once. Of a language version it counts for the version of the master that it says whole; one that lags
 * by something material is refused. Refused where there are questions: they have to be answered.
 *
 * Returns: (transfer full): says that the person has read the version in force
 */
StewardOperation *
steward_acknowledge (const char *guideline)
{
  Reading *input = g_new0 (Reading, 1);

  input->guideline = g_strdup (guideline);
  return steward_operation_new ("acknowledge", STEWARD_MODE_DEED, acknowledge, input, reading_free);
}

/**
 * steward_acknowledge_answering:
 * @guideline: an id, the start of one, or a title
 * @answers: (element-type utf8 int): for the id of each question that is asked the choice, from 1
 *
 * Enough answers have to be right: the pass mark of the campaign that runs, else all. Otherwise nothing is acknowledged, and
 * the JSON has `acknowledged` (false), `questions`, `right`, `pass_mark`, `wrong[]` (`question`, `clause`, `block`, `text`).
 *
 * Returns: (transfer full): says that the person has read and understood the version in force
 */
StewardOperation *
steward_acknowledge_answering (const char *guideline,
                               GHashTable *answers)
{
  Reading *input = g_new0 (Reading, 1);

  input->guideline = g_strdup (guideline);
  input->answers = g_hash_table_ref (answers);
  return steward_operation_new ("acknowledge", STEWARD_MODE_DEED, acknowledge, input, reading_free);
}

/* A day that has come, in the zone of the workspace. */
static gboolean
check_day (StewardTransaction  *transaction,
           StewardInForce      *in_force,
           const char          *day,
           GError             **error)
{
  StewardOrganisation *organisation = steward_in_force_get_organisation (in_force, error);
  gint64 at_us;

  if (organisation == NULL)
    return FALSE;
  if (strlen (day) != strlen ("2026-12-26") ||
      !steward_time_from_words (day, steward_organisation_get_zone (organisation), &at_us))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("“%s” is no day; write it like 2026-12-26"), day);
      return FALSE;
    }
  return at_us <= steward_transaction_get_now (transaction) || usage (error, _("That day hasn’t come yet"));
}

static gboolean
acknowledge_for (StewardTransaction  *transaction,
                 StewardOperation    *operation,
                 gpointer             data,
                 GCancellable        *cancellable,
                 GError             **error)
{
  static const char *const kinds[] = { "paper", "meeting", "portal", NULL };
  Reading *input = data;
  g_autofree char *note = steward_text_tidy (input->note != NULL ? input->note : "");
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  gint64 number;
  g_autoptr (StewardRecord) head = find_in_force (transaction, in_force, input->guideline, &number, error);
  g_autoptr (StewardRecord) person = NULL;
  g_autoptr (StewardRecord) record = NULL;

  if (head == NULL ||
      !steward_guideline_permit_write (in_force, transaction, steward_record_get_text (head, STEWARD_GUIDELINE_DEPARTMENT),
                                       error))
    return FALSE;
  if (input->how == NULL || !g_strv_contains (kinds, input->how))
    return usage (error, _("Say how it was told: paper, meeting or portal"));
  if (input->on == NULL || *note == '\0')
    return usage (error, _("What is recorded for somebody else needs a day and a note"));
  if (!check_day (transaction, in_force, input->on, error))
    return FALSE;
  person = steward_transaction_get (transaction, &steward_person_kind, input->person, error);
  if (person == NULL)
    return FALSE;
  if (!steward_organisation_is_valid (steward_in_force_get_organisation (in_force, NULL), input->person))
    return usage (error, _("Only people who work here read guidelines"));

  record = begin (transaction, head, number, input->person);
  if (!check_language (in_force, head, record, error))
    return FALSE;
  steward_record_set_text (record, STEWARD_ACKNOWLEDGEMENT_HOW, input->how);
  steward_record_set_text (record, STEWARD_ACKNOWLEDGEMENT_RECORDED_BY, steward_transaction_get_person (transaction));
  steward_record_set_text (record, STEWARD_ACKNOWLEDGEMENT_ON, input->on);
  steward_record_set_text (record, STEWARD_ACKNOWLEDGEMENT_NOTE, note);
  return finish (transaction, operation, record, error);
}

/**
 * steward_acknowledge_for:
 * @guideline: an id, the start of one, or a title
 * @person: an id
 * @how: `paper`, `meeting` or `portal`
 * @on: the day, `2026-12-26`
 * @note: what proves it
 *
 * For policy editors. It shows as recorded by them, and doesn't open publishing: that takes the
 * person's own word.
 *
 * Returns: (transfer full): records that somebody else has read the version in force
 */
StewardOperation *
steward_acknowledge_for (const char *guideline,
                         const char *person,
                         const char *how,
                         const char *on,
                         const char *note)
{
  Reading *input = g_new0 (Reading, 1);

  input->guideline = g_strdup (guideline);
  input->person = g_strdup (person);
  input->how = g_strdup (how);
  input->on = g_strdup (on);
  input->note = g_strdup (note);
  return steward_operation_new ("acknowledge-for", STEWARD_MODE_DEED, acknowledge_for, input, reading_free);
}

static gboolean
list (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  Reading *input = data;
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, input->guideline, error);
  GPtrArray *records =
      head != NULL ? steward_transaction_list_by (transaction, &steward_acknowledgement_kind,
                                                  STEWARD_ACKNOWLEDGEMENT_GUIDELINE, steward_record_get_id (head), error)
                   : NULL;

  if (records == NULL)
    return FALSE;
  steward_operation_take_records (operation, records);
  return TRUE;
}

/**
 * steward_acknowledgements_list:
 * @guideline: an id, the start of one, or a title
 *
 * Returns: (transfer full): lists who acknowledged which version, in the order it was said
 */
StewardOperation *
steward_acknowledgements_list (const char *guideline)
{
  Reading *input = g_new0 (Reading, 1);

  input->guideline = g_strdup (guideline);
  return steward_operation_new ("list-acknowledgements", STEWARD_MODE_READ, list, input, reading_free);
}
