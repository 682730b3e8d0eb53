/* steward-server-design.c: what a database needs to be shared by a team
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-server-design"

#include "steward-server-design.h"

#include "steward-json.h"
#include "steward-sync-resources.h"

#include <string.h>

#define VALIDATE "/io/github/stewardapp/Steward/sync/validate.js"

static GBytes *
as_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static gboolean
make_database (StewardRemote        *remote,
               StewardServerDesign  *outcome,
               GError              **error)
{
  static const guint handled[] = { 404, 0 };
  g_autoptr (StewardRemoteAnswer) there = steward_remote_ask (remote, "GET", "", NULL, handled, error);
  g_autoptr (StewardRemoteAnswer) made = NULL;

  if (there == NULL)
    return FALSE;
  if (there->status != 404)
    return TRUE;
  made = steward_remote_ask (remote, "PUT", "", NULL, NULL, error);
  outcome->made = made != NULL;
  return made != NULL;
}

static char *
design_document (const char *revision)
{
  g_autoptr (GBytes) script = NULL;
  GString *out = g_string_new ("{\"_id\":\"_design/steward\",");

  /* Without a call of it the linker would leave the resource out. */
  g_assert (steward_sync_get_resource () != NULL);
  script = g_resources_lookup_data (VALIDATE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (revision != NULL)
    {
      g_string_append (out, "\"_rev\":");
      steward_json_append_string (out, revision);
      g_string_append_c (out, ',');
    }
  g_string_append_printf (out, "\"language\":\"javascript\",\"steward_version\":%d,\"validate_doc_update\":",
                          STEWARD_SERVER_DESIGN_VERSION);
  /* A server wants the function alone, without what stands before it. */
  steward_json_append_string (out, strstr (g_bytes_get_data (script, NULL), "function ("));
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

static gboolean
write_rules (StewardRemote        *remote,
             StewardServerDesign  *outcome,
             GError              **error)
{
  static const guint handled[] = { 404, 0 };
  g_autoptr (StewardRemoteAnswer) there = steward_remote_ask (remote, "GET", "_design/steward", NULL, handled, error);
  g_autoptr (StewardRemoteAnswer) written = NULL;
  g_autoptr (JsonObject) found = NULL;
  g_autofree char *document = NULL;
  g_autoptr (GBytes) body = NULL;
  StewardRaw raw;

  if (there == NULL)
    return FALSE;
  raw = steward_remote_answer_raw (there);
  found = there->status != 404 ? steward_json_parse_object (raw.text, (gssize) raw.length, NULL) : NULL;
  outcome->found = steward_json_get_integer (found, "steward_version", 0);
  if (outcome->found >= STEWARD_SERVER_DESIGN_VERSION)
    return TRUE;
  document = design_document (steward_json_get_text (found, "_rev"));
  body = as_bytes (document);
  written = steward_remote_ask (remote, "PUT", "_design/steward", body, NULL, error);
  outcome->written = written != NULL;
  return written != NULL;
}

/* Not even an administrator of the workspace reads what is only for HR; one of the server may read everything there. */
static gboolean
write_members (StewardRemote  *remote,
               gboolean        is_for_hr,
               GError        **error)
{
  g_autofree char *roles = is_for_hr ? g_strdup ("\"" STEWARD_SERVER_HR_ROLE "\"")
                                     : g_strdup ("\"steward-member\",\"steward-service\",\"steward-reader\"");
  g_autofree char *text = g_strdup_printf ("{\"admins\":{\"names\":[],\"roles\":[\"_admin\"]},"
                                           "\"members\":{\"names\":[],\"roles\":[%s]}}", roles);
  g_autoptr (GBytes) body = as_bytes (text);
  g_autoptr (StewardRemoteAnswer) answer = steward_remote_ask (remote, "PUT", "_security", body, NULL, error);

  return answer != NULL;
}

/**
 * steward_server_design_write:
 * @remote: logged in as an administrator of the server
 * @is_for_hr: it is the database beside the team's
 * @outcome: (out): what was done
 *
 * Makes the database where it isn't there yet, lets only those with a role of Steward, or with that of HR, read it, and writes the rules for who
 * may write what. Rules of a later program stay.
 *
 * Returns: whether it went well
 */
gboolean
steward_server_design_write (StewardRemote        *remote,
                             gboolean              is_for_hr,
                             StewardServerDesign  *outcome,
                             GError              **error)
{
  *outcome = (StewardServerDesign){ FALSE, FALSE, 0 };
  return make_database (remote, outcome, error) && write_members (remote, is_for_hr, error) && write_rules (remote, outcome, error);
}
