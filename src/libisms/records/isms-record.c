/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-day.h"
#include "records/isms-field-type.h"
#include "records/isms-record.h"

/**
 * IsmsRecord:
 *
 * One record as it is now. Each kind has a class of its own whose properties are the kind's fields, made from the
 * field table, so that a screen can bind to `likelihood`. Only the store changes one.
 */
typedef struct
{
  gint64 key;
  char *code;
  gboolean deleted;
  IsmsValue *values;
} IsmsRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (IsmsRecord, isms_record, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_KEY,
  PROP_CODE,
  PROP_DELETED,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static IsmsRecordPrivate *
private_of (IsmsRecord *self)
{
  return isms_record_get_instance_private (self);
}

static const IsmsKind *
kind_of (IsmsRecord *self)
{
  return ISMS_RECORD_GET_CLASS (self)->kind;
}

static const IsmsValue *
value_of (IsmsRecord *self,
          const char *field)
{
  int index = isms_kind_field_index (kind_of (self), field);

  g_return_val_if_fail (index >= 0, NULL);
  return &private_of (self)->values[index];
}

static void
get_field (const IsmsValue *value,
           GValue *result)
{
  if (isms_value_is_null (value))
    g_value_reset (result);
  else if (G_VALUE_HOLDS_STRING (result))
    g_value_set_string (result, value->text);
  else if (G_VALUE_HOLDS_BOOLEAN (result))
    g_value_set_boolean (result, value->integer != 0);
  else if (G_VALUE_HOLDS_DOUBLE (result))
    g_value_set_double (result, value->real);
  else
    g_value_set_int64 (result, value->integer);
}

static void
isms_record_get_property (GObject *object,
                          guint id,
                          GValue *value,
                          GParamSpec *pspec)
{
  IsmsRecord *self = ISMS_RECORD (object);

  switch (id)
    {
    case PROP_KEY:
      g_value_set_int64 (value, isms_record_get_key (self));
      break;
    case PROP_CODE:
      g_value_set_string (value, isms_record_get_code (self));
      break;
    case PROP_DELETED:
      g_value_set_boolean (value, isms_record_get_deleted (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, isms_record_get_title (self));
      break;
    default:
      g_return_if_fail (id >= N_PROPS && id - N_PROPS < kind_of (self)->n_fields);
      get_field (&private_of (self)->values[id - N_PROPS], value);
    }
}

static void
isms_record_constructed (GObject *object)
{
  IsmsRecord *self = ISMS_RECORD (object);

  /* Not in init: there the instance still has the class of its parent, which knows no kind. */
  private_of (self)->values = g_new0 (IsmsValue, kind_of (self)->n_fields);

  G_OBJECT_CLASS (isms_record_parent_class)->constructed (object);
}

static void
isms_record_finalize (GObject *object)
{
  IsmsRecordPrivate *priv = private_of (ISMS_RECORD (object));

  for (guint i = 0; i < kind_of (ISMS_RECORD (object))->n_fields; i++)
    isms_value_clear (&priv->values[i]);
  g_free (priv->values);
  g_free (priv->code);

  G_OBJECT_CLASS (isms_record_parent_class)->finalize (object);
}

static void
isms_record_class_init (IsmsRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = isms_record_get_property;
  object_class->constructed = isms_record_constructed;
  object_class->finalize = isms_record_finalize;

  properties[PROP_KEY] = g_param_spec_int64 ("record-key", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_CODE] = g_param_spec_string ("record-code", NULL, NULL, NULL, flags);
  properties[PROP_DELETED] = g_param_spec_boolean ("record-deleted", NULL, NULL, FALSE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("record-title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
isms_record_init (IsmsRecord *self)
{
}

static GParamSpec *
make_param_spec (const IsmsField *field)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB;
  GType type = isms_field_type (field->type)->property_type ();

  if (type == G_TYPE_STRING)
    return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
  if (type == G_TYPE_BOOLEAN)
    return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
  if (type == G_TYPE_DOUBLE)
    return g_param_spec_double (field->name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
}

static void
kind_class_init (gpointer klass,
                 gpointer data)
{
  const IsmsKind *kind = data;

  /* GObject clears both accessors for each new class; without this line every field would read as empty. */
  G_OBJECT_CLASS (klass)->get_property = isms_record_get_property;
  ISMS_RECORD_CLASS (klass)->kind = kind;
  ISMS_RECORD_CLASS (klass)->fields = g_new (GParamSpec *, kind->n_fields);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      ISMS_RECORD_CLASS (klass)->fields[i] = make_param_spec (&kind->fields[i]);
      g_object_class_install_property (klass, N_PROPS + i, ISMS_RECORD_CLASS (klass)->fields[i]);
    }
}

static GType
register_kind (const IsmsKind *kind)
{
  GTypeInfo info = {
    .class_size = sizeof (IsmsRecordClass),
    .class_init = kind_class_init,
    .class_data = kind,
    .instance_size = sizeof (IsmsRecord),
  };
  g_autofree char *name = g_strdup_printf ("IsmsRecord_%s", kind->name);

  return g_type_register_static (ISMS_TYPE_RECORD, name, &info, 0);
}

/**
 * isms_kind_get_record_type:
 * @kind: a kind
 *
 * Returns: the class of its records, with one property a field
 */
GType
isms_kind_get_record_type (const IsmsKind *kind)
{
  static GHashTable *types = NULL;
  static GMutex lock;
  GType type;

  g_mutex_lock (&lock);
  if (types == NULL)
    types = g_hash_table_new (NULL, NULL);
  type = GPOINTER_TO_SIZE (g_hash_table_lookup (types, kind));
  if (type == 0)
    {
      type = register_kind (kind);
      g_hash_table_insert (types, (gpointer) kind, GSIZE_TO_POINTER (type));
    }
  g_mutex_unlock (&lock);
  return type;
}

/**
 * isms_record_new:
 * @kind: its kind
 * @key: its key, a random positive number
 *
 * Returns: (transfer full): an empty record
 */
IsmsRecord *
isms_record_new (const IsmsKind *kind,
                 gint64 key)
{
  IsmsRecord *self = g_object_new (isms_kind_get_record_type (kind), NULL);

  private_of (self)->key = key;
  return self;
}

const IsmsKind *
isms_record_get_kind (IsmsRecord *self)
{
  g_return_val_if_fail (ISMS_IS_RECORD (self), NULL);
  return kind_of (self);
}

gint64
isms_record_get_key (IsmsRecord *self)
{
  g_return_val_if_fail (ISMS_IS_RECORD (self), 0);
  return private_of (self)->key;
}

/**
 * isms_record_get_code:
 *
 * Returns: (transfer none): what people call it by: "RK-07"
 */
const char *
isms_record_get_code (IsmsRecord *self)
{
  g_return_val_if_fail (ISMS_IS_RECORD (self), NULL);
  return private_of (self)->code;
}

gboolean
isms_record_get_deleted (IsmsRecord *self)
{
  g_return_val_if_fail (ISMS_IS_RECORD (self), FALSE);
  return private_of (self)->deleted;
}

/**
 * isms_record_get_title:
 *
 * Returns: (transfer none): what the record is called: its first field, or its code while that is empty
 */
const char *
isms_record_get_title (IsmsRecord *self)
{
  const IsmsValue *value;

  g_return_val_if_fail (ISMS_IS_RECORD (self), NULL);
  value = &private_of (self)->values[0];
  return value->storage == ISMS_STORAGE_TEXT ? value->text : private_of (self)->code;
}

/**
 * isms_record_get_value:
 * @index: the field's place in the kind's table
 *
 * Returns: (transfer none): the field's value
 */
const IsmsValue *
isms_record_get_value (IsmsRecord *self,
                       guint index)
{
  g_return_val_if_fail (ISMS_IS_RECORD (self) && index < kind_of (self)->n_fields, NULL);
  return &private_of (self)->values[index];
}

/**
 * isms_record_get_text:
 * @field: the name of a field that holds text
 *
 * Returns: (transfer none) (nullable): the text, or %NULL where nothing is said
 */
const char *
isms_record_get_text (IsmsRecord *self,
                      const char *field)
{
  const IsmsValue *value = value_of (self, field);

  return value->storage == ISMS_STORAGE_TEXT ? value->text : NULL;
}

/**
 * isms_record_get_integer:
 * @field: the name of a field that holds a whole number, a scale step, yes or no, or one link
 * @fallback: what to return where nothing is said
 */
gint64
isms_record_get_integer (IsmsRecord *self,
                         const char *field,
                         gint64 fallback)
{
  const IsmsValue *value = value_of (self, field);

  return value->storage == ISMS_STORAGE_INTEGER ? value->integer : fallback;
}

double
isms_record_get_real (IsmsRecord *self,
                      const char *field,
                      double fallback)
{
  const IsmsValue *value = value_of (self, field);

  return value->storage == ISMS_STORAGE_REAL ? value->real : fallback;
}

/**
 * isms_record_get_members:
 * @field: the name of a field that holds a set: choices, references or links (keys as text)
 *
 * Returns: (transfer full): the members, none where nothing is said
 */
char **
isms_record_get_members (IsmsRecord *self,
                         const char *field)
{
  return isms_value_members (value_of (self, field));
}

gboolean
isms_record_has (IsmsRecord *self,
                 const char *field)
{
  return !isms_value_is_null (value_of (self, field));
}

/**
 * isms_record_format:
 * @field: a field's name
 *
 * Returns: (transfer full): what a person reads, see isms_field_format()
 */
char *
isms_record_format (IsmsRecord *self,
                    const char *field)
{
  return isms_field_format (isms_kind_field (kind_of (self), field), value_of (self, field));
}

void
isms_record_set_code (IsmsRecord *self,
                      const char *code)
{
  if (g_set_str (&private_of (self)->code, code))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODE]);
}

void
isms_record_set_deleted (IsmsRecord *self,
                         gboolean deleted)
{
  IsmsRecordPrivate *priv = private_of (self);

  if (priv->deleted == deleted)
    return;
  priv->deleted = deleted;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DELETED]);
}

static void
notify_field (IsmsRecord *self,
              guint index)
{
  g_object_notify_by_pspec (G_OBJECT (self), ISMS_RECORD_GET_CLASS (self)->fields[index]);
  if (index == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * isms_record_set_value:
 * @index: the field's place in the kind's table
 * @value: (transfer none): the value it takes; not validated again
 */
void
isms_record_set_value (IsmsRecord *self,
                       guint index,
                       const IsmsValue *value)
{
  IsmsValue *held = &private_of (self)->values[index];

  if (isms_value_equal (held, value))
    return;
  isms_value_copy (held, value);
  notify_field (self, index);
}

/**
 * isms_record_prefix_error:
 * @error: (inout): an error whose message is the end of a sentence; its domain and code stay
 *
 * Puts kind, code and field before the message.
 */
void
isms_record_prefix_error (IsmsRecord *self,
                          const IsmsField *field,
                          GError **error)
{
  const char *code = private_of (self)->code;

  /* Translators: kind of record, its code, the field's label; what is wrong follows: "Risk RK-07, Likelihood: " */
  g_prefix_error (error, _("%s %s, %s: "), _(kind_of (self)->label), code != NULL ? code : "", isms_field_label (field));
}

/**
 * isms_record_refuse:
 * @why: what is wrong, as the end of a sentence
 * @error: return location: %ISMS_FIELD_ERROR
 *
 * Makes of @why a sentence that names kind, code and field.
 *
 * Returns: %FALSE, so that a caller can return it
 */
gboolean
isms_record_refuse (IsmsRecord *self,
                    const IsmsField *field,
                    IsmsFieldError code,
                    const char *why,
                    GError **error)
{
  g_autoptr (GError) sentence = g_error_new_literal (ISMS_FIELD_ERROR, code, why);

  isms_record_prefix_error (self, field, &sentence);
  g_propagate_error (error, g_steal_pointer (&sentence));
  return FALSE;
}

/**
 * isms_record_check_value:
 * @field: a field's name
 * @value: the value it would take
 * @error: return location: %ISMS_FIELD_ERROR, a sentence that names kind, code and field
 */
gboolean
isms_record_check_value (IsmsRecord *self,
                         const char *field,
                         const IsmsValue *value,
                         GError **error)
{
  const IsmsKind *kind = kind_of (self);
  const IsmsField *described = isms_kind_field (kind, field);
  g_autoptr (GError) why = NULL;

  if (described == NULL)
    {
      g_set_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_UNKNOWN, _("%s has no field “%s”."), _(kind->label), field);
      return FALSE;
    }
  if (isms_field_validate (described, value, &why))
    return TRUE;
  return isms_record_refuse (self, described, why->code, why->message, error);
}

/**
 * isms_record_check_past:
 * @field: a field's name
 * @value: a value that the field may take
 * @error: return location: %ISMS_FIELD_ERROR_RANGE, a sentence that names kind, code and field
 *
 * Asks of a day on which something was done whether it has come. It is asked of what people write, and not of what a file holds: the clock
 * of whoever wrote that may have been ahead.
 */
gboolean
isms_record_check_past (IsmsRecord *self,
                        const char *field,
                        const IsmsValue *value,
                        GError **error)
{
  const IsmsField *described = isms_kind_field (kind_of (self), field);
  g_autofree char *today = described->past && !isms_value_is_null (value) ? isms_day_dup_today () : NULL;
  g_autofree char *why = NULL;

  if (today == NULL || strcmp (value->text, today) <= 0)
    return TRUE;
  /* Translators: a day, and a clause of the standard */
  why = g_strdup_printf (_("%s is still to come, and nothing was done on a day that is (%s)."), value->text, kind_of (self)->clause);
  return isms_record_refuse (self, described, ISMS_FIELD_ERROR_RANGE, why, error);
}

static gboolean
validate_order (IsmsRecord *self,
                const IsmsField *field,
                GError **error)
{
  const char *later = isms_record_get_text (self, field->name);
  const char *earlier = isms_record_get_text (self, field->not_before);
  const IsmsField *other = isms_kind_field (kind_of (self), field->not_before);
  g_autofree char *why = NULL;

  if (later == NULL || earlier == NULL || g_strcmp0 (earlier, later) <= 0)
    return TRUE;
  why = g_strdup_printf (_("%s lies before “%s” (%s)."), later, isms_field_label (other), earlier);
  return isms_record_refuse (self, field, ISMS_FIELD_ERROR_ORDER, why, error);
}

/**
 * isms_record_find_unmet:
 *
 * Returns: (transfer none) (nullable): the first demand of its kind that the record does not meet
 */
const IsmsDemand *
isms_record_find_unmet (IsmsRecord *self)
{
  for (const IsmsDemand *demand = kind_of (self)->demands; demand != NULL && demand->field != NULL; demand++)
    if (g_strcmp0 (isms_record_get_text (self, demand->field), demand->value) == 0 && !isms_record_has (self, demand->needs))
      return demand;
  return NULL;
}

static gboolean
validate_demands (IsmsRecord *self,
                  GError **error)
{
  const IsmsDemand *demand = isms_record_find_unmet (self);
  g_autofree char *state = demand != NULL ? isms_record_format (self, demand->field) : NULL;
  g_autofree char *why = NULL;

  if (demand == NULL)
    return TRUE;
  /* Translators: the first is a state such as “Closed”, the second a clause of the standard */
  why = g_strdup_printf (_("say this before the state is “%s” (%s)."), state, demand->clause);
  return isms_record_refuse (self, isms_kind_field (kind_of (self), demand->needs), ISMS_FIELD_ERROR_REQUIRED, why, error);
}

/**
 * isms_record_validate:
 * @error: return location: %ISMS_FIELD_ERROR, a sentence that names kind, code and field
 *
 * Asks of the whole record what cannot be asked field by field: required fields, the order of dates, what has to be said first, the kind's own
 * rules.
 *
 * Returns: whether the record may stand
 */
gboolean
isms_record_validate (IsmsRecord *self,
                      GError **error)
{
  const IsmsKind *kind = kind_of (self);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const IsmsField *field = &kind->fields[i];
      const IsmsValue *value = &private_of (self)->values[i];
      g_autoptr (GError) why = NULL;

      if (field->required && isms_value_is_null (value))
        return isms_record_refuse (self, field, ISMS_FIELD_ERROR_REQUIRED, _("this must be filled in."), error);
      if (!isms_field_validate (field, value, &why))
        return isms_record_refuse (self, field, why->code, why->message, error);
      if (field->not_before != NULL && !validate_order (self, field, error))
        return FALSE;
    }

  return validate_demands (self, error) && (kind->check == NULL || kind->check (self, error));
}
