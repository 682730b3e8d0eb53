/* steward-variant.h: which letters a matrix is written with, and what they mean
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-letters.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StewardVariantError:
 * @STEWARD_VARIANT_ERROR_FORMAT: no variant; the message says what is wrong
 *
 * Why a variant can't be understood.
 */
typedef enum
{
  STEWARD_VARIANT_ERROR_FORMAT,
} StewardVariantError;

#define STEWARD_VARIANT_ERROR (steward_variant_error_quark ())
GQuark                      steward_variant_error_quark   (void);

/**
 * StewardVariantLetter:
 * @bit: what it stands for: one of the four duties, or a letter of the organisation's own
 * @letter: as it is written, one character
 * @meaning: its name, such as `Responsible`
 * @colour: (nullable): `#rrggbb`; %NULL is that of its duty
 * @least: how many a row has to have
 * @most: how many a row may have; 0 is any number
 */
typedef struct
{
  StewardLetters  bit;
  char           *letter;
  char           *meaning;
  char           *colour;
  guint           least;
  guint           most;
} StewardVariantLetter;

/**
 * StewardVariant:
 *
 * RACI, or another way to write the same: who answers and who approves have a letter in each of them, so mentions are routed
 * alike whatever the letters look like. Letters of an organisation's own say more without routing anything. Its JSON:
 *
 *     {"name": "RASCI", "letters": [{"slot": "R", "letter": "R", "meaning": "Responsible"}, …,
 *                                   {"slot": "1", "letter": "S", "meaning": "Supports", "colour": "#613583", "most": 2}]}
 *
 * `slot` is the duty, or `1` to `6` for one's own. The order of the letters is that in which they are shown. Of the letter of
 * A each row has exactly one, of that of R at least one. Immutable; any thread.
 */
typedef struct _StewardVariant StewardVariant;

StewardVariant             *steward_variant_new           (const char           *json,
                                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
StewardVariant             *steward_variant_new_named     (const char           *name) G_GNUC_WARN_UNUSED_RESULT;
StewardVariant             *steward_variant_ref           (StewardVariant       *self);
void                        steward_variant_unref         (StewardVariant       *self);

const char *const          *steward_variant_list_names    (void);
const char                 *steward_variant_get_name      (StewardVariant       *self);
guint                       steward_variant_get_n_letters (StewardVariant       *self);
const StewardVariantLetter *steward_variant_get_letter    (StewardVariant       *self,
                                                           guint                 index);
const StewardVariantLetter *steward_variant_find_letter   (StewardVariant       *self,
                                                           StewardLetters        bit);
gboolean                    steward_variant_is_usual      (StewardVariant       *self);
gboolean                    steward_variant_equal         (StewardVariant       *self,
                                                           StewardVariant       *other);

gboolean                    steward_variant_parse         (StewardVariant       *self,
                                                           const char           *text,
                                                           StewardLetters       *letters);
char                       *steward_variant_to_text       (StewardVariant       *self,
                                                           StewardLetters        letters) G_GNUC_WARN_UNUSED_RESULT;
JsonNode                   *steward_variant_to_json       (StewardVariant       *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardVariant, steward_variant_unref)

G_END_DECLS
