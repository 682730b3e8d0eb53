/* steward-campaigns.c: asking people to read a guideline until a day
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-campaigns"

#include "steward-campaigns.h"

#include "steward-acknowledgement-rules.h"
#include "steward-campaign-rules.h"
#include "steward-campaigns-private.h"
#include "steward-directory-private.h"
#include "steward-guideline-draft-private.h"
#include "steward-guideline-readers-private.h"
#include "steward-id.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-service-error.h"
#include "steward-text.h"
#include "steward-time.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char                 *guideline; /* (owned) */
  char                 *person;    /* (owned) (nullable) */
  char                 *note;      /* (owned) (nullable) */
  StewardCampaignTerms  terms;
} Campaigning;

static void
campaigning_free (gpointer data)
{
  Campaigning *self = data;

  g_free (self->guideline);
  g_free (self->person);
  g_free (self->note);
  g_free (self);
}

static Campaigning *
campaigning_new (const char *guideline,
                 const char *person,
                 const char *note)
{
  Campaigning *self = g_new0 (Campaigning, 1);

  self->guideline = g_strdup (guideline);
  self->person = g_strdup (person);
  self->note = g_strdup (note);
  return self;
}

static gboolean
usage (GError     **error,
       const char  *message)
{
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, message);
  return FALSE;
}

/**
 * steward_campaigns_find_running:
 * @guideline: an id
 *
 * Returns: (transfer full) (nullable): the campaign that runs; without @error set there is none
 */
StewardRecord *
steward_campaigns_find_running (StewardTransaction  *transaction,
                                const char          *guideline,
                                GError             **error)
{
  g_autoptr (GPtrArray) all = steward_transaction_list_by (transaction, &steward_campaign_kind, STEWARD_CAMPAIGN_GUIDELINE,
                                                           guideline, error);

  for (guint i = all != NULL ? all->len : 0; i > 0; i--)
    if (steward_campaign_is_running (all->pdata[i - 1]))
      return g_object_ref (all->pdata[i - 1]);
  return NULL;
}

static void
set_time (JsonObject *object,
          const char *member,
          gint64      time_us)
{
  g_autofree char *text = time_us != STEWARD_TIME_NONE ? steward_time_to_rfc3339 (time_us) : NULL;

  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

static gint64
get_count (StewardRecord *campaign,
           guint          field)
{
  return steward_record_has (campaign, field) ? steward_record_get_integer (campaign, field) : 0;
}

/**
 * steward_campaigns_describe:
 * @object: takes `due`, `required`, `frozen`, `reminders`, `reminded`, `reminded_at`, `pass_mark`, `started`, `ended`
 */
void
steward_campaigns_describe (JsonObject    *object,
                            StewardRecord *campaign)
{
  set_time (object, "due", steward_record_get_time (campaign, STEWARD_CAMPAIGN_DUE));
  json_object_set_boolean_member (object, "required", steward_record_get_boolean (campaign, STEWARD_CAMPAIGN_REQUIRED));
  json_object_set_boolean_member (object, "frozen", steward_record_get_boolean (campaign, STEWARD_CAMPAIGN_FROZEN));
  json_object_set_int_member (object, "reminders", get_count (campaign, STEWARD_CAMPAIGN_REMINDERS));
  json_object_set_int_member (object, "reminded", get_count (campaign, STEWARD_CAMPAIGN_REMINDED));
  set_time (object, "reminded_at", steward_record_get_time (campaign, STEWARD_CAMPAIGN_REMINDED_AT));
  json_object_set_int_member (object, "pass_mark", get_count (campaign, STEWARD_CAMPAIGN_PASS_MARK));
  set_time (object, "started", steward_record_get_time (campaign, STEWARD_CAMPAIGN_STARTED));
  set_time (object, "ended", steward_record_get_time (campaign, STEWARD_CAMPAIGN_ENDED));
}

/* The guideline, for whoever writes it. */
static StewardRecord *
open_head (StewardTransaction  *transaction,
           StewardInForce      *in_force,
           const char          *words,
           GError             **error)
{
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, words, error);

  return head != NULL && steward_guideline_permit_write (in_force, transaction,
                                                         steward_record_get_text (head, STEWARD_GUIDELINE_DEPARTMENT), error)
           ? g_steal_pointer (&head)
           : NULL;
}

/* The one that runs; none is an error. */
static StewardRecord *
get_running (StewardTransaction  *transaction,
             StewardRecord       *head,
             GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  StewardRecord *campaign = steward_campaigns_find_running (transaction, steward_record_get_id (head), &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (campaign == NULL)
    usage (error, _("No campaign runs for this guideline"));
  return campaign;
}

static gboolean
check_terms (StewardTransaction          *transaction,
             const StewardCampaignTerms  *terms,
             GError                     **error)
{
  if (terms->due_us == STEWARD_TIME_NONE)
    return usage (error, _("Say until when it is to be read"));
  if (terms->due_us <= steward_transaction_get_now (transaction))
    return usage (error, _("A campaign is due in the future"));
  if (terms->reminders > STEWARD_CAMPAIGN_MAX_REMINDERS)
    return usage (error, _("A campaign has at most ten reminders"));
  return terms->pass_mark <= 100 || usage (error, _("The pass mark is 1 to 100 of a hundred"));
}

static gboolean
start (StewardTransaction  *transaction,
       StewardOperation    *operation,
       gpointer             data,
       GCancellable        *cancellable,
       GError             **error)
{
  Campaigning *input = data;
  g_autofree char *id = steward_id_new ();
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = open_head (transaction, in_force, input->guideline, error);
  g_autoptr (StewardRecord) record = steward_record_new (&steward_campaign_kind, id);
  g_autoptr (StewardRecord) running = NULL;
  g_autoptr (GArray) readers = NULL;
  g_autoptr (GError) local_error = NULL;
  StewardRecord *edition;

  if (head == NULL || !check_terms (transaction, &input->terms, error) ||
      steward_in_force_get_guidelines (in_force, error) == NULL)
    return FALSE;
  if (steward_in_force_find_master (in_force, steward_record_get_id (head)) != NULL)
    return usage (error, _("Ask people to read its master: they read it in their language"));
  edition = steward_in_force_find_edition (in_force, steward_record_get_id (head));
  if (edition == NULL || steward_record_has (head, STEWARD_GUIDELINE_RETIRED))
    return usage (error, _("No version of this guideline is in force"));
  running = steward_campaigns_find_running (transaction, steward_record_get_id (head), &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (running != NULL)
    return usage (error, _("A campaign runs already; end it first"));
  readers = steward_guideline_list_readers (in_force, steward_record_get_id (head), error);
  if (readers == NULL)
    return FALSE;
  for (guint i = 0; i < readers->len; i++)
    steward_record_add_element (record, STEWARD_CAMPAIGN_AUDIENCE,
                                steward_record_get_id (g_array_index (readers, StewardGuidelineReader, i).person));
  steward_record_set_text (record, STEWARD_CAMPAIGN_GUIDELINE, steward_record_get_id (head));
  steward_record_set_integer (record, STEWARD_CAMPAIGN_NUMBER, steward_record_get_integer (edition, STEWARD_EDITION_NUMBER));
  steward_record_set_time (record, STEWARD_CAMPAIGN_DUE, input->terms.due_us);
  steward_record_set_boolean (record, STEWARD_CAMPAIGN_REQUIRED, !input->terms.recommended);
  steward_record_set_boolean (record, STEWARD_CAMPAIGN_FROZEN, input->terms.frozen);
  steward_record_set_integer (record, STEWARD_CAMPAIGN_REMINDERS, input->terms.reminders);
  steward_record_set_integer (record, STEWARD_CAMPAIGN_PASS_MARK, input->terms.pass_mark > 0 ? input->terms.pass_mark : 100);
  steward_record_set_time (record, STEWARD_CAMPAIGN_STARTED, steward_transaction_get_now (transaction));
  steward_record_set_text (record, STEWARD_CAMPAIGN_STARTED_BY, steward_transaction_get_person (transaction));
  if (!steward_transaction_put (transaction, record, "campaign", error))
    return FALSE;
  steward_operation_set_record (operation, record);
  return TRUE;
}

/**
 * steward_campaigns_start:
 * @guideline: an id, the start of one, or a title
 * @terms: until when, and how
 *
 * For whoever writes the guideline. One campaign runs at a time.
 *
 * Returns: (transfer full): asks those to whom the version in force applies to read it
 */
StewardOperation *
steward_campaigns_start (const char                 *guideline,
                         const StewardCampaignTerms *terms)
{
  Campaigning *input = campaigning_new (guideline, NULL, NULL);

  input->terms = *terms;
  return steward_operation_new ("start-campaign", STEWARD_MODE_DEED, start, input, campaigning_free);
}

static gboolean
remind (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  Campaigning *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = open_head (transaction, in_force, input->guideline, error);
  g_autoptr (StewardRecord) campaign = head != NULL ? get_running (transaction, head, error) : NULL;

  if (campaign == NULL)
    return FALSE;
  switch (steward_campaign_may_remind (campaign, steward_transaction_get_now (transaction)))
    {
    case STEWARD_REMINDING_ENDED:
      return usage (error, _("No campaign runs for this guideline"));
    case STEWARD_REMINDING_CAPPED:
      return usage (error, _("As many reminders as this campaign allows have gone out"));
    case STEWARD_REMINDING_TOO_SOON:
      return usage (error, _("Between two reminders lies a day"));
    case STEWARD_REMINDING_OK:
    default:
      break;
    }
  steward_record_set_integer (campaign, STEWARD_CAMPAIGN_REMINDED, get_count (campaign, STEWARD_CAMPAIGN_REMINDED) + 1);
  steward_record_set_time (campaign, STEWARD_CAMPAIGN_REMINDED_AT, steward_transaction_get_now (transaction));
  if (!steward_transaction_put (transaction, campaign, "remind", error))
    return FALSE;
  steward_operation_set_record (operation, campaign);
  return TRUE;
}

/**
 * steward_campaigns_remind:
 * @guideline: an id, the start of one, or a title
 *
 * Those who are missing see it over the guideline. Refused beyond the cap, and within a day of the last one.
 *
 * Returns: (transfer full): reminds those who haven't read it
 */
StewardOperation *
steward_campaigns_remind (const char *guideline)
{
  return steward_operation_new ("remind-campaign", STEWARD_MODE_DEED, remind, campaigning_new (guideline, NULL, NULL),
                                campaigning_free);
}

static gboolean
put_receipt (StewardTransaction  *transaction,
             StewardRecord       *campaign,
             const char          *guideline,
             gint64               number,
             const char          *person,
             const char          *outcome,
             const char          *note,
             StewardRecord      **receipt,
             GError             **error)
{
  g_autofree char *id = steward_id_new ();
  g_autoptr (StewardRecord) record = steward_record_new (&steward_receipt_kind, id);

  steward_record_set_text (record, STEWARD_RECEIPT_CAMPAIGN, campaign != NULL ? steward_record_get_id (campaign) : NULL);
  steward_record_set_text (record, STEWARD_RECEIPT_GUIDELINE, guideline);
  steward_record_set_integer (record, STEWARD_RECEIPT_NUMBER, number);
  steward_record_set_text (record, STEWARD_RECEIPT_PERSON, person);
  steward_record_set_text (record, STEWARD_RECEIPT_OUTCOME, outcome);
  steward_record_set_time (record, STEWARD_RECEIPT_AT, steward_transaction_get_now (transaction));
  steward_record_set_text (record, STEWARD_RECEIPT_NOTE, note);
  if (!steward_transaction_put (transaction, record, "not-read", error))
    return FALSE;
  if (receipt != NULL)
    *receipt = g_steal_pointer (&record);
  return TRUE;
}

static gboolean
has_receipt (GPtrArray     *receipts,
             StewardRecord *campaign,
             const char    *person)
{
  for (guint i = 0; i < receipts->len; i++)
    if (g_strcmp0 (steward_record_get_text (receipts->pdata[i], STEWARD_RECEIPT_CAMPAIGN), steward_record_get_id (campaign)) == 0 &&
        g_strcmp0 (steward_record_get_text (receipts->pdata[i], STEWARD_RECEIPT_PERSON), person) == 0 &&
        g_strcmp0 (steward_record_get_text (receipts->pdata[i], STEWARD_RECEIPT_OUTCOME), "reset") != 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_acknowledged (StewardInForce *in_force,
                  StewardRecord  *head,
                  const char     *person)
{
  return steward_acknowledgement_is_current (head, steward_in_force_get_editions (in_force, NULL), person,
                                             steward_in_force_get_acknowledgements (in_force, NULL), FALSE);
}

/* Whether what is recorded now concerns somebody who stands so. */
static gboolean
concerns (StewardReceiptsOf        which,
          StewardCampaignStanding  standing,
          StewardRecord           *campaign,
          const char              *person)
{
  switch (which)
    {
    case STEWARD_RECEIPTS_OF_LEAVERS:
      return standing == STEWARD_CAMPAIGN_LEFT;
    case STEWARD_RECEIPTS_OF_LATE:
      /* Whoever came later had less time; of them it is recorded when the campaign ends. */
      return standing == STEWARD_CAMPAIGN_OVERDUE && steward_record_set_contains (campaign, STEWARD_CAMPAIGN_AUDIENCE, person);
    case STEWARD_RECEIPTS_OF_ALL:
    default:
      return TRUE;
    }
}

/**
 * steward_campaigns_put_receipts:
 * @which: of whom
 * @note: (nullable): why
 * @n: (out) (optional): of how many people
 *
 * Records who did not read, of nobody twice.
 *
 * Returns: whether it went well
 */
gboolean
steward_campaigns_put_receipts (StewardTransaction  *transaction,
                                StewardRecord       *campaign,
                                StewardReceiptsOf    which,
                                const char          *note,
                                guint               *n,
                                GError             **error)
{
  guint n_put = 0;

  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  const char *guideline = steward_record_get_text (campaign, STEWARD_CAMPAIGN_GUIDELINE);
  g_autoptr (StewardRecord) head = steward_transaction_get (transaction, &steward_guideline_kind, guideline, error);
  g_autoptr (GPtrArray) receipts = steward_transaction_list_by (transaction, &steward_receipt_kind, STEWARD_RECEIPT_GUIDELINE,
                                                                guideline, head != NULL ? error : NULL);
  g_autoptr (GArray) readers =
    head != NULL && receipts != NULL ? steward_guideline_list_readers (in_force, guideline, error) : NULL;
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);
  const char *const *audience = steward_record_get_set (campaign, STEWARD_CAMPAIGN_AUDIENCE);
  g_autoptr (GPtrArray) people = g_ptr_array_new ();

  if (readers == NULL)
    return FALSE;
  for (guint i = 0; i < readers->len; i++)
    {
      const char *person = steward_record_get_id (g_array_index (readers, StewardGuidelineReader, i).person);

      g_hash_table_add (asked, (gpointer) person);
      g_ptr_array_add (people, (gpointer) person);
    }
  for (guint i = 0; audience[i] != NULL; i++)
    if (!g_hash_table_contains (asked, audience[i]))
      g_ptr_array_add (people, (gpointer) audience[i]);
  for (guint i = 0; i < people->len; i++)
    {
      const char *person = people->pdata[i];
      StewardCampaignStanding standing =
        steward_campaign_standing (campaign, person, g_hash_table_contains (asked, person),
                                   has_acknowledged (in_force, head, person), steward_transaction_get_now (transaction));
      const char *outcome = steward_campaign_get_receipt (campaign, standing);

      if (outcome == NULL || !concerns (which, standing, campaign, person) || has_receipt (receipts, campaign, person))
        continue;
      n_put++;
      if (!put_receipt (transaction, campaign, guideline, steward_record_get_integer (campaign, STEWARD_CAMPAIGN_NUMBER),
                        person, outcome, note, NULL, error))
        return FALSE;
    }
  if (n != NULL)
    *n = n_put;
  return TRUE;
}

/**
 * steward_campaigns_close:
 * @guideline: an id
 * @note: (nullable): why
 *
 * Ends the campaign that runs, if one does, and records who did not read.
 *
 * Returns: whether it went well
 */
gboolean
steward_campaigns_close (StewardTransaction  *transaction,
                         const char          *guideline,
                         const char          *note,
                         GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardRecord) campaign = steward_campaigns_find_running (transaction, guideline, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (campaign == NULL)
    return TRUE;
  if (!steward_campaigns_put_receipts (transaction, campaign, STEWARD_RECEIPTS_OF_ALL, note, NULL, error))
    return FALSE;
  steward_record_set_time (campaign, STEWARD_CAMPAIGN_ENDED, steward_transaction_get_now (transaction));
  return steward_transaction_put (transaction, campaign, "end", error);
}

/**
 * steward_campaigns_note_leavers:
 *
 * Records for every campaign that runs who was asked, is no longer, and did not read. After roles have ended.
 *
 * Returns: whether it went well
 */
gboolean
steward_campaigns_note_leavers (StewardTransaction  *transaction,
                                GError             **error)
{
  g_autoptr (GPtrArray) all = steward_transaction_list (transaction, &steward_campaign_kind, error);

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    if (steward_campaign_is_running (all->pdata[i]) &&
        !steward_campaigns_put_receipts (transaction, all->pdata[i], STEWARD_RECEIPTS_OF_LEAVERS, NULL, NULL, error))
      return FALSE;
  return TRUE;
}

static gboolean
end (StewardTransaction  *transaction,
     StewardOperation    *operation,
     gpointer             data,
     GCancellable        *cancellable,
     GError             **error)
{
  Campaigning *input = data;
  g_autofree char *note = input->note != NULL ? steward_text_tidy (input->note) : NULL;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = open_head (transaction, in_force, input->guideline, error);
  g_autoptr (StewardRecord) campaign = head != NULL ? get_running (transaction, head, error) : NULL;
  g_autoptr (StewardRecord) ended = NULL;

  if (campaign == NULL || !steward_campaigns_close (transaction, steward_record_get_id (head), note, error))
    return FALSE;
  ended = steward_transaction_get (transaction, &steward_campaign_kind, steward_record_get_id (campaign), error);
  if (ended == NULL)
    return FALSE;
  steward_operation_set_record (operation, ended);
  return TRUE;
}

/**
 * steward_campaigns_end:
 * @guideline: an id, the start of one, or a title
 * @note: (nullable): why
 *
 * Returns: (transfer full): ends the campaign; of a required one it is recorded who did not read
 */
StewardOperation *
steward_campaigns_end (const char *guideline,
                       const char *note)
{
  return steward_operation_new ("end-campaign", STEWARD_MODE_DEED, end, campaigning_new (guideline, NULL, note),
                                campaigning_free);
}

static gboolean
reset (StewardTransaction  *transaction,
       StewardOperation    *operation,
       gpointer             data,
       GCancellable        *cancellable,
       GError             **error)
{
  Campaigning *input = data;
  g_autofree char *note = steward_text_tidy (input->note != NULL ? input->note : "");
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = open_head (transaction, in_force, input->guideline, error);
  g_autoptr (StewardRecord) person =
    head != NULL ? steward_transaction_get (transaction, &steward_person_kind, input->person, error) : NULL;
  g_autoptr (StewardRecord) campaign = NULL;
  g_autoptr (StewardRecord) receipt = NULL;
  g_autoptr (GError) local_error = NULL;

  if (person == NULL)
    return FALSE;
  if (*note == '\0')
    return usage (error, _("Say why it has to be read again"));
  if (steward_in_force_get_editions (in_force, error) == NULL ||
      steward_in_force_get_acknowledgements (in_force, error) == NULL)
    return FALSE;
  if (!has_acknowledged (in_force, head, input->person))
    return usage (error, _("They haven’t acknowledged the version in force"));
  campaign = steward_campaigns_find_running (transaction, steward_record_get_id (head), &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!put_receipt (transaction, campaign, steward_record_get_id (head),
                    steward_record_get_integer (head, STEWARD_GUIDELINE_IN_FORCE), input->person, "reset", note, &receipt, error))
    return FALSE;
  steward_operation_set_record (operation, receipt);
  return TRUE;
}

/**
 * steward_campaigns_reset:
 * @guideline: an id, the start of one, or a title
 * @person: an id
 * @note: why
 *
 * For whoever writes the guideline. What the person said stays in the history and counts no more.
 *
 * Returns: (transfer full): asks somebody to read the version in force again
 */
StewardOperation *
steward_campaigns_reset (const char *guideline,
                         const char *person,
                         const char *note)
{
  return steward_operation_new ("reset-acknowledgement", STEWARD_MODE_DEED, reset, campaigning_new (guideline, person, note),
                                campaigning_free);
}

static gboolean
list_of (StewardTransaction  *transaction,
         StewardOperation    *operation,
         Campaigning         *input,
         const StewardKind   *kind,
         guint                field,
         GError             **error)
{
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, input->guideline, error);
  GPtrArray *records =
    head != NULL ? steward_transaction_list_by (transaction, kind, field, steward_record_get_id (head), error) : NULL;

  if (records == NULL)
    return FALSE;
  steward_operation_take_records (operation, records);
  return TRUE;
}

static gboolean
list (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  return list_of (transaction, operation, data, &steward_campaign_kind, STEWARD_CAMPAIGN_GUIDELINE, error);
}

/**
 * steward_campaigns_list:
 * @guideline: an id, the start of one, or a title
 *
 * Returns: (transfer full): lists its campaigns, those that are over too
 */
StewardOperation *
steward_campaigns_list (const char *guideline)
{
  return steward_operation_new ("list-campaigns", STEWARD_MODE_READ, list, campaigning_new (guideline, NULL, NULL),
                                campaigning_free);
}

static gboolean
list_receipts (StewardTransaction  *transaction,
               StewardOperation    *operation,
               gpointer             data,
               GCancellable        *cancellable,
               GError             **error)
{
  return list_of (transaction, operation, data, &steward_receipt_kind, STEWARD_RECEIPT_GUIDELINE, error);
}

/**
 * steward_campaigns_receipts:
 * @guideline: an id, the start of one, or a title
 *
 * Returns: (transfer full): lists the records of who did not read a version, and why
 */
StewardOperation *
steward_campaigns_receipts (const char *guideline)
{
  return steward_operation_new ("list-receipts", STEWARD_MODE_READ, list_receipts, campaigning_new (guideline, NULL, NULL),
                                campaigning_free);
}
