/* steward-matrix-findings-list.c: what the matrix leaves open, beside it
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-matrix-findings-list"

#include "steward-matrix-findings-list.h"

#include "steward-matrix-words.h"
#include "steward-raci-tile.h"
#include "steward-refill.h"
#include "steward-variant-words.h"
#include "steward-wrapped-label.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StewardMatrixFindingsList
{
  GtkWidget   parent_instance;
  GtkWidget  *errors;
  GtkWidget  *warnings;
  GtkListBox *list;
  GtkWidget  *letters;
  GtkWidget  *keys;    /* (nullable) */
  StewardVariant *variant; /* (owned) (nullable) that the letters are told of */
  gboolean    editable;
};

enum
{
  SIGNAL_GO_TO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *icon_name;
  const char *class_name;
} severities[] = {
  [STEWARD_MATRIX_ERROR] = { "dialog-error-symbolic", "err" },
  [STEWARD_MATRIX_WARNING] = { "dialog-warning-symbolic", "warn" },
  [STEWARD_MATRIX_INFO] = { "help-about-symbolic", "sec" },
};

G_DEFINE_FINAL_TYPE (StewardMatrixFindingsList, steward_matrix_findings_list, GTK_TYPE_WIDGET)

static void
steward_matrix_findings_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&STEWARD_MATRIX_FINDINGS_LIST (object)->variant, steward_variant_unref);

  G_OBJECT_CLASS (steward_matrix_findings_list_parent_class)->dispose (object);
}

static void
steward_matrix_findings_list_class_init (StewardMatrixFindingsListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_matrix_findings_list_dispose;

  signals[SIGNAL_GO_TO] = g_signal_new ("go-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void show_letters (StewardMatrixFindingsList *self,
                          StewardVariant            *variant);

static GtkWidget *
make_label (const char *text,
            const char *first_class,
            const char *second_class)
{
  return steward_wrapped_label_new (text, -1, -1, first_class, second_class);
}

/**
 * steward_matrix_count_tag_new:
 *
 * Returns: (transfer floating): says how many errors or warnings there are; hidden at none
 */
GtkWidget *
steward_matrix_count_tag_new (StewardMatrixSeverity severity)
{
  GtkWidget *tag = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", severities[severity].icon_name, "pixel-size", 13,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (tag, "tag");
  gtk_widget_add_css_class (tag, severities[severity].class_name);
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (tag), icon);
  gtk_box_append (GTK_BOX (tag), gtk_label_new (NULL));
  gtk_widget_set_visible (tag, FALSE);
  return tag;
}

/**
 * steward_matrix_count_tag_set:
 * @tag: one of [func@matrix_count_tag_new]
 * @count: how many there are
 */
void
steward_matrix_count_tag_set (GtkWidget             *tag,
                              StewardMatrixSeverity  severity,
                              guint                  count)
{
  g_autofree char *words =
      severity == STEWARD_MATRIX_ERROR ? g_strdup_printf (ngettext ("%u error", "%u errors", count), count)
                                       : g_strdup_printf (ngettext ("%u warning", "%u warnings", count), count);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (tag)), words);
  gtk_widget_set_visible (tag, count > 0);
}

static void
on_go (StewardMatrixFindingsList *self,
       GtkWidget                 *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  g_signal_emit (self, signals[SIGNAL_GO_TO], 0, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static void
on_activated (StewardMatrixFindingsList *self,
              GtkListBoxRow             *row)
{
  g_signal_emit (self, signals[SIGNAL_GO_TO], 0, gtk_list_box_row_get_index (row));
}

static GtkWidget *
make_row (StewardMatrixFindingsList  *self,
          const StewardMatrixFinding *finding,
          StewardMatrix              *table,
          StewardOrganisation        *organisation)
{
  g_autofree char *question = steward_matrix_words_question (finding, table, organisation);
  g_autofree char *detail = steward_matrix_words_detail (finding, table, organisation);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", severities[finding->severity].icon_name, "valign",
                                  GTK_ALIGN_START, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (icon, severities[finding->severity].class_name);
  gtk_widget_add_css_class (box, "finding");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (texts), make_label (question, "small", "b"));
  gtk_box_append (GTK_BOX (texts), make_label (detail, "small", "sec"));
  if (finding->row >= 0 || finding->column >= 0)
    {
      GtkWidget *button = gtk_button_new_with_label (finding->row >= 0 ? _("Go to Row") : _("Go to Column"));

      gtk_widget_add_css_class (button, "row-act");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_widget_set_margin_top (button, 3);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_go), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (texts), button);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, question,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  return row;
}

/**
 * steward_matrix_findings_list_set:
 * @findings: (element-type StewardMatrixFinding): of @table
 */
void
steward_matrix_findings_list_set (StewardMatrixFindingsList *self,
                                  GPtrArray                 *findings,
                                  StewardMatrix             *table,
                                  StewardOrganisation       *organisation)
{
  StewardRefill *refill = steward_refill_begin (GTK_WIDGET (self->list));

  show_letters (self, steward_matrix_get_variant (table));
  steward_refill_clear (GTK_WIDGET (self->list));
  for (guint i = 0; i < findings->len; i++)
    gtk_list_box_append (self->list, make_row (self, findings->pdata[i], table, organisation));
  steward_refill_end (refill);
  steward_matrix_count_tag_set (self->errors, STEWARD_MATRIX_ERROR,
                                steward_matrix_findings_count (findings, STEWARD_MATRIX_ERROR));
  steward_matrix_count_tag_set (self->warnings, STEWARD_MATRIX_WARNING,
                                steward_matrix_findings_count (findings, STEWARD_MATRIX_WARNING));
}

/**
 * steward_matrix_findings_list_select:
 * @index: of the finding that is looked at; -1 for none
 */
void
steward_matrix_findings_list_select (StewardMatrixFindingsList *self,
                                     int                        index)
{
  gtk_list_box_select_row (self->list, index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL);
}

static GtkWidget *
make_key (StewardVariant             *variant,
          const StewardVariantLetter *letter)
{
  g_autofree char *does = steward_variant_words_duty (letter);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *tile = steward_raci_tile_new (letter->bit);
  GtkWidget *title = make_label (steward_variant_words_meaning (letter), "small", "m");
  GtkWidget *words = make_label (does, "small", "sec");

  steward_raci_tile_set_variant (STEWARD_RACI_TILE (tile), variant);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL, letter->letter, -1);
  gtk_label_set_width_chars (GTK_LABEL (title), 12);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), tile);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

static GtkWidget *
make_cap (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "key");
  return label;
}

/* GTK 4.8 asks a box without children how its height hangs on its width, and may go by that answer once it has some: it
 * comes with them. */
static void
show_letters (StewardMatrixFindingsList *self,
              StewardVariant            *variant)
{
  GtkWidget *letters;

  if (self->variant != NULL && steward_variant_equal (self->variant, variant))
    return;
  steward_variant_ref (variant);
  g_clear_pointer (&self->variant, steward_variant_unref);
  self->variant = variant;
  letters = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (letters, "matrix-letters");
  gtk_box_append (GTK_BOX (letters), make_label (_("Letters"), "small", "b"));
  self->keys = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  for (guint i = 0; i < steward_variant_get_n_letters (variant); i++)
    {
      gtk_box_append (GTK_BOX (letters), make_key (variant, steward_variant_get_letter (variant, i)));
      gtk_box_append (GTK_BOX (self->keys), make_cap (steward_variant_get_letter (variant, i)->letter));
    }
  gtk_box_append (GTK_BOX (self->keys), make_label (_("set ·"), "small", "sec"));
  gtk_box_append (GTK_BOX (self->keys), make_cap (_("Del")));
  gtk_box_append (GTK_BOX (self->keys), make_label (_("clear"), "small", "sec"));
  gtk_widget_set_visible (self->keys, self->editable);
  gtk_box_append (GTK_BOX (letters), self->keys);
  g_clear_pointer (&self->letters, gtk_widget_unparent);
  self->letters = letters;
  gtk_widget_set_parent (letters, GTK_WIDGET (self));
}

/**
 * steward_matrix_findings_list_set_editable:
 * @editable: whether keys change the matrix, so that they are worth telling
 */
void
steward_matrix_findings_list_set_editable (StewardMatrixFindingsList *self,
                                           gboolean                   editable)
{
  self->editable = editable;
  if (self->keys != NULL)
    gtk_widget_set_visible (self->keys, editable);
}

static void
steward_matrix_findings_list_init (StewardMatrixFindingsList *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *counts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (head, "toolbar-strip");
  self->errors = steward_matrix_count_tag_new (STEWARD_MATRIX_ERROR);
  self->warnings = steward_matrix_count_tag_new (STEWARD_MATRIX_WARNING);
  gtk_box_append (GTK_BOX (counts), self->errors);
  gtk_box_append (GTK_BOX (counts), self->warnings);
  gtk_box_append (GTK_BOX (head), make_label (_("Findings"), "heading", NULL));
  gtk_box_append (GTK_BOX (head), counts);
  gtk_widget_set_parent (head, GTK_WIDGET (self));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_show_separators (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "matrix-findings");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Findings"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}
