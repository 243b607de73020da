-- SPDX-License-Identifier: GPL-3.0-or-later
-- Questions that are answered offline: who is asked what, which questionnaires are out, which came back
-- (content is the file, in base64), what each said where and by whom it was said (verdict: new, changed,
-- emptied, conflict, unreadable), and what was in them that is no answer to a question.
CREATE TABLE respondent (id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL DEFAULT '', mail TEXT
 NOT NULL DEFAULT '', due TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE assignment (workload TEXT NOT NULL, question TEXT NOT NULL, respondent TEXT NOT NULL, PRIMARY
 KEY (workload, question)) WITHOUT ROWID;
CREATE TABLE sent (id TEXT PRIMARY KEY, respondent TEXT NOT NULL, due TEXT NOT NULL, questions INTEGER NOT
 NULL, at TEXT NOT NULL, author TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE returned (id TEXT PRIMARY KEY, sent TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL,
 content TEXT NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE returned_answer (returned TEXT NOT NULL, number TEXT NOT NULL, place TEXT NOT NULL, verdict TEXT
 NOT NULL, workload TEXT NOT NULL, question TEXT NOT NULL, item TEXT NOT NULL, what TEXT NOT NULL, before TEXT
 NOT NULL, after TEXT NOT NULL, who TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (returned, number))
 WITHOUT ROWID;
CREATE TABLE stray (returned TEXT NOT NULL, place TEXT NOT NULL, text TEXT NOT NULL, reason TEXT NOT NULL,
 PRIMARY KEY (returned, place)) WITHOUT ROWID;
