/* steward-guideline-view.c: one guideline with all that a window shows of it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-view"

#include "steward-guideline-view.h"

#include "steward-campaigns-private.h"
#include "steward-directory-private.h"
#include "steward-guideline-approval-private.h"
#include "steward-guideline-consulting-private.h"
#include "steward-guideline-draft-private.h"
#include "steward-guideline-languages-private.h"
#include "steward-guideline-readers-private.h"
#include "steward-guideline-remarks-private.h"
#include "steward-guideline-report-private.h"
#include "steward-kinds.h"
#include "steward-operation-private.h"
#include "steward-questions-private.h"
#include "steward-resting-private.h"
#include "steward-translation.h"

struct _StewardGuidelineView
{
  GObject                 parent_instance;
  StewardRecord          *head;     /* (owned) */
  StewardGuideline       *draft;    /* (owned) */
  StewardGuideline       *in_force; /* (owned) (nullable) */
  GPtrArray              *editions; /* (owned) (element-type StewardRecord) newest first */
  GPtrArray              *missing;  /* (owned) (element-type StewardRecord) people */
  GPtrArray              *exceptions; /* (owned) (element-type StewardRecord) that are not over */
  GPtrArray              *questions;  /* (owned) (element-type StewardRecord) all that weren't removed */
  GPtrArray              *asked;      /* (owned) (element-type StewardRecord) those on the version in force */
  StewardRecord          *campaign;   /* (owned) (nullable) that runs */
  JsonArray              *consultations; /* (owned) */
  char                  **consulted;     /* (owned) the departments that the matrix names */
  char                   *answers_for;   /* (owned) (nullable) the department for which the person is to answer */
  char                   *hash;          /* (owned) of the draft */
  char                   *accountable; /* (owned) (nullable) */
  char                   *obstacle;    /* (owned) (nullable) */
  StewardGuidelineRights  rights;
  guint                   n_people;
  guint                   n_audience;
  guint                   n_touched;
  StewardRecord          *language_choice; /* (owned) (nullable) */
  guint                   n_behind;
  gboolean                is_founding;
  gboolean                is_unread;
};

G_DEFINE_FINAL_TYPE (StewardGuidelineView, steward_guideline_view, G_TYPE_OBJECT)

static void
steward_guideline_view_finalize (GObject *object)
{
  StewardGuidelineView *self = STEWARD_GUIDELINE_VIEW (object);

  g_clear_object (&self->head);
  g_clear_object (&self->draft);
  g_clear_object (&self->in_force);
  g_clear_pointer (&self->editions, g_ptr_array_unref);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_clear_pointer (&self->exceptions, g_ptr_array_unref);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  g_clear_object (&self->campaign);
  g_clear_object (&self->language_choice);
  g_clear_pointer (&self->consultations, json_array_unref);
  g_clear_pointer (&self->consulted, g_strfreev);
  g_free (self->answers_for);
  g_free (self->hash);
  g_free (self->accountable);
  g_free (self->obstacle);

  G_OBJECT_CLASS (steward_guideline_view_parent_class)->finalize (object);
}

static void
steward_guideline_view_class_init (StewardGuidelineViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_guideline_view_finalize;
}

static void
steward_guideline_view_init (StewardGuidelineView *self)
{
}

static gboolean
read_versions (StewardGuidelineView  *self,
               StewardTransaction    *transaction,
               StewardInForce        *in_force,
               GError               **error)
{
  const StewardCondition of_guideline = { STEWARD_EDITION_GUIDELINE, STEWARD_IS, steward_record_get_id (self->head), 0 };
  const StewardOrder newest = { STEWARD_EDITION_NUMBER, TRUE };
  StewardRecord *edition;

  self->editions = steward_transaction_select (transaction, &steward_edition_kind, &of_guideline, 1, &newest, 0, error);
  if (self->editions == NULL || steward_in_force_get_editions (in_force, error) == NULL)
    return FALSE;
  edition = steward_record_has (self->head, STEWARD_GUIDELINE_RETIRED)
                ? NULL
                : steward_in_force_find_edition (in_force, steward_record_get_id (self->head));
  if (edition == NULL)
    return TRUE;
  self->in_force = steward_guideline_new_from_edition (edition, error);
  return self->in_force != NULL;
}

static gboolean
read_readers (StewardGuidelineView  *self,
              StewardTransaction    *transaction,
              StewardInForce        *in_force,
              GError               **error)
{
  const char *id = steward_record_get_id (self->head);
  g_autoptr (GArray) readers = steward_guideline_list_readers (in_force, id, error);
  g_autoptr (GPtrArray) unread = NULL;
  StewardRecord *master;

  if (readers == NULL ||
      !steward_in_force_list_unread (in_force, steward_transaction_get_person (transaction), TRUE, &unread, error))
    return FALSE;
  self->missing = g_ptr_array_new_with_free_func (g_object_unref);
  self->n_people = readers->len;
  for (guint i = 0; i < readers->len; i++)
    {
      StewardGuidelineReader *reader = &g_array_index (readers, StewardGuidelineReader, i);

      if (reader->acknowledgement == NULL)
        g_ptr_array_add (self->missing, g_object_ref (reader->person));
    }
  master = steward_in_force_find_master (in_force, id);
  for (guint i = 0; i < unread->len; i++)
    self->is_unread = self->is_unread || g_strcmp0 (steward_record_get_id (unread->pdata[i]),
                                                    master != NULL ? steward_record_get_id (master) : id) == 0;
  /* In one that lags nobody can read what is asked. */
  if (master != NULL && self->is_unread)
    {
      g_autoptr (StewardRecord) version = steward_record_copy (self->head);

      steward_record_set_integer (version, STEWARD_GUIDELINE_IN_FORCE, steward_guideline_get_number (self->in_force));
      self->is_unread = steward_translation_counts (in_force, master, version);
    }
  return TRUE;
}

/* How many people the draft would bind. */
static guint
count_audience (StewardOrganisation *organisation,
                StewardGuideline    *draft)
{
  const char *const *audience = steward_guideline_get_audience (draft);
  GPtrArray *people = steward_organisation_get_people (organisation);
  guint n = 0;

  for (guint i = 0; i < people->len; i++)
    {
      const char *id = steward_record_get_id (people->pdata[i]);
      g_auto (GStrv) departments = steward_organisation_list_departments_of (organisation, id);
      gboolean applies = audience[0] == NULL;

      for (guint k = 0; !applies && departments[k] != NULL; k++)
        applies = g_strv_contains (audience, departments[k]);
      n += applies && steward_organisation_is_valid (organisation, id) ? 1 : 0;
    }
  return n;
}

static gboolean
read_rights (StewardGuidelineView  *self,
             StewardTransaction    *transaction,
             StewardInForce        *in_force,
             GError               **error)
{
  g_auto (StewardGuidelineApproval) approval = { 0 };
  g_autoptr (GError) why_not = NULL;
  const char *state = steward_record_get_text (self->head, STEWARD_GUIDELINE_STATE);
  const char *stands_in_for;
  StewardRecord *approved;
  gboolean has_draft = steward_guideline_is_draft (self->head);
  gboolean governs;

  if (!steward_guideline_approval_read (&approval, transaction, in_force, self->head, error))
    return FALSE;
  self->draft = g_object_ref (approval.draft);
  self->hash = g_strdup (approval.hash);
  self->accountable = g_strdup (approval.accountable);
  self->is_founding = approval.is_founding;
  self->n_audience = count_audience (steward_in_force_get_organisation (in_force, NULL), self->draft);
  if (steward_record_has (self->head, STEWARD_GUIDELINE_RETIRED))
    return TRUE;

  if (steward_remarks_permit (transaction, in_force, self->head, NULL))
    self->rights |= STEWARD_GUIDELINE_MAY_REMARK;
  governs = steward_guideline_approval_permit (&approval, transaction, in_force, NULL);
  if (governs)
    self->rights |= STEWARD_GUIDELINE_MAY_RETIRE | STEWARD_GUIDELINE_MAY_EXCEPT;
  if (steward_guideline_permit_write (in_force, transaction, steward_record_get_text (self->head, STEWARD_GUIDELINE_DEPARTMENT),
                                      NULL))
    {
      self->rights |= STEWARD_GUIDELINE_MAY_WRITE;
      if (self->editions->len == 0)
        self->rights |= STEWARD_GUIDELINE_MAY_RETIRE;
      if (has_draft && g_strcmp0 (state, "in-review") != 0 && g_strcmp0 (state, "approved") != 0)
        self->rights |= STEWARD_GUIDELINE_MAY_SUBMIT;
    }
  if ((g_strcmp0 (state, "in-review") == 0 || g_strcmp0 (state, "approved") == 0) &&
      steward_guideline_approval_may_approve (&approval, transaction, in_force, &stands_in_for, NULL))
    self->rights |= STEWARD_GUIDELINE_MAY_APPROVE;
  if (has_draft && (governs || (self->rights & STEWARD_GUIDELINE_MAY_WRITE) != 0))
    {
      if (steward_guideline_approval_check (&approval, transaction, in_force, &approved, &why_not))
        self->rights |= STEWARD_GUIDELINE_MAY_PUBLISH;
      else
        self->obstacle = g_strdup (why_not->message);
    }
  return TRUE;
}

/* Whom the draft was sent to, what they said, and whether the person is one of them. */
static gboolean
read_consultations (StewardGuidelineView  *self,
                    StewardTransaction    *transaction,
                    StewardInForce        *in_force,
                    GError               **error)
{
  g_autoptr (StewardDirectory) directory = steward_directory_read (transaction, error);
  g_autoptr (GPtrArray) consultations =
      directory != NULL ? steward_guideline_consultations_list (transaction, in_force, self->head, error) : NULL;

  if (consultations == NULL || !steward_guideline_approval_list_consulted (in_force, &self->consulted, error))
    return FALSE;
  self->consultations = steward_guideline_consultations_describe (in_force, consultations, directory, self->hash,
                                                                  steward_transaction_get_now (transaction));
  if (!steward_guideline_is_draft (self->head))
    return TRUE;
  self->answers_for = g_strdup (steward_guideline_consultations_find_own (transaction, in_force, consultations, self->hash));
  if (self->answers_for != NULL)
    self->rights |= STEWARD_GUIDELINE_MAY_ANSWER;
  return TRUE;
}

static gboolean
read_exceptions (StewardGuidelineView  *self,
                 StewardTransaction    *transaction,
                 GError               **error)
{
  g_autoptr (GPtrArray) all = steward_transaction_list_by (transaction, &steward_exception_kind, STEWARD_EXCEPTION_GUIDELINE,
                                                           steward_record_get_id (self->head), error);

  if (all == NULL)
    return FALSE;
  self->exceptions = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    if (!steward_record_has (all->pdata[i], STEWARD_EXCEPTION_ENDED) &&
        steward_record_get_time (all->pdata[i], STEWARD_EXCEPTION_UNTIL) > steward_transaction_get_now (transaction))
      g_ptr_array_add (self->exceptions, g_object_ref (all->pdata[i]));
  return TRUE;
}

/* What people are asked, and until when. */
static gboolean
read_asking (StewardGuidelineView  *self,
             StewardTransaction    *transaction,
             StewardInForce        *in_force,
             GError               **error)
{
  g_autoptr (GPtrArray) all = steward_transaction_list_by (transaction, &steward_question_kind, STEWARD_QUESTION_GUIDELINE,
                                                           steward_record_get_id (self->head), error);
  g_autoptr (GError) local_error = NULL;
  StewardRecord *master;

  self->asked = all != NULL ? steward_questions_list_asked (transaction, in_force, self->head, error) : NULL;
  if (self->asked == NULL)
    return FALSE;
  self->questions = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    if (!steward_record_has (all->pdata[i], STEWARD_QUESTION_REMOVED))
      g_ptr_array_add (self->questions, g_object_ref (all->pdata[i]));
  master = steward_in_force_find_master (in_force, steward_record_get_id (self->head));
  self->campaign =
    steward_campaigns_find_running (transaction, steward_record_get_id (master != NULL ? master : self->head), &local_error);
  if (local_error == NULL)
    return steward_resting_count_touched (transaction, in_force, steward_record_get_id (self->head), self->draft,
                                          &self->n_touched, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* In which language the person reads what is in force, and how far behind this one is. */
static gboolean
read_languages (StewardGuidelineView  *self,
                StewardInForce        *in_force,
                const char *const     *languages,
                GError               **error)
{
  g_autoptr (GPtrArray) editions = NULL;
  StewardRecord *chosen;

  if (self->in_force == NULL)
    return TRUE;
  editions = steward_translation_read_master (in_force, self->in_force, FALSE, error);
  if (editions == NULL)
    return FALSE;
  chosen = languages != NULL ? steward_translation_choose (in_force, steward_record_get_id (self->head), languages) : NULL;
  self->language_choice = chosen != NULL ? g_object_ref (chosen) : NULL;
  if (editions->len > 0)
    {
      g_autoptr (GArray) renderings = steward_translation_compare (self->in_force, editions);

      self->n_behind = steward_translation_count_behind (renderings);
    }
  return TRUE;
}

typedef struct
{
  char                 *id;
  char                **languages; /* (nullable) */
  StewardGuidelineView *view;
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_free (loading->id);
  g_strfreev (loading->languages);
  g_clear_object (&loading->view);
  g_free (loading);
}

static gboolean
load (StewardTransaction  *transaction,
      StewardOperation    *operation,
      gpointer             input,
      GCancellable        *cancellable,
      GError             **error)
{
  Loading *loading = input;
  g_autoptr (StewardInForce) in_force = steward_in_force_new (transaction);
  g_autoptr (StewardGuidelineView) self = g_object_new (STEWARD_TYPE_GUIDELINE_VIEW, NULL);

  self->head = steward_guideline_look_up (transaction, loading->id, error);
  if (self->head == NULL || !read_versions (self, transaction, in_force, error) ||
      !read_readers (self, transaction, in_force, error) || !read_rights (self, transaction, in_force, error) ||
      !read_consultations (self, transaction, in_force, error) ||
      !read_exceptions (self, transaction, error) || !read_asking (self, transaction, in_force, error) ||
      !read_languages (self, in_force, (const char *const *) loading->languages, error))
    return FALSE;
  loading->view = g_steal_pointer (&self);
  return TRUE;
}

/**
 * steward_guideline_view_load:
 * @id: an id, the start of one, or a title
 * @languages: (nullable) (array zero-terminated=1): what the person reads, what they like best first
 *
 * Returns: (transfer full): reads it; then see [func@guideline_view_loaded]
 */
StewardOperation *
steward_guideline_view_load (const char        *id,
                             const char *const *languages)
{
  Loading *loading = g_new0 (Loading, 1);

  loading->languages = g_strdupv ((char **) languages);
  loading->id = g_strdup (id);
  return steward_operation_new ("load-guideline", STEWARD_MODE_READ, load, loading, loading_free);
}

/**
 * steward_guideline_view_loaded:
 * @operation: one of [func@guideline_view_load] that went well
 *
 * Returns: (transfer full): the guideline
 */
StewardGuidelineView *
steward_guideline_view_loaded (StewardOperation *operation)
{
  Loading *loading = steward_operation_get_input (operation);

  return g_object_ref (loading->view);
}

/**
 * steward_guideline_view_get_head:
 *
 * Returns: (transfer none): what is said about it
 */
StewardRecord *
steward_guideline_view_get_head (StewardGuidelineView *self)
{
  return self->head;
}

/**
 * steward_guideline_view_get_draft:
 *
 * Returns: (transfer none): the document as it is being written; where there is no draft, what the next one begins with
 */
StewardGuideline *
steward_guideline_view_get_draft (StewardGuidelineView *self)
{
  return self->draft;
}

/**
 * steward_guideline_view_get_in_force:
 *
 * Returns: (transfer none) (nullable): the version that holds now
 */
StewardGuideline *
steward_guideline_view_get_in_force (StewardGuidelineView *self)
{
  return self->in_force;
}

/**
 * steward_guideline_view_list_editions:
 *
 * Returns: (transfer none) (element-type StewardRecord): all versions, newest first
 */
GPtrArray *
steward_guideline_view_list_editions (StewardGuidelineView *self)
{
  return self->editions;
}

/**
 * steward_guideline_view_get_next_number:
 *
 * Returns: the number that the draft gets when it is put in force
 */
gint64
steward_guideline_view_get_next_number (StewardGuidelineView *self)
{
  return self->editions->len > 0 ? steward_record_get_integer (self->editions->pdata[0], STEWARD_EDITION_NUMBER) + 1 : 1;
}

/**
 * steward_guideline_view_has_draft:
 *
 * Returns: whether there is a draft that isn't in force yet
 */
gboolean
steward_guideline_view_has_draft (StewardGuidelineView *self)
{
  return steward_guideline_is_draft (self->head);
}

/**
 * steward_guideline_view_is_founding:
 *
 * Returns: whether nobody else could approve anything yet
 */
gboolean
steward_guideline_view_is_founding (StewardGuidelineView *self)
{
  return self->is_founding;
}

/**
 * steward_guideline_view_is_unread:
 *
 * Returns: whether the person has to read the version in force and hasn't said so
 */
gboolean
steward_guideline_view_is_unread (StewardGuidelineView *self)
{
  return self->is_unread;
}

/**
 * steward_guideline_view_get_rights:
 *
 * Returns: what the person may do now
 */
StewardGuidelineRights
steward_guideline_view_get_rights (StewardGuidelineView *self)
{
  return self->rights;
}

/**
 * steward_guideline_view_get_obstacle:
 *
 * Returns: (nullable): why the draft can't be put in force yet, in a sentence
 */
const char *
steward_guideline_view_get_obstacle (StewardGuidelineView *self)
{
  return self->obstacle;
}

/**
 * steward_guideline_view_get_accountable:
 *
 * Returns: (nullable): the department that approves guidelines, an id
 */
const char *
steward_guideline_view_get_accountable (StewardGuidelineView *self)
{
  return self->accountable;
}

/**
 * steward_guideline_view_count_people:
 *
 * Returns: how many people the version in force binds
 */
guint
steward_guideline_view_count_people (StewardGuidelineView *self)
{
  return self->n_people;
}

/**
 * steward_guideline_view_count_read:
 *
 * Returns: how many of them have read it
 */
guint
steward_guideline_view_count_read (StewardGuidelineView *self)
{
  return self->n_people - self->missing->len;
}

/**
 * steward_guideline_view_count_audience:
 *
 * Returns: how many people the draft would bind
 */
guint
steward_guideline_view_count_audience (StewardGuidelineView *self)
{
  return self->n_audience;
}

/**
 * steward_guideline_view_list_missing:
 *
 * Returns: (transfer none) (element-type StewardRecord): the people who haven't read the version in force
 */
GPtrArray *
steward_guideline_view_list_missing (StewardGuidelineView *self)
{
  return self->missing;
}

/**
 * steward_guideline_view_list_exceptions:
 *
 * Returns: (transfer none) (element-type StewardRecord): exceptions that hold now
 */
GPtrArray *
steward_guideline_view_list_exceptions (StewardGuidelineView *self)
{
  return self->exceptions;
}

/**
 * steward_guideline_view_list_questions:
 *
 * Returns: (transfer none) (element-type StewardRecord): all questions on its clauses
 */
GPtrArray *
steward_guideline_view_list_questions (StewardGuidelineView *self)
{
  return self->questions;
}

/**
 * steward_guideline_view_list_asked:
 *
 * Returns: (transfer none) (element-type StewardRecord): the questions that whoever acknowledges answers
 */
GPtrArray *
steward_guideline_view_list_asked (StewardGuidelineView *self)
{
  return self->asked;
}

/**
 * steward_guideline_view_get_campaign:
 *
 * Returns: (transfer none) (nullable): the campaign that runs
 */
StewardRecord *
steward_guideline_view_get_campaign (StewardGuidelineView *self)
{
  return self->campaign;
}

/**
 * steward_guideline_view_count_touched:
 *
 * Returns: how many times a snippet or an open response rests on a clause in which the draft says something else
 */
guint
steward_guideline_view_count_touched (StewardGuidelineView *self)
{
  return self->n_touched;
}

/**
 * steward_guideline_view_get_hash:
 *
 * Returns: the hash of the draft
 */
const char *
steward_guideline_view_get_hash (StewardGuidelineView *self)
{
  return self->hash;
}

/**
 * steward_guideline_view_list_consultations:
 *
 * Returns: (transfer none): whom the draft was sent to and what they said, a line a department, as `guideline show` tells it
 */
JsonArray *
steward_guideline_view_list_consultations (StewardGuidelineView *self)
{
  return self->consultations;
}

/**
 * steward_guideline_view_list_consulted:
 *
 * Returns: (transfer none) (array zero-terminated=1): the departments with C of *Publish guidelines*, ids
 */
const char *const *
steward_guideline_view_list_consulted (StewardGuidelineView *self)
{
  return (const char *const *) self->consulted;
}

/**
 * steward_guideline_view_get_asked:
 *
 * Returns: (nullable): the department for which the person can answer now, an id
 */
const char *
steward_guideline_view_get_asked (StewardGuidelineView *self)
{
  return self->answers_for;
}

/**
 * steward_guideline_view_get_language_choice:
 *
 * Returns: (transfer none) (nullable): where there are versions in several languages, the one in force that the person reads, or
 *   the master; itself where there is one language only
 */
StewardRecord *
steward_guideline_view_get_language_choice (StewardGuidelineView *self)
{
  return self->language_choice;
}

/**
 * steward_guideline_view_count_behind:
 *
 * Returns: how many clauses of the version in force are behind the last version of the master; 0 of a master
 */
guint
steward_guideline_view_count_behind (StewardGuidelineView *self)
{
  return self->n_behind;
}
