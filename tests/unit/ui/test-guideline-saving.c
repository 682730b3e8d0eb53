/* test-guideline-saving.c: what is typed is stored, and nothing is lost when it can't be
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-guideline-cells.h"
#include "steward-guideline-proposer.h"
#include "steward-guideline-saver.h"

#include <string.h>

#define YOU "Ann"

/* A draft of two paragraphs. */
static StewardGuideline *
make (const char *id,
      const char *first,
      const char *second)
{
  StewardGuideline *guideline = steward_guideline_new (id, "Title", "en", NULL);

  steward_guideline_append (guideline, steward_guideline_block_new ("a", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, first));
  steward_guideline_append (guideline, steward_guideline_block_new ("b", STEWARD_GUIDELINE_BLOCK_PARAGRAPH, second));
  return guideline;
}

/* @offset: -1 for the end of the line */
static void
type_at (StewardGuidelineBuffer *document,
         int                     line,
         int                     offset,
         const char             *text)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (document), &iter, line, MAX (offset, 0));
  if (offset < 0)
    gtk_text_iter_forward_to_line_end (&iter);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (document), &iter);
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (document));
  gtk_text_buffer_insert_interactive_at_cursor (GTK_TEXT_BUFFER (document), text, -1, TRUE);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (document));
}

static void
end_waiting (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
}

static void
wait_ms (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add_once (ms, end_waiting, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* Suggestions */

typedef struct
{
  StewardGuidelineBuffer   *document;
  StewardGuidelineProposer *proposer;
  GPtrArray                *asked; /* (element-type GPtrArray) batches */
} Suggester;

static void
on_propose (Suggester *self,
            GPtrArray *batch)
{
  g_ptr_array_add (self->asked, g_ptr_array_ref (batch));
}

static void
show (Suggester  *self,
      const char *id,
      const char *first,
      const char *suggestions)
{
  g_autoptr (StewardGuideline) guideline = make (id, first, "Second words.");
  g_autoptr (JsonNode) lines = json_from_string (suggestions, NULL);

  steward_guideline_buffer_set_tracking (self->document, FALSE);
  steward_guideline_buffer_load (self->document, guideline);
  steward_guideline_buffer_set_tracking (self->document, TRUE);
  steward_guideline_buffer_show_suggestions (self->document, json_node_get_array (lines), YOU);
  steward_guideline_proposer_load (self->proposer);
}

static void
suggester_init (Suggester *self)
{
  self->document = steward_guideline_buffer_new ();
  self->proposer = steward_guideline_proposer_new (self->document);
  self->asked = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  steward_guideline_proposer_set_person (self->proposer, YOU);
  g_signal_connect_swapped (self->proposer, "save", G_CALLBACK (on_propose), self);
  show (self, "g", "First words.", "[]");
}

static void
suggester_clear (Suggester *self)
{
  g_object_unref (self->proposer);
  g_object_unref (self->document);
  g_ptr_array_unref (self->asked);
}

/* What was asked for since the last time, each batch as `guideline: block=proposed; …` and with | between. */
static void
check_asked (Suggester  *self,
             const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < self->asked->len; i++)
    {
      const GPtrArray *batch = self->asked->pdata[i];

      g_string_append_printf (found, "%s%s: ", i > 0 ? " | " : "", ((StewardWish *) batch->pdata[0])->guideline);
      for (guint k = 0; k < batch->len; k++)
        g_string_append_printf (found, "%s%s=%s", k > 0 ? "; " : "", ((StewardWish *) batch->pdata[k])->block,
                                ((StewardWish *) batch->pdata[k])->proposed);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
answer (Suggester *self,
        guint      at,
        gboolean   went_well)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_ref (self->asked->pdata[at]);

  g_ptr_array_remove_index (self->asked, at);
  steward_guideline_proposer_saved (self->proposer, batch, went_well);
}

/* Nothing that wasn't typed is asked for, and nothing that was is lost; not by leaving, and not by a failure. */
static void
test_failed_proposal (void)
{
  Suggester self;

  suggester_init (&self);
  type_at (self.document, 0, 5, "ly");
  check_asked (&self, "");
  steward_guideline_proposer_flush (self.proposer);
  check_asked (&self, "g: a=Firstly words.");
  g_assert_false (steward_guideline_proposer_is_stuck (self.proposer));
  answer (&self, 0, FALSE);
  g_assert_true (steward_guideline_proposer_is_stuck (self.proposer));

  /* In another guideline, what it has is left alone. */
  steward_guideline_proposer_leave (self.proposer);
  check_asked (&self, "g: a=Firstly words.");
  answer (&self, 0, FALSE);
  show (&self, "h", "First words.",
        "[{\"block\":\"b\",\"start\":0,\"end\":6,\"replacement\":\"Other\",\"person\":\"" YOU "\",\"name\":\"Ann\"}]");
  g_assert_false (steward_guideline_proposer_is_busy (self.proposer));
  type_at (self.document, 0, 5, "born");
  steward_guideline_proposer_flush (self.proposer);
  check_asked (&self, "g: a=Firstly words. | h: a=Firstborn words.");
  answer (&self, 1, TRUE);
  answer (&self, 0, FALSE);

  /* Back, it stands in the text. */
  steward_guideline_proposer_leave (self.proposer);
  answer (&self, 0, FALSE);
  show (&self, "g", "First words.", "[]");
  g_assert_true (steward_guideline_proposer_is_busy (self.proposer));
  {
    g_autofree char *proposed = steward_guideline_buffer_dup_proposed (self.document, 0);

    g_assert_cmpstr (proposed, ==, "Firstly words.");
  }
  /* And goes on: what failed goes alone, so that it keeps back nothing else. */
  type_at (self.document, 1, 6, "ary");
  steward_guideline_proposer_flush (self.proposer);
  check_asked (&self, "g: a=Firstly words. | g: b=Secondary words.");
  answer (&self, 1, TRUE);
  type_at (self.document, 0, -1, "!");
  answer (&self, 0, FALSE);
  steward_guideline_proposer_flush (self.proposer);
  check_asked (&self, "g: a=Firstly words.!");
  answer (&self, 0, TRUE);
  g_assert_false (steward_guideline_proposer_is_stuck (self.proposer));
  g_assert_false (steward_guideline_proposer_is_busy (self.proposer));

  /* Typed over words that were changed meanwhile, it is carried along. */
  type_at (self.document, 0, 0, "The ");
  steward_guideline_proposer_leave (self.proposer);
  answer (&self, 0, FALSE);
  show (&self, "g", "First words of all.", "[]");
  {
    g_autofree char *proposed = steward_guideline_buffer_dup_proposed (self.document, 0);

    g_assert_cmpstr (proposed, ==, "The Firstly words of all.!");
  }

  /* Somebody else's seat isn't where it is stored: neither what failed, nor what was just typed. */
  type_at (self.document, 1, 6, "ary");
  g_assert_true (steward_guideline_proposer_set_person (self.proposer, "Jonas"));
  check_asked (&self, "");
  steward_guideline_proposer_leave (self.proposer);
  check_asked (&self, "");
  wait_ms (1000);
  check_asked (&self, "");
  g_assert_false (steward_guideline_proposer_is_stuck (self.proposer));
  g_assert_false (steward_guideline_proposer_is_busy (self.proposer));
  g_assert_true (steward_guideline_proposer_is_unsaved (self.proposer));
  g_assert_true (steward_guideline_proposer_set_person (self.proposer, YOU));
  steward_guideline_proposer_flush (self.proposer);
  check_asked (&self, "g: a=The Firstly words.! | g: b=Secondary words.");
  answer (&self, 1, TRUE);
  answer (&self, 0, TRUE);
  g_assert_false (steward_guideline_proposer_is_unsaved (self.proposer));
  suggester_clear (&self);
}

/* Drafts */

typedef struct
{
  StewardGuidelineBuffer *document;
  StewardGuidelineSaver  *saver;
  guint                   n_asked;
  guint                   n_settled;
} Writer;

static void
on_save (Writer           *self,
         StewardOperation *operation)
{
  self->n_asked++;
  g_object_unref (operation);
}

static void
on_settled (Writer *self)
{
  self->n_settled++;
}

static void
load (Writer     *self,
      const char *id,
      const char *first)
{
  g_autoptr (StewardGuideline) guideline = make (id, first, "Second words.");
  g_autoptr (StewardGuideline) typed = NULL;

  steward_guideline_saver_leave (self->saver);
  typed = steward_guideline_saver_load (self->saver, guideline);
  steward_guideline_buffer_load (self->document, typed);
}

static void
check_text (Writer     *self,
            const char *expected)
{
  g_assert_cmpstr (steward_guideline_get_block (steward_guideline_buffer_get_guideline (self->document), 0)->text, ==, expected);
}

static void
test_failed_save (void)
{
  Writer self = { steward_guideline_buffer_new (), NULL, 0, 0 };

  self.saver = steward_guideline_saver_new (self.document);
  steward_guideline_saver_set_person (self.saver, YOU);
  g_signal_connect_swapped (self.saver, "save", G_CALLBACK (on_save), &self);
  g_signal_connect_swapped (self.saver, "settled", G_CALLBACK (on_settled), &self);
  load (&self, "g", "First words.");
  steward_guideline_saver_flush (self.saver);
  g_assert_cmpuint (self.n_asked, ==, 0);

  /* Asking whether all is stored stores nothing. */
  for (guint i = 0; i < 5; i++)
    {
      type_at (self.document, 0, 5, "x");
      g_assert_true (steward_guideline_saver_is_busy (self.saver));
    }
  g_assert_cmpuint (self.n_asked, ==, 0);
  steward_guideline_saver_flush (self.saver);
  g_assert_cmpuint (self.n_asked, ==, 1);
  steward_guideline_saver_saved (self.saver, FALSE);
  g_assert_true (steward_guideline_saver_is_stuck (self.saver));

  /* It is tried again, without another key. */
  wait_ms (2300);
  g_assert_cmpuint (self.n_asked, ==, 2);

  /* Another draft is opened before the answer is there, and it is no. */
  type_at (self.document, 0, 0, "y");
  load (&self, "h", "Other words.");
  g_assert_false (steward_guideline_saver_is_busy (self.saver));
  steward_guideline_saver_saved (self.saver, FALSE);
  g_assert_true (steward_guideline_saver_is_stuck (self.saver));
  type_at (self.document, 0, 0, "z");
  steward_guideline_saver_flush (self.saver);
  g_assert_cmpuint (self.n_asked, ==, 3);
  steward_guideline_saver_saved (self.saver, TRUE);
  check_text (&self, "zOther words.");

  /* Back, all that was typed is there, and stored. */
  load (&self, "g", "First words.");
  check_text (&self, "yFirstxxxxx words.");
  g_assert_true (steward_guideline_saver_is_busy (self.saver));
  steward_guideline_saver_flush (self.saver);
  g_assert_cmpuint (self.n_asked, ==, 4);
  steward_guideline_saver_saved (self.saver, TRUE);
  g_assert_false (steward_guideline_saver_is_busy (self.saver));
  g_assert_false (steward_guideline_saver_is_stuck (self.saver));
  steward_guideline_saver_flush (self.saver);
  g_assert_cmpuint (self.n_asked, ==, 4);

  /* What is typed and taken back is nothing to store, and what others did meanwhile can be shown. */
  g_assert_cmpuint (self.n_settled, ==, 0);
  type_at (self.document, 0, 0, "x");
  g_assert_true (steward_guideline_buffer_undo (self.document));
  g_assert_true (steward_guideline_saver_is_busy (self.saver));
  steward_guideline_saver_flush (self.saver);
  g_assert_cmpuint (self.n_asked, ==, 4);
  g_assert_cmpuint (self.n_settled, ==, 1);
  g_assert_false (steward_guideline_saver_is_busy (self.saver));
  g_assert_false (steward_guideline_saver_is_unsaved (self.saver));

  /* One that failed and is taken back isn't stuck any more. */
  type_at (self.document, 0, 0, "x");
  steward_guideline_saver_flush (self.saver);
  steward_guideline_saver_saved (self.saver, FALSE);
  g_assert_true (steward_guideline_saver_is_stuck (self.saver));
  g_assert_true (steward_guideline_buffer_undo (self.document));
  steward_guideline_saver_flush (self.saver);
  g_assert_cmpuint (self.n_asked, ==, 5);
  g_assert_cmpuint (self.n_settled, ==, 2);
  g_assert_false (steward_guideline_saver_is_stuck (self.saver));

  /* One that failed and was left still is, also when something else went well. */
  type_at (self.document, 0, 0, "w");
  steward_guideline_saver_flush (self.saver);
  steward_guideline_saver_saved (self.saver, FALSE);
  load (&self, "h", "Other words.");
  g_assert_false (steward_guideline_saver_is_busy (self.saver));
  g_assert_true (steward_guideline_saver_is_stuck (self.saver));
  g_assert_true (steward_guideline_saver_is_unsaved (self.saver));
  type_at (self.document, 0, 0, "v");
  steward_guideline_saver_flush (self.saver);
  steward_guideline_saver_saved (self.saver, TRUE);
  g_assert_true (steward_guideline_saver_is_stuck (self.saver));
  g_assert_cmpuint (self.n_asked, ==, 7);

  /* Nothing of it is stored in another's name, nor shown to them as theirs. */
  steward_guideline_saver_set_person (self.saver, "Jonas");
  wait_ms (1000);
  g_assert_cmpuint (self.n_asked, ==, 7);
  g_assert_false (steward_guideline_saver_is_stuck (self.saver));
  g_assert_true (steward_guideline_saver_is_unsaved (self.saver));
  load (&self, "g", "First words.");
  check_text (&self, "First words.");
  type_at (self.document, 0, 0, "u");
  steward_guideline_saver_flush (self.saver);
  g_assert_cmpuint (self.n_asked, ==, 8);

  /* Nor is what they were typing, and what was on its way and comes back. */
  steward_guideline_saver_set_person (self.saver, YOU);
  load (&self, "g", "First words.");
  check_text (&self, "wyFirstxxxxx words.");
  steward_guideline_saver_saved (self.saver, FALSE);
  g_assert_true (steward_guideline_saver_is_unsaved (self.saver));
  steward_guideline_saver_flush (self.saver);
  g_assert_cmpuint (self.n_asked, ==, 9);
  steward_guideline_saver_saved (self.saver, TRUE);
  g_assert_false (steward_guideline_saver_is_busy (self.saver));
  g_assert_false (steward_guideline_saver_is_stuck (self.saver));
  g_assert_true (steward_guideline_saver_is_unsaved (self.saver));
  steward_guideline_saver_set_person (self.saver, "Jonas");
  g_assert_true (steward_guideline_saver_is_stuck (self.saver));
  steward_guideline_saver_flush (self.saver);
  g_assert_cmpuint (self.n_asked, ==, 10);
  steward_guideline_saver_saved (self.saver, TRUE);
  g_assert_false (steward_guideline_saver_is_unsaved (self.saver));
  g_object_unref (self.saver);
  g_object_unref (self.document);
}

/* What is typed in a cell is stored, and so is that it was taken back. */
static void
test_saved_cell (void)
{
  Writer self = { steward_guideline_buffer_new (), NULL, 0, 0 };
  guint line;

  self.saver = steward_guideline_saver_new (self.document);
  steward_guideline_saver_set_person (self.saver, YOU);
  g_signal_connect_swapped (self.saver, "save", G_CALLBACK (on_save), &self);
  load (&self, "g", "First words.");
  line = steward_guideline_buffer_insert_table (self.document, 1, 1);
  steward_guideline_saver_flush (self.saver);
  steward_guideline_saver_saved (self.saver, TRUE);
  g_assert_cmpuint (self.n_asked, ==, 1);
  g_assert_true (steward_guideline_buffer_set_cell (self.document, line, 1, 0, "x", TRUE));
  steward_guideline_saver_flush (self.saver);
  steward_guideline_saver_saved (self.saver, TRUE);
  g_assert_cmpuint (self.n_asked, ==, 2);
  g_assert_true (steward_guideline_buffer_undo (self.document));
  steward_guideline_saver_flush (self.saver);
  g_assert_cmpuint (self.n_asked, ==, 3);
  steward_guideline_saver_saved (self.saver, TRUE);
  g_object_unref (self.saver);
  g_object_unref (self.document);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guideline-saving/failed-proposal", test_failed_proposal);
  g_test_add_func ("/guideline-saving/failed-save", test_failed_save);
  g_test_add_func ("/guideline-saving/cell", test_saved_cell);
  return g_test_run ();
}
