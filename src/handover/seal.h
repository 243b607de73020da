/* SPDX-License-Identifier: GPL-3.0-or-later */
/* seal.h - a workbook that only one colleague can open. The file is
 *
 *   16 bytes   "Wellbook sealed" and the format's number, 1
 *   80 bytes   the key of the stream, in a crypto_box_seal to the public key
 *   24 bytes   the header of a crypto_secretstream_xchacha20poly1305
 *   then       its messages, each of at most 64 KiB and 17 bytes; the first is bound to the 96
 *              bytes above, the last is tagged final and nothing follows it
 */
#ifndef SEAL_H
#define SEAL_H

#include "handover/seal_key.h"
#include "store/store.h"

/* Writes the workbook as it is, with what stands in its log, to `path`, which must not exist. */
MUST_CHECK bool seal_workbook(Store *store, const unsigned char to[KEY_BYTES], const char *path);

/* Opens a sealed file with one's own key, and writes what was sealed to `path`, which must not
 * exist; nothing is written unless all of it is sound. */
MUST_CHECK bool seal_open(const char *sealed, const char *path);

#endif
