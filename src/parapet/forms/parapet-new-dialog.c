/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-edit.h"
#include "forms/parapet-new-dialog.h"
#include "widgets/parapet-ask.h"
#include "widgets/parapet-toast.h"

/**
 * ParapetNewDialog:
 *
 * Makes a record, as one step: nothing is written before Add, and nothing that was typed goes without asking.
 */
struct _ParapetNewDialog
{
  AdwDialog parent_instance;

  IsmsStore *store;
  const IsmsKind *kind;
  ParapetFieldList *list;

  GtkWidget *toasts;
  GtkBox *body;
  GtkLabel *about;
};

G_DEFINE_FINAL_TYPE (ParapetNewDialog, parapet_new_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What was filled in beforehand is not the person's work. */
static gboolean
is_touched (ParapetNewDialog *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      ParapetFieldRow *row = parapet_field_list_peek_row (self->list, i);
      g_auto (IsmsValue) value = ISMS_VALUE_NULL;

      if (row != NULL && (!parapet_field_row_get_value (row, &value, NULL) || !isms_value_equal (&value, parapet_field_list_peek_preset (self->list, i))))
        return TRUE;
    }
  return FALSE;
}

static void
focus_row (ParapetFieldRow *row)
{
  if (!gtk_widget_grab_focus (GTK_WIDGET (row)))
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

/* All mistakes are shown at once; the keyboard goes to the first. */
static gboolean
check_rows (ParapetNewDialog *self)
{
  ParapetFieldRow *first = NULL;

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      ParapetFieldRow *row = parapet_field_list_peek_row (self->list, i);
      g_auto (IsmsValue) value = ISMS_VALUE_NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *sentence = NULL;

      if (row == NULL)
        continue;
      if (!parapet_field_row_get_value (row, &value, &error))
        sentence = parapet_edit_make_sentence (error->message);
      else if (self->kind->fields[i].required && isms_value_is_null (&value))
        sentence = g_strdup (_("This must be filled in."));
      parapet_field_row_set_error (row, sentence);
      if (sentence != NULL && first == NULL)
        first = row;
    }
  if (first != NULL)
    focus_row (first);
  return first == NULL;
}

static gboolean
fill_record (ParapetNewDialog *self,
             IsmsRecord *record,
             GError **error)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      ParapetFieldRow *row = parapet_field_list_peek_row (self->list, i);
      g_auto (IsmsValue) value = ISMS_VALUE_NULL;

      isms_value_copy (&value, parapet_field_list_peek_preset (self->list, i));
      if (row != NULL && !parapet_field_row_get_value (row, &value, error))
        return FALSE;
      if (!isms_store_set (self->store, record, self->kind->fields[i].name, &value, error))
        return FALSE;
    }
  return isms_store_check (self->store, record, error);
}

static void
refuse (ParapetNewDialog *self,
        IsmsRecord *record,
        const GError *error)
{
  g_autofree char *sentence = NULL;
  int field = parapet_edit_find_field (record, error, &sentence);
  ParapetFieldRow *row = field >= 0 ? parapet_field_list_get_row (self->list, field) : NULL;

  if (row == NULL)
    {
      parapet_toast_show (GTK_WIDGET (self->body), sentence);
      return;
    }
  parapet_field_row_set_error (row, sentence);
  focus_row (row);
}

static char *
get_title (ParapetNewDialog *self)
{
  g_auto (IsmsValue) title = ISMS_VALUE_NULL;

  parapet_field_row_get_value (parapet_field_list_peek_row (self->list, 0), &title, NULL);
  return isms_value_is_null (&title) ? g_strdup ("") : g_strdup (title.text);
}

/* Of what may be sealed until a test is over, the history does not tell the title either. */
static char *
make_label (ParapetNewDialog *self)
{
  g_autofree char *title = get_title (self);

  if (self->kind->seal.link != NULL)
    return g_strdup_printf (_("Add %s"), _(self->kind->label));
  return g_strdup_printf (_("Add %s: %s"), _(self->kind->label), title);
}

static IsmsRecord *
make_record (ParapetNewDialog *self)
{
  g_autofree char *label = make_label (self);
  g_autoptr (IsmsRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  if (!isms_store_begin (self->store, label, NULL, &error))
    {
      parapet_toast_show_error (GTK_WIDGET (self->body), error);
      return NULL;
    }
  record = isms_store_create (self->store, self->kind, NULL);
  if (!fill_record (self, record, &error))
    {
      refuse (self, record, error);
      isms_store_rollback (self->store);
      return NULL;
    }
  if (isms_store_commit (self->store, &error))
    return g_steal_pointer (&record);
  refuse (self, record, error);
  return NULL;
}

static void
close_attempt_cb (ParapetNewDialog *self)
{
  if (is_touched (self))
    parapet_ask_discard (GTK_WIDGET (self), _("Nothing of it has been added yet."), G_CALLBACK (adw_dialog_force_close), self);
  else
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
cancel_cb (ParapetNewDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
add_cb (ParapetNewDialog *self)
{
  parapet_new_dialog_add (self);
}

static gboolean
add_shortcut_cb (GtkWidget *widget,
                 GVariant *args,
                 gpointer data)
{
  add_cb (PARAPET_NEW_DIALOG (widget));
  return TRUE;
}

static void
parapet_new_dialog_dispose (GObject *object)
{
  ParapetNewDialog *self = PARAPET_NEW_DIALOG (object);

  g_clear_object (&self->store);
  self->list = NULL;
  /* Or the dialog would unparent a child that its template has let go of already. */
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_NEW_DIALOG);

  G_OBJECT_CLASS (parapet_new_dialog_parent_class)->dispose (object);
}

static void
parapet_new_dialog_class_init (ParapetNewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_new_dialog_dispose;

  /**
   * ParapetNewDialog::created:
   * @record: the #IsmsRecord that was added; the dialog is closing
   */
  signals[SIGNAL_CREATED] = g_signal_new ("created", PARAPET_TYPE_NEW_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, ISMS_TYPE_RECORD);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, add_shortcut_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, add_shortcut_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-new-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetNewDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, ParapetNewDialog, body);
  gtk_widget_class_bind_template_child (widget_class, ParapetNewDialog, about);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
parapet_new_dialog_init (ParapetNewDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
explain (ParapetNewDialog *self)
{
  const char *clause = self->kind->clause;
  /* Translators: what belongs here, and the clause that asks for it */
  g_autofree char *text = clause == NULL ? g_strdup (_(self->kind->about)) : g_strdup_printf (_("%s ISO/IEC 27001 asks for it in %s."), _(self->kind->about), clause);

  gtk_label_set_text (self->about, text);
}

static AdwDialog *
create (IsmsStore *store,
        const IsmsKind *kind,
        const char *title,
        GtkWidget *list)
{
  ParapetNewDialog *self = g_object_new (PARAPET_TYPE_NEW_DIALOG, NULL);
  g_autofree char *name = g_strdup_printf (_("New %s"), _(kind->label));

  self->store = g_object_ref (store);
  self->kind = kind;
  self->list = PARAPET_FIELD_LIST (list);
  explain (self);
  gtk_box_append (self->body, list);
  adw_dialog_set_title (ADW_DIALOG (self), title != NULL ? title : name);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (parapet_field_list_peek_row (self->list, 0)));
  return ADW_DIALOG (self);
}

/**
 * parapet_new_dialog_new:
 * @kind: what kind of record is made
 * @title: (nullable): the dialog's title, or %NULL for "New Risk"
 *
 * Returns: (transfer floating): the dialog, with the signal "created"
 */
AdwDialog *
parapet_new_dialog_new (IsmsStore *store,
                        const IsmsKind *kind,
                        const char *title)
{
  return create (store, kind, title, parapet_field_list_new (store, kind, NULL, NULL));
}

/**
 * parapet_new_dialog_new_asking:
 * @title: the dialog's title
 * @about: what the record will be, in place of what its kind is
 * @first: (array zero-terminated=1): the fields it asks for, in this order; the rest is folded
 *
 * Returns: (transfer floating): a dialog that asks for little, since most is known: presets, which may lie in folded fields
 */
AdwDialog *
parapet_new_dialog_new_asking (IsmsStore *store,
                               const IsmsKind *kind,
                               const char *title,
                               const char *about,
                               const char *const *first)
{
  AdwDialog *dialog = create (store, kind, title, parapet_field_list_new_draft (store, kind, first));

  gtk_label_set_text (PARAPET_NEW_DIALOG (dialog)->about, about);
  return dialog;
}

/**
 * parapet_new_dialog_preset:
 * @field: a field's name
 * @value: what it holds before the person begins
 */
void
parapet_new_dialog_preset (ParapetNewDialog *self,
                           const char *field,
                           const IsmsValue *value)
{
  int place = isms_kind_field_index (self->kind, field);

  g_return_if_fail (place >= 0);

  parapet_field_list_preset (self->list, place, value);
}

/**
 * parapet_new_dialog_preset_text:
 * @text: what the field holds before the person begins
 */
void
parapet_new_dialog_preset_text (ParapetNewDialog *self,
                                const char *field,
                                const char *text)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;

  isms_value_set_text (&value, text);
  parapet_new_dialog_preset (self, field, &value);
}

/**
 * parapet_new_dialog_get_list:
 *
 * Returns: (transfer none): the rows
 */
ParapetFieldList *
parapet_new_dialog_get_list (ParapetNewDialog *self)
{
  return self->list;
}

/**
 * parapet_new_dialog_add:
 *
 * What the button does: adds the record and closes, or says what is missing.
 */
gboolean
parapet_new_dialog_add (ParapetNewDialog *self)
{
  g_autoptr (IsmsRecord) record = check_rows (self) ? make_record (self) : NULL;

  if (record == NULL)
    return FALSE;
  g_object_ref (self);
  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_CREATED], 0, record);
  g_object_unref (self);
  return TRUE;
}
