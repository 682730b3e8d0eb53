/* steward-settings.c: what holds for the whole workspace
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-settings"

#include "steward-settings.h"

#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gboolean
count_records (StewardTransaction  *transaction,
               gint64              *mentions,
               gint64              *records,
               GError             **error)
{
  guint n_kinds;
  const StewardKind **kinds = steward_kind_list (&n_kinds);

  *records = 0;
  for (guint i = 0; i < n_kinds; i++)
    {
      gint64 count;

      if (!steward_transaction_count (transaction, kinds[i], NULL, 0, &count, error))
        return FALSE;
      *records += count;
      if (kinds[i] == &steward_mention_kind)
        *mentions = count;
    }
  return TRUE;
}

static gboolean
describe (StewardTransaction  *transaction,
          StewardOperation    *operation,
          gpointer             data,
          GCancellable        *cancellable,
          GError             **error)
{
  StewardInput *input = data;
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (StewardRecord) person = NULL;
  JsonNode *node;
  gint64 mentions = 0;
  gint64 records;
  GStatBuf info;

  if (!count_records (transaction, &mentions, &records, error))
    return FALSE;
  json_object_set_string_member (object, "file", input->text);
  json_object_set_int_member (object, "schema", steward_database_get_schema ());
  json_object_set_int_member (object, "mentions", mentions);
  json_object_set_int_member (object, "records", records);
  json_object_set_int_member (object, "bytes", g_stat (input->text, &info) == 0 ? (gint64) info.st_size : 0);
  person = steward_transaction_find (transaction, &steward_person_kind, steward_transaction_get_person (transaction), NULL);
  if (person != NULL)
    json_object_set_string_member (object, "person", steward_record_get_text (person, STEWARD_PERSON_EMAIL));
  json_object_set_string_member (object, "machine", steward_transaction_get_machine (transaction));

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, object);
  steward_operation_take_json (operation, node);
  return TRUE;
}

/**
 * steward_settings_describe:
 * @path: the file, for its size
 *
 * Returns: (transfer full): counts what the file holds; a JSON object
 */
StewardOperation *
steward_settings_describe (const char *path)
{
  return steward_operation_new ("describe-workspace", STEWARD_MODE_READ, describe,
                                steward_input_new (NULL, path, NULL), steward_input_free);
}

typedef struct
{
  char  *name;
  char  *time_zone;
  char **own_domains;
  int    contact_minutes;
} Change;

static void
change_free (gpointer data)
{
  Change *self = data;

  g_free (self->name);
  g_free (self->time_zone);
  g_strfreev (self->own_domains);
  g_free (self);
}

static gboolean
change (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  Change *input = data;
  g_autoptr (StewardRecord) settings =
      steward_transaction_get (transaction, &steward_workspace_kind, "workspace", error);

  if (settings == NULL || !steward_permit_administrator (transaction, error))
    return FALSE;
  if (input->time_zone != NULL)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (input->time_zone);

      if (zone == NULL)
        {
          g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                       _("“%s” is no time zone; write one such as Europe/Amsterdam"), input->time_zone);
          return FALSE;
        }
      steward_record_set_text (settings, STEWARD_WORKSPACE_TIME_ZONE, input->time_zone);
    }
  if (input->contact_minutes != 0)
    {
      if (input->contact_minutes < 1 || input->contact_minutes > 240)
        {
          g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                               _("The minutes without contact are from 1 to 240"));
          return FALSE;
        }
      steward_record_set_integer (settings, STEWARD_WORKSPACE_CONTACT_MINUTES, input->contact_minutes);
    }
  if (input->name != NULL)
    steward_record_set_text (settings, STEWARD_WORKSPACE_NAME, input->name);
  if (input->own_domains != NULL)
    steward_record_set_set (settings, STEWARD_WORKSPACE_OWN_DOMAINS, (const char *const *) input->own_domains);

  steward_operation_set_record (operation, settings);
  return steward_transaction_put (transaction, settings, "set", error);
}

/**
 * steward_settings_change:
 * @name: (nullable): of the organisation
 * @time_zone: (nullable): of times that name none
 * @own_domains: (nullable): the organisation's own, in the place of those there are
 * @contact_minutes: after how long without contact nothing scheduled is sent, 1–240; 0 leaves it
 *
 * Returns: (transfer full): changes what is given; for administrators
 */
StewardOperation *
steward_settings_change (const char        *name,
                         const char        *time_zone,
                         const char *const *own_domains,
                         int                contact_minutes)
{
  Change *input = g_new0 (Change, 1);

  input->name = g_strdup (name);
  input->time_zone = g_strdup (time_zone);
  input->own_domains = g_strdupv ((char **) own_domains);
  input->contact_minutes = contact_minutes;
  return steward_operation_new ("change-settings", STEWARD_MODE_DEED, change, input, change_free);
}

static gboolean
show_people (StewardTransaction  *transaction,
             StewardOperation    *operation,
             gpointer             data,
             GCancellable        *cancellable,
             GError             **error)
{
  StewardInput *input = data;
  g_autoptr (StewardRecord) settings =
      steward_transaction_get (transaction, &steward_workspace_kind, "workspace", error);

  if (settings == NULL || !steward_permit_administrator (transaction, error))
    return FALSE;
  steward_record_set_boolean (settings, STEWARD_WORKSPACE_SHOWS_PEOPLE, input->flag);
  steward_operation_set_record (operation, settings);
  return steward_transaction_put (transaction, settings, "set", error);
}

/**
 * steward_settings_show_people:
 * @shows: whether people may be shown waiting for people; without it only departments are
 *
 * Returns: (transfer full): allows it or not; for administrators
 */
StewardOperation *
steward_settings_show_people (gboolean shows)
{
  StewardInput *input = steward_input_new (NULL, NULL, NULL);

  input->flag = shows;
  return steward_operation_new ("show-people", STEWARD_MODE_DEED, show_people, input, steward_input_free);
}
