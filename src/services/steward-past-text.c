/* steward-past-text.c: what a stored answer was written for, as rules ask it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-past-text"

#include "steward-past-text-private.h"

#include "steward-kinds.h"

/**
 * steward_past_text_init:
 * @self: (out caller-allocates): zeroed
 * @response: (nullable): the answer; %NULL when it is gone
 * @authors: ids of those who wrote the text
 *
 * Who has left was in no department that is still known, and then every guideline speaks: not knowing silences no rule.
 *
 * Returns: whether it could be read
 */
gboolean
steward_past_text_init (StewardPastText     *self,
                        StewardTransaction  *transaction,
                        StewardInForce      *in_force,
                        StewardRecord       *response,
                        const char *const   *authors,
                        GError             **error)
{
  StewardOrganisation *organisation = steward_in_force_get_organisation (in_force, error);
  StewardRecord *workspace = organisation != NULL ? steward_in_force_get_workspace (in_force, error) : NULL;
  const char *account = response != NULL ? steward_record_get_text (response, STEWARD_RESPONSE_ACCOUNT) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (workspace == NULL)
    return FALSE;
  for (guint i = 0; authors[i] != NULL; i++)
    {
      g_auto (GStrv) departments = steward_organisation_list_departments_of (organisation, authors[i]);

      g_strv_builder_addv (builder, (const char **) departments);
    }
  self->audience = g_strv_builder_end (builder);
  self->account = account != NULL ? steward_transaction_find (transaction, &steward_account_kind, account, NULL) : NULL;
  self->context = (StewardFindingContext){
    .network = self->account != NULL ? steward_record_get_text (self->account, STEWARD_ACCOUNT_NETWORK) : NULL,
    .activity = response != NULL ? steward_record_get_text (response, STEWARD_RESPONSE_ACTIVITY) : NULL,
    .language = response != NULL ? steward_record_get_text (response, STEWARD_RESPONSE_LANGUAGE) : NULL,
    .audience = self->audience[0] != NULL ? (const char *const *) self->audience : NULL,
    .organisation = steward_record_get_text (workspace, STEWARD_WORKSPACE_NAME),
    .own_domains = steward_record_get_set (workspace, STEWARD_WORKSPACE_OWN_DOMAINS),
  };
  return TRUE;
}

void
steward_past_text_clear (StewardPastText *self)
{
  g_clear_object (&self->account);
  g_clear_pointer (&self->audience, g_strfreev);
}
