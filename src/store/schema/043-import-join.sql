-- SPDX-License-Identifier: GPL-3.0-or-later
-- clang-format on
-- What a merge of imported rows must know of each batch. complete: 0 what the batch does not name
-- of the group may still be there, 1 it is gone, 2 so it is for all groups of the account.
ALTER TABLE import_cover ADD COLUMN complete INTEGER NOT NULL DEFAULT 0;
-- The batch whose undoing takes this one away again: the last that came by the same merge.
ALTER TABLE import_batch ADD COLUMN joined TEXT NOT NULL DEFAULT '';
-- The rows that a batch named in groups for which it is not complete.
CREATE TABLE import_told (grp INTEGER NOT NULL, key INTEGER NOT NULL, batch INTEGER NOT NULL,
 PRIMARY KEY (grp, key, batch)) WITHOUT ROWID;
-- Rows that a merged batch had named before the first one here did.
CREATE TABLE import_first (batch INTEGER NOT NULL, kind TEXT NOT NULL, id INTEGER NOT NULL,
 was INTEGER NOT NULL, is_now INTEGER NOT NULL, PRIMARY KEY (batch, kind, id)) WITHOUT ROWID;
