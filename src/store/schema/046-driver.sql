-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the effort of a practice grows with, such as "0.5 per 10 instances"; '' when it is the same
-- whatever the size.
ALTER TABLE practice ADD COLUMN driver TEXT NOT NULL DEFAULT '';
