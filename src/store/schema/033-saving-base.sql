-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a saving is a part of, and when the practice was last read against the products. Banks from
-- before say neither.
ALTER TABLE practice ADD COLUMN saving_base TEXT NOT NULL DEFAULT '';
ALTER TABLE practice ADD COLUMN reviewed TEXT NOT NULL DEFAULT '';
