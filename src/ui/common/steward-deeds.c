/* steward-deeds.c: what people do in one window, and how it is undone
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-deeds"

#include "steward-deeds.h"

#include "steward-error-words.h"

#include <glib/gi18n-lib.h>

#define TOAST_SECONDS 10
#define MAX_REMEMBERED 100

typedef enum
{
  NEW,
  UNDO,
  REDO,
} Direction;

/* Something that happened and can be taken back. */
typedef struct
{
  StewardOperation *done; /* (owned) */
  StewardUndoFunc   undo;
} Deed;

typedef struct
{
  StewardDeeds     *deeds;     /* (owned) */
  StewardOperation *operation; /* (owned) */
  char             *title;     /* (owned) (nullable) */
  StewardUndoFunc   undo;      /* (nullable) */
  StewardPerformed  performed; /* (nullable) */
  GObject          *owner;     /* (owned) (nullable) */
  Direction         direction;
} Run;

struct _StewardDeeds
{
  GObject           parent_instance;
  StewardWorkspace *workspace; /* (owned) */
  AdwToastOverlay  *toasts;    /* (unowned) (nullable) gone with the window */
  GQueue            undoable;  /* (element-type Deed) newest first */
  GQueue            redoable;  /* (element-type Deed) newest first */
  guint             running;
};

enum
{
  SIGNAL_IDLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardDeeds, steward_deeds, G_TYPE_OBJECT)

static void
deed_free (gpointer data)
{
  Deed *deed = data;

  g_object_unref (deed->done);
  g_free (deed);
}

static void
run_free (Run *run)
{
  g_object_unref (run->deeds);
  g_object_unref (run->operation);
  g_clear_object (&run->owner);
  g_free (run->title);
  g_free (run);
}

static void
steward_deeds_dispose (GObject *object)
{
  StewardDeeds *self = STEWARD_DEEDS (object);

  g_clear_weak_pointer (&self->toasts);
  g_queue_clear_full (&self->undoable, deed_free);
  g_queue_clear_full (&self->redoable, deed_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (steward_deeds_parent_class)->dispose (object);
}

static void
steward_deeds_class_init (StewardDeedsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_deeds_dispose;

  signals[SIGNAL_IDLE] =
      g_signal_new ("idle", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
steward_deeds_init (StewardDeeds *self)
{
  g_queue_init (&self->undoable);
  g_queue_init (&self->redoable);
}

static void start (StewardDeeds     *self,
                   StewardOperation *operation,
                   const char       *title,
                   StewardUndoFunc   undo,
                   StewardPerformed  performed,
                   gpointer          owner,
                   Direction         direction);

static gboolean
take_back (StewardDeeds *self,
           GQueue       *queue,
           GList        *link,
           Direction     direction)
{
  Deed *deed = link->data;
  StewardOperation *operation = deed->undo (deed->done);
  StewardUndoFunc undo = deed->undo;

  g_queue_delete_link (queue, link);
  deed_free (deed);
  if (operation == NULL)
    return FALSE;
  start (self, operation, direction == UNDO ? _("Undone") : _("Done again"), undo, NULL, NULL, direction);
  return TRUE;
}

static void
on_toast_undo (AdwToast     *toast,
               StewardDeeds *self)
{
  StewardOperation *done = g_object_get_data (G_OBJECT (toast), "steward-operation");

  for (GList *link = self->undoable.head; link != NULL; link = link->next)
    if (((Deed *) link->data)->done == done)
      {
        take_back (self, &self->undoable, link, UNDO);
        return;
      }
}

static void
show_toast (StewardDeeds *self,
            Run          *run)
{
  AdwToast *toast;

  if (run->title == NULL || self->toasts == NULL)
    return;
  toast = adw_toast_new (run->title);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  if (run->undo != NULL && run->direction == NEW)
    {
      adw_toast_set_button_label (toast, _("Undo"));
      g_object_set_data_full (G_OBJECT (toast), "steward-operation", g_object_ref (run->operation), g_object_unref);
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_toast_undo), self, 0);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
remember (StewardDeeds *self,
          Run          *run)
{
  GQueue *queue = run->direction == UNDO ? &self->redoable : &self->undoable;
  Deed *deed = g_new0 (Deed, 1);

  deed->done = g_object_ref (run->operation);
  deed->undo = run->undo;
  g_queue_push_head (queue, deed);
  if (run->direction == NEW)
    g_queue_clear_full (&self->redoable, deed_free);
  if (queue->length > MAX_REMEMBERED)
    deed_free (g_queue_pop_tail (queue));
}

static void
on_performed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Run *run = user_data;
  StewardDeeds *self = run->deeds;
  g_autoptr (GError) error = NULL;

  if (steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      if (run->undo != NULL)
        remember (self, run);
      show_toast (self, run);
    }
  else if (run->performed == NULL && self->toasts != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    steward_error_show (GTK_WIDGET (self->toasts),
                        run->direction == UNDO ? _("Not Undone") : _("That Did Not Happen"), error);
  if (run->performed != NULL)
    run->performed (run->owner, run->operation, error);

  self->running--;
  if (self->running == 0)
    g_signal_emit (self, signals[SIGNAL_IDLE], 0);
  run_free (run);
}

static void
start (StewardDeeds     *self,
       StewardOperation *operation,
       const char       *title,
       StewardUndoFunc   undo,
       StewardPerformed  performed,
       gpointer          owner,
       Direction         direction)
{
  Run *run = g_new0 (Run, 1);

  run->deeds = g_object_ref (self);
  run->operation = operation;
  run->title = g_strdup (title);
  run->undo = undo;
  run->performed = performed;
  run->owner = owner != NULL ? g_object_ref (owner) : NULL;
  run->direction = direction;
  self->running++;
  steward_workspace_perform_async (self->workspace, operation, NULL, on_performed, run);
}

/**
 * steward_deeds_new:
 *
 * Returns: (transfer full): nothing has been done yet
 */
StewardDeeds *
steward_deeds_new (StewardWorkspace *workspace,
                   AdwToastOverlay  *toasts)
{
  StewardDeeds *self = g_object_new (STEWARD_TYPE_DEEDS, NULL);

  self->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&self->toasts, toasts);
  return self;
}

/**
 * steward_deeds_perform:
 * @operation: (transfer full): a use case that hasn't happened yet
 * @title: (nullable): words of the toast when it has; %NULL for no toast
 * @undo: (nullable): what takes it back; then the toast has an Undo and Ctrl+Z knows it
 * @performed: (nullable): called at the end; without it an error is shown in a dialog
 * @owner: (nullable) (type GObject): handed to @performed and kept until then
 */
void
steward_deeds_perform (StewardDeeds     *self,
                       StewardOperation *operation,
                       const char       *title,
                       StewardUndoFunc   undo,
                       StewardPerformed  performed,
                       gpointer          owner)
{
  g_return_if_fail (STEWARD_IS_DEEDS (self));
  g_return_if_fail (STEWARD_IS_OPERATION (operation));

  start (self, operation, title, undo, performed, owner, NEW);
}

/**
 * steward_deeds_undo:
 *
 * Returns: whether there is something that can be taken back
 */
gboolean
steward_deeds_undo (StewardDeeds *self)
{
  return self->undoable.head != NULL && take_back (self, &self->undoable, self->undoable.head, UNDO);
}

/**
 * steward_deeds_redo:
 *
 * Returns: whether there was something that had been taken back
 */
gboolean
steward_deeds_redo (StewardDeeds *self)
{
  return self->redoable.head != NULL && take_back (self, &self->redoable, self->redoable.head, REDO);
}

/**
 * steward_deeds_is_running:
 *
 * Returns: whether an operation hasn't ended yet
 */
gboolean
steward_deeds_is_running (StewardDeeds *self)
{
  return self->running > 0;
}
