/* steward-page-table.h: the views there are
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-page.h"

G_BEGIN_DECLS

/**
 * StewardPageGroup:
 *
 * The headings of the sidebar.
 */
typedef enum
{
  STEWARD_PAGE_LISTEN,
  STEWARD_PAGE_RESPOND,
  STEWARD_PAGE_GOVERN,
  STEWARD_PAGE_LEARN,
  STEWARD_N_PAGE_GROUPS,
} StewardPageGroup;

/**
 * StewardPageEntry:
 * @name: of the view in actions and settings
 * @title: translatable
 * @get_type: of its #StewardPage
 * @count: (nullable): makes the operation that counts what waits, for a person and the departments
 *   of the lens (%NULL: all); its JSON object may have the integers `you` (waits for you),
 *   `department` (waits for your department) and `hot` (an incident is running)
 * @counted: (nullable): kinds of record after whose change the count is made again, up to a %NULL
 *
 * One view.
 */
typedef struct
{
  const char               *name;
  const char               *title;
  StewardPageGroup          group;
  const char               *icon_name;
  GType                   (*get_type) (void);
  StewardOperation       *(*count)    (const char        *person,
                                       const char *const *departments);
  const StewardKind *const *counted;
} StewardPageEntry;

extern const StewardPageEntry steward_pages[];
extern const guint steward_n_pages;

/* A view that is reached from the foot of the sidebar and left again; it has no place of its own. */
extern const StewardPageEntry steward_sync_view;

const char *steward_page_group_get_title (StewardPageGroup group);

G_END_DECLS
