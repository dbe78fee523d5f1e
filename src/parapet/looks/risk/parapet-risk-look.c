/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "forms/parapet-record-parts.h"
#include "forms/parapet-record-words.h"
#include "looks/heatmap/parapet-risk-map.h"
#include "looks/method/parapet-method-start.h"
#include "looks/risk/parapet-contradictions.h"
#include "looks/risk/parapet-rate-dialog.h"
#include "looks/risk/parapet-risk-answer.h"
#include "looks/risk/parapet-risk-look.h"
#include "models/isms-scale.h"
#include "widgets/parapet-fact.h"

/* A risk is its ratings: two words each and the level they make, without controls, now, and as it is wanted. */

typedef struct
{
  const char *label;
  const char *likelihood;
  const char *impact;
} Stage;

static const Stage stages[] = {
  { N_("Without controls"), "inherent_likelihood", "inherent_impact" },
  { N_("Now"), "current_likelihood", "current_impact" },
  { N_("Wanted"), "target_likelihood", "target_impact" },
};

static const char *const hidden[] = {
  "inherent_likelihood", "inherent_impact", "current_likelihood", "current_impact", "target_likelihood", "target_impact", NULL
};

typedef struct
{
  IsmsStore *store;
  IsmsRecord *record;
} Risk;

static Risk
get_risk (ParapetRecordParts *parts)
{
  return (Risk) { parapet_record_parts_get_store (parts), parapet_record_parts_get_record (parts) };
}

static char *
read_field (Risk *risk,
            const char *name)
{
  return parapet_field_words (risk->store, risk->record, isms_kind_field_index (isms_record_get_kind (risk->record), name));
}

static char *
read_anchor (Risk *risk,
             const char *name)
{
  const IsmsField *field = isms_kind_field (isms_record_get_kind (risk->record), name);
  g_autoptr (IsmsRecord) step = isms_scale_find_step (risk->store, risk->record, field, isms_record_get_integer (risk->record, name, 0));

  return step != NULL ? isms_record_format (step, "anchor") : g_strdup ("");
}

static char *
join (const char *first,
      const char *second)
{
  return *first != '\0' && *second != '\0' ? g_strdup_printf ("%s · %s", first, second) : g_strconcat (first, second, NULL);
}

static char *
describe_stage (Risk *risk,
                const Stage *stage)
{
  g_autofree char *likelihood = read_field (risk, stage->likelihood);
  g_autofree char *impact = read_field (risk, stage->impact);

  return join (likelihood, impact);
}

static char *
explain_stage (Risk *risk,
               const Stage *stage)
{
  g_autofree char *likelihood = read_anchor (risk, stage->likelihood);
  g_autofree char *impact = read_anchor (risk, stage->impact);

  return join (likelihood, impact);
}

/* Returns: (transfer full) (nullable): the band of the stage's level, where it has one */
static IsmsRecord *
find_band (Risk *risk,
           const Stage *stage,
           gint64 *level)
{
  g_autoptr (IsmsRecord) method = isms_scale_find_method (risk->store, risk->record);
  gint64 likelihood = isms_record_get_integer (risk->record, stage->likelihood, 0);
  gint64 impact = isms_record_get_integer (risk->record, stage->impact, 0);

  if (!isms_scale_get_level (risk->store, method, likelihood, impact, level))
    {
      *level = 0;
      return NULL;
    }
  return isms_scale_find_band (risk->store, method, *level);
}

static char *
describe_level (gint64 level)
{
  return level > 0 ? g_strdup_printf (_("Level %d"), (int) level) : g_strdup ("");
}

static const char *
find_class (IsmsRecord *band)
{
  const char *demand = band != NULL ? isms_record_get_text (band, "demand") : NULL;

  if (g_strcmp0 (demand, "acceptable") == 0)
    return "success";
  if (g_strcmp0 (demand, "decide") == 0)
    return "warning";
  return g_strcmp0 (demand, "treat") == 0 ? "error" : "dimmed";
}

static GtkWidget *
make_line (const char *text,
           gboolean small)
{
  return g_object_new (GTK_TYPE_LABEL,
                       "label", text,
                       "xalign", 0.0f,
                       "wrap", TRUE,
                       "visible", *text != '\0',
                       "css-classes", small ? (const char *const[]) { "caption", "dimmed", NULL } : (const char *const[]) { NULL },
                       NULL);
}

static GtkWidget *
make_mark (gint64 level,
           IsmsRecord *band)
{
  g_autofree char *text = describe_level (level);
  const char *classes[] = { "tag", "caption-heading", find_class (band), NULL };

  return g_object_new (GTK_TYPE_LABEL, "label", text, "valign", GTK_ALIGN_START, "css-classes", classes, NULL);
}

/* The level, and in words what it asks for. */
static GtkWidget *
make_level (Risk *risk,
            const Stage *stage)
{
  gint64 level;
  g_autoptr (IsmsRecord) band = find_band (risk, stage, &level);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 9, "margin-top", 3, "margin-bottom", 3, "visible", level > 0, NULL);
  GtkWidget *demand = make_line (band != NULL ? isms_record_get_title (band) : "", TRUE);

  gtk_widget_set_valign (demand, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), make_mark (level, band));
  gtk_box_append (GTK_BOX (box), demand);
  return box;
}

static GtkWidget *
make_stage (gpointer owner,
            gpointer data)
{
  Risk risk = get_risk (owner);
  const Stage *stage = data;
  g_autofree char *words = describe_stage (&risk, stage);
  g_autofree char *small = explain_stage (&risk, stage);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), make_line (words, FALSE));
  gtk_box_append (GTK_BOX (box), make_level (&risk, stage));
  gtk_box_append (GTK_BOX (box), make_line (small, TRUE));
  return parapet_fact_new (_(stage->label), box);
}

static void
rate_cb (ParapetRecordParts *parts,
         GtkWidget *button)
{
  Risk risk = get_risk (parts);

  adw_dialog_present (parapet_rate_dialog_new (risk.store, risk.record, button), button);
}

static GtkWidget *
make_unrated (gpointer owner,
              gpointer data)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON,
                                    "label", _("Not rated yet"),
                                    "halign", GTK_ALIGN_START,
                                    "css-classes", (const char *const[]) { "flat", "record-link", "quiet", NULL },
                                    NULL);

  g_signal_connect_swapped (button, "clicked", G_CALLBACK (rate_cb), owner);
  return parapet_fact_new (_(stages[1].label), button);
}

static char *
sign_stage (Risk *risk,
            const Stage *stage)
{
  g_autofree char *words = describe_stage (risk, stage);
  g_autofree char *small = explain_stage (risk, stage);
  gint64 level;
  g_autoptr (IsmsRecord) band = find_band (risk, stage, &level);

  return g_strdup_printf ("%s\n%s\n%d %s %s", words, small, (int) level, find_class (band), band != NULL ? isms_record_get_title (band) : "");
}

static void
tell_ratings (ParapetRecordParts *self,
              ParapetParts *parts)
{
  Risk risk = get_risk (self);

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autofree char *words = describe_stage (&risk, &stages[i]);
      g_autofree char *sign = sign_stage (&risk, &stages[i]);

      if (*words != '\0')
        parapet_parts_add (parts, stages[i].label, sign, make_stage, (gpointer) &stages[i], NULL);
      else if (i == 1 && !isms_store_is_past (risk.store))
        parapet_parts_add (parts, stages[i].label, "", make_unrated, NULL, NULL);
    }
}

static GtkWidget *
make_head (IsmsStore *store,
           IsmsRecord *record)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_box_append (GTK_BOX (box), parapet_record_parts_new (store, record, 9, tell_ratings));
  gtk_box_append (GTK_BOX (box), parapet_risk_answer_new (store, record));
  return box;
}

static void
add_clause (GString *sentence,
            const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (sentence, "%s%s", sentence->len > 0 ? " · " : "", words);
}

static char *
make_sentence (IsmsStore *store,
               IsmsRecord *record)
{
  Risk risk = { store, record };
  GString *sentence = g_string_new (NULL);
  g_autofree char *rating = describe_stage (&risk, &stages[1]);
  gint64 level;
  g_autoptr (IsmsRecord) band = find_band (&risk, &stages[1], &level);
  g_autofree char *rank = describe_level (level);
  g_autofree char *owner = read_field (&risk, "owner");
  g_autofree char *owned = *owner != '\0' ? g_strdup_printf (_("Owned by %s"), owner) : NULL;
  g_autofree char *now = *rating != '\0' ? g_strdup_printf (C_("risk", "Now %s"), rating) : NULL;
  int status = isms_kind_field_index (isms_record_get_kind (record), "status");
  g_autofree char *state = parapet_choice_word (&isms_record_get_kind (record)->fields[status], isms_record_get_value (record, status));

  add_clause (sentence, now);
  add_clause (sentence, rank);
  add_clause (sentence, owned);
  add_clause (sentence, state);
  return g_string_free (sentence, FALSE);
}

const ParapetRecordLook parapet_risk_look = {
  .kind = "risk",
  .head = make_head,
  .hidden = hidden,
  .picture = parapet_risk_map_new,
  .above = parapet_contradictions_new,
  .start = parapet_method_start_new,
  .picture_title = N_("Heatmap"),
  /* Translators: other words by which somebody may seek the heatmap */
  .picture_also = N_("matrix map"),
  .turn = parapet_risk_map_turn,
  .sentence = make_sentence,
};
