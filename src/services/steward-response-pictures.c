/* steward-response-pictures.c: pictures that go out with an answer
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-response-pictures"

#include "steward-response-pictures.h"

#include "steward-kinds.h"
#include "steward-permit.h"
#include "steward-pictures-private.h"
#include "steward-responding-private.h"
#include "steward-responding-words.h"
#include "steward-service-error.h"
#include "steward-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char   *id;
  char   *name;        /* (nullable) */
  GBytes *bytes;       /* (owned) (nullable) */
  char   *description; /* (nullable) */
  guint   number;
  gboolean removes;
} Attaching;

static void
attaching_free (gpointer data)
{
  Attaching *self = data;

  g_free (self->id);
  g_free (self->name);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->description);
  g_free (self);
}

static gboolean
check_number (GPtrArray  *attachments,
              guint       number,
              GError    **error)
{
  if (number >= 1 && number <= attachments->len)
    return TRUE;
  g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND, _("The response has no picture %u"), number);
  return FALSE;
}

static void
set_description (StewardAttachment *attachment,
                 const char        *description)
{
  g_autofree char *tidy = description != NULL ? steward_text_tidy (description) : NULL;

  g_free (attachment->description);
  attachment->description = tidy != NULL && *tidy != '\0' ? g_steal_pointer (&tidy) : NULL;
}

static gboolean
add (StewardDossier  *dossier,
     Attaching       *input,
     GPtrArray       *attachments,
     GError         **error)
{
  guint most = dossier->network.max_attachments;
  StewardAttachment *attachment;

  if (dossier->account != NULL && most > 0 && attachments->len >= most)
    {
      g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   ngettext ("%s takes %u picture", "%s takes %u pictures", most), dossier->network.title, most);
      return FALSE;
    }
  attachment = steward_pictures_keep (dossier->transaction, input->name, input->bytes,
                                      steward_network_get_picture_bytes (&dossier->network), error);
  if (attachment == NULL)
    return FALSE;
  set_description (attachment, input->description);
  g_ptr_array_add (attachments, attachment);
  return TRUE;
}

static gboolean
change (StewardTransaction  *transaction,
        StewardOperation    *operation,
        gpointer             data,
        GCancellable        *cancellable,
        GError             **error)
{
  Attaching *input = data;
  g_autoptr (StewardDossier) dossier = NULL;
  g_autoptr (StewardRecord) before = NULL;
  g_autoptr (GPtrArray) attachments = NULL;

  if (!steward_permit_member (transaction, error))
    return FALSE;
  dossier = steward_dossier_open (transaction, input->id, error);
  if (dossier == NULL)
    return FALSE;
  before = steward_record_copy (dossier->response);
  if (steward_response_get_state (before) == STEWARD_RESPONSE_PUBLISHED_STATE)
    {
      steward_set_refusal (error, STEWARD_REFUSAL_STATE, _("It is published; only its text can be corrected."));
      return FALSE;
    }
  if (!steward_dossier_move (dossier, STEWARD_MOVE_EDIT, error))
    return FALSE;
  steward_record_copy_field (dossier->response, before, STEWARD_RESPONSE_STATE);
  attachments = steward_attachments_read (dossier->response);
  if (input->bytes != NULL)
    {
      if (!add (dossier, input, attachments, error))
        return FALSE;
    }
  else if (!check_number (attachments, input->number, error))
    return FALSE;
  else if (input->removes)
    g_ptr_array_remove_index (attachments, input->number - 1);
  else
    set_description (attachments->pdata[input->number - 1], input->description);
  steward_attachments_write (dossier->response, attachments);
  return steward_response_store_edit (dossier, before, "attach", operation, error);
}

static StewardOperation *
make (Attaching *input)
{
  return steward_operation_new ("attach-picture", STEWARD_MODE_DEED, change, input, attaching_free);
}

/**
 * steward_response_attach:
 * @id: of a response or its start
 * @name: (nullable): of the file
 * @bytes: the file: PNG, JPEG, GIF or WebP
 * @description: (nullable): what those hear who don't see it
 *
 * Kept in the workspace's file, with the bytes as they are. Like any change it ends the approval.
 *
 * Returns: (transfer full): attaches a picture
 */
StewardOperation *
steward_response_attach (const char *id,
                         const char *name,
                         GBytes     *bytes,
                         const char *description)
{
  Attaching *input = g_new0 (Attaching, 1);

  input->id = g_strdup (id);
  input->name = g_strdup (name);
  input->bytes = g_bytes_ref (bytes);
  input->description = g_strdup (description);
  return make (input);
}

/**
 * steward_response_describe:
 * @number: of the picture, from 1
 * @description: (nullable): what those hear who don't see it
 *
 * Returns: (transfer full): gives a picture another description
 */
StewardOperation *
steward_response_describe (const char *id,
                           guint       number,
                           const char *description)
{
  Attaching *input = g_new0 (Attaching, 1);

  input->id = g_strdup (id);
  input->number = number;
  input->description = g_strdup (description);
  return make (input);
}

/**
 * steward_response_detach:
 * @number: of the picture, from 1
 *
 * Returns: (transfer full): takes a picture off
 */
StewardOperation *
steward_response_detach (const char *id,
                         guint       number)
{
  Attaching *input = g_new0 (Attaching, 1);

  input->id = g_strdup (id);
  input->number = number;
  input->removes = TRUE;
  return make (input);
}

static gboolean
read_picture (StewardTransaction  *transaction,
              StewardOperation    *operation,
              gpointer             data,
              GCancellable        *cancellable,
              GError             **error)
{
  Attaching *input = data;
  g_autoptr (StewardDossier) dossier = steward_dossier_open (transaction, input->id, error);
  g_autoptr (GPtrArray) attachments = dossier != NULL ? steward_attachments_read (dossier->response) : NULL;

  if (attachments == NULL || !check_number (attachments, input->number, error) ||
      !steward_pictures_load (transaction, ((StewardAttachment *) attachments->pdata[input->number - 1])->picture, &input->bytes,
                              error))
    return FALSE;
  if (input->bytes != NULL)
    return TRUE;
  g_set_error (error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_NOT_FOUND,
               _("Picture %u isn’t here yet; it comes with the next sync"), input->number);
  return FALSE;
}

/**
 * steward_response_picture:
 * @number: of the picture, from 1
 *
 * Returns: (transfer full): reads a picture; then see [func@response_picture_bytes]
 */
StewardOperation *
steward_response_picture (const char *id,
                          guint       number)
{
  Attaching *input = g_new0 (Attaching, 1);

  input->id = g_strdup (id);
  input->number = number;
  return steward_operation_new ("read-picture", STEWARD_MODE_READ, read_picture, input, attaching_free);
}

/**
 * steward_response_picture_bytes:
 * @operation: one of steward_response_picture() that went well
 *
 * Returns: (transfer full): the file
 */
GBytes *
steward_response_picture_bytes (StewardOperation *operation)
{
  Attaching *input = steward_operation_get_input (operation);

  return g_bytes_ref (input->bytes);
}
