/* steward-window-state.c: what the window remembers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-window-state"

#include "steward-config.h"

#include "steward-window-state.h"

#define GROUP "window"

struct _StewardWindowState
{
  GObject    parent_instance;
  GSettings *settings; /* (owned) (nullable) */
  GKeyFile  *file;     /* (owned) (nullable) in the place of settings */
  char      *path;     /* (owned) (nullable) of the key file */
};

/* With the defaults of the schema, in text form of GVariant. */
static const struct
{
  const char *key;
  const char *type;
  const char *standard;
} keys[] = {
  { STEWARD_STATE_WIDTH, "i", "1280" },
  { STEWARD_STATE_HEIGHT, "i", "800" },
  { STEWARD_STATE_MAXIMIZED, "b", "false" },
  { STEWARD_STATE_SIDEBAR, "b", "true" },
  { STEWARD_STATE_PANES, "a{si}", "{}" },
  { STEWARD_STATE_SINGLE_LETTERS, "b", "true" },
  { STEWARD_STATE_PRESENCE, "b", "true" },
  { STEWARD_STATE_SPELLING, "b", "true" },
  { STEWARD_STATE_LAST_WORKSPACE, "s", "''" },
  { STEWARD_STATE_LAST_VIEW, "s", "''" },
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardWindowState, steward_window_state, G_TYPE_OBJECT)

static void
tell (StewardWindowState *self,
      const char         *key)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], g_quark_from_string (key), key);
}

static void
steward_window_state_finalize (GObject *object)
{
  StewardWindowState *self = STEWARD_WINDOW_STATE (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->file, g_key_file_unref);
  g_free (self->path);

  G_OBJECT_CLASS (steward_window_state_parent_class)->finalize (object);
}

static void
steward_window_state_class_init (StewardWindowStateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_window_state_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_STRING);
}

static void
steward_window_state_init (StewardWindowState *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source != NULL ? g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE) : NULL;

  if (schema != NULL)
    {
      self->settings = g_settings_new_full (schema, NULL, NULL);
      g_signal_connect_object (self->settings, "changed", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
      return;
    }
  self->file = g_key_file_new ();
  self->path = g_build_filename (g_get_user_state_dir (), "steward", "window.ini", NULL);
  g_key_file_load_from_file (self->file, self->path, G_KEY_FILE_NONE, NULL);
}

/**
 * steward_window_state_new:
 *
 * Returns: (transfer full): what was remembered
 */
StewardWindowState *
steward_window_state_new (void)
{
  return g_object_new (STEWARD_TYPE_WINDOW_STATE, NULL);
}

/**
 * steward_window_state_get:
 * @key: one of the keys above
 *
 * Returns: (transfer full): its value, or the default
 */
GVariant *
steward_window_state_get (StewardWindowState *self,
                          const char         *key)
{
  g_return_val_if_fail (STEWARD_IS_WINDOW_STATE (self), NULL);

  if (self->settings != NULL)
    return g_settings_get_value (self->settings, key);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].key, key))
      {
        const GVariantType *type = G_VARIANT_TYPE (keys[i].type);
        g_autofree char *text = g_key_file_get_value (self->file, GROUP, key, NULL);
        GVariant *value = text != NULL ? g_variant_parse (type, text, NULL, NULL, NULL) : NULL;

        return value != NULL ? value : g_variant_parse (type, keys[i].standard, NULL, NULL, NULL);
      }
  g_return_val_if_reached (NULL);
}

/**
 * steward_window_state_set:
 * @value: (transfer floating): of the key's type
 */
void
steward_window_state_set (StewardWindowState *self,
                          const char         *key,
                          GVariant           *value)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (value);
  g_autoptr (GVariant) before = steward_window_state_get (self, key);
  g_autofree char *text = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;

  if (g_variant_equal (before, sunk))
    return;
  if (self->settings != NULL)
    {
      g_settings_set_value (self->settings, key, sunk);
      return;
    }
  text = g_variant_print (sunk, FALSE);
  g_key_file_set_value (self->file, GROUP, key, text);
  folder = g_path_get_dirname (self->path);
  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (self->file, self->path, &error))
    g_message ("What the window remembers wasn't saved: %s", error->message);
  tell (self, key);
}

/**
 * steward_window_state_get_boolean:
 *
 * Returns: a switch
 */
gboolean
steward_window_state_get_boolean (StewardWindowState *self,
                                  const char         *key)
{
  g_autoptr (GVariant) value = steward_window_state_get (self, key);

  return g_variant_get_boolean (value);
}

/**
 * steward_window_state_get_integer:
 *
 * Returns: a number
 */
int
steward_window_state_get_integer (StewardWindowState *self,
                                  const char         *key)
{
  g_autoptr (GVariant) value = steward_window_state_get (self, key);

  return g_variant_get_int32 (value);
}

/**
 * steward_window_state_dup_text:
 *
 * Returns: (transfer full): a text; empty where there is none
 */
char *
steward_window_state_dup_text (StewardWindowState *self,
                               const char         *key)
{
  g_autoptr (GVariant) value = steward_window_state_get (self, key);

  return g_variant_dup_string (value, NULL);
}

/**
 * steward_window_state_get_pane_width:
 * @pane: name of the pane, such as `monitor-list`
 * @otherwise: when nobody dragged it yet
 *
 * Returns: its width in pixels
 */
int
steward_window_state_get_pane_width (StewardWindowState *self,
                                     const char         *pane,
                                     int                 otherwise)
{
  g_autoptr (GVariant) widths = steward_window_state_get (self, STEWARD_STATE_PANES);
  int width = otherwise;

  g_variant_lookup (widths, pane, "i", &width);
  return width;
}

/**
 * steward_window_state_set_pane_width:
 * @pane: name of the pane
 * @width: in pixels
 */
void
steward_window_state_set_pane_width (StewardWindowState *self,
                                     const char         *pane,
                                     int                 width)
{
  g_autoptr (GVariant) widths = steward_window_state_get (self, STEWARD_STATE_PANES);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  int other;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{si}"));
  g_variant_iter_init (&iter, widths);
  while (g_variant_iter_next (&iter, "{&si}", &name, &other))
    if (!g_str_equal (name, pane))
      g_variant_builder_add (&builder, "{si}", name, other);
  g_variant_builder_add (&builder, "{si}", pane, width);
  steward_window_state_set (self, STEWARD_STATE_PANES, g_variant_builder_end (&builder));
}
