/* steward-dossier-private.h: one response with everything that decides about it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-in-force-private.h"
#include "steward-network.h"
#include "steward-publish-rules.h"
#include "steward-response-rules.h"
#include "steward-thread.h"

G_BEGIN_DECLS

/**
 * StewardDossier:
 * @person: in whose name the transaction is
 * @mention: (nullable): what it answers
 * @account: (nullable): where it would go out
 * @matrix: (nullable) (transfer none): the one in force now
 * @accountable: (nullable) (transfer none): the department with A of its activity now
 * @typed: (nullable): the text as it is being typed, for places in it; saving tidies it
 * @needs_approval: whether its activity needs approval now; unknown is %TRUE
 * @network: where its account is, with the limits of that server
 *
 * One response as it is at the moment of a transaction, with the records that decide what may become
 * of it. Lives no longer than the transaction.
 */
typedef struct
{
  StewardTransaction  *transaction;    /* (unowned) */
  const char          *person;         /* (unowned) */
  StewardInForce      *in_force;       /* (owned) unless lent */
  gboolean             in_force_lent;
  StewardOrganisation *organisation;   /* (unowned) */
  StewardMatrix       *matrix;         /* (unowned) (nullable) */
  StewardRecord       *response;       /* (owned) */
  StewardRecord       *mention;        /* (owned) (nullable) */
  StewardRecord       *account;        /* (owned) (nullable) */
  GPtrArray           *approvals;      /* (owned) */
  GPtrArray           *consultations;  /* (owned) */
  GPtrArray           *holds;          /* (owned) */
  GPtrArray           *findings;       /* (owned) (nullable) until checked */
  const char          *activity;       /* (unowned) (nullable) the one whose row decides */
  const char          *accountable;
  const char          *typed;          /* (unowned) (nullable) */
  gboolean             needs_approval;
  StewardNetwork       network;
} StewardDossier;

StewardDossier *steward_dossier_open            (StewardTransaction      *transaction,
                                                 const char              *id,
                                                 GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
StewardDossier *steward_dossier_new             (StewardTransaction      *transaction,
                                                 StewardInForce          *in_force,
                                                 StewardRecord           *response,
                                                 GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void            steward_dossier_free            (StewardDossier          *self);
gboolean        steward_dossier_cut             (StewardTransaction      *transaction,
                                                 StewardInForce          *in_force,
                                                 StewardRecord           *response,
                                                 GError                 **error);
gboolean        steward_dossier_check           (StewardDossier          *self,
                                                 GError                 **error);
gboolean        steward_dossier_ask             (StewardDossier          *self,
                                                 const char              *person,
                                                 StewardPublishQuestion  *question,
                                                 GError                 **error);
GPtrArray      *steward_dossier_list_obstacles  (StewardDossier          *self,
                                                 const char              *person,
                                                 GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean        steward_dossier_has_api         (StewardDossier          *self);
char           *steward_dossier_find_absent     (StewardDossier          *self,
                                                 const char              *person,
                                                 const char              *department) G_GNUC_WARN_UNUSED_RESULT;
gboolean        steward_dossier_speaks_for      (StewardDossier          *self,
                                                 const char              *person,
                                                 const char              *department);
GPtrArray      *steward_dossier_list_consulted  (StewardDossier          *self) G_GNUC_WARN_UNUSED_RESULT;
StewardRecord  *steward_dossier_get_consultation (StewardDossier         *self,
                                                 const char              *department);
gint64          steward_dossier_get_due         (StewardDossier          *self);
gboolean        steward_dossier_move            (StewardDossier          *self,
                                                 StewardResponseMove      move,
                                                 GError                 **error);
gboolean        steward_dossier_put             (StewardDossier          *self,
                                                 const char              *action,
                                                 GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardDossier, steward_dossier_free)

G_END_DECLS
