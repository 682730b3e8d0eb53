/* steward-dispatch.c: from the words of a call to the verb that does it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-dispatch"

#include "steward-dispatch.h"

#include "steward-service-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const StewardCommand *const commands[] = {
  &steward_command_workspace,
  &steward_command_person,
  &steward_command_department,
  &steward_command_activity,
  &steward_command_matrix,
  &steward_command_source,
  &steward_command_topic,
  &steward_command_response,
  &steward_command_mention,
  &steward_command_hold,
  &steward_command_snippet,
  &steward_command_guideline,
  &steward_command_account,
  &steward_command_network,
  &steward_command_audit,
  &steward_command_note,
  &steward_command_sync,
  &steward_command_undo,
};

static const StewardCommand *
find_command (const char *noun)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i]->noun, noun) == 0)
      return commands[i];
  return NULL;
}

static const StewardVerb *
find_verb (const StewardCommand *command,
           const char           *name)
{
  for (const StewardVerb *verb = command->verbs; verb->name != NULL; verb++)
    if (strcmp (verb->name, name) == 0)
      return verb;
  return NULL;
}

static void
print_noun_help (const StewardCommand *command)
{
  g_print ("%s\n\n", _(command->summary));
  for (const StewardVerb *verb = command->verbs; verb->name != NULL; verb++)
    {
      g_print ("  stewardctl %s%s%s %s\n", command->noun, *verb->name != '\0' ? " " : "", verb->name, verb->usage);
      g_print ("      %s\n", _(verb->summary));
    }
}

static void
print_help (void)
{
  g_print ("%s\n\n", _("stewardctl [--workspace FILE] [--as PERSON] [--format text|json|csv] NOUN VERB [ARGUMENTS]"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-12s %s\n", commands[i]->noun, _(commands[i]->summary));
  g_print ("\n%s\n", _("“stewardctl NOUN --help” lists the verbs of a noun."));
}

static gboolean
wants_help (const char *argument)
{
  return strcmp (argument, "--help") == 0 || strcmp (argument, "-h") == 0;
}

/**
 * steward_dispatch:
 * @invocation: has the options of the program; may be used for one call after the other
 * @argc: how many words
 * @argv: the program's name, a noun, a verb and its arguments; taken apart
 *
 * Does what is asked for and prints it, or says what was wrong.
 *
 * Returns: the exit status of the program
 */
int
steward_dispatch (StewardInvocation  *invocation,
                  int                 argc,
                  char              **argv)
{
  g_autoptr (GError) error = NULL;
  const StewardCommand *command;
  const StewardVerb *verb;

  if (argc < 2 || wants_help (argv[1]) || strcmp (argv[1], "help") == 0)
    {
      print_help ();
      return argc < 2 ? 2 : 0;
    }
  command = find_command (argv[1]);
  if (command == NULL)
    {
      g_set_error (&error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                   _("“%s” is no noun; see stewardctl help"), argv[1]);
      return steward_invocation_fail (invocation, error);
    }

  /* A noun that is itself a verb (`note`, `undo`) has one verb without a name. */
  if (*command->verbs[0].name == '\0')
    {
      argc--;
      argv++;
      verb = &command->verbs[0];
    }
  else
    {
      if (argc < 3 || wants_help (argv[2]))
        {
          print_noun_help (command);
          return argc < 3 ? 2 : 0;
        }
      argc -= 2;
      argv += 2;
      verb = find_verb (command, argv[0]);
      if (verb == NULL)
        {
          g_set_error (&error, STEWARD_SERVICE_ERROR, STEWARD_SERVICE_ERROR_USAGE,
                       _("“%s” is no verb of %s; see stewardctl %s --help"), argv[0], command->noun, command->noun);
          return steward_invocation_fail (invocation, error);
        }
    }
  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
    if (wants_help (argv[i]))
      {
        print_noun_help (command);
        return 0;
      }

  steward_invocation_set_verb (invocation, command, verb);
  if (!verb->func (invocation, argc, argv, &error))
    {
      steward_invocation_flush (invocation);
      if (error == NULL)
        return 1;
      return steward_invocation_fail (invocation, error);
    }
  steward_invocation_flush (invocation);
  return 0;
}
