-- SPDX-License-Identifier: GPL-3.0-or-later
-- A question of the whole organization is answered, scored in totals and costed once; a practice that
-- another question has, too, is answered with that one. Banks from before ask each by itself.
ALTER TABLE question ADD COLUMN scope TEXT NOT NULL DEFAULT 'workload';
ALTER TABLE practice ADD COLUMN same_as TEXT NOT NULL DEFAULT '';
CREATE INDEX practice_same_as ON practice (same_as);
