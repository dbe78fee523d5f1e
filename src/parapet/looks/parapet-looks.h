/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

void parapet_looks_register (void);
