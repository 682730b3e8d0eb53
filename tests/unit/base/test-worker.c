/* test-worker.c: one thread that does what it is handed, in order
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-worker.h"

static gpointer
append_letter (gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  GString *text = data;

  g_string_append_c (text, (char) ('a' + text->len));
  return GUINT_TO_POINTER (text->len);
}

static gpointer
fail (gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "on purpose");
  return NULL;
}

static void
count_down (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  guint *left = user_data;

  steward_worker_run_finish (STEWARD_WORKER (source), result, &error);
  g_assert_no_error (error);
  (*left)--;
}

static void
test_order (void)
{
  g_autoptr (StewardWorker) worker = steward_worker_new ("test");
  g_autoptr (GString) text = g_string_new (NULL);
  guint left = 5;

  for (guint i = 0; i < 5; i++)
    steward_worker_run_async (worker, append_letter, text, NULL, NULL, NULL, count_down, &left);
  g_assert_cmpuint (GPOINTER_TO_UINT (steward_worker_run (worker, append_letter, text, NULL, NULL)), ==, 6);
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (text->str, ==, "abcdef");
}

static void
test_error (void)
{
  g_autoptr (StewardWorker) worker = steward_worker_new ("test");
  g_autoptr (GError) error = NULL;

  g_assert_null (steward_worker_run (worker, fail, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

static void
expect_cancelled (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  steward_worker_run_finish (STEWARD_WORKER (source), result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) user_data = TRUE;
}

static void
test_cancelled (void)
{
  g_autoptr (StewardWorker) worker = steward_worker_new ("test");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean done = FALSE;

  g_cancellable_cancel (cancellable);
  steward_worker_run_async (worker, append_letter, text, NULL, NULL, cancellable, expect_cancelled, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (text->len, ==, 0);
}

static void
test_shut_down (void)
{
  g_autoptr (StewardWorker) worker = steward_worker_new ("test");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint left = 1;

  steward_worker_run_async (worker, append_letter, text, NULL, NULL, NULL, count_down, &left);
  steward_worker_shut_down (worker);
  g_assert_cmpstr (text->str, ==, "a");
  g_assert_null (steward_worker_run (worker, append_letter, text, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/worker/keeps-the-order", test_order);
  g_test_add_func ("/base/worker/hands-errors-on", test_error);
  g_test_add_func ("/base/worker/leaves-out-what-was-cancelled", test_cancelled);
  g_test_add_func ("/base/worker/ends-after-what-was-handed-in", test_shut_down);
  return g_test_run ();
}
