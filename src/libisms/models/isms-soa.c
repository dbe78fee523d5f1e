/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "models/isms-soa.h"
#include "records/isms-kinds.h"

/**
 * IsmsSoa:
 *
 * The Statement of Applicability as it stands (6.1.3 d): every control of Annex A and every own control with its decision,
 * and what it rests on. A picture of one moment: make a new one after a change.
 */
struct _IsmsSoa
{
  GObject parent_instance;

  GPtrArray *entries;
  IsmsRecord *version;
  guint counts[ISMS_N_SOA_THEMES][ISMS_N_SOA_STATES];
};

G_DEFINE_FINAL_TYPE (IsmsSoa, isms_soa, G_TYPE_OBJECT)

static const char *const state_names[] = { "implemented", "partial", "planned", "not_started", "excluded", "undecided" };
static const char *const state_labels[] = { N_("In place"), N_("Partly in place"), N_("Planned"), N_("Not started"), N_("Excluded"), N_("Undecided") };
static const char *const theme_names[] = { "organizational", "people", "physical", "technological", "own" };
static const char *const theme_labels[] = {
  N_("Organizational controls"), N_("People controls"), N_("Physical controls"), N_("Technological controls"), N_("Own controls")
};

static void
entry_free (IsmsSoaEntry *entry)
{
  g_object_unref (entry->control);
  g_array_unref (entry->risks);
  g_ptr_array_unref (entry->requirements);
  g_free (entry->reasons);
  g_free (entry);
}

static void
isms_soa_finalize (GObject *object)
{
  IsmsSoa *self = ISMS_SOA (object);

  g_ptr_array_unref (self->entries);
  g_clear_object (&self->version);

  G_OBJECT_CLASS (isms_soa_parent_class)->finalize (object);
}

static void
isms_soa_class_init (IsmsSoaClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_soa_finalize;
}

static void
isms_soa_init (IsmsSoa *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
}

static IsmsSoaTheme
find_theme (IsmsRecord *control)
{
  const char *theme = isms_record_get_text (control, "theme");

  if (g_strcmp0 (isms_record_get_text (control, "source"), "annex_a") == 0)
    for (guint i = 0; i < ISMS_SOA_OWN; i++)
      if (g_strcmp0 (theme, theme_names[i]) == 0)
        return i;
  return ISMS_SOA_OWN;
}

/* From each control's key to the keys of the records of one kind that name it, by code. */
static GHashTable *
index_links (IsmsStore *store,
             const IsmsKind *kind)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) links = isms_store_list_links (store, kind, "controls", &error);

  if (links == NULL)
    g_warning ("What serves which control cannot be read: %s", error->message);
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const IsmsLink *link = &g_array_index (links, IsmsLink, i);
      GArray *keys = g_hash_table_lookup (index, &link->to);

      if (keys == NULL)
        {
          keys = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (index, g_memdup2 (&link->to, sizeof link->to), keys);
        }
      g_array_append_val (keys, link->from);
    }
  return index;
}

static GArray *
take_links (GHashTable *index,
            IsmsRecord *control)
{
  gint64 key = isms_record_get_key (control);
  GArray *keys = g_hash_table_lookup (index, &key);

  return keys != NULL ? g_array_ref (keys) : g_array_new (FALSE, FALSE, sizeof (gint64));
}

static GPtrArray *
get_records (IsmsStore *store,
             const IsmsKind *kind,
             GArray *keys)
{
  GPtrArray *records = g_ptr_array_new_full (keys->len, g_object_unref);

  for (guint i = 0; i < keys->len; i++)
    g_ptr_array_add (records, isms_store_get (store, kind, g_array_index (keys, gint64, i)));
  return records;
}

static gboolean
is_required_by (const IsmsSoaEntry *entry,
                const char *kind)
{
  for (guint i = 0; i < entry->requirements->len; i++)
    if (g_strcmp0 (isms_record_get_text (g_ptr_array_index (entry->requirements, i), "kind"), kind) == 0)
      return TRUE;
  return FALSE;
}

static char *
derive_reasons (const IsmsSoaEntry *entry)
{
  GString *reasons = g_string_new (NULL);

  if (is_required_by (entry, "legal"))
    g_string_append_c (reasons, 'L');
  if (is_required_by (entry, "contract"))
    g_string_append_c (reasons, 'C');
  if (is_required_by (entry, "expectation"))
    g_string_append_c (reasons, 'B');
  if (entry->risks->len > 0)
    g_string_append_c (reasons, 'R');
  return g_string_free (reasons, FALSE);
}

static char *
find_reasons (IsmsSoaEntry *entry)
{
  g_auto (GStrv) said = isms_record_get_members (entry->control, "reasons");
  GString *reasons = g_string_new (NULL);

  for (const char *letter = "LCBR"; *letter != '\0'; letter++)
    {
      const char word[] = { *letter, '\0' };

      if (g_strv_contains ((const char *const *) said, word))
        g_string_append_c (reasons, *letter);
    }
  if (reasons->len > 0 || entry->state == ISMS_SOA_EXCLUDED || entry->state == ISMS_SOA_UNDECIDED)
    return g_string_free (reasons, FALSE);

  g_string_free (reasons, TRUE);
  entry->reasons_derived = TRUE;
  return derive_reasons (entry);
}

static void
add_entry (IsmsSoa *self,
           IsmsStore *store,
           IsmsRecord *control,
           GHashTable *risks,
           GHashTable *requirements)
{
  IsmsSoaEntry *entry = g_new0 (IsmsSoaEntry, 1);
  g_autoptr (GArray) required = take_links (requirements, control);

  entry->control = g_object_ref (control);
  entry->theme = find_theme (control);
  entry->state = isms_soa_read_state (control);
  entry->risks = take_links (risks, control);
  entry->requirements = get_records (store, &isms_kind_requirement, required);
  entry->reasons = find_reasons (entry);
  self->counts[entry->theme][entry->state]++;
  g_ptr_array_add (self->entries, entry);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer places)
{
  const IsmsSoaEntry *first = *(IsmsSoaEntry *const *) a;
  const IsmsSoaEntry *second = *(IsmsSoaEntry *const *) b;

  if (first->theme != second->theme)
    return (int) first->theme - (int) second->theme;
  return GPOINTER_TO_INT (g_hash_table_lookup (places, first)) - GPOINTER_TO_INT (g_hash_table_lookup (places, second));
}

static void
sort_by_theme (GPtrArray *entries)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  /* They come in the order of their numbers; within a theme that order stays. */
  for (guint i = 0; i < entries->len; i++)
    g_hash_table_insert (places, g_ptr_array_index (entries, i), GINT_TO_POINTER (i));
  g_ptr_array_sort_with_data (entries, compare_entries, places);
}

static IsmsRecord *
find_version (IsmsStore *store)
{
  g_autoptr (GPtrArray) versions = isms_store_list_records (store, isms_kind_find ("soa"));
  IsmsRecord *best = NULL;

  for (guint i = 0; i < versions->len; i++)
    {
      IsmsRecord *version = g_ptr_array_index (versions, i);

      if (g_strcmp0 (isms_record_get_text (version, "status"), "withdrawn") != 0)
        best = version;
    }
  return best != NULL ? g_object_ref (best) : NULL;
}

/**
 * isms_soa_entry_get_risks:
 *
 * Returns: (transfer full) (element-type IsmsRecord): the risks that the control treats, by code
 */
GPtrArray *
isms_soa_entry_get_risks (const IsmsSoaEntry *self,
                          IsmsStore *store)
{
  return get_records (store, &isms_kind_risk, self->risks);
}

/**
 * isms_soa_new:
 * @store: a store, of now or of the past
 *
 * Returns: (transfer full): the Statement of Applicability
 */
IsmsSoa *
isms_soa_new (IsmsStore *store)
{
  IsmsSoa *self = g_object_new (ISMS_TYPE_SOA, NULL);
  g_autoptr (GPtrArray) controls = isms_store_list_records (store, isms_kind_find ("control"));
  g_autoptr (GHashTable) risks = index_links (store, &isms_kind_risk);
  g_autoptr (GHashTable) requirements = index_links (store, &isms_kind_requirement);

  for (guint i = 0; i < controls->len; i++)
    add_entry (self, store, g_ptr_array_index (controls, i), risks, requirements);
  sort_by_theme (self->entries);
  self->version = find_version (store);
  return self;
}

guint
isms_soa_get_n_entries (IsmsSoa *self)
{
  return self->entries->len;
}

/**
 * isms_soa_get_entry:
 *
 * Returns: (transfer none): an entry: Annex A by theme and number, then the own controls
 */
const IsmsSoaEntry *
isms_soa_get_entry (IsmsSoa *self,
                    guint i)
{
  return g_ptr_array_index (self->entries, i);
}

guint
isms_soa_count (IsmsSoa *self,
                IsmsSoaTheme theme,
                IsmsSoaState state)
{
  return self->counts[theme][state];
}

/**
 * isms_soa_count_state:
 *
 * Returns: how many controls of all themes are in that state
 */
guint
isms_soa_count_state (IsmsSoa *self,
                      IsmsSoaState state)
{
  guint sum = 0;

  for (guint i = 0; i < ISMS_N_SOA_THEMES; i++)
    sum += self->counts[i][state];
  return sum;
}

/**
 * isms_soa_get_version:
 *
 * Returns: (transfer none) (nullable): the newest version of the statement that is not withdrawn, a record of kind "soa"
 */
IsmsRecord *
isms_soa_get_version (IsmsSoa *self)
{
  return self->version;
}

/**
 * isms_soa_read_state:
 *
 * Returns: what was decided about the control, and how far it is
 */
IsmsSoaState
isms_soa_read_state (IsmsRecord *control)
{
  const char *state = isms_record_get_text (control, "state");

  if (!isms_record_has (control, "applicable"))
    return ISMS_SOA_UNDECIDED;
  if (!isms_record_get_integer (control, "applicable", 0))
    return ISMS_SOA_EXCLUDED;
  for (guint i = 0; i < ISMS_SOA_EXCLUDED; i++)
    if (g_strcmp0 (state, state_names[i]) == 0)
      return i;
  return ISMS_SOA_NOT_STARTED;
}

const char *
isms_soa_state_get_name (IsmsSoaState state)
{
  return state_names[state];
}

const char *
isms_soa_state_get_label (IsmsSoaState state)
{
  return _(state_labels[state]);
}

const char *
isms_soa_theme_get_name (IsmsSoaTheme theme)
{
  return theme_names[theme];
}

const char *
isms_soa_theme_get_label (IsmsSoaTheme theme)
{
  return _(theme_labels[theme]);
}
