/* steward-networks.c: what each network allows, from a list and from what a workspace says otherwise
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "steward-networks"

#include "steward-networks.h"

#include "steward-kinds.h"

#include <string.h>

#define LARGEST 1000000000

struct _StewardNetworks
{
  StewardNetwork *networks; /* (owned) in the order of steward_network_list() */
  guint           n_networks;
  GStringChunk   *texts; /* (owned) */
};

/* The numbers of a network, by the field of its record and the key of the list. */
static const struct
{
  guint field;
  gsize offset;
} numbers[] = {
  { STEWARD_NETWORK_MAX_LENGTH, G_STRUCT_OFFSET (StewardNetwork, max_length) },
  { STEWARD_NETWORK_MAX_BYTES, G_STRUCT_OFFSET (StewardNetwork, max_bytes) },
  { STEWARD_NETWORK_URL_LENGTH, G_STRUCT_OFFSET (StewardNetwork, url_length) },
  { STEWARD_NETWORK_MAX_ATTACHMENTS, G_STRUCT_OFFSET (StewardNetwork, max_attachments) },
  { STEWARD_NETWORK_MAX_DESCRIPTION, G_STRUCT_OFFSET (StewardNetwork, max_description) },
  { STEWARD_NETWORK_MAX_ATTACHMENT_BYTES, G_STRUCT_OFFSET (StewardNetwork, max_attachment_bytes) },
};

static guint *
number_of (StewardNetwork *network,
           guint           index)
{
  return G_STRUCT_MEMBER_P (network, numbers[index].offset);
}

static const char *
key_of (guint field)
{
  return steward_network_kind.fields[field].name;
}

static gboolean
refuse (GError     **error,
        const char  *name,
        const char  *key)
{
  g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE, "%s: %s", name, key);
  return FALSE;
}

/* What a network's group doesn't say is 0 or no; where it was read, and when, has to be said. */
static gboolean
read_network (StewardNetworks  *self,
              StewardNetwork   *network,
              GKeyFile         *file,
              GError          **error)
{
  g_autofree char *counting = g_key_file_get_string (file, network->name, key_of (STEWARD_NETWORK_COUNTING), NULL);
  g_autofree char *source = g_key_file_get_string (file, network->name, key_of (STEWARD_NETWORK_SOURCE), NULL);
  g_autofree char *dated = g_key_file_get_string (file, network->name, key_of (STEWARD_NETWORK_DATED), NULL);

  if (!steward_counting_from_string (counting, &network->counting))
    return refuse (error, network->name, key_of (STEWARD_NETWORK_COUNTING));
  if (source == NULL || *source == '\0')
    return refuse (error, network->name, key_of (STEWARD_NETWORK_SOURCE));
  if (dated == NULL || strlen (dated) != strlen ("2024-11-18"))
    return refuse (error, network->name, key_of (STEWARD_NETWORK_DATED));
  network->source = g_string_chunk_insert (self->texts, source);
  network->dated = g_string_chunk_insert (self->texts, dated);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      int number = g_key_file_get_integer (file, network->name, key_of (numbers[i].field), NULL);

      if (number < 0 || number > LARGEST)
        return refuse (error, network->name, key_of (numbers[i].field));
      *number_of (network, i) = (guint) number;
    }
  network->threads = g_key_file_get_boolean (file, network->name, key_of (STEWARD_NETWORK_THREADS), NULL);
  network->needs_descriptions =
      g_key_file_get_boolean (file, network->name, key_of (STEWARD_NETWORK_ALT_TEXT_REQUIRED), NULL);
  return TRUE;
}

/**
 * steward_networks_new:
 * @list: a key file
 * @length: of it in bytes
 * @error: return location for a #GKeyFileError
 *
 * Returns: (transfer full) (nullable): the networks as the list has them; %NULL when one of them isn't in it, or is nonsense
 */
StewardNetworks *
steward_networks_new (const char  *list,
                      gsize        length,
                      GError     **error)
{
  g_autoptr (StewardNetworks) self = g_new0 (StewardNetworks, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  const StewardNetwork *known = steward_network_list (&self->n_networks);

  self->networks = g_memdup2 (known, self->n_networks * sizeof *known);
  self->texts = g_string_chunk_new (256);
  if (!g_key_file_load_from_data (file, list, length, G_KEY_FILE_NONE, error))
    return NULL;
  for (guint i = 0; i < self->n_networks; i++)
    if (!read_network (self, &self->networks[i], file, error))
      return NULL;
  return g_steal_pointer (&self);
}

void
steward_networks_free (StewardNetworks *self)
{
  if (self == NULL)
    return;
  g_free (self->networks);
  g_string_chunk_free (self->texts);
  g_free (self);
}

static StewardNetwork *
find (StewardNetworks *self,
      const char      *name)
{
  for (guint i = 0; i < self->n_networks; i++)
    if (g_strcmp0 (self->networks[i].name, name) == 0)
      return &self->networks[i];
  return NULL;
}

/**
 * steward_networks_find:
 * @name: (nullable): the name in a record
 *
 * Returns: (transfer none): the network; `web`, which has no limits of its own, for one that isn't known
 */
const StewardNetwork *
steward_networks_find (StewardNetworks *self,
                       const char      *name)
{
  const StewardNetwork *network = find (self, name);

  return network != NULL ? network : find (self, "web");
}

/* A number that another version or a hand wrote into the file is never trusted further than it makes sense. */
static void
apply_number (StewardNetwork *network,
              guint           index,
              StewardRecord  *record)
{
  gint64 value = steward_record_get_integer (record, numbers[index].field);

  if (steward_record_has (record, numbers[index].field) && value >= 0 && value <= LARGEST)
    *number_of (network, index) = (guint) value;
}

/**
 * steward_networks_apply:
 * @record: of the kind network
 *
 * Takes what a workspace says of a network in the place of what the list says. One that isn't known is left out.
 */
void
steward_networks_apply (StewardNetworks *self,
                        StewardRecord   *record)
{
  StewardNetwork *network = find (self, steward_record_get_id (record));
  const char *source = steward_record_get_text (record, STEWARD_NETWORK_SOURCE);
  const char *dated = steward_record_get_text (record, STEWARD_NETWORK_DATED);

  if (network == NULL)
    return;
  steward_counting_from_string (steward_record_get_text (record, STEWARD_NETWORK_COUNTING), &network->counting);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    apply_number (network, i, record);
  if (steward_record_has (record, STEWARD_NETWORK_THREADS))
    network->threads = steward_record_get_boolean (record, STEWARD_NETWORK_THREADS);
  if (steward_record_has (record, STEWARD_NETWORK_ALT_TEXT_REQUIRED))
    network->needs_descriptions = steward_record_get_boolean (record, STEWARD_NETWORK_ALT_TEXT_REQUIRED);
  if (source != NULL)
    network->source = g_string_chunk_insert (self->texts, source);
  if (dated != NULL)
    network->dated = g_string_chunk_insert (self->texts, dated);
}

/**
 * steward_networks_make_record:
 * @name: of a network that is known
 *
 * Returns: (transfer full) (nullable): all that holds of it, as people read and change it; %NULL for one that isn't known
 */
StewardRecord *
steward_networks_make_record (StewardNetworks *self,
                              const char      *name)
{
  StewardNetwork *network = find (self, name);
  StewardRecord *record;

  if (network == NULL)
    return NULL;
  record = steward_record_new (&steward_network_kind, network->name);
  steward_record_set_text (record, STEWARD_NETWORK_COUNTING, steward_counting_list_names ()[network->counting]);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    steward_record_set_integer (record, numbers[i].field, *number_of (network, i));
  steward_record_set_boolean (record, STEWARD_NETWORK_THREADS, network->threads);
  steward_record_set_boolean (record, STEWARD_NETWORK_ALT_TEXT_REQUIRED, network->needs_descriptions);
  steward_record_set_text (record, STEWARD_NETWORK_SOURCE, network->source);
  steward_record_set_text (record, STEWARD_NETWORK_DATED, network->dated);
  return record;
}

/**
 * steward_networks_reduce:
 * @record: of the kind network, with all that is to hold
 *
 * Leaves only what @self says otherwise, so that a later list brings the rest up to date. A number without a value is none:
 * without limit.
 */
void
steward_networks_reduce (StewardNetworks *self,
                         StewardRecord   *record)
{
  g_autoptr (StewardRecord) list = steward_networks_make_record (self, steward_record_get_id (record));

  g_return_if_fail (list != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!steward_record_has (record, numbers[i].field))
      steward_record_set_integer (record, numbers[i].field, 0);
  for (guint i = 0; i < steward_network_kind.n_fields; i++)
    if (steward_record_field_equal (record, list, i))
      steward_record_clear (record, i);
}
