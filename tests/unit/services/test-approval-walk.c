/* test-approval-walk.c: whatever people do in whatever order, nothing goes out that may not
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A long walk of random moves by a fixed seed: edit, submit, consult, approve, stand in, leave, reject, hold, lift,
 * publish at once and by the clock, lose acknowledgement, another matrix, another guideline, another publisher, roles that
 * come and go, texts that come back, and taking back what was done. Beside it stands a second account of what happened;
 * each time something goes out, it is asked whether that was right. */

#include "acme.h"
#include "second-account.h"

#include "steward-acknowledging.h"
#include "steward-holding.h"
#include "steward-publishing-private.h"
#include "steward-responding.h"
#include "steward-undoing.h"

#include <stdlib.h>

#define N_RESPONSES 5
#define MOVES_A_WORLD 5000 /* then a new file, or its matrices and guidelines would be all that is read */

static const char *const codes[] = {
  "not-approved", "own-text", "not-approver", "changed-since-approval", "not-acknowledged",
  "on-hold", "not-publisher", "finding", "consultation-missing", "not-allowed",
};

typedef struct
{
  Acme               acme;
  GRand             *dice;
  Standing           standing;
  Told               told[N_RESPONSES];
  StewardPublishJob *jobs[N_RESPONSES]; /* (nullable) on their way */
  char              *roles[N_PEOPLE][N_DEPARTMENTS]; /* (nullable) ids of memberships as approver */
  int                in_force;          /* of the guideline */
  int                matrix;
  guint              n_records;
  guint              n_texts;
  GHashTable        *refused;           /* code: how often */
  GHashTable        *done;              /* move: how often */
  guint              n_published;
  guint              n_by_clock;
} Walk;

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

static void
count (GHashTable *table,
       const char *name)
{
  g_hash_table_insert (table, (gpointer) name, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (table, name)) + 1));
}

static guint
counted (GHashTable *table,
         const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, name));
}

/* What is done */

static const char *
count_refusal (Walk         *walk,
               const GError *error)
{
  const char *code = steward_error_get_code (error);

  if (g_error_matches (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND))
    return code; /* there is nothing to take back */
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_strcmp0 (code, codes[i]) == 0)
      {
        count (walk->refused, codes[i]);
        return codes[i];
      }
  g_error ("%s: %s", code, error->message);
}

/* Whether it happened; a rule may refuse it, nothing else. Who left does nothing. */
static gboolean
try (Walk             *walk,
     const char       *name,
     guint             person,
     StewardOperation *operation,
     StewardRecord   **record)
{
  g_autoptr (StewardOperation) owned = operation;
  g_autoptr (GError) error = NULL;

  count (walk->done, name);
  steward_workspace_set_person (walk->acme.workspace, people[person]);
  if (!steward_workspace_perform (walk->acme.workspace, owned, &error))
    {
      count_refusal (walk, error);
      return FALSE;
    }
  g_assert_false (has (walk->standing.left, person));
  if (record != NULL)
    *record = g_object_ref (steward_operation_get_record (owned));
  return TRUE;
}

static void
seed (Walk              *walk,
      const char        *name,
      const StewardKind *kind,
      const char        *id,
      const char        *json)
{
  count (walk->done, name);
  acme_seed (&walk->acme, kind, id, json);
}

static Content
invent (Walk *walk)
{
  guint chance = roll (walk, 20);

  return (Content){
    .text = ++walk->n_texts,
    .words = chance < 12 ? WORDS_PLAIN : chance < 17 ? WORDS_REFUND : WORDS_ADDRESS,
    .account = roll (walk, 20) < 16 ? ACC : roll (walk, 2) == 0 ? ACC2 : FORUM,
  };
}

static char *
put_in_words (const Content *content)
{
  static const char *const beginnings[] = { "We are sorry", "We refund the guitar", "Write to mara.holt@mail.example" };

  return g_strdup_printf ("%s, text %u.", beginnings[content->words], content->text);
}

/* Mostly somebody who is here and has read what there is. */
static guint
choose_person (Walk *walk)
{
  guint person = roll (walk, N_PEOPLE);

  for (guint i = 0; i < 8 && in_a_hundred (walk, 90) &&
                    (has (walk->standing.left, person) || walk->standing.acknowledged[person] < walk->standing.material);
       i++)
    person = roll (walk, N_PEOPLE);
  return person;
}

static void
begin (Walk *walk,
       Told *told)
{
  Content content = invent (walk);
  g_autofree char *text = put_in_words (&content);
  gboolean has_mention = in_a_hundred (walk, 75);
  guint activity = in_a_hundred (walk, 92) ? (has_mention ? COMPLAINT : PRESS) : THANKS;
  const StewardDraft begun = { .mention = has_mention ? "m1" : NULL, .activity = activities[activity], .text = text,
                               .account = accounts[content.account] };
  g_autoptr (StewardRecord) record = NULL;
  guint person = choose_person (walk);

  told_clear (told);
  if (!try (walk, "draft", person, steward_response_draft (&begun), &record))
    return;
  told_begin (told, steward_record_get_id (record), person, &content);
  told->activity = activity;
  told->has_mention = has_mention;
}

/* Other words, words that were there before, or something else of what an approver sees. */
static void
edit_by (Walk  *walk,
         Told  *told,
         guint  person,
         guint  chance)
{
  static const char *const visibilities[] = { "public", "unlisted" };
  static const char *const warnings[] = { NULL, "Broken guitars" };
  Content content = told->content;
  g_autofree char *text = NULL;
  g_autoptr (JsonObject) fields = json_object_new ();

  if (chance < 60)
    {
      Content fresh = invent (walk);

      content.text = fresh.text;
      content.words = fresh.words;
    }
  else if (chance < 75)
    {
      content.text = told->former.text;
      content.words = told->former.words;
    }
  else if (chance < 83)
    content.visibility = !content.visibility;
  else if (chance < 91)
    content.warning = !content.warning;
  else
    content.account = roll (walk, N_ACCOUNTS);
  if (chance < 75)
    {
      text = put_in_words (&content);
      json_object_set_string_member (fields, "text", text);
    }
  else if (chance < 83)
    json_object_set_string_member (fields, "visibility", visibilities[content.visibility]);
  else if (chance >= 91)
    json_object_set_string_member (fields, "account", accounts[content.account]);
  else if (content.warning)
    json_object_set_string_member (fields, "content_warning", warnings[content.warning]);
  else
    json_object_set_null_member (fields, "content_warning");
  if (try (walk, chance < 60 ? "edit" : chance < 75 ? "write the text before" : "edit another field", person,
           steward_response_edit (told->id, fields), NULL) &&
      !content_equal (&content, &told->content))
    told_write (told, person, &content, FALSE);
}

static void
edit (Walk *walk,
      Told *told)
{
  edit_by (walk, told, choose_person (walk), told->is_correction ? roll (walk, 75) : roll (walk, 100));
}

static void
correct (Walk *walk,
         Told *told)
{
  Content content = told->content;
  Content fresh = invent (walk);
  g_autofree char *text = NULL;
  guint person = choose_person (walk);

  content.text = fresh.text;
  content.words = fresh.words;
  text = put_in_words (&content);
  if (try (walk, "correct", person, steward_response_correct (told->id, text), NULL))
    told_write (told, person, &content, TRUE);
}

/* It goes under another row of the matrix: who is accountable may be somebody else then. */
static void
change_activity (Walk *walk,
                 Told *told)
{
  guint activity = in_a_hundred (walk, 85) ? roll (walk, THANKS) : THANKS;
  g_autoptr (JsonObject) fields = json_object_new ();

  json_object_set_string_member (fields, "activity", activities[activity]);
  if (try (walk, "change activity", choose_person (walk), steward_response_edit (told->id, fields), NULL))
    told->activity = activity;
}

static void
consult (Walk *walk,
         Told *told,
         guint person)
{
  g_autoptr (StewardRecord) record = NULL;
  guint speakers = walk->standing.speakers_of_legal | walk->standing.approvers[LEGAL];
  Heard heard = { .content = told->content };

  if (!try (walk, "answer a consultation", person, steward_response_answer (told->id, "legal", "agree", "Fine.", NULL), &record))
    return;
  g_assert_true (has (speakers, person) || (list_absent (&walk->standing, person) & walk->standing.approvers[LEGAL]) != 0);
  heard.hash = g_strdup (steward_record_get_text (record, STEWARD_RESPONSE_HASH));
  g_array_append_val (told->heard, heard);
}

static void
judge (Walk     *walk,
       Told     *told,
       guint     person,
       gboolean  approves)
{
  Verdict verdict = { person, list_absent (&walk->standing, person), approves, told->content };

  if (!try (walk, approves ? "approve" : "reject", person,
            approves ? steward_response_approve (told->id, NULL) : steward_response_reject (told->id, "No"), NULL))
    return;
  g_assert_true (!approves || told->is_submitted);
  g_array_append_val (told->verdicts, verdict);
  if (!approves)
    {
      told->is_submitted = FALSE;
      told_schedule (told, 0, NOBODY);
    }
}

static void
submit (Walk *walk,
        Told *told,
        guint person)
{
  if (try (walk, "submit", person, steward_response_submit (told->id), NULL))
    told->is_submitted = TRUE;
}

/* What became of it: on the network, not there, or nobody knows yet. */
static gboolean
settle (Walk *walk,
        guint i)
{
  Told *told = &walk->told[i];
  StewardPublishJob *job = walk->jobs[i];
  g_autoptr (GError) lost = NULL;
  StewardPublished published = { told->id, /* no two posts have the same name on a network */
                                 (char *) "https://social.example/@acme/101", walk->standing.now_us };
  StewardPublishOutcome outcome = { .published = &published };
  guint chance = roll (walk, 10);
  gboolean is_by_hand = job->verb == STEWARD_VERB_BY_HAND;

  if (is_by_hand)
    {
      chance = MAX (chance, 1);
      if (!try (walk, "say what became of it", choose_person (walk),
                steward_publishing_say_published (told->id, chance == 1 ? NULL : published.address), NULL))
        return FALSE;
    }
  else
    {
      if (chance == 0)
        {
          lost = g_error_new_literal (STEWARD_PUBLISHER_ERROR, STEWARD_PUBLISHER_ERROR_UNKNOWN, "The answer was lost.");
          outcome = (StewardPublishOutcome){ .error = lost };
        }
      else if (chance == 1)
        outcome = (StewardPublishOutcome){ .is_absent = TRUE };
      g_assert_true (try (walk, "settle", ANN, steward_publish_job_settle (job, &outcome), NULL));
    }
  if (chance == 0)
    return FALSE;
  g_clear_pointer (&walk->jobs[i], steward_publish_job_free);
  if (chance == 1)
    {
      /* One that had a time is given the next by itself; the order is whose it was. */
      if (told->scheduled_us != 0)
        told->scheduled_us = walk->standing.now_us;
      return FALSE;
    }
  walk->n_published++;
  told->is_out = TRUE;
  told->is_correction = FALSE;
  told->authors_out = told->authors;
  told_schedule (told, 0, NOBODY);
  return TRUE;
}

static void go_on_after (Walk *walk, Told *told);

/* Where an approval no longer counts it goes back to review, and has no time any more. */
static void
note_refusal (Walk       *walk,
              Told       *told,
              const char *code)
{
  for (guint i = 0; i < 4; i++)
    if (g_str_equal (code, codes[i]))
      told_schedule (told, 0, NOBODY);
}

static void
publish (Walk *walk,
         Told *told,
         guint person)
{
  guint i = (guint) (told - walk->told);
  g_autoptr (StewardPublishJob) job = steward_publish_job_new (told->id);
  g_autoptr (StewardOperation) operation = steward_publish_job_begin (job);
  g_autoptr (GError) error = NULL;

  count (walk->done, "publish");
  steward_workspace_set_person (walk->acme.workspace, people[person]);
  steward_workspace_perform (walk->acme.workspace, operation, &error);
  g_assert_no_error (error);
  if (job->refusal != NULL)
    {
      note_refusal (walk, told, count_refusal (walk, job->refusal));
      return;
    }
  assert_may_go_out (&walk->standing, told, (int) person);
  told->ordered_by = (int) person;
  walk->jobs[i] = g_steal_pointer (&job);
  if (settle (walk, i))
    go_on_after (walk, told);
}

static void
go_on_after (Walk *walk,
             Told *told)
{
  guint chance = roll (walk, 100);

  if (chance < 70)
    begin (walk, told);
  else if (chance < 95)
    {
      correct (walk, told);
      if (in_a_hundred (walk, 15)) /* before anybody looked at it */
        publish (walk, told, choose_person (walk));
    }
}

/* What this machine sends by itself; the order is of whoever gave it its time. */
static void
publish_due (Walk *walk)
{
  g_autoptr (StewardOperation) listing = steward_publish_list_due ();
  g_autoptr (GError) error = NULL;
  gint64 next_us;
  GPtrArray *ids;

  steward_workspace_set_person (walk->acme.workspace, people[roll (walk, N_PEOPLE)]);
  steward_workspace_perform (walk->acme.workspace, listing, &error);
  g_assert_no_error (error);
  ids = steward_publish_get_due (listing, &next_us);
  for (guint n = 0; n < ids->len; n++)
    for (guint i = 0; i < N_RESPONSES; i++)
      {
        Told *told = &walk->told[i];
        g_autoptr (StewardPublishJob) job = NULL;
        g_autoptr (StewardOperation) operation = NULL;

        if (g_strcmp0 (told->id, ids->pdata[n]) != 0 || walk->jobs[i] != NULL)
          continue;
        g_assert_cmpint (told->scheduled_us, >, 0);
        g_assert_cmpint (told->scheduled_us, <=, walk->standing.now_us);
        job = steward_publish_job_new (told->id);
        job->is_due = TRUE;
        operation = steward_publish_job_begin (job);
        count (walk->done, "publish by the clock");
        steward_workspace_perform (walk->acme.workspace, operation, &error);
        g_assert_no_error (error);
        if (job->refusal != NULL)
          {
            note_refusal (walk, told, count_refusal (walk, job->refusal));
            continue;
          }
        assert_may_go_out (&walk->standing, told, told->ordered_by);
        g_assert_cmpint (walk->standing.now_us - told->scheduled_us, <=, STEWARD_DAY_US);
        walk->n_by_clock++;
        walk->jobs[i] = g_steal_pointer (&job);
        if (settle (walk, i))
          go_on_after (walk, told);
      }
}

/* What somebody acknowledged is declared void. */
static void
reset (Walk *walk,
       guint person)
{
  g_autofree char *id = g_strdup_printf ("reset-%u", walk->n_records++);
  g_autofree char *at = steward_time_to_rfc3339 (walk->standing.now_us);
  g_autofree char *json = g_strdup_printf ("{\"guideline\":\"g1\",\"number\":%d,\"person\":\"%s\",\"outcome\":\"reset\","
                                           "\"at\":\"%s\"}", walk->in_force, people[person], at);

  seed (walk, "lose acknowledgement", &steward_receipt_kind, id, json);
  walk->standing.acknowledged[person] = 0;
}

/* Returns: somebody whose approval would count, or NOBODY */
static int
find_approver (Walk       *walk,
               const Told *told)
{
  for (guint i = 0; i < N_PEOPLE; i++)
    if (has (approvers_of (&walk->standing, told) & ~told->authors, i))
      return (int) i;
  return NOBODY;
}

static void
schedule (Walk *walk,
          Told *told,
          guint person)
{
  gint64 at_us = walk->standing.now_us + STEWARD_MINUTE_US * (1 + roll (walk, 20));

  if (!try (walk, "schedule", person, steward_response_schedule (told->id, at_us), NULL))
    return;
  told_schedule (told, at_us, (int) person);
  if (in_a_hundred (walk, 15)) /* before its time comes, something is otherwise */
    reset (walk, person);
  else if (in_a_hundred (walk, 15))
    edit (walk, told);
}

/* Moves in a row that seldom come about otherwise. */
static void
approve_own (Walk *walk,
             Told *told)
{
  guint person = roll (walk, 2) == 0 ? TOM : PRIYA;

  edit_by (walk, told, person, roll (walk, 60));
  submit (walk, told, person);
  judge (walk, told, person, TRUE);
}

static void
reject_and_insist (Walk *walk,
                   Told *told)
{
  int approver = find_approver (walk, told);

  judge (walk, told, approver != NOBODY ? (guint) approver : TOM, FALSE);
  submit (walk, told, choose_person (walk));
  publish (walk, told, choose_person (walk));
}

static void
change_and_change_back (Walk *walk,
                        Told *told)
{
  edit (walk, told);
  edit_by (walk, told, choose_person (walk), 60);
  submit (walk, told, choose_person (walk));
  publish (walk, told, choose_person (walk));
}

static void
withdraw (Walk *walk,
          Told *told,
          guint person)
{
  if (!try (walk, "withdraw", person, steward_response_withdraw (told->id), NULL))
    return;
  told_schedule (told, 0, NOBODY);
  if (!told->is_correction)
    {
      begin (walk, told);
      return;
    }
  /* What is on the network stands as it was, and whoever wrote on what is given up is no author of that. */
  told->authors = told->authors_out;
  told->is_correction = FALSE;
  told->is_out = TRUE;
  told->content.edition++;
  if (in_a_hundred (walk, 80))
    correct (walk, told);
}

/* The last thing that somebody did, where it can be taken back. */
static void
undo (Walk *walk)
{
  g_autoptr (StewardRecord) record = NULL;
  const char *hash;

  if (!try (walk, "undo", 1 + roll (walk, N_PEOPLE - 1), steward_undoing_undo (0), &record))
    return;
  if (steward_record_get_kind (record) == &steward_mention_kind)
    return;
  g_assert_true (steward_record_get_kind (record) == &steward_consultation_kind);
  hash = steward_record_get_text (record, STEWARD_CONSULTATION_HASH);
  for (guint i = 0; i < N_RESPONSES; i++)
    for (guint h = walk->told[i].heard != NULL ? walk->told[i].heard->len : 0; h > 0; h--)
      if (g_strcmp0 (g_array_index (walk->told[i].heard, Heard, h - 1).hash, hash) == 0)
        {
          /* What was said before it stands again. */
          g_array_remove_index (walk->told[i].heard, h - 1);
          return;
        }
}

static void
acknowledge (Walk *walk,
             guint person)
{
  if (try (walk, "acknowledge", person, steward_acknowledge ("g1"), NULL))
    walk->standing.acknowledged[person] = walk->in_force;
}

/* The next right step of a response, mostly by the right person: or too few would go out. */
static void
advance (Walk *walk,
         Told *told)
{
  guint person = choose_person (walk);
  int approver = find_approver (walk, told);
  const Verdict *last = told->verdicts->len > 0 ? &g_array_index (told->verdicts, Verdict, told->verdicts->len - 1) : NULL;
  gboolean is_judged = last != NULL && content_equal (&last->content, &told->content);

  if (told->is_out)
    go_on_after (walk, told);
  else if (told->is_submitted && walk->standing.accountable[activity_of (&walk->standing, told)] == NOBODY && in_a_hundred (walk, 50))
    {
      /* Whoever approves elsewhere can't say it for nobody. */
      judge (walk, told, in_a_hundred (walk, 50) ? AIKO : SAM, TRUE);
      publish (walk, told, person);
    }
  else if (is_approved (&walk->standing, told) && told->is_correction && in_a_hundred (walk, 15))
    {
      if (in_a_hundred (walk, 50))
        reject_and_insist (walk, told);
      else
        change_and_change_back (walk, told);
    }
  else if ((is_judged && !last->approves) || (told->content.words == WORDS_ADDRESS && in_a_hundred (walk, 60)))
    edit (walk, told);
  else if (told->content.words == WORDS_REFUND && !is_heard (told) && in_a_hundred (walk, 40))
    {
      if (try (walk, "consult", person, steward_response_ask (told->id, "legal"), NULL))
        consult (walk, told, SAM);
    }
  else if (is_approved (&walk->standing, told))
    {
      if (approver != NOBODY && in_a_hundred (walk, 4)) /* what was approved is refused in the last moment */
        judge (walk, told, (guint) approver, FALSE);
      if (walk->standing.acknowledged[person] < walk->standing.material && in_a_hundred (walk, 60))
        acknowledge (walk, person);
      if (told->scheduled_us == 0 && in_a_hundred (walk, 20))
        schedule (walk, told, person);
      else if (told->scheduled_us == 0 || in_a_hundred (walk, 15))
        publish (walk, told, person);
    }
  else if (!told->is_submitted)
    submit (walk, told, person);
  else if (!walk->standing.needs_approval[activity_of (&walk->standing, told)] || (is_judged && in_a_hundred (walk, 50)))
    publish (walk, told, person); /* one whose approval no longer counts goes back to review */
  else if (approver != NOBODY)
    judge (walk, told, (guint) approver, TRUE);
  else if (in_a_hundred (walk, 30)) /* everybody who could approve it wrote on it */
    begin (walk, told);
  else
    edit (walk, told);
}

static void
stray (Walk *walk,
       Told *told)
{
  guint person = roll (walk, N_PEOPLE);

  switch (roll (walk, 19))
    {
    case 16:
      approve_own (walk, told);
      break;
    case 17:
      reject_and_insist (walk, told);
      break;
    case 18:
      change_and_change_back (walk, told);
      break;
    case 0:
      edit (walk, told);
      break;
    case 1: /* what was approved is changed in the last moment */
      edit (walk, told);
      publish (walk, told, person);
      break;
    case 2: /* … and changed back */
      edit (walk, told);
      edit (walk, told);
      undo (walk);
      publish (walk, told, person);
      break;
    case 3:
      correct (walk, told);
      break;
    case 4:
      submit (walk, told, person);
      break;
    case 5:
      consult (walk, told, person);
      break;
    case 6:
    case 7:
      judge (walk, told, person, TRUE);
      break;
    case 8:
      judge (walk, told, person, FALSE);
      break;
    case 9:
      schedule (walk, told, person);
      break;
    case 10:
      if (in_a_hundred (walk, 50))
        withdraw (walk, told, person);
      else if (try (walk, "unschedule", person, steward_response_unschedule (told->id), NULL))
        told_schedule (told, 0, NOBODY);
      break;
    case 11:
      change_activity (walk, told);
      break;
    case 12:
      undo (walk);
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
  Held held = { .scope = roll (walk, G_N_ELEMENTS (scopes)), .by = roll (walk, N_PEOPLE), .since_us = walk->standing.now_us };
  g_autoptr (StewardRecord) record = NULL;

  if (!try (walk, "hold", held.by,
            steward_holding_on (scopes[held.scope].scope, scopes[held.scope].about, "The facts aren't known", STEWARD_TIME_NONE),
            &record))
    return;
  held.id = g_strdup (steward_record_get_id (record));
  g_array_append_val (walk->standing.holds, held);
}

/* What should have gone out meanwhile waits for somebody. */
static void
lift (Walk *walk)
{
  Standing *standing = &walk->standing;
  guint at = standing->holds->len > 0 ? roll (walk, standing->holds->len) : 0;
  const Held *held;
  guint person = roll (walk, N_PEOPLE);

  if (standing->holds->len == 0)
    return;
  held = &g_array_index (standing->holds, Held, at);
  if (!try (walk, "lift", person, steward_holding_off (held->id), NULL))
    return;
  g_assert_true (may_lift (standing, held, person));
  for (guint i = 0; i < N_RESPONSES; i++)
    if (walk->told[i].id != NULL && walk->jobs[i] == NULL && walk->told[i].scheduled_us <= standing->now_us &&
        hold_stops (standing, &walk->told[i], held))
      told_schedule (&walk->told[i], 0, NOBODY);
  g_array_remove_index (standing->holds, at);
}

/* Each row has one department that is accountable, or none, or two, which is none. */
static void
put_matrix_in_force (Walk *walk)
{
  g_autofree char *id = g_strdup_printf ("%d", ++walk->matrix);
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autofree char *json = NULL;

  for (guint a = 0; a < N_ACTIVITIES; a++)
    {
      int accountable = in_a_hundred (walk, 88) ? (int) roll (walk, N_DEPARTMENTS) : NOBODY;
      gboolean is_twice = accountable == NOBODY && in_a_hundred (walk, 50);

      if (a == COMPLAINT && accountable != NOBODY && in_a_hundred (walk, 50))
        accountable = CRM;
      walk->standing.accountable[a] = accountable;
      walk->standing.needs_approval[a] = a != THANKS;
      g_string_append_printf (rows, "%s{\"activity\":\"%s\",\"name\":\"%s\",\"clock\":\"round\",\"needs_approval\":%s,"
                              "\"cells\":{", a > 0 ? "," : "", activities[a], activities[a], a != THANKS ? "true" : "false");
      for (guint d = 0; d < N_DEPARTMENTS; d++)
        g_string_append_printf (rows, "%s\"%s\":\"%s\"", d > 0 ? "," : "", departments[d],
                                (int) d == accountable || (is_twice && d > PR - 1) ? (d == 0 ? "A/R" : "A") : d == 0 ? "R" : "I");
      g_string_append (rows, "}}");
    }
  json = g_strdup_printf ("{\"number\":%d,\"rows\":{\"departments\":[{\"id\":\"cs\",\"name\":\"Customer Service\"},"
                          "{\"id\":\"crm\",\"name\":\"CRM\"},{\"id\":\"pr\",\"name\":\"Public Relations\"},"
                          "{\"id\":\"legal\",\"name\":\"Legal\"}],\"rows\":[%s]}}",
                          walk->matrix, rows->str);
  seed (walk, "another matrix", &steward_matrix_kind, id, json);
}

static void
put_guideline_in_force (Walk     *walk,
                        gboolean  material)
{
  g_autofree char *json = g_strdup_printf ("{\"in_force\":%d}", ++walk->in_force);

  acme_seed_edition (&walk->acme, walk->in_force, material);
  seed (walk, "another guideline", &steward_guideline_kind, "g1", json);
  if (material)
    walk->standing.material = walk->in_force;
}

static void
set_person (Walk       *walk,
            const char *name,
            guint       person,
            const char *format,
            gint64      until_us,
            guint       other)
{
  g_autofree char *from = steward_time_to_rfc3339 (walk->standing.now_us);
  g_autofree char *until = steward_time_to_rfc3339 (until_us);
  g_autoptr (GString) json = g_string_new (format);

  g_string_replace (json, "FROM", from, 0);
  g_string_replace (json, "UNTIL", until, 0);
  g_string_replace (json, "OTHER", people[other], 0);
  seed (walk, name, &steward_person_kind, people[person], json->str);
}

static void
go_away (Walk *walk)
{
  guint person = roll (walk, N_PEOPLE);
  guint other = roll (walk, N_PEOPLE);

  if (person == other)
    return;
  walk->standing.stand_in[person] = other;
  walk->standing.away_until_us[person] = walk->standing.now_us + STEWARD_HOUR_US;
  set_person (walk, "delegate", person, "{\"away_from\":\"FROM\",\"away_until\":\"UNTIL\",\"stand_in\":\"OTHER\"}",
              walk->standing.away_until_us[person], other);
}

static void
leave_or_return (Walk *walk)
{
  guint person = 1 + roll (walk, N_PEOPLE - 1);
  gboolean is_gone = has (walk->standing.left, person);

  if (!is_gone && in_a_hundred (walk, 80))
    return;
  walk->standing.left ^= 1u << person;
  set_person (walk, is_gone ? "return" : "leave", person, is_gone ? "{\"left\":null}" : "{\"left\":\"FROM\"}", walk->standing.now_us, 0);
}

static void
set_approver (Walk *walk,
              guint person,
              guint department)
{
  char **id = &walk->roles[person][department];

  if (*id != NULL)
    {
      g_autofree char *at = steward_time_to_rfc3339 (walk->standing.now_us);
      g_autofree char *json = g_strdup_printf ("{\"ended\":\"%s\"}", at);

      seed (walk, "lose a role", &steward_membership_kind, *id, json);
      g_clear_pointer (id, g_free);
    }
  else
    {
      g_autofree char *json = g_strdup_printf ("{\"person\":\"%s\",\"department\":\"%s\",\"role\":\"approver\"}",
                                               people[person], departments[department]);

      *id = g_strdup_printf ("role-%u", walk->n_records++);
      seed (walk, "get a role", &steward_membership_kind, *id, json);
    }
  walk->standing.approvers[department] ^= 1u << person;
}

static void
move_publisher (Walk *walk)
{
  guint account = roll (walk, FORUM);
  gboolean *is_here = &walk->standing.is_publisher[account];
  g_autofree char *json = NULL;

  if (*is_here && in_a_hundred (walk, 85))
    return;
  *is_here = !*is_here;
  json = g_strdup_printf ("{\"publisher\":\"%s\"}", *is_here ? steward_workspace_get_machine (walk->acme.workspace) : "another");
  seed (walk, "move publisher", &steward_account_kind, accounts[account], json);
}

static void
change_the_world (Walk *walk)
{
  guint person = roll (walk, N_PEOPLE);
  guint chance = roll (walk, 100);

  if (chance < 4)
    hold (walk);
  else if (chance < 38)
    lift (walk);
  else if (chance < 43)
    put_matrix_in_force (walk);
  else if (chance < 46)
    put_guideline_in_force (walk, in_a_hundred (walk, 60));
  else if (chance < 48)
    reset (walk, person);
  else if (chance < 75)
    acknowledge (walk, person);
  else if (chance < 82)
    go_away (walk);
  else if (chance < 88)
    leave_or_return (walk);
  else if (chance < 91)
    {
      guint department = roll (walk, N_DEPARTMENTS);

      /* There are always some who approve nothing. */
      if (person != JONAS && has (walk->standing.approvers[department], person) == in_a_hundred (walk, 30))
        set_approver (walk, person, department);
    }
  else if (chance < 93)
    steward_clock_advance (walk->acme.clock, 26 * STEWARD_HOUR_US);
  else
    move_publisher (walk);
}

static void
begin_world (Walk *walk)
{
  static const struct { guint person, department; } first[] = {
    { ANN, CS }, { TOM, CS }, { AIKO, PR }, { TOM, PR }, { SAM, LEGAL }, { PRIYA, LEGAL },
  };
  Standing *standing = &walk->standing;
  g_autofree char *account = NULL;

  acme_set_up (&walk->acme, NULL);
  account = g_strdup_printf ("{\"network\":\"mastodon\",\"server\":\"https://other.example\",\"handle\":\"acme\","
                             "\"department\":\"pr\",\"authorised\":\"2026-01-01T00:00:00Z\",\"publisher\":\"%s\"}",
                             steward_workspace_get_machine (walk->acme.workspace));
  acme_seed (&walk->acme, &steward_account_kind, "acc2", account);
  *standing = (Standing){
    .now_us = steward_clock_now_us (walk->acme.clock),
    .approvers = { [CRM] = 1u << PRIYA | 1u << TOM },
    .speakers_of_legal = 1u << SAM,
    .acknowledged = { 1, 1, 1, 1, 0, 1 },
    .material = 1,
    .is_publisher = { TRUE, TRUE, FALSE },
    .holds = g_array_new (FALSE, FALSE, sizeof (Held)),
  };
  g_array_set_clear_func (standing->holds, held_clear);
  walk->roles[PRIYA][CRM] = g_strdup ("m-priya");
  walk->roles[TOM][CRM] = g_strdup ("m-tom");
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    set_approver (walk, first[i].person, first[i].department);
  walk->matrix = walk->in_force = 1;
  put_matrix_in_force (walk);
  for (guint i = 0; i < N_RESPONSES; i++)
    begin (walk, &walk->told[i]);
}

static void
end_world (Walk *walk)
{
  for (guint i = 0; i < N_RESPONSES; i++)
    {
      told_clear (&walk->told[i]);
      g_clear_pointer (&walk->jobs[i], steward_publish_job_free);
    }
  for (guint p = 0; p < N_PEOPLE; p++)
    for (guint d = 0; d < N_DEPARTMENTS; d++)
      g_clear_pointer (&walk->roles[p][d], g_free);
  g_clear_pointer (&walk->standing.holds, g_array_unref);
  acme_tear_down (&walk->acme, NULL);
}

static void
move (Walk *walk)
{
  guint i = roll (walk, N_RESPONSES);
  Told *told = &walk->told[i];
  guint chance = roll (walk, 100);

  steward_clock_advance (walk->acme.clock, STEWARD_SECOND_US * (1 + roll (walk, 120)));
  walk->standing.now_us = steward_clock_now_us (walk->acme.clock);
  if (chance < 12)
    change_the_world (walk);
  else if (chance < 17)
    publish_due (walk);
  else if (told->id == NULL)
    begin (walk, told);
  else if (walk->jobs[i] != NULL)
    {
      if (settle (walk, i))
        go_on_after (walk, told);
    }
  else if (in_a_hundred (walk, 86))
    advance (walk, told);
  else if (in_a_hundred (walk, 8))
    begin (walk, told);
  else
    stray (walk, told);
}

static int
by_name (gconstpointer a,
         gconstpointer b)
{
  return g_strcmp0 (a, b);
}

static void
tell (const char *what,
      GHashTable *table)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (table), by_name);
  g_autoptr (GString) line = g_string_new (what);

  for (GList *l = names; l != NULL; l = l->next)
    g_string_append_printf (line, "%s %s %u", l == names ? ":" : ",", (const char *) l->data, counted (table, l->data));
  g_test_message ("%s", line->str);
}

/* STEWARD_WALK_MOVES is how many moves are made: a few with every build, many in the day's run, more in the long one. */
static guint
count_moves (void)
{
  const char *wanted = g_getenv ("STEWARD_WALK_MOVES");

  if (wanted == NULL)
    return MOVES_A_WORLD;
  return g_strcmp0 (g_getenv ("STEWARD_TEST_LONG"), "yes") == 0 ? 200000 : (guint) atoi (wanted);
}

static void
test_walk (void)
{
  guint n_moves = count_moves ();
  Walk walk = { .dice = g_rand_new_with_seed (20260329), .refused = g_hash_table_new (g_str_hash, g_str_equal),
                .done = g_hash_table_new (g_str_hash, g_str_equal) };

  for (guint i = 0; i < n_moves; i++)
    {
      if (i % MOVES_A_WORLD == 0)
        begin_world (&walk);
      move (&walk);
      if (i % MOVES_A_WORLD == MOVES_A_WORLD - 1)
        end_world (&walk);
    }
  g_test_message ("%u moves, %u went out, %u of them by the clock", n_moves, walk.n_published, walk.n_by_clock);
  tell ("tried", walk.done);
  tell ("refused", walk.refused);
  /* A walk that meets no guard shows nothing about it; a short one meets each less evenly. */
  g_assert_cmpuint (walk.n_published, >=, n_moves / (n_moves > MOVES_A_WORLD ? 20 : 30));
  g_assert_cmpuint (walk.n_by_clock, >=, n_moves / 2000);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_cmpuint (counted (walk.refused, codes[i]), >=, n_moves / (n_moves > MOVES_A_WORLD ? 200 : 1000));
  g_hash_table_unref (walk.refused);
  g_hash_table_unref (walk.done);
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
