/* steward-feed-reader.h: elements of any XML dialect gathered to entries
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "steward-feed.h"

G_BEGIN_DECLS

/**
 * StewardFeedDraft:
 *
 * What has been read so far of an entry, or of the feed itself. A `…_depth` is how deep the
 * element was that gave the value, 0 for none yet: a deeper one does not replace it.
 */
typedef struct
{
  char *id;             /* (owned) (nullable) */
  guint id_depth;
  char *link;           /* (owned) (nullable): "" for an empty element */
  char *next;           /* (owned) (nullable) */
  char *title;          /* (owned) (nullable) */
  guint title_depth;
  guint settled_title_depth; /* of a title that had words; a later one doesn't replace it */
  char *summary;        /* (owned) (nullable) */
  char *content;        /* (owned) (nullable) */
  char *author;         /* (owned) (nullable) */
  guint author_depth;
  char *author_name;    /* (owned) (nullable): of the person being read */
  char *author_email;   /* (owned) (nullable) */
  char *author_page;    /* (owned) (nullable) */
  char *in_reply_to;    /* (owned) (nullable) */
  char *language;       /* (owned) (nullable) */
  gint64 published_us;
  gint64 updated_us;
  GPtrArray *categories; /* (owned) */
  GPtrArray *links;      /* (owned): behind words of content or summary */
} StewardFeedDraft;

typedef struct _StewardFeedReader StewardFeedReader;

/**
 * StewardFeedHandler:
 * @reader: reader
 * @node: an element that the handler is for
 *
 * Reads one element.
 *
 * Returns: whether the elements inside of @node are to be read too
 */
typedef gboolean (*StewardFeedHandler) (StewardFeedReader *reader,
                                        xmlNode           *node);

/**
 * StewardFeedElement:
 * @name: `prefix:name`, or `name` for the namespaces of the dialects themselves, in lower case
 * @read: what reads it
 */
typedef struct
{
  const char *name;
  StewardFeedHandler read;
} StewardFeedElement;

/**
 * StewardFeedReader:
 * @draft: (unowned): what is being read
 * @base: (unowned) (nullable): address that addresses are relative to, here
 * @language: (unowned) (nullable): language here
 * @depth: how deep the element is
 * @is_atom: whether the document is Atom, where nothing has to be guessed
 * @in_author: inside of an element that describes the author
 * @in_picture: inside of a picture or a form, whose title and link are not the entry's
 */
struct _StewardFeedReader
{
  StewardFeedDraft *draft;
  const char *base;
  const char *language;
  guint depth;
  gboolean is_atom;
  guint in_author;
  guint in_picture;
};

const char *steward_feed_reader_name       (xmlNode           *node,
                                            char               name[64]);
gboolean    steward_feed_reader_is_entry   (xmlNode           *node);
char       *steward_feed_reader_attribute  (xmlNode           *node,
                                            const char        *name) G_GNUC_WARN_UNUSED_RESULT;
char       *steward_feed_reader_words      (xmlNode           *node) G_GNUC_WARN_UNUSED_RESULT;
void        steward_feed_reader_save_date  (xmlNode           *node,
                                            gint64            *time_us);
void        steward_feed_reader_save_link  (StewardFeedReader *reader,
                                            const char        *reference);
void        steward_feed_reader_read_children (StewardFeedReader *reader,
                                            xmlNode           *node);
void        steward_feed_reader_read_entry (StewardFeed       *feed,
                                            xmlNode           *node,
                                            const char        *base_address,
                                            gboolean           is_atom);
void        steward_feed_reader_read_feed  (StewardFeed       *feed,
                                            xmlNode           *root,
                                            const char        *base_address,
                                            gboolean           is_atom);

G_END_DECLS
