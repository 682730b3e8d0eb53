/* steward-erasure.c: what is left of a record when a person asks to be forgotten
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-erasure"

#include "steward-erasure.h"

#include "steward-digest.h"
#include "steward-event.h"
#include "steward-kinds.h"
#include "steward-mention-identity.h"
#include "steward-mention-rules.h"

#include <string.h>

/**
 * steward_erasure_is_of:
 * @field: an index of @kind
 *
 * Returns: whether erasure takes that field out: of records that can be erased, what says something about a person
 */
gboolean
steward_erasure_is_of (const StewardKind *kind,
                       guint              field)
{
  return kind == &steward_mention_kind && (kind->fields[field].flags & STEWARD_FIELD_PERSONAL) != 0;
}

/**
 * steward_erasure_is_erased:
 *
 * Returns: whether @record holds no content any more, and never will
 */
gboolean
steward_erasure_is_erased (StewardRecord *record)
{
  return steward_record_get_kind (record) == &steward_mention_kind && steward_record_has (record, STEWARD_MENTION_ERASED);
}

/**
 * steward_erasure_is_bare:
 *
 * Returns: whether nothing is left in @record that erasure takes out
 */
gboolean
steward_erasure_is_bare (StewardRecord *record)
{
  const StewardKind *kind = steward_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (steward_erasure_is_of (kind, i) && steward_record_has (record, i))
      return FALSE;
  return TRUE;
}

/**
 * steward_erasure_strip:
 *
 * Takes out of @record what erasure takes out.
 */
void
steward_erasure_strip (StewardRecord *record)
{
  const StewardKind *kind = steward_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (steward_erasure_is_of (kind, i))
      steward_record_clear (record, i);
}

/**
 * steward_erasure_erase:
 * @mention: is left without content; one that waited for an answer waits no more
 * @now_us: microseconds since 1970 UTC
 *
 * What a newer version wrote goes too: nobody here knows what it says.
 */
void
steward_erasure_erase (StewardRecord *mention,
                       gint64         now_us)
{
  if (!steward_record_has (mention, STEWARD_MENTION_ERASED))
    steward_record_set_time (mention, STEWARD_MENTION_ERASED, now_us);
  steward_erasure_strip (mention);
  steward_record_set_extra (mention, NULL);
  if (steward_mention_do (mention, STEWARD_MENTION_DISMISS, now_us) == STEWARD_MENTION_ALLOWED)
    steward_record_set_text (mention, STEWARD_MENTION_REASON, "erased");
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

/**
 * steward_erasure_author_key:
 * @network: (nullable): where the post was found
 * @author: (nullable): as shown
 * @author_address: (nullable): of the author
 *
 * By which an author is known again: the address, and only where none is known the name in its network, so that namesakes
 * aren't taken for one another. Frozen as of version 1: digests of it lie in files.
 *
 * Returns: (transfer full) (nullable): %NULL where nothing says who it is
 */
char *
steward_erasure_author_key (const char *network,
                            const char *author,
                            const char *author_address)
{
  g_autofree char *name = NULL;
  g_autofree char *folded = NULL;

  if (is_given (author_address))
    {
      g_autofree char *canonical = steward_mention_canonical_address (author_address);

      return g_strconcat ("1\naddress\n", canonical != NULL ? canonical : author_address, NULL);
    }
  if (!is_given (author))
    return NULL;
  name = g_utf8_normalize (author, -1, G_NORMALIZE_ALL_COMPOSE);
  folded = g_utf8_casefold (name != NULL ? name : author, -1);
  g_strstrip (folded);
  return *folded != '\0' ? g_strconcat ("1\nname\n", network != NULL ? network : "", "\n", folded, NULL) : NULL;
}

/**
 * steward_erasure_digest:
 * @salt: of the list
 * @key: of [func@erasure_author_key]
 *
 * Returns: (transfer full): SHA-256 of both, in hexadecimal digits
 */
char *
steward_erasure_digest (const char *salt,
                        const char *key)
{
  const StewardPart parts[] = { { salt, -1 }, { key, -1 } };
  guint8 digest[STEWARD_DIGEST_LENGTH];

  steward_digest_parts (parts, G_N_ELEMENTS (parts), digest);
  return steward_digest_to_text (digest);
}
