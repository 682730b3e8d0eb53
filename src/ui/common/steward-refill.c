/* steward-refill.c: the keyboard focus stays in a list that is filled anew
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-refill"

#include "steward-refill.h"

struct _StewardRefill
{
  GtkWidget *list;   /* (owned) */
  GtkWidget *row;    /* (owned) (nullable): that had the focus in it; NULL where it was elsewhere */
  char      *id;     /* (owned) (nullable): of that row */
  guint      index;  /* of that row */
  GType      type;   /* of what had the focus in the row; G_TYPE_INVALID where the row itself had it */
  char      *name;   /* (owned) (nullable): of that */
  guint      n_same; /* how many of that type and name stand before it in the row */
};

/* How far a search for one of the widgets in a row is. */
typedef struct
{
  GType       type;
  const char *name;     /* (nullable) */
  guint       n_before; /* how many to leave out */
} Search;

static GQuark
id_quark (void)
{
  return g_quark_from_static_string ("steward-row-id");
}

/* What a control does is in its tooltip or its words; GTK 4.8 doesn't give back an accessible name. */
static const char *
name_of (GtkWidget *widget)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  return tooltip != NULL           ? tooltip
         : GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget))
                                  : NULL;
}

static gboolean
fits (const Search *search,
      GtkWidget    *widget)
{
  return G_OBJECT_TYPE (widget) == search->type && gtk_widget_get_focusable (widget) &&
         g_strcmp0 (name_of (widget), search->name) == 0;
}

/* Returns: (nullable): what is searched for, in @widget or it itself, in the order in which they stand there */
static GtkWidget *
find (Search    *search,
      GtkWidget *widget)
{
  if (fits (search, widget) && gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget) && search->n_before-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (search, child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* @n_same: the place among those alike, increased while they are counted. Returns: whether @wanted is in @widget */
static gboolean
count_before (GtkWidget    *widget,
              GtkWidget    *wanted,
              const Search *alike,
              guint        *n_same)
{
  if (widget == wanted)
    return TRUE;
  *n_same += fits (alike, widget) && gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget) ? 1 : 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (count_before (child, wanted, alike, n_same))
      return TRUE;
  return FALSE;
}

/* Returns: (nullable): @row or the next one behind it that is a row: headings stand between those of a list box */
static GtkWidget *
skip_headings (GtkWidget *list,
               GtkWidget *row)
{
  while (row != NULL && GTK_IS_LIST_BOX (list) && !GTK_IS_LIST_BOX_ROW (row))
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static GtkWidget *
first_row (GtkWidget *list)
{
  return skip_headings (list, gtk_widget_get_first_child (list));
}

static GtkWidget *
next_row (GtkWidget *list,
          GtkWidget *row)
{
  return skip_headings (list, gtk_widget_get_next_sibling (row));
}

/* Returns: (nullable): the row of @list that @widget is in */
static GtkWidget *
row_of (GtkWidget *list,
        GtkWidget *widget)
{
  while (widget != NULL && gtk_widget_get_parent (widget) != list)
    widget = gtk_widget_get_parent (widget);
  return widget != NULL && skip_headings (list, widget) == widget ? widget : NULL;
}

static GtkWidget *
focus_of (GtkWidget *list)
{
  GtkRoot *root = gtk_widget_get_root (list);

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/**
 * steward_refill_begin:
 * @list: a list box, or a box of rows, about to be filled anew or changed
 *
 * Returns: (transfer full): for [func@refill_end]
 */
StewardRefill *
steward_refill_begin (GtkWidget *list)
{
  StewardRefill *self = g_new0 (StewardRefill, 1);
  GtkWidget *focus = focus_of (list);
  GtkWidget *row = row_of (list, focus);

  self->list = g_object_ref (list);
  if (row == NULL || !gtk_widget_get_mapped (focus))
    return self;
  self->row = g_object_ref (row);
  self->id = g_strdup (steward_row_get_id (row));
  for (GtkWidget *before = first_row (list); before != row; before = next_row (list, before))
    self->index++;
  if (focus != row)
    {
      Search alike = { G_OBJECT_TYPE (focus), name_of (focus), 0 };

      self->type = alike.type;
      self->name = g_strdup (alike.name);
      count_before (row, focus, &alike, &self->n_same);
    }
  return self;
}

/**
 * steward_refill_begin_rows:
 * @rows: (element-type GtkWidget): all rows of a preferences group, which doesn't give its list away
 *
 * Returns: (transfer full) (nullable): for [func@refill_end]
 */
StewardRefill *
steward_refill_begin_rows (GPtrArray *rows)
{
  return rows->len > 0 ? steward_refill_begin (gtk_widget_get_parent (rows->pdata[0])) : NULL;
}

static gboolean
is_same_row (StewardRefill *self,
             GtkWidget     *row)
{
  return row == self->row || (self->id != NULL && g_strcmp0 (steward_row_get_id (row), self->id) == 0);
}

/* A row that is filtered out, or in a list that is hidden, takes no focus. */
static GtkWidget *
find_row (StewardRefill *self)
{
  GtkWidget *at_place = NULL;
  guint i = 0;

  for (GtkWidget *row = first_row (self->list); row != NULL; row = next_row (self->list, row), i++)
    {
      if (!gtk_widget_get_mapped (row) || !gtk_widget_is_sensitive (row))
        continue;
      if (is_same_row (self, row))
        return row;
      if (at_place == NULL || i <= self->index)
        at_place = row;
    }
  return at_place;
}

static gboolean
focus_in_row (StewardRefill *self,
              GtkWidget     *row)
{
  Search alike = { self->type, self->name, self->n_same };
  GtkWidget *found = self->type != G_TYPE_INVALID ? find (&alike, row) : NULL;

  if (found != NULL && GTK_IS_TEXT (found))
    return gtk_text_grab_focus_without_selecting (GTK_TEXT (found));
  if (found != NULL && gtk_widget_grab_focus (found))
    return TRUE;
  return gtk_widget_get_focusable (row) ? gtk_widget_grab_focus (row) : gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static gboolean
focus_neighbour (GtkWidget *widget)
{
  for (GtkWidget *parent; (parent = gtk_widget_get_parent (widget)) != NULL; widget = parent)
    {
      for (GtkWidget *next = gtk_widget_get_next_sibling (widget); next != NULL; next = gtk_widget_get_next_sibling (next))
        if (gtk_widget_get_mapped (next) && gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD))
          return TRUE;
      for (GtkWidget *next = gtk_widget_get_prev_sibling (widget); next != NULL; next = gtk_widget_get_prev_sibling (next))
        if (gtk_widget_get_mapped (next) && gtk_widget_child_focus (next, GTK_DIR_TAB_BACKWARD))
          return TRUE;
    }
  return FALSE;
}

/* Whether the focus is in the list, or was given to something else that is there. */
static gboolean
is_settled (StewardRefill *self)
{
  GtkWidget *focus = focus_of (self->list);

  return focus != NULL && focus != self->list && gtk_widget_get_mapped (focus) && !gtk_widget_is_ancestor (self->list, focus);
}

static void
give_focus (StewardRefill *self)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (self->list, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = scrolled != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)) : NULL;
  double value = adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
  GtkWidget *row = find_row (self);

  if (row == NULL || !focus_in_row (self, row))
    focus_neighbour (self->list);
  /* New rows have no place before they were laid out: it would be scrolled to the top. */
  else if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, value);
}

/**
 * steward_refill_end:
 * @self: (transfer full) (nullable): of a list that has its rows
 */
void
steward_refill_end (StewardRefill *self)
{
  if (self == NULL)
    return;
  if (self->row != NULL && gtk_widget_get_root (self->list) != NULL && !is_settled (self))
    give_focus (self);
  g_object_unref (self->list);
  g_clear_object (&self->row);
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

/**
 * steward_refill_clear:
 * @list: a list box, or a box
 *
 * Takes all rows off it.
 */
void
steward_refill_clear (GtkWidget *list)
{
  GtkWidget *row;

  if (GTK_IS_LIST_BOX (list))
    while ((row = first_row (list)) != NULL)
      gtk_list_box_remove (GTK_LIST_BOX (list), row);
  else
    while ((row = first_row (list)) != NULL)
      gtk_box_remove (GTK_BOX (list), row);
}

/**
 * steward_row_set_id:
 * @row: of a list
 * @id: (nullable): of what it shows, unique in its list
 */
void
steward_row_set_id (GtkWidget  *row,
                    const char *id)
{
  g_object_set_qdata_full (G_OBJECT (row), id_quark (), g_strdup (id), g_free);
}

/**
 * steward_row_get_id:
 *
 * Returns: (transfer none) (nullable): what [func@row_set_id] said
 */
const char *
steward_row_get_id (GtkWidget *row)
{
  return g_object_get_qdata (G_OBJECT (row), id_quark ());
}
