-- SPDX-License-Identifier: GPL-3.0-or-later
-- Ids are texts that two copies of a workbook agree on: those of the bank and the forms, and
-- random ones for what people add. `position` is the order in which people see things.
CREATE TABLE engagement (id TEXT PRIMARY KEY, created_at TEXT NOT NULL, created_by TEXT NOT NULL,
 program TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE lens (id TEXT PRIMARY KEY, position INTEGER NOT NULL, version TEXT NOT NULL, name_en
 TEXT NOT NULL, name_zh TEXT NOT NULL, description_en TEXT NOT NULL, description_zh TEXT NOT NULL)
 WITHOUT ROWID;
CREATE TABLE pillar (id TEXT PRIMARY KEY, lens TEXT NOT NULL REFERENCES lens, position INTEGER NOT
 NULL, color TEXT NOT NULL, name_en TEXT NOT NULL, name_zh TEXT NOT NULL, description_en TEXT NOT
 NULL, description_zh TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE question (id TEXT PRIMARY KEY, pillar TEXT NOT NULL REFERENCES pillar, position INTEGER
 NOT NULL, topic_en TEXT NOT NULL, topic_zh TEXT NOT NULL, area_en TEXT NOT NULL, area_zh TEXT NOT
 NULL, title_en TEXT NOT NULL, title_zh TEXT NOT NULL, good_en TEXT NOT NULL, good_zh TEXT NOT NULL,
 high_when TEXT NOT NULL, medium_when TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE practice (id TEXT PRIMARY KEY, question TEXT NOT NULL REFERENCES question, position
 INTEGER NOT NULL, title_en TEXT NOT NULL, title_zh TEXT NOT NULL, why_en TEXT NOT NULL, why_zh TEXT
 NOT NULL, how_en TEXT NOT NULL, how_zh TEXT NOT NULL, anti_en TEXT NOT NULL, anti_zh TEXT NOT NULL,
 products TEXT NOT NULL, weight TEXT NOT NULL CHECK (weight IN ('high', 'medium', 'low')), min_days
 REAL NOT NULL, max_days REAL NOT NULL, cost_once TEXT NOT NULL, cost_month TEXT NOT NULL,
 saving_percent TEXT NOT NULL, stage INTEGER NOT NULL, checks TEXT NOT NULL, depends_on TEXT NOT
 NULL, url TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX practice_of_question ON practice (question, position);
CREATE TABLE term (id TEXT PRIMARY KEY, position INTEGER NOT NULL, term_en TEXT NOT NULL, term_zh
 TEXT NOT NULL, text_en TEXT NOT NULL, text_zh TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE form (id TEXT PRIMARY KEY, position INTEGER NOT NULL, title_en TEXT NOT NULL, title_zh
 TEXT NOT NULL, help_en TEXT NOT NULL, help_zh TEXT NOT NULL, repeats TEXT NOT NULL CHECK (repeats
 IN ('', 'workload'))) WITHOUT ROWID;
CREATE TABLE field (form TEXT NOT NULL REFERENCES form, id TEXT NOT NULL, position INTEGER NOT NULL,
 section_en TEXT NOT NULL, section_zh TEXT NOT NULL, label_en TEXT NOT NULL, label_zh TEXT NOT NULL,
 help_en TEXT NOT NULL, help_zh TEXT NOT NULL, type TEXT NOT NULL, required INTEGER NOT NULL,
 unit_en TEXT NOT NULL, unit_zh TEXT NOT NULL, PRIMARY KEY (form, id)) WITHOUT ROWID;
CREATE TABLE field_option (form TEXT NOT NULL, field TEXT NOT NULL, id TEXT NOT NULL, position
 INTEGER NOT NULL, label_en TEXT NOT NULL, label_zh TEXT NOT NULL, PRIMARY KEY (form, field, id),
 FOREIGN KEY (form, field) REFERENCES field) WITHOUT ROWID;
CREATE TABLE workload (id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL UNIQUE)
 WITHOUT ROWID;
CREATE TABLE answer (workload TEXT NOT NULL REFERENCES workload ON DELETE CASCADE, question TEXT NOT
 NULL REFERENCES question, state TEXT NOT NULL DEFAULT '' CHECK (state IN ('', 'not-applicable',
 'refused', 'follow-up')), reason TEXT NOT NULL DEFAULT '', explanation TEXT NOT NULL DEFAULT '',
 owner TEXT NOT NULL DEFAULT '', due TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', asked
 TEXT NOT NULL DEFAULT '', confidence TEXT NOT NULL DEFAULT '' CHECK (confidence IN ('', 'high',
 'medium', 'low')), source TEXT NOT NULL DEFAULT 'interview', changed_at TEXT NOT NULL, changed_by
 TEXT NOT NULL, PRIMARY KEY (workload, question)) WITHOUT ROWID;
CREATE TABLE practice_answer (workload TEXT NOT NULL REFERENCES workload ON DELETE CASCADE, practice
 TEXT NOT NULL REFERENCES practice, state TEXT NOT NULL CHECK (state IN ('in-place', 'partial',
 'missing', 'not-applicable', 'unknown')), reason TEXT NOT NULL DEFAULT '', note TEXT NOT NULL
 DEFAULT '', source TEXT NOT NULL DEFAULT 'interview', changed_at TEXT NOT NULL, changed_by TEXT NOT
 NULL, PRIMARY KEY (workload, practice)) WITHOUT ROWID;
CREATE TABLE evidence (id TEXT PRIMARY KEY, workload TEXT NOT NULL REFERENCES workload ON DELETE
 CASCADE, question TEXT NOT NULL REFERENCES question, kind TEXT NOT NULL CHECK (kind IN ('file',
 'link', 'statement')), content TEXT NOT NULL, sha256 TEXT NOT NULL DEFAULT '', added_at TEXT NOT
 NULL, added_by TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX evidence_of_question ON evidence (workload, question);
CREATE TABLE field_value (form TEXT NOT NULL, record TEXT NOT NULL, field TEXT NOT NULL, value TEXT
 NOT NULL, changed_at TEXT NOT NULL, changed_by TEXT NOT NULL, PRIMARY KEY (form, record, field),
 FOREIGN KEY (form, field) REFERENCES field) WITHOUT ROWID;
-- Half-typed texts, and where each screen was left.
CREATE TABLE draft (place TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE session (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- What risk.c makes of an answer, kept with it so that reports need only SQL.
CREATE TABLE result (workload TEXT NOT NULL REFERENCES workload ON DELETE CASCADE, question TEXT NOT
 NULL REFERENCES question, answered INTEGER NOT NULL, risk TEXT NOT NULL, earned REAL NOT NULL,
 possible REAL NOT NULL, PRIMARY KEY (workload, question)) WITHOUT ROWID;
