/* steward-erasing.c: somebody who asks to be forgotten is
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-erasing"

#include "steward-erasing.h"

#include "steward-erasing-private.h"
#include "steward-erasure.h"
#include "steward-kinds.h"
#include "steward-mention-deed-private.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-transaction-erase.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/random.h>

#define SALT_BYTES 16

/* Mentions that are looked at between two looks whether somebody gave up. */
#define WALKED_AT_ONCE 10000

struct _StewardForgotten
{
  GHashTable *salts;   /* (owned) each once */
  GHashTable *digests; /* (owned) */
};

/**
 * steward_forgotten_new:
 *
 * Returns: (transfer full) (nullable): who is forgotten
 */
StewardForgotten *
steward_forgotten_new (StewardTransaction  *transaction,
                       GError             **error)
{
  g_autoptr (GPtrArray) list = steward_transaction_list (transaction, &steward_suppression_kind, error);
  StewardForgotten *self;

  if (list == NULL)
    return NULL;
  self = g_new0 (StewardForgotten, 1);
  self->salts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const char *salt = steward_record_get_text (list->pdata[i], STEWARD_SUPPRESSION_SALT);
      const char *digest = steward_record_get_text (list->pdata[i], STEWARD_SUPPRESSION_DIGEST);

      if (salt == NULL || digest == NULL)
        continue;
      g_hash_table_add (self->salts, g_strdup (salt));
      g_hash_table_add (self->digests, g_strdup (digest));
    }
  return self;
}

/**
 * steward_forgotten_free:
 * @self: (transfer full) (nullable): a list
 */
void
steward_forgotten_free (StewardForgotten *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->salts);
  g_hash_table_unref (self->digests);
  g_free (self);
}

/**
 * steward_forgotten_has:
 * @network: (nullable): where a post was found
 * @author: (nullable): as shown
 * @author_address: (nullable): of the author
 *
 * Returns: whether that author is forgotten
 */
gboolean
steward_forgotten_has (StewardForgotten *self,
                       const char       *network,
                       const char       *author,
                       const char       *author_address)
{
  g_autofree char *key = NULL;
  GHashTableIter iter;
  gpointer salt;

  if (g_hash_table_size (self->salts) == 0)
    return FALSE;
  key = steward_erasure_author_key (network, author, author_address);
  g_hash_table_iter_init (&iter, self->salts);
  while (key != NULL && g_hash_table_iter_next (&iter, &salt, NULL))
    {
      g_autofree char *digest = steward_erasure_digest (salt, key);

      if (g_hash_table_contains (self->digests, digest))
        return TRUE;
    }
  return FALSE;
}

/**
 * steward_forgotten_has_author_of:
 *
 * Returns: whether whoever wrote @mention is forgotten
 */
gboolean
steward_forgotten_has_author_of (StewardForgotten *self,
                                 StewardRecord    *mention)
{
  return steward_forgotten_has (self, steward_record_get_text (mention, STEWARD_MENTION_NETWORK),
                                steward_record_get_text (mention, STEWARD_MENTION_AUTHOR),
                                steward_record_get_text (mention, STEWARD_MENTION_AUTHOR_ADDRESS));
}

static gboolean
is_forgotten (const char *network,
              const char *author,
              const char *author_address,
              gpointer    data)
{
  return steward_forgotten_has (data, network, author, author_address);
}

static gboolean
erase_mention (StewardTransaction  *transaction,
               StewardRecord       *mention,
               GError             **error)
{
  g_autoptr (StewardRecord) bare = steward_record_copy (mention);

  steward_erasure_erase (bare, steward_transaction_get_now (transaction));
  /* Without an event of its own: that would say what was there. */
  return steward_transaction_put_in_batch (transaction, bare, error);
}

/**
 * steward_forgotten_erase_stored:
 * @after_row: (inout): beyond which mentions are looked at
 * @limit: how many are looked at
 * @n_erased: (out): how many lost their content
 * @is_last: (out): whether there are no more
 *
 * Erases what is here by those who are forgotten.
 *
 * Returns: whether it went well
 */
gboolean
steward_forgotten_erase_stored (StewardForgotten    *self,
                                StewardTransaction  *transaction,
                                gint64              *after_row,
                                guint                limit,
                                gint64              *n_erased,
                                gboolean            *is_last,
                                GError             **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  *n_erased = 0;
  if (!steward_transaction_find_by_author (transaction, after_row, limit, is_forgotten, self, rows, is_last, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (StewardRecord) mention =
          steward_transaction_get_by_row (transaction, &steward_mention_kind, g_array_index (rows, gint64, i), error);

      if (mention == NULL || !erase_mention (transaction, mention, error))
        return FALSE;
      *n_erased += 1;
    }
  return TRUE;
}

/* One salt for the whole list, so that who comes in is compared by one digest; two that were begun apart are two. */
static char *
find_salt (StewardForgotten  *forgotten,
           GError           **error)
{
  g_autoptr (GList) salts = g_list_sort (g_hash_table_get_keys (forgotten->salts), (GCompareFunc) strcmp);
  guint8 random[SALT_BYTES];
  GString *text;

  if (salts != NULL)
    return g_strdup (salts->data);
  if (getrandom (random, sizeof random, 0) != (gssize) sizeof random)
    {
      g_set_error_literal (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_FAILED, _("The system gave no random bytes; try again"));
      return NULL;
    }
  text = g_string_new (NULL);
  for (guint i = 0; i < SALT_BYTES; i++)
    g_string_append_printf (text, "%02x", random[i]);
  return g_string_free (text, FALSE);
}

static gboolean
add_suppression (StewardTransaction  *transaction,
                 const char          *key,
                 GError             **error)
{
  g_autoptr (StewardForgotten) forgotten = steward_forgotten_new (transaction, error);
  g_autofree char *salt = forgotten != NULL ? find_salt (forgotten, error) : NULL;
  g_autofree char *digest = NULL;
  g_autoptr (StewardRecord) suppression = NULL;

  if (salt == NULL)
    return FALSE;
  digest = steward_erasure_digest (salt, key);
  if (g_hash_table_contains (forgotten->digests, digest))
    return TRUE;
  /* Two who erase the same author apart write the same. */
  suppression = steward_record_new (&steward_suppression_kind, digest);
  steward_record_set_text (suppression, STEWARD_SUPPRESSION_SALT, salt);
  steward_record_set_text (suppression, STEWARD_SUPPRESSION_DIGEST, digest);
  return steward_transaction_put_in_batch (transaction, suppression, error);
}

static gboolean
erase_all (StewardTransaction  *transaction,
           gint64              *n_erased,
           GCancellable        *cancellable,
           GError             **error)
{
  g_autoptr (StewardForgotten) forgotten = steward_forgotten_new (transaction, error);
  gint64 after_row = G_MININT64;
  gboolean is_last = FALSE;

  while (forgotten != NULL && !is_last)
    {
      gint64 n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !steward_forgotten_erase_stored (forgotten, transaction, &after_row, WALKED_AT_ONCE, &n, &is_last, error))
        return FALSE;
      *n_erased += n;
    }
  return forgotten != NULL;
}

static void
tell (StewardOperation *operation,
      StewardRecord    *mention,
      const char       *author,
      gint64            n_erased,
      gboolean          is_kept_out)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "mention", steward_record_get_id (mention));
  if (author != NULL)
    json_object_set_string_member (object, "author", author);
  json_object_set_int_member (object, "erased", n_erased);
  json_object_set_boolean_member (object, "kept_out", is_kept_out);
  json_node_take_object (node, object);
  steward_operation_take_json (operation, node);
}

/* What is known of an author: the one whose mention it is. */
static char *
dup_author_key (StewardRecord *mention)
{
  return steward_erasure_author_key (steward_record_get_text (mention, STEWARD_MENTION_NETWORK),
                                     steward_record_get_text (mention, STEWARD_MENTION_AUTHOR),
                                     steward_record_get_text (mention, STEWARD_MENTION_AUTHOR_ADDRESS));
}

/* Whoever may erase, of the author of @id: the mention, and by what they are known again, where they are. */
static StewardRecord *
find_author (StewardTransaction  *transaction,
             const char          *id,
             char               **key,
             GError             **error)
{
  StewardRecord *mention = steward_permit_administrator (transaction, error) ? steward_mention_find (transaction, id, error) : NULL;

  *key = mention != NULL ? dup_author_key (mention) : NULL;
  return mention;
}

static gboolean
is_of_author (const char *network,
              const char *author,
              const char *author_address,
              gpointer    data)
{
  g_autofree char *key = steward_erasure_author_key (network, author, author_address);

  return g_strcmp0 (key, data) == 0;
}

static gboolean
count_by_author (StewardTransaction  *transaction,
                 char                *key,
                 gint64              *n,
                 GCancellable        *cancellable,
                 GError             **error)
{
  gint64 after_row = G_MININT64;
  gboolean is_last = FALSE;

  while (!is_last)
    {
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !steward_transaction_find_by_author (transaction, &after_row, WALKED_AT_ONCE, is_of_author, key, rows, &is_last, error))
        return FALSE;
      *n += rows->len;
    }
  return TRUE;
}

static gboolean
preview_author (StewardTransaction  *transaction,
                StewardOperation    *operation,
                gpointer             data,
                GCancellable        *cancellable,
                GError             **error)
{
  StewardInput *input = data;
  g_autofree char *key = NULL;
  g_autoptr (StewardRecord) mention = find_author (transaction, input->id, &key, error);
  gint64 n = 0;

  if (mention == NULL)
    return FALSE;
  if (key == NULL)
    n = steward_erasure_is_erased (mention) ? 0 : 1;
  else if (!count_by_author (transaction, key, &n, cancellable, error))
    return FALSE;
  tell (operation, mention, steward_record_get_text (mention, STEWARD_MENTION_AUTHOR), n, key != NULL);
  return TRUE;
}

/**
 * steward_erasing_preview_author:
 * @mention: the id of a mention, or the start of it
 *
 * Changes nothing.
 *
 * Returns: (transfer full): counts what steward_erasing_erase_author() would erase; its JSON is as that one's, with
 *   `author` where one is named
 */
StewardOperation *
steward_erasing_preview_author (const char *mention)
{
  return steward_operation_new ("preview-erasing-author", STEWARD_MODE_READ, preview_author,
                                steward_input_new (mention, NULL, NULL), steward_input_free);
}

/**
 * steward_erasing_describe:
 * @preview: the JSON of steward_erasing_preview_author()
 *
 * Any thread.
 *
 * Returns: (transfer full): what erasing would do, for the question whether it shall
 */
char *
steward_erasing_describe (JsonObject *preview)
{
  guint n = (guint) json_object_get_int_member (preview, "erased");
  const char *author = json_object_get_string_member_with_default (preview, "author", _("this author"));

  if (!json_object_get_boolean_member (preview, "kept_out"))
    return g_strdup (_("Nobody is named as its author: only this mention loses its words and addresses, here and on every desk "
                       "that shares this workspace, and nothing is kept out later. It can’t be taken back."));
  return g_strdup_printf (ngettext ("%u mention by %s loses its words, name and addresses, here and on every desk "
                                    "that shares this workspace. What they write from now on isn’t collected. It can’t be "
                                    "taken back.",
                                    "%u mentions by %s lose their words, names and addresses, here and on "
                                    "every desk that shares this workspace. What they write from now on isn’t collected. It "
                                    "can’t be taken back.",
                                    n),
                          n, author);
}

static gboolean
erase_author (StewardTransaction  *transaction,
              StewardOperation    *operation,
              gpointer             data,
              GCancellable        *cancellable,
              GError             **error)
{
  StewardInput *input = data;
  g_autofree char *key = NULL;
  g_autoptr (StewardRecord) mention = find_author (transaction, input->id, &key, error);
  g_autofree char *after = NULL;
  gint64 n_erased = 0;

  if (mention == NULL)
    return FALSE;
  if (key != NULL)
    {
      if (!add_suppression (transaction, key, error) || !erase_all (transaction, &n_erased, cancellable, error))
        return FALSE;
    }
  else if (!steward_erasure_is_erased (mention))
    {
      if (!erase_mention (transaction, mention, error))
        return FALSE;
      n_erased = 1;
    }
  tell (operation, mention, NULL, n_erased, key != NULL);
  after = g_strdup_printf ("{\"mentions\":%" G_GINT64_FORMAT "}", n_erased);
  return n_erased == 0 ||
         steward_transaction_note (transaction, "erase", "mention", steward_record_get_id (mention), NULL, after, error);
}

/**
 * steward_erasing_erase_author:
 * @mention: the id of a mention, or the start of it
 *
 * All mentions by its author lose their content, here and on every desk that shares the file, and what that author writes is
 * kept out from now on. Where nobody is named as its author, only the one mention is erased. It can't be taken back.
 *
 * Returns: (transfer full): erases; its JSON has `mention`, `erased` (how many) and `kept_out`
 */
StewardOperation *
steward_erasing_erase_author (const char *mention)
{
  return steward_operation_new ("erase-author", STEWARD_MODE_DEED, erase_author, steward_input_new (mention, NULL, NULL),
                                steward_input_free);
}
