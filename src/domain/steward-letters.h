/* steward-letters.h: what a department is in a row of the matrix
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardLetters:
 * @STEWARD_RESPONSIBLE: R: answers
 * @STEWARD_ACCOUNTABLE: A: approves
 * @STEWARD_CONSULTED: C: is asked before
 * @STEWARD_INFORMED: I: is told
 *
 * What a department is in a row; several at once in one cell. Above these four are six letters of an organisation's own, which
 * route nothing. They are stored as `A/R`, those of one's own as `1` to `6`; how they are shown is up to the variant.
 */
typedef enum
{
  STEWARD_RESPONSIBLE = 1 << 0,
  STEWARD_ACCOUNTABLE = 1 << 1,
  STEWARD_CONSULTED = 1 << 2,
  STEWARD_INFORMED = 1 << 3,
} StewardLetters;

/* The first of one's own. */
#define STEWARD_OWN_LETTER    ((StewardLetters) (1 << 4))
#define STEWARD_N_OWN_LETTERS 6
#define STEWARD_ALL_LETTERS   ((1 << (4 + STEWARD_N_OWN_LETTERS)) - 1)

gboolean  steward_letters_parse   (const char     *text,
                                   StewardLetters *letters);
char     *steward_letters_to_text (StewardLetters  letters) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
