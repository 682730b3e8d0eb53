/* steward-query-names.c: the names that people write in queries
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-query-names"

#include "steward-query-names-private.h"

#include "steward-directory-private.h"
#include "steward-kinds.h"

static const StewardKind *
kind_of (StewardQueryField field)
{
  switch (field)
    {
    case STEWARD_QUERY_FIELD_SOURCE:
      return &steward_source_kind;
    case STEWARD_QUERY_FIELD_DEPARTMENT:
      return &steward_department_kind;
    case STEWARD_QUERY_FIELD_ACTIVITY:
      return &steward_activity_kind;
    case STEWARD_QUERY_FIELD_TOPIC:
      return &steward_topic_kind;
    case STEWARD_QUERY_FIELD_ASSIGNEE:
      return &steward_person_kind;
    case STEWARD_QUERY_FIELD_SITE:
    case STEWARD_QUERY_FIELD_LANG:
    case STEWARD_QUERY_FIELD_VOICE:
    case STEWARD_QUERY_FIELD_MOOD:
    case STEWARD_QUERY_FIELD_STATUS:
    case STEWARD_QUERY_FIELD_NETWORK:
    default:
      return NULL;
    }
}

/**
 * steward_query_names_resolve:
 * @names: a #StewardQueryNames
 *
 * A #StewardQueryResolve. `me` is whoever the transaction is for.
 *
 * Returns: (transfer full) (nullable): the id
 */
char *
steward_query_names_resolve (StewardQueryField  field,
                             const char        *value,
                             gpointer           names)
{
  StewardQueryNames *self = names;
  const StewardKind *kind = kind_of (field);

  if (kind == NULL || g_ascii_strcasecmp (value, "none") == 0)
    return NULL;
  if (field == STEWARD_QUERY_FIELD_ASSIGNEE && g_ascii_strcasecmp (value, "me") == 0)
    return g_strdup (steward_transaction_get_person (self->transaction));
  /* A file that can't be read says so at the next step that needs it; here a name stays a name. */
  if (self->directory == NULL)
    self->directory = steward_directory_read (self->transaction, NULL);
  return self->directory != NULL ? steward_directory_resolve (self->directory, kind, value, NULL) : NULL;
}

void
steward_query_names_clear (StewardQueryNames *names)
{
  g_clear_object (&names->directory);
}
