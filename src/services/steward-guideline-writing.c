/* steward-guideline-writing.c: drafts of guidelines
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-writing"

#include "steward-guideline-writing.h"

#include "steward-document-format.h"
#include "steward-guideline-compare.h"
#include "steward-guideline-draft-private.h"
#include "steward-guideline-languages-private.h"
#include "steward-guideline-report-private.h"
#include "steward-guideline-rule.h"
#include "steward-guideline-writing-private.h"
#include "steward-id.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-service-error.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char       *id;      /* (owned) (nullable) */
  char       *file;    /* (owned) (nullable) */
  char       *format;  /* (owned) (nullable) */
  GBytes     *bytes;   /* (owned) (nullable) */
  JsonObject *fields;  /* (owned) (nullable) */
  GPtrArray  *changed; /* (owned) (nullable) (element-type StewardGuidelineBlock) */
  char      **removed; /* (owned) (nullable) */
  char       *clause;  /* (owned) (nullable) */
  JsonNode   *rule;    /* (owned) (nullable) */
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;

  g_free (self->id);
  g_free (self->file);
  g_free (self->format);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->fields, json_object_unref);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_strfreev (self->removed);
  g_free (self->clause);
  g_clear_pointer (&self->rule, json_node_unref);
  g_free (self);
}

static gboolean
usage (GError     **error,
       const char  *message)
{
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, message);
  return FALSE;
}

/* It may be named as people do. */
static gboolean
name_master (StewardTransaction  *transaction,
             StewardRecord       *head,
             GError             **error)
{
  g_autoptr (StewardRecord) master = NULL;

  if (!steward_record_has (head, STEWARD_GUIDELINE_MASTER))
    return TRUE;
  master = steward_guideline_look_up (transaction, steward_record_get_text (head, STEWARD_GUIDELINE_MASTER), error);
  if (master == NULL)
    return FALSE;
  steward_record_set_text (head, STEWARD_GUIDELINE_MASTER, steward_record_get_id (master));
  return steward_translation_check_master (transaction, head, error);
}

/* Which fields of the head people fill in; the others follow from what is done. */
static gboolean
apply_fields (StewardTransaction  *transaction,
              StewardRecord       *head,
              JsonObject          *fields,
              GError             **error)
{
  static const char *const allowed[] = { "title", "owner", "department", "audience", "review_months", "language", "master", NULL };
  g_autoptr (GList) members = fields != NULL ? json_object_get_members (fields) : NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GError) local_error = NULL;
  const char *const *audience;
  gint64 months;

  for (GList *l = members; l != NULL; l = l->next)
    if (!g_strv_contains (allowed, l->data))
      {
        g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("“%s” can’t be set"), (char *) l->data);
        return FALSE;
      }
  if (fields != NULL)
    {
      node = json_node_init_object (json_node_alloc (), fields);
      json = steward_json_write (node);
      if (!steward_record_apply_json (head, json, &local_error))
        return usage (error, local_error->message);
    }

  title = steward_text_one_line (steward_record_has (head, STEWARD_GUIDELINE_TITLE)
                                     ? steward_record_get_text (head, STEWARD_GUIDELINE_TITLE)
                                     : "");
  if (*title == '\0')
    return usage (error, _("A guideline needs a title"));
  steward_record_set_text (head, STEWARD_GUIDELINE_TITLE, title);
  months = steward_record_get_integer (head, STEWARD_GUIDELINE_REVIEW_MONTHS);
  if (months != STEWARD_INTEGER_NONE && (months < 1 || months > 120))
    return usage (error, _("A guideline is reviewed every 1 to 120 months"));

  if (steward_record_has (head, STEWARD_GUIDELINE_OWNER))
    {
      g_autoptr (StewardRecord) owner =
          steward_transaction_get (transaction, &steward_person_kind,
                                   steward_record_get_text (head, STEWARD_GUIDELINE_OWNER), error);

      if (owner == NULL)
        return FALSE;
    }
  audience = steward_record_get_set (head, STEWARD_GUIDELINE_AUDIENCE);
  for (guint i = 0; audience[i] != NULL; i++)
    {
      g_autoptr (StewardRecord) department =
          steward_transaction_get (transaction, &steward_department_kind, audience[i], error);

      if (department == NULL)
        return FALSE;
    }
  return name_master (transaction, head, error);
}

/* Where somebody writes policy for one department only, that is whose guideline it is. */
static void
choose_department (StewardTransaction  *transaction,
                   StewardOrganisation *organisation,
                   StewardRecord       *head)
{
  const char *person = steward_transaction_get_person (transaction);
  GPtrArray *departments = steward_organisation_get_departments (organisation);
  const char *only = NULL;

  for (guint i = 0; i < departments->len; i++)
    {
      const char *id = steward_record_get_id (departments->pdata[i]);

      if (!steward_organisation_has_role (organisation, person, id, STEWARD_ROLE_POLICY_EDITOR))
        continue;
      if (only != NULL)
        return;
      only = id;
    }
  steward_record_set_text (head, STEWARD_GUIDELINE_DEPARTMENT, only);
}

/**
 * steward_guideline_begin_head:
 * @document: (nullable): what it begins with
 * @fields: (nullable): as of steward_guidelines_create()
 *
 * Returns: (transfer full) (nullable): the head of a new draft, not stored yet
 */
StewardRecord *
steward_guideline_begin_head (StewardTransaction  *transaction,
                              StewardInForce      *in_force,
                              StewardGuideline    *document,
                              JsonObject          *fields,
                              GError             **error)
{
  g_autofree char *id = document != NULL ? g_strdup (steward_guideline_get_id (document)) : steward_id_new ();
  g_autoptr (StewardRecord) head = steward_record_new (&steward_guideline_kind, id);
  StewardOrganisation *organisation = steward_in_force_get_organisation (in_force, error);

  if (organisation == NULL)
    return NULL;
  steward_record_set_text (head, STEWARD_GUIDELINE_OWNER, steward_transaction_get_person (transaction));
  steward_record_set_text (head, STEWARD_GUIDELINE_STATE, "draft");
  steward_record_set_integer (head, STEWARD_GUIDELINE_REVIEW_MONTHS, 12);
  steward_record_add_element (head, STEWARD_GUIDELINE_AUTHORS, steward_transaction_get_person (transaction));
  if (document != NULL)
    {
      steward_record_set_text (head, STEWARD_GUIDELINE_TITLE, steward_guideline_get_title (document));
      steward_record_set_text (head, STEWARD_GUIDELINE_LANGUAGE, steward_guideline_get_language (document));
    }
  choose_department (transaction, organisation, head);
  if (!steward_permit_member (transaction, error) || !apply_fields (transaction, head, fields, error) ||
      !steward_guideline_permit_write (in_force, transaction, steward_record_get_text (head, STEWARD_GUIDELINE_DEPARTMENT),
                                       error))
    return NULL;
  return g_steal_pointer (&head);
}

static gboolean
create (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  Writing *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = steward_guideline_begin_head (transaction, in_force, NULL, input->fields, error);

  if (head == NULL || !steward_transaction_put (transaction, head, "create", error))
    return FALSE;
  steward_operation_set_record (operation, head);
  return steward_guideline_report (transaction, operation, head, NULL, NULL, error);
}

/**
 * steward_guidelines_create:
 * @fields: (transfer none): `title`, and `department`, `owner`, `audience` (ids), `review_months`,
 *   `language`, `master` (of a language version: an id, the start of one, or a title)
 *
 * Without a department it is that of which the person is the policy editor.
 *
 * Returns: (transfer full): begins a guideline; JSON as `guideline show`
 */
StewardOperation *
steward_guidelines_create (JsonObject *fields)
{
  Writing *input = g_new0 (Writing, 1);

  input->fields = json_object_ref (fields);
  return steward_operation_new ("create-guideline", STEWARD_MODE_DEED, create, input, writing_free);
}

static StewardGuideline *
read_document (Writing    *input,
               const char *id,
               GPtrArray **left_out,
               GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  const StewardDocumentFormat *format = input->format != NULL ? steward_document_format_find (input->format)
                                                              : steward_document_format_for_file (input->file);
  StewardGuideline *document;

  if (format == NULL)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   input->format != NULL ? _("“%s” is no kind of document that can be read: md, html, odt or docx")
                                         : _("%s: the end of its name says no kind of document; name it with --format"),
                   input->format != NULL ? input->format : input->file);
      return NULL;
    }
  document = steward_document_read (input->bytes, format, id, NULL, left_out, &local_error);
  if (document == NULL)
    g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, "%s: %s", input->file, local_error->message);
  return document;
}

/* Where neither document nor person names it, the guideline is called as the file is. */
static JsonObject *
name_after_file (Writing          *input,
                 StewardGuideline *document)
{
  g_autofree char *title = NULL;
  g_autoptr (GList) members = NULL;
  char *dot;
  JsonObject *fields;

  if (*steward_guideline_get_title (document) != '\0' ||
      (input->fields != NULL && json_object_has_member (input->fields, "title")))
    return input->fields != NULL ? json_object_ref (input->fields) : NULL;

  title = g_path_get_basename (input->file);
  dot = strrchr (title, '.');
  if (dot != NULL && dot != title)
    *dot = '\0';
  fields = json_object_new ();
  members = input->fields != NULL ? json_object_get_members (input->fields) : NULL;
  for (GList *l = members; l != NULL; l = l->next)
    json_object_set_member (fields, l->data, json_node_copy (json_object_get_member (input->fields, l->data)));
  json_object_set_string_member (fields, "title", title);
  return fields;
}

static gboolean
import (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  Writing *input = data;
  g_autofree char *id = steward_id_new ();
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (StewardGuideline) document = read_document (input, id, &left_out, error);
  g_autoptr (StewardRecord) head = NULL;
  g_autoptr (JsonObject) fields = NULL;

  if (document == NULL)
    return FALSE;
  fields = name_after_file (input, document);
  head = steward_guideline_begin_head (transaction, in_force, document, fields, error);
  if (head == NULL || !steward_guideline_store_new (transaction, head, document, "import", error) ||
      !steward_translation_take_places (transaction, in_force, head, error))
    return FALSE;
  steward_operation_set_record (operation, head);
  return steward_guideline_report (transaction, operation, head, NULL, left_out, error);
}

/**
 * steward_guidelines_import:
 * @file: its name, for messages; it names the guideline too where the document has no title
 * @format: (nullable): `md`, `html`, `odt` or `docx`; %NULL for what the end of @file says
 * @bytes: the document
 * @fields: (nullable): as of steward_guidelines_create()
 *
 * Returns: (transfer full): makes a guideline of a document; JSON as `guideline show`, with `left_out[]`
 */
StewardOperation *
steward_guidelines_import (const char *file,
                           const char *format,
                           GBytes     *bytes,
                           JsonObject *fields)
{
  Writing *input = g_new0 (Writing, 1);

  input->file = g_strdup (file);
  input->format = g_strdup (format);
  input->bytes = g_bytes_ref (bytes);
  input->fields = fields != NULL ? json_object_ref (fields) : NULL;
  return steward_operation_new ("import-guideline", STEWARD_MODE_DEED, import, input, writing_free);
}

/**
 * steward_guideline_open_head:
 * @id: an id, the start of one, or a title
 *
 * Returns: (transfer full) (nullable): the head of a guideline that the person may write
 */
StewardRecord *
steward_guideline_open_head (StewardTransaction  *transaction,
                             const char          *id,
                             GError             **error)
{
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, id, error);

  if (head == NULL ||
      !steward_guideline_permit_write (in_force, transaction, steward_record_get_text (head, STEWARD_GUIDELINE_DEPARTMENT),
                                       error))
    return NULL;
  if (steward_record_has (head, STEWARD_GUIDELINE_RETIRED))
    {
      usage (error, _("The guideline is retired; it is no longer changed"));
      return NULL;
    }
  return g_steal_pointer (&head);
}

static gboolean
replace (StewardTransaction  *transaction,
         StewardOperation    *operation,
         gpointer             data,
         GCancellable        *cancellable,
         GError             **error)
{
  Writing *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = steward_guideline_open_head (transaction, input->id, error);
  g_autoptr (StewardGuideline) before = NULL;
  g_autoptr (StewardGuideline) after = NULL;
  g_autoptr (GPtrArray) left_out = NULL;

  if (head == NULL)
    return FALSE;
  before = steward_guideline_read_draft (transaction, head, error);
  after = before != NULL ? read_document (input, steward_record_get_id (head), &left_out, error) : NULL;
  if (after == NULL)
    return FALSE;
  steward_guideline_adopt_identity (after, before);
  if (!steward_guideline_store_all (transaction, head, before, after, "edit", error) ||
      !steward_translation_take_places (transaction, in_force, head, error))
    return FALSE;
  steward_operation_set_record (operation, head);
  return steward_guideline_report (transaction, operation, head, NULL, left_out, error);
}

/**
 * steward_guidelines_replace:
 * @id: an id, the start of one, or a title
 * @file: its name, for messages
 * @format: (nullable): as of steward_guidelines_import()
 * @bytes: the document
 *
 * Clauses that are the same keep their identity and rule. The title stays: it is set by
 * steward_guidelines_set().
 *
 * Returns: (transfer full): takes a document for the draft; JSON as `guideline show`, with
 *   `left_out[]`
 */
StewardOperation *
steward_guidelines_replace (const char *id,
                            const char *file,
                            const char *format,
                            GBytes     *bytes)
{
  Writing *input = g_new0 (Writing, 1);

  input->id = g_strdup (id);
  input->file = g_strdup (file);
  input->format = g_strdup (format);
  input->bytes = g_bytes_ref (bytes);
  return steward_operation_new ("replace-guideline", STEWARD_MODE_DEED, replace, input, writing_free);
}

static gboolean
set (StewardTransaction  *transaction,
     StewardOperation    *operation,
     gpointer             data,
     GCancellable        *cancellable,
     GError             **error)
{
  static const guint content[] = { STEWARD_GUIDELINE_TITLE, STEWARD_GUIDELINE_AUDIENCE, STEWARD_GUIDELINE_LANGUAGE,
                                   STEWARD_GUIDELINE_MASTER };
  Writing *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = steward_guideline_open_head (transaction, input->id, error);
  g_autoptr (StewardRecord) before = head != NULL ? steward_record_copy (head) : NULL;
  gboolean is_content = FALSE;

  if (head == NULL || !apply_fields (transaction, head, input->fields, error) ||
      !steward_guideline_permit_write (in_force, transaction, steward_record_get_text (head, STEWARD_GUIDELINE_DEPARTMENT),
                                       error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (content); i++)
    is_content = is_content || !steward_record_field_equal (before, head, content[i]);
  if (is_content ? !steward_guideline_note_edit (transaction, head, "set", error)
                 : !steward_transaction_put (transaction, head, "set", error))
    return FALSE;
  if (steward_record_has (head, STEWARD_GUIDELINE_MASTER) &&
      !steward_record_field_equal (before, head, STEWARD_GUIDELINE_MASTER) &&
      !steward_translation_take_places (transaction, in_force, head, error))
    return FALSE;
  steward_operation_set_record (operation, head);
  return steward_guideline_report (transaction, operation, head, NULL, NULL, error);
}

/**
 * steward_guidelines_set:
 * @id: an id, the start of one, or a title
 * @fields: (transfer none): as of steward_guidelines_create(), those that change
 *
 * Title, audience, language and master are part of what is approved: a change makes a draft. Owner, department and
 * review interval count at once.
 *
 * Returns: (transfer full): changes what is said about a guideline; JSON as `guideline show`
 */
StewardOperation *
steward_guidelines_set (const char *id,
                        JsonObject *fields)
{
  Writing *input = g_new0 (Writing, 1);

  input->id = g_strdup (id);
  input->fields = json_object_ref (fields);
  return steward_operation_new ("set-guideline", STEWARD_MODE_DEED, set, input, writing_free);
}

static gboolean
save (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  Writing *input = data;
  g_autoptr (StewardRecord) head = steward_guideline_open_head (transaction, input->id, error);
  gboolean changed = FALSE;

  if (head == NULL)
    return FALSE;
  for (guint i = 0; input->removed != NULL && input->removed[i] != NULL; i++)
    if (!steward_guideline_put_removed (transaction, steward_record_get_id (head), input->removed[i], "edit", &changed, error))
      return FALSE;
  for (guint i = 0; i < input->changed->len; i++)
    if (!steward_guideline_put_block (transaction, steward_record_get_id (head), input->changed->pdata[i], "edit", &changed,
                                      error))
      return FALSE;
  steward_operation_set_record (operation, head);
  return !changed || steward_guideline_note_edit (transaction, head, "edit", error);
}

/**
 * steward_guidelines_save:
 * @id: the id of the guideline
 * @changed: (element-type StewardGuidelineBlock): the blocks of the draft that are new or others than
 *   stored, with their places; copied
 * @removed: (nullable): ids of blocks that are gone
 *
 * Saves what was typed: words alone are no event of the audit, blocks that come, go, move or get another
 * type or rule are.
 *
 * Returns: (transfer full): stores them
 */
StewardOperation *
steward_guidelines_save (const char        *id,
                         GPtrArray         *changed,
                         const char *const *removed)
{
  Writing *input = g_new0 (Writing, 1);

  input->id = g_strdup (id);
  input->changed = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_guideline_block_free);
  for (guint i = 0; i < changed->len; i++)
    g_ptr_array_add (input->changed, steward_guideline_block_copy (changed->pdata[i]));
  input->removed = g_strdupv ((char **) removed);
  return steward_operation_new ("save-guideline", STEWARD_MODE_DEED, save, input, writing_free);
}

static gboolean
check_rule (StewardTransaction  *transaction,
            JsonNode            *json,
            JsonNode           **clean,
            GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardGuidelineRule) rule = steward_guideline_rule_parse (json, &local_error);

  if (rule == NULL)
    return usage (error, local_error->message);
  if (rule->department != NULL)
    {
      g_autoptr (StewardRecord) department =
          steward_transaction_get (transaction, &steward_department_kind, rule->department, error);

      if (department == NULL)
        return FALSE;
    }
  *clean = steward_guideline_rule_to_json (rule);
  return TRUE;
}

static gboolean
set_rule (StewardTransaction  *transaction,
          StewardOperation    *operation,
          gpointer             data,
          GCancellable        *cancellable,
          GError             **error)
{
  Writing *input = data;
  g_autoptr (StewardRecord) head = steward_guideline_open_head (transaction, input->id, error);
  g_autoptr (StewardGuideline) draft = NULL;
  g_autoptr (StewardGuidelineBlock) block = NULL;
  g_autoptr (JsonNode) rule = NULL;
  gboolean changed = FALSE;
  gint at;

  if (head == NULL)
    return FALSE;
  draft = steward_guideline_read_draft (transaction, head, error);
  at = draft != NULL ? steward_guideline_find_clause (draft, input->clause, error) : -1;
  if (at < 0 || (input->rule != NULL && !check_rule (transaction, input->rule, &rule, error)))
    return FALSE;
  block = steward_guideline_block_copy (steward_guideline_get_block (draft, (guint) at));
  g_clear_pointer (&block->rule, json_node_unref);
  block->rule = g_steal_pointer (&rule);
  if (!steward_guideline_put_block (transaction, steward_record_get_id (head), block, "set", &changed, error) ||
      (changed && !steward_guideline_note_edit (transaction, head, "edit", error)))
    return FALSE;
  steward_operation_set_record (operation, head);
  return steward_guideline_report (transaction, operation, head, NULL, NULL, error);
}

/**
 * steward_guidelines_set_rule:
 * @id: an id, the start of one, or a title
 * @clause: the number of a clause of the draft, or the id of its block
 * @rule: (nullable): as steward-guideline-rule.h has it, with ids of departments; %NULL for none
 *
 * Returns: (transfer full): puts a rule on a clause of the draft, or takes it off
 */
StewardOperation *
steward_guidelines_set_rule (const char *id,
                             const char *clause,
                             JsonNode   *rule)
{
  Writing *input = g_new0 (Writing, 1);

  input->id = g_strdup (id);
  input->clause = g_strdup (clause);
  input->rule = rule != NULL ? json_node_copy (rule) : NULL;
  return steward_operation_new ("set-guideline-rule", STEWARD_MODE_DEED, set_rule, input, writing_free);
}

static gboolean
discard (StewardTransaction  *transaction,
         StewardOperation    *operation,
         gpointer             data,
         GCancellable        *cancellable,
         GError             **error)
{
  Writing *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = steward_guideline_open_head (transaction, input->id, error);
  StewardRecord *edition = NULL;
  g_autoptr (StewardGuideline) before = NULL;
  g_autoptr (StewardGuideline) after = NULL;

  if (head == NULL || !steward_in_force_find_last_edition (in_force, steward_record_get_id (head), &edition, error))
    return FALSE;
  if (edition == NULL)
    return usage (error, _("No version is in force yet to return to; retire the guideline instead"));
  before = steward_guideline_read_draft (transaction, head, error);
  after = before != NULL ? steward_guideline_new_from_edition (edition, error) : NULL;
  if (after == NULL || !steward_guideline_store_all (transaction, head, before, after, "discard", error))
    return FALSE;
  steward_record_set_text (head, STEWARD_GUIDELINE_TITLE, steward_record_get_text (edition, STEWARD_EDITION_TITLE));
  steward_record_set_text (head, STEWARD_GUIDELINE_LANGUAGE, steward_record_get_text (edition, STEWARD_EDITION_LANGUAGE));
  steward_record_set_text (head, STEWARD_GUIDELINE_MASTER, steward_record_get_text (edition, STEWARD_EDITION_MASTER));
  steward_record_set_set (head, STEWARD_GUIDELINE_AUDIENCE, steward_record_get_set (edition, STEWARD_EDITION_AUDIENCE));
  steward_record_clear (head, STEWARD_GUIDELINE_AUTHORS);
  steward_record_clear (head, STEWARD_GUIDELINE_SUBMITTED_HASH);
  steward_record_clear (head, STEWARD_GUIDELINE_MATERIAL);
  steward_record_set_text (head, STEWARD_GUIDELINE_STATE, "in-force");
  steward_record_set_time (head, STEWARD_GUIDELINE_DISCARDED, steward_transaction_get_now (transaction));
  if (!steward_transaction_put (transaction, head, "discard", error))
    return FALSE;
  steward_operation_set_record (operation, head);
  return steward_guideline_report (transaction, operation, head, NULL, NULL, error);
}

/**
 * steward_guidelines_discard:
 * @id: an id, the start of one, or a title
 *
 * What departments were asked about it is over with it.
 *
 * Returns: (transfer full): gives the draft up and returns to the last version that was put in force
 */
StewardOperation *
steward_guidelines_discard (const char *id)
{
  Writing *input = g_new0 (Writing, 1);

  input->id = g_strdup (id);
  return steward_operation_new ("discard-guideline", STEWARD_MODE_DEED, discard, input, writing_free);
}
