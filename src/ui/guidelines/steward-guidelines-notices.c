/* steward-guidelines-notices.c: what the person is told above a guideline: ends of exceptions, reviews
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guidelines-notices"

#include "steward-guidelines-page-private.h"

#include "steward-exceptions-dialog.h"
#include "steward-governing-dates.h"
#include "steward-governing-notices.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-time-words.h"

#include <glib/gi18n-lib.h>

#define NOTICES "steward-notices"

static void
open_exceptions (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  StewardGuidelinesPage *self = user_data;

  if (steward_guidelines_page_get_view (self) != NULL)
    gtk_window_present (GTK_WINDOW (steward_exceptions_dialog_new (GTK_WIDGET (self),
                                                                   steward_page_get_workspace (STEWARD_PAGE (self)),
                                                                   steward_page_get_standing (STEWARD_PAGE (self)),
                                                                   steward_guidelines_page_get_view (self))));
}

/**
 * steward_guidelines_notices_install:
 * @actions: the page's
 *
 * Adds what has to do with exceptions.
 */
void
steward_guidelines_notices_install (StewardGuidelinesPage *self,
                                    GActionMap            *actions)
{
  static const GActionEntry entries[] = { { "exceptions", open_exceptions, NULL, NULL, NULL } };

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (StewardOperation) operation = user_data;
  g_autoptr (StewardGuidelinesPage) self = g_object_steal_data (G_OBJECT (operation), "steward-page");
  g_autoptr (GError) error = NULL;

  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    {
      g_message ("What ends or is due wasn't read: %s", error->message);
      return;
    }
  g_object_set_data_full (G_OBJECT (self), NOTICES, json_node_dup_array (steward_operation_get_json (operation)),
                          (GDestroyNotify) json_array_unref);
  steward_guidelines_page_update_banner (self);
}

/**
 * steward_guidelines_notices_load:
 *
 * Reads what the person is told, and shows it then.
 */
void
steward_guidelines_notices_load (StewardGuidelinesPage *self)
{
  StewardOperation *operation = steward_governing_notices_report ();

  g_object_set_data_full (G_OBJECT (operation), "steward-page", g_object_ref (self), g_object_unref);
  steward_workspace_perform_async (steward_page_get_workspace (STEWARD_PAGE (self)), operation, NULL, on_loaded, operation);
}

/* The bar below the text tells of reminders. Of the guideline that is shown first, then of any. */
static JsonObject *
find_notice (StewardGuidelinesPage *self,
             const char            *guideline)
{
  JsonArray *notices = g_object_get_data (G_OBJECT (self), NOTICES);
  JsonObject *other = NULL;

  for (guint i = 0; notices != NULL && i < json_array_get_length (notices); i++)
    {
      JsonObject *notice = json_array_get_object_element (notices, i);

      if (g_strcmp0 (steward_json_get_text (notice, "kind"), "reminder") == 0)
        continue;
      if (g_strcmp0 (steward_json_get_text (notice, "guideline"), guideline) == 0)
        return notice;
      if (other == NULL)
        other = notice;
    }
  return other;
}

/* Whoever reads it sees that its review is overdue; the words stay where they are. */
static gboolean
show_overdue (StewardGuidelinesPage *self,
              StewardBanner         *banner,
              StewardRecord         *head)
{
  StewardStanding *standing = steward_page_get_standing (STEWARD_PAGE (self));
  gint64 now = steward_clock_now_us (steward_workspace_get_clock (steward_page_get_workspace (STEWARD_PAGE (self))));
  gboolean writes =
    (steward_guideline_view_get_rights (steward_guidelines_page_get_view (self)) & STEWARD_GUIDELINE_MAY_WRITE) != 0;
  g_autofree char *day = NULL;
  g_autofree char *rest = NULL;

  if (steward_guideline_get_review (head, now) != STEWARD_REVIEW_OVERDUE)
    return FALSE;
  day = steward_time_words (steward_record_get_time (head, STEWARD_GUIDELINE_REVIEW_BY), now, steward_standing_get_zone (standing));
  rest = g_strdup_printf (_("It was due %s. The guideline goes on to hold."), day);
  steward_banner_set_words (banner, STEWARD_BANNER_DRAFT, _("Review overdue."), rest);
  steward_banner_set_button (banner, 0, writes ? _("No Change Needed…") : NULL, writes ? "guideline.review" : NULL);
  return TRUE;
}

/* A version that was put in force from a moment that is still to come. */
static gboolean
show_coming (StewardGuidelinesPage *self,
             StewardBanner         *banner,
             StewardGuidelineView  *view)
{
  GPtrArray *editions = steward_guideline_view_list_editions (view);
  StewardRecord *newest = editions->len > 0 ? editions->pdata[0] : NULL;
  StewardGuideline *in_force = steward_guideline_view_get_in_force (view);
  gint64 now = steward_clock_now_us (steward_workspace_get_clock (steward_page_get_workspace (STEWARD_PAGE (self))));
  gint64 from = newest != NULL ? steward_record_get_time (newest, STEWARD_EDITION_FROM) : STEWARD_TIME_NONE;
  g_autofree char *moment = NULL;
  g_autofree char *lead = NULL;
  g_autofree char *rest = NULL;

  if (from == STEWARD_TIME_NONE || from <= now)
    return FALSE;
  moment = steward_time_words (from, now, steward_standing_get_zone (steward_page_get_standing (STEWARD_PAGE (self))));
  lead = g_strdup_printf (_("Version %d comes into force %s."), (int) steward_record_get_integer (newest, STEWARD_EDITION_NUMBER),
                          moment);
  rest = in_force != NULL ? g_strdup_printf (_("Until then version %d holds."), (int) steward_guideline_get_number (in_force))
                          : g_strdup (_("Until then none holds."));
  steward_banner_set_words (banner, STEWARD_BANNER_INFO, lead, rest);
  steward_banner_set_button (banner, 0, NULL, NULL);
  steward_banner_set_shown (banner, TRUE);
  return TRUE;
}

/**
 * steward_guidelines_notices_show:
 * @banner: of the page
 *
 * Puts what the person is told into the banner, or hides it.
 */
void
steward_guidelines_notices_show (StewardGuidelinesPage *self,
                                 StewardBanner         *banner)
{
  StewardGuidelineView *view = steward_guidelines_page_get_view (self);
  StewardRecord *head = view != NULL ? steward_guideline_view_get_head (view) : NULL;
  const char *id = head != NULL ? steward_record_get_id (head) : NULL;
  JsonObject *notice = find_notice (self, id);
  gboolean is_own = notice != NULL && g_strcmp0 (steward_json_get_text (notice, "guideline"), id) == 0;
  g_autofree char *lead = NULL;
  gboolean is_review;

  if (head != NULL && show_coming (self, banner, view))
    return;
  if (head != NULL && !(is_own && json_object_has_member (notice, "exception")) && show_overdue (self, banner, head))
    {
      steward_banner_set_shown (banner, TRUE);
      return;
    }
  if (head != NULL && !is_own && steward_guidelines_languages_tell (self, banner))
    return;
  steward_banner_set_button (banner, 0, NULL, NULL);
  steward_banner_set_shown (banner, notice != NULL);
  if (notice == NULL)
    return;
  is_review = g_str_has_prefix (steward_json_get_text (notice, "kind"), "review");
  lead = g_strdup_printf (_("%s:"), steward_json_get_text (notice, "title"));
  steward_banner_set_words (banner, STEWARD_BANNER_INFO, lead, steward_json_get_text (notice, "message"));
  if (is_own && g_strcmp0 (steward_json_get_text (notice, "kind"), "consultation") == 0)
    steward_banner_set_button (banner, 0, _("Show Draft"), "guideline.show-draft");
  else if (is_own)
    steward_banner_set_button (banner, 0, is_review ? _("No Change Needed…") : _("Exceptions…"),
                               is_review ? "guideline.review" : "guideline.exceptions");
}
