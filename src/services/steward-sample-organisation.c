/* steward-sample-organisation.c: departments, people and the matrix of the sample
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-sample-organisation"

#include "steward-sample-private.h"

#include "steward-json.h"
#include "steward-kinds.h"

#include <string.h>

static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

/* Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8). */
static void
find_easter (int    year,
             GDate *date)
{
  int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
  int f = (b + 8) / 25, g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30;
  int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  int n = h + l - 7 * m + 114;

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) (n % 31 + 1), (GDateMonth) (n / 31), (GDateYear) year);
}

/* The days that @rules (`12-25`, `easter+1`) mean from last year to next. */
static char **
list_holidays (JsonArray *rules,
               int        this_year)
{
  g_autoptr (GStrvBuilder) days = g_strv_builder_new ();

  for (int year = this_year - 1; year <= this_year + 1; year++)
    for (guint i = 0; i < json_array_get_length (rules); i++)
      {
        const char *rule = json_array_get_string_element (rules, i);
        GDate date;
        char day[16];

        find_easter (year, &date);
        if (g_str_has_prefix (rule, "easter+"))
          g_date_add_days (&date, (guint) g_ascii_strtoull (rule + 7, NULL, 10));
        else
          g_date_set_dmy (&date, (GDateDay) g_ascii_strtoull (rule + 3, NULL, 10),
                          (GDateMonth) g_ascii_strtoull (rule, NULL, 10), (GDateYear) year);
        g_date_strftime (day, sizeof day, "%Y-%m-%d", &date);
        g_strv_builder_add (days, day);
      }
  return g_strv_builder_end (days);
}

static guint
find_weekday (const char *name)
{
  guint day = 0;

  while (day < G_N_ELEMENTS (weekdays) - 1 && strncmp (weekdays[day], name, 3) != 0)
    day++;
  return day;
}

/* `mon-fri` becomes a member a day. */
static JsonNode *
spread_week (JsonObject *ranges)
{
  g_autoptr (JsonObject) week = json_object_new ();
  g_autoptr (GList) names = json_object_get_members (ranges);
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *name = l->data;
      const char *dash = strchr (name, '-');
      guint last = find_weekday (dash != NULL ? dash + 1 : name);

      for (guint day = find_weekday (name); day <= last; day++)
        json_object_set_array_member (week, weekdays[day],
                                      json_array_ref (json_object_get_array_member (ranges, name)));
    }
  json_node_set_object (node, week);
  return node;
}

static void
make_workspace (StewardSampleMaker *maker,
                JsonObject         *data)
{
  StewardRecord *workspace = steward_record_new (&steward_workspace_kind, "workspace");
  g_auto (GStrv) domains = steward_json_get_texts (data, "own_domains");
  int founded = (int) steward_json_get_integer (data, "founded_days_ago", 0);
  gint64 founded_us = steward_sample_moment (maker, -founded, 10 * 60);

  steward_record_set_text (workspace, STEWARD_WORKSPACE_NAME, steward_json_get_text (data, "name"));
  steward_record_set_text (workspace, STEWARD_WORKSPACE_TIME_ZONE,
                           steward_json_get_text (data, "time_zone"));
  steward_record_set_set (workspace, STEWARD_WORKSPACE_OWN_DOMAINS, (const char *const *) domains);
  steward_record_set_integer (workspace, STEWARD_WORKSPACE_CONTACT_MINUTES,
                              steward_json_get_integer (data, "contact_minutes", 15));
  steward_record_set_time (workspace, STEWARD_WORKSPACE_FOUNDED, founded_us);
  steward_record_set_boolean (workspace, STEWARD_WORKSPACE_SYNCS, FALSE);
  steward_record_set_boolean (workspace, STEWARD_WORKSPACE_SAMPLE, TRUE);
  steward_record_set_stamps (workspace, founded_us, founded_us, maker->sample->collector);
  maker->sample->workspace = workspace;
}

static void
make_department (StewardSampleMaker *maker,
                 JsonObject         *data,
                 const char *const  *holidays)
{
  const char *name = steward_json_get_text (data, "name");
  g_autofree char *id = steward_sample_id ("department", name);
  StewardRecord *department = steward_record_new (&steward_department_kind, id);
  g_autoptr (JsonNode) week = spread_week (steward_json_get_object (data, "hours"));
  gboolean keeps = steward_json_get_boolean (data, "keeps_holidays", TRUE);

  steward_record_set_text (department, STEWARD_DEPARTMENT_NAME, name);
  steward_record_set_text (department, STEWARD_DEPARTMENT_SHORT_NAME,
                           steward_json_get_text (data, "short_name"));
  steward_record_set_text (department, STEWARD_DEPARTMENT_COLOUR,
                           steward_json_get_text (data, "colour"));
  steward_record_set_text (department, STEWARD_DEPARTMENT_PURPOSE,
                           steward_json_get_text (data, "purpose"));
  steward_record_set_json (department, STEWARD_DEPARTMENT_HOURS, week);
  if (keeps)
    steward_record_set_set (department, STEWARD_DEPARTMENT_HOLIDAYS, holidays);
  steward_record_set_integer (department, STEWARD_DEPARTMENT_POSITION,
                              maker->sample->departments->len);
  steward_sample_add (maker, maker->sample->departments, department,
                      steward_record_get_created (maker->sample->workspace));

  g_hash_table_insert (maker->departments,
                       (gpointer) steward_record_get_text (department, STEWARD_DEPARTMENT_NAME),
                       department);
  g_hash_table_insert (maker->hours, (gpointer) steward_record_get_id (department),
                       steward_sample_hours_new (maker->zone, json_node_get_object (week),
                                                 keeps ? holidays : NULL));
}

static void
add_membership (StewardSampleMaker *maker,
                const char         *person,
                const char         *department,
                const char         *role,
                gint64              position)
{
  g_autofree char *name = g_strdup_printf ("%s/%s/%s", person, department, role);
  g_autofree char *id = steward_sample_id ("membership", name);
  StewardRecord *membership = steward_record_new (&steward_membership_kind, id);

  steward_record_set_text (membership, STEWARD_MEMBERSHIP_PERSON, person);
  steward_record_set_text (membership, STEWARD_MEMBERSHIP_DEPARTMENT, department);
  steward_record_set_text (membership, STEWARD_MEMBERSHIP_ROLE, role);
  steward_record_set_integer (membership, STEWARD_MEMBERSHIP_POSITION, position);
  steward_sample_add (maker, maker->sample->memberships, membership,
                      steward_record_get_created (maker->sample->workspace));
}

/* Tonight's stand-by, or that of the coming Saturday and Sunday. */
static JsonNode *
make_on_call (StewardSampleMaker *maker,
              const char         *when)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (maker->sample->now_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, maker->zone);
  gboolean night = g_str_equal (when, "night");
  int saturday = (6 - g_date_time_get_day_of_week (local) + 7) % 7;
  int day = night ? 0 : saturday;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_autofree char *json = NULL;

  from = steward_time_to_rfc3339 (steward_sample_moment (maker, day, night ? 18 * 60 : 8 * 60));
  until = steward_time_to_rfc3339 (steward_sample_moment (maker, day + 1, night ? 8 * 60 : 20 * 60));
  json = g_strdup_printf ("[{\"from\":\"%s\",\"until\":\"%s\"}]", from, until);
  return steward_json_parse (json, -1, NULL);
}

static void
make_person (StewardSampleMaker *maker,
             JsonObject         *data,
             const char         *kind)
{
  const char *email = steward_json_get_text (data, "email");
  const char *department = steward_sample_find_id (maker->departments,
                                                   steward_json_get_text (data, "department"));
  const char *on_call = steward_json_get_text (data, "on_call");
  JsonArray *away = steward_json_get_array (data, "away");
  g_auto (GStrv) roles = steward_json_get_texts (data, "roles");
  g_autofree char *id = steward_sample_id ("person", email);
  StewardRecord *person = steward_record_new (&steward_person_kind, id);

  steward_record_set_text (person, STEWARD_PERSON_NAME, steward_json_get_text (data, "name"));
  steward_record_set_text (person, STEWARD_PERSON_EMAIL, email);
  steward_record_set_text (person, STEWARD_PERSON_KIND_OF_PERSON, kind);
  steward_record_set_boolean (person, STEWARD_PERSON_ADMINISTRATOR,
                              steward_json_get_boolean (data, "administrator", FALSE));
  if (away != NULL)
    {
      int from = (int) json_array_get_int_element (away, 0);
      int until = (int) json_array_get_int_element (away, 1);

      steward_record_set_time (person, STEWARD_PERSON_AWAY_FROM,
                               steward_sample_moment (maker, from, 0));
      steward_record_set_time (person, STEWARD_PERSON_AWAY_UNTIL,
                               steward_sample_moment (maker, until, 0));
    }
  if (on_call != NULL)
    {
      g_autoptr (JsonNode) periods = make_on_call (maker, on_call);

      steward_record_set_json (person, STEWARD_PERSON_ON_CALL, periods);
    }
  steward_sample_add (maker, maker->sample->people, person,
                      steward_record_get_created (maker->sample->workspace));
  g_hash_table_insert (maker->people, g_strndup (email, (gsize) (strchr (email, '@') - email)),
                       person);

  if (department != NULL)
    add_membership (maker, id, department, "member", 0);
  for (guint i = 0; roles != NULL && roles[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (roles[i], " ", 2);

      add_membership (maker, id, department, parts[0],
                      parts[1] != NULL ? g_ascii_strtoll (parts[1], NULL, 10) : 0);
    }
}

static void
set_stand_ins (StewardSampleMaker *maker,
               JsonArray          *people)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < maker->sample->people->len; i++)
    {
      StewardRecord *person = g_ptr_array_index (maker->sample->people, i);

      g_hash_table_insert (by_name, (gpointer) steward_record_get_text (person, STEWARD_PERSON_NAME),
                           person);
    }
  for (guint i = 0; i < json_array_get_length (people); i++)
    {
      JsonObject *data = json_array_get_object_element (people, i);
      const char *stand_in = steward_json_get_text (data, "stand_in");

      if (stand_in != NULL)
        steward_record_set_text (g_ptr_array_index (maker->sample->people, i),
                                 STEWARD_PERSON_STAND_IN,
                                 steward_sample_find_id (by_name, stand_in));
    }
}

/* Fills the workspace, departments, people and memberships. */
gboolean
steward_sample_make_organisation (StewardSampleMaker  *maker,
                                  GError             **error)
{
  g_autoptr (JsonObject) data = steward_sample_load ("organisation.json", error);
  g_autoptr (GDateTime) now = NULL;
  g_auto (GStrv) holidays = NULL;
  JsonArray *people, *services, *departments;

  if (data == NULL)
    return FALSE;

  /* Without the system's table of zones the sample is dated in UTC. */
  maker->zone = g_time_zone_new_identifier (steward_json_get_text (data, "time_zone"));
  if (maker->zone == NULL)
    maker->zone = g_time_zone_new_utc ();
  maker->always = steward_sample_hours_new (maker->zone, NULL, NULL);
  now = g_date_time_new_from_unix_utc (maker->sample->now_us / G_USEC_PER_SEC);
  holidays = list_holidays (steward_json_get_array (data, "holidays"), g_date_time_get_year (now));

  people = steward_json_get_array (data, "people");
  services = steward_json_get_array (data, "services");
  departments = steward_json_get_array (data, "departments");
  maker->sample->collector
      = steward_sample_id ("person", steward_json_get_text (json_array_get_object_element (services, 0),
                                                            "email"));
  make_workspace (maker, data);
  for (guint i = 0; i < json_array_get_length (departments); i++)
    make_department (maker, json_array_get_object_element (departments, i),
                     (const char *const *) holidays);
  for (guint i = 0; i < json_array_get_length (people); i++)
    make_person (maker, json_array_get_object_element (people, i), "human");
  for (guint i = 0; i < json_array_get_length (services); i++)
    make_person (maker, json_array_get_object_element (services, i), "service");
  set_stand_ins (maker, people);
  {
    g_autofree char *you = steward_sample_id ("person", steward_json_get_text (data, "you"));

    steward_record_set_text (maker->sample->workspace, STEWARD_WORKSPACE_YOU, you);
  }
  return TRUE;
}

/* A rule with the ids of the topics that it names. */
static JsonNode *
make_rule (JsonObject *rule)
{
  g_auto (GStrv) topics = steward_json_get_texts (rule, "topics");
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) copy = json_object_new ();
  g_autoptr (GList) members = json_object_get_members (rule);

  for (GList *l = members; l != NULL; l = l->next)
    json_object_set_member (copy, l->data, json_node_copy (json_object_get_member (rule, l->data)));
  if (topics != NULL && topics[0] != NULL)
    {
      JsonArray *ids = json_array_new ();

      for (guint i = 0; topics[i] != NULL; i++)
        {
          g_autofree char *id = steward_sample_id ("topic", topics[i]);

          json_array_add_string_element (ids, id);
        }
      json_object_set_array_member (copy, "topics", ids);
    }
  json_node_set_object (node, copy);
  return node;
}

static void
make_cells (StewardSampleMaker *maker,
            const char         *activity,
            JsonArray          *letters,
            gint64              created_us)
{
  g_autofree char *draft = g_strdup_printf ("%" G_GINT64_FORMAT, maker->sample->matrix_number);

  for (guint i = 0; i < json_array_get_length (letters); i++)
    {
      StewardRecord *department = g_ptr_array_index (maker->sample->departments, i);
      const char *text = json_array_get_string_element (letters, i);
      g_autofree char *id = g_strdup_printf ("%s:%s:%s", draft, activity,
                                             steward_record_get_id (department));
      StewardRecord *cell;

      if (*text == '\0')
        continue;
      cell = steward_record_new (&steward_cell_kind, id);
      steward_record_set_text (cell, STEWARD_CELL_DRAFT, draft);
      steward_record_set_text (cell, STEWARD_CELL_ACTIVITY, activity);
      steward_record_set_text (cell, STEWARD_CELL_DEPARTMENT, steward_record_get_id (department));
      steward_record_set_text (cell, STEWARD_CELL_LETTERS, text);
      steward_sample_add (maker, maker->sample->cells, cell, created_us);
    }
}

/* Fills the activities and the cells. */
gboolean
steward_sample_make_matrix (StewardSampleMaker  *maker,
                            GError             **error)
{
  g_autoptr (JsonObject) data = steward_sample_load ("matrix.json", error);
  g_autofree char *adopted_by = NULL;
  JsonArray *activities;
  int days;

  if (data == NULL)
    return FALSE;

  days = (int) steward_json_get_integer (data, "days_ago", 0);
  adopted_by = steward_sample_id ("person", steward_json_get_text (data, "adopted_by"));
  maker->sample->matrix_number = steward_json_get_integer (data, "number", 1);
  maker->sample->matrix_from_us = steward_sample_moment (maker, -days, 9 * 60 + 40);
  maker->sample->matrix_note = g_strdup (steward_json_get_text (data, "note"));
  maker->sample->matrix_adopted_by = g_steal_pointer (&adopted_by);

  activities = steward_json_get_array (data, "activities");
  for (guint i = 0; i < json_array_get_length (activities); i++)
    {
      JsonObject *row = json_array_get_object_element (activities, i);
      const char *name = steward_json_get_text (row, "name");
      g_autofree char *id = steward_sample_id ("activity", name);
      g_autoptr (JsonNode) rule = make_rule (steward_json_get_object (row, "rule"));
      StewardRecord *activity = steward_record_new (&steward_activity_kind, id);

      steward_record_set_text (activity, STEWARD_ACTIVITY_NAME, name);
      if (json_object_has_member (row, "target_minutes"))
        steward_record_set_integer (activity, STEWARD_ACTIVITY_TARGET_MINUTES,
                                    steward_json_get_integer (row, "target_minutes", 0));
      steward_record_set_text (activity, STEWARD_ACTIVITY_CLOCK, steward_json_get_text (row, "clock"));
      steward_record_set_boolean (activity, STEWARD_ACTIVITY_NEEDS_APPROVAL,
                                  steward_json_get_boolean (row, "needs_approval", TRUE));
      steward_record_set_json (activity, STEWARD_ACTIVITY_RULE, rule);
      steward_record_set_integer (activity, STEWARD_ACTIVITY_POSITION, i);
      steward_sample_add (maker, maker->sample->activities, activity, maker->sample->matrix_from_us);
      g_hash_table_insert (maker->activities,
                           (gpointer) steward_record_get_text (activity, STEWARD_ACTIVITY_NAME),
                           activity);
      make_cells (maker, id, steward_json_get_array (row, "cells"), maker->sample->matrix_from_us);
    }
  return TRUE;
}
