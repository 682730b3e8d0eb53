/* test-undoing.c: taking back opens no way around an approval or a permission
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "acme.h"

#include "steward-responding.h"
#include "steward-undoing.h"

#define ACME_TEST(name, func) g_test_add (name, Acme, NULL, acme_set_up, func, acme_tear_down)

static StewardRecord *
perform (Acme             *acme,
         const char       *person,
         StewardOperation *operation,
         const char       *code)
{
  g_autoptr (StewardOperation) owned = operation;

  return acme_perform (acme, person, owned, code);
}

static StewardRecord *
edit (Acme       *acme,
      const char *person,
      const char *id,
      const char *key,
      const char *value)
{
  g_autoptr (JsonObject) fields = json_object_new ();

  json_object_set_string_member (fields, key, value);
  return perform (acme, person, steward_response_edit (id, fields), NULL);
}

/* The text of then written again, and the number of then brought back, would be what was approved. */
static void
test_no_approval_revives (Acme          *acme,
                          gconstpointer  data)
{
  const StewardDraft begun = { .mention = "m1", .text = "We are sorry.", .account = "acc" };
  g_autoptr (StewardRecord) drafted = perform (acme, "jonas", steward_response_draft (&begun), NULL);
  g_autoptr (StewardRecord) submitted = NULL;
  g_autoptr (StewardRecord) approved = NULL;
  g_autoptr (StewardRecord) edited = NULL;
  g_autoptr (StewardRecord) back = NULL;
  g_autoptr (StewardRecord) still = NULL;
  const char *id = steward_record_get_id (drafted);

  submitted = perform (acme, "jonas", steward_response_submit (id), NULL);
  approved = perform (acme, "priya", steward_response_approve (id, NULL), NULL);
  edited = edit (acme, "tom", id, "text", "We are very sorry.");
  back = edit (acme, "tom", id, "text", "We are sorry.");
  perform (acme, "tom", steward_undoing_undo (0), "not-allowed");
  still = acme_get (acme, &steward_response_kind, id);
  g_assert_cmpstr (steward_record_get_text (still, STEWARD_RESPONSE_STATE), ==, "draft");
  g_assert_cmpint (steward_record_get_integer (still, STEWARD_RESPONSE_VERSION), ==, 2);
}

static void
test_steps_of_a_response (Acme          *acme,
                          gconstpointer  data)
{
  const StewardDraft begun = { .mention = "m1", .text = "We are sorry.", .account = "acc" };
  g_autoptr (StewardRecord) drafted = perform (acme, "jonas", steward_response_draft (&begun), NULL);
  const char *id = steward_record_get_id (drafted);
  g_autoptr (StewardRecord) submitted = perform (acme, "jonas", steward_response_submit (id), NULL);
  g_autoptr (StewardRecord) approved = perform (acme, "priya", steward_response_approve (id, NULL), NULL);
  g_autoptr (StewardRecord) scheduled =
      perform (acme, "ann", steward_response_schedule (id, NOW + STEWARD_HOUR_US), NULL);
  g_autoptr (StewardRecord) withdrawn = NULL;

  perform (acme, "ann", steward_undoing_undo (0), "not-allowed");
  withdrawn = perform (acme, "jonas", steward_response_withdraw (id), NULL);
  perform (acme, "jonas", steward_undoing_undo (0), "not-allowed");
}

/* Who wrote a guideline stands in its head: forgetting that would let them approve it. */
static void
test_authors_of_a_guideline (Acme          *acme,
                             gconstpointer  data)
{
  acme_seed (acme, &steward_guideline_kind, "g1", "{\"authors\":[\"ann\"],\"state\":\"draft\"}");
  perform (acme, "ann", steward_undoing_undo (0), "not-allowed");
}

static void
test_block_of_a_guideline (Acme          *acme,
                           gconstpointer  data)
{
  g_autoptr (StewardRecord) undone = NULL;
  g_autoptr (StewardRecord) head = NULL;

  acme_seed (acme, &steward_guideline_kind, "g1", "{\"department\":\"legal\"}");
  acme_seed (acme, &steward_block_kind, "b1", "{\"guideline\":\"g1\",\"type\":\"paragraph\",\"text\":\"Be kind.\"}");
  acme_seed (acme, &steward_block_kind, "b1", "{\"type\":\"heading\"}");
  undone = perform (acme, "ann", steward_undoing_undo (0), NULL);
  g_assert_cmpstr (steward_record_get_text (undone, STEWARD_BLOCK_TYPE), ==, "paragraph");
  head = acme_get (acme, &steward_guideline_kind, "g1");
  g_assert_true (steward_record_set_contains (head, STEWARD_GUIDELINE_AUTHORS, "ann"));

  /* Whoever may not write it any more can't by taking back either. */
  acme_seed (acme, &steward_block_kind, "b1", "{\"type\":\"quote\"}");
  acme_seed (acme, &steward_membership_kind, "m-sam-2",
             "{\"person\":\"sam\",\"department\":\"legal\",\"role\":\"policy-editor\"}");
  acme_seed (acme, &steward_block_kind, "b1", "{\"type\":\"heading\"}");
  perform (acme, "ann", steward_undoing_undo (0), "not-allowed");
}

static void
test_lost_right (Acme          *acme,
                 gconstpointer  data)
{
  g_autoptr (StewardRecord) undone = NULL;

  acme_seed (acme, &steward_person_kind, "tom", "{\"administrator\":true}");
  acme_seed (acme, &steward_person_kind, "ann", "{\"administrator\":false}");
  perform (acme, "ann", steward_undoing_undo (0), "not-allowed");

  acme_seed (acme, &steward_topic_kind, "guitar", "{\"query\":\"banjo\"}");
  undone = perform (acme, "ann", steward_undoing_undo (0), NULL);
  g_assert_cmpstr (steward_record_get_text (undone, STEWARD_TOPIC_QUERY), ==, "guitar");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACME_TEST ("/services/undoing/no-approval-revives", test_no_approval_revives);
  ACME_TEST ("/services/undoing/steps-of-a-response", test_steps_of_a_response);
  ACME_TEST ("/services/undoing/authors-of-a-guideline", test_authors_of_a_guideline);
  ACME_TEST ("/services/undoing/block-of-a-guideline", test_block_of_a_guideline);
  ACME_TEST ("/services/undoing/lost-right", test_lost_right);
  return g_test_run ();
}
