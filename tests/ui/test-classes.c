/* test-classes.c: each class with a template can be made
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-audit-page.h"
#include "steward-banner.h"
#include "steward-event-detail.h"
#include "steward-event-row.h"
#include "steward-foot.h"
#include "steward-founding-form.h"
#include "steward-guideline-editor.h"
#include "steward-guideline-inspector.h"
#include "steward-guideline-row.h"
#include "steward-lens-button.h"
#include "steward-page-table.h"
#include "steward-place-row.h"
#include "steward-redline.h"
#include "steward-response-editor.h"
#include "steward-response-findings.h"
#include "steward-answered-mention.h"
#include "steward-response-rail.h"
#include "steward-response-row.h"
#include "steward-response-view.h"
#include "steward-welcome.h"

/* A name that a template binds and the .ui file lacks is a critical, which ends the program. */
static void
test_class (gconstpointer data)
{
  GType type = GPOINTER_TO_SIZE (data);
  GtkWidget *widget = g_object_ref_sink (g_object_new (type, NULL));

  g_assert_true (GTK_IS_WIDGET (widget));
  g_object_unref (widget);
}

static void
add (GType type)
{
  g_autofree char *path = g_strdup_printf ("/classes/%s", g_type_name (type));

  g_test_add_data_func (path, GSIZE_TO_POINTER (type), test_class);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  adw_init ();
  add (STEWARD_TYPE_BANNER);
  add (STEWARD_TYPE_EVENT_DETAIL);
  add (STEWARD_TYPE_EVENT_ROW);
  add (STEWARD_TYPE_FOOT);
  add (STEWARD_TYPE_FOUNDING_FORM);
  add (STEWARD_TYPE_PLACE_ROW);
  add (STEWARD_TYPE_GUIDELINE_EDITOR);
  add (STEWARD_TYPE_GUIDELINE_INSPECTOR);
  add (STEWARD_TYPE_GUIDELINE_ROW);
  add (STEWARD_TYPE_REDLINE);
  add (STEWARD_TYPE_LENS_BUTTON);
  add (STEWARD_TYPE_RESPONSE_EDITOR);
  add (STEWARD_TYPE_RESPONSE_FINDINGS);
  add (STEWARD_TYPE_ANSWERED_MENTION);
  add (STEWARD_TYPE_RESPONSE_RAIL);
  add (STEWARD_TYPE_RESPONSE_ROW);
  add (STEWARD_TYPE_RESPONSE_VIEW);
  add (STEWARD_TYPE_WELCOME);
  for (guint i = 0; i < steward_n_pages; i++)
    add (steward_pages[i].get_type ());
  return g_test_run ();
}
