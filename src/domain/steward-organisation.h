/* steward-organisation.h: who works where, who approves, and who is there
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-business-hours.h"
#include "steward-record.h"

G_BEGIN_DECLS

/**
 * StewardRole:
 *
 * What somebody is in a department. An approver or policy editor is a member too.
 */
typedef enum
{
  STEWARD_ROLE_MEMBER,
  STEWARD_ROLE_APPROVER,
  STEWARD_ROLE_POLICY_EDITOR,
} StewardRole;

/**
 * StewardDuty:
 * @person: (nullable): who approves now; %NULL when nobody is there
 * @stands_in_for: (nullable): the approver who is away
 *
 * Who is on duty for a department. Ids of the organisation, not to be freed.
 */
typedef struct
{
  const char *person;
  const char *stands_in_for;
} StewardDuty;

/**
 * StewardOnCall:
 *
 * When somebody can be reached outside the department's hours: microseconds since 1970 UTC, the end not included.
 */
typedef struct
{
  gint64 from_us;
  gint64 until_us;
} StewardOnCall;

/**
 * StewardOrganisation:
 *
 * Departments, people and roles as they were at one moment. Who left, roles that ended and retired
 * departments don't count; a collector is nobody. Immutable; any thread.
 */
typedef struct _StewardOrganisation StewardOrganisation;

StewardOrganisation  *steward_organisation_new            (StewardRecord              *workspace,
                                                           GPtrArray                  *departments,
                                                           GPtrArray                  *people,
                                                           GPtrArray                  *memberships) G_GNUC_WARN_UNUSED_RESULT;
StewardOrganisation  *steward_organisation_ref            (StewardOrganisation        *self);
void                  steward_organisation_unref          (StewardOrganisation        *self);

GPtrArray            *steward_organisation_get_departments (StewardOrganisation       *self);
StewardRecord        *steward_organisation_get_department (StewardOrganisation        *self,
                                                           const char                 *id);
StewardRecord        *steward_organisation_get_person     (StewardOrganisation        *self,
                                                           const char                 *id);
GPtrArray            *steward_organisation_get_people     (StewardOrganisation        *self);
GTimeZone            *steward_organisation_get_zone       (StewardOrganisation        *self);
StewardBusinessHours *steward_organisation_get_hours      (StewardOrganisation        *self,
                                                           const char                 *department);

GPtrArray            *steward_organisation_list_role      (StewardOrganisation        *self,
                                                           const char                 *department,
                                                           StewardRole                 role);
gboolean              steward_organisation_has_role       (StewardOrganisation        *self,
                                                           const char                 *person,
                                                           const char                 *department,
                                                           StewardRole                 role);
gboolean              steward_organisation_has_role_anywhere (StewardOrganisation     *self,
                                                           const char                 *person,
                                                           StewardRole                 role);
char                **steward_organisation_list_departments_of (StewardOrganisation   *self,
                                                           const char                 *person) G_GNUC_WARN_UNUSED_RESULT;
gboolean              steward_organisation_is_administrator (StewardOrganisation      *self,
                                                           const char                 *person);
gboolean              steward_organisation_is_valid       (StewardOrganisation        *self,
                                                           const char                 *person);

gboolean              steward_organisation_is_away        (StewardOrganisation        *self,
                                                           const char                 *person,
                                                           gint64                      at_us);
gboolean              steward_organisation_may_stand_in   (StewardOrganisation        *self,
                                                           const char                 *person,
                                                           const char                 *stands_in_for,
                                                           gint64                      at_us);
StewardRecord        *steward_organisation_find_absent    (StewardOrganisation        *self,
                                                           const char                 *person,
                                                           const char                 *department,
                                                           gint64                      at_us);
gboolean              steward_organisation_speaks_for     (StewardOrganisation        *self,
                                                           const char                 *person,
                                                           const char                 *department,
                                                           gint64                      at_us);
StewardDuty           steward_organisation_find_on_duty   (StewardOrganisation        *self,
                                                           const char                 *department,
                                                           gint64                      at_us);
GArray               *steward_organisation_list_on_call   (StewardRecord              *person) G_GNUC_WARN_UNUSED_RESULT;
gboolean              steward_organisation_is_reachable   (StewardOrganisation        *self,
                                                           const char                 *person,
                                                           const char                 *department,
                                                           gint64                      at_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardOrganisation, steward_organisation_unref)

G_END_DECLS
