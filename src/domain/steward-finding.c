/* steward-finding.c: one thing that a guideline says to a text
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-finding"

#include "steward-findings.h"

/**
 * steward_finding_severity_to_string:
 * @severity: how much a finding weighs
 *
 * Returns: `stop`, `advice` or `ok`
 */
const char *
steward_finding_severity_to_string (StewardFindingSeverity severity)
{
  static const char *const names[] = { "stop", "advice", "ok" };

  g_return_val_if_fail (severity < G_N_ELEMENTS (names), NULL);

  return names[severity];
}

/**
 * steward_finding_get_code:
 * @self: a finding
 *
 * Returns: (transfer full): its stable code: what the rule asks, of personal data with the kind
 *   (`no-personal-data-email`), `-kept` behind it when it is kept, `-waived` when an exception waives it
 */
char *
steward_finding_get_code (const StewardFinding *self)
{
  const char *what = steward_rule_what_to_string (self->what);

  const char *waived = self->waived_until_us != 0 ? "-waived" : "";

  if (self->what == STEWARD_RULE_NO_PERSONAL_DATA)
    return g_strdup_printf ("%s-%s%s", what, self->words, waived);
  if (*waived != '\0')
    return g_strconcat (what, waived, NULL);
  return g_strconcat (what, self->severity == STEWARD_FINDING_OK ? "-kept" : "", NULL);
}

/**
 * steward_finding_free:
 * @self: (transfer full): what is no longer needed
 */
void
steward_finding_free (StewardFinding *self)
{
  g_free (self->guideline);
  g_free (self->title);
  g_free (self->clause);
  g_free (self->heading);
  g_free (self->block);
  g_free (self->words);
  g_free (self->because);
  g_free (self->department);
  g_free (self);
}

/**
 * steward_findings_stop:
 * @findings: (element-type StewardFinding): what the rules said
 *
 * Returns: whether something stops publishing
 */
gboolean
steward_findings_stop (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (((StewardFinding *) findings->pdata[i])->severity == STEWARD_FINDING_STOP)
      return TRUE;
  return FALSE;
}
