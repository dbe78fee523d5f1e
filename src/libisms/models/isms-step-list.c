/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-step-list.h"
#include "store/isms-history-query.h"
#include "store/isms-history.h"

/* How many steps are kept once they were read: more than a screen asks for at a time. */
#define KEPT 500

/**
 * IsmsStepList:
 *
 * The history as a list for screens, the newest step first. It holds which steps there are and when they were made; what a
 * step did is read when a row is asked for. A step that is made while the list lives comes on top.
 *
 * Used on the thread of its store.
 */
struct _IsmsStepList
{
  GObject parent_instance;

  IsmsStore *store;
  char *actor;
  const IsmsKind *kind;
  char *match;
  gint64 newest;     /* the last step that was looked at, whether it is listed or not */
  GArray *entries;   /* IsmsHistoryEntry */
  GArray *days;      /* where each run of steps of one day begins */
  GHashTable *items; /* id -> IsmsStepItem */
  GTimeZone *zone;
};

static void isms_step_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsStepList,
                               isms_step_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, isms_step_list_iface_init))

static const IsmsHistoryEntry *
entry_at (IsmsStepList *self,
          guint position)
{
  return &g_array_index (self->entries, IsmsHistoryEntry, position);
}

/* Days since 1970 where the reader is. A GDateTime for each of ten thousand steps would be felt. */
static gint64
day_of (GTimeZone *zone,
        gint64 at)
{
  gint64 seconds = at / G_USEC_PER_SEC;
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);

  return (seconds + (interval >= 0 ? g_time_zone_get_offset (zone, interval) : 0)) / (24 * 60 * 60);
}

static void
find_days (IsmsStepList *self)
{
  gint64 before = G_MININT64;

  g_array_set_size (self->days, 0);
  for (guint i = 0; i < self->entries->len; i++)
    {
      gint64 day = day_of (self->zone, entry_at (self, i)->at);

      if (day != before)
        g_array_append_val (self->days, i);
      before = day;
    }
}

static GArray *
ask (IsmsStepList *self,
     gint64 after)
{
  IsmsHistoryQuery query = { after, self->actor, self->kind, self->match };
  g_autoptr (GError) error = NULL;
  GArray *entries = isms_history_find (self->store, &query, &error);

  if (entries == NULL)
    g_warning ("The history cannot be read: %s", error->message);
  return entries;
}

static void
look_for_all (IsmsStepList *self)
{
  g_autoptr (GArray) entries = ask (self, 0);
  guint before = self->entries->len;

  if (entries == NULL)
    return;
  g_array_unref (self->entries);
  self->entries = g_array_ref (entries);
  self->newest = isms_history_get_head (self->store);
  find_days (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, entries->len);
}

static void
store_changed_cb (IsmsStepList *self)
{
  g_autoptr (GArray) fresh = ask (self, self->newest);

  g_assert (ISMS_IS_STEP_LIST (self));

  if (fresh == NULL)
    return;
  self->newest = isms_history_get_head (self->store);
  if (fresh->len == 0)
    return;
  g_array_prepend_vals (self->entries, fresh->data, fresh->len);
  find_days (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, fresh->len);
}

static IsmsStep *
read_step (IsmsStepList *self,
           gint64 id)
{
  g_autoptr (GError) error = NULL;
  IsmsStep *step = isms_history_get_step (self->store, id, &error);

  if (step != NULL)
    return step;
  /* A row that says why is better than none: the list has promised one. */
  step = isms_step_new ();
  step->id = id;
  step->actor = g_strdup ("");
  step->label = g_strdup (error->message);
  step->role = g_strdup ("origin");
  return step;
}

static GType
isms_step_list_get_item_type (GListModel *model)
{
  return ISMS_TYPE_STEP_ITEM;
}

static guint
isms_step_list_get_n_items (GListModel *model)
{
  return ISMS_STEP_LIST (model)->entries->len;
}

static gpointer
isms_step_list_get_item (GListModel *model,
                         guint position)
{
  IsmsStepList *self = ISMS_STEP_LIST (model);
  g_autoptr (IsmsStep) step = NULL;
  IsmsStepItem *item;
  gint64 id;

  if (position >= self->entries->len)
    return NULL;
  id = entry_at (self, position)->id;
  item = g_hash_table_lookup (self->items, &id);
  if (item != NULL)
    return g_object_ref (item);

  step = read_step (self, id);
  item = isms_step_item_new (step);
  if (g_hash_table_size (self->items) >= KEPT)
    g_hash_table_remove_all (self->items);
  g_hash_table_insert (self->items, g_memdup2 (&id, sizeof id), g_object_ref (item));
  return item;
}

static void
isms_step_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = isms_step_list_get_item_type;
  iface->get_n_items = isms_step_list_get_n_items;
  iface->get_item = isms_step_list_get_item;
}

static void
isms_step_list_finalize (GObject *object)
{
  IsmsStepList *self = ISMS_STEP_LIST (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->actor, g_free);
  g_clear_pointer (&self->match, g_free);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (isms_step_list_parent_class)->finalize (object);
}

static void
isms_step_list_class_init (IsmsStepListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_step_list_finalize;
}

static void
isms_step_list_init (IsmsStepList *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (IsmsHistoryEntry));
  self->days = g_array_new (FALSE, FALSE, sizeof (guint));
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->zone = g_time_zone_new_local ();
}

/**
 * isms_step_list_new:
 * @store: whose history it is
 *
 * Returns: (transfer full): all steps
 */
IsmsStepList *
isms_step_list_new (IsmsStore *store)
{
  IsmsStepList *self = g_object_new (ISMS_TYPE_STEP_LIST, NULL);

  self->store = g_object_ref (store);
  look_for_all (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * isms_step_list_set_actor:
 * @actor: (nullable): whose steps are listed, %NULL for everybody's
 */
void
isms_step_list_set_actor (IsmsStepList *self,
                          const char *actor)
{
  g_return_if_fail (ISMS_IS_STEP_LIST (self));

  if (g_set_str (&self->actor, actor))
    look_for_all (self);
}

/**
 * isms_step_list_set_kind:
 * @kind: (nullable): only steps that changed records of this kind, %NULL for all
 */
void
isms_step_list_set_kind (IsmsStepList *self,
                         const IsmsKind *kind)
{
  g_return_if_fail (ISMS_IS_STEP_LIST (self));

  if (self->kind == kind)
    return;
  self->kind = kind;
  look_for_all (self);
}

/**
 * isms_step_list_set_match:
 * @match: (nullable): words that all have to be in who, what or why, or a record's code
 */
void
isms_step_list_set_match (IsmsStepList *self,
                          const char *match)
{
  g_return_if_fail (ISMS_IS_STEP_LIST (self));

  if (g_set_str (&self->match, match != NULL && *match != '\0' ? match : NULL))
    look_for_all (self);
}

/**
 * isms_step_list_is_filtered:
 *
 * Returns: whether not all steps are asked for
 */
gboolean
isms_step_list_is_filtered (IsmsStepList *self)
{
  g_return_val_if_fail (ISMS_IS_STEP_LIST (self), FALSE);

  return self->actor != NULL || self->kind != NULL || self->match != NULL;
}

/**
 * isms_step_list_get_id:
 * @position: less than the number of steps
 *
 * Returns: the id of the step there, without reading it
 */
gint64
isms_step_list_get_id (IsmsStepList *self,
                       guint position)
{
  g_return_val_if_fail (ISMS_IS_STEP_LIST (self), 0);
  g_return_val_if_fail (position < self->entries->len, 0);

  return entry_at (self, position)->id;
}

/**
 * isms_step_list_get_day:
 * @position: a position
 * @start: (out): where the run of steps of the same day begins
 * @end: (out): the position after its last
 *
 * Days are those of the reader's time zone. Where clocks differed, a day may come twice: the order is what happened before what.
 * Beyond the last step the answer is the empty rest, as of a list's sections.
 */
void
isms_step_list_get_day (IsmsStepList *self,
                        guint position,
                        guint *start,
                        guint *end)
{
  guint low = 0, high = self->days->len;

  g_return_if_fail (ISMS_IS_STEP_LIST (self));

  if (position >= self->entries->len)
    {
      *start = self->entries->len;
      *end = G_MAXUINT;
      return;
    }
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->days, guint, middle) <= position)
        low = middle;
      else
        high = middle;
    }
  *start = g_array_index (self->days, guint, low);
  *end = high < self->days->len ? g_array_index (self->days, guint, high) : self->entries->len;
}
