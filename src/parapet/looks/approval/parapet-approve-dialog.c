/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-edit.h"
#include "forms/parapet-field-list.h"
#include "models/isms-soa.h"
#include "looks/approval/parapet-approve-dialog.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "reports/isms-approval-people.h"
#include "reports/isms-approval.h"
#include "store/isms-demand.h"
#include "widgets/parapet-ask.h"
#include "widgets/parapet-toast.h"

/**
 * ParapetApproveDialog:
 *
 * Asks who approves something, under which version and when, and does it as one step.
 */
struct _ParapetApproveDialog
{
  AdwDialog parent_instance;

  IsmsStore *store;
  IsmsRecord *subject; /* nullable: the Statement of Applicability */
  ParapetFieldList *list;
  GtkWidget *overlay; /* weak: where the toast goes */

  GtkBox *body;
  GtkLabel *explanation;
};

G_DEFINE_FINAL_TYPE (ParapetApproveDialog, parapet_approve_dialog, ADW_TYPE_DIALOG)

/* The minutes of a review are approved as they are; all else has versions. */
static gboolean
has_versions (ParapetApproveDialog *self)
{
  return self->subject == NULL || isms_kind_field (isms_record_get_kind (self->subject), "version") != NULL;
}

static ParapetFieldRow *
get_row (ParapetApproveDialog *self,
         const char *field)
{
  return parapet_field_list_get_row (self->list, isms_kind_field_index (&isms_kind_approval, field));
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

  parapet_field_row_get_value (get_row (self, "comment"), &value, NULL);
  return isms_value_is_null (&value) ? NULL : g_strdup (value.text);
}

static void
cancel_cb (ParapetApproveDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
finish (ParapetApproveDialog *self)
{
  g_autofree char *title = self->subject != NULL ? g_strdup_printf (_("%s approved"), isms_record_get_code (self->subject)) : g_strdup (_("Statement of Applicability approved"));

  if (self->overlay != NULL)
    parapet_toast_show_undo (self->overlay, title);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
approve_cb (ParapetApproveDialog *self)
{
  gboolean versions = has_versions (self);
  g_autofree char *version = versions ? read_text (self, "version") : NULL;
  g_autoptr (IsmsRecord) approver = read_approver (self);
  g_autofree char *date = read_text (self, "approved_on");
  g_autofree char *summary = read_summary (self);
  const IsmsApprovalWords words = { .version = version, .approver = approver, .date = date, .summary = summary };
  g_autoptr (GError) error = NULL;

  if ((versions && version == NULL) || approver == NULL || date == NULL)
    return;
  if (self->subject != NULL ? isms_approval_approve (self->store, self->subject, &words, &error) : isms_approval_approve_statement (self->store, &words, &error))
    finish (self);
  else
    parapet_toast_show_error (GTK_WIDGET (self->body), error);
}

static void
parapet_approve_dialog_dispose (GObject *object)
{
  ParapetApproveDialog *self = PARAPET_APPROVE_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->subject);
  g_clear_weak_pointer (&self->overlay);
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
  gtk_widget_class_bind_template_child (widget_class, ParapetApproveDialog, explanation);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, approve_cb);
}

static void
parapet_approve_dialog_init (ParapetApproveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  parapet_ask_guard (ADW_DIALOG (self));
}

/* Of the statement the next version; of a draft its own. */
static char *
suggest_version (IsmsRecord *last)
{
  const char *version = last != NULL ? isms_record_get_text (last, "version") : NULL;
  gboolean draft = last != NULL && g_strcmp0 (isms_record_get_text (last, "status"), "approved") != 0;

  return draft && version != NULL ? g_strdup (version) : isms_approval_suggest_version (version);
}

/* Returns: (transfer full) (nullable): the first who still has to approve it by a rule; otherwise whoever did the last time */
static IsmsRecord *
suggest_approver (ParapetApproveDialog *self,
                  IsmsRecord *last)
{
  g_autoptr (GPtrArray) missing = self->subject != NULL ? isms_approval_list_missing (self->store, self->subject) : NULL;

  if (missing != NULL && missing->len > 0)
    return g_object_ref (g_ptr_array_index (missing, 0));
  if (last != NULL && isms_record_get_kind (last) == &isms_kind_review)
    return isms_demand_find_top_management (self->store, last);
  if (last == NULL || isms_kind_field (isms_record_get_kind (last), "approved_by")->type != ISMS_LINK)
    return NULL;
  return isms_store_get_link (self->store, last, "approved_by");
}

static void
suggest (ParapetApproveDialog *self)
{
  g_autoptr (IsmsSoa) soa = self->subject == NULL ? isms_soa_new (self->store) : NULL;
  IsmsRecord *last = soa != NULL ? isms_soa_get_version (soa) : self->subject;
  g_autoptr (IsmsRecord) approver = suggest_approver (self, last);
  g_autofree char *version = has_versions (self) ? suggest_version (last) : NULL;
  g_autofree char *today = isms_day_dup_today ();
  g_auto (IsmsValue) key = ISMS_VALUE_NULL;

  if (version != NULL)
    set_text (self, "version", version);
  set_text (self, "approved_on", today);
  if (approver == NULL)
    return;
  isms_value_set_integer (&key, isms_record_get_key (approver));
  parapet_field_row_set_value (get_row (self, "approved_by"), &key);
}

static void
explain (ParapetApproveDialog *self)
{
  g_autofree char *title = self->subject != NULL ? g_strdup_printf (_("Approve %s"), isms_record_get_code (self->subject)) : g_strdup (_("Approve Statement"));
  g_autoptr (GPtrArray) owners = self->subject != NULL ? isms_approval_list_entitled (self->store, self->subject) : NULL;
  const char *text = _("It is kept as it is now; what changes later is shown against it.");

  if (self->subject == NULL)
    text = _("Top management stands behind these decisions. They are kept as they are now; what changes later is shown against them.");
  else if (isms_record_get_kind (self->subject) == &isms_kind_review)
    text = _("Top management stands behind these minutes (9.3.3). They are kept as they are now, and printed so; what changes later is shown against them.");
  else if (owners != NULL)
    text = _("Each owner of a risk in it approves it, one after the other (6.1.3 f). It is kept as it is now; what changes later is shown against it.");
  adw_dialog_set_title (ADW_DIALOG (self), title);
  gtk_label_set_text (self->explanation, text);
}

/**
 * parapet_approve_dialog_new:
 * @subject: (nullable): what is approved; %NULL stands for the Statement of Applicability
 * @from: a widget of the screen that asks; a toast there tells what was done
 */
AdwDialog *
parapet_approve_dialog_new (IsmsStore *store,
                            IsmsRecord *subject,
                            GtkWidget *from)
{
  static const char *const fields[] = { "version", "approved_by", "approved_on", "comment", NULL };
  ParapetApproveDialog *self = g_object_new (PARAPET_TYPE_APPROVE_DIALOG, NULL);
  gboolean versions;

  self->store = g_object_ref (store);
  g_set_object (&self->subject, subject);
  g_set_weak_pointer (&self->overlay, gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY));
  versions = has_versions (self);
  self->list = PARAPET_FIELD_LIST (parapet_field_list_new (store, &isms_kind_approval, NULL, versions ? fields : fields + 1));
  gtk_box_append (self->body, GTK_WIDGET (self->list));
  explain (self);
  suggest (self);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (get_row (self, versions ? "version" : "approved_by")));
  return ADW_DIALOG (self);
}
