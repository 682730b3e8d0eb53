/* steward-why-card.c: why a mention is here, and who does what about it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-why-card"

#include "steward-why-card.h"

#include "steward-dot.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-raci-tile.h"
#include "steward-routing-words.h"
#include "steward-variant-words.h"

#include <glib/gi18n-lib.h>

struct _StewardWhyCard
{
  AdwBin           parent_instance;
  GtkWidget       *box;
  GtkLabel        *summary;
  GtkGrid         *grid;
  GtkExpander     *expander;
  GtkLabel        *steps;
  StewardStanding *standing; /* (unowned) (nullable) while it is filled */
};

G_DEFINE_FINAL_TYPE (StewardWhyCard, steward_why_card, ADW_TYPE_BIN)

static GtkLabel *
make_label (const char *styles,
            gboolean    is_wrapped)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));
  g_auto (GStrv) classes = g_strsplit (styles, " ", -1);

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, is_wrapped);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  for (guint i = 0; classes[i] != NULL && *classes[i] != '\0'; i++)
    gtk_widget_add_css_class (GTK_WIDGET (label), classes[i]);
  return label;
}

static GtkWidget *
make_head (void)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "steward-route-symbolic", "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkLabel *title = make_label ("heading", FALSE);
  GtkWidget *change = gtk_button_new_with_label (_("Change Routing…"));

  gtk_label_set_label (title, _("Why here"));
  gtk_widget_set_hexpand (GTK_WIDGET (title), TRUE);
  gtk_widget_add_css_class (change, "flat");
  gtk_widget_add_css_class (change, "sm");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (change), "mention.route");
  gtk_box_append (GTK_BOX (head), icon);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (title));
  gtk_box_append (GTK_BOX (head), change);
  return head;
}

static void
steward_why_card_class_init (StewardWhyCardClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
steward_why_card_init (StewardWhyCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (self->box, "box");
  gtk_widget_add_css_class (self->box, "pad");
  gtk_box_append (GTK_BOX (self->box), make_head ());

  self->summary = make_label ("small", TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->summary));

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_grid_set_column_spacing (self->grid, 9);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->grid));

  self->steps = make_label ("small sec", TRUE);
  gtk_label_set_selectable (self->steps, TRUE);
  gtk_widget_set_margin_top (GTK_WIDGET (self->steps), 6);
  self->expander = GTK_EXPANDER (gtk_expander_new (_("Each decision")));
  gtk_widget_add_css_class (GTK_WIDGET (self->expander), "small");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Each decision"), -1);
  gtk_expander_set_child (self->expander, GTK_WIDGET (self->steps));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->expander));

  adw_bin_set_child (ADW_BIN (self), self->box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Why here"), -1);
}

static char *
join_sentences (JsonArray  *sentences,
                const char *between,
                guint       from,
                guint       n_sentences)
{
  GString *out = g_string_new (NULL);

  for (guint i = from; i < MIN (from + n_sentences, json_array_get_length (sentences)); i++)
    g_string_append_printf (out, "%s%s", i > from ? between : "", json_array_get_string_element (sentences, i));
  return g_string_free (out, FALSE);
}

static StewardRecord *
find_named (StewardWhyCard    *self,
            const StewardKind *kind,
            const char        *name)
{
  StewardDirectory *directory = steward_standing_get_directory (self->standing);
  g_autofree char *id = name != NULL ? steward_directory_resolve (directory, kind, name, NULL) : NULL;

  return id != NULL ? steward_directory_get (directory, id) : NULL;
}

static GtkWidget *
make_department (StewardWhyCard *self,
                 const char     *name,
                 gboolean        is_bold)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);
  GtkWidget *dot = steward_dot_new ();
  GtkLabel *label = make_label (is_bold ? "small m" : "small", FALSE);

  steward_dot_set_department (STEWARD_DOT (dot), find_named (self, &steward_department_kind, name));
  gtk_label_set_label (label, name);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return box;
}

/* Departments beside each other, with who of them it is: in a narrow window below each other. */
static GtkWidget *
make_who (StewardWhyCard *self,
          GPtrArray      *names,
          gboolean        is_bold,
          const char     *person)
{
  GtkWidget *who = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_hexpand (who, TRUE);
  for (guint i = 0; i < names->len; i++)
    gtk_box_append (GTK_BOX (who), make_department (self, names->pdata[i], is_bold));
  if (person != NULL)
    {
      GtkLabel *label = make_label ("small sec", FALSE);

      gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
      gtk_label_set_label (label, person);
      gtk_widget_set_tooltip_text (GTK_WIDGET (label), person);
      gtk_box_append (GTK_BOX (who), GTK_WIDGET (label));
    }
  return who;
}

static void
add_row (StewardWhyCard *self,
         StewardLetters  letter,
         GPtrArray      *names,
         const char     *person,
         int             row)
{
  StewardVariant *variant = steward_standing_get_variant (self->standing);
  const StewardVariantLetter *written = steward_variant_find_letter (variant, letter);
  GtkWidget *tile;
  GtkLabel *title;

  if (names->len == 0)
    return;
  title = make_label ("small sec", FALSE);
  gtk_label_set_label (title, written != NULL ? steward_variant_words_meaning (written) : steward_letter_title (letter));
  tile = steward_raci_tile_new (letter);
  steward_raci_tile_set_variant (STEWARD_RACI_TILE (tile), variant);
  gtk_grid_attach (self->grid, tile, 0, row, 1, 1);
  gtk_grid_attach (self->grid, GTK_WIDGET (title), 1, row, 1, 1);
  gtk_grid_attach (self->grid,
                   make_who (self, names, (letter & (STEWARD_RESPONSIBLE | STEWARD_ACCOUNTABLE)) != 0, person), 2, row, 1,
                   1);
}

static void
clear_rows (StewardWhyCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static GPtrArray *
list_names (JsonObject *why,
            const char *member)
{
  GPtrArray *names = g_ptr_array_new ();
  JsonArray *array = steward_json_get_array (why, member);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (names, (gpointer) json_array_get_string_element (array, i));
  return names;
}

static const char *
person_name (StewardWhyCard *self,
             const char     *email)
{
  StewardRecord *person = find_named (self, &steward_person_kind, email);
  const char *name = person != NULL ? steward_record_get_text (person, STEWARD_PERSON_NAME) : NULL;

  return name != NULL ? name : email;
}

static char *
say_assignee (StewardWhyCard *self,
              StewardRecord  *mention)
{
  StewardRecord *assignee = steward_directory_get (steward_standing_get_directory (self->standing),
                                                   steward_record_get_text (mention, STEWARD_MENTION_ASSIGNEE));
  const char *name = assignee != NULL ? steward_record_get_text (assignee, STEWARD_PERSON_NAME) : NULL;

  if (name == NULL)
    return NULL;
  if (assignee == steward_standing_get_you (self->standing))
    return g_strdup_printf (_("%s (you)"), name);
  return g_strdup (name);
}

static char *
say_approver (StewardWhyCard *self,
              JsonObject     *why)
{
  const char *approver = steward_json_get_text (why, "approver");
  const char *stands_in_for = steward_json_get_text (why, "stands_in_for");

  if (!steward_json_get_boolean (why, "needs_approval", TRUE))
    return g_strdup (_("no approval needed"));
  if (approver == NULL)
    return g_strdup (_("nobody is there to approve"));
  if (stands_in_for != NULL)
    return g_strdup_printf (_("%s, standing in for %s"), person_name (self, approver), person_name (self, stands_in_for));
  return g_strdup (person_name (self, approver));
}

static void
add_rows (StewardWhyCard *self,
          JsonObject     *why,
          StewardRecord  *mention)
{
  g_autoptr (GPtrArray) responsible = list_names (why, "responsible");
  g_autoptr (GPtrArray) accountable = g_ptr_array_new ();
  g_autoptr (GPtrArray) consulted = list_names (why, "consulted");
  g_autoptr (GPtrArray) informed = list_names (why, "informed");
  g_autofree char *assignee = say_assignee (self, mention);
  g_autofree char *approver = say_approver (self, why);
  const char *name = steward_json_get_text (why, "accountable");

  if (name != NULL)
    g_ptr_array_add (accountable, (gpointer) name);
  add_row (self, STEWARD_RESPONSIBLE, responsible, assignee, 0);
  add_row (self, STEWARD_ACCOUNTABLE, accountable, approver, 1);
  add_row (self, STEWARD_CONSULTED, consulted, NULL, 2);
  add_row (self, STEWARD_INFORMED, informed, NULL, 3);
}

/**
 * steward_why_card_show:
 * @why: as `mention why` has it
 * @mention: the mention
 * @standing: has names and colours
 *
 * Shows it: what was recognised and the row first, all other decisions when somebody wants them.
 */
void
steward_why_card_show (StewardWhyCard  *self,
                       JsonObject      *why,
                       StewardRecord   *mention,
                       StewardStanding *standing)
{
  JsonArray *because = json_object_get_array_member (why, "because");
  JsonArray *steps = json_object_get_array_member (why, "steps");
  g_autofree char *summary = join_sentences (steps, " ", 0, json_array_get_length (because) + 1);
  g_autofree char *all = join_sentences (steps, "\n", 0, json_array_get_length (steps));

  self->standing = standing;
  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->steps, all);
  clear_rows (self);
  add_rows (self, why, mention);
  self->standing = NULL;
}
