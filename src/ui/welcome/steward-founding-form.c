/* steward-founding-form.c: what a new workspace has to know
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-founding-form"

#include "steward-founding-form.h"

#include "steward-error-words.h"
#include "steward-founding.h"
#include "steward-place-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StewardFoundingForm
{
  AdwBin           parent_instance;
  GtkEditable     *organisation;
  GtkEditable     *zone;
  GtkEditable     *person;
  GtkEditable     *email;
  StewardPlaceRow *place;
  GtkLabel        *reason;
  GtkWidget       *create;
  StewardClock    *clock;   /* (owned) */
  gboolean         busy;
};

enum
{
  SIGNAL_FOUNDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardFoundingForm, steward_founding_form, ADW_TYPE_BIN)

static gboolean
has_words (GtkEditable *editable)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  return *text != '\0';
}

static gboolean
is_email (GtkEditable *editable)
{
  const char *text = gtk_editable_get_text (editable);
  const char *at = strchr (text, '@');

  return at != NULL && at != text && at[1] != '\0' && strchr (at + 1, '@') == NULL && strchr (text, ' ') == NULL;
}

static gboolean
is_zone (GtkEditable *editable)
{
  const char *text = gtk_editable_get_text (editable);
  g_autoptr (GTimeZone) zone = *text != '\0' ? g_time_zone_new_identifier (text) : NULL;

  return zone != NULL;
}

/* What is still missing, in words; %NULL when nothing is. */
static const char *
find_reason (StewardFoundingForm *self)
{
  if (!has_words (self->organisation))
    return _("The name of the organisation is missing.");
  if (!is_zone (self->zone))
    return _("The time zone is none that this computer knows; write one such as Europe/Amsterdam.");
  if (!has_words (self->person))
    return _("Your name is missing.");
  if (!is_email (self->email))
    return _("Your e-mail is missing.");
  return NULL;
}

static void
on_changed (StewardFoundingForm *self)
{
  const char *reason = find_reason (self);

  gtk_widget_remove_css_class (GTK_WIDGET (self->reason), "err");
  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_tooltip_text (self->create, reason);
  gtk_widget_set_sensitive (self->create, reason == NULL && !self->busy);
}

static void
on_founded (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (StewardFoundingForm) self = user_data;
  g_autoptr (GError) error = NULL;

  self->busy = FALSE;
  on_changed (self);
  if (steward_workspace_found_finish (result, &error))
    {
      g_autofree char *path = g_strdup (steward_place_row_get_path (self->place));

      g_signal_emit (self, signals[SIGNAL_FOUNDED], 0, path);
    }
  else
    {
      g_autofree char *words = steward_error_words (error);

      gtk_label_set_label (self->reason, words);
      gtk_widget_add_css_class (GTK_WIDGET (self->reason), "err");
    }
}

static void
on_create (StewardFoundingForm *self)
{
  g_autofree char *person = g_strstrip (g_strdup (gtk_editable_get_text (self->person)));
  g_autofree char *organisation = g_strstrip (g_strdup (gtk_editable_get_text (self->organisation)));

  if (self->busy || find_reason (self) != NULL)
    return;
  self->busy = TRUE;
  on_changed (self);
  steward_workspace_found_async (steward_place_row_get_path (self->place), person, gtk_editable_get_text (self->email), organisation,
                                 gtk_editable_get_text (self->zone), self->clock, NULL, on_founded,
                                 g_object_ref (self));
}

static void
steward_founding_form_dispose (GObject *object)
{
  StewardFoundingForm *self = STEWARD_FOUNDING_FORM (object);

  g_clear_object (&self->clock);

  G_OBJECT_CLASS (steward_founding_form_parent_class)->dispose (object);
}

static void
steward_founding_form_class_init (StewardFoundingFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_founding_form_dispose;

  signals[SIGNAL_FOUNDED] = g_signal_new ("founded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (STEWARD_TYPE_PLACE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-founding-form.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardFoundingForm, organisation);
  gtk_widget_class_bind_template_child (widget_class, StewardFoundingForm, zone);
  gtk_widget_class_bind_template_child (widget_class, StewardFoundingForm, person);
  gtk_widget_class_bind_template_child (widget_class, StewardFoundingForm, email);
  gtk_widget_class_bind_template_child (widget_class, StewardFoundingForm, place);
  gtk_widget_class_bind_template_child (widget_class, StewardFoundingForm, reason);
  gtk_widget_class_bind_template_child (widget_class, StewardFoundingForm, create);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_create);
}

static void
steward_founding_form_init (StewardFoundingForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steward_founding_form_new:
 *
 * Returns: (transfer floating): a form; see [method@FoundingForm.begin]
 */
GtkWidget *
steward_founding_form_new (void)
{
  return g_object_new (STEWARD_TYPE_FOUNDING_FORM, NULL);
}

/**
 * steward_founding_form_set_clock:
 * @clock: of the workspace that is made
 */
void
steward_founding_form_set_clock (StewardFoundingForm *self,
                                 StewardClock        *clock)
{
  g_set_object (&self->clock, clock);
}

/**
 * steward_founding_form_begin:
 *
 * Fills in what this computer knows: your name, its zone, and a place where no file is yet.
 */
void
steward_founding_form_begin (StewardFoundingForm *self)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  const char *real_name = g_get_real_name ();

  g_return_if_fail (STEWARD_IS_FOUNDING_FORM (self));

  steward_place_row_propose (self->place);
  if (!has_words (self->zone))
    gtk_editable_set_text (self->zone, g_time_zone_get_identifier (local));
  if (!has_words (self->person) && real_name != NULL && !g_str_equal (real_name, "Unknown"))
    gtk_editable_set_text (self->person, real_name);
  on_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->organisation));
}
