/* steward-import-lines.c: posts out of JSON Lines
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-import-lines"

#include "steward-import-reader-private.h"

#include "steward-json.h"
#include "steward-kinds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A longer line is no post. */
#define MAX_LINE (16 * 1024 * 1024)

typedef struct
{
  StewardImportReader       reader;
  GBufferedInputStream     *stream; /* (owned) */
  const StewardImportTerms *terms;  /* (unowned) */
  GByteArray               *bytes;  /* (owned) the line in work */
  GString                  *name;   /* (owned) of the member in work */
  GString                  *value;  /* (owned) */
  guint                     line;
} Lines;

/* What `mention export` prints and an import tells anew. */
static const char *const told_anew[] = {
  "id", "source", "collected", "topics", "story", "status", "department", "assignee", "due", "links", "mentioned",
  "hashtags", "aliases", "because", "matrix_version", "target_minutes", "shared_with", "informed", "clock_start",
  "first_taken", "first_answered", "closed", "answered_at_address", "reason", "corrected", "earlier_texts", "created",
  "changed", "changed_by", "merged_into", "snoozed_until", "wake_on_reply", "waiting_for", "handed_from",
  "hand_over_accepted", NULL
};

/* Reads a line without its end; *@too_long tells of one that was skipped. */
static gboolean
read_line (Lines         *self,
           gboolean      *at_end,
           gboolean      *too_long,
           GCancellable  *cancellable,
           GError       **error)
{
  g_byte_array_set_size (self->bytes, 0);
  *at_end = *too_long = FALSE;
  self->line++;
  while (TRUE)
    {
      gsize available;
      const guint8 *buffer = g_buffered_input_stream_peek_buffer (self->stream, &available);
      const guint8 *end;
      gsize length;

      if (available == 0)
        {
          gssize filled = g_buffered_input_stream_fill (self->stream, -1, cancellable, error);

          if (filled < 0)
            return FALSE;
          if (filled == 0)
            {
              *at_end = self->bytes->len == 0 && !*too_long;
              return TRUE;
            }
          continue;
        }
      end = memchr (buffer, '\n', available);
      length = end != NULL ? (gsize) (end - buffer) : available;
      if (self->bytes->len + length > MAX_LINE)
        *too_long = TRUE;
      if (!*too_long)
        g_byte_array_append (self->bytes, buffer, (guint) length);
      g_input_stream_skip (G_INPUT_STREAM (self->stream), end != NULL ? length + 1 : length, NULL, NULL);
      if (end != NULL)
        return TRUE;
    }
}

static char *
check_name (const char *name)
{
  g_autofree char *names = NULL;

  if (steward_import_find_field (name) >= 0 || g_strv_contains (told_anew, name))
    return NULL;
  names = steward_import_list_fields ();
  return g_strdup_printf (_("there is no key “%s”; the keys are %s"), name, names);
}

static const char *
skip_space (const char *p)
{
  while (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n')
    p++;
  return p;
}

/* What follows reads JSON that was checked: each bracket and quotation mark has its other. */

static gunichar
read_code_unit (const char *p)
{
  gunichar unit = 0;

  for (guint i = 0; i < 4; i++)
    unit = unit * 16 + (gunichar) g_ascii_xdigit_value (p[i]);
  return unit;
}

static const char *
append_escape (const char *p,
               GString    *text)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  const char *at = strchr (from, *p);
  gunichar c;

  if (at != NULL)
    {
      g_string_append_c (text, to[at - from]);
      return p + 1;
    }
  c = read_code_unit (p + 1);
  p += 5;
  if (c >= 0xd800 && c < 0xdc00)
    {
      c = 0x10000 + ((c - 0xd800) << 10) + (read_code_unit (p + 2) - 0xdc00);
      p += 6;
    }
  g_string_append_unichar (text, c);
  return p;
}

/* From behind the opening quotation mark to behind the closing one. */
static const char *
read_text (const char *p,
           GString    *text)
{
  g_string_truncate (text, 0);
  while (*p != '"')
    {
      gsize plain = strcspn (p, "\"\\");

      g_string_append_len (text, p, (gssize) plain);
      p += plain;
      if (*p == '\\')
        p = append_escape (p + 1, text);
    }
  return p + 1;
}

static const char *
skip_value (const char *p,
            GString    *scratch)
{
  guint depth = 0;

  do
    {
      if (*p == '"')
        {
          p = read_text (p + 1, scratch);
          continue;
        }
      if (*p == '{' || *p == '[')
        depth++;
      else if (*p == '}' || *p == ']')
        depth--;
      p++;
    }
  while (depth > 0 || strchr (",}", *p) == NULL);
  return p;
}

static char *
read_members (Lines         *self,
              const char    *p,
              StewardRecord *post)
{
  p = skip_space (p + 1);
  while (*p != '}')
    {
      char *reason;
      int field;

      p = skip_space (read_text (p + 1, self->name));
      p = skip_space (p + 1);
      reason = check_name (self->name->str);
      field = steward_import_find_field (self->name->str);
      if (reason != NULL)
        return reason;
      if (field >= 0 && *p == '"')
        {
          p = read_text (p + 1, self->value);
          reason = steward_import_set_field (self->terms, post, (StewardImportField) field, self->value->str);
        }
      else if (field >= 0 && *p != 'n')
        reason = g_strdup_printf (_("%s is no text; put it in quotation marks"), self->name->str);
      else
        p = skip_value (p, self->value);
      if (reason != NULL)
        return reason;
      p = skip_space (p);
      if (*p == ',')
        p = skip_space (p + 1);
    }
  return NULL;
}

static char *
read_object (Lines         *self,
             const char    *text,
             gsize          length,
             StewardRecord *post)
{
  g_autoptr (GError) error = NULL;
  char *reason;

  if (!steward_json_check (text, length, &error))
    return g_strdup (error->message);
  text = skip_space (text);
  if (*text != '{')
    return g_strdup (_("it is no object"));
  reason = read_members (self, text, post);
  return reason != NULL ? reason : steward_import_complete_post (post);
}

static gboolean
next (StewardImportReader  *reader,
      StewardRecord       **post,
      char                **reason,
      GCancellable         *cancellable,
      GError              **error)
{
  Lines *self = (Lines *) reader;

  while (TRUE)
    {
      gboolean at_end;
      gboolean too_long;
      const char *text;
      gsize length;

      if (!read_line (self, &at_end, &too_long, cancellable, error))
        return FALSE;
      if (at_end)
        return TRUE;
      if (too_long)
        {
          *reason = g_strdup (_("the line is longer than 16 MiB"));
          return TRUE;
        }
      length = self->bytes->len;
      g_byte_array_append (self->bytes, (const guint8 *) "", 1);
      text = (const char *) self->bytes->data;
      if (self->line == 1 && length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
        {
          text += 3;
          length -= 3;
        }
      while (length > 0 && g_ascii_isspace (text[length - 1]))
        length--;
      if (length == 0)
        continue;
      /* What is checked ends where the text does. */
      self->bytes->data[text - (const char *) self->bytes->data + (gssize) length] = 0;
      *post = steward_record_new (&steward_mention_kind, "post");
      *reason = read_object (self, text, length, *post);
      if (*reason != NULL)
        g_clear_object (post);
      return TRUE;
    }
}

static guint
get_line (StewardImportReader *reader)
{
  return ((Lines *) reader)->line;
}

static void
lines_free (StewardImportReader *reader)
{
  Lines *self = (Lines *) reader;

  g_object_unref (self->stream);
  g_byte_array_unref (self->bytes);
  g_string_free (self->name, TRUE);
  g_string_free (self->value, TRUE);
  g_free (self);
}

/**
 * steward_import_lines_new:
 * @terms: stays the caller's, and there as long as the reader
 *
 * Returns: (transfer full): a reader of the lines
 */
StewardImportReader *
steward_import_lines_new (GInputStream             *stream,
                          const StewardImportTerms *terms)
{
  Lines *self = g_new0 (Lines, 1);

  self->reader = (StewardImportReader){ next, get_line, lines_free };
  self->stream = G_BUFFERED_INPUT_STREAM (g_buffered_input_stream_new_sized (stream, 65536));
  self->terms = terms;
  self->bytes = g_byte_array_new ();
  self->name = g_string_new (NULL);
  self->value = g_string_new (NULL);
  return &self->reader;
}
