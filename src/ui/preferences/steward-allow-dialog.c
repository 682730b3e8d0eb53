/* steward-allow-dialog.c: asking whether an address may lead to this computer or a private network
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-allow-dialog"

#include "steward-allow-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static char *
dup_place (const char *address)
{
  g_autofree char *whole = strstr (address, "://") != NULL ? g_strdup (address) : g_strconcat ("https://", address, NULL);
  g_autoptr (GUri) uri = g_uri_parse (whole, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  int port = uri != NULL ? g_uri_get_port (uri) : -1;

  if (host == NULL || *host == '\0')
    return NULL;
  if (port < 0)
    port = g_str_equal (g_uri_get_scheme (uri), "http") ? 80 : 443;
  return strchr (host, ':') != NULL ? g_strdup_printf ("[%s]:%d", host, port) : g_strdup_printf ("%s:%d", host, port);
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          owner)
{
  StewardAllowed allowed = (StewardAllowed) g_object_get_data (G_OBJECT (dialog), "steward-allowed");

  if (g_str_equal (response, "allow"))
    allowed (owner, g_object_get_data (G_OBJECT (dialog), "steward-place"));
}

/**
 * steward_allow_dialog_ask:
 * @near: a widget of the window it belongs to
 * @address: that was asked for
 * @trouble: what the guard said
 * @allowed: called when the person allows it
 * @owner: (type GObject): handed to @allowed; when it is gone, nothing is called
 *
 * Names the address. An address that only redirects to a private one is nobody's to allow here: then
 * nothing is asked.
 *
 * Returns: whether the person is asked
 */
gboolean
steward_allow_dialog_ask (GtkWidget      *near,
                          const char     *address,
                          const char     *trouble,
                          StewardAllowed  allowed,
                          gpointer        owner)
{
  GtkRoot *root = gtk_widget_get_root (near);
  g_autofree char *place = address != NULL ? dup_place (address) : NULL;
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  /* The guard names the host that it stopped at. */
  if (place == NULL || strstr (trouble, place) == NULL || !GTK_IS_WINDOW (root))
    return FALSE;
  heading = g_strdup_printf (_("Allow %s?"), place);
  body = g_strdup_printf (_("%s leads to this computer or a private network. Whoever can write there could make Steward ask "
                            "what only this network may see. Allow it if it is a server of your own; that is kept here and "
                            "can be taken back."),
                          address);
  dialog = adw_message_dialog_new (GTK_WINDOW (root), heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "allow", _("_Allow"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "steward-allowed", (gpointer) allowed);
  g_object_set_data_full (G_OBJECT (dialog), "steward-place", g_steal_pointer (&place), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), owner, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

/**
 * steward_allow_dialog_fields:
 * @field: its set of hosts that are allowed
 * @place: one more
 *
 * Returns: (transfer full): what is to be saved of the record
 */
JsonObject *
steward_allow_dialog_fields (StewardRecord *record,
                             guint          field,
                             const char    *place)
{
  JsonObject *fields = json_object_new ();
  JsonArray *hosts = json_array_new ();
  const char *const *before = steward_record_get_set (record, field);

  for (guint i = 0; before[i] != NULL; i++)
    if (!g_str_equal (before[i], place))
      json_array_add_string_element (hosts, before[i]);
  json_array_add_string_element (hosts, place);
  json_object_set_array_member (fields, steward_record_get_kind (record)->fields[field].name, hosts);
  return fields;
}
