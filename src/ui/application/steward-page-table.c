/* steward-page-table.c: the views there are
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-page-table"

#include "steward-page-table.h"

#include "steward-audit-page.h"
#include "steward-guideline-reports.h"
#include "steward-guidelines-page.h"
#include "steward-kinds.h"
#include "steward-mention-lists.h"
#include "steward-monitor-page.h"
#include "steward-ownership-page.h"
#include "steward-response-queue.h"
#include "steward-responses-page.h"
#include "steward-sync-page.h"

#include <glib/gi18n-lib.h>

static StewardOperation *
count_responses (const char        *person,
                 const char *const *departments)
{
  return steward_response_queue_count ();
}

static const StewardKind *const mention_kinds[] = { &steward_mention_kind, &steward_membership_kind, NULL };
static const StewardKind *const response_kinds[] = {
  &steward_response_kind, &steward_consultation_kind, &steward_approval_kind, &steward_membership_kind, NULL,
};
static const StewardKind *const guideline_kinds[] = {
  &steward_guideline_kind, &steward_edition_kind, &steward_acknowledgement_kind, &steward_membership_kind, NULL,
};

/* In the order of the sidebar. A view stands here once it works. */
const StewardPageEntry steward_pages[] = {
  { "monitor", N_("Monitor"), STEWARD_PAGE_LISTEN, "steward-monitor-symbolic", steward_monitor_page_get_type,
    steward_mention_count, mention_kinds },
  { "responses", N_("Responses"), STEWARD_PAGE_RESPOND, "steward-responses-symbolic", steward_responses_page_get_type,
    count_responses, response_kinds },
  { "guidelines", N_("Guidelines"), STEWARD_PAGE_GOVERN, "steward-guidelines-symbolic", steward_guidelines_page_get_type,
    steward_guidelines_report_unread, guideline_kinds },
  { "ownership", N_("Ownership"), STEWARD_PAGE_GOVERN, "steward-ownership-symbolic", steward_ownership_page_get_type, NULL, NULL },
  { "audit", N_("Audit"), STEWARD_PAGE_LEARN, "steward-audit-symbolic", steward_audit_page_get_type, NULL, NULL },
  { NULL },
};

const StewardPageEntry steward_sync_view = {
  "sync", N_("Sync"), STEWARD_N_PAGE_GROUPS, "emblem-synchronizing-symbolic", steward_sync_page_get_type, NULL, NULL,
};

const guint steward_n_pages = G_N_ELEMENTS (steward_pages) - 1;

/**
 * steward_page_group_get_title:
 *
 * Returns: the heading in the sidebar, translated
 */
const char *
steward_page_group_get_title (StewardPageGroup group)
{
  static const char *const titles[STEWARD_N_PAGE_GROUPS] = {
    [STEWARD_PAGE_LISTEN] = N_("Listen"),
    [STEWARD_PAGE_RESPOND] = N_("Respond"),
    [STEWARD_PAGE_GOVERN] = N_("Govern"),
    [STEWARD_PAGE_LEARN] = N_("Learn"),
  };

  return _(titles[group]);
}
