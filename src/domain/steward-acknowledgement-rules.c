/* steward-acknowledgement-rules.c: who must have read what, and has
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-acknowledgement-rules"

#include "steward-acknowledgement-rules.h"

#include "steward-kinds.h"

/**
 * steward_guideline_applies_to:
 * @guideline: a record of kind `guideline`
 * @departments: (nullable): a person's departments, ids
 *
 * Returns: whether it is in force, and its audience is everyone or one of @departments
 */
gboolean
steward_guideline_applies_to (StewardRecord     *guideline,
                              const char *const *departments)
{
  const char *const *audience = steward_record_get_set (guideline, STEWARD_GUIDELINE_AUDIENCE);
  gint64 in_force = steward_record_get_integer (guideline, STEWARD_GUIDELINE_IN_FORCE);

  if (in_force == STEWARD_INTEGER_NONE || in_force < 1 ||
      steward_record_get_time (guideline, STEWARD_GUIDELINE_RETIRED) != STEWARD_TIME_NONE)
    return FALSE;
  if (audience[0] == NULL)
    return TRUE;
  for (guint i = 0; departments != NULL && departments[i] != NULL; i++)
    if (g_strv_contains (audience, departments[i]))
      return TRUE;
  return FALSE;
}

/**
 * steward_acknowledgement_is_own:
 * @acknowledgement: a record of kind `acknowledgement`
 *
 * Returns: whether the person said so; recorded by somebody else, on paper or in a meeting, it
 *   doesn't open publishing
 */
gboolean
steward_acknowledgement_is_own (StewardRecord *acknowledgement)
{
  static const char *const recorded[] = { "paper", "meeting", "portal", NULL };
  const char *how = steward_record_get_text (acknowledgement, STEWARD_ACKNOWLEDGEMENT_HOW);
  const char *by = steward_record_get_text (acknowledgement, STEWARD_ACKNOWLEDGEMENT_RECORDED_BY);

  return (by == NULL || g_strcmp0 (by, steward_record_get_text (acknowledgement, STEWARD_ACKNOWLEDGEMENT_PERSON)) == 0) &&
         (how == NULL || !g_strv_contains (recorded, how));
}

/* Whether nothing material came after @number, up to @in_force. An edition that isn't here might be. */
static gboolean
is_chain_of_corrections (const char *guideline,
                         GPtrArray  *editions,
                         gint64      number,
                         gint64      in_force)
{
  for (gint64 next = number + 1; next <= in_force; next++)
    {
      StewardRecord *found = NULL;

      for (guint i = 0; found == NULL && i < editions->len; i++)
        if (g_strcmp0 (steward_record_get_text (editions->pdata[i], STEWARD_EDITION_GUIDELINE), guideline) == 0 &&
            steward_record_get_integer (editions->pdata[i], STEWARD_EDITION_NUMBER) == next)
          found = editions->pdata[i];
      if (found == NULL || !steward_record_has (found, STEWARD_EDITION_MATERIAL) ||
          steward_record_get_boolean (found, STEWARD_EDITION_MATERIAL))
        return FALSE;
    }
  return TRUE;
}

/**
 * steward_acknowledgement_get_number:
 * @acknowledgement: a record of kind `acknowledgement`
 * @guideline: the id of a guideline
 * @editions: (element-type StewardRecord): its editions, and those of its language versions
 *
 * Whoever has read a language version has read the version of its master of which that says every clause.
 *
 * Returns: the version of @guideline that was read; 0 for none
 */
gint64
steward_acknowledgement_get_number (StewardRecord *acknowledgement,
                                    const char    *guideline,
                                    GPtrArray     *editions)
{
  const char *read = steward_record_get_text (acknowledgement, STEWARD_ACKNOWLEDGEMENT_GUIDELINE);
  gint64 number = steward_record_get_integer (acknowledgement, STEWARD_ACKNOWLEDGEMENT_NUMBER);

  if (number == STEWARD_INTEGER_NONE || number < 1)
    return 0;
  if (g_strcmp0 (read, guideline) == 0)
    return number;
  for (guint i = 0; i < editions->len; i++)
    if (steward_record_get_integer (editions->pdata[i], STEWARD_EDITION_NUMBER) == number &&
        g_strcmp0 (steward_record_get_text (editions->pdata[i], STEWARD_EDITION_GUIDELINE), read) == 0)
      {
        gint64 of_master = steward_record_get_integer (editions->pdata[i], STEWARD_EDITION_MASTER_NUMBER);

        return g_strcmp0 (steward_record_get_text (editions->pdata[i], STEWARD_EDITION_MASTER), guideline) == 0 &&
               of_master != STEWARD_INTEGER_NONE
                 ? MAX (of_master, 0)
                 : 0;
      }
  return 0;
}

/**
 * steward_acknowledgement_is_current:
 * @guideline: a record of kind `guideline`
 * @editions: (element-type StewardRecord): its editions, and those of its language versions
 * @person: who
 * @acknowledgements: (element-type StewardRecord): acknowledgements, of others too
 * @own_only: whether only what the person said counts, as publishing asks
 *
 * Current is who acknowledged the number in force, or an earlier one after which only corrections
 * came; in whichever language. A material change asks again.
 *
 * Returns: whether @person's acknowledgement is current
 */
gboolean
steward_acknowledgement_is_current (StewardRecord *guideline,
                                    GPtrArray     *editions,
                                    const char    *person,
                                    GPtrArray     *acknowledgements,
                                    gboolean       own_only)
{
  const char *id = steward_record_get_id (guideline);
  gint64 in_force = steward_record_get_integer (guideline, STEWARD_GUIDELINE_IN_FORCE);

  for (guint i = 0; i < acknowledgements->len; i++)
    {
      StewardRecord *acknowledgement = acknowledgements->pdata[i];
      gint64 number = steward_acknowledgement_get_number (acknowledgement, id, editions);

      if (g_strcmp0 (steward_record_get_text (acknowledgement, STEWARD_ACKNOWLEDGEMENT_PERSON), person) == 0 &&
          number >= 1 && (!own_only || steward_acknowledgement_is_own (acknowledgement)) &&
          is_chain_of_corrections (id, editions, number, in_force))
        return TRUE;
    }
  return FALSE;
}

/**
 * steward_exception_is_in_force:
 * @exception: a record of kind `exception`
 * @person: who writes
 * @departments: (nullable): their departments, ids
 * @now_us: the moment
 *
 * An exception is for a person, or for a department; it has an approver who isn't that person, and
 * an end.
 *
 * Returns: whether @person need not follow the clause now
 */
gboolean
steward_exception_is_in_force (StewardRecord     *exception,
                               const char        *person,
                               const char *const *departments,
                               gint64             now_us)
{
  const char *for_person = steward_record_get_text (exception, STEWARD_EXCEPTION_PERSON);
  const char *for_department = steward_record_get_text (exception, STEWARD_EXCEPTION_DEPARTMENT);
  const char *approver = steward_record_get_text (exception, STEWARD_EXCEPTION_APPROVER);
  gint64 until_us = steward_record_get_time (exception, STEWARD_EXCEPTION_UNTIL);

  if (steward_record_get_time (exception, STEWARD_EXCEPTION_ENDED) != STEWARD_TIME_NONE ||
      until_us == STEWARD_TIME_NONE || now_us >= until_us || approver == NULL || g_strcmp0 (approver, person) == 0)
    return FALSE;
  if (for_person != NULL)
    return g_strcmp0 (for_person, person) == 0;
  return for_department != NULL && departments != NULL && g_strv_contains (departments, for_department);
}
