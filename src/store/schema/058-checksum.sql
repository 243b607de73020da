-- SPDX-License-Identifier: GPL-3.0-or-later
-- What an act is known again by (STORE_ACT_COLUMNS): a flipped bit in any of its columns is told in no other way.
ALTER TABLE journal ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
