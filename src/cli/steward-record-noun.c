/* steward-record-noun.c: verbs of nouns whose records are kept by filling in their fields
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-record-noun"

#include "steward-record-noun.h"

#include "steward-editing.h"
#include "steward-service-error.h"

static const StewardRecordNoun *
noun_of (StewardInvocation *invocation)
{
  const StewardRecordNoun *noun = steward_invocation_get_command (invocation)->record_noun;

  g_assert (noun != NULL);
  return noun;
}

static gboolean
perform_and_print (StewardInvocation  *invocation,
                   StewardOperation   *operation,
                   GError            **error)
{
  const StewardRecordNoun *noun = noun_of (invocation);
  StewardRecord *record;

  if (!steward_invocation_perform (invocation, operation, error))
    return FALSE;
  record = steward_operation_get_record (operation);
  if (!steward_invocation_print_record (invocation, record, error))
    return FALSE;
  return noun->saved == NULL || steward_operation_get_event (operation) == 0 ||
         steward_record_get_kind (record) != noun->kind || noun->saved (invocation, record, error);
}

/**
 * steward_record_noun_save:
 * @id: (nullable): %NULL makes a new record
 *
 * Stores and prints.
 *
 * Returns: whether it is stored
 */
gboolean
steward_record_noun_save (StewardInvocation  *invocation,
                          const StewardKind  *kind,
                          const char         *id,
                          JsonObject         *fields,
                          GError            **error)
{
  g_autoptr (StewardOperation) operation = steward_editing_save (kind, id, fields);

  return perform_and_print (invocation, operation, error);
}

/**
 * steward_record_noun_list:
 *
 * `NOUN list`
 *
 * Returns: whether it went well
 */
gboolean
steward_record_noun_list (StewardInvocation  *invocation,
                          int                 argc,
                          char              **argv,
                          GError            **error)
{
  const StewardRecordNoun *noun = noun_of (invocation);
  g_autoptr (StewardOperation) operation = steward_editing_list (noun->kind, FALSE);

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 0, 0, error) ||
      !steward_invocation_perform (invocation, operation, error))
    return FALSE;
  steward_invocation_set_columns (invocation, noun->columns);
  return steward_invocation_print_records (invocation, steward_operation_get_records (operation), error);
}

/**
 * steward_record_noun_show:
 *
 * `NOUN show NAME`
 *
 * Returns: whether it went well
 */
gboolean
steward_record_noun_show (StewardInvocation  *invocation,
                          int                 argc,
                          char              **argv,
                          GError            **error)
{
  const StewardRecordNoun *noun = noun_of (invocation);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardOperation) operation = NULL;
  g_autofree char *id = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  id = steward_field_options_resolve (invocation, noun->kind, argv[0], &local_error);
  if (id == NULL && !g_error_matches (local_error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  /* Kinds without names are known by the start of their id. */
  operation = steward_editing_get (noun->kind, id != NULL ? id : argv[0]);
  return perform_and_print (invocation, operation, error);
}

/**
 * steward_record_noun_add:
 *
 * `NOUN add ARGUMENTS`
 *
 * Returns: whether it is stored
 */
gboolean
steward_record_noun_add (StewardInvocation  *invocation,
                         int                 argc,
                         char              **argv,
                         GError            **error)
{
  const StewardRecordNoun *noun = noun_of (invocation);
  int n_positional = (int) g_strv_length ((char **) noun->positional);
  g_autoptr (JsonObject) fields =
      steward_field_options_parse (invocation, noun->kind, noun->options, &argc, &argv, n_positional, n_positional, error);

  if (fields == NULL)
    return FALSE;
  for (int i = 0; i < n_positional; i++)
    json_object_set_string_member (fields, noun->positional[i], argv[i]);
  return steward_record_noun_save (invocation, noun->kind, NULL, fields, error);
}

static char *
find_id (StewardInvocation        *invocation,
         const StewardRecordNoun  *noun,
         const char               *words,
         GError                  **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StewardOperation) operation = NULL;
  char *id = steward_field_options_resolve (invocation, noun->kind, words, &local_error);

  if (id != NULL)
    return id;
  operation = steward_editing_get (noun->kind, words);
  return steward_invocation_perform (invocation, operation, error)
             ? g_strdup (steward_record_get_id (steward_operation_get_record (operation)))
             : NULL;
}

/**
 * steward_record_noun_set:
 *
 * `NOUN set NAME OPTIONS`
 *
 * Returns: whether it is stored
 */
gboolean
steward_record_noun_set (StewardInvocation  *invocation,
                         int                 argc,
                         char              **argv,
                         GError            **error)
{
  const StewardRecordNoun *noun = noun_of (invocation);
  g_autoptr (JsonObject) fields =
      steward_field_options_parse (invocation, noun->kind, noun->options, &argc, &argv, 1, 1, error);
  g_autofree char *id = fields != NULL ? find_id (invocation, noun, argv[0], error) : NULL;

  return id != NULL && steward_record_noun_save (invocation, noun->kind, id, fields, error);
}

/**
 * steward_record_noun_end:
 *
 * `NOUN remove NAME`, `NOUN retire NAME`
 *
 * Returns: whether it is stored
 */
gboolean
steward_record_noun_end (StewardInvocation  *invocation,
                         int                 argc,
                         char              **argv,
                         GError            **error)
{
  const StewardRecordNoun *noun = noun_of (invocation);
  g_autofree char *id = NULL;
  g_autoptr (StewardOperation) operation = NULL;

  if (!steward_invocation_parse (invocation, NULL, &argc, &argv, 1, 1, error))
    return FALSE;
  id = find_id (invocation, noun, argv[0], error);
  if (id == NULL)
    return FALSE;
  operation = steward_editing_end (noun->kind, id);
  return perform_and_print (invocation, operation, error);
}
