/* steward-response-search.c: answers that a query finds, inside a transaction
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-response-search"

#include "steward-response-search-private.h"

#include "steward-directory-private.h"
#include "steward-kinds.h"
#include "steward-mention-search-private.h"
#include "steward-response-query.h"

/* Answers that are looked at at a time. */
#define PAGE 200

static void
copy_text (StewardRecord *to,
           guint          to_field,
           StewardRecord *from,
           guint          from_field)
{
  steward_record_set_text (to, to_field, steward_record_get_text (from, from_field));
}

/* An answer in the words that queries are written in for mentions: who answers is the department, who wrote is the author,
 * `status:` is how far it is, and `before:` and `after:` look at when it goes or went out. */
static StewardRecord *
dress (StewardTransaction *transaction,
       StewardDirectory   *directory,
       StewardRecord      *response)
{
  StewardRecord *dressed = steward_record_new (&steward_mention_kind, steward_record_get_id (response));
  const char *const *authors = steward_record_get_set (response, STEWARD_RESPONSE_AUTHORS);
  const char *account_id = steward_record_get_text (response, STEWARD_RESPONSE_ACCOUNT);
  const char *mention_id = steward_record_get_text (response, STEWARD_RESPONSE_MENTION);
  StewardRecord *account = account_id != NULL ? steward_directory_get (directory, account_id) : NULL;
  g_autoptr (StewardRecord) mention =
      mention_id != NULL ? steward_transaction_find (transaction, &steward_mention_kind, mention_id, NULL) : NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  gint64 time_us = steward_record_get_time (response, STEWARD_RESPONSE_SCHEDULED);

  copy_text (dressed, STEWARD_MENTION_TEXT, response, STEWARD_RESPONSE_TEXT);
  copy_text (dressed, STEWARD_MENTION_STATUS, response, STEWARD_RESPONSE_STATE);
  copy_text (dressed, STEWARD_MENTION_LANGUAGE, response, STEWARD_RESPONSE_LANGUAGE);
  copy_text (dressed, STEWARD_MENTION_ACTIVITY, response, STEWARD_RESPONSE_ACTIVITY);
  copy_text (dressed, STEWARD_MENTION_DEPARTMENT, response, STEWARD_RESPONSE_ACCOUNTABLE);
  copy_text (dressed, STEWARD_MENTION_ADDRESS, response, STEWARD_RESPONSE_ADDRESS);
  if (account != NULL)
    copy_text (dressed, STEWARD_MENTION_NETWORK, account, STEWARD_ACCOUNT_NETWORK);
  if (mention != NULL)
    steward_record_set_set (dressed, STEWARD_MENTION_TOPICS, steward_record_get_set (mention, STEWARD_MENTION_TOPICS));
  steward_record_set_text (dressed, STEWARD_MENTION_ASSIGNEE, authors[0]);
  for (guint i = 0; authors[i] != NULL; i++)
    {
      StewardRecord *person = steward_directory_get (directory, authors[i]);
      const char *name = person != NULL ? steward_record_get_text (person, STEWARD_PERSON_NAME) : NULL;

      g_string_append_printf (names, "%s\n", name != NULL ? name : "");
    }
  steward_record_set_text (dressed, STEWARD_MENTION_AUTHOR, names->str);
  if (time_us == STEWARD_TIME_NONE)
    time_us = steward_record_get_time (response, STEWARD_RESPONSE_PUBLISHED);
  if (time_us == STEWARD_TIME_NONE)
    time_us = steward_record_get_created (response);
  steward_record_set_time (dressed, STEWARD_MENTION_PUBLISHED, time_us);
  return dressed;
}

/**
 * steward_response_search_read:
 * @text: a query, as mentions are searched with
 * @limit: at most so many; 0 is all
 *
 * The index is asked for the words that an answer has to have; the rest of the query is held against what it gives.
 *
 * Returns: (transfer full) (nullable) (element-type StewardRecord): responses, the newest first
 */
GPtrArray *
steward_response_search_read (StewardTransaction  *transaction,
                              const char          *text,
                              guint                limit,
                              GError             **error)
{
  g_autoptr (StewardMentionSearch) search = steward_mention_search_prepare (transaction, text, error);
  g_autoptr (StewardDirectory) directory = search != NULL ? steward_directory_read (transaction, error) : NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  StewardMentionSelection selection;
  gint64 before_row = G_MAXINT64;

  if (directory == NULL)
    return NULL;
  steward_mention_search_select (search, &selection);
  do
    {
      g_array_set_size (rows, 0);
      if (!steward_transaction_search_responses (transaction, steward_mention_search_get_query (search), before_row, PAGE, rows,
                                                 error))
        return NULL;
      for (guint i = 0; i < rows->len && (limit == 0 || found->len < limit); i++)
        {
          g_autoptr (StewardRecord) response = steward_transaction_get_by_row (
              transaction, &steward_response_kind, g_array_index (rows, gint64, i), error);
          g_autoptr (StewardRecord) dressed = response != NULL ? dress (transaction, directory, response) : NULL;

          if (response == NULL)
            return NULL;
          if (steward_query_matches (selection.query, dressed, selection.resolve, selection.resolve_data))
            g_ptr_array_add (found, g_steal_pointer (&response));
          before_row = g_array_index (rows, gint64, i);
        }
    }
  while (rows->len == PAGE && (limit == 0 || found->len < limit));
  return g_steal_pointer (&found);
}
