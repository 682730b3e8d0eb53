/* steward-gradual-list.c: a long list that takes its place row by row
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list view makes some 200 rows as soon as it gets a list, though hardly 20 are seen. In one turn that takes longer
 * than a key may wait; spread over a few pictures nobody notices. */

#define G_LOG_DOMAIN "steward-gradual-list"

#include "steward-gradual-list.h"

#define FIRST_ROWS 10u /* about a screenful */
#define STEP_US 3000   /* what is added with each picture takes no longer: making a row takes some 0.3 to 2 ms */
#define SEEN_ROWS 30u  /* more than any display shows */
#define CUT_ROWS 60u   /* taken away in one turn */
#define VIEW_ROWS 200u /* what a list view makes at once */

struct _StewardGradualList
{
  GObject     parent_instance;
  GListModel *model;  /* (owned) */
  GtkWidget  *widget; /* (unowned) (nullable) */
  guint       size;   /* so many of its rows are in this one at most; G_MAXUINT once nothing is kept back any more */
  guint       tick_id;
};

enum
{
  PROP_0,
  PROP_SIZE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void steward_gradual_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StewardGradualList, steward_gradual_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, steward_gradual_list_model_init))

static void
set_size (StewardGradualList *self,
          guint               size)
{
  guint n_all = g_list_model_get_n_items (self->model);
  guint n_before = MIN (n_all, self->size);
  guint n_now = MIN (n_all, size);

  if (size == self->size)
    return;
  self->size = size;
  if (n_now > n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, n_now - n_before);
  else if (n_now < n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_now, n_before - n_now, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIZE]);
}

static gboolean
add_rows (GtkWidget     *widget,
          GdkFrameClock *frame_clock,
          gpointer       data)
{
  StewardGradualList *self = data;
  gint64 end = g_get_monotonic_time () + STEP_US;

  do
    {
      if (self->size >= VIEW_ROWS)
        set_size (self, G_MAXUINT);
      if (steward_gradual_list_is_whole (G_LIST_MODEL (self)))
        {
          self->tick_id = 0;
          return G_SOURCE_REMOVE;
        }
      set_size (self, self->size + 1);
    }
  while (g_get_monotonic_time () < end);
  return G_SOURCE_CONTINUE;
}

/* A picture more is asked for only while something is kept back. */
static void
go_on (StewardGradualList *self)
{
  if (self->tick_id == 0 && self->widget != NULL && !steward_gradual_list_is_whole (G_LIST_MODEL (self)))
    self->tick_id = gtk_widget_add_tick_callback (self->widget, add_rows, g_object_ref (self), g_object_unref);
}

/* It tells what differs and no more, unless much comes: GtkSliceListModel says of each row behind a change that it changed, so
 * that a view makes all its rows anew. */
static void
on_items_changed (StewardGradualList *self,
                  guint               position,
                  guint               removed,
                  guint               added)
{
  guint n_all = g_list_model_get_n_items (self->model);
  guint n_before = MIN (n_all + removed - added, self->size);
  guint n_removed = MIN (removed, n_before - MIN (position, n_before));

  if (self->size == G_MAXUINT)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  else if (position < self->size && added <= SEEN_ROWS)
    {
      self->size = n_before - n_removed + added;
      if (self->size == n_all)
        self->size = MAX (self->size, FIRST_ROWS);
      g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, added);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIZE]);
    }
  else if (position < self->size)
    {
      self->size = MAX (self->size, FIRST_ROWS);
      g_list_model_items_changed (G_LIST_MODEL (self), position, n_before - position, MIN (n_all, self->size) - position);
    }
  go_on (self);
}

static GType
get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (STEWARD_GRADUAL_LIST (model)->model);
}

static guint
get_n_items (GListModel *model)
{
  StewardGradualList *self = STEWARD_GRADUAL_LIST (model);

  return MIN (g_list_model_get_n_items (self->model), self->size);
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  StewardGradualList *self = STEWARD_GRADUAL_LIST (model);

  return position < self->size ? g_list_model_get_item (self->model, position) : NULL;
}

static void
steward_gradual_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
steward_gradual_list_finalize (GObject *object)
{
  StewardGradualList *self = STEWARD_GRADUAL_LIST (object);

  g_clear_weak_pointer (&self->widget);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (steward_gradual_list_parent_class)->finalize (object);
}

static void
steward_gradual_list_get_property (GObject    *object,
                                   guint       id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SIZE:
      g_value_set_uint (value, STEWARD_GRADUAL_LIST (object)->size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_gradual_list_class_init (StewardGradualListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = steward_gradual_list_finalize;
  object_class->get_property = steward_gradual_list_get_property;

  properties[PROP_SIZE] = g_param_spec_uint ("size", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
steward_gradual_list_init (StewardGradualList *self)
{
}

/**
 * steward_gradual_list_new:
 * @model: the whole list; positions are the same in both
 * @widget: shows it; its pictures are the measure
 *
 * Returns: (transfer full): the first screenful of @model, which becomes all of it within some pictures of @widget
 */
GListModel *
steward_gradual_list_new (GListModel *model,
                          GtkWidget  *widget)
{
  StewardGradualList *self = g_object_new (STEWARD_TYPE_GRADUAL_LIST, NULL);

  self->model = g_object_ref (model);
  self->size = FIRST_ROWS;
  g_set_weak_pointer (&self->widget, widget);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  go_on (self);
  return G_LIST_MODEL (self);
}

/**
 * steward_gradual_list_reveal:
 * @list: from steward_gradual_list_new()
 * @position: a row
 *
 * The row is there at once; GTK_INVALID_LIST_POSITION is none.
 */
void
steward_gradual_list_reveal (GListModel *list,
                             guint       position)
{
  StewardGradualList *self = STEWARD_GRADUAL_LIST (list);

  if (position != GTK_INVALID_LIST_POSITION && position >= self->size)
    set_size (self, G_MAXUINT);
}

/**
 * steward_gradual_list_shorten:
 * @list: from steward_gradual_list_new(), about to be replaced, seen from its start
 *
 * Lets go of some of the rows that nobody sees: a view takes as long to end its rows as to make some. Called turn by
 * turn until nothing is left to do.
 *
 * Returns: whether there were any
 */
gboolean
steward_gradual_list_shorten (GListModel *list)
{
  guint n_rows = MIN (g_list_model_get_n_items (list), VIEW_ROWS);

  if (n_rows <= SEEN_ROWS)
    return FALSE;
  set_size (STEWARD_GRADUAL_LIST (list), MAX (n_rows - MIN (n_rows, CUT_ROWS), SEEN_ROWS));
  return TRUE;
}

/**
 * steward_gradual_list_is_whole:
 * @list: from steward_gradual_list_new()
 *
 * Its property `size` tells each change.
 *
 * Returns: whether nothing is kept back any more
 */
gboolean
steward_gradual_list_is_whole (GListModel *list)
{
  StewardGradualList *self = STEWARD_GRADUAL_LIST (list);

  return self->size >= g_list_model_get_n_items (self->model);
}
