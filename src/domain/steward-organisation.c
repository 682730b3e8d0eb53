/* steward-organisation.c: who works where, who approves, and who is there
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-organisation"

#include "steward-organisation.h"

#include "steward-kinds.h"

#include <string.h>

struct _StewardOrganisation
{
  gatomicrefcount  ref_count;
  GTimeZone       *zone;        /* (owned) */
  GPtrArray       *departments; /* (owned) by position; retired ones are left out */
  GPtrArray       *people;      /* (owned) who works here, collectors left out */
  GPtrArray       *memberships; /* (owned) that haven't ended, by position */
  GHashTable      *by_id;       /* (owned) id → record of departments and people */
  GHashTable      *hours;       /* (owned) department → StewardBusinessHours */
};

static int
compare_positions (StewardRecord *a,
                   StewardRecord *b,
                   guint          field)
{
  gint64 x = steward_record_get_integer (a, field);
  gint64 y = steward_record_get_integer (b, field);

  /* Those without a position come last, in the order they were made. */
  if (x == STEWARD_INTEGER_NONE)
    x = G_MAXINT64;
  if (y == STEWARD_INTEGER_NONE)
    y = G_MAXINT64;
  if (x != y)
    return x < y ? -1 : 1;
  if (steward_record_get_row (a) != steward_record_get_row (b))
    return steward_record_get_row (a) < steward_record_get_row (b) ? -1 : 1;
  return strcmp (steward_record_get_id (a), steward_record_get_id (b));
}

static int
compare_departments (gconstpointer a,
                     gconstpointer b)
{
  return compare_positions (*(StewardRecord *const *) a, *(StewardRecord *const *) b, STEWARD_DEPARTMENT_POSITION);
}

static int
compare_memberships (gconstpointer a,
                     gconstpointer b)
{
  return compare_positions (*(StewardRecord *const *) a, *(StewardRecord *const *) b, STEWARD_MEMBERSHIP_POSITION);
}

static GPtrArray *
take_present (GPtrArray *records,
              guint      end_field)
{
  GPtrArray *present = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    if (!steward_record_has (records->pdata[i], end_field))
      g_ptr_array_add (present, g_object_ref (records->pdata[i]));
  return present;
}

/* Hours that make no sense are never open: whoever relies on them sees it. */
static StewardBusinessHours *
make_hours (StewardOrganisation *self,
            StewardRecord       *department,
            StewardRecord       *workspace)
{
  g_autoptr (JsonNode) hours = steward_record_get_json (department, STEWARD_DEPARTMENT_HOURS);
  const char *zone = steward_record_get_text (department, STEWARD_DEPARTMENT_TIME_ZONE);
  StewardBusinessHours *made;

  if (zone == NULL && workspace != NULL)
    zone = steward_record_get_text (workspace, STEWARD_WORKSPACE_TIME_ZONE);
  made = steward_business_hours_new (hours, zone, steward_record_get_set (department, STEWARD_DEPARTMENT_HOLIDAYS), NULL);
  return made != NULL ? made : steward_business_hours_new (NULL, "UTC", NULL, NULL);
}

/**
 * steward_organisation_new:
 * @workspace: (nullable): its settings
 * @departments: (element-type StewardRecord): all there are
 * @people: (element-type StewardRecord): all there are
 * @memberships: (element-type StewardRecord): all there are
 *
 * Returns: (transfer full): the organisation
 */
StewardOrganisation *
steward_organisation_new (StewardRecord *workspace,
                          GPtrArray     *departments,
                          GPtrArray     *people,
                          GPtrArray     *memberships)
{
  StewardOrganisation *self = g_new0 (StewardOrganisation, 1);
  const char *zone = workspace != NULL ? steward_record_get_text (workspace, STEWARD_WORKSPACE_TIME_ZONE) : NULL;

  g_atomic_ref_count_init (&self->ref_count);
  self->zone = zone != NULL ? g_time_zone_new_identifier (zone) : NULL;
  if (self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
  self->departments = take_present (departments, STEWARD_DEPARTMENT_RETIRED);
  g_ptr_array_sort (self->departments, compare_departments);
  self->people = take_present (people, STEWARD_PERSON_LEFT);
  for (guint i = self->people->len; i > 0; i--)
    if (g_strcmp0 (steward_record_get_text (self->people->pdata[i - 1], STEWARD_PERSON_KIND_OF_PERSON), "service") == 0)
      g_ptr_array_remove_index (self->people, i - 1);
  self->memberships = take_present (memberships, STEWARD_MEMBERSHIP_ENDED);
  g_ptr_array_sort (self->memberships, compare_memberships);

  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->hours = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) steward_business_hours_unref);
  for (guint i = 0; i < self->people->len; i++)
    g_hash_table_insert (self->by_id, (gpointer) steward_record_get_id (self->people->pdata[i]), self->people->pdata[i]);
  for (guint i = 0; i < self->departments->len; i++)
    {
      const char *id = steward_record_get_id (self->departments->pdata[i]);

      g_hash_table_insert (self->by_id, (gpointer) id, self->departments->pdata[i]);
      g_hash_table_insert (self->hours, (gpointer) id, make_hours (self, self->departments->pdata[i], workspace));
    }
  return self;
}

/**
 * steward_organisation_ref:
 *
 * Returns: (transfer full): the same organisation
 */
StewardOrganisation *
steward_organisation_ref (StewardOrganisation *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * steward_organisation_unref:
 * @self: (transfer full): an organisation
 */
void
steward_organisation_unref (StewardOrganisation *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->hours);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->departments);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->memberships);
  g_time_zone_unref (self->zone);
  g_free (self);
}

/**
 * steward_organisation_get_departments:
 *
 * Returns: (transfer none) (element-type StewardRecord): in column order
 */
GPtrArray *
steward_organisation_get_departments (StewardOrganisation *self)
{
  return self->departments;
}

/**
 * steward_organisation_get_people:
 *
 * Returns: (transfer none) (element-type StewardRecord): who works here
 */
GPtrArray *
steward_organisation_get_people (StewardOrganisation *self)
{
  return self->people;
}

static StewardRecord *
find (StewardOrganisation *self,
      const char          *id,
      const StewardKind   *kind)
{
  StewardRecord *record = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;

  return record != NULL && steward_record_get_kind (record) == kind ? record : NULL;
}

/**
 * steward_organisation_get_department:
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the department
 */
StewardRecord *
steward_organisation_get_department (StewardOrganisation *self,
                                     const char          *id)
{
  return find (self, id, &steward_department_kind);
}

/**
 * steward_organisation_get_person:
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): somebody who works here; no collector
 */
StewardRecord *
steward_organisation_get_person (StewardOrganisation *self,
                                 const char          *id)
{
  return find (self, id, &steward_person_kind);
}

/**
 * steward_organisation_get_zone:
 *
 * Returns: (transfer none): the zone of times that name none
 */
GTimeZone *
steward_organisation_get_zone (StewardOrganisation *self)
{
  return self->zone;
}

/**
 * steward_organisation_get_hours:
 *
 * Returns: (transfer none) (nullable): the department's hours
 */
StewardBusinessHours *
steward_organisation_get_hours (StewardOrganisation *self,
                                const char          *department)
{
  return department != NULL ? g_hash_table_lookup (self->hours, department) : NULL;
}

static gboolean
role_counts (StewardRecord *membership,
             StewardRole    role)
{
  const char *has = steward_record_get_text (membership, STEWARD_MEMBERSHIP_ROLE);

  switch (role)
    {
    case STEWARD_ROLE_APPROVER:
      return g_strcmp0 (has, "approver") == 0;
    case STEWARD_ROLE_POLICY_EDITOR:
      return g_strcmp0 (has, "policy-editor") == 0;
    case STEWARD_ROLE_MEMBER:
    default:
      return TRUE;
    }
}

/**
 * steward_organisation_list_role:
 *
 * Returns: (transfer container) (element-type StewardRecord): the people who have the role in the
 *   department, in its order, each once
 */
GPtrArray *
steward_organisation_list_role (StewardOrganisation *self,
                                const char          *department,
                                StewardRole          role)
{
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; i < self->memberships->len; i++)
    {
      StewardRecord *membership = self->memberships->pdata[i];
      StewardRecord *person;

      if (g_strcmp0 (steward_record_get_text (membership, STEWARD_MEMBERSHIP_DEPARTMENT), department) != 0 ||
          !role_counts (membership, role))
        continue;
      person = steward_organisation_get_person (self, steward_record_get_text (membership, STEWARD_MEMBERSHIP_PERSON));
      if (person != NULL && !g_ptr_array_find (people, person, NULL))
        g_ptr_array_add (people, person);
    }
  return people;
}

/**
 * steward_organisation_has_role:
 *
 * Returns: whether the person works here and has the role in the department
 */
gboolean
steward_organisation_has_role (StewardOrganisation *self,
                               const char          *person,
                               const char          *department,
                               StewardRole          role)
{
  if (steward_organisation_get_person (self, person) == NULL)
    return FALSE;
  for (guint i = 0; i < self->memberships->len; i++)
    {
      StewardRecord *membership = self->memberships->pdata[i];

      if (g_strcmp0 (steward_record_get_text (membership, STEWARD_MEMBERSHIP_PERSON), person) == 0 &&
          g_strcmp0 (steward_record_get_text (membership, STEWARD_MEMBERSHIP_DEPARTMENT), department) == 0 &&
          role_counts (membership, role))
        return TRUE;
    }
  return FALSE;
}

/**
 * steward_organisation_has_role_anywhere:
 *
 * Returns: whether the person works here and has the role in any department
 */
gboolean
steward_organisation_has_role_anywhere (StewardOrganisation *self,
                                        const char          *person,
                                        StewardRole          role)
{
  for (guint i = 0; i < self->departments->len; i++)
    if (steward_organisation_has_role (self, person, steward_record_get_id (self->departments->pdata[i]), role))
      return TRUE;
  return FALSE;
}

/**
 * steward_organisation_list_departments_of:
 *
 * Returns: (transfer full): ids of the departments the person belongs to, in column order
 */
char **
steward_organisation_list_departments_of (StewardOrganisation *self,
                                          const char          *person)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->departments->len; i++)
    {
      const char *id = steward_record_get_id (self->departments->pdata[i]);

      if (steward_organisation_has_role (self, person, id, STEWARD_ROLE_MEMBER))
        g_strv_builder_add (ids, id);
    }
  return g_strv_builder_end (ids);
}

/**
 * steward_organisation_is_administrator:
 *
 * Returns: whether the person works here and is administrator of the workspace
 */
gboolean
steward_organisation_is_administrator (StewardOrganisation *self,
                                       const char          *person)
{
  StewardRecord *record = steward_organisation_get_person (self, person);

  return record != NULL && steward_record_get_boolean (record, STEWARD_PERSON_ADMINISTRATOR);
}

/**
 * steward_organisation_is_valid:
 *
 * Returns: whether the person works here and is no collector
 */
gboolean
steward_organisation_is_valid (StewardOrganisation *self,
                               const char          *person)
{
  return steward_organisation_get_person (self, person) != NULL;
}

/**
 * steward_organisation_is_away:
 * @at_us: microseconds since 1970 UTC
 *
 * Returns: whether the person is away then; somebody unknown always is
 */
gboolean
steward_organisation_is_away (StewardOrganisation *self,
                              const char          *person,
                              gint64               at_us)
{
  StewardRecord *record = steward_organisation_get_person (self, person);
  gint64 from_us, until_us;

  if (record == NULL)
    return TRUE;
  from_us = steward_record_get_time (record, STEWARD_PERSON_AWAY_FROM);
  until_us = steward_record_get_time (record, STEWARD_PERSON_AWAY_UNTIL);
  if (from_us == STEWARD_TIME_NONE && until_us == STEWARD_TIME_NONE)
    return FALSE;
  return (from_us == STEWARD_TIME_NONE || at_us >= from_us) && (until_us == STEWARD_TIME_NONE || at_us < until_us);
}

/**
 * steward_organisation_may_stand_in:
 * @at_us: microseconds since 1970 UTC
 *
 * Returns: whether @stands_in_for is away then and named @person, who is there; a stand-in's own
 *   stand-in doesn't count
 */
gboolean
steward_organisation_may_stand_in (StewardOrganisation *self,
                                   const char          *person,
                                   const char          *stands_in_for,
                                   gint64               at_us)
{
  StewardRecord *absent = steward_organisation_get_person (self, stands_in_for);

  return absent != NULL && g_strcmp0 (person, stands_in_for) != 0 &&
         g_strcmp0 (steward_record_get_text (absent, STEWARD_PERSON_STAND_IN), person) == 0 &&
         steward_organisation_is_away (self, stands_in_for, at_us) &&
         !steward_organisation_is_away (self, person, at_us);
}

/**
 * steward_organisation_find_absent:
 * @department: (nullable): a department
 * @at_us: microseconds since 1970 UTC
 *
 * Returns: (transfer none) (nullable): the approver of @department who is away then and for whom @person stands in; %NULL
 *   when @person is an approver there, or stands in for nobody
 */
StewardRecord *
steward_organisation_find_absent (StewardOrganisation *self,
                                  const char          *person,
                                  const char          *department,
                                  gint64               at_us)
{
  g_autoptr (GPtrArray) approvers = NULL;

  if (department == NULL || steward_organisation_has_role (self, person, department, STEWARD_ROLE_APPROVER))
    return NULL;
  approvers = steward_organisation_list_role (self, department, STEWARD_ROLE_APPROVER);
  for (guint i = 0; i < approvers->len; i++)
    if (steward_organisation_may_stand_in (self, person, steward_record_get_id (approvers->pdata[i]), at_us))
      return steward_organisation_get_person (self, steward_record_get_id (approvers->pdata[i]));
  return NULL;
}

/**
 * steward_organisation_speaks_for:
 * @at_us: microseconds since 1970 UTC
 *
 * Returns: whether @person may answer a consultation for @department then: a member, or who stands in for one of its
 *   approvers
 */
gboolean
steward_organisation_speaks_for (StewardOrganisation *self,
                                 const char          *person,
                                 const char          *department,
                                 gint64               at_us)
{
  static const StewardRole roles[] = { STEWARD_ROLE_MEMBER, STEWARD_ROLE_APPROVER, STEWARD_ROLE_POLICY_EDITOR };

  if (!steward_organisation_is_valid (self, person))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (steward_organisation_has_role (self, person, department, roles[i]))
      return TRUE;
  return steward_organisation_find_absent (self, person, department, at_us) != NULL;
}

/**
 * steward_organisation_find_on_duty:
 * @at_us: microseconds since 1970 UTC
 *
 * The first approver by order who isn't away, else the stand-in of the first who has one that is
 * there.
 *
 * Returns: who is on duty; nobody when the group is empty or all are away
 */
StewardDuty
steward_organisation_find_on_duty (StewardOrganisation *self,
                                   const char          *department,
                                   gint64               at_us)
{
  g_autoptr (GPtrArray) approvers = steward_organisation_list_role (self, department, STEWARD_ROLE_APPROVER);
  StewardDuty nobody = { NULL, NULL };

  for (guint i = 0; i < approvers->len; i++)
    {
      const char *id = steward_record_get_id (approvers->pdata[i]);

      if (!steward_organisation_is_away (self, id, at_us))
        return (StewardDuty) { id, NULL };
    }
  for (guint i = 0; i < approvers->len; i++)
    {
      const char *id = steward_record_get_id (approvers->pdata[i]);
      StewardRecord *stand_in =
          steward_organisation_get_person (self, steward_record_get_text (approvers->pdata[i], STEWARD_PERSON_STAND_IN));

      if (stand_in != NULL && steward_organisation_may_stand_in (self, steward_record_get_id (stand_in), id, at_us))
        return (StewardDuty) { steward_record_get_id (stand_in), id };
    }
  return nobody;
}

/**
 * steward_organisation_list_on_call:
 * @person: a record of kind person
 *
 * Reads `[{"from": RFC 3339, "until": RFC 3339}, …]`; what makes no sense is left out.
 *
 * Returns: (transfer full) (element-type StewardOnCall): when the person is on call
 */
GArray *
steward_organisation_list_on_call (StewardRecord *person)
{
  GArray *periods = g_array_new (FALSE, FALSE, sizeof (StewardOnCall));
  g_autoptr (JsonNode) node = steward_record_get_json (person, STEWARD_PERSON_ON_CALL);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      JsonObject *period = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      const char *from = period != NULL ? json_object_get_string_member_with_default (period, "from", NULL) : NULL;
      const char *until = period != NULL ? json_object_get_string_member_with_default (period, "until", NULL) : NULL;
      StewardOnCall found;

      if (from != NULL && until != NULL && steward_time_from_rfc3339 (from, &found.from_us) &&
          steward_time_from_rfc3339 (until, &found.until_us))
        g_array_append_val (periods, found);
    }
  return periods;
}

static gboolean
is_on_call (StewardRecord *person,
            gint64         at_us)
{
  g_autoptr (GArray) periods = steward_organisation_list_on_call (person);

  for (guint i = 0; i < periods->len; i++)
    {
      const StewardOnCall *period = &g_array_index (periods, StewardOnCall, i);

      if (at_us >= period->from_us && at_us < period->until_us)
        return TRUE;
    }
  return FALSE;
}

/**
 * steward_organisation_is_reachable:
 * @at_us: microseconds since 1970 UTC
 *
 * Returns: whether the person isn't away, and it is within the department's hours or one of the
 *   person's on-call periods
 */
gboolean
steward_organisation_is_reachable (StewardOrganisation *self,
                                   const char          *person,
                                   const char          *department,
                                   gint64               at_us)
{
  StewardRecord *record = steward_organisation_get_person (self, person);
  StewardBusinessHours *hours = steward_organisation_get_hours (self, department);

  if (record == NULL || steward_organisation_is_away (self, person, at_us))
    return FALSE;
  return (hours != NULL && steward_business_hours_is_open (hours, at_us)) || is_on_call (record, at_us);
}
