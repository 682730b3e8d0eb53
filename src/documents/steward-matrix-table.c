/* steward-matrix-table.c: somebody's ownership matrix, out of a table
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-table"

#include "steward-matrix-table.h"

#include "steward-matrix-letters.h"
#include "steward-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const kind_texts[] = {
  [STEWARD_TABLE_NOT_UNDERSTOOD] = "not-understood",
  [STEWARD_TABLE_UNKNOWN_LETTER] = "unknown-letter",
  [STEWARD_TABLE_LOOK_ALIKE] = "look-alike",
  [STEWARD_TABLE_SECTION_ROW] = "section-row",
  [STEWARD_TABLE_IGNORED_COLUMN] = "ignored-column",
  [STEWARD_TABLE_IGNORED_BLOCK] = "ignored-block",
  [STEWARD_TABLE_DUPLICATE_ACTIVITY] = "duplicate-activity",
  [STEWARD_TABLE_DUPLICATE_ROLE] = "duplicate-role",
  [STEWARD_TABLE_CASE] = "names-differ-only-in-case",
  [STEWARD_TABLE_TRANSPOSED] = "transposed",
  [STEWARD_TABLE_ANNOTATION] = "annotation",
  [STEWARD_TABLE_ENCODING] = "encoding",
};

/* Heads of a first column that holds departments or roles, and of one that holds activities. */
static const char *const role_heads[] = {
  "role", "roles", "department", "departments", "team", "who", "rolle", "abteilung", "rôle", "service", "papel", "роль", NULL,
};
static const char *const activity_heads[] = {
  "activity", "activities", "task",   "tasks",   "step",  "steps", "deliverable", "task/deliverable",
  "process",  "what",       "aufgabe", "tâche",  "área",  "задача", "activité",   "aktivität",
  NULL,
};

/* Where things stand in a sheet. */
typedef struct
{
  guint           head;       /* row */
  guint           name;       /* column of the activities */
  StewardLetters *letters;    /* a column each: by letter */
  gboolean       *is_role;    /* a column each: letters stand below */
  guint           width;
  gboolean        is_by_letter;
  StewardVariant *variant;    /* (unowned) */
} Layout;

static void
layout_clear (Layout *layout)
{
  g_clear_pointer (&layout->letters, g_free);
  g_clear_pointer (&layout->is_role, g_free);
}

static void
report_free (gpointer data)
{
  StewardTableReport *report = data;

  g_free (report->activity);
  g_free (report->role);
  g_free (report->text);
  g_free (report);
}

static void
cell_free (gpointer data)
{
  g_free (((StewardTableCell *) data)->note);
  g_free (data);
}

/**
 * steward_matrix_table_free:
 * @self: (transfer full): a table
 */
void
steward_matrix_table_free (StewardMatrixTable *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->activities);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->reports);
  g_free (self);
}

static void
report (StewardMatrixTable     *self,
        StewardTableReportKind  kind,
        const char             *activity,
        const char             *role,
        const char             *text)
{
  StewardTableReport *found = g_new0 (StewardTableReport, 1);

  found->kind = kind;
  found->activity = g_strdup (activity);
  found->role = g_strdup (role);
  found->text = g_strdup (text);
  g_ptr_array_add (self->reports, found);
}

/* The same letter in a thousand cells is told once. */
static gboolean
is_reported (StewardMatrixTable     *self,
             StewardTableReportKind  kind,
             const char             *text)
{
  for (guint i = 0; i < self->reports->len; i++)
    if (((StewardTableReport *) self->reports->pdata[i])->kind == kind &&
        g_strcmp0 (((StewardTableReport *) self->reports->pdata[i])->text, text) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_one_of (const char        *text,
           const char *const *words)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);

  return g_strv_contains (words, folded);
}

static StewardWritten
what_is (const StewardSheet *sheet,
         const Layout       *layout,
         guint               row,
         guint               column)
{
  StewardLetters letters;
  gboolean is_alike;
  gboolean is_annotated;
  g_autofree char *foreign = NULL;
  StewardWritten written = steward_written_read (layout->variant, steward_sheet_get_cell (sheet, row, column), &letters,
                                                  &is_alike, &is_annotated, &foreign);

  /* A foreign letter alone tells nothing of a column. */
  return written == STEWARD_WRITTEN_LETTERS && letters == 0 ? STEWARD_WRITTEN_TEXT : written;
}

static gboolean
holds_letters (const StewardSheet *sheet,
               const Layout       *layout,
               guint               head,
               guint               column)
{
  guint with_letters = 0;
  guint with_text = 0;

  for (guint r = head + 1; r < sheet->rows->len; r++)
    {
      const char *text = steward_sheet_get_cell (sheet, r, column);
      StewardWritten written = what_is (sheet, layout, r, column);

      with_letters += written == STEWARD_WRITTEN_LETTERS;
      /* Somebody's own letter speaks neither for nor against it. */
      with_text += written == STEWARD_WRITTEN_TEXT && g_utf8_strlen (text, -1) > 1;
    }
  return with_letters > 0 && with_letters >= with_text;
}

/* The column of the activities: by its head, else the one before the letters whose texts differ most
 * and hold no lists. */
static gboolean
find_names (const StewardSheet *sheet,
            Layout             *layout)
{
  int best = -1;
  int best_score = 0;

  for (guint c = 0; c < layout->width; c++)
    {
      g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
      int score = 0;

      if (layout->is_role[c] || layout->letters[c] != 0)
        break;
      for (guint r = layout->head + 1; r < sheet->rows->len; r++)
        {
          const char *text = steward_sheet_get_cell (sheet, r, c);
          gboolean is_number = *text != '\0' && strspn (text, "0123456789.") == strlen (text);

          if (*text == '\0' || is_number || !g_hash_table_add (texts, (gpointer) text))
            continue;
          score += strchr (text, ',') != NULL ? 1 : 3;
        }
      if (score > 0 && is_one_of (steward_sheet_get_cell (sheet, layout->head, c), activity_heads))
        score += 100000;
      if (score > best_score)
        {
          best = (int) c;
          best_score = score;
        }
    }
  layout->name = (guint) MAX (best, 0);
  return best >= 0;
}

/* A head, or what stands below a letter, is a name, not a letter of somebody's own. */
static gboolean
is_head (const StewardSheet *sheet,
         const Layout       *layout,
         guint               row,
         guint               column)
{
  return what_is (sheet, layout, row, column) == STEWARD_WRITTEN_TEXT &&
         g_utf8_strlen (steward_sheet_get_cell (sheet, row, column), -1) > 1;
}

static gboolean
find_by_letter (const StewardSheet *sheet,
                Layout             *layout)
{
  for (guint r = 0; r + 1 < sheet->rows->len; r++)
    {
      StewardLetters seen = 0;

      for (guint c = 0; c < layout->width; c++)
        {
          layout->letters[c] = steward_written_read_head (layout->variant, steward_sheet_get_cell (sheet, r, c));
          /* Each letter once: a row of a matrix has them too. */
          if (layout->letters[c] != 0 && (seen & layout->letters[c]))
            seen = 1 << 30;
          seen |= layout->letters[c];
        }
      layout->head = r;
      layout->is_by_letter = TRUE;
      if ((seen == 15 || seen == 14 || seen == 13 || seen == 11 || seen == 7) && find_names (sheet, layout))
        {
          guint with_text = 0;

          for (guint c = 0; c < layout->width; c++)
            with_text += layout->letters[c] != 0 && is_head (sheet, layout, r + 1, c);
          if (with_text > 0)
            return TRUE;
        }
      memset (layout->letters, 0, layout->width * sizeof *layout->letters);
    }
  layout->is_by_letter = FALSE;
  return FALSE;
}

static gboolean
find_by_cell (const StewardSheet *sheet,
              Layout             *layout)
{
  guint best = 0;
  guint best_row = 0;

  for (guint r = 0; r + 1 < sheet->rows->len; r++)
    {
      guint n = 0;

      for (guint c = 0; c < layout->width; c++)
        n += is_head (sheet, layout, r, c) && holds_letters (sheet, layout, r, c);
      if (n > best)
        {
          best = n;
          best_row = r;
        }
    }
  if (best == 0)
    return FALSE;
  layout->head = best_row;
  for (guint c = 0; c < layout->width; c++)
    layout->is_role[c] = is_head (sheet, layout, best_row, c) && holds_letters (sheet, layout, best_row, c);
  /* A column without letters beside roles is one too. */
  for (guint c = 1; c < layout->width; c++)
    {
      gboolean is_empty = *steward_sheet_get_cell (sheet, best_row, c) != '\0' &&
                          (layout->is_role[c - 1] || layout->is_role[c + 1]);

      for (guint r = best_row + 1; is_empty && r < sheet->rows->len; r++)
        is_empty = what_is (sheet, layout, r, c) == STEWARD_WRITTEN_NOTHING;
      layout->is_role[c] = layout->is_role[c] || is_empty;
    }
  return find_names (sheet, layout);
}

static gboolean
is_known (const char        *name,
          const char *const *known)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; known != NULL && known[i] != NULL; i++)
    {
      g_autofree char *other = g_utf8_casefold (known[i], -1);

      if (strcmp (folded, other) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Departments in the rows: the first column says so, or more of them are known there than in the
 * heads. */
static gboolean
is_transposed (const StewardSheet *sheet,
               const Layout       *layout,
               const char *const  *known)
{
  guint in_rows = 0;
  guint in_heads = 0;

  if (layout->is_by_letter)
    return FALSE;
  for (guint r = layout->head + 1; r < sheet->rows->len; r++)
    in_rows += is_known (steward_sheet_get_cell (sheet, r, layout->name), known);
  for (guint c = 0; c < layout->width; c++)
    in_heads += layout->is_role[c] && is_known (steward_sheet_get_cell (sheet, layout->head, c), known);
  if (in_rows != in_heads)
    return in_rows > in_heads;
  return is_one_of (steward_sheet_get_cell (sheet, layout->head, layout->name), role_heads);
}

static guint
add_name (StewardMatrixTable     *self,
          GPtrArray              *names,
          const char             *name,
          StewardTableReportKind  kind)
{
  guint n = 1;

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s #%u", name, n);

      if (strcmp (names->pdata[i], name) == 0 || strcmp (names->pdata[i], numbered) == 0)
        n++;
    }
  if (n > 1)
    report (self, kind, kind == STEWARD_TABLE_DUPLICATE_ACTIVITY ? name : NULL,
            kind == STEWARD_TABLE_DUPLICATE_ROLE ? name : NULL, name);
  g_ptr_array_add (names, n > 1 ? g_strdup_printf ("%s #%u", name, n) : g_strdup (name));
  return names->len - 1;
}

static guint
find_or_add_role (StewardMatrixTable *self,
                  const char         *name)
{
  for (guint i = 0; i < self->roles->len; i++)
    if (strcmp (self->roles->pdata[i], name) == 0)
      return i;
  g_ptr_array_add (self->roles, g_strdup (name));
  return self->roles->len - 1;
}

static void
put (StewardMatrixTable *self,
     guint               activity,
     guint               role,
     StewardLetters      letters,
     const char         *note)
{
  StewardTableCell *cell;

  for (guint i = 0; i < self->cells->len; i++)
    {
      cell = self->cells->pdata[i];
      if (cell->activity == activity && cell->role == role)
        {
          cell->letters |= letters;
          return;
        }
    }
  cell = g_new0 (StewardTableCell, 1);
  cell->activity = activity;
  cell->role = role;
  cell->letters = letters;
  cell->note = g_strdup (note);
  g_ptr_array_add (self->cells, cell);
}

static void
read_cell (StewardMatrixTable *self,
           StewardVariant     *variant,
           guint               activity,
           guint               role,
           const char         *text)
{
  const char *activity_name = self->activities->pdata[activity];
  const char *role_name = self->roles->pdata[role];
  g_autofree char *foreign = NULL;
  StewardLetters letters;
  gboolean is_alike;
  gboolean is_annotated;

  switch (steward_written_read (variant, text, &letters, &is_alike, &is_annotated, &foreign))
    {
    case STEWARD_WRITTEN_NOTHING:
      return;
    case STEWARD_WRITTEN_TEXT:
      report (self, STEWARD_TABLE_NOT_UNDERSTOOD, activity_name, role_name, text);
      put (self, activity, role, 0, text);
      return;
    case STEWARD_WRITTEN_LETTERS:
    default:
      if (is_alike)
        report (self, STEWARD_TABLE_LOOK_ALIKE, activity_name, role_name, text);
      if (is_annotated)
        report (self, STEWARD_TABLE_ANNOTATION, activity_name, role_name, text);
      if (foreign != NULL && !is_reported (self, STEWARD_TABLE_UNKNOWN_LETTER, foreign))
        report (self, STEWARD_TABLE_UNKNOWN_LETTER, activity_name, role_name, foreign);
      put (self, activity, role, letters, is_annotated ? text : foreign);
    }
}

/* Names stand between commas, semicolons or line ends; a slash belongs to a name. */
static void
read_names (StewardMatrixTable *self,
            StewardVariant     *variant,
            guint               activity,
            StewardLetters      letter,
            const char         *text)
{
  g_auto (GStrv) names = g_strsplit_set (text, ",;\n", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *name = g_strstrip (names[i]);
      StewardLetters letters;
      gboolean is_alike;
      gboolean is_annotated;
      g_autofree char *foreign = NULL;

      if (steward_written_read (variant, name, &letters, &is_alike, &is_annotated, &foreign) != STEWARD_WRITTEN_NOTHING)
        put (self, activity, find_or_add_role (self, name), letter, NULL);
    }
}

/* Whether one of its cells holds something else than somebody's own letters. */
static gboolean
holds_ours (const StewardSheet *sheet,
            const Layout       *layout,
            guint               r)
{
  for (guint c = 0; c < layout->width; c++)
    if ((layout->is_role[c] && what_is (sheet, layout, r, c) == STEWARD_WRITTEN_LETTERS) ||
        (layout->letters[c] != 0 && *steward_sheet_get_cell (sheet, r, c) != '\0'))
      return TRUE;
  return FALSE;
}

static void
read_row (StewardMatrixTable *self,
          const StewardSheet *sheet,
          const Layout       *layout,
          const guint        *roles,
          guint               r,
          const char        **group)
{
  const char *name = steward_sheet_get_cell (sheet, r, layout->name);
  gboolean holds_any = FALSE;
  guint activity;

  for (guint c = 0; c < layout->width; c++)
    if (layout->is_role[c] || layout->letters[c] != 0)
      holds_any = holds_any || *steward_sheet_get_cell (sheet, r, c) != '\0';
  if (*name == '\0' && !holds_any)
    return;
  if (g_utf8_strlen (name, -1) == 1 && !holds_ours (sheet, layout, r))
    {
      report (self, STEWARD_TABLE_IGNORED_BLOCK, NULL, NULL, name);
      return;
    }
  if (*name == '\0' || !holds_any)
    {
      report (self, *name != '\0' ? STEWARD_TABLE_SECTION_ROW : STEWARD_TABLE_IGNORED_BLOCK, NULL, NULL,
              *name != '\0' ? name : steward_sheet_get_cell (sheet, r, layout->width - 1));
      if (*name != '\0')
        *group = name;
      return;
    }
  activity = add_name (self, self->activities, name, STEWARD_TABLE_DUPLICATE_ACTIVITY);
  g_ptr_array_add (self->groups, g_strdup (*group));
  for (guint c = 0; c < layout->width; c++)
    if (layout->letters[c] != 0)
      read_names (self, layout->variant, activity, layout->letters[c], steward_sheet_get_cell (sheet, r, c));
    else if (layout->is_role[c])
      read_cell (self, layout->variant, activity, roles[c], steward_sheet_get_cell (sheet, r, c));
}

static void
read_upright (StewardMatrixTable *self,
              const StewardSheet *sheet,
              const Layout       *layout)
{
  g_autofree guint *roles = g_new0 (guint, layout->width);
  g_autoptr (GHashTable) here = g_hash_table_new (g_str_hash, g_str_equal);
  const char *group = "";

  for (guint c = 0; c < layout->width; c++)
    {
      const char *head = steward_sheet_get_cell (sheet, layout->head, c);

      if (layout->is_role[c])
        roles[c] = g_hash_table_add (here, (gpointer) head)
                       ? find_or_add_role (self, head)
                       : add_name (self, self->roles, head, STEWARD_TABLE_DUPLICATE_ROLE);
      else if (layout->letters[c] == 0 && c != layout->name && *head != '\0')
        report (self, STEWARD_TABLE_IGNORED_COLUMN, NULL, NULL, head);
    }
  for (guint r = 0; r < layout->head; r++)
    for (guint c = 0; c < layout->width; c++)
      if (*steward_sheet_get_cell (sheet, r, c) != '\0')
        {
          report (self, STEWARD_TABLE_IGNORED_BLOCK, NULL, NULL, steward_sheet_get_cell (sheet, r, c));
          break;
        }
  for (guint r = layout->head + 1; r < sheet->rows->len; r++)
    read_row (self, sheet, layout, roles, r, &group);
}

static void
read_transposed (StewardMatrixTable *self,
                 const StewardSheet *sheet,
                 const Layout       *layout)
{
  g_autofree guint *activities = g_new0 (guint, layout->width);

  report (self, STEWARD_TABLE_TRANSPOSED, NULL, NULL, steward_sheet_get_cell (sheet, layout->head, layout->name));
  for (guint c = 0; c < layout->width; c++)
    if (layout->is_role[c])
      {
        activities[c] = add_name (self, self->activities, steward_sheet_get_cell (sheet, layout->head, c),
                                  STEWARD_TABLE_DUPLICATE_ACTIVITY);
        g_ptr_array_add (self->groups, g_strdup (""));
      }
  for (guint r = layout->head + 1; r < sheet->rows->len; r++)
    {
      const char *name = steward_sheet_get_cell (sheet, r, layout->name);
      guint role;

      if (*name == '\0')
        continue;
      role = find_or_add_role (self, name);
      for (guint c = 0; c < layout->width; c++)
        if (layout->is_role[c])
          read_cell (self, layout->variant, activities[c], role, steward_sheet_get_cell (sheet, r, c));
    }
}

static void
report_cases (StewardMatrixTable *self)
{
  for (guint i = 0; i < self->roles->len; i++)
    for (guint j = i + 1; j < self->roles->len; j++)
      {
        g_autofree char *first = g_utf8_casefold (self->roles->pdata[i], -1);
        g_autofree char *second = g_utf8_casefold (self->roles->pdata[j], -1);

        if (strcmp (first, second) == 0)
          report (self, STEWARD_TABLE_CASE, NULL, self->roles->pdata[i], self->roles->pdata[j]);
      }
}

/**
 * steward_matrix_table_read:
 * @bytes: a file: comma, semicolon or tab separated values, or Markdown; several tables are one
 * @variant: the letters that are ours
 * @known_roles: (nullable): names of departments there are, which tell where departments stand
 * @error: return location for %STEWARD_DOCUMENT_ERROR
 *
 * Departments may be columns with letters below, or rows; or the columns are letters with names
 * below. What isn't understood is reported, never left out without a word.
 *
 * Returns: (transfer full) (nullable): the matrix
 */
StewardMatrixTable *
steward_matrix_table_read (GBytes             *bytes,
                           StewardVariant     *variant,
                           const char *const  *known_roles,
                           GError            **error)
{
  g_autoptr (StewardMatrixTable) self = g_new0 (StewardMatrixTable, 1);
  g_autoptr (GPtrArray) sheets = NULL;
  gboolean is_converted;

  self->activities = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->roles = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_ptr_array_new_with_free_func (cell_free);
  self->reports = g_ptr_array_new_with_free_func (report_free);
  sheets = steward_sheets_read (bytes, &is_converted, error);
  if (sheets == NULL)
    return NULL;
  if (is_converted)
    report (self, STEWARD_TABLE_ENCODING, NULL, NULL, NULL);
  for (guint i = 0; i < sheets->len; i++)
    {
      const StewardSheet *sheet = sheets->pdata[i];
      Layout layout = { .variant = variant };

      layout.width = steward_sheet_get_width (sheet);
      layout.letters = g_new0 (StewardLetters, layout.width + 1);
      layout.is_role = g_new0 (gboolean, layout.width + 1);
      if (!find_by_letter (sheet, &layout) && !find_by_cell (sheet, &layout))
        {
          if (sheet->rows->len > 0)
            report (self, STEWARD_TABLE_IGNORED_BLOCK, NULL, NULL,
                    sheet->name != NULL ? sheet->name : steward_sheet_get_cell (sheet, 0, 0));
        }
      else if (is_transposed (sheet, &layout, known_roles))
        read_transposed (self, sheet, &layout);
      else
        read_upright (self, sheet, &layout);
      layout_clear (&layout);
    }
  if (self->activities->len == 0)
    {
      g_set_error_literal (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_INVALID,
                           _("No matrix was found: a table with the letters R, A, C and I, activities in the rows "
                             "and departments in the heads"));
      return NULL;
    }
  report_cases (self);
  return g_steal_pointer (&self);
}

/**
 * steward_table_report_kind_to_text:
 *
 * Returns: the stable name of a kind, such as `look-alike`
 */
const char *
steward_table_report_kind_to_text (StewardTableReportKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_texts), NULL);

  return kind_texts[kind];
}
