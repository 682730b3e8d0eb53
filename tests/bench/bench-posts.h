/* bench-posts.h: many posts that look like real ones
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * BenchPosts:
 *
 * Posts of an airline's public, made up from parts: six languages, common words as often as in
 * speech and rare ones as rarely (Zipf), a few busy authors and many who write once, replies, three
 * years of them and a few of the last week. The same seed gives the same posts.
 */
typedef struct _BenchPosts BenchPosts;

BenchPosts *bench_posts_new         (guint32     seed,
                                     guint       n,
                                     gint64      now_us);
void        bench_posts_free        (BenchPosts *self);
gboolean    bench_posts_next_line   (BenchPosts *self,
                                     GString    *line);
char       *bench_posts_rare_word   (guint       rank);
gboolean    bench_posts_write       (const char *path,
                                     guint32     seed,
                                     guint       n,
                                     gint64      now_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchPosts, bench_posts_free)
