/* steward-command.h: a noun of the command line, its verbs, and what they print
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-directory.h"
#include "steward-workspace.h"

G_BEGIN_DECLS

/**
 * StewardInvocation:
 *
 * One call of the program: the options before the noun, the file once it is needed, and where
 * results go.
 */
typedef struct _StewardInvocation StewardInvocation;

/**
 * StewardVerbFunc:
 * @n_arguments: how many there are, the verb itself among them
 * @arguments: the verb and what follows it
 * @error: return location for what the exit status is made of
 *
 * Returns: whether the verb did what it was asked; %FALSE with @error unset is exit status 1
 */
typedef gboolean (*StewardVerbFunc) (StewardInvocation  *invocation,
                                     int                 n_arguments,
                                     char              **arguments,
                                     GError            **error);

/**
 * StewardVerb:
 * @usage: what it takes, for the help: `ID --reason TEXT`
 * @summary: what it does, translated when it is shown
 */
typedef struct
{
  const char      *name;
  const char      *usage;
  const char      *summary;
  StewardVerbFunc  func;
} StewardVerb;

typedef struct _StewardRecordNoun StewardRecordNoun;

/**
 * StewardCommand:
 * @verbs: ends with one without a name; a noun that is itself a verb has one with an empty name
 * @record_noun: (nullable): for nouns whose records are kept by filling in their fields
 */
typedef struct
{
  const char              *noun;
  const char              *summary;
  const StewardVerb       *verbs;
  const StewardRecordNoun *record_noun;
} StewardCommand;

/* The nouns; command-<noun>.c has each. */
extern const StewardCommand steward_command_account;
extern const StewardCommand steward_command_activity;
extern const StewardCommand steward_command_audit;
extern const StewardCommand steward_command_department;
extern const StewardCommand steward_command_guideline;
extern const StewardCommand steward_command_matrix;
extern const StewardCommand steward_command_mention;
extern const StewardCommand steward_command_network;
extern const StewardCommand steward_command_hold;
extern const StewardCommand steward_command_note;
extern const StewardCommand steward_command_person;
extern const StewardCommand steward_command_response;
extern const StewardCommand steward_command_snippet;
extern const StewardCommand steward_command_source;
extern const StewardCommand steward_command_sync;
extern const StewardCommand steward_command_topic;
extern const StewardCommand steward_command_undo;
extern const StewardCommand steward_command_workspace;

gboolean          steward_invocation_parse         (StewardInvocation   *self,
                                                    const GOptionEntry  *entries,
                                                    int                 *n_arguments,
                                                    char              ***arguments,
                                                    int                  at_least,
                                                    int                  at_most,
                                                    GError             **error);
StewardWorkspace *steward_invocation_get_workspace (StewardInvocation   *self,
                                                    GError             **error);
StewardDirectory *steward_invocation_get_directory (StewardInvocation   *self,
                                                    GError             **error);
const StewardCommand *steward_invocation_get_command (StewardInvocation *self);
const char       *steward_invocation_get_path      (StewardInvocation   *self);
StewardClock     *steward_invocation_get_clock     (StewardInvocation   *self);
gboolean          steward_invocation_perform       (StewardInvocation   *self,
                                                    StewardOperation    *operation,
                                                    GError             **error);

gboolean          steward_invocation_prints_json   (StewardInvocation   *self);
void              steward_invocation_set_columns   (StewardInvocation   *self,
                                                    const char *const   *columns);
void              steward_invocation_begin_stream  (StewardInvocation   *self,
                                                    const StewardKind   *kind);
void              steward_invocation_flush         (StewardInvocation   *self);
void              steward_invocation_print_object  (StewardInvocation   *self,
                                                    JsonObject          *object);
gboolean          steward_invocation_print_record  (StewardInvocation   *self,
                                                    StewardRecord       *record,
                                                    GError             **error);
gboolean          steward_invocation_print_records (StewardInvocation   *self,
                                                    GPtrArray           *records,
                                                    GError             **error);
void              steward_invocation_say           (StewardInvocation   *self,
                                                    const char          *format,
                                                    ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
