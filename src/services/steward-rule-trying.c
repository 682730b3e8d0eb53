/* steward-rule-trying.c: how many stored mentions a row's rule would take
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-rule-trying"

#include "steward-rule-trying.h"

#include "steward-draft-private.h"
#include "steward-ingest-private.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-mention-query.h"
#include "steward-operation-private.h"
#include "steward-query-names-private.h"
#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* So many of those that fit are asked which row has them; of more the share is told. */
#define MOST_ASKED 1000

/* Beyond, a query would be cut. */
#define MOST_WORDS 150

/* What stands for an activity that isn't stored yet. */
#define NEW_ACTIVITY "new"

/* The words that the search index knows: not `?`, and a star only at the end of a single word. Without all of them the index
 * is of no help with words. */
static gboolean
can_be_searched (char **words)
{
  if (g_strv_length (words) > MOST_WORDS)
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *star = strchr (words[i], '*');

      if (strpbrk (words[i], "?\"") != NULL || (star != NULL && (star[1] != '\0' || strpbrk (words[i], " -") != NULL)))
        return FALSE;
    }
  return TRUE;
}

/* One of @values, in the language of the search bar; `%s` of @format is the value. */
static void
add_condition (GPtrArray   *conditions,
               char       **values,
               const char  *field)
{
  g_autoptr (GString) text = g_string_new ("(");

  if (values == NULL || values[0] == NULL)
    return;
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_string_append (text, i > 0 ? " OR " : "");
      if (field != NULL)
        g_string_append_printf (text, "%s:%s", field, values[i]);
      else
        g_string_append_printf (text, g_str_has_suffix (values[i], "*") ? "%s" : "\"%s\"", values[i]);
    }
  g_string_append_c (text, ')');
  g_ptr_array_add (conditions, g_string_free (g_steal_pointer (&text), FALSE));
}

/* What the index finds of a rule: at least all that fit it; NULL when the rule asks for nothing. */
static char *
make_query (JsonObject *rule)
{
  g_autoptr (GPtrArray) conditions = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) words = steward_json_get_texts (rule, "words");
  g_auto (GStrv) topics = steward_json_get_texts (rule, "topics");
  g_auto (GStrv) voices = steward_json_get_texts (rule, "voices");
  g_auto (GStrv) moods = steward_json_get_texts (rule, "moods");
  gboolean has_words = words != NULL && words[0] != NULL;

  if (has_words && can_be_searched (words))
    add_condition (conditions, words, NULL);
  add_condition (conditions, topics, "topic");
  add_condition (conditions, voices, "voice");
  add_condition (conditions, moods, "mood");
  if (conditions->len == 0)
    return has_words ? g_strdup ("") : NULL;
  g_ptr_array_add (conditions, NULL);
  return g_strjoinv (" ", (char **) conditions->pdata);
}

static StewardMatrix *
make_matrix (StewardDraft *draft,
             const char   *activity,
             const char   *rule)
{
  g_autoptr (GPtrArray) activities = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (StewardRecord) added = NULL;

  for (guint i = 0; i < draft->activities->len; i++)
    {
      g_autoptr (StewardRecord) copy = steward_record_copy (draft->activities->pdata[i]);

      if (g_strcmp0 (steward_record_get_id (copy), activity) == 0)
        steward_record_set_canonical (copy, STEWARD_ACTIVITY_RULE, rule);
      g_ptr_array_add (activities, g_steal_pointer (&copy));
    }
  if (activity == NULL)
    {
      added = steward_record_new (&steward_activity_kind, NEW_ACTIVITY);
      steward_record_set_text (added, STEWARD_ACTIVITY_NAME, NEW_ACTIVITY);
      steward_record_set_canonical (added, STEWARD_ACTIVITY_RULE, rule);
      g_ptr_array_add (activities, g_object_ref (added));
    }
  return steward_matrix_new_draft (draft->departments, activities, draft->cells);
}

typedef struct
{
  gint64 fit;
  guint  asked;
  guint  taken;
} Counted;

/* Of those that fit, another row may have a rule that fits better. */
static gboolean
ask_rows (StewardTransaction              *transaction,
          const StewardMentionSelection   *selection,
          StewardUnderstanding            *understanding,
          const char                      *activity,
          GCancellable                    *cancellable,
          Counted                         *counted,
          GError                         **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!steward_transaction_search_mentions (transaction, selection, MOST_ASKED, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (StewardRecord) mention = steward_transaction_get_by_row (transaction, &steward_mention_kind,
                                                                          g_array_index (rows, gint64, i), &local_error);

      if (local_error != NULL || g_cancellable_set_error_if_cancelled (cancellable, &local_error))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (mention == NULL)
        continue;
      steward_understanding_apply (understanding, mention, STEWARD_UNDERSTAND_ACTIVITY);
      counted->asked++;
      counted->taken += g_strcmp0 (steward_record_get_text (mention, STEWARD_MENTION_ACTIVITY), activity) == 0;
    }
  return TRUE;
}

static void
take_counts (StewardOperation *operation,
             const Counted    *counted)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  gboolean is_exact = counted->fit <= counted->asked;
  gint64 count = counted->taken;

  if (!is_exact && counted->asked > 0)
    count = counted->fit * counted->taken / counted->asked;
  json_object_set_int_member (object, "count", count);
  json_object_set_boolean_member (object, "exact", is_exact);
  json_object_set_int_member (object, "asked", counted->asked);
  json_node_take_object (node, object);
  steward_operation_take_json (operation, node);
}

static gboolean
try (StewardTransaction  *transaction,
     StewardOperation    *operation,
     gpointer             data,
     GCancellable        *cancellable,
     GError             **error)
{
  StewardInput *input = data;
  g_autoptr (JsonNode) node = steward_json_parse (input->text, -1, NULL);
  g_autofree char *rule = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? steward_json_write (node) : NULL;
  g_autoptr (StewardDraft) draft = NULL;
  StewardOrganisation *organisation;
  g_autoptr (StewardMatrix) matrix = NULL;
  g_autoptr (StewardUnderstanding) understanding = NULL;
  g_autoptr (StewardQuery) query = NULL;
  g_auto (StewardQueryNames) names = { .transaction = transaction };
  g_autofree char *text = NULL;
  StewardMentionSelection selection;
  Counted counted = { 0 };

  if (rule == NULL)
    {
      g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                           _("A rule is an object with topics, voices, moods and words"));
      return FALSE;
    }
  text = make_query (json_node_get_object (node));
  if (text == NULL)
    {
      take_counts (operation, &counted);
      return TRUE;
    }
  draft = steward_draft_read (transaction, error);
  organisation = draft != NULL ? steward_in_force_get_organisation (draft->in_force, error) : NULL;
  if (organisation == NULL)
    return FALSE;
  matrix = make_matrix (draft, input->id, rule);
  understanding = steward_ingest_understand (transaction, organisation, matrix, error);
  if (understanding == NULL)
    return FALSE;
  query = steward_query_new (text, steward_transaction_get_now (transaction), steward_organisation_get_zone (organisation));
  selection = (StewardMentionSelection){
    .query = *text != '\0' ? query : NULL,
    .resolve = steward_query_names_resolve,
    .resolve_data = &names,
    .before_row = G_MAXINT64,
  };
  if (!steward_transaction_count_mentions (transaction, &selection, G_MAXINT64, &counted.fit, error) ||
      !ask_rows (transaction, &selection, understanding, input->id != NULL ? input->id : NEW_ACTIVITY, cancellable, &counted,
                 error))
    return FALSE;
  take_counts (operation, &counted);
  return TRUE;
}

/**
 * steward_rule_try:
 * @activity: (nullable): the row that it would be the rule of; %NULL for a new one
 * @rule: JSON, as an activity has it
 *
 * Asks the index what fits, and for the newest thousand of them which row of the draft would have them. Its JSON has `count`,
 * whether that is `exact` or the share of the thousand, and how many were `asked`.
 *
 * Returns: (transfer full): counts the stored mentions that the row would take; writes nothing
 */
StewardOperation *
steward_rule_try (const char *activity,
                  const char *rule)
{
  return steward_operation_new ("try-rule", STEWARD_MODE_READ, try, steward_input_new (activity, rule, NULL),
                                steward_input_free);
}

/**
 * steward_rule_try_words:
 * @operation: one of [func@rule_try] that went well
 *
 * Returns: (transfer full): a sentence
 */
char *
steward_rule_try_words (StewardOperation *operation)
{
  JsonObject *object = json_node_get_object (steward_operation_get_json (operation));
  gint64 count = json_object_get_int_member (object, "count");

  if (json_object_get_boolean_member (object, "exact"))
    return g_strdup_printf (ngettext ("It would take %" PRId64 " stored mention.",
                                      "It would take %" PRId64 " stored mentions.", (gulong) count),
                            count);
  return g_strdup_printf (ngettext ("It would take about %" PRId64 " stored mention.",
                                    "It would take about %" PRId64 " stored mentions.", (gulong) count),
                          count);
}
