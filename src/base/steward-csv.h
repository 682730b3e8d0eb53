/* steward-csv.h: comma-separated values, read as they come
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StewardCsvError:
 * @STEWARD_CSV_ERROR_QUOTE: a quotation mark is never closed, or a row is beyond all measure; what
 *   follows can't be read
 *
 * Why a table ends early.
 */
typedef enum
{
  STEWARD_CSV_ERROR_QUOTE,
} StewardCsvError;

#define STEWARD_CSV_ERROR (steward_csv_error_quark ())
GQuark            steward_csv_error_quark    (void);

/**
 * STEWARD_CSV_MAX_ROW:
 *
 * Bytes of the longest row: beyond it a quotation mark was forgotten.
 */
#define STEWARD_CSV_MAX_ROW (16 * 1024 * 1024)

/**
 * StewardCsvReader:
 *
 * Reads RFC 4180 as people write it: commas, semicolons or tabs (told from the first row), quoted
 * cells with line ends in them, any line end, a byte order mark. Holds one row at a time.
 */
typedef struct _StewardCsvReader StewardCsvReader;

StewardCsvReader *steward_csv_reader_new      (GInputStream       *stream);
void              steward_csv_reader_free     (StewardCsvReader   *self);
char            **steward_csv_reader_next     (StewardCsvReader   *self,
                                               GCancellable       *cancellable,
                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;
guint             steward_csv_reader_get_line (StewardCsvReader   *self);

gboolean          steward_csv_begins_formula (const char         *text);
void              steward_csv_append_cell     (GString            *out,
                                               const char         *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardCsvReader, steward_csv_reader_free)

G_END_DECLS
