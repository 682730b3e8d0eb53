/* steward-lived-model.h: which way of sharing social media a pattern resembles
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-lived.h"

G_BEGIN_DECLS

/**
 * StewardLivedModel:
 * @STEWARD_MODEL_NONE: none clearly, or there is too little to tell
 * @STEWARD_MODEL_DECENTRALISED: approval and answers are spread, with little consultation
 * @STEWARD_MODEL_CENTRALISED: one department has most of both
 * @STEWARD_MODEL_HUB_AND_SPOKE: one department approves or is asked nearly everywhere, others answer
 * @STEWARD_MODEL_DANDELION: several such hubs, each with its own
 * @STEWARD_MODEL_HONEYCOMB: approving, answering and being asked are spread evenly
 *
 * How organisations arrange themselves. Source: Altimeter Group (J. Owyang), “How Corporations Should
 * Organize for Social Business”, 2010: decentralised (organic), centralised, hub and spoke
 * (coordinated), multiple hub and spoke (dandelion), holistic (honeycomb). The measures are ours.
 */
typedef enum
{
  STEWARD_MODEL_NONE,
  STEWARD_MODEL_DECENTRALISED,
  STEWARD_MODEL_CENTRALISED,
  STEWARD_MODEL_HUB_AND_SPOKE,
  STEWARD_MODEL_DANDELION,
  STEWARD_MODEL_HONEYCOMB,
  STEWARD_N_MODELS,
} StewardLivedModel;

/**
 * StewardLivedFigures:
 * @n_rows: rows that anybody answered
 * @n_answers: cases that were answered
 * @n_asked: rows of @n_rows in which somebody is asked
 * @approves_most: column of the department that approves most rows, or -1
 * @approves_share: its rows, per cent
 * @answers_most: column of the department that answered most, or -1
 * @answers_share: its cases, per cent
 * @hubs: (element-type guint): columns of departments that coordinate, most rows first
 * @hubs_share: rows that at least one of them coordinates, per cent
 * @others_share: cases that none of them answered, per cent
 * @asked_share: @n_asked of @n_rows, per cent
 * @evenness: 0 to 100, the least of how evenly approving, answering and being asked are spread over
 *   all departments of the matrix: Pielou's J, the entropy by the greatest possible (E. C. Pielou, 1966)
 *
 * The figures behind a model.
 */
typedef struct
{
  StewardLivedModel  model;
  guint              n_rows;
  guint              n_answers;
  guint              n_asked;
  int                approves_most;
  guint              approves_share;
  int                answers_most;
  guint              answers_share;
  GArray            *hubs;
  guint              hubs_share;
  guint              others_share;
  guint              asked_share;
  guint              evenness;
} StewardLivedFigures;

#define STEWARD_MODEL_LEAST_ANSWERS 20

StewardLivedFigures *steward_lived_measure       (StewardLived        *lived) G_GNUC_WARN_UNUSED_RESULT;
void                 steward_lived_figures_free  (StewardLivedFigures *figures);
const char          *steward_lived_model_name    (StewardLivedModel    model);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardLivedFigures, steward_lived_figures_free)

G_END_DECLS
