/* steward-guideline-consulting.c: departments are asked about a draft before it is put in force
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As with responses, silence or an objection stops nothing: whoever approves sees both. */

#define G_LOG_DOMAIN "steward-guideline-consulting"

#include "steward-guideline-consulting.h"

#include "steward-guideline-approval-private.h"
#include "steward-guideline-consulting-private.h"
#include "steward-guideline-draft-private.h"
#include "steward-guideline-report-private.h"
#include "steward-id.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-permit.h"
#include "steward-service-error.h"
#include "steward-text.h"
#include "steward-time.h"

#include <glib/gi18n-lib.h>

#define DAYS 14 /* to answer, where nobody says how many */

static gboolean
usage (GError     **error,
       const char  *message)
{
  g_set_error_literal (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE, message);
  return FALSE;
}

static gint
compare_asked (gconstpointer a,
               gconstpointer b)
{
  StewardRecord *x = *(StewardRecord *const *) a;
  StewardRecord *y = *(StewardRecord *const *) b;
  gint64 asked_x = steward_record_get_time (x, STEWARD_CONSULTATION_ASKED);
  gint64 asked_y = steward_record_get_time (y, STEWARD_CONSULTATION_ASKED);
  gboolean answered_x = steward_record_has (x, STEWARD_CONSULTATION_ANSWERED);
  gboolean answered_y = steward_record_has (y, STEWARD_CONSULTATION_ANSWERED);

  if (asked_x != asked_y)
    return (asked_x > asked_y) - (asked_x < asked_y);
  return answered_x - answered_y;
}

static gint
find_department (GPtrArray  *consultations,
                 const char *department)
{
  for (guint i = 0; i < consultations->len; i++)
    if (g_strcmp0 (steward_record_get_text (consultations->pdata[i], STEWARD_CONSULTATION_DEPARTMENT), department) == 0)
      return (gint) i;
  return -1;
}

/**
 * steward_guideline_consultations_list:
 * @head: the head of a guideline
 * @error: return location
 *
 * What was said of earlier versions, or of a draft that was given up, says nothing of this one.
 *
 * Returns: (transfer full) (nullable) (element-type StewardRecord): the last consultation of each department about the
 *   draft since a version was put in force or a draft was discarded
 */
GPtrArray *
steward_guideline_consultations_list (StewardTransaction  *transaction,
                                      StewardInForce      *in_force,
                                      StewardRecord       *head,
                                      GError             **error)
{
  const char *id = steward_record_get_id (head);
  g_autoptr (GPtrArray) all =
    steward_transaction_list_by (transaction, &steward_consultation_kind, STEWARD_CONSULTATION_GUIDELINE, id, error);
  g_autoptr (GPtrArray) last = g_ptr_array_new_with_free_func (g_object_unref);
  StewardRecord *edition;
  gint64 since_us;

  if (all == NULL || !steward_in_force_find_last_edition (in_force, id, &edition, error))
    return NULL;
  since_us = edition != NULL ? steward_record_get_created (edition) : STEWARD_TIME_NONE;
  if (steward_record_has (head, STEWARD_GUIDELINE_DISCARDED))
    since_us = MAX (since_us, steward_record_get_time (head, STEWARD_GUIDELINE_DISCARDED));
  g_ptr_array_sort (all, compare_asked);
  for (guint i = 0; i < all->len; i++)
    {
      StewardRecord *consultation = all->pdata[i];
      gint at = find_department (last, steward_record_get_text (consultation, STEWARD_CONSULTATION_DEPARTMENT));

      if (steward_record_get_time (consultation, STEWARD_CONSULTATION_ASKED) <= since_us)
        continue;
      if (at >= 0)
        g_ptr_array_remove_index (last, (guint) at);
      g_ptr_array_add (last, g_object_ref (consultation));
    }
  return g_steal_pointer (&last);
}

static gboolean
is_about (StewardRecord *consultation,
          const char    *hash)
{
  return g_strcmp0 (steward_record_get_text (consultation, STEWARD_CONSULTATION_HASH), hash) == 0;
}

/**
 * steward_guideline_consultations_is_open:
 * @hash: of the draft as it stands
 *
 * Returns: whether the department hasn't spoken on the draft as it stands
 */
gboolean
steward_guideline_consultations_is_open (StewardRecord *consultation,
                                         const char    *hash)
{
  return !steward_record_has (consultation, STEWARD_CONSULTATION_ANSWERED) || !is_about (consultation, hash);
}

static gboolean
speaks_for (StewardTransaction  *transaction,
            StewardOrganisation *organisation,
            const char          *department)
{
  return steward_organisation_speaks_for (organisation, steward_transaction_get_person (transaction), department,
                                          steward_transaction_get_now (transaction));
}

/**
 * steward_guideline_consultations_concern:
 * @consultations: (element-type StewardRecord): of [func@guideline_consultations_list]
 *
 * Returns: whether a department that was asked is one for which the person speaks
 */
gboolean
steward_guideline_consultations_concern (StewardTransaction  *transaction,
                                         StewardOrganisation *organisation,
                                         GPtrArray           *consultations)
{
  for (guint i = 0; i < consultations->len; i++)
    {
      const char *department = steward_record_get_text (consultations->pdata[i], STEWARD_CONSULTATION_DEPARTMENT);

      if (department != NULL && speaks_for (transaction, organisation, department))
        return TRUE;
    }
  return FALSE;
}

/**
 * steward_guideline_consultations_find_own:
 * @consultations: of [func@guideline_consultations_list]
 * @hash: of the draft as it stands
 *
 * Returns: (nullable): a department that was asked, hasn't spoken on the draft as it stands, and for which the person speaks
 */
const char *
steward_guideline_consultations_find_own (StewardTransaction *transaction,
                                          StewardInForce     *in_force,
                                          GPtrArray          *consultations,
                                          const char         *hash)
{
  StewardOrganisation *organisation = steward_in_force_get_organisation (in_force, NULL);

  for (guint i = 0; organisation != NULL && i < consultations->len; i++)
    {
      const char *department = steward_record_get_text (consultations->pdata[i], STEWARD_CONSULTATION_DEPARTMENT);

      if (department != NULL && steward_guideline_consultations_is_open (consultations->pdata[i], hash) &&
          speaks_for (transaction, organisation, department))
        return department;
    }
  return NULL;
}

/* In words */

static char *
dup_words (StewardRecord *consultation,
           GTimeZone     *zone,
           const char    *hash,
           gint64         now_us)
{
  const char *answer = steward_record_get_text (consultation, STEWARD_CONSULTATION_ANSWER);
  gint64 due_us = steward_record_get_time (consultation, STEWARD_CONSULTATION_DUE);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (due_us / STEWARD_SECOND_US);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autofree char *day = g_date_time_format (local, _("%-d %B %Y"));
  g_autofree char *said = NULL;

  if (!steward_record_has (consultation, STEWARD_CONSULTATION_ANSWERED))
    return g_strdup_printf (due_us < now_us ? _("Said nothing by %s") : _("Asked until %s"), day);
  said = g_strdup_printf (g_strcmp0 (steward_record_get_text (consultation, STEWARD_CONSULTATION_VERDICT), "object") == 0
                            ? _("Objects: %s")
                            : _("Agrees: %s"),
                          answer != NULL ? answer : "");
  /* Translators: what a department said, of a text that was changed since */
  return is_about (consultation, hash) ? g_steal_pointer (&said) : g_strdup_printf (_("%s (about an earlier text)"), said);
}

static void
set_text (JsonObject *object,
          const char *member,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

static void
set_time (JsonObject    *object,
          const char    *member,
          StewardRecord *record,
          guint          field)
{
  g_autofree char *text =
    steward_record_has (record, field) ? steward_time_to_rfc3339 (steward_record_get_time (record, field)) : NULL;

  set_text (object, member, text);
}

/**
 * steward_guideline_consultations_describe:
 * @consultations: of [func@guideline_consultations_list]
 * @hash: of the draft as it stands
 *
 * Returns: (transfer full): an object each: `department`, `department_id`, `asked`, `asked_by`, `due`, `verdict`, `answer`,
 *   `answered`, `answered_by`, `earlier` (it is about a text that was changed since) and `message`, a sentence
 */
JsonArray *
steward_guideline_consultations_describe (StewardInForce   *in_force,
                                          GPtrArray        *consultations,
                                          StewardDirectory *directory,
                                          const char       *hash,
                                          gint64            now_us)
{
  StewardOrganisation *organisation = steward_in_force_get_organisation (in_force, NULL);
  JsonArray *lines = json_array_new ();

  for (guint i = 0; organisation != NULL && i < consultations->len; i++)
    {
      StewardRecord *consultation = consultations->pdata[i];
      const char *department = steward_record_get_text (consultation, STEWARD_CONSULTATION_DEPARTMENT);
      g_autofree char *words = dup_words (consultation, steward_organisation_get_zone (organisation), hash, now_us);
      JsonObject *line = json_object_new ();

      set_text (line, "department", steward_directory_get_name (directory, department));
      set_text (line, "department_id", department);
      set_time (line, "asked", consultation, STEWARD_CONSULTATION_ASKED);
      set_text (line, "asked_by", steward_directory_get_name (directory,
                                                              steward_record_get_text (consultation, STEWARD_CONSULTATION_ASKED_BY)));
      set_time (line, "due", consultation, STEWARD_CONSULTATION_DUE);
      set_text (line, "verdict", steward_record_get_text (consultation, STEWARD_CONSULTATION_VERDICT));
      set_text (line, "answer", steward_record_get_text (consultation, STEWARD_CONSULTATION_ANSWER));
      set_time (line, "answered", consultation, STEWARD_CONSULTATION_ANSWERED);
      if (steward_record_has (consultation, STEWARD_CONSULTATION_ANSWERED_BY))
        set_text (line, "answered_by",
                  steward_directory_get_name (directory,
                                              steward_record_get_text (consultation, STEWARD_CONSULTATION_ANSWERED_BY)));
      json_object_set_boolean_member (line, "earlier", !is_about (consultation, hash));
      set_text (line, "message", words);
      json_array_add_object_element (lines, line);
    }
  return lines;
}

/* Asking */

static StewardRecord *
put_question (StewardTransaction  *transaction,
              StewardRecord       *head,
              const char          *hash,
              const char          *department,
              gint64               due_us,
              GError             **error)
{
  g_autofree char *id = steward_id_new ();
  g_autoptr (StewardRecord) consultation = steward_record_new (&steward_consultation_kind, id);

  steward_record_set_text (consultation, STEWARD_CONSULTATION_GUIDELINE, steward_record_get_id (head));
  steward_record_set_text (consultation, STEWARD_CONSULTATION_DEPARTMENT, department);
  steward_record_set_text (consultation, STEWARD_CONSULTATION_HASH, hash);
  steward_record_set_text (consultation, STEWARD_CONSULTATION_ASKED_BY, steward_transaction_get_person (transaction));
  steward_record_set_time (consultation, STEWARD_CONSULTATION_ASKED, steward_transaction_get_now (transaction));
  steward_record_set_time (consultation, STEWARD_CONSULTATION_DUE, due_us);
  return steward_transaction_put (transaction, consultation, "ask", error) ? g_steal_pointer (&consultation) : NULL;
}

/**
 * steward_guideline_consultations_ask:
 * @hash: of the draft as it stands
 * @error: return location
 *
 * When a draft is submitted, the departments with C of *Publish guidelines* that nobody has asked about it are.
 *
 * Returns: whether they were
 */
gboolean
steward_guideline_consultations_ask (StewardTransaction  *transaction,
                                     StewardInForce      *in_force,
                                     StewardRecord       *head,
                                     const char          *hash,
                                     GError             **error)
{
  g_autoptr (GPtrArray) asked = steward_guideline_consultations_list (transaction, in_force, head, error);
  g_auto (GStrv) departments = NULL;

  if (asked == NULL || !steward_guideline_approval_list_consulted (in_force, &departments, error))
    return FALSE;
  for (guint i = 0; departments[i] != NULL; i++)
    {
      g_autoptr (StewardRecord) question = NULL;

      if (find_department (asked, departments[i]) >= 0)
        continue;
      question = put_question (transaction, head, hash, departments[i],
                               steward_transaction_get_now (transaction) + DAYS * STEWARD_DAY_US, error);
      if (question == NULL)
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  char   *id;
  char  **departments; /* (nullable) */
  gint64  due_us;
} Consulting;

static void
consulting_free (gpointer data)
{
  Consulting *self = data;

  g_free (self->id);
  g_strfreev (self->departments);
  g_free (self);
}

/* A question that waits is answered on the text as it stands then; it is asked anew to give it another day. */
static gboolean
is_asked_anew (StewardRecord *consultation,
               const char    *hash,
               gint64         due_us)
{
  if (steward_record_has (consultation, STEWARD_CONSULTATION_ANSWERED))
    return !is_about (consultation, hash);
  return due_us != STEWARD_TIME_NONE && due_us != steward_record_get_time (consultation, STEWARD_CONSULTATION_DUE);
}

static gboolean
consult (StewardTransaction  *transaction,
         StewardOperation    *operation,
         gpointer             data,
         GCancellable        *cancellable,
         GError             **error)
{
  Consulting *input = data;
  gint64 now_us = steward_transaction_get_now (transaction);
  gint64 due_us = input->due_us != STEWARD_TIME_NONE ? input->due_us : now_us + DAYS * STEWARD_DAY_US;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head = steward_guideline_look_up (transaction, input->id, error);
  g_autoptr (StewardGuideline) draft = NULL;
  g_autoptr (GPtrArray) known = NULL;
  g_auto (GStrv) departments = g_strdupv (input->departments);
  g_autofree char *hash = NULL;
  guint n_asked = 0;

  if (head == NULL ||
      !steward_guideline_permit_write (in_force, transaction, steward_record_get_text (head, STEWARD_GUIDELINE_DEPARTMENT),
                                       error))
    return FALSE;
  if (!steward_guideline_is_draft (head))
    return usage (error, _("There is no draft to ask about"));
  if (due_us <= now_us)
    return usage (error, _("That time has passed"));
  draft = steward_guideline_read_draft (transaction, head, error);
  known = draft != NULL ? steward_guideline_consultations_list (transaction, in_force, head, error) : NULL;
  if (known == NULL || (departments == NULL && !steward_guideline_approval_list_consulted (in_force, &departments, error)))
    return FALSE;
  if (departments[0] == NULL)
    return usage (error, _("The matrix in force has no department with C on “Publish guidelines”; name one"));
  hash = steward_guideline_hash (draft);
  for (guint i = 0; departments[i] != NULL; i++)
    {
      gint at = find_department (known, departments[i]);
      g_autoptr (StewardRecord) question = NULL;

      if (at >= 0 && !is_asked_anew (known->pdata[at], hash, input->due_us))
        continue;
      question = put_question (transaction, head, hash, departments[i], due_us, error);
      if (question == NULL)
        return FALSE;
      n_asked++;
    }
  if (n_asked == 0)
    return usage (error, _("They have been asked about this text already"));
  steward_operation_set_record (operation, head);
  return steward_guideline_report (transaction, operation, head, NULL, NULL, error);
}

/**
 * steward_guidelines_consult:
 * @id: an id, the start of one, or a title
 * @departments: (nullable): ids; %NULL: those with C of *Publish guidelines* in the matrix in force
 * @due_us: until when they are asked, or %STEWARD_TIME_NONE for two weeks, and no other day for those that are asked already
 *
 * For whoever writes the draft. The draft stays one: it can be written on meanwhile, and submitted without their word.
 *
 * Returns: (transfer full): asks departments about the draft as it stands
 */
StewardOperation *
steward_guidelines_consult (const char        *id,
                            const char *const *departments,
                            gint64             due_us)
{
  Consulting *input = g_new0 (Consulting, 1);

  input->id = g_strdup (id);
  input->departments = g_strdupv ((char **) departments);
  input->due_us = due_us;
  return steward_operation_new ("consult-on-guideline", STEWARD_MODE_DEED, consult, input, consulting_free);
}

/* Answering */

typedef struct
{
  char *id;
  char *department; /* (nullable) */
  char *verdict;    /* (nullable) */
  char *text;       /* (nullable) */
  char *seen;       /* (nullable) */
} Answering;

static void
answering_free (gpointer data)
{
  Answering *self = data;

  g_free (self->id);
  g_free (self->department);
  g_free (self->verdict);
  g_free (self->text);
  g_free (self->seen);
  g_free (self);
}

/* Of several departments for which the person speaks, the one that hasn't spoken on the text as it stands. */
static StewardRecord *
find_asked (StewardTransaction  *transaction,
            StewardInForce      *in_force,
            GPtrArray           *consultations,
            const char          *department,
            const char          *hash,
            GError             **error)
{
  StewardOrganisation *organisation = steward_in_force_get_organisation (in_force, error);
  StewardRecord *found = NULL;
  gboolean asked = FALSE;
  guint n_own = 0;
  guint n_open = 0;

  if (organisation == NULL)
    return NULL;
  for (guint i = 0; i < consultations->len; i++)
    {
      StewardRecord *consultation = consultations->pdata[i];
      const char *candidate = steward_record_get_text (consultation, STEWARD_CONSULTATION_DEPARTMENT);
      gboolean is_open = steward_guideline_consultations_is_open (consultation, hash);

      if (candidate == NULL || (department != NULL && g_strcmp0 (department, candidate) != 0))
        continue;
      asked = TRUE;
      if (!speaks_for (transaction, organisation, candidate))
        continue;
      n_own++;
      n_open += is_open ? 1 : 0;
      if (found == NULL || is_open)
        found = consultation;
    }
  if (found == NULL)
    g_set_error_literal (error, STEWARD_REFUSAL, asked ? STEWARD_REFUSAL_NOT_ALLOWED : STEWARD_REFUSAL_STATE,
                         asked ? _("Only members of a department that was asked can answer.")
                               : _("No department was asked about it."));
  else if (n_own > 1 && n_open != 1)
    {
      usage (error, _("You speak for several departments that were asked; say for which one"));
      return NULL;
    }
  return found;
}

static gboolean
put_answer (StewardTransaction  *transaction,
            StewardRecord       *head,
            StewardRecord       *asked,
            Answering           *input,
            const char          *text,
            const char          *hash,
            GError             **error)
{
  /* What was said before stays as it was said. */
  g_autoptr (StewardRecord) consultation =
    is_about (asked, hash) && !steward_record_has (asked, STEWARD_CONSULTATION_ANSWERED)
                           ? g_object_ref (asked)
                           : put_question (transaction, head, hash, steward_record_get_text (asked, STEWARD_CONSULTATION_DEPARTMENT),
                                           steward_record_get_time (asked, STEWARD_CONSULTATION_DUE), error);

  if (consultation == NULL)
    return FALSE;
  steward_record_set_text (consultation, STEWARD_CONSULTATION_VERDICT, input->verdict != NULL ? input->verdict : "agree");
  steward_record_set_text (consultation, STEWARD_CONSULTATION_ANSWER, text);
  steward_record_set_text (consultation, STEWARD_CONSULTATION_ANSWERED_BY, steward_transaction_get_person (transaction));
  steward_record_set_time (consultation, STEWARD_CONSULTATION_ANSWERED, steward_transaction_get_now (transaction));
  return steward_transaction_put (transaction, consultation, "answer", error);
}

static gboolean
answer (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  static const char *const verdicts[] = { "agree", "object", NULL };
  Answering *input = data;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardRecord) head =
    steward_permit_member (transaction, error) ? steward_guideline_look_up (transaction, input->id, error) : NULL;
  g_autofree char *text = steward_text_tidy (input->text != NULL ? input->text : "");
  g_autoptr (GPtrArray) consultations = NULL;
  g_autoptr (StewardGuideline) draft = NULL;
  g_autofree char *hash = NULL;
  StewardRecord *asked;

  if (head == NULL)
    return FALSE;
  if (*text == '\0')
    return usage (error, _("An answer needs a text"));
  if (input->verdict != NULL && !g_strv_contains (verdicts, input->verdict))
    return usage (error, _("A verdict is agree or object"));
  consultations = steward_guideline_consultations_list (transaction, in_force, head, error);
  draft = consultations != NULL ? steward_guideline_read_draft (transaction, head, error) : NULL;
  if (draft == NULL)
    return FALSE;
  hash = steward_guideline_hash (draft);
  asked = find_asked (transaction, in_force, consultations, input->department, hash, error);
  if (asked == NULL)
    return FALSE;
  if (!steward_guideline_is_draft (head))
    return usage (error, _("Nobody is asked about it any more"));
  /* Nothing was approved yet: the hint of that refusal would be a wrong one. */
  if (input->seen != NULL && !g_str_equal (input->seen, hash))
    return usage (error, _("It was changed since you looked at it; read it again."));
  if (!put_answer (transaction, head, asked, input, text, hash, error))
    return FALSE;
  steward_operation_set_record (operation, head);
  return steward_guideline_report (transaction, operation, head, NULL, NULL, error);
}

/**
 * steward_guidelines_answer:
 * @id: an id, the start of one, or a title
 * @department: (nullable): for which department, an id; %NULL: the one that was asked and for which the person speaks; of
 *   several the one that hasn't spoken on the draft as it stands
 * @verdict: (nullable): `agree` or `object`; %NULL agrees. An objection doesn't stop; the approver sees it
 * @text: what the department says
 * @seen: (nullable): hash of the draft that was before them
 *
 * What a department said of the same draft before stays on record; the last word counts.
 *
 * Returns: (transfer full): says what a department that was asked thinks of the draft as it stands
 */
StewardOperation *
steward_guidelines_answer (const char *id,
                           const char *department,
                           const char *verdict,
                           const char *text,
                           const char *seen)
{
  Answering *input = g_new0 (Answering, 1);

  input->id = g_strdup (id);
  input->department = g_strdup (department);
  input->verdict = g_strdup (verdict);
  input->text = g_strdup (text);
  input->seen = g_strdup (seen);
  return steward_operation_new ("answer-on-guideline", STEWARD_MODE_DEED, answer, input, answering_free);
}
