/* steward-guideline-reports.c: what the guidelines are, with the keys of the command line
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-reports"

#include "steward-guideline-reports.h"

#include "steward-campaign-rules.h"
#include "steward-campaigns-private.h"
#include "steward-directory-private.h"
#include "steward-guideline-compare.h"
#include "steward-guideline-draft-private.h"
#include "steward-guideline-readers-private.h"
#include "steward-guideline-report-private.h"
#include "steward-guideline-rule-words.h"
#include "steward-inline.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-service-error.h"
#include "steward-word-difference.h"

#include <glib/gi18n-lib.h>

/* What the reports are made with. */
typedef struct
{
  char  *id;          /* (owned) (nullable) */
  char  *which;       /* (owned) (nullable) */
  char  *other;       /* (owned) (nullable) */
  char **departments; /* (owned) (nullable) NULL: all */
} Asked;

static void
asked_free (gpointer data)
{
  Asked *self = data;

  g_free (self->id);
  g_free (self->which);
  g_free (self->other);
  g_strfreev (self->departments);
  g_free (self);
}

static Asked *
asked_new (const char        *id,
           const char        *which,
           const char        *other,
           const char *const *departments)
{
  Asked *self = g_new0 (Asked, 1);

  self->id = g_strdup (id);
  self->which = g_strdup (which);
  self->other = g_strdup (other);
  self->departments = g_strdupv ((char **) departments);
  return self;
}

static void
take_array (StewardOperation *operation,
            JsonArray        *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  steward_operation_take_json (operation, node);
}

/* Whether a guideline is looked after by, or is for, one of @departments. */
static gboolean
concerns (StewardRecord *head,
          char         **departments)
{
  const char *department = steward_record_get_text (head, STEWARD_GUIDELINE_DEPARTMENT);
  const char *const *audience = steward_record_get_set (head, STEWARD_GUIDELINE_AUDIENCE);

  if (departments == NULL || audience[0] == NULL)
    return TRUE;
  for (guint i = 0; departments[i] != NULL; i++)
    if (g_strcmp0 (departments[i], department) == 0 || g_strv_contains (audience, departments[i]))
      return TRUE;
  return FALSE;
}

static gboolean
report_all (StewardTransaction  *transaction,
            StewardOperation    *operation,
            gpointer             data,
            GCancellable        *cancellable,
            GError             **error)
{
  Asked *asked = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardDirectory) directory = steward_directory_read (transaction, error);
  g_autoptr (GPtrArray) heads =
      directory != NULL ? steward_transaction_list (transaction, &steward_guideline_kind, error) : NULL;
  g_autoptr (GPtrArray) unread = NULL;
  g_autoptr (JsonArray) lines = json_array_new ();

  if (heads == NULL ||
      !steward_in_force_list_unread (in_force, steward_transaction_get_person (transaction), TRUE, &unread, error))
    return FALSE;
  for (guint i = 0; i < heads->len; i++)
    {
      JsonObject *line;
      gboolean is_unread = FALSE;

      if (!concerns (heads->pdata[i], asked->departments))
        continue;
      line = steward_guideline_describe (transaction, in_force, directory, heads->pdata[i], NULL, NULL, error);
      if (line == NULL)
        return FALSE;
      for (guint k = 0; k < unread->len; k++)
        is_unread = is_unread || g_strcmp0 (steward_record_get_id (unread->pdata[k]), steward_record_get_id (heads->pdata[i])) == 0;
      json_object_set_boolean_member (line, "unread", is_unread);
      json_array_add_object_element (lines, line);
    }
  take_array (operation, g_steal_pointer (&lines));
  return TRUE;
}

/**
 * steward_guidelines_report_all:
 * @departments: (nullable): only guidelines that one of these looks after or has to follow
 *
 * Returns: (transfer full): a line a guideline, its draft where there is one: the keys of `show` without
 *   `blocks`, and `unread` by the person
 */
StewardOperation *
steward_guidelines_report_all (const char *const *departments)
{
  return steward_operation_new ("report-guidelines", STEWARD_MODE_READ, report_all,
                                asked_new (NULL, NULL, NULL, departments), asked_free);
}

static gboolean
report_one (StewardTransaction  *transaction,
            StewardOperation    *operation,
            gpointer             data,
            GCancellable        *cancellable,
            GError             **error)
{
  Asked *asked = data;
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, asked->id, error);

  return head != NULL && steward_guideline_report (transaction, operation, head, asked->which, NULL, error);
}

/**
 * steward_guidelines_report_one:
 * @id: an id, the start of one, or a title
 * @which: (nullable): `draft`, `in-force` or a number; %NULL is the draft where there is one, else the
 *   last version
 *
 * Returns: (transfer full): the keys of `guideline show`
 */
StewardOperation *
steward_guidelines_report_one (const char *id,
                               const char *which)
{
  return steward_operation_new ("report-guideline", STEWARD_MODE_READ, report_one, asked_new (id, which, NULL, NULL),
                                asked_free);
}

static gboolean
report_missing (StewardTransaction  *transaction,
                StewardOperation    *operation,
                gpointer             data,
                GCancellable        *cancellable,
                GError             **error)
{
  Asked *asked = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardDirectory) directory = steward_directory_read (transaction, error);
  g_autoptr (StewardRecord) head = directory != NULL ? steward_guideline_look_up (transaction, asked->id, error) : NULL;
  StewardOrganisation *organisation = head != NULL ? steward_in_force_get_organisation (in_force, error) : NULL;
  g_autoptr (GArray) readers =
      organisation != NULL ? steward_guideline_list_readers (in_force, steward_record_get_id (head), error) : NULL;
  g_autoptr (StewardRecord) campaign = NULL;
  g_autoptr (GError) local_error = NULL;
  JsonArray *lines;

  if (readers == NULL)
    return FALSE;
  campaign = steward_campaigns_find_running (transaction, steward_record_get_id (head), &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  lines = json_array_new ();
  for (guint i = 0; i < readers->len; i++)
    {
      StewardGuidelineReader *reader = &g_array_index (readers, StewardGuidelineReader, i);
      g_auto (GStrv) departments = NULL;
      JsonArray *names;
      JsonObject *line;

      if (reader->acknowledgement != NULL)
        continue;
      line = json_object_new ();
      names = json_array_new ();
      departments = steward_organisation_list_departments_of (organisation, steward_record_get_id (reader->person));
      for (guint k = 0; departments[k] != NULL; k++)
        json_array_add_string_element (names, steward_directory_get_name (directory, departments[k]));
      json_object_set_string_member (line, "person", steward_record_get_text (reader->person, STEWARD_PERSON_EMAIL));
      json_object_set_string_member (line, "name", steward_record_get_text (reader->person, STEWARD_PERSON_NAME));
      json_object_set_array_member (line, "departments", names);
      if (campaign != NULL)
        {
          StewardCampaignStanding standing =
            steward_campaign_standing (campaign, steward_record_get_id (reader->person), TRUE, FALSE,
                                       steward_transaction_get_now (transaction));

          json_object_set_string_member (line, "standing", steward_campaign_standing_to_string (standing));
          steward_campaigns_describe (line, campaign);
        }
      json_array_add_object_element (lines, line);
    }
  take_array (operation, lines);
  return TRUE;
}

/**
 * steward_guidelines_report_missing:
 * @id: an id, the start of one, or a title
 *
 * Returns: (transfer full): a line a person to whom the version in force applies and who hasn't read it: `person`, `name`,
 *   `departments[]`; while a campaign runs also `standing` (`asked`, `overdue`, `not-asked` for newcomers of a frozen
 *   audience), `due`, `required`, `frozen`, `reminders`, `reminded`, `pass_mark`, `started`
 */
StewardOperation *
steward_guidelines_report_missing (const char *id)
{
  return steward_operation_new ("report-missing", STEWARD_MODE_READ, report_missing, asked_new (id, NULL, NULL, NULL),
                                asked_free);
}

static gboolean
report_rules (StewardTransaction  *transaction,
              StewardOperation    *operation,
              gpointer             data,
              GCancellable        *cancellable,
              GError             **error)
{
  Asked *asked = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardDirectory) directory = steward_directory_read (transaction, error);
  g_autoptr (StewardRecord) head = directory != NULL ? steward_guideline_look_up (transaction, asked->id, error) : NULL;
  StewardRecord *edition;
  g_autoptr (StewardGuideline) document =
      head != NULL ? steward_guideline_read_version (transaction, in_force, head, asked->which, &edition, error) : NULL;
  JsonArray *lines;

  if (document == NULL)
    return FALSE;
  lines = json_array_new ();
  for (guint i = 0; i < steward_guideline_get_n_blocks (document); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (document, i);
      JsonObject *line;
      g_autofree char *words = NULL;

      if (block->rule == NULL)
        continue;
      line = json_object_new ();
      words = steward_guideline_rule_words (block->rule, directory);
      json_object_set_string_member (line, "clause", steward_guideline_get_clause (document, i));
      json_object_set_string_member (line, "id", block->id);
      json_object_set_member (line, "rule", steward_guideline_name_rule (block->rule, directory));
      json_object_set_string_member (line, "message", words);
      json_array_add_object_element (lines, line);
    }
  take_array (operation, lines);
  return TRUE;
}

/**
 * steward_guidelines_report_rules:
 * @id: an id, the start of one, or a title
 * @which: (nullable): as of steward_guidelines_report_one()
 *
 * Returns: (transfer full): a line a rule: `clause`, `id`, `rule`, `message`
 */
StewardOperation *
steward_guidelines_report_rules (const char *id,
                                 const char *which)
{
  return steward_operation_new ("report-rules", STEWARD_MODE_READ, report_rules, asked_new (id, which, NULL, NULL),
                                asked_free);
}

/* Of a table a line a row. */
/**
 * steward_guideline_dup_block_text:
 *
 * Returns: (transfer full): CommonMark inline; of a table a line a row
 */
char *
steward_guideline_dup_block_text (const StewardGuidelineBlock *block)
{
  g_autoptr (GString) lines = NULL;

  if (block->type != STEWARD_GUIDELINE_BLOCK_TABLE)
    return g_strdup (block->text);
  lines = g_string_new (NULL);
  for (guint i = 0; i < block->rows->len; i++)
    {
      g_autofree char *cells = g_strjoinv (" | ", block->rows->pdata[i]);

      g_string_append_printf (lines, "%s%s", i > 0 ? "\\\n" : "", cells);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/**
 * steward_guideline_list_words:
 * @before: CommonMark inline
 * @after: the same at another time
 *
 * Returns: (transfer full): what differs, word by word: `change`, `text`
 */
JsonArray *
steward_guideline_list_words (const char *before,
                              const char *after)
{
  g_autofree char *was = steward_inline_plain (before);
  g_autofree char *is = steward_inline_plain (after);
  g_autoptr (GPtrArray) runs = steward_word_difference (was, is);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < runs->len; i++)
    {
      StewardWordsRun *run = runs->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "change", steward_words_change_to_string (run->change));
      json_object_set_string_member (object, "text", run->text);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
describe_change (StewardGuideline              *before,
                 StewardGuideline              *after,
                 const StewardClauseComparison *comparison)
{
  const StewardGuidelineBlock *was =
      comparison->before >= 0 ? steward_guideline_get_block (before, (guint) comparison->before) : NULL;
  const StewardGuidelineBlock *is =
      comparison->after >= 0 ? steward_guideline_get_block (after, (guint) comparison->after) : NULL;
  g_autofree char *before_text = was != NULL ? steward_guideline_dup_block_text (was) : NULL;
  g_autofree char *after_text = is != NULL ? steward_guideline_dup_block_text (is) : NULL;
  JsonObject *line = json_object_new ();

  json_object_set_string_member (line, "change", steward_clause_change_to_string (comparison->change));
  json_object_set_string_member (line, "id", is != NULL ? is->id : was->id);
  if (was != NULL)
    {
      json_object_set_string_member (line, "from_clause", steward_guideline_get_clause (before, (guint) comparison->before));
      json_object_set_string_member (line, "before", before_text);
    }
  if (is != NULL)
    {
      json_object_set_string_member (line, "clause", steward_guideline_get_clause (after, (guint) comparison->after));
      json_object_set_string_member (line, "after", after_text);
    }
  if (comparison->rule_changed)
    json_object_set_boolean_member (line, "rule_changed", TRUE);
  if (comparison->moved)
    json_object_set_boolean_member (line, "moved", TRUE);
  json_object_set_array_member (line, "words",
                                was != NULL && is != NULL ? steward_guideline_list_words (before_text, after_text) : json_array_new ());
  return line;
}

static gboolean
report_differences (StewardTransaction  *transaction,
                    StewardOperation    *operation,
                    gpointer             data,
                    GCancellable        *cancellable,
                    GError             **error)
{
  Asked *asked = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, asked->id, error);
  StewardRecord *edition;
  g_autoptr (StewardGuideline) before =
      head != NULL ? steward_guideline_read_version (transaction, in_force, head, asked->which, &edition, error) : NULL;
  g_autoptr (StewardGuideline) after =
      before != NULL ? steward_guideline_read_version (transaction, in_force, head, asked->other, &edition, error) : NULL;
  g_autoptr (GArray) comparisons = NULL;
  JsonArray *lines;

  if (after == NULL)
    return FALSE;
  comparisons = steward_guideline_compare (before, after);
  lines = json_array_new ();
  for (guint i = 0; i < comparisons->len; i++)
    {
      StewardClauseComparison *comparison = &g_array_index (comparisons, StewardClauseComparison, i);

      if (comparison->change != STEWARD_CLAUSE_SAME)
        json_array_add_object_element (lines, describe_change (before, after, comparison));
    }
  take_array (operation, lines);
  return TRUE;
}

/**
 * steward_guidelines_report_differences:
 * @id: an id, the start of one, or a title
 * @from: `draft`, `in-force` or a number
 * @to: the same
 *
 * Returns: (transfer full): a line a clause that isn't the same: `change`, `id`, `clause`, `from_clause`, `before`,
 *   `after`, `moved` and `rule_changed` where it is so, `words[]` (`change`, `text`)
 */
StewardOperation *
steward_guidelines_report_differences (const char *id,
                                       const char *from,
                                       const char *to)
{
  return steward_operation_new ("report-guideline-differences", STEWARD_MODE_READ, report_differences,
                                asked_new (id, from, to, NULL), asked_free);
}

static gboolean
report_unread (StewardTransaction  *transaction,
               StewardOperation    *operation,
               gpointer             data,
               GCancellable        *cancellable,
               GError             **error)
{
  Asked *asked = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (GPtrArray) unread = NULL;
  JsonObject *object;
  JsonNode *node;

  if (!steward_in_force_list_unread (in_force, asked->id, TRUE, &unread, error))
    return FALSE;
  object = json_object_new ();
  json_object_set_int_member (object, "you", unread->len);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  steward_operation_take_json (operation, node);
  return TRUE;
}

/**
 * steward_guidelines_report_unread:
 * @person: an id
 * @departments: (nullable): not looked at: what you have to read doesn't depend on a lens
 *
 * Returns: (transfer full): counts the guidelines that @person has to read and hasn't: `you`
 */
StewardOperation *
steward_guidelines_report_unread (const char        *person,
                                  const char *const *departments)
{
  return steward_operation_new ("count-unread", STEWARD_MODE_READ, report_unread, asked_new (person, NULL, NULL, NULL),
                                asked_free);
}
