/* steward-raci-tile.c: the letters of one department in one activity
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-raci-tile"

#include "steward-raci-tile.h"

#include "steward-routing-words.h"
#include "steward-tooltip.h"
#include "steward-variant-words.h"

#include <adwaita.h>
#include <string.h>

/* What may change its looks without its style being computed anew. */
typedef struct
{
  int      width;
  int      height;
  int      scale;
  gboolean is_dark;
  gboolean is_contrasted;
} Look;

struct _StewardRaciTile
{
  GtkWidget      parent_instance;
  StewardLetters  letters;
  StewardVariant *variant; /* (owned) (nullable) RACI */
  gboolean        big;
  GdkTexture     *picture; /* (owned) (nullable) as it was drawn last … */
  Look            look;    /* … and for what */
};

enum
{
  PROP_0,
  PROP_LETTERS,
  PROP_BIG,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* In the order of duty, which is also that of their weight; then those of one's own. */
static const StewardLetters order[] = {
  STEWARD_ACCOUNTABLE,
  STEWARD_RESPONSIBLE,
  STEWARD_CONSULTED,
  STEWARD_INFORMED,
};

G_DEFINE_FINAL_TYPE (StewardRaciTile, steward_raci_tile, GTK_TYPE_WIDGET)

/* The colour that an organisation gave a letter; its text is white or black, whichever is read better. */
static void
colour_letter (GtkWidget  *label,
               const char *colour)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *css = NULL;
  GdkRGBA rgba;

  if (!gdk_rgba_parse (&rgba, colour))
    return;
  /* WCAG 2.1, relative luminance, with the usual gamma: at 0.18 black and white read alike. */
  css = g_strdup_printf (".raci { background: %s; color: %s; box-shadow: none; }", colour,
                         0.2126f * rgba.red * rgba.red + 0.7152f * rgba.green * rgba.green + 0.0722f * rgba.blue * rgba.blue > 0.18f
                             ? "black"
                             : "white");
  gtk_css_provider_load_from_data (provider, css, -1);
  gtk_style_context_add_provider (gtk_widget_get_style_context (label), GTK_STYLE_PROVIDER (provider),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}

/* The whole tile has a name; its letters would only be spelled after it. */
static GtkWidget *
make_letter (StewardRaciTile *self,
             StewardLetters   letter)
{
  const StewardVariantLetter *written =
      self->variant != NULL ? steward_variant_find_letter (self->variant, letter) : NULL;
  gboolean is_duty = letter < STEWARD_OWN_LETTER;
  g_autofree char *stored = steward_letters_to_text (letter);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", written != NULL ? written->letter : stored, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (label, "raci");
  gtk_widget_add_css_class (label, is_duty ? steward_letter_name (letter) : "I");
  if (self->big)
    gtk_widget_add_css_class (label, "big");
  if (written != NULL && written->colour != NULL)
    colour_letter (label, written->colour);
  return label;
}

static GtkWidget *
add_letter (StewardRaciTile *self,
            StewardLetters   letter,
            GtkWidget       *before)
{
  GtkWidget *label = make_letter (self, letter);

  if (before != NULL)
    {
      /* Those between two others have no round corner. */
      gtk_widget_add_css_class (before, "l");
      gtk_widget_add_css_class (label, "r");
    }
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
add_letters (StewardRaciTile *self)
{
  GtkWidget *label = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (self->letters & order[i])
      label = add_letter (self, order[i], label);
  for (guint bit = STEWARD_OWN_LETTER; bit <= STEWARD_ALL_LETTERS; bit <<= 1)
    if (self->letters & bit)
      label = add_letter (self, (StewardLetters) bit, label);
}

static void
make_letters (StewardRaciTile *self)
{
  g_autofree char *words = self->variant != NULL ? steward_variant_words_cell (self->variant, self->letters)
                                                 : steward_letters_words (self->letters);
  GtkWidget *child;

  g_clear_object (&self->picture);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  add_letters (self);
  steward_tooltip_set (GTK_WIDGET (self), *words != '\0' ? words : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* The cairo renderer converts a texture whenever it is drawn; GTK 4.8 is quick with a pixbuf’s format alone. */
static GdkTexture *
copy_as_pixbuf (GdkTexture *texture)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_get_from_texture (texture);

  return pixbuf != NULL ? gdk_texture_new_for_pixbuf (pixbuf) : NULL;
}

static GdkTexture *
draw_picture (StewardRaciTile *self,
              GskRenderer     *renderer)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  float scale = (float) self->look.scale;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) drawn = NULL;

  gtk_snapshot_scale (snapshot, scale, scale);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (GTK_WIDGET (self), child, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return NULL;
  drawn = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float) self->look.width * scale,
                                                                            (float) self->look.height * scale));
  return copy_as_pixbuf (drawn);
}

/* Round corners and edges are what a matrix costs to draw, so that is done once. */
static GdkTexture *
find_picture (StewardRaciTile *self,
              GskRenderer     *renderer)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  const Look look = {
    gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)),
    gtk_widget_get_scale_factor (GTK_WIDGET (self)), adw_style_manager_get_dark (style), adw_style_manager_get_high_contrast (style),
  };

  if (self->picture != NULL && memcmp (&look, &self->look, sizeof look) == 0)
    return self->picture;
  self->look = look;
  g_clear_object (&self->picture);
  self->picture = draw_picture (self, renderer);
  return self->picture;
}

static void
steward_raci_tile_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  StewardRaciTile *self = STEWARD_RACI_TILE (widget);
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;
  GdkTexture *picture =
      self->big && renderer != NULL && gtk_widget_get_width (widget) > 0 && gtk_widget_get_height (widget) > 0
          ? find_picture (self, renderer)
          : NULL;

  if (picture != NULL)
    gtk_snapshot_append_texture (snapshot, picture, &GRAPHENE_RECT_INIT (0, 0, (float) self->look.width, (float) self->look.height));
  else
    GTK_WIDGET_CLASS (steward_raci_tile_parent_class)->snapshot (widget, snapshot);
}

static void
steward_raci_tile_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (steward_raci_tile_parent_class)->css_changed (widget, change);
  g_clear_object (&STEWARD_RACI_TILE (widget)->picture);
}

static void
steward_raci_tile_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&STEWARD_RACI_TILE (object)->variant, steward_variant_unref);
  g_clear_object (&STEWARD_RACI_TILE (object)->picture);

  G_OBJECT_CLASS (steward_raci_tile_parent_class)->dispose (object);
}

static void
steward_raci_tile_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  StewardRaciTile *self = STEWARD_RACI_TILE (object);

  switch (id)
    {
    case PROP_LETTERS:
      g_value_set_uint (value, self->letters);
      break;
    case PROP_BIG:
      g_value_set_boolean (value, self->big);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_raci_tile_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  StewardRaciTile *self = STEWARD_RACI_TILE (object);

  switch (id)
    {
    case PROP_LETTERS:
      steward_raci_tile_set_letters (self, g_value_get_uint (value));
      break;
    case PROP_BIG:
      steward_raci_tile_set_big (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_raci_tile_class_init (StewardRaciTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = steward_raci_tile_dispose;
  object_class->get_property = steward_raci_tile_get_property;
  object_class->set_property = steward_raci_tile_set_property;
  widget_class->snapshot = steward_raci_tile_snapshot;
  widget_class->css_changed = steward_raci_tile_css_changed;

  properties[PROP_LETTERS] = g_param_spec_uint ("letters", NULL, NULL, 0, STEWARD_ALL_LETTERS, 0, flags);
  properties[PROP_BIG] = g_param_spec_boolean ("big", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
steward_raci_tile_init (StewardRaciTile *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

/**
 * steward_raci_tile_new:
 * @letters: what is shown
 *
 * Returns: (transfer floating): a tile
 */
GtkWidget *
steward_raci_tile_new (StewardLetters letters)
{
  return g_object_new (STEWARD_TYPE_RACI_TILE, "letters", (guint) letters, NULL);
}

/**
 * steward_raci_tile_get_letters:
 *
 * Returns: what is shown
 */
StewardLetters
steward_raci_tile_get_letters (StewardRaciTile *self)
{
  return self->letters;
}

/**
 * steward_raci_tile_set_letters:
 * @letters: what is to be shown; none hides it from those who hear the window, too
 */
void
steward_raci_tile_set_letters (StewardRaciTile *self,
                               StewardLetters   letters)
{
  g_return_if_fail (STEWARD_IS_RACI_TILE (self));

  if (self->letters == letters)
    return;
  self->letters = letters;
  make_letters (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LETTERS]);
}

/**
 * steward_raci_tile_set_variant:
 * @variant: (nullable): how the letters are written; %NULL is RACI
 */
void
steward_raci_tile_set_variant (StewardRaciTile *self,
                               StewardVariant  *variant)
{
  g_return_if_fail (STEWARD_IS_RACI_TILE (self));

  if (self->variant == variant)
    return;
  g_clear_pointer (&self->variant, steward_variant_unref);
  self->variant = variant != NULL ? steward_variant_ref (variant) : NULL;
  make_letters (self);
}

/**
 * steward_raci_tile_get_big:
 *
 * Returns: whether it has the size of the matrix
 */
gboolean
steward_raci_tile_get_big (StewardRaciTile *self)
{
  return self->big;
}

/**
 * steward_raci_tile_set_big:
 * @big: whether it has the size of the matrix
 */
void
steward_raci_tile_set_big (StewardRaciTile *self,
                           gboolean         big)
{
  g_return_if_fail (STEWARD_IS_RACI_TILE (self));

  if (self->big == big)
    return;
  self->big = big;
  make_letters (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BIG]);
}
