/* steward-record-item.c: a place in a live list
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-record-item"

#include "steward-record-item.h"

/* Headings stand among the rows as numbers far below any row: the section and its count in one. */
#define HEADINGS     (G_MININT64 / 2)
#define SECTION_STEP (G_GINT64_CONSTANT (1) << 32)

struct _StewardRecordItem
{
  GObject        parent_instance;
  gint64         row;
  StewardRecord *record; /* (owned) (nullable) */
};

enum
{
  PROP_0,
  PROP_RECORD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StewardRecordItem, steward_record_item, G_TYPE_OBJECT)

static void
steward_record_item_finalize (GObject *object)
{
  StewardRecordItem *self = STEWARD_RECORD_ITEM (object);

  g_clear_object (&self->record);

  G_OBJECT_CLASS (steward_record_item_parent_class)->finalize (object);
}

static void
steward_record_item_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  StewardRecordItem *self = STEWARD_RECORD_ITEM (object);

  switch (id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_record_item_class_init (StewardRecordItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = steward_record_item_finalize;
  object_class->get_property = steward_record_item_get_property;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, STEWARD_TYPE_RECORD,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
steward_record_item_init (StewardRecordItem *self)
{
}

/**
 * steward_record_item_new:
 * @row: of a record in the file, or a heading
 *
 * Returns: (transfer full): a place whose record is not read yet
 */
StewardRecordItem *
steward_record_item_new (gint64 row)
{
  StewardRecordItem *self = g_object_new (STEWARD_TYPE_RECORD_ITEM, NULL);

  self->row = row;
  return self;
}

/**
 * steward_record_item_get_row:
 *
 * Returns: of a record in the file, or a heading
 */
gint64
steward_record_item_get_row (StewardRecordItem *self)
{
  return self->row;
}

/**
 * steward_record_item_get_record:
 *
 * Returns: (transfer none) (nullable): the record; %NULL until it has been read
 */
StewardRecord *
steward_record_item_get_record (StewardRecordItem *self)
{
  return self->record;
}

/**
 * steward_record_item_set_record:
 * @record: what was read
 */
void
steward_record_item_set_record (StewardRecordItem *self,
                                StewardRecord     *record)
{
  if (self->record != NULL && record != NULL && steward_record_equal (self->record, record))
    return;
  if (g_set_object (&self->record, record))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

/**
 * steward_record_item_is_heading:
 *
 * Returns: whether it is the heading of a section
 */
gboolean
steward_record_item_is_heading (StewardRecordItem *self)
{
  return steward_heading_is (self->row);
}

/**
 * steward_record_item_get_section:
 *
 * Returns: the number of a heading's section
 */
guint
steward_record_item_get_section (StewardRecordItem *self)
{
  g_return_val_if_fail (steward_heading_is (self->row), 0);

  return (guint) ((self->row - G_MININT64) / SECTION_STEP);
}

/**
 * steward_record_item_get_count:
 *
 * Returns: how many records a heading's section has
 */
guint
steward_record_item_get_count (StewardRecordItem *self)
{
  g_return_val_if_fail (steward_heading_is (self->row), 0);

  return (guint) ((self->row - G_MININT64) % SECTION_STEP);
}

/**
 * steward_record_item_set_heading:
 * @row: a heading of the same section
 */
void
steward_record_item_set_heading (StewardRecordItem *self,
                                 gint64             row)
{
  g_return_if_fail (steward_heading_key (row) == steward_heading_key (self->row));

  if (self->row == row)
    return;
  self->row = row;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

/**
 * steward_heading_key:
 *
 * Returns: what is the same for a section however many records it has; @row itself when it is no heading
 */
gint64
steward_heading_key (gint64 row)
{
  return steward_heading_is (row) ? row - (row - G_MININT64) % SECTION_STEP : row;
}

/**
 * steward_heading_row:
 *
 * Returns: a heading of @count records among rows
 */
gint64
steward_heading_row (guint section,
                     guint count)
{
  return G_MININT64 + (gint64) section * SECTION_STEP + count;
}

/**
 * steward_heading_is:
 *
 * Returns: whether @row is a heading
 */
gboolean
steward_heading_is (gint64 row)
{
  return row < HEADINGS;
}
