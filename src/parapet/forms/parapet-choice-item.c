/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-choice-item.h"

/**
 * ParapetChoiceItem:
 *
 * One thing that may be chosen: what is stored, what a person reads, and the small print.
 */
struct _ParapetChoiceItem
{
  GObject parent_instance;

  IsmsValue value;
  char *label;
  char *detail;
};

G_DEFINE_FINAL_TYPE (ParapetChoiceItem, parapet_choice_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_DETAIL,
  PROP_WHOLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
make_whole (ParapetChoiceItem *self)
{
  if (self->detail == NULL)
    return g_strdup (self->label);
  /* Translators: a choice and its small print on one line: "Likely · several times a year" */
  return g_strdup_printf (C_("choice and small print", "%s · %s"), self->label, self->detail);
}

static void
parapet_choice_item_get_property (GObject *object,
                                  guint id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  ParapetChoiceItem *self = PARAPET_CHOICE_ITEM (object);

  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case PROP_WHOLE:
      g_value_take_string (value, make_whole (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
parapet_choice_item_finalize (GObject *object)
{
  ParapetChoiceItem *self = PARAPET_CHOICE_ITEM (object);

  isms_value_clear (&self->value);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->detail, g_free);

  G_OBJECT_CLASS (parapet_choice_item_parent_class)->finalize (object);
}

static void
parapet_choice_item_class_init (ParapetChoiceItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = parapet_choice_item_get_property;
  object_class->finalize = parapet_choice_item_finalize;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WHOLE] = g_param_spec_string ("whole", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
parapet_choice_item_init (ParapetChoiceItem *self)
{
}

/**
 * parapet_choice_item_new:
 * @value: (nullable): what is stored, or %NULL for nothing
 * @label: what a person reads
 * @detail: (nullable): the small print
 */
ParapetChoiceItem *
parapet_choice_item_new (const IsmsValue *value,
                         const char *label,
                         const char *detail)
{
  ParapetChoiceItem *self = g_object_new (PARAPET_TYPE_CHOICE_ITEM, NULL);

  if (value != NULL)
    isms_value_copy (&self->value, value);
  self->label = g_strdup (label);
  self->detail = g_strdup (detail);
  return self;
}

const IsmsValue *
parapet_choice_item_get_value (ParapetChoiceItem *self)
{
  return &self->value;
}

const char *
parapet_choice_item_get_label (ParapetChoiceItem *self)
{
  return self->label;
}

const char *
parapet_choice_item_get_detail (ParapetChoiceItem *self)
{
  return self->detail;
}
