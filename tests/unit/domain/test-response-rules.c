/* test-response-rules.c: how a response goes from draft to published
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-response-rules.h"

static StewardRecord *
make_response (const char *state)
{
  static const char *const authors[] = { "ann", NULL };
  StewardRecord *response = steward_record_new (&steward_response_kind, "r1");

  steward_record_set_text (response, STEWARD_RESPONSE_TEXT, "Sorry");
  steward_record_set_text (response, STEWARD_RESPONSE_ACCOUNT, "acc");
  steward_record_set_text (response, STEWARD_RESPONSE_STATE, state);
  steward_record_set_integer (response, STEWARD_RESPONSE_VERSION, 1);
  steward_record_set_set (response, STEWARD_RESPONSE_AUTHORS, authors);
  return response;
}

static void
test_states (void)
{
  static const char *const names[] = { "draft", "in-review", "approved", "scheduled", "publishing", "unknown",
                                       "published", "failed", "rejected", "withdrawn", "deleted" };
  g_autoptr (StewardRecord) odd = make_response ("revolving");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      StewardResponseState state;

      g_assert_true (steward_response_state_from_string (names[i], &state));
      g_assert_cmpint (state, ==, i);
      g_assert_cmpstr (steward_response_state_to_string (state), ==, names[i]);
    }
  g_assert_cmpint (steward_response_get_state (odd), ==, STEWARD_RESPONSE_UNKNOWN);
}

/* A row a state, a column a move in the order of StewardResponseMove: `.` can't happen, else the
 * first letter of the state after it; P published, p publishing, W withdrawn, D deleted. */
static void
test_moves (void)
{
  static const char letters[] = "diaspuPfrWD";
  static const char *const plain[] = {
    /* edit submit approve reject withdraw return schedule unschedule begin succeed fail lose correct delete */
    "di..W.........", /* draft */
    "d.arW.........", /* in review */
    "d..rWis.p.....", /* approved */
    "d..rWi.ap.....", /* scheduled */
    ".........Pfu..", /* publishing */
    ".........Pf...", /* unknown */
    "............PD", /* published */
    "d..rWis.p.....", /* failed */
    "d...W.........", /* rejected */
    "d.............", /* withdrawn */
    "..............", /* deleted */
  };

  for (StewardResponseState from = 0; from < G_N_ELEMENTS (plain); from++)
    for (StewardResponseMove move = 0; move <= STEWARD_MOVE_DELETE; move++)
      {
        StewardResponseState to = 0;
        gboolean can = steward_response_move (from, move, TRUE, FALSE, &to);

        g_test_message ("%s, move %d", steward_response_state_to_string (from), move);
        g_assert_cmpint (can ? letters[to] : '.', ==, plain[from][move]);
      }
}

static void
test_moves_of_a_correction (void)
{
  static const struct { StewardResponseState from; StewardResponseMove move; gboolean can; StewardResponseState to; } cases[] = {
    { STEWARD_RESPONSE_PUBLISHED_STATE, STEWARD_MOVE_EDIT, TRUE, STEWARD_RESPONSE_PUBLISHED_STATE },
    { STEWARD_RESPONSE_PUBLISHED_STATE, STEWARD_MOVE_SUBMIT, TRUE, STEWARD_RESPONSE_PUBLISHED_STATE },
    { STEWARD_RESPONSE_PUBLISHED_STATE, STEWARD_MOVE_APPROVE, TRUE, STEWARD_RESPONSE_PUBLISHED_STATE },
    { STEWARD_RESPONSE_PUBLISHED_STATE, STEWARD_MOVE_BEGIN, TRUE, STEWARD_RESPONSE_PUBLISHING },
    { STEWARD_RESPONSE_PUBLISHED_STATE, STEWARD_MOVE_SUCCEED, FALSE, 0 },
    { STEWARD_RESPONSE_PUBLISHED_STATE, STEWARD_MOVE_DELETE, TRUE, STEWARD_RESPONSE_DELETED },
    { STEWARD_RESPONSE_PUBLISHING, STEWARD_MOVE_FAIL, TRUE, STEWARD_RESPONSE_PUBLISHED_STATE },
    { STEWARD_RESPONSE_PUBLISHING, STEWARD_MOVE_LOSE, TRUE, STEWARD_RESPONSE_UNKNOWN },
    { STEWARD_RESPONSE_PUBLISHING, STEWARD_MOVE_EDIT, FALSE, 0 },
    { STEWARD_RESPONSE_UNKNOWN, STEWARD_MOVE_BEGIN, FALSE, 0 },
  };
  StewardResponseState to;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      to = 0;
      g_assert_cmpint (steward_response_move (cases[i].from, cases[i].move, TRUE, TRUE, &to), ==, cases[i].can);
      g_assert_cmpint (to, ==, cases[i].to);
    }
  g_assert_true (steward_response_move (STEWARD_RESPONSE_DRAFT, STEWARD_MOVE_SUBMIT, FALSE, FALSE, &to));
  g_assert_cmpint (to, ==, STEWARD_RESPONSE_APPROVED);
}

static void
test_hash_covers (void)
{
  static const guint covered[] = { STEWARD_RESPONSE_TEXT, STEWARD_RESPONSE_ACCOUNT, STEWARD_RESPONSE_TARGET,
                                   STEWARD_RESPONSE_VISIBILITY, STEWARD_RESPONSE_CONTENT_WARNING,
                                   STEWARD_RESPONSE_LANGUAGE };
  static const guint others[] = { STEWARD_RESPONSE_STATE, STEWARD_RESPONSE_ORDERED_BY, STEWARD_RESPONSE_ERROR,
                                  STEWARD_RESPONSE_TARGET_STATUS };
  g_autoptr (StewardRecord) response = make_response ("draft");
  g_autofree char *hash = steward_response_hash (response);
  g_autoptr (JsonNode) attachments = steward_json_parse ("[{\"file\":\"a\",\"description\":\"A guitar\"}]", -1, NULL);
  g_autofree char *attached = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (covered); i++)
    {
      g_autoptr (StewardRecord) other = steward_record_copy (response);
      g_autofree char *changed = NULL;

      steward_record_set_text (other, covered[i], "x");
      changed = steward_response_hash (other);
      g_assert_cmpstr (changed, !=, hash);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (StewardRecord) other = steward_record_copy (response);
      g_autofree char *same = NULL;

      steward_record_set_text (other, others[i], "x");
      same = steward_response_hash (other);
      g_assert_cmpstr (same, ==, hash);
    }
  steward_record_set_json (response, STEWARD_RESPONSE_ATTACHMENTS, attachments);
  attached = steward_response_hash (response);
  g_assert_cmpstr (attached, !=, hash);
}

static void
approve (GPtrArray     *approvals,
         StewardRecord *response)
{
  StewardRecord *approval = steward_record_new (&steward_approval_kind, "a1");
  g_autofree char *hash = steward_response_hash (response);

  steward_record_set_text (approval, STEWARD_APPROVAL_HASH, hash);
  steward_record_set_text (approval, STEWARD_APPROVAL_VERDICT, "approve");
  g_ptr_array_add (approvals, approval);
}

static void
test_edit_adds_authors (void)
{
  g_autoptr (StewardRecord) before = make_response ("draft");
  g_autoptr (StewardRecord) after = steward_record_copy (before);

  g_assert_false (steward_response_note_edit (after, before, "bob", NULL));
  g_assert_false (steward_record_set_contains (after, STEWARD_RESPONSE_AUTHORS, "bob"));

  steward_record_set_text (after, STEWARD_RESPONSE_TEXT, "So sorry");
  g_assert_true (steward_response_note_edit (after, before, "bob", NULL));
  g_assert_true (steward_record_set_contains (after, STEWARD_RESPONSE_AUTHORS, "ann"));
  g_assert_true (steward_record_set_contains (after, STEWARD_RESPONSE_AUTHORS, "bob"));
  g_assert_cmpint (steward_record_get_integer (after, STEWARD_RESPONSE_VERSION), ==, 1);
}

static void
test_edit_ends_approval_for_good (void)
{
  g_autoptr (StewardRecord) approved = make_response ("scheduled");
  g_autoptr (StewardRecord) edited = steward_record_copy (approved);
  g_autoptr (StewardRecord) restored = NULL;
  g_autoptr (GPtrArray) approvals = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *hash = steward_response_hash (approved);
  g_autofree char *again = NULL;

  approve (approvals, approved);
  steward_record_set_time (edited, STEWARD_RESPONSE_SCHEDULED, 5);
  steward_record_set_text (edited, STEWARD_RESPONSE_TEXT, "Other");
  g_assert_true (steward_response_note_edit (edited, approved, "bob", approvals));
  g_assert_cmpint (steward_response_get_state (edited), ==, STEWARD_RESPONSE_DRAFT);
  g_assert_false (steward_record_has (edited, STEWARD_RESPONSE_SCHEDULED));
  g_assert_false (steward_record_set_contains (edited, STEWARD_RESPONSE_AUTHORS, "ann"));
  g_assert_true (steward_record_set_contains (edited, STEWARD_RESPONSE_AUTHORS, "bob"));
  g_assert_cmpint (steward_record_get_integer (edited, STEWARD_RESPONSE_VERSION), ==, 2);

  restored = steward_record_copy (edited);
  steward_record_set_text (restored, STEWARD_RESPONSE_TEXT, "Sorry");
  steward_response_note_edit (restored, edited, "bob", approvals);
  again = steward_response_hash (restored);
  g_assert_cmpstr (again, !=, hash);
}

/* What went through without approval keeps all its authors: nobody approved them away. */
static void
test_unapproved_keeps_authors (void)
{
  g_autoptr (StewardRecord) before = make_response ("approved");
  g_autoptr (StewardRecord) after = steward_record_copy (before);

  steward_record_set_text (after, STEWARD_RESPONSE_TEXT, "Other");
  steward_response_note_edit (after, before, "bob", NULL);
  g_assert_true (steward_record_set_contains (after, STEWARD_RESPONSE_AUTHORS, "ann"));
}

static void
test_published_stays_published (void)
{
  g_autoptr (StewardRecord) before = make_response ("published");
  g_autoptr (StewardRecord) after = steward_record_copy (before);

  steward_record_set_text (after, STEWARD_RESPONSE_TEXT, "Other");
  g_assert_true (steward_response_note_edit (after, before, "bob", NULL));
  g_assert_cmpint (steward_response_get_state (after), ==, STEWARD_RESPONSE_PUBLISHED_STATE);
  g_assert_cmpint (steward_record_get_integer (after, STEWARD_RESPONSE_VERSION), ==, 2);
}

static void
test_correction_is_written_as_one_version (void)
{
  static const struct { gboolean submitted; gint64 version; } cases[] = { { FALSE, 1 }, { TRUE, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) before = make_response ("published");
      g_autoptr (StewardRecord) after = NULL;

      steward_record_set_boolean (before, STEWARD_RESPONSE_CORRECTING, TRUE);
      if (cases[i].submitted)
        steward_record_set_time (before, STEWARD_RESPONSE_SUBMITTED, 5);
      after = steward_record_copy (before);
      steward_record_set_text (after, STEWARD_RESPONSE_TEXT, "Other");
      g_assert_true (steward_response_note_edit (after, before, "bob", NULL));
      g_assert_cmpint (steward_record_get_integer (after, STEWARD_RESPONSE_VERSION), ==, cases[i].version);
      g_assert_false (steward_record_has (after, STEWARD_RESPONSE_SUBMITTED));
    }
}

/* What was sent back is another version as soon as a word of it changes, and a time that was given is over. */
static void
test_correction_that_was_judged (void)
{
  g_autoptr (StewardRecord) before = make_response ("published");
  g_autoptr (StewardRecord) after = NULL;
  g_autoptr (GPtrArray) approvals = g_ptr_array_new_with_free_func (g_object_unref);

  steward_record_set_boolean (before, STEWARD_RESPONSE_CORRECTING, TRUE);
  steward_record_set_time (before, STEWARD_RESPONSE_SCHEDULED, 5);
  approve (approvals, before);
  steward_record_set_text (approvals->pdata[0], STEWARD_APPROVAL_VERDICT, "reject");
  after = steward_record_copy (before);
  steward_record_set_text (after, STEWARD_RESPONSE_TEXT, "Other");
  g_assert_true (steward_response_note_edit (after, before, "bob", approvals));
  g_assert_cmpint (steward_record_get_integer (after, STEWARD_RESPONSE_VERSION), ==, 2);
  g_assert_false (steward_record_has (after, STEWARD_RESPONSE_SCHEDULED));
  g_assert_true (steward_record_set_contains (after, STEWARD_RESPONSE_AUTHORS, "ann"));
}

static void
test_answers_on_this_version (void)
{
  static const struct { const char *department; gboolean old, answered; } cases[] = {
    { "legal", FALSE, TRUE }, { "pr", TRUE, TRUE }, { "sales", FALSE, FALSE },
  };
  g_autoptr (StewardRecord) response = make_response ("in-review");
  g_autoptr (GPtrArray) consultations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *hash = steward_response_hash (response);
  g_auto (GStrv) answered = NULL;
  g_auto (GStrv) after_edit = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StewardRecord *consultation = steward_record_new (&steward_consultation_kind, "c");

      steward_record_set_text (consultation, STEWARD_CONSULTATION_RESPONSE, "r1");
      steward_record_set_text (consultation, STEWARD_CONSULTATION_DEPARTMENT, cases[i].department);
      steward_record_set_text (consultation, STEWARD_CONSULTATION_HASH, cases[i].old ? "0" : hash);
      if (cases[i].answered)
        steward_record_set_time (consultation, STEWARD_CONSULTATION_ANSWERED, 5);
      g_ptr_array_add (consultations, consultation);
    }
  answered = steward_response_list_answered (response, consultations);
  g_assert_cmpuint (g_strv_length (answered), ==, 1);
  g_assert_cmpstr (answered[0], ==, "legal");

  steward_record_set_text (response, STEWARD_RESPONSE_TEXT, "Sorry!");
  after_edit = steward_response_list_answered (response, consultations);
  g_assert_cmpuint (g_strv_length (after_edit), ==, 0);
}

static void
test_consultation_due (void)
{
  g_assert_cmpint (steward_response_consultation_due (100, 500), ==, 200);
  g_assert_cmpint (steward_response_consultation_due (500, 100), ==, 500);
  g_assert_cmpint (steward_response_consultation_due (500, STEWARD_TIME_NONE), ==, STEWARD_TIME_NONE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/response/states-have-names", test_states);
  g_test_add_func ("/domain/response/moves-that-exist", test_moves);
  g_test_add_func ("/domain/response/corrections-move-beside", test_moves_of_a_correction);
  g_test_add_func ("/domain/response/hash-covers-what-is-approved", test_hash_covers);
  g_test_add_func ("/domain/response/edit-adds-authors", test_edit_adds_authors);
  g_test_add_func ("/domain/response/edit-ends-approval-for-good", test_edit_ends_approval_for_good);
  g_test_add_func ("/domain/response/unapproved-keeps-authors", test_unapproved_keeps_authors);
  g_test_add_func ("/domain/response/published-stays-published", test_published_stays_published);
  g_test_add_func ("/domain/response/correction-is-one-version", test_correction_is_written_as_one_version);
  g_test_add_func ("/domain/response/correction-that-was-judged", test_correction_that_was_judged);

  g_test_add_func ("/domain/consultation/answers-on-this-version", test_answers_on_this_version);
  g_test_add_func ("/domain/consultation/due-in-a-quarter", test_consultation_due);

  return g_test_run ();
}
