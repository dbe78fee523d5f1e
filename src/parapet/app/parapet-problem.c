/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-problem.h"
#include "document/isms-document-error.h"

#define ICON "dialog-warning-symbolic"

/**
 * ParapetProblem:
 *
 * Why there is no document to show: what the file is, and what can be done.
 */
struct _ParapetProblem
{
  AdwBreakpointBin parent_instance;

  char *description;

  AdwStatusPage *page;
  GtkButton *first;
  GtkButton *second;
};

G_DEFINE_FINAL_TYPE (ParapetProblem, parapet_problem, ADW_TYPE_BREAKPOINT_BIN)

static const char *
find_title (const GError *error)
{
  if (error->domain != ISMS_DOCUMENT_ERROR)
    return _("The File Cannot Be Opened");
  switch ((IsmsDocumentError) error->code)
    {
    case ISMS_DOCUMENT_ERROR_NOT_FOUND:
      return _("The File Is Not There");
    case ISMS_DOCUMENT_ERROR_NO_PERMISSION:
      return _("The File May Not Be Read");
    case ISMS_DOCUMENT_ERROR_NOT_A_FILE:
    case ISMS_DOCUMENT_ERROR_NOT_SQLITE:
    case ISMS_DOCUMENT_ERROR_NOT_AN_ISMS:
      return _("This Is Not an ISMS");
    case ISMS_DOCUMENT_ERROR_EMPTY:
    case ISMS_DOCUMENT_ERROR_DAMAGED:
      return _("The File Is Damaged");
    case ISMS_DOCUMENT_ERROR_NEWER:
      return _("A Newer Parapet Is Needed");
    case ISMS_DOCUMENT_ERROR_OTHER_VERSION:
      return _("Another Parapet Is Needed");
    case ISMS_DOCUMENT_ERROR_TOO_LARGE:
      return _("The File Is Too Large");
    case ISMS_DOCUMENT_ERROR_IN_USE:
      return _("The File Is Open Elsewhere");
    case ISMS_DOCUMENT_ERROR_NO_ROOM:
      return _("The Disk Is Full");
    case ISMS_DOCUMENT_ERROR_FORKED:
      return _("Two Histories Meet in This File");
    default:
      return _("The File Cannot Be Opened");
    }
}

static void
set_button (GtkButton *button,
            const char *label,
            const char *action)
{
  gtk_widget_set_visible (GTK_WIDGET (button), label != NULL);
  if (label != NULL)
    gtk_button_set_label (button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static void
offer (ParapetProblem *self,
       const GError *error)
{
  set_button (self->second, NULL, NULL);
  switch (error->domain == ISMS_DOCUMENT_ERROR ? (IsmsDocumentError) error->code : ISMS_DOCUMENT_ERROR_FAILED)
    {
    case ISMS_DOCUMENT_ERROR_IN_USE:
      set_button (self->first, _("_Try Again"), "win.try-again");
      set_button (self->second, _("Open for _Review"), "win.open-review");
      break;
    case ISMS_DOCUMENT_ERROR_FORKED:
      set_button (self->first, _("Open for _Review"), "win.open-review");
      break;
    case ISMS_DOCUMENT_ERROR_NOT_FOUND:
    case ISMS_DOCUMENT_ERROR_NO_PERMISSION:
    case ISMS_DOCUMENT_ERROR_NO_ROOM:
    case ISMS_DOCUMENT_ERROR_FAILED:
      set_button (self->first, _("_Try Again"), "win.try-again");
      break;
    default:
      set_button (self->first, NULL, NULL);
    }
}

/* What the file held may still be here. */
static gboolean
is_lost (const GError *error)
{
  return g_error_matches (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_DAMAGED) ||
         g_error_matches (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_EMPTY) ||
         g_error_matches (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_NOT_FOUND) ||
         g_error_matches (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_NOT_SQLITE);
}

static void
add_sentence (ParapetProblem *self,
              const char *sentence)
{
  g_autofree char *description = g_strdup_printf ("%s %s", self->description, sentence);

  g_set_str (&self->description, description);
}

static void
offer_versions (ParapetProblem *self,
                guint n_versions)
{
  g_autofree char *hint = g_strdup_printf (ngettext ("%u earlier version of it is kept on this computer.", "%u earlier versions of it are kept on this computer.", n_versions), n_versions);

  add_sentence (self, hint);
  set_button (self->first, _("Earlier _Versions…"), "win.versions");
}

/* Where large letters leave little room, what can be done is seen rather than a picture. */
static void
narrow_cb (ParapetProblem *self)
{
  adw_status_page_set_icon_name (self->page, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->page), "compact");
}

static void
wide_cb (ParapetProblem *self)
{
  adw_status_page_set_icon_name (self->page, ICON);
  gtk_widget_remove_css_class (GTK_WIDGET (self->page), "compact");
}

static void
parapet_problem_dispose (GObject *object)
{
  /* Or the bin would unparent a child that its template has let go of already. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PARAPET_TYPE_PROBLEM);

  G_OBJECT_CLASS (parapet_problem_parent_class)->dispose (object);
}

static void
parapet_problem_finalize (GObject *object)
{
  g_free (PARAPET_PROBLEM (object)->description);

  G_OBJECT_CLASS (parapet_problem_parent_class)->finalize (object);
}

static void
parapet_problem_class_init (ParapetProblemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_problem_dispose;
  G_OBJECT_CLASS (klass)->finalize = parapet_problem_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-problem.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetProblem, page);
  gtk_widget_class_bind_template_child (widget_class, ParapetProblem, first);
  gtk_widget_class_bind_template_child (widget_class, ParapetProblem, second);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
}

static void
parapet_problem_init (ParapetProblem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
parapet_problem_new (void)
{
  return g_object_new (PARAPET_TYPE_PROBLEM, NULL);
}

/**
 * parapet_problem_show:
 * @error: why the file cannot be opened
 * @n_versions: how many earlier versions of it are kept
 */
void
parapet_problem_show (ParapetProblem *self,
                      const GError *error,
                      guint n_versions)
{
  g_autofree char *escaped = NULL;

  g_set_str (&self->description, error->message);
  offer (self, error);
  if (n_versions > 0 && is_lost (error))
    offer_versions (self, n_versions);
  else if (g_error_matches (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_DAMAGED))
    add_sentence (self, _("Look for a copy of it: in a backup, or with whoever sent it to you."));
  /* The page reads its description as markup, and a file's name may look like some. */
  escaped = g_markup_escape_text (self->description, -1);
  adw_status_page_set_title (self->page, find_title (error));
  adw_status_page_set_description (self->page, escaped);
}

const char *
parapet_problem_get_title (ParapetProblem *self)
{
  return adw_status_page_get_title (self->page);
}

/**
 * parapet_problem_get_description:
 *
 * Returns: (nullable): what is told, as text
 */
const char *
parapet_problem_get_description (ParapetProblem *self)
{
  return self->description;
}
