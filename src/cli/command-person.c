/* command-person.c: stewardctl person
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "command-person"

#include "steward-record-noun.h"

#include "steward-kinds.h"
#include "steward-people.h"

#include <glib/gi18n-lib.h>

static gboolean
list (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  static const char *const shown[] = { "name", "email", "departments", "administrator", "away_until", "stand_in", NULL };
  g_autoptr (StewardOperation) operation = steward_people_list ();
  JsonArray *people;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 0, 0, error) ||
      !steward_invocation_perform (invocation, operation, error))
    return FALSE;
  steward_invocation_set_columns (invocation, shown);
  people = json_node_get_array (steward_operation_get_json (operation));
  for (guint i = 0; i < json_array_get_length (people); i++)
    steward_invocation_print_object (invocation, json_array_get_object_element (people, i));
  return TRUE;
}

static gboolean
away (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  static const StewardFieldOption away_options[] = {
    { "from", "away_from", NULL },
    { "until", "away_until", NULL },
    { "stand-in", "stand_in", &steward_person_kind },
    { NULL },
  };
  g_autoptr (JsonObject) fields =
      steward_field_options_parse (invocation, &steward_person_kind, away_options, &argc, &argv, 1, 1, error);
  g_autofree char *id = NULL;

  if (fields == NULL)
    return FALSE;
  id = steward_field_options_resolve (invocation, &steward_person_kind, argv[0], error);
  return id != NULL && steward_record_noun_save (invocation, &steward_person_kind, id, fields, error);
}

static gboolean
join (StewardInvocation  *invocation,
      int                 argc,
      char              **argv,
      GError            **error)
{
  static const StewardFieldOption join_options[] = {
    { "position", "position", NULL },
    { NULL },
  };
  g_autoptr (JsonObject) fields =
      steward_field_options_parse (invocation, &steward_membership_kind, join_options, &argc, &argv, 3, 3, error);
  g_autofree char *person = NULL;
  g_autofree char *department = NULL;

  if (fields == NULL)
    return FALSE;
  person = steward_field_options_resolve (invocation, &steward_person_kind, argv[0], error);
  department = person != NULL ? steward_field_options_resolve (invocation, &steward_department_kind, argv[1], error) : NULL;
  if (department == NULL)
    return FALSE;
  json_object_set_string_member (fields, "person", person);
  json_object_set_string_member (fields, "department", department);
  json_object_set_string_member (fields, "role", argv[2]);
  return steward_record_noun_save (invocation, &steward_membership_kind, NULL, fields, error);
}

static gboolean
leave (StewardInvocation  *invocation,
       int                 argc,
       char              **argv,
       GError            **error)
{
  g_autofree char *person = NULL;
  g_autofree char *department = NULL;
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 2, error))
    return FALSE;
  person = steward_field_options_resolve (invocation, &steward_person_kind, argv[0], error);
  if (person == NULL)
    return FALSE;
  if (argc == 2)
    {
      department = steward_field_options_resolve (invocation, &steward_department_kind, argv[1], error);
      if (department == NULL)
        return FALSE;
    }
  operation = steward_people_leave (person, department);
  return steward_invocation_perform (invocation, operation, error) &&
         steward_invocation_print_records (invocation, steward_operation_get_records (operation), error);
}

static const StewardFieldOption options[] = {
  { "name", "name", NULL },
  { "email", "email", NULL },
  { "kind", "kind_of_person", NULL },
  { "administrator", "administrator", NULL },
  { "away-from", "away_from", NULL },
  { "away-until", "away_until", NULL },
  { "stand-in", "stand_in", &steward_person_kind },
  { "on-call", "on_call", NULL },
  { NULL },
};
static const char *const positional[] = { "name", "email", NULL };
static const char *const columns[] = { "name", "email", "departments", "administrator", "away_until", "stand_in", NULL };
static const StewardRecordNoun record_noun = { &steward_person_kind, options, positional, columns };

static const StewardVerb verbs[] = {
  { "list", "", N_("List people with their departments and roles"), list },
  { "show", "PERSON", N_("Show one with all fields"), steward_record_noun_show },
  { "add", "NAME EMAIL", N_("Add one; takes the options of set"), steward_record_noun_add },
  { "set", "PERSON [--name N] [--email E] [--administrator yes|no] [--stand-in PERSON] [--on-call FILE]", N_("Change fields; “none” empties one"), steward_record_noun_set },
  { "away", "PERSON --from TIME --until TIME [--stand-in PERSON]", N_("Say when somebody is away and who stands in"), away },
  { "join", "PERSON DEPARTMENT member|approver|policy-editor [--position N]", N_("Give somebody a role in a department"), join },
  { "leave", "PERSON [DEPARTMENT]", N_("End all roles, stand-ins and open work, or the roles in one department; lists what it touched"), leave },
  { NULL },
};

const StewardCommand steward_command_person = {
  "person",
  N_("People: roles, absence, stand-ins"),
  verbs,
  &record_noun,
};
