/* steward-mention-row.c: a mention or a heading in a list
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-mention-row"

#include "steward-mention-row.h"

#include "steward-dot.h"
#include "steward-due.h"
#include "steward-kinds.h"
#include "steward-mention-lists.h"
#include "steward-mention-words.h"
#include "steward-two-lines.h"

#include <glib/gi18n-lib.h>

#define MIN_WIDTH 240

struct _StewardMentionRow
{
  GtkWidget  parent_instance;
  GtkWidget *heading;
  GtkLabel  *heading_title;
  GtkLabel  *heading_count;
  GtkWidget *mention;
  GtkImage  *voice;
  GtkLabel  *author;
  GtkLabel  *network;
  GtkImage  *due_icon;
  GtkLabel  *due;
  GtkWidget *text;
  GtkWidget *dot;
  GtkLabel  *department;
  GtkWidget *between;
  GtkLabel  *activity;
  GtkWidget *assigned;
  char      *spoken; /* (owned) */
  char      *state;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (StewardMentionRow, steward_mention_row, GTK_TYPE_WIDGET)

/* Colours of a due time, of which a row has one at most. */
static const char *const due_styles[] = { "sec", "warn", "err", "ok" };

/**
 * steward_voice_icon_name:
 * @voice: (nullable): as it is stored
 *
 * Returns: the picture of those who speak so
 */
const char *
steward_voice_icon_name (const char *voice)
{
  if (g_strcmp0 (voice, "press") == 0)
    return "steward-press-symbolic";
  if (g_strcmp0 (voice, "blog") == 0)
    return "steward-blog-symbolic";
  return "avatar-default-symbolic";
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *styles,
           gboolean    is_ellipsized)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_auto (GStrv) classes = g_strsplit (styles, " ", -1);

  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (is_ellipsized)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  for (guint i = 0; classes[i] != NULL; i++)
    gtk_widget_add_css_class (label, classes[i]);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
add_icon (GtkWidget *box)
{
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_box_append (GTK_BOX (box), icon);
  return icon;
}

static void
make_heading (StewardMentionRow *self)
{
  self->heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->heading, "mhead");
  self->heading_title = GTK_LABEL (add_label (self->heading, "small b", FALSE));
  self->heading_count = GTK_LABEL (add_label (self->heading, "small sec num", FALSE));
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
}

static void
make_mention (StewardMentionRow *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *bottom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->mention = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (self->mention, "mrow");
  self->voice = GTK_IMAGE (add_icon (top));
  self->author = GTK_LABEL (add_label (top, "b", TRUE));
  self->network = GTK_LABEL (add_label (top, "small sec", TRUE));
  gtk_widget_set_hexpand (GTK_WIDGET (self->network), TRUE);
  self->due_icon = GTK_IMAGE (add_icon (top));
  self->due = GTK_LABEL (add_label (top, "small num m", FALSE));
  gtk_box_append (GTK_BOX (self->mention), top);

  self->text = steward_two_lines_new ();
  gtk_widget_add_css_class (self->text, "small");
  gtk_box_append (GTK_BOX (self->mention), self->text);

  self->dot = steward_dot_new ();
  gtk_box_append (GTK_BOX (bottom), self->dot);
  self->department = GTK_LABEL (add_label (bottom, "small", FALSE));
  self->between = add_label (bottom, "small sec", FALSE);
  gtk_label_set_label (GTK_LABEL (self->between), "·");
  self->activity = GTK_LABEL (add_label (bottom, "small sec", TRUE));
  gtk_widget_set_hexpand (GTK_WIDGET (self->activity), TRUE);
  self->assigned = add_label (bottom, "small sec", FALSE);
  gtk_box_append (GTK_BOX (self->mention), bottom);
  gtk_widget_set_parent (self->mention, GTK_WIDGET (self));
}

/* How wide a row wants to be must not depend on what is said in it: the pane decides. */
static void
steward_mention_row_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  StewardMentionRow *self = STEWARD_MENTION_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MIN_WIDTH;
  else
    gtk_widget_measure (gtk_widget_get_visible (self->heading) ? self->heading : self->mention, orientation, -1, minimum,
                        natural, NULL, NULL);
}

static void
steward_mention_row_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  StewardMentionRow *self = STEWARD_MENTION_ROW (widget);

  if (gtk_widget_get_visible (self->heading))
    gtk_widget_allocate (self->heading, width, height, -1, NULL);
  if (gtk_widget_get_visible (self->mention))
    gtk_widget_allocate (self->mention, width, height, -1, NULL);
}

static void
steward_mention_row_dispose (GObject *object)
{
  StewardMentionRow *self = STEWARD_MENTION_ROW (object);

  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->mention, gtk_widget_unparent);

  G_OBJECT_CLASS (steward_mention_row_parent_class)->dispose (object);
}

static void
steward_mention_row_finalize (GObject *object)
{
  StewardMentionRow *self = STEWARD_MENTION_ROW (object);

  g_free (self->spoken);
  g_free (self->state);

  G_OBJECT_CLASS (steward_mention_row_parent_class)->finalize (object);
}

static void
steward_mention_row_class_init (StewardMentionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_mention_row_dispose;
  object_class->finalize = steward_mention_row_finalize;
  GTK_WIDGET_CLASS (klass)->measure = steward_mention_row_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = steward_mention_row_size_allocate;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
steward_mention_row_init (StewardMentionRow *self)
{
  make_heading (self);
  make_mention (self);
}

static void
say (char       **place,
     const char  *words)
{
  g_free (*place);
  *place = g_strdup (words);
}

static void
show_heading (StewardMentionRow *self,
              StewardRecordItem *item)
{
  const char *title = steward_queue_section_title (steward_record_item_get_section (item));
  g_autofree char *count = g_strdup_printf ("%u", steward_record_item_get_count (item));
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, count);

  gtk_label_set_label (self->heading_title, title);
  gtk_label_set_label (self->heading_count, count);
  say (&self->spoken, spoken);
  say (&self->state, "");
}

static void
show_due (StewardMentionRow *self,
          const StewardDue  *due)
{
  for (guint i = 0; i < G_N_ELEMENTS (due_styles); i++)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->due), due_styles[i]);
      gtk_widget_remove_css_class (GTK_WIDGET (self->due_icon), due_styles[i]);
    }
  if (due->style != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->due), due->style);
      gtk_widget_add_css_class (GTK_WIDGET (self->due_icon), due->style);
    }
  gtk_label_set_label (self->due, due->words);
  gtk_image_set_from_icon_name (self->due_icon, due->icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->due_icon), due->icon_name != NULL);
  say (&self->state, due->spoken);
}

static const char *
short_name (StewardRecord *department)
{
  const char *name = steward_record_get_text (department, STEWARD_DEPARTMENT_SHORT_NAME);

  return name != NULL ? name : steward_record_get_text (department, STEWARD_DEPARTMENT_NAME);
}

static void
show_who_answers (StewardMentionRow *self,
                  StewardRecord     *mention,
                  StewardStanding   *standing)
{
  StewardDirectory *directory = steward_standing_get_directory (standing);
  StewardRecord *department =
      steward_directory_get (directory, steward_record_get_text (mention, STEWARD_MENTION_DEPARTMENT));
  const char *activity =
      steward_directory_get_name (directory, steward_record_get_text (mention, STEWARD_MENTION_ACTIVITY));
  StewardRecord *assignee =
      steward_directory_get (directory, steward_record_get_text (mention, STEWARD_MENTION_ASSIGNEE));

  gtk_widget_set_visible (self->dot, department != NULL);
  steward_dot_set_department (STEWARD_DOT (self->dot), department);
  gtk_label_set_label (self->department, department != NULL ? short_name (department) : _("Unowned"));
  if (department == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->department), "warn");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->department), "warn");
  gtk_widget_set_visible (self->between, activity != NULL);
  gtk_label_set_label (self->activity, activity != NULL ? activity : "");
  gtk_label_set_label (GTK_LABEL (self->assigned),
                       assignee == NULL                                    ? ""
                       : assignee == steward_standing_get_you (standing) ? _("you")
                                                                           : steward_record_get_text (assignee, STEWARD_PERSON_NAME));
}

static void
show_mention (StewardMentionRow *self,
              StewardRecord     *mention,
              StewardStanding   *standing,
              gint64             now_us,
              gboolean           is_marked)
{
  g_autoptr (StewardDue) due = steward_due_new (mention, now_us, steward_standing_get_zone (standing));
  StewardDirectory *directory = steward_standing_get_directory (standing);
  const char *author = steward_record_get_text (mention, STEWARD_MENTION_AUTHOR);
  const char *title = steward_record_get_text (mention, STEWARD_MENTION_TITLE);
  const char *text = steward_record_get_text (mention, STEWARD_MENTION_TEXT);
  const char *department = steward_record_get_text (mention, STEWARD_MENTION_DEPARTMENT);
  const char *activity = steward_record_get_text (mention, STEWARD_MENTION_ACTIVITY);
  const char *network = steward_network_words (steward_record_get_text (mention, STEWARD_MENTION_NETWORK));
  g_autofree char *both = NULL;

  gtk_image_set_from_icon_name (self->voice,
                                is_marked ? "checkbox-checked-symbolic"
                                          : steward_voice_icon_name (steward_record_get_text (mention, STEWARD_MENTION_VOICE)));
  gtk_label_set_label (self->author, author != NULL ? author : _("Somebody"));
  gtk_label_set_label (self->network, network);
  text = steward_erased_words (mention) != NULL ? steward_erased_words (mention) : text;
  both = title != NULL && text != NULL ? g_strdup_printf ("%s: %s", title, text) : g_strdup (title != NULL ? title : text);
  steward_two_lines_set_text (STEWARD_TWO_LINES (self->text), both);
  show_due (self, due);
  show_who_answers (self, mention, standing);

  g_free (self->spoken);
  self->spoken = g_strdup_printf ("%s%s, %s, %s, %s", is_marked ? _("marked, ") : "", author != NULL ? author : _("Somebody"),
                                  network, department != NULL ? steward_directory_get_name (directory, department) : _("Unowned"),
                                  activity != NULL ? steward_directory_get_name (directory, activity) : _("activity not known"));
}

/**
 * steward_mention_row_new:
 *
 * Returns: (transfer floating): shows nothing yet
 */
GtkWidget *
steward_mention_row_new (void)
{
  return g_object_new (STEWARD_TYPE_MENTION_ROW, NULL);
}

/**
 * steward_mention_row_show_item:
 * @item: a heading, or a mention that may still be on its way
 * @standing: has the names
 * @now_us: the moment it is read
 * @is_marked: whether it is one of several that something is to be done with
 */
void
steward_mention_row_show_item (StewardMentionRow *self,
                               StewardRecordItem *item,
                               StewardStanding   *standing,
                               gint64             now_us,
                               gboolean           is_marked)
{
  gboolean is_heading = steward_record_item_is_heading (item);
  StewardRecord *record = is_heading ? NULL : steward_record_item_get_record (item);

  gtk_widget_set_visible (self->heading, is_heading);
  gtk_widget_set_visible (self->mention, !is_heading);
  if (is_heading)
    show_heading (self, item);
  else if (record != NULL)
    show_mention (self, record, standing, now_us, is_marked);
  if (is_marked)
    gtk_widget_add_css_class (self->mention, "marked");
  else
    gtk_widget_remove_css_class (self->mention, "marked");
}

/**
 * steward_mention_row_get_spoken:
 *
 * Returns: (nullable): its name for those who hear the window
 */
const char *
steward_mention_row_get_spoken (StewardMentionRow *self)
{
  return self->spoken;
}

/**
 * steward_mention_row_get_state:
 *
 * Returns: (nullable): how it stands, to be said after its name
 */
const char *
steward_mention_row_get_state (StewardMentionRow *self)
{
  return self->state;
}
