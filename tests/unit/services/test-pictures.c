/* test-pictures.c: a picture that came from elsewhere is whole and what its name says, or it isn't there
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "acme.h"

#include "steward-id.h"
#include "steward-pictures-private.h"

#define PIECE "{\"picture\":\"%s\",\"number\":%u,\"data\":\"%s\"}"

typedef struct
{
  const char *picture;
  GBytes     *bytes;
  gboolean    is_here;
} Looking;

static gboolean
look (StewardTransaction  *transaction,
      gpointer             data,
      GCancellable        *cancellable,
      GError             **error)
{
  Looking *looking = data;

  return steward_pictures_load (transaction, looking->picture, &looking->bytes, error) &&
         steward_pictures_is_here (transaction, looking->picture, &looking->is_here, error);
}

/* A picture of two pieces, as a server may bring it. */
static void
test_from_elsewhere (Acme          *acme,
                     gconstpointer  data)
{
  static const struct
  {
    const char *first;
    const char *second; /* NULL: it didn't come */
    gboolean    is_here;
    gboolean    is_read;
  } cases[] = {
    { "whole ", "picture", TRUE, TRUE },
    { "whole ", NULL, FALSE, FALSE },
    { "whole ", "pictur", TRUE, FALSE },
    { "whole ", "picturE", TRUE, FALSE },
    { "picture", "whole ", TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *whole = g_strdup_printf ("%u whole picture", i);
      g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);
      g_autofree char *id = steward_id_from_text (digest);
      g_autofree char *first_text = g_strdup_printf ("%u %s", i, cases[i].first);
      g_autofree char *first = g_base64_encode ((const guchar *) first_text, strlen (first_text));
      g_autofree char *first_id = g_strconcat (id, ":1", NULL);
      g_autofree char *second_id = g_strconcat (id, ":2", NULL);
      g_autofree char *first_json = g_strdup_printf (PIECE, id, 1u, first);
      Looking looking = { id, NULL, FALSE };
      g_autoptr (GError) error = NULL;

      acme_seed (acme, &steward_picture_kind, id, "{\"type\":\"image/png\",\"bytes\":15,\"pieces\":2}");
      acme_seed (acme, &steward_piece_kind, first_id, first_json);
      if (cases[i].second != NULL)
        {
          g_autofree char *second = g_base64_encode ((const guchar *) cases[i].second, strlen (cases[i].second));
          g_autofree char *second_json = g_strdup_printf (PIECE, id, 2u, second);

          acme_seed (acme, &steward_piece_kind, second_id, second_json);
        }
      steward_database_transact (steward_workspace_get_database (acme->workspace), STEWARD_MODE_READ, "ann", look, &looking, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (looking.is_here, ==, cases[i].is_here);
      g_assert_cmpint (looking.bytes != NULL, ==, cases[i].is_read);
      if (looking.bytes != NULL)
        g_assert_cmpmem (g_bytes_get_data (looking.bytes, NULL), g_bytes_get_size (looking.bytes), whole, strlen (whole));
      g_clear_pointer (&looking.bytes, g_bytes_unref);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/pictures/from-elsewhere", Acme, NULL, acme_set_up, test_from_elsewhere, acme_tear_down);
  return g_test_run ();
}
