/* steward-record-noun.h: verbs of nouns whose records are kept by filling in their fields
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-field-options.h"

G_BEGIN_DECLS

/**
 * StewardRecordNoun:
 * @options: of `add` and `set`
 * @positional: fields that `add` takes as arguments, in order; ends with %NULL
 * @columns: keys of the table for people
 * @saved: (nullable): what else there is to do once a record is stored and printed
 */
struct _StewardRecordNoun
{
  const StewardKind        *kind;
  const StewardFieldOption *options;
  const char *const        *positional;
  const char *const        *columns;
  gboolean                (*saved) (StewardInvocation  *invocation,
                                    StewardRecord      *record,
                                    GError            **error);
};

gboolean steward_record_noun_list (StewardInvocation  *invocation,
                                   int                 argc,
                                   char              **argv,
                                   GError            **error);
gboolean steward_record_noun_show (StewardInvocation  *invocation,
                                   int                 argc,
                                   char              **argv,
                                   GError            **error);
gboolean steward_record_noun_add  (StewardInvocation  *invocation,
                                   int                 argc,
                                   char              **argv,
                                   GError            **error);
gboolean steward_record_noun_set  (StewardInvocation  *invocation,
                                   int                 argc,
                                   char              **argv,
                                   GError            **error);
gboolean steward_record_noun_end  (StewardInvocation  *invocation,
                                   int                 argc,
                                   char              **argv,
                                   GError            **error);
gboolean steward_record_noun_save (StewardInvocation  *invocation,
                                   const StewardKind  *kind,
                                   const char         *id,
                                   JsonObject         *fields,
                                   GError            **error);

#define STEWARD_RECORD_NOUN_VERBS(add_usage, set_usage)                                          \
  { "list", "", N_("List what there is"), steward_record_noun_list },                            \
  { "show", "NAME", N_("Show one with all its fields"), steward_record_noun_show },              \
  { "add", add_usage, N_("Add one; takes the options of set"), steward_record_noun_add },        \
  { "set", set_usage, N_("Change fields; “none” empties one"), steward_record_noun_set }

G_END_DECLS
