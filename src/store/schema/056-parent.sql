-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which acts an act knew of: parent is the act before it in the copy that made it, joined the last act of
-- the copy that a merge brought. Older acts have none.
ALTER TABLE journal ADD COLUMN parent TEXT NOT NULL DEFAULT '';
ALTER TABLE journal ADD COLUMN joined TEXT NOT NULL DEFAULT '';
