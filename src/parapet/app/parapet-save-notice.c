/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-save-notice.h"

static void
set (ParapetSaveNotice *self,
     const char *title,
     const char *button,
     const char *action)
{
  g_set_str (&self->title, title);
  self->button = button;
  self->action = action;
}

static void
tell_changed (ParapetSaveNotice *self,
              guint unsaved)
{
  if (unsaved == 0)
    set (self, _("Somebody else changed the file"), _("_Reload"), "win.reload");
  else
    set (self, _("Somebody else changed the file, and there are changes of yours that it does not hold"), _("_Decide…"), "win.save");
}

static void
tell_failed (ParapetSaveNotice *self,
             const GError *error)
{
  if (g_error_matches (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_NO_PERMISSION) ||
      g_error_matches (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_READ_ONLY))
    set (self, error->message, _("Save _As…"), "win.save-as");
  else
    set (self, error->message, _("_Try Again"), "win.save");
}

static void
tell_sample (ParapetSaveNotice *self,
             guint unsaved)
{
  if (unsaved == 0)
    set (self, _("The sample: an invented company, dated to today. Change what you like"), NULL, NULL);
  else
    set (self, _("The sample is gone when its window is closed, with what you changed"), _("_Keep…"), "win.save-as");
}

static void
tell_recovered (ParapetSaveNotice *self,
                guint recovered)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u change was recovered that the file does not hold yet", "%u changes were recovered that the file does not hold yet", recovered), recovered);

  set (self, title, _("_Save"), "win.save");
}

/**
 * parapet_save_notice_read:
 * @self: an empty notice
 *
 * Finds what a person should know about the file, on whatever screen they are, and what they can do about it.
 */
void
parapet_save_notice_read (ParapetSaveNotice *self,
                          ParapetSaver *saver)
{
  guint unsaved = parapet_saver_get_unsaved (saver);
  guint recovered = parapet_saver_get_recovered (saver);

  switch (parapet_saver_get_state (saver))
    {
    case PARAPET_SAVE_STATE_SAVING:
      if (parapet_saver_get_slow (saver))
        set (self, _("Saving takes a while. You can go on working"), _("_Cancel"), "win.cancel-save");
      else if (recovered > 0)
        tell_recovered (self, recovered);
      break;
    case PARAPET_SAVE_STATE_REVIEW:
      set (self, isms_document_get_read_only_reason (parapet_saver_get_document (saver)), _("Save _As…"), "win.save-as");
      break;
    case PARAPET_SAVE_STATE_CHANGED:
      tell_changed (self, unsaved);
      break;
    case PARAPET_SAVE_STATE_MISSING:
      set (self, _("The file was moved or removed"), _("Save _As…"), "win.save-as");
      break;
    case PARAPET_SAVE_STATE_FAILED:
      tell_failed (self, parapet_saver_get_error (saver));
      break;
    case PARAPET_SAVE_STATE_SAMPLE:
      tell_sample (self, unsaved);
      break;
    default:
      if (recovered > 0)
        tell_recovered (self, recovered);
    }
}

void
parapet_save_notice_clear (ParapetSaveNotice *self)
{
  g_clear_pointer (&self->title, g_free);
}
