/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/isms-report-facts.h"

typedef struct
{
  char *key;
  char *label;
  IsmsReportValue *value;
} Fact;

struct _IsmsReportFacts
{
  IsmsReportBlock parent_instance;

  GPtrArray *facts;
};

G_DEFINE_FINAL_TYPE (IsmsReportFacts, isms_report_facts, ISMS_TYPE_REPORT_BLOCK)

static void
fact_free (gpointer data)
{
  Fact *fact = data;

  g_free (fact->key);
  g_free (fact->label);
  isms_report_value_unref (fact->value);
  g_free (fact);
}

static const Fact *
get_fact (IsmsReportFacts *self,
          guint i)
{
  g_return_val_if_fail (i < self->facts->len, NULL);

  return g_ptr_array_index (self->facts, i);
}

static void
isms_report_facts_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_REPORT_FACTS (object)->facts);
  G_OBJECT_CLASS (isms_report_facts_parent_class)->finalize (object);
}

static void
isms_report_facts_class_init (IsmsReportFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_report_facts_finalize;
}

static void
isms_report_facts_init (IsmsReportFacts *self)
{
  self->facts = g_ptr_array_new_with_free_func (fact_free);
}

/**
 * isms_report_facts_new:
 * @key: (nullable): its name in JSON
 * @title: (nullable): its heading on paper
 *
 * Creates a list of labelled facts. In data it is an object by the facts' keys, or null while it has none.
 *
 * Returns: (transfer full): a new block
 */
IsmsReportFacts *
isms_report_facts_new (const char *key,
                       const char *title)
{
  IsmsReportFacts *self = g_object_new (ISMS_TYPE_REPORT_FACTS, NULL);

  isms_report_block_setup (ISMS_REPORT_BLOCK (self), key, title, ISMS_REPORT_EVERYWHERE);
  return self;
}

/**
 * isms_report_facts_add:
 * @self: facts
 * @key: (nullable): the fact's name in JSON; a fact without is on paper only
 * @label: (nullable): what paper calls it; a fact without is in the data only
 * @value: (transfer full) (nullable): the fact; %NULL means null
 *
 * Adds a fact after the others.
 */
void
isms_report_facts_add (IsmsReportFacts *self,
                       const char *key,
                       const char *label,
                       IsmsReportValue *value)
{
  Fact *fact = g_new0 (Fact, 1);

  fact->key = g_strdup (key);
  fact->label = g_strdup (label);
  fact->value = value != NULL ? value : isms_report_value_new_null (NULL);
  g_ptr_array_add (self->facts, fact);
}

/**
 * isms_report_facts_add_count:
 * @self: facts
 * @key: the fact's name in JSON
 * @label: what paper calls it
 * @count: how many there are
 *
 * Adds how many there are of something.
 */
void
isms_report_facts_add_count (IsmsReportFacts *self,
                             const char *key,
                             const char *label,
                             guint count)
{
  isms_report_facts_add (self, key, label, isms_report_value_new_integer (count));
}

/**
 * isms_report_facts_add_data:
 * @self: facts
 * @key: the fact's name in JSON
 * @value: (transfer full) (nullable): the fact
 *
 * Adds a fact that is in the data but not on paper.
 */
void
isms_report_facts_add_data (IsmsReportFacts *self,
                            const char *key,
                            IsmsReportValue *value)
{
  isms_report_facts_add (self, key, NULL, value);
}

/**
 * isms_report_facts_get_n_facts:
 * @self: facts
 *
 * Returns: how many there are
 */
guint
isms_report_facts_get_n_facts (IsmsReportFacts *self)
{
  return self->facts->len;
}

/**
 * isms_report_facts_get_key:
 * @self: facts
 * @i: which
 *
 * Returns: the fact's name in JSON
 */
const char *
isms_report_facts_get_key (IsmsReportFacts *self,
                           guint i)
{
  return get_fact (self, i)->key;
}

/**
 * isms_report_facts_get_label:
 * @self: facts
 * @i: which
 *
 * Returns: (nullable): what paper calls it
 */
const char *
isms_report_facts_get_label (IsmsReportFacts *self,
                             guint i)
{
  return get_fact (self, i)->label;
}

/**
 * isms_report_facts_get_value:
 * @self: facts
 * @i: which
 *
 * Returns: (transfer none): the fact
 */
IsmsReportValue *
isms_report_facts_get_value (IsmsReportFacts *self,
                             guint i)
{
  return get_fact (self, i)->value;
}
