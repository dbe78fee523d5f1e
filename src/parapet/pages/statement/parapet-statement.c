/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pages/statement/parapet-statement.h"

/**
 * ParapetStatement:
 *
 * The Statement of Applicability of a store, always as it stands now. Emits "changed" after each step, once the new picture
 * is there: an entry got before that is gone.
 */
struct _ParapetStatement
{
  GObject parent_instance;

  IsmsStore *store;
  IsmsSoa *soa;
  GHashTable *entries; /* IsmsRecord -> IsmsSoaEntry, both of the picture */
};

G_DEFINE_FINAL_TYPE (ParapetStatement, parapet_statement, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
look (ParapetStatement *self)
{
  g_hash_table_remove_all (self->entries);
  g_clear_object (&self->soa);
  self->soa = isms_soa_new (self->store);
  for (guint i = 0; i < isms_soa_get_n_entries (self->soa); i++)
    {
      const IsmsSoaEntry *entry = isms_soa_get_entry (self->soa, i);

      g_hash_table_insert (self->entries, entry->control, (gpointer) entry);
    }
}

static void
store_changed_cb (ParapetStatement *self)
{
  g_assert (PARAPET_IS_STATEMENT (self));

  look (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
parapet_statement_finalize (GObject *object)
{
  ParapetStatement *self = PARAPET_STATEMENT (object);

  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_object (&self->soa);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (parapet_statement_parent_class)->finalize (object);
}

static void
parapet_statement_class_init (ParapetStatementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_statement_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PARAPET_TYPE_STATEMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
parapet_statement_init (ParapetStatement *self)
{
  self->entries = g_hash_table_new (NULL, NULL);
}

/**
 * parapet_statement_new:
 * @store: the store whose controls are shown
 *
 * Make it before the lists that show it: the store tells its listeners in the order in which they came.
 */
ParapetStatement *
parapet_statement_new (IsmsStore *store)
{
  ParapetStatement *self = g_object_new (PARAPET_TYPE_STATEMENT, NULL);

  self->store = g_object_ref (store);
  look (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

IsmsStore *
parapet_statement_get_store (ParapetStatement *self)
{
  return self->store;
}

IsmsSoa *
parapet_statement_get_soa (ParapetStatement *self)
{
  return self->soa;
}

/**
 * parapet_statement_get_entry:
 *
 * Returns: (transfer none) (nullable): what the statement says of the control, until the next step; %NULL where it was deleted
 */
const IsmsSoaEntry *
parapet_statement_get_entry (ParapetStatement *self,
                             IsmsRecord *control)
{
  return g_hash_table_lookup (self->entries, control);
}
