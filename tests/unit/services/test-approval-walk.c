/* test-approval-walk.c: whatever people do in whatever order, nothing goes out that may not
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A long walk of random moves by a fixed seed: edit, submit, consult, approve, stand in, leave, reject, hold, lift,
 * publish, lose acknowledgement, another matrix, another guideline, another publisher. Beside it stands a second
 * account of what happened, kept by what was done and not by what is stored; each time something goes out, it is asked
 * whether that was right. */

#include "acme.h"

#include "steward-acknowledging.h"
#include "steward-holding.h"
#include "steward-publishing-private.h"
#include "steward-responding.h"

#include <stdlib.h>

#define N_RESPONSES 5
#define MOVES_A_WORLD 5000 /* then a new file, or its matrices and guidelines would be all that is read */

static const char *const people[] = { "ann", "jonas", "priya", "tom", "aiko", "sam" };
static const char *const departments[] = { "cs", "crm", "pr", "legal" };
static const char *const codes[] = {
  "not-approved", "own-text", "not-approver", "changed-since-approval", "not-acknowledged",
  "on-hold", "not-publisher", "finding", "consultation-missing", "not-allowed",
};

/* What is written: plain words, words for which a clause asks Legal, words that a clause stops. */
typedef enum
{
  WORDS_PLAIN,
  WORDS_REFUND,
  WORDS_ADDRESS,
} Words;

/* A verdict, as it was heard. */
typedef struct
{
  guint    person;
  guint    absent; /* bits of the approvers whom the person stood in for at that moment */
  gboolean approves;
  char    *content;
} Verdict;

typedef struct
{
  char       *id;
  char       *content;
  Words       words;
  guint       authors;   /* bits of people */
  GPtrArray  *verdicts;  /* of Verdict */
  GHashTable *consulted; /* contents on which Legal was heard */
  gboolean   is_submitted;
  gboolean   is_rejected;
  StewardPublishJob *job; /* (nullable) on its way */
} Told;

typedef struct
{
  char *id;
  char *scope;
  char *about;
} Held;

typedef struct
{
  Acme       acme;
  GRand     *dice;
  Told       told[N_RESPONSES];
  GPtrArray *holds; /* of Held */
  guint      accountable;
  guint      left;            /* bits of people */
  guint      stand_in[G_N_ELEMENTS (people)];
  gint64     away_until[G_N_ELEMENTS (people)];
  int        acknowledged[G_N_ELEMENTS (people)];
  int        in_force;        /* of the guideline */
  int        material;        /* the last edition that has to be read again */
  int        matrix;
  gboolean   is_publisher;
  guint      n_texts;
  GHashTable *refused;        /* code: how often */
  guint      n_published;
} Walk;

static const struct
{
  const char *person;
  const char *department;
} approvers[] = { { "priya", "crm" }, { "tom", "crm" }, { "ann", "cs" }, { "aiko", "pr" }, { "sam", "legal" }, { "priya", "legal" } };

static guint
roll (Walk  *walk,
      guint  sides)
{
  return (guint) g_rand_int_range (walk->dice, 0, (gint32) sides);
}

static gboolean
in_a_hundred (Walk *walk,
              guint share)
{
  return roll (walk, 100) < share;
}

static gint64
now (Walk *walk)
{
  return steward_clock_now_us (walk->acme.clock);
}

static gboolean
approves_for (guint person,
              guint department)
{
  for (guint i = 0; i < G_N_ELEMENTS (approvers); i++)
    if (g_str_equal (approvers[i].person, people[person]) && g_str_equal (approvers[i].department, departments[department]))
      return TRUE;
  return FALSE;
}

/* Those of the accountable department who are away and whose place @person takes. */
static guint
list_absent (Walk *walk,
             guint person)
{
  guint bits = 0;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (approves_for (i, walk->accountable) && walk->away_until[i] > now (walk) && walk->stand_in[i] == person)
      bits |= 1u << i;
  return bits;
}

/* The second account of what lets a text go out */

static gboolean
verdict_counts (Walk          *walk,
                const Told    *told,
                const Verdict *verdict)
{
  if (!verdict->approves || !g_str_equal (verdict->content, told->content) || (told->authors & (1u << verdict->person)) ||
      (walk->left & (1u << verdict->person)))
    return FALSE;
  if (approves_for (verdict->person, walk->accountable))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if ((verdict->absent & (1u << i)) && approves_for (i, walk->accountable) && !(walk->left & (1u << i)))
      return TRUE;
  return FALSE;
}

static gboolean
is_approved (Walk       *walk,
             const Told *told)
{
  for (guint i = told->verdicts->len; i > 0; i--)
    {
      const Verdict *verdict = told->verdicts->pdata[i - 1];

      if (!verdict->approves && g_str_equal (verdict->content, told->content))
        return FALSE;
      if (verdict_counts (walk, told, verdict))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_held (Walk *walk)
{
  for (guint i = 0; i < walk->holds->len; i++)
    {
      const Held *held = walk->holds->pdata[i];

      if (g_str_equal (held->scope, "everything") || g_str_equal (held->scope, "account") || g_str_equal (held->scope, "topic") ||
          g_str_equal (held->about, departments[walk->accountable]) || g_str_equal (held->about, "cs"))
        return TRUE;
    }
  return FALSE;
}

static void
assert_may_go_out (Walk       *walk,
                   const Told *told,
                   guint       person)
{
  g_assert_true (is_approved (walk, told));
  g_assert_cmpint (walk->acknowledged[person], >=, walk->material);
  g_assert_false (walk->left & (1u << person));
  g_assert_false (is_held (walk));
  g_assert_true (walk->is_publisher);
  g_assert_cmpint (told->words, !=, WORDS_ADDRESS);
  g_assert_true (told->words != WORDS_REFUND || g_hash_table_contains (told->consulted, told->content));
}

/* What is done */

static void
count_refusal (Walk   *walk,
               GError *error)
{
  const char *code = steward_error_get_code (error);
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    known = known || g_strcmp0 (code, codes[i]) == 0;
  if (!known)
    g_error ("%s: %s", code, error->message);
  g_hash_table_insert (walk->refused, (gpointer) code,
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (walk->refused, code)) + 1));
}

/* Whether it happened; a rule may refuse it, nothing else. Who left does nothing. */
static gboolean
try (Walk             *walk,
     guint             person,
     StewardOperation *operation,
     StewardRecord   **record)
{
  g_autoptr (StewardOperation) owned = operation;
  g_autoptr (GError) error = NULL;

  steward_workspace_set_person (walk->acme.workspace, people[person]);
  if (!steward_workspace_perform (walk->acme.workspace, owned, &error))
    {
      count_refusal (walk, error);
      return FALSE;
    }
  g_assert_false (walk->left & (1u << person));
  if (record != NULL)
    *record = g_object_ref (steward_operation_get_record (owned));
  return TRUE;
}

static char *
invent (Walk  *walk,
        Words *words)
{
  static const char *const beginnings[] = { "We are sorry", "We refund the guitar", "Write to mara.holt@mail.example" };
  guint chance = roll (walk, 20);

  *words = chance < 12 ? WORDS_PLAIN : chance < 17 ? WORDS_REFUND : WORDS_ADDRESS;
  return g_strdup_printf ("%s, text %u.", beginnings[*words], walk->n_texts++);
}

static void
verdict_free (gpointer data)
{
  Verdict *self = data;

  g_free (self->content);
  g_free (self);
}

static void
told_clear (Told *told)
{
  g_clear_pointer (&told->id, g_free);
  g_clear_pointer (&told->content, g_free);
  g_clear_pointer (&told->verdicts, g_ptr_array_unref);
  g_clear_pointer (&told->consulted, g_hash_table_unref);
  g_clear_pointer (&told->job, steward_publish_job_free);
}

static void
held_free (gpointer data)
{
  Held *self = data;

  g_free (self->id);
  g_free (self->scope);
  g_free (self->about);
  g_free (self);
}

/* Mostly somebody who is here and has read what there is. */
static guint
choose_person (Walk *walk)
{
  guint person = roll (walk, G_N_ELEMENTS (people));

  for (guint i = 0; i < 8 && in_a_hundred (walk, 90) &&
                    ((walk->left & (1u << person)) || walk->acknowledged[person] < walk->material);
       i++)
    person = roll (walk, G_N_ELEMENTS (people));
  return person;
}

static void
begin (Walk *walk,
       Told *told)
{
  Words words;
  g_autofree char *text = invent (walk, &words);
  const StewardDraft begun = { .mention = "m1", .text = text, .account = "acc" };
  g_autoptr (StewardRecord) record = NULL;
  guint person = choose_person (walk);

  told_clear (told);
  if (!try (walk, person, steward_response_draft (&begun), &record))
    return;
  told->id = g_strdup (steward_record_get_id (record));
  told->content = g_steal_pointer (&text);
  told->words = words;
  told->is_submitted = told->is_rejected = FALSE;
  told->authors = 1u << person;
  told->verdicts = g_ptr_array_new_with_free_func (verdict_free);
  told->consulted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* After an approval the authors are those who changed it since. */
static void
write_down (Told       *told,
            guint       person,
            const char *text,
            Words       words)
{
  gboolean was_approved = FALSE;

  for (guint i = 0; i < told->verdicts->len; i++)
    {
      const Verdict *verdict = told->verdicts->pdata[i];

      was_approved = was_approved || (verdict->approves && g_str_equal (verdict->content, told->content));
    }
  told->authors = (was_approved ? 0 : told->authors) | 1u << person;
  g_free (told->content);
  told->content = g_strdup (text);
  told->words = words;
  told->is_submitted = told->is_rejected = FALSE;
}

static void
edit (Walk     *walk,
      Told     *told,
      gboolean  corrects)
{
  Words words;
  g_autofree char *text = invent (walk, &words);
  g_autoptr (JsonObject) fields = json_object_new ();
  guint person = choose_person (walk);

  json_object_set_string_member (fields, "text", text);
  if (try (walk, person, corrects ? steward_response_correct (told->id, text) : steward_response_edit (told->id, fields), NULL))
    write_down (told, person, text, words);
}

static void
consult (Walk *walk,
         Told *told,
         guint person)
{
  if (try (walk, person, steward_response_answer (told->id, "legal", "agree", "Fine.", NULL), NULL))
    g_hash_table_add (told->consulted, g_strdup (told->content));
}

static void
judge (Walk     *walk,
       Told     *told,
       guint     person,
       gboolean  approves)
{
  guint absent = list_absent (walk, person);
  StewardOperation *operation =
      approves ? steward_response_approve (told->id, NULL) : steward_response_reject (told->id, "No");
  Verdict *verdict;

  if (!try (walk, person, operation, NULL))
    return;
  verdict = g_new0 (Verdict, 1);
  verdict->person = person;
  verdict->absent = absent;
  verdict->approves = approves;
  verdict->content = g_strdup (told->content);
  g_ptr_array_add (told->verdicts, verdict);
  told->is_rejected = !approves;
}

static void
submit (Walk *walk,
        Told *told,
        guint person)
{
  if (try (walk, person, steward_response_submit (told->id), NULL))
    told->is_submitted = TRUE;
}

/* What became of it: on the network, not there, or nobody knows yet. */
static void
settle (Walk *walk,
        Told *told)
{
  g_autoptr (GError) lost = NULL;
  StewardPublished published = { told->id, /* no two posts have the same name on a network */
                                 (char *) "https://social.example/@acme/101", now (walk) };
  StewardPublishOutcome outcome = { .published = &published };
  guint chance = roll (walk, 10);

  if (chance == 0)
    {
      lost = g_error_new_literal (STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_UNKNOWN, "The answer was lost.");
      outcome = (StewardPublishOutcome){ .error = lost };
    }
  else if (chance == 1)
    outcome = (StewardPublishOutcome){ .is_absent = TRUE };
  g_assert_true (try (walk, 0, steward_publish_job_settle (told->job, &outcome), NULL));
  if (chance == 0)
    return;
  g_clear_pointer (&told->job, steward_publish_job_free);
  if (chance == 1)
    return;
  walk->n_published++;
  if (in_a_hundred (walk, 75))
    begin (walk, told);
  else
    edit (walk, told, TRUE);
}

static void
publish (Walk *walk,
         Told *told,
         guint person)
{
  g_autoptr (StewardPublishJob) job = steward_publish_job_new (told->id);
  g_autoptr (StewardOperation) operation = steward_publish_job_begin (job);
  g_autoptr (GError) error = NULL;

  steward_workspace_set_person (walk->acme.workspace, people[person]);
  steward_workspace_perform (walk->acme.workspace, operation, &error);
  g_assert_no_error (error);
  if (job->refusal != NULL)
    {
      count_refusal (walk, job->refusal);
      return;
    }
  assert_may_go_out (walk, told, person);
  told->job = g_steal_pointer (&job);
  settle (walk, told);
}

/* Returns: somebody whose approval would count, or -1 */
static int
find_approver (Walk       *walk,
               const Told *told)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (approves_for (i, walk->accountable) && !(told->authors & (1u << i)) && !(walk->left & (1u << i)))
      return (int) i;
  return -1;
}

/* The next right step of a response, mostly by the right person: or too few would go out. */
static void
advance (Walk *walk,
         Told *told)
{
  guint person = choose_person (walk);
  int approver = find_approver (walk, told);

  if (told->is_rejected || (told->words == WORDS_ADDRESS && in_a_hundred (walk, 60)))
    edit (walk, told, FALSE);
  else if (told->words == WORDS_REFUND && !g_hash_table_contains (told->consulted, told->content) && in_a_hundred (walk, 40))
    {
      if (try (walk, person, steward_response_ask (told->id, "legal"), NULL))
        consult (walk, told, 5);
    }
  else if (is_approved (walk, told))
    {
      if (approver >= 0 && in_a_hundred (walk, 4)) /* what was approved is refused in the last moment */
        judge (walk, told, (guint) approver, FALSE);
      publish (walk, told, person);
    }
  else if (!told->is_submitted)
    submit (walk, told, person);
  else if (approver >= 0)
    judge (walk, told, (guint) approver, TRUE);
  else
    edit (walk, told, FALSE);
}

static void
stray (Walk *walk,
       Told *told)
{
  guint person = roll (walk, G_N_ELEMENTS (people));

  switch (roll (walk, 12))
    {
    case 0:
      edit (walk, told, FALSE);
      break;
    case 1: /* what was approved is changed in the last moment */
      edit (walk, told, FALSE);
      publish (walk, told, person);
      break;
    case 2:
      edit (walk, told, TRUE);
      break;
    case 3:
      submit (walk, told, person);
      break;
    case 4:
      consult (walk, told, person);
      break;
    case 5:
    case 6:
      judge (walk, told, person, TRUE);
      break;
    case 7:
      judge (walk, told, person, FALSE);
      break;
    case 8:
      try (walk, person, steward_response_schedule (told->id, now (walk) + STEWARD_HOUR_US), NULL);
      break;
    case 9:
      if (in_a_hundred (walk, 50))
        try (walk, person, steward_response_unschedule (told->id), NULL);
      else if (try (walk, person, steward_response_withdraw (told->id), NULL))
        begin (walk, told);
      break;
    default:
      publish (walk, told, person);
      break;
    }
}

/* What changes around them */

static void
hold (Walk *walk)
{
  static const struct { const char *scope, *about; } scopes[] = {
    { "everything", NULL }, { "department", "crm" }, { "department", "cs" }, { "department", "pr" }, { "account", "acc" }, { "topic", "guitar" },
  };
  guint i = roll (walk, G_N_ELEMENTS (scopes));
  g_autoptr (StewardRecord) record = NULL;
  Held *held;

  if (!try (walk, 0, steward_holding_on (scopes[i].scope, scopes[i].about, "The facts aren't known", STEWARD_TIME_NONE), &record))
    return;
  held = g_new0 (Held, 1);
  held->id = g_strdup (steward_record_get_id (record));
  held->scope = g_strdup (scopes[i].scope);
  held->about = g_strdup (scopes[i].about);
  g_ptr_array_add (walk->holds, held);
}

static void
lift (Walk *walk)
{
  guint i = walk->holds->len > 0 ? roll (walk, walk->holds->len) : 0;

  if (walk->holds->len > 0 && try (walk, roll (walk, G_N_ELEMENTS (people)),
                                   steward_holding_off (((Held *) walk->holds->pdata[i])->id), NULL))
    g_ptr_array_remove_index (walk->holds, i);
}

static void
put_matrix_in_force (Walk *walk,
                     guint accountable)
{
  g_autofree char *id = g_strdup_printf ("%d", ++walk->matrix);
  g_autoptr (GString) cells = g_string_new (NULL);
  g_autofree char *json = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (departments); i++)
    g_string_append_printf (cells, "%s\"%s\":\"%s\"", i > 0 ? "," : "", departments[i],
                            i == accountable ? (i == 0 ? "A/R" : "A") : i == 0 ? "R" : "I");
  json = g_strdup_printf ("{\"number\":%d,\"rows\":{\"departments\":[{\"id\":\"cs\",\"name\":\"Customer Service\"},"
                          "{\"id\":\"crm\",\"name\":\"CRM\"},{\"id\":\"pr\",\"name\":\"Public Relations\"},"
                          "{\"id\":\"legal\",\"name\":\"Legal\"}],\"rows\":[{\"activity\":\"complaint\",\"name\":\"Resolve a "
                          "complaint\",\"clock\":\"round\",\"needs_approval\":true,\"cells\":{%s}}]}}",
                          walk->matrix, cells->str);
  acme_seed (&walk->acme, &steward_matrix_kind, id, json);
  walk->accountable = accountable;
}

static void
put_guideline_in_force (Walk     *walk,
                        gboolean  material)
{
  g_autofree char *json = g_strdup_printf ("{\"in_force\":%d}", ++walk->in_force);

  acme_seed_edition (&walk->acme, walk->in_force, material);
  acme_seed (&walk->acme, &steward_guideline_kind, "g1", json);
  if (material)
    walk->material = walk->in_force;
}

static void
set_person (Walk       *walk,
            guint       person,
            const char *format,
            gint64      from_us,
            gint64      until_us,
            guint       other)
{
  g_autofree char *from = steward_time_to_rfc3339 (from_us);
  g_autofree char *until = steward_time_to_rfc3339 (until_us);
  g_autoptr (GString) json = g_string_new (format);

  g_string_replace (json, "FROM", from, 0);
  g_string_replace (json, "UNTIL", until, 0);
  g_string_replace (json, "OTHER", people[other], 0);
  acme_seed (&walk->acme, &steward_person_kind, people[person], json->str);
}

static void
go_away (Walk *walk)
{
  guint person = roll (walk, G_N_ELEMENTS (people));
  guint other = roll (walk, G_N_ELEMENTS (people));

  if (person == other)
    return;
  walk->stand_in[person] = other;
  walk->away_until[person] = now (walk) + STEWARD_HOUR_US;
  set_person (walk, person, "{\"away_from\":\"FROM\",\"away_until\":\"UNTIL\",\"stand_in\":\"OTHER\"}", now (walk),
              walk->away_until[person], other);
}

static void
leave_or_return (Walk *walk)
{
  guint person = 1 + roll (walk, G_N_ELEMENTS (people) - 1);
  gboolean is_gone = walk->left & (1u << person);

  if (!is_gone && in_a_hundred (walk, 80))
    return;
  walk->left ^= 1u << person;
  set_person (walk, person, is_gone ? "{\"left\":null}" : "{\"left\":\"FROM\"}", now (walk), now (walk), 0);
}

static void
move_publisher (Walk *walk)
{
  g_autofree char *json = NULL;

  walk->is_publisher = !walk->is_publisher;
  json = g_strdup_printf ("{\"publisher\":\"%s\"}",
                          walk->is_publisher ? steward_workspace_get_machine (walk->acme.workspace) : "another");
  acme_seed (&walk->acme, &steward_account_kind, "acc", json);
}

static void
change_the_world (Walk *walk)
{
  guint person = roll (walk, G_N_ELEMENTS (people));
  guint chance = roll (walk, 100);

  if (chance < 5)
    hold (walk);
  else if (chance < 40)
    lift (walk);
  else if (chance < 45)
    put_matrix_in_force (walk, in_a_hundred (walk, 60) ? 1 : roll (walk, G_N_ELEMENTS (departments)));
  else if (chance < 49)
    put_guideline_in_force (walk, in_a_hundred (walk, 60));
  else if (chance < 75)
    {
      if (try (walk, person, steward_acknowledge ("g1"), NULL))
        walk->acknowledged[person] = walk->in_force;
    }
  else if (chance < 82)
    go_away (walk);
  else if (chance < 90)
    leave_or_return (walk);
  else if (walk->is_publisher ? in_a_hundred (walk, 35) : TRUE)
    move_publisher (walk);
}

static void
begin_world (Walk *walk)
{
  acme_set_up (&walk->acme, NULL);
  acme_seed (&walk->acme, &steward_membership_kind, "m-sam-2", "{\"person\":\"sam\",\"department\":\"legal\",\"role\":\"approver\"}");
  acme_seed (&walk->acme, &steward_membership_kind, "m-priya-2",
             "{\"person\":\"priya\",\"department\":\"legal\",\"role\":\"approver\"}");
  acme_seed (&walk->acme, &steward_membership_kind, "m-aiko-2", "{\"person\":\"aiko\",\"department\":\"pr\",\"role\":\"approver\"}");
  acme_seed (&walk->acme, &steward_membership_kind, "m-ann-2", "{\"person\":\"ann\",\"department\":\"cs\",\"role\":\"approver\"}");
  walk->holds = g_ptr_array_new_with_free_func (held_free);
  walk->accountable = 1;
  walk->matrix = walk->in_force = walk->material = 1;
  walk->is_publisher = TRUE;
  walk->left = 0;
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      walk->acknowledged[i] = g_str_equal (people[i], "aiko") ? 0 : 1;
      walk->away_until[i] = 0;
    }
  for (guint i = 0; i < N_RESPONSES; i++)
    begin (walk, &walk->told[i]);
}

static void
end_world (Walk *walk)
{
  for (guint i = 0; i < N_RESPONSES; i++)
    told_clear (&walk->told[i]);
  g_clear_pointer (&walk->holds, g_ptr_array_unref);
  acme_tear_down (&walk->acme, NULL);
}

static void
move (Walk *walk)
{
  Told *told = &walk->told[roll (walk, N_RESPONSES)];

  steward_clock_advance (walk->acme.clock, STEWARD_SECOND_US * (1 + roll (walk, 120)));
  if (in_a_hundred (walk, 12))
    change_the_world (walk);
  else if (told->id == NULL)
    begin (walk, told);
  else if (told->job != NULL)
    settle (walk, told);
  else if (in_a_hundred (walk, 82))
    advance (walk, told);
  else if (in_a_hundred (walk, 8))
    begin (walk, told);
  else
    stray (walk, told);
}

static void
test_walk (void)
{
  gboolean is_long = g_strcmp0 (g_getenv ("STEWARD_TEST_LONG"), "yes") == 0;
  guint n_moves = is_long ? 125000 : 5000;
  Walk walk = { .dice = g_rand_new_with_seed (20260329), .refused = g_hash_table_new (g_str_hash, g_str_equal) };

  for (guint i = 0; i < n_moves; i++)
    {
      if (i % MOVES_A_WORLD == 0)
        begin_world (&walk);
      move (&walk);
      if (i % MOVES_A_WORLD == MOVES_A_WORLD - 1)
        end_world (&walk);
    }
  g_test_message ("%u moves, %u went out", n_moves, walk.n_published);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_test_message ("%s: %u", codes[i], GPOINTER_TO_UINT (g_hash_table_lookup (walk.refused, codes[i])));
  /* A walk that meets no guard shows nothing about it; a short one meets each less evenly. */
  g_assert_cmpuint (walk.n_published, >=, is_long ? 5000 : n_moves / 40);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (walk.refused, codes[i])), >=,
                      is_long ? 500 : n_moves / 400);
  g_hash_table_unref (walk.refused);
  g_rand_free (walk.dice);
}

int
main (int   argc,
      char *argv[])
{
  /* Thousands of durable deeds: where there is memory for it, the disk isn't waited for. */
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/approval/walk", test_walk);
  return g_test_run ();
}
