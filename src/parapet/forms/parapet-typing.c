/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "forms/parapet-field-row.h"
#include "forms/parapet-typing.h"

/* What is typed becomes a step when its row is left. The keys of the application act while the keyboard is still in the row: those that
 * mean the whole document ask here first. */

static ParapetFieldRow *
find_row (GtkWidget *focus)
{
  return focus != NULL ? PARAPET_FIELD_ROW (gtk_widget_get_ancestor (focus, PARAPET_TYPE_FIELD_ROW)) : NULL;
}

static gboolean
has_text (GtkWidget *focus)
{
  if (GTK_IS_TEXT (focus))
    return gtk_text_get_text_length (GTK_TEXT (focus)) > 0;
  return GTK_IS_TEXT_VIEW (focus) && gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus))) > 0;
}

/* In a row, whether its value is another than the document's; elsewhere any text is still only typed. */
static gboolean
is_typing (GtkWidget *focus)
{
  ParapetFieldRow *row = find_row (focus);

  if (focus == NULL || !(GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus)))
    return FALSE;
  return row != NULL ? parapet_field_row_is_changed (row) : has_text (focus);
}

static gboolean
act (GtkRoot *root,
     const char *action)
{
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return is_typing (focus) && gtk_widget_activate_action (focus, action, NULL);
}

/**
 * parapet_typing_finish:
 * @root: (nullable): a window
 *
 * What is typed where the keyboard is in the window is meant, as if its row had been left.
 *
 * Returns: %FALSE where it cannot be meant and the person has not been told so before: what is wrong is said now
 */
gboolean
parapet_typing_finish (GtkRoot *root)
{
  ParapetFieldRow *row = find_row (root != NULL ? gtk_root_get_focus (root) : NULL);
  gboolean told;

  if (row == NULL)
    return TRUE;
  told = parapet_field_row_get_error (row) != NULL;
  parapet_field_row_finish (row);
  return told || parapet_field_row_get_error (row) == NULL;
}

/**
 * parapet_typing_undo:
 * @root: (nullable): a window
 *
 * Takes back what was typed last where the keyboard is in the window.
 *
 * Returns: %FALSE where nothing is being typed, so that a step of the document is meant
 */
gboolean
parapet_typing_undo (GtkRoot *root)
{
  return act (root, "text.undo");
}

/**
 * parapet_typing_redo:
 * @root: (nullable): a window
 *
 * Types again what parapet_typing_undo() took back.
 *
 * Returns: %FALSE where nothing is being typed, so that a step of the document is meant
 */
gboolean
parapet_typing_redo (GtkRoot *root)
{
  return act (root, "text.redo");
}
