/* steward-auditing.c: reading and verifying who did what
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-auditing"

#include "steward-auditing.h"

#include "steward-directory-private.h"
#include "steward-event-words.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-remark-kinds.h"
#include "steward-operation-private.h"
#include "steward-transaction-chain.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

typedef struct
{
  gint64  before;
  char   *record;
  char   *person;
  guint   limit;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *self = data;

  g_free (self->record);
  g_free (self->person);
  g_free (self);
}

static void
set_content (JsonObject *object,
             const char *name,
             const char *json)
{
  JsonNode *node = json != NULL ? steward_json_parse (json, -1, NULL) : NULL;

  if (node != NULL)
    json_object_set_member (object, name, node);
}

/* A chain is brought by a login that the server vouches for; who did a deed is only what the chain says. Where the two differ,
 * as for what was done before sharing, both are told. */
static char *
dup_other_login (StewardTransaction *transaction,
                 const StewardEvent *event)
{
  g_autofree char *login = *event->person != '\0' ? steward_transaction_get_chain_login (transaction, event->machine) : NULL;

  return g_strcmp0 (login, event->person) != 0 ? g_steal_pointer (&login) : NULL;
}

static JsonObject *
present_event (StewardTransaction *transaction,
               StewardEvent       *event,
               StewardDirectory   *directory)
{
  JsonObject *object = json_object_new ();
  g_autofree char *login = dup_other_login (transaction, event);
  g_autofree char *at = steward_time_to_rfc3339 (event->at_us);
  g_autofree char *hash = steward_digest_to_text (event->hash);
  g_autofree char *previous = steward_digest_to_text (event->previous);

  json_object_set_int_member (object, "event", event->row);
  json_object_set_int_member (object, "sequence", event->sequence);
  json_object_set_string_member (object, "machine", event->machine);
  json_object_set_string_member (object, "at", at);
  json_object_set_string_member (object, "person", steward_directory_get_name (directory, event->person));
  if (login != NULL)
    json_object_set_string_member (object, "login", steward_directory_get_name (directory, login));
  json_object_set_string_member (object, "action", event->action);
  json_object_set_string_member (object, "kind", event->kind);
  json_object_set_string_member (object, "record", event->record);
  set_content (object, "before", event->before);
  set_content (object, "after", event->after);
  if (event->erased_by != NULL)
    {
      g_autofree char *erased = steward_time_to_rfc3339 (event->erased_us);

      json_object_set_string_member (object, "erased_by", steward_directory_get_name (directory, event->erased_by));
      json_object_set_string_member (object, "erased", erased);
    }
  json_object_set_string_member (object, "hash", hash);
  json_object_set_string_member (object, "previous", previous);
  return object;
}

static gboolean
list (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  Listing *input = data;
  g_autoptr (StewardDirectory) directory = steward_directory_read (transaction, error);
  g_autoptr (GPtrArray) events = NULL;
  JsonArray *array;
  JsonNode *node;

  if (directory == NULL)
    return FALSE;
  events = steward_transaction_list_events (transaction, input->before, input->record, input->person, input->limit, error);
  if (events == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < events->len; i++)
    json_array_add_object_element (array, present_event (transaction, events->pdata[i], directory));
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  steward_operation_take_json (operation, node);
  return TRUE;
}

/**
 * steward_auditing_list:
 * @before: only events before this row; 0 for the newest
 * @record: (nullable): only events of this record
 * @person: (nullable): only events of this person
 *
 * Returns: (transfer full): lists events, newest first; a JSON array
 */
StewardOperation *
steward_auditing_list (gint64      before,
                       const char *record,
                       const char *person,
                       guint       limit)
{
  Listing *input = g_new0 (Listing, 1);

  input->before = before;
  input->record = g_strdup (record);
  input->person = g_strdup (person);
  input->limit = limit;
  return steward_operation_new ("list-events", STEWARD_MODE_READ, list, input, listing_free);
}

/* In words, for people */

typedef struct
{
  StewardEventSelection  selection; /* its texts are owned */
  char                  *texts[4];
  char                 **people;
} Telling;

static void
telling_free (gpointer data)
{
  Telling *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_free (self->texts[i]);
  g_strfreev (self->people);
  g_free (self);
}

static const char *
name_of_person (StewardDirectory *directory,
                const char       *id)
{
  StewardRecord *person = steward_directory_get (directory, id);
  const char *name = person != NULL && steward_record_get_kind (person) == &steward_person_kind
                         ? steward_record_get_text (person, STEWARD_PERSON_NAME)
                         : NULL;

  return name != NULL ? name : steward_directory_get_name (directory, id);
}

/* Where a record without a name of its own has one: in the record it belongs to. */
static const struct
{
  const StewardKind *kind;
  guint              name;    /* a text */
  const StewardKind *of;      /* (nullable) */
  guint              of_field;
} subjects[] = {
  { &steward_mention_kind, STEWARD_MENTION_AUTHOR, NULL, 0 },
  { &steward_guideline_kind, STEWARD_GUIDELINE_TITLE, NULL, 0 },
  { &steward_edition_kind, STEWARD_EDITION_TITLE, NULL, 0 },
  { &steward_snippet_kind, STEWARD_SNIPPET_NAME, NULL, 0 },
  { &steward_hold_kind, STEWARD_HOLD_REASON, NULL, 0 },
  { &steward_workspace_kind, STEWARD_WORKSPACE_NAME, NULL, 0 },
  { &steward_response_kind, 0, &steward_mention_kind, STEWARD_RESPONSE_MENTION },
  { &steward_version_kind, 0, &steward_response_kind, STEWARD_VERSION_RESPONSE },
  { &steward_approval_kind, 0, &steward_response_kind, STEWARD_APPROVAL_SUBJECT },
  { &steward_consultation_kind, 0, &steward_response_kind, STEWARD_CONSULTATION_RESPONSE },
  { &steward_consultation_kind, 0, &steward_guideline_kind, STEWARD_CONSULTATION_GUIDELINE },
  { &steward_attempt_kind, 0, &steward_response_kind, STEWARD_ATTEMPT_RESPONSE },
  { &steward_block_kind, 0, &steward_guideline_kind, STEWARD_BLOCK_GUIDELINE },
  { &steward_acknowledgement_kind, 0, &steward_guideline_kind, STEWARD_ACKNOWLEDGEMENT_GUIDELINE },
  { &steward_exception_kind, 0, &steward_guideline_kind, STEWARD_EXCEPTION_GUIDELINE },
  { &steward_grounds_kind, 0, &steward_guideline_kind, STEWARD_GROUNDS_GUIDELINE },
  { &steward_campaign_kind, 0, &steward_guideline_kind, STEWARD_CAMPAIGN_GUIDELINE },
  { &steward_question_kind, STEWARD_QUESTION_TEXT, NULL, 0 },
  { &steward_suggestion_kind, 0, &steward_guideline_kind, STEWARD_SUGGESTION_GUIDELINE },
  { &steward_comment_kind, STEWARD_COMMENT_TEXT, NULL, 0 },
  { &steward_receipt_kind, 0, &steward_guideline_kind, STEWARD_RECEIPT_GUIDELINE },
  { &steward_wording_kind, STEWARD_WORDING_TERM, NULL, 0 },
  { &steward_membership_kind, 0, &steward_person_kind, STEWARD_MEMBERSHIP_PERSON },
  { &steward_handover_kind, 0, &steward_mention_kind, STEWARD_HANDOVER_MENTION },
  { &steward_cell_kind, 0, &steward_activity_kind, STEWARD_CELL_ACTIVITY },
};

/* What a record is called; %NULL where nothing names it. */
static char *
dup_name (StewardTransaction *transaction,
          StewardDirectory   *directory,
          const StewardKind  *kind,
          const char         *id)
{
  StewardRecord *named = steward_directory_get (directory, id);
  g_autoptr (StewardRecord) record = NULL;

  if (named != NULL)
    return g_strdup (name_of_person (directory, id));
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      if (subjects[i].kind != kind)
        continue;
      record = steward_transaction_find (transaction, kind, id, NULL);
      if (record == NULL)
        return NULL;
      if (subjects[i].of == NULL)
        return g_strdup (steward_record_get_text (record, subjects[i].name));
      if (steward_record_has (record, subjects[i].of_field))
        return dup_name (transaction, directory, subjects[i].of, steward_record_get_text (record, subjects[i].of_field));
      g_clear_object (&record);
    }
  return NULL;
}

static void
add_words (JsonObject         *object,
           StewardTransaction *transaction,
           StewardEvent       *event,
           StewardDirectory   *directory,
           GTimeZone          *zone)
{
  const StewardKind *kind = steward_kind_find (event->kind);
  g_autofree char *name = kind != NULL ? dup_name (transaction, directory, kind, event->record) : NULL;
  const char *kind_words = steward_event_words_kind (event->kind);
  g_autofree char *subject = name != NULL ? g_strdup_printf (_("%s “%s”"), kind_words, name) : g_strdup (kind_words);
  g_autofree char *login = dup_other_login (transaction, event);
  g_autofree char *who = NULL;
  g_autoptr (JsonObject) before = event->before != NULL ? steward_json_parse_object (event->before, -1, NULL) : NULL;
  g_autoptr (JsonObject) after = event->after != NULL ? steward_json_parse_object (event->after, -1, NULL) : NULL;

  json_object_set_string_member (object, "deed", steward_event_words_action (event->action));
  json_object_set_string_member (object, "subject", subject);
  if (login != NULL)
    who = g_strdup_printf (_("%s (written by the login of %s)"), name_of_person (directory, event->person),
                           name_of_person (directory, login));
  json_object_set_string_member (object, "who",
                                 who != NULL                ? who
                                 : *event->person != '\0' ? name_of_person (directory, event->person)
                                                            : _("Steward"));
  json_object_set_string_member (object, "who_id", event->person);
  json_object_set_array_member (object, "changes",
                                steward_event_words_changes (event->kind, before, after, directory, zone));
}

static GTimeZone *
read_zone (StewardTransaction *transaction)
{
  g_autoptr (StewardRecord) settings = steward_transaction_find (transaction, &steward_workspace_kind, "workspace", NULL);
  const char *name = settings != NULL ? steward_record_get_text (settings, STEWARD_WORKSPACE_TIME_ZONE) : NULL;
  GTimeZone *zone = name != NULL ? g_time_zone_new_identifier (name) : NULL;

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

static gboolean
tell (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  Telling *input = data;
  g_autoptr (StewardDirectory) directory = steward_directory_read (transaction, error);
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GPtrArray) events = NULL;
  JsonArray *array;
  JsonNode *node;

  if (directory == NULL)
    return FALSE;
  events = steward_transaction_select_events (transaction, &input->selection, error);
  if (events == NULL)
    return FALSE;
  zone = read_zone (transaction);
  array = json_array_new ();
  for (guint i = 0; i < events->len; i++)
    {
      JsonObject *object = present_event (transaction, events->pdata[i], directory);

      add_words (object, transaction, events->pdata[i], directory, zone);
      json_array_add_object_element (array, object);
    }
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  steward_operation_take_json (operation, node);
  return TRUE;
}

/**
 * steward_auditing_tell:
 * @selection: which events
 *
 * Returns: (transfer full): lists events in words, newest first; a JSON array whose objects have,
 *   beside the keys of [func@auditing_list], `deed`, `subject`, `who`, `who_id` and `changes`
 *   (`field`, `before`, `after`)
 */
StewardOperation *
steward_auditing_tell (const StewardEventSelection *selection)
{
  Telling *input = g_new0 (Telling, 1);

  input->selection = *selection;
  input->selection.record = input->texts[0] = g_strdup (selection->record);
  input->selection.person = input->texts[1] = g_strdup (selection->person);
  input->selection.kind = input->texts[2] = g_strdup (selection->kind);
  input->selection.action = input->texts[3] = g_strdup (selection->action);
  input->people = g_strdupv ((char **) selection->people);
  input->selection.people = (const char *const *) input->people;
  return steward_operation_new ("tell-events", STEWARD_MODE_READ, tell, input, telling_free);
}

static const char *
describe_fault (StewardAuditFault fault)
{
  switch (fault)
    {
    case STEWARD_AUDIT_ALTERED:
      return _("the event was altered");
    case STEWARD_AUDIT_REMOVED:
      return _("the event was removed");
    case STEWARD_AUDIT_REORDERED:
      return _("the event doesn't follow the one before it");
    case STEWARD_AUDIT_CONTENT_ALTERED:
      return _("the contents of the event were altered");
    case STEWARD_AUDIT_CONTENT_MISSING:
      return _("the contents of the event are gone without a record of erasure");
    case STEWARD_AUDIT_CUT:
      return _("the newest events that this machine wrote are gone");
    case STEWARD_AUDIT_REWRITTEN:
      return _("another machine countersigned another event here: the chain was rewritten");
    case STEWARD_AUDIT_UNFIT:
      return _("what the server has of this chain doesn’t fit what is here");
    case STEWARD_AUDIT_FALSE_WITNESS:
      return _("it countersigned an event of another machine that isn’t so");
    case STEWARD_AUDIT_INTRUDED:
      return _("this login wrote into the chain of another’s machine, or brought one that isn’t sound; nothing of it was taken");
    case STEWARD_AUDIT_DISPUTED:
      return _("two logins say that this chain is theirs");
    case STEWARD_AUDIT_OK:
    default:
      return NULL;
    }
}

static gboolean
verify (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  g_autoptr (GPtrArray) reports = steward_transaction_verify_events (transaction, error);
  g_autoptr (StewardDirectory) directory = reports != NULL ? steward_directory_read (transaction, error) : NULL;
  JsonArray *array;
  JsonNode *node;

  if (directory == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < reports->len; i++)
    {
      StewardChainReport *report = reports->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "machine", report->machine);
      json_object_set_int_member (object, "events", report->events);
      json_object_set_boolean_member (object, "ok", report->fault == STEWARD_AUDIT_OK);
      if (report->fault != STEWARD_AUDIT_OK)
        {
          json_object_set_int_member (object, "first_bad", report->first_bad);
          json_object_set_string_member (object, "reason", describe_fault (report->fault));
        }
      if (report->fault == STEWARD_AUDIT_INTRUDED)
        json_object_set_string_member (object, "login", steward_directory_get_name (directory, report->machine));
      json_object_set_int_member (object, "erased", report->erased);
      json_object_set_int_member (object, "witnessed_to", report->witnessed_to);
      if (report->is_behind)
        {
          json_object_set_boolean_member (object, "behind", TRUE);
          json_object_set_string_member (object, "note", _("there are more events than the file holds: an older copy came "
                                                           "back, the newest were removed, or some are still to come"));
        }
      json_array_add_object_element (array, object);
    }
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  steward_operation_take_json (operation, node);
  return TRUE;
}

/**
 * steward_auditing_verify:
 *
 * Returns: (transfer full): checks every event of every machine; a JSON array with a report each
 */
StewardOperation *
steward_auditing_verify (void)
{
  return steward_operation_new ("verify-events", STEWARD_MODE_READ, verify, NULL, NULL);
}

/**
 * steward_auditing_verdict:
 * @reports: what [func@auditing_verify] brought
 * @is_ok: (out): whether every chain is as it was written
 *
 * Returns: (transfer full): the same in words, a sentence or two a machine
 */
char *
steward_auditing_verdict (JsonNode *reports,
                          gboolean *is_ok)
{
  JsonArray *array = json_node_get_array (reports);
  GString *words = g_string_new (NULL);

  *is_ok = TRUE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *report = json_array_get_object_element (array, i);
      const char *machine = json_object_get_string_member (report, "machine");
      gint64 events = json_object_get_int_member (report, "events");
      gint64 erased = json_object_get_int_member (report, "erased");
      gint64 witnessed_to = json_object_get_int_member (report, "witnessed_to");

      if (i > 0)
        g_string_append_c (words, '\n');
      if (!json_object_get_boolean_member (report, "ok"))
        {
          *is_ok = FALSE;
          if (json_object_has_member (report, "login"))
            {
              g_string_append_printf (words, _("Login %s: wrote into the chain of another’s machine, or brought one that isn’t sound, "
                                               "from event %" PRId64 " on; nothing of it was taken."),
                                      json_object_get_string_member (report, "login"),
                                      json_object_get_int_member (report, "first_bad"));
              continue;
            }
          g_string_append_printf (words, _("Machine %s: event %" PRId64 " is the first bad one: %s."), machine,
                                  json_object_get_int_member (report, "first_bad"),
                                  json_object_get_string_member (report, "reason"));
          continue;
        }
      g_string_append_printf (words,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "Machine %s: the one event is as it was written.",
                                           "Machine %s: all %" PRId64 " events are as they were written.",
                                           (gulong) events),
                              machine, events);
      if (erased > 0)
        g_string_append_printf (words,
                                g_dngettext (GETTEXT_PACKAGE, " The contents of %" PRId64 " were erased openly.",
                                             " The contents of %" PRId64 " were erased openly.", (gulong) erased),
                                erased);
      if (json_object_has_member (report, "behind"))
        g_string_append (words, _(" There are more events than the file holds: an older copy came back, the newest were removed, "
                                  "or some are still to come."));
      if (witnessed_to < events)
        g_string_append_printf (words, _(" Events after %" PRId64 " are not yet witnessed."), witnessed_to);
    }
  if (json_array_get_length (array) == 0)
    g_string_append (words, _("There are no events yet."));
  return g_string_free (words, FALSE);
}
