/* steward-form-table.c: which fields of a record people fill in, and how
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-form-table"

#include "steward-form-table.h"

#include "steward-kinds.h"

#include <glib/gi18n-lib.h>

const StewardFormChoice steward_form_roles[] = {
  { "member", N_("Member") },
  { "approver", N_("Approver") },
  { "policy-editor", N_("Policy editor") },
  { NULL },
};

static const StewardFormChoice voices[] = {
  { "press", N_("Press") },
  { "blog", N_("Blog") },
  { "customer", N_("Customers") },
  { "employee", N_("Employees") },
  { "competitor", N_("Competitors") },
  { "public", N_("The public") },
  { NULL },
};

static const StewardFormChoice topic_kinds[] = {
  { "brand", N_("Brand") },
  { "product", N_("Product") },
  { "campaign", N_("Campaign") },
  { "competitor", N_("Competitor") },
  { "client", N_("Client") },
  { "prospect", N_("Prospect") },
  { "recruiting", N_("Recruiting") },
  { NULL },
};

static const StewardFormChoice connectors[] = {
  { "feed", N_("Feed (RSS, Atom, JSON Feed)") },
  { "mastodon-account", N_("Mastodon: mentions of an account") },
  { "mastodon-tag", N_("Mastodon: a hashtag") },
  { NULL },
};

static const StewardFormField department_fields[] = {
  { STEWARD_DEPARTMENT_NAME, STEWARD_FORM_TEXT, N_("Name") },
  { STEWARD_DEPARTMENT_SHORT_NAME, STEWARD_FORM_TEXT, N_("Short name, for narrow places") },
  { STEWARD_DEPARTMENT_COLOUR, STEWARD_FORM_COLOUR, N_("Colour") },
  { STEWARD_DEPARTMENT_PURPOSE, STEWARD_FORM_LINES, N_("What it is there for") },
  { STEWARD_DEPARTMENT_HOURS, STEWARD_FORM_HOURS, N_("Business hours"), N_("Business Hours") },
  { STEWARD_DEPARTMENT_TIME_ZONE, STEWARD_FORM_TEXT, N_("Time zone, such as Europe/Amsterdam"), N_("Calendar") },
  { STEWARD_DEPARTMENT_HOLIDAYS, STEWARD_FORM_WORDS, N_("Holidays, such as 2026-12-25, 2026-12-26") },
  { STEWARD_DEPARTMENT_POSITION, STEWARD_FORM_NUMBER, N_("Place among the columns"), NULL, NULL, NULL, 99 },
};

static const StewardFormField person_fields[] = {
  { STEWARD_PERSON_NAME, STEWARD_FORM_TEXT, N_("Name") },
  { STEWARD_PERSON_EMAIL, STEWARD_FORM_TEXT, N_("E-mail") },
  { STEWARD_PERSON_ADMINISTRATOR, STEWARD_FORM_SWITCH, N_("Administrator of this workspace") },
  { STEWARD_PERSON_AWAY_FROM, STEWARD_FORM_TIME, N_("Away from, such as 2026-08-03 09:00"), N_("Absence") },
  { STEWARD_PERSON_AWAY_UNTIL, STEWARD_FORM_TIME, N_("Away until") },
  { STEWARD_PERSON_STAND_IN, STEWARD_FORM_REFERENCE, N_("Stand-in"), NULL, NULL, &steward_person_kind },
};

static const StewardFormField source_fields[] = {
  { STEWARD_SOURCE_CONNECTOR, STEWARD_FORM_CHOICE, N_("What it is"), NULL, connectors },
  { STEWARD_SOURCE_ADDRESS, STEWARD_FORM_TEXT, N_("Address") },
  { STEWARD_SOURCE_NAME, STEWARD_FORM_TEXT, N_("Name") },
  { STEWARD_SOURCE_VOICE, STEWARD_FORM_CHOICE, N_("Whose voice it is"), NULL, voices },
  { STEWARD_SOURCE_DEPARTMENT, STEWARD_FORM_REFERENCE, N_("Looked after by"), NULL, NULL, &steward_department_kind },
  { STEWARD_SOURCE_INTERVAL_MINUTES, STEWARD_FORM_NUMBER, N_("Minutes between visits"), NULL, NULL, NULL, 10080 },
  { STEWARD_SOURCE_ACCOUNT, STEWARD_FORM_REFERENCE, N_("Read as"), NULL, NULL, &steward_account_kind },
  { STEWARD_SOURCE_ALLOWED_HOSTS, STEWARD_FORM_WORDS, N_("Private hosts it may lead to, such as intranet:8080") },
};

static const StewardFormField topic_fields[] = {
  { STEWARD_TOPIC_NAME, STEWARD_FORM_TEXT, N_("Name") },
  { STEWARD_TOPIC_KIND_OF_TOPIC, STEWARD_FORM_CHOICE, N_("Kind"), NULL, topic_kinds },
  { STEWARD_TOPIC_QUERY, STEWARD_FORM_QUERY, N_("Query"), N_("What It Finds") },
};

static const StewardFormField account_fields[] = {
  { STEWARD_ACCOUNT_NETWORK, STEWARD_FORM_NETWORK, N_("Network") },
  { STEWARD_ACCOUNT_SERVER, STEWARD_FORM_TEXT, N_("Server, such as https://social.example") },
  { STEWARD_ACCOUNT_HANDLE, STEWARD_FORM_TEXT, N_("Handle") },
  { STEWARD_ACCOUNT_PURPOSE, STEWARD_FORM_LINES, N_("What it is there for") },
  { STEWARD_ACCOUNT_DEPARTMENT, STEWARD_FORM_REFERENCE, N_("Looked after by"), N_("Who Holds It"), NULL,
    &steward_department_kind },
  { STEWARD_ACCOUNT_CUSTODIANS, STEWARD_FORM_REFERENCES, N_("Custodians, two at least"), NULL, NULL,
    &steward_person_kind },
  { STEWARD_ACCOUNT_RECOVERY_CONTACT, STEWARD_FORM_TEXT, N_("Recovery contact") },
  { STEWARD_ACCOUNT_TWO_FACTOR, STEWARD_FORM_SWITCH, N_("Two-factor sign-in is on") },
  { STEWARD_ACCOUNT_EXPIRES, STEWARD_FORM_TIME, N_("Its token ends, such as 2026-12-26 09:00") },
  { STEWARD_ACCOUNT_ALLOWED_HOSTS, STEWARD_FORM_WORDS, N_("Private hosts it may lead to, such as intranet:8080") },
};

static const StewardFormChoice countings[] = {
  { "code-points", N_("Every character of the code") },
  { "graphemes", N_("Characters as a reader sees them") },
  { "mastodon", N_("As Mastodon does: addresses and servers of handles count less") },
  { "weighted", N_("Weighted: Latin 1, everything else 2") },
  { NULL },
};

static const StewardFormField network_fields[] = {
  { STEWARD_NETWORK_MAX_LENGTH, STEWARD_FORM_NUMBER, N_("Characters at most, 0 without limit"), NULL, NULL, NULL, 1000000 },
  { STEWARD_NETWORK_MAX_BYTES, STEWARD_FORM_NUMBER, N_("Bytes at most, 0 without limit"), NULL, NULL, NULL, 1000000 },
  { STEWARD_NETWORK_COUNTING, STEWARD_FORM_CHOICE, N_("How it counts"), NULL, countings },
  { STEWARD_NETWORK_URL_LENGTH, STEWARD_FORM_NUMBER, N_("An address counts, 0 its own length"), NULL, NULL, NULL, 1000 },
  { STEWARD_NETWORK_THREADS, STEWARD_FORM_SWITCH, N_("A longer text goes out as a thread") },
  { STEWARD_NETWORK_ALT_TEXT_REQUIRED, STEWARD_FORM_SWITCH, N_("Pictures need a description") },
  { STEWARD_NETWORK_MAX_ATTACHMENTS, STEWARD_FORM_NUMBER, N_("Pictures at most"), NULL, NULL, NULL, 1000 },
  { STEWARD_NETWORK_MAX_DESCRIPTION, STEWARD_FORM_NUMBER, N_("Characters of a description at most"), NULL, NULL, NULL, 1000000 },
  { STEWARD_NETWORK_MAX_ATTACHMENT_BYTES, STEWARD_FORM_NUMBER, N_("Bytes of a picture at most"), NULL, NULL, NULL, 1000000000 },
  { STEWARD_NETWORK_SOURCE, STEWARD_FORM_TEXT, N_("Where these numbers are from"), N_("Source") },
  { STEWARD_NETWORK_DATED, STEWARD_FORM_TEXT, N_("Read on, such as 2026-12-26") },
};

static const StewardFormField snippet_fields[] = {
  { STEWARD_SNIPPET_NAME, STEWARD_FORM_TEXT, N_("Name") },
  { STEWARD_SNIPPET_TEXT, STEWARD_FORM_LINES, N_("Text") },
  { STEWARD_SNIPPET_DEPARTMENT, STEWARD_FORM_REFERENCE, N_("Department"), NULL, NULL, &steward_department_kind },
  { STEWARD_SNIPPET_DEPARTMENTS, STEWARD_FORM_REFERENCES, N_("Further departments"), NULL, NULL, &steward_department_kind },
  { STEWARD_SNIPPET_EXPIRES, STEWARD_FORM_TIME, N_("Expires") },
  { STEWARD_SNIPPET_LANGUAGE, STEWARD_FORM_TEXT, N_("Language, such as en") },
};

#define FORM(kind, add, end, ended, fields) { &kind, add, end, ended, fields, G_N_ELEMENTS (fields) }

static const StewardForm forms[] = {
  FORM (steward_department_kind, N_("New Department"), N_("Retire Department"), N_("Department retired"), department_fields),
  FORM (steward_person_kind, N_("New Person"), NULL, NULL, person_fields),
  FORM (steward_source_kind, N_("New Source"), N_("Remove Source"), N_("Source removed"), source_fields),
  FORM (steward_topic_kind, N_("New Topic"), N_("Remove Topic"), N_("Topic removed"), topic_fields),
  FORM (steward_account_kind, N_("New Account"), NULL, NULL, account_fields),
  FORM (steward_network_kind, NULL, NULL, NULL, network_fields),
  FORM (steward_snippet_kind, N_("New Snippet"), N_("Remove Snippet"), N_("Snippet removed"), snippet_fields),
};

/**
 * steward_form_find:
 *
 * Returns: (nullable): the form of a kind
 */
const StewardForm *
steward_form_find (const StewardKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (forms[i].kind == kind)
      return &forms[i];
  return NULL;
}
