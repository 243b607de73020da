-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a report says of a practice: what is so without it, what to do, and why in writing. Empty
-- in banks from before; then its title and `why` stand there.
ALTER TABLE practice ADD COLUMN gap_en TEXT NOT NULL DEFAULT '';
ALTER TABLE practice ADD COLUMN gap_zh TEXT NOT NULL DEFAULT '';
ALTER TABLE practice ADD COLUMN action_en TEXT NOT NULL DEFAULT '';
ALTER TABLE practice ADD COLUMN action_zh TEXT NOT NULL DEFAULT '';
ALTER TABLE practice ADD COLUMN risk_en TEXT NOT NULL DEFAULT '';
ALTER TABLE practice ADD COLUMN risk_zh TEXT NOT NULL DEFAULT '';
