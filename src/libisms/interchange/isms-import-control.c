/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "catalogue/isms-catalogue.h"
#include "interchange/isms-import-private.h"
#include "interchange/isms-words.h"
#include "records/isms-field-type.h"

/* "A.5.1 Policies for information security", "Control 5.1", "5.1: Policies": a number of Annex A, and what follows it. */
static char *
read_leading_number (const char *text,
                     const char **rest)
{
  static GRegex *pattern = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  int end;

  if (g_once_init_enter_pointer (&pattern))
    g_once_init_leave_pointer (&pattern, g_regex_new ("^\\s*(?:(?:annex|control|iso|iso 27001)\\s*)?(?:A\\s*[. ]?\\s*)?(\\d+(?:\\.\\d+)+)(?=$|[\\s:;,()–—-])[\\s:;,()–—-]*",
                                                      G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, NULL));
  if (!g_regex_match (pattern, text, 0, &match))
    return NULL;
  g_match_info_fetch_pos (match, 0, NULL, &end);
  if (rest != NULL)
    *rest = text + end;
  return g_match_info_fetch (match, 1);
}

static gboolean
is_titled (const IsmsControl *control,
           const char *title)
{
  const char *rest = title;
  g_autofree char *number = read_leading_number (title, &rest);
  g_autofree char *said = isms_words_fold (number != NULL ? rest : title);
  g_autofree char *ours = isms_words_fold (control->title);

  return g_str_equal (said, ours);
}

static gboolean
is_bare_number (const char *title)
{
  const char *rest = title;
  g_autofree char *number = read_leading_number (title, &rest);

  return number != NULL && *rest == '\0';
}

/* A spreadsheet that takes 5.10 for a number writes 5.1: the title tells. */
static char *
restore_zero (const char *id,
              const char *title)
{
  g_autofree char *longer = g_strconcat (id, "0", NULL);
  const IsmsControl *control = isms_catalogue_find_control (longer);

  if (control == NULL || is_titled (isms_catalogue_find_control (id), title) || !is_titled (control, title))
    return NULL;
  return g_steal_pointer (&longer);
}

static const IsmsOldControl *
find_old (const char *number)
{
  g_autofree char *id = g_strconcat ("A.", number, NULL);
  g_autofree char *group = g_strconcat (id, ".", NULL);
  guint n;
  const IsmsOldControl *controls = isms_catalogue_get_old_controls (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (controls[i].id, id) || g_str_has_prefix (controls[i].id, group))
      return &controls[i];
  return NULL;
}

static char *
explain_old (const IsmsOldControl *old,
             const char *number)
{
  g_autofree char *controls = NULL;

  if (!g_str_has_suffix (old->id, number))
    return g_strdup_printf (_("A.%s is a number of the edition of 2013. The controls of 2022 are numbered anew."), number);
  controls = g_strdelimit (g_strdup (old->controls_2022), ";", ' ');
  return g_strdup_printf (_("A.%s is a number of the edition of 2013. In the edition of 2022 it became %s."), number, controls);
}

static char *
find_by_title (const char *title)
{
  guint n;
  const IsmsControl *controls = isms_catalogue_get_controls (&n);

  for (guint i = 0; i < n; i++)
    if (is_titled (&controls[i], title))
      return g_strdup (controls[i].id);
  return NULL;
}

/**
 * isms_import_control_read_code:
 * @code: the cell that is to hold the control's number, perhaps empty
 * @title: the cell that is to hold its title, perhaps empty
 * @why: (out): why the row cannot be a control, if so
 *
 * Finds out which control a row of a Statement of Applicability is about: by its number in any spelling, in the cell for it
 * or at the beginning of the title, or by its title.
 *
 * Returns: (transfer full) (nullable): a number of Annex A as it writes it, the code of a control of one's own, or %NULL
 *   for one without
 */
char *
isms_import_control_read_code (const char *code,
                               const char *title,
                               char **why)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (code));
  gboolean named = !isms_words_are_placeholder (trimmed);
  g_autofree char *number = read_leading_number (named ? trimmed : title, NULL);
  g_autofree char *id = number != NULL ? isms_catalogue_read_control_number (number) : NULL;
  const IsmsOldControl *old = number != NULL && id == NULL ? find_old (number) : NULL;
  char *longer = id != NULL ? restore_zero (id, title) : NULL;

  *why = old != NULL ? explain_old (old, number) : NULL;
  if (longer != NULL)
    return longer;
  if (id != NULL)
    return g_steal_pointer (&id);
  if (old != NULL)
    return NULL;
  return named ? g_steal_pointer (&trimmed) : find_by_title (title);
}

static int
field_of (const char *name)
{
  return isms_kind_field_index (isms_kind_find ("control"), name);
}

static const char *
text_of (IsmsImportRow *row,
         const char *field)
{
  const IsmsValue *value = isms_import_row_get (row, field_of (field));

  return value->storage == ISMS_STORAGE_TEXT ? value->text : NULL;
}

/* What Annex A says of its own controls is not for a spreadsheet to change. */
static void
keep_fixed (IsmsImportRow *row,
            const char *field,
            gboolean same)
{
  IsmsSlot *slot = &row->slots[field_of (field)];
  guint column = slot->column;
  g_autofree char *said = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *why = NULL;

  if (slot->reading == NULL || !slot->reading->given)
    return;
  said = isms_field_format (isms_kind_field (isms_record_get_kind (row->record), field), &slot->reading->value);
  slot->reading = NULL;
  if (same)
    return;
  ours = isms_record_format (row->record, field);
  why = g_strdup_printf (_("%s stays as Annex A has it: “%s”."), isms_record_get_code (row->record), ours);
  isms_reading_note_loss (isms_import_row_make (row, field_of (field), column), said, why);
}

static void
keep_annex (IsmsImportRow *row)
{
  const IsmsControl *control = isms_catalogue_find_control (isms_record_get_code (row->record));
  const char *title = text_of (row, "title");
  const char *theme = isms_record_get_text (row->record, "theme");

  keep_fixed (row, "title", title == NULL || control == NULL || is_bare_number (title) || is_titled (control, title));
  keep_fixed (row, "theme", g_strcmp0 (theme, text_of (row, "theme")) == 0);
  keep_fixed (row, "source", g_strcmp0 ("annex_a", text_of (row, "source")) == 0);
}

static gboolean
says_not_applicable (const IsmsReading *reading)
{
  static const char *const words[] = { "not applicable", "excluded", "out of scope", "nicht anwendbar", NULL };
  g_autofree char *folded = NULL;

  if (reading == NULL || reading->given || reading->remarks == NULL)
    return FALSE;
  folded = isms_words_fold (((const IsmsRemark *) g_ptr_array_index (reading->remarks, 0))->value);
  return g_strv_contains (words, folded);
}

/* Many have no column that asks whether a control applies, and write it where the state of implementation belongs. */
static void
read_decision_from_state (IsmsImportRow *row)
{
  int applicable = field_of ("applicable");
  IsmsSlot *state = &row->slots[field_of ("state")];
  const IsmsRemark *remark;
  g_autofree char *becomes = NULL;
  IsmsReading *reading;

  if (row->slots[applicable].reading != NULL || !says_not_applicable (state->reading))
    return;
  remark = g_ptr_array_index (state->reading->remarks, 0);
  reading = isms_import_row_make (row, applicable, state->column);
  isms_value_set_integer (&reading->value, 0);
  reading->given = TRUE;
  becomes = g_strdup_printf (_("Applicable: %s"), _("No"));
  isms_reading_note_change (reading, remark->value, becomes);
  state->reading = NULL;
}

static void
place_justification (IsmsImportRow *row)
{
  const IsmsValue *applicable = isms_import_row_get (row, field_of ("applicable"));
  IsmsSlot *included = &row->slots[field_of ("reason_text")];
  IsmsSlot *excluded = &row->slots[field_of ("exclusion_reason")];

  if (applicable->storage != ISMS_STORAGE_INTEGER || applicable->integer != 0 ||
      included->reading == NULL || !included->reading->given || (excluded->reading != NULL && excluded->reading->given))
    return;
  *excluded = *included;
  included->reading = NULL;
}

/**
 * isms_import_control_settle:
 *
 * A control of Annex A keeps its title and theme; one that is not there is a control of one's own. The one column for a
 * justification that most have says why a control is included, or if it is not, why not (6.1.3 d).
 */
void
isms_import_control_settle (IsmsImportRow *row)
{
  int source = field_of ("source");

  if (g_strcmp0 (isms_record_get_text (row->record, "source"), "annex_a") == 0)
    keep_annex (row);
  else if (isms_value_is_null (isms_import_row_get (row, source)) || row->added)
    {
      IsmsReading *own = isms_import_row_make (row, source, 0);

      isms_value_set_text (&own->value, "own");
      own->given = TRUE;
    }
  read_decision_from_state (row);
  place_justification (row);
}
