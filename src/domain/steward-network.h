/* steward-network.h: what each network allows, and how it counts
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StewardCounting:
 * @STEWARD_COUNT_CODE_POINTS: Unicode code points
 * @STEWARD_COUNT_GRAPHEMES: characters as a reader sees them (UAX #29)
 * @STEWARD_COUNT_MASTODON: graphemes; an address is a fixed length, of `@user@host` only `@user`
 *   counts (StatusLengthValidator of Mastodon 4)
 * @STEWARD_COUNT_WEIGHTED: Latin and general punctuation 1, everything else and each emoji 2, an
 *   address is a fixed length (configuration version 3 of X's weighted counting)
 *
 * How a network measures a post.
 */
typedef enum
{
  STEWARD_COUNT_CODE_POINTS,
  STEWARD_COUNT_GRAPHEMES,
  STEWARD_COUNT_MASTODON,
  STEWARD_COUNT_WEIGHTED,
} StewardCounting;

/**
 * StewardAccess:
 * @STEWARD_ACCESS_BY_HAND: programs can't post: people copy the text and open the network
 * @STEWARD_ACCESS_BROWSER: the account's owner says yes in a browser (OAuth 2.0)
 * @STEWARD_ACCESS_PASSWORD: the account's owner makes a password for one program
 *
 * How Steward comes to speak in an account's name.
 */
typedef enum
{
  STEWARD_ACCESS_BY_HAND,
  STEWARD_ACCESS_BROWSER,
  STEWARD_ACCESS_PASSWORD,
} StewardAccess;

/**
 * StewardNetwork:
 * @name: as records hold it
 * @title: the network's own name, not translated
 * @max_length: of a post or reply, by @counting; 0 is without limit
 * @max_bytes: of a post or reply, of its UTF-8; 0 is without limit
 * @url_length: what an address counts; 0 is its own length
 * @max_attachments: of one post; 0 when not known
 * @max_description: code points of a picture's description; 0 is without limit
 * @max_attachment_bytes: of one picture; 0 when not known
 * @threads: a longer text goes out as several posts, each a reply to the one before
 * @needs_descriptions: pictures need a description
 * @source: (nullable): where the numbers were read
 * @dated: (nullable): on which day, `2024-11-18`
 * @access: how Steward posts there
 * @replaces: a correction is a new post in the place of the old one, with another address
 *
 * A network; texts belong to the program or to the #StewardNetworks that it is from. Constant; any thread.
 */
typedef struct
{
  const char      *name;
  const char      *title;
  StewardCounting  counting;
  guint            max_length;
  guint            max_bytes;
  guint            url_length;
  guint            max_attachments;
  guint            max_description;
  guint            max_attachment_bytes;
  gboolean         threads;
  gboolean         needs_descriptions;
  const char      *source;
  const char      *dated;
  StewardAccess    access;
  gboolean         replaces;
} StewardNetwork;

const StewardNetwork *steward_network_find        (const char           *name);
const StewardNetwork *steward_network_list        (guint                *n_networks);
StewardNetwork        steward_network_with_limits (const StewardNetwork *self,
                                                   JsonNode             *limits);
guint                 steward_network_count       (const StewardNetwork *self,
                                                   const char           *text,
                                                   const char           *content_warning);
guint                 steward_network_count_bytes (const char           *text,
                                                   const char           *content_warning);
gint                  steward_network_find_excess (const StewardNetwork *self,
                                                   const char           *text,
                                                   const char           *content_warning);

const char *const    *steward_counting_list_names  (void);
gboolean              steward_counting_from_string (const char           *name,
                                                    StewardCounting      *counting);

G_END_DECLS
