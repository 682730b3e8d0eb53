/* test-classes.c: each class with a template can be made
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-audit-page.h"
#include "steward-banner.h"
#include "steward-event-detail.h"
#include "steward-event-row.h"
#include "steward-foot.h"
#include "steward-gradual-list.h"
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

/* What was told makes of the list as it was what it is now. */
static void
on_told (GListModel *list,
         guint       position,
         guint       removed,
         guint       added,
         GPtrArray  *mirror)
{
  g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, position + i);

      g_ptr_array_insert (mirror, (int) (position + i), item);
    }
  g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (list));
  for (guint i = 0; i < mirror->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      g_assert_true (item == mirror->pdata[i]);
    }
}

static void
test_gradual_list (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (1);

  for (guint run = 0; run < 300; run++)
    {
      g_autoptr (GListStore) store = g_list_store_new (G_TYPE_OBJECT);
      g_autoptr (GtkWidget) widget = g_object_ref_sink (gtk_label_new (NULL));
      g_autoptr (GListModel) list = steward_gradual_list_new (G_LIST_MODEL (store), widget);
      g_autoptr (GPtrArray) mirror = g_ptr_array_new ();

      g_signal_connect (list, "items-changed", G_CALLBACK (on_told), mirror);
      for (guint i = 0; i < 40; i++)
        {
          guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
          guint position = (guint) g_rand_int_range (dice, 0, (int) n + 1);
          guint removed = (guint) g_rand_int_range (dice, 0, (int) MIN (n - position, 50) + 1);
          guint added = (guint) g_rand_int_range (dice, 0, g_rand_boolean (dice) ? 4 : 80);
          g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

          for (guint k = 0; k < added; k++)
            g_ptr_array_add (items, g_object_new (G_TYPE_OBJECT, NULL));
          g_list_store_splice (store, position, removed, items->pdata, added);
          if (g_rand_int_range (dice, 0, 60) == 0)
            steward_gradual_list_reveal (list, g_list_model_get_n_items (list));
          if (g_rand_int_range (dice, 0, 60) == 0)
            steward_gradual_list_shorten (list);
        }
      steward_gradual_list_reveal (list, 100000);
      g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (G_LIST_MODEL (store)));
      g_assert_true (steward_gradual_list_is_whole (list));
    }
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
  g_test_add_func ("/classes/gradual-list", test_gradual_list);
  for (guint i = 0; i < steward_n_pages; i++)
    add (steward_pages[i].get_type ());
  return g_test_run ();
}
