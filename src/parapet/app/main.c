/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-application.h"
#include "app/parapet-watchdog.h"

int
main (int argc,
      char *argv[])
{
  g_autoptr (GApplication) application = NULL;
  int status;

  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  parapet_watchdog_start ();
  application = parapet_application_new ();
  status = g_application_run (application, argc, argv);
  parapet_watchdog_stop ();
  return status;
}
