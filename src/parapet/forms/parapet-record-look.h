/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "models/isms-record-list.h"

G_BEGIN_DECLS

/**
 * ParapetRecordLook:
 * @kind: the name of a kind
 * @head: (nullable): makes what stands between the sentence and the facts
 * @tail: (nullable): makes what stands between the facts and what uses the record
 * @hidden: (nullable): the fields that head and tail show better
 * @picture: (nullable): shows the same list as a picture; it uses the actions "records.pick", "records.open" (both with a key) and
 *   "records.show-list"
 * @picture_title: what the picture is called
 * @picture_also: (nullable): other words by which the picture is sought
 * @list_first: whether the list is shown until somebody asks for the picture
 * @turn: (nullable): turns the picture to one of the records: shows it where it shows one at a time, else marks it among the others
 * @above: (nullable): makes what is to be known before any of the records is; it stands above their list and hides itself where there is nothing
 * @start: (nullable): makes what else helps to begin where there are no records yet
 * @add: (nullable): asks for a new record where the fields alone are no good question; the dialog has the signal "created" with the record
 * @begin: (nullable): begins a new record by itself, where it is made of something that no dialog of ours asks for; the widget tells what came of it
 * @take: (nullable): makes new records of files that were dropped on their list; without it they are read as tables whose rows become records
 * @sentence: (nullable): says the record in a sentence of its own; %NULL where the general one is better
 * @warn: (nullable): says what speaks against what stands in the field, though it may stand there for now; %NULL where nothing does
 *
 * How records of one kind are shown where the general way is not good enough. Head and tail follow changes by themselves;
 * either may return %NULL.
 */
typedef struct
{
  const char *kind;
  GtkWidget *(*head) (IsmsStore *store, IsmsRecord *record);
  GtkWidget *(*tail) (IsmsStore *store, IsmsRecord *record);
  const char *const *hidden;
  GtkWidget *(*picture) (IsmsStore *store, IsmsRecordList *list);
  const char *picture_title;
  const char *picture_also;
  gboolean list_first;
  void (*turn) (GtkWidget *picture, IsmsRecord *record);
  GtkWidget *(*above) (IsmsStore *store);
  GtkWidget *(*start) (IsmsStore *store);
  AdwDialog *(*add) (IsmsStore *store);
  void (*begin) (GtkWidget *widget, IsmsStore *store);
  void (*take) (GtkWidget *widget, IsmsStore *store, const GSList *files);
  char *(*sentence) (IsmsStore *store, IsmsRecord *record);
  char *(*warn) (IsmsStore *store, IsmsRecord *record, const char *field);
} ParapetRecordLook;

void parapet_record_look_register (const ParapetRecordLook *look);
const ParapetRecordLook *parapet_record_look_find (const IsmsKind *kind);
char *parapet_record_look_warn (IsmsStore *store, IsmsRecord *record, const char *field);
AdwDialog *parapet_record_look_ask (IsmsStore *store, const IsmsKind *kind);
gboolean parapet_record_look_hides (const IsmsKind *kind, const char *field);

G_END_DECLS
