/* test-matrix-table.c: ownership matrices as other people write them
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-json.h"
#include "steward-matrix-table.h"

#include <gio/gio.h>
#include <string.h>

static StewardVariant *
raci (void)
{
  static StewardVariant *variant;

  if (variant == NULL)
    variant = steward_variant_new_named ("RACI");
  return variant;
}

/* `activity:role=letters` joined by spaces, a note in brackets; then the kinds of report. */
static char *
describe (StewardMatrixTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < table->cells->len; i++)
    {
      StewardTableCell *cell = table->cells->pdata[i];
      g_autofree char *letters = steward_letters_to_text (cell->letters);

      g_string_append_printf (text, "%s%s:%s=%s", i > 0 ? " " : "", (char *) table->activities->pdata[cell->activity],
                              (char *) table->roles->pdata[cell->role], letters);
      if (cell->note != NULL)
        g_string_append_printf (text, "(%s)", cell->note);
    }
  for (guint i = 0; i < table->reports->len; i++)
    g_string_append_printf (text, " !%s",
                            steward_table_report_kind_to_text (((StewardTableReport *) table->reports->pdata[i])->kind));
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *text;
  const char *read;
} cases[] = {
  { "Activity,Legal,IT\nAnswer,A/R,\nAsk,\"C, I\",r\n", "Answer:Legal=A/R Ask:Legal=C/I Ask:IT=R" },
  { "Activity;Legal;IT\r\nAnswer; R / A ;-\r\n", "Answer:Legal=A/R" },
  { "Activity\tLegal\tIT\nAnswer\tar\t–\n", "Answer:Legal=A/R" },
  { "\xef\xbb\xbf" "Activity,Legal\nAnswer,A\n", "Answer:Legal=A" },
  /* Cyrillic А and С. */
  { "Activity,Legal,IT\nAnswer,\u0410,\u0421/I\n", "Answer:Legal=A Answer:IT=C/I !look-alike !look-alike" },
  { "Activity,Legal,IT\nAnswer,A/N,R\nAsk,N,R\n",
    "Answer:Legal=A(N) Answer:IT=R Ask:Legal=(N) Ask:IT=R !unknown-letter" },
  { "Activity,Legal,IT\nAnswer,A,R\nSign,@ann,R\n", "Answer:Legal=A Answer:IT=R Sign:Legal=(@ann) Sign:IT=R !not-understood" },
  /* A number before the activities, a title over the heads, headings between rows. */
  { "Our matrix,,,\n,,,\nNo,Activity,Legal,IT\n1,Answer,A,R\n,Afterwards,,\n2,Ask,C,A/R\n",
    "Answer:Legal=A Answer:IT=R Ask:Legal=C Ask:IT=A/R !ignored-column !ignored-block !section-row" },
  { "Activity,Legal\nAnswer,A\nAnswer,R\n", "Answer:Legal=A Answer #2:Legal=R !duplicate-activity" },
  /* Departments in the rows, told by the head or by names that are known. */
  { "Role,Answer,Ask\nLegal,A,C\nIT,R,\n", "Answer:Legal=A Ask:Legal=C Answer:IT=R !transposed" },
  { "Which,Answer,Ask\nSales,A,C\nService,R,\n", "Answer:Sales=A Ask:Sales=C Answer:Service=R !transposed" },
  { "Which,Sales,Service\nAnswer,A,C\n", "Answer:Sales=A Answer:Service=C" },
  /* Letters are the columns, in any order. */
  { "Area,A,R,C,I\nBilling,PM,\"Dev, Lead/Boss\",,-\n", "Billing:PM=A Billing:Dev=R Billing:Lead/Boss=R" },
  { "Activity,Responsible,Accountable,Consulted,Informed\nAnswer,IT,IT,Legal,\n", "Answer:IT=A/R Answer:Legal=C" },
  /* Markdown: emphasis, pipes, more than one table, one that is none. */
  { "# Ours\n| Task | **Legal** | IT |\n|---|:-:|---|\n| **Answer** | `A / R` | |\n|Ask|C|A|\n\n| Letter | Meaning |\n|---|---|\n| R | does |\n",
    "Answer:Legal=A/R Ask:Legal=C Ask:IT=A !ignored-block" },
  { "| Task | IT | Legal |\n|---|---|---|\n| One | A | R |\n\n## Two\n\n| Task | Legal | IT |\n|---|---|---|\n| Two | A | R |\n",
    "One:IT=A One:Legal=R Two:Legal=A Two:IT=R" },
  { "Activity,Legal,IT\nAnswer,R (A),A (the lead)\nAsk,R*,C [at night]\nTell,I1,\n",
    "Answer:Legal=A/R(R (A)) Answer:IT=A(A (the lead)) Ask:Legal=R(R*) Ask:IT=C(C [at night]) Tell:Legal=I(I1) "
    "!annotation !annotation !annotation !annotation !annotation" },
  { "Activity,Legal,IT\nAnswer,R,A\nAsk,lead (R),A\n", "Answer:Legal=R Answer:IT=A Ask:Legal=(lead (R)) Ask:IT=A !not-understood" },
  { "Activity,Legal,LEGAL\nAnswer,A,R\n", "Answer:Legal=A Answer:LEGAL=R !names-differ-only-in-case" },
};

static void
test_cases (void)
{
  static const char *const known[] = { "sales", "Service", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;
      g_autoptr (StewardMatrixTable) table = steward_matrix_table_read (bytes, raci (), known, &error);
      g_autofree char *read = NULL;

      g_assert_no_error (error);
      read = describe (table);
      g_assert_cmpstr (read, ==, cases[i].read);
    }
}

static void
test_windows (void)
{
  static const char text[] = "T\xe4" "tigkeit;Gesch\xe4" "ft;IT\r\nAntworten;A;R\r\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (StewardMatrixTable) table = steward_matrix_table_read (bytes, raci (), NULL, NULL);
  g_autofree char *read = describe (table);

  g_assert_cmpstr (read, ==, "Antworten:Geschäft=A Antworten:IT=R !encoding");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *bytes;
    gsize       length;
  } refused[] = { { "", 0 }, { "PK\3\4abc", 7 }, { "a,b\nc,d\n", 8 }, { "A\0B", 3 }, { "Just words.", 11 }, { "\"open", 5 } };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (refused[i].bytes, refused[i].length);
      g_autoptr (GError) error = NULL;

      g_assert_null (steward_matrix_table_read (bytes, raci (), NULL, &error));
      g_assert_nonnull (error);
    }
}

static StewardMatrix *
make_matrix (void)
{
  static const char json[] =
      "{\"departments\":[{\"id\":\"l\",\"name\":\"Legal | Law\"},{\"id\":\"i\",\"name\":\"=IT\"},{\"id\":\"n\",\"name\":\"None\"}],"
      "\"rows\":[{\"activity\":\"1\",\"name\":\"Answer, \\\"quickly\\\"\",\"cells\":{\"l\":\"A/R\",\"i\":\"C\"}},"
      "{\"activity\":\"2\",\"name\":\"Ask\",\"group\":\"Later\",\"cells\":{\"i\":\"A\",\"l\":\"R/I\"}}]}";
  g_autoptr (StewardRecord) record = steward_record_new (steward_kind_find ("matrix"), "1");
  g_autoptr (JsonNode) node = steward_json_parse (json, -1, NULL);

  steward_record_set_json (record, (guint) steward_kind_find_field (steward_kind_find ("matrix"), "rows"), node);
  return steward_matrix_new_in_force (record);
}

static const char *const targets[] = { "1 h", "–", NULL };
static const char *const meanings[] = { "Accountable: approves", "Responsible: answers", "Consulted", "Informed", NULL };
static const StewardTableWords words = {
  .title = "Ownership matrix of Acme",
  .subtitle = "Version 3, in force since 3 May 2026",
  .footer = "Written on 4 May 2026",
  .activity = "Activity",
  .target = "Target",
  .sheet = "Matrix",
  .legend = "Legend",
  .targets = targets,
  .meanings = meanings,
};

/* What can be read back says the same, and of what stands beside the table nothing is taken for a part of it. */
static void
test_round (void)
{
  static const StewardTableFormat formats[] = { STEWARD_TABLE_CSV, STEWARD_TABLE_TSV, STEWARD_TABLE_MARKDOWN, STEWARD_TABLE_XLSX,
                                                STEWARD_TABLE_ODS };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (StewardMatrix) matrix = make_matrix ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = steward_matrix_table_write (matrix, formats[i], &words, &error);
      g_autoptr (GBytes) again = steward_matrix_table_write (matrix, formats[i], &words, &error);
      g_autoptr (StewardMatrixTable) table = NULL;
      g_autofree char *read = NULL;

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (bytes, again));
      table = steward_matrix_table_read (bytes, raci (), NULL, &error);
      g_assert_no_error (error);
      read = describe (table);
      if (strchr (read, '!') != NULL)
        *strchr (read, '!') = '\0';
      g_assert_cmpstr (g_strchomp (read), ==,
                       "Answer, \"quickly\":Legal | Law=A/R Answer, \"quickly\":=IT=C Ask:Legal | Law=R/I Ask:=IT=A");
      g_assert_cmpuint (table->roles->len, ==, 3);
      g_assert_cmpstr (table->groups->pdata[0], ==, "");
      g_assert_cmpstr (table->groups->pdata[1], ==, "Later");
    }
}

static gboolean
holds (GBytes     *bytes,
       const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i + strlen (text) <= length; i++)
    if (memcmp (data + i, text, strlen (text)) == 0)
      return TRUE;
  return FALSE;
}

/* A picture is of vectors: no bitmap is in it, and a wide table gets a wide sheet. */
static void
test_pictures (void)
{
  g_autoptr (StewardMatrix) matrix = make_matrix ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = steward_matrix_table_write (matrix, STEWARD_TABLE_PDF, &words, &error);
  g_autoptr (GBytes) svg = steward_matrix_table_write (matrix, STEWARD_TABLE_SVG, &words, &error);

  g_assert_no_error (error);
  g_assert_true (holds (pdf, "%PDF-1."));
  g_assert_true (holds (pdf, "[ 0 0 841.8"));
  g_assert_false (holds (pdf, "/Subtype /Image"));
  g_assert_true (holds (svg, "<svg"));
  g_assert_true (holds (svg, "width=\"841.89"));
  g_assert_false (holds (svg, "<image"));
}

static void
test_variant (void)
{
  static const char text[] = "Activity,Legal,IT\nAnswer,D,A\nAsk,R,A/С\n";
  g_autoptr (StewardVariant) daci = steward_variant_new_named ("DACI");
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (StewardMatrixTable) table = steward_matrix_table_read (bytes, daci, NULL, NULL);
  g_autofree char *read = describe (table);

  /* R is no letter of DACI; C is, and looks like a Cyrillic one. */
  g_assert_cmpstr (read, ==, "Answer:Legal=R Answer:IT=A Ask:Legal=(R) Ask:IT=A/C !unknown-letter !look-alike");
}

static StewardLetters
expected_letters (JsonObject *cells,
                  const char *activity,
                  const char *role)
{
  StewardLetters letters = 0;
  JsonObject *row = json_object_has_member (cells, activity) ? json_object_get_object_member (cells, activity) : NULL;

  if (row != NULL && json_object_has_member (row, role))
    steward_letters_parse (json_object_get_string_member (row, role), &letters);
  return letters;
}

static guint
count_reports (JsonObject *expected,
               const char *kind)
{
  JsonArray *report = json_object_get_array_member (expected, "report");
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (report); i++)
    n += strcmp (json_object_get_string_member (json_array_get_object_element (report, i), "kind"), kind) == 0;
  return n;
}

static void
compare (const char         *name,
         StewardMatrixTable *table,
         JsonObject         *expected)
{
  static const StewardTableReportKind told[] = { STEWARD_TABLE_NOT_UNDERSTOOD, STEWARD_TABLE_UNKNOWN_LETTER,
                                                 STEWARD_TABLE_LOOK_ALIKE, STEWARD_TABLE_ANNOTATION };
  JsonObject *cells = json_object_get_object_member (expected, "cells");
  JsonArray *activities = json_object_get_array_member (expected, "activities");
  JsonArray *roles = json_object_get_array_member (expected, "roles");

  g_test_message ("%s: %u activities, %u roles", name, table->activities->len, table->roles->len);
  g_assert_cmpuint (table->activities->len, ==, json_array_get_length (activities));
  g_assert_cmpuint (table->roles->len, ==, json_array_get_length (roles));
  for (guint a = 0; a < table->activities->len; a++)
    {
      g_assert_cmpstr (table->activities->pdata[a], ==, json_array_get_string_element (activities, a));
      for (guint r = 0; r < table->roles->len; r++)
        {
          StewardLetters letters = 0;

          for (guint i = 0; i < table->cells->len; i++)
            {
              StewardTableCell *cell = table->cells->pdata[i];

              if (cell->activity == a && cell->role == r)
                letters |= cell->letters;
            }
          g_assert_cmpint (letters, ==, expected_letters (cells, table->activities->pdata[a], table->roles->pdata[r]));
        }
    }
  for (guint k = 0; k < G_N_ELEMENTS (told); k++)
    {
      guint n = 0;

      for (guint i = 0; i < table->reports->len; i++)
        n += ((StewardTableReport *) table->reports->pdata[i])->kind == told[k];
      /* A letter that comes often is told once. */
      if (told[k] == STEWARD_TABLE_UNKNOWN_LETTER)
        g_assert_cmpint (n > 0, ==, count_reports (expected, "unknown-letter") > 0);
      else
        g_assert_cmpuint (n, ==, count_reports (expected, steward_table_report_kind_to_text (told[k])));
    }
}

static void
test_corpus (void)
{
  const char *corpus = g_getenv ("STEWARD_CORPUS");
  g_autofree char *folder = corpus != NULL ? g_build_filename (corpus, "matrices", NULL) : NULL;
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  guint n = 0;

  if (dir == NULL)
    {
      g_test_skip ("STEWARD_CORPUS isn't set");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *expected_path = g_strconcat (path, ".expected.json", NULL);
      g_autofree char *contents = NULL;
      g_autofree char *json = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (JsonObject) expected = NULL;
      g_autoptr (StewardMatrixTable) table = NULL;
      gsize length;

      if (g_str_has_suffix (name, ".json") || strcmp (name, "NOTES.md") == 0)
        continue;
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      g_assert_true (g_file_get_contents (expected_path, &json, NULL, NULL));
      bytes = g_bytes_new (contents, length);
      expected = steward_json_parse_object (json, -1, NULL);
      table = steward_matrix_table_read (bytes, raci (), NULL, NULL);
      n++;
      /* A file that is to be refused has no activities. */
      if (json_array_get_length (json_object_get_array_member (expected, "activities")) == 0)
        {
          g_assert_null (table);
          continue;
        }
      g_test_message ("%s", name);
      g_assert_nonnull (table);
      compare (name, table, expected);
    }
  g_assert_cmpuint (n, >, 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix-table/cases", test_cases);
  g_test_add_func ("/matrix-table/windows", test_windows);
  g_test_add_func ("/matrix-table/refused", test_refused);
  g_test_add_func ("/matrix-table/round", test_round);
  g_test_add_func ("/matrix-table/pictures", test_pictures);
  g_test_add_func ("/matrix-table/variant", test_variant);
  g_test_add_func ("/matrix-table/corpus", test_corpus);
  return g_test_run ();
}
