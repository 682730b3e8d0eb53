/* steward-sync-choosing.c: what a merge decided is decided again by somebody
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sync-choosing"

#include "steward-sync-choosing-private.h"
#include "steward-sync-standing.h"

#include "steward-editing.h"
#include "steward-guideline-draft-private.h"
#include "steward-guideline-writing.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-matrix-editing.h"
#include "steward-mentions.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-responding.h"
#include "steward-service-error.h"
#include "steward-settings.h"
#include "steward-transaction-sync.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a text that names a record. */
#define TITLE_LENGTH 60

/* What people fill in, and by which rules. The other fields follow from what is done, such as the state of an answer, or have
 * steps of their own: which machine publishes, what is allowed to be asked, what was approved or is over. */
static const struct
{
  const StewardKind *kind;
  const char        *fields; /* between bars */
} choices[] = {
  { &steward_topic_kind, "|name|query|kind_of_topic|position|" },
  { &steward_department_kind, "|name|short_name|colour|purpose|hours|time_zone|holidays|position|" },
  { &steward_activity_kind, "|name|target_minutes|clock|needs_approval|rule|position|" },
  { &steward_source_kind, "|address|name|interval_minutes|voice|department|" },
  { &steward_account_kind, "|handle|purpose|department|custodians|recovery_contact|two_factor|" },
  { &steward_snippet_kind, "|name|text|department|departments|language|expires|cites|" },
  { &steward_person_kind, "|name|email|away_from|away_until|stand_in|on_call|administrator|" },
  { &steward_workspace_kind, "|name|time_zone|own_domains|contact_minutes|" },
  { &steward_response_kind, "|text|account|activity|target|visibility|content_warning|language|" },
  { &steward_mention_kind, "|voice|mood|language|topics|" },
  { &steward_guideline_kind, "|title|language|audience|owner|review_by|" },
  { &steward_block_kind, "|text|" },
  { &steward_cell_kind, "|letters|note|" },
};

/**
 * steward_sync_can_choose:
 *
 * Returns: whether somebody who may change it can put another value there from the conflict tray
 */
gboolean
steward_sync_can_choose (const StewardKind *kind,
                         const char        *field)
{
  int index = kind != NULL && *field != '\0' ? steward_kind_find_field (kind, field) : -1;
  g_autofree char *barred = g_strdup_printf ("|%s|", field);

  for (guint i = 0; index >= 0 && i < G_N_ELEMENTS (choices); i++)
    if (choices[i].kind == kind)
      return strstr (choices[i].fields, barred) != NULL;
  return FALSE;
}

/**
 * steward_sync_is_written:
 *
 * Returns: whether the field is a text of people's own words, so that a third version can be written
 */
gboolean
steward_sync_is_written (const StewardKind *kind,
                         const char        *field)
{
  int index = kind != NULL ? steward_kind_find_field (kind, field) : -1;

  return index >= 0 && steward_sync_can_choose (kind, field) && kind->fields[index].type == STEWARD_FIELD_TEXT &&
         (kind->fields[index].merge == STEWARD_MERGE_WORDS || strcmp (field, "name") == 0 || strcmp (field, "title") == 0 ||
          strcmp (field, "query") == 0);
}

static char *
shorten (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\t", ' ');
  const char *end;

  if (g_utf8_strlen (line, -1) <= TITLE_LENGTH)
    return g_steal_pointer (&line);
  end = g_utf8_offset_to_pointer (line, TITLE_LENGTH - 1);
  return g_strdup_printf ("%.*s…", (int) (end - line), line);
}

static char *
name_of (StewardTransaction *transaction,
         const StewardKind  *kind,
         const char         *id)
{
  static const char *const naming[] = { "name", "title", "handle", "email", "text", "reason", "query" };
  g_autoptr (StewardRecord) record = id != NULL ? steward_transaction_find (transaction, kind, id, NULL) : NULL;

  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (naming); i++)
    {
      int field = steward_kind_find_field (kind, naming[i]);

      if (field >= 0 && kind->fields[field].type == STEWARD_FIELD_TEXT && steward_record_has (record, (guint) field))
        return shorten (steward_record_get_text (record, (guint) field));
    }
  return g_strdup (id);
}

/**
 * steward_sync_title:
 *
 * Returns: (transfer full): by which people know a record
 */
char *
steward_sync_title (StewardTransaction *transaction,
                    const StewardKind  *kind,
                    const char         *id)
{
  g_autoptr (StewardRecord) record = steward_transaction_find (transaction, kind, id, NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (record != NULL && kind == &steward_cell_kind)
    {
      first = name_of (transaction, &steward_activity_kind, steward_record_get_text (record, STEWARD_CELL_ACTIVITY));
      second = name_of (transaction, &steward_department_kind, steward_record_get_text (record, STEWARD_CELL_DEPARTMENT));
      return g_strdup_printf ("%s × %s", first, second);
    }
  if (record != NULL && kind == &steward_block_kind)
    return name_of (transaction, &steward_guideline_kind, steward_record_get_text (record, STEWARD_BLOCK_GUIDELINE));
  return name_of (transaction, kind, id);
}

/* Choosing */

static StewardOperation *
set_letters (StewardRecord *cell,
             JsonNode      *value)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (steward_cell_change_free);
  StewardLetters letters = 0;

  if (JSON_NODE_HOLDS_VALUE (value) && !steward_letters_parse (json_node_get_string (value), &letters))
    return NULL;
  g_ptr_array_add (changes, steward_cell_change_new (steward_record_get_text (cell, STEWARD_CELL_ACTIVITY),
                                                     steward_record_get_text (cell, STEWARD_CELL_DEPARTMENT), letters));
  return steward_matrix_set_letters (changes);
}

static StewardOperation *
set_words (StewardTransaction  *transaction,
           StewardRecord       *block,
           JsonNode            *value,
           GError             **error)
{
  const char *id = steward_record_get_text (block, STEWARD_BLOCK_GUIDELINE);
  g_autoptr (StewardRecord) head = steward_transaction_get (transaction, &steward_guideline_kind, id, error);
  g_autoptr (StewardGuideline) guideline = head != NULL ? steward_guideline_read_draft (transaction, head, error) : NULL;
  gint at = guideline != NULL ? steward_guideline_find (guideline, steward_record_get_id (block)) : -1;
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_guideline_block_free);
  StewardGuidelineBlock *copy;

  if (at < 0)
    return NULL;
  copy = steward_guideline_block_copy (steward_guideline_get_block (guideline, (guint) at));
  g_free (copy->text);
  copy->text = JSON_NODE_HOLDS_VALUE (value) ? json_node_dup_string (value) : g_strdup ("");
  g_ptr_array_add (changed, copy);
  return steward_guidelines_save (id, changed, NULL);
}

static StewardOperation *
change_settings (const char *field,
                 JsonObject *fields)
{
  g_auto (GStrv) domains = NULL;

  if (strcmp (field, "own_domains") == 0)
    domains = steward_json_get_texts (fields, field);
  if (strcmp (field, "own_domains") == 0 && domains == NULL)
    domains = g_new0 (char *, 1);
  return steward_settings_change (strcmp (field, "name") == 0 ? steward_json_get_text (fields, field) : NULL,
                                  strcmp (field, "time_zone") == 0 ? steward_json_get_text (fields, field) : NULL,
                                  (const char *const *) domains,
                                  (int) steward_json_get_integer (fields, "contact_minutes", 0));
}

/* The change that somebody would make who wrote the value where it belongs: with the same rules, and the same event. */
static StewardOperation *
make_change (StewardTransaction  *transaction,
             StewardRecord       *record,
             const char          *field,
             JsonNode            *value,
             GError             **error)
{
  const StewardKind *kind = steward_record_get_kind (record);
  const char *id = steward_record_get_id (record);
  const char *const ids[] = { id, NULL };
  g_autoptr (JsonObject) fields = json_object_new ();

  json_object_set_member (fields, field, json_node_copy (value));
  if (kind == &steward_response_kind)
    return steward_response_edit (id, fields);
  if (kind == &steward_mention_kind)
    return steward_mention_correct (ids, fields);
  if (kind == &steward_guideline_kind)
    return steward_guidelines_set (id, fields);
  if (kind == &steward_block_kind)
    return set_words (transaction, record, value, error);
  if (kind == &steward_workspace_kind)
    return change_settings (field, fields);
  if (kind == &steward_cell_kind && strcmp (field, "letters") == 0)
    return set_letters (record, value);
  if (kind == &steward_cell_kind)
    return steward_matrix_set_note (steward_record_get_text (record, STEWARD_CELL_ACTIVITY),
                                    steward_record_get_text (record, STEWARD_CELL_DEPARTMENT),
                                    JSON_NODE_HOLDS_VALUE (value) ? json_node_get_string (value) : NULL);
  return steward_editing_save (kind, id, fields);
}

static gboolean
is_there (StewardRecord *record,
                  const char    *field,
                  JsonNode      *value)
{
  g_autofree char *json = steward_json_write (value);
  g_autofree char *patch = g_strdup_printf ("{\"%s\":%s}", field, json);
  g_autoptr (StewardRecord) after = steward_record_copy (record);

  return steward_record_apply_json (after, patch, NULL) &&
         steward_record_field_equal (record, after, (guint) steward_kind_find_field (steward_record_get_kind (record), field));
}

/**
 * steward_sync_value_since:
 *
 * Returns: (transfer full) (nullable): what the record of a conflict holds now, where that is no longer what the merge put there
 */
JsonNode *
steward_sync_value_since (StewardTransaction *transaction,
                          StewardConflict    *conflict)
{
  const char *field = conflict->loss->field;
  gboolean is_field = conflict->kind != NULL && *field != '\0' && steward_kind_find_field (conflict->kind, field) >= 0;
  g_autoptr (StewardRecord) record = is_field ? steward_transaction_find (transaction, conflict->kind, conflict->id, NULL) : NULL;
  g_autoptr (JsonNode) chosen = steward_json_parse (conflict->loss->chosen, -1, NULL);
  g_autoptr (GString) json = g_string_new (NULL);

  if (record == NULL || chosen == NULL || is_there (record, field, chosen))
    return NULL;
  steward_record_append_field (record, (guint) steward_kind_find_field (conflict->kind, field), json);
  return steward_json_parse (json->str, (gssize) json->len, NULL);
}

static gboolean
refuse (const char  *words,
        GError     **error)
{
  g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_STATE, words);
  return FALSE;
}

/* A change that does something else than what was chosen isn't told as done: some fields can't be emptied. */
static gboolean
check_chosen (StewardTransaction  *transaction,
              StewardRecord       *before,
              const char          *field,
              JsonNode            *value,
              GError             **error)
{
  const StewardKind *kind = steward_record_get_kind (before);
  guint index = (guint) steward_kind_find_field (kind, field);
  g_autoptr (StewardRecord) after = steward_transaction_get (transaction, kind, steward_record_get_id (before), error);

  if (after == NULL)
    return FALSE;
  /* Texts may be tidied. */
  if (JSON_NODE_HOLDS_NULL (value) ? steward_record_has (after, index) && !is_there (after, field, value)
                                   : steward_record_field_equal (before, after, index))
    return refuse (_("Its rules don’t allow that value: change it in its place, then resolve the conflict without choosing a side"),
                   error);
  return TRUE;
}

/**
 * steward_sync_make_change:
 * @field: one that steward_sync_can_choose()
 * @value: what it is to hold
 *
 * By the rules of the record's place, as a change of the person who acts.
 *
 * Returns: whether it holds that now
 */
gboolean
steward_sync_make_change (StewardTransaction  *transaction,
                          StewardRecord       *record,
                          const char          *field,
                          JsonNode            *value,
                          GCancellable        *cancellable,
                          GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardOperation) change = make_change (transaction, record, field, value, &local_error);

  if (change == NULL && local_error == NULL)
    g_set_error_literal (&local_error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND,
                         _("What the value belonged to isn’t there any more"));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return steward_operation_run (transaction, change, cancellable, error) &&
         check_chosen (transaction, record, field, value, error);
}

/**
 * steward_sync_holds:
 *
 * Returns: whether a field of the record holds that value
 */
gboolean
steward_sync_holds (StewardRecord *record,
                    const char    *field,
                    JsonNode      *value)
{
  return is_there (record, field, value);
}

static gboolean
choose_again (StewardTransaction  *transaction,
              StewardConflict     *conflict,
              JsonNode            *value,
              const char          *seen,
              GCancellable        *cancellable,
              GError             **error)
{
  const char *field = conflict->loss->field;
  g_autoptr (StewardRecord) record = NULL;
  g_autoptr (JsonNode) expected = NULL;

  if (!steward_sync_can_choose (conflict->kind, field))
    return refuse (_("This has rules of its own: change it in its place, then resolve the conflict without choosing a side"), error);
  record = steward_transaction_get (transaction, conflict->kind, conflict->id, error);
  if (record == NULL)
    return FALSE;
  if (is_there (record, field, value))
    return TRUE;
  expected = steward_json_parse (seen != NULL ? seen : conflict->loss->chosen, -1, NULL);
  if (expected == NULL || !is_there (record, field, expected))
    return refuse (_("Somebody has changed it again since: look at what is there now, and choose anew or change it in its place"), error);
  return steward_sync_make_change (transaction, record, field, value, cancellable, error) &&
         steward_transaction_note (transaction, "resolve", conflict->kind->name, conflict->id, NULL, NULL, error);
}

/* Returns: (transfer full) (nullable): the value of a side, JSON's null where there was none */
static JsonNode *
value_of (StewardConflict  *conflict,
          const char       *side,
          GError          **error)
{
  const StewardLoss *loss = conflict->loss;
  const char *json = strcmp (side, "ours") == 0     ? loss->ours
                     : strcmp (side, "theirs") == 0 ? loss->theirs
                     : strcmp (side, "base") == 0   ? loss->base
                                                    : NULL;

  if (json == NULL && strcmp (side, "base") != 0)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("“%s” is no side; it is ours, theirs or base"),
                   side);
      return NULL;
    }
  return steward_json_parse (json != NULL ? json : "null", -1, error);
}

typedef struct
{
  char *id;
  char *side; /* (nullable) */
  char *text; /* (nullable) */
  char *seen; /* (nullable) */
} Resolving;

static void
resolving_free (gpointer data)
{
  Resolving *resolving = data;

  g_free (resolving->id);
  g_free (resolving->side);
  g_free (resolving->text);
  g_free (resolving->seen);
  g_free (resolving);
}

static gboolean
resolve (StewardTransaction  *transaction,
         StewardOperation    *operation,
         gpointer             data,
         GCancellable        *cancellable,
         GError             **error)
{
  Resolving *input = data;
  gint64 row = g_ascii_strtoll (input->id, NULL, 10);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (JsonNode) value = NULL;
  StewardConflict *conflict;

  if (!steward_permit_member (transaction, error))
    return FALSE;
  conflicts = steward_transaction_list_conflicts (transaction, row > 0 ? row : -1, error);
  if (conflicts == NULL)
    return FALSE;
  if (conflicts->len == 0)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND, _("No conflict is called “%s”"), input->id);
      return FALSE;
    }
  conflict = conflicts->pdata[0];
  if (input->side != NULL)
    value = value_of (conflict, input->side, error);
  else if (input->text != NULL)
    value = json_node_init_string (json_node_alloc (), input->text);
  if (input->side != NULL && value == NULL)
    return FALSE;
  return (value == NULL || choose_again (transaction, conflict, value, input->seen, cancellable, error)) &&
         steward_transaction_see_conflict (transaction, conflict->row, error);
}

/**
 * steward_sync_resolve:
 * @id: of an entry of the conflict tray
 * @side: (nullable): `ours`, `theirs` or `base`: the value that the record is to hold after all
 * @text: (nullable): words of one's own in the place of a side; without either the record stays as it is
 * @seen: (nullable): JSON of the value that somebody saw there when they chose; %NULL for what the merge put there. Another one
 *   isn't written over
 *
 * Somebody has looked at a lost value. What is chosen is stored as a change by that person, by the rules of what it belongs to.
 *
 * Returns: (transfer full): an operation
 */
StewardOperation *
steward_sync_resolve (const char *id,
                      const char *side,
                      const char *text,
                      const char *seen)
{
  Resolving *input = g_new0 (Resolving, 1);

  input->id = g_strdup (id);
  input->side = g_strdup (side);
  input->text = g_strdup (text);
  input->seen = g_strdup (seen);
  return steward_operation_new ("sync-resolve", STEWARD_MODE_DEED, resolve, input, resolving_free);
}
