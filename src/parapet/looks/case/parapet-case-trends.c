/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/case/parapet-case-trends.h"
#include "models/isms-improvement.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-label.h"
#include "widgets/parapet-share-bar.h"

#define QUARTERS 8

/**
 * ParapetCaseTrends:
 *
 * How nonconformities come and go, what causes them and where they come from (9.3.2 d 1, 10.2): bars with their numbers beside them, so that none is needed to
 * read them. It follows the list, and counts only while somebody looks at it.
 */
struct _ParapetCaseTrends
{
  AdwBin parent_instance;

  IsmsRecordList *list;
  guint refresh_id;
  gboolean current;

  GtkLabel *summary;
  GtkBox *quarters;
  GtkBox *causes;
  GtkBox *origins;
};

G_DEFINE_FINAL_TYPE (ParapetCaseTrends, parapet_case_trends, ADW_TYPE_BIN)

static GPtrArray *
collect (ParapetCaseTrends *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (records, g_list_model_get_item (G_LIST_MODEL (self->list), i));
  return records;
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
make_card (const char *title)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "css-classes", (const char *const[]) { "card", "trend-card", NULL }, NULL);

  gtk_box_append (GTK_BOX (card), parapet_label_new (title, "heading"));
  return card;
}

/* The number first, in a column of its own, then the bar. */
static void
add_bar (GtkWidget *card,
         GtkSizeGroup *column,
         const char *words,
         const char *class,
         guint count,
         guint most)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0f, "css-classes", (const char *const[]) { "numeric", NULL }, NULL);
  GtkWidget *bar = g_object_new (PARAPET_TYPE_SHARE_BAR, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);

  parapet_share_bar_add (PARAPET_SHARE_BAR (bar), class, count);
  parapet_share_bar_add (PARAPET_SHARE_BAR (bar), "rest", most - count);
  gtk_size_group_add_widget (column, label);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), bar);
  gtk_box_append (GTK_BOX (card), line);
}

static void
append_words (GString *text,
              char *words)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
  g_free (words);
}

/* What stands below the bars: what is no part of them. */
static void
add_caption (GtkWidget *card,
             GString *text)
{
  GtkWidget *label = parapet_label_new (text->str, "caption");

  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_visible (label, text->len > 0);
  gtk_box_append (GTK_BOX (card), label);
}

static char *
describe_days (int days)
{
  /* Translators: of nonconformities: the median of the days from found to closed */
  return g_strdup_printf (ngettext ("half of them closed within %d day", "half of them closed within %d days", days), days);
}

static const char *
get_group_label (const IsmsField *field,
                 const IsmsImprovementGroup *group)
{
  return group->value != NULL ? _(isms_field_find_choice (field, group->value)->label) : _("Not said yet");
}

/* What caused those of the quarter, so that one sees what becomes rarer. */
static void
add_causes (GtkWidget *card,
            GPtrArray *records,
            const IsmsImprovementQuarter *quarter)
{
  const IsmsField *field = isms_kind_field (&isms_kind_nonconformity, "cause_code");
  g_autoptr (GArray) groups = isms_improvement_list_quarter_groups (records, quarter, "cause_code");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const IsmsImprovementGroup *group = &g_array_index (groups, IsmsImprovementGroup, i);
      g_autofree char *count = g_strdup_printf ("%u", group->count);

      /* Translators: a kind of cause, and how many nonconformities it had */
      append_words (text, g_strdup_printf (C_("fact", "%s: %s"), get_group_label (field, group), count));
    }
  add_caption (card, text);
}

static GtkWidget *
make_quarter (GPtrArray *records,
              const IsmsImprovementQuarter *quarter,
              GtkSizeGroup *column,
              guint most,
              gboolean last)
{
  g_autofree char *title = isms_improvement_quarter_dup_label (quarter);
  g_autofree char *found = g_strdup_printf (_("%u found"), quarter->found);
  g_autofree char *closed = g_strdup_printf (_("%u closed"), quarter->closed);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *card = make_card (title);

  add_bar (card, column, found, "partial", quarter->found, most);
  add_bar (card, column, closed, "implemented", quarter->closed, most);
  append_words (text, g_strdup_printf (last ? _("%u open now") : _("%u open at its end"), quarter->open));
  if (quarter->days >= 0)
    append_words (text, describe_days (quarter->days));
  add_caption (card, text);
  add_causes (card, records, quarter);
  return card;
}

static void
show_quarters (ParapetCaseTrends *self,
               GPtrArray *records)
{
  g_autofree char *today = isms_day_dup_today ();
  g_autoptr (GArray) quarters = isms_improvement_list_quarters (records, today, QUARTERS);
  g_autoptr (GtkSizeGroup) column = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  guint most = 1;

  for (guint i = 0; i < quarters->len; i++)
    most = MAX (most, MAX (g_array_index (quarters, IsmsImprovementQuarter, i).found, g_array_index (quarters, IsmsImprovementQuarter, i).closed));
  clear (self->quarters);
  for (guint i = quarters->len; i > 0; i--)
    gtk_box_append (self->quarters, make_quarter (records, &g_array_index (quarters, IsmsImprovementQuarter, i - 1), column, most, i == quarters->len));
}

static GtkWidget *
make_group (const IsmsField *field,
            const IsmsImprovementGroup *group,
            GtkSizeGroup *column,
            guint most)
{
  g_autofree char *count = g_strdup_printf ("%u", group->count);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *card = make_card (get_group_label (field, group));

  add_bar (card, column, count, "implemented", group->count, most);
  if (group->open > 0)
    append_words (text, g_strdup_printf (_("%u open"), group->open));
  if (group->repeats > 0)
    /* Translators: of nonconformities: another with the same cause was found before in the same process */
    append_words (text, g_strdup_printf (ngettext ("%u came before in the same process", "%u came before in the same process", group->repeats), group->repeats));
  if (group->days >= 0)
    append_words (text, describe_days (group->days));
  add_caption (card, text);
  return card;
}

static void
show_groups (GtkBox *box,
             GPtrArray *records,
             const char *name)
{
  const IsmsField *field = isms_kind_field (&isms_kind_nonconformity, name);
  g_autoptr (GArray) groups = isms_improvement_list_groups (records, name);
  g_autoptr (GtkSizeGroup) column = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  clear (box);
  for (guint i = 0; i < groups->len; i++)
    gtk_box_append (box, make_group (field, &g_array_index (groups, IsmsImprovementGroup, i), column, g_array_index (groups, IsmsImprovementGroup, 0).count));
}

static void
show_summary (ParapetCaseTrends *self,
              GPtrArray *records)
{
  int days = isms_improvement_find_median (records);
  g_autoptr (GString) text = g_string_new (NULL);
  guint open = 0;

  for (guint i = 0; i < records->len; i++)
    open += g_strcmp0 (isms_record_get_text (g_ptr_array_index (records, i), "status"), "open") == 0;
  append_words (text, g_strdup_printf (ngettext ("%u nonconformity", "%u nonconformities", records->len), records->len));
  append_words (text, g_strdup_printf (_("%u open"), open));
  if (days >= 0)
    append_words (text, describe_days (days));
  gtk_label_set_text (self->summary, text->str);
}

static void
refresh (ParapetCaseTrends *self)
{
  g_autoptr (GPtrArray) records = collect (self);

  self->current = TRUE;
  show_summary (self, records);
  show_quarters (self, records);
  show_groups (self->causes, records, "cause_code");
  show_groups (self->origins, records, "origin");
}

static void
refresh_cb (gpointer data)
{
  ParapetCaseTrends *self = data;

  self->refresh_id = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
changed_cb (ParapetCaseTrends *self)
{
  self->current = FALSE;
  if (self->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add_once (refresh_cb, self);
}

static void
parapet_case_trends_map (GtkWidget *widget)
{
  ParapetCaseTrends *self = PARAPET_CASE_TRENDS (widget);

  if (!self->current)
    refresh (self);
  GTK_WIDGET_CLASS (parapet_case_trends_parent_class)->map (widget);
}

static void
parapet_case_trends_dispose (GObject *object)
{
  ParapetCaseTrends *self = PARAPET_CASE_TRENDS (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (parapet_case_trends_parent_class)->dispose (object);
}

static void
parapet_case_trends_class_init (ParapetCaseTrendsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_case_trends_dispose;
  GTK_WIDGET_CLASS (klass)->map = parapet_case_trends_map;
}

static void
add_heading (GtkWidget *box,
             const char *title)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0f, "wrap", TRUE, "margin-top", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "css-classes", (const char *const[]) { "title-4", NULL }, NULL);

  gtk_box_append (GTK_BOX (box), label);
}

static GtkBox *
add_cards (GtkWidget *box)
{
  GtkWidget *cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_box_append (GTK_BOX (box), cards);
  return GTK_BOX (cards);
}

static void
parapet_case_trends_init (ParapetCaseTrends *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 18, NULL);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 640, "child", box, NULL);
  GtkWidget *scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", clamp, NULL);

  self->summary = GTK_LABEL (parapet_label_new (NULL, "body"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  add_heading (box, _("How They Come and Go"));
  self->quarters = add_cards (box);
  add_heading (box, _("What Causes Them"));
  self->causes = add_cards (box);
  add_heading (box, _("Where They Come From"));
  self->origins = add_cards (box);
  adw_bin_set_child (ADW_BIN (self), scroll);
}

/**
 * parapet_case_trends_new:
 * @list: of nonconformities, as it is filtered
 */
GtkWidget *
parapet_case_trends_new (IsmsStore *store,
                         IsmsRecordList *list)
{
  ParapetCaseTrends *self = g_object_new (PARAPET_TYPE_CASE_TRENDS, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
