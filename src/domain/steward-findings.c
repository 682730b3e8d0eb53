/* steward-findings.c: what the guidelines in force say to a text
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-findings"

#include "steward-findings.h"

#include "steward-inline.h"
#include "steward-kinds.h"
#include "steward-network.h"
#include "steward-personal-data.h"
#include "steward-terms-private.h"
#include "steward-wording.h"

#include <string.h>

/* One rule says so many things at most: a text full of one word is one fault, not hundreds. */
#define MAX_FINDINGS_A_RULE 20

typedef struct
{
  StewardGuideline     *guideline; /* (owned) */
  StewardGuidelineRule *rule;      /* (owned) (nullable) %NULL when it can't be read */
  gboolean              enforced;
  char                 *block;   /* (owned) */
  char                 *clause;  /* (owned) */
  char                 *heading; /* (owned) (nullable) */
  StewardTerms          when;
  StewardTerms          terms;
} Compiled;

struct _StewardFindingRules
{
  GObject    parent_instance;
  GPtrArray *rules; /* (owned) (element-type Compiled) */
};

G_DEFINE_FINAL_TYPE (StewardFindingRules, steward_finding_rules, G_TYPE_OBJECT)

/* What is checked now, with what is made once for all rules. */
typedef struct
{
  const char                  *text;
  const StewardFindingContext *context;
  StewardWording              *wording;
  const char                  *language;
  GArray                      *personal; /* (nullable) made when asked for */
  GPtrArray                   *findings;
  guint                        n_before; /* code points of the warning and what parts it from the text */
} Check;

/* The warning is a paragraph of its own before the text: no phrase reaches from one into the other. */
#define PARTED_BY "\n\n"

/* How people say for whom they work, in the languages that Steward speaks and its neighbours. */
static const char *const disclosures[] = {
  "i work for", "i work at", "we work for", "i’m employed by", "i am employed by", "my employer",
  "ich arbeite für", "ich arbeite bei", "mein arbeitgeber", "je travaille pour", "je travaille chez", "mon employeur",
  "trabajo para", "trabajo en", "trabalho em", "trabalho na", "lavoro per", "ik werk voor", "ik werk bij",
  "の社員です", NULL
};

static StewardFinding *
add_finding (Check                  *check,
             const Compiled         *compiled,
             StewardFindingSeverity  severity)
{
  StewardFinding *finding = g_new0 (StewardFinding, 1);

  finding->severity = severity;
  finding->what = compiled->rule != NULL ? compiled->rule->what : STEWARD_RULE_UNREADABLE;
  finding->guideline = g_strdup (steward_guideline_get_id (compiled->guideline));
  finding->title = g_strdup (steward_guideline_get_title (compiled->guideline));
  finding->number = steward_guideline_get_number (compiled->guideline);
  finding->clause = g_strdup (compiled->clause);
  finding->heading = g_strdup (compiled->heading);
  finding->block = g_strdup (compiled->block);
  finding->because = compiled->rule != NULL ? g_strdup (compiled->rule->because) : NULL;
  g_ptr_array_add (check->findings, finding);
  return finding;
}

static StewardFindingSeverity
severity_of (const Compiled *compiled)
{
  return compiled->enforced ? STEWARD_FINDING_STOP : STEWARD_FINDING_ADVICE;
}

/* Sets place and words from the matches @first to @last. */
static void
place_finding (StewardFinding *finding,
               Check          *check,
               GArray         *matches,
               guint           first,
               guint           last)
{
  const StewardWordingMatch *from = &g_array_index (matches, StewardWordingMatch, first);
  const StewardWordingMatch *to = &g_array_index (matches, StewardWordingMatch, last);
  g_autofree char *head = g_utf8_substring (check->text, from->start, from->end);
  g_autofree char *tail = g_utf8_substring (check->text, to->start, to->end);

  finding->start = from->start;
  finding->end = MAX (from->end, to->end);
  finding->words = first == last ? g_steal_pointer (&head) : g_strdup_printf ("%s … %s", head, tail);
}

static guint
last_of_sentence (GArray *matches,
                  guint   first)
{
  guint last = first;

  while (last + 1 < matches->len && g_array_index (matches, StewardWordingMatch, last + 1).sentence ==
                                      g_array_index (matches, StewardWordingMatch, first).sentence)
    last++;
  return last;
}

/* “I work for Acme Air” is one place, not “I work for”. */
static void
extend_by_organisation (StewardFinding *finding,
                        Check          *check)
{
  const char *organisation = check->context->organisation;
  const char *after = g_utf8_offset_to_pointer (check->text, finding->end);
  g_autofree char *next = NULL;
  g_autofree char *folded_name = NULL;
  g_autofree char *folded_next = NULL;
  glong length;

  if (organisation == NULL || *after != ' ')
    return;

  length = g_utf8_strlen (organisation, -1);
  if (g_utf8_strlen (after + 1, -1) < length)
    return;
  next = g_utf8_substring (after + 1, 0, length);
  folded_name = g_utf8_casefold (organisation, -1);
  folded_next = g_utf8_casefold (next, -1);
  if (!g_str_equal (folded_name, folded_next))
    return;

  finding->end += 1 + (guint) length;
  g_free (finding->words);
  finding->words = g_utf8_substring (check->text, finding->start, finding->end);
}

static void
check_words (Check    *check,
             Compiled *compiled)
{
  g_autoptr (GArray) matches = steward_terms_find (&compiled->terms, check->text, check->wording, check->language);
  gboolean wanted = compiled->rule->what != STEWARD_RULE_MUST_NOT_CONTAIN;

  if (wanted)
    {
      StewardFinding *finding = add_finding (check, compiled, matches->len > 0 ? STEWARD_FINDING_OK : severity_of (compiled));

      if (matches->len > 0)
        place_finding (finding, check, matches, 0, 0);
      if (matches->len > 0 && compiled->rule->what == STEWARD_RULE_DISCLOSURE)
        extend_by_organisation (finding, check);
      return;
    }
  for (guint i = 0; i < matches->len && i < MAX_FINDINGS_A_RULE; i++)
    place_finding (add_finding (check, compiled, severity_of (compiled)), check, matches, i, i);
}

static void
check_consultation (Check    *check,
                    Compiled *compiled,
                    GArray   *when)
{
  gboolean answered = check->context->answered != NULL &&
                      g_strv_contains (check->context->answered, compiled->rule->department);
  StewardFinding *finding = add_finding (check, compiled, answered ? STEWARD_FINDING_OK : severity_of (compiled));

  finding->department = g_strdup (compiled->rule->department);
  if (when->len > 0)
    place_finding (finding, check, when, 0, last_of_sentence (when, 0));
}

static void
check_length (Check    *check,
              Compiled *compiled)
{
  const guint parts = check->n_before > 0 ? strlen (PARTED_BY) : 0;
  const StewardNetwork measure = { .counting = STEWARD_COUNT_GRAPHEMES, .max_length = compiled->rule->maximum + parts };
  gint excess = steward_network_find_excess (&measure, check->text, NULL);
  StewardFinding *finding;

  if (excess < 0)
    return;

  finding = add_finding (check, compiled, severity_of (compiled));
  finding->limit = compiled->rule->maximum;
  finding->length = steward_network_count (&measure, check->text, NULL) - parts;
  finding->start = (guint) excess;
  finding->end = (guint) g_utf8_strlen (check->text, -1);
}

/* The sentence with the most words is the one to begin with. */
static void
check_reading (Check    *check,
               Compiled *compiled)
{
  StewardReading reading = steward_wording_read (check->wording);
  StewardFinding *finding;

  if (reading.level <= compiled->rule->maximum)
    return;
  finding = add_finding (check, compiled, severity_of (compiled));
  finding->limit = compiled->rule->maximum;
  finding->length = reading.level;
  finding->start = reading.start;
  finding->end = reading.end;
}

static void
check_personal_data (Check    *check,
                     Compiled *compiled)
{
  if (check->personal == NULL)
    check->personal = steward_personal_data_find (check->text, check->context->own_domains);

  for (guint i = 0; i < check->personal->len && i < MAX_FINDINGS_A_RULE; i++)
    {
      const StewardPersonalDatum *datum = &g_array_index (check->personal, StewardPersonalDatum, i);
      StewardFinding *finding = add_finding (check, compiled, severity_of (compiled));

      finding->start = datum->start;
      finding->end = datum->end;
      finding->words = g_strdup (steward_personal_data_kind_to_string (datum->kind));
    }
}

static gboolean
allows (char       *const *allowed,
        const char        *value)
{
  return allowed[0] == NULL || value == NULL || g_strv_contains ((const char *const *) allowed, value);
}

static gboolean
allows_language (char       *const *allowed,
                 const char        *language)
{
  if (allowed[0] == NULL || language == NULL)
    return TRUE;
  for (guint i = 0; allowed[i] != NULL; i++)
    {
      gsize length = strlen (allowed[i]);

      if (g_ascii_strncasecmp (allowed[i], language, length) == 0 &&
          (language[length] == '\0' || language[length] == '-' || language[length] == '_'))
        return TRUE;
    }
  return FALSE;
}

static gboolean
allows_account (const StewardGuidelineRule *rule,
                const char                 *account_kind)
{
  if (account_kind == NULL)
    account_kind = "official";
  if (rule->accounts[0] == NULL)
    return rule->what != STEWARD_RULE_DISCLOSURE || g_str_equal (account_kind, "personal");
  return g_strv_contains ((const char *const *) rule->accounts, account_kind);
}

/* The end of the exception that holds longest; %STEWARD_TIME_NONE without one. */
static gint64
find_exception (const Compiled              *compiled,
                const StewardFindingContext *context)
{
  gint64 until_us = STEWARD_TIME_NONE;

  for (guint i = 0; context->exceptions != NULL && i < context->exceptions->len; i++)
    {
      StewardRecord *exception = context->exceptions->pdata[i];
      const char *clause = steward_record_get_text (exception, STEWARD_EXCEPTION_CLAUSE);

      if (g_strcmp0 (steward_record_get_text (exception, STEWARD_EXCEPTION_GUIDELINE),
                     steward_guideline_get_id (compiled->guideline)) == 0 &&
          g_strcmp0 (clause, compiled->block) == 0)
        until_us = MAX (until_us, steward_record_get_time (exception, STEWARD_EXCEPTION_UNTIL));
    }
  return until_us;
}

/* What an exception waives stays to be seen, and stops nothing. */
static void
waive (Check    *check,
       Compiled *compiled,
       guint     first)
{
  gint64 until_us = find_exception (compiled, check->context);

  for (guint i = first; until_us != STEWARD_TIME_NONE && i < check->findings->len; i++)
    {
      StewardFinding *finding = check->findings->pdata[i];

      if (finding->severity == STEWARD_FINDING_OK)
        continue;
      finding->severity = STEWARD_FINDING_OK;
      finding->waived_until_us = until_us;
    }
}

static gboolean
is_for_author (const Compiled              *compiled,
               const StewardFindingContext *context)
{
  const char *const *audience = steward_guideline_get_audience (compiled->guideline);

  if (audience[0] == NULL || context->audience == NULL)
    return TRUE;
  for (guint i = 0; context->audience[i] != NULL; i++)
    if (g_strv_contains (audience, context->audience[i]))
      return TRUE;
  return FALSE;
}

static gboolean
speaks (const Compiled              *compiled,
        const StewardFindingContext *context)
{
  const StewardGuidelineRule *rule = compiled->rule;

  return is_for_author (compiled, context) &&
         (rule == NULL ||
          (allows (rule->networks, context->network) && allows (rule->activities, context->activity) &&
           allows (rule->departments, context->department) && allows_language (rule->languages, context->language) &&
           allows_account (rule, context->account_kind)));
}

static void
check_rule (Check    *check,
            Compiled *compiled)
{
  g_autoptr (GArray) when = NULL;

  if (!speaks (compiled, check->context))
    return;
  if (compiled->rule == NULL)
    {
      add_finding (check, compiled, severity_of (compiled));
      return;
    }

  when = steward_terms_find (&compiled->when, check->text, check->wording, check->language);
  if (when->len == 0 && !steward_terms_are_empty (&compiled->when))
    return;

  switch (compiled->rule->what)
    {
    case STEWARD_RULE_MUST_CONTAIN:
    case STEWARD_RULE_MUST_NOT_CONTAIN:
    case STEWARD_RULE_DISCLOSURE:
      check_words (check, compiled);
      break;
    case STEWARD_RULE_NEEDS_CONSULTATION:
      check_consultation (check, compiled, when);
      break;
    case STEWARD_RULE_MAXIMUM_LENGTH:
      check_length (check, compiled);
      break;
    case STEWARD_RULE_NO_PERSONAL_DATA:
      check_personal_data (check, compiled);
      break;
    case STEWARD_RULE_READING_LEVEL:
      check_reading (check, compiled);
      break;
    case STEWARD_RULE_UNREADABLE:
    default:
      g_assert_not_reached ();
    }
}

static void
compiled_free (gpointer data)
{
  Compiled *compiled = data;

  steward_terms_clear (&compiled->when);
  steward_terms_clear (&compiled->terms);
  g_clear_pointer (&compiled->rule, steward_guideline_rule_free);
  g_object_unref (compiled->guideline);
  g_free (compiled->block);
  g_free (compiled->clause);
  g_free (compiled->heading);
  g_free (compiled);
}

static void
steward_finding_rules_finalize (GObject *object)
{
  g_ptr_array_unref (STEWARD_FINDING_RULES (object)->rules);

  G_OBJECT_CLASS (steward_finding_rules_parent_class)->finalize (object);
}

static void
steward_finding_rules_class_init (StewardFindingRulesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_finding_rules_finalize;
}

static void
steward_finding_rules_init (StewardFindingRules *self)
{
  self->rules = g_ptr_array_new_with_free_func (compiled_free);
}

/**
 * steward_finding_rules_new:
 *
 * Returns: (transfer full): the rules of no guideline. One thread at a time.
 */
StewardFindingRules *
steward_finding_rules_new (void)
{
  return g_object_new (STEWARD_TYPE_FINDING_RULES, NULL);
}

static gboolean
says_advise (JsonNode *rule)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (rule) ? json_node_get_object (rule) : NULL;
  JsonNode *strength = object != NULL ? json_object_get_member (object, "strength") : NULL;

  return strength != NULL && JSON_NODE_HOLDS_VALUE (strength) &&
         g_strcmp0 (json_node_get_string (strength), "advise") == 0;
}

/**
 * steward_finding_rules_add:
 * @self: rules
 * @guideline: an edition in force (or a draft to be tried); not changed any more
 *
 * Compiles the rules on @guideline's clauses. A rule that can't be read is kept and speaks to every
 * text: an older Steward never lets pass what a newer one would stop.
 */
void
steward_finding_rules_add (StewardFindingRules *self,
                           StewardGuideline    *guideline)
{
  g_return_if_fail (STEWARD_IS_FINDING_RULES (self));

  for (guint i = 0; i < steward_guideline_get_n_blocks (guideline); i++)
    {
      const StewardGuidelineBlock *block = steward_guideline_get_block (guideline, i);
      gint heading = steward_guideline_find_heading (guideline, i);
      Compiled *compiled;

      if (block->rule == NULL)
        continue;

      compiled = g_new0 (Compiled, 1);
      compiled->guideline = g_object_ref (guideline);
      compiled->rule = steward_guideline_rule_parse (block->rule, NULL);
      compiled->enforced = compiled->rule != NULL ? compiled->rule->enforced : !says_advise (block->rule);
      compiled->block = g_strdup (block->id);
      compiled->clause = g_strdup (steward_guideline_get_clause (guideline, i));
      if (heading >= 0)
        compiled->heading = steward_inline_plain (steward_guideline_get_block (guideline, (guint) heading)->text);
      if (compiled->rule != NULL)
        {
          steward_terms_init (&compiled->when, &compiled->rule->when, NULL);
          steward_terms_init (&compiled->terms, &compiled->rule->terms,
                              compiled->rule->what == STEWARD_RULE_DISCLOSURE ? disclosures : NULL);
        }
      g_ptr_array_add (self->rules, compiled);
    }
}

/**
 * steward_finding_rules_get_n_rules:
 *
 * Returns: how many rules there are
 */
guint
steward_finding_rules_get_n_rules (StewardFindingRules *self)
{
  return self->rules->len;
}

static gint
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const StewardFinding *first = *(StewardFinding *const *) a;
  const StewardFinding *second = *(StewardFinding *const *) b;

  if (first->severity != second->severity)
    return first->severity < second->severity ? -1 : 1;
  return first->start != second->start ? (first->start < second->start ? -1 : 1) : 0;
}

/* From places in all that goes out to places in the text. */
static void
leave_warning_out (GPtrArray *findings,
                   guint      n_before)
{
  for (guint i = 0; i < findings->len; i++)
    {
      StewardFinding *finding = findings->pdata[i];

      if (finding->end == 0)
        continue;
      finding->in_warning = finding->end <= n_before;
      finding->end = finding->in_warning ? 0 : finding->end - n_before;
      finding->start = finding->in_warning || finding->start < n_before ? 0 : finding->start - n_before;
    }
}

/**
 * steward_finding_rules_check:
 * @self: rules
 * @text: valid UTF-8
 * @context: what @text is written for; its warning is read like the text
 *
 * Returns: (transfer full) (element-type StewardFinding): what they say, what stops first, then in the
 *   text's order
 */
GPtrArray *
steward_finding_rules_check (StewardFindingRules         *self,
                             const char                  *text,
                             const StewardFindingContext *context)
{
  const char *language = context->language != NULL ? context->language : "en";
  gboolean is_warned = context->warning != NULL && *context->warning != '\0';
  g_autofree char *both = is_warned ? g_strconcat (context->warning, PARTED_BY, text, NULL) : NULL;
  const char *whole = is_warned ? both : text;
  g_autoptr (StewardWording) wording = steward_wording_new (whole, language);
  Check check = { whole, context, wording, language, NULL,
                  g_ptr_array_new_with_free_func ((GDestroyNotify) steward_finding_free),
                  is_warned ? (guint) (g_utf8_strlen (context->warning, -1) + strlen (PARTED_BY)) : 0 };

  for (guint i = 0; i < self->rules->len; i++)
    {
      guint first = check.findings->len;

      check_rule (&check, self->rules->pdata[i]);
      waive (&check, self->rules->pdata[i], first);
    }
  g_clear_pointer (&check.personal, g_array_unref);

  if (is_warned)
    leave_warning_out (check.findings, check.n_before);
  g_ptr_array_sort (check.findings, compare_findings);
  return check.findings;
}
