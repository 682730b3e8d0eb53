/* second-account.h: an account of its own of who said what about a text, and whether it may go out
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For test-approval-walk: it is kept by what was done, and neither reads what is stored nor asks the rules of the
 * application. People, departments and so on are numbers here; who is one of several is a bit. */
#pragma once

#include <glib.h>

enum
{
  ANN, /* the administrator */
  JONAS,
  PRIYA,
  TOM,
  AIKO,
  SAM,
  N_PEOPLE
};

enum
{
  CS,
  CRM,
  PR,
  LEGAL,
  N_DEPARTMENTS
};

enum
{
  COMPLAINT, /* what the mention asks for */
  PRESS,
  THANKS,
  N_ACTIVITIES
};

enum
{
  ACC,
  ACC2,
  FORUM, /* by hand: any machine will do */
  N_ACCOUNTS
};

#define NOBODY (-1)

static const char *const people[N_PEOPLE] = { "ann", "jonas", "priya", "tom", "aiko", "sam" };
static const char *const departments[N_DEPARTMENTS] = { "cs", "crm", "pr", "legal" };
static const char *const activities[N_ACTIVITIES] = { "complaint", "press", "thanks" };
static const char *const accounts[N_ACCOUNTS] = { "acc", "acc2", "forum" };
static const int account_departments[N_ACCOUNTS] = { CS, PR, CRM };

/* What is written: plain words, words for which a clause asks Legal, words that a clause stops. */
typedef enum
{
  WORDS_PLAIN,
  WORDS_REFUND,
  WORDS_ADDRESS,
} Words;

/* What an approver sees. The edition changes with each change of what people were asked to judge. */
typedef struct
{
  guint    text; /* a number that stands for its words */
  Words    words;
  guint    visibility;
  guint    warning;
  guint    account;
  guint    edition;
} Content;

typedef struct
{
  guint    person;
  guint    absent; /* bits of those for whom the person could stand in at that moment */
  gboolean approves;
  Content  content;
} Verdict;

/* A department's word about a content; the hash is the name under which it can be taken back. */
typedef struct
{
  Content  content;
  char    *hash;
} Heard;

typedef struct
{
  char     *id;
  guint     activity;
  gboolean  has_mention;
  Content   content;
  Content   former; /* a content that was there before */
  guint     authors;
  guint     authors_out; /* of what is on the network */
  GArray   *verdicts; /* of Verdict */
  GArray   *heard;    /* of Heard: by Legal */
  gboolean  is_submitted;
  gboolean  is_out;        /* on the network as it stands */
  gboolean  is_correction;
  gint64    scheduled_us; /* 0 when it isn't */
  int       ordered_by;
} Told;

typedef struct
{
  char   *id;
  guint   scope; /* of scopes */
  guint   by;
  gint64  since_us;
} Held;

static const struct
{
  const char *scope, *about;
  int         department, account;
} scopes[] = {
  { "everything", NULL, NOBODY, NOBODY }, { "topic", "guitar", NOBODY, NOBODY },
  { "department", "crm", CRM, NOBODY },   { "department", "cs", CS, NOBODY },
  { "department", "pr", PR, NOBODY },     { "account", "acc", NOBODY, ACC },
  { "account", "acc2", NOBODY, ACC2 },
};

/* How it stands around the texts. */
typedef struct
{
  gint64    now_us;
  guint     left;
  guint     approvers[N_DEPARTMENTS];
  guint     speakers_of_legal;
  guint     stand_in[N_PEOPLE];
  gint64    away_until_us[N_PEOPLE];
  int       acknowledged[N_PEOPLE];
  int       material; /* the last edition of the guideline that has to be read again */
  int       accountable[N_ACTIVITIES];
  gboolean  needs_approval[N_ACTIVITIES];
  gboolean  is_publisher[N_ACCOUNTS];
  GArray   *holds; /* of Held */
} Standing;

static inline gboolean
content_equal (const Content *a,
               const Content *b)
{
  return a->text == b->text && a->visibility == b->visibility && a->warning == b->warning && a->account == b->account &&
         a->edition == b->edition;
}

static inline gboolean
has (guint bits,
     guint person)
{
  return (bits & (1u << person)) != 0;
}

static inline gboolean
is_away (const Standing *now,
         guint           person)
{
  return now->away_until_us[person] > now->now_us;
}

/* Those who are away and whose place @person takes, who is there. */
static inline guint
list_absent (const Standing *now,
             guint           person)
{
  guint bits = 0;

  for (guint i = 0; i < N_PEOPLE; i++)
    if (is_away (now, i) && now->stand_in[i] == person && !is_away (now, person))
      bits |= 1u << i;
  return bits;
}

/* Whoever answers a complaint may call it thanks: it is approved like a complaint all the same. */
static inline guint
activity_of (const Standing *now,
             const Told     *told)
{
  return told->has_mention && !now->needs_approval[told->activity] && now->needs_approval[COMPLAINT] ? COMPLAINT
                                                                                                     : told->activity;
}

static inline guint
approvers_of (const Standing *now,
              const Told     *told)
{
  return now->accountable[activity_of (now, told)] >= 0 ? now->approvers[now->accountable[activity_of (now, told)]] & ~now->left : 0;
}

static inline gboolean
verdict_counts (const Standing *now,
                const Told     *told,
                const Verdict  *verdict)
{
  guint approvers = approvers_of (now, told);

  return verdict->approves && content_equal (&verdict->content, &told->content) &&
         !has (told->authors | now->left, verdict->person) &&
         (has (approvers, verdict->person) || (verdict->absent & approvers) != 0);
}

static inline gboolean
is_approved (const Standing *now,
             const Told     *told)
{
  for (guint i = told->verdicts->len; i > 0; i--)
    {
      const Verdict *verdict = &g_array_index (told->verdicts, Verdict, i - 1);

      if (!verdict->approves && content_equal (&verdict->content, &told->content))
        return FALSE;
      if (verdict_counts (now, told, verdict))
        return TRUE;
    }
  return FALSE;
}

static inline gboolean
is_heard (const Told *told)
{
  for (guint i = 0; i < told->heard->len; i++)
    if (content_equal (&g_array_index (told->heard, Heard, i).content, &told->content))
      return TRUE;
  return FALSE;
}

static inline gboolean
hold_stops (const Standing *now,
            const Told     *told,
            const Held     *held)
{
  int department = scopes[held->scope].department;

  if (scopes[held->scope].account != NOBODY)
    return (guint) scopes[held->scope].account == told->content.account;
  if (department != NOBODY)
    return department == now->accountable[activity_of (now, told)] || department == account_departments[told->content.account];
  return scopes[held->scope].about == NULL || told->has_mention;
}

static inline gboolean
is_held (const Standing *now,
         const Told     *told)
{
  for (guint i = 0; i < now->holds->len; i++)
    if (hold_stops (now, told, &g_array_index (now->holds, Held, i)))
      return TRUE;
  return FALSE;
}

/* Whoever else approves anything or is the administrator; where there is nobody, its author after a day. */
static inline gboolean
may_lift (const Standing *now,
          const Held     *held,
          guint           person)
{
  guint lifters = 1u << ANN;

  for (guint i = 0; i < N_DEPARTMENTS; i++)
    lifters |= now->approvers[i];
  lifters &= ~now->left;
  if (person != held->by)
    return has (lifters, person);
  return !has (now->left, person) && (lifters & ~(1u << person)) == 0 && now->now_us >= held->since_us + G_TIME_SPAN_DAY;
}

static inline void
assert_may_go_out (const Standing *now,
                   const Told     *told,
                   int             person)
{
  g_assert_cmpint (person, !=, NOBODY);
  g_assert_false (told->is_out);
  g_assert_true (!now->needs_approval[activity_of (now, told)] || is_approved (now, told));
  g_assert_true (!told->is_correction || told->is_submitted);
  g_assert_cmpint (now->acknowledged[person], >=, now->material);
  g_assert_false (has (now->left, (guint) person));
  g_assert_false (is_held (now, told));
  g_assert_true (told->content.account == FORUM || now->is_publisher[told->content.account]);
  g_assert_cmpint (told->content.words, !=, WORDS_ADDRESS);
  g_assert_true (told->content.words != WORDS_REFUND || is_heard (told));
}

static inline void
told_schedule (Told   *told,
               gint64  at_us,
               int     person)
{
  told->scheduled_us = at_us;
  told->ordered_by = person;
}

/* Somebody changed what an approver sees. */
static inline void
told_write (Told          *told,
            guint          person,
            const Content *content,
            gboolean       corrects)
{
  gboolean was_judged = told->is_submitted;
  gboolean was_approved = FALSE;
  guint edition = told->content.edition;

  for (guint i = 0; i < told->verdicts->len; i++)
    {
      const Verdict *verdict = &g_array_index (told->verdicts, Verdict, i);

      if (!content_equal (&verdict->content, &told->content))
        continue;
      was_judged = TRUE;
      was_approved = was_approved || verdict->approves;
    }
  told->authors = (was_approved ? 0 : told->authors) | 1u << person;
  told->former = told->content;
  told->content = *content;
  told->content.edition = edition + (was_judged || corrects);
  told->is_submitted = told->is_out = FALSE;
  told->is_correction = told->is_correction || corrects;
  told_schedule (told, 0, NOBODY);
}

static inline void
heard_clear (gpointer data)
{
  g_free (((Heard *) data)->hash);
}

static inline void
held_clear (gpointer data)
{
  g_free (((Held *) data)->id);
}

static inline void
told_clear (Told *told)
{
  g_clear_pointer (&told->id, g_free);
  g_clear_pointer (&told->verdicts, g_array_unref);
  g_clear_pointer (&told->heard, g_array_unref);
}

static inline void
told_begin (Told          *told,
            const char    *id,
            guint          person,
            const Content *content)
{
  *told = (Told){
    .id = g_strdup (id),
    .content = *content,
    .former = *content,
    .authors = 1u << person,
    .verdicts = g_array_new (FALSE, FALSE, sizeof (Verdict)),
    .heard = g_array_new (FALSE, FALSE, sizeof (Heard)),
    .ordered_by = NOBODY,
  };
  g_array_set_clear_func (told->heard, heard_clear);
}
