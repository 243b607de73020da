-- SPDX-License-Identifier: GPL-3.0-or-later
-- The start of the plan was a place to come back to, which no merge brought along.
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE milestone_setting (milestone TEXT, name TEXT, value TEXT, PRIMARY KEY (milestone,
 name)) WITHOUT ROWID;
INSERT INTO setting (name, value) SELECT name, value FROM session WHERE name = 'plan-start';
INSERT INTO milestone_setting (milestone, name, value) SELECT milestone.id, session.name, value FROM
 milestone, session WHERE session.name = 'plan-start';
DELETE FROM session WHERE name = 'plan-start';
ALTER TABLE improvement_result ADD COLUMN provisional INTEGER NOT NULL DEFAULT 0;
INSERT INTO word (kind, id, position, en, zh) VALUES ('field', 'setting.value', 80, 'Setting',
 '设置'), ('setting', 'plan-start', 1, 'Start of the plan', '计划开始日'), ('setting', 'make-up-days', 2,
 'Make-up weekend days', '调休上班日'), ('setting', 'unknown-years', 3, 'Years without known holidays',
 '节假日未知的年份');
