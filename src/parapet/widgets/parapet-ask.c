/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "widgets/parapet-ask.h"
#include "widgets/parapet-label.h"

#define LEAST_WIDTH 360
#define LEAST_HEIGHT 240

/* Dialogs that ask something and then do it: Cancel on the left, the answer on the right, groups of rows below. */

/* With large letters in a narrow window the buttons leave the title no room between them: it stands below instead. */
static void
give_room (AdwDialog *dialog,
           GtkWidget *header,
           GtkWidget *body)
{
  AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 260sp"));
  GtkWidget *heading = parapet_label_new (adw_dialog_get_title (dialog), "title-2");

  gtk_widget_set_visible (heading, FALSE);
  gtk_box_prepend (GTK_BOX (body), heading);
  gtk_widget_set_size_request (GTK_WIDGET (dialog), LEAST_WIDTH, LEAST_HEIGHT);
  adw_breakpoint_add_setters (breakpoint, G_OBJECT (header), "show-title", FALSE, G_OBJECT (heading), "visible", TRUE, NULL);
  adw_dialog_add_breakpoint (dialog, breakpoint);
}

/**
 * parapet_ask_build:
 * @dialog: it is guarded, see parapet_ask_guard()
 * @answer: what the button says, with its mnemonic
 * @button: (out) (transfer none): the button
 *
 * Returns: (transfer none): where the question goes
 */
GtkBox *
parapet_ask_build (AdwDialog *dialog,
                   const char *title,
                   const char *answer,
                   GtkWidget **button)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *body = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18, "margin-top", 6, "margin-bottom", 24,
                                  "margin-start", 18, "margin-end", 18, NULL);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE, "child", body, NULL);

  *button = gtk_button_new_with_mnemonic (answer);
  gtk_widget_add_css_class (*button, "suggested-action");
  gtk_button_set_can_shrink (GTK_BUTTON (*button), TRUE);
  gtk_button_set_can_shrink (GTK_BUTTON (cancel), TRUE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), *button);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (adw_dialog_close), dialog, G_CONNECT_SWAPPED);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  adw_dialog_set_title (dialog, title);
  give_room (dialog, header, body);
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_default_widget (dialog, *button);
  parapet_ask_guard (dialog);
  return GTK_BOX (body);
}

/**
 * parapet_ask_group:
 * @title: (nullable): what its rows have in common
 *
 * Returns: (transfer none): a new group of rows at the end of the body
 */
GtkWidget *
parapet_ask_group (GtkBox *body,
                   const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (body, group);
  return group;
}

/**
 * parapet_ask_choice:
 * @group: a group of rows of which one is chosen
 * @about: (nullable): what speaks for it
 * @first: (inout) (transfer none): the button of the first row; %NULL before there is one
 *
 * Returns: (transfer none): the button of a new row, which is active while it is chosen
 */
GtkWidget *
parapet_ask_choice (GtkWidget *group,
                    const char *title,
                    const char *about,
                    GtkWidget **first)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", about, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_CHECK_BUTTON, "valign", GTK_ALIGN_CENTER, "group", *first, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  if (*first == NULL)
    *first = button;
  return button;
}

static void
say (GtkWidget *hint,
     const char *text,
     const char *css_class)
{
  gtk_widget_set_css_classes (hint, (const char *[]) { css_class, NULL });
  gtk_label_set_text (GTK_LABEL (hint), text != NULL ? text : "");
  gtk_widget_set_visible (hint, text != NULL);
}

/**
 * parapet_ask_hint:
 *
 * A button that does not work yet must not keep to itself why: the hint, at the end of the body, says it.
 *
 * Returns: (transfer none): a hint, hidden until there is something to say
 */
GtkWidget *
parapet_ask_hint (GtkBox *body)
{
  GtkWidget *hint = parapet_label_new ("", NULL);

  gtk_widget_set_visible (hint, FALSE);
  gtk_box_append (body, hint);
  return hint;
}

/**
 * parapet_ask_want:
 * @answer: the button
 * @wanted: (nullable): what has to be said before the button works; %NULL where it does
 */
void
parapet_ask_want (GtkWidget *hint,
                  GtkWidget *answer,
                  const char *wanted)
{
  say (hint, wanted, "dimmed");
  gtk_widget_set_sensitive (answer, wanted == NULL);
}

/**
 * parapet_ask_refuse:
 * @why: why what was answered cannot be done
 */
void
parapet_ask_refuse (GtkWidget *hint,
                    const char *why)
{
  say (hint, why, "warning");
  gtk_accessible_announce (GTK_ACCESSIBLE (hint), why, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * parapet_ask_require:
 * @entry: where people type; it has to be filled before the button works
 *
 * Tells a screen reader what the eye sees: that it is needed, and what the hint says.
 */
void
parapet_ask_require (GtkWidget *entry,
                     GtkWidget *hint)
{
  GtkEditable *delegate = GTK_IS_EDITABLE (entry) ? gtk_editable_get_delegate (GTK_EDITABLE (entry)) : NULL;
  GtkAccessible *typed = GTK_ACCESSIBLE (delegate != NULL ? GTK_WIDGET (delegate) : entry);

  gtk_accessible_update_property (typed, GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);
  gtk_accessible_update_relation (typed, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, hint, NULL, -1);
}

/**
 * parapet_ask_discard:
 * @from: what is about to close
 * @what: what would be lost, a sentence
 * @discard: called with @object when the person lets it go
 *
 * Returns: (transfer none): the question, which is shown
 */
AdwDialog *
parapet_ask_discard (GtkWidget *from,
                     const char *what,
                     GCallback discard,
                     gpointer object)
{
  AdwDialog *question = adw_alert_dialog_new (_("Discard What You Typed?"), what);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "cancel", _("_Keep Editing"), "discard", _("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (question), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "cancel");
  g_signal_connect_object (question, "response::discard", discard, object, G_CONNECT_SWAPPED);
  adw_dialog_present (question, from);
  return question;
}

static void
add_texts (GtkWidget *from,
           GString *texts)
{
  g_autofree char *text = NULL;

  if (GTK_IS_TEXT (from))
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (from)));
  else if (GTK_IS_TEXT_VIEW (from))
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (from)), "text", &text, NULL);
  if (text != NULL)
    g_string_append_printf (texts, "%s\n", text);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
      add_texts (child, texts);
}

static char *
dup_texts (AdwDialog *dialog)
{
  GString *texts = g_string_new (NULL);

  add_texts (GTK_WIDGET (dialog), texts);
  return g_string_free_and_steal (texts);
}

static const char texts_key[] = "parapet-texts";

static void
mapped_cb (AdwDialog *dialog)
{
  if (g_object_get_data (G_OBJECT (dialog), texts_key) == NULL)
    g_object_set_data_full (G_OBJECT (dialog), texts_key, dup_texts (dialog), g_free);
}

static void
close_attempt_cb (AdwDialog *dialog)
{
  const char *before = g_object_get_data (G_OBJECT (dialog), texts_key);
  g_autofree char *now = dup_texts (dialog);

  if (before == NULL || g_str_equal (before, now))
    adw_dialog_force_close (dialog);
  else
    parapet_ask_discard (GTK_WIDGET (dialog), _("Nothing of it has been written down yet."), G_CALLBACK (adw_dialog_force_close), dialog);
}

/**
 * parapet_ask_guard:
 *
 * Has the dialog ask before it is closed with words in it that somebody typed. Who has taken them closes it with adw_dialog_force_close().
 */
void
parapet_ask_guard (AdwDialog *dialog)
{
  adw_dialog_set_can_close (dialog, FALSE);
  g_signal_connect (dialog, "map", G_CALLBACK (mapped_cb), NULL);
  g_signal_connect (dialog, "close-attempt", G_CALLBACK (close_attempt_cb), NULL);
}
