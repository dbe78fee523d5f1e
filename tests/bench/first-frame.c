/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts a program and waits for its first drawn pixels, then prints the milliseconds that took and its memory.
 *
 * usage: first-frame COMMAND…   (on an X display)
 */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE_MS 20000

static int
ignore_error_cb (Display *display,
                 XErrorEvent *event)
{
  return 0;
}

static gboolean
row_is_drawn (Display *display,
              Window window,
              int width,
              int y)
{
  XImage *row = XGetImage (display, window, 20, y, width - 40, 1, AllPlanes, ZPixmap);
  gboolean drawn = FALSE;

  if (row == NULL)
    return FALSE;
  for (int x = 1; x < width - 40 && !drawn; x++)
    drawn = XGetPixel (row, x, 0) != XGetPixel (row, 0, 0);
  XDestroyImage (row);
  return drawn;
}

static Window
find_window (Display *display)
{
  Window found = None;

  while (XPending (display))
    {
      XEvent event;
      XWindowAttributes attributes;

      XNextEvent (display, &event);
      if (event.type == MapNotify && XGetWindowAttributes (display, event.xmap.window, &attributes) && attributes.width > 100)
        found = event.xmap.window;
    }
  return found;
}

static gboolean
is_drawn (Display *display,
          Window window)
{
  XWindowAttributes attributes;

  if (!XGetWindowAttributes (display, window, &attributes))
    return FALSE;
  for (int i = 1; i < 40; i++)
    if (row_is_drawn (display, window, attributes.width, attributes.height * i / 40))
      return TRUE;
  return FALSE;
}

static double
wait_for_frame (Display *display,
                gint64 start)
{
  Window window = None;

  while (g_get_monotonic_time () - start < PATIENCE_MS * 1000)
    {
      Window mapped = find_window (display);

      if (mapped != None)
        window = mapped;
      if (window != None && is_drawn (display, window))
        return (g_get_monotonic_time () - start) / 1000.0;
      g_usleep (500);
    }
  return -1;
}

static double
read_memory (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", (int) pid);
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (line = strstr (text, "VmRSS:")) == NULL)
    return -1;
  return atol (line + strlen ("VmRSS:")) / 1024.0;
}

int
main (int argc,
      char **argv)
{
  Display *display = XOpenDisplay (NULL);
  gint64 start;
  double frame;
  pid_t pid;

  if (display == NULL || argc < 2)
    return 2;
  XSetErrorHandler (ignore_error_cb);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  XSync (display, False);

  start = g_get_monotonic_time ();
  pid = fork ();
  if (pid == 0)
    {
      execvp (argv[1], argv + 1);
      _exit (127);
    }
  frame = wait_for_frame (display, start);
  g_usleep (G_USEC_PER_SEC);
  printf ("frame %.1f ms\nmemory %.1f MB\n", frame, read_memory (pid));
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  return frame < 0;
}
