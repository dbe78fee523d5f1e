/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "models/isms-guide.h"
#include "pages/guide/parapet-guide-page.h"
#include "widgets/parapet-label.h"

/**
 * ParapetGuidePage:
 *
 * How an ISMS is set up: what to do next and why, and below it all steps in the order of the standard, each with what the records say
 * about it and one click to go there.
 */
struct _ParapetGuidePage
{
  ParapetPage parent_instance;

  GPtrArray *rows;  /* (element-type AdwActionRow): one a step */
  GPtrArray *icons; /* (element-type GtkImage): of the rows */
  gboolean is_stale;

  GtkLabel *stage;
  GtkLabel *question;
  GtkLabel *words;
  GtkLabel *practice;
  GtkButton *go;
  AdwPreferencesGroup *steps;
};

G_DEFINE_FINAL_TYPE (ParapetGuidePage, parapet_guide_page, PARAPET_TYPE_PAGE)

static const char *
get_icon (IsmsGuideState state)
{
  static const char *const icons[] = { "parapet-open-symbolic", "parapet-half-symbolic", "parapet-full-symbolic" };

  return icons[state];
}

static void
lead_to (GtkWidget *widget,
         const IsmsKind *kind)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (widget), "s", kind->name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), "win.show-kind");
}

static void
add_row (ParapetGuidePage *self)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE, NULL);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *next = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  adw_preferences_group_add (self->steps, row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->icons, icon);
}

static void
show_step (ParapetGuidePage *self,
           guint position,
           const IsmsGuideStep *step)
{
  AdwActionRow *row;

  if (position == self->rows->len)
    add_row (self);
  row = g_ptr_array_index (self->rows, position);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), step->title);
  adw_action_row_set_subtitle (row, step->words != NULL ? step->words : step->question);
  gtk_image_set_from_icon_name (g_ptr_array_index (self->icons, position), get_icon (step->state));
  lead_to (GTK_WIDGET (row), step->kind);
}

static void
show_next (ParapetGuidePage *self,
           const IsmsGuideStep *step)
{
  /* Translators: a step of setting up an ISMS, a clause of the standard: "Next: Scope · 4.3" */
  g_autofree char *stage = g_strdup_printf (_("Next: %s · %s"), step->title, step->clause);

  gtk_label_set_text (self->stage, stage);
  gtk_label_set_text (self->question, step->question);
  gtk_label_set_text (self->words, step->words != NULL ? step->words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words), step->words != NULL);
  gtk_label_set_text (self->practice, step->practice != NULL ? step->practice : "");
  gtk_button_set_label (self->go, step->state == ISMS_GUIDE_EMPTY ? _("_Begin") : _("_Go On"));
  lead_to (GTK_WIDGET (self->go), step->kind);
}

static void
show_end (ParapetGuidePage *self)
{
  gtk_label_set_text (self->stage, _("Set up"));
  gtk_label_set_text (self->question, _("What is due, and does it work?"));
  gtk_widget_set_visible (GTK_WIDGET (self->words), FALSE);
  gtk_label_set_text (self->practice, _("Every step of setting up is ready. From here on the ISMS lives by what is due: actions, reviews of risks and documents, measures, audits, and the review by top management."));
  gtk_button_set_label (self->go, _("Open the _Calendar"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->go), "s", "calendar");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->go), "win.show-place");
}

static char *
tell_ready (GArray *steps)
{
  guint n = isms_guide_count_ready (steps);

  if (n == 0)
    return g_strdup (_("In the order of the standard. No step has to be perfect before the next begins."));
  return g_strdup_printf (ngettext ("%u of %u step is ready, as far as the records tell.", "%u of %u steps are ready, as far as the records tell.", steps->len), n, steps->len);
}

static void
refresh (ParapetGuidePage *self)
{
  g_autoptr (GArray) steps = isms_guide_list (parapet_page_get_store (PARAPET_PAGE (self)));
  g_autofree char *ready = tell_ready (steps);
  int next = isms_guide_find_next (steps);

  for (guint i = 0; i < steps->len; i++)
    show_step (self, i, &g_array_index (steps, IsmsGuideStep, i));
  if (next >= 0)
    show_next (self, &g_array_index (steps, IsmsGuideStep, next));
  else
    show_end (self);
  parapet_label_wrap_button (self->go);
  adw_preferences_group_set_description (self->steps, ready);
  self->is_stale = FALSE;
}

/* What nobody looks at is counted when somebody does. */
static void
changed_cb (ParapetGuidePage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
  else
    self->is_stale = TRUE;
}

static void
parapet_guide_page_map (GtkWidget *widget)
{
  ParapetGuidePage *self = PARAPET_GUIDE_PAGE (widget);

  if (self->is_stale)
    refresh (self);
  GTK_WIDGET_CLASS (parapet_guide_page_parent_class)->map (widget);
}

static void
parapet_guide_page_constructed (GObject *object)
{
  ParapetGuidePage *self = PARAPET_GUIDE_PAGE (object);

  G_OBJECT_CLASS (parapet_guide_page_parent_class)->constructed (object);

  g_signal_connect_object (parapet_page_get_store (PARAPET_PAGE (self)), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
}

static void
parapet_guide_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PARAPET_TYPE_GUIDE_PAGE);

  G_OBJECT_CLASS (parapet_guide_page_parent_class)->dispose (object);
}

static void
parapet_guide_page_finalize (GObject *object)
{
  ParapetGuidePage *self = PARAPET_GUIDE_PAGE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->icons, g_ptr_array_unref);

  G_OBJECT_CLASS (parapet_guide_page_parent_class)->finalize (object);
}

static void
parapet_guide_page_class_init (ParapetGuidePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = parapet_guide_page_constructed;
  object_class->dispose = parapet_guide_page_dispose;
  object_class->finalize = parapet_guide_page_finalize;
  widget_class->map = parapet_guide_page_map;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-guide-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetGuidePage, stage);
  gtk_widget_class_bind_template_child (widget_class, ParapetGuidePage, question);
  gtk_widget_class_bind_template_child (widget_class, ParapetGuidePage, words);
  gtk_widget_class_bind_template_child (widget_class, ParapetGuidePage, practice);
  gtk_widget_class_bind_template_child (widget_class, ParapetGuidePage, go);
  gtk_widget_class_bind_template_child (widget_class, ParapetGuidePage, steps);
}

static void
parapet_guide_page_init (ParapetGuidePage *self)
{
  self->rows = g_ptr_array_new ();
  self->icons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * parapet_guide_page_new:
 * @store: whose set-up is told
 */
GtkWidget *
parapet_guide_page_new (IsmsStore *store)
{
  return g_object_new (PARAPET_TYPE_GUIDE_PAGE, "store", store, "has-details", FALSE, NULL);
}
