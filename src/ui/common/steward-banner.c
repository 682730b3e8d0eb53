/* steward-banner.c: one line under the header bar that holds for the whole view
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-banner"

#include "steward-banner.h"

#define N_BUTTONS 2

struct _StewardBanner
{
  GtkWidget    parent_instance;
  GtkRevealer *revealer;
  GtkWidget   *box;
  GtkImage    *icon;
  GtkLabel    *label;
  GtkButton   *buttons[N_BUTTONS];
};

enum
{
  PROP_0,
  PROP_SHOWN,
  N_PROPS
};

static const struct
{
  const char *class_name; /* (nullable) */
  const char *icon_name;
} kinds[] = {
  [STEWARD_BANNER_INFO] = { NULL, "help-about-symbolic" },
  [STEWARD_BANNER_DRAFT] = { "draft", "document-edit-symbolic" },
  [STEWARD_BANNER_HOLD] = { "hold", "steward-hold-symbolic" },
  [STEWARD_BANNER_TROUBLE] = { "hold", "dialog-error-symbolic" },
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StewardBanner, steward_banner, GTK_TYPE_WIDGET)

static void
steward_banner_dispose (GObject *object)
{
  StewardBanner *self = STEWARD_BANNER (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (steward_banner_parent_class)->dispose (object);
}

static void
steward_banner_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SHOWN:
      g_value_set_boolean (value, steward_banner_get_shown (STEWARD_BANNER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_banner_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_SHOWN:
      steward_banner_set_shown (STEWARD_BANNER (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_banner_class_init (StewardBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steward_banner_dispose;
  object_class->get_property = steward_banner_get_property;
  object_class->set_property = steward_banner_set_property;

  properties[PROP_SHOWN] = g_param_spec_boolean ("shown", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/stewardapp/Steward/ui/steward-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, StewardBanner, box);
  gtk_widget_class_bind_template_child (widget_class, StewardBanner, icon);
  gtk_widget_class_bind_template_child (widget_class, StewardBanner, label);
  gtk_widget_class_bind_template_child_full (widget_class, "first_button", FALSE,
                                             G_STRUCT_OFFSET (StewardBanner, buttons[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "second_button", FALSE,
                                             G_STRUCT_OFFSET (StewardBanner, buttons[1]));
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
steward_banner_init (StewardBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  steward_banner_set_words (self, STEWARD_BANNER_INFO, NULL, NULL);
}

/**
 * steward_banner_new:
 *
 * Returns: (transfer floating): a banner that says nothing yet and is hidden
 */
GtkWidget *
steward_banner_new (void)
{
  return g_object_new (STEWARD_TYPE_BANNER, NULL);
}

/**
 * steward_banner_set_words:
 * @kind: its colour and icon
 * @lead: (nullable): the fact, set in bold
 * @rest: (nullable): what it means
 */
void
steward_banner_set_words (StewardBanner     *self,
                          StewardBannerKind  kind,
                          const char        *lead,
                          const char        *rest)
{
  g_autofree char *markup = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (STEWARD_IS_BANNER (self));

  markup = g_markup_printf_escaped ("<b>%s</b> %s", lead != NULL ? lead : "", rest != NULL ? rest : "");
  words = g_strdup_printf ("%s %s", lead != NULL ? lead : "", rest != NULL ? rest : "");
  /* Two kinds look alike: all first let go of their class. */
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].class_name != NULL)
      gtk_widget_remove_css_class (self->box, kinds[i].class_name);
  if (kinds[kind].class_name != NULL)
    gtk_widget_add_css_class (self->box, kinds[kind].class_name);
  gtk_image_set_from_icon_name (self->icon, kinds[kind].icon_name);
  gtk_label_set_markup (self->label, markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * steward_banner_set_button:
 * @index: 0 or 1
 * @label: (nullable): %NULL hides it
 * @action_name: (nullable): an action such as `win.show-hold`
 */
void
steward_banner_set_button (StewardBanner *self,
                           guint          index,
                           const char    *label,
                           const char    *action_name)
{
  g_return_if_fail (STEWARD_IS_BANNER (self));
  g_return_if_fail (index < N_BUTTONS);

  gtk_widget_set_visible (GTK_WIDGET (self->buttons[index]), label != NULL);
  if (label != NULL)
    gtk_button_set_label (self->buttons[index], label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->buttons[index]), action_name);
}

/**
 * steward_banner_get_button:
 * @index: 0 or 1
 *
 * Returns: (transfer none): a #GtkButton, for those who connect to its `clicked` or set its style
 */
GtkWidget *
steward_banner_get_button (StewardBanner *self,
                           guint          index)
{
  g_return_val_if_fail (index < N_BUTTONS, NULL);

  return GTK_WIDGET (self->buttons[index]);
}

/**
 * steward_banner_get_shown:
 *
 * Returns: whether it is shown
 */
gboolean
steward_banner_get_shown (StewardBanner *self)
{
  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * steward_banner_set_shown:
 * @shown: whether it is shown
 */
void
steward_banner_set_shown (StewardBanner *self,
                          gboolean       shown)
{
  g_return_if_fail (STEWARD_IS_BANNER (self));

  if (steward_banner_get_shown (self) == !!shown)
    return;
  gtk_revealer_set_reveal_child (self->revealer, shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}
