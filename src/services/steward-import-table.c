/* steward-import-table.c: posts out of comma-separated values
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-import-table"

#include "steward-import-reader-private.h"

#include "steward-csv.h"
#include "steward-kinds.h"
#include "steward-service-error.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  StewardImportReader       reader;
  StewardCsvReader         *csv;       /* (owned) */
  const StewardImportTerms *terms;     /* (unowned) */
  guint                     n_columns;
  int                       columns[STEWARD_IMPORT_N_FIELDS]; /* -1 where the file has none */
} Table;

/* Heads by which exports call it, the likeliest first. */
static const struct
{
  StewardImportField  field;
  const char         *heads;
} usual_heads[] = {
  { STEWARD_IMPORT_ADDRESS, "address url permalink link uri post_url tweet_url web_url" },
  { STEWARD_IMPORT_NETWORK, "network platform channel" },
  { STEWARD_IMPORT_ENTRY_ID, "entry_id tweet_id status_id post_id comment_id guid id id_str" },
  { STEWARD_IMPORT_TITLE, "title headline subject" },
  { STEWARD_IMPORT_TEXT, "text content full_text body message post tweet comment review snippet description" },
  { STEWARD_IMPORT_AUTHOR, "author author_name user_name username screen_name user name handle from creator by" },
  { STEWARD_IMPORT_AUTHOR_ADDRESS, "author_address author_url user_url profile_url profile" },
  { STEWARD_IMPORT_PUBLISHED,
    "published published_at pubdate pub_date date created_at tweet_created created timestamp time datetime posted posted_at" },
  { STEWARD_IMPORT_UPDATED, "updated updated_at edited_at modified" },
  { STEWARD_IMPORT_LANGUAGE, "language lang locale" },
  { STEWARD_IMPORT_VOICE, "voice" },
  { STEWARD_IMPORT_IN_REPLY_TO, "in_reply_to in_reply_to_url in_reply_to_id reply_to in_reply_to_status_id" },
  { STEWARD_IMPORT_ACTIVITY, "activity" },
  { STEWARD_IMPORT_MOOD, "mood" },
};

/* “Posted at” is posted_at. */
static char *
normalise_head (const char *head)
{
  g_autofree char *line = steward_text_normalise (head);

  return g_strdelimit (g_steal_pointer (&line), " -.", '_');
}

static int
find_head (GPtrArray  *heads,
           const char *wanted)
{
  for (guint i = 0; i < heads->len; i++)
    if (g_str_equal (heads->pdata[i], wanted))
      return (int) i;
  return -1;
}

static void
guess_columns (Table     *self,
               GPtrArray *heads)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual_heads); i++)
    {
      g_auto (GStrv) names = g_strsplit (usual_heads[i].heads, " ", -1);
      int *column = &self->columns[usual_heads[i].field];

      for (guint n = 0; *column < 0 && names[n] != NULL; n++)
        *column = find_head (heads, names[n]);
    }
}

/* A column that somebody said counts for that field alone. */
static void
take_column (Table              *self,
             StewardImportField  field,
             int                 column)
{
  for (guint i = 0; i < STEWARD_IMPORT_N_FIELDS; i++)
    if (self->columns[i] == column && self->terms->columns[i] == NULL)
      self->columns[i] = -1;
  self->columns[field] = column;
}

static gboolean
map_columns (Table       *self,
             GPtrArray   *heads,
             const char  *shown,
             GError     **error)
{
  for (guint i = 0; i < STEWARD_IMPORT_N_FIELDS; i++)
    {
      const char *said = self->terms->columns[i];
      g_autofree char *head = said != NULL ? normalise_head (said) : NULL;
      guint64 number;
      int column;

      if (said == NULL)
        continue;
      column = find_head (heads, head);
      if (column < 0 && g_ascii_string_to_unsigned (said, 10, 1, heads->len, &number, NULL))
        column = (int) number - 1;
      if (column < 0)
        {
          g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT,
                       _("line 1: there is no column “%s”; there are: %s"), said, shown);
          return FALSE;
        }
      take_column (self, i, column);
    }
  if (self->columns[STEWARD_IMPORT_TEXT] < 0)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT,
                   _("line 1: no column is known to be the text; say which with --map text=COLUMN; there are: %s"), shown);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_blank (char **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (*cells[i] != '\0')
      return FALSE;
  return TRUE;
}

static char *
read_cells (Table          *self,
            char          **cells,
            StewardRecord  *post)
{
  guint n = g_strv_length (cells);

  for (guint i = self->n_columns; i < n; i++)
    if (*cells[i] != '\0')
      return g_strdup_printf (_("there are %u cells and only %u heads; a cell with a separator in it needs quotation marks"),
                              n, self->n_columns);
  for (guint i = 0; i < STEWARD_IMPORT_N_FIELDS; i++)
    {
      char *reason = self->columns[i] >= 0 && (guint) self->columns[i] < n
                         ? steward_import_set_field (self->terms, post, i, cells[self->columns[i]]) : NULL;

      if (reason != NULL)
        return reason;
    }
  return steward_import_complete_post (post);
}

static gboolean
next (StewardImportReader  *reader,
      StewardRecord       **post,
      char                **reason,
      GCancellable         *cancellable,
      GError              **error)
{
  Table *self = (Table *) reader;

  while (TRUE)
    {
      g_autoptr (GError) local_error = NULL;
      g_auto (GStrv) cells = steward_csv_reader_next (self->csv, cancellable, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (cells == NULL)
        return TRUE;
      if (is_blank (cells))
        continue;
      *post = steward_record_new (&steward_mention_kind, "post");
      *reason = read_cells (self, cells, *post);
      if (*reason != NULL)
        g_clear_object (post);
      return TRUE;
    }
}

static guint
get_line (StewardImportReader *reader)
{
  return steward_csv_reader_get_line (((Table *) reader)->csv);
}

static void
table_free (StewardImportReader *reader)
{
  Table *self = (Table *) reader;

  g_clear_pointer (&self->csv, steward_csv_reader_free);
  g_free (self);
}

/**
 * steward_import_table_new:
 * @terms: stays the caller's, and there as long as the reader
 * @error: return location for %STEWARD_SERVICE_ERROR_INPUT
 *
 * Reads the heads; which column is what is guessed from usual ones, and as @terms say.
 *
 * Returns: (transfer full) (nullable): a reader of the rows
 */
StewardImportReader *
steward_import_table_new (GInputStream              *stream,
                          const StewardImportTerms  *terms,
                          GCancellable              *cancellable,
                          GError                   **error)
{
  Table *self = g_new0 (Table, 1);
  g_autoptr (StewardImportReader) owner = &self->reader;
  g_autoptr (GPtrArray) heads = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;
  g_auto (GStrv) cells = NULL;
  g_autofree char *shown = NULL;

  self->reader = (StewardImportReader){ next, get_line, table_free };
  self->csv = steward_csv_reader_new (stream);
  self->terms = terms;
  for (guint i = 0; i < STEWARD_IMPORT_N_FIELDS; i++)
    self->columns[i] = -1;
  cells = steward_csv_reader_next (self->csv, cancellable, &local_error);
  if (cells == NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_INPUT, _("it is empty"));
      return NULL;
    }
  self->n_columns = g_strv_length (cells);
  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (heads, normalise_head (cells[i]));
  {
    g_autofree char *all = g_strjoinv (", ", cells);
    g_autofree char *line = steward_text_one_line (all);

    shown = steward_text_shorten (line, 300);
  }
  guess_columns (self, heads);
  if (!map_columns (self, heads, shown, error))
    return NULL;
  return g_steal_pointer (&owner);
}
