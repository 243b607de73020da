/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hash.h - what tells contents apart: SHA-256 of files and bytes, and a short keyed hash. */
#ifndef HASH_H
#define HASH_H

#include <stdint.h>

#include "base/base.h"
#include "base/id.h"

/* 64 hexadecimal digits and a NUL. */
enum { HASH_SIZE = 65 };
MUST_CHECK bool hash_file(const char *path, char hash[HASH_SIZE]);
void hash_bytes(const void *data, size_t bytes, char hash[HASH_SIZE]);

/* The beginning of it as an id (id.h): each machine gives a text the same. */
void hash_id(const char *text, char id[ID_SIZE]);
void hash_words(const char *const words[], size_t count, char id[ID_SIZE]); /* NULL is as "" */

/* A keyed hash of a few bytes, the same on every machine; the last one can be the seed of
 * the next. */
uint64_t hash_short(uint64_t seed, const void *bytes, size_t count);

#endif
