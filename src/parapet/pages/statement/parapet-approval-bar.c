/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-record-words.h"
#include "pages/statement/parapet-approval-bar.h"
#include "pages/statement/parapet-approve-dialog.h"
#include "reports/isms-approval.h"

/* How many differences are listed; who has more looks at the two papers. */
#define MANY 100

/**
 * ParapetApprovalBar:
 *
 * Which version of the statement was approved, how what holds now differs from it, and the way to approve what holds now.
 */
struct _ParapetApprovalBar
{
  AdwBin parent_instance;

  ParapetStatement *statement;
  guint comparing; /* once what is being done has been shown */

  GtkLabel *words;
  GtkMenuButton *changes;
  GtkListBox *differences;
  GtkWidget *approve;
};

G_DEFINE_FINAL_TYPE (ParapetApprovalBar, parapet_approval_bar, ADW_TYPE_BIN)

static char *
describe_version (IsmsRecord *version)
{
  const char *name = version != NULL ? isms_record_get_text (version, "version") : NULL;
  const char *date = version != NULL ? isms_record_get_text (version, "approved_on") : NULL;
  g_autofree char *day = date != NULL ? parapet_date_words (date) : NULL;

  if (day == NULL)
    return g_strdup (_("Not approved yet"));
  if (name == NULL)
    return g_strdup_printf (_("Approved %s"), day);
  return g_strdup_printf (_("Version %s, approved %s"), name, day);
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
add_difference (ParapetApprovalBar *self,
                const IsmsDifference *difference)
{
  g_autofree char *title = g_strdup_printf ("%s %s", difference->code, difference->title);
  g_autofree char *subtitle = describe_difference (difference);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle, "subtitle-lines", 3, NULL);

  gtk_list_box_append (self->differences, row);
}

static void
show_differences (ParapetApprovalBar *self,
                  GPtrArray *differences)
{
  guint count = differences != NULL ? differences->len : 0;
  g_autofree char *label = g_strdup_printf (ngettext ("%u _change since", "%u _changes since", count), count);

  gtk_list_box_remove_all (self->differences);
  for (guint i = 0; i < MIN (count, MANY); i++)
    add_difference (self, g_ptr_array_index (differences, i));
  gtk_menu_button_set_label (self->changes, label);
  gtk_widget_set_visible (GTK_WIDGET (self->changes), count > 0);
}

static void
compare (gpointer data)
{
  ParapetApprovalBar *self = data;
  IsmsStore *store = parapet_statement_get_store (self->statement);
  IsmsRecord *version = isms_soa_get_version (parapet_statement_get_soa (self->statement));
  g_autoptr (IsmsRecord) approval = isms_approval_find (store, version);
  g_autoptr (GPtrArray) differences = NULL;

  self->comparing = 0;
  if (approval != NULL)
    differences = isms_approval_compare (store, approval, NULL);
  show_differences (self, differences);
}

static void
refresh (ParapetApprovalBar *self)
{
  IsmsSoa *soa = parapet_statement_get_soa (self->statement);
  guint undecided = isms_soa_count_state (soa, ISMS_SOA_UNDECIDED);
  gboolean past = isms_store_is_past (parapet_statement_get_store (self->statement));
  g_autofree char *words = describe_version (isms_soa_get_version (soa));
  g_autofree char *missing = g_strdup_printf (ngettext ("%u control is undecided", "%u controls are undecided", undecided), undecided);

  gtk_label_set_text (self->words, words);
  gtk_widget_set_sensitive (self->approve, undecided == 0 && !past);
  gtk_widget_set_tooltip_text (self->approve, undecided > 0 ? missing : NULL);
  if (self->comparing == 0)
    self->comparing = g_idle_add_once (compare, self);
}

static void
approve_cb (ParapetApprovalBar *self)
{
  adw_dialog_present (parapet_approve_dialog_new (parapet_statement_get_store (self->statement)), GTK_WIDGET (self));
}

static void
parapet_approval_bar_dispose (GObject *object)
{
  ParapetApprovalBar *self = PARAPET_APPROVAL_BAR (object);

  parapet_approval_bar_set_statement (self, NULL);
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
  gtk_widget_class_bind_template_child (widget_class, ParapetApprovalBar, changes);
  gtk_widget_class_bind_template_child (widget_class, ParapetApprovalBar, differences);
  gtk_widget_class_bind_template_child (widget_class, ParapetApprovalBar, approve);
  gtk_widget_class_bind_template_callback (widget_class, approve_cb);
}

static void
parapet_approval_bar_init (ParapetApprovalBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * parapet_approval_bar_set_statement:
 * @statement: (nullable): whose approval is told, or %NULL to let go
 */
void
parapet_approval_bar_set_statement (ParapetApprovalBar *self,
                                    ParapetStatement *statement)
{
  g_clear_handle_id (&self->comparing, g_source_remove);
  if (self->statement != NULL)
    g_signal_handlers_disconnect_by_data (self->statement, self);
  g_set_object (&self->statement, statement);
  if (statement == NULL)
    return;
  g_signal_connect_object (statement, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
