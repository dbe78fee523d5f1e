/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-draft.h"
#include "forms/parapet-record-link.h"
#include "forms/parapet-record-words.h"
#include "looks/case/parapet-case-look.h"
#include "looks/case/parapet-case-path.h"
#include "looks/case/parapet-case-trends.h"
#include "looks/parapet-gaps.h"
#include "models/isms-case.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-label.h"
#include "widgets/parapet-toast.h"

/* A nonconformity and an incident are read as the way from what happened to a closed case; a finding leads to one. */

/* What was typed into an entry of parapet_case_entry_new(); %NULL for nothing. It is no draft any more. */
static char *
take_text (GtkWidget *entry,
           IsmsStore **store,
           IsmsRecord **record)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  *store = g_object_get_data (G_OBJECT (entry), "store");
  *record = g_object_get_data (G_OBJECT (entry), "record");
  parapet_draft_drop (entry);
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
refuse (GtkWidget *entry,
        const GError *error)
{
  parapet_draft_again (entry);
  parapet_toast_show_error (entry, error);
}

/* What is closed is not asked about any more. */
static gboolean
is_asked (IsmsStore *store,
          IsmsRecord *record)
{
  return !isms_store_is_past (store) && g_strcmp0 (isms_record_get_text (record, "status"), "closed") != 0;
}

static GtkWidget *
make_box (void)
{
  return gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
}

static GtkWidget *
make_text (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
}

static void
why_cb (GtkWidget *entry)
{
  IsmsStore *store;
  IsmsRecord *record;
  g_autofree char *text = take_text (entry, &store, &record);
  g_autoptr (GError) error = NULL;

  if (text != NULL && !isms_case_add_why (store, record, text, &error))
    refuse (entry, error);
}

/* Why, and why that, until something can be changed: each line answers the one before. */
static GtkWidget *
make_whys (IsmsStore *store,
           IsmsRecord *record)
{
  const char *cause = isms_record_get_text (record, "cause");
  g_auto (GStrv) lines = g_strsplit (cause != NULL ? cause : "", "\n", -1);
  GtkWidget *box = make_box ();
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      {
        g_autofree char *text = g_strdup_printf ("%u. %s", ++n, lines[i]);

        gtk_box_append (GTK_BOX (box), make_text (text));
      }
  if (is_asked (store, record))
    gtk_box_append (GTK_BOX (box), parapet_case_entry_new (n == 0 ? _("Why did it happen?") : _("And why was that?"), NULL, G_CALLBACK (why_cb), store, record));
  return box;
}

static GPtrArray *
list_actions (IsmsStore *store,
              IsmsRecord *record)
{
  return isms_store_get_backlinks (store, isms_record_get_key (record), &isms_kind_corrective_action, "nonconformity");
}

static gboolean
is_state (IsmsRecord *record,
          const char *state)
{
  return g_strcmp0 (isms_record_get_text (record, "status"), state) == 0;
}

static gboolean
has_acted (IsmsStore *store,
           IsmsRecord *record)
{
  g_autoptr (GPtrArray) actions = list_actions (store, record);
  guint done = 0;

  for (guint i = 0; i < actions->len; i++)
    {
      IsmsRecord *action = g_ptr_array_index (actions, i);

      if (!is_state (action, "done") && !is_state (action, "dropped"))
        return FALSE;
      done += is_state (action, "done");
    }
  return done > 0 || isms_record_has (record, "no_action_reason");
}

static gboolean
has_checked (IsmsStore *store,
             IsmsRecord *record)
{
  g_autoptr (GPtrArray) actions = list_actions (store, record);
  guint checked = 0;

  for (guint i = 0; i < actions->len; i++)
    {
      IsmsRecord *action = g_ptr_array_index (actions, i);

      if (is_state (action, "dropped"))
        continue;
      if (!isms_record_has (action, "effect_checked_on") || !isms_record_has (action, "effect_result"))
        return FALSE;
      checked++;
    }
  return checked > 0 || isms_record_has (record, "no_action_reason");
}

static char *
sign_actions (IsmsStore *store,
              IsmsRecord *record)
{
  static const char *const fields[] = { "title", "status", "due", "effect_check_planned_on", "effect_checked_on", "effect_result" };
  g_autoptr (GPtrArray) actions = list_actions (store, record);
  GString *sign = g_string_new (isms_record_get_text (record, "no_action_reason"));

  for (guint i = 0; i < actions->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
      {
        g_autofree char *text = isms_record_format (g_ptr_array_index (actions, i), fields[j]);

        g_string_append_printf (sign, "%s|", text);
      }
  return g_string_free (sign, FALSE);
}

static void
action_cb (GtkWidget *entry)
{
  IsmsStore *store;
  IsmsRecord *record;
  g_autofree char *text = take_text (entry, &store, &record);
  g_autofree char *today = isms_day_dup_today ();
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) action = text != NULL ? isms_case_add_action (store, record, text, today, &error) : NULL;

  if (error != NULL)
    refuse (entry, error);
}

static char *
describe_field (IsmsStore *store,
                IsmsRecord *record,
                const char *field)
{
  int index = isms_kind_field_index (isms_record_get_kind (record), field);
  g_autofree char *words = parapet_field_words (store, record, index);

  if (*words == '\0')
    return NULL;
  return g_strdup_printf (C_("fact", "%s: %s"), isms_field_label (&isms_record_get_kind (record)->fields[index]), words);
}

/* The action as a link, and below it the facts that say how far it is. */
static void
add_action (GtkWidget *box,
            IsmsStore *store,
            IsmsRecord *action,
            const char *const *fields)
{
  g_autoptr (GString) facts = g_string_new (NULL);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *words = describe_field (store, action, fields[i]);

      if (words != NULL)
        g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", words);
    }
  gtk_box_append (GTK_BOX (box), parapet_record_link_new (action));
  if (facts->len > 0)
    gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", facts->str, "xalign", 0.0f, "wrap", TRUE, "css-classes", (const char *const[]) { "caption", "dimmed", NULL }, NULL));
}

/* Not every cause is worth an action: then it is said why not. */
static void
add_no_action (GtkWidget *box,
               IsmsStore *store,
               IsmsRecord *record,
               gboolean needed)
{
  const char *reason = isms_record_get_text (record, "no_action_reason");

  if (reason != NULL)
    gtk_box_append (GTK_BOX (box), make_text (reason));
  if (is_asked (store, record) && (reason != NULL || !needed))
    gtk_box_append (GTK_BOX (box), parapet_gap_edit_new (reason != NULL ? _("Change…") : _("No action is needed…"), _("Act against the cause"), "no_action_reason"));
}

static GtkWidget *
make_actions (IsmsStore *store,
              IsmsRecord *record)
{
  static const char *const fields[] = { "owner", "due", "status", NULL };
  g_autoptr (GPtrArray) actions = list_actions (store, record);
  GtkWidget *box = make_box ();

  for (guint i = 0; i < actions->len; i++)
    add_action (box, store, g_ptr_array_index (actions, i), fields);
  if (is_asked (store, record))
    gtk_box_append (GTK_BOX (box), parapet_case_entry_new (_("What will be done so that it does not happen again?"), NULL, G_CALLBACK (action_cb), store, record));
  add_no_action (box, store, record, actions->len > 0);
  return box;
}

static GtkWidget *
make_checks (IsmsStore *store,
             IsmsRecord *record)
{
  static const char *const fields[] = { "effect_check_planned_on", "effect_checked_on", "effect_result", NULL };
  g_autoptr (GPtrArray) actions = list_actions (store, record);
  GtkWidget *box = make_box ();

  for (guint i = 0; i < actions->len; i++)
    if (!is_state (g_ptr_array_index (actions, i), "dropped"))
      add_action (box, store, g_ptr_array_index (actions, i), fields);
  if (actions->len == 0)
    gtk_box_append (GTK_BOX (box), make_text (_("Some weeks after the action is done, somebody looks whether it worked.")));
  return box;
}

static const ParapetCaseStep nonconformity_steps[] = {
  { "correction", N_("React and put it right"), "10.2 a", "correction" },
  { "effects", N_("Deal with the consequences"), "10.2 a", "effects", .nothing = N_("It had no consequences.") },
  { "cause", N_("Find the cause"), "10.2 b", "cause", NULL, NULL, make_whys },
  { "similar", N_("Look elsewhere"), "10.2 b", "similar_check" },
  { "act", N_("Act against the cause"), "10.2 c", NULL, has_acted, sign_actions, make_actions },
  { "check", N_("Check that it worked"), "10.2 d", NULL, has_checked, sign_actions, make_checks },
  { "change", N_("Change the ISMS where needed"), "10.2 e", "isms_changes", .nothing = N_("Nothing had to change.") },
};

static GtkWidget *
make_nonconformity (IsmsStore *store,
                    IsmsRecord *record)
{
  return parapet_case_path_new (store, record, nonconformity_steps, G_N_ELEMENTS (nonconformity_steps));
}

static const char *const nonconformity_hidden[] = { "correction", "effects", "cause", "similar_check", "no_action_reason", "isms_changes", NULL };

const ParapetRecordLook parapet_nonconformity_look = {
  .kind = "nonconformity",
  .head = make_nonconformity,
  .hidden = nonconformity_hidden,
  .picture = parapet_case_trends_new,
  .picture_title = N_("Trends"),
  .list_first = TRUE,
};

static gboolean
has_decided (IsmsStore *store,
             IsmsRecord *record)
{
  return isms_record_has (record, "nc_decision");
}

static void
decide (GtkWidget *from,
        GtkWidget *entry,
        gboolean is_nonconformity)
{
  IsmsStore *store;
  IsmsRecord *record;
  g_autofree char *reason = take_text (entry, &store, &record);
  g_autofree char *today = isms_day_dup_today ();
  g_autoptr (GError) error = NULL;

  if (reason == NULL)
    {
      gtk_widget_add_css_class (entry, "error");
      gtk_widget_grab_focus (entry);
    }
  else if (!isms_case_decide (store, record, is_nonconformity, reason, today, &error))
    {
      parapet_draft_again (entry);
      parapet_toast_show_error (from, error);
    }
}

static void
yes_cb (GtkWidget *entry,
        GtkWidget *button)
{
  decide (button, entry, TRUE);
}

static void
no_cb (GtkWidget *entry,
       GtkWidget *button)
{
  decide (button, entry, FALSE);
}

static void
add_answer (GtkWidget *line,
            const char *label,
            GCallback answer,
            GtkWidget *entry)
{
  GtkWidget *button = parapet_label_wrapped_button_new (label);

  g_signal_connect_object (button, "clicked", answer, entry, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), button);
}

static void
typed_cb (GtkWidget *entry)
{
  gtk_widget_remove_css_class (entry, "error");
}

static GtkWidget *
make_question (IsmsStore *store,
               IsmsRecord *record)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *typing = parapet_case_entry_new (_("Why, or why not?"), NULL, G_CALLBACK (typed_cb), store, record);
  GtkWidget *entry = gtk_widget_get_first_child (typing);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  g_signal_connect (entry, "changed", G_CALLBACK (typed_cb), NULL);
  add_answer (line, _("_Yes, Open One"), G_CALLBACK (yes_cb), entry);
  add_answer (line, _("N_o"), G_CALLBACK (no_cb), entry);
  gtk_box_append (GTK_BOX (box), make_text (_("Was a rule of yours or of the standard not met?")));
  gtk_box_append (GTK_BOX (box), typing);
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

static GtkWidget *
make_decision (IsmsStore *store,
               IsmsRecord *record)
{
  g_autoptr (IsmsRecord) nonconformity = isms_store_get_link (store, record, "nonconformity");
  const char *reason = isms_record_get_text (record, "nc_reason");
  g_autofree char *answer = isms_record_format (record, "nc_decision");
  g_autofree char *words = reason != NULL ? g_strdup_printf ("%s: %s", answer, reason) : g_strdup (answer);
  GtkWidget *box;

  if (!has_decided (store, record))
    return isms_store_is_past (store) ? NULL : make_question (store, record);
  box = make_box ();
  gtk_box_append (GTK_BOX (box), make_text (words));
  if (nonconformity != NULL)
    gtk_box_append (GTK_BOX (box), parapet_record_link_new (nonconformity));
  return box;
}

static char *
sign_decision (IsmsStore *store,
               IsmsRecord *record)
{
  g_autofree char *answer = isms_record_format (record, "nc_decision");
  g_autofree char *reason = isms_record_format (record, "nc_reason");

  return g_strdup_printf ("%s\n%s\n%" G_GINT64_FORMAT, answer, reason, isms_record_get_integer (record, "nonconformity", 0));
}

static const ParapetCaseStep incident_steps[] = {
  { "response", N_("Contain and restore"), "A.5.26", "response" },
  { "notified", N_("Tell those who must know"), "A.5.5", "notified", .nothing = N_("Nobody had to be told.") },
  { "cause", N_("Find the cause"), "A.5.27", "cause", NULL, NULL, make_whys },
  { "lessons", N_("Learn from it"), "A.5.27", "lessons" },
  { "decide", N_("Is it a nonconformity?"), "10.2", NULL, has_decided, sign_decision, make_decision },
};

static GtkWidget *
make_incident (IsmsStore *store,
               IsmsRecord *record)
{
  return parapet_case_path_new (store, record, incident_steps, G_N_ELEMENTS (incident_steps));
}

static const char *const incident_hidden[] = { "response", "notified", "cause", "lessons", "nc_decision", "nc_reason", "nonconformity", NULL };

const ParapetRecordLook parapet_incident_look = {
  .kind = "incident",
  .head = make_incident,
  .hidden = incident_hidden,
};

static gboolean
may_hand_over (IsmsStore *store,
               IsmsRecord *finding)
{
  const char *grade = isms_record_get_text (finding, "grade");

  return !isms_store_is_past (store) && !isms_record_has (finding, "nonconformity") && (g_strcmp0 (grade, "major") == 0 || g_strcmp0 (grade, "minor") == 0);
}

static void
hand_over_cb (GtkWidget *button)
{
  IsmsStore *store = g_object_get_data (G_OBJECT (button), "store");
  IsmsRecord *finding = g_object_get_data (G_OBJECT (button), "record");
  g_autofree char *today = isms_day_dup_today ();
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) nonconformity = isms_case_hand_over (store, finding, today, &error);

  if (nonconformity == NULL)
    {
      parapet_toast_show_error (button, error);
      return;
    }
  title = g_strdup_printf (_("%s opened"), isms_record_get_code (nonconformity));
  parapet_toast_show_undo (button, title);
}

static void
show_hand_over (GtkWidget *button)
{
  gtk_widget_set_visible (button, may_hand_over (g_object_get_data (G_OBJECT (button), "store"), g_object_get_data (G_OBJECT (button), "record")));
}

static GtkWidget *
make_finding (IsmsStore *store,
              IsmsRecord *record)
{
  GtkWidget *button = parapet_label_wrapped_button_new (_("_Hand Over to Nonconformity"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "store", g_object_ref (store), g_object_unref);
  g_object_set_data_full (G_OBJECT (button), "record", g_object_ref (record), g_object_unref);
  show_hand_over (button);
  g_signal_connect (button, "clicked", G_CALLBACK (hand_over_cb), NULL);
  g_signal_connect_object (store, "changed", G_CALLBACK (show_hand_over), button, G_CONNECT_SWAPPED);
  return button;
}

const ParapetRecordLook parapet_finding_look = {
  .kind = "finding",
  .head = make_finding,
};
