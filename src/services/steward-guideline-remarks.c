/* steward-guideline-remarks.c: what comments and suggestions on a draft share
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-remarks"

#include "steward-guideline-remarks-private.h"

#include "steward-guideline-approval-private.h"
#include "steward-guideline-consulting-private.h"
#include "steward-guideline-draft-private.h"
#include "steward-guideline-report-private.h"
#include "steward-kinds.h"
#include "steward-remark-kinds.h"
#include "steward-passage.h"
#include "steward-permit.h"
#include "steward-service-error.h"
#include "steward-suggestion.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A few words say which place is meant. */
#define MAX_REST 40

/**
 * steward_remarks_permit:
 * @error: return location for %STEWARD_REFUSAL_NOT_ALLOWED
 *
 * Whom the guideline binds, who is asked before it is put in force, by the matrix or by its writer, and who writes it may
 * suggest and comment.
 *
 * Returns: whether the person may
 */
gboolean
steward_remarks_permit (StewardTransaction  *transaction,
                        StewardInForce      *in_force,
                        StewardRecord       *head,
                        GError             **error)
{
  StewardOrganisation *organisation = steward_in_force_get_organisation (in_force, error);
  const char *const *audience = steward_record_get_set (head, STEWARD_GUIDELINE_AUDIENCE);
  g_auto (GStrv) departments = NULL;
  gboolean may;

  if (organisation == NULL || !steward_permit_member (transaction, error))
    return FALSE;
  departments = steward_organisation_list_departments_of (organisation, steward_transaction_get_person (transaction));
  if (!steward_guideline_approval_concerns (in_force, (const char *const *) departments, &may, error))
    return FALSE;
  may = may || audience[0] == NULL;
  for (guint i = 0; !may && departments[i] != NULL; i++)
    may = g_strv_contains (audience, departments[i]);
  if (!may)
    {
      g_autoptr (GPtrArray) asked = steward_guideline_consultations_list (transaction, in_force, head, error);

      if (asked == NULL)
        return FALSE;
      may = steward_guideline_consultations_concern (transaction, organisation, asked);
    }
  if (may || steward_guideline_permit_write (in_force, transaction,
                                             steward_record_get_text (head, STEWARD_GUIDELINE_DEPARTMENT), NULL))
    return TRUE;
  g_set_error_literal (error, STEWARD_REFUSAL, STEWARD_REFUSAL_NOT_ALLOWED,
                       _("Only people for whom the guideline is, or who are asked about it, may suggest and comment"));
  return FALSE;
}

/**
 * steward_remarks_open:
 * @id: an id, the start of one, or a title
 *
 * Returns: (transfer full) (nullable): the head of a guideline that the person may suggest for and comment on
 */
StewardRecord *
steward_remarks_open (StewardTransaction  *transaction,
                      StewardInForce      *in_force,
                      const char          *id,
                      GError             **error)
{
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, id, error);

  if (head == NULL || !steward_remarks_permit (transaction, in_force, head, error))
    return NULL;
  if (steward_record_has (head, STEWARD_GUIDELINE_RETIRED))
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("The guideline is retired; it is no longer changed"));
      return NULL;
    }
  return g_steal_pointer (&head);
}

static gint
refuse_place (GError     **error,
              const char  *format,
              const char  *clause,
              const char  *what)
{
  g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, format, clause, what);
  return -1;
}

/* The cell that is meant. */
static gboolean
read_cell (const StewardGuidelineBlock *block,
           const char                  *cell,
           StewardPassage              *passage)
{
  g_auto (GStrv) parts = g_strsplit (cell, ",", -1);
  guint64 place[2];

  if (g_strv_length (parts) != 2)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    if (!g_ascii_string_to_unsigned (g_strstrip (parts[i]), 10, i, G_MAXUINT32, &place[i], NULL))
      return FALSE;
  return steward_passage_of_cell (block, (guint) place[0], (guint) place[1] - 1, passage);
}

/**
 * steward_remarks_mark:
 * @start: (out): first code point of the block's words
 * @end: (out): the one after the last
 * @error: return location
 *
 * Returns: which block, or -1
 */
gint
steward_remarks_mark (StewardGuideline      *draft,
                      const StewardMarking  *marking,
                      guint                 *start,
                      guint                 *end,
                      GError               **error)
{
  gint at = steward_guideline_find_clause (draft, marking->clause, error);
  const StewardGuidelineBlock *block = at >= 0 ? steward_guideline_get_block (draft, (guint) at) : NULL;
  g_autofree char *plain = NULL;
  g_autofree char *part = NULL;
  StewardPassage whole;
  const char *found;

  if (block == NULL)
    return -1;
  if (block->type == STEWARD_GUIDELINE_BLOCK_TABLE && !marking->takes_table)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("Clause %s is a table; say in a comment on it what is to change"), marking->clause);
      return -1;
    }
  plain = steward_passage_plain (block);
  whole = (StewardPassage){ 0, (guint) g_utf8_strlen (plain, -1), TRUE };
  if (marking->cell != NULL && !read_cell (block, marking->cell, &whole))
    return refuse_place (error, _("Clause %s has no cell %s; say ROW,COLUMN of a table, the head is row 0"), marking->clause,
                         marking->cell);
  *start = whole.start;
  *end = whole.end;
  if (marking->passage == NULL)
    return at;
  part = g_utf8_substring (plain, whole.start, whole.end);
  found = *marking->passage != '\0' ? strstr (part, marking->passage) : NULL;
  if (found == NULL)
    return refuse_place (error, _("Clause %s doesn’t have the words “%s”"), marking->clause, marking->passage);
  if (strstr (found + 1, marking->passage) != NULL)
    return refuse_place (error, _("Clause %s has the words “%s” more than once; name more of them"), marking->clause,
                         marking->passage);
  *start = whole.start + (guint) g_utf8_pointer_to_offset (part, found);
  *end = *start + (guint) g_utf8_strlen (marking->passage, -1);
  if (marking->is_after)
    *start = *end;
  return at;
}

static void
set_text (JsonObject *line,
          const char *name,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (line, name, text);
}

static void
describe_block (StewardGuideline     *draft,
                gint                  at,
                const StewardPassage *passage,
                JsonObject           *line)
{
  json_object_set_string_member (line, "block", steward_guideline_get_block (draft, (guint) at)->id);
  json_object_set_string_member (line, "clause", steward_guideline_get_clause (draft, (guint) at));
  json_object_set_int_member (line, "start", passage->start);
  json_object_set_int_member (line, "end", passage->end);
}

/* Which passage it is; FALSE for a record that doesn't make sense. */
static gboolean
describe_passage (const char *words,
                  gint64      start,
                  gint64      end,
                  JsonObject *line)
{
  g_autofree char *marked = NULL;

  if (start < 0 || end < start || end > g_utf8_strlen (words, -1))
    return FALSE;
  marked = g_utf8_substring (words, start, end);
  json_object_set_string_member (line, "passage", marked);
  return TRUE;
}

static void
describe_comment_place (StewardRecord    *record,
                        StewardGuideline *draft,
                        JsonObject       *line)
{
  const char *block = steward_record_get_text (record, STEWARD_COMMENT_BLOCK);
  const char *words = steward_record_get_text (record, STEWARD_COMMENT_WORDS);
  gint64 start = steward_record_get_integer (record, STEWARD_COMMENT_START);
  gint64 end = steward_record_get_integer (record, STEWARD_COMMENT_END);
  StewardPassage passage;
  gint at;

  words = words != NULL ? words : "";
  if (block == NULL || !describe_passage (words, start, end, line))
    return;
  at = steward_passage_find (draft, block, words, (guint) start, (guint) end, TRUE, &passage);
  json_object_set_boolean_member (line, "detached", at < 0);
  if (at >= 0)
    describe_block (draft, at, &passage, line);
}

static void
describe_suggestion_place (StewardRecord    *record,
                           StewardGuideline *draft,
                           JsonObject       *line)
{
  const char *words = steward_record_get_text (record, STEWARD_SUGGESTION_WORDS);
  gint64 start = steward_record_get_integer (record, STEWARD_SUGGESTION_START);
  gint64 end = steward_record_get_integer (record, STEWARD_SUGGESTION_END);
  g_autofree char *plain = NULL;
  g_auto (GStrv) ids = steward_suggestion_list_clauses (record);
  StewardSuggestionForm form;
  StewardPassage passage;
  gboolean fits;
  guint length;
  gint at;

  words = words != NULL ? words : "";
  if (!steward_record_has (record, STEWARD_SUGGESTION_BLOCK) || !describe_passage (words, start, end, line))
    return;
  at = steward_suggestion_find (record, draft, &passage, &fits);
  /* Something else than what was there isn't changed as it was to be. */
  json_object_set_boolean_member (line, "detached", !fits);
  if (at >= 0)
    {
      plain = steward_passage_plain (steward_guideline_get_block (draft, (guint) at));
      describe_block (draft, at, &passage, line);
    }
  else
    {
      plain = g_strdup (words);
      passage = (StewardPassage){ (guint) start, (guint) end, FALSE };
    }
  length = (guint) g_utf8_strlen (plain, -1);
  form = steward_suggestion_get_form (record, length, &passage);
  json_object_set_string_member (line, "form", steward_suggestion_form_name (form));
  set_text (line, "shape", steward_record_get_text (record, STEWARD_SUGGESTION_SHAPE));
  if (steward_record_has (record, STEWARD_SUGGESTION_SPANS))
    json_object_set_member (line, "spans", steward_record_get_json (record, STEWARD_SUGGESTION_SPANS));
  if (form == STEWARD_SUGGESTION_SPLIT)
    {
      g_autofree char *rest = g_utf8_substring (plain, passage.end, MIN (length, passage.end + MAX_REST));

      json_object_set_string_member (line, "rest", g_strstrip (rest));
    }
  if (ids[0] != NULL)
    {
      JsonArray *clauses = json_array_new ();

      for (guint i = 0; ids[i] != NULL; i++)
        json_array_add_string_element (clauses, ids[i]);
      json_object_set_array_member (line, "new_blocks", clauses);
    }
}

static void
set_person (JsonObject       *line,
            const char       *name,
            StewardDirectory *directory,
            const char       *person)
{
  StewardRecord *record = person != NULL ? steward_directory_get (directory, person) : NULL;

  set_text (line, name, record != NULL ? steward_record_get_text (record, STEWARD_PERSON_NAME) : person);
}

static void
set_time (JsonObject    *line,
          const char    *name,
          StewardRecord *record,
          guint          field)
{
  g_autofree char *time = steward_record_has (record, field) ? steward_time_to_rfc3339 (steward_record_get_time (record, field)) : NULL;

  set_text (line, name, time);
}

/**
 * steward_remarks_describe:
 * @record: a comment or suggestion
 * @draft: the draft as it is now
 *
 * Returns: (transfer full): it with the keys of the command line
 */
JsonObject *
steward_remarks_describe (StewardRecord    *record,
                          StewardGuideline *draft,
                          StewardDirectory *directory)
{
  JsonObject *line = json_object_new ();

  json_object_set_string_member (line, "id", steward_record_get_id (record));
  if (steward_record_get_kind (record) == &steward_suggestion_kind)
    {
      const char *replacement = steward_record_get_text (record, STEWARD_SUGGESTION_REPLACEMENT);

      json_object_set_string_member (line, "kind", "suggestion");
      describe_suggestion_place (record, draft, line);
      json_object_set_string_member (line, "replacement", replacement != NULL ? replacement : "");
      set_text (line, "person", steward_directory_get_name (directory, steward_record_get_text (record, STEWARD_SUGGESTION_PERSON)));
      set_person (line, "name", directory, steward_record_get_text (record, STEWARD_SUGGESTION_PERSON));
      set_time (line, "at", record, STEWARD_SUGGESTION_AT);
      json_object_set_string_member (line, "state", steward_record_has (record, STEWARD_SUGGESTION_OUTCOME)
                                                        ? steward_record_get_text (record, STEWARD_SUGGESTION_OUTCOME)
                                                        : "open");
      if (steward_record_has (record, STEWARD_SUGGESTION_DECIDED_BY))
        set_text (line, "decided_by",
                  steward_directory_get_name (directory, steward_record_get_text (record, STEWARD_SUGGESTION_DECIDED_BY)));
      return line;
    }
  json_object_set_string_member (line, "kind", "comment");
  describe_comment_place (record, draft, line);
  set_text (line, "reply_to", steward_record_get_text (record, STEWARD_COMMENT_REPLY_TO));
  set_text (line, "text", steward_record_get_text (record, STEWARD_COMMENT_TEXT));
  set_text (line, "person", steward_directory_get_name (directory, steward_record_get_text (record, STEWARD_COMMENT_PERSON)));
  set_person (line, "name", directory, steward_record_get_text (record, STEWARD_COMMENT_PERSON));
  set_time (line, "at", record, STEWARD_COMMENT_AT);
  json_object_set_string_member (line, "state", steward_record_has (record, STEWARD_COMMENT_RESOLVED) ? "resolved" : "open");
  if (steward_record_has (record, STEWARD_COMMENT_RESOLVED_BY))
    set_text (line, "resolved_by",
              steward_directory_get_name (directory, steward_record_get_text (record, STEWARD_COMMENT_RESOLVED_BY)));
  return line;
}
