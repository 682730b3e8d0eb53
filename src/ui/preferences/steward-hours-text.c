/* steward-hours-text.c: business hours as people write them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-hours-text"

#include "steward-hours-text.h"

#include "steward-business-hours.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static const struct
{
  const char *code;
  const char *name;
} days[] = {
  { "mon", N_("Monday") },   { "tue", N_("Tuesday") },  { "wed", N_("Wednesday") }, { "thu", N_("Thursday") },
  { "fri", N_("Friday") },   { "sat", N_("Saturday") }, { "sun", N_("Sunday") },
};

/**
 * steward_hours_text_day_name:
 *
 * Returns: the day's name, translated
 */
const char *
steward_hours_text_day_name (guint day)
{
  return _(days[day].name);
}

/**
 * steward_hours_text_of_day:
 * @hours: (nullable): as #StewardBusinessHours has them
 *
 * Returns: (transfer full): "09:00–12:30, 13:15–18:00"; empty on a day without
 */
char *
steward_hours_text_of_day (JsonNode *hours,
                           guint     day)
{
  GString *out = g_string_new (NULL);
  JsonObject *object = hours != NULL && JSON_NODE_HOLDS_OBJECT (hours) ? json_node_get_object (hours) : NULL;
  JsonNode *node = object != NULL ? json_object_get_member (object, days[day].code) : NULL;
  JsonArray *periods = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; periods != NULL && i < json_array_get_length (periods); i++)
    {
      JsonNode *period = json_array_get_element (periods, i);

      if (JSON_NODE_HOLDS_ARRAY (period) && json_array_get_length (json_node_get_array (period)) == 2)
        g_string_append_printf (out, "%s%s–%s", out->len > 0 ? ", " : "",
                                json_array_get_string_element (json_node_get_array (period), 0),
                                json_array_get_string_element (json_node_get_array (period), 1));
    }
  return g_string_free (out, FALSE);
}

/* "9", "9:30" and "09.30" are times too. */
static char *
dup_time (const char *text)
{
  g_autofree char *plain = g_strdelimit (g_strstrip (g_strdup (text)), ".h", ':');
  int hour = -1;
  int minute = 0;
  int end = 0;

  if (sscanf (plain, "%2d:%2d%n", &hour, &minute, &end) != 2)
    {
      minute = 0;
      end = 0;
      if (sscanf (plain, "%2d%n", &hour, &end) != 1)
        return NULL;
    }
  if (plain[end] != '\0' || hour < 0 || hour > 24 || minute < 0 || minute > 59 || (hour == 24 && minute != 0))
    return NULL;
  return g_strdup_printf ("%02d:%02d", hour, minute);
}

static JsonArray *
parse_day (const char *text)
{
  g_autoptr (JsonArray) periods = json_array_new ();
  g_auto (GStrv) parts = g_strsplit_set (text, ",;", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = g_strstrip (g_strdup (parts[i]));
      g_auto (GStrv) dashes = g_strsplit (part, "–", -1);
      g_autofree char *plain = g_strjoinv ("-", dashes);
      g_auto (GStrv) ends = g_strsplit (plain, "-", -1);
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;
      JsonArray *period;

      if (*part == '\0')
        continue;
      if (g_strv_length (ends) != 2 || (from = dup_time (ends[0])) == NULL || (to = dup_time (ends[1])) == NULL)
        return NULL;
      period = json_array_new ();
      json_array_add_string_element (period, from);
      json_array_add_string_element (period, to);
      json_array_add_array_element (periods, period);
    }
  return g_steal_pointer (&periods);
}

/**
 * steward_hours_text_to_json:
 * @texts: seven: what is written for each day
 * @error: return location for %STEWARD_SERVICE_ERROR_USAGE
 *
 * Returns: (transfer full) (nullable): hours that [struct@BusinessHours] understands; a null node
 *   when no day has any
 */
JsonNode *
steward_hours_text_to_json (const char *const  *texts,
                            GError            **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (StewardBusinessHours) hours = NULL;
  g_autoptr (GError) local_error = NULL;

  for (guint day = 0; day < G_N_ELEMENTS (days); day++)
    {
      JsonArray *periods = parse_day (texts[day]);

      if (periods == NULL)
        {
          g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                       _("%s: “%s” are no hours; write them like 09:00–12:30, 13:15–18:00"), _(days[day].name), texts[day]);
          return NULL;
        }
      if (json_array_get_length (periods) > 0)
        json_object_set_array_member (object, days[day].code, periods);
      else
        json_array_unref (periods);
    }
  if (json_object_get_size (object) == 0)
    return json_node_new (JSON_NODE_NULL);
  node = json_node_init_object (json_node_alloc (), object);
  hours = steward_business_hours_new (node, NULL, NULL, &local_error);
  if (hours == NULL)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, local_error->message);
      return NULL;
    }
  return g_steal_pointer (&node);
}
