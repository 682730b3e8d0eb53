/* steward-finding-words.c: what a guideline says to a text, in sentences
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-finding-words"

#include "steward-finding-words.h"

#include "steward-kinds.h"

#include <glib/gi18n-lib.h>

static const char *
name_of_department (StewardOrganisation *organisation,
                    const char          *id)
{
  StewardRecord *department = id != NULL ? steward_organisation_get_department (organisation, id) : NULL;
  const char *name = department != NULL ? steward_record_get_text (department, STEWARD_DEPARTMENT_NAME) : NULL;

  return name != NULL ? name : _("a department that is no more");
}

/* Whether the rule spoke and is kept; what is waived isn't kept. */
static gboolean
is_kept (const StewardFinding *finding)
{
  return finding->severity == STEWARD_FINDING_OK && finding->waived_until_us == 0;
}

static char *
words_of_contained (const StewardFinding *finding)
{
  if (is_kept (finding))
    return g_strdup_printf (_("“%s” says what the clause asks for."), finding->words);
  if (finding->because != NULL)
    return g_strdup_printf (_("What the clause asks for isn’t there; with it the reply %s."), finding->because);
  return g_strdup (_("What the clause asks for isn’t there."));
}

static char *
words_of_forbidden (const StewardFinding *finding)
{
  if (finding->because != NULL)
    return g_strdup_printf (_("“%s” %s."), finding->words, finding->because);
  return g_strdup_printf (_("The clause doesn’t allow “%s”."), finding->words);
}

static char *
words_of_consultation (const StewardFinding *finding,
                       StewardOrganisation  *organisation)
{
  const char *department = name_of_department (organisation, finding->department);

  if (is_kept (finding))
    return g_strdup_printf (_("%s was consulted on this version."), department);
  if (finding->words != NULL && finding->because != NULL)
    return g_strdup_printf (_("“%s” %s: %s must be consulted before this is published."), finding->words,
                            finding->because, department);
  if (finding->words != NULL)
    return g_strdup_printf (_("“%s”: %s must be consulted before this is published."), finding->words, department);
  return g_strdup_printf (_("%s must be consulted before this is published."), department);
}

static char *
words_of_disclosure (const StewardFinding *finding,
                     const char           *name)
{
  if (is_kept (finding))
    return g_strdup (_("Employment is disclosed in the post itself."));
  if (name != NULL)
    return g_strdup_printf (_("The post doesn’t say that you work for %s."), name);
  return g_strdup (_("The post doesn’t say for whom you work."));
}

/* Returns: (transfer full) (nullable): what is wrong with a picture; %NULL where it is about something else */
static char *
words_of_picture (const StewardFinding *finding)
{
  guint number = (guint) finding->number;

  if (g_strcmp0 (finding->because, "pictures") == 0)
    return g_strdup_printf (ngettext ("%s takes %u picture; these are %u.", "%s takes %u pictures; these are %u.", finding->limit),
                            finding->words, finding->limit, finding->length);
  if (g_strcmp0 (finding->because, "description") == 0)
    return g_strdup_printf (_("Picture %u isn’t described, and on %s it has to be: say what it shows."), number, finding->words);
  if (g_strcmp0 (finding->because, "description-length") == 0)
    return g_strdup_printf (_("%s takes %u characters of description; those of picture %u are %u."), finding->words,
                            finding->limit, number, finding->length);
  if (g_strcmp0 (finding->because, "picture-missing") == 0)
    return g_strdup_printf (_("Picture %u isn’t here yet; it comes with the next sync."), number);
  if (g_strcmp0 (finding->because, "picture-bytes") == 0)
    {
      g_autofree char *limit = g_format_size (finding->limit);
      g_autofree char *size = g_format_size (finding->length);

      return g_strdup_printf (_("%s takes pictures of %s; picture %u has %s."), finding->words, limit, number, size);
    }
  return NULL;
}

static char *
words_of_length (const StewardFinding *finding)
{
  char *of_picture = finding->guideline == NULL ? words_of_picture (finding) : NULL;

  if (of_picture != NULL)
    return of_picture;

  if (finding->guideline == NULL && g_strcmp0 (finding->because, "parts") == 0)
    return g_strdup_printf (_("The text, or what %s takes, changed since it was cut into posts; change it once more."),
                            finding->words);
  if (finding->guideline == NULL && g_strcmp0 (finding->because, "bytes") == 0)
    return g_strdup_printf (_("%s takes %u bytes; these characters need %u."), finding->words, finding->limit, finding->length);
  if (finding->guideline == NULL)
    return g_strdup_printf (_("%s takes %u characters; these are %u."), finding->words, finding->limit, finding->length);
  return g_strdup_printf (_("The clause allows %u characters; these are %u."), finding->limit, finding->length);
}

static char *
words_of_personal_data (const StewardFinding *finding)
{
  if (g_strcmp0 (finding->words, "email") == 0)
    return g_strdup (_("An e-mail address that isn’t ours leads to a person."));
  if (g_strcmp0 (finding->words, "phone") == 0)
    return g_strdup (_("A telephone number leads to a person."));
  if (g_strcmp0 (finding->words, "card") == 0)
    return g_strdup (_("A payment card’s number must never be public."));
  return g_strdup (_("A bank account’s number must never be public."));
}

static char *
words_of_rule (const StewardFinding *finding,
               StewardOrganisation  *organisation,
               const char           *name)
{
  switch (finding->what)
    {
    case STEWARD_RULE_MUST_CONTAIN:
      return words_of_contained (finding);
    case STEWARD_RULE_MUST_NOT_CONTAIN:
      return words_of_forbidden (finding);
    case STEWARD_RULE_NEEDS_CONSULTATION:
      return words_of_consultation (finding, organisation);
    case STEWARD_RULE_DISCLOSURE:
      return words_of_disclosure (finding, name);
    case STEWARD_RULE_MAXIMUM_LENGTH:
      return words_of_length (finding);
    case STEWARD_RULE_NO_PERSONAL_DATA:
      return words_of_personal_data (finding);
    case STEWARD_RULE_READING_LEVEL:
      return g_strdup_printf (_("It reads at level %u, and the clause wants %u at most: shorter sentences, shorter words."),
                              finding->length, finding->limit);
    case STEWARD_RULE_UNREADABLE:
    default:
      return g_strdup (_("The rule on this clause can’t be read, so it speaks to every text. A policy editor can mend it."));
    }
}

/**
 * steward_finding_words:
 * @organisation: for the names of departments
 * @name: (nullable): the organisation's own name
 *
 * Returns: (transfer full): the sentence for both faces
 */
char *
steward_finding_words (const StewardFinding *finding,
                       StewardOrganisation  *organisation,
                       const char           *name)
{
  g_autofree char *said = words_of_rule (finding, organisation, name);
  g_autofree char *words = finding->in_warning ? g_strdup_printf (_("In the content warning: %s"), said) : g_strdup (said);

  return finding->waived_until_us != 0 ? g_strdup_printf (_("An exception waives this for now: %s"), words)
                                                       : g_steal_pointer (&words);
}

static void
set_text (JsonObject *object,
          const char *key,
          const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, key, value);
}

/**
 * steward_finding_to_json:
 *
 * Returns: (transfer full): the finding with the keys of the command line; what the network itself
 *   says has no `guideline` and no `clause`
 */
JsonObject *
steward_finding_to_json (const StewardFinding *finding,
                         StewardOrganisation  *organisation,
                         const char           *name)
{
  JsonObject *object = json_object_new ();
  g_autofree char *message = steward_finding_words (finding, organisation, name);
  g_autofree char *code = steward_finding_get_code (finding);

  set_text (object, "severity", steward_finding_severity_to_string (finding->severity));
  set_text (object, "code", finding->guideline != NULL ? code : "network-limit");
  set_text (object, "guideline", finding->guideline);
  set_text (object, "title", finding->title);
  if (finding->guideline != NULL)
    json_object_set_int_member (object, "edition", finding->number);
  set_text (object, "clause", finding->clause);
  set_text (object, "heading", finding->heading);
  set_text (object, "block", finding->block);
  set_text (object, "message", message);
  if (finding->in_warning)
    json_object_set_boolean_member (object, "in_warning", TRUE);
  if (finding->waived_until_us != 0)
    {
      g_autofree char *until = steward_time_to_rfc3339 (finding->waived_until_us);

      set_text (object, "waived_until", until);
    }
  if (finding->department != NULL)
    set_text (object, "department", name_of_department (organisation, finding->department));
  json_object_set_int_member (object, "start", finding->start);
  json_object_set_int_member (object, "end", finding->end);
  return object;
}
