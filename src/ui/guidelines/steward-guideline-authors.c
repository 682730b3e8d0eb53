/* steward-guideline-authors.c: whose suggestions stand in the text of a draft, and how they look
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-authors"

#include "steward-guideline-authors.h"

#include "steward-guideline-breaks.h"

#define AUTHOR     "steward-author"
#define IS_REMOVAL "steward-removal"
#define IS_OWN     "steward-own"
#define RESHAPER   "steward-reshaper" /* whoever suggests another kind of paragraph */
#define RESTYLER   "steward-restyler" /* whoever suggests setting words otherwise */

/* Of lines under and through words, on a light and on a dark page: the first is the person's own. */
static const char *const colours[] = { "#2f7fd6", "#c0571b", "#8a5bd0", "#1b8f6b", "#c0407f" };

struct _StewardGuidelineAuthors
{
  GtkTextBuffer *buffer; /* (not owned) it lives longer */
  GPtrArray     *names;  /* (owned) (element-type utf8) the first is the person's */
};

/**
 * steward_guideline_authors_new:
 * @buffer: in which they suggest; lives longer than what is returned
 *
 * Returns: (transfer full): nobody yet
 */
StewardGuidelineAuthors *
steward_guideline_authors_new (GtkTextBuffer *buffer)
{
  StewardGuidelineAuthors *self = g_new0 (StewardGuidelineAuthors, 1);

  self->buffer = buffer;
  self->names = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * steward_guideline_authors_free:
 */
void
steward_guideline_authors_free (StewardGuidelineAuthors *self)
{
  g_ptr_array_unref (self->names);
  g_free (self);
}

/**
 * steward_guideline_authors_add:
 * @author: whoever suggests something, as they are called
 *
 * Returns: their number; 0 for who came first, which is the person at the window
 */
guint
steward_guideline_authors_add (StewardGuidelineAuthors *self,
                               const char              *author)
{
  guint at;

  if (g_ptr_array_find_with_equal_func (self->names, author, g_str_equal, &at))
    return at;
  g_ptr_array_add (self->names, g_strdup (author));
  return self->names->len - 1;
}

static const char *
colour_of (guint author)
{
  return colours[author == 0 ? 0 : 1 + (author - 1) % (G_N_ELEMENTS (colours) - 1)];
}

/**
 * steward_guideline_authors_get:
 * @author: a number
 *
 * Returns: how they are called
 */
const char *
steward_guideline_authors_get (StewardGuidelineAuthors *self,
                               guint                    author)
{
  return self->names->pdata[author];
}

/**
 * steward_guideline_authors_get_tag:
 * @author: a number
 * @is_removal: whether they want words to go; else it is of words that are to come
 *
 * Returns: (transfer none): how such words look
 */
GtkTextTag *
steward_guideline_authors_get_tag (StewardGuidelineAuthors *self,
                                   guint                    author,
                                   gboolean                 is_removal)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (self->buffer);
  g_autofree char *name = g_strdup_printf ("%s:%u", is_removal ? "removal" : "insertion", author);
  GtkTextTag *tag = gtk_text_tag_table_lookup (table, name);
  GdkRGBA colour;
  GdkRGBA tint;

  if (tag == NULL)
    {
      tag = gtk_text_tag_new (name);
      gdk_rgba_parse (&colour, colour_of (author));
      tint = colour;
      tint.alpha = 0.14f;
      g_object_set (tag, "background-rgba", &tint, NULL);
      if (is_removal)
        g_object_set (tag, "strikethrough", TRUE, "strikethrough-rgba", &colour, NULL);
      else
        g_object_set (tag, "underline", PANGO_UNDERLINE_SINGLE, "underline-rgba", &colour, NULL);
      g_object_set_data (G_OBJECT (tag), IS_REMOVAL, GINT_TO_POINTER (is_removal));
      g_object_set_data (G_OBJECT (tag), IS_OWN, GINT_TO_POINTER (author == 0));
      gtk_text_tag_table_add (table, tag);
      g_object_unref (tag);
    }
  g_object_set_data_full (G_OBJECT (tag), AUTHOR, g_strdup (self->names->pdata[author]), g_free);
  return tag;
}

/**
 * steward_guideline_authors_get_tint:
 * @author: a number
 * @is_paragraph: whether they want a paragraph to be another kind of one; else words to be set otherwise
 *
 * Returns: (transfer none): how these look
 */
GtkTextTag *
steward_guideline_authors_get_tint (StewardGuidelineAuthors *self,
                                    guint                    author,
                                    gboolean                 is_paragraph)
{
  const char *who = is_paragraph ? RESHAPER : RESTYLER;
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (self->buffer);
  g_autofree char *name = g_strdup_printf ("%s:%u", who, author);
  GtkTextTag *tag = gtk_text_tag_table_lookup (table, name);
  GdkRGBA tint;

  if (tag == NULL)
    {
      tag = gtk_text_tag_new (name);
      gdk_rgba_parse (&tint, colour_of (author));
      tint.alpha = 0.14f;
      g_object_set (tag, is_paragraph ? "paragraph-background-rgba" : "background-rgba", &tint, NULL);
      g_object_set_data (G_OBJECT (tag), IS_OWN, GINT_TO_POINTER (author == 0));
      gtk_text_tag_table_add (table, tag);
      g_object_unref (tag);
    }
  g_object_set_data_full (G_OBJECT (tag), who, g_strdup (self->names->pdata[author]), g_free);
  return tag;
}

/**
 * steward_guideline_authors_look:
 * @iter: a place in the text
 *
 * Returns: what the sign there is
 */
StewardGuidelineLook
steward_guideline_authors_look (const GtkTextIter *iter)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);
  StewardGuidelineLook look = { FALSE, FALSE, FALSE, FALSE };

  for (GSList *l = tags; l != NULL; l = l->next)
    if (g_object_get_data (G_OBJECT (l->data), AUTHOR) != NULL)
      {
        gboolean is_own = g_object_get_data (G_OBJECT (l->data), IS_OWN) != NULL;
        gboolean is_removal = g_object_get_data (G_OBJECT (l->data), IS_REMOVAL) != NULL;

        look.is_own_insertion = look.is_own_insertion || (is_own && !is_removal);
        look.is_other_insertion = look.is_other_insertion || (!is_own && !is_removal);
        look.is_own_removal = look.is_own_removal || (is_own && is_removal);
      }
  /* What was copied out of somebody else's words and put in is the person's own. */
  look.is_other_insertion = look.is_other_insertion && !look.is_own_insertion;
  /* A sign that is no word of anybody. */
  if (steward_guideline_breaks_is_join (iter))
    look = (StewardGuidelineLook){ FALSE, TRUE, FALSE, look.is_own_removal };
  return look;
}

/**
 * steward_guideline_authors_is_insertion:
 * @iter: a place in the text
 *
 * Returns: whether the words there are only suggested
 */
gboolean
steward_guideline_authors_is_insertion (const GtkTextIter *iter)
{
  StewardGuidelineLook look = steward_guideline_authors_look (iter);

  return look.is_own_insertion || look.is_other_insertion;
}

/**
 * steward_guideline_authors_is_wanted:
 * @iter: a place in the text
 *
 * Returns: whether the sign there is one of how the person wants it to read: the draft's or their own, and not to go
 */
gboolean
steward_guideline_authors_is_wanted (const GtkTextIter *iter)
{
  StewardGuidelineLook look = steward_guideline_authors_look (iter);

  return look.is_own_insertion || (!look.is_other_insertion && !look.is_own_removal);
}

/**
 * steward_guideline_authors_claim:
 * @author: a number
 * @start: where words begin that are to come
 * @end: where they end
 *
 * They are what this author suggests, and nobody else's.
 */
void
steward_guideline_authors_claim (StewardGuidelineAuthors *self,
                                 guint                    author,
                                 const GtkTextIter       *start,
                                 const GtkTextIter       *end)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      gtk_text_buffer_remove_tag (self->buffer, steward_guideline_authors_get_tag (self, i, TRUE), start, end);
      gtk_text_buffer_remove_tag (self->buffer, steward_guideline_authors_get_tag (self, i, FALSE), start, end);
    }
  gtk_text_buffer_apply_tag (self->buffer, steward_guideline_authors_get_tag (self, author, FALSE), start, end);
}

/**
 * steward_guideline_authors_find:
 * @iter: a place in the text
 * @is_removal: (out): whether the words there are to go
 * @is_own: (out): whether it is the person's own
 *
 * Returns: (nullable): whose suggestion is there
 */
const char *
steward_guideline_authors_find (const GtkTextIter *iter,
                                        gboolean          *is_removal,
                                        gboolean          *is_own)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);

  for (GSList *l = tags; l != NULL; l = l->next)
    if (g_object_get_data (G_OBJECT (l->data), AUTHOR) != NULL)
      {
        *is_removal = g_object_get_data (G_OBJECT (l->data), IS_REMOVAL) != NULL;
        *is_own = g_object_get_data (G_OBJECT (l->data), IS_OWN) != NULL;
        return g_object_get_data (G_OBJECT (l->data), AUTHOR);
      }
  return NULL;
}

static const char *
find_tint (const GtkTextIter *iter,
           const char        *who,
           gboolean          *is_own)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);

  for (GSList *l = tags; l != NULL; l = l->next)
    if (g_object_get_data (G_OBJECT (l->data), who) != NULL)
      {
        *is_own = g_object_get_data (G_OBJECT (l->data), IS_OWN) != NULL;
        return g_object_get_data (G_OBJECT (l->data), who);
      }
  return NULL;
}

/**
 * steward_guideline_authors_find_restyler:
 * @iter: a place in the text
 * @is_own: (out): whether it is the person's own
 *
 * Returns: (nullable): who suggests setting the words there otherwise
 */
const char *
steward_guideline_authors_find_restyler (const GtkTextIter *iter,
                                          gboolean          *is_own)
{
  return find_tint (iter, RESTYLER, is_own);
}

/**
 * steward_guideline_authors_find_reshaper:
 * @iter: a place in the text
 * @is_own: (out): whether it is the person's own
 *
 * Returns: (nullable): who suggests that the paragraph there be another kind of one
 */
const char *
steward_guideline_authors_find_reshaper (const GtkTextIter *iter,
                                          gboolean          *is_own)
{
  GtkTextIter start = *iter;

  gtk_text_iter_set_line_offset (&start, 0);
  return find_tint (&start, RESHAPER, is_own);
}
