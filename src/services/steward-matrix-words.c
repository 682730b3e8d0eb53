/* steward-matrix-words.c: sentences about the matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-words"

#include "steward-matrix-words.h"

#include "steward-kinds.h"
#include "steward-routing-words.h"
#include "steward-variant-words.h"

#include <glib/gi18n-lib.h>

static char *
say (const char *format,
     ...) G_GNUC_PRINTF (1, 2);

static char *
say (const char *format,
     ...)
{
  va_list arguments;
  char *text;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return text;
}

static const char *
name_of_person (StewardOrganisation *organisation,
                const char          *id)
{
  StewardRecord *person = steward_organisation_get_person (organisation, id);
  const char *name = person != NULL ? steward_record_get_text (person, STEWARD_PERSON_NAME) : NULL;

  return name != NULL ? name : id;
}

static const char *
name_of_department (StewardMatrix *matrix,
                    const char    *id)
{
  int column = steward_matrix_find_department (matrix, id);

  return column >= 0 ? steward_matrix_get_department_name (matrix, (guint) column) : id;
}

static char *
list_departments (StewardMatrix *matrix,
                  GPtrArray     *ids)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (names, (gpointer) name_of_department (matrix, ids->pdata[i]));
  g_ptr_array_add (names, NULL);
  return steward_list_words ((const char *const *) names->pdata);
}

static char *
day_of (StewardOrganisation *organisation,
        gint64               at_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / STEWARD_SECOND_US);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, steward_organisation_get_zone (organisation));

  /* Translators: a day without its year: 18 May */
  return g_date_time_format (local, _("%-d %B"));
}

static char *
moment_of (StewardOrganisation *organisation,
           gint64               at_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / STEWARD_SECOND_US);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, steward_organisation_get_zone (organisation));

  /* Translators: a moment within the coming year: Sat 26 December, 23:40 */
  return g_date_time_format (local, _("%a %-d %B, %H:%M"));
}

static const char *
meaning_of (StewardMatrix  *matrix,
            StewardLetters  letter)
{
  const StewardVariantLetter *found = steward_variant_find_letter (steward_matrix_get_variant (matrix), letter);

  return found != NULL ? steward_variant_words_meaning (found) : "";
}

static const char *
sign_of (StewardMatrix  *matrix,
         StewardLetters  letter)
{
  const StewardVariantLetter *found = steward_variant_find_letter (steward_matrix_get_variant (matrix), letter);

  return found != NULL ? found->letter : "";
}

/* Quarters of an hour as people count them. */
static char *
duration_of (guint quarters)
{
  guint hours = quarters / 4;

  if (quarters < 8)
    return say (ngettext ("%u minute", "%u minutes", quarters * 15), quarters * 15);
  return say (ngettext ("%u hour", "%u hours", hours), hours);
}

/**
 * steward_matrix_words_question:
 *
 * Returns: (transfer full): the finding as a plain question
 */
char *
steward_matrix_words_question (const StewardMatrixFinding *finding,
                               StewardMatrix              *matrix,
                               StewardOrganisation        *organisation)
{
  const char *row = finding->row >= 0 ? steward_matrix_get_row (matrix, (guint) finding->row)->name : "";
  const char *department =
      finding->column >= 0 ? steward_matrix_get_department_name (matrix, (guint) finding->column) : "";

  switch (finding->code)
    {
    case STEWARD_MATRIX_NO_ACCOUNTABLE:
      return say (_("Who approves “%s”?"), row);
    case STEWARD_MATRIX_SEVERAL_ACCOUNTABLE:
      return say (_("Who has the last word on “%s”?"), row);
    case STEWARD_MATRIX_NO_RESPONSIBLE:
      return say (_("Who answers “%s”?"), row);
    case STEWARD_MATRIX_NO_APPROVER:
      return say (_("Who approves for %s?"), department);
    case STEWARD_MATRIX_APPROVERS_AWAY:
      return finding->person != NULL ? say (_("Who approves for %s while %s is away?"), department,
                                            name_of_person (organisation, finding->person))
                                     : say (_("Who approves for %s while all approvers are away?"), department);
    case STEWARD_MATRIX_NO_MEMBERS:
      return say (_("Who answers for %s?"), department);
    case STEWARD_MATRIX_NOBODY_ACKNOWLEDGED:
      return say (_("Who in %s may publish?"), department);
    case STEWARD_MATRIX_CLAIMS_TO_OWN:
      return say (_("Does %s claim to own social media?"), department);
    case STEWARD_MATRIX_NO_ROW:
      return say (_("Has %s no part in this?"), department);
    case STEWARD_MATRIX_EVERYONE_CONSULTED:
      return say (_("Must everyone be asked about “%s”?"), row);
    case STEWARD_MATRIX_ALWAYS_CONSULTED:
      return say (_("Must %s be asked about everything?"), department);
    case STEWARD_MATRIX_MANY_RESPONSIBLE:
      return say (_("Who goes first on “%s”?"), row);
    case STEWARD_MATRIX_NOBODY_INFORMED:
      return say (_("Who is told about “%s”?"), row);
    case STEWARD_MATRIX_TOO_FEW:
      return say (_("Who else is %s for “%s”?"), meaning_of (matrix, finding->letter), row);
    case STEWARD_MATRIX_TOO_MANY:
      return say (_("Who of them is %s for “%s”?"), meaning_of (matrix, finding->letter), row);
    case STEWARD_MATRIX_ONLY_RESPONSIBLE:
      return say (_("Does %s only ever answer?"), department);
    case STEWARD_MATRIX_STAND_IN_LOOP:
      return say (_("Who stands in when %s is away?"), name_of_person (organisation, finding->person));
    case STEWARD_MATRIX_HOLE:
      return say (_("Who is there for “%s” at any hour?"), row);
    case STEWARD_MATRIX_ABSENCE:
      {
        g_autofree char *day = day_of (organisation, finding->until_us);

        return (finding->holes & STEWARD_HOLE_APPROVE) ? say (_("Who approves for %s on %s?"), department, day)
                                                       : say (_("Who answers for %s on %s?"), department, day);
      }
    case STEWARD_MATRIX_TWICE:
      return say (_("Must %s also be told of “%s”?"), department, row);
    case STEWARD_MATRIX_STAND_INS_MUTUAL:
      return say (_("What if those who stand in for each other are away together?"));
    case STEWARD_MATRIX_SHARED:
      return say (_("No department claims to own social media"));
    default:
      return say ("%s", steward_matrix_finding_code_to_text (finding->code));
    }
}

static char *
count_rows_approved (const StewardMatrixFinding *finding,
                     const char                 *department)
{
  return say (ngettext ("%s approves %u row.", "%s approves %u rows.", finding->count), department, finding->count);
}

static char *
count_rows_answered (const StewardMatrixFinding *finding,
                     const char                 *department)
{
  return say (ngettext ("%s answers %u row.", "%s answers %u rows.", finding->count), department, finding->count);
}

/**
 * steward_matrix_words_detail:
 *
 * Returns: (transfer full): what is known about it, and what would settle it
 */
char *
steward_matrix_words_detail (const StewardMatrixFinding *finding,
                             StewardMatrix              *matrix,
                             StewardOrganisation        *organisation)
{
  const char *department =
      finding->column >= 0 ? steward_matrix_get_department_name (matrix, (guint) finding->column) : "";
  g_autofree char *departments = list_departments (matrix, finding->departments);
  g_autofree char *approved = count_rows_approved (finding, department);
  g_autofree char *answered = count_rows_answered (finding, department);
  g_autofree char *until =
      finding->until_us != STEWARD_TIME_NONE ? day_of (organisation, finding->until_us) : NULL;

  switch (finding->code)
    {
    case STEWARD_MATRIX_NO_ACCOUNTABLE:
      return say (_("No department is %s. Give one of them the %s."), meaning_of (matrix, STEWARD_ACCOUNTABLE),
                  sign_of (matrix, STEWARD_ACCOUNTABLE));
    case STEWARD_MATRIX_SEVERAL_ACCOUNTABLE:
      return say (_("%s are %s. Exactly one approves the row."), departments, meaning_of (matrix, STEWARD_ACCOUNTABLE));
    case STEWARD_MATRIX_NO_RESPONSIBLE:
      return say (_("No department is %s. Give at least one of them the %s."), meaning_of (matrix, STEWARD_RESPONSIBLE),
                  sign_of (matrix, STEWARD_RESPONSIBLE));
    case STEWARD_MATRIX_NO_APPROVER:
      return say (_("%s It has no approver."), approved);
    case STEWARD_MATRIX_APPROVERS_AWAY:
      return until != NULL ? say (_("Away until %s, and nobody who is there stands in. %s"), until, approved)
                           : say (_("Away, and nobody who is there stands in. %s"), approved);
    case STEWARD_MATRIX_NO_MEMBERS:
      return say (_("%s Nobody belongs to it."), answered);
    case STEWARD_MATRIX_NOBODY_ACKNOWLEDGED:
      return say (_("%s Nobody there has read the guidelines in force."), answered);
    case STEWARD_MATRIX_CLAIMS_TO_OWN:
      return say (_("It approves %u of %u rows. Could those who answer approve some of them?"), finding->count,
                  finding->total);
    case STEWARD_MATRIX_NO_ROW:
      return say (_("It is on no row: it doesn't answer, approve, isn't asked and isn't told."));
    case STEWARD_MATRIX_EVERYONE_CONSULTED:
      return say (_("Every department that doesn't answer or approve is %s. Would %s do for some?"),
                  meaning_of (matrix, STEWARD_CONSULTED), meaning_of (matrix, STEWARD_INFORMED));
    case STEWARD_MATRIX_ALWAYS_CONSULTED:
      return say (_("It is %s on every row that it doesn't answer or approve."), meaning_of (matrix, STEWARD_CONSULTED));
    case STEWARD_MATRIX_MANY_RESPONSIBLE:
      return say (_("%s are %s. The first has it, the others may take it."), departments,
                  meaning_of (matrix, STEWARD_RESPONSIBLE));
    case STEWARD_MATRIX_NOBODY_INFORMED:
      return say (_("No department is %s."), meaning_of (matrix, STEWARD_INFORMED));
    case STEWARD_MATRIX_TOO_FEW:
      return say (ngettext ("It has %u %s; at least %u is wanted.", "It has %u %s; at least %u are wanted.", finding->total),
                  finding->count, sign_of (matrix, finding->letter), finding->total);
    case STEWARD_MATRIX_TOO_MANY:
      return say (ngettext ("%s are %s. A row may have %u.", "%s are %s. A row may have %u.", finding->total), departments,
                  meaning_of (matrix, finding->letter), finding->total);
    case STEWARD_MATRIX_ONLY_RESPONSIBLE:
      return say (_("%s It approves none, is asked about none and told of none."), answered);
    case STEWARD_MATRIX_STAND_IN_LOOP:
      return finding->total == 1
                 ? say (_("The stand-in is the same person. %s"), approved)
                 : say (ngettext ("The stand-ins lead back to the same person after %u step: when all of them are away, nobody "
                                  "is there. %s",
                                  "The stand-ins lead back to the same person after %u steps: when all of them are away, "
                                  "nobody is there. %s",
                                  finding->total),
                        finding->total, approved);
    case STEWARD_MATRIX_HOLE:
      {
        g_autofree char *duration = duration_of (finding->count);
        g_autofree char *first = moment_of (organisation, finding->until_us);

        if (finding->holes == STEWARD_HOLE_APPROVE)
          return say (_("It is to be answered round the clock, and nobody can approve at %s of the coming year, first on %s."),
                      duration, first);
        if (finding->holes == STEWARD_HOLE_ANSWER)
          return say (_("It is to be answered round the clock, and nobody can answer at %s of the coming year, first on %s."),
                      duration, first);
        return say (_("It is to be answered round the clock, and somebody is missing at %s of the coming year, first on %s."),
                    duration, first);
      }
    case STEWARD_MATRIX_ABSENCE:
      {
        g_autofree char *duration = duration_of (finding->count);
        g_autofree char *first = moment_of (organisation, finding->until_us);

        return say (_("Nobody is there for %s of its hours in the coming year, first on %s. Choose a stand-in."), duration,
                    first);
      }
    case STEWARD_MATRIX_TWICE:
      {
        const StewardMatrixRow *activity = steward_matrix_get_row (matrix, (guint) finding->row);
        g_autofree char *is = steward_variant_words_cell (steward_matrix_get_variant (matrix),
                                                          activity->letters[finding->column] & ~STEWARD_INFORMED);

        return say (_("It is %s already."), is);
      }
    case STEWARD_MATRIX_STAND_INS_MUTUAL:
      return say (_("Approvers of %s stand in for each other. So far they are never away at the same time."), departments);
    case STEWARD_MATRIX_SHARED:
      return say (_("%u of %u departments approve something. That is the idea."), finding->count, finding->total);
    default:
      return g_strdup ("");
    }
}

/**
 * steward_matrix_words_difference:
 *
 * Returns: (transfer full): one difference in a line, without the name of its activity
 */
char *
steward_matrix_words_difference (const StewardMatrixDifference *difference)
{
  const char *from = difference->from != NULL ? difference->from : _("nothing");
  const char *to = difference->to != NULL ? difference->to : _("nothing");

  switch (difference->kind)
    {
    case STEWARD_DIFFERENCE_ROW_ADDED:
      return say (_("New row"));
    case STEWARD_DIFFERENCE_ROW_REMOVED:
      return say (_("Row retired"));
    case STEWARD_DIFFERENCE_ROW_RENAMED:
      return say (_("Was called “%s”"), from);
    case STEWARD_DIFFERENCE_ROW_MOVED:
      return say (_("Moved from place %s to %s"), from, to);
    case STEWARD_DIFFERENCE_TARGET:
      {
        g_autofree char *was = steward_matrix_words_target (difference->from != NULL ? g_ascii_strtoll (difference->from, NULL, 10) : 0,
                                                            difference->from != NULL && g_str_has_suffix (difference->from, "round"));
        g_autofree char *is = steward_matrix_words_target (difference->to != NULL ? g_ascii_strtoll (difference->to, NULL, 10) : 0,
                                                           difference->to != NULL && g_str_has_suffix (difference->to, "round"));

        return say (_("Target: %s, was %s"), is, was);
      }
    case STEWARD_DIFFERENCE_APPROVAL:
      return g_strcmp0 (difference->to, "yes") == 0 ? say (_("Answers are approved first now"))
                                                    : say (_("Answers need no approval any more"));
    case STEWARD_DIFFERENCE_RULE:
      return say (_("Another rule recognises it"));
    case STEWARD_DIFFERENCE_LETTERS:
      return say (_("%s: %s, was %s"), difference->department_name, to, from);
    case STEWARD_DIFFERENCE_NOTE:
      return say (_("%s: another note"), difference->department_name);
    case STEWARD_DIFFERENCE_GROUP:
      return say (_("Under the heading %s, was %s"), to, from);
    case STEWARD_DIFFERENCE_DEPARTMENT_GROUP:
      return say (_("%s: under the heading %s, was %s"), difference->department_name, to, from);
    case STEWARD_DIFFERENCE_DEPARTMENT_MOVED:
      return say (_("%s: moved from place %s to %s"), difference->department_name, from, to);
    case STEWARD_DIFFERENCE_VARIANT:
      return say (_("Written with the letters of %s, was %s"), to, from);
    default:
      return g_strdup ("");
    }
}

/**
 * steward_matrix_words_continuity:
 *
 * Returns: (transfer full): why somebody could approve then, or nobody could
 */
char *
steward_matrix_words_continuity (const StewardContinuity *continuity,
                                 StewardMatrix           *matrix,
                                 StewardOrganisation     *organisation)
{
  const char *department =
      continuity->accountable != NULL ? name_of_department (matrix, continuity->accountable) : NULL;

  switch (continuity->reason)
    {
    case STEWARD_CONTINUITY_THERE:
      return say (_("%s approves for %s"), name_of_person (organisation, continuity->approve.person), department);
    case STEWARD_CONTINUITY_STANDS_IN:
      return say (_("%s stands in for %s of %s"), name_of_person (organisation, continuity->approve.person),
                  name_of_person (organisation, continuity->approve.stands_in_for), department);
    case STEWARD_CONTINUITY_NO_ACCOUNTABLE:
      return say (_("Not exactly one department is Accountable"));
    case STEWARD_CONTINUITY_NO_APPROVER:
      return say (_("%s has no approver"), department);
    case STEWARD_CONTINUITY_ALL_AWAY:
      return say (_("All approvers of %s are away and nobody who is there stands in"), department);
    case STEWARD_CONTINUITY_OUTSIDE_HOURS:
      return say (_("It is outside the hours of %s, and no approver is on call"), department);
    default:
      return g_strdup ("");
    }
}

/* Who of a role is away at a moment: "Ken Okafor (away)"; who isn't: the name. */
static char *
list_people (StewardOrganisation *organisation,
             const char          *department,
             StewardRole          role,
             gint64               at_us)
{
  g_autoptr (GPtrArray) people = steward_organisation_list_role (organisation, department, role);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < people->len; i++)
    {
      const char *id = steward_record_get_id (people->pdata[i]);
      const char *name = name_of_person (organisation, id);

      g_ptr_array_add (names, steward_organisation_is_away (organisation, id, at_us) ? say (_("%s (away)"), name)
                                                                                     : g_strdup (name));
    }
  g_ptr_array_add (names, NULL);
  return steward_list_words ((const char *const *) names->pdata);
}

static char *
describe_missing_answer (StewardMatrix       *matrix,
                         guint                row,
                         StewardOrganisation *organisation,
                         gint64               at_us)
{
  const StewardMatrixRow *activity = steward_matrix_get_row (matrix, row);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < steward_matrix_get_n_departments (matrix); i++)
    {
      g_autofree char *people = NULL;

      if (!(activity->letters[i] & STEWARD_RESPONSIBLE))
        continue;
      people = list_people (organisation, steward_matrix_get_department (matrix, i), STEWARD_ROLE_MEMBER, at_us);
      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "; " : "", steward_matrix_get_department_name (matrix, i),
                              *people != '\0' ? ": " : "", people);
    }
  if (text->len == 0)
    return say (_("Nobody answers: no department does."));
  return say (_("Nobody answers (%s)."), text->str);
}

/**
 * steward_matrix_words_hole:
 *
 * Returns: (transfer full): who is missing, by name, and why
 */
char *
steward_matrix_words_hole (const StewardHole   *hole,
                           StewardMatrix       *matrix,
                           guint                row,
                           StewardOrganisation *organisation)
{
  g_autoptr (StewardContinuity) continuity = steward_continuity_new (matrix, organisation, row, hole->from_us);
  g_autoptr (GString) text = g_string_new (NULL);

  if (hole->kinds & STEWARD_HOLE_APPROVE)
    {
      g_autofree char *why = steward_matrix_words_continuity (continuity, matrix, organisation);
      g_autofree char *people = continuity->accountable != NULL ? list_people (organisation, continuity->accountable,
                                                                               STEWARD_ROLE_APPROVER, hole->from_us)
                                                                : g_strdup ("");

      if (*people != '\0')
        g_string_append_printf (text, _("Nobody approves: %s (%s)."), why, people);
      else
        g_string_append_printf (text, _("Nobody approves: %s."), why);
    }
  if (hole->kinds & STEWARD_HOLE_ANSWER)
    {
      g_autofree char *answer = describe_missing_answer (matrix, row, organisation, hole->from_us);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", answer);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * steward_matrix_words_target:
 * @minutes: 0 is none
 * @is_round: whether it counts round the clock; in business time a day has eight hours
 *
 * Returns: (transfer full): such as `15 min`, `4 h`, `2 d`
 */
char *
steward_matrix_words_target (gint64   minutes,
                             gboolean is_round)
{
  gint64 day = is_round ? 24 * 60 : 8 * 60;

  if (minutes <= 0)
    return g_strdup ("–");
  if (minutes % day == 0)
    return say (_("%d d"), (int) (minutes / day));
  if (minutes % 60 == 0)
    return say (_("%d h"), (int) (minutes / 60));
  if (minutes > 60)
    return say (_("%d h %d min"), (int) (minutes / 60), (int) (minutes % 60));
  return say (_("%d min"), (int) minutes);
}
