/* steward-guideline-languages.c: language versions and their master inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-languages"

#include "steward-guideline-languages-private.h"

#include "steward-acknowledgement-rules.h"
#include "steward-guideline-draft-private.h"
#include "steward-kinds.h"
#include "steward-service-error.h"
#include "steward-translation.h"

#include <glib/gi18n-lib.h>

static gboolean
usage (GError     **error,
       const char  *message)
{
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, message);
  return FALSE;
}

static gboolean
is_rendered (StewardGuideline *translation,
             gint64            number)
{
  for (guint i = 0; i < steward_guideline_get_n_blocks (translation); i++)
    if (steward_guideline_get_block (translation, i)->renders_number == number)
      return TRUE;
  return FALSE;
}

/**
 * steward_translation_read_master:
 * @translation: a language version
 * @all: whether all versions of the master are read, or only the last and those that clauses were translated from
 * @error: return location
 *
 * Returns: (transfer full) (element-type StewardGuideline) (nullable): versions of the master that were put in force, also one
 *   whose day has still to come; none where @translation has no master or that was never in force; %NULL with @error
 */
GPtrArray *
steward_translation_read_master (StewardInForce    *in_force,
                                 StewardGuideline  *translation,
                                 gboolean           all,
                                 GError           **error)
{
  const char *master = steward_guideline_get_master (translation);
  GPtrArray *editions = steward_in_force_get_editions (in_force, error);
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func (g_object_unref);
  StewardRecord *last = NULL;

  if (editions == NULL)
    return NULL;
  if (master == NULL)
    return g_steal_pointer (&read);
  if (!steward_in_force_find_last_edition (in_force, master, &last, error))
    return NULL;
  for (guint i = 0; i < editions->len; i++)
    {
      StewardGuideline *edition;

      if (g_strcmp0 (steward_record_get_text (editions->pdata[i], STEWARD_EDITION_GUIDELINE), master) != 0 ||
          !(all || editions->pdata[i] == (gpointer) last ||
            is_rendered (translation, steward_record_get_integer (editions->pdata[i], STEWARD_EDITION_NUMBER))))
        continue;
      edition = steward_guideline_new_from_edition (editions->pdata[i], error);
      if (edition == NULL)
        return NULL;
      g_ptr_array_add (read, edition);
    }
  return g_steal_pointer (&read);
}

/**
 * steward_translation_get_newest:
 * @editions: (element-type StewardGuideline): as of steward_translation_read_master()
 *
 * Returns: (transfer none) (nullable): the version that the others are measured by; %NULL where there is none
 */
StewardGuideline *
steward_translation_get_newest (GPtrArray *editions)
{
  StewardGuideline *newest = NULL;

  for (guint i = 0; i < editions->len; i++)
    if (newest == NULL || steward_guideline_get_number (editions->pdata[i]) > steward_guideline_get_number (newest))
      newest = editions->pdata[i];
  return newest;
}

/**
 * steward_translation_list_versions:
 * @master: an id
 * @heads: (out) (transfer full) (element-type StewardRecord): the guidelines that name it as their master and aren't retired
 *
 * Returns: whether they could be read
 */
gboolean
steward_translation_list_versions (StewardTransaction  *transaction,
                                   StewardInForce      *in_force,
                                   const char          *master,
                                   GPtrArray          **heads,
                                   GError             **error)
{
  g_autoptr (GPtrArray) all = steward_transaction_list (transaction, &steward_guideline_kind, error);

  if (all == NULL)
    return FALSE;
  *heads = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (steward_record_get_text (all->pdata[i], STEWARD_GUIDELINE_MASTER), master) == 0 &&
        !steward_record_has (all->pdata[i], STEWARD_GUIDELINE_RETIRED))
      g_ptr_array_add (*heads, g_object_ref (all->pdata[i]));
  return TRUE;
}

/**
 * steward_translation_check_master:
 * @head: a guideline whose master is an id that is there
 * @error: return location
 *
 * A master is no language version itself, and its versions have a language of their own each.
 *
 * Returns: whether @head may follow it
 */
gboolean
steward_translation_check_master (StewardTransaction  *transaction,
                                  StewardRecord       *head,
                                  GError             **error)
{
  const char *id = steward_record_get_id (head);
  const char *language = steward_record_get_text (head, STEWARD_GUIDELINE_LANGUAGE);
  g_autoptr (StewardRecord) master =
    steward_transaction_get (transaction, &steward_guideline_kind, steward_record_get_text (head, STEWARD_GUIDELINE_MASTER), error);
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) others = NULL;

  if (master == NULL || !steward_translation_list_versions (transaction, NULL, id, &own, error) ||
      !steward_translation_list_versions (transaction, NULL, steward_record_get_id (master), &others, error))
    return FALSE;
  if (g_strcmp0 (id, steward_record_get_id (master)) == 0 || own->len > 0 ||
      steward_record_has (master, STEWARD_GUIDELINE_MASTER))
    return usage (error, _("Choose a master that is no language version itself; a guideline that others follow can’t follow one"));
  if (language == NULL)
    return usage (error, _("Say in which language it is, as “de” or “fr”"));
  if (steward_language_fits (language, steward_record_get_text (master, STEWARD_GUIDELINE_LANGUAGE)))
    return usage (error, _("The master is in that language itself: say another one"));
  for (guint i = 0; i < others->len; i++)
    if (g_strcmp0 (steward_record_get_id (others->pdata[i]), id) != 0 &&
        steward_language_fits (language, steward_record_get_text (others->pdata[i], STEWARD_GUIDELINE_LANGUAGE)))
      {
        g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, _("“%s” is its version in that language: change that one, or say another language"),
                     steward_record_get_text (others->pdata[i], STEWARD_GUIDELINE_TITLE));
        return FALSE;
      }
  return TRUE;
}

/**
 * steward_translation_take_places:
 * @head: a language version whose draft was taken from a document
 *
 * Gives clauses that stand for none of the master yet one by their places.
 *
 * Returns: whether it went well
 */
gboolean
steward_translation_take_places (StewardTransaction  *transaction,
                                 StewardInForce      *in_force,
                                 StewardRecord       *head,
                                 GError             **error)
{
  g_autoptr (StewardGuideline) before = steward_guideline_read_draft (transaction, head, error);
  g_autoptr (StewardGuideline) after = before != NULL ? steward_guideline_read_draft (transaction, head, error) : NULL;
  g_autoptr (GPtrArray) editions = after != NULL ? steward_translation_read_master (in_force, after, FALSE, error) : NULL;

  if (editions == NULL)
    return FALSE;
  return editions->len == 0 || steward_translation_pair (after, steward_translation_get_newest (editions)) == 0 ||
         steward_guideline_store_all (transaction, head, before, after, "translate", error);
}

/**
 * steward_translation_describe:
 * @document: a version of a guideline
 * @object: what is said about it
 *
 * Adds of a language version `master`, `master_id`, `behind` (clauses to translate) and `renders` (the version of the master
 * that it says whole; none for 0).
 *
 * Returns: whether it went well
 */
gboolean
steward_translation_describe (StewardTransaction  *transaction,
                              StewardInForce      *in_force,
                              StewardGuideline    *document,
                              JsonObject          *object,
                              GError             **error)
{
  const char *id = steward_guideline_get_master (document);
  g_autoptr (StewardRecord) master = NULL;
  g_autoptr (GPtrArray) editions = NULL;
  g_autoptr (GError) local_error = NULL;

  if (id == NULL)
    return TRUE;
  master = steward_transaction_find (transaction, &steward_guideline_kind, id, &local_error);
  editions = local_error == NULL ? steward_translation_read_master (in_force, document, TRUE, &local_error) : NULL;
  if (editions == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (master != NULL)
    json_object_set_string_member (object, "master", steward_record_get_text (master, STEWARD_GUIDELINE_TITLE));
  json_object_set_string_member (object, "master_id", id);
  if (editions->len > 0)
    {
      g_autoptr (GArray) renderings = steward_translation_compare (document, editions);
      gint64 number = steward_translation_get_number (document, editions);

      json_object_set_int_member (object, "behind", steward_translation_count_behind (renderings));
      if (number > 0)
        json_object_set_int_member (object, "renders", number);
    }
  return TRUE;
}

/**
 * steward_translation_counts:
 * @master: a guideline in force, with its number
 * @version: a language version of it that is in force, with its number
 *
 * Returns: whether who reads @version has read what @master says now, but for corrections
 */
gboolean
steward_translation_counts (StewardInForce *in_force,
                            StewardRecord  *master,
                            StewardRecord  *version)
{
  g_autoptr (StewardRecord) as_if = steward_record_new (&steward_acknowledgement_kind, "as-if");
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  steward_record_set_text (as_if, STEWARD_ACKNOWLEDGEMENT_GUIDELINE, steward_record_get_id (version));
  steward_record_set_integer (as_if, STEWARD_ACKNOWLEDGEMENT_NUMBER,
                              steward_record_get_integer (version, STEWARD_GUIDELINE_IN_FORCE));
  g_ptr_array_add (one, as_if);
  return steward_acknowledgement_is_current (master, steward_in_force_get_editions (in_force, NULL), NULL, one, FALSE);
}

/**
 * steward_translation_choose:
 * @guideline: the id of a guideline in force, a master or a language version
 * @languages: (array zero-terminated=1): what somebody reads, what they like best first
 *
 * A version that lags behind by something material isn't read in the place of its master. The guidelines must have been read.
 *
 * Returns: (transfer none): the version in force in the first of @languages that there is, else the master; %NULL where
 *   @guideline isn't in force
 */
StewardRecord *
steward_translation_choose (StewardInForce    *in_force,
                            const char        *guideline,
                            const char *const *languages)
{
  GPtrArray *all = steward_in_force_get_guidelines (in_force, NULL);
  StewardRecord *master = steward_in_force_find_master (in_force, guideline);

  for (guint i = 0; master == NULL && i < all->len; i++)
    if (g_strcmp0 (steward_record_get_id (all->pdata[i]), guideline) == 0)
      master = all->pdata[i];
  for (guint k = 0; master != NULL && languages[k] != NULL; k++)
    {
      if (steward_language_fits (languages[k], steward_record_get_text (master, STEWARD_GUIDELINE_LANGUAGE)))
        return master;
      for (guint i = 0; i < all->len; i++)
        if (g_strcmp0 (steward_record_get_text (all->pdata[i], STEWARD_GUIDELINE_MASTER), steward_record_get_id (master)) == 0 &&
            steward_language_fits (languages[k], steward_record_get_text (all->pdata[i], STEWARD_GUIDELINE_LANGUAGE)) &&
            steward_translation_counts (in_force, master, all->pdata[i]))
          return all->pdata[i];
    }
  return master;
}
