/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-record-words.h"
#include "looks/approval/parapet-approval-bar.h"
#include "looks/approval/parapet-approve-dialog.h"
#include "models/isms-soa.h"
#include "reports/isms-approval-people.h"
#include "reports/isms-approval.h"

/* How many differences are listed; who has more looks at the two papers. */
#define MANY 100

/**
 * ParapetApprovalBar:
 *
 * Who approved something and when, how what holds now differs from that, what is missing before it can be approved, who may do it,
 * and the way to do it.
 */
struct _ParapetApprovalBar
{
  AdwBin parent_instance;

  IsmsStore *store;
  IsmsRecord *subject; /* nullable: the Statement of Applicability, which becomes a record when it is approved */
  guint following;     /* once what is being done has been shown */

  GtkLabel *words;
  GtkLabel *who;
  GtkMenuButton *changes;
  GtkListBox *differences;
  GtkMenuButton *missing;
  GtkListBox *gaps;
  GtkWidget *approve;
};

G_DEFINE_FINAL_TYPE (ParapetApprovalBar, parapet_approval_bar, ADW_TYPE_BIN)

/* Returns: (transfer full) (nullable): the record that says by whom it was approved */
static IsmsRecord *
find_version (ParapetApprovalBar *self)
{
  g_autoptr (IsmsSoa) soa = self->subject == NULL ? isms_soa_new (self->store) : NULL;
  IsmsRecord *version = soa != NULL ? isms_soa_get_version (soa) : self->subject;

  return version != NULL ? g_object_ref (version) : NULL;
}

static gboolean
is_state (IsmsRecord *version,
          const char *state)
{
  return version != NULL && g_strcmp0 (isms_record_get_text (version, "status"), state) == 0;
}

static char *
describe_version (IsmsRecord *version)
{
  gboolean numbered = version != NULL && isms_kind_field (isms_record_get_kind (version), "version") != NULL;
  const char *name = numbered ? isms_record_get_text (version, "version") : NULL;
  const char *date = is_state (version, "approved") ? isms_record_get_text (version, "approved_on") : NULL;
  g_autofree char *day = date != NULL ? parapet_date_words (date) : NULL;

  if (is_state (version, "withdrawn"))
    return g_strdup (_("No longer in force"));
  if (day == NULL)
    return g_strdup (is_state (version, "approved") ? _("Approved") : _("Not approved yet"));
  if (name == NULL)
    return g_strdup_printf (_("Approved %s"), day);
  return g_strdup_printf (_("Version %s, approved %s"), name, day);
}

static char *
describe_who (ParapetApprovalBar *self,
              IsmsRecord *version)
{
  gboolean begun = is_state (version, "approved") || is_state (version, "in_review");
  g_autofree char *names = begun ? parapet_field_words (self->store, version, isms_kind_field_index (isms_record_get_kind (version), "approved_by")) : g_strdup ("");
  g_autofree char *done = *names != '\0' ? g_strdup_printf (_("Approved by %s."), names) : NULL;
  g_autofree char *missing = self->subject != NULL ? isms_approval_explain_missing (self->store, self->subject) : NULL; /* by a rule */

  if (done != NULL && missing != NULL)
    return g_strdup_printf ("%s %s", done, missing);
  if (done != NULL || missing != NULL)
    return done != NULL ? g_steal_pointer (&done) : g_steal_pointer (&missing);
  return g_strdup (is_state (version, "withdrawn") ? "" : _("It is approved by whoever top management has made responsible for it (5.3)."));
}

static char *
describe_difference (const IsmsDifference *difference)
{
  if (difference->what == NULL)
    return g_strdup (difference->is);
  /* Translators: a field, what it was, what it is */
  return g_strdup_printf (_("%s: %s → %s"), difference->what, *difference->was != '\0' ? difference->was : _("nothing"),
                          *difference->is != '\0' ? difference->is : _("nothing"));
}

static void
add_row (GtkListBox *list,
         const char *title,
         const char *subtitle)
{
  gtk_list_box_append (list, g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle, "subtitle-lines", 3, NULL));
}

static void
show_differences (ParapetApprovalBar *self,
                  GPtrArray *differences)
{
  guint count = differences != NULL ? differences->len : 0;
  g_autofree char *label = g_strdup_printf (ngettext ("%u _change since", "%u _changes since", count), count);

  gtk_list_box_remove_all (self->differences);
  for (guint i = 0; i < MIN (count, MANY); i++)
    {
      const IsmsDifference *difference = g_ptr_array_index (differences, i);
      g_autofree char *title = g_strdup_printf ("%s %s", difference->code, difference->title);
      g_autofree char *subtitle = describe_difference (difference);

      add_row (self->differences, title, subtitle);
    }
  gtk_menu_button_set_label (self->changes, label);
  gtk_widget_set_visible (GTK_WIDGET (self->changes), count > 0);
}

static void
show_gaps (ParapetApprovalBar *self,
           gboolean open)
{
  g_autoptr (GPtrArray) gaps = isms_approval_list_gaps (self->store, self->subject);
  guint count = open ? gaps->len : 0;
  g_autofree char *label = g_strdup_printf (ngettext ("%u thing _missing", "%u things _missing", count), count);

  gtk_list_box_remove_all (self->gaps);
  for (guint i = 0; i < count; i++)
    add_row (self->gaps, g_ptr_array_index (gaps, i), NULL);
  gtk_menu_button_set_label (self->missing, label);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), count > 0);
  gtk_widget_set_visible (self->approve, open);
  gtk_widget_set_sensitive (self->approve, gaps->len == 0);
  gtk_widget_set_tooltip_text (self->approve, gaps->len > 0 ? g_ptr_array_index (gaps, 0) : NULL);
}

static void
show_version (ParapetApprovalBar *self,
              IsmsRecord *version)
{
  g_autofree char *words = describe_version (version);
  g_autofree char *who = describe_who (self, version);

  gtk_label_set_text (self->words, words);
  gtk_label_set_text (self->who, who);
  gtk_widget_set_visible (GTK_WIDGET (self->who), *who != '\0');
  show_gaps (self, !is_state (version, "withdrawn") && !isms_store_is_past (self->store));
}

static void
follow_cb (gpointer data)
{
  ParapetApprovalBar *self = data;
  g_autoptr (IsmsRecord) version = find_version (self);
  g_autoptr (IsmsRecord) approval = isms_approval_find (self->store, version);
  g_autoptr (GPtrArray) differences = approval != NULL ? isms_approval_compare (self->store, approval, NULL) : NULL;

  self->following = 0;
  show_version (self, version);
  show_differences (self, differences);
  /* What is approved word for word need not be approved again. */
  if (is_state (version, "approved") && differences != NULL && differences->len == 0)
    gtk_widget_set_visible (self->approve, FALSE);
}

static void
follow (ParapetApprovalBar *self)
{
  if (self->following == 0)
    self->following = g_idle_add_once (follow_cb, self);
}

static void
approve_cb (ParapetApprovalBar *self)
{
  adw_dialog_present (parapet_approve_dialog_new (self->store, self->subject, GTK_WIDGET (self)), GTK_WIDGET (self));
}

static void
parapet_approval_bar_dispose (GObject *object)
{
  ParapetApprovalBar *self = PARAPET_APPROVAL_BAR (object);

  parapet_approval_bar_watch (self, NULL, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_APPROVAL_BAR);

  G_OBJECT_CLASS (parapet_approval_bar_parent_class)->dispose (object);
}

static void
parapet_approval_bar_class_init (ParapetApprovalBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_approval_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-approval-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetApprovalBar, words);
  gtk_widget_class_bind_template_child (widget_class, ParapetApprovalBar, who);
  gtk_widget_class_bind_template_child (widget_class, ParapetApprovalBar, changes);
  gtk_widget_class_bind_template_child (widget_class, ParapetApprovalBar, differences);
  gtk_widget_class_bind_template_child (widget_class, ParapetApprovalBar, missing);
  gtk_widget_class_bind_template_child (widget_class, ParapetApprovalBar, gaps);
  gtk_widget_class_bind_template_child (widget_class, ParapetApprovalBar, approve);
  gtk_widget_class_bind_template_callback (widget_class, approve_cb);
}

static void
parapet_approval_bar_init (ParapetApprovalBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * parapet_approval_bar_watch:
 * @store: (nullable): where it is, or %NULL to let go
 * @subject: (nullable): whose approval is told; %NULL stands for the Statement of Applicability
 */
void
parapet_approval_bar_watch (ParapetApprovalBar *self,
                            IsmsStore *store,
                            IsmsRecord *subject)
{
  g_autoptr (IsmsRecord) version = NULL;

  g_clear_handle_id (&self->following, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_set_object (&self->store, store);
  g_set_object (&self->subject, subject);
  if (store == NULL)
    return;
  g_signal_connect_object (store, "changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  version = find_version (self);
  show_version (self, version);
  follow (self);
}

/**
 * parapet_approval_bar_new:
 * @subject: what is approved: a record of a kind that says by whom it was
 *
 * Returns: (transfer floating): a part of its page; it follows changes by itself
 */
GtkWidget *
parapet_approval_bar_new (IsmsStore *store,
                          IsmsRecord *subject)
{
  ParapetApprovalBar *self = g_object_new (PARAPET_TYPE_APPROVAL_BAR, NULL);

  parapet_approval_bar_watch (self, store, subject);
  return GTK_WIDGET (self);
}
