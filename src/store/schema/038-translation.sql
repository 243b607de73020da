-- SPDX-License-Identifier: GPL-3.0-or-later
-- What people said in one language, or in two at once, as the pages of each language print it.
CREATE TABLE translation (id TEXT PRIMARY KEY, text TEXT NOT NULL DEFAULT '', en TEXT NOT NULL DEFAULT
 '', zh TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL DEFAULT '', changed_by TEXT NOT NULL DEFAULT
 '') WITHOUT ROWID;
CREATE INDEX translation_text ON translation (text);
CREATE TABLE milestone_translation (milestone TEXT, id, text, en, zh, changed_at, changed_by, PRIMARY
 KEY (milestone, id)) WITHOUT ROWID;
