/* steward-fork.c: a document that a server took several times is made one again
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-fork"

#include "steward-fork.h"

#include "steward-json.h"
#include "steward-lineage.h"
#include "steward-shared-document.h"
#include "steward-sync-error.h"

#include <string.h>

typedef struct
{
  const StewardKind *kind;
  const char        *id;
  GPtrArray         *losses;
} Losing;

static void
free_document (gpointer data)
{
  steward_shared_free (data);
}

static int
compare_revisions (gconstpointer a,
                   gconstpointer b)
{
  return strcmp ((*(StewardSharedDocument *const *) a)->revision, (*(StewardSharedDocument *const *) b)->revision);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static StewardSharedDocument *
get_document (StewardRemote  *remote,
              const char     *name,
              const char     *query,
              GError        **error)
{
  static const guint handled[] = { 404, 0 };
  g_autofree char *escaped = g_uri_escape_string (name, NULL, FALSE);
  g_autofree char *path = g_strconcat (escaped, query, NULL);
  g_autoptr (StewardRemoteAnswer) answer = steward_remote_ask (remote, "GET", path, NULL, handled, error);
  g_autoptr (GError) local_error = NULL;
  StewardSharedDocument *document;

  if (answer == NULL || answer->status == 404)
    return NULL;
  document = steward_shared_parse (steward_remote_answer_raw (answer), &local_error);
  if (document == NULL)
    g_debug ("A leaf can't be read, the fork stays: %s", local_error->message);
  return document;
}

/* The leaf that the server chose first, then the others in the order of their revisions; empty when one can't be read: what
 * nobody understood is not to be deleted. */
static GPtrArray *
get_leaves (StewardRemote  *remote,
            const char     *name,
            GError        **error)
{
  g_autoptr (GPtrArray) leaves = g_ptr_array_new_with_free_func (free_document);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autoptr (GError) local_error = NULL;
  StewardSharedDocument *winner = get_document (remote, name, "?conflicts=true", &local_error);

  if (winner != NULL)
    g_ptr_array_add (leaves, winner);
  for (guint i = 0; winner != NULL && winner->conflicts != NULL && winner->conflicts[i] != NULL; i++)
    {
      g_autofree char *revision = g_uri_escape_string (winner->conflicts[i], NULL, FALSE);
      g_autofree char *query = g_strconcat ("?rev=", revision, NULL);
      StewardSharedDocument *leaf = get_document (remote, name, query, &local_error);

      if (leaf == NULL || leaf->record == NULL || leaf->revision == NULL)
        {
          steward_shared_free (leaf);
          g_ptr_array_set_size (leaves, 0);
          break;
        }
      g_ptr_array_add (others, leaf);
    }
  g_ptr_array_sort (others, compare_revisions);
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (leaves, others->pdata[i]);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (leaves->len < 2 || winner->record == NULL)
    g_ptr_array_set_size (leaves, 0);
  return g_steal_pointer (&leaves);
}

static GBytes *
one_document (const char *body)
{
  char *text = g_strconcat ("{\"docs\":[", body, "]}", NULL);

  return g_bytes_new_take (text, strlen (text));
}

/* Returns: whether the server was asked; *@taken tells whether it said yes to all, *@accepted whether only one node did */
static gboolean
store (StewardRemote  *remote,
       GBytes         *body,
       gboolean       *taken,
       gboolean       *accepted,
       GError        **error)
{
  g_autoptr (StewardRemoteAnswer) answer = steward_remote_ask (remote, "POST", "_bulk_docs", body, NULL, error);
  StewardRawWalk walk;
  StewardRaw result, value;

  if (answer == NULL)
    return FALSE;
  *accepted = answer->status == 202;
  *taken = steward_raw_begin (&walk, steward_remote_answer_raw (answer), '[');
  while (*taken && steward_raw_next_element (&walk, &result))
    *taken = !steward_raw_find (result, "error", &value);
  return TRUE;
}

static GBytes *
delete_request (GPtrArray  *leaves,
                const char *name)
{
  GString *body = g_string_new ("{\"docs\":[");

  for (guint i = 1; i < leaves->len; i++)
    {
      StewardSharedDocument *leaf = leaves->pdata[i];

      if (i > 1)
        g_string_append_c (body, ',');
      g_string_append (body, "{\"_id\":");
      steward_json_append_string (body, name);
      g_string_append (body, ",\"_rev\":");
      steward_json_append_string (body, leaf->revision);
      g_string_append_printf (body, ",\"_deleted\":true,\"by\":\"merge\",\"kind\":\"%s\"}", leaf->kind->name);
    }
  g_string_append (body, "]}");
  return g_string_free_to_bytes (body);
}

static gboolean
keep_losses (const StewardMoment  *moment,
             gpointer              data,
             GError              **error)
{
  Losing *losing = data;

  for (guint i = 0; i < losing->losses->len; i++)
    if (!moment->add_conflict (moment->data, losing->kind, losing->id, losing->losses->pdata[i], error))
      return FALSE;
  return TRUE;
}

static void
add_lineage (StewardWriting        *writing,
             StewardSharedDocument *leaf)
{
  g_auto (GStrv) of_leaf = steward_lineage_add (leaf->lineage, leaf->revision);
  g_auto (GStrv) before = g_steal_pointer (&writing->lineage);

  writing->lineage = steward_lineage_join (before, of_leaf);
}

/* Whether the first leaf was made of all the others already, by somebody who was ended before these were deleted. */
static gboolean
is_merged (GPtrArray *leaves)
{
  StewardSharedDocument *winner = leaves->pdata[0];

  for (guint i = 1; i < leaves->len; i++)
    if (!steward_lineage_has (winner->merged, ((StewardSharedDocument *) leaves->pdata[i])->revision))
      return FALSE;
  return TRUE;
}

/* Returns: (transfer full) (nullable): the document that is made of all leaves, which follows from them alone */
static char *
write_merged (GPtrArray      *leaves,
              StewardRecord  *record,
              GError        **error)
{
  g_autoptr (GPtrArray) revisions = g_ptr_array_new ();
  g_auto (StewardWriting) writing = { NULL, NULL, NULL, 0 };
  g_autofree char *mutation = NULL;

  for (guint i = 0; i < leaves->len; i++)
    {
      g_ptr_array_add (revisions, ((StewardSharedDocument *) leaves->pdata[i])->revision);
      add_lineage (&writing, leaves->pdata[i]);
    }
  g_ptr_array_sort (revisions, compare_texts);
  g_ptr_array_add (revisions, NULL);
  writing.mutation = steward_merge_mutation ((const char *const *) revisions->pdata);
  mutation = steward_writing_to_text (&writing);
  return steward_shared_write (record, ((StewardSharedDocument *) leaves->pdata[0])->revision, mutation,
                               (const char *const *) revisions->pdata, error);
}

/**
 * steward_fork_resolve:
 * @name: of a document with `_conflicts`
 * @outcome: (out): what became of it
 *
 * Two writers on two nodes of a cluster may both be told that theirs was taken. What is made of both follows from them
 * alone, so two desks that do it at once write the same. The merged one is written first; only when more than one node has it, and
 * what lost is in the tray, are the others deleted. The record comes into the file like any other, with the next page.
 *
 * Returns: whether the server could be asked
 */
gboolean
steward_fork_resolve (StewardRemote         *remote,
                      const StewardReplica  *replica,
                      const char            *name,
                      GCancellable          *cancellable,
                      StewardForkOutcome    *outcome,
                      GError               **error)
{
  g_autoptr (GPtrArray) leaves = get_leaves (remote, name, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_loss_free);
  g_autoptr (StewardRecord) record = NULL;
  g_autofree char *body = NULL;
  g_autoptr (GBytes) request = NULL;
  g_autoptr (GBytes) deletions = NULL;
  StewardSharedDocument *winner;
  gboolean taken = TRUE;
  gboolean accepted = FALSE;
  Losing losing;

  *outcome = STEWARD_FORK_STAYS;
  if (leaves == NULL)
    return FALSE;
  if (leaves->len == 0)
    return TRUE;
  winner = leaves->pdata[0];
  for (guint i = 0; i < leaves->len; i++)
    g_ptr_array_add (records, ((StewardSharedDocument *) leaves->pdata[i])->record);
  record = steward_merge_leaves (records, losses);
  if (!is_merged (leaves))
    {
      body = write_merged (leaves, record, error);
      if (body == NULL)
        return FALSE;
      request = one_document (body);
      if (!store (remote, request, &taken, &accepted, error))
        return FALSE;
    }
  if (!taken)
    return TRUE;
  losing = (Losing){ winner->kind, winner->id, losses };
  if (losses->len > 0 && !replica->within (replica->data, keep_losses, &losing, cancellable, error))
    return FALSE;
  *outcome = STEWARD_FORK_OPEN;
  if (accepted)
    return TRUE;
  deletions = delete_request (leaves, name);
  if (!store (remote, deletions, &taken, &accepted, error))
    return FALSE;
  *outcome = taken ? STEWARD_FORK_MERGED : STEWARD_FORK_OPEN;
  return TRUE;
}
