/* steward-personal-data.h: what in a text leads to one person
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardPersonalDataKind:
 * @STEWARD_PERSONAL_DATA_EMAIL: an e-mail address outside the organisation's own domains
 * @STEWARD_PERSONAL_DATA_PHONE: a telephone number
 * @STEWARD_PERSONAL_DATA_CARD: a payment card's number (ISO/IEC 7812, check digit right)
 * @STEWARD_PERSONAL_DATA_IBAN: a bank account (ISO 13616, length and check digits right)
 *
 * What was found.
 */
typedef enum
{
  STEWARD_PERSONAL_DATA_EMAIL,
  STEWARD_PERSONAL_DATA_PHONE,
  STEWARD_PERSONAL_DATA_CARD,
  STEWARD_PERSONAL_DATA_IBAN,
} StewardPersonalDataKind;

/**
 * StewardPersonalDatum:
 * @start: first code point
 * @end: the one after the last
 *
 * One place in a text.
 */
typedef struct
{
  StewardPersonalDataKind kind;
  guint                   start;
  guint                   end;
} StewardPersonalDatum;

const char *steward_personal_data_kind_to_string (StewardPersonalDataKind  kind);
GArray     *steward_personal_data_find           (const char              *text,
                                                  const char *const       *own_domains)
                                                  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
