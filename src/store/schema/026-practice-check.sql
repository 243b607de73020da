-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which checks prove or indicate whether a practice is in place; one may speak of several. Until now
-- they stood in words with the practice, each with one.
CREATE TABLE practice_check (practice TEXT NOT NULL REFERENCES practice, "check" TEXT NOT NULL, strength
 TEXT NOT NULL CHECK (strength IN ('proves', 'indicates')), position INTEGER NOT NULL, PRIMARY KEY
 (practice, "check")) WITHOUT ROWID;
CREATE INDEX practice_check_of_check ON practice_check ("check");
CREATE INDEX check_group_of_code ON check_group (code);
INSERT OR IGNORE INTO practice_check (practice, "check", strength, position) WITH word (practice, rest,
 "check", position) AS (SELECT id, checks || ' ', '', position * 1000 FROM practice UNION ALL SELECT
 practice, substr(rest, instr(rest, ' ') + 1), substr(rest, 1, instr(rest, ' ') - 1), position + 1 FROM
 word WHERE rest > '') SELECT practice, "check", 'proves', position FROM word WHERE "check" > '';
ALTER TABLE practice DROP COLUMN checks;
CREATE TRIGGER tally_mapped AFTER INSERT ON check_map BEGIN INSERT OR IGNORE INTO stale_check VALUES
 (new.product, new."check");
 END;
CREATE TRIGGER tally_unmapped AFTER DELETE ON check_map BEGIN INSERT OR IGNORE INTO stale_check VALUES
 (old.product, old."check");
 END;
-- Its own counts stay; what further practices a check speaks of is counted anew.
INSERT OR IGNORE INTO stale_check SELECT DISTINCT product, "check" FROM check_group;
