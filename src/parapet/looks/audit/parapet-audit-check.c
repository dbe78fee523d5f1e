/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "catalogue/isms-catalogue.h"
#include "forms/parapet-draft.h"
#include "forms/parapet-record-link.h"
#include "looks/audit/parapet-audit-check.h"
#include "models/isms-checklist.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-label.h"
#include "widgets/parapet-toast.h"

#define N_RESULTS 4

/**
 * ParapetAuditCheck:
 *
 * One criterion of an audit: folded, it says the answer; unfolded, one reads what to look for and writes what was seen. What is
 * within is made when it is first unfolded, as a checklist may have a hundred of them.
 */
struct _ParapetAuditCheck
{
  AdwBin parent_instance;

  IsmsStore *store;
  IsmsRecord *check;
  char *result;   /* as it was last shown: what is chosen or typed since then stays */
  char *evidence;
  gboolean showing;

  GtkWidget *expander;
  GtkWidget *mark;
  GtkLabel *state;
  GtkWidget *body; /* null until it is unfolded */
  GtkWidget *results[N_RESULTS];
  GtkWidget *entry;
  GtkLabel *asked;
  GtkWidget *raise;
  GtkWidget *title;
  GtkWidget *finding;
};

G_DEFINE_FINAL_TYPE (ParapetAuditCheck, parapet_audit_check, ADW_TYPE_BIN)

static const IsmsChoice *
get_choices (void)
{
  return isms_kind_field (&isms_kind_audit_check, "result")->choices;
}

/* What is not done yet is said where it would be done. */
static void
ask (ParapetAuditCheck *self,
     const char *sentence,
     GtkWidget *entry)
{
  gtk_label_set_text (self->asked, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->asked), sentence != NULL);
  if (sentence == NULL)
    return;
  gtk_accessible_announce (GTK_ACCESSIBLE (self->asked), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_grab_focus (entry);
}

static char *
dup_typed (GtkWidget *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static const char *
get_chosen (ParapetAuditCheck *self)
{
  for (guint i = 0; i < N_RESULTS; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->results[i])))
      return get_choices ()[i].value;
  return NULL;
}

/* The answer and what shows it are one step; an answer that nothing shows yet waits for it. */
static void
take_cb (ParapetAuditCheck *self)
{
  const char *chosen = get_chosen (self);
  g_autofree char *evidence = dup_typed (self->entry);
  g_autofree char *today = isms_day_dup_today ();
  g_autoptr (GError) error = NULL;

  if (self->showing)
    return;
  if (evidence == NULL && isms_checklist_asks_evidence (chosen))
    {
      ask (self, _("Write down what shows it, then the answer is taken."), self->entry);
      return;
    }
  ask (self, NULL, NULL);
  if (g_strcmp0 (chosen, isms_record_get_text (self->check, "result")) == 0 && g_strcmp0 (evidence, isms_record_get_text (self->check, "evidence")) == 0)
    return;
  parapet_draft_drop (self->entry);
  if (isms_checklist_answer (self->store, self->check, chosen, evidence, today, &error))
    return;
  parapet_draft_again (self->entry);
  parapet_toast_show_error (GTK_WIDGET (self), error);
}

static void
chosen_cb (ParapetAuditCheck *self,
           GParamSpec *pspec,
           GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button))
    take_cb (self);
}

static void
raise_finding (ParapetAuditCheck *self,
               const char *grade)
{
  g_autofree char *title = dup_typed (self->title);
  g_autofree char *today = isms_day_dup_today ();
  g_autofree char *said = NULL;
  g_autoptr (IsmsRecord) finding = NULL;
  g_autoptr (GError) error = NULL;

  if (title == NULL)
    {
      ask (self, _("Say in one line what was found, then raise it."), self->title);
      return;
    }
  parapet_draft_drop (self->title);
  finding = isms_checklist_raise (self->store, self->check, title, grade, today, &error);
  if (finding == NULL)
    {
      parapet_draft_again (self->title);
      parapet_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  ask (self, NULL, NULL);
  said = g_strdup_printf (_("%s raised"), isms_record_get_code (finding));
  parapet_toast_show_undo (GTK_WIDGET (self), said);
}

static gboolean
is_met (ParapetAuditCheck *self)
{
  return g_strcmp0 (isms_record_get_text (self->check, "result"), "opportunity") == 0;
}

static void
raise_cb (ParapetAuditCheck *self)
{
  raise_finding (self, is_met (self) ? "improvement" : "minor");
}

static void
raise_major_cb (ParapetAuditCheck *self)
{
  raise_finding (self, "major");
}

static void
show_finding (ParapetAuditCheck *self)
{
  g_autoptr (IsmsRecord) finding = isms_store_get_link (self->store, self->check, "finding");
  const char *result = isms_record_get_text (self->check, "result");
  gboolean asks = g_strcmp0 (result, "nonconform") == 0 || is_met (self);
  GtkWidget *minor = gtk_widget_get_next_sibling (self->title);
  GtkWidget *major = gtk_widget_get_next_sibling (minor);

  gtk_widget_set_visible (self->raise, asks && finding == NULL && !isms_store_is_past (self->store));
  gtk_button_set_label (GTK_BUTTON (minor), is_met (self) ? _("_Raise Finding") : _("_Raise Minor Finding"));
  gtk_widget_set_visible (major, !is_met (self));
  adw_bin_set_child (ADW_BIN (self->finding), finding != NULL ? parapet_record_link_new (finding) : NULL);
  gtk_widget_set_visible (self->finding, finding != NULL);
}

static void
show_body (ParapetAuditCheck *self)
{
  const char *result = isms_record_get_text (self->check, "result");
  const char *evidence = isms_record_get_text (self->check, "evidence");

  self->showing = TRUE;
  for (guint i = 0; i < N_RESULTS && g_strcmp0 (self->result, result) != 0; i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->results[i]), g_strcmp0 (get_choices ()[i].value, result) == 0);
  if (g_strcmp0 (self->evidence, evidence) != 0)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), evidence != NULL ? evidence : "");
      parapet_draft_drop (self->entry); /* nobody typed it */
    }
  g_set_str (&self->result, result);
  g_set_str (&self->evidence, evidence);
  self->showing = FALSE;
  show_finding (self);
}

static const char *
get_mark (const char *result)
{
  if (result == NULL)
    return "parapet-open-symbolic";
  if (g_str_equal (result, "nonconform"))
    return "parapet-cross-symbolic";
  return g_str_equal (result, "conform") ? "parapet-full-symbolic" : g_str_equal (result, "opportunity") ? "parapet-half-symbolic"
                                                                                                         : "parapet-empty-symbolic";
}

static char *
describe (ParapetAuditCheck *self)
{
  const char *criterion = isms_record_get_title (self->check);
  const IsmsControl *control = isms_catalogue_find_control (criterion);

  /* Translators: the number of a control, and its title */
  return control != NULL ? g_strdup_printf (C_("criterion", "%s %s"), criterion, control->title) : isms_catalogue_describe ("clause", criterion);
}

static void
refresh (ParapetAuditCheck *self)
{
  const char *result = isms_record_get_text (self->check, "result");
  g_autofree char *title = describe (self);
  g_autofree char *answer = isms_record_format (self->check, "result");
  g_autofree char *name = g_strdup_printf (C_("criterion", "%s, %s"), title, result != NULL ? answer : _("open"));

  if (isms_record_get_deleted (self->check))
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->mark), get_mark (result));
  gtk_label_set_text (self->state, result != NULL ? answer : _("Open"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (self->body != NULL)
    show_body (self);
}

static GtkWidget *
make_results (ParapetAuditCheck *self)
{
  GtkWidget *line = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 12, "line-spacing", 3, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP, NULL);

  for (guint i = 0; i < N_RESULTS; i++)
    {
      self->results[i] = gtk_check_button_new_with_label (_(get_choices ()[i].label));
      if (i > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (self->results[i]), GTK_CHECK_BUTTON (self->results[0]));
      g_signal_connect_object (self->results[i], "notify::active", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      adw_wrap_box_append (ADW_WRAP_BOX (line), self->results[i]);
    }
  gtk_widget_set_sensitive (line, !isms_store_is_past (self->store));
  return line;
}

static GtkWidget *
make_evidence (ParapetAuditCheck *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *note = gtk_button_new_with_mnemonic (_("_Note"));

  self->entry = g_object_new (GTK_TYPE_ENTRY, "placeholder-text", _("What shows it?"), "hexpand", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What shows it?"), -1);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (note, "clicked", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), self->entry);
  gtk_box_append (GTK_BOX (line), note);
  gtk_widget_set_sensitive (line, !isms_store_is_past (self->store));
  return line;
}

static GtkWidget *
make_raise (ParapetAuditCheck *self)
{
  GtkWidget *line = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 6, NULL);
  GtkWidget *minor = gtk_button_new_with_mnemonic ("");
  GtkWidget *major = parapet_label_wrapped_button_new (_("Raise M_ajor Finding"));

  self->title = g_object_new (GTK_TYPE_ENTRY, "placeholder-text", _("What was found, in one line"), "width-chars", 28, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What was found, in one line"), -1);
  g_signal_connect_object (minor, "clicked", G_CALLBACK (raise_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (major, "clicked", G_CALLBACK (raise_major_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (line), self->title);
  adw_wrap_box_append (ADW_WRAP_BOX (line), minor);
  adw_wrap_box_append (ADW_WRAP_BOX (line), major);
  return line;
}

static void
make_body (ParapetAuditCheck *self)
{
  const char *question = isms_record_get_text (self->check, "question");

  self->body = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9, "margin-start", 24, "margin-top", 6, "margin-bottom", 9, NULL);
  if (question != NULL)
    gtk_box_append (GTK_BOX (self->body), parapet_label_new (question, "body"));
  gtk_box_append (GTK_BOX (self->body), make_results (self));
  gtk_box_append (GTK_BOX (self->body), make_evidence (self));
  self->asked = GTK_LABEL (parapet_label_new ("", "warning"));
  gtk_widget_set_visible (GTK_WIDGET (self->asked), FALSE);
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->asked));
  self->raise = make_raise (self);
  gtk_box_append (GTK_BOX (self->body), self->raise);
  self->finding = adw_bin_new ();
  gtk_box_append (GTK_BOX (self->body), self->finding);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), self->body);
  show_body (self);
  parapet_draft_keep (self->entry, self->store, self->check, "evidence");
  parapet_draft_keep (self->title, self->store, self->check, "finding");
}

static void
expanded_cb (ParapetAuditCheck *self)
{
  if (self->body == NULL)
    make_body (self);
}

static GtkWidget *
make_line (ParapetAuditCheck *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *title = describe (self);
  GtkWidget *label = parapet_label_new (title, "body");

  self->mark = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->state = GTK_LABEL (parapet_label_new ("", "caption"));
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "dimmed");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), FALSE); /* an expander gives its title one line only */
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, title);
  gtk_label_set_wrap (self->state, FALSE);
  gtk_box_append (GTK_BOX (line), self->mark);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->state));
  return line;
}

static void
parapet_audit_check_finalize (GObject *object)
{
  ParapetAuditCheck *self = PARAPET_AUDIT_CHECK (object);

  g_clear_object (&self->store);
  g_clear_object (&self->check);
  g_clear_pointer (&self->result, g_free);
  g_clear_pointer (&self->evidence, g_free);

  G_OBJECT_CLASS (parapet_audit_check_parent_class)->finalize (object);
}

static void
parapet_audit_check_class_init (ParapetAuditCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_audit_check_finalize;
}

static void
parapet_audit_check_init (ParapetAuditCheck *self)
{
}

/**
 * parapet_audit_check_new:
 * @check: an "audit_check"
 *
 * Returns: (transfer floating): the criterion, folded; it follows changes by itself
 */
GtkWidget *
parapet_audit_check_new (IsmsStore *store,
                         IsmsRecord *check)
{
  ParapetAuditCheck *self = g_object_new (PARAPET_TYPE_AUDIT_CHECK, NULL);

  self->store = g_object_ref (store);
  self->check = g_object_ref (check);
  self->expander = gtk_expander_new (NULL);
  gtk_expander_set_label_widget (GTK_EXPANDER (self->expander), make_line (self));
  adw_bin_set_child (ADW_BIN (self), self->expander);
  refresh (self);
  g_signal_connect_object (self->expander, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
