/* steward-server-login.c: who may log in to a server
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-server-login"

#include "steward-server-login.h"

#include "steward-json.h"
#include "steward-sync-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
path_of (const char *name)
{
  g_autofree char *escaped = g_uri_escape_string (name, NULL, FALSE);

  return g_strconcat ("/_users/org.couchdb.user%3A", escaped, NULL);
}

static JsonObject *
get (StewardRemote  *remote,
     const char     *path,
     gboolean       *ok,
     GError        **error)
{
  static const guint handled[] = { 404, 0 };
  g_autoptr (StewardRemoteAnswer) answer = steward_remote_ask (remote, "GET", path, NULL, handled, error);
  StewardRaw raw;

  *ok = answer != NULL;
  if (answer == NULL || answer->status == 404)
    return NULL;
  raw = steward_remote_answer_raw (answer);
  return steward_json_parse_object (raw.text, (gssize) raw.length, NULL);
}

static gboolean
refuse_stranger (const char  *name,
                 GError     **error)
{
  g_set_error (error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_REFUSED, _("The server has no login %s"), name);
  return FALSE;
}

static gboolean
put (StewardRemote  *remote,
     const char     *path,
     JsonObject     *object,
     GError        **error)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  char *json = steward_json_write (node);
  g_autoptr (GBytes) body = g_bytes_new_take (json, strlen (json));
  g_autoptr (StewardRemoteAnswer) answer = steward_remote_ask (remote, "PUT", path, body, NULL, error);

  return answer != NULL;
}

static JsonArray *
make_roles (JsonObject         *there,
            const char *const  *roles,
            const char         *kept)
{
  JsonArray *array = json_array_new ();
  g_auto (GStrv) had = there != NULL ? steward_json_get_texts (there, "roles") : NULL;

  for (guint i = 0; roles[i] != NULL; i++)
    json_array_add_string_element (array, roles[i]);
  if (kept != NULL && had != NULL && g_strv_contains ((const char *const *) had, kept) && !g_strv_contains (roles, kept))
    json_array_add_string_element (array, kept);
  return array;
}

/**
 * steward_server_login_find:
 * @remote: logged in as an administrator of the server
 * @is_there: (out): whether there is a login of that name
 *
 * Returns: whether it went well
 */
gboolean
steward_server_login_find (StewardRemote  *remote,
                           const char     *name,
                           gboolean       *is_there,
                           GError        **error)
{
  gboolean ok;
  g_autofree char *path = path_of (name);
  g_autoptr (JsonObject) there = get (remote, path, &ok, error);

  *is_there = there != NULL;
  return ok;
}

/**
 * steward_server_login_put:
 * @remote: logged in as an administrator of the server
 * @name: of the login
 * @roles: (array zero-terminated=1): the roles that it has from now on
 * @kept: (nullable): a role that it goes on having, if it has it
 *
 * Makes a login, or gives one that is there another password and these roles.
 *
 * Returns: whether it went well
 */
gboolean
steward_server_login_put (StewardRemote      *remote,
                          const char         *name,
                          const char *const  *roles,
                          const char         *kept,
                          const char         *password,
                          GError            **error)
{
  gboolean ok;
  g_autofree char *path = path_of (name);
  g_autofree char *id = g_strconcat ("org.couchdb.user:", name, NULL);
  g_autoptr (JsonObject) there = get (remote, path, &ok, error);
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "_id", id);
  if (steward_json_get_text (there, "_rev") != NULL)
    json_object_set_string_member (object, "_rev", steward_json_get_text (there, "_rev"));
  json_object_set_string_member (object, "name", name);
  json_object_set_string_member (object, "type", "user");
  json_object_set_string_member (object, "password", password);
  json_object_set_array_member (object, "roles", make_roles (there, roles, kept));
  return ok && put (remote, path, object, error);
}

/**
 * steward_server_login_set_roles:
 * @remote: logged in as an administrator of the server
 * @roles: (array zero-terminated=1): the roles that the login has from now on
 * @kept: (nullable): a role that it goes on having, if it has it
 *
 * Its password stays what it is.
 *
 * Returns: whether the login is there and has them
 */
gboolean
steward_server_login_set_roles (StewardRemote      *remote,
                                const char         *name,
                                const char *const  *roles,
                                const char         *kept,
                                GError            **error)
{
  gboolean ok;
  g_autofree char *path = path_of (name);
  g_autoptr (JsonObject) there = get (remote, path, &ok, error);

  if (!ok || there == NULL)
    return ok ? refuse_stranger (name, error) : FALSE;
  json_object_set_array_member (there, "roles", make_roles (there, roles, kept));
  return put (remote, path, there, error);
}

/**
 * steward_server_login_set_password:
 * @remote: logged in as that login itself
 * @name: of the login
 * @is_allowed: (out): whether it may; where it may not, nothing was changed
 *
 * From 3.0 on CouchDB keeps logins from their own documents unless it is told otherwise
 * (https://docs.couchdb.org/en/stable/intro/security.html#authentication-database), and logins that are made elsewhere have none.
 * The session ends with the password: log in anew.
 *
 * Returns: whether the login has the new password, or may not have it
 */
gboolean
steward_server_login_set_password (StewardRemote  *remote,
                                   const char     *name,
                                   const char     *password,
                                   gboolean       *is_allowed,
                                   GError        **error)
{
  static const char *const kept[] = { "_id", "_rev", "name", "type", "roles" };
  gboolean ok;
  g_autofree char *path = path_of (name);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (JsonObject) there = get (remote, path, &ok, &local_error);
  g_autoptr (JsonObject) object = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (there != NULL && json_object_has_member (there, kept[i]))
      json_object_set_member (object, kept[i], json_object_dup_member (there, kept[i]));
  json_object_set_string_member (object, "password", password);
  if (there != NULL)
    ok = put (remote, path, object, &local_error);
  *is_allowed = ok ? there != NULL : !g_error_matches (local_error, STEWARD_SYNC_ERROR, STEWARD_SYNC_ERROR_NOT_MEMBER);
  if (ok || !*is_allowed)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
