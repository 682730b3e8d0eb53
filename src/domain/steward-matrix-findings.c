/* steward-matrix-findings.c: what is wrong with a matrix, and what should be thought over
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-findings"

#include "steward-matrix-findings.h"

#include "steward-kinds.h"

/* Below so many rows or departments a share says nothing. */
#define FEWEST_ROWS        4
#define FEWEST_DEPARTMENTS 4
#define MANY_RESPONSIBLE   4

static const struct
{
  StewardMatrixFindingCode  code;
  StewardMatrixSeverity     severity;
  const char               *text;
} all_codes[] = {
  { STEWARD_MATRIX_NO_ACCOUNTABLE, STEWARD_MATRIX_ERROR, "no-accountable" },
  { STEWARD_MATRIX_SEVERAL_ACCOUNTABLE, STEWARD_MATRIX_ERROR, "several-accountable" },
  { STEWARD_MATRIX_NO_RESPONSIBLE, STEWARD_MATRIX_ERROR, "no-responsible" },
  { STEWARD_MATRIX_NO_APPROVER, STEWARD_MATRIX_WARNING, "no-approver" },
  { STEWARD_MATRIX_APPROVERS_AWAY, STEWARD_MATRIX_WARNING, "approvers-away" },
  { STEWARD_MATRIX_NO_MEMBERS, STEWARD_MATRIX_WARNING, "no-members" },
  { STEWARD_MATRIX_NOBODY_ACKNOWLEDGED, STEWARD_MATRIX_WARNING, "nobody-acknowledged" },
  { STEWARD_MATRIX_CLAIMS_TO_OWN, STEWARD_MATRIX_WARNING, "claims-to-own" },
  { STEWARD_MATRIX_NO_ROW, STEWARD_MATRIX_WARNING, "no-row" },
  { STEWARD_MATRIX_EVERYONE_CONSULTED, STEWARD_MATRIX_WARNING, "everyone-consulted" },
  { STEWARD_MATRIX_ALWAYS_CONSULTED, STEWARD_MATRIX_WARNING, "always-consulted" },
  { STEWARD_MATRIX_MANY_RESPONSIBLE, STEWARD_MATRIX_WARNING, "many-responsible" },
  { STEWARD_MATRIX_NOBODY_INFORMED, STEWARD_MATRIX_INFO, "nobody-informed" },
  { STEWARD_MATRIX_SHARED, STEWARD_MATRIX_INFO, "shared" },
};

typedef struct
{
  StewardMatrix       *matrix;
  StewardOrganisation *organisation;
  GHashTable          *acknowledged;
  gint64               now_us;
  GPtrArray           *found;
} Search;

static void
finding_free (gpointer data)
{
  StewardMatrixFinding *finding = data;

  g_ptr_array_unref (finding->departments);
  g_free (finding);
}

static StewardMatrixFinding *
find (Search                   *search,
      StewardMatrixFindingCode  code,
      int                       row,
      int                       column)
{
  StewardMatrixFinding *finding = g_new0 (StewardMatrixFinding, 1);

  finding->code = code;
  finding->severity = all_codes[code].severity;
  finding->row = row;
  finding->column = column;
  finding->departments = g_ptr_array_new ();
  finding->until_us = STEWARD_TIME_NONE;
  g_ptr_array_add (search->found, finding);
  return finding;
}

static GPtrArray *
list_with (StewardMatrix          *matrix,
           const StewardMatrixRow *row,
           StewardLetters          letter)
{
  GPtrArray *departments = g_ptr_array_new ();

  for (guint i = 0; i < steward_matrix_get_n_departments (matrix); i++)
    if (row->letters[i] & letter)
      g_ptr_array_add (departments, (gpointer) steward_matrix_get_department (matrix, i));
  return departments;
}

static void
search_row (Search *search,
            int     index)
{
  const StewardMatrixRow *row = steward_matrix_get_row (search->matrix, (guint) index);
  guint n_departments = steward_matrix_get_n_departments (search->matrix);
  g_autoptr (GPtrArray) accountable = list_with (search->matrix, row, STEWARD_ACCOUNTABLE);
  g_autoptr (GPtrArray) responsible = list_with (search->matrix, row, STEWARD_RESPONSIBLE);
  g_autoptr (GPtrArray) informed = list_with (search->matrix, row, STEWARD_INFORMED);
  guint doing = 0;
  guint consulted = 0;

  for (guint i = 0; i < n_departments; i++)
    {
      if (row->letters[i] & (STEWARD_ACCOUNTABLE | STEWARD_RESPONSIBLE))
        doing++;
      else if (row->letters[i] & STEWARD_CONSULTED)
        consulted++;
    }

  if (accountable->len == 0)
    find (search, STEWARD_MATRIX_NO_ACCOUNTABLE, index, -1);
  if (accountable->len > 1)
    g_ptr_array_extend (find (search, STEWARD_MATRIX_SEVERAL_ACCOUNTABLE, index, -1)->departments, accountable, NULL, NULL);
  if (responsible->len == 0)
    find (search, STEWARD_MATRIX_NO_RESPONSIBLE, index, -1);
  if (responsible->len >= MANY_RESPONSIBLE)
    {
      StewardMatrixFinding *finding = find (search, STEWARD_MATRIX_MANY_RESPONSIBLE, index, -1);

      g_ptr_array_extend (finding->departments, responsible, NULL, NULL);
      finding->count = responsible->len;
    }
  if (n_departments >= FEWEST_DEPARTMENTS && consulted >= FEWEST_DEPARTMENTS - 1 && consulted + doing == n_departments)
    find (search, STEWARD_MATRIX_EVERYONE_CONSULTED, index, -1)->count = consulted;
  if (n_departments >= FEWEST_DEPARTMENTS && informed->len == 0)
    find (search, STEWARD_MATRIX_NOBODY_INFORMED, index, -1);
}

/* Whether somebody can approve for the department, its hours aside. When all are away: when the
 * first of them is back. */
static void
search_approvers (Search *search,
                  int     column,
                  guint   n_accountable)
{
  const char *department = steward_matrix_get_department (search->matrix, (guint) column);
  g_autoptr (GPtrArray) approvers =
      steward_organisation_list_role (search->organisation, department, STEWARD_ROLE_APPROVER);
  StewardDuty duty = steward_organisation_find_on_duty (search->organisation, department, search->now_us);
  StewardMatrixFinding *finding;

  if (duty.person != NULL)
    return;
  if (approvers->len == 0)
    {
      find (search, STEWARD_MATRIX_NO_APPROVER, -1, column)->count = n_accountable;
      return;
    }
  finding = find (search, STEWARD_MATRIX_APPROVERS_AWAY, -1, column);
  finding->count = n_accountable;
  finding->total = approvers->len;
  if (approvers->len == 1)
    finding->person = steward_record_get_id (approvers->pdata[0]);
  for (guint i = 0; i < approvers->len; i++)
    {
      gint64 until_us = steward_record_get_time (approvers->pdata[i], STEWARD_PERSON_AWAY_UNTIL);

      if (until_us != STEWARD_TIME_NONE && (finding->until_us == STEWARD_TIME_NONE || until_us < finding->until_us))
        finding->until_us = until_us;
    }
}

static void
search_members (Search *search,
                int     column,
                guint   n_responsible)
{
  const char *department = steward_matrix_get_department (search->matrix, (guint) column);
  g_autoptr (GPtrArray) members =
      steward_organisation_list_role (search->organisation, department, STEWARD_ROLE_MEMBER);

  if (members->len == 0)
    {
      find (search, STEWARD_MATRIX_NO_MEMBERS, -1, column)->count = n_responsible;
      return;
    }
  for (guint i = 0; i < members->len; i++)
    if (g_hash_table_contains (search->acknowledged, steward_record_get_id (members->pdata[i])))
      return;
  find (search, STEWARD_MATRIX_NOBODY_ACKNOWLEDGED, -1, column)->count = n_responsible;
}

static void
search_column (Search *search,
               int     column)
{
  guint n_rows = steward_matrix_get_n_rows (search->matrix);
  guint accountable = 0;
  guint responsible = 0;
  guint consulted = 0;
  guint doing = 0;
  guint filled = 0;

  for (guint r = 0; r < n_rows; r++)
    {
      StewardLetters letters = steward_matrix_get_row (search->matrix, r)->letters[column];

      filled += letters != 0;
      accountable += (letters & STEWARD_ACCOUNTABLE) != 0;
      responsible += (letters & STEWARD_RESPONSIBLE) != 0;
      if (letters & (STEWARD_ACCOUNTABLE | STEWARD_RESPONSIBLE))
        doing++;
      else
        consulted += (letters & STEWARD_CONSULTED) != 0;
    }

  if (accountable > 0)
    search_approvers (search, column, accountable);
  if (responsible > 0)
    search_members (search, column, responsible);
  if (n_rows >= FEWEST_ROWS && accountable * 2 > n_rows)
    {
      StewardMatrixFinding *finding = find (search, STEWARD_MATRIX_CLAIMS_TO_OWN, -1, column);

      finding->count = accountable;
      finding->total = n_rows;
    }
  if (filled == 0)
    find (search, STEWARD_MATRIX_NO_ROW, -1, column);
  if (consulted >= FEWEST_ROWS && consulted + doing == n_rows)
    find (search, STEWARD_MATRIX_ALWAYS_CONSULTED, -1, column)->count = consulted;
}

/* The good news, where nothing speaks against it. */
static void
search_sharing (Search *search)
{
  guint n_departments = steward_matrix_get_n_departments (search->matrix);
  guint n_rows = steward_matrix_get_n_rows (search->matrix);
  guint approving = 0;
  StewardMatrixFinding *finding;

  for (guint i = 0; i < n_departments; i++)
    for (guint r = 0; r < n_rows; r++)
      if (steward_matrix_get_row (search->matrix, r)->letters[i] & STEWARD_ACCOUNTABLE)
        {
          approving++;
          break;
        }
  for (guint i = 0; i < search->found->len; i++)
    if (((StewardMatrixFinding *) search->found->pdata[i])->code == STEWARD_MATRIX_CLAIMS_TO_OWN)
      return;
  if (n_rows < FEWEST_ROWS || approving < 3)
    return;
  finding = find (search, STEWARD_MATRIX_SHARED, -1, -1);
  finding->count = approving;
  finding->total = n_departments;
}

static int
compare_severity (gconstpointer a,
                  gconstpointer b)
{
  const StewardMatrixFinding *x = *(StewardMatrixFinding *const *) a;
  const StewardMatrixFinding *y = *(StewardMatrixFinding *const *) b;

  if (x->severity != y->severity)
    return (int) x->severity - (int) y->severity;
  if (x->row != y->row)
    return x->row < 0 ? 1 : y->row < 0 ? -1 : x->row - y->row;
  if (x->column != y->column)
    return x->column - y->column;
  return (int) x->code - (int) y->code;
}

/**
 * steward_matrix_find_findings:
 * @acknowledged: (element-type utf8 gpointer): ids of those who have read the guidelines in force
 *   that apply to them, as a set
 * @now_us: microseconds since 1970 UTC
 *
 * Rows first, as they stand, then departments; errors before warnings. Pure; any thread.
 *
 * Source of the rules: the product's Ownership.
 *
 * Returns: (transfer full) (element-type StewardMatrixFinding): what there is to say
 */
GPtrArray *
steward_matrix_find_findings (StewardMatrix       *matrix,
                              StewardOrganisation *organisation,
                              GHashTable          *acknowledged,
                              gint64               now_us)
{
  Search search = { matrix, organisation, acknowledged, now_us, g_ptr_array_new_with_free_func (finding_free) };

  for (guint r = 0; r < steward_matrix_get_n_rows (matrix); r++)
    search_row (&search, (int) r);
  for (guint i = 0; steward_matrix_get_n_rows (matrix) > 0 && i < steward_matrix_get_n_departments (matrix); i++)
    search_column (&search, (int) i);
  search_sharing (&search);
  g_ptr_array_sort (search.found, compare_severity);
  return search.found;
}

/**
 * steward_matrix_finding_code_to_text:
 *
 * Returns: the stable name of a code, such as `no-accountable`
 */
const char *
steward_matrix_finding_code_to_text (StewardMatrixFindingCode code)
{
  g_return_val_if_fail ((guint) code < G_N_ELEMENTS (all_codes), NULL);

  return all_codes[code].text;
}

/**
 * steward_matrix_findings_count:
 * @findings: (element-type StewardMatrixFinding): what was found
 *
 * Returns: how many are of @severity
 */
guint
steward_matrix_findings_count (GPtrArray             *findings,
                               StewardMatrixSeverity  severity)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += ((StewardMatrixFinding *) findings->pdata[i])->severity == severity;
  return n;
}
