/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-computed.h"
#include "models/isms-record-list.h"

/**
 * IsmsRecordList:
 *
 * The records that a query finds, as a list for screens. It holds their keys and makes a record when a row is asked for, so a
 * hundred thousand rows cost no more than what is looked at. When a step touches the kind, the query runs again and what
 * lies between the unchanged beginning and the unchanged end is announced once: selection and scroll outside of it stay.
 * A record whose place stays the same is not announced; it notifies by itself.
 *
 * Used on the thread of its store.
 */
struct _IsmsRecordList
{
  GObject parent_instance;

  IsmsStore *store;
  const IsmsKind *kind;
  IsmsComputed *computed; /* (nullable): of the kind */
  char *sort;
  char *match;
  gboolean descending;
  gboolean deleted;
  GArray *filters;  /* IsmsFilter, its values owned; ended by one without a field */
  GArray *narrowed; /* likewise, by what is computed */
  GArray *keys;
};

static void isms_record_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsRecordList,
                               isms_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, isms_record_list_iface_init))

enum
{
  PROP_0,
  PROP_FILTERED,
  PROP_MATCH,
  PROP_N_ITEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gint64
key_at (GArray *keys,
        guint position)
{
  return g_array_index (keys, gint64, position);
}

static guint
count_common_prefix (GArray *a,
                     GArray *b)
{
  guint shorter = MIN (a->len, b->len);
  guint n = 0;

  while (n < shorter && key_at (a, n) == key_at (b, n))
    n++;
  return n;
}

static guint
count_common_suffix (GArray *a,
                     GArray *b,
                     guint prefix)
{
  guint most = MIN (a->len, b->len) - prefix;
  guint n = 0;

  while (n < most && key_at (a, a->len - 1 - n) == key_at (b, b->len - 1 - n))
    n++;
  return n;
}

static void
replace_keys (IsmsRecordList *self,
              GArray *keys)
{
  g_autoptr (GArray) old = self->keys;
  guint prefix = count_common_prefix (old, keys);
  guint kept = prefix + count_common_suffix (old, keys, prefix);

  self->keys = keys;
  if (kept == old->len && kept == keys->len)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), prefix, old->len - kept, keys->len - kept);
  if (old->len != keys->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static gboolean
any_values (GArray *filters)
{
  for (guint i = 0; i < filters->len; i++)
    {
      const IsmsFilter *filter = &g_array_index (filters, IsmsFilter, i);

      if (filter->values != NULL && filter->values[0] != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_computed (IsmsRecordList *self,
             const char *column)
{
  return isms_kind_is_computed (self->kind, isms_kind_column_index (self->kind, column));
}

static gboolean
sorts_computed (IsmsRecordList *self)
{
  return self->sort != NULL && is_computed (self, self->sort);
}

static void
get_query (IsmsRecordList *self,
           IsmsQuery *query)
{
  gboolean computed = sorts_computed (self);

  *query = (IsmsQuery) {
    .kind = self->kind,
    .sort = computed ? NULL : self->sort,
    .descending = !computed && self->descending,
    .match = self->match,
    .deleted = self->deleted,
    .filters = (const IsmsFilter *) self->filters->data,
  };
}

/* The records that SQL finds. */
static GArray *
find_keys (IsmsRecordList *self)
{
  g_autoptr (GError) error = NULL;
  IsmsQuery query;
  GArray *keys;

  get_query (self, &query);
  keys = isms_store_list (self->store, &query, &error);

  if (keys == NULL)
    g_warning ("The list of %s cannot be read: %s", self->kind->name, error->message);
  return keys;
}

static GArray *
run_query (IsmsRecordList *self)
{
  GArray *keys = find_keys (self);

  if (keys != NULL)
    isms_computed_narrow (self->computed, keys, (const IsmsFilter *) self->narrowed->data, NULL);
  if (keys != NULL && sorts_computed (self))
    isms_computed_sort (self->computed, isms_kind_column_index (self->kind, self->sort), keys, self->descending);
  return keys;
}

/* Where the query fails, what was read before is better than an empty screen. */
static void
refresh (IsmsRecordList *self)
{
  GArray *keys = run_query (self);

  if (keys != NULL)
    replace_keys (self, keys);
}

/* Sorted by a link, the order rests on the titles of another kind. */
static const IsmsKind *
get_sorting_kind (IsmsRecordList *self)
{
  const IsmsField *field = self->sort != NULL ? isms_kind_field (self->kind, self->sort) : NULL;

  return field != NULL && field->type == ISMS_LINK && field->links_to != NULL ? isms_kind_find (field->links_to) : self->kind;
}

static gboolean
names_filter (IsmsRecordList *self,
              JsonObject *fields)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      const char *field = g_array_index (self->filters, IsmsFilter, i).field;

      if (field != NULL && json_object_has_member (fields, field))
        return TRUE;
    }
  return FALSE;
}

/* Most changes touch neither which records are found nor their order: a risk that is rated stays where it is in a list by code. Sorting ten
 * thousand again would be felt under the hand that drags it. */
static gboolean
is_felt (IsmsRecordList *self,
         const IsmsChange *change)
{
  g_autoptr (JsonObject) fields = NULL;

  if (change->kind != self->kind || self->match != NULL || self->kind->seal.link != NULL || !g_str_equal (change->action, "change"))
    return TRUE;
  fields = isms_change_parse (change, NULL);
  return fields == NULL || json_object_has_member (fields, "code") || json_object_has_member (fields, "deleted") ||
         (self->sort != NULL && json_object_has_member (fields, self->sort)) || names_filter (self, fields);
}

static void
store_changed_cb (IsmsRecordList *self,
                  IsmsStep *step)
{
  const IsmsKind *sorting = get_sorting_kind (self);

  g_assert (ISMS_IS_RECORD_LIST (self));

  for (guint i = 0; i < step->changes->len; i++)
    {
      const IsmsChange *change = g_ptr_array_index (step->changes, i);

      if ((change->kind != self->kind && change->kind != sorting) || !is_felt (self, change))
        continue;
      refresh (self);
      return;
    }
}

static void
computed_changed_cb (IsmsRecordList *self)
{
  g_assert (ISMS_IS_RECORD_LIST (self));

  if (self->narrowed->len > 0 || sorts_computed (self))
    refresh (self);
}

static void
filter_clear (IsmsFilter *filter)
{
  g_strfreev ((char **) filter->values);
}

static IsmsFilter *
find_filter (GArray *filters,
             const char *column)
{
  for (guint i = 0; i < filters->len; i++)
    {
      IsmsFilter *filter = &g_array_index (filters, IsmsFilter, i);

      if (g_str_equal (filter->field, column))
        return filter;
    }
  return NULL;
}

static GArray *
get_filters (IsmsRecordList *self,
             const char *column)
{
  return is_computed (self, column) ? self->narrowed : self->filters;
}

static void
put_filter (IsmsRecordList *self,
            const char *column,
            const char *const *values)
{
  GArray *filters = get_filters (self, column);
  IsmsFilter *filter = find_filter (filters, column);

  if (filter == NULL)
    {
      g_array_set_size (filters, filters->len + 1);
      filter = &g_array_index (filters, IsmsFilter, filters->len - 1);
      filter->field = isms_kind_column (self->kind, isms_kind_column_index (self->kind, column))->name;
    }
  g_strfreev ((char **) filter->values);
  filter->values = (const char *const *) g_strdupv ((char **) values);
}

static void
notify_filtered (IsmsRecordList *self,
                 gboolean before)
{
  if (isms_record_list_get_filtered (self) != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTERED]);
}

static GType
isms_record_list_get_item_type (GListModel *model)
{
  return ISMS_TYPE_RECORD;
}

static guint
isms_record_list_get_n_items (GListModel *model)
{
  return ISMS_RECORD_LIST (model)->keys->len;
}

static gpointer
isms_record_list_get_item (GListModel *model,
                           guint position)
{
  IsmsRecordList *self = ISMS_RECORD_LIST (model);

  if (position >= self->keys->len)
    return NULL;
  return isms_store_get (self->store, self->kind, key_at (self->keys, position));
}

static void
isms_record_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = isms_record_list_get_item_type;
  iface->get_n_items = isms_record_list_get_n_items;
  iface->get_item = isms_record_list_get_item;
}

static void
isms_record_list_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *pspec)
{
  IsmsRecordList *self = ISMS_RECORD_LIST (object);

  switch (id)
    {
    case PROP_FILTERED:
      g_value_set_boolean (value, isms_record_list_get_filtered (self));
      break;
    case PROP_MATCH:
      g_value_set_string (value, self->match);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->keys->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
isms_record_list_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MATCH:
      isms_record_list_set_match (ISMS_RECORD_LIST (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
isms_record_list_finalize (GObject *object)
{
  IsmsRecordList *self = ISMS_RECORD_LIST (object);

  g_clear_object (&self->store);
  g_clear_object (&self->computed);
  g_clear_pointer (&self->sort, g_free);
  g_clear_pointer (&self->match, g_free);
  g_clear_pointer (&self->filters, g_array_unref);
  g_clear_pointer (&self->narrowed, g_array_unref);
  g_clear_pointer (&self->keys, g_array_unref);

  G_OBJECT_CLASS (isms_record_list_parent_class)->finalize (object);
}

static void
isms_record_list_class_init (IsmsRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = isms_record_list_get_property;
  object_class->set_property = isms_record_list_set_property;
  object_class->finalize = isms_record_list_finalize;

  /**
   * IsmsRecordList:filtered:
   *
   * Whether words or values narrow the list down.
   */
  properties[PROP_FILTERED] = g_param_spec_boolean ("filtered", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * IsmsRecordList:match:
   *
   * Words to find, the last one perhaps half typed; %NULL lists all.
   */
  properties[PROP_MATCH] = g_param_spec_string ("match", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
isms_record_list_init (IsmsRecordList *self)
{
  self->filters = g_array_new (TRUE, TRUE, sizeof (IsmsFilter));
  self->narrowed = g_array_new (TRUE, TRUE, sizeof (IsmsFilter));
  g_array_set_clear_func (self->filters, (GDestroyNotify) filter_clear);
  g_array_set_clear_func (self->narrowed, (GDestroyNotify) filter_clear);
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * isms_record_list_new:
 * @store: where the records are
 * @query: which ones, and in what order, where what is computed may be named as well as a field; copied
 *
 * Returns: (transfer full): the list, filled, and alive until it is let go
 */
IsmsRecordList *
isms_record_list_new (IsmsStore *store,
                      const IsmsQuery *query)
{
  IsmsRecordList *self = g_object_new (ISMS_TYPE_RECORD_LIST, NULL);

  self->store = g_object_ref (store);
  self->kind = query->kind;
  self->computed = isms_computed_find (store, query->kind);
  self->sort = g_strdup (query->sort);
  self->match = g_strdup (query->match);
  self->descending = query->descending;
  self->deleted = query->deleted;
  for (const IsmsFilter *filter = query->filters; filter != NULL && filter->field != NULL; filter++)
    put_filter (self, filter->field, filter->values);
  refresh (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  if (self->computed != NULL)
    g_signal_connect_object (self->computed, "changed", G_CALLBACK (computed_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * isms_record_list_get_store:
 *
 * Returns: (transfer none): where the records are
 */
IsmsStore *
isms_record_list_get_store (IsmsRecordList *self)
{
  g_return_val_if_fail (ISMS_IS_RECORD_LIST (self), NULL);

  return self->store;
}

/**
 * isms_record_list_get_kind:
 *
 * Returns: (transfer none): the kind that all its records are of
 */
const IsmsKind *
isms_record_list_get_kind (IsmsRecordList *self)
{
  g_return_val_if_fail (ISMS_IS_RECORD_LIST (self), NULL);

  return self->kind;
}

/**
 * isms_record_list_get_match:
 *
 * Returns: (transfer none) (nullable): the words that are looked for
 */
const char *
isms_record_list_get_match (IsmsRecordList *self)
{
  g_return_val_if_fail (ISMS_IS_RECORD_LIST (self), NULL);

  return self->match;
}

/**
 * isms_record_list_set_match:
 * @match: (nullable): words to find, the last one perhaps half typed; without a word in it all records are listed
 */
void
isms_record_list_set_match (IsmsRecordList *self,
                            const char *match)
{
  gboolean filtered;

  g_return_if_fail (ISMS_IS_RECORD_LIST (self));

  filtered = isms_record_list_get_filtered (self);
  if (!g_set_str (&self->match, match))
    return;
  refresh (self);
  notify_filtered (self, filtered);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MATCH]);
}

/**
 * isms_record_list_get_filter:
 * @field: the name of a field, or of what is computed
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the values of which a record must have one
 */
const char *const *
isms_record_list_get_filter (IsmsRecordList *self,
                             const char *field)
{
  IsmsFilter *filter;

  g_return_val_if_fail (ISMS_IS_RECORD_LIST (self), NULL);
  g_return_val_if_fail (isms_kind_column_index (self->kind, field) >= 0, NULL);

  filter = find_filter (get_filters (self, field), field);
  return filter != NULL && filter->values != NULL && filter->values[0] != NULL ? filter->values : NULL;
}

/**
 * isms_record_list_set_filter:
 * @field: the name of a field, or of what is computed
 * @values: (nullable) (array zero-terminated=1): the values of which a record must have one, see #IsmsFilter
 */
void
isms_record_list_set_filter (IsmsRecordList *self,
                             const char *field,
                             const char *const *values)
{
  gboolean filtered;

  g_return_if_fail (ISMS_IS_RECORD_LIST (self));
  g_return_if_fail (isms_kind_column_index (self->kind, field) >= 0);

  filtered = isms_record_list_get_filtered (self);
  put_filter (self, field, values);
  refresh (self);
  notify_filtered (self, filtered);
}

/**
 * isms_record_list_clear:
 *
 * Lets go of the words looked for and of all filters at once.
 */
void
isms_record_list_clear (IsmsRecordList *self)
{
  gboolean filtered;
  gboolean matched;

  g_return_if_fail (ISMS_IS_RECORD_LIST (self));

  filtered = isms_record_list_get_filtered (self);
  matched = g_set_str (&self->match, NULL);
  g_array_set_size (self->filters, 0);
  g_array_set_size (self->narrowed, 0);
  refresh (self);
  notify_filtered (self, filtered);
  if (matched)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MATCH]);
}

/**
 * isms_record_list_get_filtered:
 *
 * Returns: whether words or values narrow the list down
 */
gboolean
isms_record_list_get_filtered (IsmsRecordList *self)
{
  g_return_val_if_fail (ISMS_IS_RECORD_LIST (self), FALSE);

  return any_values (self->filters) || any_values (self->narrowed) || (self->match != NULL && *self->match != '\0');
}

static GPtrArray *
tally_computed (IsmsRecordList *self,
                const char *column)
{
  g_autoptr (GArray) keys = find_keys (self);

  if (keys == NULL)
    return g_ptr_array_new ();
  isms_computed_narrow (self->computed, keys, (const IsmsFilter *) self->narrowed->data, column);
  return isms_computed_tally (self->computed, isms_kind_column_index (self->kind, column), keys);
}

/* Returns: (transfer full) (nullable): the records that are left where the list is narrowed down by what is computed, as SQL is told of them */
static char *
list_narrowed (IsmsRecordList *self)
{
  const IsmsQuery query = { .kind = self->kind, .deleted = self->deleted };
  g_autoptr (GArray) keys = any_values (self->narrowed) ? isms_store_list (self->store, &query, NULL) : NULL;

  if (keys == NULL)
    return NULL;
  isms_computed_narrow (self->computed, keys, (const IsmsFilter *) self->narrowed->data, NULL);
  return isms_query_make_among (keys);
}

/**
 * isms_record_list_tally:
 * @field: the name of a field, or of what is computed
 *
 * Counts what a filter on @field would find, with the words and the other filters as they are.
 *
 * Returns: (transfer full) (element-type IsmsTally): each value that occurs, in the order in which the field sorts
 */
GPtrArray *
isms_record_list_tally (IsmsRecordList *self,
                        const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *among = NULL;
  GPtrArray *tallies;
  IsmsQuery query;

  g_return_val_if_fail (ISMS_IS_RECORD_LIST (self), NULL);
  g_return_val_if_fail (isms_kind_column_index (self->kind, field) >= 0, NULL);

  if (is_computed (self, field))
    return tally_computed (self, field);
  get_query (self, &query);
  query.among = among = list_narrowed (self);
  tallies = isms_store_tally (self->store, &query, field, &error);
  if (tallies == NULL)
    g_warning ("The values of %s cannot be counted: %s", field, error->message);
  return tallies != NULL ? tallies : g_ptr_array_new ();
}

/**
 * isms_record_list_set_sort:
 * @field: (nullable): the name of the column to sort by, or %NULL to sort by code
 */
void
isms_record_list_set_sort (IsmsRecordList *self,
                           const char *field,
                           gboolean descending)
{
  g_return_if_fail (ISMS_IS_RECORD_LIST (self));
  g_return_if_fail (field == NULL || isms_kind_column_index (self->kind, field) >= 0);

  if (!g_set_str (&self->sort, field) && self->descending == descending)
    return;
  self->descending = descending;
  refresh (self);
}

/**
 * isms_record_list_get_key:
 * @position: less than the number of records
 *
 * Returns: the key of the record there, without making the record
 */
gint64
isms_record_list_get_key (IsmsRecordList *self,
                          guint position)
{
  g_return_val_if_fail (ISMS_IS_RECORD_LIST (self), 0);
  g_return_val_if_fail (position < self->keys->len, 0);

  return key_at (self->keys, position);
}

/**
 * isms_record_list_find:
 * @key: a record's key
 * @position: (out) (optional): where it stands
 *
 * Returns: whether the list has it
 */
gboolean
isms_record_list_find (IsmsRecordList *self,
                       gint64 key,
                       guint *position)
{
  g_return_val_if_fail (ISMS_IS_RECORD_LIST (self), FALSE);

  for (guint i = 0; i < self->keys->len; i++)
    if (key_at (self->keys, i) == key)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }
  return FALSE;
}
