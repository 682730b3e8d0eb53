/* steward-guideline-report.c: a guideline with the keys of the command line
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-report"

#include "steward-guideline-report-private.h"

#include "steward-directory-private.h"
#include "steward-guideline-consulting-private.h"
#include "steward-guideline-draft-private.h"
#include "steward-guideline-languages-private.h"
#include "steward-guideline-readers-private.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * steward_guideline_find_clause:
 * @clause: the number of a clause, or the id of its block
 * @error: return location for %STEWARD_SERVICE_ERROR_NOT_FOUND
 *
 * Returns: which block it is, or -1
 */
gint
steward_guideline_find_clause (StewardGuideline  *guideline,
                               const char        *clause,
                               GError           **error)
{
  gint at = steward_guideline_find (guideline, clause);

  for (guint i = 0; at < 0 && i < steward_guideline_get_n_blocks (guideline); i++)
    if (*clause != '\0' && strcmp (steward_guideline_get_clause (guideline, i), clause) == 0)
      at = (gint) i;
  if (at < 0)
    g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND,
                 _("“%s” has no clause %s"), steward_guideline_get_title (guideline), clause);
  return at;
}

/**
 * steward_guideline_is_draft:
 *
 * Returns: whether there is a draft that isn't in force yet
 */
gboolean
steward_guideline_is_draft (StewardRecord *head)
{
  const char *state = steward_record_get_text (head, STEWARD_GUIDELINE_STATE);

  return !steward_record_has (head, STEWARD_GUIDELINE_RETIRED) &&
         (state == NULL || strcmp (state, "draft") == 0 || strcmp (state, "in-review") == 0 ||
          strcmp (state, "approved") == 0);
}

static StewardRecord *
find_number (GPtrArray  *editions,
             const char *guideline,
             gint64      number)
{
  for (guint i = 0; i < editions->len; i++)
    if (steward_record_get_integer (editions->pdata[i], STEWARD_EDITION_NUMBER) == number &&
        g_strcmp0 (steward_record_get_text (editions->pdata[i], STEWARD_EDITION_GUIDELINE), guideline) == 0)
      return editions->pdata[i];
  return NULL;
}

/**
 * steward_guideline_read_version:
 * @which: (nullable): `draft`, `in-force` or a number; %NULL is the draft where there is one, else the last version
 * @edition: (out) (transfer none) (nullable): the edition; %NULL for the draft
 *
 * Returns: (transfer full) (nullable): the document
 */
StewardGuideline *
steward_guideline_read_version (StewardTransaction  *transaction,
                                StewardInForce      *in_force,
                                StewardRecord       *head,
                                const char          *which,
                                StewardRecord      **edition,
                                GError             **error)
{
  const char *id = steward_record_get_id (head);
  GPtrArray *editions = steward_in_force_get_editions (in_force, error);
  gint64 number;

  *edition = NULL;
  if (editions == NULL)
    return NULL;
  if (which == NULL)
    {
      if (steward_guideline_is_draft (head))
        return steward_guideline_read_draft (transaction, head, error);
      if (!steward_in_force_find_last_edition (in_force, id, edition, error))
        return NULL;
      return *edition != NULL ? steward_guideline_new_from_edition (*edition, error)
                              : steward_guideline_read_draft (transaction, head, error);
    }
  if (strcmp (which, "draft") == 0)
    return steward_guideline_read_draft (transaction, head, error);
  if (strcmp (which, "in-force") == 0)
    *edition = steward_in_force_find_edition (in_force, id);
  else if (g_ascii_string_to_signed (which, 10, 1, G_MAXINT32, &number, NULL))
    *edition = find_number (editions, id, number);
  if (*edition != NULL)
    return steward_guideline_new_from_edition (*edition, error);
  g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND,
               _("“%s” has no version “%s”"), steward_record_get_text (head, STEWARD_GUIDELINE_TITLE), which);
  return NULL;
}

static void
set_time (JsonObject *object,
          const char *member,
          gint64      time_us)
{
  g_autofree char *text = NULL;

  if (time_us == STEWARD_TIME_NONE)
    return;
  text = steward_time_to_rfc3339 (time_us);
  json_object_set_string_member (object, member, text);
}

static void
set_text (JsonObject *object,
          const char *member,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

/* As people say it: `in force`. */
static void
set_state (JsonObject *object,
           const char *state)
{
  g_autofree char *words = g_strdelimit (g_strdup (state), "-", ' ');

  json_object_set_string_member (object, "state", words);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static JsonArray *
list_names (StewardDirectory  *directory,
            const char *const *ids)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) steward_directory_get_name (directory, ids[i]));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    json_array_add_string_element (array, names->pdata[i]);
  return array;
}

static void
describe_version (JsonObject     *object,
                  StewardInForce *in_force,
                  StewardRecord  *head,
                  StewardRecord  *edition)
{
  const char *id = steward_record_get_id (head);
  StewardRecord *holds = steward_in_force_find_edition (in_force, id);
  StewardRecord *last = NULL;
  gint64 number = 0;

  steward_in_force_find_last_edition (in_force, id, &last, NULL);
  if (last != NULL)
    number = steward_record_get_integer (last, STEWARD_EDITION_NUMBER);
  if (edition == NULL)
    {
      json_object_set_int_member (object, "version", number + 1);
      set_state (object, steward_record_has (head, STEWARD_GUIDELINE_RETIRED)
                             ? "retired"
                             : steward_record_get_text (head, STEWARD_GUIDELINE_STATE));
    }
  else
    {
      json_object_set_int_member (object, "version", steward_record_get_integer (edition, STEWARD_EDITION_NUMBER));
      set_state (object, steward_record_has (head, STEWARD_GUIDELINE_RETIRED)                       ? "retired"
                         : edition == holds                                                         ? "in-force"
                         : holds == NULL || steward_record_get_integer (edition, STEWARD_EDITION_NUMBER) >
                                                steward_record_get_integer (holds, STEWARD_EDITION_NUMBER) ? "to-come"
                                                                                                    : "superseded");
      set_time (object, "from", steward_record_get_time (edition, STEWARD_EDITION_FROM));
      json_object_set_boolean_member (object, "material", steward_record_get_boolean (edition, STEWARD_EDITION_MATERIAL));
      set_text (object, "hash", steward_record_get_text (edition, STEWARD_EDITION_HASH));
    }
  if (holds != NULL && !steward_record_has (head, STEWARD_GUIDELINE_RETIRED))
    {
      json_object_set_int_member (object, "in_force", steward_record_get_integer (holds, STEWARD_EDITION_NUMBER));
      set_time (object, "in_force_from", steward_record_get_time (holds, STEWARD_EDITION_FROM));
    }
}

/* What is said about the guideline, for one version of it. */
static JsonObject *
describe (StewardTransaction  *transaction,
          StewardInForce      *in_force,
          StewardDirectory    *directory,
          StewardRecord       *head,
          StewardGuideline    *document,
          StewardRecord       *edition,
          GError             **error)
{
  g_autoptr (GArray) readers = steward_guideline_list_readers (in_force, steward_record_get_id (head), error);
  JsonObject *object;

  if (readers == NULL)
    return NULL;
  object = json_object_new ();
  json_object_set_string_member (object, "id", steward_record_get_id (head));
  json_object_set_string_member (object, "title", steward_guideline_get_title (document));
  describe_version (object, in_force, head, edition);
  set_text (object, "owner", steward_directory_get_name (directory, steward_record_get_text (head, STEWARD_GUIDELINE_OWNER)));
  set_text (object, "department",
            steward_directory_get_name (directory, steward_record_get_text (head, STEWARD_GUIDELINE_DEPARTMENT)));
  json_object_set_array_member (object, "audience", list_names (directory, steward_guideline_get_audience (document)));
  set_text (object, "language", steward_guideline_get_language (document));
  if (steward_record_has (head, STEWARD_GUIDELINE_REVIEW_MONTHS))
    json_object_set_int_member (object, "review_months", steward_record_get_integer (head, STEWARD_GUIDELINE_REVIEW_MONTHS));
  set_time (object, "review_by", steward_record_get_time (head, STEWARD_GUIDELINE_REVIEW_BY));
  set_time (object, "retired", steward_record_get_time (head, STEWARD_GUIDELINE_RETIRED));
  if (edition == NULL)
    {
      json_object_set_array_member (object, "authors",
                                    list_names (directory, steward_record_get_set (head, STEWARD_GUIDELINE_AUTHORS)));
      json_object_set_boolean_member (object, "material", steward_record_get_boolean (head, STEWARD_GUIDELINE_MATERIAL));
    }
  else
    set_text (object, "approved_by",
              steward_directory_get_name (directory, steward_record_get_text (edition, STEWARD_EDITION_APPROVED_BY)));
  if (!steward_translation_describe (transaction, in_force, document, object, error))
    {
      json_object_unref (object);
      return NULL;
    }
  json_object_set_int_member (object, "people", readers->len);
  json_object_set_int_member (object, "read", steward_guideline_count_read (readers));
  return object;
}

static void
name_elements (JsonObject       *object,
               const char       *member,
               StewardDirectory *directory)
{
  JsonArray *ids = object != NULL ? steward_json_get_array (object, member) : NULL;
  JsonArray *names;

  if (ids == NULL)
    return;
  names = json_array_new ();
  for (guint i = 0; i < json_array_get_length (ids); i++)
    json_array_add_string_element (names, steward_directory_get_name (directory, json_array_get_string_element (ids, i)));
  json_object_set_array_member (object, member, names);
}

/**
 * steward_guideline_name_rule:
 * @rule: a rule as blocks hold it
 *
 * Returns: (transfer full): the same with departments and activities by name, as people read and write it
 */
JsonNode *
steward_guideline_name_rule (JsonNode         *rule,
                             StewardDirectory *directory)
{
  /* json_node_copy() shares the object. */
  g_autofree char *text = steward_json_write (rule);
  JsonNode *named = steward_json_parse (text, -1, NULL);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (named) ? json_node_get_object (named) : NULL;
  JsonObject *when = object != NULL ? steward_json_get_object (object, "when") : NULL;
  const char *department = object != NULL ? steward_json_get_text (object, "department") : NULL;

  if (department != NULL)
    json_object_set_string_member (object, "department", steward_directory_get_name (directory, department));
  name_elements (when, "departments", directory);
  name_elements (when, "activities", directory);
  return named;
}

/* Rules of the blocks, and of those under them. */
static void
name_rules (JsonArray        *blocks,
            StewardDirectory *directory)
{
  for (guint i = 0; blocks != NULL && i < json_array_get_length (blocks); i++)
    {
      JsonNode *node = json_array_get_element (blocks, i);
      JsonObject *block = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

      if (block == NULL)
        continue;
      if (json_object_has_member (block, "rule"))
        json_object_set_member (block, "rule",
                                steward_guideline_name_rule (json_object_get_member (block, "rule"), directory));
      name_rules (steward_json_get_array (block, "items"), directory);
      name_rules (steward_json_get_array (block, "sub"), directory);
    }
}

static JsonNode *
take_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

/**
 * steward_guideline_report:
 * @which: (nullable): as of steward_guideline_read_version()
 * @left_out: (nullable) (element-type utf8): what a document had that a guideline doesn't hold
 *
 * Makes the JSON of `guideline show` the result of @operation.
 *
 * Returns: whether it went well
 */
gboolean
steward_guideline_report (StewardTransaction  *transaction,
                          StewardOperation    *operation,
                          StewardRecord       *head,
                          const char          *which,
                          GPtrArray           *left_out,
                          GError             **error)
{
  /* Anew: what was just stored is to be seen. */
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardDirectory) directory = steward_directory_read (transaction, error);
  StewardRecord *edition = NULL;
  g_autoptr (StewardGuideline) document = NULL;
  JsonObject *object;
  JsonNode *blocks;

  if (directory == NULL)
    return FALSE;
  document = steward_guideline_read_version (transaction, in_force, head, which, &edition, error);
  object = document != NULL ? describe (transaction, in_force, directory, head, document, edition, error) : NULL;
  if (object == NULL)
    return FALSE;
  if (edition == NULL)
    {
      g_autoptr (GPtrArray) consultations = steward_guideline_consultations_list (transaction, in_force, head, error);
      g_autofree char *hash = steward_guideline_hash (document);

      if (consultations == NULL)
        {
          json_object_unref (object);
          return FALSE;
        }
      json_object_set_array_member (object, "consultations",
                                    steward_guideline_consultations_describe (in_force, consultations, directory, hash,
                                                                              steward_transaction_get_now (transaction)));
    }
  blocks = steward_guideline_shown_to_json (document);
  name_rules (json_node_get_array (blocks), directory);
  json_object_set_member (object, "blocks", blocks);
  if (left_out != NULL)
    {
      JsonArray *lines = json_array_new ();

      for (guint i = 0; i < left_out->len; i++)
        json_array_add_string_element (lines, left_out->pdata[i]);
      json_object_set_array_member (object, "left_out", lines);
    }
  steward_operation_take_json (operation, take_object (object));
  return TRUE;
}

/**
 * steward_guideline_describe:
 * @which: (nullable): as of steward_guideline_read_version()
 * @document: (out) (optional) (transfer full): the document described
 *
 * Returns: (transfer full) (nullable): the keys of `guideline list`
 */
JsonObject *
steward_guideline_describe (StewardTransaction  *transaction,
                            StewardInForce      *in_force,
                            StewardDirectory    *directory,
                            StewardRecord       *head,
                            const char          *which,
                            StewardGuideline   **document,
                            GError             **error)
{
  StewardRecord *edition = NULL;
  g_autoptr (StewardGuideline) read =
      steward_guideline_read_version (transaction, in_force, head, which, &edition, error);
  JsonObject *object = read != NULL ? describe (transaction, in_force, directory, head, read, edition, error) : NULL;

  if (object != NULL && document != NULL)
    *document = g_steal_pointer (&read);
  return object;
}
