-- SPDX-License-Identifier: GPL-3.0-or-later
-- The walk from application to acceptance: what happened, who said what, what was handed over and what
-- became of it. session_clock is of this copy alone: the session that runs here, the seconds it had at
-- its last beat, when that was, and whether a program counts them while it runs.
CREATE TABLE session (id TEXT PRIMARY KEY, kind TEXT NOT NULL DEFAULT '', starts TEXT NOT NULL
 DEFAULT '', ends TEXT NOT NULL DEFAULT '', seconds INTEGER NOT NULL DEFAULT 0, consultants TEXT
 NOT NULL DEFAULT '', attendees TEXT NOT NULL DEFAULT '', place TEXT NOT NULL DEFAULT '', topics
 TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL DEFAULT '',
 changed_by TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE milestone_session (milestone TEXT, id, kind, starts, ends, seconds, consultants,
 attendees, place, topics, note, changed_at, changed_by, PRIMARY KEY (milestone, id)) WITHOUT
 ROWID;
CREATE TABLE minute (id TEXT PRIMARY KEY, text TEXT NOT NULL DEFAULT '', session TEXT NOT NULL
 DEFAULT '', kind TEXT NOT NULL DEFAULT '', owner TEXT NOT NULL DEFAULT '', due TEXT NOT NULL
 DEFAULT '', state TEXT NOT NULL DEFAULT '', at TEXT NOT NULL DEFAULT '', changed_at TEXT NOT
 NULL DEFAULT '', changed_by TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE milestone_minute (milestone TEXT, id, text, session, kind, owner, due, state, at,
 changed_at, changed_by, PRIMARY KEY (milestone, id)) WITHOUT ROWID;
CREATE TABLE prerequisite (id TEXT PRIMARY KEY, state TEXT NOT NULL DEFAULT '', title TEXT NOT
 NULL DEFAULT '', owner TEXT NOT NULL DEFAULT '', due TEXT NOT NULL DEFAULT '', proof TEXT NOT
 NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL DEFAULT '', changed_by
 TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE milestone_prerequisite (milestone TEXT, id, state, title, owner, due, proof, note,
 changed_at, changed_by, PRIMARY KEY (milestone, id)) WITHOUT ROWID;
CREATE TABLE raci (id TEXT PRIMARY KEY, customer TEXT NOT NULL DEFAULT '', provider TEXT NOT
 NULL DEFAULT '', customer_person TEXT NOT NULL DEFAULT '', provider_person TEXT NOT NULL DEFAULT
 '', changed_at TEXT NOT NULL DEFAULT '', changed_by TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE milestone_raci (milestone TEXT, id, customer, provider, customer_person,
 provider_person, changed_at, changed_by, PRIMARY KEY (milestone, id)) WITHOUT ROWID;
CREATE TABLE contact (id TEXT PRIMARY KEY, name TEXT NOT NULL DEFAULT '', party TEXT NOT NULL
 DEFAULT '', role TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '', authority TEXT NOT
 NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '', dingtalk TEXT NOT NULL DEFAULT '', email TEXT
 NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL DEFAULT '',
 changed_by TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE milestone_contact (milestone TEXT, id, name, party, role, title, authority, phone,
 dingtalk, email, note, changed_at, changed_by, PRIMARY KEY (milestone, id)) WITHOUT ROWID;
CREATE TABLE communication (id TEXT PRIMARY KEY, subject TEXT NOT NULL DEFAULT '', date TEXT NOT
 NULL DEFAULT '', channel TEXT NOT NULL DEFAULT '', sender TEXT NOT NULL DEFAULT '', recipients
 TEXT NOT NULL DEFAULT '', content TEXT NOT NULL DEFAULT '', confirmed TEXT NOT NULL DEFAULT '',
 confirmed_by TEXT NOT NULL DEFAULT '', way TEXT NOT NULL DEFAULT '', reference TEXT NOT NULL
 DEFAULT '', sha256 TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL DEFAULT '', changed_by
 TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE milestone_communication (milestone TEXT, id, subject, date, channel, sender,
 recipients, content, confirmed, confirmed_by, way, reference, sha256, changed_at, changed_by,
 PRIMARY KEY (milestone, id)) WITHOUT ROWID;
CREATE TABLE version (id TEXT PRIMARY KEY, number TEXT NOT NULL DEFAULT '', deliverable TEXT NOT
 NULL DEFAULT '', at TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '', file TEXT NOT
 NULL DEFAULT '', sha256 TEXT NOT NULL DEFAULT '', gate TEXT NOT NULL DEFAULT '', recipients TEXT
 NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL DEFAULT '',
 changed_by TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE milestone_version (milestone TEXT, id, number, deliverable, at, language, file,
 sha256, gate, recipients, note, changed_at, changed_by, PRIMARY KEY (milestone, id)) WITHOUT
 ROWID;
CREATE TABLE comment (id TEXT PRIMARY KEY, text TEXT NOT NULL DEFAULT '', version TEXT NOT NULL
 DEFAULT '', number TEXT NOT NULL DEFAULT '', author TEXT NOT NULL DEFAULT '', about TEXT NOT
 NULL DEFAULT '', decision TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT '', changed_at
 TEXT NOT NULL DEFAULT '', changed_by TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE milestone_comment (milestone TEXT, id, text, version, number, author, about,
 decision, state, changed_at, changed_by, PRIMARY KEY (milestone, id)) WITHOUT ROWID;
CREATE TABLE acceptance (id TEXT PRIMARY KEY, verdict TEXT NOT NULL DEFAULT '', version TEXT NOT
 NULL DEFAULT '', sha256 TEXT NOT NULL DEFAULT '', representative TEXT NOT NULL DEFAULT '', role
 TEXT NOT NULL DEFAULT '', date TEXT NOT NULL DEFAULT '', way TEXT NOT NULL DEFAULT '', reference
 TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL DEFAULT '',
 changed_by TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE milestone_acceptance (milestone TEXT, id, verdict, version, sha256, representative,
 role, date, way, reference, note, changed_at, changed_by, PRIMARY KEY (milestone, id)) WITHOUT
 ROWID;
CREATE TABLE passage (id TEXT PRIMARY KEY, reason TEXT NOT NULL DEFAULT '', phase TEXT NOT NULL
 DEFAULT '', missing TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL DEFAULT '', changed_by
 TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE milestone_passage (milestone TEXT, id, reason, phase, missing, changed_at,
 changed_by, PRIMARY KEY (milestone, id)) WITHOUT ROWID;
CREATE TABLE completion (id TEXT PRIMARY KEY, kind TEXT NOT NULL DEFAULT '', reason TEXT NOT
 NULL DEFAULT '', changed_at TEXT NOT NULL DEFAULT '', changed_by TEXT NOT NULL DEFAULT '')
 WITHOUT ROWID;
CREATE TABLE milestone_completion (milestone TEXT, id, kind, reason, changed_at, changed_by,
 PRIMARY KEY (milestone, id)) WITHOUT ROWID;
CREATE TABLE session_clock (session TEXT PRIMARY KEY, seconds INTEGER NOT NULL, beat TEXT NOT NULL,
 is_live INTEGER NOT NULL) WITHOUT ROWID;
