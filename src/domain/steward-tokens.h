/* steward-tokens.h: the words of a text as the search index sees them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardToken:
 * @start: byte of the text where it begins
 * @end: byte of the text behind it
 * @word: byte of the folded words where its own begins
 * @length: bytes of the folded word; 0 for the gap between two texts
 * @hash: of the folded word, see steward_tokens_hash()
 *
 * One word. Of a run of Chinese, Japanese or Korean each character begins a word of its own: that
 * character and the next, the last one alone. So every part of a run is found, one character too.
 */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 word;
  guint32 length;
  guint32 hash;
} StewardToken;

typedef struct _StewardTokens StewardTokens;

StewardTokens      *steward_tokens_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void                steward_tokens_free     (StewardTokens *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardTokens, steward_tokens_free)

void                steward_tokens_clear    (StewardTokens *self);
guint               steward_tokens_add      (StewardTokens *self,
                                             const char    *text);
const StewardToken *steward_tokens_get      (StewardTokens *self,
                                             guint         *n_tokens);
const char         *steward_tokens_get_word (StewardTokens *self,
                                             guint          index);
guint32             steward_tokens_hash     (const char    *word,
                                             gsize          length);
gboolean            steward_tokens_is_dense (gunichar       c);
char               *steward_tokens_expand   (const char    *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * STEWARD_HASH_START:
 *
 * Where a hash begins; each byte goes in with STEWARD_HASH_STEP() (FNV-1a, 32 bits), so that the
 * hash of a prefix is met on the way.
 */
#define STEWARD_HASH_START 2166136261u
#define STEWARD_HASH_STEP(hash, byte) (((hash) ^ (guint8) (byte)) * 16777619u)

G_END_DECLS
