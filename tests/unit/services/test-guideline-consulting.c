/* test-guideline-consulting.c: what departments were asked about a draft, and what they said
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "acme.h"

#include "steward-governing-notices.h"
#include "steward-guideline-consulting.h"
#include "steward-guideline-reports.h"
#include "steward-guideline-suggesting.h"
#include "steward-guideline-writing.h"
#include "steward-time.h"

/* ann writes; sam speaks for Legal and for Public Relations. */
static void
set_up (Acme          *acme,
        gconstpointer  data)
{
  acme_set_up (acme, data);
  acme_seed (acme, &steward_membership_kind, "m-sam-2", "{\"person\":\"sam\",\"department\":\"pr\",\"role\":\"member\"}");
  acme_seed (acme, &steward_membership_kind, "m-ann-2", "{\"person\":\"ann\",\"department\":\"crm\",\"role\":\"policy-editor\"}");
  acme_seed (acme, &steward_guideline_kind, "g1", "{\"department\":\"crm\",\"audience\":[\"cs\"],\"state\":\"draft\"}");
  acme_seed (acme, &steward_block_kind, "a", "{\"guideline\":\"g1\",\"type\":\"paragraph\",\"order_key\":\"a\",\"text\":\"Be kind.\"}");
  steward_clock_advance (acme->clock, STEWARD_SECOND_US);
}

static void
perform (Acme             *acme,
         const char       *person,
         StewardOperation *operation,
         const char       *code)
{
  g_autoptr (StewardOperation) owned = operation;
  g_autoptr (StewardRecord) record = acme_perform (acme, person, owned, code);

  steward_clock_advance (acme->clock, STEWARD_SECOND_US);
}

static void
ask (Acme       *acme,
     const char *department,
     gint64      due_us,
     const char *code)
{
  const char *const departments[] = { department, NULL };

  perform (acme, "ann", steward_guidelines_consult ("g1", departments, due_us), code);
}

static void
answer (Acme       *acme,
        const char *department,
        const char *text,
        const char *code)
{
  perform (acme, "sam", steward_guidelines_answer ("g1", department, "agree", text, NULL), code);
}

/* What the report says of each department, as `department=message`, with | between. */
static void
check (Acme       *acme,
       const char *expected)
{
  g_autoptr (StewardOperation) operation = steward_guidelines_report_one ("g1", NULL);
  g_autoptr (GString) found = g_string_new (NULL);
  JsonArray *lines;

  acme_perform (acme, "ann", operation, NULL);
  lines = json_object_get_array_member (json_node_get_object (steward_operation_get_json (operation)), "consultations");
  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);

      g_string_append_printf (found, "%s%s=%s", i > 0 ? "|" : "", steward_json_get_text (line, "department_id"),
                              steward_json_get_text (line, "message"));
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* Nobody's answer is written over: not that of another department, and not what was said before. */
static void
test_answers (Acme          *acme,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) all = NULL;

  ask (acme, "legal", STEWARD_TIME_NONE, NULL);
  ask (acme, "pr", STEWARD_TIME_NONE, NULL);
  answer (acme, NULL, "Fine", "usage");
  perform (acme, "sam", steward_guidelines_answer ("g1", "legal", "agree", "Fine", "another text"), "usage");
  answer (acme, "legal", "Fine for Legal", NULL);
  answer (acme, NULL, "Fine for PR", NULL);
  check (acme, "legal=Agrees: Fine for Legal|pr=Agrees: Fine for PR");
  answer (acme, NULL, "Which one?", "usage");
  answer (acme, "legal", "Better said", NULL);
  check (acme, "pr=Agrees: Fine for PR|legal=Agrees: Better said");
  all = acme_list (acme, &steward_consultation_kind);
  g_assert_cmpuint (all->len, ==, 3);
}

/* Whoever is asked by name may speak, until the draft is given up; another day can be set. */
static void
test_asked (Acme          *acme,
            gconstpointer  data)
{
  perform (acme, "sam", steward_suggestions_add ("g1", "a", "kind", FALSE, "polite"), "not-allowed");
  ask (acme, "legal", STEWARD_TIME_NONE, NULL);
  check (acme, "legal=Asked until 12 April 2026");
  perform (acme, "sam", steward_suggestions_add ("g1", "a", "kind", FALSE, "polite"), NULL);
  ask (acme, "legal", STEWARD_TIME_NONE, "usage");
  ask (acme, "legal", NOW + 30 * STEWARD_DAY_US, NULL);
  check (acme, "legal=Asked until 28 April 2026");
  ask (acme, "legal", NOW + 30 * STEWARD_DAY_US, "usage");
  answer (acme, NULL, "Fine", NULL);
  ask (acme, "legal", NOW + 40 * STEWARD_DAY_US, "usage");
  perform (acme, "ann", steward_guidelines_discard ("g1"), NULL);
  acme_seed (acme, &steward_guideline_kind, "g1", "{\"state\":\"draft\",\"audience\":[\"cs\"]}");
  check (acme, "");
  perform (acme, "sam", steward_suggestions_add ("g1", "say-true", "know", FALSE, "believe"), "not-allowed");
}

/* Who is late is told so, and that it isn't too late. */
static void
test_told (Acme          *acme,
           gconstpointer  data)
{
  static const struct { gint64 days; const char *message; } cases[] = {
    { 0, "Legal is asked about its draft until 12 April 2026." },
    { 20, "Legal was asked about its draft until 12 April 2026. It can still answer." },
  };

  ask (acme, "legal", STEWARD_TIME_NONE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardOperation) operation = steward_governing_notices_report ();
      JsonArray *lines;

      steward_clock_advance (acme->clock, cases[i].days * STEWARD_DAY_US);
      acme_perform (acme, "sam", operation, NULL);
      lines = json_node_get_array (steward_operation_get_json (operation));
      g_assert_cmpuint (json_array_get_length (lines), ==, 1);
      g_assert_cmpstr (steward_json_get_text (json_array_get_object_element (lines, 0), "message"), ==, cases[i].message);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/guideline-consulting/answers", Acme, NULL, set_up, test_answers, acme_tear_down);
  g_test_add ("/guideline-consulting/asked", Acme, NULL, set_up, test_asked, acme_tear_down);
  g_test_add ("/guideline-consulting/told", Acme, NULL, set_up, test_told, acme_tear_down);
  return g_test_run ();
}
