/* steward-service-error.c: why a use case didn't happen, in the codes of the command line
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-service-error"

#include "steward-service-error.h"

#include "steward-store-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (steward-service-error-quark, steward_service_error)
G_DEFINE_QUARK (steward-refusal-quark, steward_refusal)

typedef struct
{
  int         exit_status; /* cli.md: 1 no · 2 usage · 3 rule · 4 not found · 5 network · 6 file */
  const char *code;
  const char *hint;
} Meaning;

static const Meaning service_meanings[] = {
  [STEWARD_SERVICE_ERROR_USAGE] = { 2, "usage", N_("See --help for what it takes.") },
  [STEWARD_SERVICE_ERROR_NEGATIVE] = { 1, "no", "" },
  [STEWARD_SERVICE_ERROR_NOT_FOUND] = { 4, "not-found", N_("List what there is and give its id or name.") },
  [STEWARD_SERVICE_ERROR_ABSENT] = { 4, "not-found", "" },
  [STEWARD_SERVICE_ERROR_AMBIGUOUS] = { 4, "ambiguous", N_("Give more of the id.") },
  [STEWARD_SERVICE_ERROR_INPUT] = { 1, "bad-input", N_("Mend the input and try again; nothing of it was stored.") },
  [STEWARD_SERVICE_ERROR_NO_SECRETS] = { 5, "no-secret-service", N_("Start a secret service, or hand the secret over for this one command.") },
  [STEWARD_SERVICE_ERROR_NETWORK] = { 5, "network", N_("Check the connection and try again.") },
  [STEWARD_SERVICE_ERROR_UNAUTHORISED] = { 5, "unauthorised", N_("Authorise the account again.") },
  [STEWARD_SERVICE_ERROR_REFUSED] = { 5, "refused", N_("Change what the network names, then try again.") },
  [STEWARD_SERVICE_ERROR_GUARDED] = { 5, "guarded", N_("Allow the host, with --allow-host on the command line.") },
};

static const Meaning refusal_meanings[] = {
  [STEWARD_REFUSAL_NOT_APPROVED] = { 3, "not-approved", N_("Ask an approver of the accountable department.") },
  [STEWARD_REFUSAL_OWN_TEXT] = { 3, "own-text", N_("Somebody who didn't write it has to approve it.") },
  [STEWARD_REFUSAL_NOT_APPROVER] = { 3, "not-approver", N_("Ask an approver of the accountable department.") },
  [STEWARD_REFUSAL_CHANGED_SINCE_APPROVAL] = { 3, "changed-since-approval", N_("Submit it again and have it approved.") },
  [STEWARD_REFUSAL_NOT_ACKNOWLEDGED] = { 3, "not-acknowledged", N_("Read the guidelines that apply and acknowledge them.") },
  [STEWARD_REFUSAL_ON_HOLD] = { 3, "on-hold", N_("Wait until the hold is lifted.") },
  [STEWARD_REFUSAL_NOT_PUBLISHER] = { 3, "not-publisher", N_("Publish from the account's machine, or move the publisher.") },
  [STEWARD_REFUSAL_FINDING] = { 3, "finding", N_("Change what is named; the check lists all there is.") },
  [STEWARD_REFUSAL_CONSULTATION_MISSING] = { 3, "consultation-missing", N_("Ask the department and wait for its answer.") },
  [STEWARD_REFUSAL_NOT_ALLOWED] = { 3, "not-allowed", N_("Ask somebody whose role it is.") },
  [STEWARD_REFUSAL_STATE] = { 3, "not-allowed", "" },
  [STEWARD_REFUSAL_PASSWORD] = { 3, "not-allowed", N_("Give the right password: in Preferences, or with --password-file.") },
  [STEWARD_REFUSAL_DELETIONS] = { 3, "not-allowed", N_("Look at what the server has; if it is meant so, allow it: --allow-deletions.") },
};

static const Meaning store_meanings[] = {
  [STEWARD_STORE_ERROR_TOO_NEW] = { 6, "too-new", N_("Open it with the Steward that wrote it.") },
  [STEWARD_STORE_ERROR_NOT_STEWARD] = { 6, "not-a-workspace", N_("Choose a file that Steward made.") },
  [STEWARD_STORE_ERROR_DAMAGED] = { 6, "damaged", N_("Restore a backup, or salvage what can be read.") },
  [STEWARD_STORE_ERROR_BUSY] = { 6, "locked", N_("Wait for the other program, then try again.") },
  [STEWARD_STORE_ERROR_FULL] = { 6, "disk-full", N_("Make room on the disk and try again.") },
  [STEWARD_STORE_ERROR_IO] = { 6, "disk", N_("Check the disk and the permissions.") },
  [STEWARD_STORE_ERROR_NOT_FOUND] = { 4, "not-found", N_("List what there is and give its id or name.") },
  [STEWARD_STORE_ERROR_NO_FILE] = { 4, "not-found", "" },
  [STEWARD_STORE_ERROR_ITSELF] = { 2, "usage", "" },
  [STEWARD_STORE_ERROR_AMBIGUOUS] = { 4, "ambiguous", N_("Give more of the id.") },
  [STEWARD_STORE_ERROR_FIXED] = { 3, "not-allowed", N_("Make a new one instead.") },
  [STEWARD_STORE_ERROR_FAILED] = { 6, "failed", N_("Run “stewardctl workspace check”.") },
};

static const Meaning *
find_meaning (const GError *error)
{
  static const Meaning network = { 5, "network", N_("Check the connection and try again.") };
  static const Meaning cancelled = { 1, "cancelled", "" };
  static const Meaning other = { 1, "failed", "" };

  if (error->domain == STEWARD_SERVICE_ERROR)
    return &service_meanings[error->code];
  if (error->domain == STEWARD_REFUSAL)
    return &refusal_meanings[error->code];
  if (error->domain == STEWARD_STORE_ERROR)
    return &store_meanings[error->code];
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return &cancelled;
  if (error->domain == G_RESOLVER_ERROR || error->domain == G_TLS_ERROR)
    return &network;
  return &other;
}

/**
 * steward_error_get_exit_status:
 *
 * Returns: the exit status of the command line for @error
 */
int
steward_error_get_exit_status (const GError *error)
{
  return find_meaning (error)->exit_status;
}

/**
 * steward_error_get_code:
 *
 * Returns: the stable code of @error, for scripts
 */
const char *
steward_error_get_code (const GError *error)
{
  return find_meaning (error)->code;
}

/**
 * steward_error_get_hint:
 *
 * Returns: what to do about @error, translated; may be empty
 */
const char *
steward_error_get_hint (const GError *error)
{
  const char *hint = find_meaning (error)->hint;

  return *hint != '\0' ? _(hint) : "";
}

/**
 * steward_error_get_advice:
 *
 * Returns: the hint, to stand behind the message; empty where the message ends with it already
 */
const char *
steward_error_get_advice (const GError *error)
{
  const char *hint = steward_error_get_hint (error);
  g_autofree char *message = g_utf8_casefold (error->message, -1);
  g_autofree char *folded = g_utf8_casefold (hint, -1);

  if (g_str_has_suffix (folded, "."))
    folded[strlen (folded) - 1] = '\0';
  return strstr (message, folded) != NULL ? "" : hint;
}
