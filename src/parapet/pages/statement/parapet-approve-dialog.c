/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-edit.h"
#include "forms/parapet-field-list.h"
#include "models/isms-soa.h"
#include "pages/statement/parapet-approve-dialog.h"
#include "reports/isms-approval.h"
#include "widgets/parapet-toast.h"

/**
 * ParapetApproveDialog:
 *
 * Asks who approves the Statement of Applicability, under which version and when, and does it as one step.
 */
struct _ParapetApproveDialog
{
  AdwDialog parent_instance;

  IsmsStore *store;
  ParapetFieldList *list;

  GtkBox *body;
};

G_DEFINE_FINAL_TYPE (ParapetApproveDialog, parapet_approve_dialog, ADW_TYPE_DIALOG)

static ParapetFieldRow *
get_row (ParapetApproveDialog *self,
         const char *field)
{
  return parapet_field_list_get_row (self->list, isms_kind_field_index (isms_kind_find ("soa"), field));
}

static void
set_text (ParapetApproveDialog *self,
          const char *field,
          const char *text)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;

  isms_value_set_text (&value, text);
  parapet_field_row_set_value (get_row (self, field), &value);
}

/* Returns: (transfer full) (nullable): what is typed; NULL where the row tells that it may not be so */
static char *
read_text (ParapetApproveDialog *self,
           const char *field)
{
  ParapetFieldRow *row = get_row (self, field);
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;
  g_autoptr (GError) error = NULL;

  if (!parapet_field_row_get_value (row, &value, &error))
    {
      g_autofree char *sentence = parapet_edit_make_sentence (error->message);

      parapet_field_row_set_error (row, sentence);
      return NULL;
    }
  if (isms_value_is_null (&value))
    {
      parapet_field_row_set_error (row, _("This must be filled in."));
      return NULL;
    }
  parapet_field_row_set_error (row, NULL);
  return g_strdup (value.text);
}

static IsmsRecord *
read_approver (ParapetApproveDialog *self)
{
  ParapetFieldRow *row = get_row (self, "approved_by");
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;
  gboolean chosen = parapet_field_row_get_value (row, &value, NULL) && !isms_value_is_null (&value);

  parapet_field_row_set_error (row, chosen ? NULL : _("Choose who approves."));
  return chosen ? isms_store_get_any (self->store, value.integer) : NULL;
}

static char *
read_summary (ParapetApproveDialog *self)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;

  parapet_field_row_get_value (get_row (self, "summary"), &value, NULL);
  return isms_value_is_null (&value) ? NULL : g_strdup (value.text);
}

static void
cancel_cb (ParapetApproveDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
approve_cb (ParapetApproveDialog *self)
{
  g_autofree char *version = read_text (self, "version");
  g_autoptr (IsmsRecord) approver = read_approver (self);
  g_autofree char *date = read_text (self, "approved_on");
  g_autofree char *summary = read_summary (self);
  const IsmsApprovalWords words = { .version = version, .approver = approver, .date = date, .summary = summary };
  g_autoptr (GError) error = NULL;

  if (version == NULL || approver == NULL || date == NULL)
    return;
  if (isms_approval_approve_statement (self->store, &words, &error))
    adw_dialog_close (ADW_DIALOG (self));
  else
    parapet_toast_show_error (GTK_WIDGET (self->body), error);
}

static void
parapet_approve_dialog_dispose (GObject *object)
{
  ParapetApproveDialog *self = PARAPET_APPROVE_DIALOG (object);

  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_APPROVE_DIALOG);

  G_OBJECT_CLASS (parapet_approve_dialog_parent_class)->dispose (object);
}

static void
parapet_approve_dialog_class_init (ParapetApproveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_approve_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-approve-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetApproveDialog, body);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, approve_cb);
}

static void
parapet_approve_dialog_init (ParapetApproveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The next version, by whoever approved the last one, today. */
static void
suggest (ParapetApproveDialog *self)
{
  g_autoptr (IsmsSoa) soa = isms_soa_new (self->store);
  IsmsRecord *last = isms_soa_get_version (soa);
  g_autoptr (IsmsRecord) approver = last != NULL ? isms_store_get_link (self->store, last, "approved_by") : NULL;
  g_autofree char *version = isms_approval_suggest_version (last != NULL ? isms_record_get_text (last, "version") : NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%F");
  g_auto (IsmsValue) key = ISMS_VALUE_NULL;

  set_text (self, "version", version);
  set_text (self, "approved_on", today);
  if (approver == NULL)
    return;
  isms_value_set_integer (&key, isms_record_get_key (approver));
  parapet_field_row_set_value (get_row (self, "approved_by"), &key);
}

AdwDialog *
parapet_approve_dialog_new (IsmsStore *store)
{
  static const char *const fields[] = { "version", "approved_by", "approved_on", "summary", NULL };
  ParapetApproveDialog *self = g_object_new (PARAPET_TYPE_APPROVE_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->list = PARAPET_FIELD_LIST (parapet_field_list_new (store, isms_kind_find ("soa"), NULL, fields));
  gtk_box_append (self->body, GTK_WIDGET (self->list));
  suggest (self);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (get_row (self, "version")));
  return ADW_DIALOG (self);
}
