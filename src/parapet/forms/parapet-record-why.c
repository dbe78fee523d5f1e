/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "catalogue/isms-catalogue.h"
#include "forms/parapet-record-why.h"

typedef struct
{
  const char *title;
  const char *practice;
  const char *looks_for;
} Guide;

/* Returns: (nullable): the first under a heading that asks for something, or the clause itself */
static const IsmsClause *
find_asking (const IsmsClause *clause)
{
  guint n;
  const IsmsClause *all = isms_catalogue_get_clauses (&n);

  if (clause->practice != NULL && *clause->practice != '\0')
    return clause;
  for (guint i = 0; i < n; i++)
    if (g_str_equal (all[i].parent, clause->id))
      return find_asking (&all[i]);
  return NULL;
}

/* A kind names a clause of the standard or a control of its annex. */
static Guide
find_guide (const char *clause)
{
  const IsmsClause *known = isms_catalogue_find_clause (clause);
  const IsmsClause *asking = known != NULL ? find_asking (known) : NULL;
  const IsmsControl *control = known == NULL ? isms_catalogue_find_control (clause) : NULL;

  if (known != NULL)
    return (Guide) { known->title, asking != NULL ? asking->practice : NULL, asking != NULL ? asking->looks_for : NULL };
  if (control != NULL)
    return (Guide) { control->title, control->practice, control->evidence };
  return (Guide) { NULL, NULL, NULL };
}

/* Returns: (transfer full): where the standard asks for records of the kind: "ISO/IEC 27001, 6.1.2 Information security risk…" */
static char *
make_clause (const IsmsKind *kind)
{
  Guide guide = find_guide (kind->clause);

  return g_strchomp (g_strdup_printf ("ISO/IEC 27001, %s %s", kind->clause, guide.title != NULL ? guide.title : ""));
}

static void
append (GtkBox *box,
        const char *text,
        const char *css_class)
{
  const char *classes[] = { css_class, NULL };

  if (text == NULL || *text == '\0')
    return;
  gtk_box_append (box, g_object_new (GTK_TYPE_LABEL,
                                     "label", text,
                                     "xalign", 0.0f,
                                     "wrap", TRUE,
                                     "width-chars", 34,
                                     "max-width-chars", 44,
                                     "css-classes", classes,
                                     NULL));
}

static void
append_guide (GtkBox *box,
              const char *heading,
              const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  append (box, heading, "heading");
  if (gtk_widget_get_prev_sibling (gtk_widget_get_last_child (GTK_WIDGET (box))) != NULL)
    gtk_widget_set_margin_top (gtk_widget_get_last_child (GTK_WIDGET (box)), 12);
  append (box, text, "body");
}

static void
append_guides (GtkBox *box,
               const IsmsKind *kind)
{
  Guide guide = find_guide (kind->clause);
  g_autofree char *clause = make_clause (kind);

  append_guide (box, _("What a Small Organisation Does"), guide.practice);
  append_guide (box, _("What Convinces an Auditor"), guide.looks_for);
  append (box, clause, "caption");
}

static void
create_popover (GtkMenuButton *button,
                gpointer data)
{
  const IsmsKind *kind = data;
  GtkBox *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "css-classes", (const char *const[]) { "why", NULL }, NULL);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                      "child", box,
                                      "hscrollbar-policy", GTK_POLICY_NEVER,
                                      "propagate-natural-height", TRUE,
                                      "max-content-height", 420,
                                      NULL);

  append (box, _(kind->about), "body");
  append_guides (box, kind);
  gtk_menu_button_set_popover (button, g_object_new (GTK_TYPE_POPOVER, "child", scroller, NULL));
}

/**
 * parapet_kind_guide_new:
 *
 * Returns: (transfer floating): what a small organisation does about records of the kind, what an auditor looks for, and where the standard
 *   asks for it
 */
GtkWidget *
parapet_kind_guide_new (const IsmsKind *kind)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "halign", GTK_ALIGN_CENTER, NULL);

  append_guides (GTK_BOX (box), kind);
  return box;
}

/**
 * parapet_record_why_new:
 *
 * Returns: (transfer floating): a button that tells what records of the kind are for, and where the standard asks for them
 */
GtkWidget *
parapet_record_why_new (const IsmsKind *kind)
{
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON,
                                    "label", _("Why?"),
                                    "valign", GTK_ALIGN_CENTER,
                                    "css-classes", (const char *const[]) { "flat", "why-button", NULL },
                                    NULL);

  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover, (gpointer) kind, NULL);
  return button;
}
