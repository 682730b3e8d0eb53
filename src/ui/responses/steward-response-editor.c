/* steward-response-editor.c: the words of an answer while they are written
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-response-editor"

#include "steward-response-editor.h"

#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-network.h"
#include "steward-refill.h"
#include "steward-response-audience.h"
#include "steward-spoken-label.h"
#include "steward-tooltip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _StewardResponseEditor
{
  AdwBin                   parent_instance;
  GtkWidget               *variants;
  GtkMenuButton           *add_button;
  GtkPopover              *add_popover;
  GtkListBox              *add_list;
  GtkDropDown             *account;
  StewardResponseAudience *audience;
  GtkLabel                *aim;
  GtkLabel                *saved;
  GtkTextView             *view;
  GtkTextBuffer           *buffer;
  GtkTextTag              *tags[3];  /* (unowned) by severity: stop, advice, ok */
  GPtrArray               *accounts; /* (owned) (element-type utf8) ids, in the order of the choice */
  gboolean                 filling;
};

enum
{
  SIGNAL_TYPED,
  SIGNAL_VARIANT_CHOSEN,
  SIGNAL_VARIANT_WANTED,
  SIGNAL_FIELD_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static const char *const severities[] = { "stop", "advice", "ok" };

G_DEFINE_FINAL_TYPE (StewardResponseEditor, steward_response_editor, ADW_TYPE_BIN)

/* Underlined and tinted, in the colours of the style that is in use. */
static void
colour_tags (StewardResponseEditor *self)
{
  static const char *const light[] = { "#b3101f", "#8f4d00", "#17693a" };
  static const char *const dark[] = { "#ff938c", "#ffbe6f", "#8ff0a4" };
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  gboolean is_plain = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (self->tags); i++)
    {
      GdkRGBA line;
      GdkRGBA tint;

      gdk_rgba_parse (&line, is_dark ? dark[i] : light[i]);
      tint = line;
      tint.alpha = .13f;
      g_object_set (self->tags[i], "background-rgba", is_plain ? NULL : &tint, "underline-rgba", &line, "underline",
                    i != 2     ? PANGO_UNDERLINE_ERROR
                    : is_plain ? PANGO_UNDERLINE_SINGLE
                               : PANGO_UNDERLINE_NONE,
                    NULL);
    }
}

static void
on_buffer_changed (StewardResponseEditor *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_TYPED], 0);
}

/* Accounts and variants */

static void
on_variant_toggled (GtkToggleButton       *button,
                    StewardResponseEditor *self)
{
  if (!self->filling && gtk_toggle_button_get_active (button))
    g_signal_emit (self, signals[SIGNAL_VARIANT_CHOSEN], 0, steward_row_get_id (GTK_WIDGET (button)));
}

static void
add_variant (StewardResponseEditor *self,
             JsonObject            *variant,
             GtkToggleButton      **first,
             gboolean               is_this)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *title = steward_json_get_text (variant, "title");
  gint64 used = steward_json_get_integer (variant, "used", 0);
  gint64 limit = steward_json_get_integer (variant, "limit", 0);
  gint64 posts = steward_json_get_integer (variant, "posts", 1);
  gboolean is_over = steward_json_get_boolean (variant, "over", FALSE);
  GtkWidget *name = gtk_label_new (title != NULL ? title : _("No account"));
  g_autofree char *count = posts > 1   ? g_strdup_printf (_("%d in %d posts"), (int) used, (int) posts)
                           : limit > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT " / %" G_GINT64_FORMAT, used, limit)
                                     : g_strdup_printf ("%" G_GINT64_FORMAT, used);
  g_autofree char *spoken =
      posts > 1   ? g_strdup_printf (_("%s, %d characters in %d posts"), title, (int) used, (int) posts)
      : limit > 0 ? g_strdup_printf (_("%s, %d of %d characters"), title != NULL ? title : _("No account"), (int) used,
                                   (int) limit)
                : g_strdup_printf (_("%s, %d characters"), title != NULL ? title : _("No account"), (int) used);
  GtkWidget *number = gtk_label_new (count);

  if (is_over)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-error-symbolic");

      gtk_widget_add_css_class (icon, "err");
      gtk_box_append (GTK_BOX (box), icon);
    }
  gtk_widget_add_css_class (number, "num");
  gtk_widget_add_css_class (number, is_over ? "err" : "sec");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), number);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "sm");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (*first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), *first);
  else
    *first = GTK_TOGGLE_BUTTON (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), is_this);
  steward_row_set_id (button, steward_json_get_text (variant, "id"));
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_variant_toggled), self, 0);
  gtk_box_append (GTK_BOX (self->variants), button);
}

static gboolean
has_variant (JsonArray  *variants,
             const char *account)
{
  for (guint i = 0; i < json_array_get_length (variants); i++)
    if (g_strcmp0 (steward_json_get_text (json_array_get_object_element (variants, i), "account"), account) == 0)
      return TRUE;
  return FALSE;
}

static char *
dup_account_name (StewardRecord *account)
{
  const StewardNetwork *network = steward_network_find (steward_record_get_text (account, STEWARD_ACCOUNT_NETWORK));
  const char *handle = steward_record_get_text (account, STEWARD_ACCOUNT_HANDLE);

  return g_strdup_printf ("%s, %s", network != NULL ? network->title : steward_record_get_text (account, STEWARD_ACCOUNT_NETWORK),
                          handle != NULL ? handle : steward_record_get_text (account, STEWARD_ACCOUNT_SERVER));
}

static void
on_add_activated (StewardResponseEditor *self,
                  GtkListBoxRow         *row)
{
  gtk_popover_popdown (self->add_popover);
  g_signal_emit (self, signals[SIGNAL_VARIANT_WANTED], 0, g_object_get_data (G_OBJECT (row), "steward-id"));
}

static void
on_account_chosen (StewardResponseEditor *self)
{
  guint selected = gtk_drop_down_get_selected (self->account);

  if (!self->filling && selected < self->accounts->len)
    g_signal_emit (self, signals[SIGNAL_FIELD_CHOSEN], 0, "account", self->accounts->pdata[selected]);
}

static void
on_field_chosen (StewardResponseEditor *self,
                 const char            *field,
                 const char            *value)
{
  g_signal_emit (self, signals[SIGNAL_FIELD_CHOSEN], 0, field, value);
}

static void
show_accounts (StewardResponseEditor *self,
               StewardStanding       *standing,
               JsonObject            *shown)
{
  JsonArray *variants = json_object_get_array_member (shown, "variants");
  const char *current = steward_json_get_text (steward_json_get_object (shown, "counter"), "account");
  g_autoptr (GPtrArray) accounts =
      steward_directory_list (steward_standing_get_directory (standing), &steward_account_kind);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;
  guint n_others = 0;

  steward_refill_clear (GTK_WIDGET (self->add_list));
  g_ptr_array_set_size (self->accounts, 0);
  for (guint i = 0; i < accounts->len; i++)
    {
      const char *id = steward_record_get_id (accounts->pdata[i]);
      g_autofree char *name = dup_account_name (accounts->pdata[i]);
      GtkWidget *row;
      GtkWidget *label;

      if (g_strcmp0 (id, current) == 0)
        selected = self->accounts->len;
      g_ptr_array_add (self->accounts, g_strdup (id));
      gtk_string_list_append (names, name);
      if (has_variant (variants, id))
        continue;
      row = gtk_list_box_row_new ();
      label = gtk_label_new (name);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      g_object_set_data_full (G_OBJECT (row), "steward-id", g_strdup (id), g_free);
      gtk_list_box_append (self->add_list, row);
      n_others++;
    }
  gtk_drop_down_set_model (self->account, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->account, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), n_others > 0);
}

/* Of the account that speaks; NULL where there is none. */
static const char *
network_of (StewardStanding *standing,
            JsonObject      *counter)
{
  const char *id = steward_json_get_text (counter, "account");
  StewardRecord *account = id != NULL ? steward_directory_get (steward_standing_get_directory (standing), id) : NULL;

  return account != NULL ? steward_record_get_text (account, STEWARD_ACCOUNT_NETWORK) : NULL;
}

static void
steward_response_editor_dispose (GObject *object)
{
  StewardResponseEditor *self = STEWARD_RESPONSE_EDITOR (object);

  g_clear_pointer (&self->accounts, g_ptr_array_unref);

  G_OBJECT_CLASS (steward_response_editor_parent_class)->dispose (object);
}

static void
steward_response_editor_class_init (StewardResponseEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_response_editor_dispose;
  g_type_ensure (STEWARD_TYPE_RESPONSE_AUDIENCE);

  signals[SIGNAL_TYPED] = g_signal_new ("typed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_VARIANT_CHOSEN] =
      g_signal_new ("variant-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_VARIANT_WANTED] =
      g_signal_new ("variant-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_FIELD_CHOSEN] =
      g_signal_new ("field-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/stewardapp/Steward/ui/steward-response-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardResponseEditor, variants);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseEditor, add_button);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseEditor, add_popover);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseEditor, add_list);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseEditor, account);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseEditor, audience);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseEditor, aim);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseEditor, saved);
  gtk_widget_class_bind_template_child (widget_class, StewardResponseEditor, view);
  gtk_widget_class_bind_template_callback (widget_class, on_add_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_account_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_field_chosen);
}

static void
steward_response_editor_init (StewardResponseEditor *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->filling = TRUE;
  self->accounts = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  steward_spoken_label_keep (self->account);
  self->buffer = gtk_text_view_get_buffer (self->view);
  for (guint i = 0; i < G_N_ELEMENTS (self->tags); i++)
    self->tags[i] = gtk_text_buffer_create_tag (self->buffer, severities[i], NULL);
  colour_tags (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (colour_tags), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (colour_tags), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (on_buffer_changed), self, G_CONNECT_SWAPPED);
  self->filling = FALSE;
}

/**
 * steward_response_editor_show:
 * @response: the record
 * @shown: what [func@responding_standing] brought
 *
 * Shows everything but the text.
 */
void
steward_response_editor_show (StewardResponseEditor *self,
                              StewardStanding       *standing,
                              StewardRecord         *response,
                              JsonObject            *shown)
{
  JsonArray *variants = json_object_get_array_member (shown, "variants");
  JsonObject *can = steward_json_get_object (shown, "can");
  JsonObject *counter = steward_json_get_object (shown, "counter");
  const char *id = steward_json_get_text (counter, "id");
  gboolean can_edit = steward_json_get_boolean (can, "edit", FALSE);
  gboolean is_published = g_strcmp0 (steward_json_get_text (shown, "state"), "published") == 0;
  GtkToggleButton *first = NULL;
  StewardRefill *refill;

  g_return_if_fail (STEWARD_IS_RESPONSE_EDITOR (self));

  self->filling = TRUE;
  refill = steward_refill_begin (self->variants);
  steward_refill_clear (self->variants);
  for (guint i = 0; i < json_array_get_length (variants); i++)
    {
      JsonObject *variant = json_array_get_object_element (variants, i);

      add_variant (self, variant, &first, g_strcmp0 (steward_json_get_text (variant, "id"), id) == 0);
    }
  steward_refill_end (refill);
  show_accounts (self, standing, shown);
  gtk_label_set_label (self->aim, steward_json_get_text (shown, "aim"));
  gtk_text_view_set_editable (self->view, can_edit);
  gtk_widget_set_sensitive (GTK_WIDGET (self->account), can_edit && !is_published);
  steward_response_audience_show (self->audience, response, network_of (standing, counter), can_edit && !is_published);
  self->filling = FALSE;
}

/**
 * steward_response_editor_set_text:
 *
 * In the place of what was there; nothing is told of it. Texts are stored without space at their end: an
 * answer that only names whom it is for so far gets one, or the next word would become part of the handle.
 */
void
steward_response_editor_set_text (StewardResponseEditor *self,
                                  const char            *text)
{
  gboolean is_handle = text[0] == '@' && strpbrk (text, " \n\t") == NULL;
  g_autofree char *begun = is_handle ? g_strconcat (text, " ", NULL) : NULL;

  self->filling = TRUE;
  gtk_text_buffer_set_text (self->buffer, is_handle ? begun : text, -1);
  /* Ctrl+Z doesn't go back into another answer. */
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
  self->filling = FALSE;
}

/**
 * steward_response_editor_dup_text:
 *
 * Returns: (transfer full): the text as it stands there
 */
char *
steward_response_editor_dup_text (StewardResponseEditor *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

/**
 * steward_response_editor_insert:
 *
 * Puts text where the cursor is, as if it had been typed.
 */
void
steward_response_editor_insert (StewardResponseEditor *self,
                                const char            *text)
{
  if (!gtk_text_view_get_editable (self->view))
    return;
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (self->buffer, text, -1);
  gtk_text_buffer_end_user_action (self->buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * steward_response_editor_mark:
 * @findings: with `severity`, `start`, `end` and `message`
 *
 * Underlines them, and tells them to a screen reader as the description of the text.
 */
void
steward_response_editor_mark (StewardResponseEditor *self,
                              JsonArray             *findings)
{
  g_autoptr (GString) spoken = g_string_new (NULL);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  for (guint i = 0; i < G_N_ELEMENTS (self->tags); i++)
    gtk_text_buffer_remove_tag (self->buffer, self->tags[i], &start, &end);
  for (guint i = 0; i < json_array_get_length (findings); i++)
    {
      JsonObject *finding = json_array_get_object_element (findings, i);
      const char *severity = steward_json_get_text (finding, "severity");
      int from = (int) steward_json_get_integer (finding, "start", 0);
      int to = (int) steward_json_get_integer (finding, "end", 0);

      if (g_strcmp0 (severity, "ok") != 0)
        g_string_append_printf (spoken, "%s%s", spoken->len > 0 ? " " : "", steward_json_get_text (finding, "message"));
      gtk_text_buffer_get_iter_at_offset (self->buffer, &start, from);
      gtk_text_buffer_get_iter_at_offset (self->buffer, &end, to);
      for (guint s = 0; s < G_N_ELEMENTS (severities) && to > from; s++)
        if (g_strcmp0 (severity, severities[s]) == 0)
          gtk_text_buffer_apply_tag (self->buffer, self->tags[s], &start, &end);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken->str, -1);
}

/**
 * steward_response_editor_set_saved:
 * @words: such as "Saved 10:24"
 * @is_trouble: whether they say that it wasn't
 */
void
steward_response_editor_set_saved (StewardResponseEditor *self,
                                   const char            *words,
                                   gboolean               is_trouble)
{
  gtk_label_set_label (self->saved, words);
  steward_tooltip_set (GTK_WIDGET (self->saved), words);
  if (is_trouble)
    gtk_widget_add_css_class (GTK_WIDGET (self->saved), "err");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->saved), "err");
}

/**
 * steward_response_editor_select:
 * @start: in characters
 * @end: in characters
 *
 * Selects a part of the text and goes there.
 */
void
steward_response_editor_select (StewardResponseEditor *self,
                                int                    start,
                                int                    end)
{
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &to, end);
  gtk_text_buffer_select_range (self->buffer, &from, &to);
  gtk_text_view_scroll_to_iter (self->view, &from, 0, FALSE, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * steward_response_editor_get_cursor:
 *
 * Returns: where the cursor is, in characters
 */
int
steward_response_editor_get_cursor (StewardResponseEditor *self)
{
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &at, gtk_text_buffer_get_insert (self->buffer));
  return gtk_text_iter_get_offset (&at);
}

/**
 * steward_response_editor_focus:
 *
 * Goes into the text.
 *
 * Returns: whether it could
 */
gboolean
steward_response_editor_focus (StewardResponseEditor *self)
{
  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
