/* steward-routing-words.c: who answers, approves, is asked and is told, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-routing-words"

#include "steward-routing-words.h"

#include "steward-kinds.h"

#include <glib/gi18n-lib.h>

/* In the order of duty. */
static const StewardLetters order[] = {
  STEWARD_ACCOUNTABLE,
  STEWARD_RESPONSIBLE,
  STEWARD_CONSULTED,
  STEWARD_INFORMED,
};

/**
 * steward_letter_name:
 * @letter: one
 *
 * Returns: `R`, `A`, `C` or `I`
 */
const char *
steward_letter_name (StewardLetters letter)
{
  switch (letter)
    {
    case STEWARD_RESPONSIBLE:
      return "R";
    case STEWARD_ACCOUNTABLE:
      return "A";
    case STEWARD_CONSULTED:
      return "C";
    case STEWARD_INFORMED:
    default:
      return "I";
    }
}

/**
 * steward_letter_title:
 * @letter: one
 *
 * Returns: what it stands for, translated
 */
const char *
steward_letter_title (StewardLetters letter)
{
  switch (letter)
    {
    case STEWARD_RESPONSIBLE:
      return _("Responsible");
    case STEWARD_ACCOUNTABLE:
      return _("Accountable");
    case STEWARD_CONSULTED:
      return _("Consulted");
    case STEWARD_INFORMED:
    default:
      return _("Informed");
    }
}

/**
 * steward_list_words:
 * @names: names, up to a %NULL
 *
 * Returns: (transfer full): "Legal", "Legal and IT", "Legal, IT and Sales"; empty for none
 */
char *
steward_list_words (const char *const *names)
{
  guint n = g_strv_length ((char **) names);
  g_autoptr (GString) head = NULL;

  if (n < 2)
    return g_strdup (n == 0 ? "" : names[0]);
  head = g_string_new (names[0]);
  for (guint i = 1; i + 1 < n; i++)
    /* TRANSLATORS: between the first names of a list: "Legal, IT" */
    g_string_append_printf (head, C_("list", ", %s"), names[i]);
  /* TRANSLATORS: the end of a list: "Legal, IT and Sales" */
  return g_strdup_printf (C_("list", "%s and %s"), head->str, names[n - 1]);
}

/**
 * steward_letters_words:
 * @letters: of one cell
 *
 * Returns: (transfer full): "Accountable and Responsible"; empty for none
 */
char *
steward_letters_words (StewardLetters letters)
{
  const char *names[G_N_ELEMENTS (order) + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (letters & order[i])
      names[n++] = steward_letter_title (order[i]);
  return steward_list_words (names);
}

/**
 * steward_minutes_words:
 * @minutes: of a target
 * @is_round: whether they count round the clock
 *
 * Returns: (transfer full): "4 business hours", "90 business minutes", "24 hours"
 */
char *
steward_minutes_words (gint64   minutes,
                       gboolean is_round)
{
  gint64 hours = minutes / 60;

  if (minutes % 60 == 0 && is_round)
    return g_strdup_printf (ngettext ("%d hour", "%d hours", (gulong) hours), (int) hours);
  if (minutes % 60 == 0)
    return g_strdup_printf (ngettext ("%d business hour", "%d business hours", (gulong) hours), (int) hours);
  if (is_round)
    return g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes), (int) minutes);
  return g_strdup_printf (ngettext ("%d business minute", "%d business minutes", (gulong) minutes), (int) minutes);
}

static char *
moment_words (gint64     time_us,
              GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time_us / STEWARD_SECOND_US);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  if (local == NULL)
    return g_strdup ("");
  /* TRANSLATORS: a moment within a sentence, see g_date_time_format() */
  return g_date_time_format (local, C_("moment in a sentence", "%a %-d %b, %H:%M"));
}

static char *
names_of (StewardDirectory *directory,
          GPtrArray        *departments)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < departments->len; i++)
    g_ptr_array_add (names, (gpointer) steward_directory_get_name (directory, departments->pdata[i]));
  g_ptr_array_add (names, NULL);
  return steward_list_words ((const char *const *) names->pdata);
}

static const char *
person_name (StewardDirectory *directory,
             const char       *id)
{
  StewardRecord *person = steward_directory_get (directory, id);
  const char *name = person != NULL ? steward_record_get_text (person, STEWARD_PERSON_NAME) : NULL;

  return name != NULL ? name : id;
}

static char *
row_sentence (StewardRouting   *routing,
              StewardRecord    *mention,
              StewardDirectory *directory)
{
  const char *activity = steward_directory_get_name (directory, routing->activity);

  switch (routing->reason)
    {
    case STEWARD_UNOWNED_NO_MATRIX:
      return g_strdup (_("No matrix is in force yet, so nobody is named: it is Unowned until somebody routes it."));
    case STEWARD_UNOWNED_NO_ACTIVITY:
      return g_strdup (_("Nothing tells what it asks for, so no row of Ownership fits: it is Unowned until somebody "
                         "routes it."));
    case STEWARD_UNOWNED_NO_ROW:
      return g_strdup_printf (_("It asks for “%s”, and version %d of Ownership has no such row: it is Unowned until "
                                "somebody routes it."),
                              activity, (int) routing->matrix_version);
    case STEWARD_UNOWNED_NO_RESPONSIBLE:
      return g_strdup_printf (_("It asks for “%s”, and row %u of Ownership, version %d, names nobody who answers: it is "
                                "Unowned until somebody routes it."),
                              activity, routing->row, (int) routing->matrix_version);
    case STEWARD_ROUTED:
    default:
      if (steward_record_set_contains (mention, STEWARD_MENTION_CORRECTED, "activity"))
        return g_strdup_printf (_("A colleague said that it asks for “%s”: row %u of Ownership, version %d."), activity,
                                routing->row, (int) routing->matrix_version);
      return g_strdup_printf (_("It asks for “%s”: row %u of Ownership, version %d."), activity, routing->row,
                              (int) routing->matrix_version);
    }
}

/**
 * steward_routing_answering:
 * @routing: of the mention
 *
 * Returns: (transfer full): the ids of those who answer it now: whoever has it, then those of the row
 *   who may take it
 */
char **
steward_routing_answering (StewardRouting *routing,
                           StewardRecord  *mention)
{
  GPtrArray *ids = g_ptr_array_new ();
  const char *department = steward_record_get_text (mention, STEWARD_MENTION_DEPARTMENT);

  if (department != NULL)
    g_ptr_array_add (ids, g_strdup (department));
  for (guint i = 0; i < routing->responsible->len; i++)
    if (steward_record_set_contains (mention, STEWARD_MENTION_SHARED_WITH, routing->responsible->pdata[i]))
      g_ptr_array_add (ids, g_strdup (routing->responsible->pdata[i]));
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (ids, FALSE);
}

static void
add_answering (GPtrArray        *steps,
               StewardRouting   *routing,
               StewardRecord    *mention,
               StewardDirectory *directory)
{
  g_auto (GStrv) answering = steward_routing_answering (routing, mention);
  const char *department = steward_record_get_text (mention, STEWARD_MENTION_DEPARTMENT);
  const char *from = steward_record_get_text (mention, STEWARD_MENTION_HANDED_FROM);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autofree char *words = NULL;

  if (department == NULL)
    return;
  if (from != NULL)
    g_ptr_array_add (steps, g_strdup_printf (steward_record_has (mention, STEWARD_MENTION_HAND_OVER_ACCEPTED)
                                                 ? _("%s handed it over to %s, which accepted it.")
                                                 : _("%s handed it over to %s, which hasn't accepted it yet."),
                                             steward_directory_get_name (directory, from),
                                             steward_directory_get_name (directory, department)));
  else if (steward_record_set_contains (mention, STEWARD_MENTION_CORRECTED, "department"))
    g_ptr_array_add (steps, g_strdup_printf (_("A colleague gave it to %s."),
                                             steward_directory_get_name (directory, department)));
  else
    g_ptr_array_add (steps, g_strdup_printf (_("%s answers."), steward_directory_get_name (directory, department)));

  for (guint i = 1; answering[i] != NULL; i++)
    g_ptr_array_add (others, answering[i]);
  if (others->len == 0)
    return;
  words = names_of (directory, others);
  g_ptr_array_add (steps, g_strdup_printf (_("%s may take it, too."), words));
}

static void
add_approving (GPtrArray        *steps,
               StewardRouting   *routing,
               StewardDirectory *directory)
{
  const char *name = steward_directory_get_name (directory, routing->accountable);

  if (routing->accountable == NULL)
    g_ptr_array_add (steps, g_strdup (_("Nobody is named to approve the answer.")));
  else if (!routing->needs_approval)
    g_ptr_array_add (steps, g_strdup_printf (_("%s is accountable; the answer needs no approval."), name));
  else if (routing->duty.person == NULL)
    g_ptr_array_add (steps, g_strdup_printf (_("%s approves the answer, but nobody of it is there to do so now."), name));
  else if (routing->duty.stands_in_for != NULL)
    g_ptr_array_add (steps, g_strdup_printf (_("%s approves the answer; on duty is %s, standing in for %s."), name,
                                             person_name (directory, routing->duty.person),
                                             person_name (directory, routing->duty.stands_in_for)));
  else
    g_ptr_array_add (steps, g_strdup_printf (_("%s approves the answer; on duty is %s."), name,
                                             person_name (directory, routing->duty.person)));
}

static void
add_asked_and_told (GPtrArray        *steps,
                    StewardRouting   *routing,
                    StewardDirectory *directory)
{
  g_autofree char *consulted = names_of (directory, routing->consulted);
  g_autofree char *informed = names_of (directory, routing->informed);

  if (routing->consulted->len > 0)
    g_ptr_array_add (steps, g_strdup_printf (ngettext ("%s is asked when a draft is submitted.",
                                                       "%s are asked when a draft is submitted.",
                                                       routing->consulted->len),
                                             consulted));
  if (routing->informed->len > 0)
    g_ptr_array_add (steps, g_strdup_printf (ngettext ("%s is told.", "%s are told.", routing->informed->len), informed));
}

static void
add_due (GPtrArray        *steps,
         StewardRouting   *routing,
         StewardRecord    *mention,
         StewardDirectory *directory,
         GTimeZone        *zone)
{
  gint64 due_us = steward_record_get_time (mention, STEWARD_MENTION_DUE);
  g_autofree char *target = steward_minutes_words (routing->target_minutes, routing->is_round);
  g_autofree char *start = moment_words (routing->clock_start_us, zone);
  g_autofree char *due = NULL;
  g_autofree char *opens = NULL;

  if (routing->reason != STEWARD_ROUTED)
    return;
  if (routing->target_minutes <= 0)
    {
      g_ptr_array_add (steps, g_strdup (_("The row has no target, so no time is set.")));
      return;
    }
  if (due_us == STEWARD_TIME_NONE)
    {
      g_ptr_array_add (steps, g_strdup_printf (_("The target is %s; nothing is due of this mention."), target));
      return;
    }
  due = moment_words (due_us, zone);
  if (routing->is_round || routing->opens_us == STEWARD_TIME_NONE || routing->opens_us <= routing->clock_start_us)
    {
      g_ptr_array_add (steps, g_strdup_printf (_("The first answer is due within %s of %s: %s."), target, start, due));
      return;
    }
  opens = moment_words (routing->opens_us, zone);
  g_ptr_array_add (steps, g_strdup_printf (_("The first answer is due within %s. It came on %s, outside the hours of %s, "
                                             "so they count from %s: %s."),
                                           target, start,
                                           steward_directory_get_name (directory, routing->responsible->pdata[0]), opens,
                                           due));
}

/**
 * steward_routing_steps:
 * @routing: of the mention, by the matrix that it remembers
 * @zone: in which moments are told
 *
 * Returns: (transfer full) (element-type utf8): one sentence for each decision, in the order in which
 *   they were made
 */
GPtrArray *
steward_routing_steps (StewardRouting   *routing,
                       StewardRecord    *mention,
                       StewardDirectory *directory,
                       GTimeZone        *zone)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (steps, row_sentence (routing, mention, directory));
  add_answering (steps, routing, mention, directory);
  if (routing->row > 0)
    {
      add_approving (steps, routing, directory);
      add_asked_and_told (steps, routing, directory);
    }
  add_due (steps, routing, mention, directory, zone);
  return steps;
}
