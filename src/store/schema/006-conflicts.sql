-- SPDX-License-Identifier: GPL-3.0-or-later
-- What two people said of the same thing. The later answer is kept until one is chosen; values are
-- JSON arrays of the columns that belong together (merge_unit.h), '' is none.
CREATE TABLE conflict (id TEXT PRIMARY KEY, entity TEXT NOT NULL, key1 TEXT NOT NULL, key2 TEXT NOT
 NULL, key3 TEXT NOT NULL, field TEXT NOT NULL, earlier TEXT NOT NULL, earlier_by TEXT NOT NULL,
 earlier_at TEXT NOT NULL, later TEXT NOT NULL, later_by TEXT NOT NULL, later_at TEXT NOT NULL,
 chosen TEXT NOT NULL CHECK (chosen IN ('earlier', 'later')), settled_at TEXT NOT NULL DEFAULT '',
 settled_by TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
INSERT INTO word (kind, id, position, en, zh) VALUES ('field', 'conflict.chosen', 16,
 'Conflict, kept', '冲突取舍'), ('field', 'conflict.settled_by', 17, 'Conflict, settled by', '冲突解决人'),
 ('chosen', 'earlier', 1, 'the earlier answer', '较早的回答'), ('chosen', 'later', 2, 'the later answer',
 '较晚的回答');
