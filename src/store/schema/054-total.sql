-- SPDX-License-Identifier: GPL-3.0-or-later
-- What an export that is not all there said of its length: the listing that it is a part of, and the rows
-- of that in all; 0: it did not say, or all of them came.
ALTER TABLE import_cover ADD COLUMN listing INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import_cover ADD COLUMN total INTEGER NOT NULL DEFAULT 0;
