-- SPDX-License-Identifier: GPL-3.0-or-later
-- How long was spoken of each question while a session ran, by the consultant who kept the time: outside
-- the journal, so that undoing an answer does not take back the time it took, and so that the copies of two
-- consultants never contradict each other.
CREATE TABLE question_time (workload TEXT NOT NULL, question TEXT NOT NULL, author TEXT NOT NULL, seconds
 INTEGER NOT NULL, PRIMARY KEY (workload, question, author)) WITHOUT ROWID;
