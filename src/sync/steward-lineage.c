/* steward-lineage.c: which revisions what is here, or there, was made of
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-lineage"

#include "steward-lineage.h"

#include <string.h>

/* No server's revisions are longer; what is, was written by nobody who means well. */
#define MAX_REVISION_BYTES 100

/**
 * steward_writing_clear:
 */
void
steward_writing_clear (StewardWriting *self)
{
  g_clear_pointer (&self->mutation, g_free);
  g_clear_pointer (&self->lineage, g_strfreev);
  g_clear_pointer (&self->again, g_free);
}

static gboolean
is_revision (const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  return length > 0 && length <= MAX_REVISION_BYTES && strchr (text, ' ') == NULL;
}

static void
append (GPtrArray  *revisions,
        const char *revision)
{
  if (is_revision (revision) && revisions->len < STEWARD_LINEAGE_MAX &&
      !g_ptr_array_find_with_equal_func (revisions, revision, g_str_equal, NULL))
    g_ptr_array_add (revisions, g_strdup (revision));
}

static char **
end (GPtrArray *revisions)
{
  if (revisions->len > 0)
    g_ptr_array_add (revisions, NULL);
  return (char **) g_ptr_array_free (revisions, revisions->len == 0);
}

/**
 * steward_writing_read:
 * @self: (out caller-allocates): the writing
 * @text: (nullable): as a document has it, from whoever wrote it
 */
void
steward_writing_read (StewardWriting *self,
                      const char     *text)
{
  g_auto (GStrv) words = text != NULL ? g_strsplit (text, " ", STEWARD_LINEAGE_MAX + 3) : NULL;
  GPtrArray *revisions = g_ptr_array_new ();

  *self = (StewardWriting){ .mutation = words != NULL ? g_strdup (words[0] != NULL ? words[0] : "") : NULL };
  for (guint i = 1; words != NULL && words[0] != NULL && words[i] != NULL; i++)
    if (words[i][0] != '=')
      append (revisions, words[i]);
    else if (i == 1)
      {
        char *rest;

        self->again_generation = g_ascii_strtoull (words[i] + 1, &rest, 10);
        if (*rest == ':' && is_revision (rest + 1))
          self->again = g_strdup (rest + 1);
      }
  self->lineage = end (revisions);
}

/**
 * steward_writing_to_text:
 *
 * Returns: (transfer full): as a document has it
 */
char *
steward_writing_to_text (const StewardWriting *self)
{
  GString *out = g_string_new (self->mutation);

  if (is_revision (self->again))
    g_string_append_printf (out, " =%" G_GUINT64_FORMAT ":%s", self->again_generation, self->again);
  for (guint i = 0; self->lineage != NULL && self->lineage[i] != NULL; i++)
    g_string_append_printf (out, " %s", self->lineage[i]);
  return g_string_free (out, FALSE);
}

/**
 * steward_lineage_has:
 * @lineage: (nullable): revisions, newest first
 * @revision: (nullable): one
 *
 * Returns: whether what has this lineage is known to be later
 */
gboolean
steward_lineage_has (char       **lineage,
                     const char  *revision)
{
  return lineage != NULL && revision != NULL && g_strv_contains ((const char *const *) lineage, revision);
}

/**
 * steward_lineage_add:
 * @lineage: (nullable): revisions, newest first
 * @revision: (nullable): a newer one
 *
 * Returns: (transfer full) (nullable): both; %NULL where there is none
 */
char **
steward_lineage_add (char       **lineage,
                     const char  *revision)
{
  GPtrArray *revisions = g_ptr_array_new ();

  append (revisions, revision);
  for (guint i = 0; lineage != NULL && lineage[i] != NULL; i++)
    append (revisions, lineage[i]);
  return end (revisions);
}

/**
 * steward_lineage_join:
 * @first: (nullable): revisions, newest first
 * @second: (nullable): the same of what was merged with it
 *
 * In turn one of each, so that the newest of both stay; it follows from the two alone.
 *
 * Returns: (transfer full) (nullable): both; %NULL where there is none
 */
char **
steward_lineage_join (char **first,
                      char **second)
{
  GPtrArray *revisions = g_ptr_array_new ();
  guint n_first = first != NULL ? g_strv_length (first) : 0;
  guint n_second = second != NULL ? g_strv_length (second) : 0;

  for (guint i = 0; i < MAX (n_first, n_second); i++)
    {
      append (revisions, i < n_first ? first[i] : NULL);
      append (revisions, i < n_second ? second[i] : NULL);
    }
  return end (revisions);
}

/**
 * steward_lineage_set_revision:
 * @revision: (nullable): of the server's copy that the state is based on from now on; %NULL where the server has none
 * @lineage: (nullable): of that copy
 *
 * What the state was based on before is of its lineage: what is here was made of both.
 */
void
steward_lineage_set_revision (StewardSyncState  *state,
                              const char        *revision,
                              char             **lineage)
{
  g_auto (GStrv) before = steward_lineage_add (state->lineage, state->revision);

  g_strfreev (state->lineage);
  state->lineage = steward_lineage_join (lineage, before);
  g_free (state->revision);
  state->revision = g_strdup (revision);
}

/**
 * steward_lineage_generation:
 * @revision: (nullable): a revision
 *
 * Returns: how many writings it stands for: the number at its start
 */
guint64
steward_lineage_generation (const char *revision)
{
  return revision != NULL ? g_ascii_strtoull (revision, NULL, 10) : 0;
}
