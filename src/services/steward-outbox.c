/* steward-outbox.c: what is on its way out, and what needs a look
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-outbox"

#include "steward-outbox.h"

#include "steward-directory-private.h"
#include "steward-kinds.h"
#include "steward-network.h"
#include "steward-operation-private.h"
#include "steward-responding-words.h"
#include "steward-response-rules.h"
#include "steward-service-error.h"
#include "steward-time.h"

#include <glib/gi18n-lib.h>

/* Of what is out or over, the newest; the rest is found by search. */
#define MAX_DONE 100

typedef struct
{
  int      section;  /* -1: all */
  gboolean is_calendar;
  gint64   from_us;
  gint64   until_us;
  char   **departments; /* (owned) (nullable) ids */
} Input;

static void
input_free (gpointer data)
{
  Input *self = data;

  g_strfreev (self->departments);
  g_free (self);
}

static const char *const section_names[] = { "look", "sending", "scheduled", "ready", "waiting", "sent", "ended", NULL };

/**
 * steward_outbox_section_name:
 *
 * Returns: the name in JSON and on the command line
 */
const char *
steward_outbox_section_name (StewardOutboxSection section)
{
  g_return_val_if_fail (section < STEWARD_N_OUTBOX_SECTIONS, NULL);

  return section_names[section];
}

/**
 * steward_outbox_section_words:
 *
 * Returns: the heading of a section, translated
 */
const char *
steward_outbox_section_words (StewardOutboxSection section)
{
  static const char *const words[] = {
    N_("Needs a look"), N_("Being sent"), N_("Scheduled"), N_("Ready to send"), N_("Not approved yet"), N_("Sent"),
    N_("Given up"),
  };

  g_return_val_if_fail (section < G_N_ELEMENTS (words), NULL);

  return _(words[section]);
}

static StewardOutboxSection
section_of (StewardRecord *response)
{
  StewardResponseState state = steward_response_get_state (response);
  gboolean has_time = steward_record_has (response, STEWARD_RESPONSE_SCHEDULED);

  if (state == STEWARD_RESPONSE_FAILED || state == STEWARD_RESPONSE_UNKNOWN ||
      steward_record_has (response, STEWARD_RESPONSE_MISSED))
    return STEWARD_OUTBOX_LOOK;
  if (steward_record_has (response, STEWARD_RESPONSE_WROTE_AGAIN) && state < STEWARD_RESPONSE_PUBLISHING)
    return STEWARD_OUTBOX_LOOK;
  switch (state)
    {
    case STEWARD_RESPONSE_PUBLISHING:
      return STEWARD_OUTBOX_SENDING;
    case STEWARD_RESPONSE_SCHEDULED_STATE:
      return STEWARD_OUTBOX_SCHEDULED;
    case STEWARD_RESPONSE_APPROVED:
      return STEWARD_OUTBOX_READY;
    case STEWARD_RESPONSE_PUBLISHED_STATE:
      return has_time ? STEWARD_OUTBOX_SCHEDULED : STEWARD_OUTBOX_SENT;
    case STEWARD_RESPONSE_REJECTED:
    case STEWARD_RESPONSE_WITHDRAWN:
    case STEWARD_RESPONSE_DELETED:
      return STEWARD_OUTBOX_ENDED;
    case STEWARD_RESPONSE_DRAFT:
    case STEWARD_RESPONSE_IN_REVIEW:
    case STEWARD_RESPONSE_UNKNOWN:
    case STEWARD_RESPONSE_FAILED:
    default:
      return STEWARD_OUTBOX_WAITING;
    }
}

/* Whether one of @departments approves it, or holds its account. */
static gboolean
concerns (StewardRecord     *response,
          StewardRecord     *account,
          const char *const *departments)
{
  const char *accountable = steward_record_get_text (response, STEWARD_RESPONSE_ACCOUNTABLE);
  const char *holder = account != NULL ? steward_record_get_text (account, STEWARD_ACCOUNT_DEPARTMENT) : NULL;

  return departments == NULL || (accountable != NULL && g_strv_contains (departments, accountable)) ||
         (holder != NULL && g_strv_contains (departments, holder));
}

static void
set_text (JsonObject *object,
          const char *key,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, key, text);
}

static void
set_time (JsonObject *object,
          const char *key,
          gint64      time_us)
{
  g_autofree char *text = time_us != STEWARD_TIME_NONE ? steward_time_to_rfc3339 (time_us) : NULL;

  set_text (object, key, text);
}

/* What one can do about it, in a sentence. */
static const char *
way_on (StewardRecord *response)
{
  StewardResponseState state = steward_response_get_state (response);

  if (state == STEWARD_RESPONSE_UNKNOWN)
    return _("The network is asked again before anything is sent. If it can’t be asked, look there and say what you found.");
  if (steward_record_has (response, STEWARD_RESPONSE_WROTE_AGAIN))
    return _("The person wrote again. Read that, then let this go out or change it.");
  if (steward_record_has (response, STEWARD_RESPONSE_MISSED))
    return _("Its time passed while nothing was sent here. Publish it, or give it another time.");
  if (state == STEWARD_RESPONSE_FAILED)
    return _("Publish it again, or change what is said to be wrong.");
  return NULL;
}

/* When it goes or went out, or should have. */
static gint64
time_of (StewardRecord *response)
{
  static const guint fields[] = { STEWARD_RESPONSE_SCHEDULED, STEWARD_RESPONSE_MISSED, STEWARD_RESPONSE_PUBLISHED };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (steward_record_has (response, fields[i]))
      return steward_record_get_time (response, fields[i]);
  return STEWARD_TIME_NONE;
}

static JsonObject *
describe (StewardDirectory *directory,
          StewardRecord    *response,
          StewardRecord    *account)
{
  JsonObject *object = json_object_new ();
  const char *activity = steward_record_get_text (response, STEWARD_RESPONSE_ACTIVITY);
  const char *accountable = steward_record_get_text (response, STEWARD_RESPONSE_ACCOUNTABLE);

  set_text (object, "id", steward_record_get_id (response));
  set_text (object, "section", section_names[section_of (response)]);
  set_text (object, "state", steward_record_get_text (response, STEWARD_RESPONSE_STATE));
  set_text (object, "state_words", steward_response_standing_words (response));
  if (account != NULL)
    {
      set_text (object, "network", steward_network_find (steward_record_get_text (account, STEWARD_ACCOUNT_NETWORK))->title);
      set_text (object, "handle", steward_record_get_text (account, STEWARD_ACCOUNT_HANDLE));
    }
  if (activity != NULL)
    set_text (object, "activity", steward_directory_get_name (directory, activity));
  if (accountable != NULL)
    set_text (object, "accountable", steward_directory_get_name (directory, accountable));
  set_text (object, "mention", steward_record_get_text (response, STEWARD_RESPONSE_MENTION));
  set_text (object, "text", steward_record_get_text (response, STEWARD_RESPONSE_TEXT));
  set_time (object, "at", time_of (response));
  set_time (object, "scheduled", steward_record_get_time (response, STEWARD_RESPONSE_SCHEDULED));
  set_time (object, "missed", steward_record_get_time (response, STEWARD_RESPONSE_MISSED));
  set_time (object, "published", steward_record_get_time (response, STEWARD_RESPONSE_PUBLISHED));
  set_text (object, "address", steward_record_get_text (response, STEWARD_RESPONSE_ADDRESS));
  set_text (object, "error", steward_record_get_text (response, STEWARD_RESPONSE_ERROR));
  set_text (object, "wrote_again", steward_record_get_text (response, STEWARD_RESPONSE_WROTE_AGAIN));
  set_text (object, "way_on", way_on (response));
  return object;
}

static gint
compare_by_time (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = time_of (*(StewardRecord *const *) a);
  gint64 second = time_of (*(StewardRecord *const *) b);

  return first < second ? -1 : first > second;
}

/* What is scheduled by its time, the rest the newest change first. */
static gint
compare_by_section (gconstpointer a,
                    gconstpointer b)
{
  StewardRecord *first = *(StewardRecord *const *) a;
  StewardRecord *second = *(StewardRecord *const *) b;
  StewardOutboxSection section = section_of (first);
  StewardOutboxSection other = section_of (second);
  gint64 since = steward_record_get_changed (first);
  gint64 other_since = steward_record_get_changed (second);

  if (section != other)
    return section < other ? -1 : 1;
  if (section == STEWARD_OUTBOX_SCHEDULED)
    return compare_by_time (a, b);
  return since > other_since ? -1 : since < other_since;
}

/* What is over grows without end: of that only the newest, or in a calendar what went out in its span. */
static gboolean
add_state (StewardTransaction    *transaction,
           const Input           *input,
           StewardResponseState   state,
           GPtrArray             *responses,
           GError               **error)
{
  gboolean is_over = state >= STEWARD_RESPONSE_PUBLISHED_STATE && state != STEWARD_RESPONSE_FAILED;
  const StewardCondition conditions[] = {
    { STEWARD_RESPONSE_STATE, STEWARD_IS, steward_response_state_to_string (state), 0 },
    { STEWARD_RESPONSE_PUBLISHED, STEWARD_IS_AT_LEAST, NULL, input->from_us },
    { STEWARD_RESPONSE_PUBLISHED, STEWARD_IS_BELOW, NULL, input->until_us },
  };
  const StewardOrder newest = { -1, TRUE };
  g_autoptr (GPtrArray) found = steward_transaction_select (
      transaction, &steward_response_kind, conditions,
      input->is_calendar && state == STEWARD_RESPONSE_PUBLISHED_STATE ? G_N_ELEMENTS (conditions) : 1, &newest,
      is_over && !input->is_calendar ? MAX_DONE : 0, error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    g_ptr_array_add (responses, g_object_ref (found->pdata[i]));
  return found != NULL;
}

/* What was given up, or is gone, stands on no day. */
static gboolean
has_a_day (StewardResponseState state)
{
  return state != STEWARD_RESPONSE_DELETED && state != STEWARD_RESPONSE_WITHDRAWN && state != STEWARD_RESPONSE_REJECTED;
}

static gboolean
is_wanted (const Input   *input,
           StewardRecord *response)
{
  gint64 at_us = time_of (response);

  if (!input->is_calendar)
    return input->section < 0 || (int) section_of (response) == input->section;
  return at_us != STEWARD_TIME_NONE && at_us >= input->from_us && at_us < input->until_us;
}

static gboolean
read_entries (StewardTransaction  *transaction,
              StewardOperation    *operation,
              gpointer             data,
              GCancellable        *cancellable,
              GError             **error)
{
  const Input *input = data;
  g_autoptr (StewardDirectory) directory = steward_directory_read (transaction, error);
  g_autoptr (GPtrArray) responses = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *array;
  JsonNode *node;

  if (directory == NULL)
    return FALSE;
  for (StewardResponseState state = STEWARD_RESPONSE_DRAFT; state <= STEWARD_RESPONSE_DELETED; state++)
    if ((!input->is_calendar || has_a_day (state)) && !add_state (transaction, input, state, responses, error))
      return FALSE;
  g_ptr_array_sort (responses, input->is_calendar ? compare_by_time : compare_by_section);
  array = json_array_new ();
  for (guint i = 0; i < responses->len; i++)
    {
      const char *id = steward_record_get_text (responses->pdata[i], STEWARD_RESPONSE_ACCOUNT);
      StewardRecord *account = id != NULL ? steward_directory_get (directory, id) : NULL;

      if (is_wanted (input, responses->pdata[i]) &&
          concerns (responses->pdata[i], account, (const char *const *) input->departments))
        json_array_add_object_element (array, describe (directory, responses->pdata[i], account));
    }
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  steward_operation_take_json (operation, node);
  return TRUE;
}

static gboolean
refuse_section (StewardTransaction  *transaction,
                StewardOperation    *operation,
                gpointer             data,
                GCancellable        *cancellable,
                GError             **error)
{
  g_autofree char *all = g_strjoinv (", ", (char **) section_names);

  g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("“%s” is no part of the outbox; it is one of %s"),
               (const char *) data, all);
  return FALSE;
}

/**
 * steward_outbox_list:
 * @section: (nullable): only this one, by its name
 * @departments: (nullable): only what one of these approves, or holds the account of; ids
 *
 * Of what was sent, rejected, withdrawn or deleted only the newest hundred each: the rest is for the search.
 *
 * Returns: (transfer full): reads the answers with how far each is: `section`, `state`, `state_words`, `at` (when it goes or
 *   went out, or should have), `error`, `way_on` (a sentence), `network`, `handle`, `activity`, `accountable`, `text`,
 *   `scheduled`, `missed`, `published`, `address`, `wrote_again`; a JSON array in the order of the sections
 */
StewardOperation *
steward_outbox_list (const char        *section,
                     const char *const *departments)
{
  Input *input = g_new0 (Input, 1);

  input->section = -1;
  for (guint i = 0; i < STEWARD_N_OUTBOX_SECTIONS; i++)
    if (g_strcmp0 (section_names[i], section) == 0)
      input->section = (int) i;
  if (section != NULL && input->section < 0)
    {
      g_free (input);
      return steward_operation_new ("list-outbox", STEWARD_MODE_READ, refuse_section, g_strdup (section), g_free);
    }
  input->departments = g_strdupv ((char **) departments);
  return steward_operation_new ("list-outbox", STEWARD_MODE_READ, read_entries, input, input_free);
}

/**
 * steward_outbox_calendar:
 * @from_us: microseconds since 1970 UTC
 * @until_us: the first moment that isn't wanted any more
 * @departments: (nullable): as in [func@outbox_list]
 *
 * Returns: (transfer full): reads what goes, went or should have gone out in a time, by its time; the JSON array of
 *   [func@outbox_list]
 */
StewardOperation *
steward_outbox_calendar (gint64             from_us,
                         gint64             until_us,
                         const char *const *departments)
{
  Input *input = g_new0 (Input, 1);

  input->section = -1;
  input->is_calendar = TRUE;
  input->from_us = from_us;
  input->until_us = until_us;
  input->departments = g_strdupv ((char **) departments);
  return steward_operation_new ("read-calendar", STEWARD_MODE_READ, read_entries, input, input_free);
}
