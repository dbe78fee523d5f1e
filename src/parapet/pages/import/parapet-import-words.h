/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/import/parapet-import-session.h"

G_BEGIN_DECLS

/**
 * ParapetImportWord:
 * @field: the place in the kind's table of a field with a few values
 * @text: what cells say
 * @becomes: (nullable): what that is read as; %NULL if it is not imported
 *
 * A word of the file that is not literally one of the field's values.
 */
typedef struct
{
  guint field;
  char *text;
  char *becomes;
  guint n_cells;
  guint line;
} ParapetImportWord;

/* What a field may be: parallel lists of values, as they are stored, and of what people read. The first is nothing. */
typedef struct
{
  GStrv values;
  GStrv labels;
} ParapetImportMeanings;

GPtrArray *parapet_import_words_list (ParapetImportSession *session);
guint parapet_import_words_count_unknown (ParapetImportSession *session);
ParapetImportMeanings *parapet_import_meanings_new (ParapetImportSession *session, guint field);
void parapet_import_meanings_free (ParapetImportMeanings *self);
guint parapet_import_meanings_find (ParapetImportMeanings *self, ParapetImportSession *session, const ParapetImportWord *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ParapetImportMeanings, parapet_import_meanings_free)

G_END_DECLS
