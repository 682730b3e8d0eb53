/* steward-validation.c: whether a record that somebody filled in makes sense
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-validation"

#include "steward-validation.h"

#include "steward-business-hours.h"
#include "steward-kinds.h"
#include "steward-network-list-private.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (GError     **error,
        const char  *format,
        ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError     **error,
        const char  *format,
        ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, message);
  return FALSE;
}

/* A name by which people call something on the command line must be its own. */
static gboolean
check_name (StewardTransaction  *transaction,
            StewardRecord       *record,
            guint                field,
            int                  end_field,
            GError             **error)
{
  const StewardKind *kind = steward_record_get_kind (record);
  const char *name = steward_record_get_text (record, field);
  g_autoptr (GPtrArray) others = NULL;
  g_autofree char *folded = NULL;

  if (name == NULL)
    return refuse (error, _("A %s needs a “%s”"), kind->name, kind->fields[field].name);
  others = steward_transaction_list (transaction, kind, error);
  if (others == NULL)
    return FALSE;
  folded = g_utf8_casefold (name, -1);
  for (guint i = 0; i < others->len; i++)
    {
      const char *other = steward_record_get_text (others->pdata[i], field);
      g_autofree char *other_folded = other != NULL ? g_utf8_casefold (other, -1) : NULL;

      if (strcmp (steward_record_get_id (others->pdata[i]), steward_record_get_id (record)) == 0 ||
          (end_field >= 0 && steward_record_has (others->pdata[i], (guint) end_field)))
        continue;
      if (g_strcmp0 (folded, other_folded) == 0)
        return refuse (error, _("There is a %s called “%s” already"), kind->name, name);
    }
  return TRUE;
}

static gboolean
check_choice (StewardRecord      *record,
              guint               field,
              const char *const  *choices,
              GError            **error)
{
  const char *value = steward_record_get_text (record, field);
  g_autofree char *all = NULL;

  if (value == NULL || g_strv_contains (choices, value))
    return TRUE;
  all = g_strjoinv (", ", (char **) choices);
  return refuse (error, _("“%s” is no %s; it is one of %s"), value,
                 steward_record_get_kind (record)->fields[field].name, all);
}

static gboolean
check_zone (StewardRecord  *record,
            guint           field,
            GError        **error)
{
  const char *name = steward_record_get_text (record, field);
  g_autoptr (GTimeZone) zone = name != NULL ? g_time_zone_new_identifier (name) : NULL;

  if (name == NULL || zone != NULL)
    return TRUE;
  return refuse (error, _("“%s” is no time zone; write one such as Europe/Amsterdam"), name);
}

static gboolean
check_hours (StewardRecord  *record,
             guint           field,
             GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardBusinessHours) hours =
      steward_business_hours_new (steward_record_get_json (record, field), NULL, NULL, &local_error);

  return hours != NULL || refuse (error, "%s", local_error->message);
}

static gboolean
check_days (StewardRecord  *record,
            guint           field,
            GError        **error)
{
  const char *const *days = steward_record_get_set (record, field);

  for (guint i = 0; days[i] != NULL; i++)
    {
      g_autofree char *midnight = g_strconcat (days[i], "T00:00:00Z", NULL);
      g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (midnight, NULL);

      if (strlen (days[i]) != strlen ("2026-12-26") || at == NULL)
        return refuse (error, _("“%s” is no day; write it like 2026-12-26"), days[i]);
    }
  return TRUE;
}

/* What a reference names must be there. */
static gboolean
check_reference (StewardTransaction  *transaction,
                 StewardRecord       *record,
                 guint                field,
                 const StewardKind   *kind,
                 GError             **error)
{
  const char *id = steward_record_get_text (record, field);
  g_autoptr (StewardRecord) found = NULL;

  if (id == NULL)
    return TRUE;
  found = steward_transaction_get (transaction, kind, id, error);
  return found != NULL;
}

static gboolean
check_references (StewardTransaction  *transaction,
                  StewardRecord       *record,
                  guint                field,
                  const StewardKind   *kind,
                  GError             **error)
{
  const char *const *ids = steward_record_get_set (record, field);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (StewardRecord) found = steward_transaction_get (transaction, kind, ids[i], error);

      if (found == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_department (StewardTransaction  *transaction,
                  StewardRecord       *before,
                  StewardRecord       *record,
                  GError             **error)
{
  const char *colour = steward_record_get_text (record, STEWARD_DEPARTMENT_COLOUR);

  if (colour != NULL && (strlen (colour) != 7 || colour[0] != '#' ||
                         strspn (colour + 1, "0123456789abcdefABCDEF") != 6))
    return refuse (error, _("“%s” is no colour; write it like #26a269"), colour);
  return check_name (transaction, record, STEWARD_DEPARTMENT_NAME, STEWARD_DEPARTMENT_RETIRED, error) &&
         check_zone (record, STEWARD_DEPARTMENT_TIME_ZONE, error) &&
         check_hours (record, STEWARD_DEPARTMENT_HOURS, error) &&
         check_days (record, STEWARD_DEPARTMENT_HOLIDAYS, error);
}

static gboolean
check_person (StewardTransaction  *transaction,
              StewardRecord       *before,
              StewardRecord       *record,
              GError             **error)
{
  static const char *const kinds[] = { "human", "service", NULL };
  const char *email = steward_record_get_text (record, STEWARD_PERSON_EMAIL);
  const char *stand_in = steward_record_get_text (record, STEWARD_PERSON_STAND_IN);
  gint64 from = steward_record_get_time (record, STEWARD_PERSON_AWAY_FROM);
  gint64 until = steward_record_get_time (record, STEWARD_PERSON_AWAY_UNTIL);

  if (!steward_record_has (record, STEWARD_PERSON_NAME))
    return refuse (error, _("A person needs a name"));
  if (email == NULL || strchr (email, '@') == NULL || strpbrk (email, " \t\n<>") != NULL)
    return refuse (error, _("“%s” is no e-mail address"), email != NULL ? email : "");
  if (g_strcmp0 (stand_in, steward_record_get_id (record)) == 0)
    return refuse (error, _("Nobody stands in for themselves"));
  if (from != STEWARD_TIME_NONE && until != STEWARD_TIME_NONE && until <= from)
    return refuse (error, _("An absence ends after it begins"));
  return check_name (transaction, record, STEWARD_PERSON_EMAIL, STEWARD_PERSON_LEFT, error) &&
         check_choice (record, STEWARD_PERSON_KIND_OF_PERSON, kinds, error) &&
         check_reference (transaction, record, STEWARD_PERSON_STAND_IN, &steward_person_kind, error);
}

static gboolean
check_membership (StewardTransaction  *transaction,
                  StewardRecord       *before,
                  StewardRecord       *record,
                  GError             **error)
{
  static const char *const roles[] = { "member", "approver", "policy-editor", NULL };
  g_autoptr (GPtrArray) others = NULL;

  if (!steward_record_has (record, STEWARD_MEMBERSHIP_PERSON) ||
      !steward_record_has (record, STEWARD_MEMBERSHIP_DEPARTMENT) ||
      !steward_record_has (record, STEWARD_MEMBERSHIP_ROLE))
    return refuse (error, _("A membership names a person, a department and a role"));
  if (!check_choice (record, STEWARD_MEMBERSHIP_ROLE, roles, error) ||
      !check_reference (transaction, record, STEWARD_MEMBERSHIP_PERSON, &steward_person_kind, error) ||
      !check_reference (transaction, record, STEWARD_MEMBERSHIP_DEPARTMENT, &steward_department_kind, error))
    return FALSE;

  others = steward_transaction_list_by (transaction, &steward_membership_kind, STEWARD_MEMBERSHIP_PERSON,
                                        steward_record_get_text (record, STEWARD_MEMBERSHIP_PERSON), error);
  if (others == NULL)
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    if (strcmp (steward_record_get_id (others->pdata[i]), steward_record_get_id (record)) != 0 &&
        !steward_record_has (others->pdata[i], STEWARD_MEMBERSHIP_ENDED) &&
        steward_record_field_equal (others->pdata[i], record, STEWARD_MEMBERSHIP_DEPARTMENT) &&
        steward_record_field_equal (others->pdata[i], record, STEWARD_MEMBERSHIP_ROLE))
      return refuse (error, _("This person has that role there already"));
  return TRUE;
}

/* What can be asked over HTTP at all; whether something is there shows when it is asked. */
static gboolean
check_address (const char  *address,
               gboolean     needs_scheme,
               GError     **error)
{
  gboolean has_scheme = g_str_has_prefix (address, "https://") || g_str_has_prefix (address, "http://");
  g_autofree char *whole = has_scheme || needs_scheme ? g_strdup (address) : g_strconcat ("https://", address, NULL);
  g_autoptr (GUri) uri = g_uri_parse (whole, G_URI_FLAGS_HAS_PASSWORD, NULL);

  if ((needs_scheme && !has_scheme) || uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      strpbrk (address, " \t\n") != NULL)
    return refuse (error, _("“%s” is no address of the web; write it like https://example.org/feed.xml"), address);
  if (g_uri_get_userinfo (uri) != NULL)
    return refuse (error, _("An address with a name or password in it isn’t kept: it would be in the file"));
  return TRUE;
}

static gboolean
check_source (StewardTransaction  *transaction,
              StewardRecord       *before,
              StewardRecord       *record,
              GError             **error)
{
  static const char *const connectors[] = { "feed", "mastodon-account", "mastodon-tag", NULL };
  static const char *const voices[] = { "press", "blog", "customer", "employee", "competitor", "public", NULL };

  if (!steward_record_has (record, STEWARD_SOURCE_CONNECTOR) || !steward_record_has (record, STEWARD_SOURCE_ADDRESS))
    return refuse (error, _("A source needs a connector and an address"));
  if (steward_record_has (record, STEWARD_SOURCE_INTERVAL_MINUTES) &&
      (steward_record_get_integer (record, STEWARD_SOURCE_INTERVAL_MINUTES) < 1 ||
       steward_record_get_integer (record, STEWARD_SOURCE_INTERVAL_MINUTES) > 7 * 24 * 60))
    return refuse (error, _("A source is asked every 1 minute to 7 days"));
  if (!check_address (steward_record_get_text (record, STEWARD_SOURCE_ADDRESS),
                      g_strcmp0 (steward_record_get_text (record, STEWARD_SOURCE_CONNECTOR), "feed") == 0, error))
    return FALSE;
  return check_name (transaction, record, STEWARD_SOURCE_NAME, STEWARD_SOURCE_REMOVED, error) &&
         check_choice (record, STEWARD_SOURCE_CONNECTOR, connectors, error) &&
         check_choice (record, STEWARD_SOURCE_VOICE, voices, error) &&
         check_reference (transaction, record, STEWARD_SOURCE_ACCOUNT, &steward_account_kind, error) &&
         check_reference (transaction, record, STEWARD_SOURCE_DEPARTMENT, &steward_department_kind, error);
}

static gboolean
check_topic (StewardTransaction  *transaction,
             StewardRecord       *before,
             StewardRecord       *record,
             GError             **error)
{
  static const char *const kinds[] = { "brand", "product", "campaign", "competitor", "client",
                                       "prospect", "recruiting", NULL };

  if (g_strcmp0 (steward_record_get_text (record, STEWARD_TOPIC_KIND_OF_TOPIC), "person") == 0)
    return refuse (error, _("A topic about a person needs an approved check of that person"));
  if (!steward_record_has (record, STEWARD_TOPIC_QUERY))
    return refuse (error, _("A topic needs a query"));
  return check_name (transaction, record, STEWARD_TOPIC_NAME, STEWARD_TOPIC_REMOVED, error) &&
         check_choice (record, STEWARD_TOPIC_KIND_OF_TOPIC, kinds, error);
}

static gboolean
check_activity (StewardTransaction  *transaction,
                StewardRecord       *before,
                StewardRecord       *record,
                GError             **error)
{
  static const char *const clocks[] = { "business", "round", NULL };

  if (steward_record_has (record, STEWARD_ACTIVITY_TARGET_MINUTES) &&
      steward_record_get_integer (record, STEWARD_ACTIVITY_TARGET_MINUTES) < 1)
    return refuse (error, _("A target is at least one minute"));
  return check_name (transaction, record, STEWARD_ACTIVITY_NAME, STEWARD_ACTIVITY_RETIRED, error) &&
         check_choice (record, STEWARD_ACTIVITY_CLOCK, clocks, error);
}

static gboolean
check_snippet (StewardTransaction  *transaction,
               StewardRecord       *before,
               StewardRecord       *record,
               GError             **error)
{
  if (!steward_record_has (record, STEWARD_SNIPPET_NAME) || !steward_record_has (record, STEWARD_SNIPPET_TEXT))
    return refuse (error, _("A snippet needs a name and a text"));
  return check_reference (transaction, record, STEWARD_SNIPPET_DEPARTMENT, &steward_department_kind, error) &&
         check_references (transaction, record, STEWARD_SNIPPET_DEPARTMENTS, &steward_department_kind, error);
}

static gboolean
check_account (StewardTransaction  *transaction,
               StewardRecord       *before,
               StewardRecord       *record,
               GError             **error)
{
  if (!steward_record_has (record, STEWARD_ACCOUNT_NETWORK))
    return refuse (error, _("An account needs a network"));
  if (g_strcmp0 (steward_record_get_text (record, STEWARD_ACCOUNT_NETWORK), "mastodon") == 0)
    {
      if (!steward_record_has (record, STEWARD_ACCOUNT_SERVER))
        return refuse (error, _("An account on Mastodon needs the address of its server"));
      if (!check_address (steward_record_get_text (record, STEWARD_ACCOUNT_SERVER), FALSE, error))
        return FALSE;
    }
  if (g_strcmp0 (steward_record_get_text (record, STEWARD_ACCOUNT_NETWORK), "bluesky") == 0 &&
      steward_record_has (record, STEWARD_ACCOUNT_SERVER) &&
      !check_address (steward_record_get_text (record, STEWARD_ACCOUNT_SERVER), FALSE, error))
    return FALSE;
  return check_reference (transaction, record, STEWARD_ACCOUNT_DEPARTMENT, &steward_department_kind, error) &&
         check_references (transaction, record, STEWARD_ACCOUNT_CUSTODIANS, &steward_person_kind, error);
}

static const struct
{
  const StewardKind *kind;
  gboolean (*check) (StewardTransaction *, StewardRecord *, StewardRecord *, GError **);
} checks[] = {
  { &steward_department_kind, check_department },
  { &steward_person_kind, check_person },
  { &steward_membership_kind, check_membership },
  { &steward_source_kind, check_source },
  { &steward_topic_kind, check_topic },
  { &steward_activity_kind, check_activity },
  { &steward_snippet_kind, check_snippet },
  { &steward_account_kind, check_account },
  { &steward_network_kind, steward_network_list_check },
};

/**
 * steward_validation_check:
 * @before: (nullable): the record as it is stored
 * @record: the record as it is to be
 * @error: return location for %STEWARD_SERVICE_ERROR_USAGE in words for whoever filled it in
 *
 * Returns: whether the record makes sense; a kind that nobody fills in never does
 */
gboolean
steward_validation_check (StewardTransaction  *transaction,
                          StewardRecord       *before,
                          StewardRecord       *record,
                          GError             **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (checks[i].kind == steward_record_get_kind (record))
      return checks[i].check (transaction, before, record, error);
  return refuse (error, _("A %s isn't filled in by hand"), steward_record_get_kind (record)->name);
}
