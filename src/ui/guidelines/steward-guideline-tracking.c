/* steward-guideline-tracking.c: suggestions in the text of a draft, and typing that becomes some
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-guideline-tracking"

#include "steward-guideline-tracking-private.h"

#include "steward-guideline-authors.h"
#include "steward-guideline-breaks.h"
#include "steward-guideline-buffer-private.h"
#include "steward-guideline-overlay.h"
#include "steward-guideline-restyling.h"
#include "steward-json.h"
#include "steward-passage.h"
#include "steward-proposal.h"
#include "steward-spans.h"

#include <string.h>

/* Letters typed without such a pause are undone together. */
#define PAUSE_US (1200 * 1000)

/* What is suggested for one block. */
typedef struct
{
  GPtrArray *others;   /* (owned) (element-type StewardGuidelineSuggested) */
  char      *proposed; /* (owned) (nullable) how the person wants it to read; %NULL: as it is */
} Tracked;

/* How the person wanted a block to read before something was typed, and after. */
typedef struct
{
  char *block;
  char *before; /* (nullable) */
  char *after;  /* (nullable) */
} Step;

/* What is undone together. */
typedef struct
{
  GPtrArray *steps; /* (owned) (element-type Step) */
  int        cursor;
  gint64     at_us;
} Deed;

struct _StewardGuidelineTracking
{
  StewardGuidelineBuffer *document; /* (not owned) it owns this */
  GHashTable             *blocks;   /* (owned) id → Tracked */
  GHashTable             *touched;  /* (owned) lines that were typed in, since something was finished */
  StewardGuidelineAuthors *authors; /* (owned) the first is the person */
  GQueue                  undo;     /* (element-type Deed) newest first */
  GQueue                  redo;
  int                     cursor;   /* before what is being typed */
  gboolean                is_ready; /* whether what was suggested is known */
};

static void
tracked_free (gpointer data)
{
  Tracked *tracked = data;

  g_ptr_array_unref (tracked->others);
  g_free (tracked->proposed);
  g_free (tracked);
}

static Tracked *
tracked_of (GHashTable *blocks,
            const char *block)
{
  Tracked *tracked = g_hash_table_lookup (blocks, block);

  if (tracked == NULL)
    {
      tracked = g_new0 (Tracked, 1);
      tracked->others = g_ptr_array_new_with_free_func (steward_guideline_suggested_free);
      g_hash_table_insert (blocks, g_strdup (block), tracked);
    }
  return tracked;
}

static gboolean
tracked_equal (const Tracked *a,
               const Tracked *b)
{
  guint n = a != NULL ? a->others->len : 0;
  guint m = b != NULL ? b->others->len : 0;

  if (n != m || g_strcmp0 (a != NULL ? a->proposed : NULL, b != NULL ? b->proposed : NULL) != 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const StewardGuidelineSuggested *first = a->others->pdata[i];
      const StewardGuidelineSuggested *second = b->others->pdata[i];

      if (!steward_guideline_suggested_equal (first, second))
        return FALSE;
    }
  return TRUE;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->block);
  g_free (step->before);
  g_free (step->after);
  g_free (step);
}

static void
deed_free (gpointer data)
{
  Deed *deed = data;

  g_ptr_array_unref (deed->steps);
  g_free (deed);
}

static GHashTable *
blocks_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, tracked_free);
}

/**
 * steward_guideline_tracking_new:
 * @document: shows a draft as it is; owns what is returned
 *
 * Returns: (transfer full): nothing can be typed until steward_guideline_tracking_show() said what is suggested already
 */
StewardGuidelineTracking *
steward_guideline_tracking_new (StewardGuidelineBuffer *document)
{
  StewardGuidelineTracking *self = g_new0 (StewardGuidelineTracking, 1);

  self->document = document;
  self->blocks = blocks_new ();
  self->touched = g_hash_table_new (NULL, NULL);
  self->authors = steward_guideline_authors_new (GTK_TEXT_BUFFER (document));
  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
  return self;
}

/**
 * steward_guideline_tracking_free:
 */
void
steward_guideline_tracking_free (StewardGuidelineTracking *self)
{
  g_hash_table_unref (self->blocks);
  g_hash_table_unref (self->touched);
  steward_guideline_authors_free (self->authors);
  g_queue_clear_full (&self->undo, deed_free);
  g_queue_clear_full (&self->redo, deed_free);
  g_free (self);
}

/**
 * steward_guideline_tracking_forget:
 *
 * The buffer shows another draft: what is suggested for it isn't known yet.
 */
void
steward_guideline_tracking_forget (StewardGuidelineTracking *self)
{
  g_hash_table_remove_all (self->blocks);
  g_hash_table_remove_all (self->touched);
  g_queue_clear_full (&self->undo, deed_free);
  g_queue_clear_full (&self->redo, deed_free);
  self->is_ready = FALSE;
}

/* Showing a line */

/* A place in the words of the draft and the person's own: what others suggest comes and goes around it. */
typedef struct
{
  guint line;
  guint n_words;
  guint n_own; /* signs of the person's own behind those words */
} Place;

static Place
get_place (GtkTextBuffer *buffer,
           GtkTextMark   *mark)
{
  GtkTextIter iter, end;
  Place place = { 0, 0, 0 };

  gtk_text_buffer_get_iter_at_mark (buffer, &end, mark);
  place.line = (guint) gtk_text_iter_get_line (&end);
  gtk_text_buffer_get_iter_at_line (buffer, &iter, (int) place.line);
  for (; gtk_text_iter_compare (&iter, &end) < 0; gtk_text_iter_forward_char (&iter))
    {
      StewardGuidelineLook look = steward_guideline_authors_look (&iter);

      if (look.is_own_insertion)
        place.n_own++;
      else if (!look.is_other_insertion)
        {
          place.n_words++;
          place.n_own = 0;
        }
    }
  return place;
}

static GtkTextIter
find_place (GtkTextBuffer *buffer,
            const Place   *place)
{
  guint n_words = place->n_words;
  guint n_own = place->n_own;
  GtkTextIter found, iter;

  gtk_text_buffer_get_iter_at_line (buffer, &found, (int) place->line);
  for (iter = found; n_words + n_own > 0 && !gtk_text_iter_ends_line (&iter);)
    {
      StewardGuidelineLook look = steward_guideline_authors_look (&iter);
      gboolean is_words = !look.is_own_insertion && !look.is_other_insertion;

      if (n_words == 0 && is_words)
        break;
      gtk_text_iter_forward_char (&iter);
      if (is_words)
        n_words--;
      else if (n_words == 0 && look.is_own_insertion)
        n_own--;
      else
        continue;
      found = iter;
    }
  return found;
}

/* Shows a line with all that is suggested for it, whatever it showed before. The cursor stays where it is. */
static void
show_line (StewardGuidelineTracking *self,
           guint                     line)
{
  const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (self->document, line);
  const Tracked *tracked = g_hash_table_lookup (self->blocks, block->id);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (steward_guideline_suggested_free);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->document);
  Place cursor = get_place (buffer, gtk_text_buffer_get_insert (buffer));
  Place bound = get_place (buffer, gtk_text_buffer_get_selection_bound (buffer));

  for (guint i = 0; tracked != NULL && i < tracked->others->len; i++)
    {
      const StewardGuidelineSuggested *other = tracked->others->pdata[i];

      g_ptr_array_add (all, steward_guideline_suggested_new (&other->edit, other->author));
    }
  if (tracked != NULL && tracked->proposed != NULL)
    {
      g_autoptr (GPtrArray) own = block->type != STEWARD_GUIDELINE_BLOCK_CODE
                                    ? steward_spans_list_edits (block->text, tracked->proposed)
                                    : steward_proposal_list_edits (block->text, tracked->proposed);

      for (guint i = 0; i < own->len; i++)
        g_ptr_array_add (all, steward_guideline_suggested_new (own->pdata[i], steward_guideline_authors_get (self->authors, 0)));
    }
  steward_guideline_buffer_restore (self->document, line);
  steward_guideline_buffer_hold (self->document, TRUE);
  steward_guideline_overlay_lay (self->document, self->authors, line, all);
  steward_guideline_buffer_hold (self->document, FALSE);
  if (cursor.line == line || bound.line == line)
    {
      GtkTextIter insert = find_place (buffer, &cursor);
      GtkTextIter selection = find_place (buffer, &bound);

      gtk_text_buffer_select_range (buffer, &insert, &selection);
    }
}

/**
 * steward_guideline_tracking_hide:
 *
 * Shows the draft as it is.
 */
void
steward_guideline_tracking_hide (StewardGuidelineTracking *self)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->blocks);

  self->blocks = blocks_new ();
  for (guint i = 0; i < steward_guideline_buffer_get_n_lines (self->document); i++)
    if (!tracked_equal (g_hash_table_lookup (before, steward_guideline_buffer_get_block (self->document, i)->id), NULL))
      show_line (self, i);
  steward_guideline_tracking_forget (self);
}

static gint
find_line (StewardGuidelineTracking *self,
           const char               *block)
{
  for (guint i = 0; i < steward_guideline_buffer_get_n_lines (self->document); i++)
    if (g_str_equal (steward_guideline_buffer_get_block (self->document, i)->id, block))
      return (gint) i;
  return -1;
}

static GHashTable *
read_suggestions (StewardGuidelineTracking *self,
                  JsonArray                *suggestions,
                  const char               *person)
{
  g_autoptr (GHashTable) own =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  GHashTable *blocks = blocks_new ();
  GHashTableIter iter;
  gpointer block, edits;

  for (guint i = 0; i < json_array_get_length (suggestions); i++)
    {
      JsonObject *line = json_array_get_object_element (suggestions, i);
      const char *name = steward_json_get_text (line, "name");
      gboolean joins = g_strcmp0 (steward_json_get_text (line, "form"), "join") == 0;
      g_autofree char *replacement = g_strconcat (joins ? STEWARD_PROPOSAL_JOIN : "", steward_json_get_text (line, "replacement"),
                                                  NULL);
      gboolean reshapes = g_strcmp0 (steward_json_get_text (line, "form"), "shape") == 0;
      const char *shape = steward_json_get_text (line, "shape");
      g_autofree char *kinds = steward_proposal_put_kinds (replacement, shape);
      const char *id = steward_json_get_text (line, "block");
      JsonNode *spans = json_object_get_member (line, "spans");
      g_autoptr (GPtrArray) read = steward_proposal_edits_new ();
      StewardProposalEdit *edit;

      if (id == NULL || steward_json_get_boolean (line, "detached", FALSE))
        continue;
      edit = reshapes ? steward_proposal_edit_new_shape (shape)
                      : steward_proposal_edit_new ((guint) json_object_get_int_member (line, "start"),
                                                   (guint) json_object_get_int_member (line, "end"), kinds);
      edit->spans = spans != NULL ? steward_json_write (spans) : NULL;
      g_ptr_array_add (read, edit);
      if (g_strcmp0 (steward_json_get_text (line, "person"), person) != 0)
        {
          g_ptr_array_add (tracked_of (blocks, id)->others, steward_guideline_suggested_new (edit, name != NULL ? name : ""));
          continue;
        }
      if (g_hash_table_lookup (own, id) == NULL)
        g_hash_table_insert (own, (gpointer) id, steward_proposal_edits_new ());
      g_ptr_array_add (g_hash_table_lookup (own, id), g_steal_pointer (&read->pdata[0]));
    }
  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, &block, &edits))
    {
      gint line = find_line (self, block);

      if (line >= 0)
        {
          const StewardGuidelineBlock *there = steward_guideline_buffer_get_block (self->document, (guint) line);

          tracked_of (blocks, block)->proposed = there->type != STEWARD_GUIDELINE_BLOCK_CODE
                                                   ? steward_spans_apply (there->text, edits)
                                                   : steward_proposal_apply (there->text, edits);
        }
    }
  return blocks;
}

/**
 * steward_guideline_tracking_show:
 * @suggestions: the lines of steward_suggestions_list() for the draft that the buffer has
 * @person: who is at the window, as the lines name people
 *
 * Shows them in the text. Lines for which nothing else is suggested than before stay as they are.
 */
void
steward_guideline_tracking_show (StewardGuidelineTracking *self,
                                 JsonArray                *suggestions,
                                 const char               *person)
{
  g_autoptr (GHashTable) before = self->blocks;

  steward_guideline_authors_add (self->authors, person);
  self->blocks = read_suggestions (self, suggestions, person);
  self->is_ready = TRUE;
  for (guint i = 0; i < steward_guideline_buffer_get_n_lines (self->document); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (self->document, i);
      const Tracked *was = g_hash_table_lookup (before, block->id);
      const Tracked *is = g_hash_table_lookup (self->blocks, block->id);

      if (block->type == STEWARD_GUIDELINE_BLOCK_TABLE || tracked_equal (was, is))
        continue;
      if (g_strcmp0 (was != NULL ? was->proposed : NULL, is != NULL ? is->proposed : NULL) != 0)
        {
          g_queue_clear_full (&self->undo, deed_free);
          g_queue_clear_full (&self->redo, deed_free);
        }
      show_line (self, i);
    }
}

/* Typing */

gboolean
steward_guideline_tracking_can_type (StewardGuidelineTracking *self,
                                     guint                     line)
{
  return self->is_ready &&
         steward_guideline_buffer_get_block (self->document, line)->type != STEWARD_GUIDELINE_BLOCK_TABLE;
}

static void
touch (StewardGuidelineTracking *self,
       guint                     line)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->document);
  GtkTextIter cursor;

  if (g_hash_table_size (self->touched) == 0)
    {
      gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
      self->cursor = gtk_text_iter_get_offset (&cursor);
    }
  g_hash_table_add (self->touched, GUINT_TO_POINTER (line + 1));
}

/* Whether the person wants a line to be joined to the one before it: then the sign that says so is at @iter. */
static gboolean
find_join (StewardGuidelineTracking *self,
           guint                     line,
           GtkTextIter              *iter)
{
  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self->document), iter, (int) line);
  while (steward_guideline_breaks_is_join (iter))
    {
      if (steward_guideline_authors_look (iter).is_own_join)
        return TRUE;
      gtk_text_iter_forward_char (iter);
    }
  return FALSE;
}

/* A clause that is begun where two were to be joined keeps them apart. */
static gboolean
keep_apart (StewardGuidelineTracking *self,
            GtkTextIter              *iter)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->document);
  guint line = (guint) gtk_text_iter_get_line (iter);
  GtkTextIter join, next, at;

  gtk_text_buffer_get_iter_at_line (buffer, &at, (int) line);
  while (steward_guideline_breaks_is_join (&at))
    gtk_text_iter_forward_char (&at);
  if (gtk_text_iter_compare (iter, &at) > 0)
    line++;
  if ((line > (guint) gtk_text_iter_get_line (iter) && !gtk_text_iter_ends_line (iter)) ||
      line >= steward_guideline_buffer_get_n_lines (self->document) || !find_join (self, line, &join))
    return FALSE;
  touch (self, line);
  next = join;
  gtk_text_iter_forward_char (&next);
  gtk_text_buffer_delete (buffer, &join, &next);
  gtk_text_buffer_get_iter_at_line (buffer, iter, (int) line);
  gtk_text_buffer_place_cursor (buffer, iter);
  return TRUE;
}

/* What is put in front of a line stands as it does. */
void
steward_guideline_tracking_stand (StewardGuidelineTracking *self,
                                  guint                     line)
{
  const Tracked *tracked = g_hash_table_lookup (self->blocks, steward_guideline_buffer_get_block (self->document, line)->id);

  steward_guideline_buffer_align (self->document, line, 1);
  if (tracked != NULL)
    steward_guideline_overlay_mark_all (self->document, self->authors, line, tracked->others);
  if (tracked != NULL && steward_proposal_get_shape (tracked->proposed) != NULL)
    steward_guideline_overlay_mark (self->document, self->authors, line, 0);
}

/**
 * steward_guideline_tracking_insert:
 * @iter: where; then behind what was put there
 * @text: what is typed or pasted; a line that ends begins a new clause
 *
 * Becomes the person's own insertion. It doesn't go between somebody else's words.
 */
void
steward_guideline_tracking_insert (StewardGuidelineTracking *self,
                                   GtkTextIter              *iter,
                                   const char               *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->document);
  guint line = (guint) gtk_text_iter_get_line (iter);
  gboolean is_code = steward_guideline_buffer_get_block (self->document, line)->type == STEWARD_GUIDELINE_BLOCK_CODE;
  g_autofree char *tidy = steward_guideline_breaks_tidy (text, is_code);
  g_autofree char *words = steward_guideline_breaks_show (tidy);
  GtkTextIter start = *iter;
  GtkTextIter cursor;
  gboolean is_typed;
  int offset;

  if (!steward_guideline_tracking_can_type (self, line) || *words == '\0' || (g_str_equal (tidy, STEWARD_PROPOSAL_BREAK) && keep_apart (self, iter)))
    return;
  touch (self, line);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  is_typed = gtk_text_iter_equal (&cursor, iter);
  if (gtk_text_iter_backward_char (&start) && steward_guideline_authors_look (&start).is_other_insertion)
    while (steward_guideline_authors_look (iter).is_other_insertion && gtk_text_iter_forward_char (iter))
      ;
  if (steward_guideline_breaks_is_inside (iter))
    gtk_text_iter_forward_char (iter);
  offset = gtk_text_iter_get_offset (iter);
  gtk_text_buffer_insert (buffer, iter, words, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  steward_guideline_authors_claim (self->authors, 0, &start, iter);
  steward_guideline_buffer_style_typed (self->document, offset, iter);
  if (gtk_text_iter_starts_line (&start))
    steward_guideline_tracking_stand (self, line);
  /* What is typed next follows it, also where it went behind somebody else's words. */
  if (is_typed)
    gtk_text_buffer_place_cursor (buffer, iter);
}

/* Returns: whether the piece was the person's own and is gone */
static gboolean
delete_piece (StewardGuidelineTracking *self,
              GtkTextIter              *start,
              GtkTextIter              *end)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->document);
  StewardGuidelineLook look = steward_guideline_authors_look (start);

  if (!steward_guideline_tracking_can_type (self, (guint) gtk_text_iter_get_line (start)) || look.is_other_insertion)
    return FALSE;
  touch (self, (guint) gtk_text_iter_get_line (start));
  if (look.is_own_insertion)
    gtk_text_buffer_delete (buffer, start, end);
  else if (!look.is_own_removal)
    gtk_text_buffer_apply_tag (buffer, steward_guideline_authors_get_tag (self->authors, 0, TRUE), start, end);
  return look.is_own_insertion;
}

static gboolean
can_join (StewardGuidelineTracking *self,
          guint                     line)
{
  for (guint i = line - 1; i <= line; i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (self->document, i);

      if (block == NULL || !steward_guideline_tracking_can_type (self, i) || block->type == STEWARD_GUIDELINE_BLOCK_CODE)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_no_words (StewardGuidelineTracking *self,
              guint                     line)
{
  return *steward_guideline_buffer_get_block (self->document, line)->text == '\0';
}

/* Returns: by how much an offset moves with it */
static int
join (StewardGuidelineTracking *self,
      guint                     line,
      int                       offset)
{
  GtkTextIter start;

  if (find_join (self, line, &start))
    return 0;
  touch (self, line);
  steward_guideline_breaks_add_join (GTK_TEXT_BUFFER (self->document), line,
                                     steward_guideline_authors_get_tag (self->authors, 0, TRUE));
  steward_guideline_tracking_stand (self, line);
  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self->document), &start, (int) line);
  return offset >= gtk_text_iter_get_offset (&start) ? 1 : 0;
}

/**
 * steward_guideline_tracking_delete:
 * @start: then where something was deleted
 * @end: the same
 *
 * Words of the draft are struck out, the person's own go, somebody else's stay. What two lines are parted by goes with them:
 * the second is to be joined to the first, or goes whole where whole lines are deleted. The cursor goes over what stays, in
 * the direction in which is deleted; behind a selection, so that what is typed in its place follows it.
 */
void
steward_guideline_tracking_delete (StewardGuidelineTracking *self,
                                   GtkTextIter              *start,
                                   GtkTextIter              *end)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->document);
  int at = gtk_text_iter_get_offset (start);
  int until = gtk_text_iter_get_offset (end);
  gboolean is_selection = gtk_text_buffer_get_has_selection (buffer);
  gboolean is_whole = gtk_text_iter_starts_line (start) && gtk_text_iter_starts_line (end);
  g_autoptr (GArray) joined = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean is_backward;
  int first;
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  is_backward = !is_selection && gtk_text_iter_equal (&cursor, end);
  at -= steward_guideline_breaks_is_inside (start) ? 1 : 0;
  until += steward_guideline_breaks_is_inside (end) ? 1 : 0;
  first = at;
  while (at < until)
    {
      GtkTextIter from, to;
      int next;

      gtk_text_buffer_get_iter_at_offset (buffer, &from, at);
      to = from;
      if (gtk_text_iter_ends_line (&from))
        {
          guint line = (guint) gtk_text_iter_get_line (&from) + (is_whole ? 0 : 1);

          /* Of whole lines the words go; one that has none goes with what parts it from the one before. */
          if ((!is_whole || has_no_words (self, line)) && can_join (self, line))
            g_array_append_val (joined, line);
          at++;
          continue;
        }
      gtk_text_iter_forward_to_line_end (&to);
      next = MIN (gtk_text_iter_get_offset (&to), until);
      to = from;
      if (gtk_text_iter_forward_to_tag_toggle (&to, NULL))
        next = MIN (next, gtk_text_iter_get_offset (&to));
      gtk_text_buffer_get_iter_at_offset (buffer, &to, next);
      if (delete_piece (self, &from, &to))
        until -= next - at;
      else
        at = next;
    }
  at = is_backward ? first : until;
  for (guint i = joined->len; i > 0; i--)
    at += join (self, g_array_index (joined, guint, i - 1), at);
  gtk_text_buffer_get_iter_at_offset (buffer, &cursor, at);
  gtk_text_buffer_place_cursor (buffer, &cursor);
  *start = cursor;
  *end = cursor;
}

/* Reads how the person wants a line to read; what they want it to be is @shape. */
static char *
read_proposed (StewardGuidelineTracking *self,
               guint                     line,
               const char               *shape)
{
  const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (self->document, line);
  g_autoptr (StewardInline) wanted = steward_inline_new ();
  g_autofree char *text = NULL;
  g_autofree char *proposed = NULL;
  gboolean joins;
  GtkTextIter at, end;

  joins = find_join (self, line, &at);
  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self->document), &at, (int) line);
  end = at;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  while (gtk_text_iter_compare (&at, &end) < 0)
    {
      GtkTextIter next = at;

      if (!gtk_text_iter_forward_to_tag_toggle (&next, NULL) || gtk_text_iter_compare (&next, &end) > 0)
        next = end;
      if (steward_guideline_authors_is_wanted (&at))
        {
          g_autofree char *shown = gtk_text_iter_get_text (&at, &next);
          g_autofree char *words = steward_guideline_breaks_read (shown, steward_guideline_authors_is_insertion (&at));

          steward_guideline_restyling_append (wanted, &at, words);
        }
      at = next;
    }
  /* A clause of which nothing stays is joined to none. */
  text = g_strconcat (joins && (wanted->length > 0 || has_no_words (self, line)) ? STEWARD_PROPOSAL_JOIN : "", wanted->text->str,
                      NULL);
  proposed = steward_proposal_set_shape (text, shape);
  return block->type != STEWARD_GUIDELINE_BLOCK_CODE ? steward_spans_propose (block->text, proposed, wanted)
                                                     : g_steal_pointer (&proposed);
}

static void
push (StewardGuidelineTracking *self,
      GPtrArray                *steps)
{
  Deed *last = g_queue_peek_head (&self->undo);
  Step *step = steps->pdata[0];
  gint64 now_us = g_get_monotonic_time ();
  Deed *deed;

  g_queue_clear_full (&self->redo, deed_free);
  if (last != NULL && steps->len == 1 && last->steps->len == 1 && now_us - last->at_us < PAUSE_US &&
      g_str_equal (((Step *) last->steps->pdata[0])->block, step->block))
    {
      Step *first = last->steps->pdata[0];

      g_free (first->after);
      first->after = g_steal_pointer (&step->after);
      last->at_us = now_us;
      return;
    }
  deed = g_new0 (Deed, 1);
  deed->steps = g_ptr_array_ref (steps);
  deed->cursor = self->cursor;
  deed->at_us = now_us;
  g_queue_push_head (&self->undo, deed);
}

/**
 * steward_guideline_tracking_finish:
 *
 * Something was typed.
 *
 * Returns: whether the person wants a block to read otherwise than before
 */
gboolean
steward_guideline_tracking_finish (StewardGuidelineTracking *self)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (step_free);
  GHashTableIter iter;
  gpointer line;

  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &line, NULL))
    {
      const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (self->document, GPOINTER_TO_UINT (line) - 1);
      Tracked *tracked = tracked_of (self->blocks, block->id);
      g_autofree char *words = steward_passage_plain (block);
      g_autofree char *read = read_proposed (self, GPOINTER_TO_UINT (line) - 1, steward_proposal_get_shape (tracked->proposed));
      char *proposed = strcmp (words, read) != 0 ? g_steal_pointer (&read) : NULL;
      Step *step;

      if (g_strcmp0 (proposed, tracked->proposed) == 0)
        {
          g_free (proposed);
          continue;
        }
      step = g_new0 (Step, 1);
      step->block = g_strdup (block->id);
      step->before = tracked->proposed;
      step->after = g_strdup (proposed);
      tracked->proposed = proposed;
      g_ptr_array_add (steps, step);
    }
  g_hash_table_remove_all (self->touched);
  if (steps->len > 0)
    push (self, steps);
  return steps->len > 0;
}

/**
 * steward_guideline_tracking_touch:
 * @first: from which line on
 * @n: how many lines
 *
 * How the words of lines are set is about to change: it is read when what goes on ends.
 */
void
steward_guideline_tracking_touch (StewardGuidelineTracking *self,
                                  guint                     first,
                                  guint                     n)
{
  for (guint i = first; i < first + n; i++)
    if (steward_guideline_tracking_can_type (self, i))
      touch (self, i);
}

/**
 * steward_guideline_tracking_show_lines:
 * @first: from which line on
 * @n: how many lines
 *
 * Shows them with what is suggested by now.
 */
void
steward_guideline_tracking_show_lines (StewardGuidelineTracking *self,
                                       guint                     first,
                                       guint                     n)
{
  for (guint i = first; i < first + n; i++)
    if (steward_guideline_tracking_can_type (self, i))
      show_line (self, i);
}

/* Something else than typing begins that is undone together. */
GPtrArray *
steward_guideline_tracking_begin (StewardGuidelineTracking *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->document);
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  self->cursor = gtk_text_iter_get_offset (&cursor);
  return g_ptr_array_new_with_free_func (step_free);
}

/* How the person wants a line to read from now on. */
void
steward_guideline_tracking_want (StewardGuidelineTracking *self,
                                 GPtrArray                *steps,
                                 guint                     line,
                                 const char               *wanted)
{
  const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (self->document, line);
  Tracked *tracked = tracked_of (self->blocks, block->id);
  g_autofree char *words = steward_passage_plain (block);
  Step *step;

  if (strcmp (wanted, tracked->proposed != NULL ? tracked->proposed : words) == 0)
    return;
  step = g_new0 (Step, 1);
  step->block = g_strdup (block->id);
  step->before = tracked->proposed;
  step->after = strcmp (wanted, words) != 0 ? g_strdup (wanted) : NULL;
  tracked->proposed = g_strdup (step->after);
  g_ptr_array_add (steps, step);
  show_line (self, line);
}

/* Returns: whether the person wants something else than before */
gboolean
steward_guideline_tracking_end (StewardGuidelineTracking *self,
                                GPtrArray                *steps)
{
  if (steps->len > 0)
    push (self, steps);
  return steps->len > 0;
}

StewardGuidelineBuffer *
steward_guideline_tracking_get_document (StewardGuidelineTracking *self)
{
  return self->document;
}

StewardGuidelineAuthors *
steward_guideline_tracking_get_authors (StewardGuidelineTracking *self)
{
  return self->authors;
}

/**
 * steward_guideline_tracking_undo:
 * @again: whether what was taken back is done again
 *
 * Returns: whether there was something
 */
gboolean
steward_guideline_tracking_undo (StewardGuidelineTracking *self,
                                 gboolean                  again)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->document);
  Deed *deed = g_queue_pop_head (again ? &self->redo : &self->undo);
  GtkTextIter cursor;

  if (deed == NULL)
    return FALSE;
  for (guint i = 0; i < deed->steps->len; i++)
    {
      Step *step = deed->steps->pdata[i];
      Tracked *tracked = tracked_of (self->blocks, step->block);
      gint line = find_line (self, step->block);

      g_free (tracked->proposed);
      tracked->proposed = g_strdup (again ? step->after : step->before);
      if (line >= 0)
        show_line (self, (guint) line);
    }
  gtk_text_buffer_get_iter_at_offset (buffer, &cursor, deed->cursor);
  gtk_text_buffer_place_cursor (buffer, &cursor);
  /* What is typed next is a deed of its own. */
  deed->at_us = 0;
  g_queue_push_head (again ? &self->undo : &self->redo, deed);
  return TRUE;
}

/**
 * steward_guideline_tracking_dup:
 * @block: the id of a block
 *
 * Returns: (transfer full) (nullable): how the person wants it to read; %NULL: as it is
 */
char *
steward_guideline_tracking_dup (StewardGuidelineTracking *self,
                                const char               *block)
{
  const Tracked *tracked = g_hash_table_lookup (self->blocks, block);

  return tracked != NULL ? g_strdup (tracked->proposed) : NULL;
}

/**
 * steward_guideline_tracking_set:
 * @line: which line
 * @proposed: how the person wants its words to be, without markup
 */
void
steward_guideline_tracking_set (StewardGuidelineTracking *self,
                                guint                     line,
                                const char               *proposed)
{
  const StewardGuidelineBlock *block = steward_guideline_buffer_get_block (self->document, line);
  g_autofree char *words = steward_passage_plain (block);
  const char *wanted = strcmp (words, proposed) != 0 ? proposed : NULL;
  Tracked *tracked = tracked_of (self->blocks, block->id);

  if (!self->is_ready || g_strcmp0 (tracked->proposed, wanted) == 0)
    return;
  g_queue_clear_full (&self->undo, deed_free);
  g_queue_clear_full (&self->redo, deed_free);
  g_free (tracked->proposed);
  tracked->proposed = g_strdup (wanted);
  show_line (self, line);
}
