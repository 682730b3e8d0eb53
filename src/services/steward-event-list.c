/* steward-event-list.c: the audit as a live list
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-event-list"

#include "steward-event-list.h"

#include "steward-auditing.h"

#define PAGE 100
#define MANY 1000 /* if more than that came at once, the list is read from its beginning */
#define SETTLE_MS 150 /* changes that come together are read once */

typedef enum
{
  NEWER,
  OLDER,
} Direction;

struct _StewardEventList
{
  GObject           parent_instance;
  StewardWorkspace *workspace; /* (owned) */
  GPtrArray        *items;     /* (owned) (element-type StewardEventItem) newest first */
  char            **people;    /* (owned) (nullable) */
  char             *person;    /* (owned) (nullable) */
  char             *kind;      /* (owned) (nullable) */
  char             *action;    /* (owned) (nullable) */
  char             *record;    /* (owned) (nullable) */
  guint             generation; /* of the filter: answers to an earlier one are dropped */
  guint             settle_source;
  gboolean          reading[2]; /* by direction */
  gboolean          more;
  gboolean          again; /* something was stored while newer ones were read */
};

typedef struct
{
  StewardEventList *list;      /* (owned) */
  StewardOperation *operation; /* (owned) */
  Direction         direction;
  guint             generation;
} Read;

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return STEWARD_TYPE_EVENT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return STEWARD_EVENT_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  StewardEventList *self = STEWARD_EVENT_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (StewardEventList, steward_event_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
set_reading (StewardEventList *self,
             Direction         direction,
             gboolean          reading)
{
  self->reading[direction] = reading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void queue_newer (StewardEventList *self);
static void begin_anew (StewardEventList *self);

static void
take_items (StewardEventList *self,
            JsonArray        *array,
            Direction         direction)
{
  guint n_items = json_array_get_length (array);
  guint position = direction == NEWER ? 0 : self->items->len;

  if (direction == NEWER && n_items == MANY)
    {
      begin_anew (self);
      return;
    }
  for (guint i = 0; i < n_items; i++)
    g_ptr_array_insert (self->items, (int) (position + i),
                        steward_event_item_new (json_array_get_object_element (array, i)));
  if (direction == OLDER)
    self->more = n_items == PAGE;
  if (n_items > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, 0, n_items);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Read *read = user_data;
  g_autoptr (StewardEventList) self = read->list;
  g_autoptr (StewardOperation) operation = read->operation;
  g_autoptr (GError) error = NULL;
  Direction direction = read->direction;
  gboolean is_current = read->generation == self->generation;

  g_free (read);
  if (!steward_workspace_perform_finish (STEWARD_WORKSPACE (source), result, &error))
    g_debug ("Events weren't read: %s", error->message);
  else if (is_current)
    take_items (self, json_node_get_array (steward_operation_get_json (operation)), direction);
  if (!is_current)
    return;
  set_reading (self, direction, FALSE);
  if (self->again)
    queue_newer (self);
}

static void
read_events (StewardEventList *self,
             Direction         direction)
{
  StewardEventItem *first = self->items->len > 0 ? self->items->pdata[0] : NULL;
  StewardEventItem *last = self->items->len > 0 ? self->items->pdata[self->items->len - 1] : NULL;
  const StewardEventSelection selection = {
    .after_row = direction == NEWER && first != NULL ? steward_event_item_get_row (first) : 0,
    .before_row = direction == OLDER && last != NULL ? steward_event_item_get_row (last) : 0,
    .people = (const char *const *) self->people,
    .person = self->person,
    .kind = self->kind,
    .action = self->action,
    .record = self->record,
    .limit = direction == OLDER ? PAGE : MANY,
  };
  Read *read = g_new0 (Read, 1);

  read->list = g_object_ref (self);
  read->operation = steward_auditing_tell (&selection);
  read->direction = direction;
  read->generation = self->generation;
  set_reading (self, direction, TRUE);
  steward_workspace_perform_async (self->workspace, read->operation, NULL, on_read, read);
}

static void
begin_anew (StewardEventList *self)
{
  guint n_items = self->items->len;

  self->generation++;
  self->more = FALSE;
  self->again = FALSE;
  self->reading[NEWER] = FALSE;
  g_ptr_array_set_size (self->items, 0);
  if (n_items > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_items, 0);
  read_events (self, OLDER);
}

static gboolean
read_newer (gpointer user_data)
{
  StewardEventList *self = user_data;

  self->settle_source = 0;
  /* An empty list is read as at its beginning, so that both ways never bring the same event. */
  self->again = self->reading[NEWER] || (self->items->len == 0 && self->reading[OLDER]);
  if (!self->again)
    read_events (self, self->items->len > 0 ? NEWER : OLDER);
  return G_SOURCE_REMOVE;
}

static void
queue_newer (StewardEventList *self)
{
  if (self->settle_source == 0)
    self->settle_source = g_timeout_add (SETTLE_MS, read_newer, self);
}

static void
steward_event_list_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, steward_event_list_get_loading (STEWARD_EVENT_LIST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_event_list_dispose (GObject *object)
{
  StewardEventList *self = STEWARD_EVENT_LIST (object);

  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (steward_event_list_parent_class)->dispose (object);
}

static void
steward_event_list_finalize (GObject *object)
{
  StewardEventList *self = STEWARD_EVENT_LIST (object);

  g_ptr_array_unref (self->items);
  g_strfreev (self->people);
  g_free (self->person);
  g_free (self->kind);
  g_free (self->action);
  g_free (self->record);

  G_OBJECT_CLASS (steward_event_list_parent_class)->finalize (object);
}

static void
steward_event_list_class_init (StewardEventListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_event_list_dispose;
  object_class->finalize = steward_event_list_finalize;
  object_class->get_property = steward_event_list_get_property;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
steward_event_list_init (StewardEventList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * steward_event_list_new:
 *
 * Returns: (transfer full): all events of the workspace; the first page is on its way
 */
StewardEventList *
steward_event_list_new (StewardWorkspace *workspace)
{
  StewardEventList *self = g_object_new (STEWARD_TYPE_EVENT_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (queue_newer), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::person", G_CALLBACK (queue_newer), self, G_CONNECT_SWAPPED);
  read_events (self, OLDER);
  return self;
}

static gboolean
same_people (StewardEventList  *self,
             const char *const *people)
{
  return people == NULL || self->people == NULL ? (gpointer) people == (gpointer) self->people
                                                : g_strv_equal (people, (const char *const *) self->people);
}

/**
 * steward_event_list_set_filter:
 * @people: (nullable): only what one of them did, by id
 * @person: (nullable): only what this person did, by id
 * @kind: (nullable): only to records of this kind
 * @action: (nullable): only this
 * @record: (nullable): only to this record, by id
 *
 * The list begins anew.
 */
void
steward_event_list_set_filter (StewardEventList  *self,
                               const char *const *people,
                               const char        *person,
                               const char        *kind,
                               const char        *action,
                               const char        *record)
{
  g_return_if_fail (STEWARD_IS_EVENT_LIST (self));

  if (same_people (self, people) && g_strcmp0 (self->person, person) == 0 && g_strcmp0 (self->kind, kind) == 0 &&
      g_strcmp0 (self->action, action) == 0 && g_strcmp0 (self->record, record) == 0)
    return;
  g_strfreev (self->people);
  self->people = g_strdupv ((char **) people);
  g_free (self->person);
  self->person = g_strdup (person);
  g_free (self->kind);
  self->kind = g_strdup (kind);
  g_free (self->action);
  self->action = g_strdup (action);
  g_free (self->record);
  self->record = g_strdup (record);
  begin_anew (self);
}

/**
 * steward_event_list_is_filtered:
 *
 * Returns: whether some events are left out
 */
gboolean
steward_event_list_is_filtered (StewardEventList *self)
{
  return self->people != NULL || self->person != NULL || self->kind != NULL || self->action != NULL || self->record != NULL;
}

/**
 * steward_event_list_get_loading:
 *
 * Returns: whether a page is being read
 */
gboolean
steward_event_list_get_loading (StewardEventList *self)
{
  return self->reading[NEWER] || self->reading[OLDER];
}

/**
 * steward_event_list_has_more:
 *
 * Returns: whether there may be older ones than those read so far
 */
gboolean
steward_event_list_has_more (StewardEventList *self)
{
  return self->more;
}

/**
 * steward_event_list_load_more:
 *
 * Reads the next page, unless one is being read or there is none.
 */
void
steward_event_list_load_more (StewardEventList *self)
{
  g_return_if_fail (STEWARD_IS_EVENT_LIST (self));

  if (self->more && !self->reading[OLDER])
    read_events (self, OLDER);
}
