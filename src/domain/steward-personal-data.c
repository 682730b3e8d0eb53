/* steward-personal-data.c: what in a text leads to one person
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-personal-data"

#include "steward-personal-data.h"

#include <string.h>

/* A text in which digits of any script, full-width forms, dashes and spaces are the ASCII ones, and
 * what can't be seen is gone: nobody hides a number by writing it in other characters. */
typedef struct
{
  gunichar *chars;  /* (owned) zero-terminated, lower case */
  guint    *places; /* (owned) the code point of the text that each was; one more for the end */
  guint     length;
} Plain;

static gboolean
is_invisible (gunichar c)
{
  return c == 0xad || (c >= 0x200b && c <= 0x200f) || c == 0x2060 || c == 0xfeff ||
         (c >= 0xfe00 && c <= 0xfe0f) || c == 0x20e3;
}

static gunichar
plain_char (gunichar c)
{
  gunichar one;

  if (c < 0x80)
    return (gunichar) g_ascii_tolower ((char) c);
  if (g_unichar_isdigit (c))
    return '0' + (gunichar) g_unichar_digit_value (c);
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
    return '-';
  if (c == 0x3002)
    return '.';
  if (g_unichar_isspace (c) && c != 0x2028 && c != 0x2029)
    return ' ';
  /* Full-width, circled, superscript and mathematical forms have one-character equivalents. */
  if (g_unichar_fully_decompose (c, TRUE, &one, 1) == 1 && one < 0x80 && one > ' ')
    return (gunichar) g_ascii_tolower ((char) one);
  return g_unichar_tolower (c);
}

static void
plain_init (Plain      *plain,
            const char *text)
{
  gsize length = strlen (text);
  guint place = 0;

  plain->chars = g_new (gunichar, length + 1);
  plain->places = g_new (guint, length + 1);
  plain->length = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), place++)
    {
      gunichar c = g_utf8_get_char (p);

      if (is_invisible (c))
        continue;
      plain->chars[plain->length] = plain_char (c);
      plain->places[plain->length++] = place;
    }
  plain->chars[plain->length] = 0;
  plain->places[plain->length] = place;
}

static gboolean
is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

static gboolean
is_word (gunichar c)
{
  return is_digit (c) || (c < 0x80 ? g_ascii_isalpha ((char) c) : g_unichar_isalnum (c));
}

static gunichar
char_before (const Plain *plain,
             guint        at)
{
  return at > 0 ? plain->chars[at - 1] : ' ';
}

static void
add (GArray                  *found,
     const Plain             *plain,
     StewardPersonalDataKind  kind,
     guint                    start,
     guint                    end)
{
  StewardPersonalDatum datum = { kind, plain->places[start], plain->places[end - 1] + 1 };

  g_array_append_val (found, datum);
}

static gboolean
is_own_domain (const Plain       *plain,
               guint              start,
               guint              end,
               const char *const *own_domains)
{
  g_autofree char *host = g_ucs4_to_utf8 (plain->chars + start, end - start, NULL, NULL, NULL);

  for (guint i = 0; host != NULL && own_domains != NULL && own_domains[i] != NULL; i++)
    {
      g_autofree char *own = g_utf8_strdown (own_domains[i], -1);

      if (g_str_equal (host, own) ||
          (g_str_has_suffix (host, own) && strlen (host) > strlen (own) &&
           host[strlen (host) - strlen (own) - 1] == '.'))
        return TRUE;
    }
  return FALSE;
}

/* Returns: where the address around the `@` at @at ends, with its beginning in @start; or 0. What
 * follows another `@` is a handle of a network, which is public by its nature. */
static guint
read_email (const Plain *plain,
            guint        at,
            guint       *start)
{
  guint begin = at;
  guint end = at + 1;
  guint last_dot = 0;

  while (begin > 0)
    {
      gunichar c = plain->chars[begin - 1];

      if (!is_word (c) && !(c < 0x80 && strchr (".!#$%&'*+/=?^_`{|}~-", (int) c) != NULL))
        break;
      begin--;
    }
  while (begin < at && !is_word (plain->chars[begin]))
    begin++;
  if (begin == at || char_before (plain, begin) == '@')
    return 0;

  while (is_word (plain->chars[end]) ||
         ((plain->chars[end] == '.' || plain->chars[end] == '-') && end > at + 1 &&
          is_word (plain->chars[end + 1])))
    {
      if (plain->chars[end] == '.')
        last_dot = end;
      end++;
    }
  if (last_dot == 0 || end - last_dot < 3 || is_digit (plain->chars[last_dot + 1]))
    return 0;

  *start = begin;
  return end;
}

static void
find_emails (const Plain       *plain,
             const char *const *own_domains,
             GArray            *found)
{
  for (guint at = 0; at < plain->length; at++)
    {
      guint start;
      guint end;

      if (plain->chars[at] != '@')
        continue;
      end = read_email (plain, at, &start);
      if (end == 0 || is_own_domain (plain, at + 1, end, own_domains))
        continue;
      add (found, plain, STEWARD_PERSONAL_DATA_EMAIL, start, end);
      at = end - 1;
    }
}

/* Lengths by the IBAN registry of SWIFT (ISO 13616), release 96. */
static guint
iban_length (gunichar a,
             gunichar b)
{
  static const char lengths[] =
    "ad24ae23al28at20az28ba20be16bg22bh22bi27br29by28ch21cr22cy28cz24de22dj27dk18do28ee20eg29es24"
    "fi18fk18fo18fr27gb22ge22gi23gl18gr27gt28hn28hr21hu28ie22il23iq23is26it27jo30kw30kz20lb28lc32"
    "li21lt20lu20lv21ly25mc27md24me22mk19mn20mr27mt31mu30ni28nl18no15om23pk24pl28ps29pt25qa29ro24"
    "rs22ru33sa24sc31sd18se24si19sk24sm27so23st25sv28tl23tn24tr26ua29va22vg24xk20ye30";

  for (const char *p = lengths; *p != '\0'; p += 4)
    if ((gunichar) p[0] == a && (gunichar) p[1] == b)
      return (guint) (p[2] - '0') * 10 + (guint) (p[3] - '0');
  return 0;
}

/* Returns: where the IBAN that begins at @start ends, or 0 */
static guint
read_iban (const Plain *plain,
           guint        start)
{
  guint wanted = iban_length (plain->chars[start], plain->chars[start + 1]);
  gunichar compact[34];
  guint n = 0;
  guint at = start;
  guint remainder = 0;

  if (wanted == 0 || is_word (char_before (plain, start)))
    return 0;

  while (n < wanted)
    {
      gunichar c = plain->chars[at];

      if (c < 0x80 && g_ascii_isalnum ((char) c))
        compact[n++] = c;
      else if ((c != ' ' && c != '-') || char_before (plain, at) == c)
        return 0;
      at++;
    }
  if (is_word (plain->chars[at]) || !is_digit (compact[2]) || !is_digit (compact[3]))
    return 0;

  for (guint i = 0; i < wanted; i++)
    {
      gunichar c = compact[(i + 4) % wanted];

      remainder = is_digit (c) ? (remainder * 10 + (c - '0')) % 97
                               : (remainder * 100 + (c - 'a' + 10)) % 97;
    }
  return remainder == 1 ? at : 0;
}

static gboolean
passes_luhn (const char *digits,
             guint       n)
{
  guint sum = 0;

  for (guint i = 0; i < n; i++)
    {
      guint digit = (guint) (digits[n - 1 - i] - '0') << (i % 2);

      sum += digit > 9 ? digit - 9 : digit;
    }
  return sum % 10 == 0;
}

/* The ranges of the big schemes: a check digit alone would fit every tenth order number. */
static gboolean
is_card_number (const char *digits,
                guint       n)
{
  guint two = (guint) (digits[0] - '0') * 10 + (guint) (digits[1] - '0');
  guint four = two * 100 + (guint) (digits[2] - '0') * 10 + (guint) (digits[3] - '0');
  gboolean known = (digits[0] == '4' && (n == 13 || n == 16 || n == 19)) ||
                   (n == 16 && ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720))) ||
                   (n == 15 && (two == 34 || two == 37)) ||
                   (n == 14 && (two == 30 || two == 36 || two == 38 || two == 39)) ||
                   (n >= 16 && n <= 19 && (two == 35 || two == 62 || two == 64 || two == 65 || four == 6011)) ||
                   (n >= 13 && n <= 19 && (two == 50 || (two >= 56 && two <= 58) || two == 63 || two == 67));

  return known && passes_luhn (digits, n);
}

/* The longest card numbers have so many (ISO/IEC 7812). */
#define MAX_DIGITS 19

/* A run of digits in groups. */
typedef struct
{
  char  digits[MAX_DIGITS];
  guint n;
  guint groups[MAX_DIGITS + 1]; /* digits in each group */
  guint n_groups;
  char  separators[MAX_DIGITS]; /* what stands after each group */
  guint end;
} Run;

static gboolean
is_separator (gunichar c)
{
  return c == ' ' || c == '-' || c == '.' || c == '/' || c == '(' || c == ')';
}

/* Reads digits and, between groups, at most two separators (`) ` or ` (`).
 * Returns: whether @run holds all of it */
static gboolean
read_run (const Plain *plain,
          guint        start,
          Run         *run)
{
  guint at = start;

  memset (run, 0, sizeof *run);
  for (;;)
    {
      guint next = at;

      while (is_digit (plain->chars[next]))
        {
          if (run->n < MAX_DIGITS)
            {
              run->digits[run->n] = (char) plain->chars[next];
              run->groups[run->n_groups]++;
            }
          run->n++;
          next++;
        }
      run->n_groups = MIN (run->n_groups + 1, MAX_DIGITS);
      run->end = next;
      at = next;
      while (is_separator (plain->chars[at]) && at < next + 2)
        at++;
      if (at == next || !is_digit (plain->chars[at]))
        return run->n <= MAX_DIGITS;
      run->separators[run->n_groups - 1] = (char) plain->chars[next];
    }
}

static gboolean
is_date (const Run *run)
{
  static const guint day_first[] = { 2, 2, 4 };
  static const guint year_first[] = { 4, 2, 2 };
  char separator = run->separators[0];

  if (run->n_groups < 3 || separator != run->separators[1] || strchr ("-./", separator) == NULL)
    return FALSE;
  if (memcmp (run->groups, year_first, sizeof year_first) == 0)
    return strncmp (run->digits, "19", 2) == 0 || strncmp (run->digits, "20", 2) == 0;
  return memcmp (run->groups, day_first, sizeof day_first) == 0 &&
         (strncmp (run->digits + 4, "19", 2) == 0 || strncmp (run->digits + 4, "20", 2) == 0);
}

/* A number that names a case, not a telephone. */
static gboolean
names_a_case (const Plain *plain,
              guint        start)
{
  static const char *const words[] = { "order", "booking", "claim", "case", "ticket", "invoice", "reference",
                                       "ref", "flight", "auftrag", "bestellung", "buchung", "rechnung",
                                       "vorgang", "commande", "dossier", "reserva", "pedido", NULL };
  char word[16];
  guint at = start;
  guint n = 0;

  while (at > 0 && strchr (" #:.-", (int) MIN (plain->chars[at - 1], 0x7f)) != NULL)
    if (plain->chars[--at] == '#')
      return TRUE;
  /* `order no. 123`, `order number 123` */
  for (guint pass = 0; pass < 2; pass++)
    {
      guint end = at;

      while (at > 0 && is_word (plain->chars[at - 1]))
        at--;
      n = end - at;
      for (guint i = 0; i < n && i < sizeof word - 1; i++)
        word[i] = (char) MIN (plain->chars[at + i], 0x7f);
      word[MIN (n, sizeof word - 1)] = '\0';
      if (g_strv_contains (words, word))
        return TRUE;
      if (!g_str_equal (word, "no") && !g_str_equal (word, "nr") && !g_str_equal (word, "number") &&
          !g_str_equal (word, "id") && !g_str_equal (word, "code"))
        return FALSE;
      while (at > 0 && plain->chars[at - 1] == ' ')
        at--;
    }
  return FALSE;
}

/* International numbers have at most 15 digits (ITU-T E.164). Without country code a number must be
 * written as one: a leading 0 and nine digits, or the three groups of North America. */
static gboolean
is_phone (const Plain *plain,
          guint        start,
          const Run   *run)
{
  gboolean plus = char_before (plain, start) == '+';
  gboolean grouped = run->n_groups > 1;
  guint first;

  if (plus)
    return run->n >= 8 && run->n <= 15 && run->digits[0] != '0';
  if (run->n_groups > 6 || is_date (run) || names_a_case (plain, start))
    return FALSE;
  if (run->digits[0] == '0' && run->digits[1] == '0')
    return grouped && run->n >= 10 && run->n <= 17;
  if (run->digits[0] == '0')
    return run->n >= 9 && run->n <= 12 && run->groups[0] > 1 &&
           (grouped || run->n >= 10);

  first = run->n_groups == 4 && run->groups[0] == 1 && run->digits[0] == '1' ? 1 : 0;
  return run->n_groups == first + 3 && run->groups[first] == 3 && run->groups[first + 1] == 3 &&
         run->groups[first + 2] == 4 && run->digits[first] >= '2' &&
         (run->separators[first + 1] == '-' || run->separators[first + 1] == '.' ||
          char_before (plain, start) == '(');
}

static gboolean
has_only_spaces_or_dashes (const Run *run)
{
  for (guint i = 0; i + 1 < run->n_groups; i++)
    if (run->separators[i] != ' ' && run->separators[i] != '-')
      return FALSE;
  return TRUE;
}

/* Adds what begins at @start. Returns: from where on to look further, @start when it was nothing */
static guint
read_number (const Plain *plain,
             guint        start,
             GArray      *found)
{
  gunichar before = char_before (plain, start);
  Run run;
  gboolean whole = read_run (plain, start, &run);

  /* Part of a longer name, `GB-20417`, `DE89 3704`: so are the groups that follow. */
  if (is_word (before) || ((before == '-' || before == '.' || before == '/' || before == '_') && start > 1 &&
                           is_word (plain->chars[start - 2])))
    return run.end;
  if (!whole || is_word (plain->chars[run.end]))
    return start;

  if (run.n >= 13 && has_only_spaces_or_dashes (&run) && is_card_number (run.digits, run.n))
    add (found, plain, STEWARD_PERSONAL_DATA_CARD, start, run.end);
  else if (run.n >= 8 && is_phone (plain, start, &run))
    add (found, plain, STEWARD_PERSONAL_DATA_PHONE,
         before == '+' || before == '(' ? start - 1 : start, run.end);
  else
    return start;
  return run.end;
}

static gint
compare_places (gconstpointer a,
                gconstpointer b)
{
  const StewardPersonalDatum *first = a;
  const StewardPersonalDatum *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

/**
 * steward_personal_data_kind_to_string:
 * @kind: what was found
 *
 * Returns: `email`, `phone`, `card` or `iban`
 */
const char *
steward_personal_data_kind_to_string (StewardPersonalDataKind kind)
{
  static const char *const names[] = { "email", "phone", "card", "iban" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}

/**
 * steward_personal_data_find:
 * @text: valid UTF-8
 * @own_domains: (nullable) (array zero-terminated=1): host names whose addresses, and those of
 *   their subdomains, are the organisation's
 *
 * Finds e-mail addresses, telephone, card and bank account numbers, in any script's digits. Dates,
 * amounts and numbers of orders or cases aren't taken for telephones.
 *
 * Returns: (transfer full) (element-type StewardPersonalDatum): the places, in the text's order
 */
GArray *
steward_personal_data_find (const char        *text,
                            const char *const *own_domains)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (StewardPersonalDatum));
  Plain plain;
  guint skip_from = 0;

  g_return_val_if_fail (text != NULL, found);

  plain_init (&plain, text);
  find_emails (&plain, own_domains, found);
  for (guint at = 0; at < plain.length; at++)
    {
      guint end = at;

      if (at < skip_from)
        continue;
      if (is_digit (plain.chars[at]) && !is_digit (char_before (&plain, at)))
        end = read_number (&plain, at, found);
      else if (plain.chars[at] >= 'a' && plain.chars[at] <= 'z' && is_digit (plain.chars[at + 1]) == FALSE)
        {
          end = MAX (read_iban (&plain, at), at);
          if (end > at)
            add (found, &plain, STEWARD_PERSONAL_DATA_IBAN, at, end);
        }
      skip_from = end;
    }
  g_array_sort (found, compare_places);

  g_free (plain.chars);
  g_free (plain.places);
  return found;
}
