/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "interchange/isms-reading.h"

static void
remark_free (gpointer data)
{
  IsmsRemark *remark = data;

  g_free (remark->value);
  g_free (remark->becomes);
  g_free (remark->why);
  g_free (remark);
}

IsmsReading *
isms_reading_new (void)
{
  return g_new0 (IsmsReading, 1);
}

void
isms_reading_free (IsmsReading *self)
{
  isms_value_clear (&self->value);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_clear_pointer (&self->surplus, g_ptr_array_unref);
  g_clear_pointer (&self->additions, g_ptr_array_unref);
  g_free (self->words);
  g_free (self);
}

static void
note (IsmsReading *self,
      const char *value,
      const char *becomes,
      const char *why)
{
  IsmsRemark *remark = g_new0 (IsmsRemark, 1);

  remark->value = g_strdup (value);
  remark->becomes = g_strdup (becomes);
  remark->why = g_strdup (why);
  if (self->remarks == NULL)
    self->remarks = g_ptr_array_new_with_free_func (remark_free);
  g_ptr_array_add (self->remarks, remark);
}

/**
 * isms_reading_note_change:
 * @value: what the file says
 * @becomes: what it is read as
 *
 * Notes that the file's words are not what is kept.
 */
void
isms_reading_note_change (IsmsReading *self,
                          const char *value,
                          const char *becomes)
{
  note (self, value, becomes, NULL);
}

/**
 * isms_reading_note_loss:
 * @value: what the file says
 * @why: a sentence
 *
 * Notes that the file says something that is not kept.
 */
void
isms_reading_note_loss (IsmsReading *self,
                        const char *value,
                        const char *why)
{
  note (self, value, NULL, why);
}
