/* probe-screens.c: the program, taking orders on its standard input, that tells what a screen reader can't know
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One order a line; the answer ends with a line of one dot.
 *
 *   open PATH | open -            a workspace, or the first page
 *   page NAME                     a view
 *   record KIND ID                where it is shown
 *   action NAME [PARAMETER]       an action of the window, its parameter in GVariant's text form
 *   import FILE                   with the dialog that follows the choice of a file
 *   preferences NAME              a page of the preferences that are open
 *   close                         everything above the window
 *   scheme light | dark
 *   text FACTOR                   how large text is
 *   direction ltr | rtl
 *   settle                        waits until what was asked for is drawn
 *   check                         cut labels and parted words, what scrolls sideways, what stands beyond an edge; of the
 *                                 topmost window; and whether the main one stands as it does in as much room
 *   picture FILE                  of the topmost window
 */

#include "steward-config.h"

#include "steward-application.h"
#include "steward-import-dialog.h"
#include "steward-window.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

static StewardWindow *
find_window (void)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (g_application_get_default ()));

  for (GList *link = windows; link != NULL; link = link->next)
    if (STEWARD_IS_WINDOW (link->data))
      return link->data;
  return NULL;
}

/* The one that stands on no other's way. */
static GtkWindow *
find_topmost (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *topmost = GTK_WINDOW (find_window ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (GTK_WIDGET (window)) && gtk_window_get_transient_for (window) == topmost)
        {
          topmost = window;
          i = (guint) -1;
        }
    }
  return topmost;
}

/* What is wrong with how it looks */

typedef struct
{
  GtkWidget      *window;
  graphene_rect_t room; /* in which something may stand, in the window's coordinates */
  gboolean        up_and_down; /* it may stand above or below it, and be scrolled to */
} Place;

static char *
dup_words (GtkWidget *widget)
{
  const char *words = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";

  return g_strdelimit (g_strdup (*words != '\0' ? words : G_OBJECT_TYPE_NAME (widget)), "\n\t", ' ');
}

static char *
dup_classes (GtkWidget *widget)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    g_string_append_printf (words, "%s%s", words->len > 0 ? " < " : "", G_OBJECT_TYPE_NAME (at));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gboolean
shows (GtkWidget   *widget,
       const Place *place)
{
  graphene_rect_t box;

  return gtk_widget_get_mapped (widget) && gtk_widget_get_child_visible (widget) &&
         gtk_widget_compute_bounds (widget, place->window, &box) && box.size.width > 0 && box.size.height > 0;
}

/* Whether a word goes on in the next line, where it is broken only for want of room. */
static gboolean
parts_word (GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  const char *text = pango_layout_get_text (layout);

  for (int i = 1; i < pango_layout_get_line_count (layout); i++)
    {
      const char *start = text + pango_layout_get_line_readonly (layout, i)->start_index;
      const char *before = g_utf8_find_prev_char (text, start);

      if (before != NULL && g_unichar_isalpha (g_utf8_get_char (before)) && g_unichar_isalpha (g_utf8_get_char (start)))
        return TRUE;
    }
  return FALSE;
}

static void
check_widget (GtkWidget   *widget,
              const Place *place)
{
  graphene_rect_t box;
  Place inner = *place;

  if (!shows (widget, place))
    return;
  if (GTK_IS_LABEL (widget) && gtk_label_get_ellipsize (GTK_LABEL (widget)) != PANGO_ELLIPSIZE_NONE &&
      pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    {
      g_autofree char *words = dup_words (widget);
      g_autofree char *classes = dup_classes (widget);

      g_print ("cut%s\t%s\t%s\n", gtk_widget_get_has_tooltip (widget) ? " told" : "", words, classes);
    }
  if (GTK_IS_LABEL (widget) && parts_word (GTK_LABEL (widget)))
    {
      g_autofree char *words = dup_words (widget);
      g_autofree char *classes = dup_classes (widget);

      g_print ("parted\t%s\t%s\n", words, classes);
    }
  if (GTK_IS_LABEL (widget) || GTK_IS_BUTTON (widget) || GTK_IS_IMAGE (widget) || GTK_IS_EDITABLE (widget))
    {
      g_autofree char *words = dup_words (widget);
      const graphene_rect_t *room = &place->room;

      if (gtk_widget_compute_bounds (widget, place->window, &box) &&
          (box.origin.x < room->origin.x - 1 || box.origin.x + box.size.width > room->origin.x + room->size.width + 1 ||
           (!place->up_and_down && (box.origin.y < room->origin.y - 1 ||
                                    box.origin.y + box.size.height > room->origin.y + room->size.height + 1))))
        {
          g_autofree char *classes = dup_classes (widget);

          g_print ("beyond\t%s\t%g,%g %gx%g of %g,%g %gx%g: %s\n", words, box.origin.x, box.origin.y, box.size.width,
                   box.size.height, room->origin.x, room->origin.y, room->size.width, room->size.height, classes);
        }
    }
  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (widget));

      if (gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 1)
        {
          g_autofree char *classes = dup_classes (widget);

          g_print ("sideways\t%g of %g\t%s\n", gtk_adjustment_get_upper (adjustment),
                   gtk_adjustment_get_page_size (adjustment), classes);
        }
      if (gtk_widget_compute_bounds (widget, place->window, &box))
        graphene_rect_intersection (&box, &place->room, &inner.room);
      inner.up_and_down = TRUE;
    }
  if (GTK_IS_TEXT_VIEW (widget) || GTK_IS_TEXT (widget)) /* what is written scrolls in them */
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      check_widget (child, &inner);
}

/* It may have got its room in a way that it didn't notice: then it stands otherwise once it is told of it. */
static void
check_room (void)
{
  StewardWindow *window = find_window ();
  StewardWidth stood = steward_window_get_width (window);

  g_object_notify (G_OBJECT (gtk_native_get_surface (GTK_NATIVE (window))), "width");
  if (steward_window_get_width (window) != stood)
    g_print ("room\t%d\tof %d\n", stood, steward_window_get_width (window));
}

static void
check (void)
{
  GtkWidget *window = GTK_WIDGET (find_topmost ());
  Place place = { window, GRAPHENE_RECT_INIT (0, 0, 0, 0), FALSE };
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  GdkMonitor *monitor = gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface);
  GdkRectangle display;
  int width = gtk_widget_get_width (window);
  int height = gtk_widget_get_height (window);

  gdk_monitor_get_geometry (monitor, &display);
  if (width > display.width || height > display.height)
    g_print ("large\t%dx%d\tof %dx%d\n", width, height, display.width, display.height);
  place.room = GRAPHENE_RECT_INIT (0, 0, (float) MIN (width, display.width), (float) MIN (height, display.height));
  check_widget (window, &place);
  check_room ();
}

static void
on_drawn (GdkFrameClock *clock,
          guint         *n_frames)
{
  ++*n_frames;
}

static gboolean
on_time_over (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_REMOVE;
}

/* Two frames: what is laid out may ask to be laid out once more. */
static void
settle (void)
{
  GtkWidget *window = GTK_WIDGET (find_topmost ());
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  guint n_frames = 0;
  gboolean is_over = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_drawn), &n_frames);
  guint source = g_timeout_add_seconds (5, on_time_over, &is_over);

  while (!is_over && n_frames < 2)
    {
      gtk_widget_queue_draw (window);
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, handler);
  if (!is_over)
    g_source_remove (source);
}

static void
picture (const char *path)
{
  GtkWindow *window = find_topmost ();
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (GTK_WIDGET (window));
  int height = gtk_widget_get_height (GTK_WIDGET (window));
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    {
      g_print ("nothing is drawn\n");
      return;
    }
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &area);
  gsk_render_node_unref (node);
  if (!gdk_texture_save_to_png (texture, path))
    g_print ("not written\n");
}

/* Orders */

static void
close_all (void)
{
  for (GtkWindow *top = find_topmost (); top != NULL && !STEWARD_IS_WINDOW (top); top = find_topmost ())
    gtk_window_destroy (top);
}

static void
set_text_factor (double factor)
{
  GtkSettings *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-xft-dpi", (int) (96 * 1024 * factor), NULL);
}

static void
act (const char *name,
     const char *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) value = parameter != NULL ? g_variant_parse (NULL, parameter, NULL, NULL, &error) : NULL;

  if (error != NULL)
    g_print ("%s\n", error->message);
  else if (!gtk_widget_activate_action_variant (GTK_WIDGET (find_window ()), name, value))
    g_print ("no action\n");
}

static void
import (const char *path)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_list_store_append (files, file);
  steward_import_dialog_run (find_window (), steward_page_get_workspace (steward_window_show_page (find_window (), "monitor")),
                             G_LIST_MODEL (files));
}

static void
obey (const char *order)
{
  g_auto (GStrv) words = g_strsplit (order, " ", 3);
  const char *verb = words[0] != NULL ? words[0] : "";
  const char *first = words[0] != NULL ? words[1] : NULL;
  const char *second = first != NULL ? words[2] : NULL;

  if (g_str_equal (verb, "open"))
    steward_window_open (find_window (), g_str_equal (first, "-") ? NULL : first);
  else if (g_str_equal (verb, "page"))
    g_print ("%s", steward_window_show_page (find_window (), first) != NULL ? "" : "no such page\n");
  else if (g_str_equal (verb, "record"))
    g_print ("%s", steward_window_show_record (find_window (), first, second) ? "" : "no such record\n");
  else if (g_str_equal (verb, "action"))
    act (first, second);
  else if (g_str_equal (verb, "import"))
    import (first);
  else if (g_str_equal (verb, "close"))
    close_all ();
  else if (g_str_equal (verb, "scheme"))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), g_str_equal (first, "dark")
                                                                           ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  else if (g_str_equal (verb, "text"))
    set_text_factor (g_ascii_strtod (first, NULL));
  else if (g_str_equal (verb, "direction"))
    gtk_widget_set_default_direction (g_str_equal (first, "rtl") ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  else if (g_str_equal (verb, "preferences"))
    adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (find_topmost ()), first);
  else if (g_str_equal (verb, "settle"))
    settle ();
  else if (g_str_equal (verb, "check"))
    check ();
  else if (g_str_equal (verb, "picture"))
    picture (first);
  else
    g_print ("what?\n");
  g_print (".\n");
}

static gboolean
on_line (GIOChannel  *lines,
         GIOCondition condition,
         gpointer     application)
{
  g_autofree char *line = NULL;

  if (g_io_channel_read_line (lines, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL)
    {
      g_application_quit (application);
      return G_SOURCE_REMOVE;
    }
  obey (g_strchomp (line));
  fflush (stdout);
  return G_SOURCE_CONTINUE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (StewardApplication) application = NULL;
  GIOChannel *lines = g_io_channel_unix_new (0);
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("STEWARD_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = steward_application_new ();
  g_io_add_watch (lines, G_IO_IN | G_IO_HUP, on_line, application);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  g_io_channel_unref (lines);
  return status;
}
