/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pages/import/parapet-import-session.h"

/**
 * ParapetImportSession:
 *
 * One file on its way into a document: what has been said about its columns and words, and what an import would do. Whatever
 * is said, a dry run follows, so that the report always tells what the import is going to do.
 */
struct _ParapetImportSession
{
  GObject parent_instance;

  IsmsStore *store;
  IsmsWorkbook *workbook;
  guint sheet;
  IsmsTable *table;        /* of the sheet, with the header that is wanted */
  gboolean sheet_is_asked; /* somebody chose it */
  char *source;
  const IsmsKind *kind;
  IsmsImport *import;
  GHashTable *asked; /* a field and a word, see asked_key() -> value */
  gboolean match_titles;
  IsmsDateOrder dates;

  IsmsImportReport *report;
  GError *error;
  double progress;
  GCancellable *running; /* of the dry run in progress */
  gboolean again;        /* what it works on is no longer what is wanted */
  gboolean importing;
  guint start_id;
};

G_DEFINE_FINAL_TYPE (ParapetImportSession, parapet_import_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_REPORT,
  PROP_PROGRESS,
  N_PROPS
};

enum
{
  MAPPED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void start_dry_run (ParapetImportSession *self);

static char *
asked_key (guint field,
           const char *word)
{
  return g_strdup_printf ("%u\x1f%s", field, word);
}

static void
tell_progress (double fraction,
               gpointer user_data)
{
  ParapetImportSession *self = user_data;

  self->progress = fraction;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static void
take_report (ParapetImportSession *self,
             IsmsImportReport *report,
             GError *error)
{
  g_clear_pointer (&self->report, isms_import_report_unref);
  g_clear_error (&self->error);
  self->report = report;
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPORT]);
}

static void
dry_run_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (ParapetImportSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsImportReport) report = isms_import_run_finish (ISMS_IMPORT (source), result, &error);

  g_clear_object (&self->running);
  if (self->store == NULL)
    return;
  if (self->again)
    start_dry_run (self);
  else if (report != NULL || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    take_report (self, g_steal_pointer (&report), g_steal_pointer (&error));
}

static void
start_dry_run (ParapetImportSession *self)
{
  self->again = FALSE;
  self->running = g_cancellable_new ();
  isms_import_run_async (self->import, TRUE, tell_progress, self, self->running, dry_run_cb, g_object_ref (self));
}

static gboolean
start_cb (gpointer data)
{
  ParapetImportSession *self = data;

  self->start_id = 0;
  if (self->running == NULL)
    start_dry_run (self);
  return G_SOURCE_REMOVE;
}

/* Several things may be said at once; the run begins when all of them are. */
static void
want_dry_run (ParapetImportSession *self)
{
  if (self->running != NULL)
    {
      self->again = TRUE;
      g_cancellable_cancel (self->running);
    }
  else if (self->start_id == 0)
    self->start_id = g_idle_add_full (G_PRIORITY_DEFAULT, start_cb, self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
take_table (ParapetImportSession *self,
            IsmsTable *table)
{
  g_clear_pointer (&self->table, isms_table_unref);
  self->table = isms_table_ref (table);
}

static void
open_import (ParapetImportSession *self)
{
  if (self->import != NULL)
    isms_import_close (self->import);
  g_clear_object (&self->import);
  g_hash_table_remove_all (self->asked);
  self->import = isms_import_new (self->store, self->kind, parapet_import_session_get_table (self));
  isms_import_set_source (self->import, self->source);
  isms_import_set_match_titles (self->import, self->match_titles);
  isms_import_set_dates (self->import, self->dates);
  isms_import_set_one_sheet (self->import, self->sheet_is_asked);
}

static void
parapet_import_session_finalize (GObject *object)
{
  ParapetImportSession *self = PARAPET_IMPORT_SESSION (object);

  g_clear_handle_id (&self->start_id, g_source_remove);
  g_clear_object (&self->import);
  g_clear_object (&self->store);
  g_clear_pointer (&self->table, isms_table_unref);
  g_clear_pointer (&self->workbook, isms_workbook_unref);
  g_clear_pointer (&self->report, isms_import_report_unref);
  g_clear_pointer (&self->asked, g_hash_table_unref);
  g_clear_pointer (&self->source, g_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (parapet_import_session_parent_class)->finalize (object);
}

static void
parapet_import_session_get_property (GObject *object,
                                     guint id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  ParapetImportSession *self = PARAPET_IMPORT_SESSION (object);

  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, parapet_import_session_is_busy (self));
      break;
    case PROP_REPORT:
      g_value_set_boxed (value, self->report);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
parapet_import_session_class_init (ParapetImportSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = parapet_import_session_finalize;
  object_class->get_property = parapet_import_session_get_property;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REPORT] = g_param_spec_boxed ("report", NULL, NULL, ISMS_TYPE_IMPORT_REPORT, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* What the columns mean has changed. */
  signals[MAPPED] = g_signal_new ("mapped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
parapet_import_session_init (ParapetImportSession *self)
{
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * parapet_import_session_new:
 * @sheet: which sheet of the workbook to begin with
 * @source: the file's name
 * @kind: what the rows are to become
 */
ParapetImportSession *
parapet_import_session_new (IsmsStore *store,
                            IsmsWorkbook *workbook,
                            guint sheet,
                            const char *source,
                            const IsmsKind *kind)
{
  ParapetImportSession *self = g_object_new (PARAPET_TYPE_IMPORT_SESSION, NULL);

  self->store = g_object_ref (store);
  self->workbook = isms_workbook_ref (workbook);
  self->sheet = sheet;
  self->source = g_strdup (source);
  self->kind = kind;
  take_table (self, isms_workbook_get_table (workbook, sheet));
  open_import (self);
  want_dry_run (self);
  return self;
}

IsmsStore *
parapet_import_session_get_store (ParapetImportSession *self)
{
  return self->store;
}

IsmsWorkbook *
parapet_import_session_get_workbook (ParapetImportSession *self)
{
  return self->workbook;
}

guint
parapet_import_session_get_sheet (ParapetImportSession *self)
{
  return self->sheet;
}

IsmsTable *
parapet_import_session_get_table (ParapetImportSession *self)
{
  return self->table;
}

const char *
parapet_import_session_get_source (ParapetImportSession *self)
{
  return self->source;
}

const IsmsKind *
parapet_import_session_get_kind (ParapetImportSession *self)
{
  return self->kind;
}

IsmsMapping *
parapet_import_session_get_mapping (ParapetImportSession *self)
{
  return isms_import_get_mapping (self->import);
}

/**
 * parapet_import_session_get_report:
 *
 * Returns: (transfer none) (nullable): what the import would do, as the last dry run that came to its end tells
 */
IsmsImportReport *
parapet_import_session_get_report (ParapetImportSession *self)
{
  return self->report;
}

const GError *
parapet_import_session_get_error (ParapetImportSession *self)
{
  return self->error;
}

/**
 * parapet_import_session_is_busy:
 *
 * Returns: whether the report is about to change, or the import is being made
 */
gboolean
parapet_import_session_is_busy (ParapetImportSession *self)
{
  return self->running != NULL || self->start_id != 0 || self->importing;
}

static gboolean
column_is_ambiguous (IsmsTable *table,
                     guint column)
{
  if (isms_cell_infer_dates (table, column) != ISMS_DATES_UNKNOWN)
    return FALSE;
  for (guint row = 0; row < isms_table_get_n_rows (table); row++)
    if (isms_cell_date_is_ambiguous (isms_table_get_cell (table, row, column)))
      return TRUE;
  return FALSE;
}

/**
 * parapet_import_session_has_ambiguous_dates:
 *
 * Returns: whether some column of dates does not say by itself which number is the day
 */
gboolean
parapet_import_session_has_ambiguous_dates (ParapetImportSession *self)
{
  IsmsTable *table = parapet_import_session_get_table (self);

  for (guint i = 0; i < isms_table_get_n_columns (table); i++)
    {
      int target = isms_mapping_get (parapet_import_session_get_mapping (self), i)->target;

      if (target >= 0 && self->kind->fields[target].type == ISMS_DATE && column_is_ambiguous (table, i))
        return TRUE;
    }
  return FALSE;
}

static void
begin_again (ParapetImportSession *self)
{
  open_import (self);
  g_signal_emit (self, signals[MAPPED], 0);
  want_dry_run (self);
}

void
parapet_import_session_set_sheet (ParapetImportSession *self,
                                  guint sheet)
{
  if (self->sheet == sheet)
    return;
  self->sheet = sheet;
  self->sheet_is_asked = TRUE;
  take_table (self, isms_workbook_get_table (self->workbook, sheet));
  begin_again (self);
}

/**
 * parapet_import_session_set_header:
 * @line: where the row stands that names the columns, as isms_table_get_nth_line() tells
 *
 * Reads the same sheet again, with its columns named by another row.
 */
void
parapet_import_session_set_header (ParapetImportSession *self,
                                   guint line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsTable) table = NULL;

  if (isms_table_get_header_line (self->table) == line)
    return;
  table = isms_table_with_header (self->table, line, &error);
  if (table == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }
  take_table (self, table);
  begin_again (self);
}

void
parapet_import_session_set_kind (ParapetImportSession *self,
                                 const IsmsKind *kind)
{
  if (self->kind == kind)
    return;
  self->kind = kind;
  begin_again (self);
}

static void
ask (ParapetImportSession *self,
     guint column,
     const char *field)
{
  g_autoptr (GError) error = NULL;

  if (!isms_import_map (self->import, isms_table_get_column_label (parapet_import_session_get_table (self), column), field, &error))
    g_warning ("%s", error->message);
}

/**
 * parapet_import_session_map:
 * @target: a field's place in the kind's table, %ISMS_TARGET_CODE, or %ISMS_TARGET_NONE
 *
 * Says what a column means. A field that another column was to fill is taken from it.
 */
void
parapet_import_session_map (ParapetImportSession *self,
                            guint column,
                            int target)
{
  IsmsMapping *mapping = parapet_import_session_get_mapping (self);
  int rival = target != ISMS_TARGET_NONE ? isms_mapping_find (mapping, target) : -1;

  if (isms_mapping_get (mapping, column)->target == target)
    return;
  if (rival >= 0)
    ask (self, rival, "");
  ask (self, column, target == ISMS_TARGET_NONE ? "" : target == ISMS_TARGET_CODE ? "code"
                                                                                  : self->kind->fields[target].name);
  g_signal_emit (self, signals[MAPPED], 0);
  want_dry_run (self);
}

/**
 * parapet_import_session_map_word:
 * @field: the field's place in the kind's table
 * @word: what cells say
 * @value: what is meant, empty for nothing
 */
void
parapet_import_session_map_word (ParapetImportSession *self,
                                 guint field,
                                 const char *word,
                                 const char *value)
{
  g_autoptr (GError) error = NULL;

  if (!isms_import_map_value (self->import, self->kind->fields[field].name, word, value, &error))
    {
      g_warning ("%s", error->message);
      return;
    }
  g_hash_table_insert (self->asked, asked_key (field, word), g_strdup (value));
  want_dry_run (self);
}

/**
 * parapet_import_session_get_asked:
 *
 * Returns: (transfer none) (nullable): what was said that a word means
 */
const char *
parapet_import_session_get_asked (ParapetImportSession *self,
                                  guint field,
                                  const char *word)
{
  g_autofree char *key = asked_key (field, word);

  return g_hash_table_lookup (self->asked, key);
}

void
parapet_import_session_set_match_titles (ParapetImportSession *self,
                                         gboolean match)
{
  if (self->match_titles == match)
    return;
  self->match_titles = match;
  isms_import_set_match_titles (self->import, match);
  want_dry_run (self);
}

void
parapet_import_session_set_dates (ParapetImportSession *self,
                                  IsmsDateOrder order)
{
  if (self->dates == order)
    return;
  self->dates = order;
  isms_import_set_dates (self->import, order);
  want_dry_run (self);
}

static void
import_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ParapetImportSession *self = g_task_get_source_object (task);
  GError *error = NULL;
  IsmsImportReport *report = isms_import_run_finish (ISMS_IMPORT (source), result, &error);

  self->importing = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) isms_import_report_unref);
  else
    g_task_return_error (task, error);
}

/**
 * parapet_import_session_import_async:
 *
 * Imports in one step what the report tells of. May not be called while the session is busy.
 */
void
parapet_import_session_import_async (ParapetImportSession *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (!parapet_import_session_is_busy (self));

  g_task_set_source_tag (task, parapet_import_session_import_async);
  self->importing = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  isms_import_run_async (self->import, FALSE, tell_progress, self, cancellable, import_cb, task);
}

IsmsImportReport *
parapet_import_session_import_finish (ParapetImportSession *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * parapet_import_session_close:
 *
 * Lets go of the store, taking back what is being done to it. Only what was imported by then stays.
 */
void
parapet_import_session_close (ParapetImportSession *self)
{
  g_clear_handle_id (&self->start_id, g_source_remove);
  self->again = FALSE;
  isms_import_close (self->import);
  g_clear_object (&self->store);
}
