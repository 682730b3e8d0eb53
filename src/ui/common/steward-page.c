/* steward-page.c: a view of the window
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-page"

#include "steward-page.h"

typedef struct
{
  StewardWorkspace *workspace; /* (owned) (nullable) */
  StewardLens      *lens;      /* (owned) (nullable) */
  StewardStanding  *standing;  /* (owned) (nullable) */
  StewardWidth      width;
  char             *title;        /* (owned) (nullable) */
  char             *subtitle;     /* (owned) (nullable) */
  GtkWidget        *header_start; /* (owned) (nullable) */
  GtkWidget        *header_end;   /* (owned) (nullable) */
  GtkWidget        *banner;       /* (owned) (nullable) */
  gboolean          can_go_back;
} StewardPagePrivate;

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_HEADER_START,
  PROP_HEADER_END,
  PROP_BANNER,
  PROP_CAN_GO_BACK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StewardPage, steward_page, ADW_TYPE_BIN)

static void
steward_page_dispose (GObject *object)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (STEWARD_PAGE (object));

  g_clear_object (&priv->header_start);
  g_clear_object (&priv->header_end);
  g_clear_object (&priv->banner);
  g_clear_object (&priv->standing);
  g_clear_object (&priv->lens);
  g_clear_object (&priv->workspace);

  G_OBJECT_CLASS (steward_page_parent_class)->dispose (object);
}

static void
steward_page_finalize (GObject *object)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (STEWARD_PAGE (object));

  g_free (priv->title);
  g_free (priv->subtitle);

  G_OBJECT_CLASS (steward_page_parent_class)->finalize (object);
}

static void
steward_page_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (STEWARD_PAGE (object));

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, priv->subtitle);
      break;
    case PROP_HEADER_START:
      g_value_set_object (value, priv->header_start);
      break;
    case PROP_HEADER_END:
      g_value_set_object (value, priv->header_end);
      break;
    case PROP_BANNER:
      g_value_set_object (value, priv->banner);
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, priv->can_go_back);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_page_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  StewardPage *self = STEWARD_PAGE (object);

  switch (id)
    {
    case PROP_TITLE:
      steward_page_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      steward_page_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_HEADER_START:
      steward_page_set_header_start (self, g_value_get_object (value));
      break;
    case PROP_HEADER_END:
      steward_page_set_header_end (self, g_value_get_object (value));
      break;
    case PROP_BANNER:
      steward_page_set_banner (self, g_value_get_object (value));
      break;
    case PROP_CAN_GO_BACK:
      steward_page_set_can_go_back (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_page_class_init (StewardPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = steward_page_dispose;
  object_class->finalize = steward_page_finalize;
  object_class->get_property = steward_page_get_property;
  object_class->set_property = steward_page_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_HEADER_START] = g_param_spec_object ("header-start", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_HEADER_END] = g_param_spec_object ("header-end", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_BANNER] = g_param_spec_object ("banner", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
steward_page_init (StewardPage *self)
{
}

/**
 * steward_page_get_workspace:
 *
 * Returns: (transfer none): what the view is on
 */
StewardWorkspace *
steward_page_get_workspace (StewardPage *self)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  return priv->workspace;
}

/**
 * steward_page_get_lens:
 *
 * Returns: (transfer none): which departments are looked at
 */
StewardLens *
steward_page_get_lens (StewardPage *self)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  return priv->lens;
}

/**
 * steward_page_get_standing:
 *
 * Returns: (transfer none): names, who you are, what holds
 */
StewardStanding *
steward_page_get_standing (StewardPage *self)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  return priv->standing;
}

/**
 * steward_page_get_width:
 *
 * Returns: how much room the window has
 */
StewardWidth
steward_page_get_width (StewardPage *self)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  return priv->width;
}

/**
 * steward_page_get_title:
 *
 * Returns: (nullable): what the header bar says
 */
const char *
steward_page_get_title (StewardPage *self)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  return priv->title;
}

/**
 * steward_page_set_title:
 * @title: (nullable): what the header bar says; without one the name of the view
 */
void
steward_page_set_title (StewardPage *self,
                        const char  *title)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  if (g_strcmp0 (priv->title, title) == 0)
    return;
  g_free (priv->title);
  priv->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * steward_page_get_subtitle:
 *
 * Returns: (nullable): its state in words
 */
const char *
steward_page_get_subtitle (StewardPage *self)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  return priv->subtitle;
}

/**
 * steward_page_set_subtitle:
 * @subtitle: (nullable): its state in words, below the title
 */
void
steward_page_set_subtitle (StewardPage *self,
                           const char  *subtitle)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  if (g_strcmp0 (priv->subtitle, subtitle) == 0)
    return;
  g_free (priv->subtitle);
  priv->subtitle = g_strdup (subtitle);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

/**
 * steward_page_get_header_start:
 *
 * Returns: (transfer none) (nullable): what stands after the department lens
 */
GtkWidget *
steward_page_get_header_start (StewardPage *self)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  return priv->header_start;
}

/**
 * steward_page_set_header_start:
 * @widget: (nullable): what stands after the department lens
 */
void
steward_page_set_header_start (StewardPage *self,
                               GtkWidget   *widget)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  if (priv->header_start == widget)
    return;
  g_clear_object (&priv->header_start);
  if (widget != NULL)
    priv->header_start = g_object_ref_sink (widget);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADER_START]);
}

/**
 * steward_page_get_header_end:
 *
 * Returns: (transfer none) (nullable): what stands at the end of the header bar
 */
GtkWidget *
steward_page_get_header_end (StewardPage *self)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  return priv->header_end;
}

/**
 * steward_page_set_header_end:
 * @widget: (nullable): what stands at the end of the header bar
 */
void
steward_page_set_header_end (StewardPage *self,
                             GtkWidget   *widget)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  if (priv->header_end == widget)
    return;
  g_clear_object (&priv->header_end);
  if (widget != NULL)
    priv->header_end = g_object_ref_sink (widget);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADER_END]);
}

/**
 * steward_page_get_banner:
 *
 * Returns: (transfer none) (nullable): the banner of this view, hidden while there is a hold
 */
GtkWidget *
steward_page_get_banner (StewardPage *self)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  return priv->banner;
}

/**
 * steward_page_set_banner:
 * @widget: (nullable): the banner of this view, hidden while there is a hold
 */
void
steward_page_set_banner (StewardPage *self,
                         GtkWidget   *widget)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  if (priv->banner == widget)
    return;
  g_clear_object (&priv->banner);
  if (widget != NULL)
    priv->banner = g_object_ref_sink (widget);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BANNER]);
}

/**
 * steward_page_get_can_go_back:
 *
 * Returns: whether a page below this view is shown
 */
gboolean
steward_page_get_can_go_back (StewardPage *self)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  return priv->can_go_back;
}

/**
 * steward_page_set_can_go_back:
 * @can_go_back: whether a back button stands where the lens was
 */
void
steward_page_set_can_go_back (StewardPage *self,
                              gboolean     can_go_back)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  can_go_back = !!can_go_back;
  if (priv->can_go_back == can_go_back)
    return;
  priv->can_go_back = can_go_back;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
}

/**
 * steward_page_attach:
 *
 * Once, by the window, before the page is shown.
 */
void
steward_page_attach (StewardPage      *self,
                     StewardWorkspace *workspace,
                     StewardLens      *lens,
                     StewardStanding  *standing)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  g_return_if_fail (STEWARD_IS_PAGE (self));
  g_return_if_fail (priv->workspace == NULL);

  priv->workspace = g_object_ref (workspace);
  priv->lens = g_object_ref (lens);
  priv->standing = g_object_ref (standing);
  if (STEWARD_PAGE_GET_CLASS (self)->attached != NULL)
    STEWARD_PAGE_GET_CLASS (self)->attached (self);
}

/**
 * steward_page_set_standing:
 *
 * By the window, when names, who you are, or a hold changed.
 */
void
steward_page_set_standing (StewardPage     *self,
                           StewardStanding *standing)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  if (g_set_object (&priv->standing, standing) && STEWARD_PAGE_GET_CLASS (self)->standing_changed != NULL)
    STEWARD_PAGE_GET_CLASS (self)->standing_changed (self);
}

/**
 * steward_page_set_width:
 *
 * By the window, when it has another amount of room.
 */
void
steward_page_set_width (StewardPage  *self,
                        StewardWidth  width)
{
  StewardPagePrivate *priv = steward_page_get_instance_private (self);

  if (priv->width == width)
    return;
  priv->width = width;
  if (STEWARD_PAGE_GET_CLASS (self)->width_changed != NULL)
    STEWARD_PAGE_GET_CLASS (self)->width_changed (self, width);
}

/**
 * steward_page_go_back:
 *
 * Leaves the page below this view, if one is shown.
 */
void
steward_page_go_back (StewardPage *self)
{
  if (steward_page_get_can_go_back (self) && STEWARD_PAGE_GET_CLASS (self)->go_back != NULL)
    STEWARD_PAGE_GET_CLASS (self)->go_back (self);
}

/**
 * steward_page_focus_content:
 *
 * Returns: whether the focus went to what the view is about; %FALSE while it isn't there
 */
gboolean
steward_page_focus_content (StewardPage *self)
{
  if (STEWARD_PAGE_GET_CLASS (self)->focus_content != NULL)
    return STEWARD_PAGE_GET_CLASS (self)->focus_content (self);
  return gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * steward_page_focus_search:
 *
 * Returns: whether the focus went to the view's search
 */
gboolean
steward_page_focus_search (StewardPage *self)
{
  return STEWARD_PAGE_GET_CLASS (self)->focus_search != NULL && STEWARD_PAGE_GET_CLASS (self)->focus_search (self);
}

/**
 * steward_page_suggest:
 *
 * Returns: whether the one suggested action of the view was begun
 */
gboolean
steward_page_suggest (StewardPage *self)
{
  return STEWARD_PAGE_GET_CLASS (self)->suggest != NULL && STEWARD_PAGE_GET_CLASS (self)->suggest (self);
}

/**
 * steward_page_move_finding:
 * @by: 1 for the next, -1 for the previous
 *
 * Returns: whether there was one
 */
gboolean
steward_page_move_finding (StewardPage *self,
                           int          by)
{
  return STEWARD_PAGE_GET_CLASS (self)->move_finding != NULL &&
         STEWARD_PAGE_GET_CLASS (self)->move_finding (self, by);
}

/**
 * steward_page_move_pane:
 * @by: 1 for the next, -1 for the previous
 *
 * Returns: whether the focus went to another pane of this view; %FALSE at its end
 */
gboolean
steward_page_move_pane (StewardPage *self,
                        int          by)
{
  return STEWARD_PAGE_GET_CLASS (self)->move_pane != NULL && STEWARD_PAGE_GET_CLASS (self)->move_pane (self, by);
}

/**
 * steward_page_show_record:
 * @kind: name of a kind of record
 * @id: of the record
 *
 * Returns: whether this view shows it
 */
gboolean
steward_page_show_record (StewardPage *self,
                          const char  *kind,
                          const char  *id)
{
  return STEWARD_PAGE_GET_CLASS (self)->show_record != NULL &&
         STEWARD_PAGE_GET_CLASS (self)->show_record (self, kind, id);
}

/**
 * steward_page_save:
 *
 * Stores what was typed and isn't stored yet.
 */
void
steward_page_save (StewardPage *self)
{
  if (STEWARD_PAGE_GET_CLASS (self)->save != NULL)
    STEWARD_PAGE_GET_CLASS (self)->save (self);
}

/**
 * steward_page_is_unsaved:
 *
 * Returns: whether something that was typed isn't stored, and would be lost with the window
 */
gboolean
steward_page_is_unsaved (StewardPage *self)
{
  return STEWARD_PAGE_GET_CLASS (self)->is_unsaved != NULL && STEWARD_PAGE_GET_CLASS (self)->is_unsaved (self);
}
