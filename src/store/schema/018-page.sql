-- SPDX-License-Identifier: GPL-3.0-or-later
-- waits: the last page that was imported said that another one follows.
ALTER TABLE import_cover ADD COLUMN waits INTEGER NOT NULL DEFAULT 0;
DROP VIEW active_cover;
CREATE VIEW active_cover AS SELECT import_cover.* FROM import_cover JOIN import_batch ON number =
 batch AND state = 'active';
