-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was claimed to be saved, in cents a month, where less is counted, and what it was held
-- within (base of a saving); 0 and '' where the saving counts in full.
ALTER TABLE improvement_result ADD COLUMN claimed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE improvement_result ADD COLUMN capped_by TEXT NOT NULL DEFAULT '';
