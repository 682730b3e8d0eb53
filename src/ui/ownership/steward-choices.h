/* steward-choices.h: several of a few, in a row that unfolds
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StewardChoice:
 *
 * One of them; a list ends with one without an id.
 */
typedef struct
{
  const char *id;
  const char *title;
} StewardChoice;

#define STEWARD_TYPE_CHOICES (steward_choices_get_type ())
G_DECLARE_FINAL_TYPE (StewardChoices, steward_choices, STEWARD, CHOICES, AdwExpanderRow)

void   steward_choices_set  (StewardChoices      *self,
                             const StewardChoice *choices,
                             gboolean             translate,
                             const char *const   *chosen);
char **steward_choices_list (StewardChoices      *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
