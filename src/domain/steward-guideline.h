/* steward-guideline.h: a policy document as a list of blocks
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steward-record.h"

G_BEGIN_DECLS

/**
 * StewardGuidelineBlockType:
 * @STEWARD_GUIDELINE_BLOCK_HEADING: begins a part; its level is 1 to 6
 * @STEWARD_GUIDELINE_BLOCK_PARAGRAPH: a clause
 * @STEWARD_GUIDELINE_BLOCK_ITEM: one item of a list; blocks under it name it as their parent
 * @STEWARD_GUIDELINE_BLOCK_TABLE: rows of cells, the first is the head
 * @STEWARD_GUIDELINE_BLOCK_QUOTE: somebody else's words; further blocks of it name it as parent
 * @STEWARD_GUIDELINE_BLOCK_CODE: words to be taken as they stand; its text is no CommonMark
 *
 * What a block is. In records: `heading`, `paragraph`, `item`, `table`, `quote`, `code`.
 */
typedef enum
{
  STEWARD_GUIDELINE_BLOCK_HEADING,
  STEWARD_GUIDELINE_BLOCK_PARAGRAPH,
  STEWARD_GUIDELINE_BLOCK_ITEM,
  STEWARD_GUIDELINE_BLOCK_TABLE,
  STEWARD_GUIDELINE_BLOCK_QUOTE,
  STEWARD_GUIDELINE_BLOCK_CODE,
} StewardGuidelineBlockType;

/**
 * StewardGuidelineBlock:
 * @id: stays with the clause wherever it moves
 * @parent: (nullable): the item or quote that it is under
 * @order_key: its place among those with the same parent; ties are broken by id
 * @level: of a heading 1 to 6; of an item how deep it lies, from 1; else 0
 * @ordered: whether an item is counted
 * @start: of an item that is counted: its number, where a list begins with it that doesn't begin at 1 or comes right after
 *   another; 0 for the number after the item before it
 * @text: CommonMark inline in NFC (of code: plain); empty for a table
 * @rows: (nullable) (element-type GStrv): a table's cells, CommonMark inline, as steward-guideline-rows.h has them
 * @rule: (nullable): the rule on the clause, as steward-guideline-rule.h describes it
 * @renders: (nullable): in a language version the block of the master that it says
 * @renders_number: the edition of the master whose words it renders; 0 as long as it isn't translated
 *
 * One block.
 */
typedef struct
{
  char                      *id;
  char                      *parent;
  char                      *order_key;
  StewardGuidelineBlockType  type;
  guint                      level;
  gboolean                   ordered;
  guint                      start;
  char                      *text;
  GPtrArray                 *rows;
  JsonNode                  *rule;
  char                      *renders;
  gint64                     renders_number;
} StewardGuidelineBlock;

/* As many as CommonMark and office documents both take. */
#define STEWARD_LIST_START_MAX 32767

StewardGuidelineBlock *steward_guideline_block_new       (const char                  *id,
                                                          StewardGuidelineBlockType    type,
                                                          const char                  *text);
StewardGuidelineBlock *steward_guideline_block_copy      (const StewardGuidelineBlock *self);
void                   steward_guideline_block_free      (StewardGuidelineBlock       *self);
void                   steward_guideline_block_to_record (const StewardGuidelineBlock *self,
                                                          StewardRecord               *record);
const char            *steward_guideline_block_type_name (StewardGuidelineBlockType    type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardGuidelineBlock, steward_guideline_block_free)

#define STEWARD_TYPE_GUIDELINE (steward_guideline_get_type ())
G_DECLARE_FINAL_TYPE (StewardGuideline, steward_guideline, STEWARD, GUIDELINE, GObject)

StewardGuideline      *steward_guideline_new              (const char        *id,
                                                           const char        *title,
                                                           const char        *language,
                                                           const char *const *audience);
StewardGuideline      *steward_guideline_new_from_records (StewardRecord     *guideline,
                                                           GPtrArray         *blocks);
StewardGuideline      *steward_guideline_new_from_edition (StewardRecord     *edition,
                                                           GError           **error);

const char            *steward_guideline_get_id           (StewardGuideline  *self);
const char            *steward_guideline_get_title        (StewardGuideline  *self);
const char            *steward_guideline_get_language     (StewardGuideline  *self);
const char *const     *steward_guideline_get_audience     (StewardGuideline  *self);
const char            *steward_guideline_get_master       (StewardGuideline  *self);
void                   steward_guideline_set_master       (StewardGuideline  *self,
                                                           const char        *master);
gint64                 steward_guideline_get_number       (StewardGuideline  *self);
guint                  steward_guideline_get_n_blocks     (StewardGuideline  *self);
const StewardGuidelineBlock *
                       steward_guideline_get_block        (StewardGuideline  *self,
                                                           guint              at);
gint                   steward_guideline_find             (StewardGuideline  *self,
                                                           const char        *block);
const char            *steward_guideline_get_clause       (StewardGuideline  *self,
                                                           guint              at);
gint                   steward_guideline_find_heading     (StewardGuideline  *self,
                                                           guint              at);
guint                  steward_guideline_get_item_number  (StewardGuideline  *self,
                                                           guint              at);

void                   steward_guideline_take_blocks      (StewardGuideline  *self,
                                                           GPtrArray         *blocks);
gboolean               steward_guideline_take_words       (StewardGuideline            *self,
                                                           guint                        at,
                                                           const StewardGuidelineBlock *block);
GPtrArray             *steward_guideline_copy_blocks      (StewardGuideline  *self);
void                   steward_guideline_append           (StewardGuideline      *self,
                                                           StewardGuidelineBlock *block);

void                   steward_guideline_place_blocks     (GPtrArray         *blocks);

JsonNode              *steward_guideline_blocks_to_json   (StewardGuideline  *self) G_GNUC_WARN_UNUSED_RESULT;
JsonNode              *steward_guideline_shown_to_json    (StewardGuideline  *self) G_GNUC_WARN_UNUSED_RESULT;
char                  *steward_guideline_hash             (StewardGuideline  *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
