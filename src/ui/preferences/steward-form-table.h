/* steward-form-table.h: which fields of a record people fill in, and how
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-kind.h"

G_BEGIN_DECLS

/**
 * StewardFormType:
 * @STEWARD_FORM_TEXT: a line
 * @STEWARD_FORM_LINES: a text
 * @STEWARD_FORM_CHOICE: one of some codes
 * @STEWARD_FORM_REFERENCE: another record, or none
 * @STEWARD_FORM_REFERENCES: any of some records
 * @STEWARD_FORM_WORDS: a set, written with commas
 * @STEWARD_FORM_NUMBER: a whole number; 0 is none
 * @STEWARD_FORM_SWITCH: yes or no
 * @STEWARD_FORM_TIME: a moment, in the workspace's zone
 * @STEWARD_FORM_COLOUR: a colour
 * @STEWARD_FORM_HOURS: business hours, a line a weekday
 * @STEWARD_FORM_NETWORK: one of the networks
 * @STEWARD_FORM_QUERY: a query, with how it is understood
 *
 * How a field is filled in.
 */
typedef enum
{
  STEWARD_FORM_TEXT,
  STEWARD_FORM_LINES,
  STEWARD_FORM_CHOICE,
  STEWARD_FORM_REFERENCE,
  STEWARD_FORM_REFERENCES,
  STEWARD_FORM_WORDS,
  STEWARD_FORM_NUMBER,
  STEWARD_FORM_SWITCH,
  STEWARD_FORM_TIME,
  STEWARD_FORM_COLOUR,
  STEWARD_FORM_HOURS,
  STEWARD_FORM_NETWORK,
  STEWARD_FORM_QUERY,
} StewardFormType;

/**
 * StewardFormChoice:
 * @code: what is stored
 * @words: translatable
 */
typedef struct
{
  const char *code;
  const char *words;
} StewardFormChoice;

/**
 * StewardFormField:
 * @field: index of the kind's field
 * @title: translatable
 * @group: (nullable): translatable; a heading that begins with this field
 * @choices: (nullable): up to one without a code
 * @refers_to: (nullable): kind of the records to choose from
 * @most: the largest number
 *
 * One field of a form. Fields that are fixed are only asked for while the record is new.
 */
typedef struct
{
  guint                    field;
  StewardFormType          type;
  const char              *title;
  const char              *group;
  const StewardFormChoice *choices;
  const StewardKind       *refers_to;
  int                      most;
} StewardFormField;

/**
 * StewardForm:
 * @kind: of the records
 * @add: (nullable): translatable title of a form for a new one; %NULL when there are no new ones
 * @end: (nullable): translatable label of the button that ends one
 * @ended: (nullable): translatable words of the toast afterwards
 *
 * The form of a kind.
 */
typedef struct
{
  const StewardKind      *kind;
  const char             *add;
  const char             *end;
  const char             *ended;
  const StewardFormField *fields;
  guint                   n_fields;
} StewardForm;

const StewardForm *steward_form_find (const StewardKind *kind);

extern const StewardFormChoice steward_form_roles[];

G_END_DECLS
