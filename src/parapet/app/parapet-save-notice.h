/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/parapet-saver.h"

G_BEGIN_DECLS

/**
 * ParapetSaveNotice:
 * @title: (nullable): what a person should know
 * @button: (nullable): what can be done about it
 * @action: (nullable): the action that does it
 */
typedef struct
{
  char *title;
  const char *button;
  const char *action;
} ParapetSaveNotice;

void parapet_save_notice_read (ParapetSaveNotice *self, ParapetSaver *saver);
void parapet_save_notice_clear (ParapetSaveNotice *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ParapetSaveNotice, parapet_save_notice_clear)

G_END_DECLS
