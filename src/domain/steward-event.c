/* steward-event.c: the chain of digests that the audit is made of
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-event"

#include "steward-event.h"

#include <string.h>

/**
 * steward_event_free:
 * @event: (transfer full) (nullable): an event
 */
void
steward_event_free (StewardEvent *event)
{
  if (event == NULL)
    return;
  g_free (event->machine);
  g_free (event->person);
  g_free (event->action);
  g_free (event->kind);
  g_free (event->record);
  g_free (event->before);
  g_free (event->after);
  g_free (event->erased_by);
  g_free (event);
}

/**
 * steward_chain_report_free:
 * @report: (transfer full): a report
 */
void
steward_chain_report_free (StewardChainReport *report)
{
  g_free (report->machine);
  g_free (report);
}

/* A length before each part: no two different events can run together to the same bytes. */
static void
add_part (GChecksum     *checksum,
          gconstpointer  part,
          gsize          length)
{
  guint64 big_endian = GUINT64_TO_BE ((guint64) length);

  g_checksum_update (checksum, (const guchar *) &big_endian, sizeof big_endian);
  g_checksum_update (checksum, part, (gssize) length);
}

static void
add_text (GChecksum  *checksum,
          const char *text)
{
  add_part (checksum, text, strlen (text));
}

static void
add_number (GChecksum *checksum,
            gint64     number)
{
  gint64 big_endian = GINT64_TO_BE (number);

  add_part (checksum, &big_endian, sizeof big_endian);
}

static void
finish (GChecksum *checksum,
        guint8    *digest)
{
  gsize length = STEWARD_DIGEST_LENGTH;

  g_checksum_get_digest (checksum, digest, &length);
}

/**
 * steward_event_digest_content:
 * @salt: %STEWARD_SALT_LENGTH random bytes, so that nobody can guess an erased content
 * @content: (nullable): JSON of the fields
 * @digest: (out caller-allocates): %STEWARD_DIGEST_LENGTH bytes
 */
void
steward_event_digest_content (const guint8 *salt,
                              const char   *content,
                              guint8       *digest)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, salt, STEWARD_SALT_LENGTH);
  g_checksum_update (checksum, (const guchar *) (content != NULL ? content : ""), -1);
  finish (checksum, digest);
}

/**
 * steward_event_compute_hash:
 * @event: an event with its digests and the hash before it
 * @hash: (out caller-allocates): %STEWARD_DIGEST_LENGTH bytes
 *
 * The hash covers the event, the digests of its contents and the hash before it, so that contents
 * can be erased and nothing else can be changed.
 */
void
steward_event_compute_hash (const StewardEvent *event,
                            guint8             *hash)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  add_part (checksum, event->previous, STEWARD_DIGEST_LENGTH);
  add_number (checksum, event->sequence);
  add_text (checksum, event->machine);
  add_number (checksum, event->at_us);
  add_text (checksum, event->person);
  add_text (checksum, event->action);
  add_text (checksum, event->kind);
  add_text (checksum, event->record);
  add_part (checksum, event->before_digest, STEWARD_DIGEST_LENGTH);
  add_part (checksum, event->after_digest, STEWARD_DIGEST_LENGTH);
  finish (checksum, hash);
}

/**
 * steward_digest_to_text:
 *
 * Returns: (transfer full): the digest in hexadecimal
 */
char *
steward_digest_to_text (const guint8 *digest)
{
  GString *text = g_string_sized_new (2 * STEWARD_DIGEST_LENGTH);

  for (guint i = 0; i < STEWARD_DIGEST_LENGTH; i++)
    g_string_append_printf (text, "%02x", digest[i]);
  return g_string_free (text, FALSE);
}
