-- SPDX-License-Identifier: GPL-3.0-or-later
-- The monthly amount that a saving is measured from, where the bill of the last month holds what does not come
-- again; '': that bill.
ALTER TABLE goal ADD COLUMN baseline TEXT NOT NULL DEFAULT '';
ALTER TABLE milestone_goal ADD COLUMN baseline TEXT NOT NULL DEFAULT '';
