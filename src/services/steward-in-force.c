/* steward-in-force.c: what holds at the moment of a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-in-force"

#include "steward-in-force-private.h"

#include "steward-acknowledgement-rules.h"
#include "steward-campaign-rules.h"
#include "steward-kinds.h"
#include "steward-network-list-private.h"

struct _StewardInForce
{
  StewardTransaction         *transaction;      /* (unowned) */
  gint64                      now_us;
  StewardRecord              *workspace;        /* (owned) (nullable) */
  StewardOrganisation        *organisation;     /* (owned) (nullable) until asked for */
  StewardMatrix              *matrix;           /* (owned) (nullable) */
  gboolean                    has_matrix;       /* whether it was asked for */
  GPtrArray                  *guidelines;       /* (owned) (nullable) until asked for */
  GPtrArray                  *editions;         /* (owned) (nullable) until asked for */
  GPtrArray                  *acknowledgements; /* (owned) (nullable) until asked for */
  StewardFindingRules        *rules;            /* (owned) (nullable) until asked for */
  StewardNetworks            *networks;         /* (owned) (nullable) until asked for */
  StewardOrganisationAnswers  answers;
};

/**
 * steward_in_force_new:
 * @transaction: (transfer none): stays the caller's, and must be there while parts are asked for
 *
 * Returns: (transfer full): what holds now; nothing is read yet
 */
StewardInForce *
steward_in_force_new (StewardTransaction *transaction)
{
  StewardInForce *self = g_new0 (StewardInForce, 1);

  self->transaction = transaction;
  self->now_us = steward_transaction_get_now (transaction);
  return self;
}

void
steward_in_force_free (StewardInForce *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->organisation, steward_organisation_unref);
  g_clear_pointer (&self->matrix, steward_matrix_unref);
  g_clear_pointer (&self->guidelines, g_ptr_array_unref);
  g_clear_pointer (&self->editions, g_ptr_array_unref);
  g_clear_pointer (&self->acknowledgements, g_ptr_array_unref);
  g_clear_object (&self->rules);
  g_clear_pointer (&self->networks, steward_networks_free);
  g_free (self);
}

/**
 * steward_in_force_get_networks:
 *
 * Returns: (transfer none) (nullable): what networks allow, before an account's server is asked; %NULL with @error
 */
StewardNetworks *
steward_in_force_get_networks (StewardInForce  *self,
                               GError         **error)
{
  if (self->networks == NULL)
    self->networks = steward_network_list_read (self->transaction, error);
  return self->networks;
}

/**
 * steward_in_force_get_workspace:
 *
 * Returns: (transfer none) (nullable): the settings of the whole file; %NULL with @error
 */
StewardRecord *
steward_in_force_get_workspace (StewardInForce  *self,
                                GError         **error)
{
  if (self->workspace == NULL)
    self->workspace = steward_transaction_get (self->transaction, &steward_workspace_kind, "workspace", error);
  return self->workspace;
}

/**
 * steward_in_force_get_organisation:
 *
 * Returns: (transfer none) (nullable): who works here; %NULL with @error
 */
StewardOrganisation *
steward_in_force_get_organisation (StewardInForce  *self,
                                   GError         **error)
{
  g_autoptr (GPtrArray) departments = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) memberships = NULL;

  if (self->organisation != NULL)
    return self->organisation;
  if (steward_in_force_get_workspace (self, error) == NULL)
    return NULL;
  departments = steward_transaction_list (self->transaction, &steward_department_kind, error);
  if (departments == NULL)
    return NULL;
  people = steward_transaction_list (self->transaction, &steward_person_kind, error);
  if (people == NULL)
    return NULL;
  memberships = steward_transaction_list (self->transaction, &steward_membership_kind, error);
  if (memberships == NULL)
    return NULL;
  self->organisation = steward_organisation_new (self->workspace, departments, people, memberships);
  return self->organisation;
}

/**
 * steward_in_force_find_matrix:
 * @matrix: (out) (transfer none) (nullable): the matrix in force, or %NULL where there is none yet
 *
 * Returns: whether it could be read
 */
gboolean
steward_in_force_find_matrix (StewardInForce  *self,
                              StewardMatrix  **matrix,
                              GError         **error)
{
  if (!self->has_matrix)
    {
      const StewardOrder newest = { STEWARD_MATRIX_NUMBER, TRUE };
      g_autoptr (GPtrArray) last =
          steward_transaction_select (self->transaction, &steward_matrix_kind, NULL, 0, &newest, 1, error);

      if (last == NULL)
        return FALSE;
      if (last->len > 0)
        self->matrix = steward_matrix_new_in_force (last->pdata[0]);
      self->has_matrix = TRUE;
    }
  *matrix = self->matrix;
  return TRUE;
}

/**
 * steward_in_force_read_matrix_number:
 *
 * Returns: (transfer full) (nullable): the matrix as it was put in force under @number; %NULL
 *   without @error where there is none
 */
StewardMatrix *
steward_in_force_read_matrix_number (StewardTransaction  *transaction,
                                     gint64               number,
                                     GError             **error)
{
  const StewardCondition of_number = { STEWARD_MATRIX_NUMBER, STEWARD_IS, NULL, number };
  g_autoptr (GPtrArray) found =
      steward_transaction_select (transaction, &steward_matrix_kind, &of_number, 1, NULL, 1, error);

  if (found == NULL || found->len == 0)
    return NULL;
  return steward_matrix_new_in_force (found->pdata[0]);
}

/**
 * steward_in_force_get_editions:
 *
 * Returns: (transfer none) (element-type StewardRecord) (nullable): all editions of all guidelines
 */
GPtrArray *
steward_in_force_get_editions (StewardInForce  *self,
                               GError         **error)
{
  if (self->editions == NULL)
    self->editions = steward_transaction_list (self->transaction, &steward_edition_kind, error);
  return self->editions;
}

/**
 * steward_in_force_find_edition:
 * @guideline: an id
 *
 * The editions must have been read.
 *
 * Returns: (transfer none) (nullable): the edition that holds now; %NULL where there is none yet
 */
StewardRecord *
steward_in_force_find_edition (StewardInForce *self,
                               const char     *guideline)
{
  StewardRecord *last = NULL;
  gint64 highest = 0;

  for (guint i = 0; i < self->editions->len; i++)
    {
      StewardRecord *edition = self->editions->pdata[i];
      gint64 number = steward_record_get_integer (edition, STEWARD_EDITION_NUMBER);
      gint64 from_us = steward_record_get_time (edition, STEWARD_EDITION_FROM);

      if (number > highest && (from_us == STEWARD_TIME_NONE || from_us <= self->now_us) &&
          g_strcmp0 (steward_record_get_text (edition, STEWARD_EDITION_GUIDELINE), guideline) == 0)
        {
          highest = number;
          last = edition;
        }
    }
  return last;
}

/**
 * steward_in_force_find_last_edition:
 * @guideline: an id
 * @edition: (out) (transfer none) (nullable): the edition with the highest number, its day may still
 *   come; %NULL where there is none
 *
 * Returns: whether it could be read
 */
gboolean
steward_in_force_find_last_edition (StewardInForce  *self,
                                    const char      *guideline,
                                    StewardRecord  **edition,
                                    GError         **error)
{
  gint64 highest = 0;

  *edition = NULL;
  if (steward_in_force_get_editions (self, error) == NULL)
    return FALSE;
  for (guint i = 0; i < self->editions->len; i++)
    {
      gint64 number = steward_record_get_integer (self->editions->pdata[i], STEWARD_EDITION_NUMBER);

      if (number > highest &&
          g_strcmp0 (steward_record_get_text (self->editions->pdata[i], STEWARD_EDITION_GUIDELINE), guideline) == 0)
        {
          highest = number;
          *edition = self->editions->pdata[i];
        }
    }
  return TRUE;
}

static gboolean
is_void (StewardRecord *acknowledgement,
         GPtrArray     *receipts,
         GPtrArray     *editions)
{
  for (guint i = 0; i < receipts->len; i++)
    if (steward_receipt_voids (receipts->pdata[i], acknowledgement, editions))
      return TRUE;
  return FALSE;
}

/**
 * steward_in_force_get_acknowledgements:
 *
 * Returns: (transfer none) (element-type StewardRecord) (nullable): all acknowledgements that weren't reset; %NULL with
 *   @error
 */
GPtrArray *
steward_in_force_get_acknowledgements (StewardInForce  *self,
                                       GError         **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) receipts = NULL;

  if (self->acknowledgements != NULL)
    return self->acknowledgements;
  if (steward_in_force_get_editions (self, error) == NULL)
    return NULL;
  all = steward_transaction_list (self->transaction, &steward_acknowledgement_kind, error);
  receipts = all != NULL ? steward_transaction_list (self->transaction, &steward_receipt_kind, error) : NULL;
  if (receipts == NULL)
    return NULL;
  self->acknowledgements = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    if (!is_void (all->pdata[i], receipts, self->editions))
      g_ptr_array_add (self->acknowledgements, g_object_ref (all->pdata[i]));
  return self->acknowledgements;
}

/**
 * steward_in_force_is_founding:
 * @person: an id
 * @is_founding: (out): whether nobody but @person could approve anything yet
 *
 * Returns: whether it could be read
 */
gboolean
steward_in_force_is_founding (StewardInForce  *self,
                              const char      *person,
                              gboolean        *is_founding,
                              GError         **error)
{
  StewardOrganisation *organisation = steward_in_force_get_organisation (self, error);
  GPtrArray *people;

  if (organisation == NULL)
    return FALSE;
  people = steward_organisation_get_people (organisation);
  *is_founding = TRUE;
  for (guint i = 0; i < people->len; i++)
    {
      const char *id = steward_record_get_id (people->pdata[i]);

      if (g_strcmp0 (id, person) != 0 &&
          steward_organisation_has_role_anywhere (organisation, id, STEWARD_ROLE_APPROVER))
        *is_founding = FALSE;
    }
  return TRUE;
}

/**
 * steward_in_force_find_master:
 * @guideline: an id
 *
 * The guidelines must have been read.
 *
 * Returns: (transfer none) (nullable): where the version in force of @guideline says in another language what a guideline in
 *   force says, that one: it is what people are asked to read, in whichever language
 */
StewardRecord *
steward_in_force_find_master (StewardInForce *self,
                              const char     *guideline)
{
  const char *master = NULL;

  for (guint i = 0; i < self->guidelines->len; i++)
    if (g_strcmp0 (steward_record_get_id (self->guidelines->pdata[i]), guideline) == 0)
      master = steward_record_get_text (self->guidelines->pdata[i], STEWARD_GUIDELINE_MASTER);
  for (guint i = 0; master != NULL && i < self->guidelines->len; i++)
    if (g_strcmp0 (steward_record_get_id (self->guidelines->pdata[i]), master) == 0)
      return self->guidelines->pdata[i];
  return NULL;
}

/* Whom a language version binds is what its master says. */
static void
share_audiences (StewardInForce *self)
{
  for (guint i = 0; i < self->guidelines->len; i++)
    {
      StewardRecord *guideline = self->guidelines->pdata[i];
      StewardRecord *master = steward_in_force_find_master (self, steward_record_get_id (guideline));

      if (master != NULL)
        steward_record_set_set (guideline, STEWARD_GUIDELINE_AUDIENCE,
                                steward_record_get_set (master, STEWARD_GUIDELINE_AUDIENCE));
    }
}

/**
 * steward_in_force_get_guidelines:
 *
 * Returns: (transfer none) (element-type StewardRecord) (nullable): the guidelines with an edition
 *   in force now, `in_force` being its number, audience and master being as that has them; retired ones are left out
 */
GPtrArray *
steward_in_force_get_guidelines (StewardInForce  *self,
                                 GError         **error)
{
  g_autoptr (GPtrArray) all = NULL;

  if (self->guidelines != NULL)
    return self->guidelines;
  if (steward_in_force_get_editions (self, error) == NULL)
    return NULL;
  all = steward_transaction_list (self->transaction, &steward_guideline_kind, error);
  if (all == NULL)
    return NULL;
  self->guidelines = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    {
      StewardRecord *edition = steward_in_force_find_edition (self, steward_record_get_id (all->pdata[i]));
      g_autoptr (StewardRecord) guideline = NULL;

      if (edition == NULL || steward_record_has (all->pdata[i], STEWARD_GUIDELINE_RETIRED))
        continue;
      guideline = steward_record_copy (all->pdata[i]);
      steward_record_set_integer (guideline, STEWARD_GUIDELINE_IN_FORCE,
                                  steward_record_get_integer (edition, STEWARD_EDITION_NUMBER));
      /* Whom it binds is what the edition says, not what a draft of the next one would. */
      steward_record_set_set (guideline, STEWARD_GUIDELINE_AUDIENCE,
                              steward_record_get_set (edition, STEWARD_EDITION_AUDIENCE));
      steward_record_set_text (guideline, STEWARD_GUIDELINE_MASTER, steward_record_get_text (edition, STEWARD_EDITION_MASTER));
      g_ptr_array_add (self->guidelines, g_steal_pointer (&guideline));
    }
  share_audiences (self);
  return self->guidelines;
}

/**
 * steward_in_force_get_rules:
 *
 * Returns: (transfer none) (nullable): the compiled rules of the guidelines in force; %NULL with
 *   @error
 */
StewardFindingRules *
steward_in_force_get_rules (StewardInForce  *self,
                            GError         **error)
{
  g_autoptr (StewardFindingRules) rules = NULL;

  if (self->rules != NULL)
    return self->rules;
  if (steward_in_force_get_guidelines (self, error) == NULL)
    return NULL;
  rules = steward_finding_rules_new ();
  for (guint i = 0; i < self->guidelines->len; i++)
    {
      StewardRecord *edition = steward_in_force_find_edition (self, steward_record_get_id (self->guidelines->pdata[i]));
      g_autoptr (StewardGuideline) guideline = steward_guideline_new_from_edition (edition, error);

      if (guideline == NULL)
        return NULL;
      steward_finding_rules_add (rules, guideline);
    }
  self->rules = g_steal_pointer (&rules);
  return self->rules;
}

/**
 * steward_in_force_list_unread:
 * @own_only: whether only what the person said for themself counts, as publishing asks
 * @unread: (out) (transfer full) (element-type StewardRecord): guidelines that apply to @person and
 *   whose edition in force they haven't acknowledged, in whichever language; of several languages only the master is listed
 *
 * Returns: whether it could be read
 */
gboolean
steward_in_force_list_unread (StewardInForce  *self,
                              const char      *person,
                              gboolean         own_only,
                              GPtrArray      **unread,
                              GError         **error)
{
  g_auto (GStrv) departments = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  if (steward_in_force_get_organisation (self, error) == NULL || steward_in_force_get_guidelines (self, error) == NULL)
    return FALSE;
  if (steward_in_force_get_acknowledgements (self, error) == NULL)
    return FALSE;
  departments = steward_organisation_list_departments_of (self->organisation, person);
  for (guint i = 0; i < self->guidelines->len; i++)
    if (steward_in_force_find_master (self, steward_record_get_id (self->guidelines->pdata[i])) == NULL &&
        steward_guideline_applies_to (self->guidelines->pdata[i], (const char *const *) departments) &&
        !steward_acknowledgement_is_current (self->guidelines->pdata[i], self->editions, person, self->acknowledgements,
                                             own_only))
      g_ptr_array_add (list, g_object_ref (self->guidelines->pdata[i]));
  *unread = g_steal_pointer (&list);
  return TRUE;
}

/* What rules ask of the organisation. All parts are there before the answers are handed out. */

static gboolean
is_valid (gpointer    data,
          const char *person,
          gint64      at_us)
{
  return steward_organisation_is_valid (((StewardInForce *) data)->organisation, person);
}

static gboolean
is_approver (gpointer    data,
             const char *person,
             const char *department,
             gint64      at_us)
{
  return steward_organisation_has_role (((StewardInForce *) data)->organisation, person, department,
                                        STEWARD_ROLE_APPROVER);
}

static gboolean
may_stand_in (gpointer    data,
              const char *person,
              const char *stands_in_for,
              gint64      at_us)
{
  return steward_organisation_may_stand_in (((StewardInForce *) data)->organisation, person, stands_in_for, at_us);
}

static gboolean
is_administrator (gpointer    data,
                  const char *person)
{
  return steward_organisation_is_administrator (((StewardInForce *) data)->organisation, person);
}

static gboolean
is_acknowledged (gpointer    data,
                 const char *person)
{
  g_autoptr (GPtrArray) unread = NULL;

  return steward_in_force_list_unread (data, person, TRUE, &unread, NULL) && unread->len == 0;
}

static guint
count_approvers (gpointer    data,
                 const char *department,
                 gint64      at_us)
{
  g_autoptr (GPtrArray) approvers =
      steward_organisation_list_role (((StewardInForce *) data)->organisation, department, STEWARD_ROLE_APPROVER);

  return approvers->len;
}

static guint
count_lifters (gpointer    data,
               const char *person,
               gint64      at_us)
{
  StewardOrganisation *organisation = ((StewardInForce *) data)->organisation;
  GPtrArray *people = steward_organisation_get_people (organisation);
  guint n = 0;

  for (guint i = 0; i < people->len; i++)
    {
      const char *id = steward_record_get_id (people->pdata[i]);

      if (g_strcmp0 (id, person) != 0 && steward_organisation_is_valid (organisation, id) &&
          (steward_organisation_is_administrator (organisation, id) ||
           steward_organisation_has_role_anywhere (organisation, id, STEWARD_ROLE_APPROVER)))
        n++;
    }
  return n;
}

/**
 * steward_in_force_get_answers:
 *
 * Returns: (transfer none) (nullable): who is who, for rules that ask; belongs to @self; %NULL with
 *   @error
 */
const StewardOrganisationAnswers *
steward_in_force_get_answers (StewardInForce  *self,
                              GError         **error)
{
  g_autoptr (GPtrArray) unread = NULL;

  /* Read everything that an answer rests on now: later a failure would have no way to be told. */
  if (!steward_in_force_list_unread (self, "", TRUE, &unread, error))
    return NULL;
  self->answers = (StewardOrganisationAnswers){
    .is_valid = is_valid,
    .is_approver = is_approver,
    .may_stand_in = may_stand_in,
    .is_administrator = is_administrator,
    .is_acknowledged = is_acknowledged,
    .count_approvers = count_approvers,
    .count_lifters = count_lifters,
    .data = self,
  };
  return &self->answers;
}
