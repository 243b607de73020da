-- SPDX-License-Identifier: GPL-3.0-or-later
-- The rows of repeating forms, a row a cell: data/forms/repeating.csv says which forms there are. A
-- record begins with eight digits that keep the order in which rows were added. What was taken from
-- evidence has source `evidence` until somebody confirms it. A session may be of one package.
CREATE TABLE entry (form TEXT NOT NULL, record TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT
 NULL DEFAULT '', source TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL DEFAULT '', changed_by
 TEXT NOT NULL DEFAULT '', PRIMARY KEY (form, record, field)) WITHOUT ROWID;
CREATE TABLE milestone_entry (milestone TEXT, form, record, field, value, source, changed_at,
 changed_by, PRIMARY KEY (milestone, form, record, field)) WITHOUT ROWID;
ALTER TABLE session ADD COLUMN package TEXT NOT NULL DEFAULT '';
ALTER TABLE milestone_session ADD COLUMN package;
UPDATE milestone_session SET package = '';
