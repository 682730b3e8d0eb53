/* steward-responding.c: answers as they are written
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-responding"

#include "steward-responding.h"

#include "steward-id.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-permit.h"
#include "steward-responding-private.h"
#include "steward-response-search-private.h"
#include "steward-responding-words.h"
#include "steward-routing.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *mention;    /* (owned) (nullable) */
  char *activity;   /* (owned) (nullable) */
  char *account;    /* (owned) (nullable) */
  char *text;       /* (owned) (nullable) */
  char *variant_of; /* (owned) (nullable) */
} Drafting;

static void
drafting_free (gpointer data)
{
  Drafting *self = data;

  g_free (self->mention);
  g_free (self->activity);
  g_free (self->account);
  g_free (self->text);
  g_free (self->variant_of);
  g_free (self);
}

/* How well an account suits: on the mention's network first, then whose it is, then that it works. */
static guint
suit (StewardRecord *account,
      StewardRecord *mention)
{
  const char *network = steward_record_get_text (account, STEWARD_ACCOUNT_NETWORK);
  const char *department = mention != NULL ? steward_record_get_text (mention, STEWARD_MENTION_DEPARTMENT) : NULL;
  guint points = 1;

  if (mention != NULL && g_strcmp0 (network, steward_record_get_text (mention, STEWARD_MENTION_NETWORK)) == 0)
    points += 8;
  if (steward_record_has (account, STEWARD_ACCOUNT_AUTHORISED))
    points += 4;
  if (department != NULL &&
      g_strcmp0 (steward_record_get_text (account, STEWARD_ACCOUNT_DEPARTMENT), department) == 0)
    points += 2;
  return points;
}

/* Proposes an account; where none is on the mention's network, the best of the others. */
static gboolean
propose_account (StewardTransaction  *transaction,
                 StewardRecord       *response,
                 StewardRecord       *mention,
                 GError             **error)
{
  g_autoptr (GPtrArray) accounts = steward_transaction_list (transaction, &steward_account_kind, error);
  guint best = 0;

  if (accounts == NULL)
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    {
      guint points = suit (accounts->pdata[i], mention);

      if (points <= best || g_strcmp0 (steward_record_get_text (accounts->pdata[i], STEWARD_ACCOUNT_STATUS), "closed") == 0)
        continue;
      best = points;
      steward_record_set_text (response, STEWARD_RESPONSE_ACCOUNT, steward_record_get_id (accounts->pdata[i]));
    }
  return TRUE;
}

/* Only on the mention's own network can it be replied to; elsewhere it is a post of its own. */
static gboolean
aim (StewardTransaction  *transaction,
     StewardRecord       *response,
     StewardRecord       *mention,
     GError             **error)
{
  const char *id = steward_record_get_text (response, STEWARD_RESPONSE_ACCOUNT);
  g_autoptr (StewardRecord) account = NULL;
  gboolean same;

  if (id == NULL || mention == NULL)
    {
      steward_record_clear (response, STEWARD_RESPONSE_TARGET);
      return TRUE;
    }
  account = steward_transaction_get (transaction, &steward_account_kind, id, error);
  if (account == NULL)
    return FALSE;
  same = g_strcmp0 (steward_record_get_text (account, STEWARD_ACCOUNT_NETWORK),
                    steward_record_get_text (mention, STEWARD_MENTION_NETWORK)) == 0;
  steward_record_set_text (response, STEWARD_RESPONSE_TARGET,
                           same ? steward_record_get_text (mention, STEWARD_MENTION_ADDRESS) : NULL);
  return TRUE;
}

/* How @account's server calls the author of @mention: of its own people it leaves out the server.
 * Returns: (nullable): `@name` or `@name@server` */
static char *
find_handle (StewardRecord *mention,
             StewardRecord *account)
{
  const char *author = steward_record_get_text (mention, STEWARD_MENTION_AUTHOR);
  const char *server = steward_record_get_text (account, STEWARD_ACCOUNT_SERVER);
  const char *begin = author != NULL ? strstr (author, "(@") : NULL;
  const char *end = begin != NULL ? strchr (begin, ')') : NULL;
  const char *at = begin != NULL ? strchr (begin + 2, '@') : NULL;
  const char *host = server != NULL ? strstr (server, "://") : NULL;
  gsize host_length;

  if (end == NULL || end[1] != '\0')
    return NULL;
  host_length = host != NULL ? strcspn (host + 3, "/") : 0;
  if (at != NULL && at < end && host_length == (gsize) (end - at - 1) && strncmp (at + 1, host + 3, host_length) == 0)
    end = at;
  return g_strndup (begin + 1, (gsize) (end - begin - 1));
}

/* On Mastodon an answer reaches only whom its words name: clients begin it with the author's handle, and
 * so the writer and the approver see it in the text. */
static gboolean
address_author (StewardTransaction  *transaction,
                StewardRecord       *response,
                StewardRecord       *mention,
                GError             **error)
{
  const char *text = steward_record_get_text (response, STEWARD_RESPONSE_TEXT);
  g_autoptr (StewardRecord) account = NULL;
  g_autofree char *handle = NULL;
  g_autofree char *addressed = NULL;

  if (mention == NULL || !steward_record_has (response, STEWARD_RESPONSE_TARGET))
    return TRUE;
  account = steward_transaction_get (transaction, &steward_account_kind,
                                     steward_record_get_text (response, STEWARD_RESPONSE_ACCOUNT), error);
  if (account == NULL)
    return FALSE;
  if (g_strcmp0 (steward_record_get_text (account, STEWARD_ACCOUNT_NETWORK), "mastodon") == 0)
    handle = find_handle (mention, account);
  if (handle == NULL || (text != NULL && strstr (text, handle) != NULL))
    return TRUE;
  addressed = text != NULL ? g_strdup_printf ("%s %s", handle, text) : g_strdup (handle);
  steward_record_set_text (response, STEWARD_RESPONSE_TEXT, addressed);
  return TRUE;
}

/* Whoever drafts has seen the mention, and takes it when nobody has and it is their department's. */
static gboolean
take_mention (StewardTransaction  *transaction,
              StewardDossier      *dossier,
              GError             **error)
{
  g_autoptr (StewardRecord) mention = dossier->mention != NULL ? steward_record_copy (dossier->mention) : NULL;
  const char *department;

  if (mention == NULL || g_strcmp0 (steward_record_get_text (mention, STEWARD_MENTION_STATUS), "new") != 0)
    return TRUE;
  department = steward_record_get_text (mention, STEWARD_MENTION_DEPARTMENT);
  steward_record_set_text (mention, STEWARD_MENTION_STATUS, "open");
  if (department != NULL && !steward_record_has (mention, STEWARD_MENTION_ASSIGNEE) &&
      steward_organisation_has_role (dossier->organisation, dossier->person, department, STEWARD_ROLE_MEMBER))
    {
      steward_record_set_text (mention, STEWARD_MENTION_ASSIGNEE, dossier->person);
      if (!steward_record_has (mention, STEWARD_MENTION_FIRST_TAKEN))
        steward_record_set_time (mention, STEWARD_MENTION_FIRST_TAKEN, steward_transaction_get_now (transaction));
    }
  return steward_transaction_put (transaction, mention, "take", error);
}

static StewardRecord *
find_mention (StewardTransaction  *transaction,
              const char          *prefix,
              GError             **error)
{
  g_autofree char *id = steward_transaction_complete (transaction, &steward_mention_kind, prefix, error);
  StewardRecord *mention = id != NULL ? steward_transaction_get (transaction, &steward_mention_kind, id, error) : NULL;

  /* A post that turned out to be another one is answered as that. */
  while (mention != NULL && steward_record_has (mention, STEWARD_MENTION_MERGED_INTO))
    {
      g_autofree char *into = g_strdup (steward_record_get_text (mention, STEWARD_MENTION_MERGED_INTO));

      g_object_unref (mention);
      mention = steward_transaction_get (transaction, &steward_mention_kind, into, error);
    }
  return mention;
}

/* Takes over what a variant shares with the response that it is one of. */
static gboolean
begin_variant (StewardTransaction  *transaction,
               Drafting            *input,
               StewardRecord       *response,
               GError             **error)
{
  static const guint shared[] = { STEWARD_RESPONSE_GROUP, STEWARD_RESPONSE_MENTION, STEWARD_RESPONSE_ACTIVITY,
                                  STEWARD_RESPONSE_TEXT, STEWARD_RESPONSE_LANGUAGE,
                                  STEWARD_RESPONSE_ATTACHMENTS };
  g_autofree char *id = steward_transaction_complete (transaction, &steward_response_kind, input->variant_of, error);
  g_autoptr (StewardRecord) other =
      id != NULL ? steward_transaction_get (transaction, &steward_response_kind, id, error) : NULL;

  if (other == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    steward_record_copy_field (response, other, shared[i]);
  return TRUE;
}

static gboolean
fill_draft (StewardTransaction  *transaction,
            Drafting            *input,
            StewardRecord       *response,
            StewardRecord       *mention,
            GError             **error)
{
  g_autofree char *text = input->text != NULL ? steward_text_tidy (input->text) : NULL;

  if (mention != NULL)
    {
      steward_record_set_text (response, STEWARD_RESPONSE_MENTION, steward_record_get_id (mention));
      if (!steward_record_has (response, STEWARD_RESPONSE_ACTIVITY))
        steward_record_set_text (response, STEWARD_RESPONSE_ACTIVITY,
                                 steward_record_get_text (mention, STEWARD_MENTION_ACTIVITY));
      if (!steward_record_has (response, STEWARD_RESPONSE_LANGUAGE))
        steward_record_set_text (response, STEWARD_RESPONSE_LANGUAGE,
                                 steward_record_get_text (mention, STEWARD_MENTION_LANGUAGE));
    }
  if (input->activity != NULL)
    steward_record_set_text (response, STEWARD_RESPONSE_ACTIVITY, input->activity);
  if (text != NULL)
    steward_record_set_text (response, STEWARD_RESPONSE_TEXT, *text != '\0' ? text : NULL);
  steward_record_set_text (response, STEWARD_RESPONSE_VISIBILITY, "public");

  if (input->account != NULL)
    {
      g_autofree char *account = steward_transaction_complete (transaction, &steward_account_kind, input->account, error);

      if (account == NULL)
        return FALSE;
      steward_record_set_text (response, STEWARD_RESPONSE_ACCOUNT, account);
    }
  else if (!propose_account (transaction, response, mention, error))
    return FALSE;
  return aim (transaction, response, mention, error) && address_author (transaction, response, mention, error) &&
         steward_dossier_cut (transaction, NULL, response, error);
}

static gboolean
draft (StewardTransaction  *transaction,
       StewardOperation    *operation,
       gpointer             data,
       GCancellable        *cancellable,
       GError             **error)
{
  Drafting *input = data;
  g_autofree char *id = steward_id_new ();
  g_autoptr (StewardRecord) response = steward_record_new (&steward_response_kind, id);
  g_autoptr (StewardRecord) mention = NULL;
  g_autoptr (StewardDossier) dossier = NULL;
  const char *of_mention;

  if (!steward_permit_member (transaction, error))
    return FALSE;
  steward_record_set_text (response, STEWARD_RESPONSE_GROUP, id);
  if (input->variant_of != NULL && !begin_variant (transaction, input, response, error))
    return FALSE;
  of_mention = input->mention != NULL ? input->mention : steward_record_get_text (response, STEWARD_RESPONSE_MENTION);
  if (of_mention != NULL)
    {
      mention = find_mention (transaction, of_mention, error);
      if (mention == NULL)
        return FALSE;
    }
  else if (input->activity == NULL && !steward_record_has (response, STEWARD_RESPONSE_ACTIVITY))
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("A response answers a mention, or stands on its own for an activity; name one"));
      return FALSE;
    }
  if (!fill_draft (transaction, input, response, mention, error))
    return FALSE;
  steward_record_set_text (response, STEWARD_RESPONSE_STATE, "draft");
  steward_response_note_edit (response, NULL, steward_transaction_get_person (transaction), NULL);

  dossier = steward_dossier_new (transaction, NULL, response, error);
  return dossier != NULL && steward_dossier_put (dossier, "draft", error) &&
         take_mention (transaction, dossier, error) && steward_response_conclude (dossier, operation, error);
}

/**
 * steward_response_draft:
 * @draft: what it begins with; copied
 *
 * Anybody who works here drafts. A second draft for the same mention is one more, never instead.
 *
 * Returns: (transfer full): begins a response
 */
StewardOperation *
steward_response_draft (const StewardDraft *draft_begun)
{
  Drafting *input = g_new0 (Drafting, 1);

  input->mention = g_strdup (draft_begun->mention);
  input->activity = g_strdup (draft_begun->activity);
  input->account = g_strdup (draft_begun->account);
  input->text = g_strdup (draft_begun->text);
  input->variant_of = g_strdup (draft_begun->variant_of);
  return steward_operation_new ("draft-response", STEWARD_MODE_DEED, draft, input, drafting_free);
}

/**
 * steward_response_keep_version:
 * @response: the text to be kept, as it was at some moment
 * @person: who submitted, published or last wrote it
 *
 * Keeps a text for good. The same text of the same number is kept once.
 *
 * Returns: whether it is stored
 */
gboolean
steward_response_keep_version (StewardDossier  *dossier,
                               StewardRecord   *response,
                               const char      *person,
                               GError         **error)
{
  g_autofree char *hash = steward_response_hash (response);
  g_autofree char *id = steward_id_new ();
  g_autoptr (JsonNode) attachments = steward_record_get_json (response, STEWARD_RESPONSE_ATTACHMENTS);
  g_autoptr (StewardRecord) version = NULL;
  g_autoptr (GPtrArray) kept =
      steward_transaction_list_by (dossier->transaction, &steward_version_kind, STEWARD_VERSION_RESPONSE,
                                   steward_record_get_id (response), error);

  if (kept == NULL)
    return FALSE;
  for (guint i = 0; i < kept->len; i++)
    if (g_strcmp0 (steward_record_get_text (kept->pdata[i], STEWARD_VERSION_HASH), hash) == 0)
      return TRUE;
  version = steward_record_new (&steward_version_kind, id);
  steward_record_set_text (version, STEWARD_VERSION_RESPONSE, steward_record_get_id (response));
  steward_record_set_integer (version, STEWARD_VERSION_NUMBER, steward_record_get_integer (response, STEWARD_RESPONSE_VERSION));
  steward_record_set_text (version, STEWARD_VERSION_TEXT, steward_record_get_text (response, STEWARD_RESPONSE_TEXT));
  steward_record_set_text (version, STEWARD_VERSION_HASH, hash);
  steward_record_set_set (version, STEWARD_VERSION_AUTHORS, steward_record_get_set (response, STEWARD_RESPONSE_AUTHORS));
  steward_record_set_time (version, STEWARD_VERSION_AT, steward_transaction_get_now (dossier->transaction));
  steward_record_set_text (version, STEWARD_VERSION_PERSON, person);
  if (attachments != NULL)
    steward_record_set_json (version, STEWARD_VERSION_ATTACHMENTS, attachments);
  return steward_transaction_put (dossier->transaction, version, "keep-version", error);
}

/* What people change of a response; everything else follows from what they do with it. */
static const guint editable[] = { STEWARD_RESPONSE_TEXT, STEWARD_RESPONSE_ACCOUNT, STEWARD_RESPONSE_ACTIVITY,
                                  STEWARD_RESPONSE_TARGET, STEWARD_RESPONSE_VISIBILITY,
                                  STEWARD_RESPONSE_CONTENT_WARNING, STEWARD_RESPONSE_LANGUAGE };

static const char *const visibilities[] = { "public", "unlisted", "private", "direct", NULL };

static gboolean
is_editable (guint field)
{
  for (guint i = 0; i < G_N_ELEMENTS (editable); i++)
    if (editable[i] == field)
      return TRUE;
  return FALSE;
}

/* Once it is out, only its text can be corrected: where it stands can't be moved. */
static gboolean
check_fields (StewardDossier  *dossier,
              JsonObject      *fields,
              GError         **error)
{
  g_autoptr (GList) members = json_object_get_members (fields);
  gboolean published = steward_response_get_state (dossier->response) == STEWARD_RESPONSE_PUBLISHED_STATE;

  for (GList *l = members; l != NULL; l = l->next)
    {
      int field = steward_kind_find_field (&steward_response_kind, l->data);

      if (field < 0 || !is_editable ((guint) field))
        {
          g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                       _("“%s” of a response isn’t for editing"), (const char *) l->data);
          return FALSE;
        }
      if (published && field != STEWARD_RESPONSE_TEXT)
        {
          steward_set_refusal (error, STEWARD_REFUSAL_STATE,
                               _("It is published; only its text can be corrected."));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
apply_fields (StewardDossier  *dossier,
              JsonObject      *fields,
              const char      *json,
              GError         **error)
{
  StewardRecord *response = dossier->response;
  g_autofree char *account = g_strdup (steward_record_get_text (response, STEWARD_RESPONSE_ACCOUNT));
  g_autoptr (GError) local_error = NULL;
  const char *visibility;

  if (!check_fields (dossier, fields, error))
    return FALSE;
  if (!steward_record_apply_json (response, json, &local_error))
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, local_error->message);
      return FALSE;
    }
  if (steward_record_has (response, STEWARD_RESPONSE_TEXT))
    {
      g_autofree char *tidy = steward_text_tidy (steward_record_get_text (response, STEWARD_RESPONSE_TEXT));

      steward_record_set_text (response, STEWARD_RESPONSE_TEXT, *tidy != '\0' ? tidy : NULL);
    }
  visibility = steward_record_get_text (response, STEWARD_RESPONSE_VISIBILITY);
  if (visibility != NULL && !g_strv_contains (visibilities, visibility))
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("“%s” is no visibility; it is public, unlisted, private or direct"), visibility);
      return FALSE;
    }
  if (g_strcmp0 (account, steward_record_get_text (response, STEWARD_RESPONSE_ACCOUNT)) != 0 &&
      !json_object_has_member (fields, "target") && !aim (dossier->transaction, response, dossier->mention, error))
    return FALSE;
  return steward_dossier_cut (dossier->transaction, dossier->in_force, response, error);
}

/* What the person before wrote isn't lost when somebody else goes on from it. */
static gboolean
keep_of_other (StewardDossier  *dossier,
               StewardRecord   *before,
               GError         **error)
{
  const char *last = steward_record_get_changed_by (before);

  if (g_strcmp0 (last, dossier->person) == 0 || !steward_record_has (before, STEWARD_RESPONSE_TEXT) ||
      steward_record_field_equal (before, dossier->response, STEWARD_RESPONSE_TEXT))
    return TRUE;
  return steward_response_keep_version (dossier, before, last, error);
}

/**
 * steward_response_store_edit:
 * @dossier: of a response that was changed and isn't stored yet
 * @before: as it was
 * @action: for the audit
 *
 * Stores a change of what is approved, which ends its approval for good.
 *
 * Returns: whether it went well
 */
gboolean
steward_response_store_edit (StewardDossier    *dossier,
                             StewardRecord     *before,
                             const char        *action,
                             StewardOperation  *operation,
                             GError           **error)
{
  g_autoptr (StewardDossier) after = NULL;

  if (steward_response_note_edit (dossier->response, before, dossier->person, dossier->approvals))
    {
      steward_record_clear (dossier->response, STEWARD_RESPONSE_REASON);
      steward_record_clear (dossier->response, STEWARD_RESPONSE_MISSED);
      if (steward_response_get_state (before) != STEWARD_RESPONSE_PUBLISHED_STATE)
        steward_record_clear (dossier->response, STEWARD_RESPONSE_ERROR);
      if (!keep_of_other (dossier, before, error))
        return FALSE;
    }

  /* Account and activity may be others now, and with them who is accountable. */
  after = steward_dossier_new (dossier->transaction, NULL, dossier->response, error);
  return after != NULL && steward_dossier_put (after, action, error) && steward_response_conclude (after, operation, error);
}

static gboolean
edit (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardDossier) dossier = NULL;
  g_autoptr (StewardRecord) before = NULL;
  g_autoptr (JsonObject) fields = steward_json_parse_object (input->text, -1, error);

  if (fields == NULL || !steward_permit_member (transaction, error))
    return FALSE;
  dossier = steward_dossier_open (transaction, input->id, error);
  if (dossier == NULL)
    return FALSE;
  before = steward_record_copy (dossier->response);
  if (!steward_dossier_move (dossier, STEWARD_MOVE_EDIT, error))
    return FALSE;
  steward_record_copy_field (dossier->response, before, STEWARD_RESPONSE_STATE);
  return apply_fields (dossier, fields, input->text, error) &&
         steward_response_store_edit (dossier, before, "edit", operation, error);
}

/**
 * steward_response_edit:
 * @fields: any of `text`, `account`, `activity`, `target`, `visibility`, `content_warning`,
 *   `language`; ids where records are named, null empties
 *
 * Saves what was typed. Any change of what is approved ends its approval for good.
 *
 * Returns: (transfer full): changes a response
 */
StewardOperation *
steward_response_edit (const char *id,
                       JsonObject *fields)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), fields);
  g_autofree char *json = steward_json_write (node);

  return steward_operation_new ("edit-response", STEWARD_MODE_DEED, edit, steward_input_new (id, json, NULL),
                                steward_input_free);
}

static gboolean
check (StewardTransaction  *transaction,
       StewardOperation    *operation,
       gpointer             data,
       GCancellable        *cancellable,
       GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardDossier) dossier = steward_dossier_open (transaction, input->id, error);

  if (dossier == NULL)
    return FALSE;
  if (input->text != NULL)
    {
      g_autofree char *tidy = steward_text_tidy (input->text);

      steward_record_set_text (dossier->response, STEWARD_RESPONSE_TEXT, *tidy != '\0' ? tidy : NULL);
      dossier->typed = input->text;
      if (!steward_dossier_cut (transaction, dossier->in_force, dossier->response, error))
        return FALSE;
    }
  return steward_response_conclude (dossier, operation, error);
}

/**
 * steward_response_check:
 * @text: (nullable): what is being typed; %NULL: the text as it is saved
 *
 * Asks the guidelines in force and the network's limits; changes nothing. The JSON has `findings`.
 *
 * Returns: (transfer full): checks a response
 */
StewardOperation *
steward_response_check (const char *id,
                        const char *text)
{
  return steward_operation_new ("check-response", STEWARD_MODE_READ, check, steward_input_new (id, text, NULL),
                                steward_input_free);
}

/**
 * steward_response_show:
 *
 * Returns: (transfer full): reads a response with the keys of the command line
 */
StewardOperation *
steward_response_show (const char *id)
{
  return steward_operation_new ("show-response", STEWARD_MODE_READ, check, steward_input_new (id, NULL, NULL),
                                steward_input_free);
}

/* Findings are for what may still go out. */
static gboolean
is_live (StewardRecord *response)
{
  switch (steward_response_get_state (response))
    {
    case STEWARD_RESPONSE_PUBLISHED_STATE:
      return steward_record_get_boolean (response, STEWARD_RESPONSE_CORRECTING);
    case STEWARD_RESPONSE_WITHDRAWN:
    case STEWARD_RESPONSE_DELETED:
      return FALSE;
    case STEWARD_RESPONSE_DRAFT:
    case STEWARD_RESPONSE_IN_REVIEW:
    case STEWARD_RESPONSE_APPROVED:
    case STEWARD_RESPONSE_SCHEDULED_STATE:
    case STEWARD_RESPONSE_PUBLISHING:
    case STEWARD_RESPONSE_UNKNOWN:
    case STEWARD_RESPONSE_FAILED:
    case STEWARD_RESPONSE_REJECTED:
    default:
      return TRUE;
    }
}

/* Sets what was found: the records, and an array of them with the keys of the command line. */
static gboolean
take_list (StewardTransaction  *transaction,
           StewardOperation    *operation,
           GPtrArray           *owned_responses,
           GError             **error)
{
  g_autoptr (GPtrArray) responses = owned_responses;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardDirectory) directory = steward_directory_read (transaction, error);
  g_autoptr (JsonArray) array = json_array_new ();
  JsonNode *node;

  if (directory == NULL)
    return FALSE;
  for (guint i = 0; i < responses->len; i++)
    {
      g_autoptr (StewardDossier) dossier = steward_dossier_new (transaction, in_force, responses->pdata[i], error);
      JsonObject *object;

      if (dossier == NULL || (is_live (dossier->response) && !steward_dossier_check (dossier, error)))
        return FALSE;
      object = steward_response_present (dossier, directory, error);
      if (object == NULL)
        return FALSE;
      json_array_add_object_element (array, object);
    }
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_set_array (node, array);
  steward_operation_take_json (operation, node);
  steward_operation_take_records (operation, g_steal_pointer (&responses));
  return TRUE;
}

static gboolean
list (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  StewardInput *input = data;
  const StewardOrder newest = { -1, TRUE };
  StewardCondition conditions[2];
  guint n_conditions = 0;
  g_autofree char *mention = NULL;
  g_autoptr (GPtrArray) responses = NULL;

  if (input->other != NULL)
    {
      mention = steward_transaction_complete (transaction, &steward_mention_kind, input->other, error);
      if (mention == NULL)
        return FALSE;
      conditions[n_conditions++] = (StewardCondition){ STEWARD_RESPONSE_MENTION, STEWARD_IS, mention, 0 };
    }
  if (input->text != NULL)
    conditions[n_conditions++] = (StewardCondition){ STEWARD_RESPONSE_STATE, STEWARD_IS, input->text, 0 };
  responses = steward_transaction_select (transaction, &steward_response_kind, conditions, n_conditions, &newest,
                                          (guint) input->number, error);
  return responses != NULL && take_list (transaction, operation, g_steal_pointer (&responses), error);
}

/**
 * steward_response_list:
 * @state: (nullable): only those in this state, as records name it
 * @mention: (nullable): only answers to this mention, an id or its start
 * @limit: at most so many; 0 is all
 *
 * Returns: (transfer full): lists responses, newest first; the JSON is an array
 */
StewardOperation *
steward_response_list (const char *state,
                       const char *mention,
                       guint       limit)
{
  StewardInput *input = steward_input_new (NULL, state, mention);

  input->number = limit;
  return steward_operation_new ("list-responses", STEWARD_MODE_READ, list, input, steward_input_free);
}

static gboolean
search (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  StewardInput *input = data;
  GPtrArray *responses = steward_response_search_read (transaction, input->text, (guint) input->number, error);

  return responses != NULL && take_list (transaction, operation, responses, error);
}

/**
 * steward_response_search:
 * @query: as mentions are searched with; `department:` is who approves, `author:` who wrote, `status:` how far it is
 * @limit: at most so many; 0 is all
 *
 * Returns: (transfer full): finds responses, the newest first; the JSON is an array
 */
StewardOperation *
steward_response_search (const char *query,
                         guint       limit)
{
  StewardInput *input = steward_input_new (NULL, query, NULL);

  input->number = limit;
  return steward_operation_new ("search-responses", STEWARD_MODE_READ, search, input, steward_input_free);
}
