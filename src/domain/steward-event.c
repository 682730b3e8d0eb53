/* steward-event.c: the chain of digests that the audit is made of
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-event"

#include "steward-event.h"

#include "steward-digest.h"

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
  const StewardPart parts[] = { { salt, STEWARD_SALT_LENGTH }, { content, -1 } };

  steward_digest_parts (parts, G_N_ELEMENTS (parts), digest);
}

/* A length before each part: no two different events can run together to the same bytes. */
static void
add_part (StewardPart   *parts,
          guint64       *lengths,
          guint         *n,
          gconstpointer  bytes,
          gsize          length)
{
  lengths[*n / 2] = GUINT64_TO_BE ((guint64) length);
  parts[*n] = (StewardPart){ &lengths[*n / 2], sizeof lengths[0] };
  parts[*n + 1] = (StewardPart){ bytes, (gssize) length };
  *n += 2;
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
  const char *const texts[] = { event->person, event->action, event->kind, event->record };
  gint64 sequence = GINT64_TO_BE (event->sequence);
  gint64 at = GINT64_TO_BE (event->at_us);
  StewardPart parts[20];
  guint64 lengths[G_N_ELEMENTS (parts) / 2];
  guint n = 0;

  add_part (parts, lengths, &n, event->previous, STEWARD_DIGEST_LENGTH);
  add_part (parts, lengths, &n, &sequence, sizeof sequence);
  add_part (parts, lengths, &n, event->machine, strlen (event->machine));
  add_part (parts, lengths, &n, &at, sizeof at);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add_part (parts, lengths, &n, texts[i], strlen (texts[i]));
  add_part (parts, lengths, &n, event->before_digest, STEWARD_DIGEST_LENGTH);
  add_part (parts, lengths, &n, event->after_digest, STEWARD_DIGEST_LENGTH);
  steward_digest_parts (parts, n, hash);
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
