/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "forms/parapet-record-pane.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_PAGE (parapet_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (ParapetPage, parapet_page, PARAPET, PAGE, AdwBreakpointBin)

/**
 * ParapetPageClass:
 * @show_record: finds the record in what the page lists, selects it and shows it; %FALSE where it lists no such thing
 * @show_kind: goes to the list of records of that kind; %FALSE where the page has no such list
 * @show_picture: goes to the picture of the records of that kind; %FALSE where the page has none
 * @get_kind: the kind of records whose list is shown, to which another can be added
 * @focus_search: puts the keyboard where one types to find
 */
struct _ParapetPageClass
{
  AdwBreakpointBinClass parent_class;

  gboolean (*show_record) (ParapetPage *self, IsmsRecord *record);
  gboolean (*show_kind) (ParapetPage *self, const IsmsKind *kind);
  gboolean (*show_picture) (ParapetPage *self, const IsmsKind *kind);
  const IsmsKind *(*get_kind) (ParapetPage *self);
  void (*focus_search) (ParapetPage *self);
};

IsmsStore *parapet_page_get_store (ParapetPage *self);
const char *parapet_page_get_title (ParapetPage *self);
void parapet_page_set_title (ParapetPage *self, const char *title);
gboolean parapet_page_get_collapsed (ParapetPage *self);
ParapetRecordPane *parapet_page_get_pane (ParapetPage *self);
void parapet_page_show_details (ParapetPage *self, IsmsRecord *record);
void parapet_page_set_details_shown (ParapetPage *self, gboolean shown);
void parapet_page_set_notice (ParapetPage *self, const char *notice, const char *button, const char *action);

gboolean parapet_page_show_record (ParapetPage *self, IsmsRecord *record);
gboolean parapet_page_show_kind (ParapetPage *self, const IsmsKind *kind);
gboolean parapet_page_show_picture (ParapetPage *self, const IsmsKind *kind);
const IsmsKind *parapet_page_get_kind (ParapetPage *self);
void parapet_page_focus_search (ParapetPage *self);

G_END_DECLS
