/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "isms-call.h"
#include "isms-json.h"
#include "isms-report-names.h"
#include "records/isms-field-type.h"
#include "reports/isms-report-save.h"

static char *format;
static char *output;
static char *paper;
static char *from;
static char *until;

static const GOptionEntry options[] = {
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("pdf, json, csv, of a matrix svg or png, of the calendar ics; by default what the output's name ends with"), N_("FORMAT") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write, - for the standard output; by default beside you"), N_("OUT") },
  { "paper", 0, 0, G_OPTION_ARG_STRING, &paper, N_("a4 or letter; by default what is usual where you are"), N_("SIZE") },
  { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("Of a report that tells of a period: its first day"), N_("DATE") },
  { "to", 0, 0, G_OPTION_ARG_STRING, &until, N_("Its last day"), N_("DATE") },
  { NULL },
};

static const char *const formats[] = { [ISMS_REPORT_JSON] = "json", [ISMS_REPORT_CSV] = "csv", [ISMS_REPORT_PDF] = "pdf", [ISMS_REPORT_SVG] = "svg", [ISMS_REPORT_PNG] = "png", [ISMS_REPORT_ICS] = "ics" };

static gboolean
find_format (const char *name,
             IsmsReportFormat *found)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (formats[i], name) == 0)
      {
        *found = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_format (IsmsReportFormat *found,
             GError **error)
{
  const char *dot = output != NULL ? strrchr (output, '.') : NULL;

  *found = ISMS_REPORT_PDF;
  if (output != NULL && *output == '\0')
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("An empty word names nothing."));
  if (format != NULL && !find_format (format, found))
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("“%s” is not a format: pdf, json, csv, svg, png or ics."), format);
  if (format == NULL && dot != NULL)
    find_format (dot + 1, found);
  return TRUE;
}

static gboolean
read_paper (IsmsPdfOptions *wanted,
            GError **error)
{
  if (paper == NULL)
    return TRUE;
  if (g_ascii_strcasecmp (paper, "a4") == 0)
    wanted->paper = ISMS_PAPER_A4;
  else if (g_ascii_strcasecmp (paper, "letter") == 0)
    wanted->paper = ISMS_PAPER_LETTER;
  else
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("“%s” is not a paper size: a4 or letter."), paper);
  return TRUE;
}

static gboolean
read_day (const char *word,
          char *day,
          GError **error)
{
  if (word == NULL)
    return TRUE;
  if (!isms_date_is_valid (word))
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("“%s” is not a date like 2026-03-01."), word);
  g_strlcpy (day, word, sizeof ((IsmsReportPeriod *) NULL)->from);
  return TRUE;
}

static gboolean
read_period (const IsmsReportKind *kind,
             IsmsReportPeriod *period,
             GError **error)
{
  if (from == NULL && until == NULL)
    return TRUE;
  if (kind->build_period == NULL)
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("The report “%s” tells of no period: leave out --from and --to."), kind->name);
  if (!read_day (from, period->from, error) || !read_day (until, period->until, error))
    return FALSE;
  if (from != NULL && until != NULL && strcmp (from, until) > 0)
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("The period would end on %s, before it begins."), until);
  return TRUE;
}

static char *
make_name (IsmsCall *call,
           const IsmsReportKind *kind,
           IsmsReportFormat wanted)
{
  g_autofree char *base = g_path_get_basename (call->args[0]);

  if (g_str_has_suffix (base, ".isms"))
    base[strlen (base) - strlen (".isms")] = '\0';
  return g_strconcat (base, "-", kind->name, call->as_of != NULL ? "-" : "", call->as_of != NULL ? call->as_of : "", ".", formats[wanted], NULL);
}

static gboolean
is_same_file (const char *path,
              const char *other)
{
  GStatBuf a, b;

  return g_stat (path, &a) == 0 && g_stat (other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* A pipe or a device is written to, not put something in the place of. */
static gboolean
is_stream (const char *path)
{
  GStatBuf about;

  return g_stat (path, &about) == 0 && !S_ISREG (about.st_mode) && !S_ISDIR (about.st_mode);
}

static gboolean
write_stream (const char *path,
              GBytes *bytes,
              GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  FILE *stream = g_fopen (path, "we");
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  gboolean written = stream != NULL && fwrite (data, 1, size, stream) == size && fflush (stream) == 0;
  int code = errno;

  if (stream != NULL)
    fclose (stream);
  return written || isms_call_fail (error, ISMS_EXIT_REFUSED, _("“%s” could not be written: %s."), shown, g_strerror (code));
}

static gboolean
print (IsmsCall *call,
       IsmsReport *report,
       IsmsReportFormat wanted,
       const IsmsPdfOptions *layout,
       GError **error)
{
  g_autoptr (GBytes) bytes = isms_report_to_bytes (report, wanted, layout, NULL, error);

  if (bytes == NULL)
    return FALSE;
  if (!g_str_equal (output, "-"))
    return write_stream (output, bytes, error);
  g_string_append_len (call->out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  call->raw = TRUE;
  return TRUE;
}

static void
report_path (IsmsCall *call,
             const IsmsReportKind *kind,
             IsmsReportFormat wanted,
             const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);
  JsonObject *object;

  if (!call->json)
    {
      isms_call_print (call, "%s\n", shown);
      return;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "path", shown);
  json_object_set_string_member (object, "report", kind->name);
  json_object_set_string_member (object, "format", formats[wanted]);
  isms_call_print_json (call, isms_json_object (object));
}

static gboolean
save (IsmsCall *call,
      const IsmsReportKind *kind,
      IsmsReport *report,
      IsmsReportFormat wanted,
      const IsmsPdfOptions *layout,
      GError **error)
{
  g_autofree char *path = output != NULL ? g_strdup (output) : make_name (call, kind, wanted);
  g_autoptr (GFile) file = isms_call_file (path);

  if (is_same_file (path, call->args[0]))
    return isms_call_fail (error, ISMS_EXIT_REFUSED, _("“%s” is the document itself; nothing was written."), call->args[0]);
  if (!isms_report_save (report, wanted, file, layout, NULL, error))
    return FALSE;
  report_path (call, kind, wanted, path);
  return TRUE;
}

/* The same records make the same bytes where the time is given from outside, as builds that can be repeated do it. */
static void
fix_time (IsmsReport *report)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) created = NULL;
  gint64 seconds;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    created = g_date_time_new_from_unix_utc (seconds);
  if (created != NULL)
    isms_report_set_created (report, created);
}

static IsmsRecord *
find_about (IsmsCall *call,
            const IsmsReportKind *kind,
            IsmsStore *store,
            GError **error)
{
  IsmsRecord *found = kind->about != NULL ? isms_store_find (store, isms_kind_find (kind->about), call->args[2]) : NULL;

  if (kind->about == NULL)
    isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("The report “%s” is of the whole file: leave out “%s”."), kind->name, call->args[2]);
  else if (found == NULL)
    isms_call_fail (error, ISMS_EXIT_REFUSED, _("There is no %s “%s”."), _(isms_kind_find (kind->about)->label), call->args[2]);
  return found;
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  const IsmsReportKind *kind = isms_report_names_find (call->args[1], error);
  IsmsPdfOptions layout = { 0 };
  IsmsReportPeriod period = { "", "" };
  IsmsReportFormat wanted;
  g_autoptr (IsmsRecord) about = NULL;
  g_autoptr (IsmsReport) report = NULL;
  IsmsStore *store;

  if (kind == NULL || !read_format (&wanted, error) || !read_paper (&layout, error) || !read_period (kind, &period, error))
    return FALSE;
  store = isms_call_open (call, error);
  if (store == NULL || (call->n_args > 2 && (about = find_about (call, kind, store, error)) == NULL))
    return FALSE;
  report = from != NULL || until != NULL ? kind->build_period (store, &period, error) : kind->build (store, about, error);
  if (report == NULL)
    return FALSE;
  fix_time (report);
  if (output != NULL && (g_str_equal (output, "-") || is_stream (output)))
    return print (call, report, wanted, &layout, error);
  return save (call, kind, report, wanted, &layout, error);
}

const IsmsVerb isms_verb_export = {
  .name = "export",
  .usage = "FILE REPORT [CODE]",
  .help = N_("Write a report: soa, register, heatmap, risks, treatment-plan, measures, audit-programme, audit, improvement, review or calendar"),
  .min_args = 2,
  .max_args = 3,
  .flags = ISMS_VERB_JSON | ISMS_VERB_AS_OF | ISMS_VERB_REMEMBERS,
  .options = options,
  .run = run,
};
