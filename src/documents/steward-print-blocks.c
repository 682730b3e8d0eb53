/* steward-print-blocks.c: the blocks of a guideline on pages
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-print-blocks"

#include "steward-print-blocks.h"

#include "steward-guideline-compare.h"

#define CELL_PADDING 4.0
#define MIN_COLUMN   24.0
#define MAX_DEPTH    12 /* deeper blocks stand no further in */

#define MONO "Noto Sans Mono, DejaVu Sans Mono, Monospace"

/* What is there of it: the newer form, where it has both. */
static const StewardGuidelineBlock *
get_block (const StewardPrintBlock *self)
{
  return self->after != NULL ? self->after : self->before;
}

static StewardPrintWords
make_words (const StewardPrintBlock *self)
{
  return steward_print_words_make (self->before != NULL ? self->before->text : NULL,
                                   self->after != NULL ? self->after->text : NULL);
}

/* The number by which people name the clause stands in the margin. */
static void
draw_clause (StewardPages            *pages,
             const StewardPrintBlock *self)
{
  g_autoptr (PangoLayout) layout = steward_pages_lay_plain (pages, self->clause, 8, FALSE, 0);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  if (*self->clause != '\0')
    steward_pages_draw_at (pages, layout, STEWARD_PAGES_LEFT - 12 - (double) width / PANGO_SCALE, pages->y + 2, 0.4);
}

static void
print_heading (StewardPages            *pages,
               const StewardPrintBlock *self)
{
  static const double sizes[] = { 19, 15.5, 13, 12, 11, 11 };
  static const char *const tags[] = { "H1", "H2", "H3", "H4", "H5", "H6" };
  guint level = get_block (self)->level;
  double size = sizes[level - 1];
  g_auto (StewardPrintWords) words = make_words (self);
  g_autoptr (PangoLayout) layout = steward_pages_lay (pages, &words, size, TRUE, STEWARD_PAGES_BODY_WIDTH);
  int height;

  pango_layout_get_size (layout, NULL, &height);
  if (pages->y > STEWARD_PAGES_TOP)
    pages->y += size * 0.7;
  /* A heading stays with the first lines of what it heads. */
  steward_pages_make_room (pages, (double) height / PANGO_SCALE + 40);
  steward_pages_note_heading (pages, level, words.text->str);
  draw_clause (pages, self);
  steward_pages_flow (pages, layout, &words, STEWARD_PAGES_LEFT, tags[level - 1]);
  pages->y += STEWARD_PAGES_GAP;
}

static void
print_words (StewardPages            *pages,
             const StewardPrintBlock *self,
             double                   x,
             const char              *tag)
{
  g_auto (StewardPrintWords) words = make_words (self);
  g_autoptr (PangoLayout) layout =
      steward_pages_lay (pages, &words, 11, FALSE, STEWARD_PAGES_WIDTH - STEWARD_PAGES_RIGHT - x);

  steward_pages_make_room (pages, 28);
  draw_clause (pages, self);
  steward_pages_flow (pages, layout, &words, x, tag);
  pages->y += STEWARD_PAGES_GAP;
}

static void
print_code (StewardPages            *pages,
            const StewardPrintBlock *self,
            double                   x)
{
  g_auto (StewardPrintWords) words =
      steward_print_words_make_plain (self->before != NULL ? self->before->text : NULL,
                                      self->after != NULL ? self->after->text : NULL);
  g_autoptr (PangoLayout) layout = NULL;

  steward_print_words_add (&words, pango_attr_family_new (MONO), 0);
  steward_print_words_add (&words, pango_attr_insert_hyphens_new (FALSE), 0);
  layout = steward_pages_lay (pages, &words, 9.5, FALSE, STEWARD_PAGES_WIDTH - STEWARD_PAGES_RIGHT - x);
  steward_pages_make_room (pages, 24);
  steward_pages_flow (pages, layout, &words, x, "Code");
  pages->y += STEWARD_PAGES_GAP;
}

static void
print_item (StewardPages            *pages,
            const StewardPrintBlock *self,
            double                   x)
{
  g_autofree char *mark = get_block (self)->ordered ? g_strdup_printf ("%u.", self->number) : g_strdup ("•");
  g_autoptr (PangoLayout) layout = steward_pages_lay_plain (pages, mark, 11, FALSE, 0);

  steward_pages_make_room (pages, 28);
  steward_pages_begin_tag (pages, "L");
  steward_pages_begin_tag (pages, "LI");
  steward_pages_begin_tag (pages, "Lbl");
  steward_pages_draw_at (pages, layout, x, pages->y, 0.1);
  steward_pages_end_tag (pages, "Lbl");
  steward_pages_end_tag (pages, "LI");
  steward_pages_end_tag (pages, "L");
  print_words (pages, self, x + STEWARD_PAGES_INDENT, "P");
}

/* A row that was and is; either may be missing. */
typedef struct
{
  char **before; /* (nullable) */
  char **after;  /* (nullable) */
  guint  n_cells;
} Row;

static StewardPrintWords
make_cell (const Row *row,
           guint      column)
{
  const char *before = NULL;
  const char *after = NULL;

  if (row->before != NULL)
    before = column < g_strv_length (row->before) ? row->before[column] : "";
  if (row->after != NULL)
    after = column < g_strv_length (row->after) ? row->after[column] : "";
  return steward_print_words_make (before, after);
}

/* How wide a cell is: as its words want to be, or as the longest of them. */
static double
measure_cell (StewardPages *pages,
              const Row    *row,
              guint         column,
              double        size,
              gboolean      is_head,
              gboolean      is_narrow)
{
  g_auto (StewardPrintWords) words = make_cell (row, column);
  g_autoptr (PangoLayout) layout = steward_pages_lay (pages, &words, size, is_head, is_narrow ? 1 : 0);
  int width;

  if (is_narrow)
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE + 2 * CELL_PADDING + 1;
}

static double
measure_columns (StewardPages *pages,
                 GArray       *rows,
                 double       *widths,
                 guint         n_columns,
                 double        size,
                 gboolean      has_head,
                 gboolean      is_narrow)
{
  double sum = 0;

  for (guint c = 0; c < n_columns; c++)
    {
      widths[c] = MIN_COLUMN;
      for (guint r = 0; r < rows->len; r++)
        widths[c] = MAX (widths[c], measure_cell (pages, &g_array_index (rows, Row, r), c, size, has_head && r == 0, is_narrow));
      sum += widths[c];
    }
  return sum;
}

/* As wide as their words want to be, as long as that fits; else no word is broken unless it is longer than a fifth of all, and
 * what is left goes to those that want more. Where not even that fits the letters get smaller. Returns: their size */
static double
share_width (StewardPages *pages,
             GArray       *rows,
             double       *widths,
             guint         n_columns,
             double        whole,
             gboolean      has_head)
{
  static const double sizes[] = { 10, 9, 8, 7 };
  g_autofree double *least = NULL;
  double least_sum = 0;
  double sum = measure_columns (pages, rows, widths, n_columns, sizes[0], has_head, FALSE);
  guint i = 0;

  if (sum <= whole)
    return sizes[0];
  least = g_new0 (double, n_columns);
  for (; i < G_N_ELEMENTS (sizes); i++)
    {
      measure_columns (pages, rows, least, n_columns, sizes[i], has_head, TRUE);
      least_sum = 0;
      for (guint c = 0; c < n_columns; c++)
        least_sum += least[c] = MIN (least[c], whole / 5);
      if (least_sum <= whole)
        break;
    }
  if (i > 0)
    sum = measure_columns (pages, rows, widths, n_columns, sizes[MIN (i, G_N_ELEMENTS (sizes) - 1)], has_head, FALSE);
  for (guint c = 0; c < n_columns; c++)
    if (least_sum > whole)
      widths[c] = least[c] * whole / least_sum;
    else if (sum > whole)
      widths[c] = least[c] + (whole - least_sum) * (widths[c] - least[c]) / (sum - least_sum);
  return sizes[MIN (i, G_N_ELEMENTS (sizes) - 1)];
}

/* How a table is set. */
typedef struct
{
  double *widths;
  guint   n_columns;
  double  x;
  double  size;
} Columns;

static double
lay_row (StewardPages  *pages,
         const Columns *columns,
         const Row     *row,
         gboolean       is_head,
         GPtrArray     *layouts)
{
  double height = 0;

  for (guint c = 0; c < columns->n_columns; c++)
    {
      g_auto (StewardPrintWords) words = make_cell (row, c);
      PangoLayout *layout =
        steward_pages_lay (pages, &words, columns->size, is_head, MAX (columns->widths[c] - 2 * CELL_PADDING, 10));
      int own;

      pango_layout_get_size (layout, NULL, &own);
      height = MAX (height, (double) own / PANGO_SCALE + 2 * CELL_PADDING);
      g_ptr_array_add (layouts, layout);
    }
  return height;
}

static void
draw_row (StewardPages  *pages,
          const Columns *columns,
          GPtrArray     *layouts,
          double         height,
          const char    *tag)
{
  const char *row_tag = tag != NULL ? "TR" : NULL;
  double left = columns->x;

  steward_pages_begin_tag (pages, row_tag);
  for (guint c = 0; c < columns->n_columns; c++)
    {
      steward_pages_begin_tag (pages, tag);
      steward_pages_draw_at (pages, layouts->pdata[c], left + CELL_PADDING, pages->y + CELL_PADDING, 0.1);
      steward_pages_end_tag (pages, tag);
      if (pages->is_final)
        {
          cairo_set_source_rgb (pages->cairo, 0.6, 0.6, 0.6);
          cairo_set_line_width (pages->cairo, 0.5);
          cairo_rectangle (pages->cairo, left, pages->y, columns->widths[c], height);
          cairo_stroke (pages->cairo);
        }
      left += columns->widths[c];
    }
  steward_pages_end_tag (pages, row_tag);
  pages->y += height;
}

static void
print_row (StewardPages  *pages,
           const Columns *columns,
           const Row     *row,
           gboolean       is_head,
           const Row     *head)
{
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) head_layouts = g_ptr_array_new_with_free_func (g_object_unref);
  double height = lay_row (pages, columns, row, is_head, layouts);
  double head_height = head != NULL ? lay_row (pages, columns, head, TRUE, head_layouts) : 0;

  if (height > STEWARD_PAGES_BODY_END - STEWARD_PAGES_TOP)
    {
      /* No page holds it: its cells follow each other. */
      for (guint c = 0; c < row->n_cells; c++)
        {
          g_auto (StewardPrintWords) words = make_cell (row, c);
          g_autoptr (PangoLayout) layout =
              steward_pages_lay (pages, &words, columns->size, is_head, STEWARD_PAGES_WIDTH - STEWARD_PAGES_RIGHT - columns->x);

          steward_pages_flow (pages, layout, &words, columns->x, "P");
        }
      return;
    }
  if (!steward_pages_has_room (pages, height))
    {
      steward_pages_end_page (pages);
      /* On each page the head stands above; it is said once. */
      if (head != NULL && head_height + height <= STEWARD_PAGES_BODY_END - STEWARD_PAGES_TOP)
        draw_row (pages, columns, head_layouts, head_height, NULL);
    }
  draw_row (pages, columns, layouts, height, pages->is_plain ? NULL : is_head ? "TH" : "TD");
}

static GPtrArray *
get_rows (const StewardGuidelineBlock *block)
{
  return block != NULL && block->type == STEWARD_GUIDELINE_BLOCK_TABLE ? block->rows : NULL;
}

static gboolean
is_empty (char **cells)
{
  for (; cells != NULL && *cells != NULL; cells++)
    if (**cells != '\0')
      return FALSE;
  return TRUE;
}

static void
print_table (StewardPages            *pages,
             const StewardPrintBlock *self,
             double                   x)
{
  GPtrArray *before = get_rows (self->before);
  GPtrArray *after = get_rows (self->after);
  g_autoptr (GArray) pairs = steward_guideline_pair_rows (before, after);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autofree double *widths = NULL;
  Columns columns;
  gboolean has_head = TRUE;
  guint n_columns = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      StewardRowPair *pair = &g_array_index (pairs, StewardRowPair, i);
      Row row = { pair->before >= 0 ? before->pdata[pair->before] : NULL, pair->after >= 0 ? after->pdata[pair->after] : NULL, 0 };

      row.n_cells = MAX (row.before != NULL ? g_strv_length (row.before) : 0, row.after != NULL ? g_strv_length (row.after) : 0);
      n_columns = MAX (n_columns, row.n_cells);
      /* A head that says nothing is none. */
      if (i == 0 && is_empty (row.before) && is_empty (row.after))
        has_head = FALSE;
      else
        g_array_append_val (rows, row);
    }
  if (n_columns == 0)
    return;
  widths = g_new0 (double, n_columns);
  columns = (Columns) { widths, n_columns, x, 0 };
  columns.size = share_width (pages, rows, widths, n_columns, STEWARD_PAGES_WIDTH - STEWARD_PAGES_RIGHT - x, has_head);
  for (guint r = 0; r < rows->len; r++)
    print_row (pages, &columns, &g_array_index (rows, Row, r), has_head && r == 0,
               has_head && r > 0 ? &g_array_index (rows, Row, 0) : NULL);
  pages->y += STEWARD_PAGES_GAP + 3;
}

/**
 * steward_print_block:
 * @pages: where it is set
 * @block: a block without those under it
 *
 * What was removed of it is struck out, what was added underlined.
 */
void
steward_print_block (StewardPages            *pages,
                     const StewardPrintBlock *block)
{
  double x = STEWARD_PAGES_LEFT + STEWARD_PAGES_INDENT * MIN (block->depth, MAX_DEPTH);
  gboolean is_empty = (block->before == NULL || *block->before->text == '\0') && (block->after == NULL || *block->after->text == '\0');

  pages->bar = block->quote > 0 ? STEWARD_PAGES_LEFT + STEWARD_PAGES_INDENT * MIN (block->quote - 1, MAX_DEPTH) + 5 : 0;
  switch (get_block (block)->type)
    {
    case STEWARD_GUIDELINE_BLOCK_HEADING:
      print_heading (pages, block);
      break;
    case STEWARD_GUIDELINE_BLOCK_TABLE:
      print_table (pages, block, x);
      break;
    case STEWARD_GUIDELINE_BLOCK_CODE:
      print_code (pages, block, x);
      break;
    case STEWARD_GUIDELINE_BLOCK_ITEM:
      print_item (pages, block, x);
      break;
    case STEWARD_GUIDELINE_BLOCK_QUOTE:
      if (!is_empty)
        print_words (pages, block, x + STEWARD_PAGES_INDENT, "BlockQuote");
      break;
    case STEWARD_GUIDELINE_BLOCK_PARAGRAPH:
    default:
      if (!is_empty)
        print_words (pages, block, x, "P");
    }
  pages->bar = 0;
}
