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
  { STEWARD_MATRIX_TOO_FEW, STEWARD_MATRIX_ERROR, "too-few" },
  { STEWARD_MATRIX_TOO_MANY, STEWARD_MATRIX_ERROR, "too-many" },
  { STEWARD_MATRIX_ONLY_RESPONSIBLE, STEWARD_MATRIX_WARNING, "only-responsible" },
  { STEWARD_MATRIX_STAND_IN_LOOP, STEWARD_MATRIX_WARNING, "stand-in-loop" },
  { STEWARD_MATRIX_HOLE, STEWARD_MATRIX_WARNING, "hole" },
  { STEWARD_MATRIX_ABSENCE, STEWARD_MATRIX_WARNING, "absence" },
  { STEWARD_MATRIX_TWICE, STEWARD_MATRIX_INFO, "twice" },
  { STEWARD_MATRIX_STAND_INS_MUTUAL, STEWARD_MATRIX_INFO, "stand-ins-mutual" },
  { STEWARD_MATRIX_SHARED, STEWARD_MATRIX_INFO, "shared" },
};

typedef struct
{
  StewardMatrix         *matrix;
  StewardOrganisation   *organisation;
  GHashTable            *acknowledged;
  StewardContinuityYear *year; /* (nullable) */
  gint64                 now_us;
  GPtrArray             *found;
  GPtrArray             *ringed; /* departments whose approvers stand in for each other */
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

/* What the letters of a variant ask for, beyond the one A and the R that every matrix has. */
static void
search_limits (Search                 *search,
               int                     index,
               const StewardMatrixRow *row)
{
  StewardVariant *variant = steward_matrix_get_variant (search->matrix);

  for (guint i = 0; i < steward_variant_get_n_letters (variant); i++)
    {
      const StewardVariantLetter *letter = steward_variant_get_letter (variant, i);
      g_autoptr (GPtrArray) departments = NULL;
      StewardMatrixFinding *finding = NULL;

      if (letter->bit == STEWARD_ACCOUNTABLE)
        continue;
      departments = list_with (search->matrix, row, letter->bit);
      if (departments->len < letter->least && !(letter->bit == STEWARD_RESPONSIBLE && departments->len == 0))
        {
          finding = find (search, STEWARD_MATRIX_TOO_FEW, index, -1);
          finding->total = letter->least;
        }
      else if (letter->most > 0 && departments->len > letter->most)
        {
          finding = find (search, STEWARD_MATRIX_TOO_MANY, index, -1);
          finding->total = letter->most;
        }
      if (finding == NULL)
        continue;
      g_ptr_array_extend (finding->departments, departments, NULL, NULL);
      finding->letter = letter->bit;
      finding->count = departments->len;
    }
}

/* Whoever is asked, approves or answers is told by that. */
static void
search_twice (Search                 *search,
              int                     index,
              const StewardMatrixRow *row)
{
  for (guint i = 0; i < steward_matrix_get_n_departments (search->matrix); i++)
    if ((row->letters[i] & STEWARD_INFORMED) &&
        (row->letters[i] & (STEWARD_CONSULTED | STEWARD_ACCOUNTABLE | STEWARD_RESPONSIBLE)))
      find (search, STEWARD_MATRIX_TWICE, index, (int) i);
}

/* Where no department is there to promise anything, another finding says so. */
static void
search_holes (Search                 *search,
              int                     index,
              const StewardMatrixRow *row)
{
  g_autoptr (GPtrArray) responsible = list_with (search->matrix, row, STEWARD_RESPONSIBLE);
  StewardHoleCounts counts;
  StewardMatrixFinding *finding;

  if (search->year == NULL || !row->is_round || responsible->len == 0 ||
      steward_matrix_find_accountable (search->matrix, row->activity) == NULL)
    return;
  steward_continuity_year_count (search->year, search->matrix, (guint) index, 0,
                                 steward_continuity_year_get_n_weeks (search->year), &counts);
  if (counts.missing == 0)
    return;
  finding = find (search, STEWARD_MATRIX_HOLE, index, -1);
  finding->count = counts.missing;
  finding->total = counts.quarters;
  finding->holes = (counts.approve > 0 ? STEWARD_HOLE_APPROVE : 0) | (counts.answer > 0 ? STEWARD_HOLE_ANSWER : 0);
  finding->until_us = steward_continuity_year_find_first (search->year, search->matrix, (guint) index);
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
  search_limits (search, index, row);
  search_twice (search, index, row);
  search_holes (search, index, row);
}

/* Stand-ins of @person, one after the other, until it comes back to somebody; the length of the ring that @person is in, or 0. */
static guint
find_ring (StewardOrganisation *organisation,
           const char          *person)
{
  const char *at = person;

  for (guint steps = 1; steps <= steward_organisation_get_people (organisation)->len; steps++)
    {
      StewardRecord *record = steward_organisation_get_person (organisation, at);

      at = record != NULL ? steward_record_get_text (record, STEWARD_PERSON_STAND_IN) : NULL;
      if (at == NULL)
        return 0;
      if (g_str_equal (at, person))
        return steps;
    }
  return 0;
}

/* Whether all of the ring that @person is in are away at the beginning of an absence of one of them, now or later. */
static gboolean
is_ring_away (Search     *search,
              const char *person,
              guint       length)
{
  const char *first = person;

  for (guint i = 0; i < length; i++)
    {
      StewardRecord *record = steward_organisation_get_person (search->organisation, first);
      gint64 at_us = steward_record_get_time (record, STEWARD_PERSON_AWAY_FROM);
      const char *at = first;
      guint n_away = 0;

      at_us = at_us != STEWARD_TIME_NONE ? MAX (at_us, search->now_us) : search->now_us;
      for (guint steps = 0; steps < length; steps++)
        {
          n_away += steward_organisation_is_away (search->organisation, at, at_us);
          at = steward_record_get_text (steward_organisation_get_person (search->organisation, at), STEWARD_PERSON_STAND_IN);
        }
      if (n_away == length)
        return TRUE;
      first = steward_record_get_text (record, STEWARD_PERSON_STAND_IN);
    }
  return FALSE;
}

/* When all of a ring are away, nobody stands in. Two who stand in for each other are usual: that is told once for all, as long
 * as they are never away together. */
static void
search_rings (Search *search,
              int     column,
              guint   n_accountable)
{
  const char *department = steward_matrix_get_department (search->matrix, (guint) column);
  g_autoptr (GPtrArray) approvers =
      steward_organisation_list_role (search->organisation, department, STEWARD_ROLE_APPROVER);
  gboolean is_harmless = FALSE;

  for (guint i = 0; i < approvers->len; i++)
    {
      const char *person = steward_record_get_id (approvers->pdata[i]);
      guint length = find_ring (search->organisation, person);
      StewardMatrixFinding *finding;

      if (length > 1 && !is_ring_away (search, person, length))
        is_harmless = TRUE;
      else if (length > 0)
        {
          finding = find (search, STEWARD_MATRIX_STAND_IN_LOOP, -1, column);
          finding->person = person;
          finding->count = n_accountable;
          finding->total = length;
          return;
        }
    }
  if (is_harmless)
    g_ptr_array_add (search->ringed, (gpointer) department);
}

static void
tell_rings (Search *search)
{
  StewardMatrixFinding *finding;

  if (search->ringed->len == 0)
    return;
  finding = find (search, STEWARD_MATRIX_STAND_INS_MUTUAL, -1, -1);
  g_ptr_array_extend (finding->departments, search->ringed, NULL, NULL);
  finding->count = search->ringed->len;
}

/* Absences to come, within hours; those of today have their own finding. */
static void
search_absences (Search   *search,
                 int       column,
                 gboolean  approves,
                 gboolean  answers)
{
  const char *department = steward_matrix_get_department (search->matrix, (guint) column);
  g_autoptr (GPtrArray) approvers =
      steward_organisation_list_role (search->organisation, department, STEWARD_ROLE_APPROVER);
  g_autoptr (GPtrArray) members =
      steward_organisation_list_role (search->organisation, department, STEWARD_ROLE_MEMBER);
  StewardHoleKinds kinds = 0;
  guint count = 0;
  gint64 first_us = STEWARD_TIME_NONE;
  StewardMatrixFinding *finding;

  if (search->year == NULL)
    return;
  if (approves && approvers->len > 0 &&
      steward_organisation_find_on_duty (search->organisation, department, search->now_us).person != NULL)
    kinds |= STEWARD_HOLE_APPROVE;
  if (answers && members->len > 0)
    kinds |= STEWARD_HOLE_ANSWER;
  kinds = steward_continuity_year_find_absence (search->year, department, kinds, &count, &first_us);
  if (kinds == 0)
    return;
  finding = find (search, STEWARD_MATRIX_ABSENCE, -1, column);
  finding->holes = kinds;
  finding->count = count;
  finding->until_us = first_us;
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
  guint only_responsible = 0;
  guint consulted = 0;
  guint doing = 0;
  guint filled = 0;

  for (guint r = 0; r < n_rows; r++)
    {
      StewardLetters letters = steward_matrix_get_row (search->matrix, r)->letters[column];

      filled += letters != 0;
      only_responsible += letters == STEWARD_RESPONSIBLE;
      accountable += (letters & STEWARD_ACCOUNTABLE) != 0;
      responsible += (letters & STEWARD_RESPONSIBLE) != 0;
      if (letters & (STEWARD_ACCOUNTABLE | STEWARD_RESPONSIBLE))
        doing++;
      else
        consulted += (letters & STEWARD_CONSULTED) != 0;
    }

  if (accountable > 0)
    {
      search_approvers (search, column, accountable);
      search_rings (search, column, accountable);
    }
  search_absences (search, column, accountable > 0, responsible > 0);
  if (responsible >= FEWEST_ROWS && responsible == only_responsible && only_responsible == filled)
    find (search, STEWARD_MATRIX_ONLY_RESPONSIBLE, -1, column)->count = responsible;
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
 * @year: (nullable): who can be reached in the coming year; without it nothing is said about that
 * @now_us: microseconds since 1970 UTC
 *
 * Rows first, as they stand, then departments; errors before warnings. Pure; any thread.
 *
 * Source of the rules: the product's Ownership.
 *
 * Returns: (transfer full) (element-type StewardMatrixFinding): what there is to say
 */
GPtrArray *
steward_matrix_find_findings (StewardMatrix         *matrix,
                              StewardOrganisation   *organisation,
                              GHashTable            *acknowledged,
                              StewardContinuityYear *year,
                              gint64                 now_us)
{
  g_autoptr (GPtrArray) ringed = g_ptr_array_new ();
  Search search = {
    matrix, organisation, acknowledged, year, now_us, g_ptr_array_new_with_free_func (finding_free), ringed,
  };

  for (guint r = 0; r < steward_matrix_get_n_rows (matrix); r++)
    search_row (&search, (int) r);
  for (guint i = 0; steward_matrix_get_n_rows (matrix) > 0 && i < steward_matrix_get_n_departments (matrix); i++)
    search_column (&search, (int) i);
  tell_rings (&search);
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
