/* check-kind.c: a kind of record that only HR reads, as there will be one: for tests of how such are shared
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-kind.h"

static const StewardField fields[] = {
  { "title", STEWARD_FIELD_TEXT, STEWARD_MERGE_THEIRS, STEWARD_FIELD_PERSONAL },
  { "text", STEWARD_FIELD_TEXT, STEWARD_MERGE_THEIRS, STEWARD_FIELD_PERSONAL },
};

static const StewardKind check_kind = { "check", FALSE, 0, fields, G_N_ELEMENTS (fields), TRUE };

__attribute__ ((constructor)) static void
add (void)
{
  steward_kind_add (&check_kind);
}
