/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/parapet-file-dialog.h"
#include "app/parapet-save-dialog.h"
#include "widgets/parapet-chooser.h"

/* What a person has to be asked when a document is saved or closed. Each talk is one task: it shows one dialog after another until
 * it is clear what is to be done, does it, and ends with what came of it. */

/**
 * Talk:
 * @parent: the widget above which it is held
 * @file: (nullable): where a person wants the document saved
 * @closing: whether the document is to be closed when this ends well
 * @insistent: whether a failure is told in a dialog, because nothing else would tell it
 */
typedef struct
{
  GtkWidget *parent;
  GFile *file;
  gboolean closing;
  gboolean insistent;
} Talk;

typedef struct
{
  const char *id;
  const char *label;
  AdwResponseAppearance appearance;
} Answer;

static void save (GTask *task, GFile *file, IsmsSaveFlags flags);
static void decide (GTask *task);

static void
talk_free (Talk *talk)
{
  g_object_unref (talk->parent);
  g_clear_object (&talk->file);
  g_free (talk);
}

static ParapetSaver *
get_saver (GTask *task)
{
  return g_task_get_source_object (task);
}

static void
end (GTask *task,
     ParapetSaveOutcome outcome)
{
  g_task_return_int (task, outcome);
  g_object_unref (task);
}

static void
chosen_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  GTask *task = data;
  Talk *talk = g_task_get_task_data (task);
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GFile) complete = file != NULL ? parapet_file_dialog_complete (file) : NULL;

  if (file == NULL)
    {
      end (task, PARAPET_SAVE_OUTCOME_STAY);
      return;
    }
  parapet_chooser_remember (file);
  /* The dialog asks before it takes a name that is there already, but not about the one that we made of it. */
  g_clear_object (&talk->file);
  talk->file = g_object_ref (complete != NULL ? complete : file);
  save (task, talk->file, complete != NULL ? ISMS_SAVE_NORMAL : ISMS_SAVE_OVERWRITE);
}

static void
choose_name (GTask *task)
{
  Talk *talk = g_task_get_task_data (task);
  g_autoptr (GtkFileDialog) dialog = parapet_file_dialog_new_save (parapet_saver_get_document (get_saver (task)));
  GtkRoot *root = gtk_widget_get_root (talk->parent);

  talk->insistent = TRUE;
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb, task);
}

static void
answered_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  GTask *task = data;
  Talk *talk = g_task_get_task_data (task);
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (answer, "save-as"))
    choose_name (task);
  else if (g_str_equal (answer, "save"))
    save (task, talk->file, ISMS_SAVE_NORMAL);
  else if (g_str_equal (answer, "replace"))
    save (task, talk->file, ISMS_SAVE_OVERWRITE);
  else if (g_str_equal (answer, "discard"))
    end (task, PARAPET_SAVE_OUTCOME_DISCARD);
  else if (g_str_equal (answer, "reload"))
    end (task, talk->closing ? PARAPET_SAVE_OUTCOME_DISCARD : PARAPET_SAVE_OUTCOME_RELOAD);
  else
    end (task, PARAPET_SAVE_OUTCOME_STAY);
}

static void
ask (GTask *task,
     const char *heading,
     const char *body,
     const Answer *answers)
{
  Talk *talk = g_task_get_task_data (task);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  adw_alert_dialog_add_response (dialog, "cancel", _("_Cancel"));
  for (; answers->id != NULL; answers++)
    {
      adw_alert_dialog_add_response (dialog, answers->id, _(answers->label));
      adw_alert_dialog_set_response_appearance (dialog, answers->id, answers->appearance);
      if (answers->appearance == ADW_RESPONSE_SUGGESTED)
        adw_alert_dialog_set_default_response (dialog, answers->id);
    }
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, talk->parent, NULL, answered_cb, task);
}

static const char *
get_name (GTask *task)
{
  return isms_document_get_name (parapet_saver_get_document (get_saver (task)));
}

static void
ask_name (GTask *task)
{
  static const Answer answers[] = { { "discard", N_("_Discard"), ADW_RESPONSE_DESTRUCTIVE }, { "save-as", N_("_Save…"), ADW_RESPONSE_SUGGESTED }, { NULL } };
  g_autofree char *organisation = parapet_file_dialog_dup_organisation (isms_document_get_store (parapet_saver_get_document (get_saver (task))));
  g_autofree char *body = g_strdup_printf (_("The ISMS of %s is not in a file yet. What is discarded cannot be brought back."), organisation != NULL ? organisation : get_name (task));

  /* A name may be long, and a heading is laid out for what fits into one line. */
  ask (task, _("Save This ISMS?"), body, answers);
}

static void
ask_sample (GTask *task)
{
  static const Answer answers[] = { { "discard", N_("_Discard"), ADW_RESPONSE_DESTRUCTIVE }, { "save-as", N_("_Save As…"), ADW_RESPONSE_SUGGESTED }, { NULL } };

  ask (task, _("Keep Your Changes to the Sample?"), _("The sample is made anew each time. To go on with what you changed, save it to a file of your own."), answers);
}

static void
ask_elsewhere (GTask *task,
               const char *reason)
{
  static const Answer answers[] = { { "discard", N_("_Discard"), ADW_RESPONSE_DESTRUCTIVE }, { "save-as", N_("_Save As…"), ADW_RESPONSE_SUGGESTED }, { NULL } };
  guint unsaved = parapet_saver_get_unsaved (get_saver (task));
  g_autofree char *count = g_strdup_printf (ngettext ("%u change is in no file; what is discarded cannot be brought back.", "%u changes are in no file; what is discarded cannot be brought back.", unsaved), unsaved);
  g_autofree char *body = g_strdup_printf ("%s\n\n%s", reason, count);

  ask (task, _("Keep Your Changes Elsewhere?"), body, answers);
}

/* The two sides do not weigh the same: what the file holds is kept as a version, what is discarded here is gone. */
static void
ask_changed (GTask *task)
{
  static const Answer mine[] = { { "reload", N_("_Discard Mine"), ADW_RESPONSE_DESTRUCTIVE }, { "replace", N_("_Keep Mine"), ADW_RESPONSE_DEFAULT }, { "save-as", N_("_Save As…"), ADW_RESPONSE_SUGGESTED }, { NULL } };
  static const Answer theirs[] = { { "replace", N_("_Keep What Is Here"), ADW_RESPONSE_DEFAULT }, { "reload", N_("_Reload"), ADW_RESPONSE_SUGGESTED }, { NULL } };
  guint unsaved = parapet_saver_get_unsaved (get_saver (task));
  g_autofree char *same = g_strdup_printf (_("“%s” is not what it was when you opened it. If you keep what is here, the file as it is now stays as a version."), get_name (task));
  g_autofree char *both = g_strdup_printf (ngettext ("“%s” is not what it was when you opened it, and it lacks %u change of yours. If you keep yours, the file as it is now stays as a version.",
                                                     "“%s” is not what it was when you opened it, and it lacks %u changes of yours. If you keep yours, the file as it is now stays as a version.", unsaved),
                                           get_name (task), unsaved);

  ask (task, _("Somebody Else Changed the File"), unsaved > 0 ? both : same, unsaved > 0 ? mine : theirs);
}

static void
ask_missing (GTask *task)
{
  static const Answer answers[] = { { "save", N_("_Put It Back"), ADW_RESPONSE_DEFAULT }, { "save-as", N_("_Save As…"), ADW_RESPONSE_SUGGESTED }, { NULL } };
  g_autofree char *body = g_strdup_printf (_("“%s” was moved, renamed or removed. What it held is all here and can be saved again."), get_name (task));

  ask (task, _("The File Is No Longer There"), body, answers);
}

static void
ask_replace (GTask *task)
{
  static const Answer answers[] = { { "save-as", N_("_Other Name…"), ADW_RESPONSE_DEFAULT }, { "replace", N_("_Replace"), ADW_RESPONSE_DESTRUCTIVE }, { NULL } };
  Talk *talk = g_task_get_task_data (task);
  g_autofree char *base = g_file_get_basename (talk->file);
  g_autofree char *shown = g_filename_display_name (base);
  g_autofree char *body = g_strdup_printf (_("There is a file “%s” already."), shown);

  ask (task, _("Replace the File?"), body, answers);
}

static void
ask_failed (GTask *task,
            const GError *error)
{
  static const Answer closing[] = { { "discard", N_("_Discard"), ADW_RESPONSE_DESTRUCTIVE }, { "save", N_("_Try Again"), ADW_RESPONSE_DEFAULT }, { "save-as", N_("_Save As…"), ADW_RESPONSE_SUGGESTED }, { NULL } };
  static const Answer staying[] = { { "save-as", N_("_Save As…"), ADW_RESPONSE_SUGGESTED }, { NULL } };
  Talk *talk = g_task_get_task_data (task);

  ask (task, _("The ISMS Could Not Be Saved"), error->message, talk->closing ? closing : staying);
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  GTask *task = data;
  Talk *talk = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (parapet_saver_save_finish (PARAPET_SAVER (source), result, &error))
    end (task, PARAPET_SAVE_OUTCOME_SAVED);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    end (task, PARAPET_SAVE_OUTCOME_STAY);
  else if (g_error_matches (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_CHANGED_ON_DISK))
    ask_changed (task);
  else if (g_error_matches (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_EXISTS) && talk->file != NULL)
    ask_replace (task);
  else if (talk->insistent)
    ask_failed (task, error);
  else
    end (task, PARAPET_SAVE_OUTCOME_STAY);
}

static void
save (GTask *task,
      GFile *file,
      IsmsSaveFlags flags)
{
  parapet_saver_save_async (get_saver (task), file, flags, saved_cb, task);
}

static GTask *
begin (ParapetSaver *saver,
       GtkWidget *parent,
       gboolean closing,
       GAsyncReadyCallback callback,
       gpointer data)
{
  GTask *task = g_task_new (saver, NULL, callback, data);
  Talk *talk = g_new0 (Talk, 1);

  talk->parent = g_object_ref (parent);
  talk->closing = talk->insistent = closing;
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, talk, (GDestroyNotify) talk_free);
  return task;
}

/* Another save is under way; what to do is clear when that has ended. */
static void
waited_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  parapet_saver_save_finish (PARAPET_SAVER (source), result, NULL);
  decide (data);
}

static void
decide (GTask *task)
{
  ParapetSaver *saver = get_saver (task);

  switch (parapet_save_state_close (parapet_saver_get_state (saver), parapet_saver_get_unsaved (saver)))
    {
    case PARAPET_SAVE_ANSWER_WAIT:
      parapet_saver_save_async (saver, NULL, ISMS_SAVE_NORMAL, waited_cb, task);
      break;
    case PARAPET_SAVE_ANSWER_SAVE:
      save (task, NULL, ISMS_SAVE_NORMAL);
      break;
    case PARAPET_SAVE_ANSWER_ASK_NAME:
      ask_name (task);
      break;
    case PARAPET_SAVE_ANSWER_ASK_SAMPLE:
      ask_sample (task);
      break;
    case PARAPET_SAVE_ANSWER_ASK_ELSEWHERE:
      if (parapet_saver_get_state (saver) == PARAPET_SAVE_STATE_MISSING)
        ask_elsewhere (task, _("The file was moved, renamed or removed."));
      else
        ask_elsewhere (task, isms_document_get_read_only_reason (parapet_saver_get_document (saver)));
      break;
    case PARAPET_SAVE_ANSWER_ASK_CHANGED:
      ask_changed (task);
      break;
    case PARAPET_SAVE_ANSWER_GO:
    default:
      end (task, PARAPET_SAVE_OUTCOME_SAVED);
    }
}

/**
 * parapet_save_dialog_save:
 * @parent: where to ask, if there is something to ask
 *
 * Saves the document because a person said so. A failure is left to the notice on the screen.
 */
void
parapet_save_dialog_save (ParapetSaver *saver,
                          GtkWidget *parent,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  GTask *task = begin (saver, parent, FALSE, callback, data);

  switch (parapet_saver_get_state (saver))
    {
    case PARAPET_SAVE_STATE_NEW:
    case PARAPET_SAVE_STATE_SAMPLE:
    case PARAPET_SAVE_STATE_REVIEW:
      choose_name (task);
      break;
    case PARAPET_SAVE_STATE_CHANGED:
      ask_changed (task);
      break;
    case PARAPET_SAVE_STATE_MISSING:
      ask_missing (task);
      break;
    default:
      save (task, NULL, ISMS_SAVE_NORMAL);
    }
}

/**
 * parapet_save_dialog_save_as:
 *
 * Asks for a name and saves the document under it.
 */
void
parapet_save_dialog_save_as (ParapetSaver *saver,
                             GtkWidget *parent,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  choose_name (begin (saver, parent, FALSE, callback, data));
}

/**
 * parapet_save_dialog_close:
 *
 * Saves the document because it is to be closed, without a word where there is nothing to ask.
 */
void
parapet_save_dialog_close (ParapetSaver *saver,
                           GtkWidget *parent,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  decide (begin (saver, parent, TRUE, callback, data));
}

/**
 * parapet_save_dialog_finish:
 *
 * Returns: what came of it
 */
ParapetSaveOutcome
parapet_save_dialog_finish (ParapetSaver *saver,
                            GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, saver), PARAPET_SAVE_OUTCOME_STAY);

  return g_task_propagate_int (G_TASK (result), NULL);
}
