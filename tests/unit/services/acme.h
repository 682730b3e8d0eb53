/* acme.h: a small Acme Air in a file of its own, for tests of services
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Departments cs (answers), crm (approves), pr (is asked), legal (a rule asks it). People: ann (admin,
 * cs), jonas (cs), priya and tom (approvers of crm), aiko (pr), sam (legal), col (a collector). All
 * have acknowledged but aiko. Activities complaint (A crm, R cs, C pr) and thanks (no approval).
 * Account acc on Mastodon, published from this machine; account forum, by hand. Mention m1. */
#pragma once

#include "steward-guideline.h"
#include "steward-json.h"
#include "steward-kinds.h"
#include "steward-service-error.h"
#include "steward-workspace-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1774747800000000) /* 2026-03-29T01:30:00Z */

typedef struct
{
  char             *folder;
  char             *path;
  StewardClock     *clock;
  StewardWorkspace *workspace;
} Acme;

typedef struct
{
  const StewardKind *kind;
  const char        *id;
  const char        *json;
} AcmeRecord;

static gboolean
acme_store (StewardTransaction  *transaction,
            gpointer             data,
            GCancellable        *cancellable,
            GError             **error)
{
  const AcmeRecord *seed = data;
  g_autoptr (StewardRecord) record = steward_transaction_find (transaction, seed->kind, seed->id, NULL);

  if (record == NULL)
    record = steward_record_new (seed->kind, seed->id);
  g_assert_true (steward_record_apply_json (record, seed->json, error));
  return steward_transaction_put (transaction, record, "seed", error);
}

static void
acme_seed (Acme              *acme,
           const StewardKind *kind,
           const char        *id,
           const char        *json)
{
  g_autoptr (GError) error = NULL;
  AcmeRecord seed = { kind, id, json };

  steward_database_transact (steward_workspace_get_database (acme->workspace), STEWARD_MODE_DEED, "ann", acme_store,
                             &seed, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
acme_store_all (StewardTransaction  *transaction,
                gpointer             data,
                GCancellable        *cancellable,
                GError             **error)
{
  const AcmeRecord *seeds = data;

  for (const AcmeRecord *seed = seeds; seed->kind != NULL; seed++)
    if (!acme_store (transaction, (gpointer) seed, cancellable, error))
      return FALSE;
  return TRUE;
}

static gboolean
acme_read (StewardTransaction  *transaction,
           gpointer             data,
           GCancellable        *cancellable,
           GError             **error)
{
  gpointer *parts = data;

  parts[2] = steward_transaction_list (transaction, parts[0], error);
  return parts[2] != NULL;
}

/* All records of a kind. */
static inline GPtrArray *
acme_list (Acme              *acme,
           const StewardKind *kind)
{
  g_autoptr (GError) error = NULL;
  gpointer parts[3] = { (gpointer) kind, NULL, NULL };

  steward_database_transact (steward_workspace_get_database (acme->workspace), STEWARD_MODE_READ, "ann", acme_read,
                             parts, NULL, &error);
  g_assert_no_error (error);
  return parts[2];
}

static inline StewardRecord *
acme_get (Acme              *acme,
          const StewardKind *kind,
          const char        *id)
{
  g_autoptr (GPtrArray) all = acme_list (acme, kind);

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (steward_record_get_id (all->pdata[i]), id))
      return g_object_ref (all->pdata[i]);
  g_assert_not_reached ();
}

static const AcmeRecord acme_records[] = {
  { &steward_workspace_kind, "workspace",
    "{\"name\":\"Acme Air\",\"time_zone\":\"UTC\",\"own_domains\":[\"acme.example\"],\"you\":\"ann\"}" },
  { &steward_department_kind, "cs", "{\"name\":\"Customer Service\",\"position\":1}" },
  { &steward_department_kind, "crm", "{\"name\":\"CRM\",\"position\":2}" },
  { &steward_department_kind, "pr", "{\"name\":\"Public Relations\",\"position\":3}" },
  { &steward_department_kind, "legal", "{\"name\":\"Legal\",\"position\":4}" },
  { &steward_person_kind, "ann", "{\"name\":\"Ann Lee\",\"email\":\"ann@acme.example\",\"administrator\":true}" },
  { &steward_person_kind, "jonas", "{\"name\":\"Jonas Weber\",\"email\":\"jonas@acme.example\"}" },
  { &steward_person_kind, "priya", "{\"name\":\"Priya Nair\",\"email\":\"priya@acme.example\"}" },
  { &steward_person_kind, "tom", "{\"name\":\"Tom Albers\",\"email\":\"tom@acme.example\"}" },
  { &steward_person_kind, "aiko", "{\"name\":\"Aiko Mori\",\"email\":\"aiko@acme.example\"}" },
  { &steward_person_kind, "sam", "{\"name\":\"Sam Ode\",\"email\":\"sam@acme.example\"}" },
  { &steward_person_kind, "col", "{\"name\":\"Collector\",\"email\":\"col@acme.example\",\"kind_of_person\":\"service\"}" },
  { &steward_membership_kind, "m-ann", "{\"person\":\"ann\",\"department\":\"cs\",\"role\":\"member\"}" },
  { &steward_membership_kind, "m-jonas", "{\"person\":\"jonas\",\"department\":\"cs\",\"role\":\"member\"}" },
  { &steward_membership_kind, "m-priya", "{\"person\":\"priya\",\"department\":\"crm\",\"role\":\"approver\",\"position\":1}" },
  { &steward_membership_kind, "m-tom", "{\"person\":\"tom\",\"department\":\"crm\",\"role\":\"approver\",\"position\":2}" },
  { &steward_membership_kind, "m-aiko", "{\"person\":\"aiko\",\"department\":\"pr\",\"role\":\"member\"}" },
  { &steward_membership_kind, "m-sam", "{\"person\":\"sam\",\"department\":\"legal\",\"role\":\"member\"}" },
  { &steward_activity_kind, "complaint", "{\"name\":\"Resolve a complaint\",\"needs_approval\":true}" },
  { &steward_activity_kind, "thanks", "{\"name\":\"Thank for praise\",\"needs_approval\":false}" },
  { &steward_matrix_kind, "1",
    "{\"number\":1,\"rows\":{\"departments\":[{\"id\":\"cs\",\"name\":\"Customer Service\"},{\"id\":\"crm\",\"name\":\"CRM\"},"
    "{\"id\":\"pr\",\"name\":\"Public Relations\"},{\"id\":\"legal\",\"name\":\"Legal\"}],\"rows\":["
    "{\"activity\":\"complaint\",\"name\":\"Resolve a complaint\",\"target_minutes\":240,\"clock\":\"round\","
    "\"needs_approval\":true,\"cells\":{\"cs\":\"R\",\"crm\":\"A\",\"pr\":\"C\"}},"
    "{\"activity\":\"thanks\",\"name\":\"Thank for praise\",\"clock\":\"round\",\"needs_approval\":false,"
    "\"cells\":{\"cs\":\"R\",\"crm\":\"A\"}}]}}" },
  { &steward_guideline_kind, "g1", "{\"title\":\"Public replies\",\"in_force\":1,\"language\":\"en\"}" },
  { &steward_acknowledgement_kind, "a-ann", "{\"person\":\"ann\",\"guideline\":\"g1\",\"number\":1}" },
  { &steward_acknowledgement_kind, "a-jonas", "{\"person\":\"jonas\",\"guideline\":\"g1\",\"number\":1}" },
  { &steward_acknowledgement_kind, "a-priya", "{\"person\":\"priya\",\"guideline\":\"g1\",\"number\":1}" },
  { &steward_acknowledgement_kind, "a-tom", "{\"person\":\"tom\",\"guideline\":\"g1\",\"number\":1}" },
  { &steward_acknowledgement_kind, "a-sam", "{\"person\":\"sam\",\"guideline\":\"g1\",\"number\":1}" },
  { &steward_account_kind, "forum", "{\"network\":\"forum\",\"server\":\"https://forum.example\",\"handle\":\"acme\",\"department\":\"crm\"}" },
  { &steward_topic_kind, "guitar", "{\"name\":\"Guitar\",\"query\":\"guitar\"}" },
  { &steward_mention_kind, "m1",
    "{\"network\":\"mastodon\",\"address\":\"https://social.example/@mara/1\",\"text\":\"You broke my guitar\","
    "\"author\":\"Mara Holt\",\"published\":\"2026-03-29T01:00:00Z\",\"collected\":\"2026-03-29T01:00:00Z\","
    "\"language\":\"en\",\"activity\":\"complaint\",\"topics\":[\"guitar\"],\"status\":\"new\",\"department\":\"cs\","
    "\"due\":\"2026-03-29T05:30:00Z\"}" },
  { NULL },
};

static const struct
{
  const char *id;
  const char *text;
  const char *rule;
} acme_clauses[] = {
  { "say-true", "Say what we know.",
    "{\"what\":\"must-not-contain\",\"strength\":\"advise\",\"words\":[\"never … again\"],"
    "\"because\":\"promises what nobody can check\"}" },
  { "ask-legal", "Ask Legal first.",
    "{\"what\":\"needs-consultation\",\"strength\":\"enforce\",\"department\":\"legal\",\"because\":\"promises money\","
    "\"when\":{\"stems\":[\"refund\",\"pay\"]}}" },
  { "no-data", "No personal data.", "{\"what\":\"no-personal-data\",\"strength\":\"enforce\"}" },
};

/* A guideline's edition is told whether it is material from its second one on. */
static void
acme_seed_edition (Acme     *acme,
                   int       number,
                   gboolean  is_material)
{
  g_autofree char *id = g_strdup_printf ("g1:%d", number);
  g_autoptr (StewardGuideline) guideline = steward_guideline_new ("g1", "Public replies", "en", NULL);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (acme_clauses); i++)
    {
      StewardGuidelineBlock *block =
          steward_guideline_block_new (acme_clauses[i].id, STEWARD_GUIDELINE_BLOCK_PARAGRAPH, acme_clauses[i].text);

      block->rule = steward_json_parse (acme_clauses[i].rule, -1, NULL);
      steward_guideline_append (guideline, block);
    }
  json_object_set_string_member (object, "guideline", "g1");
  json_object_set_int_member (object, "number", number);
  if (number > 1)
    json_object_set_boolean_member (object, "material", is_material);
  json_object_set_string_member (object, "title", "Public replies");
  json_object_set_string_member (object, "language", "en");
  json_object_set_member (object, "blocks", steward_guideline_blocks_to_json (guideline));
  node = json_node_init_object (json_node_alloc (), object);
  json = steward_json_write (node);
  acme_seed (acme, &steward_edition_kind, id, json);
}

static void
acme_set_up (Acme          *acme,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *account = NULL;

  acme->folder = g_dir_make_tmp ("steward-acme-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", acme->folder, TRUE);
  acme->path = g_build_filename (acme->folder, "acme.db", NULL);
  acme->clock = steward_clock_new_fixed (NOW);
  acme->workspace = steward_workspace_open (acme->path, TRUE, acme->clock, &error);
  g_assert_no_error (error);
  steward_database_transact (steward_workspace_get_database (acme->workspace), STEWARD_MODE_DEED, "ann", acme_store_all,
                             (gpointer) acme_records, NULL, &error);
  g_assert_no_error (error);
  acme_seed_edition (acme, 1, TRUE);
  account = g_strdup_printf ("{\"network\":\"mastodon\",\"server\":\"https://social.example\",\"handle\":\"acme\","
                             "\"department\":\"cs\",\"authorised\":\"2026-01-01T00:00:00Z\",\"publisher\":\"%s\"}",
                             steward_workspace_get_machine (acme->workspace));
  acme_seed (acme, &steward_account_kind, "acc", account);
  steward_workspace_set_person (acme->workspace, "ann");
}

static void
acme_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        acme_remove (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
acme_tear_down (Acme          *acme,
                gconstpointer  data)
{
  steward_workspace_close (acme->workspace);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (acme->workspace);
  g_assert_finalize_object (acme->clock);
  acme_remove (acme->folder);
  g_free (acme->folder);
  g_free (acme->path);
}

/* Performs as @person; @code is what refuses it, %NULL when it is to happen. */
static inline StewardRecord *
acme_perform (Acme             *acme,
              const char       *person,
              StewardOperation *operation,
              const char       *code)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  steward_workspace_set_person (acme->workspace, person);
  done = steward_workspace_perform (acme->workspace, operation, &error);
  if (code == NULL)
    {
      g_assert_no_error (error);
      g_assert_true (done);
      return steward_operation_get_record (operation) != NULL ? g_object_ref (steward_operation_get_record (operation)) : NULL;
    }
  g_assert_false (done);
  g_test_message ("%s: %s", steward_error_get_code (error), error->message);
  g_assert_cmpstr (steward_error_get_code (error), ==, code);
  return NULL;
}
