/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "models/isms-asset-levels.h"
#include "models/isms-computed.h"
#include "models/isms-risk-levels.h"
#include "records/isms-kinds.h"

/**
 * IsmsComputed:
 *
 * The values of the columns that a kind names as computed: a number a record, and the record that names the range it lies in. They are kept
 * as long as somebody shows them, and follow the store, so that ten thousand rows are sorted and narrowed down without computing any of them
 * anew. All who ask for the same kind of a store share them.
 *
 * Used on the thread of its store.
 */
typedef struct
{
  IsmsStore *store;
  const IsmsKind *kind;
} IsmsComputedPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (IsmsComputed, isms_computed, G_TYPE_OBJECT)

#define GET_PRIVATE(self) ((IsmsComputedPrivate *) isms_computed_get_instance_private (self))

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const IsmsKind *kind;
  GType (*get_type) (void);
} types[] = {
  { &isms_kind_asset, isms_asset_levels_get_type },
  { &isms_kind_risk, isms_risk_levels_get_type },
};

/* Where the store keeps the one that all share, without owning it. */
static char *
make_name (const IsmsKind *kind)
{
  return g_strconcat ("isms-computed-", kind->name, NULL);
}

static void
isms_computed_dispose (GObject *object)
{
  IsmsComputedPrivate *priv = GET_PRIVATE (ISMS_COMPUTED (object));

  if (priv->store != NULL)
    {
      g_autofree char *name = make_name (priv->kind);

      g_object_set_data (G_OBJECT (priv->store), name, NULL);
    }
  g_clear_object (&priv->store);

  G_OBJECT_CLASS (isms_computed_parent_class)->dispose (object);
}

static void
isms_computed_class_init (IsmsComputedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_computed_dispose;

  /**
   * IsmsComputed::changed:
   *
   * Values are others now.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ISMS_TYPE_COMPUTED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_computed_init (IsmsComputed *self)
{
}

static IsmsComputed *
make (IsmsStore *store,
      const IsmsKind *kind,
      GType type)
{
  IsmsComputed *self = g_object_new (type, NULL);

  GET_PRIVATE (self)->store = g_object_ref (store);
  GET_PRIVATE (self)->kind = kind;
  ISMS_COMPUTED_GET_CLASS (self)->watch (self, store);
  return self;
}

/**
 * isms_computed_find:
 *
 * Whoever shows the values asks for them before they listen to the store: then the values are up to date when they hear of a step.
 *
 * Returns: (transfer full) (nullable): what is computed of the records of the kind, %NULL where nothing is
 */
IsmsComputed *
isms_computed_find (IsmsStore *store,
                    const IsmsKind *kind)
{
  g_autofree char *name = make_name (kind);
  IsmsComputed *shared = g_object_get_data (G_OBJECT (store), name);

  if (shared != NULL)
    return g_object_ref (shared);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i].kind == kind)
      {
        shared = make (store, kind, types[i].get_type ());
        g_object_set_data (G_OBJECT (store), name, shared);
      }
  return shared;
}

/**
 * isms_computed_get_store:
 *
 * Returns: (transfer none): where the records are
 */
IsmsStore *
isms_computed_get_store (IsmsComputed *self)
{
  return GET_PRIVATE (self)->store;
}

/**
 * isms_computed_changed:
 *
 * Tells that values are others now. For those who compute them.
 */
void
isms_computed_changed (IsmsComputed *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * isms_computed_read:
 * @column: a column that is computed, see isms_kind_column()
 * @record: the key of a record of the kind
 * @value: (out): its value
 *
 * Returns: whether there is one
 */
gboolean
isms_computed_read (IsmsComputed *self,
                    guint column,
                    gint64 record,
                    IsmsComputedValue *value)
{
  return ISMS_COMPUTED_GET_CLASS (self)->read (self, column - GET_PRIVATE (self)->kind->n_fields, record, value);
}

/**
 * isms_computed_find_group:
 *
 * Returns: (transfer full) (nullable): the record that names the range in which the value lies
 */
IsmsRecord *
isms_computed_find_group (IsmsComputed *self,
                          guint column,
                          gint64 record)
{
  const IsmsField *described = isms_kind_column (GET_PRIVATE (self)->kind, column);
  IsmsComputedValue value;

  if (described->links_to == NULL || !isms_computed_read (self, column, record, &value) || value.group == 0)
    return NULL;
  return isms_store_get (GET_PRIVATE (self)->store, isms_kind_find (described->links_to), value.group);
}

/* "Owner decides: treat, or accept with a reason" is right in the method and too long beside a number. */
static char *
shorten (const char *title)
{
  const char *end = strstr (title, ": ");

  return end != NULL ? g_strndup (title, end - title) : g_strdup (title);
}

static const char *
explain (IsmsComputed *self,
         guint column,
         gint64 record)
{
  const IsmsKind *kind = GET_PRIVATE (self)->kind;
  IsmsComputedClass *klass = ISMS_COMPUTED_GET_CLASS (self);
  const char *reason = klass->explain != NULL ? klass->explain (self, column - kind->n_fields, record) : NULL;
  const char *unsaid = isms_kind_column (kind, column)->unsaid;

  return reason != NULL ? reason : unsaid != NULL ? _(unsaid)
                                                  : "";
}

/**
 * isms_computed_format:
 *
 * Returns: (transfer full): the number and what its range is called, "12 · owner decides"; why there is none, or what the
 *   column says of those that have none, which may be nothing
 */
char *
isms_computed_format (IsmsComputed *self,
                      guint column,
                      gint64 record)
{
  g_autoptr (IsmsRecord) group = isms_computed_find_group (self, column, record);
  g_autofree char *name = group != NULL ? shorten (isms_record_get_title (group)) : NULL;
  IsmsComputedValue value;

  if (!isms_computed_read (self, column, record, &value))
    return g_strdup (explain (self, column, record));
  if (name == NULL)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value.number);
  return g_strdup_printf ("%" G_GINT64_FORMAT " · %s", value.number, name);
}

/* The value as a filter and a tally name it: by its range, where it has one. */
static gint64
name_value (const IsmsComputedValue *value)
{
  return value->group != 0 ? value->group : value->number;
}

static gboolean
is_wanted (IsmsComputed *self,
           guint column,
           gint64 record,
           GArray *wanted,
           gboolean unsaid)
{
  IsmsComputedValue value;

  if (!isms_computed_read (self, column, record, &value))
    return unsaid;
  for (guint i = 0; i < wanted->len; i++)
    if (g_array_index (wanted, gint64, i) == name_value (&value))
      return TRUE;
  return FALSE;
}

static void
apply (IsmsComputed *self,
       GArray *records,
       const IsmsFilter *filter)
{
  guint column = isms_kind_column_index (GET_PRIVATE (self)->kind, filter->field);
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean unsaid = FALSE;
  guint kept = 0;

  for (guint i = 0; filter->values[i] != NULL; i++)
    {
      gint64 value = g_ascii_strtoll (filter->values[i], NULL, 10);

      unsaid = unsaid || *filter->values[i] == '\0';
      if (*filter->values[i] != '\0')
        g_array_append_val (wanted, value);
    }
  for (guint i = 0; i < records->len; i++)
    {
      gint64 record = g_array_index (records, gint64, i);

      if (is_wanted (self, column, record, wanted, unsaid))
        g_array_index (records, gint64, kept++) = record;
    }
  g_array_set_size (records, kept);
}

/**
 * isms_computed_narrow:
 * @self: (nullable): where no filter asks, nothing need be computed
 * @records: (element-type gint64): the keys of records; those that the filters do not find are removed
 * @filters: on columns that are computed, ended by one without a field
 * @except: (nullable): the name of a column whose filter is left out
 */
void
isms_computed_narrow (IsmsComputed *self,
                      GArray *records,
                      const IsmsFilter *filters,
                      const char *except)
{
  for (const IsmsFilter *filter = filters; filter->field != NULL; filter++)
    if (filter->values != NULL && filter->values[0] != NULL && g_strcmp0 (filter->field, except) != 0)
      apply (self, records, filter);
}

typedef struct
{
  gint64 record;
  gint64 number;
  gboolean said;
  guint place; /* what is equal stays in the order in which it came */
} Row;

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer data)
{
  const Row *first = a, *second = b;
  int order = (first->number > second->number) - (first->number < second->number);

  if (first->said != second->said)
    return second->said - first->said;
  if (order != 0)
    return GPOINTER_TO_INT (data) ? -order : order;
  return (first->place > second->place) - (first->place < second->place);
}

static GArray *
read_rows (IsmsComputed *self,
           guint column,
           GArray *records)
{
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (Row), records->len);

  for (guint i = 0; i < records->len; i++)
    {
      IsmsComputedValue value = { 0 };
      Row row = { .record = g_array_index (records, gint64, i), .place = i };

      row.said = isms_computed_read (self, column, row.record, &value);
      row.number = value.number;
      g_array_append_val (rows, row);
    }
  return rows;
}

/**
 * isms_computed_sort:
 * @records: (element-type gint64): the keys of records; those of which nothing is said come last either way
 */
void
isms_computed_sort (IsmsComputed *self,
                    guint column,
                    GArray *records,
                    gboolean descending)
{
  g_autoptr (GArray) rows = read_rows (self, column, records);

  g_array_sort_with_data (rows, compare_rows, GINT_TO_POINTER (descending));
  for (guint i = 0; i < rows->len; i++)
    g_array_index (records, gint64, i) = g_array_index (rows, Row, i).record;
}

/**
 * isms_computed_tally:
 * @records: (element-type gint64): the keys of records
 *
 * Returns: (transfer full) (element-type IsmsTally): each range, or number where none has a name, and how many records lie in it, the lowest
 *   first, what is not said at the end
 */
GPtrArray *
isms_computed_tally (IsmsComputed *self,
                     guint column,
                     GArray *records)
{
  GPtrArray *tallies = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_tally_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);

  isms_computed_sort (self, column, records, FALSE);
  for (guint i = 0; i < records->len; i++)
    {
      IsmsComputedValue value;
      gboolean said = isms_computed_read (self, column, g_array_index (records, gint64, i), &value);
      g_autofree char *name = said ? g_strdup_printf ("%" G_GINT64_FORMAT, name_value (&value)) : g_strdup ("");
      IsmsTally *tally = g_hash_table_lookup (by_name, name);

      if (tally == NULL)
        {
          tally = isms_tally_new (said ? name : NULL);
          g_ptr_array_add (tallies, tally);
          g_hash_table_insert (by_name, tally->value != NULL ? tally->value : (gpointer) "", tally);
        }
      tally->count++;
    }
  return tallies;
}
