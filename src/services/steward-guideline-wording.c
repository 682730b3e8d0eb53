/* steward-guideline-wording.c: broad terms in a guideline's own text
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-wording"

#include "steward-guideline-wording.h"

#include "steward-broad-lists-private.h"
#include "steward-directory-private.h"
#include "steward-guideline-draft-private.h"
#include "steward-guideline-report-private.h"
#include "steward-id.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-service-error.h"
#include "steward-text.h"
#include "steward-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *id;       /* (owned) (nullable) of a guideline */
  char *which;    /* (owned) (nullable) version */
  char *clause;   /* (owned) (nullable) */
  char *term;     /* (owned) (nullable) */
  char *language; /* (owned) (nullable) */
  char *interest; /* (owned) (nullable) */
  char *narrower; /* (owned) (nullable) */
  char *fields;   /* (owned) (nullable) JSON */
} Wording;

static void
wording_free (gpointer data)
{
  Wording *self = data;

  g_free (self->id);
  g_free (self->which);
  g_free (self->clause);
  g_free (self->term);
  g_free (self->language);
  g_free (self->interest);
  g_free (self->narrower);
  g_free (self->fields);
  g_free (self);
}

static gboolean
usage (GError     **error,
       const char  *message)
{
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, message);
  return FALSE;
}

static gboolean
is_same (const char *a,
         const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return strcmp (folded_a, folded_b) == 0;
}

/* The newest answer for the clause and the term. */
static StewardRecord *
find_grounds (GPtrArray  *all,
              const char *clause,
              const char *term)
{
  StewardRecord *found = NULL;

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (steward_record_get_text (all->pdata[i], STEWARD_GROUNDS_CLAUSE), clause) == 0 &&
        steward_record_has (all->pdata[i], STEWARD_GROUNDS_TERM) &&
        is_same (steward_record_get_text (all->pdata[i], STEWARD_GROUNDS_TERM), term) &&
        (found == NULL || steward_record_get_time (all->pdata[i], STEWARD_GROUNDS_AT) >
                            steward_record_get_time (found, STEWARD_GROUNDS_AT)))
      found = all->pdata[i];
  return found;
}

static void
set_text (JsonObject *object,
          const char *member,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

static void
describe_grounds (JsonObject       *line,
                  StewardRecord    *grounds,
                  const char       *plain,
                  StewardDirectory *directory)
{
  g_autofree char *at = NULL;

  json_object_set_string_member (line, "standing",
                                 steward_grounds_standing_to_string (steward_grounds_standing (grounds, plain)));
  if (grounds == NULL)
    return;
  set_text (line, "interest", steward_record_get_text (grounds, STEWARD_GROUNDS_INTEREST));
  set_text (line, "narrower", steward_record_get_text (grounds, STEWARD_GROUNDS_NARROWER));
  set_text (line, "by",
            steward_directory_get_name (directory, steward_record_get_text (grounds, STEWARD_GROUNDS_PERSON)));
  if (!steward_record_has (grounds, STEWARD_GROUNDS_AT))
    return;
  at = steward_time_to_rfc3339 (steward_record_get_time (grounds, STEWARD_GROUNDS_AT));
  json_object_set_string_member (line, "at", at);
}

static JsonObject *
describe_mark (StewardGuideline       *document,
               const StewardBroadTerm *term,
               const StewardBroadMark *mark,
               const char             *plain)
{
  JsonObject *line = json_object_new ();
  const char *clause = steward_guideline_get_clause (document, mark->block);
  g_autofree char *words = g_utf8_substring (plain, mark->start, mark->end);

  if (*clause != '\0')
    json_object_set_string_member (line, "clause", clause);
  json_object_set_string_member (line, "id", steward_guideline_get_block (document, mark->block)->id);
  json_object_set_string_member (line, "term", term->term);
  json_object_set_string_member (line, "words", words);
  json_object_set_int_member (line, "start", mark->start);
  json_object_set_int_member (line, "end", mark->end);
  set_text (line, "why", term->why);
  set_text (line, "source", term->source);
  set_text (line, "dated", term->dated);
  return line;
}

static void
take_array (StewardOperation *operation,
            JsonArray        *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  steward_operation_take_json (operation, node);
}

static gboolean
review (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  Wording *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardDirectory) directory = steward_directory_read (transaction, error);
  g_autoptr (StewardRecord) head = directory != NULL ? steward_guideline_look_up (transaction, input->id, error) : NULL;
  g_autoptr (StewardBroadTerms) terms = head != NULL ? steward_broad_lists_read (transaction, error) : NULL;
  StewardRecord *edition;
  g_autoptr (StewardGuideline) document =
    terms != NULL ? steward_guideline_read_version (transaction, in_force, head, input->which, &edition, error) : NULL;
  g_autoptr (GPtrArray) all = document != NULL
                                ? steward_transaction_list_by (transaction, &steward_grounds_kind, STEWARD_GROUNDS_GUIDELINE,
                                                               steward_record_get_id (head), error)
                                : NULL;
  g_autoptr (GArray) marks = NULL;
  JsonArray *lines;

  if (all == NULL)
    return FALSE;
  marks = steward_broad_terms_review (terms, document);
  lines = json_array_new ();
  for (guint i = 0; i < marks->len; i++)
    {
      StewardBroadMark *mark = &g_array_index (marks, StewardBroadMark, i);
      const StewardGuidelineBlock *block = steward_guideline_get_block (document, mark->block);
      const StewardBroadTerm *term = steward_broad_terms_get (terms, mark->term);
      g_autofree char *plain = steward_broad_terms_plain (block);
      JsonObject *line = describe_mark (document, term, mark, plain);

      describe_grounds (line, find_grounds (all, block->id, term->term), plain, directory);
      json_array_add_object_element (lines, line);
    }
  take_array (operation, lines);
  return TRUE;
}

/**
 * steward_guideline_wording_review:
 * @id: an id, the start of one, or a title
 * @which: (nullable): as of steward_guidelines_report_one()
 *
 * Returns: (transfer full): reads a guideline for broad terms: a line a place: `clause`, `id` of the block, `term`, `words`,
 *   `start`, `end`, `why`, `source`, `dated`, `standing` (`open`, `answered`, `reworded`), `interest`, `narrower`, `by`,
 *   `at`. It says nothing of whether the text is lawful.
 */
StewardOperation *
steward_guideline_wording_review (const char *id,
                                  const char *which)
{
  Wording *input = g_new0 (Wording, 1);

  input->id = g_strdup (id);
  input->which = g_strdup (which);
  return steward_operation_new ("review-wording", STEWARD_MODE_READ, review, input, wording_free);
}

/* The version that has the term in the clause: the draft, else the last one. */
static gboolean
find_marked (StewardTransaction  *transaction,
             StewardInForce      *in_force,
             StewardRecord       *head,
             Wording             *input,
             char               **block,
             char               **plain,
             char               **called,
             GError             **error)
{
  g_autoptr (StewardBroadTerms) terms = steward_broad_lists_read (transaction, error);
  StewardRecord *edition;
  g_autoptr (StewardGuideline) document =
    terms != NULL ? steward_guideline_read_version (transaction, in_force, head, NULL, &edition, error) : NULL;
  gint at = document != NULL ? steward_guideline_find_clause (document, input->clause, error) : -1;
  g_autoptr (GArray) marks = NULL;

  if (at < 0)
    return FALSE;
  marks = steward_broad_terms_review (terms, document);
  for (guint i = 0; i < marks->len; i++)
    {
      StewardBroadMark *mark = &g_array_index (marks, StewardBroadMark, i);
      const StewardBroadTerm *term = steward_broad_terms_get (terms, mark->term);

      if (mark->block != (guint) at || !is_same (term->term, input->term))
        continue;
      *block = g_strdup (steward_guideline_get_block (document, mark->block)->id);
      *plain = steward_broad_terms_plain (steward_guideline_get_block (document, mark->block));
      *called = g_strdup (term->term);
      return TRUE;
    }
  g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND,
               _("Clause %s isn’t marked for “%s”"), input->clause, input->term);
  return FALSE;
}

static gboolean
answer (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  Wording *input = data;
  g_autofree char *interest = steward_text_tidy (input->interest != NULL ? input->interest : "");
  g_autofree char *narrower = steward_text_tidy (input->narrower != NULL ? input->narrower : "");
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, input->id, error);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (StewardRecord) record = NULL;
  g_autofree char *block = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *called = NULL;
  StewardRecord *before;

  if (head == NULL ||
      !steward_guideline_permit_write (in_force, transaction, steward_record_get_text (head, STEWARD_GUIDELINE_DEPARTMENT),
                                       error))
    return FALSE;
  if (*interest == '\0')
    return usage (error, _("Say which interest of the organisation the wording serves"));
  if (*narrower == '\0')
    return usage (error, _("Say why a narrower wording wouldn’t do"));
  if (!find_marked (transaction, in_force, head, input, &block, &plain, &called, error))
    return FALSE;
  all = steward_transaction_list_by (transaction, &steward_grounds_kind, STEWARD_GROUNDS_GUIDELINE,
                                     steward_record_get_id (head), error);
  if (all == NULL)
    return FALSE;
  before = find_grounds (all, block, called);
  if (before != NULL)
    record = steward_record_copy (before);
  else
    {
      g_autofree char *id = steward_id_new ();

      record = steward_record_new (&steward_grounds_kind, id);
      steward_record_set_text (record, STEWARD_GROUNDS_GUIDELINE, steward_record_get_id (head));
      steward_record_set_text (record, STEWARD_GROUNDS_CLAUSE, block);
      steward_record_set_text (record, STEWARD_GROUNDS_TERM, called);
    }
  steward_record_set_text (record, STEWARD_GROUNDS_INTEREST, interest);
  steward_record_set_text (record, STEWARD_GROUNDS_NARROWER, narrower);
  steward_record_set_text (record, STEWARD_GROUNDS_WORDS, plain);
  steward_record_set_text (record, STEWARD_GROUNDS_PERSON, steward_transaction_get_person (transaction));
  steward_record_set_time (record, STEWARD_GROUNDS_AT, steward_transaction_get_now (transaction));
  if (!steward_transaction_put (transaction, record, "justify", error))
    return FALSE;
  steward_operation_set_record (operation, record);
  return TRUE;
}

/**
 * steward_guideline_wording_answer:
 * @id: an id, the start of one, or a title
 * @clause: the number of a clause, or the id of its block
 * @term: the term that was marked in it
 * @interest: which interest of the organisation the wording serves
 * @narrower: why a narrower wording wouldn’t do
 *
 * For whoever may write the guideline. It stays with the clause wherever that moves; a clause that is reworded is asked about
 * again.
 *
 * Returns: (transfer full): gives the grounds for keeping a broad term
 */
StewardOperation *
steward_guideline_wording_answer (const char *id,
                                  const char *clause,
                                  const char *term,
                                  const char *interest,
                                  const char *narrower)
{
  Wording *input = g_new0 (Wording, 1);

  input->id = g_strdup (id);
  input->clause = g_strdup (clause);
  input->term = g_strdup (term);
  input->interest = g_strdup (interest);
  input->narrower = g_strdup (narrower);
  return steward_operation_new ("justify-wording", STEWARD_MODE_DEED, answer, input, wording_free);
}

static void
add_term (JsonArray              *lines,
          const StewardBroadTerm *term,
          const char             *list_dated)
{
  JsonObject *line = json_object_new ();
  JsonArray *forms = json_array_new ();

  for (guint i = 0; term->forms[i] != NULL; i++)
    json_array_add_string_element (forms, term->forms[i]);
  json_object_set_string_member (line, "term", term->term);
  set_text (line, "language", term->language);
  json_object_set_array_member (line, "forms", forms);
  set_text (line, "why", term->why);
  set_text (line, "source", term->source);
  set_text (line, "dated", term->dated);
  set_text (line, "record", term->record);
  if (term->record == NULL)
    set_text (line, "list", list_dated);
  json_array_add_object_element (lines, line);
}

static gboolean
list_terms (StewardTransaction  *transaction,
            StewardOperation    *operation,
            gpointer             data,
            GCancellable        *cancellable,
            GError             **error)
{
  g_autoptr (StewardBroadTerms) terms = steward_broad_lists_read (transaction, error);
  JsonArray *lines;

  if (terms == NULL)
    return FALSE;
  lines = json_array_new ();
  for (guint i = 0; i < steward_broad_terms_get_n (terms); i++)
    add_term (lines, steward_broad_terms_get (terms, i), steward_broad_terms_get_dated (terms));
  take_array (operation, lines);
  return TRUE;
}

/**
 * steward_guideline_wording_list_terms:
 *
 * Returns: (transfer full): a line a broad term that guidelines are read for: `term`, `language`, `forms[]`, `why`, `source`,
 *   `dated`; `record` of one that this workspace brought or changed, else `list`: of which day the list is that has it
 */
StewardOperation *
steward_guideline_wording_list_terms (void)
{
  return steward_operation_new ("list-broad-terms", STEWARD_MODE_READ, list_terms, g_new0 (Wording, 1), wording_free);
}

/* A term that comes with the program is changed by a record that begins with what the program says. */
static StewardRecord *
begin_term (Wording *input)
{
  g_autofree char *id = steward_id_new ();
  StewardRecord *record = steward_record_new (&steward_wording_kind, id);
  g_autoptr (StewardBroadTerms) shipped = steward_broad_lists_new_shipped ();
  gint at = steward_broad_terms_find (shipped, input->term, input->language);
  const StewardBroadTerm *term = at >= 0 ? steward_broad_terms_get (shipped, (guint) at) : NULL;

  steward_record_set_text (record, STEWARD_WORDING_TERM, term != NULL ? term->term : input->term);
  steward_record_set_text (record, STEWARD_WORDING_LANGUAGE, input->language);
  if (term == NULL)
    return record;
  steward_record_set_set (record, STEWARD_WORDING_FORMS, (const char *const *) term->forms);
  steward_record_set_text (record, STEWARD_WORDING_WHY, term->why);
  steward_record_set_text (record, STEWARD_WORDING_SOURCE, term->source);
  steward_record_set_text (record, STEWARD_WORDING_DATED, term->dated);
  return record;
}

static gboolean
is_shipped (Wording *input)
{
  g_autoptr (StewardBroadTerms) shipped = steward_broad_lists_new_shipped ();

  return steward_broad_terms_find (shipped, input->term, input->language) >= 0;
}

/* Whoever names no language means the one in which the term is known. */
static void
complete_language (Wording *input)
{
  g_autoptr (StewardBroadTerms) shipped = NULL;

  if (input->language != NULL)
    return;
  shipped = steward_broad_lists_new_shipped ();
  for (guint i = 0; i < steward_broad_terms_get_n (shipped) && input->language == NULL; i++)
    if (is_same (steward_broad_terms_get (shipped, i)->term, input->term))
      input->language = g_strdup (steward_broad_terms_get (shipped, i)->language);
}

static gboolean
check_term (StewardRecord  *record,
            GError        **error)
{
  const char *dated = steward_record_get_text (record, STEWARD_WORDING_DATED);

  if (!steward_record_has (record, STEWARD_WORDING_WHY))
    return usage (error, _("Say why the term was faulted"));
  if (!steward_record_has (record, STEWARD_WORDING_SOURCE) || dated == NULL)
    return usage (error, _("Name the source and its day"));
  return TRUE;
}

static gboolean
set_term (StewardTransaction  *transaction,
          StewardOperation    *operation,
          gpointer             data,
          GCancellable        *cancellable,
          GError             **error)
{
  Wording *input = data;
  gboolean removes = input->fields == NULL;
  g_autofree char *term = steward_text_one_line (input->term);
  g_autoptr (StewardRecord) before = NULL;
  g_autoptr (StewardRecord) record = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!steward_permit_administrator (transaction, error))
    return FALSE;
  if (*term == '\0')
    return usage (error, _("Say which term"));
  g_free (input->term);
  input->term = g_strdup (term);
  complete_language (input);
  before = steward_broad_lists_find_record (transaction, term, input->language, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (removes && before == NULL && !is_shipped (input))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND, _("No guideline is read for “%s”"), term);
      return FALSE;
    }
  record = before != NULL ? steward_record_copy (before) : begin_term (input);
  if (removes)
    steward_record_set_time (record, STEWARD_WORDING_REMOVED, steward_transaction_get_now (transaction));
  else
    {
      steward_record_clear (record, STEWARD_WORDING_REMOVED);
      if (!steward_record_apply_json (record, input->fields, &local_error))
        return usage (error, local_error->message);
      if (!check_term (record, error))
        return FALSE;
    }
  if (!steward_transaction_put (transaction, record, removes ? "remove" : before == NULL ? "create" : "set", error))
    return FALSE;
  steward_operation_set_record (operation, record);
  return TRUE;
}

/**
 * steward_guideline_wording_set_term:
 * @term: as it is called
 * @language: (nullable): BCP 47; %NULL is that of the list that has the term, else all
 * @fields: (transfer none): `forms`, `why`, `source`, `dated`
 *
 * For administrators. The list that comes with the program stays as it is; the record says what holds here.
 *
 * Returns: (transfer full): adds a broad term, changes one or brings a removed one back
 */
StewardOperation *
steward_guideline_wording_set_term (const char *term,
                                    const char *language,
                                    JsonObject *fields)
{
  Wording *input = g_new0 (Wording, 1);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), fields);

  input->term = g_strdup (term);
  input->language = g_strdup (language);
  input->fields = steward_json_write (node);
  return steward_operation_new ("set-broad-term", STEWARD_MODE_DEED, set_term, input, wording_free);
}

/**
 * steward_guideline_wording_remove_term:
 *
 * Returns: (transfer full): stops reading guidelines for a term; for administrators
 */
StewardOperation *
steward_guideline_wording_remove_term (const char *term,
                                       const char *language)
{
  Wording *input = g_new0 (Wording, 1);

  input->term = g_strdup (term);
  input->language = g_strdup (language);
  return steward_operation_new ("remove-broad-term", STEWARD_MODE_DEED, set_term, input, wording_free);
}
