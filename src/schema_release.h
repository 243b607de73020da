/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_release.h - the step that makes what a Consulting Report needs: releases past its
 * gate, and recommendations as its sheets see them. */
#ifndef SCHEMA_RELEASE_H
#define SCHEMA_RELEASE_H

extern const char schema_release[];

#endif
