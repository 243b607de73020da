-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who of the people sees to a task, and what its saving was reckoned from; and of a practice whether it
-- changes anything in the cloud: 'no' is paperwork, '' changes it.
ALTER TABLE recommendation ADD COLUMN person TEXT NOT NULL DEFAULT '';
ALTER TABLE recommendation ADD COLUMN saving_basis TEXT NOT NULL DEFAULT '';
ALTER TABLE milestone_recommendation ADD COLUMN person TEXT NOT NULL DEFAULT '';
ALTER TABLE milestone_recommendation ADD COLUMN saving_basis TEXT NOT NULL DEFAULT '';
ALTER TABLE practice ADD COLUMN changes TEXT NOT NULL DEFAULT '';
