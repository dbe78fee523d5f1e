/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "forms/parapet-field-list.h"

#define NOT_WORTH_FOLDING 2

/**
 * ParapetFieldList:
 *
 * The rows of a kind's fields: first what matters, the rest made when it is asked for.
 */
struct _ParapetFieldList
{
  AdwBin parent_instance;

  IsmsStore *store;
  const IsmsKind *kind;
  IsmsRecord *record;
  GArray *first;          /* guint, places of fields */
  GArray *rest;
  ParapetFieldRow **rows; /* one a field, NULL where it is not made; not owned */
  IsmsValue *presets;     /* one a field: what a draft begins with */
  GtkBox *box;
  AdwPreferencesGroup *fold; /* the button that unfolds */
};

G_DEFINE_FINAL_TYPE (ParapetFieldList, parapet_field_list, ADW_TYPE_BIN)

enum
{
  SIGNAL_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
matters (ParapetFieldList *self,
         guint field)
{
  const IsmsField *described = &self->kind->fields[field];

  return described->required || described->listed ||
         (self->record != NULL && !isms_value_is_null (isms_record_get_value (self->record, field)));
}

static void
edited_cb (ParapetFieldList *self,
           ParapetFieldRow *row)
{
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, row);
}

static ParapetFieldRow *
make_row (ParapetFieldList *self,
          guint field)
{
  GtkWidget *row = parapet_field_row_new (self->store, &self->kind->fields[field]);

  parapet_field_row_set_record (PARAPET_FIELD_ROW (row), self->record);
  if (self->record != NULL)
    parapet_field_row_set_value (PARAPET_FIELD_ROW (row), isms_record_get_value (self->record, field));
  else if (!isms_value_is_null (&self->presets[field]))
    parapet_field_row_set_value (PARAPET_FIELD_ROW (row), &self->presets[field]);
  if (self->record == NULL && ADW_IS_ENTRY_ROW (row))
    adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  self->rows[field] = PARAPET_FIELD_ROW (row);
  return self->rows[field];
}

static GtkWidget *
add_group (ParapetFieldList *self,
           GArray *fields)
{
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < fields->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (make_row (self, g_array_index (fields, guint, i))));
  gtk_box_append (self->box, group);
  return group;
}

static void
unfold_cb (ParapetFieldList *self)
{
  guint first = g_array_index (self->rest, guint, 0);

  parapet_field_list_unfold (self);
  gtk_widget_child_focus (GTK_WIDGET (self->rows[first]), GTK_DIR_TAB_FORWARD);
}

static void
add_fold (ParapetFieldList *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), _("More Fields"));
  adw_button_row_set_end_icon_name (ADW_BUTTON_ROW (button), "pan-down-symbolic");
  g_signal_connect_object (button, "activated", G_CALLBACK (unfold_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), button);
  gtk_box_append (self->box, group);
  self->fold = ADW_PREFERENCES_GROUP (group);
}

static void
sort_fields (ParapetFieldList *self,
             const char *const *only)
{
  for (guint i = 0; only != NULL && only[i] != NULL; i++)
    {
      int field = isms_kind_field_index (self->kind, only[i]);

      g_return_if_fail (field >= 0);
      g_array_append_val (self->first, field);
    }
  for (guint i = 0; only == NULL && i < self->kind->n_fields; i++)
    if (!self->kind->fields[i].computed)
      g_array_append_val (matters (self, i) ? self->first : self->rest, i);
}

/* What a draft does not ask for at first is folded, unless nothing could be added without it. */
static void
fold_others (ParapetFieldList *self,
             const char *const *first)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const IsmsField *field = &self->kind->fields[i];

      if (!field->computed && !g_strv_contains (first, field->name))
        g_array_append_val (field->required ? self->first : self->rest, i);
    }
}

/* In the order of the table, as if nothing had been folded. */
static void
join_fields (ParapetFieldList *self)
{
  g_array_set_size (self->first, 0);
  g_array_set_size (self->rest, 0);
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (!self->kind->fields[i].computed)
      g_array_append_val (self->first, i);
}

static void
parapet_field_list_dispose (GObject *object)
{
  ParapetFieldList *self = PARAPET_FIELD_LIST (object);

  g_clear_object (&self->store);
  g_clear_object (&self->record);
  if (self->rows != NULL)
    memset (self->rows, 0, sizeof *self->rows * self->kind->n_fields);

  G_OBJECT_CLASS (parapet_field_list_parent_class)->dispose (object);
}

static void
parapet_field_list_finalize (GObject *object)
{
  ParapetFieldList *self = PARAPET_FIELD_LIST (object);

  g_clear_pointer (&self->first, g_array_unref);
  g_clear_pointer (&self->rest, g_array_unref);
  g_clear_pointer (&self->rows, g_free);
  for (guint i = 0; self->presets != NULL && i < self->kind->n_fields; i++)
    isms_value_clear (&self->presets[i]);
  g_clear_pointer (&self->presets, g_free);

  G_OBJECT_CLASS (parapet_field_list_parent_class)->finalize (object);
}

static void
parapet_field_list_class_init (ParapetFieldListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = parapet_field_list_dispose;
  object_class->finalize = parapet_field_list_finalize;

  /**
   * ParapetFieldList::edited:
   * @row: the #ParapetFieldRow whose field was edited
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited", PARAPET_TYPE_FIELD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, PARAPET_TYPE_FIELD_ROW);
}

static void
parapet_field_list_init (ParapetFieldList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->first = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rest = g_array_new (FALSE, FALSE, sizeof (guint));
  self->box = GTK_BOX (box);
  adw_bin_set_child (ADW_BIN (self), box);
}

static ParapetFieldList *
create (IsmsStore *store,
        const IsmsKind *kind,
        IsmsRecord *record)
{
  ParapetFieldList *self = g_object_new (PARAPET_TYPE_FIELD_LIST, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->record = record != NULL ? g_object_ref (record) : NULL;
  self->rows = g_new0 (ParapetFieldRow *, kind->n_fields);
  self->presets = g_new0 (IsmsValue, kind->n_fields);
  return self;
}

static GtkWidget *
fill (ParapetFieldList *self)
{
  add_group (self, self->first);
  if (self->rest->len > 0)
    add_fold (self);
  return GTK_WIDGET (self);
}

/**
 * parapet_field_list_new:
 * @record: (nullable): whose values are shown, or %NULL for a draft
 * @fields: (nullable) (array zero-terminated=1): only these, in this order, none folded
 */
GtkWidget *
parapet_field_list_new (IsmsStore *store,
                        const IsmsKind *kind,
                        IsmsRecord *record,
                        const char *const *fields)
{
  ParapetFieldList *self = create (store, kind, record);

  sort_fields (self, fields);
  if (self->rest->len > 0 && self->rest->len <= NOT_WORTH_FOLDING)
    join_fields (self);
  return fill (self);
}

/**
 * parapet_field_list_new_draft:
 * @first: (array zero-terminated=1): what the draft asks for, in this order; the rest is folded
 */
GtkWidget *
parapet_field_list_new_draft (IsmsStore *store,
                              const IsmsKind *kind,
                              const char *const *first)
{
  ParapetFieldList *self = create (store, kind, NULL);

  sort_fields (self, first);
  fold_others (self, first);
  return fill (self);
}

/**
 * parapet_field_list_preset:
 * @value: what a draft holds in the field before the person begins; a folded row stays so
 */
void
parapet_field_list_preset (ParapetFieldList *self,
                           guint field,
                           const IsmsValue *value)
{
  g_return_if_fail (field < self->kind->n_fields && self->record == NULL);

  isms_value_copy (&self->presets[field], value);
  if (self->rows[field] != NULL)
    parapet_field_row_set_value (self->rows[field], value);
}

/**
 * parapet_field_list_peek_preset:
 *
 * Returns: (transfer none): what the draft began with in the field; a null value where nothing was preset
 */
const IsmsValue *
parapet_field_list_peek_preset (ParapetFieldList *self,
                                guint field)
{
  g_return_val_if_fail (field < self->kind->n_fields, NULL);

  return &self->presets[field];
}

/**
 * parapet_field_list_peek_row:
 *
 * Returns: (transfer none) (nullable): the field's row if it is there
 */
ParapetFieldRow *
parapet_field_list_peek_row (ParapetFieldList *self,
                             guint field)
{
  g_return_val_if_fail (field < self->kind->n_fields, NULL);

  return self->rows[field];
}

/**
 * parapet_field_list_get_row:
 *
 * Returns: (transfer none) (nullable): the field's row, unfolded if need be; %NULL if the list does not show the field
 */
ParapetFieldRow *
parapet_field_list_get_row (ParapetFieldList *self,
                            guint field)
{
  if (parapet_field_list_peek_row (self, field) == NULL)
    parapet_field_list_unfold (self);
  return parapet_field_list_peek_row (self, field);
}

/**
 * parapet_field_list_unfold:
 *
 * Shows all fields.
 */
void
parapet_field_list_unfold (ParapetFieldList *self)
{
  if (self->fold == NULL)
    return;
  add_group (self, self->rest);
  gtk_box_remove (self->box, GTK_WIDGET (self->fold));
  self->fold = NULL;
}

/**
 * parapet_field_list_finish:
 *
 * What is typed is meant, as if the row had been left.
 */
void
parapet_field_list_finish (ParapetFieldList *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (self->rows[i] != NULL)
      parapet_field_row_finish (self->rows[i]);
}

gboolean
parapet_field_list_focus_first (ParapetFieldList *self)
{
  return self->first->len > 0 && gtk_widget_grab_focus (GTK_WIDGET (self->rows[g_array_index (self->first, guint, 0)]));
}
