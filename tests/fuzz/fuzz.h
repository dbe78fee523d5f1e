/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What a target is: one function that takes any bytes and returns 0. What is wrong, it says by g_assert. The name is
 * libFuzzer's, so that a target also links with `clang -fsanitize=fuzzer` in place of fuzz-driver.c. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
