/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "forms/parapet-draft.h"
#include "forms/parapet-edit.h"
#include "looks/case/parapet-case-path.h"
#include "looks/parapet-gaps.h"
#include "models/isms-case.h"
#include "records/isms-day.h"
#include "store/isms-demand.h"
#include "widgets/parapet-label.h"
#include "widgets/parapet-parts.h"
#include "widgets/parapet-toast.h"

/**
 * ParapetCasePath:
 *
 * The steps of a case, each with a mark, what was written, and the way to write it. At its end the case is closed, or it says what is missing.
 */
struct _ParapetCasePath
{
  GtkBox parent_instance;

  IsmsStore *store;
  IsmsRecord *record;
  const ParapetCaseStep *steps;
  guint n_steps;
};

G_DEFINE_FINAL_TYPE (ParapetCasePath, parapet_case_path, GTK_TYPE_BOX)

static const char *
get_text (ParapetCasePath *self,
          const ParapetCaseStep *step)
{
  const char *text = step->field != NULL ? isms_record_get_text (self->record, step->field) : NULL;

  return text != NULL ? text : "";
}

static gboolean
is_done (ParapetCasePath *self,
         const ParapetCaseStep *step)
{
  return step->is_done != NULL ? step->is_done (self->store, self->record) : *get_text (self, step) != '\0';
}

static gboolean
is_closed (ParapetCasePath *self)
{
  return g_strcmp0 (isms_record_get_text (self->record, "status"), "closed") == 0;
}

static void
nothing_cb (GtkWidget *button)
{
  ParapetCasePath *self = PARAPET_CASE_PATH (gtk_widget_get_ancestor (button, PARAPET_TYPE_CASE_PATH));
  const ParapetCaseStep *step = g_object_get_data (G_OBJECT (button), "step");
  g_auto (IsmsValue) answer = ISMS_VALUE_NULL;
  g_autoptr (GError) error = NULL;

  isms_value_set_text (&answer, _(step->nothing));
  if (!parapet_edit_set (self->store, self->record, isms_kind_field_index (isms_record_get_kind (self->record), step->field), &answer, &error))
    parapet_toast_show_error (button, error);
}

static GtkWidget *
make_nothing (const ParapetCaseStep *step)
{
  GtkWidget *button = parapet_gap_link_new (_(step->nothing), _(step->title));

  g_object_set_data (G_OBJECT (button), "step", (gpointer) step);
  g_signal_connect (button, "clicked", G_CALLBACK (nothing_cb), NULL);
  return button;
}

/* What was not needed is said too: an empty step could be a forgotten one. */
static GtkWidget *
make_edit (ParapetCasePath *self,
           const ParapetCaseStep *step)
{
  gboolean written = *get_text (self, step) != '\0';
  GtkWidget *box = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 12, NULL);

  adw_wrap_box_append (ADW_WRAP_BOX (box), parapet_gap_edit_new (written ? _("Change…") : _("Write it down…"), _(step->title), step->field));
  if (!written && step->nothing != NULL)
    adw_wrap_box_append (ADW_WRAP_BOX (box), make_nothing (step));
  return box;
}

static GtkWidget *
make_title (ParapetCasePath *self,
            const ParapetCaseStep *step)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = parapet_label_new (_(step->title), "heading");
  GtkWidget *clause = g_object_new (GTK_TYPE_LABEL, "label", step->clause, "valign", GTK_ALIGN_START, "margin-top", 2, "css-classes", (const char *const[]) { "caption", NULL }, NULL);
  /* Translators: read aloud beside the title of a step */
  g_autofree char *words = g_strdup_printf (C_("step", "%s, %s"), _(step->title), is_done (self, step) ? _("done") : _("open"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), clause);
  return line;
}

static GtkWidget *
make_step (gpointer owner,
           gpointer data)
{
  ParapetCasePath *self = owner;
  const ParapetCaseStep *step = data;
  gboolean done = is_done (self, step);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *body = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3, "hexpand", TRUE, NULL);
  GtkWidget *mark = g_object_new (GTK_TYPE_IMAGE,
                                  "icon-name", done ? "parapet-full-symbolic" : "parapet-open-symbolic",
                                  "valign", GTK_ALIGN_START,
                                  "margin-top", 2,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  NULL);
  gboolean past = isms_store_is_past (self->store);
  GtkWidget *more = step->make != NULL ? step->make (self->store, self->record) : NULL;

  gtk_widget_add_css_class (mark, done ? "success" : "dimmed");
  gtk_box_append (GTK_BOX (body), make_title (self, step));
  if (*get_text (self, step) != '\0' && more == NULL)
    gtk_box_append (GTK_BOX (body), parapet_label_new (get_text (self, step), "body"));
  if (more != NULL)
    gtk_box_append (GTK_BOX (body), more);
  if (step->field != NULL && !past)
    gtk_box_append (GTK_BOX (body), make_edit (self, step));
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), body);
  return row;
}

static char *
describe_missing (ParapetCasePath *self,
                  const IsmsDemand *demand)
{
  const IsmsField *field = isms_kind_field (isms_record_get_kind (self->record), demand->needs);

  /* Translators: why a case cannot be closed: the name of what is not filled in, and the clause that asks for it */
  return g_strdup_printf (_("“%s” is missing before it can be closed (%s)."), isms_field_label (field), demand->clause);
}

static void
close_cb (ParapetCasePath *self)
{
  g_autofree char *today = isms_day_dup_today ();
  g_autofree char *title = g_strdup_printf (_("%s closed"), isms_record_get_code (self->record));
  g_autoptr (GError) error = NULL;

  if (isms_case_close (self->store, self->record, today, &error))
    parapet_toast_show_undo (GTK_WIDGET (self), title);
  else
    parapet_toast_show_error (GTK_WIDGET (self), error);
}

/* Returns: (nullable): why the case cannot be closed yet: what it does not say itself, or what its actions do not */
static char *
find_reason (ParapetCasePath *self,
             IsmsGap *gap)
{
  const IsmsDemand *missing = isms_case_find_missing (self->record);
  g_autoptr (IsmsRecord) action = NULL;
  g_autofree char *why = NULL;

  *gap = (IsmsGap) { .field = missing != NULL ? missing->needs : NULL };
  if (missing != NULL)
    return describe_missing (self, missing);
  why = isms_demand_find_unfinished (self->store, self->record, &action);
  if (why == NULL)
    return NULL;
  gap->record = action != NULL ? isms_record_get_key (action) : 0;
  /* Translators: %s is the rest of the sentence: "corrective action CA-03 is not done yet (10.2 c)." */
  return g_strdup_printf (_("It cannot be closed yet: %s"), why);
}

/* What is missing leads to where it is mended. */
static GtkWidget *
make_reason (const char *words,
             IsmsGap *gap)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "hexpand", TRUE, NULL);

  gtk_box_append (GTK_BOX (box), parapet_label_new (words, "caption"));
  gap->sentence = (char *) words;
  if (gap->field != NULL || gap->record != 0)
    gtk_box_append (GTK_BOX (box), parapet_gap_button_new (gap));
  return box;
}

static GtkWidget *
make_closing (gpointer owner,
              gpointer data)
{
  ParapetCasePath *self = owner;
  IsmsGap gap;
  g_autofree char *reason = find_reason (self, &gap);
  const char *words = reason != NULL ? reason : _("Everything is there.");
  GtkWidget *part = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "margin-top", 6, NULL);
  GtkWidget *button = parapet_label_wrapped_button_new (_("_Close the Case"));

  gtk_widget_set_sensitive (button, reason == NULL);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (part), make_reason (words, &gap));
  gtk_box_append (GTK_BOX (part), button);
  return part;
}

static void
refresh (ParapetCasePath *self)
{
  ParapetParts *parts = parapet_parts_new ();
  IsmsGap gap;
  g_autofree char *reason = find_reason (self, &gap);

  for (guint i = 0; i < self->n_steps; i++)
    {
      const ParapetCaseStep *step = &self->steps[i];
      g_autofree char *more = step->sign != NULL ? step->sign (self->store, self->record) : NULL;
      g_autofree char *sign = g_strdup_printf ("%d %d\n%s\n%s", is_closed (self), is_done (self, step), get_text (self, step), more != NULL ? more : "");

      parapet_parts_add (parts, step->id, sign, make_step, (gpointer) step, NULL);
    }
  if (!is_closed (self) && !isms_store_is_past (self->store))
    parapet_parts_add (parts, "close", reason != NULL ? reason : "", make_closing, NULL, NULL);
  parapet_parts_show (parts, GTK_BOX (self), self);
}

static void
parapet_case_path_finalize (GObject *object)
{
  ParapetCasePath *self = PARAPET_CASE_PATH (object);

  g_clear_object (&self->store);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (parapet_case_path_parent_class)->finalize (object);
}

static void
parapet_case_path_class_init (ParapetCasePathClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_case_path_finalize;
}

static void
parapet_case_path_init (ParapetCasePath *self)
{
}

/**
 * parapet_case_path_new:
 * @steps: (array length=n_steps): static
 */
GtkWidget *
parapet_case_path_new (IsmsStore *store,
                       IsmsRecord *record,
                       const ParapetCaseStep *steps,
                       guint n_steps)
{
  ParapetCasePath *self = g_object_new (PARAPET_TYPE_CASE_PATH, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 15, NULL);

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  self->steps = steps;
  self->n_steps = n_steps;
  refresh (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * parapet_case_entry_new:
 * @placeholder: what to type, which a screen reader says too
 * @button: (nullable): what is beside the entry to click
 * @activate: called with the entry when what is typed is to be taken; the entry has "store" and "record"
 *
 * Returns: (transfer floating): where one line is typed
 */
GtkWidget *
parapet_case_entry_new (const char *placeholder,
                        const char *button,
                        GCallback activate,
                        IsmsStore *store,
                        IsmsRecord *record)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "placeholder-text", placeholder, "hexpand", TRUE, NULL);
  GtkWidget *add = button != NULL ? parapet_label_wrapped_button_new (button) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);
  g_object_set_data_full (G_OBJECT (entry), "store", g_object_ref (store), g_object_unref);
  g_object_set_data_full (G_OBJECT (entry), "record", g_object_ref (record), g_object_unref);
  g_signal_connect (entry, "activate", activate, NULL);
  parapet_draft_keep (entry, store, record, placeholder);
  gtk_box_append (GTK_BOX (box), entry);
  if (add == NULL)
    return box;
  g_signal_connect_object (add, "clicked", activate, entry, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), add);
  return box;
}
