/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-boolean-field-row.h"
#include "forms/parapet-choice-field-row.h"
#include "forms/parapet-choice-set-field-row.h"
#include "forms/parapet-date-field-row.h"
#include "forms/parapet-edit.h"
#include "forms/parapet-entry-field-row.h"
#include "forms/parapet-field-row.h"
#include "forms/parapet-link-field-row.h"
#include "forms/parapet-prose-field-row.h"
#include "forms/parapet-record-look.h"

/**
 * ParapetFieldRow:
 *
 * One field of a record, as a row in which it is edited. It knows nothing of steps: whoever made it listens to "edited" and
 * says with parapet_field_row_set_error() what is wrong; what was typed stays until another value is set.
 */

typedef struct
{
  IsmsStore *store;
  const IsmsField *field;
  IsmsRecord *record;
  IsmsValue shown; /* what was set, or told by "edited" */
  GtkWidget *note; /* beneath the row */
  char *error;
  gboolean told_from_outside;
  guint quiet;
} FieldState;

G_DEFINE_INTERFACE (ParapetFieldRow, parapet_field_row, ADW_TYPE_PREFERENCES_ROW)
static GQuark parapet_field_state_quark (void);

G_DEFINE_QUARK (parapet-field-state, parapet_field_state)

enum
{
  SIGNAL_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType (*const row_types[ISMS_N_FIELD_TYPES]) (void) = {
  [ISMS_TEXT] = parapet_entry_field_row_get_type,
  [ISMS_PROSE] = parapet_prose_field_row_get_type,
  [ISMS_INTEGER] = parapet_entry_field_row_get_type,
  [ISMS_NUMBER] = parapet_entry_field_row_get_type,
  [ISMS_BOOLEAN] = parapet_boolean_field_row_get_type,
  [ISMS_DATE] = parapet_date_field_row_get_type,
  [ISMS_CHOICE] = parapet_choice_field_row_get_type,
  [ISMS_CHOICE_SET] = parapet_choice_set_field_row_get_type,
  [ISMS_SCALE] = parapet_choice_field_row_get_type,
  [ISMS_LINK] = parapet_link_field_row_get_type,
  [ISMS_LINKS] = parapet_link_field_row_get_type,
  [ISMS_REFERENCE] = parapet_link_field_row_get_type,
};

static void
field_state_free (gpointer data)
{
  FieldState *state = data;

  g_clear_object (&state->store);
  g_clear_object (&state->record);
  isms_value_clear (&state->shown);
  g_free (state->error);
  g_free (state);
}

static FieldState *
state_of (ParapetFieldRow *self)
{
  return g_object_get_qdata (G_OBJECT (self), parapet_field_state_quark ());
}

static char *
make_hint (const IsmsField *field)
{
  if (field->hint != NULL)
    return g_strdup (_(field->hint));
  if (field->min != 0 || field->max != 0)
    /* Translators: the least and the greatest number that may be typed */
    return g_strdup_printf (_("%g to %g"), field->min, field->max);
  return NULL;
}

/* What was told about a value that is there: it may stand, and yet not for ever. */
static char *
make_warning (FieldState *state)
{
  if (state->record == NULL || isms_value_is_null (&state->shown))
    return NULL;
  return parapet_record_look_warn (state->store, state->record, state->field->name);
}

/* A mistake is said; else what speaks against the value; else a field that is empty says what belongs into it. While a person types
 * nothing moves. */
static void
update_note (ParapetFieldRow *self)
{
  FieldState *state = state_of (self);
  g_autofree char *warning = state->error == NULL ? make_warning (state) : NULL;
  g_autofree char *hint = state->error == NULL && isms_value_is_null (&state->shown) ? make_hint (state->field) : NULL;
  const char *text = state->error != NULL ? state->error : warning != NULL ? warning
                                                                           : hint;

  gtk_label_set_text (GTK_LABEL (state->note), text != NULL ? text : "");
  gtk_widget_set_visible (state->note, text != NULL);
  if (warning != NULL)
    gtk_widget_add_css_class (state->note, "warning");
  else
    gtk_widget_remove_css_class (state->note, "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "", -1);
}

static void
drop_note_cb (ParapetFieldRow *self)
{
  g_clear_pointer (&state_of (self)->note, gtk_widget_unparent);
}

/* Under whatever the row's class shows; the row's own parts stay its direct children, as its style expects. */
static void
add_note (ParapetFieldRow *self)
{
  FieldState *state = state_of (self);

  state->note = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (state->note), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (state->note), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (state->note), 0);
  gtk_widget_add_css_class (state->note, "field-note");
  gtk_widget_add_css_class (state->note, "caption");
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_box_layout_new (GTK_ORIENTATION_VERTICAL));
  gtk_widget_insert_before (state->note, GTK_WIDGET (self), NULL);
  g_signal_connect (self, "destroy", G_CALLBACK (drop_note_cb), NULL);
}

static void
show_error (ParapetFieldRow *self,
            const char *sentence)
{
  FieldState *state = state_of (self);

  if (!g_set_str (&state->error, sentence))
    return;
  if (sentence != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, state->note, NULL, -1);
      gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
    }
}

static void
refuse (ParapetFieldRow *self,
        const GError *error)
{
  g_autofree char *sentence = parapet_edit_make_sentence (error->message);

  show_error (self, sentence);
  state_of (self)->told_from_outside = FALSE;
  update_note (self);
}

static void
accept (ParapetFieldRow *self,
        const IsmsValue *value)
{
  FieldState *state = state_of (self);

  isms_value_copy (&state->shown, value);
  show_error (self, NULL);
  update_note (self);
}

static void
leave_cb (ParapetFieldRow *self)
{
  parapet_field_row_finish (self);
}

static void
parapet_field_row_default_init (ParapetFieldRowInterface *iface)
{
  /**
   * ParapetFieldRow::edited:
   *
   * The person has finished: pressed Enter, left the row, chose. What is shown can be read and is another value than before.
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited", PARAPET_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * parapet_field_row_new:
 * @field: any field of any kind
 *
 * Returns: (transfer floating): the row, empty
 */
GtkWidget *
parapet_field_row_new (IsmsStore *store,
                       const IsmsField *field)
{
  FieldState *state = g_new0 (FieldState, 1);
  ParapetFieldRow *self;

  self = g_object_new (row_types[field->type](), "use-markup", FALSE, "title", isms_field_label (field), NULL);
  state->store = g_object_ref (store);
  state->field = field;
  g_object_set_qdata_full (G_OBJECT (self), parapet_field_state_quark (), state, field_state_free);
  state->quiet++;
  PARAPET_FIELD_ROW_GET_IFACE (self)->setup (self);
  state->quiet--;
  add_note (self);
  update_note (self);
  return GTK_WIDGET (self);
}

IsmsStore *
parapet_field_row_get_store (ParapetFieldRow *self)
{
  return state_of (self)->store;
}

const IsmsField *
parapet_field_row_get_field (ParapetFieldRow *self)
{
  return state_of (self)->field;
}

/**
 * parapet_field_row_get_record:
 *
 * Returns: (transfer none) (nullable): the record that is edited, if it is there already
 */
IsmsRecord *
parapet_field_row_get_record (ParapetFieldRow *self)
{
  return state_of (self)->record;
}

void
parapet_field_row_set_record (ParapetFieldRow *self,
                              IsmsRecord *record)
{
  FieldState *state = state_of (self);

  if (!g_set_object (&state->record, record) || PARAPET_FIELD_ROW_GET_IFACE (self)->record_set == NULL)
    return;
  state->quiet++;
  PARAPET_FIELD_ROW_GET_IFACE (self)->record_set (self);
  state->quiet--;
}

/**
 * parapet_field_row_set_value:
 *
 * Shows a value and forgets what was typed and what was wrong with it. Nobody is told.
 */
void
parapet_field_row_set_value (ParapetFieldRow *self,
                             const IsmsValue *value)
{
  FieldState *state = state_of (self);

  g_return_if_fail (PARAPET_IS_FIELD_ROW (self));

  accept (self, value);
  state->quiet++;
  PARAPET_FIELD_ROW_GET_IFACE (self)->set_value (self, &state->shown);
  state->quiet--;
}

/**
 * parapet_field_row_get_value:
 * @value: (out caller-allocates): what is shown
 * @error: return location: the end of a sentence
 *
 * Returns: whether what is shown, typed to the end or not, can be read and is allowed
 */
gboolean
parapet_field_row_get_value (ParapetFieldRow *self,
                             IsmsValue *value,
                             GError **error)
{
  return PARAPET_FIELD_ROW_GET_IFACE (self)->get_value (self, value, error) &&
         isms_field_validate (state_of (self)->field, value, error);
}

/**
 * parapet_field_row_get_shown:
 *
 * Returns: the value that was set or told last, whatever has been typed since
 */
const IsmsValue *
parapet_field_row_get_shown (ParapetFieldRow *self)
{
  return &state_of (self)->shown;
}

/**
 * parapet_field_row_set_error:
 * @sentence: (nullable): what is wrong with what is shown
 */
void
parapet_field_row_set_error (ParapetFieldRow *self,
                             const char *sentence)
{
  show_error (self, sentence);
  state_of (self)->told_from_outside = sentence != NULL;
  update_note (self);
}

const char *
parapet_field_row_get_error (ParapetFieldRow *self)
{
  return state_of (self)->error;
}

/**
 * parapet_field_row_warn:
 *
 * Looks again whether something speaks against what is shown: another field, or another record, says something else now.
 */
void
parapet_field_row_warn (ParapetFieldRow *self)
{
  update_note (self);
}

/**
 * parapet_field_row_is_changed:
 *
 * Returns: whether what is shown is another value than was set or told last, or none at all
 */
gboolean
parapet_field_row_is_changed (ParapetFieldRow *self)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;

  return !parapet_field_row_get_value (self, &value, NULL) || !isms_value_equal (&value, &state_of (self)->shown);
}

/**
 * parapet_field_row_finish:
 *
 * What is shown is meant: tells it if it is another value than before, or says what is wrong with it.
 */
void
parapet_field_row_finish (ParapetFieldRow *self)
{
  FieldState *state = state_of (self);
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;
  g_autoptr (GError) error = NULL;

  if (state->quiet > 0 || state->note == NULL)
    return;
  if (!parapet_field_row_get_value (self, &value, &error))
    {
      refuse (self, error);
      return;
    }
  if (isms_value_equal (&value, &state->shown))
    {
      if (!state->told_from_outside)
        accept (self, &value);
      return;
    }
  state->told_from_outside = FALSE;
  accept (self, &value);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

/**
 * parapet_field_row_finish_on_leave:
 *
 * For rows in which one types: who leaves the row has finished.
 */
void
parapet_field_row_finish_on_leave (ParapetFieldRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * parapet_field_row_make_box:
 *
 * For rows whose control is as wide as the row: the label in small print, and room for the control under it.
 *
 * Returns: (transfer none): the box, a child of the row
 */
GtkWidget *
parapet_field_row_make_box (ParapetFieldRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (isms_field_label (parapet_field_row_get_field (self)));

  gtk_widget_add_css_class (box, "field-box");
  gtk_widget_add_css_class (label, "field-label");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  return box;
}
