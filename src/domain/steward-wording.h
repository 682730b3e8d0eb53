/* steward-wording.h: the words of a text, and where some of them stand
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardWordingMatch:
 * @start: first code point
 * @end: the one after the last
 * @sentence: which sentence of the text, from 0
 *
 * A place where a phrase stands.
 */
typedef struct
{
  guint start;
  guint end;
  guint sentence;
} StewardWordingMatch;

/* Fewer say nothing of how hard a text is to read. */
#define STEWARD_READING_MIN_WORDS 10

/**
 * StewardReading:
 * @level: LIX, 20 for a child’s book, 60 for a statute; 0 when the text can’t be measured
 * @start: first code point of the sentence with the most words
 * @end: the one after its last
 *
 * How hard a text is to read.
 */
typedef struct
{
  guint level;
  guint start;
  guint end;
} StewardReading;

typedef struct _StewardWording StewardWording;
typedef struct _StewardPhrase StewardPhrase;

StewardWording *steward_wording_new          (const char           *text,
                                              const char           *language) G_GNUC_WARN_UNUSED_RESULT;
void            steward_wording_free         (StewardWording       *self);
guint           steward_wording_get_sentence (StewardWording       *self,
                                              guint                 place);
StewardReading  steward_wording_read         (StewardWording       *self);
void            steward_wording_find         (StewardWording       *self,
                                              const StewardPhrase  *phrase,
                                              GArray               *matches);

StewardPhrase  *steward_phrase_new           (const char           *words,
                                              gboolean              stemmed,
                                              const char           *language) G_GNUC_WARN_UNUSED_RESULT;
void            steward_phrase_free          (StewardPhrase        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardWording, steward_wording_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPhrase, steward_phrase_free)

G_END_DECLS
