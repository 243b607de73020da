-- SPDX-License-Identifier: GPL-3.0-or-later
-- Questions that are answered offline: who is asked what, which questionnaires are out, which came back
-- (content is the file, in base64), and what was in them that is no answer to a question.
CREATE TABLE respondent (id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL DEFAULT '', mail TEXT
 NOT NULL DEFAULT '', due TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE assignment (workload TEXT NOT NULL REFERENCES workload ON DELETE CASCADE, question TEXT NOT
 NULL REFERENCES question, respondent TEXT NOT NULL, PRIMARY KEY (workload, question)) WITHOUT ROWID;
CREATE TABLE sent (id TEXT PRIMARY KEY, respondent TEXT NOT NULL, due TEXT NOT NULL, questions INTEGER NOT
 NULL, at TEXT NOT NULL, author TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE returned (id TEXT PRIMARY KEY, sent TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL,
 content TEXT NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE stray (returned TEXT NOT NULL, place TEXT NOT NULL, text TEXT NOT NULL, reason TEXT NOT NULL,
 PRIMARY KEY (returned, place)) WITHOUT ROWID;
