/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "records/isms-field.h"
#include "store/isms-sha256.h"
#include "store/isms-step.h"

G_DEFINE_BOXED_TYPE (IsmsStep, isms_step, isms_step_ref, isms_step_unref)

static void
change_free (IsmsChange *change)
{
  g_free (change->fields);
  g_free (change);
}

IsmsStep *
isms_step_new (void)
{
  IsmsStep *self = g_rc_box_new0 (IsmsStep);

  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  return self;
}

IsmsStep *
isms_step_ref (IsmsStep *self)
{
  return g_rc_box_acquire (self);
}

static void
step_clear (gpointer data)
{
  IsmsStep *self = data;

  g_clear_pointer (&self->prev, g_bytes_unref);
  g_clear_pointer (&self->hash, g_bytes_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self->saw);
  g_free (self->actor);
  g_free (self->label);
  g_free (self->reason);
  g_free (self->role);
}

void
isms_step_unref (IsmsStep *self)
{
  g_rc_box_release_full (self, step_clear);
}

/**
 * isms_change_intern_action:
 * @action: (nullable): a word from a file
 *
 * Returns: (transfer none) (nullable): the action of that name, or %NULL if there is none
 */
const char *
isms_change_intern_action (const char *action)
{
  static const char *const actions[] = { "create", "change", "delete", "restore" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_strcmp0 (action, actions[i]) == 0)
      return actions[i];
  return NULL;
}

/**
 * isms_step_add_change:
 * @action: a word isms_change_intern_action() knows
 * @fields: (transfer none): the fields as JSON, kept to the letter since the hash covers them
 */
void
isms_step_add_change (IsmsStep *self,
                      const IsmsKind *kind,
                      gint64 record,
                      const char *action,
                      const char *fields)
{
  IsmsChange *change = g_new0 (IsmsChange, 1);

  change->kind = kind;
  change->record = record;
  change->action = isms_change_intern_action (action);
  change->fields = g_strdup (fields);
  g_ptr_array_add (self->changes, change);
}

/**
 * isms_step_clean:
 * @text: (nullable): what a person, or the system, calls something
 * @size: how many bytes it may take
 *
 * Nobody can read a file whose history holds what cannot be shown: so what comes from outside is made text first.
 *
 * Returns: (transfer full) (nullable): well-formed text of one or more lines, cut off where it is too long
 */
char *
isms_step_clean (const char *text,
                 gsize size)
{
  char *clean;

  if (text == NULL)
    return NULL;
  clean = g_utf8_make_valid (text, -1);
  if (strlen (clean) > size)
    *g_utf8_find_prev_char (clean, clean + size + 1) = '\0';
  for (char *p = clean; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) && strchr ("\n\t\r", *p) == NULL)
      *p = ' ';
  return clean;
}

/* The canonical form: each part preceded by its length, so that no two steps can read the same. */
static void
hash_bytes (IsmsSha256 *sum,
            gconstpointer data,
            gsize length)
{
  char head[32];

  g_snprintf (head, sizeof head, "%" G_GSIZE_FORMAT ":", length);
  isms_sha256_add (sum, head, strlen (head));
  isms_sha256_add (sum, data, length);
}

static void
hash_text (IsmsSha256 *sum,
           const char *text)
{
  if (text == NULL)
    isms_sha256_add (sum, "-", 1);
  else
    hash_bytes (sum, text, strlen (text));
}

static void
hash_integer (IsmsSha256 *sum,
              gint64 number)
{
  char text[32];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  hash_text (sum, text);
}

static void
hash_blob (IsmsSha256 *sum,
           GBytes *bytes)
{
  if (bytes == NULL)
    hash_text (sum, NULL);
  else
    hash_bytes (sum, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
hash_changes (IsmsSha256 *sum,
              GPtrArray *changes)
{
  hash_integer (sum, changes->len);
  for (guint i = 0; i < changes->len; i++)
    {
      const IsmsChange *change = g_ptr_array_index (changes, i);

      hash_text (sum, change->kind->name);
      hash_integer (sum, change->record);
      hash_text (sum, change->action);
      hash_text (sum, change->fields);
    }
}

/**
 * isms_step_compute_hash:
 * @self: a step with all its changes
 *
 * The hash covers everything a step says, its changes to the letter, and the hash of the step before it in its chain.
 * Not `id`, which is only this file's numbering.
 *
 * Returns: (transfer full): the SHA-256, 32 bytes
 */
GBytes *
isms_step_compute_hash (const IsmsStep *self)
{
  guint8 digest[ISMS_SHA256_SIZE];
  IsmsSha256 sum;

  isms_sha256_start (&sum);
  hash_text (&sum, "isms step 1");
  hash_integer (&sum, self->replica);
  hash_integer (&sum, self->seq);
  hash_blob (&sum, self->prev);
  hash_text (&sum, self->saw);
  hash_integer (&sum, self->at);
  hash_text (&sum, self->actor);
  hash_text (&sum, self->label);
  hash_text (&sum, self->reason);
  hash_text (&sum, self->role);
  hash_integer (&sum, self->target_replica);
  hash_integer (&sum, self->target_seq);
  hash_changes (&sum, self->changes);
  isms_sha256_finish (&sum, digest);
  return g_bytes_new (digest, sizeof digest);
}

static void
check_pair (JsonObject *object,
            const char *member,
            JsonNode *node,
            gpointer data)
{
  gboolean *well = data;

  if (!JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) != 2)
    *well = FALSE;
}

/**
 * isms_change_parse:
 * @change: a change
 * @error: return location: %ISMS_FIELD_ERROR
 *
 * Returns: (transfer full) (nullable): its fields: an object of pairs, old and new
 */
JsonObject *
isms_change_parse (const IsmsChange *change,
                   GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;
  gboolean well = TRUE;

  if (!json_parser_load_from_data (parser, change->fields, -1, error))
    return NULL;
  root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    json_object_foreach_member (json_node_get_object (root), check_pair, &well);
  else
    well = FALSE;
  if (well)
    return json_object_ref (json_node_get_object (root));
  g_set_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_INVALID, _("A step of the history cannot be read."));
  return NULL;
}
