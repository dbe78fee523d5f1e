/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-field-row.h"
#include "forms/parapet-record-words.h"
#include "looks/approval/parapet-accept-dialog.h"
#include "models/isms-acceptance.h"
#include "models/isms-scale.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-ask.h"
#include "widgets/parapet-toast.h"

#define MOST_OTHERS 50

/**
 * ParapetAcceptDialog:
 *
 * Accepts what is left of a risk (6.1.3 f): shows what that is, who may accept it by the acceptance criteria, for how long, and asks
 * why. Whatever the criteria refuse is said while the dialog is filled in, with the clause.
 */
struct _ParapetAcceptDialog
{
  AdwDialog parent_instance;

  IsmsStore *store;
  IsmsRecord *risk;
  GtkWidget *overlay; /* weak: where the toast goes */

  GPtrArray *rows; /* AdwSwitchRow, each with its person */
  ParapetFieldRow *until;
  GtkTextBuffer *reason;
  GtkWidget *hint;
  GtkWidget *accept;
};

G_DEFINE_FINAL_TYPE (ParapetAcceptDialog, parapet_accept_dialog, ADW_TYPE_DIALOG)

#define PERSON "parapet-person"

/* What is filled in, as the model asks for it. */
typedef struct
{
  GPtrArray *people;
  char *reason;
  char *until;
} Answer;

static void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->people, g_ptr_array_unref);
  g_clear_pointer (&answer->reason, g_free);
  g_clear_pointer (&answer->until, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
read_answer (ParapetAcceptDialog *self,
             Answer *answer)
{
  g_auto (IsmsValue) until = ISMS_VALUE_NULL;
  GtkTextIter start, end;

  answer->people = g_ptr_array_new ();
  for (guint i = 0; i < self->rows->len; i++)
    if (adw_switch_row_get_active (g_ptr_array_index (self->rows, i)))
      g_ptr_array_add (answer->people, g_object_get_data (g_ptr_array_index (self->rows, i), PERSON));
  gtk_text_buffer_get_bounds (self->reason, &start, &end);
  answer->reason = g_strstrip (gtk_text_buffer_get_text (self->reason, &start, &end, FALSE));
  if (parapet_field_row_get_value (self->until, &until, NULL) && !isms_value_is_null (&until))
    answer->until = g_strdup (until.text);
}

static void
check (ParapetAcceptDialog *self)
{
  g_auto (Answer) answer = { 0 };
  IsmsAcceptanceWords words;
  g_autoptr (GError) error = NULL;

  read_answer (self, &answer);
  words = (IsmsAcceptanceWords) { .people = answer.people, .reason = answer.reason, .until = answer.until };
  isms_acceptance_may (self->store, self->risk, &words, &error);
  parapet_ask_want (self->hint, self->accept, error != NULL ? error->message : NULL);
}

static void
accept_cb (ParapetAcceptDialog *self)
{
  g_auto (Answer) answer = { 0 };
  g_autofree char *title = g_strdup_printf (_("%s accepted"), isms_record_get_code (self->risk));
  g_autoptr (IsmsRecord) acceptance = NULL;
  g_autoptr (GError) error = NULL;
  IsmsAcceptanceWords words;

  parapet_field_row_finish (self->until);
  read_answer (self, &answer);
  words = (IsmsAcceptanceWords) { .people = answer.people, .reason = answer.reason, .until = answer.until };
  acceptance = isms_acceptance_accept (self->store, self->risk, &words, &error);
  if (acceptance == NULL)
    {
      parapet_ask_refuse (self->hint, error->message);
      return;
    }
  if (self->overlay != NULL)
    parapet_toast_show_undo (self->overlay, title);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
parapet_accept_dialog_dispose (GObject *object)
{
  ParapetAcceptDialog *self = PARAPET_ACCEPT_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->risk);
  g_clear_weak_pointer (&self->overlay);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (parapet_accept_dialog_parent_class)->dispose (object);
}

static void
parapet_accept_dialog_class_init (ParapetAcceptDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_accept_dialog_dispose;
}

static void
parapet_accept_dialog_init (ParapetAcceptDialog *self)
{
  self->rows = g_ptr_array_new ();
}

static GtkWidget *
make_person (ParapetAcceptDialog *self,
             IsmsRecord *person,
             const char *role,
             gboolean active)
{
  GtkWidget *row = g_object_new (ADW_TYPE_SWITCH_ROW, "use-markup", FALSE, "title", isms_record_get_title (person), "subtitle", role, "active", active, NULL);

  g_object_set_data_full (G_OBJECT (row), PERSON, g_object_ref (person), g_object_unref);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_others (ParapetAcceptDialog *self,
             IsmsRecord *owner,
             IsmsRecord *approver)
{
  GtkWidget *expander = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", _("Somebody Else"), NULL);
  g_autoptr (GPtrArray) people = isms_store_list_records (self->store, &isms_kind_person);

  for (guint i = 0; i < MIN (people->len, MOST_OTHERS); i++)
    if (g_ptr_array_index (people, i) != owner && g_ptr_array_index (people, i) != approver)
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), make_person (self, g_ptr_array_index (people, i), "", FALSE));
  return expander;
}

/* By the acceptance band: its owner alone, or together with top management. */
static void
add_people (ParapetAcceptDialog *self,
            GtkBox *body,
            IsmsRecord *band)
{
  GtkWidget *group = parapet_ask_group (body, _("Who Accepts"));
  g_autoptr (IsmsRecord) owner = isms_store_get_link (self->store, self->risk, "owner");
  gboolean both = band != NULL && g_strcmp0 (isms_record_get_text (band, "acceptance_by"), "owner_and_management") == 0;
  g_autoptr (IsmsRecord) approver = both ? isms_store_get_link (self->store, band, "approver") : NULL;

  if (band != NULL)
    {
      g_autofree char *rule = parapet_field_words (self->store, band, isms_kind_field_index (&isms_kind_band, "acceptance_by"));

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), rule);
    }
  if (owner != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_person (self, owner, _("Risk owner"), TRUE));
  if (approver != NULL && approver != owner)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_person (self, approver, _("Top management"), TRUE));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_others (self, owner, approver));
}

static void
add_reason (ParapetAcceptDialog *self,
            GtkBox *body)
{
  GtkWidget *group = parapet_ask_group (body, _("Why Living With It Is Better Than Doing More"));
  GtkWidget *view = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "height-request", 72, "accepts-tab", FALSE, "top-margin", 9, "bottom-margin", 9,
                                  "left-margin", 12, "right-margin", 12, "css-classes", (const char *const[]) { "card", NULL }, NULL);

  self->reason = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason"), -1);
  g_signal_connect_object (self->reason, "changed", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), view);
  adw_dialog_set_focus (ADW_DIALOG (self), view);
}

static void
add_until (ParapetAcceptDialog *self,
           GtkBox *body,
           IsmsRecord *band)
{
  GtkWidget *group = parapet_ask_group (body, NULL);
  gint64 days = band != NULL ? isms_record_get_integer (band, "max_days", 0) : 0;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, (int) days);
  g_autofree char *date = g_date_time_format (then, "%Y-%m-%d");
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;

  self->until = PARAPET_FIELD_ROW (parapet_field_row_new (self->store, isms_kind_field (&isms_kind_acceptance, "valid_until")));
  if (days > 0)
    {
      isms_value_set_text (&value, date);
      parapet_field_row_set_value (self->until, &value);
    }
  g_signal_connect_object (self->until, "edited", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->until));
}

static char *
name_controls (ParapetAcceptDialog *self)
{
  g_autoptr (GPtrArray) controls = isms_store_get_links (self->store, self->risk, "controls");
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < controls->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", isms_record_get_code (g_ptr_array_index (controls, i)));
  return g_string_free_and_steal (codes);
}

static void
add_fact (GtkWidget *group,
          const char *title,
          const char *text)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", text, NULL);

  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* Returns: (transfer full) (nullable): the band of what is left */
static IsmsRecord *
add_facts (ParapetAcceptDialog *self,
           GtkBox *body)
{
  GtkWidget *group = parapet_ask_group (body, NULL);
  g_autoptr (IsmsRecord) method = isms_scale_find_method (self->store, self->risk);
  g_autofree char *controls = name_controls (self);
  gint64 level;
  gboolean rated = isms_scale_get_level (self->store, method, isms_record_get_integer (self->risk, "current_likelihood", 0),
                                         isms_record_get_integer (self->risk, "current_impact", 0), &level);
  IsmsRecord *band = rated ? isms_scale_find_band (self->store, method, level) : NULL;
  g_autofree char *left = !rated ? g_strdup (_("Not rated")) : g_strdup_printf (_("Level %d · %s"), (int) level, band != NULL ? isms_record_get_title (band) : "");

  add_fact (group, isms_record_get_code (self->risk), isms_record_get_title (self->risk));
  add_fact (group, _("Residual risk"), left);
  add_fact (group, _("Controls"), *controls != '\0' ? controls : _("None"));
  return band;
}

static void
build (ParapetAcceptDialog *self)
{
  /* Translators: the title of a dialog: "Accept RK-01" */
  g_autofree char *title = g_strdup_printf (_("Accept %s"), isms_record_get_code (self->risk));
  GtkBox *body = parapet_ask_build (ADW_DIALOG (self), title, _("_Accept"), &self->accept);
  g_autoptr (IsmsRecord) band = add_facts (self, body);

  add_people (self, body, band);
  add_until (self, body, band);
  add_reason (self, body);
  self->hint = parapet_ask_hint (body);
  g_signal_connect_object (self->accept, "clicked", G_CALLBACK (accept_cb), self, G_CONNECT_SWAPPED);
}

/**
 * parapet_accept_dialog_new:
 * @from: a widget of the screen that asks; a toast there tells what was done
 */
AdwDialog *
parapet_accept_dialog_new (IsmsStore *store,
                           IsmsRecord *risk,
                           GtkWidget *from)
{
  ParapetAcceptDialog *self = g_object_new (PARAPET_TYPE_ACCEPT_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->risk = g_object_ref (risk);
  g_set_weak_pointer (&self->overlay, gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY));
  build (self);
  check (self);
  return ADW_DIALOG (self);
}
