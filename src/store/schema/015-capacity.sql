-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a role has from a date on in place of rate.week, in hundredths of a man-day.
CREATE TABLE capacity (role TEXT NOT NULL, starts TEXT NOT NULL, week INTEGER NOT NULL CHECK (week
 >= 0), PRIMARY KEY (role, starts)) WITHOUT ROWID;
CREATE TABLE milestone_capacity (milestone TEXT, role TEXT, starts TEXT, week INTEGER, PRIMARY KEY
 (milestone, role, starts)) WITHOUT ROWID;
INSERT INTO word (kind, id, position, en, zh) VALUES ('field', 'capacity.week', 81,
 'Days a week from a date on (1/100)', '自某日起每周人天（1/100）');
