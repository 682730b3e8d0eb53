/* steward-document-builder.c: puts a guideline together from what a reader finds
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-document-builder"

#include "steward-document-builder.h"

#include "steward-document-words.h"
#include "steward-guideline-rows.h"
#include "steward-id.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Deeper lists and quotes are read as lying this deep: nobody writes them, and records nest so far. */
#define MAX_DEPTH 24
/* Wider tables are nothing that people read; the size of the text bounds how many rows there are. */
#define MAX_COLUMNS 64
#define MAX_ROWS    65535
/* What a cell takes at least, with or without words. */
#define CELL_BYTES  4

/* An item or quote that is open. */
typedef struct
{
  char     *id;      /* (owned) what is under it names this */
  gboolean  is_bare; /* whether it has no words yet */
  guint     level;   /* as the reader counts, or 0 */
} Holder;

/* The last item that was counted under something. */
typedef struct
{
  guint    number;
  gboolean is_last; /* whether nothing came after it */
} Counted;

struct _StewardDocumentBuilder
{
  char                  *id;       /* (owned) */
  char                  *seed;     /* (owned) (nullable) */
  char                  *title;    /* (owned) (nullable) */
  char                  *heading;  /* (owned) (nullable) words of the first one */
  char                  *language; /* (owned) (nullable) */
  GPtrArray             *blocks;   /* (owned) (element-type StewardGuidelineBlock) */
  GArray                *holders;  /* (owned) (element-type Holder) outermost first */
  GHashTable            *lists;    /* (owned) id of an item or quote, or "" → Counted: the last of those right under it */
  GPtrArray             *left_out; /* (owned) (element-type utf8) */
  GPtrArray             *kinds;    /* (owned) (element-type utf8) what is only counted */
  GArray                *counts;   /* (owned) (element-type guint) beside @kinds */
  StewardDocumentWords  *words;    /* (owned) of what is being read */
  guint                  n_tables;   /* within each other */
  GPtrArray             *rows;       /* (owned) (nullable) (element-type GPtrArray) of the outermost table */
  gboolean               has_head;   /* whether the first of @rows says what the columns are */
  guint                  covered[MAX_COLUMNS]; /* for how many more rows a cell from above reaches into a column */
  gsize                  size;       /* of all words so far */
};

static void
holder_clear (gpointer data)
{
  g_free (((Holder *) data)->id);
}

/**
 * steward_document_builder_new:
 * @id: the id of the guideline
 * @seed: (nullable): as steward_markdown_read() has it
 *
 * Returns: (transfer full): an empty document
 */
StewardDocumentBuilder *
steward_document_builder_new (const char *id,
                              const char *seed)
{
  StewardDocumentBuilder *self = g_new0 (StewardDocumentBuilder, 1);

  self->id = g_strdup (id);
  self->seed = g_strdup (seed);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_guideline_block_free);
  self->holders = g_array_new (FALSE, TRUE, sizeof (Holder));
  g_array_set_clear_func (self->holders, holder_clear);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  self->counts = g_array_new (FALSE, TRUE, sizeof (guint));
  self->words = steward_document_words_new ();
  return self;
}

void
steward_document_builder_free (StewardDocumentBuilder *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->seed);
  g_free (self->title);
  g_free (self->heading);
  g_free (self->language);
  g_ptr_array_unref (self->blocks);
  g_array_unref (self->holders);
  g_hash_table_unref (self->lists);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  g_ptr_array_unref (self->kinds);
  g_array_unref (self->counts);
  steward_document_words_free (self->words);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

static char *
make_line (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", " \n\r\t", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * steward_document_builder_set_title:
 * @title: (nullable): what the document calls itself
 *
 * The first that says something counts. Without any, the title is the first heading.
 */
void
steward_document_builder_set_title (StewardDocumentBuilder *self,
                                    const char             *title)
{
  g_autofree char *line = make_line (title);

  if (self->title == NULL && *line != '\0')
    self->title = g_utf8_normalize (line, -1, G_NORMALIZE_NFC);
}

/**
 * steward_document_builder_has_title:
 *
 * Returns: whether the document said what it is called
 */
gboolean
steward_document_builder_has_title (StewardDocumentBuilder *self)
{
  return self->title != NULL;
}

/**
 * steward_document_builder_set_language:
 * @language: (nullable): BCP 47; the first one counts
 */
void
steward_document_builder_set_language (StewardDocumentBuilder *self,
                                       const char             *language)
{
  if (self->language == NULL && language != NULL && *language != '\0' && strlen (language) <= 35)
    self->language = g_strdup (language);
}

/**
 * steward_document_builder_leave_out:
 * @what: what a guideline doesn't hold
 * @which: (nullable): enough of it to find it again; cut after 60 characters
 */
void
steward_document_builder_leave_out (StewardDocumentBuilder *self,
                                    const char             *what,
                                    const char             *which)
{
  g_autofree char *line = make_line (which);

  if (g_utf8_strlen (line, -1) > 60)
    *g_utf8_offset_to_pointer (line, 60) = '\0';
  steward_document_builder_leave_out_whole (self, what, line);
}

/**
 * steward_document_builder_leave_out_whole:
 * @what: what a guideline doesn't hold
 * @which: (nullable): its words, all of them: the writer may want to put them elsewhere
 */
void
steward_document_builder_leave_out_whole (StewardDocumentBuilder *self,
                                          const char             *what,
                                          const char             *which)
{
  g_autofree char *line = make_line (which);

  self->size += strlen (line) + 16;
  if (self->size <= STEWARD_DOCUMENT_MAX_BYTES)
    g_ptr_array_add (self->left_out, *line != '\0' ? g_strdup_printf ("%s: %s", what, line) : g_strdup (what));
}

/**
 * steward_document_builder_leave_out_picture:
 * @what: `picture`, or what shows one
 * @source: (nullable): where it lies
 * @words: (nullable): what it shows, for those who don't see it
 */
void
steward_document_builder_leave_out_picture (StewardDocumentBuilder *self,
                                            const char             *what,
                                            const char             *source,
                                            const char             *words)
{
  g_autofree char *which = source != NULL && words != NULL && *words != '\0' ? g_strdup_printf ("%s (%s)", source, words) : NULL;

  steward_document_builder_leave_out_whole (self, what, which != NULL ? which : source != NULL ? source : words);
}

/**
 * steward_document_builder_count:
 * @what: what a guideline doesn't hold, of which only the number is said
 */
void
steward_document_builder_count (StewardDocumentBuilder *self,
                                const char             *what)
{
  guint at;

  if (!g_ptr_array_find_with_equal_func (self->kinds, what, g_str_equal, &at))
    {
      at = self->kinds->len;
      g_ptr_array_add (self->kinds, g_strdup (what));
      g_array_set_size (self->counts, at + 1);
    }
  g_array_index (self->counts, guint, at)++;
}

/**
 * steward_document_builder_add_words:
 * @text: words; white space is made one space, at the ends of a block none
 * @styles: how they are set
 * @link: (nullable): where they lead
 */
void
steward_document_builder_add_words (StewardDocumentBuilder *self,
                                    const char             *text,
                                    StewardInlineStyle      styles,
                                    const char             *link)
{
  if (self->size <= STEWARD_DOCUMENT_MAX_BYTES)
    self->size += steward_document_words_add (self->words, text, styles, link);
}

/**
 * steward_document_builder_add_break:
 *
 * A line break between words of one block.
 */
void
steward_document_builder_add_break (StewardDocumentBuilder *self)
{
  steward_document_words_add_break (self->words);
}

/**
 * steward_document_builder_has_words:
 *
 * Returns: whether words wait to become something
 */
gboolean
steward_document_builder_has_words (StewardDocumentBuilder *self)
{
  return !steward_document_words_is_empty (self->words);
}

/**
 * steward_document_builder_take_plain:
 *
 * Returns: (transfer full): the words that wait, without markup; they become no block
 */
char *
steward_document_builder_take_plain (StewardDocumentBuilder *self)
{
  g_autoptr (StewardInline) words = steward_document_words_take (self->words);

  return g_strdup (words->text->str);
}

static Holder *
get_holder (StewardDocumentBuilder *self)
{
  return self->holders->len > 0 ? &g_array_index (self->holders, Holder, self->holders->len - 1) : NULL;
}

static StewardGuidelineBlock *
add_block (StewardDocumentBuilder    *self,
           StewardGuidelineBlockType  type,
           const char                *text)
{
  g_autofree char *name = g_strdup_printf ("%s:%u", self->seed != NULL ? self->seed : "", self->blocks->len);
  g_autofree char *id = self->seed != NULL ? steward_id_from_text (name) : steward_id_new ();
  StewardGuidelineBlock *block = steward_guideline_block_new (id, type, text);
  Holder *holder = get_holder (self);
  Counted *counted = g_hash_table_lookup (self->lists, holder != NULL ? holder->id : "");

  if (counted != NULL)
    counted->is_last = FALSE;
  if (holder != NULL)
    {
      block->parent = g_strdup (holder->id);
      holder->is_bare = FALSE;
    }
  self->size += 16;
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* The block that an open holder without words stands for. */
static StewardGuidelineBlock *
find_bare (StewardDocumentBuilder *self)
{
  Holder *holder = get_holder (self);

  return holder != NULL && holder->is_bare ? self->blocks->pdata[self->blocks->len - 1] : NULL;
}

static void
add_paragraph (StewardDocumentBuilder *self,
               const StewardInline    *words)
{
  g_autofree char *text = steward_inline_to_markdown (words);
  StewardGuidelineBlock *bare = find_bare (self);

  if (bare == NULL)
    {
      add_block (self, STEWARD_GUIDELINE_BLOCK_PARAGRAPH, text);
      return;
    }
  g_free (bare->text);
  bare->text = g_steal_pointer (&text);
  get_holder (self)->is_bare = FALSE;
}

/* Word processors and pages hold empty lines open with a no-break space. */
static gboolean
says_something (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != 0xA0 && c != 0x200B && c != 0xFEFF)
        return TRUE;
    }
  return FALSE;
}

/**
 * steward_document_builder_end_paragraph:
 *
 * The words so far are a paragraph; none are nothing.
 */
void
steward_document_builder_end_paragraph (StewardDocumentBuilder *self)
{
  g_autoptr (StewardInline) words = NULL;

  if (self->n_tables > 0)
    {
      steward_document_builder_add_break (self);
      return;
    }
  words = steward_document_words_take (self->words);
  if (says_something (words->text->str))
    add_paragraph (self, words);
}

/**
 * steward_document_builder_end_heading:
 * @level: from 1; beyond 6 is 6
 *
 * The words so far are a heading. Within an item or quote a heading begins no part of the document: there
 * its words are set bold.
 */
void
steward_document_builder_end_heading (StewardDocumentBuilder *self,
                                      guint                   level)
{
  g_autoptr (StewardInline) words = NULL;
  g_autofree char *text = NULL;

  if (self->n_tables > 0)
    {
      steward_document_builder_end_paragraph (self);
      return;
    }
  words = steward_document_words_take (self->words);
  if (words->length == 0)
    return;
  if (self->holders->len > 0)
    {
      g_autoptr (StewardInline) bold = steward_inline_new ();

      steward_inline_append (bold, words->text->str, STEWARD_INLINE_BOLD, NULL);
      add_paragraph (self, bold);
      return;
    }
  if (self->heading == NULL)
    self->heading = make_line (words->text->str);
  text = steward_inline_to_markdown (words);
  add_block (self, STEWARD_GUIDELINE_BLOCK_HEADING, text)->level = CLAMP (level, 1, 6);
}

/**
 * steward_document_builder_add_code:
 * @code: taken as it stands, without line ends at its end
 */
void
steward_document_builder_add_code (StewardDocumentBuilder *self,
                                   const char             *code)
{
  g_autofree char *chomped = NULL;

  if (self->n_tables > 0)
    {
      g_auto (GStrv) lines = g_strsplit (code, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        {
          steward_document_builder_add_words (self, lines[i], STEWARD_INLINE_CODE, NULL);
          steward_document_builder_add_break (self);
        }
      return;
    }
  chomped = g_strchomp (g_strdup (code));
  self->size += strlen (chomped);
  if (*chomped != '\0' && self->size <= STEWARD_DOCUMENT_MAX_BYTES)
    add_block (self, STEWARD_GUIDELINE_BLOCK_CODE, chomped);
}

/* Gives an item its number: a block says it only where it isn't the one that follows. */
static void
count_item (StewardDocumentBuilder *self,
            const Counted          *last, /* (nullable) */
            StewardGuidelineBlock  *block,
            guint                   start)
{
  Counted *counted = g_new0 (Counted, 1);
  gboolean follows = last != NULL && last->is_last;
  guint next = last != NULL && last->number < STEWARD_LIST_START_MAX ? last->number + 1 : 1;

  counted->number = start == STEWARD_DOCUMENT_GOES_ON ? next : MIN (start, STEWARD_LIST_START_MAX);
  counted->is_last = TRUE;
  if (counted->number != (follows ? next : 1))
    block->start = counted->number;
  g_hash_table_insert (self->lists, g_strdup (block->parent != NULL ? block->parent : ""), counted);
}

static void
begin (StewardDocumentBuilder    *self,
       StewardGuidelineBlockType  type,
       gboolean                   ordered,
       guint                      start,
       guint                      level)
{
  Holder holder = { NULL, TRUE, level };
  const Counted *last = g_hash_table_lookup (self->lists, get_holder (self) != NULL ? get_holder (self)->id : "");
  const Counted before = last != NULL ? *last : (Counted){ 0 };
  StewardGuidelineBlock *block = add_block (self, type, NULL);

  block->ordered = ordered;
  if (ordered)
    count_item (self, last != NULL ? &before : NULL, block, start);
  if (self->holders->len >= MAX_DEPTH)
    {
      holder.id = g_strdup (get_holder (self)->id);
      holder.is_bare = TRUE;
    }
  else
    holder.id = g_strdup (block->id);
  g_array_append_val (self->holders, holder);
}

/**
 * steward_document_builder_begin_quote:
 *
 * What comes is in a quote, until steward_document_builder_end().
 */
void
steward_document_builder_begin_quote (StewardDocumentBuilder *self)
{
  if (self->n_tables == 0)
    begin (self, STEWARD_GUIDELINE_BLOCK_QUOTE, FALSE, 0, 0);
}

/**
 * steward_document_builder_begin_item:
 * @ordered: whether the item is counted
 * @start: its number where a list begins with it, or %STEWARD_DOCUMENT_GOES_ON
 *
 * What comes is in it, until steward_document_builder_end().
 */
void
steward_document_builder_begin_item (StewardDocumentBuilder *self,
                                     gboolean                ordered,
                                     guint                   start)
{
  if (self->n_tables == 0)
    begin (self, STEWARD_GUIDELINE_BLOCK_ITEM, ordered, start, 0);
  else
    steward_document_builder_count (self, "items of lists in cells, kept as lines");
}

/**
 * steward_document_builder_limit_number:
 * @number: of an item, as a document has it
 *
 * Returns: the nearest one that an item of a guideline can have; that it is another is listed with what is left out
 */
guint
steward_document_builder_limit_number (StewardDocumentBuilder *self,
                                       gint64                  number)
{
  guint limited = (guint) CLAMP (number, 1, STEWARD_LIST_START_MAX);

  if (limited != number)
    {
      g_autofree char *which = g_strdup_printf ("%" G_GINT64_FORMAT, number);

      steward_document_builder_leave_out (self, "number of an item", which);
    }
  return limited;
}

/**
 * steward_document_builder_read_number:
 * @text: (nullable): what a document says of the number of an item
 * @otherwise: what it is where that is no number
 *
 * Returns: as of [func@document_builder_limit_number], or @otherwise
 */
guint
steward_document_builder_read_number (StewardDocumentBuilder *self,
                                      const char             *text,
                                      guint                   otherwise)
{
  g_autofree char *tidy = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  gint64 number;

  return tidy != NULL && g_ascii_string_to_signed (tidy, 10, G_MININT64, G_MAXINT64, &number, NULL)
           ? steward_document_builder_limit_number (self, number)
           : otherwise;
}

/**
 * steward_document_builder_end:
 *
 * Ends the innermost item or quote.
 */
void
steward_document_builder_end (StewardDocumentBuilder *self)
{
  if (self->n_tables == 0 && self->holders->len > 0)
    g_array_set_size (self->holders, self->holders->len - 1);
}

/**
 * steward_document_builder_begin_at_level:
 * @level: how deep the item lies, from 1
 * @ordered: whether it is counted
 * @start: as of steward_document_builder_begin_item()
 *
 * For documents that list their items flatly, each with its level: ends those that lie as deep or deeper,
 * and begins one.
 */
void
steward_document_builder_begin_at_level (StewardDocumentBuilder *self,
                                         guint                   level,
                                         gboolean                ordered,
                                         guint                   start)
{
  if (self->n_tables > 0)
    {
      steward_document_builder_count (self, "items of lists in cells, kept as lines");
      return;
    }
  while (get_holder (self) != NULL && get_holder (self)->level >= MAX (level, 1))
    g_array_set_size (self->holders, self->holders->len - 1);
  begin (self, STEWARD_GUIDELINE_BLOCK_ITEM, ordered, start, MAX (level, 1));
}

/**
 * steward_document_builder_end_levels_below:
 * @level: from 1, or 0
 *
 * Ends the items that lie deeper: what comes is under the one at @level.
 */
void
steward_document_builder_end_levels_below (StewardDocumentBuilder *self,
                                           guint                   level)
{
  while (self->n_tables == 0 && get_holder (self) != NULL && get_holder (self)->level > level)
    g_array_set_size (self->holders, self->holders->len - 1);
}

/**
 * steward_document_builder_end_levels:
 *
 * Ends all items that were begun with a level.
 */
void
steward_document_builder_end_levels (StewardDocumentBuilder *self)
{
  steward_document_builder_end_levels_below (self, 0);
}

/**
 * steward_document_builder_has_levels:
 *
 * Returns: whether an item that was begun with a level is open
 */
gboolean
steward_document_builder_has_levels (StewardDocumentBuilder *self)
{
  return get_holder (self) != NULL && get_holder (self)->level > 0;
}

/**
 * steward_document_builder_begin_table:
 *
 * What comes are cells. A table within a cell becomes words of it.
 */
void
steward_document_builder_begin_table (StewardDocumentBuilder *self)
{
  if (self->n_tables++ > 0)
    {
      steward_document_builder_count (self, "tables within tables, kept as lines");
      steward_document_builder_add_break (self);
      return;
    }
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->has_head = FALSE;
  memset (self->covered, 0, sizeof self->covered);
}

/* Where a cell from above reaches down there is an empty one, so that columns stay columns. */
static void
fill_covered (StewardDocumentBuilder *self,
              GPtrArray              *cells)
{
  while (cells->len < MAX_COLUMNS && self->covered[cells->len] > 0)
    {
      self->covered[cells->len]--;
      self->size += CELL_BYTES;
      g_ptr_array_add (cells, g_strdup (""));
      steward_document_builder_count (self, "merged cells");
    }
}

/**
 * steward_document_builder_begin_row:
 * @is_head: whether the document says that the row tells what the columns are
 *
 * The first row can be the head; further ones that would be are rows like others, and listed.
 */
void
steward_document_builder_begin_row (StewardDocumentBuilder *self,
                                    gboolean                is_head)
{
  if (self->n_tables != 1)
    {
      steward_document_builder_add_break (self);
      return;
    }
  if (self->size > STEWARD_DOCUMENT_MAX_BYTES)
    return;
  self->size += CELL_BYTES;
  if (self->rows->len > 0)
    fill_covered (self, self->rows->pdata[self->rows->len - 1]);
  if (self->rows->len == 0)
    self->has_head = is_head;
  else if (is_head)
    steward_document_builder_count (self, "further heading rows, kept as rows");
  g_ptr_array_add (self->rows, g_ptr_array_new_with_free_func (g_free));
}

/**
 * steward_document_builder_end_cell:
 * @columns: over how many it reaches
 * @rows: over how many it reaches
 *
 * The words so far are a cell.
 */
void
steward_document_builder_end_cell (StewardDocumentBuilder *self,
                                   guint                   columns,
                                   guint                   rows)
{
  g_autoptr (StewardInline) words = NULL;
  GPtrArray *cells;

  if (self->n_tables != 1 || self->rows->len == 0)
    {
      steward_document_builder_add_break (self);
      return;
    }
  words = steward_document_words_take (self->words);
  cells = self->rows->pdata[self->rows->len - 1];
  fill_covered (self, cells);
  if (cells->len >= MAX_COLUMNS && words->length > 0)
    steward_document_builder_leave_out_whole (self, "cell beyond the last column", words->text->str);
  for (guint i = 0; i < MAX (columns, 1) && cells->len < MAX_COLUMNS && self->size <= STEWARD_DOCUMENT_MAX_BYTES; i++)
    {
      self->covered[cells->len] = MIN (MAX (rows, 1) - 1, MAX_ROWS);
      if (i > 0)
        steward_document_builder_count (self, "merged cells");
      self->size += CELL_BYTES;
      g_ptr_array_add (cells, i == 0 ? steward_inline_to_markdown (words) : g_strdup (""));
    }
}

static gboolean
is_empty (GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (*(const char *) cells->pdata[i] != '\0')
      return FALSE;
  return TRUE;
}

/**
 * steward_document_builder_end_table:
 *
 * The rows are a table; one without words is nothing. A table without a head gets an empty one, as a guideline has it.
 */
void
steward_document_builder_end_table (StewardDocumentBuilder *self)
{
  g_autoptr (GPtrArray) rows = NULL;
  gboolean says_something = FALSE;
  guint n_columns = 0;

  if (self->n_tables == 0 || --self->n_tables > 0)
    return;
  if (self->rows->len > 0)
    fill_covered (self, self->rows->pdata[self->rows->len - 1]);
  for (guint i = 0; i < self->rows->len; i++)
    {
      says_something = says_something || !is_empty (self->rows->pdata[i]);
      n_columns = MAX (n_columns, ((GPtrArray *) self->rows->pdata[i])->len);
    }
  /* Short rows are filled up. */
  if ((gsize) self->rows->len * n_columns * CELL_BYTES > STEWARD_DOCUMENT_MAX_BYTES)
    self->size = STEWARD_DOCUMENT_MAX_BYTES + 1;
  if (self->size > STEWARD_DOCUMENT_MAX_BYTES)
    {
      g_clear_pointer (&self->rows, g_ptr_array_unref);
      return;
    }
  rows = steward_guideline_rows_new (self->has_head ? 0 : 1, n_columns);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GPtrArray *cells = self->rows->pdata[i];
      g_autoptr (GStrvBuilder) row = g_strv_builder_new ();

      for (guint k = 0; k < n_columns; k++)
        g_strv_builder_add (row, k < cells->len ? cells->pdata[k] : "");
      if (cells->len > 0)
        g_ptr_array_add (rows, g_strv_builder_end (row));
    }
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  steward_document_words_drop_break (self->words);
  if (says_something)
    add_block (self, STEWARD_GUIDELINE_BLOCK_TABLE, NULL)->rows = g_steal_pointer (&rows);
}

/**
 * steward_document_builder_is_in_table:
 *
 * Returns: whether words become those of a cell
 */
gboolean
steward_document_builder_is_in_table (StewardDocumentBuilder *self)
{
  return self->n_tables > 0;
}

/**
 * steward_document_builder_finish:
 * @left_out: (out) (transfer full) (element-type utf8): what a guideline doesn't hold, a line each
 * @error: return location for %STEWARD_DOCUMENT_ERROR_LIMIT
 *
 * The builder is empty afterwards.
 *
 * Returns: (transfer full) (nullable): the document
 */
StewardGuideline *
steward_document_builder_finish (StewardDocumentBuilder  *self,
                                 GPtrArray              **left_out,
                                 GError                 **error)
{
  StewardGuideline *guideline;

  while (self->n_tables > 0)
    steward_document_builder_end_table (self);
  steward_document_builder_end_paragraph (self);
  if (self->size > STEWARD_DOCUMENT_MAX_BYTES)
    {
      g_set_error (error, STEWARD_DOCUMENT_ERROR, STEWARD_DOCUMENT_ERROR_LIMIT,
                   _("the document has more than %d MiB of text: split it"), STEWARD_DOCUMENT_MAX_BYTES / 1024 / 1024);
      return NULL;
    }
  for (guint i = 0; i < self->kinds->len; i++)
    g_ptr_array_add (self->left_out, g_strdup_printf ("%s: %u", (const char *) self->kinds->pdata[i],
                                                      g_array_index (self->counts, guint, i)));
  guideline = steward_guideline_new (self->id, self->title != NULL ? self->title : self->heading, self->language, NULL);
  for (guint i = 0; i < self->blocks->len; i++)
    steward_guideline_append (guideline, self->blocks->pdata[i]);
  g_ptr_array_set_free_func (self->blocks, NULL);
  g_ptr_array_set_size (self->blocks, 0);
  *left_out = g_steal_pointer (&self->left_out);
  return guideline;
}
