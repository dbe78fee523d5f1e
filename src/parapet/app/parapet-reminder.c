/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-reminder.h"
#include "models/isms-calendar-step.h"

/* The desktop tells what is due when a document is opened: once a day, as who opens it again knows already. The day is kept in the working
 * copy, so that everybody who works on the document is told. */

#define REMINDED_ON "reminded-on"
#define DAYS_AHEAD 7

typedef struct
{
  GtkApplication *application;
  GWeakRef document;
} Reminder;

static char *
dup_day (int days_from_now)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) day = g_date_time_add_days (now, days_from_now);

  return g_date_time_format (day, "%Y-%m-%d");
}

static char *
find_name (IsmsStore *store)
{
  g_autoptr (GPtrArray) organisations = isms_store_list_records (store, isms_kind_find ("organisation"));

  return g_strdup (organisations->len > 0 ? isms_record_get_title (g_ptr_array_index (organisations, 0)) : _("Parapet"));
}

static char *
describe (guint late,
          guint soon)
{
  g_autofree char *overdue = g_strdup_printf (ngettext ("%u overdue", "%u overdue", late), late);
  g_autofree char *coming = g_strdup_printf (ngettext ("%u due within a week", "%u due within a week", soon), soon);

  if (late > 0 && soon > 0)
    /* Translators: "3 overdue, 2 due within a week" */
    return g_strdup_printf (_("%s, %s"), overdue, coming);
  return g_strdup (late > 0 ? overdue : coming);
}

/**
 * parapet_reminder_make:
 * @today: the day, as 2026-11-24
 *
 * Returns: (transfer full) (nullable): what the desktop is to tell of the document; %NULL where nothing is due within a week
 */
GNotification *
parapet_reminder_make (IsmsDocument *document,
                       const char *today)
{
  IsmsStore *store = isms_document_get_store (document);
  g_autofree char *horizon = dup_day (DAYS_AHEAD);
  g_autoptr (GArray) dues = isms_calendar_list_until (store, horizon);
  g_autofree char *name = find_name (store);
  g_autofree char *uri = g_file_get_uri (isms_document_get_file (document));
  guint late = isms_calendar_count_until (dues, today);
  guint all = isms_calendar_count_until (dues, horizon);
  g_autofree char *body = describe (late, all - late);
  GNotification *notification;

  if (all == 0)
    return NULL;
  notification = g_notification_new (name);
  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-place", "(ss)", uri, "calendar");
  return notification;
}

static void
remind (Reminder *reminder,
        IsmsDocument *document)
{
  g_autofree char *today = dup_day (0);
  g_autofree char *last = isms_store_get_local (isms_document_get_store (document), REMINDED_ON);
  g_autoptr (GNotification) notification = NULL;

  if (g_strcmp0 (last, today) == 0)
    return;
  notification = parapet_reminder_make (document, today);
  if (notification == NULL || !isms_store_set_local (isms_document_get_store (document), REMINDED_ON, today, NULL))
    return;
  g_application_send_notification (G_APPLICATION (reminder->application), isms_document_get_uuid (document), notification);
}

static gboolean
remind_cb (gpointer data)
{
  Reminder *reminder = data;
  g_autoptr (IsmsDocument) document = g_weak_ref_get (&reminder->document);

  /* It may have been closed since. */
  if (document != NULL && isms_document_get_store (document) != NULL && isms_document_get_file (document) != NULL)
    remind (reminder, document);
  return G_SOURCE_REMOVE;
}

static void
reminder_free (gpointer data)
{
  Reminder *reminder = data;

  g_object_unref (reminder->application);
  g_weak_ref_clear (&reminder->document);
  g_free (reminder);
}

/**
 * parapet_reminder_start:
 * @application: (nullable): who tells
 * @document: what was just opened
 *
 * Tells through the desktop what is due, once the window has been shown, where the person wants that.
 */
void
parapet_reminder_start (GtkApplication *application,
                        IsmsDocument *document,
                        GSettings *settings)
{
  Reminder *reminder;

  if (application == NULL || !g_application_get_is_registered (G_APPLICATION (application)) || !g_settings_get_boolean (settings, "remind"))
    return;
  reminder = g_new0 (Reminder, 1);
  reminder->application = g_object_ref (application);
  g_weak_ref_init (&reminder->document, document);
  g_idle_add_full (G_PRIORITY_LOW, remind_cb, reminder, reminder_free);
}
