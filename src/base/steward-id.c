/* steward-id.c: names for records that two machines never give twice
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-id"

#include "steward-id.h"

#include "steward-digest.h"

#include <string.h>
#include <sys/random.h>

/**
 * steward_id_from_bytes:
 * @bytes: at least 17 bytes
 * @n_bytes: how many there are
 *
 * Returns: (transfer full): the first 130 bits as an id
 */
char *
steward_id_from_bytes (const guint8 *bytes,
                       gsize         n_bytes)
{
  static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
  char *id = g_malloc (STEWARD_ID_LENGTH + 1);
  guint bits = 0;
  guint held = 0;
  gsize next = 0;

  g_return_val_if_fail (n_bytes * 8 >= STEWARD_ID_LENGTH * 5, NULL);

  for (guint i = 0; i < STEWARD_ID_LENGTH; i++)
    {
      if (held < 5)
        {
          bits = (bits << 8) | bytes[next++];
          held += 8;
        }
      held -= 5;
      id[i] = alphabet[(bits >> held) & 31];
    }
  id[STEWARD_ID_LENGTH] = '\0';

  return id;
}

/**
 * steward_id_from_text:
 * @text: what the id stands for
 *
 * Returns: (transfer full): the start of the SHA-256 of @text as an id
 */
char *
steward_id_from_text (const char *text)
{
  const StewardPart part = { text, -1 };
  guint8 digest[32];

  g_return_val_if_fail (text != NULL, NULL);

  steward_digest_parts (&part, 1, digest);
  return steward_id_from_bytes (digest, sizeof digest);
}

/**
 * steward_id_new:
 *
 * Returns: (transfer full): 130 random bits of the system as an id; any thread
 */
char *
steward_id_new (void)
{
  guint8 bytes[17];

  /* Up to 256 bytes getrandom() neither fails nor is cut short once the system's pool is ready. */
  if (getrandom (bytes, sizeof bytes, 0) != (gssize) sizeof bytes)
    for (guint i = 0; i < sizeof bytes; i++)
      bytes[i] = (guint8) g_random_int_range (0, 256);

  return steward_id_from_bytes (bytes, sizeof bytes);
}
